//! How alike two asks are: what they name, under which theme, how they ask and in which words.
//!
//! An ask is one vector in four blocks: concepts, themes, verbs of asking, words. Each
//! block has a fixed share of the whole, however many features it holds, so the likeness of two asks
//! is the mean of the cosines of their blocks, weighed by those shares. A long text therefore does not
//! drown what it asks for in its words, and two asks that name one broad thing do not become alike by
//! that alone.

use crate::asks::Part;
use crate::hash::{MixedMap, of_pair, of_word};
use crate::meaning::Meanings;
use crate::vocabulary::{Kind, Role, Vocabulary};
use kenes_analysis::Language;
use std::cmp::Ordering;

/// A sparse vector: sorted feature numbers with weights; its length is at most 1.
pub(crate) type Vector = Vec<(u32, f32)>;

/// What a feature says of an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// It names a concept.
    Concept,
    /// It touches a theme.
    Theme,
    /// It asks with a verb.
    Verb,
    /// It holds a word, or a pair of neighbouring words.
    Word,
}

/// One feature of an ask before rarity: what it is, how much it weighs, of which block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Feature {
    pub hash: u64,
    pub weight: f32,
    pub block: Block,
    /// How narrow the concept is, 1 to 3; 0 for the rest.
    pub narrow: u8,
}

/// Weights of the parts of a vector, chosen on pairs of texts of 35 States that are scored nowhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights {
    /// Shares of the blocks: concepts, themes, verbs, words.
    pub shares: [f32; 4],
    /// What is left of the concepts' share, by how narrow the narrowest is (1, 2, 3): to name one broad
    /// matter is not to ask the same.
    pub broad: [f32; 3],
    /// Of a concept, by how narrow it is (1, 2, 3).
    pub concept: [f32; 3],
    /// Of a word that names a concept already counted.
    pub covered: f32,
    /// Of a word of every recommendation.
    pub weak: f32,
    /// Of what stands after "with a view to".
    pub purpose: f32,
    /// Of pairs of neighbouring words.
    pub pair: f32,
    /// How much of the words' share, lost between languages, the rest speaks for.
    pub languages: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Weights {
            shares: [0.42, 0.1, 0.13, 0.35],
            broad: [0.45, 0.65, 1.0],
            concept: [1.24, 2.9, 3.4],
            covered: 1.0,
            weak: 0.05,
            purpose: 0.35,
            pair: 0.12,
            languages: 0.9,
        }
    }
}

impl Weights {
    /// What the likeness of two asks in different languages is multiplied by: their words cannot
    /// meet, so concepts, themes and verbs speak for them as well.
    pub fn between(&self) -> f32 {
        1.0 / (1.0 - self.languages * self.shares[Block::Word as usize])
    }
}
/// The vectors of all asks of a run.
pub(crate) struct Space {
    pub vectors: Vec<Vector>,
    /// Of each ask.
    pub languages: Vec<Option<Language>>,
    /// Number of features.
    pub width: usize,
    /// What is added to likeness between languages; see [`Weights::between`].
    pub between: f32,
    /// What the asks mean, where a language model says so.
    pub meanings: Option<Meanings>,
}

impl Space {
    /// The likeness of two asks, 0 to 1.
    pub fn likeness(&self, one: usize, other: usize) -> f32 {
        self.likeness_by(one, other, dot(&self.vectors[one], &self.vectors[other]))
    }

    /// The likeness of two asks, 0 to 1, of which the product of their vectors is known.
    pub fn likeness_by(&self, one: usize, other: usize, dot: f32) -> f32 {
        let named = self.between_languages(one, other, dot);
        match &self.meanings {
            Some(meanings) => mixed(named, meanings.likeness(one, other)),
            None => named,
        }
    }

    /// A product of two vectors as likeness: larger where the words cannot speak.
    pub fn between_languages(&self, one: usize, other: usize, dot: f32) -> f32 {
        if self.languages[one] == self.languages[other] {
            dot
        } else {
            (dot * self.between).min(1.0)
        }
    }
}

/// How much what is meant counts beside what is named, where a language model says it.
const MEANT: f32 = 0.45;

/// A cosine of meaning as likeness: asks for the same seldom reach a cosine of 0.9.
const STRETCH: f32 = 1.15;

/// Likeness by what is named, a product of vectors, and by what is meant, a cosine.
fn mixed(named: f32, meant: f32) -> f32 {
    (1.0 - MEANT) * named + MEANT * (STRETCH * meant).clamp(0.0, 1.0)
}

/// Product of two sorted sparse vectors.
fn dot(one: &Vector, other: &Vector) -> f32 {
    let (mut left, mut right, mut sum) = (0, 0, 0.0);
    while left < one.len() && right < other.len() {
        match one[left].0.cmp(&other[right].0) {
            Ordering::Less => left += 1,
            Ordering::Greater => right += 1,
            Ordering::Equal => {
                sum += one[left].1 * other[right].1;
                left += 1;
                right += 1;
            }
        }
    }
    sum
}

/// Builds the vectors of all asks; features are numbered in the order of their hashes.
pub(crate) fn space(parts: &[&Part], vocabulary: &Vocabulary, weights: &Weights) -> Space {
    let raw: Vec<Vec<Feature>> = parts
        .iter()
        .map(|part| features(part, vocabulary, weights))
        .collect();
    let mut counts: MixedMap<u32> = MixedMap::default();
    for feature in raw.iter().flatten() {
        *counts.entry(feature.hash).or_insert(0) += 1;
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
            let count = |hash: u64| kept[numbers[&hash] as usize].1;
            let mut vector: Vector = features
                .iter()
                .zip(weighed(features, parts.len(), count, weights))
                .map(|(feature, weight)| (numbers[&feature.hash], weight))
                .collect();
            vector.sort_unstable_by_key(|(index, _)| *index);
            vector
        })
        .collect();
    Space {
        vectors,
        languages: parts.iter().map(|part| part.reading.language).collect(),
        width: kept.len(),
        between: weights.between(),
        meanings: None,
    }
}

/// The weights of an ask's features among `total` asks, of which `count` hold a feature: by rarity,
/// each block brought to its share.
pub(crate) fn weighed(
    features: &[Feature],
    total: usize,
    count: impl Fn(u64) -> u32,
    weights: &Weights,
) -> Vec<f32> {
    let mut weighed: Vec<f32> = features
        .iter()
        .map(|feature| feature.weight * rarity(total, count(feature.hash), feature.block))
        .collect();
    let mut squares = [0.0f32; 4];
    for (feature, weight) in features.iter().zip(&weighed) {
        squares[feature.block as usize] += weight * weight;
    }
    let whole: f32 = weights
        .shares
        .iter()
        .zip(squares)
        .filter(|(_, square)| *square > 0.0)
        .map(|(share, _)| share)
        .sum();
    let narrowest = features.iter().map(|feature| feature.narrow).max();
    let left = weights.broad[usize::from(narrowest.unwrap_or(0).max(1)) - 1];
    for (feature, weight) in features.iter().zip(&mut weighed) {
        let block = feature.block as usize;
        // What an absent block leaves goes to the others, but never to the verbs: two asks that only
        // ask in the same way have nothing in common.
        let share = match feature.block {
            Block::Concept => weights.shares[block] * left / whole,
            Block::Verb => weights.shares[block],
            Block::Theme | Block::Word => weights.shares[block] / whole,
        };
        *weight *= (share / squares[block]).sqrt();
    }
    weighed
}

/// Words are weighed by their rarity in the register; the rest half by what is known of it.
fn rarity(total: usize, count: u32, block: Block) -> f32 {
    let rarity = ((total as f32 + 20.0) / (count as f32 + 1.0)).ln() / 4.0;
    let share = if block == Block::Word {
        rarity
    } else {
        0.5 + 0.5 * rarity
    };
    share.max(0.05)
}

/// Features of one ask, each once, in the order of their hashes.
pub(crate) fn features(part: &Part, vocabulary: &Vocabulary, weights: &Weights) -> Vec<Feature> {
    let reading = &part.reading;
    let mut found: Vec<Feature> = Vec::with_capacity(3 * reading.words.len());
    let mut add = |hash: u64, weight: f32, block: Block, narrow: u8| {
        found.push(Feature {
            hash,
            weight,
            block,
            narrow,
        });
    };
    let of_purpose = |word: u32| {
        if reading.words[word as usize].purpose {
            weights.purpose
        } else {
            1.0
        }
    };
    let mut covered = vec![false; reading.words.len()];
    for mention in &reading.mentions {
        let concept = vocabulary.at(mention.concept);
        let purpose = of_purpose(mention.first);
        let joined = if part.instrument == Some(mention.concept) {
            2.0
        } else {
            1.0
        };
        add(
            of_pair(1, of_word(&concept.key)),
            weights.concept[usize::from(concept.narrow) - 1] * purpose * joined,
            Block::Concept,
            concept.narrow,
        );
        if let Some(theme) = concept.themes.first() {
            add(of_pair(2, of_word(theme)), purpose, Block::Theme, 0);
        }
        if concept.narrow >= 2 || concept.kind == Kind::Instrument {
            covered[mention.first as usize..=mention.last as usize].fill(true);
        }
    }
    for verb in &reading.verbs {
        let action = vocabulary.action(verb.action);
        let kind = if action.kind == "policy" { 0.3 } else { 1.0 };
        let main = if part.verb == Some(verb.action) {
            1.5
        } else {
            1.0
        };
        add(
            of_pair(3, of_word(&action.key)),
            of_purpose(verb.first) * kind * main,
            Block::Verb,
            0,
        );
    }
    let mut before: Option<(u64, f32)> = None;
    for (index, word) in reading.words.iter().enumerate() {
        let role = match word.role {
            Some(Role::Function) => continue,
            Some(Role::Weak) => weights.weak,
            None => 1.0,
        };
        let covered = if covered[index] { weights.covered } else { 1.0 };
        let weight = role * covered * of_purpose(index as u32);
        add(word.stem, weight, Block::Word, 0);
        if let Some((stem, other)) = before {
            let pair = weights.pair * (weight * other).sqrt();
            add(of_pair(stem, word.stem), pair, Block::Word, 0);
        }
        before = Some((word.stem, weight));
    }
    found.sort_unstable_by(|one, other| {
        (one.hash.cmp(&other.hash)).then(other.weight.total_cmp(&one.weight))
    });
    found.dedup_by_key(|feature| feature.hash);
    found
}
