//! Migrations: one frozen file each, SQL for both engines, applied in order, each in a transaction.

use super::{Db, Engine, Query};
use crate::clock::Instant;
use sea_orm::{ConnectionTrait, DbErr, TransactionTrait};

/// One step of the schema. Released ones are never edited.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// `0001_foundations`: sorts, and names the file.
    pub name: &'static str,
    /// Statements split by lines that hold `;;` alone; the marks `{id}`, `{blob}`, `{big_key}` and
    /// lines beginning with `@sqlite` or `@postgres` are resolved for the engine.
    pub sql: &'static str,
}

/// The names that are not applied yet, in order.
///
/// # Errors
/// The database's.
pub async fn pending(db: &Db, all: &[Migration]) -> Result<Vec<&'static str>, DbErr> {
    let done = applied(db).await?;
    Ok(all
        .iter()
        .map(|m| m.name)
        .filter(|name| !done.iter().any(|d| d == name))
        .collect())
}

/// Applies what is missing; the names applied now.
///
/// # Errors
/// The database's; the failed step leaves nothing behind.
pub async fn migrate(db: &Db, all: &[Migration], now: Instant) -> Result<Vec<&'static str>, DbErr> {
    run_sql(
        db.read(),
        db.engine(),
        "CREATE TABLE IF NOT EXISTS schema_migrations (name {key} PRIMARY KEY, applied_at bigint NOT NULL)",
    )
    .await?;
    let mut now_applied = Vec::new();
    for name in pending(db, all).await? {
        let Some(step) = all.iter().find(|m| m.name == name) else {
            continue;
        };
        let tx = db.read().begin().await?;
        run_sql(&tx, db.engine(), step.sql).await?;
        Query::new("INSERT INTO schema_migrations (name, applied_at) VALUES (?, ?)")
            .bind(name)
            .bind(now.micros())
            .run(&tx)
            .await?;
        tx.commit().await?;
        now_applied.push(name);
    }
    Ok(now_applied)
}

async fn applied(db: &Db) -> Result<Vec<String>, DbErr> {
    let exists = match db.engine() {
        Engine::Sqlite => Query::new(
            "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'",
        ),
        Engine::Postgres => Query::new(
            "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migrations'",
        ),
    }
    .scalar::<i64>(db.read())
    .await?;
    if exists.unwrap_or(0) == 0 {
        return Ok(Vec::new());
    }
    Query::new("SELECT name FROM schema_migrations ORDER BY name")
        .column(db.read())
        .await
}

/// Runs a script written for both engines.
///
/// # Errors
/// The database's, at the first statement that fails.
pub async fn run_sql(db: &impl ConnectionTrait, engine: Engine, script: &str) -> Result<(), DbErr> {
    let mut statement = String::new();
    for line in script.lines().chain([";;"]) {
        if line.trim() == ";;" {
            if !statement.trim().is_empty() {
                db.execute_unprepared(&resolve(&statement, engine)).await?;
            }
            statement.clear();
            continue;
        }
        let line = match line.strip_prefix("@sqlite") {
            Some(rest) if engine == Engine::Sqlite => rest,
            Some(_) => continue,
            None => match line.strip_prefix("@postgres") {
                Some(rest) if engine == Engine::Postgres => rest,
                Some(_) => continue,
                None if line.trim_start().starts_with("--") => continue,
                None => line,
            },
        };
        statement.push_str(line);
        statement.push('\n');
    }
    Ok(())
}

/// The column types that differ. Text keys compare by bytes on both engines, so that pages agree.
fn resolve(sql: &str, engine: Engine) -> String {
    let (id, blob, key, big_key) = match engine {
        Engine::Sqlite => ("uuid_blob", "blob", "text", "integer PRIMARY KEY"),
        Engine::Postgres => ("uuid", "bytea", "text COLLATE \"C\"", "bigint PRIMARY KEY"),
    };
    sql.replace("{id}", id)
        .replace("{blob}", blob)
        .replace("{key}", key)
        .replace("{big_key}", big_key)
}
