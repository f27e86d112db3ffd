//! What is done with a whole proposal: order, compute, discard. What is done in it stands in `review` and
//! `acceptance`.

use super::{engine, fixed, pairs, permit};
use crate::slices::roadmaps::{
    model::{
        self, ProposalNote,
        difference::{Drafted, continuing},
    },
    policy::{self, MayKeep},
    store::{
        self,
        proposals::{self as drafts, CardRow, NewCard, NewPlace},
        review as reviews,
    },
    tables::{PROPOSAL_AUDIENCE, ProposalRow, RoadMapRow},
};
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Error, Result,
    db::{WriteTx, take_numbers},
    error::{Conflict, ConflictField, Refusal},
    form::{FieldError, line, wrong},
    jobs::{self, JobRun, NewJob},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
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
    /// As many road maps as wanted, not at most as many.
    pub fill: bool,
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
        payload: serde_json::json!({ "proposal": number, "fill": wish.fill }),
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
        let fill = run.payload["fill"].as_bool().unwrap_or(false);
        compute(&run, number, fill).await
    })
}

async fn compute(run: &JobRun, number: i64, fill: bool) -> Result<()> {
    let ctx = &run.ctx;
    let permit = policy::may_keep(&ctx.viewer).ok_or(Error::Forbidden)?;
    let row = get_proposal(ctx, number).await?;
    if row.state != "computing" {
        return Ok(());
    }
    let mut texts =
        drafts::list_texts(ctx.db().read(), &ctx.viewer, &row.country, &row.scope).await?;
    let fixed = fixed::take(ctx, &mut texts).await?;
    let said = pairs::said(ctx).await?;
    let kept = i32::try_from(fixed.road_maps.len()).unwrap_or(i32::MAX);
    let limit = row.road_map_limit.saturating_sub(kept).max(1);
    let worker = run.clone();
    let computed = if texts.is_empty() {
        Ok(engine::Computed::default())
    } else {
        tokio::task::spawn_blocking(move || engine::compute(&texts, limit, fill, &said, &worker))
            .await
            .map_err(Error::internal)?
    };
    let later = ctx.later();
    match computed {
        Ok(computed) => store_draft(&later, &permit, row, fixed::join(fixed, computed)).await,
        // What cannot be read waits on; the rest has its place.
        Err(Error::Refused(_)) if kept > 0 => {
            let computed = fixed::join(fixed, engine::Computed::default());
            store_draft(&later, &permit, row, computed).await
        }
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
    let goes_on = goes_on(ctx, &computed).await?;
    let cards: Vec<NewCard> = computed
        .cards
        .into_iter()
        .zip(1..)
        .map(|(card, n)| {
            // A card that goes on as a road map keeps its title: people know it by that.
            let standing = goes_on.get(&n);
            NewCard {
                id: ctx.id(),
                n,
                title: standing.map_or(card.title, |row| row.title.clone()),
                why: card.why,
                continues_id: standing.map(|row| row.id),
            }
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

/// Which cards, numbered from 1, go on as which road maps that stand.
async fn goes_on(ctx: &Ctx, computed: &engine::Computed) -> Result<BTreeMap<i32, RoadMapRow>> {
    let db = ctx.db().read();
    let asks: BTreeSet<Uuid> = computed.places.iter().map(|place| place.ask_id).collect();
    let stands: BTreeMap<Uuid, i64> = reviews::list_loose(db, &asks).await?.into_iter().collect();
    let fixed: BTreeMap<i32, RoadMapRow> = (1..)
        .zip(&computed.cards)
        .filter_map(|(n, card)| Some((n, card.goes_on.clone()?)))
        .collect();
    let mut shares: BTreeMap<(i32, Option<i64>), usize> = BTreeMap::new();
    let is_fixed = |place: &&engine::ComputedPlace| computed.cards[place.card].goes_on.is_some();
    for place in computed.places.iter().filter(|place| !is_fixed(place)) {
        let card = i32::try_from(place.card + 1).unwrap_or(i32::MAX);
        let stands_in = stands.get(&place.ask_id).copied();
        *shares.entry((card, stands_in)).or_default() += 1;
    }
    let places: Vec<Drafted> = shares
        .into_iter()
        .map(|((card, stands_in), asks)| Drafted {
            card,
            stands_in,
            asks,
        })
        .collect();
    let mut road_maps: BTreeMap<i64, RoadMapRow> = store::list_titles(db, &ctx.viewer)
        .await?
        .into_iter()
        .map(|row| (row.number, row))
        .collect();
    road_maps.retain(|_, row| row.origin != "import");
    Ok(continuing(&places)
        .into_iter()
        .filter_map(|(card, number)| Some((card, road_maps.remove(&number)?)))
        .chain(fixed)
        .collect())
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
pub(super) async fn step(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    mut row: ProposalRow,
    verb: &'static str,
) -> Result<()> {
    row.version += 1;
    if !drafts::update_proposal(&**tx, permit, ctx, &row).await? {
        return Err(conflict(&row, row.version - 1));
    }
    tx.record(verb, row.snapshot());
    Ok(())
}

/// Somebody did something in the proposal since the version that was sent.
pub(super) fn conflict(row: &ProposalRow, sent: i64) -> Error {
    Error::Conflict(Arc::new(Conflict {
        path: format!("/proposals/{}", row.number),
        stored_version: row.version,
        fields: vec![ConflictField {
            label: "roadmaps-conflict-version",
            stored: row.version.to_string(),
            sent: sent.to_string(),
        }],
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
    if let Some(version) = version.filter(|version| *version != row.version) {
        return Err(conflict(&row, version));
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
        .find(|card| card.n == n && card.gone.as_deref() != Some("undone"))
        .ok_or(Error::NotFound)
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
