//! Pages of accounts.

use super::{
    actions::{self, DEVICE_COOKIE, NewSession, SESSION_COOKIE, SignedIn},
    invitations::pages::{ForgottenPage, InvitationPage, LinkGonePage},
    mails::pages::{HtmlMail, MailsPage, OutboxPage},
    model::DEVICE_SECONDS,
    people::{
        bulk::pages::BulkPage,
        pages::{InvitePage, PeoplePage, PersonPage},
    },
    second_factor::{
        self,
        pages::{CodePage, SecondFactorPage, to_code_page},
    },
    tokens::pages::TokensPage,
};
use crate::slice::Sample;
use askama::Template;
use axum::{Form, response::Response};
use axum_extra::extract::cookie::{Cookie, SameSite};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    page::{At, Shell, render, render_with, see_other},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "accounts/html/sign_in.html")]
struct SignInPage {
    shell: Shell,
    handle: String,
    next: String,
    /// Empty, or the sentence that says what was wrong.
    error: String,
    /// Whether the person has just chosen a password by a link.
    chosen: bool,
}

impl SignInPage {
    fn sample(ctx: &Ctx) -> Self {
        Self {
            shell: Shell::new(ctx, "accounts-sign-in-title"),
            handle: "aigul".into(),
            next: "/recommendations".into(),
            error: ctx.say("accounts-sign-in-wrong", &[]),
            chosen: true,
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/html/account.html")]
struct AccountPage {
    shell: Shell,
    name: String,
    role: String,
    has_second_factor: bool,
    sessions: Vec<SessionLine>,
}

struct SessionLine {
    /// Empty when the browser did not say.
    device: String,
    action: String,
    began: Instant,
    last_used: Instant,
    is_this: bool,
}

impl AccountPage {
    fn sample(ctx: &Ctx) -> Self {
        Self {
            shell: Shell::new(ctx, "accounts-account-title"),
            name: "Aigul Serikova".into(),
            role: ctx.say("role-clerk", &[]),
            has_second_factor: false,
            sessions: [true, false]
                .into_iter()
                .map(|is_this| SessionLine {
                    device: if is_this {
                        "Firefox, Linux".into()
                    } else {
                        String::new()
                    },
                    action: "/account/sessions/x/closure".into(),
                    began: ctx.now,
                    last_used: ctx.now,
                    is_this,
                })
                .collect(),
        }
    }
}

#[derive(Deserialize, Default)]
pub struct Next {
    #[serde(default)]
    next: String,
    #[serde(default)]
    chosen: String,
    #[serde(default)]
    over: String,
}

pub async fn sign_in_form(ctx: Ctx, query: axum::extract::Query<Next>) -> Result<Response> {
    render(&SignInPage {
        shell: Shell::new(&ctx, "accounts-sign-in-title"),
        handle: String::new(),
        next: query.0.next,
        error: if query.0.over.is_empty() {
            String::new()
        } else {
            ctx.say("accounts-code-over", &[])
        },
        chosen: !query.0.chosen.is_empty(),
    })
}

#[derive(Deserialize)]
pub struct SignInForm {
    #[serde(default)]
    handle: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

pub async fn sign_in(
    ctx: Ctx,
    headers: HeaderMap,
    Form(form): Form<SignInForm>,
) -> Result<Response> {
    let device = actions::cookie_of(&headers, DEVICE_COOKIE);
    let agent = user_agent(&headers);
    let outcome =
        actions::sign_in(&ctx, &form.handle, form.password, device.as_deref(), &agent).await;
    match outcome {
        Ok(SignedIn::Session(session)) => {
            let response = see_other(&ctx, own_path(&form.next));
            Ok(with_new_session(&ctx, response, &session))
        }
        Ok(SignedIn::Half(half)) => Ok(to_code_page(&ctx, &half, &form.next)),
        Err(Error::Refused(refusal)) => render_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &SignInPage {
                shell: Shell::new(&ctx, "accounts-sign-in-title"),
                handle: form.handle,
                next: form.next,
                error: ctx.say(refusal.key, &[]),
                chosen: false,
            },
        ),
        Err(error) => Err(error),
    }
}

#[derive(Deserialize)]
pub struct DemonstrationForm {
    #[serde(default)]
    handle: String,
    #[serde(default)]
    next: String,
}

pub async fn demonstration_sign_in(
    ctx: Ctx,
    headers: HeaderMap,
    Form(form): Form<DemonstrationForm>,
) -> Result<Response> {
    let agent = user_agent(&headers);
    let session = actions::sign_in_demonstration(&ctx, &form.handle, &agent).await?;
    let response = see_other(&ctx, own_path(&form.next));
    Ok(with_new_session(&ctx, response, &session))
}

pub async fn sign_out(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    if let Some(token) = actions::session_token(&headers) {
        actions::sign_out(&ctx, &token).await?;
    }
    Ok(without_cookie(see_other(&ctx, "/"), SESSION_COOKIE))
}

pub async fn account(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    let Some(person) = ctx.viewer.person.clone() else {
        return Ok(see_other(&ctx, "/sign-in?next=/account"));
    };
    let token = actions::session_token(&headers).unwrap_or_default();
    let sessions = actions::list_sessions(&ctx, &token)
        .await?
        .into_iter()
        .map(|(s, is_this)| SessionLine {
            action: format!("/account/sessions/{}/closure", s.name()),
            device: s.device.unwrap_or_default(),
            began: s.created_at,
            last_used: s.last_used_at,
            is_this,
        })
        .collect();
    render(&AccountPage {
        shell: Shell::new(&ctx, "accounts-account-title"),
        name: person.name,
        role: ctx.say(ctx.viewer.role.key(), &[]),
        has_second_factor: second_factor::has_second_factor(ctx.db().read(), person.id).await?,
        sessions,
    })
}

pub async fn end_other_sessions(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    let token = actions::session_token(&headers).ok_or(Error::Forbidden)?;
    actions::end_other_sessions(&ctx, &token).await?;
    Ok(see_other(&ctx, "/account"))
}

pub async fn end_session(ctx: Ctx, At(name): At<String>) -> Result<Response> {
    actions::end_session(&ctx, &name).await?;
    Ok(see_other(&ctx, "/account"))
}

/// What the browser calls itself, as far as it says.
pub(super) fn user_agent(headers: &HeaderMap) -> String {
    let named = headers
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok());
    named.unwrap_or_default().to_owned()
}

/// Only paths of our own: an address of another site would be an open redirect.
pub(super) fn own_path(next: &str) -> &str {
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if ours && !next.contains(char::is_control) {
        next
    } else {
        "/"
    }
}

/// With the cookies of a new session and of its browser.
pub(super) fn with_new_session(ctx: &Ctx, response: Response, session: &NewSession) -> Response {
    let response = with_cookie(ctx, response, SESSION_COOKIE, &session.token, None);
    with_cookie(
        ctx,
        response,
        DEVICE_COOKIE,
        &session.device,
        Some(DEVICE_SECONDS),
    )
}

pub(super) fn with_cookie(
    ctx: &Ctx,
    mut response: Response,
    name: &'static str,
    value: &str,
    seconds: Option<i64>,
) -> Response {
    let mut cookie = Cookie::new(name, value.to_owned());
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(ctx.kernel.config.secure_cookies);
    let mut written = cookie.to_string();
    if let Some(seconds) = seconds {
        written.push_str(&format!("; Max-Age={seconds}"));
    }
    set_cookie(&mut response, &written);
    response
}

pub(super) fn without_cookie(mut response: Response, name: &'static str) -> Response {
    let mut gone = Cookie::new(name, "");
    gone.set_path("/");
    gone.make_removal();
    set_cookie(&mut response, &gone.to_string());
    response
}

/// A page that holds a secret is kept nowhere.
pub(super) fn with_no_store(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn set_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    vec![
        ("sign_in", SignInPage::sample(ctx).render()),
        ("account", AccountPage::sample(ctx).render()),
        (
            "shortcuts",
            super::shortcuts::pages::ShortcutsPage::sample(ctx).render(),
        ),
        ("code", CodePage::sample(ctx).render()),
        ("second factor", SecondFactorPage::sample(ctx).render()),
        (
            "second factor in use",
            SecondFactorPage::sample_in_use(ctx).render(),
        ),
        ("tokens", TokensPage::sample(ctx).render()),
        ("tokens, empty", TokensPage::sample_empty(ctx).render()),
        ("invitation", InvitationPage::sample(ctx).render()),
        ("link used", LinkGonePage::sample(ctx).render()),
        ("link gone", LinkGonePage::sample_expired(ctx).render()),
        ("forgotten", ForgottenPage::sample(ctx).render()),
        ("forgotten, sent", ForgottenPage::sample_sent(ctx).render()),
        ("people", PeoplePage::sample(ctx).render()),
        ("invite", InvitePage::sample(ctx).render()),
        ("bulk", BulkPage::sample(ctx).render()),
        ("bulk with faults", BulkPage::sample_faulty(ctx).render()),
        ("bulk to confirm", BulkPage::sample_ready(ctx).render()),
        ("person", PersonPage::sample(ctx).render()),
        ("mail", HtmlMail::sample(ctx)),
        ("mails", MailsPage::sample(ctx).render()),
        ("outbox", OutboxPage::sample(ctx).render()),
    ]
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_paths_of_our_own_are_followed() {
        for (next, followed) in [
            ("/road-maps?x=1", "/road-maps?x=1"),
            ("", "/"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil.example", "/"),
        ] {
            assert_eq!(own_path(next), followed);
        }
    }
}
