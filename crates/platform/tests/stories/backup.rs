use crate::world::{On, World, engines};
use kenes_kernel::{
    db::copy,
    journal::{head, verify},
};
use kenes_platform::slices::{accounts, body, duties};

#[tokio::test]
async fn every_table_goes_to_either_engine_and_the_record_still_verifies() {
    for from in engines() {
        for to in engines() {
            let old = World::on(from).await;
            let ctx = old.program();
            accounts::seed(&ctx).await.unwrap();
            body::seed(&ctx).await.unwrap();
            duties::seed(&ctx).await.unwrap();
            let new = World::on(to).await;
            carry(&old, &new).await;
            let verified = verify(&new.kernel).await.unwrap();
            assert_eq!(verified.findings, [], "{from:?} to {to:?}");
            let (a, b) = (old.kernel.db.read(), new.kernel.db.read());
            assert_eq!(head(a).await.unwrap(), head(b).await.unwrap());
            assert!(verified.records > 50);
        }
    }
}

async fn carry(old: &World, new: &World) {
    let tables = copy::list_tables(&old.kernel.db).await.unwrap();
    let theirs = copy::list_tables(&new.kernel.db).await.unwrap();
    assert_eq!(
        tables, theirs,
        "both engines have the same tables and columns"
    );
    let db = new.kernel.db.read();
    copy::empty_tables(db, &theirs).await.unwrap();
    for table in &tables {
        let rows = copy::read_rows(old.kernel.db.read(), table).await.unwrap();
        copy::write_rows(db, table, &rows).await.unwrap();
        assert_eq!(copy::read_rows(db, table).await.unwrap().len(), rows.len());
    }
}

#[tokio::test]
async fn a_backup_knows_every_table_and_no_search_index() {
    let world = World::on(On::Sqlite).await;
    let tables = copy::list_tables(&world.kernel.db).await.unwrap();
    let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    for name in [
        "audiences",
        "people",
        "journal_entries",
        "journal_openings",
        "organisations",
    ] {
        assert!(names.contains(&name), "{name} is missing in {names:?}");
    }
    assert!(
        names.iter().all(|name| !name.contains("_terms")),
        "{names:?}"
    );
}
