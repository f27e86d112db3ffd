//! Awaited replies through the API.

use super::{
    model::{Standing, days_between, standing_on},
    store::duties::{self as store, AddressedRow, Wanted},
};
use axum::{extract::Query, response::Response};
use http::HeaderMap;
use kenes_kernel::{
    Ctx, Result,
    api::{Listed, Problem, answer, cursor, read_cursor},
    content::Content,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Duties of one page.
const PAGE: i64 = 100;

#[derive(utoipa::OpenApi)]
#[openapi(paths(list_duties), components(schemas(DutyItem, Problem)))]
pub struct Description;

/// One wait for one addressee.
#[derive(Serialize, utoipa::ToSchema)]
pub struct DutyItem {
    /// `D-0007`, permanent.
    pub reference: String,
    /// What a reply is awaited to: `R-0142`.
    pub subject: String,
    /// Language tag → name of the organisation that owes the reply.
    pub addressee: BTreeMap<String, String>,
    /// Language tag → what was asked; empty when the subject says it.
    pub what: BTreeMap<String, String>,
    /// The day of the letter, `YYYY-MM-DD`.
    pub asked: String,
    /// The last day for a reply.
    pub due: String,
    /// Absent while the reply is awaited; else accepted, accepted_in_part, declined, answered or
    /// withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exit: Option<String>,
    /// Days since the letter, while the reply is awaited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_of_silence: Option<u32>,
    /// Days past the last one, while the reply is awaited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_overdue: Option<u32>,
}

#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `open`, `closed` or nothing for all.
    #[serde(default)]
    state: String,
    /// The cursor that the page before gave as `next`.
    after: Option<String>,
}

/// Awaited replies, what is due first on top, a hundred a page.
#[utoipa::path(
    get, path = "/api/v1/duties", tag = "duties", params(Asked),
    responses((status = 200, body = Listed<DutyItem>), (status = 422, body = Problem))
)]
pub async fn list_duties(
    ctx: Ctx,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let wanted = Wanted {
        open: match asked.state.as_str() {
            "open" => Some(true),
            "closed" => Some(false),
            _ => None,
        },
        after: asked.after.as_deref().map(read_cursor).transpose()?,
        limit: PAGE + 1,
        ..Wanted::default()
    };
    let mut rows = store::list_duties(ctx.db().read(), &ctx.viewer, &wanted).await?;
    let more = rows.len() as i64 > PAGE;
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| cursor(&(row.duty.due_day.as_str(), row.duty.number)));
    let items = rows
        .iter()
        .map(|row| item(&ctx, row))
        .collect::<Result<Vec<DutyItem>>>()?;
    answer(&headers, &Listed { items, next })
}

fn item(ctx: &Ctx, row: &AddressedRow) -> Result<DutyItem> {
    let today = ctx.today().0;
    let duty = &row.duty;
    let overdue = match standing_on(duty.due()?.0, today) {
        Standing::Overdue { days } => Some(days),
        _ => None,
    };
    Ok(DutyItem {
        reference: duty.reference(),
        subject: duty.subject_reference.clone(),
        addressee: row.addressee.plain(),
        what: duty.what.as_ref().map(Content::plain).unwrap_or_default(),
        asked: duty.asked_day.clone(),
        due: duty.due_day.clone(),
        exit: (!duty.is_open()).then(|| duty.exit.clone()),
        days_of_silence: duty
            .is_open()
            .then(|| duty.asked().map(|asked| days_between(asked.0, today)))
            .transpose()?,
        days_overdue: overdue.filter(|_| duty.is_open()),
    })
}
