//! One file a command.

pub mod backup;
pub mod demo;
pub mod doctor;
pub mod export;
pub mod import;
pub mod migrate;
pub mod model;
pub mod reference;
pub mod serve;
pub mod synthesise;
pub mod user;
pub mod verify;
