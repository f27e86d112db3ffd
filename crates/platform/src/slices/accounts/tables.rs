//! The tables of people and sessions, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{Result, clock::Instant, content::Content, db::Query, journal::Snapshot};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const PERSON: &str = "person";

#[derive(Clone, Debug, FromQueryResult)]
pub struct PersonRow {
    pub id: Uuid,
    pub handle: String,
    pub name: Content,
    pub role: String,
    pub password_hash: Option<String>,
    pub demonstration: bool,
    pub what_to_try: Option<Content>,
    pub erased_at: Option<Instant>,
    pub audience_id: i64,
    pub version: i64,
}

pub const PERSON_COLUMNS: &str = "id, handle, name, role, password_hash, demonstration, what_to_try, erased_at, audience_id, version";

impl PersonRow {
    /// The state that the journal keeps. The password is no part of it.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let erased = self.erased_at.is_some();
        Snapshot::new(PERSON, 1, self.id, self.audience_id)
            .personal("handle", (!erased).then(|| self.handle.clone()))
            .personal("name", (!erased).then_some(&self.name))
            .field("role", self.role.as_str())
            .field("erased", erased)
            .field("version", self.version)
    }
}

/// The live people for the verification.
pub fn load_people(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<PersonRow> = Query::new(&format!(
            "SELECT {PERSON_COLUMNS} FROM people WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(PersonRow::snapshot).collect())
    })
}
