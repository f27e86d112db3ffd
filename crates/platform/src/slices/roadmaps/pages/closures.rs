//! What can be done with a road map that stands: merge it, part it, set it aside, and take that back; and
//! what persons say of two asks.

use super::{
    Typed,
    card::{SplitLine, SplitPage, SplitPosted, cut_lead, split_title},
    lines::PlaceLine,
};
use crate::slices::roadmaps::{
    actions::{self, closures as acts, engine, review::Mark},
    model,
    store::{self, PlacedRow, closures::ClosedRow},
    tables::RoadMapRow,
};
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    i18n::Arg,
    page::{At, FormErrors, Shell, render_with, see_other},
};
use serde::Deserialize;
use uuid::Uuid;

/// Why a road map is not on the board, as its page says it.
pub struct Closed {
    pub sentence: String,
    /// Where it went; empty for one that was set aside.
    pub href: String,
    pub link: String,
    /// Whether it can be taken back here.
    pub may_reopen: bool,
}

impl Closed {
    pub fn of(ctx: &Ctx, row: &ClosedRow, keeps: bool) -> Self {
        let shell = Shell::titled(ctx, String::new());
        let day = Arg::Text(shell.moment(&row.from_at));
        let into = row.into_number.map(model::road_map_reference);
        Self {
            sentence: ctx.say(
                &format!("roadmaps-closed-{}", row.kind.replace('_', "-")),
                &[("day", day), ("reason", row.reason.clone().into())],
            ),
            href: into
                .as_ref()
                .map(|reference| shell.url(&format!("/road-maps/{reference}")))
                .unwrap_or_default(),
            link: into.map_or_else(String::new, |reference| {
                let title = row.into_title.as_ref().map(|t| t.text(ctx.locale));
                format!("{reference} {}", title.unwrap_or_default())
            }),
            may_reopen: keeps && row.kind != "withdrawn",
        }
    }
}

/// A road map that is not on the board, with where it went.
pub struct ClosedLine {
    pub href: String,
    pub reference: String,
    pub title: String,
    pub closed: Closed,
}

pub async fn closed_lines(ctx: &Ctx) -> Result<Vec<ClosedLine>> {
    let shell = Shell::titled(ctx, String::new());
    let rows = store::closures::list_closed(ctx.db().read(), ctx.viewer.audiences()).await?;
    Ok(rows
        .iter()
        .map(|row| {
            let reference = model::road_map_reference(row.number);
            ClosedLine {
                href: shell.url(&format!("/road-maps/{reference}")),
                title: row.title.text(ctx.locale).to_owned(),
                closed: Closed::of(ctx, row, false),
                reference,
            }
        })
        .collect())
}

#[derive(Deserialize)]
pub struct ClosingPosted {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    road_map: String,
    #[serde(default)]
    reason: String,
}

pub async fn merge(
    ctx: Ctx,
    At(reference): At<String>,
    Form(form): Form<ClosingPosted>,
) -> Result<Response> {
    match acts::merge(&ctx, &reference, form.version, &form.road_map).await {
        Ok(_) => Ok(see_other(&ctx, &format!("/road-maps/{reference}"))),
        Err(Error::Invalid(errors)) => returned(&ctx, &reference, form, errors).await,
        Err(error) => Err(error),
    }
}

pub async fn set_aside(
    ctx: Ctx,
    At(reference): At<String>,
    Form(form): Form<ClosingPosted>,
) -> Result<Response> {
    match acts::set_aside(&ctx, &reference, form.version, &form.reason).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/road-maps/{reference}"))),
        Err(Error::Invalid(errors)) => returned(&ctx, &reference, form, errors).await,
        Err(error) => Err(error),
    }
}

async fn returned(
    ctx: &Ctx,
    reference: &str,
    form: ClosingPosted,
    errors: FieldErrors,
) -> Result<Response> {
    let row = actions::get_road_map(ctx, reference).await?;
    let typed = Typed {
        road_map: form.road_map,
        reason: form.reason,
        errors,
        ..Typed::default()
    };
    super::page(ctx, &row, StatusCode::UNPROCESSABLE_ENTITY, typed).await
}

pub async fn reopen(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    acts::reopen(&ctx, &reference).await?;
    Ok(see_other(&ctx, &format!("/road-maps/{reference}")))
}

pub async fn split_form(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    actions::permit(&ctx)?;
    let row = actions::get_road_map(&ctx, &reference).await?;
    split_page(&ctx, &row, StatusCode::OK, None).await
}

async fn split_page(
    ctx: &Ctx,
    row: &RoadMapRow,
    status: StatusCode,
    returned: Option<(SplitPosted, FieldErrors)>,
) -> Result<Response> {
    let db = ctx.db().read();
    if store::closures::find_closure(db, row.id).await?.is_some() {
        return Err(Error::NotFound);
    }
    let reference = model::road_map_reference(row.number);
    let placed = store::list_placed(db, &ctx.viewer, Some(row.number)).await?;
    let texts: Vec<(Uuid, String)> = placed
        .iter()
        .map(|place| {
            let span = (place.span_start, place.span_end);
            (place.ask_id, engine::own_words(&place.texts, span))
        })
        .collect();
    let cut = engine::cut(texts).await?;
    let (posted, errors) = match returned {
        Some((posted, errors)) => (Some(posted), errors),
        None => (None, FieldErrors::new()),
    };
    let leaves = |place: &PlacedRow| match &posted {
        Some(posted) => posted.marks.contains(&place.ask_id.to_string()),
        None => cut
            .as_ref()
            .is_some_and(|cut| cut.leaving.contains(&place.ask_id)),
    };
    let title = row.title.text(ctx.locale);
    let shell = Shell::titled(
        ctx,
        ctx.say("roadmaps-split-title", &[("title", title.into())]),
    );
    let back = shell.url(&format!("/road-maps/{reference}"));
    let action = format!("{back}/splitting");
    let page = SplitPage {
        lead: cut_lead(ctx, cut.as_ref(), placed.len()),
        places: SplitLine::leaving_first(
            placed
                .iter()
                .map(|place| SplitLine {
                    place: PlaceLine::doubted(ctx, place),
                    mark: place.ask_id.to_string(),
                    leaves: leaves(place),
                })
                .collect(),
        ),
        version: row.version,
        title: split_title(
            &shell,
            &action,
            row.version,
            cut.as_ref(),
            posted.as_ref(),
            &errors,
        ),
        errors: FormErrors::of(&shell, &errors),
        back_label: format!("{reference} {title}"),
        action,
        back,
        shell,
    };
    render_with(status, &page)
}

pub async fn split(
    ctx: Ctx,
    At(reference): At<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    actions::permit(&ctx)?;
    let posted = SplitPosted::read(fields);
    let asks: Vec<Uuid> = posted
        .marks
        .iter()
        .filter_map(|mark| Mark::parse(mark))
        .map(|mark| mark.ask)
        .collect();
    let title = posted.title.typed();
    match acts::split(&ctx, &reference, posted.version, &asks, &title).await {
        Ok(new) => Ok(see_other(&ctx, &format!("/road-maps/{new}"))),
        Err(Error::Invalid(errors)) => {
            let row = actions::get_road_map(&ctx, &reference).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            split_page(&ctx, &row, status, Some((posted, errors))).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Deserialize)]
pub struct PairPosted {
    #[serde(default)]
    one: String,
    #[serde(default)]
    other: String,
    #[serde(default)]
    verdict: String,
}

pub async fn judge(
    ctx: Ctx,
    At(reference): At<String>,
    Form(form): Form<PairPosted>,
) -> Result<Response> {
    let same = form.verdict == "same";
    match acts::judge(&ctx, &reference, &form.one, &form.other, same).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/road-maps/{reference}"))),
        Err(Error::Invalid(errors)) => {
            let row = actions::get_road_map(&ctx, &reference).await?;
            let typed = Typed {
                one: form.one,
                other: form.other,
                errors,
                ..Typed::default()
            };
            super::page(&ctx, &row, StatusCode::UNPROCESSABLE_ENTITY, typed).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Deserialize)]
pub struct PinPosted {
    #[serde(default)]
    pin: String,
}

/// A person stands for where a recommendation is: no later run moves it.
pub async fn pin(
    ctx: Ctx,
    At(reference): At<String>,
    Form(form): Form<PinPosted>,
) -> Result<Response> {
    match acts::pin(&ctx, &reference, &form.pin).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/road-maps/{reference}"))),
        Err(Error::Invalid(errors)) => {
            let row = actions::get_road_map(&ctx, &reference).await?;
            let typed = Typed {
                pin: form.pin,
                errors,
                ..Typed::default()
            };
            super::page(&ctx, &row, StatusCode::UNPROCESSABLE_ENTITY, typed).await
        }
        Err(error) => Err(error),
    }
}

/// The forms that close a road map or speak of what stands in it, as they are shown or come back.
pub struct CloseForms {
    pub version: i64,
    /// "RM-17 · Title" of every other road map.
    pub road_maps: Vec<String>,
    pub road_map: String,
    pub reason: String,
    pub one: String,
    pub other: String,
    pub pin: String,
    pub errors: FormErrors,
}

impl CloseForms {
    pub fn of(row: &RoadMapRow, road_maps: Vec<String>, typed: &Typed, errors: FormErrors) -> Self {
        Self {
            version: row.version,
            road_maps,
            road_map: typed.road_map.clone(),
            reason: typed.reason.clone(),
            one: typed.one.clone(),
            other: typed.other.clone(),
            pin: typed.pin.clone(),
            errors,
        }
    }
}

/// "RM-17 · Title" of the road maps that stand, but one.
pub async fn road_map_names(ctx: &Ctx, but: i64) -> Result<Vec<String>> {
    Ok(store::list_titles(ctx.db().read(), &ctx.viewer)
        .await?
        .into_iter()
        .filter(|row| row.number != but)
        .map(|row| {
            let reference = model::road_map_reference(row.number);
            format!("{reference} · {}", row.title.text(ctx.locale))
        })
        .collect())
}
