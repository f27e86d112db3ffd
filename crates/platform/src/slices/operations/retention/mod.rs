//! How long what is no part of the record is kept.
//!
//! Nouns: rule (what, for how many days), dry run.
//! Invariant: the page shows what would go before it goes; a change of the days is on the record.
//! Never: a rule about what the journal records.

pub mod actions;
pub mod pages;
