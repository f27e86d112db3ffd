//! Queries of saved views. Each names the person, so that nobody reaches another's.

use kenes_kernel::{
    Result,
    clock::Instant,
    db::{Query, WriteTx},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

#[derive(Clone, Debug, FromQueryResult)]
pub struct ViewRow {
    pub id: Uuid,
    pub name: String,
    /// Query string of the register, without the question mark.
    pub query: String,
}

/// A person's views in the order in which they were saved.
pub async fn list_views(db: &impl ConnectionTrait, person: Uuid) -> Result<Vec<ViewRow>> {
    Ok(Query::new(
        "SELECT id, name, query FROM saved_views WHERE person_id = ? ORDER BY created_at, id",
    )
    .bind(person)
    .all(db)
    .await?)
}

pub async fn insert_view(
    db: &impl ConnectionTrait,
    person: Uuid,
    row: &ViewRow,
    at: Instant,
) -> Result<()> {
    Query::new(
        "INSERT INTO saved_views (id, person_id, name, query, created_at) VALUES (?, ?, ?, ?, ?)",
    )
    .bind(row.id)
    .bind(person)
    .bind(row.name.as_str())
    .bind(row.query.as_str())
    .bind(at.micros())
    .run(db)
    .await?;
    Ok(())
}

/// Removes one view; false when the person has none with this id.
pub async fn delete_view(db: &impl ConnectionTrait, person: Uuid, id: Uuid) -> Result<bool> {
    let touched = Query::new("DELETE FROM saved_views WHERE person_id = ? AND id = ?")
        .bind(person)
        .bind(id)
        .run(db)
        .await?;
    Ok(touched == 1)
}

/// Removes all views of a person who is erased.
pub async fn delete_all(tx: &WriteTx, person: Uuid) -> Result<()> {
    Query::new("DELETE FROM saved_views WHERE person_id = ?")
        .bind(person)
        .run(&**tx)
        .await?;
    Ok(())
}

/// The names of the views that a person saved.
///
/// # Errors
/// The database's.
pub async fn list_names(db: &impl ConnectionTrait, person: Uuid) -> Result<Vec<String>> {
    Ok(
        Query::new("SELECT name FROM saved_views WHERE person_id = ? ORDER BY name")
            .bind(person)
            .column(db)
            .await?,
    )
}
