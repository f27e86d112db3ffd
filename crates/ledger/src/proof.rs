//! Proofs that an entry is in the journal and that the journal only grew.
//!
//! Made as in RFC 6962, sections 2.1.1 and 2.1.2; checked by the iterative algorithms of RFC 9162,
//! sections 2.1.3.2 and 2.1.4.2.

use crate::hash::{Hash, empty_root, node_hash};
use crate::tree::root_of;

/// Why a proof could not be made or does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The leaf is not in a tree of that size; indices count from 0.
    #[error("leaf {index} is outside a tree of {size} leaves")]
    IndexOutside { index: u64, size: u64 },
    /// A proof was asked for a tree larger than the leaves at hand.
    #[error("a tree of {size} leaves was asked for, only {leaves} leaf hashes are there")]
    SizeBeyondLeaves { size: u64, leaves: u64 },
    /// The tree that should be older is the larger one.
    #[error("the older tree has {old_size} leaves, the newer only {new_size}")]
    SizesReversed { old_size: u64, new_size: u64 },
    /// The proof has too few or too many hashes for these sizes.
    #[error("the proof has {found} hashes, which does not fit the sizes of the trees")]
    Length { found: usize },
    /// The proof leads to another root than the newer (or only) one.
    #[error("the proof leads to the root {computed}, not to the given root")]
    RootMismatch { computed: Hash },
    /// The proof leads to another root than the older one: the journal was rewritten.
    #[error("the proof leads to the older root {computed}, not to the given older root")]
    OldRootMismatch { computed: Hash },
}

/// The audit path of leaf `index` (from 0) in the tree of the first `size` leaves: the sibling
/// hashes from the leaf up to the root.
///
/// Errors: `size` beyond `leaves`, or `index` not below `size`. Costs O(size) hashes.
pub fn inclusion_proof(leaves: &[Hash], index: u64, size: u64) -> Result<Vec<Hash>, ProofError> {
    let mut tree = first(leaves, size)?;
    if index >= size {
        return Err(ProofError::IndexOutside { index, size });
    }
    let mut index = index as usize;
    let mut path = Vec::new();
    while tree.len() > 1 {
        let (left, right) = tree.split_at(split(tree.len()));
        if index < left.len() {
            path.push(root_of(right));
            tree = left;
        } else {
            path.push(root_of(left));
            index -= left.len();
            tree = right;
        }
    }
    path.reverse();
    Ok(path)
}

/// The hashes that show that the first `old_size` leaves are a prefix of the first `new_size`.
///
/// Empty if both sizes are equal or `old_size` is 0 (everything begins with nothing). Errors:
/// reversed sizes, or `new_size` beyond `leaves`. Costs O(new_size) hashes.
pub fn consistency_proof(
    leaves: &[Hash],
    old_size: u64,
    new_size: u64,
) -> Result<Vec<Hash>, ProofError> {
    if old_size > new_size {
        return Err(ProofError::SizesReversed { old_size, new_size });
    }
    let mut tree = first(leaves, new_size)?;
    if old_size == 0 || old_size == new_size {
        return Ok(Vec::new());
    }
    let mut old = old_size as usize;
    let mut path = Vec::new();
    // Whether the old tree is a whole subtree of what was passed so far: its root is then known to
    // the reader and is left out.
    let mut known = true;
    while old != tree.len() {
        let (left, right) = tree.split_at(split(tree.len()));
        if old <= left.len() {
            path.push(root_of(right));
            tree = left;
        } else {
            path.push(root_of(left));
            old -= left.len();
            tree = right;
            known = false;
        }
    }
    if !known {
        path.push(root_of(tree));
    }
    path.reverse();
    Ok(path)
}

/// Checks that `leaf` stands at `index` (from 0) in the tree of `size` leaves with this `root`.
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: Hash,
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::IndexOutside { index, size });
    }
    let mut computed = leaf;
    let fits = climb(index, size - 1, proof, |side, sibling| {
        computed = match side {
            Side::Left => node_hash(sibling, computed),
            Side::Right => node_hash(computed, sibling),
        };
    });
    if !fits {
        return Err(ProofError::Length { found: proof.len() });
    }
    if computed != root {
        return Err(ProofError::RootMismatch { computed });
    }
    Ok(())
}

/// Checks that the tree with `new_root` begins with the whole tree with `old_root`: nothing was
/// changed, removed or put in between.
///
/// An old tree of size 0 is a prefix of every tree; its root must be [`empty_root`] and its proof
/// empty.
pub fn verify_consistency(
    old_size: u64,
    old_root: Hash,
    new_size: u64,
    new_root: Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if old_size > new_size {
        return Err(ProofError::SizesReversed { old_size, new_size });
    }
    if old_size == 0 || old_size == new_size {
        return verify_trivial(old_size, old_root, new_size, new_root, proof);
    }
    let wrong_length = ProofError::Length { found: proof.len() };
    // A full old tree is its own first hash, which the proof leaves out.
    let (start, rest) = if old_size.is_power_of_two() {
        (old_root, proof)
    } else {
        let (start, rest) = proof.split_first().ok_or(wrong_length.clone())?;
        (*start, rest)
    };
    let shift = (old_size - 1).trailing_ones();
    let (mut old, mut new) = (start, start);
    let (node, last) = ((old_size - 1) >> shift, (new_size - 1) >> shift);
    let fits = climb(node, last, rest, |side, sibling| match side {
        Side::Left => {
            old = node_hash(sibling, old);
            new = node_hash(sibling, new);
        }
        // What stands to the right is newer than the whole old tree.
        Side::Right => new = node_hash(new, sibling),
    });
    if !fits {
        return Err(wrong_length);
    }
    compare(old, old_root, new, new_root)
}

/// On which side of the computed node a hash of the proof stands.
enum Side {
    Left,
    Right,
}

/// Goes up the tree from position `node` in a level whose last position is `last`, joining one hash
/// of the proof after the other; false if the proof is too short or too long.
fn climb(mut node: u64, mut last: u64, proof: &[Hash], mut join: impl FnMut(Side, Hash)) -> bool {
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            join(Side::Left, *sibling);
            // The right edge has no sibling on the levels where it is alone.
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            join(Side::Right, *sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0
}

/// The cases without a proof: an empty old tree, or two trees of one size.
fn verify_trivial(
    old_size: u64,
    old_root: Hash,
    new_size: u64,
    new_root: Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if !proof.is_empty() {
        return Err(ProofError::Length { found: proof.len() });
    }
    let old = if old_size == 0 {
        empty_root()
    } else {
        old_root
    };
    let new = if new_size == old_size { old } else { new_root };
    compare(old, old_root, new, new_root)
}

fn compare(old: Hash, old_root: Hash, new: Hash, new_root: Hash) -> Result<(), ProofError> {
    if old != old_root {
        return Err(ProofError::OldRootMismatch { computed: old });
    }
    if new != new_root {
        return Err(ProofError::RootMismatch { computed: new });
    }
    Ok(())
}

/// The first `size` leaves.
fn first(leaves: &[Hash], size: u64) -> Result<&[Hash], ProofError> {
    usize::try_from(size)
        .ok()
        .and_then(|end| leaves.get(..end))
        .ok_or(ProofError::SizeBeyondLeaves {
            size,
            leaves: leaves.len() as u64,
        })
}

/// The largest power of two below `len`, which is at least 2: where RFC 6962 splits a tree.
fn split(len: usize) -> usize {
    1 << (len - 1).ilog2()
}

#[cfg(test)]
#[path = "proof_tests.rs"]
mod tests;
