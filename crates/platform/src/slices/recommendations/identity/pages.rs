//! The page of a sealed name for the organisation that may open it.

use super::{
    actions::{self, Sealed},
    tables::OpeningRow,
};
use crate::{
    slice::Sample,
    slices::{body, recommendations::pages::localised},
};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, FormErrors, Shell, render_with, see_other},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "recommendations/html/identity.html")]
struct IdentityPage {
    shell: Shell,
    reference: String,
    back: String,
    action: String,
    /// Organisation and person, once opened.
    author: Option<(String, String)>,
    openings: Vec<String>,
    reason: String,
    errors: FormErrors,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    reason: String,
}

pub async fn form(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    page(
        &ctx,
        &reference,
        StatusCode::OK,
        (Typed::default(), FieldErrors::new()),
    )
    .await
}

pub async fn open(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    match actions::open(&ctx, &reference, &typed.reason).await {
        Ok(row) => Ok(see_other(&ctx, &format!("{}/identity", row.path()))),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, &reference, status, (typed, errors)).await
        }
        Err(error) => Err(error),
    }
}

async fn page(
    ctx: &Ctx,
    reference: &str,
    status: StatusCode,
    (typed, errors): (Typed, FieldErrors),
) -> Result<Response> {
    let Sealed {
        row,
        openings,
        author,
    } = actions::get_sealed(ctx, reference).await?;
    let shell = Shell::new(ctx, "recommendations-identity-title");
    let mut lines = Vec::new();
    for opening in &openings {
        lines.push(line(ctx, opening).await?);
    }
    let path = localised(ctx, &row.path());
    let view = IdentityPage {
        reference: row.reference(),
        action: format!("{path}/identity"),
        back: path,
        author,
        openings: lines,
        reason: typed.reason,
        errors: FormErrors::of(&shell, &errors),
        shell,
    };
    render_with(status, &view)
}

/// An opening as its author and the opener read it.
///
/// # Errors
/// The database's.
pub async fn line(ctx: &Ctx, opening: &OpeningRow) -> Result<String> {
    let who = body::find_organisation(ctx.db().read(), opening.organisation_id)
        .await?
        .map_or_else(String::new, |found| found.name.text(ctx.locale).to_owned());
    Ok(told(ctx, opening, &who))
}

fn told(ctx: &Ctx, opening: &OpeningRow, who: &str) -> String {
    let when = Shell::titled(ctx, String::new()).moment(&opening.at);
    let args = [
        ("when", when.into()),
        ("who", who.into()),
        ("why", opening.reason.as_str().into()),
    ];
    ctx.say("recommendations-identity-opened", &args)
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let opening = OpeningRow {
        id: uuid::Uuid::nil(),
        recommendation_id: uuid::Uuid::nil(),
        organisation_id: uuid::Uuid::nil(),
        reason: "To ask for the documents.".into(),
        audience_id: 1,
        at: ctx.now,
        by_person: None,
    };
    let page = |author: Option<(String, String)>| IdentityPage {
        shell: Shell::new(ctx, "recommendations-identity-title"),
        reference: "R-0364".into(),
        back: "/en/recommendations/R-0364".into(),
        action: "/en/recommendations/R-0364/identity".into(),
        openings: if author.is_some() {
            vec![told(ctx, &opening, "Human Rights Commissioner")]
        } else {
            Vec::new()
        },
        author,
        reason: String::new(),
        errors: [(
            "reason",
            ctx.say("recommendations-moderation-reason-empty", &[]),
        )]
        .into_iter()
        .collect(),
    };
    vec![
        ("identity", page(None).render()),
        (
            "identity_open",
            page(Some(("Paper Saiga".into(), "Saule".into()))).render(),
        ),
    ]
}
