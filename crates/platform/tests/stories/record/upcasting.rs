//! When a record gets another shape, its old entries are brought to it and still prove the live row.

use crate::world::{World, engines};
use futures_util::FutureExt as _;
use kenes_kernel::{
    content::Content,
    journal::{Finding, RecordKind, Snapshot, Value, verify},
};
use kenes_platform::slices::body;
use std::{collections::BTreeMap, sync::Arc};

/// The organisations of a later program: `sector` is called `field_of_work`, and each says whether it is funded by
/// the State, which nobody knew before.
const SECOND: RecordKind = RecordKind {
    name: "organisation",
    load: |db, after, limit| {
        async move {
            let first = body::slice().records[0];
            let mut rows = (first.load)(db, after, limit).await?;
            for row in &mut rows {
                row.version = 2;
                row.fields = upcast(1, std::mem::take(&mut row.fields));
            }
            Ok(rows)
        }
        .boxed()
    },
    upcast,
};

fn upcast(version: u16, mut fields: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    if version < 2 {
        let sector = fields.remove("sector").unwrap_or(Value::Null);
        fields.insert("field_of_work".into(), sector);
        fields.insert("funded_by_state".into(), Value::Null);
    }
    fields
}

async fn world(engine: crate::world::On, kind: RecordKind) -> World {
    let mut world = World::on(engine).await;
    let kernel = Arc::get_mut(&mut world.kernel).expect("nobody else holds a new world");
    let place = kernel
        .records
        .0
        .iter()
        .position(|kind| kind.name == "organisation");
    kernel.records.0[place.unwrap()] = kind;
    let ctx = world.program();
    let new = body::NewOrganisation {
        key: "justice".into(),
        kind: body::Kind::Ministry,
        sector: "government".into(),
        name: Content::in_three(
            "Әділет министрлігі",
            "Министерство юстиции",
            "Ministry of Justice",
        ),
        from: None,
    };
    body::add_organisation(&ctx, new).await.unwrap();
    world
}

#[tokio::test]
async fn an_entry_of_the_first_shape_proves_a_row_of_the_second_through_the_upcaster() {
    for engine in engines() {
        let world = world(engine, SECOND).await;
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
        world
            .tamper("UPDATE organisations SET sector = 'observer'")
            .await;
        let found = verify(&world.kernel).await.unwrap().findings;
        let [Finding::Differs { field, seq: 1, .. }] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!(field, "field_of_work");
    }
}

#[tokio::test]
async fn without_an_upcaster_the_old_entries_prove_nothing() {
    for engine in engines() {
        let forgotten = RecordKind {
            upcast: kenes_kernel::journal::as_it_is,
            ..SECOND
        };
        let world = world(engine, forgotten).await;
        let found = verify(&world.kernel).await.unwrap().findings;
        let fields: Vec<&str> = found
            .iter()
            .filter_map(|finding| match finding {
                Finding::Differs { field, .. } => Some(field.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(fields, ["field_of_work", "funded_by_state", "sector"]);
    }
}

#[tokio::test]
async fn a_new_entry_of_the_second_shape_stands_beside_old_ones() {
    for engine in engines() {
        let world = world(engine, SECOND).await;
        let ctx = world.program();
        let rows = (SECOND.load)(world.kernel.db.read().clone(), None, 10)
            .await
            .unwrap();
        let snapshot: Snapshot = rows.into_iter().next().unwrap();
        let mut tx = ctx.db().write().await.unwrap();
        tx.record("confirm", snapshot);
        tx.commit(&ctx).await.unwrap();
        let verified = verify(&world.kernel).await.unwrap();
        assert_eq!((verified.findings, verified.head.size), (vec![], 2));
    }
}

/// The entries of the first shape stand in the twins: people who were added, and one who was erased, before anybody had
/// a mail address.
#[tokio::test]
async fn a_person_of_the_first_shape_is_proved_by_the_upcaster() {
    use kenes_platform::slices::accounts;
    let kind = accounts::slice().records[0];
    let sealed = BTreeMap::from([
        ("handle".to_owned(), Value::Text("aliya".into())),
        ("role".to_owned(), Value::Text("clerk".into())),
    ]);
    let brought = (kind.upcast)(1, sealed.clone());
    assert_eq!(brought.get("mail"), Some(&Value::Null));
    assert_eq!(brought.get("language"), Some(&Value::Null));
    assert_eq!((kind.upcast)(2, sealed.clone()), sealed);
    for engine in engines() {
        let world = crate::twins::world_of_all_twins(engine).await;
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
        let touched = world
            .tamper("UPDATE people SET mail = 'eve@example.org' WHERE handle = 'marat'")
            .await;
        assert_eq!(touched, 1);
        let found = verify(&world.kernel).await.unwrap().findings;
        let [Finding::Differs { field, .. }] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!(
            field, "mail",
            "where mail goes cannot be turned aside unseen"
        );
    }
}

/// Before the second shape every author was named as their organisation; the entries stand in the twins.
#[tokio::test]
async fn a_submission_of_the_first_shape_is_proved_by_the_upcaster() {
    use kenes_platform::slices::recommendations;
    let kinds = recommendations::slice().records;
    let kind = kinds.iter().find(|kind| kind.name == "submission").unwrap();
    let sealed = BTreeMap::from([("title".to_owned(), Value::Text("Prisons".into()))]);
    let brought = (kind.upcast)(1, sealed.clone());
    assert_eq!(
        brought.get("attribution"),
        Some(&Value::Text("organisation".into()))
    );
    assert_eq!(brought.get("opener"), Some(&Value::Null));
    assert_eq!((kind.upcast)(2, sealed.clone()), sealed);
    for engine in engines() {
        let world = crate::twins::world_of_all_twins(engine).await;
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
        let touched = world
            .tamper(
                "UPDATE submissions SET attribution = 'person' WHERE attribution = 'organisation'",
            )
            .await;
        assert!(touched > 0);
        let found = verify(&world.kernel).await.unwrap().findings;
        let named =
            |f: &Finding| matches!(f, Finding::Differs { field, .. } if field == "attribution");
        assert!(found.iter().any(named), "{found:?}");
    }
}
