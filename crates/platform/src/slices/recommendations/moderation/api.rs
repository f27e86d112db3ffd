//! The public log of the moderator's acts through the API.

use super::{
    model::{parse_reference, reference},
    store::{PAGE, list_log},
};
use axum::{extract::Query, response::Response};
use http::HeaderMap;
use kenes_kernel::{
    Ctx, Result,
    api::{Listed, Problem, answer},
};
use serde::{Deserialize, Serialize};

#[derive(utoipa::OpenApi)]
#[openapi(paths(list_moderations), components(schemas(Moderation, Problem)))]
pub struct Description;

/// An act of the moderator upon a recommendation of civil society, without what was hidden.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Moderation {
    pub reference: String,
    /// `hide`, `merge` or `redirect`.
    pub act: String,
    pub reason: String,
    /// RFC 3339, as all moments.
    pub at: String,
    /// `standing`, `appealed`, `upheld` or `lifted`.
    pub state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appealed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifted: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lift_reason: Option<String>,
}

#[derive(Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// The `next` of the page before.
    after: Option<String>,
}

/// The acts, newest first, 50 a page.
#[utoipa::path(
    get, path = "/api/v1/moderation", tag = "recommendations", params(Asked),
    responses((status = 200, body = Listed<Moderation>), (status = 500, body = Problem))
)]
pub async fn list_moderations(
    ctx: Ctx,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let before = asked.after.as_deref().and_then(parse_reference);
    let page = usize::try_from(PAGE).unwrap_or(0);
    let mut rows = list_log(ctx.db().read(), before).await?;
    let more = rows.len() > page;
    rows.truncate(page);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|last| reference(last.number));
    let moment = |at: kenes_kernel::clock::Instant| at.timestamp().to_string();
    let items = rows
        .into_iter()
        .map(|row| Moderation {
            reference: row.reference(),
            state: row.state().code().to_owned(),
            act: row.act,
            reason: row.reason,
            at: moment(row.at),
            appealed: row.appealed_at.map(moment),
            decided: row.decided_at.map(moment),
            decision_reason: row.decision_reason,
            lifted: row.lifted_at.map(moment),
            lift_reason: row.lift_reason,
        })
        .collect();
    answer(&headers, &Listed { items, next })
}
