//! What the body keeps of a person, and what becomes of it when they are erased.

use super::store;
use futures_util::future::BoxFuture;
use kenes_kernel::{Ctx, Result, clock::Day, db::WriteTx};
use serde_json::{Value, json};
use uuid::Uuid;

/// For whom a person acts and acted, and what they held, for the copy of their data.
pub fn about_person(ctx: &Ctx, person: Uuid) -> BoxFuture<'_, Result<Value>> {
    Box::pin(async move {
        let db = ctx.db().read();
        let mut acting = Vec::new();
        for row in store::list_memberships_of(db, person).await? {
            let organisation = store::find_organisation(db, row.organisation_id).await?;
            acting.push(json!({
                "organisation": organisation.map(|found| found.key),
                "from": row.from_day,
                "until": row.until_day,
            }));
        }
        let held: Vec<Value> = store::list_terms_of(db, person)
            .await?
            .into_iter()
            .map(|row| {
                json!({
                    "part": row.part,
                    "from": row.from_day,
                    "until": row.until_day,
                    "reason": row.until_reason,
                    "document": row.document,
                })
            })
            .collect();
        Ok(json!({ "acts_for": acting, "held": held }))
    })
}

/// Whatever an erased person held or acted for ends today; that it was held stays, under office and organisation.
pub fn erase_person<'tx>(
    tx: &'tx mut WriteTx,
    ctx: &'tx Ctx,
    person: Uuid,
) -> BoxFuture<'tx, Result<()>> {
    Box::pin(async move {
        let today = ctx.today();
        for mut row in store::list_memberships_of(&**tx, person).await? {
            let Some(until) = end(&row.from_day, row.until_day.as_deref(), today) else {
                continue;
            };
            store::end_membership(tx, row.id, &until).await?;
            row.until_day = Some(until);
            tx.record("end", row.snapshot());
        }
        for mut row in store::list_terms_of(&**tx, person).await? {
            let Some(until) = end(&row.from_day, row.until_day.as_deref(), today) else {
                continue;
            };
            row.version += 1;
            store::end_term_of(tx, row.id, &until, row.version).await?;
            row.until_day = Some(until);
            tx.record("end", row.snapshot());
        }
        Ok(())
    })
}

/// The day on which something ends that has not ended by today; a day at least is left of it.
fn end(from: &str, until: Option<&str>, today: Day) -> Option<String> {
    let today = today.iso();
    if until.is_some_and(|until| until <= today.as_str()) {
        return None;
    }
    if from < today.as_str() {
        return Some(today);
    }
    let from: Day = from.parse().ok()?;
    let next = Day(from.0.saturating_add(jiff::Span::new().days(1))).iso();
    (until != Some(next.as_str())).then_some(next)
}
