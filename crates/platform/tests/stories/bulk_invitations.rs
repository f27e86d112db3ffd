//! The secretariat invites many people from a table.

use crate::{
    living::{newest_link, path_of_person},
    world::{Answer, Browser, PASSWORD, World, engines},
};
use http::StatusCode;
use kenes_documents::export::{Cell, Column, Sheet, xlsx};
use kenes_kernel::{access::Role, content::Content, db::Query, journal::verify};
use kenes_platform::slices::body;

const PAGE: &str = "/en/people/bulk";
const CONFIRMATION: &str = "/en/people/bulk/confirmation";

const GOOD: &str = "\
Name;Mail address;Role;Organisation;Language of mails;Sign-in name
Жанар Кенесова;zhanar@example.org;focal_point;justice;kk;
Ольга Ким;olga.kim@example.org;Observer;;Русский;olga
Daniyar Omarov;daniyar@example.org;Non-governmental organisation;«Бумажная сайга»;en;
";

async fn world_of_organisations(world: &World) -> Browser<'_> {
    for (key, kind, name) in [
        ("justice", body::Kind::Ministry, "Минюст"),
        ("saiga", body::Kind::Ngo, "«Бумажная сайга»"),
    ] {
        let new = body::NewOrganisation {
            key: key.into(),
            kind,
            sector: "government".into(),
            name: Content::new("ru", name),
            from: None,
        };
        body::add_organisation(&world.program(), new).await.unwrap();
    }
    world.signed_in("aliya", Role::Clerk).await
}

async fn count(world: &World, sql: &str) -> i64 {
    let count = Query::new(sql).scalar(world.kernel.db.read()).await;
    count.unwrap().unwrap_or(0)
}

async fn people(world: &World) -> i64 {
    count(world, "SELECT count(*) FROM people").await
}

/// What the form of the preview sends.
fn table(answer: &Answer) -> String {
    let (_, rest) = answer.body.split_once("name=\"table\" value=\"").unwrap();
    let escaped = rest.split('"').next().unwrap();
    escaped
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&")
}

#[tokio::test]
async fn a_table_is_looked_at_and_then_invites_everybody_at_once() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world_of_organisations(&world).await;
        let form = clerk.get("/en/people/new").await;
        assert!(form.body.contains("href=\"/en/people/bulk\""));
        let preview = clerk.upload(PAGE, "people.csv", GOOD.as_bytes()).await;
        assert_eq!(preview.status, StatusCode::OK, "{}", preview.body);
        for said in [
            "3 people will be invited",
            "Send 3 invitations",
            "Минюст",
            "olga",
        ] {
            assert!(preview.body.contains(said), "{said}: {}", preview.body);
        }
        assert_eq!(people(&world).await, 1, "nothing before the confirmation");
        let table = table(&preview);
        let form = [("table", table.as_str())];
        let done = clerk.post(CONFIRMATION, &form).await;
        assert_eq!(done.headers["location"], "/en/people/bulk?invited=3");
        let page = clerk.get("/en/people/bulk?invited=3").await;
        assert!(page.body.contains("3 invitations are on their way."));
        let again = clerk.post(CONFIRMATION, &form).await;
        assert_eq!(again.headers["location"], "/en/people/bulk?invited=0");
        assert_eq!(people(&world).await, 4);
        let invited = "SELECT count(*) FROM mails WHERE kind = 'invitation'";
        assert_eq!(count(&world, invited).await, 3);

        let link = newest_link(&world, "zhanar").await;
        assert!(link.starts_with("/kk/invitations/"), "{link}");
        let mut daniyar = world.stranger();
        let link = newest_link(&world, "daniyar").await;
        daniyar.post(&link, &[("password", PASSWORD)]).await;
        let form = [("handle", "daniyar"), ("password", PASSWORD)];
        daniyar.post("/en/sign-in", &form).await;
        let own = daniyar.get("/api/v1/submissions").await;
        assert_eq!(own.status, StatusCode::OK, "acts for it: {}", own.body);
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn a_table_sent_twice_at_once_invites_everybody_once() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut one = world_of_organisations(&world).await;
        let mut two = world.stranger();
        let form = [("handle", "aliya"), ("password", PASSWORD)];
        two.post("/en/sign-in", &form).await;
        let preview = one.upload(PAGE, "people.csv", GOOD.as_bytes()).await;
        let table = table(&preview);
        let form = [("table", table.as_str())];
        let (a, b) = tokio::join!(one.post(CONFIRMATION, &form), two.post(CONFIRMATION, &form));
        let mut led: Vec<&str> = [&a, &b]
            .iter()
            .map(|answer| answer.headers["location"].to_str().unwrap())
            .collect();
        led.sort_unstable();
        assert_eq!(
            led,
            ["/en/people/bulk?invited=0", "/en/people/bulk?invited=3"]
        );
        assert_eq!(people(&world).await, 4);
    }
}

#[tokio::test]
async fn every_fault_is_named_and_then_nobody_is_invited() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world_of_organisations(&world).await;
        let file = "\
Name,Mail address,Role,Organisation,Language of mails,Telephone
Good Person,good@example.org,ngo,saiga,en,1
,nobody,captain,nowhere,fr,2
Second,GOOD@example.org,administrator,,kk,3
Aigіul Two,two@example.org,ngo,,en,4
";
        let preview = clerk.upload(PAGE, "people.csv", file.as_bytes()).await;
        assert_eq!(preview.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in [
            "7 things have to be mended.",
            "Row 3, Name",
            "Row 3, Mail address",
            "There is no role “captain”.",
            "There is no organisation “nowhere”.",
            "Row 3, Language of mails",
            "Row 2 has the same address.",
            "This role is not yours to give.",
            "This name mixes alphabets",
            "Nothing is read from these columns: Telephone.",
        ] {
            assert!(preview.body.contains(said), "{said}: {}", preview.body);
        }
        assert!(
            !preview.body.contains("name=\"table\""),
            "nothing to confirm"
        );

        // What the form sends is checked anew, whoever wrote it.
        let mut line = serde_json::json!([{
            "row": 2, "name": "Eve", "mail": "eve@example.org", "role": "administrator", "language": "en"
        }]);
        let sent = line.to_string();
        let answer = clerk.post(CONFIRMATION, &[("table", &sent)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        line[0]["role"] = "ngo".into();
        let many = serde_json::Value::from(vec![line[0].clone(); 501]).to_string();
        for broken in ["", "{}", "[1]", many.as_str()] {
            let answer = clerk.post(CONFIRMATION, &[("table", broken)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{broken}");
        }
        assert_eq!(people(&world).await, 1);
        let mut administrator = world.signed_in("timur", Role::Administrator).await;
        let answer = administrator.post(CONFIRMATION, &[("table", &sent)]).await;
        assert_eq!(answer.headers["location"], "/en/people/bulk?invited=1");
    }
}

#[tokio::test]
async fn who_is_here_already_is_named_and_left_out() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world_of_organisations(&world).await;
        let own = path_of_person(&world, "aliya").await;
        let contact = [("mail", "aliya@example.org"), ("language", "kk")];
        clerk.post(&format!("{own}/contact"), &contact).await;
        let preview = clerk.upload(PAGE, "people.csv", GOOD.as_bytes()).await;
        let first = table(&preview);
        let file = format!(
            "{GOOD}Aliya Two;Aliya@Example.org;observer;;en;\nNew;new@example.org;observer;;en;\n"
        );
        clerk.post(CONFIRMATION, &[("table", &first)]).await;
        let preview = clerk.upload(PAGE, "people.csv", file.as_bytes()).await;
        assert_eq!(preview.status, StatusCode::OK, "{}", preview.body);
        for said in [
            "One person will be invited; left out, since they are here already: 4.",
            "row 5, aliya@example.org, can sign in.",
            "row 2, zhanar@example.org, has not come in yet.",
        ] {
            assert!(preview.body.contains(said), "{said}: {}", preview.body);
        }
        clerk
            .post(CONFIRMATION, &[("table", &table(&preview))])
            .await;
        assert_eq!(people(&world).await, 5);
        let all = clerk.upload(PAGE, "people.csv", file.as_bytes()).await;
        assert!(
            all.body.contains("The table invites nobody"),
            "{}",
            all.body
        );
    }
}

#[tokio::test]
async fn a_workbook_is_read_by_names_in_any_language_and_other_files_are_refused_with_a_way_out() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world_of_organisations(&world).await;
        let csv = clerk.get("/kk/people/bulk/template.csv").await;
        assert_eq!(csv.status, StatusCode::OK);
        let header = csv.body.trim_start_matches('\u{feff}').lines().next();
        let header = header.unwrap();
        assert!(
            header.starts_with("Аты-жөні,Пошта мекенжайы,Рөлі,"),
            "{header}"
        );
        let book = clerk.get("/en/people/bulk/template.xlsx").await;
        assert_eq!(book.status, StatusCode::OK);
        let other = clerk.get("/en/people/bulk/template.doc").await;
        assert_eq!(other.status, StatusCode::NOT_FOUND);

        let cells = [
            "Ерлан",
            "erlan@example.org",
            "депутат Парламента",
            "",
            "kk",
            "",
        ];
        let sheet = Sheet {
            columns: header.split(',').map(Column::new).collect(),
            rows: vec![cells.into_iter().map(Cell::from).collect()],
            ..Sheet::default()
        };
        let preview = clerk.upload(PAGE, "x.xlsx", &xlsx(&sheet).unwrap()).await;
        assert!(
            preview.body.contains("One person will be invited"),
            "{}",
            preview.body
        );

        let long = format!(
            "Name,Mail,Role,Language\n{}",
            "A,a@example.org,ngo,en\n".repeat(501)
        );
        for (bytes, said) in [
            (&b""[..], "The file is empty"),
            (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "There is no table to read"),
            (long.as_bytes(), "more than 500 people"),
            (
                b"Name,Role\nA,ngo\n",
                "These columns are not there: Mail address, Language of mails.",
            ),
        ] {
            let answer = clerk.upload(PAGE, "x", bytes).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
            assert!(answer.body.contains(said), "{said}: {}", answer.body);
        }
        let mut ngo = world.signed_in("saule", Role::Ngo).await;
        for path in [PAGE, "/en/people/bulk/template.csv"] {
            assert_eq!(ngo.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let answer = ngo.upload(PAGE, "x.csv", GOOD.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let answer = ngo.post(CONFIRMATION, &[("table", "[]")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
}
