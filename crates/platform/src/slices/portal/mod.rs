//! The portal: the start page, what is shown when something went wrong, files, and the API's description.
//!
//! Nouns: start page, error page, asset.
//! Invariant: it shows only what the viewer may see, by the doors of the earlier slices.
//! Never: a figure that it computes itself.

mod pages;
mod policy;
mod store;

pub use pages::error_page;

use crate::slice::{Slice, get, post};
use kenes_kernel::page::NavEntry;

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "portal",
        routes: vec![
            get("/", policy::OPEN, pages::home),
            get("/assets/{file}", policy::OPEN, pages::asset),
            get("/healthz", policy::OPEN, pages::healthz),
            get("/readyz", policy::OPEN, pages::readyz),
            get("/api", policy::OPEN, pages::api_reader),
            get("/today", policy::OWN_DESK, pages::today::page),
            get("/account/data", policy::OWN_DATA, pages::data::page),
            post("/account/data", policy::OWN_DATA, pages::data::correct),
            get("/account/data.json", policy::OWN_DATA, pages::data::copy),
            post(
                "/account/data/leaving",
                policy::OWN_DATA,
                pages::data::leave,
            ),
            get("/source", policy::OPEN, pages::source),
            get("/privacy", policy::OPEN, pages::privacy),
            get("/design", policy::OPEN, pages::design),
            get("/api/v1/openapi.json", policy::OPEN, pages::openapi),
        ],
        nav: vec![
            NavEntry {
                href: "/",
                key: "portal-nav-start",
                shown_to: |_| true,
            },
            NavEntry {
                href: "/today",
                key: "portal-today-nav",
                shown_to: policy::has_desk,
            },
        ],
        samples: Some(pages::samples),
        ..Slice::default()
    }
}
