//! Queries of reads.

use crate::slices::recommendations::tables::{RecommendationRow, SUBMITTED};
use kenes_kernel::{
    Ctx, Result,
    access::PUBLIC,
    clock::Instant,
    db::{Query, WriteTx},
    retention::Rule,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashSet;
use uuid::Uuid;

/// For how long the list of readers is kept.
pub const KEPT: &[Rule] = &[Rule {
    name: "reads",
    days: 730,
    least: 30,
    most: 3650,
    from: "reads WHERE last_at < ?",
}];

/// How a record was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Page,
    /// Among others, on a page of the register.
    List,
    File,
    Api,
}

impl Way {
    const fn code(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::List => "list",
            Self::File => "file",
            Self::Api => "api",
        }
    }
}

/// What of these recommendations its author wants to know of: confidential, and written by an organisation here.
pub fn watched<'a>(rows: impl IntoIterator<Item = &'a RecommendationRow>) -> Vec<Uuid> {
    rows.into_iter()
        .filter(|row| row.source_scope == SUBMITTED && row.audience_id != PUBLIC)
        .map(|row| row.id)
        .collect()
}

/// Notes that the viewer read these recommendations, but for those of their own organisation.
///
/// # Errors
/// The database's.
pub async fn note_read(ctx: &Ctx, way: Way, recommendations: &[Uuid]) -> Result<()> {
    if recommendations.is_empty() {
        return Ok(());
    }
    let own = ctx.viewer.organisation.as_ref().map(|own| own.id);
    let of_others: Vec<Uuid> = Query::new(
        "SELECT recommendation_id FROM submissions WHERE organisation_id <> ? AND recommendation_id IN ",
    )
    .bind(own.unwrap_or(Uuid::nil()))
    .list(recommendations.iter().copied())
    .column(ctx.db().read())
    .await?;
    note(ctx, way, &of_others).await
}

/// Notes that the viewer read a draft of a partner.
///
/// # Errors
/// The database's.
pub async fn note_draft(ctx: &Ctx, way: Way, draft: Uuid, author: Uuid) -> Result<()> {
    let own = ctx.viewer.organisation.as_ref().map(|own| own.id);
    if own == Some(author) {
        return Ok(());
    }
    note(ctx, way, &[draft]).await
}

async fn note(ctx: &Ctx, way: Way, subjects: &[Uuid]) -> Result<()> {
    let organisation = ctx.viewer.organisation.as_ref().map(|own| own.id);
    let Some(reader) = ctx.viewer.person_id().or(organisation) else {
        return Ok(());
    };
    let day = ctx.today().iso();
    let known: HashSet<Uuid> = Query::new(
        "SELECT subject FROM reads WHERE reader_id = ? AND way = ? AND day = ? AND subject IN ",
    )
    .bind(reader)
    .bind(way.code())
    .bind(day.as_str())
    .list(subjects.iter().copied())
    .column(ctx.db().read())
    .await?
    .into_iter()
    .collect();
    let new: Vec<Uuid> = subjects
        .iter()
        .copied()
        .filter(|subject| !known.contains(subject))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    let tx = ctx.db().write().await?;
    for subject in new {
        Query::new("INSERT INTO reads (subject, reader_id, organisation_id, role, way, day, last_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
            .bind(subject)
            .bind(reader)
            .bind(organisation)
            .bind(ctx.viewer.role.code())
            .bind(way.code())
            .bind(day.as_str())
            .bind(ctx.now.micros())
            .run(&*tx)
            .await?;
    }
    tx.commit(ctx).await
}

/// One line of the list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ReadRow {
    pub reader_id: Uuid,
    pub organisation_id: Option<Uuid>,
    pub role: String,
    pub way: String,
    pub last_at: Instant,
}

/// Lines that a page shows.
pub const LINES: i64 = 100;

/// Who read these records, newest first. The caller has checked that the viewer is their author.
///
/// # Errors
/// The database's.
pub async fn list_reads(db: &impl ConnectionTrait, subjects: &[Uuid]) -> Result<Vec<ReadRow>> {
    Ok(Query::new(
        "SELECT reader_id, organisation_id, role, way, last_at FROM reads WHERE subject IN ",
    )
    .list(subjects.iter().copied())
    .text(" ORDER BY last_at DESC, reader_id LIMIT ?")
    .bind(LINES)
    .all(db)
    .await?)
}

/// Forgets who a person was; that somebody of their organisation read it stays.
///
/// # Errors
/// The database's.
pub async fn erase_person(tx: &WriteTx, person: Uuid) -> Result<()> {
    Query::new("DELETE FROM reads WHERE reader_id = ?")
        .bind(person)
        .run(&**tx)
        .await?;
    Ok(())
}

/// How many confidential records a person read, each once a day and way.
///
/// # Errors
/// The database's.
pub async fn count_by(db: &impl ConnectionTrait, person: Uuid) -> Result<i64> {
    let found: Option<i64> = Query::new("SELECT count(*) FROM reads WHERE reader_id = ?")
        .bind(person)
        .scalar(db)
        .await?;
    Ok(found.unwrap_or(0))
}
