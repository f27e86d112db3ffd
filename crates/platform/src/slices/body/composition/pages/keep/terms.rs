//! Forms of terms: begin, end, and the yearly renewal.

use super::{KeepPage, Making, Sent, answer, from_today, one, organisation_choices, three};
use crate::slices::body::composition::{
    actions::{
        self,
        terms::{
            TypedEnd, TypedTerm, begin_term, end_place, end_term, find_place, place_path,
            renew_terms,
        },
    },
    model::{Part, Place},
    pages::place::{TermLine, term_lines},
    store::{self, Wanted},
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::Response,
};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, FormErrors, Shell, render, render_with, see_other},
};
use uuid::Uuid;

async fn term_page(ctx: &Ctx, sent: &Sent, errors: &FieldErrors) -> Result<KeepPage> {
    let place = Place::from_code(&one(sent, "place")).ok_or(Error::NotFound)?;
    let held = find_place(ctx.db().read(), place, &one(sent, "of"))
        .await?
        .ok_or(Error::NotFound)?;
    let parts = place
        .parts()
        .iter()
        .map(|part: &Part| (part.code().to_owned(), ctx.say(&part.key(), &[])))
        .collect();
    let mut making = Making::new(ctx, sent)
        .field("hidden", "place", "")
        .field("hidden", "of", "")
        .choose("part", parts, None)
        .field(
            "text",
            "handle",
            "autocomplete=\"off\" spellcheck=\"false\"",
        )
        .three("name", false);
    if place == Place::Group {
        let organisations = organisation_choices(ctx).await?;
        making = making.choose("organisation", organisations, Some("body-none"));
    }
    Ok(making
        .text("document")
        .period()
        .page("body-new-term", "/body/terms", &held.path, errors))
}

pub async fn new_term(ctx: Ctx, Query(asked): Query<Sent>) -> Result<Response> {
    actions::permit(&ctx)?;
    let mut sent = from_today(&ctx);
    sent.extend(asked);
    render(&term_page(&ctx, &sent, &FieldErrors::new()).await?)
}

pub async fn add_term(ctx: Ctx, Form(sent): Form<Sent>) -> Result<Response> {
    let typed = TypedTerm {
        place: one(&sent, "place"),
        of: one(&sent, "of"),
        part: one(&sent, "part"),
        handle: one(&sent, "handle"),
        name: three(&sent, "name"),
        organisation: one(&sent, "organisation"),
        document: one(&sent, "document"),
        from: one(&sent, "from"),
        until: one(&sent, "until"),
    };
    match begin_term(&ctx, &typed).await {
        Ok(path) => Ok(see_other(&ctx, &path)),
        Err(Error::Invalid(errors)) => {
            let page = term_page(&ctx, &sent, &errors).await?;
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error),
    }
}

fn end_page(ctx: &Ctx, path: &str, back: &str, typed: &TypedEnd, errors: &FieldErrors) -> KeepPage {
    let sent = Sent::from([
        ("until".to_owned(), typed.until.clone()),
        ("reason".to_owned(), typed.reason.clone()),
        ("version".to_owned(), typed.version.to_string()),
    ]);
    Making::new(ctx, &sent)
        .field("date", "until", "required")
        .text("reason")
        .page("body-end", path, back, errors)
}

pub async fn term_end(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    actions::permit(&ctx)?;
    let row = store::find_term(ctx.db().read(), &ctx.viewer, id)
        .await?
        .ok_or(Error::NotFound)?;
    let typed = TypedEnd {
        until: row.until_day.unwrap_or_else(|| ctx.today().iso()),
        version: row.version,
        ..TypedEnd::default()
    };
    let path = format!("/body/terms/{id}/closure");
    render(&end_page(&ctx, &path, "/body", &typed, &FieldErrors::new()))
}

pub async fn close_term(
    ctx: Ctx,
    At(id): At<Uuid>,
    Form(typed): Form<TypedEnd>,
) -> Result<Response> {
    let path = format!("/body/terms/{id}/closure");
    let done = end_term(&ctx, id, &typed).await;
    answer(&ctx, done.map(|()| "/body".into()), |errors| {
        end_page(&ctx, &path, "/body", &typed, errors)
    })
}

/// The place that a path of this form names: `/body/{seats|offices|groups|organisations}/{key}/closure`.
fn place_of_path(kind: &str) -> Result<Place> {
    match kind {
        "seats" => Ok(Place::Seat),
        "offices" => Ok(Place::Office),
        "groups" => Ok(Place::Group),
        "organisations" => Ok(Place::Institution),
        _ => Err(Error::NotFound),
    }
}

pub async fn place_end(ctx: Ctx, Path((kind, of)): Path<(String, String)>) -> Result<Response> {
    actions::permit(&ctx)?;
    let held = find_place(ctx.db().read(), place_of_path(&kind)?, &of)
        .await?
        .ok_or(Error::NotFound)?;
    let typed = TypedEnd {
        until: held.period.until.unwrap_or_else(|| ctx.today()).iso(),
        version: held.version,
        ..TypedEnd::default()
    };
    let path = format!("{}/closure", held.path);
    render(&end_page(
        &ctx,
        &path,
        &held.path,
        &typed,
        &FieldErrors::new(),
    ))
}

pub async fn close_place(
    ctx: Ctx,
    Path((kind, of)): Path<(String, String)>,
    Form(typed): Form<TypedEnd>,
) -> Result<Response> {
    let place = place_of_path(&kind)?;
    let done = end_place(&ctx, place, &of, &typed).await;
    let back = place_path(place, &of);
    answer(&ctx, done, |errors| {
        end_page(&ctx, &format!("{back}/closure"), &back, &typed, errors)
    })
}

/// Terms that end soon, to be renewed together.
#[derive(Template)]
#[template(path = "body/html/renewal.html")]
pub struct RenewalPage {
    shell: Shell,
    lead: String,
    until: String,
    rows: Vec<RenewalRow>,
    errors: FormErrors,
}

struct RenewalRow {
    id: String,
    checked: bool,
    line: TermLine,
}

/// Days ahead in which a term counts as ending soon.
const SOON_DAYS: i32 = 120;

async fn renewal_page(
    ctx: &Ctx,
    sent: &[(String, String)],
    errors: &FieldErrors,
) -> Result<RenewalPage> {
    let today = ctx.today();
    let soon = today
        .0
        .checked_add(jiff::Span::new().days(SOON_DAYS))
        .map_err(Error::internal)?
        .to_string();
    let standing = today.iso();
    let wanted = Wanted {
        day: Some(&standing),
        ..Wanted::default()
    };
    let rows = store::list_terms(ctx.db().read(), &ctx.viewer, wanted).await?;
    let lines = term_lines(ctx, wanted).await?;
    let chosen: Vec<&str> = sent
        .iter()
        .filter(|(name, _)| name == "terms")
        .map(|(_, value)| value.as_str())
        .collect();
    let until = sent
        .iter()
        .find(|(name, _)| name == "until")
        .map(|(_, value)| value.clone());
    let next_year = today
        .0
        .checked_add(jiff::Span::new().years(1))
        .map_err(Error::internal)?;
    let rows: Vec<RenewalRow> = rows
        .iter()
        .rev()
        .zip(lines)
        .filter(|(named, _)| {
            named
                .term
                .until_day
                .as_deref()
                .is_some_and(|day| day <= soon.as_str())
        })
        .map(|(named, line)| {
            let id = named.term.id.to_string();
            RenewalRow {
                checked: sent.is_empty() || chosen.contains(&id.as_str()),
                id,
                line,
            }
        })
        .collect();
    let shell = Shell::new(ctx, "body-renewal");
    Ok(RenewalPage {
        errors: FormErrors::of(&shell, errors),
        lead: ctx.say("body-renewal-lead", &[("n", rows.len().into())]),
        until: until.unwrap_or_else(|| next_year.to_string()),
        rows,
        shell,
    })
}

pub async fn renewal(ctx: Ctx) -> Result<Response> {
    actions::permit(&ctx)?;
    render(&renewal_page(&ctx, &[], &FieldErrors::new()).await?)
}

pub async fn renew(ctx: Ctx, Form(sent): Form<Vec<(String, String)>>) -> Result<Response> {
    actions::permit(&ctx)?;
    let value = |name: &str| {
        sent.iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
            .collect::<Vec<_>>()
    };
    let ids = value("terms")
        .iter()
        .map(|id| id.parse().map_err(|_| Error::NotFound))
        .collect::<Result<Vec<Uuid>>>()?;
    let until = value("until").pop().unwrap_or_default();
    match renew_terms(&ctx, &ids, &until).await {
        Ok(_) => Ok(see_other(&ctx, "/body/renewal")),
        Err(Error::Invalid(errors)) => {
            let page = renewal_page(&ctx, &sent, &errors).await?;
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error),
    }
}

impl RenewalPage {
    pub fn sample(ctx: &Ctx) -> Self {
        let shell = Shell::new(ctx, "body-renewal");
        Self {
            errors: FormErrors::of(&shell, &FieldErrors::new()),
            lead: ctx.say("body-renewal-lead", &[("n", 0_i64.into())]),
            until: "2027-11-24".into(),
            rows: Vec::new(),
            shell,
        }
    }
}
