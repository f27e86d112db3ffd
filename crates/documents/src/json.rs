//! Tables in JSON: a list of objects, bare or inside an object.

use std::collections::HashMap;

use serde_json::Value;

use crate::limits::Limits;
use crate::refusal::Refusal;
use crate::table::{Broken, Cell, Container, Row, Table, name_unnamed};
use crate::text::column_name;

/// Reads a list of objects. The columns are the names in the order in which they first occur.
pub(crate) fn read(text: &str, limits: &Limits) -> Result<Table, Refusal> {
    // A value takes dozens of bytes in memory and two in the file, so they are counted before they are read.
    if values(text) / 2 > limits.cells {
        return Err(Refusal::TooManyCells {
            limit: limits.cells,
        });
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        if error.is_eof() {
            return Refusal::Truncated;
        }
        Refusal::BadJson {
            line: error.line(),
            column: error.column(),
            detail: plain(&error),
        }
    })?;
    let Some(elements) = list_in(value) else {
        return Err(Refusal::BadJson {
            line: 1,
            column: 1,
            detail: "there is no list of objects".into(),
        });
    };
    if elements.is_empty() {
        return Err(Refusal::Empty);
    }
    if elements.len() > limits.rows {
        return Err(Refusal::TooManyRows { limit: limits.rows });
    }
    let mut columns: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut rows = Vec::with_capacity(elements.len());
    let mut count = 0_usize;
    for (at, element) in elements.into_iter().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let Value::Object(object) = element else {
            let broken = Some(Broken::NotAnObject(crate::text::excerpt(
                &element.to_string(),
                40,
            )));
            rows.push(Row {
                number,
                cells: Vec::new(),
                width: 0,
                broken,
            });
            continue;
        };
        let mut cells = Vec::new();
        for (name, value) in object {
            let place = *places.entry(name).or_insert_with_key(|name| {
                columns.push(name.clone());
                columns.len() - 1
            });
            if columns.len() > limits.columns {
                return Err(Refusal::TooManyColumns {
                    limit: limits.columns,
                });
            }
            if cells.len() <= place {
                count += place + 1 - cells.len();
                cells.resize(place + 1, Cell::Empty);
            }
            cells[place] = convert(value);
        }
        if count > limits.cells {
            return Err(Refusal::TooManyCells {
                limit: limits.cells,
            });
        }
        rows.push(Row {
            number,
            width: cells.len(),
            cells,
            broken: None,
        });
    }
    // Names are matched as they are written, then cleaned like those of any other table.
    for column in &mut columns {
        *column = column_name(column);
    }
    name_unnamed(&mut columns, &rows);
    Ok(Table {
        container: Container::Json,
        columns,
        rows,
        epoch_1904: false,
    })
}

/// How many values a text of JSON can hold at most: one for each sign that begins or parts them.
fn values(text: &str) -> usize {
    let (mut count, mut quoted, mut escaped) = (0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b',' | b'[' | b'{' if !quoted => count += 1,
            _ => {}
        }
    }
    count
}

/// The list itself, or the longest list among the members of an object.
fn list_in(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(elements) => Some(elements),
        Value::Object(object) => object
            .into_iter()
            .filter_map(|(_, member)| match member {
                Value::Array(elements) if elements.iter().any(Value::is_object) => Some(elements),
                _ => None,
            })
            .max_by_key(Vec::len),
        _ => None,
    }
}

fn convert(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Empty,
        Value::Bool(value) => Cell::Bool(value),
        Value::String(text) => Cell::from_text(&text),
        Value::Number(number) => match number.as_f64() {
            // Large whole numbers (identifiers) keep their digits as text.
            Some(float) if float.abs() < 9e15 => Cell::Number(float),
            _ => Cell::Text(number.to_string()),
        },
        Value::Array(items) => Cell::List(
            items
                .into_iter()
                .map(item)
                .filter(|item| !item.is_empty())
                .collect(),
        ),
        Value::Object(_) => Cell::Text(value.to_string()),
    }
}

/// One item of a list: a text, or the name inside a small object.
fn item(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Null => String::new(),
        Value::Object(object) => match object.get("name").or_else(|| object.get("label")) {
            Some(Value::String(text)) => text.clone(),
            _ => Value::Object(object).to_string(),
        },
        other => other.to_string(),
    }
}

/// The message of the JSON reader without its own mention of the place.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Result<Table, Refusal> {
        read(text, &Limits::default())
    }

    #[test]
    fn columns_come_in_the_order_of_their_first_use() {
        let found =
            table(r#"{"total": 2, "data": [{"b": "x", "a": ["1", "2"]}, {"c": 7, "b": null}, 5]}"#)
                .expect("a list of objects");
        assert_eq!(found.columns, ["b", "a", "c"]);
        assert_eq!(
            found.rows[0].cells[1],
            Cell::List(vec!["1".into(), "2".into()])
        );
        assert_eq!(
            found.rows[1].cells,
            [Cell::Empty, Cell::Empty, Cell::Number(7.0)]
        );
        assert_eq!(found.rows[2].broken, Some(Broken::NotAnObject("5".into())));
    }

    #[test]
    fn names_that_differ_only_by_blanks_stay_two_columns() {
        let found = table(r#"[{"a": 1, " a": 2, "": 3}]"#).expect("a list of objects");
        assert_eq!(found.columns, ["a", "a", "column 3"]);
        assert_eq!(found.rows[0].cells.len(), 3);
    }

    #[test]
    fn broken_json_is_refused_with_its_place() {
        assert_eq!(table(r#"[{"a": 1}"#).err(), Some(Refusal::Truncated));
        assert!(matches!(
            table("[{\"a\": 1},\n{b}]"),
            Err(Refusal::BadJson {
                line: 2,
                column: 2,
                ..
            })
        ));
        assert!(matches!(table(r#"{"a": 1}"#), Err(Refusal::BadJson { .. })));
        assert_eq!(table("[]").err(), Some(Refusal::Empty));
        // Deep nesting ends in a message, not in an exhausted stack.
        assert!(table(&"[".repeat(100_000)).is_err());
    }
}
