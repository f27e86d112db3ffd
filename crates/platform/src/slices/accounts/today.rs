//! What waits for whoever keeps people.

use super::policy;
use crate::slice::Waiting;
use futures_util::future::BoxFuture;
use kenes_kernel::{Ctx, Result, mail};

/// How many mails are looked at.
const MOST: u32 = 200;

/// Mails that do not go.
pub fn today(ctx: &Ctx) -> BoxFuture<'_, Result<Vec<Waiting>>> {
    Box::pin(async move {
        if policy::may_keep_people(&ctx.viewer).is_none() {
            return Ok(Vec::new());
        }
        let mails = mail::list_troubled(ctx.db().read(), MOST).await?;
        let count = i64::try_from(mails.len()).unwrap_or(i64::from(MOST));
        let waiting = Waiting::some(ctx, "accounts-today-mails", count, "/mails");
        Ok(waiting.into_iter().collect())
    })
}
