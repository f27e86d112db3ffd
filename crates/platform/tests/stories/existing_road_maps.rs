use crate::world::{Answer, Browser, World, engines};
use bytes::Bytes;
use http::{StatusCode, header};
use kenes_kernel::{access::Role, jobs, journal::verify};
use kenes_platform::slices::recommendations::{confirm_import, read_import};

const REGISTER: &str = "\
id,mechanism,country,date,document_symbol,paragraph,text
k-1,CAT,Kazakhstan,2023-05-10,CAT/C/KAZ/CO/4,12,Establish an independent body to investigate all complaints of torture
k-2,CEDAW,Kazakhstan,2019-11-12,CEDAW/C/KAZ/CO/5,20,Criminalize domestic violence against women
k-3,UPR,Kazakhstan,2019-11-07,A/HRC/43/10,139.1,Decriminalize defamation and protect journalists
";

const FILE: &str = "\
№,Название,Ключевая рекомендация,Индикаторы,Оценка,Кем дана,Вид оценки,Дата
7,Предупреждение пыток,\"CAT/C/KAZ/CO/4, п. 12\",\"Число дел
Доля дел в суде\",не исполнено,Коалиция НПО,независимая,10.12.2022
7,,,,в процессе,Министерство юстиции,государство,01.03.2023
12,Равенство женщин,Criminalize domestic violence against women,,,,,
31,Свобода слова,Protect journalists and decriminalize defamation in law,,,,,
";

async fn register(world: &World) {
    let ctx = world.program();
    let file = Bytes::from_static(REGISTER.as_bytes());
    let preview = read_import(&ctx, "file.csv", file, None).await.unwrap();
    confirm_import(&ctx.later(), preview.import.id)
        .await
        .unwrap();
}

fn location(answer: &Answer) -> String {
    let location = answer.headers.get(header::LOCATION);
    location
        .unwrap_or_else(|| panic!("{}", answer.body))
        .to_str()
        .unwrap()
        .to_owned()
}

async fn upload(clerk: &mut Browser<'_>, file: &str) -> String {
    let answer = clerk
        .upload("/en/road-maps/imports", "карты.csv", file.as_bytes())
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    location(&answer)
}

async fn assert_verifies(world: &World) {
    assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
}

#[tokio::test]
async fn fifty_road_maps_that_stood_before_come_in_with_numbers_keys_indicators_and_grades() {
    for engine in engines() {
        let world = World::on(engine).await;
        register(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let path = upload(&mut clerk, FILE).await;
        for language in ["en", "ru", "kk"] {
            let page = clerk
                .get(&path.replace("/en/", &format!("/{language}/")))
                .await;
            assert!(
                page.body.contains("RM-07") && page.body.contains("RM-31"),
                "{}",
                page.body
            );
        }
        let page = clerk.get(&path).await;
        assert!(
            page.body
                .contains("Found by document and paragraph: R-0001"),
            "{}",
            page.body
        );
        assert!(
            page.body.contains("Found by its words: R-0002"),
            "{}",
            page.body
        );
        assert!(
            page.body.contains("name=\"key-31-0\""),
            "a person says what the third is"
        );
        assert!(page.body.contains("value=\"3\""), "{}", page.body);
        let form = [("key-31-0", "3"), ("key-12-0", "1")];
        let answer = clerk.post(&format!("{path}/confirmation"), &form).await;
        assert_eq!(location(&answer), path);

        let mut reader = world.stranger();
        let one = reader.get("/en/road-maps/RM-07").await;
        assert_eq!(one.status, StatusCode::OK);
        for part in [
            "lang=\"ru\">Предупреждение пыток",
            "Claim of the State",
            "Independent assessment",
            "не исполнено",
            "Министерство юстиции",
            "Коалиция НПО",
            "10 December 2022",
            "Доля дел в суде",
            "R-0001",
        ] {
            assert!(one.body.contains(part), "{part}: {}", one.body);
        }
        assert!(
            !one.body.contains("The title is missing in"),
            "that is the keepers' work"
        );
        let kept = clerk.get("/en/road-maps/RM-07").await;
        assert!(
            kept.body
                .contains("The title is missing in: Kazakh, English."),
            "{}",
            kept.body
        );
        let women = reader.get("/en/road-maps/RM-12").await;
        assert!(
            women.body.contains("R-0002") && !women.body.contains("R-0001"),
            "what is certain is not chosen"
        );
        let media = reader.get("/en/road-maps/RM-31").await;
        assert!(media.body.contains("R-0003"), "{}", media.body);

        // The next road map that the program founds has a number of its own.
        let next: Option<i64> =
            kenes_kernel::db::Query::new("SELECT next FROM counters WHERE name = 'road_maps'")
                .scalar(world.kernel.db.read())
                .await
                .unwrap();
        assert_eq!(next, Some(32));

        // The same file, and what we export ourselves, change nothing.
        let export = reader.get("/road-maps/grades.csv").await;
        assert_eq!(export.status, StatusCode::OK);
        for file in [FILE, export.body.as_str()] {
            let again = upload(&mut clerk, file).await;
            let page = clerk.get(&again).await;
            assert!(
                page.body
                    .contains("0 new, 0 would get something more, 3 stand already"),
                "{}",
                page.body
            );
            assert!(
                page.body
                    .contains("The file holds nothing that does not stand here already")
            );
        }
        for ending in ["xlsx", "json"] {
            let file = reader.get(&format!("/road-maps/grades.{ending}")).await;
            assert_eq!(file.status, StatusCode::OK);
        }
        // A later grade comes beside the others.
        let more = "number,title_ru,grade,graded_by,standing,graded_on\n7,Предупреждение пыток,some progress,Ombudsman,,2026-05-01\n";
        let again = upload(&mut clerk, more).await;
        clerk.post(&format!("{again}/confirmation"), &[]).await;
        let one = reader.get("/en/road-maps/RM-07").await;
        assert!(
            one.body.contains("some progress") && one.body.contains("не исполнено"),
            "{}",
            one.body
        );
        assert!(
            one.body
                .contains("Assessor whose independence is not stated"),
            "{}",
            one.body
        );
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn an_import_of_road_maps_is_undone_until_somebody_builds_on_it() {
    for engine in engines() {
        let world = World::on(engine).await;
        register(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let path = upload(&mut clerk, FILE).await;
        clerk.post(&format!("{path}/confirmation"), &[]).await;
        let undone = clerk.post(&format!("{path}/undoing"), &[]).await;
        assert_eq!(location(&undone), path);
        let board = clerk.get("/en/road-maps").await;
        assert!(board.body.contains("No road maps yet"), "{}", board.body);
        let one = clerk.get("/en/recommendations/R-0001").await;
        assert!(!one.body.contains("RM-07"), "{}", one.body);
        assert_verifies(&world).await;

        let path = upload(&mut clerk, FILE).await;
        clerk.post(&format!("{path}/confirmation"), &[]).await;
        world.clock.set(world.kernel.clock.now().plus_seconds(60));
        let form = [("recommendation", "R-0003")];
        clerk.post("/en/road-maps/RM-12/placements", &form).await;
        let refused = clerk.post(&format!("{path}/undoing"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains("RM-12 has been worked on"),
            "{}",
            refused.body
        );
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn faults_of_a_file_of_road_maps_are_all_listed_and_nothing_comes_in() {
    for engine in engines() {
        let world = World::on(engine).await;
        register(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Moderator).await;
        let first = upload(&mut clerk, "number,title\n1,Torture\n").await;
        clerk.post(&format!("{first}/confirmation"), &[]).await;
        let faulty = "number,title,grade,graded_on\n1,Another title,,\nseven,Women,,\n3,Media,none,31.02.2026\n";
        let path = upload(&mut clerk, faulty).await;
        for language in ["en", "ru", "kk"] {
            let page = clerk
                .get(&path.replace("/en/", &format!("/{language}/")))
                .await;
            assert!(
                page.body.contains("seven") && page.body.contains("31.02.2026"),
                "{}",
                page.body
            );
        }
        let page = clerk.get(&path).await;
        for sentence in [
            "RM-01 is “Torture” here",
            "Row 3, number",
            "It is not said who gave the grade “none”",
            "4 faults",
        ] {
            assert!(page.body.contains(sentence), "{sentence}: {}", page.body);
        }
        let refused = clerk.post(&format!("{path}/confirmation"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let board = clerk.get("/en/road-maps").await;
        assert!(!board.body.contains("RM-03"), "{}", board.body);

        // Columns that are not understood are said by a person, with what holds for the whole file.
        let path = upload(&mut clerk, "a,b,c\n5,Courts,none\n").await;
        let page = clerk.get(&path).await;
        assert!(
            page.body
                .contains("Not recognised: Number, Title, in any language"),
            "{}",
            page.body
        );
        let twice = [("column-0", "number"), ("column-1", "number")];
        let refused = clerk.post(&format!("{path}/mapping"), &twice).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{}",
            refused.body
        );
        let mapping = [
            ("column-0", "number"),
            ("column-1", "title"),
            ("column-2", "grade"),
            ("graded_by", "Coalition"),
            ("standing", "independent"),
            ("graded_on", "2022-12-10"),
        ];
        let answer = clerk.post(&format!("{path}/mapping"), &mapping).await;
        assert_eq!(location(&answer), path);
        clerk.post(&format!("{path}/confirmation"), &[]).await;
        let one = clerk.get("/en/road-maps/RM-05").await;
        assert!(
            one.body.contains("Coalition · 10 December 2022"),
            "{}",
            one.body
        );
        let wrong = clerk
            .upload("/en/road-maps/imports", "x.pdf", b"%PDF-1.7")
            .await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let discarded = upload(&mut clerk, "number,title\n9,Prisons\n").await;
        let answer = clerk.post(&format!("{discarded}/discarding"), &[]).await;
        assert_eq!(location(&answer), "/en/road-maps/imports");
        let late = clerk.post(&format!("{discarded}/confirmation"), &[]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn imports_of_road_maps_are_not_there_for_others() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut ngo = world.signed_in("ngo", Role::Ngo).await;
        assert_eq!(
            ngo.get("/en/road-maps/imports").await.status,
            StatusCode::NOT_FOUND
        );
        let answer = ngo
            .upload("/en/road-maps/imports", "x.csv", FILE.as_bytes())
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
}

const LATER: &str = "\
id,mechanism,country,date,document_symbol,paragraph,text
l-1,UPR,Kazakhstan,2025-01-23,A/HRC/59/15,140.1,Establish an independent mechanism to investigate all complaints of torture
l-2,CEDAW,Kazakhstan,2025-02-01,CEDAW/C/KAZ/CO/6,14,Criminalize all forms of domestic violence against women
l-3,CRPD,Kazakhstan,2024-03-15,CRPD/C/KAZ/CO/1,5,Make all public transport accessible to persons with disabilities
l-4,CRPD,Kazakhstan,2024-03-15,CRPD/C/KAZ/CO/1,7,Make buses and trains accessible to persons with disabilities
";

#[tokio::test]
async fn a_proposal_keeps_what_stood_before_brings_the_rest_there_and_says_what_fits_none() {
    for engine in engines() {
        let world = World::on(engine).await;
        register(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let path = upload(&mut clerk, FILE).await;
        let form = [("key-31-0", "3")];
        location(&clerk.post(&format!("{path}/confirmation"), &form).await);
        let ctx = world.program();
        let file = Bytes::from_static(LATER.as_bytes());
        let preview = read_import(&ctx, "later.csv", file, None).await.unwrap();
        confirm_import(&ctx.later(), preview.import.id)
            .await
            .unwrap();
        for scope in ["all", "waiting"] {
            let wish = [("road_maps", "5"), ("scope", scope), ("country", "")];
            let proposal = location(&clerk.post("/en/proposals", &wish).await);
            jobs::drain(&world.kernel).await.unwrap();
            let page = clerk.get(&proposal).await.body;
            let says = "2 asks come to road maps that stood before; 2 fit none of them";
            assert!(page.contains(says), "{engine:?} {scope}: {page}");
            for (card, reference, holds) in [
                ("1", "RM-07", "complaints of torture"),
                ("2", "RM-12", "all forms of domestic violence"),
            ] {
                let card = clerk.get(&format!("{proposal}/cards/{card}")).await.body;
                assert!(card.contains(reference), "{reference}: {card}");
                assert!(card.contains(holds), "{reference}: {card}");
                assert!(
                    !card.contains("\"reference\" href=\"/en/recommendations/R-0001\"")
                        && !card.contains("\"reference\" href=\"/en/recommendations/R-0002\""),
                    "keys stay where they are: {card}"
                );
            }
            if scope == "all" {
                let version = crate::living::hidden(&page, "/discarding", "version");
                let form = [("version", version.as_str())];
                location(&clerk.post(&format!("{proposal}/discarding"), &form).await);
                continue;
            }
            let version = crate::living::hidden(&page, "/acceptance", "version");
            let form = [("version", version.as_str())];
            location(&clerk.post(&format!("{proposal}/acceptance"), &form).await);
        }
        let mut reader = world.stranger();
        let torture = reader.get("/en/road-maps/RM-07").await.body;
        for part in ["lang=\"ru\">Предупреждение пыток", "R-0001", "R-0004"] {
            assert!(torture.contains(part), "{part}: {torture}");
        }
        let women = reader.get("/en/road-maps/RM-12").await.body;
        assert!(
            women.contains("R-0002") && women.contains("R-0005"),
            "{women}"
        );
        let new = reader.get("/en/road-maps/RM-32").await.body;
        assert!(new.contains("R-0006") && new.contains("R-0007"), "{new}");
        // What came there stays there, however the rest is parted the next time.
        let wish = [("road_maps", "5"), ("scope", "all"), ("country", "")];
        let proposal = location(&clerk.post("/en/proposals", &wish).await);
        jobs::drain(&world.kernel).await.unwrap();
        let card = clerk.get(&format!("{proposal}/cards/1")).await.body;
        assert!(card.contains("RM-07") && card.contains("R-0004"), "{card}");
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn a_key_that_was_not_found_is_linked_by_hand_and_the_link_taken_back() {
    for engine in engines() {
        let world = World::on(engine).await;
        register(&world).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let file = "number,title,key_recommendation\n9,Freedom of speech,Нет такой рекомендации в реестре\n10,Women,CEDAW/C/KAZ/CO/5 para. 20\n";
        let path = upload(&mut clerk, file).await;
        location(&clerk.post(&format!("{path}/confirmation"), &[]).await);
        let page = clerk.get(&path).await.body;
        assert!(
            page.contains("1 key recommendation was not found"),
            "{page}"
        );
        assert!(page.contains("Нет такой рекомендации"), "{page}");
        let link = page.split("/link\"").next().unwrap();
        let link = link[link.rfind('"').unwrap() + 1..].to_owned();
        let post = async |clerk: &mut Browser<'_>, typed: &str| {
            clerk
                .post(&format!("{link}/link"), &[("recommendation", typed)])
                .await
        };
        for (typed, says) in [
            ("", "No recommendation of the register answers to this"),
            (
                "R-0999",
                "No recommendation of the register answers to this",
            ),
            (
                "xylophone",
                "No recommendation of the register answers to this",
            ),
            (
                "invest OR protect",
                "No recommendation of the register answers to this",
            ),
            ("a", "Several recommendations have these words"),
        ] {
            let refused = post(&mut clerk, typed).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(refused.body.contains(says), "{typed}: {}", refused.body);
            assert!(
                refused.body.contains(&format!("value=\"{typed}\"")),
                "{typed}"
            );
            assert!(refused.body.contains("field-error"), "{typed}");
        }
        let offered = post(&mut clerk, "a").await.body;
        assert!(
            offered.contains("R-0001 · ") && offered.contains("R-0003 · "),
            "{offered}"
        );
        for typed in ["journ defam", "R-0003", "3"] {
            world.clock.set(world.kernel.clock.now().plus_seconds(60));
            assert_eq!(
                post(&mut clerk, typed).await.status,
                StatusCode::SEE_OTHER,
                "{typed}"
            );
            let page = clerk.get(&path).await.body;
            assert!(
                page.contains("Linked since: 1.") && page.contains("R-0003 · Decriminalize"),
                "{page}"
            );
            let road_map = world.stranger().get("/en/road-maps/RM-09").await.body;
            assert!(road_map.contains("Decriminalize defamation"), "{road_map}");
            let again = post(&mut clerk, typed).await;
            assert_eq!(
                again.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{}",
                again.body
            );
            let undone = clerk.post(&format!("{path}/undoing"), &[]).await;
            assert_eq!(
                undone.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "somebody built upon it"
            );
            world.clock.set(world.kernel.clock.now().plus_seconds(60));
            location(&clerk.post(&format!("{link}/unlinking"), &[]).await);
            let road_map = world.stranger().get("/en/road-maps/RM-09").await.body;
            assert!(!road_map.contains("Decriminalize defamation"), "{road_map}");
            assert_verifies(&world).await;
        }
        let nothing = clerk.post(&format!("{link}/unlinking"), &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut ngo = world.signed_in("ngo", Role::Ngo).await;
        for other in [&mut ngo, &mut world.stranger()] {
            assert_eq!(post(other, "R-0003").await.status, StatusCode::NOT_FOUND);
            let answer = other.post(&format!("{link}/unlinking"), &[]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
        let strange = link
            .replace("/keys/", "/keys/00000000-0000-7000-8000-000000000000/")
            .replace(link.rsplit('/').next().unwrap(), "");
        let strange = format!("{}/link", strange.trim_end_matches('/'));
        assert_eq!(
            clerk
                .post(&strange, &[("recommendation", "1")])
                .await
                .status,
            StatusCode::NOT_FOUND
        );
        location(&clerk.post(&format!("{path}/undoing"), &[]).await);
        assert_verifies(&world).await;
    }
}

#[tokio::test]
async fn what_the_columns_of_a_file_mean_is_remembered_for_the_next_one() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let file = |n: u32| format!("Порядок,О чём,Прочее\n{n},Предупреждение пыток {n},x\n");
        let first = upload(&mut clerk, &file(1)).await;
        let page = clerk.get(&first).await.body;
        assert!(!page.contains("meant in the last file"), "{page}");
        let mapping = [
            ("column-0", "number"),
            ("column-1", "title"),
            ("column-2", "ignore"),
            ("graded_by", "Coalition"),
        ];
        location(&clerk.post(&format!("{first}/mapping"), &mapping).await);
        location(&clerk.post(&format!("{first}/confirmation"), &[]).await);
        let second = upload(&mut clerk, &file(2)).await;
        let page = clerk.get(&second).await.body;
        assert!(
            page.contains("RM-02") && page.contains("meant in the last file"),
            "{page}"
        );
        assert!(
            !page.contains("value=\"Coalition\""),
            "who graded is said of each file"
        );
        let other = upload(&mut clerk, "№,О чём\n3,Свобода слова\n").await;
        assert!(
            !clerk
                .get(&other)
                .await
                .body
                .contains("meant in the last file")
        );
        assert_verifies(&world).await;
    }
}
