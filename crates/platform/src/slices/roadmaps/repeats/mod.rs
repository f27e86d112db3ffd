//! What is asked again and again: repeat groups as lines in time, the most repeated first. Never: a count of what its
//! reader may not see.

pub mod api;
pub mod model;
pub mod pages;
pub mod store;
