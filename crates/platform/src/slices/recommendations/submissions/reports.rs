//! A Word report in which an organisation marks the paragraphs that are recommendations.

use super::{
    actions::{drafting, empty, one_line},
    model::{LINE_LIMIT, TEXT_LIMIT},
    store as own_store,
    tables::{ReportRow, SubmissionRow},
};
use crate::slices::recommendations::imports::{model::refused, parse::limits};
use bytes::Bytes;
use kenes_documents::{docx, language};
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Day,
    db::WriteTx,
    error::Refusal,
    files,
    form::{FieldError, line, paragraph, wrong},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Paragraphs that are marked at once.
const MOST_MARKS: usize = 500;

/// A paragraph of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// From 1; empty paragraphs are not counted.
    pub place: i32,
    /// The number before it, however it was written.
    pub number: String,
    pub text: String,
    pub heading: bool,
    /// The heading under which it stands.
    pub under: String,
}

/// The report of the viewer's own organisation.
///
/// # Errors
/// `NotFound`, also for another organisation's.
pub async fn get_report(ctx: &Ctx, id: Uuid) -> Result<ReportRow> {
    let (_, organisation) = drafting(ctx)?;
    own_store::find_report(ctx.db().read(), &ctx.viewer, id)
        .await?
        .filter(|row| row.organisation_id == organisation.id)
        .ok_or(Error::NotFound)
}

/// Keeps a report after it was read once; nothing is taken out of it yet.
///
/// # Errors
/// `NotFound`, `TooLarge`; `Invalid` for a day that is none; `Refused` for a file that cannot be read.
pub async fn add_report(
    ctx: &Ctx,
    title: &str,
    day: &str,
    file_name: &str,
    bytes: Bytes,
) -> Result<Uuid> {
    let (permit, organisation) = drafting(ctx)?;
    let day = line(day);
    if !day.is_empty() && day.parse::<Day>().is_err() {
        let error = FieldError::new("recommendations-observations-date-wrong");
        return Err(Error::Invalid(wrong("day", error)));
    }
    read(ctx, bytes.clone()).await?;
    let mut tx = ctx.db().write().await?;
    let file = files::attach(&mut tx, ctx, file_name, bytes, organisation.audience_id).await?;
    let title = one_line(title, LINE_LIMIT);
    let row = ReportRow {
        id: ctx.id(),
        organisation_id: organisation.id,
        attachment_id: file.id,
        title: if title.is_empty() { file.name } else { title },
        day,
        sha256: file.sha256,
        audience_id: organisation.audience_id,
        version: 1,
        created_at: ctx.now,
    };
    own_store::insert_report(&tx, ctx, &permit, &row).await?;
    tx.record("add", row.snapshot());
    tx.commit(ctx).await?;
    Ok(row.id)
}

/// The paragraphs of a kept report.
///
/// # Errors
/// Those of the file store.
pub async fn paragraphs(ctx: &Ctx, row: &ReportRow) -> Result<Vec<Paragraph>> {
    let file = files::get_attachment(ctx.db().read(), row.attachment_id).await?;
    read(ctx, ctx.kernel.files.get(&file.sha256).await?).await
}

/// Reads off the threads that answer requests.
async fn read(ctx: &Ctx, bytes: Bytes) -> Result<Vec<Paragraph>> {
    let limits = limits(ctx);
    let limit_bytes = ctx.kernel.config.upload_limit_bytes();
    if bytes.is_empty() {
        return Err(Refusal::new("recommendations-refusal-empty").into());
    }
    if bytes.len() as u64 > limit_bytes {
        return Err(Error::TooLarge { limit_bytes });
    }
    let lines = tokio::task::spawn_blocking(move || docx::running_text(&bytes, &limits))
        .await
        .map_err(Error::internal)?
        .map_err(|refusal| Error::from(refused(&refusal)))?;
    Ok(of_lines(lines))
}

fn of_lines(lines: Vec<docx::Line>) -> Vec<Paragraph> {
    let mut under = String::new();
    let mut out = Vec::new();
    for found in lines {
        let text = paragraph(&found.text);
        if text.is_empty() {
            continue;
        }
        let heading = found.heading && text.chars().count() <= LINE_LIMIT && !text.ends_with('.');
        if heading {
            under = one_line(&text, LINE_LIMIT);
        }
        out.push(Paragraph {
            place: i32::try_from(out.len() + 1).unwrap_or(i32::MAX),
            number: found.number,
            under: if heading {
                String::new()
            } else {
                under.clone()
            },
            text,
            heading,
        });
    }
    out
}

/// Makes a draft of each marked paragraph; those that have one already are passed over.
///
/// # Errors
/// `NotFound`; `Refused` when nothing was marked, too much, or a paragraph is longer than a recommendation may be.
pub async fn mark(ctx: &Ctx, id: Uuid, marks: &BTreeSet<i32>) -> Result<usize> {
    let (permit, organisation) = drafting(ctx)?;
    let report = get_report(ctx, id).await?;
    let found = paragraphs(ctx, &report).await?;
    let drafted: BTreeSet<i32> = own_drafts(ctx, &report)
        .await?
        .iter()
        .filter_map(|row| row.report_place)
        .collect();
    let chosen: Vec<Paragraph> = found
        .into_iter()
        .filter(|p| marks.contains(&p.place) && !drafted.contains(&p.place) && !p.heading)
        .collect();
    if chosen.is_empty() {
        return Err(Refusal::new("recommendations-report-nothing-marked").into());
    }
    if chosen.len() > MOST_MARKS {
        return Err(Refusal::new("recommendations-report-too-many")
            .with("n", MOST_MARKS)
            .into());
    }
    if let Some(long) = chosen.iter().find(|p| p.text.chars().count() > TEXT_LIMIT) {
        return Err(Refusal::new("recommendations-report-paragraph-long")
            .with("place", long.place)
            .into());
    }
    let country = own_store::usual_country(ctx.db().read(), &ctx.viewer).await?;
    let count = chosen.len();
    let mut tx = ctx.db().write().await?;
    for paragraph in chosen {
        let row = SubmissionRow {
            report_id: Some(report.id),
            report_place: Some(paragraph.place),
            title: paragraph.under,
            language: match language::detect(&paragraph.text) {
                language::UNDETERMINED => String::new(),
                tag => tag.to_owned(),
            },
            text: paragraph.text,
            source: report.title.clone(),
            source_day: report.day.clone(),
            paragraph: paragraph
                .number
                .trim_matches(['.', '(', ')', ' '])
                .to_owned(),
            country: country.clone(),
            ..empty(ctx, &organisation)
        };
        insert(&mut tx, &permit, &row).await?;
    }
    tx.commit(ctx).await?;
    Ok(count)
}

async fn insert(
    tx: &mut WriteTx,
    permit: &crate::slices::recommendations::policy::MayDraft,
    row: &SubmissionRow,
) -> Result<()> {
    own_store::insert_submission(tx, permit, row).await?;
    tx.record("draft", row.snapshot());
    Ok(())
}

/// What was marked in a report, drafts and submissions.
///
/// # Errors
/// The database's.
pub async fn own_drafts(ctx: &Ctx, report: &ReportRow) -> Result<Vec<SubmissionRow>> {
    own_store::list_submissions(
        ctx.db().read(),
        &ctx.viewer,
        &own_store::Wanted {
            report: Some(report.id),
            ..own_store::Wanted::default()
        },
    )
    .await
}
