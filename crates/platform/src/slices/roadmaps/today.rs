//! What waits for whoever keeps the road maps.

use super::queue::actions::queue_counts;
use crate::slice::Waiting;
use futures_util::future::BoxFuture;
use kenes_kernel::{Ctx, Result};

/// Recommendations that wait for a place.
pub fn today(ctx: &Ctx) -> BoxFuture<'_, Result<Vec<Waiting>>> {
    Box::pin(async move {
        let waiting = queue_counts(ctx).await?.map_or(0, |counts| counts.waiting);
        let act = Waiting::some(ctx, "roadmaps-today-queue", waiting, "/queue");
        Ok(act.into_iter().collect())
    })
}
