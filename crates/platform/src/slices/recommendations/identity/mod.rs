//! Sealed names: an author is "a participant", and only an organisation that the author named can open who it is.
//!
//! Nouns: attribution (how an author is named), opener, opening.
//! Invariant: by default nobody can open a name; an opening is an act with a reason that its author sees.
//! Never: the name of a sealed author in pages, lists, search, exports, mails or the API of anybody else.

pub mod actions;
pub mod pages;
pub mod store;
pub mod tables;
