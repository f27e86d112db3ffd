//! Who takes part, on any day: seats, offices, groups and terms as dated facts.

use crate::world::{Browser, On, World, engines};
use http::StatusCode;
use kenes_kernel::{access::Role, db::Query, journal::verify};
use kenes_platform::slices::body;

/// The demonstration's body, with its composition since 2013.
async fn demonstration(engine: On) -> World {
    let world = World::demonstration(engine).await;
    let ctx = world.program();
    body::seed(&ctx).await.unwrap();
    body::seed_composition(&ctx).await.unwrap();
    world
}

async fn page(browser: &mut Browser<'_>, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.body
}

#[tokio::test]
async fn the_composition_of_2015_shows_its_working_group_and_that_of_2025_the_subgroups_of_its_day()
{
    for engine in engines() {
        let world = demonstration(engine).await;
        let mut visitor = world.stranger();
        let then = page(&mut visitor, "/en/body?on=2015-06-01").await;
        for shown in [
            "As it stood on 1 June 2015",
            "Kairat Sultanbek",
            "Mazhilis of the Parliament",
            "Olga Verbitskaya",
            "Subgroup on democracy",
            "Subgroup on human rights",
            "Subgroup on the rule of law",
            "Subgroup on legislative initiative",
            "Serik Almatov",
        ] {
            assert!(then.contains(shown), "{shown} is missing: {then}");
        }
        for later in [
            "universal periodic review",
            "Daniyar Orazbekov",
            "Subgroup on equality",
        ] {
            assert!(!then.contains(later), "{later} was not there in 2015");
        }
        let now = page(&mut visitor, "/ru/body?on=2025-06-01").await;
        for shown in [
            "Подгруппа по равенству",
            "Министерство юстиции",
            "Данияр Оразбеков",
        ] {
            assert!(now.contains(shown), "{shown} is missing: {now}");
        }
        assert!(!now.contains("Подгруппа по демократии"));
        // The last day is excluded.
        let last = page(&mut visitor, "/en/body?on=2016-01-31").await;
        assert!(last.contains("Subgroup on democracy"));
        let after = page(&mut visitor, "/en/body?on=2016-02-01").await;
        assert!(!after.contains("Subgroup on democracy"));
        let found = verify(&world.kernel).await.unwrap();
        assert!(found.findings.is_empty(), "{:?}", found.findings);
    }
}

#[tokio::test]
async fn names_of_those_who_sit_are_known_to_the_body_alone() {
    for engine in engines() {
        let world = demonstration(engine).await;
        let mut visitor = world.stranger();
        let mut member = world.signed_in("member", Role::Ngo).await;
        for path in [
            "/en/body",
            "/en/body/organisations/justice",
            "/en/body/seats/S-02",
            "/api/v1/composition",
        ] {
            let public = page(&mut visitor, path).await;
            assert!(!public.contains("Aidos Tulegen"), "{path}");
        }
        let inside = page(&mut member, "/en/body/organisations/justice").await;
        assert!(
            inside.contains("Aidos Tulegen") && inside.contains("alternate focal point"),
            "{inside}"
        );
        let seat = page(&mut member, "/en/body/seats/S-02").await;
        assert!(seat.contains("Marat Dzhaksybayev"), "{seat}");
        // A person who holds nothing public has no page for a visitor, and one for the body.
        let before = seat.split("Marat Dzhaksybayev").next().unwrap();
        let person = before.rsplit("/en/body/people/").next().unwrap();
        let person = format!("/en/body/people/{}", person.split('"').next().unwrap());
        let own = page(&mut member, &person).await;
        assert!(own.contains("validator"), "{own}");
        let own = page(&mut visitor, &person).await;
        assert!(
            own.contains("co-chair") && !own.contains("validator, makes"),
            "{own}"
        );
    }
}

#[tokio::test]
async fn the_secretariat_enters_and_ends_who_takes_part_and_nobody_else_can() {
    for engine in engines() {
        let world = demonstration(engine).await;
        let mut clerk = world.signed_in("secretary", Role::Clerk).await;
        let seat = [
            ("sector", "civil-society"),
            ("organisation", "ngo-kite"),
            ("document", "Decision 4"),
            ("from", "2026-02-01"),
            ("until", ""),
        ];
        let answer = clerk.post("/en/body/seats", &seat).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let path = answer.headers["location"].to_str().unwrap().to_owned();
        let number = path.rsplit('/').next().unwrap().to_owned();
        let holder = |from: &'static str, name: &'static str| {
            vec![
                ("place", "seat"),
                ("part", "holder"),
                ("name-en", name),
                ("from", from),
            ]
        };
        let mut form = holder("2026-02-01", "Yerzhan Kite");
        form.push(("of", &number));
        let answer = clerk.post("/en/body/terms", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        // A second holder on the same days is refused, and the form keeps what was typed.
        let mut form = holder("2026-06-01", "Second Kite");
        form.push(("of", &number));
        let answer = clerk.post("/en/body/terms", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.body.contains("since 2026-02-01") && answer.body.contains("Second Kite"),
            "{}",
            answer.body
        );
        // A term outside the seat's days.
        let mut form = holder("2025-06-01", "Early Kite");
        form.push(("of", &number));
        let answer = clerk.post("/en/body/terms", &form).await;
        assert!(
            answer.body.contains("cannot begin before 2026-02-01"),
            "{}",
            answer.body
        );

        let shown = page(&mut clerk, &path).await;
        assert!(shown.contains("Yerzhan Kite"));
        let end = [
            ("until", "2026-11-01"),
            ("reason", "Another post"),
            ("version", "1"),
        ];
        let closure = format!("{path}/closure");
        let answer = clerk.post(&closure, &end).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        // Somebody who saw the seat before it ended is told so.
        let answer = clerk
            .post(&closure, &[("until", "2026-12-01"), ("version", "1")])
            .await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.body);
        let today = page(&mut clerk, "/en/body").await;
        assert!(!today.contains(&format!("{number}</a>")));
        let then = page(&mut clerk, "/en/body?on=2026-10-31").await;
        assert!(then.contains(&format!("{number}</a>")) && then.contains("Yerzhan Kite"));

        for role in [Role::Moderator, Role::Ngo, Role::FocalPoint, Role::Observer] {
            let mut other = world
                .signed_in(&format!("other-{}", role.code()), role)
                .await;
            for form in [
                "/en/body/seats/new",
                "/en/body/terms/new?place=seat&of=S-01",
                "/en/body/renewal",
            ] {
                assert_eq!(
                    other.get(form).await.status,
                    StatusCode::NOT_FOUND,
                    "{form}"
                );
            }
            assert_eq!(
                other.post("/en/body/seats", &seat).await.status,
                StatusCode::NOT_FOUND
            );
            assert_eq!(
                other.post(&closure, &end).await.status,
                StatusCode::NOT_FOUND
            );
        }
        assert_eq!(
            world.stranger().post("/en/body/seats", &seat).await.status,
            StatusCode::NOT_FOUND
        );
    }
}

#[tokio::test]
async fn mandates_are_renewed_together_once_a_year() {
    for engine in engines() {
        let world = demonstration(engine).await;
        let mut clerk = world.signed_in("secretary", Role::Clerk).await;
        let form = page(&mut clerk, "/en/body/renewal").await;
        let ids: Vec<&str> = form
            .split("name=\"terms\" value=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        assert!(ids.len() >= 5, "{form}");
        let earlier = [("terms", ids[0]), ("until", "2026-12-01")];
        let answer = clerk.post("/en/body/renewal", &earlier).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.body.contains("ends later than the term did"),
            "{}",
            answer.body
        );
        let none = clerk
            .post("/en/body/renewal", &[("until", "2028-02-01")])
            .await;
        assert!(
            none.body.contains("Choose at least one term"),
            "{}",
            none.body
        );
        let mut sent: Vec<(&str, &str)> = ids.iter().map(|id| ("terms", *id)).collect();
        sent.push(("until", "2028-02-01"));
        let answer = clerk.post("/en/body/renewal", &sent).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let form = page(&mut clerk, "/en/body/renewal").await;
        assert!(form.contains("Nothing to renew"), "{form}");
    }
}

#[tokio::test]
async fn an_ended_group_takes_its_subgroups_and_their_terms_along() {
    for engine in engines() {
        let world = demonstration(engine).await;
        let mut clerk = world.signed_in("secretary", Role::Clerk).await;
        for (key, parent) in [("g-1", ""), ("g-1-a", "g-1"), ("g-1-a-i", "g-1-a")] {
            let form = [
                ("key", key),
                ("parent", parent),
                ("name-en", key),
                ("from", "2026-03-01"),
            ];
            let answer = clerk.post("/en/body/groups", &form).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        }
        let chair = [
            ("place", "group"),
            ("of", "g-1-a-i"),
            ("part", "co-chair"),
            ("name-en", "Deep Chair"),
            ("from", "2026-03-01"),
        ];
        assert_eq!(
            clerk.post("/en/body/terms", &chair).await.status,
            StatusCode::SEE_OTHER
        );
        let end = [
            ("until", "2026-11-01"),
            ("reason", "Done"),
            ("version", "1"),
        ];
        let answer = clerk.post("/en/body/groups/g-1/closure", &end).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let now = page(&mut clerk, "/en/body").await;
        assert!(!now.contains("g-1-a-i") && !now.contains("Deep Chair"));
        let deep = page(&mut clerk, "/en/body/groups/g-1-a-i").await;
        assert!(deep.contains("1 March 2026 to 31 October 2026"), "{deep}");
    }
}

#[tokio::test]
async fn wrong_days_and_keys_are_named_and_nothing_typed_is_lost() {
    for engine in engines() {
        let world = demonstration(engine).await;
        let mut clerk = world.signed_in("secretary", Role::Clerk).await;
        let answer = world.stranger().get("/en/body?on=soon").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.body.contains("Write the day as year, month, day"),
            "{}",
            answer.body
        );
        let answer = world.stranger().get("/api/v1/composition?on=soon").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for (form, said) in [
            (
                vec![
                    ("key", "Два слова"),
                    ("name-en", "Two words"),
                    ("from", "2026-01-01"),
                ],
                "small Latin letters",
            ),
            (
                vec![
                    ("key", "wg-2015"),
                    ("name-en", "Again"),
                    ("from", "2026-01-01"),
                ],
                "a group with this key already",
            ),
            (
                vec![("key", "no-name"), ("from", "2026-01-01")],
                "in one language at least",
            ),
            (
                vec![
                    ("key", "back"),
                    ("name-en", "Back"),
                    ("from", "2026-01-02"),
                    ("until", "2026-01-01"),
                ],
                "before the beginning",
            ),
            (
                vec![
                    ("key", "late"),
                    ("name-en", "Late"),
                    ("parent", "wg-2015"),
                    ("from", "2026-01-02"),
                ],
                "between 2015-02-01 and 2016-02-01",
            ),
            (
                vec![
                    ("key", "lost"),
                    ("name-en", "Lost"),
                    ("parent", "nowhere"),
                    ("from", "2026-01-02"),
                ],
                "no group with this key",
            ),
        ] {
            let answer = clerk.post("/en/body/groups", &form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
            assert!(answer.body.contains(said), "{said}: {}", answer.body);
            for (_, typed) in form.iter().filter(|(name, _)| *name == "name-en") {
                assert!(answer.body.contains(typed), "{typed}");
            }
        }
        for gone in [
            "/en/body/groups/nothing",
            "/en/body/seats/S-999",
            "/en/body/seats/x",
            "/en/body/offices/x",
            "/en/body/organisations/x",
            "/en/body/people/x",
            "/en/body/rooms/x/closure",
        ] {
            assert_eq!(
                clerk.get(gone).await.status,
                StatusCode::NOT_FOUND,
                "{gone}"
            );
        }
    }
}

#[tokio::test]
async fn the_usual_sectors_are_offered_once_and_stand_since_the_body_was_founded() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let form = [("name-en", "The Platform"), ("founded", "2013-03-01")];
        assert_eq!(
            clerk.post("/en/body/profile", &form).await.status,
            StatusCode::SEE_OTHER
        );
        assert!(
            page(&mut clerk, "/en/body")
                .await
                .contains("Enter these sectors")
        );
        let mut visitor = world.stranger();
        assert!(
            !page(&mut visitor, "/en/body")
                .await
                .contains("Enter these sectors")
        );
        let path = "/en/body/sectors/usual";
        assert_eq!(visitor.post(path, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(clerk.post(path, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(
            !page(&mut clerk, "/en/body")
                .await
                .contains("Enter these sectors")
        );
        let again = clerk.post(path, &[]).await;
        assert!(
            again.body.contains("There are sectors already."),
            "{}",
            again.body
        );
        let since: Vec<String> = Query::new("SELECT from_day FROM sectors")
            .column(world.kernel.db.read())
            .await
            .unwrap();
        assert_eq!(since, ["2013-03-01"; 9]);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}
