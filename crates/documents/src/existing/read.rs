//! From the rows of a table to road maps, and every fault with its place.

use std::collections::BTreeMap;
use std::fmt;

use super::columns::{Column, Mapping};
use super::reader::Reader;
use super::{ExistingRoadMap, outline};
use crate::docx;
use crate::limits::Limits;
use crate::refusal::Refusal;
use crate::source::recognise;
use crate::table::{Container, Table, signature};

/// What a file says.
#[derive(Debug, Clone)]
pub struct Reading {
    pub layout: Layout,
    /// As the file names them; of an outline, our own names.
    pub columns: Vec<String>,
    /// The mark of the columns' shape.
    pub signature: String,
    pub mapping: Mapping,
    /// In the order of the file. Of a road map with faults what could be read.
    pub road_maps: Vec<ExistingRoadMap>,
    pub faults: Vec<Fault>,
}

/// How the file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    Table,
    /// Headings with paragraphs.
    Outline,
}

/// One thing that is wrong in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The row as a spreadsheet numbers it; of an outline the paragraph.
    pub row: u32,
    /// The column's name as the file writes it.
    pub column: Option<String>,
    /// `C17`, for workbooks alone.
    pub cell: Option<String>,
    pub kind: FaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    NoNumber,
    BadNumber {
        found: String,
    },
    NumberTwice {
        number: u32,
        first_row: u32,
    },
    NoTitle,
    /// A row without number and title, and nothing above that it could go on with.
    NothingAbove,
    GradeWithoutAuthor {
        grade: String,
    },
    AuthorWithoutGrade {
        author: String,
    },
    BadDate {
        found: String,
    },
    UnknownStanding {
        found: String,
    },
    TooLong {
        length: usize,
        limit: usize,
    },
    SpreadsheetError {
        found: String,
    },
    RaggedRow {
        expected: usize,
        found: usize,
    },
    UnclosedQuote,
    NotAnObject {
        found: String,
    },
    Empty,
}

impl FaultKind {
    /// Every code that [`FaultKind::code`] can return.
    pub const CODES: [&'static str; 15] = [
        "no-number",
        "bad-number",
        "number-twice",
        "no-title",
        "nothing-above",
        "grade-without-author",
        "author-without-grade",
        "bad-date",
        "unknown-standing",
        "too-long",
        "spreadsheet-error",
        "ragged-row",
        "unclosed-quote",
        "not-an-object",
        "empty",
    ];

    pub fn code(&self) -> &'static str {
        match self {
            Self::NoNumber => "no-number",
            Self::BadNumber { .. } => "bad-number",
            Self::NumberTwice { .. } => "number-twice",
            Self::NoTitle => "no-title",
            Self::NothingAbove => "nothing-above",
            Self::GradeWithoutAuthor { .. } => "grade-without-author",
            Self::AuthorWithoutGrade { .. } => "author-without-grade",
            Self::BadDate { .. } => "bad-date",
            Self::UnknownStanding { .. } => "unknown-standing",
            Self::TooLong { .. } => "too-long",
            Self::SpreadsheetError { .. } => "spreadsheet-error",
            Self::RaggedRow { .. } => "ragged-row",
            Self::UnclosedQuote => "unclosed-quote",
            Self::NotAnObject { .. } => "not-an-object",
            Self::Empty => "empty",
        }
    }

    /// The named places of the sentence about it.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::BadNumber { found }
            | Self::BadDate { found }
            | Self::UnknownStanding { found }
            | Self::SpreadsheetError { found }
            | Self::NotAnObject { found } => vec![("found", found.clone())],
            Self::NumberTwice { number, first_row } => vec![
                ("number", number.to_string()),
                ("first_row", first_row.to_string()),
            ],
            Self::GradeWithoutAuthor { grade } => vec![("grade", grade.clone())],
            Self::AuthorWithoutGrade { author } => vec![("author", author.clone())],
            Self::TooLong { length, limit } => {
                vec![("length", length.to_string()), ("limit", limit.to_string())]
            }
            Self::RaggedRow { expected, found } => vec![
                ("expected", expected.to_string()),
                ("found", found.to_string()),
            ],
            Self::NoNumber
            | Self::NoTitle
            | Self::NothingAbove
            | Self::UnclosedQuote
            | Self::Empty => Vec::new(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self
            .cell
            .clone()
            .unwrap_or_else(|| format!("row {}", self.row));
        write!(f, "{place}: {}", self.kind.code())
    }
}

/// Reads road maps by their columns' names, or by a mapping that a person made.
///
/// # Errors
/// A [`Refusal`] when the file is none that can be read; [`Refusal::ColumnsMissing`] while number or title is not
/// recognised; [`Refusal::MappingUnfit`] for a mapping with a column given twice.
pub fn read(bytes: &[u8], limits: &Limits, mapping: Option<&Mapping>) -> Result<Reading, Refusal> {
    let (layout, table) = table_of(bytes, limits)?;
    let mut mapping = mapping
        .cloned()
        .unwrap_or_else(|| Mapping::propose(&table.columns));
    mapping.columns.resize(table.columns.len(), Column::Ignore);
    if let Some(column) = mapping.doubled() {
        let detail = format!(
            "two columns fill the field “{}”, which holds one value",
            column.name()
        );
        return Err(Refusal::MappingUnfit { detail });
    }
    let missing = mapping.missing();
    if !missing.is_empty() {
        return Err(Refusal::ColumnsMissing {
            needed: missing
                .into_iter()
                .map(|column| column.name().to_owned())
                .collect(),
            found: table.columns.clone(),
        });
    }
    let mut reader = Reader::new(&table, &mapping, limits);
    for row in &table.rows {
        reader.row(row);
    }
    let (mut road_maps, mut faults) = reader.finish();
    if road_maps.is_empty() && faults.is_empty() {
        faults.push(Fault {
            row: 1,
            column: None,
            cell: None,
            kind: FaultKind::Empty,
        });
    }
    settle_languages(&mut road_maps);
    Ok(Reading {
        layout,
        signature: signature(&table.columns),
        columns: table.columns,
        mapping,
        road_maps,
        faults,
    })
}

fn table_of(bytes: &[u8], limits: &Limits) -> Result<(Layout, Table), Refusal> {
    let by_headings = |refusal: Refusal| {
        let document = docx::read(bytes, limits)?;
        outline::table_of(&document)
            .map(|table| (Layout::Outline, table))
            .ok_or(refusal)
    };
    match recognise(bytes, None, limits) {
        Ok(source) => match source.table() {
            // A document of headings may hold a small table of something else.
            Some(table)
                if table.container == Container::Docx
                    && !Mapping::propose(&table.columns).missing().is_empty() =>
            {
                by_headings(Refusal::NoTable).or_else(|_| Ok((Layout::Table, table.clone())))
            }
            Some(table) => Ok((Layout::Table, table.clone())),
            None => by_headings(Refusal::NoTable),
        },
        Err(refusal @ Refusal::NoTable) => by_headings(refusal),
        Err(refusal) => Err(refusal),
    }
}

/// A language that could not be told is that of most titles.
fn settle_languages(road_maps: &mut [ExistingRoadMap]) {
    let known = ["en", "ru", "kk"];
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let of_titles = road_maps.iter().flat_map(|road_map| &road_map.titles);
    for (language, _) in of_titles.filter(|(language, _)| known.contains(&language.as_str())) {
        *counts.entry(language.clone()).or_default() += 1;
    }
    let usual = counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or_else(|| "en".to_owned(), |(language, _)| language);
    for road_map in road_maps {
        let texts = road_map
            .titles
            .iter_mut()
            .chain(road_map.summary.iter_mut());
        for (language, _) in texts.filter(|(language, _)| !known.contains(&language.as_str())) {
            language.clone_from(&usual);
        }
    }
}
