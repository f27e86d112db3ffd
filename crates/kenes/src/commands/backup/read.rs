//! Reading a backup: part by part and row by row, so that a damaged or hostile file costs a sentence.

use kenes_kernel::db::copy::Table;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Seek};
use zip::{ZipArchive, read::ZipFile};

/// What the first part of a backup says of the others.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub schema: Vec<String>,
    pub entries: i64,
    pub root: String,
    pub at_micros: i64,
    pub tables: Vec<String>,
}

const MANIFEST_BYTES: u64 = 1 << 20;
/// One row: a register's longest texts in many languages take far less.
const ROW_BYTES: u64 = 256 << 20;
/// One uploaded file.
const FILE_BYTES: u64 = 1 << 30;

pub struct Backup<R> {
    zip: ZipArchive<R>,
    pub manifest: Manifest,
}

impl<R: Read + Seek> Backup<R> {
    /// # Errors
    /// That the bytes are no backup.
    pub fn open(reader: R) -> Result<Self, String> {
        let mut zip = ZipArchive::new(reader).map_err(|_| "this is not a backup of kenes")?;
        let manifest = read_part(&mut zip, "manifest.json", MANIFEST_BYTES)?;
        let manifest = serde_json::from_slice(&manifest)
            .map_err(|_| "the backup's manifest cannot be read")?;
        Ok(Self { zip, manifest })
    }

    /// The rows of a table, whose columns must be those of `wanted`.
    ///
    /// # Errors
    /// That the table is missing or has other columns.
    pub fn table(&mut self, wanted: &Table) -> Result<Rows<'_, R>, String> {
        let name = wanted.name.as_str();
        let part = self
            .zip
            .by_name(&format!("tables/{name}.jsonl"))
            .map_err(|_| format!("the backup has no table {name}"))?;
        let mut rows = Rows {
            name: name.to_owned(),
            width: wanted.columns.len(),
            lines: BufReader::new(part),
        };
        let first = rows.line()?;
        let first = first.ok_or_else(|| format!("the table {name} of the backup is empty"))?;
        let found: Table = serde_json::from_slice(&first)
            .map_err(|_| format!("the columns of the table {name} cannot be read"))?;
        if found == *wanted {
            Ok(rows)
        } else {
            Err(format!("the table {name} of the backup has other columns"))
        }
    }

    /// The parts that hold uploaded files. Only names that a backup makes are followed: a shelf of two
    /// and a hash of 64 hexadecimal digits.
    ///
    /// # Errors
    /// That a file has another name.
    pub fn file_names(&self) -> Result<Vec<String>, String> {
        let plain = |text: &str, length| {
            text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let mut names = Vec::new();
        for name in self.zip.file_names().flatten() {
            let Some(place) = name.strip_prefix("files/") else {
                continue;
            };
            match place.split_once('/') {
                Some((shelf, hash)) if plain(shelf, 2) && plain(hash, 64) => {
                    names.push(name.into_owned());
                }
                _ => return Err(format!("the backup holds a file of an odd name: {name}")),
            }
        }
        Ok(names)
    }

    /// The bytes of an uploaded file.
    ///
    /// # Errors
    /// That it cannot be read, or is larger than any upload.
    pub fn file(&mut self, name: &str) -> Result<Vec<u8>, String> {
        read_part(&mut self.zip, name, FILE_BYTES)
    }
}

fn read_part<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    name: &str,
    most: u64,
) -> Result<Vec<u8>, String> {
    let part = zip
        .by_name(name)
        .map_err(|_| format!("the backup has no part {name}"))?;
    let mut bytes = Vec::new();
    part.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("the part {name} of the backup is damaged: {error}"))?;
    if bytes.len() as u64 > most {
        return Err(format!("the part {name} of the backup is too large"));
    }
    Ok(bytes)
}

/// The rows of one table, read as they are asked for.
pub struct Rows<'a, R: Read> {
    name: String,
    width: usize,
    lines: BufReader<ZipFile<'a, R>>,
}

impl<R: Read> Rows<'_, R> {
    /// The next rows, at most so many; none at the end.
    ///
    /// # Errors
    /// That a row cannot be read.
    pub fn next_rows(&mut self, most: usize) -> Result<Vec<Vec<Value>>, String> {
        let mut rows = Vec::new();
        while rows.len() < most {
            let Some(line) = self.line()? else { break };
            let row: Vec<Value> = serde_json::from_slice(&line)
                .map_err(|error| format!("a row of the table {} is damaged: {error}", self.name))?;
            if row.len() != self.width {
                return Err(format!(
                    "a row of the table {} has {} values, its columns are {}",
                    self.name,
                    row.len(),
                    self.width
                ));
            }
            rows.push(row);
        }
        Ok(rows)
    }

    fn line(&mut self) -> Result<Option<Vec<u8>>, String> {
        let mut line = Vec::new();
        (&mut self.lines)
            .take(ROW_BYTES)
            .read_until(b'\n', &mut line)
            .map_err(|error| {
                format!("the table {} of the backup is damaged: {error}", self.name)
            })?;
        if line.len() as u64 >= ROW_BYTES {
            return Err(format!("a row of the table {} is too large", self.name));
        }
        Ok((!line.is_empty()).then_some(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenes_kernel::db::copy::{Column, ColumnKind};
    use proptest::{prelude::*, sample::Index};
    use std::io::{Cursor, Write as _};

    fn people() -> Table {
        let column = |name: &str, kind| Column {
            name: name.into(),
            kind,
        };
        Table {
            name: "people".into(),
            columns: vec![
                column("id", ColumnKind::Uuid),
                column("name", ColumnKind::Text),
                column("version", ColumnKind::BigInteger),
            ],
        }
    }

    fn manifest() -> String {
        serde_json::json!({
            "format": 1, "schema": ["0001_foundations"], "entries": 2, "root": "ab", "at_micros": 7, "tables": ["people"]
        })
        .to_string()
    }

    fn rows() -> String {
        let columns = serde_json::to_string(&people()).unwrap();
        format!(
            "{columns}\n[\"01890a5d-ac96-774b-bcce-b302099a8057\",\"Әлия\",1]\n[\"01890a5d-ac96-774b-bcce-b302099a8058\",null,2]\n"
        )
    }

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default())
                .unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn backup(manifest: &[u8], rows: &[u8]) -> Vec<u8> {
        let file = format!("files/ab/{}", "ab".repeat(32));
        packed(&[
            ("manifest.json", manifest),
            ("tables/people.jsonl", rows),
            (&file, b"bytes"),
        ])
    }

    fn read_all(bytes: Vec<u8>) -> Result<(usize, usize), String> {
        let mut backup = Backup::open(Cursor::new(bytes))?;
        let mut count = 0;
        let mut rows = backup.table(&people())?;
        loop {
            let some = rows.next_rows(1)?;
            if some.is_empty() {
                break;
            }
            assert!(some.iter().all(|row| row.len() == 3));
            count += some.len();
        }
        drop(rows);
        let names = backup.file_names()?;
        for name in &names {
            backup.file(name)?;
        }
        Ok((count, names.len()))
    }

    #[test]
    fn a_whole_backup_is_read() {
        let bytes = backup(manifest().as_bytes(), rows().as_bytes());
        assert_eq!(read_all(bytes), Ok((2, 1)));
    }

    #[test]
    fn what_no_backup_makes_is_refused_with_its_place() {
        let columns = rows().lines().next().unwrap().to_owned();
        for (bytes, why) in [
            (b"PK".to_vec(), "not a backup"),
            (packed(&[("a", b"b")]), "no part manifest.json"),
            (backup(b"{}", b""), "manifest"),
            (
                packed(&[("manifest.json", manifest().as_bytes())]),
                "no table people",
            ),
            (backup(manifest().as_bytes(), b""), "is empty"),
            (
                backup(
                    manifest().as_bytes(),
                    b"{\"name\":\"people\",\"columns\":[]}\n",
                ),
                "other columns",
            ),
            (
                backup(
                    manifest().as_bytes(),
                    format!("{columns}\n[1,2]\n").as_bytes(),
                ),
                "has 2 values, its columns are 3",
            ),
            (
                backup(manifest().as_bytes(), format!("{columns}\n[1,2").as_bytes()),
                "is damaged",
            ),
        ] {
            let refused = read_all(bytes).unwrap_err();
            assert!(refused.contains(why), "{refused}");
        }
    }

    #[test]
    fn a_name_that_leaves_the_folder_is_refused() {
        for name in [
            "files/../../etc/passwd",
            "files/ab/..",
            "files/ab",
            "files//ab",
        ] {
            let bytes = packed(&[("manifest.json", manifest().as_bytes()), (name, b"x")]);
            let refused = Backup::open(Cursor::new(bytes)).unwrap().file_names();
            assert!(refused.unwrap_err().contains("odd name"), "{name}");
        }
    }

    #[test]
    fn a_manifest_that_unfolds_is_refused() {
        let bytes = backup(&vec![b' '; 8 << 20], b"");
        assert!(read_all(bytes).unwrap_err().contains("too large"));
    }

    fn changed(mut bytes: Vec<u8>, changes: &[(Index, u8, u8)]) -> Vec<u8> {
        for (place, value, how) in changes {
            let at = place.index(bytes.len().max(1)).min(bytes.len());
            match how % 4 {
                0 if at < bytes.len() => bytes[at] ^= 1 << (value % 8),
                1 => bytes.insert(at, *value),
                2 if at < bytes.len() => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(bytes.len() / 2)),
            }
        }
        bytes
    }

    proptest! {
        #[test]
        fn robustness_of_backups(
            part in 0..3_u8,
            changes in prop::collection::vec((any::<Index>(), any::<u8>(), any::<u8>()), 1..6),
        ) {
            let (mut manifest, mut rows) = (manifest().into_bytes(), rows().into_bytes());
            let whole = |bytes: Vec<u8>| if part == 2 { changed(bytes, &changes) } else { bytes };
            match part {
                0 => manifest = changed(manifest, &changes),
                1 => rows = changed(rows, &changes),
                _ => {}
            }
            if let Err(why) = read_all(whole(backup(&manifest, &rows))) {
                prop_assert!(!why.is_empty());
            }
        }
    }
}
