//! Tables row by row: what a writer holds is one row, however long the table is.

use std::io::Write;
use std::path::PathBuf;

use super::{Cell, Column, ExportError, Sheet, csv::CsvTable, json::JsonTable, workbook::Book};

/// Which file a table becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// UTF-8, commas; Excel needs the byte order mark to see that it is UTF-8.
    Csv { byte_order_mark: bool },
    /// A list of objects.
    Json,
    /// Sheets of a spreadsheet. Rows wait in a temporary file, in this folder where one is named.
    Workbook { folder: Option<PathBuf> },
}

/// Writes a table row by row. A file that was not ended is none.
pub struct TableWriter<W: Write + Send> {
    columns: Vec<Column>,
    rows: usize,
    table: Table<W>,
}

enum Table<W: Write + Send> {
    Csv(Box<CsvTable<W>>),
    Json(JsonTable<W>),
    Workbook(Box<Book<W>>),
}

impl<W: Write + Send> TableWriter<W> {
    /// Begins a table with its header.
    ///
    /// # Errors
    /// When the writer refuses, or the title of a workbook cannot be one.
    pub fn new(
        out: W,
        form: &Form,
        title: &str,
        columns: Vec<Column>,
    ) -> Result<Self, ExportError> {
        let table = match form {
            Form::Csv { byte_order_mark } => {
                Table::Csv(Box::new(CsvTable::new(out, &columns, *byte_order_mark)?))
            }
            Form::Json => Table::Json(JsonTable::new(out)?),
            Form::Workbook { folder } => Table::Workbook(Box::new(Book::new(
                out,
                title,
                &columns,
                folder.as_deref(),
            )?)),
        };
        Ok(Self {
            columns,
            rows: 0,
            table,
        })
    }

    /// Writes the next row; missing cells are empty.
    ///
    /// # Errors
    /// [`ExportError::Ragged`] for a row with more cells than columns, [`ExportError::TooLong`] for a text that a
    /// workbook's cell cannot hold, and when the writer refuses.
    pub fn row(&mut self, row: &[Cell]) -> Result<(), ExportError> {
        self.rows += 1;
        if row.len() > self.columns.len() {
            return Err(ExportError::Ragged {
                row: self.rows,
                expected: self.columns.len(),
                found: row.len(),
            });
        }
        match &mut self.table {
            Table::Csv(table) => table.row(row, self.columns.len()),
            Table::Json(table) => table.row(row, &self.columns),
            Table::Workbook(book) => book.row(row, self.rows, &self.columns),
        }
    }

    /// How many rows were written.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Ends the file. The notes, a name and a value each, go to a second sheet of a workbook.
    ///
    /// # Errors
    /// When the writer refuses.
    pub fn end(self, notes: &[(String, String)]) -> Result<W, ExportError> {
        match self.table {
            Table::Csv(table) => table.end(),
            Table::Json(table) => table.end(),
            Table::Workbook(book) => book.end(self.rows, self.columns.len(), notes),
        }
    }
}

/// A whole sheet in memory.
pub(super) fn written(sheet: &Sheet, form: &Form) -> Result<Vec<u8>, ExportError> {
    let mut table = TableWriter::new(Vec::new(), form, &sheet.title, sheet.columns.clone())?;
    for row in &sheet.rows {
        table.row(row)?;
    }
    table.end(&sheet.notes)
}

pub(super) fn failed(error: &dyn std::fmt::Display) -> ExportError {
    ExportError::Table {
        detail: error.to_string(),
    }
}
