//! A Word report: its upload, its paragraphs with boxes to mark, and what was marked.

use crate::{
    slice::Sample,
    slices::recommendations::{
        model::reference,
        pages::{PageRange, written_day},
        submissions::{
            actions,
            reports::{self, Paragraph},
            store as own_store,
            tables::{ReportRow, SubmissionRow},
        },
    },
};
use askama::Template;
use axum::{
    Form,
    extract::{Query, Request},
    response::Response,
};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    error::Refusal,
    form::FieldErrors,
    page::{At, FormErrors, Shell, render, render_with, see_other},
    upload::upload_of,
};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// Paragraphs of one page.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "recommendations/html/report_new.html")]
struct NewView {
    shell: Shell,
    limit: i64,
    title: String,
    day: String,
    error: String,
    errors: FormErrors,
}

#[derive(Template)]
#[template(path = "recommendations/html/report.html")]
struct ReportView {
    shell: Shell,
    lead: String,
    error: String,
    path: String,
    page: usize,
    paragraphs: Vec<ParagraphView>,
    pager: PageRange,
    drafts: Vec<DraftLine>,
    ready: i64,
}

struct ParagraphView {
    place: i32,
    number: String,
    text: String,
    heading: bool,
    /// The address of what was made of it; empty for a paragraph that can be marked.
    made: String,
    made_label: String,
    label: String,
    marked: bool,
}

struct DraftLine {
    href: String,
    title: String,
    lacks: bool,
}

pub async fn new(ctx: Ctx) -> Result<Response> {
    actions::drafting(&ctx)?;
    let none = FieldErrors::new();
    render(&new_view(&ctx, "", "", String::new(), &none))
}

fn new_view(ctx: &Ctx, title: &str, day: &str, error: String, errors: &FieldErrors) -> NewView {
    let shell = Shell::new(ctx, "recommendations-report-new");
    NewView {
        limit: i64::try_from(ctx.kernel.config.upload_limit_mb).unwrap_or(i64::MAX),
        title: title.to_owned(),
        day: day.to_owned(),
        error,
        errors: FormErrors::of(&shell, errors),
        shell,
    }
}

fn sentence(ctx: &Ctx, refusal: &Refusal) -> String {
    let args: Vec<_> = refusal
        .args
        .iter()
        .map(|(name, value)| (*name, value.as_str().into()))
        .collect();
    ctx.say(refusal.key, &args)
}

pub async fn add(ctx: Ctx, request: Request) -> Result<Response> {
    actions::drafting(&ctx)?;
    let sent = upload_of(&ctx, request).await?;
    let (title, day) = (sent.text("title").to_owned(), sent.text("day").to_owned());
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    match reports::add_report(&ctx, &title, &day, &sent.file_name, sent.bytes.clone()).await {
        Ok(id) => Ok(see_other(&ctx, &format!("/submissions/reports/{id}"))),
        Err(Error::Refused(refusal)) => {
            let error = sentence(&ctx, &refusal);
            render_with(
                status,
                &new_view(&ctx, &title, &day, error, &FieldErrors::new()),
            )
        }
        Err(Error::Invalid(errors)) => render_with(
            status,
            &new_view(&ctx, &title, &day, String::new(), &errors),
        ),
        Err(error) => Err(error),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Paged {
    page: String,
}

impl Paged {
    fn page(&self) -> usize {
        self.page.parse().unwrap_or(1)
    }
}

pub async fn report(ctx: Ctx, At(id): At<Uuid>, Query(paged): Query<Paged>) -> Result<Response> {
    let row = reports::get_report(&ctx, id).await?;
    show(&ctx, &row, paged.page(), StatusCode::OK, &[], String::new()).await
}

async fn show(
    ctx: &Ctx,
    row: &ReportRow,
    page: usize,
    status: StatusCode,
    marks: &[i32],
    error: String,
) -> Result<Response> {
    let paragraphs = reports::paragraphs(ctx, row).await?;
    let made = reports::own_drafts(ctx, row).await?;
    let numbers: HashMap<Uuid, i64> = own_store::list_became(ctx.db().read(), &made)
        .await?
        .into_iter()
        .map(|(id, became)| (id, became.number))
        .collect();
    let pages = paragraphs.len().div_ceil(SHOWN).max(1);
    let page = page.clamp(1, pages);
    let path = format!("/{}{}", ctx.locale, row.path());
    let drafts: Vec<&SubmissionRow> = made.iter().filter(|made| made.is_draft()).collect();
    let view = ReportView {
        shell: Shell::titled(ctx, row.title.clone()),
        lead: lead(ctx, row, paragraphs.len(), made.len()),
        error,
        page,
        paragraphs: paragraphs
            .iter()
            .skip((page - 1) * SHOWN)
            .take(SHOWN)
            .map(|paragraph| {
                let made = made
                    .iter()
                    .find(|m| m.report_place == Some(paragraph.place));
                view_of(ctx, paragraph, made, &numbers, marks)
            })
            .collect(),
        pager: pager(&path, paragraphs.len(), page, pages),
        ready: i64::try_from(drafts.iter().filter(|row| is_ready(row)).count()).unwrap_or(0),
        drafts: drafts
            .iter()
            .rev()
            .map(|row| DraftLine {
                href: format!("/{}{}", ctx.locale, row.path()),
                title: crate::slices::recommendations::imports::model::excerpt(&row.text, 120),
                lacks: !is_ready(row),
            })
            .collect(),
        path,
    };
    render_with(status, &view)
}

fn is_ready(row: &SubmissionRow) -> bool {
    !row.text.is_empty()
}

fn lead(ctx: &Ctx, row: &ReportRow, paragraphs: usize, made: usize) -> String {
    ctx.say(
        "recommendations-report-lead",
        &[
            ("paragraphs", paragraphs.into()),
            ("made", made.into()),
            (
                "known",
                if row.day.is_empty() { "no" } else { "yes" }.into(),
            ),
            ("day", written_day(ctx, &row.day).into()),
        ],
    )
}

fn view_of(
    ctx: &Ctx,
    paragraph: &Paragraph,
    made: Option<&SubmissionRow>,
    numbers: &HashMap<Uuid, i64>,
    marks: &[i32],
) -> ParagraphView {
    let number = made
        .and_then(|made| made.recommendation_id)
        .and_then(|id| numbers.get(&id));
    let (href, made_label) = match (made, number) {
        (Some(_), Some(number)) => (
            format!("/recommendations/{}", reference(*number)),
            reference(*number),
        ),
        (Some(made), None) => (
            made.path(),
            ctx.say("recommendations-submission-state-draft", &[]),
        ),
        (None, _) => (String::new(), String::new()),
    };
    ParagraphView {
        place: paragraph.place,
        number: paragraph.number.clone(),
        text: paragraph.text.clone(),
        heading: paragraph.heading,
        made: if href.is_empty() {
            href
        } else {
            format!("/{}{href}", ctx.locale)
        },
        made_label,
        label: ctx.say(
            "recommendations-report-mark",
            &[("n", i64::from(paragraph.place).into())],
        ),
        marked: marks.contains(&paragraph.place),
    }
}

fn pager(path: &str, total: usize, page: usize, pages: usize) -> PageRange {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let link = |page: usize| format!("{path}?page={page}");
    PageRange {
        previous: if page > 1 {
            link(page - 1)
        } else {
            String::new()
        },
        next: if page < pages {
            link(page + 1)
        } else {
            String::new()
        },
        from: number((page - 1) * SHOWN + 1),
        to: number((page * SHOWN).min(total)),
        total: number(total),
    }
}

/// The form of the paragraphs: `mark` once for each.
pub async fn mark(
    ctx: Ctx,
    At(id): At<Uuid>,
    Query(paged): Query<Paged>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let row = reports::get_report(&ctx, id).await?;
    let marks: Vec<i32> = pairs
        .iter()
        .filter(|(name, _)| name == "mark")
        .filter_map(|(_, value)| value.parse().ok())
        .collect();
    match reports::mark(&ctx, id, &marks.iter().copied().collect()).await {
        Ok(_) => {
            let page = paged.page();
            let path = format!("/submissions/reports/{id}?page={page}#drafts");
            Ok(see_other(&ctx, &path))
        }
        Err(Error::Refused(refusal)) => {
            let error = sentence(&ctx, &refusal);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(&ctx, &row, paged.page(), status, &marks, error).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReachForm {
    reach: String,
}

/// Submits every draft of the report that says something, to whom was chosen for those that do not say it themselves.
pub async fn submit(ctx: Ctx, At(id): At<Uuid>, Form(form): Form<ReachForm>) -> Result<Response> {
    let row = reports::get_report(&ctx, id).await?;
    match actions::submit_report(&ctx, &row, &form.reach).await {
        Ok(_) => Ok(see_other(&ctx, "/submissions")),
        Err(Error::Invalid(errors)) => {
            let shell = Shell::titled(&ctx, String::new());
            let sentences: Vec<String> = errors.values().map(|e| shell.say_error(e)).collect();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(&ctx, &row, 1, status, &[], sentences.join(" ")).await
        }
        Err(Error::Refused(refusal)) => {
            let error = sentence(&ctx, &refusal);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(&ctx, &row, 1, status, &[], error).await
        }
        Err(error) => Err(error),
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let row = ReportRow {
        id: Uuid::nil(),
        organisation_id: Uuid::nil(),
        attachment_id: Uuid::nil(),
        title: "Alternative report".into(),
        day: "2026-05-12".into(),
        sha256: String::new(),
        audience_id: 101,
        version: 1,
        created_at: ctx.now,
    };
    let paragraph = |place, heading| ParagraphView {
        place,
        number: "14.".into(),
        text: "Open the prisons to monitors.".into(),
        heading,
        made: if place == 3 {
            "/en/submissions/x".into()
        } else {
            String::new()
        },
        made_label: ctx.say("recommendations-submission-state-draft", &[]),
        label: ctx.say("recommendations-report-mark", &[("n", 2_i64.into())]),
        marked: place == 2,
    };
    let view = ReportView {
        shell: Shell::titled(ctx, "Alternative report".into()),
        lead: lead(ctx, &row, 3, 1),
        error: ctx.say("recommendations-report-nothing-marked", &[]),
        path: "/en/submissions/reports/x".into(),
        page: 1,
        paragraphs: vec![paragraph(1, true), paragraph(2, false), paragraph(3, false)],
        pager: pager("/en/x", 300, 1, 2),
        drafts: vec![DraftLine {
            href: "/en/submissions/x".into(),
            title: "Open the prisons".into(),
            lacks: true,
        }],
        ready: 1,
    };
    let sentence = |key: &str| ctx.say(key, &[("n", 500_i64.into()), ("place", 7_i64.into())]);
    vec![
        ("report", view.render()),
        (
            "report_new",
            new_view(
                ctx,
                "Title",
                "",
                sentence("recommendations-report-too-many")
                    + &sentence("recommendations-report-paragraph-long"),
                &FieldErrors::new(),
            )
            .render(),
        ),
    ]
}
