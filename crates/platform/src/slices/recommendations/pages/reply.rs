//! Asking an institution for a reply to a recommendation.

use super::localised;
use crate::{
    slice::Sample,
    slices::{
        body,
        duties::{self, TypedQuestion},
        recommendations::{actions, policy, tables::RecommendationRow},
    },
};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_documents::observations::extra;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, Choice, FormErrors, Shell, render_with, see_other},
};

#[derive(Template)]
#[template(path = "recommendations/html/reply.html")]
struct ReplyPage {
    shell: Shell,
    reference: String,
    back: String,
    action: String,
    text: String,
    lang: String,
    can_count: bool,
    addressees: Vec<Choice>,
    asked: String,
    units: Vec<Choice>,
    number: String,
    day: String,
    what: String,
    errors: FormErrors,
}

pub async fn form(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    let row = find(&ctx, &reference).await?;
    let today = ctx.today().iso();
    // A committee that wants to hear of it by a day sets that day.
    let follow_up = row
        .extra()
        .remove(extra::FOLLOW_UP_DUE)
        .filter(|day| *day > today);
    let usual = match follow_up {
        Some(day) => TypedQuestion {
            asked: today,
            unit: "on".into(),
            day,
            ..TypedQuestion::default()
        },
        None => TypedQuestion {
            asked: today,
            unit: "working".into(),
            number: "15".into(),
            ..TypedQuestion::default()
        },
    };
    page(&ctx, &row, StatusCode::OK, usual, FieldErrors::new()).await
}

pub async fn ask(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<TypedQuestion>,
) -> Result<Response> {
    match actions::ask_for_reply(&ctx, &reference, &typed).await {
        Ok(duty) => Ok(see_other(&ctx, &format!("/duties/{duty}"))),
        Err(Error::Invalid(errors)) => {
            let row = find(&ctx, &reference).await?;
            page(&ctx, &row, StatusCode::UNPROCESSABLE_ENTITY, typed, errors).await
        }
        Err(error) => Err(error),
    }
}

/// The recommendation, for whoever may ask.
async fn find(ctx: &Ctx, reference: &str) -> Result<RecommendationRow> {
    if !policy::may_ask(&ctx.viewer) {
        return Err(Error::NotFound);
    }
    actions::get_recommendation(ctx, reference).await
}

async fn page(
    ctx: &Ctx,
    row: &RecommendationRow,
    status: StatusCode,
    typed: TypedQuestion,
    errors: FieldErrors,
) -> Result<Response> {
    let organisations = body::list_organisations(ctx.db().read(), &ctx.viewer, ctx.locale).await?;
    let nobody = Choice {
        value: String::new(),
        label: ctx.say("recommendations-reply-choose", &[]),
        selected: typed.addressee.is_empty(),
    };
    let back = localised(ctx, &row.path());
    let shell = Shell::titled(
        ctx,
        ctx.say(
            "recommendations-reply-title",
            &[("reference", row.reference().into())],
        ),
    );
    render_with(
        status,
        &ReplyPage {
            reference: row.reference(),
            action: format!("{back}/duties"),
            back,
            text: row.texts.of_record().to_owned(),
            lang: row.texts.record.clone(),
            can_count: duties::can_count(ctx).await?,
            addressees: std::iter::once(nobody)
                .chain(organisations.into_iter().map(|organisation| Choice {
                    selected: organisation.key == typed.addressee,
                    label: organisation.name.text(ctx.locale).to_owned(),
                    value: organisation.key,
                }))
                .collect(),
            units: units(ctx, &typed.unit),
            asked: typed.asked,
            number: typed.number,
            day: typed.day,
            what: typed.what,
            errors: FormErrors::of(&shell, &errors),
            shell,
        },
    )
}

fn units(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    ["working", "calendar", "months", "on"]
        .into_iter()
        .map(|value| Choice {
            value: value.to_owned(),
            label: ctx.say(&format!("recommendations-reply-unit-{value}"), &[]),
            selected: value == chosen,
        })
        .collect()
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let page = ReplyPage {
        shell: Shell::titled(ctx, "R-0142".into()),
        reference: "R-0142".into(),
        back: "/en/recommendations/R-0142".into(),
        action: "/en/recommendations/R-0142/duties".into(),
        text: "Extend the mandate of the Ombudsman to all regions.".into(),
        lang: "en".into(),
        can_count: false,
        addressees: vec![Choice {
            value: "justice".into(),
            label: "Ministry of Justice".into(),
            selected: true,
        }],
        asked: "2026-03-18".into(),
        units: units(ctx, "on"),
        number: String::new(),
        day: "2026-03-17".into(),
        what: String::new(),
        errors: std::iter::once(("day", ctx.say("duties-day-before-asked", &[]))).collect(),
    };
    vec![("reply", page.render())]
}
