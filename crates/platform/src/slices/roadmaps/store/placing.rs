//! Queries on many places at once.

use crate::slices::roadmaps::{
    policy::MayKeep,
    tables::{PLACEMENT_COLUMNS, PlacementRow},
};
use kenes_kernel::{Result, clock::Instant, db::Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

/// Ends many placements; how many had not ended before.
pub async fn end_placements(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    ids: &[Uuid],
    at: Instant,
    by: Option<Uuid>,
) -> Result<u64> {
    let mut touched = 0;
    for chunk in ids.chunks(500) {
        touched += Query::new(
            "UPDATE placements SET until_at = ?, ended_by = ? WHERE until_at IS NULL AND id IN ",
        )
        .bind(at.micros())
        .bind(by)
        .list(chunk.iter().copied())
        .run(db)
        .await?;
    }
    Ok(touched)
}

/// Which of these recommendation rows still have an ask in a road map.
pub async fn list_rows_standing_in(
    db: &impl ConnectionTrait,
    rows: &[i64],
    road_map: Uuid,
) -> Result<Vec<i64>> {
    let mut standing = Vec::new();
    for chunk in rows.chunks(500) {
        let some: Vec<i64> = Query::new("SELECT DISTINCT row FROM placements WHERE until_at IS NULL AND road_map_id = ? AND row IN ")
            .bind(road_map)
            .list(chunk.iter().copied())
            .column(db)
            .await?;
        standing.extend(some);
    }
    Ok(standing)
}

/// Ids and numbers of recommendation rows.
pub async fn list_numbers(
    db: &impl ConnectionTrait,
    rows: &[i64],
) -> Result<HashMap<i64, (Uuid, i64)>> {
    #[derive(FromQueryResult)]
    struct Numbered {
        row: i64,
        id: Uuid,
        number: i64,
    }
    let mut numbers = HashMap::new();
    for chunk in rows.chunks(500) {
        let some: Vec<Numbered> =
            Query::new("SELECT row, id, number FROM recommendations WHERE row IN ")
                .list(chunk.iter().copied())
                .all(db)
                .await?;
        numbers.extend(some.into_iter().map(|r| (r.row, (r.id, r.number))));
    }
    Ok(numbers)
}

/// Every place, standing or ended, that a recommendation row ever had.
pub async fn list_all_of(db: &impl ConnectionTrait, row: i64) -> Result<Vec<PlacementRow>> {
    Ok(Query::new(&format!("SELECT {PLACEMENT_COLUMNS} FROM placements p JOIN recommendations r ON r.row = p.row WHERE p.row = ? ORDER BY p.from_at, p.id"))
        .bind(row)
        .all(db)
        .await?)
}
