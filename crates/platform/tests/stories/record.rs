mod batches;
mod tampering;
mod upcasting;

use crate::world::{World, engines};
use kenes_kernel::{
    access::Role,
    journal::{Finding, verify},
};
use kenes_platform::slices::{accounts, body};

#[tokio::test]
async fn the_record_verifies_and_a_row_changed_by_hand_is_named() {
    for engine in engines() {
        let world = World::on(engine).await;
        body::seed(&world.program()).await.unwrap();
        let clean = verify(&world.kernel).await.unwrap();
        assert_eq!(clean.findings, []);
        assert!(clean.records > 40);

        let touched = world
            .tamper("UPDATE organisations SET sector = 'observer' WHERE key = 'platform'")
            .await;
        assert_eq!(touched, 1);
        let found = verify(&world.kernel).await.unwrap().findings;
        assert_eq!(found.len(), 1, "{found:?}");
        let Finding::Differs {
            kind, field, seq, ..
        } = &found[0]
        else {
            panic!("{found:?}")
        };
        assert_eq!((kind.as_str(), field.as_str()), ("organisation", "sector"));
        assert!(*seq > 0);
    }
}

#[tokio::test]
async fn a_removed_row_an_invented_row_and_an_altered_entry_are_named() {
    for engine in engines() {
        let world = World::on(engine).await;
        body::seed(&world.program()).await.unwrap();
        world
            .tamper("DELETE FROM organisations WHERE key = 'platform'")
            .await;
        world
            .tamper("UPDATE journal_entries SET body = leaf WHERE seq = 3")
            .await;
        let found = verify(&world.kernel).await.unwrap().findings;
        assert!(
            found.iter().any(|f| matches!(f, Finding::Missing { .. })),
            "{found:?}"
        );
        assert!(
            found
                .iter()
                .any(|f| matches!(f, Finding::EntryAltered { seq: 3 })),
            "{found:?}"
        );
        assert!(
            found.iter().any(|f| matches!(f, Finding::Root { .. })),
            "{found:?}"
        );
    }
}

#[tokio::test]
async fn a_person_is_erased_and_everything_still_verifies() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        assert!(clerk.get("/en/account").await.body.contains("Aliya"));
        let db = world.kernel.db.read();
        let person = accounts::find_person_by_handle(db, "aliya")
            .await
            .unwrap()
            .unwrap();
        accounts::erase_person(&world.program(), person.id)
            .await
            .unwrap();
        let verified = verify(&world.kernel).await.unwrap();
        assert_eq!(verified.findings, []);
        assert!(
            accounts::find_person_by_handle(db, "aliya")
                .await
                .unwrap()
                .is_none()
        );
        let openings = kenes_kernel::db::Query::new("SELECT count(*) FROM journal_openings WHERE field IN ('name', 'handle') AND value LIKE '%liya%'")
            .scalar::<i64>(db)
            .await
            .unwrap();
        assert_eq!(openings, Some(0));
        assert_eq!(
            clerk.get("/en/jobs").await.status,
            http::StatusCode::NOT_FOUND
        );
    }
}
