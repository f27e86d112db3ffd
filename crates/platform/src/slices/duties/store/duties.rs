//! Queries of duties.

use crate::slices::duties::{
    model::reference,
    policy::MayKeepDuties,
    tables::{DUTY_COLUMNS, DutyRow, EXIT_COLUMNS, ExitRow},
};
use kenes_kernel::{Ctx, Error, Result, access::Viewer, content::Content, db::Query, i18n::Locale};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// A duty with the name of its addressee.
#[derive(Clone, Debug, FromQueryResult)]
pub struct AddressedRow {
    #[sea_orm(nested)]
    pub duty: DutyRow,
    pub addressee: Content,
}

/// Which duties are listed.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Open alone, closed alone, or all.
    pub open: Option<bool>,
    pub addressee: Option<Uuid>,
    pub subject: Option<Uuid>,
    /// Due on this day or before.
    pub due_until: Option<String>,
    /// After this due day and number, for the next page.
    pub after: Option<(String, i64)>,
    pub limit: i64,
}

/// The duties that the viewer may see, what is due first on top.
pub async fn list_duties(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: &Wanted,
) -> Result<Vec<AddressedRow>> {
    let mut query = Query::new(&format!("SELECT {DUTY_COLUMNS}, o.name AS addressee FROM duties d JOIN organisations o ON o.id = d.addressee_id WHERE d.audience_id IN "))
        .list(viewer.audiences().iter().copied());
    query = match wanted.open {
        Some(true) => query.text(" AND d.exit = ''"),
        Some(false) => query.text(" AND d.exit <> ''"),
        None => query,
    };
    if let Some(addressee) = wanted.addressee {
        query = query.text(" AND d.addressee_id = ?").bind(addressee);
    }
    if let Some(subject) = wanted.subject {
        query = query.text(" AND d.subject_id = ?").bind(subject);
    }
    if let Some(day) = &wanted.due_until {
        query = query.text(" AND d.due_day <= ?").bind(day.as_str());
    }
    if let Some((due, number)) = &wanted.after {
        query = query
            .text(" AND (d.due_day > ? OR (d.due_day = ? AND d.number > ?))")
            .bind(due.as_str())
            .bind(due.as_str())
            .bind(*number);
    }
    Ok(query
        .text(" ORDER BY d.due_day, d.number LIMIT ?")
        .bind(wanted.limit)
        .all(db)
        .await?)
}

#[derive(Clone, Copy, Debug, Default, FromQueryResult)]
pub struct OpenCount {
    pub open: i64,
    pub overdue: i64,
}

/// How many replies are awaited, and how many of them are overdue on `today`.
pub async fn count_open(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    today: &str,
) -> Result<OpenCount> {
    let counted = Query::new("SELECT count(*) AS open, CAST(COALESCE(sum(CASE WHEN d.due_day < ? THEN 1 ELSE 0 END), 0) AS bigint) AS overdue FROM duties d WHERE d.exit = '' AND d.audience_id IN ")
        .bind(today)
        .list(viewer.audiences().iter().copied())
        .one(db)
        .await?;
    Ok(counted.unwrap_or_default())
}

/// The organisations that owe or owed a reply: id and name.
pub async fn list_addressees(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    locale: Locale,
) -> Result<Vec<(Uuid, Content)>> {
    #[derive(FromQueryResult)]
    struct Named {
        id: Uuid,
        name: Content,
    }
    let rows: Vec<Named> = Query::new("SELECT o.id, o.name FROM organisations o WHERE EXISTS (SELECT 1 FROM duties d WHERE d.addressee_id = o.id AND d.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(&format!(") ORDER BY o.sort_{locale}, o.id"))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

pub async fn find_duty(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    number: i64,
) -> Result<Option<DutyRow>> {
    Ok(Query::new(&format!(
        "SELECT {DUTY_COLUMNS} FROM duties d WHERE d.number = ? AND d.audience_id IN "
    ))
    .bind(number)
    .list(viewer.audiences().iter().copied())
    .one(db)
    .await?)
}

/// The exits of a duty, oldest first.
pub async fn list_exits(db: &impl ConnectionTrait, duty: Uuid) -> Result<Vec<ExitRow>> {
    Ok(Query::new(&format!("SELECT {EXIT_COLUMNS} FROM duty_exits e JOIN duties d ON d.id = e.duty_id WHERE e.duty_id = ? ORDER BY e.at, e.id"))
        .bind(duty)
        .all(db)
        .await?)
}

pub async fn insert_duty(
    db: &impl ConnectionTrait,
    _: &MayKeepDuties,
    ctx: &Ctx,
    row: &DutyRow,
) -> Result<()> {
    let what = row.what.as_ref().map(serde_json::to_string).transpose();
    Query::new("INSERT INTO duties (id, number, addressee_id, subject_kind, subject_id, subject_reference, subject_path, what, term, asked_day, due_day, exit, audience_id, version, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.number)
        .bind(row.addressee_id)
        .bind(row.subject_kind.as_str())
        .bind(row.subject_id)
        .bind(row.subject_reference.as_str())
        .bind(row.subject_path.as_str())
        .bind(what.map_err(Error::internal)?)
        .bind(row.term.as_str())
        .bind(row.asked_day.as_str())
        .bind(row.due_day.as_str())
        .bind(row.exit.as_str())
        .bind(row.audience_id)
        .bind(row.version)
        .bind(row.created_at.micros())
        .bind(ctx.viewer.person_id())
        .run(db)
        .await?;
    Ok(())
}

/// Stores the addressee and the exit of the next version; false when somebody was faster.
pub async fn update_duty(
    db: &impl ConnectionTrait,
    _: &MayKeepDuties,
    row: &DutyRow,
) -> Result<bool> {
    let touched = Query::new(
        "UPDATE duties SET addressee_id = ?, exit = ?, version = ? WHERE id = ? AND version = ?",
    )
    .bind(row.addressee_id)
    .bind(row.exit.as_str())
    .bind(row.version)
    .bind(row.id)
    .bind(row.version - 1)
    .run(db)
    .await?;
    Ok(touched == 1)
}

pub async fn insert_exit(
    db: &impl ConnectionTrait,
    _: &MayKeepDuties,
    row: &ExitRow,
) -> Result<()> {
    Query::new("INSERT INTO duty_exits (id, duty_id, kind, reason, by_id, to_id, day, at, by_person) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.duty_id)
        .bind(row.kind.as_str())
        .bind(row.reason.as_str())
        .bind(row.by_id)
        .bind(row.to_id)
        .bind(row.day.as_str())
        .bind(row.at.micros())
        .bind(row.by_person)
        .run(db)
        .await?;
    Ok(())
}

/// The institutions that owe a reply and have no main focal point on a day: key and name.
pub async fn list_without_holder(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    day: &str,
) -> Result<Vec<(String, Content)>> {
    #[derive(FromQueryResult)]
    struct Keyed {
        key: String,
        name: Content,
    }
    let rows: Vec<Keyed> = Query::new("SELECT o.key, o.name FROM organisations o WHERE EXISTS (SELECT 1 FROM duties d WHERE d.addressee_id = o.id AND d.exit = '' AND d.audience_id IN ")
        .list(viewer.audiences().iter().copied())
        .text(") AND NOT EXISTS (SELECT 1 FROM terms t WHERE t.institution_id = o.id AND t.part = 'focal-point' AND t.from_day <= ? AND (t.until_day IS NULL OR t.until_day > ?)) ORDER BY o.key")
        .bind(day)
        .bind(day)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.key, row.name)).collect())
}

/// How an institution left a clock.
#[derive(Clone, Debug, FromQueryResult)]
pub struct GivenRow {
    pub number: i64,
    pub subject_reference: String,
    pub what: Option<Content>,
    /// The key of the exit.
    pub kind: String,
    pub reason: String,
    pub day: String,
}

impl GivenRow {
    #[must_use]
    pub fn reference(&self) -> String {
        reference(self.number)
    }

    /// Whether it is something to be done.
    #[must_use]
    pub fn is_promise(&self) -> bool {
        matches!(self.kind.as_str(), "accepted" | "accepted_in_part")
    }
}

/// The exits of an institution, as far as the viewer may see them, the newest first.
pub async fn list_given(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    institution: Uuid,
    limit: i64,
) -> Result<Vec<GivenRow>> {
    Ok(Query::new("SELECT d.number, d.subject_reference, d.what, e.kind, e.reason, e.day FROM duty_exits e JOIN duties d ON d.id = e.duty_id WHERE e.by_id = ? AND d.audience_id IN ")
        .bind(institution)
        .list(viewer.audiences().iter().copied())
        .text(" ORDER BY e.day DESC, e.at DESC, e.id DESC LIMIT ?")
        .bind(limit)
        .all(db)
        .await?)
}
