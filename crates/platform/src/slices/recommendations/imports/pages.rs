//! Pages of the importing dialogue. For whoever may not read imports they are not there.

pub mod faults;
pub mod observations;

use super::{
    actions::{self, Which},
    model::{Recognised, RecognisedNote},
    store as import_store,
};
use crate::{
    slice::Sample,
    slices::recommendations::{
        demo, pages::field_key, policy, tables::ImportRow, themes::pages::ThemesOfImport,
    },
};
use askama::Template;
use axum::{
    Form,
    extract::{Query, Request},
    response::{IntoResponse, Response},
};
use faults::{FaultView, fault_view};
use http::{HeaderValue, StatusCode, header};
use kenes_documents::{ColumnRule, Field, Format, Mapping};
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    error::Refusal,
    page::{At, Shell, render, render_with, see_other},
    upload::upload_of,
};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "recommendations/html/imports.html")]
struct ImportsView {
    shell: Shell,
    imports: Vec<ImportLine>,
    may_import: bool,
}

struct ImportLine {
    href: String,
    reference: String,
    file_name: String,
    format: String,
    state: String,
    at: Instant,
    read: i64,
    new: i64,
}

#[derive(Template)]
#[template(path = "recommendations/html/import_new.html")]
struct NewView {
    shell: Shell,
    limit: i64,
    error: String,
}

#[derive(Template)]
#[template(path = "recommendations/html/import.html")]
struct ImportView {
    shell: Shell,
    import: ImportRow,
    reference: String,
    state: String,
    facts: Vec<(String, String)>,
    notes: Vec<String>,
    recognised: Recognised,
    changed: Vec<ChangedView>,
    /// The first of them.
    faults: Vec<FaultView>,
    fault_count: i64,
    open_faults: i64,
    path: String,
    mapping: Option<MappingView>,
    may_import: bool,
    missing: String,
    themes: ThemesOfImport,
}

struct ChangedView {
    reference: String,
    href: String,
    changes: Vec<(String, String, String)>,
}

struct MappingView {
    columns: Vec<MappedColumn>,
    mechanism: String,
    country: String,
    editable: bool,
    /// Why what was sent could not be taken; empty before.
    error: String,
}

struct MappedColumn {
    id: String,
    name: String,
    choices: Vec<FieldChoice>,
}

struct FieldChoice {
    value: &'static str,
    label: String,
    selected: bool,
}

fn check_reader(ctx: &Ctx) -> Result<()> {
    if policy::may_read_imports(&ctx.viewer) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// For anybody who reads no imports there is nothing; who only reads them is told so.
fn check_importer(ctx: &Ctx) -> Result<()> {
    check_reader(ctx)?;
    if policy::may_import(&ctx.viewer).is_some() {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

pub async fn list(ctx: Ctx) -> Result<Response> {
    check_reader(&ctx)?;
    let imports = import_store::list_imports(ctx.db().read(), &ctx.viewer)
        .await?
        .into_iter()
        .map(|row| ImportLine {
            href: format!("/{}/imports/{}", ctx.locale, row.id),
            reference: row.reference(),
            format: ctx.say(&format!("recommendations-format-{}", row.format), &[]),
            state: state_word(&ctx, &row),
            at: row.created_at,
            read: row.read_count,
            new: row.new_count,
            file_name: row.file_name,
        })
        .collect();
    render(&ImportsView {
        shell: Shell::new(&ctx, "recommendations-imports-title"),
        imports,
        may_import: policy::may_import(&ctx.viewer).is_some(),
    })
}

fn state_word(ctx: &Ctx, row: &ImportRow) -> String {
    ctx.say(&format!("recommendations-import-state-{}", row.state), &[])
}

pub async fn new(ctx: Ctx) -> Result<Response> {
    check_importer(&ctx)?;
    render(&new_view(&ctx, String::new()))
}

fn new_view(ctx: &Ctx, error: String) -> NewView {
    NewView {
        shell: Shell::new(ctx, "recommendations-import-new"),
        limit: i64::try_from(ctx.kernel.config.upload_limit_mb).unwrap_or(i64::MAX),
        error,
    }
}

/// A file of the demonstration to try importing with.
pub async fn example(ctx: Ctx, At(name): At<String>) -> Result<Response> {
    check_importer(&ctx)?;
    let content = match name.as_str() {
        "import-to-try.csv" if ctx.kernel.config.demo => demo::TO_TRY,
        "import-with-faults.csv" if ctx.kernel.config.demo => demo::WITH_FAULTS,
        "observations-to-try.txt" if ctx.kernel.config.demo => demo::OBSERVATIONS_TO_TRY,
        _ => return Err(Error::NotFound),
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    Ok((
        [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/csv; charset=utf-8"),
            ),
            (
                header::CONTENT_DISPOSITION,
                HeaderValue::from_str(&disposition).map_err(Error::internal)?,
            ),
        ],
        content,
    )
        .into_response())
}

pub async fn upload(ctx: Ctx, request: Request) -> Result<Response> {
    check_importer(&ctx)?;
    let read = match upload_of(&ctx, request).await {
        Ok(sent) if sent.bytes.is_empty() => {
            Err(Refusal::new("recommendations-refusal-empty").into())
        }
        Ok(sent) => actions::read_import(&ctx, &sent.file_name, sent.bytes, None).await,
        Err(error) => Err(error),
    };
    match read {
        Ok(preview) => Ok(see_other(&ctx, &format!("/imports/{}", preview.import.id))),
        Err(Error::Refused(refusal)) => {
            let sentence = refusal_sentence(&ctx, &refusal);
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &new_view(&ctx, sentence))
        }
        Err(error) => Err(error),
    }
}

pub async fn import(
    ctx: Ctx,
    At(id): At<Uuid>,
    Query(paged): Query<observations::Paged>,
) -> Result<Response> {
    let row = actions::get_import(&ctx, id).await?;
    if row.format == Format::Observations.code() {
        return observations::page(&ctx, row, paged.page()).await;
    }
    page(&ctx, row, None).await
}

/// The first faults of an import, and how many wait for somebody.
async fn known_faults(ctx: &Ctx, row: &ImportRow) -> Result<(Vec<import_store::FaultRow>, i64)> {
    let db = ctx.db().read();
    let faults = import_store::list_faults(db, row.id, faults::SHOWN).await?;
    Ok((faults, import_store::count_open_faults(db, row.id).await?))
}

/// The import, or its form of columns with what was sent and why it could not be taken.
async fn page(ctx: &Ctx, row: ImportRow, refused: Option<(Mapping, String)>) -> Result<Response> {
    let (faults, open_faults) = known_faults(ctx, &row).await?;
    let recognised: Recognised = serde_json::from_str(&row.recognised).map_err(Error::internal)?;
    let may_import = policy::may_import(&ctx.viewer).is_some();
    let editable = may_import && matches!(row.state.as_str(), "read" | "unmapped");
    let status = if refused.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let (mapping, mapping_error) = match refused {
        Some((mapping, error)) => (Some(mapping), error),
        None => (Mapping::from_text(&row.mapping).ok(), String::new()),
    };
    let mapping = mapping
        .filter(|_| row.format == "table")
        .map(|mapping| mapping_view(ctx, &mapping, &recognised, editable, mapping_error));
    let view = ImportView {
        shell: Shell::titled(ctx, format!("{} {}", row.reference(), row.file_name)),
        reference: row.reference(),
        state: sentence(ctx, &row),
        facts: facts(ctx, &row, &recognised),
        notes: recognised
            .notes
            .iter()
            .map(|note| note_sentence(ctx, note))
            .collect(),
        changed: changed(ctx, &recognised),
        open_faults,
        fault_count: row.fault_count,
        faults: faults.iter().map(|fault| fault_view(ctx, fault)).collect(),
        path: format!("/{}/imports/{}", ctx.locale, row.id),
        mapping,
        may_import,
        themes: ThemesOfImport::of(ctx, &row).await?,
        missing: recognised
            .missing
            .iter()
            .map(|field| ctx.say(&field_name_key(field), &[]))
            .collect::<Vec<_>>()
            .join(", "),
        recognised,
        import: row,
    };
    render_with(status, &view)
}

/// What is the case with the import, in one sentence.
fn sentence(ctx: &Ctx, row: &ImportRow) -> String {
    ctx.say(
        &format!("recommendations-import-lead-{}", row.state),
        &[
            ("read", row.read_count.into()),
            ("new", row.new_count.into()),
            ("unchanged", row.unchanged_count.into()),
            ("changed", row.changed_count.into()),
            ("gone", row.gone_count.into()),
        ],
    )
}

fn facts(ctx: &Ctx, row: &ImportRow, recognised: &Recognised) -> Vec<(String, String)> {
    let known = |prefix: &str, word: &str| {
        if word.is_empty() {
            String::new()
        } else {
            ctx.say(&format!("recommendations-{prefix}-{word}"), &[])
        }
    };
    [
        ("format", known("format", &row.format)),
        ("encoding", recognised.encoding.clone()),
        ("delimiter", known("delimiter", &recognised.delimiter)),
        ("line-ends", recognised.line_ends.to_uppercase()),
        ("sheet", recognised.sheet.clone()),
        ("columns", recognised.columns.join(", ")),
        ("sha256", row.sha256.clone()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| {
        let label = ctx.say(&format!("recommendations-recognised-{name}"), &[]);
        (label, value)
    })
    .collect()
}

fn note_sentence(ctx: &Ctx, note: &RecognisedNote) -> String {
    let mut args: Vec<(&str, kenes_kernel::i18n::Arg)> = note
        .args
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().into()))
        .collect();
    args.push(("n", i64::from(note.count).into()));
    ctx.say(&format!("recommendations-note-{}", note.code), &args)
}

fn changed(ctx: &Ctx, recognised: &Recognised) -> Vec<ChangedView> {
    recognised
        .changed
        .iter()
        .map(|sample| ChangedView {
            href: format!("/{}/recommendations/{}", ctx.locale, sample.reference),
            reference: sample.reference.clone(),
            changes: sample
                .changes
                .iter()
                .map(|change| {
                    (
                        ctx.say(&field_key(&change.field), &[]),
                        change.before.clone(),
                        change.after.clone(),
                    )
                })
                .collect(),
        })
        .collect()
}

fn field_name_key(field: &str) -> String {
    format!("recommendations-column-{}", field.replace('_', "-"))
}

fn mapping_view(
    ctx: &Ctx,
    mapping: &Mapping,
    recognised: &Recognised,
    editable: bool,
    error: String,
) -> MappingView {
    let field_at = |at: usize, name: &str| {
        let before = recognised.columns[..at]
            .iter()
            .filter(|c| *c == name)
            .count();
        mapping
            .columns
            .iter()
            .filter(|rule| rule.name == name)
            .nth(before)
            .map_or(Field::Extra, |rule| rule.field)
    };
    let constant = |field: Field| mapping.constants.get(&field).cloned().unwrap_or_default();
    MappingView {
        columns: recognised
            .columns
            .iter()
            .enumerate()
            .map(|(at, name)| MappedColumn {
                id: format!("column-{at}"),
                name: name.clone(),
                choices: Field::ALL
                    .into_iter()
                    .map(|field| FieldChoice {
                        value: field.name(),
                        label: ctx.say(&field_name_key(field.name()), &[]),
                        selected: field_at(at, name) == field,
                    })
                    .collect(),
            })
            .collect(),
        mechanism: constant(Field::Mechanism),
        country: constant(Field::Country),
        editable,
        error,
    }
}

/// The form of the mapping: `column-0 … column-n`, `mechanism`, `country`.
pub async fn map(
    ctx: Ctx,
    At(id): At<Uuid>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    check_importer(&ctx)?;
    let row = actions::get_import(&ctx, id).await?;
    let recognised: Recognised = serde_json::from_str(&row.recognised).map_err(Error::internal)?;
    let mapping = edited(&row, &recognised, &pairs)?;
    match actions::map_import(&ctx, id, mapping.clone()).await {
        Ok(_) => Ok(see_other(&ctx, &format!("/imports/{id}"))),
        Err(Error::Refused(refusal)) if matches!(row.state.as_str(), "read" | "unmapped") => {
            let sentence = refusal_sentence(&ctx, &refusal);
            page(&ctx, row, Some((mapping, sentence))).await
        }
        Err(error) => Err(error),
    }
}

fn refusal_sentence(ctx: &Ctx, refusal: &Refusal) -> String {
    let args: Vec<_> = refusal
        .args
        .iter()
        .map(|(name, value)| (*name, value.as_str().into()))
        .collect();
    ctx.say(refusal.key, &args)
}

/// The standing mapping with what the form says; a column that keeps its field keeps its way of
/// listing too.
fn edited(row: &ImportRow, recognised: &Recognised, pairs: &[(String, String)]) -> Result<Mapping> {
    let mut mapping = Mapping::from_text(&row.mapping).map_err(Error::internal)?;
    let old = std::mem::take(&mut mapping.columns);
    let mut taken = vec![false; old.len()];
    for (at, name) in recognised.columns.iter().enumerate() {
        let before = old
            .iter()
            .enumerate()
            .position(|(n, rule)| !taken[n] && rule.name == *name);
        if let Some(n) = before {
            taken[n] = true;
        }
        let sent = pairs
            .iter()
            .find(|(field, _)| *field == format!("column-{at}"))
            .and_then(|(_, value)| Field::from_name(value));
        let standing = before.map(|n| &old[n]);
        let field = sent
            .or(standing.map(|rule| rule.field))
            .unwrap_or(Field::Extra);
        let mut rule = ColumnRule::new(name, field);
        rule.list = standing
            .filter(|rule| rule.field == field || rule.list.is_some() && field.is_list())
            .and_then(|rule| rule.list.clone());
        mapping.columns.push(rule);
    }
    for (name, field) in [("mechanism", Field::Mechanism), ("country", Field::Country)] {
        let value = pairs
            .iter()
            .find(|(sent, _)| sent == name)
            .map(|(_, value)| kenes_kernel::form::line(value))
            .unwrap_or_default();
        if value.is_empty() {
            mapping.constants.remove(&field);
        } else {
            mapping.constants.insert(field, value);
        }
    }
    Ok(mapping)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct SetAsideForm {
    /// The number of a fault; empty for all of them.
    n: String,
}

pub async fn set_aside(
    ctx: Ctx,
    At(id): At<Uuid>,
    Form(form): Form<SetAsideForm>,
) -> Result<Response> {
    check_importer(&ctx)?;
    let which = match form.n.as_str() {
        "" => Which::All,
        n => Which::One(n.parse().map_err(|_| Error::NotFound)?),
    };
    actions::set_aside_faults(&ctx, id, which).await?;
    Ok(see_other(&ctx, &format!("/imports/{id}#faults")))
}

pub async fn confirm(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    check_importer(&ctx)?;
    actions::confirm_import(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/imports/{id}")))
}

pub async fn undo(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    check_importer(&ctx)?;
    actions::undo_import(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/imports/{id}")))
}

pub async fn discard(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    check_importer(&ctx)?;
    actions::discard_import(&ctx, id).await?;
    Ok(see_other(&ctx, "/imports"))
}

fn sample_row(ctx: &Ctx, state: &str) -> ImportRow {
    ImportRow {
        id: Uuid::nil(),
        number: 7,
        state: state.into(),
        format: "table".into(),
        file_name: "alternative-report.csv".into(),
        attachment_id: Uuid::nil(),
        sha256: "ab".repeat(32),
        recognised: String::new(),
        mapping: String::new(),
        read_count: 24,
        new_count: 20,
        changed_count: 1,
        unchanged_count: 3,
        gone_count: 1,
        fault_count: 2,
        audience_id: kenes_kernel::access::SECRETARIAT,
        created_at: ctx.now,
        created_by: None,
        confirmed_at: None,
        confirmed_by: None,
        undone_at: None,
        undone_by: None,
        version: 1,
    }
}

fn sample(ctx: &Ctx, state: &str) -> ImportView {
    use super::model::{ChangedSample, NewSample};
    let row = sample_row(ctx, state);
    let recognised = Recognised {
        encoding: "UTF-8".into(),
        delimiter: "semicolon".into(),
        columns: vec!["Id".into(), "Text".into()],
        new: vec![NewSample {
            row: 2,
            key: "X-001".into(),
            mechanism: "CAT".into(),
            language: "en".into(),
            text: "Publish the statistics on complaints.".into(),
        }],
        changed: vec![ChangedSample {
            reference: "R-0007".into(),
            changes: vec![crate::slices::recommendations::model::Change {
                field: "text".into(),
                before: "before".into(),
                after: "after".into(),
            }],
        }],
        gone: vec!["R-0009".into()],
        ..Recognised::default()
    };
    ImportView {
        shell: Shell::titled(ctx, "I-0007 alternative-report.csv".into()),
        reference: row.reference(),
        state: sentence(ctx, &row),
        facts: facts(ctx, &row, &recognised),
        notes: vec![note_sentence(
            ctx,
            &RecognisedNote {
                code: "blank-rows".into(),
                count: 2,
                ..RecognisedNote::default()
            },
        )],
        changed: changed(ctx, &recognised),
        faults: faults::sample(ctx),
        fault_count: 200,
        open_faults: 1,
        path: "/en/imports/x".into(),
        mapping: Some(mapping_view(
            ctx,
            &Mapping::default(),
            &recognised,
            true,
            ctx.say(
                "recommendations-refusal-mapping-unfit",
                &[("detail", "x".into())],
            ),
        )),
        may_import: true,
        themes: ThemesOfImport::sample(ctx),
        missing: "mechanism".into(),
        recognised,
        import: row,
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let line = ImportLine {
        href: "/en/imports/x".into(),
        reference: "I-0007".into(),
        file_name: "alternative-report.csv".into(),
        format: ctx.say("recommendations-format-table", &[]),
        state: ctx.say("recommendations-import-state-read", &[]),
        at: ctx.now,
        read: 24,
        new: 20,
    };
    let list = |imports| ImportsView {
        shell: Shell::new(ctx, "recommendations-imports-title"),
        imports,
        may_import: true,
    };
    let mut samples = vec![
        ("imports", list(vec![line]).render()),
        ("imports_empty", list(Vec::new()).render()),
        (
            "import_new",
            new_view(ctx, ctx.say("recommendations-refusal-empty", &[])).render(),
        ),
    ];
    for (name, state) in [
        ("import_read", "read"),
        ("import_unmapped", "unmapped"),
        ("import_confirmed", "confirmed"),
        ("import_undone", "undone"),
        ("import_discarded", "discarded"),
    ] {
        samples.push((name, sample(ctx, state).render()));
    }
    samples.extend(observations::samples(ctx));
    samples
}
