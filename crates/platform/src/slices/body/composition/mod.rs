//! The body as dated facts: sectors, seats, offices and working groups, and who held a part in them when.
//!
//! Nouns: profile, sector, seat, office, group, term (somebody holds a part from a day until another), composition
//! (all of it on one day).
//! Invariant: everything stands from a day until another, the last day excluded; nothing is removed, so any past day
//! can be shown. A seat or an office has one holder a day, an institution one main focal point and one validator.
//! Never: a name without a term that says why it is shown, and to whom.

pub mod actions;
pub mod model;
pub mod pages;
pub mod store;
pub mod tables;
