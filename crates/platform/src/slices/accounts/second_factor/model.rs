//! Codes by time (RFC 6238 with SHA-1, six digits, thirty seconds) and recovery codes, pure.

use hmac::{Hmac, KeyInit, Mac};
use kenes_kernel::{access::Role, clock::Instant};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;

/// The secret's bytes: the length of what SHA-1 gives, as RFC 4226 asks.
pub const SECRET_BYTES: usize = 20;
pub const RECOVERY_CODES: usize = 10;
/// A secret that was shown and not confirmed within so long is replaced: somebody else may have seen it.
pub const UNCONFIRMED_SECONDS: i64 = 3600;
/// Between the password and the code.
pub const HALF_SECONDS: i64 = 5 * 60;
/// Wrong codes of one half sign-in before the password is asked for again.
pub const WRONG_CODES_ALLOWED: i32 = 5;
const STEP_SECONDS: i64 = 30;
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The roles that decide, validate or publish sign in with two factors.
#[must_use]
pub const fn requires_two_factors(role: Role) -> bool {
    matches!(
        role,
        Role::Validator | Role::Moderator | Role::Clerk | Role::Administrator
    )
}

/// Six digits for a step.
fn code_at(secret: &[u8], step: i64) -> Option<u32> {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).ok()?;
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash.last()? & 0x0f);
    let four: [u8; 4] = hash.get(offset..offset + 4)?.try_into().ok()?;
    Some((u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
}

/// The step whose code was typed: this one, the one before or the next, since clocks differ; never one that is not
/// after `last`, which was used.
#[must_use]
pub fn step_of_code(secret: &[u8], typed: &str, now: Instant, last: i64) -> Option<i64> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let typed: u32 = (digits.len() == 6).then_some(digits)?.parse().ok()?;
    let this = now.micros().div_euclid(STEP_SECONDS * 1_000_000);
    (this - 1..=this + 1)
        .filter(|step| *step > last)
        .find(|step| code_at(secret, *step) == Some(typed))
}

/// The code that a device shows now; for stories and for nobody else.
#[must_use]
pub fn code_now(secret: &[u8], now: Instant) -> String {
    let step = now.micros().div_euclid(STEP_SECONDS * 1_000_000);
    format!("{:06}", code_at(secret, step).unwrap_or_default())
}

/// Base 32 of RFC 4648 without padding.
#[must_use]
pub fn base32(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut buffer, mut bits) = (0_u32, 0);
    for byte in bytes {
        buffer = buffer << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(ALPHABET[(buffer >> bits & 31) as usize]));
        }
        buffer &= (1 << bits) - 1;
    }
    if bits > 0 {
        out.push(char::from(ALPHABET[(buffer << (5 - bits) & 31) as usize]));
    }
    out
}

/// A text in groups of four, to be typed.
#[must_use]
pub fn in_groups(text: &str, mark: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    groups.join(mark)
}

/// A recovery code of 80 random bits.
#[must_use]
pub fn recovery_code(bytes: &[u8; 10]) -> String {
    in_groups(&base32(bytes).to_lowercase(), "-")
}

/// A recovery code as it was typed, brought to the form that is hashed; nothing for what cannot be one.
#[must_use]
pub fn plain_recovery_code(typed: &str) -> Option<String> {
    let plain: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    (plain.len() == 16).then_some(plain)
}

/// What a device calls the installation: its host, since a longer name makes a picture that is hard to read.
#[must_use]
pub fn name_of_site(public_url: &str) -> &str {
    let (_, rest) = public_url.split_once("://").unwrap_or_default();
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    if host.is_empty() { "kenes" } else { host }
}

/// What a device reads from the picture.
#[must_use]
pub fn address_of_secret(site: &str, handle: &str, secret: &[u8]) -> String {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (site, handle, secret) = (encode(site), encode(handle), base32(secret));
    format!("otpauth://totp/{site}:{handle}?secret={secret}&issuer={site}")
}

/// The picture of a text as the path of an SVG with its width, a margin of four around; nothing where it is too long.
#[must_use]
pub fn picture(text: &str) -> Option<(String, i32)> {
    use std::fmt::Write as _;
    let code = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let _ = write!(path, "M{} {}h1v1h-1z", x + 4, y + 4);
            }
        }
    }
    Some((path, code.size() + 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> Instant {
        Instant::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code_now(SECRET, at(seconds)), code);
            assert_eq!(
                step_of_code(SECRET, code, at(seconds), -1),
                Some(seconds / 30)
            );
        }
    }

    #[test]
    fn a_clock_may_differ_by_half_a_minute_and_a_code_works_once() {
        for (now, step) in [
            (59, Some(1)),
            (31, Some(1)),
            (89, Some(1)),
            (89 + 1, None),
            (-1, None),
        ] {
            assert_eq!(step_of_code(SECRET, "287082", at(now), -5), step, "{now}");
        }
        assert_eq!(step_of_code(SECRET, "287 082", at(59), 0), Some(1));
        assert_eq!(step_of_code(SECRET, "287082", at(59), 1), None, "used");
        for wrong in ["", "28708", "2870821", "abcdef", "000000"] {
            assert_eq!(step_of_code(SECRET, wrong, at(59), 0), None);
        }
    }

    #[test]
    fn base_32_is_that_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn a_recovery_code_reads_however_it_is_typed() {
        let code = recovery_code(&[7; 10]);
        assert_eq!(code.len(), 19);
        let plain = plain_recovery_code(&code);
        assert_eq!(
            plain_recovery_code(&format!(" {} ", code.to_uppercase().replace('-', " "))),
            plain
        );
        assert!(plain.is_some());
        assert_eq!(plain_recovery_code("123456"), None);
    }

    #[test]
    fn the_picture_holds_the_whole_address_of_a_long_name() {
        let site = "Ұлттық диалог алаңы (көрсетілім)";
        let address = address_of_secret(site, "әлия", SECRET);
        assert!(address.is_ascii() && address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
        let (path, width) = picture(&address).unwrap();
        assert!(path.starts_with("M4 4h1v1h-1z") && width > 29);
    }

    #[test]
    fn a_device_calls_the_installation_by_its_host() {
        for (url, name) in [
            ("https://dialogue.example.org/x", "dialogue.example.org"),
            ("http://127.0.0.1:8430", "127.0.0.1"),
            ("", "kenes"),
        ] {
            assert_eq!(name_of_site(url), name);
        }
    }

    #[test]
    fn who_decides_validates_or_publishes_needs_two() {
        let needing: Vec<Role> = Role::ALL
            .into_iter()
            .filter(|role| requires_two_factors(*role))
            .collect();
        assert_eq!(
            needing,
            [
                Role::Validator,
                Role::Moderator,
                Role::Clerk,
                Role::Administrator
            ]
        );
    }
}
