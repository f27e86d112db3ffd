use super::*;
use proptest::prelude::*;

/// Any value of modest size, up to four levels deep.
pub(crate) fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Integer),
        any::<String>().prop_map(Value::Text),
        "[\\x00-\\x20\"\\\\қөұ😀]{0,8}".prop_map(Value::Text),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::List),
            prop::collection::btree_map(any::<String>(), inner, 0..5).prop_map(Value::Map),
        ]
    })
}

fn written(value: &Value) -> String {
    String::from_utf8(value.canonical_bytes()).unwrap()
}

/// The property names of RFC 8785, section 3.2.3, in the order that it demands.
#[test]
fn names_sort_by_utf_16_code_units() {
    let names = ["\r", "1", "\u{80}", "ö", "€", "😀", "\u{fb33}"];
    let map = names
        .iter()
        .map(|name| ((*name).to_owned(), Value::Null))
        .collect();
    let text = written(&Value::Map(map));
    let places: Vec<usize> = ["\\r", "1", "\u{80}", "ö", "€", "😀", "\u{fb33}"]
        .iter()
        .map(|name| text.find(&format!("\"{name}\"")).unwrap())
        .collect();
    assert!(places.is_sorted(), "{text}");
}

/// The text of RFC 8785, section 3.2.2: euro sign, dollar, escapes.
#[test]
fn escapes_are_the_shortest() {
    let text = "€$\u{f}\nA'B\"\\\\\"/";
    assert_eq!(written(&Value::from(text)), r#""€$\u000f\nA'B\"\\\\\"/""#,);
    assert_eq!(
        written(&Value::from("\u{7f}\u{2028}")),
        "\"\u{7f}\u{2028}\""
    );
}

#[test]
fn numbers_keep_all_their_digits() {
    for number in [0, -1, 9_007_199_254_740_993, i64::MIN, i64::MAX] {
        let bytes = Value::Integer(number).canonical_bytes();
        assert_eq!(bytes, number.to_string().into_bytes());
        assert_eq!(Value::parse(&bytes), Ok(Value::Integer(number)));
    }
}

#[test]
fn other_writings_of_the_same_value_are_refused() {
    use ValueError::{Number, Order, Text, Unexpected, Unfinished};
    let end = "the end";
    let close = "a comma or the closing bracket";
    let cases: &[(&[u8], ValueError)] = &[
        (b"", Unfinished { at: 0 }),
        (
            b"1 ",
            Unexpected {
                at: 1,
                expected: end,
            },
        ),
        (
            b"[1, 2]",
            Unexpected {
                at: 3,
                expected: "a value",
            },
        ),
        (b"[1", Unfinished { at: 2 }),
        (
            b"[1}",
            Unexpected {
                at: 2,
                expected: close,
            },
        ),
        (
            b"nul",
            Unexpected {
                at: 0,
                expected: "null, true or false",
            },
        ),
        (b"1.0", Number { at: 0 }),
        (b"-0", Number { at: 0 }),
        (b"01", Number { at: 0 }),
        (b"1e3", Number { at: 0 }),
        (b"9223372036854775808", Number { at: 0 }),
        (b"\"\\u0041\"", Text { at: 1 }),
        (b"\"\\u000a\"", Text { at: 1 }),
        (b"\"\\u001F\"", Text { at: 1 }),
        (b"\"\\/\"", Text { at: 1 }),
        (b"\"\n\"", Text { at: 1 }),
        (b"\"\xff\"", Text { at: 0 }),
        (b"\"open", Unfinished { at: 5 }),
        (b"{\"b\":1,\"a\":2}", Order { at: 7 }),
        (b"{\"a\":1,\"a\":2}", Order { at: 7 }),
        (
            b"{\"a\" :1}",
            Unexpected {
                at: 4,
                expected: "a colon",
            },
        ),
        (
            b"{1:1}",
            Unexpected {
                at: 1,
                expected: "a text in quotes",
            },
        ),
        (b"{\"a\":1", Unfinished { at: 6 }),
    ];
    for (bytes, error) in cases {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(Value::parse(bytes).as_ref(), Err(error), "{text}");
    }
}

#[test]
fn depth_has_a_limit() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let deepest = Value::parse(nested(MAX_DEPTH).as_bytes()).unwrap();
    assert_eq!(deepest.depth(), MAX_DEPTH);
    assert_eq!(
        Value::parse(nested(100_000).as_bytes()),
        Err(ValueError::Depth { at: MAX_DEPTH })
    );
}

proptest! {
    #[test]
    fn canonical_bytes_read_back(value in any_value()) {
        prop_assert_eq!(Value::parse(&value.canonical_bytes()), Ok(value));
    }

    #[test]
    fn what_is_read_is_written_back(bytes in prop::collection::vec(
        prop::sample::select(&b"{}[]\",:0123-\\untrealsf \n\x80"[..]), 0..24,
    )) {
        if let Ok(value) = Value::parse(&bytes) {
            prop_assert_eq!(value.canonical_bytes(), bytes);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>) {
        let _ = Value::parse(&bytes);
    }
}
