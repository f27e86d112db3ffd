//! Road maps: a pile of recommendations becomes fifty matters that people can walk through.
//!
//! Nouns: road map, placement (where an ask stands, since when and why), repeat group, proposal
//! (what the engine suggests), card (a road map in the making).
//! Invariant: an ask stands in one road map at most, and every place has a reason; a place is a
//! fact that ends, never one that is overwritten.
//! Never: a road map that the engine alone has decided; a change of a recommendation.

mod actions;
mod api;
mod demo;
mod existing;
mod model;
mod pages;
mod policy;
mod queue;
mod repeats;
mod store;
pub mod tables;
mod today;

pub use actions::{
    acceptance::{accept_all, accept_card},
    asks::PLACES_OF_ASKS,
    confirm_place, find_typed, get_road_map, place_ask, place_recommendation,
    places::{follow_audience, is_placed, places_of, rows_by_road_map, rows_in},
    proposals::{Wish, discard, get_proposal, propose},
    rename,
};
pub use demo::{order_demonstration, seed};
pub use existing::actions::{confirm_road_maps, read_road_maps};
pub use pages::export::export_sheet;
pub use queue::{
    actions::{
        accept_new, accept_one, accept_sure, order_after, order_queue, queue_counts, refuse, undo,
    },
    store::QueueCounts,
};
pub use store::reindex;

use crate::slice::{Route, Slice, get, post};
use axum::{extract::DefaultBodyLimit, handler::Handler as _};
use http::Method;
use kenes_kernel::{
    jobs::JobKind,
    journal::{RecordKind, as_it_is},
    page::NavEntry,
};
use pages::{card, closures, draft, proposals, review};
use utoipa::OpenApi as _;

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "roadmaps",
        about: None,
        retention: Vec::new(),
        routes: routes(),
        jobs: vec![
            JobKind {
                name: actions::proposals::SYNTHESIS,
                key: "roadmaps-job-synthesis",
                max_attempts: 3,
                run: actions::proposals::run,
            },
            JobKind {
                name: queue::actions::JOB,
                key: "roadmaps-job-queue",
                max_attempts: 3,
                run: queue::actions::run,
            },
            JobKind {
                name: demo::JOB,
                key: "roadmaps-job-demonstration",
                max_attempts: 3,
                run: demo::run,
            },
        ],
        records: vec![
            RecordKind {
                name: tables::ROAD_MAP,
                load: tables::load_road_maps,
                upcast: as_it_is,
            },
            RecordKind {
                name: tables::PLACEMENT,
                load: tables::load_placements,
                upcast: as_it_is,
            },
            RecordKind {
                name: tables::PROPOSAL,
                load: tables::load_proposals,
                upcast: as_it_is,
            },
            RecordKind {
                name: existing::tables::ROAD_MAP_IMPORT,
                load: existing::tables::load_imports,
                upcast: as_it_is,
            },
            RecordKind {
                name: existing::tables::KEY_RECOMMENDATION,
                load: existing::tables::load_keys,
                upcast: as_it_is,
            },
            RecordKind {
                name: existing::tables::KEY_LINK,
                load: existing::tables::load_key_links,
                upcast: as_it_is,
            },
            RecordKind {
                name: existing::tables::INDICATOR,
                load: existing::tables::load_indicators,
                upcast: as_it_is,
            },
            RecordKind {
                name: existing::tables::GRADE,
                load: existing::tables::load_grades,
                upcast: as_it_is,
            },
            RecordKind {
                name: queue::tables::REFUSAL,
                load: queue::tables::load_refusals,
                upcast: as_it_is,
            },
            RecordKind {
                name: tables::review::REVIEW_ACT,
                load: tables::review::load_acts,
                upcast: as_it_is,
            },
            RecordKind {
                name: tables::review::ASK_PAIR,
                load: tables::review::load_pairs,
                upcast: as_it_is,
            },
            RecordKind {
                name: tables::review::CLOSURE,
                load: tables::review::load_closures,
                upcast: as_it_is,
            },
        ],
        nav: vec![
            NavEntry {
                href: "/road-maps",
                key: "roadmaps-nav",
                shown_to: |_| true,
            },
            NavEntry {
                href: "/repeats",
                key: "roadmaps-nav-repeats",
                shown_to: |_| true,
            },
            NavEntry {
                href: "/queue",
                key: "roadmaps-nav-queue",
                shown_to: policy::keeps,
            },
            NavEntry {
                href: "/review",
                key: "roadmaps-nav-review",
                shown_to: policy::keeps,
            },
            NavEntry {
                href: "/proposals",
                key: "roadmaps-nav-proposals",
                shown_to: policy::keeps,
            },
        ],
        openapi: Some(openapi()),
        today: Some(today::today),
        samples: Some(pages::samples),
    }
}

fn openapi() -> utoipa::openapi::OpenApi {
    let mut document = api::Description::openapi();
    document.merge(repeats::api::Description::openapi());
    document
}

fn routes() -> Vec<Route> {
    let mut routes = road_map_routes();
    routes.extend(existing_routes());
    routes.extend(queue_routes());
    routes.extend(repeat_routes());
    routes
}

fn existing_routes() -> Vec<Route> {
    use existing::pages;
    use policy::{IMPORT, READ};
    vec![
        get("/road-maps/grades.csv", READ, pages::export::csv),
        get("/road-maps/grades.xlsx", READ, pages::export::xlsx),
        get("/road-maps/grades.json", READ, pages::export::json),
        get("/road-maps/imports", IMPORT, pages::list),
        // The page counts the bytes itself, by the configured limit.
        Route::new(
            Method::POST,
            "/road-maps/imports",
            IMPORT,
            pages::upload.layer(DefaultBodyLimit::disable()),
        ),
        get("/road-maps/imports/{id}", IMPORT, pages::import),
        post("/road-maps/imports/{id}/mapping", IMPORT, pages::map),
        post(
            "/road-maps/imports/{id}/confirmation",
            IMPORT,
            pages::confirm,
        ),
        post(
            "/road-maps/imports/{id}/keys/{key}/link",
            IMPORT,
            pages::links::link,
        ),
        post(
            "/road-maps/imports/{id}/keys/{key}/unlinking",
            IMPORT,
            pages::links::unlink,
        ),
        post("/road-maps/imports/{id}/undoing", IMPORT, pages::undo),
        post("/road-maps/imports/{id}/discarding", IMPORT, pages::discard),
    ]
}

fn repeat_routes() -> Vec<Route> {
    use policy::READ;
    use repeats::{api, pages};
    vec![
        get("/repeats", READ, pages::list),
        get("/repeats/export.csv", READ, pages::export::csv),
        get("/repeats/export.xlsx", READ, pages::export::xlsx),
        get("/repeats/export.json", READ, pages::export::json),
        get("/repeats/{reference}", READ, pages::one),
        get("/api/v1/repeats", READ, api::list_repeats),
        get("/api/v1/repeats/{reference}", READ, api::get_one),
    ]
}

fn queue_routes() -> Vec<Route> {
    use policy::QUEUE;
    use queue::pages;
    vec![
        get("/queue", QUEUE, pages::show),
        post("/queue", QUEUE, pages::order),
        post("/queue/acceptance", QUEUE, pages::accept_sure),
        post("/queue/undoing", QUEUE, pages::undo),
        post("/queue/cards/{n}/acceptance", QUEUE, pages::accept_new),
        post("/queue/places/{ask}/acceptance", QUEUE, pages::accept_one),
        post("/queue/places/{ask}/placement", QUEUE, pages::place),
        post("/queue/places/{ask}/refusal", QUEUE, pages::refuse),
        post("/queue/refusals/{id}/withdrawal", QUEUE, pages::withdraw),
    ]
}

fn road_map_routes() -> Vec<Route> {
    use policy::{CLOSE, EDIT_PROPOSAL, PLACE, PROPOSE, READ, READ_PROPOSALS, RENAME, REVIEW};
    vec![
        get("/road-maps", READ, pages::board),
        get("/road-maps/export.csv", READ, pages::export::csv),
        get("/road-maps/export.xlsx", READ, pages::export::xlsx),
        get("/road-maps/export.json", READ, pages::export::json),
        get("/road-maps/{reference}", READ, pages::road_map),
        post("/road-maps/{reference}/title", RENAME, pages::rename),
        post("/road-maps/{reference}/placements", PLACE, pages::place),
        post("/road-maps/{reference}/pins", PLACE, closures::pin),
        post("/road-maps/{reference}/pairs", PLACE, closures::judge),
        post("/road-maps/{reference}/merging", CLOSE, closures::merge),
        get("/road-maps/{reference}/split", CLOSE, closures::split_form),
        post("/road-maps/{reference}/splitting", CLOSE, closures::split),
        post(
            "/road-maps/{reference}/setting-aside",
            CLOSE,
            closures::set_aside,
        ),
        post("/road-maps/{reference}/reopening", CLOSE, closures::reopen),
        get("/review", REVIEW, review::review),
        post("/review/{ask}/confirmation", REVIEW, review::confirm),
        post("/review/{ask}/placement", PLACE, review::place),
        post("/review/{ask}/undoing", PLACE, review::undo),
        get("/proposals", READ_PROPOSALS, proposals::proposals),
        post("/proposals", PROPOSE, proposals::propose),
        get("/proposals/{number}", READ_PROPOSALS, proposals::proposal),
        post(
            "/proposals/{number}/acceptance",
            EDIT_PROPOSAL,
            proposals::accept_all,
        ),
        post(
            "/proposals/{number}/discarding",
            EDIT_PROPOSAL,
            proposals::discard,
        ),
        get(
            "/proposals/{number}/doubtful",
            READ_PROPOSALS,
            draft::doubtful,
        ),
        get(
            "/proposals/{number}/difference",
            READ_PROPOSALS,
            draft::difference_page,
        ),
        get("/proposals/{number}/acts", READ_PROPOSALS, draft::acts_page),
        post("/proposals/{number}/undoing", EDIT_PROPOSAL, draft::undo),
        post(
            "/proposals/{number}/places",
            EDIT_PROPOSAL,
            draft::move_places,
        ),
        post(
            "/proposals/{number}/places/confirmation",
            EDIT_PROPOSAL,
            draft::confirm,
        ),
        post(
            "/proposals/{number}/places/sight",
            EDIT_PROPOSAL,
            draft::see,
        ),
        post("/proposals/{number}/pairs", EDIT_PROPOSAL, draft::judge),
        get("/proposals/{number}/cards/{n}", READ_PROPOSALS, card::card),
        post(
            "/proposals/{number}/cards/{n}/title",
            EDIT_PROPOSAL,
            card::rename,
        ),
        post(
            "/proposals/{number}/cards/{n}/acceptance",
            EDIT_PROPOSAL,
            card::accept,
        ),
        post(
            "/proposals/{number}/cards/{n}/merging",
            EDIT_PROPOSAL,
            card::merge,
        ),
        get(
            "/proposals/{number}/cards/{n}/split",
            EDIT_PROPOSAL,
            card::split_form,
        ),
        post(
            "/proposals/{number}/cards/{n}/splitting",
            EDIT_PROPOSAL,
            card::split,
        ),
        post(
            "/proposals/{number}/cards/{n}/setting-aside",
            EDIT_PROPOSAL,
            card::set_aside,
        ),
        post(
            "/proposals/{number}/cards/{n}/taking-up",
            EDIT_PROPOSAL,
            card::take_up,
        ),
        get("/api/v1/road-maps", READ, api::list_road_maps),
        get("/api/v1/road-maps/{reference}", READ, api::get_road_map),
    ]
}
