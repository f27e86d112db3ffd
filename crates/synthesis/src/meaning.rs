//! Where vectors of meaning come in: a language model that stands outside of the engine, when there is one.
//!
//! The engine asks once for the vectors of all asks and compares them by [`Meanings::likeness`], which
//! then counts nearly half of the likeness of two asks. It never needs them: without a model repeats are
//! found by concepts and words alone.

use crate::knowledge::Knowledge;
use crate::model::{Control, Progress, Refusal, Stage};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A model that turns texts into vectors whose dot product says how alike the texts are in meaning,
/// whatever their language.
pub trait Meaning: fmt::Debug + Send + Sync {
    /// One vector a text, in the order of the texts: all of one width and of unit length, with what is
    /// common to all texts of a language already taken off. That is estimated from the texts that are
    /// given as well, so vectors of two calls are not to be compared with each other.
    ///
    /// `progress` is told how many texts are done; when it answers [`Control::Stop`], or when the model
    /// fails, the answer is `None`.
    fn vectors(
        &self,
        texts: &[&str],
        progress: &mut dyn FnMut(usize) -> Control,
    ) -> Option<Vec<Vec<f32>>>;
}

/// The vectors of many asks; equal texts share one.
#[derive(Clone, Debug)]
pub struct Meanings {
    of_ask: Vec<usize>,
    vectors: Vec<Vec<f32>>,
}

impl Meanings {
    /// How alike two asks are in meaning, by their places among the texts that were given: the cosine,
    /// −1 to 1, and 0 for an ask that has no vector. Asks that have nothing in common lie about 0.
    #[must_use]
    pub fn likeness(&self, one: usize, other: usize) -> f32 {
        let (Some(one), Some(other)) = (self.vector(one), self.vector(other)) else {
            return 0.0;
        };
        one.iter().zip(other).map(|(x, y)| x * y).sum()
    }

    /// The vector of an ask, by its place among the texts that were given.
    #[must_use]
    pub fn vector(&self, ask: usize) -> Option<&[f32]> {
        let vector = self.vectors.get(*self.of_ask.get(ask)?)?;
        Some(vector)
    }
}

impl Knowledge {
    /// Adds a model of meaning; see [`Meaning`].
    #[must_use]
    pub fn with_meaning(mut self, meaning: Arc<dyn Meaning>) -> Knowledge {
        self.meaning = Some(meaning);
        self
    }

    /// The vectors of these asks; `None` when there is no model. Each text is given to the model once, in
    /// the order of the alphabet, so that the order of the asks does not matter.
    ///
    /// # Errors
    /// [`Refusal::Stopped`] when `progress` says so or the model gives up.
    pub fn meanings(
        &self,
        asks: &[&str],
        progress: &mut dyn FnMut(Progress) -> Control,
    ) -> Result<Option<Meanings>, Refusal> {
        let Some(meaning) = &self.meaning else {
            return Ok(None);
        };
        let mut places: BTreeMap<&str, usize> = asks.iter().map(|ask| (*ask, 0)).collect();
        for (place, number) in places.values_mut().zip(0..) {
            *place = number;
        }
        let texts: Vec<&str> = places.keys().copied().collect();
        let vectors = meaning
            .vectors(&texts, &mut |done| {
                progress(Progress {
                    stage: Stage::Meaning,
                    done,
                    of: texts.len(),
                })
            })
            .ok_or(Refusal::Stopped)?;
        Ok(Some(Meanings {
            of_ask: asks.iter().map(|ask| places[ask]).collect(),
            vectors,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts letters of one kind: texts of the same letters are alike.
    #[derive(Debug)]
    struct Letters;

    impl Meaning for Letters {
        fn vectors(
            &self,
            texts: &[&str],
            progress: &mut dyn FnMut(usize) -> Control,
        ) -> Option<Vec<Vec<f32>>> {
            assert!(texts.is_sorted_by(|one, other| one < other), "each once");
            let vector = |text: &&str| {
                let (a, b) = (text.matches('a').count(), text.matches('b').count());
                let length = ((a * a + b * b) as f32).sqrt();
                vec![a as f32 / length, b as f32 / length]
            };
            (progress(texts.len()) == Control::Continue).then(|| texts.iter().map(vector).collect())
        }
    }

    #[test]
    fn asks_are_compared_by_their_vectors_in_whatever_order_they_come() {
        let knowledge = Knowledge::builtin().with_meaning(Arc::new(Letters));
        let meanings = knowledge
            .meanings(&["ab", "b", "a", "b", "ba"], &mut |_| Control::Continue)
            .unwrap()
            .unwrap();
        assert!((meanings.likeness(0, 4) - 1.0).abs() < 1e-6);
        assert_eq!(meanings.likeness(1, 3), 1.0);
        assert_eq!(meanings.likeness(1, 2), 0.0);
        assert_eq!(meanings.likeness(1, 9), 0.0, "there is no such ask");
        assert_eq!(meanings.vector(2), Some([1.0, 0.0].as_slice()));
    }

    /// Two texts without a word in common meet when the model says that they mean the same, unless they
    /// name different treaties.
    #[test]
    fn what_is_meant_joins_and_treaties_keep_apart() {
        #[derive(Debug)]
        struct AllTheSame;
        impl Meaning for AllTheSame {
            fn vectors(
                &self,
                texts: &[&str],
                _: &mut dyn FnMut(usize) -> Control,
            ) -> Option<Vec<Vec<f32>>> {
                Some(vec![vec![1.0]; texts.len()])
            }
        }
        let text = |id: &str, text: &str| crate::Text {
            id: id.to_owned(),
            text: text.to_owned(),
            ..crate::Text::default()
        };
        let texts = [
            text("a", "Build playgrounds near every lake"),
            text("b", "Открыть площадки у всех озёр"),
            text("c", "Ratify OP-CAT"),
            text("d", "Ratify OP-CEDAW"),
        ];
        let groups = |knowledge: &Knowledge| -> Vec<String> {
            let settings = crate::Settings::default();
            crate::synthesise(&texts, knowledge, &settings, &mut |_| Control::Continue)
                .unwrap()
                .placements
                .into_iter()
                .map(|placement| placement.repeat_group)
                .collect()
        };
        let without = groups(&Knowledge::builtin());
        assert_ne!(without[0], without[1]);
        let with = groups(&Knowledge::builtin().with_meaning(Arc::new(AllTheSame)));
        assert_eq!(with[0], with[1]);
        assert_ne!(with[2], with[3], "another treaty is another ask");
    }

    #[test]
    fn without_a_model_there_are_no_vectors_and_a_stop_is_a_stop() {
        let none = Knowledge::builtin().meanings(&["a"], &mut |_| Control::Continue);
        assert!(none.unwrap().is_none());
        let knowledge = Knowledge::builtin().with_meaning(Arc::new(Letters));
        let mut told = Vec::new();
        let stopped = knowledge.meanings(&["a", "b", "a"], &mut |progress| {
            told.push((progress.stage, progress.done, progress.of));
            Control::Stop
        });
        assert_eq!(stopped.unwrap_err(), Refusal::Stopped);
        assert_eq!(told, [(Stage::Meaning, 2, 2)]);
    }
}
