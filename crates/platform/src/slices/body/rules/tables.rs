//! The table of rules of procedure, read-only for later slices.

use super::model::Rules;
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Error, Result,
    access::PUBLIC,
    clock::{Day, Instant},
    content::Content,
    db::Query,
    journal::Snapshot,
};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const RULES: &str = "rules_of_procedure";

/// One version of the rules.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RulesRow {
    pub id: Uuid,
    pub number: i64,
    pub from_day: String,
    pub adopted_day: String,
    pub document: Content,
    pub note: Content,
    pub rules: String,
    pub withdrawn_at: Option<Instant>,
    pub withdrawn_why: String,
    pub version: i64,
    pub created_at: Instant,
}

pub const RULES_COLUMNS: &str = "id, number, from_day, adopted_day, document, note, rules, withdrawn_at, withdrawn_why, version, created_at";

impl RulesRow {
    #[must_use]
    pub fn path(&self) -> String {
        format!("/body/rules/{}", self.number)
    }

    /// What they say.
    ///
    /// # Errors
    /// Internal, where the stored text says nothing.
    pub fn rules(&self) -> Result<Rules> {
        serde_json::from_str(&self.rules).map_err(Error::internal)
    }

    /// The first day on which they hold.
    ///
    /// # Errors
    /// Internal, where the stored day is none.
    pub fn from(&self) -> Result<Day> {
        self.from_day.parse().map_err(Error::internal)
    }

    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(RULES, 1, self.id, PUBLIC)
            .field("number", self.number)
            .field("from", self.from_day.as_str())
            .field("adopted", self.adopted_day.as_str())
            .field("document", &self.document)
            .field("note", &self.note)
            .field("rules", self.rules.as_str())
            .field("withdrawn_at", self.withdrawn_at)
            .field("withdrawn_why", self.withdrawn_why.as_str())
            .field("version", self.version)
    }
}

/// The live versions for the verification.
pub fn load_rules(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<RulesRow> = Query::new(&format!(
            "SELECT {RULES_COLUMNS} FROM rules_of_procedure WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(RulesRow::snapshot).collect())
    })
}
