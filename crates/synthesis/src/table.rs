//! Tables in and out: CSV of recommendations, CSV of placements, JSON of the whole report.

use crate::model::{Synthesis, Text};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// A fault in a table, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Row counted from 1, the header being row 1; 0 when the file as a whole is meant.
    pub row: usize,
    /// Column name, empty when the row as a whole is meant.
    pub column: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, self.column.as_str()) {
            (0, _) => write!(out, "{}", self.message),
            (row, "") => write!(out, "row {row}: {}", self.message),
            (row, column) => write!(out, "row {row}, column {column}: {}", self.message),
        }
    }
}

/// Names under which each field is accepted: our own, UPR-Info's open table, UHRI's export.
const ID: [&str; 3] = ["id", "ohchr annotation id", "annotation id"];
const TEXT: [&str; 3] = ["text", "recommendation", "annotation"];
const LANGUAGE: [&str; 2] = ["language", "lang"];
const THEMES: [&str; 4] = ["themes", "issues", "issue", "theme"];

/// Reads recommendations from UTF-8 CSV with a header: `id,text[,language][,themes]`, UPR-Info's open
/// columns (`id,…,text,…,issues`) or UHRI's (`Text`, `Themes`, `OHCHR Annotation Id`). Separators may
/// be commas, semicolons or tabs. Themes are separated by `;`, or stand on lines that begin with `- `.
/// Without an id column the rows are numbered `row-2`, `row-3` and so on.
///
/// All faults are given, each with its row and column; at most 200.
pub fn read_texts(bytes: &[u8]) -> Result<Vec<Text>, Vec<Fault>> {
    let whole = |message: &str| {
        vec![Fault {
            row: 0,
            column: String::new(),
            message: message.to_owned(),
        }]
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|_| whole("the file is not UTF-8; save it as \"CSV UTF-8\" and try again"))?
        .trim_start_matches('\u{feff}');
    let first_line = text.lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| {
            (
                first_line.bytes().filter(|byte| byte == mark).count(),
                std::cmp::Reverse(*mark),
            )
        })
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| whole(&error.to_string()))?
        .clone();
    let column = |names: &[&str]| {
        names.iter().find_map(|name| {
            header
                .iter()
                .position(|cell| cell.trim().to_lowercase() == *name)
        })
    };
    let Some(text_column) = column(&TEXT) else {
        return Err(whole(
            "there is no column \"text\"; the first row has to name the columns, such as id,text",
        ));
    };
    let (id_column, language_column, themes_column) =
        (column(&ID), column(&LANGUAGE), column(&THEMES));
    let (mut texts, mut faults) = (Vec::new(), Vec::new());
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (index, record) in reader.records().enumerate() {
        let row = index + 2;
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(Fault {
                    row,
                    column: String::new(),
                    message: error.to_string(),
                });
                continue;
            }
        };
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
        let id = match id_column {
            Some(_) => cell(id_column).trim().to_owned(),
            None => format!("row-{row}"),
        };
        let mut fault = |column: &str, message: String| {
            faults.push(Fault {
                row,
                column: column.to_owned(),
                message,
            });
        };
        if record.len() != header.len() {
            fault(
                "",
                format!(
                    "{} cells are here, the header has {}; is a quotation mark missing?",
                    record.len(),
                    header.len()
                ),
            );
        } else if id.is_empty() {
            fault("id", "a recommendation needs an id".to_owned());
        } else if let Some(first) = seen.get(&id) {
            fault(
                "id",
                format!(
                    "\"{id}\" stands already in row {first}; give each recommendation its own id"
                ),
            );
        } else {
            seen.insert(id.clone(), row);
            let language = cell(language_column).trim();
            texts.push(Text {
                asks: Vec::new(),
                id,
                text: cell(Some(text_column)).to_owned(),
                language: (!language.is_empty()).then(|| language.to_owned()),
                themes: themes(cell(themes_column)),
            });
        }
    }
    faults.truncate(200);
    if !faults.is_empty() {
        Err(faults)
    } else if texts.is_empty() {
        Err(whole("the table has a header and no rows"))
    } else {
        Ok(texts)
    }
}

fn themes(cell: &str) -> Vec<String> {
    let mut themes: Vec<String> = cell
        .split([';', '\n'])
        .map(|part| part.trim().trim_start_matches("- ").trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    themes.sort();
    themes.dedup();
    themes
}

/// Writes `id,repeat_group,road_map,title_en,title_ru,title_kk,confidence`, one row a text, for the
/// first ask of each text.
#[must_use]
pub fn write_placements(synthesis: &Synthesis) -> String {
    let titles: BTreeMap<&str, &crate::Titles> = synthesis
        .road_maps
        .iter()
        .map(|map| (map.key.as_str(), &map.titles))
        .collect();
    let mut out = String::from("id,repeat_group,road_map,title_en,title_ru,title_kk,confidence\n");
    let mut before = None;
    for (ask, placement) in synthesis.asks.iter().zip(&synthesis.placements) {
        if before == Some(&ask.text_id) {
            continue;
        }
        before = Some(&ask.text_id);
        let Some(title) = titles.get(placement.road_map.as_str()) else {
            continue;
        };
        let cells = [
            quoted(&ask.text_id),
            quoted(&placement.repeat_group),
            quoted(&placement.road_map),
            quoted(&title.en),
            quoted(&title.ru),
            quoted(&title.kk),
            format!("{:.2}", placement.confidence),
        ];
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Writes the whole synthesis as JSON: all asks, repeat groups, road maps, placements with their
/// reasons, and notes.
#[must_use]
pub fn write_report(synthesis: &Synthesis) -> String {
    serde_json::to_string_pretty(synthesis)
        .expect("plain data with string keys always becomes JSON")
}
