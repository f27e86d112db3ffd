//! Pages of coalitions. For everybody but their partners they are not there.

use super::{
    actions::{self, allying, may_be_partner},
    model::{Standing, Typed},
    tables::{CoalitionRow, PartnerRow},
};
use crate::{slice::Sample, slices::body::store as organisations};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    form::FieldErrors,
    page::{At, Choice, FormErrors, Shell, render, render_with, see_other},
};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "body/html/coalitions.html")]
struct CoalitionsPage {
    shell: Shell,
    organisation: String,
    invitations: Vec<Line>,
    coalitions: Vec<Line>,
}

/// A coalition in a list.
struct Line {
    href: String,
    name: String,
    purpose: String,
}

#[derive(Template)]
#[template(path = "body/html/coalition_new.html")]
struct NewPage {
    shell: Shell,
    typed: Typed,
    errors: FormErrors,
}

#[derive(Template)]
#[template(path = "body/html/coalition.html")]
struct CoalitionPage {
    shell: Shell,
    path: String,
    purpose: String,
    /// Whether the viewer's organisation still has to answer.
    invited: bool,
    partners: Vec<Partner>,
    former: Vec<Partner>,
    choices: Vec<Choice>,
    errors: FormErrors,
}

struct Partner {
    id: String,
    name: String,
    since: String,
    /// Word of the standing, or how it ended.
    standing: String,
    founder: bool,
    /// Whether the viewer may part with it.
    may_part: bool,
}

pub async fn list(ctx: Ctx) -> Result<Response> {
    let (_, organisation) = allying(&ctx)?;
    let (coalitions, invitations) = actions::list_coalitions(&ctx).await?;
    let lines = |rows: Vec<CoalitionRow>| rows.into_iter().map(|row| line(&ctx, row)).collect();
    render(&CoalitionsPage {
        shell: Shell::new(&ctx, "body-coalitions-title"),
        organisation: organisation.name,
        invitations: lines(invitations),
        coalitions: lines(coalitions),
    })
}

fn line(ctx: &Ctx, row: CoalitionRow) -> Line {
    Line {
        href: format!("/{}{}", ctx.locale, row.path()),
        name: row.name,
        purpose: row.purpose,
    }
}

pub async fn new(ctx: Ctx) -> Result<Response> {
    allying(&ctx)?;
    new_page(&ctx, StatusCode::OK, Typed::default(), &FieldErrors::new())
}

pub async fn found(ctx: Ctx, Form(typed): Form<Typed>) -> Result<Response> {
    match actions::found(&ctx, &typed).await {
        Ok(id) => Ok(see_other(&ctx, &format!("/coalitions/{id}"))),
        Err(Error::Invalid(errors)) => {
            new_page(&ctx, StatusCode::UNPROCESSABLE_ENTITY, typed, &errors)
        }
        Err(error) => Err(error),
    }
}

fn new_page(ctx: &Ctx, status: StatusCode, typed: Typed, errors: &FieldErrors) -> Result<Response> {
    let shell = Shell::new(ctx, "body-coalition-new");
    render_with(
        status,
        &NewPage {
            errors: FormErrors::of(&shell, errors),
            typed,
            shell,
        },
    )
}

pub async fn coalition(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    page(&ctx, id, StatusCode::OK, ("", FieldErrors::new())).await
}

async fn page(
    ctx: &Ctx,
    id: Uuid,
    status: StatusCode,
    (chosen, errors): (&str, FieldErrors),
) -> Result<Response> {
    let (_, own) = allying(ctx)?;
    let (row, partners) = actions::get_coalition(ctx, id).await?;
    let db = ctx.db().read();
    let names = organisations::list_organisations(db, &ctx.viewer, ctx.locale).await?;
    let name_of = |id: Uuid| {
        names
            .iter()
            .find(|organisation| organisation.id == id)
            .map_or_else(String::new, |found| found.name.text(ctx.locale).to_owned())
    };
    let founds = row.founder_id == own.id;
    let shown = |partner: &PartnerRow| {
        let standing = Standing::of(partner);
        Partner {
            id: partner.organisation_id.to_string(),
            name: name_of(partner.organisation_id),
            since: day_of(ctx, partner.accepted_at.unwrap_or(partner.invited_at)),
            standing: standing_word(ctx, partner),
            founder: partner.organisation_id == row.founder_id,
            may_part: founds && standing != Standing::Ended && partner.organisation_id != own.id,
        }
    };
    let (former, standing): (Vec<&PartnerRow>, Vec<&PartnerRow>) = partners
        .iter()
        .partition(|partner| Standing::of(partner) == Standing::Ended);
    let invited = standing.iter().any(|partner| {
        partner.organisation_id == own.id && Standing::of(partner) == Standing::Invited
    });
    let choices = names
        .iter()
        .filter(|organisation| may_be_partner(organisation))
        .filter(|organisation| {
            !standing
                .iter()
                .any(|partner| partner.organisation_id == organisation.id)
        })
        .map(|organisation| Choice {
            value: organisation.key.clone(),
            label: organisation.name.text(ctx.locale).to_owned(),
            selected: organisation.key == chosen,
        })
        .collect();
    let shell = Shell::titled(ctx, row.name.clone());
    render_with(
        status,
        &CoalitionPage {
            path: format!("/{}{}", ctx.locale, row.path()),
            invited,
            partners: standing.into_iter().map(shown).collect(),
            // Who left is no matter of somebody who has not come in.
            former: former.into_iter().filter(|_| !invited).map(shown).collect(),
            choices: if invited { Vec::new() } else { choices },
            errors: FormErrors::of(&shell, &errors),
            purpose: row.purpose,
            shell,
        },
    )
}

fn day_of(ctx: &Ctx, at: Instant) -> String {
    let words = &ctx.kernel.words;
    words.day(ctx.locale, at.day(&ctx.kernel.zone))
}

fn standing_word(ctx: &Ctx, row: &PartnerRow) -> String {
    let word = match (Standing::of(row), row.ended_how.as_deref()) {
        (Standing::Invited, _) => "invited",
        (Standing::Partner, _) => "partner",
        (Standing::Ended, Some("declined")) => "declined",
        (Standing::Ended, Some("parted")) => "parted",
        (Standing::Ended, _) => "left",
    };
    ctx.say(&format!("body-coalition-{word}"), &[])
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Invited {
    organisation: String,
}

pub async fn invite(ctx: Ctx, At(id): At<Uuid>, Form(form): Form<Invited>) -> Result<Response> {
    match actions::invite(&ctx, id, &form.organisation).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/coalitions/{id}"))),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, id, status, (&form.organisation, errors)).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Answered {
    answer: String,
}

pub async fn answer(ctx: Ctx, At(id): At<Uuid>, Form(form): Form<Answered>) -> Result<Response> {
    let accepts = form.answer == "accept";
    actions::answer(&ctx, id, accepts).await?;
    let next = if accepts {
        format!("/coalitions/{id}")
    } else {
        "/coalitions".to_owned()
    };
    Ok(see_other(&ctx, &next))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Leaving {
    /// Another organisation; empty for the own one.
    organisation: String,
}

pub async fn leave(ctx: Ctx, At(id): At<Uuid>, Form(form): Form<Leaving>) -> Result<Response> {
    let other = match form.organisation.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Error::NotFound)?),
    };
    actions::leave(&ctx, id, other).await?;
    let next = match other {
        Some(_) => format!("/coalitions/{id}"),
        None => "/coalitions".to_owned(),
    };
    Ok(see_other(&ctx, &next))
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let line = || Line {
        href: "/en/coalitions/x".into(),
        name: "Coalition against torture".into(),
        purpose: "One alternative report.".into(),
    };
    let list = |lines: Vec<Line>, invitations| CoalitionsPage {
        shell: Shell::new(ctx, "body-coalitions-title"),
        organisation: "Paper Saiga Legal Clinic".into(),
        invitations,
        coalitions: lines,
    };
    let partner = |standing: &str, founder| Partner {
        id: "x".into(),
        name: "Lantern and Key".into(),
        since: "2 May 2026".into(),
        standing: ctx.say(&format!("body-coalition-{standing}"), &[]),
        founder,
        may_part: !founder,
    };
    let shell = Shell::new(ctx, "body-coalition-new");
    let wrong = |field: &'static str, key: &str| {
        [(field, ctx.say(key, &[]))]
            .into_iter()
            .collect::<FormErrors>()
    };
    let coalition = |invited| CoalitionPage {
        shell: Shell::titled(ctx, "Coalition against torture".into()),
        path: "/en/coalitions/x".into(),
        purpose: "One alternative report.".into(),
        invited,
        partners: vec![partner("partner", true), partner("invited", false)],
        former: vec![
            partner("left", true),
            partner("declined", true),
            partner("parted", true),
        ],
        choices: vec![Choice {
            value: "ngo".into(),
            label: "Open Steppe".into(),
            selected: false,
        }],
        errors: wrong("organisation", "body-coalition-partner-already"),
    };
    vec![
        ("coalitions", list(vec![line()], vec![line()]).render()),
        ("coalitions_empty", list(Vec::new(), Vec::new()).render()),
        ("coalition", coalition(false).render()),
        ("coalition_invited", coalition(true).render()),
        (
            "coalition_new",
            NewPage {
                shell,
                typed: Typed::default(),
                errors: wrong("name", "body-coalition-name-empty"),
            }
            .render(),
        ),
    ]
}
