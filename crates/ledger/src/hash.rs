//! The hashes of the tree: SHA-256 with the domain bytes of RFC 6962, section 2.1.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// 32 bytes of SHA-256: a leaf, an inner node or a root. Written as 64 lower-case hexadecimal
/// digits, read in either case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

/// A text that is not a hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// The text has another length.
    #[error("a hash has 64 hexadecimal digits, this text has {found} bytes")]
    Length { found: usize },
    /// A character is not a hexadecimal digit; `at` counts bytes from 0.
    #[error("byte {at} of the hash is not a hexadecimal digit (0-9, a-f)")]
    Digit { at: usize },
}

impl Hash {
    /// Takes 32 bytes that some other place has already computed.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes, for a database column or a proof.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// SHA-256 over the parts, one after the other.
pub(crate) fn sha256(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    Hash(hasher.finalize().into())
}

/// The hash of one leaf: SHA-256(0x00 ‖ bytes).
///
/// ```
/// let empty = kenes_ledger::leaf_hash(b"");
/// assert_eq!(
///     empty.to_string(),
///     "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
/// );
/// ```
pub fn leaf_hash(bytes: &[u8]) -> Hash {
    sha256(&[&[0x00], bytes])
}

/// The hash of an inner node: SHA-256(0x01 ‖ left ‖ right).
pub fn node_hash(left: Hash, right: Hash) -> Hash {
    sha256(&[&[0x01], &left.0, &right.0])
}

/// The root of a tree without leaves: SHA-256 of nothing.
pub fn empty_root() -> Hash {
    sha256(&[])
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl FromStr for Hash {
    type Err = HashError;

    fn from_str(text: &str) -> Result<Self, HashError> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(HashError::Length {
                found: digits.len(),
            });
        }
        let mut bytes = [0; 32];
        for (at, digit) in digits.iter().enumerate() {
            let nibble = char::from(*digit)
                .to_digit(16)
                .ok_or(HashError::Digit { at })?;
            bytes[at / 2] = bytes[at / 2] << 4 | nibble as u8;
        }
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_empty_tree_has_the_root_of_the_rfc() {
        assert_eq!(
            empty_root().to_string(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn a_text_that_is_no_hash_says_where() {
        assert_eq!("".parse::<Hash>(), Err(HashError::Length { found: 0 }));
        let wrong = format!("{}қ", "0".repeat(62));
        assert_eq!(wrong.parse::<Hash>(), Err(HashError::Digit { at: 62 }));
    }

    proptest! {
        #[test]
        fn hex_reads_back(bytes: [u8; 32]) {
            let hash = Hash::from_bytes(bytes);
            prop_assert_eq!(hash.to_string().parse(), Ok(hash));
            prop_assert_eq!(hash.to_string().to_uppercase().parse(), Ok(hash));
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            let _ = text.parse::<Hash>();
        }
    }
}
