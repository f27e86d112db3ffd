//! Queries of road maps that were merged or set aside.

use crate::slices::roadmaps::{
    policy::MayKeep,
    tables::{
        PLACEMENT_COLUMNS, PlacementRow,
        review::{CLOSURE_COLUMNS, ClosureRow},
    },
};
use kenes_kernel::{Ctx, Result, clock::Instant, content::Content, db::Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// Why a road map does not stand, if it does not.
pub async fn find_closure(db: &impl ConnectionTrait, road_map: Uuid) -> Result<Option<ClosureRow>> {
    Ok(Query::new(&format!(
        "SELECT {CLOSURE_COLUMNS} FROM road_map_closures WHERE road_map_id = ? AND until_at IS NULL"
    ))
    .bind(road_map)
    .one(db)
    .await?)
}

/// Whenever a road map was closed.
pub async fn list_closures_of(
    db: &impl ConnectionTrait,
    road_map: Uuid,
) -> Result<Vec<ClosureRow>> {
    Ok(Query::new(&format!(
        "SELECT {CLOSURE_COLUMNS} FROM road_map_closures WHERE road_map_id = ? ORDER BY from_at"
    ))
    .bind(road_map)
    .all(db)
    .await?)
}

/// A road map that is not on the board, with why.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ClosedRow {
    pub number: i64,
    pub title: Content,
    pub kind: String,
    pub reason: String,
    pub into_number: Option<i64>,
    pub into_title: Option<Content>,
    pub from_at: Instant,
}

const CLOSED: &str = "SELECT m.number, m.title, x.kind, x.reason, i.number AS into_number, i.title AS into_title, x.from_at FROM road_map_closures x JOIN road_maps m ON m.id = x.road_map_id LEFT JOIN road_maps i ON i.id = x.into_id WHERE x.until_at IS NULL AND m.audience_id IN ";

/// All road maps that are not on the board, by number.
pub async fn list_closed(db: &impl ConnectionTrait, audiences: &[i64]) -> Result<Vec<ClosedRow>> {
    Ok(Query::new(CLOSED)
        .list(audiences.iter().copied())
        .text(" ORDER BY m.number")
        .all(db)
        .await?)
}

/// Where one road map went.
pub async fn find_closed(
    db: &impl ConnectionTrait,
    audiences: &[i64],
    road_map: Uuid,
) -> Result<Option<ClosedRow>> {
    Ok(Query::new(CLOSED)
        .list(audiences.iter().copied())
        .text(" AND m.id = ?")
        .bind(road_map)
        .one(db)
        .await?)
}

pub async fn insert_closure(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    row: &ClosureRow,
) -> Result<()> {
    Query::new("INSERT INTO road_map_closures (id, road_map_id, kind, into_id, reason, from_at, closed_by) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.road_map_id)
        .bind(row.kind.as_str())
        .bind(row.into_id)
        .bind(row.reason.as_str())
        .bind(row.from_at.micros())
        .bind(row.closed_by)
        .run(db)
        .await?;
    Ok(())
}

/// Ends a closure; false when somebody had ended it before.
pub async fn end_closure(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    ctx: &Ctx,
    id: Uuid,
) -> Result<bool> {
    let touched = Query::new(
        "UPDATE road_map_closures SET until_at = ?, ended_by = ? WHERE id = ? AND until_at IS NULL",
    )
    .bind(ctx.now.micros())
    .bind(ctx.viewer.person_id())
    .bind(id)
    .run(db)
    .await?;
    Ok(touched == 1)
}

/// What stands in a road map, whoever may see it: an act on the road map is on all of it.
pub async fn list_all_standing(
    db: &impl ConnectionTrait,
    road_map: Uuid,
) -> Result<Vec<PlacementRow>> {
    Ok(Query::new(&format!("SELECT {PLACEMENT_COLUMNS} FROM placements p JOIN recommendations r ON r.row = p.row WHERE p.until_at IS NULL AND p.road_map_id = ? ORDER BY p.id"))
        .bind(road_map)
        .all(db)
        .await?)
}

/// What stood in a road map until a moment.
pub async fn list_ended_at(
    db: &impl ConnectionTrait,
    road_map: Uuid,
    at: Instant,
) -> Result<Vec<PlacementRow>> {
    Ok(Query::new(&format!("SELECT {PLACEMENT_COLUMNS} FROM placements p JOIN recommendations r ON r.row = p.row WHERE p.until_at = ? AND p.road_map_id = ? ORDER BY p.id"))
        .bind(at.micros())
        .bind(road_map)
        .all(db)
        .await?)
}
