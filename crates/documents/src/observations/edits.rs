//! What a person corrects in a reading of concluding observations, and the records that come of it.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Observations, Role};
use crate::fault::{Fault, FaultKind};
use crate::formats::Format;
use crate::language;
use crate::limits::Limits;
use crate::mechanism::Mechanism;
use crate::record::{Kind, Record};
use crate::source::Reading;
use crate::symbol::Symbol;
use crate::table::Container;

/// Corrections by the places of passages; what is not named stays as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edits {
    pub document: DocumentEdits,
    pub passages: BTreeMap<u32, PassageEdit>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentEdits {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mechanism: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// `YYYY-MM-DD`, or empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up_due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_report_due: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PassageEdit {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub included: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<bool>,
    /// Whether the next passage goes on with this one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub merged: bool,
}

impl PassageEdit {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A passage as it stands after all corrections.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placed {
    pub n: u32,
    pub place: u32,
    pub number: String,
    pub heading: String,
    pub role: Role,
    pub text: String,
    /// As the document has it, with what was merged into it.
    pub original: String,
    pub concern: String,
    pub follow_up: bool,
    pub follow_up_items: String,
    pub included: bool,
    /// How many passages were merged into it.
    pub merged: u32,
}

impl Observations {
    /// The document's data and its passages after corrections; merged passages stand as one.
    #[must_use]
    pub fn corrected(&self, edits: &Edits) -> (Self, Vec<Placed>) {
        let mut document = Self {
            passages: Vec::new(),
            cover: Vec::new(),
            footnotes: Vec::new(),
            ..self.clone()
        };
        let changed = &edits.document;
        let text = |field: &mut Option<String>, edit: &Option<String>| {
            if let Some(edit) = edit {
                *field = (!edit.is_empty()).then(|| edit.clone());
            }
        };
        text(&mut document.symbol, &changed.symbol);
        text(&mut document.country, &changed.country);
        text(&mut document.session, &changed.session);
        if let Some(code) = &changed.mechanism {
            document.mechanism = Mechanism::parse(code);
        }
        let day = |field: &mut Option<Date>, edit: &Option<String>| {
            if let Some(edit) = edit {
                *field = edit.parse().ok();
            }
        };
        day(&mut document.date, &changed.date);
        if changed.follow_up_due.is_some() {
            let follow_up = document.follow_up.get_or_insert_default();
            day(&mut follow_up.due, &changed.follow_up_due);
        }
        if changed.next_report_due.is_some() {
            let next = document.next_report.get_or_insert_default();
            day(&mut next.due, &changed.next_report_due);
        }
        let mut placed: Vec<Placed> = Vec::new();
        let mut goes_on = false;
        for passage in &self.passages {
            let edit = edits.passages.get(&passage.n);
            let merges = edit.is_some_and(|edit| edit.merged);
            match placed.last_mut().filter(|_| goes_on) {
                Some(last) => {
                    let added = if passage.concern.is_empty() || passage.role == Role::Concern {
                        passage.text.clone()
                    } else {
                        format!("{}\n{}", own_concern(passage), passage.text)
                            .trim()
                            .to_owned()
                    };
                    last.original = format!("{}\n{added}", last.original);
                    last.text.clone_from(&last.original);
                    last.follow_up |= passage.follow_up;
                    last.merged += 1;
                }
                None => placed.push(Placed {
                    n: passage.n,
                    place: passage.place,
                    number: passage.number.clone(),
                    heading: passage.heading.clone(),
                    role: passage.role,
                    text: passage.text.clone(),
                    original: passage.text.clone(),
                    concern: passage.concern.clone(),
                    follow_up: passage.follow_up,
                    follow_up_items: passage.follow_up_items.clone(),
                    included: passage.role == Role::Recommendation,
                    merged: 0,
                }),
            }
            goes_on = merges;
        }
        for passage in &mut placed {
            let Some(edit) = edits.passages.get(&passage.n) else {
                continue;
            };
            let set = |field: &mut String, edit: &Option<String>| {
                if let Some(edit) = edit {
                    edit.clone_into(field);
                }
            };
            set(&mut passage.number, &edit.number);
            set(&mut passage.heading, &edit.heading);
            set(&mut passage.text, &edit.text);
            passage.included = edit.included.unwrap_or(passage.included);
            passage.follow_up = edit.follow_up.unwrap_or(passage.follow_up);
        }
        (document, placed)
    }

    /// The records of an import, and what still has to be mended, each with its place: the row is the passage's.
    #[must_use]
    pub fn reading(&self, edits: &Edits, limits: &Limits) -> Reading {
        let (document, placed) = self.corrected(edits);
        let mut faults = document_faults(&document);
        let mut records = Vec::new();
        let mut seen: HashMap<String, u32> = HashMap::new();
        let row_count = u32::try_from(placed.len()).unwrap_or(u32::MAX);
        for passage in placed.into_iter().filter(|passage| passage.included) {
            let fault = |column: &str, kind: FaultKind| Fault {
                row: Some(passage.n),
                column: Some(column.to_owned()),
                cell: None,
                kind,
            };
            let kind = if passage.role == Role::Concern {
                Kind::Concern
            } else {
                Kind::Recommendation
            };
            let length = passage.text.chars().count();
            let key = match kind {
                Kind::Recommendation => passage.number.clone(),
                Kind::Concern => format!("{} concern", passage.number),
            };
            if passage.text.trim().is_empty() {
                faults.push(fault("text", FaultKind::EmptyText));
            } else if length > limits.cell_chars {
                let limit = limits.cell_chars;
                faults.push(fault("text", FaultKind::TooLong { length, limit }));
            } else if passage.number.is_empty() {
                faults.push(fault("paragraph", FaultKind::NoParagraph));
            } else if let Some(first) = seen.get(&key) {
                let number = passage.number.clone();
                let kind = FaultKind::RepeatedParagraph {
                    number,
                    first: *first,
                };
                faults.push(fault("paragraph", kind));
            } else if let Some(mechanism) = &document.mechanism {
                seen.insert(key.clone(), passage.n);
                records.push(record(&document, mechanism, passage, kind, key));
            }
        }
        Reading {
            format: Format::Observations,
            container: if self.word {
                Container::Docx
            } else {
                Container::Text
            },
            encoding: None,
            line_ends: None,
            delimiter: None,
            sheet: None,
            columns: Vec::new(),
            signature: String::new(),
            mapping: None,
            records,
            faults,
            notes: Vec::new(),
            row_count,
            section_heads: 0,
        }
    }
}

/// What a concern in a paragraph of its own recommendation said, for a paragraph that becomes whole again.
fn own_concern(passage: &super::Passage) -> &str {
    if passage.concern.is_empty() || passage.text.starts_with('(') {
        ""
    } else {
        &passage.concern
    }
}

fn document_faults(document: &Observations) -> Vec<Fault> {
    let fault = |column: &str, kind| Fault {
        row: None,
        column: Some(column.to_owned()),
        cell: None,
        kind,
    };
    let mut faults = Vec::new();
    let symbol = document.symbol.as_deref();
    match (symbol, symbol.and_then(Symbol::parse)) {
        (None, _) => faults.push(fault("symbol", FaultKind::NoSymbol)),
        (Some(found), None) => {
            let found = found.to_owned();
            faults.push(fault("symbol", FaultKind::BadSymbol { found }));
        }
        (Some(_), Some(symbol)) => {
            let other = document
                .mechanism
                .as_ref()
                .filter(|mechanism| **mechanism != symbol.mechanism);
            if let Some(chosen) = other {
                let kind = FaultKind::SymbolOfAnother {
                    found: symbol.text,
                    chosen: chosen.code().to_owned(),
                };
                faults.push(fault("symbol", kind));
            }
        }
    }
    if document.mechanism.is_none() {
        faults.push(fault("mechanism", FaultKind::NoMechanism));
    }
    faults
}

/// The names under which a record keeps what the register has no field for.
pub mod extra {
    pub const CONCERN: &str = "concern";
    pub const FOLLOW_UP: &str = "follow-up";
    pub const FOLLOW_UP_DUE: &str = "follow-up-due";
    pub const NEXT_REPORT_DUE: &str = "next-report-due";
}

fn record(
    document: &Observations,
    mechanism: &Mechanism,
    passage: Placed,
    kind: Kind,
    key: String,
) -> Record {
    let mut more = BTreeMap::new();
    if !passage.concern.is_empty() {
        more.insert(extra::CONCERN.to_owned(), passage.concern.clone());
    }
    if passage.follow_up {
        let asked = format!("{} {}", passage.number, passage.follow_up_items);
        more.insert(extra::FOLLOW_UP.to_owned(), asked.trim().to_owned());
        if let Some(due) = document.follow_up.as_ref().and_then(|f| f.due) {
            more.insert(extra::FOLLOW_UP_DUE.to_owned(), due.to_string());
        }
    }
    if let Some(due) = document.next_report.as_ref().and_then(|next| next.due) {
        more.insert(extra::NEXT_REPORT_DUE.to_owned(), due.to_string());
    }
    let language = match language::detect(&passage.text) {
        language::UNDETERMINED => document.language.clone(),
        found => found.to_owned(),
    };
    Record {
        row: passage.n,
        key,
        reference: None,
        kind,
        mechanism: mechanism.clone(),
        issuing_body: None,
        country: document.country.clone(),
        document_symbol: document.symbol.clone(),
        document_date: document.date,
        paragraph: Some(passage.number),
        heading: (!passage.heading.is_empty()).then_some(passage.heading),
        text: passage.text,
        original_text: passage.original,
        language,
        recommending_states: Vec::new(),
        cycle: None,
        session: document.session.clone(),
        position: None,
        position_source: None,
        section_themes: Vec::new(),
        themes: Vec::new(),
        groups_of_persons: Vec::new(),
        sdgs: Vec::new(),
        assessment_comment: None,
        extra: more,
    }
}
