//! Whole files of every kind, made by the tests themselves: what is read, what is a fault, what is refused.

mod common;

use common::{cell, docx, matrix, packed, read, refusal, row, source, workbook};
use kenes_documents::{
    Choice, Container, Delimiter, Encoding, FaultKind, Field, Format, Limits, LineEnds, List,
    Mapping, NoteKind, Position, Refusal, TextRule, recognise, recognise_as,
};

#[test]
fn a_matrix_gives_one_record_for_a_recommendation_under_two_heads() {
    let reading = read(&matrix());
    assert_eq!(
        (reading.format, reading.section_heads, reading.row_count),
        (Format::OhchrMatrix, 2, 5)
    );
    assert_eq!(reading.faults, []);
    let [first, second] = &reading.records[..] else {
        panic!("{:?}", reading.records)
    };
    assert_eq!(first.section_themes, ["Treaties", "Children"]);
    assert_eq!(first.themes, ["Treaties & norms"]);
    assert_eq!(first.groups_of_persons, ["Children"]);
    assert_eq!(first.sdgs, ["16 - PEACE"]);
    assert_eq!(first.recommending_states, ["Peru", "Chile"]);
    assert_eq!(
        (first.text.as_str(), first.original_text.as_str()),
        (
            "Ratify the Protocol",
            "12.1 Ratify the Protocol (Peru) (Chile);"
        )
    );
    assert_eq!(first.document_symbol.as_deref(), Some("A/HRC/9/9"));
    assert_eq!(
        (second.key.as_str(), second.position, second.row),
        ("12.10", Some(Position::Noted), 4)
    );
    assert_eq!(second.country.as_deref(), Some("Testland"));
    assert!(
        reading
            .notes
            .iter()
            .any(|note| note.kind == NoteKind::UnderSeveralHeads && note.rows == [6])
    );
}

#[test]
fn an_older_matrix_keeps_its_comments_and_names_its_faulty_rows() {
    let header = row(&[
        cell(&["Recommendation"]),
        cell(&["Position"]),
        cell(&["Full list of themes"]),
        cell(&["Assessment/comments on level of implementation"]),
    ]);
    let rows = [
        row(&[
            cell(&["5.1 Adopt it (Mali);"]),
            cell(&["Supported"]),
            cell(&[
                "- Laws",
                "SDGs: ",
                "- 5 - GENDER",
                "Affected persons: ",
                "- Women",
            ]),
            cell(&["Done in 2020.", "See the report."]),
        ]),
        row(&[
            cell(&["Adopt it (Mali);"]),
            cell(&["Noted"]),
            cell(&[""]),
            cell(&[""]),
        ]),
        row(&[
            cell(&["5.3 Adopt it (Mali);"]),
            cell(&["Perhaps"]),
            cell(&[""]),
            cell(&[""]),
        ]),
        row(&[cell(&["5.4 Adopt it (Mali);"]), cell(&["Noted"])]),
        row(&[
            cell(&["5.1 Adopt another (Mali);"]),
            cell(&["Noted"]),
            cell(&[""]),
            cell(&[""]),
        ]),
        row(&[cell(&[""]), cell(&["Noted"]), cell(&[""]), cell(&[""])]),
    ];
    let reading = read(&docx(
        &format!("<w:tbl>{header}{}</w:tbl>", rows.concat()),
        "Thematic list",
    ));
    let [record] = &reading.records[..] else {
        panic!("{:?}", reading.records)
    };
    assert_eq!(
        record.assessment_comment.as_deref(),
        Some("Done in 2020.\nSee the report.")
    );
    assert_eq!(
        (record.sdgs.clone(), record.groups_of_persons.clone()),
        (vec!["5 - GENDER".into()], vec!["Women".into()])
    );
    let faults: Vec<(Option<u32>, &str)> = reading
        .faults
        .iter()
        .map(|f| (f.row, f.kind.code()))
        .collect();
    assert_eq!(
        faults,
        [
            (Some(3), "no-number"),
            (Some(4), "unknown-position"),
            (Some(5), "ragged-row"),
            (Some(6), "duplicate-key"),
            (Some(7), "empty-text")
        ]
    );
    assert!(
        reading
            .notes
            .iter()
            .any(|note| note.kind == NoteKind::StateNotNamed)
    );
    let named = Mapping {
        constants: [(Field::Country, "Testland".to_owned())].into(),
        ..Mapping::default()
    };
    let bytes = docx(
        &format!("<w:tbl>{header}{}</w:tbl>", rows.concat()),
        "Thematic list",
    );
    let reading = source(&bytes).read_with(&named).expect("read");
    assert_eq!(reading.records[0].country.as_deref(), Some("Testland"));
}

#[test]
fn another_word_table_is_mapped_like_any_table() {
    let table = [
        row(&[
            cell(&["Текст рекомендации"]),
            cell(&["Комитет"]),
            cell(&["Пункт"]),
        ]),
        row(&[
            cell(&["Принять закон о предупреждении пыток"]),
            cell(&["Комитет против пыток"]),
            cell(&["12"]),
        ]),
    ];
    let reading = read(&docx(&format!("<w:tbl>{}</w:tbl>", table.concat()), ""));
    assert_eq!(
        (reading.format, reading.container),
        (Format::Table, Container::Docx)
    );
    let record = &reading.records[0];
    assert_eq!(
        (record.mechanism.code(), record.language.as_str()),
        ("CAT", "ru")
    );
    assert_eq!(record.issuing_body.as_deref(), Some("Комитет против пыток"));
    assert_eq!(record.paragraph.as_deref(), Some("12"));
    assert!(record.key.starts_with("h-"));
}

#[test]
fn a_workbook_of_the_index_is_read_below_its_title() {
    let reading = read(&workbook());
    assert_eq!(
        (reading.format, reading.sheet.as_deref()),
        (Format::Uhri, Some("Export"))
    );
    let [law, women] = &reading.records[..] else {
        panic!("{:?}", reading.faults)
    };
    assert_eq!(
        (law.paragraph.as_deref(), law.text.as_str(), law.row),
        (Some("124.5"), "Adopt a law", 3)
    );
    assert_eq!(law.themes, ["Laws", "Courts"]);
    assert_eq!(
        law.document_date.map(|date| date.to_string()).as_deref(),
        Some("2014-12-10")
    );
    assert_eq!(women.heading.as_deref(), Some("Rural women"));
    let faults: Vec<(Option<&str>, &str)> = reading
        .faults
        .iter()
        .map(|fault| (fault.cell.as_deref(), fault.kind.code()))
        .collect();
    assert_eq!(
        faults,
        [
            (Some("B5"), "unknown-mechanism"),
            (Some("G6"), "unknown-position")
        ]
    );
    let kinds: Vec<&str> = reading.notes.iter().map(|note| note.kind.code()).collect();
    assert_eq!(kinds, ["other-sheets", "rows-above-header"]);
}

#[test]
fn a_sheet_that_is_not_there_is_named() {
    let choice = Choice {
        sheet: Some("Лист1".into()),
        ..Choice::default()
    };
    let found =
        recognise_as(&workbook(), None, &Limits::default(), &choice).expect_err("no such sheet");
    assert_eq!(
        found,
        Refusal::NoSuchSheet {
            wanted: "Лист1".into(),
            found: vec!["Export".into(), "Notes".into()]
        }
    );
}

const RUSSIAN: &str = "№ рекомендации;Страна;Текст рекомендации;Рекомендующее государство;Позиция;Дата;Темы\r\n\
    124.5;Казахстан;Принять закон;Германия;Поддержана;03.04.2014;Суды; право\r\n\
    124.6;Казахстан;\"Принять; другой закон\";Франция;Принято к сведению;10 декабря 2014 г.;\r\n";

#[test]
fn a_russian_table_of_windows_is_read_without_help() {
    let text = RUSSIAN.replace("Суды; право", "\"Суды; право\"");
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&text);
    let reading = read(&bytes);
    assert_eq!(reading.encoding, Some(Encoding::Windows1251));
    assert_eq!(
        (reading.delimiter, reading.line_ends),
        (Some(Delimiter::Semicolon), Some(LineEnds::CrLf))
    );
    assert_eq!(reading.faults, []);
    let [first, second] = &reading.records[..] else {
        panic!("two records")
    };
    assert_eq!(
        (first.paragraph.as_deref(), first.position),
        (Some("124.5"), Some(Position::Supported))
    );
    assert_eq!(
        first.document_date.map(|date| date.to_string()).as_deref(),
        Some("2014-04-03")
    );
    assert_eq!(first.themes, ["Суды", "право"]);
    assert_eq!(
        (first.mechanism.code(), first.language.as_str()),
        ("UPR", "ru")
    );
    assert_eq!(
        (second.text.as_str(), second.position),
        ("Принять; другой закон", Some(Position::Noted))
    );
}

#[test]
fn a_person_may_choose_another_encoding() {
    let choice = Choice {
        encoding: Some(Encoding::Windows1252),
        ..Choice::default()
    };
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("text,mechanism\nЗакон,CAT\n");
    let source = recognise_as(&bytes, None, &Limits::default(), &choice).expect("a table");
    let reading = source.read().expect("read");
    assert_eq!(
        (reading.encoding, reading.records[0].text.as_str()),
        (Some(Encoding::Windows1252), "Çàêîí")
    );
}

#[test]
fn every_faulty_row_is_named_and_the_others_go_on() {
    let long = "ұ".repeat(30_000);
    let text = format!(
        "id,mechanism,text,position,date\n\
         1,CAT,Adopt a law,supported,2014-12-10\n\
         1,CAT,Adopt it again,,\n\
         2,XYZ,Adopt a law,,\n\
         3,CAT,,,\n\
         4,CAT,Adopt a law\n\
         5,CAT,Adopt a law,,,extra\n\
         6,,Adopt a law,,\n\
         7,CAT,Adopt a law,perhaps,\n\
         8,CAT,Adopt a law,,31.02.2014\n\
         9,CAT,{long},,\n\
         ,CAT,Adopt a law,,\n\
         \n\
         10,CAT,\u{202e}Adopt\u{0} a law,,,\n\
         11,CAT,\"Adopt a law,,\n12,CAT,swallowed,,\n"
    );
    let reading = read(text.as_bytes());
    let faults: Vec<(Option<u32>, FaultKind)> = reading
        .faults
        .iter()
        .map(|fault| (fault.row, fault.kind.clone()))
        .collect();
    assert_eq!(
        faults,
        [
            (
                Some(3),
                FaultKind::DuplicateKey {
                    key: "1".into(),
                    first_row: 2
                }
            ),
            (
                Some(4),
                FaultKind::UnknownMechanism {
                    found: "XYZ".into()
                }
            ),
            (Some(5), FaultKind::EmptyText),
            (
                Some(6),
                FaultKind::RaggedRow {
                    expected: 5,
                    found: 3
                }
            ),
            (
                Some(7),
                FaultKind::RaggedRow {
                    expected: 5,
                    found: 6
                }
            ),
            (Some(8), FaultKind::NoMechanism),
            (
                Some(9),
                FaultKind::UnknownPosition {
                    found: "perhaps".into()
                }
            ),
            (
                Some(10),
                FaultKind::BadDate {
                    found: "31.02.2014".into()
                }
            ),
            (
                Some(11),
                FaultKind::TooLong {
                    length: 30_000,
                    limit: 20_000
                }
            ),
            (Some(12), FaultKind::EmptyKey),
            (Some(15), FaultKind::UnclosedQuote),
        ]
    );
    let records: Vec<(u32, &str)> = reading
        .records
        .iter()
        .map(|r| (r.row, r.text.as_str()))
        .collect();
    assert_eq!(records, [(2, "Adopt a law"), (14, "Adopt a law")]);
    assert_eq!(
        reading.records.len() + reading.faults.len(),
        reading.row_count as usize
    );
    let notes: Vec<(&str, &[u32])> = reading
        .notes
        .iter()
        .map(|n| (n.kind.code(), &n.rows[..]))
        .collect();
    assert_eq!(
        notes,
        [
            ("empty-extra-cells", &[14][..]),
            ("control-characters-removed", &[14][..]),
            ("direction-marks-removed", &[14][..])
        ]
    );
    for fault in &reading.faults {
        assert!(fault.to_string().starts_with("Row "), "{fault}");
    }
}

#[test]
fn rows_without_identifiers_get_keys_that_stay() {
    let table = |text: &str| read(text.as_bytes());
    let first =
        table("text,mechanism,country\nAdopt a law,CAT,X\nAdopt  a law,CAT,X\nRatify it,CAT,X\n");
    let again = table("country;mechanism;text\r\nX;CAT;Ratify it\r\nX;CAT;Adopt a law\r\n");
    assert_eq!(first.records[0].key, again.records[1].key);
    assert_eq!(first.records[2].key, again.records[0].key);
    assert_eq!(first.records[1].key, format!("{}-2", first.records[0].key));
    assert!(
        first
            .notes
            .iter()
            .any(|note| note.kind == NoteKind::RepeatedRows && note.rows == [3])
    );
}

#[test]
fn a_table_of_unknown_columns_waits_for_a_mapping() {
    let bytes =
        "n,what it says,who\n1,The State should adopt a law on the prevention of torture,A\n"
            .as_bytes();
    let source = source(bytes);
    let proposal = source.mapping().expect("a proposal");
    assert_eq!(proposal.missing(), [Field::Mechanism]);
    let refused = source.read().expect_err("no mechanism");
    assert!(
        matches!(&refused, Refusal::ColumnsMissing { needed, .. } if needed == &["mechanism"]),
        "{refused}"
    );
    let mapping = Mapping::from_text(
        "text_rule = \"plain\"\n[constants]\nmechanism = \"NGO\"\ncountry = \"Kazakhstan\"\n\
         [[column]]\nname = \"what it says\"\nfield = \"text\"\n\
         [[column]]\nname = \"who\"\nfield = \"issuing_body\"\n",
    )
    .expect("a mapping");
    let reading = source.read_with(&mapping).expect("read");
    let record = &reading.records[0];
    assert_eq!(
        (record.mechanism.code(), record.issuing_body.as_deref()),
        ("NGO", Some("A"))
    );
    assert_eq!(
        (record.country.as_deref(), record.extra["n"].as_str()),
        (Some("Kazakhstan"), "1")
    );
    let fixed = Mapping {
        constants: [(Field::Mechanism, "XYZ".to_owned())].into(),
        ..mapping
    };
    let reading = source.read_with(&fixed).expect("read");
    assert_eq!(reading.faults[0].kind.code(), "unknown-mechanism");
}

#[test]
fn proposals_look_into_the_columns() {
    let bytes = "id,type,status,source,text,issues,date\n\
        1,big,open,http://x,Adopt a law,\"Courts, law\",12/31/2014\n\
        2,big,done,http://y,Adopt a law,\"Courts, law\",01/02/2015\n\
        3,small,open,http://z,Ratify it,Courts,01/03/2015\n"
        .as_bytes();
    let source = source(bytes);
    let mapping = source.mapping().expect("a proposal");
    let field = |name: &str| {
        mapping
            .columns
            .iter()
            .find(|rule| rule.name == name)
            .map(|rule| rule.field)
    };
    assert_eq!(field("type"), Some(Field::Extra));
    assert_eq!(field("status"), Some(Field::Extra));
    assert_eq!(field("source"), Some(Field::Extra));
    assert_eq!(field("id"), Some(Field::Key));
    assert_eq!(mapping.columns[5].list, Some(List::By(",".into())));
    assert_eq!(
        mapping.date_order,
        kenes_documents::date::DateOrder::MonthFirst
    );
    assert_eq!(mapping.text_rule, TextRule::Plain);
}

#[test]
fn files_that_cannot_be_read_are_refused_with_a_reason() {
    let book = workbook();
    let old = |name: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let rubbish: Vec<u8> = (0..4000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8 | 1)
        .collect();
    let bomb = vec![0_u8; 8 << 20];
    for (bytes, code) in [
        (Vec::new(), "empty"),
        (b" \r\n\n".to_vec(), "empty"),
        (b"\xef\xbb\xbf".to_vec(), "empty"),
        (book[..book.len() / 2].to_vec(), "truncated"),
        (old("EncryptedPackage"), "password-protected"),
        (old("Workbook"), "legacy-excel"),
        (old("WordDocument"), "legacy-word"),
        (b"%PDF-1.7".to_vec(), "wrong-kind"),
        (b"<!DOCTYPE html><html>".to_vec(), "wrong-kind"),
        (packed(&[("a.txt", b"x")]), "wrong-kind"),
        (
            docx("<w:p><w:r><w:t>No table</w:t></w:r></w:p>", ""),
            "no-table",
        ),
        (packed(&[("word/document.xml", &bomb)]), "bomb"),
        (packed(&[("xl/workbook.xml", b"<x")]), "damaged"),
        (
            packed(&[("word/document.xml", b"<w:document><w:p>")]),
            "no-table",
        ),
        (rubbish, "binary"),
        (b"[{\"a\": 1".to_vec(), "truncated"),
        (b"{\"a\": 1}".to_vec(), "bad-json"),
        (",".repeat(500).into_bytes(), "empty"),
        ("x,".repeat(500).into_bytes(), "too-many-columns"),
    ] {
        let refusal = refusal(&bytes);
        assert_eq!(refusal.code(), code, "{refusal}");
        assert!(refusal.to_string().ends_with('.'), "{refusal}");
    }
    let limits = Limits {
        file_bytes: 3,
        ..Limits::default()
    };
    assert_eq!(
        recognise(b"text", None, &limits).err(),
        Some(Refusal::TooLarge { size: 4, limit: 3 })
    );
}

#[test]
fn a_workbook_with_far_apart_cells_does_not_fill_the_memory() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let page = workbook.add_worksheet();
    page.write_string(0, 0, "text").expect("in bounds");
    page.write_string(1_048_575, 16_383, "far")
        .expect("in bounds");
    let bytes = workbook.save_to_buffer().expect("in memory");
    assert_eq!(refusal(&bytes), Refusal::TooManyColumns { limit: 256 });
}

#[test]
fn the_name_of_a_file_decides_nothing() {
    let named = recognise(&workbook(), Some("letter.pdf"), &Limits::default()).expect("a workbook");
    assert_eq!(named.format(), Format::Uhri);
}

#[test]
fn a_text_file_of_the_index_in_utf16_is_read_like_its_workbook() {
    let text = "Text\tCountries Concerned\tRegions\tReccomending Body\tType\tDocument Publication Date\tThemes\tUPR Session\tUPR Reccomending States\tUPR Position\tOHCHR Annotation Id\n\
        124.5 Adopt a law (Peru);\t- Kazakhstan\t- Asia\t- UPR\t- Recommendations\t41983\t\"- Laws\n- Courts\"\t20 Session\t- Peru\t- Supported\ta1\n\
        12. The Committee is concerned\t- Kazakhstan\t\t- CRC-OP-AC\t- Concerns/Observations\t\t\t\t\t\ta2\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let reading = read(&bytes);
    assert_eq!(
        (reading.format, reading.encoding),
        (Format::Uhri, Some(Encoding::Utf16Le))
    );
    assert_eq!(
        (reading.delimiter, reading.faults.len()),
        (Some(Delimiter::Tab), 0)
    );
    let [law, concern] = &reading.records[..] else {
        panic!("two records")
    };
    assert_eq!(
        (law.key.as_str(), law.text.as_str(), law.cycle),
        ("a1", "Adopt a law", Some(2))
    );
    assert_eq!(law.themes, ["Laws", "Courts"]);
    assert_eq!(law.extra["Regions"], "Asia");
    assert_eq!(
        law.document_date.map(|date| date.to_string()).as_deref(),
        Some("2014-12-10")
    );
    assert_eq!(
        (concern.mechanism.code(), concern.paragraph.as_deref()),
        ("CRC-OP-AC", Some("12"))
    );
}
