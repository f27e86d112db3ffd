//! Accounts: people, how they come in and sign in, the sessions in which they act, and what is written to them.
//!
//! Nouns: person, handle (what is typed at sign-in), role, session, invitation, token (of the API), mail.
//! Invariant: only hashes of passwords, tokens and secrets of links are stored, and a session or token that was ended
//! never opens again.
//! Never: a personal identification number; a password or token in a log.

mod actions;
pub mod data;
mod demo;
mod invitations;
mod mails;
mod model;
mod organisations;
mod pages;
mod passwords;
mod people;
mod policy;
mod second_factor;
pub mod shortcuts;
mod store;
pub mod tables;
mod today;
mod tokens;

pub use actions::{
    EraseToo, NewPerson, Recognised, WITHOUT_SECOND_FACTOR, add_person, erase_person, erase_too_by,
    recognise,
};
pub use demo::seed;
pub use mails::{Letter, write_to, write_within};
pub use model::PersonCard;
pub use organisations::{Organisation, Organisations, ask_organisations_by};
pub use policy::FIRST_SIGHT;
pub use second_factor::{code_now, forget_second_factor};
pub use shortcuts::{Keys, Shortcuts, shortcuts_of};
pub use store::{find_person, find_person_by_handle, list_demonstration_people, list_names};
pub use tokens::{Holder, recognise_token};

use crate::slice::{Slice, get, post};
use axum::{extract::DefaultBodyLimit, handler::Handler as _};
use kenes_kernel::{
    journal::{RecordKind, as_it_is},
    page::NavEntry,
};

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "accounts",
        routes: vec![
            get("/sign-in", policy::SIGN_IN, pages::sign_in_form),
            post("/sign-in", policy::SIGN_IN, pages::sign_in),
            get(
                "/sign-in/forgotten",
                policy::FORGET_PASSWORD,
                invitations::pages::forgotten,
            ),
            post(
                "/sign-in/forgotten",
                policy::FORGET_PASSWORD,
                invitations::pages::request,
            ),
            get(
                "/invitations/{secret}",
                policy::ACCEPT_INVITATION,
                invitations::pages::invitation,
            ),
            post(
                "/invitations/{secret}",
                policy::ACCEPT_INVITATION,
                invitations::pages::choose,
            ),
            get("/people", policy::READ_PEOPLE, people::pages::people),
            post("/people", policy::READ_PEOPLE, people::pages::invite),
            get(
                "/people/new",
                policy::READ_PEOPLE,
                people::pages::invite_form,
            ),
            get(
                "/people/bulk",
                policy::READ_PEOPLE,
                people::bulk::pages::form,
            ),
            post(
                "/people/bulk",
                policy::READ_PEOPLE,
                // Its own reader of forms receives no more than the limit.
                people::bulk::pages::upload.layer(DefaultBodyLimit::disable()),
            ),
            post(
                "/people/bulk/confirmation",
                policy::READ_PEOPLE,
                people::bulk::pages::send,
            ),
            get(
                "/people/bulk/{file}",
                policy::READ_PEOPLE,
                people::bulk::pages::template,
            ),
            get("/people/{id}", policy::READ_PEOPLE, people::pages::person),
            post(
                "/people/{id}/invitations",
                policy::READ_PEOPLE,
                people::pages::invite_again,
            ),
            post(
                "/people/{id}/invitations/withdrawal",
                policy::READ_PEOPLE,
                people::pages::withdraw,
            ),
            post(
                "/people/{id}/contact",
                policy::READ_PEOPLE,
                people::pages::change_contact,
            ),
            post(
                "/people/{id}/role",
                policy::CHANGE_ROLE,
                people::pages::change_role,
            ),
            post(
                "/people/{id}/erasure",
                policy::ERASE_PERSON,
                people::pages::erase,
            ),
            get("/mails", policy::READ_FAILED_MAILS, mails::pages::mails),
            get("/demo/outbox", policy::READ_OUTBOX, mails::pages::outbox),
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
            get(
                "/sign-in/code",
                policy::SIGN_IN,
                second_factor::pages::code_form,
            ),
            post("/sign-in/code", policy::SIGN_IN, second_factor::pages::code),
            get(
                "/account/second-factor",
                policy::KEEP_SECOND_FACTOR,
                second_factor::pages::second_factor,
            ),
            post(
                "/account/second-factor",
                policy::KEEP_SECOND_FACTOR,
                second_factor::pages::confirm,
            ),
            post(
                "/account/second-factor/codes",
                policy::KEEP_SECOND_FACTOR,
                second_factor::pages::renew,
            ),
            post(
                "/account/second-factor/removal",
                policy::KEEP_SECOND_FACTOR,
                second_factor::pages::remove,
            ),
            get(
                "/account/tokens",
                policy::KEEP_TOKENS,
                tokens::pages::tokens,
            ),
            post("/account/tokens", policy::KEEP_TOKENS, tokens::pages::make),
            post(
                "/account/tokens/{id}/withdrawal",
                policy::KEEP_TOKENS,
                tokens::pages::withdraw,
            ),
            post(
                "/account/sessions/{name}/closure",
                policy::END_SESSIONS,
                pages::end_session,
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
        retention: tables::KEPT.to_vec(),
        about: Some(data::about_person),
        jobs: vec![mails::SEND],
        records: vec![
            RecordKind {
                name: tables::PERSON,
                load: tables::load_people,
                upcast: tables::upcast_person,
            },
            RecordKind {
                name: tables::ROLE_CHANGE,
                load: tables::load_role_changes,
                upcast: as_it_is,
            },
            RecordKind {
                name: tokens::tables::TOKEN,
                load: tokens::tables::load_tokens,
                upcast: as_it_is,
            },
        ],
        nav: vec![NavEntry {
            href: "/people",
            key: "accounts-nav-people",
            shown_to: |viewer| policy::may_keep_people(viewer).is_some(),
        }],
        today: Some(today::today),
        samples: Some(pages::samples),
        ..Slice::default()
    }
}
