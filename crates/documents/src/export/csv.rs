//! Text files of a sheet.

use std::io::Write;

use super::table::{failed, written as whole};
use super::{Cell, Column, ExportError, Form, Sheet, protect};

/// Writes UTF-8 with commas, `CRLF` line ends and quotation marks where needed (RFC 4180). Excel needs the byte order
/// mark to see that the file is UTF-8. Texts are protected as the module says.
///
/// # Errors
/// [`ExportError::Ragged`] when a row is longer than the columns.
pub fn csv(sheet: &Sheet, byte_order_mark: bool) -> Result<Vec<u8>, ExportError> {
    whole(sheet, &Form::Csv { byte_order_mark })
}

pub(super) struct CsvTable<W: Write>(::csv::Writer<W>);

impl<W: Write> CsvTable<W> {
    pub fn new(mut out: W, columns: &[Column], byte_order_mark: bool) -> Result<Self, ExportError> {
        if byte_order_mark {
            out.write_all("\u{feff}".as_bytes())
                .map_err(|error| failed(&error))?;
        }
        let mut writer = ::csv::WriterBuilder::new()
            .terminator(::csv::Terminator::CRLF)
            .from_writer(out);
        let header = columns.iter().map(|column| protect(&column.name));
        writer
            .write_record(header.map(|name| name.into_owned()))
            .map_err(|error| failed(&error))?;
        Ok(Self(writer))
    }

    pub fn row(&mut self, row: &[Cell], columns: usize) -> Result<(), ExportError> {
        let mut cells: Vec<String> = row.iter().map(written).collect();
        cells.resize(columns, String::new());
        self.0.write_record(&cells).map_err(|error| failed(&error))
    }

    pub fn end(self) -> Result<W, ExportError> {
        self.0.into_inner().map_err(|error| failed(error.error()))
    }
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
