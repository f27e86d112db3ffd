//! What a person does in a draft, one act at a time, and how it is taken back.

use super::{
    acceptance, pairs, permit,
    proposals::{get_proposal, step},
    title_differences,
};
use crate::slices::roadmaps::{
    model::{
        self, TypedTitle,
        review::{Act, CardState, Changes, Draft},
    },
    policy::MayKeep,
    store::{
        proposals::{self as drafts, CardRow},
        review::{self as reviews, Loaded, Which},
    },
    tables::{ProposalRow, review::ReviewActRow},
};
use kenes_kernel::{
    Ctx, Error, Result,
    content::Content,
    db::{WriteTx, take_numbers},
    error::{Conflict, ConflictField, Refusal},
    form::{FieldError, line, wrong},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use uuid::Uuid;

/// Acts that are read to tell what a card held before.
const REMEMBERED: i64 = 2_000;
/// Characters of a reason.
const LONGEST_REASON: usize = 2_000;

/// An ask as a form names it: with the version and the card at which the person saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub ask: Uuid,
    pub seen_at: Option<(i64, i32)>,
}

impl Mark {
    /// `id`, or `id.version.card`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('.');
        let ask = parts.next()?.parse().ok()?;
        let seen_at = match (parts.next(), parts.next()) {
            (Some(version), Some(card)) => Some((version.parse().ok()?, card.parse().ok()?)),
            _ => None,
        };
        Some(Self { ask, seen_at })
    }

    #[must_use]
    pub fn write(ask: Uuid, version: i64, card: i32) -> String {
        format!("{ask}.{version}.{card}")
    }
}

/// What is known of an act before it is done.
struct Intent<'a> {
    marks: &'a [Mark],
    /// Cards with the version at which the person saw them.
    cards: &'a [(i32, i64)],
    which: Which<'a>,
    /// Where the conflict page leads.
    path: String,
}

/// Confirms places: from now on a person stands for them.
///
/// # Errors
/// `NotFound`, `Conflict`; `Invalid` at `ask`, when none is marked; refused for what is closed.
pub async fn confirm(ctx: &Ctx, number: i64, marks: &[Mark]) -> Result<()> {
    on_marks(ctx, number, marks, |asks| Ok(Act::Confirm(asks))).await
}

/// Notes that places were looked at.
///
/// # Errors
/// As [`confirm`].
pub async fn see(ctx: &Ctx, number: i64, marks: &[Mark]) -> Result<()> {
    on_marks(ctx, number, marks, |asks| Ok(Act::See(asks))).await
}

/// Moves asks to the card that was typed by number or by words of its title.
///
/// # Errors
/// As [`confirm`]; `Invalid` at `card`, when nothing or more than one answers to it.
pub async fn move_places(ctx: &Ctx, number: i64, marks: &[Mark], typed: &str) -> Result<()> {
    let row = get_proposal(ctx, number).await?;
    let cards = drafts::list_cards(ctx.db().read(), row.id).await?;
    let to = find_card(&cards, typed)?.n;
    on_marks(ctx, number, marks, |asks| Ok(Act::Move { asks, to })).await
}

async fn on_marks(
    ctx: &Ctx,
    number: i64,
    marks: &[Mark],
    act: impl FnOnce(Vec<Uuid>) -> Result<Act>,
) -> Result<()> {
    if marks.is_empty() {
        let nothing = FieldError::new("roadmaps-nothing-marked");
        return Err(Error::Invalid(wrong("ask", nothing)));
    }
    let asks: Vec<Uuid> = marks.iter().map(|mark| mark.ask).collect();
    let intent = Intent {
        marks,
        cards: &[],
        which: Which::Asks(&asks),
        path: format!("/proposals/{number}"),
    };
    let act = act(asks.clone())?;
    perform(ctx, number, &intent, |_| Ok(act)).await
}

/// The open card that a person means: its number, its title, or words that one title alone has.
///
/// # Errors
/// `Invalid` at `card`.
pub fn find_card<'c>(cards: &'c [CardRow], typed: &str) -> Result<&'c CardRow> {
    let wrong_card = |error| Error::Invalid(wrong("card", error));
    let open: Vec<&CardRow> = cards.iter().filter(|card| card.is_open()).collect();
    let number: Option<i32> = model::before_dot(typed).parse().ok();
    if let Some(card) = cards.iter().find(|card| Some(card.n) == number) {
        return if card.is_open() {
            Ok(card)
        } else if card.road_map_id.is_some() {
            Err(wrong_card(FieldError::new("roadmaps-card-accepted")))
        } else {
            Err(wrong_card(FieldError::new("roadmaps-card-gone")))
        };
    }
    let titles: Vec<Vec<&str>> = open.iter().map(|card| titles(&card.title)).collect();
    match model::matching(&titles, typed).as_slice() {
        [one] => Ok(open[*one]),
        [] => Err(wrong_card(FieldError::new("roadmaps-no-such-card"))),
        several => Err(wrong_card(
            FieldError::new("roadmaps-several-cards").with("n", several.len()),
        )),
    }
}

fn titles(title: &Content) -> Vec<&str> {
    title.texts.values().map(|p| p.text.as_str()).collect()
}

/// Gives a card another title.
///
/// # Errors
/// `NotFound`, `Invalid`, `Conflict`; refused for what is closed.
pub async fn rename(
    ctx: &Ctx,
    number: i64,
    card: i32,
    version: i64,
    typed: &TypedTitle,
) -> Result<()> {
    let row = get_proposal(ctx, number).await?;
    let stored = super::proposals::get_card(ctx, &row, card).await?;
    let title = typed.check(&stored.title).map_err(Error::Invalid)?;
    let intent = Intent {
        marks: &[],
        cards: &[(card, version)],
        which: Which::Asks(&[]),
        path: format!("/proposals/{number}/cards/{card}"),
    };
    perform(ctx, number, &intent, |_| Ok(Act::Rename { card, title })).await
}

/// Merges a card into the one that was typed.
///
/// # Errors
/// As [`move_places`].
pub async fn merge(ctx: &Ctx, number: i64, card: i32, version: i64, typed: &str) -> Result<i32> {
    let row = get_proposal(ctx, number).await?;
    let cards = drafts::list_cards(ctx.db().read(), row.id).await?;
    let into = find_card(&cards, typed)?.n;
    if into == card {
        let itself = FieldError::new("roadmaps-merge-itself");
        return Err(Error::Invalid(wrong("card", itself)));
    }
    let intent = Intent {
        marks: &[],
        cards: &[(card, version)],
        which: Which::Cards(&[card]),
        path: format!("/proposals/{number}/cards/{card}"),
    };
    perform(ctx, number, &intent, |_| Ok(Act::Merge { card, into })).await?;
    Ok(into)
}

/// Cuts asks out of a card into a new one; its number.
///
/// # Errors
/// `NotFound`, `Conflict`; `Invalid` at the titles or at `ask`; refused for what is closed.
pub async fn split(
    ctx: &Ctx,
    number: i64,
    card: i32,
    version: i64,
    marks: &[Mark],
    typed: &TypedTitle,
) -> Result<i32> {
    let title = typed
        .check(&Content::in_three("", "", ""))
        .map_err(Error::Invalid)?;
    if marks.is_empty() {
        let nothing = FieldError::new("roadmaps-nothing-marked");
        return Err(Error::Invalid(wrong("ask", nothing)));
    }
    let asks: Vec<Uuid> = marks.iter().map(|mark| mark.ask).collect();
    let intent = Intent {
        marks,
        cards: &[(card, version)],
        which: Which::Cards(&[card]),
        path: format!("/proposals/{number}/cards/{card}"),
    };
    let mut made = 0;
    perform(ctx, number, &intent, |loaded| {
        let new = loaded.draft.cards.keys().max().copied().unwrap_or(0) + 1;
        made = new;
        Ok(Act::Split {
            card,
            asks,
            new,
            title,
        })
    })
    .await?;
    Ok(made)
}

/// Sets a card aside: it shall not become a road map, and a later run leaves its asks alone.
///
/// # Errors
/// `NotFound`, `Conflict`; `Invalid` at `reason`; refused for what is closed.
pub async fn set_aside(
    ctx: &Ctx,
    number: i64,
    card: i32,
    version: i64,
    reason: &str,
) -> Result<()> {
    let reason = checked_reason(reason)?;
    let intent = Intent {
        marks: &[],
        cards: &[(card, version)],
        which: Which::Asks(&[]),
        path: format!("/proposals/{number}/cards/{card}"),
    };
    perform(ctx, number, &intent, |_| Ok(Act::SetAside { card, reason })).await
}

/// A reason as it is kept.
///
/// # Errors
/// `Invalid` at `reason`, when it is empty or too long.
pub fn checked_reason(typed: &str) -> Result<String> {
    let reason = line(typed);
    let key = match reason.chars().count() {
        0 => "roadmaps-reason-empty",
        n if n > LONGEST_REASON => "roadmaps-reason-long",
        _ => return Ok(reason),
    };
    Err(Error::Invalid(wrong("reason", FieldError::new(key))))
}

/// Takes up a card that was set aside.
///
/// # Errors
/// `NotFound`, `Conflict`; refused, when it is not set aside.
pub async fn take_up(ctx: &Ctx, number: i64, card: i32, version: i64) -> Result<()> {
    let intent = Intent {
        marks: &[],
        cards: &[(card, version)],
        which: Which::Asks(&[]),
        path: format!("/proposals/{number}/cards/{card}"),
    };
    perform(ctx, number, &intent, |_| Ok(Act::TakeUp(card))).await
}

/// Says of an ask and another of the draft that they ask the same, or that they do not. `typed` is the
/// other's reference, with the number of the ask where it has several: `R-0142` or `R-0142/2`.
///
/// # Errors
/// `NotFound`, `Conflict`; `Invalid` at `other`; refused for what is closed.
pub async fn judge(ctx: &Ctx, number: i64, mark: Mark, typed: &str, same: bool) -> Result<()> {
    permit(ctx)?;
    let row = get_proposal(ctx, number).await?;
    let other = find_place(ctx, &row, typed).await?;
    if other == mark.ask {
        let itself = FieldError::new("roadmaps-pair-itself");
        return Err(Error::Invalid(wrong("other", itself)));
    }
    let asks = [mark.ask, other];
    let intent = Intent {
        marks: &[mark],
        cards: &[],
        which: Which::Asks(&asks),
        path: format!("/proposals/{number}"),
    };
    let said = (mark.ask, other, same);
    perform_saying(ctx, number, &intent, Some(said), |loaded| {
        let place = |ask: Uuid| loaded.draft.places.get(&ask);
        let (Some(one), Some(two)) = (place(mark.ask), place(other)) else {
            return Err(Error::NotFound);
        };
        Ok(match (same, one.repeat == two.repeat) {
            (true, _) => Act::Join {
                ask: mark.ask,
                with: other,
            },
            (false, true) => Act::Part(mark.ask),
            (false, false) => Act::See(vec![mark.ask]),
        })
    })
    .await
}

/// The ask of a draft that a person typed.
async fn find_place(ctx: &Ctx, row: &ProposalRow, typed: &str) -> Result<Uuid> {
    let unknown = |key| Error::Invalid(wrong("other", FieldError::new(key)));
    let (reference, ask) = match typed.split_once('/') {
        Some((reference, ask)) => (reference, ask.trim().parse::<i32>().ok()),
        None => (typed, None),
    };
    let number = model::parse_recommendation(reference)
        .ok_or_else(|| unknown("roadmaps-no-such-recommendation"))?;
    let db = ctx.db().read();
    let places = drafts::list_places_by_number(db, &ctx.viewer, row.id, number).await?;
    let fitting: Vec<_> = places
        .iter()
        .filter(|place| ask.is_none_or(|n| n == place.ask_n))
        .collect();
    match fitting.as_slice() {
        [one] => Ok(one.ask_id),
        [] => Err(unknown("roadmaps-not-in-this-draft")),
        _ => Err(unknown("roadmaps-several-asks")),
    }
}

async fn perform(
    ctx: &Ctx,
    number: i64,
    intent: &Intent<'_>,
    act: impl FnOnce(&Loaded) -> Result<Act>,
) -> Result<()> {
    perform_saying(ctx, number, intent, None, act).await
}

/// Loads what the act is about in the turn of the proposal, checks that it is what the person saw, does
/// it, and keeps what it changed.
async fn perform_saying(
    ctx: &Ctx,
    number: i64,
    intent: &Intent<'_>,
    said: Option<(Uuid, Uuid, bool)>,
    act: impl FnOnce(&Loaded) -> Result<Act>,
) -> Result<()> {
    let permit = permit(ctx)?;
    let known = get_proposal(ctx, number).await?;
    let mut tx = ctx.db().write().await?;
    let row = turn(&tx, &known).await?;
    let loaded = reviews::load(&*tx, row.id, intent.which).await?;
    let act = act(&loaded)?;
    let mut draft = loaded.draft.clone();
    let applied = draft.apply(&act);
    check_cards(&tx, ctx, &row, intent, &loaded, applied.as_ref().ok()).await?;
    let changes = applied?;
    check_marks(&tx, ctx, &row, intent.marks, &loaded, &changes).await?;
    if changes.is_empty() && said.is_none() {
        return Ok(());
    }
    let versions = reviews::write(&*tx, &permit, ctx, row.id, &loaded.cards, &changes).await?;
    let kept = keep(&mut tx, &permit, ctx, &row, act.verb(), &changes, &versions).await?;
    if let Some((ask, other, same)) = said {
        pairs::say(&mut tx, &permit, ctx, Some(kept), ask, &[other], same).await?;
    }
    step(&mut tx, &permit, ctx, row, act.verb()).await?;
    tx.commit(ctx).await
}

/// The proposal in its turn, if it is still a draft.
pub(super) async fn turn(tx: &WriteTx, known: &ProposalRow) -> Result<ProposalRow> {
    let row = reviews::take_turn(&**tx, known.id).await?;
    if row.state != "draft" {
        return Err(Refusal::new("roadmaps-proposal-closed").into());
    }
    Ok(row)
}

/// Keeps an act and journals it; its id.
pub(super) async fn keep(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    proposal: &ProposalRow,
    verb: &'static str,
    changes: &Changes,
    versions: &BTreeMap<i32, i64>,
) -> Result<Uuid> {
    let row = ReviewActRow {
        id: ctx.id(),
        number: take_numbers(&**tx, "review_acts", 1).await?,
        proposal_id: proposal.id,
        act: verb.into(),
        changes: serde_json::to_string(changes).map_err(Error::internal)?,
        versions: serde_json::to_string(versions).map_err(Error::internal)?,
        at: ctx.now,
        done_by: ctx.viewer.person_id(),
        undone_at: None,
    };
    reviews::insert_act(&**tx, permit, &row).await?;
    tx.record(verb, row.snapshot());
    Ok(row.id)
}

/// What an act changed, as it was kept.
///
/// # Errors
/// Internal, when it cannot be read.
pub fn changes_of(row: &ReviewActRow) -> Result<Changes> {
    serde_json::from_str(&row.changes).map_err(Error::internal)
}

/// Takes back this person's last act on a draft, or all down to the act with a number. How many.
///
/// # Errors
/// `NotFound`; refused, when there is none, or somebody changed the same since.
pub async fn undo(ctx: &Ctx, number: i64, down_to: Option<i64>) -> Result<usize> {
    let permit = permit(ctx)?;
    let known = get_proposal(ctx, number).await?;
    let mut tx = ctx.db().write().await?;
    let mut row = reviews::take_turn(&*tx, known.id).await?;
    // An acceptance that closed the proposal can be taken back too.
    if !matches!(row.state.as_str(), "draft" | "accepted") {
        return Err(Refusal::new("roadmaps-proposal-closed").into());
    }
    let acts = reviews::list_own_acts(&*tx, row.id, ctx.viewer.person_id(), down_to).await?;
    if acts.is_empty() {
        return Err(Refusal::new("roadmaps-no-act-to-undo").into());
    }
    let count = acts.len();
    for act in acts {
        undo_one(&mut tx, &permit, ctx, &row, act).await?;
    }
    let cards = drafts::list_cards(&*tx, row.id).await?;
    if row.state == "accepted" && cards.iter().any(CardRow::is_open) {
        row.state = "draft".into();
        row.closed_at = None;
    }
    step(&mut tx, &permit, ctx, row, "undo").await?;
    tx.commit(ctx).await?;
    Ok(count)
}

async fn undo_one(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    proposal: &ProposalRow,
    mut act: ReviewActRow,
) -> Result<()> {
    let changes = changes_of(&act)?;
    let asks: Vec<Uuid> = changes.places.iter().map(|change| change.key).collect();
    // A card that vanishes has to be empty but for what goes back.
    let born: Vec<i32> = changes
        .cards
        .iter()
        .filter(|change| change.before.is_none())
        .map(|change| change.key)
        .collect();
    let mut loaded = reviews::load(&**tx, proposal.id, Which::Asks(&asks)).await?;
    if !born.is_empty() {
        let inside = reviews::load(&**tx, proposal.id, Which::Cards(&born)).await?;
        loaded.draft.places.extend(inside.draft.places);
    }
    let back = loaded.draft.undo(&changes)?;
    if act.act == "accept" {
        acceptance::take_back(tx, permit, ctx, proposal, &act, &changes).await?;
    }
    let versions = reviews::write(&**tx, permit, ctx, proposal.id, &loaded.cards, &back).await?;
    pairs::unsay(tx, permit, ctx, act.id, act.at).await?;
    reviews::undo_act(&**tx, permit, ctx, act.id).await?;
    act.undone_at = Some(ctx.now);
    tx.record("undo", act.snapshot());
    keep(tx, permit, ctx, proposal, "undo", &back, &versions).await?;
    Ok(())
}

/// What was marked is as the person saw it, or already as they want it.
async fn check_marks(
    tx: &WriteTx,
    ctx: &Ctx,
    proposal: &ProposalRow,
    marks: &[Mark],
    loaded: &Loaded,
    changes: &Changes,
) -> Result<()> {
    let stale: Vec<(Uuid, i32)> = marks
        .iter()
        .filter_map(|mark| {
            let (version, card) = mark.seen_at?;
            let now = loaded.versions.get(&mark.ask)?;
            (*now != version).then_some((mark.ask, card))
        })
        .filter(|(ask, _)| changes.places.iter().any(|change| change.key == *ask))
        .collect();
    if stale.is_empty() {
        return Ok(());
    }
    let asks: Vec<Uuid> = stale.iter().map(|(ask, _)| *ask).collect();
    let places = drafts::list_places_of(&**tx, &ctx.viewer, proposal.id, &asks).await?;
    let title = |n: i32| {
        let card = loaded.cards.iter().find(|card| card.n == n);
        card.map_or_else(String::new, |card| {
            format!("{n} · {}", card.title.text(ctx.locale))
        })
    };
    let fields = places
        .iter()
        .filter_map(|place| {
            let wanted = changes.places.iter().find(|c| c.key == place.ask_id)?;
            let reference = model::recommendation_reference(place.number);
            let decided = if place.moved_at.is_some() {
                ctx.say("roadmaps-conflict-decided", &[])
            } else {
                ctx.say("roadmaps-conflict-open", &[])
            };
            Some(ConflictField {
                label: "roadmaps-conflict-place",
                stored: format!("{reference}: {} ({decided})", title(place.card_n)),
                sent: format!("{reference}: {}", title(wanted.after.card)),
            })
        })
        .collect();
    let card = places.first().map_or(0, |place| place.card_n);
    Err(Error::Conflict(Arc::new(Conflict {
        path: format!("/proposals/{}/cards/{card}", proposal.number),
        stored_version: proposal.version,
        fields,
    })))
}

/// The cards are as the person saw them, in what the act is about.
async fn check_cards(
    tx: &WriteTx,
    ctx: &Ctx,
    proposal: &ProposalRow,
    intent: &Intent<'_>,
    loaded: &Loaded,
    changes: Option<&Changes>,
) -> Result<()> {
    for (n, seen) in intent.cards {
        let Some(card) = loaded.cards.iter().find(|card| card.n == *n) else {
            return Err(Error::NotFound);
        };
        if card.version == *seen {
            continue;
        }
        let sent = changes
            .and_then(|changes| changes.cards.iter().find(|c| c.key == *n))
            .map(|change| &change.after);
        let fields = card_differences(tx, ctx, proposal, card, *seen, sent).await?;
        if !fields.is_empty() {
            return Err(Error::Conflict(Arc::new(Conflict {
                path: intent.path.clone(),
                stored_version: card.version,
                fields,
            })));
        }
    }
    Ok(())
}

/// In what a card differs from what a person saw: its title, and what stands in it.
pub(super) async fn card_differences(
    tx: &WriteTx,
    ctx: &Ctx,
    proposal: &ProposalRow,
    card: &CardRow,
    seen: i64,
    sent: Option<&CardState>,
) -> Result<Vec<ConflictField>> {
    let now = reviews::load(&**tx, proposal.id, Which::Cards(&[card.n])).await?;
    let inside = |draft: &Draft| -> BTreeSet<Uuid> {
        let places = draft.places.iter();
        places
            .filter(|(_, place)| place.card == card.n)
            .map(|(ask, _)| *ask)
            .collect()
    };
    let mut then = now.draft.clone();
    for act in reviews::list_acts(&**tx, proposal.id, REMEMBERED).await? {
        let versions: BTreeMap<i32, i64> =
            serde_json::from_str(&act.versions).map_err(Error::internal)?;
        if versions.get(&card.n).is_some_and(|version| *version > seen) {
            let back = changes_of(&act)?.reversed();
            for change in back.cards {
                then.cards.insert(change.key, change.after);
            }
            for change in back.places {
                then.places.insert(change.key, change.after);
            }
        }
    }
    let mut fields = Vec::new();
    let seen_title = then.cards.get(&card.n).map(|state| &state.title);
    if let Some(seen_title) = seen_title.filter(|title| **title != card.title) {
        let sent = sent.map_or(seen_title, |state| &state.title);
        fields.extend(title_differences(ctx, &card.title, sent));
    }
    let renaming = sent.is_some_and(|state| state.gone.is_none() && state.road_map.is_none());
    let (before, after) = (inside(&then), inside(&now.draft));
    if before != after && !renaming {
        let named = async |asks: Vec<Uuid>| -> Result<String> {
            let places = drafts::list_places_of(&**tx, &ctx.viewer, proposal.id, &asks).await?;
            let mut references: Vec<String> = places
                .iter()
                .map(|place| model::recommendation_reference(place.number))
                .collect();
            references.dedup();
            Ok(if references.is_empty() {
                ctx.say("roadmaps-conflict-none", &[])
            } else {
                references.join(", ")
            })
        };
        fields.push(ConflictField {
            label: "roadmaps-conflict-contents",
            stored: named(after.difference(&before).copied().collect()).await?,
            sent: named(before.difference(&after).copied().collect()).await?,
        });
    }
    Ok(fields)
}
