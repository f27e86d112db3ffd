//! Queries of moderations.

use super::tables::{MODERATION_COLUMNS, ModerationRow};
use crate::slices::recommendations::{
    policy::{MayAppeal, MayDecide, MayModerate},
    tables::{RECOMMENDATION_COLUMNS, RecommendationRow},
};
use kenes_kernel::{
    Result,
    db::{Query, WriteTx},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Acts of one page of the log.
pub const PAGE: i64 = 50;

/// The log, newest first, from before a number on.
///
/// # Errors
/// The database's.
pub async fn list_log(
    db: &impl ConnectionTrait,
    before: Option<i64>,
) -> Result<Vec<ModerationRow>> {
    Ok(Query::new(&format!(
        "SELECT {MODERATION_COLUMNS} FROM moderations m WHERE m.number < ? ORDER BY m.number DESC LIMIT ?"
    ))
    .bind(before.unwrap_or(i64::MAX))
    .bind(PAGE + 1)
    .all(db)
    .await?)
}

/// # Errors
/// The database's.
pub async fn find_moderation(
    db: &impl ConnectionTrait,
    number: i64,
) -> Result<Option<ModerationRow>> {
    Ok(Query::new(&format!(
        "SELECT {MODERATION_COLUMNS} FROM moderations m WHERE m.number = ?"
    ))
    .bind(number)
    .one(db)
    .await?)
}

/// What was done to a recommendation, oldest first. The caller has checked that it may be seen.
///
/// # Errors
/// The database's.
pub async fn list_of(
    db: &impl ConnectionTrait,
    recommendation: Uuid,
) -> Result<Vec<ModerationRow>> {
    Ok(Query::new(&format!(
        "SELECT {MODERATION_COLUMNS} FROM moderations m WHERE m.recommendation_id = ? ORDER BY m.number"
    ))
    .bind(recommendation)
    .all(db)
    .await?)
}

/// Acts upon recommendations of an organisation to which it has not answered yet.
///
/// # Errors
/// The database's.
pub async fn list_unanswered(
    db: &impl ConnectionTrait,
    organisation: Uuid,
) -> Result<Vec<ModerationRow>> {
    Ok(Query::new(&format!("SELECT {MODERATION_COLUMNS} FROM moderations m JOIN submissions s ON s.recommendation_id = m.recommendation_id WHERE s.organisation_id = ? AND m.lifted_at IS NULL AND m.appealed_at IS NULL ORDER BY m.number"))
        .bind(organisation)
        .all(db)
        .await?)
}

/// Appeals that nobody has decided.
///
/// # Errors
/// The database's.
pub async fn list_appealed(db: &impl ConnectionTrait) -> Result<Vec<ModerationRow>> {
    Ok(Query::new(&format!("SELECT {MODERATION_COLUMNS} FROM moderations m WHERE m.appealed_at IS NOT NULL AND m.decided_at IS NULL AND m.lifted_at IS NULL ORDER BY m.number"))
        .all(db)
        .await?)
}

/// Whether a recommendation is hidden now.
///
/// # Errors
/// The database's.
pub async fn is_hidden(db: &impl ConnectionTrait, recommendation: Uuid) -> Result<bool> {
    let found: Option<i64> = Query::new("SELECT count(*) FROM moderations WHERE recommendation_id = ? AND act = 'hide' AND lifted_at IS NULL")
        .bind(recommendation)
        .scalar(db)
        .await?;
    Ok(found.unwrap_or(0) > 0)
}

/// # Errors
/// The database's.
pub async fn insert_moderation(tx: &WriteTx, _: &MayModerate, row: &ModerationRow) -> Result<()> {
    Query::new("INSERT INTO moderations (id, number, recommendation_id, act, target, reason, at, by_person, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.number)
        .bind(row.recommendation_id)
        .bind(row.act.as_str())
        .bind(row.target.as_str())
        .bind(row.reason.as_str())
        .bind(row.at.micros())
        .bind(row.by_person)
        .bind(row.version)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Another audience for the recommendation of an act; false when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_audience(
    tx: &WriteTx,
    _: &MayModerate,
    row: &RecommendationRow,
) -> Result<bool> {
    let touched = Query::new(
        "UPDATE recommendations SET audience_id = ?, version = ? WHERE id = ? AND version = ?",
    )
    .bind(row.audience_id)
    .bind(row.version)
    .bind(row.id)
    .bind(row.version - 1)
    .run(&**tx)
    .await?;
    Ok(touched == 1)
}

/// False when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_appeal(tx: &WriteTx, _: &MayAppeal, row: &ModerationRow) -> Result<bool> {
    let touched = Query::new("UPDATE moderations SET appeal = ?, appealed_at = ?, appealed_by = ?, version = ? WHERE id = ? AND version = ?")
        .bind(row.appeal.clone())
        .bind(row.appealed_at.map(|at| at.micros()))
        .bind(row.appealed_by)
        .bind(row.version)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

/// False when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_decision(tx: &WriteTx, _: &MayDecide, row: &ModerationRow) -> Result<bool> {
    let touched = Query::new("UPDATE moderations SET decision = ?, decision_reason = ?, decided_at = ?, decided_by = ?, version = ? WHERE id = ? AND version = ?")
        .bind(row.decision.clone())
        .bind(row.decision_reason.clone())
        .bind(row.decided_at.map(|at| at.micros()))
        .bind(row.decided_by)
        .bind(row.version)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

/// False when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_lifting(tx: &WriteTx, _: &MayModerate, row: &ModerationRow) -> Result<bool> {
    let touched = Query::new("UPDATE moderations SET lifted_at = ?, lifted_by = ?, lift_reason = ?, version = ? WHERE id = ? AND version = ?")
        .bind(row.lifted_at.map(|at| at.micros()))
        .bind(row.lifted_by)
        .bind(row.lift_reason.clone())
        .bind(row.version)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

/// The recommendation of an act, whoever may see it.
///
/// # Errors
/// The database's.
pub async fn find_recommendation(
    db: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<RecommendationRow>> {
    Ok(Query::new(&format!(
        "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE r.id = ?"
    ))
    .bind(id)
    .one(db)
    .await?)
}
