//! Rules of accounts, pure.

use kenes_kernel::{
    access::Role,
    form::{FieldError, FieldErrors, line, wrong},
};
use uuid::Uuid;

/// Failed sign-ins of one handle within [`ATTEMPT_WINDOW_SECONDS`] before it has to wait.
pub const ATTEMPTS_ALLOWED: i64 = 10;
pub const ATTEMPT_WINDOW_SECONDS: i64 = 15 * 60;
/// A session ends after so long, used or not.
pub const SESSION_LIMIT_SECONDS: i64 = 30 * 24 * 3600;

/// A person as other slices and the demonstration's start page show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCard {
    pub id: Uuid,
    pub handle: String,
    pub name: String,
    pub role: Role,
    pub what_to_try: String,
}

/// A handle: 2 to 60 characters, letters of any script, digits, `.`, `-`, `_`, `@`.
///
/// # Errors
/// The sentence for the field `handle`.
pub fn parse_handle(typed: &str) -> Result<String, FieldErrors> {
    let handle = line(typed).to_lowercase();
    let length = handle.chars().count();
    let good = handle
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@'));
    if !good || !(2..=60).contains(&length) {
        return Err(wrong("handle", FieldError::new("accounts-handle-wrong")));
    }
    Ok(handle)
}

/// A password: 10 to 1000 characters. Length is what protects; composition rules do not.
///
/// # Errors
/// The sentence for the field `password`.
pub fn check_password(typed: &str) -> Result<(), FieldErrors> {
    if (10..=1000).contains(&typed.chars().count()) {
        Ok(())
    } else {
        Err(wrong(
            "password",
            FieldError::new("accounts-password-length"),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_folded_and_checked() {
        assert_eq!(parse_handle(" Aigul.S ").as_deref(), Ok("aigul.s"));
        assert_eq!(parse_handle("әлия").as_deref(), Ok("әлия"));
        assert!(parse_handle("a").is_err());
        assert!(parse_handle("two words").is_err());
        assert!(parse_handle("<b>").is_err());
    }

    #[test]
    fn a_password_is_counted_in_characters() {
        assert!(check_password("құқықтарым").is_ok());
        assert!(check_password("short").is_err());
        assert!(check_password(&"x".repeat(100_000)).is_err());
    }
}
