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

/// How far a history has come. The leaf tells it from another history, such as that of a restored backup.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Head {
    pub seq: i64,
    pub leaf: Vec<u8>,
}

const HEAD: &str =
    "SELECT v.seq, j.leaf FROM events v JOIN journal_entries j ON j.seq = v.entry WHERE v.seq = ";

/// The newest event; `None` before anything happened.
///
/// # Errors
/// The database's.
pub async fn head(db: &impl ConnectionTrait) -> Result<Option<Head>> {
    Ok(Query::new(HEAD)
        .text("(SELECT event_seq FROM journal_head WHERE id = 1)")
        .one(db)
        .await?)
}

/// Whether this database's history has passed through `head`.
///
/// # Errors
/// The database's.
pub async fn has_passed(db: &impl ConnectionTrait, head: &Head) -> Result<bool> {
    let found: Option<Head> = Query::new(HEAD).text("?").bind(head.seq).one(db).await?;
    Ok(found.as_ref() == Some(head))
}

/// A record that events were about.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Touched {
    pub subject_kind: String,
    pub subject: Uuid,
}

/// The records of these kinds that the events after `seq` were about, each once, at most `limit`. For what the
/// program keeps of the whole database, whoever may see it.
///
/// # Errors
/// The database's.
pub async fn list_touched(
    db: &impl ConnectionTrait,
    kinds: &[&str],
    seq: i64,
    limit: u32,
) -> Result<Vec<Touched>> {
    Ok(Query::new(
        "SELECT DISTINCT subject_kind, subject FROM events WHERE seq > ? AND subject IS NOT NULL AND subject_kind IN ",
    )
    .bind(seq)
    .list(kinds.iter().copied())
    .text(" LIMIT ?")
    .bind(i64::from(limit))
    .all(db)
    .await?)
}
