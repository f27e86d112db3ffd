//! An office with a protected channel: keys in every state, and messages that were read, answered, sealed anew, deleted.

use super::pass;
use crate::{
    stories::channel::{
        KEYS, admit, armored, messages, office, open, publish, sealed, send, sign_in, term,
    },
    world::{Browser, World},
};
use http::StatusCode;
use kenes_kernel::access::Role;

pub async fn live(world: &World) {
    office(world, "commissioner").await;
    for handle in ["зейнеп", "олжас"] {
        world.signed_in(handle, Role::Ombudsperson).await;
    }
    term(world, "commissioner", "holder", "зейнеп", "").await;
    term(world, "commissioner", "key-holder", "олжас", "").await;
    let mut zeinep = sign_in(world, "зейнеп").await;
    let mut olzhas = sign_in(world, "олжас").await;
    pass(world);
    let channel = open(&mut zeinep, "office commissioner", "ombudsman").await;
    pass(world);
    publish(&mut zeinep, &channel, KEYS[0]).await;
    pass(world);
    publish(&mut olzhas, &channel, KEYS[1]).await;
    pass(world);
    admit(&mut zeinep, &channel).await;
    for n in 1..=3 {
        pass(world);
        let answer = send(&mut world.stranger(), n, "жазылған сөз").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    }
    let paths = messages(&mut olzhas, &channel).await;
    post(world, &mut olzhas, &format!("{}/reading", paths[0])).await;
    pass(world);
    let answer = armored(&sealed(3, "жауап"));
    let parts = [("ciphertext", answer.as_bytes())];
    let path = format!("{}/answers", paths[0]);
    let answered = olzhas.post_parts(&path, &parts).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    post(world, &mut olzhas, &format!("{}/deletion", paths[1])).await;
    // A third key, so that what was sealed before is sealed anew; then one is withdrawn, and one waits.
    pass(world);
    publish(&mut olzhas, &channel, KEYS[2]).await;
    pass(world);
    admit(&mut zeinep, &channel).await;
    let page = zeinep.get(&channel).await.body;
    let keys = page.split("data-keys=\"").nth(1).unwrap();
    let keys = keys.split('"').next().unwrap();
    let anew = armored(&sealed(2, "қайта шифрланған"));
    let parts = [("ciphertext", anew.as_bytes()), ("keys", keys.as_bytes())];
    pass(world);
    let path = format!("{}/wrapping", paths[2]);
    let wrapped = zeinep.post_parts(&path, &parts).await;
    assert_eq!(wrapped.status, StatusCode::NO_CONTENT, "{}", wrapped.body);
    pass(world);
    publish(&mut olzhas, &channel, KEYS[3]).await;
    // A channel that nobody has published a key for.
    office(world, "reception").await;
    term(world, "reception", "acting", "зейнеп", "").await;
    pass(world);
    open(&mut zeinep, "office reception", "reception").await;
}

async fn post(world: &World, browser: &mut Browser<'_>, path: &str) {
    pass(world);
    let answer = browser.post(path, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}
