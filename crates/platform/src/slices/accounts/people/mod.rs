//! People as whoever invites them sees them: the list, one person, where mail goes, the role.
//!
//! Nouns: person, state (invited, active, erased), change of a role (with its reason).
//! Invariant: a role changes by an act with a reason, and nobody changes their own.
//! Never: a way to set somebody else's password.

mod actions;
pub(super) mod bulk;

mod model;
pub(super) mod pages;
mod store;

pub(super) use actions::erase_reasons;
pub(super) use model::path_of;
