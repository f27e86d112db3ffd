//! Queries of shortcuts.

use super::model::Shortcuts;
use kenes_kernel::{Result, clock::Instant, db::Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

pub async fn find(db: &impl ConnectionTrait, person: Uuid) -> Result<Option<Shortcuts>> {
    #[derive(FromQueryResult)]
    struct Row {
        in_use: bool,
        keys: String,
    }
    let row: Option<Row> = Query::new("SELECT in_use, keys FROM shortcuts WHERE person_id = ?")
        .bind(person)
        .one(db)
        .await?;
    Ok(row.map(|row| Shortcuts::read(row.in_use, &row.keys)))
}

pub async fn put(
    db: &impl ConnectionTrait,
    person: Uuid,
    shortcuts: &Shortcuts,
    at: Instant,
) -> Result<()> {
    Query::new("INSERT INTO shortcuts (person_id, in_use, keys, changed_at) VALUES (?, ?, ?, ?) ON CONFLICT (person_id) DO UPDATE SET in_use = excluded.in_use, keys = excluded.keys, changed_at = excluded.changed_at")
        .bind(person)
        .bind(shortcuts.in_use)
        .bind(shortcuts.written())
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

pub async fn erase(db: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    Query::new("DELETE FROM shortcuts WHERE person_id = ?")
        .bind(person)
        .run(db)
        .await?;
    Ok(())
}
