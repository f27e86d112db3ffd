use crate::world::{Answer, Browser, PASSWORD, World, engines};
use bytes::Bytes;
use http::{StatusCode, header};
use kenes_kernel::content::Content;
use kenes_kernel::{
    access::Role,
    db::{Query, copy},
    jobs,
    journal::verify,
};
use kenes_platform::slices::{
    body, duties,
    recommendations::{confirm_import, read_import},
};

const FILE: &str = "\
id,mechanism,country,date,text,from_state,response,issues
k-1,UPR,Kazakhstan,2014-10-30,Ratify the Second Optional Protocol to the Covenant,Germany,Accepted,Treaties
k-2,CCPR,Kazakhstan,2011-07-21,The State party should ratify the Second Optional Protocol,,,Treaties
k-3,CAT,Kazakhstan,2023-05-10,Создать независимый орган для расследования всех жалоб на применение пыток,,,Torture
k-4,CEDAW,Kazakhstan,2019-11-12,Әйелдерге қатысты тұрмыстық зорлық-зомбылықты қылмыс деп тану,,,Women
";

/// One form: where it goes, its fields as a person would fill them, and the field that is tried.
struct Form {
    path: String,
    fields: Vec<(&'static str, String)>,
    tried: &'static str,
}

impl Form {
    fn new(path: &str, tried: &'static str, fields: &[(&'static str, &str)]) -> Self {
        Self {
            path: path.to_owned(),
            fields: fields.iter().map(|(n, v)| (*n, (*v).to_owned())).collect(),
            tried,
        }
    }

    fn filled(&self, typed: &str) -> Vec<(&str, String)> {
        let mut fields: Vec<(&str, String)> = self
            .fields
            .iter()
            .filter(|(name, _)| *name != self.tried)
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        fields.push((self.tried, typed.to_owned()));
        fields
    }
}

/// Asks how many rows stand in every table but those of attempts, sessions and readers, and for the journal's root.
async fn counts(world: &World) -> String {
    let mut counts = "SELECT 'root' AS name, root AS holds FROM journal_head".to_owned();
    for table in copy::list_tables(&world.kernel.db).await.unwrap() {
        let name = table.name;
        if !matches!(name.as_str(), "attempts" | "sessions" | "reads") {
            counts += &format!(
                " UNION ALL SELECT '{name}' AS name, CAST(count(*) AS text) AS holds FROM {name}"
            );
        }
    }
    counts
}

async fn stored(world: &World, counts: &str) -> Vec<(String, String)> {
    #[derive(sea_orm::FromQueryResult)]
    struct Counted {
        name: String,
        holds: String,
    }
    let rows: Vec<Counted> = Query::new(counts)
        .all(world.kernel.db.read())
        .await
        .unwrap();
    rows.into_iter().map(|row| (row.name, row.holds)).collect()
}

fn value_after(body: &str, mark: &str, field: &str) -> String {
    let rest = &body[body
        .find(mark)
        .unwrap_or_else(|| panic!("{mark} in {body}"))..];
    let rest = rest
        .split(&format!("name=\"{field}\" value=\""))
        .nth(1)
        .unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// A register with a draft of which one card is accepted, and every form of the site.
async fn forms(world: &World, clerk: &mut Browser<'_>) -> Vec<Form> {
    let ctx = world.program();
    let preview = read_import(&ctx, "f.csv", Bytes::from_static(FILE.as_bytes()), None)
        .await
        .unwrap();
    confirm_import(&ctx.later(), preview.import.id)
        .await
        .unwrap();
    for (key, kind) in [
        ("justice", body::Kind::Ministry),
        ("health", body::Kind::Ministry),
    ] {
        let organisation = body::NewOrganisation {
            key: key.into(),
            kind,
            sector: "government".into(),
            name: Content::in_three("Министрлік", "Министерство", "Ministry"),
            from: None,
        };
        body::add_organisation(&ctx, organisation).await.unwrap();
    }
    duties::seed(&ctx).await.unwrap();
    let question = [
        ("addressee", "justice"),
        ("asked", "2026-11-02"),
        ("unit", "working"),
        ("number", "10"),
        ("what", ""),
    ];
    let answer = clerk
        .post("/en/recommendations/R-0001/duties", &question)
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let open = clerk
        .upload("/en/imports", "g.csv", "id,text\nk-9,Ratify\n".as_bytes())
        .await;
    let import = open.headers[header::LOCATION].to_str().unwrap().to_owned();
    let text = "CAT/C/KAZ/CO/9\n5. The State party should act.\n6. It should report.\n";
    let read = clerk
        .upload("/en/imports/observations", "co.txt", text.as_bytes())
        .await;
    let observations = read.headers[header::LOCATION].to_str().unwrap().to_owned();
    let wish = [("road_maps", "3"), ("scope", "all"), ("country", "")];
    clerk.post("/en/proposals", &wish).await;
    jobs::drain(&world.kernel).await.unwrap();
    let card = clerk.get("/en/proposals/1/cards/1").await;
    let version = value_after(&card.body, "/cards/1/acceptance", "version");
    let accepted = clerk
        .post(
            "/en/proposals/1/cards/1/acceptance",
            &[("version", &version)],
        )
        .await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
    let card = clerk.get("/en/proposals/1/cards/2").await;
    let card_version = value_after(&card.body, "/cards/2/title", "version");
    let ask = value_after(&card.body, "/proposals/1/places", "ask");
    let page = clerk.get("/en/road-maps/RM-01").await;
    let road_map_version = value_after(&page.body, "/road-maps/RM-01/title", "version");

    let correction = [
        ("version", "1"),
        ("text", "Ratify it"),
        ("position", "noted"),
        ("position_source", ""),
        ("paragraph", "9"),
        ("reason", "a misprint"),
    ];
    let title = |version: &str| {
        vec![
            ("version", version.to_owned()),
            ("title_en", "Ours".to_owned()),
            ("title_ru", "Наше".to_owned()),
            ("title_kk", "Біздікі".to_owned()),
        ]
    };
    let titled = |path: &str, tried, version: &str| Form {
        path: path.to_owned(),
        fields: title(version),
        tried,
    };
    let mut forms = vec![
        Form::new("/en/sign-in", "handle", &[("password", "x")]),
        Form::new("/en/sign-in", "password", &[("handle", "nobody")]),
        Form::new("/en/road-maps/RM-01/placements", "recommendation", &[]),
        Form::new(
            "/en/proposals",
            "road_maps",
            &[("scope", "all"), ("country", "")],
        ),
        Form::new(
            "/en/proposals",
            "country",
            &[("scope", "all"), ("road_maps", "3")],
        ),
        Form::new(
            "/en/proposals",
            "scope",
            &[("road_maps", "600"), ("country", "")],
        ),
        Form::new(
            "/en/proposals/1/places",
            "card",
            &[("ask", &ask), ("from", "2")],
        ),
        Form::new(&format!("/en/review/{ask}/placement"), "road_map", &[]),
        Form::new(
            &format!("{import}/mapping"),
            "mechanism",
            &[("column-0", "key"), ("column-1", "text")],
        ),
        Form::new(
            &format!("{import}/mapping"),
            "country",
            &[("column-0", "key"), ("column-1", "text")],
        ),
        Form::new(
            &format!("{import}/mapping"),
            "column-0",
            &[("column-1", "text")],
        ),
        Form::new(&format!("{import}/set-asides"), "n", &[]),
        Form::new("/en/proposals/1/acceptance", "version", &[]),
        Form::new("/en/proposals/1/discarding", "version", &[]),
        Form::new("/en/proposals/1/cards/2/acceptance", "version", &[]),
    ];
    for tried in [
        "text",
        "position",
        "position_source",
        "paragraph",
        "reason",
        "version",
    ] {
        forms.push(Form::new(
            "/en/recommendations/R-0001/corrections",
            tried,
            &correction,
        ));
    }
    let asked = [
        ("addressee", "justice"),
        ("asked", "2026-11-02"),
        ("unit", "working"),
        ("number", "10"),
        ("day", ""),
        ("what", "How many?"),
    ];
    for (tried, _) in asked {
        let path = "/en/recommendations/R-0002/duties";
        forms.push(Form::new(path, tried, &asked));
    }
    let exit = [
        ("version", "1"),
        ("exit", "declined"),
        ("reason", "not ours"),
        ("to", ""),
        ("day", "2026-11-10"),
    ];
    for (tried, _) in exit {
        forms.push(Form::new("/en/duties/D-0001/exits", tried, &exit));
    }
    for tried in [
        "version",
        "symbol",
        "mechanism",
        "country",
        "date",
        "session",
        "follow_up_due",
        "next_report_due",
    ] {
        let document = [("version", "1"), ("symbol", "CAT/C/KAZ/CO/9")];
        let path = format!("{observations}/document");
        forms.push(Form::new(&path, tried, &document));
    }
    for tried in [
        "version",
        "act",
        "included",
        "follow_up",
        "number-1",
        "heading-1",
        "text-1",
    ] {
        let passages = [("version", "1"), ("number-1", "5"), ("act", "save")];
        let path = format!("{observations}/passages");
        forms.push(Form::new(&path, tried, &passages));
    }
    forms.extend(rules_forms(clerk).await);
    forms.extend(author_forms(world).await);
    for tried in ["name", "query"] {
        let path = "/en/recommendations/views";
        let view = [("name", "Torture"), ("query", "q=torture")];
        forms.push(Form::new(path, tried, &view));
    }
    for tried in ["title_en", "title_ru", "title_kk", "version"] {
        forms.push(titled(
            "/en/road-maps/RM-01/title",
            tried,
            &road_map_version,
        ));
        forms.push(titled(
            "/en/proposals/1/cards/2/title",
            tried,
            &card_version,
        ));
    }
    forms.extend(review_forms(&ask, &card_version, &road_map_version));
    forms
}

/// The rules of procedure: a first version is there, a second waits; each form enters one after them.
async fn rules_forms(clerk: &mut Browser<'_>) -> Vec<Form> {
    let written = [
        ("step", "enter"),
        ("after", "2"),
        ("from", "2027-01-01"),
        ("adopted", "2026-11-02"),
        ("document-en", "Decision 4"),
        ("note-en", "A trial"),
        ("quorum-how", "more"),
        ("quorum-value", "1/2"),
        ("units-how", "seats"),
        ("units-value", "1"),
        ("decision-how", "least"),
        ("decision-base", "cast"),
        ("decision-value", "2/3"),
        ("procedure-how", "simple"),
        ("procedure-base", "present"),
        ("rules-how", "consensus-minus"),
        ("rules-value", "1"),
        ("class-participant-vote", "on"),
        ("join-1-key", ""),
        ("join-1-name-en", ""),
        ("join-1-quorum", ""),
    ];
    let mut first = written;
    (first[1].1, first[2].1) = ("0", "2026-11-02");
    let mut second = written;
    second[1].1 = "1";
    for version in [first, second] {
        let answer = clerk.post("/en/body/rules", &version).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
    let mut forms: Vec<Form> = written
        .iter()
        .filter(|(tried, _)| *tried != "step")
        .map(|(tried, _)| Form::new("/en/body/rules", tried, &written))
        .collect();
    forms.push(Form::new("/en/body/rules/2/withdrawal", "why", &[]));
    forms
}

/// Who writes the forms of [`author_forms`].
async fn author(world: &World) -> Browser<'_> {
    let mut author = world.stranger();
    let form = [("handle", "author"), ("password", PASSWORD)];
    let answer = author.post("/en/sign-in", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    author
}

/// Whether a form is one of an organisation's own.
fn is_authors(path: &str) -> bool {
    let parts = ["/submissions", "/audience", "/withdrawal"];
    parts.iter().any(|part| path.contains(part)) && !path.contains("/body/")
}

/// The forms of an organisation that recommends something itself; the one that takes it back comes last.
async fn author_forms(world: &World) -> Vec<Form> {
    let ctx = world.program();
    let organisation = body::NewOrganisation {
        key: "ngo".into(),
        kind: body::Kind::Ngo,
        sector: "civil_society".into(),
        name: Content::new("en", "Paper Saiga"),
        from: None,
    };
    body::add_organisation(&ctx, organisation).await.unwrap();
    world.signed_in("author", Role::Ngo).await;
    body::add_member(&ctx, "author", "ngo").await.unwrap();
    let mut author = author(world).await;
    let written = [
        ("version", "1"),
        ("title", "Prisons"),
        ("language", "en"),
        ("text", "Open the prisons"),
        ("theme", ""),
        ("source", "Our report"),
        ("source_day", "2026-05-12"),
        ("paragraph", "7"),
        ("country", "Kazakhstan"),
        ("addressee", "justice"),
        ("reach", "members"),
        ("attribution", "participant"),
        ("opener", "justice"),
        ("act", "save"),
    ];
    let draft = author.post("/en/submissions", &written).await;
    let draft = draft.headers[header::LOCATION].to_str().unwrap().to_owned();
    let mut submitted = written;
    submitted[13].1 = "submit";
    let record = author.post("/en/submissions", &submitted).await;
    let record = record.headers[header::LOCATION]
        .to_str()
        .unwrap()
        .to_owned();
    let mut forms = Vec::new();
    for (tried, _) in written {
        forms.push(Form::new("/en/submissions", tried, &written));
    }
    for tried in ["version", "text", "addressee"] {
        forms.push(Form::new(&format!("{draft}/revision"), tried, &written));
    }
    let path = format!("{record}/audience");
    for tried in ["version", "reach"] {
        let audience = [("version", "1"), ("reach", "organisation")];
        forms.push(Form::new(&path, tried, &audience));
    }
    for tried in ["version", "sure"] {
        let protection = [("version", "1")];
        let path = format!("{record}/protection");
        forms.push(Form::new(&path, tried, &protection));
    }
    let own = [("name", "Clerk"), ("mail", ""), ("language", "en")];
    for (tried, _) in own {
        forms.push(Form::new("/en/account/data", tried, &own));
    }
    for tried in ["sure", "leave_password"] {
        forms.push(Form::new("/en/account/data/leaving", tried, &[]));
    }
    forms.push(Form::new(&format!("{draft}/discarding"), "version", &[]));
    forms.push(Form::new(&format!("{record}/withdrawal"), "reason", &[]));
    forms
}

/// The forms of the review of a draft and of road maps that stand; those that close something come last.
fn review_forms(ask: &str, card_version: &str, road_map_version: &str) -> Vec<Form> {
    let card = |act: &str| format!("/en/proposals/1/cards/2/{act}");
    let road_map = |act: &str| format!("/en/road-maps/RM-01/{act}");
    let split = |version: &str, ask: &str| {
        [
            ("version", version.to_owned()),
            ("ask", ask.to_owned()),
            ("title_en", "Ours".to_owned()),
            ("title_ru", "Наше".to_owned()),
            ("title_kk", "Біздікі".to_owned()),
        ]
    };
    let mut forms = Vec::new();
    for (path, version) in [
        (card("splitting"), card_version),
        (road_map("splitting"), road_map_version),
    ] {
        for tried in ["version", "ask", "title_en", "title_ru", "title_kk"] {
            forms.push(Form {
                path: path.clone(),
                fields: split(version, ask).into(),
                tried,
            });
        }
    }
    let pair = [("ask", ask), ("from", "2"), ("verdict", "same")];
    let of_card = [("version", card_version)];
    let of_road_map = [("version", road_map_version)];
    forms.extend([
        Form::new("/en/proposals/1/pairs", "other", &pair),
        Form::new("/en/proposals/1/pairs", "ask", &[("other", "R-0001")]),
        Form::new("/en/proposals/1/places/confirmation", "ask", &[]),
        Form::new(
            "/en/proposals/1/places/confirmation",
            "from",
            &[("ask", ask)],
        ),
        Form::new("/en/proposals/1/places/sight", "from", &[]),
        Form::new("/en/proposals/1/undoing", "act", &[]),
        Form::new("/en/account/shortcuts", "key-next", &[("in_use", "yes")]),
        Form::new(&road_map("pins"), "pin", &[]),
        Form::new(&road_map("pairs"), "one", &[("other", "R-0002")]),
        Form::new(&road_map("pairs"), "other", &[("one", "R-0001")]),
        Form::new(&card("merging"), "card", &of_card),
        Form::new(&card("taking-up"), "version", &[]),
        Form::new(&card("setting-aside"), "reason", &of_card),
        Form::new(&road_map("merging"), "road_map", &of_road_map),
        Form::new(&road_map("merging"), "version", &[("road_map", "RM-01")]),
        Form::new(&road_map("setting-aside"), "reason", &of_road_map),
    ]);
    forms
}

/// What shows what the forms store.
const PAGES: [&str; 15] = [
    "/en/body/rules",
    "/en/body/rules/2",
    "/en/submissions",
    "/en/recommendations",
    "/en/recommendations/R-0001",
    "/en/duties",
    "/en/duties/D-0001",
    "/en/road-maps",
    "/en/road-maps/RM-01",
    "/en/proposals/1",
    "/en/proposals/1/acts",
    "/en/proposals/1/doubtful",
    "/en/account/shortcuts",
    "/en/proposals",
    "/en/imports",
];

fn is_escaped(answer: &Answer) -> bool {
    !answer.body.contains("<script>alert") && !answer.body.contains("<b onmouseover")
}

/// A refusal has a sentence beside its field, or above the form, or is a page that says what to do.
fn says_why(answer: &Answer) -> bool {
    let beside = ["field-error", "data-kind=\"error\""];
    let whole = [
        "Go back, mend it",
        "There is no such page",
        "Somebody changed",
    ];
    beside
        .iter()
        .chain(&whole)
        .any(|mark| answer.body.contains(mark))
}

#[tokio::test]
async fn every_form_takes_anything_that_is_typed_and_stores_nothing_by_halves() {
    let typed = [
        ("nothing", String::new()),
        ("blanks", " \r\n\t ".to_owned()),
        ("a hundred thousand letters", "құқық ".repeat(20_000)),
        (
            "markup",
            "<script>alert(1)</script>\"><b onmouseover=x>'".to_owned(),
        ),
        ("controls", "a\u{0}b\u{7}\u{1b}[31m\u{85}".to_owned()),
        (
            "directions",
            "\u{202e}gnp.exe\u{2066}\u{200f}\u{feff}".to_owned(),
        ),
        ("numbers", "-99999999999999999999".to_owned()),
        (
            "a template",
            "{{ shell.title }} ${jndi:x} %s %00 ../..".to_owned(),
        ),
    ];
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let all = forms(&world, &mut clerk).await;
        let mut author = author(&world).await;
        let counts = counts(&world).await;
        let mut before = stored(&world, &counts).await;
        for form in all {
            for (what, text) in &typed {
                // A name has to wait after ten wrong passwords; time goes on meanwhile.
                world.clock.set(world.kernel.clock.now().plus_seconds(120));
                let mut stranger = world.stranger();
                let browser = if form.path == "/en/sign-in" {
                    &mut stranger
                } else if is_authors(&form.path) {
                    &mut author
                } else {
                    &mut clerk
                };
                let fields = form.filled(text);
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
                let answer = browser.post(&form.path, &fields).await;
                let case = format!(
                    "{engine:?} {} {}: {what}: {}",
                    form.path, form.tried, answer.status
                );
                assert!(is_escaped(&answer), "{case}\n{}", answer.body);
                let now = stored(&world, &counts).await;
                match answer.status {
                    StatusCode::SEE_OTHER => before = now,
                    StatusCode::UNPROCESSABLE_ENTITY
                    | StatusCode::CONFLICT
                    | StatusCode::NOT_FOUND
                    | StatusCode::BAD_REQUEST => {
                        assert!(says_why(&answer), "{case}\n{}", answer.body);
                        assert!(now == before, "{case}: something was stored");
                    }
                    _ => panic!("{case}\n{}", answer.body),
                }
            }
            for page in PAGES {
                let browser = if is_authors(page) {
                    &mut author
                } else {
                    &mut clerk
                };
                let read = browser.get(page).await;
                let case = format!("{engine:?} {} {}, then {page}", form.path, form.tried);
                assert_eq!(read.status, StatusCode::OK, "{case}");
                assert!(is_escaped(&read), "{case}: {}", read.body);
                assert!(!read.body.contains(['\0', '\u{202e}']), "{case}");
            }
        }
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn what_was_typed_comes_back_with_the_sentence_beside_its_field() {
    let escaped = "&#60;script&#62;alert(1)&#60;/script&#62;";
    for engine in engines() {
        let world = World::on(engine).await;
        let mut clerk = world.signed_in("clerk", Role::Clerk).await;
        let forms = forms(&world, &mut clerk).await;
        let find = |path: &str, tried: &str| {
            forms
                .iter()
                .find(|form| form.path.contains(path) && form.tried == tried)
                .unwrap()
        };
        let long = "<script>alert(1)</script>".repeat(1000);
        // The field that is wrong, and another whose words must not be lost.
        for (form, wrong, other, kept) in [
            (find("/corrections", "reason"), "", "text", true),
            (find("/corrections", "text"), "", "reason", true),
            (
                find("/road-maps/RM-01/title", "title_en"),
                "",
                "title_ru",
                true,
            ),
            (find("/cards/2/title", "title_kk"), "", "title_en", true),
            (
                find("/road-maps/RM-01/title", "title_en"),
                long.as_str(),
                "title_ru",
                true,
            ),
            (find("/proposals", "road_maps"), "many", "country", false),
        ] {
            let fields: Vec<(&str, String)> = form
                .filled(wrong)
                .into_iter()
                .map(|(name, value)| {
                    let value = if name == other {
                        "<script>alert(1)</script>".to_owned()
                    } else {
                        value
                    };
                    (name, value)
                })
                .collect();
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let answer = clerk.post(&form.path, &fields).await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{} {}",
                form.path,
                answer.body
            );
            assert!(
                answer.body.contains("field-error"),
                "{} {}",
                form.path,
                answer.body
            );
            if kept {
                assert!(
                    answer.body.contains(escaped),
                    "{} {other}: {}",
                    form.path,
                    answer.body
                );
            }
        }
        let mut author = author(&world).await;
        // Of an organisation's form, every field that can be wrong, with everything else as it was typed.
        let tall = "ұ".repeat(20_001);
        let wide = "ұ".repeat(301);
        for (field, wrong) in [
            ("text", tall.as_str()),
            ("title", &wide),
            ("source", &wide),
            ("paragraph", &wide),
            ("country", &wide),
            ("theme", &wide),
            ("language", "xx"),
            ("source_day", "31.02.2026"),
            ("reach", "friends"),
            ("addressee", "nobody"),
        ] {
            let own = |form: &&Form| form.tried == field && is_authors(&form.path);
            for form in forms.iter().filter(own) {
                let fields = form.filled(wrong);
                let fields: Vec<(&str, &str)> =
                    fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
                let answer = author.post(&form.path, &fields).await;
                let case = format!("{engine:?} {} {field}", form.path);
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{case}");
                let beside = format!("id=\"{field}-error\"");
                assert!(answer.body.contains(&beside), "{case}: {}", answer.body);
                for (other, kept) in &fields {
                    let is_kept = matches!(*other, "title" | "text" | "source" | "country");
                    assert!(
                        !is_kept || answer.body.contains(kept),
                        "{case}: {other} is lost"
                    );
                }
            }
        }
        let refused = clerk
            .post(
                "/en/road-maps/RM-01/placements",
                &[("recommendation", "<script>alert(1)</script>")],
            )
            .await;
        assert!(
            refused.body.contains(escaped) && refused.body.contains("field-error"),
            "{}",
            refused.body
        );
        let mapping = find("/mapping", "mechanism");
        let fields = [
            ("column-0", "text"),
            ("column-1", "text"),
            ("mechanism", "<script>alert(1)</script>"),
        ];
        let refused = clerk.post(&mapping.path, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains(escaped),
            "two columns for one field: {}",
            refused.body
        );
        assert!(
            refused.body.contains("name=\"column-0\""),
            "{}",
            refused.body
        );
    }
}

#[tokio::test]
async fn every_search_and_every_address_is_answered() {
    let odd = [
        String::new(),
        "<script>alert(1)</script>".to_owned(),
        "a\u{0}b".to_owned(),
        "\u{202e}\u{feff}".to_owned(),
        "((((((\"".to_owned(),
        "NOT NOT -".to_owned(),
        "'; DROP TABLE people; --".to_owned(),
        "人权".repeat(400),
        "пытка* OR \"".to_owned(),
        "-99999999999999999999".to_owned(),
    ];
    let cursors = ["\0", "x", "W10", "eyJhIjoxfQ"].map(str::to_owned);
    let hostile = [
        serde_json::json!(["2014-01-01\u{0}", 1, 1]),
        serde_json::json!(["", i64::MAX, i64::MAX]),
        serde_json::json!(["", i64::MIN, i64::MIN]),
    ]
    .map(|keys| kenes_kernel::api::cursor(&keys));
    for engine in engines() {
        let world = World::demonstration(engine).await;
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        forms(&world, &mut clerk).await;
        let mut ask = async |path: &str, pairs: &[(&str, &str)]| {
            let query = serde_urlencoded::to_string(pairs).unwrap();
            let answer = clerk.get(&format!("{path}?{query}")).await;
            assert!(
                matches!(
                    answer.status,
                    StatusCode::OK | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::BAD_REQUEST
                ),
                "{engine:?} {path}?{query}: {} {}",
                answer.status,
                answer.body
            );
            assert!(is_escaped(&answer), "{path}?{query}");
            answer
        };
        for text in &odd {
            for path in [
                "/en/recommendations",
                "/api/v1/recommendations",
                "/en/recommendations/export.csv",
            ] {
                for name in [
                    "q",
                    "mechanism",
                    "road_map",
                    "theme",
                    "cycle",
                    "country",
                    "document",
                    "position",
                    "sort",
                    "all",
                    "after",
                ] {
                    ask(path, &[(name, text)]).await;
                }
            }
            for path in ["/en/road-maps", "/api/v1/road-maps"] {
                for name in ["q", "sort", "after"] {
                    ask(path, &[(name, text)]).await;
                }
            }
            for name in ["from", "number", "unit"] {
                let mut pairs = vec![("from", "2026-04-28"), ("number", "5"), ("unit", "working")];
                pairs.retain(|(n, _)| *n != name);
                pairs.push((name, text));
                ask("/en/calendar", &pairs).await;
            }
            ask("/en/sign-in", &[("next", text)]).await;
        }
        for cursor in cursors.iter().chain(&hostile) {
            for sort in ["number", "newest", "oldest"] {
                for path in [
                    "/en/recommendations",
                    "/api/v1/recommendations",
                    "/api/v1/road-maps",
                ] {
                    ask(path, &[("after", cursor), ("sort", sort)]).await;
                }
            }
        }
        let far = ask(
            "/en/calendar",
            &[
                ("from", "2026-04-28"),
                ("number", "4294967295"),
                ("unit", "months"),
            ],
        )
        .await;
        assert_eq!(far.status, StatusCode::UNPROCESSABLE_ENTITY);
        let typed = ask(
            "/en/calendar",
            &[("from", "<script>alert(1)</script>"), ("number", "x")],
        )
        .await;
        assert!(
            typed.body.contains("&#60;script&#62;alert(1)"),
            "{}",
            typed.body
        );

        for path in [
            "/en/recommendations/R-0",
            "/en/recommendations/R-99999999999999999999",
            "/en/recommendations/%00",
            "/en/recommendations/%FF",
            "/en/recommendations/%3Cscript%3Ealert(1)",
            "/en/road-maps/RM-%F0%9F%92%A5",
            "/en/imports/not-an-id",
            "/en/jobs/%00",
            "/en/proposals/x",
            "/en/proposals/1/cards/99999999999",
            "/en/%2e%2e/%2e%2e/etc/passwd",
            "/assets/..%2f..%2fCargo.toml",
            "/api/v1/recommendations/%00",
        ] {
            let answer = clerk.get(path).await;
            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
            assert!(is_escaped(&answer), "{path}");
        }
        let mut visitor = world.stranger();
        for text in &odd {
            let answer = visitor.post("/en/demo/sign-ins", &[("handle", text)]).await;
            assert_eq!(
                answer.status,
                StatusCode::NOT_FOUND,
                "{text:?}: {}",
                answer.body
            );
        }
    }
}

#[tokio::test]
async fn a_form_larger_than_any_text_is_refused_with_its_limit() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut stranger = world.stranger();
        let huge = "x".repeat(3 << 20);
        let answer = stranger.post("/en/sign-in", &[("handle", &huge)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.body.contains("too large"), "{}", answer.body);
        let attempts: Option<i64> = Query::new("SELECT count(*) FROM attempts")
            .scalar(world.kernel.db.read())
            .await
            .unwrap();
        assert_eq!(attempts, Some(0));
    }
}
