//! Pages of accounts.

use super::{
    actions::{self, SESSION_COOKIE},
    invitations::pages::{ForgottenPage, InvitationPage, LinkGonePage},
    mails::pages::{HtmlMail, MailsPage, OutboxPage},
    people::pages::{InvitePage, PeoplePage, PersonPage},
};
use crate::slice::Sample;
use askama::Template;
use axum::{Form, response::Response};
use axum_extra::extract::cookie::{Cookie, SameSite};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    page::{Shell, render, render_with, see_other},
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
    sessions: Vec<SessionLine>,
}

struct SessionLine {
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
            sessions: vec![SessionLine {
                began: ctx.now,
                last_used: ctx.now,
                is_this: true,
            }],
        }
    }
}

#[derive(Deserialize, Default)]
pub struct Next {
    #[serde(default)]
    next: String,
    #[serde(default)]
    chosen: String,
}

pub async fn sign_in_form(ctx: Ctx, query: axum::extract::Query<Next>) -> Result<Response> {
    render(&SignInPage {
        shell: Shell::new(&ctx, "accounts-sign-in-title"),
        handle: String::new(),
        next: query.0.next,
        error: String::new(),
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

pub async fn sign_in(ctx: Ctx, Form(form): Form<SignInForm>) -> Result<Response> {
    match actions::sign_in(&ctx, &form.handle, form.password).await {
        Ok(token) => Ok(with_session(
            &ctx,
            see_other(&ctx, own_path(&form.next)),
            &token,
        )),
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
    Form(form): Form<DemonstrationForm>,
) -> Result<Response> {
    let token = actions::sign_in_demonstration(&ctx, &form.handle).await?;
    Ok(with_session(
        &ctx,
        see_other(&ctx, own_path(&form.next)),
        &token,
    ))
}

pub async fn sign_out(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    if let Some(token) = actions::session_token(&headers) {
        actions::sign_out(&ctx, &token).await?;
    }
    let mut response = see_other(&ctx, "/");
    let mut gone = Cookie::new(SESSION_COOKIE, "");
    gone.set_path("/");
    gone.make_removal();
    set_cookie(&mut response, &gone);
    Ok(response)
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
            began: s.created_at,
            last_used: s.last_used_at,
            is_this,
        })
        .collect();
    render(&AccountPage {
        shell: Shell::new(&ctx, "accounts-account-title"),
        name: person.name,
        role: ctx.say(ctx.viewer.role.key(), &[]),
        sessions,
    })
}

pub async fn end_other_sessions(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    let token = actions::session_token(&headers).ok_or(Error::Forbidden)?;
    actions::end_other_sessions(&ctx, &token).await?;
    Ok(see_other(&ctx, "/account"))
}

/// Only paths of our own: an address of another site would be an open redirect.
fn own_path(next: &str) -> &str {
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if ours && !next.contains(char::is_control) {
        next
    } else {
        "/"
    }
}

fn with_session(ctx: &Ctx, mut response: Response, token: &str) -> Response {
    let mut cookie = Cookie::new(SESSION_COOKIE, token.to_owned());
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.set_secure(ctx.kernel.config.secure_cookies);
    set_cookie(&mut response, &cookie);
    response
}

/// A page that holds a secret is kept nowhere.
pub(super) fn with_no_store(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn set_cookie(response: &mut Response, cookie: &Cookie<'_>) {
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
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
        ("invitation", InvitationPage::sample(ctx).render()),
        ("link used", LinkGonePage::sample(ctx).render()),
        ("link gone", LinkGonePage::sample_expired(ctx).render()),
        ("forgotten", ForgottenPage::sample(ctx).render()),
        ("forgotten, sent", ForgottenPage::sample_sent(ctx).render()),
        ("people", PeoplePage::sample(ctx).render()),
        ("invite", InvitePage::sample(ctx).render()),
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
