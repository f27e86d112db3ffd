//! Queries of submissions, reports and withdrawals.

use super::tables::{
    REPORT_COLUMNS, ReportRow, SUBMISSION_COLUMNS, SubmissionRow, WITHDRAWAL_COLUMNS, WithdrawalRow,
};
use crate::slices::recommendations::policy::MayDraft;
use kenes_kernel::{
    Ctx, Result,
    access::Viewer,
    clock::Instant,
    content::Content,
    db::{Query, WriteTx},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashSet;
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

/// The submissions of an organisation, drafts first, then the newest; at most 500.
///
/// # Errors
/// The database's.
pub async fn list_submissions(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    organisation: Uuid,
    report: Option<Uuid>,
) -> Result<Vec<SubmissionRow>> {
    let mut query = Query::new(&format!(
        "SELECT {SUBMISSION_COLUMNS} FROM submissions WHERE organisation_id = ? AND audience_id IN "
    ))
    .bind(organisation)
    .list(viewer.audiences().iter().copied());
    if let Some(report) = report {
        query = query.text(" AND report_id = ?").bind(report);
    }
    Ok(query
        .text(" ORDER BY CASE WHEN recommendation_id IS NULL THEN 0 ELSE 1 END, created_at DESC, id DESC LIMIT 500")
        .all(db)
        .await?)
}

/// Number and withdrawal of the recommendations that came of submissions, by their id.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Became {
    pub id: Uuid,
    pub number: i64,
    pub withdrawn_at: Option<Instant>,
}

/// # Errors
/// The database's.
pub async fn list_became(db: &impl ConnectionTrait, organisation: Uuid) -> Result<Vec<Became>> {
    Ok(Query::new("SELECT r.id, r.number, w.at AS withdrawn_at FROM submissions s JOIN recommendations r ON r.id = s.recommendation_id LEFT JOIN withdrawals w ON w.recommendation_id = r.id WHERE s.organisation_id = ?")
        .bind(organisation)
        .all(db)
        .await?)
}

/// # Errors
/// The database's.
pub async fn insert_submission(tx: &WriteTx, _: &MayDraft, row: &SubmissionRow) -> Result<()> {
    Query::new("INSERT INTO submissions (id, organisation_id, report_id, report_place, title, language, text, theme, source, source_day, paragraph, country, addressee_id, reach, audience_id, version, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
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
        .run(&**tx)
        .await?;
    Ok(())
}

/// Writes everything of a draft that can change; `false` when somebody was faster, or it is no draft any more.
///
/// # Errors
/// The database's.
pub async fn update_submission(tx: &WriteTx, _: &MayDraft, row: &SubmissionRow) -> Result<bool> {
    let touched = Query::new("UPDATE submissions SET title = ?, language = ?, text = ?, theme = ?, source = ?, source_day = ?, paragraph = ?, country = ?, addressee_id = ?, reach = ?, version = ?, submitted_at = ?, submitted_by = ?, recommendation_id = ? WHERE id = ? AND version = ? AND recommendation_id IS NULL")
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
