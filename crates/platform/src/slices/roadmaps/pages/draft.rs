//! A draft beside what stands: its doubtful places first, what it would change, what was done in it, and
//! the forms that decide about many places at once.

use super::{
    card::{self, DraftPlace, Returned, TypedBack, card_names, draft_place},
    lines::Keys,
    proposals::{progress, shown_cards},
};
use crate::slices::{
    accounts,
    roadmaps::{
        actions::{
            proposals as acts, reasons,
            review::{self, Mark, changes_of},
        },
        model::{self, difference::difference, review::Changes},
        store::{
            self,
            proposals::{self as drafts, CardRow},
            review as reviews,
        },
        tables::{ProposalRow, review::ReviewActRow},
    },
};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    i18n::Arg,
    page::{At, FormErrors, Shell, render, render_with, see_other},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Doubtful places of one page; the sentence says how many there are.
const DOUBTFUL: i64 = 50;
/// Acts of the page of what was done.
const ACTS: i64 = 100;
/// Recommendations that an act or a move names.
const NAMED: usize = 5;

#[derive(Template)]
#[template(path = "roadmaps/html/doubtful.html")]
pub struct DoubtfulPage {
    pub shell: Shell,
    pub number: i64,
    pub base: String,
    pub from: String,
    pub lead: String,
    pub progress: String,
    pub places: Vec<DraftPlace>,
    pub cards: Vec<String>,
    pub open: bool,
    pub may_undo: bool,
    pub errors: FormErrors,
    pub typed: TypedBack,
    pub keys: Keys,
}

pub async fn doubtful(ctx: Ctx, At(number): At<i64>) -> Result<Response> {
    doubtful_page(&ctx, number, StatusCode::OK, Returned::default()).await
}

async fn doubtful_page(
    ctx: &Ctx,
    number: i64,
    status: StatusCode,
    returned: Returned,
) -> Result<Response> {
    let row = acts::get_proposal(ctx, number).await?;
    let db = ctx.db().read();
    let shell = Shell::new(ctx, "roadmaps-doubtful-title");
    let cards = shown_cards(ctx, &row).await?;
    let by_n: BTreeMap<i32, &CardRow> = cards.iter().map(|card| (card.n, card)).collect();
    let places = drafts::list_doubtful(db, &ctx.viewer, row.id, DOUBTFUL).await?;
    let count = reviews::count_doubtful(db, &ctx.viewer, row.id).await?;
    let (seen, total) = reviews::count_seen(db, &ctx.viewer, row.id).await?;
    let own = reviews::list_own_acts(db, row.id, ctx.viewer.person_id(), None).await?;
    let mut errors = FormErrors::of(&shell, &returned.errors);
    if !returned.typed.ask.is_empty() {
        for field in ["ask", "card", "other"] {
            errors = errors.at_item(field, &returned.typed.ask);
        }
    }
    let mut page = DoubtfulPage {
        number,
        base: shell.url(&format!("/proposals/{number}")),
        from: "doubtful".into(),
        lead: match count {
            0 => ctx.say("roadmaps-doubtful-none", &[]),
            n => ctx.say("roadmaps-doubtful-lead", &[("n", Arg::Number(n))]),
        },
        progress: progress(ctx, seen, total),
        places: places
            .iter()
            .filter_map(|place| Some(draft_place(ctx, by_n.get(&place.card_n)?, place, None)))
            .collect(),
        cards: card_names(ctx, &cards, None),
        open: row.state == "draft",
        may_undo: !own.is_empty() && row.state == "draft",
        errors,
        typed: returned.typed,
        keys: Keys::of(ctx).await?,
        shell,
    };
    let places = page.places.iter_mut();
    let found = places.flat_map(|item| &mut item.place.reasons).collect();
    reasons::link(ctx, found).await?;
    render_with(status, &page)
}

/// The fields of a form about places, of which `ask` comes once for each that is marked.
#[derive(Default)]
struct Posted {
    marks: Vec<Mark>,
    card: String,
    other: String,
    verdict: String,
    /// `doubtful`, or the number of a card.
    from: String,
}

impl Posted {
    fn read(fields: Vec<(String, String)>) -> Result<Self> {
        let mut posted = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "ask" => posted
                    .marks
                    .push(Mark::parse(&value).ok_or(Error::NotFound)?),
                "card" => posted.card = value,
                "other" => posted.other = value,
                "verdict" => posted.verdict = value,
                "from" => posted.from = value,
                _ => {}
            }
        }
        Ok(posted)
    }

    /// The page from which it was sent.
    fn path(&self, number: i64) -> String {
        match self.from.parse::<i32>() {
            Ok(card) => format!("/proposals/{number}/cards/{card}"),
            Err(_) if self.from == "doubtful" => format!("/proposals/{number}/doubtful"),
            Err(_) => format!("/proposals/{number}"),
        }
    }

    /// After the act, or back with what was typed.
    async fn answered(self, ctx: &Ctx, number: i64, done: Result<()>) -> Result<Response> {
        let errors = match done {
            Ok(()) => return Ok(see_other(ctx, &self.path(number))),
            Err(Error::Invalid(errors)) => errors,
            Err(error) => return Err(error),
        };
        let ask = match self.marks.as_slice() {
            [one] => one.ask.to_string(),
            _ => "marked".to_owned(),
        };
        let row = acts::get_proposal(ctx, number).await?;
        let cards = shown_cards(ctx, &row).await?;
        let returned = Returned {
            typed: TypedBack {
                choices: choices(ctx, &cards, &self.card),
                ask,
                card: self.card,
                other: self.other,
                reason: String::new(),
            },
            errors,
            title: None,
        };
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        match self.from.parse::<i32>() {
            Ok(n) => card::page(ctx, (number, n), status, returned).await,
            Err(_) => doubtful_page(ctx, number, status, returned).await,
        }
    }
}

/// Open cards whose title answers to what was typed, for a second choice.
fn choices(ctx: &Ctx, cards: &[CardRow], typed: &str) -> Vec<String> {
    let names = card_names(ctx, cards, None);
    let open = cards.iter().filter(|card| card.is_open());
    let titles: Vec<Vec<&str>> = open
        .map(|card| card.title.texts.values().map(|p| p.text.as_str()).collect())
        .collect();
    model::matching(&titles, typed)
        .into_iter()
        .take(12)
        .map(|n| names[n].clone())
        .collect()
}

pub async fn move_places(
    ctx: Ctx,
    At(number): At<i64>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let posted = Posted::read(fields)?;
    let done = review::move_places(&ctx, number, &posted.marks, &posted.card).await;
    posted.answered(&ctx, number, done).await
}

pub async fn confirm(
    ctx: Ctx,
    At(number): At<i64>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let posted = Posted::read(fields)?;
    let done = review::confirm(&ctx, number, &posted.marks).await;
    posted.answered(&ctx, number, done).await
}

pub async fn see(
    ctx: Ctx,
    At(number): At<i64>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let mut posted = Posted::read(fields)?;
    // "All on this page" of a card names none of them.
    if posted.marks.is_empty() {
        let n = posted.from.parse::<i32>().map_err(|_| Error::NotFound)?;
        let row = acts::get_proposal(&ctx, number).await?;
        let db = ctx.db().read();
        posted.marks = drafts::list_places(db, &ctx.viewer, row.id, Some(n))
            .await?
            .iter()
            .map(|place| Mark {
                ask: place.ask_id,
                seen_at: None,
            })
            .collect();
    }
    let done = review::see(&ctx, number, &posted.marks).await;
    posted.answered(&ctx, number, done).await
}

pub async fn judge(
    ctx: Ctx,
    At(number): At<i64>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let posted = Posted::read(fields)?;
    let [mark] = posted.marks[..] else {
        return Err(Error::NotFound);
    };
    let same = posted.verdict == "same";
    let done = review::judge(&ctx, number, mark, &posted.other, same).await;
    posted.answered(&ctx, number, done).await
}

pub async fn undo(
    ctx: Ctx,
    At(number): At<i64>,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Result<Response> {
    let field = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let down_to = field("act").parse::<i64>().ok();
    review::undo(&ctx, number, down_to).await?;
    let from = field("from").to_owned();
    let path = if from == "acts" {
        format!("/proposals/{number}/acts")
    } else {
        let posted = Posted {
            from,
            ..Posted::default()
        };
        posted.path(number)
    };
    // The card from which it was sent may be gone with the act.
    let row = acts::get_proposal(&ctx, number).await?;
    let gone = match field("from").parse::<i32>() {
        Ok(n) => acts::get_card(&ctx, &row, n).await.is_err(),
        Err(_) => false,
    };
    let whole = format!("/proposals/{number}");
    Ok(see_other(&ctx, if gone { &whole } else { &path }))
}

/// "4 recommendations would move, 2 road maps are new, 1 is split."
pub async fn difference_sentence(ctx: &Ctx, row: &ProposalRow) -> Result<String> {
    let (found, _) = compared(ctx, row).await?;
    let parts: Vec<String> = [
        ("roadmaps-difference-kept", found.kept.len()),
        ("roadmaps-difference-moved", found.moved_asks()),
        ("roadmaps-difference-new", found.new.len()),
        ("roadmaps-difference-split", found.split.len()),
        ("roadmaps-difference-merged", found.merged.len()),
        ("roadmaps-difference-added", found.added_asks()),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(key, n)| ctx.say(key, &[("n", n.into())]))
    .collect();
    Ok(parts.join(" · "))
}

async fn compared(
    ctx: &Ctx,
    row: &ProposalRow,
) -> Result<(model::difference::Difference, Vec<CardRow>)> {
    let cards = shown_cards(ctx, row).await?;
    let drafted = reviews::count_drafted(ctx.db().read(), &ctx.viewer, row.id).await?;
    let continues = cards
        .iter()
        .filter(|card| card.is_open())
        .filter_map(|card| Some((card.n, card.continues_number?)))
        .collect();
    Ok((difference(&drafted, &continues), cards))
}

#[derive(Template)]
#[template(path = "roadmaps/html/difference.html")]
pub struct DifferencePage {
    pub shell: Shell,
    pub number: i64,
    pub base: String,
    pub lead: String,
    pub sections: Vec<DifferenceSection>,
}

/// One kind of difference: what stands on one side, the draft on the other.
pub struct DifferenceSection {
    pub id: &'static str,
    pub heading: String,
    pub rows: Vec<DifferenceRow>,
}

#[derive(Default)]
pub struct DifferenceRow {
    pub stands: Vec<Named>,
    pub draft: Vec<Named>,
    pub recommendations: Vec<Named>,
    /// How many more there are than are named.
    pub more: usize,
}

/// A link to what it names.
pub struct Named {
    pub href: String,
    pub reference: String,
    pub title: String,
}

pub async fn difference_page(ctx: Ctx, At(number): At<i64>) -> Result<Response> {
    let row = acts::get_proposal(&ctx, number).await?;
    let shell = Shell::new(&ctx, "roadmaps-difference-title");
    let db = ctx.db().read();
    let (found, cards) = compared(&ctx, &row).await?;
    let titles: HashMap<i64, String> = store::list_titles(db, &ctx.viewer)
        .await?
        .into_iter()
        .map(|row| (row.number, row.title.text(ctx.locale).to_owned()))
        .collect();
    let base = shell.url(&format!("/proposals/{number}"));
    let road_map = |n: i64| {
        let reference = model::road_map_reference(n);
        Named {
            href: shell.url(&format!("/road-maps/{reference}")),
            reference,
            title: titles.get(&n).cloned().unwrap_or_default(),
        }
    };
    let card = |n: i32| Named {
        href: format!("{base}/cards/{n}"),
        reference: n.to_string(),
        title: cards
            .iter()
            .find(|card| card.n == n)
            .map_or_else(String::new, |card| card.title.text(ctx.locale).to_owned()),
    };
    let mut moved = Vec::new();
    for (from, to, asks) in &found.moved {
        let limit = i64::try_from(NAMED).unwrap_or(i64::MAX);
        let numbers = reviews::list_moving(db, &ctx.viewer, row.id, *from, *to, limit).await?;
        moved.push(DifferenceRow {
            stands: vec![road_map(*from)],
            draft: vec![card(*to)],
            more: asks.saturating_sub(numbers.len()),
            recommendations: numbers
                .into_iter()
                .map(|n| {
                    let reference = model::recommendation_reference(n);
                    Named {
                        href: shell.url(&format!("/recommendations/{reference}")),
                        reference,
                        title: String::new(),
                    }
                })
                .collect(),
        });
    }
    let pair = |stands: Vec<Named>, draft: Vec<Named>| DifferenceRow {
        stands,
        draft,
        ..DifferenceRow::default()
    };
    let of = |id, key: &str, n: usize, rows: Vec<DifferenceRow>| DifferenceSection {
        id,
        heading: ctx.say(key, &[("n", n.into())]),
        rows,
    };
    let split = found.split.iter().map(|(from, into)| {
        let into = into.iter().map(|n| card(*n)).collect();
        pair(vec![road_map(*from)], into)
    });
    let merged = found
        .merged
        .iter()
        .map(|(from, into)| pair(vec![road_map(*from)], vec![card(*into)]));
    let new = found.new.iter().map(|n| pair(Vec::new(), vec![card(*n)]));
    let kept = found
        .kept
        .iter()
        .map(|(n, from)| pair(vec![road_map(*from)], vec![card(*n)]));
    let sections = [
        of(
            "moved",
            "roadmaps-difference-moved",
            found.moved_asks(),
            moved,
        ),
        of(
            "new",
            "roadmaps-difference-new",
            found.new.len(),
            new.collect(),
        ),
        of(
            "split",
            "roadmaps-difference-split",
            found.split.len(),
            split.collect(),
        ),
        of(
            "merged",
            "roadmaps-difference-merged",
            found.merged.len(),
            merged.collect(),
        ),
        of(
            "kept",
            "roadmaps-difference-kept",
            found.kept.len(),
            kept.collect(),
        ),
    ];
    render(&DifferencePage {
        number,
        lead: difference_sentence(&ctx, &row).await?,
        sections: sections
            .into_iter()
            .filter(|section| !section.rows.is_empty())
            .collect(),
        base,
        shell,
    })
}

#[derive(Template)]
#[template(path = "roadmaps/html/acts.html")]
pub struct ActsPage {
    pub shell: Shell,
    pub number: i64,
    pub base: String,
    pub acts: Vec<ActLine>,
}

pub struct ActLine {
    pub number: i64,
    pub at: Instant,
    pub who: String,
    pub sentence: String,
    pub undone: bool,
    /// Whether whoever reads can take it and all of theirs after it back.
    pub may_undo: bool,
}

pub async fn acts_page(ctx: Ctx, At(number): At<i64>) -> Result<Response> {
    let row = acts::get_proposal(&ctx, number).await?;
    let db = ctx.db().read();
    let shell = Shell::new(&ctx, "roadmaps-acts-title");
    let rows = reviews::list_acts(db, row.id, ACTS).await?;
    let people: Vec<Uuid> = rows.iter().filter_map(|act| act.done_by).collect();
    let names = accounts::list_names(db, &ctx.viewer, ctx.locale, &people).await?;
    let mut known = Vec::new();
    let mut asks = BTreeSet::new();
    for act in &rows {
        let changes = changes_of(act)?;
        asks.extend(changes.places.iter().take(NAMED).map(|change| change.key));
        known.push(changes);
    }
    let asks: Vec<Uuid> = asks.into_iter().collect();
    let references: HashMap<Uuid, String> = drafts::list_places_of(db, &ctx.viewer, row.id, &asks)
        .await?
        .into_iter()
        .map(|place| (place.ask_id, model::recommendation_reference(place.number)))
        .collect();
    let closed = !matches!(row.state.as_str(), "draft" | "accepted");
    let own = |act: &ReviewActRow| act.done_by == ctx.viewer.person_id() && act.act != "undo";
    render(&ActsPage {
        number,
        base: shell.url(&format!("/proposals/{number}")),
        acts: rows
            .iter()
            .zip(&known)
            .map(|(act, changes)| ActLine {
                number: act.number,
                at: act.at,
                who: act
                    .done_by
                    .and_then(|id| names.get(&id).cloned())
                    .unwrap_or_default(),
                sentence: act_sentence(&ctx, act, changes, &references),
                undone: act.undone_at.is_some(),
                may_undo: own(act) && act.undone_at.is_none() && !closed,
            })
            .collect(),
        shell,
    })
}

/// "R-0012 and 3 more went to draft 5."
fn act_sentence(
    ctx: &Ctx,
    act: &ReviewActRow,
    changes: &Changes,
    references: &HashMap<Uuid, String>,
) -> String {
    let mut named: Vec<&str> = changes
        .places
        .iter()
        .take(NAMED)
        .filter_map(|change| references.get(&change.key).map(String::as_str))
        .collect();
    named.dedup();
    let to = changes.places.first().map(|change| change.after.card);
    let card = changes.cards.first();
    let title = card.map_or_else(String::new, |card| {
        card.after.title.text(ctx.locale).to_owned()
    });
    let number = card.map(|card| card.key).or(to).unwrap_or(0);
    ctx.say(
        &format!("roadmaps-act-{}", act.act),
        &[
            ("recommendations", named.join(", ").into()),
            ("n", changes.places.len().into()),
            ("cards", changes.cards.len().into()),
            ("card", number.to_string().into()),
            ("to", to.unwrap_or(0).to_string().into()),
            ("title", title.into()),
        ],
    )
}
