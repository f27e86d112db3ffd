//! Signing in with two factors, and limits that lock nobody else out.

use crate::{
    living::{code_of, set_second_factor},
    world::{Browser, NOW, PASSWORD, World, engines},
};
use http::StatusCode;
use kenes_kernel::{access::Role, db::Query};

async fn sign_in(browser: &mut Browser<'_>, handle: &str, password: &str) -> (StatusCode, String) {
    let form = [("handle", handle), ("password", password)];
    let answer = browser.post("/en/sign-in", &form).await;
    let to = answer.headers.get("location");
    let to = to.map(|to| to.to_str().unwrap().to_owned());
    (answer.status, to.unwrap_or_default())
}

async fn code(browser: &mut Browser<'_>, code: &str) -> (StatusCode, String) {
    let answer = browser.post("/en/sign-in/code", &[("code", code)]).await;
    let to = answer.headers.get("location");
    let to = to.map(|to| to.to_str().unwrap().to_owned());
    (answer.status, to.unwrap_or_default())
}

async fn count(world: &World, sql: &str) -> i64 {
    let count = Query::new(sql).scalar(world.kernel.db.read()).await;
    count.unwrap().unwrap_or(0)
}

fn wait(world: &World, seconds: i64) {
    let now = world.kernel.clock.now();
    world.clock.set(now.plus_seconds(seconds));
}

#[tokio::test]
async fn who_decides_is_led_to_the_second_factor_and_can_do_nothing_else_before() {
    for engine in engines() {
        let world = World::requiring_second_factor(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        for path in ["/en/jobs", "/en/", "/en/people", "/en/account"] {
            let answer = clerk.get(path).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert_eq!(answer.headers["location"], "/en/account/second-factor");
        }
        let answer = clerk.post("/en/people", &[("name", "x")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        let answer = clerk.get("/api/v1/organisations").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        let page = clerk.get("/en/account/second-factor").await;
        assert!(page.body.contains("Set this up first"), "{}", page.body);
        assert_eq!(page.headers["cache-control"], "no-store");
        let answer = clerk
            .post("/en/account/second-factor", &[("code", "000000")])
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let codes = set_second_factor(&world, &mut clerk, "aliya").await;
        assert_eq!(codes.len(), 10);
        assert_eq!(clerk.get("/en/jobs").await.status, StatusCode::OK);
        let page = clerk.get("/en/account/second-factor").await;
        assert!(!page.body.contains(&codes[0]), "shown once");
        assert!(!page.body.contains("class=\"secret\""), "nor the secret");

        let mut ngo = world.signed_in("saiga", Role::Ngo).await;
        assert_eq!(ngo.get("/en/account").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_code_is_asked_for_after_the_password_and_works_once() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut first = world.signed_in("aliya", Role::Clerk).await;
        set_second_factor(&world, &mut first, "aliya").await;
        wait(&world, 60);
        let mut browser = world.stranger();
        let half = sign_in(&mut browser, "aliya", PASSWORD).await;
        assert_eq!(half.0, StatusCode::SEE_OTHER);
        assert!(half.1.starts_with("/en/sign-in/code"), "{}", half.1);
        let jobs = browser.get("/en/jobs").await;
        assert_eq!(jobs.status, StatusCode::NOT_FOUND, "half is nothing");
        assert_eq!(browser.get("/en/sign-in/code").await.status, StatusCode::OK);
        let shown = code_of(&world, "aliya").await;
        assert_eq!(
            code(&mut browser, &shown).await,
            (StatusCode::SEE_OTHER, "/en".into())
        );
        assert_eq!(browser.get("/en/jobs").await.status, StatusCode::OK);

        let mut other = world.stranger();
        sign_in(&mut other, "aliya", PASSWORD).await;
        let replayed = code(&mut other, &shown).await;
        assert_eq!(
            replayed.0,
            StatusCode::UNPROCESSABLE_ENTITY,
            "seen over a shoulder"
        );
        wait(&world, 60);
        let next = code_of(&world, "aliya").await;
        assert_eq!(code(&mut other, &next).await.0, StatusCode::SEE_OTHER);
        let again = code(&mut other, &next).await;
        assert_eq!(again.1, "/en/sign-in?over=1", "the half was used up");
    }
}

#[tokio::test]
async fn five_wrong_codes_or_five_minutes_end_a_half_sign_in() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut first = world.signed_in("aliya", Role::Clerk).await;
        set_second_factor(&world, &mut first, "aliya").await;
        wait(&world, 60);
        let mut browser = world.stranger();
        sign_in(&mut browser, "aliya", PASSWORD).await;
        for _ in 0..4 {
            let wrong = code(&mut browser, "000001").await;
            assert_eq!(wrong.0, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(code(&mut browser, "000001").await.1, "/en/sign-in?over=1");
        let shown = code_of(&world, "aliya").await;
        assert_eq!(code(&mut browser, &shown).await.1, "/en/sign-in?over=1");
        let mut late = world.stranger();
        sign_in(&mut late, "aliya", PASSWORD).await;
        wait(&world, 301);
        let shown = code_of(&world, "aliya").await;
        assert_eq!(code(&mut late, &shown).await.1, "/en/sign-in?over=1");
        assert_eq!(late.get("/en/jobs").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_recovery_code_lets_in_once_and_new_ones_end_the_old() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut first = world.signed_in("aliya", Role::Clerk).await;
        let codes = set_second_factor(&world, &mut first, "aliya").await;
        let typed = codes[0].to_uppercase().replace('-', " ");
        for (expected, code_typed) in [
            (StatusCode::SEE_OTHER, &typed),
            (StatusCode::UNPROCESSABLE_ENTITY, &codes[0]),
            (StatusCode::SEE_OTHER, &codes[1]),
        ] {
            let mut browser = world.stranger();
            sign_in(&mut browser, "aliya", PASSWORD).await;
            assert_eq!(code(&mut browser, code_typed).await.0, expected);
        }
        let page = first.get("/en/account/second-factor").await;
        assert!(
            page.body.contains("8 recovery codes are left."),
            "{}",
            page.body
        );
        let renewal = "/en/account/second-factor/codes";
        let wrong = first
            .post(renewal, &[("password", "not mine at all")])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let right = first.post(renewal, &[("password", PASSWORD)]).await;
        assert_eq!(right.status, StatusCode::OK);
        let mut browser = world.stranger();
        sign_in(&mut browser, "aliya", PASSWORD).await;
        let old = code(&mut browser, &codes[2]).await;
        assert_eq!(old.0, StatusCode::UNPROCESSABLE_ENTITY);
        let kept = format!(
            "SELECT count(*) FROM recovery_codes WHERE code_hash = '{}'",
            codes[2]
        );
        assert_eq!(count(&world, &kept).await, 0, "only hashes are stored");
    }
}

#[tokio::test]
async fn the_second_factor_goes_only_with_the_password_and_comes_back_at_once_where_it_must() {
    for engine in engines() {
        let world = World::requiring_second_factor(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        set_second_factor(&world, &mut clerk, "aliya").await;
        let removal = "/en/account/second-factor/removal";
        let wrong = clerk
            .post(removal, &[("password", "not mine at all")])
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(clerk.get("/en/jobs").await.status, StatusCode::OK);
        let right = clerk.post(removal, &[("password", PASSWORD)]).await;
        assert_eq!(right.status, StatusCode::SEE_OTHER);
        let jobs = clerk.get("/en/jobs").await;
        assert_eq!(jobs.headers["location"], "/en/account/second-factor");
        for _ in 0..11 {
            clerk.post(removal, &[("password", "x")]).await;
        }
    }
}

#[tokio::test]
async fn strangers_with_wrong_passwords_lock_nobody_out_of_a_browser_that_is_known() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut aliya = world.signed_in("aliya", Role::Ngo).await;
        aliya.post("/en/sign-out", &[]).await;
        let mut stranger = world.stranger();
        for _ in 0..12 {
            sign_in(&mut stranger, "aliya", "wrong wrong wrong").await;
        }
        let blocked = sign_in(&mut stranger, "aliya", PASSWORD).await;
        assert_eq!(blocked.0, StatusCode::TOO_MANY_REQUESTS);
        let known = sign_in(&mut aliya, "aliya", PASSWORD).await;
        assert_eq!(known.0, StatusCode::SEE_OTHER, "her browser is known");
        // Another person's browser is a stranger's.
        let mut eve = world.signed_in("eve", Role::Ngo).await;
        let blocked = sign_in(&mut eve, "aliya", PASSWORD).await;
        assert_eq!(blocked.0, StatusCode::TOO_MANY_REQUESTS);
        // Her own browser has ten tries as well.
        aliya.post("/en/sign-out", &[]).await;
        for _ in 0..10 {
            sign_in(&mut aliya, "aliya", "wrong wrong wrong").await;
        }
        let blocked = sign_in(&mut aliya, "aliya", PASSWORD).await;
        assert_eq!(blocked.0, StatusCode::TOO_MANY_REQUESTS);
        world.clock.set(NOW.plus_seconds(20 * 60));
        assert_eq!(
            sign_in(&mut aliya, "aliya", PASSWORD).await.0,
            StatusCode::SEE_OTHER
        );
    }
}

#[tokio::test]
async fn one_session_is_ended_by_its_owner_alone_and_never_opens_again() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut one = world.signed_in("aliya", Role::Clerk).await;
        let mut two = world.stranger();
        sign_in(&mut two, "aliya", PASSWORD).await;
        let account = one.get("/en/account").await.body;
        assert!(account.contains("A browser that is not known"), "{account}");
        let path = account.split("action=\"").find(|part| {
            part.starts_with("/en/account/sessions/")
                && !part.starts_with("/en/account/sessions/closure")
        });
        let path = path.unwrap().split('"').next().unwrap().to_owned();
        let mut eve = world.signed_in("eve", Role::Administrator).await;
        assert_eq!(eve.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(two.get("/en/jobs").await.status, StatusCode::OK);
        assert_eq!(one.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(two.get("/en/jobs").await.status, StatusCode::NOT_FOUND);
        assert_eq!(one.get("/en/jobs").await.status, StatusCode::OK);
        assert_eq!(one.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_sign_in_in_a_new_browser_is_told_by_mail_and_one_in_a_known_browser_is_not() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut aliya = world.signed_in("aliya", Role::Clerk).await;
        world
            .tamper("UPDATE people SET mail = 'aliya@example.org'")
            .await;
        let told = "SELECT count(*) FROM mails WHERE kind = 'new-device'";
        sign_in(&mut aliya, "aliya", PASSWORD).await;
        assert_eq!(count(&world, told).await, 0);
        let mut other = world.stranger();
        sign_in(&mut other, "aliya", PASSWORD).await;
        assert_eq!(count(&world, told).await, 1);
        sign_in(&mut other, "aliya", PASSWORD).await;
        assert_eq!(count(&world, told).await, 1);
    }
}
