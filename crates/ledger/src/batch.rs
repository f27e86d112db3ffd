//! Batches: many confidential entries enter the tree as one public entry over a padded Merkle root,
//! so that neither their number nor their time can be told from the tree.

use crate::entry::Salt;
use crate::hash::{Hash, leaf_hash};
use crate::proof::{ProofError, inclusion_proof};
use crate::tree::root_of;

const PAD_TAG: &[u8] = b"kenes/pad/v1\0";

/// How many leaves a batch has as long as so many are enough; then four times as many, and so on.
pub const SMALLEST_BATCH: usize = 256;

/// The leaves of one batch in the order in which they are hashed: by their bytes. The order tells
/// nothing of when a member was written or how many members there are.
///
/// Leaf n of the padding is the leaf hash of "kenes/pad/v1" ‖ 0 ‖ seed ‖ n (8 bytes, big-endian):
/// without the seed it cannot be told from a member, with it the batch can be made again.
///
/// ```
/// use kenes_ledger::{Batch, leaf_hash};
///
/// let member = leaf_hash(b"an entry");
/// let batch = Batch::new(&[member], &[7; 32]); // 32 random bytes
/// assert_eq!(batch.leaves().len(), kenes_ledger::SMALLEST_BATCH);
/// let (index, path) = batch.inclusion(member)?;
/// kenes_ledger::verify_inclusion(member, index, 256, &path, batch.root())?;
/// # Ok::<(), kenes_ledger::ProofError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    leaves: Vec<Hash>,
}

impl Batch {
    /// Pads the members to the next size: [`SMALLEST_BATCH`] times a power of four.
    #[must_use]
    pub fn new(members: &[Hash], seed: &Salt) -> Self {
        let mut size = SMALLEST_BATCH;
        while size < members.len() {
            size *= 4;
        }
        let padding = (0_u64..)
            .take(size - members.len())
            .map(|n| leaf_hash(&[PAD_TAG, seed, &n.to_be_bytes()].concat()));
        let mut leaves: Vec<Hash> = members.iter().copied().chain(padding).collect();
        leaves.sort_unstable_by_key(|leaf| *leaf.as_bytes());
        Self { leaves }
    }

    /// All leaves, members and padding, ascending by their bytes.
    #[must_use]
    pub fn leaves(&self) -> &[Hash] {
        &self.leaves
    }

    /// The RFC 6962 root over the leaves.
    #[must_use]
    pub fn root(&self) -> Hash {
        root_of(&self.leaves)
    }

    /// Where a member stands (from 0), and its audit path to the root.
    ///
    /// Errors: `IndexOutside` for a leaf that is not in the batch.
    pub fn inclusion(&self, member: Hash) -> Result<(u64, Vec<Hash>), ProofError> {
        let size = self.leaves.len() as u64;
        let index = self
            .leaves
            .iter()
            .position(|leaf| *leaf == member)
            .map_or(size, |index| index as u64);
        Ok((index, inclusion_proof(&self.leaves, index, size)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::verify_inclusion;
    use proptest::prelude::*;

    fn members(n: usize) -> Vec<Hash> {
        (0..n).map(|n| leaf_hash(&n.to_be_bytes())).collect()
    }

    #[test]
    fn none_and_many_members_give_batches_of_one_size() {
        for n in [0, 1, 255, 256] {
            assert_eq!(Batch::new(&members(n), &[1; 32]).leaves().len(), 256, "{n}");
        }
        assert_eq!(Batch::new(&members(257), &[1; 32]).leaves().len(), 1024);
        assert_eq!(Batch::new(&members(1025), &[1; 32]).leaves().len(), 4096);
    }

    #[test]
    fn a_leaf_that_is_not_in_the_batch_has_no_path() {
        let batch = Batch::new(&members(3), &[1; 32]);
        assert!(batch.inclusion(leaf_hash(b"another")).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn each_member_is_proved_and_order_does_not_matter(n in 1_usize..300, seed: [u8; 32]) {
            let mut all = members(n);
            let batch = Batch::new(&all, &seed);
            let size = batch.leaves().len() as u64;
            for member in &all {
                let (index, path) = batch.inclusion(*member).unwrap();
                prop_assert!(verify_inclusion(*member, index, size, &path, batch.root()).is_ok());
            }
            all.reverse();
            prop_assert_eq!(Batch::new(&all, &seed).root(), batch.root());
        }

        #[test]
        fn a_member_less_or_another_seed_gives_another_root(n in 1_usize..300, seed: [u8; 32], other: [u8; 32]) {
            let all = members(n);
            let root = Batch::new(&all, &seed).root();
            prop_assert_ne!(Batch::new(&all[1..], &seed).root(), root);
            if seed != other && n != 256 {
                prop_assert_ne!(Batch::new(&all, &other).root(), root);
            }
        }
    }
}
