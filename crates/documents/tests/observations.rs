//! Concluding observations in several layouts, all invented and in our own words.

mod common;

use common::{OBSERVATIONS_RU, numbered_docx, observations_docx, running};
use jiff::civil::date;
use kenes_documents::observations::{Edits, Observations, PassageEdit, Role, read};
use kenes_documents::{FaultKind, Format, Kind, Limits, Refusal, recognise};

fn observations(bytes: &[u8]) -> Observations {
    read(bytes, &Limits::default()).expect("it is read")
}

fn roles(found: &Observations) -> Vec<(&str, Role)> {
    found
        .passages
        .iter()
        .map(|p| (p.number.as_str(), p.role))
        .collect()
}

#[test]
fn a_document_that_word_numbers_is_read_with_all_that_it_says() {
    let found = observations(&observations_docx());
    assert_eq!(found.symbol.as_deref(), Some("DEMO/CAT/C/KAZ/CO/9"));
    assert_eq!(found.mechanism.as_ref().map(|m| m.code()), Some("CAT"));
    assert_eq!(found.country.as_deref(), Some("Kazakhstan"));
    assert_eq!(found.date, Some(date(2026, 5, 8)));
    assert_eq!(found.session.as_deref(), Some("85"));
    assert_eq!(found.language, "en");
    assert!(found.title.as_deref().is_some_and(|t| t.contains("ninth")));
    assert_eq!(
        roles(&found),
        [
            ("1", Role::Introduction),
            ("2", Role::Positive),
            ("3", Role::Concern),
            ("4", Role::Concern),
            ("5", Role::Recommendation),
            ("6", Role::Recommendation),
            ("7", Role::Unrecognised),
            ("8", Role::Recommendation),
            ("9", Role::FollowUp),
            ("10", Role::Procedure),
            ("11", Role::NextReport),
        ]
    );
    let fifth = &found.passages[4];
    assert_eq!(fifth.heading, "Medical examination of detainees");
    assert_eq!(
        fifth.text,
        "The State party should:\n(a) Ensure that doctors examine detainees in private;\n(b) Send each record of injuries to the prosecutor & the detainee's lawyer."
    );
    assert!(fifth.concern.contains("in the presence of police officers"));
    assert!(fifth.follow_up && fifth.follow_up_items == "(a)");
    let sixth = &found.passages[5];
    assert!(sixth.concern.starts_with("While noting"));
    assert!(sixth.text.starts_with("The Committee recommends"));
    let follow_up = found.follow_up.as_ref().expect("there is one");
    assert_eq!(follow_up.due, Some(date(2027, 5, 8)));
    assert_eq!(follow_up.missing, ["40"]);
    let next = found.next_report.as_ref().expect("there is one");
    assert_eq!(next.due, Some(date(2030, 5, 8)));
}

#[test]
fn the_general_door_knows_the_document_too() {
    let source = recognise(&observations_docx(), None, &Limits::default()).expect("recognised");
    assert_eq!(source.format(), Format::Observations);
    let reading = source.read().expect("read");
    assert_eq!(reading.records.len(), 3);
    assert_eq!(reading.faults, []);
    let record = &reading.records[0];
    assert_eq!(record.paragraph.as_deref(), Some("5"));
    assert_eq!(record.extra["follow-up"], "5 (a)");
    assert_eq!(record.extra["follow-up-due"], "2027-05-08");
    assert_eq!(record.extra["next-report-due"], "2030-05-08");
}

#[test]
fn the_older_layout_is_read_from_pasted_text_in_russian() {
    let found = observations(OBSERVATIONS_RU.as_bytes());
    assert_eq!(found.mechanism.as_ref().map(|m| m.code()), Some("CEDAW"));
    assert_eq!(found.date, Some(date(2025, 7, 4)));
    assert_eq!(found.session.as_deref(), Some("82"));
    assert_eq!(
        roles(&found),
        [
            ("1", Role::Introduction),
            ("12", Role::Recommendation),
            ("13", Role::Concern),
            ("14", Role::Recommendation),
            ("20", Role::FollowUp),
            ("21", Role::NextReport),
        ]
    );
    let twelfth = &found.passages[1];
    assert_eq!(
        twelfth.text,
        "Комитет рекомендует государству-участнику открыть пункты правовой помощи в каждом районе."
    );
    assert_eq!(twelfth.heading, "Доступ к правосудию");
    let follow_up = found.follow_up.as_ref().expect("there is one");
    assert_eq!(
        follow_up.due,
        Some(date(2027, 7, 4)),
        "two years after the adoption"
    );
    assert!(found.passages[3].follow_up && found.passages[3].follow_up_items == "(a)");
    let next = found.next_report.as_ref().expect("there is one");
    assert_eq!(next.due, Some(date(2029, 7, 4)));
    assert!(
        found.cover.iter().any(|line| line == "3"),
        "the page number is kept"
    );
}

#[test]
fn an_unnumbered_answer_below_a_concern_bears_its_number() {
    let text = "\
CCPR/C/KAZ/CO/9
C. Principal matters of concern and recommendations
Right to life
7. The Committee is concerned about deaths in custody (art. 6).
The State party should investigate each death without delay.
It should tell the families what was found.
8. The Committee is concerned about delays.
The State party should set time limits:
(a) For the police;
(b) For the courts.
Торture, a line that nothing explains, and that ends like a sentence.
";
    let found = observations(text.as_bytes());
    assert_eq!(
        roles(&found),
        [
            ("7", Role::Concern),
            ("7", Role::Recommendation),
            ("8", Role::Concern),
            ("8", Role::Recommendation),
        ]
    );
    assert!(found.passages[1].text.ends_with("what was found."));
    assert!(
        found.passages[1]
            .concern
            .starts_with("The Committee is concerned about deaths")
    );
    let reading = found.reading(&Edits::default(), &Limits::default());
    assert_eq!(reading.faults, []);
    assert_eq!(reading.records.len(), 2);
    assert!(
        reading.records[1].text.contains("that nothing explains"),
        "nothing is lost"
    );
}

#[test]
fn a_kazakh_translation_is_read() {
    let text = "\
Азаптауға қарсы комитет
DEMO/CAT/C/KAZ/CO/9
C. Негізгі алаңдатарлық мәселелер мен ұсынымдар
Медициналық тексеру
4. Комитет тексерулердің полиция қызметкерлерінің қатысуымен өткізілетініне алаңдайды.
5. Комитет қатысушы мемлекетке дәрігерлердің тексеруді оңаша жүргізуін қамтамасыз етуді ұсынады.
9. Комитет қатысушы мемлекеттен осы құжаттың 5-тармағындағы ұсыным туралы ақпаратты 2027 жылғы 8 мамырға дейін ұсынуды сұрайды.
";
    let found = observations(text.as_bytes());
    assert_eq!(
        roles(&found),
        [
            ("4", Role::Concern),
            ("5", Role::Recommendation),
            ("9", Role::FollowUp),
        ]
    );
    assert_eq!(found.language, "kk");
    assert!(found.passages[1].follow_up);
    assert_eq!(found.follow_up.and_then(|f| f.due), Some(date(2027, 5, 8)));
}

#[test]
fn a_text_without_numbers_keeps_each_passage_and_asks_for_its_number() {
    let text = "Some cover\nThe Committee is concerned about delays.\nThe State party should set time limits.\n(a) For the police;\nThe Committee recommends training judges.\n";
    let found = observations(text.as_bytes());
    assert_eq!(
        roles(&found),
        [
            ("", Role::Concern),
            ("", Role::Recommendation),
            ("", Role::Recommendation),
        ]
    );
    assert_eq!(
        found.passages[1].text,
        "The State party should set time limits.\n(a) For the police;"
    );
    let reading = found.reading(&Edits::default(), &Limits::default());
    let places: Vec<_> = reading
        .faults
        .iter()
        .map(|f| (f.row, f.kind.code()))
        .collect();
    assert_eq!(
        places,
        [
            (None, "no-symbol"),
            (None, "no-mechanism"),
            (Some(2), "no-paragraph"),
            (Some(3), "no-paragraph"),
        ]
    );
}

#[test]
fn what_a_person_corrects_is_what_is_imported() {
    let found = observations(&observations_docx());
    let mut edits = Edits::default();
    edits.document.symbol = Some("CCPR/C/KAZ/CO/4".into());
    let passage = |edit: PassageEdit| edit;
    edits.passages.insert(
        4,
        passage(PassageEdit {
            included: Some(true),
            ..PassageEdit::default()
        }),
    );
    edits.passages.insert(
        6,
        passage(PassageEdit {
            number: Some("5".into()),
            ..PassageEdit::default()
        }),
    );
    edits.passages.insert(
        7,
        passage(PassageEdit {
            included: Some(true),
            merged: true,
            ..PassageEdit::default()
        }),
    );
    let reading = found.reading(&edits, &Limits::default());
    let kinds: Vec<_> = reading.faults.iter().map(|f| (f.row, &f.kind)).collect();
    assert_eq!(
        kinds,
        [
            (
                None,
                &FaultKind::SymbolOfAnother {
                    found: "CCPR/C/KAZ/CO/4".into(),
                    chosen: "CAT".into()
                }
            ),
            (
                Some(6),
                &FaultKind::RepeatedParagraph {
                    number: "5".into(),
                    first: 5
                }
            ),
        ]
    );
    let records: Vec<_> = reading
        .records
        .iter()
        .map(|r| (r.row, r.kind, r.text.lines().count()))
        .collect();
    assert_eq!(
        records,
        [
            (4, Kind::Concern, 1),
            (5, Kind::Recommendation, 3),
            (7, Kind::Recommendation, 2)
        ]
    );
    edits.document.mechanism = Some("CCPR".into());
    edits.passages.insert(
        6,
        passage(PassageEdit {
            number: Some("6".into()),
            text: Some("Words of a person".into()),
            ..PassageEdit::default()
        }),
    );
    edits.passages.insert(
        5,
        passage(PassageEdit {
            included: Some(false),
            ..PassageEdit::default()
        }),
    );
    let reading = found.reading(&edits, &Limits::default());
    assert_eq!(reading.faults, []);
    let sixth = reading
        .records
        .iter()
        .find(|r| r.row == 6)
        .expect("it is there");
    assert_eq!(
        (sixth.text.as_str(), sixth.mechanism.code()),
        ("Words of a person", "CCPR")
    );
    assert!(
        sixth.original_text.starts_with("The Committee recommends"),
        "what the document says is kept"
    );
}

#[test]
fn files_that_cannot_be_read_are_refused_in_words() {
    let refused = |bytes: &[u8]| read(bytes, &Limits::default()).expect_err("refused");
    assert_eq!(refused(b""), Refusal::Empty);
    assert_eq!(refused(b" \n "), Refusal::Empty);
    assert_eq!(refused(&numbered_docx("", "")), Refusal::NoParagraphs);
    assert_eq!(
        refused(&numbered_docx(&running(Some(0), false, " "), "")),
        Refusal::NoParagraphs
    );
    assert_eq!(refused(b"%PDF-1.7"), Refusal::WrongKind { found: "PDF" });
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(&old), Refusal::PasswordProtected);
    let whole = observations_docx();
    assert_eq!(refused(&whole[..whole.len() / 2]), Refusal::Truncated);
    assert_eq!(
        refused(&common::workbook()),
        Refusal::WrongKind {
            found: "Excel (.xlsx)"
        }
    );
    let broken = common::packed(&[(
        "word/document.xml",
        b"<w:document><w:body></w:p>".as_slice(),
    )]);
    assert!(matches!(refused(&broken), Refusal::Damaged { .. }));
}

#[test]
fn a_report_of_three_megabytes_is_read() {
    let paragraph = "The State party should publish the number of complaints, investigations and convictions of each year, by region and by institution. ".repeat(4);
    let body: String = (0..6_000)
        .map(|_| running(Some(0), false, &paragraph))
        .collect();
    assert!(body.len() > 3 << 20);
    let found = observations(&numbered_docx(&body, ""));
    assert_eq!(found.passages.len(), 6_000);
    assert_eq!(found.passages[5_999].number, "6000");

    // The same without numbers but for the first: one passage that goes on and on.
    let unnumbered: String = (0..6_000)
        .map(|at| running((at == 0).then_some(0), false, &paragraph))
        .collect();
    let found = observations(&numbered_docx(&unnumbered, ""));
    assert_eq!(found.passages.len(), 1);
    assert!(found.passages[0].text.len() > 3 << 20);
}
