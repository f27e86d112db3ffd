//! JSON of a sheet.

use std::io::Write;

use serde_json::{Map, Number, Value};

use super::table::{failed, written as whole};
use super::{Cell, Column, ExportError, Form, Sheet};

/// Writes a list of objects, one a row, with the columns' names as keys. Empty cells are `null`, dates ISO 8601 texts,
/// several values lists.
///
/// # Errors
/// [`ExportError::Ragged`] when a row is longer than the columns.
pub fn json(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    whole(sheet, &Form::Json)
}

pub(super) struct JsonTable<W: Write> {
    out: W,
    empty: bool,
}

impl<W: Write> JsonTable<W> {
    pub fn new(mut out: W) -> Result<Self, ExportError> {
        out.write_all(b"[").map_err(|error| failed(&error))?;
        Ok(Self { out, empty: true })
    }

    pub fn row(&mut self, row: &[Cell], columns: &[Column]) -> Result<(), ExportError> {
        let cells = row.iter().map(value).chain(std::iter::repeat(Value::Null));
        let members = columns
            .iter()
            .zip(cells)
            .map(|(column, value)| (column.name.clone(), value));
        let object = Value::Object(members.collect::<Map<_, _>>());
        let object = serde_json::to_string_pretty(&object).map_err(|error| failed(&error))?;
        // Line ends stand between members alone: within texts they are written as \n.
        let object = object.replace('\n', "\n  ");
        let before = if self.empty { "\n  " } else { ",\n  " };
        self.empty = false;
        write!(self.out, "{before}{object}").map_err(|error| failed(&error))
    }

    pub fn end(mut self) -> Result<W, ExportError> {
        let last: &[u8] = if self.empty { b"]" } else { b"\n]" };
        self.out
            .write_all(last)
            .and_then(|()| self.out.flush())
            .map_err(|error| failed(&error))?;
        Ok(self.out)
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::String(text.clone()),
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
            Value::from(*number as i64)
        }
        Cell::Number(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
        Cell::Date(date) => Value::String(date.to_string()),
        Cell::List(items) => Value::from(items.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    #[test]
    fn every_row_is_an_object_with_all_columns() {
        let sheet = Sheet {
            columns: vec![Column::new("n"), Column::new("list"), Column::new("none")],
            rows: vec![vec![Cell::Number(4.0), Cell::List(vec!["=a".into()])]],
            ..Sheet::default()
        };
        let value: Value = serde_json::from_slice(&json(&sheet).expect("written")).expect("JSON");
        assert_eq!(
            value,
            serde_json::json!([{"n": 4, "list": ["=a"], "none": null}])
        );
    }
}
