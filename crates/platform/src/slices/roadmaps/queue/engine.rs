//! Places by the engine: what stands is indexed once and kept until an event changes it.

use super::{model::SURE, store as queue, store::StandingAskRow};
use crate::{
    knowledge,
    slices::{
        recommendations::words,
        roadmaps::{
            actions::engine::{described, permille},
            existing::store as existing,
            model::{self, LEAST_SUGGESTED},
            store::{self, AskRow},
        },
    },
};
use kenes_kernel::{Ctx, Error, Result, content::Content, journal};
use kenes_synthesis::{ProposedPlace, Standing, StandingAsk, Text, place};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};
use uuid::Uuid;

/// Road maps with fewer asks are also known by their own words: title, summary, key recommendations, indicators.
const SPARSE: usize = 3;
/// How often what was placed surely helps to place the rest.
const ROUNDS: usize = 3;

/// The kinds of records that the index is made of.
const KINDS: &[&str] = &[
    "placement",
    "placements",
    "recommendation",
    "import",
    "road_map",
    "road_map_import",
    "key_recommendation",
    "indicator",
];

/// What stands, as the engine reads it.
pub struct Base {
    asks: Vec<StandingAsk>,
    standing: Standing,
    /// By the engine's id, the ask behind it.
    ids: HashMap<String, Uuid>,
    /// By number.
    road_maps: HashMap<i64, Uuid>,
    sparse: bool,
}

type Kept = Option<(String, Arc<Base>)>;

static KEPT: LazyLock<Mutex<Kept>> = LazyLock::new(Mutex::default);

/// Where an ask could go.
#[derive(Clone, Debug)]
pub struct Proposed {
    pub ask: Uuid,
    /// Its number and id; `None`: it would need a new road map.
    pub road_map: Option<(i64, Uuid)>,
    /// The ask whose repeat it is, standing or placed in the same run.
    pub repeats: Option<Uuid>,
    pub confidence: i32,
    pub doubtful: bool,
    pub reasons: Content,
}

/// Proposes a place for each ask, in their order. Slow where the index has to be made anew: it runs off the threads
/// that answer requests.
///
/// # Errors
/// The database's.
pub async fn propose(ctx: &Ctx, asks: &[AskRow]) -> Result<Vec<Proposed>> {
    if asks.is_empty() {
        return Ok(Vec::new());
    }
    let base = base(ctx).await?;
    let new: Vec<New> = asks.iter().map(New::of).collect();
    tokio::task::spawn_blocking(move || place_all(&new, &base))
        .await
        .map_err(Error::internal)
}

/// The index, from memory while no event about what it is made of has come since.
async fn base(ctx: &Ctx) -> Result<Arc<Base>> {
    let db = ctx.db().read();
    // The mark names the audiences too: one reader's index is never another's.
    let mark = format!(
        "{} {:?}",
        journal::newest_about(db, KINDS).await?,
        ctx.viewer.audiences()
    );
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner).clone();
    // What an older index has read of words that still stand is not read again.
    let older = match kept {
        Some((of, base)) if of == mark => return Ok(base),
        older => older.map(|(_, base)| base),
    };
    let rows = queue::list_standing_asks(db, &ctx.viewer).await?;
    let own_words = own_words(ctx, &rows).await?;
    let base =
        tokio::task::spawn_blocking(move || Arc::new(Base::new(rows, own_words, older.as_deref())))
            .await
            .map_err(Error::internal)?;
    *KEPT.lock().unwrap_or_else(PoisonError::into_inner) = Some((mark, Arc::clone(&base)));
    Ok(base)
}

/// Number, id and the own words of each road map; no words where enough asks stand in it.
async fn own_words(ctx: &Ctx, rows: &[StandingAskRow]) -> Result<Vec<(i64, Uuid, Vec<String>)>> {
    let db = ctx.db().read();
    let mut counts: HashMap<i64, usize> = HashMap::new();
    for row in rows {
        *counts.entry(row.road_map_number).or_default() += 1;
    }
    let road_maps = store::list_titles(db, &ctx.viewer).await?;
    let is_sparse = |number: i64| counts.get(&number).copied().unwrap_or(0) < SPARSE;
    let sparse: Vec<Uuid> = road_maps
        .iter()
        .filter(|row| is_sparse(row.number))
        .map(|row| row.id)
        .collect();
    let keys = existing::list_keys(db, &sparse).await?;
    let indicators = existing::list_indicators(db, &sparse).await?;
    Ok(road_maps
        .into_iter()
        .map(|row| {
            let mut own = Vec::new();
            if is_sparse(row.number) {
                own.extend(row.title.plain().into_values());
                own.extend(row.summary.iter().flat_map(|s| s.plain().into_values()));
                own.extend(
                    keys.iter()
                        .filter(|key| key.road_map_id == row.id)
                        .map(|key| {
                            kenes_documents::existing::split_citation(&key.written)
                                .1
                                .to_owned()
                        }),
                );
                own.extend(
                    indicators
                        .iter()
                        .filter(|indicator| indicator.road_map_id == row.id)
                        .map(|indicator| indicator.words.of_record().to_owned()),
                );
                own.retain(|words| !words.is_empty());
            }
            (row.number, row.id, own)
        })
        .collect())
}

impl Base {
    fn new(
        rows: Vec<StandingAskRow>,
        own_words: Vec<(i64, Uuid, Vec<String>)>,
        older: Option<&Self>,
    ) -> Self {
        let mut ids = HashMap::with_capacity(rows.len());
        let mut asks = Vec::with_capacity(rows.len());
        for row in rows {
            let id = format!("{}/{}", model::recommendation_reference(row.number), row.n);
            asks.push(StandingAsk {
                text: words(row.texts.of_record(), (row.span_start, row.span_end)).to_owned(),
                road_map: row.road_map_number.to_string(),
                // Each names itself, so that the answer says of which one it is the repeat.
                repeat_group: id.clone(),
                id: id.clone(),
            });
            ids.insert(id, row.ask_id);
        }
        let mut road_maps = HashMap::new();
        let mut sparse = false;
        for (number, id, own) in own_words {
            road_maps.insert(number, id);
            sparse |= !own.is_empty();
            for (n, text) in own.into_iter().enumerate() {
                asks.push(StandingAsk {
                    id: format!("{}/{n}", model::road_map_reference(number)),
                    text,
                    road_map: number.to_string(),
                    repeat_group: String::new(),
                });
            }
        }
        Self {
            standing: match older {
                Some(older) => older.standing.renewed(asks.clone(), knowledge::of_engine()),
                None => Standing::new(asks.clone(), knowledge::of_engine()),
            },
            asks,
            ids,
            road_maps,
            sparse,
        }
    }
}

/// An ask as the engine reads it.
struct New {
    ask: Uuid,
    reference: String,
    words: String,
    text: Text,
}

impl New {
    fn of(row: &AskRow) -> Self {
        let at = |byte: i32| usize::try_from(byte).unwrap_or(0);
        Self {
            ask: row.ask_id,
            reference: model::recommendation_reference(row.number),
            words: words(row.texts.of_record(), (row.span_start, row.span_end)).to_owned(),
            text: Text {
                id: row.ask_id.to_string(),
                text: row.texts.of_record().to_owned(),
                asks: std::iter::once(at(row.span_start)..at(row.span_end)).collect(),
                ..Text::default()
            },
        }
    }
}

fn place_all(new: &[New], base: &Base) -> Vec<Proposed> {
    let mut found: Vec<Option<ProposedPlace>> = placed(new.iter(), &base.standing);
    let mut ids: HashMap<String, Uuid> = HashMap::new();
    if base.sparse {
        let mut known: HashSet<usize> = HashSet::new();
        for _ in 1..ROUNDS {
            let sure: HashSet<usize> = (0..new.len())
                .filter(|at| is_sure(found[*at].as_ref()))
                .collect();
            if sure.len() == known.len() {
                break;
            }
            known = sure;
            let mut asks = base.asks.clone();
            for at in (0..new.len()).filter(|at| known.contains(at)) {
                let Some(road_map) = found[at].as_ref().and_then(|place| place.road_map.clone())
                else {
                    continue;
                };
                // Its own id tells it from the other asks of its recommendation; people read what stands before.
                let id = format!("{}/{}", new[at].reference, new[at].ask);
                ids.insert(id.clone(), new[at].ask);
                asks.push(StandingAsk {
                    text: new[at].words.clone(),
                    road_map,
                    repeat_group: id.clone(),
                    id,
                });
            }
            let standing = base.standing.renewed(asks, knowledge::of_engine());
            let rest: Vec<usize> = (0..new.len()).filter(|at| !known.contains(at)).collect();
            let again = placed(rest.iter().map(|at| &new[*at]), &standing);
            for (at, place) in rest.into_iter().zip(again) {
                found[at] = place;
            }
        }
    }
    new.iter()
        .zip(found)
        .map(|(new, place)| proposed(new, place, base, &ids))
        .collect()
}

fn is_sure(place: Option<&ProposedPlace>) -> bool {
    place.is_some_and(|place| place.road_map.is_some() && permille(place.confidence) >= SURE)
}

/// One call for all, so that a word is stemmed once, however many asks it stands in.
fn placed<'n>(
    new: impl Iterator<Item = &'n New>,
    standing: &Standing,
) -> Vec<Option<ProposedPlace>> {
    let texts: Vec<Text> = new.map(|new| new.text.clone()).collect();
    let mut found: HashMap<String, ProposedPlace> = place(&texts, standing, knowledge::of_engine())
        .into_iter()
        .map(|place| (place.ask.clone(), place))
        .collect();
    texts
        .iter()
        .map(|text| found.remove(&format!("{}/1", text.id)))
        .collect()
}

fn proposed(
    new: &New,
    place: Option<ProposedPlace>,
    base: &Base,
    ids: &HashMap<String, Uuid>,
) -> Proposed {
    let confidence = place.as_ref().map_or(0, |place| permille(place.confidence));
    let road_map = place
        .as_ref()
        .filter(|_| confidence >= LEAST_SUGGESTED)
        .and_then(|place| place.road_map.as_ref()?.parse::<i64>().ok())
        .and_then(|number| Some((number, *base.road_maps.get(&number)?)));
    Proposed {
        ask: new.ask,
        repeats: road_map.and_then(|_| {
            let id = place.as_ref()?.repeat_group.as_ref()?;
            base.ids.get(id).or_else(|| ids.get(id)).copied()
        }),
        confidence,
        doubtful: confidence < SURE,
        reasons: described(place.as_ref().map_or(&[], |place| &place.reasons)),
        road_map,
    }
}
