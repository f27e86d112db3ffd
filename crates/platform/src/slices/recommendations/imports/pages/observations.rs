//! The preview of concluding observations: what the document says of itself, and its passages with their corrections.

mod forms;

use super::{
    check_importer,
    faults::{self, FaultView, passage_fault_view},
    known_faults, refusal_sentence, sentence,
};
use crate::{
    slice::Sample,
    slices::recommendations::{
        imports::{actions, model::Recognised},
        pages::{PageRange, country_name, written_day},
        policy, store,
        tables::ImportRow,
        themes::pages::ThemesOfImport,
    },
};
use askama::Template;
use axum::{
    Form,
    extract::{Query, Request},
    response::Response,
};
use bytes::Bytes;
use forms::{Typed, as_typed, edited, value_of};
use http::StatusCode;
use kenes_documents::observations::{Edits, Observations, Placed, Role};
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, Choice, FormErrors, Shell, render, render_with, see_other},
    upload::upload_of,
};
use serde::Deserialize;
use uuid::Uuid;

/// Passages of one page: a document has about sixty, a whole report may have thousands.
const SHOWN: usize = 150;
/// Lines of the cover that are shown.
const COVER: usize = 200;

#[derive(Template)]
#[template(path = "recommendations/html/observations_new.html")]
struct NewView {
    shell: Shell,
    limit: i64,
    text: String,
    error: String,
}

#[derive(Template)]
#[template(path = "recommendations/html/observations.html")]
struct ObservationsView {
    shell: Shell,
    import: ImportRow,
    reference: String,
    state: String,
    summary: String,
    path: String,
    may_import: bool,
    themes: ThemesOfImport,
    editable: bool,
    faults: Vec<FaultView>,
    fault_count: i64,
    open_faults: i64,
    errors: FormErrors,
    title: String,
    language: String,
    document: Typed,
    mechanisms: Vec<Choice>,
    facts: Vec<(String, String)>,
    duties: Vec<String>,
    total: i64,
    unrecognised: Vec<(String, String)>,
    passages: Vec<PassageView>,
    page: usize,
    pager: PageRange,
    cover: Vec<String>,
}

struct PassageView {
    n: u32,
    place: String,
    heading: String,
    new_heading: bool,
    role: String,
    tag: &'static str,
    number: String,
    text: String,
    concern: String,
    follow_up: bool,
    follow_up_words: String,
    corrected: bool,
    included: bool,
    include: String,
    correct: String,
    save: String,
    merge: String,
    part: String,
    merged: u32,
    last: bool,
    open: bool,
    number_name: String,
    heading_name: String,
    text_name: String,
}

pub async fn new(ctx: Ctx) -> Result<Response> {
    check_importer(&ctx)?;
    render(&new_view(&ctx, String::new(), String::new()))
}

fn new_view(ctx: &Ctx, text: String, error: String) -> NewView {
    NewView {
        shell: Shell::new(ctx, "recommendations-observations-new"),
        limit: i64::try_from(ctx.kernel.config.upload_limit_mb).unwrap_or(i64::MAX),
        text,
        error,
    }
}

/// A file, or what was pasted.
pub async fn read(ctx: Ctx, request: Request) -> Result<Response> {
    check_importer(&ctx)?;
    let form = match upload_of(&ctx, request).await {
        Ok(form) => form,
        Err(Error::Refused(refusal)) => {
            let view = new_view(&ctx, String::new(), refusal_sentence(&ctx, &refusal));
            return render_with(StatusCode::UNPROCESSABLE_ENTITY, &view);
        }
        Err(error) => return Err(error),
    };
    let pasted = form.text("text").to_owned();
    let (name, bytes) = if form.bytes.is_empty() {
        let name = ctx.say("recommendations-observations-pasted", &[]);
        (name, Bytes::from(pasted.clone()))
    } else {
        (form.file_name, form.bytes)
    };
    match actions::read_observations(&ctx, &name, bytes).await {
        Ok(preview) => Ok(see_other(&ctx, &format!("/imports/{}", preview.import.id))),
        Err(Error::Refused(refusal)) => {
            let view = new_view(&ctx, pasted, refusal_sentence(&ctx, &refusal));
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
        Err(error) => Err(error),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Paged {
    page: String,
}

impl Paged {
    pub fn page(&self) -> usize {
        self.page.parse().unwrap_or(1)
    }
}

/// The page of an import of concluding observations.
pub async fn page(ctx: &Ctx, row: ImportRow, page: usize) -> Result<Response> {
    show(ctx, row, page, StatusCode::OK, None, &FieldErrors::new()).await
}

async fn show(
    ctx: &Ctx,
    row: ImportRow,
    page: usize,
    status: StatusCode,
    typed: Option<Typed>,
    errors: &FieldErrors,
) -> Result<Response> {
    let (found, edits) = kept(&row)?;
    let (document, placed) = found.corrected(&edits);
    let (faults, open_faults) = known_faults(ctx, &row).await?;
    let may_import = policy::may_import(&ctx.viewer).is_some();
    let shell = Shell::titled(ctx, format!("{} {}", row.reference(), row.file_name));
    let errors = FormErrors::of(&shell, errors);
    let pages = placed.len().div_ceil(SHOWN).max(1);
    let page = page.clamp(1, pages);
    let path = format!("/{}/imports/{}", ctx.locale, row.id);
    let view = ObservationsView {
        shell,
        reference: row.reference(),
        state: sentence(ctx, &row),
        summary: summary(ctx, &placed),
        may_import,
        themes: ThemesOfImport::of(ctx, &row).await?,
        editable: may_import && row.state == "read",
        faults: faults
            .iter()
            .map(|fault| passage_fault_view(ctx, fault))
            .collect(),
        fault_count: row.fault_count,
        open_faults,
        errors,
        title: found.title.clone().unwrap_or_default(),
        language: found.language.clone(),
        mechanisms: mechanisms(ctx, &document).await?,
        facts: facts(ctx, &document),
        duties: duties(ctx, &document, &placed),
        total: i64::try_from(placed.len()).unwrap_or(i64::MAX),
        unrecognised: unrecognised(ctx, &placed, &path),
        passages: passages(ctx, &placed, &edits, page, row.state == "read"),
        page,
        pager: pager(&path, placed.len(), page, pages),
        cover: found.cover.iter().take(COVER).cloned().collect(),
        document: typed.unwrap_or_else(|| as_typed(&document)),
        path,
        import: row,
    };
    render_with(status, &view)
}

/// The document as it was read, and what a person corrected.
fn kept(row: &ImportRow) -> Result<(Observations, Edits)> {
    let recognised: Recognised = serde_json::from_str(&row.recognised).map_err(Error::internal)?;
    let found = recognised
        .observations
        .ok_or_else(|| Error::internal("an import of observations holds none"))?;
    let edits = serde_json::from_str(&row.mapping).map_err(Error::internal)?;
    Ok((found, edits))
}

fn summary(ctx: &Ctx, placed: &[Placed]) -> String {
    let count = |role: fn(&Placed) -> bool| {
        i64::try_from(placed.iter().filter(|p| role(p)).count()).unwrap_or(i64::MAX)
    };
    ctx.say(
        "recommendations-observations-summary",
        &[
            ("included", count(|p| p.included).into()),
            (
                "context",
                count(|p| !p.included && p.role == Role::Concern).into(),
            ),
            ("follow_up", count(|p| p.included && p.follow_up).into()),
        ],
    )
}

async fn mechanisms(ctx: &Ctx, document: &Observations) -> Result<Vec<Choice>> {
    let chosen = document.mechanism.as_ref().map_or("", |m| m.code());
    let none = Choice {
        value: String::new(),
        label: ctx.say("web-not-known", &[]),
        selected: chosen.is_empty(),
    };
    let known = store::list_mechanisms(ctx.db().read()).await?;
    Ok(std::iter::once(none)
        .chain(known.into_iter().map(|mechanism| Choice {
            label: format!("{} · {}", mechanism.code, mechanism.name.text(ctx.locale)),
            selected: mechanism.code == chosen,
            value: mechanism.code,
        }))
        .collect())
}

fn facts(ctx: &Ctx, document: &Observations) -> Vec<(String, String)> {
    let typed = as_typed(document);
    [
        ("recommendations-field-symbol", typed.symbol),
        ("recommendations-field-mechanism", typed.mechanism),
        (
            "recommendations-field-country",
            country_name(ctx, &typed.country),
        ),
        ("recommendations-field-date", written_day(ctx, &typed.date)),
        ("recommendations-field-session", typed.session),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| (ctx.say(key, &[]), value))
    .collect()
}

/// What the State party owes to the committee, and what becomes of these dates here.
fn duties(ctx: &Ctx, document: &Observations, placed: &[Placed]) -> Vec<String> {
    let day = |due: Option<jiff::civil::Date>| {
        due.map_or_else(
            || ctx.say("web-not-known", &[]),
            |due| written_day(ctx, &due.to_string()),
        )
    };
    let mut out = Vec::new();
    if let Some(follow_up) = &document.follow_up {
        let asked: Vec<String> = placed
            .iter()
            .filter(|passage| passage.follow_up && passage.included)
            .map(|passage| {
                format!("{} {}", passage.number, passage.follow_up_items)
                    .trim()
                    .to_owned()
            })
            .collect();
        out.push(ctx.say(
            "recommendations-observations-follow-up",
            &[
                ("paragraphs", asked.join(", ").into()),
                ("day", day(follow_up.due).into()),
            ],
        ));
        if !follow_up.missing.is_empty() {
            out.push(ctx.say(
                "recommendations-observations-follow-up-missing",
                &[("paragraphs", follow_up.missing.join(", ").into())],
            ));
        }
        out.push(ctx.say("recommendations-observations-follow-up-kept", &[]));
    }
    if let Some(next) = &document.next_report {
        out.push(ctx.say(
            "recommendations-observations-next-report",
            &[("day", day(next.due).into())],
        ));
    }
    out
}

fn unrecognised(ctx: &Ctx, placed: &[Placed], path: &str) -> Vec<(String, String)> {
    placed
        .iter()
        .enumerate()
        .filter(|(_, passage)| passage.role == Role::Unrecognised && !passage.included)
        .map(|(at, passage)| {
            let page = at / SHOWN + 1;
            (
                format!("{path}?page={page}#passage-{}", passage.n),
                place(ctx, passage),
            )
        })
        .collect()
}

/// "Paragraph 14", or the passage's place where it bears no number.
fn place(ctx: &Ctx, passage: &Placed) -> String {
    if passage.number.is_empty() {
        let n = i64::from(passage.n);
        ctx.say("recommendations-observations-passage", &[("n", n.into())])
    } else {
        ctx.say(
            "recommendations-observations-paragraph",
            &[("number", passage.number.as_str().into())],
        )
    }
}

fn passages(
    ctx: &Ctx,
    placed: &[Placed],
    edits: &Edits,
    page: usize,
    waits: bool,
) -> Vec<PassageView> {
    let from = (page - 1) * SHOWN;
    let mut heading = "";
    placed
        .iter()
        .enumerate()
        .skip(from)
        .take(SHOWN)
        .map(|(at, passage)| {
            let place = place(ctx, passage);
            let named = |key: &str| ctx.say(key, &[("place", place.as_str().into())]);
            let new_heading = passage.heading != heading;
            heading = &passage.heading;
            PassageView {
                n: passage.n,
                heading: passage.heading.clone(),
                new_heading,
                role: ctx.say(
                    &format!("recommendations-observations-role-{}", passage.role.code()),
                    &[],
                ),
                tag: match passage.role {
                    Role::Recommendation => "accepted",
                    Role::Unrecognised => "unknown",
                    _ => "noted",
                },
                number: passage.number.clone(),
                text: passage.text.clone(),
                concern: passage.concern.clone(),
                follow_up: passage.follow_up,
                follow_up_words: ctx.say(
                    "recommendations-observations-follow-up-tag",
                    &[("items", passage.follow_up_items.as_str().into())],
                ),
                corrected: edits
                    .passages
                    .get(&passage.n)
                    .is_some_and(|edit| edit.text.is_some() || edit.number.is_some()),
                included: passage.included,
                include: named("recommendations-observations-include"),
                correct: named("recommendations-observations-correct"),
                save: named("recommendations-observations-save-one"),
                merge: named("recommendations-observations-merge"),
                part: named("recommendations-observations-part"),
                merged: passage.merged,
                last: at + 1 == placed.len(),
                open: waits && passage.included && passage.number.is_empty(),
                number_name: format!("number-{}", passage.n),
                heading_name: format!("heading-{}", passage.n),
                text_name: format!("text-{}", passage.n),
                place,
            }
        })
        .collect()
}

fn pager(path: &str, total: usize, page: usize, pages: usize) -> PageRange {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let link = |page: usize| format!("{path}?page={page}#passages");
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

pub async fn document(ctx: Ctx, At(id): At<Uuid>, Form(typed): Form<Typed>) -> Result<Response> {
    check_importer(&ctx)?;
    let row = actions::get_import(&ctx, id).await?;
    let (found, mut edits) = kept(&row)?;
    match typed.checked(&found) {
        Ok(document) => {
            edits.document = document;
            actions::correct_observations(&ctx, id, typed.version, edits).await?;
            Ok(see_other(&ctx, &format!("/imports/{id}#document")))
        }
        Err(errors) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(&ctx, row, 1, status, Some(typed), &errors).await
        }
    }
}

/// The form of the passages: `included` and `follow_up` once for each that is chosen; `number-7`, `heading-7`,
/// `text-7`; and the `act`: save, merge-7 or part-7.
pub async fn correct(
    ctx: Ctx,
    At(id): At<Uuid>,
    Query(paged): Query<Paged>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    check_importer(&ctx)?;
    let row = actions::get_import(&ctx, id).await?;
    let (found, edits) = kept(&row)?;
    let (edits, anchor) = edited(&found, edits, &pairs);
    let version = value_of(&pairs, "version").parse().unwrap_or(0);
    actions::correct_observations(&ctx, id, version, edits).await?;
    let page = paged.page();
    Ok(see_other(
        &ctx,
        &format!("/imports/{id}?page={page}#{anchor}"),
    ))
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let passage = |n: u32, role: Role| PassageView {
        n,
        place: ctx.say(
            "recommendations-observations-passage",
            &[("n", 5_i64.into())],
        ),
        heading: "Medical examination of detainees".into(),
        new_heading: n == 1,
        role: ctx.say(
            &format!("recommendations-observations-role-{}", role.code()),
            &[],
        ),
        tag: "noted",
        number: "5".into(),
        text: "The State party should:\n(a) Examine in private;".into(),
        concern: "Examinations take place in the presence of police officers.".into(),
        follow_up: true,
        follow_up_words: ctx.say(
            "recommendations-observations-follow-up-tag",
            &[("items", "(a)".into())],
        ),
        corrected: true,
        included: role == Role::Recommendation,
        include: ctx.say(
            "recommendations-observations-include",
            &[("place", "5".into())],
        ),
        correct: ctx.say(
            "recommendations-observations-correct",
            &[("place", "5".into())],
        ),
        save: ctx.say(
            "recommendations-observations-save-one",
            &[("place", "5".into())],
        ),
        merge: ctx.say(
            "recommendations-observations-merge",
            &[("place", "5".into())],
        ),
        part: ctx.say(
            "recommendations-observations-part",
            &[("place", "5".into())],
        ),
        merged: 1,
        last: false,
        open: n == 1,
        number_name: format!("number-{n}"),
        heading_name: format!("heading-{n}"),
        text_name: format!("text-{n}"),
    };
    let view = |state: &str| {
        let row = ImportRow {
            format: "observations".into(),
            ..super::sample_row(ctx, state)
        };
        let document = Observations {
            symbol: Some("CAT/C/KAZ/CO/9".into()),
            follow_up: Some(kenes_documents::observations::FollowUp {
                missing: vec!["40".into()],
                ..Default::default()
            }),
            next_report: Some(Default::default()),
            ..Observations::default()
        };
        ObservationsView {
            shell: Shell::titled(ctx, "I-0007 observations.docx".into()),
            reference: row.reference(),
            state: sentence(ctx, &row),
            summary: summary(ctx, &[]),
            path: "/en/imports/x".into(),
            may_import: true,
            themes: ThemesOfImport::sample(ctx),
            editable: state == "read",
            faults: faults::sample_of_passages(ctx),
            fault_count: 2,
            open_faults: 1,
            errors: std::iter::once((
                "date",
                ctx.say("recommendations-observations-date-wrong", &[]),
            ))
            .collect(),
            title: "Concluding observations on the ninth periodic report".into(),
            language: "en".into(),
            document: as_typed(&document),
            mechanisms: vec![Choice {
                value: "CAT".into(),
                label: "CAT".into(),
                selected: true,
            }],
            facts: facts(ctx, &document),
            duties: duties(ctx, &document, &[]),
            total: 200,
            unrecognised: vec![("#passage-2".into(), "7".into())],
            passages: Role::ALL
                .into_iter()
                .zip(1..)
                .map(|(role, n)| passage(n, role))
                .collect(),
            page: 1,
            pager: pager("/en/imports/x", 200, 1, 2),
            cover: vec!["United Nations".into()],
            import: row,
        }
    };
    vec![
        (
            "observations_new",
            new_view(
                ctx,
                "14. The".into(),
                ctx.say("recommendations-refusal-no-paragraphs", &[]),
            )
            .render(),
        ),
        ("observations_read", view("read").render()),
        ("observations_confirmed", view("confirmed").render()),
    ]
}
