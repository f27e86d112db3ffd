//! Who owes a reply, until when, and what silence amounts to.

use crate::world::{NOW, On, World, engines};
use bytes::Bytes;
use http::{StatusCode, header};
use kenes_kernel::{access::Role, journal::verify};
use kenes_platform::slices::{
    body, duties,
    recommendations::{confirm_import, read_import},
};

const FILE: &str = "\
id,mechanism,country,date,text
k-1,CAT,Kazakhstan,2023-05-10,Ensure that all complaints of torture are investigated by an independent body
k-2,SPT,Kazakhstan,2025-04-07,Give detained persons access to a doctor of their choice
";

async fn world(engine: On) -> World {
    world_with(engine, FILE).await
}

/// The demonstration's organisations, the calendar, and the recommendations of a file.
pub async fn world_with(engine: On, file: &'static str) -> World {
    let world = World::on(engine).await;
    let ctx = world.program();
    body::seed(&ctx).await.unwrap();
    duties::seed(&ctx.later()).await.unwrap();
    let file = Bytes::from_static(file.as_bytes());
    let preview = read_import(&ctx.later(), "file.csv", file, None)
        .await
        .unwrap();
    confirm_import(&ctx.later(), preview.import.id)
        .await
        .unwrap();
    world
}

const QUESTION: [(&str, &str); 6] = [
    ("addressee", "justice"),
    ("asked", "2026-11-02"),
    ("unit", "working"),
    ("number", "10"),
    ("day", ""),
    ("what", "How many <b>cases</b> went to court?"),
];

#[tokio::test]
async fn an_institution_is_asked_and_everybody_sees_until_when_and_why_on_that_day() {
    for engine in engines() {
        let world = world(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let form = clerk.get("/en/recommendations/R-0001/reply").await;
        assert_eq!(form.status, StatusCode::OK);
        assert!(form.body.contains("value=\"15\""));
        let asked = clerk
            .post("/en/recommendations/R-0001/duties", &QUESTION)
            .await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
        assert_eq!(asked.headers[header::LOCATION], "/en/duties/D-0001");

        let mut visitor = world.stranger();
        let page = visitor.get("/en/duties/D-0001").await;
        // Counted from 3 November; 14, 15 and 7, 8 November are weekends: the 16th is the tenth day.
        assert!(page.body.contains("16 November 2026"), "{}", page.body);
        assert!(
            page.body
                .contains("Ministry of Justice has not replied about R-0001 for 21 days."),
            "{}",
            page.body
        );
        assert!(page.body.contains("overdue by 7 days"), "{}", page.body);
        assert!(
            page.body
                .contains("4 days of the weekend were not counted.")
        );
        assert!(page.body.contains("How many &#60;b&#62;cases"));
        let list = visitor.get("/en/duties").await;
        assert!(
            list.body
                .contains("One reply is awaited, and it is overdue."),
            "{}",
            list.body
        );
        let api: serde_json::Value =
            serde_json::from_str(&visitor.get("/api/v1/duties?state=open").await.body).unwrap();
        assert_eq!(api["items"][0]["reference"], "D-0001");
        assert_eq!(api["items"][0]["days_overdue"], 7);
        assert_eq!(api["items"][0]["days_of_silence"], 21);
        assert!(verify(&world.kernel).await.unwrap().findings.is_empty());
    }
}

#[tokio::test]
async fn a_transfer_does_not_start_the_clock_anew_and_a_refusal_needs_its_reasons() {
    for engine in engines() {
        let world = world(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Moderator).await;
        clerk
            .post("/en/recommendations/R-0001/duties", &QUESTION)
            .await;
        let exit = |version, exit, reason, to, day| {
            [
                ("version", version),
                ("exit", exit),
                ("reason", reason),
                ("to", to),
                ("day", day),
            ]
        };
        for (form, sentence) in [
            (exit("1", "", "", "", "2026-11-10"), "Choose how it ended."),
            (
                exit("1", "declined", "  ", "", "2026-11-10"),
                "Write the reasons.",
            ),
            (
                exit("1", "transferred", "Theirs", "nobody", "2026-11-10"),
                "Choose an institution from the list.",
            ),
            (
                exit("1", "transferred", "Theirs", "justice", "2026-11-10"),
                "Choose somebody else",
            ),
            (
                exit("1", "answered", "", "", "2026-11-01"),
                "This day is before the day of the question.",
            ),
            (
                exit("1", "answered", "", "", "2027-01-01"),
                "The reply cannot be of a later day than today.",
            ),
        ] {
            let answer = clerk.post("/en/duties/D-0001/exits", &form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(
                answer.body.contains(sentence),
                "{sentence}: {}",
                answer.body
            );
        }
        let form = exit(
            "1",
            "transferred",
            "Police matters",
            "interior",
            "2026-11-10",
        );
        let moved = clerk.post("/en/duties/D-0001/exits", &form).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
        let page = clerk.get("/en/duties/D-0001").await;
        for part in [
            "Ministry of Internal Affairs has not replied about R-0001 for 21 days.",
            "16 November 2026",
            "Police matters",
            "The clock goes on.",
        ] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let late = clerk
            .post(
                "/en/duties/D-0001/exits",
                &exit("1", "answered", "", "", "2026-11-20"),
            )
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let form = exit("2", "answered", "", "", "2026-11-20");
        let answered = clerk.post("/en/duties/D-0001/exits", &form).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
        let page = clerk.get("/en/duties/D-0001").await;
        assert!(page.body.contains("4 days late."), "{}", page.body);
        assert!(page.body.contains("stays open"), "{}", page.body);
        assert!(
            clerk
                .get("/en/duties")
                .await
                .body
                .contains("No reply is awaited.")
        );
        assert!(
            clerk
                .get("/en/duties?state=closed")
                .await
                .body
                .contains("D-0001")
        );
        let again = clerk
            .post(
                "/en/duties/D-0001/exits",
                &exit("3", "answered", "", "", "2026-11-20"),
            )
            .await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        world.clock.set(NOW.plus_seconds(86_400 * 30));
        let page = clerk.get("/en/duties/D-0001").await;
        assert!(
            page.body.contains("4 days late."),
            "what is closed stays as it was"
        );
        assert!(verify(&world.kernel).await.unwrap().findings.is_empty());
    }
}

#[tokio::test]
async fn a_question_with_faults_comes_back_as_typed_and_a_confidential_one_is_nowhere() {
    for engine in engines() {
        let world = world(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let faulty = [
            ("addressee", "nobody"),
            ("asked", "2026-12-24"),
            ("unit", "on"),
            ("number", ""),
            ("day", "yesterday"),
            ("what", "Сұрақ \u{202e} қандай?"),
        ];
        let answer = clerk
            .post("/en/recommendations/R-0001/duties", &faulty)
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in [
            "Choose an institution from the list.",
            "later day than today",
            "Give a date",
            "value=\"yesterday\"",
            "Сұрақ",
        ] {
            assert!(answer.body.contains(part), "{part}: {}", answer.body);
        }
        let asked = clerk
            .post("/en/recommendations/R-0002/duties", &QUESTION)
            .await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
        let mut ngo = world.signed_in("dana", Role::Ngo).await;
        assert_eq!(
            ngo.get("/en/duties/D-0001").await.status,
            StatusCode::NOT_FOUND
        );
        assert!(
            ngo.get("/en/duties")
                .await
                .body
                .contains("No reply is awaited.")
        );
        assert!(!ngo.get("/api/v1/duties").await.body.contains("D-0001"));
        assert_eq!(
            ngo.get("/en/recommendations/R-0001/reply").await.status,
            StatusCode::NOT_FOUND
        );
        let refused = ngo
            .post("/en/recommendations/R-0001/duties", &QUESTION)
            .await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let refused = ngo
            .post(
                "/en/duties/D-0001/exits",
                &[("version", "1"), ("exit", "answered")],
            )
            .await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn without_a_calendar_no_date_is_promised() {
    for engine in engines() {
        let world = World::on(engine).await;
        let ctx = world.program();
        body::seed(&ctx).await.unwrap();
        let file = Bytes::from_static(FILE.as_bytes());
        let preview = read_import(&ctx.later(), "file.csv", file, None)
            .await
            .unwrap();
        confirm_import(&ctx.later(), preview.import.id)
            .await
            .unwrap();
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let form = clerk.get("/en/recommendations/R-0001/reply").await;
        assert!(form.body.contains("There is no calendar yet."));
        let answer = clerk
            .post("/en/recommendations/R-0001/duties", &QUESTION)
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            clerk
                .get("/en/duties")
                .await
                .body
                .contains("Nobody has been asked yet")
        );
    }
}
