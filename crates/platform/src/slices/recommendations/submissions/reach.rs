//! Who sees a recommendation, changed by its author after it was submitted: each step is a fact.

use super::{
    actions::drafting,
    model::{Reach, Step},
    store as own_store,
    tables::{AudienceStepRow, SubmissionRow},
};
use crate::slices::{
    body, duties,
    recommendations::{
        actions::get_recommendation,
        moderation, places,
        policy::MayDraft,
        tables::{RecommendationRow, asks_of, label_keys, labels_of, spans},
    },
};
use kenes_kernel::{
    Ctx, Error, Result,
    db::WriteTx,
    error::{Conflict, ConflictField, Refusal},
    form::{FieldError, wrong},
    trace,
};
use std::sync::Arc;

/// Lets more or fewer people see a recommendation of the viewer's own organisation.
///
/// # Errors
/// `NotFound` for whatever is not the organisation's; `Invalid` at the field `reach` for a step that is none or can no
/// more be made; `Refused` once it was withdrawn; `Conflict` when it changed in the meantime.
pub async fn set_reach(
    ctx: &Ctx,
    reference: &str,
    version: i64,
    reach: &str,
) -> Result<RecommendationRow> {
    let (permit, organisation) = drafting(ctx)?;
    let row = get_recommendation(ctx, reference).await?;
    let mut tx = ctx.db().write().await?;
    let submission = own_store::find_submitted(&*tx, row.id)
        .await?
        .filter(|submission| submission.organisation_id == organisation.id)
        .ok_or(Error::NotFound)?;
    let refused = |key| Error::Invalid(wrong("reach", FieldError::new(key)));
    let before = Reach::from_code(&submission.reach).unwrap_or(Reach::Organisation);
    let to = Reach::from_code(reach)
        .ok_or_else(|| refused("recommendations-submission-reach-missing"))?;
    if row.version != version {
        return Err(conflict(ctx, &row, before, to));
    }
    if own_store::find_withdrawal(&*tx, row.id).await?.is_some() {
        return Err(Refusal::new("recommendations-reach-withdrawn").into());
    }
    if moderation::store::is_hidden(&*tx, row.id).await? {
        return Err(Refusal::new("recommendations-moderation-hidden").into());
    }
    let step = before.step(to).map_err(refused)?;
    // Who owes a reply sees to what; a question about something hidden would show that it is there.
    if step == Step::Narrowing && !duties::list_of_subject(ctx, row.id).await?.is_empty() {
        return Err(refused("recommendations-reach-awaited"));
    }
    if to == Reach::Coalition {
        let coalitions = body::list_coalitions(&*tx, &ctx.viewer).await?;
        if !coalitions
            .iter()
            .any(|coalition| coalition.audience_id == submission.audience_id)
        {
            return Err(refused("recommendations-submission-reach-no-coalition"));
        }
    }
    let own = organisation.audience_id;
    let row = apply(
        &mut tx,
        ctx,
        &permit,
        (submission, row),
        (before, to, step),
        own,
    )
    .await?;
    tx.commit(ctx).await?;
    Ok(row)
}

/// Writes a step of a submission and the recommendation that it became, with all that follows them; `own` is the
/// audience of the author's own people.
pub async fn apply(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayDraft,
    (mut submission, mut row): (SubmissionRow, RecommendationRow),
    (before, to, step): (Reach, Reach, Step),
    own: i64,
) -> Result<RecommendationRow> {
    let audience_before = row.audience_id;
    row.audience_id = to.audience(own, submission.audience_id);
    row.version += 1;
    to.code().clone_into(&mut submission.reach);
    submission.version += 1;
    let fact = AudienceStepRow {
        id: ctx.id(),
        submission_id: submission.id,
        recommendation_id: row.id,
        before_reach: before.code().into(),
        reach: to.code().into(),
        audience_id: row.audience_id,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
    };
    if !own_store::update_reach(tx, permit, &submission, &row).await? {
        return Err(conflict(ctx, &row, before, to));
    }
    own_store::insert_audience_step(tx, permit, &fact).await?;
    let labels = label_keys(labels_of(&**tx, &[row.row]).await?.get(&row.row));
    let asks = spans(asks_of(&**tx, &[row.row]).await?.get(&row.row));
    tx.record(step.verb(), row.snapshot(&labels, &asks));
    tx.record(step.verb(), submission.snapshot());
    tx.record(step.verb(), fact.snapshot());
    trace::follow_audience(tx, row.id, audience_before, row.audience_id).await?;
    places::follow_audience(tx, ctx, row.row).await?;
    if step == Step::Widening {
        places::after_import(tx, ctx).await?;
    }
    Ok(row)
}

fn conflict(ctx: &Ctx, row: &RecommendationRow, stored: Reach, sent: Reach) -> Error {
    let word = |reach: Reach| {
        ctx.say(
            &format!("recommendations-submission-reach-{}", reach.code()),
            &[],
        )
    };
    Error::Conflict(Arc::new(Conflict {
        path: row.path(),
        stored_version: row.version,
        fields: vec![ConflictField {
            label: "recommendations-submission-reach",
            stored: word(stored),
            sent: word(sent),
        }],
    }))
}
