//! Time: instants in UTC microseconds, legal days in the body's zone.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr, sync::Mutex};

/// A point in time, microseconds since 1970-01-01 UTC. Stored as a 64-bit integer on both engines.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    DeriveValueType,
)]
pub struct Instant(i64);

impl Instant {
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The instant `seconds` later (earlier when negative), at the ends of time the end.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// The local day in `zone`.
    #[must_use]
    pub fn day(self, zone: &TimeZone) -> Day {
        Day(self.timestamp().to_zoned_datetime(zone.clone()).date())
    }

    /// Hour and minute in `zone`, for "11:42".
    #[must_use]
    pub fn hour_minute(self, zone: &TimeZone) -> (i8, i8) {
        let zoned = self.timestamp().to_zoned_datetime(zone.clone());
        (zoned.hour(), zoned.minute())
    }

    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or_default()
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

/// RFC 3339 in UTC, as the API writes it.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}

/// A legal day without a time of day. Stored as `YYYY-MM-DD`, which sorts as days do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Day {
    #[must_use]
    pub fn iso(self) -> String {
        self.0.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// Where the time comes from: a true edge with two implementors, so that stories and the
/// demonstration can script it.
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Instant;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the machine's clock"
    )]
    fn now(&self) -> Instant {
        Timestamp::now().into()
    }
}

/// A clock that stands where it was put and ticks one microsecond a reading, so that order is kept.
#[derive(Debug)]
pub struct ScriptedClock(Mutex<i64>);

impl ScriptedClock {
    #[must_use]
    pub fn at(instant: Instant) -> Self {
        Self(Mutex::new(instant.micros()))
    }

    /// Puts the clock to `instant`.
    pub fn set(&self, instant: Instant) {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = instant.micros();
    }
}

impl Clock for ScriptedClock {
    fn now(&self) -> Instant {
        let mut micros = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *micros += 1;
        Instant(*micros)
    }
}

/// The zone of this IANA name.
///
/// # Errors
/// That the database has no such zone.
pub fn find_zone(name: &str) -> Result<TimeZone, jiff::Error> {
    TimeZone::get(name)
}
