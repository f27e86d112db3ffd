//! The application: every slice of kenes, gathered by [`app`]. Read `app.rs` first.

pub mod app;
pub mod knowledge;
mod layers;
pub mod meaning;
pub mod migrations;
pub mod slice;
pub mod slices;
pub mod words;
