//! Queries of road maps and placements.

pub mod board;
pub mod closures;
pub mod placing;
pub mod proposals;
pub mod review;

use super::{
    model,
    policy::MayKeep,
    tables::{PLACEMENT_COLUMNS, PlacementRow, ROAD_MAP_COLUMNS, RoadMapRow},
};
use crate::slices::recommendations::STANDS;
use kenes_kernel::{
    Ctx, Error, Result,
    access::Viewer,
    clock::Instant,
    content::Content,
    db::{Db, Engine, Query, WriteTx},
    text::SearchIndex,
};
use proposals::TextRow;
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

const INDEX: SearchIndex = SearchIndex {
    table: "road_map_terms",
};

/// Rows of one INSERT; below the bound values that both engines take.
pub const CHUNK: usize = 200;

pub fn json(value: &Content) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

pub async fn find_road_map(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    number: i64,
) -> Result<Option<RoadMapRow>> {
    Ok(Query::new(&format!(
        "SELECT {ROAD_MAP_COLUMNS} FROM road_maps WHERE number = ? AND audience_id IN "
    ))
    .bind(number)
    .list(viewer.audiences().iter().copied())
    .one(db)
    .await?)
}

/// All standing road maps without their counts, by number; those that were merged or set aside are
/// no more chosen.
pub async fn list_titles(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<RoadMapRow>> {
    Ok(Query::new(&format!(
        "SELECT {ROAD_MAP_COLUMNS} FROM road_maps WHERE NOT EXISTS (SELECT 1 FROM road_map_closures x WHERE x.road_map_id = road_maps.id AND x.until_at IS NULL) AND audience_id IN "
    ))
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY number")
    .all(db)
    .await?)
}

pub async fn insert_road_map(tx: &WriteTx, _: &MayKeep, ctx: &Ctx, row: &RoadMapRow) -> Result<()> {
    Query::new("INSERT INTO road_maps (id, number, title, summary, origin, audience_id, version, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.number)
        .bind(json(&row.title)?)
        .bind(row.summary.as_ref().map(json).transpose()?)
        .bind(row.origin.as_str())
        .bind(row.audience_id)
        .bind(row.version)
        .bind(row.created_at.micros())
        .bind(ctx.viewer.person_id())
        .run(&**tx)
        .await?;
    index(&**tx, tx.engine(), row).await
}

/// Stores a new title; false when somebody stored another version before.
pub async fn update_title(tx: &WriteTx, _: &MayKeep, row: &RoadMapRow) -> Result<bool> {
    let touched =
        Query::new("UPDATE road_maps SET title = ?, version = ? WHERE id = ? AND version = ?")
            .bind(json(&row.title)?)
            .bind(row.version)
            .bind(row.id)
            .bind(row.version - 1)
            .run(&**tx)
            .await?;
    index(&**tx, tx.engine(), row).await?;
    Ok(touched == 1)
}

/// Takes a road map away as if it had never been: only for acts that are undone as a whole.
pub async fn delete_road_map(tx: &WriteTx, _: &MayKeep, row: &RoadMapRow) -> Result<()> {
    INDEX.remove(&**tx, tx.engine(), &[row.number]).await?;
    Query::new("DELETE FROM road_maps WHERE id = ?")
        .bind(row.id)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Writes the search index anew from the rows, after a restore.
pub async fn reindex(db: &Db) -> Result<()> {
    let rows: Vec<RoadMapRow> = Query::new(&format!("SELECT {ROAD_MAP_COLUMNS} FROM road_maps"))
        .all(db.read())
        .await?;
    for row in &rows {
        index(db.read(), db.engine(), row).await?;
    }
    Ok(())
}

async fn index(db: &impl ConnectionTrait, engine: Engine, row: &RoadMapRow) -> Result<()> {
    let mut words = vec![model::road_map_reference(row.number)];
    for content in [Some(&row.title), row.summary.as_ref()]
        .into_iter()
        .flatten()
    {
        words.extend(content.texts.values().map(|passage| passage.text.clone()));
    }
    INDEX
        .put(db, engine, &[(row.number, words.join("\n"))])
        .await?;
    Ok(())
}

/// A standing placement with what a page tells of its recommendation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PlacedRow {
    pub ask_id: Uuid,
    pub n: i32,
    pub span_start: i32,
    pub span_end: i32,
    pub row: i64,
    pub number: i64,
    pub mechanism: String,
    pub date: Option<String>,
    pub texts: Content,
    pub position: String,
    pub road_map_number: i64,
    pub group_number: Option<i64>,
    pub confidence: i32,
    pub doubtful: bool,
    pub reasons: Content,
    /// When its author took it back.
    pub withdrawn_at: Option<Instant>,
}

const PLACED: &str = "SELECT p.ask_id, a.n, a.span_start, a.span_end, r.row, r.number, r.mechanism, r.date, r.texts, r.position, m.number AS road_map_number, g.number AS group_number, p.confidence, p.doubtful, p.reasons, w.at AS withdrawn_at FROM placements p JOIN asks a ON a.id = p.ask_id JOIN recommendations r ON r.row = p.row JOIN road_maps m ON m.id = p.road_map_id LEFT JOIN repeat_groups g ON g.id = p.repeat_group_id LEFT JOIN withdrawals w ON w.recommendation_id = r.id WHERE p.until_at IS NULL AND r.gone_import_id IS NULL AND r.audience_id IN ";

/// What stands in one road map (or in all), oldest recommendation first.
pub async fn list_placed(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    road_map: Option<i64>,
) -> Result<Vec<PlacedRow>> {
    let mut query = Query::new(PLACED).list(viewer.audiences().iter().copied());
    if let Some(number) = road_map {
        query = query.text(" AND m.number = ?").bind(number);
    }
    Ok(query
        .text(" ORDER BY m.number, COALESCE(r.date, '9'), r.number, a.n")
        .all(db)
        .await?)
}

/// Doubtful places, the least sure first.
pub async fn list_doubtful(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    limit: i64,
) -> Result<Vec<PlacedRow>> {
    Ok(Query::new(PLACED)
        .list(viewer.audiences().iter().copied())
        .text(" AND p.doubtful = ? AND NOT EXISTS (SELECT 1 FROM road_map_closures x WHERE x.road_map_id = p.road_map_id AND x.until_at IS NULL) ORDER BY p.confidence, r.number, a.n LIMIT ?")
        .bind(true)
        .bind(limit)
        .all(db)
        .await?)
}

/// Standing placements of the given recommendation rows.
pub async fn list_places_of(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    rows: &[i64],
) -> Result<Vec<PlacedRow>> {
    let mut places = Vec::new();
    for chunk in rows.chunks(500) {
        let some: Vec<PlacedRow> = Query::new(PLACED)
            .list(viewer.audiences().iter().copied())
            .text(" AND p.row IN ")
            .list(chunk.iter().copied())
            .text(" ORDER BY r.number, a.n")
            .all(db)
            .await?;
        places.extend(some);
    }
    Ok(places)
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct KinRow {
    pub group_number: i64,
    pub number: i64,
    pub mechanism: String,
    pub date: Option<String>,
    pub cycle: Option<i32>,
    pub position: String,
    pub texts: Content,
}

/// The recommendations of repeat groups, that the viewer may see.
pub async fn list_kin(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    groups: &[i64],
) -> Result<Vec<KinRow>> {
    Ok(Query::new("SELECT DISTINCT g.number AS group_number, r.number, r.mechanism, r.date, r.cycle, r.position, r.texts FROM repeat_groups g JOIN placements p ON p.repeat_group_id = g.id AND p.until_at IS NULL JOIN recommendations r ON r.row = p.row WHERE r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" AND g.number IN ")
        .list(groups.iter().copied())
        .text(" ORDER BY r.date, r.number")
        .all(db)
        .await?)
}

/// The recommending States of rows, as (row, key).
pub async fn list_states(db: &impl ConnectionTrait, rows: &[i64]) -> Result<Vec<(i64, String)>> {
    #[derive(FromQueryResult)]
    struct StateRow {
        row: i64,
        key: String,
    }
    let mut states = Vec::new();
    for chunk in rows.chunks(500) {
        let some: Vec<StateRow> = Query::new("SELECT rl.row, l.key FROM recommendation_labels rl JOIN labels l ON l.id = rl.label_id WHERE l.kind = ? AND rl.row IN ")
            .bind("state")
            .list(chunk.iter().copied())
            .all(db)
            .await?;
        states.extend(some.into_iter().map(|row| (row.row, row.key)));
    }
    Ok(states)
}

/// An ask with its recommendation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct AskRow {
    pub ask_id: Uuid,
    pub span_start: i32,
    pub span_end: i32,
    pub row: i64,
    pub recommendation_id: Uuid,
    pub number: i64,
    pub texts: Content,
    pub audience_id: i64,
}

const ASK: &str = "SELECT a.id AS ask_id, a.span_start, a.span_end, r.row, r.id AS recommendation_id, r.number, r.texts, r.audience_id FROM asks a JOIN recommendations r ON r.id = a.recommendation_id WHERE r.gone_import_id IS NULL AND a.gone_at IS NULL AND r.audience_id IN ";

/// Asks without a standing place, of recommendations that their authors did not take back.
pub async fn list_waiting(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    limit: i64,
) -> Result<Vec<AskRow>> {
    Ok(Query::new(ASK)
        .list(viewer.audiences().iter().copied())
        .text(" AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.ask_id = a.id AND p.until_at IS NULL) AND ")
        .text(STANDS)
        .text(" ORDER BY r.number, a.n LIMIT ?")
        .bind(limit)
        .all(db)
        .await?)
}

/// How many places are doubtful, and how many asks have none.
pub async fn count_open(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<(i64, i64)> {
    let doubtful = Query::new("SELECT count(*) FROM placements p JOIN recommendations r ON r.row = p.row WHERE p.until_at IS NULL AND p.doubtful = ? AND NOT EXISTS (SELECT 1 FROM road_map_closures x WHERE x.road_map_id = p.road_map_id AND x.until_at IS NULL) AND r.gone_import_id IS NULL AND r.audience_id IN ")
        .bind(true)
        .list(viewer.audiences().iter().copied())
        .scalar::<i64>(db)
        .await?;
    let waiting = Query::new("SELECT count(*) FROM asks a JOIN recommendations r ON r.id = a.recommendation_id WHERE r.gone_import_id IS NULL AND a.gone_at IS NULL AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.ask_id = a.id AND p.until_at IS NULL) AND ")
        .text(STANDS)
        .text(" AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .scalar::<i64>(db)
        .await?;
    Ok((doubtful.unwrap_or(0), waiting.unwrap_or(0)))
}

/// Asks by their ids, in no order.
pub async fn list_asks(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: &[Uuid],
) -> Result<Vec<AskRow>> {
    let mut asks = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let some: Vec<AskRow> = Query::new(ASK)
            .list(viewer.audiences().iter().copied())
            .text(" AND a.id IN ")
            .list(chunk.iter().copied())
            .all(db)
            .await?;
        asks.extend(some);
    }
    Ok(asks)
}

/// The asks of one recommendation.
pub async fn list_asks_of(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    recommendation: i64,
) -> Result<Vec<AskRow>> {
    Ok(Query::new(ASK)
        .list(viewer.audiences().iter().copied())
        .text(" AND r.number = ? ORDER BY a.n")
        .bind(recommendation)
        .all(db)
        .await?)
}

/// The standing placements of asks.
pub async fn list_standing(db: &impl ConnectionTrait, asks: &[Uuid]) -> Result<Vec<PlacementRow>> {
    let mut rows = Vec::new();
    for chunk in asks.chunks(500) {
        let some: Vec<PlacementRow> = Query::new(&format!("SELECT {PLACEMENT_COLUMNS} FROM placements p JOIN recommendations r ON r.row = p.row WHERE p.until_at IS NULL AND p.ask_id IN "))
            .list(chunk.iter().copied())
            .all(db)
            .await?;
        rows.extend(some);
    }
    Ok(rows)
}

/// Whether an ask of this recommendation row stands in a road map.
pub async fn has_standing_in(db: &impl ConnectionTrait, row: i64, road_map: Uuid) -> Result<bool> {
    let found: Option<i64> = Query::new(
        "SELECT row FROM placements WHERE row = ? AND road_map_id = ? AND until_at IS NULL LIMIT 1",
    )
    .bind(row)
    .bind(road_map)
    .scalar(db)
    .await?;
    Ok(found.is_some())
}

/// The place that an ask had until a moment.
pub async fn find_ended_at(
    db: &impl ConnectionTrait,
    ask: Uuid,
    at: Instant,
) -> Result<Option<PlacementRow>> {
    Ok(Query::new(&format!("SELECT {PLACEMENT_COLUMNS} FROM placements p JOIN recommendations r ON r.row = p.row WHERE p.ask_id = ? AND p.until_at = ? ORDER BY p.from_at DESC LIMIT 1"))
        .bind(ask)
        .bind(at.micros())
        .one(db)
        .await?)
}

/// The road map with this id, whoever asks: the caller has a place in it.
pub async fn get_road_map(db: &impl ConnectionTrait, id: Uuid) -> Result<RoadMapRow> {
    Query::new(&format!(
        "SELECT {ROAD_MAP_COLUMNS} FROM road_maps WHERE id = ?"
    ))
    .bind(id)
    .one(db)
    .await?
    .ok_or(Error::NotFound)
}

pub async fn insert_placements(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    rows: &[PlacementRow],
) -> Result<()> {
    for chunk in rows.chunks(CHUNK) {
        let mut insert = Query::new(
            "INSERT INTO placements (id, ask_id, row, road_map_id, repeat_group_id, confidence, doubtful, pinned, reasons, proposal_id, from_at, placed_by) VALUES ",
        );
        for (n, row) in chunk.iter().enumerate() {
            insert = insert
                .text(if n == 0 { "" } else { ", " })
                .text("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(row.id)
                .bind(row.ask_id)
                .bind(row.row)
                .bind(row.road_map_id)
                .bind(row.repeat_group_id)
                .bind(row.confidence)
                .bind(row.doubtful)
                .bind(row.pinned)
                .bind(json(&row.reasons)?)
                .bind(row.proposal_id)
                .bind(row.from_at.micros())
                .bind(row.placed_by);
        }
        insert.run(db).await?;
    }
    Ok(())
}

/// Ends a placement; false when it had ended before.
pub async fn end_placement(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    id: Uuid,
    at: Instant,
    by: Option<Uuid>,
) -> Result<bool> {
    let touched = Query::new(
        "UPDATE placements SET until_at = ?, ended_by = ? WHERE id = ? AND until_at IS NULL",
    )
    .bind(at.micros())
    .bind(by)
    .bind(id)
    .run(db)
    .await?;
    Ok(touched == 1)
}

/// Stores repeat groups numbered from `first`.
pub async fn insert_repeat_groups(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    groups: &[(Uuid, i64)],
    at: Instant,
) -> Result<()> {
    for chunk in groups.chunks(CHUNK) {
        let mut insert = Query::new("INSERT INTO repeat_groups (id, number, created_at) VALUES ");
        for (n, (id, number)) in chunk.iter().enumerate() {
            insert = insert
                .text(if n == 0 { "(?, ?, ?)" } else { ", (?, ?, ?)" })
                .bind(*id)
                .bind(*number)
                .bind(at.micros());
        }
        insert.run(db).await?;
    }
    Ok(())
}

/// Whether a place, standing, ended or only proposed, names an ask of this import's recommendations.
pub async fn is_import_placed(db: &impl ConnectionTrait, import: Uuid) -> Result<bool> {
    let found: Option<i64> = Query::new("SELECT 1 FROM asks a JOIN recommendations r ON r.id = a.recommendation_id WHERE r.import_id = ? AND (EXISTS (SELECT 1 FROM placements p WHERE p.ask_id = a.id) OR EXISTS (SELECT 1 FROM refusals f WHERE f.ask_id = a.id) OR EXISTS (SELECT 1 FROM proposal_places d WHERE d.ask_id = a.id)) LIMIT 1")
        .bind(import)
        .scalar(db)
        .await?;
    Ok(found.is_some())
}

/// `SELECT` of the recommendation rows that stand in a road map.
#[must_use]
pub fn rows_in(viewer: &Viewer, road_map: i64) -> Query {
    Query::new("SELECT p.row FROM placements p JOIN road_maps m ON m.id = p.road_map_id WHERE p.until_at IS NULL AND m.number = ? AND m.audience_id IN ")
        .bind(road_map)
        .list(viewer.audiences().iter().copied())
}

/// The rows that stand in a road map, as numbers with commas between.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RoadMapRowsRow {
    pub number: i64,
    pub title: Content,
    pub audience_id: i64,
    pub rows: String,
}

/// What stands in each road map, whoever may see it.
pub async fn list_rows_by_road_map(db: &Db) -> Result<Vec<RoadMapRowsRow>> {
    Ok(Query::new("SELECT m.number, m.title, m.audience_id, c.rows FROM (SELECT p.road_map_id, ")
        .text(&db.engine().joined("p.row"))
        .text(" AS rows FROM placements p WHERE p.until_at IS NULL GROUP BY p.road_map_id) c JOIN road_maps m ON m.id = c.road_map_id ORDER BY m.number")
        .all(db.read())
        .await?)
}

/// What the demonstration's recommendations say of their road map: ask, row, `extra`.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SeedRow {
    pub ask_id: Uuid,
    pub row: i64,
    pub recommendation_id: Uuid,
    pub number: i64,
    pub audience_id: i64,
    pub extra: String,
    pub span_start: i32,
    pub span_end: i32,
    pub language: String,
    pub texts: Content,
}

impl SeedRow {
    /// As the engine reads it.
    pub fn text(&self) -> TextRow {
        TextRow {
            ask_id: self.ask_id,
            span_start: self.span_start,
            span_end: self.span_end,
            number: self.number,
            language: self.language.clone(),
            texts: self.texts.clone(),
        }
    }
}

pub async fn list_seeds(db: &impl ConnectionTrait) -> Result<Vec<SeedRow>> {
    Ok(Query::new("SELECT a.id AS ask_id, r.row, r.id AS recommendation_id, r.number, r.audience_id, r.extra, a.span_start, a.span_end, r.language, r.texts FROM asks a JOIN recommendations r ON r.id = a.recommendation_id WHERE a.gone_at IS NULL AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.ask_id = a.id AND p.until_at IS NULL) ORDER BY r.number, a.n")
        .all(db)
        .await?)
}
