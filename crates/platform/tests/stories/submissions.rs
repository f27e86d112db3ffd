//! National organisations make recommendations under their own name: drafts that nobody else sees, numbers at the
//! submission, withdrawals that stay, corrections that show.

use super::packed;
use crate::{
    living::hidden,
    world::{Answer, Browser, World, engines},
};
use http::StatusCode;
use kenes_kernel::{access::Role, content::Content, db::Query, jobs, journal::verify};
use kenes_platform::slices::body;

async fn organisation(world: &World, key: &str, name: &str, kind: body::Kind) {
    let new = body::NewOrganisation {
        key: key.into(),
        kind,
        sector: "civil_society".into(),
        name: Content::new("en", name),
    };
    body::add_organisation(&world.program(), new).await.unwrap();
}

/// A representative who acts for an organisation of this key.
async fn representative<'w>(world: &'w World, handle: &str, key: &str) -> Browser<'w> {
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

fn location(answer: &Answer) -> String {
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

async fn set_reach(browser: &mut Browser<'_>, path: &str, reach: &str) -> Answer {
    let page = browser.get(path).await.body;
    let version = hidden(&page, "/audience", "version");
    browser
        .post(
            &format!("{path}/audience"),
            &[("version", &version), ("reach", reach)],
        )
        .await
}

#[tokio::test]
async fn an_author_lets_more_people_see_and_what_was_published_stays_so() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, mut dina) = two_organisations(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let mut visitor = world.stranger();
        let path = write(&mut saule, "Open the prisons", "organisation", "submit").await;
        let audience = format!("{path}/audience");
        for other in [&mut dina, &mut clerk, &mut visitor] {
            let form = [("version", "1"), ("reach", "public")];
            let answer = other.post(&audience, &form).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.body);
        }
        world.clock.set(world.kernel.clock.now().plus_seconds(60));
        location(&set_reach(&mut saule, &path, "members").await);
        assert_eq!(dina.get(&path).await.status, StatusCode::OK);
        assert_eq!(visitor.get(&path).await.status, StatusCode::NOT_FOUND);
        // While only members saw it, it can be taken back into the organisation, and opened again.
        world.clock.set(world.kernel.clock.now().plus_seconds(60));
        location(&set_reach(&mut saule, &path, "organisation").await);
        assert_eq!(dina.get(&path).await.status, StatusCode::NOT_FOUND);
        world.clock.set(world.kernel.clock.now().plus_seconds(60));
        location(&set_reach(&mut saule, &path, "members").await);
        // It stands in a road map when everybody comes to see it.
        place_in_new_road_map(&world, &mut clerk).await;
        assert!(
            !visitor
                .get("/en/road-maps/RM-01")
                .await
                .body
                .contains("Open the prisons")
        );
        world.clock.set(world.kernel.clock.now().plus_seconds(60));
        location(&set_reach(&mut saule, &path, "public").await);
        let page = visitor.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        for part in [
            "Paper Saiga changed who sees it. Before: the members of the body and the secretariat. Since then: everybody",
            "Before: the author’s organisation alone. Since then: the members",
        ] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let road_map = visitor.get("/en/road-maps/RM-01").await.body;
        assert!(road_map.contains("Open the prisons"), "{road_map}");
        assert!(
            visitor
                .get("/en/recommendations?q=prisons")
                .await
                .body
                .contains("R-0001")
        );
        // Nobody takes back what everybody could copy.
        for (reach, says) in [
            ("members", "It was published: others may have copied it"),
            (
                "organisation",
                "It was published: others may have copied it",
            ),
            ("public", "It is so already"),
            ("friends", "Choose who shall see"),
        ] {
            let refused = set_reach(&mut saule, &path, reach).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{reach}");
            assert!(refused.body.contains(says), "{reach}: {}", refused.body);
        }
        let stale = [("version", "1"), ("reach", "members")];
        assert_eq!(
            saule.post(&audience, &stale).await.status,
            StatusCode::CONFLICT
        );
        let withdrawal = [("reason", "The law was changed")];
        location(&saule.post(&format!("{path}/withdrawal"), &withdrawal).await);
        let late = [("version", "5"), ("reach", "members")];
        let late = saule.post(&audience, &late).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.body.contains("stays as it is"), "{}", late.body);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

/// Proposes road maps of all that waits and accepts them.
async fn place_in_new_road_map(world: &World, clerk: &mut Browser<'_>) {
    let wish = [("road_maps", "1"), ("scope", "all"), ("country", "")];
    let proposal = location(&clerk.post("/en/proposals", &wish).await);
    jobs::drain(&world.kernel).await.unwrap();
    let page = clerk.get(&proposal).await.body;
    let version = hidden(&page, "/acceptance", "version");
    let accepted = clerk
        .post(&format!("{proposal}/acceptance"), &[("version", &version)])
        .await;
    location(&accepted);
}

#[tokio::test]
async fn what_waits_for_a_reply_is_not_hidden_from_those_who_see_it() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, _) = two_organisations(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        kenes_platform::slices::duties::seed(&world.program())
            .await
            .unwrap();
        let path = write(&mut saule, "Open the prisons", "members", "submit").await;
        let question = [
            ("addressee", "justice"),
            ("asked", "2026-11-02"),
            ("unit", "working"),
            ("number", "10"),
            ("what", ""),
        ];
        location(&clerk.post(&format!("{path}/duties"), &question).await);
        let refused = set_reach(&mut saule, &path, "organisation").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains("A reply to it was asked for"),
            "{}",
            refused.body
        );
        location(&set_reach(&mut saule, &path, "public").await);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn what_was_withdrawn_leaves_drafts_and_the_queue_and_a_road_map_says_so() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, _) = two_organisations(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let mut paths = Vec::new();
        for text in [
            "Abolish the death penalty",
            "Abolish the death penalty for all crimes",
            "Open the prisons to monitors",
        ] {
            paths.push(write(&mut saule, text, "public", "submit").await);
        }
        let withdraw = |n: usize| format!("{}/withdrawal", paths[n]);
        // In a draft that waits for its review.
        let wish = [("road_maps", "1"), ("scope", "all"), ("country", "")];
        let proposal = location(&clerk.post("/en/proposals", &wish).await);
        jobs::drain(&world.kernel).await.unwrap();
        let card = format!("{proposal}/cards/1");
        assert!(clerk.get(&card).await.body.contains("for all crimes"));
        let reason = [("reason", "Said better elsewhere")];
        location(&saule.post(&withdraw(1), &reason).await);
        let page = clerk.get(&card).await.body;
        assert!(!page.contains("for all crimes"), "{page}");
        assert!(page.contains("Abolish the death penalty"), "{page}");
        assert!(
            clerk
                .get(&proposal)
                .await
                .body
                .contains("2 recommendations")
        );
        let version = hidden(&clerk.get(&proposal).await.body, "/acceptance", "version");
        let accepted = [("version", version.as_str())];
        location(
            &clerk
                .post(&format!("{proposal}/acceptance"), &accepted)
                .await,
        );
        assert!(
            !clerk
                .get("/en/road-maps/RM-01")
                .await
                .body
                .contains("for all crimes")
        );
        // In a road map that stands: it says so, in the API too.
        location(&saule.post(&withdraw(2), &reason).await);
        let page = world.stranger().get("/en/road-maps/RM-01").await.body;
        assert!(page.contains("Open the prisons to monitors"), "{page}");
        assert_eq!(page.matches("Withdrawn by its author").count(), 1, "{page}");
        let api = world.stranger().get("/api/v1/road-maps/RM-01").await.body;
        assert_eq!(api.matches("\"withdrawn\":true").count(), 1, "{api}");
        // In the queue.
        let late = write(
            &mut saule,
            "Abolish the death penalty in wartime",
            "public",
            "submit",
        )
        .await;
        jobs::drain(&world.kernel).await.unwrap();
        assert!(clerk.get("/en/queue").await.body.contains("in wartime"));
        location(&saule.post(&format!("{late}/withdrawal"), &reason).await);
        let queue = clerk.get("/en/queue").await.body;
        assert!(
            !queue.contains("in wartime") && !queue.contains("for all crimes"),
            "{queue}"
        );
        let review = clerk.get("/en/review").await.body;
        assert!(!review.contains("in wartime"), "{review}");
        let wish = [("road_maps", "1"), ("scope", "waiting"), ("country", "")];
        clerk.post("/en/proposals", &wish).await;
        jobs::drain(&world.kernel).await.unwrap();
        let again = clerk.get("/en/proposals/2").await.body;
        assert!(!again.contains("in wartime"), "{again}");
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn all_that_an_organisation_wrote_is_found_page_by_page() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, _) = two_organisations(&world).await;
        let lines: Vec<String> = (1..=60)
            .map(|n| format!("Open prison number {n}."))
            .collect();
        let report = word(&lines);
        let path = location(
            &saule
                .upload("/en/submissions/reports", "r.docx", &report)
                .await,
        );
        let places: Vec<String> = (1..=60).map(|n| n.to_string()).collect();
        let marks: Vec<(&str, &str)> = places.iter().map(|n| ("mark", n.as_str())).collect();
        location(&saule.post(&format!("{path}/marks"), &marks).await);
        let shown = write(
            &mut saule,
            "Publish all reports of visits",
            "public",
            "submit",
        )
        .await;
        let first = saule.get("/en/submissions").await.body;
        assert_eq!(
            first.matches("class=\"entry-title\"").count(),
            50,
            "{first}"
        );
        assert!(first.contains("Drafts: 60. Submitted: 1."), "{first}");
        let next = first.split("rel=\"next\" href=\"").nth(1).unwrap();
        let next = next.split('"').next().unwrap().replace("&#38;", "&");
        let second = saule.get(&next).await.body;
        assert_eq!(
            second.matches("class=\"entry-title\"").count(),
            11,
            "{second}"
        );
        assert!(
            second.contains("Publish all reports"),
            "the newest submission after all drafts"
        );
        assert!(second.contains("51–61"), "{second}");
        // A filter stands in the address and in the form, on every page.
        let drafts = saule.get("/en/submissions?state=draft&reach=").await.body;
        assert!(drafts.contains("value=\"draft\" selected"), "{drafts}");
        assert!(
            drafts.contains("state=draft&#38;after=") && drafts.contains("1–50"),
            "{drafts}"
        );
        let public = saule.get("/en/submissions?reach=public").await.body;
        assert_eq!(
            public.matches("class=\"entry-title\"").count(),
            1,
            "{public}"
        );
        let id = path.rsplit('/').next().unwrap();
        let of_report = saule
            .get(&format!("/en/submissions?report={id}"))
            .await
            .body;
        assert!(
            of_report.contains("1–50") && of_report.contains("of 60"),
            "{of_report}"
        );
        location(
            &saule
                .post(&format!("{shown}/withdrawal"), &[("reason", "x")])
                .await,
        );
        for (state, found) in [("submitted", 0), ("withdrawn", 1)] {
            let page = saule
                .get(&format!("/en/submissions?state={state}"))
                .await
                .body;
            assert_eq!(
                page.matches("class=\"entry-title\"").count(),
                found,
                "{state}: {page}"
            );
            assert_eq!(
                page.contains("Nothing answers to these filters"),
                found == 0
            );
        }
        let bad = saule.get("/en/submissions?after=x").await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_program_reads_and_enters_submissions() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, mut dina) = two_organisations(&world).await;
        let body = r#"{"text": "Open the prisons", "addressee": "justice", "reach": "members"}"#;
        let drafted = saule.post_json("/api/v1/submissions", body, "one").await;
        assert_eq!(drafted.status, StatusCode::CREATED, "{}", drafted.body);
        // The same key gives the same answer and enters nothing twice; with another body it is refused.
        let again = saule.post_json("/api/v1/submissions", body, "one").await;
        assert_eq!(
            (again.status, &again.body),
            (StatusCode::CREATED, &drafted.body)
        );
        let other = saule.post_json("/api/v1/submissions", "{}", "one").await;
        assert_eq!(
            other.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{}",
            other.body
        );
        let draft: serde_json::Value = serde_json::from_str(&drafted.body).unwrap();
        assert_eq!(
            (&draft["state"], &draft["addressee"]),
            (&"draft".into(), &"justice".into())
        );
        let body = r#"{"text": "Publish all reports", "reach": "public", "submit": true}"#;
        let submitted = saule.post_json("/api/v1/submissions", body, "two").await;
        let submitted: serde_json::Value = serde_json::from_str(&submitted.body).unwrap();
        assert_eq!(submitted["reference"], "R-0001");
        assert_eq!(
            world
                .stranger()
                .get("/en/recommendations/R-0001")
                .await
                .status,
            StatusCode::OK
        );
        for (body, says) in [
            (r#"{"reach": "public", "submit": true}"#, "There is no text"),
            (r#"{"text": "x", "submit": true}"#, "Choose who shall see"),
            (
                r#"{"text": "x", "reach": "friends"}"#,
                "Choose who shall see",
            ),
            (r#"{"text": "x", "colour": "red"}"#, "no JSON object"),
            (r#"{"text": 7}"#, "no JSON object"),
            ("[", "no JSON object"),
        ] {
            let refused = saule.post_json("/api/v1/submissions", body, body).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
            assert!(refused.body.contains(says), "{body}: {}", refused.body);
        }
        let list = saule.get("/api/v1/submissions").await.body;
        assert_eq!(list.matches("\"state\"").count(), 2, "{list}");
        let one = saule.get("/api/v1/submissions?limit=1").await.body;
        let next: serde_json::Value = serde_json::from_str(&one).unwrap();
        let next = format!(
            "/api/v1/submissions?after={}",
            next["next"].as_str().unwrap()
        );
        assert!(saule.get(&next).await.body.contains("Publish all reports"));
        let found = saule.get("/api/v1/submissions?state=draft").await.body;
        assert!(
            found.contains("Open the prisons") && !found.contains("Publish"),
            "{found}"
        );
        // What is another organisation's does not exist, and for others there is nothing here at all.
        let path = format!("/api/v1/submissions/{}", draft["id"].as_str().unwrap());
        assert_eq!(saule.get(&path).await.status, StatusCode::OK);
        assert_eq!(dina.get(&path).await.status, StatusCode::NOT_FOUND);
        assert!(
            !dina
                .get("/api/v1/submissions")
                .await
                .body
                .contains("prisons")
        );
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        for other in [&mut clerk, &mut world.stranger()] {
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(
                other.get("/api/v1/submissions").await.status,
                StatusCode::NOT_FOUND
            );
            let refused = other.post_json("/api/v1/submissions", body, "x").await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND, "{}", refused.body);
        }
        let api = world.stranger().get("/api/v1/openapi.json").await.body;
        assert!(api.contains("/api/v1/submissions/{id}") && api.contains("NewSubmission"));
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}
