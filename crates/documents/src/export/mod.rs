//! Writes tables: CSV, XLSX and JSON of one generic sheet.
//!
//! **Text files and formulas.** Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end as a
//! formula, even from a text file. Following OWASP's advice on CSV injection, [`csv`] puts an apostrophe before every
//! *text* that begins so (their full-width forms too), and before every text that itself begins with an apostrophe
//! followed by such a sign or another apostrophe. [`unprotect`] takes one apostrophe away under the same rule, so
//! what was exported is imported unchanged. Numbers and dates are not texts and bear no apostrophe. In XLSX a text is
//! stored as a text and needs none.

mod csv;
mod json;
mod register;
mod table;
mod workbook;

pub use csv::csv;
pub use json::json;
pub use register::{REGISTER_FIELDS, register_columns, register_row, register_sheet};
pub use table::{Form, TableWriter};
pub use workbook::xlsx;

use jiff::civil::Date;
use thiserror::Error;

/// A table to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    pub title: String,
    pub columns: Vec<Column>,
    /// Each row as long as the columns; missing cells are empty, cells beyond them are an error.
    pub rows: Vec<Vec<Cell>>,
    /// Lines of a second sheet of a workbook: a name and a value, such as source, date and filter.
    pub notes: Vec<(String, String)>,
}

/// One column of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub name: String,
    /// Width in a workbook, in characters.
    pub width: f64,
    /// Whether long texts run over several lines in a workbook.
    pub wrap: bool,
}

impl Column {
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            width: 16.0,
            wrap: false,
        }
    }

    #[must_use]
    pub fn width(mut self, characters: f64) -> Self {
        self.width = characters;
        self
    }

    #[must_use]
    pub fn wrapped(mut self) -> Self {
        self.wrap = true;
        self
    }
}

/// One cell to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Date(Date),
    /// Several values: a line for each.
    List(Vec<String>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.to_owned())
        }
    }
}

impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::from)
    }
}

/// Why a sheet cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ExportError {
    #[error("Row {row} has {found} cells, and the sheet has {expected} columns.")]
    Ragged {
        row: usize,
        expected: usize,
        found: usize,
    },
    #[error(
        "Row {row}, {column}: {length} characters are more than the {limit} that a workbook's cell holds. Export as CSV or JSON."
    )]
    TooLong {
        row: usize,
        column: String,
        length: usize,
        limit: usize,
    },
    #[error("The workbook cannot be written: {detail}.")]
    Workbook { detail: String },
    #[error("The table cannot be written: {detail}.")]
    Table { detail: String },
}

fn is_dangerous(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
    )
}

/// The text as it is written into a text file: harmless to spreadsheets.
pub fn protect(text: &str) -> std::borrow::Cow<'_, str> {
    let mut chars = text.chars();
    let endangered = match chars.next() {
        Some('\'') => chars
            .next()
            .is_some_and(|second| second == '\'' || is_dangerous(second)),
        Some(first) => is_dangerous(first),
        None => false,
    };
    if endangered {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// The text as it was before [`protect`].
pub fn unprotect(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest)
            if rest
                .chars()
                .next()
                .is_some_and(|c| c == '\'' || is_dangerous(c)) =>
        {
            rest
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn protection_is_harmless_and_can_be_undone() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("-5 - x", "'-5 - x"),
            ("@SUM", "'@SUM"),
            ("\tx", "'\tx"),
            ("＝x", "'＝x"),
            ("'=x", "''=x"),
            ("''=x", "'''=x"),
            ("'quoted'", "'quoted'"),
            ("''", "'''"),
            ("'", "'"),
            ("", ""),
            ("Қазақстан", "Қазақстан"),
        ] {
            assert_eq!(protect(text), written);
            assert_eq!(unprotect(&protect(text)), text, "{text}");
        }
    }
}
