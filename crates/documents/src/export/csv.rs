//! Text files of a sheet.

use super::{Cell, ExportError, Sheet, protect};

/// Writes UTF-8 with commas, `CRLF` line ends and quotation marks where needed (RFC 4180). Excel needs the byte order
/// mark to see that the file is UTF-8. Texts are protected as the module says.
///
/// # Errors
/// [`ExportError::Ragged`] when a row is longer than the columns.
pub fn csv(sheet: &Sheet, byte_order_mark: bool) -> Result<Vec<u8>, ExportError> {
    sheet.check()?;
    let failed = |error: &dyn std::fmt::Display| ExportError::Table {
        detail: error.to_string(),
    };
    let mut out = Vec::new();
    if byte_order_mark {
        out.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(out);
    let header: Vec<_> = sheet
        .columns
        .iter()
        .map(|column| protect(&column.name))
        .collect();
    writer
        .write_record(header.iter().map(|name| name.as_bytes()))
        .map_err(|error| failed(&error))?;
    for row in &sheet.rows {
        let mut cells: Vec<String> = row.iter().map(written).collect();
        cells.resize(sheet.columns.len(), String::new());
        writer
            .write_record(&cells)
            .map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => protect(text).into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::List(items) => protect(&items.join("\n")).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    #[test]
    fn texts_are_quoted_and_protected_and_numbers_are_not() {
        let sheet = Sheet {
            columns: vec![Column::new("a"), Column::new("b"), Column::new("c")],
            rows: vec![vec![
                Cell::from("=1"),
                Cell::Number(-5.0),
                Cell::List(vec!["- x".into(), "y, z".into()]),
            ]],
            ..Sheet::default()
        };
        let bytes = csv(&sheet, true).expect("written");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(text, "\u{feff}a,b,c\r\n'=1,-5,\"'- x\ny, z\"\r\n");
        let ragged = Sheet {
            rows: vec![vec![Cell::Empty; 4]],
            ..sheet
        };
        assert_eq!(
            csv(&ragged, false),
            Err(ExportError::Ragged {
                row: 1,
                expected: 3,
                found: 4
            })
        );
    }
}
