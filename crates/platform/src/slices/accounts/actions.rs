//! What people do with accounts.

use super::{
    mails::{Letter, write_to},
    model::{
        ATTEMPT_WINDOW_SECONDS, ATTEMPTS_ALLOWED, DEVICE_SECONDS, SESSION_LIMIT_SECONDS, device_of,
        parse_handle, parse_new_handle,
    },
    passwords::{check_password, hash_password, verify_password},
    people,
    policy::{self, MayErasePerson},
    second_factor,
    store::{self, Attempt},
    tables::PersonRow,
    tokens,
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
    i18n::Arg,
    journal::erase_openings,
    mail,
};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;
use uuid::Uuid;

pub const SESSION_COOKIE: &str = "kenes_session";
/// Between password and code.
pub const HALF_COOKIE: &str = "kenes_half_sign_in";
/// Marks a browser in which somebody has signed in.
pub const DEVICE_COOKIE: &str = "kenes_device";
/// Tries are forgotten after so long.
const FORGET_ATTEMPTS_SECONDS: i64 = 3600;

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
    if store::is_taken(&*tx, &handle).await? {
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
pub type EraseToo = for<'tx> fn(&'tx mut WriteTx, &'tx Ctx, Uuid) -> BoxFuture<'tx, Result<()>>;

static ERASED_TOO: OnceLock<&'static [EraseToo]> = OnceLock::new();

/// Called once by `app.rs`.
pub fn erase_too_by(erase: &'static [EraseToo]) {
    ERASED_TOO.get_or_init(|| erase);
}

/// Erases a person's data everywhere; what they did in office stays under their office.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn erase_person(ctx: &Ctx, id: Uuid) -> Result<()> {
    let permit = policy::may_erase_person(&ctx.viewer).ok_or(Error::Forbidden)?;
    erase_in(ctx, &permit, id).await
}

/// What is done with whoever may be erased.
pub(super) async fn erase_in(ctx: &Ctx, permit: &MayErasePerson, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let mut person = store::find_person(&*tx, id).await?.ok_or(Error::NotFound)?;
    person.handle = format!("erased-{}", person.id);
    person.name = Content::new("en", "");
    person.mail = None;
    person.erased_at = Some(ctx.now);
    person.version += 1;
    store::erase_person(&*tx, permit, &person, ctx.now).await?;
    erase_openings(&tx, id, &["handle", "name", "mail"]).await?;
    people::erase_reasons(&mut tx, id).await?;
    mail::erase_of(&*tx, id).await?;
    second_factor::erase_of(&tx, id).await?;
    tokens::erase_of(&mut tx, ctx, id).await?;
    store::erase_devices(&*tx, id).await?;
    super::shortcuts::store::erase(&*tx, id).await?;
    for erase in ERASED_TOO.get().copied().unwrap_or_default() {
        erase(&mut tx, ctx, id).await?;
    }
    tx.record("erase", person.snapshot());
    tx.commit(ctx).await
}

/// A session that has just begun.
pub struct NewSession {
    /// Of the session's cookie.
    pub token: String,
    /// Of the browser's cookie.
    pub device: String,
}

/// What comes of a right password.
pub enum SignedIn {
    Session(NewSession),
    /// The code is still to come: the cookie of the half sign-in.
    Half(String),
}

/// Checks handle and password; begins a session, or half of one where a second factor is set.
///
/// # Errors
/// `Refused` with one sentence for a wrong handle and a wrong password alike; `TooMany`.
pub async fn sign_in(
    ctx: &Ctx,
    handle: &str,
    password: String,
    device: Option<&str>,
    agent: &str,
) -> Result<SignedIn> {
    let handle = parse_handle(handle).unwrap_or_default();
    let db = ctx.db().read();
    let person = store::find_person_by_handle(db, &handle).await?;
    // In a browser in which this person has signed in before, others' tries do not count.
    let known = match (&person, device) {
        (Some(person), Some(device)) => is_known(ctx, person.id, device).await?,
        _ => false,
    };
    let place = match device {
        Some(device) if known => format!("device {}", &hash_token(device)[..16]),
        _ => ctx.origin.clone(),
    };
    let attempt = Attempt {
        what: "sign-in",
        handle: &handle,
        origin: &place,
    };
    refuse_many(ctx, attempt).await?;
    let stored = person.as_ref().and_then(|p| p.password_hash.clone());
    // Somebody who is not there costs as much time as a wrong password.
    let verified = verify_password(ctx, password, stored).await?;
    match person {
        Some(person) if verified => {
            if second_factor::has_second_factor(db, person.id).await? {
                return Ok(SignedIn::Half(
                    second_factor::begin_half(ctx, person.id).await?,
                ));
            }
            let session = begin_session(ctx, &person, device, agent).await?;
            Ok(SignedIn::Session(session))
        }
        _ => {
            note_failure(ctx, attempt).await?;
            Err(Refusal::new("accounts-sign-in-wrong").into())
        }
    }
}

async fn is_known(ctx: &Ctx, person: Uuid, device: &str) -> Result<bool> {
    let since = ctx.now.plus_seconds(-DEVICE_SECONDS);
    store::has_device(ctx.db().read(), &hash_token(device), person, since).await
}

/// Refuses what failed too often at this handle from here.
///
/// # Errors
/// `TooMany`; the database's.
pub(super) async fn refuse_many(ctx: &Ctx, attempt: Attempt<'_>) -> Result<()> {
    let since = ctx.now.plus_seconds(-ATTEMPT_WINDOW_SECONDS);
    if store::count_here(ctx.db().read(), attempt, since).await? < ATTEMPTS_ALLOWED {
        return Ok(());
    }
    Err(Error::TooMany {
        retry_after_seconds: ATTEMPT_WINDOW_SECONDS.unsigned_abs(),
    })
}

/// Counts a failure.
///
/// # Errors
/// The database's.
pub(super) async fn note_failure(ctx: &Ctx, attempt: Attempt<'_>) -> Result<()> {
    let tx = ctx.db().write().await?;
    let forget = ctx.now.plus_seconds(-FORGET_ATTEMPTS_SECONDS);
    store::insert_try(&*tx, attempt, ctx.now, forget).await?;
    tx.commit(ctx).await
}

/// One click in the demonstration.
///
/// # Errors
/// `NotFound` outside the demonstration, and for anybody who is no demonstration person.
pub async fn sign_in_demonstration(ctx: &Ctx, handle: &str, agent: &str) -> Result<NewSession> {
    if !ctx.kernel.config.demo {
        return Err(Error::NotFound);
    }
    let handle = parse_handle(handle).map_err(|_| Error::NotFound)?;
    let person = store::find_person_by_handle(ctx.db().read(), &handle)
        .await?
        .filter(|person| person.demonstration)
        .ok_or(Error::NotFound)?;
    begin_session(ctx, &person, None, agent).await
}

/// Begins a session; a person who signs in with a browser that is not known, and not with their first, gets a mail.
///
/// # Errors
/// The database's.
pub(super) async fn begin_session(
    ctx: &Ctx,
    person: &PersonRow,
    device: Option<&str>,
    agent: &str,
) -> Result<NewSession> {
    let known = match device {
        Some(device) => is_known(ctx, person.id, device).await?,
        None => false,
    };
    // One browser can be known for several people; what is no mark of ours is replaced.
    let token = ctx.kernel.random.secret();
    let device = match device {
        Some(device) if is_secret(device) => device.to_owned(),
        // As hard to guess as the token, which it does not reveal.
        _ => hash_token(&format!("device {token}")),
    };
    let named = device_of(agent);
    let mut tx = ctx.db().write().await?;
    let had_others = store::count_devices(&*tx, person.id).await? > 0;
    store::put_device(&*tx, &hash_token(&device), person.id, ctx.now).await?;
    store::insert_session(&*tx, &hash_token(&token), person.id, &named, ctx.now).await?;
    if !known && had_others {
        let locale = person.locale().unwrap_or(ctx.locale);
        let words = &ctx.kernel.words;
        let unknown = || words.say(locale, "accounts-device-unknown", &[]);
        let at = words.moment(locale, ctx.now, &ctx.kernel.zone);
        let device = if named.is_empty() { unknown() } else { named };
        let letter = Letter {
            kind: "new-device",
            args: vec![("device", Arg::Text(device)), ("at", Arg::Text(at))],
            link: Some("/account".into()),
        };
        write_to(&mut tx, ctx, person, letter).await?;
    }
    tx.commit(ctx).await?;
    Ok(NewSession { token, device })
}

/// Whether a text has the form of [`kenes_kernel::ids::Random::secret`].
fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Ends one of the person's own sessions by its name.
///
/// # Errors
/// `NotFound` where it is not theirs, or over.
pub async fn end_session(ctx: &Ctx, name: &str) -> Result<()> {
    let person = ctx.viewer.person_id().ok_or(Error::NotFound)?;
    let tx = ctx.db().write().await?;
    let sessions = store::list_sessions(&*tx, person).await?;
    let session = sessions.iter().find(|session| session.name() == name);
    let session = session.ok_or(Error::NotFound)?;
    store::end_sessions(&*tx, &session.token_hash, None, ctx.now).await?;
    tx.commit(ctx).await
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

/// Who asks.
pub struct Recognised {
    pub viewer: Viewer,
    /// Nothing but [`WITHOUT_SECOND_FACTOR`] is open until a second factor is set.
    pub must_set_up: bool,
}

/// What is open to somebody who still has to set a second factor up, as beginnings of paths.
pub const WITHOUT_SECOND_FACTOR: [&str; 2] = ["/account/second-factor", "/sign-out"];

/// Who asks, by the session cookie; a visitor when it is missing, unknown or over.
///
/// # Errors
/// The database's.
pub async fn recognise(ctx: &Ctx, headers: &HeaderMap) -> Result<Recognised> {
    let person = person_of(ctx, headers).await?;
    let known = person.and_then(|person| Some((Role::from_code(&person.role)?, person)));
    let Some((role, person)) = known else {
        return Ok(Recognised {
            viewer: Viewer::visitor(),
            must_set_up: false,
        });
    };
    let must_set_up = second_factor::must_set_up(ctx, &person).await?;
    Ok(Recognised {
        viewer: viewer_of(ctx, &person, role),
        must_set_up,
    })
}

pub(super) fn viewer_of(ctx: &Ctx, person: &PersonRow, role: Role) -> Viewer {
    let name = person.name.text(ctx.locale).to_owned();
    let id = person.id;
    Viewer::person(ViewerPerson { id, name }, role, role.audiences())
}

/// The viewer's own row.
///
/// # Errors
/// `NotFound` for visitors.
pub(super) async fn own(ctx: &Ctx) -> Result<PersonRow> {
    let id = ctx.viewer.person_id().ok_or(Error::NotFound)?;
    let found = store::find_person(ctx.db().read(), id).await?;
    found.ok_or(Error::NotFound)
}

async fn person_of(ctx: &Ctx, headers: &HeaderMap) -> Result<Option<PersonRow>> {
    let Some(token) = session_token(headers) else {
        return Ok(None);
    };
    let db = ctx.db().read();
    let hash = hash_token(&token);
    let Some(session) = store::find_session(db, &hash).await? else {
        return Ok(None);
    };
    let idle = i64::from(ctx.kernel.config.session_idle_hours) * 3600;
    if session.last_used_at.plus_seconds(idle) < ctx.now
        || session.created_at.plus_seconds(SESSION_LIMIT_SECONDS) < ctx.now
    {
        return Ok(None);
    }
    // Every five minutes is often enough to know that a session is in use.
    if session.last_used_at.plus_seconds(300) < ctx.now {
        let tx = ctx.db().write().await?;
        store::touch_session(&*tx, &hash, ctx.now).await?;
        tx.commit(ctx).await?;
    }
    let person = store::find_person(db, session.person_id).await?;
    Ok(person.filter(|person| person.erased_at.is_none()))
}

/// The token in the request's cookie.
#[must_use]
pub fn session_token(headers: &HeaderMap) -> Option<String> {
    cookie_of(headers, SESSION_COOKIE)
}

#[must_use]
pub fn cookie_of(headers: &HeaderMap, name: &str) -> Option<String> {
    CookieJar::from_headers(headers)
        .get(name)
        .map(|c| c.value().to_owned())
}

pub(super) fn hash_token(token: &str) -> String {
    Sha256::digest(token)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}
