//! The table of moderations, read-only for later slices.

use super::model::{Deed, State};
use futures_util::future::BoxFuture;
use kenes_kernel::{Result, access::PUBLIC, clock::Instant, db::Query, journal::Snapshot};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const MODERATION: &str = "moderation";

/// An act of the moderator and what came of it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ModerationRow {
    pub id: Uuid,
    pub number: i64,
    pub recommendation_id: Uuid,
    /// `hide`, `merge` or `redirect`.
    pub act: String,
    pub target: String,
    pub reason: String,
    pub at: Instant,
    pub by_person: Option<Uuid>,
    pub appeal: Option<String>,
    pub appealed_at: Option<Instant>,
    pub appealed_by: Option<Uuid>,
    /// `upheld` or `granted`.
    pub decision: Option<String>,
    pub decision_reason: Option<String>,
    pub decided_at: Option<Instant>,
    pub decided_by: Option<Uuid>,
    pub lifted_at: Option<Instant>,
    pub lifted_by: Option<Uuid>,
    pub lift_reason: Option<String>,
    pub version: i64,
}

pub const MODERATION_COLUMNS: &str = "m.id, m.number, m.recommendation_id, m.act, m.target, m.reason, m.at, m.by_person, m.appeal, m.appealed_at, m.appealed_by, m.decision, m.decision_reason, m.decided_at, m.decided_by, m.lifted_at, m.lifted_by, m.lift_reason, m.version";

impl ModerationRow {
    #[must_use]
    pub fn deed(&self) -> Option<Deed> {
        Deed::from_code(&self.act)
    }

    #[must_use]
    pub fn state(&self) -> State {
        if self.lifted_at.is_some() {
            State::Lifted
        } else if self.decided_at.is_some() {
            State::Upheld
        } else if self.appealed_at.is_some() {
            State::Appealed
        } else {
            State::Standing
        }
    }

    #[must_use]
    pub fn stands(&self) -> bool {
        self.lifted_at.is_none()
    }

    #[must_use]
    pub fn reference(&self) -> String {
        super::model::reference(self.number)
    }

    #[must_use]
    pub fn path(&self) -> String {
        format!("/moderation/{}", self.reference())
    }

    /// Everybody may know of the act; the words of the appeal are between its author and those who decide.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(MODERATION, 1, self.id, PUBLIC)
            .field("number", self.number)
            .field("recommendation", self.recommendation_id)
            .field("act", self.act.as_str())
            .field("target", self.target.as_str())
            .field("reason", self.reason.as_str())
            .field("at", self.at)
            .personal("appeal", self.appeal.clone())
            .field("appealed_at", self.appealed_at)
            .field("decision", self.decision.clone())
            .field("decision_reason", self.decision_reason.clone())
            .field("decided_at", self.decided_at)
            .field("lifted_at", self.lifted_at)
            .field("lift_reason", self.lift_reason.clone())
            .field("version", self.version)
    }
}

/// The acts for the verification.
pub fn load_moderations(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<ModerationRow> = Query::new(&format!(
            "SELECT {MODERATION_COLUMNS} FROM moderations m WHERE m.id > ? ORDER BY m.id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(ModerationRow::snapshot).collect())
    })
}
