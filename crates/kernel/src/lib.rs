//! The foundations on which every slice stands: database, clock, words, access, journal,
//! jobs, events, files, forms, pages and the API's manners.
//!
//! The kernel knows no slice. It knows one engine, `kenes-ledger`, because every change ends in
//! the journal, and `kenes-analysis`, because search and synthesis must read words alike.

pub mod access;
pub mod api;
pub mod clock;
pub mod config;
pub mod content;
pub mod ctx;
pub mod db;
pub mod error;
pub mod events;
pub mod files;
pub mod form;
pub mod i18n;
pub mod ids;
pub mod jobs;
pub mod journal;
pub mod mail;
pub mod memory;
pub mod page;
pub mod remember;
pub mod retention;
pub mod text;
pub mod trace;
pub mod upload;

pub use ctx::{Ctx, Kernel};
pub use error::{Error, Result};
