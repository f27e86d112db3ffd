use crate::world::{World, engines};
use http::StatusCode;
use kenes_platform::slices::duties;

#[tokio::test]
async fn a_deadline_explains_its_count() {
    for engine in engines() {
        let world = World::on(engine).await;
        duties::seed(&world.program()).await.unwrap();
        let mut reader = world.stranger();
        let page = reader
            .get("/en/calendar?from=2026-04-28&number=5&unit=working")
            .await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.body.contains("Counted from 29 April 2026."),
            "{}",
            page.body
        );
        assert!(page.body.contains("1 May 2026 was not counted"));
    }
}

#[tokio::test]
async fn a_wrong_date_keeps_what_was_typed() {
    let world = World::on(crate::world::On::Sqlite).await;
    let page = world
        .stranger()
        .get("/en/calendar?from=tomorrow&number=5&unit=working")
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("value=\"tomorrow\"") && page.body.contains("year-month-day"));
}

#[tokio::test]
async fn without_a_calendar_the_page_says_who_enters_it() {
    let world = World::on(crate::world::On::Sqlite).await;
    let page = world.stranger().get("/en/calendar").await;
    assert!(page.body.contains("No calendar yet"));
}
