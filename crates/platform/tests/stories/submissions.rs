//! National organisations make recommendations under their own name: drafts that nobody else sees, numbers at the
//! submission, withdrawals that stay, corrections that show.

mod after;

use super::packed;
use crate::{
    living::hidden,
    world::{Answer, Browser, World, engines},
};
use http::StatusCode;
use kenes_kernel::{access::Role, content::Content, db::Query, jobs, journal::verify};
use kenes_platform::slices::body;

/// Adds an organisation of civil society, or another.
pub async fn organisation(world: &World, key: &str, name: &str, kind: body::Kind) {
    let new = body::NewOrganisation {
        key: key.into(),
        kind,
        sector: "civil_society".into(),
        name: Content::new("en", name),
        from: None,
    };
    body::add_organisation(&world.program(), new).await.unwrap();
}

/// A representative who acts for an organisation of this key.
pub async fn representative<'w>(world: &'w World, handle: &str, key: &str) -> Browser<'w> {
    let browser = world.signed_in(handle, Role::Ngo).await;
    body::add_member(&world.program(), handle, key)
        .await
        .unwrap();
    browser
}

async fn two_organisations(world: &World) -> (Browser<'_>, Browser<'_>) {
    organisation(world, "ngo-saiga", "Paper Saiga", body::Kind::Ngo).await;
    organisation(world, "ngo-lantern", "Lantern and Key", body::Kind::Ngo).await;
    organisation(
        world,
        "justice",
        "Ministry of Justice",
        body::Kind::Ministry,
    )
    .await;
    (
        representative(world, "saule", "ngo-saiga").await,
        representative(world, "dina", "ngo-lantern").await,
    )
}

/// Where an answer leads that did what was asked.
pub fn location(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.headers["location"].to_str().unwrap().to_owned()
}

async fn write(browser: &mut Browser<'_>, text: &str, reach: &str, act: &str) -> String {
    let form = [
        ("title", "Prisons"),
        ("language", "en"),
        ("text", text),
        ("country", "Kazakhstan"),
        ("addressee", "justice"),
        ("source", "Alternative report on prisons"),
        ("source_day", "2026-05-12"),
        ("paragraph", "7"),
        ("reach", reach),
        ("act", act),
    ];
    location(&browser.post("/en/submissions", &form).await)
}

#[tokio::test]
async fn a_draft_is_its_organisations_alone_and_has_no_number() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, mut dina) = two_organisations(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let draft = write(&mut saule, "Open the prisons to monitors", "", "save").await;
        assert!(saule.get(&draft).await.body.contains("Open the prisons"));
        let mut colleague = representative(&world, "erlan", "ngo-saiga").await;
        assert!(
            colleague
                .get(&draft)
                .await
                .body
                .contains("Open the prisons")
        );
        for other in [&mut dina, &mut clerk, &mut world.stranger()] {
            for path in [
                draft.clone(),
                format!("{draft}/revision"),
                format!("{draft}/discarding"),
            ] {
                let answer = if path == draft {
                    other.get(&path).await
                } else {
                    other
                        .post(
                            &path,
                            &[("version", "1"), ("text", "Ours now"), ("act", "submit")],
                        )
                        .await
                };
                assert_eq!(
                    answer.status,
                    StatusCode::NOT_FOUND,
                    "{path}: {}",
                    answer.body
                );
            }
        }
        assert!(
            !dina
                .get("/en/submissions")
                .await
                .body
                .contains("Open the prisons")
        );
        let register = saule.get("/en/recommendations").await.body;
        assert!(
            !register.contains("Open the prisons"),
            "no draft in the register"
        );
        // A draft that is given up leaves no gap: the first submission is R-0001.
        let version = hidden(&saule.get(&draft).await.body, "/discarding", "version");
        location(
            &saule
                .post(&format!("{draft}/discarding"), &[("version", &version)])
                .await,
        );
        assert_eq!(saule.get(&draft).await.status, StatusCode::NOT_FOUND);
        let submitted = write(
            &mut dina,
            "Publish all reports of visits",
            "public",
            "submit",
        )
        .await;
        assert_eq!(submitted, "/en/recommendations/R-0001");
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn each_sees_what_the_author_decided() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, mut dina) = two_organisations(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        for (text, reach) in [
            ("Let lawyers in at night", "organisation"),
            ("Train the doctors of prisons", "members"),
            ("Open the prisons to monitors", "public"),
        ] {
            write(&mut saule, text, reach, "submit").await;
        }
        let mut visitor = world.stranger();
        // Who looks, and which of R-0001 to R-0003 they see.
        for (browser, sees) in [
            (&mut saule, [true, true, true]),
            (&mut dina, [false, true, true]),
            (&mut clerk, [false, true, true]),
            (&mut visitor, [false, false, true]),
        ] {
            let list = browser.get("/en/recommendations").await.body;
            let found = browser
                .get("/en/recommendations?q=lawyers+OR+doctors+OR+monitors")
                .await
                .body;
            let export = browser.get("/en/recommendations/export.csv").await.body;
            let api = browser.get("/api/v1/recommendations").await.body;
            for (n, seen) in sees.into_iter().enumerate() {
                let (reference, text) = (
                    format!("R-000{}", n + 1),
                    ["lawyers", "doctors", "monitors"][n],
                );
                let page = browser
                    .get(&format!("/en/recommendations/{reference}"))
                    .await;
                let expected = if seen {
                    StatusCode::OK
                } else {
                    StatusCode::NOT_FOUND
                };
                assert_eq!(page.status, expected, "{reference}");
                for body in [&list, &export, &api] {
                    assert_eq!(body.contains(text), seen, "{engine:?} {text}: {body}");
                }
                assert_eq!(
                    found.contains(&format!("/recommendations/{reference}")),
                    seen,
                    "{text}"
                );
            }
        }
        let page = visitor.get("/en/recommendations/R-0003").await.body;
        for part in [
            "Paper Saiga recommended this to Kazakhstan",
            "Paper Saiga submitted it",
            "Ministry of Justice",
            "Alternative report on prisons",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(
            !page.contains("Aliya"),
            "the person behind the office is not named to visitors"
        );
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_withdrawn_recommendation_stays_and_says_so() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, mut dina) = two_organisations(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let path = write(
            &mut saule,
            "Open the prisons to monitors",
            "public",
            "submit",
        )
        .await;
        let withdrawal = format!("{path}/withdrawal");
        for other in [&mut dina, &mut clerk, &mut world.stranger()] {
            let answer = other.post(&withdrawal, &[("reason", "not ours")]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.body);
        }
        let empty = saule.post(&withdrawal, &[("reason", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            empty.body.contains("Write why you withdraw it."),
            "{}",
            empty.body
        );
        location(
            &saule
                .post(&withdrawal, &[("reason", "The law was changed")])
                .await,
        );
        let again = saule.post(&withdrawal, &[("reason", "twice")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = world.stranger().get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        for part in [
            "Paper Saiga withdrew this recommendation",
            "The law was changed",
            "Open the prisons to monitors",
            "R-0001, /recommendations/R-0001",
        ] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let register = world.stranger().get("/en/recommendations").await.body;
        assert!(register.contains("Withdrawn by its author"), "{register}");
        assert!(
            saule
                .get("/en/submissions")
                .await
                .body
                .contains("Withdrawn")
        );
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn the_secretariat_changes_no_word_unseen() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, _) = two_organisations(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let path = write(
            &mut saule,
            "Open the prisons to monitors",
            "public",
            "submit",
        )
        .await;
        let version = hidden(&clerk.get(&path).await.body, "/corrections", "version");
        let correction = [
            ("version", version.as_str()),
            ("text", "Open some prisons to some monitors"),
            ("paragraph", "7"),
            ("reason", "shorter"),
        ];
        location(
            &clerk
                .post(&format!("{path}/corrections"), &correction)
                .await,
        );
        let page = world.stranger().get(&path).await.body;
        for part in [
            "The text was corrected after Paper Saiga submitted it",
            "<del>Open the prisons to monitors</del>",
            "Open some prisons to some monitors",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        // What was submitted is no draft any more, for anybody.
        let id: Option<uuid::Uuid> = Query::new("SELECT id FROM submissions")
            .scalar(world.kernel.db.read())
            .await
            .unwrap();
        let draft = format!("/en/submissions/{}", id.unwrap());
        assert_eq!(location(&saule.get(&draft).await), path);
        for act in ["revision", "discarding"] {
            let answer = saule
                .post(
                    &format!("{draft}/{act}"),
                    &[("version", "2"), ("text", "Other words")],
                )
                .await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{}",
                answer.body
            );
        }
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn what_cannot_be_submitted_comes_back_as_it_was_typed() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, _) = two_organisations(&world).await;
        let form = [
            ("title", "Тюрьмы"),
            ("text", ""),
            ("reach", ""),
            ("act", "submit"),
        ];
        let refused = saule.post("/en/submissions", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in [
            "There is no text. Write what you recommend.",
            "Choose who shall see the recommendation.",
            "value=\"Тюрьмы\"",
        ] {
            assert!(refused.body.contains(part), "{part}: {}", refused.body);
        }
        // What was typed is kept as a draft; a colleague who is faster is not overwritten.
        assert!(saule.get("/en/submissions").await.body.contains("Тюрьмы"));
        let path = hidden_path(&refused.body);
        let mut colleague = representative(&world, "erlan", "ngo-saiga").await;
        let theirs = [
            ("version", "1"),
            ("text", "Open the prisons"),
            ("act", "save"),
        ];
        location(&colleague.post(&path, &theirs).await);
        let late = saule
            .post(
                &path,
                &[("version", "1"), ("text", "Close them"), ("act", "save")],
            )
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
        let day = [("text", "x"), ("source_day", "31.02.2026")];
        let wrong = saule.post("/en/submissions", &day).await;
        assert!(wrong.body.contains("This is not a date"), "{}", wrong.body);
        // Somebody who acts for nobody yet is told what to do.
        let mut alone = world.signed_in("alone", Role::Ngo).await;
        let told = alone.get("/en/submissions").await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            told.body.contains("You act for no organisation yet"),
            "{}",
            told.body
        );
        assert_eq!(
            world.stranger().get("/en/submissions").await.status,
            StatusCode::NOT_FOUND
        );
    }
}

fn hidden_path(body: &str) -> String {
    let at = body.find("/revision\"").unwrap();
    let start = body[..at].rfind('"').unwrap();
    format!("{}/revision", &body[start + 1..at])
}

fn word(lines: &[String]) -> Vec<u8> {
    let body: String = lines
        .iter()
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
        .collect();
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    packed(&[("word/document.xml", document)])
}

#[tokio::test]
async fn paragraphs_of_a_report_are_marked_corrected_and_submitted() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, mut dina) = two_organisations(&world).await;
        let lines = [
            "Prisons in 2026",
            "We visited seven prisons.",
            "Open the prisons to monitors.",
            "Let lawyers in at night.",
        ];
        let report = word(&lines.map(str::to_owned));
        let path = location(
            &saule
                .upload("/en/submissions/reports", "report.docx", &report)
                .await,
        );
        for other in [&mut dina, &mut world.stranger()] {
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
            let stolen = other.post(&format!("{path}/marks"), &[("mark", "3")]).await;
            assert_eq!(stolen.status, StatusCode::NOT_FOUND);
        }
        let page = saule.get(&path).await.body;
        assert_eq!(page.matches("name=\"mark\"").count(), 4, "{page}");
        let nothing = saule.post(&format!("{path}/marks"), &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            nothing.body.contains("No new paragraph is marked"),
            "{}",
            nothing.body
        );
        location(
            &saule
                .post(
                    &format!("{path}/marks"),
                    &[("mark", "3"), ("mark", "4"), ("mark", "99")],
                )
                .await,
        );
        let page = saule.get(&path).await.body;
        assert!(page.contains("2 drafts out of this report"), "{page}");
        assert_eq!(
            page.matches("name=\"mark\"").count(),
            2,
            "what has a draft is not marked twice"
        );
        // One is corrected and says itself who shall see it.
        let list = saule.get("/en/submissions").await.body;
        let draft = list
            .split("href=\"/en/submissions/")
            .find(|part| {
                part.contains("lawyers") && !part.starts_with("new") && !part.starts_with("reports")
            })
            .unwrap();
        let draft = format!("/en/submissions/{}", draft.split('"').next().unwrap());
        let version = hidden(&saule.get(&draft).await.body, "/revision", "version");
        let own = [
            ("version", version.as_str()),
            ("text", "Let lawyers in at any hour."),
            ("reach", "organisation"),
            ("act", "save"),
        ];
        location(&saule.post(&format!("{draft}/revision"), &own).await);
        let unsaid = saule.post(&format!("{path}/submission"), &[]).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            unsaid.body.contains("Choose who shall see"),
            "{}",
            unsaid.body
        );
        location(
            &saule
                .post(&format!("{path}/submission"), &[("reach", "public")])
                .await,
        );
        let visitor = world.stranger().get("/en/recommendations").await.body;
        assert!(
            visitor.contains("Open the prisons to monitors.") && !visitor.contains("lawyers"),
            "{visitor}"
        );
        let own = saule.get("/en/recommendations").await.body;
        assert!(own.contains("Let lawyers in at any hour."), "{own}");
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_report_that_cannot_be_read_is_refused_and_a_large_one_is_read() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, _) = two_organisations(&world).await;
        let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        for (bytes, says) in [
            (word(&[]), "There is no paragraph of text"),
            (
                packed(&[("word/document.xml", "<w:document><w:body></w:p>".into())]),
                "The file is damaged",
            ),
            (locked, "protected by a password"),
            (word(&["x".into()])[..60].to_vec(), "The file is cut off"),
            (b"plain words".to_vec(), "This is a text file"),
            (Vec::new(), "The file is empty"),
        ] {
            let answer = saule
                .upload("/en/submissions/reports", "r.docx", &bytes)
                .await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
            assert!(answer.body.contains(says), "{says}: {}", answer.body);
        }
        let sentence =
            "The committee of the district visited the prison and found it as it was before. ";
        let lines: Vec<String> = (0..9_000)
            .map(|n| format!("{n} {}", sentence.repeat(5)))
            .collect();
        let large = word(&lines);
        assert!(lines.iter().map(String::len).sum::<usize>() > 3 << 20);
        let path = location(
            &saule
                .upload("/en/submissions/reports", "large.docx", &large)
                .await,
        );
        let last = saule.get(&format!("{path}?page=45")).await;
        assert_eq!(last.status, StatusCode::OK);
        assert!(last.body.contains("value=\"9000\"") && last.body.len() < 1 << 20);
        location(
            &saule
                .post(&format!("{path}/marks?page=45"), &[("mark", "9000")])
                .await,
        );
    }
}
