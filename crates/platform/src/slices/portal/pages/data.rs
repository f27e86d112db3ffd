//! A person's own data: what is kept, the copy, the correction, and leaving for good.

use crate::{
    app,
    slice::Sample,
    slices::{
        accounts::data::{self, Corrected},
        portal::policy,
    },
};
use askama::Template;
use axum::{
    Form,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    i18n::Locale,
    page::{Choice, FormErrors, Shell, render_with, see_other},
};
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Template)]
#[template(path = "portal/html/data.html")]
struct DataPage {
    shell: Shell,
    form: Corrected,
    languages: Vec<Choice>,
    sure: Vec<Choice>,
    /// That it was saved; empty.
    done: String,
    errors: FormErrors,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Done {
    saved: bool,
}

pub async fn page(
    ctx: Ctx,
    axum::extract::Query(done): axum::extract::Query<Done>,
) -> Result<Response> {
    let done = if done.saved {
        ctx.say("accounts-data-saved", &[])
    } else {
        String::new()
    };
    let form = data::get_own(&ctx).await?;
    shown(&ctx, StatusCode::OK, (form, FieldErrors::new()), done)
}

fn shown(
    ctx: &Ctx,
    status: StatusCode,
    (form, errors): (Corrected, FieldErrors),
    done: String,
) -> Result<Response> {
    let shell = Shell::new(ctx, "accounts-data-title");
    let view = DataPage {
        languages: languages(ctx, &form.language),
        sure: sure(ctx),
        done,
        errors: FormErrors::of(&shell, &errors),
        form,
        shell,
    };
    render_with(status, &view)
}

fn languages(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    Locale::ALL
        .into_iter()
        .map(|locale| Choice {
            value: locale.tag().into(),
            label: ctx.say(&format!("recommendations-language-{locale}"), &[]),
            selected: locale.tag() == chosen,
        })
        .collect()
}

fn sure(ctx: &Ctx) -> Vec<Choice> {
    vec![Choice {
        value: "yes".into(),
        label: ctx.say("accounts-leave-sure", &[]),
        selected: false,
    }]
}

/// Everything that the slices keep of the viewer, as one file.
pub async fn copy(ctx: Ctx) -> Result<Response> {
    let person = ctx.viewer.person_id().ok_or(Error::NotFound)?;
    if !policy::has_desk(&ctx.viewer) {
        return Err(Error::NotFound);
    }
    let mut all = Map::new();
    for slice in app::slices() {
        if let Some(about) = slice.about {
            all.insert(slice.name.to_owned(), about(&ctx, person).await?);
        }
    }
    let text = serde_json::to_string_pretty(&Value::Object(all)).map_err(Error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"kenes-my-data.json\"",
        ),
    ];
    Ok((headers, text).into_response())
}

pub async fn correct(ctx: Ctx, Form(typed): Form<Corrected>) -> Result<Response> {
    match data::correct(&ctx, &typed).await {
        Ok(()) => Ok(see_other(&ctx, "/account/data?saved=true")),
        Err(Error::Invalid(errors)) => {
            let typed = Corrected {
                password: String::new(),
                ..typed
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            shown(&ctx, status, (typed, errors), String::new())
        }
        Err(error) => Err(error),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Leaving {
    sure: String,
    leave_password: String,
}

pub async fn leave(ctx: Ctx, Form(typed): Form<Leaving>) -> Result<Response> {
    match data::leave(&ctx, typed.sure == "yes", typed.leave_password).await {
        Ok(()) => Ok(see_other(&ctx, "/")),
        Err(Error::Invalid(errors)) => {
            // The form above has a password too.
            let errors = errors
                .into_iter()
                .map(|(field, error)| match field.as_str() {
                    "password" => ("leave_password".to_owned(), error),
                    _ => (field, error),
                })
                .collect();
            let form = data::get_own(&ctx).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            shown(&ctx, status, (form, errors), String::new())
        }
        Err(error) => Err(error),
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let page = DataPage {
        shell: Shell::new(ctx, "accounts-data-title"),
        form: Corrected {
            name: "Aigul".into(),
            mail: "aigul@example.org".into(),
            ..Corrected::default()
        },
        languages: languages(ctx, "kk"),
        sure: sure(ctx),
        done: ctx.say("accounts-data-saved", &[]),
        errors: [
            ("name", ctx.say("accounts-data-name-empty", &[])),
            ("language", ctx.say("accounts-data-language-missing", &[])),
            ("password", ctx.say("accounts-password-not-yours", &[])),
            ("sure", ctx.say("accounts-leave-sure-missing", &[])),
        ]
        .into_iter()
        .collect(),
    };
    vec![("data", page.render())]
}
