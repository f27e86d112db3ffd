//! Recommendations that national organisations make under their own name: drafted, submitted, taken back.
//!
//! A draft belongs to its author, their organisation or a coalition (`circles.rs`) and has no number; a submission is a recommendation whose author stays
//! the author: others' corrections show as such, a withdrawal is a fact, never a deletion, and so is every step by which
//! the author lets more or fewer people see it.

pub mod actions;
pub mod api;
pub mod circles;
pub mod model;
pub mod names;
pub mod pages;
pub mod reach;
pub mod reports;
pub mod store;
pub mod tables;
