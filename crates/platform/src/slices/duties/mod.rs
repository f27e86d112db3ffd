//! Duties: the only clock. Who owes a reply, when it is due and why on that day, how the wait ended.
//!
//! Nouns: duty (one wait for one addressee), calendar day (holiday, moved day), term, due date, explanation, exit, silence.
//! Invariant: every date is counted here and explains its count; a transfer never restarts a clock.
//! Never: a day off that is not a row with its source.

mod actions;
mod api;
mod demo;
mod handover;
mod model;
mod pages;
mod policy;
mod store;
pub mod tables;
mod today;

pub use actions::{
    NewCalendarDay, add_calendar_days, count,
    duties::{Subject, TypedExit, TypedQuestion, ask, can_count, get_duty, leave, list_of_subject},
    get_calendar,
};
pub use demo::seed;
pub use model::{
    Calendar, CalendarError, Confidence, DayEntry, DayKind, Due, Duty, Exit, FirstDay, LastDay,
    Rules, Setting, Standing, Step, Term, silence, standing,
};
pub use pages::duties::DutyLine;

use crate::slice::{Slice, get, post};
use kenes_kernel::{
    journal::{RecordKind, as_it_is},
    page::NavEntry,
};
use pages::duties;
use utoipa::OpenApi as _;

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "duties",
        routes: vec![
            get("/calendar", policy::READ, pages::calendar),
            get("/duties", policy::READ_DUTIES, duties::duties),
            get("/duties/{reference}", policy::READ_DUTIES, duties::duty),
            post(
                "/duties/{reference}/exits",
                policy::KEEP_DUTIES,
                duties::leave,
            ),
            get(
                "/duties/handover/{key}",
                policy::HAND_OVER,
                pages::handover::page,
            ),
            get(
                "/duties/handover/{key}/document",
                policy::HAND_OVER,
                pages::handover::document,
            ),
            get("/api/v1/duties", policy::READ_DUTIES, api::list_duties),
        ],
        records: vec![
            RecordKind {
                name: tables::DUTY,
                load: tables::load_duties,
                upcast: as_it_is,
            },
            RecordKind {
                name: tables::DUTY_EXIT,
                load: tables::load_exits,
                upcast: as_it_is,
            },
        ],
        nav: vec![
            NavEntry {
                href: "/duties",
                key: "duties-nav-duties",
                shown_to: |_| true,
            },
            NavEntry {
                href: "/calendar",
                key: "duties-nav",
                shown_to: |_| true,
            },
        ],
        today: Some(today::today),
        openapi: Some(api::Description::openapi()),
        samples: Some(pages::samples),
        ..Slice::default()
    }
}
