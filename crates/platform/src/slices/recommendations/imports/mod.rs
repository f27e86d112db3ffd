//! Importing as a dialogue: read, look, mend or set aside, confirm, perhaps undo.

pub mod actions;
pub mod model;
pub mod pages;
pub mod parse;
pub mod store;
