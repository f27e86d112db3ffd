//! One card of a draft: what stands in it, and all that can be done with it.

use super::{
    TitlePosted,
    lines::{Keys, PlaceLine, TitleForm, heading},
    proposals::{VersionPosted, counted_card, gone, progress, shown_cards},
};
use crate::slices::roadmaps::{
    actions::{
        acceptance,
        engine::{self, Cut},
        places::sentences,
        proposals as acts, reasons,
        review::{self, Mark},
    },
    model,
    store::{
        proposals::{self as drafts, CardRow, PlaceRow},
        review as reviews,
    },
};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    content::Content,
    form::FieldErrors,
    i18n::Arg,
    page::{At, FormErrors, Shell, render_with, see_other},
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roadmaps/html/card.html")]
pub struct CardPage {
    pub shell: Shell,
    pub back: String,
    pub number: i64,
    pub n: i32,
    pub version: i64,
    pub lead: String,
    pub progress: String,
    pub why: Vec<String>,
    pub groups: Vec<DraftGroup>,
    /// "12 · Title" of every other open card, for the fields.
    pub cards: Vec<String>,
    pub open: bool,
    /// Where it went, or why it is set aside.
    pub gone: String,
    pub is_set_aside: bool,
    pub may_undo: bool,
    pub action: String,
    /// Address of the proposal, and where its forms come back to.
    pub base: String,
    pub from: String,
    pub title: TitleForm,
    pub errors: FormErrors,
    pub typed: TypedBack,
    pub keys: Keys,
}

/// A repeat group of a card, or what repeats no other.
pub struct DraftGroup {
    pub heading: String,
    pub places: Vec<DraftPlace>,
}

/// An ask of a draft with the forms that decide about it.
pub struct DraftPlace {
    pub place: PlaceLine,
    /// Id, version and card, as the forms send it.
    pub mark: String,
    pub decided: bool,
    pub seen: bool,
    pub card: i32,
    pub card_title: String,
    /// Another of its repeat group, to begin with in the field for pairs.
    pub kin: String,
}

/// What was typed into a form that came back.
#[derive(Default)]
pub struct TypedBack {
    pub ask: String,
    pub card: String,
    pub other: String,
    pub reason: String,
    /// Cards or road maps that answer to what was typed.
    pub choices: Vec<String>,
}

/// What came back with a form that could not be taken.
#[derive(Default)]
pub struct Returned {
    pub title: Option<TitlePosted>,
    pub typed: TypedBack,
    pub errors: FieldErrors,
}

pub async fn card(ctx: Ctx, At((number, n)): At<(i64, i32)>) -> Result<Response> {
    page(&ctx, (number, n), StatusCode::OK, Returned::default()).await
}

pub async fn page(
    ctx: &Ctx,
    (number, n): (i64, i32),
    status: StatusCode,
    returned: Returned,
) -> Result<Response> {
    let row = acts::get_proposal(ctx, number).await?;
    let card = acts::get_card(ctx, &row, n).await?;
    let db = ctx.db().read();
    let places = drafts::list_places(db, &ctx.viewer, row.id, Some(n)).await?;
    let counts = drafts::count_cards(db, &ctx.viewer, row.id, &[card.id]).await?;
    let (seen, total) = reviews::count_seen(db, &ctx.viewer, row.id).await?;
    let own = reviews::list_own_acts(db, row.id, ctx.viewer.person_id(), None).await?;
    let shell = Shell::titled(ctx, card.title.text(ctx.locale).to_owned());
    let base = shell.url(&format!("/proposals/{number}"));
    let action = format!("{base}/cards/{n}");
    let mut errors = FormErrors::of(&shell, &returned.errors);
    if !returned.typed.ask.is_empty() {
        for field in ["ask", "card", "other"] {
            errors = errors.at_item(field, &returned.typed.ask);
        }
    }
    let mut page = CardPage {
        number,
        n,
        version: card.version,
        lead: counted_card(ctx, counts.first()),
        progress: progress(ctx, seen, total),
        why: sentences(card.why.text(ctx.locale)),
        groups: groups(ctx, &card, &places),
        cards: card_names(ctx, &shown_cards(ctx, &row).await?, Some(n)),
        open: row.state == "draft" && card.is_open(),
        gone: gone(ctx, &card),
        is_set_aside: row.state == "draft" && card.gone.as_deref() == Some("set_aside"),
        may_undo: !own.is_empty() && row.state == "draft",
        back: base.clone(),
        base,
        from: n.to_string(),
        title: TitleForm::new(
            &shell,
            format!("{action}/title"),
            card.version,
            &card.title,
            returned.title.as_ref(),
            &returned.errors,
        ),
        action,
        errors,
        typed: returned.typed,
        keys: Keys::of(ctx).await?,
        shell,
    };
    let places = page.groups.iter_mut().flat_map(|group| &mut group.places);
    let found = places.flat_map(|item| &mut item.place.reasons).collect();
    reasons::link(ctx, found).await?;
    render_with(status, &page)
}

/// "12 · Title" of the open cards but one.
pub fn card_names(ctx: &Ctx, cards: &[CardRow], but: Option<i32>) -> Vec<String> {
    cards
        .iter()
        .filter(|card| card.is_open() && Some(card.n) != but)
        .map(|card| format!("{} · {}", card.n, card.title.text(ctx.locale)))
        .collect()
}

/// The places of a card, each with another of its repeat group.
pub fn draft_place(
    ctx: &Ctx,
    card: &CardRow,
    place: &PlaceRow,
    kin: Option<&PlaceRow>,
) -> DraftPlace {
    DraftPlace {
        place: PlaceLine::drafted(ctx, place),
        mark: Mark::write(place.ask_id, place.version, place.card_n),
        decided: place.moved_at.is_some(),
        seen: place.seen_at.is_some(),
        card: card.n,
        card_title: card.title.text(ctx.locale).to_owned(),
        kin: kin.map_or_else(String::new, |other| {
            format!(
                "{}/{}",
                model::recommendation_reference(other.number),
                other.ask_n
            )
        }),
    }
}

/// Repeat groups first, those with something doubtful on top, then the largest; then what repeats
/// no other, the doubtful first.
fn groups(ctx: &Ctx, card: &CardRow, places: &[PlaceRow]) -> Vec<DraftGroup> {
    let mut by_group: BTreeMap<i32, Vec<&PlaceRow>> = BTreeMap::new();
    for place in places {
        by_group.entry(place.repeat_n).or_default().push(place);
    }
    let (mut repeated, singles): (Vec<_>, Vec<_>) =
        by_group.into_values().partition(|group| group.len() > 1);
    repeated.sort_by_key(|group| {
        let sure = group.iter().all(|place| !place.doubtful);
        (sure, std::cmp::Reverse(group.len()))
    });
    let mut singles = singles.concat();
    singles.sort_by_key(|place| !place.doubtful);
    let single = if repeated.is_empty() {
        "roadmaps-all-recommendations"
    } else {
        "roadmaps-single-recommendations"
    };
    let group = |key: &str, places: &[&PlaceRow], kindred: bool| {
        let numbers: BTreeSet<i64> = places.iter().map(|place| place.number).collect();
        DraftGroup {
            heading: heading(ctx, key, numbers.len(), places.len()),
            places: places
                .iter()
                .map(|place| {
                    let mut others = places.iter().filter(|other| other.ask_id != place.ask_id);
                    let kin = others.next().copied().filter(|_| kindred);
                    draft_place(ctx, card, place, kin)
                })
                .collect(),
        }
    };
    repeated
        .iter()
        .map(|places| group("roadmaps-repeat-group", places, true))
        .chain((!singles.is_empty()).then(|| group(single, &singles, false)))
        .collect()
}

/// The page again with what was typed, where a form could not be taken.
async fn come_back(ctx: &Ctx, at: (i64, i32), returned: Returned) -> Result<Response> {
    page(ctx, at, StatusCode::UNPROCESSABLE_ENTITY, returned).await
}

pub async fn rename(
    ctx: Ctx,
    At((number, n)): At<(i64, i32)>,
    Form(form): Form<TitlePosted>,
) -> Result<Response> {
    match review::rename(&ctx, number, n, form.version, &form.typed()).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/proposals/{number}/cards/{n}"))),
        Err(Error::Invalid(errors)) => {
            let returned = Returned {
                title: Some(form),
                errors,
                ..Returned::default()
            };
            come_back(&ctx, (number, n), returned).await
        }
        Err(error) => Err(error),
    }
}

pub async fn accept(
    ctx: Ctx,
    At((number, n)): At<(i64, i32)>,
    Form(form): Form<VersionPosted>,
) -> Result<Response> {
    acceptance::accept_card(&ctx, number, n, form.version).await?;
    let page = match form.page.parse::<usize>() {
        Ok(page) if page > 1 => format!("?page={page}"),
        _ => String::new(),
    };
    Ok(see_other(&ctx, &format!("/proposals/{number}{page}")))
}

#[derive(Deserialize)]
pub struct CardPosted {
    version: i64,
    #[serde(default)]
    card: String,
    #[serde(default)]
    reason: String,
}

pub async fn merge(
    ctx: Ctx,
    At((number, n)): At<(i64, i32)>,
    Form(form): Form<CardPosted>,
) -> Result<Response> {
    match review::merge(&ctx, number, n, form.version, &form.card).await {
        Ok(into) => Ok(see_other(
            &ctx,
            &format!("/proposals/{number}/cards/{into}"),
        )),
        Err(Error::Invalid(errors)) => {
            let typed = TypedBack {
                card: form.card,
                ..TypedBack::default()
            };
            let returned = Returned {
                errors,
                typed,
                ..Returned::default()
            };
            come_back(&ctx, (number, n), returned).await
        }
        Err(error) => Err(error),
    }
}

pub async fn set_aside(
    ctx: Ctx,
    At((number, n)): At<(i64, i32)>,
    Form(form): Form<CardPosted>,
) -> Result<Response> {
    match review::set_aside(&ctx, number, n, form.version, &form.reason).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/proposals/{number}"))),
        Err(Error::Invalid(errors)) => {
            let typed = TypedBack {
                reason: form.reason,
                ..TypedBack::default()
            };
            let returned = Returned {
                errors,
                typed,
                ..Returned::default()
            };
            come_back(&ctx, (number, n), returned).await
        }
        Err(error) => Err(error),
    }
}

pub async fn take_up(
    ctx: Ctx,
    At((number, n)): At<(i64, i32)>,
    Form(form): Form<CardPosted>,
) -> Result<Response> {
    review::take_up(&ctx, number, n, form.version).await?;
    Ok(see_other(&ctx, &format!("/proposals/{number}/cards/{n}")))
}

#[derive(Template)]
#[template(path = "roadmaps/html/split.html")]
pub struct SplitPage {
    pub shell: Shell,
    pub back: String,
    pub back_label: String,
    /// What the engine proposes, and why.
    pub lead: String,
    pub action: String,
    pub version: i64,
    pub places: Vec<SplitLine>,
    pub title: TitleForm,
    pub errors: FormErrors,
}

pub struct SplitLine {
    pub place: PlaceLine,
    pub mark: String,
    pub leaves: bool,
}

impl SplitLine {
    /// Those that would leave come first, so that they are seen without looking for them.
    pub fn leaving_first(mut lines: Vec<SplitLine>) -> Vec<SplitLine> {
        lines.sort_by_key(|line| !line.leaves);
        lines
    }
}

/// The choice of asks that leave, with the title of what they become.
#[derive(Default)]
pub struct SplitPosted {
    pub version: i64,
    pub marks: Vec<String>,
    pub title: TitlePosted,
}

impl SplitPosted {
    /// From the fields of the form, of which `ask` comes once for each mark.
    pub fn read(fields: Vec<(String, String)>) -> Self {
        let mut posted = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "version" => posted.version = value.trim().parse().unwrap_or(0),
                "ask" => posted.marks.push(value),
                "title_en" => posted.title.title_en = value,
                "title_ru" => posted.title.title_ru = value,
                "title_kk" => posted.title.title_kk = value,
                _ => {}
            }
        }
        posted.title.version = posted.version;
        posted
    }
}

/// The form of a cut: the engine's, or as it was typed.
pub fn split_title(
    shell: &Shell,
    action: &str,
    version: i64,
    cut: Option<&Cut>,
    posted: Option<&SplitPosted>,
    errors: &FieldErrors,
) -> TitleForm {
    let proposed = cut.map_or_else(|| Content::in_three("", "", ""), |cut| cut.title.clone());
    let posted = posted.map(|posted| &posted.title);
    TitleForm::new(shell, action.to_owned(), version, &proposed, posted, errors)
}

/// "The program would cut out 12 of 40: …", or that it proposes none.
pub fn cut_lead(ctx: &Ctx, cut: Option<&Cut>, all: usize) -> String {
    match cut {
        Some(cut) => ctx.say(
            "roadmaps-cut-proposed",
            &[
                ("n", cut.leaving.len().into()),
                ("all", all.into()),
                ("matter", cut.title.text(ctx.locale).into()),
            ],
        ),
        None => ctx.say("roadmaps-cut-none", &[]),
    }
}

pub async fn split_form(ctx: Ctx, At((number, n)): At<(i64, i32)>) -> Result<Response> {
    split_page(&ctx, (number, n), StatusCode::OK, None).await
}

async fn split_page(
    ctx: &Ctx,
    (number, n): (i64, i32),
    status: StatusCode,
    returned: Option<(SplitPosted, FieldErrors)>,
) -> Result<Response> {
    let row = acts::get_proposal(ctx, number).await?;
    let card = acts::get_card(ctx, &row, n).await?;
    if !card.is_open() {
        return Err(Error::NotFound);
    }
    let db = ctx.db().read();
    let places = drafts::list_places(db, &ctx.viewer, row.id, Some(n)).await?;
    let texts: Vec<(Uuid, String)> = places
        .iter()
        .map(|place| {
            (
                place.ask_id,
                engine::own_words(&place.texts, (place.span_start, place.span_end)),
            )
        })
        .collect();
    let cut = engine::cut(texts).await?;
    let shell = Shell::titled(
        ctx,
        ctx.say(
            "roadmaps-split-title",
            &[("title", card.title.text(ctx.locale).into())],
        ),
    );
    let (posted, errors) = match returned {
        Some((posted, errors)) => (Some(posted), errors),
        None => (None, FieldErrors::new()),
    };
    let leaves = |place: &PlaceRow| match &posted {
        Some(posted) => posted
            .marks
            .iter()
            .any(|mark| mark.starts_with(&place.ask_id.to_string())),
        None => cut
            .as_ref()
            .is_some_and(|cut| cut.leaving.contains(&place.ask_id)),
    };
    let back = shell.url(&format!("/proposals/{number}/cards/{n}"));
    let action = format!("{back}/splitting");
    let page = SplitPage {
        lead: cut_lead(ctx, cut.as_ref(), places.len()),
        places: SplitLine::leaving_first(
            places
                .iter()
                .map(|place| SplitLine {
                    place: PlaceLine::drafted(ctx, place),
                    mark: Mark::write(place.ask_id, place.version, place.card_n),
                    leaves: leaves(place),
                })
                .collect(),
        ),
        version: card.version,
        title: split_title(
            &shell,
            &action,
            card.version,
            cut.as_ref(),
            posted.as_ref(),
            &errors,
        ),
        errors: FormErrors::of(&shell, &errors),
        action,
        back,
        back_label: ctx.say(
            "roadmaps-card-title",
            &[
                ("n", Arg::Text(n.to_string())),
                ("title", card.title.text(ctx.locale).into()),
            ],
        ),
        shell,
    };
    render_with(status, &page)
}

pub async fn split(
    ctx: Ctx,
    At((number, n)): At<(i64, i32)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let posted = SplitPosted::read(fields);
    let marks: Vec<Mark> = posted
        .marks
        .iter()
        .filter_map(|mark| Mark::parse(mark))
        .collect();
    let title = posted.title.typed();
    match review::split(&ctx, number, n, posted.version, &marks, &title).await {
        Ok(new) => Ok(see_other(&ctx, &format!("/proposals/{number}/cards/{new}"))),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            split_page(&ctx, (number, n), status, Some((posted, errors))).await
        }
        Err(error) => Err(error),
    }
}
