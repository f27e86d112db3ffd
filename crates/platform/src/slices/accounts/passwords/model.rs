//! Which passwords are good enough, pure.

use kenes_kernel::{
    content::Content,
    form::{FieldError, FieldErrors, wrong},
};
use std::{collections::HashSet, sync::LazyLock};

/// Passwords of 10 characters and more that many people choose, folded to small letters, one a line.
const COMMON: &str = include_str!("common.txt");

static COMMON_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| COMMON.lines().collect());

/// A password: 10 to 1000 characters, none that many people choose, not one's own name.
///
/// # Errors
/// The sentence for the field `password`.
pub fn check_password(typed: &str, handle: &str, name: &Content) -> Result<(), FieldErrors> {
    let refuse = |key| Err(wrong("password", FieldError::new(key)));
    if !(10..=1000).contains(&typed.chars().count()) {
        return refuse("accounts-password-length");
    }
    let folded = typed.trim().to_lowercase();
    let plain: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    if COMMON_SET.contains(folded.as_str())
        || COMMON_SET.contains(plain.as_str())
        || is_monotonous(&folded)
    {
        return refuse("accounts-password-common");
    }
    let bare = |text: &str| -> String {
        text.to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let own = name.texts.values().map(|passage| bare(&passage.text));
    if own.chain([bare(handle)]).any(|own| own == plain) {
        return refuse("accounts-password-own-name");
    }
    Ok(())
}

/// The same one or two signs again and again.
fn is_monotonous(password: &str) -> bool {
    password.chars().collect::<HashSet<_>>().len() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str) -> Result<(), String> {
        let name = Content::in_three("Әлия Нұрлан", "Алия Нурлан", "Aliya Nurlan");
        check_password(typed, "aliya.nurlan", &name)
            .map_err(|errors| errors["password"].key.clone())
    }

    #[test]
    fn a_password_is_counted_in_characters() {
        assert_eq!(check("құқықтарым"), Ok(()));
        assert_eq!(check("a long enough password"), Ok(()));
        for short in ["short", "", &"x".repeat(100_000)] {
            assert_eq!(check(short), Err("accounts-password-length".into()));
        }
    }

    #[test]
    fn what_many_people_choose_is_refused() {
        for common in [
            "1234567890",
            "Password123",
            "qwertyuiop",
            "йцукенгшщз",
            "kazakhstan1",
            "aaaaaaaaaaaa",
            "121212121212",
            "Password-123",
        ] {
            assert_eq!(
                check(common),
                Err("accounts-password-common".into()),
                "{common}"
            );
        }
    }

    #[test]
    fn ones_own_name_is_refused() {
        for own in ["aliya.nurlan", "Aliya Nurlan", "АЛИЯ НУРЛАН"] {
            assert_eq!(
                check(own),
                Err("accounts-password-own-name".into()),
                "{own}"
            );
        }
    }

    #[test]
    fn the_list_is_folded_sorted_and_long_enough() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() >= 1000, "{}", lines.len());
        assert!(lines.is_sorted());
        assert_eq!(lines.len(), COMMON_SET.len(), "none stands twice");
        for line in lines {
            assert!(line.chars().count() >= 10, "{line}");
            assert_eq!(line, line.to_lowercase());
        }
    }
}
