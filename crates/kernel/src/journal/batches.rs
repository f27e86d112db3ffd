//! Batches: once an hour, everything confidential that was recorded enters the tree as one public entry, padded to a
//! size of its own, also when there is nothing. Neither the number nor the hour of drafts can be told from the tree.
//!
//! Until then an entry waits: it is written with its bytes and openings like any other and verified like any other,
//! but no head binds it yet.

use super::{
    Snapshot,
    append::{append, lock_head},
};
use crate::{
    access::PUBLIC,
    clock::Instant,
    ctx::{Ctx, Kernel},
    db::{Query, WriteTx},
    error::{Error, Result},
    journal::Noted,
};
use kenes_ledger::{Batch, Hash};
use sea_orm::ConnectionTrait;
use std::{sync::Arc, time::Duration};

/// The kind of the entries of batches: no record of its own stands behind them.
pub const KIND: &str = "journal_batch";
const VERB: &str = "seal";
/// How many leaves a batch has; their root; what the padding was made from.
pub(super) const LEAVES: &str = "leaves";
pub(super) const ROOT: &str = "root";
pub(super) const SEED: &str = "seed";

const HOUR: i64 = 3_600_000_000;
const LOOK_EVERY: Duration = Duration::from_secs(20);

/// Seals a batch whenever an hour is full, until the program stops.
pub async fn keep_sealing(kernel: Arc<Kernel>) {
    let mut shutdown = kernel.shutdown.subscribe();
    while !*shutdown.borrow() {
        if let Err(error) = seal_due(&kernel.program()).await {
            tracing::error!(%error, "confidential entries wait longer for their batch");
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = shutdown.changed() => {}
        }
    }
}

/// Seals what waits when an hour (of UTC) is full since the last batch: one batch, whether or not anything waits, and
/// none before the first entry. Gives whether it did.
///
/// # Errors
/// The database's.
pub async fn seal_due(ctx: &Ctx) -> Result<bool> {
    let hour = Instant::from_micros(ctx.now.micros().div_euclid(HOUR) * HOUR);
    if !is_due(ctx.db().read(), hour).await? {
        return Ok(false);
    }
    let tx = ctx.db().write().await?;
    lock_head(&*tx, tx.engine()).await?;
    // Another process may have been faster.
    if !is_due(&*tx, hour).await? {
        return Ok(false);
    }
    seal(tx, ctx).await?;
    Ok(true)
}

/// Nothing is younger than the hour among batches, and something is older among entries.
async fn is_due(db: &impl ConnectionTrait, hour: Instant) -> Result<bool> {
    let since: Option<i64> = Query::new(
        "SELECT seq FROM journal_entries WHERE subject_kind = ? AND at >= ? ORDER BY seq DESC LIMIT 1",
    )
    .bind(KIND)
    .bind(hour.micros())
    .scalar(db)
    .await?;
    if since.is_some() {
        return Ok(false);
    }
    let first: Option<i64> = Query::new("SELECT at FROM journal_entries ORDER BY seq LIMIT 1")
        .scalar(db)
        .await?;
    Ok(first.is_some_and(|at| at < hour.micros()))
}

async fn seal(tx: WriteTx, ctx: &Ctx) -> Result<()> {
    let waiting: Vec<Vec<u8>> = Query::new(
        "SELECT leaf FROM journal_entries WHERE position IS NULL AND batch IS NULL ORDER BY seq",
    )
    .column(&*tx)
    .await?;
    let members: Vec<Hash> = waiting
        .into_iter()
        .map(|leaf| Ok(Hash::from_bytes(leaf.try_into().map_err(|_| damaged())?)))
        .collect::<Result<_>>()?;
    let seed: [u8; 32] = ctx.kernel.random.bytes();
    let batch = Batch::new(&members, &seed);
    let leaves = i64::try_from(batch.leaves().len()).map_err(Error::internal)?;
    let snapshot = Snapshot::new(KIND, 1, ctx.id(), PUBLIC)
        .field(LEAVES, leaves)
        .field(ROOT, batch.root().to_string())
        .personal(SEED, Hash::from_bytes(seed).to_string());
    let noted = [Noted::State {
        verb: VERB,
        snapshot,
    }];
    let seq = append(&*tx, tx.engine(), ctx, &noted).await?;
    Query::new("UPDATE journal_entries SET batch = ? WHERE position IS NULL AND batch IS NULL")
        .bind(seq)
        .run(&*tx)
        .await?;
    tx.commit(ctx).await
}

fn damaged() -> Error {
    Error::internal("a waiting entry of the journal has a damaged leaf")
}
