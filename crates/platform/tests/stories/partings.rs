use crate::world::{Answer, Browser, World, engines};
use bytes::Bytes;
use http::{StatusCode, header};
use kenes_kernel::{access::Role, db::Query, jobs, journal::verify};
use kenes_platform::slices::recommendations::{confirm_import, read_import};

const FILE: &str = "\
id,mechanism,country,date,text
p-1,UPR,Kazakhstan,2014-10-30,Abolish the death penalty and investigate complaints of torture by an independent body
p-2,CAT,Kazakhstan,2014-12-02,Ensure that complaints of torture are investigated by an independent body
p-3,UPR,Kazakhstan,2019-11-07,Abolish the death penalty
";

const WHOLE: &str =
    "Abolish the death penalty and investigate complaints of torture by an independent body";
const PARTED: &str =
    "Abolish the death penalty\ninvestigate complaints of torture by an independent body";
const PATH: &str = "/en/recommendations/R-0001/asks";

fn tick(world: &World) {
    world.clock.set(world.kernel.clock.now().plus_seconds(60));
}

async fn prepared(world: &World) -> Browser<'_> {
    let ctx = world.program();
    let file = Bytes::from_static(FILE.as_bytes());
    let preview = read_import(&ctx, "texts.csv", file, None).await.unwrap();
    confirm_import(&ctx.later(), preview.import.id)
        .await
        .unwrap();
    jobs::drain(&world.kernel).await.unwrap();
    let mut clerk = world.signed_in("clerk", Role::Clerk).await;
    // All begin with one ask, however the engine would cut them.
    let page = clerk.get(PATH).await;
    if lines(&page.body).contains('\n') {
        tick(world);
        part(&mut clerk, WHOLE).await;
    }
    clerk
}

fn between<'b>(body: &'b str, from: &str, to: &str) -> &'b str {
    let (_, rest) = body
        .split_once(from)
        .unwrap_or_else(|| panic!("{from} in {body}"));
    rest.split(to).next().unwrap()
}

fn lines(body: &str) -> String {
    let field = between(body, "<textarea", "</textarea>");
    field.split_once('>').unwrap().1.to_owned()
}

fn version(body: &str) -> String {
    between(body, "name=\"version\" value=\"", "\"").to_owned()
}

async fn part(clerk: &mut Browser<'_>, asks: &str) -> Answer {
    let page = clerk.get(PATH).await;
    let version = version(&page.body);
    let form = [("version", version.as_str()), ("asks", asks)];
    clerk.post(PATH, &form).await
}

fn location(answer: &Answer) -> String {
    let location = answer.headers.get(header::LOCATION);
    location
        .unwrap_or_else(|| panic!("{}", answer.body))
        .to_str()
        .unwrap()
        .to_owned()
}

/// The asks of the first text that stand: number, words, and the road map of each.
async fn asks(world: &World) -> Vec<(i32, String, Option<i64>)> {
    #[derive(sea_orm::FromQueryResult)]
    struct Ask {
        n: i32,
        span_start: i32,
        span_end: i32,
        road_map: Option<i64>,
    }
    let rows: Vec<Ask> = Query::new("SELECT a.n, a.span_start, a.span_end, m.number AS road_map FROM asks a LEFT JOIN placements p ON p.ask_id = a.id AND p.until_at IS NULL LEFT JOIN road_maps m ON m.id = p.road_map_id WHERE a.row = 1 AND a.gone_at IS NULL ORDER BY a.n")
        .all(world.kernel.db.read())
        .await
        .unwrap();
    rows.into_iter()
        .map(|ask| {
            let range = ask.span_start as usize..ask.span_end as usize;
            (ask.n, WHOLE[range].to_owned(), ask.road_map)
        })
        .collect()
}

async fn assert_verifies(world: &World) {
    assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
}

#[tokio::test]
async fn a_person_parts_a_text_and_what_stays_keeps_its_number_place_and_repeats() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = prepared(&world).await;
        let maps = "number,title,key_recommendation\n1,Abolition of the death penalty,R-0003\n2,Investigation of torture,R-0002\n";
        let answer = clerk
            .upload("/en/road-maps/imports", "maps.csv", maps.as_bytes())
            .await;
        let path = location(&answer);
        tick(&world);
        clerk.post(&format!("{path}/confirmation"), &[]).await;
        tick(&world);
        let placed = clerk
            .post(
                "/en/road-maps/RM-01/placements",
                &[("recommendation", "R-0001")],
            )
            .await;
        assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
        let before = asks(&world).await;
        assert_eq!(before.len(), 1, "{before:?}");
        let (number, _, road_map) = before[0].clone();
        assert_eq!(road_map, Some(1));

        tick(&world);
        let parted = part(&mut clerk, PARTED).await;
        assert_eq!(location(&parted), PATH);
        let after = asks(&world).await;
        assert_eq!(after.len(), 2, "{after:?}");
        let stayed = after.iter().find(|ask| ask.0 == number).unwrap();
        assert_eq!(stayed.2, Some(1), "the longer part stays in its road map");
        let new = after.iter().find(|ask| ask.0 != number).unwrap();
        assert_eq!(new.2, None);
        assert_verifies(&world).await;
        jobs::drain(&world.kernel).await.unwrap();
        let queue = clerk.get("/en/queue").await;
        assert!(queue.body.contains("R-0001"), "{}", queue.body);
        let page = world.stranger().get("/en/recommendations/R-0001").await;
        assert!(page.body.contains("It asks for 2 things"), "{}", page.body);
        assert!(page.body.contains(WHOLE), "the whole text stays citable");
        assert!(page.body.contains("parted it into asks (entry"));
        assert!(!page.body.contains("/asks\""), "{}", page.body);

        // Back to one: the ask that had stood in the road map before is the one that stays.
        tick(&world);
        part(&mut clerk, WHOLE).await;
        let joined = asks(&world).await;
        assert_eq!(joined, before);
        for language in ["kk", "ru"] {
            let page = clerk
                .get(&format!("/{language}/recommendations/R-0001/asks"))
                .await;
            assert!(page.body.contains(WHOLE));
        }
        let form = clerk.get(PATH).await;
        assert!(form.body.contains("No asks any more"), "{}", form.body);
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn an_ask_that_is_taken_out_leaves_its_road_map_and_comes_back_with_the_undoing() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = prepared(&world).await;
        tick(&world);
        part(&mut clerk, PARTED).await;
        let maps = "number,title,key_recommendation\n1,Abolition of the death penalty,R-0003\n2,Investigation of torture,R-0002\n";
        let answer = clerk
            .upload("/en/road-maps/imports", "maps.csv", maps.as_bytes())
            .await;
        let path = location(&answer);
        tick(&world);
        clerk.post(&format!("{path}/confirmation"), &[]).await;
        tick(&world);
        clerk
            .post(
                "/en/road-maps/RM-02/placements",
                &[("recommendation", "R-0001")],
            )
            .await;
        let before = asks(&world).await;
        assert!(before.iter().all(|ask| ask.2 == Some(2)), "{before:?}");
        tick(&world);
        let answer = part(
            &mut clerk,
            "investigate complaints of torture by an independent body",
        )
        .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        assert_eq!(asks(&world).await.len(), 1);
        let road_map = world.stranger().get("/en/road-maps/RM-02").await;
        assert!(road_map.body.contains("R-0001"));
        assert_verifies(&world).await;
        jobs::drain(&world.kernel).await.unwrap();
        let queue = clerk.get("/en/queue").await;
        assert!(!queue.body.contains("R-0001"), "{}", queue.body);

        tick(&world);
        let undone = clerk.post(&format!("{PATH}/undoing"), &[]).await;
        assert_eq!(location(&undone), PATH);
        assert_eq!(asks(&world).await, before);
        assert_verifies(&world).await;
        // The parting before that added an ask which stands in a road map by now.
        let late = clerk.post(&format!("{PATH}/undoing"), &[]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.body.contains("somebody has placed"), "{}", late.body);
    }
}

#[tokio::test]
async fn bad_input_comes_back_with_a_sentence_and_a_conflict_shows_both() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = prepared(&world).await;
        for (asks, sentence) in [
            (
                "Abolish the death sentence",
                "Line 1 is no part of the text",
            ),
            ("Abolish the death penalty\n- ;", "Line 2 has no words"),
            (
                "Abolish the death penalty\ndeath penalty",
                "Line 2 uses words",
            ),
            (" \n ", "Leave at least one ask"),
            (WHOLE, "Nothing is changed"),
        ] {
            let answer = part(&mut clerk, asks).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{asks}");
            assert!(answer.body.contains(sentence), "{asks}: {}", answer.body);
            assert_eq!(lines(&answer.body), asks, "what was typed is kept");
        }
        let page = clerk.get(PATH).await;
        let seen = version(&page.body);
        tick(&world);
        part(&mut clerk, PARTED).await;
        let form = [
            ("version", seen.as_str()),
            ("asks", "Abolish the death penalty"),
        ];
        let late = clerk.post(PATH, &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(
            late.body
                .contains("investigate complaints of torture by an independent body"),
            "{}",
            late.body
        );

        // A correction keeps the cut as far as the words are there.
        let page = clerk.get("/en/recommendations/R-0001").await;
        let version = between(
            between(&page.body, "/corrections\"", "</form>"),
            "name=\"version\" value=\"",
            "\"",
        )
        .to_owned();
        tick(&world);
        let corrected = clerk
            .post(
                "/en/recommendations/R-0001/corrections",
                &[
                    ("version", version.as_str()),
                    ("text", &format!("{WHOLE} without delay")),
                    ("reason", "as adopted"),
                ],
            )
            .await;
        assert_eq!(
            corrected.status,
            StatusCode::SEE_OTHER,
            "{}",
            corrected.body
        );
        let words: Vec<String> = asks(&world).await.into_iter().map(|ask| ask.1).collect();
        assert_eq!(words.len(), 2);
        assert!(
            words.contains(&"Abolish the death penalty".to_owned()),
            "{words:?}"
        );
        assert_verifies(&world).await;

        let moderator = world.signed_in("moderator", Role::Moderator).await;
        for mut other in [world.stranger(), moderator] {
            assert_eq!(other.get(PATH).await.status, StatusCode::NOT_FOUND);
            let answer = other.post(PATH, &[("version", "1"), ("asks", WHOLE)]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
    }
}
