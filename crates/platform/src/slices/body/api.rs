//! The organisations through the API.

use super::store;
use axum::response::Response;
use http::HeaderMap;
use kenes_kernel::{
    Ctx, Result,
    api::{Listed, Problem, answer},
};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(utoipa::OpenApi)]
#[openapi(paths(list_organisations), components(schemas(Organisation, Problem)))]
pub struct Description;

/// An organisation of the body.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Organisation {
    pub key: String,
    pub kind: String,
    pub sector: String,
    /// Language tag → name.
    pub name: BTreeMap<String, String>,
    pub from: String,
    pub until: Option<String>,
}

/// All organisations, in one page.
#[utoipa::path(
    get, path = "/api/v1/organisations", tag = "body",
    responses((status = 200, body = Listed<Organisation>), (status = 500, body = Problem))
)]
pub async fn list_organisations(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    let rows = store::list_organisations(ctx.db().read(), &ctx.viewer, ctx.locale).await?;
    let items = rows
        .into_iter()
        .map(|row| Organisation {
            key: row.key,
            kind: row.kind,
            sector: row.sector,
            name: row.name.plain(),
            from: row.from_day,
            until: row.until_day,
        })
        .collect();
    answer(&headers, &Listed { items, next: None })
}
