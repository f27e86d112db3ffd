//! The table of tokens.

use futures_util::future::BoxFuture;
use kenes_kernel::{Result, clock::Instant, db::Query, journal::Snapshot};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const TOKEN: &str = "api_token";

#[derive(Clone, Debug, FromQueryResult)]
pub struct TokenRow {
    pub id: Uuid,
    pub token_hash: String,
    /// Empty once the person was erased.
    pub name: String,
    pub scope: String,
    /// Whose it is: a person's or an organisation's.
    pub person_id: Option<Uuid>,
    pub organisation_id: Option<Uuid>,
    pub audience_id: i64,
    pub created_at: Instant,
    pub created_by: Uuid,
    pub expires_at: Instant,
    pub withdrawn_at: Option<Instant>,
    pub withdrawn_by: Option<Uuid>,
    pub last_used_at: Option<Instant>,
}

pub const TOKEN_COLUMNS: &str = "id, token_hash, name, scope, person_id, organisation_id, audience_id, created_at, created_by, expires_at, withdrawn_at, withdrawn_by, last_used_at";

impl TokenRow {
    /// The state that the journal keeps: all but when it was used. The hash leads nobody to the token, and one that was
    /// put in its place by hand is found.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(TOKEN, 1, self.id, self.audience_id)
            .personal("name", self.name.as_str())
            .field("hash", self.token_hash.as_str())
            .field("scope", self.scope.as_str())
            .field("person", self.person_id)
            .field("organisation", self.organisation_id)
            .field("at", self.created_at)
            .field("by", self.created_by)
            .field("until", self.expires_at)
            .field("withdrawn_at", self.withdrawn_at)
            .field("withdrawn_by", self.withdrawn_by)
    }
}

/// The live tokens for the verification.
pub fn load_tokens(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<TokenRow> = Query::new(&format!(
            "SELECT {TOKEN_COLUMNS} FROM api_tokens WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(TokenRow::snapshot).collect())
    })
}
