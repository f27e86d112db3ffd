//! A table as every reader of files hands it on: named columns, numbered rows, cells with types.

use std::borrow::Cow;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::limits::Limits;
use crate::note::Notes;
use crate::refusal::Refusal;
use crate::text::fold;

/// The kind of file that a table came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Container {
    Csv,
    Xlsx,
    Json,
    Docx,
    /// Running text without a table.
    Text,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Bool(bool),
    Date(Date),
    /// A list, as JSON can write it.
    List(Vec<String>),
    /// An error of a spreadsheet's formula, such as `#REF!`.
    Error(String),
}

impl Cell {
    /// The cell as text; whole numbers without a decimal point, dates in ISO 8601, lists with a line for each item.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Bool(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::List(items) => Cow::Owned(items.join("\n")),
        }
    }

    /// Whether there is nothing but blanks in the cell.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.chars().all(char::is_whitespace),
            Self::List(items) => items.iter().all(|item| item.trim().is_empty()),
            _ => false,
        }
    }

    pub(crate) fn from_text(text: &str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text.to_owned())
        }
    }
}

/// One row: its number as the person sees it, and its cells. Empty cells at the end may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub number: u32,
    pub cells: Vec<Cell>,
    /// How many cells the file has in this row, where that is a question (CSV). Else the number of columns.
    pub width: usize,
    /// What is wrong with the row as a whole, found while the file was cut into rows.
    pub broken: Option<Broken>,
}

/// What can be wrong with a whole row.
#[derive(Debug, Clone, PartialEq)]
pub enum Broken {
    UnclosedQuote,
    NotAnObject(String),
}

/// A table with its header parted from its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub container: Container,
    /// The columns' names as the file writes them.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
    /// Whether serial numbers of days count from 1904, as some workbooks from Macintosh computers do.
    pub epoch_1904: bool,
}

impl Table {
    /// Makes a table of raw rows: finds the header among the first ones, drops blank rows and unnamed empty columns.
    pub(crate) fn from_rows(
        container: Container,
        mut raw: Vec<Row>,
        notes: &mut Notes,
        limits: &Limits,
    ) -> Result<Self, Refusal> {
        let Some(at) = header_row(&raw) else {
            return Err(Refusal::Empty);
        };
        if raw[..at]
            .iter()
            .any(|row| row.cells.iter().any(|cell| !cell.is_blank()))
        {
            notes.file(crate::note::NoteKind::RowsAboveHeader);
        }
        let mut rows = raw.split_off(at);
        let header = rows.remove(0);
        let mut columns: Vec<String> = header
            .cells
            .iter()
            .map(|cell| crate::text::column_name(&cell.text()))
            .collect();
        while columns.last().is_some_and(String::is_empty) {
            columns.pop();
        }
        if columns.len() > limits.columns {
            return Err(Refusal::TooManyColumns {
                limit: limits.columns,
            });
        }
        rows.retain(|row| {
            let blank = row.broken.is_none() && row.cells.iter().all(Cell::is_blank);
            if blank {
                notes.row(crate::note::NoteKind::BlankRows, row.number);
            }
            !blank
        });
        name_unnamed(&mut columns, &rows);
        Ok(Self {
            container,
            columns,
            rows,
            epoch_1904: false,
        })
    }

    /// A stable mark of the table's shape: the same for every file with the same column names in the same order,
    /// whatever their case and signs. 16 hexadecimal digits.
    pub fn signature(&self) -> String {
        signature(&self.columns)
    }

    /// The cells of one column, from the first row on; missing ones are empty.
    pub(crate) fn column(&self, at: usize) -> impl Iterator<Item = &Cell> {
        const EMPTY: &Cell = &Cell::Empty;
        self.rows
            .iter()
            .map(move |row| row.cells.get(at).unwrap_or(EMPTY))
    }
}

/// Gives a name to columns that hold data but have none in the header, so that nothing of them is lost.
pub(crate) fn name_unnamed(columns: &mut [String], rows: &[Row]) {
    for (at, column) in columns
        .iter_mut()
        .enumerate()
        .filter(|(_, column)| column.is_empty())
    {
        if rows
            .iter()
            .any(|row| row.cells.get(at).is_some_and(|cell| !cell.is_blank()))
        {
            *column = format!("column {}", at + 1);
        }
    }
}

/// The mark of a shape, see [`Table::signature`].
pub fn signature(columns: &[String]) -> String {
    let mut hash = Sha256::new();
    for column in columns {
        hash.update(fold(column).as_bytes());
        hash.update([0x1f]);
    }
    hex(&hash.finalize()[..8])
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The row of the header: the first of the first 20 rows in which most cells are names that we know, else the first
/// row that is not blank.
fn header_row(rows: &[Row]) -> Option<usize> {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_blank()).count();
    let first = rows.iter().position(|row| filled(row) > 0)?;
    let known = |row: &Row| {
        let names = || row.cells.iter().filter(|cell| !cell.is_blank());
        let of_register =
            names().filter(|cell| crate::mapping::synonyms::field_of(&cell.text()).is_some());
        let of_road_maps =
            names().filter(|cell| crate::existing::column_of(&cell.text()).is_some());
        of_register.count().max(of_road_maps.count())
    };
    let (mut best, mut best_known) = (first, known(&rows[first]));
    for (at, row) in rows.iter().enumerate().take(first + 20).skip(first + 1) {
        let found = known(row);
        if found > best_known.max(1) && found * 2 > filled(row) {
            (best, best_known) = (at, found);
        }
    }
    Some(best)
}

/// The name of a cell in a spreadsheet's own words: column 3 (from 1) of row 17 is `C17`.
pub(crate) fn cell_name(column: usize, row: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        assert_eq!(cell_name(3, 17), "C17");
        assert_eq!(cell_name(27, 1), "AA1");
        assert_eq!(cell_name(16_384, 9), "XFD9");
    }

    #[test]
    fn whole_numbers_have_no_decimal_point() {
        assert_eq!(Cell::Number(7.0).text(), "7");
        assert_eq!(Cell::Number(124.5).text(), "124.5");
        assert_eq!(Cell::List(vec!["a".into(), "b".into()]).text(), "a\nb");
    }

    #[test]
    fn a_signature_forgets_case_and_signs_but_not_order() {
        let of = |names: &[&str]| {
            signature(
                &names
                    .iter()
                    .map(|name| (*name).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(of(&["From_State", "Text"]), of(&["from state", "text"]));
        assert_ne!(of(&["a", "b"]), of(&["b", "a"]));
        assert_ne!(of(&["ab"]), of(&["a", "b"]));
        assert_eq!(of(&["a"]).len(), 16);
    }
}
