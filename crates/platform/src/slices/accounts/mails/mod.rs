//! Mails to people: composed in the reader's language, sent by a job, their failures shown to whoever invites.
//!
//! Nouns: mail, letter (what a mail is about), outbox (the demonstration's, where every mail can be read).
//! Invariant: a mail is written in the transaction of what causes it; its text is gone once it has gone.
//! Never: content that not everybody may see; an address in a log or on the page of failures.

mod actions;
pub(super) mod pages;

pub(super) use actions::SEND;
pub use actions::{Letter, write_to, write_within};
