//! Pages of the dialogue that brings existing road maps in, and what a road map's page shows of it.

mod brought;
pub mod export;
pub mod links;
mod sample;

pub use brought::{BroughtView, GradeLine, KeyLine, Voice};
use links::UnfoundKey;
pub use sample::samples;

use super::{
    actions::{self, Choices, Parsed},
    model::{self, Plan, Wrong},
    store as imports,
    tables::RoadMapImportRow,
};
use crate::slices::roadmaps::{actions::permit, model::road_map_reference};
use askama::Template;
use axum::{Form, extract::Request, response::Response};
use http::StatusCode;
use kenes_documents::existing::{Column, ExistingRoadMap, Mapping, Reading, Standing};
use kenes_kernel::{
    Ctx, Error, Result,
    clock::{Day, Instant},
    error::Refusal,
    form::line,
    i18n::Arg,
    page::{At, Choice, Shell, render_with, see_other},
    upload::upload_of,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Faults and road maps that a page shows; the sentence says how many there are.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "roadmaps/existing/html/imports.html")]
pub struct ImportsPage {
    shell: Shell,
    limit: i64,
    error: String,
    imports: Vec<ImportLine>,
}

struct ImportLine {
    href: String,
    reference: String,
    file_name: String,
    state: String,
    at: Instant,
}

#[derive(Template)]
#[template(path = "roadmaps/existing/html/import.html")]
pub struct ImportPage {
    shell: Shell,
    path: String,
    reference: String,
    file_name: String,
    state: String,
    lead: String,
    /// Whether something would change.
    changes: bool,
    open: bool,
    new_count: i64,
    faults: Vec<FaultLine>,
    fault_count: usize,
    missing: String,
    mapping: Option<MappingForm>,
    mapping_error: String,
    road_maps: Vec<RoadMapLine>,
    uncertain: usize,
    /// Whether the columns mean what they meant in the last file of this shape.
    is_remembered: bool,
    /// Of an import that came in: the keys that it did not find.
    unfound: Vec<UnfoundKey>,
    unfound_lead: String,
}

struct FaultLine {
    place: String,
    sentence: String,
}

struct MappingForm {
    columns: Vec<ColumnChoice>,
    graded_by: String,
    graded_on: String,
    standings: Vec<Choice>,
}

struct ColumnChoice {
    id: String,
    name: String,
    choices: Vec<Choice>,
}

struct RoadMapLine {
    reference: String,
    titles: Vec<(String, String)>,
    /// "new", "gets more", "stands already".
    state: String,
    missing: String,
    keys: Vec<KeyChoice>,
    indicators: usize,
    grades: usize,
}

struct KeyChoice {
    id: String,
    written: String,
    /// What is certain, in a sentence; empty when a person chooses.
    certain: String,
    choices: Vec<Choice>,
}

pub async fn list(ctx: Ctx) -> Result<Response> {
    permit(&ctx)?;
    list_page(&ctx, StatusCode::OK, String::new()).await
}

async fn list_page(ctx: &Ctx, status: StatusCode, error: String) -> Result<Response> {
    let rows = imports::list_imports(ctx.db().read(), &ctx.viewer).await?;
    let shell = Shell::new(ctx, "roadmaps-existing-title");
    let page = ImportsPage {
        limit: i64::try_from(ctx.kernel.config.upload_limit_mb).unwrap_or(i64::MAX),
        error,
        imports: rows
            .into_iter()
            .map(|row| ImportLine {
                href: shell.url(&path_of(&row)),
                reference: reference(&row),
                state: ctx.say(&format!("roadmaps-existing-state-{}", row.state), &[]),
                at: row.created_at,
                file_name: row.file_name,
            })
            .collect(),
        shell,
    };
    render_with(status, &page)
}

fn path_of(row: &RoadMapImportRow) -> String {
    format!("/road-maps/imports/{}", row.id)
}

fn reference(row: &RoadMapImportRow) -> String {
    format!("RMI-{:02}", row.number)
}

pub async fn upload(ctx: Ctx, request: Request) -> Result<Response> {
    permit(&ctx)?;
    let read = match upload_of(&ctx, request).await {
        Ok(upload) => actions::read_road_maps(&ctx, &upload.file_name, upload.bytes).await,
        Err(error) => Err(error),
    };
    match read {
        Ok(id) => Ok(see_other(&ctx, &format!("/road-maps/imports/{id}"))),
        Err(Error::Refused(refusal)) => {
            let sentence = refusal_sentence(&ctx, &refusal);
            list_page(&ctx, StatusCode::UNPROCESSABLE_ENTITY, sentence).await
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

pub async fn import(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    let row = actions::get_import(&ctx, id).await?;
    page(&ctx, &row, None, None).await
}

/// The import, or its form of columns with what was sent and why it could not be taken.
async fn page(
    ctx: &Ctx,
    row: &RoadMapImportRow,
    refused: Option<(Mapping, String)>,
    unlinked: Option<links::Refused>,
) -> Result<Response> {
    let (parsed, plan) = actions::preview(ctx, row).await?;
    let status = if refused.is_some() || unlinked.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let open = matches!(row.state.as_str(), "read" | "unmapped");
    let (mut mapping, mapping_error) = match refused {
        Some((mapping, error)) => (Some(mapping), error),
        None => (serde_json::from_str(&row.mapping).ok(), String::new()),
    };
    let (columns, missing) = match &parsed {
        Parsed::Read(reading) => {
            mapping = mapping.or_else(|| Some(reading.mapping.clone()));
            (reading.columns.clone(), Vec::new())
        }
        Parsed::Unmapped { columns, missing } => (columns.clone(), missing.clone()),
    };
    let remembered = actions::remembered(ctx, &parsed).await?;
    let is_remembered = open
        && remembered.is_some_and(|known| {
            mapping
                .as_ref()
                .is_some_and(|mapping| mapping.columns == known.columns)
        });
    let unfound = links::unfound(ctx, row, unlinked).await?;
    let matches = actions::kept_matches(row);
    let numbers: Vec<i64> = matches
        .iter()
        .filter(|_| open)
        .flat_map(|found| found.candidates.iter().copied())
        .collect();
    let excerpts = actions::excerpts(ctx, &numbers).await?;
    let road_maps = match &parsed {
        Parsed::Read(reading) if open => lines(ctx, reading, &plan, &matches, &excerpts),
        _ => Vec::new(),
    };
    let shell = Shell::titled(ctx, format!("{} {}", reference(row), row.file_name));
    render_with(
        status,
        &ImportPage {
            path: shell.url(&path_of(row)),
            reference: reference(row),
            file_name: row.file_name.clone(),
            state: row.state.clone(),
            lead: lead(ctx, row, &plan, open),
            changes: !plan.new.is_empty() || !plan.grown.is_empty(),
            open,
            new_count: if open {
                i64::try_from(plan.new.len()).unwrap_or(i64::MAX)
            } else {
                row.new_count
            },
            fault_count: if open { plan.faults.len() } else { 0 },
            faults: plan
                .faults
                .iter()
                .filter(|_| open)
                .take(SHOWN)
                .map(|fault| fault_line(ctx, fault))
                .collect(),
            missing: missing
                .iter()
                .map(|name| column_word(ctx, name))
                .collect::<Vec<_>>()
                .join(", "),
            mapping: mapping
                .filter(|_| open)
                .map(|mapping| mapping_form(ctx, &columns, &mapping)),
            mapping_error,
            uncertain: matches
                .iter()
                .filter(|found| found.certain.is_empty() && !found.candidates.is_empty())
                .count(),
            road_maps,
            is_remembered,
            unfound_lead: unfound_lead(ctx, &unfound),
            unfound,
            shell,
        },
    )
}

fn unfound_lead(ctx: &Ctx, unfound: &[UnfoundKey]) -> String {
    let linked = unfound.iter().filter(|key| !key.linked.is_empty()).count();
    ctx.say(
        "roadmaps-existing-unfound-lead",
        &[("n", unfound.len().into()), ("linked", linked.into())],
    )
}

fn lead(ctx: &Ctx, row: &RoadMapImportRow, plan: &Plan, open: bool) -> String {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (new, grown, unchanged) = if open {
        (
            number(plan.new.len()),
            number(plan.grown.len()),
            number(plan.unchanged),
        )
    } else {
        (row.new_count, row.grown_count, row.unchanged_count)
    };
    ctx.say(
        &format!("roadmaps-existing-lead-{}", row.state),
        &[
            ("new", Arg::Number(new)),
            ("grown", Arg::Number(grown)),
            ("unchanged", Arg::Number(unchanged)),
        ],
    )
}

fn fault_line(ctx: &Ctx, fault: &Wrong) -> FaultLine {
    let place = match (&fault.cell, &fault.column) {
        (Some(cell), Some(column)) => ctx.say(
            "roadmaps-existing-at-cell",
            &[
                ("cell", cell.as_str().into()),
                ("column", column.as_str().into()),
            ],
        ),
        (_, Some(column)) => ctx.say(
            "roadmaps-existing-at-column",
            &[
                ("row", Arg::Text(fault.row.to_string())),
                ("column", column.as_str().into()),
            ],
        ),
        _ => ctx.say(
            "roadmaps-existing-at-row",
            &[("row", Arg::Text(fault.row.to_string()))],
        ),
    };
    let args: Vec<(&str, Arg)> = fault
        .args
        .iter()
        .map(|(name, value)| (*name, Arg::Text(value.clone())))
        .collect();
    FaultLine {
        place,
        sentence: ctx.say(&format!("roadmaps-existing-fault-{}", fault.code), &args),
    }
}

fn column_word(ctx: &Ctx, name: &str) -> String {
    ctx.say(
        &format!("roadmaps-existing-column-{}", name.replace('_', "-")),
        &[],
    )
}

fn mapping_form(ctx: &Ctx, columns: &[String], mapping: &Mapping) -> MappingForm {
    MappingForm {
        columns: columns
            .iter()
            .enumerate()
            .map(|(at, name)| ColumnChoice {
                id: format!("column-{at}"),
                name: name.clone(),
                choices: Column::ALL
                    .into_iter()
                    .map(|column| Choice {
                        value: column.name().to_owned(),
                        label: column_word(ctx, column.name()),
                        selected: mapping.columns.get(at).copied().unwrap_or(Column::Ignore)
                            == column,
                    })
                    .collect(),
            })
            .collect(),
        graded_by: mapping.graded_by.clone(),
        graded_on: mapping
            .graded_on
            .map(|on| on.to_string())
            .unwrap_or_default(),
        standings: [Standing::NotSaid, Standing::State, Standing::Independent]
            .into_iter()
            .map(|standing| Choice {
                value: standing.code().to_owned(),
                label: standing_word(ctx, standing.code()),
                selected: mapping.standing.unwrap_or(Standing::NotSaid) == standing,
            })
            .collect(),
    }
}

fn standing_word(ctx: &Ctx, code: &str) -> String {
    ctx.say(
        &format!("roadmaps-standing-{}", code.replace('_', "-")),
        &[],
    )
}

fn lines(
    ctx: &Ctx,
    reading: &Reading,
    plan: &Plan,
    matches: &[model::Match],
    excerpts: &HashMap<i64, String>,
) -> Vec<RoadMapLine> {
    reading
        .road_maps
        .iter()
        .enumerate()
        .take(SHOWN)
        .map(|(at, road_map)| {
            let state = if plan.new.contains(&at) {
                "new"
            } else if plan.grown.contains(&at) {
                "grown"
            } else {
                "unchanged"
            };
            RoadMapLine {
                reference: road_map_reference(road_map.number.into()),
                missing: missing(ctx, road_map),
                titles: road_map.titles.clone(),
                state: ctx.say(&format!("roadmaps-existing-is-{state}"), &[]),
                keys: road_map
                    .keys
                    .iter()
                    .enumerate()
                    .map(|(key, found)| {
                        let known = matches
                            .iter()
                            .find(|m| m.road_map == road_map.number && m.key == key);
                        key_choice(ctx, road_map.number, key, &found.written, known, excerpts)
                    })
                    .collect(),
                indicators: road_map.indicators.len(),
                grades: road_map.grades.len(),
            }
        })
        .collect()
}

fn missing(ctx: &Ctx, road_map: &ExistingRoadMap) -> String {
    model::in_languages(&road_map.titles)
        .map(|title| languages(ctx, &model::missing_languages(&title)))
        .unwrap_or_default()
}

/// "Kazakh, Russian".
pub(super) fn languages(ctx: &Ctx, tags: &[&str]) -> String {
    tags.iter()
        .map(|tag| ctx.say(&format!("roadmaps-language-{tag}"), &[]))
        .collect::<Vec<_>>()
        .join(", ")
}

fn key_choice(
    ctx: &Ctx,
    road_map: u32,
    key: usize,
    written: &str,
    found: Option<&model::Match>,
    excerpts: &HashMap<i64, String>,
) -> KeyChoice {
    let excerpt = |number: i64| excerpts.get(&number).cloned();
    let certain = found
        .filter(|found| !found.certain.is_empty())
        .and_then(|found| {
            let text = excerpt(*found.candidates.first()?)?;
            Some(ctx.say(
                &format!("roadmaps-existing-certain-{}", found.certain),
                &[("recommendation", Arg::Text(text))],
            ))
        })
        .unwrap_or_default();
    let mut choices = Vec::new();
    if let Some(found) = found.filter(|found| found.certain.is_empty()) {
        let offered: Vec<(i64, String)> = found
            .candidates
            .iter()
            .filter_map(|number| Some((*number, excerpt(*number)?)))
            .collect();
        if !offered.is_empty() {
            choices.push(Choice {
                value: String::new(),
                label: ctx.say("roadmaps-existing-no-link", &[]),
                selected: true,
            });
        }
        for (n, (number, text)) in offered.into_iter().enumerate() {
            let label = if n == 0 && found.likeness > 0 {
                ctx.say(
                    "roadmaps-existing-likeness",
                    &[
                        ("share", Arg::Text(format!("{}%", found.likeness))),
                        ("recommendation", Arg::Text(text)),
                    ],
                )
            } else {
                text
            };
            choices.push(Choice {
                value: number.to_string(),
                label,
                selected: false,
            });
        }
    }
    KeyChoice {
        id: format!("key-{road_map}-{key}"),
        written: written.to_owned(),
        certain,
        choices,
    }
}

/// The form of the mapping: `column-0 … column-n`, `graded_by`, `graded_on`, `standing`.
pub async fn map(
    ctx: Ctx,
    At(id): At<Uuid>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let row = actions::get_import(&ctx, id).await?;
    let sent = |wanted: &str| {
        pairs
            .iter()
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| line(value))
            .unwrap_or_default()
    };
    let mut mapping: Mapping = serde_json::from_str(&row.mapping).unwrap_or_default();
    for (at, column) in mapping.columns.iter_mut().enumerate() {
        if let Some(chosen) = Column::from_name(&sent(&format!("column-{at}"))) {
            *column = chosen;
        }
    }
    mapping.graded_by = sent("graded_by").chars().take(200).collect();
    mapping.standing = Standing::from_code(&sent("standing")).filter(|s| *s != Standing::NotSaid);
    let day = sent("graded_on");
    mapping.graded_on = day.parse::<Day>().ok().map(|day| day.0);
    if !day.is_empty() && mapping.graded_on.is_none() {
        let sentence = ctx.say(
            "roadmaps-existing-fault-bad-date",
            &[("found", Arg::Text(day))],
        );
        return page(&ctx, &row, Some((mapping, sentence)), None).await;
    }
    match actions::map_road_maps(&ctx, id, &mapping).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/road-maps/imports/{id}"))),
        Err(Error::Refused(refusal)) if matches!(row.state.as_str(), "read" | "unmapped") => {
            let sentence = refusal_sentence(&ctx, &refusal);
            page(&ctx, &row, Some((mapping, sentence)), None).await
        }
        Err(error) => Err(error),
    }
}

/// The form of the confirmation: `key-7-0` is the recommendation chosen for the first key of road map 7.
pub async fn confirm(
    ctx: Ctx,
    At(id): At<Uuid>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let choices: Choices = pairs
        .iter()
        .filter_map(|(name, value)| {
            let (road_map, key) = name.strip_prefix("key-")?.split_once('-')?;
            Some((
                (road_map.parse().ok()?, key.parse().ok()?),
                value.parse().ok()?,
            ))
        })
        .collect();
    actions::confirm_road_maps(&ctx, id, &choices).await?;
    Ok(see_other(&ctx, &format!("/road-maps/imports/{id}")))
}

pub async fn undo(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    actions::undo_road_maps(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/road-maps/imports/{id}")))
}

pub async fn discard(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    actions::discard_road_maps(&ctx, id).await?;
    Ok(see_other(&ctx, "/road-maps/imports"))
}
