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

/// A handle that somebody gets: as [`parse_handle`], and of one script, so that no name looks like another's.
///
/// # Errors
/// The sentence for the field `handle`.
pub fn parse_new_handle(typed: &str) -> Result<String, FieldErrors> {
    let handle = parse_handle(typed)?;
    let latin = handle.chars().any(|c| c.is_ascii_alphabetic());
    let other = handle.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    if latin && other {
        return Err(wrong("handle", FieldError::new("accounts-handle-mixed")));
    }
    Ok(handle)
}

/// A mail address as it can stand in a header: one `@`, ASCII, no blanks, at most 254 characters.
///
/// # Errors
/// The sentence for the field `mail`.
pub fn parse_mail(typed: &str) -> Result<String, FieldErrors> {
    let mail = typed.trim();
    let is_good = mail.split_once('@').is_some_and(|(local, domain)| {
        let is_local = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_{|}~.-".contains(c);
        let is_label = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        (1..=64).contains(&local.len())
            && local.chars().all(is_local)
            && local.split('.').all(|part| !part.is_empty())
            && domain.contains('.')
            && domain.split('.').all(is_label)
    });
    if is_good && mail.len() <= 254 {
        Ok(mail.to_owned())
    } else {
        Err(wrong("mail", FieldError::new("accounts-mail-wrong")))
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
    fn a_new_handle_is_of_one_script() {
        assert!(parse_new_handle("aigul.s").is_ok());
        assert!(parse_new_handle("әлия-2").is_ok());
        // The second letter is Cyrillic.
        assert!(parse_new_handle("aіgul").is_err());
    }

    #[test]
    fn a_mail_address_can_stand_in_a_header() {
        for good in ["a@b.kz", "aigul.s+kenes@mail.example.org", " a@b.kz "] {
            assert!(parse_mail(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@b",
            "@b.kz",
            "a@b.kz\r\nBcc: c@d.kz",
            "a b@c.kz",
            "a@b@c.kz",
            "a..b@c.kz",
            "a@-b.kz",
            "аигуль@b.kz",
            "\"a\"@b.kz",
        ] {
            assert!(parse_mail(bad).is_err(), "{bad}");
        }
    }
}
