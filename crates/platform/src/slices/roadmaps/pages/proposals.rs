//! Proposals: ordering one, walking through its cards, accepting them.

use super::{
    Choice, TitlePosted,
    lines::{Card, Excerpt, PlaceLine, Tag, TitleForm, counted, heading},
};
use crate::slices::{
    operations::JobLine,
    roadmaps::{
        actions::{
            self,
            places::sentences,
            proposals::{self as acts, Wish},
        },
        model::{self, ProposalNote},
        store::{
            self,
            proposals::{self as drafts, CardCounts, CardRow},
        },
        tables::ProposalRow,
    },
};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    form::FieldErrors,
    i18n::Arg,
    jobs,
    page::{At, FormErrors, Shell, render, render_with, see_other},
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Texts that a card shows as samples.
const SAMPLES: usize = 2;

#[derive(Template)]
#[template(path = "roadmaps/html/proposals.html")]
pub struct ProposalsPage {
    pub shell: Shell,
    pub proposals: Vec<ProposalLine>,
    pub road_maps: String,
    pub road_maps_error: String,
    pub countries: Vec<Choice>,
    pub scopes: Vec<Choice>,
    pub scope_error: String,
    pub errors: FormErrors,
}

pub struct ProposalLine {
    pub href: String,
    pub number: i64,
    pub sentence: String,
    pub state: String,
    pub state_label: String,
    pub at: Instant,
}

pub async fn proposals(ctx: Ctx) -> Result<Response> {
    actions::permit(&ctx)?;
    list_page(&ctx, StatusCode::OK, None).await
}

#[derive(Deserialize)]
pub struct WishPosted {
    #[serde(default)]
    road_maps: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    scope: String,
}

pub async fn propose(ctx: Ctx, Form(form): Form<WishPosted>) -> Result<Response> {
    let wish = Wish {
        road_maps: form.road_maps,
        country: form.country,
        scope: form.scope,
    };
    match acts::propose(&ctx, &wish).await {
        Ok(number) => Ok(see_other(&ctx, &format!("/proposals/{number}"))),
        Err(Error::Invalid(errors)) => {
            list_page(&ctx, StatusCode::UNPROCESSABLE_ENTITY, Some((wish, errors))).await
        }
        Err(error) => Err(error),
    }
}

async fn list_page(
    ctx: &Ctx,
    status: StatusCode,
    typed: Option<(Wish, FieldErrors)>,
) -> Result<Response> {
    let db = ctx.db().read();
    let shell = Shell::new(ctx, "roadmaps-proposals-title");
    let proposals = drafts::list_proposals(db, &ctx.viewer).await?;
    let (wish, errors) = match typed {
        Some(typed) => typed,
        None => (usual_wish(ctx).await?, FieldErrors::new()),
    };
    let error = |field: &str| {
        errors
            .get(field)
            .map(|error| shell.say_error(error))
            .unwrap_or_default()
    };
    let page = ProposalsPage {
        proposals: proposals.iter().map(|row| line(ctx, &shell, row)).collect(),
        road_maps_error: error("road_maps"),
        scope_error: error("scope"),
        errors: FormErrors::of(&shell, &errors),
        countries: countries(ctx, &wish.country).await?,
        scopes: ["waiting", "all"]
            .into_iter()
            .map(|value| Choice {
                value: value.to_owned(),
                label: ctx.say(&format!("roadmaps-scope-{value}"), &[]),
                selected: value == wish.scope,
            })
            .collect(),
        road_maps: wish.road_maps,
        shell,
    };
    render_with(status, &page)
}

/// Fifty road maps of all asks while none stands, later of those that have no place.
async fn usual_wish(ctx: &Ctx) -> Result<Wish> {
    let standing = store::list_titles(ctx.db().read(), &ctx.viewer).await?;
    Ok(Wish {
        road_maps: model::USUAL_ROAD_MAPS.to_string(),
        country: String::new(),
        scope: if standing.is_empty() {
            "all"
        } else {
            "waiting"
        }
        .into(),
    })
}

async fn countries(ctx: &Ctx, chosen: &str) -> Result<Vec<Choice>> {
    let all = Choice {
        value: String::new(),
        label: ctx.say("roadmaps-country-all", &[]),
        selected: chosen.is_empty(),
    };
    let found = drafts::list_countries(ctx.db().read(), &ctx.viewer).await?;
    let found = found.into_iter().map(|country| Choice {
        selected: country == chosen,
        label: country.clone(),
        value: country,
    });
    Ok(std::iter::once(all).chain(found).collect())
}

fn line(ctx: &Ctx, shell: &Shell, row: &ProposalRow) -> ProposalLine {
    ProposalLine {
        href: shell.url(&format!("/proposals/{}", row.number)),
        number: row.number,
        sentence: ctx.say(
            "roadmaps-proposal-sentence",
            &[
                ("asks", Arg::Number(row.ask_count)),
                ("n", Arg::Number(row.road_map_limit.into())),
            ],
        ),
        state: drawn_state(&row.state).to_owned(),
        state_label: ctx.say(&format!("roadmaps-state-{}", row.state), &[]),
        at: row.created_at,
    }
}

/// The states as the components know them.
fn drawn_state(state: &str) -> &str {
    match state {
        "computing" => "running",
        "discarded" => "declined",
        other => other,
    }
}

#[derive(Template)]
#[template(path = "roadmaps/html/proposal.html")]
pub struct ProposalPage {
    pub shell: Shell,
    pub version: i64,
    pub lead: String,
    pub state: String,
    pub state_label: String,
    pub notes: Vec<String>,
    /// While it is being computed.
    pub job: Option<JobLine>,
    pub cards: Vec<DraftCard>,
    /// Whether cards can still be accepted.
    pub open: bool,
    pub action: String,
}

pub struct DraftCard {
    pub card: Card,
    pub version: i64,
    /// Address of the road map, when it was accepted.
    pub road_map: String,
    pub road_map_reference: String,
    pub action: String,
}

pub async fn proposal(ctx: Ctx, At(number): At<i64>) -> Result<Response> {
    let row = acts::get_proposal(&ctx, number).await?;
    let shell = Shell::titled(
        &ctx,
        ctx.say(
            "roadmaps-proposal-title",
            &[("number", Arg::Text(number.to_string()))],
        ),
    );
    let cards = draft_cards(&ctx, &shell, &row).await?;
    let left = cards.iter().filter(|card| card.road_map.is_empty()).count();
    let lead = match row.state.as_str() {
        "draft" => ctx.say(
            "roadmaps-proposal-draft",
            &[("n", cards.len().into()), ("left", left.into())],
        ),
        state => ctx.say(&format!("roadmaps-proposal-{state}"), &[]),
    };
    render(&ProposalPage {
        version: row.version,
        lead,
        state: drawn_state(&row.state).to_owned(),
        state_label: ctx.say(&format!("roadmaps-state-{}", row.state), &[]),
        notes: notes(&ctx, &row),
        job: job_line(&ctx, &row).await?,
        cards,
        open: row.state == "draft",
        action: shell.url(&format!("/proposals/{number}")),
        shell,
    })
}

/// What the computing noticed, in the reader's language.
fn notes(ctx: &Ctx, row: &ProposalRow) -> Vec<String> {
    ProposalNote::read(&row.notes)
        .iter()
        .map(|note| match note {
            ProposalNote::Fewer { wanted, made } => ctx.say(
                "roadmaps-note-fewer",
                &[("n", (*made).into()), ("wanted", (*wanted).into())],
            ),
            ProposalNote::WithoutMatter { texts } => ctx.say(
                "roadmaps-note-without-matter",
                &[("texts", texts.join(", ").into())],
            ),
            ProposalNote::PinWithoutEffect => ctx.say("roadmaps-note-pin", &[]),
            ProposalNote::Failed { key } => ctx.say(key, &[]),
        })
        .collect()
}

async fn job_line(ctx: &Ctx, row: &ProposalRow) -> Result<Option<JobLine>> {
    match row.job_id.filter(|_| row.state == "computing") {
        Some(id) => Ok(Some(JobLine::of(ctx, &jobs::get_job(ctx, id).await?))),
        None => Ok(None),
    }
}

async fn draft_cards(ctx: &Ctx, shell: &Shell, row: &ProposalRow) -> Result<Vec<DraftCard>> {
    let db = ctx.db().read();
    let counts: BTreeMap<i32, CardCounts> = drafts::count_cards(db, &ctx.viewer, row.id)
        .await?
        .into_iter()
        .map(|counts| (counts.n, counts))
        .collect();
    let mut samples: BTreeMap<i32, Vec<Excerpt>> = BTreeMap::new();
    for sample in drafts::list_places(db, &ctx.viewer, row.id, None).await? {
        let texts = samples.entry(sample.card_n).or_default();
        if texts.len() < SAMPLES {
            let PlaceLine { text, lang, .. } = PlaceLine::drafted(ctx, &sample);
            texts.push(Excerpt { text, lang });
        }
    }
    Ok(drafts::list_cards(db, row.id)
        .await?
        .into_iter()
        .map(|card| {
            let asks = samples.remove(&card.n).unwrap_or_default();
            draft_card(ctx, shell, row, &card, counts.get(&card.n), asks)
        })
        .collect())
}

fn draft_card(
    ctx: &Ctx,
    shell: &Shell,
    row: &ProposalRow,
    card: &CardRow,
    counts: Option<&CardCounts>,
    asks: Vec<Excerpt>,
) -> DraftCard {
    let action = shell.url(&format!("/proposals/{}/cards/{}", row.number, card.n));
    let mut tags = Vec::new();
    if let Some(doubtful) = counts.map(|counts| counts.doubtful).filter(|n| *n > 0) {
        tags.push(Tag {
            kind: "waiting".into(),
            label: ctx.say("roadmaps-doubtful", &[("n", Arg::Number(doubtful))]),
        });
    }
    let road_map_reference = card.road_map_number.map(model::road_map_reference);
    if road_map_reference.is_some() {
        tags.push(Tag {
            kind: "accepted".into(),
            label: ctx.say("roadmaps-state-accepted", &[]),
        });
    }
    DraftCard {
        card: Card {
            id: format!("card-{}", card.n),
            href: action.clone(),
            reference: card.n.to_string(),
            title: card.title.text(ctx.locale).to_owned(),
            sentence: counts.map_or_else(
                || counted(ctx, 0, 0, None),
                |c| {
                    counted(
                        ctx,
                        c.recommendations,
                        c.repeat_groups,
                        c.first_date.as_deref(),
                    )
                },
            ),
            tags,
            summary: String::new(),
            asks,
        },
        version: card.version,
        road_map: road_map_reference
            .as_ref()
            .map(|reference| shell.url(&format!("/road-maps/{reference}")))
            .unwrap_or_default(),
        road_map_reference: road_map_reference.unwrap_or_default(),
        action,
    }
}

#[derive(Deserialize)]
pub struct VersionPosted {
    version: i64,
}

pub async fn accept_all(
    ctx: Ctx,
    At(number): At<i64>,
    Form(form): Form<VersionPosted>,
) -> Result<Response> {
    acts::accept_all(&ctx, number, form.version).await?;
    Ok(see_other(&ctx, "/road-maps"))
}

pub async fn discard(
    ctx: Ctx,
    At(number): At<i64>,
    Form(form): Form<VersionPosted>,
) -> Result<Response> {
    acts::discard(&ctx, number, form.version).await?;
    Ok(see_other(&ctx, "/proposals"))
}

#[derive(Template)]
#[template(path = "roadmaps/html/card.html")]
pub struct CardPage {
    pub shell: Shell,
    pub back: String,
    pub number: i64,
    pub n: i32,
    pub version: i64,
    pub lead: String,
    pub why: Vec<String>,
    pub groups: Vec<DraftGroup>,
    /// "12 · Title" of every card, for the fields.
    pub cards: Vec<String>,
    pub open: bool,
    pub action: String,
    pub move_action: String,
    pub title: TitleForm,
    pub errors: FormErrors,
    pub typed: String,
    pub typed_ask: String,
}

/// A repeat group of a card, or what repeats no other.
pub struct DraftGroup {
    pub heading: String,
    pub places: Vec<PlaceLine>,
}

/// What came back with a form that could not be taken.
#[derive(Default)]
struct Typed {
    title: Option<TitlePosted>,
    ask: String,
    card: String,
    errors: FieldErrors,
}

pub async fn card(ctx: Ctx, At((number, n)): At<(i64, i32)>) -> Result<Response> {
    card_page(&ctx, (number, n), StatusCode::OK, Typed::default()).await
}

async fn card_page(
    ctx: &Ctx,
    (number, n): (i64, i32),
    status: StatusCode,
    typed: Typed,
) -> Result<Response> {
    let row = acts::get_proposal(ctx, number).await?;
    let card = acts::get_card(ctx, &row, n).await?;
    let db = ctx.db().read();
    let places = drafts::list_places(db, &ctx.viewer, row.id, Some(n)).await?;
    let counts = drafts::count_cards(db, &ctx.viewer, row.id).await?;
    let shell = Shell::titled(ctx, card.title.text(ctx.locale).to_owned());
    let base = shell.url(&format!("/proposals/{number}"));
    let action = format!("{base}/cards/{n}");
    let errors = FormErrors::of(&shell, &typed.errors).at_item("card", &typed.ask);
    let page = CardPage {
        number,
        n,
        version: card.version,
        lead: counts.iter().find(|c| c.n == n).map_or_else(
            || counted(ctx, 0, 0, None),
            |c| {
                counted(
                    ctx,
                    c.recommendations,
                    c.repeat_groups,
                    c.first_date.as_deref(),
                )
            },
        ),
        why: sentences(card.why.text(ctx.locale)),
        groups: groups(ctx, &places),
        cards: drafts::list_cards(db, row.id)
            .await?
            .iter()
            .filter(|other| other.n != n && other.road_map_number.is_none())
            .map(|other| format!("{} · {}", other.n, other.title.text(ctx.locale)))
            .collect(),
        open: row.state == "draft" && card.road_map_number.is_none(),
        move_action: format!("{base}/places"),
        back: base,
        title: TitleForm::new(
            &shell,
            format!("{action}/title"),
            card.version,
            &card.title,
            typed.title.as_ref(),
            &typed.errors,
        ),
        action,
        errors,
        typed: typed.card,
        typed_ask: typed.ask,
        shell,
    };
    render_with(status, &page)
}

/// Repeat groups first, those with something doubtful on top, then the largest; then what repeats
/// no other, the doubtful first.
fn groups(ctx: &Ctx, places: &[drafts::PlaceRow]) -> Vec<DraftGroup> {
    let mut by_group: BTreeMap<i32, Vec<&drafts::PlaceRow>> = BTreeMap::new();
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
    repeated
        .iter()
        .map(|group| draft_group(ctx, "roadmaps-repeat-group", group))
        .chain((!singles.is_empty()).then(|| draft_group(ctx, single, &singles)))
        .collect()
}

fn draft_group(ctx: &Ctx, key: &str, places: &[&drafts::PlaceRow]) -> DraftGroup {
    let numbers: BTreeSet<i64> = places.iter().map(|place| place.number).collect();
    DraftGroup {
        heading: heading(ctx, key, numbers.len(), places.len()),
        places: places.iter().map(|p| PlaceLine::drafted(ctx, p)).collect(),
    }
}

pub async fn rename_card(
    ctx: Ctx,
    At((number, n)): At<(i64, i32)>,
    Form(form): Form<TitlePosted>,
) -> Result<Response> {
    match acts::rename_card(&ctx, number, n, form.version, &form.typed()).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/proposals/{number}/cards/{n}"))),
        Err(Error::Invalid(errors)) => {
            let typed = Typed {
                title: Some(form),
                errors,
                ..Typed::default()
            };
            card_page(&ctx, (number, n), StatusCode::UNPROCESSABLE_ENTITY, typed).await
        }
        Err(error) => Err(error),
    }
}

pub async fn accept_card(
    ctx: Ctx,
    At((number, n)): At<(i64, i32)>,
    Form(form): Form<VersionPosted>,
) -> Result<Response> {
    acts::accept_card(&ctx, number, n, form.version).await?;
    Ok(see_other(&ctx, &format!("/proposals/{number}")))
}

#[derive(Deserialize)]
pub struct MovePosted {
    ask: Uuid,
    #[serde(default)]
    card: String,
    /// The card from which it was moved, to come back to.
    #[serde(default)]
    from: i32,
}

pub async fn move_place(
    ctx: Ctx,
    At(number): At<i64>,
    Form(form): Form<MovePosted>,
) -> Result<Response> {
    match acts::move_place(&ctx, number, form.ask, &form.card).await {
        Ok(()) => {
            let path = format!("/proposals/{number}/cards/{}", form.from);
            Ok(see_other(&ctx, &path))
        }
        Err(Error::Invalid(errors)) => {
            let typed = Typed {
                ask: form.ask.to_string(),
                card: form.card,
                errors,
                title: None,
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            card_page(&ctx, (number, form.from), status, typed).await
        }
        Err(error) => Err(error),
    }
}
