//! How a draft is reviewed: what can be done and undone, and what two persons see who do it at once.

use crate::{
    living::hidden,
    world::{Answer, Browser, World, engines},
};
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
k-8,UPR,Kazakhstan,2019-11-07,Compensate the victims of torture,Sweden,Noted,Torture
";

async fn import(world: &World, file: &'static str) {
    let ctx = world.program();
    let preview = read_import(&ctx, "file.csv", Bytes::from_static(file.as_bytes()), None)
        .await
        .unwrap();
    confirm_import(&ctx.later(), preview.import.id)
        .await
        .unwrap();
}

async fn propose(world: &World, clerk: &mut Browser<'_>, road_maps: &str, scope: &str) {
    let wish = [("road_maps", road_maps), ("scope", scope), ("country", "")];
    done(clerk.post("/en/proposals", &wish).await);
    jobs::drain(&world.kernel).await.unwrap();
}

/// A second goes by, so that one act is after another.
fn pass(world: &World) {
    world.clock.set(world.kernel.clock.now().plus_seconds(1));
}

#[track_caller]
fn done(answer: Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.headers[header::LOCATION]
        .to_str()
        .unwrap()
        .to_owned()
}

/// Where every ask of a draft stands, as a person sees it, with cards and their titles.
async fn state(world: &World, proposal: i64) -> Vec<String> {
    #[derive(sea_orm::FromQueryResult)]
    struct Row {
        line: String,
    }
    let mut lines = Vec::new();
    for sql in [
        "SELECT 'place ' || r.number || '/' || a.n || ' ' || c.n || ' ' || pp.repeat_n || ' ' || CASE WHEN pp.doubtful THEN 'd' ELSE '' END || CASE WHEN pp.moved_at IS NULL THEN '' ELSE 'm' END || CASE WHEN pp.seen_at IS NULL THEN '' ELSE 's' END AS line FROM proposal_places pp JOIN proposals p ON p.id = pp.proposal_id JOIN proposal_cards c ON c.id = pp.card_id JOIN asks a ON a.id = pp.ask_id JOIN recommendations r ON r.row = a.row WHERE p.number = ? ORDER BY 1",
        "SELECT 'card ' || c.n || ' ' || c.title || COALESCE(c.gone, '') || CASE WHEN c.road_map_id IS NULL THEN '' ELSE 'r' END AS line FROM proposal_cards c JOIN proposals p ON p.id = c.proposal_id WHERE p.number = ? AND COALESCE(c.gone, '') <> 'undone' ORDER BY c.n",
        "SELECT 'stands ' || r.number || '/' || a.n || ' ' || m.number || ' ' || m.title AS line FROM placements p JOIN road_maps m ON m.id = p.road_map_id JOIN asks a ON a.id = p.ask_id JOIN recommendations r ON r.row = a.row WHERE p.until_at IS NULL AND ? > 0 ORDER BY 1",
        "SELECT 'trace ' || from_reference || ' ' || to_reference AS line FROM traces WHERE ? > 0 ORDER BY 1",
        "SELECT 'pair ' || count(*) AS line FROM ask_pairs WHERE until_at IS NULL AND ? > 0",
    ] {
        let rows: Vec<Row> = Query::new(sql)
            .bind(proposal)
            .all(world.kernel.db.read())
            .await
            .unwrap();
        lines.extend(rows.into_iter().map(|row| row.line));
    }
    lines
}

async fn assert_verifies(world: &World) {
    let verified = verify(&world.kernel).await.unwrap();
    assert!(verified.findings.is_empty(), "{:?}", verified.findings);
}

/// The first mark of a card's page.
async fn mark(browser: &mut Browser<'_>, card: &str) -> String {
    let page = browser.get(&format!("/en/proposals/1/cards/{card}")).await;
    hidden(&page.body, "<form class=\"move\"", "ask")
}

async fn version(browser: &mut Browser<'_>, card: &str, act: &str) -> String {
    let page = browser.get(&format!("/en/proposals/1/cards/{card}")).await;
    hidden(&page.body, &format!("/cards/{card}/{act}"), "version")
}

#[tokio::test]
async fn every_act_on_a_draft_is_taken_back_step_by_step() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        propose(&world, &mut clerk, "4", "all").await;
        let mut states = vec![state(&world, 1).await];
        let base = "/en/proposals/1";

        let ask = mark(&mut clerk, "1").await;
        let path = format!("{base}/places/confirmation");
        pass(&world);
        done(clerk.post(&path, &[("ask", &ask), ("from", "1")]).await);
        states.push(state(&world, 1).await);

        let ask = mark(&mut clerk, "1").await;
        let moved = [("ask", ask.as_str()), ("from", "1"), ("card", "2")];
        pass(&world);
        done(clerk.post(&format!("{base}/places"), &moved).await);
        states.push(state(&world, 1).await);

        let title = version(&mut clerk, "2", "title").await;
        let title = [
            ("version", title.as_str()),
            ("title_en", "Ours"),
            ("title_ru", "Наше"),
            ("title_kk", "Біздікі"),
        ];
        pass(&world);
        done(clerk.post(&format!("{base}/cards/2/title"), &title).await);
        states.push(state(&world, 1).await);

        let two = clerk.get(&format!("{base}/cards/2/split")).await;
        assert!(two.body.contains("What leaves"), "{}", two.body);
        let leaving = hidden(&two.body, "What leaves", "ask");
        let split_version = hidden(&two.body, "/splitting", "version");
        let split = [
            ("version", split_version.as_str()),
            ("ask", leaving.as_str()),
            ("title_en", "Cut out"),
            ("title_ru", "Отделено"),
            ("title_kk", "Бөлінген"),
        ];
        pass(&world);
        let new = done(
            clerk
                .post(&format!("{base}/cards/2/splitting"), &split)
                .await,
        );
        let new = new.rsplit('/').next().unwrap().to_owned();
        states.push(state(&world, 1).await);

        // Typed by a few letters of a title.
        let merging = version(&mut clerk, "3", "merging").await;
        let merge = [("version", merging.as_str()), ("card", "cut o")];
        pass(&world);
        let into = done(clerk.post(&format!("{base}/cards/3/merging"), &merge).await);
        assert!(into.ends_with(&new));
        states.push(state(&world, 1).await);

        let aside = version(&mut clerk, &new, "setting-aside").await;
        let path = format!("{base}/cards/{new}/setting-aside");
        let empty = clerk
            .post(&path, &[("version", &aside), ("reason", " ")])
            .await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("Enter the reason."));
        pass(&world);
        done(
            clerk
                .post(&path, &[("version", &aside), ("reason", "later")])
                .await,
        );
        states.push(state(&world, 1).await);

        let accepted = version(&mut clerk, "2", "acceptance").await;
        let path = format!("{base}/cards/2/acceptance");
        pass(&world);
        done(clerk.post(&path, &[("version", &accepted)]).await);
        states.push(state(&world, 1).await);
        assert_verifies(&world).await;

        let acts = clerk.get(&format!("{base}/acts")).await;
        for said in [
            "Set aside draft",
            "Accepted draft 2: Ours",
            "Aliya",
            "Merged draft 3",
        ] {
            assert!(acts.body.contains(said), "{said} in {}", acts.body);
        }
        while let Some(now) = states.pop() {
            assert_eq!(state(&world, 1).await, now, "{engine:?}");
            if states.is_empty() {
                break;
            }
            pass(&world);
            done(
                clerk
                    .post(&format!("{base}/undoing"), &[("from", "")])
                    .await,
            );
        }
        let none = clerk.post(&format!("{base}/undoing"), &[]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        let gone = clerk.get("/en/road-maps/RM-01").await;
        assert!(gone.body.contains("was taken back"), "{}", gone.body);
        assert_verifies(&world).await;

        // Accepted again, it has its number again.
        let accepted = version(&mut clerk, "2", "acceptance").await;
        pass(&world);
        done(
            clerk
                .post(
                    &format!("{base}/cards/2/acceptance"),
                    &[("version", &accepted)],
                )
                .await,
        );
        let again = clerk.get("/en/road-maps/RM-01").await;
        assert!(!again.body.contains("was taken back"), "{}", again.body);
        assert_eq!(
            clerk.get("/en/road-maps/RM-02").await.status,
            StatusCode::NOT_FOUND
        );
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn several_acts_are_taken_back_at_once() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        propose(&world, &mut clerk, "4", "all").await;
        let before = state(&world, 1).await;
        for card in ["1", "2", "3"] {
            let ask = mark(&mut clerk, card).await;
            pass(&world);
            let form = [("ask", ask.as_str()), ("from", card)];
            done(
                clerk
                    .post("/en/proposals/1/places/confirmation", &form)
                    .await,
            );
        }
        let page = clerk.get("/en/proposals/1/acts").await;
        let acts: Vec<&str> = page.body.split("name=\"act\" value=\"").skip(1).collect();
        assert_eq!(acts.len(), 3);
        let first = acts[2].split('"').next().unwrap();
        pass(&world);
        let form = [("act", first), ("from", "acts")];
        done(clerk.post("/en/proposals/1/undoing", &form).await);
        assert_eq!(state(&world, 1).await, before);
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn two_reviewers_at_once_do_not_overwrite_each_other() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let mut moderator = world.signed_in("moderator", Role::Moderator).await;
        propose(&world, &mut clerk, "4", "all").await;
        let places = "/en/proposals/1/places";

        // Both have the same place before them; the second sees both versions, and the first's stands.
        let ask = mark(&mut clerk, "1").await;
        let read = mark(&mut moderator, "1").await;
        let accept_2 = version(&mut moderator, "2", "acceptance").await;
        let accept_3 = version(&mut moderator, "3", "acceptance").await;
        pass(&world);
        let first = [("ask", ask.as_str()), ("from", "1"), ("card", "2")];
        done(clerk.post(places, &first).await);
        let before = state(&world, 1).await;
        pass(&world);
        let second = [("ask", read.as_str()), ("from", "1"), ("card", "3")];
        let conflict = moderator.post(places, &second).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        for said in ["decided by somebody since", ": 2 · ", ": 3 · "] {
            assert!(conflict.body.contains(said), "{said} in {}", conflict.body);
        }
        assert_eq!(state(&world, 1).await, before, "nothing is overwritten");

        // The same wish is no conflict.
        let same = [("ask", read.as_str()), ("from", "1"), ("card", "2")];
        done(moderator.post(places, &same).await);

        // A card is accepted as it was read, or not at all; an untouched one is.
        let path = "/en/proposals/1/cards/2/acceptance";
        let conflict = moderator.post(path, &[("version", &accept_2)]).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT);
        assert!(
            conflict.body.contains("In it for one of you alone"),
            "{}",
            conflict.body
        );
        assert!(conflict.body.contains("R-000"), "{}", conflict.body);
        pass(&world);
        let path = "/en/proposals/1/cards/3/acceptance";
        done(moderator.post(path, &[("version", &accept_3)]).await);

        // What the other has done is not mine to undo, and what I did is not undone under their hands.
        let ask = mark(&mut moderator, "2").await;
        pass(&world);
        let form = [("ask", ask.as_str()), ("from", "2"), ("card", "1")];
        done(moderator.post(places, &form).await);
        let now = state(&world, 1).await;
        if ask.split('.').next() == read.split('.').next() {
            let refused = clerk.post("/en/proposals/1/undoing", &[]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(state(&world, 1).await, now);
        }

        // All at once only as it was read.
        let page = moderator.get("/en/proposals/1").await;
        let all = hidden(&page.body, "/proposals/1/acceptance", "version");
        let ask = mark(&mut clerk, "1").await;
        pass(&world);
        let form = [("ask", ask.as_str()), ("from", "1"), ("card", "4")];
        done(clerk.post(places, &form).await);
        let late = moderator
            .post("/en/proposals/1/acceptance", &[("version", &all)])
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(
            late.body.contains("Version of the proposal"),
            "{}",
            late.body
        );
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn what_was_said_of_two_asks_holds_in_every_later_run() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        propose(&world, &mut clerk, "4", "all").await;
        let place = async |n: i64, proposal: i64| -> (i32, i32) {
            #[derive(sea_orm::FromQueryResult)]
            struct Row {
                card: i32,
                repeat: i32,
            }
            let row: Option<Row> = Query::new("SELECT c.n AS card, pp.repeat_n AS repeat FROM proposal_places pp JOIN proposals p ON p.id = pp.proposal_id JOIN proposal_cards c ON c.id = pp.card_id JOIN asks a ON a.id = pp.ask_id JOIN recommendations r ON r.row = a.row WHERE r.number = ? AND p.number = ? ORDER BY a.n LIMIT 1")
                .bind(n).bind(proposal).one(world.kernel.db.read()).await.unwrap();
            let row = row.unwrap();
            (row.card, row.repeat)
        };
        assert_eq!(
            place(1, 1).await,
            place(2, 1).await,
            "repeats, says the engine"
        );
        assert_ne!(place(5, 1).await.1, place(8, 1).await.1);
        for (ask, other, verdict) in [(1, "R-0002", "apart"), (8, "R-0005", "same")] {
            let card = place(ask, 1).await.0;
            let page = clerk.get(&format!("/en/proposals/1/cards/{card}")).await;
            let reference = format!("R-000{ask}</a>");
            let rest = page.body.split(&reference).nth(1).unwrap().to_owned();
            let mark = hidden(&rest, "<form class=\"move\"", "ask");
            let form = [
                ("ask", mark.as_str()),
                ("from", "1"),
                ("other", other),
                ("verdict", verdict),
            ];
            pass(&world);
            done(clerk.post("/en/proposals/1/pairs", &form).await);
        }
        assert_ne!(place(1, 1).await.1, place(2, 1).await.1);
        assert_eq!(place(5, 1).await, place(8, 1).await);
        for wrong in ["R-9999", "x", "R-0008"] {
            let mark = mark(&mut clerk, "1").await;
            let form = [
                ("ask", mark.as_str()),
                ("from", "1"),
                ("other", wrong),
                ("verdict", "same"),
            ];
            let answer = clerk.post("/en/proposals/1/pairs", &form).await;
            assert!(
                [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER].contains(&answer.status)
            );
        }
        let page = clerk.get("/en/proposals/1").await;
        let version = hidden(&page.body, "/discarding", "version");
        done(
            clerk
                .post("/en/proposals/1/discarding", &[("version", &version)])
                .await,
        );

        propose(&world, &mut clerk, "4", "all").await;
        let (one, two) = (place(1, 2).await, place(2, 2).await);
        assert!(one.0 != two.0 && one.1 != two.1, "apart: {one:?} {two:?}");
        assert_eq!(place(5, 2).await, place(8, 2).await, "together");
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn many_are_marked_and_decided_at_once_and_progress_is_kept() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        propose(&world, &mut clerk, "4", "all").await;
        let page = clerk.get("/en/proposals/1").await;
        assert!(
            page.body.contains("0 of 8 recommendations seen"),
            "{}",
            page.body
        );
        let card = clerk.get("/en/proposals/1/cards/1").await;
        let marks: Vec<String> = card
            .body
            .split("form=\"marked\"")
            .filter_map(|part| part.rsplit("name=\"ask\" value=\"").next())
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .filter(|mark| mark.contains('.'))
            .collect();
        assert!(marks.len() > 1, "{marks:?}");
        let mut form: Vec<(&str, &str)> = marks.iter().map(|mark| ("ask", mark.as_str())).collect();
        form.extend([("from", "1"), ("card", "2")]);
        let none = clerk
            .post("/en/proposals/1/places", &form[marks.len()..])
            .await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.body.contains("Mark at least one"), "{}", none.body);
        pass(&world);
        done(clerk.post("/en/proposals/1/places/sight", &form).await);
        let page = clerk.get("/ru/proposals/1").await;
        assert!(!page.body.contains("рекомендаций: 0 из 8"), "{}", page.body);
        let stale = clerk.post("/en/proposals/1/places", &form).await;
        assert_eq!(
            stale.status,
            StatusCode::CONFLICT,
            "they were seen since, so their versions grew"
        );
        let card = clerk.get("/en/proposals/1/cards/1").await;
        let marks: Vec<String> = card
            .body
            .split("<form class=\"move\"")
            .skip(1)
            .map(|part| hidden(part, "", "ask"))
            .collect();
        let mut form: Vec<(&str, &str)> = marks.iter().map(|mark| ("ask", mark.as_str())).collect();
        form.extend([("from", "1"), ("card", "2")]);
        pass(&world);
        done(clerk.post("/en/proposals/1/places", &form).await);
        let card = clerk.get("/en/proposals/1/cards/1").await;
        assert!(
            card.body.contains("No recommendations in it."),
            "{}",
            card.body
        );
        let all = clerk.get("/en/proposals/1").await;
        let version = hidden(&all.body, "/proposals/1/acceptance", "version");
        pass(&world);
        done(
            clerk
                .post("/en/proposals/1/acceptance", &[("version", &version)])
                .await,
        );
        let page = clerk.get("/en/proposals/1").await;
        assert!(
            page.body.contains("8 of 8 recommendations seen"),
            "{}",
            page.body
        );
        assert_verifies(&world).await;
    }
}

const LATER: &str = "\
id,mechanism,country,date,text
n-1,UPR,Kazakhstan,2025-01-23,Guarantee the independence of judges and of the bar
n-2,UPR,Kazakhstan,2025-01-23,Ensure the independence of the judiciary
n-3,CCPR,Kazakhstan,2025-01-23,Guarantee the independence of lawyers and judges
n-4,UPR,Kazakhstan,2025-01-23,Investigate all allegations of torture by an independent body
";

#[tokio::test]
async fn a_second_run_goes_on_from_what_stands_and_says_the_difference() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        propose(&world, &mut clerk, "4", "all").await;
        let page = clerk.get("/en/proposals/1").await;
        let version = hidden(&page.body, "/proposals/1/acceptance", "version");
        done(
            clerk
                .post("/en/proposals/1/acceptance", &[("version", &version)])
                .await,
        );
        let before = state(&world, 1).await;
        import(&world, LATER).await;
        pass(&world);
        propose(&world, &mut clerk, "5", "all").await;
        let page = clerk.get("/en/proposals/2").await;
        assert!(page.body.contains("goes on as RM-"), "{}", page.body);
        for language in ["en", "ru", "kk"] {
            let answer = clerk
                .get(&format!("/{language}/proposals/2/difference"))
                .await;
            assert_eq!(answer.status, StatusCode::OK);
            assert!(answer.body.contains("/road-maps/RM-"), "{}", answer.body);
            assert!(
                answer.body.contains("/proposals/2/cards/"),
                "{}",
                answer.body
            );
        }
        let version = hidden(&page.body, "/proposals/2/acceptance", "version");
        pass(&world);
        done(
            clerk
                .post("/en/proposals/2/acceptance", &[("version", &version)])
                .await,
        );
        // What went on kept its number and its title, and nothing is lost.
        let board: serde_json::Value =
            serde_json::from_str(&clerk.get("/api/v1/road-maps").await.body).unwrap();
        let counted: i64 = board["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["recommendations"].as_i64().unwrap())
            .sum();
        assert_eq!(counted, 12, "{board}");
        assert_verifies(&world).await;
        pass(&world);
        done(clerk.post("/en/proposals/2/undoing", &[]).await);
        let stood = |lines: Vec<String>| -> Vec<String> {
            let kinds = ["stands", "trace"];
            lines
                .into_iter()
                .filter(|l| kinds.iter().any(|k| l.starts_with(k)))
                .collect()
        };
        assert_eq!(stood(state(&world, 2).await), stood(before));
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn road_maps_that_stand_are_merged_split_and_set_aside_and_taken_back() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        propose(&world, &mut clerk, "4", "all").await;
        let page = clerk.get("/en/proposals/1").await;
        let version = hidden(&page.body, "/proposals/1/acceptance", "version");
        done(
            clerk
                .post("/en/proposals/1/acceptance", &[("version", &version)])
                .await,
        );
        let before = state(&world, 1).await;
        let version = async |clerk: &mut Browser<'_>, reference: &str, act: &str| {
            let page = clerk.get(&format!("/en/road-maps/{reference}")).await;
            hidden(&page.body, act, "version")
        };

        let v = version(&mut clerk, "RM-02", "/merging").await;
        let itself = [("version", v.as_str()), ("road_map", "RM-02")];
        let refused = clerk.post("/en/road-maps/RM-02/merging", &itself).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains("cannot be merged into itself")
                || refused.body.contains("into itself")
        );
        let merge = [("version", v.as_str()), ("road_map", "RM-01")];
        pass(&world);
        done(clerk.post("/en/road-maps/RM-02/merging", &merge).await);
        let mut reader = world.stranger();
        for language in ["en", "ru", "kk"] {
            let gone = reader.get(&format!("/{language}/road-maps/RM-02")).await;
            assert_eq!(gone.status, StatusCode::OK, "its page stays");
            assert!(gone.body.contains("/road-maps/RM-01"), "{}", gone.body);
        }
        let board = reader.get("/en/road-maps").await;
        assert!(!board.body.contains("id=\"road-map-2\""), "{}", board.body);
        assert!(board.body.contains("One road map was merged or set aside"));
        let api = reader.get("/api/v1/road-maps/RM-02").await;
        assert!(
            api.body.contains("\"closed\":\"merged\"") && api.body.contains("\"into\":\"RM-01\""),
            "{}",
            api.body
        );
        let again = clerk.post("/en/road-maps/RM-02/merging", &merge).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_verifies(&world).await;
        pass(&world);
        done(clerk.post("/en/road-maps/RM-02/reopening", &[]).await);
        assert_eq!(state(&world, 1).await, before, "{engine:?}");

        let form = clerk.get("/en/road-maps/RM-01/split").await;
        let leaving = hidden(&form.body, "What leaves", "ask");
        let v = hidden(&form.body, "/splitting", "version");
        let split = [
            ("version", v.as_str()),
            ("ask", leaving.as_str()),
            ("title_en", "Cut out"),
            ("title_ru", "Отделено"),
            ("title_kk", ""),
        ];
        let refused = clerk.post("/en/road-maps/RM-01/splitting", &split).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Отделено"), "what was typed is kept");
        let mut split = split;
        split[4].1 = "Бөлінген";
        pass(&world);
        let new = done(clerk.post("/en/road-maps/RM-01/splitting", &split).await);
        let cut = reader.get(&new).await;
        assert!(cut.body.contains("Cut out") && cut.body.contains("/recommendations/R-"));
        assert_verifies(&world).await;

        // A later run moves nothing of what a person has cut out or set aside.
        let v = version(&mut clerk, "RM-03", "/setting-aside").await;
        let aside = [
            ("version", v.as_str()),
            ("reason", "The law is being written"),
        ];
        pass(&world);
        done(
            clerk
                .post("/en/road-maps/RM-03/setting-aside", &aside)
                .await,
        );
        let page = reader.get("/en/road-maps/RM-03").await;
        assert!(
            page.body.contains("The law is being written"),
            "{}",
            page.body
        );
        let stood = state(&world, 1).await;
        pass(&world);
        propose(&world, &mut clerk, "4", "all").await;
        let page = clerk.get("/en/proposals/2").await;
        let all = hidden(&page.body, "/proposals/2/acceptance", "version");
        pass(&world);
        done(
            clerk
                .post("/en/proposals/2/acceptance", &[("version", &all)])
                .await,
        );
        let kept = |lines: &[String], number: &str| -> Vec<String> {
            let mark = format!(" {number} ");
            lines
                .iter()
                .filter(|l| l.starts_with("stands") && l.contains(&mark))
                .cloned()
                .collect()
        };
        let number = new
            .rsplit('-')
            .next()
            .unwrap()
            .trim_start_matches('0')
            .to_owned();
        let now = state(&world, 1).await;
        for number in ["3", number.as_str()] {
            assert!(!kept(&stood, number).is_empty());
            assert_eq!(kept(&stood, number), kept(&now, number));
        }
        pass(&world);
        done(clerk.post("/en/road-maps/RM-03/reopening", &[]).await);
        assert!(
            reader
                .get("/en/road-maps")
                .await
                .body
                .contains("id=\"road-map-3\"")
        );
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn keys_are_a_persons_own() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let mut moderator = world.signed_in("moderator", Role::Moderator).await;
        propose(&world, &mut clerk, "4", "all").await;
        let twice = [("in_use", "yes"), ("key-next", "ж"), ("key-accept", "ж")];
        let refused = clerk.post("/kk/account/shortcuts", &twice).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"ж\""), "{}", refused.body);
        let own = [("in_use", "yes"), ("key-next", "ж"), ("key-accept", "қ")];
        done(clerk.post("/kk/account/shortcuts", &own).await);
        let page = clerk.get("/en/proposals/1").await;
        assert!(page.body.contains("<kbd>қ</kbd>"), "{}", page.body);
        assert!(
            page.body.contains("&quot;next&quot;:&quot;ж&quot;")
                || page.body.contains("&#34;next&#34;:&#34;ж&#34;"),
            "{}",
            page.body
        );
        let other = moderator.get("/en/proposals/1").await;
        assert!(other.body.contains("<kbd>j</kbd>"));
        done(
            clerk
                .post("/en/account/shortcuts", &[("key-next", "j")])
                .await,
        );
        let off = clerk.get("/en/proposals/1").await;
        assert!(off.body.contains("data-keys=\"{}\""), "{}", off.body);
        done(
            clerk
                .post("/en/account/shortcuts", &[("usual", "yes")])
                .await,
        );
        let back = clerk.get("/en/proposals/1").await;
        assert!(back.body.contains("<kbd>j</kbd>"));
        let visitor = world.stranger().get("/en/account/shortcuts").await;
        assert_eq!(visitor.status, StatusCode::SEE_OTHER);
    }
}
