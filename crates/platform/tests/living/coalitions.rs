//! A coalition of two organisations, one that nobody joined, and a draft that went through every circle.

use super::{pass, sign_in};
use crate::world::{Browser, World};
use http::StatusCode;
use kenes_kernel::{access::Role, content::Content};
use kenes_platform::slices::body;

pub async fn live(world: &World) {
    for (key, name) in [("ngo-lantern", "Lantern and Key"), ("ngo-steppe", "Дала")] {
        let new = body::NewOrganisation {
            key: key.into(),
            kind: body::Kind::Ngo,
            sector: "civil_society".into(),
            name: Content::new("en", name),
            from: None,
        };
        body::add_organisation(&world.program(), new).await.unwrap();
    }
    world.signed_in("дана", Role::Ngo).await;
    body::add_member(&world.program(), "дана", "ngo-lantern")
        .await
        .unwrap();
    let mut saida = sign_in(world, "саида").await;
    let mut dana = sign_in(world, "дана").await;
    let empty = post(world, &mut saida, "/en/coalitions", &[("name", "Ешкім")]).await;
    post(world, &mut saida, &format!("{empty}/departure"), &[]).await;
    let form = [
        ("name", "Азаптауға қарсы коалиция"),
        ("purpose", "Один доклад"),
    ];
    let coalition = post(world, &mut saida, "/en/coalitions", &form).await;
    for key in ["ngo-lantern", "ngo-steppe"] {
        let path = format!("{coalition}/invitations");
        post(world, &mut saida, &path, &[("organisation", key)]).await;
    }
    let path = format!("{coalition}/answer");
    post(world, &mut dana, &path, &[("answer", "accept")]).await;
    let form = [("text", "Бірге жазып жатырмыз"), ("act", "save")];
    let draft = post(world, &mut saida, "/en/submissions", &form).await;
    let id = coalition.rsplit('/').next().unwrap();
    for (version, circle) in [("1", "person"), ("2", "organisation"), ("3", id)] {
        let form = [("version", version), ("circle", circle)];
        post(world, &mut saida, &format!("{draft}/circle"), &form).await;
    }
}

async fn post(
    world: &World,
    browser: &mut Browser<'_>,
    path: &str,
    form: &[(&str, &str)],
) -> String {
    pass(world);
    let answer = browser.post(path, form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.headers["location"].to_str().unwrap().to_owned()
}
