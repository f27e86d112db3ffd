use super::filter::{Facet, Filter, Sort};
use super::*;

#[test]
fn references_are_read_as_they_are_written() {
    for (text, number) in [
        ("R-0142", Some(142)),
        ("r-142", Some(142)),
        ("R-38906", Some(38_906)),
        ("R-0", None),
        ("R-", None),
        ("R--1", None),
        ("R-+1", None),
        ("RM-1", None),
        ("R-99999999999999999999", None),
    ] {
        assert_eq!(parse_reference(text), number, "{text}");
    }
    assert_eq!(reference(7), "R-0007");
    assert_eq!(parse_reference(&reference(12_345)), Some(12_345));
}

#[test]
fn a_filter_reads_back_from_its_address() {
    let filter = Filter::from_query(
        "q=%D0%BF%D1%8B%D1%82%D0%BA%D0%B0&mechanism=CAT&mechanism=UPR&theme=Rule+of+law%2C+courts&sort=newest&after=abc&odd=1&cycle=",
    );
    assert_eq!(filter.search, "пытка");
    assert_eq!(filter.chosen(Facet::Mechanism), ["CAT", "UPR"]);
    assert_eq!(filter.chosen(Facet::Theme), ["Rule of law, courts"]);
    assert_eq!(filter.sort, Sort::Newest);
    assert!(filter.chosen(Facet::Cycle).is_empty());
    assert_eq!(Filter::from_query(&filter.to_query()), filter);
    assert_eq!(
        Filter::default().address("/recommendations"),
        "/recommendations"
    );
    assert!(Filter::from_query("%ff%fe=&&&=").is_whole());
}

fn facts(key: &str, text: &str, session: &str) -> Facts {
    Facts {
        scope: "uhri".into(),
        key: key.into(),
        text: text.into(),
        session: session.into(),
        labels: LabelKeys::from([(LabelKind::Theme, vec!["a".into(), "b".into()])]),
        ..Facts::default()
    }
}

fn known(row: i64, facts: &Facts, gone: bool) -> ((String, String), Known) {
    (
        (facts.scope.clone(), facts.key.clone()),
        Known {
            row,
            fingerprint: facts.fingerprint(),
            part: facts.part(),
            gone,
        },
    )
}

#[test]
fn a_file_is_parted_into_new_unchanged_changed_and_gone() {
    let standing = [
        known(1, &facts("1", "same", "7"), false),
        known(2, &facts("2", "old", "7"), false),
        known(3, &facts("3", "left out", "7"), false),
        known(4, &facts("4", "another session", "20"), false),
        known(5, &facts("5", "gone before", "7"), true),
        known(6, &facts("6", "back", "7"), true),
    ]
    .into();
    let file = [
        facts("1", "same", "7"),
        facts("2", "new", "7"),
        facts("9", "added", "7"),
        facts("6", "back", "7"),
    ];
    assert_eq!(
        difference(&standing, &file),
        Difference {
            new: vec![2],
            unchanged: 2,
            differing: vec![(2, 1)],
            gone: vec![3],
            returned: vec![6],
        }
    );
}

#[test]
fn changes_name_each_field_and_leave_local_work_alone() {
    let old = facts("1", "old", "7");
    let mut new = facts("1", "new", "8");
    new.labels.insert(LabelKind::Theme, vec!["a".into()]);
    let changes = old.changes(&new, &BTreeSet::from(["text".to_owned()]));
    let fields: Vec<&str> = changes.iter().map(|c| c.field.as_str()).collect();
    assert_eq!(fields, ["session", "theme"]);
    let mut mended = old.clone();
    for change in &changes {
        mended.set(&change.field, &change.after);
    }
    assert_eq!(mended.text, "old");
    assert_eq!(mended.session, "8");
    assert_eq!(mended.labels, new.labels);
}

#[test]
fn every_field_reads_back_as_it_was_set() {
    let mut facts = Facts::default();
    for field in FIELDS {
        let value = match field {
            "cycle" => "3",
            "extra" => r#"{"action":"5"}"#,
            _ => "value",
        };
        facts.set(field, value);
        assert_eq!(facts.get(field), value, "{field}");
    }
}

#[test]
fn an_exported_record_reads_back_as_the_same_facts() {
    let mut facts = facts("k|1", "Ratify OP-CAT.", "7");
    facts.kind = "recommendation".into();
    facts.mechanism = "SR".into();
    facts.subject_matter = "Peaceful Assembly".into();
    facts.language = "en".into();
    facts.position = "noted".into();
    facts.date = "2014-10-30".into();
    facts.cycle = Some(2);
    let record = facts
        .to_record(5, |_, key| key.to_owned())
        .expect("a record");
    let back = Facts::of_record(&record, Format::KenesRegister, "x", |_, name| {
        name.to_owned()
    });
    assert_eq!(back, facts);
    assert_eq!(back.scope, "uhri");
    assert_eq!(back.fingerprint(), facts.fingerprint());
}
