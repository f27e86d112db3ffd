//! What waits for people of the body: invitations to coalitions, and for the secretariat mandates that end.

use super::{coalitions, composition, policy};
use crate::slice::Waiting;
use futures_util::future::BoxFuture;
use jiff::ToSpan as _;
use kenes_kernel::{Ctx, Result};

/// Days before the end of a mandate from which its renewal waits.
const BEFORE: i32 = 60;

pub fn today(ctx: &Ctx) -> BoxFuture<'_, Result<Vec<Waiting>>> {
    Box::pin(async move {
        let db = ctx.db().read();
        let mut waiting = Vec::new();
        if policy::allies(&ctx.viewer)
            && let Some(own) = &ctx.viewer.organisation
        {
            for row in coalitions::store::list_invitations(db, own.id).await? {
                let act = "body-today-coalition";
                waiting.push(Waiting::new(ctx, act, row.name.clone(), row.path()));
            }
        }
        if policy::keeps(&ctx.viewer) {
            let today = ctx.today();
            let until = today.0.saturating_add(BEFORE.days());
            let until = until.to_string();
            let ending = composition::store::count_ending(db, &today.iso(), &until).await?;
            let act = Waiting::some(ctx, "body-today-mandates", ending.terms, "/body/renewal");
            let due = ending.first.and_then(|day| day.parse().ok());
            waiting.extend(act.map(|act| Waiting { due, ..act }));
        }
        Ok(waiting)
    })
}
