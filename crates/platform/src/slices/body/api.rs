//! The organisations and the composition through the API.

use super::{
    composition::{actions, model::seat_reference},
    store,
};
use axum::{extract::Query, response::Response};
use http::HeaderMap;
use kenes_kernel::{
    Ctx, Error, Result,
    api::{Listed, Problem, answer},
    content::Content,
    form::{FieldError, wrong},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(utoipa::OpenApi)]
#[openapi(
    paths(list_organisations, composition),
    components(schemas(Organisation, CompositionOn, Unit, Seat, Term, Problem))
)]
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

/// Who takes part on a day.
#[derive(Serialize, utoipa::ToSchema)]
pub struct CompositionOn {
    /// The day that is shown.
    pub on: String,
    pub offices: Vec<Unit>,
    pub seats: Vec<Seat>,
    pub groups: Vec<Unit>,
}

/// An office or a working group.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Unit {
    pub key: String,
    /// Language tag → title or name.
    pub name: BTreeMap<String, String>,
    /// Key of the group that a subgroup is part of.
    pub parent: Option<String>,
    pub from: String,
    pub until: Option<String>,
    pub terms: Vec<Term>,
}

/// A seat.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Seat {
    pub reference: String,
    pub sector: String,
    /// participant, observer or guest.
    pub class: String,
    /// Key of the organisation; none for a seat in a person's own name.
    pub organisation: Option<String>,
    pub from: String,
    pub until: Option<String>,
    pub terms: Vec<Term>,
}

/// Who holds a part, as far as the reader may see it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Term {
    pub part: String,
    /// Language tag → name; empty where it was erased.
    pub name: BTreeMap<String, String>,
    /// Key of the organisation for which a member of a group sits.
    pub organisation: Option<String>,
    pub from: String,
    /// The first day on which it no longer stands.
    pub until: Option<String>,
}

#[derive(Deserialize, utoipa::IntoParams)]
pub struct OnDay {
    /// A day as YYYY-MM-DD; today by default.
    on: Option<String>,
}

/// The composition of the body on a day.
#[utoipa::path(
    get, path = "/api/v1/composition", tag = "body", params(OnDay),
    responses(
        (status = 200, body = CompositionOn),
        (status = 422, body = Problem),
        (status = 500, body = Problem),
    )
)]
pub async fn composition(
    ctx: Ctx,
    headers: HeaderMap,
    Query(asked): Query<OnDay>,
) -> Result<Response> {
    let day = match asked.on.as_deref().map(str::trim) {
        None | Some("") => ctx.today(),
        Some(typed) => typed
            .parse()
            .map_err(|_| Error::Invalid(wrong("on", FieldError::new("body-day-wrong"))))?,
    };
    let all = actions::composition(&ctx, Some(day)).await?;
    let terms = |id: Uuid| -> Vec<Term> {
        all.terms_in(id)
            .map(|named| Term {
                part: named.term.part.clone(),
                name: named.name.as_ref().map(Content::plain).unwrap_or_default(),
                organisation: named.organisation.as_ref().map(|(key, _)| key.clone()),
                from: named.term.from_day.clone(),
                until: named.term.until_day.clone(),
            })
            .collect()
    };
    let group_key = |id: Uuid| {
        let found = all.groups.iter().find(|row| row.id == id);
        found.map(|row| row.key.clone())
    };
    let found = CompositionOn {
        on: day.iso(),
        offices: all
            .offices
            .iter()
            .map(|row| Unit {
                key: row.key.clone(),
                name: row.title.plain(),
                parent: None,
                from: row.from_day.clone(),
                until: row.until_day.clone(),
                terms: terms(row.id),
            })
            .collect(),
        seats: all
            .seats
            .iter()
            .map(|row| {
                let sector = all.sectors.iter().find(|known| known.id == row.sector_id);
                let organisation = row.organisation_id.and_then(|id| all.organisation(id));
                Seat {
                    reference: seat_reference(row.number),
                    sector: sector.map(|known| known.key.clone()).unwrap_or_default(),
                    class: sector.map(|known| known.class.clone()).unwrap_or_default(),
                    organisation: organisation.map(|known| known.1.clone()),
                    from: row.from_day.clone(),
                    until: row.until_day.clone(),
                    terms: terms(row.id),
                }
            })
            .collect(),
        groups: all
            .groups
            .iter()
            .map(|row| Unit {
                key: row.key.clone(),
                name: row.name.plain(),
                parent: row.parent_id.and_then(group_key),
                from: row.from_day.clone(),
                until: row.until_day.clone(),
                terms: terms(row.id),
            })
            .collect(),
    };
    answer(&headers, &found)
}
