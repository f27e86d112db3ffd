//! What is done with the calendar: keep it, and count by it.

pub mod duties;

use super::{
    model::{
        Calendar, Confidence, DayEntry, DayKind, Due, FirstDay, LastDay, Rules, Setting, Term, due,
    },
    policy,
    store::{self, CalendarDayRow},
};
use jiff::civil::{Date, Weekday};
use kenes_kernel::{
    Ctx, Error, Result, access::PUBLIC, clock::Day, content::Content, error::Refusal,
    journal::Snapshot,
};
use std::collections::BTreeMap;

/// A day to put into a country's calendar.
#[derive(Clone, Debug)]
pub struct NewCalendarDay {
    pub day: Day,
    pub kind: DayKind,
    pub name: Content,
    pub source: String,
    pub confidence: Confidence,
}

/// Puts days in, replacing what stood on them; one journal entry for all.
///
/// # Errors
/// `Forbidden`.
pub async fn add_calendar_days(ctx: &Ctx, country: &str, days: Vec<NewCalendarDay>) -> Result<()> {
    let permit = policy::may_keep_calendar(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut tx = ctx.db().write().await?;
    let mut lines = Vec::new();
    for day in days {
        let row = CalendarDayRow {
            day: day.day.iso(),
            kind: day.kind.key().to_owned(),
            name: day.name,
            source: day.source,
            confidence: day.confidence.key().to_owned(),
        };
        store::put_day(&*tx, &permit, country, &row).await?;
        lines.push(format!(
            "{} {} {} {}",
            row.day,
            row.kind,
            row.confidence,
            row.name.of_record()
        ));
    }
    let snapshot = Snapshot::new("calendar_change", 1, ctx.id(), PUBLIC)
        .field("country", country)
        .field("days", lines);
    tx.record("change calendar", snapshot);
    tx.commit(ctx).await
}

/// The calendar of the body's country, names in the reader's language; `None` before it has days.
///
/// # Errors
/// Internal, when a stored row cannot be read.
pub async fn get_calendar(ctx: &Ctx) -> Result<Option<Calendar>> {
    let config = &ctx.kernel.config;
    let rows = store::list_days(ctx.db().read(), &config.country).await?;
    let mut entries = BTreeMap::new();
    for row in rows {
        let date: Date = row.day.parse().map_err(Error::internal)?;
        let (Some(kind), Some(confidence)) = (
            DayKind::from_key(&row.kind),
            Confidence::from_key(&row.confidence),
        ) else {
            return Err(Error::internal(format!(
                "calendar day {date}: kind or confidence unknown"
            )));
        };
        let name = row.name.text(ctx.locale).to_owned();
        entries.insert(
            date,
            DayEntry {
                kind,
                name,
                source: row.source,
                confidence,
            },
        );
    }
    let (Some(first), Some(last)) = (
        entries.keys().next().copied(),
        entries.keys().next_back().copied(),
    ) else {
        return Ok(None);
    };
    let known = (
        Date::new(first.year(), 1, 1).map_err(Error::internal)?,
        Date::new(last.year() + 1, 1, 1).map_err(Error::internal)?,
    );
    let weekend = [Weekday::Saturday, Weekday::Sunday];
    Calendar::new(&config.country, &config.zone, &weekend, entries, known)
        .map(Some)
        .map_err(Error::internal)
}

/// Counts a term by the body's calendar.
///
/// # Errors
/// `Refused`: no calendar yet, or a term that leads out of the years that can be counted.
pub async fn count(ctx: &Ctx, start: Day, term: Term) -> Result<Due> {
    let calendar = get_calendar(ctx)
        .await?
        .ok_or_else(|| Refusal::new("duties-no-calendar"))?;
    let rules = Rules {
        first_day: Setting {
            value: FirstDay::DayAfter,
            source: "body's rules of procedure".into(),
        },
        last_day: Setting {
            value: LastDay::NextWorkingDay,
            source: "body's rules of procedure".into(),
        },
    };
    due(start.0, term, &calendar, &rules).map_err(|_| Refusal::new("duties-term-too-long").into())
}
