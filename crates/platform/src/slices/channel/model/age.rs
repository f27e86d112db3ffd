//! The age file format (age-encryption.org/v1), as far as it can be checked without a key: that a file is one, for whom
//! it is made, and how long. The server never opens any.

use kenes_kernel::form::FieldError;

/// Bytes of a sealed text at most.
pub const SEALED_LIMIT: usize = 256 * 1024;
/// People for whom one file is made at most.
const STANZAS: usize = 32;
const HEAD: &[u8] = b"age-encryption.org/v1\n";
const ARMOR_BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const ARMOR_END: &str = "-----END AGE ENCRYPTED FILE-----";
/// A nonce, and the seal of a chunk of no bytes.
const SHORTEST_BODY: usize = 16 + 16;

/// A well-formed age file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    bytes: Vec<u8>,
    recipients: usize,
}

/// Why something is no sealed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Empty,
    /// No age file at all, and so perhaps the text itself.
    Plain,
    TooLong,
    /// Begins as one and is none.
    Broken,
    /// Sealed with a passphrase, which nobody else has.
    Passphrase,
}

impl Fault {
    #[must_use]
    pub fn sentence(self) -> FieldError {
        FieldError::new(match self {
            Self::Empty => "channel-sealed-empty",
            Self::Plain => "channel-sealed-plain",
            Self::TooLong => "channel-sealed-long",
            Self::Broken => "channel-sealed-broken",
            Self::Passphrase => "channel-sealed-passphrase",
        })
    }
}

impl Sealed {
    /// Reads an age file, armored or not.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(sent: &[u8]) -> Result<Self, Fault> {
        if sent.trim_ascii().is_empty() {
            return Err(Fault::Empty);
        }
        let bytes = match std::str::from_utf8(sent) {
            Ok(text) if text.trim_start().starts_with(ARMOR_BEGIN) => unarmored(text)?,
            _ => sent.to_vec(),
        };
        if !bytes.starts_with(HEAD) {
            return Err(Fault::Plain);
        }
        if bytes.len() > SEALED_LIMIT {
            return Err(Fault::TooLong);
        }
        let recipients = recipients_of(&bytes[HEAD.len()..])?;
        Ok(Self { bytes, recipients })
    }

    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// For how many X25519 keys it is made. Which ones cannot be told.
    #[must_use]
    pub fn recipients(&self) -> usize {
        self.recipients
    }
}

/// Counts the stanzas of a header, and checks what follows it.
fn recipients_of(rest: &[u8]) -> Result<usize, Fault> {
    let mut lines = Lines(rest);
    let mut recipients = 0;
    let mut stanzas = 0;
    let mut line = lines.take().ok_or(Fault::Broken)?;
    while let Some(args) = line.strip_prefix("-> ") {
        stanzas += 1;
        if stanzas > STANZAS {
            return Err(Fault::Broken);
        }
        let args: Vec<&str> = args.split(' ').collect();
        if args.iter().any(|arg| arg.is_empty()) {
            return Err(Fault::Broken);
        }
        let body = stanza_body(&mut lines)?;
        match args[..] {
            ["X25519", share] if share.len() == 43 && is_base64(share) && body == 43 => {
                recipients += 1;
            }
            ["X25519", ..] => return Err(Fault::Broken),
            ["scrypt", ..] => return Err(Fault::Passphrase),
            _ => {}
        }
        line = lines.take().ok_or(Fault::Broken)?;
    }
    let mac = line.strip_prefix("--- ").ok_or(Fault::Broken)?;
    let is_whole = mac.len() == 43 && is_base64(mac) && lines.0.len() >= SHORTEST_BODY;
    if is_whole && recipients > 0 {
        Ok(recipients)
    } else {
        Err(Fault::Broken)
    }
}

/// The letters of a stanza's body: full lines of 64, then a shorter one.
fn stanza_body(lines: &mut Lines<'_>) -> Result<usize, Fault> {
    let mut letters = 0;
    loop {
        let line = lines
            .take()
            .filter(|line| line.len() <= 64 && is_base64(line))
            .ok_or(Fault::Broken)?;
        letters += line.len();
        if line.len() < 64 {
            return Ok(letters);
        }
    }
}

/// The lines of a header, which are ASCII.
struct Lines<'a>(&'a [u8]);

impl<'a> Lines<'a> {
    fn take(&mut self) -> Option<&'a str> {
        let end = self.0.iter().take(8192).position(|byte| *byte == b'\n')?;
        let (line, rest) = self.0.split_at(end);
        self.0 = &rest[1..];
        std::str::from_utf8(line).ok().filter(|line| {
            line.bytes()
                .all(|byte| byte == b' ' || byte.is_ascii_graphic())
        })
    }
}

fn is_base64(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// The bytes of an armored file. Line ends may be those of any machine, and empty lines around it are no matter.
fn unarmored(text: &str) -> Result<Vec<u8>, Fault> {
    // Four letters for three bytes, and line ends.
    if text.len() > SEALED_LIMIT * 3 / 2 {
        return Err(Fault::TooLong);
    }
    let inside = text
        .trim()
        .strip_prefix(ARMOR_BEGIN)
        .and_then(|rest| rest.strip_suffix(ARMOR_END))
        .ok_or(Fault::Broken)?;
    let letters: String = inside.split_whitespace().collect();
    base64::decode(&letters).ok_or(Fault::Broken)
}

/// As a file of text: what is shown and copied.
#[must_use]
pub fn armored(bytes: &[u8]) -> String {
    let letters = base64::encode(bytes);
    let mut out = format!("{ARMOR_BEGIN}\n");
    let mut rest = letters.as_str();
    while !rest.is_empty() {
        let (line, more) = rest.split_at(rest.len().min(64));
        out.push_str(line);
        out.push('\n');
        rest = more;
    }
    out.push_str(ARMOR_END);
    out.push('\n');
    out
}

/// RFC 4648 with padding.
mod base64 {
    use ::base64::{Engine as _, engine::general_purpose::STANDARD};

    pub fn encode(bytes: &[u8]) -> String {
        STANDARD.encode(bytes)
    }

    pub fn decode(letters: &str) -> Option<Vec<u8>> {
        STANDARD.decode(letters).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(stanzas: &str, body: usize) -> Vec<u8> {
        let mac = "m".repeat(43);
        let mut out = format!("age-encryption.org/v1\n{stanzas}--- {mac}\n").into_bytes();
        out.extend(std::iter::repeat_n(7, body));
        out
    }

    fn stanza() -> String {
        format!("-> X25519 {}\n{}\n", "s".repeat(43), "b".repeat(43))
    }

    #[test]
    fn an_age_file_is_read_armored_or_not() {
        let bytes = file(&(stanza() + &stanza()), 40);
        let sealed = Sealed::parse(&bytes).unwrap();
        assert_eq!(sealed.recipients(), 2);
        let text = armored(&bytes);
        assert_eq!(Sealed::parse(text.as_bytes()), Ok(sealed.clone()));
        let windows = format!("\r\n{}\r\n", text.replace('\n', "\r\n"));
        assert_eq!(Sealed::parse(windows.as_bytes()), Ok(sealed));
    }

    #[test]
    fn stanzas_of_other_kinds_are_left_alone() {
        let grease = format!("-> x-grease a b\n{}\n\n", "c".repeat(64));
        let bytes = file(&(grease + &stanza()), 40);
        assert_eq!(Sealed::parse(&bytes).unwrap().recipients(), 1);
    }

    #[test]
    fn what_is_no_sealed_text_is_named() {
        let scrypt = format!("-> scrypt {} 18\n{}\n", "s".repeat(22), "b".repeat(43));
        for (sent, fault) in [
            (b" \n".to_vec(), Fault::Empty),
            ("Меня избили в участке".as_bytes().to_vec(), Fault::Plain),
            (vec![0xff, 0xfe, 1, 2], Fault::Plain),
            (b"-----BEGIN PGP MESSAGE-----".to_vec(), Fault::Plain),
            (
                b"-----BEGIN AGE ENCRYPTED FILE-----\nand so on".to_vec(),
                Fault::Broken,
            ),
            (armored(b"my own words").into_bytes(), Fault::Plain),
            (HEAD.to_vec(), Fault::Broken),
            (file("", 40), Fault::Broken),
            (file(&stanza(), 31), Fault::Broken),
            (file(&stanza().replace("bb", "b b"), 40), Fault::Broken),
            (file("-> X25519 short\nbody\n", 40), Fault::Broken),
            (file(&stanza().repeat(STANZAS + 1), 40), Fault::Broken),
            (file(&(scrypt + &stanza()), 40), Fault::Passphrase),
            (file(&stanza(), SEALED_LIMIT), Fault::TooLong),
            (
                armored(&vec![7; SEALED_LIMIT * 2]).into_bytes(),
                Fault::TooLong,
            ),
        ] {
            assert_eq!(
                Sealed::parse(&sent),
                Err(fault),
                "{}",
                String::from_utf8_lossy(&sent[..sent.len().min(80)])
            );
        }
    }
}
