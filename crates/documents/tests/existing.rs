//! Road maps that a body has already are read out of every kind of file, and every fault names its place.

mod common;

use kenes_documents::existing::{
    Citation, Column, ExistingRoadMap, FaultKind, Grade, KeyRecommendation, Layout, Mapping,
    Reading, Standing, read, sheet,
};
use kenes_documents::export::{csv, json, xlsx};
use kenes_documents::{Limits, Refusal};
use proptest::prelude::*;
use std::io::Write as _;

fn text(file: &str) -> Reading {
    read(file.as_bytes(), &Limits::default(), None).expect("in memory")
}

/// A Word document with this body.
fn word(body: &str) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    out.start_file("[Content_Types].xml", options)
        .expect("in memory");
    out.write_all(
        b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
    )
    .expect("in memory");
    out.start_file("word/document.xml", options)
        .expect("in memory");
    out.write_all(
        format!("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>").as_bytes(),
    )
    .expect("in memory");
    out.finish().expect("in memory").into_inner()
}

fn paragraphs(lines: &[&str]) -> String {
    lines
        .iter()
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
        .collect()
}

fn table(rows: &[&[&str]]) -> String {
    let rows: String = rows
        .iter()
        .map(|row| {
            let cells: String = row
                .iter()
                .map(|cell| {
                    format!(
                        "<w:tc>{}</w:tc>",
                        paragraphs(&cell.split('\n').collect::<Vec<_>>())
                    )
                })
                .collect();
            format!("<w:tr>{cells}</w:tr>")
        })
        .collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

const RUSSIAN: &str = "\
№;Наименование дорожной карты;Ключевая рекомендация;Индикаторы;Оценка;Кем дана;Дата
1;Предупреждение пыток;\"CAT/C/KAZ/CO/4, п. 12: Создать независимый орган\";\"- Число дел
- Доля дел, дошедших до суда\";не исполнено;Коалиция НПО;10.12.2022
;;;;в процессе;Министерство юстиции;01.03.2023
2;Равенство женщин;R-0142;;;;
";

#[test]
fn a_table_in_russian_is_read_with_rows_that_go_on() {
    let reading = text(RUSSIAN);
    assert_eq!(reading.faults, []);
    assert_eq!(reading.layout, Layout::Table);
    let [first, second] = &reading.road_maps[..] else {
        panic!("{reading:?}")
    };
    assert_eq!(
        first.titles,
        [("ru".to_owned(), "Предупреждение пыток".to_owned())]
    );
    assert_eq!(
        first.indicators,
        ["Число дел", "Доля дел, дошедших до суда"]
    );
    assert_eq!(
        first.keys[0].citation,
        Some(Citation::Paragraph {
            symbol: "CAT/C/KAZ/CO/4".into(),
            paragraph: "12".into()
        })
    );
    assert_eq!(first.keys[0].text, "Создать независимый орган");
    let grades: Vec<(&str, &str, Standing)> = first
        .grades
        .iter()
        .map(|g| (g.grade.as_str(), g.by.as_str(), g.standing))
        .collect();
    assert_eq!(
        grades,
        [
            ("не исполнено", "Коалиция НПО", Standing::NotSaid),
            ("в процессе", "Министерство юстиции", Standing::NotSaid)
        ]
    );
    assert_eq!(first.grades[0].on, Some(jiff::civil::date(2022, 12, 10)));
    assert_eq!(second.number, 2);
    assert_eq!(second.keys[0].citation, Some(Citation::Own(142)));
}

#[test]
fn claims_and_assessments_stand_in_columns_side_by_side() {
    let file = "No,Title,State claim,Independent assessment,Assessor\n3,Freedom of assembly,Fulfilled,None,Coalition\n";
    let reading = text(file);
    assert_eq!(reading.faults, []);
    let grades = &reading.road_maps[0].grades;
    assert_eq!(grades[0].standing, Standing::Independent);
    assert_eq!(
        (grades[1].standing, grades[1].grade.as_str()),
        (Standing::State, "Fulfilled")
    );
}

#[test]
fn all_faults_are_listed_with_their_places() {
    let file = "number,title,grade,graded_by,graded_on,standing\n\
        ,Above nothing is missing its number,,,,\n\
        seven,Torture,,,,\n\
        -7,Torture,,,,\n\
        1,,,,,\n\
        2,Women,fulfilled,,,\n\
        3,Children,none,Coalition,31.02.2026,\n\
        3,Other children,,,,\n\
        4,Media,,Coalition,,\n\
        5,Courts,none,Coalition,,martian\n\
        6,Prisons,,,,,too,many\n";
    let reading = text(file);
    let codes: Vec<(u32, &str)> = reading
        .faults
        .iter()
        .map(|f| (f.row, f.kind.code()))
        .collect();
    assert_eq!(
        codes,
        [
            (2, "no-number"),
            (3, "bad-number"),
            (4, "bad-number"),
            (5, "no-title"),
            (6, "grade-without-author"),
            (7, "bad-date"),
            (8, "number-twice"),
            (9, "author-without-grade"),
            (10, "unknown-standing"),
            (11, "ragged-row"),
        ]
    );
    assert_eq!(reading.faults[5].column.as_deref(), Some("graded_on"));
    assert_eq!(
        reading.faults[6].kind,
        FaultKind::NumberTwice {
            number: 3,
            first_row: 7
        }
    );
    let blank = text("number,title,indicators\n,,A measure\n");
    assert_eq!(blank.faults[0].kind.code(), "nothing-above");
    let empty = text("number,title\n");
    assert_eq!(empty.faults[0].kind.code(), "empty");
    for code in FaultKind::CODES {
        assert!(!code.is_empty());
    }
}

#[test]
fn what_holds_for_the_whole_file_is_said_once() {
    let file = "number,title,grade\n1,Torture,none\n";
    let mapping = Mapping {
        graded_by: "Coalition of NGOs".into(),
        standing: Some(Standing::Independent),
        graded_on: Some(jiff::civil::date(2022, 12, 10)),
        ..Mapping::propose(&["number", "title", "grade"].map(str::to_owned))
    };
    let reading = read(file.as_bytes(), &Limits::default(), Some(&mapping)).unwrap();
    assert_eq!(reading.faults, []);
    let grade = &reading.road_maps[0].grades[0];
    assert_eq!(
        (grade.by.as_str(), grade.standing),
        ("Coalition of NGOs", Standing::Independent)
    );
    assert_eq!(grade.on, mapping.graded_on);
    let kept: Mapping = serde_json::from_str(&serde_json::to_string(&mapping).unwrap()).unwrap();
    assert_eq!(kept, mapping);
}

#[test]
fn unknown_columns_are_asked_for_and_a_double_one_is_refused() {
    let file = b"a,b\n1,Torture\n";
    let refused = read(file, &Limits::default(), None).unwrap_err();
    let Refusal::ColumnsMissing { needed, found } = refused else {
        panic!("{refused}")
    };
    assert_eq!(
        (needed, found),
        (
            vec!["number".to_owned(), "title".to_owned()],
            vec!["a".to_owned(), "b".to_owned()]
        )
    );
    let mapping = |one, two| Mapping {
        columns: vec![one, two],
        ..Mapping::default()
    };
    let reading = read(
        file,
        &Limits::default(),
        Some(&mapping(Column::Number, Column::Title)),
    )
    .unwrap();
    assert_eq!(reading.road_maps[0].titles[0].1, "Torture");
    let twice = read(
        file,
        &Limits::default(),
        Some(&mapping(Column::Number, Column::Number)),
    );
    assert!(matches!(twice, Err(Refusal::MappingUnfit { .. })));
}

#[test]
fn a_table_of_a_word_document_is_read() {
    let file = word(&table(&[
        &["Жол картасы", "Атауы", "Негізгі ұсыным", "Көрсеткіштер"],
        &[
            "1",
            "Азаптаудың алдын алу",
            "Тәуелсіз орган құру",
            "Істер саны\nСотқа жеткен істер",
        ],
        &["2", "Әйелдер теңдігі", "", ""],
    ]));
    let reading = read(&file, &Limits::default(), None).unwrap();
    assert_eq!(reading.faults, []);
    assert_eq!(reading.road_maps.len(), 2);
    assert_eq!(reading.road_maps[0].titles[0].0, "kk");
    assert_eq!(reading.road_maps[0].indicators.len(), 2);
}

#[test]
fn headings_with_paragraphs_are_read() {
    let file = word(&paragraphs(&[
        "50 road maps of the coalition",
        "Road map 1. Prevention of torture",
        "Torture goes unpunished.",
        "Key recommendation: CAT/C/KAZ/CO/4, para. 12: Establish an independent body",
        "Indicators:",
        "- Number of cases",
        "- Share of cases in court",
        "Grade: none",
        "Graded by: Coalition of NGOs",
        "Date: 10 December 2022",
        "Grade: in progress",
        "Graded by: Ministry of Justice",
        "Standing: State",
        "Road map 2",
        "Equality of women",
    ]));
    let reading = read(&file, &Limits::default(), None).unwrap();
    assert_eq!(reading.faults, []);
    assert_eq!(reading.layout, Layout::Outline);
    let [first, second] = &reading.road_maps[..] else {
        panic!("{reading:?}")
    };
    assert_eq!(first.row, 2);
    assert_eq!(
        first.summary.as_ref().map(|s| s.1.as_str()),
        Some("Torture goes unpunished.")
    );
    assert_eq!(
        first.indicators,
        ["Number of cases", "Share of cases in court"]
    );
    assert_eq!(first.grades.len(), 2);
    assert_eq!(
        (first.grades[1].standing, first.grades[1].by.as_str()),
        (Standing::State, "Ministry of Justice")
    );
    assert_eq!(
        second.titles,
        [("en".to_owned(), "Equality of women".to_owned())]
    );
    let nothing = read(
        &word(&paragraphs(&["A letter", "without road maps"])),
        &Limits::default(),
        None,
    );
    assert_eq!(nothing.unwrap_err(), Refusal::NoTable);
}

fn awkward() -> Vec<ExistingRoadMap> {
    vec![
        ExistingRoadMap {
            row: 2,
            number: 7,
            titles: vec![
                ("en".into(), "=Torture; \"ill-treatment\"".into()),
                ("kk".into(), "Азаптау".into()),
            ],
            summary: Some(("en".into(), "What it is about".into())),
            keys: vec![
                KeyRecommendation {
                    row: 2,
                    written: "CAT/C/KAZ/CO/4, para. 12: Establish a body".into(),
                    citation: Some(Citation::Paragraph {
                        symbol: "CAT/C/KAZ/CO/4".into(),
                        paragraph: "12".into(),
                    }),
                    text: "Establish a body".into(),
                },
                KeyRecommendation {
                    row: 2,
                    written: "Quoted alone".into(),
                    citation: None,
                    text: "Quoted alone".into(),
                },
            ],
            indicators: vec!["+5% a year; at least".into(), "1) second".into()],
            grades: vec![
                Grade {
                    row: 2,
                    grade: "in progress".into(),
                    by: "Ministry".into(),
                    standing: Standing::State,
                    on: Some(jiff::civil::date(2026, 3, 1)),
                    method: String::new(),
                },
                Grade {
                    row: 3,
                    grade: "none".into(),
                    by: "@Coalition".into(),
                    standing: Standing::Independent,
                    on: None,
                    method: "interviews".into(),
                },
            ],
        },
        ExistingRoadMap {
            row: 4,
            number: 50,
            titles: vec![("ru".into(), "Равенство".into())],
            ..ExistingRoadMap::default()
        },
    ]
}

/// Without the rows of the file, which JSON counts otherwise.
fn without_rows(mut road_maps: Vec<ExistingRoadMap>) -> Vec<ExistingRoadMap> {
    for road_map in &mut road_maps {
        road_map.row = 0;
        road_map.keys.iter_mut().for_each(|key| key.row = 0);
        road_map.grades.iter_mut().for_each(|grade| grade.row = 0);
    }
    road_maps
}

#[test]
fn what_was_written_is_read_back_in_every_form() {
    let sheet = sheet("Road maps", &awkward());
    for file in [
        csv(&sheet, true),
        csv(&sheet, false),
        xlsx(&sheet),
        json(&sheet),
    ] {
        let reading = read(&file.unwrap(), &Limits::default(), None).unwrap();
        assert_eq!(reading.faults, []);
        assert_eq!(without_rows(reading.road_maps), without_rows(awkward()));
    }
}

#[test]
fn cells_of_a_workbook_are_named() {
    let mut sheet = sheet("Road maps", &awkward());
    sheet.rows[2][0] = kenes_documents::export::Cell::from("seven");
    let reading = read(&xlsx(&sheet).unwrap(), &Limits::default(), None).unwrap();
    assert_eq!(reading.faults[0].cell.as_deref(), Some("A4"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &Limits::default(), None);
    }

    #[test]
    fn each_row_of_any_table_gives_something_or_a_fault(
        rows in proptest::collection::vec(("[0-9a-zA-Zж№ .-]{0,6}", "[a-zA-Zқё ;\"]{0,12}", "[a-z/0-9A-Z:. \\n•-]{0,40}"), 1..12)
    ) {
        let mut file = String::from("number,title,key_recommendation\n");
        for (number, title, key) in &rows {
            let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
            file.push_str(&format!("{},{},{}\n", cell(number), cell(title), cell(key)));
        }
        if let Ok(reading) = read(file.as_bytes(), &Limits::default(), None) {
            prop_assert!(!reading.road_maps.is_empty() || !reading.faults.is_empty());
            for road_map in &reading.road_maps {
                prop_assert!(road_map.number > 0 && !road_map.titles.is_empty());
            }
        }
    }

    #[test]
    fn lines_of_any_document_are_read(lines in proptest::collection::vec("(Road map |Дорожная карта № |)[0-9]{0,3}[.: ]?[a-zA-Zа-я:ёқ]{0,20}", 0..14)) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let _ = read(&word(&paragraphs(&lines)), &Limits::default(), None);
    }
}
