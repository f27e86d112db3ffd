//! Rules of offered themes: what can be learned, how sure is sure, what a person typed.

use kenes_analysis::fold;
use kenes_kernel::{content::Content, form::FieldError};
use kenes_synthesis::{Naming, OfferedTheme, Text};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Texts that a theme stands with before it can be learned.
pub const LEAST_TEXTS: usize = 5;
/// Texts with themes that the register holds before anything is offered. With fewer the words of one
/// document pass for the words of a theme.
pub const LEAST_LABELLED: usize = 30;
/// Confidence, in thousandths, from which a theme may be accepted together with others.
pub const SURE: i32 = 900;
/// Confidence from which a theme is marked beforehand.
pub const LIKELY: i32 = 650;
/// Texts whose sure themes are accepted at once.
pub const AT_ONCE: i64 = 1000;
/// Entries of each section of the page; the sentence says how many there are.
pub const SHOWN: i64 = 50;
/// Themes that a person may give to one text here.
const MOST_THEMES: usize = 12;

/// Why the engine offers a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// Matters that the text names, in languages.
    pub matters: Vec<Content>,
    /// Words of the text, as they stand there.
    pub words: Vec<String>,
}

/// A theme that is offered for a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub theme: String,
    /// In thousandths.
    pub confidence: i32,
    pub because: Because,
}

impl Offer {
    #[must_use]
    pub fn of(offered: OfferedTheme) -> Self {
        #[allow(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
        let confidence = (offered.confidence * 1000.0).round() as i32;
        Self {
            confidence,
            because: Because {
                matters: offered.matters.iter().map(named).collect(),
                words: offered.words,
            },
            theme: offered.theme,
        }
    }
}

fn named(naming: &Naming) -> Content {
    let names = &naming.names;
    Content::in_three(&names.kk, &names.ru, &names.en)
}

/// The word of a confidence, as the end of a word key.
#[must_use]
pub fn word(confidence: i32) -> &'static str {
    match confidence {
        SURE.. => "sure",
        LIKELY.. => "likely",
        _ => "unsure",
    }
}

/// How many texts and themes there are to learn from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lessons {
    /// Texts with at least one theme.
    pub texts: usize,
    /// Themes that stand with enough texts.
    pub themes: usize,
}

impl Lessons {
    /// From the number of texts with themes and the number of texts of each theme.
    #[must_use]
    pub fn of(texts: usize, counts: impl Iterator<Item = usize>) -> Self {
        Self {
            texts,
            themes: counts.filter(|count| *count >= LEAST_TEXTS).count(),
        }
    }

    /// Whether they are enough to offer anything. One theme alone tells nothing from anything.
    #[must_use]
    pub fn suffice(self) -> bool {
        self.texts >= LEAST_LABELLED && self.themes >= 2
    }
}

/// Leaves out the themes that stand with too few texts to be learned.
#[must_use]
pub fn learnable(mut texts: Vec<Text>) -> Vec<Text> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for theme in texts.iter().flat_map(|text| &text.themes) {
        *counts.entry(theme.clone()).or_default() += 1;
    }
    for text in &mut texts {
        text.themes
            .retain(|theme| counts.get(theme).is_some_and(|n| *n >= LEAST_TEXTS));
    }
    texts
}

/// The themes that a person chose: marked ones by key, others by any of their names.
///
/// # Errors
/// The field `other` or `theme` with a sentence.
pub fn chosen(
    known: &[(String, Content)],
    marked: &[String],
    others: &[String],
) -> Result<Vec<String>, (&'static str, FieldError)> {
    let mut themes = Vec::new();
    let mut seen = BTreeSet::new();
    for key in marked {
        if known.iter().any(|(of, _)| of == key) && seen.insert(key.clone()) {
            themes.push(key.clone());
        }
    }
    for typed in others.iter().filter(|typed| !typed.trim().is_empty()) {
        let folded = fold(typed.trim());
        let named = |name: &Content| name.texts.values().any(|p| fold(&p.text) == folded);
        let Some((key, _)) = known
            .iter()
            .find(|(key, name)| fold(key) == folded || named(name))
        else {
            let error = FieldError::new("recommendations-offer-no-such-theme");
            return Err(("other", error.with("theme", typed.trim())));
        };
        if seen.insert(key.clone()) {
            themes.push(key.clone());
        }
    }
    match themes.len() {
        0 => Err((
            "other",
            FieldError::new("recommendations-offer-none-chosen"),
        )),
        n if n > MOST_THEMES => Err((
            "other",
            FieldError::new("recommendations-offer-too-many").with("n", MOST_THEMES),
        )),
        _ => Ok(themes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<(String, Content)> {
        vec![
            (
                "Torture".into(),
                Content::in_three("Азаптау", "Пытки", "Torture"),
            ),
            ("Women".into(), Content::new("en", "Women")),
        ]
    }

    fn strings(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn themes_are_known_by_all_their_names_and_taken_once() {
        let chosen = |marked: &[&str], others: &[&str]| {
            chosen(&known(), &strings(marked), &strings(others)).map_err(|(field, _)| field)
        };
        assert_eq!(chosen(&["Torture"], &[""]), Ok(strings(&["Torture"])));
        assert_eq!(
            chosen(&["Torture"], &["пытки", " women "]),
            Ok(strings(&["Torture", "Women"]))
        );
        assert_eq!(chosen(&[], &["азаптау"]), Ok(strings(&["Torture"])));
        assert_eq!(chosen(&[], &[" ", ""]), Err("other"));
        assert_eq!(chosen(&[], &["Trees"]), Err("other"));
        assert_eq!(chosen(&["nothing known"], &[]), Err("other"));
    }

    #[test]
    fn a_confidence_has_a_word() {
        assert_eq!(
            (word(900), word(650), word(649)),
            ("sure", "likely", "unsure")
        );
    }

    #[test]
    fn a_handful_of_labels_teaches_nothing() {
        let lessons = |texts, counts: &[usize]| Lessons::of(texts, counts.iter().copied());
        assert!(!lessons(29, &[20, 20]).suffice());
        assert!(!lessons(300, &[300, 4, 4]).suffice());
        assert!(lessons(30, &[25, 5]).suffice());
        let text = |n: usize, themes: &[&str]| Text {
            id: n.to_string(),
            text: "Ratify".into(),
            themes: strings(themes),
            ..Text::default()
        };
        let texts = (0..6).map(|n| {
            if n < 4 {
                text(n, &["rare", "common"])
            } else {
                text(n, &["common"])
            }
        });
        let left = learnable(texts.collect());
        assert!(left.iter().all(|text| text.themes == ["common"]));
    }
}
