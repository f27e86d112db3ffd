//! The ledger: what makes the journal of the body hard to rewrite unseen.
//!
//! It is pure. It knows no database, clock, network or source of randomness: entries and salts
//! come in as arguments, hashes and proofs go out.
//!
//! * [`struct@Hash`], [`Frontier`], [`root_of`] – the Merkle tree of RFC 6962, section 2.1, over SHA-256.
//!   A store keeps one row with the frontier and one leaf hash for each entry.
//! * [`inclusion_proof`], [`consistency_proof`] and their `verify_` twins – what a receipt shows
//!   and what a witness checks.
//! * [`Value`] – data as deterministic JSON bytes (RFC 8785, restricted to integers).
//! * [`EntryDraft`], [`Entry`], [`Opening`] – one journal entry whose parts are readable or sealed
//!   as salted commitments, so that a value can be erased without breaking the tree.
//! * [`RowLeaf`] – one row of a bulk import, which is journalled as one entry over the Merkle root
//!   of its rows.
//!
//! ```
//! use kenes_ledger::{DraftField, EntryDraft, Frontier, inclusion_proof, leaf_hash, verify_inclusion};
//!
//! let draft = EntryDraft {
//!     version: 1,
//!     at_micros: 1_795_392_000_000_000,
//!     kind: DraftField::open("recommendation"),
//!     subject: DraftField::open("R-0142"),
//!     verb: DraftField::open("publish"),
//!     actor: DraftField::sealed("person 7"),
//!     fields: [("symbol".to_owned(), DraftField::open("CCPR/C/KAZ/CO/3"))].into(),
//! };
//! // Salts come from the caller; a real one draws 32 random bytes each time.
//! let mut counter = 0;
//! let mut salts = || { counter += 1; [counter; 32] };
//! let (entry, openings) = draft.seal(&mut salts)?;
//! assert!(openings.iter().all(|opening| entry.check_opening(opening)));
//!
//! let leaf = leaf_hash(&entry.canonical_bytes());
//! let mut frontier = Frontier::default();
//! let index = frontier.append(leaf);
//! let proof = inclusion_proof(&[leaf], index, frontier.size())?;
//! verify_inclusion(leaf, index, frontier.size(), &proof, frontier.root())?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod batch;
mod entry;
mod hash;
mod proof;
mod rows;
mod tree;
mod value;

pub use batch::{Batch, SMALLEST_BATCH};
pub use entry::{
    Commitment, Difference, DraftError, DraftField, Entry, EntryDraft, EntryError, Field,
    FieldName, Opening, Place, PlaceError, Recorded, Salt, Visibility,
};
pub use hash::{Hash, HashError, empty_root, leaf_hash, node_hash};
pub use proof::{
    ProofError, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion,
};
pub use rows::{RowDifference, RowLeaf, row_differences};
pub use tree::{Frontier, FrontierError, root_of};
pub use value::{MAX_DEPTH, Value, ValueError};
