//! Duties: the only clock. Which days count, when something is due, and why on that day.
//!
//! Nouns: calendar day (holiday, moved day), term, due date, explanation, exit, silence.
//! Invariant: every date is counted here and explains its count; a transfer never restarts a clock.
//! Never: a day off that is not a row with its source.

mod actions;
mod demo;
mod model;
mod pages;
mod policy;
mod store;

pub use actions::{NewCalendarDay, add_calendar_days, count, get_calendar};
pub use demo::seed;
pub use model::{
    Calendar, CalendarError, Confidence, DayEntry, DayKind, Due, Duty, Exit, FirstDay, LastDay,
    Rules, Setting, Standing, Step, Term, silence, standing,
};

use crate::slice::{Slice, get};
use kenes_kernel::page::NavEntry;

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "duties",
        routes: vec![get("/calendar", policy::READ, pages::calendar)],
        nav: vec![NavEntry {
            href: "/calendar",
            key: "duties-nav",
            shown_to: |_| true,
        }],
        samples: Some(pages::samples),
        ..Slice::default()
    }
}
