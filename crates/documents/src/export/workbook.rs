//! Workbooks of a sheet.

use std::io::Write;
use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::table::written;
use super::{Cell, Column, ExportError, Form, Sheet};

/// The most characters that a cell of a workbook can hold, counted as UTF-16 units.
const CELL_LIMIT: usize = 32_767;

/// Writes a workbook: the header bold and frozen, columns with widths and wrapped texts, dates and numbers typed. The
/// notes go to a second sheet. All texts are stored as texts, never as formulas.
///
/// # Errors
/// [`ExportError::TooLong`] for a text that a cell cannot hold, [`ExportError::Ragged`] for a row that is too long.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    written(sheet, &Form::Workbook { folder: None })
}

/// A workbook whose rows wait in a temporary file until it is ended.
pub(super) struct Book<W: Write + Send> {
    out: W,
    name: String,
    workbook: Workbook,
    formats: Formats,
}

impl<W: Write + Send> Book<W> {
    pub fn new(
        out: W,
        title: &str,
        columns: &[Column],
        folder: Option<&Path>,
    ) -> Result<Self, ExportError> {
        let mut workbook = Workbook::new();
        if let Some(folder) = folder {
            workbook.set_tempdir(folder).map_err(failed)?;
        }
        let name = sheet_name(title, "Table");
        let page = workbook
            .add_worksheet_with_constant_memory()
            .map_err(failed)?;
        page.set_name(&name).map_err(failed)?;
        write_header(page, columns).map_err(failed)?;
        Ok(Self {
            out,
            name,
            workbook,
            formats: Formats::new(),
        })
    }

    /// Rows are counted from 1 without the header.
    pub fn row(&mut self, row: &[Cell], at: usize, columns: &[Column]) -> Result<(), ExportError> {
        let page = self.workbook.worksheet_from_index(0).map_err(failed)?;
        for ((n, cell), column) in row.iter().enumerate().zip(columns) {
            check_length(cell).map_err(|length| ExportError::TooLong {
                row: at,
                column: column.name.clone(),
                length,
                limit: CELL_LIMIT,
            })?;
            write_cell(page, at as u32, n as u16, cell, column.wrap, &self.formats)
                .map_err(failed)?;
        }
        Ok(())
    }

    pub fn end(
        mut self,
        rows: usize,
        columns: usize,
        notes: &[(String, String)],
    ) -> Result<W, ExportError> {
        if columns > 0 && rows > 0 {
            self.workbook
                .worksheet_from_index(0)
                .and_then(|page| page.autofilter(0, 0, rows as u32, columns as u16 - 1))
                .map_err(failed)?;
        }
        if !notes.is_empty() {
            write_notes(&mut self.workbook, &self.name, notes, &self.formats).map_err(failed)?;
        }
        self.workbook
            .save_to_writer(&mut self.out)
            .map_err(failed)?;
        Ok(self.out)
    }
}

fn write_notes(
    workbook: &mut Workbook,
    beside: &str,
    notes: &[(String, String)],
    formats: &Formats,
) -> Result<(), XlsxError> {
    let page = workbook.add_worksheet_with_constant_memory()?;
    page.set_name(if beside == "About" {
        "About the table"
    } else {
        "About"
    })?;
    page.set_column_width(0, 24)?;
    page.set_column_width(1, 90)?;
    for (at, (name, value)) in notes.iter().enumerate() {
        page.write_string_with_format(at as u32, 0, name, &formats.bold)?;
        page.write_string_with_format(at as u32, 1, value, &formats.wrapped)?;
    }
    Ok(())
}

struct Formats {
    bold: Format,
    plain: Format,
    wrapped: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            bold: top().set_bold(),
            plain: top(),
            wrapped: top().set_text_wrap(),
            date: top().set_num_format("yyyy-mm-dd"),
        }
    }
}

fn write_header(page: &mut Worksheet, columns: &[Column]) -> Result<(), XlsxError> {
    let bold = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    for (at, column) in columns.iter().enumerate() {
        let at = at as u16;
        page.set_column_width(at, column.width.clamp(3.0, 200.0))?;
        page.write_string_with_format(0, at, &column.name, &bold)?;
    }
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    wrap: bool,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let text = if wrap {
        &formats.wrapped
    } else {
        &formats.plain
    };
    match cell {
        Cell::Empty => {}
        Cell::Text(value) => {
            page.write_string_with_format(row, column, value, text)?;
        }
        Cell::List(items) => {
            page.write_string_with_format(row, column, items.join("\n"), &formats.wrapped)?;
        }
        Cell::Number(number) if number.is_finite() => {
            page.write_number_with_format(row, column, *number, &formats.plain)?;
        }
        Cell::Number(_) => {}
        Cell::Date(date) => match ExcelDateTime::from_ymd(
            date.year().unsigned_abs(),
            date.month() as u8,
            date.day() as u8,
        ) {
            Ok(stamp) => {
                page.write_datetime_with_format(row, column, &stamp, &formats.date)?;
            }
            // Days before 1900 have no number in a workbook.
            Err(_) => {
                page.write_string_with_format(row, column, date.to_string(), &formats.plain)?;
            }
        },
    }
    Ok(())
}

fn check_length(cell: &Cell) -> Result<(), usize> {
    let units = |text: &str| text.encode_utf16().count();
    let length = match cell {
        Cell::Text(text) => units(text),
        Cell::List(items) => items
            .iter()
            .map(|item| units(item) + 1)
            .sum::<usize>()
            .saturating_sub(1),
        _ => 0,
    };
    if length > CELL_LIMIT {
        Err(length)
    } else {
        Ok(())
    }
}

/// A name that a workbook allows: at most 31 characters without `[]:*?/\` and no apostrophe at the ends.
fn sheet_name(title: &str, otherwise: &str) -> String {
    let clean: String = title
        .chars()
        .map(|c| {
            if "[]:*?/\\".contains(c) || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let mut name = String::new();
    let mut units = 0;
    for c in clean.trim().trim_matches('\'').chars() {
        units += c.len_utf16();
        if units > 31 {
            break;
        }
        name.push(c);
    }
    let name = name.trim().trim_matches('\'').to_owned();
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        otherwise.to_owned()
    } else {
        name
    }
}

fn failed(error: XlsxError) -> ExportError {
    ExportError::Workbook {
        detail: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    #[test]
    fn titles_become_names_of_sheets() {
        assert_eq!(
            sheet_name(
                "Реестр: ұсынымдар/2026 [барлығы] және тағы басқалары",
                "Table"
            ),
            "Реестр  ұсынымдар 2026  барлығы".to_owned()
        );
        assert_eq!(sheet_name("''", "Table"), "Table");
        assert_eq!(sheet_name("History", "Table"), "Table");
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_named() {
        let sheet = Sheet {
            columns: vec![Column::new("text")],
            rows: vec![vec![Cell::Empty], vec![Cell::Text("ұ".repeat(32_768))]],
            ..Sheet::default()
        };
        assert_eq!(
            xlsx(&sheet),
            Err(ExportError::TooLong {
                row: 2,
                column: "text".into(),
                length: 32_768,
                limit: 32_767
            })
        );
    }
}
