//! The links *from → to*: where a record comes from, and what came of it.
//!
//! Written by the later slice, drawn by one component on every page.

use crate::{
    access::Viewer,
    clock::Instant,
    ctx::Ctx,
    db::{Query, WriteTx},
    error::Result,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// One end of a link: its kind ("recommendation"), its id, and the reference people use ("R-0142").
#[derive(Clone, Debug)]
pub struct End<'a> {
    pub kind: &'a str,
    pub id: Uuid,
    pub reference: &'a str,
}

/// A link as a page draws it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Link {
    pub from_kind: String,
    pub from_reference: String,
    pub to_kind: String,
    pub to_reference: String,
    pub verb: String,
    pub at: Instant,
}

/// Links two records; the audience is the narrower of the two.
///
/// # Errors
/// The database's.
pub async fn link(
    tx: &mut WriteTx,
    ctx: &Ctx,
    from: &End<'_>,
    to: &End<'_>,
    verb: &str,
    audience_id: i64,
) -> Result<()> {
    Query::new(
        "INSERT INTO traces (id, from_kind, from_id, from_reference, to_kind, to_id, to_reference, verb, at, audience_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(ctx.id())
    .bind(from.kind)
    .bind(from.id)
    .bind(from.reference)
    .bind(to.kind)
    .bind(to.id)
    .bind(to.reference)
    .bind(verb)
    .bind(ctx.now.micros())
    .bind(audience_id)
    .run(&**tx)
    .await?;
    Ok(())
}

/// Rows of one INSERT; below the bound values that both engines take.
const CHUNK: usize = 200;

/// Links many records to one, as [`link`] does: each with the audience that may see the link.
///
/// # Errors
/// The database's.
pub async fn link_all(
    tx: &mut WriteTx,
    ctx: &Ctx,
    from: &[(End<'_>, i64)],
    to: &End<'_>,
    verb: &str,
) -> Result<()> {
    for chunk in from.chunks(CHUNK) {
        let mut insert = Query::new(
            "INSERT INTO traces (id, from_kind, from_id, from_reference, to_kind, to_id, to_reference, verb, at, audience_id) VALUES ",
        );
        for (n, (end, audience_id)) in chunk.iter().enumerate() {
            insert = insert
                .text(if n == 0 { "" } else { ", " })
                .text("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(ctx.id())
                .bind(end.kind)
                .bind(end.id)
                .bind(end.reference)
                .bind(to.kind)
                .bind(to.id)
                .bind(to.reference)
                .bind(verb)
                .bind(ctx.now.micros())
                .bind(*audience_id);
        }
        insert.run(&**tx).await?;
    }
    Ok(())
}

/// Removes the links between these records and one, as [`unlink`] does.
///
/// # Errors
/// The database's.
pub async fn unlink_all(tx: &mut WriteTx, from: &[Uuid], to_id: Uuid) -> Result<()> {
    for chunk in from.chunks(CHUNK) {
        Query::new("DELETE FROM traces WHERE to_id = ? AND from_id IN ")
            .bind(to_id)
            .list(chunk.iter().copied())
            .run(&**tx)
            .await?;
    }
    Ok(())
}

/// Removes the links between two records, when the act that made them is taken back.
///
/// # Errors
/// The database's.
pub async fn unlink(tx: &mut WriteTx, from_id: Uuid, to_id: Uuid) -> Result<()> {
    Query::new("DELETE FROM traces WHERE from_id = ? AND to_id = ?")
        .bind(from_id)
        .bind(to_id)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Lets the audience of a record see its links, as far as they had its audience before: a link that is narrower for
/// the sake of its other end stays so.
///
/// # Errors
/// The database's.
pub async fn follow_audience(tx: &mut WriteTx, id: Uuid, before: i64, after: i64) -> Result<()> {
    Query::new(
        "UPDATE traces SET audience_id = ? WHERE (from_id = ? OR to_id = ?) AND audience_id = ?",
    )
    .bind(after)
    .bind(id)
    .bind(id)
    .bind(before)
    .run(&**tx)
    .await?;
    Ok(())
}

/// The links at a record that the viewer may see, oldest first, at most 200.
///
/// # Errors
/// The database's.
pub async fn list_at(db: &impl ConnectionTrait, viewer: &Viewer, id: Uuid) -> Result<Vec<Link>> {
    Ok(Query::new(
        "SELECT from_kind, from_reference, to_kind, to_reference, verb, at FROM traces WHERE (from_id = ? OR to_id = ?) AND audience_id IN ",
    )
    .bind(id)
    .bind(id)
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY at, id LIMIT 200")
    .all(db)
    .await?)
}
