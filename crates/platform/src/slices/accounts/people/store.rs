//! Queries of the list of people.

use super::bulk::model::Known;
use crate::slices::accounts::{
    policy::{MayChangeRole, MayKeepPeople},
    tables::{PERSON_COLUMNS, PersonRow, ROLE_CHANGE_COLUMNS, RoleChangeRow},
};
use kenes_kernel::{Result, db::Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// People after this id, in the order in which they came, at most `limit`.
pub async fn list_people(
    db: &impl ConnectionTrait,
    _: &MayKeepPeople,
    after: Uuid,
    limit: usize,
) -> Result<Vec<PersonRow>> {
    Ok(Query::new(&format!(
        "SELECT {PERSON_COLUMNS} FROM people WHERE id > ? ORDER BY id LIMIT ?"
    ))
    .bind(after)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .all(db)
    .await?)
}

/// Everybody who was not erased, with what nobody else may have.
pub async fn list_known(db: &impl ConnectionTrait, _: &MayKeepPeople) -> Result<Vec<Known>> {
    Ok(Query::new("SELECT id, handle, mail, (password_hash IS NOT NULL OR demonstration) AS signs_in FROM people WHERE erased_at IS NULL ORDER BY created_at, id")
        .all(db)
        .await?)
}

/// How many people there are: active, without a password, erased.
#[derive(Clone, Copy, Debug, Default, FromQueryResult)]
pub struct Counts {
    pub active: i64,
    pub waiting: i64,
}

pub async fn count_people(db: &impl ConnectionTrait, _: &MayKeepPeople) -> Result<Counts> {
    Ok(Query::new("SELECT count(CASE WHEN password_hash IS NOT NULL OR demonstration THEN 1 END) AS active, count(CASE WHEN password_hash IS NULL AND NOT demonstration THEN 1 END) AS waiting FROM people WHERE erased_at IS NULL")
        .one(db)
        .await?
        .unwrap_or_default())
}

pub async fn change_contact(
    db: &impl ConnectionTrait,
    _: &MayKeepPeople,
    person: &PersonRow,
) -> Result<()> {
    Query::new("UPDATE people SET mail = ?, language = ?, version = ? WHERE id = ?")
        .bind(person.mail.clone())
        .bind(person.language.clone())
        .bind(person.version)
        .bind(person.id)
        .run(db)
        .await?;
    Ok(())
}

pub async fn change_role(
    db: &impl ConnectionTrait,
    _: &MayChangeRole,
    person: &PersonRow,
    change: &RoleChangeRow,
) -> Result<()> {
    Query::new("UPDATE people SET role = ?, version = ? WHERE id = ?")
        .bind(person.role.as_str())
        .bind(person.version)
        .bind(person.id)
        .run(db)
        .await?;
    Query::new("INSERT INTO role_changes (id, person_id, before_role, role, reason, at, by_person) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(change.id)
        .bind(change.person_id)
        .bind(change.before_role.as_str())
        .bind(change.role.as_str())
        .bind(change.reason.as_str())
        .bind(change.at.micros())
        .bind(change.by_person)
        .run(db)
        .await?;
    Ok(())
}

/// A person's changes of role, newest first.
pub async fn list_role_changes(
    db: &impl ConnectionTrait,
    person: Uuid,
) -> Result<Vec<RoleChangeRow>> {
    Ok(Query::new(&format!(
        "SELECT {ROLE_CHANGE_COLUMNS} FROM role_changes WHERE person_id = ? ORDER BY at DESC, id DESC"
    ))
    .bind(person)
    .all(db)
    .await?)
}

pub async fn empty_reason(db: &impl ConnectionTrait, change: Uuid) -> Result<()> {
    Query::new("UPDATE role_changes SET reason = '' WHERE id = ?")
        .bind(change)
        .run(db)
        .await?;
    Ok(())
}
