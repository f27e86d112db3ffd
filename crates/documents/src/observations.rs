//! Concluding observations of treaty bodies: a Word document or pasted text, read into its paragraphs.
//!
//! A document has a cover, parts (`C. Principal subjects of concern and recommendations`), headings by subject, and
//! numbered paragraphs: a concern, then what the State party should do. One paragraph names those on which it is to
//! report soon, one says when the next report is due. Every line of the source is in a [`Passage`] or on the cover;
//! what is not understood is a passage of its own kind ([`Role::Unrecognised`]). A person corrects by [`Edits`];
//! [`Observations::reading`] makes the records of an import.

mod edits;
mod lines;
mod when;
mod words;

pub use edits::{DocumentEdits, Edits, PassageEdit, Placed, extra};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::docx;
use crate::encoding::{Encoding, looks_binary};
use crate::language;
use crate::limits::Limits;
use crate::mechanism::Mechanism;
use crate::refusal::Refusal;
use crate::source::{other_kind, packed_kind};
use crate::symbol::Symbol;
use lines::{Line, Mark};
use words::Section;

/// What a document says of itself and in its paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Observations {
    pub symbol: Option<String>,
    pub mechanism: Option<Mechanism>,
    /// The State party's English name.
    pub country: Option<String>,
    /// The day of adoption, or that of the cover where no other is named.
    pub date: Option<Date>,
    /// The number of the committee's session.
    pub session: Option<String>,
    pub title: Option<String>,
    pub language: String,
    pub follow_up: Option<FollowUp>,
    pub next_report: Option<NextReport>,
    pub passages: Vec<Passage>,
    /// Lines before the first paragraph and those of the edges of pages.
    pub cover: Vec<String>,
    pub footnotes: Vec<String>,
    /// Whether the source was a Word document.
    pub word: bool,
}

/// What is asked for before the next report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The paragraph that asks.
    pub paragraph: String,
    /// The paragraphs asked about, each with the items named.
    pub asked: Vec<(String, String)>,
    pub due: Option<Date>,
    /// Paragraphs asked about that the document does not have as recommendations.
    pub missing: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextReport {
    pub paragraph: String,
    pub due: Option<Date>,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    Recommendation,
    Concern,
    FollowUp,
    NextReport,
    Procedure,
    Positive,
    Introduction,
    #[default]
    Unrecognised,
}

impl Role {
    pub const ALL: [Self; 8] = [
        Self::Recommendation,
        Self::Concern,
        Self::FollowUp,
        Self::NextReport,
        Self::Procedure,
        Self::Positive,
        Self::Introduction,
        Self::Unrecognised,
    ];

    /// A stable word, to be used as a key in catalogues of words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Recommendation => "recommendation",
            Self::Concern => "concern",
            Self::FollowUp => "follow-up",
            Self::NextReport => "next-report",
            Self::Procedure => "procedure",
            Self::Positive => "positive",
            Self::Introduction => "introduction",
            Self::Unrecognised => "unrecognised",
        }
    }
}

/// One paragraph with its items.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Passage {
    /// Its place among the passages, from 1: what corrections name it by.
    pub n: u32,
    /// The paragraph or line of the source where it begins, from 1.
    pub place: u32,
    /// Its number in the document; empty when it bears none.
    pub number: String,
    pub heading: String,
    pub role: Role,
    /// Items stand on lines of their own.
    pub text: String,
    /// The concern that a recommendation answers.
    pub concern: String,
    /// Whether the follow-up is about it, and about which of its items.
    pub follow_up: bool,
    pub follow_up_items: String,
}

/// Reads a file: a Word document, or plain text.
///
/// # Errors
/// A [`Refusal`] for whatever cannot be opened; [`Refusal::NoParagraphs`] for a document without a word.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Observations, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > limits.file_bytes {
        return Err(Refusal::TooLarge {
            size: bytes.len(),
            limit: limits.file_bytes,
        });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        packed_kind(bytes, limits)?;
        let outline = docx::outline(bytes, limits)?;
        let lines = lines::of_outline(&outline);
        return read_lines(lines, &outline.headers, outline.footnotes, true);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(crate::archive::old_office(bytes));
    }
    if let Some(found) = other_kind(bytes) {
        return Err(Refusal::WrongKind { found });
    }
    let text = Encoding::detect(bytes).decode(bytes);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if looks_binary(bytes, &text) {
        return Err(Refusal::Binary);
    }
    read_lines(lines::of_text(&text), &[], Vec::new(), false)
}

/// Whether a Word document is one of concluding observations, by the symbol on its cover.
pub(crate) fn is_one(bytes: &[u8], limits: &Limits) -> bool {
    docx::outline(bytes, limits).is_ok_and(|outline| {
        let first = outline.lines.iter().take(60).map(|line| &line.text);
        outline
            .headers
            .iter()
            .chain(first)
            .any(|line| Symbol::find(line).is_some())
    })
}

fn read_lines(
    lines: Vec<Line>,
    headers: &[String],
    footnotes: Vec<String>,
    word: bool,
) -> Result<Observations, Refusal> {
    let mut parting = Parting::new(&lines);
    for line in lines {
        parting.take(line);
    }
    let Parting {
        mut passages,
        sections,
        cover,
        ..
    } = parting;
    if passages.is_empty() && cover.is_empty() {
        return Err(Refusal::NoParagraphs);
    }
    for (passage, section) in passages.iter_mut().zip(&sections) {
        passage.role = role(passage, *section);
    }
    pair(&mut passages);
    let mut out = Observations {
        passages,
        cover,
        footnotes,
        word,
        ..Observations::default()
    };
    out.say_of_itself(headers);
    out.find_duties();
    Ok(out)
}

/// Parts lines into passages.
struct Parting {
    passages: Vec<Passage>,
    sections: Vec<Option<Section>>,
    cover: Vec<String>,
    section: Option<Section>,
    heading: String,
    /// Whether the first paragraph has come.
    started: bool,
    /// Whether paragraphs bear numbers, and parts letters.
    numbered: bool,
    lettered: bool,
    /// Whether the newest passage goes on.
    open: bool,
    /// Whether it asks for something.
    asked: bool,
}

impl Parting {
    fn new(lines: &[Line]) -> Self {
        Self {
            passages: Vec::new(),
            sections: Vec::new(),
            cover: Vec::new(),
            section: None,
            heading: String::new(),
            started: false,
            numbered: lines.iter().any(|l| matches!(l.mark, Mark::Paragraph(_))),
            lettered: lines.iter().any(|l| l.mark == Mark::Part),
            open: false,
            asked: false,
        }
    }

    fn take(&mut self, line: Line) {
        if lines::is_edge(&line.text) && line.mark == Mark::None {
            self.cover.push(line.text);
            return;
        }
        match &line.mark {
            Mark::Part => self.part(&line.text),
            Mark::Paragraph(number) => {
                let number = number.clone();
                self.started = true;
                self.begin(&line, number, line.text.clone());
            }
            Mark::Item(mark) => {
                let text = format!("{mark} {}", line.text);
                if self.open {
                    self.add(&text);
                } else if self.started {
                    self.begin(&line, String::new(), text);
                } else {
                    self.cover.push(text);
                }
            }
            Mark::None => self.plain(line),
        }
    }

    fn part(&mut self, heading: &str) {
        self.started = true;
        self.open = false;
        self.heading.clear();
        self.section = words::section_of(heading);
        if self.section.is_none() {
            heading.clone_into(&mut self.heading);
        }
    }

    fn plain(&mut self, line: Line) {
        let section = words::section_of(&line.text).filter(|_| line.is_heading());
        let asks = words::first_asking(&line.text).is_some();
        if !self.started {
            let begins = section.is_some() && !words::is_title(&line.text)
                || !self.numbered && (asks || words::is_concern(&line.text));
            if !begins {
                self.cover.push(line.text);
                return;
            }
            self.started = true;
        }
        if line.is_heading() && !asks {
            self.open = false;
            match section.filter(|_| !self.lettered) {
                Some(section) => {
                    self.section = Some(section);
                    self.heading.clear();
                }
                None => self.heading = line.text,
            }
            return;
        }
        let answers = self.open && asks && !self.asked;
        if answers && self.numbered {
            // The older way: one number for the concern and, in a paragraph below, for what is to be done.
            let number = self.passages.last().map(|last| last.number.clone());
            self.begin(&line, number.unwrap_or_default(), line.text.clone());
        } else if self.open && self.numbered {
            self.add(&line.text);
        } else {
            self.begin(&line, String::new(), line.text.clone());
        }
    }

    fn begin(&mut self, line: &Line, number: String, text: String) {
        self.open = true;
        self.asked = words::first_asking(&text).is_some();
        self.sections.push(self.section);
        self.passages.push(Passage {
            n: u32::try_from(self.passages.len() + 1).unwrap_or(u32::MAX),
            place: line.place,
            number,
            heading: self.heading.clone(),
            text,
            ..Passage::default()
        });
    }

    fn add(&mut self, text: &str) {
        self.asked = self.asked || words::first_asking(text).is_some();
        if let Some(last) = self.passages.last_mut() {
            last.text.push('\n');
            last.text.push_str(text);
        }
    }
}

fn role(passage: &Passage, section: Option<Section>) -> Role {
    let text = &passage.text;
    let asks = words::first_asking(text).is_some();
    let named = !when::paragraphs_named(text).is_empty();
    if named && words::is_follow_up(text) {
        return Role::FollowUp;
    }
    if words::is_next_report(text) && !when::dates_in(text).is_empty() {
        return Role::NextReport;
    }
    match section {
        Some(Section::Introduction) => return Role::Introduction,
        Some(Section::Positive) => return Role::Positive,
        Some(Section::FollowUp) => return Role::Procedure,
        Some(Section::Concerns) | None => {}
    }
    if words::is_procedure(text) {
        Role::Procedure
    } else if asks {
        Role::Recommendation
    } else if words::is_introduction(text) {
        Role::Introduction
    } else if words::is_concern(text) {
        Role::Concern
    } else if words::is_positive(text) {
        Role::Positive
    } else {
        Role::Unrecognised
    }
}

/// Gives each recommendation the concern that it answers: in its own paragraph, or in those before it under the same
/// heading.
fn pair(passages: &mut [Passage]) {
    let mut before: Vec<usize> = Vec::new();
    for at in 0..passages.len() {
        let (earlier, rest) = passages.split_at_mut(at);
        let passage = &mut rest[0];
        match passage.role {
            Role::Concern => {
                let same = before
                    .last()
                    .is_none_or(|last| earlier[*last].heading == passage.heading);
                let closed = earlier
                    .last()
                    .is_some_and(|last| last.role == Role::Recommendation);
                if !same || closed {
                    before.clear();
                }
                before.push(at);
            }
            Role::Recommendation => {
                let first = words::first_asking(&passage.text).unwrap_or(0);
                let own = passage.text[..first].trim().to_owned();
                if first > 0 && words::is_concern(&own) {
                    passage.text = passage.text[first..].to_owned();
                    passage.concern = own;
                } else {
                    let concerns: Vec<&str> = before
                        .iter()
                        .map(|at| &earlier[*at])
                        .filter(|concern| concern.heading == passage.heading)
                        .map(|concern| concern.text.as_str())
                        .collect();
                    passage.concern = concerns.join("\n");
                }
            }
            _ => before.clear(),
        }
    }
}

impl Observations {
    /// Symbol, body, State, day and session, from the cover, the first paragraphs and the footnotes.
    fn say_of_itself(&mut self, headers: &[String]) {
        let all = || headers.iter().chain(&self.cover);
        let symbol = all().find_map(|line| Symbol::find(line));
        let body = || all().find_map(|line| Mechanism::parse(line));
        let introductions = self
            .passages
            .iter()
            .filter(|passage| passage.role == Role::Introduction)
            .map(|passage| &passage.text);
        let telling: Vec<&String> = introductions.chain(&self.footnotes).chain(all()).collect();
        let adopted = telling.iter().find_map(|text| {
            words::sentences(text).into_iter().find_map(|range| {
                let sentence = &text[range];
                let lowered = words::lower(sentence);
                let adopts = ["adopted", "приня", "қабылда"]
                    .iter()
                    .any(|word| lowered.contains(word));
                let dates = when::dates_in(sentence);
                dates.last().filter(|_| adopts).map(|(_, date)| *date)
            })
        });
        let of_cover =
            || all().find_map(|line| when::dates_in(line).first().map(|(_, date)| *date));
        self.date = adopted.or_else(of_cover);
        self.session = telling.iter().find_map(|text| when::session_in(text));
        self.title = self
            .cover
            .iter()
            .find(|line| words::is_title(line))
            .cloned();
        self.mechanism = symbol.as_ref().map(|s| s.mechanism.clone()).or_else(body);
        self.country = symbol.as_ref().and_then(|s| s.country).map(str::to_owned);
        self.symbol = symbol.map(|symbol| symbol.text);
        let sample: String = self
            .passages
            .iter()
            .flat_map(|passage| passage.text.chars().take(400))
            .take(4_000)
            .collect();
        self.language = language::detect(&sample).to_owned();
    }

    /// What the State party is asked for, and until when.
    fn find_duties(&mut self) {
        let asking = self.passages.iter().find(|p| p.role == Role::FollowUp);
        if let Some(passage) = asking {
            let due = when::dates_in(&passage.text).first().map(|(_, date)| *date);
            let term = || {
                let term = when::term_in(&passage.text)?;
                self.date?.checked_add(term).ok()
            };
            self.follow_up = Some(FollowUp {
                paragraph: passage.number.clone(),
                asked: when::paragraphs_named(&passage.text)
                    .into_iter()
                    .map(|named| (named.number, named.items))
                    .collect(),
                due: due.or_else(term),
                missing: Vec::new(),
            });
        }
        if let Some(follow_up) = &mut self.follow_up {
            for (number, items) in &follow_up.asked {
                let mut found = false;
                for passage in &mut self.passages {
                    if passage.role == Role::Recommendation && passage.number == *number {
                        passage.follow_up = true;
                        passage.follow_up_items.clone_from(items);
                        found = true;
                    }
                }
                if !found {
                    follow_up.missing.push(number.clone());
                }
            }
        }
        let next = self.passages.iter().find(|p| p.role == Role::NextReport);
        self.next_report = next.map(|passage| NextReport {
            paragraph: passage.number.clone(),
            due: words::sentences(&passage.text)
                .into_iter()
                .find_map(|range| {
                    let sentence = &passage.text[range];
                    let dates = when::dates_in(sentence);
                    dates
                        .first()
                        .filter(|_| words::is_next_report(sentence))
                        .map(|(_, date)| *date)
                }),
        });
    }
}
