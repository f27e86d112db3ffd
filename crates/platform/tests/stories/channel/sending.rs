//! Writing, coming back, reading, answering, deleting.

use super::{
    KEYS, armored, count, lookup, messages, open, publish, sealed, send, two_holders, verifies,
};
use crate::{
    stories::submissions::location,
    world::{Browser, World, engines},
};
use http::StatusCode;
use kenes_kernel::{
    access::Role,
    db::{Query, copy},
};

/// A word that somebody sends in plain text.
const WORD: &str = "Karlygash";

#[tokio::test]
async fn a_sealed_message_is_read_answered_and_deleted() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut aida, mut bolat, channel) = two_holders(&world).await;
        let mut sender = world.stranger();
        let page = sender.get("/en/protected/ombudsman").await;
        assert!(page.body.contains(KEYS[0]) && page.body.contains(KEYS[1]));
        assert!(page.body.contains("2 people each hold a key"));
        let sent = send(&mut sender, 1, "sealed words").await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        assert!(sent.headers.get("set-cookie").is_none());
        assert_eq!(sent.headers["cache-control"], "no-store");
        // The sender sees that nobody has read it, and neither recipient nor status under another number.
        let mut ask = async |lookup: String| {
            let form = [("lookup", lookup.as_str())];
            sender.post("/en/protected/answer", &form).await
        };
        assert!(ask(lookup(1)).await.body.contains("Nobody has read it yet"));
        let unknown = ask(lookup(2)).await;
        for wrong in ["", "x", "0123-4567", &"0".repeat(28)] {
            let answer = ask(wrong.to_owned()).await;
            assert_eq!(answer.status, unknown.status);
            assert_eq!(answer.body, unknown.body, "{wrong}");
        }
        let path = messages(&mut bolat, &channel).await.remove(0);
        let page = bolat.get(&path).await;
        assert!(
            page.body
                .contains(&armored(&sealed(2, "sealed words"))[..300])
        );
        assert_eq!(page.headers["cache-control"], "no-store");
        let file = bolat.get(&format!("{path}/file")).await;
        assert!(file.body.contains("sealed words"));
        location(&aida.post(&format!("{path}/reading"), &[]).await);
        assert!(
            ask(lookup(1))
                .await
                .body
                .contains("Read on 23 November 2026")
        );
        let plain = [("ciphertext", "my answer".as_bytes())];
        let refused = aida.post_parts(&format!("{path}/answers"), &plain).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!refused.body.contains("my answer"));
        let answer = armored(&sealed(3, "sealed answer"));
        let parts = [("ciphertext", answer.as_bytes())];
        location(&aida.post_parts(&format!("{path}/answers"), &parts).await);
        let found = ask(lookup(1)).await;
        assert!(found.body.contains(answer.trim()), "{}", found.body);
        verifies(&world).await;
        location(&bolat.post(&format!("{path}/deletion"), &[]).await);
        assert_eq!(ask(lookup(1)).await.body, unknown.body);
        assert_eq!(aida.get(&path).await.status, StatusCode::NOT_FOUND);
        for table in ["channel_messages", "channel_answers"] {
            assert_eq!(
                count(&world, &format!("SELECT count(*) FROM {table}")).await,
                0
            );
        }
        let openings = "SELECT count(*) FROM journal_openings WHERE value LIKE '%received%'";
        assert_eq!(
            count(&world, openings).await,
            0,
            "not in the journal either"
        );
        verifies(&world).await;
    }
}

/// Whether a text stands anywhere in the database, as text or as bytes.
async fn stands_anywhere(world: &World, word: &str) -> Option<String> {
    let digits: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
    for table in copy::list_tables(&world.kernel.db).await.unwrap() {
        let rows = copy::read_rows(world.kernel.db.read(), &table)
            .await
            .unwrap();
        for row in rows {
            let text = serde_json::to_string(&row).unwrap();
            let decoded = row.iter().any(|value| {
                use base64::{Engine as _, engine::general_purpose::STANDARD};
                let bytes = value.as_str().and_then(|text| STANDARD.decode(text).ok());
                bytes.is_some_and(|bytes| {
                    bytes
                        .windows(word.len())
                        .any(|part| part == word.as_bytes())
                })
            });
            if text.contains(word) || text.contains(&digits) || decoded {
                return Some(table.name);
            }
        }
    }
    None
}

#[tokio::test]
async fn plain_text_is_refused_and_kept_nowhere() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (_, mut bolat, channel) = two_holders(&world).await;
        let mut sender = world.stranger();
        let path = "/en/protected/ombudsman";
        let passphrase = sealed(2, WORD)
            .windows(1)
            .flatten()
            .copied()
            .collect::<Vec<u8>>();
        let passphrase = String::from_utf8_lossy(&passphrase).replacen(
            "-> X25519 sssssssssssssssssssssssssssssssssssssssssss",
            "-> scrypt ssssssssssssssssssssss 18",
            1,
        );
        let few = sealed(1, WORD);
        let long = "x".repeat(300_000);
        for (sent, sentence) in [
            (WORD.as_bytes(), "This is not encrypted"),
            (b" ".as_slice(), "Choose the encrypted file"),
            (
                b"-----BEGIN AGE ENCRYPTED FILE-----\nKarlygash\n-----END AGE ENCRYPTED FILE-----",
                "damaged",
            ),
            (passphrase.as_bytes(), "passphrase"),
            (&few, "fewer keys"),
            (long.as_bytes(), "This is not encrypted"),
        ] {
            let answer = sender.post_parts(path, &[("ciphertext", sent)]).await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{sentence}"
            );
            assert!(
                answer.body.contains(sentence),
                "{sentence}: {}",
                answer.body
            );
            assert!(!answer.body.contains(WORD), "not shown again");
        }
        // As a file too, and with a secret key in the place of a public one.
        let answer = sender.upload(path, "message.txt", WORD.as_bytes()).await;
        assert!(answer.body.contains("This is not encrypted"));
        let good = armored(&sealed(2, "x"));
        let secret = format!("AGE-SECRET-KEY-1{WORD}");
        let parts = [
            ("ciphertext", good.as_bytes()),
            ("reply_to", secret.as_bytes()),
        ];
        let answer = sender.post_parts(path, &parts).await;
        assert!(
            answer.body.contains("This is the secret key"),
            "{}",
            answer.body
        );
        assert!(!answer.body.contains(WORD));
        let form = [("recipient", secret.as_str())];
        let answer = bolat.post(&format!("{channel}/keys"), &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!answer.body.contains(WORD));
        let huge = "x".repeat(3 << 20);
        let answer = sender
            .post_parts(path, &[("ciphertext", huge.as_bytes())])
            .await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(stands_anywhere(&world, WORD).await, None);
        assert_eq!(
            count(&world, "SELECT count(*) FROM channel_messages").await,
            0
        );
    }
}

#[tokio::test]
async fn without_script_the_server_makes_the_code() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (_, _, _) = two_holders(&world).await;
        let mut sender = world.stranger();
        let keys = sender.get("/en/protected/ombudsman/recipients.txt").await;
        assert!(keys.body.contains(KEYS[0]) && keys.body.contains(KEYS[1]));
        let file = sealed(2, "offline");
        let sent = sender
            .upload("/en/protected/ombudsman", "m.age", &file)
            .await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        let code = sent.body.split("<p class=\"code\">").nth(1).unwrap();
        let code = code.split('<').next().unwrap().to_owned();
        assert_eq!(code.len(), 34);
        assert_eq!(
            stands_anywhere(&world, &code).await,
            None,
            "its hash alone is kept"
        );
        let typed = code.to_lowercase().replace('-', " ");
        let found = sender
            .post("/en/protected/answer", &[("code", &typed)])
            .await;
        assert!(
            found.body.contains("You gave no public key"),
            "{}",
            found.body
        );
    }
}

#[tokio::test]
async fn somebody_who_is_signed_in_sends_as_nobody() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (_, _, _) = two_holders(&world).await;
        let mut ngo = world.signed_in("saule", Role::Ngo).await;
        assert!(ngo.get("/en/protected").await.body.contains("Sign in"));
        let entries = count(&world, "SELECT count(*) FROM journal_entries").await;
        assert_eq!(send(&mut ngo, 9, "x").await.status, StatusCode::OK);
        let newest = "SELECT count(*) FROM journal_openings o JOIN journal_entries e ON e.seq = o.seq WHERE o.field = '@actor' AND e.seq > ?";
        let actors: Option<i64> = Query::new(newest)
            .bind(entries)
            .scalar(world.kernel.db.read())
            .await
            .unwrap();
        let program = "SELECT count(*) FROM journal_openings WHERE field = '@actor' AND seq > ? AND CAST(value AS text) LIKE '%-%'";
        let named: Option<i64> = Query::new(program)
            .bind(entries)
            .scalar(world.kernel.db.read())
            .await
            .unwrap();
        assert!(
            actors >= Some(0) && named == Some(0),
            "{actors:?} {named:?}"
        );
    }
}

#[tokio::test]
async fn a_channel_closes_with_its_second_key_and_says_when_keys_changed() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut aida, mut bolat, channel) = two_holders(&world).await;
        let mut sender = world.stranger();
        let file = armored(&sealed(2, "x"));
        let stale = [
            ("ciphertext", file.as_bytes()),
            ("keys", b"another".as_slice()),
        ];
        let answer = sender.post_parts("/en/protected/ombudsman", &stale).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.body);
        assert!(answer.body.contains("have changed"));
        // Nobody publishes twice, and a second key of one person does not stand beside the first.
        let again = [("recipient", KEYS[0])];
        let answer = bolat.post(&format!("{channel}/keys"), &again).await;
        assert!(answer.body.contains("published before"));
        publish(&mut bolat, &channel, KEYS[2]).await;
        let own = bolat.get(&channel).await;
        assert!(own.body.contains("waits until somebody"));
        super::admit(&mut aida, &channel).await;
        let page = sender.get("/en/protected/ombudsman").await;
        assert!(page.body.contains(KEYS[2]) && !page.body.contains(KEYS[1]));
        let page = bolat.get(&channel).await;
        let withdrawal = page
            .body
            .split("action=\"")
            .filter_map(|rest| rest.split('"').next())
            .find(|path| path.ends_with("/withdrawal"))
            .unwrap()
            .to_owned();
        location(&bolat.post(&withdrawal, &[]).await);
        let page = sender.get("/en/protected/ombudsman").await;
        assert!(page.body.contains("Not open now"), "{}", page.body);
        let closed = send(&mut sender, 4, "x").await;
        assert_eq!(closed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            count(&world, "SELECT count(*) FROM channel_messages").await,
            0
        );
        verifies(&world).await;
    }
}

#[tokio::test]
async fn too_many_messages_and_questions_wait() {
    let world = World::on(crate::world::On::Sqlite).await;
    let (_, _, _) = two_holders(&world).await;
    let mut sender = world.stranger();
    for n in 0..20 {
        assert_eq!(send(&mut sender, n, "x").await.status, StatusCode::OK);
    }
    let refused = send(&mut sender, 99, "x").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        count(&world, "SELECT count(*) FROM attempts").await,
        0,
        "nothing is kept of it"
    );
    world.clock.set(world.kernel.clock.now().plus_seconds(3601));
    assert_eq!(send(&mut sender, 99, "x").await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_may_open_a_channel() {
    for engine in engines() {
        let world = World::on(engine).await;
        super::office(&world, "commissioner").await;
        let mut aida = world.signed_in("aida", Role::Ombudsperson).await;
        let form = async |browser: &mut Browser<'_>| {
            let typed = [
                ("of", "office commissioner"),
                ("key", "answer"),
                ("name_en", "A"),
            ];
            browser.post("/en/channels", &typed).await
        };
        let refused = form(&mut aida).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for sentence in ["Choose an office", "is taken", "Give a name"] {
            assert!(
                refused.body.contains(sentence) || refused.body.contains("There is nothing"),
                "{sentence}: {}",
                refused.body
            );
        }
        for role in [Role::Clerk, Role::Moderator, Role::FocalPoint, Role::Deputy] {
            let mut other = world.signed_in(&format!("the-{}", role.code()), role).await;
            super::term(
                &world,
                "commissioner",
                "key-holder",
                &format!("the-{}", role.code()),
                "",
            )
            .await;
            assert_eq!(
                form(&mut other).await.status,
                StatusCode::NOT_FOUND,
                "{role:?}"
            );
            assert_eq!(
                other.get("/en/channels").await.status,
                StatusCode::NOT_FOUND
            );
        }
        super::term(&world, "commissioner", "holder", "aida", "").await;
        let channel = open(&mut aida, "office commissioner", "ombudsman").await;
        // The first key stands at once, that of a clerk who was named to the office never.
        publish(&mut aida, &channel, KEYS[0]).await;
        let mut clerk = super::sign_in(&world, "the-clerk").await;
        let form = [("recipient", KEYS[1])];
        let refused = clerk.post(&format!("{channel}/keys"), &form).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let none = aida.get("/en/channels/new").await;
        assert!(
            none.body.contains("There is nothing for which"),
            "{}",
            none.body
        );
    }
}
