//! The tables of imports of road maps and of what they bring, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{
    Result, access::PUBLIC, clock::Instant, content::Content, db::Query, journal::Snapshot,
};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const ROAD_MAP_IMPORT: &str = "road_map_import";
pub const KEY_RECOMMENDATION: &str = "key_recommendation";
pub const INDICATOR: &str = "indicator";
pub const GRADE: &str = "grade";
pub const KEY_LINK: &str = "key_link";

#[derive(Clone, Debug, FromQueryResult)]
pub struct RoadMapImportRow {
    pub id: Uuid,
    pub number: i64,
    /// `unmapped`, `read`, `confirmed`, `undone` or `discarded`.
    pub state: String,
    pub file_name: String,
    pub attachment_id: Uuid,
    pub sha256: String,
    /// JSON.
    pub mapping: String,
    /// JSON.
    pub matches: String,
    pub read_count: i64,
    pub new_count: i64,
    /// Road maps that stood and get something more.
    pub grown_count: i64,
    pub unchanged_count: i64,
    pub fault_count: i64,
    pub audience_id: i64,
    pub created_at: Instant,
    pub created_by: Option<Uuid>,
    pub confirmed_at: Option<Instant>,
    pub confirmed_by: Option<Uuid>,
    pub undone_at: Option<Instant>,
    pub undone_by: Option<Uuid>,
    pub version: i64,
}

pub const IMPORT_COLUMNS: &str = "id, number, state, file_name, attachment_id, sha256, mapping, matches, read_count, new_count, grown_count, unchanged_count, fault_count, audience_id, created_at, created_by, confirmed_at, confirmed_by, undone_at, undone_by, version";

impl RoadMapImportRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(ROAD_MAP_IMPORT, 1, self.id, self.audience_id)
            .field("number", self.number)
            .field("state", self.state.as_str())
            .field("file", self.file_name.as_str())
            .field("sha256", self.sha256.as_str())
            .field("mapping", self.mapping.as_str())
            .field("read", self.read_count)
            .field("new", self.new_count)
            .field("grown", self.grown_count)
            .field("unchanged", self.unchanged_count)
            .field("faults", self.fault_count)
            .field("version", self.version)
    }
}

/// What a road map was made for.
#[derive(Clone, Debug, FromQueryResult)]
pub struct KeyRow {
    pub id: Uuid,
    pub road_map_id: Uuid,
    pub n: i32,
    pub written: String,
    pub recommendation_id: Option<Uuid>,
    pub matched_by: String,
    pub import_id: Uuid,
    pub created_at: Instant,
    pub created_by: Option<Uuid>,
}

pub const KEY_COLUMNS: &str =
    "id, road_map_id, n, written, recommendation_id, matched_by, import_id, created_at, created_by";

impl KeyRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(KEY_RECOMMENDATION, 1, self.id, PUBLIC)
            .field("road_map", self.road_map_id)
            .field("n", self.n)
            .field("written", self.written.as_str())
            .field("recommendation", self.recommendation_id)
            .field("matched_by", self.matched_by.as_str())
            .field("import", self.import_id)
    }
}

/// That a person linked a key which its import had not found, from a moment until another.
#[derive(Clone, Debug, FromQueryResult)]
pub struct KeyLinkRow {
    pub id: Uuid,
    pub key_id: Uuid,
    pub recommendation_id: Uuid,
    pub from_at: Instant,
    pub linked_by: Option<Uuid>,
    pub until_at: Option<Instant>,
}

pub const KEY_LINK_COLUMNS: &str = "id, key_id, recommendation_id, from_at, linked_by, until_at";

impl KeyLinkRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(KEY_LINK, 1, self.id, PUBLIC)
            .field("key", self.key_id)
            .field("recommendation", self.recommendation_id)
            .field("from", self.from_at)
            .field("until", self.until_at)
    }
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct IndicatorRow {
    pub id: Uuid,
    pub road_map_id: Uuid,
    pub n: i32,
    pub words: Content,
    pub import_id: Uuid,
    pub created_at: Instant,
    pub created_by: Option<Uuid>,
}

pub const INDICATOR_COLUMNS: &str = "id, road_map_id, n, words, import_id, created_at, created_by";

impl IndicatorRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(INDICATOR, 1, self.id, PUBLIC)
            .field("road_map", self.road_map_id)
            .field("n", self.n)
            .field("words", &self.words)
            .field("import", self.import_id)
    }
}

/// What an assessor says, as published.
#[derive(Clone, Debug, FromQueryResult)]
pub struct GradeRow {
    pub id: Uuid,
    pub road_map_id: Uuid,
    pub n: i32,
    pub grade: String,
    pub assessor: String,
    /// `state`, `independent` or `not_said`.
    pub standing: String,
    /// `YYYY-MM-DD`, or empty.
    pub day: String,
    pub method: String,
    pub import_id: Uuid,
    pub created_at: Instant,
    pub created_by: Option<Uuid>,
}

pub const GRADE_COLUMNS: &str =
    "id, road_map_id, n, grade, assessor, standing, day, method, import_id, created_at, created_by";

impl GradeRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(GRADE, 1, self.id, PUBLIC)
            .field("road_map", self.road_map_id)
            .field("n", self.n)
            .field("grade", self.grade.as_str())
            .field("assessor", self.assessor.as_str())
            .field("standing", self.standing.as_str())
            .field("day", self.day.as_str())
            .field("method", self.method.as_str())
            .field("import", self.import_id)
    }
}

/// One page of a table for the verification.
async fn page<T: FromQueryResult>(
    db: &DatabaseConnection,
    columns: &str,
    table: &str,
    after: Option<Uuid>,
    limit: u32,
) -> Result<Vec<T>> {
    Ok(Query::new(&format!(
        "SELECT {columns} FROM {table} WHERE id > ? ORDER BY id LIMIT ?"
    ))
    .bind(after.unwrap_or(Uuid::nil()))
    .bind(i64::from(limit))
    .all(db)
    .await?)
}

type Loaded = BoxFuture<'static, Result<Vec<Snapshot>>>;

/// The live imports for the verification.
pub fn load_imports(db: DatabaseConnection, after: Option<Uuid>, limit: u32) -> Loaded {
    Box::pin(async move {
        let rows: Vec<RoadMapImportRow> =
            page(&db, IMPORT_COLUMNS, "road_map_imports", after, limit).await?;
        Ok(rows.iter().map(RoadMapImportRow::snapshot).collect())
    })
}

/// The live key recommendations for the verification.
pub fn load_keys(db: DatabaseConnection, after: Option<Uuid>, limit: u32) -> Loaded {
    Box::pin(async move {
        let rows: Vec<KeyRow> = page(&db, KEY_COLUMNS, "key_recommendations", after, limit).await?;
        Ok(rows.iter().map(KeyRow::snapshot).collect())
    })
}

/// The live indicators for the verification.
pub fn load_indicators(db: DatabaseConnection, after: Option<Uuid>, limit: u32) -> Loaded {
    Box::pin(async move {
        let rows: Vec<IndicatorRow> =
            page(&db, INDICATOR_COLUMNS, "indicators", after, limit).await?;
        Ok(rows.iter().map(IndicatorRow::snapshot).collect())
    })
}

/// The links of keys for the verification.
pub fn load_key_links(db: DatabaseConnection, after: Option<Uuid>, limit: u32) -> Loaded {
    Box::pin(async move {
        let rows: Vec<KeyLinkRow> = page(&db, KEY_LINK_COLUMNS, "key_links", after, limit).await?;
        Ok(rows.iter().map(KeyLinkRow::snapshot).collect())
    })
}

/// The live grades for the verification.
pub fn load_grades(db: DatabaseConnection, after: Option<Uuid>, limit: u32) -> Loaded {
    Box::pin(async move {
        let rows: Vec<GradeRow> = page(&db, GRADE_COLUMNS, "grades", after, limit).await?;
        Ok(rows.iter().map(GradeRow::snapshot).collect())
    })
}
