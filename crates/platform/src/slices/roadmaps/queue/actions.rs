//! What is done with the queue: fill it, accept, refuse, take back.

use super::{
    engine::propose,
    model::{self, AT_ONCE, Joining},
    store::{self as queue, NewProposed, NewQueueCard, Part, QueueCounts, QueueRow},
    tables::RefusalRow,
};
use crate::slices::roadmaps::{
    actions::{end, engine, find_standing, pairs, permit, relink},
    existing::{actions::take_back, store as existing},
    model::road_map_reference,
    policy::{self, MayKeep},
    store::{self, AskRow, proposals::TextRow},
    tables::{PROPOSAL_AUDIENCE, PlacementRow, ROAD_MAP, RoadMapRow},
};
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Error, Result,
    access::PUBLIC,
    clock::Instant,
    db::{WriteTx, take_numbers},
    error::Refusal,
    form::wrong,
    jobs::{self, JobRun, NewJob},
    journal::{Bulk, Snapshot, seal_rows},
};
use kenes_synthesis::Reason;
use std::collections::{BTreeMap, HashMap, HashSet, hash_map::Entry};
use uuid::Uuid;

/// The kind of the job that fills the queue.
pub const JOB: &str = "roadmaps.queue";

fn new_job() -> NewJob<'static> {
    NewJob {
        kind: JOB,
        payload: serde_json::Value::Null,
        audience_id: PROPOSAL_AUDIENCE,
        result_path: Some("/queue".to_owned()),
        run_at: None,
    }
}

/// Orders that the engine looks at everything that stands nowhere.
///
/// # Errors
/// `NotFound`; the database's.
pub async fn order_queue(ctx: &Ctx) -> Result<()> {
    permit(ctx)?;
    jobs::order(ctx, new_job()).await?;
    Ok(())
}

/// Orders it together with a change that brought recommendations, once road maps stand.
pub fn order_after<'tx>(tx: &'tx mut WriteTx, ctx: &'tx Ctx) -> BoxFuture<'tx, Result<()>> {
    Box::pin(async move {
        if queue::has_road_maps(&**tx).await? {
            jobs::enqueue(tx, ctx, new_job()).await?;
        }
        Ok(())
    })
}

/// The job: proposes places anew. Run twice, it harms nothing.
pub fn run(run: JobRun) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move { fill(&run).await })
}

async fn fill(run: &JobRun) -> Result<()> {
    let ctx = &run.ctx;
    let permit = policy::may_keep(&ctx.viewer).ok_or(Error::Forbidden)?;
    let db = ctx.db().read();
    let asks = store::list_waiting(db, &ctx.viewer, i64::MAX).await?;
    run.progress(0, asks.len(), "roadmaps-step-queue");
    let refused: HashSet<(Uuid, Uuid)> = queue::list_refusals(db)
        .await?
        .into_iter()
        .filter_map(|row| Some((row.ask_id, row.road_map_id?)))
        .collect();
    let mut places = Vec::with_capacity(asks.len());
    let mut fits_none: HashSet<Uuid> = HashSet::new();
    for found in propose(ctx, &asks).await? {
        let refused = found
            .road_map
            .is_some_and(|(_, road_map)| refused.contains(&(found.ask, road_map)));
        if found.road_map.is_none() {
            fits_none.insert(found.ask);
        }
        places.push(NewProposed {
            ask_id: found.ask,
            road_map_id: found.road_map.filter(|_| !refused).map(|(_, id)| id),
            card: 0,
            repeats_ask_id: found.repeats,
            confidence: found.confidence,
            doubtful: found.doubtful,
            reasons: found.reasons,
        });
    }
    find_repeats(&asks, &mut places).await?;
    honour(ctx, &refused, &mut places).await?;
    // What is refused or barred waits for a person; what fits nowhere would need a new road map.
    let leftovers: Vec<usize> = (0..places.len())
        .filter(|at| places[*at].road_map_id.is_none() && fits_none.contains(&places[*at].ask_id))
        .collect();
    let cards = new_road_maps(run, &asks, &leftovers, &mut places).await?;
    to_roots(&mut places);
    let later = ctx.later();
    let tx = ctx.db().write().await?;
    queue::replace(&tx, &permit, &places, &cards, later.now).await?;
    tx.commit(&later).await
}

fn text_of(ask: &AskRow) -> TextRow {
    TextRow {
        ask_id: ask.ask_id,
        span_start: ask.span_start,
        span_end: ask.span_end,
        number: ask.number,
        language: ask.texts.record.clone(),
        texts: ask.texts.clone(),
    }
}

/// Which of the waiting asks repeat each other, where none that stands is repeated.
async fn find_repeats(asks: &[AskRow], places: &mut [NewProposed]) -> Result<()> {
    let texts: Vec<TextRow> = asks.iter().map(text_of).collect();
    let found = tokio::task::spawn_blocking(move || engine::repeats(&texts))
        .await
        .map_err(Error::internal)?;
    let groups = match found {
        Ok(groups) => groups,
        // Without a word that can be read nothing repeats anything.
        Err(Error::Refused(_)) => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut firsts: HashMap<(Uuid, i32), Uuid> = HashMap::new();
    for (place, group) in places.iter().zip(&groups) {
        let Some(road_map) = place.road_map_id.filter(|_| *group > 0) else {
            continue;
        };
        let first = firsts.entry((road_map, *group)).or_insert(place.ask_id);
        // One that repeats what stands leads the others there.
        if let Some(repeats) = place.repeats_ask_id {
            *first = repeats;
        }
    }
    for (place, group) in places.iter_mut().zip(&groups) {
        let first = place
            .road_map_id
            .and_then(|road_map| firsts.get(&(road_map, *group)));
        if place.repeats_ask_id.is_none() {
            place.repeats_ask_id = first.copied().filter(|first| *first != place.ask_id);
        }
    }
    Ok(())
}

/// What a person said of an ask and one that stands goes before what the engine finds: "the same" names
/// its place, unless that was refused, "not the same" bars it.
async fn honour(
    ctx: &Ctx,
    refused: &HashSet<(Uuid, Uuid)>,
    places: &mut [NewProposed],
) -> Result<()> {
    let asks: Vec<Uuid> = places.iter().map(|place| place.ask_id).collect();
    let said = pairs::said_of_standing(ctx, &asks).await?;
    for place in places {
        for (standing, same) in said.get(&place.ask_id).into_iter().flatten() {
            let is_refused = refused.contains(&(place.ask_id, standing.road_map_id));
            if *same && !is_refused {
                place.road_map_id = Some(standing.road_map_id);
                place.repeats_ask_id = Some(standing.ask_id);
                place.confidence = 1000;
                place.doubtful = false;
                place.reasons = engine::described(&[Reason::Pinned]);
            } else if !same && place.road_map_id == Some(standing.road_map_id) {
                place.road_map_id = None;
                place.repeats_ask_id = None;
            }
        }
    }
    Ok(())
}

/// Each names the first of its kind, so that they meet in one group whoever is accepted first.
fn to_roots(places: &mut [NewProposed]) {
    let repeats: HashMap<Uuid, Uuid> = places
        .iter()
        .filter_map(|place| Some((place.ask_id, place.repeats_ask_id?)))
        .collect();
    for place in places {
        place.repeats_ask_id =
            Some(model::root_of(place.ask_id, &repeats)).filter(|root| *root != place.ask_id);
    }
}

/// Gathers what fits nowhere into new road maps with titles; their numbers are written into the places.
async fn new_road_maps(
    run: &JobRun,
    asks: &[AskRow],
    leftovers: &[usize],
    places: &mut [NewProposed],
) -> Result<Vec<NewQueueCard>> {
    if leftovers.is_empty() {
        return Ok(Vec::new());
    }
    let texts: Vec<TextRow> = leftovers.iter().map(|at| text_of(&asks[*at])).collect();
    let (limit, worker) = (model::new_road_maps(leftovers.len()), run.clone());
    let said = pairs::said(&run.ctx).await?;
    let computed =
        tokio::task::spawn_blocking(move || engine::compute(&texts, limit, false, &said, &worker))
            .await
            .map_err(Error::internal)?;
    let computed = match computed {
        Ok(computed) => computed,
        // Without a word that can be read they are named by hand.
        Err(Error::Refused(_)) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let by_ask: HashMap<Uuid, usize> = places
        .iter()
        .enumerate()
        .map(|(at, place)| (place.ask_id, at))
        .collect();
    let mut firsts: HashMap<i32, Uuid> = HashMap::new();
    for place in &computed.places {
        let Some(at) = by_ask.get(&place.ask_id) else {
            continue;
        };
        places[*at].card = i32::try_from(place.card + 1).unwrap_or(i32::MAX);
        places[*at].reasons = place.reasons.clone();
        places[*at].confidence = place.confidence_permille;
        // The first of a repeat group is the one that the others repeat.
        match firsts.get(&place.repeat_n) {
            Some(first) => places[*at].repeats_ask_id = Some(*first),
            None => {
                firsts.insert(place.repeat_n, place.ask_id);
            }
        }
    }
    Ok((1..)
        .zip(computed.cards)
        .map(|(n, card)| NewQueueCard {
            n,
            title: card.title,
            why: card.why,
        })
        .collect())
}

/// How many wait, for whoever keeps the road maps; nothing for others.
///
/// # Errors
/// The database's.
pub async fn queue_counts(ctx: &Ctx) -> Result<Option<QueueCounts>> {
    if !policy::keeps(&ctx.viewer) {
        return Ok(None);
    }
    queue::count_queue(ctx.db().read(), &ctx.viewer, None)
        .await
        .map(Some)
}

/// Accepts the proposed place of one ask: a person stands for it from now on.
///
/// # Errors
/// `NotFound`; refused, when it has a place already or none is proposed.
pub async fn accept_one(ctx: &Ctx, ask: Uuid) -> Result<Instant> {
    let permit = permit(ctx)?;
    let rows = queue::list_queue(ctx.db().read(), &ctx.viewer, Part::One(ask), None, 1).await?;
    accept(ctx, &permit, rows, true).await
}

/// Accepts all sure places, of one import or of all.
///
/// # Errors
/// `NotFound`; refused, when there is none.
pub async fn accept_sure(ctx: &Ctx, import: Option<Uuid>) -> Result<Instant> {
    let permit = permit(ctx)?;
    let rows = queue::list_queue(ctx.db().read(), &ctx.viewer, Part::Sure, import, AT_ONCE).await?;
    accept(ctx, &permit, rows, false).await
}

async fn accept(ctx: &Ctx, permit: &MayKeep, rows: Vec<QueueRow>, pinned: bool) -> Result<Instant> {
    let mut tx = ctx.db().write().await?;
    let mut targets: HashMap<Uuid, RoadMapRow> = HashMap::new();
    let mut accepting = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(id) = row.road_map_id else { continue };
        if find_standing(&*tx, row.ask_id).await?.is_some() {
            continue;
        }
        if let Entry::Vacant(entry) = targets.entry(id) {
            entry.insert(store::get_road_map(&*tx, id).await?);
        }
        accepting.push((row, id));
    }
    if accepting.is_empty() {
        return Err(Refusal::new("roadmaps-queue-nothing-to-accept").into());
    }
    place_in(&mut tx, permit, ctx, accepting, &targets, pinned).await?;
    tx.commit(ctx).await?;
    Ok(ctx.now)
}

/// Places asks that stand nowhere, joins them to the repeat groups that were proposed, and journals them by road map.
async fn place_in(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    accepting: Vec<(QueueRow, Uuid)>,
    targets: &HashMap<Uuid, RoadMapRow>,
    pinned: bool,
) -> Result<()> {
    let groups = join(tx, permit, ctx, &accepting).await?;
    let mut by_road_map: BTreeMap<i64, (Uuid, Vec<PlacementRow>)> = BTreeMap::new();
    for (row, id) in accepting {
        let target = targets.get(&id).ok_or(Error::NotFound)?;
        relink(tx, ctx, &row.ask(), target).await?;
        by_road_map
            .entry(target.number)
            .or_insert_with(|| (id, Vec::new()))
            .1
            .push(PlacementRow {
                id: ctx.id(),
                ask_id: row.ask_id,
                row: row.row,
                road_map_id: id,
                repeat_group_id: groups.get(&row.ask_id).copied(),
                confidence: row.confidence,
                doubtful: false,
                pinned,
                reasons: row.reasons,
                proposal_id: None,
                from_at: ctx.now,
                placed_by: ctx.viewer.person_id(),
                until_at: None,
                ended_by: None,
                audience_id: row.audience_id,
            });
    }
    for (number, (id, rows)) in by_road_map {
        store::insert_placements(&**tx, permit, &rows).await?;
        let snapshot = Snapshot::new("placements", 1, ctx.id(), PUBLIC)
            .field("road_map", id)
            .field("reference", road_map_reference(number));
        let rows = seal_rows(ctx, rows.iter().map(PlacementRow::snapshot).collect()).await?;
        tx.record_bulk("place", Bulk { snapshot, rows });
    }
    Ok(())
}

/// The repeat group of each ask that has one. Where an ask that is repeated stands alone so far, its place goes on as
/// a member of the new group, in the same road map.
async fn join(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    accepting: &[(QueueRow, Uuid)],
) -> Result<HashMap<Uuid, Uuid>> {
    let joining: Vec<Joining> = accepting
        .iter()
        .map(|(row, road_map)| Joining {
            ask: row.ask_id,
            road_map: *road_map,
            root: row.repeats_ask_id.unwrap_or(row.ask_id),
        })
        .collect();
    let roots: Vec<Uuid> = joining.iter().map(|one| one.root).collect();
    let kin: Vec<Joining> = queue::list_kin(&**tx, &roots)
        .await?
        .into_iter()
        .map(|(ask, road_map, root)| Joining {
            ask,
            road_map,
            root,
        })
        .collect();
    let asks: Vec<Uuid> = kin.iter().map(|one| one.ask).collect();
    let standing: HashMap<Uuid, PlacementRow> = store::list_standing(&**tx, &asks)
        .await?
        .into_iter()
        .map(|row| (row.ask_id, row))
        .collect();
    let mut groups = HashMap::new();
    for joined in model::join(&joining, &kin) {
        let stands: Vec<&PlacementRow> = joined
            .standing
            .iter()
            .filter_map(|ask| standing.get(ask))
            .collect();
        let group = match stands.iter().find_map(|row| row.repeat_group_id) {
            Some(group) => group,
            None => {
                let id = ctx.id();
                let number = take_numbers(&**tx, "repeat_groups", 1).await?;
                store::insert_repeat_groups(&**tx, permit, &[(id, number)], ctx.now).await?;
                id
            }
        };
        for alone in stands
            .into_iter()
            .filter(|row| row.repeat_group_id.is_none())
        {
            let member = PlacementRow {
                id: ctx.id(),
                repeat_group_id: Some(group),
                from_at: ctx.now,
                ..alone.clone()
            };
            end(tx, permit, ctx, alone.clone()).await?;
            store::insert_placements(&**tx, permit, std::slice::from_ref(&member)).await?;
            tx.record("join", member.snapshot());
        }
        groups.extend(joined.placing.into_iter().map(|ask| (ask, group)));
    }
    Ok(groups)
}

/// Accepts a new road map that leftovers would need, with all of them.
///
/// # Errors
/// `NotFound`; refused, when nothing of it waits any more.
pub async fn accept_new(ctx: &Ctx, card: i32) -> Result<Instant> {
    let permit = permit(ctx)?;
    let db = ctx.db().read();
    let card = queue::list_cards(db)
        .await?
        .into_iter()
        .find(|row| row.n == card)
        .ok_or(Error::NotFound)?;
    let rows = queue::list_queue(db, &ctx.viewer, Part::New(card.n), None, i64::MAX).await?;
    let mut tx = ctx.db().write().await?;
    let mut free = Vec::with_capacity(rows.len());
    for row in rows {
        if find_standing(&*tx, row.ask_id).await?.is_none() {
            free.push(row);
        }
    }
    if free.is_empty() {
        return Err(Refusal::new("roadmaps-queue-nothing-to-accept").into());
    }
    let road_map = RoadMapRow {
        id: ctx.id(),
        number: take_numbers(&*tx, "road_maps", 1).await?,
        title: card.title,
        summary: None,
        origin: "queue".into(),
        audience_id: PUBLIC,
        version: 1,
        created_at: ctx.now,
    };
    store::insert_road_map(&tx, &permit, ctx, &road_map).await?;
    tx.record("found", road_map.snapshot());
    let id = road_map.id;
    let targets = HashMap::from([(id, road_map)]);
    let accepting = free.into_iter().map(|row| (row, id)).collect();
    place_in(&mut tx, &permit, ctx, accepting, &targets, false).await?;
    tx.commit(ctx).await?;
    Ok(ctx.now)
}

/// What an act of this person placed at a moment, as far as it still stands; with it the places that only
/// became members of a repeat group.
///
/// # Errors
/// The database's.
pub async fn list_done(ctx: &Ctx, at: Instant) -> Result<Vec<PlacementRow>> {
    let mut rows = existing::list_begun_at(ctx.db().read(), at).await?;
    rows.retain(|row| row.until_at.is_none());
    let theirs = |row: &PlacementRow| row.placed_by == ctx.viewer.person_id();
    if !rows.iter().any(theirs) {
        rows.clear();
    }
    Ok(rows)
}

/// Takes back what this person accepted at a moment: the asks wait again, what stood before stands again.
///
/// # Errors
/// `NotFound`; refused, when nothing of it is theirs to take back.
pub async fn undo(ctx: &Ctx, at: Instant) -> Result<()> {
    let permit = permit(ctx)?;
    let rows = list_done(ctx, at).await?;
    if rows.is_empty() {
        return Err(Refusal::new("roadmaps-nothing-to-undo").into());
    }
    let mut tx = ctx.db().write().await?;
    let homes: HashSet<Uuid> = rows.iter().map(|row| row.road_map_id).collect();
    for row in rows {
        take_back(&mut tx, &permit, ctx, row).await?;
    }
    for home in homes {
        let road_map = store::get_road_map(&*tx, home).await?;
        let fresh =
            road_map.origin == "queue" && road_map.created_at == at && road_map.version == 1;
        if fresh
            && existing::list_places_in(&*tx, home).await?.is_empty()
            && !existing::is_held(&tx, home, Uuid::nil()).await?
        {
            store::delete_road_map(&tx, &permit, &road_map).await?;
            tx.remove("undo", ROAD_MAP, road_map.id, road_map.audience_id);
        }
    }
    tx.commit(ctx).await
}

/// Refuses the proposed place of an ask, with a reason. The ask waits for a person to name another.
///
/// # Errors
/// `NotFound`; `Invalid` at the field `reason`.
pub async fn refuse(ctx: &Ctx, ask: Uuid, reason: &str) -> Result<()> {
    let permit = permit(ctx)?;
    let row = queue::list_queue(ctx.db().read(), &ctx.viewer, Part::One(ask), None, 1)
        .await?
        .pop()
        .ok_or(Error::NotFound)?;
    let reason =
        model::refusal_reason(reason).map_err(|error| Error::Invalid(wrong("reason", error)))?;
    let refusal = RefusalRow {
        id: ctx.id(),
        ask_id: ask,
        road_map_id: row.road_map_id,
        reason,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
        withdrawn_at: None,
        withdrawn_by: None,
    };
    let mut tx = ctx.db().write().await?;
    queue::insert_refusal(&tx, &permit, &refusal).await?;
    queue::set_place(&tx, &permit, ask, None).await?;
    tx.record("refuse", refusal.snapshot());
    tx.commit(ctx).await
}

/// Takes a refusal back: the place is proposed again.
///
/// # Errors
/// `NotFound`; refused, when it was taken back before.
pub async fn withdraw_refusal(ctx: &Ctx, id: Uuid) -> Result<()> {
    let permit = permit(ctx)?;
    let mut row = queue::find_refusal(ctx.db().read(), id)
        .await?
        .ok_or(Error::NotFound)?;
    row.withdrawn_at = Some(ctx.now);
    row.withdrawn_by = ctx.viewer.person_id();
    let mut tx = ctx.db().write().await?;
    if !queue::withdraw_refusal(&tx, &permit, &row).await? {
        return Err(Refusal::new("roadmaps-nothing-to-undo").into());
    }
    queue::set_place(&tx, &permit, row.ask_id, row.road_map_id).await?;
    tx.record("withdraw", row.snapshot());
    tx.commit(ctx).await
}

/// The reasons of the standing refusals, by ask: id and reason of the newest.
///
/// # Errors
/// The database's.
pub async fn refused_asks(ctx: &Ctx) -> Result<HashMap<Uuid, (Uuid, String)>> {
    Ok(queue::list_refusals(ctx.db().read())
        .await?
        .into_iter()
        .map(|row| (row.ask_id, (row.id, row.reason)))
        .collect())
}
