//! The start page, error pages, assets, health.

pub mod data;
mod design;
pub mod today;

use super::store;
use crate::{
    app,
    slice::Sample,
    slices::{
        accounts,
        operations::{JobLine, list_open_work},
        roadmaps::{self, QueueCounts},
    },
};
use askama::Template;
use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kenes_kernel::{
    Ctx, Error, Result,
    error::ConflictField,
    journal,
    page::{At, Shell, render, render_with},
};

#[derive(Template)]
#[template(path = "portal/html/home.html")]
struct HomePage {
    shell: Shell,
    figures: Figures,
    /// What waits for a place, for whoever keeps the road maps.
    queue: Option<QueueCounts>,
    /// What fills the demonstration while the first pages are up.
    work: Vec<JobLine>,
    people: Vec<SignInCard>,
    journal_size: i64,
    journal_root: String,
}

/// What the first sentence says.
#[derive(Clone, Copy, Default)]
struct Figures {
    recommendations: i64,
    road_maps: i64,
}

struct SignInCard {
    handle: String,
    name: String,
    role: String,
    what_to_try: String,
}

impl HomePage {
    fn sample(ctx: &Ctx) -> Self {
        Self {
            shell: Shell::new(ctx, "portal-title"),
            figures: Figures {
                recommendations: 363,
                road_maps: 50,
            },
            queue: Some(QueueCounts {
                waiting: 12,
                doubtful: 2,
                sure: 9,
                new: 1,
                by_hand: 0,
            }),
            work: vec![JobLine::sample(ctx)],
            people: vec![SignInCard {
                handle: "clerk".into(),
                name: "Aigul Serikova".into(),
                role: ctx.say("role-clerk", &[]),
                what_to_try: "…".into(),
            }],
            journal_size: 120,
            journal_root: "ab".repeat(32),
        }
    }
}

pub async fn home(ctx: Ctx) -> Result<Response> {
    let db = ctx.db().read();
    let (people, work) = if ctx.kernel.config.demo {
        (
            accounts::list_demonstration_people(db, ctx.locale).await?,
            list_open_work(&ctx).await?,
        )
    } else {
        (Vec::new(), Vec::new())
    };
    let head = journal::head(db).await?;
    let figures = figures(&ctx).await?;
    render(&HomePage {
        shell: Shell::new(&ctx, "portal-title"),
        figures,
        queue: roadmaps::queue_counts(&ctx).await?,
        work,
        people: people
            .into_iter()
            .map(|person| SignInCard {
                handle: person.handle,
                name: person.name,
                role: ctx.say(person.role.key(), &[]),
                what_to_try: person.what_to_try,
            })
            .collect(),
        journal_size: head.size,
        journal_root: head.root,
    })
}

async fn figures(ctx: &Ctx) -> Result<Figures> {
    let db = ctx.db().read();
    Ok(Figures {
        recommendations: store::count_recommendations(db, &ctx.viewer).await?,
        road_maps: store::count_road_maps(db, &ctx.viewer).await?,
    })
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    status: u16,
    sentence: String,
    wait_seconds: i64,
    limit_megabytes: i64,
    conflict: Option<ConflictView>,
}

struct ConflictView {
    path: String,
    fields: Vec<ConflictField>,
}

/// The page that says what went wrong and what to do.
pub fn error_page(ctx: &Ctx, error: &Error) -> Response {
    let status = error.status();
    let page = ErrorPage {
        shell: Shell::new(ctx, &format!("web-error-{}-title", status.as_u16())),
        status: status.as_u16(),
        sentence: match error {
            Error::Refused(refusal) => {
                let args: Vec<_> = refusal
                    .args
                    .iter()
                    .map(|(n, v)| (*n, v.as_str().into()))
                    .collect();
                ctx.say(refusal.key, &args)
            }
            _ => String::new(),
        },
        wait_seconds: match error {
            Error::TooMany {
                retry_after_seconds,
            } => i64::try_from(*retry_after_seconds).unwrap_or(i64::MAX),
            _ => 0,
        },
        limit_megabytes: match error {
            Error::TooLarge { limit_bytes } => {
                i64::try_from(limit_bytes / (1024 * 1024)).unwrap_or(i64::MAX)
            }
            _ => 0,
        },
        conflict: match error {
            Error::Conflict(conflict) => Some(ConflictView {
                path: conflict.path.clone(),
                fields: conflict.fields.clone(),
            }),
            _ => None,
        },
    };
    render_with(status, &page).unwrap_or_else(|_| status.into_response())
}

/// A bundled file, for ever: its name holds its hash.
pub async fn asset(At(file): At<String>, headers: HeaderMap) -> Result<Response> {
    let asset = kenes_assets::get(&file).ok_or(Error::NotFound)?;
    let accepts = |coding: &str| {
        headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|v| v.to_str().ok())
            .is_some_and(|v| {
                v.split(',')
                    .any(|c| c.split(';').next().unwrap_or("").trim() == coding)
            })
    };
    let (bytes, coding) = match (asset.brotli, asset.gzip) {
        (Some(bytes), _) if accepts("br") => (bytes, Some("br")),
        (_, Some(bytes)) if accepts("gzip") => (bytes, Some("gzip")),
        _ => (asset.bytes, None),
    };
    let mut response = (
        StatusCode::OK,
        [
            (header::CONTENT_TYPE, asset.content_type),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (header::ETAG, asset.etag),
            (header::VARY, "Accept-Encoding"),
        ],
        bytes,
    )
        .into_response();
    if let Some(coding) = coding {
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    Ok(response)
}

/// Every part of the design in all its states; in the demonstration alone.
pub async fn design(ctx: Ctx) -> Result<Response> {
    if !ctx.kernel.config.demo {
        return Err(Error::NotFound);
    }
    render(&design::Design::new(Shell::new(&ctx, "web-design-title")))
}

#[derive(Template)]
#[template(path = "portal/html/source.html")]
struct SourcePage {
    shell: Shell,
    version: &'static str,
    address: String,
}

/// The offer of the source code that the licence asks for.
pub async fn source(ctx: Ctx) -> Result<Response> {
    render(&SourcePage {
        shell: Shell::new(&ctx, "portal-source-title"),
        version: env!("CARGO_PKG_VERSION"),
        address: ctx.kernel.config.source_url.clone(),
    })
}

/// What each may see, and what whoever runs the machine could see.
pub async fn privacy(ctx: Ctx) -> Result<Response> {
    render(&PrivacyPage {
        shell: Shell::new(&ctx, "portal-privacy-title"),
    })
}

/// The process lives.
pub async fn healthz() -> &'static str {
    "ok"
}

/// The process can answer: the database does.
pub async fn readyz(ctx: Ctx) -> Result<&'static str> {
    ctx.db().ping().await?;
    Ok("ok")
}

pub async fn openapi() -> Json<utoipa::openapi::OpenApi> {
    Json(app::openapi())
}

#[derive(Template)]
#[template(path = "portal/html/privacy.html")]
struct PrivacyPage {
    shell: Shell,
}

#[derive(Template)]
#[template(path = "portal/html/api.html")]
struct ApiPage {
    shell: Shell,
    operations: Vec<OperationLine>,
}

struct OperationLine {
    method: String,
    path: String,
    summary: String,
}

/// The operations of the API as a plain page, from the same description.
pub async fn api_reader(ctx: Ctx) -> Result<Response> {
    render(&ApiPage {
        shell: Shell::new(&ctx, "portal-api-title"),
        operations: operations(),
    })
}

fn operations() -> Vec<OperationLine> {
    let mut lines = Vec::new();
    for (path, item) in app::openapi().paths.paths {
        let methods = [
            ("GET", item.get),
            ("POST", item.post),
            ("PUT", item.put),
            ("DELETE", item.delete),
        ];
        for (method, operation) in methods {
            if let Some(operation) = operation {
                lines.push(OperationLine {
                    method: method.to_owned(),
                    path: path.clone(),
                    summary: operation.summary.unwrap_or_default().replace('`', ""),
                });
            }
        }
    }
    lines
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let shell = || Shell::new(ctx, "web-design-title");
    let source = SourcePage {
        shell: shell(),
        version: "0.1.0",
        address: String::new(),
    };
    let privacy = PrivacyPage { shell: shell() };
    let api = ApiPage {
        shell: shell(),
        operations: operations(),
    };
    let error = ErrorPage {
        shell: shell(),
        status: 409,
        sentence: String::new(),
        wait_seconds: 0,
        limit_megabytes: 0,
        conflict: Some(ConflictView {
            path: "/road-maps/RM-17".into(),
            fields: vec![ConflictField {
                label: "portal-title",
                stored: "stored".into(),
                sent: "sent".into(),
            }],
        }),
    };
    let mut samples = today::samples(ctx);
    samples.extend(data::samples(ctx));
    samples.extend([
        ("home", HomePage::sample(ctx).render()),
        ("api", api.render()),
        ("source", source.render()),
        ("privacy", privacy.render()),
        ("design", design::Design::new(shell()).render()),
        ("error", error.render()),
    ]);
    samples
}
