//! Recommendations: one register for all origins, and the imports that fill it.
//!
//! Nouns: recommendation, ask, mechanism, position, label (theme, group of persons, SDG,
//! recommending State), correction, import, fault, parting, offered theme.
//! Invariant: the text as imported is never lost: a correction is a new fact with author and reason,
//! and an import never overwrites what somebody here corrected.
//! Never: a confidential origin in the public audience; a deletion but the undoing of an import.

mod about;
mod actions;
mod api;
mod demo;
mod identity;
mod imports;
pub mod model;
mod moderation;
mod pages;
mod partings;
mod places;
mod policy;
mod protection;
mod reads;
mod store;
mod submissions;
pub mod tables;
mod themes;
mod today;
mod views;

pub use actions::{
    Correction, FacetValues, RegisterPage, add_translations, ask_for_reply, correct, erase_person,
    export, found_mechanisms, get_recommendation, list_facets, list_recommendations, name_labels,
    warm,
};
pub use demo::{order_demonstration, seed};
pub use imports::{
    actions::{
        Outcome, Preview, Which, confirm_as_read, confirm_import, correct_observations,
        discard_import, get_import, import_summary, map_import, read_import, read_observations,
        read_to_import, set_aside_faults, summarise_file, undo_import,
    },
    model::{Recognised, refused as refuse_file},
};
pub use kenes_documents::{Mapping, observations::Edits};
pub use model::{
    asks::{Span, words},
    filter::{Facet, Filter, Sort},
};
pub use pages::{mechanism_word, source_line};
pub use places::{
    AfterAudience, AfterImport, FindPlaces, IsPlaced, Part, PlaceOnPage, PlacesOfAsks, Repeat,
    RoadMapRows, RowsByRoadMap, RowsInRoadMap, count_road_maps_by, filter_road_maps_by,
    follow_asks_by, follow_audiences_by, follow_imports_by, keep_placed_by, show_places_by,
};
pub use store::{has_any, reindex};
pub use submissions::{
    actions::{draft as draft_submission, submit as submit_drafts, withdraw},
    circles::follow_leaving,
    model::Typed as TypedSubmission,
    tables::STANDS,
};
pub use tables::import_reference;

use crate::slice::{Route, Slice, get, post};
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler as _;
use http::Method;
use imports::pages as import_pages;
use kenes_kernel::{
    jobs::JobKind,
    journal::{RecordKind, as_it_is},
    page::NavEntry,
};
use utoipa::OpenApi as _;

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    let mut routes = register_routes();
    routes.extend(import_routes());
    routes.extend(submission_routes());
    routes.extend(protection_routes());
    routes.extend(theme_routes());
    Slice {
        name: "recommendations",
        about: Some(about::about_person),
        retention: reads::store::KEPT.to_vec(),
        routes,
        jobs: vec![
            JobKind {
                name: demo::JOB,
                key: "recommendations-job-demonstration",
                max_attempts: 3,
                run: demo::run,
            },
            JobKind {
                name: themes::actions::JOB,
                key: "recommendations-job-themes",
                max_attempts: 3,
                run: themes::actions::run,
            },
        ],
        records: vec![
            RecordKind {
                name: tables::RECOMMENDATION,
                load: tables::load_recommendations,
                upcast: as_it_is,
            },
            RecordKind {
                name: tables::IMPORT,
                load: tables::load_imports,
                upcast: as_it_is,
            },
            RecordKind {
                name: submissions::tables::REPORT,
                load: submissions::tables::load_reports,
                upcast: as_it_is,
            },
            RecordKind {
                name: submissions::tables::SUBMISSION,
                load: submissions::tables::load_submissions,
                upcast: submissions::tables::upcast_submission,
            },
            RecordKind {
                name: submissions::tables::WITHDRAWAL,
                load: submissions::tables::load_withdrawals,
                upcast: as_it_is,
            },
            RecordKind {
                name: partings::tables::PARTING,
                load: partings::tables::load_partings,
                upcast: as_it_is,
            },
            RecordKind {
                name: themes::tables::THEME_DECISION,
                load: themes::tables::load_decisions,
                upcast: as_it_is,
            },
            RecordKind {
                name: submissions::tables::AUDIENCE_STEP,
                load: submissions::tables::load_audience_steps,
                upcast: as_it_is,
            },
            RecordKind {
                name: submissions::tables::CIRCLE_STEP,
                load: submissions::tables::load_circle_steps,
                upcast: as_it_is,
            },
            RecordKind {
                name: moderation::tables::MODERATION,
                load: moderation::tables::load_moderations,
                upcast: as_it_is,
            },
            RecordKind {
                name: identity::tables::OPENING,
                load: identity::tables::load_openings,
                upcast: as_it_is,
            },
            RecordKind {
                name: protection::tables::PROTECTION,
                load: protection::tables::load_protections,
                upcast: as_it_is,
            },
        ],
        nav: vec![
            NavEntry {
                href: "/recommendations",
                key: "recommendations-nav",
                shown_to: |_| true,
            },
            NavEntry {
                href: "/submissions",
                key: "recommendations-nav-submissions",
                shown_to: policy::represents,
            },
            NavEntry {
                href: "/imports",
                key: "recommendations-nav-imports",
                shown_to: policy::may_read_imports,
            },
        ],
        openapi: Some(openapi()),
        today: Some(today::today),
        samples: Some(pages::samples),
    }
}

fn openapi() -> utoipa::openapi::OpenApi {
    let mut document = api::Description::openapi();
    document.merge(submissions::api::Description::openapi());
    document.merge(moderation::api::Description::openapi());
    document
}

fn register_routes() -> Vec<Route> {
    vec![
        get("/recommendations", policy::READ, pages::register),
        get(
            "/recommendations/export.csv",
            policy::READ,
            pages::export_csv,
        ),
        get(
            "/recommendations/export.xlsx",
            policy::READ,
            pages::export_xlsx,
        ),
        get(
            "/recommendations/export.json",
            policy::READ,
            pages::export_json,
        ),
        get("/recommendations/new", policy::ADD, pages::add::ways),
        get(
            "/recommendations/{reference}",
            policy::READ,
            pages::recommendation,
        ),
        post(
            "/recommendations/views",
            policy::KEEP_VIEWS,
            views::pages::save,
        ),
        post(
            "/recommendations/views/{id}/removal",
            policy::KEEP_VIEWS,
            views::pages::remove,
        ),
        get(
            "/recommendations/{reference}/asks",
            policy::PART,
            partings::pages::form,
        ),
        post(
            "/recommendations/{reference}/asks",
            policy::PART,
            partings::pages::part,
        ),
        post(
            "/recommendations/{reference}/asks/undoing",
            policy::PART,
            partings::pages::undo,
        ),
        post(
            "/recommendations/{reference}/corrections",
            policy::CORRECT,
            pages::correct,
        ),
        get(
            "/recommendations/{reference}/reply",
            policy::ASK_FOR_REPLY,
            pages::reply::form,
        ),
        post(
            "/recommendations/{reference}/duties",
            policy::ASK_FOR_REPLY,
            pages::reply::ask,
        ),
        get(
            "/api/v1/recommendations",
            policy::READ,
            api::list_recommendations,
        ),
        get(
            "/api/v1/recommendations/{reference}",
            policy::READ,
            api::get_recommendation,
        ),
    ]
}

fn theme_routes() -> Vec<Route> {
    use policy::THEME;
    use themes::pages;
    vec![
        get("/recommendations/themes", THEME, pages::show),
        post("/recommendations/themes", THEME, pages::order),
        post(
            "/recommendations/themes/acceptance",
            THEME,
            pages::accept_sure,
        ),
        post(
            "/recommendations/themes/marked",
            THEME,
            pages::accept_marked,
        ),
        post("/recommendations/themes/refusal", THEME, pages::refuse),
        post("/recommendations/themes/undoing", THEME, pages::undo),
        post("/recommendations/{reference}/themes", THEME, pages::decide),
        post(
            "/recommendations/{reference}/themes/undoing",
            THEME,
            pages::undo_one,
        ),
    ]
}

fn submission_routes() -> Vec<Route> {
    use submissions::pages;
    vec![
        get("/submissions", policy::DRAFT, pages::list),
        post("/submissions", policy::DRAFT, pages::add),
        get("/submissions/new", policy::DRAFT, pages::new),
        get("/submissions/{id}", policy::DRAFT, pages::submission),
        post("/submissions/{id}/revision", policy::DRAFT, pages::revise),
        post(
            "/submissions/{id}/circle",
            policy::DRAFT,
            pages::circle::set_circle,
        ),
        post(
            "/submissions/{id}/discarding",
            policy::DRAFT,
            pages::discard,
        ),
        Route::new(
            Method::POST,
            "/submissions/reports",
            policy::DRAFT,
            pages::reports::add.layer(DefaultBodyLimit::disable()),
        ),
        get(
            "/submissions/reports/new",
            policy::DRAFT,
            pages::reports::new,
        ),
        get(
            "/submissions/reports/{id}",
            policy::DRAFT,
            pages::reports::report,
        ),
        post(
            "/submissions/reports/{id}/marks",
            policy::DRAFT,
            pages::reports::mark,
        ),
        post(
            "/submissions/reports/{id}/submission",
            policy::DRAFT,
            pages::reports::submit,
        ),
        post(
            "/recommendations/{reference}/withdrawal",
            policy::DRAFT,
            self::pages::withdraw,
        ),
        post(
            "/recommendations/{reference}/audience",
            policy::DRAFT,
            self::pages::set_reach,
        ),
        get(
            "/api/v1/submissions",
            policy::DRAFT,
            submissions::api::list_submissions,
        ),
        post(
            "/api/v1/submissions",
            policy::DRAFT,
            submissions::api::add_submission,
        ),
        get(
            "/api/v1/submissions/{id}",
            policy::DRAFT,
            submissions::api::get_submission,
        ),
    ]
}

/// What protects people and answers for it.
fn protection_routes() -> Vec<Route> {
    use moderation::pages as acts;
    vec![
        get(
            "/recommendations/{reference}/protection",
            policy::PROTECT,
            protection::pages::form,
        ),
        post(
            "/recommendations/{reference}/protection",
            policy::PROTECT,
            protection::pages::protect,
        ),
        get(
            "/recommendations/{reference}/moderation",
            policy::MODERATE,
            acts::form,
        ),
        post(
            "/recommendations/{reference}/moderation",
            policy::MODERATE,
            acts::moderate,
        ),
        get(
            "/recommendations/{reference}/identity",
            policy::OPEN_NAME,
            identity::pages::form,
        ),
        post(
            "/recommendations/{reference}/identity",
            policy::OPEN_NAME,
            identity::pages::open,
        ),
        get("/moderation", policy::READ_MODERATION, acts::log),
        get(
            "/moderation/{reference}",
            policy::READ_MODERATION,
            acts::act,
        ),
        post(
            "/moderation/{reference}/lifting",
            policy::MODERATE,
            acts::lift,
        ),
        post(
            "/moderation/{reference}/appeal",
            policy::APPEAL,
            acts::appeal,
        ),
        post(
            "/moderation/{reference}/decision",
            policy::DECIDE,
            acts::decide,
        ),
        get(
            "/api/v1/moderation",
            policy::READ_MODERATION,
            moderation::api::list_moderations,
        ),
    ]
}

fn import_routes() -> Vec<Route> {
    vec![
        get("/imports", policy::READ_IMPORTS, import_pages::list),
        // The page counts the bytes itself, by the configured limit.
        Route::new(
            Method::POST,
            "/imports",
            policy::IMPORT,
            import_pages::upload.layer(DefaultBodyLimit::disable()),
        ),
        get("/imports/new", policy::IMPORT, import_pages::new),
        get(
            "/imports/observations",
            policy::IMPORT,
            import_pages::observations::new,
        ),
        Route::new(
            Method::POST,
            "/imports/observations",
            policy::IMPORT,
            import_pages::observations::read.layer(DefaultBodyLimit::disable()),
        ),
        post(
            "/imports/{id}/document",
            policy::IMPORT,
            import_pages::observations::document,
        ),
        // A page of passages is as large as what stands in them.
        Route::new(
            Method::POST,
            "/imports/{id}/passages",
            policy::IMPORT,
            import_pages::observations::correct.layer(DefaultBodyLimit::max(16 << 20)),
        ),
        get(
            "/imports/examples/{name}",
            policy::IMPORT,
            import_pages::example,
        ),
        get("/imports/{id}", policy::READ_IMPORTS, import_pages::import),
        get(
            "/imports/{id}/faults.csv",
            policy::READ_IMPORTS,
            import_pages::faults::csv,
        ),
        post("/imports/{id}/mapping", policy::IMPORT, import_pages::map),
        post(
            "/imports/{id}/set-asides",
            policy::IMPORT,
            import_pages::set_aside,
        ),
        post(
            "/imports/{id}/confirmation",
            policy::IMPORT,
            import_pages::confirm,
        ),
        post("/imports/{id}/undoing", policy::IMPORT, import_pages::undo),
        post(
            "/imports/{id}/discarding",
            policy::IMPORT,
            import_pages::discard,
        ),
    ]
}
