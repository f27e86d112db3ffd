//! Many places at once: stored, linked and journaled in few statements, however many there are.

use crate::slices::roadmaps::{
    model,
    policy::MayKeep,
    store::{self, placing as many},
    tables::{PlacementRow, ROAD_MAP, RoadMapRow},
};
use kenes_kernel::{
    Ctx, Result,
    access::PUBLIC,
    db::WriteTx,
    error::Refusal,
    journal::{Bulk, Snapshot, seal_rows},
    trace::{self, End},
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A recommendation's ask with the place that it shall have.
pub struct Placing {
    pub recommendation_id: Uuid,
    pub recommendation: i64,
    pub row: PlacementRow,
}

/// A road map with its first placements.
pub async fn found_road_map(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    road_map: &RoadMapRow,
    placings: Vec<Placing>,
) -> Result<()> {
    store::insert_road_map(tx, permit, ctx, road_map).await?;
    tx.record("found", road_map.snapshot());
    link_all(tx, ctx, road_map, &placings).await?;
    store_all(tx, permit, ctx, road_map, placings).await
}

/// Places asks in a road map in which others of their recommendations may stand.
pub async fn place_all(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    road_map: &RoadMapRow,
    rows: Vec<PlacementRow>,
) -> Result<()> {
    let numbers: Vec<i64> = rows.iter().map(|row| row.row).collect();
    let known = many::list_numbers(&**tx, &numbers).await?;
    let placings: Vec<Placing> = rows
        .into_iter()
        .filter_map(|row| {
            let (recommendation_id, recommendation) = *known.get(&row.row)?;
            Some(Placing {
                recommendation_id,
                recommendation,
                row,
            })
        })
        .collect();
    let linked: Vec<Uuid> = placings.iter().map(|p| p.recommendation_id).collect();
    trace::unlink_all(tx, &linked, road_map.id).await?;
    link_all(tx, ctx, road_map, &placings).await?;
    store_all(tx, permit, ctx, road_map, placings).await
}

/// Ends places; the links of recommendations go of which no other ask stands in the road map.
pub async fn end_all(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    rows: Vec<PlacementRow>,
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let by = ctx.viewer.person_id();
    let ended = many::end_placements(&**tx, permit, &ids, ctx.now, by).await?;
    if ended != u64::try_from(ids.len()).unwrap_or(u64::MAX) {
        return Err(Refusal::new("roadmaps-moved-meanwhile").into());
    }
    let mut by_road_map: BTreeMap<Uuid, BTreeSet<i64>> = BTreeMap::new();
    for row in &rows {
        by_road_map
            .entry(row.road_map_id)
            .or_default()
            .insert(row.row);
    }
    for (road_map, numbers) in &by_road_map {
        let numbers: Vec<i64> = numbers.iter().copied().collect();
        let still = many::list_rows_standing_in(&**tx, &numbers, *road_map).await?;
        let left: Vec<Uuid> = many::list_numbers(&**tx, &numbers)
            .await?
            .into_iter()
            .filter(|(row, _)| !still.contains(row))
            .map(|(_, (id, _))| id)
            .collect();
        trace::unlink_all(tx, &left, *road_map).await?;
    }
    let snapshots = rows
        .into_iter()
        .map(|row| {
            PlacementRow {
                until_at: Some(ctx.now),
                ..row
            }
            .snapshot()
        })
        .collect();
    record_all(tx, ctx, "end", None, snapshots).await
}

async fn link_all(
    tx: &mut WriteTx,
    ctx: &Ctx,
    road_map: &RoadMapRow,
    placings: &[Placing],
) -> Result<()> {
    let recommendations: BTreeMap<i64, (Uuid, i64)> = placings
        .iter()
        .map(|p| (p.recommendation, (p.recommendation_id, p.row.audience_id)))
        .collect();
    let references: Vec<(String, Uuid, i64)> = recommendations
        .into_iter()
        .map(|(number, (id, audience))| (model::recommendation_reference(number), id, audience))
        .collect();
    let from: Vec<(End<'_>, i64)> = references
        .iter()
        .map(|(reference, id, audience)| {
            let end = End {
                kind: "recommendation",
                id: *id,
                reference,
            };
            (end, *audience)
        })
        .collect();
    let reference = model::road_map_reference(road_map.number);
    let to = End {
        kind: ROAD_MAP,
        id: road_map.id,
        reference: &reference,
    };
    trace::link_all(tx, ctx, &from, &to, "placed").await
}

async fn store_all(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    road_map: &RoadMapRow,
    placings: Vec<Placing>,
) -> Result<()> {
    let rows: Vec<PlacementRow> = placings.into_iter().map(|placing| placing.row).collect();
    store::insert_placements(&**tx, permit, &rows).await?;
    let snapshots = rows.iter().map(PlacementRow::snapshot).collect();
    record_all(tx, ctx, "place", Some(road_map), snapshots).await
}

/// One entry over all of them, whatever their number.
async fn record_all(
    tx: &mut WriteTx,
    ctx: &Ctx,
    verb: &'static str,
    road_map: Option<&RoadMapRow>,
    rows: Vec<Snapshot>,
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let snapshot = Snapshot::new("placements", 1, ctx.id(), PUBLIC)
        .field("road_map", road_map.map(|row| row.id))
        .field(
            "reference",
            road_map.map(|row| model::road_map_reference(row.number)),
        );
    let rows = seal_rows(ctx, rows).await?;
    tx.record_bulk(verb, Bulk { snapshot, rows });
    Ok(())
}
