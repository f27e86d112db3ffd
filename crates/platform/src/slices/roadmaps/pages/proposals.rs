//! Proposals: ordering one, walking through its cards, accepting them.

use super::{
    Choice, draft,
    lines::{Card, Excerpt, Keys, PlaceLine, Tag, counted},
};
use crate::meaning;
use crate::slices::{
    operations::JobLine,
    roadmaps::{
        actions::{
            self, acceptance,
            proposals::{self as acts, Wish},
        },
        model::{self, ProposalNote},
        store::{
            self,
            proposals::{self as drafts, CardCounts, CardRow},
            review as reviews,
        },
        tables::ProposalRow,
    },
};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
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
use std::collections::BTreeMap;
use uuid::Uuid;

/// Texts that a card shows as samples.
const SAMPLES: i64 = 2;
/// Cards of one page.
const CARDS_A_PAGE: usize = 50;
/// The value of the form that asks for exactly so many road maps.
const EXACTLY: &str = "exactly";

#[derive(Template)]
#[template(path = "roadmaps/html/proposals.html")]
pub struct ProposalsPage {
    pub shell: Shell,
    pub proposals: Vec<ProposalLine>,
    /// Whether the file of the language model is there.
    pub has_model: bool,
    pub road_maps: String,
    pub road_maps_error: String,
    /// At most as many, or exactly.
    pub fills: Vec<Choice>,
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
    #[serde(default)]
    fill: String,
}

pub async fn propose(ctx: Ctx, Form(form): Form<WishPosted>) -> Result<Response> {
    let wish = Wish {
        road_maps: form.road_maps,
        country: form.country,
        scope: form.scope,
        fill: form.fill == EXACTLY,
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
        has_model: meaning::place(&ctx.kernel.config).is_file(),
        road_maps_error: error("road_maps"),
        scope_error: error("scope"),
        errors: FormErrors::of(&shell, &errors),
        fills: [("most", !wish.fill), (EXACTLY, wish.fill)]
            .into_iter()
            .map(|(value, selected)| Choice {
                value: value.to_owned(),
                label: ctx.say(&format!("roadmaps-fill-{value}"), &[]),
                selected,
            })
            .collect(),
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
        fill: false,
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
    /// "312 of 327 recommendations seen."
    pub progress: String,
    pub seen: i64,
    pub total: i64,
    /// "4 would move, 2 road maps are new."
    pub difference: String,
    /// "12 places are doubtful"; empty when none is.
    pub doubtful: String,
    pub state: String,
    pub state_label: String,
    pub notes: Vec<String>,
    /// While it is being computed.
    pub job: Option<JobLine>,
    pub cards: Vec<DraftCard>,
    pub pages: Vec<PageLink>,
    pub page: usize,
    /// How many cards can be accepted; the sentence of the heading.
    pub count: usize,
    /// Whether cards can still be accepted.
    pub open: bool,
    /// Whether an act can be taken back.
    pub may_undo: bool,
    pub action: String,
    pub keys: Keys,
}

pub struct PageLink {
    pub label: String,
    pub href: String,
    pub current: bool,
}

pub struct DraftCard {
    pub card: Card,
    pub version: i64,
    /// Address of the road map, when it was accepted.
    pub road_map: String,
    pub road_map_reference: String,
    /// Where it went or why it is set aside; empty for a card that is open or accepted.
    pub gone: String,
    pub action: String,
}

#[derive(Deserialize, Default)]
pub struct Paged {
    #[serde(default)]
    page: String,
}

pub async fn proposal(
    ctx: Ctx,
    At(number): At<i64>,
    Query(asked): Query<Paged>,
) -> Result<Response> {
    let row = acts::get_proposal(&ctx, number).await?;
    let db = ctx.db().read();
    let shell = Shell::titled(
        &ctx,
        ctx.say(
            "roadmaps-proposal-title",
            &[("number", Arg::Text(number.to_string()))],
        ),
    );
    let all = shown_cards(&ctx, &row).await?;
    let left = all.iter().filter(|card| card.is_open()).count();
    let count = all.iter().filter(|card| card.gone.is_none()).count();
    let lead = match row.state.as_str() {
        "draft" => ctx.say(
            "roadmaps-proposal-draft",
            &[("n", count.into()), ("left", left.into())],
        ),
        state => ctx.say(&format!("roadmaps-proposal-{state}"), &[]),
    };
    let action = shell.url(&format!("/proposals/{number}"));
    let page = asked.page.parse::<usize>().unwrap_or(1).max(1);
    let pages = page_links(&action, all.len(), page);
    let cards: Vec<CardRow> = all
        .into_iter()
        .skip((page - 1) * CARDS_A_PAGE)
        .take(CARDS_A_PAGE)
        .collect();
    let (seen, total) = reviews::count_seen(db, &ctx.viewer, row.id).await?;
    let open = row.state == "draft";
    let own = reviews::list_own_acts(db, row.id, ctx.viewer.person_id(), None).await?;
    render(&ProposalPage {
        version: row.version,
        lead,
        progress: progress(&ctx, seen, total),
        seen,
        total,
        difference: if open {
            draft::difference_sentence(&ctx, &row).await?
        } else {
            String::new()
        },
        doubtful: match reviews::count_doubtful(db, &ctx.viewer, row.id).await? {
            0 => String::new(),
            n => ctx.say("roadmaps-doubtful-places", &[("n", Arg::Number(n))]),
        },
        state: drawn_state(&row.state).to_owned(),
        state_label: ctx.say(&format!("roadmaps-state-{}", row.state), &[]),
        notes: notes(&ctx, &row),
        job: job_line(&ctx, &row).await?,
        cards: draft_cards(&ctx, &shell, &row, cards).await?,
        pages,
        page,
        count,
        open,
        may_undo: !own.is_empty() && matches!(row.state.as_str(), "draft" | "accepted"),
        action,
        keys: Keys::of(&ctx).await?,
        shell,
    })
}

/// "312 of 327 recommendations seen."
pub fn progress(ctx: &Ctx, seen: i64, total: i64) -> String {
    ctx.say(
        "roadmaps-seen",
        &[("seen", Arg::Number(seen)), ("total", Arg::Number(total))],
    )
}

/// The cards of a draft that people see.
pub async fn shown_cards(ctx: &Ctx, row: &ProposalRow) -> Result<Vec<CardRow>> {
    let mut cards = drafts::list_cards(ctx.db().read(), row.id).await?;
    cards.retain(|card| card.gone.as_deref() != Some("undone"));
    Ok(cards)
}

fn page_links(action: &str, cards: usize, page: usize) -> Vec<PageLink> {
    let pages = cards.div_ceil(CARDS_A_PAGE);
    if pages < 2 {
        return Vec::new();
    }
    (1..=pages)
        .map(|n| PageLink {
            label: n.to_string(),
            href: format!("{action}?page={n}"),
            current: n == page,
        })
        .collect()
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
            ProposalNote::Divided { carried, made } => ctx.say(
                "roadmaps-note-divided",
                &[("n", (*made).into()), ("carried", (*carried).into())],
            ),
            ProposalNote::WithoutMatter { texts } => ctx.say(
                "roadmaps-note-without-matter",
                &[("texts", texts.join(", ").into())],
            ),
            ProposalNote::PinWithoutEffect => ctx.say("roadmaps-note-pin", &[]),
            ProposalNote::FitsNone { fixed, rest } => ctx.say(
                "roadmaps-note-fits-none",
                &[("fixed", (*fixed).into()), ("n", (*rest).into())],
            ),
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

async fn draft_cards(
    ctx: &Ctx,
    shell: &Shell,
    row: &ProposalRow,
    cards: Vec<CardRow>,
) -> Result<Vec<DraftCard>> {
    let db = ctx.db().read();
    let ids: Vec<Uuid> = cards.iter().map(|card| card.id).collect();
    let counts: BTreeMap<i32, CardCounts> = drafts::count_cards(db, &ctx.viewer, row.id, &ids)
        .await?
        .into_iter()
        .map(|counts| (counts.n, counts))
        .collect();
    let mut samples: BTreeMap<i32, Vec<Excerpt>> = BTreeMap::new();
    for sample in drafts::list_samples(db, &ctx.viewer, row.id, &ids, SAMPLES).await? {
        let PlaceLine { text, lang, .. } = PlaceLine::drafted(ctx, &sample);
        let texts = samples.entry(sample.card_n).or_default();
        texts.push(Excerpt { text, lang });
    }
    Ok(cards
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
    let tag = |kind: &str, label: String| Tag {
        kind: kind.into(),
        label,
    };
    if let Some(doubtful) = counts.map(|counts| counts.doubtful).filter(|n| *n > 0) {
        let label = ctx.say("roadmaps-doubtful", &[("n", Arg::Number(doubtful))]);
        tags.push(tag("waiting", label));
    }
    let road_map_reference = card.road_map_number.map(model::road_map_reference);
    if road_map_reference.is_some() {
        tags.push(tag("accepted", ctx.say("roadmaps-state-accepted", &[])));
    } else if let Some(number) = card.continues_number {
        let reference = model::road_map_reference(number);
        let label = ctx.say("roadmaps-goes-on", &[("reference", reference.into())]);
        tags.push(tag("running", label));
    }
    DraftCard {
        card: Card {
            id: format!("card-{}", card.n),
            href: action.clone(),
            reference: card.n.to_string(),
            title: card.title.text(ctx.locale).to_owned(),
            sentence: counted_card(ctx, counts),
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
        gone: gone(ctx, card),
        action,
    }
}

/// "23 recommendations, 4 repeat groups, asked since 2010."
pub fn counted_card(ctx: &Ctx, counts: Option<&CardCounts>) -> String {
    counts.map_or_else(
        || counted(ctx, 0, 0, None),
        |c| {
            let first = c.first_date.as_deref();
            counted(ctx, c.recommendations, c.repeat_groups, first)
        },
    )
}

/// Where a card went, or why it is set aside; empty for one that did not.
pub fn gone(ctx: &Ctx, card: &CardRow) -> String {
    match card.gone.as_deref() {
        Some("merged") => ctx.say(
            "roadmaps-card-merged",
            &[("card", Arg::Text(card.into_n.unwrap_or(0).to_string()))],
        ),
        Some(_) => ctx.say(
            "roadmaps-card-set-aside",
            &[(
                "reason",
                card.gone_reason.clone().unwrap_or_default().into(),
            )],
        ),
        None => String::new(),
    }
}

#[derive(Deserialize)]
pub struct VersionPosted {
    pub version: i64,
    /// The page of cards from which it was sent, to come back to.
    #[serde(default)]
    pub page: String,
}

pub async fn accept_all(
    ctx: Ctx,
    At(number): At<i64>,
    Form(form): Form<VersionPosted>,
) -> Result<Response> {
    acceptance::accept_all(&ctx, number, form.version).await?;
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
