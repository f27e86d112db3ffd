//! Road maps with their recommendations as tables.

use crate::slices::{
    recommendations::words,
    roadmaps::{
        model,
        store::{self, PlacedRow},
        tables::RoadMapRow,
    },
};
use axum::response::{IntoResponse, Response};
use http::header;
use kenes_documents::export::{self, Cell, Column, ExportError, Sheet};
use kenes_kernel::{Ctx, Error, Result};
use std::collections::BTreeMap;

/// Name and address of each form of the export.
pub fn links() -> Vec<(&'static str, String)> {
    [("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json")]
        .into_iter()
        .map(|(label, ending)| (label, format!("/road-maps/export.{ending}")))
        .collect()
}

pub async fn csv(ctx: Ctx) -> Result<Response> {
    written(&ctx, "text/csv; charset=utf-8", "csv", |sheet| {
        export::csv(sheet, true)
    })
    .await
}

pub async fn xlsx(ctx: Ctx) -> Result<Response> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    written(&ctx, KIND, "xlsx", export::xlsx).await
}

pub async fn json(ctx: Ctx) -> Result<Response> {
    written(&ctx, "application/json", "json", export::json).await
}

async fn written(
    ctx: &Ctx,
    kind: &'static str,
    ending: &'static str,
    write: fn(&Sheet) -> Result<Vec<u8>, ExportError>,
) -> Result<Response> {
    let sheet = export_sheet(ctx).await?;
    answer(ctx, "road-maps", kind, ending, sheet, write).await
}

/// A sheet as a file whose name says what and when.
///
/// # Errors
/// Internal, when it cannot be written.
pub async fn answer(
    ctx: &Ctx,
    name: &str,
    kind: &'static str,
    ending: &'static str,
    sheet: Sheet,
    write: fn(&Sheet) -> Result<Vec<u8>, ExportError>,
) -> Result<Response> {
    let bytes = tokio::task::spawn_blocking(move || write(&sheet))
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    Ok((
        [
            (header::CONTENT_TYPE, kind.to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}-{}.{ending}\"", ctx.today()),
            ),
        ],
        bytes,
    )
        .into_response())
}

/// One row a placement; a road map without any has one row of its own, so that nothing is lost.
///
/// # Errors
/// The database's.
pub async fn export_sheet(ctx: &Ctx) -> Result<Sheet> {
    let db = ctx.db().read();
    let mut placed: BTreeMap<i64, Vec<PlacedRow>> = BTreeMap::new();
    for row in store::list_placed(db, &ctx.viewer, None).await? {
        placed.entry(row.road_map_number).or_default().push(row);
    }
    let mut rows = Vec::new();
    for road_map in store::list_titles(db, &ctx.viewer).await? {
        match placed.get(&road_map.number) {
            Some(places) => rows.extend(places.iter().map(|place| cells(&road_map, Some(place)))),
            None => rows.push(cells(&road_map, None)),
        }
    }
    let columns = vec![
        Column::new("road_map").width(10.0),
        Column::new("title_en").width(40.0).wrapped(),
        Column::new("title_ru").width(40.0).wrapped(),
        Column::new("title_kk").width(40.0).wrapped(),
        Column::new("recommendation").width(14.0),
        Column::new("ask").width(6.0),
        Column::new("repeat_group").width(12.0),
        Column::new("doubtful").width(10.0),
        Column::new("language").width(9.0),
        Column::new("text").width(70.0).wrapped(),
    ];
    Ok(Sheet {
        title: ctx.say("roadmaps-board-title", &[]),
        columns,
        rows,
        notes: Vec::new(),
    })
}

fn cells(road_map: &RoadMapRow, place: Option<&PlacedRow>) -> Vec<Cell> {
    let title = |language| Cell::from(road_map.title.exactly(language));
    let mut row = vec![
        Cell::from(model::road_map_reference(road_map.number).as_str()),
        title("en"),
        title("ru"),
        title("kk"),
    ];
    if let Some(place) = place {
        let text = words(place.texts.of_record(), (place.span_start, place.span_end));
        row.extend([
            Cell::from(model::recommendation_reference(place.number).as_str()),
            Cell::Number(f64::from(place.n)),
            place
                .group_number
                .map_or(Cell::Empty, |n| Cell::from(format!("G-{n}").as_str())),
            Cell::from(if place.doubtful { "yes" } else { "no" }),
            Cell::from(place.texts.record.as_str()),
            Cell::from(text),
        ]);
    }
    row
}
