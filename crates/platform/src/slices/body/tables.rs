//! The table of organisations, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{
    Result, access::MEMBERS_AND_OBSERVERS, content::Content, db::Query, journal::Snapshot,
};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const ORGANISATION: &str = "organisation";
pub const MEMBERSHIP: &str = "membership";

#[derive(Clone, Debug, FromQueryResult)]
pub struct OrganisationRow {
    pub id: Uuid,
    pub key: String,
    pub kind: String,
    pub sector: String,
    pub name: Content,
    pub audience_id: i64,
    pub from_day: String,
    pub until_day: Option<String>,
    pub version: i64,
}

pub const ORGANISATION_COLUMNS: &str =
    "id, key, kind, sector, name, audience_id, from_day, until_day, version";

impl OrganisationRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(ORGANISATION, 1, self.id, self.audience_id)
            .field("key", self.key.as_str())
            .field("kind", self.kind.as_str())
            .field("sector", self.sector.as_str())
            .field("name", &self.name)
            .field("from", self.from_day.as_str())
            .field("until", self.until_day.clone())
            .field("version", self.version)
    }
}

/// Who acts for which organisation, from a day until another.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MembershipRow {
    pub id: Uuid,
    pub person_id: Uuid,
    pub organisation_id: Uuid,
    pub from_day: String,
    pub until_day: Option<String>,
}

impl MembershipRow {
    /// Who takes part is seen by those who take part.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(MEMBERSHIP, 1, self.id, MEMBERS_AND_OBSERVERS)
            .field("person", self.person_id)
            .field("organisation", self.organisation_id)
            .field("from", self.from_day.as_str())
            .field("until", self.until_day.clone())
    }
}

/// The live memberships for the verification.
pub fn load_memberships(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<MembershipRow> = Query::new(
            "SELECT id, person_id, organisation_id, from_day, until_day FROM memberships WHERE id > ? ORDER BY id LIMIT ?",
        )
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(MembershipRow::snapshot).collect())
    })
}

/// The live organisations for the verification.
pub fn load_organisations(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<OrganisationRow> = Query::new(&format!(
            "SELECT {ORGANISATION_COLUMNS} FROM organisations WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(OrganisationRow::snapshot).collect())
    })
}
