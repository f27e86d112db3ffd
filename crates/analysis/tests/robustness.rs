//! Whatever a person types into a search field, and whatever stands in a text, becomes terms that both databases take:
//! letters and digits, in bounded number, length and depth. Short by default; `scripts/fuzz` runs longer.

use kenes_analysis::{
    MOST_LETTERS, fold, guess_language, index_terms,
    query::{MOST_WORDS, Query, parse, to_fts5, to_tsquery},
    stem, tokens,
};
use proptest::prelude::*;

/// PostgreSQL refuses a lexeme of 2 KiB.
const MOST_TERM_BYTES: usize = 2046;

fn check_term(term: &str) {
    assert!(!term.is_empty() && term.len() < MOST_TERM_BYTES, "{term}");
    assert!(term.chars().all(char::is_alphanumeric), "{term}");
}

/// Words and depth of a query.
fn measure(query: &Query) -> (usize, usize) {
    match query {
        Query::Term(term) | Query::Prefix(term) => {
            check_term(term);
            (1, 1)
        }
        Query::Phrase(terms) => {
            terms.iter().for_each(|term| check_term(term));
            (terms.len(), 1)
        }
        Query::Not(inner) => {
            let (words, depth) = measure(inner);
            (words, depth + 1)
        }
        Query::And(parts) | Query::Or(parts) => {
            let sizes: Vec<_> = parts.iter().map(measure).collect();
            let deepest = sizes.iter().map(|(_, depth)| *depth).max().unwrap_or(0);
            (sizes.iter().map(|(words, _)| words).sum(), deepest + 1)
        }
    }
}

fn check_query(text: &str) {
    let query = parse(text);
    let (words, depth) = measure(&query);
    // A prefix stands for the beginning and its stem.
    assert!(words <= 2 * MOST_WORDS && depth <= 100, "{words} {depth}");
    assert_eq!(to_fts5(&query).is_some(), to_tsquery(&query).is_some());
}

fn check_text(text: &str) {
    let mut before = 0;
    for token in tokens(text) {
        assert!(before <= token.start && token.start < token.end && token.end <= text.len());
        assert!(text.is_char_boundary(token.start) && text.is_char_boundary(token.end));
        assert!(token.folded.chars().count() <= MOST_LETTERS);
        check_term(&stem(&token.folded));
        before = token.end;
    }
    assert_eq!(index_terms(text).len(), tokens(text).count());
    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "folding twice changes nothing");
    let _ = guess_language(text);
}

/// Letters of three languages, marks of a query, and characters that have gone wrong elsewhere.
fn typed() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "[а-яёәғқңөұүһі]{1,12}",
        "[a-z'’]{1,12}",
        "[(){}«»“”\"*\\-!&|:' ]{1,4}",
        prop::sample::select(vec![
            " AND ",
            " ИЛИ ",
            " ЕМЕС ",
            "\u{ad}",
            "\u{200b}",
            "\u{202e}",
            "\0",
            "ﷺ",
            "İ",
            "ß",
            "½",
            "e\u{301}",
            "\u{301}",
            "人权",
            "👩‍👩‍👧",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn search_queries(text in typed()) {
        check_query(&text);
    }

    #[test]
    fn texts_to_index(text in typed()) {
        check_text(&text);
    }
}

#[test]
fn a_pasted_page_is_a_short_query() {
    for text in [
        "(".repeat(100_000),
        "-(".repeat(50_000),
        "\"".repeat(100_000),
        "а".repeat(100_000),
        "а* ".repeat(30_000),
        "NOT ".repeat(30_000) + "а",
        "a-b-".repeat(30_000),
        "ﷺ".repeat(30_000),
    ] {
        check_query(&text);
        check_text(&text);
    }
}
