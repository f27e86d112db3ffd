//! The moderator's powers are acts with reasons: public without what was hidden, and open to an appeal.

use super::submissions::{organisation, representative};
use crate::{
    living::protection::{act, version_on, write},
    world::{Browser, PASSWORD, World, engines},
};
use http::StatusCode;
use kenes_kernel::{
    access::Role,
    db::{Query, copy},
    journal::verify,
};
use kenes_platform::slices::body;

const SECRET: &str = "Расследовать дело свидетеля Мукашева";
const HIDE: [(&str, &str); 3] = [("act", "hide"), ("same_as", ""), ("institution", "")];

struct Parties<'w> {
    saule: Browser<'w>,
    dina: Browser<'w>,
    moderator: Browser<'w>,
    ombudsperson: Browser<'w>,
    clerk: Browser<'w>,
}

async fn parties(world: &World) -> Parties<'_> {
    organisation(world, "ngo-saiga", "Paper Saiga", body::Kind::Ngo).await;
    organisation(world, "ngo-lantern", "Lantern and Key", body::Kind::Ngo).await;
    organisation(
        world,
        "justice",
        "Ministry of Justice",
        body::Kind::Ministry,
    )
    .await;
    Parties {
        saule: representative(world, "saule", "ngo-saiga").await,
        dina: representative(world, "dina", "ngo-lantern").await,
        moderator: world.signed_in("chair", Role::Moderator).await,
        ombudsperson: world.signed_in("ombud", Role::Ombudsperson).await,
        clerk: world.signed_in("clerk", Role::Clerk).await,
    }
}

async fn post(browser: &mut Browser<'_>, path: &str, form: &[(&str, &str)]) -> StatusCode {
    browser.post(path, form).await.status
}

#[tokio::test]
async fn what_is_hidden_is_seen_by_its_author_and_those_who_decide_and_its_reason_by_everybody() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut all = parties(&world).await;
        let path = write(&mut all.saule, SECRET).await;
        let act = act(&mut all.moderator, &path, HIDE).await;
        for browser in [&mut all.saule, &mut all.moderator, &mut all.ombudsperson] {
            assert!(browser.get(&path).await.body.contains(SECRET));
        }
        let mut stranger = world.stranger();
        for browser in [&mut all.dina, &mut all.clerk, &mut stranger] {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
            for page in [
                "/en/recommendations",
                "/en/recommendations?q=Мукашева",
                "/api/v1/recommendations",
                "/en/moderation",
                "/api/v1/moderation",
                act.as_str(),
            ] {
                let answer = browser.get(page).await;
                assert_eq!(answer.status, StatusCode::OK, "{page}");
                let body = answer
                    .body
                    .replace("q=Мукашева", "")
                    .replace("value=\"Мукашева\"", "");
                assert!(!body.contains("свидетеля"), "{page}: {body}");
                assert!(
                    !body.contains("R-0001"),
                    "{page}: no reference of what is hidden"
                );
            }
            for page in ["/en/moderation", "/api/v1/moderation", act.as_str()] {
                let body = browser.get(page).await.body;
                assert!(
                    body.contains("Назван человек"),
                    "the reason is public: {body}"
                );
            }
        }
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn an_author_appeals_once_and_the_ombudsperson_decides() {
    for engine in engines() {
        for (decision, shown) in [("granted", true), ("upheld", false)] {
            let world = World::on(engine).await;
            let mut all = parties(&world).await;
            let path = write(&mut all.saule, SECRET).await;
            let act = act(&mut all.moderator, &path, HIDE).await;
            let desk = all.saule.get("/en/today").await.body;
            assert!(
                desk.contains("M-0001"),
                "it waits on the author's desk: {desk}"
            );
            let appeal = [("version", "1"), ("appeal", "The witness agreed")];
            for browser in [&mut all.dina, &mut all.clerk, &mut all.moderator] {
                let status = post(browser, &format!("{act}/appeal"), &appeal).await;
                assert!(
                    matches!(status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN),
                    "{status}"
                );
            }
            let nothing = [("version", "1"), ("appeal", " ")];
            assert_eq!(
                post(&mut all.saule, &format!("{act}/appeal"), &nothing).await,
                StatusCode::UNPROCESSABLE_ENTITY
            );
            assert_eq!(
                post(&mut all.saule, &format!("{act}/appeal"), &appeal).await,
                StatusCode::SEE_OTHER
            );
            let again = [("version", "2"), ("appeal", "Once more")];
            assert_eq!(
                post(&mut all.saule, &format!("{act}/appeal"), &again).await,
                StatusCode::UNPROCESSABLE_ENTITY
            );
            for (browser, sees) in [
                (&mut all.saule, true),
                (&mut all.moderator, true),
                (&mut all.ombudsperson, true),
                (&mut all.clerk, false),
                (&mut all.dina, false),
            ] {
                let body = browser.get(&act).await.body;
                assert_eq!(body.contains("The witness agreed"), sees, "{body}");
            }
            let desk = all.ombudsperson.get("/en/today").await.body;
            assert!(desk.contains("M-0001"), "{desk}");
            let answer = [
                ("version", "2"),
                ("decision", decision),
                ("reason", "Consent is on file"),
            ];
            assert_eq!(
                post(&mut all.moderator, &format!("{act}/decision"), &answer).await,
                StatusCode::FORBIDDEN
            );
            assert_eq!(
                post(&mut all.ombudsperson, &format!("{act}/decision"), &answer).await,
                StatusCode::SEE_OTHER
            );
            let status = world.stranger().get(&path).await.status;
            assert_eq!(status == StatusCode::OK, shown, "{decision}");
            let log = world.stranger().get("/en/moderation").await.body;
            assert!(log.contains("Consent is on file"), "{log}");
            assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
        }
    }
}

#[tokio::test]
async fn the_moderator_acts_upon_civil_society_alone_with_a_reason_and_a_target_that_exists() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut all = parties(&world).await;
        let path = write(&mut all.saule, SECRET).await;
        let other = write(&mut all.dina, "Открыть тюрьмы для наблюдателей").await;
        let form = |act, same_as, institution, reason| {
            [
                ("version", "1"),
                ("act", act),
                ("same_as", same_as),
                ("institution", institution),
                ("reason", reason),
            ]
        };
        for wrong in [
            form("", "", "", "why"),
            form("hide", "", "", ""),
            form("merge", "", "", "why"),
            form("merge", "R-0001", "", "itself"),
            form("merge", "R-9999", "", "unknown"),
            form("redirect", "", "nobody", "why"),
        ] {
            let answer = all
                .moderator
                .post(&format!("{path}/moderation"), &wrong)
                .await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
            assert!(answer.body.contains(SECRET), "the form comes back");
        }
        for browser in [&mut all.clerk, &mut all.saule, &mut all.ombudsperson] {
            let answer = browser
                .post(&format!("{path}/moderation"), &form("hide", "", "", "why"))
                .await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
        let merge = form("merge", "R-0001", "", "The same");
        let answer = all
            .moderator
            .post(&format!("{other}/moderation"), &merge)
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let page = world.stranger().get(&other).await.body;
        assert!(
            page.contains("which says the same") && page.contains("R-0001"),
            "{page}"
        );
        let again = all
            .moderator
            .post(&format!("{other}/moderation"), &merge)
            .await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.body.contains("stands"), "{}", again.body);
    }
}

#[tokio::test]
async fn an_author_is_told_by_a_mail_that_holds_nothing_of_it() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut all = parties(&world).await;
        world
            .tamper("UPDATE people SET mail = 'saule@example.org' WHERE handle = 'saule'")
            .await;
        let path = write(&mut all.saule, SECRET).await;
        act(&mut all.moderator, &path, HIDE).await;
        let texts: Vec<String> = Query::new("SELECT body_text FROM mails WHERE kind = 'moderated'")
            .column(world.kernel.db.read())
            .await
            .unwrap();
        assert_eq!(texts.len(), 1);
        assert!(texts[0].contains("M-0001") && !texts[0].contains("свидетеля"));
    }
}

#[tokio::test]
async fn content_is_withdrawn_everywhere_at_once_and_the_journal_verifies() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut all = parties(&world).await;
        let path = write(&mut all.saule, SECRET).await;
        // The clerk had corrected it, so that an older wording is kept.
        let version = version_on(&mut all.clerk, &path).await;
        let correction = [
            ("version", version.as_str()),
            ("text", "Расследовать дело свидетеля Мукашева полностью"),
            ("reason", "Мукашева"),
        ];
        let answer = all
            .clerk
            .post(&format!("{path}/corrections"), &correction)
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let act = act(&mut all.moderator, &path, HIDE).await;
        let appeal = [("version", "1"), ("appeal", "Мукашева просила сама")];
        assert_eq!(
            post(&mut all.saule, &format!("{act}/appeal"), &appeal).await,
            StatusCode::SEE_OTHER
        );
        let protection = format!("{path}/protection");
        let version = version_on(&mut all.saule, &protection).await;
        let unsure = [("version", version.as_str())];
        assert_eq!(
            post(&mut all.saule, &protection, &unsure).await,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let sure = [
            ("version", version.as_str()),
            ("with_name", "yes"),
            ("sure", "yes"),
        ];
        for browser in [&mut all.dina, &mut world.stranger()] {
            let status = post(browser, &protection, &sure).await;
            assert!(
                matches!(
                    status,
                    StatusCode::NOT_FOUND
                        | StatusCode::FORBIDDEN
                        | StatusCode::UNAUTHORIZED
                        | StatusCode::SEE_OTHER
                ),
                "{status}"
            );
        }
        assert!(all.saule.get(&path).await.body.contains("Мукашева"));
        assert_eq!(
            post(&mut all.saule, &protection, &sure).await,
            StatusCode::SEE_OTHER
        );
        let page = all.saule.get(&path).await.body;
        assert!(page.contains("withdrawn to protect people"), "{page}");
        assert_nowhere(&world, "Мукашева").await;
        assert_nowhere(&world, "Paper Saiga recommends").await;
        let verified = verify(&world.kernel).await.unwrap();
        assert_eq!(verified.findings, []);
        let version = version_on(&mut all.saule, &path).await;
        let correction = [
            ("version", version.as_str()),
            ("text", "Again"),
            ("reason", "x"),
        ];
        let answer = all
            .clerk
            .post(&format!("{path}/corrections"), &correction)
            .await;
        assert_ne!(answer.status, StatusCode::SEE_OTHER);
    }
}

/// No text column of any table holds these words.
async fn assert_nowhere(world: &World, words: &str) {
    let db = world.kernel.db.read();
    for table in copy::list_tables(&world.kernel.db).await.unwrap() {
        let rows = copy::read_rows(db, &table).await.unwrap();
        for row in rows {
            let line = format!("{row:?}");
            assert!(!line.contains(words), "{}: {line}", table.name);
        }
    }
}

#[tokio::test]
async fn a_recipient_withdraws_content_at_the_authors_request() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut all = parties(&world).await;
        let own = [
            ("name", "Aliya"),
            ("mail", "saule@example.org"),
            ("language", "en"),
            ("password", PASSWORD),
        ];
        all.saule.post("/en/account/data", &own).await;
        let path = write(&mut all.saule, SECRET).await;
        let protection = format!("{path}/protection");
        let form = all.clerk.get(&protection).await.body;
        assert!(form.contains("The author asked for this"), "{form}");
        let version = version_on(&mut all.clerk, &protection).await;
        let sure = [("version", version.as_str()), ("sure", "yes")];
        assert_eq!(
            post(&mut all.clerk, &protection, &sure).await,
            StatusCode::SEE_OTHER
        );
        let page = world.stranger().get(&path).await.body;
        assert!(
            page.contains("at its author's request")
                || page.contains("at its author&#39;s request"),
            "{page}"
        );
        assert!(
            page.contains("Paper Saiga"),
            "the name stays where nobody asked for more"
        );
        assert!(!page.contains("свидетеля"));
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
        let told: Option<i64> =
            Query::new("SELECT count(*) FROM mails WHERE kind = 'content-withdrawn'")
                .scalar(world.kernel.db.read())
                .await
                .unwrap();
        assert_eq!(told, Some(1), "whoever did not ask for it hears of it");
    }
}
