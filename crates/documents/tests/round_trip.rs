//! What was exported is imported unchanged, in every form.

mod common;

use std::collections::BTreeMap;

use common::{matrix, read, workbook};
use kenes_documents::export::{csv, json, register_sheet, xlsx};
use kenes_documents::{Format, Kind, Mechanism, Position, Record};

/// Records that are hard to write: formulas, apostrophes, lists of dashes, line ends, long numbers, three scripts.
fn awkward() -> Vec<Record> {
    let plain = Record {
        row: 2,
        key: "=1+1".into(),
        reference: Some("R-0142".into()),
        kind: Kind::Recommendation,
        mechanism: Mechanism::upr(),
        issuing_body: None,
        country: Some("Kazakhstan".into()),
        document_symbol: Some("A/HRC/28/10".into()),
        document_date: Some(jiff::civil::date(2014, 12, 10)),
        paragraph: Some("124.10".into()),
        heading: None,
        text: "=HYPERLINK(\"x\") \"quoted\", a; b\n- second line".into(),
        original_text: "124.10 '=x (Peru);".into(),
        language: "en".into(),
        recommending_states: vec![
            "Venezuela (Bolivarian Republic of)".into(),
            "Côte d’Ivoire".into(),
        ],
        cycle: Some(2),
        session: Some("20".into()),
        position: Some(Position::Partly),
        position_source: Some("A/HRC/28/10/Add.1 - Para.3".into()),
        section_themes: vec!["Treaties; norms".into()],
        themes: vec!["- dash".into(), "5 - GENDER, EQUALITY".into()],
        groups_of_persons: vec!["@women".into()],
        sdgs: vec!["16 - PEACE".into()],
        assessment_comment: Some("'+done' &amp; &#40;kept&#41;".into()),
        extra: BTreeMap::from([
            ("action".to_owned(), "'5".to_owned()),
            ("key".to_owned(), "-x".to_owned()),
        ]),
    };
    let committee = Record {
        row: 3,
        key: "007".into(),
        reference: None,
        kind: Kind::Concern,
        mechanism: Mechanism::parse("SR Peaceful Assembly").expect("a special procedure"),
        issuing_body: Some("Special Rapporteur".into()),
        country: None,
        document_date: None,
        paragraph: Some("96 (c)".into()),
        heading: Some("Жиналыстар".into()),
        text: "Бейбіт жиналыстар туралы заң қабылдансын".into(),
        original_text: "_x000D_ _x0041_ 96. (c)".into(),
        language: "kk".into(),
        recommending_states: Vec::new(),
        cycle: None,
        session: Some("special session of 2020 and 2021".into()),
        position: None,
        position_source: None,
        section_themes: Vec::new(),
        themes: Vec::new(),
        groups_of_persons: Vec::new(),
        sdgs: Vec::new(),
        assessment_comment: None,
        extra: BTreeMap::new(),
        ..plain.clone()
    };
    vec![plain, committee]
}

fn check(records: &[Record]) {
    let sheet = register_sheet("Register", records);
    for (form, bytes) in [
        ("csv", csv(&sheet, false).expect("written")),
        ("csv with mark", csv(&sheet, true).expect("written")),
        ("xlsx", xlsx(&sheet).expect("written")),
        ("json", json(&sheet).expect("written")),
    ] {
        let reading = read(&bytes);
        assert_eq!(reading.format, Format::KenesRegister, "{form}");
        assert_eq!(reading.faults, [], "{form}");
        assert_eq!(reading.records.len(), records.len(), "{form}");
        for (mut found, given) in reading.records.into_iter().zip(records) {
            found.row = given.row;
            assert_eq!(&found, given, "{form}");
        }
    }
}

#[test]
fn awkward_records_come_back_unchanged() {
    check(&awkward());
}

#[test]
fn records_of_other_formats_come_back_unchanged() {
    check(&read(&matrix()).records);
    check(&read(&workbook()).records);
}

#[test]
fn a_workbook_has_a_sheet_about_itself() {
    let mut sheet = register_sheet("Реестр", &awkward());
    sheet.notes = vec![
        ("Source".into(), "kenes".into()),
        ("Filter".into(), "=UPR".into()),
    ];
    let reading = read(&xlsx(&sheet).expect("written"));
    assert_eq!(reading.sheet.as_deref(), Some("Реестр"));
    assert_eq!(reading.records.len(), 2);
    let notes: Vec<&str> = reading.notes.iter().map(|note| note.kind.code()).collect();
    assert_eq!(notes, ["other-sheets", "concerns"]);
}

#[test]
fn no_cell_of_a_text_file_is_a_formula() {
    let bytes = csv(&register_sheet("", &awkward()), false).expect("written");
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(&bytes[..]);
    for record in reader.records() {
        for cell in &record.expect("well-formed") {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
                "{cell}"
            );
        }
    }
}
