//! The demonstration's calendar.

use super::{
    actions::{NewCalendarDay, add_calendar_days},
    model::{Confidence, DayKind},
};
use kenes_kernel::{Ctx, Error, Result, content::Content};
use serde::Deserialize;

const DAYS: &str = include_str!("../../../demo/calendar-kz.csv");

#[derive(Deserialize)]
struct Line {
    date: String,
    kind: String,
    name_en: String,
    name_ru: String,
    name_kk: String,
    source: String,
    confidence: String,
}

/// Puts the calendar's rows in.
///
/// # Errors
/// Internal for a broken file; those of [`add_calendar_days`].
pub async fn seed(ctx: &Ctx) -> Result<()> {
    let mut days = Vec::new();
    for line in csv::Reader::from_reader(DAYS.as_bytes()).deserialize::<Line>() {
        let line = line.map_err(Error::internal)?;
        days.push(NewCalendarDay {
            day: line.date.parse().map_err(Error::internal)?,
            kind: match line.kind.as_str() {
                "holiday" => DayKind::Holiday,
                "moved_rest" => DayKind::MovedRest,
                _ => DayKind::WorkingDay,
            },
            name: Content::in_three(&line.name_kk, &line.name_ru, &line.name_en),
            source: line.source,
            confidence: match line.confidence.as_str() {
                "V" => Confidence::Official,
                "P" => Confidence::Secondary,
                _ => Confidence::Expected,
            },
        });
    }
    let country = ctx.kernel.config.country.clone();
    add_calendar_days(ctx, &country, days).await
}
