//! The queue: places that the engine proposes for what stands nowhere, in the road maps that stand, and the new road
//! maps that the rest would need. A person accepts, moves or refuses. Never: a change of what a person has placed.

pub mod actions;
pub mod engine;
pub mod model;
pub mod pages;
pub mod store;
pub mod tables;
