//! Road maps written as headings with labelled paragraphs, brought into the shape of a table.

use std::collections::BTreeMap;

use super::columns::{Column, column_of};
use crate::docx::{Block, Document};
use crate::table::{Cell, Container, Row, Table};
use crate::text::one_line;

/// Words of a heading before or behind its number.
const HEADS: [&str; 5] = ["road map", "roadmap", "дорожная карта", "жол картасы", "rm"];

/// The columns that labels can fill, in the order of the table.
const FIELDS: [Column; 14] = [
    Column::Number,
    Column::Title,
    Column::Summary,
    Column::KeyRecommendation,
    Column::Indicators,
    Column::Grade,
    Column::GradedBy,
    Column::Standing,
    Column::GradedOn,
    Column::Method,
    Column::StateClaim,
    Column::StateClaimOn,
    Column::IndependentGrade,
    Column::Ignore,
];

/// The document as a table whose rows bear the numbers of paragraphs; `None` when no heading of a road map is in it.
pub(super) fn table_of(document: &Document) -> Option<Table> {
    let lines: Vec<(u32, String)> = document
        .body
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match block {
            Block::Paragraph(paragraph) => {
                Some((u32::try_from(at + 1).unwrap_or(u32::MAX), paragraph))
            }
            Block::Table(_) => None,
        })
        .flat_map(|(row, paragraph)| {
            paragraph
                .text
                .lines()
                .map(move |line| (row, line.trim().to_owned()))
        })
        .filter(|(_, line)| !line.is_empty())
        .collect();
    let named = lines.iter().any(|(_, line)| named_head(line).is_some());
    let head = |line: &str| {
        if named {
            named_head(line)
        } else {
            numbered_head(line)
        }
    };
    let mut rows: Vec<Row> = Vec::new();
    let mut open: Option<Open> = None;
    for (row, line) in &lines {
        if let Some((number, title)) = head(line) {
            if let Some(done) = open.take() {
                rows.extend(done.close());
            }
            open = Some(Open::new(*row, &number, title));
        } else if let Some(open) = open.as_mut() {
            rows.extend(open.line(*row, line));
        }
    }
    if let Some(done) = open {
        rows.extend(done.close());
    }
    (!rows.is_empty()).then(|| Table {
        container: Container::Docx,
        columns: FIELDS.iter().map(|field| field.name().to_owned()).collect(),
        rows,
        epoch_1904: false,
    })
}

/// `Road map 7. Title`, `Дорожная карта № 7: …`, `7-жол картасы. …`.
fn named_head(line: &str) -> Option<(String, String)> {
    let lower = line.to_lowercase();
    // Only where lower-casing keeps the places of letters can the line be cut by them.
    if lower.len() != line.len() {
        return None;
    }
    for head in HEADS {
        if let Some(rest) = lower.strip_prefix(head) {
            let rest = &line[line.len() - rest.len()..];
            let rest = rest.trim_start_matches([' ', '\u{a0}', '№', '#', '-', '–']);
            let rest = rest.strip_prefix("No.").unwrap_or(rest).trim_start();
            return number_first(rest);
        }
        let found = lower.find(head).filter(|at| *at <= 12);
        let ends = |at: usize| !lower[at + head.len()..].starts_with(char::is_alphanumeric);
        if let Some(at) = found.filter(|at| ends(*at)) {
            let before = line[..at].trim_matches(|c: char| !c.is_ascii_digit());
            let digits = line[..at]
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '№' | '.'));
            if digits && !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit()) {
                return Some((before.to_owned(), title_of(&line[at + head.len()..])));
            }
        }
    }
    None
}

/// `7. Title`: with at most three digits, so that years and paragraphs of documents are none.
fn numbered_head(line: &str) -> Option<(String, String)> {
    let (number, title) = number_first(line)?;
    let rest = line.trim_start().get(number.len()..)?;
    let pointed =
        rest.starts_with(['.', ')']) && !rest[1..].starts_with(|c: char| c.is_ascii_digit());
    (pointed && number.len() <= 3 && !title.is_empty() && title.chars().count() <= 200)
        .then_some((number, title))
}

fn number_first(text: &str) -> Option<(String, String)> {
    let text = text.trim_start();
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=6)
        .contains(&end)
        .then(|| (text[..end].to_owned(), title_of(&text[end..])))
}

fn title_of(text: &str) -> String {
    one_line(text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ':' | ')' | '-' | '–' | '—' | ',')
    }))
}

/// A road map whose end has not come yet.
struct Open {
    row: u32,
    cells: BTreeMap<usize, String>,
    /// The label under which lines gather.
    label: Column,
}

impl Open {
    fn new(row: u32, number: &str, title: String) -> Self {
        let mut open = Self {
            row,
            cells: BTreeMap::new(),
            label: if title.is_empty() {
                Column::Title
            } else {
                Column::Summary
            },
        };
        open.put(Column::Number, number);
        open.put(Column::Title, &title);
        open
    }

    /// Takes a line; a second grade closes a row and goes on in the next.
    fn line(&mut self, row: u32, line: &str) -> Option<Row> {
        let labelled = line
            .split_once(':')
            .and_then(|(label, rest)| Some((column_of(label)?, rest.trim())))
            .filter(|(column, _)| {
                FIELDS.contains(column) && !matches!(column, Column::Number | Column::Title)
            });
        let Some((column, rest)) = labelled else {
            let label = self.label;
            self.put(label, line);
            if label == Column::Title {
                self.label = Column::Summary;
            }
            return None;
        };
        let begins = matches!(
            column,
            Column::Grade | Column::StateClaim | Column::IndependentGrade
        );
        let closed = (begins && self.has(column)).then(|| {
            let row_before = self.row;
            self.row = row;
            Row {
                number: row_before,
                width: FIELDS.len(),
                cells: cells(&std::mem::take(&mut self.cells)),
                broken: None,
            }
        });
        self.label = column;
        self.put(column, rest);
        closed
    }

    fn has(&self, column: Column) -> bool {
        place(column).is_some_and(|at| self.cells.contains_key(&at))
    }

    fn put(&mut self, column: Column, text: &str) {
        let Some(at) = place(column).filter(|_| !text.is_empty()) else {
            return;
        };
        let cell = self.cells.entry(at).or_default();
        if !cell.is_empty() {
            cell.push('\n');
        }
        cell.push_str(text);
    }

    fn close(self) -> Option<Row> {
        (!self.cells.is_empty()).then(|| Row {
            number: self.row,
            width: FIELDS.len(),
            cells: cells(&self.cells),
            broken: None,
        })
    }
}

fn place(column: Column) -> Option<usize> {
    FIELDS.iter().position(|field| *field == column)
}

fn cells(filled: &BTreeMap<usize, String>) -> Vec<Cell> {
    (0..FIELDS.len())
        .map(|at| {
            filled
                .get(&at)
                .map_or(Cell::Empty, |text| Cell::Text(text.clone()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_three_languages() {
        for (line, expected) in [
            (
                "Road map 7. Prevention of torture",
                Some(("7", "Prevention of torture")),
            ),
            ("ДОРОЖНАЯ КАРТА № 12: Равенство", Some(("12", "Равенство"))),
            (
                "3-жол картасы. Сөз бостандығы",
                Some(("3", "Сөз бостандығы")),
            ),
            ("Жол картасы 3", Some(("3", ""))),
            ("RM-07 · Title", Some(("07", "· Title"))),
            ("The road map of 2015 was kept", None),
        ] {
            let expected = expected.map(|(number, title)| (number.to_owned(), title.to_owned()));
            assert_eq!(named_head(line), expected, "{line}");
        }
        assert_eq!(
            numbered_head("7. Title"),
            Some(("7".into(), "Title".into()))
        );
        assert_eq!(numbered_head("124.5 Ratify"), None);
        assert_eq!(numbered_head("2015 was a year"), None);
    }
}
