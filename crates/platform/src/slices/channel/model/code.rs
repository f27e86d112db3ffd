//! The code with which a sender comes back. It is the sender's alone: a number under which the message is found is made
//! from it, and the key with which the answer is opened. Only a hash of the number is stored.
//!
//! `web/js/protected/sealing.js` makes the same number from the same code.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Without I, L, O and U, which are mistaken for 1, 0 and V.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a code: 140 bits.
const LENGTH: usize = 28;

/// A code as it is derived from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Made here for whoever writes without script.
    #[must_use]
    pub fn of(chance: [u8; LENGTH]) -> Self {
        Self(
            chance
                .iter()
                .map(|byte| char::from(LETTERS[usize::from(byte & 31)]))
                .collect(),
        )
    }

    /// What was typed, in any case and with any marks between.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let code: String = typed
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(LENGTH + 1)
            .map(|letter| match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let good = code.len() == LENGTH && code.bytes().all(|letter| LETTERS.contains(&letter));
        good.then_some(Self(code))
    }

    /// As people write it: seven groups of four.
    #[must_use]
    pub fn spaced(&self) -> String {
        let groups: Vec<&str> = (0..LENGTH / 4).map(|n| &self.0[n * 4..n * 4 + 4]).collect();
        groups.join("-")
    }

    /// The number under which the message is found.
    #[must_use]
    pub fn lookup(&self) -> Lookup {
        Lookup(derived(self.0.as_bytes(), b"lookup"))
    }
}

/// The number under which a message is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup([u8; 32]);

impl Lookup {
    /// 64 hexadecimal digits.
    #[must_use]
    pub fn parse(sent: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if sent.len() != 64 || !sent.is_ascii() {
            return None;
        }
        for (n, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&sent[n * 2..n * 2 + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0))
    }
}

/// HKDF with SHA-256 (RFC 5869), one block of output.
fn derived(secret: &[u8], what: &[u8]) -> [u8; 32] {
    let keyed = |key: &[u8], parts: &[&[u8]]| -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    };
    let inner = keyed(b"kenes protected channel", &[secret]);
    keyed(&inner, &[what, &[1]])
}

/// Hexadecimal digits, small.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = Code::of(std::array::from_fn(|n| n as u8));
        assert_eq!(code.spaced(), "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV");
        for typed in [
            "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV",
            " o1 23 4567 89ab cdef ghjk mnpq rstv\n",
            "oi23456789abcdefghjkmnpqrstv",
        ] {
            assert_eq!(Code::parse(typed), Some(code.clone()), "{typed}");
        }
        for wrong in [
            "",
            "0123",
            "U123-4567-89AB-CDEF-GHJK-MNPQ-RSTV",
            &"0".repeat(29),
            "әіңғ",
        ] {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_number_is_that_of_the_script() {
        let code = Code::parse("0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV").unwrap();
        assert_eq!(
            hex(&code.lookup().0),
            "b48b69045b5e2f8d8e12593bc898fa39794d683c0b14e0ddf60c9a42b9169fe8"
        );
        assert_eq!(Lookup::parse(&hex(&code.lookup().0)), Some(code.lookup()));
        assert_eq!(Lookup::parse("+f"), None);
        assert_eq!(Lookup::parse(&"g".repeat(64)), None);
    }
}
