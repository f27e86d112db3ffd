//! The page of the rules: days, and what would go now.

use super::actions;
use crate::{slice::Sample, slices::operations::policy};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{FormErrors, Shell, render_with, see_other},
    retention::Held,
};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "operations/html/retention.html")]
struct RetentionPage {
    shell: Shell,
    rules: Vec<RuleLine>,
    due: i64,
    may_set: bool,
    /// What was just done; empty.
    done: String,
    errors: FormErrors,
}

struct RuleLine {
    name: &'static str,
    what: String,
    days: String,
    bounds: String,
    due: i64,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Done {
    gone: Option<u64>,
    saved: bool,
}

pub async fn rules(ctx: Ctx, Query(done): Query<Done>) -> Result<Response> {
    let sentence = match done {
        Done { gone: Some(n), .. } => {
            let n = i64::try_from(n).unwrap_or(i64::MAX);
            ctx.say("operations-retention-done", &[("n", n.into())])
        }
        Done { saved: true, .. } => ctx.say("operations-retention-saved", &[]),
        _ => String::new(),
    };
    page(
        &ctx,
        StatusCode::OK,
        sentence,
        (HashMap::new(), FieldErrors::new()),
    )
    .await
}

async fn page(
    ctx: &Ctx,
    status: StatusCode,
    done: String,
    (typed, errors): (HashMap<String, String>, FieldErrors),
) -> Result<Response> {
    let held = actions::list_rules(ctx).await?;
    let shell = Shell::new(ctx, "operations-retention-title");
    let view = RetentionPage {
        due: held.iter().map(|rule| rule.due).sum(),
        rules: held
            .iter()
            .map(|held| line(ctx, held, typed.get(held.rule.name)))
            .collect(),
        may_set: policy::may_set_retention(&ctx.viewer).is_some(),
        done,
        errors: FormErrors::of(&shell, &errors),
        shell,
    };
    render_with(status, &view)
}

fn line(ctx: &Ctx, held: &Held, typed: Option<&String>) -> RuleLine {
    RuleLine {
        name: held.rule.name,
        what: ctx.say(&format!("operations-retention-{}", held.rule.name), &[]),
        days: typed.map_or_else(|| held.days.to_string(), Clone::clone),
        bounds: ctx.say(
            "operations-retention-bounds",
            &[
                ("least", i64::from(held.rule.least).into()),
                ("most", i64::from(held.rule.most).into()),
            ],
        ),
        due: held.due,
    }
}

pub async fn set(ctx: Ctx, Form(typed): Form<HashMap<String, String>>) -> Result<Response> {
    match actions::set_days(&ctx, &typed).await {
        Ok(()) => Ok(see_other(&ctx, "/retention?saved=true")),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, status, String::new(), (typed, errors)).await
        }
        Err(error) => Err(error),
    }
}

pub async fn apply(ctx: Ctx) -> Result<Response> {
    let gone = actions::apply(&ctx).await?;
    Ok(see_other(&ctx, &format!("/retention?gone={gone}")))
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let page = |may_set, due| RetentionPage {
        shell: Shell::new(ctx, "operations-retention-title"),
        rules: ctx
            .kernel
            .retention
            .iter()
            .map(|rule| {
                let held = Held {
                    rule: *rule,
                    days: rule.days,
                    due,
                };
                line(ctx, &held, None)
            })
            .collect(),
        due: due * 3,
        may_set,
        done: ctx.say("operations-retention-done", &[("n", 12_i64.into())]),
        errors: FormErrors::default(),
    };
    vec![
        ("retention", page(true, 4).render()),
        ("retention_read", page(false, 0).render()),
    ]
}
