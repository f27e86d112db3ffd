//! Which key does what.

use kenes_kernel::form::{FieldError, FieldErrors, line};
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation as _;

/// The acts that have a key, in the order in which they are listed, with the key that each has unless a
/// person chooses another.
pub const ACTS: [(&str, &str); 8] = [
    ("next", "j"),
    ("previous", "k"),
    ("accept", "a"),
    ("move", "m"),
    ("mark", "x"),
    ("seen", "s"),
    ("undo", "u"),
    ("help", "?"),
];

/// The keys of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortcuts {
    pub in_use: bool,
    /// Act → key.
    pub keys: BTreeMap<String, String>,
}

impl Default for Shortcuts {
    fn default() -> Self {
        Self {
            in_use: true,
            keys: ACTS
                .into_iter()
                .map(|(act, key)| (act.to_owned(), key.to_owned()))
                .collect(),
        }
    }
}

impl Shortcuts {
    /// What was kept; acts that came later have their usual key where it is free.
    #[must_use]
    pub fn read(in_use: bool, kept: &str) -> Self {
        let kept: BTreeMap<String, String> = serde_json::from_str(kept).unwrap_or_default();
        let mut keys = BTreeMap::new();
        for (act, usual) in ACTS {
            let key = kept.get(act).cloned().unwrap_or_else(|| {
                let taken = kept.values().any(|key| key == usual);
                if taken {
                    String::new()
                } else {
                    usual.to_owned()
                }
            });
            keys.insert(act.to_owned(), key);
        }
        Self { in_use, keys }
    }

    /// As it is kept, and as the page hands it to its script.
    #[must_use]
    pub fn written(&self) -> String {
        serde_json::to_string(&self.keys).unwrap_or_default()
    }

    /// The key of an act.
    #[must_use]
    pub fn key(&self, act: &str) -> &str {
        self.keys.get(act).map_or("", String::as_str)
    }

    /// Keys as they were typed: one sign each, no two the same; an act may have none.
    ///
    /// # Errors
    /// One for each field that is wrong.
    pub fn check(in_use: bool, typed: &BTreeMap<String, String>) -> Result<Self, FieldErrors> {
        let mut keys = BTreeMap::new();
        let mut errors = FieldErrors::new();
        for (act, _) in ACTS {
            let key = line(typed.get(act).map_or("", String::as_str)).to_lowercase();
            let fault = if key.graphemes(true).count() > 1 {
                Some("accounts-key-one")
            } else if !key.is_empty() && keys.values().any(|other| *other == key) {
                Some("accounts-key-twice")
            } else {
                None
            };
            if let Some(fault) = fault {
                errors.insert(format!("key-{act}"), FieldError::new(fault));
            }
            keys.insert(act.to_owned(), key);
        }
        if errors.is_empty() {
            Ok(Self { in_use, keys })
        } else {
            Err(errors)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(changes: &[(&str, &str)]) -> BTreeMap<String, String> {
        let mut keys = Shortcuts::default().keys;
        for (act, key) in changes {
            keys.insert((*act).to_owned(), (*key).to_owned());
        }
        keys
    }

    #[test]
    fn keys_are_read_as_they_were_written() {
        let own = Shortcuts::check(false, &typed(&[("accept", "Ә"), ("mark", "")])).unwrap();
        assert_eq!(own.key("accept"), "ә");
        assert_eq!(Shortcuts::read(false, &own.written()), own);
        assert_eq!(Shortcuts::read(true, ""), Shortcuts::default());
        assert_eq!(Shortcuts::read(true, "{\"next\":\"s\"}").key("seen"), "");
    }

    #[test]
    fn one_sign_each_and_no_two_the_same() {
        for (change, field) in [
            (("accept", "aa"), "key-accept"),
            (("seen", "j"), "key-seen"),
            (("undo", "Ctrl"), "key-undo"),
        ] {
            let errors = Shortcuts::check(true, &typed(&[change])).unwrap_err();
            assert_eq!(errors.keys().collect::<Vec<_>>(), [field]);
        }
    }
}
