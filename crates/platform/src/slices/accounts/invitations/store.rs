//! Queries of invitations.

use super::model::{Invitation, Purpose};
use kenes_kernel::{Result, clock::Instant, db::Query};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

const COLUMNS: &str = "id, person_id, purpose, created_at, expires_at, used_at, withdrawn_at";

/// A link to store.
#[derive(Clone, Copy, Debug)]
pub struct NewLink<'a> {
    pub id: Uuid,
    pub person: Uuid,
    pub purpose: Purpose,
    pub secret_hash: &'a str,
    pub by: Option<Uuid>,
    pub expires_at: Instant,
}

pub async fn insert(db: &impl ConnectionTrait, link: NewLink<'_>, at: Instant) -> Result<()> {
    Query::new("INSERT INTO invitations (id, person_id, purpose, secret_hash, created_at, created_by, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(link.id)
        .bind(link.person)
        .bind(link.purpose.code())
        .bind(link.secret_hash)
        .bind(at.micros())
        .bind(link.by)
        .bind(link.expires_at.micros())
        .run(db)
        .await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, secret_hash: &str) -> Result<Option<Invitation>> {
    Ok(Query::new(&format!(
        "SELECT {COLUMNS} FROM invitations WHERE secret_hash = ?"
    ))
    .bind(secret_hash)
    .one(db)
    .await?)
}

/// Marks a link as used; false when somebody was quicker.
pub async fn use_up(db: &impl ConnectionTrait, id: Uuid, at: Instant) -> Result<bool> {
    let touched = Query::new("UPDATE invitations SET used_at = ? WHERE id = ? AND used_at IS NULL AND withdrawn_at IS NULL")
        .bind(at.micros())
        .bind(id)
        .run(db)
        .await?;
    Ok(touched == 1)
}

/// Ends every link of a person that nobody has used; how many were still open.
pub async fn withdraw_all(db: &impl ConnectionTrait, person: Uuid, at: Instant) -> Result<u64> {
    Ok(Query::new("UPDATE invitations SET withdrawn_at = ? WHERE person_id = ? AND used_at IS NULL AND withdrawn_at IS NULL AND expires_at > ?")
        .bind(at.micros())
        .bind(person)
        .bind(at.micros())
        .run(db)
        .await?)
}

/// A person's links, newest first, at most 20.
pub async fn list_of(db: &impl ConnectionTrait, person: Uuid) -> Result<Vec<Invitation>> {
    Ok(Query::new(&format!(
        "SELECT {COLUMNS} FROM invitations WHERE person_id = ? ORDER BY created_at DESC, id DESC LIMIT 20"
    ))
    .bind(person)
    .all(db)
    .await?)
}

/// The newest invitation of each of these people.
pub async fn list_newest(db: &impl ConnectionTrait, people: &[Uuid]) -> Result<Vec<Invitation>> {
    Ok(Query::new(&format!(
        "SELECT {COLUMNS} FROM invitations i WHERE purpose = 'invitation' AND NOT EXISTS (SELECT 1 FROM invitations n WHERE n.person_id = i.person_id AND n.purpose = 'invitation' AND n.created_at > i.created_at) AND person_id IN "
    ))
    .list(people.iter().copied())
    .all(db)
    .await?)
}

pub async fn set_password(
    db: &impl ConnectionTrait,
    person: Uuid,
    hash: &str,
    version: i64,
) -> Result<()> {
    Query::new("UPDATE people SET password_hash = ?, version = ? WHERE id = ?")
        .bind(hash)
        .bind(version)
        .bind(person)
        .run(db)
        .await?;
    Ok(())
}
