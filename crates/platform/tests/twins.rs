//! Each step of the schema has a twin: a file of rows as they stood in that schema, never changed afterwards. An empty
//! database walks step, twin, step, twin …, so that every later step is tried on a database in use, and the program of
//! today opens on the result. Entries of the journal are part of the twins: when a record gets another shape, its
//! upcaster is tried on those of the old one.
//!
//! A twin is written for both engines: `{uuid …}` is an id, `{hex …}` are bytes. It can be written by hand; where it
//! holds journaled rows, `living.rs` gets a step that makes them and `KENES_WRITE_TWIN=0008 cargo test -p
//! kenes-platform --test platform twins` writes the file.

use crate::{
    living,
    world::{On, PASSWORD, World, empty_database, engines},
};
use http::StatusCode;
use kenes_kernel::{
    clock::{Instant, ScriptedClock},
    config::Config,
    db::{self, Db, Engine, Query, copy, run_sql},
    journal::{newest_at, verify},
};
use kenes_platform::{app, migrations, slices};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::PathBuf,
};

pub fn twin_path(migration: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("migrations/twins")
        .join(format!("{migration}.sql"))
}

/// The twin's text as one engine takes it.
fn resolved(sql: &str, engine: Engine) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let inside = rest[1..].split('}').next().unwrap();
        let (text, known) = match (inside.split_once(' '), engine) {
            (Some(("uuid", id)), Engine::Sqlite) => (format!("x'{}'", id.replace('-', "")), true),
            (Some(("uuid", id)), Engine::Postgres) => (format!("'{id}'"), true),
            (Some(("hex", digits)), Engine::Sqlite) => (format!("x'{digits}'"), true),
            (Some(("hex", digits)), Engine::Postgres) => (format!("'\\x{digits}'"), true),
            _ => ("{".to_owned(), false),
        };
        out.push_str(&text);
        rest = &rest[if known { inside.len() + 2 } else { 1 }..];
    }
    out + rest
}

/// The first steps, each with its twin.
async fn walk(db: &Db, steps: usize) {
    for (n, migration) in migrations::ALL.iter().enumerate().take(steps) {
        let now = Instant::from_micros(1_795_428_000_000_000);
        let done = db::migrate(db, &migrations::ALL[..=n], now).await;
        assert_eq!(done.unwrap(), [migration.name], "on the twins before it");
        let twin = std::fs::read_to_string(twin_path(migration.name)).unwrap();
        run_sql(db.read(), db.engine(), &resolved(&twin, db.engine()))
            .await
            .unwrap_or_else(|error| panic!("the twin of {}: {error}", migration.name));
    }
}

/// The program of today on a database that walked every step with its twin.
pub async fn world_of_all_twins(engine: On) -> World {
    let (db, folder) = empty_database(engine).await;
    walk(&db, migrations::ALL.len()).await;
    let clock = ScriptedClock::at(crate::world::NOW);
    assert_eq!(app::migrate(&db, &clock).await.unwrap(), Vec::<&str>::new());
    slices::reindex(&db).await.unwrap();
    World::opened(db, folder, Config::default())
}

#[tokio::test]
async fn a_database_of_every_step_is_opened_by_the_program_of_today() {
    for engine in engines() {
        let world = world_of_all_twins(engine).await;
        let verified = verify(&world.kernel).await.unwrap();
        assert_eq!(verified.findings, []);
        assert!(verified.head.size > 40);
        for kind in &world.kernel.records.0 {
            let rows = (kind.load)(world.kernel.db.read().clone(), None, 500).await;
            assert!(!rows.unwrap().is_empty(), "no twin has a {}", kind.name);
        }
        // What a list of open work, a road map's history and an undone import need.
        for (what, sql) in [
            (
                "person erased",
                "SELECT count(*) FROM people WHERE erased_at IS NOT NULL",
            ),
            ("dead job", "SELECT count(*) FROM jobs WHERE state = 'dead'"),
            (
                "ended placement",
                "SELECT count(*) FROM placements WHERE until_at IS NOT NULL",
            ),
            (
                "undone import",
                "SELECT count(*) FROM imports WHERE undone_at IS NOT NULL",
            ),
            (
                "restricted record",
                "SELECT count(*) FROM recommendations WHERE audience_id <> 1",
            ),
            (
                "removed row",
                "SELECT count(*) FROM journal_rows WHERE removed_by IS NOT NULL",
            ),
        ] {
            let count: Option<i64> = Query::new(sql)
                .scalar(world.kernel.db.read())
                .await
                .unwrap();
            assert!(count > Some(0), "no twin has a {what}");
        }
        read_pages(&world).await;
    }
}

async fn read_pages(world: &World) {
    let public = [
        "/",
        "/recommendations",
        "/recommendations/R-0001",
        "/recommendations?q=пытка",
        "/road-maps",
        "/road-maps/RM-01",
        "/road-maps?q=хаттама",
        "/calendar",
        "/body",
        "/duties",
        "/duties/D-0001",
        "/recommendations/export.csv",
        "/road-maps/export.csv",
    ];
    let inner = [
        "/imports",
        "/proposals",
        "/proposals/2",
        "/proposals/3",
        "/proposals/3/doubtful",
        "/proposals/3/difference",
        "/proposals/3/acts",
        "/review",
        "/jobs",
        "/recommendations/R-0005",
    ];
    let mut visitor = world.stranger();
    let mut clerk = world.stranger();
    let form = [("handle", "aliya"), ("password", PASSWORD)];
    let answer = clerk.post("/en/sign-in", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    for language in ["kk", "ru", "en"] {
        for path in public.iter().chain(&inner) {
            let path = format!("/{language}{path}");
            let address: String = path
                .chars()
                .map(|c| {
                    if c.is_ascii() {
                        c.to_string()
                    } else {
                        percent(c)
                    }
                })
                .collect();
            let as_clerk = clerk.get(&address).await;
            assert_eq!(as_clerk.status, StatusCode::OK, "{path}: {}", as_clerk.body);
            let as_visitor = visitor.get(&address).await;
            let open = public.iter().any(|open| path.ends_with(open));
            let expected = if open {
                StatusCode::OK
            } else {
                StatusCode::NOT_FOUND
            };
            assert_eq!(as_visitor.status, expected, "{path}: {}", as_visitor.body);
        }
    }
    let found = visitor.get("/en/road-maps?q=protocol").await;
    assert!(
        found.body.contains("/road-maps/RM-"),
        "search works again: {}",
        found.body
    );
    let import = clerk.get("/en/imports").await;
    let path = import.body.split("href=\"/en/imports/").nth(2).unwrap();
    let path = format!("/en/imports/{}", path.split('"').next().unwrap());
    assert_eq!(clerk.get(&path).await.status, StatusCode::OK, "{path}");
}

fn percent(c: char) -> String {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes)
        .bytes()
        .map(|b| format!("%{b:02X}"))
        .collect()
}

/// Writes the twin of the newest step from the life in `living.rs`, upon the twins before it, when somebody asks for it.
#[tokio::test]
#[allow(
    clippy::disallowed_methods,
    reason = "the person who writes a twin asks for it this way"
)]
async fn a_twin_is_written_when_it_is_asked_for() {
    let Ok(wanted) = std::env::var("KENES_WRITE_TWIN") else {
        return;
    };
    let newest = migrations::ALL.len();
    let migration = migrations::ALL[newest - 1].name;
    assert!(
        migration.starts_with(&wanted),
        "only the newest step gets a twin now: {migration}"
    );
    let (db, folder) = empty_database(On::Sqlite).await;
    walk(&db, newest - 1).await;
    db::migrate(&db, migrations::ALL, crate::world::NOW)
        .await
        .unwrap();
    slices::reindex(&db).await.unwrap();
    let world = World::opened(db, folder, Config::default());
    // Tokens come from the same seed for whoever opens the twins later, and for the twins before: these are from
    // further on.
    for _ in 0..10_000 * newest {
        let _: [u8; 32] = world.kernel.random.bytes();
    }
    let last = newest_at(world.kernel.db.read()).await.unwrap();
    world.clock.set(last.unwrap().plus_seconds(3600));
    // Another chance than that of the worlds that will open the twin: no two sessions share a token.
    for _ in 0..7 {
        let _ = world.program().id();
    }
    let before = Dump::of(&world).await;
    living::live_step(&world, newest).await;
    let now = Dump::of(&world).await;
    std::fs::write(twin_path(migration), now.since(&before, migration)).unwrap();
}

/// All rows by table, each as the texts of its values.
struct Dump(Vec<(copy::Table, BTreeSet<Vec<String>>)>);

impl Dump {
    async fn of(world: &World) -> Self {
        let mut tables = Vec::new();
        for table in copy::list_tables(&world.kernel.db).await.unwrap() {
            let rows = copy::read_rows(world.kernel.db.read(), &table)
                .await
                .unwrap();
            let rows = rows.iter().map(|row| values(&table, row)).collect();
            tables.push((table, rows));
        }
        Self(tables)
    }

    /// The statements that lead from one dump to the next.
    fn since(&self, before: &Self, migration: &str) -> String {
        let earlier: BTreeMap<&str, &BTreeSet<Vec<String>>> = before
            .0
            .iter()
            .map(|(table, rows)| (table.name.as_str(), rows))
            .collect();
        let mut sql =
            format!("-- Rows as they stand after {migration}, in the schema of that step.\n");
        let mut statements = Vec::new();
        for (table, rows) in &self.0 {
            let old = earlier[table.name.as_str()];
            let changed = changed(table, old, rows);
            let new: Vec<String> = if let Some(changed) = changed {
                let known: BTreeSet<&Vec<String>> = changed.iter().map(|(_, row)| *row).collect();
                for (before, after) in &changed {
                    statements.push(update(table, before, after));
                }
                rows.difference(old)
                    .filter(|row| !known.contains(row))
                    .map(|row| format!("({})", row.join(", ")))
                    .collect()
            } else {
                statements.push(format!("DELETE FROM {}\n", table.name));
                rows.iter()
                    .map(|row| format!("({})", row.join(", ")))
                    .collect()
            };
            if new.is_empty() {
                continue;
            }
            let columns: Vec<String> = table
                .columns
                .iter()
                .map(|c| format!("\"{}\"", c.name))
                .collect();
            statements.push(format!(
                "INSERT INTO {} ({}) VALUES\n{}\n",
                table.name,
                columns.join(", "),
                new.join(",\n")
            ));
        }
        let _ = write!(sql, "{}", statements.join(";;\n"));
        sql
    }
}

/// Rows that say something else than before under the same id; nothing where a row went, or has no id.
fn changed<'d>(
    table: &copy::Table,
    old: &'d BTreeSet<Vec<String>>,
    rows: &'d BTreeSet<Vec<String>>,
) -> Option<Vec<(&'d Vec<String>, &'d Vec<String>)>> {
    let id = table.columns.iter().position(|column| column.name == "id");
    old.difference(rows)
        .map(|before| {
            let id = id?;
            let after = rows.iter().find(|row| row[id] == before[id])?;
            Some((before, after))
        })
        .collect()
}

fn update(table: &copy::Table, before: &[String], after: &[String]) -> String {
    let mut set = Vec::new();
    let mut at = String::new();
    for ((column, before), after) in table.columns.iter().zip(before).zip(after) {
        if column.name == "id" {
            at.clone_from(after);
        } else if before != after {
            set.push(format!("\"{}\" = {after}", column.name));
        }
    }
    let set = set.join(", ");
    format!("UPDATE {} SET {set} WHERE id = {at}\n", table.name)
}

fn values(table: &copy::Table, row: &[serde_json::Value]) -> Vec<String> {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use copy::ColumnKind;
    table
        .columns
        .iter()
        .zip(row)
        .map(|(column, value)| match (column.kind, value) {
            (_, serde_json::Value::Null) => "NULL".to_owned(),
            (ColumnKind::Uuid, value) => format!("{{uuid {}}}", value.as_str().unwrap()),
            (ColumnKind::Bytes, value) => {
                let bytes = STANDARD.decode(value.as_str().unwrap()).unwrap();
                let digits: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
                format!("{{hex {digits}}}")
            }
            (ColumnKind::Text, value) => {
                format!("'{}'", value.as_str().unwrap().replace('\'', "''"))
            }
            (_, value) => value.to_string(),
        })
        .collect()
}
