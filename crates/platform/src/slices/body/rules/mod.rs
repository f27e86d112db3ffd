//! The rules of procedure as data: what makes a quorum, what majority adopts, who may propose, speak, vote and co-author.
//!
//! Nouns: version (all rules, from a day on), least (how many seats are enough), majority, base (of what it is counted),
//! right, unit (a sector, or several small ones that count as one), outcome (a verdict with its steps).
//! Invariant: on each day at most one version is in force; a version is never changed, a correction is a new one. Whether
//! there is a quorum and whether something is adopted is said by [`model::Rules`] and by nothing else.
//! Never: a number with a fraction that is not exact.

pub mod actions;
pub mod api;
pub mod model;
pub mod pages;
pub mod store;
pub mod tables;
