//! The register through the API.

use super::{
    actions,
    model::{LabelKind, filter::Filter},
    reads::store::{Way, note_read, watched},
    tables::{LabelRow, RecommendationRow},
};
use axum::{extract::RawQuery, response::Response};
use http::HeaderMap;
use kenes_kernel::{
    Ctx, Result,
    api::{Listed, Problem, answer},
    page::At,
};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(utoipa::OpenApi)]
#[openapi(
    paths(list_recommendations, get_recommendation),
    components(schemas(Recommendation, Problem))
)]
pub struct Description;

/// A recommendation of any origin.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Recommendation {
    /// Permanent, such as `R-0142`.
    pub reference: String,
    pub path: String,
    /// `recommendation` or `concern`.
    pub kind: String,
    /// Such as `CAT` or `SR Peaceful Assembly`.
    pub mechanism: String,
    pub issuing_body: String,
    /// The State under review.
    pub country: String,
    pub document_symbol: String,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    pub paragraph: String,
    pub cycle: Option<i32>,
    pub session: String,
    /// Language of record.
    pub language: String,
    pub text: String,
    /// Language tag → translation.
    pub translations: BTreeMap<String, String>,
    /// supported, noted, partly or no-reply.
    pub position: Option<String>,
    pub position_source: String,
    pub recommending_states: Vec<String>,
    pub themes: Vec<String>,
    pub groups_of_persons: Vec<String>,
    pub sdgs: Vec<String>,
    pub version: i64,
}

impl Recommendation {
    fn of(ctx: &Ctx, row: RecommendationRow, labels: Option<&Vec<LabelRow>>) -> Self {
        let named = |kind: LabelKind| -> Vec<String> {
            labels
                .into_iter()
                .flatten()
                .filter(|label| label.kind == kind.code())
                .map(|label| label.name.text(ctx.locale).to_owned())
                .collect()
        };
        let optional = |text: String| (!text.is_empty()).then_some(text);
        Self {
            reference: row.reference(),
            path: row.path(),
            mechanism: row.mechanism_code(),
            text: row.texts.of_record().to_owned(),
            translations: row
                .texts
                .texts
                .iter()
                .filter(|(language, _)| **language != row.texts.record)
                .map(|(language, passage)| (language.clone(), passage.text.clone()))
                .collect(),
            recommending_states: named(LabelKind::State),
            themes: named(LabelKind::Theme),
            groups_of_persons: named(LabelKind::Group),
            sdgs: named(LabelKind::Sdg),
            kind: row.kind,
            issuing_body: row.issuing_body,
            country: row.country,
            document_symbol: row.symbol,
            date: optional(row.date),
            paragraph: row.paragraph,
            cycle: row.cycle,
            session: row.session,
            language: row.language,
            position: optional(row.position),
            position_source: row.position_source,
            version: row.version,
        }
    }
}

/// A page of the register, with the same filters as its address: `q`, `mechanism`, `position`,
/// `road_map`, `theme`, `group`, `document`, `cycle`, `country`, `state`, `sdg`, `language`, each
/// as often as needed; `sort` is `number`, `newest` or `oldest`.
#[utoipa::path(
    get, path = "/api/v1/recommendations", tag = "recommendations",
    params(
        ("q" = Option<String>, Query, description = "Words, \"phrases\", AND, OR, NOT, prefix*"),
        ("mechanism" = Option<Vec<String>>, Query, description = "Code of a mechanism, repeatable"),
        ("position" = Option<Vec<String>>, Query, description = "supported, noted, partly, no-reply, unknown"),
        ("sort" = Option<String>, Query, description = "number, newest or oldest"),
        ("limit" = Option<i64>, Query, description = "1 to 200, otherwise 50"),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses((status = 200, body = Listed<Recommendation>), (status = 422, body = Problem))
)]
pub async fn list_recommendations(
    ctx: Ctx,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response> {
    let query = query.unwrap_or_default();
    let filter = Filter::from_query(&query);
    let limit = serde_urlencoded::from_str::<Vec<(String, String)>>(&query)
        .unwrap_or_default()
        .into_iter()
        .find(|(name, _)| name == "limit")
        .and_then(|(_, value)| value.parse().ok())
        .unwrap_or(actions::PAGE);
    let page = actions::list_recommendations(&ctx, &filter, limit).await?;
    let items: Vec<Recommendation> = page
        .rows
        .into_iter()
        .map(|row| {
            let labels = page.labels.get(&row.row);
            Recommendation::of(&ctx, row, labels)
        })
        .collect();
    let next = (!page.next.is_empty()).then_some(page.next);
    answer(&headers, &Listed { items, next })
}

/// One recommendation.
#[utoipa::path(
    get, path = "/api/v1/recommendations/{reference}", tag = "recommendations",
    params(("reference" = String, Path, description = "Such as R-0142")),
    responses((status = 200, body = Recommendation), (status = 404, body = Problem))
)]
pub async fn get_recommendation(
    ctx: Ctx,
    At(reference): At<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let row = actions::get_recommendation(&ctx, &reference).await?;
    note_read(&ctx, Way::Api, &watched([&row])).await?;
    let labels = super::tables::labels_of(ctx.db().read(), &[row.row]).await?;
    let number = row.row;
    answer(
        &headers,
        &Recommendation::of(&ctx, row, labels.get(&number)),
    )
}
