//! The page that a link opens, and the one for a forgotten password.

use super::actions;
use crate::slices::accounts::pages::with_no_store;
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::{FieldError, FieldErrors, wrong},
    page::{At, FormErrors, Shell, render, render_with, see_other},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "accounts/html/invitation.html")]
pub struct InvitationPage {
    shell: Shell,
    action: String,
    name: String,
    handle: String,
    errors: FormErrors,
}

#[derive(Template)]
#[template(path = "accounts/html/link_gone.html")]
pub struct LinkGonePage {
    shell: Shell,
    sentence: String,
    was_used: bool,
}

#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    password: String,
}

pub async fn invitation(ctx: Ctx, At(secret): At<String>) -> Result<Response> {
    match actions::invited_by(&ctx, &secret).await {
        Ok((_, person)) => {
            let name = person.name.text(ctx.locale).to_owned();
            let page = InvitationPage::new(&ctx, &secret, name, person.handle, &FieldErrors::new());
            Ok(with_no_store(render(&page)?))
        }
        Err(error) => gone(&ctx, error),
    }
}

pub async fn choose(
    ctx: Ctx,
    At(secret): At<String>,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    match actions::choose_password(&ctx, &secret, form.password).await {
        Ok(()) => Ok(see_other(&ctx, "/sign-in?chosen=1")),
        Err(Error::Invalid(errors)) => {
            let (_, person) = actions::invited_by(&ctx, &secret).await?;
            let name = person.name.text(ctx.locale).to_owned();
            let page = InvitationPage::new(&ctx, &secret, name, person.handle, &errors);
            Ok(with_no_store(render_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                &page,
            )?))
        }
        Err(error) => gone(&ctx, error),
    }
}

/// One page for a link that was used, one for every other that does not work.
fn gone(ctx: &Ctx, error: Error) -> Result<Response> {
    let (key, was_used) = match &error {
        Error::NotFound => ("accounts-link-gone", false),
        Error::Refused(refusal) => (refusal.key, true),
        _ => return Err(error),
    };
    let page = LinkGonePage::new(ctx, key, was_used);
    Ok(with_no_store(render_with(StatusCode::NOT_FOUND, &page)?))
}

impl InvitationPage {
    fn new(ctx: &Ctx, secret: &str, name: String, handle: String, errors: &FieldErrors) -> Self {
        let shell = Shell::new(ctx, "accounts-invitation-title");
        Self {
            action: shell.url(&format!("/invitations/{secret}")),
            errors: FormErrors::of(&shell, errors),
            name,
            handle,
            shell,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        let errors = wrong("password", FieldError::new("accounts-password-common"));
        Self::new(ctx, "x", "Aigul Serikova".into(), "aigul".into(), &errors)
    }
}

impl LinkGonePage {
    fn new(ctx: &Ctx, key: &str, was_used: bool) -> Self {
        Self {
            shell: Shell::new(ctx, "accounts-link-gone-title"),
            sentence: ctx.say(key, &[]),
            was_used,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        Self::new(ctx, "accounts-link-used", true)
    }

    pub fn sample_expired(ctx: &Ctx) -> Self {
        Self::new(ctx, "accounts-link-gone", false)
    }
}

#[derive(Template)]
#[template(path = "accounts/html/forgotten.html")]
pub struct ForgottenPage {
    shell: Shell,
    sent: bool,
}

#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    sent: String,
}

#[derive(Deserialize)]
pub struct HandleForm {
    #[serde(default)]
    handle: String,
}

pub async fn forgotten(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    render(&ForgottenPage::new(&ctx, !asked.sent.is_empty()))
}

pub async fn request(ctx: Ctx, Form(form): Form<HandleForm>) -> Result<Response> {
    actions::request_reset(&ctx, &form.handle).await?;
    Ok(see_other(&ctx, "/sign-in/forgotten?sent=1"))
}

impl ForgottenPage {
    fn new(ctx: &Ctx, sent: bool) -> Self {
        Self {
            shell: Shell::new(ctx, "accounts-forgotten-title"),
            sent,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        Self::new(ctx, false)
    }

    pub fn sample_sent(ctx: &Ctx) -> Self {
        Self::new(ctx, true)
    }
}
