//! One binary for all that is tested through the whole app.
#![allow(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

mod architecture;
mod living;
mod pages;
mod permissions;
mod robustness;
mod stories;
mod twins;
mod words;
mod world;
