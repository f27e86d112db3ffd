//! What the moderator does, what an author answers, and who decides.

use super::{
    model::{Deed, Typed, reason},
    store as own_store,
    tables::{MODERATION, ModerationRow},
};
use crate::slices::{
    accounts::Letter,
    body,
    recommendations::{
        actions::get_recommendation,
        places,
        policy::{self, MayModerate},
        submissions::{
            model::Reach,
            store::{find_author, find_submitted, find_withdrawal},
            tables::SubmissionRow,
        },
        tables::{RecommendationRow, asks_of, label_keys, labels_of, spans},
    },
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::{HIDDEN, audience_of},
    db::{WriteTx, take_numbers},
    error::{Conflict, Refusal},
    form::{FieldError, wrong},
    trace,
};
use std::sync::Arc;

/// Hides a recommendation of civil society, says that it repeats another, or points to the right institution.
///
/// # Errors
/// `Forbidden`; `NotFound` for what the viewer does not see or what no organisation submitted; `Invalid` with a sentence
/// for each field; `Refused` for an act that stands already; `Conflict` when it changed in the meantime.
pub async fn moderate(ctx: &Ctx, about: &str, typed: &Typed) -> Result<ModerationRow> {
    let permit = policy::may_moderate(&ctx.viewer).ok_or(Error::Forbidden)?;
    let checked = typed.checked().map_err(Error::Invalid)?;
    let row = get_recommendation(ctx, about).await?;
    let mut tx = ctx.db().write().await?;
    let submission = find_submitted(&*tx, row.id).await?.ok_or(Error::NotFound)?;
    if row.version != typed.version {
        return Err(conflict(row.path(), row.version));
    }
    let standing = own_store::list_of(&*tx, row.id).await?;
    if standing
        .iter()
        .any(|act| act.stands() && act.act == checked.deed.code())
    {
        return Err(Refusal::new("recommendations-moderation-stands").into());
    }
    check_target(ctx, &row, checked.deed, &checked.target).await?;
    let act = ModerationRow {
        id: ctx.id(),
        number: take_numbers(&*tx, MODERATION, 1).await?,
        recommendation_id: row.id,
        act: checked.deed.code().into(),
        target: checked.target,
        reason: checked.reason,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
        appeal: None,
        appealed_at: None,
        appealed_by: None,
        decision: None,
        decision_reason: None,
        decided_at: None,
        decided_by: None,
        lifted_at: None,
        lifted_by: None,
        lift_reason: None,
        version: 1,
    };
    own_store::insert_moderation(&tx, &permit, &act).await?;
    if checked.deed == Deed::Hide {
        let hidden = audience_of(&*tx, HIDDEN, submission.organisation_id).await?;
        move_to(&mut tx, ctx, &permit, row, hidden, "hide").await?;
    }
    tx.record("moderate", act.snapshot());
    tell_author(&mut tx, ctx, &submission, &act, "moderated").await?;
    tx.commit(ctx).await?;
    Ok(act)
}

async fn check_target(ctx: &Ctx, row: &RecommendationRow, deed: Deed, target: &str) -> Result<()> {
    let refused = |field: &str, key: &str| Err(Error::Invalid(wrong(field, FieldError::new(key))));
    match deed {
        Deed::Hide => Ok(()),
        Deed::Merge if target == row.reference() => {
            refused("same_as", "recommendations-moderation-same-itself")
        }
        Deed::Merge => match get_recommendation(ctx, target).await {
            Ok(_) => Ok(()),
            Err(Error::NotFound) => refused("same_as", "recommendations-moderation-same-unknown"),
            Err(error) => Err(error),
        },
        Deed::Redirect => match body::find_organisation_by_key(ctx.db().read(), target).await? {
            Some(_) => Ok(()),
            None => refused("institution", "duties-addressee-missing"),
        },
    }
}

/// The recommendation gets another audience, with all that follows it.
async fn move_to(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayModerate,
    mut row: RecommendationRow,
    audience: i64,
    verb: &'static str,
) -> Result<()> {
    let before = row.audience_id;
    row.audience_id = audience;
    row.version += 1;
    if !own_store::update_audience(tx, permit, &row).await? {
        return Err(conflict(row.path(), row.version));
    }
    let labels = label_keys(labels_of(&**tx, &[row.row]).await?.get(&row.row));
    let asks = spans(asks_of(&**tx, &[row.row]).await?.get(&row.row));
    tx.record(verb, row.snapshot(&labels, &asks));
    // A withdrawal is seen by whoever sees what was withdrawn.
    if let Some(withdrawal) = find_withdrawal(&**tx, row.id).await? {
        tx.record(verb, withdrawal.snapshot());
    }
    trace::follow_audience(tx, row.id, before, audience).await?;
    places::follow_audience(tx, ctx, row.row).await
}

/// The act by its reference. Everybody may read of it.
///
/// # Errors
/// `NotFound`.
pub async fn get_moderation(ctx: &Ctx, reference: &str) -> Result<ModerationRow> {
    let number = super::model::parse_reference(reference).ok_or(Error::NotFound)?;
    own_store::find_moderation(ctx.db().read(), number)
        .await?
        .ok_or(Error::NotFound)
}

/// Whether the viewer acts for the organisation whose recommendation it is.
///
/// # Errors
/// The database's.
pub async fn is_author(ctx: &Ctx, act: &ModerationRow) -> Result<bool> {
    let Some(own) = ctx.viewer.organisation.as_ref() else {
        return Ok(false);
    };
    let author = find_author(ctx.db().read(), act.recommendation_id).await?;
    Ok(policy::represents(&ctx.viewer) && author == Some(own.id))
}

/// The moderator takes an act back.
///
/// # Errors
/// `Forbidden`, `NotFound`, `Invalid` at `reason`; `Refused` when it holds no more; `Conflict`.
pub async fn lift(ctx: &Ctx, about: &str, version: i64, why: &str) -> Result<ModerationRow> {
    let permit = policy::may_moderate(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut act = standing(ctx, about, version).await?;
    let why = reason("reason", why).map_err(Error::Invalid)?;
    let mut tx = ctx.db().write().await?;
    let submission = author_of(&tx, &act).await?;
    end(&mut tx, ctx, &permit, (&mut act, &submission), &why).await?;
    tx.record("lift", act.snapshot());
    tell_author(&mut tx, ctx, &submission, &act, "moderation-lifted").await?;
    tx.commit(ctx).await?;
    Ok(act)
}

/// The author objects, once.
///
/// # Errors
/// `NotFound` for everybody but the author; `Invalid` at `appeal`; `Refused` a second time, or when it holds no more;
/// `Conflict`.
pub async fn appeal(ctx: &Ctx, about: &str, version: i64, why: &str) -> Result<ModerationRow> {
    let permit = policy::may_appeal(&ctx.viewer).ok_or(Error::NotFound)?;
    let act = get_moderation(ctx, about).await?;
    if !is_author(ctx, &act).await? {
        return Err(Error::NotFound);
    }
    let mut act = standing(ctx, about, version).await?;
    if act.appealed_at.is_some() {
        return Err(Refusal::new("recommendations-moderation-appealed").into());
    }
    act.appeal = Some(reason("appeal", why).map_err(Error::Invalid)?);
    act.appealed_at = Some(ctx.now);
    act.appealed_by = ctx.viewer.person_id();
    act.version += 1;
    let mut tx = ctx.db().write().await?;
    if !own_store::update_appeal(&tx, &permit, &act).await? {
        return Err(conflict(act.path(), act.version));
    }
    tx.record("appeal", act.snapshot());
    tx.commit(ctx).await?;
    Ok(act)
}

/// The ombudsperson decides about an appeal: the act stands, or it is lifted.
///
/// # Errors
/// `Forbidden`; `Invalid` at `decision` or `reason`; `Refused` without an open appeal; `Conflict`.
pub async fn decide(
    ctx: &Ctx,
    about: &str,
    version: i64,
    (decision, why): (&str, &str),
) -> Result<ModerationRow> {
    let permit = policy::may_decide(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut act = standing(ctx, about, version).await?;
    if act.appealed_at.is_none() || act.decided_at.is_some() {
        return Err(Refusal::new("recommendations-moderation-no-appeal").into());
    }
    if !matches!(decision, "upheld" | "granted") {
        let error = FieldError::new("recommendations-moderation-decision-missing");
        return Err(Error::Invalid(wrong("decision", error)));
    }
    let why = reason("reason", why).map_err(Error::Invalid)?;
    act.decision = Some(decision.to_owned());
    act.decision_reason = Some(why.clone());
    act.decided_at = Some(ctx.now);
    act.decided_by = ctx.viewer.person_id();
    act.version += 1;
    let mut tx = ctx.db().write().await?;
    if !own_store::update_decision(&tx, &permit, &act).await? {
        return Err(conflict(act.path(), act.version));
    }
    let submission = author_of(&tx, &act).await?;
    if decision == "granted" {
        end(
            &mut tx,
            ctx,
            &permit.lifting(),
            (&mut act, &submission),
            &why,
        )
        .await?;
    }
    tx.record("decide", act.snapshot());
    tell_author(&mut tx, ctx, &submission, &act, "appeal-decided").await?;
    tx.commit(ctx).await?;
    Ok(act)
}

async fn standing(ctx: &Ctx, about: &str, version: i64) -> Result<ModerationRow> {
    let act = get_moderation(ctx, about).await?;
    if !act.stands() {
        return Err(Refusal::new("recommendations-moderation-over").into());
    }
    if act.version != version {
        return Err(conflict(act.path(), act.version));
    }
    Ok(act)
}

async fn author_of(tx: &WriteTx, act: &ModerationRow) -> Result<SubmissionRow> {
    find_submitted(&**tx, act.recommendation_id)
        .await?
        .ok_or(Error::NotFound)
}

/// The act holds no more; what was hidden is seen by whom its author chose.
async fn end(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayModerate,
    (act, submission): (&mut ModerationRow, &SubmissionRow),
    why: &str,
) -> Result<()> {
    act.lifted_at = Some(ctx.now);
    act.lifted_by = ctx.viewer.person_id();
    act.lift_reason = Some(why.to_owned());
    act.version += 1;
    if !own_store::update_lifting(tx, permit, act).await? {
        return Err(conflict(act.path(), act.version));
    }
    if act.deed() == Some(Deed::Hide) {
        let row = own_store::find_recommendation(&**tx, act.recommendation_id)
            .await?
            .ok_or(Error::NotFound)?;
        let own = audience_of(&**tx, "organisation", submission.organisation_id).await?;
        let reach = Reach::from_code(&submission.reach).unwrap_or(Reach::Organisation);
        let audience = reach.audience(own, submission.audience_id);
        move_to(tx, ctx, permit, row, audience, "show").await?;
        places::after_import(tx, ctx).await?;
    }
    Ok(())
}

/// A mail to each person who acts for the author: that there is an act, nothing of what it is about.
async fn tell_author(
    tx: &mut WriteTx,
    ctx: &Ctx,
    submission: &SubmissionRow,
    act: &ModerationRow,
    kind: &'static str,
) -> Result<()> {
    let letter = Letter {
        kind,
        args: vec![("act", act.reference().into())],
        link: Some(act.path()),
    };
    body::write_to_people_of(tx, ctx, submission.organisation_id, &letter).await
}

/// Which acts wait for an answer of the viewer's organisation, or for the viewer's decision.
///
/// # Errors
/// The database's.
pub async fn list_waiting(ctx: &Ctx) -> Result<Vec<(&'static str, ModerationRow)>> {
    let db = ctx.db().read();
    let mut waiting = Vec::new();
    if let Some(own) = ctx.viewer.organisation.as_ref()
        && policy::represents(&ctx.viewer)
    {
        for act in own_store::list_unanswered(db, own.id).await? {
            waiting.push(("recommendations-today-moderated", act));
        }
    }
    if policy::may_decide(&ctx.viewer).is_some() {
        for act in own_store::list_appealed(db).await? {
            waiting.push(("recommendations-today-appeal", act));
        }
    }
    Ok(waiting)
}

fn conflict(path: String, stored_version: i64) -> Error {
    Error::Conflict(Arc::new(Conflict {
        path,
        stored_version,
        fields: Vec::new(),
    }))
}
