//! Who read a confidential record: the author's own list.
//!
//! Nouns: read (a reader, a way and a day), record.
//! Invariant: whoever opens, lists, exports or fetches a confidential draft or recommendation of another organisation
//! stands in the list that its author reads, once a day and way. It is no part of the journal.
//! Never: a reader of public records; what somebody searched for.

pub mod store;
pub mod view;
