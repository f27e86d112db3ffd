//! What the moderator did, what came of it, and content that was withdrawn to protect people.

use super::{pass, sign_in};
use crate::world::{Browser, World};
use http::StatusCode;
use kenes_kernel::access::Role;
use kenes_platform::slices::body;

/// One hidden and shown again after an appeal, one merged and taken back, one directed elsewhere and withdrawn.
pub async fn live(world: &World) {
    let mut ngo = sign_in(world, "саида").await;
    let mut moderator = world.signed_in("төраға", Role::Moderator).await;
    let mut ombudsperson = world.signed_in("омбудсман", Role::Ombudsperson).await;
    let mut written = Vec::new();
    for text in [
        "Расследовать дело свидетеля М.",
        "Обеспечить врачей во всех изоляторах области",
        "Перевести пострадавшего С. в другое учреждение",
    ] {
        pass(world);
        written.push(write(&mut ngo, text).await);
    }
    pass(world);
    let hidden = act(
        &mut moderator,
        &written[0],
        [("act", "hide"), ("same_as", ""), ("institution", "")],
    )
    .await;
    let merged = act(
        &mut moderator,
        &written[1],
        [("act", "merge"), ("same_as", "R-0011"), ("institution", "")],
    )
    .await;
    act(
        &mut moderator,
        &written[2],
        [
            ("act", "redirect"),
            ("same_as", ""),
            ("institution", "justice"),
        ],
    )
    .await;
    pass(world);
    done(
        &mut ngo,
        &format!("{hidden}/appeal"),
        &[("version", "1"), ("appeal", "Свидетель согласен")],
    )
    .await;
    pass(world);
    let decision = [
        ("version", "2"),
        ("decision", "granted"),
        ("reason", "Согласие приложено"),
    ];
    done(&mut ombudsperson, &format!("{hidden}/decision"), &decision).await;
    done(
        &mut moderator,
        &format!("{merged}/lifting"),
        &[("version", "1"), ("reason", "Это о другом")],
    )
    .await;
    pass(world);
    let path = &written[2];
    let version = version_on(&mut ngo, &format!("{path}/protection")).await;
    let sure = [
        ("version", version.as_str()),
        ("with_name", "yes"),
        ("sure", "yes"),
    ];
    done(&mut ngo, &format!("{path}/protection"), &sure).await;
}

/// One under a sealed name that was opened, and a reader of what the members alone see.
pub async fn names_and_readers(world: &World) {
    let mut ngo = sign_in(world, "саида").await;
    let mut justice = world.signed_in("әділет", Role::FocalPoint).await;
    body::add_member(&world.program(), "әділет", "justice")
        .await
        .unwrap();
    pass(world);
    let form = [
        ("language", "ru"),
        ("text", "Проверить колонию, где пытают"),
        ("reach", "members"),
        ("attribution", "participant"),
        ("opener", "justice"),
        ("act", "submit"),
    ];
    let answer = ngo.post("/en/submissions", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let path = answer.headers["location"].to_str().unwrap().to_owned();
    assert_eq!(justice.get(&path).await.status, StatusCode::OK);
    pass(world);
    let reason = [("reason", "Надо спросить о документах")];
    done(&mut justice, &format!("{path}/identity"), &reason).await;
}

/// Submits a public recommendation; its path with the language.
pub async fn write(ngo: &mut Browser<'_>, text: &str) -> String {
    let form = [
        ("title", "Түрмелер"),
        ("language", "ru"),
        ("text", text),
        ("source", "Баламалы баяндама"),
        ("reach", "public"),
        ("act", "submit"),
    ];
    let answer = ngo.post("/en/submissions", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.headers["location"].to_str().unwrap().to_owned()
}

/// What the moderator does to one; the path of the act.
pub async fn act(
    moderator: &mut Browser<'_>,
    recommendation: &str,
    [deed, same_as, institution]: [(&str, &str); 3],
) -> String {
    let path = format!("{recommendation}/moderation");
    let version = version_on(moderator, &path).await;
    let form = [
        ("version", version.as_str()),
        deed,
        same_as,
        institution,
        ("reason", "Назван человек"),
    ];
    let answer = moderator.post(&path, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.headers["location"].to_str().unwrap().to_owned()
}

/// The version that a form holds.
pub async fn version_on(browser: &mut Browser<'_>, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    let (_, rest) = answer.body.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn done(browser: &mut Browser<'_>, path: &str, form: &[(&str, &str)]) {
    let answer = browser.post(path, form).await;
    assert_eq!(
        answer.status,
        StatusCode::SEE_OTHER,
        "{path}: {}",
        answer.body
    );
}
