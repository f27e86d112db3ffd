use super::*;
use crate::value::tests::any_value;
use proptest::prelude::*;

/// Salts that differ from call to call.
fn salts() -> impl FnMut() -> Salt {
    let mut count = 0_u8;
    move || {
        count += 1;
        [count; 32]
    }
}

fn draft(fields: &[(&str, DraftField)]) -> EntryDraft {
    EntryDraft {
        version: 3,
        at_micros: -5,
        kind: DraftField::open("answer"),
        subject: DraftField::sealed("018f"),
        verb: DraftField::open("submit"),
        actor: DraftField::sealed("person 7"),
        fields: fields
            .iter()
            .map(|(name, field)| ((*name).to_owned(), field.clone()))
            .collect(),
    }
}

fn live(fields: &[(&str, &str)]) -> BTreeMap<String, Value> {
    fields
        .iter()
        .map(|(name, text)| ((*name).to_owned(), Value::from(*text)))
        .collect()
}

fn any_draft() -> impl Strategy<Value = EntryDraft> {
    let field = || {
        (any_value(), any::<bool>()).prop_map(|(value, open)| {
            if open {
                DraftField::open(value)
            } else {
                DraftField::sealed(value)
            }
        })
    };
    let head = (field(), field(), field(), field());
    let fields = prop::collection::btree_map("[a-zқ_]{1,9}", field(), 0..6);
    (any::<u16>(), any::<i64>(), head, fields).prop_map(
        |(version, at_micros, (kind, subject, verb, actor), fields)| EntryDraft {
            version,
            at_micros,
            kind,
            subject,
            verb,
            actor,
            fields,
        },
    )
}

/// The layout is frozen: a change of these bytes breaks every journal that exists. The commitment
/// was computed by `printf 'kenes/entry/v1/@actor\0…' | sha256sum` over the same parts.
#[test]
fn the_bytes_of_an_entry_are_these() {
    let mut draft = draft(&[("title", DraftField::open("Есеп"))]);
    draft.subject = DraftField::open("018f");
    let (entry, _) = draft.seal(&mut || [0x61; 32]).unwrap();
    let text = String::from_utf8(entry.canonical_bytes()).unwrap();
    assert_eq!(
        text,
        concat!(
            r#"{"actor":{"sealed":"62314f75c49d080ad2d7382e1149ccc50bc3152deab40f7e6f478b99690359b8"},"#,
            r#""at":-5,"fields":{"title":{"open":"Есеп"}},"format":1,"kind":{"open":"answer"},"#,
            r#""subject":{"open":"018f"},"verb":{"open":"submit"},"version":3}"#
        )
    );
}

#[test]
fn each_sealed_part_has_its_own_salt_and_opening() {
    let fields = [
        ("text", DraftField::sealed("same")),
        ("note", DraftField::sealed("same")),
    ];
    let (entry, openings) = draft(&fields).seal(&mut salts()).unwrap();
    let places: Vec<String> = openings.iter().map(|o| o.place.to_string()).collect();
    assert_eq!(places, ["@subject", "@actor", "note", "text"]);
    let salts: std::collections::BTreeSet<Salt> = openings.iter().map(|o| o.salt).collect();
    assert_eq!(salts.len(), 4);
    assert!(openings.iter().all(|opening| entry.check_opening(opening)));
    assert_ne!(entry.fields()["text"], entry.fields()["note"]);
}

#[test]
fn an_opening_does_not_fit_another_place_value_or_salt() {
    let (entry, openings) = draft(&[
        ("text", DraftField::sealed("a")),
        ("note", DraftField::open("b")),
    ])
    .seal(&mut || [9; 32])
    .unwrap();
    let opening = openings.last().unwrap();
    let changed = |change: &dyn Fn(&mut Opening)| {
        let mut opening = opening.clone();
        change(&mut opening);
        entry.check_opening(&opening)
    };
    assert!(changed(&|_| ()));
    assert!(!changed(&|opening| opening.value = Value::from("b")));
    assert!(!changed(&|opening| opening.salt[31] ^= 1));
    assert!(!changed(&|opening| opening.place = Place::Actor));
    assert!(!changed(
        &|opening| opening.place = Place::field("note").unwrap()
    ));
    assert!(!changed(
        &|opening| opening.place = Place::field("none").unwrap()
    ));
}

#[test]
fn differences_are_named_and_erased_fields_reported() {
    let (entry, mut openings) = draft(&[
        ("changed", DraftField::open("before")),
        ("erased", DraftField::sealed("gone")),
        ("forged", DraftField::sealed("true")),
        ("kept", DraftField::sealed("kept")),
        ("removed", DraftField::sealed("was there")),
    ])
    .seal(&mut salts())
    .unwrap();
    openings.retain(|opening| opening.place.to_string() != "erased");
    for opening in &mut openings {
        if opening.place.to_string() == "forged" {
            opening.value = Value::from("false");
        }
    }
    let live = live(&[
        ("added", "new"),
        ("changed", "after"),
        ("forged", "false"),
        ("kept", "kept"),
    ]);
    let found = entry.differences(&openings, &live);
    let expected = [
        ("added", Recorded::Absent, Some("new")),
        ("changed", Recorded::Value("before".into()), Some("after")),
        ("erased", Recorded::Erased, None),
        ("forged", Recorded::Contradicted, Some("false")),
        ("removed", Recorded::Value("was there".into()), None),
    ]
    .map(|(field, recorded, live)| Difference {
        field: field.to_owned(),
        recorded,
        live: live.map(Value::from),
    });
    assert_eq!(found, expected);
    let erasures = found.iter().filter(|difference| difference.is_erasure());
    assert_eq!(erasures.count(), 1);
}

#[test]
fn a_live_value_without_its_opening_is_no_mere_erasure() {
    let (entry, _) = draft(&[("text", DraftField::sealed("a"))])
        .seal(&mut salts())
        .unwrap();
    let of = |live| entry.differences(&[], &live);
    assert!(!of(live(&[("text", "b")]))[0].is_erasure());
    assert!(of([("text".to_owned(), Value::Null)].into())[0].is_erasure());
}

#[test]
fn drafts_that_could_not_be_read_back_are_refused() {
    let refused = |name: &str| draft(&[(name, DraftField::open("x"))]).seal(&mut salts());
    assert_eq!(refused(""), Err(DraftError::Name(PlaceError::Empty)));
    assert_eq!(
        refused(&"x".repeat(256)),
        Err(DraftError::Name(PlaceError::Long { bytes: 256 }))
    );
    for name in ["@kind", "a\0b"] {
        let error = refused(name).unwrap_err();
        assert!(matches!(
            error,
            DraftError::Name(PlaceError::Character { .. })
        ));
    }
    let deep = |levels| (0..levels).fold(Value::Null, |inner, _| Value::List(vec![inner]));
    let fits = draft(&[("x", DraftField::open(deep(61)))]).seal(&mut salts());
    let (entry, _) = fits.unwrap();
    assert_eq!(Entry::parse(&entry.canonical_bytes()), Ok(entry));
    let error = draft(&[("x", DraftField::sealed(deep(62)))]).seal(&mut salts());
    assert_eq!(
        error,
        Err(DraftError::Depth {
            place: Place::field("x").unwrap(),
            depth: 62
        })
    );
}

#[test]
fn bytes_that_are_no_entry_say_why() {
    let (entry, _) = draft(&[("x", DraftField::open("y"))])
        .seal(&mut salts())
        .unwrap();
    let text = String::from_utf8(entry.canonical_bytes()).unwrap();
    let error = |from: &str, to: &str| {
        assert!(text.contains(from), "{text}");
        let error = Entry::parse(text.replacen(from, to, 1).as_bytes()).unwrap_err();
        error.to_string()
    };
    let member =
        |name: &str| format!("the member `{name}` of the entry is missing or of the wrong type");
    assert_eq!(error("\"at\":-5,", ""), member("at"));
    assert_eq!(
        error("\"version\":3", "\"version\":65536"),
        member("version")
    );
    assert_eq!(error("{\"open\":\"y\"}", "{}"), member("fields.x"));
    assert_eq!(
        error("{\"open\":\"y\"}", "{\"open\":1,\"p\":2}"),
        member("fields.x")
    );
    assert_eq!(error("{\"sealed\":\"", "{\"sealed\":\"A"), member("actor"));
    assert_eq!(
        error("\"version\":3", "\"version\":3,\"x\":1"),
        "the entry has the unknown member `x`"
    );
    assert_eq!(
        error("\"format\":1", "\"format\":2"),
        "the entry has format 2, this program reads format 1: use a newer release"
    );
    assert!(error("{\"x\":", "{\"@x\":").contains("`@x`"));
    assert_eq!(
        Entry::parse(b"7").unwrap_err().to_string(),
        member("(whole entry)")
    );
}

#[test]
fn a_place_reads_back_from_its_text() {
    for text in ["@kind", "@subject", "@verb", "@actor", "title"] {
        assert_eq!(text.parse::<Place>().unwrap().to_string(), text);
    }
    assert!("@other".parse::<Place>().is_err());
}

#[test]
fn an_opening_shows_no_secret_in_a_log() {
    let (_, openings) = draft(&[("text", DraftField::sealed("secret"))])
        .seal(&mut || [0xab; 32])
        .unwrap();
    let shown = format!("{openings:?}");
    assert!(shown.contains("text") && !shown.contains("secret") && !shown.contains("171"));
}

proptest! {
    #[test]
    fn entries_read_back(draft in any_draft()) {
        let (entry, openings) = draft.clone().seal(&mut salts()).unwrap();
        let read = Entry::parse(&entry.canonical_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&entry));
        prop_assert!(openings.iter().all(|opening| entry.check_opening(opening)));
        let live = draft.fields.into_iter().map(|(name, field)| (name, field.value)).collect();
        prop_assert_eq!(entry.differences(&openings, &live), vec![]);
    }

    #[test]
    fn what_is_read_is_written_back(draft in any_draft(), at: usize, byte: u8) {
        let (entry, _) = draft.seal(&mut salts()).unwrap();
        let mut bytes = entry.canonical_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(entry) = Entry::parse(&bytes) {
            prop_assert_eq!(entry.canonical_bytes(), bytes);
        }
    }
}
