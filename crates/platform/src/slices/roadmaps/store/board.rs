//! Queries of the board, and of the outline of one road map.

use super::{INDEX, PLACED, PlacedRow};
use crate::slices::roadmaps::tables::{ROAD_MAP_COLUMNS, RoadMapRow};
use kenes_kernel::{
    Result,
    access::Viewer,
    content::Content,
    db::{Db, Query},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

/// A road map with the counts that its viewer may see.
#[derive(Clone, Debug)]
pub struct BoardRow {
    pub number: i64,
    pub title: Content,
    pub summary: Option<Content>,
    pub recommendations: i64,
    pub repeat_groups: i64,
    pub doubtful: i64,
    pub first_date: Option<String>,
    pub last_date: Option<String>,
}

/// What stands in a road map, counted.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct Counted {
    pub road_map_id: Uuid,
    pub recommendations: i64,
    pub repeat_groups: i64,
    pub doubtful: i64,
    pub first_date: Option<String>,
    pub last_date: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BoardSort {
    #[default]
    Number,
    Asked,
    Newest,
}

/// What of the board is asked for.
#[derive(Clone, Debug, Default)]
pub struct BoardQuery<'a> {
    pub search: &'a str,
    pub sort: BoardSort,
    pub after: i64,
    pub limit: Option<usize>,
}

/// The standing road maps that are asked for, by number.
pub async fn list_found(
    db: &Db,
    viewer: &Viewer,
    asked: &BoardQuery<'_>,
) -> Result<Vec<RoadMapRow>> {
    let mut query = Query::new(&format!("SELECT {ROAD_MAP_COLUMNS} FROM road_maps m WHERE m.number > ? AND NOT EXISTS (SELECT 1 FROM road_map_closures x WHERE x.road_map_id = m.id AND x.until_at IS NULL) AND m.audience_id IN "))
        .bind(asked.after)
        .list(viewer.audiences().iter().copied());
    if let Some(found) = INDEX.matching(db.engine(), asked.search) {
        query = query.text(" AND m.number IN (").add(&found).text(")");
    }
    Ok(query.text(" ORDER BY m.number").all(db.read()).await?)
}

/// What stands in every road map, by its id: one walk over the standing places.
pub async fn count_all(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
) -> Result<HashMap<Uuid, Counted>> {
    // CROSS JOIN keeps SQLite to the order of the index by road map, in which it counts without sorting.
    let rows: Vec<Counted> = Query::new("SELECT p.road_map_id, count(DISTINCT p.row) AS recommendations, count(DISTINCT p.repeat_group_id) AS repeat_groups, count(CASE WHEN p.doubtful THEN 1 END) AS doubtful, min(NULLIF(r.date, '')) AS first_date, max(r.date) AS last_date FROM placements p CROSS JOIN recommendations r WHERE r.row = p.row AND p.until_at IS NULL AND r.gone_import_id IS NULL AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" GROUP BY p.road_map_id")
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.road_map_id, row)).collect())
}

/// How many recommendations stand in these road maps, each once: its asks may stand in several.
pub async fn count_recommendations_in(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    road_maps: &[i64],
) -> Result<i64> {
    let found: Option<i64> = Query::new("SELECT count(*) FROM recommendations r WHERE r.gone_import_id IS NULL AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" AND r.row IN (SELECT p.row FROM placements p JOIN road_maps m ON m.id = p.road_map_id WHERE p.until_at IS NULL AND m.number IN ")
        .list(road_maps.iter().copied())
        .text(")")
        .scalar(db)
        .await?;
    Ok(found.unwrap_or(0))
}

/// A standing place without its texts: what counts and order need of all of a road map.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OutlineRow {
    pub ask_id: Uuid,
    pub number: i64,
    pub row: i64,
    pub mechanism: String,
    pub issuing_body: String,
    pub date: Option<String>,
    pub position: String,
    pub group_number: Option<i64>,
}

/// All that stands in a road map, the oldest recommendation first.
pub async fn list_outline(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    road_map: Uuid,
) -> Result<Vec<OutlineRow>> {
    Ok(Query::new("SELECT p.ask_id, r.number, r.row, r.mechanism, r.issuing_body, r.date, r.position, g.number AS group_number FROM placements p JOIN asks a ON a.id = p.ask_id JOIN recommendations r ON r.row = p.row LEFT JOIN repeat_groups g ON g.id = p.repeat_group_id WHERE p.until_at IS NULL AND p.road_map_id = ? AND r.gone_import_id IS NULL AND r.audience_id IN ")
        .bind(road_map)
        .list(viewer.audiences().iter().copied())
        .text(" ORDER BY COALESCE(r.date, '9'), r.number, a.n")
        .all(db)
        .await?)
}

/// The recommending States of what stands in a road map, as (row, key).
pub async fn list_states_in(
    db: &impl ConnectionTrait,
    road_map: Uuid,
) -> Result<Vec<(i64, String)>> {
    #[derive(FromQueryResult)]
    struct StateRow {
        row: i64,
        key: String,
    }
    let rows: Vec<StateRow> = Query::new("SELECT DISTINCT rl.row, l.key FROM placements p JOIN recommendation_labels rl ON rl.row = p.row JOIN labels l ON l.id = rl.label_id WHERE p.until_at IS NULL AND p.road_map_id = ? AND l.kind = ?")
        .bind(road_map)
        .bind("state")
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.row, row.key)).collect())
}

/// The standing places of these asks with their texts, by ask.
pub async fn list_placed_asks(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    asks: &[Uuid],
) -> Result<HashMap<Uuid, PlacedRow>> {
    let mut placed = HashMap::new();
    for chunk in asks.chunks(500) {
        let some: Vec<PlacedRow> = Query::new(PLACED)
            .list(viewer.audiences().iter().copied())
            .text(" AND p.ask_id IN ")
            .list(chunk.iter().copied())
            .all(db)
            .await?;
        placed.extend(some.into_iter().map(|row| (row.ask_id, row)));
    }
    Ok(placed)
}

/// Which of these numbers are recommendations that the viewer may see.
pub async fn list_visible(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    numbers: &[i64],
) -> Result<Vec<i64>> {
    let mut visible = Vec::new();
    for chunk in numbers.chunks(500) {
        let some: Vec<i64> = Query::new(
            "SELECT number FROM recommendations WHERE gone_import_id IS NULL AND audience_id IN ",
        )
        .list(viewer.audiences().iter().copied())
        .text(" AND number IN ")
        .list(chunk.iter().copied())
        .column(db)
        .await?;
        visible.extend(some);
    }
    Ok(visible)
}
