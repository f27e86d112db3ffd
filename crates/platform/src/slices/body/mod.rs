//! The body: the one table of organisations, in a first form.
//!
//! Nouns: organisation, kind (ministry, NGO …), sector, membership (who acts for it, from a day until another).
//! Invariant: an organisation has one row for all slices, with the days from and until which it
//! stands; nothing is deleted.
//! Never: a second table of organisations elsewhere; who is funded from abroad.

mod actions;
mod api;
mod demo;
mod model;
mod pages;
mod policy;
mod store;
pub mod tables;

pub use actions::{NewOrganisation, acting_for, add_member, add_organisation};
pub use demo::seed;
pub use model::Kind;
pub use store::{find_organisation, find_organisation_by_key, list_organisations};

use crate::slice::{Slice, get};
use kenes_kernel::{
    journal::{RecordKind, as_it_is},
    page::NavEntry,
};
use utoipa::OpenApi as _;

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "body",
        routes: vec![
            get("/body", policy::READ, pages::body),
            get(
                "/api/v1/organisations",
                policy::READ,
                api::list_organisations,
            ),
        ],
        records: vec![
            RecordKind {
                name: tables::ORGANISATION,
                load: tables::load_organisations,
                upcast: as_it_is,
            },
            RecordKind {
                name: tables::MEMBERSHIP,
                load: tables::load_memberships,
                upcast: as_it_is,
            },
        ],
        nav: vec![NavEntry {
            href: "/body",
            key: "body-nav",
            shown_to: |_| true,
        }],
        openapi: Some(api::Description::openapi()),
        samples: Some(pages::samples),
        ..Slice::default()
    }
}
