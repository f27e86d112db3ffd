//! Confidential entries enter the tree in padded batches.

use crate::world::{World, engines};
use kenes_kernel::{
    access::{PUBLIC, SECRETARIAT},
    db::Query,
    journal::{self, Finding, Head, Snapshot, batches::seal_due, verify},
};

async fn record(world: &World, audience: i64, n: usize) {
    let ctx = world.program();
    let mut tx = ctx.db().write().await.unwrap();
    for _ in 0..n {
        let letter = Snapshot::new("letter", 1, ctx.id(), audience).field("subject", "secret");
        tx.record("receive", letter);
    }
    tx.commit(&ctx).await.unwrap();
}

async fn head(world: &World) -> Head {
    journal::head(world.kernel.db.read()).await.unwrap()
}

async fn an_hour_goes_by(world: &World) {
    world.clock.set(world.kernel.clock.now().plus_seconds(3600));
    assert!(seal_due(&world.program()).await.unwrap());
}

/// What anybody may know of a batch: the entry's open parts.
async fn public_part(world: &World) -> String {
    let body: Vec<u8> = Query::new(
        "SELECT body FROM journal_entries WHERE subject_kind = 'journal_batch' ORDER BY seq DESC LIMIT 1",
    )
    .scalar(world.kernel.db.read())
    .await
    .unwrap()
    .unwrap();
    let text = String::from_utf8(body).unwrap();
    // Ids, times and hashes differ whatever is in it.
    text.chars()
        .filter(|c| !c.is_ascii_hexdigit() && *c != '-')
        .collect()
}

#[tokio::test]
async fn the_number_and_the_time_of_confidential_entries_do_not_show_in_the_tree() {
    for engine in engines() {
        let world = World::on(engine).await;
        record(&world, PUBLIC, 1).await;
        an_hour_goes_by(&world).await;
        let before = head(&world).await;
        record(&world, SECRETARIAT, 3).await;
        assert_eq!(head(&world).await, before, "nothing moves before the hour");
        assert_eq!(verify(&world.kernel).await.unwrap().waiting, 3);
        record(&world, PUBLIC, 1).await;
        assert_eq!(head(&world).await.size, before.size + 1);
        an_hour_goes_by(&world).await;
        let with_three = public_part(&world).await;
        assert_eq!(head(&world).await.size, before.size + 2);
        an_hour_goes_by(&world).await;
        assert_eq!(public_part(&world).await, with_three, "one with nothing");
        assert_eq!(head(&world).await.size, before.size + 3);
        record(&world, SECRETARIAT, 256).await;
        an_hour_goes_by(&world).await;
        assert_eq!(public_part(&world).await, with_three, "a full one");
        assert!(!seal_due(&world.program()).await.unwrap(), "once an hour");
        let verified = verify(&world.kernel).await.unwrap();
        assert_eq!((verified.findings, verified.waiting), (vec![], 0));
    }
}

#[tokio::test]
async fn a_confidential_entry_that_is_changed_removed_or_added_under_a_batch_is_found() {
    for engine in engines() {
        for sql in [
            "DELETE FROM journal_openings WHERE field = 'seed'",
            "UPDATE journal_openings SET value = (SELECT value FROM journal_openings WHERE field = '@verb' LIMIT 1) WHERE field = 'seed'",
            "UPDATE journal_entries SET batch = NULL WHERE seq = (SELECT max(seq) FROM journal_entries WHERE batch IS NOT NULL)",
            "UPDATE journal_entries SET batch = (SELECT max(batch) FROM journal_entries) WHERE seq = (SELECT max(seq) FROM journal_entries)",
            "UPDATE journal_entries SET body = leaf, leaf = body WHERE seq = (SELECT max(seq) FROM journal_entries WHERE batch IS NOT NULL)",
            "UPDATE journal_entries SET position = NULL WHERE seq = (SELECT max(seq) FROM journal_entries WHERE position IS NOT NULL)",
        ] {
            let world = World::on(engine).await;
            record(&world, SECRETARIAT, 3).await;
            an_hour_goes_by(&world).await;
            record(&world, SECRETARIAT, 1).await;
            assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
            assert!(world.tamper(sql).await > 0, "{sql}");
            let found = verify(&world.kernel).await.unwrap().findings;
            assert!(!found.is_empty(), "{engine:?} {sql}");
        }
    }
}

#[tokio::test]
async fn a_batch_whose_members_were_written_anew_is_named() {
    for engine in engines() {
        let world = World::on(engine).await;
        record(&world, SECRETARIAT, 2).await;
        an_hour_goes_by(&world).await;
        // Whoever can write the table takes an entry out of it, with all that belongs to it, and closes the gap.
        for sql in [
            "DELETE FROM journal_openings WHERE seq = 1",
            "DELETE FROM events WHERE seq = 1",
            "DELETE FROM journal_entries WHERE seq = 1",
        ] {
            assert!(world.tamper(sql).await > 0);
        }
        let found = verify(&world.kernel).await.unwrap().findings;
        assert!(
            found.iter().any(|f| matches!(f, Finding::Batch { .. })),
            "{found:?}"
        );
    }
}
