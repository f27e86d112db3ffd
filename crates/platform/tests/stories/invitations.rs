//! People come in by an invitation, forget their passwords, and get other roles.

use crate::{
    living::{newest_link, path_of_person},
    world::{Browser, NOW, On, PASSWORD, World, engines},
};
use futures_util::future::BoxFuture;
use http::StatusCode;
use kenes_kernel::{
    access::Role,
    config::Config,
    db::Query,
    jobs,
    journal::verify,
    mail::{Carrier, Failure, Letter},
};
use kenes_platform::slices::accounts;
use std::sync::{Arc, Mutex};

const NEW: &str = "four quiet words together";

async fn invite(browser: &mut Browser<'_>, handle: &str, role: &str) -> StatusCode {
    let form = [
        ("name", "Zhanar Kenesova"),
        ("handle", handle),
        ("mail", "zhanar@example.org"),
        ("role", role),
        ("language", "ru"),
    ];
    browser.post("/en/people", &form).await.status
}

async fn sign_in(browser: &mut Browser<'_>, handle: &str, password: &str) -> StatusCode {
    let form = [("handle", handle), ("password", password)];
    browser.post("/en/sign-in", &form).await.status
}

async fn count(world: &World, sql: &str) -> i64 {
    let count = Query::new(sql).scalar(world.kernel.db.read()).await;
    count.unwrap().unwrap_or(0)
}

/// Keeps what is carried, or refuses it.
#[derive(Default)]
struct Recording {
    letters: Mutex<Vec<Letter>>,
    failure: Mutex<Option<Failure>>,
}

impl Carrier for Recording {
    fn carry<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), Failure>> {
        self.letters.lock().unwrap().push(letter.clone());
        let failure = *self.failure.lock().unwrap();
        Box::pin(async move { failure.map_or(Ok(()), Err) })
    }
}

async fn recorded(engine: On) -> (World, Arc<Recording>) {
    let mut world = World::on(engine).await;
    let recording = Arc::new(Recording::default());
    let kernel = Arc::get_mut(&mut world.kernel).expect("nobody else holds a new world");
    kernel.mail = recording.clone();
    (world, recording)
}

#[tokio::test]
async fn an_invited_person_chooses_a_password_and_then_signs_in_by_the_form() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        assert_eq!(
            invite(&mut clerk, "zhanar", "focal_point").await,
            StatusCode::SEE_OTHER
        );
        let list = clerk.get("/en/people").await;
        assert!(
            list.body.contains("One has not come in yet."),
            "{}",
            list.body
        );
        let link = newest_link(&world, "zhanar").await;
        assert!(
            link.starts_with("/ru/invitations/"),
            "in her language: {link}"
        );

        let mut zhanar = world.stranger();
        let page = zhanar.get(&link).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Zhanar Kenesova"));
        assert_eq!(page.headers["cache-control"], "no-store");
        for weak in ["short", "1234567890", "Zhanar Kenesova"] {
            let answer = zhanar.post(&link, &[("password", weak)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{weak}");
        }
        let chosen = zhanar.post(&link, &[("password", NEW)]).await;
        assert_eq!(chosen.headers["location"], "/ru/sign-in?chosen=1");
        let account = zhanar.get("/en/account").await;
        assert_eq!(
            account.status,
            StatusCode::SEE_OTHER,
            "the link signs nobody in"
        );
        assert_eq!(
            sign_in(&mut zhanar, "zhanar", NEW).await,
            StatusCode::SEE_OTHER
        );
        assert_eq!(zhanar.get("/en/account").await.status, StatusCode::OK);

        let again = zhanar.post(&link, &[("password", PASSWORD)]).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND, "a link works once");
        assert!(again.body.contains("По этой ссылке пароль уже выбран."));
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn an_expired_a_withdrawn_a_replaced_and_an_unknown_link_get_the_same_page() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let unknown = format!("/en/invitations/{}", "0".repeat(64));
        let expected = world.stranger().get(&unknown).await;
        assert_eq!(expected.status, StatusCode::NOT_FOUND);
        let said = |body: &str, link: &str| {
            let secret = link.rsplit('/').next().unwrap().to_owned();
            let body = body.replace(&secret, "SECRET").replace("/ru/", "/en/");
            body[body.find("<h1").unwrap()..body.find("<footer").unwrap()].to_owned()
        };
        let expected = said(&expected.body, &unknown);

        invite(&mut clerk, "zhanar", "ngo").await;
        let replaced = newest_link(&world, "zhanar").await;
        let path = path_of_person(&world, "zhanar").await;
        clerk.post(&format!("{path}/invitations"), &[]).await;
        let withdrawn = newest_link(&world, "zhanar").await;
        assert_ne!(replaced, withdrawn);
        clerk
            .post(&format!("{path}/invitations/withdrawal"), &[])
            .await;
        clerk.post(&format!("{path}/invitations"), &[]).await;
        let expired = newest_link(&world, "zhanar").await;
        world.clock.set(NOW.plus_seconds(7 * 24 * 3600 + 60));
        for link in [&replaced, &withdrawn, &expired] {
            let link = link.replace("/ru/", "/en/");
            let mut stranger = world.stranger();
            let page = stranger.get(&link).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{link}");
            assert_eq!(said(&page.body, &link), expected);
            let answer = stranger.post(&link, &[("password", NEW)]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{link}");
        }
        let mut zhanar = world.stranger();
        assert_eq!(
            sign_in(&mut zhanar, "zhanar", NEW).await,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
}

#[tokio::test]
async fn two_who_use_one_link_at_once_choose_one_password() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        invite(&mut clerk, "zhanar", "ngo").await;
        let link = newest_link(&world, "zhanar").await;
        let (mut one, mut two) = (world.stranger(), world.stranger());
        let (a, b) = tokio::join!(
            one.post(&link, &[("password", NEW)]),
            two.post(&link, &[("password", "another long password")]),
        );
        let mut statuses = [a.status, b.status];
        statuses.sort();
        assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::NOT_FOUND]);
    }
}

#[tokio::test]
async fn the_secretariat_invites_no_administrator_and_keeps_none() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut administrator = world.signed_in("timur", Role::Administrator).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let mut ngo = world.signed_in("saiga", Role::Ngo).await;
        assert_eq!(
            invite(&mut clerk, "eve", "administrator").await,
            StatusCode::FORBIDDEN
        );
        assert_eq!(invite(&mut ngo, "eve", "ngo").await, StatusCode::NOT_FOUND);
        assert_eq!(ngo.get("/en/people").await.status, StatusCode::NOT_FOUND);
        assert_eq!(ngo.get("/en/mails").await.status, StatusCode::NOT_FOUND);
        let path = path_of_person(&world, "timur").await;
        assert_eq!(ngo.get(&path).await.status, StatusCode::NOT_FOUND);
        // Whoever turns mail aside could choose the administrator's password.
        let contact = [("mail", "eve@example.org"), ("language", "en")];
        let answer = clerk.post(&format!("{path}/contact"), &contact).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        let role = [("role", "administrator"), ("reason", "because")];
        let own = path_of_person(&world, "aliya").await;
        let answer = clerk.post(&format!("{own}/role"), &role).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(
            invite(&mut administrator, "second", "administrator").await,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            invite(&mut administrator, "second", "ngo").await,
            StatusCode::UNPROCESSABLE_ENTITY,
            "a name is taken once"
        );
    }
}

#[tokio::test]
async fn a_role_changes_with_a_reason_and_at_once() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut administrator = world.signed_in("timur", Role::Administrator).await;
        let mut aliya = world.signed_in("aliya", Role::Clerk).await;
        let path = path_of_person(&world, "aliya").await;
        let role = format!("{path}/role");
        let bare = [("role", "observer"), ("reason", " ")];
        let answer = administrator.post(&role, &bare).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("Say why in a sentence"));
        assert_eq!(aliya.get("/en/jobs").await.status, StatusCode::OK);
        let good = [
            ("role", "observer"),
            ("reason", "She left the secretariat."),
        ];
        assert_eq!(
            administrator.post(&role, &good).await.status,
            StatusCode::SEE_OTHER
        );
        let page = administrator.get(&path).await;
        assert!(page.body.contains("From “Secretariat” to “Observer”."));
        assert!(page.body.contains("She left the secretariat."));
        assert_eq!(
            aliya.get("/en/jobs").await.status,
            StatusCode::NOT_FOUND,
            "a session that is open loses what the role gave"
        );
        let same = administrator.post(&role, &good).await;
        assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
        let own = path_of_person(&world, "timur").await;
        let answer = administrator.post(&format!("{own}/role"), &good).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_forgotten_password_is_answered_alike_for_everybody_and_seldom() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let path = path_of_person(&world, "aliya").await;
        let contact = [("mail", "aliya@example.org"), ("language", "en")];
        let answer = clerk.post(&format!("{path}/contact"), &contact).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let mut stranger = world.stranger();
        let ask = async |browser: &mut Browser<'_>, handle: &str| {
            let answer = browser
                .post("/en/sign-in/forgotten", &[("handle", handle)])
                .await;
            (answer.status, answer.headers.get("location").cloned())
        };
        let known = ask(&mut stranger, "aliya").await;
        assert_eq!(known.0, StatusCode::SEE_OTHER);
        for unknown in ["nobody", "", "<b>"] {
            assert_eq!(ask(&mut stranger, unknown).await, known);
        }
        let link = newest_link(&world, "aliya").await;
        for _ in 0..5 {
            assert_eq!(ask(&mut stranger, "aliya").await, known);
        }
        let sent = "SELECT count(*) FROM mails WHERE kind = 'reset'";
        assert_eq!(count(&world, sent).await, 3, "then none is sent any more");
        let newest = newest_link(&world, "aliya").await;
        assert_ne!(link, newest);
        let answer = stranger.post(&link, &[("password", NEW)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "an older link ends");
        let answer = stranger.post(&newest, &[("password", NEW)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(
            clerk.get("/en/jobs").await.status,
            StatusCode::NOT_FOUND,
            "every session ended"
        );
        for (password, expected) in [
            (PASSWORD, StatusCode::UNPROCESSABLE_ENTITY),
            (NEW, StatusCode::SEE_OTHER),
        ] {
            assert_eq!(sign_in(&mut stranger, "aliya", password).await, expected);
        }
        for _ in 0..11 {
            ask(&mut stranger, "nobody").await;
        }
        let (status, _) = ask(&mut stranger, "nobody").await;
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
        world.clock.set(NOW.plus_seconds(2 * 3600));
        assert_eq!(ask(&mut stranger, "nobody").await, known);
    }
}

#[tokio::test]
async fn a_mail_goes_once_and_its_text_is_gone_with_it() {
    for engine in engines() {
        let (world, recording) = recorded(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        invite(&mut clerk, "zhanar", "ngo").await;
        let link = newest_link(&world, "zhanar").await;
        jobs::drain(&world.kernel).await.unwrap();
        world
            .tamper("UPDATE jobs SET state = 'waiting' WHERE kind = 'mail'")
            .await;
        jobs::drain(&world.kernel).await.unwrap();
        {
            let letters = recording.letters.lock().unwrap();
            let [letter] = &letters[..] else {
                panic!("{letters:?}")
            };
            assert_eq!(letter.address, "zhanar@example.org");
            assert_eq!(
                letter.subject,
                "Приглашение: Национальная диалоговая площадка"
            );
            assert!(letter.text.contains(&link) && letter.html.contains(&link));
            assert!(letter.html.contains("lang=\"ru\""));
        }
        let left = "SELECT count(*) FROM mails WHERE body_text <> '' OR body_html <> ''";
        assert_eq!(count(&world, left).await, 0);
        let secret = link.rsplit('/').next().unwrap();
        let kept = format!("SELECT count(*) FROM invitations WHERE secret_hash = '{secret}'");
        assert_eq!(count(&world, &kept).await, 0, "only a hash is stored");
    }
}

#[tokio::test]
async fn a_mail_that_fails_is_seen_with_its_reason_and_without_its_text() {
    for engine in engines() {
        let (world, recording) = recorded(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        assert!(
            clerk
                .get("/en/mails")
                .await
                .body
                .contains("Every mail was delivered")
        );
        *recording.failure.lock().unwrap() = Some(Failure::Refused(550));
        invite(&mut clerk, "zhanar", "ngo").await;
        jobs::drain(&world.kernel).await.unwrap();
        *recording.failure.lock().unwrap() = Some(Failure::Later(451));
        invite(&mut clerk, "olga", "observer").await;
        jobs::drain(&world.kernel).await.unwrap();
        let page = clerk.get("/en/mails").await.body;
        assert!(page.contains("refused it (code 550)"), "{page}");
        assert!(page.contains("asks to try later (code 451)"), "{page}");
        assert!(!page.contains("/invitations/"), "{page}");
        assert_eq!(recording.letters.lock().unwrap().len(), 2, "550 is final");
        for _ in 0..12 {
            let now = world.kernel.clock.now();
            world.clock.set(now.plus_seconds(3600));
            jobs::drain(&world.kernel).await.unwrap();
        }
        assert_eq!(recording.letters.lock().unwrap().len(), 1 + 10);
        let failed = "SELECT count(*) FROM mails WHERE failed_at IS NOT NULL AND body_text = ''";
        assert_eq!(count(&world, failed).await, 2);
        let dead = "SELECT count(*) FROM jobs WHERE state = 'dead'";
        assert_eq!(count(&world, dead).await, 0, "the mail says so itself");
    }
}

#[tokio::test]
async fn nothing_is_left_of_an_erased_persons_mail() {
    for engine in engines() {
        let (world, recording) = recorded(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        invite(&mut clerk, "zhanar", "ngo").await;
        let link = newest_link(&world, "zhanar").await;
        let path = path_of_person(&world, "zhanar").await;
        let id = path.rsplit('/').next().unwrap().parse().unwrap();
        accounts::erase_person(&world.program(), id).await.unwrap();
        jobs::drain(&world.kernel).await.unwrap();
        assert!(recording.letters.lock().unwrap().is_empty());
        let kept = "SELECT (SELECT count(*) FROM mails) + (SELECT count(*) FROM people WHERE mail IS NOT NULL) + (SELECT count(*) FROM journal_openings WHERE value LIKE '%zhanar@%')";
        assert_eq!(count(&world, kept).await, 0);
        let mut stranger = world.stranger();
        let answer = stranger.post(&link, &[("password", NEW)]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(clerk.get(&path).await.status, StatusCode::NOT_FOUND);
        let list = clerk.get("/en/people").await;
        assert_eq!(list.status, StatusCode::OK);
        assert!(!list.body.contains("Zhanar"));
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_line_break_in_a_name_begins_no_header() {
    let (world, recording) = recorded(On::Sqlite).await;
    let mut clerk = world.signed_in("aliya", Role::Clerk).await;
    let form = [
        ("name", "Zhanar\r\nBcc: eve@example.org"),
        ("handle", "zhanar"),
        ("mail", "zhanar@example.org"),
        ("role", "ngo"),
        ("language", "en"),
    ];
    clerk.post("/en/people", &form).await;
    jobs::drain(&world.kernel).await.unwrap();
    let bad = [("mail", "a@b.kz\r\nBcc: eve@example.org")];
    let form: Vec<(&str, &str)> = form
        .iter()
        .map(|f| if f.0 == "mail" { bad[0] } else { *f })
        .collect();
    let answer = clerk.post("/en/people", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let letters = recording.letters.lock().unwrap();
    assert!(!letters[0].subject.contains(['\r', '\n']));
    assert!(
        letters[0]
            .text
            .starts_with("Good day, Zhanar Bcc: eve@example.org,")
    );
}

#[tokio::test]
async fn the_outbox_is_the_demonstrations_alone() {
    for engine in engines() {
        let world = World::demonstration(engine).await;
        let mut clerk = world.stranger();
        clerk
            .post("/en/demo/sign-ins", &[("handle", "clerk")])
            .await;
        let empty = clerk.get("/en/demo/outbox").await;
        assert!(empty.body.contains("No mail has been written yet"));
        invite(&mut clerk, "zhanar", "ngo").await;
        jobs::drain(&world.kernel).await.unwrap();
        let outbox = clerk.get("/en/demo/outbox").await;
        assert!(
            outbox.body.contains("zhanar@example.org"),
            "{}",
            outbox.body
        );
        let link = newest_link(&world, "zhanar").await;
        assert!(outbox.body.contains(&link), "it can be followed");
        let real = World::on(engine).await;
        let answer = real.stranger().get("/en/demo/outbox").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_mail_server_without_a_sender_is_named_at_the_start() {
    let world = World::on(On::Sqlite).await;
    let config = Config {
        smtp: "smtp://127.0.0.1:2525".into(),
        ..world.kernel.config.clone()
    };
    let parts = kenes_platform::app::Parts {
        config,
        db: world.kernel.db.clone(),
        clock: world.clock.clone(),
        random: kenes_kernel::ids::Random::seeded(1),
    };
    let Err(error) = kenes_platform::app::build(parts) else {
        panic!("it starts")
    };
    assert!(error.to_string().contains("mail_from"), "{error}");
}
