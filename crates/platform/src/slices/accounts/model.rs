//! Rules of accounts, pure.

use kenes_kernel::{
    access::Role,
    form::{FieldError, FieldErrors, line, wrong},
};
use unicode_security::confusable_detection::skeleton;
use uuid::Uuid;

/// Failed tries at one handle from one network, or in one known browser, within [`ATTEMPT_WINDOW_SECONDS`]: then they
/// have to wait there, and nobody else has.
pub const ATTEMPTS_ALLOWED: i64 = 10;
pub const ATTEMPT_WINDOW_SECONDS: i64 = 15 * 60;
/// A browser is known for so long after its last sign-in.
pub const DEVICE_SECONDS: i64 = 365 * 24 * 3600;
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

/// Program and system of a browser as a person knows them, such as "Firefox, Linux"; empty for what is not known.
#[must_use]
pub fn device_of(user_agent: &str) -> String {
    let first = |marks: &[(&str, &'static str)]| {
        let found = marks.iter().find(|(mark, _)| user_agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    // The more special mark stands first: most browsers also name those that they resemble.
    let program = first(&[
        ("YaBrowser/", "Yandex Browser"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iPadOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    let known: Vec<&str> = [program, system].into_iter().flatten().collect();
    known.join(", ")
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

/// Whether two handles look the same: their skeletons (Unicode Technical Standard 39) are equal.
#[must_use]
pub fn looks_like(one: &str, other: &str) -> bool {
    skeleton(one).eq(skeleton(other))
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
    fn letters_of_another_script_make_no_other_handle() {
        assert!(looks_like("\u{441}\u{43e}\u{430}", "coa"));
        assert!(looks_like("aigu1", "aigul"));
        assert!(!looks_like("aigul", "aigerim"));
    }

    #[test]
    fn a_handle_is_folded_and_checked() {
        assert_eq!(parse_handle(" Aigul.S ").as_deref(), Ok("aigul.s"));
        assert_eq!(parse_handle("әлия").as_deref(), Ok("әлия"));
        assert!(parse_handle("a").is_err());
        assert!(parse_handle("two words").is_err());
        assert!(parse_handle("<b>").is_err());
    }

    #[test]
    fn a_browser_is_named_as_people_name_it() {
        for (agent, name) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox, Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari, iOS",
            ),
            ("curl/8.0", ""),
        ] {
            assert_eq!(device_of(agent), name);
        }
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
