//! The app: gathers routes, jobs, listeners and page slots of all slices. Read this first.
//!
//! A request passes the layers of `layers.rs` from outside in: request id, security headers,
//! compression, errors become pages or problem documents, language, session → viewer, CSRF; then
//! one handler of one slice, which calls one action.

use crate::{
    layers, migrations,
    slice::{Slice, State},
    slices, words,
};
use axum::Router;
use kenes_kernel::{
    Error, Kernel, Result,
    clock::Clock,
    config::Config,
    db::{self, Db},
    files::Files,
    ids::Random,
    jobs::{JobKinds, Progresses},
    journal::RecordKinds,
    mail::{Carrier, NoServer, Outbox, Smtp},
    memory::Memory,
    page::Chrome,
};
use std::sync::Arc;

/// All slices in their order; each may call only earlier ones.
#[must_use]
pub fn slices() -> Vec<Slice> {
    vec![
        slices::accounts::slice(),
        slices::body::slice(),
        slices::channel::slice(),
        slices::operations::slice(),
        slices::duties::slice(),
        slices::recommendations::slice(),
        slices::roadmaps::slice(),
        slices::portal::slice(),
    ]
}

/// The order of the navigation: what most people come for first.
const NAVIGATION: &[&str] = &[
    "/",
    "/today",
    "/recommendations",
    "/road-maps",
    "/repeats",
    "/queue",
    "/review",
    "/proposals",
    "/duties",
    "/submissions",
    "/coalitions",
    "/channels",
    "/protected",
    "/imports",
    "/calendar",
    "/body",
    "/people",
    "/jobs",
];

/// Where a page of an earlier slice shows what a later one knows.
fn fill_slots() {
    use slices::{accounts, body, recommendations, roadmaps};
    recommendations::show_places_by(roadmaps::places_of);
    recommendations::filter_road_maps_by(roadmaps::rows_in);
    recommendations::count_road_maps_by(roadmaps::rows_by_road_map);
    recommendations::keep_placed_by(roadmaps::is_placed);
    recommendations::follow_imports_by(roadmaps::order_after);
    recommendations::follow_asks_by(roadmaps::PLACES_OF_ASKS);
    recommendations::follow_audiences_by(roadmaps::follow_audience);
    accounts::erase_too_by(&[body::erase_person, recommendations::erase_person]);
    body::follow_leaving_by(recommendations::follow_leaving);
    accounts::ask_organisations_by(body::ORGANISATIONS);
}

/// What a program is built from; tests and the binary differ only here.
pub struct Parts {
    pub config: Config,
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub random: Random,
}

/// Opens the files, gathers the slices. The database must be migrated.
///
/// # Errors
/// Internal: a broken catalogue, an unknown zone, a folder that cannot be made.
pub fn build(parts: Parts) -> Result<Arc<Kernel>> {
    let Parts {
        config,
        db,
        clock,
        random,
    } = parts;
    fill_slots();
    let folder = config.data.join("files");
    std::fs::create_dir_all(&folder).map_err(Error::internal)?;
    let zone = jiff::tz::TimeZone::get(&config.zone).map_err(Error::internal)?;
    let mut jobs = Vec::new();
    let mut records = Vec::new();
    let mut nav = Vec::new();
    let mut retention = Vec::new();
    for slice in slices() {
        retention.extend(slice.retention);
        jobs.extend(slice.jobs);
        records.extend(slice.records);
        nav.extend(slice.nav);
    }
    nav.sort_by_key(|entry| NAVIGATION.iter().position(|href| *href == entry.href));
    Ok(Arc::new(Kernel {
        files: Files::in_folder(&folder)?,
        mail: carrier(&config)?,
        words: words::load().map_err(Error::internal)?,
        zone,
        jobs: JobKinds(jobs),
        progresses: Progresses::default(),
        records: RecordKinds(records),
        retention,
        memory: Memory::default(),
        chrome: Chrome {
            nav,
            asset: kenes_assets::url,
        },
        stirred: tokio::sync::Notify::new(),
        shutdown: tokio::sync::watch::Sender::new(false),
        config,
        db,
        clock,
        random,
    }))
}

/// What takes mails away: nothing in the demonstration, else the server that is set.
fn carrier(config: &Config) -> Result<Arc<dyn Carrier>> {
    if config.demo {
        return Ok(Arc::new(Outbox));
    }
    if config.smtp.is_empty() {
        return Ok(Arc::new(NoServer));
    }
    let smtp = Smtp::new(&config.smtp, &config.mail_from).map_err(Error::internal)?;
    Ok(Arc::new(smtp))
}

/// Applies the missing steps of the schema and the data that ships with the program.
///
/// # Errors
/// The database's.
pub async fn migrate(db: &Db, clock: &dyn Clock) -> Result<Vec<&'static str>> {
    let done = db::migrate(db, migrations::ALL, clock.now()).await?;
    slices::recommendations::found_mechanisms(db).await?;
    Ok(done)
}

/// Reads into memory what pages count from, so that the first reader does not wait for it.
///
/// # Errors
/// The database's.
pub async fn warm(kernel: &Arc<Kernel>) -> Result<()> {
    slices::recommendations::warm(&kernel.program()).await
}

/// The whole site with its layers.
pub fn router(kernel: Arc<Kernel>) -> Router {
    let mut router: Router<State> = Router::new();
    for slice in slices() {
        for route in slice.routes {
            if route.path.starts_with("/demo/") && !kernel.config.demo {
                continue;
            }
            router = router.route(route.path, route.handler);
        }
    }
    layers::around(router, kernel)
}

/// The description of the API, generated from the handlers.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    let mut document = utoipa::openapi::OpenApiBuilder::new()
        .info(
            utoipa::openapi::InfoBuilder::new()
                .title("kenes")
                .version(env!("CARGO_PKG_VERSION"))
                .license(Some(
                    utoipa::openapi::LicenseBuilder::new()
                        .name("AGPL-3.0-or-later")
                        .build(),
                ))
                .build(),
        )
        .build();
    for slice in slices() {
        if let Some(part) = slice.openapi {
            document.merge(part);
        }
    }
    describe_tokens(&mut document);
    document
}

/// Every operation may be asked with a token or without, and refuses a token that does not work.
fn describe_tokens(document: &mut utoipa::openapi::OpenApi) {
    use utoipa::openapi::{
        Components, Content, Ref, ResponseBuilder,
        security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme},
    };
    const SCHEME: &str = "token";
    let mut scheme = Http::new(HttpAuthScheme::Bearer);
    scheme.description = Some(
        "A token of the API, made on the page /account/tokens. The scope `read` allows GET alone; a token of an \
         organisation has no other. What is public needs no token."
            .into(),
    );
    document
        .components
        .get_or_insert_with(Components::new)
        .add_security_scheme(SCHEME, SecurityScheme::Http(scheme));
    document.security = Some(vec![
        SecurityRequirement::default(),
        SecurityRequirement::new::<_, [&str; 0], &str>(SCHEME, []),
    ]);
    let refused = |description: &str| {
        let problem = Content::new(Some(Ref::from_schema_name("Problem")));
        ResponseBuilder::new()
            .description(description)
            .content("application/problem+json", problem)
            .build()
    };
    for path in document.paths.paths.values_mut() {
        let changing = [
            &mut path.post,
            &mut path.put,
            &mut path.delete,
            &mut path.patch,
        ];
        for operation in changing.into_iter().flatten() {
            let responses = &mut operation.responses.responses;
            responses
                .entry("401".into())
                .or_insert_with(|| refused("The token does not work").into());
            responses
                .entry("403".into())
                .or_insert_with(|| refused("The token only reads").into());
        }
        if let Some(operation) = &mut path.get {
            let responses = &mut operation.responses.responses;
            responses
                .entry("401".into())
                .or_insert_with(|| refused("The token does not work").into());
        }
        let all = [&mut path.get, &mut path.post, &mut path.put];
        for operation in all.into_iter().flatten() {
            say_problems(&mut operation.responses.responses);
        }
    }
}

/// Every refusal is a problem document (RFC 9457), and of its media type.
fn say_problems(
    responses: &mut std::collections::BTreeMap<
        String,
        utoipa::openapi::RefOr<utoipa::openapi::Response>,
    >,
) {
    use utoipa::openapi::RefOr;
    for (status, response) in responses {
        let RefOr::T(response) = response else {
            continue;
        };
        if status.as_str() >= "400"
            && let Some(content) = response.content.shift_remove("application/json")
        {
            let problem = "application/problem+json".to_owned();
            response.content.insert(problem, content);
        }
    }
}
