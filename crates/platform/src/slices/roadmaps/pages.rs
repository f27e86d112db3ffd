//! The board of road maps and the page of one.

pub mod card;
pub mod closures;
pub mod draft;
pub mod export;
mod lines;
pub mod proposals;
pub mod review;
mod sample;
mod standing;

use super::{
    actions,
    existing::pages::BroughtView,
    model::{self, Asked, Asking, TypedTitle},
    policy,
    store::{
        self,
        board::{BoardQuery, BoardRow, BoardSort, OutlineRow},
    },
    tables::RoadMapRow,
};
use crate::slices::recommendations::mechanism_word;
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use closures::{CloseForms, Closed, ClosedLine};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    form::FieldErrors,
    i18n::Arg,
    journal,
    page::{At, Choice, FormErrors, Shell, render, render_with, see_other},
    trace,
};
use lines::{Card, Tag, TitleForm};
pub use lines::{Excerpt, Keys, confidence};
pub use sample::samples;
use serde::Deserialize;
use standing::{Filters, Standing};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Links of one kind that the trace names.
const MOST_NAMED: usize = 20;

#[derive(Template)]
#[template(path = "roadmaps/html/board.html")]
struct BoardPage {
    shell: Shell,
    lead: String,
    search: String,
    sorts: Vec<Choice>,
    cards: Vec<Card>,
    exports: Vec<(&'static str, String)>,
    may_keep: bool,
    /// What was merged or set aside and is not among the cards.
    closed: Vec<ClosedLine>,
}

#[derive(Deserialize, Default)]
pub struct BoardForm {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sort: String,
}

pub async fn board(ctx: Ctx, Query(form): Query<BoardForm>) -> Result<Response> {
    let sort = match form.sort.as_str() {
        "asked" => BoardSort::Asked,
        "newest" => BoardSort::Newest,
        _ => BoardSort::Number,
    };
    let asked = BoardQuery {
        search: &form.q,
        sort,
        ..BoardQuery::default()
    };
    let rows = actions::board::list_road_maps(&ctx, &asked).await?;
    let total = actions::board::count_recommendations(&ctx, &rows).await?;
    let lead = ctx.say(
        "roadmaps-board-lead",
        &[("n", rows.len().into()), ("total", Arg::Number(total))],
    );
    render(&BoardPage {
        lead,
        search: form.q.clone(),
        sorts: sorts(&ctx, &form.sort),
        cards: rows.iter().map(|row| board_card(&ctx, row)).collect(),
        exports: export::links(),
        may_keep: policy::keeps(&ctx.viewer),
        closed: closures::closed_lines(&ctx).await?,
        shell: Shell::new(&ctx, "roadmaps-board-title"),
    })
}

fn sorts(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    ["number", "asked", "newest"]
        .into_iter()
        .map(|value| Choice {
            value: value.to_owned(),
            label: ctx.say(&format!("roadmaps-sort-{value}"), &[]),
            selected: value == chosen,
        })
        .collect()
}

fn board_card(ctx: &Ctx, row: &BoardRow) -> Card {
    let reference = model::road_map_reference(row.number);
    let shell = Shell::titled(ctx, String::new());
    let mut tags = Vec::new();
    if row.doubtful > 0 {
        tags.push(Tag {
            kind: "waiting".into(),
            label: ctx.say("roadmaps-doubtful", &[("n", Arg::Number(row.doubtful))]),
        });
    }
    Card {
        id: format!("road-map-{}", row.number),
        href: shell.url(&format!("/road-maps/{reference}")),
        reference,
        title: row.title.text(ctx.locale).to_owned(),
        sentence: lines::counted(
            ctx,
            row.recommendations,
            row.repeat_groups,
            row.first_date.as_deref(),
        ),
        tags,
        summary: row
            .summary
            .as_ref()
            .map(|summary| summary.text(ctx.locale).to_owned())
            .unwrap_or_default(),
        asks: Vec::new(),
    }
}

#[derive(Template)]
#[template(path = "roadmaps/html/road_map.html")]
struct RoadMapPage {
    shell: Shell,
    reference: String,
    summary: String,
    lead: String,
    points: Vec<Point>,
    brought: BroughtView,
    standing: Standing,
    sources: Vec<TraceGroup>,
    results: Vec<TraceGroup>,
    history: Vec<HistoryLine>,
    citation: String,
    /// Why it is not on the board, for one that is not.
    closed: Option<Closed>,
    form: Option<KeepForm>,
}

struct Point {
    label: String,
    href: String,
    text: String,
    state: String,
}

/// Links of one kind in the trace: "7 recommendations".
struct TraceGroup {
    label: String,
    links: Vec<TraceLink>,
    day: String,
}

struct TraceLink {
    href: String,
    reference: String,
    title: String,
}

struct HistoryLine {
    at: Instant,
    sentence: String,
}

/// What the secretariat and the moderator may do here.
struct KeepForm {
    action: String,
    close: CloseForms,
    title: TitleForm,
    recommendation: String,
    recommendation_error: String,
    errors: FormErrors,
}

pub async fn road_map(
    ctx: Ctx,
    At(reference): At<String>,
    Query(filters): Query<Filters>,
) -> Result<Response> {
    let row = actions::get_road_map(&ctx, &reference).await?;
    let typed = Typed {
        filters,
        ..Typed::default()
    };
    page(&ctx, &row, StatusCode::OK, typed).await
}

/// What of its places is shown, and what came back with a form that could not be taken.
#[derive(Default)]
pub struct Typed {
    filters: Filters,
    title: Option<TitlePosted>,
    recommendation: String,
    road_map: String,
    reason: String,
    one: String,
    other: String,
    pin: String,
    errors: FieldErrors,
}

#[derive(Clone, Deserialize, Default)]
pub struct TitlePosted {
    #[serde(default)]
    pub version: i64,
    #[serde(default)]
    pub title_en: String,
    #[serde(default)]
    pub title_ru: String,
    #[serde(default)]
    pub title_kk: String,
}

impl TitlePosted {
    fn typed(&self) -> TypedTitle {
        TypedTitle {
            kk: self.title_kk.clone(),
            ru: self.title_ru.clone(),
            en: self.title_en.clone(),
        }
    }
}

pub async fn rename(
    ctx: Ctx,
    At(reference): At<String>,
    Form(form): Form<TitlePosted>,
) -> Result<Response> {
    match actions::rename(&ctx, &reference, form.version, &form.typed()).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/road-maps/{reference}"))),
        Err(Error::Invalid(errors)) => {
            let row = actions::get_road_map(&ctx, &reference).await?;
            let typed = Typed {
                title: Some(form),
                errors,
                ..Typed::default()
            };
            page(&ctx, &row, StatusCode::UNPROCESSABLE_ENTITY, typed).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Deserialize)]
pub struct PlacePosted {
    #[serde(default)]
    recommendation: String,
}

pub async fn place(
    ctx: Ctx,
    At(reference): At<String>,
    Form(form): Form<PlacePosted>,
) -> Result<Response> {
    match actions::place_recommendation(&ctx, &reference, &form.recommendation).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/road-maps/{reference}"))),
        Err(Error::Invalid(errors)) => {
            let row = actions::get_road_map(&ctx, &reference).await?;
            let typed = Typed {
                recommendation: form.recommendation,
                errors,
                ..Typed::default()
            };
            page(&ctx, &row, StatusCode::UNPROCESSABLE_ENTITY, typed).await
        }
        Err(error) => Err(error),
    }
}

async fn page(ctx: &Ctx, row: &RoadMapRow, status: StatusCode, typed: Typed) -> Result<Response> {
    let db = ctx.db().read();
    let outline = actions::board::get_outline(ctx, row.id).await?;
    let asked = counted(&outline.rows, &outline.states);
    let standing = Standing::of(ctx, row, &outline.rows, &typed.filters).await?;
    let (sources, results) = traces(ctx, row, asked.times).await?;
    let keeps = policy::keeps(&ctx.viewer);
    let closed = store::closures::find_closed(db, ctx.viewer.audiences(), row.id).await?;
    let reference = model::road_map_reference(row.number);
    let shell = Shell::titled(ctx, row.title.text(ctx.locale).to_owned());
    render_with(
        status,
        &RoadMapPage {
            summary: row
                .summary
                .as_ref()
                .map(|summary| summary.text(ctx.locale).to_owned())
                .unwrap_or_default(),
            lead: lead(ctx, &asked),
            points: points(ctx, &outline.rows),
            brought: BroughtView::of(ctx, row).await?,
            standing,
            sources,
            results,
            history: history(ctx, row).await?,
            citation: ctx.say(
                "roadmaps-citation",
                &[
                    ("site", Arg::Text(shell.site_name.clone())),
                    ("reference", Arg::Text(reference.clone())),
                    ("title", Arg::Text(shell.title.clone())),
                    (
                        "address",
                        Arg::Text(
                            ctx.kernel
                                .config
                                .address(&format!("/road-maps/{reference}")),
                        ),
                    ),
                    (
                        "day",
                        Arg::Text(ctx.kernel.words.day(ctx.locale, ctx.today())),
                    ),
                ],
            ),
            form: if keeps && closed.is_none() {
                let names = closures::road_map_names(ctx, row.number).await?;
                Some(keep_form(ctx, row, &reference, typed, names))
            } else {
                None
            },
            closed: closed.map(|closed| Closed::of(ctx, &closed, keeps)),
            reference,
            shell,
        },
    )
}

fn counted(placed: &[OutlineRow], states: &HashMap<i64, Vec<String>>) -> Asked {
    let askings: Vec<Asking<'_>> = placed
        .iter()
        .map(|place| Asking {
            recommendation: place.number,
            mechanism: &place.mechanism,
            issuing_body: &place.issuing_body,
            date: place.date.as_deref(),
            states: states.get(&place.row).map_or(&[], Vec::as_slice),
            repeat_group: place.group_number,
        })
        .collect();
    model::asked(&askings)
}

/// "Asked 18 times since 2010, by 14 States and 3 other bodies."
pub fn lead(ctx: &Ctx, asked: &Asked) -> String {
    // Whoever keeps the road maps sees everything: to them an empty one is empty.
    if asked.times == 0 && policy::keeps(&ctx.viewer) {
        return ctx.say("roadmaps-lead-empty", &[]);
    }
    let (Some(since), true) = (asked.since.clone(), asked.times > 0) else {
        return ctx.say("roadmaps-lead-undated", &[("n", asked.times.into())]);
    };
    let states = ctx.say("roadmaps-states", &[("n", asked.states.into())]);
    let bodies = ctx.say("roadmaps-bodies", &[("n", asked.bodies.into())]);
    let mut args: Vec<(&str, Arg)> = vec![("n", asked.times.into()), ("since", since.into())];
    match (asked.states, asked.bodies) {
        (0, 0) => ctx.say("roadmaps-lead-since", &args),
        (0, _) => {
            args.push(("who", bodies.into()));
            ctx.say("roadmaps-lead-by-one", &args)
        }
        (_, 0) => {
            args.push(("who", states.into()));
            ctx.say("roadmaps-lead-by-one", &args)
        }
        _ => {
            args.push(("states", states.into()));
            args.push(("bodies", bodies.into()));
            ctx.say("roadmaps-lead-by-both", &args)
        }
    }
}

/// One point a year: which mechanisms asked, and what the State said.
fn points(ctx: &Ctx, placed: &[OutlineRow]) -> Vec<Point> {
    let mut years: BTreeMap<String, Vec<&OutlineRow>> = BTreeMap::new();
    for place in placed {
        if let Some(year) = model::year(place.date.as_deref()) {
            years.entry(year).or_default().push(place);
        }
    }
    years
        .into_iter()
        .map(|(label, places)| {
            let mut mechanisms: Vec<String> = places
                .iter()
                .map(|place| mechanism_word(ctx, &place.mechanism))
                .collect();
            mechanisms.sort_unstable();
            mechanisms.dedup();
            let first = places[0].position.as_str();
            let state = if places.iter().any(|place| place.position != first) {
                "mixed"
            } else if first.is_empty() {
                "unknown"
            } else {
                first
            };
            let position = match state {
                "mixed" => "roadmaps-positions-differ".to_owned(),
                "unknown" => "roadmaps-position-unknown".to_owned(),
                known => format!("web-position-{known}"),
            };
            Point {
                label,
                href: String::new(),
                text: ctx.say(
                    "roadmaps-point",
                    &[
                        ("n", recommendations(&places).into()),
                        ("who", Arg::Text(mechanisms.join(", "))),
                        ("position", Arg::Text(ctx.say(&position, &[]))),
                    ],
                ),
                state: if state == "mixed" { "partly" } else { state }.to_owned(),
            }
        })
        .collect()
}

/// How many recommendations these asks belong to.
fn recommendations(places: &[&OutlineRow]) -> usize {
    let numbers: BTreeSet<i64> = places.iter().map(|place| place.number).collect();
    numbers.len()
}

/// Where it comes from and what came of it, what is of one kind in one line.
/// The recommendations are counted whole and the first of them named: all stand in the list.
async fn traces(
    ctx: &Ctx,
    row: &RoadMapRow,
    recommendations: usize,
) -> Result<(Vec<TraceGroup>, Vec<TraceGroup>)> {
    let shell = Shell::titled(ctx, String::new());
    let reference = model::road_map_reference(row.number);
    let mut sources: BTreeMap<String, Vec<TraceLink>> = BTreeMap::new();
    let mut results: BTreeMap<String, Vec<TraceLink>> = BTreeMap::new();
    for link in trace::list_at(ctx.db().read(), &ctx.viewer, row.id).await? {
        let (side, kind, other) = if link.to_reference == reference {
            (&mut sources, link.from_kind, link.from_reference)
        } else {
            (&mut results, link.to_kind, link.to_reference)
        };
        let links = side.entry(kind.clone()).or_default();
        if links.iter().all(|known| known.reference != other) {
            links.push(TraceLink {
                href: match kind.as_str() {
                    "recommendation" => shell.url(&format!("/recommendations/{other}")),
                    "road_map" => shell.url(&format!("/road-maps/{other}")),
                    _ => String::new(),
                },
                reference: other,
                title: String::new(),
            });
        }
    }
    let groups = |side: BTreeMap<String, Vec<TraceLink>>| {
        side.into_iter()
            .map(|(kind, mut links)| {
                links.sort_by(|one, other| one.reference.cmp(&other.reference));
                let n = if kind == "recommendation" {
                    links.len().max(recommendations)
                } else {
                    links.len()
                };
                if n > MOST_NAMED {
                    links.truncate(MOST_NAMED);
                }
                TraceGroup {
                    label: ctx.say(
                        &format!("roadmaps-kind-{}", kind.replace('_', "-")),
                        &[("n", n.into())],
                    ),
                    links,
                    day: String::new(),
                }
            })
            .collect()
    };
    Ok((groups(sources), groups(results)))
}

async fn history(ctx: &Ctx, row: &RoadMapRow) -> Result<Vec<HistoryLine>> {
    let db = ctx.db().read();
    let mut lines: Vec<HistoryLine> = journal::history(db, row.id)
        .await?
        .into_iter()
        .map(|line| HistoryLine {
            at: line.at,
            sentence: ctx.say(&format!("roadmaps-verb-{}", line.verb), &[]),
        })
        .collect();
    for closure in store::closures::list_closures_of(db, row.id).await? {
        let mut add = |at, key: &str| {
            let sentence = ctx.say(key, &[]);
            lines.push(HistoryLine { at, sentence });
        };
        let verb = closure.kind.replace('_', "-");
        add(closure.from_at, &format!("roadmaps-verb-{verb}"));
        if let Some(at) = closure.until_at {
            add(at, "roadmaps-verb-reopen");
        }
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    Ok(lines)
}

fn keep_form(
    ctx: &Ctx,
    row: &RoadMapRow,
    reference: &str,
    typed: Typed,
    road_maps: Vec<String>,
) -> KeepForm {
    let shell = Shell::titled(ctx, String::new());
    let action = shell.url(&format!("/road-maps/{reference}"));
    let error = |field: &str| {
        typed
            .errors
            .get(field)
            .map(|error| shell.say_error(error))
            .unwrap_or_default()
    };
    KeepForm {
        title: TitleForm::new(
            &shell,
            format!("{action}/title"),
            row.version,
            &row.title,
            typed.title.as_ref(),
            &typed.errors,
        ),
        action,
        close: CloseForms::of(
            row,
            road_maps,
            &typed,
            FormErrors::of(&shell, &typed.errors),
        ),
        recommendation_error: error("recommendation"),
        recommendation: typed.recommendation.clone(),
        errors: FormErrors::of(&shell, &typed.errors),
    }
}
