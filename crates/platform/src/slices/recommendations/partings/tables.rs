//! The table of partings, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{Result, clock::Instant, db::Query, journal::Snapshot};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const PARTING: &str = "parting";

/// That a person parted a text into asks.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PartingRow {
    pub id: Uuid,
    pub recommendation_id: Uuid,
    /// JSON: list of `partings::model::Numbered`.
    pub before_asks: String,
    pub after_asks: String,
    pub at: Instant,
    pub by_person: Option<Uuid>,
    pub undone_at: Option<Instant>,
    pub undone_by: Option<Uuid>,
    /// The recommendation's.
    pub audience_id: i64,
}

pub const PARTING_COLUMNS: &str = "p.id, p.recommendation_id, p.before_asks, p.after_asks, p.at, p.by_person, p.undone_at, p.undone_by, r.audience_id";

impl PartingRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(PARTING, 1, self.id, self.audience_id)
            .field("recommendation", self.recommendation_id)
            .field("before", self.before_asks.as_str())
            .field("after", self.after_asks.as_str())
            .field("at", self.at)
            .field("undone", self.undone_at)
    }
}

/// The live partings for the verification.
pub fn load_partings(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<PartingRow> = Query::new(&format!(
            "SELECT {PARTING_COLUMNS} FROM partings p JOIN recommendations r ON r.id = p.recommendation_id WHERE p.id > ? ORDER BY p.id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(PartingRow::snapshot).collect())
    })
}
