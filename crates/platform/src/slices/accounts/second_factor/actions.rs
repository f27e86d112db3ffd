//! Setting a second factor up, signing in with it, taking it away.

use super::{
    model::{
        HALF_SECONDS, RECOVERY_CODES, SECRET_BYTES, UNCONFIRMED_SECONDS, WRONG_CODES_ALLOWED,
        plain_recovery_code, recovery_code, requires_two_factors, step_of_code,
    },
    store::{self, SecondFactorRow},
};
use crate::slices::accounts::{
    actions::{NewSession, begin_session, hash_token, note_failure, own, refuse_many},
    mails::{Letter, write_to},
    passwords::type_again,
    policy,
    store::{self as accounts, Attempt},
    tables::PersonRow,
};
use kenes_kernel::{
    Ctx, Error, Result,
    db::WriteTx,
    error::Refusal,
    form::{FieldError, wrong},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Whether the person signs in with two factors.
///
/// # Errors
/// The database's.
pub async fn has_second_factor(db: &impl ConnectionTrait, person: Uuid) -> Result<bool> {
    let found = store::find(db, person).await?;
    Ok(found.is_some_and(|factor| factor.confirmed_at.is_some()))
}

/// How somebody's second factor stands.
pub enum Standing {
    /// The secret to put into a device, which no code has confirmed.
    ToConfirm(Vec<u8>),
    /// In use, with so many recovery codes left.
    InUse(i64),
}

/// The viewer's second factor; a secret is made when there is none.
///
/// # Errors
/// `NotFound` for visitors.
pub async fn own_standing(ctx: &Ctx) -> Result<(PersonRow, Standing)> {
    let person = own(ctx).await?;
    let db = ctx.db().read();
    let mut found = store::find(db, person.id).await?;
    let is_stale = |factor: &SecondFactorRow| {
        factor.confirmed_at.is_none()
            && factor.created_at.plus_seconds(UNCONFIRMED_SECONDS) < ctx.now
    };
    if found.as_ref().is_none_or(is_stale) {
        let secret: [u8; SECRET_BYTES] = ctx.kernel.random.bytes();
        let tx = ctx.db().write().await?;
        store::put_unconfirmed(&*tx, person.id, &secret, ctx.now).await?;
        found = store::find(&*tx, person.id).await?;
        tx.commit(ctx).await?;
    }
    let factor = found.ok_or_else(|| Error::internal("the secret was not stored"))?;
    let standing = if factor.confirmed_at.is_some() {
        Standing::InUse(store::count_recovery_codes(db, person.id).await?)
    } else {
        Standing::ToConfirm(factor.secret)
    };
    Ok((person, standing))
}

/// Takes the second factor into use by a correct code; the recovery codes, shown this once.
///
/// # Errors
/// `NotFound`; `Invalid` for a code that is not right; `Refused` where it is in use already.
pub async fn confirm(ctx: &Ctx, code: &str) -> Result<Vec<String>> {
    let person = own(ctx).await?;
    let mut tx = ctx.db().write().await?;
    let factor = store::find(&*tx, person.id).await?.ok_or(Error::NotFound)?;
    if factor.confirmed_at.is_some() {
        return Err(Refusal::new("accounts-factor-in-use").into());
    }
    let step = step_of_code(&factor.secret, code, ctx.now, factor.last_step);
    let step = step.ok_or_else(|| wrong_field("code", "accounts-code-wrong"))?;
    if !store::confirm(&*tx, person.id, step, ctx.now).await? {
        return Err(Refusal::new("accounts-factor-in-use").into());
    }
    let codes = new_recovery_codes(ctx, &tx, person.id).await?;
    tell(&mut tx, ctx, &person, "factor-set").await?;
    tx.commit(ctx).await?;
    Ok(codes)
}

async fn new_recovery_codes(ctx: &Ctx, tx: &WriteTx, person: Uuid) -> Result<Vec<String>> {
    let codes: Vec<String> = (0..RECOVERY_CODES)
        .map(|_| recovery_code(&ctx.kernel.random.bytes()))
        .collect();
    let hashes: Vec<String> = codes
        .iter()
        .filter_map(|code| plain_recovery_code(code))
        .map(|plain| hash_token(&plain))
        .collect();
    store::put_recovery_codes(&**tx, person, &hashes, ctx.now).await?;
    Ok(codes)
}

/// New recovery codes in the place of the old, shown this once.
///
/// # Errors
/// `Invalid` for a password that is not theirs; `TooMany`; `Refused` without a second factor.
pub async fn renew_recovery_codes(ctx: &Ctx, password: String) -> Result<Vec<String>> {
    let person = again(ctx, password).await?;
    let mut tx = ctx.db().write().await?;
    let codes = new_recovery_codes(ctx, &tx, person.id).await?;
    tell(&mut tx, ctx, &person, "factor-codes").await?;
    tx.commit(ctx).await?;
    Ok(codes)
}

/// Takes one's own second factor away.
///
/// # Errors
/// As [`renew_recovery_codes`].
pub async fn remove(ctx: &Ctx, password: String) -> Result<()> {
    let person = again(ctx, password).await?;
    let mut tx = ctx.db().write().await?;
    store::delete(&*tx, person.id).await?;
    tell(&mut tx, ctx, &person, "factor-removed").await?;
    tx.commit(ctx).await
}

/// The viewer, who has typed their password anew, and has a second factor.
async fn again(ctx: &Ctx, password: String) -> Result<PersonRow> {
    let person = own(ctx).await?;
    if !has_second_factor(ctx.db().read(), person.id).await? {
        return Err(Refusal::new("accounts-factor-not-in-use").into());
    }
    type_again(ctx, &person, password).await?;
    Ok(person)
}

fn wrong_field(field: &str, key: &str) -> Error {
    Error::Invalid(wrong(field, FieldError::new(key)))
}

/// For somebody who lost device and recovery codes: by the program itself, at the command line.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn forget_second_factor(ctx: &Ctx, person: Uuid) -> Result<()> {
    policy::may_erase_person(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut tx = ctx.db().write().await?;
    let person = accounts::find_person(&*tx, person)
        .await?
        .ok_or(Error::NotFound)?;
    store::delete(&*tx, person.id).await?;
    tell(&mut tx, ctx, &person, "factor-removed").await?;
    tx.commit(ctx).await
}

/// Deletes what belongs to an erased person.
///
/// # Errors
/// The database's.
pub async fn erase_of(tx: &WriteTx, person: Uuid) -> Result<()> {
    store::delete(&**tx, person).await
}

async fn tell(tx: &mut WriteTx, ctx: &Ctx, person: &PersonRow, kind: &'static str) -> Result<()> {
    let letter = Letter {
        kind,
        args: Vec::new(),
        link: None,
    };
    write_to(tx, ctx, person, letter).await?;
    Ok(())
}

/// Begins a half sign-in after a right password; its cookie.
///
/// # Errors
/// The database's.
pub async fn begin_half(ctx: &Ctx, person: Uuid) -> Result<String> {
    let token = ctx.kernel.random.secret();
    let until = ctx.now.plus_seconds(HALF_SECONDS);
    let tx = ctx.db().write().await?;
    store::insert_half(&*tx, &hash_token(&token), person, ctx.now, until).await?;
    tx.commit(ctx).await?;
    Ok(token)
}

/// Whether a half sign-in still waits for its code.
///
/// # Errors
/// The database's.
pub async fn is_half_open(ctx: &Ctx, token: &str) -> Result<bool> {
    let half = store::find_half(ctx.db().read(), &hash_token(token)).await?;
    Ok(half.is_some_and(|half| half.expires_at > ctx.now))
}

/// What came of a code.
pub enum Finished {
    Session(NewSession),
    /// The sentence for the field; the half sign-in stays.
    Wrong,
    /// The password is asked for again.
    Over,
}

/// Ends a half sign-in with the code of the device or a recovery code.
///
/// # Errors
/// `TooMany`; the database's.
pub async fn finish(
    ctx: &Ctx,
    token: &str,
    typed: &str,
    known_device: Option<&str>,
    agent: &str,
) -> Result<Finished> {
    let hash = hash_token(token);
    let db = ctx.db().read();
    let Some(half) = store::find_half(db, &hash).await? else {
        return Ok(Finished::Over);
    };
    if half.expires_at <= ctx.now || half.failures >= WRONG_CODES_ALLOWED {
        return Ok(Finished::Over);
    }
    let person = accounts::find_person(db, half.person_id)
        .await?
        .filter(|person| person.erased_at.is_none());
    let (Some(person), Some(factor)) = (person, store::find(db, half.person_id).await?) else {
        return Ok(Finished::Over);
    };
    let attempt = Attempt {
        what: "code",
        handle: &person.handle,
        origin: &ctx.origin,
    };
    refuse_many(ctx, attempt).await?;
    let tx = ctx.db().write().await?;
    if !uses(ctx, &tx, &person, &factor, typed).await? {
        store::count_failure(&*tx, &hash).await?;
        tx.commit(ctx).await?;
        note_failure(ctx, attempt).await?;
        return Ok(if half.failures + 1 >= WRONG_CODES_ALLOWED {
            Finished::Over
        } else {
            Finished::Wrong
        });
    }
    if !store::end_half(&*tx, &hash).await? {
        return Ok(Finished::Over);
    }
    tx.commit(ctx).await?;
    let session = begin_session(ctx, &person, known_device, agent).await?;
    Ok(Finished::Session(session))
}

/// Uses a code or a recovery code up; false when it is neither.
async fn uses(
    ctx: &Ctx,
    tx: &WriteTx,
    person: &PersonRow,
    factor: &SecondFactorRow,
    typed: &str,
) -> Result<bool> {
    if let Some(step) = step_of_code(&factor.secret, typed, ctx.now, factor.last_step) {
        return store::use_step(&**tx, person.id, step).await;
    }
    match plain_recovery_code(typed) {
        Some(plain) => {
            store::use_recovery_code(&**tx, person.id, &hash_token(&plain), ctx.now).await
        }
        None => Ok(false),
    }
}

/// Whether somebody in this role has to set a second factor up before anything else.
///
/// # Errors
/// The database's.
pub async fn must_set_up(ctx: &Ctx, person: &PersonRow) -> Result<bool> {
    let config = &ctx.kernel.config;
    let role = kenes_kernel::access::Role::from_code(&person.role);
    let is_asked =
        config.require_second_factor && !config.demo && role.is_some_and(requires_two_factors);
    Ok(is_asked && !has_second_factor(ctx.db().read(), person.id).await?)
}
