//! Themes offered for texts that have none, learned from texts that people labelled.

use crate::asks;
use crate::hash::of_pair;
use crate::knowledge::Knowledge;
use crate::model::Text;
use crate::read::{Reader, Reading};
use crate::reason::Naming;
use crate::themes::{CONCEPT, ThemeModel, Training, Vector, bag};
use crate::vocabulary::Role;

/// Confidence from which a theme is offered at all. Low, since a person decides.
const LEAST_CONFIDENCE: f32 = 0.4;
/// Margin below which a theme is not looked at.
const LEAST_MARGIN: f32 = -1.0;
/// Parts of the labelled texts that are foretold from the others, to see how often that is right.
const FOLDS: usize = 3;
/// Themes that are offered for one text.
const MOST_OFFERED: usize = 5;
/// Matters and words that are named as reasons.
const MOST_REASONS: usize = 4;
/// Weight from which a word or a matter speaks for a theme.
const LEAST_WEIGHT: f32 = 0.05;

/// What labelled texts teach about themes.
#[derive(Clone, Debug)]
pub struct ThemeLesson<'knowledge> {
    knowledge: &'knowledge Knowledge,
    model: ThemeModel,
    /// Margins in growing order, each with how often a theme of that margin was right: first and last of each
    /// pool. Between two pools nobody knows, so the line between them counts.
    curve: Vec<(f32, f32)>,
}

/// A theme that could be given to a text.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferedTheme {
    /// The label, as the labelled texts have it.
    pub theme: String,
    /// 0 to 1: how often themes offered like this one were right where the labelled texts themselves were
    /// foretold from each other.
    pub confidence: f32,
    /// Matters named in the text that speak for the theme, the strongest first.
    pub matters: Vec<Naming>,
    /// Words of the text that speak for it, as they stand there, the strongest first.
    pub words: Vec<String>,
}

impl Knowledge {
    /// Learns which words go with which themes; texts without themes are passed over. `None` with fewer
    /// than two themes. Takes about 0.15 milliseconds a text.
    ///
    /// ```
    /// use kenes_synthesis::{Knowledge, Text};
    ///
    /// let text = |text: &str, theme: &str| Text {
    ///     id: text.into(), text: text.into(), themes: vec![theme.into()], ..Text::default()
    /// };
    /// let labelled = [
    ///     text("Investigate all cases of torture", "Torture"),
    ///     text("Prevent torture in places of detention", "Torture"),
    ///     text("Build schools in villages", "Education"),
    ///     text("Give schools more teachers", "Education"),
    /// ];
    /// let knowledge = Knowledge::builtin();
    /// let lesson = knowledge.learn_themes(&labelled).unwrap();
    /// let offered = &lesson.offer(&["End torture in the army"])[0];
    /// assert_eq!(offered[0].theme, "Torture");
    /// ```
    #[must_use]
    pub fn learn_themes(&self, texts: &[Text]) -> Option<ThemeLesson<'_>> {
        let lesson = self.lesson(texts)?;
        let labels: Vec<String> = lesson
            .counts
            .keys()
            .map(|label| (*label).to_owned())
            .collect();
        let (bags, targets) = (&lesson.bags, &lesson.targets);
        Some(ThemeLesson {
            curve: curve(foretold(bags, targets, &labels)),
            model: ThemeModel::train(bags, targets, labels, Training::default()),
            knowledge: self,
        })
    }
}

/// The labels of each part of the texts, foretold from the others: margin, and whether it was right. Texts
/// come sorted, and neighbours stay in one part, since they often are one text in two editions.
fn foretold(bags: &[Vec<u64>], targets: &[Vec<u16>], labels: &[String]) -> Vec<(f32, bool)> {
    let together = (bags.len() / 30).clamp(1, 20);
    let part = |text: usize| (text / together) % FOLDS;
    let mut pairs = Vec::new();
    for fold in 0..FOLDS {
        let rest: Vec<usize> = (0..bags.len()).filter(|text| part(*text) != fold).collect();
        let model = ThemeModel::train(
            &rest
                .iter()
                .map(|text| bags[*text].clone())
                .collect::<Vec<_>>(),
            &rest
                .iter()
                .map(|text| targets[*text].clone())
                .collect::<Vec<_>>(),
            labels.to_vec(),
            Training::default(),
        );
        for text in (0..bags.len()).filter(|text| part(*text) == fold) {
            let fitting = fitting(&model, &model.vector(&bags[text]));
            pairs.extend(
                fitting
                    .into_iter()
                    .map(|(label, margin)| (margin, targets[text].contains(&(label as u16)))),
            );
        }
    }
    pairs
}

/// The labels that a text could have, by number with their margins, the surest first.
fn fitting(model: &ThemeModel, vector: &Vector) -> Vec<(usize, f32)> {
    let mut fitting: Vec<(usize, f32)> = model
        .scores(vector)
        .into_iter()
        .enumerate()
        .filter(|(_, margin)| *margin >= LEAST_MARGIN)
        .collect();
    fitting.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    fitting.truncate(MOST_OFFERED);
    fitting
}

/// How often a margin is right, never less for a larger one: pairs are pooled with their neighbours until
/// that holds (isotonic regression). A pool of few says little: it counts as if it held one right and
/// one wrong more.
fn curve(mut pairs: Vec<(f32, bool)>) -> Vec<(f32, f32)> {
    pairs.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    // Margin at which a pool begins, right ones, all, margin at which it ends.
    let mut pools: Vec<(f32, f32, f32, f32)> = Vec::new();
    for (margin, right) in pairs {
        pools.push((margin, f32::from(u8::from(right)), 1.0, margin));
        while let [.., before, last] = pools[..]
            && before.1 * last.2 >= last.1 * before.2
        {
            pools.truncate(pools.len() - 2);
            pools.push((before.0, before.1 + last.1, before.2 + last.2, last.3));
        }
    }
    let mut best = 0.0f32;
    let mut curve = Vec::with_capacity(2 * pools.len());
    for (first, right, all, last) in pools {
        best = best.max((right + 1.0) / (all + 2.0));
        curve.push((first, best));
        if last > first {
            curve.push((last, best));
        }
    }
    curve
}

impl ThemeLesson<'_> {
    /// The themes that could be given to each text, the surest first; none where nothing in the text speaks
    /// for one.
    /// Takes about 50 microseconds a text.
    #[must_use]
    pub fn offer(&self, texts: &[&str]) -> Vec<Vec<OfferedTheme>> {
        let mut reader = Reader::new(&self.knowledge.vocabulary);
        texts
            .iter()
            .map(|text| {
                let (start, end) = asks::clean(text);
                let reading = reader.read(text, start, end);
                self.offer_one(text, &reading)
            })
            .collect()
    }

    fn offer_one(&self, text: &str, reading: &Reading) -> Vec<OfferedTheme> {
        let vector = self.model.vector(&bag(reading));
        fitting(&self.model, &vector)
            .into_iter()
            .map(|(label, margin)| (label, self.confidence(margin)))
            .filter(|(_, confidence)| *confidence >= LEAST_CONFIDENCE)
            .map(|(label, confidence)| OfferedTheme {
                theme: self.model.labels[label].clone(),
                confidence,
                matters: self.matters(reading, label),
                words: self.words(text, reading, label),
            })
            // A theme for which nothing in the text speaks is only a frequent one.
            .filter(|offered| !offered.matters.is_empty() || !offered.words.is_empty())
            .collect()
    }

    fn confidence(&self, margin: f32) -> f32 {
        let above = self.curve.partition_point(|(from, _)| *from <= margin);
        let Some((from, low)) = above.checked_sub(1).map(|at| self.curve[at]) else {
            return 0.0;
        };
        let Some((to, high)) = self.curve.get(above) else {
            return low;
        };
        low + (high - low) * (margin - from) / (to - from)
    }

    fn matters(&self, reading: &Reading, label: usize) -> Vec<Naming> {
        let found = reading.concepts().into_iter().map(|(concept, _)| {
            let feature = of_pair(CONCEPT, u64::from(concept));
            (concept, self.model.weight(feature, label))
        });
        strongest(found)
            .into_iter()
            .map(|concept| self.knowledge.naming(concept))
            .collect()
    }

    fn words(&self, text: &str, reading: &Reading, label: usize) -> Vec<String> {
        let found = reading
            .words
            .iter()
            .filter(|word| word.role != Some(Role::Function))
            .filter_map(|word| {
                let shown = text.get(word.start as usize..word.end as usize)?;
                Some((shown.to_owned(), self.model.weight(word.stem, label)))
            });
        strongest(found)
    }
}

/// What weighs most, each once.
fn strongest<T: PartialEq>(found: impl Iterator<Item = (T, f32)>) -> Vec<T> {
    let mut found: Vec<(T, f32)> = found
        .filter(|(_, weight)| *weight >= LEAST_WEIGHT)
        .collect();
    found.sort_by(|one, other| other.1.total_cmp(&one.1));
    let mut kept: Vec<T> = Vec::new();
    for (one, _) in found {
        if kept.len() < MOST_REASONS && !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_margin_is_never_less_sure() {
        let pairs = [
            (-0.9, false),
            (-0.5, true),
            (-0.4, false),
            (-0.3, false),
            (0.1, true),
            (0.2, false),
            (0.3, true),
            (0.9, true),
        ];
        let found = curve(pairs.to_vec());
        assert!(
            found
                .windows(2)
                .all(|two| two[0].0 < two[1].0 && two[0].1 <= two[1].1),
            "{found:?}"
        );
        assert!(found.first().unwrap().1 < 0.5 && found.last().unwrap().1 > 0.5);
        assert!(curve(Vec::new()).is_empty());
    }
}
