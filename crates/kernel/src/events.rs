//! One committed sequence of events that every node tails; pages listen to it by SSE.

use crate::{access::Viewer, clock::Instant, db::Query, error::Result};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// Something happened to a record. Holds no content: whoever is told, looks with their own rights.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Event {
    pub seq: i64,
    pub at: Instant,
    pub kind: String,
    pub subject_kind: String,
    pub subject: Option<Uuid>,
    pub audience_id: i64,
    pub entry: i64,
}

/// The events after `seq` that the viewer may know of, oldest first, at most `limit`.
///
/// # Errors
/// The database's.
pub async fn list_after(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    seq: i64,
    limit: u32,
) -> Result<Vec<Event>> {
    Ok(Query::new(
        "SELECT seq, at, kind, subject_kind, subject, audience_id, entry FROM events WHERE seq > ? AND audience_id IN ",
    )
    .bind(seq)
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY seq LIMIT ?")
    .bind(i64::from(limit))
    .all(db)
    .await?)
}

/// The newest sequence number; 0 before anything happened.
///
/// # Errors
/// The database's.
pub async fn newest(db: &impl ConnectionTrait) -> Result<i64> {
    Ok(
        Query::new("SELECT event_seq FROM journal_head WHERE id = 1")
            .scalar(db)
            .await?
            .unwrap_or(0),
    )
}
