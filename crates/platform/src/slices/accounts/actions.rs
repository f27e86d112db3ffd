//! What people do with accounts.

use super::{
    model::{
        ATTEMPT_WINDOW_SECONDS, ATTEMPTS_ALLOWED, SESSION_LIMIT_SECONDS, parse_handle,
        parse_new_handle,
    },
    passwords::{check_password, hash_password, verify_password},
    people, policy, store,
    tables::PersonRow,
};
use axum_extra::extract::CookieJar;
use futures_util::future::BoxFuture;
use http::HeaderMap;
use kenes_kernel::{
    Ctx, Error, Result,
    access::{MEMBERS_AND_OBSERVERS, Role, Viewer, ViewerPerson},
    content::Content,
    db::WriteTx,
    error::Refusal,
    form::{FieldError, wrong},
    journal::erase_openings,
    mail,
};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;
use uuid::Uuid;

pub const SESSION_COOKIE: &str = "kenes_session";

/// A person to add.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub handle: String,
    pub name: Content,
    pub role: Role,
    /// None: cannot sign in by password.
    pub password: Option<String>,
    pub demonstration: bool,
    pub what_to_try: Option<Content>,
}

/// Adds a person.
///
/// # Errors
/// `Forbidden`; `Invalid` for a handle that is malformed or taken, or a short password.
pub async fn add_person(ctx: &Ctx, new: NewPerson) -> Result<Uuid> {
    let permit = policy::may_add_person(&ctx.viewer).ok_or(Error::Forbidden)?;
    let handle = parse_new_handle(&new.handle).map_err(Error::Invalid)?;
    let password_hash = match new.password {
        Some(password) => {
            check_password(&password, &handle, &new.name).map_err(Error::Invalid)?;
            Some(hash_password(ctx, password).await?)
        }
        None => None,
    };
    let mut tx = ctx.db().write().await?;
    if store::find_person_by_handle(&*tx, &handle).await?.is_some() {
        return Err(Error::Invalid(wrong(
            "handle",
            FieldError::new("accounts-handle-taken"),
        )));
    }
    let person = PersonRow {
        id: ctx.id(),
        handle,
        name: new.name,
        role: new.role.code().to_owned(),
        password_hash,
        demonstration: new.demonstration,
        what_to_try: new.what_to_try,
        erased_at: None,
        audience_id: MEMBERS_AND_OBSERVERS,
        version: 1,
        mail: None,
        language: None,
        created_at: ctx.now,
    };
    store::insert_person(&*tx, &permit, &person).await?;
    tx.record("add", person.snapshot());
    tx.commit(ctx).await?;
    Ok(person.id)
}

/// What a later slice keeps of a person and erases with them, in the same transaction.
pub type EraseToo = for<'tx> fn(&'tx WriteTx, Uuid) -> BoxFuture<'tx, Result<()>>;

static ERASED_TOO: OnceLock<EraseToo> = OnceLock::new();

/// Called once by `app.rs`.
pub fn erase_too_by(erase: EraseToo) {
    ERASED_TOO.get_or_init(|| erase);
}

/// Erases a person's data everywhere; what they did in office stays under their office.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn erase_person(ctx: &Ctx, id: Uuid) -> Result<()> {
    let permit = policy::may_erase_person(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut tx = ctx.db().write().await?;
    let mut person = store::find_person(&*tx, id).await?.ok_or(Error::NotFound)?;
    person.handle = format!("erased-{}", person.id);
    person.name = Content::new("en", "");
    person.mail = None;
    person.erased_at = Some(ctx.now);
    person.version += 1;
    store::erase_person(&*tx, &permit, &person, ctx.now).await?;
    erase_openings(&tx, id, &["handle", "name", "mail"]).await?;
    people::erase_reasons(&mut tx, id).await?;
    mail::erase_of(&*tx, id).await?;
    super::shortcuts::store::erase(&*tx, id).await?;
    if let Some(erase) = ERASED_TOO.get() {
        erase(&tx, id).await?;
    }
    tx.record("erase", person.snapshot());
    tx.commit(ctx).await
}

/// Checks handle and password and begins a session; the cookie's value.
///
/// # Errors
/// `Refused` with one sentence for a wrong handle and a wrong password alike; `TooMany`.
pub async fn sign_in(ctx: &Ctx, handle: &str, password: String) -> Result<String> {
    let handle = parse_handle(handle).unwrap_or_default();
    let since = ctx.now.plus_seconds(-ATTEMPT_WINDOW_SECONDS);
    if store::count_attempts(ctx.db().read(), &handle, since).await? >= ATTEMPTS_ALLOWED {
        return Err(Error::TooMany {
            retry_after_seconds: ATTEMPT_WINDOW_SECONDS.unsigned_abs(),
        });
    }
    let person = store::find_person_by_handle(ctx.db().read(), &handle).await?;
    let stored = person.as_ref().and_then(|p| p.password_hash.clone());
    // Somebody who is not there costs as much time as a wrong password.
    let verified = verify_password(ctx, password, stored).await?;
    match person {
        Some(person) if verified => begin_session(ctx, person.id).await,
        _ => {
            let tx = ctx.db().write().await?;
            store::insert_attempt(&*tx, &handle, ctx.now, since).await?;
            tx.commit(ctx).await?;
            Err(Refusal::new("accounts-sign-in-wrong").into())
        }
    }
}

/// One click in the demonstration.
///
/// # Errors
/// `NotFound` outside the demonstration, and for anybody who is no demonstration person.
pub async fn sign_in_demonstration(ctx: &Ctx, handle: &str) -> Result<String> {
    if !ctx.kernel.config.demo {
        return Err(Error::NotFound);
    }
    let handle = parse_handle(handle).map_err(|_| Error::NotFound)?;
    let person = store::find_person_by_handle(ctx.db().read(), &handle)
        .await?
        .filter(|person| person.demonstration)
        .ok_or(Error::NotFound)?;
    begin_session(ctx, person.id).await
}

async fn begin_session(ctx: &Ctx, person: Uuid) -> Result<String> {
    let token = ctx.kernel.random.secret();
    let tx = ctx.db().write().await?;
    store::insert_session(&*tx, &hash_token(&token), person, ctx.now).await?;
    tx.commit(ctx).await?;
    Ok(token)
}

/// Ends the session of a cookie.
///
/// # Errors
/// The database's.
pub async fn sign_out(ctx: &Ctx, token: &str) -> Result<()> {
    let tx = ctx.db().write().await?;
    store::end_sessions(&*tx, &hash_token(token), None, ctx.now).await?;
    tx.commit(ctx).await
}

/// Ends every session of the person but this one; how many.
///
/// # Errors
/// `Forbidden` without a person.
pub async fn end_other_sessions(ctx: &Ctx, token: &str) -> Result<u64> {
    let person = ctx.viewer.person_id().ok_or(Error::Forbidden)?;
    let tx = ctx.db().write().await?;
    let ended = store::end_sessions(&*tx, &hash_token(token), Some(person), ctx.now).await?;
    tx.commit(ctx).await?;
    Ok(ended)
}

/// The person's open sessions, each with whether it is the one of this cookie.
///
/// # Errors
/// `Forbidden` without a person.
pub async fn list_sessions(ctx: &Ctx, token: &str) -> Result<Vec<(store::SessionRow, bool)>> {
    let person = ctx.viewer.person_id().ok_or(Error::Forbidden)?;
    let this = hash_token(token);
    let rows = store::list_sessions(ctx.db().read(), person).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let is_this = row.token_hash == this;
            (row, is_this)
        })
        .collect())
}

/// Who asks, by the session cookie; a visitor when it is missing, unknown or over.
///
/// # Errors
/// The database's.
pub async fn viewer_of(ctx: &Ctx, headers: &HeaderMap) -> Result<Viewer> {
    let Some(token) = session_token(headers) else {
        return Ok(Viewer::visitor());
    };
    let db = ctx.db().read();
    let hash = hash_token(&token);
    let Some(session) = store::find_session(db, &hash).await? else {
        return Ok(Viewer::visitor());
    };
    let idle = i64::from(ctx.kernel.config.session_idle_hours) * 3600;
    if session.last_used_at.plus_seconds(idle) < ctx.now
        || session.created_at.plus_seconds(SESSION_LIMIT_SECONDS) < ctx.now
    {
        return Ok(Viewer::visitor());
    }
    // Every five minutes is often enough to know that a session is in use.
    if session.last_used_at.plus_seconds(300) < ctx.now {
        let tx = ctx.db().write().await?;
        store::touch_session(&*tx, &hash, ctx.now).await?;
        tx.commit(ctx).await?;
    }
    let person = store::find_person(db, session.person_id).await?;
    let viewer = person.filter(|p| p.erased_at.is_none()).and_then(|person| {
        let role = Role::from_code(&person.role)?;
        let name = person.name.text(ctx.locale).to_owned();
        Some(Viewer::person(
            ViewerPerson {
                id: person.id,
                name,
            },
            role,
            role.audiences(),
        ))
    });
    Ok(viewer.unwrap_or_else(Viewer::visitor))
}

/// The token in the request's cookie.
#[must_use]
pub fn session_token(headers: &HeaderMap) -> Option<String> {
    CookieJar::from_headers(headers)
        .get(SESSION_COOKIE)
        .map(|c| c.value().to_owned())
}

pub(super) fn hash_token(token: &str) -> String {
    Sha256::digest(token)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}
