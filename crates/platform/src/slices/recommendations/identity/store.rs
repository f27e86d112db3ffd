//! Queries of openings.

use super::tables::{OPENING_COLUMNS, OpeningRow};
use crate::slices::recommendations::policy::MayOpen;
use kenes_kernel::{
    Result,
    db::{Query, WriteTx},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// The openings of a name, oldest first. The caller has checked who asks.
///
/// # Errors
/// The database's.
pub async fn list_openings(
    db: &impl ConnectionTrait,
    recommendation: Uuid,
) -> Result<Vec<OpeningRow>> {
    Ok(Query::new(&format!(
        "SELECT {OPENING_COLUMNS} FROM identity_openings WHERE recommendation_id = ? ORDER BY at, id"
    ))
    .bind(recommendation)
    .all(db)
    .await?)
}

/// # Errors
/// The database's.
pub async fn insert_opening(tx: &WriteTx, _: &MayOpen, row: &OpeningRow) -> Result<()> {
    Query::new("INSERT INTO identity_openings (id, recommendation_id, organisation_id, reason, audience_id, at, by_person) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.recommendation_id)
        .bind(row.organisation_id)
        .bind(row.reason.as_str())
        .bind(row.audience_id)
        .bind(row.at.micros())
        .bind(row.by_person)
        .run(&**tx)
        .await?;
    Ok(())
}
