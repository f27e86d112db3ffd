//! The one clock of the house: when a reply is due, why on that day, and what silence amounts to.
//!
//! Pure: days, terms and replies go in, dates with their explanation come out. Three rules hold
//! everywhere. An exit closes the reply clock and nothing else: what was asked stays open. A
//! transfer never restarts the clock. There are no pauses.

mod calendar;

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use calendar::{Calendar, CalendarError, Confidence, DayEntry, DayKind, DayStatus};

/// The longest term, in days, working days or months (a hundred years of days): longer ones are
/// slips of the pen.
pub const LONGEST_TERM: u32 = 36_525;

/// How much time there is for a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// So many days, rest days among them.
    CalendarDays(u32),
    /// So many days on which people work.
    WorkingDays(u32),
    /// To the day of the month with the same number so many months later, or to the last day of
    /// that month if it is too short. Years are twelve months each.
    Months(u32),
    /// Until the end of a day that somebody named; it never moves.
    On(Date),
}

/// Which day is counted first in a term of days. Months have no first day: they run to the same
/// number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstDay {
    /// The day after the event.
    DayAfter,
    /// The day of the event itself.
    SameDay,
}

/// What happens when a term of calendar days or months ends on a day of rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastDay {
    /// It ends with the next working day.
    NextWorkingDay,
    /// It ends there all the same.
    Stays,
}

/// A rule with the text that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    pub value: T,
    pub source: String,
}

/// How a body counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    pub first_day: Setting<FirstDay>,
    pub last_day: Setting<LastDay>,
}

/// Why nobody works on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Weekend,
    Holiday { name: String },
    MovedRest { name: String },
}

/// A day of rest that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    pub date: Date,
    pub why: Why,
}

/// One sentence of the explanation of a date, as data: pages say it in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "step")]
pub enum Step {
    /// The first day that may count.
    CountedFrom { date: Date },
    /// The day was named, not counted.
    Named { date: Date },
    /// So many days of the weekend were not counted.
    SkippedWeekend { days: u32 },
    /// A holiday on a weekday was not counted.
    SkippedHoliday { date: Date, name: String },
    /// A moved day of rest was not counted.
    SkippedMovedRest { date: Date, name: String },
    /// A day of the weekend was counted, for people work on it.
    CountedWorkingWeekend { date: Date, name: String },
    /// The month has no day of the wanted number; its last day stands in.
    MonthShortened { wanted: i8, date: Date },
    /// The last day is a day of rest, so the term ends with the next working day; `over` are the
    /// days of rest from the first to the last.
    Moved {
        from: Date,
        to: Date,
        over: Vec<Rest>,
    },
    /// The last day is a day of rest, and the term ends there all the same.
    EndsOnRest { date: Date, why: Why },
    /// Warning: before this day, the first known one, holidays are not known.
    CalendarUnknownBefore { date: Date },
    /// Warning: after this day, the last known one, holidays are not known.
    CalendarUnknownAfter { date: Date },
    /// Warning: the count relies on a day that is expected and not yet announced.
    ExpectedDay { date: Date, name: String },
}

impl Step {
    /// True for what may still change the date, or should be looked at.
    pub fn is_warning(&self) -> bool {
        matches!(
            self,
            Step::EndsOnRest { .. }
                | Step::CalendarUnknownBefore { .. }
                | Step::CalendarUnknownAfter { .. }
                | Step::ExpectedDay { .. }
        )
    }
}

/// When a reply is due, and how that day was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The last day on which a reply is in time.
    pub date: Date,
    /// The first instant that is too late: midnight at the end of `date`.
    pub ends_at: Timestamp,
    /// The count in its order, warnings last.
    pub explanation: Vec<Step>,
}

/// Why there is no due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DueError {
    #[error("the term is longer than {LONGEST_TERM} days or months")]
    TermTooLong,
    #[error("the due date lies beyond the years that the calendar can name")]
    OutOfRange,
}

/// Counts `term` from the event on `start`.
pub fn due(start: Date, term: Term, calendar: &Calendar, rules: &Rules) -> Result<Due, DueError> {
    let mut count = Count::new(calendar);
    let date = match term {
        Term::On(date) => count.named(date),
        Term::Months(months) => {
            let end = count.months(start, months)?;
            count.last_day(end, rules)?
        }
        Term::CalendarDays(days) => {
            let end = count.calendar_days(start, days, rules)?;
            count.last_day(end, rules)?
        }
        // No working day to wait for: the day of the event is the last day.
        Term::WorkingDays(0) => {
            let end = count.calendar_days(start, 0, rules)?;
            count.last_day(end, rules)?
        }
        Term::WorkingDays(days) => count.working_days(start, days, rules)?,
    };
    Ok(Due {
        date,
        ends_at: calendar.end_of(date)?,
        explanation: count.explanation(),
    })
}

/// A count under way: it remembers what it met.
struct Count<'a> {
    calendar: &'a Calendar,
    steps: Vec<Step>,
    warnings: Vec<Step>,
}

impl<'a> Count<'a> {
    fn new(calendar: &'a Calendar) -> Self {
        Self {
            calendar,
            steps: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn named(&mut self, date: Date) -> Date {
        self.steps.push(Step::Named { date });
        if let Some(why) = self.rest(date) {
            self.warn(Step::EndsOnRest { date, why });
        }
        date
    }

    fn months(&mut self, start: Date, months: u32) -> Result<Date, DueError> {
        let span = Span::new()
            .try_months(within_limit(months)?)
            .map_err(|_| DueError::TermTooLong)?;
        let end = start.checked_add(span).map_err(|_| DueError::OutOfRange)?;
        self.steps.push(Step::CountedFrom { date: start });
        if end.day() != start.day() {
            self.steps.push(Step::MonthShortened {
                wanted: start.day(),
                date: end,
            });
        }
        Ok(end)
    }

    fn calendar_days(&mut self, start: Date, days: u32, rules: &Rules) -> Result<Date, DueError> {
        let days = within_limit(days)?;
        let first = if days == 0 {
            start
        } else {
            first_day(start, rules)?
        };
        self.steps.push(Step::CountedFrom { date: first });
        let span = Span::new()
            .try_days(days.saturating_sub(1))
            .map_err(|_| DueError::TermTooLong)?;
        first.checked_add(span).map_err(|_| DueError::OutOfRange)
    }

    fn working_days(&mut self, start: Date, days: u32, rules: &Rules) -> Result<Date, DueError> {
        let mut left = within_limit(days)?;
        let mut date = first_day(start, rules)?;
        self.steps.push(Step::CountedFrom { date });
        // The weekends of the count are told in one sentence, where the first of them was met.
        let (mut weekends, mut place) = (0, None);
        loop {
            match self.rest(date) {
                None => {
                    if let DayStatus::WorkingWeekend(entry) = self.calendar.day(date) {
                        let name = entry.name.clone();
                        self.steps.push(Step::CountedWorkingWeekend { date, name });
                    }
                    left -= 1;
                }
                Some(Why::Weekend) => {
                    weekends += 1;
                    place.get_or_insert(self.steps.len());
                }
                Some(Why::Holiday { name }) => {
                    self.steps.push(Step::SkippedHoliday { date, name });
                }
                Some(Why::MovedRest { name }) => {
                    self.steps.push(Step::SkippedMovedRest { date, name });
                }
            }
            if left == 0 {
                break;
            }
            date = next(date)?;
        }
        if let Some(place) = place {
            self.steps
                .insert(place, Step::SkippedWeekend { days: weekends });
        }
        Ok(date)
    }

    /// Applies the rule for a last day of rest.
    fn last_day(&mut self, end: Date, rules: &Rules) -> Result<Date, DueError> {
        let Some(why) = self.rest(end) else {
            return Ok(end);
        };
        if rules.last_day.value == LastDay::Stays {
            self.warn(Step::EndsOnRest { date: end, why });
            return Ok(end);
        }
        let mut over = Vec::new();
        let mut date = end;
        while let Some(why) = self.rest(date) {
            over.push(Rest { date, why });
            date = next(date)?;
        }
        self.steps.push(Step::Moved {
            from: end,
            to: date,
            over,
        });
        Ok(date)
    }

    /// Why nobody works on that day, if so; notes what is not certain about it.
    fn rest(&mut self, date: Date) -> Option<Why> {
        let calendar = self.calendar;
        if date < calendar.first_known() {
            let date = calendar.first_known();
            self.warn(Step::CalendarUnknownBefore { date });
        } else if date > calendar.last_known() {
            let date = calendar.last_known();
            self.warn(Step::CalendarUnknownAfter { date });
        }
        let entry = match calendar.day(date) {
            DayStatus::Working => return None,
            DayStatus::Weekend => return Some(Why::Weekend),
            DayStatus::WorkingWeekend(entry) | DayStatus::Rest(entry) => entry,
        };
        let name = entry.name.clone();
        if entry.confidence == Confidence::Expected {
            let name = name.clone();
            self.warn(Step::ExpectedDay { date, name });
        }
        match entry.kind {
            DayKind::Holiday => Some(Why::Holiday { name }),
            DayKind::MovedRest => Some(Why::MovedRest { name }),
            DayKind::WorkingDay => None,
        }
    }

    fn warn(&mut self, warning: Step) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    fn explanation(mut self) -> Vec<Step> {
        self.steps.append(&mut self.warnings);
        self.steps
    }
}

fn within_limit(term: u32) -> Result<u32, DueError> {
    match term {
        0..=LONGEST_TERM => Ok(term),
        _ => Err(DueError::TermTooLong),
    }
}

fn first_day(start: Date, rules: &Rules) -> Result<Date, DueError> {
    match rules.first_day.value {
        FirstDay::DayAfter => next(start),
        FirstDay::SameDay => Ok(start),
    }
}

fn next(date: Date) -> Result<Date, DueError> {
    date.tomorrow().map_err(|_| DueError::OutOfRange)
}

/// How an addressee leaves the clock. It closes the wait for a reply alone: a recommendation that
/// was declined is still a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exit {
    Accepted,
    AcceptedInPart,
    Declined { reason: String },
    Transferred { to: Uuid, reason: String },
    Answered,
    Withdrawn { reason: String },
}

impl Exit {
    /// The keys of all exits, in the order in which a form offers them.
    pub const KEYS: [&'static str; 6] = [
        "accepted",
        "accepted_in_part",
        "declined",
        "transferred",
        "answered",
        "withdrawn",
    ];

    /// The key under which it is stored and named in the catalogues.
    pub fn key(&self) -> &'static str {
        match self {
            Exit::Accepted => "accepted",
            Exit::AcceptedInPart => "accepted_in_part",
            Exit::Declined { .. } => "declined",
            Exit::Transferred { .. } => "transferred",
            Exit::Answered => "answered",
            Exit::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Rebuilds a stored exit from its key, its reason (empty where none is asked for) and, for a
    /// transfer, the next addressee; nothing if they do not belong together.
    pub fn from_parts(key: &str, reason: &str, to: Option<Uuid>) -> Option<Self> {
        let reason = reason.to_owned();
        match (key, to) {
            ("accepted", None) => Some(Exit::Accepted),
            ("accepted_in_part", None) => Some(Exit::AcceptedInPart),
            ("declined", None) => Some(Exit::Declined { reason }),
            ("transferred", Some(to)) => Some(Exit::Transferred { to, reason }),
            ("answered", None) => Some(Exit::Answered),
            ("withdrawn", None) => Some(Exit::Withdrawn { reason }),
            _ => None,
        }
    }

    /// The next addressee of a transfer.
    pub fn to(&self) -> Option<Uuid> {
        match self {
            Exit::Transferred { to, .. } => Some(*to),
            _ => None,
        }
    }

    /// The reason, where the exit demands one.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Exit::Declined { reason }
            | Exit::Transferred { reason, .. }
            | Exit::Withdrawn { reason } => Some(reason),
            Exit::Accepted | Exit::AcceptedInPart | Exit::Answered => None,
        }
    }
}

/// One wait for one addressee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    /// The organisation that owes the reply.
    pub addressee: Uuid,
    /// The day of the event that started the clock, whoever was asked first.
    pub asked: Date,
    /// The last day for a reply.
    pub due: Date,
}

/// Why an exit is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("this exit needs a reason")]
    ReasonMissing,
    #[error("a duty is transferred to somebody else, not to the one who has it")]
    TransferToSelf,
}

impl Refusal {
    /// The key of its sentence in the catalogues.
    pub fn key(self) -> &'static str {
        match self {
            Refusal::ReasonMissing => "duties-refusal-reason-missing",
            Refusal::TransferToSelf => "duties-refusal-transfer-to-self",
        }
    }
}

impl Duty {
    /// Checks an exit and returns the duty that goes on after it: after a transfer, the same clock
    /// with another addressee.
    pub fn after(&self, exit: &Exit) -> Result<Option<Duty>, Refusal> {
        if exit.reason().is_some_and(|reason| reason.trim().is_empty()) {
            return Err(Refusal::ReasonMissing);
        }
        match exit {
            Exit::Transferred { to, .. } if *to == self.addressee => Err(Refusal::TransferToSelf),
            Exit::Transferred { to, .. } => Ok(Some(Duty {
                addressee: *to,
                ..*self
            })),
            _ => Ok(None),
        }
    }
}

/// An exit and when it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub exit: Exit,
    pub at: Timestamp,
}

/// How a duty stands at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// There is time; at least one day after today.
    Waiting { days_left: u32 },
    /// It ends at midnight.
    DueToday,
    /// The last day has passed, at least one day ago.
    Overdue { days: u32 },
    /// The addressee has left the clock on that day, late by so many days (0: in time).
    Closed { exit: Exit, on: Date, late_by: u32 },
}

/// `D-0007`: permanent, at least four digits.
#[must_use]
pub fn reference(number: i64) -> String {
    format!("D-{number:04}")
}

/// The number in `D-0007`, `d-7`; `None` for anything else.
#[must_use]
pub fn parse_reference(text: &str) -> Option<i64> {
    let digits = text
        .strip_prefix("D-")
        .or_else(|| text.strip_prefix("d-"))?;
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|n| *n > 0)
}

/// How an open duty that ends with the day `due` stands on `today`.
pub fn standing_on(due: Date, today: Date) -> Standing {
    match today.cmp(&due) {
        std::cmp::Ordering::Less => Standing::Waiting {
            days_left: days_between(today, due),
        },
        std::cmp::Ordering::Equal => Standing::DueToday,
        std::cmp::Ordering::Greater => Standing::Overdue {
            days: days_between(due, today),
        },
    }
}

/// How a duty that ends with the day `due` stands at `now`.
pub fn standing(due: Date, now: Timestamp, calendar: &Calendar, reply: Option<&Reply>) -> Standing {
    if let Some(Reply { exit, at }) = reply {
        let on = calendar.local_date(*at);
        return Standing::Closed {
            exit: exit.clone(),
            on,
            late_by: days_between(due, on),
        };
    }
    standing_on(due, calendar.local_date(now))
}

/// For how many days there has been no reply since the day of the event ("no reply for 43 days").
/// A transfer does not reset it: it counts from the first time anybody was asked.
pub fn silence(asked: Date, now: Timestamp, calendar: &Calendar) -> u32 {
    days_between(asked, calendar.local_date(now))
}

/// Days from one date to a later one; 0 if the second is not later.
pub fn days_between(from: Date, to: Date) -> u32 {
    let days = to.duration_since(from).as_hours() / 24;
    u32::try_from(days).unwrap_or(0)
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
