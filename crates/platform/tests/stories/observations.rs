//! Concluding observations come into the register: read, corrected, confirmed, undone.

use crate::{
    living::hidden,
    world::{Browser, World, engines},
};
use http::StatusCode;
use kenes_kernel::{access::Role, journal::verify};
use std::io::Write as _;

/// A committee that does not exist adopted this; the words are ours.
const PASTED: &str = "\
DEMO/CAT/C/KAZ/CO/9
Committee against Torture
Concluding observations on the ninth periodic report of Kazakhstan
A. Introduction
1. The Committee considered the ninth periodic report of Kazakhstan at its eighty-fifth session and adopted the present text on 8 May 2026.
C. Principal subjects of concern and recommendations
Medical examination
4. The Committee is concerned that examinations take place in the presence of police officers.
5. The State party should:
(a) Ensure that doctors examine detainees in private;
(b) Send each record of injuries to the prosecutor.
Statistics
7. A table of cases was handed over during the dialogue.
8. The Committee urges the State party to publish the number of complaints each year.
Follow-up procedure
9. The Committee requests the State party to provide, by 8 May 2027, information on the recommendations in paragraph 5 (a) above.
10. The Committee requests the State party to submit its next periodic report by 8 May 2030.
";

/// The same, as Word numbers it.
fn word() -> Vec<u8> {
    let list = |level: usize| {
        format!(
            "<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
        )
    };
    let mut body = String::new();
    let mut last = 0;
    for line in PASTED.lines() {
        let (number, rest) = line.split_once(". ").unwrap_or(("", line));
        let (properties, text) = match number.parse::<usize>() {
            Ok(number) => {
                // Word counts by itself, so that what is left out of the demonstration is counted too.
                for _ in last + 1..number {
                    body += &format!("<w:p>{}</w:p>", list(0));
                }
                last = number;
                (list(0), rest)
            }
            Err(_) if line.starts_with('(') => (list(1), line.split_once(' ').unwrap().1),
            Err(_) => (String::new(), line),
        };
        body += &format!("<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>");
    }
    let level = |n: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let levels = level(0, "decimal", "%1.") + &level(1, "lowerLetter", "(%2)");
    packed(&[
        (
            "word/document.xml",
            format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
            ),
        ),
    ])
}

pub fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

async fn upload(clerk: &mut Browser<'_>, name: &str, bytes: &[u8]) -> String {
    let sent = clerk.upload("/en/imports/observations", name, bytes).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.headers["location"].to_str().unwrap().to_owned()
}

/// The form of the passages as the page sends it, with some values changed.
async fn passages(clerk: &mut Browser<'_>, path: &str, changed: &[(&str, &str)]) -> StatusCode {
    let page = clerk.get(path).await;
    let version = hidden(&page.body, "/passages", "version");
    let mut form: Vec<(String, String)> = vec![("version".into(), version)];
    for (name, mark) in [
        ("included", "name=\"included\" value=\""),
        ("follow_up", "name=\"follow_up\" value=\""),
    ] {
        for part in page.body.split(mark).skip(1) {
            let (n, rest) = part.split_once('"').unwrap();
            if rest.trim_start().starts_with("checked") {
                form.push((name.into(), n.into()));
            }
        }
    }
    for name in ["number", "heading"] {
        for part in page.body.split(&format!("id=\"{name}-")).skip(1) {
            let n = part.split('"').next().unwrap();
            let value = part.split("value=\"").nth(1).unwrap();
            let value = value.split('"').next().unwrap();
            form.push((format!("{name}-{n}"), value.replace("&#39;", "'")));
        }
    }
    for part in page.body.split("<textarea").skip(1) {
        let n = part.split("id=\"text-").nth(1).unwrap();
        let n = n.split('"').next().unwrap();
        let text = part.split_once('>').unwrap().1;
        let text = text.split("</textarea>").next().unwrap();
        form.push((format!("text-{n}"), text.replace('\n', "\r\n")));
    }
    for (name, value) in changed {
        match value.strip_prefix('-') {
            Some(value) => form.retain(|(n, v)| n != name || v != value),
            None if *name == "included" => form.push(((*name).into(), (*value).into())),
            None => {
                form.retain(|(n, _)| n != name);
                form.push(((*name).into(), (*value).into()));
            }
        }
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let answer = clerk.post(&format!("{path}/passages"), &form).await;
    answer.status
}

async fn act(clerk: &mut Browser<'_>, path: &str) -> StatusCode {
    clerk.post(path, &[]).await.status
}

#[tokio::test]
async fn paragraphs_that_word_numbers_come_in_with_their_concern_and_dates() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let path = upload(&mut clerk, "co.docx", &word()).await;
        let page = clerk.get(&path).await.body;
        for part in [
            "value=\"DEMO/CAT/C/KAZ/CO/9\"",
            "value=\"Kazakhstan\"",
            "value=\"2026-05-08\"",
            "value=\"85\"",
            "value=\"2027-05-08\"",
            "value=\"2030-05-08\"",
            "paragraphs 5 (a) by this day: 8 May 2027",
            "No institution is waited for yet",
            "2 paragraphs are chosen. Under follow-up: 1.",
            "One was not recognised",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert_eq!(
            act(&mut clerk, &format!("{path}/confirmation")).await,
            StatusCode::SEE_OTHER
        );
        let read = world
            .stranger()
            .get("/en/recommendations/R-0001")
            .await
            .body;
        for part in [
            "(b) Send each record of injuries",
            "in the presence of police officers",
            "Medical examination",
            "8 May 2027",
            "It asks for 2 things",
        ] {
            assert!(read.contains(part), "{part}: {read}");
        }
        // A day that the committee set is the day of the question to an institution.
        let reply = clerk.get("/en/recommendations/R-0001/reply").await.body;
        assert!(reply.contains("value=\"2027-05-08\""), "{reply}");
        // The text of the same document changes nothing.
        let again = upload(&mut clerk, "co.txt", PASTED.as_bytes()).await;
        let page = clerk.get(&again).await.body;
        assert!(page.contains("0 new, 2 unchanged, 0 changed"), "{page}");
        assert_eq!(
            act(&mut clerk, &format!("{path}/undoing")).await,
            StatusCode::SEE_OTHER
        );
        let gone = world.stranger().get("/en/recommendations/R-0001").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_person_corrects_the_reading_before_it_is_imported() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let path = upload(&mut clerk, "co.docx", &word()).await;
        // The fourth passage, that nobody recognised, goes on in the fifth and is paragraph 7.
        let done = passages(&mut clerk, &path, &[("included", "4"), ("act", "merge-4")]).await;
        assert_eq!(done, StatusCode::SEE_OTHER);
        let done = passages(
            &mut clerk,
            &path,
            &[
                ("text-3", "Examine detainees in private."),
                ("number-4", "5"),
            ],
        )
        .await;
        assert_eq!(done, StatusCode::SEE_OTHER);
        let page = clerk.get(&path).await.body;
        assert!(
            page.contains("Paragraph 5 was already taken from passage 3"),
            "{page}"
        );
        let refused = clerk.post(&format!("{path}/confirmation"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = passages(&mut clerk, &path, &[("number-4", "7")]).await;
        assert_eq!(done, StatusCode::SEE_OTHER);
        // Another committee's symbol is a fault until it is mended.
        let document = |version: &str, symbol: &str, date: &str| {
            [
                ("version", version.to_owned()),
                ("symbol", symbol.to_owned()),
                ("mechanism", "CAT".to_owned()),
                ("country", "Kazakhstan".to_owned()),
                ("date", date.to_owned()),
                ("session", "85".to_owned()),
                ("follow_up_due", "2027-05-09".to_owned()),
            ]
        };
        for (symbol, date, status, says) in [
            (
                "CCPR/C/KAZ/CO/4",
                "2026-05-08",
                StatusCode::SEE_OTHER,
                "is not one of CAT",
            ),
            (
                "CAT-KAZ-4",
                "2026-05-08",
                StatusCode::SEE_OTHER,
                "is not the symbol of concluding observations",
            ),
            (
                "CAT/C/KAZ/CO/9",
                "8 smarch",
                StatusCode::UNPROCESSABLE_ENTITY,
                "This is not a date",
            ),
            (
                "CAT/C/KAZ/CO/9",
                "2026-05-08",
                StatusCode::SEE_OTHER,
                "9 May 2027",
            ),
        ] {
            let version = hidden(&clerk.get(&path).await.body, "/document", "version");
            let form = document(&version, symbol, date);
            let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let answer = clerk.post(&format!("{path}/document"), &form).await;
            assert_eq!(answer.status, status, "{}", answer.body);
            let page = if status == StatusCode::SEE_OTHER {
                clerk.get(&path).await.body
            } else {
                answer.body
            };
            assert!(page.contains(says), "{says}: {page}");
        }
        // Somebody who looks at an older state is told so.
        let stale = clerk
            .post(&format!("{path}/document"), &[("version", "1")])
            .await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert_eq!(
            act(&mut clerk, &format!("{path}/confirmation")).await,
            StatusCode::SEE_OTHER
        );
        let first = clerk.get("/en/recommendations/R-0001").await.body;
        assert!(first.contains("Examine detainees in private."), "{first}");
        assert!(
            first.contains("(a) Ensure that doctors"),
            "what the document says is kept: {first}"
        );
        let second = clerk.get("/en/recommendations/R-0002").await.body;
        assert!(
            second.contains("A table of cases was handed over during the dialogue."),
            "{second}"
        );
        assert!(
            second.contains("publish the number of complaints"),
            "{second}"
        );
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_in_a_sentence_and_what_was_pasted_stays() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let empty = packed(&[(
            "word/document.xml",
            "<w:document xmlns:w=\"w\"><w:body/></w:document>".into(),
        )]);
        let broken = packed(&[("word/document.xml", "<w:document><w:body></w:p>".into())]);
        let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        for (bytes, says) in [
            (empty, "There is no paragraph of text"),
            (broken, "The file is damaged"),
            (locked, "protected by a password"),
            (word()[..300].to_vec(), "The file is cut off"),
            (b"%PDF-1.7".to_vec(), "This is a PDF file"),
            (Vec::new(), "The file is empty"),
        ] {
            let answer = clerk
                .upload("/en/imports/observations", "x.docx", &bytes)
                .await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{says}: {}",
                answer.body
            );
            assert!(answer.body.contains(says), "{says}: {}", answer.body);
        }
        // Words without a number, a symbol or a committee: each passage is there, each says what it lacks.
        let text = "The State party should act.\nThe Committee recommends more.\n";
        let path = upload(&mut clerk, "notes.txt", text.as_bytes()).await;
        let page = clerk.get(&path).await.body;
        for part in [
            "The document&#39;s symbol was not found",
            "No mechanism is named",
            "passage 1, Paragraph",
            "passage 2, Paragraph",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let mut moderator = world.signed_in("moderator", Role::Moderator).await;
        let read = moderator.get(&path).await;
        assert_eq!(read.status, StatusCode::OK);
        assert!(
            !read.body.contains("name=\"included\""),
            "who only reads changes nothing"
        );
        assert_eq!(
            moderator.get("/en/imports/observations").await.status,
            StatusCode::FORBIDDEN
        );
        assert_eq!(
            world.stranger().get(&path).await.status,
            StatusCode::NOT_FOUND
        );
    }
}
