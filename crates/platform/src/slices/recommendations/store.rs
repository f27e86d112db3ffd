//! Queries of the register.

mod bitmaps;
mod insert;
mod write;
pub use bitmaps::*;
pub use insert::{NewRow, add_documents, insert_recommendations};
pub use write::*;

use super::{
    model::{
        LabelKind,
        filter::{Facet, Filter, Sort, UNKNOWN},
    },
    places,
    tables::{RECOMMENDATION_COLUMNS, RecommendationRow},
};
use kenes_kernel::{
    Result,
    access::Viewer,
    api::read_cursor,
    content::Content,
    db::{Db, Engine, Query},
    text::SearchIndex,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

pub const SEARCH: SearchIndex = SearchIndex {
    table: "recommendation_terms",
};

/// The place after the last item of a page: its date, its row, and how many came before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place(pub String, pub i64, pub i64);

/// A value of a facet with its count.
#[derive(Clone, Debug)]
pub struct Counted {
    pub value: String,
    /// The name in languages, where the value has one.
    pub name: Option<Content>,
    pub count: i64,
}

/// Adds what the filter asks to a condition.
fn narrowed(mut query: Query, engine: Engine, filter: &Filter) -> Query {
    if !filter.search.is_empty() {
        query = match SEARCH.matching(engine, &filter.search) {
            Some(rows) => query.text(" AND r.row IN (").add(&rows).text(")"),
            None => query.text(" AND 1 = 0"),
        };
    }
    for (facet, values) in &filter.values {
        query = narrow(query, *facet, values);
    }
    query
}

fn narrow(query: Query, facet: Facet, values: &[String]) -> Query {
    let strings = || values.iter().map(String::as_str);
    match facet {
        Facet::Mechanism => query.text(" AND r.mechanism IN ").list(strings()),
        Facet::Document => query.text(" AND r.symbol IN ").list(strings()),
        Facet::Country => query.text(" AND r.country IN ").list(strings()),
        Facet::Language => query.text(" AND r.language IN ").list(strings()),
        Facet::Position => query
            .text(" AND r.position IN ")
            .list(strings().map(|value| if value == UNKNOWN { "" } else { value })),
        Facet::Cycle => query
            .text(" AND r.cycle IN ")
            .list(values.iter().filter_map(|value| value.parse::<i32>().ok())),
        Facet::Theme => labelled(query, LabelKind::Theme, values),
        Facet::Group => labelled(query, LabelKind::Group, values),
        Facet::State => labelled(query, LabelKind::State, values),
        Facet::Sdg => labelled(query, LabelKind::Sdg, values),
        Facet::RoadMap => {
            let mut query = query.text(" AND (1 = 0");
            for reference in values {
                if let Some(rows) = places::rows_in(reference) {
                    query = query.text(" OR r.row IN (").add(&rows).text(")");
                }
            }
            query.text(")")
        }
    }
}

fn labelled(query: Query, kind: LabelKind, keys: &[String]) -> Query {
    let query = query
        .text(" AND (r.row IN (SELECT rl.row FROM recommendation_labels rl JOIN labels l ON l.id = rl.label_id WHERE l.kind = ? AND l.key IN ")
        .bind(kind.code())
        .list(keys.iter().map(String::as_str))
        .text(")");
    let query = if keys.iter().any(|key| key == UNKNOWN) {
        query.text(" OR ").add(&without(kind))
    } else {
        query
    };
    query.text(")")
}

/// The condition that a row has no label of a kind.
fn without(kind: LabelKind) -> Query {
    Query::new("NOT EXISTS (SELECT 1 FROM recommendation_labels rl JOIN labels l ON l.id = rl.label_id WHERE rl.row = r.row AND l.kind = ?)")
        .bind(kind.code())
}

/// One page in the filter's order, at most `limit` rows, in plain SQL: exports read so, in large pages.
///
/// # Errors
/// The database's; refused for a cursor that is not ours.
pub async fn list_page(
    db: &Db,
    viewer: &Viewer,
    filter: &Filter,
    limit: i64,
) -> Result<Vec<RecommendationRow>> {
    // The sign keeps SQLite from the index for facets, so that it reads in the order of the page.
    let audience = match db.engine() {
        Engine::Sqlite => "+r.audience_id",
        Engine::Postgres => "r.audience_id",
    };
    let query = Query::new(&format!(
        "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE {audience} IN "
    ))
    .list(viewer.audiences().iter().copied());
    let mut query = narrowed(query, db.engine(), filter);
    // Rows without a date come last in both directions. An index holds this very expression.
    const LATE: &str = "(CASE WHEN r.date = '' THEN '9999' ELSE r.date END)";
    if !filter.after.is_empty() {
        let Place(date, row, _) = read_cursor(&filter.after)?;
        query = match filter.sort {
            Sort::Number => query.text(" AND r.row > ?").bind(row),
            Sort::Newest => query
                .text(" AND (r.date, r.row) < (?, ?)")
                .bind(date)
                .bind(row),
            Sort::Oldest => query
                .text(&format!(" AND ({LATE}, r.row) > (?, ?)"))
                .bind(if date.is_empty() { "9999" } else { &date })
                .bind(row),
        };
    }
    let query = match filter.sort {
        Sort::Number => query.text(" ORDER BY r.row"),
        Sort::Newest => query.text(" ORDER BY r.date DESC, r.row DESC"),
        Sort::Oldest => query.text(&format!(" ORDER BY {LATE}, r.row")),
    };
    Ok(query.text(" LIMIT ?").bind(limit).all(db.read()).await?)
}

#[derive(FromQueryResult)]
pub struct ExtraRow {
    pub row: i64,
    pub extra: String,
}

/// Rows with values that belong to their source alone, after this one, whatever the filter's order.
///
/// # Errors
/// The database's.
pub async fn list_extras(
    db: &Db,
    viewer: &Viewer,
    filter: &Filter,
    after: i64,
    limit: i64,
) -> Result<Vec<ExtraRow>> {
    let query = Query::new("SELECT r.row, r.extra FROM recommendations r WHERE r.row > ?")
        .bind(after)
        .text(" AND r.extra NOT IN ('', '{}') AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied());
    let query = narrowed(query, db.engine(), filter);
    let query = query.text(" ORDER BY r.row LIMIT ?").bind(limit);
    Ok(query.all(db.read()).await?)
}

#[derive(FromQueryResult)]
struct NamedRow {
    kind: String,
    key: String,
    name: Content,
}

/// The names of labels, by kind and key.
///
/// # Errors
/// The database's.
pub async fn label_names(
    db: &impl ConnectionTrait,
    labels: &[(LabelKind, String)],
) -> Result<HashMap<(LabelKind, String), Content>> {
    let mut out = HashMap::new();
    for kind in LabelKind::ALL {
        let keys: Vec<&str> = labels
            .iter()
            .filter(|(of, _)| *of == kind)
            .map(|(_, key)| key.as_str())
            .collect();
        for chunk in keys.chunks(1000) {
            let rows: Vec<NamedRow> =
                Query::new("SELECT kind, key, name FROM labels WHERE kind = ? AND key IN ")
                    .bind(kind.code())
                    .list(chunk.iter().copied())
                    .all(db)
                    .await?;
            for row in rows {
                if let Some(kind) = LabelKind::from_code(&row.kind) {
                    out.insert((kind, row.key), row.name);
                }
            }
        }
    }
    Ok(out)
}

/// These rows as far as the viewer may see them, in the order in which they are named.
///
/// # Errors
/// The database's.
pub async fn list_rows(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    rows: &[u32],
) -> Result<Vec<RecommendationRow>> {
    let mut found: Vec<RecommendationRow> = Query::new(&format!(
        "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE r.row IN "
    ))
    .list(rows.iter().map(|row| i64::from(*row)))
    .text(" AND r.audience_id IN ")
    .list(viewer.audiences().iter().copied())
    .all(db)
    .await?;
    let places: HashMap<i64, usize> = (0..)
        .zip(rows)
        .map(|(place, row)| (i64::from(*row), place))
        .collect();
    found.sort_by_key(|row| places.get(&row.row).copied());
    Ok(found)
}

/// The recommendation, if the viewer may see it.
///
/// # Errors
/// The database's.
pub async fn find_visible(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    number: i64,
) -> Result<Option<RecommendationRow>> {
    Ok(Query::new(&format!(
        "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE r.number = ? AND r.audience_id IN "
    ))
    .bind(number)
    .list(viewer.audiences().iter().copied())
    .one(db)
    .await?)
}

/// The rows with these numbers in the index, whoever may see them; for imports.
///
/// # Errors
/// The database's.
pub async fn find_rows(
    db: &impl ConnectionTrait,
    rows: &[i64],
) -> Result<HashMap<i64, RecommendationRow>> {
    let mut out = HashMap::new();
    for chunk in rows.chunks(1000) {
        let found: Vec<RecommendationRow> = Query::new(&format!(
            "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE r.row IN "
        ))
        .list(chunk.iter().copied())
        .all(db)
        .await?;
        out.extend(found.into_iter().map(|row| (row.row, row)));
    }
    Ok(out)
}

/// A change of a field after the import, with its author and reason.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CorrectionRow {
    pub field: String,
    pub before_value: String,
    pub after_value: String,
    pub reason: String,
    pub import_id: Option<Uuid>,
    pub at: kenes_kernel::clock::Instant,
    pub by_person: Option<Uuid>,
}

/// The corrections of a recommendation, oldest first.
///
/// # Errors
/// The database's.
pub async fn list_corrections(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<CorrectionRow>> {
    Ok(Query::new("SELECT field, before_value, after_value, reason, import_id, at, by_person FROM corrections WHERE recommendation_id = ? ORDER BY at, id")
        .bind(id)
        .all(db)
        .await?)
}

/// A mechanism with its name.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MechanismRow {
    pub code: String,
    pub name: Content,
    pub restricted: bool,
}

/// # Errors
/// The database's.
pub async fn list_mechanisms(db: &impl ConnectionTrait) -> Result<Vec<MechanismRow>> {
    Ok(
        Query::new("SELECT code, name, restricted FROM mechanisms ORDER BY sort, code")
            .all(db)
            .await?,
    )
}

/// Whether something was done with an import's rows since: a correction, a translation, a later import,
/// a decision about its themes.
///
/// # Errors
/// The database's.
pub async fn is_built_upon(db: &impl ConnectionTrait, import: Uuid) -> Result<bool> {
    let found: Option<i64> = Query::new("SELECT (SELECT count(*) FROM recommendations WHERE import_id = ? AND version > 1) + (SELECT count(*) FROM corrections c JOIN corrections later ON later.recommendation_id = c.recommendation_id AND later.at > c.at WHERE c.import_id = ?) + (SELECT count(*) FROM theme_decisions d JOIN recommendations r ON r.id = d.recommendation_id WHERE r.import_id = ?)")
        .bind(import)
        .bind(import)
        .bind(import)
        .scalar(db)
        .await?;
    Ok(found.unwrap_or(0) > 0)
}

/// The one recommendation with this key in its source; `None` when there is none or more than one.
///
/// # Errors
/// The database's.
pub async fn find_by_source_key(
    db: &impl ConnectionTrait,
    key: &str,
) -> Result<Option<RecommendationRow>> {
    let mut rows: Vec<RecommendationRow> = Query::new(&format!(
        "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE r.source_key = ? LIMIT 2"
    ))
    .bind(key)
    .all(db)
    .await?;
    Ok(if rows.len() == 1 { rows.pop() } else { None })
}
