//! From the bytes of a file to its records: what the file is, then what it says.

use serde::Serialize;

use crate::archive::{Archive, old_office};
use crate::delimited::{self, Delimiter, LineEnds};
use crate::docx;
use crate::encoding::{Encoding, looks_binary};
use crate::fault::Fault;
use crate::formats::{self, Format};
use crate::json;
use crate::limits::Limits;
use crate::mapping::Mapping;
use crate::matrix::Matrix;
use crate::note::{Note, NoteKind, Notes};
use crate::observations::{self, Edits, Observations};
use crate::record::Record;
use crate::refusal::Refusal;
use crate::table::{Cell, Container, Row, Table, signature};
use crate::tabular;
use crate::workbook;

/// What a person knows better than the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// The delimiter of a text file.
    pub delimiter: Option<Delimiter>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
}

/// A file that was recognised and cut into rows, but not yet understood.
#[derive(Debug, Clone)]
pub struct Source {
    format: Format,
    container: Container,
    encoding: Option<Encoding>,
    line_ends: Option<LineEnds>,
    delimiter: Option<Delimiter>,
    sheet: Option<String>,
    content: Content,
    notes: Notes,
    limits: Limits,
}

#[derive(Debug, Clone)]
enum Content {
    Table { table: Table, mapping: Mapping },
    Matrix(Matrix),
    Observations(Box<Observations>),
}

/// What a file says.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    pub format: Format,
    pub container: Container,
    /// For text files.
    pub encoding: Option<Encoding>,
    /// For delimited text files.
    pub line_ends: Option<LineEnds>,
    /// For delimited text files.
    pub delimiter: Option<Delimiter>,
    /// For workbooks.
    pub sheet: Option<String>,
    pub columns: Vec<String>,
    /// The mark of the columns' shape, to remember a mapping by: see [`Table::signature`].
    pub signature: String,
    /// The mapping used; `None` for matrices, which have no columns to map.
    pub mapping: Option<Mapping>,
    pub records: Vec<Record>,
    pub faults: Vec<Fault>,
    pub notes: Vec<Note>,
    /// Rows below the header that are not blank; in matrices heads of sections are among them.
    pub row_count: u32,
    /// Heads of sections of a matrix.
    pub section_heads: u32,
}

/// Recognises a file by its content. The name is never asked: it is often wrong.
///
/// # Errors
/// A [`Refusal`] when the file is none that can be read.
pub fn recognise(
    bytes: &[u8],
    file_name: Option<&str>,
    limits: &Limits,
) -> Result<Source, Refusal> {
    recognise_as(bytes, file_name, limits, &Choice::default())
}

/// Recognises a file, with what a person chose instead of what would be found.
///
/// # Errors
/// As [`recognise`], and [`Refusal::NoSuchSheet`].
pub fn recognise_as(
    bytes: &[u8],
    _file_name: Option<&str>,
    limits: &Limits,
    choice: &Choice,
) -> Result<Source, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > limits.file_bytes {
        return Err(Refusal::TooLarge {
            size: bytes.len(),
            limit: limits.file_bytes,
        });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes, limits, choice);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(old_office(bytes));
    }
    if let Some(found) = other_kind(bytes) {
        return Err(Refusal::WrongKind { found });
    }
    text_file(bytes, limits, choice)
}

impl Source {
    pub fn format(&self) -> Format {
        self.format
    }

    /// The paragraphs of concluding observations.
    pub fn observations(&self) -> Option<&Observations> {
        match &self.content {
            Content::Observations(observations) => Some(observations),
            Content::Table { .. } | Content::Matrix(_) => None,
        }
    }

    /// The table, for everything but matrices: to show its first rows and to map its columns.
    pub fn table(&self) -> Option<&Table> {
        match &self.content {
            Content::Table { table, .. } => Some(table),
            Content::Matrix(_) | Content::Observations(_) => None,
        }
    }

    /// The names of the columns.
    pub fn columns(&self) -> &[String] {
        match &self.content {
            Content::Table { table, .. } => &table.columns,
            Content::Matrix(matrix) => &matrix.columns,
            Content::Observations(_) => &[],
        }
    }

    /// The mark of the columns' shape, to remember a mapping by.
    pub fn signature(&self) -> String {
        signature(self.columns())
    }

    /// The mapping that belongs to the format, or the proposal for any other table. `None` for matrices.
    pub fn mapping(&self) -> Option<&Mapping> {
        match &self.content {
            Content::Table { mapping, .. } => Some(mapping),
            Content::Matrix(_) | Content::Observations(_) => None,
        }
    }

    /// Reads the records by the format's own mapping or the proposal.
    ///
    /// # Errors
    /// [`Refusal::ColumnsMissing`] when the proposal lacks the text or the mechanism.
    pub fn read(&self) -> Result<Reading, Refusal> {
        match &self.content {
            Content::Table { mapping, .. } => self.read_with(mapping),
            Content::Matrix(_) | Content::Observations(_) => self.read_with(&Mapping::default()),
        }
    }

    /// Reads the records by a mapping that a person made or that was remembered. Of a mapping for a matrix only the
    /// constants are used.
    ///
    /// # Errors
    /// [`Refusal::MappingUnfit`] and [`Refusal::ColumnsMissing`].
    pub fn read_with(&self, mapping: &Mapping) -> Result<Reading, Refusal> {
        if let Content::Observations(observations) = &self.content {
            return Ok(observations.reading(&Edits::default(), &self.limits));
        }
        let mut notes = self.notes.clone();
        let mut reading = Reading {
            format: self.format,
            container: self.container,
            encoding: self.encoding,
            line_ends: self.line_ends,
            delimiter: self.delimiter,
            sheet: self.sheet.clone(),
            columns: self.columns().to_vec(),
            signature: self.signature(),
            mapping: None,
            records: Vec::new(),
            faults: Vec::new(),
            notes: Vec::new(),
            row_count: 0,
            section_heads: 0,
        };
        match &self.content {
            Content::Table { table, .. } => {
                let outcome = tabular::read(table, mapping, self.format, &self.limits, &mut notes)?;
                reading.mapping = Some(mapping.clone());
                reading.records = outcome.records;
                reading.faults = outcome.faults;
                reading.row_count = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
            }
            Content::Matrix(matrix) => {
                let outcome = matrix.read(&mapping.constants, &self.limits, &mut notes);
                reading.records = outcome.records;
                reading.faults = outcome.faults;
                reading.row_count = outcome.row_count;
                reading.section_heads = outcome.section_heads;
            }
            Content::Observations(_) => {}
        }
        reading.notes = notes.into_vec();
        Ok(reading)
    }

    fn of_table(table: Table, notes: Notes, limits: &Limits) -> Self {
        let (format, mapping) = formats::of_table(&table);
        Self {
            format,
            container: table.container,
            encoding: None,
            line_ends: None,
            delimiter: None,
            sheet: None,
            content: Content::Table { table, mapping },
            notes,
            limits: limits.clone(),
        }
    }
}

/// Refuses a packed file that is no Word document, in the words that fit it.
pub(crate) fn packed_kind(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    if archive.has("word/document.xml") {
        return Ok(());
    }
    let is_workbook = archive
        .names()
        .any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"));
    Err(if is_workbook {
        Refusal::WrongKind {
            found: "Excel (.xlsx)",
        }
    } else {
        archive.other_kind()
    })
}

fn packed(bytes: &[u8], limits: &Limits, choice: &Choice) -> Result<Source, Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    let mut notes = Notes::default();
    if archive.has("word/document.xml") {
        drop(archive);
        return document(bytes, limits, notes);
    }
    let is_workbook = archive
        .names()
        .any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"));
    if !is_workbook {
        return Err(archive.other_kind());
    }
    drop(archive);
    let (table, sheet) = workbook::read(bytes, choice.sheet.as_deref(), &mut notes, limits)?;
    Ok(Source {
        sheet: Some(sheet),
        ..Source::of_table(table, notes, limits)
    })
}

/// A matrix, or else the largest table of a Word document.
fn document(bytes: &[u8], limits: &Limits, mut notes: Notes) -> Result<Source, Refusal> {
    let document = docx::read(bytes, limits)?;
    if let Some(matrix) = Matrix::find(&document) {
        return Ok(Source {
            format: Format::OhchrMatrix,
            container: Container::Docx,
            encoding: None,
            line_ends: None,
            delimiter: None,
            sheet: None,
            content: Content::Matrix(matrix),
            notes,
            limits: limits.clone(),
        });
    }
    if observations::is_one(bytes, limits) {
        return Ok(Source {
            format: Format::Observations,
            container: Container::Docx,
            encoding: None,
            line_ends: None,
            delimiter: None,
            sheet: None,
            content: Content::Observations(Box::new(observations::read(bytes, limits)?)),
            notes,
            limits: limits.clone(),
        });
    }
    let largest = document.tables().max_by_key(|table| table.rows.len());
    let Some(found) = largest.filter(|table| table.rows.len() > 1) else {
        return Err(Refusal::NoTable);
    };
    let others = document.tables().count() - 1;
    if others > 0 {
        notes.file(NoteKind::OtherTables { tables: others });
    }
    if found.rows.len() > limits.rows {
        return Err(Refusal::TooManyRows { limit: limits.rows });
    }
    // A cell of two signs can cover 63 columns.
    let spans = found.rows.iter().flatten().map(|cell| cell.span);
    if spans.sum::<usize>() > limits.cells {
        return Err(Refusal::TooManyCells {
            limit: limits.cells,
        });
    }
    let rows = found.rows.iter().enumerate().map(|(at, row)| {
        let cells: Vec<Cell> = row
            .iter()
            .flat_map(|cell| {
                let covered = std::iter::repeat_n(Cell::Empty, cell.span.saturating_sub(1));
                std::iter::once(Cell::from_text(&cell.text())).chain(covered)
            })
            .collect();
        Row {
            number: u32::try_from(at + 1).unwrap_or(u32::MAX),
            width: cells.len(),
            cells,
            broken: None,
        }
    });
    let table = Table::from_rows(Container::Docx, rows.collect(), &mut notes, limits)?;
    Ok(Source::of_table(table, notes, limits))
}

fn text_file(bytes: &[u8], limits: &Limits, choice: &Choice) -> Result<Source, Refusal> {
    let encoding = choice.encoding.unwrap_or_else(|| Encoding::detect(bytes));
    let text = encoding.decode(bytes);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if looks_binary(bytes, &text) {
        return Err(Refusal::Binary);
    }
    let start = text.trim_start();
    let mut notes = Notes::default();
    if start.starts_with('{') || start.starts_with('[') {
        let table = json::read(&text, limits)?;
        return Ok(Source {
            encoding: Some(encoding),
            ..Source::of_table(table, notes, limits)
        });
    }
    if looks_like_markup(start) {
        return Err(Refusal::WrongKind {
            found: "HTML or XML",
        });
    }
    let found = delimited::read(&text, choice.delimiter, limits)?;
    let table = Table::from_rows(Container::Csv, found.rows, &mut notes, limits)?;
    Ok(Source {
        encoding: Some(encoding),
        line_ends: Some(found.line_ends),
        delimiter: Some(found.delimiter),
        ..Source::of_table(table, notes, limits)
    })
}

fn looks_like_markup(text: &str) -> bool {
    let head: String = text.chars().take(100).collect::<String>().to_lowercase();
    ["<!doctype", "<html", "<?xml", "<table", "<head"]
        .iter()
        .any(|start| head.starts_with(start))
}

/// Kinds of files that people choose by mistake, by their first bytes.
pub(crate) fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 8] = [
        (b"%PDF", "PDF"),
        (b"\x89PNG", "picture (PNG)"),
        (b"\xff\xd8\xff", "picture (JPEG)"),
        (b"GIF8", "picture (GIF)"),
        (b"{\\rtf", "RTF"),
        (b"7z\xbc\xaf", "7-Zip"),
        (b"Rar!", "RAR"),
        (b"\x1f\x8b", "gzip"),
    ];
    KINDS
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, name)| *name)
}
