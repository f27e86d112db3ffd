//! The tables of road maps, placements and proposals, read-only for later slices.

pub mod review;

use futures_util::future::BoxFuture;
use kenes_kernel::{
    Result, access::SECRETARIAT, clock::Instant, content::Content, db::Query, journal::Snapshot,
};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const ROAD_MAP: &str = "road_map";
pub const PLACEMENT: &str = "placement";
pub const PROPOSAL: &str = "proposal";

#[derive(Clone, Debug, FromQueryResult)]
pub struct RoadMapRow {
    pub id: Uuid,
    pub number: i64,
    pub title: Content,
    pub summary: Option<Content>,
    /// `proposal`, `queue`, `import` or `demonstration`.
    pub origin: String,
    pub audience_id: i64,
    pub version: i64,
    pub created_at: Instant,
}

pub const ROAD_MAP_COLUMNS: &str =
    "id, number, title, summary, origin, audience_id, version, created_at";

impl RoadMapRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(ROAD_MAP, 1, self.id, self.audience_id)
            .field("number", self.number)
            .field("title", &self.title)
            .field("summary", self.summary.as_ref())
            .field("origin", self.origin.as_str())
            .field("version", self.version)
    }
}

/// Where an ask stands from `from_at` until `until_at`.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PlacementRow {
    pub id: Uuid,
    pub ask_id: Uuid,
    pub row: i64,
    pub road_map_id: Uuid,
    pub repeat_group_id: Option<Uuid>,
    /// Thousandths.
    pub confidence: i32,
    pub doubtful: bool,
    /// Whether a person has decided it.
    pub pinned: bool,
    pub reasons: Content,
    pub proposal_id: Option<Uuid>,
    pub from_at: Instant,
    pub placed_by: Option<Uuid>,
    pub until_at: Option<Instant>,
    pub ended_by: Option<Uuid>,
    /// Of the recommendation.
    pub audience_id: i64,
}

pub const PLACEMENT_COLUMNS: &str = "p.id, p.ask_id, p.row, p.road_map_id, p.repeat_group_id, p.confidence, p.doubtful, p.pinned, p.reasons, p.proposal_id, p.from_at, p.placed_by, p.until_at, p.ended_by, r.audience_id";

impl PlacementRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(PLACEMENT, 1, self.id, self.audience_id)
            .field("ask", self.ask_id)
            .field("road_map", self.road_map_id)
            .field("repeat_group", self.repeat_group_id)
            .field("confidence", self.confidence)
            .field("doubtful", self.doubtful)
            .field("pinned", self.pinned)
            .field("reasons", &self.reasons)
            .field("proposal", self.proposal_id)
            .field("from", self.from_at)
            .field("until", self.until_at)
    }
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct ProposalRow {
    pub id: Uuid,
    pub number: i64,
    /// `computing`, `draft`, `accepted`, `discarded` or `failed`.
    pub state: String,
    pub road_map_limit: i32,
    /// State under review; empty: all.
    pub country: String,
    /// `waiting`: asks without a road map; `all`: every ask that no person has placed.
    pub scope: String,
    pub job_id: Option<Uuid>,
    /// Remarks of the engine, or why it refused.
    pub notes: String,
    pub ask_count: i64,
    pub audience_id: i64,
    pub version: i64,
    pub created_at: Instant,
    pub computed_at: Option<Instant>,
    pub closed_at: Option<Instant>,
}

pub const PROPOSAL_COLUMNS: &str = "id, number, state, road_map_limit, country, scope, job_id, notes, ask_count, audience_id, version, created_at, computed_at, closed_at";

impl ProposalRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(PROPOSAL, 1, self.id, self.audience_id)
            .field("number", self.number)
            .field("state", self.state.as_str())
            .field("road_map_limit", self.road_map_limit)
            .field("country", self.country.as_str())
            .field("scope", self.scope.as_str())
            .field("notes", self.notes.as_str())
            .field("asks", self.ask_count)
            .field("version", self.version)
    }
}

/// Drafts are the secretariat's and the moderator's own.
pub const PROPOSAL_AUDIENCE: i64 = SECRETARIAT;

/// The live road maps for the verification.
pub fn load_road_maps(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<RoadMapRow> = Query::new(&format!(
            "SELECT {ROAD_MAP_COLUMNS} FROM road_maps WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(RoadMapRow::snapshot).collect())
    })
}

/// The live placements for the verification.
pub fn load_placements(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<PlacementRow> = Query::new(&format!(
            "SELECT {PLACEMENT_COLUMNS} FROM placements p JOIN asks a ON a.id = p.ask_id AND a.row = p.row JOIN recommendations r ON r.row = p.row WHERE p.id > ? ORDER BY p.id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(PlacementRow::snapshot).collect())
    })
}

/// The live proposals for the verification.
pub fn load_proposals(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<ProposalRow> = Query::new(&format!(
            "SELECT {PROPOSAL_COLUMNS} FROM proposals WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(ProposalRow::snapshot).collect())
    })
}
