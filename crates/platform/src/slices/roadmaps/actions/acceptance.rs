//! From cards of a draft to road maps, and back.

use super::{
    number_groups, permit,
    placing::{Placing, end_all, found_road_map, place_all},
    proposals::{conflict, get_proposal, step},
    review::{card_differences, changes_of, keep, turn},
};
use crate::slices::roadmaps::{
    model::review::{Act, Change, Changes},
    policy::MayKeep,
    store::{
        self, closures,
        proposals::{self as drafts, CardRow, PlaceRow},
        review::{self as reviews, Which},
    },
    tables::{
        PlacementRow, ProposalRow, RoadMapRow,
        review::{ClosureRow, ReviewActRow},
    },
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::PUBLIC,
    content::Content,
    db::{WriteTx, take_numbers},
    error::{Conflict, Refusal},
};
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;

/// Accepts one card as the person saw it: it becomes a road map, or goes on as one. Its number.
///
/// # Errors
/// `NotFound`, `Conflict`; refused for a closed proposal or a card accepted before.
pub async fn accept_card(ctx: &Ctx, number: i64, n: i32, version: i64) -> Result<i64> {
    let permit = permit(ctx)?;
    let known = get_proposal(ctx, number).await?;
    let mut tx = ctx.db().write().await?;
    let row = turn(&tx, &known).await?;
    let cards = drafts::list_cards(&*tx, row.id).await?;
    let card = cards
        .iter()
        .find(|card| card.n == n)
        .ok_or(Error::NotFound)?;
    if card.is_open() && card.version != version {
        let fields = card_differences(&tx, ctx, &row, card, version, None).await?;
        if !fields.is_empty() {
            return Err(Error::Conflict(Arc::new(Conflict {
                path: format!("/proposals/{number}/cards/{n}"),
                stored_version: card.version,
                fields,
            })));
        }
    }
    let made = accept(&mut tx, &permit, ctx, row, &cards, &[n]).await?;
    tx.commit(ctx).await?;
    made.first().copied().ok_or(Error::NotFound)
}

/// Accepts all cards that are left.
///
/// # Errors
/// `NotFound`, `Conflict`; refused for a closed proposal.
pub async fn accept_all(ctx: &Ctx, number: i64, version: i64) -> Result<()> {
    let permit = permit(ctx)?;
    let known = get_proposal(ctx, number).await?;
    if known.version != version {
        return Err(conflict(&known, version));
    }
    let mut tx = ctx.db().write().await?;
    let row = turn(&tx, &known).await?;
    if row.version != version {
        return Err(conflict(&row, version));
    }
    let cards = drafts::list_cards(&*tx, row.id).await?;
    let open: Vec<i32> = cards.iter().filter(|c| c.is_open()).map(|c| c.n).collect();
    accept(&mut tx, &permit, ctx, row, &cards, &open).await?;
    tx.commit(ctx).await
}

/// Makes road maps of cards, as one act.
async fn accept(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    row: ProposalRow,
    cards: &[CardRow],
    chosen: &[i32],
) -> Result<Vec<i64>> {
    let mut loaded = reviews::load(&**tx, row.id, Which::Asks(&[])).await?;
    // Refused before anything is founded.
    let probe = chosen.iter().map(|n| (*n, Uuid::nil())).collect();
    loaded.draft.clone().apply(&Act::Accept(probe))?;
    let only = match chosen {
        [one] => Some(*one),
        _ => None,
    };
    let mut by_card: BTreeMap<i32, Vec<PlaceRow>> = BTreeMap::new();
    for place in drafts::list_places(&**tx, &ctx.viewer, row.id, only).await? {
        by_card.entry(place.card_n).or_default().push(place);
    }
    let before = withdrawn(tx, &row).await?;
    let (mut pairs, mut numbers, mut titles) = (Vec::new(), Vec::new(), Vec::new());
    for card in cards.iter().filter(|card| chosen.contains(&card.n)) {
        let places = by_card.remove(&card.n).unwrap_or_default();
        let founded = before.get(&card.n).copied();
        let (road_map, renamed) = accept_one(tx, permit, ctx, &row, card, founded, places).await?;
        pairs.push((card.n, road_map.id));
        numbers.push(road_map.number);
        titles.extend(renamed);
    }
    let mut changes = loaded.draft.apply(&Act::Accept(pairs))?;
    changes.titles = titles;
    let versions = reviews::write(&**tx, permit, ctx, row.id, cards, &changes).await?;
    keep(tx, permit, ctx, &row, "accept", &changes, &versions).await?;
    let last = loaded
        .draft
        .cards
        .values()
        .all(|card| card.road_map.is_some() || card.gone.is_some());
    let row = if last {
        ProposalRow {
            state: "accepted".into(),
            closed_at: Some(ctx.now),
            ..row
        }
    } else {
        row
    };
    step(tx, permit, ctx, row, "accept").await?;
    Ok(numbers)
}

/// The road maps that cards had become before their acceptance was taken back, by card.
async fn withdrawn(tx: &WriteTx, proposal: &ProposalRow) -> Result<BTreeMap<i32, Uuid>> {
    let mut found = BTreeMap::new();
    for act in reviews::list_undone_acceptances(&**tx, proposal.id).await? {
        for change in changes_of(&act)?.cards {
            if let Some(road_map) = change.after.road_map {
                found.insert(change.key, road_map);
            }
        }
    }
    Ok(found)
}

/// The road map of a card: the one that it goes on as, the one that it had become before, or a new one.
/// An ask that a person has placed in the meantime stays there.
async fn accept_one(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    proposal: &ProposalRow,
    card: &CardRow,
    founded: Option<Uuid>,
    places: Vec<PlaceRow>,
) -> Result<(RoadMapRow, Option<Change<Uuid, Content>>)> {
    let standing = match card.continues_id.or(founded) {
        Some(id) => open_again(tx, permit, ctx, id).await?,
        None => None,
    };
    let target = standing.as_ref().map(|row| row.id);
    let places = free(tx, permit, ctx, proposal, target, places).await?;
    let repeats = places.iter().map(|place| place.repeat_n);
    let groups = number_groups(tx, permit, ctx, repeats).await?;
    let (road_map, renamed) = match standing {
        Some(row) => retitle(tx, permit, row, &card.title).await?,
        None => (new_road_map(tx, ctx, card).await?, None),
    };
    let placings: Vec<Placing> = places
        .into_iter()
        .map(|place| placing(ctx, proposal, &road_map, &groups, place))
        .collect();
    if target.is_none() {
        found_road_map(tx, permit, ctx, &road_map, placings).await?;
    } else {
        let rows = placings.into_iter().map(|placing| placing.row).collect();
        place_all(tx, permit, ctx, &road_map, rows).await?;
    }
    Ok((road_map, renamed))
}

async fn new_road_map(tx: &WriteTx, ctx: &Ctx, card: &CardRow) -> Result<RoadMapRow> {
    Ok(RoadMapRow {
        id: ctx.id(),
        number: take_numbers(&**tx, "road_maps", 1).await?,
        title: card.title.clone(),
        summary: None,
        origin: "proposal".into(),
        audience_id: PUBLIC,
        version: 1,
        created_at: ctx.now,
    })
}

/// The road map, if it stands or was only withdrawn: then it stands again under its number. One that
/// was merged or set aside since stays so.
async fn open_again(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    id: Uuid,
) -> Result<Option<RoadMapRow>> {
    let row = store::get_road_map(&**tx, id).await?;
    match closures::find_closure(&**tx, id).await? {
        None => Ok(Some(row)),
        Some(closure) if closure.kind == "withdrawn" => {
            super::closures::end_closure(tx, permit, ctx, closure).await?;
            Ok(Some(row))
        }
        Some(_) => Ok(None),
    }
}

async fn retitle(
    tx: &mut WriteTx,
    permit: &MayKeep,
    mut row: RoadMapRow,
    title: &Content,
) -> Result<(RoadMapRow, Option<Change<Uuid, Content>>)> {
    if row.title == *title {
        return Ok((row, None));
    }
    let before = std::mem::replace(&mut row.title, title.clone());
    row.version += 1;
    if !store::update_title(tx, permit, &row).await? {
        return Err(Refusal::new("roadmaps-changed-since").into());
    }
    tx.record("rename", row.snapshot());
    let change = Change {
        key: row.id,
        before: Some(before),
        after: title.clone(),
    };
    Ok((row, Some(change)))
}

fn placing(
    ctx: &Ctx,
    proposal: &ProposalRow,
    road_map: &RoadMapRow,
    groups: &BTreeMap<i32, Uuid>,
    place: PlaceRow,
) -> Placing {
    Placing {
        recommendation_id: place.recommendation_id,
        recommendation: place.number,
        row: PlacementRow {
            id: ctx.id(),
            ask_id: place.ask_id,
            row: place.row,
            road_map_id: road_map.id,
            repeat_group_id: groups.get(&place.repeat_n).copied(),
            confidence: place.confidence,
            doubtful: place.doubtful,
            pinned: place.moved_at.is_some(),
            reasons: place.reasons,
            proposal_id: Some(proposal.id),
            from_at: ctx.now,
            placed_by: ctx.viewer.person_id(),
            until_at: None,
            ended_by: None,
            audience_id: place.audience_id,
        },
    }
}

/// The places whose asks are free to stand in the road map. In the scope of all asks, places that no
/// person has decided end here.
async fn free(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    proposal: &ProposalRow,
    target: Option<Uuid>,
    places: Vec<PlaceRow>,
) -> Result<Vec<PlaceRow>> {
    let asks: Vec<Uuid> = places.iter().map(|place| place.ask_id).collect();
    let mut standing: BTreeMap<Uuid, PlacementRow> = store::list_standing(&**tx, &asks)
        .await?
        .into_iter()
        .map(|row| (row.ask_id, row))
        .collect();
    let (mut kept, mut ended) = (Vec::with_capacity(places.len()), Vec::new());
    for place in places {
        match standing.remove(&place.ask_id) {
            None => kept.push(place),
            // It goes on where it stands, unless a person has just decided so.
            Some(earlier) if Some(earlier.road_map_id) == target && place.moved_at.is_none() => {}
            Some(earlier) if proposal.scope == "all" && !earlier.pinned => {
                ended.push(earlier);
                kept.push(place);
            }
            Some(_) => {}
        }
    }
    end_all(tx, permit, ctx, ended).await?;
    Ok(kept)
}

/// Takes an acceptance back: what it placed goes, what it displaced stands again, and a road map that it
/// founded is withdrawn. Its number stays its own.
pub(super) async fn take_back(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    proposal: &ProposalRow,
    act: &ReviewActRow,
    changes: &Changes,
) -> Result<()> {
    let cards = drafts::list_cards(&**tx, proposal.id).await?;
    for change in &changes.cards {
        let Some(id) = change.after.road_map else {
            continue;
        };
        let (made, ended) = reviews::list_placements_of(&**tx, proposal.id, id, act.at).await?;
        let goes_on = cards
            .iter()
            .any(|card| card.n == change.key && card.continues_id == Some(id));
        if !goes_on {
            withdraw(tx, permit, ctx, id, &made).await?;
        }
        let standing: Vec<PlacementRow> = made
            .into_iter()
            .filter(|row| row.until_at.is_none())
            .collect();
        let freed: Vec<Uuid> = standing.iter().map(|row| row.ask_id).collect();
        end_all(tx, permit, ctx, standing).await?;
        let mut again: BTreeMap<Uuid, Vec<PlacementRow>> = BTreeMap::new();
        for row in ended.into_iter().filter(|row| freed.contains(&row.ask_id)) {
            let row = again_now(ctx, row);
            again.entry(row.road_map_id).or_default().push(row);
        }
        for (road_map, rows) in again {
            let road_map = store::get_road_map(&**tx, road_map).await?;
            place_all(tx, permit, ctx, &road_map, rows).await?;
        }
    }
    for change in &changes.titles {
        let row = store::get_road_map(&**tx, change.key).await?;
        if let Some(before) = change.before.as_ref().filter(|_| row.title == change.after) {
            retitle(tx, permit, row, before).await?;
        }
    }
    Ok(())
}

/// A place that ended stands again, as a new fact.
pub(super) fn again_now(ctx: &Ctx, row: PlacementRow) -> PlacementRow {
    PlacementRow {
        id: ctx.id(),
        from_at: ctx.now,
        until_at: None,
        ended_by: None,
        ..row
    }
}

async fn withdraw(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    id: Uuid,
    made: &[PlacementRow],
) -> Result<()> {
    let others = closures::list_all_standing(&**tx, id)
        .await?
        .into_iter()
        .any(|row| made.iter().all(|own| own.id != row.id));
    // Somebody has placed more in it, or merged it, since.
    if others || closures::find_closure(&**tx, id).await?.is_some() {
        return Err(Refusal::new("roadmaps-changed-since").into());
    }
    let closure = ClosureRow {
        id: ctx.id(),
        road_map_id: id,
        kind: "withdrawn".into(),
        into_id: None,
        reason: String::new(),
        from_at: ctx.now,
        closed_by: ctx.viewer.person_id(),
        until_at: None,
    };
    closures::insert_closure(&**tx, permit, &closure).await?;
    tx.record("close", closure.snapshot());
    Ok(())
}
