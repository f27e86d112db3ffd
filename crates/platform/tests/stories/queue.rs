use crate::world::{Answer, Browser, World, engines};
use bytes::Bytes;
use http::{StatusCode, header};
use kenes_kernel::{access::Role, db::Query, jobs, journal::verify};
use kenes_platform::slices::recommendations::{confirm_import, read_import};
use std::{collections::BTreeMap, fmt::Write as _};
use uuid::Uuid;

const FIRST: &str = "\
id,mechanism,country,date,text
k-1,UPR,Kazakhstan,2014-10-30,Ratify the Second Optional Protocol to the International Covenant on Civil and Political Rights
k-2,CAT,Kazakhstan,2014-12-02,Ensure that all complaints of torture are investigated by an independent body
k-3,UPR,Kazakhstan,2019-11-07,Criminalize domestic violence against women
";

const ROAD_MAPS: &str = "\
number,title,title_ru,key_recommendation
1,Abolition of the death penalty and the Second Optional Protocol,Отмена смертной казни,R-0001
2,Prevention and investigation of torture,Предупреждение пыток,R-0002
3,Domestic violence against women,Бытовое насилие в отношении женщин,R-0003
";

const LATER: &str = "\
id,mechanism,country,date,text,issues
l-1,UPR,Kazakhstan,2025-01-23,Ratify the Second Optional Protocol to the International Covenant on Civil and Political Rights,
l-2,CAT,Kazakhstan,2025-05-10,Ensure that complaints of torture are investigated by an independent body,
l-3,CRPD,Kazakhstan,2024-03-15,Make public transport accessible to persons with disabilities,
l-4,CRPD,Kazakhstan,2024-03-15,Make public buildings accessible to persons with disabilities,
l-5,UPR,Kazakhstan,2025-01-23,Qwerty,
";

async fn import(world: &World, file: impl Into<String>) -> Uuid {
    tick(world);
    let ctx = world.program();
    let file = Bytes::from(Into::<String>::into(file));
    let preview = read_import(&ctx, "later.csv", file, None).await.unwrap();
    confirm_import(&ctx.later(), preview.import.id)
        .await
        .unwrap();
    jobs::drain(&world.kernel).await.unwrap();
    preview.import.id
}

/// Each act has a moment of its own.
fn tick(world: &World) {
    world.clock.set(world.kernel.clock.now().plus_seconds(60));
}

async fn road_maps(world: &World, clerk: &mut Browser<'_>) {
    let answer = clerk
        .upload("/en/road-maps/imports", "maps.csv", ROAD_MAPS.as_bytes())
        .await;
    let path = location(&answer);
    tick(world);
    let answer = clerk.post(&format!("{path}/confirmation"), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

fn location(answer: &Answer) -> String {
    let location = answer.headers.get(header::LOCATION);
    location
        .unwrap_or_else(|| panic!("{}", answer.body))
        .to_str()
        .unwrap()
        .to_owned()
}

/// Where each ask stands, by the numbers of recommendation and road map.
async fn places(world: &World) -> BTreeMap<i64, i64> {
    #[derive(sea_orm::FromQueryResult)]
    struct Place {
        number: i64,
        road_map: i64,
    }
    let rows: Vec<Place> = Query::new("SELECT r.number, m.number AS road_map FROM placements p JOIN recommendations r ON r.row = p.row JOIN road_maps m ON m.id = p.road_map_id WHERE p.until_at IS NULL")
        .all(world.kernel.db.read())
        .await
        .unwrap();
    rows.into_iter()
        .map(|place| (place.number, place.road_map))
        .collect()
}

/// The part of the page about one recommendation.
fn entry<'b>(body: &'b str, reference: &str) -> &'b str {
    let mark = format!("/recommendations/{reference}\"");
    let at = body
        .find(&mark)
        .unwrap_or_else(|| panic!("{reference} in {body}"));
    let end = body[at..]
        .find("</li>\n")
        .map_or(body.len(), |end| at + end);
    &body[at..end]
}

fn ask_of(entry: &str) -> String {
    let rest = entry
        .split("/queue/places/")
        .nth(1)
        .unwrap_or_else(|| panic!("{entry}"));
    rest.split('/').next().unwrap().to_owned()
}

async fn assert_verifies(world: &World) {
    assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
}

#[tokio::test]
async fn a_later_import_waits_in_the_queue_with_places_and_nothing_that_stands_moves() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FIRST).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        road_maps(&world, &mut clerk).await;
        let before = places(&world).await;
        assert_eq!(before, BTreeMap::from([(1, 1), (2, 2), (3, 3)]));
        let later = import(&world, LATER).await;

        let home = clerk.get("/en").await;
        assert!(
            home.body.contains("5 asks wait for a place"),
            "{}",
            home.body
        );
        let visitor = world.stranger().get("/en").await;
        assert!(!visitor.body.contains("/en/queue"));
        for language in ["en", "ru", "kk"] {
            let queue = clerk
                .get(&format!("/{language}/queue?import={later}"))
                .await;
            for number in 4..=8 {
                assert!(
                    queue.body.contains(&format!("R-000{number}")),
                    "{}",
                    queue.body
                );
            }
        }
        let queue = clerk.get(&format!("/en/queue?import={later}")).await;
        assert!(
            queue
                .body
                .contains("0 of 5 asks of this import have a place."),
            "{}",
            queue.body
        );
        assert!(
            entry(&queue.body, "R-0004").contains("RM-01"),
            "{}",
            queue.body
        );
        let first = entry(&queue.body, "R-0004");
        assert!(
            first.contains("It would join the repeats of R-0001"),
            "{first}"
        );
        assert!(entry(&queue.body, "R-0005").contains("RM-02"));
        assert!(
            queue.body.contains("would need a new road map"),
            "{}",
            queue.body
        );
        let none = clerk
            .get(&format!("/en/queue?import={}", Uuid::nil()))
            .await;
        assert!(
            none.body.contains("Everything has a place"),
            "{}",
            none.body
        );

        tick(&world);
        let sure = clerk
            .post("/en/queue/acceptance", &[("import", &later.to_string())])
            .await;
        let told = clerk.get(&location(&sure)).await;
        assert!(told.body.contains("asks were placed."), "{}", told.body);
        let after = places(&world).await;
        assert_eq!((after.get(&4), after.get(&5)), (Some(&1), Some(&2)));
        for (recommendation, road_map) in &before {
            assert_eq!(after.get(recommendation), Some(road_map));
        }
        // They joined the repeats of what stood.
        let one = world.stranger().get("/en/road-maps/RM-01").await;
        assert!(
            one.body.contains("2 recommendations that ask the same"),
            "{}",
            one.body
        );
        assert_verifies(&world).await;

        // Taken back, they wait again, and what stood alone stands alone.
        let at = told.body.split("name=\"at\" value=\"").nth(1).unwrap();
        let at = at.split('"').next().unwrap().to_owned();
        tick(&world);
        let mut other = world.signed_in("other", Role::Moderator).await;
        let refused = other.post("/en/queue/undoing", &[("at", &at)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let undone = clerk.post("/en/queue/undoing", &[("at", &at)]).await;
        assert_eq!(location(&undone), "/en/queue");
        assert_eq!(places(&world).await, before);
        let one = world.stranger().get("/en/road-maps/RM-01").await;
        assert!(!one.body.contains("that ask the same"), "{}", one.body);
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn a_new_road_map_a_name_and_a_refusal_settle_the_rest() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FIRST).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        road_maps(&world, &mut clerk).await;
        import(&world, LATER).await;
        let queue = clerk.get("/en/queue").await;
        let (_, new) = queue
            .body
            .split_once("id=\"new\"")
            .unwrap_or_else(|| panic!("{}", queue.body));
        assert!(new.contains("R-0006") && new.contains("R-0007"), "{new}");
        let n = new
            .split("/queue/cards/")
            .nth(1)
            .unwrap()
            .split('/')
            .next()
            .unwrap()
            .to_owned();
        tick(&world);
        let accepted = clerk
            .post(&format!("/en/queue/cards/{n}/acceptance"), &[])
            .await;
        assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
        let stands = places(&world).await;
        assert_eq!(
            (stands.get(&6), stands.get(&7)),
            (Some(&4), Some(&4)),
            "{stands:?}"
        );
        let again = clerk
            .post(&format!("/en/queue/cards/{n}/acceptance"), &[])
            .await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        // One key back: the new road map goes with its places.
        let told = clerk.get(&location(&accepted)).await;
        let at = told.body.split("name=\"at\" value=\"").nth(1).unwrap();
        let at = at.split('"').next().unwrap().to_owned();
        tick(&world);
        clerk.post("/en/queue/undoing", &[("at", &at)]).await;
        assert_eq!(
            clerk.get("/en/road-maps/RM-04").await.status,
            StatusCode::NOT_FOUND
        );
        assert_verifies(&world).await;

        let queue = clerk.get("/en/queue").await;
        let ask = ask_of(entry(&queue.body, "R-0004"));
        let empty = clerk
            .post(
                &format!("/en/queue/places/{ask}/refusal"),
                &[("reason", " ")],
            )
            .await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("Say in a few words"), "{}", empty.body);
        tick(&world);
        let refused = [("reason", "Another matter")];
        clerk
            .post(&format!("/en/queue/places/{ask}/refusal"), &refused)
            .await;
        clerk.post("/en/queue", &[]).await;
        jobs::drain(&world.kernel).await.unwrap();
        let queue = clerk.get("/en/queue").await;
        let (_, by_hand) = queue.body.split_once("id=\"by-hand\"").unwrap();
        assert!(
            by_hand.contains("Refused: Another matter"),
            "a new run keeps to it: {by_hand}"
        );
        let id = by_hand
            .split("/queue/refusals/")
            .nth(1)
            .unwrap()
            .split('/')
            .next()
            .unwrap()
            .to_owned();
        let withdrawn = clerk
            .post(&format!("/en/queue/refusals/{id}/withdrawal"), &[])
            .await;
        assert_eq!(withdrawn.status, StatusCode::SEE_OTHER);
        let late = clerk
            .post(&format!("/en/queue/refusals/{id}/withdrawal"), &[])
            .await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        let queue = clerk.get("/en/queue").await;
        assert!(
            entry(&queue.body, "R-0004").contains("RM-01"),
            "{}",
            queue.body
        );

        let unknown = clerk
            .post(
                &format!("/en/queue/places/{ask}/placement"),
                &[("road_map", "RM-99")],
            )
            .await;
        assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unknown.body.contains("value=\"RM-99\""), "{}", unknown.body);
        tick(&world);
        let typed = [("road_map", "domestic violence against women")];
        let placed = clerk
            .post(&format!("/en/queue/places/{ask}/placement"), &typed)
            .await;
        assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
        assert_eq!(places(&world).await.get(&4), Some(&3));
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn hundreds_of_repeats_of_one_ask_are_accepted_at_once() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FIRST).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        road_maps(&world, &mut clerk).await;
        // Another column than the first file has: it comes from another source and takes nothing away.
        let mut file = "id,mechanism,country,date,text,issues\n".to_owned();
        for n in 0..450 {
            let _ = writeln!(
                file,
                "m-{n},UPR,Kazakhstan,2025-01-23,Ratify the Second Optional Protocol to the International Covenant on Civil and Political Rights,"
            );
        }
        import(&world, file).await;
        tick(&world);
        let sure = clerk.post("/en/queue/acceptance", &[]).await;
        assert_eq!(sure.status, StatusCode::SEE_OTHER, "{}", sure.body);
        let placed = places(&world).await;
        assert_eq!(placed.len(), 453);
        assert!((4..=453).all(|number| placed.get(&number) == Some(&1)));
        let one = world.stranger().get("/en/road-maps/RM-01").await;
        assert!(
            one.body.contains("451 recommendations that ask the same"),
            "{}",
            one.body
        );
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn road_maps_without_a_single_recommendation_are_known_by_their_own_words() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let bare = "number,title,indicators\n1,Ratification of the Second Optional Protocol and abolition of the death penalty,\n2,Investigation of torture,Number of complaints of torture investigated by an independent body\n3,Domestic violence against women,\n";
        let answer = clerk
            .upload("/en/road-maps/imports", "maps.csv", bare.as_bytes())
            .await;
        clerk
            .post(&format!("{}/confirmation", location(&answer)), &[])
            .await;
        import(&world, FIRST).await;
        let queue = clerk.get("/en/queue").await;
        for (reference, road_map) in [
            ("R-0001", "RM-01"),
            ("R-0002", "RM-02"),
            ("R-0003", "RM-03"),
        ] {
            assert!(
                entry(&queue.body, reference).contains(road_map),
                "{reference}: {}",
                queue.body
            );
        }
    }
}

#[tokio::test]
async fn the_queue_is_not_there_for_others() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut observer = world.signed_in("observer", Role::Observer).await;
        assert_eq!(
            observer.get("/en/queue").await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            observer.post("/en/queue", &[]).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            world.stranger().get("/en/queue").await.status,
            StatusCode::NOT_FOUND
        );
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let empty = clerk.get("/en/queue").await;
        assert!(empty.body.contains("Nothing waits"), "{}", empty.body);
    }
}

#[tokio::test]
async fn what_was_said_of_two_asks_goes_before_what_the_engine_finds() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FIRST).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        road_maps(&world, &mut clerk).await;
        import(&world, LATER).await;
        let queue = clerk.get("/en/queue").await;
        assert!(entry(&queue.body, "R-0004").contains("RM-01"));
        assert!(!entry(&queue.body, "R-0008").contains("RM-01"));
        for (other, verdict) in [("R-0008", "same"), ("R-0004", "apart")] {
            tick(&world);
            let form = [("one", "R-0001"), ("other", other), ("verdict", verdict)];
            let said = clerk.post("/en/road-maps/RM-01/pairs", &form).await;
            assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
        }
        clerk.post("/en/queue", &[]).await;
        jobs::drain(&world.kernel).await.unwrap();
        let queue = clerk.get("/en/queue").await;
        let same = entry(&queue.body, "R-0008");
        assert!(same.contains("RM-01"), "{same}");
        assert!(
            same.contains("It would join the repeats of R-0001"),
            "{same}"
        );
        assert!(!entry(&queue.body, "R-0004").contains("repeats of R-0001"));
        let (_, by_hand) = queue.body.split_once("id=\"by-hand\"").unwrap();
        assert!(entry(by_hand, "R-0004").contains("name=\"road_map\""));
        assert_verifies(&world).await;
    }
}
