//! Queries of keys that are linked after their import, and of what the columns of files mean.

use crate::slices::roadmaps::{
    existing::tables::{KEY_COLUMNS, KEY_LINK_COLUMNS, KeyLinkRow, KeyRow},
    policy::MayKeep,
};
use kenes_kernel::{
    Ctx, Result,
    clock::Instant,
    db::{Query, WriteTx},
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;
use uuid::Uuid;

/// The keys of an import for which it found nothing, in the order of its file.
pub async fn list_unfound(db: &impl ConnectionTrait, import: Uuid) -> Result<Vec<KeyRow>> {
    Ok(Query::new("SELECT k.id, k.road_map_id, k.n, k.written, k.recommendation_id, k.matched_by, k.import_id, k.created_at, k.created_by FROM key_recommendations k JOIN road_maps m ON m.id = k.road_map_id WHERE k.recommendation_id IS NULL AND k.import_id = ? ORDER BY m.number, k.n")
        .bind(import)
        .all(db)
        .await?)
}

pub async fn find_key(db: &impl ConnectionTrait, import: Uuid, id: Uuid) -> Result<Option<KeyRow>> {
    Ok(Query::new(&format!(
        "SELECT {KEY_COLUMNS} FROM key_recommendations WHERE id = ? AND import_id = ?"
    ))
    .bind(id)
    .bind(import)
    .one(db)
    .await?)
}

/// The links that stand, by key.
pub async fn list_links(
    db: &impl ConnectionTrait,
    keys: &[Uuid],
) -> Result<HashMap<Uuid, KeyLinkRow>> {
    let mut links = HashMap::new();
    for chunk in keys.chunks(500) {
        let some: Vec<KeyLinkRow> = Query::new(&format!(
            "SELECT {KEY_LINK_COLUMNS} FROM key_links WHERE until_at IS NULL AND key_id IN "
        ))
        .list(chunk.iter().copied())
        .all(db)
        .await?;
        links.extend(some.into_iter().map(|link| (link.key_id, link)));
    }
    Ok(links)
}

pub async fn insert_link(tx: &WriteTx, _: &MayKeep, row: &KeyLinkRow) -> Result<()> {
    Query::new("INSERT INTO key_links (id, key_id, recommendation_id, from_at, linked_by) VALUES (?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.key_id)
        .bind(row.recommendation_id)
        .bind(row.from_at.micros())
        .bind(row.linked_by)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Ends a link; false when somebody was faster.
pub async fn end_link(
    tx: &WriteTx,
    _: &MayKeep,
    id: Uuid,
    at: Instant,
    by: Option<Uuid>,
) -> Result<bool> {
    let touched = Query::new(
        "UPDATE key_links SET until_at = ?, ended_by = ? WHERE id = ? AND until_at IS NULL",
    )
    .bind(at.micros())
    .bind(by)
    .bind(id)
    .run(&**tx)
    .await?;
    Ok(touched == 1)
}

/// The number of a road map in which a key of this import is linked now.
pub async fn find_linked(tx: &WriteTx, import: Uuid) -> Result<Option<i64>> {
    Ok(Query::new("SELECT m.number FROM key_links l JOIN key_recommendations k ON k.id = l.key_id JOIN road_maps m ON m.id = k.road_map_id WHERE l.until_at IS NULL AND k.import_id = ? ORDER BY m.number LIMIT 1")
        .bind(import)
        .scalar(&**tx)
        .await?)
}

/// Takes away the links of an import that is undone as a whole; the ids.
pub async fn delete_links(tx: &WriteTx, _: &MayKeep, import: Uuid) -> Result<Vec<Uuid>> {
    let ids: Vec<Uuid> = Query::new("SELECT l.id FROM key_links l JOIN key_recommendations k ON k.id = l.key_id WHERE k.import_id = ? ORDER BY l.id")
        .bind(import)
        .column(&**tx)
        .await?;
    for chunk in ids.chunks(500) {
        Query::new("DELETE FROM key_links WHERE id IN ")
            .list(chunk.iter().copied())
            .run(&**tx)
            .await?;
    }
    Ok(ids)
}

/// What the columns of this shape meant the last time; JSON.
pub async fn find_mapping(db: &impl ConnectionTrait, signature: &str) -> Result<Option<String>> {
    Ok(
        Query::new("SELECT mapping FROM road_map_mappings WHERE signature = ?")
            .bind(signature)
            .scalar(db)
            .await?,
    )
}

/// Remembers it for the next file of this shape.
pub async fn remember_mapping(
    tx: &WriteTx,
    ctx: &Ctx,
    _: &MayKeep,
    signature: &str,
    mapping: &str,
) -> Result<()> {
    Query::new("INSERT INTO road_map_mappings (signature, mapping, at, by_person) VALUES (?, ?, ?, ?) ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, at = excluded.at, by_person = excluded.by_person")
        .bind(signature)
        .bind(mapping)
        .bind(ctx.now.micros())
        .bind(ctx.viewer.person_id())
        .run(&**tx)
        .await?;
    Ok(())
}
