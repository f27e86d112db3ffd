//! Packed files (XLSX, DOCX): what they are, and whether they may be unpacked.

use std::io::{BufReader, Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::Limits;
use crate::refusal::Refusal;

/// A packed file whose parts have all been measured: none of them unfolds beyond the limits.
#[derive(Debug)]
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    /// Opens a packed file and unpacks every part once into nothing, counting, because the sizes that a packed file
    /// states about itself may lie.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        let mut zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| not_opened(bytes, &error))?;
        if zip.len() > limits.parts {
            return Err(Refusal::TooManyParts {
                found: zip.len(),
                limit: limits.parts,
            });
        }
        let mut total = 0_u64;
        for index in 0..zip.len() {
            let part = match zip.by_index(index) {
                Ok(part) => part,
                Err(ZipError::UnsupportedArchive(text)) if text.contains("assword") => {
                    return Err(Refusal::PasswordProtected);
                }
                Err(error) => {
                    return Err(Refusal::Damaged {
                        detail: error.to_string(),
                    });
                }
            };
            let name = part
                .name()
                .map_or_else(|_| index.to_string(), |name| name.into_owned());
            let packed = part.compressed_size().min(bytes.len() as u64).max(1);
            let allowed = (packed.saturating_mul(limits.ratio))
                .max(1 << 20)
                .min(limits.unpacked_bytes - total)
                .min(largest(&name));
            let mut tags = Tags(0);
            let found = std::io::copy(&mut part.take(allowed + 1), &mut tags).map_err(|error| {
                Refusal::Damaged {
                    detail: format!("part “{name}”: {error}"),
                }
            })?;
            if found > allowed {
                return Err(Refusal::Bomb { part: name });
            }
            total += found;
            if ends_with(&name, "sharedstrings.xml") {
                check_shared_texts(&mut zip, index, &tags, limits)?;
            }
        }
        Ok(Self { zip })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of all parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        self.zip
            .file_names()
            .flatten()
            .map(|name| name.into_owned())
    }

    /// The bytes of one part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        let damaged = |error: &dyn std::fmt::Display| Refusal::Damaged {
            detail: format!("part “{name}”: {error}"),
        };
        let mut part = self.zip.by_name(name).map_err(|error| damaged(&error))?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)
            .map_err(|error| damaged(&error))?;
        Ok(bytes)
    }

    /// Says what a packed file is when it is neither a workbook nor a document of the new formats.
    pub(crate) fn other_kind(&mut self) -> Refusal {
        let found = if self.has("xl/workbook.bin") {
            "Excel binary workbook (.xlsb)"
        } else if self.has("mimetype") {
            match self.part("mimetype").ok().as_deref() {
                Some(b"application/vnd.oasis.opendocument.spreadsheet") => {
                    "OpenDocument spreadsheet (.ods)"
                }
                Some(b"application/vnd.oasis.opendocument.text") => "OpenDocument text (.odt)",
                Some(b"application/epub+zip") => "EPUB",
                _ => "ZIP",
            }
        } else if self.names().any(|name| name.starts_with("ppt/")) {
            "PowerPoint (.pptx)"
        } else {
            "ZIP"
        };
        Refusal::WrongKind { found }
    }
}

/// Parts that hold no rows are read whole into many small pieces, so they have a bound of their own.
const FRAME_BYTES: u64 = 16 << 20;

fn largest(name: &str) -> u64 {
    let frame = ["styles.xml", "workbook.xml", ".rels", "[content_types].xml"];
    let theme = name.to_ascii_lowercase().contains("theme/");
    if theme || frame.iter().any(|end| ends_with(name, end)) {
        FRAME_BYTES
    } else {
        u64::MAX
    }
}

fn ends_with(name: &str, end: &str) -> bool {
    name.to_ascii_lowercase().ends_with(end)
}

/// Counts the tags of what is written and forgets it.
struct Tags(usize);

impl std::io::Write for Tags {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.iter().filter(|byte| **byte == b'<').count();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The table of a workbook's texts says how many there are, and the reader of workbooks reserves memory for as many:
/// a number beyond what the part can hold is a lie.
fn check_shared_texts(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    tags: &Tags,
    limits: &Limits,
) -> Result<(), Refusal> {
    // A text takes two tags at least, and a cell that shows it.
    if tags.0 / 4 > limits.cells {
        return Err(Refusal::TooManyCells {
            limit: limits.cells,
        });
    }
    let Ok(part) = zip.by_index(index) else {
        return Ok(());
    };
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    // What is no XML is refused by the reader of workbooks, in its own words.
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        let start = match event {
            Event::Start(start) | Event::Empty(start) => start,
            Event::Eof => return Ok(()),
            _ => {
                buffer.clear();
                continue;
            }
        };
        if start.local_name().as_ref() == "sst" {
            let stated = start
                .attributes()
                .with_checks(false)
                .flatten()
                .filter(|attribute| attribute.key.local_name().as_ref() == "uniqueCount")
                .filter_map(|attribute| attribute.value.trim().parse::<u128>().ok())
                .max();
            return if stated.is_some_and(|stated| stated > tags.0 as u128) {
                Err(Refusal::Damaged {
                    detail: "its table of texts says that it holds more than it does".into(),
                })
            } else {
                Ok(())
            };
        }
        buffer.clear();
    }
    Ok(())
}

/// Why a packed file could not be opened: most often because its end, where its contents are listed, is missing.
fn not_opened(bytes: &[u8], error: &ZipError) -> Refusal {
    let has_end = bytes
        .windows(4)
        .rev()
        .take(70_000)
        .any(|window| window == b"PK\x05\x06");
    if has_end {
        Refusal::Damaged {
            detail: error.to_string(),
        }
    } else {
        Refusal::Truncated
    }
}

/// Old Office files and password-protected new ones share one container; the names inside tell which it is.
pub(crate) fn old_office(bytes: &[u8]) -> Refusal {
    let holds = |name: &str| {
        let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(utf16.len()).any(|window| window == utf16)
    };
    if holds("EncryptedPackage") {
        Refusal::PasswordProtected
    } else if holds("WordDocument") {
        Refusal::LegacyWord
    } else if holds("Workbook") || holds("Book") {
        Refusal::LegacyExcel
    } else {
        Refusal::WrongKind {
            found: "old Office",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer
                .start_file(*name, zip::write::SimpleFileOptions::default())
                .expect("in memory");
            writer.write_all(bytes).expect("in memory");
        }
        writer.finish().expect("in memory").into_inner()
    }

    #[test]
    fn a_bomb_is_refused_by_counting() {
        let zeros = vec![0_u8; 3 << 20];
        let bytes = packed(&[("xl/workbook.xml", b"<a/>"), ("xl/bomb.xml", &zeros)]);
        let strict = Limits {
            ratio: 50,
            ..Limits::default()
        };
        let refusal = Archive::open(&bytes, &strict).err();
        assert_eq!(
            refusal,
            Some(Refusal::Bomb {
                part: "xl/bomb.xml".into()
            })
        );
        let small = Limits {
            unpacked_bytes: 2 << 20,
            ratio: 10_000,
            ..Limits::default()
        };
        assert!(matches!(
            Archive::open(&bytes, &small),
            Err(Refusal::Bomb { .. })
        ));
        let loose = Limits {
            ratio: 10_000,
            ..Limits::default()
        };
        assert!(Archive::open(&bytes, &loose).is_ok());
    }

    #[test]
    fn too_many_parts_and_cut_files_are_refused() {
        let bytes = packed(&[("a", b"1"), ("b", b"2"), ("c", b"3")]);
        let limits = Limits {
            parts: 2,
            ..Limits::default()
        };
        assert_eq!(
            Archive::open(&bytes, &limits).err(),
            Some(Refusal::TooManyParts { found: 3, limit: 2 })
        );
        let cut = &bytes[..bytes.len() / 2];
        assert_eq!(
            Archive::open(cut, &Limits::default()).err(),
            Some(Refusal::Truncated)
        );
    }

    #[test]
    fn other_packed_files_are_named() {
        let bytes = packed(&[(
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        )]);
        let mut archive = Archive::open(&bytes, &Limits::default()).expect("small");
        assert_eq!(
            archive.other_kind(),
            Refusal::WrongKind {
                found: "OpenDocument spreadsheet (.ods)"
            }
        );
    }

    #[test]
    fn old_office_files_are_told_apart_by_their_inner_names() {
        let with = |name: &str| {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            old_office(&bytes)
        };
        assert_eq!(with("EncryptedPackage"), Refusal::PasswordProtected);
        assert_eq!(with("WordDocument"), Refusal::LegacyWord);
        assert_eq!(with("Workbook"), Refusal::LegacyExcel);
        assert_eq!(
            with("Other"),
            Refusal::WrongKind {
                found: "old Office"
            }
        );
    }
}
