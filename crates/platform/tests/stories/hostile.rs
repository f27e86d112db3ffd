//! What somebody of bad will tries: guessed ids, names that look like others', frames, sessions and cookies that are over.

use super::submissions::{organisation, representative};
use crate::{
    living::protection::write,
    world::{World, engines},
};
use http::{Method, StatusCode};
use kenes_kernel::{access::Role, db::Query};
use kenes_platform::{app, slices::body};

/// Every address that reads, with one value in the places of what is named in it.
fn addresses(fill: &str) -> Vec<String> {
    let mut out = Vec::new();
    for slice in app::slices() {
        for route in slice.routes {
            if route.method != Method::GET
                || !route.path.contains('{')
                || route.path.contains("/events")
            {
                continue;
            }
            let path: Vec<&str> = route
                .path
                .split('/')
                .map(|part| if part.starts_with('{') { fill } else { part })
                .collect();
            let path = path.join("/");
            let prefix = if path.starts_with("/api/") || path.starts_with("/assets/") {
                ""
            } else {
                "/en"
            };
            out.push(format!("{prefix}{path}"));
        }
    }
    out
}

/// A page without the id of its request and the address that was asked for.
fn settled(body: &str, asked: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut run = String::new();
    for c in body.replace(asked, "?").chars().chain(['\n']) {
        if c.is_ascii_digit() || ('a'..='f').contains(&c) {
            run.push(c);
            continue;
        }
        if run.len() != 16 {
            out.push_str(&run);
        }
        run.clear();
        out.push(c);
    }
    out
}

#[tokio::test]
async fn a_guessed_id_of_something_hidden_is_answered_like_one_of_nothing() {
    for engine in engines() {
        let world = World::on(engine).await;
        organisation(&world, "ngo-saiga", "Paper Saiga", body::Kind::Ngo).await;
        organisation(&world, "ngo-lantern", "Lantern and Key", body::Kind::Ngo).await;
        let mut saule = representative(&world, "saule", "ngo-saiga").await;
        let mut dina = representative(&world, "dina", "ngo-lantern").await;
        let mut observer = world.signed_in("observer", Role::Observer).await;
        let answer = saule
            .post("/en/submissions", &[("text", "Hidden"), ("act", "save")])
            .await;
        let draft = answer.headers["location"].to_str().unwrap().to_owned();
        let form = [
            ("text", "Hidden"),
            ("reach", "organisation"),
            ("act", "submit"),
        ];
        saule.post("/en/submissions", &form).await;
        let existing = [
            draft.rsplit('/').next().unwrap().to_owned(),
            "R-0001".into(),
        ];
        let guessed = ["01890a5d-ac96-774b-bcce-b302099a8057", "R-0999"];
        for (existing, guessed) in existing.iter().zip(guessed) {
            for browser in [&mut dina, &mut observer, &mut world.stranger()] {
                for (one, other) in addresses(existing).iter().zip(addresses(guessed)) {
                    let hidden = browser.get(one).await;
                    let nothing = browser.get(&other).await;
                    assert_eq!(hidden.status, nothing.status, "{one}");
                    assert_ne!(hidden.status, StatusCode::INTERNAL_SERVER_ERROR, "{one}");
                    assert_eq!(
                        settled(&hidden.body, existing),
                        settled(&nothing.body, guessed),
                        "{one}"
                    );
                }
            }
        }
    }
}

#[tokio::test]
async fn no_page_can_be_framed_and_no_script_can_be_written_into_one() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        for path in [
            "/en",
            "/en/sign-in",
            "/en/people",
            "/en/nowhere",
            "/api/v1/duties",
        ] {
            let answer = clerk.get(path).await;
            let policy = answer.headers["content-security-policy"].to_str().unwrap();
            assert!(
                policy.contains("frame-ancestors 'none'"),
                "{path}: {policy}"
            );
            assert!(policy.contains("object-src 'none'"), "{path}: {policy}");
            assert!(!policy.contains("unsafe"), "{path}: {policy}");
            assert_eq!(
                answer.headers["x-content-type-options"], "nosniff",
                "{path}"
            );
        }
    }
}

#[tokio::test]
async fn a_handle_that_looks_like_anothers_is_not_given() {
    for engine in engines() {
        let world = World::on(engine).await;
        world.signed_in("coco", Role::Ngo).await;
        let mut administrator = world.signed_in("admin", Role::Administrator).await;
        // In Cyrillic letters, and in both scripts at once.
        for handle in ["\u{441}\u{43e}\u{441}\u{43e}", "coc\u{43e}"] {
            let form = [
                ("handle", handle),
                ("name", "Coco"),
                ("mail", "coco@example.org"),
                ("role", "ngo"),
                ("language", "en"),
            ];
            let answer = administrator.post("/en/people", &form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{handle}");
        }
    }
}

#[tokio::test]
async fn a_stolen_cookie_opens_nothing_once_its_session_is_over() {
    for engine in engines() {
        let world = World::on(engine).await;
        organisation(&world, "ngo-saiga", "Paper Saiga", body::Kind::Ngo).await;
        let mut saule = representative(&world, "saule", "ngo-saiga").await;
        let path = write(&mut saule, "Открыть тюрьмы").await;
        let mut thief = saule.with_the_same_cookies();
        assert_eq!(thief.get("/en/submissions").await.status, StatusCode::OK);
        saule.post("/en/sign-out", &[]).await;
        assert_ne!(thief.get("/en/submissions").await.status, StatusCode::OK);
        let protection = format!("{path}/protection");
        let answer = thief
            .post(&protection, &[("version", "1"), ("sure", "yes")])
            .await;
        assert!(!answer.status.is_success());
        let done: Option<i64> = Query::new("SELECT count(*) FROM protections")
            .scalar(world.kernel.db.read())
            .await
            .unwrap();
        assert_eq!(done, Some(0));
    }
}

#[tokio::test]
async fn what_is_sent_twice_is_done_once() {
    for engine in engines() {
        let world = World::on(engine).await;
        organisation(&world, "ngo-saiga", "Paper Saiga", body::Kind::Ngo).await;
        let mut saule = representative(&world, "saule", "ngo-saiga").await;
        let answer = saule
            .post(
                "/en/submissions",
                &[("text", "Open the prisons"), ("act", "save")],
            )
            .await;
        let draft = answer.headers["location"].to_str().unwrap().to_owned();
        let submit = [
            ("version", "1"),
            ("text", "Open the prisons"),
            ("reach", "public"),
            ("act", "submit"),
        ];
        let revision = format!("{draft}/revision");
        let first = saule.post(&revision, &submit).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER);
        let second = saule.post(&revision, &submit).await;
        assert_ne!(second.status, StatusCode::SEE_OTHER);
        let count: Option<i64> = Query::new("SELECT count(*) FROM recommendations")
            .scalar(world.kernel.db.read())
            .await
            .unwrap();
        assert_eq!(count, Some(1));
    }
}
