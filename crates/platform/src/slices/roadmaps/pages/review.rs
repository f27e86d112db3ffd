//! Doubtful places, which wait for a person. What has no place waits in the queue.

use super::lines::{Keys, PlaceLine};
use crate::slices::roadmaps::{
    actions::{self, reasons},
    model, store,
};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    i18n::Arg,
    page::{At, FormErrors, Shell, render_with, see_other},
};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Entries of the list; the sentence says how many there are.
const SHOWN: i64 = 100;

#[derive(Template)]
#[template(path = "roadmaps/html/review.html")]
pub struct ReviewPage {
    pub shell: Shell,
    pub keys: Keys,
    pub lead: String,
    pub done: Option<Done>,
    pub doubtful: Vec<PlaceLine>,
    /// How many asks wait for a place in the queue.
    pub waiting: i64,
    /// "RM-17 · Title" of every road map, for the fields.
    pub road_maps: Vec<String>,
    pub errors: FormErrors,
    /// What was typed into the form that came back, and the ask that it was about.
    pub typed: String,
    pub typed_ask: String,
}

/// What was decided a moment ago, and the way back.
pub struct Done {
    pub sentence: String,
    pub action: String,
}

#[derive(Deserialize)]
pub struct Asked {
    /// The ask that was decided by the act before.
    done: Option<Uuid>,
}

pub async fn review(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    actions::permit(&ctx)?;
    page(&ctx, StatusCode::OK, None, asked.done).await
}

pub async fn undo(ctx: Ctx, At(ask): At<Uuid>) -> Result<Response> {
    actions::undo_place(&ctx, ask).await?;
    Ok(see_other(&ctx, "/review"))
}

/// Says where the ask stands now, if this person put it there.
async fn done(ctx: &Ctx, shell: &Shell, ask: Option<Uuid>) -> Result<Option<Done>> {
    let Some(ask) = ask else { return Ok(None) };
    let db = ctx.db().read();
    let placed = store::list_standing(db, &[ask]).await?.pop();
    let known = store::list_asks(db, &ctx.viewer, &[ask]).await?.pop();
    let (Some(placed), Some(known)) = (placed, known) else {
        return Ok(None);
    };
    if !placed.pinned || placed.placed_by != ctx.viewer.person_id() {
        return Ok(None);
    }
    let road_map = store::get_road_map(db, placed.road_map_id).await?;
    Ok(Some(Done {
        sentence: ctx.say(
            "roadmaps-done",
            &[
                (
                    "reference",
                    model::recommendation_reference(known.number).into(),
                ),
                (
                    "road_map",
                    model::road_map_reference(road_map.number).into(),
                ),
                ("title", road_map.title.text(ctx.locale).into()),
            ],
        ),
        action: shell.url(&format!("/review/{ask}/undoing")),
    }))
}

async fn page(
    ctx: &Ctx,
    status: StatusCode,
    typed: Option<(Uuid, String, FieldErrors)>,
    decided: Option<Uuid>,
) -> Result<Response> {
    let db = ctx.db().read();
    let shell = Shell::new(ctx, "roadmaps-review-title");
    let (doubtful, waiting) = store::count_open(db, &ctx.viewer).await?;
    let lead = if doubtful + waiting == 0 {
        ctx.say("roadmaps-review-nothing", &[])
    } else {
        ctx.say(
            "roadmaps-review-lead",
            &[
                ("doubtful", Arg::Number(doubtful)),
                ("waiting", Arg::Number(waiting)),
            ],
        )
    };
    let (ask, typed, errors) = typed.map_or_else(Default::default, |(ask, text, errors)| {
        let errors = FormErrors::of(&shell, &errors).at_item("road_map", &ask.to_string());
        (ask.to_string(), text, errors)
    });
    let titles: BTreeMap<i64, String> = store::list_titles(db, &ctx.viewer)
        .await?
        .iter()
        .map(|row| (row.number, row.title.text(ctx.locale).to_owned()))
        .collect();
    let rows_of_doubt = store::list_doubtful(db, &ctx.viewer, SHOWN).await?;
    let mut page = ReviewPage {
        keys: Keys::of(ctx).await?,
        done: done(ctx, &shell, decided).await?,
        lead,
        doubtful: rows_of_doubt
            .iter()
            .map(|row| PlaceLine {
                road_map_title: titles
                    .get(&row.road_map_number)
                    .cloned()
                    .unwrap_or_default(),
                ..PlaceLine::doubted(ctx, row)
            })
            .collect(),
        waiting,
        road_maps: titles
            .iter()
            .map(|(number, title)| format!("{} · {title}", model::road_map_reference(*number)))
            .collect(),
        errors,
        typed,
        typed_ask: ask,
        shell,
    };
    let doubtful = page.doubtful.iter_mut().flat_map(|line| &mut line.reasons);
    reasons::link(ctx, doubtful.collect()).await?;
    render_with(status, &page)
}

pub async fn confirm(ctx: Ctx, At(ask): At<Uuid>) -> Result<Response> {
    actions::confirm_place(&ctx, ask).await?;
    Ok(see_other(&ctx, &format!("/review?done={ask}")))
}

#[derive(Deserialize)]
pub struct MovePosted {
    #[serde(default)]
    road_map: String,
}

pub async fn place(ctx: Ctx, At(ask): At<Uuid>, Form(form): Form<MovePosted>) -> Result<Response> {
    match actions::place_ask(&ctx, ask, &form.road_map).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/review?done={ask}"))),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, status, Some((ask, form.road_map, errors)), None).await
        }
        Err(error) => Err(error),
    }
}
