//! The tables of the review: acts on drafts, pairs of asks, closed road maps.

use super::PROPOSAL_AUDIENCE;
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Result,
    access::{PUBLIC, SECRETARIAT},
    clock::Instant,
    db::Query,
    journal::Snapshot,
};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const REVIEW_ACT: &str = "review_act";
pub const ASK_PAIR: &str = "ask_pair";
pub const CLOSURE: &str = "road_map_closure";

/// What a person did to a draft.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ReviewActRow {
    pub id: Uuid,
    /// Grows over all proposals.
    pub number: i64,
    pub proposal_id: Uuid,
    /// `confirm`, `move`, `merge` …
    pub act: String,
    /// Before and after, as JSON of `model::review::Changes`.
    pub changes: String,
    /// Card → its version after the act, as JSON.
    pub versions: String,
    pub at: Instant,
    pub done_by: Option<Uuid>,
    pub undone_at: Option<Instant>,
}

pub const REVIEW_ACT_COLUMNS: &str =
    "id, number, proposal_id, act, changes, versions, at, done_by, undone_at";

impl ReviewActRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(REVIEW_ACT, 1, self.id, PROPOSAL_AUDIENCE)
            .field("number", self.number)
            .field("proposal", self.proposal_id)
            .field("act", self.act.as_str())
            .field("changes", self.changes.as_str())
            .field("versions", self.versions.as_str())
            .field("at", self.at)
            .field("undone", self.undone_at)
    }
}

/// What a person said of two asks. The smaller id stands first.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PairRow {
    pub id: Uuid,
    pub one_id: Uuid,
    pub other_id: Uuid,
    /// `same` or `apart`.
    pub verdict: String,
    /// The act on a draft with which it was said.
    pub act_id: Option<Uuid>,
    pub from_at: Instant,
    pub said_by: Option<Uuid>,
    pub until_at: Option<Instant>,
}

pub const PAIR_COLUMNS: &str = "id, one_id, other_id, verdict, act_id, from_at, said_by, until_at";

impl PairRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(ASK_PAIR, 1, self.id, SECRETARIAT)
            .field("one", self.one_id)
            .field("other", self.other_id)
            .field("verdict", self.verdict.as_str())
            .field("act", self.act_id)
            .field("from", self.from_at)
            .field("until", self.until_at)
    }
}

/// A road map that was merged into another or set aside.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ClosureRow {
    pub id: Uuid,
    pub road_map_id: Uuid,
    /// `merged`, `set_aside` or `withdrawn` (its acceptance was taken back).
    pub kind: String,
    pub into_id: Option<Uuid>,
    pub reason: String,
    pub from_at: Instant,
    pub closed_by: Option<Uuid>,
    pub until_at: Option<Instant>,
}

pub const CLOSURE_COLUMNS: &str =
    "id, road_map_id, kind, into_id, reason, from_at, closed_by, until_at";

impl ClosureRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(CLOSURE, 1, self.id, PUBLIC)
            .field("road_map", self.road_map_id)
            .field("kind", self.kind.as_str())
            .field("into", self.into_id)
            .field("reason", self.reason.as_str())
            .field("from", self.from_at)
            .field("until", self.until_at)
    }
}

/// The live acts for the verification.
pub fn load_acts(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<ReviewActRow> = Query::new(&format!(
            "SELECT {REVIEW_ACT_COLUMNS} FROM review_acts WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(ReviewActRow::snapshot).collect())
    })
}

/// The live pairs for the verification.
pub fn load_pairs(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<PairRow> = Query::new(&format!(
            "SELECT {PAIR_COLUMNS} FROM ask_pairs WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(PairRow::snapshot).collect())
    })
}

/// The live closures for the verification.
pub fn load_closures(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<ClosureRow> = Query::new(&format!(
            "SELECT {CLOSURE_COLUMNS} FROM road_map_closures WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(ClosureRow::snapshot).collect())
    })
}
