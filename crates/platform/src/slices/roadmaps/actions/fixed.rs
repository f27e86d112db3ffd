//! Road maps that came from a file are fixed in every proposal: what stands in them stays, what resembles it comes to
//! them, and only what fits none of them is parted anew.

use super::{
    engine::{Computed, ComputedCard, ComputedPlace},
    pairs,
};
use crate::slices::roadmaps::{
    model::ProposalNote,
    queue::{engine::propose, store as queue},
    store::{self, AskRow, proposals::TextRow},
    tables::{PlacementRow, RoadMapRow},
};
use kenes_kernel::{Ctx, Result, content::Content};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// A place in a road map that is fixed.
pub struct FixedPlace {
    ask: Uuid,
    road_map: Uuid,
    /// The ask whose repeat it is, or itself.
    root: Uuid,
    confidence: i32,
    doubtful: bool,
    reasons: Content,
}

/// What comes to the road maps that are fixed.
#[derive(Default)]
pub struct Fixed {
    /// Those that something comes to, by number.
    pub road_maps: Vec<RoadMapRow>,
    places: Vec<FixedPlace>,
}

/// Takes out of the texts what stays in a fixed road map or comes to one.
///
/// # Errors
/// The database's.
pub async fn take(ctx: &Ctx, texts: &mut Vec<TextRow>) -> Result<Fixed> {
    let db = ctx.db().read();
    let mut road_maps = store::list_titles(db, &ctx.viewer).await?;
    road_maps.retain(|row| row.origin == "import");
    if road_maps.is_empty() {
        return Ok(Fixed::default());
    }
    let is_fixed: HashSet<Uuid> = road_maps.iter().map(|row| row.id).collect();
    let ids: Vec<Uuid> = texts.iter().map(|text| text.ask_id).collect();
    let standing: HashMap<Uuid, PlacementRow> = store::list_standing(db, &ids)
        .await?
        .into_iter()
        .map(|row| (row.ask_id, row))
        .collect();
    let mut places: Vec<FixedPlace> = texts
        .iter()
        .filter_map(|text| standing.get(&text.ask_id))
        .filter(|row| is_fixed.contains(&row.road_map_id))
        .map(|row| FixedPlace {
            ask: row.ask_id,
            road_map: row.road_map_id,
            root: row.repeat_group_id.unwrap_or(row.ask_id),
            confidence: row.confidence,
            doubtful: row.doubtful,
            reasons: row.reasons.clone(),
        })
        .collect();
    let free: Vec<Uuid> = ids
        .iter()
        .copied()
        .filter(|ask| !standing.contains_key(ask))
        .collect();
    places.extend(
        coming(ctx, &free)
            .await?
            .into_iter()
            .filter(|place| is_fixed.contains(&place.road_map))
            .map(|place| {
                let group = standing
                    .get(&place.root)
                    .and_then(|row| row.repeat_group_id);
                FixedPlace {
                    root: group.unwrap_or(place.root),
                    ..place
                }
            }),
    );
    let taken: HashSet<Uuid> = places.iter().map(|place| place.ask).collect();
    texts.retain(|text| !taken.contains(&text.ask_id));
    let used: HashSet<Uuid> = places.iter().map(|place| place.road_map).collect();
    road_maps.retain(|row| used.contains(&row.id));
    Ok(Fixed { road_maps, places })
}

/// Where asks that stand nowhere would come, by what persons said of them or else by the engine.
async fn coming(ctx: &Ctx, free: &[Uuid]) -> Result<Vec<FixedPlace>> {
    let db = ctx.db().read();
    let mut asks: Vec<AskRow> = store::list_asks(db, &ctx.viewer, free).await?;
    asks.sort_by_key(|ask| (ask.number, ask.span_start));
    let refused: HashSet<(Uuid, Uuid)> = queue::list_refusals(db)
        .await?
        .into_iter()
        .filter_map(|row| Some((row.ask_id, row.road_map_id?)))
        .collect();
    let said = pairs::said_of_standing(ctx, free).await?;
    let mut places = Vec::new();
    for found in propose(ctx, &asks).await? {
        let ask = found.ask;
        let of_ask = || said.get(&ask).into_iter().flatten();
        let same = of_ask()
            .find(|(row, same)| *same && !refused.contains(&(ask, row.road_map_id)))
            .map(|(row, _)| (row.road_map_id, row.ask_id));
        let barred = |road_map: Uuid| {
            refused.contains(&(ask, road_map))
                || of_ask().any(|(row, same)| !same && row.road_map_id == road_map)
        };
        let by_engine = found
            .road_map
            .map(|(_, id)| id)
            .filter(|id| !barred(*id))
            .map(|id| (id, found.repeats.unwrap_or(ask)));
        if let Some((road_map, root)) = same.or(by_engine) {
            places.push(FixedPlace {
                ask,
                road_map,
                root,
                confidence: if same.is_some() {
                    1000
                } else {
                    found.confidence
                },
                doubtful: same.is_none() && found.doubtful,
                reasons: found.reasons,
            });
        }
    }
    Ok(places)
}

/// Puts the fixed road maps before what was computed of the rest.
pub fn join(fixed: Fixed, mut rest: Computed) -> Computed {
    if fixed.road_maps.is_empty() {
        return rest;
    }
    let at: HashMap<Uuid, usize> = fixed
        .road_maps
        .iter()
        .enumerate()
        .map(|(n, row)| (row.id, n))
        .collect();
    let first = rest.places.iter().map(|place| place.repeat_n).max();
    let mut repeats: BTreeMap<(usize, Uuid), i32> = BTreeMap::new();
    for place in &mut rest.places {
        place.card += fixed.road_maps.len();
    }
    rest.notes.push(ProposalNote::FitsNone {
        fixed: fixed.places.len(),
        rest: rest.places.len(),
    });
    for place in fixed.places {
        let Some(card) = at.get(&place.road_map).copied() else {
            continue;
        };
        let next = first.unwrap_or(0) + i32::try_from(repeats.len()).unwrap_or(0) + 1;
        rest.places.push(ComputedPlace {
            ask_id: place.ask,
            card,
            repeat_n: *repeats.entry((card, place.root)).or_insert(next),
            confidence_permille: place.confidence,
            doubtful: place.doubtful,
            reasons: place.reasons,
        });
    }
    let cards = fixed.road_maps.into_iter().map(|row| ComputedCard {
        title: row.title.clone(),
        why: why(),
        goes_on: Some(row),
    });
    rest.cards = cards.chain(rest.cards).collect();
    rest
}

fn why() -> Content {
    Content::in_three(
        "Бұл жол картасы бұрыннан бар: нөмірі, атауы және негізгі ұсынымдары сақталады.",
        "Эта дорожная карта существовала раньше: её номер, название и ключевые рекомендации сохраняются.",
        "This road map stood before: it keeps its number, its title and its key recommendations.",
    )
}
