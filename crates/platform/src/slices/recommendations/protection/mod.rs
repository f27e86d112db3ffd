//! Urgent protection: identifying content of a recommendation is withdrawn everywhere at once.
//!
//! Nouns: protection, mark. Its author does it, or whoever received it at the author's request.
//! Invariant: text, heading, source and what else its author wrote are gone from the register, the search, the lists of
//! corrections, the draft, remembered answers and the openings of the journal in one transaction; the number, the places
//! and the fact stay, and the journal still verifies.
//! Never: the promise that copies which others made are gone.

pub mod actions;
pub mod pages;
pub mod store;
pub mod tables;
