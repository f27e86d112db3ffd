//! How long what is no part of the record is kept: rules that slices name, the body's own numbers of days, a dry run.

use crate::{
    clock::Instant,
    ctx::Ctx,
    db::{Query, WriteTx},
    error::Result,
    journal::{IntoValue as _, Snapshot},
};
use futures_util::future::BoxFuture;
use sea_orm::{ConnectionTrait, DatabaseConnection, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

/// What is deleted after some days. Nothing that the journal records is ever among it.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Such as `sessions`; its words are `operations-retention-<name>`.
    pub name: &'static str,
    /// The days unless the body says otherwise.
    pub days: i32,
    /// The bounds of what a body may say.
    pub least: i32,
    pub most: i32,
    /// `table WHERE condition` with one `?`: the moment, in microseconds, before which a row goes.
    pub from: &'static str,
}

/// A rule as it holds here.
#[derive(Clone, Debug)]
pub struct Held {
    pub rule: Rule,
    pub days: i32,
    /// What would go now.
    pub due: i64,
}

pub const RULE: &str = "retention_rule";

/// A number of days that the body chose.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RuleRow {
    pub id: Uuid,
    pub name: String,
    pub days: i32,
    pub at: Instant,
    pub by_person: Option<Uuid>,
    pub audience_id: i64,
}

const COLUMNS: &str = "id, name, days, at, by_person, audience_id";

impl RuleRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(RULE, 1, self.id, self.audience_id)
            .field("name", self.name.as_str())
            .field("days", i64::from(self.days).into_value())
            .field("at", self.at)
    }
}

async fn chosen(db: &impl ConnectionTrait) -> Result<HashMap<String, RuleRow>> {
    let rows: Vec<RuleRow> = Query::new(&format!("SELECT {COLUMNS} FROM retention_rules"))
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.name.clone(), row))
        .collect())
}

fn before(ctx: &Ctx, days: i32) -> i64 {
    ctx.now.plus_seconds(-i64::from(days) * 86_400).micros()
}

/// The rules with what each would delete now. Changes nothing.
///
/// # Errors
/// The database's.
pub async fn dry_run(ctx: &Ctx) -> Result<Vec<Held>> {
    let db = ctx.db().read();
    let chosen = chosen(db).await?;
    let mut held = Vec::new();
    for rule in &ctx.kernel.retention {
        let days = chosen.get(rule.name).map_or(rule.days, |row| row.days);
        let due: Option<i64> = Query::new(&format!("SELECT count(*) FROM {}", rule.from))
            .bind(before(ctx, days))
            .scalar(db)
            .await?;
        held.push(Held {
            rule: *rule,
            days,
            due: due.unwrap_or(0),
        });
    }
    Ok(held)
}

/// Deletes what is older than each rule says; how many rows of each.
///
/// # Errors
/// The database's; then nothing is deleted.
pub async fn apply(ctx: &Ctx) -> Result<Vec<(&'static str, u64)>> {
    let mut done = Vec::new();
    let tx = ctx.db().write().await?;
    let chosen = chosen(&*tx).await?;
    for rule in &ctx.kernel.retention {
        let days = chosen.get(rule.name).map_or(rule.days, |row| row.days);
        let gone = Query::new(&format!("DELETE FROM {}", rule.from))
            .bind(before(ctx, days))
            .run(&*tx)
            .await?;
        done.push((rule.name, gone));
    }
    tx.commit(ctx).await?;
    Ok(done)
}

/// Sets the days of a rule. The caller has checked that they are within its bounds.
///
/// # Errors
/// The database's.
pub async fn set_days(
    tx: &mut WriteTx,
    ctx: &Ctx,
    rule: &Rule,
    days: i32,
    audience_id: i64,
) -> Result<()> {
    let row = RuleRow {
        id: chosen(&**tx)
            .await?
            .get(rule.name)
            .map_or_else(|| ctx.id(), |row| row.id),
        name: rule.name.to_owned(),
        days,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
        audience_id,
    };
    Query::new("INSERT INTO retention_rules (id, name, days, at, by_person, audience_id) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET days = excluded.days, at = excluded.at, by_person = excluded.by_person")
        .bind(row.id)
        .bind(row.name.as_str())
        .bind(row.days)
        .bind(row.at.micros())
        .bind(row.by_person)
        .bind(row.audience_id)
        .run(&**tx)
        .await?;
    tx.record("set", row.snapshot());
    Ok(())
}

/// The chosen numbers of days for the verification.
pub fn load_rules(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<RuleRow> = Query::new(&format!(
            "SELECT {COLUMNS} FROM retention_rules WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(RuleRow::snapshot).collect())
    })
}
