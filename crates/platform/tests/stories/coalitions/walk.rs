//! All routes for all roles, before and after a coalition drafts: every answer is the same.

use super::{NAME, WORD, accept, found, id_in, set_circle, three, write};
use crate::world::{Browser, World, engines};
use http::{Method, StatusCode};
use kenes_kernel::access::Role;
use kenes_platform::app;
use std::collections::BTreeMap;

/// A page without the id of its request, the one thing that differs from request to request.
fn settled(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut run = String::new();
    for c in body.chars().chain(std::iter::once('\n')) {
        if c.is_ascii_digit() || ('a'..='f').contains(&c) {
            run.push(c);
            continue;
        }
        // It has 16 such letters.
        if run.len() != 16 {
            out.push_str(&run);
        }
        run.clear();
        out.push(c);
    }
    out
}

/// Every address that reads, with these in the places of what is named in it.
fn addresses(fill: &[&str]) -> Vec<String> {
    addresses_for(fill, WORD)
}

/// The same, with another word that is searched for.
pub fn addresses_for(fill: &[&str], word: &str) -> Vec<String> {
    let mut out = Vec::new();
    for slice in app::slices() {
        for route in slice.routes {
            if route.method != Method::GET || route.path.contains("/events") {
                continue;
            }
            for value in fill {
                let path: String = route
                    .path
                    .split('/')
                    .map(|part| if part.starts_with('{') { value } else { part })
                    .collect::<Vec<_>>()
                    .join("/");
                let prefix = if path.starts_with("/api/") || path.starts_with("/assets/") {
                    ""
                } else {
                    "/en"
                };
                // A page of one thing has no list to widen.
                let wider = "?audience=all&state=draft&limit=200";
                let is_list = !route.path.contains('{');
                for query in ["", &format!("?q={word}"), wider] {
                    if query == wider && !is_list {
                        continue;
                    }
                    let address = format!("{prefix}{path}{query}");
                    if !out.contains(&address) {
                        out.push(address);
                    }
                }
            }
        }
    }
    out
}

pub async fn read_all(
    browser: &mut Browser<'_>,
    addresses: &[String],
) -> BTreeMap<String, (StatusCode, String)> {
    let mut answers = BTreeMap::new();
    for address in addresses {
        let answer = browser.get(address).await;
        // A workbook holds the second in which it was made; the same rows are in the other forms.
        if address.contains(".xlsx") {
            continue;
        }
        answers.insert(address.clone(), (answer.status, settled(&answer.body)));
    }
    answers
}

#[tokio::test]
async fn a_coalitions_draft_is_nowhere_for_anybody_else() {
    for engine in engines() {
        let world = World::on(engine).await;
        let [mut saule, mut dina, erlan] = three(&world).await;
        let mut others: Vec<(&str, Browser)> = vec![
            ("another organisation", erlan),
            ("visitor", world.stranger()),
        ];
        for role in Role::ALL {
            if role != Role::Visitor {
                let browser = world.signed_in(&format!("the-{}", role.code()), role).await;
                others.push((role.code(), browser));
            }
        }
        // The ids are known only afterwards: what is not there yet is asked for by the same addresses later.
        let plain = addresses(&["R-0001", "1", "ngo-saiga"]);
        let mut before = Vec::new();
        for (_, browser) in &mut others {
            before.push(read_all(browser, &plain).await);
        }
        let coalition = found(&mut saule, &["ngo-lantern"]).await;
        accept(&mut dina, &coalition).await;
        let draft = write(&mut saule, WORD).await;
        assert_eq!(
            set_circle(&mut saule, &draft, id_in(&coalition))
                .await
                .status,
            StatusCode::SEE_OTHER
        );
        assert!(
            dina.get(&draft).await.body.contains(WORD),
            "partners see it"
        );
        let hidden = addresses(&[id_in(&coalition), id_in(&draft)]);
        for ((who, browser), before) in others.iter_mut().zip(before) {
            let after = read_all(browser, &plain).await;
            let different: Vec<_> = after
                .iter()
                .filter(|(address, now)| before[*address] != **now)
                .collect();
            assert!(different.is_empty(), "{who}: {different:#?}");
            for address in &hidden {
                let answer = browser.get(address).await;
                let body = answer.body.replace(&format!("q={WORD}"), "");
                for secret in [WORD, NAME] {
                    // A search page says back what was typed.
                    let said = body.matches(secret).count();
                    let typed = if address.contains(WORD) { 3 } else { 0 };
                    assert!(
                        said <= typed,
                        "{who} {address}: {} {}",
                        answer.status,
                        answer.body
                    );
                }
                if address.contains(id_in(&coalition)) || address.contains(id_in(&draft)) {
                    assert_ne!(answer.status, StatusCode::OK, "{who} {address}");
                }
            }
        }
        let mails: i64 = kenes_kernel::db::Query::new(
            "SELECT count(*) FROM mails WHERE body_text LIKE '%Zhuldyz%' OR body_text LIKE '%Kokzhiek%'",
        )
        .scalar(world.kernel.db.read())
        .await
        .unwrap()
        .unwrap_or(0);
        assert_eq!(mails, 0);
    }
}
