//! Placing new texts into road maps that stand: nothing that stands moves.

use crate::asks::{Part, parts, parts_at};
use crate::hash::MixedMap;
use crate::knowledge::Knowledge;
use crate::likeness::{Feature, Weights, features, weighed};
use crate::model::Text;
use crate::read::Reader;
use crate::reason::Reason;
use kenes_analysis::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Neighbours that vote on a place.
const VOTERS: usize = 12;
/// Likeness to the nearest ask below which a new road map is proposed.
const LEAST_LIKENESS: f32 = 0.22;
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
#[derive(Clone, Debug)]
pub struct Standing {
    asks: Vec<StandingAsk>,
    instruments: Vec<Option<u16>>,
    languages: Vec<Option<Language>>,
    lists: MixedMap<Vec<(u32, f32)>>,
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
        let mut reader = Reader::new(&knowledge.vocabulary);
        let read: Vec<Part> = asks
            .iter()
            .map(|ask| first_part(&ask.text, &mut reader, knowledge))
            .collect();
        let weights = Weights::default();
        let raw: Vec<Vec<Feature>> = read
            .iter()
            .map(|part| features(part, &knowledge.vocabulary, &weights))
            .collect();
        let mut counts: MixedMap<u32> = MixedMap::default();
        for feature in raw.iter().flatten() {
            *counts.entry(feature.hash).or_insert(0) += 1;
        }
        let mut lists: MixedMap<Vec<(u32, f32)>> = MixedMap::default();
        for (ask, features) in raw.iter().enumerate() {
            let weights = weighed(features, asks.len(), |hash| counts[&hash], &weights);
            for (feature, weight) in features.iter().zip(weights) {
                let list = lists.entry(feature.hash).or_default();
                list.push((ask as u32, weight));
            }
        }
        Standing {
            instruments: read.iter().map(|part| part.instrument).collect(),
            languages: read.iter().map(|part| part.reading.language).collect(),
            asks,
            lists,
        }
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
    let mut likeness: BTreeMap<u32, f32> = BTreeMap::new();
    let mut dots = vec![0.0f32; standing.asks.len()];
    let own = weighed(&found, standing.asks.len(), count, &weights);
    for (feature, weight) in found.iter().zip(own) {
        for (other, value) in standing.lists.get(&feature.hash).into_iter().flatten() {
            dots[*other as usize] += weight * value;
        }
    }
    for (other, dot) in dots.iter().enumerate().filter(|(_, dot)| **dot > 0.05) {
        let same = part.reading.language == standing.languages[other];
        let between = if same { 1.0 } else { weights.between() };
        likeness.insert(other as u32, (dot * between).min(1.0));
    }
    likeness.retain(|_, likeness| *likeness >= 0.1);
    let mut near: Vec<(u32, f32)> = likeness.into_iter().collect();
    near.sort_by(|one, other| {
        other.1.total_cmp(&one.1).then_with(|| {
            standing.asks[one.0 as usize]
                .id
                .cmp(&standing.asks[other.0 as usize].id)
        })
    });
    near.truncate(VOTERS);
    let Some((nearest, best)) = near
        .first()
        .copied()
        .filter(|(_, best)| *best >= LEAST_LIKENESS)
    else {
        return ProposedPlace {
            ask,
            road_map: None,
            repeat_group: None,
            confidence: 0.0,
            reasons: vec![Reason::Leftover],
        };
    };
    let mut votes: BTreeMap<&str, f32> = BTreeMap::new();
    for (other, likeness) in &near {
        *votes
            .entry(&standing.asks[*other as usize].road_map)
            .or_insert(0.0) += likeness * likeness;
    }
    let total: f32 = votes.values().sum();
    let winner = votes
        .iter()
        .max_by(|one, other| one.1.total_cmp(other.1).then(other.0.cmp(one.0)));
    let Some((road_map, vote)) = winner.map(|(road_map, vote)| ((*road_map).to_owned(), *vote))
    else {
        return ProposedPlace {
            ask,
            road_map: None,
            repeat_group: None,
            confidence: 0.0,
            reasons: vec![Reason::Leftover],
        };
    };
    let supporters: Vec<String> = near
        .iter()
        .map(|(other, _)| &standing.asks[*other as usize])
        .filter(|other| other.road_map == road_map)
        .take(3)
        .map(|other| other.id.clone())
        .collect();
    let mut reasons = vec![Reason::NearestTexts {
        ids: supporters,
        similarity: best.min(1.0),
    }];
    let same_treaty = part.instrument == standing.instruments[nearest as usize];
    if let Some(instrument) = part.instrument.filter(|_| same_treaty) {
        reasons.insert(
            0,
            Reason::SameInstrument {
                instrument: knowledge.naming(instrument),
            },
        );
    }
    let repeats = best >= REPEAT_LIKENESS && (same_treaty || part.instrument.is_none());
    ProposedPlace {
        ask,
        road_map: Some(road_map),
        repeat_group: repeats.then(|| standing.asks[nearest as usize].repeat_group.clone()),
        confidence: (vote / total * best.min(1.0).sqrt() * 100.0).round() / 100.0,
        reasons,
    }
}

fn first_part(text: &str, reader: &mut Reader<'_>, knowledge: &Knowledge) -> Part {
    let (mut found, _) = parts(text, reader, &knowledge.vocabulary);
    found.swap_remove(0)
}
