use crate::world::{World, engines};
use bytes::Bytes;
use http::StatusCode;
use kenes_kernel::journal::{Finding, verify};
use kenes_platform::slices::recommendations::{
    self as register, Which, confirm_import, import_summary, read_import, set_aside_faults,
    undo_import,
};

const FILE: &str = "\
id,mechanism,country,date,text,from_state,response,issues
k-1,UPR,Kazakhstan,2014-10-30,Provide training on the prevention of torture to all police officers,Germany,Accepted,Torture
k-2,CAT,Kazakhstan,2023-05-10,Создать независимый орган для расследования всех жалоб на применение пыток,,,Torture
k-3,CEDAW,Kazakhstan,2019-11-12,Әйелдердің құқықтарын қорғау туралы заң қабылдау,,,Women
";

async fn import(world: &World, file: &'static str) -> uuid::Uuid {
    let ctx = world.program();
    let preview = read_import(&ctx, "file.csv", Bytes::from_static(file.as_bytes()), None).await;
    let id = preview.unwrap().import.id;
    confirm_import(&ctx.later(), id).await.unwrap();
    id
}

#[tokio::test]
async fn what_was_imported_is_found_in_three_languages() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let mut reader = world.stranger();
        for (query, found) in [
            ("пытка", "R-0002"),
            ("құқық", "R-0003"),
            ("trained officer", "R-0001"),
            ("\"prevention of torture\"", "R-0001"),
            ("расслед*", "R-0002"),
        ] {
            let form = serde_urlencoded::to_string([("q", query)]).unwrap();
            let page = reader.get(&format!("/en/recommendations?{form}")).await;
            assert_eq!(page.status, StatusCode::OK);
            for reference in ["R-0001", "R-0002", "R-0003"] {
                let there = page
                    .body
                    .contains(&format!("/en/recommendations/{reference}"));
                assert_eq!(there, reference == found, "{engine:?} {query}: {reference}");
            }
        }
    }
}

#[tokio::test]
async fn a_second_import_of_the_same_file_changes_nothing_and_the_record_verifies() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let ctx = world.program();
        let again = read_import(&ctx, "file.csv", Bytes::from_static(FILE.as_bytes()), None).await;
        let summary = import_summary(&ctx, again.unwrap().import.id)
            .await
            .unwrap();
        assert_eq!(
            (&summary["new"], &summary["unchanged"], &summary["changed"]),
            (&0.into(), &3.into(), &0.into())
        );
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_text_changed_by_hand_is_named_with_its_import() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        world
            .tamper("UPDATE recommendations SET position = 'noted' WHERE number = 1")
            .await;
        let found = verify(&world.kernel).await.unwrap().findings;
        let named = |f: &Finding| matches!(f, Finding::Differs { kind, field, .. } if kind == "recommendation" && field == "position");
        assert!(found.len() == 1 && named(&found[0]), "{found:?}");
    }
}

#[tokio::test]
async fn a_file_with_faults_imports_nothing_until_they_are_set_aside() {
    for engine in engines() {
        let world = World::on(engine).await;
        let file = "id,mechanism,country,date,text\nk-1,UPR,Kazakhstan,2014-10-30,Abolish the death penalty\nk-2,UPR,Kazakhstan,31.02.2026,Ratify the Convention\n";
        let ctx = world.program();
        let preview = read_import(&ctx, "f.csv", Bytes::from_static(file.as_bytes()), None).await;
        let id = preview.unwrap().import.id;
        assert!(confirm_import(&ctx.later(), id).await.is_err());
        assert!(!register::has_any(world.kernel.db.read()).await.unwrap());
        assert_eq!(
            set_aside_faults(&ctx.later(), id, Which::All)
                .await
                .unwrap(),
            1
        );
        assert_eq!(confirm_import(&ctx.later(), id).await.unwrap().added, 1);
    }
}

#[tokio::test]
async fn an_import_is_undone_as_a_whole() {
    for engine in engines() {
        let world = World::on(engine).await;
        let id = import(&world, FILE).await;
        undo_import(&world.program().later(), id).await.unwrap();
        assert!(!register::has_any(world.kernel.db.read()).await.unwrap());
        let verified = verify(&world.kernel).await.unwrap();
        assert_eq!(verified.findings, []);
        let page = world.stranger().get("/en/recommendations/R-0001").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_confidential_origin_does_not_exist_for_a_visitor() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, "id,mechanism,country,date,text\ns-1,SPT,Kazakhstan,2025-04-07,Give detained persons access to a doctor of their choice\n").await;
        let mut visitor = world.stranger();
        assert_eq!(
            visitor.get("/en/recommendations/R-0001").await.status,
            StatusCode::NOT_FOUND
        );
        for path in [
            "/en/recommendations",
            "/api/v1/recommendations",
            "/en/recommendations/export.csv",
        ] {
            let answer = visitor.get(path).await;
            assert!(!answer.body.contains("doctor of their choice"), "{path}");
        }
        let mut clerk = world
            .signed_in("aliya", kenes_kernel::access::Role::Clerk)
            .await;
        assert_eq!(
            clerk.get("/en/recommendations/R-0001").await.status,
            StatusCode::OK
        );
    }
}

#[tokio::test]
async fn a_view_is_kept_under_a_name_by_its_owner_alone_and_goes_with_them() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, FILE).await;
        let mut ngo = world
            .signed_in("dana", kenes_kernel::access::Role::Ngo)
            .await;
        let plain = ngo.get("/en/recommendations").await;
        assert!(!plain.body.contains("Keep this view"));
        let asked = ngo.get("/en/recommendations?mechanism=CAT&q=пытка").await;
        assert!(asked.body.contains("Keep this view"), "{}", asked.body);
        let form = [("name", " "), ("query", "mechanism=CAT")];
        let empty = ngo.post("/en/recommendations/views", &form).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.body.contains("Give the view a name."));
        let form = [
            ("name", "CAT <b>"),
            ("query", "mechanism=CAT&after=x&evil=1"),
        ];
        let kept = ngo.post("/en/recommendations/views", &form).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        assert_eq!(
            kept.headers[http::header::LOCATION],
            "/en/recommendations?mechanism=CAT"
        );
        let form = [("name", "CAT <b>"), ("query", "mechanism=UPR")];
        ngo.post("/en/recommendations/views", &form).await;
        let page = ngo.get("/kk/recommendations?mechanism=UPR").await;
        assert_eq!(
            page.body.matches("CAT &#60;b&#62;").count(),
            1,
            "{}",
            page.body
        );
        assert!(
            page.body
                .contains("/kk/recommendations?mechanism=UPR\" aria-current")
        );
        let removal = page
            .body
            .split("/kk/recommendations/views/")
            .nth(1)
            .unwrap();
        let removal = format!(
            "/kk/recommendations/views/{}",
            removal.split('"').next().unwrap()
        );

        let mut other = world
            .signed_in("aliya", kenes_kernel::access::Role::Clerk)
            .await;
        assert!(
            !other
                .get("/en/recommendations")
                .await
                .body
                .contains("My views")
        );
        assert_eq!(
            other.post(&removal, &[]).await.status,
            StatusCode::NOT_FOUND
        );
        let form = [("name", "x"), ("query", "")];
        let visitor = world
            .stranger()
            .post("/en/recommendations/views", &form)
            .await;
        assert_eq!(visitor.status, StatusCode::NOT_FOUND);

        let ctx = world.program();
        let db = world.kernel.db.read();
        let dana = kenes_platform::slices::accounts::find_person_by_handle(db, "dana")
            .await
            .unwrap()
            .unwrap();
        kenes_platform::slices::accounts::erase_person(&ctx, dana.id)
            .await
            .unwrap();
        let left: Option<i64> = kenes_kernel::db::Query::new("SELECT count(*) FROM saved_views")
            .scalar(db)
            .await
            .unwrap();
        assert_eq!(left, Some(0));
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}
