//! Tokens of the API: how a program acts for a person, and a machine for an organisation.
//!
//! Nouns: token (shown once, kept as a hash), scope (read, or read and write), owner (a person or an organisation),
//! holder (whom a token stands for).
//! Invariant: a token works until it expires or is withdrawn, and for as long as its owner takes part; whatever does
//! not work is answered alike. An organisation's token reads alone: there is nobody whose act a change would be.
//! Never: a token on a page, or near accounts; the role of whoever made an organisation's token.

mod actions;
pub(super) mod model;
pub(super) mod pages;
mod store;
pub(super) mod tables;

pub use actions::{Holder, recognise_token};
pub(super) use actions::{erase_of, withdraw_all_of};
