//! The pages of the second factor.

use super::{
    actions::{self, Finished, Standing},
    model::{address_of_secret, base32, in_groups, name_of_site, picture},
};
use crate::slices::accounts::{
    actions::{DEVICE_COOKIE, HALF_COOKIE, cookie_of, session_token},
    pages::{own_path, user_agent, with_cookie, with_new_session, with_no_store, without_cookie},
};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::{HeaderMap, StatusCode};
use kenes_kernel::{
    Ctx, Error, Result,
    form::{FieldError, FieldErrors, wrong},
    page::{FormErrors, Shell, render, render_with, see_other},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "accounts/html/code.html")]
pub struct CodePage {
    shell: Shell,
    next: String,
    errors: FormErrors,
}

#[derive(Deserialize, Default)]
pub struct Next {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
pub struct CodeForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

/// The second page of signing in.
pub async fn code_form(
    ctx: Ctx,
    headers: HeaderMap,
    Query(asked): Query<Next>,
) -> Result<Response> {
    let half = cookie_of(&headers, HALF_COOKIE).unwrap_or_default();
    if !actions::is_half_open(&ctx, &half).await? {
        return Ok(see_other(&ctx, "/sign-in"));
    }
    let page = CodePage::new(&ctx, asked.next, &FieldErrors::new());
    Ok(with_no_store(render(&page)?))
}

pub async fn code(ctx: Ctx, headers: HeaderMap, Form(form): Form<CodeForm>) -> Result<Response> {
    let half = cookie_of(&headers, HALF_COOKIE).unwrap_or_default();
    let device = cookie_of(&headers, DEVICE_COOKIE);
    let agent = user_agent(&headers);
    let finished = actions::finish(&ctx, &half, &form.code, device.as_deref(), &agent).await?;
    match finished {
        Finished::Session(session) => {
            let response = see_other(&ctx, own_path(&form.next));
            let response = with_new_session(&ctx, response, &session);
            Ok(without_cookie(response, HALF_COOKIE))
        }
        Finished::Wrong => {
            let errors = wrong("code", FieldError::new("accounts-code-wrong"));
            let page = CodePage::new(&ctx, form.next, &errors);
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Finished::Over => Ok(without_cookie(
            see_other(&ctx, "/sign-in?over=1"),
            HALF_COOKIE,
        )),
    }
}

/// After the password: to the page of the code.
pub fn to_code_page(ctx: &Ctx, half: &str, next: &str) -> Response {
    let next = serde_urlencoded::to_string([("next", own_path(next))]).unwrap_or_default();
    let response = see_other(ctx, &format!("/sign-in/code?{next}"));
    with_cookie(ctx, response, HALF_COOKIE, half, None)
}

impl CodePage {
    fn new(ctx: &Ctx, next: String, errors: &FieldErrors) -> Self {
        let shell = Shell::new(ctx, "accounts-code-title");
        Self {
            errors: FormErrors::of(&shell, errors),
            shell,
            next,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        let errors = wrong("code", FieldError::new("accounts-code-wrong"));
        Self::new(ctx, "/".into(), &errors)
    }
}

#[derive(Template)]
#[template(path = "accounts/html/second_factor.html")]
pub struct SecondFactorPage {
    shell: Shell,
    /// Whether nothing else can be done until it is set.
    must: bool,
    set_up: Option<SetUp>,
    codes_left: i64,
    /// Recovery codes, shown once.
    codes: Vec<String>,
    errors: FormErrors,
}

struct SetUp {
    /// In groups of four.
    secret: String,
    /// The path of the picture.
    path: String,
    view_box: String,
}

async fn page(ctx: &Ctx, errors: &FieldErrors) -> Result<SecondFactorPage> {
    let (person, standing) = actions::own_standing(ctx).await?;
    let must = actions::must_set_up(ctx, &person).await?;
    let shell = Shell::new(ctx, "accounts-factor-title");
    let (set_up, codes_left) = match standing {
        Standing::ToConfirm(secret) => {
            let site = name_of_site(&ctx.kernel.config.public_url);
            (Some(SetUp::of(site, &person.handle, &secret)), 0)
        }
        Standing::InUse(left) => (None, left),
    };
    Ok(SecondFactorPage {
        must,
        set_up,
        codes_left,
        codes: Vec::new(),
        errors: FormErrors::of(&shell, errors),
        shell,
    })
}

impl SetUp {
    fn of(site: &str, handle: &str, secret: &[u8]) -> Self {
        let (path, width) = picture(&address_of_secret(site, handle, secret)).unwrap_or_default();
        Self {
            secret: in_groups(&base32(secret), " "),
            path,
            view_box: format!("0 0 {width} {width}"),
        }
    }
}

pub async fn second_factor(ctx: Ctx) -> Result<Response> {
    if ctx.viewer.person.is_none() {
        return Ok(see_other(&ctx, "/sign-in?next=/account/second-factor"));
    }
    Ok(with_no_store(render(
        &page(&ctx, &FieldErrors::new()).await?,
    )?))
}

#[derive(Deserialize)]
pub struct SetUpForm {
    #[serde(default)]
    code: String,
}

pub async fn confirm(ctx: Ctx, Form(form): Form<SetUpForm>) -> Result<Response> {
    let outcome = actions::confirm(&ctx, &form.code).await;
    show_codes(&ctx, outcome).await
}

#[derive(Deserialize)]
pub struct PasswordForm {
    #[serde(default)]
    password: String,
}

pub async fn renew(ctx: Ctx, Form(form): Form<PasswordForm>) -> Result<Response> {
    let outcome = actions::renew_recovery_codes(&ctx, form.password).await;
    show_codes(&ctx, outcome).await
}

async fn show_codes(ctx: &Ctx, outcome: Result<Vec<String>>) -> Result<Response> {
    let (status, page) = match outcome {
        Ok(codes) => {
            let mut page = page(ctx, &FieldErrors::new()).await?;
            page.codes = codes;
            (StatusCode::OK, page)
        }
        Err(Error::Invalid(errors)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, page(ctx, &errors).await?)
        }
        Err(error) => return Err(error),
    };
    Ok(with_no_store(render_with(status, &page)?))
}

pub async fn remove(
    ctx: Ctx,
    headers: HeaderMap,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    session_token(&headers).ok_or(Error::NotFound)?;
    match actions::remove(&ctx, form.password).await {
        Ok(()) => Ok(see_other(&ctx, "/account")),
        Err(Error::Invalid(errors)) => render_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &page(&ctx, &errors).await?,
        ),
        Err(error) => Err(error),
    }
}

impl SecondFactorPage {
    pub fn sample(ctx: &Ctx) -> Self {
        let shell = Shell::new(ctx, "accounts-factor-title");
        let errors = wrong("code", FieldError::new("accounts-code-wrong"));
        Self {
            must: true,
            set_up: Some(SetUp::of("kenes", "aigul", b"12345678901234567890")),
            codes_left: 0,
            codes: Vec::new(),
            errors: FormErrors::of(&shell, &errors),
            shell,
        }
    }

    pub fn sample_in_use(ctx: &Ctx) -> Self {
        Self {
            must: false,
            set_up: None,
            codes_left: 10,
            codes: vec!["abcd-efgh-ijkl-mnop".into(); 10],
            ..Self::sample(ctx)
        }
    }
}
