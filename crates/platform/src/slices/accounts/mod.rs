//! Accounts: people, how they sign in, and the sessions in which they act.
//!
//! Nouns: person, handle (what is typed at sign-in), role, session.
//! Invariant: only hashes of passwords and of session tokens are stored, and a session that was
//! ended never opens again.
//! Never: a personal identification number; a password or token in a log.

mod actions;
mod demo;
mod model;
mod pages;
mod policy;
pub mod shortcuts;
mod store;
pub mod tables;

pub use actions::{EraseToo, NewPerson, add_person, erase_person, erase_too_by, viewer_of};
pub use demo::seed;
pub use model::PersonCard;
pub use policy::FIRST_SIGHT;
pub use shortcuts::{Keys, Shortcuts, shortcuts_of};
pub use store::{find_person_by_handle, list_demonstration_people, list_names};

use crate::slice::{Slice, get, post};
use kenes_kernel::journal::{RecordKind, as_it_is};

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "accounts",
        routes: vec![
            get("/sign-in", policy::SIGN_IN, pages::sign_in_form),
            post("/sign-in", policy::SIGN_IN, pages::sign_in),
            post("/sign-out", policy::SIGN_OUT, pages::sign_out),
            get("/account", policy::READ_OWN, pages::account),
            get(
                "/account/shortcuts",
                policy::CHOOSE_KEYS,
                shortcuts::pages::shortcuts,
            ),
            post(
                "/account/shortcuts",
                policy::CHOOSE_KEYS,
                shortcuts::pages::change,
            ),
            post(
                "/account/sessions/closure",
                policy::END_SESSIONS,
                pages::end_other_sessions,
            ),
            post(
                "/demo/sign-ins",
                policy::DEMONSTRATION_SIGN_IN,
                pages::demonstration_sign_in,
            ),
        ],
        records: vec![RecordKind {
            name: "person",
            load: tables::load_people,
            upcast: as_it_is,
        }],
        samples: Some(pages::samples),
        ..Slice::default()
    }
}
