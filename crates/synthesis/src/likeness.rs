//! How alike two asks are: concepts, words and verbs as one weighted vector of unit length.

use crate::asks::Part;
use crate::hash::{MixedMap, of_pair, of_word};
use crate::vocabulary::{Kind, Role, Vocabulary};

/// A sparse vector: sorted feature numbers with weights; its length is 1, or it is empty.
pub(crate) type Vector = Vec<(u32, f32)>;

/// Weights of the parts of a vector, chosen on the open data as a whole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights {
    /// Of a concept, by how narrow it is (1, 2, 3).
    pub concept: [f32; 3],
    /// Of a theme that the ask touches.
    pub theme: f32,
    /// Of a verb of asking.
    pub action: f32,
    /// Of a word that names a concept already counted.
    pub covered: f32,
    /// Of a word of every recommendation.
    pub weak: f32,
    /// Of what stands after "with a view to".
    pub purpose: f32,
    /// Of pairs of neighbouring words.
    pub pair: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Weights {
            concept: [1.5, 3.0, 4.5],
            theme: 1.0,
            action: 1.2,
            covered: 0.4,
            weak: 0.12,
            purpose: 0.4,
            pair: 0.0,
        }
    }
}

/// The vectors of all asks of a run.
pub(crate) struct Space {
    pub vectors: Vec<Vector>,
    /// Number of features.
    pub width: usize,
}

/// Builds the vectors of all asks; features are numbered in the order of their hashes.
pub(crate) fn space(parts: &[&Part], vocabulary: &Vocabulary, weights: &Weights) -> Space {
    let raw: Vec<Vec<(u64, f32, bool)>> = parts
        .iter()
        .map(|part| features(part, vocabulary, weights))
        .collect();
    let mut counts: MixedMap<u32> = MixedMap::default();
    for features in &raw {
        for (feature, _, _) in features {
            *counts.entry(*feature).or_insert(0) += 1;
        }
    }
    let mut kept: Vec<(u64, u32)> = counts.into_iter().collect();
    kept.sort_unstable();
    let numbers: MixedMap<u32> = kept
        .iter()
        .enumerate()
        .map(|(index, (feature, _))| (*feature, index as u32))
        .collect();
    let vectors = raw
        .iter()
        .map(|features| {
            let mut vector: Vector = features
                .iter()
                .map(|(feature, weight, is_word)| {
                    let index = numbers[feature];
                    (
                        index,
                        weight * rarity_share(parts.len(), kept[index as usize].1, *is_word),
                    )
                })
                .collect();
            vector.sort_unstable_by_key(|(index, _)| *index);
            normalise(&mut vector);
            vector
        })
        .collect();
    Space {
        vectors,
        width: kept.len(),
    }
}

/// Words are weighed by their rarity in the register; concepts half by what is known of them.
pub(crate) fn rarity_share(total: usize, count: u32, is_word: bool) -> f32 {
    let rarity = ((total as f32 + 20.0) / (count as f32 + 1.0)).ln() / 4.0;
    let share = if is_word { rarity } else { 0.5 + 0.5 * rarity };
    share.max(0.05)
}

fn normalise(vector: &mut Vector) {
    let length = vector
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f32>()
        .sqrt();
    if length > 0.0 {
        for (_, weight) in vector {
            *weight /= length;
        }
    }
}

/// Features of one ask before rarity: hash, weight, whether it is a word.
pub(crate) fn features(
    part: &Part,
    vocabulary: &Vocabulary,
    weights: &Weights,
) -> Vec<(u64, f32, bool)> {
    let reading = &part.reading;
    let mut found: MixedMap<(f32, bool)> = MixedMap::default();
    let mut add = |feature: u64, weight: f32, is_word: bool| {
        let known = found.entry(feature).or_insert((0.0, is_word));
        known.0 = known.0.max(weight);
    };
    let mut covered = vec![false; reading.words.len()];
    for mention in &reading.mentions {
        let concept = vocabulary.at(mention.concept);
        let purpose = if reading.words[mention.first as usize].purpose {
            weights.purpose
        } else {
            1.0
        };
        let instrument = if part.instrument == Some(mention.concept) {
            2.0
        } else {
            1.0
        };
        add(
            of_pair(1, of_word(&concept.key)),
            weights.concept[usize::from(concept.narrow) - 1] * purpose * instrument,
            false,
        );
        if let Some(theme) = concept.themes.first() {
            add(of_pair(2, of_word(theme)), weights.theme * purpose, false);
        }
        if concept.narrow >= 2 || concept.kind == Kind::Instrument {
            covered[mention.first as usize..=mention.last as usize].fill(true);
        }
    }
    for verb in &reading.verbs {
        let action = vocabulary.action(verb.action);
        let purpose = if reading.words[verb.first as usize].purpose {
            weights.purpose
        } else {
            1.0
        };
        let kind = if action.kind == "policy" { 0.3 } else { 1.0 };
        let main = if part.verb == Some(verb.action) {
            1.5
        } else {
            1.0
        };
        add(
            of_pair(3, of_word(&action.key)),
            weights.action * purpose * kind * main,
            false,
        );
    }
    let mut before = None;
    for (index, word) in reading.words.iter().enumerate() {
        let role = match word.role {
            Some(Role::Function) => continue,
            Some(Role::Weak) => weights.weak,
            None => 1.0,
        };
        let covered = if covered[index] { weights.covered } else { 1.0 };
        let purpose = if word.purpose { weights.purpose } else { 1.0 };
        add(word.stem, role * covered * purpose, true);
        if weights.pair > 0.0 {
            if let Some((stem, weight)) = before {
                let weight: f32 = weight;
                add(
                    of_pair(stem, word.stem),
                    weights.pair * (weight * role * covered * purpose).sqrt(),
                    true,
                );
            }
            before = Some((word.stem, role * covered * purpose));
        }
    }
    let mut features: Vec<(u64, f32, bool)> = found
        .into_iter()
        .map(|(feature, (weight, is_word))| (feature, weight, is_word))
        .collect();
    features.sort_unstable_by_key(|(feature, _, _)| *feature);
    features
}
