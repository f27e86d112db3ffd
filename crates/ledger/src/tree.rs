//! The growing tree: only its right edge is kept.

use crate::hash::{Hash, empty_root, node_hash};

/// The right edge of a Merkle tree (RFC 6962, section 2.1): enough to append and to give the root,
/// in O(log n) memory and time.
///
/// `peaks` are the roots of the full subtrees from left (largest) to right (smallest): one for each
/// bit that is set in `size`.
///
/// ```
/// use kenes_ledger::{Frontier, leaf_hash, root_of};
///
/// let leaves = [leaf_hash(b"one"), leaf_hash(b"two"), leaf_hash(b"three")];
/// let mut frontier = Frontier::default();
/// for leaf in leaves {
///     frontier.append(leaf);
/// }
/// assert_eq!(frontier.root(), root_of(&leaves));
/// assert_eq!(Frontier::from_bytes(&frontier.to_bytes()), Ok(frontier));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

/// Bytes that are not a frontier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrontierError {
    /// Fewer than the eight bytes of the size.
    #[error("a frontier begins with 8 bytes of size, only {found} bytes are there")]
    Short { found: usize },
    /// The size is beyond what a signed database integer holds.
    #[error("a frontier of {size} leaves is beyond the limit of 2^63 - 1")]
    TooLarge { size: u64 },
    /// The number of bytes does not fit the size.
    #[error(
        "a frontier of {size} leaves has {expected} bytes of peaks, {found} are there; \
         restore the row from a backup or rebuild it from the leaf hashes"
    )]
    Peaks {
        size: u64,
        expected: usize,
        found: usize,
    },
}

impl Frontier {
    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the full subtrees, largest first.
    pub fn peaks(&self) -> &[Hash] {
        &self.peaks
    }

    /// Appends one leaf hash and returns its index, counted from 0.
    pub fn append(&mut self, leaf: Hash) -> u64 {
        let index = self.size;
        let mut node = leaf;
        for _ in 0..index.trailing_ones() {
            let left = self
                .peaks
                .pop()
                .expect("there is a peak for every bit set in the size");
            node = node_hash(left, node);
        }
        self.peaks.push(node);
        self.size += 1;
        index
    }

    /// The root of the whole tree.
    pub fn root(&self) -> Hash {
        self.peaks
            .iter()
            .rev()
            .copied()
            .reduce(|right, left| node_hash(left, right))
            .unwrap_or_else(empty_root)
    }

    /// One value for one database row: the size as eight big-endian bytes, then the peaks.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        for peak in &self.peaks {
            bytes.extend_from_slice(peak.as_bytes());
        }
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote; refuses any other length or a size beyond 2^63 - 1.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let Some((head, rest)) = bytes.split_first_chunk::<8>() else {
            return Err(FrontierError::Short { found: bytes.len() });
        };
        let size = u64::from_be_bytes(*head);
        if size > i64::MAX as u64 {
            return Err(FrontierError::TooLarge { size });
        }
        let (peaks, remainder) = rest.as_chunks::<32>();
        let expected = size.count_ones() as usize;
        if peaks.len() != expected || !remainder.is_empty() {
            return Err(FrontierError::Peaks {
                size,
                expected: expected * 32,
                found: rest.len(),
            });
        }
        let peaks = peaks.iter().copied().map(Hash::from_bytes).collect();
        Ok(Self { size, peaks })
    }
}

impl FromIterator<Hash> for Frontier {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut frontier = Self::default();
        for leaf in leaves {
            frontier.append(leaf);
        }
        frontier
    }
}

/// The root over the leaf hashes in their order; [`empty_root`] if there are none.
pub fn root_of(leaves: &[Hash]) -> Hash {
    leaves.iter().copied().collect::<Frontier>().root()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_read_back_at_every_size(leaves: Vec<[u8; 32]>) {
            let frontier: Frontier = leaves.into_iter().map(Hash::from_bytes).collect();
            prop_assert_eq!(frontier.peaks().len() as u32, frontier.size().count_ones());
            prop_assert_eq!(Frontier::from_bytes(&frontier.to_bytes()), Ok(frontier));
        }

        #[test]
        fn no_bytes_make_it_panic(bytes: Vec<u8>, leaf: [u8; 32]) {
            if let Ok(mut frontier) = Frontier::from_bytes(&bytes) {
                frontier.append(Hash::from_bytes(leaf));
                let _ = frontier.root();
            }
        }
    }

    #[test]
    fn damaged_rows_are_named() {
        assert_eq!(
            Frontier::from_bytes(&[0; 3]),
            Err(FrontierError::Short { found: 3 })
        );
        assert_eq!(
            Frontier::from_bytes(&[0xff; 8]),
            Err(FrontierError::TooLarge { size: u64::MAX })
        );
        let mut bytes = 3_u64.to_be_bytes().to_vec();
        bytes.extend([7; 33]);
        assert_eq!(
            Frontier::from_bytes(&bytes),
            Err(FrontierError::Peaks {
                size: 3,
                expected: 64,
                found: 33
            })
        );
    }
}
