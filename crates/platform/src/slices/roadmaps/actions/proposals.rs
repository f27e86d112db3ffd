//! What is done with a proposal: compute, rename, move, accept, discard.

use super::{
    Placing, end_and_unlink, engine, found_road_map, number_groups, permit, title_conflict,
};
use crate::slices::roadmaps::{
    model::{self, ProposalNote, TypedTitle},
    policy::{self, MayKeep},
    store::{
        self,
        proposals::{self as drafts, CardRow, NewCard, NewPlace, PlaceRow},
    },
    tables::{PROPOSAL_AUDIENCE, PlacementRow, ProposalRow, RoadMapRow},
};
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Error, Result,
    access::PUBLIC,
    db::{WriteTx, take_numbers},
    error::{Conflict, Refusal},
    form::{FieldError, line, wrong},
    jobs::{self, JobRun, NewJob},
};
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;

/// The kind of the job that computes a proposal.
pub const SYNTHESIS: &str = "synthesis";

/// What a person asks for, as typed.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    pub road_maps: String,
    pub country: String,
    /// `all`, else `waiting`.
    pub scope: String,
}

/// Orders a proposal; its number.
///
/// # Errors
/// `NotFound`, `Invalid`; refused, when there is nothing to place.
pub async fn propose(ctx: &Ctx, wish: &Wish) -> Result<i64> {
    let permit = permit(ctx)?;
    let road_map_limit = model::road_map_limit(&wish.road_maps)
        .map_err(|error| Error::Invalid(wrong("road_maps", error)))?;
    let scope = if wish.scope == "all" {
        "all"
    } else {
        "waiting"
    };
    let country = line(&wish.country);
    let texts = drafts::list_texts(ctx.db().read(), &ctx.viewer, &country, scope).await?;
    if texts.is_empty() {
        return Err(Error::Invalid(wrong(
            "scope",
            FieldError::new("roadmaps-nothing-to-propose"),
        )));
    }
    let mut tx = ctx.db().write().await?;
    let number = take_numbers(&*tx, "proposals", 1).await?;
    let id = ctx.id();
    let job = NewJob {
        kind: SYNTHESIS,
        payload: serde_json::json!({ "proposal": number }),
        audience_id: PROPOSAL_AUDIENCE,
        result_path: Some(format!("/proposals/{number}")),
        run_at: None,
    };
    let job_id = jobs::enqueue(&mut tx, ctx, job).await?;
    let row = ProposalRow {
        id,
        number,
        state: "computing".into(),
        road_map_limit,
        country,
        scope: scope.into(),
        job_id: Some(job_id),
        notes: String::new(),
        ask_count: i64::try_from(texts.len()).unwrap_or(i64::MAX),
        audience_id: PROPOSAL_AUDIENCE,
        version: 1,
        created_at: ctx.now,
        computed_at: None,
        closed_at: None,
    };
    drafts::insert_proposal(&*tx, &permit, ctx, &row).await?;
    tx.record("propose", row.snapshot());
    tx.commit(ctx).await?;
    Ok(number)
}

/// The job: computes a proposal that was ordered. Run twice, it harms nothing.
pub fn run(run: JobRun) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let number = run.payload["proposal"]
            .as_i64()
            .ok_or_else(|| Error::internal("a synthesis job names no proposal"))?;
        compute(&run, number).await
    })
}

async fn compute(run: &JobRun, number: i64) -> Result<()> {
    let ctx = &run.ctx;
    let permit = policy::may_keep(&ctx.viewer).ok_or(Error::Forbidden)?;
    let row = get_proposal(ctx, number).await?;
    if row.state != "computing" {
        return Ok(());
    }
    let texts = drafts::list_texts(ctx.db().read(), &ctx.viewer, &row.country, &row.scope).await?;
    let (limit, worker) = (row.road_map_limit, run.clone());
    let computed = tokio::task::spawn_blocking(move || engine::compute(&texts, limit, &worker))
        .await
        .map_err(Error::internal)?;
    let later = ctx.later();
    match computed {
        Ok(computed) => store_draft(&later, &permit, row, computed).await,
        Err(Error::Refused(refusal)) => fail(&later, &permit, row, refusal.key).await,
        Err(error) => Err(error),
    }
}

async fn store_draft(
    ctx: &Ctx,
    permit: &MayKeep,
    row: ProposalRow,
    computed: engine::Computed,
) -> Result<()> {
    let cards: Vec<NewCard> = computed
        .cards
        .into_iter()
        .zip(1..)
        .map(|(card, n)| NewCard {
            id: ctx.id(),
            n,
            title: card.title,
            why: card.why,
        })
        .collect();
    let places: Vec<NewPlace> = computed
        .places
        .into_iter()
        .map(|place| NewPlace {
            ask_id: place.ask_id,
            card_id: cards[place.card].id,
            repeat_n: place.repeat_n,
            confidence: place.confidence_permille,
            doubtful: place.doubtful,
            reasons: place.reasons,
        })
        .collect();
    let mut tx = ctx.db().write().await?;
    drafts::insert_cards(&*tx, permit, row.id, &cards).await?;
    drafts::insert_places(&*tx, permit, row.id, &places).await?;
    let draft = ProposalRow {
        state: "draft".into(),
        notes: ProposalNote::write(&computed.notes),
        ask_count: i64::try_from(places.len()).unwrap_or(i64::MAX),
        computed_at: Some(ctx.now),
        ..row
    };
    step(&mut tx, permit, ctx, draft, "compute").await?;
    tx.commit(ctx).await
}

async fn fail(ctx: &Ctx, permit: &MayKeep, row: ProposalRow, key: &str) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let failed = ProposalRow {
        state: "failed".into(),
        notes: ProposalNote::write(&[ProposalNote::Failed {
            key: key.to_owned(),
        }]),
        computed_at: Some(ctx.now),
        ..row
    };
    step(&mut tx, permit, ctx, failed, "fail").await?;
    tx.commit(ctx).await
}

/// Stores the next version of a proposal and journals it.
async fn step(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    mut row: ProposalRow,
    verb: &'static str,
) -> Result<()> {
    row.version += 1;
    if !drafts::update_proposal(&**tx, permit, ctx, &row).await? {
        return Err(conflict(&row));
    }
    tx.record(verb, row.snapshot());
    Ok(())
}

fn conflict(row: &ProposalRow) -> Error {
    Error::Conflict(Arc::new(Conflict {
        path: format!("/proposals/{}", row.number),
        stored_version: row.version,
        fields: Vec::new(),
    }))
}

/// The proposal with this number.
///
/// # Errors
/// `NotFound`, also for whoever may not see proposals.
pub async fn get_proposal(ctx: &Ctx, number: i64) -> Result<ProposalRow> {
    permit(ctx)?;
    drafts::find_proposal(ctx.db().read(), &ctx.viewer, number)
        .await?
        .ok_or(Error::NotFound)
}

/// A draft at the version that the person saw.
async fn get_draft(ctx: &Ctx, number: i64, version: Option<i64>) -> Result<ProposalRow> {
    let row = get_proposal(ctx, number).await?;
    if version.is_some_and(|version| version != row.version) {
        return Err(conflict(&row));
    }
    if row.state != "draft" {
        return Err(Refusal::new("roadmaps-proposal-closed").into());
    }
    Ok(row)
}

/// A card of a proposal.
///
/// # Errors
/// `NotFound`.
pub async fn get_card(ctx: &Ctx, proposal: &ProposalRow, n: i32) -> Result<CardRow> {
    drafts::list_cards(ctx.db().read(), proposal.id)
        .await?
        .into_iter()
        .find(|card| card.n == n)
        .ok_or(Error::NotFound)
}

/// Renames a card that is not accepted yet.
///
/// # Errors
/// `NotFound`, `Invalid`, `Conflict`; refused for a closed proposal.
pub async fn rename_card(
    ctx: &Ctx,
    number: i64,
    n: i32,
    version: i64,
    typed: &TypedTitle,
) -> Result<()> {
    let permit = permit(ctx)?;
    let row = get_draft(ctx, number, None).await?;
    let card = get_card(ctx, &row, n).await?;
    let title = typed.check(&card.title).map_err(Error::Invalid)?;
    let mut tx = ctx.db().write().await?;
    if !drafts::update_card_title(&*tx, &permit, &card, &title, version).await? {
        let path = format!("/proposals/{number}/cards/{n}");
        return Err(title_conflict(ctx, path, card.version, &card.title, &title));
    }
    step(&mut tx, &permit, ctx, row, "rename").await?;
    tx.commit(ctx).await
}

/// Moves an ask to the card that was typed by number or title.
///
/// # Errors
/// `NotFound`; `Invalid` at the field `card`; refused for a closed proposal or an accepted card.
pub async fn move_place(ctx: &Ctx, number: i64, ask: Uuid, typed: &str) -> Result<()> {
    let permit = permit(ctx)?;
    let row = get_draft(ctx, number, None).await?;
    let wanted = kenes_kernel::text::fold(typed.trim());
    let wanted_number: Option<i32> = model::before_dot(typed).parse().ok();
    let card = drafts::list_cards(ctx.db().read(), row.id)
        .await?
        .into_iter()
        .find(|card| {
            Some(card.n) == wanted_number
                || card
                    .title
                    .texts
                    .values()
                    .any(|passage| kenes_kernel::text::fold(&passage.text) == wanted)
        })
        .ok_or_else(|| Error::Invalid(wrong("card", FieldError::new("roadmaps-no-such-card"))))?;
    if card.road_map_number.is_some() {
        return Err(Error::Invalid(wrong(
            "card",
            FieldError::new("roadmaps-card-accepted"),
        )));
    }
    let mut tx = ctx.db().write().await?;
    if !drafts::move_place(&*tx, &permit, ctx, row.id, ask, card.id).await? {
        return Err(Refusal::new("roadmaps-card-accepted").into());
    }
    step(&mut tx, &permit, ctx, row, "move").await?;
    tx.commit(ctx).await
}

/// Accepts one card: it becomes a road map. The reference of the road map's number comes back.
///
/// # Errors
/// `NotFound`; refused for a closed proposal or a card accepted before.
pub async fn accept_card(ctx: &Ctx, number: i64, n: i32, version: i64) -> Result<i64> {
    let permit = permit(ctx)?;
    let row = get_draft(ctx, number, None).await?;
    let card = get_card(ctx, &row, n).await?;
    if card.road_map_number.is_some() {
        return Err(Refusal::new("roadmaps-card-accepted").into());
    }
    if card.version != version {
        let path = format!("/proposals/{number}/cards/{n}");
        return Err(title_conflict(
            ctx,
            path,
            card.version,
            &card.title,
            &card.title,
        ));
    }
    let cards = drafts::list_cards(ctx.db().read(), row.id).await?;
    let last = cards.iter().filter(|c| c.road_map_number.is_none()).count() == 1;
    let places = drafts::list_places(ctx.db().read(), &ctx.viewer, row.id, Some(n)).await?;
    let mut tx = ctx.db().write().await?;
    let road_map = accept(&mut tx, &permit, ctx, &row, &card, places).await?;
    step(&mut tx, &permit, ctx, closed_if(ctx, row, last), "accept").await?;
    tx.commit(ctx).await?;
    Ok(road_map)
}

/// Accepts all cards that are left.
///
/// # Errors
/// `NotFound`, `Conflict`; refused for a closed proposal.
pub async fn accept_all(ctx: &Ctx, number: i64, version: i64) -> Result<()> {
    let permit = permit(ctx)?;
    let row = get_draft(ctx, number, Some(version)).await?;
    let cards = drafts::list_cards(ctx.db().read(), row.id).await?;
    let mut by_card: BTreeMap<i32, Vec<PlaceRow>> = BTreeMap::new();
    for place in drafts::list_places(ctx.db().read(), &ctx.viewer, row.id, None).await? {
        by_card.entry(place.card_n).or_default().push(place);
    }
    let mut tx = ctx.db().write().await?;
    for card in cards.iter().filter(|card| card.road_map_number.is_none()) {
        let places = by_card.remove(&card.n).unwrap_or_default();
        accept(&mut tx, &permit, ctx, &row, card, places).await?;
    }
    step(&mut tx, &permit, ctx, closed_if(ctx, row, true), "accept").await?;
    tx.commit(ctx).await
}

fn closed_if(ctx: &Ctx, row: ProposalRow, last: bool) -> ProposalRow {
    if !last {
        return row;
    }
    ProposalRow {
        state: "accepted".into(),
        closed_at: Some(ctx.now),
        ..row
    }
}

/// Discards a draft. Accepted cards stay road maps.
///
/// # Errors
/// `NotFound`, `Conflict`; refused for a closed proposal.
pub async fn discard(ctx: &Ctx, number: i64, version: i64) -> Result<()> {
    let permit = permit(ctx)?;
    let row = get_draft(ctx, number, Some(version)).await?;
    let mut tx = ctx.db().write().await?;
    let discarded = ProposalRow {
        state: "discarded".into(),
        closed_at: Some(ctx.now),
        ..row
    };
    step(&mut tx, &permit, ctx, discarded, "discard").await?;
    tx.commit(ctx).await
}

/// Makes a road map of a card. An ask that a person has placed in the meantime stays there.
async fn accept(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    proposal: &ProposalRow,
    card: &CardRow,
    places: Vec<PlaceRow>,
) -> Result<i64> {
    let places = free(tx, permit, ctx, proposal, places).await?;
    let repeats = places.iter().map(|place| place.repeat_n);
    let groups = number_groups(tx, permit, ctx, repeats).await?;
    let road_map = RoadMapRow {
        id: ctx.id(),
        number: take_numbers(&**tx, "road_maps", 1).await?,
        title: card.title.clone(),
        summary: None,
        origin: "proposal".into(),
        audience_id: PUBLIC,
        version: 1,
        created_at: ctx.now,
    };
    let placings = places
        .into_iter()
        .map(|place| Placing {
            recommendation_id: place.recommendation_id,
            recommendation: place.number,
            row: PlacementRow {
                id: ctx.id(),
                ask_id: place.ask_id,
                row: place.row,
                road_map_id: road_map.id,
                repeat_group_id: groups.get(&place.repeat_n).copied(),
                confidence: place.confidence,
                doubtful: place.doubtful,
                pinned: place.moved_at.is_some(),
                reasons: place.reasons,
                proposal_id: Some(proposal.id),
                from_at: ctx.now,
                placed_by: ctx.viewer.person_id(),
                until_at: None,
                ended_by: None,
                audience_id: place.audience_id,
            },
        })
        .collect();
    found_road_map(tx, permit, ctx, &road_map, placings).await?;
    if !drafts::accept_card(&**tx, permit, ctx, card.id, road_map.id).await? {
        return Err(Refusal::new("roadmaps-card-accepted").into());
    }
    Ok(road_map.number)
}

/// The places whose asks are free to stand in a new road map. In the scope of all asks, places that
/// no person has decided end here.
async fn free(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    proposal: &ProposalRow,
    places: Vec<PlaceRow>,
) -> Result<Vec<PlaceRow>> {
    let asks: Vec<Uuid> = places.iter().map(|place| place.ask_id).collect();
    let mut standing: BTreeMap<Uuid, PlacementRow> = store::list_standing(&**tx, &asks)
        .await?
        .into_iter()
        .map(|row| (row.ask_id, row))
        .collect();
    let mut kept = Vec::with_capacity(places.len());
    for place in places {
        match standing.remove(&place.ask_id) {
            None => kept.push(place),
            Some(earlier) if proposal.scope == "all" && !earlier.pinned => {
                end_and_unlink(tx, permit, ctx, place.recommendation_id, earlier).await?;
                kept.push(place);
            }
            Some(_) => {}
        }
    }
    Ok(kept)
}
