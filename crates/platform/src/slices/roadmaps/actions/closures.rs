//! Road maps that stand are merged, parted and set aside; their numbers and pages stay.

use super::{
    acceptance::again_now,
    confirm_place, find_typed, get_road_map, pairs, permit, place_by_hand,
    placing::{end_all, place_all},
    review::checked_reason,
    title_conflict,
};
use crate::slices::roadmaps::{
    model::{self, TypedTitle},
    policy::MayKeep,
    store::{self, AskRow, closures as store_closures},
    tables::{PlacementRow, ROAD_MAP, RoadMapRow, review::ClosureRow},
};
use kenes_kernel::{
    Ctx, Error, Result,
    content::Content,
    db::{WriteTx, take_numbers},
    error::Refusal,
    form::{FieldError, wrong},
    trace::{self, End},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A road map that is neither merged nor set aside.
///
/// # Errors
/// `NotFound`; refused for one that is.
pub(super) async fn get_open(ctx: &Ctx, reference: &str) -> Result<RoadMapRow> {
    let row = get_road_map(ctx, reference).await?;
    if store_closures::find_closure(ctx.db().read(), row.id)
        .await?
        .is_some()
    {
        return Err(Refusal::new("roadmaps-closed").into());
    }
    Ok(row)
}

/// A road map that stands, at the version that the person saw.
async fn get_standing(ctx: &Ctx, reference: &str, version: i64) -> Result<RoadMapRow> {
    let row = get_open(ctx, reference).await?;
    if row.version != version {
        let path = format!("/road-maps/{reference}");
        return Err(title_conflict(
            ctx,
            path,
            row.version,
            &row.title,
            &row.title,
        ));
    }
    Ok(row)
}

/// Merges a road map into the one that was typed: all that stands in it stands there. The other's
/// reference.
///
/// # Errors
/// `NotFound`, `Conflict`; `Invalid` at `road_map`; refused, when it does not stand.
pub async fn merge(ctx: &Ctx, reference: &str, version: i64, typed: &str) -> Result<String> {
    let permit = permit(ctx)?;
    let from = get_standing(ctx, reference, version).await?;
    let into = find_typed(ctx, typed).await?;
    if into.id == from.id {
        let itself = FieldError::new("roadmaps-merge-itself");
        return Err(Error::Invalid(wrong("road_map", itself)));
    }
    let mut tx = ctx.db().write().await?;
    let rows = store_closures::list_all_standing(&*tx, from.id).await?;
    let moved = rows.iter().map(|row| decided(ctx, row, into.id)).collect();
    end_all(&mut tx, &permit, ctx, rows).await?;
    place_all(&mut tx, &permit, ctx, &into, moved).await?;
    close(
        &mut tx,
        &permit,
        ctx,
        &from,
        "merged",
        Some(into.id),
        String::new(),
    )
    .await?;
    let (old, new) = (
        model::road_map_reference(from.number),
        model::road_map_reference(into.number),
    );
    let end = |row: &RoadMapRow, reference| End {
        kind: ROAD_MAP,
        id: row.id,
        reference,
    };
    let (one, other) = (end(&from, &old), end(&into, &new));
    trace::link(&mut tx, ctx, &one, &other, "merged", into.audience_id).await?;
    tx.commit(ctx).await?;
    Ok(new)
}

/// The place that a person gives an ask in another road map, with the repeat group that it has.
fn decided(ctx: &Ctx, row: &PlacementRow, road_map: Uuid) -> PlacementRow {
    PlacementRow {
        road_map_id: road_map,
        pinned: true,
        doubtful: false,
        placed_by: ctx.viewer.person_id(),
        ..again_now(ctx, row.clone())
    }
}

/// Cuts asks out of a road map into a new one; its reference.
///
/// # Errors
/// `NotFound`, `Conflict`; `Invalid` at the titles or at `ask`; refused, when it does not stand.
pub async fn split(
    ctx: &Ctx,
    reference: &str,
    version: i64,
    asks: &[Uuid],
    typed: &TypedTitle,
) -> Result<String> {
    let permit = permit(ctx)?;
    let from = get_standing(ctx, reference, version).await?;
    let title = typed
        .check(&Content::in_three("", "", ""))
        .map_err(Error::Invalid)?;
    let asks: BTreeSet<&Uuid> = asks.iter().collect();
    let mut tx = ctx.db().write().await?;
    let rows = store_closures::list_all_standing(&*tx, from.id).await?;
    let all = rows.len();
    let leaving: Vec<PlacementRow> = rows
        .into_iter()
        .filter(|row| asks.contains(&row.ask_id))
        .collect();
    if asks.is_empty() {
        let nothing = FieldError::new("roadmaps-nothing-marked");
        return Err(Error::Invalid(wrong("ask", nothing)));
    }
    if leaving.len() != asks.len() {
        return Err(Refusal::new("roadmaps-moved-meanwhile").into());
    }
    if leaving.len() == all {
        return Err(Refusal::new("roadmaps-split-nothing").into());
    }
    let new = RoadMapRow {
        id: ctx.id(),
        number: take_numbers(&*tx, "road_maps", 1).await?,
        title,
        summary: None,
        origin: "split".into(),
        audience_id: from.audience_id,
        version: 1,
        created_at: ctx.now,
    };
    store::insert_road_map(&tx, &permit, ctx, &new).await?;
    tx.record("found", new.snapshot());
    let placed = leaving
        .iter()
        .map(|row| decided(ctx, row, new.id))
        .collect();
    end_all(&mut tx, &permit, ctx, leaving).await?;
    place_all(&mut tx, &permit, ctx, &new, placed).await?;
    tx.commit(ctx).await?;
    Ok(model::road_map_reference(new.number))
}

/// Sets a road map aside, with a reason that its page shows. What stands in it stays with it.
///
/// # Errors
/// `NotFound`, `Conflict`; `Invalid` at `reason`; refused, when it does not stand.
pub async fn set_aside(ctx: &Ctx, reference: &str, version: i64, reason: &str) -> Result<()> {
    let permit = permit(ctx)?;
    let row = get_standing(ctx, reference, version).await?;
    let reason = checked_reason(reason)?;
    let mut tx = ctx.db().write().await?;
    close(&mut tx, &permit, ctx, &row, "set_aside", None, reason).await?;
    tx.commit(ctx).await
}

async fn close(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    row: &RoadMapRow,
    kind: &str,
    into: Option<Uuid>,
    reason: String,
) -> Result<()> {
    if store_closures::find_closure(&**tx, row.id).await?.is_some() {
        return Err(Refusal::new("roadmaps-closed").into());
    }
    let closure = ClosureRow {
        id: ctx.id(),
        road_map_id: row.id,
        kind: kind.into(),
        into_id: into,
        reason,
        from_at: ctx.now,
        closed_by: ctx.viewer.person_id(),
        until_at: None,
    };
    store_closures::insert_closure(&**tx, permit, &closure).await?;
    tx.record("close", closure.snapshot());
    Ok(())
}

/// Takes back that a road map was merged or set aside. What was moved by the merging and stands where it
/// put it comes back; what somebody has moved since stays.
///
/// # Errors
/// `NotFound`; refused, when it stands.
pub async fn reopen(ctx: &Ctx, reference: &str) -> Result<()> {
    let permit = permit(ctx)?;
    let row = get_road_map(ctx, reference).await?;
    let mut tx = ctx.db().write().await?;
    let closure = store_closures::find_closure(&*tx, row.id)
        .await?
        .filter(|closure| closure.kind != "withdrawn")
        .ok_or_else(|| Refusal::new("roadmaps-not-closed"))?;
    let (from_at, into) = (closure.from_at, closure.into_id);
    end_closure(&mut tx, &permit, ctx, closure).await?;
    if let Some(into) = into {
        let stood = store_closures::list_ended_at(&*tx, row.id, from_at).await?;
        let asks: Vec<Uuid> = stood.iter().map(|row| row.ask_id).collect();
        let moved: Vec<PlacementRow> = store::list_standing(&*tx, &asks)
            .await?
            .into_iter()
            .filter(|now| now.road_map_id == into && now.from_at == from_at)
            .collect();
        let back: BTreeSet<Uuid> = moved.iter().map(|row| row.ask_id).collect();
        end_all(&mut tx, &permit, ctx, moved).await?;
        let again = stood
            .into_iter()
            .filter(|row| back.contains(&row.ask_id))
            .map(|row| again_now(ctx, row))
            .collect();
        place_all(&mut tx, &permit, ctx, &row, again).await?;
        trace::unlink(&mut tx, row.id, into).await?;
    }
    tx.commit(ctx).await
}

pub(super) async fn end_closure(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    mut closure: ClosureRow,
) -> Result<()> {
    if !store_closures::end_closure(&**tx, permit, ctx, closure.id).await? {
        return Err(Refusal::new("roadmaps-not-closed").into());
    }
    closure.until_at = Some(ctx.now);
    tx.record("reopen", closure.snapshot());
    Ok(())
}

/// The ask that a person typed: `R-0142`, or `R-0142/2` where there are several.
async fn find_ask(ctx: &Ctx, field: &str, typed: &str) -> Result<AskRow> {
    let wrong_field = |key| Error::Invalid(wrong(field, FieldError::new(key)));
    let (reference, n) = match typed.split_once('/') {
        Some((reference, n)) => (reference, n.trim().parse::<usize>().ok()),
        None => (typed, None),
    };
    let number = model::parse_recommendation(reference)
        .ok_or_else(|| wrong_field("roadmaps-no-such-recommendation"))?;
    let mut all = store::list_asks_of(ctx.db().read(), &ctx.viewer, number).await?;
    match (all.len(), n) {
        (0, _) => Err(wrong_field("roadmaps-no-such-recommendation")),
        (1, _) => Ok(all.remove(0)),
        (several, Some(n)) if (1..=several).contains(&n) => Ok(all.remove(n - 1)),
        _ => Err(wrong_field("roadmaps-several-asks")),
    }
}

/// A person stands for where all asks of a recommendation in a road map are.
///
/// # Errors
/// `NotFound`; `Invalid` at `pin`.
pub async fn pin(ctx: &Ctx, reference: &str, typed: &str) -> Result<()> {
    permit(ctx)?;
    let row = get_open(ctx, reference).await?;
    let not_here = || {
        Error::Invalid(wrong(
            "pin",
            FieldError::new("roadmaps-not-in-this-road-map"),
        ))
    };
    let number = model::parse_recommendation(typed).ok_or_else(not_here)?;
    let asks = store::list_asks_of(ctx.db().read(), &ctx.viewer, number).await?;
    let ids: Vec<Uuid> = asks.iter().map(|ask| ask.ask_id).collect();
    let here: Vec<PlacementRow> = store::list_standing(ctx.db().read(), &ids)
        .await?
        .into_iter()
        .filter(|place| place.road_map_id == row.id)
        .collect();
    if here.is_empty() {
        return Err(not_here());
    }
    for place in here.into_iter().filter(|place| !place.pinned) {
        confirm_place(ctx, place.ask_id).await?;
    }
    Ok(())
}

/// Says of an ask that stands in a road map and another that they ask the same, or that they do not. The
/// same: it goes to the other's road map and repeat group. Not the same: it leaves the repeat group.
///
/// # Errors
/// `NotFound`; `Invalid` at `one` or `other`.
pub async fn judge(ctx: &Ctx, reference: &str, one: &str, other: &str, same: bool) -> Result<()> {
    let permit = permit(ctx)?;
    get_open(ctx, reference).await?;
    let ask = find_ask(ctx, "one", one).await?;
    let other = find_ask(ctx, "other", other).await?;
    if other.ask_id == ask.ask_id {
        let itself = FieldError::new("roadmaps-pair-itself");
        return Err(Error::Invalid(wrong("other", itself)));
    }
    let mut tx = ctx.db().write().await?;
    pairs::say(
        &mut tx,
        &permit,
        ctx,
        None,
        ask.ask_id,
        &[other.ask_id],
        same,
    )
    .await?;
    let standing = store::list_standing(&*tx, &[ask.ask_id, other.ask_id]).await?;
    let of = |id: Uuid| standing.iter().find(|row| row.ask_id == id);
    if let Some(target) = of(other.ask_id).filter(|_| same) {
        let road_map = store::get_road_map(&*tx, target.road_map_id).await?;
        let group = match target.repeat_group_id {
            Some(group) => group,
            None => new_group(&mut tx, &permit, ctx, target).await?,
        };
        place_by_hand(&mut tx, &permit, ctx, &ask, &road_map, Some(group)).await?;
    }
    let own = of(ask.ask_id).filter(|own| {
        !same
            && own.repeat_group_id.is_some()
            && own.repeat_group_id == of(other.ask_id).and_then(|row| row.repeat_group_id)
    });
    if let Some(own) = own {
        let road_map = store::get_road_map(&*tx, own.road_map_id).await?;
        place_by_hand(&mut tx, &permit, ctx, &ask, &road_map, None).await?;
    }
    tx.commit(ctx).await
}

/// A repeat group around an ask that had none, so that another can join it.
async fn new_group(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    standing: &PlacementRow,
) -> Result<Uuid> {
    let group = (ctx.id(), take_numbers(&**tx, "repeat_groups", 1).await?);
    store::insert_repeat_groups(&**tx, permit, &[group], ctx.now).await?;
    let road_map = store::get_road_map(&**tx, standing.road_map_id).await?;
    let grouped = PlacementRow {
        repeat_group_id: Some(group.0),
        ..again_now(ctx, standing.clone())
    };
    end_all(tx, permit, ctx, vec![standing.clone()]).await?;
    place_all(tx, permit, ctx, &road_map, vec![grouped]).await?;
    Ok(group.0)
}
