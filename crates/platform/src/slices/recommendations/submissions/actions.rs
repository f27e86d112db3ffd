//! What an organisation does with its own recommendations.

use super::{
    circles,
    model::{Attribution, Reach, Typed, lacking},
    store as own_store,
    tables::{SUBMISSION, SubmissionRow, WithdrawalRow},
};
use crate::slices::{
    body,
    recommendations::{
        actions::get_recommendation,
        imports::actions::new_row,
        model::{Facts, LabelKeys, LabelKind, asks},
        places,
        policy::{self, MayDraft},
        store::{self, Labels, NewRow},
        tables::RecommendationRow,
    },
};
use kenes_documents::language;
use kenes_kernel::{
    Ctx, Error, Result,
    access::ViewerOrganisation,
    api::cursor,
    db::{WriteTx, take_numbers},
    error::{Conflict, Refusal},
    form::{FieldError, line, paragraph, wrong},
    i18n::Locale,
    journal::{WHOLE, erase_openings},
};
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;

/// Where the keys of submissions are unique.
pub use crate::slices::recommendations::tables::SUBMITTED as SCOPE;
/// Characters of the reason of a withdrawal.
const LONGEST_REASON: usize = 2000;

/// The permit and the organisation of whoever drafts. For all others there is nothing here.
///
/// # Errors
/// `NotFound`; `Refused` for a representative who acts for no organisation yet.
pub fn drafting(ctx: &Ctx) -> Result<(MayDraft, ViewerOrganisation)> {
    let permit = policy::may_draft(&ctx.viewer).ok_or(Error::NotFound)?;
    let organisation = ctx
        .viewer
        .organisation
        .clone()
        .ok_or_else(|| Refusal::new("recommendations-submission-no-organisation"))?;
    Ok((permit, organisation))
}

/// A submission of the viewer's own organisation, or one on which a coalition of it works.
///
/// # Errors
/// `NotFound`, also for whatever others draft.
pub async fn get_submission(ctx: &Ctx, id: Uuid) -> Result<SubmissionRow> {
    drafting(ctx)?;
    own_store::find_submission(ctx.db().read(), &ctx.viewer, id)
        .await?
        .ok_or(Error::NotFound)
}

/// A submission of the viewer's own organisation: partners of a coalition write in a draft, and its author alone
/// submits it, gives it up, and says who works on it.
///
/// # Errors
/// `NotFound` for what the viewer may not see; `Refused` for a partner's.
pub async fn own_submission(ctx: &Ctx, id: Uuid) -> Result<SubmissionRow> {
    let (_, organisation) = drafting(ctx)?;
    let row = get_submission(ctx, id).await?;
    if row.organisation_id == organisation.id {
        Ok(row)
    } else {
        Err(Refusal::new("recommendations-circle-not-author").into())
    }
}

/// One page of the submissions of an organisation.
pub struct SubmissionsPage {
    pub rows: Vec<SubmissionRow>,
    pub counts: own_store::Counts,
    /// How many come before this page.
    pub before: i64,
    /// The cursor of the next page; empty on the last one.
    pub next: String,
}

/// One page of what the viewer's own organisation and its coalitions drafted and submitted; `limit` is 1 to 200.
///
/// # Errors
/// `NotFound`, `Refused`; the database's.
pub async fn list_submissions(
    ctx: &Ctx,
    wanted: &own_store::Wanted,
    limit: i64,
) -> Result<SubmissionsPage> {
    drafting(ctx)?;
    let db = ctx.db().read();
    let limit = limit.clamp(1, 200);
    let before = wanted
        .after
        .map_or(0, |place| place.3.clamp(0, i64::from(i32::MAX)));
    let page = own_store::Wanted {
        limit: Some(limit + 1),
        ..wanted.clone()
    };
    let mut rows = own_store::list_submissions(db, &ctx.viewer, &page).await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = match rows.last() {
        Some(last) if more => cursor(&own_store::Place(
            i32::from(!last.is_draft()),
            last.created_at.micros(),
            last.id,
            before + rows.len() as i64,
        )),
        _ => String::new(),
    };
    Ok(SubmissionsPage {
        counts: own_store::count_submissions(db, &ctx.viewer, wanted).await?,
        rows,
        before,
        next,
    })
}

/// A submission before anything was typed.
pub fn empty(ctx: &Ctx, organisation: &ViewerOrganisation) -> SubmissionRow {
    SubmissionRow {
        id: ctx.id(),
        organisation_id: organisation.id,
        report_id: None,
        report_place: None,
        title: String::new(),
        language: String::new(),
        text: String::new(),
        theme: String::new(),
        source: String::new(),
        source_day: String::new(),
        paragraph: String::new(),
        country: String::new(),
        addressee_id: None,
        reach: String::new(),
        audience_id: organisation.audience_id,
        version: 1,
        created_at: ctx.now,
        created_by: ctx.viewer.person_id(),
        submitted_at: None,
        submitted_by: None,
        recommendation_id: None,
        attribution: Attribution::Organisation.code().into(),
        opener_id: None,
    }
}

/// Keeps a new draft. Nobody outside the organisation sees it, and it has no number.
///
/// # Errors
/// `NotFound`, `Refused`; `Invalid` with a sentence for each field.
pub async fn draft(ctx: &Ctx, typed: &Typed) -> Result<Uuid> {
    let (permit, organisation) = drafting(ctx)?;
    let typed = typed.checked().map_err(Error::Invalid)?;
    let mut tx = ctx.db().write().await?;
    let mut row = empty(ctx, &organisation);
    fill(&tx, &mut row, typed).await?;
    own_store::insert_submission(&tx, &permit, &row).await?;
    tx.record("draft", row.snapshot());
    tx.commit(ctx).await?;
    Ok(row.id)
}

/// Changes a draft.
///
/// # Errors
/// As [`draft`]; `Conflict` when a colleague was faster; `Refused` once it was submitted.
pub async fn revise(ctx: &Ctx, id: Uuid, typed: &Typed) -> Result<()> {
    let (permit, _) = drafting(ctx)?;
    let mut row = get_submission(ctx, id).await?;
    open(&row)?;
    let typed = typed.checked().map_err(Error::Invalid)?;
    if row.version != typed.version {
        return Err(conflict(&row));
    }
    let mut tx = ctx.db().write().await?;
    fill(&tx, &mut row, typed).await?;
    put(&tx, &permit, &mut row).await?;
    tx.record("revise", row.snapshot());
    tx.commit(ctx).await
}

async fn fill(tx: &WriteTx, row: &mut SubmissionRow, typed: Typed) -> Result<()> {
    row.addressee_id = named(tx, "addressee", &typed.addressee).await?;
    row.opener_id = named(tx, "opener", &typed.opener).await?;
    row.attribution = typed.attribution;
    row.title = typed.title;
    row.language = typed.language;
    row.text = typed.text;
    row.theme = typed.theme;
    row.source = typed.source;
    row.source_day = typed.source_day;
    row.paragraph = typed.paragraph;
    row.country = typed.country;
    row.reach = typed.reach;
    Ok(())
}

/// The organisation of a key that was chosen in a field; none for an empty one.
async fn named(tx: &WriteTx, field: &str, key: &str) -> Result<Option<Uuid>> {
    if key.is_empty() {
        return Ok(None);
    }
    match body::find_organisation_by_key(&**tx, key).await? {
        Some(found) => Ok(Some(found.id)),
        None => {
            let error = FieldError::new("duties-addressee-missing");
            Err(Error::Invalid(wrong(field, error)))
        }
    }
}

/// Gives a draft up. Nothing of it remains but the entry that says so.
///
/// # Errors
/// `NotFound`, `Conflict`; `Refused` once it was submitted.
pub async fn discard(ctx: &Ctx, id: Uuid, version: i64) -> Result<()> {
    let (permit, _) = drafting(ctx)?;
    let row = own_submission(ctx, id).await?;
    open(&row)?;
    let mut tx = ctx.db().write().await?;
    if !own_store::delete_draft(&tx, &permit, id, version).await? {
        return Err(conflict(&row));
    }
    erase_openings(&tx, id, &[WHOLE]).await?;
    tx.remove("discard", SUBMISSION, id, row.audience_id);
    tx.commit(ctx).await
}

/// Submits drafts: each becomes a recommendation with a number of its own, seen by whom its author
/// chose. All of them or none.
///
/// # Errors
/// `NotFound`, `Conflict`; `Refused` once submitted; `Invalid` with what the first one lacks.
pub async fn submit(ctx: &Ctx, drafts: &[(Uuid, i64)]) -> Result<Vec<String>> {
    let (permit, organisation) = drafting(ctx)?;
    let mut rows = Vec::new();
    for (id, version) in drafts {
        let row = own_submission(ctx, *id).await?;
        open(&row)?;
        if row.version != *version {
            return Err(conflict(&row));
        }
        let errors = lacking(&row);
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        rows.push(row);
    }
    let coalitions = body::list_coalitions(ctx.db().read(), &ctx.viewer).await?;
    for row in &rows {
        let in_coalition = coalitions
            .iter()
            .any(|coalition| coalition.audience_id == row.audience_id);
        check_circle(row, in_coalition)?;
    }
    let mut tx = ctx.db().write().await?;
    let references = submit_rows(&mut tx, ctx, &permit, &organisation, rows).await?;
    tx.commit(ctx).await?;
    Ok(references)
}

/// Enters a recommendation and submits it in one step, or nothing of it.
///
/// # Errors
/// As [`draft`] and [`submit`].
pub async fn enter(ctx: &Ctx, typed: &Typed) -> Result<Uuid> {
    let (permit, organisation) = drafting(ctx)?;
    let typed = typed.checked().map_err(Error::Invalid)?;
    let mut tx = ctx.db().write().await?;
    let mut row = empty(ctx, &organisation);
    fill(&tx, &mut row, typed).await?;
    let errors = lacking(&row);
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    check_circle(&row, false)?;
    let id = row.id;
    own_store::insert_submission(&tx, &permit, &row).await?;
    tx.record("draft", row.snapshot());
    submit_rows(&mut tx, ctx, &permit, &organisation, vec![row]).await?;
    tx.commit(ctx).await?;
    Ok(id)
}

/// A coalition is named, or alone sees it, only where one worked on the draft.
fn check_circle(row: &SubmissionRow, in_coalition: bool) -> Result<()> {
    let by_coalition = Reach::from_code(&row.reach) == Some(Reach::Coalition);
    let as_coalition = row.attribution == Attribution::Coalition.code();
    let (field, key) = match (by_coalition, as_coalition) {
        _ if in_coalition => return Ok(()),
        (true, _) => ("reach", "recommendations-submission-reach-no-coalition"),
        (_, true) => ("attribution", "recommendations-attribution-no-coalition"),
        _ => return Ok(()),
    };
    Err(Error::Invalid(wrong(field, FieldError::new(key))))
}

/// The author as the register names them: the text of record, in the language of the recommendation where it is our own
/// words.
async fn name_of_author(
    tx: &WriteTx,
    ctx: &Ctx,
    row: &SubmissionRow,
    organisation: &str,
) -> Result<String> {
    Ok(match Attribution::from_code(&row.attribution) {
        Some(Attribution::Person) => {
            let person = ctx.viewer.person.as_ref().map(|person| &person.name);
            person.map_or_else(
                || organisation.to_owned(),
                |name| format!("{name} ({organisation})"),
            )
        }
        Some(Attribution::Coalition) => body::list_coalitions(&**tx, &ctx.viewer)
            .await?
            .into_iter()
            .find(|coalition| coalition.audience_id == row.audience_id)
            .map_or_else(|| organisation.to_owned(), |coalition| coalition.name),
        Some(Attribution::Participant) => {
            let tag = match row.language.as_str() {
                "" => language::detect(&row.text),
                tag => tag,
            };
            let words = &ctx.kernel.words;
            words.say(
                tag.parse().unwrap_or(Locale::En),
                "recommendations-attribution-sealed",
                &[],
            )
        }
        Some(Attribution::Organisation) | None => organisation.to_owned(),
    })
}

async fn submit_rows(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayDraft,
    organisation: &ViewerOrganisation,
    rows: Vec<SubmissionRow>,
) -> Result<Vec<String>> {
    let author = body::find_organisation(&**tx, organisation.id)
        .await?
        .ok_or(Error::NotFound)?;
    let count = i64::try_from(rows.len()).map_err(Error::internal)?;
    let first = take_numbers(&**tx, "recommendation", count).await?;
    let mut labels = Labels::load(&**tx).await?;
    let mut references = Vec::new();
    for (number, mut row) in (first..).zip(rows) {
        let named = name_of_author(tx, ctx, &row, author.name.of_record()).await?;
        let facts = facts(tx, &row, &named).await?;
        let mut recommendation = new_row(ctx, &facts, number, None)?;
        let reach = Reach::from_code(&row.reach).unwrap_or(Reach::Organisation);
        recommendation.audience_id = reach.audience(organisation.audience_id, row.audience_id);
        let asks = asks::part([facts.text.as_str()]).pop().unwrap_or_default();
        let state = recommendation.snapshot(&facts.labels, &asks);
        row.submitted_at = Some(ctx.now);
        row.submitted_by = ctx.viewer.person_id();
        row.recommendation_id = Some(recommendation.id);
        references.push(recommendation.reference());
        let new = NewRow {
            row: recommendation,
            labels: facts.labels,
            asks: Some(asks),
        };
        let register = permit.for_register();
        store::insert_recommendations(tx, ctx, &register, vec![new], &mut labels).await?;
        circles::leave_person(tx, ctx, permit, &mut row, organisation).await?;
        put(tx, permit, &mut row).await?;
        tx.record("submit", state);
        tx.record("submit", row.snapshot());
    }
    places::after_import(tx, ctx).await?;
    Ok(references)
}

/// The names under which a recommendation keeps what the register has no field for.
pub mod extra {
    pub const REPORT: &str = "report";
    pub const ADDRESSEE: &str = "addressee";
}

async fn facts(tx: &WriteTx, row: &SubmissionRow, author: &str) -> Result<Facts> {
    let mut more = BTreeMap::new();
    if !row.source.is_empty() {
        more.insert(extra::REPORT.to_owned(), row.source.clone());
    }
    if let Some(id) = row.addressee_id
        && let Some(addressee) = body::find_organisation(&**tx, id).await?
    {
        let name = addressee.name.of_record().to_owned();
        more.insert(extra::ADDRESSEE.to_owned(), name);
    }
    let mut labels = LabelKeys::new();
    if !row.theme.is_empty() {
        labels.insert(LabelKind::Theme, vec![row.theme.clone()]);
    }
    Ok(Facts {
        scope: SCOPE.into(),
        key: row.id.to_string(),
        kind: "recommendation".into(),
        mechanism: "NGO".into(),
        issuing_body: author.to_owned(),
        country: row.country.clone(),
        date: row.source_day.clone(),
        paragraph: row.paragraph.clone(),
        heading: row.title.clone(),
        language: if row.language.is_empty() {
            language::detect(&row.text).to_owned()
        } else {
            row.language.clone()
        },
        text: row.text.clone(),
        extra: more,
        labels,
        ..Facts::default()
    })
}

/// Takes a recommendation back: it stays in the register and can be cited, and says that its author
/// withdrew it, when and why.
///
/// # Errors
/// `NotFound` for whatever is not the viewer's organisation's; `Invalid` without a reason; `Refused`
/// when it was taken back already.
pub async fn withdraw(ctx: &Ctx, reference: &str, reason: &str) -> Result<RecommendationRow> {
    let (permit, organisation) = drafting(ctx)?;
    let row = get_recommendation(ctx, reference).await?;
    let mut tx = ctx.db().write().await?;
    let author = own_store::find_author(&*tx, row.id).await?;
    if author != Some(organisation.id) {
        return Err(Error::NotFound);
    }
    let reason = paragraph(reason);
    let refusal = match reason.chars().count() {
        0 => Some("recommendations-withdrawal-reason-empty"),
        n if n > LONGEST_REASON => Some("recommendations-correction-too-long"),
        _ => None,
    };
    if let Some(key) = refusal {
        return Err(Error::Invalid(wrong("reason", FieldError::new(key))));
    }
    if own_store::find_withdrawal(&*tx, row.id).await?.is_some() {
        return Err(Refusal::new("recommendations-withdrawal-done").into());
    }
    let withdrawal = WithdrawalRow {
        id: ctx.id(),
        recommendation_id: row.id,
        reason,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
        audience_id: row.audience_id,
    };
    own_store::insert_withdrawal(&tx, &permit, &withdrawal).await?;
    tx.record("withdraw", withdrawal.snapshot());
    tx.commit(ctx).await?;
    Ok(row)
}

fn open(row: &SubmissionRow) -> Result<()> {
    if row.is_draft() {
        Ok(())
    } else {
        Err(Refusal::new("recommendations-submission-done").into())
    }
}

async fn put(tx: &WriteTx, permit: &MayDraft, row: &mut SubmissionRow) -> Result<()> {
    row.version += 1;
    if own_store::update_submission(tx, permit, row).await? {
        Ok(())
    } else {
        Err(conflict(row))
    }
}

fn conflict(row: &SubmissionRow) -> Error {
    Error::Conflict(Arc::new(Conflict {
        path: row.path(),
        stored_version: row.version,
        fields: Vec::new(),
    }))
}

/// The title of a report or a draft from what was typed or read, on one line.
pub fn one_line(text: &str, most: usize) -> String {
    line(text).chars().take(most).collect()
}

/// Submits all drafts of a report that say something. Where a draft does not say who shall see it, `reach` does.
///
/// # Errors
/// As [`submit`]; `Invalid` where neither says it; `Refused` when there is nothing to submit.
pub async fn submit_report(
    ctx: &Ctx,
    report: &super::tables::ReportRow,
    reach: &str,
) -> Result<Vec<String>> {
    let (permit, _) = drafting(ctx)?;
    let rows: Vec<SubmissionRow> = super::reports::own_drafts(ctx, report)
        .await?
        .into_iter()
        .filter(|row| row.is_draft() && !row.text.is_empty())
        .rev()
        .collect();
    if rows.is_empty() {
        return Err(Refusal::new("recommendations-report-nothing-to-submit").into());
    }
    let mut drafts = Vec::new();
    let mut tx = ctx.db().write().await?;
    for mut row in rows {
        if row.reach.is_empty() {
            if Reach::from_code(reach).is_none() {
                return Err(Error::Invalid(lacking(&row)));
            }
            reach.clone_into(&mut row.reach);
            put(&tx, &permit, &mut row).await?;
            tx.record("revise", row.snapshot());
        }
        drafts.push((row.id, row.version));
    }
    tx.commit(ctx).await?;
    submit(&ctx.later(), &drafts).await
}
