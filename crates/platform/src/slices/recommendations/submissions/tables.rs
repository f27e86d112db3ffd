//! The tables of submissions, reports and withdrawals, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{
    Result,
    clock::Instant,
    db::Query,
    journal::{Snapshot, Value},
};
use sea_orm::{DatabaseConnection, FromQueryResult};
use std::collections::BTreeMap;
use uuid::Uuid;

pub const SUBMISSION: &str = "submission";
pub const REPORT: &str = "alternative_report";
pub const WITHDRAWAL: &str = "withdrawal";
pub const AUDIENCE_STEP: &str = "audience_step";
pub const CIRCLE_STEP: &str = "circle_step";

/// Holds for a recommendation `r` that its author did not take back.
pub const STANDS: &str =
    "NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.recommendation_id = r.id)";

/// A recommendation as its organisation drafts it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SubmissionRow {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub report_id: Option<Uuid>,
    pub report_place: Option<i32>,
    pub title: String,
    pub language: String,
    pub text: String,
    pub theme: String,
    pub source: String,
    pub source_day: String,
    pub paragraph: String,
    pub country: String,
    pub addressee_id: Option<Uuid>,
    pub reach: String,
    pub audience_id: i64,
    pub version: i64,
    pub created_at: Instant,
    pub created_by: Option<Uuid>,
    pub submitted_at: Option<Instant>,
    pub submitted_by: Option<Uuid>,
    pub recommendation_id: Option<Uuid>,
    /// `organisation`, `person`, `coalition` or `participant`.
    pub attribution: String,
    /// The organisation that may open a sealed name.
    pub opener_id: Option<Uuid>,
}

pub const SUBMISSION_COLUMNS: &str = "id, organisation_id, report_id, report_place, title, language, text, theme, source, source_day, paragraph, country, addressee_id, reach, audience_id, version, created_at, created_by, submitted_at, submitted_by, recommendation_id, attribution, opener_id";

impl SubmissionRow {
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.recommendation_id.is_none()
    }

    #[must_use]
    pub fn path(&self) -> String {
        format!("/submissions/{}", self.id)
    }

    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(SUBMISSION, 2, self.id, self.audience_id)
            .field("organisation", self.organisation_id)
            .field("report", self.report_id)
            .field("report_place", self.report_place)
            .field("title", self.title.as_str())
            .field("language", self.language.as_str())
            .field("text", self.text.as_str())
            .field("theme", self.theme.as_str())
            .field("source", self.source.as_str())
            .field("source_day", self.source_day.as_str())
            .field("paragraph", self.paragraph.as_str())
            .field("country", self.country.as_str())
            .field("addressee", self.addressee_id)
            .field("reach", self.reach.as_str())
            .field("submitted_at", self.submitted_at)
            .field("recommendation", self.recommendation_id)
            .field("attribution", self.attribution.as_str())
            .field("opener", self.opener_id)
            .field("version", self.version)
    }
}

/// Before the second shape every author was named as their organisation.
pub fn upcast_submission(
    version: u16,
    mut fields: BTreeMap<String, Value>,
) -> BTreeMap<String, Value> {
    if version < 2 {
        fields.insert("attribution".into(), Value::Text("organisation".into()));
        fields.insert("opener".into(), Value::Null);
    }
    fields
}

/// A Word report in which an organisation marks its recommendations.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ReportRow {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub attachment_id: Uuid,
    pub title: String,
    pub day: String,
    pub sha256: String,
    pub audience_id: i64,
    pub version: i64,
    pub created_at: Instant,
}

pub const REPORT_COLUMNS: &str =
    "id, organisation_id, attachment_id, title, day, sha256, audience_id, version, created_at";

impl ReportRow {
    #[must_use]
    pub fn path(&self) -> String {
        format!("/submissions/reports/{}", self.id)
    }

    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(REPORT, 1, self.id, self.audience_id)
            .field("organisation", self.organisation_id)
            .field("title", self.title.as_str())
            .field("day", self.day.as_str())
            .field("sha256", self.sha256.as_str())
            .field("version", self.version)
    }
}

/// That an author took a recommendation back.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WithdrawalRow {
    pub id: Uuid,
    pub recommendation_id: Uuid,
    pub reason: String,
    pub at: Instant,
    pub by_person: Option<Uuid>,
    /// Of the recommendation.
    pub audience_id: i64,
}

pub const WITHDRAWAL_COLUMNS: &str =
    "w.id, w.recommendation_id, w.reason, w.at, w.by_person, r.audience_id";

impl WithdrawalRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(WITHDRAWAL, 1, self.id, self.audience_id)
            .field("recommendation", self.recommendation_id)
            .field("reason", self.reason.as_str())
            .field("at", self.at)
    }
}

/// That an author changed who sees a recommendation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct AudienceStepRow {
    pub id: Uuid,
    pub submission_id: Uuid,
    pub recommendation_id: Uuid,
    pub before_reach: String,
    pub reach: String,
    pub audience_id: i64,
    pub at: Instant,
    pub by_person: Option<Uuid>,
}

pub const AUDIENCE_STEP_COLUMNS: &str =
    "id, submission_id, recommendation_id, before_reach, reach, audience_id, at, by_person";

impl AudienceStepRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(AUDIENCE_STEP, 1, self.id, self.audience_id)
            .field("recommendation", self.recommendation_id)
            .field("before", self.before_reach.as_str())
            .field("reach", self.reach.as_str())
            .field("at", self.at)
    }
}

/// That others, or fewer, work on a draft from then on.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CircleStepRow {
    pub id: Uuid,
    pub submission_id: Uuid,
    /// `person`, `organisation` or `coalition`.
    pub circle: String,
    pub coalition_id: Option<Uuid>,
    pub audience_id: i64,
    pub at: Instant,
    pub by_person: Option<Uuid>,
}

pub const CIRCLE_STEP_COLUMNS: &str =
    "id, submission_id, circle, coalition_id, audience_id, at, by_person";

impl CircleStepRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(CIRCLE_STEP, 1, self.id, self.audience_id)
            .field("submission", self.submission_id)
            .field("circle", self.circle.as_str())
            .field("coalition", self.coalition_id)
            .field("at", self.at)
    }
}

/// The steps of circles for the verification.
pub fn load_circle_steps(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<CircleStepRow> = Query::new(&format!(
            "SELECT {CIRCLE_STEP_COLUMNS} FROM circle_steps WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(CircleStepRow::snapshot).collect())
    })
}

/// The steps of audiences for the verification.
pub fn load_audience_steps(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<AudienceStepRow> = Query::new(&format!(
            "SELECT {AUDIENCE_STEP_COLUMNS} FROM audience_steps WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(AudienceStepRow::snapshot).collect())
    })
}

/// The live submissions for the verification.
pub fn load_submissions(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<SubmissionRow> = Query::new(&format!(
            "SELECT {SUBMISSION_COLUMNS} FROM submissions WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(SubmissionRow::snapshot).collect())
    })
}

/// The live reports for the verification.
pub fn load_reports(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<ReportRow> = Query::new(&format!(
            "SELECT {REPORT_COLUMNS} FROM alternative_reports WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(ReportRow::snapshot).collect())
    })
}

/// The withdrawals for the verification.
pub fn load_withdrawals(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<WithdrawalRow> = Query::new(&format!(
            "SELECT {WITHDRAWAL_COLUMNS} FROM withdrawals w JOIN recommendations r ON r.id = w.recommendation_id WHERE w.id > ? ORDER BY w.id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(WithdrawalRow::snapshot).collect())
    })
}
