//! Repeated asks through the API.

use super::{
    model::{PAGE, RepeatFilter, group_reference},
    pages::{Repeat, get_repeat, repeats},
};
use crate::slices::roadmaps::model;
use axum::{
    extract::{Query, RawQuery},
    response::Response,
};
use http::HeaderMap;
use kenes_kernel::{
    Ctx, Result,
    api::{Listed, Problem, answer, cursor, read_cursor},
    page::At,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(utoipa::OpenApi)]
#[openapi(
    paths(list_repeats, get_one),
    components(schemas(RepeatGroup, RepeatMember, Problem))
)]
pub struct Description;

/// One and the same ask, in every cycle in which it came.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RepeatGroup {
    /// `G-12`, permanent.
    pub reference: String,
    /// Recommendations in it that the caller may see and the filter leaves.
    pub times: usize,
    pub since: Option<String>,
    /// Recommending States of the universal periodic review.
    pub states: usize,
    pub other_bodies: usize,
    /// Oldest first.
    pub members: Vec<RepeatMember>,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct RepeatMember {
    pub recommendation: String,
    pub mechanism: String,
    pub date: Option<String>,
    pub position: String,
    pub road_map: String,
    /// Language tag → text of the recommendation.
    pub text: BTreeMap<String, String>,
}

#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Code of a mechanism, such as `CAT`.
    #[allow(
        dead_code,
        reason = "read with the other parameters of the address; stands here for the description"
    )]
    mechanism: Option<String>,
    #[allow(dead_code, reason = "as mechanism")]
    theme: Option<String>,
    /// `supported`, `noted`, `partly`, `no-reply` or `unknown`.
    #[allow(dead_code, reason = "as mechanism")]
    position: Option<String>,
    /// First year.
    #[allow(dead_code, reason = "as mechanism")]
    from: Option<String>,
    /// Last year.
    #[allow(dead_code, reason = "as mechanism")]
    to: Option<String>,
    /// `asked`, `newest` or `oldest`.
    #[allow(dead_code, reason = "as mechanism")]
    sort: Option<String>,
    /// The cursor that the page before gave as `next`.
    after: Option<String>,
}

/// What is asked again and again, 25 groups a page.
#[utoipa::path(
    get, path = "/api/v1/repeats", tag = "road maps", params(Asked),
    responses((status = 200, body = Listed<RepeatGroup>), (status = 422, body = Problem))
)]
pub async fn list_repeats(
    ctx: Ctx,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let mut filter = RepeatFilter::from_query(&query.unwrap_or_default());
    filter.page = match asked.after.as_deref() {
        Some(after) => read_cursor::<i64>(after)?.clamp(1, 100_000),
        None => 1,
    };
    let (found, total) = repeats(&ctx, &filter, true).await?;
    let items: Vec<RepeatGroup> = found.into_iter().map(listed).collect();
    let more = filter.page * PAGE < total;
    let next = more.then(|| cursor(&(filter.page + 1)));
    answer(&headers, &Listed::<RepeatGroup> { items, next })
}

/// One repeat group with its recommendations, oldest first.
#[utoipa::path(
    get, path = "/api/v1/repeats/{reference}", tag = "road maps",
    params(("reference" = String, Path, description = "`G-12`")),
    responses((status = 200, body = RepeatGroup), (status = 404, body = Problem))
)]
pub async fn get_one(ctx: Ctx, headers: HeaderMap, At(reference): At<String>) -> Result<Response> {
    let repeat = get_repeat(&ctx, &reference).await?;
    answer(&headers, &listed(repeat))
}

fn listed(repeat: Repeat) -> RepeatGroup {
    RepeatGroup {
        reference: group_reference(repeat.number),
        times: repeat.asked.times,
        since: repeat.asked.since,
        states: repeat.asked.states,
        other_bodies: repeat.asked.bodies,
        members: repeat
            .members
            .into_iter()
            .map(|member| RepeatMember {
                recommendation: model::recommendation_reference(member.number),
                mechanism: member.mechanism,
                date: member.date.filter(|date| !date.is_empty()),
                position: member.position,
                road_map: model::road_map_reference(member.road_map_number),
                text: member.texts.plain(),
            })
            .collect(),
    }
}
