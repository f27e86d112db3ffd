//! The rules, their days, and the daily run.

use crate::slices::operations::policy;
use kenes_kernel::{
    Ctx, Error, Kernel, Result,
    access::SECRETARIAT,
    form::{FieldError, FieldErrors},
    retention::{self, Held},
};
use std::{collections::HashMap, sync::Arc, time::Duration};

/// The rules as they hold, with what each would delete now.
///
/// # Errors
/// `NotFound` for whoever does not keep the machinery.
pub async fn list_rules(ctx: &Ctx) -> Result<Vec<Held>> {
    if !policy::may_read_retention(&ctx.viewer) {
        return Err(Error::NotFound);
    }
    retention::dry_run(ctx).await
}

/// Sets the days of each rule that was typed.
///
/// # Errors
/// `Forbidden`; `Invalid` with a sentence for each number that is none or out of bounds: then nothing is changed.
pub async fn set_days(ctx: &Ctx, typed: &HashMap<String, String>) -> Result<()> {
    policy::may_set_retention(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut errors = FieldErrors::new();
    let mut chosen = Vec::new();
    for held in retention::dry_run(ctx).await? {
        let Some(text) = typed.get(held.rule.name) else {
            continue;
        };
        match text.trim().parse::<i32>() {
            Ok(days) if (held.rule.least..=held.rule.most).contains(&days) => {
                if days != held.days {
                    chosen.push((held.rule, days));
                }
            }
            _ => {
                let error = FieldError::new("operations-retention-days-wrong")
                    .with("least", held.rule.least)
                    .with("most", held.rule.most);
                errors.insert(held.rule.name.to_owned(), error);
            }
        }
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let mut tx = ctx.db().write().await?;
    for (rule, days) in chosen {
        retention::set_days(&mut tx, ctx, &rule, days, SECRETARIAT).await?;
    }
    tx.commit(ctx).await
}

/// Deletes now what is due, and says how much.
///
/// # Errors
/// `Forbidden`; the database's.
pub async fn apply(ctx: &Ctx) -> Result<u64> {
    policy::may_set_retention(&ctx.viewer).ok_or(Error::Forbidden)?;
    Ok(retention::apply(ctx).await?.iter().map(|(_, n)| n).sum())
}

const LOOK_EVERY: Duration = Duration::from_secs(600);

/// Deletes what is due, once a day, until the program stops.
pub async fn keep(kernel: Arc<Kernel>) {
    let mut shutdown = kernel.shutdown.subscribe();
    let mut done = None;
    while !*shutdown.borrow() {
        let ctx = kernel.program();
        if done != Some(ctx.today()) {
            match retention::apply(&ctx).await {
                Ok(_) => done = Some(ctx.today()),
                Err(error) => tracing::error!(%error, "what is due for deletion stays longer"),
            }
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = shutdown.changed() => {}
        }
    }
}
