//! JSON of a sheet.

use serde::ser::{SerializeSeq as _, Serializer as _};
use serde_json::{Map, Number, Value};

use super::{Cell, ExportError, Sheet};

/// Writes a list of objects, one a row, with the columns' names as keys. Empty cells are `null`, dates ISO 8601 texts,
/// several values lists.
///
/// # Errors
/// [`ExportError::Ragged`] when a row is longer than the columns.
pub fn json(sheet: &Sheet) -> Result<Vec<u8>, ExportError> {
    sheet.check()?;
    let failed = |error: serde_json::Error| ExportError::Table {
        detail: error.to_string(),
    };
    let mut out = Vec::new();
    let mut writer = serde_json::Serializer::pretty(&mut out);
    let mut list = writer
        .serialize_seq(Some(sheet.rows.len()))
        .map_err(failed)?;
    // One object at a time: a register is large.
    for row in &sheet.rows {
        let cells = row.iter().map(value).chain(std::iter::repeat(Value::Null));
        let members = sheet
            .columns
            .iter()
            .zip(cells)
            .map(|(column, value)| (column.name.clone(), value));
        let object = Value::Object(members.collect::<Map<_, _>>());
        list.serialize_element(&object).map_err(failed)?;
    }
    list.end().map_err(failed)?;
    Ok(out)
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
