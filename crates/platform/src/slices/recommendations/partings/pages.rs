//! The form in which a person parts a text into asks.

use super::{
    actions::{self, TypedAsks, standing},
    model::{self, Numbered},
    store::{self as partings, EveryAskRow},
    tables::PartingRow,
};
use crate::{
    slice::Sample,
    slices::{
        accounts,
        recommendations::{
            actions::get_recommendation,
            model::asks::words,
            pages::{author, localised},
            places,
            tables::RecommendationRow,
        },
    },
};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, FormErrors, Shell, render_with, see_other},
};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "recommendations/html/asks.html")]
struct AsksPage {
    shell: Shell,
    reference: String,
    back: String,
    action: String,
    text: String,
    lang: String,
    asks: Vec<AskShown>,
    /// One ask a line.
    typed: String,
    rows: usize,
    version: i64,
    errors: FormErrors,
    partings: Vec<PartingShown>,
    /// Where the newest parting is taken back; empty when there is none.
    undo: String,
    /// Asks that were taken out.
    gone: Vec<AskShown>,
}

/// An ask with its lasting number, as pages list it.
pub struct AskShown {
    pub n: i32,
    pub words: String,
    /// Path, reference and title of the road map where it stands; empty without one.
    pub place: Option<(String, String, String)>,
}

struct PartingShown {
    sentence: String,
    undone: bool,
}

pub async fn form(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    page(&ctx, &reference, StatusCode::OK, None, FieldErrors::new()).await
}

pub async fn part(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<TypedAsks>,
) -> Result<Response> {
    match actions::part(&ctx, &reference, &typed).await {
        Ok(()) => Ok(see_other(
            &ctx,
            &format!("/recommendations/{reference}/asks"),
        )),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, &reference, status, Some(typed), errors).await
        }
        Err(error) => Err(error),
    }
}

pub async fn undo(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    actions::undo(&ctx, &reference).await?;
    Ok(see_other(
        &ctx,
        &format!("/recommendations/{reference}/asks"),
    ))
}

async fn page(
    ctx: &Ctx,
    reference: &str,
    status: StatusCode,
    typed: Option<TypedAsks>,
    errors: FieldErrors,
) -> Result<Response> {
    actions::permit(ctx)?;
    let row = get_recommendation(ctx, reference).await?;
    let db = ctx.db().read();
    let every = partings::list_every_ask(db, row.id).await?;
    let found = partings::list_partings(db, row.id).await?;
    let people: Vec<Uuid> = found
        .iter()
        .filter_map(|parting| parting.by_person)
        .collect();
    let names = accounts::list_names(db, &ctx.viewer, ctx.locale, &people).await?;
    let placed = places::places_of(ctx, vec![row.row]).await?;
    let place_of = |n: i32| {
        let place = placed.get(&row.row)?.iter().find(|place| place.ask == n)?;
        Some((
            localised(ctx, &place.href),
            place.road_map_reference.clone(),
            place.title.clone(),
        ))
    };
    let text = row.texts.of_record().to_owned();
    let asks = standing(&every);
    let lines = model::lines(&text, &asks);
    let shell = Shell::titled(ctx, title(ctx, &row));
    let back = localised(ctx, &row.path());
    let (typed, version) = match typed {
        Some(typed) => (typed.asks, typed.version),
        None => (lines, row.version),
    };
    let view = AsksPage {
        reference: row.reference(),
        action: format!("{back}/asks"),
        undo: if found.iter().any(|parting| parting.undone_at.is_none()) {
            format!("{back}/asks/undoing")
        } else {
            String::new()
        },
        back,
        lang: row.texts.record.clone(),
        asks: in_order(&text, &asks, place_of),
        rows: typed.lines().count().clamp(4, 20) + 4,
        typed,
        version,
        errors: FormErrors::of(&shell, &errors),
        partings: found
            .iter()
            .map(|parting| sentence(ctx, &shell, parting, &names))
            .collect(),
        gone: gone(&text, &every),
        text,
        shell,
    };
    render_with(status, &view)
}

fn title(ctx: &Ctx, row: &RecommendationRow) -> String {
    ctx.say(
        "recommendations-parting-title",
        &[("reference", row.reference().into())],
    )
}

/// Asks as a reader meets them in the text.
pub fn in_order(
    text: &str,
    asks: &[Numbered],
    place_of: impl Fn(i32) -> Option<(String, String, String)>,
) -> Vec<AskShown> {
    let mut asks = asks.to_vec();
    asks.sort_by_key(|ask| (ask.start, ask.n));
    asks.iter()
        .map(|ask| AskShown {
            n: ask.n,
            words: words(text, ask.span()).to_owned(),
            place: place_of(ask.n),
        })
        .collect()
}

fn gone(text: &str, every: &[EveryAskRow]) -> Vec<AskShown> {
    every
        .iter()
        .filter(|ask| ask.gone_at.is_some())
        .map(|ask| AskShown {
            n: ask.n,
            words: words(text, ask.numbered().span()).to_owned(),
            place: None,
        })
        .collect()
}

fn sentence(
    ctx: &Ctx,
    shell: &Shell,
    parting: &PartingRow,
    names: &HashMap<Uuid, String>,
) -> PartingShown {
    let count = |asks: &str| {
        let asks: Vec<Numbered> = serde_json::from_str(asks).unwrap_or_default();
        asks.len()
    };
    let who = author(ctx, parting.by_person, names);
    PartingShown {
        sentence: ctx.say(
            "recommendations-parting-line",
            &[
                ("who", who.into()),
                ("when", shell.moment(&parting.at).into()),
                ("before", count(&parting.before_asks).into()),
                ("after", count(&parting.after_asks).into()),
            ],
        ),
        undone: parting.undone_at.is_some(),
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let shell = Shell::titled(
        ctx,
        ctx.say(
            "recommendations-parting-title",
            &[("reference", "R-0142".into())],
        ),
    );
    let text = "Ratify OP-CAT and train the police";
    let page = AsksPage {
        reference: "R-0142".into(),
        back: "/en/recommendations/R-0142".into(),
        action: "/en/recommendations/R-0142/asks".into(),
        text: text.into(),
        lang: "en".into(),
        asks: in_order(text, &[Numbered::of(1, (0, 34))], |_| {
            Some((
                "/en/road-maps/RM-17".into(),
                "RM-17".into(),
                "Ombudsman".into(),
            ))
        }),
        typed: "Ratify all\ntrain the police".into(),
        rows: 8,
        version: 1,
        errors: std::iter::once((
            "asks",
            ctx.say(
                "recommendations-parting-not-in-text",
                &[("n", 1_i64.into()), ("line", "Ratify all".into())],
            ),
        ))
        .collect(),
        partings: vec![PartingShown {
            sentence: ctx.say(
                "recommendations-parting-line",
                &[
                    ("who", "Aliya".into()),
                    ("when", "10:00".into()),
                    ("before", 1_i64.into()),
                    ("after", 2_i64.into()),
                ],
            ),
            undone: true,
        }],
        undo: "/en/recommendations/R-0142/asks/undoing".into(),
        gone: in_order(text, &[Numbered::of(2, (18, 34))], |_| None),
        shell,
    };
    vec![("asks", page.render())]
}
