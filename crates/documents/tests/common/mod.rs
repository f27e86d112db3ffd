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

/// A paragraph of running text: level of the automatic list (none for plain text), bold or not, its words.
pub fn running(level: Option<usize>, bold: bool, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let list = level.map_or_else(String::new, |level| {
        format!(
            "<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
        )
    });
    let weight = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    format!("<w:p>{list}<w:r>{weight}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A Word document whose paragraphs Word numbers itself.
pub fn numbered_docx(body: &str, footnote: &str) -> Vec<u8> {
    let wrap = |root: &str, inside: &str| {
        format!("<?xml version=\"1.0\"?><w:{root} xmlns:w=\"w\">{inside}</w:{root}>")
    };
    let level = |n: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let levels = level(0, "decimal", "%1.") + &level(1, "lowerLetter", "(%2)");
    let numbering = wrap(
        "numbering",
        &format!(
            "<w:abstractNum w:abstractNumId=\"4\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"4\"/></w:num>"
        ),
    );
    let document = wrap("document", &format!("<w:body>{body}</w:body>"));
    let notes = wrap(
        "footnotes",
        &format!("<w:footnote w:id=\"1\"><w:p><w:r><w:t>{footnote}</w:t></w:r></w:p></w:footnote>"),
    );
    packed(&[
        ("word/document.xml", document.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
    ])
}

/// Concluding observations in the newer layout, in our own words: concern and recommendation in alternate
/// paragraphs under bold headings. A demonstration.
pub fn observations_docx() -> Vec<u8> {
    let cover = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[cell(&["United Nations"]), cell(&["DEMO/CAT/C/KAZ/CO/9"])]),
        row(&[
            cell(&["Distr.: General", "22 May 2026", "Original: English"]),
            cell(&[""])
        ])
    );
    let lines: [(Option<usize>, bool, &str); 25] = [
        (None, true, "Committee against Torture"),
        (
            None,
            true,
            "Concluding observations on the ninth periodic report of Kazakhstan",
        ),
        (None, true, "A.\u{9}Introduction"),
        (
            Some(0),
            false,
            "The Committee considered the ninth periodic report of Kazakhstan at its meetings held on 28 and 29 April 2026, and adopted the present text at its meeting held on 8 May 2026.",
        ),
        (None, true, "B.\u{9}Positive aspects"),
        (
            Some(0),
            false,
            "The Committee welcomes the law on free legal aid:",
        ),
        (Some(1), false, "Its entry into force;"),
        (
            None,
            true,
            "C.\u{9}Principal subjects of concern and recommendations",
        ),
        (
            None,
            true,
            "Pending follow-up issues from the previous cycle",
        ),
        (
            Some(0),
            false,
            "The Committee regrets that two of three issues are still open.",
        ),
        (None, true, "Medical examination of detainees"),
        (
            Some(0),
            false,
            "The Committee is concerned that examinations take place in the presence of police officers (arts. 2 and 11).",
        ),
        (Some(0), false, "The State party should:"),
        (
            Some(1),
            false,
            "Ensure that doctors examine detainees in private;",
        ),
        (
            Some(1),
            false,
            "Send each record of injuries to the prosecutor & the detainee's lawyer.",
        ),
        (None, true, "National preventive mechanism"),
        (
            Some(0),
            false,
            "While noting the wider mandate, the Committee is concerned about its budget. The Committee recommends that the State party give the mechanism a budget line of its own.",
        ),
        (None, true, "Statistics"),
        (
            Some(0),
            false,
            "A table of cases was handed over during the dialogue",
        ),
        (
            Some(0),
            false,
            "The State party should publish the number of complaints and convictions each year.",
        ),
        (None, true, "Follow-up procedure"),
        (
            Some(0),
            false,
            "The Committee requests the State party to provide, by 8 May 2027, information on the follow-up given to the recommendations in paragraphs 5 (a), 6 and 40 above.",
        ),
        (None, true, "Other issues"),
        (
            Some(0),
            false,
            "The State party is requested to disseminate widely the present observations.",
        ),
        (
            Some(0),
            false,
            "The Committee requests the State party to submit its next periodic report, which will be its tenth, by 8 May 2030. To that end it invites it to answer by 8 May 2027.",
        ),
    ];
    let body: String = lines
        .iter()
        .map(|(level, bold, text)| running(*level, *bold, text))
        .collect();
    numbered_docx(
        &(cover + &body),
        "* Adopted by the Committee at its eighty-fifth session (20 April–15 May 2026).",
    )
}

/// The older layout as pasted text: concern and recommendation in one paragraph. A demonstration in Russian.
pub const OBSERVATIONS_RU: &str = "\
Организация Объединенных Наций
DEMO/CEDAW/C/KAZ/CO/7
Комитет по ликвидации дискриминации в отношении женщин
Заключительные замечания по седьмому периодическому докладу Казахстана
1. Комитет рассмотрел седьмой периодический доклад Казахстана на своей восемьдесят второй сессии и принял настоящие замечания 4 июля 2025 года.
Основные вопросы, вызывающие обеспокоенность, и рекомендации
Доступ к правосудию
12. Комитет обеспокоен тем, что бесплатная помощь доступна не везде. Комитет рекомендует государству-участнику открыть
пункты правовой помощи в каждом районе.
Насилие в отношении женщин
13. Комитет с обеспокоенностью отмечает, что бытовое насилие не признано преступлением.
14. Комитет настоятельно призывает государство-участник:
a) признать бытовое насилие преступлением;
b) обеспечить приюты во всех областях.
3
Последующие меры в связи с заключительными замечаниями
20. Комитет просит государство-участник представить в течение двух лет письменную информацию о мерах по выполнению рекомендаций, содержащихся в пунктах 12 и 14 a).
Подготовка следующего доклада
21. Комитет просит государство-участник представить свой восьмой периодический доклад не позднее июля 2029 года, к 4 июля 2029 года.
";
