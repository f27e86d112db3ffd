//! What waits in the register: drafts of one's own organisation and its coalitions, and for the secretariat files that were read and themes that
//! are offered.

use super::{imports, moderation, policy, submissions, themes};
use crate::slice::Waiting;
use futures_util::future::BoxFuture;
use kenes_kernel::{Ctx, Result};

pub fn today(ctx: &Ctx) -> BoxFuture<'_, Result<Vec<Waiting>>> {
    Box::pin(async move {
        let db = ctx.db().read();
        let mut waiting = Vec::new();
        if policy::represents(&ctx.viewer) && ctx.viewer.organisation.is_some() {
            let wanted = submissions::store::Wanted::default();
            let counts = submissions::store::count_submissions(db, &ctx.viewer, &wanted).await?;
            let href = "/submissions?state=draft";
            let act = "recommendations-today-drafts";
            waiting.extend(Waiting::some(ctx, act, counts.drafts, href));
        }
        if policy::may_import(&ctx.viewer).is_some() {
            let files = imports::store::count_waiting(db, &ctx.viewer).await?;
            let act = "recommendations-today-imports";
            waiting.extend(Waiting::some(ctx, act, files, "/imports"));
            let offered = themes::store::count(db, &ctx.viewer, None).await?.offered();
            let act = "recommendations-today-themes";
            waiting.extend(Waiting::some(ctx, act, offered, "/recommendations/themes"));
        }
        for (act, row) in moderation::actions::list_waiting(ctx).await? {
            waiting.push(Waiting::new(ctx, act, row.reference(), row.path()));
        }
        Ok(waiting)
    })
}
