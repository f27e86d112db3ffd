//! One database, two engines: SQLite embedded and PostgreSQL.
//!
//! Reading goes through [`Db::read`]; every change goes through [`Db::write`], which begins
//! IMMEDIATE on SQLite, lets one writer of this process in at a time there, and whose
//! [`WriteTx::commit`] appends the journal as the last statement.

pub mod copy;
mod migrate;
mod query;
mod write;

pub use migrate::{Migration, migrate, pending, run_sql};
pub use query::Query;
pub use write::WriteTx;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr};
use std::{sync::Arc, time::Duration};
use tokio::sync::Mutex;

/// Which engine answers. The few places where SQL differs ask this, nothing else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    /// All numbers of a column as one text, with commas between: many are read so in a moment, where rows would
    /// take their time. NULL where there is none.
    #[must_use]
    pub fn joined(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("group_concat({column})"),
            Self::Postgres => format!("string_agg({column}::text, ',')"),
        }
    }
}

/// A pool of connections. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    connection: DatabaseConnection,
    engine: Engine,
    /// SQLite has one writer; waiting here is fair and costs nothing, waiting in `BEGIN` polls.
    writer: Arc<Mutex<()>>,
}

impl Db {
    /// Opens `sqlite:PATH` (created when missing) or `postgres://…`.
    ///
    /// # Errors
    /// The driver's own error; its text never holds the password.
    pub async fn open(url: &str) -> Result<Self, DbErr> {
        let sqlite = url.starts_with("sqlite:");
        let url = if sqlite && !url.contains('?') {
            format!("{url}?mode=rwc")
        } else {
            url.to_owned()
        };
        let mut options = ConnectOptions::new(url);
        options
            .sqlx_logging(false)
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(30));
        if sqlite {
            options.map_sqlx_sqlite_opts(|o| {
                use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
                o.journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .busy_timeout(Duration::from_secs(30))
                    .foreign_keys(true)
                    .pragma("cache_size", "-16000")
                    .pragma("temp_store", "memory")
                    .optimize_on_close(true, 400)
            });
        } else {
            // A plan for any word is a bad plan for a rare or a common one.
            options
                .map_sqlx_postgres_opts(|o| o.options([("plan_cache_mode", "force_custom_plan")]));
        }
        let connection = Database::connect(options).await?;
        let engine = match connection.get_database_backend() {
            DbBackend::Sqlite => Engine::Sqlite,
            _ => Engine::Postgres,
        };
        Ok(Self {
            connection,
            engine,
            writer: Arc::default(),
        })
    }

    /// The pool, for queries. Never write through it: the journal would not know.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.connection
    }

    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Begins the one kind of transaction that may change anything.
    ///
    /// # Errors
    /// The driver's, among them that the database stayed locked for 30 seconds.
    pub async fn write(&self) -> Result<WriteTx, DbErr> {
        WriteTx::begin(self).await
    }

    /// Asks the database whether it answers.
    ///
    /// # Errors
    /// The driver's, when it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.connection.ping().await
    }

    /// Closes the pool after the running statements.
    ///
    /// # Errors
    /// The driver's.
    pub async fn close(self) -> Result<(), DbErr> {
        self.connection.close().await
    }
}

/// Takes `count` numbers of the counter `name`; the first of them. A counter begins with 1.
///
/// # Errors
/// The database's.
pub async fn take_numbers(db: &impl ConnectionTrait, name: &str, count: i64) -> Result<i64, DbErr> {
    let next: Option<i64> = Query::new("INSERT INTO counters (name, next) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET next = counters.next + ? RETURNING next")
        .bind(name)
        .bind(1 + count)
        .bind(count)
        .scalar(db)
        .await?;
    next.map(|next| next - count)
        .ok_or_else(|| DbErr::RecordNotFound("a counter gave nothing".to_owned()))
}
