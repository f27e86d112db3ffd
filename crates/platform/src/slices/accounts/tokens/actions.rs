//! Making and withdrawing tokens, and whom one stands for.

use super::{
    model::{
        NewToken, OPEN_AT_MOST, Owner, SECRET_BYTES, Scope, Standing, TypedToken, is_token,
        token_of,
    },
    store,
    tables::TokenRow,
};
use crate::slices::accounts::{
    actions::{hash_token, own, viewer_of},
    mails::{Letter, write_to},
    organisations::list_organisations,
    passwords::type_again,
    policy, second_factor, store as accounts,
    tables::PersonRow,
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::{Role, SECRETARIAT, Viewer, ViewerOrganisation},
    db::WriteTx,
    error::Refusal,
    form::{FieldError, wrong},
    i18n::Arg,
    journal::erase_openings,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What the viewer sees of tokens.
pub struct Tokens {
    pub own: Vec<TokenRow>,
    pub organisation: Option<(ViewerOrganisation, Vec<TokenRow>)>,
    /// For the secretariat: those of every other organisation, with its name.
    pub others: Vec<(String, TokenRow)>,
    /// Who made them, as far as they are still known.
    pub names: HashMap<Uuid, String>,
    pub asks_password: bool,
}

/// The viewer's own tokens, those of their organisation and, for the secretariat, of all organisations.
///
/// # Errors
/// `NotFound` for visitors.
pub async fn list(ctx: &Ctx) -> Result<Tokens> {
    let person = own(ctx).await?;
    let db = ctx.db().read();
    let organisation = match ctx.viewer.organisation.clone() {
        Some(acting) => {
            let rows = store::list_of_organisation(db, acting.id).await?;
            Some((acting, rows))
        }
        None => None,
    };
    let own_organisation = organisation.as_ref().map(|(acting, _)| acting.id);
    let others = match policy::may_keep_people(&ctx.viewer) {
        Some(permit) => {
            let mut rows = store::list_of_organisations(db, &permit).await?;
            rows.retain(|row| row.organisation_id != own_organisation);
            with_names(ctx, rows).await?
        }
        None => Vec::new(),
    };
    let of_own = organisation.iter().flat_map(|(_, rows)| rows);
    let makers: Vec<Uuid> = of_own
        .chain(others.iter().map(|(_, row)| row))
        .map(|row| row.created_by)
        .collect();
    Ok(Tokens {
        own: store::list_of_person(db, person.id).await?,
        names: accounts::list_names(db, &ctx.viewer, ctx.locale, &makers).await?,
        asks_password: asks_password(ctx, &person),
        organisation,
        others,
    })
}

async fn with_names(ctx: &Ctx, rows: Vec<TokenRow>) -> Result<Vec<(String, TokenRow)>> {
    let organisations = list_organisations(ctx).await?;
    let name_of = |id: Option<Uuid>| {
        let found = organisations.iter().find(|known| Some(known.id) == id);
        found.map_or_else(String::new, |known| known.name.text(ctx.locale).to_owned())
    };
    Ok(rows
        .into_iter()
        .map(|row| (name_of(row.organisation_id), row))
        .collect())
}

/// The people of the demonstration sign in by one click and have no password.
fn asks_password(ctx: &Ctx, person: &PersonRow) -> bool {
    !(ctx.kernel.config.demo && person.demonstration)
}

/// Makes a token; its text, which is shown this once.
///
/// # Errors
/// `NotFound` for visitors; `Forbidden` for an organisation for which the viewer does not act; `Invalid`, also for a
/// password that is not theirs; `Refused` for more than [`OPEN_AT_MOST`]; `TooMany`.
pub async fn make(ctx: &Ctx, typed: &TypedToken, password: String) -> Result<String> {
    let person = own(ctx).await?;
    let new = typed.check().map_err(Error::Invalid)?;
    let permit = policy::may_make_token(&ctx.viewer, new.owner).ok_or(Error::Forbidden)?;
    if asks_password(ctx, &person) {
        type_again(ctx, &person, password).await?;
    }
    let secret: [u8; SECRET_BYTES] = ctx.kernel.random.bytes();
    let token = token_of(&secret);
    let row = row_of(ctx, &person, new, hash_token(&token))?;
    let mut tx = ctx.db().write().await?;
    let standing = match row.organisation_id {
        Some(organisation) => store::list_of_organisation(&*tx, organisation).await?,
        None => store::list_of_person(&*tx, person.id).await?,
    };
    refuse_one_more(ctx, &standing, &row.name)?;
    store::insert(&*tx, &permit, &row).await?;
    tx.record("make", row.snapshot());
    tell(&mut tx, ctx, &person, &row).await?;
    tx.commit(ctx).await?;
    Ok(token)
}

fn row_of(ctx: &Ctx, person: &PersonRow, new: NewToken, token_hash: String) -> Result<TokenRow> {
    let organisation = match new.owner {
        Owner::Person => None,
        Owner::Organisation => Some(ctx.viewer.organisation.as_ref().ok_or(Error::Forbidden)?),
    };
    Ok(TokenRow {
        id: ctx.id(),
        token_hash,
        name: new.name,
        scope: new.scope.code().to_owned(),
        person_id: organisation.is_none().then_some(person.id),
        organisation_id: organisation.map(|acting| acting.id),
        audience_id: organisation.map_or(SECRETARIAT, |acting| acting.audience_id),
        created_at: ctx.now,
        created_by: person.id,
        expires_at: ctx.now.plus_seconds(new.days * 24 * 3600),
        withdrawn_at: None,
        withdrawn_by: None,
        last_used_at: None,
    })
}

/// A form that was sent twice makes one token.
fn refuse_one_more(ctx: &Ctx, standing: &[TokenRow], name: &str) -> Result<()> {
    let is_open = |row: &&TokenRow| row.standing(ctx.now) == Standing::Open;
    if standing.iter().filter(is_open).any(|row| row.name == name) {
        let taken = FieldError::new("accounts-token-name-taken");
        return Err(Error::Invalid(wrong("name", taken)));
    }
    if standing.iter().filter(is_open).count() >= OPEN_AT_MOST {
        return Err(Refusal::new("accounts-token-too-many").into());
    }
    Ok(())
}

async fn tell(tx: &mut WriteTx, ctx: &Ctx, person: &PersonRow, row: &TokenRow) -> Result<()> {
    let locale = person.locale().unwrap_or(ctx.locale);
    let until = row.expires_at.day(&ctx.kernel.zone);
    let letter = Letter {
        kind: if row.organisation_id.is_some() {
            "organisation-token"
        } else {
            "token"
        },
        args: vec![("until", Arg::Text(ctx.kernel.words.day(locale, until)))],
        link: Some("/account/tokens".into()),
    };
    write_to(tx, ctx, person, letter).await?;
    Ok(())
}

/// Withdraws a token.
///
/// # Errors
/// `NotFound` where it is not theirs to withdraw; `Refused` where it is withdrawn already.
pub async fn withdraw(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let mut row = store::find(&*tx, id).await?.ok_or(Error::NotFound)?;
    let permit = policy::may_withdraw_token(&ctx.viewer, &row).ok_or(Error::NotFound)?;
    let by = ctx.viewer.person_id();
    if !store::withdraw(&*tx, &permit, id, ctx.now, by).await? {
        return Err(Refusal::new("accounts-token-withdrawn-already").into());
    }
    row.withdrawn_at = Some(ctx.now);
    row.withdrawn_by = by;
    tx.record("withdraw", row.snapshot());
    tx.commit(ctx).await
}

/// Withdraws a person's own tokens when they choose a new password.
///
/// # Errors
/// The database's.
pub async fn withdraw_all_of(tx: &mut WriteTx, ctx: &Ctx, person: Uuid) -> Result<()> {
    for mut row in store::list_all_of(&**tx, person).await? {
        if row.standing(ctx.now) == Standing::Open {
            row.withdrawn_at = Some(ctx.now);
            store::end(&**tx, &row).await?;
            tx.record("withdraw", row.snapshot());
        }
    }
    Ok(())
}

/// Withdraws an erased person's own tokens and forgets what they were called.
///
/// # Errors
/// The database's.
pub async fn erase_of(tx: &mut WriteTx, ctx: &Ctx, person: Uuid) -> Result<()> {
    for mut row in store::list_all_of(&**tx, person).await? {
        row.name.clear();
        row.withdrawn_at = row.withdrawn_at.or(Some(ctx.now));
        store::end(&**tx, &row).await?;
        erase_openings(tx, row.id, &["name"]).await?;
        tx.record("erase", row.snapshot());
    }
    Ok(())
}

/// Whom a token stands for.
pub enum Holder {
    /// A person, and whether the token writes for them.
    Person { viewer: Viewer, writes: bool },
    /// A machine of an organisation, which reads.
    Organisation(Uuid),
}

/// Whom a token stands for; nothing for one that does not work, whatever the reason.
///
/// # Errors
/// The database's.
pub async fn recognise_token(ctx: &Ctx, token: &str) -> Result<Option<Holder>> {
    if !is_token(token) {
        return Ok(None);
    }
    let found = store::find_by_hash(ctx.db().read(), &hash_token(token)).await?;
    let Some(row) = found.filter(|row| row.standing(ctx.now) == Standing::Open) else {
        return Ok(None);
    };
    let holder = match (row.person_id, row.organisation_id) {
        (Some(person), _) => holder_in_person(ctx, person, &row).await?,
        (None, organisation) => organisation.map(Holder::Organisation),
    };
    if holder.is_some()
        && let Some(hour) = row.hour_to_note(ctx.now)
    {
        let tx = ctx.db().write().await?;
        store::note_use(&*tx, row.id, hour).await?;
        tx.commit(ctx).await?;
    }
    Ok(holder)
}

async fn holder_in_person(ctx: &Ctx, person: Uuid, row: &TokenRow) -> Result<Option<Holder>> {
    let found = accounts::find_person(ctx.db().read(), person).await?;
    let Some(person) = found.filter(|person| person.erased_at.is_none()) else {
        return Ok(None);
    };
    let Some(role) = Role::from_code(&person.role) else {
        return Ok(None);
    };
    if second_factor::must_set_up(ctx, &person).await? {
        return Ok(None);
    }
    Ok(Some(Holder::Person {
        viewer: viewer_of(ctx, &person, role),
        writes: row.scope == Scope::Write.code(),
    }))
}
