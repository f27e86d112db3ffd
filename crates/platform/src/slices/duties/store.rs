//! Queries of the calendar.

pub mod duties;

use super::policy::MayKeepCalendar;
use kenes_kernel::{Error, Result, content::Content, db::Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(Clone, Debug, FromQueryResult)]
pub struct CalendarDayRow {
    pub day: String,
    pub kind: String,
    pub name: Content,
    pub source: String,
    pub confidence: String,
}

/// The days of a country that are not as the week says, in order.
pub async fn list_days(db: &impl ConnectionTrait, country: &str) -> Result<Vec<CalendarDayRow>> {
    Ok(Query::new("SELECT day, kind, name, source, confidence FROM calendar_days WHERE country = ? ORDER BY day")
        .bind(country)
        .all(db)
        .await?)
}

/// Puts a day in, or replaces it.
pub async fn put_day(
    db: &impl ConnectionTrait,
    _: &MayKeepCalendar,
    country: &str,
    row: &CalendarDayRow,
) -> Result<()> {
    Query::new("INSERT INTO calendar_days (country, day, kind, name, source, confidence) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (country, day) DO UPDATE SET kind = excluded.kind, name = excluded.name, source = excluded.source, confidence = excluded.confidence")
        .bind(country)
        .bind(row.day.as_str())
        .bind(row.kind.as_str())
        .bind(serde_json::to_string(&row.name).map_err(Error::internal)?)
        .bind(row.source.as_str())
        .bind(row.confidence.as_str())
        .run(db)
        .await?;
    Ok(())
}
