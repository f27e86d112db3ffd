//! Tokens of the API in every state.

use super::{pass, sign_in};
use crate::world::{Browser, PASSWORD, World};
use http::StatusCode;

/// One in use, one withdrawn, one of an organisation.
pub async fn live(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    let used = make(&mut clerk, "Мұрағат сервері", "person", "write").await;
    let bearer = format!("Bearer {used}");
    let asked = [("authorization", bearer.as_str())];
    let answer = world
        .stranger()
        .ask("GET", "/api/v1/duties", &asked, "")
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    pass(world);
    make(&mut clerk, "Старый ноутбук", "person", "read").await;
    pass(world);
    let page = clerk.get("/en/account/tokens").await.body;
    withdraw(&mut clerk, &page, "Старый ноутбук").await;
    let mut saule = sign_in(world, "саида").await;
    make(&mut saule, "Website", "organisation", "read").await;
}

/// Makes a token as the page asks; its text.
pub async fn make(browser: &mut Browser<'_>, name: &str, owner: &str, scope: &str) -> String {
    let form = [
        ("name", name),
        ("owner", owner),
        ("scope", scope),
        ("days", "90"),
        ("password", PASSWORD),
    ];
    let answer = browser.post("/en/account/tokens", &form).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let (_, rest) = answer.body.split_once("<code class=\"secret\">").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

/// Withdraws a token by the button of the page.
pub async fn withdraw(browser: &mut Browser<'_>, page: &str, name: &str) {
    let path = path_of(page, name);
    let answer = browser.post(&path, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

/// Where a token of this name is withdrawn.
pub fn path_of(page: &str, name: &str) -> String {
    let entry = page.split("<h3").find(|entry| entry.contains(name));
    let entry = entry.unwrap_or_else(|| panic!("no token {name} in {page}"));
    let (_, rest) = entry.split_once("action=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}
