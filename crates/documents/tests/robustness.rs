//! No bytes make a reader panic or cost more than a bounded file may, and no row is lost without a word: arbitrary
//! bytes, and valid files that were cut, joined or changed in a few places. Short by default; `scripts/fuzz` runs longer.
#![allow(
    clippy::disallowed_methods,
    reason = "settings of a test or a build come from its environment"
)]

mod common;
#[path = "common/measure.rs"]
mod measure;

use common::{OBSERVATIONS_RU, matrix, observations_docx, workbook};
use kenes_documents::export::{csv, json, register_sheet, xlsx};
use kenes_documents::{
    Choice, Delimiter, Encoding, Format, Limits, Mapping, NoteKind, Record, date, language,
    numbering, observations, recognise_as,
};
use proptest::prelude::*;
use std::time::Duration;

/// What a small file may cost, models of languages among it, and without optimisation.
const MOST_BYTES: usize = 256 << 20;
const MOST_TIME: Duration = Duration::from_secs(20);

/// Reads a file in every way, within bounds, and checks that each row is accounted for.
fn read_in_every_way(bytes: &[u8], choice: &Choice) {
    measure::bounded(MOST_BYTES, MOST_TIME, || read_and_check(bytes, choice));
}

fn read_and_check(bytes: &[u8], choice: &Choice) {
    let limits = Limits {
        unpacked_bytes: 32 << 20,
        ..Limits::default()
    };
    let source = match recognise_as(bytes, None, &limits, choice) {
        Ok(source) => source,
        Err(refusal) => {
            assert!(!refusal.to_string().is_empty() && !refusal.code().is_empty());
            return;
        }
    };
    let Ok(reading) = source.read() else { return };
    if reading.format == Format::Observations {
        // Passages that are not included stay in the preview.
        assert!(reading.records.len() <= reading.row_count as usize);
    } else if reading.format != Format::OhchrMatrix {
        assert_eq!(
            reading.records.len() + reading.faults.len(),
            reading.row_count as usize
        );
    } else {
        let merged: u32 = reading
            .notes
            .iter()
            .filter(|note| {
                matches!(
                    note.kind,
                    NoteKind::UnderSeveralHeads | NoteKind::BlankRows | NoteKind::RepeatedHeaders
                )
            })
            .map(|note| note.count)
            .sum();
        let seen = reading.records.len()
            + reading.faults.len()
            + (merged + reading.section_heads) as usize;
        assert_eq!(seen, reading.row_count as usize);
    }
    for fault in &reading.faults {
        assert!(!fault.to_string().is_empty() && !fault.kind.code().is_empty());
    }
    let few = reading.records.len() < 200;
    if few && !reading.records.is_empty() {
        check_round_trips(&reading.records, &limits);
    }
}

/// What was read is written in each form and read back unchanged.
fn check_round_trips(records: &[Record], limits: &Limits) {
    let without_rows = |records: &[Record]| -> Vec<Record> {
        let strip = |record: &Record| Record {
            row: 0,
            ..record.clone()
        };
        records.iter().map(strip).collect()
    };
    let sheet = register_sheet("Register", records);
    let mut forms = vec![csv(&sheet, true), json(&sheet)];
    if records.len() < 10 {
        forms.push(xlsx(&sheet));
    }
    for form in forms {
        let bytes = form.expect("written");
        let back = recognise_as(&bytes, None, limits, &Choice::default());
        let back = back.expect("a register").read().expect("read").records;
        assert_eq!(without_rows(&back), without_rows(records));
    }
}

fn choices() -> impl Strategy<Value = Choice> {
    let encodings = prop::option::of(prop::sample::select(&Encoding::ALL[..]));
    let delimiters = prop::option::of(prop::sample::select(&Delimiter::ALL[..]));
    (encodings, delimiters).prop_map(|(encoding, delimiter)| Choice {
        encoding,
        delimiter,
        sheet: None,
    })
}

fn valid_files() -> Vec<Vec<u8>> {
    let records = common::read(&matrix()).records;
    let sheet = register_sheet("Register", &records);
    vec![
        matrix(),
        workbook(),
        xlsx(&sheet).expect("written"),
        csv(&sheet, false).expect("written"),
        json(&sheet).expect("written"),
        b"To,To-Rgrp,Text,From,Response,Issue,Session\rX,Asia,\"Adopt, now\",Y,Noted,\"A,B\",7\r"
            .to_vec(),
        "id;текст;механизм;темы\r\n1;Принять закон;КПП;а|б\r\n"
            .as_bytes()
            .to_vec(),
        UHRI.as_bytes().to_vec(),
        observations_docx(),
        OBSERVATIONS_RU.as_bytes().to_vec(),
    ]
}

const FILES: usize = 10;

/// Reads concluding observations and checks that no word of the source is lost.
fn read_observations(bytes: &[u8]) {
    let limits = Limits {
        unpacked_bytes: 32 << 20,
        ..Limits::default()
    };
    let found = measure::bounded(MOST_BYTES, MOST_TIME, || observations::read(bytes, &limits));
    let Ok(found) = found else { return };
    let parts = found.passages.iter().flat_map(|passage| {
        [
            &passage.number,
            &passage.heading,
            &passage.concern,
            &passage.text,
        ]
    });
    let kept: String = parts
        .chain(&found.cover)
        .flat_map(|part| part.split_whitespace())
        .collect();
    for passage in &found.passages {
        assert!(passage.n > 0 && passage.place > 0);
        assert!(kept.contains(&passage.text.split_whitespace().collect::<String>()));
    }
    let mut edits = observations::Edits::default();
    for passage in &found.passages {
        let edit = observations::PassageEdit {
            included: Some(passage.n % 2 == 0),
            merged: passage.n % 3 == 0,
            ..observations::PassageEdit::default()
        };
        edits.passages.insert(passage.n, edit);
    }
    for edits in [observations::Edits::default(), edits] {
        let reading = found.reading(&edits, &limits);
        let (_, placed) = found.corrected(&edits);
        let merged: usize = placed.iter().map(|p| p.merged as usize + 1).sum();
        assert_eq!(merged, found.passages.len());
        let included = placed.iter().filter(|p| p.included).count();
        let at_rows = reading.faults.iter().filter(|f| f.row.is_some()).count();
        if found.mechanism.is_some() {
            assert_eq!(reading.records.len() + at_rows, included);
        }
    }
}

/// The index's own JSON, with its lists and its awkward rows.
const UHRI: &str = r#"{"results": [
 {"Text": "124.5 Adopt a law (Peru);", "Recommending Body": "- UPR", "Annotation Type": "- Recommendations",
  "Document Publication Date": "2014-12-10", "Themes": ["Laws", {"name": "Courts"}], "UPR Recommending States": "- Peru",
  "UPR Position": "- Supported", "Annotation Id": 1},
 {"Text": "Ауыл әйелдері 49.Комитет рекомендует", "Recommending Body": "CEDAW", "Annotation Id": "2", "Themes": null},
 {"Text": "", "Annotation Id": 3.5}, 7]}"#;

/// The inner parts of packed files, so that changes reach the readers of XML and not only that of packing.
fn changed_inside(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (*name, &bytes[..]))
        .collect();
    common::packed(&parts)
}

fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a packed file");
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("in memory");
            (part.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

fn change(bytes: &mut Vec<u8>, changes: &[(prop::sample::Index, u8, u8)]) {
    for (place, value, how) in changes {
        if bytes.is_empty() {
            return;
        }
        let at = place.index(bytes.len());
        match how % 7 {
            0 => bytes[at] = *value,
            1 => bytes.insert(at, *value),
            2 => drop(bytes.remove(at)),
            3 => bytes[at] ^= 1 << (value % 8),
            4 => bytes.truncate(at.max(bytes.len() / 2)),
            5 => {
                let end = (at + usize::from(*value)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                // A piece comes twice: tags nest wrongly, quotation marks stay open, rows repeat.
                let end = (at + usize::from(*value)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, u8)>> {
    prop::collection::vec(
        (any::<prop::sample::Index>(), any::<u8>(), any::<u8>()),
        1..8,
    )
}

/// The text in an encoding, or `None` when the encoding lacks some of its letters.
fn encoded(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    let units = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
    Some(match encoding {
        Encoding::Ascii => return text.is_ascii().then(|| text.as_bytes().to_vec()),
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Bom => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Encoding::Utf16Le => units(u16::to_le_bytes),
        Encoding::Utf16Be => units(u16::to_be_bytes),
        Encoding::Windows1251 => {
            let (bytes, _, lossy) = encoding_rs::WINDOWS_1251.encode(text);
            return (!lossy).then(|| bytes.into_owned());
        }
        Encoding::Windows1252 => {
            let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(text);
            return (!lossy).then(|| bytes.into_owned());
        }
        // encoding_rs reads Mac Roman and does not write it.
        Encoding::MacRoman => return None,
    })
}

fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(48);
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600), choice in choices()) {
        read_in_every_way(&bytes, &choice);
    }

    #[test]
    fn arbitrary_tables(cells in "(text|mechanism|id|Темы|CAT|UPR|\"|,|;|\t|\r|\n|'|=|[а-я ]{0,9}|\\PC){0,60}", choice in choices()) {
        read_in_every_way(format!("id,mechanism,text\n{cells}").as_bytes(), &choice);
        read_in_every_way(cells.as_bytes(), &choice);
    }

    #[test]
    fn valid_files_with_changes(which in 0..FILES, changes in changes(), choice in choices()) {
        let mut bytes = valid_files().swap_remove(which);
        change(&mut bytes, &changes);
        read_in_every_way(&bytes, &choice);
    }

    #[test]
    fn packed_files_with_changes_inside(which in 0..3_usize, part in any::<prop::sample::Index>(), changes in changes()) {
        let mut parts = unpacked(&valid_files().swap_remove(which));
        let at = part.index(parts.len());
        change(&mut parts[at].1, &changes);
        let parts: Vec<(&str, Vec<u8>)> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
        read_in_every_way(&changed_inside(&parts), &Choice::default());
    }

    #[test]
    fn valid_files_joined(first in 0..FILES, second in 0..FILES, cuts in any::<[prop::sample::Index; 2]>()) {
        let files = valid_files();
        let (first, second) = (&files[first], &files[second]);
        let joined = [&first[..cuts[0].index(first.len())], &second[cuts[1].index(second.len())..]].concat();
        read_in_every_way(&joined, &Choice::default());
    }

    #[test]
    fn tables_in_every_encoding(
        rows in prop::collection::vec(("[А-Яа-я][А-Яа-я ,;|\"«»№]{0,20}", "[a-z]{1,8}(; [a-z]{1,8}){0,2}"), 1..3),
    ) {
        let mut first: Option<Vec<Record>> = None;
        for end in ["\n", "\r\n", "\r"] {
            for (delimiter, sign) in [(Delimiter::Comma, ","), (Delimiter::Semicolon, ";"), (Delimiter::Tab, "\t"), (Delimiter::Pipe, "|")] {
                let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
                let mut text = ["id", "mechanism", "text", "themes"].join(sign) + end;
                for (n, (asked, themes)) in rows.iter().enumerate() {
                    text += &([&n.to_string(), "CAT", &quoted(asked), &quoted(themes)].join(sign) + end);
                }
                for encoding in Encoding::ALL {
                    let Some(bytes) = encoded(&text, encoding) else { continue };
                    let choice = Choice { encoding: Some(encoding), delimiter: Some(delimiter), sheet: None };
                    let reading = recognise_as(&bytes, None, &Limits::default(), &choice).expect("a table").read().expect("read");
                    prop_assert_eq!(reading.faults.len(), 0);
                    let records = first.get_or_insert_with(|| reading.records.clone());
                    prop_assert_eq!(&reading.records, records, "{:?} {:?} {:?}", encoding, delimiter, end);
                }
            }
        }
    }

    #[test]
    fn dates(text in "\\PC{0,70}", near in "[0-9]{1,4}[-./ ][0-9]{1,2}[-./ T][0-9]{1,4}(г\\.| ж\\.|T00:00)?", serial in any::<f64>(), days in 0..70_000_i64) {
        use kenes_documents::date::{DateOrder, from_serial, parse_date};
        let known = jiff::civil::date(1945, 1, 1) + jiff::Span::new().days(days);
        for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
            for found in [parse_date(&text, order), parse_date(&near, order)].into_iter().flatten() {
                prop_assert!((1945..=2150).contains(&found.year()));
                prop_assert_eq!(parse_date(&found.to_string(), order), Some(found));
            }
            prop_assert_eq!(parse_date(&known.to_string(), order), Some(known));
        }
        let pointed = format!("{:02}.{:02}.{}", known.day(), known.month(), known.year());
        prop_assert_eq!(date::parse_date(&pointed, DateOrder::DayFirst), Some(known));
        for epoch_1904 in [false, true] {
            let _ = from_serial(serial, epoch_1904);
        }
    }

    #[test]
    fn mapping_files_with_changes(changes in changes()) {
        let mut bytes = Mapping::to_text(recognise_as(&valid_files()[5], None, &Limits::default(), &Choice::default()).expect("a table").mapping().expect("a mapping")).into_bytes();
        change(&mut bytes, &changes);
        let text = String::from_utf8_lossy(&bytes);
        match Mapping::from_text(&text) {
            Ok(mapping) => {
                prop_assert_eq!(Mapping::from_text(&mapping.to_text()), Ok(mapping.clone()));
                let source = recognise_as(&valid_files()[5], None, &Limits::default(), &Choice::default()).expect("a table");
                if let Err(refusal) = source.read_with(&mapping) {
                    prop_assert!(!refusal.to_string().is_empty());
                }
            }
            Err(refusal) => prop_assert_eq!(refusal.code(), "mapping-unfit"),
        }
    }

    #[test]
    fn observations_with_changes(changes in changes(), inside in any::<bool>(), which in 0..2_usize, part in any::<prop::sample::Index>()) {
        let mut bytes = if which == 0 { observations_docx() } else { OBSERVATIONS_RU.as_bytes().to_vec() };
        if inside && which == 0 {
            let mut parts = unpacked(&bytes);
            let at = part.index(parts.len());
            change(&mut parts[at].1, &changes);
            let parts: Vec<(&str, Vec<u8>)> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
            bytes = changed_inside(&parts);
        } else {
            change(&mut bytes, &changes);
        }
        read_observations(&bytes);
    }

    #[test]
    fn arbitrary_observations(text in "([0-9]{1,4}[.)] |\\([a-z]\\) |[A-C]\\. |The State party should |Комитет |рекомендует |ұсынады |concern|paragraphs 1[0-9]? \\(a\\)|within one year|by 8 May 2027|12-тармақ|CAT/C/KAZ/CO/4|session|\\.|\n|\\PC){0,60}") {
        read_observations(text.as_bytes());
    }

    #[test]
    fn arbitrary_texts(text in "\\PC{0,200}") {
        language::detect(&text);
        if let Some(found) = numbering::split_number(&text) {
            prop_assert!(text.contains(found.text));
        }
        if let Ok(mapping) = Mapping::from_text(&text) {
            prop_assert_eq!(Mapping::from_text(&mapping.to_text()), Ok(mapping));
        }
    }
}
