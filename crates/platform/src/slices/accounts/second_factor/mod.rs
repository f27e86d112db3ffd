//! The second factor: a code from a device, beside the password.
//!
//! Nouns: second factor (a secret that a device shares), code (six digits, RFC 6238), recovery code, half sign-in (the
//! password was right, the code is still to come).
//! Invariant: a code works once; recovery codes are stored as hashes and work once; a half sign-in is no session.
//! Never: a way around it by mail.

mod actions;
pub mod model;
pub(super) mod pages;
mod store;

pub use actions::forget_second_factor;
pub(super) use actions::{begin_half, erase_of, has_second_factor, must_set_up};
pub use model::code_now;
