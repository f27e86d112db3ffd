//! Queries of imports of road maps, and of what they bring.

pub mod links;

use super::{
    model::{Candidate, Standing},
    tables::{
        GRADE_COLUMNS, GradeRow, IMPORT_COLUMNS, INDICATOR_COLUMNS, IndicatorRow, KEY_COLUMNS,
        KeyRow, RoadMapImportRow,
    },
};
use crate::slices::{
    recommendations::words,
    roadmaps::{
        policy::MayKeep,
        store::json,
        tables::{PLACEMENT_COLUMNS, PlacementRow, ROAD_MAP_COLUMNS, RoadMapRow},
    },
};
use kenes_kernel::{
    Result,
    access::Viewer,
    clock::Instant,
    content::Content,
    db::{Query, WriteTx},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

pub async fn find_import(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<RoadMapImportRow>> {
    Ok(Query::new(&format!(
        "SELECT {IMPORT_COLUMNS} FROM road_map_imports WHERE id = ? AND audience_id IN "
    ))
    .bind(id)
    .list(viewer.audiences().iter().copied())
    .one(db)
    .await?)
}

/// The imports, newest first, at most 200.
pub async fn list_imports(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
) -> Result<Vec<RoadMapImportRow>> {
    Ok(Query::new(&format!(
        "SELECT {IMPORT_COLUMNS} FROM road_map_imports WHERE audience_id IN "
    ))
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY number DESC LIMIT 200")
    .all(db)
    .await?)
}

pub async fn insert_import(tx: &WriteTx, _: &MayKeep, row: &RoadMapImportRow) -> Result<()> {
    Query::new("INSERT INTO road_map_imports (id, number, state, file_name, attachment_id, sha256, mapping, matches, read_count, new_count, grown_count, unchanged_count, fault_count, audience_id, created_at, created_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.number)
        .bind(row.state.as_str())
        .bind(row.file_name.as_str())
        .bind(row.attachment_id)
        .bind(row.sha256.as_str())
        .bind(row.mapping.as_str())
        .bind(row.matches.as_str())
        .bind(row.read_count)
        .bind(row.new_count)
        .bind(row.grown_count)
        .bind(row.unchanged_count)
        .bind(row.fault_count)
        .bind(row.audience_id)
        .bind(row.created_at.micros())
        .bind(row.created_by)
        .bind(row.version)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Writes what of an import can change; false when somebody was faster.
pub async fn update_import(tx: &WriteTx, _: &MayKeep, row: &RoadMapImportRow) -> Result<bool> {
    let touched = Query::new("UPDATE road_map_imports SET state = ?, mapping = ?, matches = ?, read_count = ?, new_count = ?, grown_count = ?, unchanged_count = ?, fault_count = ?, confirmed_at = ?, confirmed_by = ?, undone_at = ?, undone_by = ?, version = ? WHERE id = ? AND version = ?")
        .bind(row.state.as_str())
        .bind(row.mapping.as_str())
        .bind(row.matches.as_str())
        .bind(row.read_count)
        .bind(row.new_count)
        .bind(row.grown_count)
        .bind(row.unchanged_count)
        .bind(row.fault_count)
        .bind(row.confirmed_at.map(Instant::micros))
        .bind(row.confirmed_by)
        .bind(row.undone_at.map(Instant::micros))
        .bind(row.undone_by)
        .bind(row.version)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

/// Sees to it that the next road map without a number of its own comes after `highest`.
pub async fn pass_number(db: &impl ConnectionTrait, highest: i64) -> Result<()> {
    Query::new("INSERT INTO counters (name, next) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET next = CASE WHEN counters.next < excluded.next THEN excluded.next ELSE counters.next END")
        .bind("road_maps")
        .bind(highest + 1)
        .run(db)
        .await?;
    Ok(())
}

/// Every road map with this number, whoever may see it: a number is given once.
pub async fn list_by_number(db: &impl ConnectionTrait, numbers: &[i64]) -> Result<Vec<RoadMapRow>> {
    let mut rows = Vec::new();
    for chunk in numbers.chunks(500) {
        let some: Vec<RoadMapRow> = Query::new(&format!(
            "SELECT {ROAD_MAP_COLUMNS} FROM road_maps WHERE number IN "
        ))
        .list(chunk.iter().copied())
        .all(db)
        .await?;
        rows.extend(some);
    }
    Ok(rows)
}

/// What stands under these numbers, as a file is compared with it.
pub async fn list_standing(
    db: &impl ConnectionTrait,
    numbers: &[i64],
) -> Result<HashMap<i64, Standing>> {
    let road_maps = list_by_number(db, numbers).await?;
    let ids: Vec<Uuid> = road_maps.iter().map(|row| row.id).collect();
    let keys = list_keys(db, &ids).await?;
    let indicators = list_indicators(db, &ids).await?;
    let grades = list_grades(db, &ids).await?;
    Ok(road_maps
        .into_iter()
        .map(|row| {
            let standing = Standing {
                title: row.title.plain(),
                keys: keys
                    .iter()
                    .filter(|key| key.road_map_id == row.id)
                    .map(|key| key.written.clone())
                    .collect(),
                indicators: indicators
                    .iter()
                    .filter(|indicator| indicator.road_map_id == row.id)
                    .map(|indicator| indicator.words.of_record().to_owned())
                    .collect(),
                grades: grades
                    .iter()
                    .filter(|grade| grade.road_map_id == row.id)
                    .map(|grade| {
                        (
                            grade.grade.clone(),
                            grade.assessor.clone(),
                            grade.day.clone(),
                        )
                    })
                    .collect(),
            };
            (row.number, standing)
        })
        .collect())
}

async fn list_of<T: FromQueryResult>(
    db: &impl ConnectionTrait,
    columns: &str,
    table: &str,
    road_maps: &[Uuid],
) -> Result<Vec<T>> {
    let mut rows = Vec::new();
    for chunk in road_maps.chunks(500) {
        let some: Vec<T> = Query::new(&format!(
            "SELECT {columns} FROM {table} WHERE road_map_id IN "
        ))
        .list(chunk.iter().copied())
        .text(" ORDER BY road_map_id, n")
        .all(db)
        .await?;
        rows.extend(some);
    }
    Ok(rows)
}

pub async fn list_keys(db: &impl ConnectionTrait, road_maps: &[Uuid]) -> Result<Vec<KeyRow>> {
    list_of(db, KEY_COLUMNS, "key_recommendations", road_maps).await
}

pub async fn list_indicators(
    db: &impl ConnectionTrait,
    road_maps: &[Uuid],
) -> Result<Vec<IndicatorRow>> {
    list_of(db, INDICATOR_COLUMNS, "indicators", road_maps).await
}

pub async fn list_grades(db: &impl ConnectionTrait, road_maps: &[Uuid]) -> Result<Vec<GradeRow>> {
    list_of(db, GRADE_COLUMNS, "grades", road_maps).await
}

/// Numbers of recommendations by their ids, as far as the viewer may see them.
pub async fn list_numbers(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, i64>> {
    #[derive(FromQueryResult)]
    struct Numbered {
        id: Uuid,
        number: i64,
    }
    let mut numbers = HashMap::new();
    for chunk in ids.chunks(500) {
        let some: Vec<Numbered> = Query::new("SELECT id, number FROM recommendations WHERE gone_import_id IS NULL AND audience_id IN ")
            .list(viewer.audiences().iter().copied())
            .text(" AND id IN ")
            .list(chunk.iter().copied())
            .all(db)
            .await?;
        numbers.extend(some.into_iter().map(|row| (row.id, row.number)));
    }
    Ok(numbers)
}

pub async fn insert_key(tx: &WriteTx, _: &MayKeep, row: &KeyRow) -> Result<()> {
    Query::new("INSERT INTO key_recommendations (id, road_map_id, n, written, recommendation_id, matched_by, import_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.road_map_id)
        .bind(row.n)
        .bind(row.written.as_str())
        .bind(row.recommendation_id)
        .bind(row.matched_by.as_str())
        .bind(row.import_id)
        .bind(row.created_at.micros())
        .bind(row.created_by)
        .run(&**tx)
        .await?;
    Ok(())
}

pub async fn insert_indicator(tx: &WriteTx, _: &MayKeep, row: &IndicatorRow) -> Result<()> {
    Query::new("INSERT INTO indicators (id, road_map_id, n, words, import_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.road_map_id)
        .bind(row.n)
        .bind(json(&row.words)?)
        .bind(row.import_id)
        .bind(row.created_at.micros())
        .bind(row.created_by)
        .run(&**tx)
        .await?;
    Ok(())
}

pub async fn insert_grade(tx: &WriteTx, _: &MayKeep, row: &GradeRow) -> Result<()> {
    Query::new("INSERT INTO grades (id, road_map_id, n, grade, assessor, standing, day, method, import_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.road_map_id)
        .bind(row.n)
        .bind(row.grade.as_str())
        .bind(row.assessor.as_str())
        .bind(row.standing.as_str())
        .bind(row.day.as_str())
        .bind(row.method.as_str())
        .bind(row.import_id)
        .bind(row.created_at.micros())
        .bind(row.created_by)
        .run(&**tx)
        .await?;
    Ok(())
}

/// The kinds of rows that an import brings beside road maps.
#[derive(Clone, Copy, Debug)]
pub enum Brought {
    Keys,
    Indicators,
    Grades,
}

impl Brought {
    pub const ALL: [Self; 3] = [Self::Keys, Self::Indicators, Self::Grades];

    const fn table(self) -> &'static str {
        match self {
            Self::Keys => "key_recommendations",
            Self::Indicators => "indicators",
            Self::Grades => "grades",
        }
    }
}

/// Takes away what an import brought of one kind; the ids.
pub async fn delete_brought(
    tx: &WriteTx,
    _: &MayKeep,
    kind: Brought,
    import: Uuid,
) -> Result<Vec<Uuid>> {
    let table = kind.table();
    let ids = Query::new(&format!(
        "SELECT id FROM {table} WHERE import_id = ? ORDER BY id"
    ))
    .bind(import)
    .column(&**tx)
    .await?;
    Query::new(&format!("DELETE FROM {table} WHERE import_id = ?"))
        .bind(import)
        .run(&**tx)
        .await?;
    Ok(ids)
}

/// The road maps that were founded at a moment by an import.
pub async fn list_founded(db: &impl ConnectionTrait, at: Instant) -> Result<Vec<RoadMapRow>> {
    Ok(Query::new(&format!(
        "SELECT {ROAD_MAP_COLUMNS} FROM road_maps WHERE origin = ? AND created_at = ? ORDER BY number"
    ))
    .bind("import")
    .bind(at.micros())
    .all(db)
    .await?)
}

/// All places, standing and ended, that a road map ever held.
pub async fn list_places_in(
    db: &impl ConnectionTrait,
    road_map: Uuid,
) -> Result<Vec<PlacementRow>> {
    Ok(Query::new(&format!("SELECT {PLACEMENT_COLUMNS} FROM placements p JOIN recommendations r ON r.row = p.row WHERE p.road_map_id = ? ORDER BY p.from_at, p.id"))
        .bind(road_map)
        .all(db)
        .await?)
}

/// Places that began at a moment, wherever.
pub async fn list_begun_at(db: &impl ConnectionTrait, at: Instant) -> Result<Vec<PlacementRow>> {
    Ok(Query::new(&format!("SELECT {PLACEMENT_COLUMNS} FROM placements p JOIN recommendations r ON r.row = p.row WHERE p.from_at = ? ORDER BY p.id"))
        .bind(at.micros())
        .all(db)
        .await?)
}

/// Takes a placement away as if it had never been: only for acts that are undone as a whole.
pub async fn delete_placement(tx: &WriteTx, _: &MayKeep, id: Uuid) -> Result<()> {
    Query::new("DELETE FROM placements WHERE id = ?")
        .bind(id)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Whether grades, keys or indicators of another import, or a draft, a refusal or another record hold on to it.
pub async fn is_held(tx: &WriteTx, road_map: Uuid, import: Uuid) -> Result<bool> {
    let found: Option<i64> = Query::new("SELECT CAST(1 AS bigint) FROM road_maps m WHERE m.id = ? AND (EXISTS (SELECT 1 FROM key_recommendations k WHERE k.road_map_id = m.id AND k.import_id <> ?) OR EXISTS (SELECT 1 FROM indicators i WHERE i.road_map_id = m.id AND i.import_id <> ?) OR EXISTS (SELECT 1 FROM grades g WHERE g.road_map_id = m.id AND g.import_id <> ?) OR EXISTS (SELECT 1 FROM proposal_cards c WHERE c.road_map_id = m.id) OR EXISTS (SELECT 1 FROM refusals f WHERE f.road_map_id = m.id))")
        .bind(road_map)
        .bind(import)
        .bind(import)
        .bind(import)
        .scalar(&**tx)
        .await?;
    Ok(found.is_some())
}

#[derive(FromQueryResult)]
struct CandidateRow {
    number: i64,
    symbol: String,
    paragraph: String,
    span_start: i32,
    span_end: i32,
    texts: Content,
}

/// Every ask of the register that the viewer may see, as key recommendations are compared with it; and the
/// whole text of recommendations that have several.
pub async fn list_candidates(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<Candidate>> {
    let rows: Vec<CandidateRow> = Query::new("SELECT r.number, r.symbol, r.paragraph, a.span_start, a.span_end, r.texts FROM asks a JOIN recommendations r ON r.id = a.recommendation_id WHERE r.gone_import_id IS NULL AND a.gone_at IS NULL AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(" ORDER BY r.number, a.n")
        .all(db)
        .await?;
    let mut candidates: Vec<Candidate> = Vec::with_capacity(rows.len());
    for row in rows {
        let whole = row.texts.of_record();
        let own = words(whole, (row.span_start, row.span_end));
        let candidate = |text: &str, symbol: &str| Candidate {
            number: row.number,
            symbol: symbol.to_owned(),
            paragraph: row.paragraph.clone(),
            text: text.to_owned(),
        };
        let first = candidates
            .last()
            .is_none_or(|last| last.number != row.number);
        if first {
            candidates.push(candidate(whole, &row.symbol));
        }
        if own.trim() != whole.trim() {
            // The paragraph is cited once, by the whole.
            candidates.push(candidate(own, ""));
        }
    }
    Ok(candidates)
}
