//! Coalitions: named groups of organisations that draft together.
//!
//! Nouns: coalition, partner (an organisation, from its acceptance until it leaves), founder.
//! Invariant: a coalition has an audience of its own, held by the people of its partners alone; it is not in any list,
//! count or search of anybody else, the secretariat, the moderator and the administrator included.
//! Never: a partner who did not accept; a coalition that others learn of before it signs something.

pub mod actions;
pub mod model;
pub mod pages;
pub mod store;
pub mod tables;
