//! Themes for texts that came without: the engine offers what the register's own labels teach, a person decides.
//!
//! Nouns: offer (a theme with a confidence and why), look (that the engine has read a text), decision.
//! Invariant: nothing is written to a recommendation before somebody accepts; every theme that came from
//! here names who accepted it.
//! Never: an offer learned from labels that the secretariat may not see; a guess from too few of them.

pub mod actions;
pub mod model;
pub mod pages;
pub mod store;
pub mod tables;
