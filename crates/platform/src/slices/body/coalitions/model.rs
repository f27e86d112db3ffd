//! Rules of coalitions.

use super::tables::PartnerRow;
use kenes_kernel::form::{FieldError, FieldErrors, line, paragraph};
use serde::Deserialize;

/// Characters of a name.
pub const NAME_LIMIT: usize = 200;
/// Characters of a purpose.
pub const PURPOSE_LIMIT: usize = 2000;

/// How far an organisation is in a coalition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Invited,
    Partner,
    Ended,
}

impl Standing {
    #[must_use]
    pub fn of(row: &PartnerRow) -> Self {
        match (row.accepted_at, row.ended_at) {
            (_, Some(_)) => Self::Ended,
            (Some(_), None) => Self::Partner,
            (None, None) => Self::Invited,
        }
    }
}

/// How an organisation ceased to be a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Declined,
    Left,
    Parted,
}

impl Ending {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::Left => "left",
            Self::Parted => "parted",
        }
    }
}

/// What is typed to found a coalition.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub name: String,
    pub purpose: String,
}

impl Typed {
    /// As a person meant it.
    ///
    /// # Errors
    /// One for each field.
    pub fn checked(&self) -> Result<Self, FieldErrors> {
        let kept = Self {
            name: line(&self.name),
            purpose: paragraph(&self.purpose),
        };
        let mut errors = FieldErrors::new();
        let mut refuse = |field: &str, key: &str| {
            errors.insert(field.to_owned(), FieldError::new(key));
        };
        match kept.name.chars().count() {
            0 => refuse("name", "body-coalition-name-empty"),
            n if n > NAME_LIMIT => refuse("name", "body-coalition-name-long"),
            _ => {}
        }
        if kept.purpose.chars().count() > PURPOSE_LIMIT {
            refuse("purpose", "body-coalition-purpose-long");
        }
        if errors.is_empty() {
            Ok(kept)
        } else {
            Err(errors)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coalition_needs_a_name() {
        let typed = |name: &str, purpose: &str| Typed {
            name: name.into(),
            purpose: purpose.into(),
        };
        assert_eq!(
            typed("  Against \u{202e}torture ", "")
                .checked()
                .unwrap()
                .name,
            "Against torture"
        );
        for (wrong, field) in [
            (typed(" ", ""), "name"),
            (typed(&"ұ".repeat(NAME_LIMIT + 1), ""), "name"),
            (typed("a", &"ұ".repeat(PURPOSE_LIMIT + 1)), "purpose"),
        ] {
            let errors = wrong.checked().unwrap_err();
            assert_eq!(errors.keys().collect::<Vec<_>>(), [field]);
        }
    }
}
