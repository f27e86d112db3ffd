//! Invitations: how a person chooses a password, the first time and after forgetting it.
//!
//! Nouns: invitation (a link with a secret, to choose a password once), purpose (to come in, or to choose anew).
//! Invariant: only the hash of the secret is stored; a link works once and until it expires; a new one ends the others.
//! Never: a link that signs somebody in; an answer that tells whether somebody has an account.

mod actions;
pub(super) mod model;
pub(super) mod pages;
pub(super) mod store;

pub(super) use actions::{invite_again, send_link, withdraw};
