//! Placing new texts into road maps that stand: nothing that stands moves.

use crate::asks::{Part, parts, parts_at};
use crate::filing::{Filing, to_unit};
use crate::hash::MixedMap;
use crate::knowledge::Knowledge;
use crate::likeness::{Feature, Weights, features, weighed};
use crate::model::Text;
use crate::read::Reader;
use crate::reason::Reason;
use kenes_analysis::Language;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Neighbours that vote on a place.
const VOTERS: usize = 12;
/// Likeness to the nearest ask below which a text that names no matter needs a new road map.
const LEAST_LIKENESS: f32 = 0.22;
/// Share of some road map's direction that the main theme of a text has to have there, 0 to 1; else nothing that
/// stands is about it, and it needs a new road map.
const LEAST_MATTER: f32 = 0.15;
/// Likeness to the nearest ask from which its road map takes a text of another matter too.
const VERY_LIKE: f32 = 0.5;
/// Confidence: the logistic function of these, fitted on held-out texts of 60 States that are scored nowhere
/// (`examples/hold_out.rs`): base, nearest likeness, matter, lead before the next road map.
const CONFIDENCE: [f32; 4] = [-1.55, 0.76, 1.52, 1.96];
/// Likeness below which an ask has no vote.
const LEAST_NEAR: f32 = 0.1;
/// Likeness from which a new ask is proposed as a repeat.
const REPEAT_LIKENESS: f32 = 0.55;

/// An ask that stands in a road map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingAsk {
    /// Id of the ask.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Key of its road map, by the engine or by a person's pin.
    pub road_map: String,
    /// Key of its repeat group.
    pub repeat_group: String,
}

/// What stands, indexed once for any number of new texts.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    asks: Vec<StandingAsk>,
    instruments: Vec<Option<u16>>,
    languages: Vec<Option<Language>>,
    /// What was read in each ask, shared with the indexes that follow this one.
    features: Vec<Arc<[Feature]>>,
    /// What each ask is about, shared likewise.
    matters: Vec<Arc<[f32]>>,
    lists: MixedMap<Vec<(u32, f32)>>,
    /// The keys of the road maps, each with the direction of its asks' matters, in the order of the keys.
    road_maps: Vec<(String, Vec<f32>)>,
}

/// Where a new ask could go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposedPlace {
    /// Id of the new ask: the text's id, a slash, a number from 1.
    pub ask: String,
    /// The road map, or `None`: it would need a new one.
    pub road_map: Option<String>,
    /// The repeat group that it would join.
    pub repeat_group: Option<String>,
    /// 0 to 1.
    pub confidence: f32,
    /// Never empty.
    pub reasons: Vec<Reason>,
}

impl Standing {
    /// Indexes what stands. Takes about 50 microseconds an ask; keep the result.
    #[must_use]
    pub fn new(asks: Vec<StandingAsk>, knowledge: &Knowledge) -> Standing {
        Standing::default().renewed(asks, knowledge)
    }

    /// The index of what stands now: the same as [`Standing::new`] gives, but words that this index has
    /// read already are not read again. The knowledge has to be the same. Takes about 5 microseconds an
    /// ask that is known.
    #[must_use]
    pub fn renewed(&self, asks: Vec<StandingAsk>, knowledge: &Knowledge) -> Standing {
        let known: HashMap<&str, usize> = self
            .asks
            .iter()
            .enumerate()
            .map(|(at, ask)| (ask.text.as_str(), at))
            .collect();
        let mut reader = Reader::new(&knowledge.vocabulary);
        let filing = Filing::new(&knowledge.vocabulary);
        let weights = Weights::default();
        let mut renewed = Standing::default();
        let mut counts: MixedMap<u32> = MixedMap::default();
        for ask in &asks {
            let (instrument, language, features, matters) = match known.get(ask.text.as_str()) {
                Some(at) => (
                    self.instruments[*at],
                    self.languages[*at],
                    Arc::clone(&self.features[*at]),
                    Arc::clone(&self.matters[*at]),
                ),
                None => {
                    let part = first_part(&ask.text, &mut reader, knowledge);
                    let features = features(&part, &knowledge.vocabulary, &weights);
                    let matters = filing.direction(&part.reading);
                    (
                        part.instrument,
                        part.reading.language,
                        features.into(),
                        matters.into(),
                    )
                }
            };
            for feature in features.iter() {
                *counts.entry(feature.hash).or_insert(0) += 1;
            }
            renewed.instruments.push(instrument);
            renewed.languages.push(language);
            renewed.features.push(features);
            renewed.matters.push(matters);
        }
        for (ask, features) in renewed.features.iter().enumerate() {
            let weights = weighed(features, asks.len(), |hash| counts[&hash], &weights);
            for (feature, weight) in features.iter().zip(weights) {
                let list = renewed.lists.entry(feature.hash).or_default();
                list.push((ask as u32, weight));
            }
        }
        renewed.road_maps = directions(&asks, &renewed.matters);
        renewed.asks = asks;
        renewed
    }

    /// The asks that stand.
    #[must_use]
    pub fn asks(&self) -> &[StandingAsk] {
        &self.asks
    }
}

/// Proposes a place for every ask of the new texts. Each is placed as if it came alone, so the
/// proposals do not depend on each other or on their order.
#[must_use]
pub fn place(new: &[Text], standing: &Standing, knowledge: &Knowledge) -> Vec<ProposedPlace> {
    let mut reader = Reader::new(&knowledge.vocabulary);
    let filing = Filing::new(&knowledge.vocabulary);
    let mut places = Vec::new();
    for text in new {
        let (found, _) = if text.asks.is_empty() {
            parts(&text.text, &mut reader, &knowledge.vocabulary)
        } else {
            parts_at(&text.text, &text.asks, &mut reader, &knowledge.vocabulary)
        };
        for (index, part) in found.iter().enumerate() {
            places.push(place_one(
                format!("{}/{}", text.id, index + 1),
                part,
                standing,
                &filing,
                knowledge,
            ));
        }
    }
    places
}

fn place_one(
    ask: String,
    part: &Part,
    standing: &Standing,
    filing: &Filing<'_>,
    knowledge: &Knowledge,
) -> ProposedPlace {
    let weights = Weights::default();
    let found = features(part, &knowledge.vocabulary, &weights);
    let count = |feature| {
        standing
            .lists
            .get(&feature)
            .map_or(0, |list| list.len() as u32)
    };
    let mut dots = vec![0.0f32; standing.asks.len()];
    let own = weighed(&found, standing.asks.len(), count, &weights);
    for (feature, weight) in found.iter().zip(own) {
        for (other, value) in standing.lists.get(&feature.hash).into_iter().flatten() {
            dots[*other as usize] += weight * value;
        }
    }
    let mut near: Vec<(u32, f32)> = Vec::new();
    for (other, dot) in dots.iter().enumerate().filter(|(_, dot)| **dot > 0.05) {
        let same = part.reading.language == standing.languages[other];
        let between = if same { 1.0 } else { weights.between() };
        let likeness = (dot * between).min(1.0);
        if likeness >= LEAST_NEAR {
            near.push((other as u32, likeness));
        }
    }
    near.sort_by(|one, other| {
        other.1.total_cmp(&one.1).then_with(|| {
            standing.asks[one.0 as usize]
                .id
                .cmp(&standing.asks[other.0 as usize].id)
        })
    });
    near.truncate(VOTERS);
    let (nearest, best) = near.first().copied().unwrap_or((0, 0.0));
    let own = filing.direction(&part.reading);
    let ranked = rank(&near, &own, standing);
    let has_a_home = match main_theme(&own) {
        Some(theme) => {
            let share = |(_, direction): &(String, Vec<f32>)| direction[theme];
            best >= VERY_LIKE
                || standing
                    .road_maps
                    .iter()
                    .any(|at| share(at) >= LEAST_MATTER)
        }
        None => best >= LEAST_LIKENESS,
    };
    let Some(first) = ranked.first().filter(|_| has_a_home) else {
        return ProposedPlace {
            ask,
            road_map: None,
            repeat_group: None,
            confidence: 0.0,
            reasons: vec![Reason::Leftover],
        };
    };
    let road_map = first.road_map.to_owned();
    let lead = first.score - ranked.get(1).map_or(0.0, |next| next.score);
    let supporters: Vec<String> = near
        .iter()
        .map(|(other, _)| &standing.asks[*other as usize])
        .filter(|other| other.road_map == road_map)
        .take(3)
        .map(|other| other.id.clone())
        .collect();
    let mut reasons = Vec::new();
    if !supporters.is_empty() {
        reasons.push(Reason::NearestTexts {
            ids: supporters,
            similarity: best.min(1.0),
        });
    }
    if let Some(theme) = common_theme(&own, first, filing, knowledge) {
        reasons.push(theme);
    }
    if reasons.is_empty() {
        reasons.push(Reason::Leftover);
    }
    let same_treaty = part.instrument == standing.instruments[nearest as usize];
    if let Some(instrument) = part.instrument.filter(|_| same_treaty) {
        reasons.insert(
            0,
            Reason::SameInstrument {
                instrument: knowledge.naming(instrument),
            },
        );
    }
    let repeats = best >= REPEAT_LIKENESS
        && standing.asks[nearest as usize].road_map == road_map
        && (same_treaty || part.instrument.is_none());
    ProposedPlace {
        ask,
        road_map: Some(road_map),
        repeat_group: repeats.then(|| standing.asks[nearest as usize].repeat_group.clone()),
        confidence: confidence(best.min(1.0), first.matter, lead),
        reasons,
    }
}

/// A road map as a place for one ask.
struct Ranked<'run> {
    road_map: &'run str,
    direction: &'run [f32],
    /// Mean of the vote and the matter, 0 to 1.
    score: f32,
    /// The cosine between what the ask and the road map's asks are about, 0 to 1.
    matter: f32,
}

/// The road maps by how well they fit, the best first: the nearest asks vote, and what the ask is about is held
/// against what each road map is about. Either alone errs more often: the nearest ask may share words only, and two
/// road maps may be about one theme.
fn rank<'run>(near: &[(u32, f32)], own: &[f32], standing: &'run Standing) -> Vec<Ranked<'run>> {
    let mut votes: BTreeMap<&str, f32> = BTreeMap::new();
    for (other, likeness) in near {
        let road_map = standing.asks[*other as usize].road_map.as_str();
        *votes.entry(road_map).or_insert(0.0) += likeness * likeness;
    }
    let total = votes.values().sum::<f32>().max(f32::MIN_POSITIVE);
    let nearest = near.first().map_or(0.0, |(_, likeness)| likeness.min(1.0));
    let mut ranked: Vec<Ranked<'_>> = standing
        .road_maps
        .iter()
        .map(|(road_map, direction)| {
            let vote = votes.get(road_map.as_str()).copied().unwrap_or(0.0) / total;
            let matter = own
                .iter()
                .zip(direction)
                .map(|(one, other)| one * other)
                .sum();
            Ranked {
                road_map,
                direction,
                score: (vote * nearest.sqrt() + matter) / 2.0,
                matter,
            }
        })
        .collect();
    ranked.sort_by(|one, other| {
        other
            .score
            .total_cmp(&one.score)
            .then(one.road_map.cmp(other.road_map))
    });
    ranked
}

/// What the asks of each road map are about, all together.
fn directions(asks: &[StandingAsk], matters: &[Arc<[f32]>]) -> Vec<(String, Vec<f32>)> {
    let mut sums: BTreeMap<&str, Vec<f32>> = BTreeMap::new();
    for (ask, own) in asks.iter().zip(matters) {
        let sum = sums
            .entry(&ask.road_map)
            .or_insert_with(|| vec![0.0; own.len()]);
        for (sum, score) in sum.iter_mut().zip(own.iter()) {
            *sum += score;
        }
    }
    sums.into_iter()
        .map(|(road_map, mut sum)| {
            to_unit(&mut sum);
            (road_map.to_owned(), sum)
        })
        .collect()
}

/// The theme that an ask and a road map have most in common, as a reason.
fn common_theme(
    own: &[f32],
    first: &Ranked<'_>,
    filing: &Filing<'_>,
    knowledge: &Knowledge,
) -> Option<Reason> {
    let shared = |at: usize| own[at] * first.direction[at];
    let best = (0..own.len())
        .max_by(|one, other| shared(*one).total_cmp(&shared(*other)).then(other.cmp(one)))?;
    (shared(best) >= LEAST_MATTER).then(|| Reason::Theme {
        theme: knowledge.naming(filing.themes()[best]),
        score: first.matter.min(1.0),
    })
}

/// The theme that a text is mostly about; none, where it names no concept.
fn main_theme(own: &[f32]) -> Option<usize> {
    (0..own.len())
        .filter(|at| own[*at] > 0.0)
        .max_by(|one, other| own[*one].total_cmp(&own[*other]).then(other.cmp(one)))
}

/// How often a place like this one is right.
fn confidence(nearest: f32, matter: f32, lead: f32) -> f32 {
    let [base, likeness, direction, ahead] = CONFIDENCE;
    let sum = base + likeness * nearest + direction * matter + ahead * lead;
    (100.0 / (1.0 + (-sum).exp())).round() / 100.0
}

fn first_part(text: &str, reader: &mut Reader<'_>, knowledge: &Knowledge) -> Part {
    let (mut found, _) = parts(text, reader, &knowledge.vocabulary);
    found.swap_remove(0)
}
