//! Queries of protections, and what is emptied by one.

use super::tables::{PROTECTION_COLUMNS, ProtectionRow};
use crate::slices::recommendations::policy::MayProtect;
use kenes_kernel::{
    Result,
    db::{Query, WriteTx},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// # Errors
/// The database's.
pub async fn find_protection(
    db: &impl ConnectionTrait,
    recommendation: Uuid,
) -> Result<Option<ProtectionRow>> {
    Ok(Query::new(&format!(
        "SELECT {PROTECTION_COLUMNS} FROM protections WHERE recommendation_id = ?"
    ))
    .bind(recommendation)
    .one(db)
    .await?)
}

/// # Errors
/// The database's.
pub async fn insert_protection(tx: &WriteTx, _: &MayProtect, row: &ProtectionRow) -> Result<()> {
    Query::new("INSERT INTO protections (id, recommendation_id, by_whom, with_name, audience_id, at, by_person) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.recommendation_id)
        .bind(row.by_whom.as_str())
        .bind(row.with_name)
        .bind(row.audience_id)
        .bind(row.at.micros())
        .bind(row.by_person)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Empties what stands of the words beside the register: corrections, the draft, reasons of a withdrawal.
///
/// # Errors
/// The database's.
pub async fn empty_words(
    tx: &WriteTx,
    _: &MayProtect,
    recommendation: Uuid,
    submission: Uuid,
) -> Result<()> {
    Query::new("UPDATE corrections SET before_value = '', after_value = '', reason = '' WHERE recommendation_id = ?")
        .bind(recommendation)
        .run(&**tx)
        .await?;
    Query::new("UPDATE submissions SET title = '', text = '', source = '', source_day = '', paragraph = '', version = version + 1 WHERE id = ?")
        .bind(submission)
        .run(&**tx)
        .await?;
    Query::new("UPDATE withdrawals SET reason = '' WHERE recommendation_id = ?")
        .bind(recommendation)
        .run(&**tx)
        .await?;
    Query::new("UPDATE moderations SET appeal = NULL WHERE recommendation_id = ?")
        .bind(recommendation)
        .run(&**tx)
        .await?;
    Ok(())
}
