//! Pages of an organisation's own recommendations. For everybody else they are not there.

pub mod reports;

use super::{
    actions,
    model::{Reach, Typed},
    store as own_store,
    tables::SubmissionRow,
};
use crate::{
    slice::Sample,
    slices::{
        body,
        recommendations::{model::reference, pages::written_day},
    },
};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    access::ViewerOrganisation,
    form::FieldErrors,
    page::{At, FormErrors, Shell, render, render_with, see_other},
};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// The beginning of a text in a list.
const EXCERPT: usize = 300;

#[derive(Template)]
#[template(path = "recommendations/html/submissions.html")]
struct SubmissionsView {
    shell: Shell,
    organisation: String,
    lead: String,
    entries: Vec<Entry>,
    reports: Vec<ReportLink>,
}

struct Entry {
    href: String,
    reference: String,
    title: String,
    text: String,
    lang: String,
    tag: &'static str,
    state: String,
    reach: String,
}

struct ReportLink {
    href: String,
    title: String,
    day: String,
}

#[derive(Template)]
#[template(path = "recommendations/html/submission.html")]
struct SubmissionView {
    shell: Shell,
    organisation: String,
    action: String,
    discarding: String,
    typed: Typed,
    languages: Vec<Choice>,
    themes: Vec<Choice>,
    addressees: Vec<Choice>,
    reaches: Vec<Choice>,
    errors: FormErrors,
}

pub struct Choice {
    value: String,
    label: String,
    selected: bool,
}

pub async fn list(ctx: Ctx) -> Result<Response> {
    let (_, organisation) = actions::drafting(&ctx)?;
    let db = ctx.db().read();
    let rows = own_store::list_submissions(db, &ctx.viewer, organisation.id, None).await?;
    let became: HashMap<Uuid, own_store::Became> = own_store::list_became(db, organisation.id)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let reports = own_store::list_reports(db, &ctx.viewer, organisation.id).await?;
    let drafts = rows.iter().filter(|row| row.is_draft()).count();
    render(&SubmissionsView {
        shell: Shell::new(&ctx, "recommendations-submissions-title"),
        organisation: organisation.name,
        lead: lead(&ctx, drafts, rows.len() - drafts),
        entries: rows
            .iter()
            .map(|row| {
                entry(
                    &ctx,
                    row,
                    row.recommendation_id.and_then(|id| became.get(&id)),
                )
            })
            .collect(),
        reports: reports
            .into_iter()
            .map(|row| ReportLink {
                href: format!("/{}{}", ctx.locale, row.path()),
                day: written_day(&ctx, &row.day),
                title: row.title,
            })
            .collect(),
    })
}

fn lead(ctx: &Ctx, drafts: usize, submitted: usize) -> String {
    ctx.say(
        "recommendations-submissions-lead",
        &[("drafts", drafts.into()), ("submitted", submitted.into())],
    )
}

fn entry(ctx: &Ctx, row: &SubmissionRow, became: Option<&own_store::Became>) -> Entry {
    let (tag, state) = match became {
        None => ("draft", "draft"),
        Some(became) if became.withdrawn_at.is_some() => ("declined", "withdrawn"),
        Some(_) => ("accepted", "submitted"),
    };
    let href = became.map_or_else(
        || row.path(),
        |became| format!("/recommendations/{}", reference(became.number)),
    );
    Entry {
        href: format!("/{}{href}", ctx.locale),
        reference: became
            .map(|became| reference(became.number))
            .unwrap_or_default(),
        title: if row.title.is_empty() {
            ctx.say("recommendations-submission-untitled", &[])
        } else {
            row.title.clone()
        },
        text: super::super::imports::model::excerpt(&row.text, EXCERPT),
        lang: row.language.clone(),
        tag,
        state: ctx.say(&format!("recommendations-submission-state-{state}"), &[]),
        reach: Reach::from_code(&row.reach)
            .map_or_else(String::new, |reach| reach_word(ctx, reach)),
    }
}

fn reach_word(ctx: &Ctx, reach: Reach) -> String {
    ctx.say(
        &format!("recommendations-submission-reach-{}", reach.code()),
        &[],
    )
}

pub async fn new(ctx: Ctx) -> Result<Response> {
    let (_, organisation) = actions::drafting(&ctx)?;
    let typed = Typed {
        language: ctx.locale.tag().into(),
        country: own_store::usual_country(ctx.db().read(), &ctx.viewer).await?,
        ..Typed::default()
    };
    let form = (typed, FieldErrors::new());
    page(&ctx, &organisation, None, StatusCode::OK, form).await
}

pub async fn add(ctx: Ctx, Form(typed): Form<Typed>) -> Result<Response> {
    let (_, organisation) = actions::drafting(&ctx)?;
    match actions::draft(&ctx, &typed).await {
        Ok(id) => after_keeping(&ctx, id, &typed).await,
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, &organisation, None, status, (typed, errors)).await
        }
        Err(error) => Err(error),
    }
}

pub async fn submission(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    let row = actions::get_submission(&ctx, id).await?;
    let (_, organisation) = actions::drafting(&ctx)?;
    if !row.is_draft() {
        let became = own_store::list_became(ctx.db().read(), organisation.id).await?;
        let number = became.iter().find(|b| Some(b.id) == row.recommendation_id);
        let number = number.ok_or(Error::NotFound)?.number;
        return Ok(see_other(
            &ctx,
            &format!("/recommendations/{}", reference(number)),
        ));
    }
    let typed = as_typed(&ctx, &row).await?;
    let form = (typed, FieldErrors::new());
    page(&ctx, &organisation, Some(&row), StatusCode::OK, form).await
}

async fn as_typed(ctx: &Ctx, row: &SubmissionRow) -> Result<Typed> {
    let addressee = match row.addressee_id {
        Some(id) => body::find_organisation(ctx.db().read(), id).await?,
        None => None,
    };
    Ok(Typed {
        version: row.version,
        title: row.title.clone(),
        language: row.language.clone(),
        text: row.text.clone(),
        theme: row.theme.clone(),
        source: row.source.clone(),
        source_day: row.source_day.clone(),
        paragraph: row.paragraph.clone(),
        country: row.country.clone(),
        addressee: addressee
            .map(|organisation| organisation.key)
            .unwrap_or_default(),
        reach: row.reach.clone(),
        act: String::new(),
    })
}

pub async fn revise(ctx: Ctx, At(id): At<Uuid>, Form(typed): Form<Typed>) -> Result<Response> {
    let row = actions::get_submission(&ctx, id).await?;
    let (_, organisation) = actions::drafting(&ctx)?;
    match actions::revise(&ctx, id, &typed).await {
        Ok(()) => after_keeping(&ctx, id, &typed).await,
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, &organisation, Some(&row), status, (typed, errors)).await
        }
        Err(error) => Err(error),
    }
}

/// What was typed is kept by now; to submit it is asked for by the other button.
async fn after_keeping(ctx: &Ctx, id: Uuid, typed: &Typed) -> Result<Response> {
    if typed.act != "submit" {
        return Ok(see_other(ctx, &format!("/submissions/{id}")));
    }
    let ctx = ctx.later();
    let row = actions::get_submission(&ctx, id).await?;
    match actions::submit(&ctx, &[(id, row.version)]).await {
        Ok(references) => Ok(see_other(
            &ctx,
            &format!("/recommendations/{}", references.concat()),
        )),
        Err(Error::Invalid(errors)) => {
            let (_, organisation) = actions::drafting(&ctx)?;
            let typed = as_typed(&ctx, &row).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, &organisation, Some(&row), status, (typed, errors)).await
        }
        Err(error) => Err(error),
    }
}

async fn page(
    ctx: &Ctx,
    organisation: &ViewerOrganisation,
    row: Option<&SubmissionRow>,
    status: StatusCode,
    (typed, errors): (Typed, FieldErrors),
) -> Result<Response> {
    let db = ctx.db().read();
    let shell = Shell::new(
        ctx,
        if row.is_some() {
            "recommendations-submission-draft"
        } else {
            "recommendations-submission-new"
        },
    );
    let mut themes: Vec<Choice> = own_store::list_themes(db, &ctx.viewer)
        .await?
        .into_iter()
        .map(|theme| Choice {
            label: theme.name.text(ctx.locale).to_owned(),
            selected: theme.key == typed.theme,
            value: theme.key,
        })
        .collect();
    themes.sort_by_key(|theme| ctx.kernel.words.sort_key(ctx.locale, &theme.label));
    let addressees = body::list_organisations(db, &ctx.viewer, ctx.locale)
        .await?
        .into_iter()
        .map(|organisation| Choice {
            label: organisation.name.text(ctx.locale).to_owned(),
            selected: organisation.key == typed.addressee,
            value: organisation.key,
        })
        .collect();
    let path = row.map(|row| format!("/{}{}", ctx.locale, row.path()));
    render_with(
        status,
        &SubmissionView {
            organisation: organisation.name.clone(),
            action: path.as_ref().map_or_else(
                || format!("/{}/submissions", ctx.locale),
                |path| format!("{path}/revision"),
            ),
            discarding: path
                .map(|path| format!("{path}/discarding"))
                .unwrap_or_default(),
            languages: languages(ctx, &typed.language),
            themes: with_none(ctx, themes, typed.theme.is_empty()),
            addressees: with_none(ctx, addressees, typed.addressee.is_empty()),
            reaches: reaches(ctx, &typed.reach),
            errors: FormErrors::of(&shell, &errors),
            typed,
            shell,
        },
    )
}

fn with_none(ctx: &Ctx, choices: Vec<Choice>, selected: bool) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        label: ctx.say("web-not-known", &[]),
        selected,
    };
    std::iter::once(none).chain(choices).collect()
}

fn languages(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    ["kk", "ru", "en"]
        .into_iter()
        .map(|tag| Choice {
            value: tag.into(),
            label: ctx.say(&format!("recommendations-language-{tag}"), &[]),
            selected: tag == chosen,
        })
        .collect()
}

fn reaches(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    Reach::ALL
        .into_iter()
        .map(|reach| Choice {
            value: reach.code().into(),
            label: reach_word(ctx, reach),
            selected: reach.code() == chosen,
        })
        .collect()
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Version {
    version: i64,
}

pub async fn discard(ctx: Ctx, At(id): At<Uuid>, Form(form): Form<Version>) -> Result<Response> {
    actions::discard(&ctx, id, form.version).await?;
    Ok(see_other(&ctx, "/submissions"))
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let entry = |tag, state: &str, reference: &str| Entry {
        href: "/en/submissions/x".into(),
        reference: reference.into(),
        title: ctx.say("recommendations-submission-untitled", &[]),
        text: "Open the prisons to monitors.".into(),
        lang: "en".into(),
        tag,
        state: ctx.say(&format!("recommendations-submission-state-{state}"), &[]),
        reach: reach_word(ctx, Reach::Members),
    };
    let list = |entries: Vec<Entry>, reports| SubmissionsView {
        shell: Shell::new(ctx, "recommendations-submissions-title"),
        organisation: "Paper Saiga Legal Clinic".into(),
        lead: lead(ctx, 1, entries.len()),
        entries,
        reports,
    };
    let form = SubmissionView {
        shell: Shell::new(ctx, "recommendations-submission-draft"),
        organisation: "Paper Saiga Legal Clinic".into(),
        action: "/en/submissions/x/revision".into(),
        discarding: "/en/submissions/x/discarding".into(),
        typed: Typed::default(),
        languages: languages(ctx, "ru"),
        themes: with_none(ctx, Vec::new(), true),
        addressees: with_none(ctx, Vec::new(), true),
        reaches: reaches(ctx, "public"),
        errors: [
            ("text", "recommendations-submission-text-empty"),
            ("reach", "recommendations-submission-reach-missing"),
            ("language", "recommendations-submission-language"),
            ("title", "recommendations-submission-line-long"),
            ("source", "recommendations-submission-text-long"),
        ]
        .into_iter()
        .map(|(field, key)| (field, ctx.say(key, &[])))
        .collect(),
    };
    let all = vec![
        entry("draft", "draft", ""),
        entry("accepted", "submitted", "R-0364"),
        entry("declined", "withdrawn", "R-0365"),
    ];
    let report = ReportLink {
        href: "/en/submissions/reports/x".into(),
        title: "Alternative report".into(),
        day: "12 May 2026".into(),
    };
    let mut samples = vec![
        ("submissions", list(all, vec![report]).render()),
        ("submissions_empty", list(Vec::new(), Vec::new()).render()),
        ("submission", form.render()),
    ];
    samples.extend(reports::samples(ctx));
    samples
}
