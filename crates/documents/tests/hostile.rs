//! Files made to exhaust the machine: each costs a sentence, little memory and little time.

mod common;
#[path = "common/measure.rs"]
mod measure;

use common::{cell, docx, packed, row, workbook};
use kenes_documents::{FaultKind, Limits, Reading, Refusal, recognise};
use measure::bounded;
use std::io::{Cursor, Read};
use std::time::Duration;

const MEBIBYTE: usize = 1 << 20;
const SECONDS: Duration = Duration::from_secs(20);

fn read_within(bytes: &[u8], limits: &Limits, mebibytes: usize) -> Result<Reading, Refusal> {
    bounded(mebibytes * MEBIBYTE, SECONDS, || {
        recognise(bytes, None, limits)?.read()
    })
}

fn small() -> Limits {
    Limits {
        cells: 100_000,
        ..Limits::default()
    }
}

/// A workbook with one of its parts changed or added.
fn workbook_with(part: &str, content: &str) -> Vec<u8> {
    let bytes = workbook();
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a packed file");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut inside = Vec::new();
        file.read_to_end(&mut inside).expect("in memory");
        if name != part {
            parts.push((name, inside));
        }
    }
    parts.push((part.to_owned(), content.as_bytes().to_vec()));
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, inside)| (name.as_str(), &inside[..]))
        .collect();
    packed(&parts)
}

#[test]
fn a_workbook_that_states_more_texts_than_it_holds_reserves_nothing_for_them() {
    for stated in ["99999999999", "18446744073709551615"] {
        let texts = format!("<sst count=\"1\" uniqueCount=\"{stated}\"><si><t>x</t></si></sst>");
        let bytes = workbook_with("xl/sharedStrings.xml", &texts);
        let refused = read_within(&bytes, &Limits::default(), 16);
        assert!(matches!(refused, Err(Refusal::Damaged { .. })));
    }
}

#[test]
fn a_workbook_of_empty_texts_or_styles_is_refused_before_they_are_read() {
    let texts = format!("<sst>{}</sst>", "<si/>".repeat(450_000));
    let bytes = workbook_with("xl/sharedStrings.xml", &texts);
    assert_eq!(
        read_within(&bytes, &small(), 16).err(),
        Some(Refusal::TooManyCells { limit: 100_000 })
    );
    let styles = format!("<styleSheet>{}</styleSheet>", "<xf/>".repeat(3_600_000));
    let bytes = workbook_with("xl/styles.xml", &styles);
    let part = "xl/styles.xml".to_owned();
    let refused = read_within(&bytes, &Limits::default(), 16).err();
    assert_eq!(refused, Some(Refusal::Bomb { part }));
}

#[test]
fn a_document_of_empty_parts_is_refused_by_their_number() {
    for part in ["<w:p/>", "<w:tr/>", "<w:tc/>"] {
        let body = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", part.repeat(150_000));
        let refused = read_within(&docx(&body, ""), &small(), 64).err();
        assert_eq!(refused, Some(Refusal::TooManyCells { limit: 100_000 }));
    }
}

#[test]
fn cells_that_cover_many_columns_count_as_many() {
    let wide = cell(&["x"]).replace(
        "<w:tc>",
        "<w:tc><w:tcPr><w:gridSpan w:val=\"63\"/></w:tcPr>",
    );
    let body = row(std::slice::from_ref(&wide)).repeat(3_000);
    let refused = read_within(&docx(&format!("<w:tbl>{body}</w:tbl>"), ""), &small(), 64).err();
    assert_eq!(refused, Some(Refusal::TooManyCells { limit: 100_000 }));
}

#[test]
fn json_of_nothing_is_refused_by_counting() {
    for nothing in ["[],", "{},", "0,"] {
        let json = format!("[{}0]", nothing.repeat(1_000_000));
        let refused = read_within(json.as_bytes(), &small(), 32).err();
        assert_eq!(refused, Some(Refusal::TooManyCells { limit: 100_000 }));
    }
}

#[test]
fn thirty_thousand_equal_rows_get_keys_one_after_another() {
    let file = format!("mechanism,text\n{}", "CAT,Ratify\n".repeat(30_000));
    let reading = read_within(file.as_bytes(), &Limits::default(), 512).expect("a table");
    assert_eq!(reading.records.len(), 30_000);
    assert!(reading.records[29_999].key.ends_with("-30000"));
}

#[test]
fn a_cell_of_ampersands_is_a_fault_like_any_long_cell() {
    let file = format!(
        "id,mechanism,text\n1,CAT,{}\n2,CAT,Ratify\n",
        "&".repeat(500_000)
    );
    let reading = read_within(file.as_bytes(), &Limits::default(), 64).expect("a table");
    assert_eq!(
        reading.faults[0].kind,
        FaultKind::TooLong {
            length: 500_000,
            limit: 20_000
        }
    );
    assert_eq!(reading.records.len(), 1);
}

#[test]
fn long_lists_take_no_more_time_than_long_texts() {
    let themes: Vec<String> = (0..3_000).map(|n| n.to_string()).collect();
    let line = format!("CAT,Ratify,{}\n", themes.join(";"));
    let file = format!("mechanism,text,themes\n{}", line.repeat(100));
    let reading = read_within(file.as_bytes(), &Limits::default(), 256).expect("a table");
    assert_eq!(reading.records[0].themes.len(), 3_000);
}

/// Databases index names, and an index takes no entry of thousands of bytes.
#[test]
fn a_name_as_long_as_a_page_is_a_fault() {
    let long = "ұ".repeat(201);
    for column in [
        "id",
        "country",
        "symbol",
        "paragraph",
        "themes",
        "from_state",
    ] {
        let file = format!("mechanism,text,{column}\nCAT,Ratify,{long}\n");
        let mapping = "constants = { }\n[[column]]\nname = \"mechanism\"\nfield = \"mechanism\"\n\
                       [[column]]\nname = \"text\"\nfield = \"text\"\n";
        let field = match column {
            "id" => "key",
            "symbol" => "document_symbol",
            "from_state" => "recommending_states",
            same => same,
        };
        let mapping = format!("{mapping}[[column]]\nname = \"{column}\"\nfield = \"{field}\"\n");
        let mapping = kenes_documents::Mapping::from_text(&mapping).expect("a mapping");
        let reading = recognise(file.as_bytes(), None, &Limits::default())
            .and_then(|source| source.read_with(&mapping))
            .expect("a table");
        let found: Vec<_> = reading.faults.iter().map(|fault| &fault.kind).collect();
        let (length, limit) = (201, 200);
        assert_eq!(found, [&FaultKind::TooLong { length, limit }], "{column}");
    }
}

#[test]
fn a_number_of_a_thousand_parts_is_none() {
    let text = format!("{}7. Ratify the Protocol", "1.".repeat(1_000));
    let found = kenes_documents::numbering::split_number(&text);
    assert!(found.is_none_or(|found| found.paragraph.len() < 40));
}

#[test]
fn a_header_as_long_as_a_page_is_cut() {
    let file = format!("mechanism,text,{}\nCAT,Ratify,x\n", "w".repeat(50_000));
    let reading = read_within(file.as_bytes(), &Limits::default(), 16).expect("a table");
    assert_eq!(reading.columns[2].chars().count(), 301);
    assert_eq!(reading.records[0].extra.len(), 1);
}
