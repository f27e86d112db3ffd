//! The moderator's powers over recommendations of civil society: to hide one, to say that it repeats another, to point
//! to the institution that it belongs to.
//!
//! Nouns: moderation (an act with its reason), appeal, decision, the public log.
//! Invariant: each act has a reason that everybody can read, and can be appealed once; what is hidden stays with its
//! author, the moderator and the ombudsperson, who decides about appeals.
//! Never: the hidden content in the log; a recommendation of a mechanism; a deletion.

pub mod actions;
pub mod api;
pub mod model;
pub mod pages;
pub mod store;
pub mod tables;
