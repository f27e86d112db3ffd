//! What a token is and how it stands, pure.

use super::tables::TokenRow;
use crate::slices::accounts::second_factor::model::base32;
use kenes_kernel::{
    clock::Instant,
    form::{FieldError, FieldErrors, line},
};

/// With what every token begins, so that programs that look for secrets in texts find it.
const PREFIX: &str = "kenes_";
pub const SECRET_BYTES: usize = 32;
/// Base 32 of the secret.
const SECRET_LETTERS: usize = 52;
/// For how many days a token may work.
pub const DAYS: [i64; 3] = [30, 90, 365];
/// Open tokens of one owner.
pub const OPEN_AT_MOST: usize = 20;
const LONGEST_NAME: usize = 100;
const HOUR_MICROS: i64 = 3_600_000_000;

/// What may be done with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Read,
    Write,
}

impl Scope {
    pub const ALL: [Self; 2] = [Self::Read, Self::Write];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }

    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Read => "accounts-token-scope-read",
            Self::Write => "accounts-token-scope-write",
        }
    }
}

/// Whose a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Person,
    Organisation,
}

impl Owner {
    pub const ALL: [Self; 2] = [Self::Person, Self::Organisation];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|owner| owner.code() == code)
    }
}

/// How a token stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Open,
    Expired,
    Withdrawn,
}

impl Standing {
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "accounts-token-open",
            Self::Expired => "accounts-token-expired",
            Self::Withdrawn => "accounts-token-withdrawn",
        }
    }

    /// As `components.html` draws it.
    #[must_use]
    pub const fn drawn(self) -> &'static str {
        match self {
            Self::Open => "done",
            Self::Expired => "overdue",
            Self::Withdrawn => "declined",
        }
    }
}

impl TokenRow {
    #[must_use]
    pub fn standing(&self, now: Instant) -> Standing {
        if self.withdrawn_at.is_some() {
            Standing::Withdrawn
        } else if self.expires_at <= now {
            Standing::Expired
        } else {
            Standing::Open
        }
    }

    /// The hour to note for a use at this moment; nothing where it is noted already.
    #[must_use]
    pub fn hour_to_note(&self, now: Instant) -> Option<Instant> {
        let micros = now.micros();
        let hour = Instant::from_micros(micros - micros.rem_euclid(HOUR_MICROS));
        self.last_used_at
            .is_none_or(|last| last < hour)
            .then_some(hour)
    }
}

/// The token of a secret.
#[must_use]
pub fn token_of(secret: &[u8; SECRET_BYTES]) -> String {
    format!("{PREFIX}{}", base32(secret).to_lowercase())
}

/// Whether a text has the form of a token.
#[must_use]
pub fn is_token(text: &str) -> bool {
    text.strip_prefix(PREFIX).is_some_and(|rest| {
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || (b'2'..=b'7').contains(&byte);
        rest.len() == SECRET_LETTERS && rest.bytes().all(is_letter)
    })
}

/// What was typed to make a token.
#[derive(Clone, Debug, Default)]
pub struct TypedToken {
    pub name: String,
    pub owner: String,
    pub scope: String,
    pub days: String,
}

/// A token to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    pub name: String,
    pub owner: Owner,
    pub scope: Scope,
    pub days: i64,
}

impl TypedToken {
    /// # Errors
    /// A sentence for each wrong field.
    pub fn check(&self) -> Result<NewToken, FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut refuse = |field: &str, key: &str| {
            errors.insert(field.to_owned(), FieldError::new(key));
        };
        let name = line(&self.name);
        if !(1..=LONGEST_NAME).contains(&name.chars().count()) {
            refuse("name", "accounts-token-name-missing");
        }
        let owner = Owner::from_code(&self.owner);
        if owner.is_none() {
            refuse("owner", "accounts-token-owner-missing");
        }
        let scope = Scope::from_code(&self.scope);
        match (scope, owner) {
            (None, _) => refuse("scope", "accounts-token-scope-missing"),
            (Some(Scope::Write), Some(Owner::Organisation)) => {
                refuse("scope", "accounts-token-scope-organisation");
            }
            _ => {}
        }
        let days = self.days.parse().ok().filter(|days| DAYS.contains(days));
        if days.is_none() {
            refuse("days", "accounts-token-days-missing");
        }
        match (owner, scope, days) {
            (Some(owner), Some(scope), Some(days)) if errors.is_empty() => Ok(NewToken {
                name,
                owner,
                scope,
                days,
            }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(owner: &str, scope: &str, days: &str) -> TypedToken {
        TypedToken {
            name: " Сервер\u{a0}NGO ".into(),
            owner: owner.into(),
            scope: scope.into(),
            days: days.into(),
        }
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let errors = TypedToken::default().check().unwrap_err();
        let fields: Vec<&str> = errors.keys().map(String::as_str).collect();
        assert_eq!(fields, ["days", "name", "owner", "scope"]);
        let good = typed("person", "write", "90").check().unwrap();
        assert_eq!(good.name, "Сервер NGO");
        for (days, field) in [("366", "days"), ("-1", "days"), ("", "days")] {
            let errors = typed("person", "read", days).check().unwrap_err();
            assert!(errors.contains_key(field), "{days}");
        }
    }

    #[test]
    fn an_organisations_token_reads_alone() {
        assert!(typed("organisation", "read", "365").check().is_ok());
        let errors = typed("organisation", "write", "365").check().unwrap_err();
        assert_eq!(errors["scope"].key, "accounts-token-scope-organisation");
    }

    #[test]
    fn a_token_is_known_by_its_form() {
        let token = token_of(&[0xa7; SECRET_BYTES]);
        assert!(is_token(&token), "{token}");
        for other in ["", "kenes_", &token[1..], &token.to_uppercase()] {
            assert!(!is_token(other), "{other}");
        }
    }

    #[test]
    fn a_token_ends_by_time_and_by_withdrawal_and_its_use_is_noted_by_the_hour() {
        let at = |hours: i64| Instant::from_micros(hours * HOUR_MICROS);
        let token = |withdrawn_at, last_used_at| TokenRow {
            id: uuid::Uuid::nil(),
            token_hash: String::new(),
            name: String::new(),
            scope: "read".into(),
            person_id: None,
            organisation_id: None,
            audience_id: 1,
            created_at: at(0),
            created_by: uuid::Uuid::nil(),
            expires_at: at(10),
            withdrawn_at,
            withdrawn_by: None,
            last_used_at,
        };
        for (withdrawn, now, standing) in [
            (None, 9, Standing::Open),
            (None, 10, Standing::Expired),
            (Some(at(2)), 3, Standing::Withdrawn),
            (Some(at(2)), 30, Standing::Withdrawn),
        ] {
            assert_eq!(token(withdrawn, None).standing(at(now)), standing);
        }
        let later = at(5).plus_seconds(3599);
        assert_eq!(token(None, None).hour_to_note(later), Some(at(5)));
        assert_eq!(token(None, Some(at(4))).hour_to_note(later), Some(at(5)));
        assert_eq!(token(None, Some(at(5))).hour_to_note(later), None);
    }
}
