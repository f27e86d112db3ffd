//! Queries of the queue.

use super::tables::{REFUSAL_COLUMNS, RefusalRow};
use crate::slices::recommendations::STANDS;
use crate::slices::roadmaps::{
    policy::MayKeep,
    store::{AskRow, CHUNK, json},
};
use kenes_kernel::{
    Result,
    access::Viewer,
    clock::Instant,
    content::Content,
    db::{Query, WriteTx},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeSet;
use uuid::Uuid;

/// An ask that stands, as the engine compares new ones with it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct StandingAskRow {
    pub ask_id: Uuid,
    pub number: i64,
    pub n: i32,
    pub span_start: i32,
    pub span_end: i32,
    pub texts: Content,
    pub road_map_number: i64,
}

/// All asks that stand in a road map and that the viewer may see.
pub async fn list_standing_asks(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
) -> Result<Vec<StandingAskRow>> {
    Ok(Query::new("SELECT p.ask_id, r.number, a.n, a.span_start, a.span_end, r.texts, m.number AS road_map_number FROM placements p JOIN asks a ON a.id = p.ask_id JOIN recommendations r ON r.row = p.row JOIN road_maps m ON m.id = p.road_map_id WHERE p.until_at IS NULL AND NOT EXISTS (SELECT 1 FROM road_map_closures x WHERE x.road_map_id = m.id AND x.until_at IS NULL) AND r.gone_import_id IS NULL AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" ORDER BY r.number, a.n")
        .all(db)
        .await?)
}

/// What one run of the engine proposes for an ask.
pub struct NewProposed {
    pub ask_id: Uuid,
    pub road_map_id: Option<Uuid>,
    pub card: i32,
    pub repeats_ask_id: Option<Uuid>,
    pub confidence: i32,
    pub doubtful: bool,
    pub reasons: Content,
}

/// A new road map that leftovers would need.
pub struct NewQueueCard {
    pub n: i32,
    pub title: Content,
    pub why: Content,
}

/// Replaces the queue by what a run found.
pub async fn replace(
    tx: &WriteTx,
    _: &MayKeep,
    places: &[NewProposed],
    cards: &[NewQueueCard],
    at: Instant,
) -> Result<()> {
    Query::new("DELETE FROM queue_places").run(&**tx).await?;
    Query::new("DELETE FROM queue_cards").run(&**tx).await?;
    for card in cards {
        Query::new("INSERT INTO queue_cards (n, title, why) VALUES (?, ?, ?)")
            .bind(card.n)
            .bind(json(&card.title)?)
            .bind(json(&card.why)?)
            .run(&**tx)
            .await?;
    }
    for chunk in places.chunks(CHUNK) {
        let mut insert = Query::new(
            "INSERT INTO queue_places (ask_id, road_map_id, card, repeats_ask_id, confidence, doubtful, reasons, computed_at) VALUES ",
        );
        for (n, place) in chunk.iter().enumerate() {
            insert = insert
                .text(if n == 0 { "" } else { ", " })
                .text("(?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(place.ask_id)
                .bind(place.road_map_id)
                .bind(place.card)
                .bind(place.repeats_ask_id)
                .bind(place.confidence)
                .bind(place.doubtful)
                .bind(json(&place.reasons)?)
                .bind(at.micros());
        }
        insert.run(&**tx).await?;
    }
    Ok(())
}

/// Which part of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Doubtful,
    Sure,
    /// Would need the new road map with this number; 0: of any number.
    New(i32),
    /// Refused, or alike to nothing: a person names the road map.
    ByHand,
    /// No run has looked at them yet: a person may be faster.
    Unseen,
    One(Uuid),
}

/// A waiting ask with what is proposed for it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct QueueRow {
    pub ask_id: Uuid,
    pub span_start: i32,
    pub span_end: i32,
    pub row: i64,
    pub recommendation_id: Uuid,
    pub number: i64,
    pub mechanism: String,
    pub date: Option<String>,
    pub position: String,
    pub texts: Content,
    pub audience_id: i64,
    pub road_map_id: Option<Uuid>,
    pub road_map_number: Option<i64>,
    pub card: i32,
    pub repeats_ask_id: Option<Uuid>,
    pub repeats_number: Option<i64>,
    pub confidence: i32,
    pub reasons: Content,
}

impl QueueRow {
    /// The ask itself.
    pub fn ask(&self) -> AskRow {
        AskRow {
            ask_id: self.ask_id,
            span_start: self.span_start,
            span_end: self.span_end,
            row: self.row,
            recommendation_id: self.recommendation_id,
            number: self.number,
            texts: self.texts.clone(),
            audience_id: self.audience_id,
        }
    }
}

const WAITS: &str = "r.gone_import_id IS NULL AND a.gone_at IS NULL AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.ask_id = a.id AND p.until_at IS NULL) AND ";

/// Waiting asks of one part; the least sure first, new road maps together.
pub async fn list_queue(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    part: Part,
    import: Option<Uuid>,
    limit: i64,
) -> Result<Vec<QueueRow>> {
    // From what is proposed where something is: that is little beside all asks.
    let from = match part {
        Part::Unseen => "asks a LEFT JOIN queue_places q ON q.ask_id = a.id",
        _ => "queue_places q JOIN asks a ON a.id = q.ask_id",
    };
    let mut query = Query::new("SELECT a.id AS ask_id, a.span_start, a.span_end, r.row, r.id AS recommendation_id, r.number, r.mechanism, r.date, r.position, r.texts, r.audience_id, m.id AS road_map_id, m.number AS road_map_number, COALESCE(q.card, 0) AS card, q.repeats_ask_id, o.number AS repeats_number, COALESCE(q.confidence, 0) AS confidence, COALESCE(q.reasons, '{\"record\":\"en\",\"texts\":{}}') AS reasons FROM ")
        .text(from)
        .text(" JOIN recommendations r ON r.id = a.recommendation_id LEFT JOIN road_maps m ON m.id = q.road_map_id AND NOT EXISTS (SELECT 1 FROM road_map_closures x WHERE x.road_map_id = m.id AND x.until_at IS NULL) LEFT JOIN asks b ON b.id = q.repeats_ask_id LEFT JOIN recommendations o ON o.id = b.recommendation_id WHERE ")
        .text(WAITS)
        .text(STANDS)
        .text(" AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied());
    if let Some(import) = import {
        query = query.text(" AND r.import_id = ?").bind(import);
    }
    query = match part {
        Part::Doubtful => query
            .text(" AND m.id IS NOT NULL AND q.doubtful = ?")
            .bind(true),
        Part::Sure => query
            .text(" AND m.id IS NOT NULL AND q.doubtful = ?")
            .bind(false),
        Part::New(0) => query.text(" AND m.id IS NULL AND q.card > 0"),
        Part::New(n) => query.text(" AND m.id IS NULL AND q.card = ?").bind(n),
        Part::ByHand => query.text(" AND m.id IS NULL AND q.card = 0"),
        Part::Unseen => query.text(" AND q.ask_id IS NULL"),
        Part::One(ask) => query.text(" AND q.ask_id = ?").bind(ask),
    };
    Ok(query
        .text(" ORDER BY card, confidence, r.number, a.n LIMIT ?")
        .bind(limit)
        .all(db)
        .await?)
}

/// How many wait in each part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct QueueCounts {
    pub waiting: i64,
    pub doubtful: i64,
    pub sure: i64,
    pub new: i64,
    pub by_hand: i64,
}

impl QueueCounts {
    /// Those that no run has looked at yet.
    #[must_use]
    pub fn unseen(&self) -> i64 {
        self.waiting - self.doubtful - self.sure - self.new - self.by_hand
    }
}

pub async fn count_queue(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    import: Option<Uuid>,
) -> Result<QueueCounts> {
    let mut query = Query::new("SELECT count(*) AS waiting, count(CASE WHEN m.id IS NOT NULL AND q.doubtful THEN 1 END) AS doubtful, count(CASE WHEN m.id IS NOT NULL AND NOT q.doubtful THEN 1 END) AS sure, count(CASE WHEN m.id IS NULL AND q.card > 0 THEN 1 END) AS new, count(CASE WHEN m.id IS NULL AND q.card = 0 THEN 1 END) AS by_hand FROM asks a JOIN recommendations r ON r.row = a.row LEFT JOIN queue_places q ON q.ask_id = a.id LEFT JOIN road_maps m ON m.id = q.road_map_id AND NOT EXISTS (SELECT 1 FROM road_map_closures x WHERE x.road_map_id = m.id AND x.until_at IS NULL) WHERE ")
        .text(WAITS)
        .text(STANDS)
        .text(" AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied());
    if let Some(import) = import {
        query = query.text(" AND r.import_id = ?").bind(import);
    }
    Ok(query.one(db).await?.unwrap_or_default())
}

/// An import of recommendations; how many of its asks have a place is counted for the one that is asked for.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ImportProgress {
    pub id: Uuid,
    pub number: i64,
    pub file_name: String,
    pub asks: i64,
    pub placed: i64,
}

/// The imports of which something waits, and the one that is asked for.
pub async fn list_import_progress(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: Option<Uuid>,
) -> Result<Vec<ImportProgress>> {
    let wanted = wanted.unwrap_or(Uuid::nil());
    let seen = || viewer.audiences().iter().copied();
    // To count the asks of every import takes as long as all the rest of the page.
    const OF_IMPORT: &str = "FROM recommendations r JOIN asks a ON a.row = r.row WHERE r.import_id = i.id AND r.gone_import_id IS NULL AND a.gone_at IS NULL AND i.id = ? AND r.audience_id IN ";
    Ok(Query::new("SELECT i.id, i.number, i.file_name, (SELECT count(*) ")
        .text(OF_IMPORT)
        .bind(wanted)
        .list(seen())
        .text(") AS asks, (SELECT count(*) ")
        .text(OF_IMPORT)
        .bind(wanted)
        .list(seen())
        .text(" AND EXISTS (SELECT 1 FROM placements p WHERE p.ask_id = a.id AND p.until_at IS NULL)) AS placed FROM imports i WHERE (i.id = ? OR i.id IN (SELECT r.import_id FROM asks a JOIN recommendations r ON r.row = a.row WHERE ")
        .bind(wanted)
        .text(WAITS)
        .text(STANDS)
        .text(" AND r.audience_id IN ")
        .list(seen())
        .text(")) AND i.audience_id IN ")
        .list(seen())
        .text(" ORDER BY i.number DESC LIMIT 100")
        .all(db)
        .await?)
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct QueueCardRow {
    pub n: i32,
    pub title: Content,
    pub why: Content,
}

pub async fn list_cards(db: &impl ConnectionTrait) -> Result<Vec<QueueCardRow>> {
    Ok(
        Query::new("SELECT n, title, why FROM queue_cards ORDER BY n")
            .all(db)
            .await?,
    )
}

/// When the engine last looked; `None` before the first time.
pub async fn last_run(db: &impl ConnectionTrait) -> Result<Option<Instant>> {
    let at: Option<i64> = Query::new("SELECT max(computed_at) FROM queue_places")
        .scalar(db)
        .await?;
    Ok(at.map(Instant::from_micros))
}

/// Proposes nothing for these asks any more, nor a repeat of one of them.
pub async fn forget(tx: &WriteTx, _: &MayKeep, asks: &[Uuid]) -> Result<()> {
    for sql in [
        "DELETE FROM queue_places WHERE ask_id IN ",
        "UPDATE queue_places SET repeats_ask_id = NULL WHERE repeats_ask_id IN ",
    ] {
        Query::new(sql)
            .list(asks.iter().copied())
            .run(&**tx)
            .await?;
    }
    Ok(())
}

/// Takes the proposed place of an ask away, or gives it one.
pub async fn set_place(tx: &WriteTx, _: &MayKeep, ask: Uuid, road_map: Option<Uuid>) -> Result<()> {
    Query::new("UPDATE queue_places SET road_map_id = ?, card = 0 WHERE ask_id = ?")
        .bind(road_map)
        .bind(ask)
        .run(&**tx)
        .await?;
    Ok(())
}

pub async fn insert_refusal(tx: &WriteTx, _: &MayKeep, row: &RefusalRow) -> Result<()> {
    Query::new("INSERT INTO refusals (id, ask_id, road_map_id, reason, at, by_person) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.ask_id)
        .bind(row.road_map_id)
        .bind(row.reason.as_str())
        .bind(row.at.micros())
        .bind(row.by_person)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Standing asks that repeat one of these, by what was proposed when they waited, and these themselves: ask, road map,
/// and which of them it is a repeat of.
pub async fn list_kin(
    db: &impl ConnectionTrait,
    roots: &[Uuid],
) -> Result<Vec<(Uuid, Uuid, Uuid)>> {
    #[derive(FromQueryResult)]
    struct Kin {
        ask_id: Uuid,
        road_map_id: Uuid,
        root: Uuid,
    }
    let mut kin = Vec::new();
    // Many repeat the same one: asked for in several chunks, it would come several times.
    let roots: Vec<Uuid> = roots
        .iter()
        .copied()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    for chunk in roots.chunks(400) {
        let some: Vec<Kin> = Query::new("SELECT p.ask_id, p.road_map_id, q.repeats_ask_id AS root FROM queue_places q JOIN placements p ON p.ask_id = q.ask_id AND p.until_at IS NULL WHERE q.repeats_ask_id IN ")
            .list(chunk.iter().copied())
            .text(" UNION SELECT p.ask_id, p.road_map_id, p.ask_id AS root FROM placements p WHERE p.until_at IS NULL AND p.ask_id IN ")
            .list(chunk.iter().copied())
            .all(db)
            .await?;
        kin.extend(
            some.into_iter()
                .map(|row| (row.ask_id, row.road_map_id, row.root)),
        );
    }
    kin.sort_unstable();
    kin.dedup();
    Ok(kin)
}

/// Ends a refusal; false when it had ended before.
pub async fn withdraw_refusal(tx: &WriteTx, _: &MayKeep, row: &RefusalRow) -> Result<bool> {
    let touched = Query::new("UPDATE refusals SET withdrawn_at = ?, withdrawn_by = ? WHERE id = ? AND withdrawn_at IS NULL")
        .bind(row.withdrawn_at.map(Instant::micros))
        .bind(row.withdrawn_by)
        .bind(row.id)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

pub async fn find_refusal(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<RefusalRow>> {
    Ok(Query::new(&format!(
        "SELECT {REFUSAL_COLUMNS} FROM refusals WHERE id = ?"
    ))
    .bind(id)
    .one(db)
    .await?)
}

/// The refusals that stand.
pub async fn list_refusals(db: &impl ConnectionTrait) -> Result<Vec<RefusalRow>> {
    Ok(Query::new(&format!(
        "SELECT {REFUSAL_COLUMNS} FROM refusals WHERE withdrawn_at IS NULL ORDER BY at, id"
    ))
    .all(db)
    .await?)
}

/// Whether any road map stands: before, there is nothing to propose a place in.
pub async fn has_road_maps(db: &impl ConnectionTrait) -> Result<bool> {
    let found: Option<i64> = Query::new("SELECT number FROM road_maps LIMIT 1")
        .scalar(db)
        .await?;
    Ok(found.is_some())
}
