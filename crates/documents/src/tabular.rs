//! Reads the rows of a table into records by a mapping.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::date::{DateOrder, from_serial, order_of, parse_date};
use crate::fault::{Fault, FaultKind};
use crate::formats::{EXTRA, Format};
use crate::language;
use crate::limits::Limits;
use crate::mapping::{Field, List, Mapping, TextRule};
use crate::mechanism::Mechanism;
use crate::note::{NoteKind, Notes};
use crate::numbering::split_number;
use crate::record::{Kind, Position, Record, cycle_of_session};
use crate::refusal::Refusal;
use crate::states::split_states;
use crate::table::{Broken, Cell, Container, Row, Table, cell_name, hex};
use crate::text::{clean, dash_lines, decode_references, excerpt, one_line, push_items};

/// Records and faults of a table.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub records: Vec<Record>,
    pub faults: Vec<Fault>,
}

/// Reads all rows.
pub(crate) fn read(
    table: &Table,
    mapping: &Mapping,
    format: Format,
    limits: &Limits,
    notes: &mut Notes,
) -> Result<Outcome, Refusal> {
    let reader = Reader {
        table,
        mapping,
        places: mapping.places(table)?,
        own: format == Format::KenesRegister,
        limits,
        positions: mapping
            .positions
            .iter()
            .map(|(word, position)| (crate::text::fold(word), *position))
            .collect(),
    };
    let mut outcome = Outcome::default();
    let mut keys = Keys::default();
    for row in &table.rows {
        match reader.record(row, notes) {
            Ok(record) => add(record, &reader, &mut keys, &mut outcome, notes),
            Err(fault) => outcome.faults.push(*fault),
        }
    }
    Ok(outcome)
}

/// The keys that are taken.
#[derive(Default)]
struct Keys {
    /// The row of each.
    rows: HashMap<String, u32>,
    /// How many rows without a key have the same content.
    copies: HashMap<String, u32>,
}

/// Adds a record unless its key is taken. A record that got its key from its content gets a counter instead.
fn add(
    mut record: Record,
    reader: &Reader<'_>,
    keys: &mut Keys,
    outcome: &mut Outcome,
    notes: &mut Notes,
) {
    if record.key.is_empty() {
        let hash = content_key(&record);
        let copies = keys.copies.entry(hash.clone()).or_default();
        *copies += 1;
        record.key = if *copies == 1 {
            hash
        } else {
            notes.row(NoteKind::RepeatedRows, record.row);
            format!("{hash}-{copies}")
        };
    } else if let Some(first_row) = keys.rows.get(&record.key) {
        let kind = FaultKind::DuplicateKey {
            key: record.key.clone(),
            first_row: *first_row,
        };
        outcome
            .faults
            .push(reader.fault(record.row, Field::Key, kind));
        return;
    }
    if record.kind == Kind::Concern {
        notes.row(NoteKind::Concerns, record.row);
    }
    keys.rows.insert(record.key.clone(), record.row);
    outcome.records.push(record);
}

/// The key of a record whose source gives none: it stays the same when the source is read again, whatever the
/// encoding, the order of rows and the blanks.
fn content_key(record: &Record) -> String {
    let mut hash = Sha256::new();
    let states = record.recommending_states.join(", ");
    let parts = [
        record.mechanism.code(),
        record.country.as_deref().unwrap_or(""),
        record.session.as_deref().unwrap_or(""),
        record.document_symbol.as_deref().unwrap_or(""),
        record.paragraph.as_deref().unwrap_or(""),
        &one_line(&record.text),
        &states,
    ];
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0x1f]);
    }
    format!("h-{}", hex(&hash.finalize()[..12]))
}

/// A language's tag in a column of languages: a tag as it is, or the language's name.
pub(crate) fn language_tag(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let known = match lower.as_str() {
        "kk" | "kaz" | "kazakh" | "казахский" | "қазақша" | "қазақ" | "қазақ тілі" => {
            "kk"
        }
        "ru" | "rus" | "russian" | "русский" | "орысша" | "орыс" | "орыс тілі" => {
            "ru"
        }
        "en" | "eng" | "english" | "английский" | "ағылшынша" | "ағылшын" | "ағылшын тілі" => {
            "en"
        }
        other => {
            let parts = other.split('-').collect::<Vec<_>>();
            let fits = (2..=3).contains(&parts[0].len())
                && parts.iter().all(|part| {
                    (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
                });
            return fits.then(|| other.to_owned());
        }
    };
    Some(known.to_owned())
}

struct Reader<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    places: Vec<(Field, List)>,
    /// Whether the table is an exported register, whose texts are already parted and protected.
    own: bool,
    limits: &'a Limits,
    positions: HashMap<String, Position>,
}

/// The fields of one row as cleaned texts, before they are understood.
#[derive(Default)]
struct Raw {
    fields: BTreeMap<Field, String>,
    lists: BTreeMap<Field, Vec<String>>,
    extra: BTreeMap<String, String>,
    date: Option<Cell>,
}

impl Reader<'_> {
    fn record(&self, row: &Row, notes: &mut Notes) -> Result<Record, Box<Fault>> {
        self.check_shape(row, notes)?;
        let mut raw = self.raw(row, notes)?;
        let fail = |field, kind| Err(Box::new(self.fault(row.number, field, kind)));
        let take = |raw: &mut Raw, field| raw.fields.remove(&field).filter(|text| !text.is_empty());

        let Some(given) = take(&mut raw, Field::Text) else {
            return fail(Field::Text, FaultKind::EmptyText);
        };
        let key = take(&mut raw, Field::Key).unwrap_or_default();
        if key.is_empty() && self.places.iter().any(|(field, _)| *field == Field::Key) {
            return fail(Field::Key, FaultKind::EmptyKey);
        }
        let kind = match take(&mut raw, Field::Kind) {
            None => Kind::default(),
            Some(word) => match Kind::parse(&word) {
                Some(kind) => kind,
                None => {
                    return fail(
                        Field::Kind,
                        FaultKind::UnknownKind {
                            found: excerpt(&word, 60),
                        },
                    );
                }
            },
        };
        let (mechanism, body) = self.mechanism(row, take(&mut raw, Field::Mechanism))?;
        let session = take(&mut raw, Field::Session).map(|text| session(&text));
        let cycle = self.cycle(
            row,
            take(&mut raw, Field::Cycle),
            session.as_deref(),
            &mechanism,
        )?;
        let position = self.position(row, take(&mut raw, Field::Position))?;
        let document_date = self.date(
            row,
            raw.date.take(),
            take(&mut raw, Field::DocumentDate),
            notes,
        )?;
        let mut record = Record {
            row: row.number,
            key,
            reference: take(&mut raw, Field::Reference),
            kind,
            issuing_body: take(&mut raw, Field::IssuingBody).or(body),
            mechanism,
            country: take(&mut raw, Field::Country),
            document_symbol: take(&mut raw, Field::DocumentSymbol),
            document_date,
            paragraph: take(&mut raw, Field::Paragraph),
            heading: take(&mut raw, Field::Heading),
            original_text: take(&mut raw, Field::OriginalText).unwrap_or_else(|| given.clone()),
            text: given,
            language: String::new(),
            recommending_states: raw
                .lists
                .remove(&Field::RecommendingStates)
                .unwrap_or_default(),
            cycle,
            session,
            position,
            position_source: take(&mut raw, Field::PositionSource),
            section_themes: raw.lists.remove(&Field::SectionThemes).unwrap_or_default(),
            themes: raw.lists.remove(&Field::Themes).unwrap_or_default(),
            groups_of_persons: raw
                .lists
                .remove(&Field::GroupsOfPersons)
                .unwrap_or_default(),
            sdgs: raw.lists.remove(&Field::Sdgs).unwrap_or_default(),
            assessment_comment: take(&mut raw, Field::AssessmentComment),
            extra: std::mem::take(&mut raw.extra),
        };
        if self.mapping.text_rule == TextRule::Numbered {
            part_text(&mut record);
        } else if let Some(decoded) = decode_references(&record.text).filter(|_| !self.own) {
            record.text = decoded;
        }
        record.language = match take(&mut raw, Field::Language).and_then(|tag| language_tag(&tag)) {
            Some(tag) => tag,
            None => language::detect(&record.text).to_owned(),
        };
        Ok(record)
    }

    /// Refuses a row whose cells cannot be matched with the columns.
    fn check_shape(&self, row: &Row, notes: &mut Notes) -> Result<(), Box<Fault>> {
        let whole = |kind| {
            Err(Box::new(Fault {
                row: Some(row.number),
                column: None,
                cell: None,
                kind,
            }))
        };
        match &row.broken {
            Some(Broken::UnclosedQuote) => return whole(FaultKind::UnclosedQuote),
            Some(Broken::NotAnObject(found)) => {
                return whole(FaultKind::NotAnObject {
                    found: found.clone(),
                });
            }
            None => {}
        }
        let expected = self.table.columns.len();
        let beyond = row.cells.iter().skip(expected).any(|cell| !cell.is_blank());
        let too_few = self.table.container == Container::Csv && row.width < expected;
        if beyond || too_few {
            return whole(FaultKind::RaggedRow {
                expected,
                found: row.width.max(row.cells.len()),
            });
        }
        if row.cells.len() > expected {
            notes.row(NoteKind::EmptyExtraCells, row.number);
        }
        Ok(())
    }

    /// Cleans the cells and sorts them by field.
    fn raw(&self, row: &Row, notes: &mut Notes) -> Result<Raw, Box<Fault>> {
        let mut raw = Raw::default();
        for (at, cell) in row.cells.iter().enumerate().take(self.places.len()) {
            let (field, list) = &self.places[at];
            if *field == Field::Ignore || cell.is_blank() {
                continue;
            }
            let fail = |kind| Err(Box::new(self.fault_at(row.number, at, kind)));
            match cell {
                Cell::Error(found) => {
                    return fail(FaultKind::SpreadsheetError {
                        found: found.clone(),
                    });
                }
                Cell::Date(_) | Cell::Number(_) if *field == Field::DocumentDate => {
                    raw.date = Some(cell.clone())
                }
                Cell::Number(number) if *field == Field::Paragraph && number.fract() != 0.0 => {
                    notes.row(NoteKind::NumericParagraphs, row.number);
                }
                _ => {}
            }
            let text = self.cleaned(cell, *field, row.number, notes);
            let length = text.chars().count();
            let limit = self.limit(*field);
            if length > limit {
                return fail(FaultKind::TooLong { length, limit });
            }
            self.keep(&mut raw, at, *field, list, text);
            let longest = raw
                .lists
                .get(field)
                .and_then(|items| items.iter().map(|item| item.chars().count()).max());
            if let Some(length) = longest.filter(|length| *length > self.limits.name_chars) {
                let limit = self.limits.name_chars;
                return fail(FaultKind::TooLong { length, limit });
            }
        }
        for (field, value) in &self.mapping.constants {
            if field.is_list() {
                let items = raw.lists.entry(*field).or_default();
                if items.is_empty() {
                    push_items(items, [value.clone()]);
                }
            } else {
                raw.fields
                    .entry(*field)
                    .or_insert_with(|| clean(value).0.into_owned());
            }
        }
        Ok(raw)
    }

    /// The most characters that a cell of a field may have.
    fn limit(&self, field: Field) -> usize {
        let name = self.limits.name_chars;
        match field {
            // An exported key has the name of its source before it.
            Field::Key if self.own => 4 * name,
            Field::Key
            | Field::Reference
            | Field::Kind
            | Field::Country
            | Field::DocumentSymbol
            | Field::Paragraph
            | Field::Session
            | Field::Language => name,
            _ => self.limits.cell_chars,
        }
    }

    fn keep(&self, raw: &mut Raw, at: usize, field: Field, list: &List, text: String) {
        if field.is_list() {
            let items = raw.lists.entry(field).or_default();
            push_items(items, split_list(&text, list));
        } else if field == Field::Extra {
            let name = self.table.columns[at].as_str();
            let name = if self.own {
                name.strip_prefix(EXTRA).unwrap_or(name)
            } else {
                name
            };
            let text = if *list == List::DashLines {
                dash_lines(&text).join("; ")
            } else {
                text
            };
            // A cell of control characters alone is empty once it is cleaned.
            if text.is_empty() {
                return;
            }
            let mut unique = name.to_owned();
            let mut copy = 1;
            while raw.extra.contains_key(&unique) {
                copy += 1;
                unique = format!("{name} ({copy})");
            }
            raw.extra.insert(unique, text);
        } else {
            // One value: a dash before it is the mark of a list of one.
            let one = |text: &str| text.trim_start_matches("- ").trim().to_owned();
            let keep_as_is = self.own
                || matches!(
                    field,
                    Field::Text | Field::OriginalText | Field::AssessmentComment | Field::Mechanism
                );
            raw.fields
                .insert(field, if keep_as_is { text } else { one(&text) });
        }
    }

    fn cleaned(&self, cell: &Cell, field: Field, row: u32, notes: &mut Notes) -> String {
        let written = cell.text();
        let (text, removed) = clean(&written);
        for (is, kind) in [
            (removed.control, NoteKind::ControlCharactersRemoved),
            (removed.direction, NoteKind::DirectionMarksRemoved),
            (removed.unreadable, NoteKind::UnreadableCharacters),
        ] {
            if is {
                notes.row(kind, row);
            }
        }
        if self.own {
            let text = text.into_owned();
            return if self.table.container == Container::Csv {
                crate::export::unprotect(&text).to_owned()
            } else {
                text
            };
        }
        match decode_references(&text) {
            None => text.into_owned(),
            Some(decoded) => {
                notes.row(NoteKind::CharacterReferencesDecoded, row);
                // The original keeps them; the text is decoded when the record is made.
                if matches!(field, Field::Text | Field::OriginalText) {
                    text.into_owned()
                } else {
                    decoded
                }
            }
        }
    }

    fn mechanism(
        &self,
        row: &Row,
        given: Option<String>,
    ) -> Result<(Mechanism, Option<String>), Box<Fault>> {
        let Some(given) = given else {
            return Err(Box::new(self.fault(
                row.number,
                Field::Mechanism,
                FaultKind::NoMechanism,
            )));
        };
        let bodies = dash_lines(&given);
        let first = bodies.first().map_or("", String::as_str);
        match Mechanism::parse(first)
            .filter(|found| found.code().chars().count() <= self.limits.name_chars)
        {
            Some(mechanism) => {
                let written = bodies.join("; ");
                let says_more = !self.own && written != mechanism.code();
                Ok((mechanism, says_more.then_some(written)))
            }
            None => {
                let kind = FaultKind::UnknownMechanism {
                    found: excerpt(&given, 60),
                };
                Err(Box::new(self.fault(row.number, Field::Mechanism, kind)))
            }
        }
    }

    fn cycle(
        &self,
        row: &Row,
        given: Option<String>,
        session: Option<&str>,
        mechanism: &Mechanism,
    ) -> Result<Option<u8>, Box<Fault>> {
        let Some(given) = given else {
            let of_review = *mechanism == Mechanism::upr() && !self.own;
            let session = session
                .filter(|_| of_review)
                .and_then(|text| text.parse().ok());
            return Ok(session.and_then(cycle_of_session));
        };
        let digits: String = given.chars().filter(char::is_ascii_digit).collect();
        match digits.parse::<u8>() {
            Ok(cycle) if (1..=20).contains(&cycle) => Ok(Some(cycle)),
            _ => {
                let kind = FaultKind::BadCycle {
                    found: excerpt(&given, 60),
                };
                Err(Box::new(self.fault(row.number, Field::Cycle, kind)))
            }
        }
    }

    fn position(&self, row: &Row, given: Option<String>) -> Result<Option<Position>, Box<Fault>> {
        let Some(given) = given else { return Ok(None) };
        let own = self.positions.get(&crate::text::fold(&given)).copied();
        match own.or_else(|| Position::parse(&given)) {
            Some(position) => Ok(Some(position)),
            None => {
                let kind = FaultKind::UnknownPosition {
                    found: excerpt(&given, 60),
                };
                Err(Box::new(self.fault(row.number, Field::Position, kind)))
            }
        }
    }

    fn date(
        &self,
        row: &Row,
        cell: Option<Cell>,
        text: Option<String>,
        notes: &mut Notes,
    ) -> Result<Option<Date>, Box<Fault>> {
        let Some(text) = text else { return Ok(None) };
        let order = self.mapping.date_order;
        let date = match cell {
            Some(Cell::Date(date)) => Some(date),
            Some(Cell::Number(serial)) => from_serial(serial, self.table.epoch_1904),
            _ => parse_date(&text, order),
        };
        if order == DateOrder::DayFirst && order_of(&text) == Some(None) {
            notes.row(NoteKind::AmbiguousDates, row.number);
        }
        match date {
            Some(date) => Ok(Some(date)),
            None => {
                let kind = FaultKind::BadDate {
                    found: excerpt(&text, 60),
                };
                Err(Box::new(self.fault(row.number, Field::DocumentDate, kind)))
            }
        }
    }

    /// A fault in the column that fills a field; without such a column it is of the whole row.
    fn fault(&self, row: u32, field: Field, kind: FaultKind) -> Fault {
        match self.places.iter().position(|(found, _)| *found == field) {
            Some(at) => self.fault_at(row, at, kind),
            None => Fault {
                row: Some(row),
                column: None,
                cell: None,
                kind,
            },
        }
    }

    fn fault_at(&self, row: u32, at: usize, kind: FaultKind) -> Fault {
        let column = self.table.columns.get(at).cloned();
        let cell = (self.table.container == Container::Xlsx).then(|| cell_name(at + 1, row));
        Fault {
            row: Some(row),
            column,
            cell,
            kind,
        }
    }
}

/// Takes number, heading and States out of a text, where its format puts them into it.
fn part_text(record: &mut Record) {
    let text = decode_references(&record.text).unwrap_or_else(|| record.text.clone());
    let mut text = text.as_str();
    if let Some(found) = split_number(text) {
        if record.paragraph.is_none() {
            record.paragraph = Some(found.paragraph);
        }
        if record.heading.is_none() {
            record.heading = found.heading.map(str::to_owned);
        }
        text = found.text;
    }
    if record.mechanism == Mechanism::upr() {
        let (rest, states) = split_states(text);
        if record.recommending_states.is_empty() {
            record.recommending_states = states;
        }
        // A text that is nothing but States in brackets is left as it is.
        record.text = if rest.is_empty() {
            text.to_owned()
        } else {
            rest
        };
    } else {
        record.text = text.to_owned();
    }
}

/// A session's number out of “20 Session” or “48th session”; other words stay as they are.
fn session(text: &str) -> String {
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    match (numbers.next(), numbers.next()) {
        (Some(number), None) if number.len() <= 3 && number.contains(|c| c != '0') => {
            number.trim_start_matches('0').to_owned()
        }

        _ => one_line(text),
    }
}

fn split_list(text: &str, list: &List) -> Vec<String> {
    match list {
        List::Single => vec![text.trim().trim_start_matches("- ").to_owned()],
        List::Lines => text.lines().map(str::to_owned).collect(),
        List::DashLines => dash_lines(text),
        List::By(separator) if separator.is_empty() => vec![text.to_owned()],
        List::By(separator) => text.split(separator.as_str()).map(str::to_owned).collect(),
    }
}
