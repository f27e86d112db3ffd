use crate::world::{On, World};
use http::StatusCode;

#[tokio::test]
async fn the_language_comes_from_the_address_then_the_cookie_then_the_browser() {
    let world = World::on(On::Sqlite).await;
    let mut reader = world.stranger();
    let first = reader
        .get_with("/", "accept-language", "kk-KZ,ru;q=0.8")
        .await;
    assert!(first.body.contains("lang=\"kk\""));
    let by_address = reader.get_with("/ru/", "accept-language", "kk").await;
    assert!(by_address.body.contains("<html lang=\"ru\""));
    let by_cookie = reader.get_with("/", "accept-language", "kk").await;
    assert!(by_cookie.body.contains("<html lang=\"ru\""));
}

#[tokio::test]
async fn an_error_speaks_the_readers_language() {
    let world = World::on(On::Sqlite).await;
    for (path, language) in [("/kk/nope", "kk"), ("/ru/nope", "ru"), ("/en/nope", "en")] {
        let answer = world.stranger().get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.body.contains(&format!("<html lang=\"{language}\"")));
    }
    let api = world
        .stranger()
        .get_with("/api/v1/nope", "accept-language", "ru")
        .await;
    assert_eq!(api.status, StatusCode::NOT_FOUND);
    assert_eq!(api.headers["content-type"], "application/problem+json");
    assert!(api.body.contains("Здесь ничего нет."));
}

#[tokio::test]
async fn every_page_carries_a_strict_policy_and_a_request_id() {
    let world = World::on(On::Sqlite).await;
    for path in ["/en/", "/en/nope", "/api/v1/organisations"] {
        let answer = world.stranger().get(path).await;
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.contains("script-src 'self'") && !policy.contains("unsafe"),
            "{path}"
        );
        assert!(answer.headers.contains_key("x-request-id"), "{path}");
    }
}
