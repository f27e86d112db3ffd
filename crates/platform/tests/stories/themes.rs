use crate::world::{Answer, Browser, World, engines};
use bytes::Bytes;
use http::{StatusCode, header};
use kenes_kernel::{access::Role, db::Query, jobs, journal::verify};
use kenes_platform::slices::recommendations::{confirm_import, read_import};
use std::fmt::Write as _;
use uuid::Uuid;

const BARE: &str = "\
id,mechanism,country,date,text
b-1,UPR,Kazakhstan,2025-01-23,Investigate all complaints of torture in prisons
b-2,UPR,Kazakhstan,2025-01-23,Build more schools for pupils in villages
b-3,UPR,Kazakhstan,2025-01-23,Qwerty
b-4,UPR,Kazakhstan,2025-01-23,Investigate complaints of torture and punish those guilty of torture in barracks
";

/// A register in which people labelled texts about torture and about schools.
fn labelled(each: usize) -> String {
    let places = [
        "prisons",
        "colonies",
        "police stations",
        "Almaty",
        "Astana",
        "Shymkent",
        "villages",
        "towns",
        "all regions",
        "the north",
        "the south",
        "the west",
        "the east",
        "Aktau",
        "Semey",
        "Oral",
        "Taraz",
        "Turkistan",
        "Kostanay",
        "Pavlodar",
    ];
    let mut out = "id,mechanism,country,date,text,themes\n".to_owned();
    for (n, place) in places.iter().take(each).enumerate() {
        let _ = writeln!(
            out,
            "t-{n},CAT,Kazakhstan,2014-12-02,Investigate complaints of torture and punish those guilty of torture in {place},Torture"
        );
        let _ = writeln!(
            out,
            "s-{n},CRC,Kazakhstan,2015-10-30,Build schools and train teachers for pupils in {place},Education"
        );
    }
    out
}

fn tick(world: &World) {
    world.clock.set(world.kernel.clock.now().plus_seconds(60));
}

async fn import(world: &World, file: String) -> Uuid {
    tick(world);
    let ctx = world.program();
    let preview = read_import(&ctx, "texts.csv", Bytes::from(file), None)
        .await
        .unwrap();
    confirm_import(&ctx.later(), preview.import.id)
        .await
        .unwrap();
    jobs::drain(&world.kernel).await.unwrap();
    preview.import.id
}

fn location(answer: &Answer) -> String {
    let location = answer.headers.get(header::LOCATION);
    location
        .unwrap_or_else(|| panic!("{}", answer.body))
        .to_str()
        .unwrap()
        .to_owned()
}

async fn themes(world: &World, number: i64) -> Vec<String> {
    Query::new("SELECT l.key FROM recommendation_labels rl JOIN labels l ON l.id = rl.label_id WHERE l.kind = 'theme' AND rl.row = ? ORDER BY rl.n")
        .bind(number)
        .column(world.kernel.db.read())
        .await
        .unwrap()
}

fn part<'b>(body: &'b str, from: &str, to: &str) -> &'b str {
    let (_, rest) = body
        .split_once(from)
        .unwrap_or_else(|| panic!("{from} in {body}"));
    rest.split(to).next().unwrap()
}

/// What the form of a text on the page sends back to name it.
fn mark(body: &str, reference: &str) -> String {
    let item = part(body, &format!("id=\"text-{reference}\""), "</li>\n");
    part(item, "name=\"text\" value=\"", "\"").to_owned()
}

async fn assert_verifies(world: &World) {
    assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
}

async fn prepared(world: &World) -> (Browser<'_>, Uuid) {
    import(world, labelled(20)).await;
    let clerk = world.signed_in("clerk", Role::Clerk).await;
    let id = import(world, BARE.to_owned()).await;
    (clerk, id)
}

#[tokio::test]
async fn themes_are_offered_for_an_import_without_any_and_written_only_when_accepted() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut clerk, id) = prepared(&world).await;
        for number in 41..=44 {
            assert!(themes(&world, number).await.is_empty());
        }
        let import_page = clerk.get(&format!("/en/imports/{id}")).await;
        assert!(
            import_page.body.contains("4 texts have no theme"),
            "{}",
            import_page.body
        );
        let register = clerk.get("/en/recommendations?theme=unknown").await;
        assert!(register.body.contains("R-0041") && !register.body.contains("R-0001"));
        assert!(
            register.body.contains("/en/recommendations/themes"),
            "{}",
            register.body
        );
        let seen = world
            .stranger()
            .get("/en/recommendations?theme=unknown")
            .await;
        assert!(seen.body.contains("R-0041") && !seen.body.contains("recommendations/themes"));
        for language in ["kk", "ru"] {
            let page = clerk
                .get(&format!("/{language}/recommendations/themes?import={id}"))
                .await;
            assert!(page.body.contains("R-0041"), "{}", page.body);
        }
        let page = clerk
            .get(&format!("/en/recommendations/themes?import={id}"))
            .await;
        let first = part(&page.body, "id=\"text-R-0041\"", "</li>\n");
        assert!(first.contains("value=\"Torture\" checked"), "{first}");
        assert!(first.contains("torture"), "{first}");
        let second = part(&page.body, "id=\"text-R-0042\"", "</li>\n");
        assert!(second.contains("value=\"Education\" checked"), "{second}");
        assert!(
            part(&page.body, "id=\"nothing\"", "</section>").contains("R-0043"),
            "{}",
            page.body
        );

        // All sure ones, and one press back.
        tick(&world);
        let accepted = clerk
            .post(
                "/en/recommendations/themes/acceptance",
                &[("import", &id.to_string())],
            )
            .await;
        let told = clerk.get(&location(&accepted)).await;
        assert!(told.body.contains("decided."), "{}", told.body);
        assert_eq!(themes(&world, 44).await, ["Torture"]);
        assert_verifies(&world).await;
        let one = world.stranger().get("/en/recommendations/R-0044").await;
        assert!(
            one.body.contains("The engine proposed these themes; "),
            "{}",
            one.body
        );
        assert!(
            one.body
                .contains("gave it themes that the engine had proposed")
        );
        let at = part(&told.body, "name=\"at\" value=\"", "\"").to_owned();
        tick(&world);
        let mut other = world.signed_in("other", Role::Clerk).await;
        let not_theirs = other
            .post("/en/recommendations/themes/undoing", &[("at", &at)])
            .await;
        assert_eq!(not_theirs.status, StatusCode::UNPROCESSABLE_ENTITY);
        let undone = clerk
            .post("/en/recommendations/themes/undoing", &[("at", &at)])
            .await;
        assert_eq!(location(&undone), "/en/recommendations/themes");
        assert!(themes(&world, 44).await.is_empty());
        let one = world.stranger().get("/en/recommendations/R-0044").await;
        assert!(!one.body.contains("The engine proposed"), "{}", one.body);
        assert_verifies(&world).await;

        // By hand: marked ones, another choice, a refusal.
        let page = clerk.get("/en/recommendations/themes").await;
        let marks = [mark(&page.body, "R-0041"), mark(&page.body, "R-0042")];
        tick(&world);
        let form = [("text", marks[0].as_str()), ("text", marks[1].as_str())];
        let marked = clerk.post("/en/recommendations/themes/marked", &form).await;
        assert_eq!(marked.status, StatusCode::SEE_OTHER, "{}", marked.body);
        assert_eq!(themes(&world, 41).await, ["Torture"]);
        assert_eq!(themes(&world, 42).await, ["Education"]);
        let again = clerk.post("/en/recommendations/themes/marked", &form).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);

        let text = mark(&page.body, "R-0043");
        let wrong = clerk
            .post(
                "/en/recommendations/R-0043/themes",
                &[("text", &text), ("other", "Trees")],
            )
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            wrong.body.contains("no theme called") && wrong.body.contains("value=\"Trees\""),
            "{}",
            wrong.body
        );
        tick(&world);
        let chosen = clerk
            .post(
                "/en/recommendations/R-0043/themes",
                &[
                    ("text", &text),
                    ("other", "education"),
                    ("other", "torture"),
                ],
            )
            .await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.body);
        assert_eq!(themes(&world, 43).await, ["Education", "Torture"]);
        // Somebody else was faster: both versions are shown.
        let late = other
            .post(
                "/en/recommendations/R-0043/themes",
                &[("text", &text), ("other", "torture")],
            )
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Education; Torture"), "{}", late.body);
        tick(&world);
        let refused = clerk
            .post(
                "/en/recommendations/themes/refusal",
                &[("text", &mark(&page.body, "R-0044"))],
            )
            .await;
        assert_eq!(refused.status, StatusCode::SEE_OTHER, "{}", refused.body);
        clerk.post("/en/recommendations/themes", &[]).await;
        jobs::drain(&world.kernel).await.unwrap();
        let page = clerk.get("/en/recommendations/themes").await;
        assert!(
            part(&page.body, "id=\"refused\"", "</section>").contains("R-0044"),
            "a new run keeps to it: {}",
            page.body
        );
        assert!(themes(&world, 44).await.is_empty());
        assert_verifies(&world).await;
        clerk
            .post("/en/recommendations/R-0044/themes/undoing", &[])
            .await;
        clerk.post("/en/recommendations/themes", &[]).await;
        jobs::drain(&world.kernel).await.unwrap();
        let page = clerk.get("/en/recommendations/themes").await;
        assert!(page.body.contains("id=\"text-R-0044\""), "{}", page.body);
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn a_later_file_without_themes_leaves_accepted_ones_alone() {
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut clerk, id) = prepared(&world).await;
        let page = clerk.get("/en/recommendations/themes").await;
        let text = mark(&page.body, "R-0041");
        tick(&world);
        clerk
            .post(
                "/en/recommendations/R-0041/themes",
                &[("text", &text), ("theme", "Torture")],
            )
            .await;
        assert_eq!(themes(&world, 41).await, ["Torture"]);
        let built = clerk.post(&format!("/en/imports/{id}/undoing"), &[]).await;
        assert_eq!(built.status, StatusCode::UNPROCESSABLE_ENTITY);
        let changed = BARE.replace("Qwerty", "Publish all decisions of courts");
        import(&world, changed).await;
        assert_eq!(themes(&world, 41).await, ["Torture"]);
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn nothing_is_offered_where_there_is_too_little_to_learn_from() {
    for engine in engines() {
        let world = World::on(engine).await;
        import(&world, labelled(4)).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        import(&world, BARE.to_owned()).await;
        let page = clerk.get("/en/recommendations/themes").await;
        assert!(
            page.body.contains("It holds 8 texts with themes"),
            "{}",
            page.body
        );
        assert!(!page.body.contains("data-review-accept"), "{}", page.body);
        let hidden = world.stranger().get("/en/recommendations/themes").await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
        let mut moderator = world.signed_in("moderator", Role::Moderator).await;
        let hidden = moderator.get("/en/recommendations/themes").await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    }
}
