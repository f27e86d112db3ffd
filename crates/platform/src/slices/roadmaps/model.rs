//! Rules of road maps: references, bounds, and the facts behind their sentences.

pub mod difference;
pub mod review;

use kenes_kernel::{
    content::Content,
    form::{FieldError, FieldErrors, line},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// Road maps that one proposal may have.
pub const MOST_ROAD_MAPS: i32 = 500;
/// Road maps that a proposal has unless somebody says otherwise.
pub const USUAL_ROAD_MAPS: i32 = 50;
/// Confidence, in thousandths, from which a road map is suggested for a recommendation without one.
/// Below it the neighbours are too far or too divided to be worth a click.
pub const LEAST_SUGGESTED: i32 = 200;
/// Characters of a title, as a reader counts them.
const LONGEST_TITLE: usize = 200;

/// `RM-07`.
#[must_use]
pub fn road_map_reference(number: i64) -> String {
    format!("RM-{number:02}")
}

/// `R-0142`.
#[must_use]
pub fn recommendation_reference(number: i64) -> String {
    format!("R-{number:04}")
}

/// The number in `RM-17`, `rm 17` or `17`.
#[must_use]
pub fn parse_road_map(text: &str) -> Option<i64> {
    parse_number(text, "RM")
}

/// The number in `R-0142`, `r 142` or `142`.
#[must_use]
pub fn parse_recommendation(text: &str) -> Option<i64> {
    parse_number(text, "R")
}

fn parse_number(text: &str, prefix: &str) -> Option<i64> {
    let text = line(text).to_uppercase();
    let rest = text.strip_prefix(prefix).unwrap_or(&text);
    let digits = rest.trim_start_matches(['-', ' ', '–']);
    let number: i64 = (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()?;
    (number > 0).then_some(number)
}

/// What was typed into "RM-17 · Title" of a list of suggestions: the reference before the dot.
#[must_use]
pub fn before_dot(text: &str) -> &str {
    text.split('·').next().unwrap_or(text).trim()
}

/// Which of these things, each with its titles, a person means: the one whose title it is, else those of
/// which a title holds every typed word, or the beginnings of all of them.
#[must_use]
pub fn matching(things: &[Vec<&str>], typed: &str) -> Vec<usize> {
    let fold = kenes_kernel::text::fold;
    let wanted = fold(typed.trim());
    let words: Vec<&str> = wanted.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let all = |holds: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let found = things.iter().enumerate();
        found
            .filter(|(_, titles)| titles.iter().any(|title| holds(&fold(title))))
            .map(|(n, _)| n)
            .collect()
    };
    let exact = all(&|title| title == wanted);
    if !exact.is_empty() {
        return exact;
    }
    all(&|title| {
        words.iter().all(|word| {
            title
                .split(|c: char| !c.is_alphanumeric())
                .any(|of_title| of_title.starts_with(word))
        })
    })
}

/// The number of road maps that a person asks for.
///
/// # Errors
/// The field's error, when it is not a whole number from 1 to 500.
pub fn road_map_limit(text: &str) -> Result<i32, FieldError> {
    line(text)
        .parse()
        .ok()
        .filter(|n| (1..=MOST_ROAD_MAPS).contains(n))
        .ok_or_else(|| {
            FieldError::new("roadmaps-number-bounds").with("most", MOST_ROAD_MAPS.to_string())
        })
}

/// What the computing of a proposal noticed, kept as a fact and said in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "note")]
pub enum ProposalNote {
    /// The texts carry fewer matters of a workable size than road maps were wanted.
    Fewer { wanted: usize, made: usize },
    /// Themes were divided further than their size asks for, since a number was wanted exactly.
    Divided { carried: usize, made: usize },
    /// References of recommendations in which no matter was recognised.
    WithoutMatter { texts: Vec<String> },
    /// A place that a person had fixed could not be kept to.
    PinWithoutEffect,
    /// Asks that come to road maps which stood before, and asks that fit none of them.
    FitsNone { fixed: usize, rest: usize },
    /// It failed, by the word key of the refusal.
    Failed { key: String },
}

impl ProposalNote {
    /// Notes as a proposal keeps them; nothing for none.
    #[must_use]
    pub fn write(notes: &[Self]) -> String {
        if notes.is_empty() {
            String::new()
        } else {
            serde_json::to_string(notes).unwrap_or_default()
        }
    }

    /// The notes that [`ProposalNote::write`] kept.
    #[must_use]
    pub fn read(kept: &str) -> Vec<Self> {
        serde_json::from_str(kept).unwrap_or_default()
    }
}

/// A title in three languages as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedTitle {
    pub kk: String,
    pub ru: String,
    pub en: String,
}

impl TypedTitle {
    /// The title with `before` as the record that it replaces.
    ///
    /// # Errors
    /// One for each language that is empty or too long.
    pub fn check(&self, before: &Content) -> Result<Content, FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut clean = |field: &str, text: &str| {
            let text = line(text);
            let key = match text.graphemes(true).count() {
                0 => Some("roadmaps-title-empty"),
                n if n > LONGEST_TITLE => Some("roadmaps-title-long"),
                _ => None,
            };
            if let Some(key) = key {
                errors.insert(field.to_owned(), FieldError::new(key));
            }
            text
        };
        let en = clean("title_en", &self.en);
        let ru = clean("title_ru", &self.ru);
        let kk = clean("title_kk", &self.kk);
        if !errors.is_empty() {
            return Err(errors);
        }
        let of_record = match before.record.as_str() {
            "ru" => &ru,
            "kk" => &kk,
            _ => &en,
        };
        Ok(before
            .clone()
            .corrected(of_record)
            .translated("en", &en)
            .translated("ru", &ru)
            .translated("kk", &kk))
    }
}

/// What the first sentence of a road map says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub times: usize,
    pub repeat_groups: usize,
    pub since: Option<String>,
    pub states: usize,
    pub bodies: usize,
}

/// One recommendation as [`Asked`] counts it.
#[derive(Clone, Debug, Default)]
pub struct Asking<'a> {
    pub recommendation: i64,
    pub mechanism: &'a str,
    pub issuing_body: &'a str,
    /// `YYYY-MM-DD`, or its beginning.
    pub date: Option<&'a str>,
    pub states: &'a [String],
    pub repeat_group: Option<i64>,
}

/// Counts each recommendation once; in the universal periodic review States ask, elsewhere bodies.
#[must_use]
pub fn asked(askings: &[Asking<'_>]) -> Asked {
    let mut seen = BTreeSet::new();
    let mut states = BTreeSet::new();
    let mut bodies = BTreeSet::new();
    for asking in askings {
        seen.insert(asking.recommendation);
        states.extend(asking.states.iter().map(String::as_str));
        if asking.mechanism != "UPR" {
            let body = if asking.issuing_body.is_empty() {
                asking.mechanism
            } else {
                asking.issuing_body
            };
            bodies.insert(body);
        }
    }
    let groups: BTreeSet<i64> = askings.iter().filter_map(|a| a.repeat_group).collect();
    Asked {
        times: seen.len(),
        repeat_groups: groups.len(),
        since: askings.iter().filter_map(|a| year(a.date)).min(),
        states: states.len(),
        bodies: bodies.len(),
    }
}

/// The year of a date.
#[must_use]
pub fn year(date: Option<&str>) -> Option<String> {
    date.and_then(|date| date.get(..4))
        .filter(|year| year.bytes().all(|b| b.is_ascii_digit()))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_people_write_them() {
        for (text, number) in [
            ("RM-17", Some(17)),
            (" rm 17 ", Some(17)),
            ("17", Some(17)),
            ("RM-0", None),
            ("RM-", None),
            ("", None),
            ("R-17", None),
            ("RM-99999999999999999999", None),
            ("١٧", None),
        ] {
            assert_eq!(parse_road_map(text), number, "{text}");
        }
        assert_eq!(parse_recommendation("R-0142"), Some(142));
        assert_eq!(parse_recommendation("RM-17"), None);
        assert_eq!(road_map_reference(7), "RM-07");
        assert_eq!(road_map_reference(120), "RM-120");
        assert_eq!(before_dot("RM-17 · Torture"), "RM-17");
    }

    #[test]
    fn notes_read_back_as_they_were_written() {
        let notes = vec![
            ProposalNote::Fewer {
                wanted: 50,
                made: 27,
            },
            ProposalNote::WithoutMatter {
                texts: vec!["R-0009".into()],
            },
            ProposalNote::PinWithoutEffect,
            ProposalNote::FitsNone { fixed: 9, rest: 2 },
            ProposalNote::Failed {
                key: "roadmaps-no-words".into(),
            },
        ];
        assert_eq!(ProposalNote::read(&ProposalNote::write(&notes)), notes);
        assert_eq!(ProposalNote::write(&[]), "");
        assert_eq!(ProposalNote::read(""), []);
    }

    #[test]
    fn a_few_letters_of_a_title_are_enough() {
        let things = [
            vec!["Violence against women", "Насилие в отношении женщин"],
            vec!["Women in public life", "Женщины в общественной жизни"],
            vec!["Women", "Женщины"],
        ];
        let things: Vec<Vec<&str>> = things.into();
        for (typed, found) in [
            ("viol", vec![0]),
            ("wom pub", vec![1]),
            ("женщины в", vec![1]),
            ("WOMEN", vec![2]),
            ("wom", vec![0, 1, 2]),
            ("torture", vec![]),
            (" ", vec![]),
        ] {
            assert_eq!(matching(&things, typed), found, "{typed}");
        }
    }

    #[test]
    fn from_one_to_five_hundred_road_maps() {
        assert_eq!(road_map_limit(" 50 "), Ok(50));
        assert_eq!(road_map_limit("1"), Ok(1));
        assert_eq!(road_map_limit("500"), Ok(500));
        for text in ["0", "501", "-1", "", "many", "1.5"] {
            assert!(road_map_limit(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_recommendation_with_two_asks_counts_once() {
        let states = ["Germany".to_owned(), "Norway".to_owned()];
        let askings = [
            Asking {
                recommendation: 1,
                mechanism: "UPR",
                date: Some("2014-10-30"),
                states: &states,
                repeat_group: Some(3),
                ..Asking::default()
            },
            Asking {
                recommendation: 1,
                mechanism: "UPR",
                date: Some("2014-10-30"),
                states: &states[..1],
                ..Asking::default()
            },
            Asking {
                recommendation: 2,
                mechanism: "CAT",
                issuing_body: "Committee against Torture",
                date: Some("2010"),
                repeat_group: Some(3),
                ..Asking::default()
            },
            Asking {
                recommendation: 3,
                mechanism: "CAT",
                issuing_body: "Committee against Torture",
                ..Asking::default()
            },
        ];
        let expected = Asked {
            times: 3,
            repeat_groups: 1,
            since: Some("2010".into()),
            states: 2,
            bodies: 1,
        };
        assert_eq!(asked(&askings), expected);
        assert_eq!(asked(&[]), Asked::default());
    }

    #[test]
    fn a_title_needs_all_three_languages() {
        let before = Content::in_three("бір", "один", "one");
        let typed = TypedTitle {
            en: "two".into(),
            ru: " ".into(),
            kk: "а".repeat(201),
        };
        let errors = typed.check(&before).unwrap_err();
        assert_eq!(errors.keys().collect::<Vec<_>>(), ["title_kk", "title_ru"]);
        let typed = TypedTitle {
            en: "two".into(),
            ru: "два".into(),
            kk: "екі".into(),
        };
        let after = typed.check(&before).unwrap();
        assert_eq!(after.version, 2);
        assert_eq!(after.texts["ru"].from, 2);
    }
}
