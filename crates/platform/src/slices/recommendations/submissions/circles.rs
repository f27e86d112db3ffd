//! Who works on a draft: its author, the organisation, or a coalition; each step is a fact.

use super::{
    actions::{drafting, get_submission},
    model::{Reach, Step},
    reach, store as own_store,
    tables::{CircleStepRow, SUBMISSION, SubmissionRow},
};
use crate::slices::{
    body::{self, CoalitionRow},
    recommendations::policy::MayDraft,
};
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Error, Result,
    access::{ViewerOrganisation, audience_of},
    db::WriteTx,
    error::{Conflict, Refusal},
    form::{FieldError, wrong},
    journal::{WHOLE, erase_openings},
};
use std::sync::Arc;
use uuid::Uuid;

/// Who works on a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Circle {
    Person,
    Organisation,
    Coalition { id: Uuid, name: String },
}

impl Circle {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Coalition { .. } => "coalition",
        }
    }

    /// What a form sends: the code, or the id of the coalition.
    #[must_use]
    pub fn value(&self) -> String {
        match self {
            Self::Coalition { id, .. } => id.to_string(),
            other => other.code().to_owned(),
        }
    }
}

/// The circle of a draft by its audience.
#[must_use]
pub fn circle_of(ctx: &Ctx, audience_id: i64, coalitions: &[CoalitionRow]) -> Circle {
    let own = ctx.viewer.organisation.as_ref();
    if let Some(found) = coalitions.iter().find(|row| row.audience_id == audience_id) {
        Circle::Coalition {
            id: found.id,
            name: found.name.clone(),
        }
    } else if own.is_some_and(|organisation| organisation.audience_id == audience_id) {
        Circle::Organisation
    } else {
        Circle::Person
    }
}

/// The circles that a draft can be given by the viewer, the narrowest first.
#[must_use]
pub fn choices(ctx: &Ctx, row: &SubmissionRow, coalitions: &[CoalitionRow]) -> Vec<Circle> {
    let own = ctx.viewer.organisation.as_ref().map(|o| o.id);
    if own != Some(row.organisation_id) || !row.is_draft() {
        return Vec::new();
    }
    let mut circles = Vec::new();
    if row.created_by.is_some() && row.created_by == ctx.viewer.person_id() {
        circles.push(Circle::Person);
    }
    circles.push(Circle::Organisation);
    circles.extend(coalitions.iter().map(|row| Circle::Coalition {
        id: row.id,
        name: row.name.clone(),
    }));
    circles
}

/// Lets others work on a draft, or fewer. Whoever began it may keep it to themselves; the organisation decides the rest.
///
/// # Errors
/// `NotFound` for whatever is not the organisation's; `Invalid` at the field `circle`; `Refused` once it was submitted;
/// `Conflict` when it changed in the meantime.
pub async fn set_circle(ctx: &Ctx, id: Uuid, version: i64, chosen: &str) -> Result<()> {
    let (permit, organisation) = drafting(ctx)?;
    let mut row = get_submission(ctx, id).await?;
    if row.organisation_id != organisation.id {
        return Err(Error::NotFound);
    }
    if !row.is_draft() {
        return Err(Refusal::new("recommendations-submission-done").into());
    }
    if row.version != version {
        return Err(conflict(&row));
    }
    let coalitions = body::list_coalitions(ctx.db().read(), &ctx.viewer).await?;
    let refused = |key| Error::Invalid(wrong("circle", FieldError::new(key)));
    let circle = choices(ctx, &row, &coalitions)
        .into_iter()
        .find(|circle| circle.value() == chosen)
        .ok_or_else(|| refused("recommendations-circle-missing"))?;
    let mut tx = ctx.db().write().await?;
    let audience = match &circle {
        Circle::Person => {
            let person = ctx.viewer.person_id().ok_or(Error::NotFound)?;
            audience_of(&*tx, "person", person).await?
        }
        Circle::Organisation => organisation.audience_id,
        Circle::Coalition { id, .. } => {
            coalitions
                .iter()
                .find(|row| row.id == *id)
                .ok_or(Error::NotFound)?
                .audience_id
        }
    };
    if audience == row.audience_id {
        return Err(refused("recommendations-circle-same"));
    }
    row.audience_id = audience;
    put(&mut tx, ctx, &permit, &mut row, &circle).await?;
    tx.commit(ctx).await
}

/// What is submitted is the organisation's: its people find it among theirs, whoever began it.
///
/// # Errors
/// `Conflict` when it changed in the meantime.
pub async fn leave_person(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayDraft,
    row: &mut SubmissionRow,
    organisation: &ViewerOrganisation,
) -> Result<()> {
    if !own_store::is_of_person(&**tx, row.audience_id).await? {
        return Ok(());
    }
    row.audience_id = organisation.audience_id;
    put(tx, ctx, permit, row, &Circle::Organisation).await
}

/// Deletes what an erased person drafted for themselves alone.
///
/// # Errors
/// The database's.
pub async fn erase_person(tx: &mut WriteTx, person: Uuid) -> Result<()> {
    for (id, audience) in own_store::delete_drafts_of(tx, person).await? {
        erase_openings(tx, id, &[WHOLE]).await?;
        tx.remove("discard", SUBMISSION, id, audience);
    }
    Ok(())
}

async fn put(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayDraft,
    row: &mut SubmissionRow,
    circle: &Circle,
) -> Result<()> {
    row.version += 1;
    let fact = CircleStepRow {
        id: ctx.id(),
        submission_id: row.id,
        circle: circle.code().into(),
        coalition_id: match circle {
            Circle::Coalition { id, .. } => Some(*id),
            _ => None,
        },
        audience_id: row.audience_id,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
    };
    if !own_store::update_circle(tx, permit, row).await? {
        return Err(conflict(row));
    }
    own_store::insert_circle_step(tx, permit, &fact).await?;
    tx.record("circle", row.snapshot());
    tx.record("circle", fact.snapshot());
    Ok(())
}

/// What an organisation drafted in a coalition goes back to it when it leaves, and so do its recommendations that the
/// coalition alone saw.
///
/// # Errors
/// The database's.
pub fn follow_leaving<'tx>(
    tx: &'tx mut WriteTx,
    ctx: &'tx Ctx,
    audience: i64,
    organisation: Uuid,
) -> BoxFuture<'tx, Result<()>> {
    Box::pin(async move {
        let (permit, _) = drafting(ctx)?;
        let own = audience_of(&**tx, "organisation", organisation).await?;
        let rows = own_store::list_in_circle(&**tx, audience, organisation).await?;
        for mut row in rows {
            row.audience_id = own;
            put(tx, ctx, &permit, &mut row, &Circle::Organisation).await?;
            if Reach::from_code(&row.reach) == Some(Reach::Coalition) && !row.is_draft() {
                let recommendation = own_store::find_recommendation_of(&**tx, &row).await?;
                reach::apply(
                    tx,
                    ctx,
                    &permit,
                    (row, recommendation),
                    (Reach::Coalition, Reach::Organisation, Step::Narrowing),
                    own,
                )
                .await?;
            }
        }
        Ok(())
    })
}

fn conflict(row: &SubmissionRow) -> Error {
    Error::Conflict(Arc::new(Conflict {
        path: row.path(),
        stored_version: row.version,
        fields: Vec::new(),
    }))
}
