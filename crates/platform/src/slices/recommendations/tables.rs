//! The tables of recommendations and imports, read-only for later slices.

use super::model::{Facts, LabelKeys, LabelKind, asks::Span, reference};
use futures_util::future::BoxFuture;
use kenes_kernel::{Result, clock::Instant, content::Content, db::Query, journal::Snapshot};
use sea_orm::{ConnectionTrait, DatabaseConnection, FromQueryResult};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

pub const RECOMMENDATION: &str = "recommendation";
pub const IMPORT: &str = "import";

/// One row of the register.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RecommendationRow {
    pub id: Uuid,
    /// The row in the search index and in the tables of labels and asks.
    pub row: i64,
    pub number: i64,
    pub source_scope: String,
    pub source_key: String,
    pub kind: String,
    pub mechanism: String,
    pub subject_matter: String,
    pub document_id: Option<Uuid>,
    pub symbol: String,
    pub issuing_body: String,
    /// The State under review.
    pub country: String,
    pub paragraph: String,
    pub heading: String,
    pub cycle: Option<i32>,
    pub session: String,
    /// `YYYY-MM-DD`, or empty.
    pub date: String,
    pub language: String,
    pub texts: Content,
    pub original_text: String,
    /// supported, noted, partly, no-reply, or empty when not known.
    pub position: String,
    pub position_source: String,
    pub assessment_comment: String,
    /// JSON: the source's other columns by name.
    pub extra: String,
    pub fingerprint: String,
    pub import_id: Option<Uuid>,
    pub gone_import_id: Option<Uuid>,
    pub audience_id: i64,
    pub version: i64,
    pub created_at: Instant,
}

pub const RECOMMENDATION_COLUMNS: &str = "r.id, r.row, r.number, r.source_scope, r.source_key, r.kind, r.mechanism, r.subject_matter, r.document_id, r.symbol, r.issuing_body, r.country, r.paragraph, r.heading, r.cycle, r.session, r.date, r.language, r.texts, r.original_text, r.position, r.position_source, r.assessment_comment, r.extra, r.fingerprint, r.import_id, r.gone_import_id, r.audience_id, r.version, r.created_at";

/// One ask of a recommendation, as bytes of its text of record.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct AskRow {
    pub id: Uuid,
    pub recommendation_id: Uuid,
    pub row: i64,
    pub n: i32,
    pub span_start: i32,
    pub span_end: i32,
}

impl AskRow {
    #[must_use]
    pub fn span(&self) -> Span {
        (self.span_start, self.span_end)
    }
}

/// A label of a recommendation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct LabelRow {
    pub row: i64,
    pub kind: String,
    pub key: String,
    pub name: Content,
}

/// The scope of what organisations of civil society submit here.
pub const SUBMITTED: &str = "submissions";

/// What an organisation wrote itself: sealed in the journal even where everybody may read it, so that it can be withdrawn
/// to protect people.
pub const AUTHORED: [&str; 6] = [
    "issuing_body",
    "paragraph",
    "heading",
    "text",
    "original_text",
    "extra",
];

impl RecommendationRow {
    #[must_use]
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    #[must_use]
    pub fn path(&self) -> String {
        format!("/recommendations/{}", self.reference())
    }

    /// The mechanism as the field writes it: `CAT`, `SR Peaceful Assembly`.
    #[must_use]
    pub fn mechanism_code(&self) -> String {
        if self.subject_matter.is_empty() {
            self.mechanism.clone()
        } else {
            format!("{} {}", self.mechanism, self.subject_matter)
        }
    }

    /// The source's other columns.
    #[must_use]
    pub fn extra(&self) -> BTreeMap<String, String> {
        serde_json::from_str(&self.extra).unwrap_or_default()
    }

    /// The facts as they stand.
    #[must_use]
    pub fn facts(&self, labels: LabelKeys) -> Facts {
        Facts {
            scope: self.source_scope.clone(),
            key: self.source_key.clone(),
            kind: self.kind.clone(),
            mechanism: self.mechanism.clone(),
            subject_matter: self.subject_matter.clone(),
            issuing_body: self.issuing_body.clone(),
            country: self.country.clone(),
            symbol: self.symbol.clone(),
            date: self.date.clone(),
            paragraph: self.paragraph.clone(),
            heading: self.heading.clone(),
            cycle: self.cycle,
            session: self.session.clone(),
            language: self.language.clone(),
            text: self.texts.of_record().to_owned(),
            original_text: self.original_text.clone(),
            position: self.position.clone(),
            position_source: self.position_source.clone(),
            assessment_comment: self.assessment_comment.clone(),
            extra: self.extra(),
            labels,
        }
    }

    /// The state that the journal keeps.
    #[must_use]
    pub fn snapshot(&self, labels: &LabelKeys, asks: &[Span]) -> Snapshot {
        let keys = |kind: LabelKind| labels.get(&kind).cloned().unwrap_or_default();
        let mut snapshot = Snapshot::new(RECOMMENDATION, 1, self.id, self.audience_id)
            .field("number", self.number)
            .field("source_scope", self.source_scope.as_str())
            .field("source_key", self.source_key.as_str())
            .field("kind", self.kind.as_str())
            .field("mechanism", self.mechanism_code())
            .field("symbol", self.symbol.as_str())
            .field("issuing_body", self.issuing_body.as_str())
            .field("country", self.country.as_str())
            .field("paragraph", self.paragraph.as_str())
            .field("heading", self.heading.as_str())
            .field("cycle", self.cycle)
            .field("session", self.session.as_str())
            .field("date", self.date.as_str())
            .field("language", self.language.as_str())
            .field("text", &self.texts)
            .field("original_text", self.original_text.as_str())
            .field("position", self.position.as_str())
            .field("position_source", self.position_source.as_str())
            .field("assessment_comment", self.assessment_comment.as_str())
            .field("extra", self.extra.as_str())
            .field("themes", keys(LabelKind::Theme))
            .field("groups_of_persons", keys(LabelKind::Group))
            .field("sdgs", keys(LabelKind::Sdg))
            .field("recommending_states", keys(LabelKind::State))
            .field("section_themes", keys(LabelKind::Section))
            .field(
                "asks",
                asks.iter()
                    .map(|(start, end)| format!("{start}-{end}"))
                    .collect::<Vec<_>>(),
            )
            .field("gone_with", self.gone_import_id)
            .field("version", self.version);
        if self.source_scope == SUBMITTED {
            snapshot.personal.extend(AUTHORED);
        }
        snapshot
    }
}

/// An import as a dialogue: read, confirmed, perhaps undone.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ImportRow {
    pub id: Uuid,
    pub number: i64,
    /// unmapped, read, confirmed, undone or discarded.
    pub state: String,
    /// A format's code.
    pub format: String,
    pub file_name: String,
    pub attachment_id: Uuid,
    pub sha256: String,
    /// JSON of `imports::model::Recognised`.
    pub recognised: String,
    /// The mapping used, as TOML; empty for a matrix.
    pub mapping: String,
    pub read_count: i64,
    pub new_count: i64,
    pub changed_count: i64,
    pub unchanged_count: i64,
    pub gone_count: i64,
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

pub const IMPORT_COLUMNS: &str = "id, number, state, format, file_name, attachment_id, sha256, recognised, mapping, read_count, new_count, changed_count, unchanged_count, gone_count, fault_count, audience_id, created_at, created_by, confirmed_at, confirmed_by, undone_at, undone_by, version";

/// `I-0007`.
#[must_use]
pub fn import_reference(number: i64) -> String {
    format!("I-{number:04}")
}

impl ImportRow {
    /// `I-0007`.
    #[must_use]
    pub fn reference(&self) -> String {
        import_reference(self.number)
    }

    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(IMPORT, 1, self.id, self.audience_id)
            .field("number", self.number)
            .field("state", self.state.as_str())
            .field("format", self.format.as_str())
            .field("file_name", self.file_name.as_str())
            .field("sha256", self.sha256.as_str())
            .field("mapping", self.mapping.as_str())
            .field("read", self.read_count)
            .field("new", self.new_count)
            .field("changed", self.changed_count)
            .field("unchanged", self.unchanged_count)
            .field("gone", self.gone_count)
            .field("faults", self.fault_count)
            .field("confirmed_at", self.confirmed_at)
            .field("undone_at", self.undone_at)
            .field("version", self.version)
    }
}

/// The labels of these rows, by row, in the order of their sources.
///
/// # Errors
/// The database's.
pub async fn labels_of(
    db: &impl ConnectionTrait,
    rows: &[i64],
) -> Result<HashMap<i64, Vec<LabelRow>>> {
    let mut out: HashMap<i64, Vec<LabelRow>> = HashMap::new();
    for chunk in rows.chunks(1000) {
        let found: Vec<LabelRow> = Query::new(
            "SELECT rl.row, l.kind, l.key, l.name FROM recommendation_labels rl JOIN labels l ON l.id = rl.label_id WHERE rl.row IN ",
        )
        .list(chunk.iter().copied())
        .text(" ORDER BY rl.row, l.kind, rl.n")
        .all(db)
        .await?;
        for label in found {
            out.entry(label.row).or_default().push(label);
        }
    }
    Ok(out)
}

/// The asks of these rows that stand, by row, in the order of their numbers. Numbers may be missing: those
/// of asks that a person took out.
///
/// # Errors
/// The database's.
pub async fn asks_of(db: &impl ConnectionTrait, rows: &[i64]) -> Result<HashMap<i64, Vec<AskRow>>> {
    let mut out: HashMap<i64, Vec<AskRow>> = HashMap::new();
    for chunk in rows.chunks(1000) {
        let found: Vec<AskRow> = Query::new(
            "SELECT id, recommendation_id, row, n, span_start, span_end FROM asks WHERE row IN ",
        )
        .list(chunk.iter().copied())
        .text(" AND gone_at IS NULL ORDER BY row, n")
        .all(db)
        .await?;
        for ask in found {
            out.entry(ask.row).or_default().push(ask);
        }
    }
    Ok(out)
}

/// The spans alone, as snapshots hold them.
#[must_use]
pub fn spans(asks: Option<&Vec<AskRow>>) -> Vec<Span> {
    asks.into_iter().flatten().map(AskRow::span).collect()
}

/// The keys alone, as facts and snapshots hold them.
#[must_use]
pub fn label_keys(labels: Option<&Vec<LabelRow>>) -> LabelKeys {
    let mut out = LabelKeys::new();
    for label in labels.into_iter().flatten() {
        if let Some(kind) = LabelKind::from_code(&label.kind) {
            out.entry(kind).or_default().push(label.key.clone());
        }
    }
    out
}

/// The live recommendations for the verification.
pub fn load_recommendations(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<RecommendationRow> = Query::new(&format!(
            "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE r.id > ? ORDER BY r.id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        let numbers: Vec<i64> = rows.iter().map(|row| row.row).collect();
        let labels = labels_of(&db, &numbers).await?;
        let asks = asks_of(&db, &numbers).await?;
        Ok(rows
            .iter()
            .map(|row| {
                let keys = label_keys(labels.get(&row.row));
                row.snapshot(&keys, &spans(asks.get(&row.row)))
            })
            .collect())
    })
}

/// The imports for the verification.
pub fn load_imports(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<ImportRow> = Query::new(&format!(
            "SELECT {IMPORT_COLUMNS} FROM imports WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(ImportRow::snapshot).collect())
    })
}
