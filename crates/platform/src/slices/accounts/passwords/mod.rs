//! Passwords: which are good enough, and how they are kept.
//!
//! Nouns: password, common password (one of the list in `common.txt`).
//! Invariant: only argon2id hashes are stored; length protects, composition rules do not.
//! Never: a password in a log, a row or an error.

mod actions;
mod model;

pub(super) use actions::{hash_password, type_again, verify_password};
pub(super) use model::check_password;
