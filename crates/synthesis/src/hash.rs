//! Stable 64-bit names of words, so that a model learned in one run fits the texts of another.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are already well mixed.
pub(crate) type MixedMap<V> = HashMap<u64, V, BuildHasherDefault<Mixed>>;
/// Passes a key through: it is a hash already.
#[derive(Clone, Default)]
pub(crate) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = of_bytes(bytes);
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// FNV-1a with a final mixing step (the finaliser of MurmurHash3), so that all bits are usable.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        state ^= u64::from(*byte);
        state = state.wrapping_mul(0x0100_0000_01b3);
    }
    finish(state)
}

pub(crate) fn of_word(word: &str) -> u64 {
    of_bytes(word.as_bytes())
}

/// The name of an ordered pair.
pub(crate) fn of_pair(first: u64, second: u64) -> u64 {
    finish(first.rotate_left(23) ^ second.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

fn finish(mut state: u64) -> u64 {
    state ^= state >> 33;
    state = state.wrapping_mul(0xff51_afd7_ed55_8ccd);
    state ^= state >> 33;
    state = state.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    state ^ (state >> 33)
}
