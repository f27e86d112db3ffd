//! The page of tokens.

use super::{
    actions::{self, Tokens},
    model::{DAYS, Owner, Scope, Standing, TypedToken},
    tables::TokenRow,
};
use crate::slices::accounts::pages::with_no_store;
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, Choice, FormErrors, Shell, render_with, see_other},
};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "accounts/html/tokens.html")]
pub struct TokensPage {
    shell: Shell,
    /// Empty, or the token that was just made, shown once.
    token: String,
    withdrawn: bool,
    /// Empty, or why it was not done.
    refusal: String,
    lists: Vec<List>,
    /// Not `name`, which macros have as well.
    typed_name: String,
    /// Empty where the viewer acts for no organisation.
    owners: Vec<Choice>,
    scopes: Vec<Choice>,
    days: Vec<Choice>,
    asks_password: bool,
    errors: FormErrors,
}

struct List {
    id: &'static str,
    title: String,
    empty: String,
    tokens: Vec<Line>,
}

struct Line {
    name: String,
    /// Empty for the viewer's own.
    owner: String,
    made: String,
    scope: String,
    used: String,
    state: &'static str,
    state_label: String,
    /// Empty where there is nothing to withdraw.
    action: String,
}

#[derive(Deserialize, Default)]
pub struct Done {
    #[serde(default)]
    withdrawn: String,
}

#[derive(Deserialize)]
pub struct TokenForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    scope: String,
    #[serde(default)]
    days: String,
    #[serde(default)]
    password: String,
}

pub async fn tokens(ctx: Ctx, Query(asked): Query<Done>) -> Result<Response> {
    if ctx.viewer.person.is_none() {
        return Ok(see_other(&ctx, "/sign-in?next=/account/tokens"));
    }
    let mut page = TokensPage::new(
        &ctx,
        actions::list(&ctx).await?,
        &fresh(),
        &FieldErrors::new(),
    );
    page.withdrawn = !asked.withdrawn.is_empty();
    answer(StatusCode::OK, &page)
}

/// What the form proposes: the least.
fn fresh() -> TypedToken {
    TypedToken {
        owner: Owner::Person.code().into(),
        scope: Scope::Read.code().into(),
        days: DAYS[1].to_string(),
        ..TypedToken::default()
    }
}

pub async fn make(ctx: Ctx, Form(form): Form<TokenForm>) -> Result<Response> {
    let typed = TypedToken {
        name: form.name,
        // The form asks for an owner only where there is a choice.
        owner: if form.owner.is_empty() {
            Owner::Person.code().into()
        } else {
            form.owner
        },
        scope: form.scope,
        days: form.days,
    };
    let outcome = actions::make(&ctx, &typed, form.password).await;
    let (status, typed, errors, token, refusal) = match outcome {
        Ok(token) => (
            StatusCode::OK,
            fresh(),
            FieldErrors::new(),
            token,
            String::new(),
        ),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            (status, typed, errors, String::new(), String::new())
        }
        Err(Error::Refused(refusal)) => {
            let (status, errors) = (StatusCode::UNPROCESSABLE_ENTITY, FieldErrors::new());
            (
                status,
                typed,
                errors,
                String::new(),
                ctx.say(refusal.key, &[]),
            )
        }
        Err(error) => return Err(error),
    };
    let mut page = TokensPage::new(&ctx, actions::list(&ctx).await?, &typed, &errors);
    page.token = token;
    page.refusal = refusal;
    answer(status, &page)
}

pub async fn withdraw(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    match actions::withdraw(&ctx, id).await {
        // Withdrawn by a first press of the same button.
        Ok(()) | Err(Error::Refused(_)) => Ok(see_other(&ctx, "/account/tokens?withdrawn=1")),
        Err(error) => Err(error),
    }
}

fn answer(status: StatusCode, page: &TokensPage) -> Result<Response> {
    Ok(with_no_store(render_with(status, page)?))
}

impl TokensPage {
    fn new(ctx: &Ctx, tokens: Tokens, typed: &TypedToken, errors: &FieldErrors) -> Self {
        let shell = Shell::new(ctx, "accounts-tokens-title");
        let acting = tokens.organisation.as_ref();
        let owners = acting.map_or_else(Vec::new, |(acting, _)| {
            choices(Owner::ALL.map(Owner::code), &typed.owner, |code| {
                if code == Owner::Person.code() {
                    ctx.say("accounts-token-owner-person", &[])
                } else {
                    shell.say_1(
                        "accounts-token-owner-organisation",
                        "name",
                        acting.name.as_str(),
                    )
                }
            })
        });
        Self {
            token: String::new(),
            withdrawn: false,
            refusal: String::new(),
            lists: lists(ctx, &shell, &tokens),
            typed_name: typed.name.clone(),
            owners,
            scopes: choices(Scope::ALL.map(Scope::code), &typed.scope, |code| {
                Scope::from_code(code).map_or_else(String::new, |scope| ctx.say(scope.key(), &[]))
            }),
            days: choices(DAYS.map(|days| days.to_string()), &typed.days, |days| {
                let days: i64 = days.parse().unwrap_or_default();
                shell.say_n("accounts-token-days-n", days)
            }),
            asks_password: tokens.asks_password,
            errors: FormErrors::of(&shell, errors),
            shell,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        use kenes_kernel::access::ViewerOrganisation;
        let (maker, person) = (Uuid::max(), Some(Uuid::nil()));
        let row = |person_id: Option<Uuid>, days: i64, withdrawn: bool, used: bool| TokenRow {
            id: Uuid::nil(),
            token_hash: String::new(),
            name: "Сервер".into(),
            scope: if days > 30 { "read" } else { "write" }.into(),
            person_id,
            organisation_id: person_id.is_none().then_some(Uuid::nil()),
            audience_id: 1,
            created_at: ctx.now,
            created_by: maker,
            expires_at: ctx.now.plus_seconds(days * 24 * 3600),
            withdrawn_at: withdrawn.then_some(ctx.now),
            withdrawn_by: None,
            last_used_at: used.then_some(ctx.now),
        };
        let organisation = ViewerOrganisation {
            id: Uuid::nil(),
            name: "Paper Saiga".into(),
            audience_id: 9,
        };
        let tokens = Tokens {
            own: vec![
                row(person, 30, false, true),
                row(person, 0, false, false),
                row(person, 90, true, false),
            ],
            organisation: Some((organisation, vec![row(None, 365, false, true)])),
            others: vec![("Ministry of Justice".into(), row(None, 90, false, false))],
            names: HashMap::from([(maker, "Aigul Serikova".into())]),
            asks_password: true,
        };
        let typed = TypedToken {
            owner: "organisation".into(),
            scope: "write".into(),
            ..TypedToken::default()
        };
        let errors = typed.check().err().unwrap_or_default();
        let mut page = Self::new(ctx, tokens, &typed, &errors);
        page.token = super::model::token_of(&[7; 32]);
        page
    }

    pub fn sample_empty(ctx: &Ctx) -> Self {
        let tokens = Tokens {
            own: Vec::new(),
            organisation: None,
            others: Vec::new(),
            names: HashMap::new(),
            asks_password: false,
        };
        let mut page = Self::new(ctx, tokens, &fresh(), &FieldErrors::new());
        page.withdrawn = true;
        page.refusal = ctx.say("accounts-token-too-many", &[]);
        page
    }
}

fn choices<T: Into<String>>(
    values: impl IntoIterator<Item = T>,
    selected: &str,
    label: impl Fn(&str) -> String,
) -> Vec<Choice> {
    values
        .into_iter()
        .map(|value| {
            let value: String = value.into();
            Choice {
                label: label(&value),
                selected: value == selected,
                value,
            }
        })
        .collect()
}

fn lists(ctx: &Ctx, shell: &Shell, tokens: &Tokens) -> Vec<List> {
    let mut out = vec![List {
        id: "own",
        title: ctx.say("accounts-tokens-own", &[]),
        empty: ctx.say("accounts-tokens-none", &[]),
        tokens: tokens
            .own
            .iter()
            .map(|row| {
                line(
                    ctx,
                    shell,
                    row,
                    ctx.say(
                        "accounts-token-made",
                        &[("at", moment(shell, row.created_at).into())],
                    ),
                    "",
                )
            })
            .collect(),
    }];
    let made_by = |row: &TokenRow| {
        let who = tokens.names.get(&row.created_by).cloned();
        let who = who.unwrap_or_else(|| ctx.say("accounts-person-erased", &[]));
        let at = moment(shell, row.created_at);
        shell.say_2("accounts-token-made-by", "at", at, "who", who)
    };
    if let Some((acting, rows)) = &tokens.organisation {
        out.push(List {
            id: "organisation",
            title: shell.say_1("accounts-tokens-organisation", "name", acting.name.as_str()),
            empty: ctx.say("accounts-tokens-none", &[]),
            tokens: rows
                .iter()
                .map(|row| line(ctx, shell, row, made_by(row), ""))
                .collect(),
        });
    }
    if !tokens.others.is_empty() {
        out.push(List {
            id: "others",
            title: ctx.say("accounts-tokens-others", &[]),
            empty: String::new(),
            tokens: tokens
                .others
                .iter()
                .map(|(owner, row)| line(ctx, shell, row, made_by(row), owner))
                .collect(),
        });
    }
    out
}

fn moment(shell: &Shell, at: kenes_kernel::clock::Instant) -> String {
    shell.moment(&at)
}

fn line(ctx: &Ctx, shell: &Shell, row: &TokenRow, made: String, owner: &str) -> Line {
    let standing = row.standing(ctx.now);
    let until = moment(shell, row.expires_at);
    Line {
        name: row.name.clone(),
        owner: owner.to_owned(),
        made,
        scope: Scope::from_code(&row.scope)
            .map_or_else(String::new, |scope| ctx.say(scope.key(), &[])),
        used: match row.last_used_at {
            Some(at) => shell.say_1("accounts-token-used", "at", moment(shell, at)),
            None => ctx.say("accounts-token-unused", &[]),
        },
        state: standing.drawn(),
        state_label: match standing {
            Standing::Withdrawn => ctx.say(standing.key(), &[]),
            Standing::Open | Standing::Expired => shell.say_1(standing.key(), "until", until),
        },
        action: if row.withdrawn_at.is_none() {
            format!("/account/tokens/{}/withdrawal", row.id)
        } else {
            String::new()
        },
    }
}
