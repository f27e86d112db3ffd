//! A world for a story: the app on a fresh database, driven through HTTP.
//!
//! SQLite is a copy of a migrated file; PostgreSQL a copy of a migrated database in the private
//! cluster that `KENES_TEST_POSTGRES` names.

use axum::{body::Body, http::Request};
use http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt as _;
use kenes_kernel::{
    Ctx, Kernel,
    access::{Role, Viewer},
    clock::{Instant, ScriptedClock},
    config::Config,
    content::Content,
    db::{Db, Query},
    i18n::Locale,
    ids::Random,
};
use kenes_platform::{app, slices::accounts};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};
use tokio::sync::OnceCell;
use tower::ServiceExt as _;

/// 2026-11-23 10:00 UTC.
pub const NOW: Instant = Instant::from_micros(1_795_428_000_000_000);
pub const PASSWORD: &str = "a long enough password";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

/// The engines that are there. `scripts/test` sees to it that PostgreSQL is.
#[must_use]
pub fn engines() -> Vec<On> {
    if postgres().is_some() {
        vec![On::Sqlite, On::Postgres]
    } else {
        vec![On::Sqlite]
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "the script hands the cluster over this way"
)]
fn postgres() -> Option<String> {
    std::env::var("KENES_TEST_POSTGRES").ok()
}

pub struct World {
    pub kernel: Arc<Kernel>,
    pub clock: Arc<ScriptedClock>,
    folder: PathBuf,
    /// Built at the first request, so that a story can change the kernel before.
    router: OnceLock<axum::Router>,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

static COUNTER: AtomicU32 = AtomicU32::new(0);

/// A name that no other run has: process ids come again while a cluster stands.
fn fresh_name() -> String {
    let chance = std::hash::BuildHasher::hash_one(
        &std::hash::RandomState::new(),
        COUNTER.fetch_add(1, Ordering::Relaxed),
    );
    format!("kenes_{}_{chance:016x}", std::process::id())
}

impl World {
    pub async fn on(engine: On) -> Self {
        Self::with(engine, false).await
    }

    /// As in the demonstration: its people, and one-click sign-ins.
    pub async fn demonstration(engine: On) -> Self {
        let world = Self::with(engine, true).await;
        accounts::seed(&world.kernel.program()).await.unwrap();
        world
    }

    /// With an upload limit of its own, in megabytes.
    pub async fn with_upload_limit(engine: On, upload_limit_mb: u64) -> Self {
        let config = Config {
            upload_limit_mb,
            ..Config::default()
        };
        Self::configured(engine, config).await
    }

    async fn with(engine: On, demo: bool) -> Self {
        let config = Config {
            demo,
            ..Config::default()
        };
        Self::configured(engine, config).await
    }

    /// Where whoever decides, validates or publishes needs a second factor, as in life.
    pub async fn requiring_second_factor(engine: On) -> Self {
        let mut world = Self::on(engine).await;
        let kernel = Arc::get_mut(&mut world.kernel).expect("nobody else holds a new world");
        kernel.config.require_second_factor = true;
        world
    }

    async fn configured(engine: On, config: Config) -> Self {
        let (name, folder) = fresh_folder();
        let database = match engine {
            On::Sqlite => {
                let file = folder.join("kenes.sqlite3");
                std::fs::copy(sqlite_template().await, &file).unwrap();
                format!("sqlite:{}", file.display())
            }
            On::Postgres => postgres_copy(&name).await,
        };
        let db = Db::open(&database).await.unwrap();
        Self::opened(db, folder, config)
    }

    /// The program on a database that a story has filled itself; see [`empty_database`].
    pub fn opened(db: Db, folder: PathBuf, config: Config) -> Self {
        Self::seeded(db, folder, config, 42)
    }

    /// With a chance of its own: two programs on one database never draw the same ids.
    #[must_use]
    pub fn seeded(db: Db, folder: PathBuf, config: Config, seed: u64) -> Self {
        let clock = Arc::new(ScriptedClock::at(NOW));
        let config = Config {
            data: folder.clone(),
            password_memory_kib: 16,
            secure_cookies: false,
            // Most stories are of other things; see `requiring_second_factor`.
            require_second_factor: false,
            ..config
        };
        let parts = app::Parts {
            config,
            db,
            clock: clock.clone(),
            random: Random::seeded(seed),
        };
        Self {
            kernel: app::build(parts).unwrap(),
            clock,
            folder,
            router: OnceLock::new(),
        }
    }

    /// Adds a person with [`PASSWORD`] and signs them in.
    pub async fn signed_in(&self, handle: &str, role: Role) -> Browser<'_> {
        let new = accounts::NewPerson {
            handle: handle.into(),
            name: Content::in_three("Әлия", "Алия", "Aliya"),
            role,
            password: Some(PASSWORD.into()),
            demonstration: false,
            what_to_try: None,
        };
        accounts::add_person(&self.program(), new).await.unwrap();
        let mut browser = self.stranger();
        let answer = browser
            .post("/en/sign-in", &[("handle", handle), ("password", PASSWORD)])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        browser
    }

    pub fn stranger(&self) -> Browser<'_> {
        Browser {
            world: self,
            cookies: Vec::new(),
        }
    }

    pub fn program(&self) -> Ctx {
        self.kernel.acting(Viewer::program(), Locale::En)
    }

    /// Changes a row by hand, past everything that kenes does.
    pub async fn tamper(&self, sql: &str) -> u64 {
        Query::new(sql).run(self.kernel.db.read()).await.unwrap()
    }
}

fn fresh_folder() -> (String, PathBuf) {
    let name = fresh_name();
    let folder = std::env::temp_dir().join(&name);
    std::fs::create_dir_all(&folder).unwrap();
    (name, folder)
}

/// A database without a single table, and a folder for what belongs to it.
pub async fn empty_database(engine: On) -> (Db, PathBuf) {
    let (name, folder) = fresh_folder();
    let url = match engine {
        On::Sqlite => format!("sqlite:{}", folder.join("kenes.sqlite3").display()),
        On::Postgres => {
            let cluster = postgres().unwrap();
            let admin = Db::open(&format!("{cluster}/postgres")).await.unwrap();
            Query::new(&format!("CREATE DATABASE {name}"))
                .run(admin.read())
                .await
                .unwrap();
            admin.close().await.unwrap();
            format!("{cluster}/{name}")
        }
    };
    (Db::open(&url).await.unwrap(), folder)
}

async fn sqlite_template() -> &'static Path {
    static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(|| async {
            let file = std::env::temp_dir().join(format!("{}.template", fresh_name()));
            let db = Db::open(&format!("sqlite:{}", file.display()))
                .await
                .unwrap();
            app::migrate(&db, &ScriptedClock::at(NOW)).await.unwrap();
            Query::new("PRAGMA wal_checkpoint(TRUNCATE)")
                .rows(db.read())
                .await
                .unwrap();
            db.close().await.unwrap();
            file
        })
        .await
}

/// A copy of a migrated database. `CREATE DATABASE … TEMPLATE` wants the template unused.
async fn postgres_copy(name: &str) -> String {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let cluster = postgres().unwrap();
    let template = TEMPLATE
        .get_or_init(|| async {
            let template = format!("{}_template", fresh_name());
            let admin = Db::open(&format!("{cluster}/postgres")).await.unwrap();
            Query::new(&format!("CREATE DATABASE {template}"))
                .run(admin.read())
                .await
                .unwrap();
            let db = Db::open(&format!("{cluster}/{template}")).await.unwrap();
            app::migrate(&db, &ScriptedClock::at(NOW)).await.unwrap();
            db.close().await.unwrap();
            admin.close().await.unwrap();
            template
        })
        .await;
    let admin = Db::open(&format!("{cluster}/postgres")).await.unwrap();
    Query::new(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
        .run(admin.read())
        .await
        .unwrap();
    admin.close().await.unwrap();
    format!("{cluster}/{name}")
}

const BOUNDARY: &str = "a-boundary-of-the-story";
const FORM_END: &[u8] = b"\r\n--a-boundary-of-the-story--\r\n";

/// What stands before the bytes of a file in a form.
#[must_use]
pub fn form_head(file_name: &str) -> Vec<u8> {
    let quoted = file_name
        .replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A");
    format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{quoted}\"\r\nContent-Type: application/octet-stream\r\n\r\n")
        .into_bytes()
}

/// One person's browser: keeps cookies, follows nothing by itself.
pub struct Browser<'w> {
    world: &'w World,
    cookies: Vec<(String, String)>,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl<'w> Browser<'w> {
    /// Somebody else who has the same cookies.
    pub fn with_the_same_cookies(&self) -> Browser<'w> {
        Browser {
            world: self.world,
            cookies: self.cookies.clone(),
        }
    }
}

impl Browser<'_> {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request("GET", path).body(Body::empty()).unwrap())
            .await
    }

    pub async fn get_with(&mut self, path: &str, name: &str, value: &str) -> Answer {
        let request = self.request("GET", path).header(name, value);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(form).unwrap();
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a file as the browser's form does.
    pub async fn upload(&mut self, path: &str, file_name: &str, bytes: &[u8]) -> Answer {
        let mut body = form_head(file_name);
        body.extend_from_slice(bytes);
        body.extend_from_slice(FORM_END);
        self.upload_body(path, Body::from(body)).await
    }

    /// Sends a form with parts and without a file.
    pub async fn post_parts(&mut self, path: &str, parts: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in parts {
            body.extend_from_slice(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n")
                    .as_bytes(),
            );
            body.extend_from_slice(value);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        self.upload_body(path, Body::from(body)).await
    }

    /// Sends a body that begins with [`form_head`].
    pub async fn upload_body(&mut self, path: &str, body: Body) -> Answer {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, kind);
        self.send(request.body(body).unwrap()).await
    }

    pub async fn post_json(&mut self, path: &str, body: &str, key: &str) -> Answer {
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key);
        self.send(request.body(Body::from(body.to_owned())).unwrap())
            .await
    }

    /// A request of a program: headers of its own and JSON, if any.
    pub async fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        json: &str,
    ) -> Answer {
        let request = self
            .request(method, path)
            .header(header::CONTENT_TYPE, "application/json");
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        });
        self.send(request.body(Body::from(json.to_owned())).unwrap())
            .await
    }

    pub async fn post_from(&mut self, origin: &str, path: &str) -> Answer {
        let request = self.request("POST", path).header(header::ORIGIN, origin);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub async fn method(&mut self, method: &str, path: &str) -> Answer {
        self.send(self.request(method, path).body(Body::empty()).unwrap())
            .await
    }

    fn request(&self, method: &str, path: &str) -> http::request::Builder {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(n, v)| format!("{n}={v}"))
            .collect();
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "kenes.test")
            .header(header::COOKIE, cookies.join("; "))
    }

    async fn send(&mut self, request: Request<Body>) -> Answer {
        let router = self
            .world
            .router
            .get_or_init(|| app::router(Arc::clone(&self.world.kernel)));
        let response = router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for value in parts.headers.get_all(header::SET_COOKIE) {
            let text = value.to_str().unwrap();
            let (name, rest) = text.split_once('=').unwrap();
            self.cookies.retain(|(n, _)| n != name);
            let value = rest.split(';').next().unwrap();
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
