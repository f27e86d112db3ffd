//! Operations: what the person who runs kenes, and whoever waits for long work, wants to see.
//!
//! Nouns: job, progress, dead letter, journal head.
//! Invariant: a job is shown to whoever may see its audience; its payload to nobody.
//! Never: a way to edit the journal.

mod pages;
mod policy;
pub mod retention;
mod tables;

pub use pages::{JobLine, list_open_work};

use crate::slice::{Slice, get, post};
use kenes_kernel::{
    journal::{RecordKind, as_it_is},
    page::NavEntry,
    retention as rules,
};

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "operations",
        routes: vec![
            get("/jobs", policy::READ_JOBS, pages::jobs),
            get("/jobs/{id}", policy::FOLLOW_JOB, pages::job),
            get("/jobs/{id}/events", policy::FOLLOW_JOB, pages::job_events),
            post("/jobs/{id}/revival", policy::REVIVE, pages::revive),
            get("/verify", policy::READ_RECORD, pages::record),
            get(
                "/retention",
                policy::READ_RETENTION,
                retention::pages::rules,
            ),
            post("/retention", policy::SET_RETENTION, retention::pages::set),
            post(
                "/retention/run",
                policy::SET_RETENTION,
                retention::pages::apply,
            ),
        ],
        records: vec![RecordKind {
            name: rules::RULE,
            load: rules::load_rules,
            upcast: as_it_is,
        }],
        retention: tables::KEPT.to_vec(),
        nav: vec![NavEntry {
            href: "/jobs",
            key: "operations-nav-jobs",
            shown_to: policy::may_read_jobs,
        }],
        samples: Some(pages::samples),
        ..Slice::default()
    }
}
