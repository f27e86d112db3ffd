//! The protected channel: people without an account write to one recipient whom they choose, encrypted in their browser.
//!
//! Nouns: channel (of an office or a coalition), key (a public one, of one person), holder (who belongs to the channel
//! and has an admitted key), message, answer, code (with which a sender comes back), sealed (as an age file).
//! Invariant: the server holds public keys and sealed texts and nothing that opens them; a message has the audience of
//! its channel, which its holders have today and nobody else, whatever their role.
//! Never: a name, an account, an address of the network or a text of a sender; a secret key; a code.

mod about;
mod actions;
mod demo;
mod model;
mod pages;
mod policy;
mod store;
pub mod tables;
mod today;

pub use actions::holding;
pub use demo::seed;

use crate::slice::{Slice, get, post};
use kenes_kernel::{
    journal::{LoadSnapshots, RecordKind, as_it_is},
    page::NavEntry,
};
use pages::{channels, keys, messages};

/// Under this path nobody is recognised and nothing is logged; see `layers.rs`.
pub const NAMELESS: &str = "/protected";

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "channel",
        about: Some(about::about_person),
        routes: vec![
            get("/protected", policy::SEND, pages::start),
            get("/protected/verify", policy::SEND, pages::verify),
            get("/protected/answer", policy::SEND, pages::code_form),
            post("/protected/answer", policy::SEND, pages::find_again),
            get("/protected/{key}", policy::SEND, pages::write),
            post("/protected/{key}", policy::SEND, pages::send),
            get(
                "/protected/{key}/recipients.txt",
                policy::SEND,
                pages::recipients,
            ),
            get("/channels", policy::HOLD, channels::list),
            get("/channels/new", policy::HOLD, channels::new),
            post("/channels", policy::HOLD, channels::open),
            get("/channels/{id}", policy::HOLD, channels::channel),
            post("/channels/{id}/keys", policy::HOLD, keys::publish),
            post(
                "/channels/{id}/keys/{key}/admission",
                policy::HOLD,
                keys::admit,
            ),
            post(
                "/channels/{id}/keys/{key}/withdrawal",
                policy::HOLD,
                keys::withdraw,
            ),
            get(
                "/channels/{id}/messages/{message}",
                policy::HOLD,
                messages::message,
            ),
            get(
                "/channels/{id}/messages/{message}/file",
                policy::HOLD,
                messages::file,
            ),
            post(
                "/channels/{id}/messages/{message}/reading",
                policy::HOLD,
                messages::mark_read,
            ),
            post(
                "/channels/{id}/messages/{message}/answers",
                policy::HOLD,
                messages::answer,
            ),
            post(
                "/channels/{id}/messages/{message}/wrapping",
                policy::HOLD,
                messages::wrap,
            ),
            get(
                "/channels/{id}/messages/{message}/answers/{answer}/file",
                policy::HOLD,
                messages::answer_file,
            ),
            post(
                "/channels/{id}/messages/{message}/answers/{answer}/wrapping",
                policy::HOLD,
                messages::wrap_answer,
            ),
            post(
                "/channels/{id}/messages/{message}/deletion",
                policy::HOLD,
                messages::delete,
            ),
        ],
        records: vec![
            record(tables::CHANNEL, tables::load_channels),
            record(tables::KEY, tables::load_keys),
            record(tables::MESSAGE, tables::load_messages),
            record(tables::ANSWER, tables::load_answers),
        ],
        nav: vec![
            NavEntry {
                href: "/channels",
                key: "channel-nav-holders",
                shown_to: policy::holds,
            },
            NavEntry {
                href: "/protected",
                key: "channel-nav",
                shown_to: |viewer| viewer.person.is_none(),
            },
        ],
        today: Some(today::today),
        samples: Some(pages::samples),
        ..Slice::default()
    }
}

const fn record(name: &'static str, load: LoadSnapshots) -> RecordKind {
    RecordKind {
        name,
        load,
        upcast: as_it_is,
    }
}
