//! What is done with the body's table.

use super::{
    coalitions,
    model::Kind,
    policy::{self, MayKeep},
    store,
    tables::{MembershipRow, OrganisationRow},
};
use crate::slices::accounts::{self, Letter};
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Error, Result,
    access::{PUBLIC, Viewer, ViewerOrganisation, audience_of},
    clock::Day,
    content::Content,
    db::WriteTx,
    form::{FieldError, wrong},
    i18n::Locale,
};
use uuid::Uuid;

/// An organisation to add.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    pub key: String,
    pub kind: Kind,
    pub sector: String,
    pub name: Content,
    /// The day from which it stands; today by default.
    pub from: Option<Day>,
}

/// Adds an organisation.
///
/// # Errors
/// `Forbidden`; `Invalid` for a key that is taken.
pub async fn add_organisation(ctx: &Ctx, new: NewOrganisation) -> Result<Uuid> {
    let permit = policy::may_keep(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut tx = ctx.db().write().await?;
    if store::find_organisation_by_key(&*tx, &new.key)
        .await?
        .is_some()
    {
        return Err(Error::Invalid(wrong(
            "key",
            FieldError::new("body-key-taken"),
        )));
    }
    let from = new.from.unwrap_or_else(|| ctx.today());
    let sort_keys =
        Locale::ALL.map(|locale| ctx.kernel.words.sort_key(locale, new.name.text(locale)));
    let row = OrganisationRow {
        id: ctx.id(),
        key: new.key,
        kind: new.kind.code().to_owned(),
        sector: new.sector,
        name: new.name,
        audience_id: PUBLIC,
        from_day: from.iso(),
        until_day: None,
        version: 1,
    };
    store::insert_organisation(&*tx, &permit, &row, sort_keys, ctx.now).await?;
    tx.record("add", row.snapshot());
    tx.commit(ctx).await?;
    Ok(row.id)
}

/// Lets a person act for an organisation from today on.
///
/// # Errors
/// `Forbidden`; `Invalid` where nobody has the handle or no organisation the key.
pub async fn add_member(ctx: &Ctx, handle: &str, organisation: &str) -> Result<Uuid> {
    let permit = policy::may_keep(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut tx = ctx.db().write().await?;
    let refuse = |field, key| Error::Invalid(wrong(field, FieldError::new(key)));
    let person = accounts::find_person_by_handle(&*tx, handle)
        .await?
        .ok_or_else(|| refuse("handle", "body-no-such-person"))?;
    let organisation = store::find_organisation_by_key(&*tx, organisation)
        .await?
        .ok_or_else(|| refuse("organisation", "body-no-such-organisation"))?;
    let id = join(&mut tx, ctx, &permit, person.id, organisation.id).await?;
    tx.commit(ctx).await?;
    Ok(id)
}

async fn join(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayKeep,
    person: Uuid,
    organisation: Uuid,
) -> Result<Uuid> {
    let row = MembershipRow {
        id: ctx.id(),
        person_id: person,
        organisation_id: organisation,
        from_day: ctx.today().iso(),
        until_day: None,
    };
    audience_of(&**tx, "organisation", organisation).await?;
    store::insert_membership(&**tx, permit, &row).await?;
    tx.record("join", row.snapshot());
    Ok(row.id)
}

/// An organisation's machine as a viewer; nothing where the organisation does not stand today, or nobody has ever acted
/// for it.
///
/// # Errors
/// The database's.
pub async fn machine_of(ctx: &Ctx, organisation: Uuid) -> Result<Option<Viewer>> {
    let today = ctx.today().iso();
    let found = store::find_standing(ctx.db().read(), organisation, &today).await?;
    Ok(found.and_then(|(kind, name, audience_id)| {
        let role = Kind::from_code(&kind)?.role_of_member();
        let organisation = ViewerOrganisation {
            id: organisation,
            name: name.text(ctx.locale).to_owned(),
            audience_id,
        };
        Some(Viewer::machine(role, organisation))
    }))
}

/// What accounts asks of organisations.
pub const ORGANISATIONS: accounts::Organisations = accounts::Organisations {
    list: list_for_accounts,
    join: |tx, ctx, person, organisation| {
        Box::pin(async move {
            let permit = policy::may_keep(&ctx.viewer).ok_or(Error::Forbidden)?;
            join(tx, ctx, &permit, person, organisation).await?;
            Ok(())
        })
    },
};

/// In the order of their names.
fn list_for_accounts(ctx: &Ctx) -> BoxFuture<'_, Result<Vec<accounts::Organisation>>> {
    Box::pin(async move {
        let rows = store::list_organisations(ctx.db().read(), &ctx.viewer, ctx.locale).await?;
        let today = ctx.today().iso();
        Ok(rows
            .into_iter()
            .map(|row| accounts::Organisation {
                id: row.id,
                stands: row.from_day <= today && row.until_day.is_none_or(|until| until > today),
                key: row.key,
                name: row.name,
            })
            .collect())
    })
}

/// The viewer with the organisation for which they act today, if there is one, and with what is for them and for its
/// coalitions. Whoever took part and does no more sees and does what a visitor does, in sessions that are open too.
///
/// # Errors
/// The database's.
pub async fn acting_for(ctx: &Ctx, viewer: Viewer) -> Result<Viewer> {
    let Some(person) = viewer.person_id() else {
        return Ok(viewer);
    };
    let today = ctx.today().iso();
    let db = ctx.db().read();
    let found = store::find_acting_for(db, person, &today).await?;
    let organisation = found.as_ref().map(|(id, _, _)| *id);
    let mut more = coalitions::store::audiences_beside(db, person, organisation).await?;
    if policy::sees_hidden(&viewer) {
        more.extend(store::list_hidden_audiences(db, None).await?);
    } else if organisation.is_some() {
        more.extend(store::list_hidden_audiences(db, organisation).await?);
    }
    let viewer = match found {
        Some((id, name, audience_id)) => viewer.acting_for(ViewerOrganisation {
            id,
            name: name.text(ctx.locale).to_owned(),
            audience_id,
        }),
        None if policy::takes_part(&viewer) && store::is_resting(db, person, &today).await? => {
            return Ok(viewer.resting());
        }
        None => viewer,
    };
    Ok(viewer.seeing_too(&more))
}

/// Writes to each person who acts for an organisation today and has an address.
///
/// # Errors
/// The database's.
pub async fn write_to_people_of(
    tx: &mut WriteTx,
    ctx: &Ctx,
    organisation: Uuid,
    letter: &Letter<'_>,
) -> Result<()> {
    let people = store::list_people_acting_for(&**tx, organisation, &ctx.today().iso()).await?;
    for id in people {
        if let Some(person) = accounts::find_person(&**tx, id).await? {
            accounts::write_to(tx, ctx, &person, letter.clone()).await?;
        }
    }
    Ok(())
}
