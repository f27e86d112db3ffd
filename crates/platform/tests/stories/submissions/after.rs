//! What becomes of a recommendation after its author submitted it: who sees it, its withdrawal, lists and programs.

use super::*;

async fn set_reach(browser: &mut Browser<'_>, path: &str, reach: &str) -> Answer {
    let page = browser.get(path).await.body;
    let version = hidden(&page, "/audience", "version");
    browser
        .post(
            &format!("{path}/audience"),
            &[("version", &version), ("reach", reach)],
        )
        .await
}

#[tokio::test]
async fn an_author_lets_more_people_see_and_what_was_published_stays_so() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, mut dina) = two_organisations(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let mut visitor = world.stranger();
        let path = write(&mut saule, "Open the prisons", "organisation", "submit").await;
        let audience = format!("{path}/audience");
        for other in [&mut dina, &mut clerk, &mut visitor] {
            let form = [("version", "1"), ("reach", "public")];
            let answer = other.post(&audience, &form).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.body);
        }
        world.clock.set(world.kernel.clock.now().plus_seconds(60));
        location(&set_reach(&mut saule, &path, "members").await);
        assert_eq!(dina.get(&path).await.status, StatusCode::OK);
        assert_eq!(visitor.get(&path).await.status, StatusCode::NOT_FOUND);
        // While only members saw it, it can be taken back into the organisation, and opened again.
        world.clock.set(world.kernel.clock.now().plus_seconds(60));
        location(&set_reach(&mut saule, &path, "organisation").await);
        assert_eq!(dina.get(&path).await.status, StatusCode::NOT_FOUND);
        world.clock.set(world.kernel.clock.now().plus_seconds(60));
        location(&set_reach(&mut saule, &path, "members").await);
        // It stands in a road map when everybody comes to see it.
        place_in_new_road_map(&world, &mut clerk).await;
        assert!(
            !visitor
                .get("/en/road-maps/RM-01")
                .await
                .body
                .contains("Open the prisons")
        );
        world.clock.set(world.kernel.clock.now().plus_seconds(60));
        location(&set_reach(&mut saule, &path, "public").await);
        let page = visitor.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        for part in [
            "Paper Saiga changed who sees it. Before: the members of the body and the secretariat. Since then: everybody",
            "Before: the author’s organisation alone. Since then: the members",
        ] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let road_map = visitor.get("/en/road-maps/RM-01").await.body;
        assert!(road_map.contains("Open the prisons"), "{road_map}");
        assert!(
            visitor
                .get("/en/recommendations?q=prisons")
                .await
                .body
                .contains("R-0001")
        );
        // Nobody takes back what everybody could copy.
        for (reach, says) in [
            ("members", "It was published: others may have copied it"),
            (
                "organisation",
                "It was published: others may have copied it",
            ),
            ("public", "It is so already"),
            ("friends", "Choose who shall see"),
        ] {
            let refused = set_reach(&mut saule, &path, reach).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{reach}");
            assert!(refused.body.contains(says), "{reach}: {}", refused.body);
        }
        let stale = [("version", "1"), ("reach", "members")];
        assert_eq!(
            saule.post(&audience, &stale).await.status,
            StatusCode::CONFLICT
        );
        let withdrawal = [("reason", "The law was changed")];
        location(&saule.post(&format!("{path}/withdrawal"), &withdrawal).await);
        let late = [("version", "5"), ("reach", "members")];
        let late = saule.post(&audience, &late).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.body.contains("stays as it is"), "{}", late.body);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

/// Proposes road maps of all that waits and accepts them.
async fn place_in_new_road_map(world: &World, clerk: &mut Browser<'_>) {
    let wish = [("road_maps", "1"), ("scope", "all"), ("country", "")];
    let proposal = location(&clerk.post("/en/proposals", &wish).await);
    jobs::drain(&world.kernel).await.unwrap();
    let page = clerk.get(&proposal).await.body;
    let version = hidden(&page, "/acceptance", "version");
    let accepted = clerk
        .post(&format!("{proposal}/acceptance"), &[("version", &version)])
        .await;
    location(&accepted);
}

#[tokio::test]
async fn what_waits_for_a_reply_is_not_hidden_from_those_who_see_it() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, _) = two_organisations(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        kenes_platform::slices::duties::seed(&world.program())
            .await
            .unwrap();
        let path = write(&mut saule, "Open the prisons", "members", "submit").await;
        let question = [
            ("addressee", "justice"),
            ("asked", "2026-11-02"),
            ("unit", "working"),
            ("number", "10"),
            ("what", ""),
        ];
        location(&clerk.post(&format!("{path}/duties"), &question).await);
        let refused = set_reach(&mut saule, &path, "organisation").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains("A reply to it was asked for"),
            "{}",
            refused.body
        );
        location(&set_reach(&mut saule, &path, "public").await);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn what_was_withdrawn_leaves_drafts_and_the_queue_and_a_road_map_says_so() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, _) = two_organisations(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let mut paths = Vec::new();
        for text in [
            "Abolish the death penalty",
            "Abolish the death penalty for all crimes",
            "Open the prisons to monitors",
        ] {
            paths.push(write(&mut saule, text, "public", "submit").await);
        }
        let withdraw = |n: usize| format!("{}/withdrawal", paths[n]);
        // In a draft that waits for its review.
        let wish = [("road_maps", "1"), ("scope", "all"), ("country", "")];
        let proposal = location(&clerk.post("/en/proposals", &wish).await);
        jobs::drain(&world.kernel).await.unwrap();
        let card = format!("{proposal}/cards/1");
        assert!(clerk.get(&card).await.body.contains("for all crimes"));
        let reason = [("reason", "Said better elsewhere")];
        location(&saule.post(&withdraw(1), &reason).await);
        let page = clerk.get(&card).await.body;
        assert!(!page.contains("for all crimes"), "{page}");
        assert!(page.contains("Abolish the death penalty"), "{page}");
        assert!(
            clerk
                .get(&proposal)
                .await
                .body
                .contains("2 recommendations")
        );
        let version = hidden(&clerk.get(&proposal).await.body, "/acceptance", "version");
        let accepted = [("version", version.as_str())];
        location(
            &clerk
                .post(&format!("{proposal}/acceptance"), &accepted)
                .await,
        );
        assert!(
            !clerk
                .get("/en/road-maps/RM-01")
                .await
                .body
                .contains("for all crimes")
        );
        // In a road map that stands: it says so, in the API too.
        location(&saule.post(&withdraw(2), &reason).await);
        let page = world.stranger().get("/en/road-maps/RM-01").await.body;
        assert!(page.contains("Open the prisons to monitors"), "{page}");
        assert_eq!(page.matches("Withdrawn by its author").count(), 1, "{page}");
        let api = world.stranger().get("/api/v1/road-maps/RM-01").await.body;
        assert_eq!(api.matches("\"withdrawn\":true").count(), 1, "{api}");
        // In the queue.
        let late = write(
            &mut saule,
            "Abolish the death penalty in wartime",
            "public",
            "submit",
        )
        .await;
        jobs::drain(&world.kernel).await.unwrap();
        assert!(clerk.get("/en/queue").await.body.contains("in wartime"));
        location(&saule.post(&format!("{late}/withdrawal"), &reason).await);
        let queue = clerk.get("/en/queue").await.body;
        assert!(
            !queue.contains("in wartime") && !queue.contains("for all crimes"),
            "{queue}"
        );
        let review = clerk.get("/en/review").await.body;
        assert!(!review.contains("in wartime"), "{review}");
        let wish = [("road_maps", "1"), ("scope", "waiting"), ("country", "")];
        clerk.post("/en/proposals", &wish).await;
        jobs::drain(&world.kernel).await.unwrap();
        let again = clerk.get("/en/proposals/2").await.body;
        assert!(!again.contains("in wartime"), "{again}");
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn all_that_an_organisation_wrote_is_found_page_by_page() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, _) = two_organisations(&world).await;
        let lines: Vec<String> = (1..=60)
            .map(|n| format!("Open prison number {n}."))
            .collect();
        let report = word(&lines);
        let path = location(
            &saule
                .upload("/en/submissions/reports", "r.docx", &report)
                .await,
        );
        let places: Vec<String> = (1..=60).map(|n| n.to_string()).collect();
        let marks: Vec<(&str, &str)> = places.iter().map(|n| ("mark", n.as_str())).collect();
        location(&saule.post(&format!("{path}/marks"), &marks).await);
        let shown = write(
            &mut saule,
            "Publish all reports of visits",
            "public",
            "submit",
        )
        .await;
        let first = saule.get("/en/submissions").await.body;
        assert_eq!(
            first.matches("class=\"entry-title\"").count(),
            50,
            "{first}"
        );
        assert!(first.contains("Drafts: 60. Submitted: 1."), "{first}");
        let next = first.split("rel=\"next\" href=\"").nth(1).unwrap();
        let next = next.split('"').next().unwrap().replace("&#38;", "&");
        let second = saule.get(&next).await.body;
        assert_eq!(
            second.matches("class=\"entry-title\"").count(),
            11,
            "{second}"
        );
        assert!(
            second.contains("Publish all reports"),
            "the newest submission after all drafts"
        );
        assert!(second.contains("51–61"), "{second}");
        // A filter stands in the address and in the form, on every page.
        let drafts = saule.get("/en/submissions?state=draft&reach=").await.body;
        assert!(drafts.contains("value=\"draft\" selected"), "{drafts}");
        assert!(
            drafts.contains("state=draft&#38;after=") && drafts.contains("1–50"),
            "{drafts}"
        );
        let public = saule.get("/en/submissions?reach=public").await.body;
        assert_eq!(
            public.matches("class=\"entry-title\"").count(),
            1,
            "{public}"
        );
        let id = path.rsplit('/').next().unwrap();
        let of_report = saule
            .get(&format!("/en/submissions?report={id}"))
            .await
            .body;
        assert!(
            of_report.contains("1–50") && of_report.contains("of 60"),
            "{of_report}"
        );
        location(
            &saule
                .post(&format!("{shown}/withdrawal"), &[("reason", "x")])
                .await,
        );
        for (state, found) in [("submitted", 0), ("withdrawn", 1)] {
            let page = saule
                .get(&format!("/en/submissions?state={state}"))
                .await
                .body;
            assert_eq!(
                page.matches("class=\"entry-title\"").count(),
                found,
                "{state}: {page}"
            );
            assert_eq!(
                page.contains("Nothing answers to these filters"),
                found == 0
            );
        }
        let bad = saule.get("/en/submissions?after=x").await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_program_reads_and_enters_submissions() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut saule, mut dina) = two_organisations(&world).await;
        let body = r#"{"text": "Open the prisons", "addressee": "justice", "reach": "members"}"#;
        let drafted = saule.post_json("/api/v1/submissions", body, "one").await;
        assert_eq!(drafted.status, StatusCode::CREATED, "{}", drafted.body);
        // The same key gives the same answer and enters nothing twice; with another body it is refused.
        let again = saule.post_json("/api/v1/submissions", body, "one").await;
        assert_eq!(
            (again.status, &again.body),
            (StatusCode::CREATED, &drafted.body)
        );
        let other = saule.post_json("/api/v1/submissions", "{}", "one").await;
        assert_eq!(
            other.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{}",
            other.body
        );
        let draft: serde_json::Value = serde_json::from_str(&drafted.body).unwrap();
        assert_eq!(
            (&draft["state"], &draft["addressee"]),
            (&"draft".into(), &"justice".into())
        );
        let body = r#"{"text": "Publish all reports", "reach": "public", "submit": true}"#;
        let submitted = saule.post_json("/api/v1/submissions", body, "two").await;
        let submitted: serde_json::Value = serde_json::from_str(&submitted.body).unwrap();
        assert_eq!(submitted["reference"], "R-0001");
        assert_eq!(
            world
                .stranger()
                .get("/en/recommendations/R-0001")
                .await
                .status,
            StatusCode::OK
        );
        for (body, says) in [
            (r#"{"reach": "public", "submit": true}"#, "There is no text"),
            (r#"{"text": "x", "submit": true}"#, "Choose who shall see"),
            (
                r#"{"text": "x", "reach": "friends"}"#,
                "Choose who shall see",
            ),
            (r#"{"text": "x", "colour": "red"}"#, "no JSON object"),
            (r#"{"text": 7}"#, "no JSON object"),
            ("[", "no JSON object"),
        ] {
            let refused = saule.post_json("/api/v1/submissions", body, body).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
            assert!(refused.body.contains(says), "{body}: {}", refused.body);
        }
        let list = saule.get("/api/v1/submissions").await.body;
        assert_eq!(list.matches("\"state\"").count(), 2, "{list}");
        let one = saule.get("/api/v1/submissions?limit=1").await.body;
        let next: serde_json::Value = serde_json::from_str(&one).unwrap();
        let next = format!(
            "/api/v1/submissions?after={}",
            next["next"].as_str().unwrap()
        );
        assert!(saule.get(&next).await.body.contains("Publish all reports"));
        let found = saule.get("/api/v1/submissions?state=draft").await.body;
        assert!(
            found.contains("Open the prisons") && !found.contains("Publish"),
            "{found}"
        );
        // What is another organisation's does not exist, and for others there is nothing here at all.
        let path = format!("/api/v1/submissions/{}", draft["id"].as_str().unwrap());
        assert_eq!(saule.get(&path).await.status, StatusCode::OK);
        assert_eq!(dina.get(&path).await.status, StatusCode::NOT_FOUND);
        assert!(
            !dina
                .get("/api/v1/submissions")
                .await
                .body
                .contains("prisons")
        );
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        for other in [&mut clerk, &mut world.stranger()] {
            assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(
                other.get("/api/v1/submissions").await.status,
                StatusCode::NOT_FOUND
            );
            let refused = other.post_json("/api/v1/submissions", body, "x").await;
            assert_eq!(refused.status, StatusCode::NOT_FOUND, "{}", refused.body);
        }
        let api = world.stranger().get("/api/v1/openapi.json").await.body;
        assert!(api.contains("/api/v1/submissions/{id}") && api.contains("NewSubmission"));
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}
