//! The table of protections, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{Result, clock::Instant, db::Query, journal::Snapshot};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const PROTECTION: &str = "protection";

/// That identifying content was withdrawn.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ProtectionRow {
    pub id: Uuid,
    pub recommendation_id: Uuid,
    /// `author` or `recipient`.
    pub by_whom: String,
    pub with_name: bool,
    pub at: Instant,
    pub by_person: Option<Uuid>,
    /// Of the recommendation when it was done.
    pub audience_id: i64,
}

pub const PROTECTION_COLUMNS: &str =
    "id, recommendation_id, by_whom, with_name, audience_id, at, by_person";

impl ProtectionRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(PROTECTION, 1, self.id, self.audience_id)
            .field("recommendation", self.recommendation_id)
            .field("by_whom", self.by_whom.as_str())
            .field("with_name", self.with_name)
            .field("at", self.at)
    }
}

/// The protections for the verification.
pub fn load_protections(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<ProtectionRow> = Query::new(&format!(
            "SELECT {PROTECTION_COLUMNS} FROM protections WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(ProtectionRow::snapshot).collect())
    })
}
