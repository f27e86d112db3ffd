//! The table of refused places, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{Result, access::SECRETARIAT, clock::Instant, db::Query, journal::Snapshot};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const REFUSAL: &str = "refusal";

/// A proposed place that a person refused, with the reason.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RefusalRow {
    pub id: Uuid,
    pub ask_id: Uuid,
    pub road_map_id: Option<Uuid>,
    pub reason: String,
    pub at: Instant,
    pub by_person: Option<Uuid>,
    pub withdrawn_at: Option<Instant>,
    pub withdrawn_by: Option<Uuid>,
}

pub const REFUSAL_COLUMNS: &str =
    "id, ask_id, road_map_id, reason, at, by_person, withdrawn_at, withdrawn_by";

impl RefusalRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(REFUSAL, 1, self.id, SECRETARIAT)
            .field("ask", self.ask_id)
            .field("road_map", self.road_map_id)
            .field("reason", self.reason.as_str())
            .field("at", self.at)
            .field("withdrawn", self.withdrawn_at)
    }
}

/// The live refusals for the verification.
pub fn load_refusals(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<RefusalRow> = Query::new(&format!(
            "SELECT {REFUSAL_COLUMNS} FROM refusals WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(RefusalRow::snapshot).collect())
    })
}
