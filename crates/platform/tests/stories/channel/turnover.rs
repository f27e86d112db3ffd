//! People come and go; the channel stays. A coalition's channel follows its partners.

use super::{
    KEYS, admit, armored, lookup, messages, office, open, publish, sealed, send, sign_in, term,
    verifies,
};
use crate::{
    stories::submissions::{location, organisation, representative},
    world::{Browser, NOW, World, engines},
};
use http::StatusCode;
use kenes_kernel::{access::Role, db::Query, jobs};
use kenes_platform::slices::body;

/// What waits for somebody, without what stands on every page.
async fn desk(browser: &mut Browser<'_>) -> String {
    let page = browser.get("/en/today").await.body;
    let main = page.split("<main").nth(1).unwrap_or_default();
    main.split("</main>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_successor_reads_what_was_sent_before_and_who_left_sees_nothing() {
    for engine in engines() {
        let world = World::on(engine).await;
        office(&world, "commissioner").await;
        let mut aida = world.signed_in("aida", Role::Ombudsperson).await;
        let mut bolat = world.signed_in("bolat", Role::Ombudsperson).await;
        world.signed_in("gaukhar", Role::Ombudsperson).await;
        term(&world, "commissioner", "holder", "aida", "").await;
        // Bolat's term ends in eight days; that of his membership in the body does not.
        term(&world, "commissioner", "key-holder", "bolat", "2026-12-01").await;
        let channel = open(&mut aida, "office commissioner", "ombudsman").await;
        publish(&mut aida, &channel, KEYS[0]).await;
        publish(&mut bolat, &channel, KEYS[1]).await;
        // Named to the office is not enough: his key waits, and he sees no messages.
        assert!(!bolat.get(&channel).await.body.contains("id=\"messages\""));
        admit(&mut aida, &channel).await;
        let mut sender = world.stranger();
        assert_eq!(send(&mut sender, 1, "before").await.status, StatusCode::OK);
        let message = messages(&mut bolat, &channel).await.remove(0);
        assert_eq!(bolat.get(&message).await.status, StatusCode::OK);
        let answer = armored(&sealed(3, "an answer"));
        let present = aida.get(&message).await.body;
        let keys = present.split("data-keys=\"").nth(1).unwrap();
        let keys = keys.split('"').next().unwrap().to_owned();
        let parts = [("ciphertext", answer.as_bytes()), ("keys", keys.as_bytes())];
        location(
            &bolat
                .post_parts(&format!("{message}/answers"), &parts)
                .await,
        );

        // His last day has passed: at once, and in a session that was open.
        world.clock.set(NOW.plus_seconds(8 * 86_400));
        let mut bolat = sign_in(&world, "bolat").await;
        let mut aida = sign_in(&world, "aida").await;
        for path in [&channel, &message, &format!("{message}/file")] {
            assert_eq!(
                bolat.get(path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
        assert!(!desk(&mut bolat).await.contains("protected"));
        assert!(
            sender
                .get("/en/protected/ombudsman")
                .await
                .body
                .contains("Not open now")
        );
        assert!(
            aida.get(&channel)
                .await
                .body
                .contains("the holder has left")
        );

        // A successor is named, publishes, is admitted; older texts are listed, and sealed anew.
        term(&world, "commissioner", "key-holder", "gaukhar", "").await;
        let mut gaukhar = sign_in(&world, "gaukhar").await;
        assert!(desk(&mut gaukhar).await.contains("Publish your key"));
        publish(&mut gaukhar, &channel, KEYS[2]).await;
        assert_eq!(gaukhar.get(&message).await.status, StatusCode::NOT_FOUND);
        assert!(desk(&mut aida).await.contains("Admit or refuse a key"));
        admit(&mut aida, &channel).await;
        assert!(
            sender
                .get("/en/protected/ombudsman")
                .await
                .body
                .contains(KEYS[2])
        );
        let page = aida.get(&channel).await.body;
        assert!(page.contains("2 texts were encrypted before"), "{page}");
        assert!(desk(&mut aida).await.contains("Encrypt older messages"));
        let keys = page.split("data-keys=\"").nth(1).unwrap();
        let keys = keys.split('"').next().unwrap().to_owned();
        for action in page
            .split("data-action=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
        {
            let plain = [
                ("ciphertext", b"words".as_slice()),
                ("keys", keys.as_bytes()),
            ];
            let refused = aida.post_parts(action, &plain).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            let anew = armored(&sealed(3, "anew"));
            let other = [("ciphertext", anew.as_bytes()), ("keys", b"x".as_slice())];
            let refused = aida.post_parts(action, &other).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            let parts = [("ciphertext", anew.as_bytes()), ("keys", keys.as_bytes())];
            let done = aida.post_parts(action, &parts).await;
            assert_eq!(done.status, StatusCode::NO_CONTENT, "{}", done.body);
        }
        assert!(
            !aida
                .get(&channel)
                .await
                .body
                .contains("were encrypted before")
        );
        let file = gaukhar.get(&format!("{message}/file")).await.body;
        assert!(file.contains("anew") && !file.contains("before"));
        let found = sender
            .post("/en/protected/answer", &[("lookup", &lookup(1))])
            .await;
        assert!(found.body.contains(armored(&sealed(3, "anew")).trim()));
        verifies(&world).await;
    }
}

#[tokio::test]
async fn a_coalition_reads_under_a_name_that_does_not_tell_who_it_is() {
    for engine in engines() {
        let world = World::on(engine).await;
        for (key, name) in [
            ("ngo-saiga", "Paper Saiga"),
            ("ngo-lantern", "Lantern and Key"),
        ] {
            organisation(&world, key, name, body::Kind::Ngo).await;
        }
        let mut saule = representative(&world, "saule", "ngo-saiga").await;
        let mut dina = representative(&world, "dina", "ngo-lantern").await;
        let form = [("name", "Kokzhiek alliance"), ("purpose", "")];
        let coalition = location(&saule.post("/en/coalitions", &form).await);
        let form = [("organisation", "ngo-lantern")];
        location(&saule.post(&format!("{coalition}/invitations"), &form).await);
        location(
            &dina
                .post(&format!("{coalition}/answer"), &[("answer", "accept")])
                .await,
        );
        let id = coalition.rsplit('/').next().unwrap();
        let channel = open(&mut saule, &format!("coalition {id}"), "ombudsman").await;
        publish(&mut saule, &channel, KEYS[0]).await;
        publish(&mut dina, &channel, KEYS[1]).await;
        admit(&mut saule, &channel).await;
        let mut sender = world.stranger();
        for path in [
            "/en/protected",
            "/en/protected/ombudsman",
            "/en/protected/verify",
        ] {
            let page = sender.get(path).await.body;
            assert!(page.contains("The Commissioner"), "{path}");
            for secret in ["Kokzhiek", "Saiga", "Lantern", id] {
                assert!(!page.contains(secret), "{path}: {secret}");
            }
        }
        assert_eq!(send(&mut sender, 1, "x").await.status, StatusCode::OK);
        assert_eq!(messages(&mut dina, &channel).await.len(), 1);
        // Who leaves the coalition leaves its channel, with the same step.
        location(&dina.post(&format!("{coalition}/departure"), &[]).await);
        assert_eq!(dina.get(&channel).await.status, StatusCode::NOT_FOUND);
        assert!(
            sender
                .get("/en/protected/ombudsman")
                .await
                .body
                .contains("Not open now")
        );
        verifies(&world).await;
    }
}

#[tokio::test]
async fn holders_are_told_once_that_something_waits_and_nobody_else_is() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut aida, _, channel) = super::two_holders(&world).await;
        for handle in ["aida", "bolat"] {
            let sql = format!(
                "UPDATE people SET mail = '{handle}@example.org' WHERE handle = '{handle}'"
            );
            world.tamper(&sql).await;
        }
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let before = clerk.get("/en/jobs").await.body;
        let mails_before = clerk.get("/en/mails").await.body;
        let mut sender = world.stranger();
        for n in 1..4 {
            assert_eq!(send(&mut sender, n, "x").await.status, StatusCode::OK);
        }
        jobs::drain(&world.kernel).await.unwrap();
        let mails = "SELECT count(*) FROM mails WHERE kind = 'desk'";
        assert_eq!(
            super::count(&world, mails).await,
            2,
            "one for each, not one a message"
        );
        let lines = |body: &str| body.matches("/jobs/").count();
        assert_eq!(lines(&clerk.get("/en/jobs").await.body), lines(&before));
        // No server is set, so none of them went; that is told to nobody who keeps people.
        assert_eq!(clerk.get("/en/mails").await.body, mails_before);
        let waiting = desk(&mut aida).await;
        assert!(waiting.contains("Read 3 protected messages"), "{waiting}");
        assert!(waiting.contains("since 23 November 2026"));
        assert!(!desk(&mut clerk).await.contains("protected"));
        // What was written says nothing of the matter.
        let about: Option<String> =
            Query::new("SELECT subject FROM mails WHERE kind = 'desk' LIMIT 1")
                .scalar(world.kernel.db.read())
                .await
                .unwrap();
        assert!(!about.unwrap_or_default().contains("protected"));
        let path = messages(&mut aida, &channel).await.remove(0);
        assert!(aida.get(&path).await.body.contains("Nobody has marked it"));
    }
}
