//! Files that the tests make for themselves.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::io::{Cursor, Write};

use kenes_documents::{Limits, Reading, Refusal, Source, recognise};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// Packs parts as DOCX and XLSX are packed.
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("in memory");
        writer.write_all(bytes).expect("in memory");
    }
    writer.finish().expect("in memory").into_inner()
}

/// A paragraph for each line.
pub fn cell(lines: &[&str]) -> String {
    let escape = |line: &&str| line.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs: String = lines
        .iter()
        .map(|line| {
            format!(
                "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
                escape(line)
            )
        })
        .collect();
    format!("<w:tc>{paragraphs}</w:tc>")
}

/// A row that is one cell over four columns.
pub fn head(text: &str) -> String {
    let inside = cell(&[text]);
    format!(
        "<w:tr>{}</w:tr>",
        inside.replace("<w:tc>", "<w:tc><w:tcPr><w:gridSpan w:val=\"4\"/></w:tcPr>")
    )
}

pub fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

/// A Word document with a body and the text of a page header.
pub fn docx(body: &str, header: &str) -> Vec<u8> {
    let wrap = |root: &str, inside: &str| {
        format!("<?xml version=\"1.0\"?><w:{root} xmlns:w=\"w\">{inside}</w:{root}>")
    };
    let document = wrap("document", &format!("<w:body>{body}</w:body>"));
    let header = wrap("hdr", &format!("<w:p><w:r><w:t>{header}</w:t></w:r></w:p>"));
    packed(&[
        ("word/document.xml", document.as_bytes()),
        ("word/header1.xml", header.as_bytes()),
    ])
}

/// A matrix of the newer layout with one head, two recommendations, and the first again under a second head.
pub fn matrix() -> Vec<u8> {
    let header = row(&[
        cell(&["Recommendation and recommending State"]),
        cell(&["Position of the State under review"]),
        cell(&["Human rights themes and groups of persons"]),
        cell(&["Relevant SDGs"]),
    ]);
    let first = row(&[
        cell(&[
            "12.1 Ratify the Protocol (Peru) (Chile);",
            "Source of Position: A/HRC/9/9/Add.1 - Para.3",
        ]),
        cell(&["Supported"]),
        cell(&["- Treaties & norms", "Groups of Persons: ", "- Children"]),
        cell(&["- 16 - PEACE"]),
    ]);
    let second = row(&[
        cell(&["12.10 Adopt a law (Mali);"]),
        cell(&["Noted"]),
        cell(&["- Laws"]),
        cell(&[""]),
    ]);
    let body = [
        header,
        head("Theme: Treaties"),
        first.clone(),
        second,
        head("Theme: Children"),
        first,
    ]
    .concat();
    docx(
        &format!("<w:tbl>{body}</w:tbl>"),
        "UPR of Testland (4th Cycle - 48th Session)",
    )
}

/// A workbook in the form of an index export, with a title row above the header.
pub fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.set_name("Export").expect("a name");
    let header = [
        "Text",
        "Recommending Body",
        "Annotation Type",
        "Document Publication Date",
        "Themes",
        "UPR Recommending States",
        "UPR Position",
        "Annotation Id",
    ];
    for (at, name) in header.iter().enumerate() {
        page.write_string(1, at as u16, *name).expect("in bounds");
    }
    page.write_string(0, 0, "Exported from the index")
        .expect("in bounds");
    let rows = [
        [
            "124.5 Adopt a law (Peru);",
            "- UPR",
            "- Recommendations",
            "",
            "- Laws\n- Courts",
            "- Peru",
            "- Supported",
            "1",
        ],
        [
            "Rural women 49.The Committee urges it",
            "- CEDAW",
            "- Recommendations",
            "",
            "",
            "",
            "",
            "2",
        ],
        [
            "7. Wrong body",
            "- XYZ",
            "- Recommendations",
            "",
            "",
            "",
            "",
            "3",
        ],
        [
            "9.9 Odd position (Peru)",
            "- UPR",
            "- Recommendations",
            "",
            "",
            "- Peru",
            "- Perhaps",
            "4",
        ],
    ];
    let date = Format::new().set_num_format("dd.mm.yyyy");
    for (at, cells) in rows.iter().enumerate() {
        let line = at as u32 + 2;
        for (column, text) in cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            page.write_string(line, column as u16, *text)
                .expect("in bounds");
        }
        page.write_datetime_with_format(
            line,
            3,
            ExcelDateTime::from_ymd(2014, 12, 10).expect("a date"),
            &date,
        )
        .expect("in bounds");
    }
    workbook.add_worksheet().set_name("Notes").expect("a name");
    workbook.save_to_buffer().expect("in memory")
}

pub fn source(bytes: &[u8]) -> Source {
    recognise(bytes, None, &Limits::default()).expect("the file is recognised")
}

pub fn read(bytes: &[u8]) -> Reading {
    source(bytes).read().expect("the file is read")
}

pub fn refusal(bytes: &[u8]) -> Refusal {
    recognise(bytes, None, &Limits::default()).expect_err("the file is refused")
}
