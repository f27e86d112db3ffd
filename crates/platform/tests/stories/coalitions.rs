//! Organisations draft together, and nobody else can find what they draft: not the chair, not the secretariat, not the
//! administrator, by any page, search, count, API operation, export or mail.

pub mod walk;

use super::submissions::{location, organisation, representative};
use crate::world::{Answer, Browser, World, engines};
use http::StatusCode;
use kenes_kernel::{db::Query, journal::verify};
use kenes_platform::slices::{accounts, body};

/// A word that stands in the draft and nowhere else.
const WORD: &str = "Zhuldyzshop";
const NAME: &str = "Kokzhiek alliance";

/// Three organisations of civil society and a ministry; a person of each of the former.
async fn three(world: &World) -> [Browser<'_>; 3] {
    organisation(world, "ngo-saiga", "Paper Saiga", body::Kind::Ngo).await;
    organisation(
        world,
        "ngo-lantern",
        "Lantern and Key",
        body::Kind::InternationalNgo,
    )
    .await;
    organisation(world, "ngo-steppe", "Open Steppe", body::Kind::Ngo).await;
    organisation(
        world,
        "justice",
        "Ministry of Justice",
        body::Kind::Ministry,
    )
    .await;
    [
        representative(world, "saule", "ngo-saiga").await,
        representative(world, "dina", "ngo-lantern").await,
        representative(world, "erlan", "ngo-steppe").await,
    ]
}

async fn found(browser: &mut Browser<'_>, invited: &[&str]) -> String {
    let form = [("name", NAME), ("purpose", "One report")];
    let path = location(&browser.post("/en/coalitions", &form).await);
    for key in invited {
        let form = [("organisation", *key)];
        location(&browser.post(&format!("{path}/invitations"), &form).await);
    }
    path
}

async fn accept(browser: &mut Browser<'_>, coalition: &str) {
    let form = [("answer", "accept")];
    location(&browser.post(&format!("{coalition}/answer"), &form).await);
}

async fn write(browser: &mut Browser<'_>, text: &str) -> String {
    let form = [
        ("title", text),
        ("language", "en"),
        ("text", text),
        ("country", "Kazakhstan"),
        ("act", "save"),
    ];
    location(&browser.post("/en/submissions", &form).await)
}

async fn version_of(browser: &mut Browser<'_>, draft: &str) -> String {
    let page = browser.get(draft).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let after = page.body.split("name=\"version\" value=\"").nth(1).unwrap();
    after.split('"').next().unwrap().to_owned()
}

async fn set_circle(browser: &mut Browser<'_>, draft: &str, circle: &str) -> Answer {
    let version = version_of(browser, draft).await;
    let form = [("version", version.as_str()), ("circle", circle)];
    browser.post(&format!("{draft}/circle"), &form).await
}

fn id_in(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

async fn verifies(world: &World) {
    assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
}

#[tokio::test]
async fn a_coalition_is_founded_joined_left_and_ends() {
    for engine in engines() {
        let world = World::on(engine).await;
        let [mut saule, mut dina, mut erlan] = three(&world).await;
        let empty = saule.post("/en/coalitions", &[("name", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("Give the coalition a name"));
        let coalition = found(&mut saule, &["ngo-lantern"]).await;
        for (wrong, sentence) in [
            ("ngo-lantern", "invited already"),
            ("justice", "cannot be invited"),
            ("nobody", "cannot be invited"),
        ] {
            let answer = saule
                .post(
                    &format!("{coalition}/invitations"),
                    &[("organisation", wrong)],
                )
                .await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(answer.body.contains(sentence), "{wrong}: {}", answer.body);
        }
        // The invited organisation sees what it is, and no others do.
        assert!(dina.get("/en/coalitions").await.body.contains(NAME));
        assert!(dina.get(&coalition).await.body.contains("Paper Saiga"));
        for path in [&coalition, "/en/coalitions"] {
            assert!(!erlan.get(path).await.body.contains(NAME), "{path}");
        }
        assert_eq!(erlan.get(&coalition).await.status, StatusCode::NOT_FOUND);
        for act in ["answer", "departure", "invitations"] {
            let path = format!("{coalition}/{act}");
            let form = [("answer", "accept"), ("organisation", "ngo-steppe")];
            assert_eq!(
                erlan.post(&path, &form).await.status,
                StatusCode::NOT_FOUND,
                "{act}"
            );
        }
        // Nobody invites others before they belong to it, and nobody accepts twice.
        let early = [("organisation", "ngo-steppe")];
        let path = format!("{coalition}/invitations");
        assert_eq!(dina.post(&path, &early).await.status, StatusCode::NOT_FOUND);
        accept(&mut dina, &coalition).await;
        let again = dina
            .post(&format!("{coalition}/answer"), &[("answer", "accept")])
            .await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
        location(&dina.post(&path, &early).await);
        let form = [("answer", "decline")];
        location(&erlan.post(&format!("{coalition}/answer"), &form).await);
        assert_eq!(erlan.get(&coalition).await.status, StatusCode::NOT_FOUND);
        assert!(saule.get(&coalition).await.body.contains("declined"));
        // The founder alone parts with another.
        let own = body::find_organisation_by_key(world.kernel.db.read(), "ngo-saiga")
            .await
            .unwrap()
            .unwrap();
        let id = own.id.to_string();
        let form = [("organisation", id.as_str())];
        let refused = dina.post(&format!("{coalition}/departure"), &form).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        location(&dina.post(&format!("{coalition}/departure"), &[]).await);
        assert_eq!(dina.get(&coalition).await.status, StatusCode::NOT_FOUND);
        location(&saule.post(&format!("{coalition}/departure"), &[]).await);
        assert_eq!(saule.get(&coalition).await.status, StatusCode::NOT_FOUND);
        verifies(&world).await;
    }
}

#[tokio::test]
async fn partners_write_in_a_draft_and_its_author_alone_submits_it() {
    for engine in engines() {
        let world = World::on(engine).await;
        let [mut saule, mut dina, mut erlan] = three(&world).await;
        let coalition = found(&mut saule, &["ngo-lantern"]).await;
        let draft = write(&mut saule, WORD).await;
        location(&set_circle(&mut saule, &draft, id_in(&coalition)).await);
        // Invited is not yet a partner.
        assert_eq!(dina.get(&draft).await.status, StatusCode::NOT_FOUND);
        accept(&mut dina, &coalition).await;
        assert!(dina.get(&draft).await.body.contains(WORD));
        assert!(dina.get("/en/submissions").await.body.contains(WORD));
        assert_eq!(erlan.get(&draft).await.status, StatusCode::NOT_FOUND);
        let version = version_of(&mut dina, &draft).await;
        let text = format!("{WORD} together");
        let form = [
            ("version", version.as_str()),
            ("title", "Prisons"),
            ("language", "en"),
            ("text", &text),
            ("reach", "coalition"),
            ("act", "save"),
        ];
        location(&dina.post(&format!("{draft}/revision"), &form).await);
        assert!(saule.get(&draft).await.body.contains("together"));
        // What is the author's is not the partner's.
        let version = version_of(&mut dina, &draft).await;
        for (act, form) in [
            ("discarding", vec![("version", version.as_str())]),
            (
                "revision",
                vec![
                    ("version", version.as_str()),
                    ("text", "Ours now"),
                    ("reach", "public"),
                    ("act", "submit"),
                ],
            ),
        ] {
            let answer = dina.post(&format!("{draft}/{act}"), &form).await;
            assert!(
                answer
                    .body
                    .contains("Another organisation of the coalition"),
                "{act}: {} {}",
                answer.status,
                answer.body
            );
        }
        let refused = set_circle(&mut dina, &draft, "organisation").await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let same = set_circle(&mut saule, &draft, id_in(&coalition)).await;
        assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
        let wrong = set_circle(&mut saule, &draft, "friends").await;
        assert!(wrong.body.contains("Choose who works on it"));
        // Submitted for the coalition alone: partners see it in the register, others do not.
        let version = version_of(&mut saule, &draft).await;
        let form = [
            ("version", version.as_str()),
            ("title", "Prisons"),
            ("language", "en"),
            ("text", &text),
            ("reach", "coalition"),
            ("act", "submit"),
        ];
        let path = location(&saule.post(&format!("{draft}/revision"), &form).await);
        assert!(dina.get(&path).await.body.contains(WORD));
        assert_eq!(erlan.get(&path).await.status, StatusCode::NOT_FOUND);
        verifies(&world).await;
        // When the author leaves, what was theirs goes with them.
        location(&saule.post(&format!("{coalition}/departure"), &[]).await);
        assert!(saule.get(&path).await.body.contains(WORD));
        assert_eq!(dina.get(&path).await.status, StatusCode::NOT_FOUND);
        verifies(&world).await;
    }
}

#[tokio::test]
async fn a_draft_of_ones_own_is_seen_by_no_colleague() {
    for engine in engines() {
        let world = World::on(engine).await;
        let [mut saule, _, _] = three(&world).await;
        let mut colleague = representative(&world, "arman", "ngo-saiga").await;
        let draft = write(&mut saule, WORD).await;
        assert!(colleague.get(&draft).await.body.contains(WORD));
        // The colleague may give it to all of the organisation's people, not keep it to themselves.
        let taken = set_circle(&mut colleague, &draft, "person").await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        location(&set_circle(&mut saule, &draft, "person").await);
        assert!(saule.get(&draft).await.body.contains(WORD));
        assert_eq!(colleague.get(&draft).await.status, StatusCode::NOT_FOUND);
        let list = colleague.get("/en/submissions").await.body;
        assert!(!list.contains(WORD), "{list}");
        location(&set_circle(&mut saule, &draft, "organisation").await);
        assert!(colleague.get(&draft).await.body.contains(WORD));
        // A coalition that there is not cannot be chosen as who shall see it.
        let version = version_of(&mut saule, &draft).await;
        let form = [
            ("version", version.as_str()),
            ("language", "en"),
            ("text", WORD),
            ("reach", "coalition"),
            ("act", "submit"),
        ];
        let answer = saule.post(&format!("{draft}/revision"), &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("No coalition works on this draft"));
        verifies(&world).await;
    }
}

#[tokio::test]
async fn what_one_person_drafted_is_the_organisations_once_submitted_and_gone_with_them_before() {
    for engine in engines() {
        let world = World::on(engine).await;
        let [mut saule, _, _] = three(&world).await;
        let mut colleague = representative(&world, "arman", "ngo-saiga").await;
        let kept = write(&mut saule, "Kept for myself").await;
        location(&set_circle(&mut saule, &kept, "person").await);
        let given_up = write(&mut saule, "Given up").await;
        let version = version_of(&mut saule, &given_up).await;
        let form = [("version", version.as_str())];
        location(&saule.post(&format!("{given_up}/discarding"), &form).await);
        let draft = write(&mut saule, WORD).await;
        location(&set_circle(&mut saule, &draft, "person").await);
        let version = version_of(&mut saule, &draft).await;
        let form = [
            ("version", version.as_str()),
            ("title", WORD),
            ("language", "en"),
            ("text", WORD),
            ("reach", "organisation"),
            ("act", "submit"),
        ];
        location(&saule.post(&format!("{draft}/revision"), &form).await);
        let list = colleague.get("/en/submissions").await.body;
        assert!(list.contains(WORD), "{list}");
        assert!(!list.contains("Kept for myself"), "{list}");
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);

        let person = accounts::find_person_by_handle(world.kernel.db.read(), "saule")
            .await
            .unwrap()
            .unwrap();
        accounts::erase_person(&world.program(), person.id)
            .await
            .unwrap();
        let texts: Vec<String> = Query::new("SELECT text FROM submissions")
            .column(world.kernel.db.read())
            .await
            .unwrap();
        assert_eq!(texts, [WORD]);
        let openings: Vec<String> = Query::new("SELECT value FROM journal_openings")
            .column(world.kernel.db.read())
            .await
            .unwrap();
        for gone in ["Kept for", "Given up"] {
            assert!(!openings.iter().any(|value| value.contains(gone)), "{gone}");
        }
        assert!(openings.iter().any(|value| value.contains(WORD)));
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}
