//! "The same" and "not the same": what persons said of pairs of asks, for every later run.

use super::engine::Said;
use crate::slices::roadmaps::{policy::MayKeep, store::review as reviews, tables::review::PairRow};
use kenes_kernel::{Ctx, Result, db::WriteTx};
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
