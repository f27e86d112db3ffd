//! What a file of road maps would do to those that stand, and what its key recommendations could be.

use kenes_documents::existing::{Citation, ExistingRoadMap, FaultKind, Reading};
use kenes_kernel::{content::Content, text::fold};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// A fault in words: where, and which sentence with which values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub row: u32,
    pub column: Option<String>,
    pub cell: Option<String>,
    pub code: String,
    pub args: Vec<(&'static str, String)>,
}

/// What stands of a road map, as far as a file is compared with it.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    pub title: BTreeMap<String, String>,
    pub keys: Vec<String>,
    pub indicators: Vec<String>,
    /// Grade, assessor, day.
    pub grades: Vec<(String, String, String)>,
}

/// What a file would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Places of road maps in the reading that would be new.
    pub new: Vec<usize>,
    /// Those that stand and would get something more.
    pub grown: Vec<usize>,
    pub unchanged: usize,
    /// Everything that is wrong, by row.
    pub faults: Vec<Wrong>,
}

/// Compares a reading with what stands. A number that another road map has is a fault: its own number is how people
/// know a road map.
#[must_use]
pub fn plan(reading: &Reading, standing: &HashMap<i64, Standing>) -> Plan {
    let mut plan = Plan {
        faults: reading.faults.iter().map(wrong).collect(),
        ..Plan::default()
    };
    for (at, road_map) in reading.road_maps.iter().enumerate() {
        match standing.get(&i64::from(road_map.number)) {
            None => plan.new.push(at),
            Some(known) if !is_same(road_map, known) => {
                let theirs = known.title.values().next().cloned().unwrap_or_default();
                plan.faults.push(Wrong {
                    row: road_map.row,
                    column: None,
                    cell: None,
                    code: "number-taken".into(),
                    args: vec![
                        (
                            "reference",
                            crate::slices::roadmaps::model::road_map_reference(i64::from(
                                road_map.number,
                            )),
                        ),
                        ("title", theirs),
                    ],
                });
            }
            Some(known) if has_more(road_map, known) => plan.grown.push(at),
            Some(_) => plan.unchanged += 1,
        }
    }
    plan.faults.sort_by_key(|fault| fault.row);
    plan
}

fn wrong(fault: &kenes_documents::existing::Fault) -> Wrong {
    Wrong {
        row: fault.row,
        column: fault.column.clone(),
        cell: fault.cell.clone(),
        code: fault.kind.code().to_owned(),
        args: fault.kind.args(),
    }
}

/// Every code of a fault that a page can have to say.
pub fn fault_codes() -> impl Iterator<Item = &'static str> {
    FaultKind::CODES.into_iter().chain(["number-taken"])
}

/// The same road map by its title in some language that both have, or, where they share none, not told apart.
fn is_same(road_map: &ExistingRoadMap, known: &Standing) -> bool {
    let mut shared = road_map
        .titles
        .iter()
        .filter_map(|(language, title)| Some((title, known.title.get(language)?)))
        .peekable();
    shared.peek().is_some() && shared.all(|(title, other)| fold(title) == fold(other))
}

fn has_more(road_map: &ExistingRoadMap, known: &Standing) -> bool {
    !new_keys(road_map, known).is_empty()
        || !new_indicators(road_map, known).is_empty()
        || !new_grades(road_map, known).is_empty()
}

/// Places of the key recommendations that the standing road map has not.
#[must_use]
pub fn new_keys(road_map: &ExistingRoadMap, known: &Standing) -> Vec<usize> {
    (0..road_map.keys.len())
        .filter(|at| !known.keys.contains(&road_map.keys[*at].written))
        .collect()
}

/// As [`new_keys`], of indicators.
#[must_use]
pub fn new_indicators(road_map: &ExistingRoadMap, known: &Standing) -> Vec<usize> {
    (0..road_map.indicators.len())
        .filter(|at| !known.indicators.contains(&road_map.indicators[*at]))
        .collect()
}

/// As [`new_keys`], of grades: the same words of the same assessor on the same day are one grade.
#[must_use]
pub fn new_grades(road_map: &ExistingRoadMap, known: &Standing) -> Vec<usize> {
    (0..road_map.grades.len())
        .filter(|at| {
            let grade = &road_map.grades[*at];
            let day = grade.on.map(|on| on.to_string()).unwrap_or_default();
            !known
                .grades
                .iter()
                .any(|other| (&other.0, &other.1, &other.2) == (&grade.grade, &grade.by, &day))
        })
        .collect()
}

/// A text in the languages that a file gives; what it does not give stays missing.
#[must_use]
pub fn in_languages(texts: &[(String, String)]) -> Option<Content> {
    let ((language, text), others) = texts.split_first()?;
    let content = Content::new(language, text.as_str());
    Some(others.iter().fold(content, |content, (language, text)| {
        content.translated(language, text)
    }))
}

/// The languages of the body in which a text is missing.
#[must_use]
pub fn missing_languages(content: &Content) -> Vec<&'static str> {
    ["kk", "ru", "en"]
        .into_iter()
        .filter(|language| content.exactly(language).is_none())
        .collect()
}

/// What a key recommendation could be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// Number of the road map, and the place of the key in it.
    pub road_map: u32,
    pub key: usize,
    /// `reference`, `paragraph` or `text` when it is certain; empty when a person has to say.
    pub certain: String,
    /// Numbers of recommendations, the likeliest first; the certain one alone.
    pub candidates: Vec<i64>,
    /// Hundredths; how like the first candidate is, by the engine.
    pub likeness: i32,
}

/// A recommendation as keys are compared with it.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub number: i64,
    pub symbol: String,
    pub paragraph: String,
    pub text: String,
}

/// The certain matches: by our own reference, by symbol and paragraph where they name one, by equal words. Where
/// symbol and paragraph name several, those are the candidates.
#[must_use]
pub fn match_exactly(reading: &Reading, register: &[Candidate]) -> Vec<Match> {
    let mut by_paragraph: HashMap<(String, String), Vec<&Candidate>> = HashMap::new();
    let mut by_text: HashMap<String, Vec<i64>> = HashMap::new();
    let mut numbers = std::collections::HashSet::new();
    for candidate in register {
        numbers.insert(candidate.number);
        by_text
            .entry(fold(&candidate.text))
            .or_default()
            .push(candidate.number);
        if !candidate.symbol.is_empty() {
            by_paragraph
                .entry((fold(&candidate.symbol), paragraph(&candidate.paragraph)))
                .or_default()
                .push(candidate);
        }
    }
    let mut matches = Vec::new();
    for road_map in &reading.road_maps {
        for (at, key) in road_map.keys.iter().enumerate() {
            let mut found = Match {
                road_map: road_map.number,
                key: at,
                ..Match::default()
            };
            let said = fold(&key.text);
            let cited: Vec<&Candidate> = match &key.citation {
                Some(Citation::Own(number)) => {
                    let number = i64::from(*number);
                    if numbers.contains(&number) {
                        found.certain = "reference".into();
                        found.candidates = vec![number];
                    }
                    Vec::new()
                }
                Some(Citation::Paragraph {
                    symbol,
                    paragraph: at,
                }) => by_paragraph
                    .get(&(fold(symbol), paragraph(at)))
                    .cloned()
                    .unwrap_or_default(),
                None => Vec::new(),
            };
            if found.certain.is_empty() {
                let equal = cited
                    .iter()
                    .find(|c| !said.is_empty() && fold(&c.text) == said);
                match (equal, cited.as_slice()) {
                    (Some(one), _) | (None, [one]) => {
                        found.certain = "paragraph".into();
                        found.candidates = vec![one.number];
                    }
                    (None, several) => {
                        found.candidates = several.iter().map(|c| c.number).collect();
                    }
                }
            }
            if found.candidates.is_empty()
                && let Some([number, ..]) = by_text
                    .get(&said)
                    .filter(|_| !said.is_empty())
                    .map(Vec::as_slice)
            {
                found.certain = "text".into();
                found.candidates = vec![*number];
            }
            matches.push(found);
        }
    }
    matches
}

/// `12(a)`, however it is written.
fn paragraph(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .trim_end_matches('.')
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenes_documents::{Limits, existing::read};

    const FILE: &str = "number,title,key_recommendation,indicators,grade,graded_by\n\
        1,Prevention of torture,\"CAT/C/KAZ/CO/4, para. 12: Establish a body\",Cases,none,Coalition\n\
        2,Equality of women,Criminalise domestic violence,,,\n";

    fn reading() -> Reading {
        read(FILE.as_bytes(), &Limits::default(), None).unwrap()
    }

    fn standing(title: &str) -> Standing {
        Standing {
            title: BTreeMap::from([("en".to_owned(), title.to_owned())]),
            ..Standing::default()
        }
    }

    #[test]
    fn a_file_is_new_then_nothing_and_another_road_map_of_the_number_is_a_fault() {
        let reading = reading();
        let first = plan(&reading, &HashMap::new());
        assert_eq!((first.new.len(), first.faults.len()), (2, 0));
        let full = Standing {
            keys: vec![reading.road_maps[0].keys[0].written.clone()],
            indicators: vec!["Cases".into()],
            grades: vec![("none".into(), "Coalition".into(), String::new())],
            ..standing("Prevention of TORTURE")
        };
        let mut known = HashMap::from([(1, full), (2, standing("Equality of women"))]);
        let second = plan(&reading, &known);
        assert_eq!(
            (second.new.len(), second.grown.as_slice(), second.unchanged),
            (0, &[1][..], 1)
        );
        known.insert(2, standing("Something else"));
        let third = plan(&reading, &known);
        assert_eq!(third.faults[0].code, "number-taken");
        assert_eq!(third.faults[0].row, 3);
    }

    #[test]
    fn key_recommendations_are_found_by_paragraph_and_by_words() {
        let candidate = |number, symbol: &str, paragraph: &str, text: &str| Candidate {
            number,
            symbol: symbol.into(),
            paragraph: paragraph.into(),
            text: text.into(),
        };
        let register = [
            candidate(
                7,
                "CAT/C/KAZ/CO/4",
                "12",
                "The State party should establish",
            ),
            candidate(8, "CEDAW/C/KAZ/CO/5", "20", "criminalise domestic violence"),
        ];
        let matches = match_exactly(&reading(), &register);
        assert_eq!(
            (
                matches[0].certain.as_str(),
                matches[0].candidates.as_slice()
            ),
            ("paragraph", &[7][..])
        );
        assert_eq!(
            (
                matches[1].certain.as_str(),
                matches[1].candidates.as_slice()
            ),
            ("text", &[8][..])
        );
        let double = [
            register[0].clone(),
            candidate(9, "CAT/C/KAZ/CO/4", "12.", "Another ask"),
        ];
        let matches = match_exactly(&reading(), &double);
        assert_eq!(
            (
                matches[0].certain.as_str(),
                matches[0].candidates.as_slice()
            ),
            ("", &[7, 9][..])
        );
    }

    #[test]
    fn languages_that_a_file_does_not_give_are_missing() {
        let title = in_languages(&[
            ("ru".into(), "Пытки".into()),
            ("kk".into(), "Азаптау".into()),
        ])
        .unwrap();
        assert_eq!(title.record, "ru");
        assert_eq!(missing_languages(&title), ["en"]);
    }
}
