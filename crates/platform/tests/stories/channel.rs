//! People without an account write to one recipient, sealed: the server keeps only what it cannot read, and nobody but
//! the holders of keys finds anything.

mod sending;
mod turnover;
mod walk;

use super::submissions::location;
use crate::world::{Answer, Browser, PASSWORD, World};
use http::StatusCode;
use kenes_kernel::{access::Role, db::Query, journal::verify};
use kenes_platform::slices::body;

/// Public keys whose secret ones nobody has.
pub const KEYS: [&str; 6] = [
    "age1ljzc2ndkzxszvrs4ujzq2p3uauh46m73a35jrke3wfecc3834s8qy65np9",
    "age1yxk5kr95wjt48ws0kq8n6d3l5pm2r02dqmswxnzcwllm595na55qr2zyzj",
    "age1xdnwnymq450hh5qknr2w3a95hgdyv0kz2ju0xvtgnz6zn06kdsmskxtthl",
    "age10etshgckrnaz3wh09wrjh9smx6qm3k20d3ap6ranm0z8s252tszsx7q22x",
    "age1ye6nqn64c2n4tqdwhmqjlp9tcqhll9d5r4aeyeuqzpshw3ut23cs7z9c7t",
    "age1saclvq2030pskgf0w22u6hjwnukzl45ed2kt272hyukf08akn46sjdsnf3",
];

/// A file of the form of age for so many keys. What is in it stands for the sealed text.
pub fn sealed(keys: usize, inside: &str) -> Vec<u8> {
    let stanza = format!("-> X25519 {}\n{}\n", "s".repeat(43), "b".repeat(43));
    let head = format!(
        "age-encryption.org/v1\n{}--- {}\n",
        stanza.repeat(keys),
        "m".repeat(43)
    );
    let mut out = head.into_bytes();
    out.extend_from_slice(&[7; 32]);
    out.extend_from_slice(inside.as_bytes());
    out
}

/// A number such as a browser makes from a code.
pub fn lookup(n: u8) -> String {
    format!("{n:02x}").repeat(32)
}

pub async fn office(world: &World, key: &str) {
    let name = |text: &str| body::TypedName {
        en: text.into(),
        ..body::TypedName::default()
    };
    let unit = body::TypedUnit {
        key: key.into(),
        name: name("Commissioner for Human Rights"),
        from: "2020-01-01".into(),
        ..body::TypedUnit::default()
    };
    body::add_office(&world.program(), &unit).await.unwrap();
}

/// Lets somebody hold a part in an office until a day, or for good.
pub async fn term(world: &World, office: &str, part: &str, handle: &str, until: &str) {
    let term = body::TypedTerm {
        place: "office".into(),
        of: office.into(),
        part: part.into(),
        handle: handle.into(),
        from: "2020-01-01".into(),
        until: until.into(),
        ..body::TypedTerm::default()
    };
    body::begin_term(&world.program(), &term).await.unwrap();
}

pub async fn sign_in<'w>(world: &'w World, handle: &str) -> Browser<'w> {
    let mut browser = world.stranger();
    let form = [("handle", handle), ("password", PASSWORD)];
    let answer = browser.post("/en/sign-in", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    browser
}

/// Opens a channel; its path.
pub async fn open(browser: &mut Browser<'_>, of: &str, key: &str) -> String {
    let form = [
        ("of", of),
        ("key", key),
        ("name_kk", "Уәкіл"),
        ("name_ru", "Уполномоченный"),
        ("name_en", "The Commissioner"),
    ];
    location(&browser.post("/en/channels", &form).await)
}

pub async fn publish(browser: &mut Browser<'_>, channel: &str, key: &str) {
    let form = [("recipient", key)];
    location(&browser.post(&format!("{channel}/keys"), &form).await);
}

/// Presses the first button that admits a key.
pub async fn admit(browser: &mut Browser<'_>, channel: &str) {
    let page = browser.get(channel).await;
    let path = page
        .body
        .split("action=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|path| path.ends_with("/admission"))
        .unwrap_or_else(|| panic!("no key waits: {}", page.body))
        .to_owned();
    location(&browser.post(&path, &[]).await);
}

/// An office with two people, each with an admitted key, and its open channel `ombudsman`.
pub async fn two_holders(world: &World) -> (Browser<'_>, Browser<'_>, String) {
    office(world, "commissioner").await;
    let mut aida = world.signed_in("aida", Role::Ombudsperson).await;
    let mut bolat = world.signed_in("bolat", Role::Ombudsperson).await;
    term(world, "commissioner", "holder", "aida", "").await;
    term(world, "commissioner", "key-holder", "bolat", "").await;
    let channel = open(&mut aida, "office commissioner", "ombudsman").await;
    publish(&mut aida, &channel, KEYS[0]).await;
    publish(&mut bolat, &channel, KEYS[1]).await;
    admit(&mut aida, &channel).await;
    (aida, bolat, channel)
}

/// Sends as the script does.
pub async fn send(browser: &mut Browser<'_>, n: u8, inside: &str) -> Answer {
    let file = sealed(2, inside);
    let lookup = lookup(n);
    let parts: [(&str, &[u8]); 3] = [
        ("ciphertext", &file),
        ("reply_to", KEYS[5].as_bytes()),
        ("lookup", lookup.as_bytes()),
    ];
    // A browser sends the armored form; bytes that are no text come as a file.
    let armored = armored(&file);
    let parts = [("ciphertext", armored.as_bytes()), parts[1], parts[2]];
    browser.post_parts("/en/protected/ombudsman", &parts).await
}

pub fn armored(file: &[u8]) -> String {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let letters = STANDARD.encode(file);
    let lines: Vec<&str> = letters
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    format!(
        "-----BEGIN AGE ENCRYPTED FILE-----\n{}\n-----END AGE ENCRYPTED FILE-----\n",
        lines.join("\n")
    )
}

/// The addresses of the messages on the page of a channel.
pub async fn messages(browser: &mut Browser<'_>, channel: &str) -> Vec<String> {
    let page = browser.get(channel).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page.body
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|href| href.contains("/messages/"))
        .map(str::to_owned)
        .collect()
}

pub async fn count(world: &World, sql: &str) -> i64 {
    Query::new(sql)
        .scalar(world.kernel.db.read())
        .await
        .unwrap()
        .unwrap_or(0)
}

pub async fn verifies(world: &World) {
    assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
}

#[test]
fn the_hash_in_the_document_is_that_of_the_script() {
    use sha2::{Digest as _, Sha256};
    let script = kenes_assets::get(kenes_assets::url("protected.js")).unwrap();
    let hash: String = Sha256::digest(script.bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let document = include_str!("../../../../docs/protected-channel.md");
    assert!(
        document.contains(&hash),
        "docs/protected-channel.md says another hash than {hash}"
    );
}
