//! One file a command.

pub mod demo;
pub mod doctor;
pub mod migrate;
pub mod serve;
pub mod synthesise;
pub mod user;
pub mod verify;
