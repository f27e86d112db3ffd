//! Asks the synthesis engine, and brings its answer into the platform's own words.

use crate::{
    knowledge,
    slices::{
        recommendations::words,
        roadmaps::{
            model::{self, ProposalNote},
            store::proposals::TextRow,
            tables::RoadMapRow,
        },
    },
};
use kenes_analysis::Language;
use kenes_kernel::{Error, Result, content::Content, error::Refusal, jobs::JobRun};
use kenes_synthesis::{
    Control, Note, Pin, Placement, Progress, Reason, Refusal as EngineRefusal, Settings, Stage,
    Synthesis, Text, propose_cut, synthesise,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What the engine proposes.
#[derive(Debug, Default)]
pub struct Computed {
    pub cards: Vec<ComputedCard>,
    pub places: Vec<ComputedPlace>,
    /// Remarks on the whole.
    pub notes: Vec<ProposalNote>,
}

#[derive(Debug)]
pub struct ComputedCard {
    pub title: Content,
    pub why: Content,
    /// The road map as which it goes on, where that is fixed.
    pub goes_on: Option<RoadMapRow>,
}

#[derive(Debug)]
pub struct ComputedPlace {
    pub ask_id: Uuid,
    /// Index in [`Computed::cards`].
    pub card: usize,
    /// The same for the asks of one repeat group, from 1.
    pub repeat_n: i32,
    /// 0 to 1000.
    pub confidence_permille: i32,
    pub doubtful: bool,
    pub reasons: Content,
}

/// Computes road maps for the asks. Takes seconds to minutes: call it on a blocking thread.
///
/// # Errors
/// Refused, when the engine finds nothing to work on.
pub fn compute(
    rows: &[TextRow],
    road_maps: i32,
    fill: bool,
    said: &[Said],
    run: &JobRun,
) -> Result<Computed> {
    let knowledge = knowledge::with_model(&run.ctx.kernel.config);
    let texts = texts(rows);
    let settings = Settings {
        road_maps: usize::try_from(road_maps).unwrap_or(1),
        fill,
        pins: pins(rows, said),
        ..Settings::default()
    };
    let mut report = |progress: Progress| {
        run.progress(progress.done, progress.of, step(progress.stage));
        Control::Continue
    };
    let result = synthesise(&texts, &knowledge, &settings, &mut report)
        .map_err(|refusal| refused(&refusal))?;
    let mut computed = translate(rows, &result);
    join_repeats(&mut computed, said);
    Ok(computed)
}

/// What a person said of two asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub one: Uuid,
    pub other: Uuid,
    /// Whether they ask the same.
    pub same: bool,
}

/// What was said, as far as both asks are among the rows.
fn pins(rows: &[TextRow], said: &[Said]) -> Vec<Pin> {
    let ids: HashMap<Uuid, String> = rows
        .chunk_by(|one, other| one.number == other.number)
        .flat_map(|asks| (1..).zip(asks))
        .map(|(n, row): (usize, _)| {
            let reference = model::recommendation_reference(row.number);
            (row.ask_id, format!("{reference}/{n}"))
        })
        .collect();
    said.iter()
        .filter_map(|said| {
            let (one, other) = (ids.get(&said.one)?.clone(), ids.get(&said.other)?.clone());
            Some(if said.same {
                Pin::Together(one, other)
            } else {
                Pin::Apart(one, other)
            })
        })
        .collect()
}

/// Asks of which a person said that they are the same share a repeat group.
fn join_repeats(computed: &mut Computed, said: &[Said]) {
    let at: HashMap<Uuid, usize> = computed
        .places
        .iter()
        .enumerate()
        .map(|(n, place)| (place.ask_id, n))
        .collect();
    for said in said.iter().filter(|said| said.same) {
        let (Some(one), Some(other)) = (at.get(&said.one), at.get(&said.other)) else {
            continue;
        };
        let (one, other) = (&computed.places[*one], &computed.places[*other]);
        let (kept, left) = (
            one.repeat_n.min(other.repeat_n),
            one.repeat_n.max(other.repeat_n),
        );
        if one.card == other.card {
            for place in computed.places.iter_mut().filter(|p| p.repeat_n == left) {
                place.repeat_n = kept;
            }
        }
    }
}

/// A cut of one road map that the engine proposes.
#[derive(Clone, Debug)]
pub struct Cut {
    pub leaving: Vec<Uuid>,
    pub title: Content,
}

/// Where the asks of one road map could be cut in two, if anywhere.
///
/// # Errors
/// Internal, when the computing fails.
pub async fn cut(asks: Vec<(Uuid, String)>) -> Result<Option<Cut>> {
    tokio::task::spawn_blocking(move || {
        let texts: Vec<&str> = asks.iter().map(|(_, text)| text.as_str()).collect();
        let cut = propose_cut(&texts, knowledge::of_engine())?;
        Some(Cut {
            leaving: cut.leaving.iter().map(|n| asks[*n].0).collect(),
            title: Content::in_three(&cut.titles.kk, &cut.titles.ru, &cut.titles.en),
        })
    })
    .await
    .map_err(Error::internal)
}

/// The words of an ask in the language of record.
pub fn own_words(texts: &Content, span: (i32, i32)) -> String {
    words(texts.of_record(), span).to_owned()
}

/// The number of the repeat group of each ask, the same for asks that one action would answer. In
/// the order of the rows.
///
/// # Errors
/// Refused, when the engine finds nothing to work on.
pub fn repeats(rows: &[TextRow]) -> Result<Vec<i32>> {
    let settings = Settings::default();
    let result = synthesise(&texts(rows), knowledge::of_engine(), &settings, &mut |_| {
        Control::Continue
    })
    .map_err(|refusal| refused(&refusal))?;
    let by_ask: HashMap<Uuid, i32> = translate(rows, &result)
        .places
        .into_iter()
        .map(|place| (place.ask_id, place.repeat_n))
        .collect();
    Ok(rows
        .iter()
        .map(|row| by_ask.get(&row.ask_id).copied().unwrap_or_default())
        .collect())
}

fn refused(refusal: &EngineRefusal) -> Refusal {
    match refusal {
        EngineRefusal::NoWords => Refusal::new("roadmaps-no-words"),
        _ => Refusal::new("roadmaps-nothing-to-propose"),
    }
}

fn step(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => "roadmaps-step-reading",
        Stage::Meaning => "roadmaps-step-meaning",
        Stage::Repeats => "roadmaps-step-repeats",
        Stage::RoadMaps => "roadmaps-step-road-maps",
        Stage::Titles => "roadmaps-step-titles",
    }
}

/// One text for each recommendation, with the asks that the register knows of it. Rows of one
/// recommendation stand together.
fn texts(rows: &[TextRow]) -> Vec<Text> {
    rows.chunk_by(|one, other| one.number == other.number)
        .map(|asks| Text {
            id: model::recommendation_reference(asks[0].number),
            text: asks[0].texts.of_record().to_owned(),
            language: Some(asks[0].language.clone()),
            themes: Vec::new(),
            asks: asks
                .iter()
                .map(|ask| {
                    let at = |byte: i32| usize::try_from(byte).unwrap_or(0);
                    at(ask.span_start)..at(ask.span_end)
                })
                .collect(),
        })
        .collect()
}

/// The asks of the engine are those of the rows, in their order within each recommendation.
fn translate(rows: &[TextRow], result: &Synthesis) -> Computed {
    let cards: HashMap<&str, usize> = result
        .road_maps
        .iter()
        .enumerate()
        .map(|(n, card)| (card.key.as_str(), n))
        .collect();
    let groups: HashMap<&str, i32> = result
        .repeat_groups
        .iter()
        .zip(1..)
        .map(|(group, n)| (group.key.as_str(), n))
        .collect();
    let placed: HashMap<&str, &Placement> = result
        .placements
        .iter()
        .map(|placement| (placement.ask.as_str(), placement))
        .collect();
    let places = rows
        .chunk_by(|one, other| one.number == other.number)
        .flat_map(|asks| (1..).zip(asks))
        .filter_map(|(n, row): (usize, _)| {
            let reference = model::recommendation_reference(row.number);
            let placement = placed.get(format!("{reference}/{n}").as_str())?;
            Some(ComputedPlace {
                ask_id: row.ask_id,
                card: *cards.get(placement.road_map.as_str())?,
                repeat_n: *groups.get(placement.repeat_group.as_str())?,
                confidence_permille: permille(placement.confidence),
                doubtful: placement.doubtful,
                reasons: described(&placement.reasons),
            })
        })
        .collect();
    Computed {
        cards: result
            .road_maps
            .iter()
            .map(|card| ComputedCard {
                title: Content::in_three(&card.titles.kk, &card.titles.ru, &card.titles.en),
                why: described(std::slice::from_ref(&card.why)),
                goes_on: None,
            })
            .collect(),
        places,
        notes: result.notes.iter().map(note).collect(),
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the share is clamped to 0 to 1 before"
)]
pub fn permille(share: f32) -> i32 {
    (share.clamp(0.0, 1.0) * 1000.0).round() as i32
}

pub fn described(reasons: &[Reason]) -> Content {
    let reasons: Vec<Reason> = reasons.iter().cloned().map(readable).collect();
    let in_language = |language| {
        reasons
            .iter()
            .map(|reason| reason.describe(language))
            .collect::<Vec<_>>()
            .join("\n")
    };
    Content::in_three(
        &in_language(Language::Kk),
        &in_language(Language::Ru),
        &in_language(Language::En),
    )
}

/// Neighbours are cited by the reference of their recommendation, without the engine's own part.
fn readable(reason: Reason) -> Reason {
    match reason {
        Reason::NearestTexts { ids, similarity } => {
            let mut references: Vec<String> = Vec::new();
            for id in ids {
                let reference = id.split('/').next().unwrap_or(&id).to_owned();
                if !references.contains(&reference) {
                    references.push(reference);
                }
            }
            Reason::NearestTexts {
                ids: references,
                similarity,
            }
        }
        other => other,
    }
}

fn note(note: &Note) -> ProposalNote {
    match note {
        Note::Divided { carried, made } => ProposalNote::Divided {
            carried: *carried,
            made: *made,
        },
        Note::FewerRoadMaps { wanted, made } => ProposalNote::Fewer {
            wanted: *wanted,
            made: *made,
        },
        Note::WithoutMatter { texts } => ProposalNote::WithoutMatter {
            texts: texts.clone(),
        },
        Note::PinWithoutEffect { .. } => ProposalNote::PinWithoutEffect,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: i64, n: i32, text: &str) -> TextRow {
        TextRow {
            ask_id: Uuid::from_u128(
                u128::from(number.unsigned_abs()) * 10 + u128::from(n.unsigned_abs()),
            ),
            span_start: 0,
            span_end: 0,
            number,
            language: "en".into(),
            texts: Content::new("en", text),
        }
    }

    #[test]
    fn every_ask_gets_a_place_and_repeats_share_a_number() {
        let rows = [
            row(1, 1, "Ratify OP-CAT"),
            row(
                2,
                1,
                "Ratify the Optional Protocol to the Convention against Torture",
            ),
            row(3, 2, "Abolish the death penalty"),
            row(3, 4, "Abolish the death penalty"),
        ];
        let texts = texts(&rows);
        let result = synthesise(
            &texts,
            knowledge::of_engine(),
            &Settings::default(),
            &mut |_| Control::Continue,
        )
        .unwrap();
        let computed = translate(&rows, &result);
        assert_eq!(texts.len(), 3);
        let placed: Vec<Uuid> = computed.places.iter().map(|p| p.ask_id).collect();
        assert_eq!(placed, rows.each_ref().map(|row| row.ask_id));
        assert_eq!(computed.places[0].repeat_n, computed.places[1].repeat_n);
        assert_ne!(computed.places[0].repeat_n, computed.places[2].repeat_n);
        for place in &computed.places {
            assert!(place.card < computed.cards.len());
            assert!((0..=1000).contains(&place.confidence_permille));
            assert!(!place.reasons.texts["kk"].text.is_empty());
        }
    }

    #[test]
    fn neighbours_are_cited_by_their_reference_once() {
        let reason = Reason::NearestTexts {
            ids: vec!["R-0001/1".into(), "R-0001/2".into(), "R-0002/1".into()],
            similarity: 0.5,
        };
        let Reason::NearestTexts { ids, .. } = readable(reason) else {
            panic!("the kind of a reason stays")
        };
        assert_eq!(ids, ["R-0001", "R-0002"]);
    }
}
