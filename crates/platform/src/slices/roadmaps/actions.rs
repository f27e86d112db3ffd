//! What is done with road maps and the places in them.

pub mod acceptance;
pub mod asks;
pub mod board;
pub mod closures;
pub(super) mod engine;
mod fixed;
pub mod pairs;
pub mod places;
pub mod placing;
pub mod proposals;
pub mod reasons;
pub mod review;

use super::{
    model::{self, TypedTitle},
    policy::{self, MayKeep},
    store::{self, AskRow},
    tables::{PlacementRow, ROAD_MAP, RoadMapRow},
};
use kenes_kernel::{
    Ctx, Error, Result,
    content::Content,
    db::{WriteTx, take_numbers},
    error::{Conflict, ConflictField, Refusal},
    form::{FieldError, wrong},
    trace::{self, End},
};
use sea_orm::ConnectionTrait;
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;

/// The road map that people call `RM-17`.
///
/// # Errors
/// `NotFound`.
pub async fn get_road_map(ctx: &Ctx, reference: &str) -> Result<RoadMapRow> {
    let number = model::parse_road_map(reference).ok_or(Error::NotFound)?;
    store::find_road_map(ctx.db().read(), &ctx.viewer, number)
        .await?
        .ok_or(Error::NotFound)
}

/// A permit, or the answer that a stranger gets: there is nothing here.
pub fn permit(ctx: &Ctx) -> Result<MayKeep> {
    policy::may_keep(&ctx.viewer).ok_or(Error::NotFound)
}

/// Gives a road map another title.
///
/// # Errors
/// `NotFound`, `Invalid`, `Conflict` when somebody renamed it in the meantime.
pub async fn rename(ctx: &Ctx, reference: &str, version: i64, typed: &TypedTitle) -> Result<()> {
    let permit = permit(ctx)?;
    let mut row = closures::get_open(ctx, reference).await?;
    let title = typed.check(&row.title).map_err(Error::Invalid)?;
    let conflict = |row: &RoadMapRow| {
        title_conflict(
            ctx,
            format!("/road-maps/{}", model::road_map_reference(row.number)),
            row.version,
            &row.title,
            &title,
        )
    };
    if row.version != version {
        return Err(conflict(&row));
    }
    if row.title == title {
        return Ok(());
    }
    row.title = title.clone();
    row.version += 1;
    let mut tx = ctx.db().write().await?;
    if !store::update_title(&tx, &permit, &row).await? {
        drop(tx);
        return Err(conflict(&get_road_map(ctx, reference).await?));
    }
    tx.record("rename", row.snapshot());
    tx.commit(ctx).await
}

fn title_conflict(
    ctx: &Ctx,
    path: String,
    stored_version: i64,
    stored: &Content,
    sent: &Content,
) -> Error {
    Error::Conflict(Arc::new(Conflict {
        path,
        stored_version,
        fields: title_differences(ctx, stored, sent),
    }))
}

/// The titles that two persons wrote, in each language in which they differ.
fn title_differences(ctx: &Ctx, stored: &Content, sent: &Content) -> Vec<ConflictField> {
    let differing: Vec<ConflictField> = [
        ("roadmaps-title-en", "en"),
        ("roadmaps-title-ru", "ru"),
        ("roadmaps-title-kk", "kk"),
    ]
    .into_iter()
    .map(|(label, language)| ConflictField {
        label,
        stored: stored.exactly(language).unwrap_or_default().to_owned(),
        sent: sent.exactly(language).unwrap_or_default().to_owned(),
    })
    .filter(|field| field.stored != field.sent)
    .collect();
    if !differing.is_empty() {
        return differing;
    }
    vec![ConflictField {
        label: "roadmaps-title-field",
        stored: stored.text(ctx.locale).to_owned(),
        sent: sent.text(ctx.locale).to_owned(),
    }]
}

/// The road map that a person typed by number, `RM-17`, by title, or by words that one title alone has.
///
/// # Errors
/// `Invalid` at the field `road_map`.
pub async fn find_typed(ctx: &Ctx, typed: &str) -> Result<RoadMapRow> {
    let all = store::list_titles(ctx.db().read(), &ctx.viewer).await?;
    let wrong_road_map = |error| Error::Invalid(wrong("road_map", error));
    let number = model::parse_road_map(model::before_dot(typed));
    if let Some(row) = all.iter().find(|row| Some(row.number) == number) {
        return Ok(row.clone());
    }
    let titles: Vec<Vec<&str>> = all
        .iter()
        .map(|row| row.title.texts.values().map(|p| p.text.as_str()).collect())
        .collect();
    match model::matching(&titles, typed).as_slice() {
        [one] => Ok(all[*one].clone()),
        [] => Err(wrong_road_map(FieldError::new("roadmaps-no-such-road-map"))),
        several => Err(wrong_road_map(
            FieldError::new("roadmaps-several-road-maps").with("n", several.len()),
        )),
    }
}

/// Places all asks of a recommendation in a road map.
///
/// # Errors
/// `NotFound`; `Invalid` at the field `recommendation`.
pub async fn place_recommendation(ctx: &Ctx, road_map: &str, typed: &str) -> Result<()> {
    let permit = permit(ctx)?;
    let target = closures::get_open(ctx, road_map).await?;
    let unknown = || {
        Error::Invalid(wrong(
            "recommendation",
            FieldError::new("roadmaps-no-such-recommendation"),
        ))
    };
    let number = model::parse_recommendation(typed).ok_or_else(unknown)?;
    let asks = store::list_asks_of(ctx.db().read(), &ctx.viewer, number).await?;
    if asks.is_empty() {
        return Err(unknown());
    }
    let mut tx = ctx.db().write().await?;
    for ask in &asks {
        place_by_hand(&mut tx, &permit, ctx, ask, &target, None).await?;
    }
    tx.commit(ctx).await
}

/// Places one ask in the road map that was typed.
///
/// # Errors
/// `NotFound`; `Invalid` at the field `road_map`.
pub async fn place_ask(ctx: &Ctx, ask: Uuid, typed: &str) -> Result<()> {
    let permit = permit(ctx)?;
    let ask = get_ask(ctx, ask).await?;
    let target = find_typed(ctx, typed).await?;
    let mut tx = ctx.db().write().await?;
    place_by_hand(&mut tx, &permit, ctx, &ask, &target, None).await?;
    tx.commit(ctx).await
}

/// Confirms a doubtful place: from now on a person stands for it.
///
/// # Errors
/// `NotFound`; refused, when the ask stands nowhere.
pub async fn confirm_place(ctx: &Ctx, ask: Uuid) -> Result<()> {
    let permit = permit(ctx)?;
    let ask = get_ask(ctx, ask).await?;
    let mut tx = ctx.db().write().await?;
    let standing = find_standing(&*tx, ask.ask_id)
        .await?
        .ok_or_else(|| Refusal::new("roadmaps-nothing-to-confirm"))?;
    let confirmed = PlacementRow {
        id: ctx.id(),
        doubtful: false,
        pinned: true,
        from_at: ctx.now,
        placed_by: ctx.viewer.person_id(),
        ..standing.clone()
    };
    end(&mut tx, &permit, ctx, standing).await?;
    store::insert_placements(&*tx, &permit, std::slice::from_ref(&confirmed)).await?;
    tx.record("confirm", confirmed.snapshot());
    tx.commit(ctx).await
}

async fn get_ask(ctx: &Ctx, id: Uuid) -> Result<AskRow> {
    store::list_asks(ctx.db().read(), &ctx.viewer, &[id])
        .await?
        .pop()
        .ok_or(Error::NotFound)
}

pub(super) async fn find_standing(
    db: &impl ConnectionTrait,
    ask: Uuid,
) -> Result<Option<PlacementRow>> {
    Ok(store::list_standing(db, &[ask]).await?.pop())
}

/// A person's own place: sure, pinned, and in the repeat group that the person has named, if any.
pub(super) async fn place_by_hand(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    ask: &AskRow,
    target: &RoadMapRow,
    group: Option<Uuid>,
) -> Result<()> {
    let standing = find_standing(&**tx, ask.ask_id).await?;
    if let Some(standing) = standing {
        let same_group = standing.repeat_group_id == group;
        if standing.road_map_id == target.id && standing.pinned && same_group {
            return Ok(());
        }
        end_and_unlink(tx, permit, ctx, ask.recommendation_id, standing).await?;
    }
    let row = PlacementRow {
        id: ctx.id(),
        ask_id: ask.ask_id,
        row: ask.row,
        road_map_id: target.id,
        repeat_group_id: group,
        confidence: 1000,
        doubtful: false,
        pinned: true,
        reasons: by_hand(),
        proposal_id: None,
        from_at: ctx.now,
        placed_by: ctx.viewer.person_id(),
        until_at: None,
        ended_by: None,
        audience_id: ask.audience_id,
    };
    store::insert_placements(&**tx, permit, std::slice::from_ref(&row)).await?;
    relink(tx, ctx, ask, target).await?;
    tx.record("place", row.snapshot());
    Ok(())
}

/// Ends a place; the link goes unless another ask of the recommendation still stands there.
pub(super) async fn end_and_unlink(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    recommendation: Uuid,
    standing: PlacementRow,
) -> Result<()> {
    let (row, road_map) = (standing.row, standing.road_map_id);
    end(tx, permit, ctx, standing).await?;
    if !store::has_standing_in(&**tx, row, road_map).await? {
        trace::unlink(tx, recommendation, road_map).await?;
    }
    Ok(())
}

/// Takes back the last decision about an ask, if this person made it: what stood before stands again,
/// as a new fact.
///
/// # Errors
/// `NotFound`; refused, when somebody else decided since, or the ask stands nowhere.
pub async fn undo_place(ctx: &Ctx, ask: Uuid) -> Result<()> {
    let permit = permit(ctx)?;
    let ask = get_ask(ctx, ask).await?;
    let mut tx = ctx.db().write().await?;
    let standing = find_standing(&*tx, ask.ask_id)
        .await?
        .filter(|row| row.pinned && row.placed_by == ctx.viewer.person_id())
        .ok_or_else(|| Refusal::new("roadmaps-nothing-to-undo"))?;
    let before = store::find_ended_at(&*tx, ask.ask_id, standing.from_at).await?;
    end_and_unlink(&mut tx, &permit, ctx, ask.recommendation_id, standing).await?;
    if let Some(before) = before {
        let again = PlacementRow {
            id: ctx.id(),
            from_at: ctx.now,
            until_at: None,
            ended_by: None,
            ..before
        };
        let road_map = store::get_road_map(&*tx, again.road_map_id).await?;
        store::insert_placements(&*tx, &permit, std::slice::from_ref(&again)).await?;
        relink(&mut tx, ctx, &ask, &road_map).await?;
        tx.record("restore", again.snapshot());
    }
    tx.commit(ctx).await
}

fn by_hand() -> Content {
    Content::in_three(
        "Орнын адам таңдаған.",
        "Место выбрал человек.",
        "A person chose this place.",
    )
}

pub(super) async fn end(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    mut standing: PlacementRow,
) -> Result<()> {
    if !store::end_placement(&**tx, permit, standing.id, ctx.now, ctx.viewer.person_id()).await? {
        return Err(Refusal::new("roadmaps-moved-meanwhile").into());
    }
    standing.until_at = Some(ctx.now);
    tx.record("end", standing.snapshot());
    Ok(())
}

/// Links a recommendation that may stand in the road map already by another of its asks: that is one
/// link.
pub(super) async fn relink(
    tx: &mut WriteTx,
    ctx: &Ctx,
    ask: &AskRow,
    road_map: &RoadMapRow,
) -> Result<()> {
    trace::unlink(tx, ask.recommendation_id, road_map.id).await?;
    let recommendation = (ask.recommendation_id, ask.number);
    link(tx, ctx, recommendation, road_map, ask.audience_id).await
}

async fn link(
    tx: &mut WriteTx,
    ctx: &Ctx,
    recommendation: (Uuid, i64),
    road_map: &RoadMapRow,
    audience_id: i64,
) -> Result<()> {
    let (id, number) = recommendation;
    let from = model::recommendation_reference(number);
    let to = model::road_map_reference(road_map.number);
    let from = End {
        kind: "recommendation",
        id,
        reference: &from,
    };
    let to = End {
        kind: ROAD_MAP,
        id: road_map.id,
        reference: &to,
    };
    trace::link(tx, ctx, &from, &to, "placed", audience_id).await
}

/// Numbers the repeat groups of two or more asks.
pub(super) async fn number_groups(
    tx: &WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    repeats: impl Iterator<Item = i32>,
) -> Result<BTreeMap<i32, Uuid>> {
    let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
    for n in repeats {
        *sizes.entry(n).or_default() += 1;
    }
    let repeated: Vec<i32> = sizes
        .into_iter()
        .filter(|(_, size)| *size > 1)
        .map(|(n, _)| n)
        .collect();
    if repeated.is_empty() {
        return Ok(BTreeMap::new());
    }
    let count = i64::try_from(repeated.len()).unwrap_or(i64::MAX);
    let first = take_numbers(&**tx, "repeat_groups", count).await?;
    let groups: Vec<(Uuid, i64)> = (first..first + count).map(|n| (ctx.id(), n)).collect();
    store::insert_repeat_groups(&**tx, permit, &groups, ctx.now).await?;
    Ok(repeated
        .into_iter()
        .zip(groups)
        .map(|(n, (id, _))| (n, id))
        .collect())
}
