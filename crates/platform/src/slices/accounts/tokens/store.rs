//! Queries of tokens.

use super::tables::{TOKEN_COLUMNS, TokenRow};
use crate::slices::accounts::policy::{MayKeepPeople, MayMakeToken, MayWithdrawToken};
use kenes_kernel::{Result, clock::Instant, db::Query};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

pub async fn insert(db: &impl ConnectionTrait, _: &MayMakeToken, token: &TokenRow) -> Result<()> {
    Query::new("INSERT INTO api_tokens (id, token_hash, name, scope, person_id, organisation_id, audience_id, created_at, created_by, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(token.id)
        .bind(token.token_hash.as_str())
        .bind(token.name.as_str())
        .bind(token.scope.as_str())
        .bind(token.person_id)
        .bind(token.organisation_id)
        .bind(token.audience_id)
        .bind(token.created_at.micros())
        .bind(token.created_by)
        .bind(token.expires_at.micros())
        .run(db)
        .await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<TokenRow>> {
    Ok(Query::new(&format!(
        "SELECT {TOKEN_COLUMNS} FROM api_tokens WHERE id = ?"
    ))
    .bind(id)
    .one(db)
    .await?)
}

pub async fn find_by_hash(db: &impl ConnectionTrait, hash: &str) -> Result<Option<TokenRow>> {
    Ok(Query::new(&format!(
        "SELECT {TOKEN_COLUMNS} FROM api_tokens WHERE token_hash = ?"
    ))
    .bind(hash)
    .one(db)
    .await?)
}

/// A person's tokens, those that are not withdrawn first, then the newest, at most 100.
pub async fn list_of_person(db: &impl ConnectionTrait, person: Uuid) -> Result<Vec<TokenRow>> {
    Ok(Query::new(&format!("SELECT {TOKEN_COLUMNS} FROM api_tokens WHERE person_id = ? ORDER BY CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END, created_at DESC, id DESC LIMIT 100"))
        .bind(person)
        .all(db)
        .await?)
}

/// An organisation's tokens, in the same order.
pub async fn list_of_organisation(
    db: &impl ConnectionTrait,
    organisation: Uuid,
) -> Result<Vec<TokenRow>> {
    Ok(Query::new(&format!("SELECT {TOKEN_COLUMNS} FROM api_tokens WHERE organisation_id = ? ORDER BY CASE WHEN withdrawn_at IS NULL THEN 0 ELSE 1 END, created_at DESC, id DESC LIMIT 100"))
        .bind(organisation)
        .all(db)
        .await?)
}

/// The tokens of all organisations that are not withdrawn, the newest first, at most 500.
pub async fn list_of_organisations(
    db: &impl ConnectionTrait,
    _: &MayKeepPeople,
) -> Result<Vec<TokenRow>> {
    Ok(Query::new(&format!("SELECT {TOKEN_COLUMNS} FROM api_tokens WHERE organisation_id IS NOT NULL AND withdrawn_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 500"))
        .all(db)
        .await?)
}

/// Every token of a person, for withdrawing and erasing.
pub async fn list_all_of(db: &impl ConnectionTrait, person: Uuid) -> Result<Vec<TokenRow>> {
    Ok(Query::new(&format!(
        "SELECT {TOKEN_COLUMNS} FROM api_tokens WHERE person_id = ? ORDER BY id"
    ))
    .bind(person)
    .all(db)
    .await?)
}

/// Withdraws a token by whoever may; false when somebody was quicker.
pub async fn withdraw(
    db: &impl ConnectionTrait,
    _: &MayWithdrawToken,
    id: Uuid,
    at: Instant,
    by: Option<Uuid>,
) -> Result<bool> {
    let touched = Query::new("UPDATE api_tokens SET withdrawn_at = ?, withdrawn_by = ? WHERE id = ? AND withdrawn_at IS NULL")
        .bind(at.micros())
        .bind(by)
        .bind(id)
        .run(db)
        .await?;
    Ok(touched == 1)
}

/// Ends a token with what it hung on, and writes its name, which may be empty now.
pub async fn end(db: &impl ConnectionTrait, token: &TokenRow) -> Result<()> {
    Query::new("UPDATE api_tokens SET name = ?, withdrawn_at = ? WHERE id = ?")
        .bind(token.name.as_str())
        .bind(token.withdrawn_at.map(Instant::micros))
        .bind(token.id)
        .run(db)
        .await?;
    Ok(())
}

pub async fn note_use(db: &impl ConnectionTrait, id: Uuid, hour: Instant) -> Result<()> {
    Query::new("UPDATE api_tokens SET last_used_at = ? WHERE id = ?")
        .bind(hour.micros())
        .bind(id)
        .run(db)
        .await?;
    Ok(())
}
