//! The page that says what happens before it happens.

use super::actions::{self, Typed};
use crate::{
    slice::Sample,
    slices::recommendations::{pages::localised, tables::RecommendationRow},
};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, Choice, FormErrors, Shell, render_with, see_other},
};

#[derive(Template)]
#[template(path = "recommendations/html/protection.html")]
struct ProtectionPage {
    shell: Shell,
    reference: String,
    back: String,
    action: String,
    text: String,
    lang: String,
    version: i64,
    names: Vec<Choice>,
    sure: Vec<Choice>,
    errors: FormErrors,
}

pub async fn form(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    let (row, _, is_author) = actions::standing(&ctx, &reference).await?;
    let typed = Typed {
        version: row.version,
        ..Typed::default()
    };
    let form = (typed, FieldErrors::new());
    page(&ctx, (&row, is_author), StatusCode::OK, form)
}

pub async fn protect(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    match actions::protect(&ctx, &reference, &typed).await {
        Ok(row) => Ok(see_other(&ctx, &row.path())),
        Err(Error::Invalid(errors)) => {
            let (row, _, is_author) = actions::standing(&ctx, &reference).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, (&row, is_author), status, (typed, errors))
        }
        Err(error) => Err(error),
    }
}

fn page(
    ctx: &Ctx,
    (row, is_author): (&RecommendationRow, bool),
    status: StatusCode,
    (typed, errors): (Typed, FieldErrors),
) -> Result<Response> {
    let shell = Shell::new(ctx, "recommendations-protection-title");
    let view = ProtectionPage {
        reference: row.reference(),
        back: localised(ctx, &row.path()),
        action: format!("{}/protection", localised(ctx, &row.path())),
        text: row.texts.of_record().to_owned(),
        lang: row.texts.record.clone(),
        version: typed.version,
        names: names(ctx, typed.with_name == "yes"),
        sure: sure(ctx, is_author, typed.sure == "yes"),
        errors: FormErrors::of(&shell, &errors),
        shell,
    };
    render_with(status, &view)
}

fn names(ctx: &Ctx, selected: bool) -> Vec<Choice> {
    vec![Choice {
        value: "yes".into(),
        label: ctx.say("recommendations-protection-with-name", &[]),
        selected,
    }]
}

fn sure(ctx: &Ctx, is_author: bool, selected: bool) -> Vec<Choice> {
    let key = if is_author {
        "recommendations-protection-sure"
    } else {
        "recommendations-protection-sure-asked"
    };
    vec![Choice {
        value: "yes".into(),
        label: ctx.say(key, &[]),
        selected,
    }]
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let page = |is_author, error: &str| ProtectionPage {
        shell: Shell::new(ctx, "recommendations-protection-title"),
        reference: "R-0364".into(),
        back: "/en/recommendations/R-0364".into(),
        action: "/en/recommendations/R-0364/protection".into(),
        text: "Open the prisons to monitors.".into(),
        lang: "en".into(),
        version: 2,
        names: names(ctx, true),
        sure: sure(ctx, is_author, false),
        errors: (!error.is_empty())
            .then(|| ("sure", ctx.say(error, &[])))
            .into_iter()
            .collect(),
    };
    vec![
        ("protection", page(true, "").render()),
        (
            "protection_asked",
            page(false, "recommendations-protection-sure-missing").render(),
        ),
    ]
}
