//! What becomes of places when a person parts a text into asks by hand.

use super::{end_and_unlink, relink};
use crate::slices::{
    recommendations::PlacesOfAsks,
    roadmaps::{policy, queue, store, tables::PlacementRow},
};
use futures_util::future::BoxFuture;
use kenes_kernel::{Ctx, Error, Result, clock::Instant, db::WriteTx};
use std::collections::HashMap;
use uuid::Uuid;

/// What the register calls when asks come and go.
pub const PLACES_OF_ASKS: PlacesOfAsks = PlacesOfAsks {
    leave,
    return_to,
    are_placed,
};

/// Ends the places of asks that are no asks any more; nothing is proposed for them either.
fn leave<'tx>(
    tx: &'tx mut WriteTx,
    ctx: &'tx Ctx,
    recommendation: Uuid,
    asks: Vec<Uuid>,
) -> BoxFuture<'tx, Result<()>> {
    Box::pin(async move {
        let permit = policy::may_keep(&ctx.viewer).ok_or(Error::Forbidden)?;
        for standing in store::list_standing(&**tx, &asks).await? {
            end_and_unlink(tx, &permit, ctx, recommendation, standing).await?;
        }
        queue::store::forget(tx, &permit, &asks).await
    })
}

/// Puts asks back where they stood until a moment. A road map that was closed since does not take them
/// back: they wait for a place.
fn return_to<'tx>(
    tx: &'tx mut WriteTx,
    ctx: &'tx Ctx,
    asks: Vec<Uuid>,
    at: Instant,
) -> BoxFuture<'tx, Result<()>> {
    Box::pin(async move {
        let permit = policy::may_keep(&ctx.viewer).ok_or(Error::Forbidden)?;
        let open: HashMap<Uuid, _> = store::list_titles(&**tx, &ctx.viewer)
            .await?
            .into_iter()
            .map(|road_map| (road_map.id, road_map))
            .collect();
        for ask in store::list_asks(&**tx, &ctx.viewer, &asks).await? {
            let Some(before) = store::find_ended_at(&**tx, ask.ask_id, at).await? else {
                continue;
            };
            let Some(road_map) = open.get(&before.road_map_id) else {
                continue;
            };
            let again = PlacementRow {
                id: ctx.id(),
                from_at: ctx.now,
                until_at: None,
                ended_by: None,
                ..before
            };
            store::insert_placements(&**tx, &permit, std::slice::from_ref(&again)).await?;
            relink(tx, ctx, &ask, road_map).await?;
            tx.record("restore", again.snapshot());
        }
        Ok(())
    })
}

fn are_placed(tx: &WriteTx, asks: Vec<Uuid>) -> BoxFuture<'_, Result<bool>> {
    Box::pin(async move { Ok(!store::list_standing(&**tx, &asks).await?.is_empty()) })
}
