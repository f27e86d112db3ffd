//! Rules of procedure: what makes a quorum and what adopts, in versions, tried with numbers.

use crate::world::{Browser, On, World, engines};
use http::StatusCode;
use kenes_kernel::{access::Role, db::Query, journal::verify};
use kenes_platform::slices::body;
use serde_json::Value;

/// The demonstration's body with its rules, at the end of 2026.
async fn demonstration(engine: On) -> World {
    let world = World::demonstration(engine).await;
    let ctx = world.program();
    body::seed(&ctx).await.unwrap();
    body::seed_composition(&ctx).await.unwrap();
    body::seed_rules(&ctx).await.unwrap();
    world
}

async fn page(browser: &mut Browser<'_>, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.body
}

fn shows(page: &str, texts: &[&str]) {
    for text in texts {
        assert!(page.contains(text), "{text} is missing: {page}");
    }
}

#[tokio::test]
async fn the_rules_of_a_day_say_what_makes_a_quorum_with_the_seats_of_that_day() {
    for engine in engines() {
        let world = demonstration(engine).await;
        let mut visitor = world.stranger();
        let today = page(&mut visitor, "/en/body/rules").await;
        shows(
            &today,
            &[
                "15 of 29 voting seats make a quorum.",
                "A decision needs at least two thirds of the votes for and against.",
                "In force today: version 2, since 1 February 2024.",
                "1/2 of 29 is 14\u{a0}1/2; more than that (&#62;) makes 15.",
                "Independent institutions: Ombudsman on human rights, Ombudsman on children&#39;s rights",
                "Demonstration: rules of our own",
            ],
        );
        let then = page(&mut visitor, "/en/body/rules?on=2015-06-01").await;
        shows(
            &then,
            &[
                "9 of 16 voting seats make a quorum.",
                "A decision is taken when nobody who is present objects.",
                "In force on 1 June 2015: version 1",
            ],
        );
        let before = page(&mut visitor, "/en/body/rules?on=2012-12-31").await;
        shows(
            &before,
            &["No rules of procedure were entered for 31 December 2012."],
        );
        let wrong = visitor.get("/en/body/rules?on=soon").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let second = page(&mut visitor, "/en/body/rules/2").await;
        shows(
            &second,
            &[
                "What changed since version 1",
                "Consensus: nobody who is present objects.",
                "Two-thirds majority: at least two thirds of the votes for and against.",
                "speak, co-author",
            ],
        );
        shows(
            &page(&mut visitor, "/ru/body/rules").await,
            &[
                "Кворум — 15 мест из 29 с правом голоса.",
                "не менее двух третей",
            ],
        );
        shows(
            &page(&mut visitor, "/kk/body/rules").await,
            &["29 дауыс беретін орынның 15 орны кворум құрайды."],
        );
        shows(&page(&mut visitor, "/en/body").await, &["/en/body/rules"]);
        assert_eq!(
            visitor.get("/en/body/rules/9").await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            visitor.get("/en/body/rules/x").await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn everybody_tries_the_rules_with_numbers_and_reads_why() {
    for engine in engines() {
        let world = demonstration(engine).await;
        let mut visitor = world.stranger();
        let form = page(&mut visitor, "/en/body/rules/calculator").await;
        shows(
            &form,
            &["name=\"present-government\" value=\"11\"", "version 2"],
        );
        let path = |present: &str, votes: &str| {
            format!(
                "/en/body/rules/calculator?version=2&matter=decision&seats-civil-society=13&seats-government=11\
                 &seats-parliament=2&seats-ombudsman=1&seats-child-ombudsman=1&seats-hr-commission=1{present}{votes}"
            )
        };
        let there = "&present-civil-society=5&present-government=8&present-parliament=1&present-ombudsman=1";
        let adopted = page(&mut visitor, &path(there, "&yes=6&no=3&abstain=6")).await;
        shows(
            &adopted,
            &[
                "<span>Adopted</span>",
                "Counted are the votes for and against: 9. Abstentions (6) do not count.",
                "2/3 of 9 is 6; that or more (≥) makes 6.",
                "For: 6, needed: 6. Enough.",
            ],
        );
        let short = page(&mut visitor, &path(there, "&yes=5&no=3")).await;
        shows(
            &short,
            &[
                "<span>Not adopted</span>",
                "2/3 of 8 is 5\u{a0}1/3; that or more (≥) makes 6.",
                "For: 5, needed: 6, missing: 1.",
            ],
        );
        // Enough in all, but nobody of parliament, and civil society one short of a third.
        let there = "&present-civil-society=4&present-government=11&present-ombudsman=1";
        let none = page(&mut visitor, &path(there, "&yes=16")).await;
        shows(
            &none,
            &[
                "No quorum: nothing can be decided",
                "Parliament: 0 of 2 present, needed: 1, missing: 1.",
                "Civil society: 4 of 13 present, needed: 5, missing: 1.",
                "Independent institutions: 1 of 3 present, needed: 1. Enough.",
            ],
        );
        // Without votes the quorum alone is asked for.
        shows(&page(&mut visitor, &path(there, "")).await, &["No quorum"]);
        for (numbers, sentence) in [
            (
                "&present-parliament=3",
                "Parliament: there are only 2 voting seats.",
            ),
            (
                "&present-parliament=2&yes=3",
                "There are 3 votes, but only 2 voting seats are present.",
            ),
            ("&yes=many", "Write a whole number from 0 to 10000."),
            ("&yes=-1", "Write a whole number from 0 to 10000."),
        ] {
            let answer = visitor.get(&path("", numbers)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{numbers}");
            shows(&answer.body, &[sentence]);
        }
        let other = visitor.get("/en/body/rules/calculator?matter=taste").await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        let gone = visitor.get("/en/body/rules/calculator?version=7").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    }
}

/// The form of a version as the secretariat would send it.
fn typed<'a>(
    step: &'a str,
    after: &'a str,
    from: &'a str,
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("step", step),
        ("after", after),
        ("from", from),
        ("adopted", "2026-11-02"),
        ("document-en", "Decision 7 of 2 November 2026"),
        ("quorum-how", "least"),
        ("quorum-value", "1/3"),
        ("units-how", "none"),
        ("decision-how", "consensus-minus"),
        ("decision-value", "2"),
        ("procedure-how", "simple"),
        ("procedure-base", "cast"),
        ("rules-how", "absolute"),
        ("class-participant-vote", "on"),
        ("class-participant-speak", "on"),
    ];
    form.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    form.extend(more);
    form
}

async fn count(world: &World) -> i64 {
    let counted = Query::new("SELECT count(*) FROM rules_of_procedure");
    counted
        .scalar(world.kernel.db.read())
        .await
        .unwrap()
        .unwrap()
}

#[tokio::test]
async fn a_version_is_checked_entered_corrected_and_withdrawn_but_never_changed() {
    for engine in engines() {
        let world = demonstration(engine).await;
        let mut clerk = world.signed_in("secretary", Role::Clerk).await;
        // The form begins with what holds.
        let form = page(&mut clerk, "/en/body/rules/new").await;
        shows(
            &form,
            &[
                "name=\"after\" value=\"2\"",
                "value=\"two-thirds\" selected",
                "value=\"independent\"",
            ],
        );

        // Faults come back beside their fields, with what was typed.
        let faults = typed(
            "check",
            "2",
            "2020-01-01",
            &[
                ("quorum-how", "seats"),
                ("quorum-value", "many"),
                ("join-1-key", "large"),
                ("join-1-name-en", "Too large"),
                ("join-1-of-government", "on"),
                ("join-1-of-parliament", "on"),
            ],
        );
        let answer = clerk.post("/en/body/rules", &faults).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        shows(
            &answer.body,
            &[
                "href=\"#from\">Version 2 holds from 2024-02-01.",
                "href=\"#quorum-value\">Write a whole number of seats",
                "value=\"Decision 7 of 2 November 2026\"",
                "value=\"Too large\"",
                "value=\"many\"",
            ],
        );
        let large = typed("check", "2", "2027-01-01", &faults[15..]);
        let answer = clerk.post("/en/body/rules", &large).await;
        shows(
            &answer.body,
            &["Government has 11 seats on the day from which the rules hold."],
        );
        for (field, value, sentence) in [
            ("adopted", "2026-12-24", "Today is 2026-11-23."),
            ("adopted", "", "Write the day as year, month, day"),
            (
                "document-en",
                " ",
                "Name the decision in one language at least.",
            ),
            ("class-participant-vote", "", "Nobody could vote."),
        ] {
            let form = typed("check", "2", "2027-01-01", &[(field, value)]);
            let answer = clerk.post("/en/body/rules", &form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            shows(&answer.body, &[sentence]);
        }

        // The check says what would change and keeps nothing; one can go back to the form.
        let answer = clerk
            .post("/en/body/rules", &typed("check", "2", "2027-01-01", &[]))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        shows(
            &answer.body,
            &[
                "Is this what was adopted?",
                "What changed since version 2",
                "There is a quorum when at least one third of the voting seats are present.",
                "Consensus minus 2: no more than 2 of those present object.",
                "10 of 29 voting seats make a quorum.",
                "no longer mentioned",
            ],
        );
        assert_eq!(count(&world).await, 2);
        let back = clerk
            .post("/en/body/rules", &typed("change", "2", "2027-01-01", &[]))
            .await;
        assert_eq!(back.status, StatusCode::OK);
        shows(
            &back.body,
            &[
                "value=\"Decision 7 of 2 November 2026\"",
                "value=\"2027-01-01\"",
            ],
        );

        let answer = clerk
            .post("/en/body/rules", &typed("enter", "2", "2027-01-01", &[]))
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert_eq!(answer.headers["location"], "/en/body/rules/3");
        let coming = page(&mut clerk, "/en/body/rules/3").await;
        shows(
            &coming,
            &["not yet in force", "/en/body/rules/3/withdrawal"],
        );
        shows(
            &page(&mut clerk, "/en/body/rules").await,
            &["In force today: version 2"],
        );
        shows(
            &page(&mut clerk, "/en/body/rules?on=2027-01-01").await,
            &["10 of 29 voting seats make a quorum.", "version 3"],
        );

        // Somebody else had the form open: what they typed is kept, and they go on from version 3.
        let late = clerk
            .post("/en/body/rules", &typed("enter", "2", "2027-02-01", &[]))
            .await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        shows(
            &late.body,
            &[
                "Version 3 is the newest by now",
                "name=\"after\" value=\"3\"",
                "2027-02-01",
            ],
        );
        // A correction holds from the same day; the corrected version stays, and counts for no day.
        let correction = typed("check", "3", "2027-01-01", &[("decision-value", "1")]);
        let answer = clerk.post("/en/body/rules", &correction).await;
        shows(
            &answer.body,
            &["It holds from the same day as version 3 and corrects it"],
        );
        let correction = typed("enter", "3", "2027-01-01", &[("decision-value", "1")]);
        let answer = clerk.post("/en/body/rules", &correction).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        shows(
            &page(&mut clerk, "/en/body/rules/3").await,
            &["corrected by a later version"],
        );
        // One that has not begun is withdrawn, with a reason; what has begun is not.
        let answer = clerk
            .post("/en/body/rules/4/withdrawal", &[("why", " ")])
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let why = [("why", "The plenary adopted another text")];
        let answer = clerk.post("/en/body/rules/4/withdrawal", &why).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let withdrawn = page(&mut clerk, "/en/body/rules/4").await;
        shows(
            &withdrawn,
            &[
                "withdrawn before it began",
                "The plenary adopted another text",
            ],
        );
        let again = clerk.post("/en/body/rules/4/withdrawal", &why).await;
        shows(&again.body, &["This version was withdrawn already."]);
        let begun = clerk.post("/en/body/rules/2/withdrawal", &why).await;
        assert!(!begun.status.is_success() && !begun.status.is_redirection());
        shows(&begun.body, &["This version holds since 2024-02-01"]);
        shows(
            &page(&mut clerk, "/en/body/rules/3").await,
            &["not yet in force"],
        );
        assert_eq!(count(&world).await, 4);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);

        for role in [Role::Moderator, Role::Ngo, Role::FocalPoint, Role::Observer] {
            let mut other = world
                .signed_in(&format!("other-{}", role.code()), role)
                .await;
            for form in ["/en/body/rules/new", "/en/body/rules/3/withdrawal"] {
                assert_eq!(
                    other.get(form).await.status,
                    StatusCode::NOT_FOUND,
                    "{form}"
                );
            }
            for (path, form) in [
                ("/en/body/rules", typed("enter", "4", "2027-03-01", &[])),
                ("/en/body/rules/3/withdrawal", why.to_vec()),
            ] {
                assert_eq!(
                    other.post(path, &form).await.status,
                    StatusCode::NOT_FOUND,
                    "{path}"
                );
            }
        }
        let mut visitor = world.stranger();
        let answer = visitor
            .post("/en/body/rules", &typed("enter", "4", "2027-03-01", &[]))
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(
            !page(&mut visitor, "/en/body/rules/3")
                .await
                .contains("/withdrawal")
        );
        assert_eq!(count(&world).await, 4);
    }
}

#[tokio::test]
async fn a_new_body_enters_its_first_rules_without_seats_and_tries_them() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("secretary", Role::Clerk).await;
        shows(
            &page(&mut clerk, "/en/body/rules").await,
            &["No rules entered yet"],
        );
        let none = clerk.get("/en/body/rules/calculator").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        let usual = clerk.post("/en/body/sectors/usual", &[]).await;
        assert_eq!(usual.status, StatusCode::SEE_OTHER);
        // The form begins with what most bodies have, and offers to join the small sectors.
        shows(
            &page(&mut clerk, "/en/body/rules/new").await,
            &[
                "name=\"join-1-key\" aria-describedby=\"join-1-key-hint\" value=\"independent\"",
                "name=\"join-1-of-ombudsman\" value=\"on\" checked",
                "name=\"class-participant-vote\" value=\"on\" checked",
            ],
        );
        let first = typed(
            "enter",
            "0",
            "2026-11-23",
            &[("decision-how", "simple"), ("decision-base", "cast")],
        );
        let answer = clerk.post("/en/body/rules", &first).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let numbers = "seats-all=9&present-all=7&yes=4&no=2";
        let path = format!("/en/body/rules/calculator?matter=decision&{numbers}");
        shows(
            &page(&mut clerk, &path).await,
            &[
                "<span>Adopted</span>",
                "1/2 of 6 is 3; more than that (&#62;) makes 4.",
            ],
        );
    }
}

#[tokio::test]
async fn programs_read_the_rules_and_ask_what_numbers_come_to() {
    for engine in engines() {
        let world = demonstration(engine).await;
        let mut visitor = world.stranger();
        let mut json = async |path: &str| -> Value {
            serde_json::from_str(&page(&mut visitor, path).await).unwrap()
        };
        let rules = json("/api/v1/rules").await;
        assert_eq!(rules["version"]["number"], 2);
        assert_eq!(
            rules["version"]["majorities"]["decision"]["share"]["bound"],
            "≥"
        );
        assert_eq!(rules["quorum"][0]["key"], "all");
        assert_eq!(rules["quorum"][0]["needed"], 15);
        let rights = rules["version"]["rights"]["observer"].clone();
        assert_eq!(rights, serde_json::json!(["speak", "co-author"]));
        let then = json("/api/v1/rules?on=2015-06-01").await;
        assert_eq!(then["version"]["standing"], "past");
        assert_eq!(then["version"]["until"], "2024-02-01");
        assert_eq!(then["version"]["majorities"]["decision"]["objections"], 0);
        let versions = json("/api/v1/rules/versions").await;
        assert_eq!(versions["items"].as_array().unwrap().len(), 2);
        let present = "present-civil-society=13&present-government=11&present-parliament=2&present-ombudsman=1";
        let found = json(&format!(
            "/api/v1/rules/outcome?{present}&yes=6&no=3&abstain=2"
        ))
        .await;
        assert_eq!(found["verdict"], "adopted");
        assert_eq!(
            (&found["counted"], &found["needed"]),
            (&9.into(), &6.into())
        );
        let quorum = json("/api/v1/rules/outcome?present-government=11").await;
        assert_eq!(
            (&quorum["has_quorum"], &quorum["verdict"]),
            (&false.into(), &Value::Null)
        );
        assert_eq!(quorum["quorum"][0]["missing"], 4);
        for (path, status) in [
            ("/api/v1/rules?on=2012-01-01", StatusCode::NOT_FOUND),
            ("/api/v1/rules?on=soon", StatusCode::UNPROCESSABLE_ENTITY),
            (
                "/api/v1/rules/outcome?present-parliament=3",
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (
                "/api/v1/rules/outcome?yes=1",
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            (
                "/api/v1/rules/outcome?matter=x",
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
        ] {
            assert_eq!(visitor.get(path).await.status, status, "{path}");
        }
    }
}
