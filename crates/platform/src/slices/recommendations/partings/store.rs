//! Queries of partings, and the asks that they change.

use super::{
    model::Numbered,
    tables::{PARTING_COLUMNS, PartingRow},
};
use crate::slices::recommendations::{policy::MayCorrect, tables::RecommendationRow};
use kenes_kernel::{
    Ctx, Result,
    clock::Instant,
    db::{Query, WriteTx},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// An ask of a text, also one that was taken out.
#[derive(Clone, Debug, FromQueryResult)]
pub struct EveryAskRow {
    pub id: Uuid,
    pub n: i32,
    pub span_start: i32,
    pub span_end: i32,
    pub gone_at: Option<Instant>,
}

impl EveryAskRow {
    #[must_use]
    pub fn numbered(&self) -> Numbered {
        Numbered::of(self.n, (self.span_start, self.span_end))
    }
}

/// All asks that a recommendation ever had, by number.
pub async fn list_every_ask(
    db: &impl ConnectionTrait,
    recommendation: Uuid,
) -> Result<Vec<EveryAskRow>> {
    Ok(Query::new("SELECT id, n, span_start, span_end, gone_at FROM asks WHERE recommendation_id = ? ORDER BY n")
        .bind(recommendation)
        .all(db)
        .await?)
}

/// Gives an ask its span and says whether it stands.
pub async fn set_ask(
    tx: &WriteTx,
    _: &MayCorrect,
    recommendation: Uuid,
    ask: &Numbered,
    gone_at: Option<Instant>,
) -> Result<()> {
    Query::new("UPDATE asks SET span_start = ?, span_end = ?, gone_at = ? WHERE recommendation_id = ? AND n = ?")
        .bind(ask.start)
        .bind(ask.end)
        .bind(gone_at.map(Instant::micros))
        .bind(recommendation)
        .bind(ask.n)
        .run(&**tx)
        .await?;
    Ok(())
}

pub async fn insert_ask(
    tx: &WriteTx,
    ctx: &Ctx,
    _: &MayCorrect,
    row: &RecommendationRow,
    ask: &Numbered,
) -> Result<()> {
    Query::new("INSERT INTO asks (id, recommendation_id, row, n, span_start, span_end) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(ctx.id())
        .bind(row.id)
        .bind(row.row)
        .bind(ask.n)
        .bind(ask.start)
        .bind(ask.end)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Raises the version of a recommendation; false when somebody was faster.
pub async fn raise_version(tx: &WriteTx, _: &MayCorrect, row: &RecommendationRow) -> Result<bool> {
    let touched = Query::new("UPDATE recommendations SET version = ? WHERE id = ? AND version = ?")
        .bind(row.version)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

pub async fn insert_parting(tx: &WriteTx, _: &MayCorrect, row: &PartingRow) -> Result<()> {
    Query::new("INSERT INTO partings (id, recommendation_id, before_asks, after_asks, at, by_person) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.recommendation_id)
        .bind(row.before_asks.as_str())
        .bind(row.after_asks.as_str())
        .bind(row.at.micros())
        .bind(row.by_person)
        .run(&**tx)
        .await?;
    Ok(())
}

pub async fn end_parting(tx: &WriteTx, _: &MayCorrect, row: &PartingRow) -> Result<()> {
    Query::new("UPDATE partings SET undone_at = ?, undone_by = ? WHERE id = ?")
        .bind(row.undone_at.map(Instant::micros))
        .bind(row.undone_by)
        .bind(row.id)
        .run(&**tx)
        .await?;
    Ok(())
}

/// The partings of a recommendation, newest first.
pub async fn list_partings(
    db: &impl ConnectionTrait,
    recommendation: Uuid,
) -> Result<Vec<PartingRow>> {
    Ok(Query::new(&format!("SELECT {PARTING_COLUMNS} FROM partings p JOIN recommendations r ON r.id = p.recommendation_id WHERE p.recommendation_id = ? ORDER BY p.at DESC, p.id DESC"))
        .bind(recommendation)
        .all(db)
        .await?)
}
