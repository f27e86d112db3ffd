//! Rules of the list of people, pure.

use crate::slices::accounts::{
    invitations::model::{Invitation, Standing},
    model::{parse_mail, parse_new_handle},
    tables::PersonRow,
};
use kenes_kernel::{
    access::Role,
    clock::Instant,
    form::{FieldError, FieldErrors, line, paragraph},
    i18n::Locale,
};
use uuid::Uuid;

/// People on one page of the list.
pub const PAGE: usize = 100;

/// Where a person is shown.
#[must_use]
pub fn path_of(person: Uuid) -> String {
    format!("/people/{person}")
}

/// How a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Has a link that works.
    Invited,
    /// Had a link, and did not come in by it.
    NotComeIn,
    /// Signs in.
    Active,
    /// Has neither password nor link.
    NoPassword,
    Erased,
}

impl State {
    #[must_use]
    pub fn of(person: &PersonRow, newest: Option<&Invitation>, now: Instant) -> Self {
        if person.erased_at.is_some() {
            return Self::Erased;
        }
        if person.password_hash.is_some() || person.demonstration {
            return Self::Active;
        }
        match newest.map(|link| link.standing(now)) {
            Some(Standing::Open) => Self::Invited,
            Some(_) => Self::NotComeIn,
            None => Self::NoPassword,
        }
    }

    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Invited => "accounts-state-invited",
            Self::NotComeIn => "accounts-state-not-come-in",
            Self::Active => "accounts-state-active",
            Self::NoPassword => "accounts-state-no-password",
            Self::Erased => "accounts-state-erased",
        }
    }

    /// As `components.html` draws it.
    #[must_use]
    pub const fn drawn(self) -> &'static str {
        match self {
            Self::Invited => "waiting",
            Self::NotComeIn => "overdue",
            Self::Active => "done",
            Self::NoPassword => "unknown",
            Self::Erased => "declined",
        }
    }
}

/// The invitation as it was typed.
#[derive(Clone, Debug, Default)]
pub struct TypedInvitation {
    pub name: String,
    pub handle: String,
    pub mail: String,
    pub role: String,
    pub language: String,
    /// Id of the organisation for which they act; empty for none.
    pub organisation: String,
}

/// The invitation as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvitation {
    pub name: String,
    pub handle: String,
    pub mail: String,
    pub role: Role,
    pub locale: Locale,
}

impl TypedInvitation {
    /// # Errors
    /// A sentence for each wrong field.
    pub fn check(&self) -> Result<NewInvitation, FieldErrors> {
        let mut errors = FieldErrors::new();
        let name = line(&self.name);
        if !(1..=200).contains(&name.chars().count()) {
            errors.insert("name".into(), FieldError::new("accounts-name-missing"));
        }
        let handle = taken(parse_new_handle(&self.handle), &mut errors);
        let mail = taken(parse_mail(&self.mail), &mut errors);
        let role = taken(parse_role(&self.role), &mut errors);
        let locale = taken(parse_language(&self.language), &mut errors);
        match (handle, mail, role, locale) {
            (Some(handle), Some(mail), Some(role), Some(locale)) if errors.is_empty() => {
                Ok(NewInvitation {
                    name,
                    handle,
                    mail,
                    role,
                    locale,
                })
            }
            _ => Err(errors),
        }
    }
}

fn taken<T>(parsed: Result<T, FieldErrors>, errors: &mut FieldErrors) -> Option<T> {
    parsed.map_err(|wrong| errors.extend(wrong)).ok()
}

/// # Errors
/// The sentence for the field `role`.
pub fn parse_role(typed: &str) -> Result<Role, FieldErrors> {
    Role::from_code(typed)
        .filter(|role| *role != Role::Visitor)
        .ok_or_else(|| kenes_kernel::form::wrong("role", FieldError::new("accounts-role-missing")))
}

/// # Errors
/// The sentence for the field `language`.
pub fn parse_language(typed: &str) -> Result<Locale, FieldErrors> {
    typed.parse().map_err(|_| {
        kenes_kernel::form::wrong("language", FieldError::new("accounts-language-missing"))
    })
}

/// Why a role changes: a sentence of 3 to 1000 characters.
///
/// # Errors
/// The sentence for the field `reason`.
pub fn parse_reason(typed: &str) -> Result<String, FieldErrors> {
    let reason = paragraph(typed);
    if (3..=1000).contains(&reason.chars().count()) {
        Ok(reason)
    } else {
        Err(kenes_kernel::form::wrong(
            "reason",
            FieldError::new("accounts-reason-missing"),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_field_of_an_invitation_is_named_at_once() {
        let errors = TypedInvitation::default().check().unwrap_err();
        let fields: Vec<&str> = errors.keys().map(String::as_str).collect();
        assert_eq!(fields, ["handle", "language", "mail", "name", "role"]);
        let good = TypedInvitation {
            name: " Айгүл\r\nСерікова ".into(),
            handle: "Aigul".into(),
            mail: "aigul@example.org".into(),
            role: "ngo".into(),
            language: "kk".into(),
            organisation: String::new(),
        };
        let new = good.check().unwrap();
        assert_eq!(
            (new.name.as_str(), new.handle.as_str()),
            ("Айгүл Серікова", "aigul")
        );
        let visitor = TypedInvitation {
            role: "visitor".into(),
            ..good
        };
        assert!(visitor.check().unwrap_err().contains_key("role"));
    }

    #[test]
    fn a_reason_is_a_sentence() {
        assert!(parse_reason("  ").is_err());
        assert!(parse_reason("new duties").is_ok());
        assert!(parse_reason(&"x".repeat(1001)).is_err());
    }
}
