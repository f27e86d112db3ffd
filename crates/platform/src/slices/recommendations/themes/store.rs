//! Queries of offered themes.

use super::{
    model::{Because, Lessons, Offer, SURE},
    tables::{DECISION_COLUMNS, DecisionRow},
};
use crate::slices::recommendations::{
    policy::{MayCorrect, MayImport},
    store::json,
    tables::{RECOMMENDATION_COLUMNS, RecommendationRow},
};
use kenes_kernel::{
    Error, Result,
    access::Viewer,
    clock::Instant,
    content::Content,
    db::{Query, WriteTx},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows of one INSERT: below the number of values that either database takes at once.
const CHUNK: usize = 300;

const HAS_THEME: &str = "EXISTS (SELECT 1 FROM recommendation_labels rl JOIN labels l ON l.id = rl.label_id WHERE rl.row = r.row AND l.kind = 'theme')";
const DECIDED: &str = "EXISTS (SELECT 1 FROM theme_decisions d WHERE d.recommendation_id = r.id AND d.taken_back_at IS NULL)";

/// A text with the keys of its themes, or one without.
#[derive(Clone, Debug, FromQueryResult)]
pub struct TextRow {
    pub row: i64,
    pub texts: Content,
}

/// The texts with themes, in the order of the register.
pub async fn list_labelled(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<TextRow>> {
    list_texts(db, viewer, HAS_THEME).await
}

/// The texts without themes about which nobody has decided.
pub async fn list_waiting(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<TextRow>> {
    list_texts(db, viewer, &format!("NOT {HAS_THEME} AND NOT {DECIDED}")).await
}

async fn list_texts(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    which: &str,
) -> Result<Vec<TextRow>> {
    Ok(Query::new(&format!(
        "SELECT r.row, r.texts FROM recommendations r WHERE r.gone_import_id IS NULL AND {which} AND r.audience_id IN "
    ))
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY r.row")
    .all(db)
    .await?)
}

/// What there is to learn from, counted.
pub async fn count_lessons(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Lessons> {
    let counts: Vec<i64> = Query::new("SELECT count(*) FROM recommendation_labels rl JOIN labels l ON l.id = rl.label_id JOIN recommendations r ON r.row = rl.row WHERE l.kind = 'theme' AND r.gone_import_id IS NULL AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" GROUP BY l.id")
        .column(db)
        .await?;
    let texts: Option<i64> = Query::new(&format!(
        "SELECT count(*) FROM recommendations r WHERE r.gone_import_id IS NULL AND {HAS_THEME} AND r.audience_id IN "
    ))
    .list(viewer.audiences().iter().copied())
    .scalar(db)
    .await?;
    let size = |n: i64| usize::try_from(n).unwrap_or(0);
    Ok(Lessons::of(
        size(texts.unwrap_or(0)),
        counts.into_iter().map(size),
    ))
}

/// Replaces everything that is offered by what a run found, a list of offers for each row.
pub async fn replace(
    tx: &WriteTx,
    _: &MayImport,
    found: &[(i64, Vec<Offer>)],
    at: Instant,
) -> Result<()> {
    Query::new("DELETE FROM theme_offers").run(&**tx).await?;
    Query::new("DELETE FROM theme_looks").run(&**tx).await?;
    for chunk in found.chunks(CHUNK) {
        let mut insert = Query::new("INSERT INTO theme_looks (row, best, at) VALUES ");
        for (n, (row, offers)) in chunk.iter().enumerate() {
            insert = insert
                .text(if n == 0 { "(?, ?, ?)" } else { ", (?, ?, ?)" })
                .bind(*row)
                .bind(offers.first().map_or(0, |best| best.confidence))
                .bind(at.micros());
        }
        insert.run(&**tx).await?;
    }
    let offers: Vec<(i64, i32, &Offer)> = found
        .iter()
        .flat_map(|(row, offers)| (1..).zip(offers).map(|(n, offer)| (*row, n, offer)))
        .collect();
    for chunk in offers.chunks(CHUNK) {
        let mut insert =
            Query::new("INSERT INTO theme_offers (row, n, theme, confidence, because) VALUES ");
        for (at, (row, n, offer)) in chunk.iter().enumerate() {
            insert = insert
                .text(if at == 0 {
                    "(?, ?, ?, ?, ?)"
                } else {
                    ", (?, ?, ?, ?, ?)"
                })
                .bind(*row)
                .bind(*n)
                .bind(offer.theme.as_str())
                .bind(offer.confidence)
                .bind(json(&offer.because)?);
        }
        insert.run(&**tx).await?;
    }
    Ok(())
}

/// Which part of what waits for a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Sure,
    ToDecide,
    /// The engine has read it and offers nothing.
    Nothing,
}

/// A text that waits, with the moment at which the engine read it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WaitingRow {
    pub id: Uuid,
    pub row: i64,
    pub number: i64,
    pub mechanism: String,
    pub date: String,
    pub cycle: Option<i32>,
    pub texts: Content,
    pub at: Instant,
}

const WAITING: &str = "SELECT r.id, r.row, r.number, r.mechanism, r.date, r.cycle, r.texts, k.at FROM theme_looks k JOIN recommendations r ON r.row = k.row WHERE r.gone_import_id IS NULL";

fn waiting(viewer: &Viewer, part: Part, import: Option<Uuid>) -> Query {
    let query = Query::new(&format!(
        "{WAITING} AND NOT {HAS_THEME} AND NOT {DECIDED} AND r.audience_id IN "
    ))
    .list(viewer.audiences().iter().copied());
    let query = of_import(query, import);
    match part {
        Part::Sure => query.text(" AND k.best >= ?").bind(SURE),
        Part::ToDecide => query.text(" AND k.best > 0 AND k.best < ?").bind(SURE),
        Part::Nothing => query.text(" AND k.best = 0"),
    }
}

fn of_import(query: Query, import: Option<Uuid>) -> Query {
    match import {
        Some(import) => query.text(" AND r.import_id = ?").bind(import),
        None => query,
    }
}

/// Waiting texts of one part, the surest first.
pub async fn list_part(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    part: Part,
    import: Option<Uuid>,
    limit: i64,
) -> Result<Vec<WaitingRow>> {
    Ok(waiting(viewer, part, import)
        .text(" ORDER BY k.best DESC, r.row LIMIT ?")
        .bind(limit)
        .all(db)
        .await?)
}

/// How many texts wait in each part, and how many have no theme at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Counts {
    /// Without a theme and without a decision.
    pub waiting: i64,
    pub sure: i64,
    pub to_decide: i64,
    /// The engine has read them and offers nothing.
    pub unfit: i64,
}

impl Counts {
    /// Those that no run has looked at yet.
    #[must_use]
    pub fn unseen(&self) -> i64 {
        self.waiting - self.sure - self.to_decide - self.unfit
    }

    /// Those for which a theme is offered.
    #[must_use]
    pub fn offered(&self) -> i64 {
        self.sure + self.to_decide
    }
}

pub async fn count(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    import: Option<Uuid>,
) -> Result<Counts> {
    let query = Query::new(&format!("SELECT count(*) AS waiting, count(CASE WHEN k.best >= {SURE} THEN 1 END) AS sure, count(CASE WHEN k.best > 0 AND k.best < {SURE} THEN 1 END) AS to_decide, count(CASE WHEN k.best = 0 THEN 1 END) AS unfit FROM recommendations r LEFT JOIN theme_looks k ON k.row = r.row WHERE r.gone_import_id IS NULL AND NOT {HAS_THEME} AND NOT {DECIDED} AND r.audience_id IN "))
        .list(viewer.audiences().iter().copied());
    Ok(of_import(query, import).one(db).await?.unwrap_or_default())
}

/// The offers of these rows, by row, the surest first.
pub async fn offers_of(
    db: &impl ConnectionTrait,
    rows: &[i64],
) -> Result<HashMap<i64, Vec<Offer>>> {
    #[derive(FromQueryResult)]
    struct OfferRow {
        row: i64,
        theme: String,
        confidence: i32,
        because: String,
    }
    let mut out: HashMap<i64, Vec<Offer>> = HashMap::new();
    for chunk in rows.chunks(1000) {
        let found: Vec<OfferRow> =
            Query::new("SELECT row, theme, confidence, because FROM theme_offers WHERE row IN ")
                .list(chunk.iter().copied())
                .text(" ORDER BY row, n")
                .all(db)
                .await?;
        for offer in found {
            let because: Because = serde_json::from_str(&offer.because).map_err(Error::internal)?;
            out.entry(offer.row).or_default().push(Offer {
                theme: offer.theme,
                confidence: offer.confidence,
                because,
            });
        }
    }
    Ok(out)
}

/// The moments at which the engine read these texts, as far as they still wait for a decision.
pub async fn list_looks(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    numbers: &[i64],
) -> Result<Vec<WaitingRow>> {
    let mut out = Vec::with_capacity(numbers.len());
    for chunk in numbers.chunks(500) {
        let some: Vec<WaitingRow> = Query::new(&format!(
            "{WAITING} AND NOT {HAS_THEME} AND NOT {DECIDED} AND r.audience_id IN "
        ))
        .list(viewer.audiences().iter().copied())
        .text(" AND r.number IN ")
        .list(chunk.iter().copied())
        .text(" ORDER BY r.row")
        .all(db)
        .await?;
        out.extend(some);
    }
    Ok(out)
}

/// When the engine last looked; `None` before the first time.
pub async fn last_run(db: &impl ConnectionTrait) -> Result<Option<Instant>> {
    let at: Option<i64> = Query::new("SELECT max(at) FROM theme_looks")
        .scalar(db)
        .await?;
    Ok(at.map(Instant::from_micros))
}

/// The themes that the register knows, by key with their names.
pub async fn list_themes(db: &impl ConnectionTrait) -> Result<Vec<(String, Content)>> {
    #[derive(FromQueryResult)]
    struct Theme {
        key: String,
        name: Content,
    }
    let rows: Vec<Theme> =
        Query::new("SELECT key, name FROM labels WHERE kind = 'theme' ORDER BY key")
            .all(db)
            .await?;
    Ok(rows.into_iter().map(|row| (row.key, row.name)).collect())
}

pub async fn insert_decision(tx: &WriteTx, _: &MayCorrect, row: &DecisionRow) -> Result<()> {
    Query::new("INSERT INTO theme_decisions (id, recommendation_id, verdict, offered, themes, at, by_person) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.recommendation_id)
        .bind(row.verdict.as_str())
        .bind(row.offered.as_str())
        .bind(row.themes.as_str())
        .bind(row.at.micros())
        .bind(row.by_person)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Ends a decision; false when somebody was faster.
pub async fn end_decision(tx: &WriteTx, _: &MayCorrect, row: &DecisionRow) -> Result<bool> {
    let touched = Query::new("UPDATE theme_decisions SET taken_back_at = ?, taken_back_by = ? WHERE id = ? AND taken_back_at IS NULL")
        .bind(row.taken_back_at.map(Instant::micros))
        .bind(row.taken_back_by)
        .bind(row.id)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

/// The decision about a recommendation that stands.
pub async fn find_standing(
    db: &impl ConnectionTrait,
    recommendation: Uuid,
) -> Result<Option<DecisionRow>> {
    Ok(Query::new(&format!(
        "SELECT {DECISION_COLUMNS} FROM theme_decisions d WHERE d.recommendation_id = ? AND d.taken_back_at IS NULL"
    ))
    .bind(recommendation)
    .one(db)
    .await?)
}

/// What this person decided at a moment, as far as it still stands.
pub async fn list_decided_at(
    db: &impl ConnectionTrait,
    at: Instant,
    person: Option<Uuid>,
) -> Result<Vec<DecisionRow>> {
    let query = Query::new(&format!(
        "SELECT {DECISION_COLUMNS} FROM theme_decisions d WHERE d.at = ? AND d.taken_back_at IS NULL AND "
    ))
    .bind(at.micros());
    let query = match person {
        Some(person) => query.text("d.by_person = ?").bind(person),
        None => query.text("d.by_person IS NULL"),
    };
    Ok(query.text(" ORDER BY d.id").all(db).await?)
}

/// A refusal that stands, with the text that it is about.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RefusedRow {
    pub number: i64,
    pub texts: Content,
    pub at: Instant,
    pub by_person: Option<Uuid>,
}

/// The refusals that stand, newest first.
pub async fn list_refused(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    import: Option<Uuid>,
    limit: i64,
) -> Result<Vec<RefusedRow>> {
    let query = Query::new("SELECT r.number, r.texts, d.at, d.by_person FROM theme_decisions d JOIN recommendations r ON r.id = d.recommendation_id WHERE d.taken_back_at IS NULL AND d.verdict = 'refused' AND r.gone_import_id IS NULL AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied());
    Ok(of_import(query, import)
        .text(" ORDER BY d.at DESC, r.row LIMIT ?")
        .bind(limit)
        .all(db)
        .await?)
}

/// The rows of recommendations by id, for whoever may see them.
pub async fn find_by_ids(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: &[Uuid],
) -> Result<Vec<RecommendationRow>> {
    let mut out = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(500) {
        let some: Vec<RecommendationRow> = Query::new(&format!(
            "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE r.id IN "
        ))
        .list(chunk.iter().copied())
        .text(" AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" ORDER BY r.row")
        .all(db)
        .await?;
        out.extend(some);
    }
    Ok(out)
}

/// An import with texts that wait for a theme.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ImportToTheme {
    pub id: Uuid,
    pub number: i64,
    pub file_name: String,
}

/// The imports of which texts wait for a theme, and the one that is asked for.
pub async fn list_imports(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: Option<Uuid>,
) -> Result<Vec<ImportToTheme>> {
    Ok(Query::new(&format!("SELECT i.id, i.number, i.file_name FROM imports i WHERE (i.id = ? OR i.id IN (SELECT r.import_id FROM recommendations r JOIN theme_looks k ON k.row = r.row WHERE r.gone_import_id IS NULL AND NOT {HAS_THEME} AND NOT {DECIDED} AND r.audience_id IN "))
        .bind(wanted.unwrap_or(Uuid::nil()))
        .list(viewer.audiences().iter().copied())
        .text(")) AND i.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" ORDER BY i.number DESC LIMIT 100")
        .all(db)
        .await?)
}
