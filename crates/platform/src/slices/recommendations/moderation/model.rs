//! Acts of the moderator, and how they stand.

use kenes_kernel::form::{FieldError, FieldErrors, line, paragraph};
use serde::Deserialize;

/// Characters of a reason or an appeal.
pub const LONGEST: usize = 2000;

/// What the moderator can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Only its author, the moderator and the ombudsperson see it from then on.
    Hide,
    /// It says what another recommendation says.
    Merge,
    /// Another institution is the right one.
    Redirect,
}

impl Deed {
    pub const ALL: [Self; 3] = [Self::Hide, Self::Merge, Self::Redirect];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hide => "hide",
            Self::Merge => "merge",
            Self::Redirect => "redirect",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }
}

/// How an act stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Standing,
    /// Its author objects; nobody has decided yet.
    Appealed,
    /// It stands after an appeal.
    Upheld,
    /// It holds no more.
    Lifted,
}

impl State {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Appealed => "appealed",
            Self::Upheld => "upheld",
            Self::Lifted => "lifted",
        }
    }
}

/// The form of an act.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub version: i64,
    pub act: String,
    /// Reference of the recommendation that says the same.
    pub same_as: String,
    /// Key of the institution.
    pub institution: String,
    pub reason: String,
}

/// An act as its form means it, before anything is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub deed: Deed,
    pub target: String,
    pub reason: String,
}

impl Typed {
    /// As it was meant.
    ///
    /// # Errors
    /// One for each field.
    pub fn checked(&self) -> Result<Checked, FieldErrors> {
        let mut errors = FieldErrors::new();
        let deed = Deed::from_code(&self.act);
        let target = match deed {
            Some(Deed::Merge) => line(&self.same_as).to_uppercase(),
            Some(Deed::Redirect) => line(&self.institution),
            _ => String::new(),
        };
        match deed {
            None => refuse(&mut errors, "act", "recommendations-moderation-act-missing"),
            Some(Deed::Merge) if target.is_empty() => refuse(
                &mut errors,
                "same_as",
                "recommendations-moderation-same-missing",
            ),
            Some(Deed::Redirect) if target.is_empty() => refuse(
                &mut errors,
                "institution",
                "recommendations-moderation-institution-missing",
            ),
            _ => {}
        }
        let reason = reason("reason", &self.reason).unwrap_or_else(|wrong| {
            errors.extend(wrong);
            String::new()
        });
        match deed {
            Some(deed) if errors.is_empty() => Ok(Checked {
                deed,
                target,
                reason,
            }),
            _ => Err(errors),
        }
    }
}

/// A reason, an appeal or a decision: not empty, not endless.
///
/// # Errors
/// At this field.
pub fn reason(field: &str, typed: &str) -> Result<String, FieldErrors> {
    let text = paragraph(typed);
    let mut errors = FieldErrors::new();
    match text.chars().count() {
        0 => refuse(
            &mut errors,
            field,
            "recommendations-moderation-reason-empty",
        ),
        n if n > LONGEST => refuse(&mut errors, field, "recommendations-correction-too-long"),
        _ => return Ok(text),
    }
    Err(errors)
}

fn refuse(errors: &mut FieldErrors, field: &str, key: &str) {
    errors.insert(field.to_owned(), FieldError::new(key));
}

/// `M-0007`.
#[must_use]
pub fn reference(number: i64) -> String {
    format!("M-{number:04}")
}

/// The number in `M-0007`.
#[must_use]
pub fn parse_reference(text: &str) -> Option<i64> {
    text.strip_prefix("M-")?.parse().ok().filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(act: &str) -> Typed {
        Typed {
            act: act.into(),
            reason: " It names a witness. ".into(),
            ..Typed::default()
        }
    }

    #[test]
    fn an_act_needs_its_target_and_a_reason() {
        let hidden = typed("hide").checked().unwrap();
        assert_eq!(
            (hidden.deed, hidden.reason.as_str()),
            (Deed::Hide, "It names a witness.")
        );
        for (typed, field) in [
            (typed(""), "act"),
            (typed("delete"), "act"),
            (typed("merge"), "same_as"),
            (typed("redirect"), "institution"),
            (
                Typed {
                    reason: String::new(),
                    ..typed("hide")
                },
                "reason",
            ),
            (
                Typed {
                    reason: "ұ".repeat(LONGEST + 1),
                    ..typed("hide")
                },
                "reason",
            ),
        ] {
            let errors = typed.checked().unwrap_err();
            assert_eq!(errors.keys().collect::<Vec<_>>(), [field]);
        }
        let merged = Typed {
            same_as: "r-0007".into(),
            ..typed("merge")
        };
        assert_eq!(merged.checked().unwrap().target, "R-0007");
    }

    #[test]
    fn references_read_back() {
        assert_eq!(parse_reference(&reference(7)), Some(7));
        for wrong in ["M-", "M-0", "R-0007", "M--1", "7"] {
            assert_eq!(parse_reference(wrong), None, "{wrong}");
        }
    }
}
