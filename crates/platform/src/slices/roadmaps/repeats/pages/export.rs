//! Repeated asks as tables, as the filter of the page leaves them.

use super::repeats;
use crate::slices::{
    recommendations::words,
    roadmaps::{
        model::{recommendation_reference, road_map_reference},
        pages::export::answer,
        repeats::model::{RepeatFilter, group_reference},
    },
};
use axum::{extract::RawQuery, response::Response};
use kenes_documents::export::{self, Cell, Column, ExportError, Sheet};
use kenes_kernel::{Ctx, Result};

/// Name and address of each form of the export.
pub fn links(filter: &RepeatFilter) -> Vec<(&'static str, String)> {
    let query = filter.to_query();
    let mark = if query.is_empty() { "" } else { "?" };
    [("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json")]
        .into_iter()
        .map(|(label, ending)| (label, format!("/repeats/export.{ending}{mark}{query}")))
        .collect()
}

pub async fn csv(ctx: Ctx, RawQuery(query): RawQuery) -> Result<Response> {
    let sheet = sheet(&ctx, query).await?;
    let write: fn(&Sheet) -> Result<Vec<u8>, ExportError> = |sheet| export::csv(sheet, true);
    answer(
        &ctx,
        "repeats",
        "text/csv; charset=utf-8",
        "csv",
        sheet,
        write,
    )
    .await
}

pub async fn xlsx(ctx: Ctx, RawQuery(query): RawQuery) -> Result<Response> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let sheet = sheet(&ctx, query).await?;
    answer(&ctx, "repeats", KIND, "xlsx", sheet, export::xlsx).await
}

pub async fn json(ctx: Ctx, RawQuery(query): RawQuery) -> Result<Response> {
    let sheet = sheet(&ctx, query).await?;
    answer(
        &ctx,
        "repeats",
        "application/json",
        "json",
        sheet,
        export::json,
    )
    .await
}

async fn sheet(ctx: &Ctx, query: Option<String>) -> Result<Sheet> {
    let filter = RepeatFilter::from_query(&query.unwrap_or_default());
    let (found, _) = repeats(ctx, &filter, false).await?;
    let number = |n: usize| Cell::Number(f64::from(u32::try_from(n).unwrap_or(u32::MAX)));
    let rows = found
        .iter()
        .filter_map(|repeat| {
            let newest = repeat.members.last()?;
            let text = words(
                newest.texts.of_record(),
                (newest.span_start, newest.span_end),
            );
            let references = repeat
                .members
                .iter()
                .map(|member| recommendation_reference(member.number))
                .collect();
            Some(vec![
                Cell::from(group_reference(repeat.number).as_str()),
                number(repeat.asked.times),
                Cell::from(repeat.asked.since.as_deref()),
                Cell::from(crate::slices::roadmaps::model::year(newest.date.as_deref()).as_deref()),
                number(repeat.asked.states),
                number(repeat.asked.bodies),
                Cell::from(road_map_reference(newest.road_map_number).as_str()),
                Cell::from(newest.texts.record.as_str()),
                Cell::from(text),
                Cell::List(references),
            ])
        })
        .collect();
    let columns = [
        ("repeat_group", 12.0),
        ("times", 8.0),
        ("since", 8.0),
        ("latest", 8.0),
        ("states", 8.0),
        ("other_bodies", 12.0),
        ("road_map", 10.0),
        ("language", 9.0),
        ("newest_text", 70.0),
        ("recommendations", 16.0),
    ];
    Ok(Sheet {
        title: ctx.say("roadmaps-repeats-title", &[]),
        columns: columns
            .into_iter()
            .map(|(name, width)| Column::new(name).width(width).wrapped())
            .collect(),
        rows,
        notes: Vec::new(),
    })
}
