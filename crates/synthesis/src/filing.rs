//! Under which of the vocabulary's themes a text would be filed, by the concepts that it names.

use crate::read::Reading;
use crate::vocabulary::{Kind, Vocabulary};
use std::collections::HashMap;

/// The themes of a vocabulary as columns of scores.
pub(crate) struct Filing<'run> {
    vocabulary: &'run Vocabulary,
    themes: Vec<u16>,
    column: HashMap<&'run str, usize>,
}

impl<'run> Filing<'run> {
    pub fn new(vocabulary: &'run Vocabulary) -> Self {
        let themes: Vec<u16> = (0..vocabulary.concepts().len() as u16)
            .filter(|index| vocabulary.at(*index).kind == Kind::Theme)
            .collect();
        let column = themes
            .iter()
            .enumerate()
            .map(|(at, index)| (vocabulary.at(*index).key.as_str(), at))
            .collect();
        Self {
            vocabulary,
            themes,
            column,
        }
    }

    /// The concept of each column.
    pub fn themes(&self) -> &[u16] {
        &self.themes
    }

    /// The score of every theme; 0 where nothing speaks for it.
    pub fn scores(&self, reading: &Reading) -> Vec<f32> {
        let mut scores = vec![0.0f32; self.themes.len()];
        for (concept, strength) in reading.concepts() {
            let concept = self.vocabulary.at(concept);
            let weight = strength * [0.45, 0.75, 1.7][usize::from(concept.narrow) - 1];
            for (rank, theme) in concept.themes.iter().enumerate() {
                if let Some(at) = self.column.get(theme.as_str()) {
                    let share = [1.0, 0.3, 0.25][rank.min(2)] * self.breadth(theme);
                    scores[*at] += weight * share;
                }
            }
        }
        for score in &mut scores {
            *score = score.sqrt();
        }
        scores
    }

    /// The scores as a vector of length 1, or of length 0 where the text names no concept.
    pub fn direction(&self, reading: &Reading) -> Vec<f32> {
        let mut scores = self.scores(reading);
        to_unit(&mut scores);
        scores
    }

    /// Broad themes (women, children, justice) yield to the narrower ones that a text also names.
    fn breadth(&self, theme: &str) -> f32 {
        let narrow = self
            .vocabulary
            .concept(theme)
            .map_or(2, |concept| concept.narrow);
        match (theme, narrow) {
            ("general" | "instruments", _) => 0.3,
            (_, 1) => 0.64,
            (_, 2) => 0.97,
            _ => 1.24,
        }
    }
}

/// Gives a vector the length 1; one of length 0 stays.
pub(crate) fn to_unit(vector: &mut [f32]) {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
    if length > 0.0 {
        for value in vector {
            *value /= length;
        }
    }
}
