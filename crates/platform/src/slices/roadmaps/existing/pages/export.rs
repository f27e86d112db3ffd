//! Road maps in the columns in which they are imported.

use crate::slices::roadmaps::{existing::store as imports, pages::export::answer, store};
use axum::response::Response;
use kenes_documents::{
    existing::{self, ExistingRoadMap, Grade, KeyRecommendation, Standing, split_citation},
    export::{self, ExportError, Sheet},
};
use kenes_kernel::{Ctx, Result};

pub async fn csv(ctx: Ctx) -> Result<Response> {
    let sheet = sheet(&ctx).await?;
    answer(
        &ctx,
        "grades",
        "text/csv; charset=utf-8",
        "csv",
        sheet,
        |sheet: &Sheet| export::csv(sheet, true),
    )
    .await
}

pub async fn xlsx(ctx: Ctx) -> Result<Response> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let sheet = sheet(&ctx).await?;
    let write: fn(&Sheet) -> Result<Vec<u8>, ExportError> = export::xlsx;
    answer(&ctx, "grades", KIND, "xlsx", sheet, write).await
}

pub async fn json(ctx: Ctx) -> Result<Response> {
    let sheet = sheet(&ctx).await?;
    let write: fn(&Sheet) -> Result<Vec<u8>, ExportError> = export::json;
    let kind = "application/json";
    answer(&ctx, "grades", kind, "json", sheet, write).await
}

/// All road maps with key recommendations, indicators and grades.
///
/// # Errors
/// The database's.
async fn sheet(ctx: &Ctx) -> Result<Sheet> {
    let db = ctx.db().read();
    let rows = store::list_titles(db, &ctx.viewer).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let keys = imports::list_keys(db, &ids).await?;
    let indicators = imports::list_indicators(db, &ids).await?;
    let grades = imports::list_grades(db, &ids).await?;
    let road_maps: Vec<ExistingRoadMap> = rows
        .into_iter()
        .map(|row| ExistingRoadMap {
            row: 0,
            number: u32::try_from(row.number).unwrap_or(u32::MAX),
            titles: row.title.plain().into_iter().collect(),
            summary: row.summary.as_ref().map(|summary| {
                let shown = summary.shown(ctx.locale);
                (shown.language.to_owned(), shown.text.to_owned())
            }),
            keys: keys
                .iter()
                .filter(|key| key.road_map_id == row.id)
                .map(|key| {
                    let (citation, text) = split_citation(&key.written);
                    KeyRecommendation {
                        row: 0,
                        citation,
                        text: text.to_owned(),
                        written: key.written.clone(),
                    }
                })
                .collect(),
            indicators: indicators
                .iter()
                .filter(|indicator| indicator.road_map_id == row.id)
                .map(|indicator| indicator.words.of_record().to_owned())
                .collect(),
            grades: grades
                .iter()
                .filter(|grade| grade.road_map_id == row.id)
                .map(|grade| Grade {
                    row: 0,
                    grade: grade.grade.clone(),
                    by: grade.assessor.clone(),
                    standing: Standing::from_code(&grade.standing).unwrap_or(Standing::NotSaid),
                    on: grade.day.parse().ok(),
                    method: grade.method.clone(),
                })
                .collect(),
        })
        .collect();
    Ok(existing::sheet(
        &ctx.say("roadmaps-board-title", &[]),
        &road_maps,
    ))
}
