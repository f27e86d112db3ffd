//! Keys for people who work through long lists: which letter does what, for each person.
//!
//! Nouns: shortcut (an act and its key).
//! Invariant: a key stands for one act; a person can change each and switch all off (WCAG 2.1.4).
//! Never: a key that acts while something is typed; that is kept in `web/js/review.js`.

mod actions;
mod keys;
mod model;
pub mod pages;
pub(super) mod store;

pub use actions::shortcuts_of;
pub use keys::Keys;
pub use model::Shortcuts;
