//! Queries of coalitions.

use super::tables::{COALITION_COLUMNS, CoalitionRow, PARTNER_COLUMNS, PartnerRow};
use crate::slices::body::policy::MayAlly;
use kenes_kernel::{
    Result,
    access::Viewer,
    clock::Instant,
    db::{Query, WriteTx},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// The coalitions that stand and whose audience the viewer holds, in the order of their names.
///
/// # Errors
/// The database's.
pub async fn list_coalitions(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
) -> Result<Vec<CoalitionRow>> {
    Ok(Query::new(&format!(
        "SELECT {COALITION_COLUMNS} FROM coalitions c WHERE c.ended_at IS NULL AND c.audience_id IN "
    ))
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY c.name, c.id")
    .all(db)
    .await?)
}

/// The coalitions that wait for an organisation's answer.
///
/// # Errors
/// The database's.
pub async fn list_invitations(
    db: &impl ConnectionTrait,
    organisation: Uuid,
) -> Result<Vec<CoalitionRow>> {
    Ok(Query::new(&format!("SELECT {COALITION_COLUMNS} FROM coalitions c JOIN coalition_partners p ON p.coalition_id = c.id WHERE c.ended_at IS NULL AND p.organisation_id = ? AND p.accepted_at IS NULL AND p.ended_at IS NULL ORDER BY p.invited_at, c.id"))
        .bind(organisation)
        .all(db)
        .await?)
}

/// A coalition of which an organisation is a partner, or to which it is invited.
///
/// # Errors
/// The database's.
pub async fn find_coalition(
    db: &impl ConnectionTrait,
    id: Uuid,
    organisation: Uuid,
) -> Result<Option<CoalitionRow>> {
    Ok(Query::new(&format!("SELECT {COALITION_COLUMNS} FROM coalitions c WHERE c.id = ? AND EXISTS (SELECT 1 FROM coalition_partners p WHERE p.coalition_id = c.id AND p.organisation_id = ? AND p.ended_at IS NULL)"))
        .bind(id)
        .bind(organisation)
        .one(db)
        .await?)
}

/// Everybody who was ever invited, the first one first.
///
/// # Errors
/// The database's.
pub async fn list_partners(db: &impl ConnectionTrait, coalition: Uuid) -> Result<Vec<PartnerRow>> {
    Ok(Query::new(&format!("SELECT {PARTNER_COLUMNS} FROM coalition_partners p JOIN coalitions c ON c.id = p.coalition_id WHERE p.coalition_id = ? ORDER BY p.invited_at, p.id"))
        .bind(coalition)
        .all(db)
        .await?)
}

/// The audiences that a person holds beside those of role and organisation: their own, and those of the coalitions in
/// which the organisation is a partner.
///
/// # Errors
/// The database's.
pub async fn audiences_beside(
    db: &impl ConnectionTrait,
    person: Uuid,
    organisation: Option<Uuid>,
) -> Result<Vec<i64>> {
    let query =
        Query::new("SELECT a.id FROM audiences a WHERE a.kind = 'person' AND a.subject = ?")
            .bind(person);
    let query = match organisation {
        None => query,
        Some(organisation) => query
            .text(" UNION SELECT c.audience_id FROM coalition_partners p JOIN coalitions c ON c.id = p.coalition_id WHERE p.organisation_id = ? AND p.accepted_at IS NOT NULL AND p.ended_at IS NULL AND c.ended_at IS NULL")
            .bind(organisation),
    };
    Ok(query.column(db).await?)
}

/// # Errors
/// The database's.
pub async fn insert_coalition(tx: &WriteTx, _: &MayAlly, row: &CoalitionRow) -> Result<()> {
    Query::new("INSERT INTO coalitions (id, name, purpose, founder_id, audience_id, version, created_at, created_by, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.name.as_str())
        .bind(row.purpose.as_str())
        .bind(row.founder_id)
        .bind(row.audience_id)
        .bind(row.version)
        .bind(row.created_at.micros())
        .bind(row.created_by)
        .bind(row.ended_at.map(Instant::micros))
        .run(&**tx)
        .await?;
    Ok(())
}

/// Writes that a coalition ended; `false` when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn end_coalition(tx: &WriteTx, _: &MayAlly, row: &CoalitionRow) -> Result<bool> {
    let touched =
        Query::new("UPDATE coalitions SET ended_at = ?, version = ? WHERE id = ? AND version = ?")
            .bind(row.ended_at.map(Instant::micros))
            .bind(row.version)
            .bind(row.id)
            .bind(row.version - 1)
            .run(&**tx)
            .await?;
    Ok(touched == 1)
}

/// # Errors
/// The database's.
pub async fn insert_partner(tx: &WriteTx, _: &MayAlly, row: &PartnerRow) -> Result<()> {
    Query::new("INSERT INTO coalition_partners (id, coalition_id, organisation_id, invited_at, accepted_at, ended_at, ended_how, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.coalition_id)
        .bind(row.organisation_id)
        .bind(row.invited_at.micros())
        .bind(row.accepted_at.map(Instant::micros))
        .bind(row.ended_at.map(Instant::micros))
        .bind(row.ended_how.clone())
        .bind(row.version)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Writes an acceptance or an end; `false` when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_partner(tx: &WriteTx, _: &MayAlly, row: &PartnerRow) -> Result<bool> {
    let touched = Query::new("UPDATE coalition_partners SET accepted_at = ?, ended_at = ?, ended_how = ?, version = ? WHERE id = ? AND version = ?")
        .bind(row.accepted_at.map(Instant::micros))
        .bind(row.ended_at.map(Instant::micros))
        .bind(row.ended_how.clone())
        .bind(row.version)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}
