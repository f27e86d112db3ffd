//! Road maps through the API.

use super::{
    actions, model,
    store::{
        self,
        board::{BoardQuery, BoardRow},
    },
    tables::RoadMapRow,
};
use axum::{extract::Query, response::Response};
use http::HeaderMap;
use kenes_kernel::{
    Ctx, Result,
    api::{Listed, Problem, answer, cursor, read_cursor},
    content::Content,
    page::At,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Road maps of one page.
const PAGE: i64 = 100;

#[derive(utoipa::OpenApi)]
#[openapi(
    paths(list_road_maps, get_road_map),
    components(schemas(RoadMap, RoadMapWithPlaces, Place, Problem))
)]
pub struct Description;

/// A road map as lists show it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RoadMap {
    /// `RM-17`, permanent.
    pub reference: String,
    /// Language tag → title.
    pub title: BTreeMap<String, String>,
    /// Language tag → summary; empty when there is none.
    pub summary: BTreeMap<String, String>,
    /// Recommendations in it that the caller may see.
    pub recommendations: i64,
    pub repeat_groups: i64,
    /// The year of the oldest and of the newest recommendation.
    pub since: Option<String>,
    pub latest: Option<String>,
}

/// A road map with what stands in it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RoadMapWithPlaces {
    pub reference: String,
    pub title: BTreeMap<String, String>,
    pub summary: BTreeMap<String, String>,
    /// Raised with each change; send it back to change the title.
    pub version: i64,
    /// `merged`, `set_aside` or `withdrawn` for one that is not on the board.
    pub closed: Option<String>,
    /// The road map into which it was merged.
    pub into: Option<String>,
    pub places: Vec<Place>,
}

/// One ask in a road map.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Place {
    /// `R-0142`.
    pub recommendation: String,
    /// Number of the ask in its recommendation, from 1.
    pub ask: i32,
    pub repeat_group: Option<i64>,
    pub mechanism: String,
    pub date: Option<String>,
    pub position: String,
    /// Thousandths.
    pub confidence: i32,
    pub doubtful: bool,
    /// Whether its author took the recommendation back.
    pub withdrawn: bool,
    /// Language tag → reasons, one a line.
    pub reasons: BTreeMap<String, String>,
    /// Language tag → text of the recommendation.
    pub text: BTreeMap<String, String>,
}

#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Words to look for in titles and summaries.
    #[serde(default)]
    q: String,
    /// The cursor that the page before gave as `next`.
    after: Option<String>,
}

/// The standing road maps by number, a hundred a page.
#[utoipa::path(
    get, path = "/api/v1/road-maps", tag = "road maps", params(Asked),
    responses((status = 200, body = Listed<RoadMap>), (status = 422, body = Problem))
)]
pub async fn list_road_maps(
    ctx: Ctx,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let after = asked.after.as_deref().map(read_cursor).transpose()?;
    let query = BoardQuery {
        search: &asked.q,
        after: after.unwrap_or(0),
        limit: usize::try_from(PAGE + 1).ok(),
        ..BoardQuery::default()
    };
    let mut rows = actions::board::list_road_maps(&ctx, &query).await?;
    let more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    if more {
        rows.pop();
    }
    let next = rows.last().filter(|_| more).map(|row| cursor(&row.number));
    let items = rows.into_iter().map(listed).collect();
    answer(&headers, &Listed::<RoadMap> { items, next })
}

fn listed(row: BoardRow) -> RoadMap {
    RoadMap {
        reference: model::road_map_reference(row.number),
        title: row.title.plain(),
        summary: row.summary.as_ref().map(Content::plain).unwrap_or_default(),
        recommendations: row.recommendations,
        repeat_groups: row.repeat_groups,
        since: model::year(row.first_date.as_deref()),
        latest: model::year(row.last_date.as_deref()),
    }
}

/// One road map with its recommendations, oldest first.
#[utoipa::path(
    get, path = "/api/v1/road-maps/{reference}", tag = "road maps",
    params(("reference" = String, Path, description = "`RM-17`")),
    responses((status = 200, body = RoadMapWithPlaces), (status = 404, body = Problem))
)]
pub async fn get_road_map(
    ctx: Ctx,
    headers: HeaderMap,
    At(reference): At<String>,
) -> Result<Response> {
    let RoadMapRow {
        id,
        number,
        title,
        summary,
        version,
        ..
    } = actions::get_road_map(&ctx, &reference).await?;
    let places = store::list_placed(ctx.db().read(), &ctx.viewer, Some(number))
        .await?
        .into_iter()
        .map(|row| Place {
            recommendation: model::recommendation_reference(row.number),
            ask: row.n,
            repeat_group: row.group_number,
            mechanism: row.mechanism,
            date: row.date,
            position: row.position,
            confidence: row.confidence,
            doubtful: row.doubtful,
            withdrawn: row.withdrawn_at.is_some(),
            reasons: row.reasons.plain(),
            text: row.texts.plain(),
        })
        .collect();
    let audiences = ctx.viewer.audiences();
    let closed = store::closures::find_closed(ctx.db().read(), audiences, id).await?;
    let into = closed.as_ref().and_then(|closed| closed.into_number);
    let found = RoadMapWithPlaces {
        reference: model::road_map_reference(number),
        title: title.plain(),
        summary: summary.as_ref().map(Content::plain).unwrap_or_default(),
        version,
        into: into.map(model::road_map_reference),
        closed: closed.map(|closed| closed.kind),
        places,
    };
    answer(&headers, &found)
}
