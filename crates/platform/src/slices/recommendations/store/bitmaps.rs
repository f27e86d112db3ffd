//! Reading the register as bitmaps. The database hands over the rows of a value as one text, so that a quarter
//! of a million of them are read in a moment.

use super::{
    super::model::{
        LabelKind,
        bitmaps::{Cell, Labelled, Part, rows_in_text},
    },
    SEARCH,
};
use kenes_kernel::{
    Error, Result,
    db::{Db, Query},
};
use roaring::RoaringBitmap;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Which rows of the register are read.
#[derive(Clone, Copy)]
pub enum Read<'some> {
    All,
    These(&'some [Uuid]),
    OfImport(Uuid),
}

impl Read<'_> {
    fn condition(self) -> Query {
        match self {
            Self::All => Query::new(""),
            Self::These(ids) => Query::new(" WHERE r.id IN ").list(ids.iter().copied()),
            Self::OfImport(import) => Query::new(" WHERE r.import_id = ?").bind(import),
        }
    }
}

#[derive(FromQueryResult)]
struct CellRow {
    audience_id: i64,
    import_id: Option<Uuid>,
    date: String,
    mechanism: String,
    position: String,
    cycle: Option<i32>,
    language: String,
    symbol: String,
    country: String,
    rows: String,
}

#[derive(FromQueryResult)]
struct LabelledRow {
    kind: String,
    key: String,
    rows: String,
}

/// These rows with all that they are filtered and sorted by, whoever may see them.
///
/// # Errors
/// The database's.
pub async fn read_part(db: &Db, which: Read<'_>) -> Result<Part> {
    let engine = db.engine();
    let mut part = Part::default();
    let cells: Vec<CellRow> = Query::new("SELECT r.audience_id, r.import_id, r.date, r.mechanism, r.position, r.cycle, r.language, r.symbol, r.country, ")
        .text(&engine.joined("r.row"))
        .text(" AS rows FROM recommendations r")
        .add(&which.condition())
        .text(" GROUP BY r.audience_id, r.import_id, r.date, r.mechanism, r.position, r.cycle, r.language, r.symbol, r.country")
        .all(db.read())
        .await?;
    for row in cells {
        part.cells.push(Cell {
            audience: row.audience_id,
            import: row.import_id,
            date: row.date,
            mechanism: row.mechanism,
            position: row.position,
            cycle: row.cycle,
            language: row.language,
            symbol: row.symbol,
            country: row.country,
            rows: rows_in_text(&row.rows).map_err(Error::internal)?,
        });
    }
    let mut labels = Query::new("SELECT l.kind, l.key, c.rows FROM (SELECT rl.label_id, ")
        .text(&engine.joined("rl.row"))
        .text(" AS rows FROM recommendation_labels rl");
    if !matches!(which, Read::All) {
        labels = labels
            .text(" WHERE rl.row IN (SELECT r.row FROM recommendations r")
            .add(&which.condition())
            .text(")");
    }
    let labels: Vec<LabelledRow> = labels
        .text(" GROUP BY rl.label_id) c JOIN labels l ON l.id = c.label_id")
        .all(db.read())
        .await?;
    for row in labels {
        if let Some(kind) = LabelKind::from_code(&row.kind) {
            part.labels.push(Labelled {
                kind,
                key: row.key,
                rows: rows_in_text(&row.rows).map_err(Error::internal)?,
            });
        }
    }
    Ok(part)
}

/// The rows that a search finds, whoever may see them.
///
/// # Errors
/// The database's.
pub async fn search_rows(db: &Db, asked: &str) -> Result<RoaringBitmap> {
    match SEARCH.matching(db.engine(), asked) {
        Some(query) => rows_of(db, &query).await,
        None => Ok(RoaringBitmap::new()),
    }
}

/// The rows that a query selects as its one column.
///
/// # Errors
/// The database's.
pub async fn rows_of(db: &Db, query: &Query) -> Result<RoaringBitmap> {
    let rows: Option<String> = Query::new("WITH found (row) AS (")
        .add(query)
        .text(") SELECT ")
        .text(&db.engine().joined("found.row"))
        .text(" FROM found")
        .scalar(db.read())
        .await?;
    rows_in_text(rows.as_deref().unwrap_or_default()).map_err(Error::internal)
}
