use crate::world::{Answer, Browser, World, engines, form_head};
use axum::body::{Body, Bytes};
use http::{StatusCode, header};
use kenes_documents::export::{register_sheet, xlsx};
use kenes_documents::{Limits, recognise};
use kenes_kernel::{
    access::Role,
    db::Query,
    i18n::{Arg, Locale},
    journal::verify,
};
use std::{
    io::{Cursor, Write as _},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

const GOOD: &str =
    "id,mechanism,country,date,text\nk-1,UPR,Kazakhstan,2014-10-30,Abolish the death penalty\n";

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook() -> Vec<u8> {
    let source = recognise(GOOD.as_bytes(), None, &Limits::default()).unwrap();
    xlsx(&register_sheet("Register", &source.read().unwrap().records)).unwrap()
}

fn document(body: &str) -> Vec<u8> {
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    packed(&[("word/document.xml", xml.as_bytes())])
}

/// An OLE compound file, as Office writes a workbook that asks for a password.
fn protected() -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512, 0);
    for name in ["Root Entry", "EncryptionInfo", "EncryptedPackage"] {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(128, 0);
        bytes.extend(entry);
    }
    bytes.resize(4096, 0);
    bytes
}

/// A part that unfolds to three megabytes out of three kilobytes.
fn bomb(part: &str) -> Vec<u8> {
    packed(&[(part, &vec![b' '; 3 << 20])])
}

async fn count(world: &World, table: &str) -> i64 {
    Query::new(&format!("SELECT count(*) FROM {table}"))
        .scalar(world.kernel.db.read())
        .await
        .unwrap()
        .unwrap()
}

async fn assert_nothing_stored(world: &World, what: &str) {
    for table in ["imports", "import_faults", "attachments", "recommendations"] {
        assert_eq!(count(world, table).await, 0, "{what}: {table}");
    }
}

/// The import's page after an upload that was taken.
async fn page_of(browser: &mut Browser<'_>, answer: &Answer, language: &str) -> Answer {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let path = answer.headers[header::LOCATION].to_str().unwrap();
    let path = format!("/{language}/{}", path.splitn(3, '/').nth(2).unwrap());
    let page = browser.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page
}

/// A sentence as a page writes it.
fn said(world: &World, locale: Locale, key: &str, args: &[(&str, Arg)]) -> String {
    let sentence = world.kernel.words.say(locale, key, args);
    askama::filters::escape(sentence, askama::filters::Html)
        .unwrap()
        .to_string()
}

/// Name and bytes of a file, the refusal's code, the places of its sentence.
type Refused = (
    &'static str,
    Vec<u8>,
    &'static str,
    Vec<(&'static str, Arg)>,
);

#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused_with_what_to_do_in_three_languages() {
    let mut huge = workbook();
    huge.truncate(huge.len() / 2);
    let cases: Vec<Refused> = vec![
        ("empty.csv", vec![], "empty", vec![]),
        ("blank.csv", b" \r\n\r\n".to_vec(), "empty", vec![]),
        ("cut.xlsx", huge, "truncated", vec![]),
        ("secret.xlsx", protected(), "password-protected", vec![]),
        (
            "letter.docx",
            document("<w:p><w:r><w:t>Dear all</w:t></w:r></w:p>"),
            "no-table",
            vec![],
        ),
        (
            "bomb.xlsx",
            bomb("xl/workbook.xml"),
            "bomb",
            vec![("part", "xl/workbook.xml".into())],
        ),
        (
            "bomb.docx",
            bomb("word/document.xml"),
            "bomb",
            vec![("part", "word/document.xml".into())],
        ),
        (
            "scan.pdf",
            b"%PDF-1.7\n".to_vec(),
            "wrong-kind",
            vec![("found", "PDF".into())],
        ),
        (
            "noise.csv",
            (0..4000_u32)
                .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
                .collect(),
            "binary",
            vec![],
        ),
        (
            "cut.json",
            b"[{\"text\": \"Ratify\"".to_vec(),
            "truncated",
            vec![],
        ),
    ];
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        for (name, bytes, code, args) in &cases {
            for locale in Locale::ALL {
                let answer = clerk
                    .upload(&format!("/{locale}/imports"), name, bytes)
                    .await;
                assert_eq!(
                    answer.status,
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "{name}: {}",
                    answer.body
                );
                let sentence = said(
                    &world,
                    locale,
                    &format!("recommendations-refusal-{code}"),
                    args,
                );
                assert!(
                    answer.body.contains(&sentence),
                    "{name} {locale}: {sentence}\n{}",
                    answer.body
                );
                assert!(
                    answer.body.contains("type=\"file\""),
                    "{name}: the form is there again"
                );
            }
        }
        assert_nothing_stored(&world, "refused files").await;
    }
}

#[tokio::test]
async fn a_file_over_the_limit_is_refused_before_it_is_read() {
    for engine in engines() {
        let world = World::with_upload_limit(engine, 1).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let form = clerk.get("/en/imports/new").await;
        assert!(form.body.contains("at most 1 megabyte"), "{}", form.body);

        // A gigabyte that is made only as far as somebody reads it.
        let taken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&taken);
        let endless = (0..16_384).map(move |n| {
            count.fetch_add(1, Ordering::SeqCst);
            let chunk = if n == 0 {
                form_head("big.csv")
            } else {
                vec![b'x'; 65_536]
            };
            Ok::<_, std::io::Error>(Bytes::from(chunk))
        });
        let body = Body::from_stream(futures_util::stream::iter(endless));
        let answer = clerk.upload_body("/en/imports", body).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(
            answer.body.contains("At most 1 megabyte is taken."),
            "{}",
            answer.body
        );
        assert!(
            taken.load(Ordering::SeqCst) < 64,
            "{taken:?} chunks were read"
        );

        // The same in a field that is none of ours.
        let mut other = form_head("big.csv");
        let at = other.windows(4).position(|w| w == b"file").unwrap();
        other[at] = b'm';
        other.resize(4 << 20, b'x');
        let answer = clerk.upload_body("/en/imports", Body::from(other)).await;
        assert_eq!(
            answer.status,
            StatusCode::PAYLOAD_TOO_LARGE,
            "{}",
            answer.body
        );
        assert_nothing_stored(&world, "large files").await;

        let answer = clerk
            .upload("/en/imports", "good.csv", GOOD.as_bytes())
            .await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "the next file is taken"
        );
    }
}

#[tokio::test]
async fn each_faulty_row_is_named_with_what_is_wrong_and_the_rest_waits() {
    let header = "id,mechanism,country,date,text\n";
    let cases = [
        (
            "k-2,CAT,Kazakhstan,2014-10-30,Ratify,more,cells\n",
            "ragged-row",
            vec![("found", "7"), ("expected", "5")],
        ),
        (
            "k-2,CAT,Kazakhstan\n",
            "ragged-row",
            vec![("found", "3"), ("expected", "5")],
        ),
        (
            "k-1,CAT,Kazakhstan,2014-10-30,Ratify\n",
            "duplicate-key",
            vec![("key", "k-1"), ("first_row", "2")],
        ),
        (
            "k-2,Parliament,Kazakhstan,2014-10-30,Ratify\n",
            "unknown-mechanism",
            vec![("found", "Parliament")],
        ),
        (
            "k-2,CAT,Kazakhstan,31.02.2026,Ratify\n",
            "bad-date",
            vec![("found", "31.02.2026")],
        ),
        (
            "k-2,CAT,Kazakhstan,вчера,Ratify\n",
            "bad-date",
            vec![("found", "вчера")],
        ),
        ("k-2,CAT,Kazakhstan,2014-10-30,\n", "empty-text", vec![]),
    ];
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        for (row, code, args) in &cases {
            let file = format!("{header}k-1,UPR,Kazakhstan,2014-10-30,Abolish\n{row}");
            let answer = clerk.upload("/en/imports", "f.csv", file.as_bytes()).await;
            let args: Vec<(&str, Arg)> = args.iter().map(|(n, v)| (*n, (*v).into())).collect();
            for locale in Locale::ALL {
                let page = page_of(&mut clerk, &answer, locale.tag()).await;
                let sentence = said(
                    &world,
                    locale,
                    &format!("recommendations-fault-{code}"),
                    &args,
                );
                assert!(
                    page.body.contains(&sentence),
                    "{row} {locale}: {sentence}\n{}",
                    page.body
                );
                assert!(
                    !page.body.contains("/confirmation\""),
                    "{row}: nothing can be confirmed yet"
                );
            }
        }
        assert_eq!(count(&world, "recommendations").await, 0);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn any_encoding_is_read_and_shown() {
    let text = "id;mechanism;text\nk-1;CAT;Расследовать все жалобы на пытки\n";
    let utf16: Vec<u8> = [
        &[0xff, 0xfe][..],
        &text
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<_>>(),
    ]
    .concat();
    // Letters of Windows-1251 lie in one row of 64.
    let cp1251: Vec<u8> = text
        .chars()
        .map(|c| match c {
            'А'..='я' => u8::try_from(u32::from(c) - 0x410 + 0xc0).unwrap(),
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        for (bytes, name) in [
            (text.as_bytes(), "UTF-8"),
            (&utf16[..], "UTF-16"),
            (&cp1251[..], "1251"),
        ] {
            let answer = clerk.upload("/en/imports", "f.csv", bytes).await;
            let page = page_of(&mut clerk, &answer, "en").await;
            assert!(
                page.body.contains("Расследовать все жалобы на пытки"),
                "{name}: {}",
                page.body
            );
            assert!(page.body.contains(name), "{name} is shown: {}", page.body);
        }
        // A wrong declaration of the file's own: bytes that are no UTF-8 between good ones.
        let broken = b"id,mechanism,text\nk-1,CAT,\xd0\xa0\xff\xfe\xd0\xb0\n".to_vec();
        let answer = clerk.upload("/en/imports", "f.csv", &broken).await;
        page_of(&mut clerk, &answer, "en").await;
    }
}

#[tokio::test]
async fn a_file_of_one_column_asks_which_column_is_which() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let file = "Everybody who came to the meeting\nAigul\nSerik\n";
        let answer = clerk
            .upload("/en/imports", "names.csv", file.as_bytes())
            .await;
        let page = page_of(&mut clerk, &answer, "en").await;
        assert!(page.body.contains("name=\"column-0\""), "{}", page.body);
        let path = answer.headers[header::LOCATION]
            .to_str()
            .unwrap()
            .to_owned();
        let refused = clerk.post(&format!("{path}/confirmation"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mapped = clerk
            .post(
                &format!("{path}/mapping"),
                &[("column-0", "text"), ("mechanism", "CAT")],
            )
            .await;
        assert_eq!(mapped.status, StatusCode::SEE_OTHER, "{}", mapped.body);
        let page = clerk.get(&path).await;
        assert!(page.body.contains("/confirmation\""), "{}", page.body);
    }
}

#[tokio::test]
async fn ten_thousand_faults_make_a_page_that_can_be_used_and_a_list_that_is_whole() {
    use std::fmt::Write as _;
    let mut file = "id,mechanism,text\n".to_owned();
    for n in 1..=10_000 {
        let _ = writeln!(file, "k-{n},CAT,");
    }
    file.push_str("good,CAT,Ratify the Protocol\n");
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let answer = clerk.upload("/en/imports", "f.csv", file.as_bytes()).await;
        let path = answer.headers[header::LOCATION]
            .to_str()
            .unwrap()
            .to_owned();
        let page = page_of(&mut clerk, &answer, "en").await;
        assert!(
            page.body.len() < 200_000,
            "the page has {} bytes",
            page.body.len()
        );
        assert!(page.body.contains("10,000"), "{}", page.body);
        assert!(
            page.body.contains(&format!("{path}/faults.csv")),
            "{}",
            page.body
        );

        let list = clerk.get(&format!("{path}/faults.csv")).await;
        assert_eq!(list.status, StatusCode::OK);
        assert!(
            list.headers["content-disposition"]
                .to_str()
                .unwrap()
                .contains("attachment")
        );
        assert_eq!(list.body.lines().count(), 10_001);
        assert!(list.body.contains("There is no text") && list.body.contains("10001"));
        let mut ngo = world.signed_in("dana", Role::Ngo).await;
        assert_eq!(
            ngo.get(&format!("{path}/faults.csv")).await.status,
            StatusCode::NOT_FOUND
        );

        let one = clerk
            .post(&format!("{path}/set-asides"), &[("n", "1")])
            .await;
        assert_eq!(one.status, StatusCode::SEE_OTHER);
        let page = clerk.get(&path).await;
        assert!(
            page.body.contains("9,999"),
            "what was set aside is not counted: {}",
            page.body
        );
        let all = clerk.post(&format!("{path}/set-asides"), &[]).await;
        assert_eq!(all.status, StatusCode::SEE_OTHER);
        let done = clerk.post(&format!("{path}/confirmation"), &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(count(&world, "recommendations").await, 1);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn the_name_of_a_file_is_a_name_and_no_path() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        for (sent, kept) in [
            ("../../etc/passwd.csv", "passwd.csv"),
            ("C:\\Users\\Aliya\\отчёт.csv", "отчёт.csv"),
            ("a\u{202e}vsc.exe\u{feff}", "avsc.exe"),
            ("<script>alert(1)</script>.csv", "script>.csv"),
            ("/", ""),
        ] {
            let answer = clerk.upload("/en/imports", sent, GOOD.as_bytes()).await;
            let page = page_of(&mut clerk, &answer, "en").await;
            let kept = askama::filters::escape(kept, askama::filters::Html)
                .unwrap()
                .to_string();
            assert!(page.body.contains(&kept), "{sent}: {}", page.body);
            assert!(!page.body.contains("<script>alert") && !page.body.contains("etc/passwd"));
            let list = clerk.get("/en/imports").await;
            assert!(!list.body.contains("<script>alert"), "{}", list.body);
        }
        let long = format!("{}.csv", "ұ".repeat(5_000));
        let answer = clerk.upload("/en/imports", &long, GOOD.as_bytes()).await;
        page_of(&mut clerk, &answer, "en").await;
    }
}

#[tokio::test]
async fn what_a_database_could_not_index_is_told_before_it_tries() {
    // Letters without a pattern, so that no engine can pack them.
    let noise: String = (0..20_000_u32)
        .map(|n| char::from(b'a' + u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap() % 26))
        .collect();
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let file = format!("id,mechanism,text,themes\nk-1,CAT,{noise},Torture\n");
        let answer = clerk.upload("/en/imports", "f.csv", file.as_bytes()).await;
        let path = answer.headers[header::LOCATION]
            .to_str()
            .unwrap()
            .to_owned();
        let done = clerk.post(&format!("{path}/confirmation"), &[]).await;
        assert_eq!(
            done.status,
            StatusCode::SEE_OTHER,
            "a text of one word: {}",
            done.body
        );
        let file = format!(
            "id,mechanism,text,themes\nk-2,CAT,Ratify,{}\n",
            &noise[..4000]
        );
        let answer = clerk.upload("/en/imports", "f.csv", file.as_bytes()).await;
        let page = page_of(&mut clerk, &answer, "en").await;
        assert!(
            page.body.contains("4000 characters, more than the 200"),
            "{}",
            page.body
        );
        for word in [&noise[..1000], "人权".repeat(500).as_str()] {
            let query = serde_urlencoded::to_string([("q", word)]).unwrap();
            for page in ["/en/recommendations", "/en/road-maps"] {
                let found = clerk.get(&format!("{page}?{query}")).await;
                assert_eq!(found.status, StatusCode::OK, "{page}");
            }
        }
    }
}

#[tokio::test]
async fn a_workbook_with_a_formula_in_each_cell_is_exported_without_one() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let file = "id,mechanism,country,text\n=1+1,CAT,Kazakhstan,\"=HYPERLINK(\"\"https://evil.example\"\")\"\n";
        let answer = clerk.upload("/en/imports", "f.csv", file.as_bytes()).await;
        let path = answer.headers[header::LOCATION]
            .to_str()
            .unwrap()
            .to_owned();
        clerk.post(&format!("{path}/confirmation"), &[]).await;
        let export = clerk.get("/en/recommendations/export.csv").await;
        assert!(export.body.contains("HYPERLINK"), "{}", export.body);
        for cell in export.body.split([',', '\n']) {
            assert!(
                !cell.trim_matches('"').starts_with(['=', '+', '@']),
                "{cell}"
            );
        }
    }
}
