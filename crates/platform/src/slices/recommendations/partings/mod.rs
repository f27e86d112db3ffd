//! Parting a text into asks by hand, where the engine cut it wrongly.
//!
//! Nouns: parting (who cut which asks, and how they were before), ask.
//! Invariant: every ask is a span of the text of record; an ask that stays keeps its number, its place and its
//! repeat group; one that is taken out keeps its number for ever, and nobody else gets it.
//! Never: a change of the text.

pub mod actions;
pub mod model;
pub mod pages;
pub mod store;
pub mod tables;
