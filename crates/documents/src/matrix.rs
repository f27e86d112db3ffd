//! The thematic matrices of recommendations of the universal periodic review that the High Commissioner's office makes.
//!
//! Two layouts exist. The newer one has columns for the recommendation, the State's position, “Human rights themes and
//! groups of persons” and “Relevant SDGs”; the older one has “Full list of themes”, with groups and goals inside it,
//! and a column for assessments. In both, a row of one merged cell “Theme: …” heads a section, and one recommendation
//! can stand under several heads.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::docx::{Document, WordCell, WordTable};
use crate::fault::{Fault, FaultKind};
use crate::language;
use crate::limits::Limits;
use crate::mapping::Field;
use crate::mapping::synonyms::field_of;
use crate::mechanism::Mechanism;
use crate::note::{NoteKind, Notes};
use crate::numbering::split_number;
use crate::record::{Kind, Position, Record, cycle_of_session};
use crate::states::split_states;
use crate::text::{clean, column_name, dash_lines, excerpt, fold, one_line, push_items};

/// A matrix as it stands in its document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matrix {
    /// The names of the columns.
    pub columns: Vec<String>,
    fields: Vec<Option<Field>>,
    /// The rows of all tables of this shape, without the first header, with their numbers from 1.
    rows: Vec<(u32, Vec<WordCell>)>,
    other_tables: usize,
    heading: Heading,
}

/// What the page header says: `UPR of Slovenia (4th Cycle - 48th Session)`.
#[derive(Debug, Clone, Default, PartialEq)]
struct Heading {
    country: Option<String>,
    cycle: Option<u8>,
    session: Option<String>,
}

/// What was read from a matrix.
pub(crate) struct MatrixOutcome {
    pub records: Vec<Record>,
    pub faults: Vec<Fault>,
    /// Rows below the header, section heads among them.
    pub row_count: u32,
    pub section_heads: u32,
}

/// The longest head of a section that is kept whole.
const SECTION_CHARS: usize = 190;

impl Matrix {
    /// Finds a matrix among the tables of a document: its header names a recommendation and a position.
    pub(crate) fn find(document: &Document) -> Option<Self> {
        let mut found: Option<Self> = None;
        let mut number = 0;
        for table in document.tables() {
            let header = table
                .rows
                .first()
                .map(|row| header(row))
                .unwrap_or_default();
            let is_header = is_matrix(&header);
            match &mut found {
                None if is_header => {
                    found = Some(Self {
                        columns: table.rows[0]
                            .iter()
                            .map(|cell| column_name(&cell.text()))
                            .collect(),
                        fields: header,
                        rows: Vec::new(),
                        other_tables: 0,
                        heading: Heading::of(document),
                    });
                }
                Some(matrix) if is_header || continues(table, matrix.fields.len()) => {}
                Some(matrix) => {
                    matrix.other_tables += 1;
                    continue;
                }
                None => continue,
            }
            let Some(matrix) = &mut found else { continue };
            for row in &table.rows {
                number += 1;
                if number > 1 {
                    matrix.rows.push((number, row.clone()));
                }
            }
        }
        found
    }

    /// Reads the records. Constants fill what the document leaves open.
    pub(crate) fn read(
        &self,
        constants: &BTreeMap<Field, String>,
        limits: &Limits,
        notes: &mut Notes,
    ) -> MatrixOutcome {
        let mut outcome = MatrixOutcome {
            records: Vec::new(),
            faults: Vec::new(),
            row_count: self.rows.len() as u32,
            section_heads: 0,
        };
        if self.other_tables > 0 {
            notes.file(NoteKind::OtherTables {
                tables: self.other_tables,
            });
        }
        if self.heading.country.is_none() && !constants.contains_key(&Field::Country) {
            notes.file(NoteKind::StateNotNamed);
        }
        let mut theme: Option<String> = None;
        let mut places: HashMap<String, MergedPlace> = HashMap::new();
        for (number, cells) in &self.rows {
            if let Some(head) = self.section_head(cells) {
                outcome.section_heads += 1;
                theme = Some(head);
            } else if is_matrix(&header(cells)) {
                notes.row(NoteKind::RepeatedHeaders, *number);
            } else if cells.iter().all(|cell| cell.text().trim().is_empty()) {
                notes.row(NoteKind::BlankRows, *number);
            } else {
                match self.record(*number, cells, constants, limits, notes) {
                    Ok(mut record) => {
                        record.section_themes.extend(theme.clone());
                        merge(record, &mut places, &mut outcome, notes);
                    }
                    Err(fault) => outcome.faults.push(*fault),
                }
            }
        }
        outcome
    }

    /// The theme of a row that is one merged cell.
    fn section_head(&self, cells: &[WordCell]) -> Option<String> {
        let [cell] = cells else { return None };
        if self.fields.len() < 2 {
            return None;
        }
        let text = one_line(&clean(&cell.text()).0);
        let theme = ["Theme:", "Themes:", "Тема:", "Тақырып:", "Тақырыбы:"]
            .iter()
            .find_map(|start| text.strip_prefix(start))
            .unwrap_or(&text);
        (!text.is_empty()).then(|| excerpt(theme, SECTION_CHARS))
    }

    fn record(
        &self,
        row: u32,
        cells: &[WordCell],
        constants: &BTreeMap<Field, String>,
        limits: &Limits,
        notes: &mut Notes,
    ) -> Result<Record, Box<Fault>> {
        let fault = |field: Field, kind| {
            let column = self
                .fields
                .iter()
                .position(|found| *found == Some(field))
                .and_then(|at| self.columns.get(at));
            Box::new(Fault {
                row: Some(row),
                column: column.cloned(),
                cell: None,
                kind,
            })
        };
        if cells.len() != self.fields.len() {
            let kind = FaultKind::RaggedRow {
                expected: self.fields.len(),
                found: cells.len(),
            };
            return Err(Box::new(Fault {
                row: Some(row),
                column: None,
                cell: None,
                kind,
            }));
        }
        let cell = |field: Field| {
            let at = self.fields.iter().position(|found| *found == Some(field));
            at.and_then(|at| cells.get(at))
                .map(cleaned_paragraphs)
                .unwrap_or_default()
        };
        note_removed(cells, row, notes);
        let (text, source) = part_source(cell(Field::Text));
        if text.is_empty() {
            return Err(fault(Field::Text, FaultKind::EmptyText));
        }
        let length = cells
            .iter()
            .map(|cell| cell.text().chars().count())
            .max()
            .unwrap_or(0);
        if length > limits.cell_chars {
            return Err(fault(
                Field::Text,
                FaultKind::TooLong {
                    length,
                    limit: limits.cell_chars,
                },
            ));
        }
        let Some(numbered) = split_number(&text) else {
            return Err(fault(
                Field::Text,
                FaultKind::NoNumber {
                    found: excerpt(&text, 60),
                },
            ));
        };
        let (asked, states) = split_states(numbered.text);
        let given = one_line(&cell(Field::Position).join(" "));
        let position = match Position::parse(&given) {
            Some(position) => Some(position),
            None if given.is_empty() => None,
            None => {
                return Err(fault(
                    Field::Position,
                    FaultKind::UnknownPosition {
                        found: excerpt(&given, 60),
                    },
                ));
            }
        };
        let mut lists = Lists::default();
        lists.read(cell(Field::Themes), Part::Themes);
        lists.read(cell(Field::Sdgs), Part::Sdgs);
        for (field, name) in lists.names() {
            let length = name.chars().count();
            if length > limits.name_chars {
                let limit = limits.name_chars;
                return Err(fault(field, FaultKind::TooLong { length, limit }));
            }
        }
        let assessment = cell(Field::AssessmentComment).join("\n");
        let constant = |field| {
            constants
                .get(&field)
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty())
        };
        Ok(Record {
            row,
            key: numbered.paragraph.clone(),
            reference: None,
            kind: Kind::Recommendation,
            mechanism: Mechanism::upr(),
            issuing_body: None,
            country: self
                .heading
                .country
                .clone()
                .or_else(|| constant(Field::Country)),
            document_symbol: source
                .as_deref()
                .and_then(report_symbol)
                .filter(|symbol| symbol.chars().count() <= limits.name_chars)
                .or_else(|| constant(Field::DocumentSymbol)),
            document_date: None,
            paragraph: Some(numbered.paragraph),
            heading: None,
            language: language::detect(&asked).to_owned(),
            text: asked,
            original_text: text.clone(),
            recommending_states: states,
            cycle: self.heading.cycle,
            session: self.heading.session.clone(),
            position,
            position_source: source,
            section_themes: Vec::new(),
            themes: lists.themes,
            groups_of_persons: lists.groups,
            sdgs: lists.sdgs,
            assessment_comment: Some(assessment.trim().to_owned()).filter(|text| !text.is_empty()),
            extra: self.extra(cells),
        })
    }

    /// Columns that no layout names, by their names.
    fn extra(&self, cells: &[WordCell]) -> BTreeMap<String, String> {
        let unknown = self
            .fields
            .iter()
            .zip(&self.columns)
            .zip(cells)
            .filter(|((field, _), _)| field.is_none());
        unknown
            .map(|((_, name), cell)| {
                (
                    name.clone(),
                    cleaned_paragraphs(cell).join("\n").trim().to_owned(),
                )
            })
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }
}

/// The fields of a header's cells. Beside the names that tables have, a long one can begin like a known one.
fn header(cells: &[WordCell]) -> Vec<Option<Field>> {
    cells
        .iter()
        .map(|cell| {
            let name = one_line(&clean(&cell.text()).0);
            let folded = fold(&name);
            let starts = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
            if name.len() > 120 {
                None
            } else if starts(&["recommendation", "рекомендаци", "ұсыным"]) {
                Some(Field::Text)
            } else if starts(&["position", "позиция", "ұстаным", "мемлекеттің ұстанымы"])
            {
                Some(Field::Position)
            } else if starts(&["assessment", "comment", "оценка", "бағалау"]) {
                Some(Field::AssessmentComment)
            } else {
                field_of(&name).filter(|field| matches!(field, Field::Themes | Field::Sdgs))
            }
        })
        .collect()
}

fn is_matrix(header: &[Option<Field>]) -> bool {
    header.contains(&Some(Field::Text)) && header.contains(&Some(Field::Position))
}

/// Whether a table without a header of its own goes on with the matrix before it.
fn continues(table: &WordTable, columns: usize) -> bool {
    !table.rows.is_empty()
        && table
            .rows
            .iter()
            .all(|row| row.len() == columns || row.len() == 1)
}

fn cleaned_paragraphs(cell: &WordCell) -> Vec<String> {
    cell.paragraphs
        .iter()
        .map(|text| clean(text).0.into_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

fn note_removed(cells: &[WordCell], row: u32, notes: &mut Notes) {
    for text in cells.iter().flat_map(|cell| &cell.paragraphs) {
        let (_, removed) = clean(text);
        if removed.control {
            notes.row(NoteKind::ControlCharactersRemoved, row);
        }
        if removed.direction {
            notes.row(NoteKind::DirectionMarksRemoved, row);
        }
    }
}

/// Parts the paragraphs of the first cell into the recommendation and the source of the position.
fn part_source(paragraphs: Vec<String>) -> (String, Option<String>) {
    let mut text: Vec<String> = Vec::new();
    let mut source = None;
    for line in paragraphs.iter().flat_map(|paragraph| paragraph.lines()) {
        let found = [
            "Source of Position:",
            "Source of position:",
            "Источник позиции:",
            "Ұстаным дереккөзі:",
        ]
        .iter()
        .find_map(|start| line.trim().strip_prefix(start));
        match found {
            Some(rest) => source = Some(one_line(rest)).filter(|rest| !rest.is_empty()),
            None => text.push(line.trim().to_owned()),
        }
    }
    (text.join("\n").trim().to_owned(), source)
}

/// The symbol of the working group's report: `A/HRC/59/15` out of `A/HRC/59/15/Add.1 - Para.3`.
fn report_symbol(source: &str) -> Option<String> {
    let symbol = source.split_whitespace().next()?;
    if symbol.matches('/').count() < 2 {
        return None;
    }
    let report = symbol.split("/Add.").next()?;
    Some(report.trim_end_matches([',', ';', '.']).to_owned())
}

/// The sub-lists of a cell of themes.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Themes,
    Groups,
    Sdgs,
}

#[derive(Default)]
struct Lists {
    themes: Vec<String>,
    groups: Vec<String>,
    sdgs: Vec<String>,
}

impl Lists {
    /// Reads lines into the list begun; a line such as `SDGs:` begins another.
    fn read(&mut self, paragraphs: Vec<String>, first: Part) {
        let mut part = first;
        let mut lines: Vec<String> = Vec::new();
        for line in paragraphs.iter().flat_map(|paragraph| paragraph.lines()) {
            let label = line
                .trim()
                .split_once(':')
                .filter(|_| !line.trim_start().starts_with(['-', '–', '•']));
            let next = label.and_then(|(name, rest)| Some((part_of(name)?, rest)));
            match next {
                Some((next, rest)) => {
                    self.add(part, &lines);
                    lines.clear();
                    part = next;
                    lines.push(rest.trim().to_owned());
                }
                None => lines.push(line.to_owned()),
            }
        }
        self.add(part, &lines);
    }

    /// All items with the field that they belong to.
    fn names(&self) -> impl Iterator<Item = (Field, &String)> {
        let of = |field: Field, items| std::iter::repeat(field).zip(items);
        of(Field::Themes, self.themes.iter())
            .chain(of(Field::GroupsOfPersons, self.groups.iter()))
            .chain(of(Field::Sdgs, self.sdgs.iter()))
    }

    fn add(&mut self, part: Part, lines: &[String]) {
        let list = match part {
            Part::Themes => &mut self.themes,
            Part::Groups => &mut self.groups,
            Part::Sdgs => &mut self.sdgs,
        };
        push_items(list, dash_lines(&lines.join("\n")));
    }
}

fn part_of(name: &str) -> Option<Part> {
    match field_of(name)? {
        Field::GroupsOfPersons => Some(Part::Groups),
        Field::Sdgs => Some(Part::Sdgs),
        Field::Themes => Some(Part::Themes),
        _ => None,
    }
}

/// Where the first record of a number stands, and what its lists hold once others joined it.
struct MergedPlace {
    at: usize,
    seen: [HashSet<String>; 5],
}

/// Adds a record, or its section's theme to the record of the same number and text.
fn merge(
    record: Record,
    places: &mut HashMap<String, MergedPlace>,
    outcome: &mut MatrixOutcome,
    notes: &mut Notes,
) {
    let Some(place) = places.get_mut(&record.key) else {
        let place = MergedPlace {
            at: outcome.records.len(),
            seen: Default::default(),
        };
        places.insert(record.key.clone(), place);
        outcome.records.push(record);
        return;
    };
    let first = &mut outcome.records[place.at];
    if one_line(&first.text) != one_line(&record.text) || first.position != record.position {
        let kind = FaultKind::DuplicateKey {
            key: record.key,
            first_row: first.row,
        };
        outcome.faults.push(Fault {
            row: Some(record.row),
            column: None,
            cell: None,
            kind,
        });
        return;
    }
    notes.row(NoteKind::UnderSeveralHeads, record.row);
    let lists = [
        (&mut first.section_themes, record.section_themes),
        (&mut first.themes, record.themes),
        (&mut first.groups_of_persons, record.groups_of_persons),
        (&mut first.sdgs, record.sdgs),
        (&mut first.recommending_states, record.recommending_states),
    ];
    for (at, (list, more)) in lists.into_iter().enumerate() {
        let seen = &mut place.seen[at];
        if seen.is_empty() {
            seen.extend(list.iter().cloned());
        }
        for item in more {
            let item = one_line(&item);
            if !item.is_empty() && !seen.contains(&item) {
                seen.insert(item.clone());
                list.push(item);
            }
        }
    }
    match (&mut first.assessment_comment, record.assessment_comment) {
        (Some(before), Some(more)) if *before != more => {
            before.push('\n');
            before.push_str(&more);
        }
        (before @ None, more) => *before = more,
        _ => {}
    }
}

impl Heading {
    /// Reads the page headers, then the first paragraphs of the document.
    fn of(document: &Document) -> Self {
        let paragraphs = document
            .body
            .iter()
            .take(20)
            .filter_map(|block| match block {
                crate::docx::Block::Paragraph(paragraph) => Some(&paragraph.text),
                crate::docx::Block::Table(_) => None,
            });
        document
            .headers
            .iter()
            .chain(paragraphs)
            .find_map(|text| Self::parse(&one_line(&clean(text).0)))
            .unwrap_or_default()
    }

    fn parse(line: &str) -> Option<Self> {
        let rest = line.split_once("UPR of ").map(|(_, rest)| rest)?;
        let (country, rest) = rest.split_once(" (")?;
        // A State's own brackets come before those of cycle and session.
        let (country, inside) = match rest.split_once(") (") {
            Some((of, inside)) => (format!("{country} ({of})"), inside),
            None => (country.to_owned(), rest),
        };
        let inside = inside.split(')').next()?;
        let number_before = |word: &str| {
            let before = inside.to_lowercase();
            let before = before
                .split(word)
                .next()
                .filter(|part| part.len() < inside.len())?
                .to_owned();
            let last = before.split_whitespace().last()?.to_owned();
            last.chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
                .parse::<u16>()
                .ok()
        };
        let session = number_before("session");
        let cycle = number_before("cycle")
            .and_then(|cycle| u8::try_from(cycle).ok())
            .filter(|cycle| (1..=20).contains(cycle));
        Some(Self {
            country: Some(country.trim().to_owned())
                .filter(|name| (1..=100).contains(&name.chars().count())),
            cycle: cycle.or_else(|| session.and_then(cycle_of_session)),
            session: session.map(|number| number.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_header_names_state_cycle_and_session() {
        for (line, country, cycle, session) in [
            (
                "UPR of Slovenia (4th Cycle - 48th Session) Thematic list*",
                "Slovenia",
                Some(4),
                Some("48"),
            ),
            (
                "UPR of Iran (Islamic Republic of) (3rd Cycle - 34th Session)",
                "Iran (Islamic Republic of)",
                Some(3),
                Some("34"),
            ),
            ("UPR of Peru (42nd session)", "Peru", Some(4), Some("42")),
        ] {
            let found = Heading::parse(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (
                    found.country.as_deref(),
                    found.cycle,
                    found.session.as_deref()
                ),
                (Some(country), cycle, session)
            );
        }
        assert_eq!(Heading::parse("Thematic list"), None);
    }

    #[test]
    fn the_report_is_named_by_the_source_without_its_addendum() {
        assert_eq!(
            report_symbol("A/HRC/59/15/Add.1 - Para.3").as_deref(),
            Some("A/HRC/59/15")
        );
        assert_eq!(
            report_symbol("A/HRC/43/15 - Para 121").as_deref(),
            Some("A/HRC/43/15")
        );
        assert_eq!(report_symbol("oral statement"), None);
    }

    #[test]
    fn sub_lists_begin_with_their_labels() {
        let mut lists = Lists::default();
        let lines = [
            "- Right: of one",
            "SDGs: ",
            "- 5 - GENDER EQUALITY",
            "Affected persons: - children",
            "- women",
        ];
        lists.read(lines.map(str::to_owned).to_vec(), Part::Themes);
        assert_eq!(lists.themes, ["Right: of one"]);
        assert_eq!(lists.sdgs, ["5 - GENDER EQUALITY"]);
        assert_eq!(lists.groups, ["children", "women"]);
    }
}
