//! The table of openings, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{Result, clock::Instant, db::Query, journal::Snapshot};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const OPENING: &str = "identity_opening";

/// That a sealed name was opened.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OpeningRow {
    pub id: Uuid,
    pub recommendation_id: Uuid,
    /// Who opened it.
    pub organisation_id: Uuid,
    pub reason: String,
    /// The author's own people.
    pub audience_id: i64,
    pub at: Instant,
    pub by_person: Option<Uuid>,
}

pub const OPENING_COLUMNS: &str =
    "id, recommendation_id, organisation_id, reason, audience_id, at, by_person";

impl OpeningRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(OPENING, 1, self.id, self.audience_id)
            .field("recommendation", self.recommendation_id)
            .field("organisation", self.organisation_id)
            .field("reason", self.reason.as_str())
            .field("at", self.at)
    }
}

/// The openings for the verification.
pub fn load_openings(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<OpeningRow> = Query::new(&format!(
            "SELECT {OPENING_COLUMNS} FROM identity_openings WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(OpeningRow::snapshot).collect())
    })
}
