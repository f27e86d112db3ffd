//! Programs use the API with a token: a person's, or an organisation's.

use crate::{
    living::{
        newest_link, path_of_person, set_second_factor,
        tokens::{make, path_of, withdraw},
    },
    world::{Answer, Browser, NOW, On, PASSWORD, World, engines},
};
use bytes::Bytes;
use http::StatusCode;
use kenes_kernel::{access::Role, content::Content, db::Query, journal::verify};
use kenes_platform::{
    app,
    slices::{
        accounts, body,
        recommendations::{confirm_import, read_import},
    },
};

const PAGE: &str = "/en/account/tokens";
const SUBMISSIONS: &str = "/api/v1/submissions";

async fn with(world: &World, method: &str, path: &str, token: &str, json: &str) -> Answer {
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str())];
    world.stranger().ask(method, path, &headers, json).await
}

/// Read in for the secretariat alone, as visit reports that are not released.
const VISIT: &str = "id,mechanism,country,date,text\ns-1,SPT,Kazakhstan,2025-04-07,Give detained persons access to a doctor of their choice\n";

async fn read_in(world: &World, file: &'static str) {
    let ctx = world.program();
    let bytes = Bytes::from_static(file.as_bytes());
    let read = read_import(&ctx, "file.csv", bytes, None).await;
    confirm_import(&ctx.later(), read.unwrap().import.id)
        .await
        .unwrap();
}

async fn get(world: &World, path: &str, token: &str) -> Answer {
    with(world, "GET", path, token, "").await
}

/// The answer to a token that does not work, without the id of the request.
async fn refused(world: &World, token: &str) -> String {
    let answer = get(world, SUBMISSIONS, token).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", answer.body);
    assert_eq!(answer.headers["www-authenticate"], "Bearer");
    assert_eq!(answer.headers["content-type"], "application/problem+json");
    let mut problem: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    problem.as_object_mut().unwrap().remove("instance");
    problem.to_string()
}

async fn count(world: &World, sql: &str) -> i64 {
    let count = Query::new(sql).scalar(world.kernel.db.read()).await;
    count.unwrap().unwrap_or(0)
}

async fn organisation(world: &World, key: &str) {
    let new = body::NewOrganisation {
        key: key.into(),
        kind: body::Kind::Ngo,
        sector: "civil_society".into(),
        name: Content::new("en", format!("Organisation {key}")),
        from: None,
    };
    body::add_organisation(&world.program(), new).await.unwrap();
}

async fn representative<'w>(world: &'w World, handle: &str, key: &str) -> Browser<'w> {
    let browser = world.signed_in(handle, Role::Ngo).await;
    let joined = body::add_member(&world.program(), handle, key).await;
    joined.unwrap();
    browser
}

fn wait(world: &World, seconds: i64) {
    let now = world.kernel.clock.now();
    world.clock.set(now.plus_seconds(seconds));
}

#[tokio::test]
async fn a_token_is_made_with_the_password_and_shown_once() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut saule = world.signed_in("saule", Role::Ngo).await;
        let path = path_of_person(&world, "saule").await;
        let contact = [("mail", "saule@example.org"), ("language", "kk")];
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        clerk.post(&format!("{path}/contact"), &contact).await;
        assert!(saule.get(PAGE).await.body.contains("There is none yet."));
        let bare = [("name", " "), ("scope", "all"), ("days", "3660")];
        let answer = saule.post(PAGE, &bare).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in [
            "Say what the token is for",
            "Choose what the",
            "how long the",
        ] {
            assert!(answer.body.contains(said), "{said}: {}", answer.body);
        }
        let mut form = vec![("name", "Archive"), ("scope", "read"), ("days", "30")];
        form.push(("password", "not mine at all"));
        let answer = saule.post(PAGE, &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("This is not your password."));
        assert!(answer.body.contains("value=\"Archive\""), "nothing is lost");
        assert_eq!(count(&world, "SELECT count(*) FROM api_tokens").await, 0);

        form.pop();
        form.push(("password", PASSWORD));
        let answer = saule.post(PAGE, &form).await;
        assert_eq!(answer.headers["cache-control"], "no-store");
        let (_, rest) = answer.body.split_once("<code class=\"secret\">").unwrap();
        let token = rest.split('<').next().unwrap();
        assert!(token.starts_with("kenes_") && token.len() == 58, "{token}");
        let page = saule.get(PAGE).await;
        assert_eq!(page.headers["cache-control"], "no-store");
        assert!(page.body.contains("Archive") && !page.body.contains(token));
        assert!(page.body.contains("Never used."));
        let kept = format!("SELECT count(*) FROM api_tokens WHERE token_hash LIKE '%{token}%'");
        assert_eq!(count(&world, &kept).await, 0, "only its hash is stored");
        let told = "SELECT count(*) FROM mails WHERE kind = 'token'";
        assert_eq!(count(&world, told).await, 1);
        let again = saule.post(PAGE, &form).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "sent twice");
        assert_eq!(count(&world, "SELECT count(*) FROM api_tokens").await, 1);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_program_reads_and_writes_as_far_as_the_scope_goes() {
    for engine in engines() {
        let world = World::on(engine).await;
        organisation(&world, "saiga").await;
        let mut saule = representative(&world, "saule", "saiga").await;
        let reads = make(&mut saule, "Reader", "person", "read").await;
        let writes = make(&mut saule, "Writer", "person", "write").await;
        let draft = "{\"text\":\"Open the prisons to monitors\"}";

        let answer = with(&world, "POST", SUBMISSIONS, &reads, draft).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
        assert!(answer.body.contains("the scope “write” is needed"));
        assert!(answer.body.contains("/problems/accounts-token-reads-only"));
        let how = &answer.headers["www-authenticate"];
        assert_eq!(how, "Bearer error=\"insufficient_scope\", scope=\"write\"");
        let answer = with(&world, "HEAD", SUBMISSIONS, &reads, "").await;
        assert_eq!(answer.status, StatusCode::OK);

        let answer = with(&world, "POST", SUBMISSIONS, &writes, draft).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        let answer = get(&world, SUBMISSIONS, &reads).await;
        assert!(answer.body.contains("Open the prisons"), "{}", answer.body);
        let by = "SELECT count(*) FROM journal_entries e JOIN people p ON p.id = e.actor WHERE e.subject_kind = 'submission' AND p.handle = 'saule'";
        assert_eq!(count(&world, by).await, 1, "in her name");

        // Pages of other sites cannot send a token behind somebody's back, so it needs no proof of its page.
        let bearer = format!("Bearer {writes}");
        let headers = [
            ("authorization", bearer.as_str()),
            ("origin", "https://elsewhere.example"),
            ("sec-fetch-site", "cross-site"),
        ];
        let mut program = world.stranger();
        let answer = program.ask("POST", SUBMISSIONS, &headers, draft).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        let answer = saule.ask("POST", SUBMISSIONS, &headers[1..], draft).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "a cookie still does");
    }
}

#[tokio::test]
async fn whatever_does_not_work_is_answered_alike() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut saule = world.signed_in("saule", Role::Ngo).await;
        let mut dina = world.signed_in("dina", Role::Ngo).await;
        let expired = make(&mut saule, "Expired", "person", "read").await;
        let withdrawn = make(&mut saule, "Withdrawn", "person", "read").await;
        let page = saule.get(PAGE).await.body;
        let foreign = dina.post(&path_of(&page, "Withdrawn"), &[]).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        withdraw(&mut saule, &page, "Withdrawn").await;
        withdraw(&mut saule, &page, "Withdrawn").await;
        let gone = make(&mut dina, "Gone", "person", "write").await;
        for token in [&expired, &gone] {
            let answer = get(&world, SUBMISSIONS, token).await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "no body yet"
            );
        }
        let id = path_of_person(&world, "dina").await;
        let id = id.rsplit('/').next().unwrap().parse().unwrap();
        accounts::erase_person(&world.program(), id).await.unwrap();
        wait(&world, 90 * 24 * 3600 + 1);
        let left = "SELECT count(*) FROM api_tokens WHERE name = 'Gone' OR name = '' AND withdrawn_at IS NULL";
        assert_eq!(count(&world, left).await, 0, "withdrawn and forgotten");
        let opened = "SELECT count(*) FROM journal_openings WHERE value LIKE '%Gone%'";
        assert_eq!(count(&world, opened).await, 0, "in the journal as well");
        let unknown = format!("kenes_{}", "a".repeat(52));
        let said = refused(&world, &unknown).await;
        assert!(said.contains("This token does not work."), "{said}");
        for token in [&expired, &withdrawn, &gone, "", "x", "Ж", &"k".repeat(4000)] {
            assert_eq!(refused(&world, token).await, said, "{token}");
        }
        // A cookie does not help a token that does not work.
        let mut eve = world.signed_in("eve", Role::Clerk).await;
        let bearer = format!("Bearer {unknown}");
        let answer = eve
            .get_with("/api/v1/duties", "authorization", &bearer)
            .await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_token_opens_no_page_and_a_cookie_counts_for_nothing_beside_it() {
    for engine in engines() {
        let world = World::on(engine).await;
        organisation(&world, "saiga").await;
        let mut saule = representative(&world, "saule", "saiga").await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let token = make(&mut clerk, "Everything", "person", "write").await;
        for path in ["/en/jobs", "/en/people", "/en/submissions", "/en/imports"] {
            let answer = get(&world, path, &token).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        for path in [PAGE, "/en/account"] {
            let answer = get(&world, path, &token).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        }
        let form = "name=x&handle=x&mail=x%40example.org&role=ngo&language=en";
        let answer = with(&world, "POST", "/en/people", &token, form).await;
        assert!(answer.status.is_client_error(), "{}", answer.status);
        let bearer = format!("Bearer {token}");
        let answer = saule.get_with(SUBMISSIONS, "authorization", &bearer).await;
        assert_eq!(
            answer.status,
            StatusCode::NOT_FOUND,
            "the clerk drafts none"
        );
        assert_eq!(saule.get(SUBMISSIONS).await.status, StatusCode::OK);
    }
}

#[test]
fn no_operation_of_the_api_is_near_accounts() {
    for slice in app::slices() {
        for route in slice.routes {
            let of_api = route.path.starts_with("/api/");
            assert!(!(of_api && slice.name == "accounts"), "{}", route.path);
        }
    }
    let described = serde_json::to_value(app::openapi()).unwrap();
    let scheme = &described["components"]["securitySchemes"]["token"];
    assert_eq!(scheme["scheme"], "bearer");
    let post = &described["paths"]["/api/v1/submissions"]["post"]["responses"];
    assert!(post["401"].is_object() && post["403"].is_object(), "{post}");
}

#[tokio::test]
async fn an_organisations_token_reads_its_drafts_and_no_more_and_outlives_its_maker() {
    for engine in engines() {
        let world = World::on(engine).await;
        organisation(&world, "saiga").await;
        organisation(&world, "lantern").await;
        let mut saule = representative(&world, "saule", "saiga").await;
        let mut dina = representative(&world, "dina", "lantern").await;
        for (browser, text) in [(&mut saule, "Open the prisons"), (&mut dina, "Close them")] {
            let json = format!("{{\"text\":\"{text}\"}}");
            let answer = browser.post_json(SUBMISSIONS, &json, text).await;
            assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        }
        let form = [
            ("name", "Website"),
            ("owner", "organisation"),
            ("scope", "write"),
            ("days", "365"),
            ("password", PASSWORD),
        ];
        let answer = saule.post(PAGE, &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("can only read. Choose"));
        let token = make(&mut saule, "Website", "organisation", "read").await;
        let seen = get(&world, SUBMISSIONS, &token).await;
        assert!(seen.body.contains("Open the prisons"), "{}", seen.body);
        assert!(!seen.body.contains("Close them"));
        let answer = with(&world, "POST", SUBMISSIONS, &token, "{}").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);

        // A colleague keeps it, the secretariat sees it, others do not.
        let mut colleague = representative(&world, "erlan", "saiga").await;
        let page = colleague.get(PAGE).await.body;
        assert!(page.contains("Tokens of Organisation saiga"), "{page}");
        assert!(page.contains("Website") && !page.contains(&token));
        let path = path_of(&page, "Website");
        assert!(!dina.get(PAGE).await.body.contains("Website"));
        assert_eq!(dina.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let listed = clerk.get(PAGE).await.body;
        assert!(listed.contains("Website (Organisation saiga)"), "{listed}");

        let id = path_of_person(&world, "saule").await;
        let id = id.rsplit('/').next().unwrap().parse().unwrap();
        accounts::erase_person(&world.program(), id).await.unwrap();
        wait(&world, 7200);
        let seen = get(&world, SUBMISSIONS, &token).await;
        assert!(seen.body.contains("Open the prisons"), "{}", seen.body);
        let page = colleague.get(PAGE).await.body;
        assert!(page.contains("by erased."), "{page}");
        assert_eq!(
            colleague.post(&path, &[]).await.status,
            StatusCode::SEE_OTHER
        );
        refused(&world, &token).await;
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn an_organisations_token_has_none_of_its_makers_rights_and_ends_with_the_organisation() {
    for engine in engines() {
        let world = World::on(engine).await;
        organisation(&world, "saiga").await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let form = [
            ("name", "Nobody's"),
            ("owner", "organisation"),
            ("scope", "read"),
            ("days", "30"),
            ("password", PASSWORD),
        ];
        let answer = clerk.post(PAGE, &form).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "she acts for none");
        body::add_member(&world.program(), "aliya", "saiga")
            .await
            .unwrap();
        let own = make(&mut clerk, "Own", "person", "read").await;
        let machine = make(&mut clerk, "Machine", "organisation", "read").await;
        read_in(&world, VISIT).await;
        let sees = |answer: Answer| answer.body.contains("a doctor of their choice");
        let path = "/api/v1/recommendations";
        let (clerks, machines) = (
            get(&world, path, &own).await,
            get(&world, path, &machine).await,
        );
        assert_eq!(machines.status, StatusCode::OK, "{}", machines.body);
        assert!(sees(clerks) && !sees(machines));
        let ended = "UPDATE organisations SET until_day = '2026-11-23'";
        world.tamper(ended).await;
        refused(&world, &machine).await;
    }
}

#[tokio::test]
async fn a_new_password_ends_the_tokens_and_a_second_factor_that_is_missing_stops_them() {
    for engine in engines() {
        let world = World::requiring_second_factor(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        assert_eq!(
            clerk.get(PAGE).await.headers["location"],
            "/en/account/second-factor"
        );
        set_second_factor(&world, &mut clerk, "aliya").await;
        let token = make(&mut clerk, "Server", "person", "read").await;
        let duties = "/api/v1/duties";
        assert_eq!(get(&world, duties, &token).await.status, StatusCode::OK);
        let removal = "/en/account/second-factor/removal";
        clerk.post(removal, &[("password", PASSWORD)]).await;
        refused(&world, &token).await;
        set_second_factor(&world, &mut clerk, "aliya").await;
        assert_eq!(get(&world, duties, &token).await.status, StatusCode::OK);

        world
            .tamper("UPDATE people SET mail = 'aliya@example.org'")
            .await;
        let forgotten = [("handle", "aliya")];
        world
            .stranger()
            .post("/en/sign-in/forgotten", &forgotten)
            .await;
        assert_eq!(get(&world, duties, &token).await.status, StatusCode::OK);
        let link = newest_link(&world, "aliya").await;
        let chosen = [("password", "four quiet words together")];
        let answer = world.stranger().post(&link, &chosen).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        refused(&world, &token).await;
    }
}

#[tokio::test]
async fn when_a_token_was_last_used_is_written_once_an_hour_at_most() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut saule = world.signed_in("saule", Role::Ngo).await;
        let token = make(&mut saule, "Server", "person", "read").await;
        let noted = "SELECT last_used_at FROM api_tokens";
        let duties = "/api/v1/duties";
        get(&world, duties, &token).await;
        let hour = count(&world, noted).await;
        assert_eq!(hour % 3_600_000_000, 0, "the hour and no more");
        assert!(hour <= NOW.plus_seconds(60).micros());
        // Whatever stands there now stays until the next hour.
        world
            .tamper(&format!(
                "UPDATE api_tokens SET last_used_at = {}",
                hour + 1
            ))
            .await;
        wait(&world, 1800);
        get(&world, duties, &token).await;
        assert_eq!(count(&world, noted).await, hour + 1);
        wait(&world, 1800);
        get(&world, duties, &token).await;
        assert_eq!(count(&world, noted).await, hour + 3_600_000_000);
        assert!(
            saule
                .get(PAGE)
                .await
                .body
                .contains("Last used in the hour of")
        );
    }
}

#[tokio::test]
async fn the_people_of_the_demonstration_make_a_token_without_the_password_that_they_have_not() {
    let world = World::demonstration(On::Sqlite).await;
    let mut browser = world.stranger();
    let handle: Option<String> =
        Query::new("SELECT handle FROM people WHERE demonstration ORDER BY created_at LIMIT 1")
            .scalar(world.kernel.db.read())
            .await
            .unwrap();
    let form = [("handle", handle.as_deref().unwrap())];
    browser.post("/en/demo/sign-ins", &form).await;
    assert!(!browser.get(PAGE).await.body.contains("type=\"password\""));
    let token = make(&mut browser, "To try", "person", "read").await;
    let answer = get(&world, "/api/v1/duties", &token).await;
    assert_eq!(answer.status, StatusCode::OK);
}
