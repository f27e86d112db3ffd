//! Queries of proposals, their cards and places.

use super::{CHUNK, json};
use crate::slices::{
    recommendations::STANDS,
    roadmaps::{
        policy::MayKeep,
        tables::{PROPOSAL_COLUMNS, ProposalRow},
    },
};
use kenes_kernel::{Ctx, Result, access::Viewer, clock::Instant, content::Content, db::Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

pub async fn list_proposals(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
) -> Result<Vec<ProposalRow>> {
    Ok(Query::new(&format!(
        "SELECT {PROPOSAL_COLUMNS} FROM proposals WHERE audience_id IN "
    ))
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY number DESC LIMIT 100")
    .all(db)
    .await?)
}

pub async fn find_proposal(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    number: i64,
) -> Result<Option<ProposalRow>> {
    Ok(Query::new(&format!(
        "SELECT {PROPOSAL_COLUMNS} FROM proposals WHERE number = ? AND audience_id IN "
    ))
    .bind(number)
    .list(viewer.audiences().iter().copied())
    .one(db)
    .await?)
}

pub async fn insert_proposal(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    ctx: &Ctx,
    row: &ProposalRow,
) -> Result<()> {
    Query::new("INSERT INTO proposals (id, number, state, road_map_limit, country, scope, job_id, notes, ask_count, audience_id, version, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.number)
        .bind(row.state.as_str())
        .bind(row.road_map_limit)
        .bind(row.country.as_str())
        .bind(row.scope.as_str())
        .bind(row.job_id)
        .bind(row.notes.as_str())
        .bind(row.ask_count)
        .bind(row.audience_id)
        .bind(row.version)
        .bind(row.created_at.micros())
        .bind(ctx.viewer.person_id())
        .run(db)
        .await?;
    Ok(())
}

/// Stores the state of a proposal; false when somebody stored another version before.
pub async fn update_proposal(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    ctx: &Ctx,
    row: &ProposalRow,
) -> Result<bool> {
    let touched = Query::new("UPDATE proposals SET state = ?, notes = ?, ask_count = ?, version = ?, computed_at = ?, closed_at = ?, closed_by = ? WHERE id = ? AND version = ?")
        .bind(row.state.as_str())
        .bind(row.notes.as_str())
        .bind(row.ask_count)
        .bind(row.version)
        .bind(row.computed_at.map(Instant::micros))
        .bind(row.closed_at.map(Instant::micros))
        .bind(row.closed_at.and_then(|_| ctx.viewer.person_id()))
        .bind(row.id)
        .bind(row.version - 1)
        .run(db)
        .await?;
    Ok(touched == 1)
}

/// States under review of the register, for the form.
pub async fn list_countries(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<String>> {
    Ok(Query::new("SELECT DISTINCT country FROM recommendations WHERE country <> '' AND gone_import_id IS NULL AND audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" ORDER BY country")
        .column(db)
        .await?)
}

/// What the engine reads: every ask of the scope that no person has placed.
#[derive(Clone, Debug, FromQueryResult)]
pub struct TextRow {
    pub ask_id: Uuid,
    pub span_start: i32,
    pub span_end: i32,
    pub number: i64,
    pub language: String,
    pub texts: Content,
}

pub async fn list_texts(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    country: &str,
    scope: &str,
) -> Result<Vec<TextRow>> {
    let mut query = Query::new("SELECT a.id AS ask_id, a.span_start, a.span_end, r.number, r.language, r.texts FROM asks a JOIN recommendations r ON r.id = a.recommendation_id WHERE r.gone_import_id IS NULL AND a.gone_at IS NULL AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied());
    if !country.is_empty() {
        query = query.text(" AND r.country = ?").bind(country);
    }
    query = query.text(
        " AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.ask_id = a.id AND p.until_at IS NULL",
    );
    if scope == "all" {
        // What stands in a road map that was set aside was set aside with it.
        query = query
            .text(" AND (p.pinned = ? OR EXISTS (SELECT 1 FROM road_map_closures x WHERE x.road_map_id = p.road_map_id AND x.until_at IS NULL))")
            .bind(true);
    }
    Ok(query
        .text(") AND NOT EXISTS (SELECT 1 FROM proposal_places s JOIN proposal_cards k ON k.id = s.card_id WHERE s.ask_id = a.id AND k.gone = 'set_aside') AND ")
        .text(STANDS)
        .text(" ORDER BY r.number, a.n")
        .all(db)
        .await?)
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct CardRow {
    pub id: Uuid,
    pub n: i32,
    pub title: Content,
    pub why: Content,
    /// The road map that it became.
    pub road_map_id: Option<Uuid>,
    pub road_map_number: Option<i64>,
    /// The standing road map that it goes on as.
    pub continues_id: Option<Uuid>,
    pub continues_number: Option<i64>,
    /// `merged`, `set_aside` or `undone`.
    pub gone: Option<String>,
    pub into_n: Option<i32>,
    pub gone_reason: Option<String>,
    pub version: i64,
}

impl CardRow {
    /// Whether it can still give, take and be accepted.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.road_map_id.is_none() && self.gone.is_none()
    }
}

/// All cards that a proposal ever had.
pub async fn list_cards(db: &impl ConnectionTrait, proposal: Uuid) -> Result<Vec<CardRow>> {
    Ok(Query::new("SELECT c.id, c.n, c.title, c.why, c.road_map_id, m.number AS road_map_number, c.continues_id, s.number AS continues_number, c.gone, c.into_n, c.gone_reason, c.version FROM proposal_cards c LEFT JOIN road_maps m ON m.id = c.road_map_id LEFT JOIN road_maps s ON s.id = c.continues_id WHERE c.proposal_id = ? ORDER BY c.n")
        .bind(proposal)
        .all(db)
        .await?)
}

/// A new card: its id, number, title and reason.
pub struct NewCard {
    pub id: Uuid,
    pub n: i32,
    pub title: Content,
    pub why: Content,
    pub continues_id: Option<Uuid>,
}

pub async fn insert_cards(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    proposal: Uuid,
    cards: &[NewCard],
) -> Result<()> {
    for chunk in cards.chunks(CHUNK) {
        let mut insert = Query::new(
            "INSERT INTO proposal_cards (id, proposal_id, n, title, why, continues_id, version) VALUES ",
        );
        for (n, card) in chunk.iter().enumerate() {
            insert = insert
                .text(if n == 0 { "" } else { ", " })
                .text("(?, ?, ?, ?, ?, ?, ?)")
                .bind(card.id)
                .bind(proposal)
                .bind(card.n)
                .bind(json(&card.title)?)
                .bind(json(&card.why)?)
                .bind(card.continues_id)
                .bind(1_i64);
        }
        insert.run(db).await?;
    }
    Ok(())
}

/// A place as the engine gave it.
pub struct NewPlace {
    pub ask_id: Uuid,
    pub card_id: Uuid,
    pub repeat_n: i32,
    pub confidence: i32,
    pub doubtful: bool,
    pub reasons: Content,
}

pub async fn insert_places(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    proposal: Uuid,
    places: &[NewPlace],
) -> Result<()> {
    for chunk in places.chunks(CHUNK) {
        let mut insert = Query::new(
            "INSERT INTO proposal_places (proposal_id, ask_id, card_id, repeat_n, confidence, doubtful, reasons) VALUES ",
        );
        for (n, place) in chunk.iter().enumerate() {
            insert = insert
                .text(if n == 0 { "" } else { ", " })
                .text("(?, ?, ?, ?, ?, ?, ?)")
                .bind(proposal)
                .bind(place.ask_id)
                .bind(place.card_id)
                .bind(place.repeat_n)
                .bind(place.confidence)
                .bind(place.doubtful)
                .bind(json(&place.reasons)?);
        }
        insert.run(db).await?;
    }
    Ok(())
}

/// A place of a draft with its recommendation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PlaceRow {
    pub ask_id: Uuid,
    pub card_n: i32,
    pub repeat_n: i32,
    pub confidence: i32,
    pub doubtful: bool,
    pub moved_at: Option<Instant>,
    pub seen_at: Option<Instant>,
    pub version: i64,
    pub reasons: Content,
    pub row: i64,
    /// Number of the ask in its recommendation, and how many that has.
    pub ask_n: i32,
    pub recommendation_id: Uuid,
    pub number: i64,
    pub span_start: i32,
    pub span_end: i32,
    pub mechanism: String,
    pub date: Option<String>,
    pub position: String,
    pub texts: Content,
    pub audience_id: i64,
}

const PLACE: &str = "SELECT pp.ask_id, c.n AS card_n, pp.repeat_n, pp.confidence, pp.doubtful, pp.moved_at, pp.seen_at, pp.version, pp.reasons, r.row, a.n AS ask_n, r.id AS recommendation_id, r.number, a.span_start, a.span_end, r.mechanism, r.date, r.position, r.texts, r.audience_id FROM proposal_places pp JOIN proposal_cards c ON c.id = pp.card_id JOIN asks a ON a.id = pp.ask_id AND a.gone_at IS NULL JOIN recommendations r ON r.id = a.recommendation_id WHERE ";

/// The places of a draft whose recommendations still stand: what its author took back has left it.
fn places_of(proposal: Uuid) -> Query {
    Query::new(PLACE)
        .text(STANDS)
        .text(" AND pp.proposal_id = ?")
        .bind(proposal)
}

/// The places of a card, or of all cards; doubtful first, then by repeat group.
pub async fn list_places(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    proposal: Uuid,
    card: Option<i32>,
) -> Result<Vec<PlaceRow>> {
    let mut query = places_of(proposal);
    if let Some(card) = card {
        query = query.text(" AND c.n = ?").bind(card);
    }
    Ok(query
        .text(" AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" ORDER BY c.n, CASE WHEN pp.doubtful THEN 0 ELSE 1 END, pp.repeat_n, r.number, a.n")
        .all(db)
        .await?)
}

/// Doubtful places of cards that are open, the least sure first.
pub async fn list_doubtful(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    proposal: Uuid,
    limit: i64,
) -> Result<Vec<PlaceRow>> {
    Ok(places_of(proposal)
        .text(" AND pp.doubtful AND c.road_map_id IS NULL AND c.gone IS NULL AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" ORDER BY pp.confidence, r.number, a.n LIMIT ?")
        .bind(limit)
        .all(db)
        .await?)
}

/// Places of these asks.
pub async fn list_places_of(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    proposal: Uuid,
    asks: &[Uuid],
) -> Result<Vec<PlaceRow>> {
    let mut rows = Vec::new();
    for chunk in asks.chunks(CHUNK) {
        let some: Vec<PlaceRow> = places_of(proposal)
            .text(" AND pp.ask_id IN ")
            .list(chunk.iter().copied())
            .text(" AND r.audience_id IN ")
            .list(viewer.audiences().iter().copied())
            .text(" ORDER BY r.number, a.n")
            .all(db)
            .await?;
        rows.extend(some);
    }
    Ok(rows)
}

/// The asks of one recommendation in a draft.
pub async fn list_places_by_number(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    proposal: Uuid,
    number: i64,
) -> Result<Vec<PlaceRow>> {
    Ok(places_of(proposal)
        .text(" AND r.number = ? AND r.audience_id IN ")
        .bind(number)
        .list(viewer.audiences().iter().copied())
        .text(" ORDER BY a.n")
        .all(db)
        .await?)
}

/// The first places of each of these cards, as samples.
pub async fn list_samples(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    proposal: Uuid,
    cards: &[Uuid],
    each: i64,
) -> Result<Vec<PlaceRow>> {
    let first: Vec<Uuid> = Query::new("SELECT k.ask_id FROM (SELECT pp.ask_id, row_number() OVER (PARTITION BY pp.card_id ORDER BY CASE WHEN pp.doubtful THEN 0 ELSE 1 END, pp.repeat_n, pp.ask_id) AS place FROM proposal_places pp JOIN asks a ON a.id = pp.ask_id JOIN recommendations r ON r.id = a.recommendation_id WHERE pp.card_id IN ")
        .list(cards.iter().copied())
        .text(" AND ")
        .text(STANDS)
        .text(") k WHERE k.place <= ?")
        .bind(each)
        .column(db)
        .await?;
    list_places_of(db, viewer, proposal, &first).await
}

/// A card as the list of a proposal counts it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CardCounts {
    pub n: i32,
    pub recommendations: i64,
    pub repeat_groups: i64,
    pub doubtful: i64,
    pub first_date: Option<String>,
}

/// Counts of these cards.
pub async fn count_cards(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    proposal: Uuid,
    cards: &[Uuid],
) -> Result<Vec<CardCounts>> {
    Ok(Query::new("SELECT c.n, count(DISTINCT r.row) AS recommendations, CAST(count(DISTINCT CASE WHEN k.size > 1 THEN pp.repeat_n END) AS bigint) AS repeat_groups, CAST(COALESCE(sum(CASE WHEN pp.doubtful THEN 1 ELSE 0 END), 0) AS bigint) AS doubtful, min(NULLIF(r.date, '')) AS first_date FROM proposal_places pp JOIN proposal_cards c ON c.id = pp.card_id JOIN asks a ON a.id = pp.ask_id AND a.gone_at IS NULL JOIN recommendations r ON r.id = a.recommendation_id JOIN (SELECT card_id, repeat_n, count(*) AS size FROM proposal_places WHERE card_id IN ")
        .list(cards.iter().copied())
        .text(" GROUP BY card_id, repeat_n) k ON k.card_id = pp.card_id AND k.repeat_n = pp.repeat_n WHERE pp.proposal_id = ? AND pp.card_id IN ")
        .bind(proposal)
        .list(cards.iter().copied())
        .text(" AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" AND ")
        .text(STANDS)
        .text(" GROUP BY c.n ORDER BY c.n")
        .all(db)
        .await?)
}
