//! A focal point leaves and a successor takes over: nothing stays with the person who is gone. The desk of each person
//! shows what waits for them.

use super::{duties::world_with, submissions::location};
use crate::{
    living::newest_link,
    world::{Browser, NOW, On, PASSWORD, World, engines},
};
use http::StatusCode;
use kenes_kernel::{access::Role, db::Query, journal::verify};
use kenes_platform::slices::body;

const FILE: &str = "\
id,mechanism,country,date,text
k-1,CAT,Kazakhstan,2023-05-10,Ensure that all complaints of torture are investigated by an independent body
k-2,CEDAW,Kazakhstan,2025-04-07,Give detained persons access to a doctor of their choice
k-3,CERD,Kazakhstan,2022-06-01,Publish statistics of complaints about discrimination
";

async fn world(engine: On) -> World {
    world_with(engine, FILE).await
}

async fn page(browser: &mut Browser<'_>, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.body
}

/// Asks the Ministry of Justice about a recommendation; the path of the duty.
async fn ask(clerk: &mut Browser<'_>, reference: &str, what: &str, days: &str) -> String {
    let form = [
        ("addressee", "justice"),
        ("asked", "2026-11-02"),
        ("unit", "working"),
        ("number", days),
        ("day", ""),
        ("what", what),
    ];
    let path = format!("/en/recommendations/{reference}/duties");
    location(&clerk.post(&path, &form).await)
}

async fn leave(clerk: &mut Browser<'_>, duty: &str, exit: &str, reason: &str, to: &str) {
    let form = [
        ("version", "1"),
        ("exit", exit),
        ("reason", reason),
        ("to", to),
        ("day", "2026-11-10"),
    ];
    location(&clerk.post(&format!("{duty}/exits"), &form).await);
}

async fn name_focal_point(clerk: &mut Browser<'_>, handle: &str, from: &str) {
    let form = [
        ("place", "institution"),
        ("of", "justice"),
        ("part", "focal-point"),
        ("handle", handle),
        ("from", from),
    ];
    location(&clerk.post("/en/body/terms", &form).await);
}

async fn end_term(world: &World, clerk: &mut Browser<'_>, handle: &str, until: &str) {
    let id: Option<uuid::Uuid> = Query::new("SELECT t.id FROM terms t JOIN people p ON p.id = t.person_id WHERE p.handle = ? AND t.until_day IS NULL")
        .bind(handle)
        .scalar(world.kernel.db.read())
        .await
        .unwrap();
    let id = id.unwrap();
    let form = [
        ("until", until),
        ("reason", "Another office"),
        ("version", "1"),
    ];
    location(
        &clerk
            .post(&format!("/en/body/terms/{id}/closure"), &form)
            .await,
    );
}

#[tokio::test]
async fn a_successor_sees_what_is_owed_and_promised_three_clicks_after_the_first_sign_in() {
    for engine in engines() {
        let world = world(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let mut old = world.signed_in("bolat", Role::FocalPoint).await;
        name_focal_point(&mut clerk, "bolat", "2024-01-01").await;
        ask(&mut clerk, "R-0001", "How many cases went to court?", "10").await;
        let promised = ask(&mut clerk, "R-0002", "Who chooses the doctor?", "20").await;
        leave(&mut clerk, &promised, "accepted", "", "").await;
        let passed = ask(&mut clerk, "R-0003", "", "30").await;
        leave(
            &mut clerk,
            &passed,
            "declined",
            "The statistics are secret",
            "",
        )
        .await;

        let form = [
            ("place", "institution"),
            ("of", "justice"),
            ("part", "validator"),
            ("name-en", "Askar Without Account"),
            ("from", "2024-01-01"),
        ];
        location(&clerk.post("/en/body/terms", &form).await);

        // The old one sees the same, until the day on which the term ends.
        let handover = "/en/duties/handover/justice";
        assert!(page(&mut old, handover).await.contains("How many cases"));
        end_term(&world, &mut clerk, "bolat", "2026-11-23").await;
        let desk = page(&mut clerk, "/en/today").await;
        assert!(desk.contains("Name a main focal point for"), "{desk}");
        assert!(desk.contains("Ministry of Justice"), "{desk}");
        assert_eq!(old.get(handover).await.status, StatusCode::NOT_FOUND);

        // The successor is invited, chooses a password, and signs in for the first time.
        let form = [
            ("name", "Zhanar Kenesova"),
            ("handle", "zhanar"),
            ("mail", "zhanar@example.org"),
            ("role", "focal_point"),
            ("language", "en"),
        ];
        location(&clerk.post("/en/people", &form).await);
        name_focal_point(&mut clerk, "zhanar", "2026-11-23").await;
        let link = newest_link(&world, "zhanar").await;
        let mut new = world.stranger();
        location(&new.post(&link, &[("password", PASSWORD)]).await);
        let form = [("handle", "zhanar"), ("password", PASSWORD)];
        location(&new.post("/en/sign-in", &form).await);

        // Start page, desk, handover file.
        assert!(page(&mut new, "/en").await.contains("href=\"/en/today\""));
        let desk = page(&mut new, "/en/today").await;
        assert!(desk.contains("Reply to"), "{desk}");
        assert!(desk.contains("How many cases went to court?"), "{desk}");
        assert!(desk.contains("16 November 2026"), "overdue: {desk}");
        assert!(
            desk.contains("href=\"/en/duties/handover/justice\""),
            "{desk}"
        );
        let file = page(&mut new, handover).await;
        for shown in [
            "Awaited replies: 1. Promises: 1.",
            "How many cases went to court?",
            "Who chooses the doctor?",
            "The statistics are secret",
            "Zhanar",
            "Aliya",
            "<strong>Askar Without Account</strong>",
            "D-0001",
        ] {
            assert!(file.contains(shown), "{shown}: {file}");
        }
        let document = new.get(&format!("{handover}/document")).await;
        assert_eq!(document.status, StatusCode::OK);
        assert!(
            document.headers["content-disposition"]
                .to_str()
                .unwrap()
                .contains("handover-justice-2026-11-23.docx")
        );
        let desk = page(&mut clerk, "/en/today").await;
        assert!(!desk.contains("Name a main focal point for"), "{desk}");
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_handover_file_is_its_institutions_and_the_secretariats() {
    for engine in engines() {
        let world = world(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let path = "/en/duties/handover/justice";
        let mut bolat = world.signed_in("bolat", Role::FocalPoint).await;
        assert_eq!(bolat.get(path).await.status, StatusCode::NOT_FOUND);
        name_focal_point(&mut clerk, "bolat", "2024-01-01").await;
        assert!(page(&mut bolat, path).await.contains("No reply is awaited"));
        let other = bolat.get("/en/duties/handover/mvd").await;
        assert_eq!(other.status, StatusCode::NOT_FOUND);
        for role in [
            Role::Ngo,
            Role::Observer,
            Role::Administrator,
            Role::Validator,
        ] {
            let mut stranger = world.signed_in(role.code(), role).await;
            for ending in ["", "/document"] {
                let answer = stranger.get(&format!("{path}{ending}")).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role:?}{ending}");
            }
        }
        assert_eq!(
            world.stranger().get(path).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            clerk.get("/en/duties/handover/none").await.status,
            StatusCode::NOT_FOUND
        );
    }
}

#[tokio::test]
async fn whoever_took_part_and_does_no_more_is_a_visitor_in_an_open_session_too() {
    for engine in engines() {
        let world = world(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let mut bolat = world.signed_in("bolat", Role::FocalPoint).await;
        name_focal_point(&mut clerk, "bolat", "2024-01-01").await;
        let inner = "/en/body/organisations/justice";
        assert!(page(&mut bolat, inner).await.contains("main focal point"));
        end_term(&world, &mut clerk, "bolat", "2026-11-23").await;
        // The same session, the next request.
        assert!(!page(&mut bolat, inner).await.contains("main focal point"));
        assert_eq!(bolat.get("/en/account").await.status, StatusCode::OK);
        assert!(
            page(&mut bolat, "/en/today")
                .await
                .contains("Nothing waits for you")
        );
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn whoever_is_invited_for_an_organisation_acts_for_it_at_once() {
    for engine in engines() {
        let world = world(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let saiga = body::find_organisation_by_key(world.kernel.db.read(), "ngo-saiga")
            .await
            .unwrap()
            .unwrap();
        let invite = |handle, organisation| {
            [
                ("name", "Dina Omarbek"),
                ("handle", handle),
                ("mail", "dina@example.org"),
                ("role", "ngo"),
                ("language", "en"),
                ("organisation", organisation),
            ]
        };
        let unknown = clerk.post("/en/people", &invite("dina", "x")).await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            unknown.body.contains("does not stand today"),
            "{}",
            unknown.body
        );
        assert!(unknown.body.contains("dina@example.org"), "nothing is lost");
        let id = saiga.id.to_string();
        location(&clerk.post("/en/people", &invite("dina", &id)).await);
        let link = newest_link(&world, "dina").await;
        let mut dina = world.stranger();
        location(&dina.post(&link, &[("password", PASSWORD)]).await);
        let form = [("handle", "dina"), ("password", PASSWORD)];
        location(&dina.post("/en/sign-in", &form).await);
        let own = page(&mut dina, "/en/submissions").await;
        assert!(own.contains("Paper Saiga"), "{own}");
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_desk_is_ones_own() {
    for engine in engines() {
        let world = world(engine).await;
        assert_eq!(
            world.stranger().get("/en/today").await.status,
            StatusCode::NOT_FOUND
        );
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        for n in 0..3 {
            ask(&mut clerk, &format!("R-000{}", n + 1), "Тұрғын үй?", "40").await;
        }
        let desk = page(&mut clerk, "/en/today").await;
        assert!(!desk.contains("Look after the reply"), "not yet: {desk}");
        assert!(desk.contains("Give 3 recommendations a place"), "{desk}");
        world.clock.set(NOW.plus_seconds(40 * 24 * 60 * 60));
        let mut second = world.signed_in("second", Role::Clerk).await;
        let desk = page(&mut second, "/en/today").await;
        assert_eq!(desk.matches("Look after the reply to").count(), 3);
        // The secretariat finds the file of whichever institution it looks at.
        let id = body::find_organisation_by_key(world.kernel.db.read(), "justice")
            .await
            .unwrap()
            .unwrap()
            .id;
        let list = page(&mut second, &format!("/en/duties?addressee={id}")).await;
        assert!(
            list.contains("href=\"/en/duties/handover/justice\""),
            "{list}"
        );
        let all = page(&mut second, "/en/duties").await;
        assert!(!all.contains("/duties/handover/"), "{all}");
        let mut ngo = world.signed_in("saule", Role::Ngo).await;
        assert!(
            page(&mut ngo, "/en/today")
                .await
                .contains("Nothing waits for you")
        );
    }
}
