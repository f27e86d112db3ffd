//! Rules of the composition, pure: parts, periods, what may stand beside what.

use kenes_kernel::{
    access::{MEMBERS_AND_OBSERVERS, PUBLIC},
    clock::Day,
    form::{FieldError, FieldErrors, line},
};
use serde::{Deserialize, Serialize};

/// What a seat is: who holds one takes part, observes, or comes as a guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    Participant,
    Observer,
    Guest,
}

impl Class {
    pub const ALL: [Self; 3] = [Self::Participant, Self::Observer, Self::Guest];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Observer => "observer",
            Self::Guest => "guest",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}

/// Where somebody holds a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    Seat,
    Office,
    Group,
    Institution,
}

impl Place {
    pub const ALL: [Self; 4] = [Self::Seat, Self::Office, Self::Group, Self::Institution];

    /// As addresses and files write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seat => "seat",
            Self::Office => "office",
            Self::Group => "group",
            Self::Institution => "institution",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.code() == code)
    }

    /// The parts that can be held there.
    #[must_use]
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Seat => &[Part::Holder, Part::Alternate],
            Self::Office => &[Part::Holder, Part::Acting, Part::KeyHolder],
            Self::Group => &[Part::CoChair, Part::Secretary, Part::Member],
            Self::Institution => &[Part::FocalPoint, Part::AlternateFocalPoint, Part::Validator],
        }
    }
}

/// The part that somebody holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    Holder,
    Alternate,
    /// Holds an office until it is filled.
    Acting,
    /// Reads what is sent to an office by the protected channel, beside its holder.
    KeyHolder,
    CoChair,
    Secretary,
    Member,
    FocalPoint,
    AlternateFocalPoint,
    /// Whose approval makes an institution's answer official.
    Validator,
}

impl Part {
    pub const ALL: [Self; 10] = [
        Self::Holder,
        Self::Alternate,
        Self::Acting,
        Self::KeyHolder,
        Self::CoChair,
        Self::Secretary,
        Self::Member,
        Self::FocalPoint,
        Self::AlternateFocalPoint,
        Self::Validator,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Holder => "holder",
            Self::Alternate => "alternate",
            Self::Acting => "acting",
            Self::KeyHolder => "key-holder",
            Self::CoChair => "co-chair",
            Self::Secretary => "secretary",
            Self::Member => "member",
            Self::FocalPoint => "focal-point",
            Self::AlternateFocalPoint => "alternate-focal-point",
            Self::Validator => "validator",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// The word key of the part's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("body-part-{}", self.code())
    }

    /// Whether one person at a time holds it in one place.
    #[must_use]
    pub const fn is_held_alone(self) -> bool {
        matches!(self, Self::Holder | Self::FocalPoint | Self::Validator)
    }

    /// Who sees the name by default: who chairs and who holds an office is public, the others are known to the
    /// body.
    #[must_use]
    pub const fn audience(self, place: Place) -> i64 {
        match (place, self) {
            (Place::Office, _) | (Place::Group, Self::CoChair) => PUBLIC,
            _ => MEMBERS_AND_OBSERVERS,
        }
    }
}

/// From a day until another, which is excluded; open where nothing ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Day,
    pub until: Option<Day>,
}

impl Period {
    /// What a form or a row of a file says.
    ///
    /// # Errors
    /// The sentences for the fields `from` and `until`.
    pub fn parse(from: &str, until: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut read = |field: &str, typed: &str| {
            let day = line(typed).parse::<Day>();
            if day.is_err() {
                errors.insert(field.to_owned(), FieldError::new("body-day-wrong"));
            }
            day.ok()
        };
        let first = read("from", from);
        let last = (!line(until).is_empty()).then(|| read("until", until));
        match (first, last) {
            (Some(from), None) => Ok(Self { from, until: None }),
            (Some(from), Some(Some(until))) if until >= from => Ok(Self {
                from,
                until: Some(until),
            }),
            (Some(_), Some(Some(_))) => Err(FieldErrors::from([(
                "until".to_owned(),
                FieldError::new("body-until-before-from"),
            )])),
            _ => Err(errors),
        }
    }

    /// As two columns hold it.
    ///
    /// # Errors
    /// That a stored day is none.
    pub fn stored(from: &str, until: Option<&str>) -> Result<Self, kenes_kernel::Error> {
        let day = |text: &str| text.parse::<Day>().map_err(kenes_kernel::Error::internal);
        Ok(Self {
            from: day(from)?,
            until: until.map(day).transpose()?,
        })
    }

    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let begins_before_end =
            |one: &Self, end: &Self| end.until.is_none_or(|until| one.from < until);
        begins_before_end(self, other)
            && begins_before_end(other, self)
            && self.until != Some(self.from)
            && other.until != Some(other.from)
    }

    /// Whether the other lies within this one.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let ends_in_time = match (self.until, other.until) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(end), Some(other)) => other <= end,
        };
        self.from <= other.from && ends_in_time
    }
}

/// A key as it stands in addresses: 2 to 60 small Latin letters, digits and hyphens.
///
/// # Errors
/// The sentence for the field `key`.
pub fn parse_key(typed: &str) -> Result<String, FieldError> {
    let key = line(typed).to_lowercase();
    let good = key
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !good || !(2..=60).contains(&key.len()) || key.starts_with('-') {
        return Err(FieldError::new("body-key-wrong"));
    }
    Ok(key)
}

/// The number of a seat as people write it.
#[must_use]
pub fn seat_reference(number: i64) -> String {
    format!("S-{number:02}")
}

/// What people write for a seat, as its number.
#[must_use]
pub fn parse_seat_reference(typed: &str) -> Option<i64> {
    let typed = line(typed).to_uppercase();
    typed.strip_prefix("S-").unwrap_or(&typed).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, until: &str) -> Period {
        Period::parse(from, until).unwrap()
    }

    #[test]
    fn a_period_ends_before_its_last_day() {
        let term = period("2015-01-01", "2016-01-01");
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert!(!term.holds(day("2014-12-31")));
        assert!(term.holds(day("2015-01-01")) && term.holds(day("2015-12-31")));
        assert!(!term.holds(day("2016-01-01")));
        assert!(period("2015-01-01", "").holds(day("2090-01-01")));
    }

    #[test]
    fn one_period_follows_another_without_meeting_it() {
        let first = period("2015-01-01", "2016-01-01");
        assert!(!first.meets(&period("2016-01-01", "")));
        assert!(first.meets(&period("2015-12-31", "")));
        assert!(first.meets(&period("2014-01-01", "2015-01-02")));
        assert!(!first.meets(&period("2014-01-01", "2015-01-01")));
        // What ended on the day on which it began never stood.
        assert!(!first.meets(&period("2015-06-01", "2015-06-01")));
    }

    #[test]
    fn a_period_lies_within_another() {
        let seat = period("2015-01-01", "2016-01-01");
        assert!(seat.covers(&seat));
        assert!(!seat.covers(&period("2015-02-01", "")));
        assert!(!seat.covers(&period("2014-12-31", "2015-02-01")));
        assert!(period("2015-01-01", "").covers(&period("2015-01-01", "")));
    }

    #[test]
    fn wrong_days_are_named_by_field() {
        let errors = Period::parse("1.1.2015", "soon").unwrap_err();
        assert_eq!(errors.keys().collect::<Vec<_>>(), ["from", "until"]);
        let errors = Period::parse("2015-01-02", "2015-01-01").unwrap_err();
        assert_eq!(errors["until"].key, "body-until-before-from");
    }

    #[test]
    fn keys_and_seats_are_read_as_people_write_them() {
        assert_eq!(parse_key(" NGO-Saiga ").as_deref(), Ok("ngo-saiga"));
        for wrong in ["", "a", "-a", "два", "a b", "a/b", &"a".repeat(61)] {
            assert!(parse_key(wrong).is_err(), "{wrong}");
        }
        assert_eq!(seat_reference(7), "S-07");
        assert_eq!(parse_seat_reference(" s-07 "), Some(7));
        assert_eq!(parse_seat_reference("12"), Some(12));
        assert_eq!(parse_seat_reference("S-"), None);
    }

    #[test]
    fn every_part_can_be_held_somewhere() {
        for part in Part::ALL {
            assert!(
                Place::ALL.iter().any(|place| place.parts().contains(&part)),
                "{part:?}"
            );
            assert_eq!(Part::from_code(part.code()), Some(part));
        }
    }
}
