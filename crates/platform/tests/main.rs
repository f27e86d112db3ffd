//! One binary for all that is tested through the whole app.

mod architecture;
mod pages;
mod permissions;
mod stories;
mod words;
mod world;
