//! Tables in Excel workbooks.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};

use crate::archive::Archive;
use crate::date::from_serial;
use crate::limits::Limits;
use crate::mapping::synonyms;
use crate::note::{NoteKind, Notes};
use crate::refusal::Refusal;
use crate::table::{Cell, Container, Row, Table};

/// Reads one sheet: the one asked for, else the one whose first rows hold most names of columns that we know.
pub(crate) fn read(
    bytes: &[u8],
    wanted: Option<&str>,
    notes: &mut Notes,
    limits: &Limits,
) -> Result<(Table, String), Refusal> {
    // Measured first: the reader of workbooks itself trusts the sizes that the file states.
    Archive::open(bytes, limits)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refusal)?;
    let names = workbook.sheet_names();
    if let Some(wanted) = wanted
        && !names.iter().any(|name| name == wanted)
    {
        return Err(Refusal::NoSuchSheet {
            wanted: wanted.to_owned(),
            found: names,
        });
    }
    let mut best: Option<(usize, String, Vec<Row>)> = None;
    let mut failure = None;
    for name in names
        .iter()
        .filter(|name| wanted.is_none_or(|wanted| wanted == *name))
        .take(50)
    {
        match rows(&mut workbook, name, limits) {
            Ok(rows) => {
                let known = known_names(&rows);
                if !rows.is_empty() && best.as_ref().is_none_or(|(most, ..)| known > *most) {
                    best = Some((known, name.clone(), rows));
                }
            }
            Err(refusal) => failure = Some(refusal),
        }
    }
    let Some((_, name, rows)) = best else {
        return Err(failure.unwrap_or(Refusal::Empty));
    };
    let others: Vec<&str> = names
        .iter()
        .filter(|other| **other != name)
        .map(String::as_str)
        .collect();
    if !others.is_empty() {
        notes.file(NoteKind::OtherSheets {
            sheets: others.join(", "),
        });
    }
    let mut table = Table::from_rows(Container::Xlsx, rows, notes, limits)?;
    table.epoch_1904 = workbook.has_1904_epoch();
    Ok((table, name))
}

fn known_names(rows: &[Row]) -> usize {
    rows.iter()
        .take(20)
        .map(|row| {
            row.cells
                .iter()
                .filter(|cell| synonyms::field_of(&cell.text()).is_some())
                .count()
        })
        .max()
        .unwrap_or(0)
}

/// Reads the cells one after another. The reader's ready-made range is not used: it reserves memory for the whole
/// rectangle between the outermost cells, however few there are.
fn rows(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    limits: &Limits,
) -> Result<Vec<Row>, Refusal> {
    let epoch_1904 = workbook.has_1904_epoch();
    let mut cells = workbook.worksheet_cells_reader(name).map_err(refusal)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut count = 0_usize;
    while let Some(cell) = cells.next_cell().map_err(refusal)? {
        let (row, column) = cell.get_position();
        let Some(value) = convert(cell.get_value(), epoch_1904) else {
            continue;
        };
        let column = column as usize;
        if column >= limits.columns {
            return Err(Refusal::TooManyColumns {
                limit: limits.columns,
            });
        }
        let number = row.saturating_add(1);
        if rows.last().is_none_or(|last| last.number != number) {
            if rows.last().is_some_and(|last| last.number > number) {
                return Err(Refusal::Damaged {
                    detail: format!("row {number} stands after a later row"),
                });
            }
            if rows.len() >= limits.rows {
                return Err(Refusal::TooManyRows { limit: limits.rows });
            }
            rows.push(Row {
                number,
                cells: Vec::new(),
                width: 0,
                broken: None,
            });
        }
        let Some(last) = rows.last_mut() else {
            continue;
        };
        if last.cells.len() <= column {
            count += column + 1 - last.cells.len();
            if count > limits.cells {
                return Err(Refusal::TooManyCells {
                    limit: limits.cells,
                });
            }
            last.cells.resize(column + 1, Cell::Empty);
        }
        last.cells[column] = value;
        last.width = last.cells.len();
    }
    Ok(rows)
}

fn convert(value: &DataRef<'_>, epoch_1904: bool) -> Option<Cell> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => Cell::from_text(text),
        DataRef::SharedString(text) => Cell::from_text(text),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(stamp) => match from_serial(stamp.as_f64(), epoch_1904) {
            Some(date) => Cell::Date(date),
            None => Cell::Number(stamp.as_f64()),
        },
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::from_text(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    })
}

fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::PasswordProtected,
        other => Refusal::Damaged {
            detail: other.to_string(),
        },
    }
}
