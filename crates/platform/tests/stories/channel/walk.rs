//! All routes for all roles, before and after somebody writes: every answer is the same.

use super::{send, two_holders};
use crate::{
    stories::coalitions::walk::{addresses_for, read_all},
    world::{Browser, World, engines},
};
use http::StatusCode;
use kenes_kernel::access::Role;

#[tokio::test]
async fn what_somebody_wrote_is_nowhere_for_anybody_else() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut aida, _, channel) = two_holders(&world).await;
        for handle in ["aida", "bolat"] {
            let sql = format!(
                "UPDATE people SET mail = '{handle}@example.org' WHERE handle = '{handle}'"
            );
            world.tamper(&sql).await;
        }
        let mut others: Vec<(&str, Browser)> = vec![("visitor", world.stranger())];
        for role in Role::ALL {
            if role != Role::Visitor {
                let browser = world.signed_in(&format!("the-{}", role.code()), role).await;
                others.push((role.code(), browser));
            }
        }
        let id = channel.rsplit('/').next().unwrap().to_owned();
        let mut plain = addresses_for(&["ombudsman"], "sealed");
        plain.extend(
            addresses_for(&[&id], "sealed")
                .into_iter()
                .filter(|path| path.contains(&id)),
        );
        plain.retain(|path| !path.contains("?audience"));
        let mut before = Vec::new();
        for (_, browser) in &mut others {
            before.push(read_all(browser, &plain).await);
        }
        for n in 1..4 {
            let mut sender = world.stranger();
            assert_eq!(
                send(&mut sender, n, "sealed words").await.status,
                StatusCode::OK
            );
        }
        kenes_kernel::jobs::drain(&world.kernel).await.unwrap();
        let message = super::messages(&mut aida, &channel).await.remove(0);
        for ((who, browser), before) in others.iter_mut().zip(before) {
            let after = read_all(browser, &plain).await;
            let different: Vec<_> = after
                .iter()
                .filter(|(address, now)| before[*address] != **now)
                .collect();
            assert!(different.is_empty(), "{who}: {different:#?}");
            for path in [&channel, &message, &format!("{message}/file")] {
                assert_eq!(
                    browser.get(path).await.status,
                    StatusCode::NOT_FOUND,
                    "{who} {path}"
                );
            }
            for act in ["reading", "answers", "wrapping", "deletion"] {
                let answer = browser.post_parts(&format!("{message}/{act}"), &[]).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{who} {act}");
            }
        }
        assert_eq!(aida.get(&message).await.status, StatusCode::OK);
    }
}
