//! What organisations do with their coalitions.

use super::{
    model::{Ending, Standing, Typed},
    store,
    tables::{CoalitionRow, PartnerRow},
};
use crate::slices::body::{
    model::Kind,
    policy::{self, MayAlly},
    store as organisations,
    tables::OrganisationRow,
};
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Error, Result,
    access::{ViewerOrganisation, audience_of},
    db::WriteTx,
    error::{Conflict, Refusal},
    form::{FieldError, wrong},
};
use std::sync::{Arc, OnceLock};
use uuid::Uuid;

/// What drafts in together follows when an organisation leaves: its own go back to it, in the same transaction. Told
/// the audience of the coalition and the organisation.
pub type FollowLeaving =
    for<'tx> fn(&'tx mut WriteTx, &'tx Ctx, i64, Uuid) -> BoxFuture<'tx, Result<()>>;

static LEAVING: OnceLock<FollowLeaving> = OnceLock::new();

/// Called once by `app.rs`.
pub fn follow_leaving_by(follow: FollowLeaving) {
    LEAVING.get_or_init(|| follow);
}

/// The permit and the organisation of whoever allies. For all others there is nothing here.
///
/// # Errors
/// `NotFound`; `Refused` for a representative who acts for no organisation yet.
pub fn allying(ctx: &Ctx) -> Result<(MayAlly, ViewerOrganisation)> {
    let permit = policy::may_ally(&ctx.viewer).ok_or(Error::NotFound)?;
    let organisation = ctx
        .viewer
        .organisation
        .clone()
        .ok_or_else(|| Refusal::new("body-coalition-no-organisation"))?;
    Ok((permit, organisation))
}

/// The coalitions of the viewer's organisation, and those that wait for its answer.
///
/// # Errors
/// `NotFound`, `Refused`; the database's.
pub async fn list_coalitions(ctx: &Ctx) -> Result<(Vec<CoalitionRow>, Vec<CoalitionRow>)> {
    let (_, organisation) = allying(ctx)?;
    let db = ctx.db().read();
    Ok((
        store::list_coalitions(db, &ctx.viewer).await?,
        store::list_invitations(db, organisation.id).await?,
    ))
}

/// A coalition with everybody who was ever invited to it.
///
/// # Errors
/// `NotFound` for whoever is neither partner nor invited.
pub async fn get_coalition(ctx: &Ctx, id: Uuid) -> Result<(CoalitionRow, Vec<PartnerRow>)> {
    let (_, organisation) = allying(ctx)?;
    let db = ctx.db().read();
    let row = store::find_coalition(db, id, organisation.id)
        .await?
        .ok_or(Error::NotFound)?;
    let partners = store::list_partners(db, id).await?;
    Ok((row, partners))
}

/// Founds a coalition; the founder's organisation is its first partner.
///
/// # Errors
/// `NotFound`, `Refused`; `Invalid` with a sentence for each field.
pub async fn found(ctx: &Ctx, typed: &Typed) -> Result<Uuid> {
    let (permit, organisation) = allying(ctx)?;
    let typed = typed.checked().map_err(Error::Invalid)?;
    let mut tx = ctx.db().write().await?;
    let id = ctx.id();
    let row = CoalitionRow {
        id,
        name: typed.name,
        purpose: typed.purpose,
        founder_id: organisation.id,
        audience_id: audience_of(&*tx, "coalition", id).await?,
        version: 1,
        created_at: ctx.now,
        created_by: ctx.viewer.person_id(),
        ended_at: None,
    };
    let first = PartnerRow {
        accepted_at: Some(ctx.now),
        ..invited(ctx, &row, organisation.id)
    };
    store::insert_coalition(&tx, &permit, &row).await?;
    store::insert_partner(&tx, &permit, &first).await?;
    tx.record("found", row.snapshot());
    tx.record("found", first.snapshot());
    tx.commit(ctx).await?;
    Ok(id)
}

fn invited(ctx: &Ctx, coalition: &CoalitionRow, organisation: Uuid) -> PartnerRow {
    PartnerRow {
        id: ctx.id(),
        coalition_id: coalition.id,
        organisation_id: organisation,
        invited_at: ctx.now,
        accepted_at: None,
        ended_at: None,
        ended_how: None,
        audience_id: coalition.audience_id,
        version: 1,
    }
}

/// Whether an organisation may be in a coalition: civil society drafts together, nobody who is asked.
#[must_use]
pub fn may_be_partner(organisation: &OrganisationRow) -> bool {
    matches!(
        Kind::from_code(&organisation.kind),
        Some(Kind::Ngo | Kind::InternationalNgo)
    )
}

/// Invites an organisation by its key. It sees name, purpose and partners, and no draft before it accepts.
///
/// # Errors
/// `NotFound` for whoever is no partner; `Invalid` at the field `organisation`.
pub async fn invite(ctx: &Ctx, id: Uuid, key: &str) -> Result<()> {
    let (permit, own) = allying(ctx)?;
    let mut tx = ctx.db().write().await?;
    let (coalition, partners) = open_to_partner(&tx, id, own.id).await?;
    let refused = |key| Error::Invalid(wrong("organisation", FieldError::new(key)));
    let organisation = organisations::find_organisation_by_key(&*tx, key.trim())
        .await?
        .filter(may_be_partner)
        .ok_or_else(|| refused("body-coalition-partner-unknown"))?;
    if partners
        .iter()
        .any(|row| row.organisation_id == organisation.id && row.ended_at.is_none())
    {
        return Err(refused("body-coalition-partner-already"));
    }
    let row = invited(ctx, &coalition, organisation.id);
    store::insert_partner(&tx, &permit, &row).await?;
    tx.record("invite", row.snapshot());
    tx.commit(ctx).await
}

/// Accepts or declines an invitation of the viewer's own organisation.
///
/// # Errors
/// `NotFound` for whoever is not invited.
pub async fn answer(ctx: &Ctx, id: Uuid, accepts: bool) -> Result<()> {
    let (permit, own) = allying(ctx)?;
    let mut tx = ctx.db().write().await?;
    let coalition = store::find_coalition(&*tx, id, own.id)
        .await?
        .filter(|row| row.ended_at.is_none())
        .ok_or(Error::NotFound)?;
    let mut row = standing(&tx, coalition.id, own.id, Standing::Invited).await?;
    if accepts {
        row.accepted_at = Some(ctx.now);
    } else {
        row.ended_at = Some(ctx.now);
        row.ended_how = Some(Ending::Declined.code().into());
    }
    put(&tx, &permit, &coalition, &mut row).await?;
    tx.record(if accepts { "accept" } else { "decline" }, row.snapshot());
    tx.commit(ctx).await
}

/// Leaves a coalition, or parts with another organisation where the own one founded it. What the leaving organisation
/// drafted goes back to it; with its last partner a coalition ends.
///
/// # Errors
/// `NotFound` for whoever is no partner, and for an organisation that is none; `Forbidden` to part with another for
/// whoever did not found it.
pub async fn leave(ctx: &Ctx, id: Uuid, organisation: Option<Uuid>) -> Result<()> {
    let (permit, own) = allying(ctx)?;
    let mut tx = ctx.db().write().await?;
    let (mut coalition, partners) = open_to_partner(&tx, id, own.id).await?;
    let leaving = organisation.unwrap_or(own.id);
    if leaving != own.id && coalition.founder_id != own.id {
        return Err(Error::Forbidden);
    }
    let mut row = partners
        .iter()
        .find(|row| row.organisation_id == leaving && row.ended_at.is_none())
        .cloned()
        .ok_or(Error::NotFound)?;
    let how = if leaving == own.id {
        Ending::Left
    } else {
        Ending::Parted
    };
    row.ended_at = Some(ctx.now);
    row.ended_how = Some(how.code().into());
    put(&tx, &permit, &coalition, &mut row).await?;
    let verb = if how == Ending::Left { "leave" } else { "part" };
    tx.record(verb, row.snapshot());
    if let Some(follow) = LEAVING.get() {
        follow(&mut tx, ctx, coalition.audience_id, leaving).await?;
    }
    let stay = |row: &&PartnerRow| {
        row.organisation_id != leaving && Standing::of(row) == Standing::Partner
    };
    if !partners.iter().any(|row| stay(&row)) {
        coalition.ended_at = Some(ctx.now);
        coalition.version += 1;
        if !store::end_coalition(&tx, &permit, &coalition).await? {
            return Err(conflict(&coalition));
        }
        tx.record("end", coalition.snapshot());
    }
    tx.commit(ctx).await
}

async fn open_to_partner(
    tx: &WriteTx,
    id: Uuid,
    own: Uuid,
) -> Result<(CoalitionRow, Vec<PartnerRow>)> {
    let coalition = store::find_coalition(&**tx, id, own)
        .await?
        .filter(|row| row.ended_at.is_none())
        .ok_or(Error::NotFound)?;
    let partners = store::list_partners(&**tx, id).await?;
    let is_partner =
        |row: &PartnerRow| row.organisation_id == own && Standing::of(row) == Standing::Partner;
    if partners.iter().any(is_partner) {
        Ok((coalition, partners))
    } else {
        Err(Error::NotFound)
    }
}

async fn standing(
    tx: &WriteTx,
    coalition: Uuid,
    organisation: Uuid,
    standing: Standing,
) -> Result<PartnerRow> {
    store::list_partners(&**tx, coalition)
        .await?
        .into_iter()
        .find(|row| row.organisation_id == organisation && Standing::of(row) == standing)
        .ok_or(Error::NotFound)
}

async fn put(
    tx: &WriteTx,
    permit: &MayAlly,
    coalition: &CoalitionRow,
    row: &mut PartnerRow,
) -> Result<()> {
    row.version += 1;
    if store::update_partner(tx, permit, row).await? {
        Ok(())
    } else {
        Err(conflict(coalition))
    }
}

fn conflict(row: &CoalitionRow) -> Error {
    Error::Conflict(Arc::new(Conflict {
        path: row.path(),
        stored_version: row.version,
        fields: Vec::new(),
    }))
}
