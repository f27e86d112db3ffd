//! A person reads, corrects and takes along what is kept of them, and leaves; what is no part of the record is deleted
//! after some days, and shown before.

use super::submissions::{organisation, representative};
use crate::world::{PASSWORD, World, engines};
use http::StatusCode;
use kenes_kernel::{access::Role, db::Query, journal::verify, retention};
use kenes_platform::slices::{accounts, body};

#[tokio::test]
async fn a_person_takes_a_copy_of_everything_that_is_kept_of_them_and_of_nobody_else() {
    for engine in engines() {
        let world = World::on(engine).await;
        organisation(&world, "ngo-saiga", "Paper Saiga", body::Kind::Ngo).await;
        let mut saule = representative(&world, "saule", "ngo-saiga").await;
        let mut erlan = representative(&world, "erlan", "ngo-saiga").await;
        for (browser, text) in [(&mut saule, "Mine"), (&mut erlan, "Theirs")] {
            let form = [("text", text), ("act", "save")];
            let answer = browser.post("/en/submissions", &form).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER);
        }
        let copy = saule.get("/en/account/data.json").await;
        assert_eq!(copy.status, StatusCode::OK);
        assert!(
            copy.headers["content-disposition"]
                .to_str()
                .unwrap()
                .starts_with("attachment")
        );
        let copy: serde_json::Value = serde_json::from_str(&copy.body).unwrap();
        assert_eq!(copy["accounts"]["sign_in_name"], "saule");
        assert_eq!(copy["body"]["acts_for"][0]["organisation"], "ngo-saiga");
        assert_eq!(copy["recommendations"]["written"][0]["text"], "Mine");
        assert!(!copy.to_string().contains("Theirs"));
        assert!(!copy.to_string().contains("argon2"));
        let stranger = world.stranger().get("/en/account/data.json").await;
        assert_ne!(stranger.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_person_corrects_their_name_and_needs_the_password_for_another_address() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut saule = world.signed_in("saule", Role::Ngo).await;
        let form = |name, mail, password| {
            [
                ("name", name),
                ("mail", mail),
                ("language", "kk"),
                ("password", password),
            ]
        };
        for wrong in [
            form("", "", ""),
            form("Saule K.", "nonsense", PASSWORD),
            form("Saule K.", "saule@example.org", ""),
            form("Saule K.", "saule@example.org", "not the password"),
        ] {
            let answer = saule.post("/en/account/data", &wrong).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        }
        let right = form("Saule K.", "saule@example.org", PASSWORD);
        let answer = saule.post("/en/account/data", &right).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let renamed = form("Saule Kim", "saule@example.org", "");
        let answer = saule.post("/en/account/data", &renamed).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "the address is the same"
        );
        let page = saule.get("/en/account/data").await.body;
        assert!(page.contains("Saule Kim") && page.contains("saule@example.org"));
        let verified = verify(&world.kernel).await.unwrap();
        assert_eq!(verified.findings, []);
        let before: Option<i64> =
            Query::new("SELECT count(*) FROM journal_openings WHERE value LIKE '%Saule K.%'")
                .scalar(world.kernel.db.read())
                .await
                .unwrap();
        assert_eq!(before, Some(0), "what they were called before is gone");
    }
}

#[tokio::test]
async fn a_person_leaves_and_what_they_held_ends_and_the_journal_verifies() {
    for engine in engines() {
        let world = World::on(engine).await;
        organisation(&world, "ngo-saiga", "Paper Saiga", body::Kind::Ngo).await;
        let mut saule = representative(&world, "saule", "ngo-saiga").await;
        let sure = |password| [("sure", "yes"), ("leave_password", password)];
        for wrong in [&[("leave_password", PASSWORD)][..], &sure("wrong")[..]] {
            let answer = saule.post("/en/account/data/leaving", wrong).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let answer = saule
            .post("/en/account/data/leaving", &sure(PASSWORD))
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let after = saule.get("/en/account").await;
        assert_ne!(after.status, StatusCode::OK, "the session has ended");
        let db = world.kernel.db.read();
        assert!(
            accounts::find_person_by_handle(db, "saule")
                .await
                .unwrap()
                .is_none()
        );
        let open: Option<i64> =
            Query::new("SELECT count(*) FROM memberships WHERE until_day IS NULL")
                .scalar(db)
                .await
                .unwrap();
        assert_eq!(open, Some(0));
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
        let mut last = world.signed_in("admin", Role::Administrator).await;
        let answer = last.post("/en/account/data/leaving", &sure(PASSWORD)).await;
        assert_ne!(answer.status, StatusCode::SEE_OTHER);
        assert!(
            answer.body.contains("last administrator"),
            "{}",
            answer.body
        );
    }
}

#[tokio::test]
async fn what_is_due_is_shown_before_it_is_deleted_and_the_record_stays() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut administrator = world.signed_in("admin", Role::Administrator).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        world
            .clock
            .set(world.kernel.clock.now().plus_seconds(40 * 86_400));
        let mut administrator_again = world.signed_in("admin2", Role::Administrator).await;
        let page = administrator_again.get("/en/retention").await.body;
        assert!(page.contains("entries are due"), "{page}");
        let due: i64 = retention::dry_run(&world.program())
            .await
            .unwrap()
            .iter()
            .map(|held| held.due)
            .sum();
        assert!(due >= 2, "two sessions are older than thirty days");
        for browser in [&mut administrator, &mut clerk] {
            // Their sessions are over by now.
            let answer = browser.post("/en/retention/run", &[]).await;
            assert_ne!(answer.status, StatusCode::OK);
        }
        for wrong in ["", "0", "many", "100000"] {
            let answer = administrator_again
                .post("/en/retention", &[("sessions", wrong)])
                .await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert!(answer.body.contains("between 1 and 365"));
        }
        let answer = administrator_again
            .post("/en/retention", &[("sessions", "60")])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let rules = retention::dry_run(&world.program()).await.unwrap();
        let sessions = rules
            .iter()
            .find(|held| held.rule.name == "sessions")
            .unwrap();
        assert_eq!((sessions.days, sessions.due), (60, 0));
        administrator_again
            .post("/en/retention", &[("sessions", "30")])
            .await;
        let answer = administrator_again.post("/en/retention/run", &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let rules = retention::dry_run(&world.program()).await.unwrap();
        assert!(rules.iter().all(|held| held.due == 0));
        let verified = verify(&world.kernel).await.unwrap();
        assert_eq!(verified.findings, []);
    }
}
