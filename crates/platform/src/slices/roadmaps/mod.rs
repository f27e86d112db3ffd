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
mod model;
mod pages;
mod policy;
mod store;
pub mod tables;

pub use actions::{
    confirm_place, find_typed, get_road_map, place_ask, place_recommendation,
    places::{count_places, is_placed, places_of, rows_in},
    proposals::{
        Wish, accept_all, accept_card, discard, get_proposal, move_place, propose, rename_card,
    },
    rename,
};
pub use demo::{order_demonstration, seed};
pub use pages::export::export_sheet;
pub use store::reindex;

use crate::slice::{Route, Slice, get, post};
use kenes_kernel::{
    jobs::JobKind,
    journal::{RecordKind, as_it_is},
    page::NavEntry,
};
use pages::{proposals, review};
use utoipa::OpenApi as _;

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "roadmaps",
        routes: routes(),
        jobs: vec![
            JobKind {
                name: actions::proposals::SYNTHESIS,
                key: "roadmaps-job-synthesis",
                max_attempts: 3,
                run: actions::proposals::run,
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
        ],
        nav: vec![
            NavEntry {
                href: "/road-maps",
                key: "roadmaps-nav",
                shown_to: |_| true,
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
        openapi: Some(api::Description::openapi()),
        samples: Some(pages::samples),
    }
}

fn routes() -> Vec<Route> {
    use policy::{EDIT_PROPOSAL, PLACE, PROPOSE, READ, READ_PROPOSALS, RENAME, REVIEW};
    vec![
        get("/road-maps", READ, pages::board),
        get("/road-maps/export.csv", READ, pages::export::csv),
        get("/road-maps/export.xlsx", READ, pages::export::xlsx),
        get("/road-maps/export.json", READ, pages::export::json),
        get("/road-maps/{reference}", READ, pages::road_map),
        post("/road-maps/{reference}/title", RENAME, pages::rename),
        post("/road-maps/{reference}/placements", PLACE, pages::place),
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
        post(
            "/proposals/{number}/places",
            EDIT_PROPOSAL,
            proposals::move_place,
        ),
        get(
            "/proposals/{number}/cards/{n}",
            READ_PROPOSALS,
            proposals::card,
        ),
        post(
            "/proposals/{number}/cards/{n}/title",
            EDIT_PROPOSAL,
            proposals::rename_card,
        ),
        post(
            "/proposals/{number}/cards/{n}/acceptance",
            EDIT_PROPOSAL,
            proposals::accept_card,
        ),
        get("/api/v1/road-maps", READ, api::list_road_maps),
        get("/api/v1/road-maps/{reference}", READ, api::get_road_map),
    ]
}
