use super::*;
use proptest::prelude::*;

fn fts5(text: &str) -> Option<String> {
    to_fts5(&parse(text))
}

fn tsquery(text: &str) -> Option<String> {
    to_tsquery(&parse(text))
}

#[test]
fn both_renderings_say_the_same() {
    for (text, sqlite, postgres) in [
        ("пыток", "\"пытк\"", "'пытк'"),
        ("пыток суды", "(\"пытк\" AND \"суд\")", "('пытк' & 'суд')"),
        (
            "\"смертная казнь\"",
            "(\"смертн\" + \"казнь\")",
            "('смертн' <-> 'казнь')",
        ),
        ("OP-CAT", "(\"op\" + \"cat\")", "('op' <-> 'cat')"),
        ("азапт*", "\"азапт\"*", "'азапт':*"),
        ("пытка -суд", "(\"пытк\" NOT \"суд\")", "('пытк' & !'суд')"),
        ("суд ИЛИ сот", "(\"суд\" OR \"сот\")", "('суд' | 'сот')"),
        ("суд НЕМЕСЕ сот", "(\"суд\" OR \"сот\")", "('суд' | 'сот')"),
        (
            "(a OR b) AND NOT c",
            "((\"a\" OR \"b\") NOT \"c\")",
            "(('a' | 'b') & !'c')",
        ),
        (
            "a (NOT b OR c)",
            "(\"a\" NOT (\"b\" NOT \"c\"))",
            "('a' & !('b' & !'c'))",
        ),
        ("NOT NOT a", "\"a\"", "'a'"),
    ] {
        assert_eq!(fts5(text).as_deref(), Some(sqlite), "{text}");
        assert_eq!(tsquery(text).as_deref(), Some(postgres), "{text}");
    }
}

#[test]
fn what_only_excludes_cannot_be_rendered() {
    for text in [
        "",
        "  ",
        "-пытка",
        "NOT a",
        "a OR NOT b",
        "-(a OR b)",
        "()",
        "\"\"",
        "*",
        "AND",
    ] {
        assert_eq!(fts5(text), None, "{text}");
        assert_eq!(tsquery(text), None, "{text}");
    }
}

#[test]
fn an_unbalanced_query_is_read_leniently() {
    assert_eq!(fts5("\"смертная казнь"), fts5("\"смертная казнь\""));
    assert_eq!(fts5("(a b"), fts5("(a b)"));
    assert_eq!(fts5("a) b"), fts5("a b"));
    assert_eq!(fts5("a AND OR b"), fts5("a OR b"));
    assert_eq!(fts5("OR a OR"), fts5("a"));
    assert_eq!(fts5("a - b"), fts5("a b"));
    assert_eq!(fts5("\"a\"b"), fts5("a b"));
}

#[test]
fn a_prefix_longer_than_its_stem_still_finds_the_word() {
    assert_eq!(
        parse("пытками*"),
        Query::Or(vec![
            Query::Prefix("пытками".into()),
            Query::Term("пытк".into())
        ])
    );
}

#[test]
fn a_pasted_page_is_cut() {
    let pasted = "слово ".repeat(10_000);
    assert!(fts5(&pasted).is_some_and(|written| written.len() < 4_000));
    let nested = "(".repeat(100_000) + "a";
    assert_eq!(fts5(&nested).as_deref(), Some("\"a\""));
}

/// Whether a rendering is safe: balanced parentheses, quoted letters and digits, operators between.
fn is_safe(written: &str, quote: char, operators: &[&str]) -> bool {
    let mut depth = 0i32;
    let mut rest = written.to_owned();
    for operator in operators {
        rest = rest.replace(operator, " ");
    }
    let mut quoted = false;
    for letter in rest.chars() {
        match letter {
            _ if letter == quote => quoted = !quoted,
            _ if letter.is_alphanumeric() && quoted => {}
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ' ' if !quoted => {}
            _ => return false,
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && !quoted
}

proptest! {
    #[test]
    fn any_string_renders_safely(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_mixture_of_marks_renders_safely(parts in proptest::collection::vec(
        prop_oneof![
            Just("("), Just(")"), Just("\""), Just("-"), Just("*"), Just(" AND "), Just(" ИЛИ "), Just(" ЕМЕС "),
            Just("пыток"), Just("құқығы"), Just("OP-CAT*"), Just("'"), Just(":"), Just(" "), Just("«")
        ], 0..40))
    {
        check(&parts.concat())?;
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let query = parse(text);
    let (sqlite, postgres) = (to_fts5(&query), to_tsquery(&query));
    prop_assert_eq!(sqlite.is_some(), postgres.is_some());
    if let (Some(sqlite), Some(postgres)) = (sqlite, postgres) {
        prop_assert!(
            is_safe(
                &sqlite,
                '"',
                &[" AND ", " OR ", " NOT ", " + ", "\"*"].map(|o| if o == "\"*" { "*" } else { o })
            ),
            "{}",
            sqlite
        );
        prop_assert!(
            is_safe(&postgres, '\'', &[" & !", " & ", " | ", " <-> ", ":*"]),
            "{}",
            postgres
        );
    }
    Ok(())
}
