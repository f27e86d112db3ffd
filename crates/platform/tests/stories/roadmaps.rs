use crate::world::{Answer, Browser, World, engines};
use bytes::Bytes;
use http::{StatusCode, header};
use kenes_kernel::{access::Role, db::Query, jobs, journal::verify};
use kenes_platform::slices::recommendations::{confirm_import, read_import};

const FILE: &str = "\
id,mechanism,country,date,text,from_state,response,issues
k-1,UPR,Kazakhstan,2014-10-30,Ratify the Second Optional Protocol to the International Covenant on Civil and Political Rights,Germany,Accepted,Treaties
k-2,CCPR,Kazakhstan,2011-07-21,The State party should ratify the Second Optional Protocol to the Covenant,,,Treaties
k-3,CAT,Kazakhstan,2023-05-10,Создать независимый орган для расследования всех жалоб на применение пыток,,,Torture
k-4,CAT,Kazakhstan,2014-12-02,Ensure that all complaints of torture are investigated by an independent body,,,Torture
k-5,CEDAW,Kazakhstan,2019-11-12,Әйелдерге қатысты тұрмыстық зорлық-зомбылықты қылмыс деп тану,,,Women
k-6,UPR,Kazakhstan,2019-11-07,Criminalize domestic violence against women,Norway,Accepted,Women
k-7,UPR,Kazakhstan,2019-11-07,Decriminalize defamation and protect journalists,Sweden,Noted,Expression
";

async fn import(world: &World) {
    let ctx = world.program();
    let file = Bytes::from_static(FILE.as_bytes());
    let preview = read_import(&ctx, "file.csv", file, None).await.unwrap();
    confirm_import(&ctx.later(), preview.import.id)
        .await
        .unwrap();
}

/// The value of the first hidden field `version` after `mark`.
fn version_after(body: &str, mark: &str) -> String {
    let rest = &body[body
        .find(mark)
        .unwrap_or_else(|| panic!("{mark} in {body}"))..];
    let rest = rest.split("name=\"version\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

fn location(answer: &Answer) -> &str {
    answer.headers[header::LOCATION].to_str().unwrap()
}

async fn draft(world: &World, clerk: &mut Browser<'_>) -> Answer {
    let wish = [("road_maps", "3"), ("scope", "all"), ("country", "")];
    let answer = clerk.post("/en/proposals", &wish).await;
    assert_eq!(location(&answer), "/en/proposals/1", "{}", answer.body);
    let page = clerk.get("/en/proposals/1").await;
    assert!(page.body.contains("Proposing road maps"));
    jobs::drain(&world.kernel).await.unwrap();
    let page = clerk.get("/en/proposals/1").await;
    assert!(page.body.contains("proposed"), "{}", page.body);
    page
}

async fn assert_verifies(world: &World) {
    let verified = verify(&world.kernel).await.unwrap();
    assert!(verified.findings.is_empty(), "{:?}", verified.findings);
}

#[tokio::test]
async fn a_pile_of_texts_becomes_road_maps_that_everybody_can_read() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let page = draft(&world, &mut clerk).await;
        let version = version_after(&page.body, "/proposals/1/acceptance");
        let answer = clerk
            .post("/en/proposals/1/acceptance", &[("version", &version)])
            .await;
        assert_eq!(location(&answer), "/en/road-maps", "{}", answer.body);

        let mut reader = world.stranger();
        for language in ["en", "ru", "kk"] {
            let board = reader.get(&format!("/{language}/road-maps")).await;
            assert!(board.body.contains("RM-01"), "{}", board.body);
            let one = reader.get(&format!("/{language}/road-maps/RM-01")).await;
            assert_eq!(one.status, StatusCode::OK);
            assert!(one.body.contains("/recommendations/R-"), "{}", one.body);
        }
        for sort in ["number", "asked", "newest"] {
            let board = reader.get(&format!("/en/road-maps?sort={sort}")).await;
            assert_eq!(board.status, StatusCode::OK);
        }
        let none = reader.get("/en/road-maps?q=zzzz").await;
        assert!(none.body.contains("No road map has these words"));
        let csv = reader.get("/road-maps/export.csv").await;
        for number in 1..=7 {
            assert!(csv.body.contains(&format!("R-000{number}")), "{}", csv.body);
        }
        for ending in ["xlsx", "json"] {
            let file = reader.get(&format!("/road-maps/export.{ending}")).await;
            assert_eq!(file.status, StatusCode::OK);
        }
        let api: serde_json::Value =
            serde_json::from_str(&reader.get("/api/v1/road-maps").await.body).unwrap();
        let counted: i64 = api["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["recommendations"].as_i64().unwrap())
            .sum();
        assert_eq!(counted, 7);
        let one = reader.get("/api/v1/road-maps/RM-01").await;
        assert!(one.body.contains("\"recommendation\":\"R-"));
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn a_draft_is_renamed_moved_and_accepted_card_by_card() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        draft(&world, &mut clerk).await;
        let card = clerk.get("/en/proposals/1/cards/1").await;
        let version = version_after(&card.body, "/cards/1/title");
        let title = |version: &str, en: &str| {
            [
                ("version", version.to_owned()),
                ("title_en", en.to_owned()),
                ("title_ru", "Название".to_owned()),
                ("title_kk", "Атауы".to_owned()),
            ]
        };
        let send = title(&version, "");
        let send: Vec<(&str, &str)> = send.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let empty = clerk.post("/en/proposals/1/cards/1/title", &send).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("Атауы"), "what was typed is kept");
        let send = title(&version, "A better title");
        let send: Vec<(&str, &str)> = send.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let done = clerk.post("/en/proposals/1/cards/1/title", &send).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let late = clerk.post("/en/proposals/1/cards/1/title", &send).await;
        assert_eq!(late.status, StatusCode::CONFLICT);

        let card = clerk.get("/en/proposals/1/cards/1").await;
        assert!(card.body.contains("A better title"));
        let ask = card.body.split("name=\"ask\" value=\"").nth(1).unwrap();
        let ask = ask.split('"').next().unwrap().to_owned();
        let unknown = [("ask", ask.as_str()), ("from", "1"), ("card", "999")];
        let refused = clerk.post("/en/proposals/1/places", &unknown).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"999\""), "{}", refused.body);
        let moved = [("ask", ask.as_str()), ("from", "1"), ("card", "2")];
        let answer = clerk.post("/en/proposals/1/places", &moved).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let other = clerk.get("/en/proposals/1/cards/2").await;
        assert!(other.body.contains(ask.split('.').next().unwrap()));

        let version = version_after(&other.body, "/cards/2/acceptance");
        let accept = [("version", version.as_str())];
        let answer = clerk
            .post("/en/proposals/1/cards/2/acceptance", &accept)
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let again = clerk
            .post("/en/proposals/1/cards/2/acceptance", &accept)
            .await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = clerk.get("/en/proposals/1").await;
        assert!(page.body.contains("/en/road-maps/RM-01"));
        let version = version_after(&page.body, "/proposals/1/discarding");
        let discard = [("version", version.as_str())];
        let answer = clerk.post("/en/proposals/1/discarding", &discard).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let late = clerk.post("/en/proposals/1/acceptance", &discard).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn what_waits_for_review_is_placed_and_moved_by_hand() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Moderator).await;
        let page = draft(&world, &mut clerk).await;
        let version = version_after(&page.body, "/proposals/1/cards/1/acceptance");
        let accept = [("version", version.as_str())];
        let answer = clerk
            .post("/en/proposals/1/cards/1/acceptance", &accept)
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);

        // The queue is the one list of what waits, also of what the engine has not looked at yet.
        let review = clerk.get("/en/review").await;
        assert!(review.body.contains("wait for a place in the queue"));
        assert!(!review.body.contains("/placement"), "{}", review.body);
        let queue = clerk.get("/en/queue").await;
        let waiting = queue.body.split("id=\"unseen\"").nth(1).unwrap();
        let ask = waiting.split("/queue/places/").nth(1).unwrap();
        let ask = ask.split('/').next().unwrap().to_owned();
        let path = format!("/en/queue/places/{ask}/placement");
        let refused = clerk.post(&path, &[("road_map", "RM-99")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"RM-99\""));
        let placed = clerk.post(&path, &[("road_map", "rm 1")]).await;
        assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
        let confirmed = clerk
            .post(&format!("/en/review/{ask}/confirmation"), &[])
            .await;
        assert_eq!(confirmed.status, StatusCode::SEE_OTHER);

        for number in ["R-0001", "R-0002", "7"] {
            let form = [("recommendation", number)];
            let answer = clerk.post("/en/road-maps/RM-01/placements", &form).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        }
        let form = [("recommendation", "R-9999")];
        let answer = clerk.post("/en/road-maps/RM-01/placements", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = clerk.get("/en/road-maps/RM-01").await;
        for reference in ["R-0001", "R-0002", "R-0007"] {
            assert!(page.body.contains(reference), "{}", page.body);
        }
        let version = version_after(&page.body, "/road-maps/RM-01/title");
        let form = [
            ("version", version.as_str()),
            ("title_en", "Ours"),
            ("title_ru", "Наше"),
            ("title_kk", "Біздікі"),
        ];
        let renamed = clerk.post("/en/road-maps/RM-01/title", &form).await;
        assert_eq!(renamed.status, StatusCode::SEE_OTHER, "{}", renamed.body);
        let late = clerk
            .post(
                "/en/road-maps/RM-01/title",
                &[
                    ("title_en", "X"),
                    ("version", "1"),
                    ("title_ru", "X"),
                    ("title_kk", "X"),
                ],
            )
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let found = clerk.get("/kk/road-maps?q=біздікі").await;
        assert!(found.body.contains("RM-01"), "{}", found.body);
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn a_later_recommendation_is_suggested_a_road_map_that_stands() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let page = draft(&world, &mut clerk).await;
        let version = version_after(&page.body, "/proposals/1/acceptance");
        clerk
            .post("/en/proposals/1/acceptance", &[("version", &version)])
            .await;
        let ctx = world.program();
        let file = Bytes::from_static(
            b"id,mechanism,country,date,text\nk-8,UPR,Kazakhstan,2025-01-23,Accede to the Second Optional Protocol to the ICCPR\nk-9,UPR,Kazakhstan,2025-01-23,Qwerty\n",
        );
        let preview = read_import(&ctx, "later.csv", file, None).await.unwrap();
        confirm_import(&ctx.later(), preview.import.id)
            .await
            .unwrap();
        jobs::drain(&world.kernel).await.unwrap();
        for language in ["en", "ru", "kk"] {
            let review = clerk.get(&format!("/{language}/review")).await;
            let link = format!("<a href=\"/{language}/queue\">");
            assert!(review.body.matches(&link).count() > 0, "{}", review.body);
            assert!(!review.body.contains("R-0008"), "{}", review.body);
            let queue = clerk.get(&format!("/{language}/queue")).await;
            assert!(queue.body.contains("R-0008") && queue.body.contains("R-0009"));
            assert_eq!(
                queue.body.matches("/acceptance\"><input type=\"hidden\" name=\"import\" value=\"\"><button class=\"ds-button\" data-variant=\"secondary\" type=\"submit\" data-review-accept").count(),
                2,
                "one resembles what stands, the other would need a road map of its own: {}",
                queue.body
            );
        }
        let queue = clerk.get("/en/queue").await;
        assert!(queue.body.contains("Suggested ("), "{}", queue.body);
        assert!(
            queue.body.contains("It would join the repeats of"),
            "{}",
            queue.body
        );
        let (before, _) = queue.body.split_once("/acceptance\"><input type=\"hidden\" name=\"import\" value=\"\"><button class=\"ds-button\" data-variant=\"secondary\"").unwrap();
        let ask = before.rsplit('/').next().unwrap();
        let (_, road_map) = queue.body.split_once("Place it in ").unwrap();
        let road_map = road_map.split('<').next().unwrap().to_owned();
        let path = format!("/en/queue/places/{ask}/placement");
        let placed = clerk.post(&path, &[("road_map", &road_map)]).await;
        assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
        let page = clerk.get(&format!("/en/road-maps/{road_map}")).await;
        assert!(page.body.contains("R-0001") && page.body.contains("R-0008"));
        // Taking the proposed place made it one of the repeats.
        let group: Option<String> = kenes_kernel::db::Query::new("SELECT CAST(g.number AS text) FROM placements p JOIN repeat_groups g ON g.id = p.repeat_group_id WHERE p.until_at IS NULL AND p.row = 8")
            .scalar(world.kernel.db.read())
            .await
            .unwrap();
        assert!(group.is_some(), "R-0008 repeats what stands");
        let queue = clerk.get("/en/queue").await;
        assert!(!queue.body.contains("R-0008"));
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn a_decision_is_taken_back_and_what_stood_before_stands_again() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let page = draft(&world, &mut clerk).await;
        let version = version_after(&page.body, "/proposals/1/acceptance");
        clerk
            .post("/en/proposals/1/acceptance", &[("version", &version)])
            .await;
        let one = clerk.get("/api/v1/road-maps/RM-01").await.body;
        let one: serde_json::Value = serde_json::from_str(&one).unwrap();
        let reference = one["places"][0]["recommendation"].as_str().unwrap();
        let group = one["places"][0]["repeat_group"].clone();
        let ask: Option<uuid::Uuid> = kenes_kernel::db::Query::new(
            "SELECT a.id FROM asks a JOIN recommendations r ON r.row = a.row WHERE r.number = ?",
        )
        .bind(reference.trim_start_matches("R-").parse::<i64>().unwrap())
        .scalar(world.kernel.db.read())
        .await
        .unwrap();
        let ask = ask.unwrap();
        let moved = clerk
            .post(
                &format!("/en/review/{ask}/placement"),
                &[("road_map", "RM-02")],
            )
            .await;
        assert_eq!(location(&moved), format!("/en/review?done={ask}"));
        let told = clerk.get(&format!("/en/review?done={ask}")).await;
        assert!(
            told.body.contains(&format!("{reference} stands in RM-02")),
            "{}",
            told.body
        );
        let undo = format!("/en/review/{ask}/undoing");
        assert!(told.body.contains(&undo));
        let mut other = world.signed_in("other", Role::Moderator).await;
        let page = other.get(&format!("/en/review?done={ask}")).await;
        assert!(!page.body.contains(&undo), "it is not theirs to undo");
        let refused = other.post(&undo, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let undone = clerk.post(&undo, &[]).await;
        assert_eq!(location(&undone), "/en/review", "{}", undone.body);
        let back = clerk.get("/api/v1/road-maps/RM-01").await.body;
        let back: serde_json::Value = serde_json::from_str(&back).unwrap();
        let place = back["places"]
            .as_array()
            .unwrap()
            .iter()
            .find(|place| place["recommendation"] == reference)
            .unwrap();
        assert_eq!(place["repeat_group"], group);
        let page = clerk.get("/en/road-maps/RM-02").await;
        assert!(!page.body.contains(reference), "its trace is gone too");
        let again = clerk.post(&undo, &[]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn a_recommendation_without_a_date_does_not_hide_since_when_the_others_ask() {
    for engine in engines() {
        let world = World::on(engine).await;
        let ctx = world.program();
        let file = Bytes::from_static(
            b"id,mechanism,country,date,text\nk-1,UPR,Kazakhstan,2014-10-30,Abolish the death penalty\nk-2,NGO,Kazakhstan,,Abolish the death penalty in law\n",
        );
        let preview = read_import(&ctx, "f.csv", file, None).await.unwrap();
        confirm_import(&ctx.later(), preview.import.id)
            .await
            .unwrap();
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let wish = [("road_maps", "1"), ("scope", "all"), ("country", "")];
        clerk.post("/en/proposals", &wish).await;
        jobs::drain(&world.kernel).await.unwrap();
        let page = clerk.get("/en/proposals/1").await;
        assert!(page.body.contains("since 2014"), "{}", page.body);
        let version = version_after(&page.body, "/proposals/1/acceptance");
        clerk
            .post("/en/proposals/1/acceptance", &[("version", &version)])
            .await;
        let board = clerk.get("/en/road-maps").await;
        assert!(
            board.body.contains("2 recommendations since 2014"),
            "{}",
            board.body
        );
        let page = clerk.get("/en/road-maps/RM-01").await;
        assert!(
            page.body.contains(", /road-maps/RM-01, as of"),
            "{}",
            page.body
        );
    }
}

#[tokio::test]
async fn drafts_and_review_are_not_there_for_others() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut observer = world.signed_in("observer", Role::Observer).await;
        for path in ["/en/proposals", "/en/proposals/1", "/en/review"] {
            assert_eq!(observer.get(path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(
                world.stranger().get(path).await.status,
                StatusCode::NOT_FOUND
            );
        }
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let wish = [("road_maps", "501"), ("scope", "all")];
        let answer = clerk.post("/en/proposals", &wish).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("value=\"501\""));
        let wish = [("road_maps", "50"), ("scope", "all")];
        let answer = clerk.post("/en/proposals", &wish).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let board = clerk.get("/en/road-maps").await;
        assert!(board.body.contains("No road maps yet"));
    }
}

#[tokio::test]
async fn the_page_of_proposals_says_whether_there_is_a_language_model_and_a_damaged_one_stops_nothing()
 {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        for language in ["en", "ru", "kk"] {
            let page = clerk.get(&format!("/{language}/proposals")).await;
            assert!(page.body.contains("kenes model install"), "{}", page.body);
        }
        let file = kenes_platform::meaning::place(&world.kernel.config);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, b"E5S1, and then nothing").unwrap();
        let page = clerk.get("/en/proposals").await;
        assert!(
            page.body.contains("optional language model is installed"),
            "{}",
            page.body
        );
        assert!(!page.body.contains("kenes model install"), "{}", page.body);
        draft(&world, &mut clerk).await;
    }
}

/// A register of 130 recommendations, all in one road map: five that say the same, the rest about matters of their own.
async fn one_large_road_map<'w>(world: &'w World) -> Browser<'w> {
    let mut clerk = world.signed_in("clerk", Role::Clerk).await;
    let mut file = "id,mechanism,country,date,text,response\n".to_owned();
    for n in 1..=130 {
        let (mechanism, response) = if n % 3 == 0 {
            ("CAT", "")
        } else {
            ("UPR", "Accepted")
        };
        let text = if n <= 5 {
            "Ratify the Second Optional Protocol to the Covenant".to_owned()
        } else {
            format!("Inspect prison number {n} and publish what was found in cell {n}")
        };
        let year = 2000 + n % 20;
        file += &format!("k-{n},{mechanism},Kazakhstan,{year}-01-01,{text},{response}\n");
    }
    let ctx = world.program();
    let preview = read_import(&ctx, "f.csv", bytes::Bytes::from(file), None)
        .await
        .unwrap();
    confirm_import(&ctx.later(), preview.import.id)
        .await
        .unwrap();
    let wish = [("road_maps", "1"), ("scope", "all"), ("country", "")];
    clerk.post("/en/proposals", &wish).await;
    jobs::drain(&world.kernel).await.unwrap();
    let page = clerk.get("/en/proposals/1").await.body;
    let version = crate::living::hidden(&page, "/acceptance", "version");
    let accepted = [("version", version.as_str())];
    let answer = clerk.post("/en/proposals/1/acceptance", &accepted).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    clerk
}

/// How many places a page shows.
fn places(body: &str) -> usize {
    body.matches("<p class=\"entry-head\"><a class=\"reference\" href=\"/en/recommendations/")
        .count()
}

#[tokio::test]
async fn a_large_road_map_is_read_page_by_page_with_filters_in_its_address() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = one_large_road_map(&world).await;
        let mut reader = world.stranger();
        let first = reader.get("/en/road-maps/RM-01").await.body;
        assert!(first.contains("Asked 130 times"), "{first}");
        assert!(
            first.contains("1–50") && first.contains("of 130"),
            "{first}"
        );
        assert!(
            places(&first) <= 50 && places(&first) > 40,
            "{}",
            places(&first)
        );
        let mut seen = std::collections::BTreeSet::new();
        for page in 1..=3 {
            let body = reader
                .get(&format!("/en/road-maps/RM-01?page={page}"))
                .await
                .body;
            let next = format!("href=\"/en/road-maps/RM-01?page={}#standing\"", page + 1);
            assert_eq!(body.contains(&next), page < 3, "{page}");
            assert_eq!(body.contains(", continued"), page > 1, "{page}: {body}");
            for n in 1..=130 {
                if body.contains(&format!(
                    "<a class=\"reference\" href=\"/en/recommendations/R-{n:04}\">R-{n:04}</a>"
                )) {
                    seen.insert(n);
                }
            }
        }
        assert_eq!(seen.len(), 130, "nothing is left out between two pages");
        let cat = reader
            .get("/en/road-maps/RM-01?mechanism=CAT&position=&kin=")
            .await
            .body;
        assert!(cat.contains("value=\"CAT\" selected"), "{cat}");
        assert_eq!(places(&cat), 43, "{cat}");
        assert!(
            cat.contains("Asked 130 times"),
            "the sentence is about the whole"
        );
        let both = reader
            .get("/en/road-maps/RM-01?position=supported&page=2")
            .await
            .body;
        assert!(
            both.contains("position=supported#standing")
                || both.contains("position=supported&#38;"),
            "{both}"
        );
        assert!(both.contains("51–87"), "{both}");
        let repeated = reader
            .get("/en/road-maps/RM-01?kin=repeated&page=9")
            .await
            .body;
        assert!(repeated.contains("Second Optional Protocol"), "{repeated}");
        let none = reader.get("/en/road-maps/RM-01?mechanism=CEDAW").await.body;
        assert!(none.contains("Nothing in this road map answers"), "{none}");
        for odd in [
            "page=0",
            "page=-7",
            "page=99999999999999999999",
            "page=x",
            "kin=%00",
            "mechanism=%3Cscript%3E",
        ] {
            let answer = reader.get(&format!("/en/road-maps/RM-01?{odd}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{odd}");
            assert!(!answer.body.contains("<script>\""), "{odd}");
        }
        // The board counts anew as soon as a place changes.
        let board = reader.get("/en/road-maps").await.body;
        assert!(board.contains("130 recommendations"), "{board}");
        let second = body_with_one_more(&world, &mut clerk).await;
        assert!(second.contains("131 recommendations"), "{second}");
    }
}

async fn body_with_one_more(world: &World, clerk: &mut Browser<'_>) -> String {
    let ctx = world.program();
    let file =
        "id,mechanism,country,date,text\nk-131,CAT,Kazakhstan,2024-01-01,Close the old prison\n";
    let file = bytes::Bytes::from_static(file.as_bytes());
    let preview = read_import(&ctx, "g.csv", file, None).await.unwrap();
    confirm_import(&ctx.later(), preview.import.id)
        .await
        .unwrap();
    let form = [("recommendation", "R-0131")];
    let answer = clerk.post("/en/road-maps/RM-01/placements", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    world.stranger().get("/en/road-maps").await.body
}

#[tokio::test]
async fn what_a_reason_names_is_a_link_where_the_reader_may_see_it() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = one_large_road_map(&world).await;
        let reasons = kenes_kernel::content::Content::new("en", "Nearest: R-0002, R-0003.");
        let reasons = serde_json::to_string(&reasons).unwrap();
        Query::new("UPDATE placements SET reasons = ?")
            .bind(reasons)
            .run(world.kernel.db.read())
            .await
            .unwrap();
        Query::new("UPDATE recommendations SET audience_id = 4 WHERE number = 3")
            .run(world.kernel.db.read())
            .await
            .unwrap();
        for path in ["/en/road-maps/RM-01", "/en/recommendations/R-0001"] {
            let link =
                |n: u32| format!("Nearest: <a href=\"/en/recommendations/R-000{n}\">R-000{n}</a>");
            let body = world.stranger().get(path).await.body;
            assert!(body.contains(&link(2)), "{path}: {body}");
            assert!(body.contains("</a>, R-0003."), "{path}: {body}");
            let body = clerk.get(path).await.body;
            let both = "R-0002</a>, <a href=\"/en/recommendations/R-0003\">R-0003</a>.";
            assert!(body.contains(both), "{path}: {body}");
        }
    }
}
