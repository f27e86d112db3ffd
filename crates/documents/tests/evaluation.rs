//! Reads the evaluation data and counts exactly. The data lie outside the repository; without them each test says that
//! it is skipped.
#![allow(
    clippy::disallowed_methods,
    reason = "settings of a test or a build come from its environment"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use kenes_documents::{
    Container, Encoding, FaultKind, Field, Format, Kind, Limits, LineEnds, List, NoteKind,
    Position, Reading, Record, Source, recognise,
};

/// The bytes of a file of the evaluation data, or `None` with a plain word when it is missing.
fn data(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("KENES_EVALUATION_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = folder.join("recommendations").join(name);
    match std::fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(_) => {
            eprintln!(
                "SKIPPED: the evaluation data are missing ({})",
                path.display()
            );
            None
        }
    }
}

fn source(bytes: &[u8]) -> Source {
    recognise(bytes, None, &Limits::default()).expect("the file is recognised")
}

fn read(bytes: &[u8]) -> Reading {
    source(bytes).read().expect("the file is read")
}

fn positions(records: &[Record]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for record in records {
        *counts
            .entry(record.position.map_or("none", Position::word))
            .or_default() += 1;
    }
    counts
}

fn keys(records: &[Record]) -> BTreeSet<&str> {
    records.iter().map(|record| record.key.as_str()).collect()
}

/// Checks what every matrix must have and returns the records by number.
fn matrix(
    name: &str,
    heads: u32,
    supported: usize,
    noted: usize,
) -> Option<BTreeMap<String, Record>> {
    let reading = read(&data(name)?);
    assert_eq!(
        (reading.format, reading.container),
        (Format::OhchrMatrix, Container::Docx)
    );
    assert_eq!(reading.faults, []);
    let records = supported + noted;
    assert_eq!(
        (reading.section_heads, reading.row_count as usize),
        (heads, heads as usize + records)
    );
    assert_eq!(reading.records.len(), records);
    assert_eq!(keys(&reading.records).len(), records);
    assert_eq!(
        positions(&reading.records),
        BTreeMap::from([("supported", supported), ("noted", noted)])
    );
    for record in &reading.records {
        assert_eq!(record.country.as_deref(), Some("Slovenia"));
        assert_eq!(record.language, "en");
        assert_eq!(record.paragraph.as_ref(), Some(&record.key));
        assert!(!record.recommending_states.is_empty(), "{}", record.key);
        assert!(!record.themes.is_empty(), "{}", record.key);
        assert_eq!(record.section_themes.len(), 1, "{}", record.key);
        assert!(!record.text.ends_with(';'), "{}", record.key);
    }
    Some(
        reading
            .records
            .into_iter()
            .map(|record| (record.key.clone(), record))
            .collect(),
    )
}

#[test]
fn the_matrix_of_the_fourth_cycle() {
    let Some(records) = matrix("ohchr-matrix-slovenia-cycle4.docx", 53, 217, 37) else {
        return;
    };
    let one = &records["140.7"];
    assert_eq!(
        (one.cycle, one.session.as_deref(), one.row),
        (Some(4), Some("48"), 3)
    );
    assert_eq!(one.document_symbol.as_deref(), Some("A/HRC/59/15"));
    assert_eq!(
        one.position_source.as_deref(),
        Some("A/HRC/59/15/Add.1 - Para.3")
    );
    assert_eq!(one.recommending_states, ["Maldives", "Portugal"]);
    assert_eq!(one.groups_of_persons, ["Public officials"]);
    assert_eq!(one.sdgs.len(), 8);
    assert_eq!(
        records["140.167"].recommending_states,
        ["Venezuela (Bolivarian Republic of)"]
    );
    assert!(
        records
            .values()
            .all(|record| record.assessment_comment.is_none())
    );
}

#[test]
fn the_matrix_of_the_third_cycle() {
    let Some(records) = matrix("ohchr-matrix-slovenia-cycle3.docx", 53, 182, 33) else {
        return;
    };
    let one = &records["121.2"];
    assert_eq!((one.cycle, one.session.as_deref()), (Some(3), Some("34")));
    assert_eq!(one.recommending_states, ["Ukraine", "Slovakia"]);
    assert_eq!(one.groups_of_persons, ["Disappeared persons"]);
    assert_eq!(one.sdgs, ["16 - PEACE, JUSTICE AND STRONG INSTITUTIONS"]);
    assert!(records["121.3"].text.ends_with("(No. 29)"));
}

#[test]
fn the_recommendations_to_kazakhstan_are_mapped_without_help() {
    let Some(bytes) = data("kazakhstan.csv") else {
        return;
    };
    let reading = read(&bytes);
    assert_eq!(
        (reading.format, reading.faults.len(), reading.row_count),
        (Format::Table, 0, 327)
    );
    assert_eq!(reading.line_ends, Some(LineEnds::CrLf));
    assert_eq!(reading.encoding, Some(Encoding::Ascii));
    assert_eq!(
        positions(&reading.records),
        BTreeMap::from([("supported", 269), ("noted", 58)])
    );
    let sessions = |session: &str| {
        reading
            .records
            .iter()
            .filter(|r| r.session.as_deref() == Some(session))
            .count()
    };
    assert_eq!((sessions("7"), sessions("20")), (129, 198));
    let first = &reading.records[0];
    assert_eq!(
        (first.key.as_str(), first.row, first.cycle),
        ("kazakhstan-07-001", 2, Some(1))
    );
    assert_eq!(first.mechanism.code(), "UPR");
    assert_eq!(first.country.as_deref(), Some("Kazakhstan"));
    assert_eq!(first.recommending_states, ["Mexico"]);
    assert_eq!(first.extra["from_group"], "GRULAC");
    assert_eq!(first.extra["action"], "5");
    assert_eq!(
        reading.records[2].themes,
        ["Disabilities", "International instruments"]
    );
    assert!(reading.records.iter().all(|record| record.language == "en"));
}

#[test]
fn the_open_recommendations_are_mapped_without_help() {
    let Some(bytes) = data("upr-open.csv") else {
        return;
    };
    let reading = read(&bytes);
    assert_eq!((reading.records.len(), reading.faults.len()), (38_906, 0));
    assert_eq!(
        positions(&reading.records),
        BTreeMap::from([("supported", 28_858), ("noted", 10_048)])
    );
    let mapping = reading.mapping.as_ref().expect("a table has a mapping");
    let fields: Vec<Field> = mapping.columns.iter().map(|rule| rule.field).collect();
    assert_eq!(
        fields,
        [
            Field::Key,
            Field::Country,
            Field::Session,
            Field::Cycle,
            Field::Text,
            Field::RecommendingStates,
            Field::Extra,
            Field::Position,
            Field::Extra,
            Field::Themes,
        ]
    );
    assert_eq!(mapping.columns[9].list, Some(List::By(";".into())));
    assert_eq!(reading.encoding, Some(Encoding::Utf8));
    // Nine rows name their State only as a reference to characters.
    let unknown = reading
        .records
        .iter()
        .filter(|r| r.recommending_states == ["(Unknown)"])
        .count();
    assert_eq!(unknown, 9);
    let other: Vec<&str> = reading
        .records
        .iter()
        .filter(|r| r.language != "en")
        .map(|r| r.text.as_str())
        .collect();
    assert_eq!(
        other,
        Vec::<&str>::new(),
        "texts that are not taken for English"
    );
}

#[test]
fn the_original_of_upr_info_has_other_line_ends() {
    let Some(bytes) = data("upr-info-original.csv") else {
        return;
    };
    let reading = read(&bytes);
    assert_eq!(
        (reading.format, reading.line_ends),
        (Format::UprInfo, Some(LineEnds::Cr))
    );
    assert_eq!((reading.records.len(), reading.faults.len()), (1189, 0));
    assert_eq!(keys(&reading.records).len(), 1189);
    assert_eq!(
        positions(&reading.records),
        BTreeMap::from([("supported", 955), ("noted", 234)])
    );
    let here = reading
        .records
        .iter()
        .filter(|r| r.country.as_deref() == Some("Kazakhstan"))
        .count();
    assert_eq!(here, 327);
    assert_eq!(reading.records[0].cycle, Some(1));
}

/// The two forms of one corpus agree: UPR-Info's own file and the open one give the same themes for the same text.
#[test]
fn the_original_and_the_open_file_agree() {
    let (Some(original), Some(open)) = (data("upr-info-original.csv"), data("kazakhstan.csv"))
    else {
        return;
    };
    let by_text =
        |reading: &Reading| -> BTreeMap<(String, String), (BTreeSet<String>, Option<Position>)> {
            reading
                .records
                .iter()
                .filter(|record| record.country.as_deref() == Some("Kazakhstan"))
                .map(|record| {
                    let themes = record.themes.iter().cloned().collect();
                    (
                        (record.text.clone(), record.recommending_states.concat()),
                        (themes, record.position),
                    )
                })
                .collect()
        };
    assert_eq!(by_text(&read(&original)), by_text(&read(&open)));
}

fn check_uhri(reading: &Reading) {
    assert_eq!((reading.format, reading.row_count), (Format::Uhri, 334));
    let codes: Vec<&str> = reading
        .faults
        .iter()
        .map(|fault| fault.kind.code())
        .collect();
    assert_eq!(codes, ["empty-text", "duplicate-key", "bad-date"]);
    assert_eq!(reading.records.len(), 331);
    assert_eq!(
        positions(&reading.records),
        BTreeMap::from([("supported", 269), ("noted", 58), ("none", 4)])
    );
    let by_key: BTreeMap<&str, &Record> = reading
        .records
        .iter()
        .map(|r| (r.key.as_str(), r))
        .collect();
    let first = by_key["kazakhstan-07-001-annotation"];
    assert_eq!(first.paragraph.as_deref(), Some("95.1"));
    assert!(
        first.text.starts_with("Abolish") && first.text.ends_with("religious entities"),
        "{}",
        first.text
    );
    assert!(first.original_text.ends_with("(Mexico);"));
    assert_eq!(
        (first.session.as_deref(), first.cycle),
        (Some("7"), Some(1))
    );
    assert_eq!(
        first.document_date.map(|date| date.to_string()).as_deref(),
        Some("2010-03-23")
    );
    assert_eq!(
        by_key["kazakhstan-07-002-annotation"].document_date,
        first.document_date
    );
    let rural = by_key["constructed-1"];
    assert_eq!(
        (rural.heading.as_deref(), rural.paragraph.as_deref()),
        (Some("Rural women"), Some("43"))
    );
    assert!(rural.text.starts_with("The Committee recommends"));
    let safeguards = by_key["constructed-2"];
    assert_eq!(
        safeguards.heading.as_deref(),
        Some("Fundamental legal safeguards")
    );
    assert_eq!(
        (safeguards.paragraph.as_deref(), safeguards.mechanism.code()),
        (Some("12"), "CAT")
    );
    let concern = by_key["constructed-3"];
    assert_eq!(
        (concern.kind, concern.paragraph.as_deref()),
        (Kind::Concern, Some("17"))
    );
    let assembly = by_key["constructed-4"];
    assert_eq!(
        (assembly.paragraph.as_deref(), assembly.mechanism.code()),
        (Some("96 (c)"), "SR Peaceful Assembly")
    );
    let reviewed = reading
        .records
        .iter()
        .filter(|r| r.mechanism.code() == "UPR");
    for record in reviewed {
        assert_eq!(record.recommending_states.len(), 1, "{}", record.key);
        assert!(
            !record.text.ends_with(';') && record.paragraph.is_some(),
            "{}",
            record.text
        );
    }
    assert!(
        reading
            .notes
            .iter()
            .any(|note| note.kind == NoteKind::Concerns && note.count == 1)
    );
}

#[test]
fn the_workbook_of_the_index() {
    let Some(bytes) = data("uhri-shaped.xlsx") else {
        return;
    };
    let reading = read(&bytes);
    check_uhri(&reading);
    let fault = reading.faults.last().expect("three faults");
    assert_eq!(
        (fault.row, fault.cell.as_deref()),
        (Some(335), Some("G335"))
    );
    assert_eq!(
        fault.kind,
        FaultKind::BadDate {
            found: "not a date".into()
        }
    );
}

#[test]
fn the_json_of_the_index() {
    let Some(bytes) = data("uhri-shaped.json") else {
        return;
    };
    let reading = read(&bytes);
    check_uhri(&reading);
    let workbook = read(&data("uhri-shaped.xlsx").expect("beside the other"));
    let strip = |reading: &Reading| -> Vec<Record> {
        reading
            .records
            .iter()
            .map(|record| Record {
                row: 0,
                ..record.clone()
            })
            .collect()
    };
    assert_eq!(strip(&reading), strip(&workbook));
}
