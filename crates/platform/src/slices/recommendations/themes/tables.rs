//! The table of decisions about offered themes, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{Result, access::SECRETARIAT, clock::Instant, db::Query, journal::Snapshot};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const THEME_DECISION: &str = "theme_decision";

/// What a person decided about the themes that the engine offered for a recommendation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct DecisionRow {
    pub id: Uuid,
    pub recommendation_id: Uuid,
    /// `accepted`, `changed` or `refused`.
    pub verdict: String,
    /// JSON: list of theme and confidence in thousandths.
    pub offered: String,
    /// JSON: list of the themes that were given; empty where they were refused.
    pub themes: String,
    pub at: Instant,
    pub by_person: Option<Uuid>,
    pub taken_back_at: Option<Instant>,
    pub taken_back_by: Option<Uuid>,
}

pub const DECISION_COLUMNS: &str = "d.id, d.recommendation_id, d.verdict, d.offered, d.themes, d.at, d.by_person, d.taken_back_at, d.taken_back_by";

impl DecisionRow {
    /// The keys of the themes that were given.
    #[must_use]
    pub fn theme_keys(&self) -> Vec<String> {
        serde_json::from_str(&self.themes).unwrap_or_default()
    }

    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(THEME_DECISION, 1, self.id, SECRETARIAT)
            .field("recommendation", self.recommendation_id)
            .field("verdict", self.verdict.as_str())
            .field("offered", self.offered.as_str())
            .field("themes", self.themes.as_str())
            .field("at", self.at)
            .field("taken_back", self.taken_back_at)
    }
}

/// The live decisions for the verification.
pub fn load_decisions(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<DecisionRow> = Query::new(&format!(
            "SELECT {DECISION_COLUMNS} FROM theme_decisions d WHERE d.id > ? ORDER BY d.id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(DecisionRow::snapshot).collect())
    })
}
