//! A linear classifier of themes: one-vs-rest, squared hinge loss, dual coordinate descent.
//!
//! The method is that of LIBLINEAR (Hsieh et al., ICML 2008). All labels are trained at once: the
//! weights of a feature for all labels lie side by side, so one pass over the words of a text serves
//! every label. Texts are TF-IDF vectors of words, pairs of neighbouring words, and concepts.

use crate::hash::{MixedMap, of_pair};

/// Labels are padded to a multiple of this, so that the inner loops run without remainders.
const LANES: usize = 8;

/// A sparse vector of unit length over the features of a model.
pub(crate) type Vector = Vec<(u32, f32)>;

/// A trained model.
#[derive(Clone, Debug, Default)]
pub(crate) struct ThemeModel {
    pub labels: Vec<String>,
    features: MixedMap<u32>,
    idf: Vec<f32>,
    weights: Vec<f32>,
    bias: Vec<f32>,
    width: usize,
}

/// How a model is trained.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Training {
    /// Passes over all texts.
    pub passes: usize,
    /// Penalty of a mistake.
    pub cost: f32,
    /// Texts that a feature has to occur in.
    pub least_texts: u32,
}

impl ThemeModel {
    /// Trains on bags of features; `targets` holds the label numbers of each text.
    pub fn train(
        bags: &[Vec<u64>],
        targets: &[Vec<u16>],
        labels: Vec<String>,
        training: Training,
    ) -> ThemeModel {
        let mut counts: MixedMap<u32> = MixedMap::default();
        for bag in bags {
            for feature in bag {
                *counts.entry(*feature).or_insert(0) += 1;
            }
        }
        let mut kept: Vec<(u64, u32)> = counts
            .into_iter()
            .filter(|(_, count)| *count >= training.least_texts)
            .collect();
        kept.sort_unstable();
        let total = bags.len() as f32;
        let mut model = ThemeModel {
            width: labels.len().div_ceil(LANES) * LANES,
            labels,
            idf: kept
                .iter()
                .map(|(_, count)| (total / *count as f32).ln() + 1.0)
                .collect(),
            features: kept
                .iter()
                .enumerate()
                .map(|(index, (feature, _))| (*feature, index as u32))
                .collect(),
            ..ThemeModel::default()
        };
        model.weights = vec![0.0; model.idf.len() * model.width];
        model.bias = vec![0.0; model.width];
        let vectors: Vec<Vector> = bags.iter().map(|bag| model.vector(bag)).collect();
        model.descend(&vectors, targets, training);
        model
    }

    /// The vector of a bag of features (each once).
    pub fn vector(&self, bag: &[u64]) -> Vector {
        let mut vector: Vector = bag
            .iter()
            .filter_map(|feature| self.features.get(feature))
            .map(|index| (*index, self.idf[*index as usize]))
            .collect();
        let length = vector
            .iter()
            .map(|(_, weight)| weight * weight)
            .sum::<f32>()
            .sqrt();
        if length > 0.0 {
            for (_, weight) in &mut vector {
                *weight /= length;
            }
        }
        vector.sort_unstable_by_key(|(index, _)| *index);
        vector
    }

    /// The margin of every label: above 0 means that the label fits.
    pub fn scores(&self, vector: &Vector) -> Vec<f32> {
        let mut scores = self.bias.clone();
        self.add_scores(vector, &mut scores);
        scores.truncate(self.labels.len());
        scores
    }

    /// What a feature says for a label where it occurs: above 0 it speaks for it.
    pub fn weight(&self, feature: u64, label: usize) -> f32 {
        self.features.get(&feature).map_or(0.0, |index| {
            let index = *index as usize;
            self.weights[index * self.width + label] * self.idf[index]
        })
    }

    fn add_scores(&self, vector: &Vector, scores: &mut [f32]) {
        for (feature, weight) in vector {
            let at = *feature as usize * self.width;
            for (score, value) in scores.iter_mut().zip(&self.weights[at..at + self.width]) {
                *score += weight * value;
            }
        }
    }

    fn descend(&mut self, vectors: &[Vector], targets: &[Vec<u16>], training: Training) {
        let width = self.width;
        let mut alphas = vec![0.0f32; vectors.len() * width];
        let mut order: Vec<u32> = (0..vectors.len() as u32).collect();
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let (mut scores, mut steps) = (vec![0.0f32; width], vec![0.0f32; width]);
        // Squared hinge loss: the dual has the diagonal 1/(2C), and no upper bound for alpha.
        let diagonal = 0.5 / training.cost;
        for _ in 0..training.passes {
            shuffle(&mut order, &mut state);
            for text in &order {
                let text = *text as usize;
                let vector = &vectors[text];
                // The vector has length 1, and the bias counts as one more feature of weight 1.
                let curvature = 2.0 + diagonal;
                scores.copy_from_slice(&self.bias);
                self.add_scores(vector, &mut scores);
                let alpha = &mut alphas[text * width..(text + 1) * width];
                let mut changed = false;
                for label in 0..self.labels.len() {
                    let sign = if targets[text].contains(&(label as u16)) {
                        1.0
                    } else {
                        -1.0
                    };
                    let gradient = sign * scores[label] - 1.0 + diagonal * alpha[label];
                    let next = (alpha[label] - gradient / curvature).max(0.0);
                    let step = (next - alpha[label]) * sign;
                    steps[label] = if step.abs() > 1e-5 { step } else { 0.0 };
                    if steps[label] != 0.0 {
                        alpha[label] = next;
                        changed = true;
                    }
                }
                if changed {
                    self.move_by(vector, &steps);
                }
            }
        }
    }

    fn move_by(&mut self, vector: &Vector, steps: &[f32]) {
        for (bias, step) in self.bias.iter_mut().zip(steps) {
            *bias += step;
        }
        for (feature, weight) in vector {
            let at = *feature as usize * self.width;
            for (value, step) in self.weights[at..at + self.width].iter_mut().zip(steps) {
                *value += weight * step;
            }
        }
    }
}

/// Fisher-Yates with a fixed seed: the same texts give the same model.
fn shuffle(order: &mut [u32], state: &mut u64) {
    for last in (1..order.len()).rev() {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        order.swap(last, (*state % (last as u64 + 1)) as usize);
    }
}

/// The bag of features of a text: stems, pairs of neighbouring stems, concepts; each once, sorted.
pub(crate) fn bag(reading: &crate::read::Reading) -> Vec<u64> {
    use crate::vocabulary::Role;
    let stems: Vec<u64> = reading
        .words
        .iter()
        .filter(|word| word.role != Some(Role::Function))
        .map(|word| word.stem)
        .collect();
    let mut bag: Vec<u64> = stems
        .windows(2)
        .map(|pair| of_pair(pair[0], pair[1]))
        .collect();
    bag.extend(
        reading
            .concepts()
            .iter()
            .map(|(concept, _)| of_pair(CONCEPT, u64::from(*concept))),
    );
    bag.extend(stems);
    bag.sort_unstable();
    bag.dedup();
    bag
}

/// Marks features that are concepts.
pub(crate) const CONCEPT: u64 = 0xc0;
