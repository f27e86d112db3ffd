//! Queries of accounts. Knows neither rights nor time.

use super::{
    model::{PersonCard, looks_like},
    policy::{MayAddPerson, MayErasePerson, MayKeepPeople},
    tables::{PERSON_COLUMNS, PersonRow},
};
use kenes_kernel::{
    Result,
    access::{Role, Viewer},
    clock::Instant,
    db::Query,
    i18n::Locale,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

pub async fn find_person(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<PersonRow>> {
    Ok(
        Query::new(&format!("SELECT {PERSON_COLUMNS} FROM people WHERE id = ?"))
            .bind(id)
            .one(db)
            .await?,
    )
}

/// The person who signs in with this handle, unless erased.
///
/// # Errors
/// The database's.
pub async fn find_person_by_handle(
    db: &impl ConnectionTrait,
    handle: &str,
) -> Result<Option<PersonRow>> {
    Ok(Query::new(&format!(
        "SELECT {PERSON_COLUMNS} FROM people WHERE handle = ? AND erased_at IS NULL"
    ))
    .bind(handle)
    .one(db)
    .await?)
}

/// Whether a handle is somebody's, or looks like somebody's.
///
/// # Errors
/// The database's.
pub async fn is_taken(db: &impl ConnectionTrait, handle: &str) -> Result<bool> {
    let all: Vec<String> = Query::new("SELECT handle FROM people WHERE erased_at IS NULL")
        .column(db)
        .await?;
    Ok(all.iter().any(|other| looks_like(other, handle)))
}

pub async fn insert_person(
    db: &impl ConnectionTrait,
    _: &MayAddPerson,
    person: &PersonRow,
) -> Result<()> {
    Query::new("INSERT INTO people (id, handle, name, role, password_hash, demonstration, what_to_try, audience_id, version, created_at, mail, language) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(person.id)
        .bind(person.handle.as_str())
        .bind(json(&person.name)?)
        .bind(person.role.as_str())
        .bind(person.password_hash.clone())
        .bind(person.demonstration)
        .bind(person.what_to_try.as_ref().map(json).transpose()?)
        .bind(person.audience_id)
        .bind(person.version)
        .bind(person.created_at.micros())
        .bind(person.mail.clone())
        .bind(person.language.clone())
        .run(db)
        .await?;
    Ok(())
}

/// Empties the personal fields; the row stays, since acts in office refer to it.
pub async fn erase_person(
    db: &impl ConnectionTrait,
    _: &MayErasePerson,
    person: &PersonRow,
    at: Instant,
) -> Result<()> {
    Query::new("UPDATE people SET handle = ?, name = ?, password_hash = NULL, what_to_try = NULL, mail = NULL, erased_at = ?, version = ? WHERE id = ?")
        .bind(person.handle.as_str())
        .bind(json(&person.name)?)
        .bind(at.micros())
        .bind(person.version)
        .bind(person.id)
        .run(db)
        .await?;
    Query::new("UPDATE sessions SET ended_at = ? WHERE person_id = ? AND ended_at IS NULL")
        .bind(at.micros())
        .bind(person.id)
        .run(db)
        .await?;
    Ok(())
}

/// Writes what a person corrected of themselves.
///
/// # Errors
/// The database's.
pub async fn update_own(db: &impl ConnectionTrait, person: &PersonRow) -> Result<()> {
    Query::new("UPDATE people SET name = ?, mail = ?, language = ?, version = ? WHERE id = ?")
        .bind(json(&person.name)?)
        .bind(person.mail.clone())
        .bind(person.language.clone())
        .bind(person.version)
        .bind(person.id)
        .run(db)
        .await?;
    Ok(())
}

/// How many people administer.
///
/// # Errors
/// The database's.
pub async fn count_administrators(db: &impl ConnectionTrait) -> Result<i64> {
    let found: Option<i64> = Query::new(
        "SELECT count(*) FROM people WHERE role = 'administrator' AND erased_at IS NULL",
    )
    .scalar(db)
    .await?;
    Ok(found.unwrap_or(0))
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct SessionRow {
    pub token_hash: String,
    pub person_id: Uuid,
    pub created_at: Instant,
    pub last_used_at: Instant,
    /// Program and system of the browser.
    pub device: Option<String>,
}

impl SessionRow {
    /// What names a session in an address: the beginning of the hash, from which nobody gets to the token.
    #[must_use]
    pub fn name(&self) -> &str {
        self.token_hash.get(..16).unwrap_or_default()
    }
}

pub async fn find_session(
    db: &impl ConnectionTrait,
    token_hash: &str,
) -> Result<Option<SessionRow>> {
    Ok(Query::new("SELECT token_hash, person_id, created_at, last_used_at, device FROM sessions WHERE token_hash = ? AND ended_at IS NULL")
        .bind(token_hash)
        .one(db)
        .await?)
}

pub async fn insert_session(
    db: &impl ConnectionTrait,
    token_hash: &str,
    person_id: Uuid,
    device: &str,
    at: Instant,
) -> Result<()> {
    Query::new("INSERT INTO sessions (token_hash, person_id, created_at, last_used_at, device) VALUES (?, ?, ?, ?, ?)")
        .bind(token_hash)
        .bind(person_id)
        .bind(at.micros())
        .bind(at.micros())
        .bind((!device.is_empty()).then(|| device.to_owned()))
        .run(db)
        .await?;
    Ok(())
}

pub async fn touch_session(db: &impl ConnectionTrait, token_hash: &str, at: Instant) -> Result<()> {
    Query::new("UPDATE sessions SET last_used_at = ? WHERE token_hash = ?")
        .bind(at.micros())
        .bind(token_hash)
        .run(db)
        .await?;
    Ok(())
}

/// Ends the session with this token hash; with `all_of`, every other session of that person.
pub async fn end_sessions(
    db: &impl ConnectionTrait,
    token_hash: &str,
    all_of: Option<Uuid>,
    at: Instant,
) -> Result<u64> {
    let query = match all_of {
        None => Query::new("UPDATE sessions SET ended_at = ? WHERE token_hash = ? AND ended_at IS NULL")
            .bind(at.micros())
            .bind(token_hash),
        Some(person) => Query::new("UPDATE sessions SET ended_at = ? WHERE token_hash <> ? AND person_id = ? AND ended_at IS NULL")
            .bind(at.micros())
            .bind(token_hash)
            .bind(person),
    };
    Ok(query.run(db).await?)
}

pub async fn list_sessions(db: &impl ConnectionTrait, person: Uuid) -> Result<Vec<SessionRow>> {
    Ok(Query::new("SELECT token_hash, person_id, created_at, last_used_at, device FROM sessions WHERE person_id = ? AND ended_at IS NULL ORDER BY last_used_at DESC LIMIT 50")
        .bind(person)
        .all(db)
        .await?)
}

/// Whether this browser is one in which the person has signed in.
pub async fn has_device(
    db: &impl ConnectionTrait,
    token_hash: &str,
    person: Uuid,
    since: Instant,
) -> Result<bool> {
    let found: Option<i64> = Query::new(
        "SELECT count(*) FROM devices WHERE token_hash = ? AND person_id = ? AND last_used_at > ?",
    )
    .bind(token_hash)
    .bind(person)
    .bind(since.micros())
    .scalar(db)
    .await?;
    Ok(found.unwrap_or(0) > 0)
}

pub async fn count_devices(db: &impl ConnectionTrait, person: Uuid) -> Result<i64> {
    Ok(
        Query::new("SELECT count(*) FROM devices WHERE person_id = ?")
            .bind(person)
            .scalar(db)
            .await?
            .unwrap_or(0),
    )
}

/// Notes a sign-in in a browser, known or new.
pub async fn put_device(
    db: &impl ConnectionTrait,
    token_hash: &str,
    person: Uuid,
    at: Instant,
) -> Result<()> {
    Query::new("INSERT INTO devices (token_hash, person_id, created_at, last_used_at) VALUES (?, ?, ?, ?) ON CONFLICT (token_hash, person_id) DO UPDATE SET last_used_at = excluded.last_used_at")
        .bind(token_hash)
        .bind(person)
        .bind(at.micros())
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

/// Forgets in which browsers an erased person signed in.
pub async fn erase_devices(db: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    Query::new("DELETE FROM devices WHERE person_id = ?")
        .bind(person)
        .run(db)
        .await?;
    Query::new("UPDATE sessions SET device = NULL WHERE person_id = ?")
        .bind(person)
        .run(db)
        .await?;
    Ok(())
}

/// How often since then about this handle from this network, or in this browser.
pub async fn count_here(
    db: &impl ConnectionTrait,
    attempt: Attempt<'_>,
    since: Instant,
) -> Result<i64> {
    Ok(Query::new(
        "SELECT count(*) FROM attempts WHERE what = ? AND handle = ? AND origin = ? AND at > ?",
    )
    .bind(attempt.what)
    .bind(attempt.handle)
    .bind(attempt.origin)
    .bind(since.micros())
    .scalar(db)
    .await?
    .unwrap_or(0))
}

/// Ends every session of a person.
pub async fn end_all_sessions(db: &impl ConnectionTrait, person: Uuid, at: Instant) -> Result<u64> {
    Ok(
        Query::new("UPDATE sessions SET ended_at = ? WHERE person_id = ? AND ended_at IS NULL")
            .bind(at.micros())
            .bind(person)
            .run(db)
            .await?,
    )
}

/// Something that is limited in number was tried.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    pub what: &'a str,
    pub handle: &'a str,
    /// The network of whoever tried.
    pub origin: &'a str,
}

/// How often since then, about this handle and from this network.
pub async fn count_tries(
    db: &impl ConnectionTrait,
    attempt: Attempt<'_>,
    since: Instant,
) -> Result<(i64, i64)> {
    let about =
        Query::new("SELECT count(*) FROM attempts WHERE what = ? AND handle = ? AND at > ?")
            .bind(attempt.what)
            .bind(attempt.handle)
            .bind(since.micros())
            .scalar(db)
            .await?;
    let from = Query::new("SELECT count(*) FROM attempts WHERE what = ? AND origin = ? AND at > ?")
        .bind(attempt.what)
        .bind(attempt.origin)
        .bind(since.micros())
        .scalar(db)
        .await?;
    Ok((about.unwrap_or(0), from.unwrap_or(0)))
}

/// Notes a try and forgets the old ones.
pub async fn insert_try(
    db: &impl ConnectionTrait,
    attempt: Attempt<'_>,
    at: Instant,
    forget_before: Instant,
) -> Result<()> {
    Query::new("DELETE FROM attempts WHERE at < ?")
        .bind(forget_before.micros())
        .run(db)
        .await?;
    Query::new("INSERT INTO attempts (what, handle, origin, at) VALUES (?, ?, ?, ?)")
        .bind(attempt.what)
        .bind(attempt.handle)
        .bind(attempt.origin)
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

/// The people of the demonstration, in the order in which they were made.
///
/// # Errors
/// The database's.
pub async fn list_demonstration_people(
    db: &impl ConnectionTrait,
    locale: Locale,
) -> Result<Vec<PersonCard>> {
    let rows: Vec<PersonRow> = Query::new(&format!("SELECT {PERSON_COLUMNS} FROM people WHERE demonstration = ? AND erased_at IS NULL ORDER BY created_at, id"))
        .bind(true)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(PersonCard {
                id: row.id,
                handle: row.handle,
                name: row.name.text(locale).to_owned(),
                role: Role::from_code(&row.role)?,
                what_to_try: row
                    .what_to_try
                    .map(|w| w.text(locale).to_owned())
                    .unwrap_or_default(),
            })
        })
        .collect())
}

/// The names of people for whoever keeps them, in whatever audience they are.
pub async fn list_names_for_keeping(
    db: &impl ConnectionTrait,
    _: &MayKeepPeople,
    locale: Locale,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, String>> {
    let rows: Vec<PersonRow> = Query::new(&format!(
        "SELECT {PERSON_COLUMNS} FROM people WHERE erased_at IS NULL AND id IN "
    ))
    .list(ids.iter().copied())
    .all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, row.name.text(locale).to_owned()))
        .collect())
}

/// The names of people, for histories. Names are shown to members; a visitor sees none.
///
/// # Errors
/// The database's.
pub async fn list_names(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    locale: Locale,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, String>> {
    let rows: Vec<PersonRow> = Query::new(&format!(
        "SELECT {PERSON_COLUMNS} FROM people WHERE audience_id IN "
    ))
    .list(viewer.audiences().iter().copied())
    .text(" AND erased_at IS NULL AND id IN ")
    .list(ids.iter().copied())
    .all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, row.name.text(locale).to_owned()))
        .collect())
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(kenes_kernel::Error::internal)
}
