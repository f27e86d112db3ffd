//! How an author is named is their choice; a sealed name is opened by whom they named, with a reason; and an author
//! reads who read what is confidential.

use super::submissions::{organisation, representative};
use crate::world::{Browser, PASSWORD, World, engines};
use http::StatusCode;
use kenes_kernel::{access::Role, journal::verify};
use kenes_platform::slices::{accounts, body};

const TEXT: &str = "Inspect the colony where people are beaten";

async fn submit(browser: &mut Browser<'_>, attribution: &str, opener: &str, reach: &str) -> String {
    let form = [
        ("language", "en"),
        ("text", TEXT),
        ("reach", reach),
        ("attribution", attribution),
        ("opener", opener),
        ("act", "submit"),
    ];
    let answer = browser.post("/en/submissions", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.headers["location"].to_str().unwrap().to_owned()
}

struct Parties<'w> {
    saule: Browser<'w>,
    dina: Browser<'w>,
    ombudsperson: Browser<'w>,
    clerk: Browser<'w>,
    moderator: Browser<'w>,
}

async fn parties(world: &World) -> Parties<'_> {
    organisation(world, "ngo-saiga", "Paper Saiga", body::Kind::Ngo).await;
    organisation(world, "ngo-lantern", "Lantern and Key", body::Kind::Ngo).await;
    organisation(
        world,
        "ombudsman",
        "Human Rights Commissioner",
        body::Kind::Ombudsperson,
    )
    .await;
    let ombudsperson = world.signed_in("ombud", Role::Ombudsperson).await;
    body::add_member(&world.program(), "ombud", "ombudsman")
        .await
        .unwrap();
    Parties {
        saule: representative(world, "saule", "ngo-saiga").await,
        dina: representative(world, "dina", "ngo-lantern").await,
        ombudsperson,
        clerk: world.signed_in("clerk", Role::Clerk).await,
        moderator: world.signed_in("chair", Role::Moderator).await,
    }
}

#[tokio::test]
async fn an_author_is_named_as_they_chose() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut all = parties(&world).await;
        for (attribution, named, hidden) in [
            ("", "Paper Saiga recommends", "Aliya ("),
            ("organisation", "Paper Saiga recommends", "Aliya ("),
            ("person", "Aliya (Paper Saiga) recommends", "nobody"),
            ("participant", "name sealed by the author", "Paper Saiga"),
        ] {
            let path = submit(&mut all.saule, attribution, "", "public").await;
            let page = world.stranger().get(&path).await.body;
            assert!(page.contains(named), "{attribution}: {page}");
            assert!(!page.contains(hidden), "{attribution}: {page}");
        }
        let answer = all
            .saule
            .post(
                "/en/submissions",
                &[
                    ("text", TEXT),
                    ("reach", "public"),
                    ("attribution", "coalition"),
                    ("act", "submit"),
                ],
            )
            .await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("No coalition works on this draft"));
    }
}

#[tokio::test]
async fn a_sealed_name_is_nowhere_and_is_opened_by_whom_its_author_named_with_a_reason() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut all = parties(&world).await;
        let own = [
            ("name", "Aliya"),
            ("mail", "saule@example.org"),
            ("language", "en"),
            ("password", PASSWORD),
        ];
        let answer = all.saule.post("/en/account/data", &own).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let path = submit(&mut all.saule, "participant", "ombudsman", "members").await;
        let identity = format!("{path}/identity");
        for browser in [&mut all.dina, &mut all.clerk, &mut all.moderator] {
            for address in [
                path.as_str(),
                "/en/recommendations",
                "/api/v1/recommendations/R-0001",
                "/en/recommendations/export.csv",
            ] {
                let body = browser.get(address).await.body;
                assert!(
                    !body.contains("Paper Saiga recommends"),
                    "{address}: {body}"
                );
            }
            assert_eq!(browser.get(&identity).await.status, StatusCode::NOT_FOUND);
            let answer = browser.post(&identity, &[("reason", "curious")]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
        let page = all.ombudsperson.get(&identity).await.body;
        assert!(
            !page.contains("Paper Saiga") && page.contains("Open the name"),
            "{page}"
        );
        let empty = all.ombudsperson.post(&identity, &[("reason", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let why = [("reason", "To ask for the documents")];
        let answer = all.ombudsperson.post(&identity, &why).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let page = all.ombudsperson.get(&identity).await.body;
        assert!(page.contains("Paper Saiga; Aliya submitted it"), "{page}");
        let own = all.saule.get(&path).await.body;
        assert!(own.contains("To ask for the documents"), "{own}");
        assert!(own.contains("Human Rights Commissioner"), "{own}");
        assert!(!all.clerk.get(&path).await.body.contains("documents"));
        let mails: i64 =
            kenes_kernel::db::Query::new("SELECT count(*) FROM mails WHERE kind = 'name-opened'")
                .scalar(world.kernel.db.read())
                .await
                .unwrap()
                .unwrap();
        assert_eq!(mails, 1);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn an_author_reads_who_read_what_is_confidential_and_nobody_else_does() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut all = parties(&world).await;
        let path = submit(&mut all.saule, "organisation", "", "members").await;
        let public = submit(&mut all.saule, "organisation", "", "public").await;
        let mut colleague = representative(&world, "erlan", "ngo-saiga").await;
        for address in [path.as_str(), public.as_str()] {
            all.dina.get(address).await;
            all.dina.get(address).await;
            colleague.get(address).await;
        }
        all.clerk.get("/en/recommendations").await;
        all.clerk.get("/en/recommendations/export.csv").await;
        all.moderator.get("/api/v1/recommendations/R-0001").await;
        let own = all.saule.get(&path).await.body;
        for line in [
            "Aliya (Lantern and Key) opened it",
            "had it in a list",
            "downloaded it in a file",
            "fetched it through the API",
        ] {
            assert_eq!(own.matches(line).count(), 1, "{line}: {own}");
        }
        assert!(
            !own.contains("Aliya (Paper Saiga)"),
            "one's own people are not counted"
        );
        let open = all.saule.get(&public).await.body;
        assert!(
            !open.contains("Who read it"),
            "what is public is read by anybody"
        );
        assert!(!all.dina.get(&path).await.body.contains("Who read it"));
    }
}

#[tokio::test]
async fn what_an_erased_person_submitted_by_name_stays_under_their_organisation() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut all = parties(&world).await;
        let path = submit(&mut all.saule, "person", "", "public").await;
        let withdrawn = submit(&mut all.saule, "person", "", "public").await;
        let sure = [("version", "1"), ("with_name", "yes"), ("sure", "yes")];
        let answer = all
            .saule
            .post(&format!("{withdrawn}/protection"), &sure)
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let db = world.kernel.db.read();
        let person = accounts::find_person_by_handle(db, "saule")
            .await
            .unwrap()
            .unwrap();
        accounts::erase_person(&world.program(), person.id)
            .await
            .unwrap();
        let mut stranger = world.stranger();
        for address in [
            path.as_str(),
            "/en/recommendations",
            "/en/recommendations?q=Aliya",
        ] {
            let body = stranger.get(address).await.body;
            assert!(
                !body.replace("q=Aliya", "").contains("Aliya ("),
                "{address}: {body}"
            );
        }
        assert!(
            stranger
                .get(&path)
                .await
                .body
                .contains("Paper Saiga recommends")
        );
        let page = stranger.get(&withdrawn).await.body;
        assert!(
            !page.contains("Paper Saiga"),
            "a withdrawn name does not come back: {page}"
        );
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}
