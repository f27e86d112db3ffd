//! Which encoding a text file is in, and its characters.
//!
//! A mark at the beginning decides, then zero bytes (UTF-16), then whether the bytes are valid UTF-8. What is left
//! is one of three encodings of one byte a character; their readings are compared by how likely each foreign
//! character is beside its neighbours.

use encoding_rs::{MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};
use serde::{Deserialize, Serialize};

/// The encodings that are told apart. A person may choose another than the one found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// Only letters without accents: every encoding but UTF-16 reads the file in the same way.
    Ascii,
    Utf8,
    /// UTF-8 with a byte order mark, as Excel writes it.
    Utf8Bom,
    Utf16Le,
    Utf16Be,
    /// Cyrillic of Windows.
    Windows1251,
    /// Western European of Windows.
    Windows1252,
    /// Western European of old Macintosh computers, the encoding of UPR-Info's files.
    MacRoman,
}

impl Encoding {
    /// All encodings that a person can choose.
    pub const ALL: [Encoding; 7] = [
        Self::Utf8,
        Self::Utf8Bom,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1251,
        Self::Windows1252,
        Self::MacRoman,
    ];

    /// The name as people know it, the same in all languages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ascii => "ASCII",
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 (BOM)",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1251 => "Windows-1251",
            Self::Windows1252 => "Windows-1252",
            Self::MacRoman => "Mac Roman",
        }
    }

    /// Reads a name such as `utf-8`, `cp1251` or `Mac Roman`; case and signs do not matter.
    pub fn from_name(name: &str) -> Option<Self> {
        let folded: String = name
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        Some(match folded.as_str() {
            "ascii" | "usascii" => Self::Ascii,
            "utf8" => Self::Utf8,
            "utf8bom" | "utf8sig" => Self::Utf8Bom,
            "utf16" | "utf16le" => Self::Utf16Le,
            "utf16be" => Self::Utf16Be,
            "windows1251" | "cp1251" | "win1251" => Self::Windows1251,
            "windows1252" | "cp1252" | "win1252" | "latin1" | "iso88591" => Self::Windows1252,
            "macroman" | "macintosh" | "mac" => Self::MacRoman,
            _ => return None,
        })
    }

    /// Reads the bytes as characters. A byte order mark is left out; what cannot be read becomes `�`.
    pub fn decode(self, bytes: &[u8]) -> String {
        let encoding = match self {
            Self::Ascii | Self::Utf8 | Self::Utf8Bom => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1251 => WINDOWS_1251,
            Self::Windows1252 => WINDOWS_1252,
            Self::MacRoman => MACINTOSH,
        };
        encoding.decode_with_bom_removal(bytes).0.into_owned()
    }

    /// Tells the encoding of a text file. Always gives an answer: whether the bytes are a text at all is for
    /// [`looks_binary`] to say.
    pub fn detect(bytes: &[u8]) -> Self {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => return Self::Utf8Bom,
            [0xff, 0xfe, ..] => return Self::Utf16Le,
            [0xfe, 0xff, ..] => return Self::Utf16Be,
            _ => {}
        }
        if let Some(utf16) = utf16_without_mark(bytes) {
            return utf16;
        }
        if bytes.is_ascii() {
            return Self::Ascii;
        }
        if mostly_utf8(bytes) {
            Self::Utf8
        } else {
            one_byte(bytes)
        }
    }
}

/// Whether a file is no text: more than one character in a hundred is a control character other than blanks, or
/// could not be read at all. A file that is sound UTF-8 may itself hold the sign for unreadable characters.
pub(crate) fn looks_binary(bytes: &[u8], text: &str) -> bool {
    let sound = std::str::from_utf8(bytes).is_ok();
    let (mut all, mut control) = (0_usize, 0_usize);
    for c in text.chars().take(200_000) {
        all += 1;
        let unreadable = c == '\u{fffd}' && !sound;
        control += usize::from(unreadable || (c.is_control() && !c.is_whitespace()));
    }
    control * 100 > all && control > 8
}

fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 {
        return None;
    }
    let pairs = sample.len() / 2;
    // High bytes of ASCII are 0, of Cyrillic 4: text in UTF-16 has one of the two on one side nearly always.
    let high = |at: usize| {
        sample
            .iter()
            .skip(at)
            .step_by(2)
            .filter(|b| **b == 0 || **b == 4 || **b == 0x20)
            .count()
    };
    let zeros = |at: usize| {
        sample
            .iter()
            .skip(at)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 20 > pairs && even * 100 < pairs && high(1) * 10 > pairs * 9 {
        Some(Encoding::Utf16Le)
    } else if even * 20 > pairs && odd * 100 < pairs && high(0) * 10 > pairs * 9 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8 but for a few damaged places (fewer than one in twenty of the foreign characters).
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good > 20 * bad
}

fn one_byte(bytes: &[u8]) -> Encoding {
    let foreign: Vec<usize> = bytes
        .iter()
        .enumerate()
        .filter(|(_, b)| !b.is_ascii())
        .map(|(at, _)| at)
        .take(20_000)
        .collect();
    // Cyrillic words are runs of high bytes; Western texts have high bytes one by one between ASCII letters.
    let in_runs = foreign
        .iter()
        .filter(|at| {
            let side =
                |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|b| *b >= 0xc0);
            bytes[**at] >= 0xc0 && (side(at.checked_sub(1)) || side(at.checked_add(1)))
        })
        .count();
    if in_runs * 2 > foreign.len() {
        return Encoding::Windows1251;
    }
    let score = |encoding: Encoding| -> i64 {
        foreign
            .iter()
            .map(|at| likelihood(bytes, *at, encoding))
            .sum()
    };
    let old_mac = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    let mac = score(Encoding::MacRoman) + if old_mac { 1 } else { 0 };
    if mac > score(Encoding::Windows1252) {
        Encoding::MacRoman
    } else {
        Encoding::Windows1252
    }
}

/// How well one foreign byte reads in an encoding beside its neighbours: from -3 (nonsense) to 3 (just right).
fn likelihood(bytes: &[u8], at: usize, encoding: Encoding) -> i64 {
    let text = encoding.decode(&bytes[at..=at]);
    let Some(c) = text.chars().next() else {
        return 0;
    };
    let letter = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0x80)
    };
    let (before, after) = (letter(at.checked_sub(1)), letter(at.checked_add(1)));
    match c {
        '’' if before => 3,
        '‘' | '“' if !before && after => 3,
        '”' | '’' if !after => 3,
        '–' | '—' | '…' | '\u{a0}' | '•' | '«' | '»' | '°' | '§' | '№' => 2,
        _ if c.is_control() => -3,
        _ if "éèêëàâáäãåçíìîïñóòôöõúùûüøæßœšžÿ".contains(c) && (before || after) => {
            3
        }
        _ if c.is_lowercase() && (before || after) => 1,
        _ if c.is_uppercase() && !before && after => 2,
        _ if c.is_uppercase() && before => -2,
        _ if c.is_alphabetic() => -1,
        _ if before && after => -3,
        _ => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEST: &str = "id,text\r\n1,Côte d’Ivoire asks São Tomé to “amend” the law – soon\r\n2,Perú: protección de los niños";
    const RUSSIAN: &str = "номер;текст\n1;Принять закон о «мирных собраниях» — без промедления\n";

    fn encode(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy);
        bytes.into_owned()
    }

    /// encoding_rs does not write Mac Roman, so the few letters needed are put in by hand.
    fn mac_roman(text: &str) -> Vec<u8> {
        text.chars()
            .map(|c| match c {
                'ô' => 0x99,
                '’' => 0xd5,
                'ã' => 0x8b,
                'é' => 0x8e,
                '“' => 0xd2,
                '”' => 0xd3,
                '–' => 0xd0,
                'ú' => 0x9c,
                'ó' => 0x97,
                'ñ' => 0x96,
                _ => u8::try_from(c).expect("ASCII"),
            })
            .collect()
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn each_encoding_is_found_and_read() {
        let bom = [&[0xef, 0xbb, 0xbf], WEST.as_bytes()].concat();
        let le = [&[0xff, 0xfe][..], &utf16(RUSSIAN, false)].concat();
        for (bytes, encoding, text) in [
            (b"id,text".to_vec(), Encoding::Ascii, "id,text"),
            (WEST.as_bytes().to_vec(), Encoding::Utf8, WEST),
            (bom, Encoding::Utf8Bom, WEST),
            (le, Encoding::Utf16Le, RUSSIAN),
            (utf16(RUSSIAN, true), Encoding::Utf16Be, RUSSIAN),
            (utf16(WEST, false), Encoding::Utf16Le, WEST),
            (
                encode(RUSSIAN, WINDOWS_1251),
                Encoding::Windows1251,
                RUSSIAN,
            ),
            (encode(WEST, WINDOWS_1252), Encoding::Windows1252, WEST),
            (mac_roman(WEST), Encoding::MacRoman, WEST),
            (mac_roman("a\rb’s"), Encoding::MacRoman, "a\rb’s"),
        ] {
            assert_eq!(Encoding::detect(&bytes), encoding);
            assert_eq!(encoding.decode(&bytes), text);
        }
    }

    #[test]
    fn one_damaged_byte_does_not_make_utf8_another_encoding() {
        let mut bytes = RUSSIAN.repeat(3).into_bytes();
        bytes.truncate(bytes.len() - 2);
        bytes[13] = 0xff;
        assert_eq!(Encoding::detect(&bytes), Encoding::Utf8);
    }

    #[test]
    fn names_are_read_back() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::from_name(encoding.name()), Some(encoding));
        }
        assert_eq!(Encoding::from_name("CP1251"), Some(Encoding::Windows1251));
        assert_eq!(Encoding::from_name("koi8-r"), None);
    }

    #[test]
    fn binary_rubbish_is_no_text() {
        let rubbish: Vec<u8> = (0..2000_u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
            .collect();
        assert!(looks_binary(
            &rubbish,
            &Encoding::detect(&rubbish).decode(&rubbish)
        ));
        assert!(!looks_binary(WEST.as_bytes(), WEST));
        assert!(!looks_binary(b"a\0b", "a\u{0}b"));
        let replaced = "\u{fffd}".repeat(50);
        assert!(!looks_binary(replaced.as_bytes(), &replaced));
    }
}
