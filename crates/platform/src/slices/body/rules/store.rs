//! Queries of the rules of procedure. Knows neither rights nor time.

use super::tables::{RULES_COLUMNS, RulesRow};
use crate::slices::body::policy::MaySetRules;
use kenes_kernel::{Error, Result, content::Content, db::Query};
use sea_orm::ConnectionTrait;

/// All versions, the oldest first.
pub async fn list_versions(db: &impl ConnectionTrait) -> Result<Vec<RulesRow>> {
    Ok(Query::new(&format!(
        "SELECT {RULES_COLUMNS} FROM rules_of_procedure ORDER BY number"
    ))
    .all(db)
    .await?)
}

fn json(value: &Content) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

pub async fn insert_rules(
    db: &impl ConnectionTrait,
    _: &MaySetRules,
    row: &RulesRow,
) -> Result<()> {
    Query::new("INSERT INTO rules_of_procedure (id, number, from_day, adopted_day, document, note, rules, withdrawn_at, withdrawn_why, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.number)
        .bind(row.from_day.as_str())
        .bind(row.adopted_day.as_str())
        .bind(json(&row.document)?)
        .bind(json(&row.note)?)
        .bind(row.rules.as_str())
        .bind(row.withdrawn_at.map(|at| at.micros()))
        .bind(row.withdrawn_why.as_str())
        .bind(row.version)
        .bind(row.created_at.micros())
        .run(db)
        .await?;
    Ok(())
}

/// Writes that a version was withdrawn, which is all that can become of it.
pub async fn withdraw_rules(
    db: &impl ConnectionTrait,
    _: &MaySetRules,
    row: &RulesRow,
) -> Result<()> {
    Query::new("UPDATE rules_of_procedure SET withdrawn_at = ?, withdrawn_why = ?, version = ? WHERE id = ?")
        .bind(row.withdrawn_at.map(|at| at.micros()))
        .bind(row.withdrawn_why.as_str())
        .bind(row.version)
        .bind(row.id)
        .run(db)
        .await?;
    Ok(())
}
