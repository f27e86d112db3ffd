//! Pages of an organisation's own recommendations. For everybody else they are not there.

pub mod circle;
pub mod reports;

use super::{
    actions,
    circles::{self, Circle},
    model::{Attribution, Reach, State, Typed},
    store::{self as own_store, Wanted},
    tables::SubmissionRow,
};
use crate::{
    slice::Sample,
    slices::{
        body::{self, CoalitionRow},
        recommendations::{
            actions::PAGE,
            model::reference,
            pages::{PageRange, written_day},
            reads::{
                self,
                store::{Way, note_draft},
            },
        },
    },
};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use circle::{CircleView, circle_word};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    access::ViewerOrganisation,
    api::read_cursor,
    form::FieldErrors,
    page::{At, Choice, FormErrors, Shell, render, render_with, see_other},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The beginning of a text in a list.
const EXCERPT: usize = 300;

#[derive(Template)]
#[template(path = "recommendations/html/submissions.html")]
struct SubmissionsView {
    shell: Shell,
    organisation: String,
    lead: String,
    /// What is chosen of each filter.
    states: Vec<Choice>,
    reaches: Vec<Choice>,
    of_reports: Vec<Choice>,
    is_filtered: bool,
    entries: Vec<Entry>,
    pager: PageRange,
    first: String,
    reports: Vec<ReportLink>,
}

/// The filters as an address holds them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    reach: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    report: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

impl Filters {
    /// What is not known filters nothing.
    fn wanted(&self) -> Result<Wanted> {
        Ok(Wanted {
            state: State::from_code(&self.state),
            reach: Reach::from_code(&self.reach),
            report: self.report.parse().ok(),
            after: (!self.after.is_empty())
                .then(|| read_cursor(&self.after))
                .transpose()?,
            limit: None,
        })
    }

    fn address(&self, ctx: &Ctx, after: &str) -> String {
        let query = serde_urlencoded::to_string(Self {
            after: after.to_owned(),
            ..self.clone()
        })
        .unwrap_or_default();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/{}/submissions{mark}{query}", ctx.locale)
    }
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
    /// Who works on a draft, where it is not the organisation as a whole.
    circle: String,
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
    attributions: Vec<Choice>,
    openers: Vec<Choice>,
    circle: CircleView,
    /// Who of the partners read the draft; none for whoever is not its author.
    reads: Vec<String>,
    errors: FormErrors,
}

pub async fn list(ctx: Ctx, Query(filters): Query<Filters>) -> Result<Response> {
    let (_, organisation) = actions::drafting(&ctx)?;
    let db = ctx.db().read();
    let page = actions::list_submissions(&ctx, &filters.wanted()?, PAGE).await?;
    let became = own_store::list_became(db, &page.rows).await?;
    let coalitions = body::list_coalitions(db, &ctx.viewer).await?;
    let reports = own_store::list_reports(db, &ctx.viewer, organisation.id).await?;
    let shown = i64::try_from(page.rows.len()).unwrap_or(0);
    render(&SubmissionsView {
        shell: Shell::new(&ctx, "recommendations-submissions-title"),
        organisation: organisation.name,
        lead: lead(&ctx, page.counts.drafts, page.counts.submitted),
        states: with_any(&ctx, states(&ctx, &filters.state)),
        reaches: with_any(&ctx, reaches(&ctx, &filters.reach)),
        of_reports: with_any(
            &ctx,
            reports
                .iter()
                .map(|row| Choice {
                    value: row.id.to_string(),
                    label: row.title.clone(),
                    selected: row.id.to_string() == filters.report,
                })
                .collect(),
        ),
        is_filtered: !(filters.state.is_empty()
            && filters.reach.is_empty()
            && filters.report.is_empty()),
        entries: page
            .rows
            .iter()
            .map(|row| {
                let became = row.recommendation_id.and_then(|id| became.get(&id));
                entry(&ctx, row, became, &coalitions)
            })
            .collect(),
        pager: PageRange {
            previous: String::new(),
            next: if page.next.is_empty() {
                String::new()
            } else {
                filters.address(&ctx, &page.next)
            },
            from: page.before + 1,
            to: page.before + shown,
            total: page.counts.found,
        },
        first: if filters.after.is_empty() {
            String::new()
        } else {
            filters.address(&ctx, "")
        },
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

fn states(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    State::ALL
        .into_iter()
        .map(|state| Choice {
            value: state.code().into(),
            label: state_word(ctx, state),
            selected: state.code() == chosen,
        })
        .collect()
}

fn state_word(ctx: &Ctx, state: State) -> String {
    ctx.say(
        &format!("recommendations-submission-state-{}", state.code()),
        &[],
    )
}

fn with_any(ctx: &Ctx, choices: Vec<Choice>) -> Vec<Choice> {
    let any = Choice {
        value: String::new(),
        label: ctx.say("recommendations-submissions-any", &[]),
        selected: choices.iter().all(|choice| !choice.selected),
    };
    std::iter::once(any).chain(choices).collect()
}

fn lead(ctx: &Ctx, drafts: i64, submitted: i64) -> String {
    ctx.say(
        "recommendations-submissions-lead",
        &[("drafts", drafts.into()), ("submitted", submitted.into())],
    )
}

fn entry(
    ctx: &Ctx,
    row: &SubmissionRow,
    became: Option<&own_store::Became>,
    coalitions: &[CoalitionRow],
) -> Entry {
    let state = own_store::Became::state(became);
    let tag = match state {
        State::Draft => "draft",
        State::Withdrawn => "declined",
        State::Submitted => "accepted",
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
        state: state_word(ctx, state),
        reach: Reach::from_code(&row.reach)
            .map_or_else(String::new, |reach| reach_word(ctx, reach)),
        circle: match circles::circle_of(ctx, row.audience_id, coalitions) {
            Circle::Organisation => String::new(),
            circle => circle_word(ctx, &circle),
        },
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
    let (_, organisation) = actions::drafting(&ctx)?;
    let row = actions::get_submission(&ctx, id).await?;
    note_draft(&ctx, Way::Page, row.id, row.organisation_id).await?;
    if !row.is_draft() {
        let became = own_store::list_became(ctx.db().read(), std::slice::from_ref(&row)).await?;
        let number = became.values().next().ok_or(Error::NotFound)?.number;
        return Ok(see_other(
            &ctx,
            &format!("/recommendations/{}", reference(number)),
        ));
    }
    let typed = as_typed(&ctx, &row).await?;
    let form = (typed, FieldErrors::new());
    page(&ctx, &organisation, Some(&row), StatusCode::OK, form).await
}

/// The key by which a form names an organisation; empty for none.
async fn key_of(ctx: &Ctx, id: Option<Uuid>) -> Result<String> {
    let found = match id {
        Some(id) => body::find_organisation(ctx.db().read(), id).await?,
        None => None,
    };
    Ok(found
        .map(|organisation| organisation.key)
        .unwrap_or_default())
}

async fn as_typed(ctx: &Ctx, row: &SubmissionRow) -> Result<Typed> {
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
        addressee: key_of(ctx, row.addressee_id).await?,
        reach: row.reach.clone(),
        attribution: row.attribution.clone(),
        opener: key_of(ctx, row.opener_id).await?,
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
    let organisations = body::list_organisations(db, &ctx.viewer, ctx.locale).await?;
    let choose = |chosen: &str| -> Vec<Choice> {
        organisations
            .iter()
            .map(|organisation| Choice {
                label: organisation.name.text(ctx.locale).to_owned(),
                selected: organisation.key == chosen,
                value: organisation.key.clone(),
            })
            .collect()
    };
    let addressees = choose(&typed.addressee);
    let openers = choose(&typed.opener);
    let reads = match row {
        Some(row) if row.organisation_id == organisation.id => {
            reads::view::lines(ctx, &[row.id]).await?
        }
        _ => Vec::new(),
    };
    let path = row.map(|row| format!("/{}{}", ctx.locale, row.path()));
    let circle = CircleView::of(ctx, row, organisation.id).await?;
    render_with(
        status,
        &SubmissionView {
            organisation: organisation.name.clone(),
            action: path.as_ref().map_or_else(
                || format!("/{}/submissions", ctx.locale),
                |path| format!("{path}/revision"),
            ),
            discarding: path
                .filter(|_| circle.own)
                .map(|path| format!("{path}/discarding"))
                .unwrap_or_default(),
            languages: languages(ctx, &typed.language),
            themes: with_none(ctx, themes, typed.theme.is_empty()),
            addressees: with_none(ctx, addressees, typed.addressee.is_empty()),
            reaches: reaches(ctx, &typed.reach)
                .into_iter()
                .filter(|choice| circle.in_coalition || choice.value != Reach::Coalition.code())
                .collect(),
            attributions: attributions(ctx, &typed.attribution, circle.in_coalition),
            openers: std::iter::once(Choice {
                value: String::new(),
                label: ctx.say("recommendations-attribution-nobody", &[]),
                selected: typed.opener.is_empty(),
            })
            .chain(openers)
            .collect(),
            reads,
            circle,
            errors: FormErrors::of(&shell, &errors),
            typed,
            shell,
        },
    )
}

fn attributions(ctx: &Ctx, chosen: &str, in_coalition: bool) -> Vec<Choice> {
    Attribution::ALL
        .into_iter()
        .filter(|named| in_coalition || *named != Attribution::Coalition)
        .map(|named| Choice {
            value: named.code().into(),
            label: ctx.say(
                &format!("recommendations-attribution-{}", named.code()),
                &[],
            ),
            selected: named.code() == chosen
                || chosen.is_empty() && named == Attribution::Organisation,
        })
        .collect()
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
        circle: String::new(),
    };
    let entry_of_circle = Entry {
        circle: ctx.say("recommendations-circle-person", &[]),
        ..entry("draft", "draft", "")
    };
    let list = |entries: Vec<Entry>, reports, is_filtered| SubmissionsView {
        shell: Shell::new(ctx, "recommendations-submissions-title"),
        organisation: "Paper Saiga Legal Clinic".into(),
        lead: lead(ctx, 1, 2),
        states: with_any(ctx, states(ctx, "draft")),
        reaches: with_any(ctx, reaches(ctx, "")),
        of_reports: with_any(ctx, Vec::new()),
        is_filtered,
        entries,
        pager: PageRange {
            previous: String::new(),
            next: "/en/submissions?after=x".into(),
            from: 51,
            to: 100,
            total: 120,
        },
        first: "/en/submissions".into(),
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
        attributions: attributions(ctx, "participant", true),
        openers: with_none(ctx, Vec::new(), true),
        circle: CircleView::sample(ctx),
        reads: vec![ctx.say(
            "recommendations-read-by-page",
            &[
                ("when", "12 May 2026, 11:42".into()),
                ("who", "Dina".into()),
                ("place", "Lantern and Key".into()),
            ],
        )],
        errors: [
            ("text", "recommendations-submission-text-empty"),
            ("reach", "recommendations-submission-reach-missing"),
            ("circle", "recommendations-circle-same"),
            ("attribution", "recommendations-attribution-no-coalition"),
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
        entry_of_circle,
        entry("accepted", "submitted", "R-0364"),
        entry("declined", "withdrawn", "R-0365"),
    ];
    let report = ReportLink {
        href: "/en/submissions/reports/x".into(),
        title: "Alternative report".into(),
        day: "12 May 2026".into(),
    };
    let mut samples = vec![
        ("submissions", list(all, vec![report], false).render()),
        (
            "submissions_empty",
            list(Vec::new(), Vec::new(), false).render(),
        ),
        (
            "submissions_none",
            list(Vec::new(), Vec::new(), true).render(),
        ),
        ("submission", form.render()),
    ];
    samples.extend(reports::samples(ctx));
    samples
}
