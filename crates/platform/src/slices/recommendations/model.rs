//! Recommendations as facts: references, what an import compares, what an ask is.

pub mod asks;
pub mod bitmaps;
pub mod filter;
pub mod mechanisms;

use kenes_documents::{Format, Kind, Mechanism, Position, Record};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    fmt::Write as _,
};

/// `R-0142`: permanent, at least four digits.
#[must_use]
pub fn reference(number: i64) -> String {
    format!("R-{number:04}")
}

/// The number in a reference, however many zeros a person typed; `None` for anything else.
#[must_use]
pub fn parse_reference(text: &str) -> Option<i64> {
    let digits = text
        .strip_prefix("R-")
        .or_else(|| text.strip_prefix("r-"))?;
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|n| *n > 0)
}

/// What a recommendation is labelled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LabelKind {
    Theme,
    Group,
    Sdg,
    State,
    Section,
}

impl LabelKind {
    pub const ALL: [Self; 5] = [
        Self::Theme,
        Self::Group,
        Self::Sdg,
        Self::State,
        Self::Section,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Group => "group",
            Self::Sdg => "sdg",
            Self::State => "state",
            Self::Section => "section",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The keys of a recommendation's labels, each kind in the order of its source.
pub type LabelKeys = BTreeMap<LabelKind, Vec<String>>;

/// What a source says of one recommendation, in the form in which two states are compared.
/// Unknown texts are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// Where `key` is unique: the database or the shape of the table it came from.
    #[serde(skip)]
    pub scope: String,
    #[serde(skip)]
    pub key: String,
    pub kind: String,
    pub mechanism: String,
    pub subject_matter: String,
    pub issuing_body: String,
    pub country: String,
    pub symbol: String,
    pub date: String,
    pub paragraph: String,
    pub heading: String,
    pub cycle: Option<i32>,
    pub session: String,
    pub language: String,
    pub text: String,
    /// Empty when the source's cell is the text itself.
    pub original_text: String,
    pub position: String,
    pub position_source: String,
    pub assessment_comment: String,
    pub extra: BTreeMap<String, String>,
    pub labels: LabelKeys,
}

/// One field that an import or a person changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// The fields that can change, by the names under which corrections keep them.
pub const FIELDS: [&str; 23] = [
    "text",
    "original_text",
    "language",
    "kind",
    "mechanism",
    "subject_matter",
    "issuing_body",
    "country",
    "symbol",
    "date",
    "paragraph",
    "heading",
    "cycle",
    "session",
    "position",
    "position_source",
    "assessment_comment",
    "extra",
    "theme",
    "group",
    "sdg",
    "state",
    "section",
];

impl Facts {
    /// The facts of a record; `canonical` gives the key under which a label is known.
    #[must_use]
    pub fn of_record(
        record: &Record,
        format: Format,
        signature: &str,
        canonical: impl Fn(LabelKind, &str) -> String,
    ) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let (scope, key) = source_of(record, format, signature);
        let (mechanism, subject_matter) = split_mechanism(record.mechanism.code());
        let mut labels = LabelKeys::new();
        for (kind, given) in [
            (LabelKind::Theme, &record.themes),
            (LabelKind::Group, &record.groups_of_persons),
            (LabelKind::Sdg, &record.sdgs),
            (LabelKind::State, &record.recommending_states),
            (LabelKind::Section, &record.section_themes),
        ] {
            let keys = distinct(given.iter().map(|name| canonical(kind, name)));
            if !keys.is_empty() {
                labels.insert(kind, keys);
            }
        }
        Self {
            scope,
            key,
            kind: record.kind.word().to_owned(),
            mechanism,
            subject_matter,
            issuing_body: text(&record.issuing_body),
            country: text(&record.country),
            symbol: text(&record.document_symbol),
            date: record
                .document_date
                .map(|day| day.to_string())
                .unwrap_or_default(),
            paragraph: text(&record.paragraph),
            heading: text(&record.heading),
            cycle: record.cycle.map(i32::from),
            session: text(&record.session),
            language: record.language.clone(),
            text: record.text.clone(),
            original_text: if record.original_text == record.text {
                String::new()
            } else {
                record.original_text.clone()
            },
            position: record
                .position
                .map(|position| position.word().to_owned())
                .unwrap_or_default(),
            position_source: text(&record.position_source),
            assessment_comment: text(&record.assessment_comment),
            extra: record.extra.clone(),
            labels,
        }
    }

    /// The record that an export writes, which reads back as these facts. `name` gives a label's
    /// name for its key.
    ///
    /// `None` when the stored mechanism is none that an import knows.
    #[must_use]
    pub fn to_record(
        &self,
        number: i64,
        name: impl Fn(LabelKind, &str) -> String,
    ) -> Option<Record> {
        let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let list = |kind: LabelKind| -> Vec<String> {
            self.labels
                .get(&kind)
                .map(|keys| keys.iter().map(|key| name(kind, key)).collect())
                .unwrap_or_default()
        };
        Some(Record {
            row: 0,
            key: format!("{}|{}", self.scope, self.key),
            reference: Some(reference(number)),
            kind: Kind::parse(&self.kind).unwrap_or_default(),
            mechanism: Mechanism::parse(&self.mechanism_code())?,
            issuing_body: optional(&self.issuing_body),
            country: optional(&self.country),
            document_symbol: optional(&self.symbol),
            document_date: self.date.parse().ok(),
            paragraph: optional(&self.paragraph),
            heading: optional(&self.heading),
            text: self.text.clone(),
            original_text: if self.original_text.is_empty() {
                self.text.clone()
            } else {
                self.original_text.clone()
            },
            language: self.language.clone(),
            recommending_states: list(LabelKind::State),
            cycle: self.cycle.and_then(|cycle| u8::try_from(cycle).ok()),
            session: optional(&self.session),
            position: Position::ALL
                .into_iter()
                .find(|position| position.word() == self.position),
            position_source: optional(&self.position_source),
            section_themes: list(LabelKind::Section),
            themes: list(LabelKind::Theme),
            groups_of_persons: list(LabelKind::Group),
            sdgs: list(LabelKind::Sdg),
            assessment_comment: optional(&self.assessment_comment),
            extra: self.extra.clone(),
        })
    }

    /// The mechanism as its field writes it: `CAT`, `SR Peaceful Assembly`.
    #[must_use]
    pub fn mechanism_code(&self) -> String {
        if self.subject_matter.is_empty() {
            self.mechanism.clone()
        } else {
            format!("{} {}", self.mechanism, self.subject_matter)
        }
    }

    /// A hash of everything but the source's key: 32 hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let bytes = serde_json::to_vec(self).expect("facts have only text keys and plain values");
        let mut out = String::with_capacity(32);
        for byte in Sha256::digest(&bytes).iter().take(16) {
            let _ = write!(out, "{byte:02x}");
        }
        out
    }

    /// A field as text; lists have one value a line.
    #[must_use]
    pub fn get(&self, field: &str) -> String {
        match field {
            "text" => self.text.clone(),
            "original_text" => self.original_text.clone(),
            "language" => self.language.clone(),
            "kind" => self.kind.clone(),
            "mechanism" => self.mechanism.clone(),
            "subject_matter" => self.subject_matter.clone(),
            "issuing_body" => self.issuing_body.clone(),
            "country" => self.country.clone(),
            "symbol" => self.symbol.clone(),
            "date" => self.date.clone(),
            "paragraph" => self.paragraph.clone(),
            "heading" => self.heading.clone(),
            "cycle" => self.cycle.map(|n| n.to_string()).unwrap_or_default(),
            "session" => self.session.clone(),
            "position" => self.position.clone(),
            "position_source" => self.position_source.clone(),
            "assessment_comment" => self.assessment_comment.clone(),
            "extra" if self.extra.is_empty() => String::new(),
            "extra" => serde_json::to_string(&self.extra).unwrap_or_default(),
            list => LabelKind::from_code(list)
                .and_then(|kind| self.labels.get(&kind))
                .map(|keys| keys.join("\n"))
                .unwrap_or_default(),
        }
    }

    /// Sets a field from the text that [`Facts::get`] gives.
    pub fn set(&mut self, field: &str, value: &str) {
        let place = match field {
            "text" => &mut self.text,
            "original_text" => &mut self.original_text,
            "language" => &mut self.language,
            "kind" => &mut self.kind,
            "mechanism" => &mut self.mechanism,
            "subject_matter" => &mut self.subject_matter,
            "issuing_body" => &mut self.issuing_body,
            "country" => &mut self.country,
            "symbol" => &mut self.symbol,
            "date" => &mut self.date,
            "paragraph" => &mut self.paragraph,
            "heading" => &mut self.heading,
            "session" => &mut self.session,
            "position" => &mut self.position,
            "position_source" => &mut self.position_source,
            "assessment_comment" => &mut self.assessment_comment,
            "cycle" => {
                self.cycle = value.parse().ok();
                return;
            }
            "extra" => {
                self.extra = serde_json::from_str(value).unwrap_or_default();
                return;
            }
            list => {
                if let Some(kind) = LabelKind::from_code(list) {
                    self.labels.remove(&kind);
                    let keys: Vec<String> = value
                        .lines()
                        .filter(|line| !line.is_empty())
                        .map(str::to_owned)
                        .collect();
                    if !keys.is_empty() {
                        self.labels.insert(kind, keys);
                    }
                }
                return;
            }
        };
        value.clone_into(place);
    }

    /// What `new` says otherwise. Fields in `kept` were corrected here and stay as they are.
    #[must_use]
    pub fn changes(&self, new: &Self, kept: &BTreeSet<String>) -> Vec<Change> {
        FIELDS
            .into_iter()
            .filter(|field| !kept.contains(*field))
            .filter_map(|field| {
                let (before, after) = (self.get(field), new.get(field));
                (before != after).then(|| Change {
                    field: field.to_owned(),
                    before,
                    after,
                })
            })
            .collect()
    }

    /// The part of its source in which a row that is missing from a file counts as gone.
    #[must_use]
    pub fn part(&self) -> Part {
        Part {
            scope: self.scope.clone(),
            mechanism: self.mechanism.clone(),
            country: self.country.clone(),
            symbol: self.symbol.clone(),
            session: self.session.clone(),
        }
    }
}

/// A document, or a session where there is no document, within a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    pub scope: String,
    pub mechanism: String,
    pub country: String,
    pub symbol: String,
    pub session: String,
}

/// `SR Peaceful Assembly` is the mechanism `SR` and what it is about.
fn split_mechanism(code: &str) -> (String, String) {
    match code.split_once(' ') {
        Some((short, subject)) if matches!(short, "SR" | "IE" | "WG") => {
            (short.to_owned(), subject.to_owned())
        }
        _ => (code.to_owned(), String::new()),
    }
}

/// Where a record's key is unique, and the key. An exported register carries both in its key.
fn source_of(record: &Record, format: Format, signature: &str) -> (String, String) {
    let key = record.key.clone();
    match format {
        Format::Uhri => ("uhri".into(), key),
        Format::UprInfo => ("upr-info".into(), key),
        Format::OhchrMatrix => (
            format!(
                "matrix {} {}",
                record.document_symbol.as_deref().unwrap_or(""),
                record.country.as_deref().unwrap_or("")
            )
            .trim_end()
            .to_owned(),
            key,
        ),
        Format::KenesRegister => match key.split_once('|') {
            Some((scope, key)) => (scope.to_owned(), key.to_owned()),
            None => ("register".into(), key),
        },
        Format::Observations => (observations_scope(record), key),
        Format::Table => (format!("table {signature}"), key),
    }
}

/// Paragraphs are numbered within their document; without a symbol, body, State and day tell it.
fn observations_scope(record: &Record) -> String {
    let symbol = record.document_symbol.clone().unwrap_or_else(|| {
        let day = record.document_date.map(|day| day.to_string());
        let parts = [
            Some(record.mechanism.code().to_owned()),
            record.country.clone(),
            day,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    format!("observations {symbol}")
}

fn distinct(keys: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = HashSet::new();
    keys.map(|key| key.replace(['\n', '\r'], " "))
        .filter(|key| !key.is_empty() && seen.insert(key.clone()))
        .collect()
}

/// A row that stands already, as far as a first comparison needs it.
#[derive(Clone, Debug)]
pub struct Known {
    pub row: i64,
    pub fingerprint: String,
    pub part: Part,
    /// An earlier import marked it as gone from its source.
    pub gone: bool,
}

/// What a file would do, by places in its list of facts and by rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    pub new: Vec<usize>,
    pub unchanged: usize,
    /// Rows whose facts differ, with the place of the new facts.
    pub differing: Vec<(i64, usize)>,
    /// Rows of the same documents that the file no longer has.
    pub gone: Vec<i64>,
    /// Rows that were gone and are there again.
    pub returned: Vec<i64>,
}

/// Compares a file with what stands, by key and fingerprint.
#[must_use]
pub fn difference(known: &HashMap<(String, String), Known>, facts: &[Facts]) -> Difference {
    let mut out = Difference::default();
    let mut met: HashSet<i64> = HashSet::new();
    let mut parts: HashSet<Part> = HashSet::new();
    for (at, fact) in facts.iter().enumerate() {
        parts.insert(fact.part());
        match known.get(&(fact.scope.clone(), fact.key.clone())) {
            None => out.new.push(at),
            Some(standing) => {
                met.insert(standing.row);
                if standing.gone {
                    out.returned.push(standing.row);
                }
                if standing.fingerprint == fact.fingerprint() {
                    out.unchanged += 1;
                } else {
                    out.differing.push((standing.row, at));
                }
            }
        }
    }
    out.gone = known
        .values()
        .filter(|row| !row.gone && !met.contains(&row.row) && parts.contains(&row.part))
        .map(|row| row.row)
        .collect();
    out.gone.sort_unstable();
    out
}

#[cfg(test)]
mod tests;
