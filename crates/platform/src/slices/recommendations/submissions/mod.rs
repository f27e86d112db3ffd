//! Recommendations that national organisations make under their own name: drafted, submitted, taken back.
//!
//! A draft belongs to its organisation alone and has no number; a submission is a recommendation whose author stays
//! the author: others' corrections show as such, and a withdrawal is a fact, never a deletion.

pub mod actions;
pub mod model;
pub mod pages;
pub mod reports;
pub mod store;
pub mod tables;
