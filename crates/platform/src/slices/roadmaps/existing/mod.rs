//! Road maps that a body had before it had kenes: read from a file, previewed, confirmed, undone. They keep their own
//! numbers and titles, and bring key recommendations, indicators and grades. Never: a grade without its author, or
//! two grades made into one.

pub mod actions;
pub mod links;
pub mod model;
pub mod pages;
pub mod store;
pub mod tables;
