//! An import of road maps is taken back as a whole, and what it had moved stands as before.

use super::{
    super::{
        store::{self as imports, Brought, links},
        tables::{GRADE, INDICATOR, KEY_LINK, KEY_RECOMMENDATION},
    },
    get_import, put,
};
use crate::slices::roadmaps::{
    actions::{permit, relink},
    model::road_map_reference,
    policy::MayKeep,
    store,
    tables::{PLACEMENT, PlacementRow, ROAD_MAP},
};
use kenes_kernel::{Ctx, Result, access::PUBLIC, db::WriteTx, error::Refusal, trace};
use uuid::Uuid;

/// Takes an import back as a whole: its road maps go, and what its keys had moved stands as before.
///
/// # Errors
/// `NotFound`; refused when somebody has built upon it since.
pub async fn undo_road_maps(ctx: &Ctx, id: Uuid) -> Result<()> {
    let permit = permit(ctx)?;
    let mut row = get_import(ctx, id).await?;
    let Some(at) = row.confirmed_at.filter(|_| row.state == "confirmed") else {
        return Err(Refusal::new("roadmaps-existing-not-confirmed").into());
    };
    let mut tx = ctx.db().write().await?;
    let built_upon = |number| {
        let reference = road_map_reference(number);
        Refusal::new("roadmaps-existing-built-upon").with("reference", reference)
    };
    if let Some(number) = links::find_linked(&tx, id).await? {
        return Err(built_upon(number).into());
    }
    let founded = imports::list_founded(&*tx, at).await?;
    let mut placed: Vec<PlacementRow> = Vec::new();
    for road_map in &founded {
        let places = imports::list_places_in(&*tx, road_map.id).await?;
        let foreign = places
            .iter()
            .any(|place| place.from_at != at || place.until_at.is_some());
        if foreign || road_map.version > 1 || imports::is_held(&tx, road_map.id, id).await? {
            return Err(built_upon(road_map.number).into());
        }
        placed.extend(places);
    }
    // Keys that were placed in road maps which stood before.
    for place in imports::list_begun_at(&*tx, at).await? {
        let known = placed.iter().any(|other| other.id == place.id);
        if !known && place.placed_by == row.confirmed_by && place.until_at.is_none() {
            placed.push(place);
        }
    }
    for place in placed {
        take_back(&mut tx, &permit, ctx, place).await?;
    }
    for gone in links::delete_links(&tx, &permit, id).await? {
        tx.remove("undo_import", KEY_LINK, gone, PUBLIC);
    }
    for kind in Brought::ALL {
        let record = match kind {
            Brought::Keys => KEY_RECOMMENDATION,
            Brought::Indicators => INDICATOR,
            Brought::Grades => GRADE,
        };
        for gone in imports::delete_brought(&tx, &permit, kind, id).await? {
            tx.remove("undo_import", record, gone, PUBLIC);
        }
    }
    for road_map in founded {
        store::delete_road_map(&tx, &permit, &road_map).await?;
        tx.remove("undo_import", ROAD_MAP, road_map.id, road_map.audience_id);
    }
    row.state = "undone".into();
    row.undone_at = Some(ctx.now);
    row.undone_by = ctx.viewer.person_id();
    put(&tx, &permit, &mut row).await?;
    tx.record("undo_road_maps", row.snapshot());
    tx.commit(ctx).await
}

/// Removes a place that an undone act made; what stood before stands again, as a new fact.
pub async fn take_back(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    place: PlacementRow,
) -> Result<()> {
    let before = store::find_ended_at(&**tx, place.ask_id, place.from_at).await?;
    imports::delete_placement(tx, permit, place.id).await?;
    tx.remove("undo", PLACEMENT, place.id, place.audience_id);
    let Some(ask) = store::list_asks(&**tx, &ctx.viewer, &[place.ask_id])
        .await?
        .pop()
    else {
        return Ok(());
    };
    if !store::has_standing_in(&**tx, place.row, place.road_map_id).await? {
        trace::unlink(tx, ask.recommendation_id, place.road_map_id).await?;
    }
    if let Some(before) = before {
        let again = PlacementRow {
            id: ctx.id(),
            from_at: ctx.now,
            until_at: None,
            ended_by: None,
            ..before
        };
        let road_map = store::get_road_map(&**tx, again.road_map_id).await?;
        store::insert_placements(&**tx, permit, std::slice::from_ref(&again)).await?;
        relink(tx, ctx, &ask, &road_map).await?;
        tx.record("restore", again.snapshot());
    }
    Ok(())
}
