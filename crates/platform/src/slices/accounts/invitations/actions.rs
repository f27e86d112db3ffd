//! Sending links, and what is done with them.

use super::{
    model::{
        Purpose, REQUEST_WINDOW_SECONDS, REQUESTS_FROM_ONE, REQUESTS_OF_ONE, RESET_SECONDS,
        Standing,
    },
    store::{self, NewLink},
};
use crate::slices::accounts::{
    actions::hash_token,
    mails::{Letter, write_to},
    model::parse_handle,
    passwords::{check_password, hash_password},
    policy,
    store::{self as people, Attempt},
    tables::PersonRow,
    tokens,
};
use kenes_kernel::{Ctx, Error, Result, access::Role, db::WriteTx, error::Refusal, i18n::Arg};
use uuid::Uuid;

/// Makes a link, ends the earlier ones and writes it to the person.
///
/// # Errors
/// The database's.
pub async fn send_link(
    tx: &mut WriteTx,
    ctx: &Ctx,
    person: &PersonRow,
    purpose: Purpose,
) -> Result<()> {
    let days = ctx.kernel.config.invitation_days;
    let (seconds, args) = match purpose {
        Purpose::Invitation => (
            i64::from(days) * 24 * 3600,
            vec![("days", Arg::Number(days.into()))],
        ),
        Purpose::Reset => (
            RESET_SECONDS,
            vec![("hours", Arg::Number(RESET_SECONDS / 3600))],
        ),
    };
    let secret = ctx.kernel.random.secret();
    store::withdraw_all(&**tx, person.id, ctx.now).await?;
    let link = NewLink {
        id: ctx.id(),
        person: person.id,
        purpose,
        secret_hash: &hash_token(&secret),
        by: ctx.viewer.person_id(),
        expires_at: ctx.now.plus_seconds(seconds),
    };
    store::insert(&**tx, link, ctx.now).await?;
    let letter = Letter {
        kind: purpose.code(),
        args,
        link: Some(format!("/invitations/{secret}")),
    };
    write_to(tx, ctx, person, letter).await?;
    Ok(())
}

/// Sends a new link to somebody who has not come in yet.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Refused` when they have a password or no address.
pub async fn invite_again(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let person = keepable(ctx, &tx, id).await?;
    if person.password_hash.is_some() || person.demonstration {
        return Err(Refusal::new("accounts-invite-not-needed").into());
    }
    if person.mail.is_none() {
        return Err(Refusal::new("accounts-invite-no-mail").into());
    }
    send_link(&mut tx, ctx, &person, Purpose::Invitation).await?;
    tx.commit(ctx).await
}

/// Ends a person's open links.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Refused` when none is open.
pub async fn withdraw(ctx: &Ctx, id: Uuid) -> Result<()> {
    let tx = ctx.db().write().await?;
    let person = keepable(ctx, &tx, id).await?;
    if store::withdraw_all(&*tx, person.id, ctx.now).await? == 0 {
        return Err(Refusal::new("accounts-invitation-none-open").into());
    }
    tx.commit(ctx).await
}

/// The person, if the viewer keeps people of their role.
async fn keepable(ctx: &Ctx, tx: &WriteTx, id: Uuid) -> Result<PersonRow> {
    policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let person = people::find_person(&**tx, id)
        .await?
        .filter(|person| person.erased_at.is_none())
        .ok_or(Error::NotFound)?;
    let role = Role::from_code(&person.role).ok_or(Error::NotFound)?;
    policy::may_invite(&ctx.viewer, role).ok_or(Error::Forbidden)?;
    Ok(person)
}

/// The person whom an open link lets choose a password.
///
/// # Errors
/// `Refused` with one sentence for a link that was used; `NotFound` for every other that does not work, unknown or
/// expired alike.
pub async fn invited_by(ctx: &Ctx, secret: &str) -> Result<(Uuid, PersonRow)> {
    let db = ctx.db().read();
    let link = store::find(db, &hash_token(secret)).await?;
    let link = link.ok_or(Error::NotFound)?;
    match link.standing(ctx.now) {
        Standing::Open => {}
        Standing::Used => return Err(Refusal::new("accounts-link-used").into()),
        Standing::Expired | Standing::Withdrawn => return Err(Error::NotFound),
    }
    let person = people::find_person(db, link.person_id)
        .await?
        .filter(|person| person.erased_at.is_none())
        .ok_or(Error::NotFound)?;
    Ok((link.id, person))
}

/// Chooses a password by a link. Every session and every token of the person ends; they sign in anew.
///
/// # Errors
/// As [`invited_by`]; `Invalid` for a password that is not good enough.
pub async fn choose_password(ctx: &Ctx, secret: &str, password: String) -> Result<()> {
    let (link, person) = invited_by(ctx, secret).await?;
    check_password(&password, &person.handle, &person.name).map_err(Error::Invalid)?;
    let hash = hash_password(ctx, password).await?;
    let mut tx = ctx.db().write().await?;
    let mut person = people::find_person(&*tx, person.id)
        .await?
        .filter(|person| person.erased_at.is_none())
        .ok_or(Error::NotFound)?;
    if !store::use_up(&*tx, link, ctx.now).await? {
        return Err(Refusal::new("accounts-link-used").into());
    }
    person.version += 1;
    store::set_password(&*tx, person.id, &hash, person.version).await?;
    people::end_all_sessions(&*tx, person.id, ctx.now).await?;
    tokens::withdraw_all_of(&mut tx, ctx, person.id).await?;
    tx.record("choose password", person.snapshot());
    let letter = Letter {
        kind: "password",
        args: Vec::new(),
        link: None,
    };
    write_to(&mut tx, ctx, &person, letter).await?;
    tx.commit(ctx).await
}

/// Sends a link to somebody who forgot their password. Whether there is such a person shows nowhere.
///
/// # Errors
/// `TooMany` for a network that asks again and again.
pub async fn request_reset(ctx: &Ctx, handle: &str) -> Result<()> {
    let handle = parse_handle(handle).unwrap_or_default();
    let attempt = Attempt {
        what: "reset",
        handle: &handle,
        origin: &ctx.origin,
    };
    let since = ctx.now.plus_seconds(-REQUEST_WINDOW_SECONDS);
    let mut tx = ctx.db().write().await?;
    let (about, from) = people::count_tries(&*tx, attempt, since).await?;
    if from >= REQUESTS_FROM_ONE {
        return Err(Error::TooMany {
            retry_after_seconds: REQUEST_WINDOW_SECONDS.unsigned_abs(),
        });
    }
    people::insert_try(&*tx, attempt, ctx.now, since).await?;
    let person = people::find_person_by_handle(&*tx, &handle).await?;
    if let Some(person) = person
        && person.password_hash.is_some()
        && person.mail.is_some()
        && about < REQUESTS_OF_ONE
    {
        send_link(&mut tx, ctx, &person, Purpose::Reset).await?;
    }
    tx.commit(ctx).await
}
