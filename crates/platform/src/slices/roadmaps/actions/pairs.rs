//! "The same" and "not the same": what persons said of pairs of asks, for every later run.

use super::engine::Said;
use crate::slices::roadmaps::{
    policy::MayKeep,
    store::{self, review as reviews},
    tables::{PlacementRow, review::PairRow},
};
use kenes_kernel::{Ctx, Result, db::WriteTx};
use std::collections::HashMap;
use uuid::Uuid;

/// All that was said and stands.
///
/// # Errors
/// The database's.
pub async fn said(ctx: &Ctx) -> Result<Vec<Said>> {
    let pairs = reviews::list_pairs(ctx.db().read(), None).await?;
    Ok(pairs
        .into_iter()
        .map(|pair| Said {
            one: pair.one_id,
            other: pair.other_id,
            same: pair.verdict == "same",
        })
        .collect())
}

/// What was said of each of these asks and of asks that stand: where the other one stands, and whether
/// the two are the same.
///
/// # Errors
/// The database's.
pub async fn said_of_standing(
    ctx: &Ctx,
    asks: &[Uuid],
) -> Result<HashMap<Uuid, Vec<(PlacementRow, bool)>>> {
    let mut of_ask: HashMap<Uuid, Vec<(PlacementRow, bool)>> =
        asks.iter().map(|ask| (*ask, Vec::new())).collect();
    let mut wanted: Vec<(Uuid, Uuid, bool)> = Vec::new();
    for pair in said(ctx).await? {
        for (ask, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
            if of_ask.contains_key(&ask) {
                wanted.push((ask, other, pair.same));
            }
        }
    }
    let others: Vec<Uuid> = wanted.iter().map(|(_, other, _)| *other).collect();
    let standing: HashMap<Uuid, PlacementRow> = store::list_standing(ctx.db().read(), &others)
        .await?
        .into_iter()
        .map(|row| (row.ask_id, row))
        .collect();
    for (ask, other, same) in wanted {
        if let Some(row) = standing.get(&other) {
            of_ask.entry(ask).or_default().push((row.clone(), same));
        }
    }
    Ok(of_ask)
}

/// Keeps what a person says of an ask and others; what was said of the same pair before ends.
pub(super) async fn say(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    act: Option<Uuid>,
    ask: Uuid,
    others: &[Uuid],
    same: bool,
) -> Result<()> {
    let verdict = if same { "same" } else { "apart" };
    let known = reviews::list_pairs(&**tx, Some(&[ask])).await?;
    for other in others.iter().filter(|other| **other != ask) {
        let (one_id, other_id) = (ask.min(*other), ask.max(*other));
        let before = known
            .iter()
            .find(|pair| pair.one_id == one_id && pair.other_id == other_id);
        match before {
            Some(pair) if pair.verdict == verdict => continue,
            Some(pair) => end(tx, permit, ctx, pair.clone()).await?,
            None => {}
        }
        let row = PairRow {
            id: ctx.id(),
            one_id,
            other_id,
            verdict: verdict.into(),
            act_id: act,
            from_at: ctx.now,
            said_by: ctx.viewer.person_id(),
            until_at: None,
        };
        reviews::insert_pair(&**tx, permit, &row).await?;
        tx.record("say", row.snapshot());
    }
    Ok(())
}

/// Takes back what was said in an act: what had been said before stands again.
pub(super) async fn unsay(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    act: Uuid,
    at: kenes_kernel::clock::Instant,
) -> Result<()> {
    let pairs = reviews::list_pairs_of_act(&**tx, act, at).await?;
    let (said, ended): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|p| p.until_at.is_none());
    for pair in said {
        end(tx, permit, ctx, pair).await?;
    }
    for pair in ended {
        let again = PairRow {
            id: ctx.id(),
            from_at: ctx.now,
            until_at: None,
            ..pair
        };
        reviews::insert_pair(&**tx, permit, &again).await?;
        tx.record("say", again.snapshot());
    }
    Ok(())
}

async fn end(tx: &mut WriteTx, permit: &MayKeep, ctx: &Ctx, mut pair: PairRow) -> Result<()> {
    reviews::end_pair(&**tx, permit, ctx, pair.id).await?;
    pair.until_at = Some(ctx.now);
    tx.record("end", pair.snapshot());
    Ok(())
}
