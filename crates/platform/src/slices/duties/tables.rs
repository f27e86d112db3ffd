//! The tables of duties and their exits, read-only for later slices.

use super::model::{Exit, Term, reference};
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Error, Result,
    clock::{Day, Instant},
    content::Content,
    db::Query,
    journal::Snapshot,
};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const DUTY: &str = "duty";
pub const DUTY_EXIT: &str = "duty_exit";

/// One wait for a reply.
#[derive(Clone, Debug, FromQueryResult)]
pub struct DutyRow {
    pub id: Uuid,
    pub number: i64,
    /// The organisation that owes the reply now.
    pub addressee_id: Uuid,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub subject_reference: String,
    /// Path of the subject's page, without the language.
    pub subject_path: String,
    /// What is asked, in the words of whoever asked; empty when the subject says it.
    pub what: Option<Content>,
    /// JSON of [`Term`].
    pub term: String,
    pub asked_day: String,
    pub due_day: String,
    /// The key of the exit that closed the wait; empty while it lasts.
    pub exit: String,
    pub audience_id: i64,
    pub version: i64,
    pub created_at: Instant,
}

pub const DUTY_COLUMNS: &str = "d.id, d.number, d.addressee_id, d.subject_kind, d.subject_id, d.subject_reference, d.subject_path, d.what, d.term, d.asked_day, d.due_day, d.exit, d.audience_id, d.version, d.created_at";

impl DutyRow {
    /// `D-0007`.
    #[must_use]
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    #[must_use]
    pub fn path(&self) -> String {
        format!("/duties/{}", self.reference())
    }

    #[must_use]
    pub fn is_open(&self) -> bool {
        self.exit.is_empty()
    }

    /// # Errors
    /// Internal, for a stored day that is none.
    pub fn asked(&self) -> Result<Day> {
        self.asked_day.parse().map_err(Error::internal)
    }

    /// # Errors
    /// Internal, for a stored day that is none.
    pub fn due(&self) -> Result<Day> {
        self.due_day.parse().map_err(Error::internal)
    }

    /// # Errors
    /// Internal, for a stored term that is none.
    pub fn term(&self) -> Result<Term> {
        serde_json::from_str(&self.term).map_err(Error::internal)
    }

    /// The state that the journal keeps.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(DUTY, 1, self.id, self.audience_id)
            .field("number", self.number)
            .field("addressee", self.addressee_id)
            .field("subject_kind", self.subject_kind.as_str())
            .field("subject", self.subject_id)
            .field("subject_reference", self.subject_reference.as_str())
            .field("subject_path", self.subject_path.as_str())
            .field("what", self.what.as_ref())
            .field("term", self.term.as_str())
            .field("asked", self.asked_day.as_str())
            .field("due", self.due_day.as_str())
            .field("exit", self.exit.as_str())
            .field("version", self.version)
    }
}

/// How an addressee left the clock.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ExitRow {
    pub id: Uuid,
    pub duty_id: Uuid,
    pub kind: String,
    pub reason: String,
    /// The organisation that left.
    pub by_id: Uuid,
    /// The next addressee of a transfer.
    pub to_id: Option<Uuid>,
    /// The date of the reply, which may be earlier than its entry here.
    pub day: String,
    pub at: Instant,
    pub by_person: Option<Uuid>,
    /// Of the duty.
    pub audience_id: i64,
}

pub const EXIT_COLUMNS: &str =
    "e.id, e.duty_id, e.kind, e.reason, e.by_id, e.to_id, e.day, e.at, e.by_person, d.audience_id";

impl ExitRow {
    /// The exit as a rule reads it; nothing for a row that no rule knows.
    #[must_use]
    pub fn exit(&self) -> Option<Exit> {
        Exit::from_parts(&self.kind, &self.reason, self.to_id)
    }

    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(DUTY_EXIT, 1, self.id, self.audience_id)
            .field("duty", self.duty_id)
            .field("kind", self.kind.as_str())
            .field("reason", self.reason.as_str())
            .field("by", self.by_id)
            .field("to", self.to_id)
            .field("day", self.day.as_str())
            .field("at", self.at)
    }
}

/// The live duties for the verification.
pub fn load_duties(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<DutyRow> = Query::new(&format!(
            "SELECT {DUTY_COLUMNS} FROM duties d WHERE d.id > ? ORDER BY d.id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(DutyRow::snapshot).collect())
    })
}

/// The live exits for the verification.
pub fn load_exits(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<ExitRow> = Query::new(&format!(
            "SELECT {EXIT_COLUMNS} FROM duty_exits e JOIN duties d ON d.id = e.duty_id WHERE e.id > ? ORDER BY e.id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(ExitRow::snapshot).collect())
    })
}
