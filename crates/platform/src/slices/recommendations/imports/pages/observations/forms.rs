//! What the forms of a preview say, as edits of the reading.

use kenes_documents::observations::{DocumentEdits, Edits, Observations, PassageEdit};
use kenes_kernel::form::{FieldError, FieldErrors, line, paragraph};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What is typed of the document itself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub version: i64,
    pub symbol: String,
    pub mechanism: String,
    pub country: String,
    pub date: String,
    pub session: String,
    pub follow_up_due: String,
    pub next_report_due: String,
}

pub fn as_typed(document: &Observations) -> Typed {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
    Typed {
        version: 0,
        symbol: text(&document.symbol),
        mechanism: document
            .mechanism
            .as_ref()
            .map(|mechanism| mechanism.code().to_owned())
            .unwrap_or_default(),
        country: text(&document.country),
        date: day(document.date),
        session: text(&document.session),
        follow_up_due: day(document.follow_up.as_ref().and_then(|f| f.due)),
        next_report_due: day(document.next_report.as_ref().and_then(|next| next.due)),
    }
}

impl Typed {
    /// What differs from the document as it was read, or what is wrong with each field. A symbol that is none is
    /// taken and stays a fault, since the preview says so of a symbol that was read as well.
    pub fn checked(&self, found: &Observations) -> Result<DocumentEdits, FieldErrors> {
        let mut errors = FieldErrors::new();
        let was = as_typed(found);
        let differs = |typed: &str, was: &str| {
            let typed = line(typed);
            (typed != was).then_some(typed)
        };
        for (field, value) in [
            ("symbol", &self.symbol),
            ("country", &self.country),
            ("session", &self.session),
        ] {
            if value.chars().count() > 200 {
                let long = FieldError::new("recommendations-correction-too-long");
                errors.insert(field.to_owned(), long);
            }
        }
        for (field, value) in [
            ("date", &self.date),
            ("follow_up_due", &self.follow_up_due),
            ("next_report_due", &self.next_report_due),
        ] {
            let value = line(value);
            if !value.is_empty() && value.parse::<kenes_kernel::clock::Day>().is_err() {
                let wrong = FieldError::new("recommendations-observations-date-wrong");
                errors.insert(field.to_owned(), wrong);
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(DocumentEdits {
            symbol: differs(&self.symbol, &was.symbol),
            mechanism: differs(&self.mechanism, &was.mechanism),
            country: differs(&self.country, &was.country),
            date: differs(&self.date, &was.date),
            session: differs(&self.session, &was.session),
            follow_up_due: differs(&self.follow_up_due, &was.follow_up_due),
            next_report_due: differs(&self.next_report_due, &was.next_report_due),
        })
    }
}

pub fn value_of<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs
        .iter()
        .find(|(field, _)| field == name)
        .map_or("", |(_, value)| value)
}

/// The edits that the form means, and where on the page they show.
pub fn edited(
    found: &Observations,
    mut edits: Edits,
    pairs: &[(String, String)],
) -> (Edits, String) {
    let chosen = |name: &str| -> BTreeSet<u32> {
        pairs
            .iter()
            .filter(|(field, _)| field == name)
            .filter_map(|(_, value)| value.parse().ok())
            .collect()
    };
    let (included, follow_up) = (chosen("included"), chosen("follow_up"));
    // What would stand without words and choices of a person, but with passages merged as they are.
    let bare = Edits {
        document: edits.document.clone(),
        passages: edits
            .passages
            .iter()
            .filter(|(_, edit)| edit.merged)
            .map(|(n, _)| {
                let edit = PassageEdit {
                    merged: true,
                    ..PassageEdit::default()
                };
                (*n, edit)
            })
            .collect(),
    };
    for passage in found.corrected(&bare).1 {
        let typed = |name: &str| {
            let field = format!("{name}-{}", passage.n);
            pairs
                .iter()
                .find(|(sent, _)| *sent == field)
                .map(|(_, value)| value.as_str())
        };
        // A passage of another page is not in the form.
        let Some(number) = typed("number") else {
            continue;
        };
        let differs = |typed: String, was: &str| (typed != was).then_some(typed);
        let merged = edits.passages.get(&passage.n).is_some_and(|e| e.merged);
        let now_included = included.contains(&passage.n);
        let now_follow_up = follow_up.contains(&passage.n);
        let edit = PassageEdit {
            included: (now_included != passage.included).then_some(now_included),
            number: differs(line(number), &passage.number),
            heading: differs(line(typed("heading").unwrap_or_default()), &passage.heading),
            text: differs(
                paragraph(typed("text").unwrap_or_default()),
                &paragraph(&passage.text),
            ),
            follow_up: (now_follow_up != passage.follow_up).then_some(now_follow_up),
            merged,
        };
        if edit.is_empty() {
            edits.passages.remove(&passage.n);
        } else {
            edits.passages.insert(passage.n, edit);
        }
    }
    let act = value_of(pairs, "act");
    let at = |prefix: &str| act.strip_prefix(prefix).and_then(|n| n.parse::<u32>().ok());
    if let Some(n) = at("merge-") {
        merge(&mut edits, found, n);
        (edits, format!("passage-{n}"))
    } else if let Some(n) = at("part-") {
        part(&mut edits, found, n);
        (edits, format!("passage-{n}"))
    } else {
        (edits, "passages".to_owned())
    }
}

/// Joins a passage, and whatever was merged into it, with the next one. Words typed into either are given up: the
/// text is that of the document again, to be corrected as one.
fn merge(edits: &mut Edits, found: &Observations, n: u32) {
    let mut last = n;
    while edits.passages.get(&last).is_some_and(|edit| edit.merged) {
        last += 1;
    }
    if usize::try_from(last).is_ok_and(|last| last < found.passages.len()) {
        edits.passages.entry(n).or_default().text = None;
        edits.passages.entry(last).or_default().merged = true;
        if let Some(next) = edits.passages.get_mut(&(last + 1)) {
            let merged = next.merged;
            *next = PassageEdit {
                merged,
                ..PassageEdit::default()
            };
        }
    }
}

/// Parts a merged passage into those that it was made of.
fn part(edits: &mut Edits, found: &Observations, n: u32) {
    let mut at = n;
    while edits.passages.get(&at).is_some_and(|edit| edit.merged)
        && usize::try_from(at).is_ok_and(|at| at <= found.passages.len())
    {
        if let Some(edit) = edits.passages.get_mut(&at) {
            edit.merged = false;
            edit.text = None;
        }
        at += 1;
    }
    edits.passages.retain(|_, edit| !edit.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenes_documents::{Limits, observations::read};

    const TEXT: &str = "CAT/C/KAZ/CO/9\nC. Principal subjects of concern\nPrisons\n1. The Committee is concerned.\n2. The State party should act.\n3. It ends here.\n";

    fn found() -> Observations {
        read(TEXT.as_bytes(), &Limits::default()).unwrap()
    }

    /// The form as the page would send it, with some values changed.
    fn form(
        found: &Observations,
        edits: &Edits,
        changed: &[(&str, &str)],
    ) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for passage in found.corrected(edits).1 {
            let n = passage.n;
            if passage.included {
                pairs.push(("included".into(), n.to_string()));
            }
            pairs.push((format!("number-{n}"), passage.number));
            pairs.push((format!("heading-{n}"), passage.heading));
            pairs.push((format!("text-{n}"), passage.text.replace('\n', "\r\n")));
        }
        for (name, value) in changed {
            pairs.retain(|(field, _)| field != name);
            pairs.push(((*name).into(), (*value).into()));
        }
        pairs
    }

    #[test]
    fn a_form_that_changes_nothing_means_nothing() {
        let found = found();
        let pairs = form(&found, &Edits::default(), &[("act", "save")]);
        assert_eq!(edited(&found, Edits::default(), &pairs).0, Edits::default());
    }

    #[test]
    fn merging_and_parting_are_each_others_undoing() {
        let found = found();
        let pairs = form(&found, &Edits::default(), &[("act", "merge-2")]);
        let (merged, _) = edited(&found, Edits::default(), &pairs);
        let placed = found.corrected(&merged).1;
        assert_eq!(placed.len(), 2);
        assert_eq!(placed[1].text, "The State party should act.\nIt ends here.");
        let pairs = form(&found, &merged, &[("text-2", "Ours"), ("act", "save")]);
        let (typed, _) = edited(&found, merged, &pairs);
        assert_eq!(found.corrected(&typed).1[1].text, "Ours");
        let pairs = form(&found, &typed, &[("act", "part-2")]);
        let (parted, _) = edited(&found, typed, &pairs);
        assert_eq!(found.corrected(&parted).1.len(), 3);
        assert_eq!(parted, Edits::default());
    }

    #[test]
    fn the_last_passage_has_nothing_to_be_merged_with() {
        let found = found();
        let pairs = form(&found, &Edits::default(), &[("act", "merge-3")]);
        assert_eq!(edited(&found, Edits::default(), &pairs).0, Edits::default());
    }
}
