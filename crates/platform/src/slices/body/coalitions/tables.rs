//! The tables of coalitions, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{Result, clock::Instant, db::Query, journal::Snapshot};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const COALITION: &str = "coalition";
pub const PARTNER: &str = "coalition_partner";

#[derive(Clone, Debug, FromQueryResult)]
pub struct CoalitionRow {
    pub id: Uuid,
    pub name: String,
    pub purpose: String,
    pub founder_id: Uuid,
    pub audience_id: i64,
    pub version: i64,
    pub created_at: Instant,
    pub created_by: Option<Uuid>,
    pub ended_at: Option<Instant>,
}

pub const COALITION_COLUMNS: &str = "c.id, c.name, c.purpose, c.founder_id, c.audience_id, c.version, c.created_at, c.created_by, c.ended_at";

impl CoalitionRow {
    #[must_use]
    pub fn path(&self) -> String {
        format!("/coalitions/{}", self.id)
    }

    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(COALITION, 1, self.id, self.audience_id)
            .field("name", self.name.as_str())
            .field("purpose", self.purpose.as_str())
            .field("founder", self.founder_id)
            .field("ended_at", self.ended_at)
            .field("version", self.version)
    }
}

/// That an organisation was invited, and what became of it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PartnerRow {
    pub id: Uuid,
    pub coalition_id: Uuid,
    pub organisation_id: Uuid,
    pub invited_at: Instant,
    pub accepted_at: Option<Instant>,
    pub ended_at: Option<Instant>,
    pub ended_how: Option<String>,
    /// Of the coalition.
    pub audience_id: i64,
    pub version: i64,
}

pub const PARTNER_COLUMNS: &str = "p.id, p.coalition_id, p.organisation_id, p.invited_at, p.accepted_at, p.ended_at, p.ended_how, c.audience_id, p.version";

impl PartnerRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(PARTNER, 1, self.id, self.audience_id)
            .field("coalition", self.coalition_id)
            .field("organisation", self.organisation_id)
            .field("invited_at", self.invited_at)
            .field("accepted_at", self.accepted_at)
            .field("ended_at", self.ended_at)
            .field("ended_how", self.ended_how.clone())
            .field("version", self.version)
    }
}

/// The live coalitions for the verification.
pub fn load_coalitions(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<CoalitionRow> = Query::new(&format!(
            "SELECT {COALITION_COLUMNS} FROM coalitions c WHERE c.id > ? ORDER BY c.id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(CoalitionRow::snapshot).collect())
    })
}

/// The live partners for the verification.
pub fn load_partners(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<PartnerRow> = Query::new(&format!("SELECT {PARTNER_COLUMNS} FROM coalition_partners p JOIN coalitions c ON c.id = p.coalition_id WHERE p.id > ? ORDER BY p.id LIMIT ?"))
            .bind(after.unwrap_or(Uuid::nil()))
            .bind(i64::from(limit))
            .all(&db)
            .await?;
        Ok(rows.iter().map(PartnerRow::snapshot).collect())
    })
}
