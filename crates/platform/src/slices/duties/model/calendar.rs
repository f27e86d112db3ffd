//! The days of a country: weekend, holidays, moved days.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::DueError;

/// What makes a day of the calendar unlike others of its weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// A holiday by law.
    Holiday,
    /// A weekday on which people rest because a day off was moved to it.
    MovedRest,
    /// A day of the weekend on which people work because its rest was moved away.
    WorkingDay,
}

impl DayKind {
    /// The key under which it is stored and named in the catalogues.
    pub fn key(self) -> &'static str {
        match self {
            DayKind::Holiday => "holiday",
            DayKind::MovedRest => "moved_rest",
            DayKind::WorkingDay => "working_day",
        }
    }

    /// Reads [`DayKind::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Holiday, Self::MovedRest, Self::WorkingDay]
            .into_iter()
            .find(|kind| kind.key() == key)
    }
}

/// How sure we are of a row, from the source that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// Read in an official source.
    Official,
    /// Read in one other source.
    Secondary,
    /// Expected, not announced: a date that depends on the moon, say.
    Expected,
}

impl Confidence {
    /// The key under which it is stored and named in the catalogues.
    pub fn key(self) -> &'static str {
        match self {
            Confidence::Official => "official",
            Confidence::Secondary => "secondary",
            Confidence::Expected => "expected",
        }
    }

    /// Reads [`Confidence::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Official, Self::Secondary, Self::Expected]
            .into_iter()
            .find(|confidence| confidence.key() == key)
    }
}

/// One row of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayEntry {
    pub kind: DayKind,
    /// The name as the row holds it; pages show it in the reader's language.
    pub name: String,
    /// Where the row comes from.
    pub source: String,
    pub confidence: Confidence,
}

/// The days of one country as its officials count them.
#[derive(Debug, Clone)]
pub struct Calendar {
    country: String,
    zone: TimeZone,
    weekend: Vec<Weekday>,
    entries: BTreeMap<Date, DayEntry>,
    first_known: Date,
    last_known: Date,
}

/// Why a calendar cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    #[error("`{name}` is not a time zone of the IANA database, such as `Asia/Almaty`")]
    UnknownZone { name: String },
    #[error("the weekend takes all seven days: no day is left to work on")]
    NoWorkingDay,
    #[error("the calendar is known from {from} until {until}: that is no day at all")]
    Empty { from: Date, until: Date },
}

/// What a day is, once weekend and calendar are laid over each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayStatus<'a> {
    /// A working day like any other.
    Working,
    /// A day of the weekend on which people work.
    WorkingWeekend(&'a DayEntry),
    /// A day of the weekend, whether or not it is a holiday as well.
    Weekend,
    /// A weekday on which people rest.
    Rest(&'a DayEntry),
}

impl Calendar {
    /// A calendar of `country` (ISO 3166 code) in the IANA zone `zone`. Between `known_from` and
    /// `known_until`, the latter excluded, `entries` is complete; outside, days are counted by the
    /// weekend alone and the result says so.
    pub fn new(
        country: &str,
        zone: &str,
        weekend: &[Weekday],
        entries: BTreeMap<Date, DayEntry>,
        (known_from, known_until): (Date, Date),
    ) -> Result<Self, CalendarError> {
        // The bundled database, so that an old machine counts as a new one does.
        let zone =
            TimeZoneDatabase::bundled()
                .get(zone)
                .map_err(|_| CalendarError::UnknownZone {
                    name: zone.to_owned(),
                })?;
        let empty = CalendarError::Empty {
            from: known_from,
            until: known_until,
        };
        let last_known = match known_until.yesterday() {
            Ok(last) if known_from <= last => last,
            _ => return Err(empty),
        };
        let week = Weekday::Monday.cycle_forward().take(7);
        if week.into_iter().all(|day| weekend.contains(&day)) {
            return Err(CalendarError::NoWorkingDay);
        }
        Ok(Self {
            country: country.to_owned(),
            zone,
            weekend: weekend.to_vec(),
            entries,
            first_known: known_from,
            last_known,
        })
    }

    /// ISO 3166 code of the country.
    pub fn country(&self) -> &str {
        &self.country
    }

    /// The zone in which days begin and end.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// What a day is.
    pub fn day(&self, date: Date) -> DayStatus<'_> {
        let weekend = self.weekend.contains(&date.weekday());
        match self.entries.get(&date) {
            Some(entry) if entry.kind == DayKind::WorkingDay => match weekend {
                true => DayStatus::WorkingWeekend(entry),
                false => DayStatus::Working,
            },
            Some(entry) if !weekend => DayStatus::Rest(entry),
            _ if weekend => DayStatus::Weekend,
            _ => DayStatus::Working,
        }
    }

    /// Whether people work on that day.
    pub fn is_working(&self, date: Date) -> bool {
        matches!(
            self.day(date),
            DayStatus::Working | DayStatus::WorkingWeekend(_)
        )
    }

    /// The first day for which the calendar is complete.
    pub fn first_known(&self) -> Date {
        self.first_known
    }

    /// The last day for which the calendar is complete.
    pub fn last_known(&self) -> Date {
        self.last_known
    }

    /// Which day an instant falls on in the calendar's zone.
    pub fn local_date(&self, at: Timestamp) -> Date {
        at.to_zoned_datetime(self.zone.clone()).date()
    }

    /// The first instant after the day: midnight at its end in the calendar's zone.
    pub fn end_of(&self, date: Date) -> Result<Timestamp, DueError> {
        // Where clocks skip midnight, this is the instant at which it would have struck.
        let midnight = date
            .tomorrow()
            .and_then(|next| next.to_zoned_datetime(self.zone.clone()));
        Ok(midnight.map_err(|_| DueError::OutOfRange)?.timestamp())
    }
}
