//! No bytes make a reader panic, and no row is lost without a word: arbitrary bytes, and valid files with a few bytes
//! changed. Short by default; `PROPTEST_CASES` makes it longer.
#![allow(
    clippy::disallowed_methods,
    reason = "settings of a test or a build come from its environment"
)]

mod common;

use common::{matrix, workbook};
use kenes_documents::export::{csv, json, register_sheet, xlsx};
use kenes_documents::{
    Choice, Delimiter, Encoding, Format, Limits, Mapping, NoteKind, language, numbering,
    recognise_as,
};
use proptest::prelude::*;

/// Reads a file in every way and checks that each row is accounted for.
fn read_in_every_way(bytes: &[u8], choice: &Choice) {
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
    if reading.format != Format::OhchrMatrix {
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
    let mut again = reading.records.clone();
    let sheet = register_sheet("Register", &again);
    let back = recognise_as(
        &csv(&sheet, true).expect("written"),
        None,
        &limits,
        &Choice::default(),
    );
    if !again.is_empty() && again.len() < 200 {
        let mut back = back.expect("a register").read().expect("read").records;
        for record in back.iter_mut().chain(again.iter_mut()) {
            record.row = 0;
        }
        assert_eq!(back, again);
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
    ]
}

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
        match how % 4 {
            0 => bytes[at] = *value,
            1 => bytes.insert(at, *value),
            2 => drop(bytes.remove(at)),
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
    fn valid_files_with_changes(which in 0..7_usize, changes in changes(), choice in choices()) {
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
