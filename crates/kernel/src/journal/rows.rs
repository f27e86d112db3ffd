//! Rows of a bulk entry, hashed as they come: a large import keeps hashes in memory, not states.

use super::Snapshot;
use crate::{
    ctx::Ctx,
    error::{Error, Result},
};
use kenes_ledger::RowLeaf;
use std::collections::VecDeque;
use tokio::task::JoinHandle;
use uuid::Uuid;

/// One row of a bulk entry as its act keeps it until the end.
#[derive(Clone, Debug)]
pub struct SealedRow {
    pub(super) kind: &'static str,
    pub(super) id: Uuid,
    pub(super) salt: [u8; 32],
    pub(super) leaf: RowLeaf,
}

impl SealedRow {
    fn new(row: &Snapshot, salt: [u8; 32]) -> Result<Self> {
        Ok(Self {
            kind: row.kind,
            id: row.id,
            leaf: RowLeaf::new(&salt, row.kind, &row.id.to_string(), &row.fields)
                .map_err(Error::internal)?,
            salt,
        })
    }
}

/// Rows on their way to a bulk entry: hashed in the order in which they are added, each with a salt of its own, off
/// the threads that answer requests, on as many as the machine has.
pub struct Sealing<'ctx> {
    ctx: &'ctx Ctx,
    sealed: Vec<SealedRow>,
    working: VecDeque<JoinHandle<Result<Vec<SealedRow>>>>,
}

impl<'ctx> Sealing<'ctx> {
    #[must_use]
    pub fn new(ctx: &'ctx Ctx) -> Self {
        Self {
            ctx,
            sealed: Vec::new(),
            working: VecDeque::new(),
        }
    }

    /// Adds rows; a large import adds some [`Self::SHARE`] at once, so that few states are in memory.
    ///
    /// # Errors
    /// Internal: a field name that the ledger does not take.
    pub async fn add(&mut self, rows: Vec<Snapshot>) -> Result<()> {
        let salts: Vec<[u8; 32]> = rows
            .iter()
            .map(|_| self.ctx.kernel.random.bytes())
            .collect();
        self.working.push_back(tokio::task::spawn_blocking(move || {
            rows.iter()
                .zip(salts)
                .map(|(row, salt)| SealedRow::new(row, salt))
                .collect()
        }));
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        if self.working.len() >= threads {
            self.take_first().await?;
        }
        Ok(())
    }

    /// All rows, in the order in which they came.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub async fn finish(mut self) -> Result<Vec<SealedRow>> {
        while !self.working.is_empty() {
            self.take_first().await?;
        }
        Ok(self.sealed)
    }

    async fn take_first(&mut self) -> Result<()> {
        if let Some(first) = self.working.pop_front() {
            self.sealed.extend(first.await.map_err(Error::internal)??);
        }
        Ok(())
    }

    /// Rows that are best added at once.
    pub const SHARE: usize = 1000;
}

/// Hashes a number of rows that memory holds anyway.
///
/// # Errors
/// As [`Sealing::add`].
pub async fn seal_rows(ctx: &Ctx, rows: Vec<Snapshot>) -> Result<Vec<SealedRow>> {
    let mut sealing = Sealing::new(ctx);
    sealing.add(rows).await?;
    sealing.finish().await
}
