//! Many invitations at once, from a table.
//!
//! Nouns: line (a row of the table as it was typed), fault (row, column, how to mend it), plan (whom the table would
//! invite, and whom it leaves out since they are here already).
//! Invariant: a table with one fault invites nobody; the same table sent twice invites nobody twice.
//! Never: a table that is kept. What it said travels with the form of the preview, and is checked anew.

mod actions;
pub(super) mod model;
pub mod pages;
