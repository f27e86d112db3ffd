//! The rows of a table, one after the other, with what holds for a cell of each kind.

use std::collections::HashMap;

use jiff::civil::Date;

use super::columns::{Column, Mapping, Standing};
use super::read::{Fault, FaultKind};
use super::{ExistingRoadMap, Grade, KeyRecommendation, split_citation};
use crate::date::{DateOrder, parse_date};
use crate::language;
use crate::limits::Limits;
use crate::table::{Broken, Cell, Container, Row, Table, cell_name};
use crate::text::{clean, excerpt, fold, one_line};

pub(super) struct Reader<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    limits: &'a Limits,
    road_maps: Vec<ExistingRoadMap>,
    /// Where each number stands: its place in the list, and the row.
    rows: HashMap<u32, (usize, u32)>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(table: &'a Table, mapping: &'a Mapping, limits: &'a Limits) -> Self {
        Self {
            table,
            mapping,
            limits,
            road_maps: Vec::new(),
            rows: HashMap::new(),
            faults: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Vec<ExistingRoadMap>, Vec<Fault>) {
        (self.road_maps, self.faults)
    }

    pub(super) fn row(&mut self, row: &Row) {
        if let Some(kind) = broken(row, self.table) {
            self.fault(row.number, None, kind);
            return;
        }
        let before = self.faults.len();
        let number_text = self.one(row, Column::Number);
        let titles = self.titles(row);
        let number = match parse_number(&number_text) {
            _ if number_text.is_empty() => None,
            Some(number) => Some(number),
            None => {
                let found = excerpt(&number_text, 60);
                self.fault(
                    row.number,
                    Some(Column::Number),
                    FaultKind::BadNumber { found },
                );
                None
            }
        };
        let at = self.place(row, number, number_text.is_empty(), titles);
        let (keys, indicators) = (self.keys(row), self.indicators(row));
        let grades = self.grades(row);
        let summary = self.cell(row, Column::Summary);
        let Some(at) = at else {
            // Whatever is wrong with the place of the row has been said.
            debug_assert!(self.faults.len() > before);
            return;
        };
        let road_map = &mut self.road_maps[at];
        for key in keys {
            if road_map
                .keys
                .iter()
                .all(|known| known.written != key.written)
            {
                road_map.keys.push(key);
            }
        }
        for indicator in indicators {
            if !road_map.indicators.contains(&indicator) {
                road_map.indicators.push(indicator);
            }
        }
        for grade in grades {
            let same = |known: &Grade| {
                (&known.grade, &known.by, known.on) == (&grade.grade, &grade.by, grade.on)
            };
            if !road_map.grades.iter().any(same) {
                road_map.grades.push(grade);
            }
        }
        if road_map.summary.is_none() && !summary.is_empty() {
            road_map.summary = Some((language::detect(&summary).to_owned(), summary));
        }
    }

    /// The road map of a row: a new one, or the one that the row goes on with.
    fn place(
        &mut self,
        row: &Row,
        number: Option<u32>,
        blank: bool,
        titles: Vec<(String, String)>,
    ) -> Option<usize> {
        let Some(number) = number else {
            if !blank {
                return None;
            }
            if !titles.is_empty() {
                self.fault(row.number, Some(Column::Number), FaultKind::NoNumber);
                return None;
            }
            if self.road_maps.is_empty() {
                self.fault(row.number, None, FaultKind::NothingAbove);
                return None;
            }
            return Some(self.road_maps.len() - 1);
        };
        if let Some((at, first_row)) = self.rows.get(&number).copied() {
            let known = &self.road_maps[at].titles;
            let same = titles
                .iter()
                .all(|(_, title)| known.iter().any(|(_, other)| fold(other) == fold(title)));
            if same {
                return Some(at);
            }
            self.fault(
                row.number,
                Some(Column::Number),
                FaultKind::NumberTwice { number, first_row },
            );
            return None;
        }
        if titles.is_empty() {
            self.fault(row.number, Some(self.title_column()), FaultKind::NoTitle);
            return None;
        }
        self.rows.insert(number, (self.road_maps.len(), row.number));
        self.road_maps.push(ExistingRoadMap {
            row: row.number,
            number,
            titles,
            ..ExistingRoadMap::default()
        });
        Some(self.road_maps.len() - 1)
    }

    fn title_column(&self) -> Column {
        [
            Column::Title,
            Column::TitleEn,
            Column::TitleRu,
            Column::TitleKk,
        ]
        .into_iter()
        .find(|column| self.mapping.columns.contains(column))
        .unwrap_or(Column::Title)
    }

    fn titles(&mut self, row: &Row) -> Vec<(String, String)> {
        let mut titles: Vec<(String, String)> = Vec::new();
        let undecided = self.short(row, Column::Title);
        if !undecided.is_empty() {
            titles.push((language::detect(&undecided).to_owned(), undecided));
        }
        for (column, language) in [
            (Column::TitleEn, "en"),
            (Column::TitleRu, "ru"),
            (Column::TitleKk, "kk"),
        ] {
            let title = self.short(row, column);
            if !title.is_empty() && titles.iter().all(|(known, _)| known != language) {
                titles.push((language.to_owned(), title));
            }
        }
        titles
    }

    fn keys(&mut self, row: &Row) -> Vec<KeyRecommendation> {
        let text = self.cell(row, Column::KeyRecommendation);
        let mut keys: Vec<KeyRecommendation> = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (bare, bullet) = without_bullet(line);
            let begins = bullet || split_citation(bare).0.is_some();
            match keys.last_mut().filter(|_| !begins) {
                Some(last) => {
                    last.written.push(' ');
                    last.written.push_str(bare);
                }
                None => keys.push(KeyRecommendation {
                    row: row.number,
                    written: bare.to_owned(),
                    ..KeyRecommendation::default()
                }),
            }
        }
        for key in &mut keys {
            key.written = one_line(&key.written);
            let (citation, text) = split_citation(&key.written);
            (key.citation, key.text) = (citation, text.to_owned());
        }
        keys
    }

    fn indicators(&mut self, row: &Row) -> Vec<String> {
        self.cell(row, Column::Indicators)
            .lines()
            .map(|line| one_line(without_bullet(line.trim()).0))
            .filter(|line| !line.is_empty())
            .collect()
    }

    fn grades(&mut self, row: &Row) -> Vec<Grade> {
        let by = self.short(row, Column::GradedBy);
        let on = self.date(row, Column::GradedOn);
        let method = self.short(row, Column::Method);
        let standing = match Standing::read(&self.one(row, Column::Standing)) {
            Some(Standing::NotSaid) => None,
            Some(standing) => Some(standing),
            None => {
                let found = excerpt(&self.one(row, Column::Standing), 60);
                self.fault(
                    row.number,
                    Some(Column::Standing),
                    FaultKind::UnknownStanding { found },
                );
                None
            }
        };
        let mut grades = Vec::new();
        let grade = self.short(row, Column::Grade);
        let independent = self.short(row, Column::IndependentGrade);
        if grade.is_empty() && independent.is_empty() && !by.is_empty() {
            let author = excerpt(&by, 60);
            self.fault(
                row.number,
                Some(Column::GradedBy),
                FaultKind::AuthorWithoutGrade { author },
            );
        }
        for (column, grade, own) in [
            (Column::Grade, grade, standing),
            (
                Column::IndependentGrade,
                independent,
                Some(Standing::Independent),
            ),
        ] {
            if grade.is_empty() {
                continue;
            }
            let named = !by.is_empty();
            let author = if named {
                by.clone()
            } else {
                one_line(&self.mapping.graded_by)
            };
            if author.is_empty() {
                let grade = excerpt(&grade, 60);
                self.fault(
                    row.number,
                    Some(column),
                    FaultKind::GradeWithoutAuthor { grade },
                );
                continue;
            }
            // What holds for the file's own assessor holds for no other.
            let usual = self.mapping.standing.filter(|_| !named);
            grades.push(Grade {
                row: row.number,
                grade,
                by: author,
                standing: own.or(usual).unwrap_or(Standing::NotSaid),
                on: on.or(self.mapping.graded_on),
                method: method.clone(),
            });
        }
        let claim = self.short(row, Column::StateClaim);
        let claimed_on = self.date(row, Column::StateClaimOn);
        if !claim.is_empty() {
            grades.push(Grade {
                row: row.number,
                grade: claim,
                by: self.written(Column::StateClaim),
                standing: Standing::State,
                on: claimed_on,
                method: String::new(),
            });
        }
        grades
    }

    /// The name of a column as the file writes it.
    fn written(&self, column: Column) -> String {
        self.at(column).map_or_else(
            || column.name().to_owned(),
            |at| self.table.columns[at].clone(),
        )
    }

    fn date(&mut self, row: &Row, column: Column) -> Option<Date> {
        if let Some(Cell::Date(date)) = self.at(column).and_then(|at| row.cells.get(at)) {
            return Some(*date);
        }
        let text = self.one(row, column);
        if text.is_empty() {
            return None;
        }
        let found = parse_date(&text, DateOrder::DayFirst);
        if found.is_none() {
            let found = excerpt(&text, 60);
            self.fault(row.number, Some(column), FaultKind::BadDate { found });
        }
        found
    }

    /// One line that names something.
    fn short(&mut self, row: &Row, column: Column) -> String {
        let text = self.one(row, column);
        let length = text.chars().count();
        let limit = self.limits.name_chars;
        if length > limit {
            self.fault(
                row.number,
                Some(column),
                FaultKind::TooLong { length, limit },
            );
            return text.chars().take(limit).collect();
        }
        text
    }

    fn one(&mut self, row: &Row, column: Column) -> String {
        one_line(&self.cell(row, column))
    }

    fn cell(&mut self, row: &Row, column: Column) -> String {
        let Some(cell) = self.at(column).and_then(|at| row.cells.get(at)) else {
            return String::new();
        };
        if let Cell::Error(found) = cell {
            let kind = FaultKind::SpreadsheetError {
                found: found.clone(),
            };
            self.fault(row.number, Some(column), kind);
            return String::new();
        }
        let written = cell.text();
        let (text, _) = clean(&written);
        let text = if self.table.container == Container::Csv {
            crate::export::unprotect(&text).to_owned()
        } else {
            text.into_owned()
        };
        let length = text.chars().count();
        let limit = self.limits.cell_chars;
        if length > limit {
            self.fault(
                row.number,
                Some(column),
                FaultKind::TooLong { length, limit },
            );
            return String::new();
        }
        text
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.mapping
            .columns
            .iter()
            .position(|known| *known == column)
    }

    /// Says it once, however often a cell is read.
    fn fault(&mut self, row: u32, column: Option<Column>, kind: FaultKind) {
        let at = column.and_then(|column| self.at(column));
        let fault = Fault {
            row,
            column: at.map(|at| self.table.columns[at].clone()),
            cell: at
                .filter(|_| self.table.container == Container::Xlsx)
                .map(|at| cell_name(at + 1, row)),
            kind,
        };
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}

fn broken(row: &Row, table: &Table) -> Option<FaultKind> {
    match &row.broken {
        Some(Broken::UnclosedQuote) => return Some(FaultKind::UnclosedQuote),
        Some(Broken::NotAnObject(found)) => {
            return Some(FaultKind::NotAnObject {
                found: found.clone(),
            });
        }
        None => {}
    }
    let filled = row
        .cells
        .iter()
        .rposition(|cell| !cell.is_blank())
        .map_or(0, |at| at + 1);
    (filled > table.columns.len()).then_some(FaultKind::RaggedRow {
        expected: table.columns.len(),
        found: filled,
    })
}

/// `7`, `7.`, `№ 7`, `RM-07`, `Road map 7`, `7-жол картасы`: the only run of digits.
fn parse_number(text: &str) -> Option<u32> {
    let digits: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let [digits] = digits[..] else { return None };
    let words: String = fold(&text.replace(digits, " "));
    let known = [
        "",
        "№",
        "rm",
        "no",
        "n",
        "road map",
        "roadmap",
        "road map no",
        "дк",
        "дорожная карта",
        "дорожная карта №",
        "жол картасы",
    ];
    if !known.contains(&words.as_str())
        || text.contains("-0") && !text.to_lowercase().contains("rm")
    {
        return None;
    }
    // A minus is no bullet: “-7” is not the road map 7.
    if text.trim_start().starts_with(['-', '−']) {
        return None;
    }
    digits
        .parse()
        .ok()
        .filter(|number| (1..=999_999).contains(number))
}

/// A line without its bullet or its own small number, and whether there was one.
fn without_bullet(line: &str) -> (&str, bool) {
    if let Some(rest) = line.strip_prefix(['-', '–', '—', '•', '▪', '*'])
        && rest.starts_with(char::is_whitespace)
    {
        return (rest.trim_start(), true);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && let Some(rest) = line[digits..].strip_prefix([')', '.'])
        && rest.starts_with(char::is_whitespace)
    {
        return (rest.trim_start(), true);
    }
    (line, false)
}
