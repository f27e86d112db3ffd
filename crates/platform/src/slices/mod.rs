//! The slices in their order. Each may call only earlier ones, through their door.

pub mod accounts;
pub mod body;
pub mod duties;
pub mod operations;
pub mod portal;
pub mod recommendations;
pub mod roadmaps;
