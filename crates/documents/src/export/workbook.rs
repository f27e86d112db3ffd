//! Workbooks of a sheet.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Cell, ExportError, Sheet};

/// The most characters that a cell of a workbook can hold, counted as UTF-16 units.
const CELL_LIMIT: usize = 32_767;

/// Writes a workbook: the header bold and frozen, columns with widths and wrapped texts, dates and numbers typed. The
/// notes go to a second sheet. All texts are stored as texts, never as formulas.
///
/// # Errors
/// [`ExportError::TooLong`] for a text that a cell cannot hold, [`ExportError::Ragged`] for a row that is too long.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    sheet.check()?;
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.set_name(sheet_name(&sheet.title, "Table"))
        .map_err(failed)?;
    write_header(page, sheet).map_err(failed)?;
    let formats = Formats::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let wrap = sheet.columns[column].wrap;
            check_length(cell).map_err(|length| ExportError::TooLong {
                row: at + 1,
                column: sheet.columns[column].name.clone(),
                length,
                limit: CELL_LIMIT,
            })?;
            write_cell(page, at as u32 + 1, column as u16, cell, wrap, &formats).map_err(failed)?;
        }
    }
    if !sheet.notes.is_empty() {
        let page = workbook.add_worksheet();
        let name = if sheet_name(&sheet.title, "Table") == "About" {
            "About the table"
        } else {
            "About"
        };
        page.set_name(name).map_err(failed)?;
        page.set_column_width(0, 24).map_err(failed)?;
        page.set_column_width(1, 90).map_err(failed)?;
        for (at, (name, value)) in sheet.notes.iter().enumerate() {
            page.write_string_with_format(at as u32, 0, name, &formats.bold)
                .map_err(failed)?;
            page.write_string_with_format(at as u32, 1, value, &formats.wrapped)
                .map_err(failed)?;
        }
    }
    workbook.save_to_buffer().map_err(failed)
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

fn write_header(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let bold = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    for (at, column) in sheet.columns.iter().enumerate() {
        let at = at as u16;
        page.set_column_width(at, column.width.clamp(3.0, 200.0))?;
        page.write_string_with_format(0, at, &column.name, &bold)?;
    }
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    if !sheet.columns.is_empty() && !sheet.rows.is_empty() {
        page.autofilter(
            0,
            0,
            sheet.rows.len() as u32,
            sheet.columns.len() as u16 - 1,
        )?;
    }
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
