//! The one kind of transaction that changes anything, and ends in the journal.

use super::{Db, Engine, Query};
use crate::{
    ctx::Ctx,
    error::Result,
    journal::{self, Bulk, Noted, Snapshot},
};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::ops::Deref;
use tokio::sync::OwnedMutexGuard;
use uuid::Uuid;

/// Rows of bulk entries from which on the database counts its tables anew, to plan its queries well.
const MANY_ROWS: usize = 1000;

/// A writing transaction. Dropped without [`WriteTx::commit`], it changes nothing.
#[derive(Debug)]
pub struct WriteTx {
    tx: DatabaseTransaction,
    engine: Engine,
    noted: Vec<Noted>,
    stirs: bool,
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Deref for WriteTx {
    type Target = DatabaseTransaction;
    fn deref(&self) -> &DatabaseTransaction {
        &self.tx
    }
}

impl WriteTx {
    pub(super) async fn begin(db: &Db) -> Result<Self, DbErr> {
        let turn = match db.engine {
            Engine::Sqlite => Some(db.writer.clone().lock_owned().await),
            Engine::Postgres => None,
        };
        let tx = db
            .connection
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await?;
        Ok(Self {
            tx,
            engine: db.engine,
            noted: Vec::new(),
            stirs: false,
            _turn: turn,
        })
    }

    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Notes the new state of a record; it becomes a journal entry and an event at commit.
    pub fn record(&mut self, verb: &'static str, snapshot: Snapshot) {
        self.noted.push(Noted::State { verb, snapshot });
    }

    /// Notes that a record is no more.
    pub fn remove(&mut self, verb: &'static str, kind: &'static str, id: Uuid, audience_id: i64) {
        self.noted.push(Noted::Removal {
            verb,
            kind,
            id,
            audience_id,
        });
    }

    /// Notes many new rows as one entry over the Merkle root of their states.
    pub fn record_bulk(&mut self, verb: &'static str, bulk: Bulk) {
        self.noted.push(Noted::Bulk { verb, bulk });
    }

    /// Notes that the rows of an earlier bulk entry about `subject` are gone.
    pub fn remove_bulk(&mut self, verb: &'static str, snapshot: Snapshot) {
        self.noted.push(Noted::BulkRemoval { verb, snapshot });
    }

    /// Wakes the job runner after the commit.
    pub fn stirs(&mut self) {
        self.stirs = true;
    }

    /// Appends what was noted to the journal, as the last statements, and commits.
    ///
    /// # Errors
    /// The database's; then nothing of the transaction remains.
    pub async fn commit(self, ctx: &Ctx) -> Result<()> {
        let stirs = self.stirs || !self.noted.is_empty();
        if self.noted.iter().map(rows_of).sum::<usize>() >= MANY_ROWS {
            analyse(&self.tx, self.engine).await?;
        }
        if !self.noted.is_empty() {
            journal::append(&self.tx, self.engine, ctx, &self.noted).await?;
        }
        self.tx.commit().await?;
        if stirs {
            ctx.kernel.stirred.notify_waiters();
        }
        Ok(())
    }
}

fn rows_of(noted: &Noted) -> usize {
    match noted {
        Noted::Bulk { bulk, .. } => bulk.rows.len(),
        _ => 0,
    }
}

/// Tells the database's planner how many rows of which values there are.
async fn analyse(tx: &DatabaseTransaction, engine: Engine) -> Result<(), DbErr> {
    let statement = match engine {
        Engine::Sqlite => "PRAGMA analysis_limit = 400; ANALYZE".to_owned(),
        Engine::Postgres => {
            let tables: Option<String> = Query::new(
                "SELECT string_agg(quote_ident(relname), ', ') FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace",
            )
            .scalar(tx)
            .await?;
            format!("ANALYZE {}", tables.unwrap_or_default())
        }
    };
    tx.execute_unprepared(&statement).await?;
    Ok(())
}
