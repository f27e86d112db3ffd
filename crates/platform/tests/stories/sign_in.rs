use crate::world::{PASSWORD, World, engines};
use http::StatusCode;
use kenes_kernel::access::Role;

#[tokio::test]
async fn a_person_signs_in_acts_and_signs_out() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        assert_eq!(clerk.get("/en/jobs").await.status, StatusCode::OK);
        let account = clerk.get("/en/account").await;
        assert!(
            account
                .body
                .contains("You are signed in as Aliya, Secretariat.")
        );
        clerk.post("/en/sign-out", &[]).await;
        assert_eq!(clerk.get("/en/jobs").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_wrong_password_and_a_wrong_name_get_the_same_sentence_and_keep_the_name() {
    for engine in engines() {
        let world = World::on(engine).await;
        world.signed_in("aliya", Role::Ngo).await;
        let mut stranger = world.stranger();
        for handle in ["aliya", "nobody"] {
            let answer = stranger
                .post(
                    "/en/sign-in",
                    &[("handle", handle), ("password", "wrong wrong")],
                )
                .await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(
                answer
                    .body
                    .contains("Name and password do not belong together.")
            );
            assert!(answer.body.contains(&format!("value=\"{handle}\"")));
        }
    }
}

#[tokio::test]
async fn after_ten_wrong_passwords_the_name_has_to_wait() {
    for engine in engines() {
        let world = World::on(engine).await;
        world.signed_in("aliya", Role::Ngo).await;
        let mut stranger = world.stranger();
        let wrong = [("handle", "aliya"), ("password", "wrong wrong")];
        for _ in 0..10 {
            stranger.post("/en/sign-in", &wrong).await;
        }
        let right = [("handle", "aliya"), ("password", PASSWORD)];
        let answer = stranger.post("/en/sign-in", &right).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(answer.headers.contains_key("retry-after"));
        world.clock.set(crate::world::NOW.plus_seconds(16 * 60));
        assert_eq!(
            stranger.post("/en/sign-in", &right).await.status,
            StatusCode::SEE_OTHER
        );
    }
}

#[tokio::test]
async fn a_session_ends_by_itself_when_nobody_uses_it() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        world.clock.set(crate::world::NOW.plus_seconds(13 * 3600));
        assert_eq!(clerk.get("/en/jobs").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_next_page_after_sign_in_is_never_another_site() {
    let world = World::on(crate::world::On::Sqlite).await;
    world.signed_in("aliya", Role::Ngo).await;
    let mut stranger = world.stranger();
    let form = [
        ("handle", "aliya"),
        ("password", PASSWORD),
        ("next", "//evil.example/x"),
    ];
    let answer = stranger.post("/en/sign-in", &form).await;
    assert_eq!(answer.headers["location"], "/en");
}

#[tokio::test]
async fn one_click_signs_in_in_the_demonstration_and_nowhere_else() {
    for engine in engines() {
        let demonstration = World::demonstration(engine).await;
        let mut visitor = demonstration.stranger();
        assert!(
            visitor
                .get("/en/")
                .await
                .body
                .contains("Sign in as Aigerim Tastanova")
        );
        let answer = visitor
            .post("/en/demo/sign-ins", &[("handle", "clerk")])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(visitor.get("/en/jobs").await.status, StatusCode::OK);

        let real = World::on(engine).await;
        let answer = real
            .stranger()
            .post("/en/demo/sign-ins", &[("handle", "clerk")])
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let world = World::on(crate::world::On::Sqlite).await;
    let answer = world
        .stranger()
        .get_with("/en/sign-in", "origin", "https://evil.example")
        .await;
    assert_eq!(answer.status, StatusCode::OK, "reading is open");
    let request = world
        .stranger()
        .post_from("https://evil.example", "/en/sign-out")
        .await;
    assert_eq!(request.status, StatusCode::FORBIDDEN);
}
