//! What people type, and the cursors that come back to us in addresses. Short by default; `scripts/fuzz` runs longer.

use kenes_kernel::{
    api::{cursor, read_cursor},
    content::Content,
    form::{is_invisible, line, paragraph},
};
use proptest::prelude::*;

/// Letters, white space of all kinds, controls, marks of direction and joining.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[ \\t\\r\\n\u{a0}\u{2028}\u{3000}]{0,4}",
        "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{61c}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]{0,4}",
        "[а-яёәғқңөұүһі<>&\"']{1,8}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn lines_typed(text in typed()) {
        let clean = line(&text);
        prop_assert_eq!(line(&clean), clean.clone(), "cleaning twice changes nothing");
        prop_assert!(!clean.chars().any(is_invisible) && !clean.contains("  "));
        prop_assert_eq!(clean.trim(), clean.as_str());
        prop_assert!(clean.len() <= text.len());
    }

    #[test]
    fn paragraphs_typed(text in typed()) {
        let clean = paragraph(&text);
        prop_assert_eq!(paragraph(&clean), clean.clone(), "cleaning twice changes nothing");
        prop_assert!(!clean.chars().any(|c| c != '\n' && c != '\t' && is_invisible(c)));
        prop_assert_eq!(clean.trim(), clean.as_str());
    }

    #[test]
    fn cursors(date in any::<String>(), row in any::<i64>(), before in any::<i64>(), other in any::<String>()) {
        let keys = (date.replace('\0', ""), row, before);
        prop_assert_eq!(read_cursor::<(String, i64, i64)>(&cursor(&keys)).ok(), Some(keys));
        let _ = read_cursor::<(String, i64, i64)>(&other);
    }

    #[test]
    fn contents(record in "[a-z]{2}", first in any::<String>(), second in any::<String>()) {
        let content = Content::new(&record, first.as_str()).translated("kk", &second).corrected(&second);
        prop_assert_eq!(content.of_record(), second.as_str());
        let stored = serde_json::to_string(&content).expect("plain data");
        prop_assert_eq!(serde_json::from_str::<Content>(&stored).ok(), Some(content));
    }
}

#[test]
fn a_cursor_with_what_a_database_does_not_take_is_none_of_ours() {
    let made = cursor(&("2014\0", 1, 1));
    assert!(read_cursor::<(String, i64, i64)>(&made).is_err());
}

#[test]
fn a_page_of_text_is_cleaned_at_once() {
    for text in [
        "\u{202e}".repeat(100_000),
        " \u{200b}".repeat(50_000),
        "a".repeat(100_000),
    ] {
        assert!(line(&text).len() <= text.len());
        assert!(paragraph(&text).len() <= text.len());
    }
}
