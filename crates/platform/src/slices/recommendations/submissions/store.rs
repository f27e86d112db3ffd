//! Queries of submissions, reports and withdrawals.

use super::{
    model::{Reach, State},
    tables::{
        AUDIENCE_STEP_COLUMNS, AudienceStepRow, CIRCLE_STEP_COLUMNS, CircleStepRow, REPORT_COLUMNS,
        ReportRow, SUBMISSION_COLUMNS, SubmissionRow, WITHDRAWAL_COLUMNS, WithdrawalRow,
    },
};
use crate::slices::recommendations::{
    policy::MayDraft,
    tables::{RECOMMENDATION_COLUMNS, RecommendationRow},
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::Viewer,
    clock::Instant,
    content::Content,
    db::{Query, WriteTx},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The submission, if the viewer may see it.
///
/// # Errors
/// The database's.
pub async fn find_submission(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<SubmissionRow>> {
    Ok(Query::new(&format!(
        "SELECT {SUBMISSION_COLUMNS} FROM submissions WHERE id = ? AND audience_id IN "
    ))
    .bind(id)
    .list(viewer.audiences().iter().copied())
    .one(db)
    .await?)
}

/// Which submissions are listed.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub state: Option<State>,
    pub reach: Option<Reach>,
    pub report: Option<Uuid>,
    /// The place of the last one of the page before.
    pub after: Option<Place>,
    /// All of them without one.
    pub limit: Option<i64>,
}

/// Where a submission stands in the list: after the drafts or among them, since when, its id, and how many come
/// before the next one.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Place(pub i32, pub i64, pub Uuid, pub i64);

/// Drafts first.
const RANK: &str = "CASE WHEN s.recommendation_id IS NULL THEN 0 ELSE 1 END";
const WITHDRAWN: &str =
    "EXISTS (SELECT 1 FROM withdrawals w WHERE w.recommendation_id = s.recommendation_id)";

fn wanted_of(query: Query, viewer: &Viewer, wanted: &Wanted) -> Query {
    let mut query = query
        .text(" FROM submissions s WHERE s.audience_id IN ")
        .list(viewer.audiences().iter().copied());
    query = match wanted.state {
        None => query,
        Some(State::Draft) => query.text(" AND s.recommendation_id IS NULL"),
        Some(State::Submitted) => query
            .text(" AND s.recommendation_id IS NOT NULL AND NOT ")
            .text(WITHDRAWN),
        Some(State::Withdrawn) => query.text(" AND ").text(WITHDRAWN),
    };
    if let Some(reach) = wanted.reach {
        query = query.text(" AND s.reach = ?").bind(reach.code());
    }
    if let Some(report) = wanted.report {
        query = query.text(" AND s.report_id = ?").bind(report);
    }
    query
}

/// The submissions of the viewer's organisation and its coalitions, drafts first, then the newest: nobody else holds
/// the audience of a submission.
///
/// # Errors
/// The database's.
pub async fn list_submissions(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: &Wanted,
) -> Result<Vec<SubmissionRow>> {
    let select = Query::new(&format!("SELECT {SUBMISSION_COLUMNS}"));
    let mut query = wanted_of(select, viewer, wanted);
    if let Some(Place(rank, at, id, _)) = wanted.after {
        query = query
            .text(&format!(
                " AND ({RANK} > ? OR {RANK} = ? AND (s.created_at < ? OR s.created_at = ? AND s.id < ?))"
            ))
            .bind(rank)
            .bind(rank)
            .bind(at)
            .bind(at)
            .bind(id);
    }
    query = query.text(&format!(" ORDER BY {RANK}, s.created_at DESC, s.id DESC"));
    if let Some(limit) = wanted.limit {
        query = query.text(" LIMIT ?").bind(limit);
    }
    Ok(query.all(db).await?)
}

/// How many there are: of what is wanted, and at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub found: i64,
    pub drafts: i64,
    pub submitted: i64,
}

/// # Errors
/// The database's.
pub async fn count_submissions(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: &Wanted,
) -> Result<Counts> {
    #[derive(FromQueryResult)]
    struct All {
        drafts: i64,
        submitted: i64,
    }
    let found = wanted_of(Query::new("SELECT count(*)"), viewer, wanted)
        .scalar(db)
        .await?;
    let select = "SELECT count(CASE WHEN s.recommendation_id IS NULL THEN 1 END) AS drafts, count(s.recommendation_id) AS submitted";
    let all: Option<All> = wanted_of(Query::new(select), viewer, &Wanted::default())
        .one(db)
        .await?;
    Ok(Counts {
        found: found.unwrap_or(0),
        drafts: all.as_ref().map_or(0, |all| all.drafts),
        submitted: all.map_or(0, |all| all.submitted),
    })
}

/// Number and withdrawal of the recommendations that came of submissions, by their id.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Became {
    pub id: Uuid,
    pub number: i64,
    pub withdrawn_at: Option<Instant>,
}

impl Became {
    /// How far a submission is of which this came, or nothing yet.
    #[must_use]
    pub fn state(became: Option<&Self>) -> State {
        match became {
            None => State::Draft,
            Some(became) if became.withdrawn_at.is_some() => State::Withdrawn,
            Some(_) => State::Submitted,
        }
    }
}

/// What came of these submissions.
///
/// # Errors
/// The database's.
pub async fn list_became(
    db: &impl ConnectionTrait,
    rows: &[SubmissionRow],
) -> Result<HashMap<Uuid, Became>> {
    let ids: Vec<Uuid> = rows
        .iter()
        .filter_map(|row| row.recommendation_id)
        .collect();
    let mut became = HashMap::new();
    for chunk in ids.chunks(500) {
        let some: Vec<Became> = Query::new("SELECT r.id, r.number, w.at AS withdrawn_at FROM recommendations r LEFT JOIN withdrawals w ON w.recommendation_id = r.id WHERE r.id IN ")
            .list(chunk.iter().copied())
            .all(db)
            .await?;
        became.extend(some.into_iter().map(|row| (row.id, row)));
    }
    Ok(became)
}

/// # Errors
/// The database's.
pub async fn insert_submission(tx: &WriteTx, _: &MayDraft, row: &SubmissionRow) -> Result<()> {
    Query::new("INSERT INTO submissions (id, organisation_id, report_id, report_place, title, language, text, theme, source, source_day, paragraph, country, addressee_id, reach, audience_id, version, created_at, created_by, attribution, opener_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.organisation_id)
        .bind(row.report_id)
        .bind(row.report_place)
        .bind(row.title.as_str())
        .bind(row.language.as_str())
        .bind(row.text.as_str())
        .bind(row.theme.as_str())
        .bind(row.source.as_str())
        .bind(row.source_day.as_str())
        .bind(row.paragraph.as_str())
        .bind(row.country.as_str())
        .bind(row.addressee_id)
        .bind(row.reach.as_str())
        .bind(row.audience_id)
        .bind(row.version)
        .bind(row.created_at.micros())
        .bind(row.created_by)
        .bind(row.attribution.as_str())
        .bind(row.opener_id)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Writes everything of a draft that can change; `false` when somebody was faster, or it is no draft any more.
///
/// # Errors
/// The database's.
pub async fn update_submission(tx: &WriteTx, _: &MayDraft, row: &SubmissionRow) -> Result<bool> {
    let touched = Query::new("UPDATE submissions SET title = ?, language = ?, text = ?, theme = ?, source = ?, source_day = ?, paragraph = ?, country = ?, addressee_id = ?, reach = ?, attribution = ?, opener_id = ?, version = ?, submitted_at = ?, submitted_by = ?, recommendation_id = ? WHERE id = ? AND version = ? AND recommendation_id IS NULL")
        .bind(row.title.as_str())
        .bind(row.language.as_str())
        .bind(row.text.as_str())
        .bind(row.theme.as_str())
        .bind(row.source.as_str())
        .bind(row.source_day.as_str())
        .bind(row.paragraph.as_str())
        .bind(row.country.as_str())
        .bind(row.addressee_id)
        .bind(row.reach.as_str())
        .bind(row.attribution.as_str())
        .bind(row.opener_id)
        .bind(row.version)
        .bind(row.submitted_at.map(Instant::micros))
        .bind(row.submitted_by)
        .bind(row.recommendation_id)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

/// Writes who works on a submission; `false` when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_circle(tx: &WriteTx, _: &MayDraft, row: &SubmissionRow) -> Result<bool> {
    let touched = Query::new(
        "UPDATE submissions SET audience_id = ?, version = ? WHERE id = ? AND version = ?",
    )
    .bind(row.audience_id)
    .bind(row.version)
    .bind(row.id)
    .bind(row.version - 1)
    .run(&**tx)
    .await?;
    Ok(touched == 1)
}

/// # Errors
/// The database's.
pub async fn insert_circle_step(tx: &WriteTx, _: &MayDraft, row: &CircleStepRow) -> Result<()> {
    Query::new("INSERT INTO circle_steps (id, submission_id, circle, coalition_id, audience_id, at, by_person) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.submission_id)
        .bind(row.circle.as_str())
        .bind(row.coalition_id)
        .bind(row.audience_id)
        .bind(row.at.micros())
        .bind(row.by_person)
        .run(&**tx)
        .await?;
    Ok(())
}

/// The steps of a submission that the viewer may see, the first one first.
///
/// # Errors
/// The database's.
pub async fn list_circle_steps(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    submission: Uuid,
) -> Result<Vec<CircleStepRow>> {
    Ok(Query::new(&format!(
        "SELECT {CIRCLE_STEP_COLUMNS} FROM circle_steps WHERE submission_id = ? AND audience_id IN "
    ))
    .bind(submission)
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY at, id")
    .all(db)
    .await?)
}

/// What an organisation drafted or submitted in one audience.
///
/// # Errors
/// The database's.
pub async fn list_in_circle(
    db: &impl ConnectionTrait,
    audience: i64,
    organisation: Uuid,
) -> Result<Vec<SubmissionRow>> {
    Ok(Query::new(&format!("SELECT {SUBMISSION_COLUMNS} FROM submissions WHERE audience_id = ? AND organisation_id = ? ORDER BY id"))
        .bind(audience)
        .bind(organisation)
        .all(db)
        .await?)
}

/// The recommendation that a submission became.
///
/// # Errors
/// `NotFound` for a draft; the database's.
pub async fn find_recommendation_of(
    db: &impl ConnectionTrait,
    row: &SubmissionRow,
) -> Result<RecommendationRow> {
    Query::new(&format!(
        "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE r.id = ?"
    ))
    .bind(row.recommendation_id)
    .one(db)
    .await?
    .ok_or(Error::NotFound)
}

/// Takes a draft away; `false` when it is none any more.
///
/// # Errors
/// The database's.
pub async fn delete_draft(tx: &WriteTx, _: &MayDraft, id: Uuid, version: i64) -> Result<bool> {
    let touched = Query::new(
        "DELETE FROM submissions WHERE id = ? AND version = ? AND recommendation_id IS NULL",
    )
    .bind(id)
    .bind(version)
    .run(&**tx)
    .await?;
    Ok(touched == 1)
}

/// Whether an audience is that of one person.
///
/// # Errors
/// The database's.
pub async fn is_of_person(db: &impl ConnectionTrait, audience: i64) -> Result<bool> {
    let kind: Option<String> = Query::new("SELECT kind FROM audiences WHERE id = ?")
        .bind(audience)
        .scalar(db)
        .await?;
    Ok(kind.as_deref() == Some("person"))
}

/// Takes away what a person drafted for themselves alone: id and audience of each.
///
/// # Errors
/// The database's.
pub async fn delete_drafts_of(tx: &WriteTx, person: Uuid) -> Result<Vec<(Uuid, i64)>> {
    let drafts: Vec<SubmissionRow> = Query::new(&format!("SELECT {SUBMISSION_COLUMNS} FROM submissions WHERE recommendation_id IS NULL AND audience_id IN (SELECT id FROM audiences WHERE kind = 'person' AND subject = ?)"))
        .bind(person)
        .all(&**tx)
        .await?;
    if !drafts.is_empty() {
        Query::new("DELETE FROM submissions WHERE id IN ")
            .list(drafts.iter().map(|row| row.id))
            .run(&**tx)
            .await?;
    }
    Ok(drafts.iter().map(|row| (row.id, row.audience_id)).collect())
}

/// # Errors
/// The database's.
pub async fn insert_report(tx: &WriteTx, ctx: &Ctx, _: &MayDraft, row: &ReportRow) -> Result<()> {
    Query::new("INSERT INTO alternative_reports (id, organisation_id, attachment_id, title, day, sha256, audience_id, version, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.organisation_id)
        .bind(row.attachment_id)
        .bind(row.title.as_str())
        .bind(row.day.as_str())
        .bind(row.sha256.as_str())
        .bind(row.audience_id)
        .bind(row.version)
        .bind(row.created_at.micros())
        .bind(ctx.viewer.person_id())
        .run(&**tx)
        .await?;
    Ok(())
}

/// The report, if the viewer may see it.
///
/// # Errors
/// The database's.
pub async fn find_report(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<ReportRow>> {
    Ok(Query::new(&format!(
        "SELECT {REPORT_COLUMNS} FROM alternative_reports WHERE id = ? AND audience_id IN "
    ))
    .bind(id)
    .list(viewer.audiences().iter().copied())
    .one(db)
    .await?)
}

/// The reports of an organisation, newest first.
///
/// # Errors
/// The database's.
pub async fn list_reports(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    organisation: Uuid,
) -> Result<Vec<ReportRow>> {
    Ok(Query::new(&format!(
        "SELECT {REPORT_COLUMNS} FROM alternative_reports WHERE organisation_id = ? AND audience_id IN "
    ))
    .bind(organisation)
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY created_at DESC LIMIT 100")
    .all(db)
    .await?)
}

/// The submission that became this recommendation.
///
/// # Errors
/// The database's.
pub async fn find_submitted(
    db: &impl ConnectionTrait,
    recommendation: Uuid,
) -> Result<Option<SubmissionRow>> {
    Ok(Query::new(&format!(
        "SELECT {SUBMISSION_COLUMNS} FROM submissions s WHERE s.recommendation_id = ?"
    ))
    .bind(recommendation)
    .one(db)
    .await?)
}

/// Writes who sees a submission and the recommendation that it became; `false` when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_reach(
    tx: &WriteTx,
    _: &MayDraft,
    submission: &SubmissionRow,
    recommendation: &RecommendationRow,
) -> Result<bool> {
    Query::new("UPDATE submissions SET reach = ?, version = ? WHERE id = ?")
        .bind(submission.reach.as_str())
        .bind(submission.version)
        .bind(submission.id)
        .run(&**tx)
        .await?;
    let touched = Query::new(
        "UPDATE recommendations SET audience_id = ?, version = ? WHERE id = ? AND version = ?",
    )
    .bind(recommendation.audience_id)
    .bind(recommendation.version)
    .bind(recommendation.id)
    .bind(recommendation.version - 1)
    .run(&**tx)
    .await?;
    Ok(touched == 1)
}

/// # Errors
/// The database's.
pub async fn insert_audience_step(tx: &WriteTx, _: &MayDraft, row: &AudienceStepRow) -> Result<()> {
    Query::new("INSERT INTO audience_steps (id, submission_id, recommendation_id, before_reach, reach, audience_id, at, by_person) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.submission_id)
        .bind(row.recommendation_id)
        .bind(row.before_reach.as_str())
        .bind(row.reach.as_str())
        .bind(row.audience_id)
        .bind(row.at.micros())
        .bind(row.by_person)
        .run(&**tx)
        .await?;
    Ok(())
}

/// The steps by which its author changed who sees a recommendation, the first one first.
///
/// # Errors
/// The database's.
pub async fn list_audience_steps(
    db: &impl ConnectionTrait,
    recommendation: Uuid,
) -> Result<Vec<AudienceStepRow>> {
    Ok(Query::new(&format!("SELECT {AUDIENCE_STEP_COLUMNS} FROM audience_steps WHERE recommendation_id = ? ORDER BY at, id"))
        .bind(recommendation)
        .all(db)
        .await?)
}

/// The organisation that made a recommendation here; `None` for those that came from a file.
///
/// # Errors
/// The database's.
pub async fn find_author(db: &impl ConnectionTrait, recommendation: Uuid) -> Result<Option<Uuid>> {
    Ok(
        Query::new("SELECT organisation_id FROM submissions WHERE recommendation_id = ?")
            .bind(recommendation)
            .scalar(db)
            .await?,
    )
}

/// # Errors
/// The database's.
pub async fn find_withdrawal(
    db: &impl ConnectionTrait,
    recommendation: Uuid,
) -> Result<Option<WithdrawalRow>> {
    Ok(Query::new(&format!("SELECT {WITHDRAWAL_COLUMNS} FROM withdrawals w JOIN recommendations r ON r.id = w.recommendation_id WHERE w.recommendation_id = ?"))
        .bind(recommendation)
        .one(db)
        .await?)
}

/// Those of the rows whose author took them back.
///
/// # Errors
/// The database's.
pub async fn list_withdrawn(db: &impl ConnectionTrait, rows: &[i64]) -> Result<HashSet<i64>> {
    if rows.is_empty() {
        return Ok(HashSet::new());
    }
    let found: Vec<i64> = Query::new("SELECT r.row FROM withdrawals w JOIN recommendations r ON r.id = w.recommendation_id WHERE r.row IN ")
        .list(rows.iter().copied())
        .column(db)
        .await?;
    Ok(found.into_iter().collect())
}

/// # Errors
/// The database's.
pub async fn insert_withdrawal(tx: &WriteTx, _: &MayDraft, row: &WithdrawalRow) -> Result<()> {
    Query::new("INSERT INTO withdrawals (id, recommendation_id, reason, at, by_person) VALUES (?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.recommendation_id)
        .bind(row.reason.as_str())
        .bind(row.at.micros())
        .bind(row.by_person)
        .run(&**tx)
        .await?;
    Ok(())
}

/// The State that most of what the viewer sees is about; empty while there is none.
///
/// # Errors
/// The database's.
pub async fn usual_country(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<String> {
    Ok(
        Query::new("SELECT country FROM recommendations WHERE country <> '' AND audience_id IN ")
            .list(viewer.audiences().iter().copied())
            .text(" GROUP BY country ORDER BY count(*) DESC, country LIMIT 1")
            .scalar(db)
            .await?
            .unwrap_or_default(),
    )
}

/// A theme of the register with its name.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ThemeRow {
    pub key: String,
    pub name: Content,
}

/// The themes that stand in the register where the viewer sees them.
///
/// # Errors
/// The database's.
pub async fn list_themes(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<ThemeRow>> {
    Ok(Query::new("SELECT l.key, l.name FROM labels l WHERE l.kind = 'theme' AND l.id IN (SELECT rl.label_id FROM recommendation_labels rl JOIN recommendations r ON r.row = rl.row WHERE r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(") ORDER BY l.key LIMIT 500")
        .all(db)
        .await?)
}

/// The recommendations that a person submitted by their own name, each with its organisation; those whose name was
/// withdrawn to protect people name nobody any more.
///
/// # Errors
/// The database's.
pub async fn list_named(
    db: &impl ConnectionTrait,
    person: Uuid,
) -> Result<Vec<(RecommendationRow, Uuid)>> {
    #[derive(FromQueryResult)]
    struct Named {
        recommendation_id: Uuid,
        organisation_id: Uuid,
    }
    let named: Vec<Named> = Query::new("SELECT s.recommendation_id, s.organisation_id FROM submissions s WHERE s.submitted_by = ? AND s.attribution = 'person' AND s.recommendation_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM protections p WHERE p.recommendation_id = s.recommendation_id AND p.with_name) ORDER BY s.id")
        .bind(person)
        .all(db)
        .await?;
    let mut rows = Vec::new();
    for named in named {
        let row: Option<RecommendationRow> = Query::new(&format!(
            "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE r.id = ?"
        ))
        .bind(named.recommendation_id)
        .one(db)
        .await?;
        rows.extend(row.map(|row| (row, named.organisation_id)));
    }
    Ok(rows)
}

/// What a person drafted or submitted.
///
/// # Errors
/// The database's.
pub async fn list_written_by(
    db: &impl ConnectionTrait,
    person: Uuid,
) -> Result<Vec<SubmissionRow>> {
    Ok(Query::new(&format!("SELECT {SUBMISSION_COLUMNS} FROM submissions WHERE created_by = ? OR submitted_by = ? ORDER BY created_at, id"))
        .bind(person)
        .bind(person)
        .all(db)
        .await?)
}
