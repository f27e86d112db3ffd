//! Rules of the protected channel: public keys, who holds one, when a channel is open.

pub mod age;
pub mod code;

use super::tables::KeyRow;
use kenes_kernel::form::{FieldError, FieldErrors, line, paragraph};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// So many people must hold a key before anybody can write: what one has lost, another still reads.
pub const HOLDERS_AT_LEAST: usize = 2;
pub const NAME_LIMIT: usize = 200;
pub const ABOUT_LIMIT: usize = 1000;
/// Keys of channels that addresses need for something else.
const TAKEN: [&str; 2] = ["answer", "verify"];

/// An X25519 public key of age: `age1…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient(String);

impl Recipient {
    /// Checks the key as age does: bech32 (BIP 173) of 32 bytes.
    ///
    /// # Errors
    /// The sentence that says what it is instead.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let typed = line(typed);
        if typed.to_ascii_uppercase().contains("AGE-SECRET-KEY") {
            return Err(FieldError::new("channel-key-secret"));
        }
        if typed.is_empty() {
            return Err(FieldError::new("channel-key-empty"));
        }
        match bech32_of("age", &typed) {
            Some(bytes) if bytes.len() == 32 && bytes.iter().any(|byte| *byte != 0) => {
                Ok(Self(typed))
            }
            _ => Err(FieldError::new("channel-key-wrong")),
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Half of a SHA-256 of the key's text, in groups that can be read out on the telephone.
#[must_use]
pub fn fingerprint(recipient: &str) -> String {
    let digits = code::hex(&Sha256::digest(recipient.as_bytes())[..16]);
    let groups: Vec<&str> = (0..8).map(|n| &digits[n * 4..n * 4 + 4]).collect();
    groups.join(" ")
}

/// The bytes of a bech32 text in small letters with this prefix.
fn bech32_of(prefix: &str, text: &str) -> Option<Vec<u8>> {
    const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const CHECK: usize = 6;
    let letters = text.strip_prefix(prefix)?.strip_prefix('1')?;
    if letters.len() < CHECK || text.len() > 90 {
        return None;
    }
    let values: Vec<u8> = letters
        .bytes()
        .map(|letter| LETTERS.iter().position(|known| *known == letter))
        .map(|found| found.and_then(|value| u8::try_from(value).ok()))
        .collect::<Option<_>>()?;
    let spread = prefix.bytes().map(|letter| letter >> 5);
    let low = prefix.bytes().map(|letter| letter & 31);
    let checked = spread.chain([0]).chain(low).chain(values.iter().copied());
    if checksum(checked) != 1 {
        return None;
    }
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for value in &values[..values.len() - CHECK] {
        held = (held << 5) | u32::from(*value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).ok()?);
        }
    }
    let rest_is_zero = bits < 5 && held & ((1 << bits) - 1) == 0;
    rest_is_zero.then_some(bytes)
}

/// The checksum of BIP 173.
fn checksum(values: impl Iterator<Item = u8>) -> u32 {
    const GENERATOR: [u32; 5] = [
        0x3b6a_57b2,
        0x2650_8e6d,
        0x1ea1_19fa,
        0x3d42_33dd,
        0x2a14_62b3,
    ];
    values.fold(1, |sum, value| {
        let top = sum >> 25;
        let next = ((sum & 0x01ff_ffff) << 5) ^ u32::from(value);
        GENERATOR
            .iter()
            .enumerate()
            .filter(|(n, _)| (top >> n) & 1 == 1)
            .fold(next, |sum, (_, part)| sum ^ part)
    })
}

/// How far a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Published, and nobody who holds one has admitted it yet.
    Waits,
    Stands,
    /// Its holder no longer belongs to the channel.
    Left,
    Withdrawn,
}

impl Standing {
    /// `people` are those who belong to the channel today.
    #[must_use]
    pub fn of(key: &KeyRow, people: &[Uuid]) -> Self {
        match (key.withdrawn_at, key.admitted_at) {
            (Some(_), _) => Self::Withdrawn,
            _ if !people.contains(&key.person_id) => Self::Left,
            (None, None) => Self::Waits,
            (None, Some(_)) => Self::Stands,
        }
    }

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Stands => "stands",
            Self::Left => "left",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The keys for which a text is sealed today, the oldest first.
#[must_use]
pub fn standing_keys<'k>(keys: &'k [KeyRow], people: &[Uuid]) -> Vec<&'k KeyRow> {
    keys.iter()
        .filter(|key| Standing::of(key, people) == Standing::Stands)
        .collect()
}

/// Whether anybody can write: as many people as are needed hold a key.
#[must_use]
pub fn is_open(standing: &[&KeyRow]) -> bool {
    let mut people: Vec<Uuid> = standing.iter().map(|key| key.person_id).collect();
    people.sort_unstable();
    people.dedup();
    people.len() >= HOLDERS_AT_LEAST
}

/// Ids of keys as a row and a form hold them, in one order.
#[must_use]
pub fn ids_of(standing: &[&KeyRow]) -> String {
    let mut ids: Vec<String> = standing.iter().map(|key| key.id.to_string()).collect();
    ids.sort_unstable();
    ids.join(" ")
}

/// Whether a text was sealed for other keys, and somebody who holds one today cannot read it. Nothing is known of an
/// answer that was sealed elsewhere.
#[must_use]
pub fn is_stale(sealed_for: &str, standing: &[&KeyRow]) -> bool {
    let known: Vec<&str> = sealed_for.split(' ').filter(|id| !id.is_empty()).collect();
    let can = |key: &&KeyRow| known.contains(&key.id.to_string().as_str());
    !known.is_empty() && !standing.iter().all(can)
}

/// What is typed to open a channel.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// `office <key>` or `coalition <id>`.
    pub of: String,
    pub key: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub about_kk: String,
    pub about_ru: String,
    pub about_en: String,
}

impl Typed {
    /// As a person meant it. The key is checked apart.
    ///
    /// # Errors
    /// One for each field.
    pub fn checked(&self) -> Result<Self, FieldErrors> {
        let kept = Self {
            of: line(&self.of),
            key: line(&self.key).to_lowercase(),
            name_kk: line(&self.name_kk),
            name_ru: line(&self.name_ru),
            name_en: line(&self.name_en),
            about_kk: paragraph(&self.about_kk),
            about_ru: paragraph(&self.about_ru),
            about_en: paragraph(&self.about_en),
        };
        let mut errors = FieldErrors::new();
        let mut refuse = |field: &str, key: &str| {
            errors.insert(field.to_owned(), FieldError::new(key));
        };
        let names = [
            ("name_kk", &kept.name_kk),
            ("name_ru", &kept.name_ru),
            ("name_en", &kept.name_en),
        ];
        for (field, name) in names {
            match name.chars().count() {
                0 => refuse(field, "channel-name-empty"),
                n if n > NAME_LIMIT => refuse(field, "channel-name-long"),
                _ => {}
            }
        }
        let abouts = [
            ("about_kk", &kept.about_kk),
            ("about_ru", &kept.about_ru),
            ("about_en", &kept.about_en),
        ];
        for (field, about) in abouts {
            if about.chars().count() > ABOUT_LIMIT {
                refuse(field, "channel-about-long");
            }
        }
        if TAKEN.contains(&kept.key.as_str()) {
            refuse("key", "channel-key-taken");
        }
        if errors.is_empty() {
            Ok(kept)
        } else {
            Err(errors)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenes_kernel::clock::Instant;

    const GOOD: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    #[test]
    fn a_public_key_is_checked_as_age_does() {
        assert_eq!(
            Recipient::parse(&format!(" {GOOD} ")).unwrap().as_str(),
            GOOD
        );
        let key_of = |typed: &str| Recipient::parse(typed).unwrap_err().key;
        for (wrong, sentence) in [
            (String::new(), "channel-key-empty"),
            (GOOD.replace("ql3z", "ql3x"), "channel-key-wrong"),
            (GOOD[..60].to_owned(), "channel-key-wrong"),
            (GOOD.to_uppercase(), "channel-key-wrong"),
            ("age1pq1qqqq".into(), "channel-key-wrong"),
            ("ssh-ed25519 AAAA".into(), "channel-key-wrong"),
            ("AGE-SECRET-KEY-1QQQ".into(), "channel-key-secret"),
            ("age-secret-key-1qqq".into(), "channel-key-secret"),
        ] {
            assert_eq!(key_of(&wrong), sentence, "{wrong}");
        }
    }

    #[test]
    fn a_fingerprint_has_eight_groups() {
        let print = fingerprint(GOOD);
        assert_eq!(print.split(' ').filter(|group| group.len() == 4).count(), 8);
        assert_ne!(print, fingerprint("age1other"));
    }

    fn key(person: u128, admitted: bool, withdrawn: bool) -> KeyRow {
        let at = Instant::from_micros(1);
        KeyRow {
            id: Uuid::from_u128(person + 100),
            channel_id: Uuid::nil(),
            person_id: Uuid::from_u128(person),
            recipient: GOOD.into(),
            published_at: at,
            admitted_at: admitted.then_some(at),
            admitted_by: None,
            withdrawn_at: withdrawn.then_some(at),
            withdrawn_by: None,
            version: 1,
        }
    }

    #[test]
    fn a_channel_is_open_while_two_people_hold_a_key() {
        let people = [1, 2, 3].map(Uuid::from_u128);
        for (keys, open) in [
            (vec![key(1, true, false)], false),
            (vec![key(1, true, false), key(1, true, false)], false),
            (vec![key(1, true, false), key(2, false, false)], false),
            (vec![key(1, true, false), key(2, true, true)], false),
            (vec![key(1, true, false), key(9, true, false)], false),
            (vec![key(1, true, false), key(2, true, false)], true),
        ] {
            assert_eq!(is_open(&standing_keys(&keys, &people)), open, "{keys:?}");
        }
    }

    #[test]
    fn a_channel_has_a_name_in_every_language() {
        let typed = |name: &str, key: &str| Typed {
            key: key.into(),
            name_kk: name.into(),
            name_ru: name.into(),
            name_en: name.into(),
            ..Typed::default()
        };
        assert_eq!(
            typed(" Омбудсмен ", "ombudsman").checked().unwrap().name_kk,
            "Омбудсмен"
        );
        assert_eq!(typed("", "a-b").checked().unwrap_err().len(), 3);
        assert_eq!(
            typed(&"ұ".repeat(201), "a-b").checked().unwrap_err().len(),
            3
        );
        assert_eq!(
            typed("A", "Answer").checked().unwrap_err()["key"].key,
            "channel-key-taken"
        );
    }
}
