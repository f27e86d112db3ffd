//! What the engine knows before it reads: the vocabulary, and what labelled texts have taught it.

use crate::asks;
use crate::meaning::Meaning;
use crate::model::{Text, Titles};
use crate::read::{Reader, Reading};
use crate::reason::Naming;
use crate::themes::{ThemeModel, Training, bag};
use crate::vocabulary::{Kind, Vocabulary, VocabularyFault};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// The vocabulary with an optional model of themes and an optional model of meaning.
#[derive(Clone, Debug)]
pub struct Knowledge {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) learned: Option<Learned>,
    pub(crate) meaning: Option<Arc<dyn Meaning>>,
}

/// What was learned from labelled texts.
#[derive(Clone, Debug)]
pub(crate) struct Learned {
    /// Predicts the one label that a text is filed under: its rarest.
    pub filing: ThemeModel,
    /// Predicts all labels of a text.
    pub labels: ThemeModel,
    /// For each label of `filing`, its name as people read it.
    pub namings: Vec<Naming>,
}

/// Labelled texts, read once for all models that learn from them.
pub(crate) struct Lesson<'text> {
    pub labelled: Vec<&'text Text>,
    /// Texts of each theme, in the order of the themes' numbers.
    pub counts: BTreeMap<&'text str, usize>,
    pub numbers: HashMap<&'text str, u16>,
    pub readings: Vec<Reading>,
    pub bags: Vec<Vec<u64>>,
    /// The numbers of each text's themes.
    pub targets: Vec<Vec<u16>>,
}

/// Weight of the margins of all labels beside those of the one label that a text is filed under.
const ALL_LABELS: f32 = 0.12;

impl Learned {
    /// Scores of all labels as places to file a text under.
    pub fn scores(&self, reading: &Reading) -> Vec<f32> {
        let bag = bag(reading);
        let filing = self.filing.scores(&self.filing.vector(&bag));
        let labels = self.labels.scores(&self.labels.vector(&bag));
        filing
            .iter()
            .zip(labels)
            .map(|(one, all)| one + ALL_LABELS * all)
            .collect()
    }
}

impl Knowledge {
    /// The built-in vocabulary, nothing learned.
    #[must_use]
    pub fn builtin() -> Knowledge {
        Knowledge {
            vocabulary: Vocabulary::builtin(),
            learned: None,
            meaning: None,
        }
    }

    /// Adds an institution's own rows in the form of `vocabulary/concepts.tsv`.
    ///
    /// What was learned before is dropped, since it was learned with other concepts.
    pub fn with_vocabulary(mut self, table: &str) -> Result<Knowledge, Vec<VocabularyFault>> {
        self.vocabulary.extend(table)?;
        self.learned = None;
        Ok(self)
    }

    /// Learns from texts with themes; texts without are passed over. With fewer than two themes there
    /// is nothing to learn, and the knowledge stays as it was.
    #[must_use]
    pub fn learn(mut self, texts: &[Text]) -> Knowledge {
        let Some(lesson) = self.lesson(texts) else {
            return self;
        };
        let Lesson {
            labelled,
            counts,
            numbers,
            readings,
            bags,
            targets: all,
        } = lesson;
        let rarest: Vec<Vec<u16>> = labelled
            .iter()
            .map(|text| {
                text.themes
                    .iter()
                    .filter(|theme| text.themes.len() == 1 || !is_vague(theme))
                    .min_by_key(|theme| (counts[theme.as_str()], theme.as_str()))
                    .or_else(|| text.themes.first())
                    .and_then(|theme| numbers.get(theme.as_str()).copied())
                    .into_iter()
                    .collect()
            })
            .collect();
        let labels: Vec<String> = counts.keys().map(|label| (*label).to_owned()).collect();
        let training = Training::default();
        let namings = self.namings(&labels, &readings, &all);
        self.learned = Some(Learned {
            filing: ThemeModel::train(&bags, &rarest, labels.clone(), training),
            labels: ThemeModel::train(&bags, &all, labels, training),
            namings,
        });
        self
    }

    /// Labelled texts as models learn from them; `None` with fewer than two themes.
    pub(crate) fn lesson<'text>(&self, texts: &'text [Text]) -> Option<Lesson<'text>> {
        let mut labelled: Vec<&Text> = texts
            .iter()
            .filter(|text| !text.themes.is_empty())
            .collect();
        labelled.sort_by(|one, other| {
            (&one.text, &one.themes, &one.id).cmp(&(&other.text, &other.themes, &other.id))
        });
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for theme in labelled.iter().flat_map(|text| &text.themes) {
            *counts.entry(theme).or_insert(0) += 1;
        }
        if counts.len() < 2 {
            return None;
        }
        let numbers: HashMap<&str, u16> = counts
            .keys()
            .take(usize::from(u16::MAX))
            .enumerate()
            .map(|(index, label)| (*label, index as u16))
            .collect();
        let mut reader = Reader::new(&self.vocabulary);
        let readings: Vec<Reading> = labelled
            .iter()
            .map(|text| {
                let (start, end) = asks::clean(&text.text);
                reader.read(&text.text, start, end)
            })
            .collect();
        Some(Lesson {
            bags: readings.iter().map(bag).collect(),
            targets: labelled
                .iter()
                .map(|text| {
                    text.themes
                        .iter()
                        .filter_map(|theme| numbers.get(theme.as_str()).copied())
                        .collect()
                })
                .collect(),
            labelled,
            counts,
            numbers,
            readings,
        })
    }

    /// All themes of a text as labelled texts teach them, the surest first; empty when nothing was
    /// learned. The second value is the margin: above 0 the theme fits.
    #[must_use]
    pub fn predict_themes(&self, text: &str) -> Vec<(String, f32)> {
        let Some(learned) = &self.learned else {
            return Vec::new();
        };
        let (start, end) = asks::clean(text);
        let reading = Reader::new(&self.vocabulary).read(text, start, end);
        let scores = learned
            .labels
            .scores(&learned.labels.vector(&bag(&reading)));
        let mut themes: Vec<(String, f32)> =
            learned.labels.labels.iter().cloned().zip(scores).collect();
        themes.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        let fitting = themes
            .iter()
            .take_while(|(_, margin)| *margin > 0.0)
            .count()
            .max(1);
        themes.truncate(fitting);
        themes
    }

    /// The asks of each text as ranges of bytes, one at least a text: without paragraph numbers,
    /// headings and the recommending States in brackets; (a), (b), (c), bundles and lists of
    /// treaties apart. Takes about 30 microseconds a text.
    #[must_use]
    pub fn part<'text>(
        &self,
        texts: impl IntoIterator<Item = &'text str>,
    ) -> Vec<Vec<Range<usize>>> {
        let mut reader = Reader::new(&self.vocabulary);
        texts
            .into_iter()
            .map(|text| {
                let (found, _) = asks::parts(text, &mut reader, &self.vocabulary);
                found.iter().map(|part| part.start..part.end).collect()
            })
            .collect()
    }

    /// The vocabulary in use.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Names labels in three languages by the vocabulary's theme that stands with them most.
    fn namings(
        &self,
        labels: &[String],
        readings: &[Reading],
        targets: &[Vec<u16>],
    ) -> Vec<Naming> {
        let themes: Vec<u16> = (0..self.vocabulary.concepts().len() as u16)
            .filter(|index| self.vocabulary.at(*index).kind == Kind::Theme)
            .collect();
        let column: HashMap<&str, usize> = themes
            .iter()
            .enumerate()
            .map(|(column, index)| (self.vocabulary.at(*index).key.as_str(), column))
            .collect();
        let mut together = vec![vec![0usize; themes.len()]; labels.len()];
        let mut of_theme = vec![0usize; themes.len()];
        let mut of_label = vec![0usize; labels.len()];
        for (reading, target) in readings.iter().zip(targets) {
            let mut touched: Vec<usize> = reading
                .concepts()
                .iter()
                .filter_map(|(concept, _)| self.vocabulary.at(*concept).themes.first())
                .filter_map(|theme| column.get(theme.as_str()).copied())
                .collect();
            touched.sort_unstable();
            touched.dedup();
            for theme in &touched {
                of_theme[*theme] += 1;
            }
            for label in target {
                of_label[usize::from(*label)] += 1;
                for theme in &touched {
                    together[usize::from(*label)][*theme] += 1;
                }
            }
        }
        labels
            .iter()
            .enumerate()
            .map(|(label, name)| {
                let best = (0..themes.len()).max_by(|one, other| {
                    let f1 = |theme: usize| {
                        2.0 * together[label][theme] as f32
                            / (of_label[label] + of_theme[theme]).max(1) as f32
                    };
                    f1(*one).total_cmp(&f1(*other)).then(other.cmp(one))
                });
                let fits = best.filter(|theme| {
                    2.0 * together[label][*theme] as f32
                        / (of_label[label] + of_theme[*theme]).max(1) as f32
                        >= 0.35
                });
                match fits {
                    Some(theme) => Naming {
                        key: slug(name),
                        names: self.naming(themes[theme]).names,
                    },
                    None => Naming {
                        key: slug(name),
                        names: Titles {
                            en: name.clone(),
                            ru: name.clone(),
                            kk: name.clone(),
                        },
                    },
                }
            })
            .collect()
    }

    pub(crate) fn naming(&self, index: u16) -> Naming {
        let concept = self.vocabulary.at(index);
        let [en, ru, kk] = concept.names.clone();
        Naming {
            key: concept.key.clone(),
            names: Titles { en, ru, kk },
        }
    }
}

/// Labels that say nothing of the matter, in the wording of the usual imports.
fn is_vague(label: &str) -> bool {
    let folded = kenes_analysis::fold(label);
    matches!(
        folded.as_str(),
        "other"
            | "general"
            | "international instruments"
            | "прочее"
            | "общее"
            | "другое"
            | "басқа"
            | "жалпы"
    )
}

/// A label as a key: letters and digits with hyphens between.
pub(crate) fn slug(label: &str) -> String {
    let words: Vec<String> = kenes_analysis::tokens(label)
        .map(|token| token.folded)
        .collect();
    if words.is_empty() {
        "unnamed".to_owned()
    } else {
        words.join("-")
    }
}

impl Default for Training {
    fn default() -> Self {
        Training {
            passes: 12,
            cost: 0.35,
            least_texts: 2,
        }
    }
}
