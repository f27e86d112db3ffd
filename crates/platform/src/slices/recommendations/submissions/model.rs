//! Rules of submissions: what a draft may hold, and what it needs to be submitted.

use super::tables::SubmissionRow;
use kenes_kernel::{
    access::{MEMBERS, MEMBERS_AND_OBSERVERS, PUBLIC},
    clock::Day,
    form::{FieldError, FieldErrors, line, paragraph},
};
use serde::Deserialize;

/// Characters of a text, as importers take it.
pub const TEXT_LIMIT: usize = 20_000;
/// Characters of one line.
pub const LINE_LIMIT: usize = 300;

/// Who shall see a recommendation, by its author's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Public,
    MembersAndObservers,
    Members,
    /// The coalition that worked on the draft.
    Coalition,
    Organisation,
}

impl Reach {
    pub const ALL: [Self; 5] = [
        Self::Public,
        Self::MembersAndObservers,
        Self::Members,
        Self::Coalition,
        Self::Organisation,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::MembersAndObservers => "members_and_observers",
            Self::Members => "members",
            Self::Coalition => "coalition",
            Self::Organisation => "organisation",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reach| reach.code() == code)
    }

    /// How wide it is: each audience holds the ones before it.
    const fn width(self) -> u8 {
        match self {
            Self::Organisation => 0,
            Self::Coalition => 1,
            Self::Members => 2,
            Self::MembersAndObservers => 3,
            Self::Public => 4,
        }
    }

    /// What a step from here to there is, or the word key of what stands in its way: what was published may have been
    /// copied, so that nobody can take it back.
    ///
    /// # Errors
    /// A word key.
    pub const fn step(self, to: Self) -> Result<Step, &'static str> {
        match self {
            _ if self.width() == to.width() => Err("recommendations-reach-same"),
            _ if self.width() < to.width() => Ok(Step::Widening),
            Self::Public => Err("recommendations-reach-published"),
            _ => Ok(Step::Narrowing),
        }
    }

    /// The audience, given that of the author's own people and that of those who worked on the draft.
    #[must_use]
    pub const fn audience(self, own: i64, circle: i64) -> i64 {
        match self {
            Self::Public => PUBLIC,
            Self::MembersAndObservers => MEMBERS_AND_OBSERVERS,
            Self::Members => MEMBERS,
            Self::Coalition => circle,
            Self::Organisation => own,
        }
    }
}

/// How an author is named in the register, by their own choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribution {
    Organisation,
    /// The person, with the organisation.
    Person,
    /// The coalition that worked on the draft.
    Coalition,
    /// A participant of the body: the name is sealed.
    Participant,
}

impl Attribution {
    pub const ALL: [Self; 4] = [
        Self::Organisation,
        Self::Person,
        Self::Coalition,
        Self::Participant,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Coalition => "coalition",
            Self::Participant => "participant",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|named| named.code() == code)
    }
}

/// What an author does with the audience of a recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Widening,
    Narrowing,
}

impl Step {
    /// The verb of the journal.
    #[must_use]
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Widening => "widen",
            Self::Narrowing => "narrow",
        }
    }
}

/// How far a submission is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Draft,
    Submitted,
    Withdrawn,
}

impl State {
    pub const ALL: [Self; 3] = [Self::Draft, Self::Submitted, Self::Withdrawn];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Withdrawn => "withdrawn",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What is typed into the form of a submission.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub version: i64,
    pub title: String,
    pub language: String,
    pub text: String,
    pub theme: String,
    pub source: String,
    pub source_day: String,
    pub paragraph: String,
    pub country: String,
    /// Key of an organisation; empty when not known.
    pub addressee: String,
    pub reach: String,
    /// How the author is named; the organisation when empty.
    pub attribution: String,
    /// Key of the organisation that may open a sealed name; empty for nobody.
    pub opener: String,
    /// `save` or `submit`.
    pub act: String,
}

impl Typed {
    /// As a person meant it, or what cannot be kept even as a draft.
    ///
    /// # Errors
    /// One for each field.
    pub fn checked(&self) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut kept = Self {
            version: self.version,
            title: line(&self.title),
            language: line(&self.language),
            text: paragraph(&self.text),
            theme: line(&self.theme),
            source: line(&self.source),
            source_day: line(&self.source_day),
            paragraph: line(&self.paragraph),
            country: line(&self.country),
            addressee: line(&self.addressee),
            reach: line(&self.reach),
            attribution: match line(&self.attribution) {
                named if named.is_empty() => Attribution::Organisation.code().to_owned(),
                named => named,
            },
            opener: line(&self.opener),
            act: self.act.clone(),
        };
        let mut refuse = |field: &str, key: &str| {
            errors.insert(field.to_owned(), FieldError::new(key));
        };
        if kept.text.chars().count() > TEXT_LIMIT {
            refuse("text", "recommendations-submission-text-long");
        }
        for (field, value) in [
            ("title", &kept.title),
            ("source", &kept.source),
            ("paragraph", &kept.paragraph),
            ("country", &kept.country),
            ("theme", &kept.theme),
        ] {
            if value.chars().count() > LINE_LIMIT {
                refuse(field, "recommendations-submission-line-long");
            }
        }
        if !matches!(kept.language.as_str(), "" | "kk" | "ru" | "en") {
            refuse("language", "recommendations-submission-language");
        }
        if !kept.source_day.is_empty() && kept.source_day.parse::<Day>().is_err() {
            refuse("source_day", "recommendations-observations-date-wrong");
        }
        if !kept.reach.is_empty() && Reach::from_code(&kept.reach).is_none() {
            refuse("reach", "recommendations-submission-reach-missing");
        }
        match Attribution::from_code(&kept.attribution) {
            None => refuse("attribution", "recommendations-attribution-missing"),
            Some(Attribution::Participant) => {}
            // Nobody opens a name that is not sealed.
            Some(_) => kept.opener.clear(),
        }
        if errors.is_empty() {
            Ok(kept)
        } else {
            Err(errors)
        }
    }
}

/// What a draft lacks before it can be submitted.
#[must_use]
pub fn lacking(row: &SubmissionRow) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if row.text.is_empty() {
        let error = FieldError::new("recommendations-submission-text-empty");
        errors.insert("text".into(), error);
    }
    if Reach::from_code(&row.reach).is_none() {
        let error = FieldError::new("recommendations-submission-reach-missing");
        errors.insert("reach".into(), error);
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            text: " Open the prisons \r\n".into(),
            reach: "public".into(),
            ..Typed::default()
        }
    }

    #[test]
    fn a_draft_may_be_unfinished_but_not_wrong() {
        assert_eq!(typed().checked().unwrap().text, "Open the prisons");
        assert!(Typed::default().checked().is_ok());
        for (wrong, field) in [
            (
                Typed {
                    language: "xx".into(),
                    ..typed()
                },
                "language",
            ),
            (
                Typed {
                    source_day: "31.02.2026".into(),
                    ..typed()
                },
                "source_day",
            ),
            (
                Typed {
                    reach: "friends".into(),
                    ..typed()
                },
                "reach",
            ),
            (
                Typed {
                    text: "ұ".repeat(TEXT_LIMIT + 1),
                    ..typed()
                },
                "text",
            ),
            (
                Typed {
                    title: "ұ".repeat(LINE_LIMIT + 1),
                    ..typed()
                },
                "title",
            ),
        ] {
            let errors = wrong.checked().unwrap_err();
            assert_eq!(errors.keys().collect::<Vec<_>>(), [field]);
        }
    }

    #[test]
    fn an_audience_widens_and_what_was_published_stays_so() {
        use Reach::{Coalition, Members, MembersAndObservers, Organisation, Public};
        for (from, to, step) in [
            (Organisation, Coalition, Ok(Step::Widening)),
            (Coalition, Members, Ok(Step::Widening)),
            (Members, MembersAndObservers, Ok(Step::Widening)),
            (MembersAndObservers, Members, Ok(Step::Narrowing)),
            (MembersAndObservers, Public, Ok(Step::Widening)),
            (Members, Coalition, Ok(Step::Narrowing)),
            (Organisation, Members, Ok(Step::Widening)),
            (Organisation, Public, Ok(Step::Widening)),
            (Members, Public, Ok(Step::Widening)),
            (Members, Organisation, Ok(Step::Narrowing)),
            (Members, Members, Err("recommendations-reach-same")),
            (Public, Members, Err("recommendations-reach-published")),
            (Public, Organisation, Err("recommendations-reach-published")),
        ] {
            assert_eq!(from.step(to), step, "{from:?} {to:?}");
        }
    }

    #[test]
    fn an_author_decides_who_sees() {
        for (reach, audience) in [
            (Reach::Public, PUBLIC),
            (Reach::MembersAndObservers, MEMBERS_AND_OBSERVERS),
            (Reach::Members, MEMBERS),
            (Reach::Coalition, 102),
            (Reach::Organisation, 101),
        ] {
            assert_eq!(reach.audience(101, 102), audience);
        }
    }
}
