//! Queries of the second factor.

use kenes_kernel::{Result, clock::Instant, db::Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

#[derive(Clone, Debug, FromQueryResult)]
pub struct SecondFactorRow {
    pub secret: Vec<u8>,
    /// The newest step whose code was used.
    pub last_step: i64,
    pub created_at: Instant,
    pub confirmed_at: Option<Instant>,
}

pub async fn find(db: &impl ConnectionTrait, person: Uuid) -> Result<Option<SecondFactorRow>> {
    Ok(
        Query::new(
            "SELECT secret, last_step, created_at, confirmed_at FROM second_factors WHERE person_id = ?",
        )
        .bind(person)
        .one(db)
        .await?,
    )
}

/// Stores a secret that no code has confirmed yet, in the place of an older one; what was confirmed stays.
pub async fn put_unconfirmed(
    db: &impl ConnectionTrait,
    person: Uuid,
    secret: &[u8],
    at: Instant,
) -> Result<()> {
    Query::new("INSERT INTO second_factors (person_id, secret, last_step, created_at) VALUES (?, ?, 0, ?) ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at WHERE second_factors.confirmed_at IS NULL")
        .bind(person)
        .bind(secret.to_vec())
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

pub async fn confirm(
    db: &impl ConnectionTrait,
    person: Uuid,
    step: i64,
    at: Instant,
) -> Result<bool> {
    let touched = Query::new("UPDATE second_factors SET confirmed_at = ?, last_step = ? WHERE person_id = ? AND confirmed_at IS NULL")
        .bind(at.micros())
        .bind(step)
        .bind(person)
        .run(db)
        .await?;
    Ok(touched == 1)
}

/// Notes that the code of a step was used; false when it, or a later one, was used already.
pub async fn use_step(db: &impl ConnectionTrait, person: Uuid, step: i64) -> Result<bool> {
    let touched =
        Query::new("UPDATE second_factors SET last_step = ? WHERE person_id = ? AND last_step < ?")
            .bind(step)
            .bind(person)
            .bind(step)
            .run(db)
            .await?;
    Ok(touched == 1)
}

/// Deletes secret, recovery codes and half sign-ins of a person.
pub async fn delete(db: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    for table in ["second_factors", "recovery_codes", "half_sign_ins"] {
        Query::new(&format!("DELETE FROM {table} WHERE person_id = ?"))
            .bind(person)
            .run(db)
            .await?;
    }
    Ok(())
}

/// Puts new recovery codes in the place of the old.
pub async fn put_recovery_codes(
    db: &impl ConnectionTrait,
    person: Uuid,
    hashes: &[String],
    at: Instant,
) -> Result<()> {
    Query::new("DELETE FROM recovery_codes WHERE person_id = ?")
        .bind(person)
        .run(db)
        .await?;
    for hash in hashes {
        Query::new(
            "INSERT INTO recovery_codes (code_hash, person_id, created_at) VALUES (?, ?, ?)",
        )
        .bind(hash.as_str())
        .bind(person)
        .bind(at.micros())
        .run(db)
        .await?;
    }
    Ok(())
}

/// Uses a recovery code up; false when it is none of this person's, or used.
pub async fn use_recovery_code(
    db: &impl ConnectionTrait,
    person: Uuid,
    hash: &str,
    at: Instant,
) -> Result<bool> {
    let touched = Query::new("UPDATE recovery_codes SET used_at = ? WHERE code_hash = ? AND person_id = ? AND used_at IS NULL")
        .bind(at.micros())
        .bind(hash)
        .bind(person)
        .run(db)
        .await?;
    Ok(touched == 1)
}

pub async fn count_recovery_codes(db: &impl ConnectionTrait, person: Uuid) -> Result<i64> {
    Ok(
        Query::new("SELECT count(*) FROM recovery_codes WHERE person_id = ? AND used_at IS NULL")
            .bind(person)
            .scalar(db)
            .await?
            .unwrap_or(0),
    )
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct HalfRow {
    pub person_id: Uuid,
    pub expires_at: Instant,
    pub failures: i32,
}

/// Begins a half sign-in and forgets those that are over.
pub async fn insert_half(
    db: &impl ConnectionTrait,
    token_hash: &str,
    person: Uuid,
    at: Instant,
    expires_at: Instant,
) -> Result<()> {
    Query::new("DELETE FROM half_sign_ins WHERE expires_at < ?")
        .bind(at.micros())
        .run(db)
        .await?;
    Query::new("INSERT INTO half_sign_ins (token_hash, person_id, expires_at, failures) VALUES (?, ?, ?, 0)")
        .bind(token_hash)
        .bind(person)
        .bind(expires_at.micros())
        .run(db)
        .await?;
    Ok(())
}

pub async fn find_half(db: &impl ConnectionTrait, token_hash: &str) -> Result<Option<HalfRow>> {
    Ok(
        Query::new(
            "SELECT person_id, expires_at, failures FROM half_sign_ins WHERE token_hash = ?",
        )
        .bind(token_hash)
        .one(db)
        .await?,
    )
}

pub async fn count_failure(db: &impl ConnectionTrait, token_hash: &str) -> Result<()> {
    Query::new("UPDATE half_sign_ins SET failures = failures + 1 WHERE token_hash = ?")
        .bind(token_hash)
        .run(db)
        .await?;
    Ok(())
}

/// Ends a half sign-in; false when it was ended already.
pub async fn end_half(db: &impl ConnectionTrait, token_hash: &str) -> Result<bool> {
    let touched = Query::new("DELETE FROM half_sign_ins WHERE token_hash = ?")
        .bind(token_hash)
        .run(db)
        .await?;
    Ok(touched == 1)
}
