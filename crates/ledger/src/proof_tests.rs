//! Known answers of Certificate Transparency, the worked example of RFC 6962, and ct-merkle as a
//! second opinion.

use super::*;
use crate::hash::leaf_hash;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use sha2::Sha256;

/// The eight leaves that implementations of Certificate Transparency test with.
const LEAVES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];

const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn leaves(count: usize) -> Vec<Hash> {
    (0..count)
        .map(|n| leaf_hash(format!("leaf {n}").as_bytes()))
        .collect()
}

fn peer(count: usize) -> MemoryBackedTree<Sha256, Vec<u8>> {
    let mut tree = MemoryBackedTree::new();
    for n in 0..count {
        tree.push(format!("leaf {n}").into_bytes());
    }
    tree
}

fn concat(proof: &[Hash]) -> Vec<u8> {
    proof.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

#[test]
fn the_known_roots_come_out() {
    let hashes: Vec<Hash> = LEAVES.iter().map(|leaf| leaf_hash(leaf)).collect();
    for (size, root) in (1..).zip(ROOTS) {
        assert_eq!(root_of(&hashes[..size]).to_string(), root, "{size} leaves");
    }
}

/// The tree of RFC 6962, section 2.1.3, with seven leaves and the node names printed there.
#[test]
fn the_worked_example_of_the_rfc_comes_out() {
    let d = leaves(7);
    let [a, b, c, dd, e, f, j] = d.clone().try_into().expect("seven leaves");
    let (g, h, i) = (node_hash(a, b), node_hash(c, dd), node_hash(e, f));
    let (k, l) = (node_hash(g, h), node_hash(i, j));
    assert_eq!(root_of(&d), node_hash(k, l));
    assert_eq!(inclusion_proof(&d, 0, 7), Ok(vec![b, h, l]));
    assert_eq!(inclusion_proof(&d, 3, 7), Ok(vec![c, g, l]));
    assert_eq!(inclusion_proof(&d, 4, 7), Ok(vec![f, j, k]));
    assert_eq!(inclusion_proof(&d, 6, 7), Ok(vec![i, k]));
    assert_eq!(consistency_proof(&d, 3, 7), Ok(vec![c, dd, g, l]));
    assert_eq!(consistency_proof(&d, 4, 7), Ok(vec![l]));
    assert_eq!(consistency_proof(&d, 6, 7), Ok(vec![i, j, k]));
}

#[test]
fn every_proof_of_every_small_tree_holds_and_agrees_with_the_peer() {
    let all = leaves(40);
    for size in 1..=40_usize {
        let root = root_of(&all[..size]);
        let tree = peer(size);
        assert_eq!(root.as_bytes()[..], tree.root().as_bytes()[..]);
        for index in 0..size {
            let proof = inclusion_proof(&all, index as u64, size as u64).unwrap();
            assert_eq!(concat(&proof), tree.prove_inclusion(index).as_bytes());
            let held = verify_inclusion(all[index], index as u64, size as u64, &proof, root);
            assert_eq!(held, Ok(()), "leaf {index} of {size}");
        }
        for old in 1..=size {
            let proof = consistency_proof(&all, old as u64, size as u64).unwrap();
            let theirs = tree.prove_consistency(size - old);
            assert_eq!(concat(&proof), theirs.as_bytes(), "{old} to {size}");
            let old_root = root_of(&all[..old]);
            let held = verify_consistency(old as u64, old_root, size as u64, root, &proof);
            assert_eq!(held, Ok(()), "{old} to {size}");
        }
    }
}

#[test]
fn refusals_name_their_reason() {
    let d = leaves(3);
    let root = root_of(&d);
    assert_eq!(
        inclusion_proof(&d, 3, 3),
        Err(ProofError::IndexOutside { index: 3, size: 3 })
    );
    assert_eq!(
        inclusion_proof(&d, 0, u64::MAX),
        Err(ProofError::SizeBeyondLeaves {
            size: u64::MAX,
            leaves: 3
        })
    );
    assert_eq!(
        consistency_proof(&d, 3, 2),
        Err(ProofError::SizesReversed {
            old_size: 3,
            new_size: 2
        })
    );
    assert_eq!(
        verify_inclusion(d[0], 0, 3, &[], root),
        Err(ProofError::Length { found: 0 })
    );
    assert!(matches!(
        verify_inclusion(d[1], 0, 3, &inclusion_proof(&d, 0, 3).unwrap(), root),
        Err(ProofError::RootMismatch { .. })
    ));
    assert_eq!(
        verify_consistency(1, d[0], 3, root, &[]),
        Err(ProofError::Length { found: 0 })
    );
}

#[test]
fn an_empty_journal_is_a_prefix_of_every_journal() {
    let d = leaves(5);
    let root = root_of(&d);
    assert_eq!(verify_consistency(0, empty_root(), 5, root, &[]), Ok(()));
    assert_eq!(
        verify_consistency(0, empty_root(), 0, empty_root(), &[]),
        Ok(())
    );
    assert_eq!(
        verify_consistency(0, root, 5, root, &[]),
        Err(ProofError::OldRootMismatch {
            computed: empty_root()
        })
    );
    assert!(verify_consistency(0, empty_root(), 0, root, &[]).is_err());
    assert!(verify_consistency(5, d[0], 5, root, &[]).is_err());
}

#[test]
fn a_rewritten_entry_is_found() {
    let old = leaves(6);
    let mut new = leaves(11);
    new[2] = leaf_hash(b"rewritten");
    let proof = consistency_proof(&new, 6, 11).unwrap();
    assert!(matches!(
        verify_consistency(6, root_of(&old), 11, root_of(&new), &proof),
        Err(ProofError::OldRootMismatch { .. })
    ));
}

proptest! {
    #[test]
    fn larger_trees_agree_with_the_peer(size in 1_usize..600, pick: u64, old: u64) {
        let all = leaves(size);
        let (index, old) = (pick % size as u64, old % size as u64 + 1);
        let tree = peer(size);
        let root = root_of(&all);
        let proof = inclusion_proof(&all, index, size as u64).unwrap();
        let theirs = tree.prove_inclusion(index as usize);
        prop_assert_eq!(&concat(&proof), theirs.as_bytes());
        let theirs = tree.prove_consistency(size - old as usize);
        let proof = consistency_proof(&all, old, size as u64).unwrap();
        prop_assert_eq!(&concat(&proof), theirs.as_bytes());
        let old_root = root_of(&all[..old as usize]);
        prop_assert_eq!(verify_consistency(old, old_root, size as u64, root, &proof), Ok(()));
    }

    #[test]
    fn a_proof_with_one_changed_byte_fails(
        size in 2_u64..200, pick: u64, old: u64, byte: usize, change in 1_u8..,
    ) {
        let all = leaves(size as usize);
        let root = root_of(&all);
        let (index, old) = (pick % size, old % (size - 1) + 1);
        let spoil = |mut proof: Vec<Hash>| {
            let at = byte % (proof.len() * 32);
            let mut bytes = *proof[at / 32].as_bytes();
            bytes[at % 32] ^= change;
            proof[at / 32] = Hash::from_bytes(bytes);
            proof
        };
        let proof = spoil(inclusion_proof(&all, index, size).unwrap());
        prop_assert!(verify_inclusion(all[index as usize], index, size, &proof, root).is_err());
        let proof = spoil(consistency_proof(&all, old, size).unwrap());
        let old_root = root_of(&all[..old as usize]);
        prop_assert!(verify_consistency(old, old_root, size, root, &proof).is_err());
    }

    #[test]
    fn no_numbers_make_the_checks_panic(
        index: u64, size: u64, other: u64, proof: Vec<[u8; 32]>, root: [u8; 32],
    ) {
        let proof: Vec<Hash> = proof.into_iter().map(Hash::from_bytes).collect();
        let root = Hash::from_bytes(root);
        let _ = verify_inclusion(root, index, size, &proof, root);
        let _ = verify_consistency(other, root, size, root, &proof);
        let _ = inclusion_proof(&proof, index, size);
        let _ = consistency_proof(&proof, other, size);
    }
}
