//! A body at work in small: every kind of record in every state, written through the actions and pages that write it
//! in life. What stories of the journal and the twins of the migrations stand on.

mod channel;
mod coalitions;
mod composition;
pub mod protection;
mod rules;
pub mod tokens;

use crate::world::{Browser, World};
use bytes::Bytes;
use http::StatusCode;
use kenes_kernel::{
    access::{PUBLIC, Role, SECRETARIAT},
    content::Content,
    db::Query,
    files,
    jobs::{self, NewJob},
    journal::{Snapshot, batches},
    trace::{self, End},
};
use kenes_platform::slices::{
    accounts, body, duties,
    recommendations::{
        Which, add_translations, confirm_import, discard_import, model::LabelKind, name_labels,
        read_import, set_aside_faults, undo_import,
    },
};
use uuid::Uuid;

/// The steps of a body's life, in the order of the migrations.
pub const STEPS: usize = 23;

const FIRST: &str = "\
id,mechanism,country,date,document_symbol,paragraph,text,from_state,response,themes,groups
k-1,UPR,Kazakhstan,2014-10-30,A/HRC/28/10,124.5,Ratify the Second Optional Protocol to the Covenant and abolish the death penalty,Germany; Norway,Accepted,Treaties; Death penalty,
k-2,CCPR,Kazakhstan,2011-07-21,CCPR/C/KAZ/CO/1,11,The State party should ratify the Second Optional Protocol,,,Treaties,
k-3,CAT,Kazakhstan,2023-05-10,CAT/C/KAZ/CO/4,12,Создать независимый орган для расследования всех жалоб на применение пыток,,,Torture,Detained persons
k-4,CEDAW,Kazakhstan,2019-11-12,CEDAW/C/KAZ/CO/5,20,Әйелдерге қатысты тұрмыстық зорлық-зомбылықты қылмыс деп тану,,,Women,Women
k-5,SPT,Kazakhstan,2025-04-07,,3,Give detained persons access to a doctor of their choice,,,Torture,Detained persons
k-6,UPR,Kazakhstan,,,,Protect journalists from attacks,Sweden,Noted,Expression,Journalists
";

/// The first register read again: one text corrected at its source, one row gone, one new.
const SECOND: &str = "\
id,mechanism,country,date,document_symbol,paragraph,text,from_state,response,themes,groups
k-1,UPR,Kazakhstan,2014-10-30,A/HRC/28/10,124.5,Ratify the Second Optional Protocol to the Covenant and abolish the death penalty,Germany; Norway,Accepted,Treaties; Death penalty,
k-2,CCPR,Kazakhstan,2011-07-21,CCPR/C/KAZ/CO/1,11,The State party should ratify the Second Optional Protocol to the Covenant,,,Treaties,
k-3,CAT,Kazakhstan,2023-05-10,CAT/C/KAZ/CO/4,12,Создать независимый орган для расследования всех жалоб на применение пыток,,,Torture,Detained persons
k-4,CEDAW,Kazakhstan,2019-11-12,CEDAW/C/KAZ/CO/5,20,Әйелдерге қатысты тұрмыстық зорлық-зомбылықты қылмыс деп тану,,,Women,Women
k-5,SPT,Kazakhstan,2025-04-07,,3,Give detained persons access to a doctor of their choice,,,Torture,Detained persons
k-7,UPR,Kazakhstan,2019-11-07,A/HRC/43/10,139.1,Decriminalize defamation,Sweden,Noted,Expression,Journalists
";

const UNDONE: &str = "key,mechanism,text\nz-1,NGO,Publish the minutes of all working groups\nz-2,OWN,Жиналыстардың хаттамаларын жариялау\n";
const FAULTY: &str = "id,mechanism,country,date,text\nf-1,CAT,Kazakhstan,31.02.2026,Ratify\nf-2,CAT,Kazakhstan,2014-10-30,Open the prisons to monitors\n";

pub async fn live(world: &World) {
    for step in 1..=STEPS {
        live_step(world, step).await;
    }
}

pub async fn live_step(world: &World, step: usize) {
    pass(world);
    match step {
        1 => foundations(world).await,
        2 => people_and_organisations(world).await,
        3 => duties::seed(&world.program()).await.unwrap(),
        4 => recommendations(world).await,
        5 => road_maps(world).await,
        6 => replies(world).await,
        7 => saved_views(world).await,
        8 => submissions(world).await,
        9 => existing_road_maps(world).await,
        10 => review(world).await,
        11 => themes_and_partings(world).await,
        12 => doors(world).await,
        13 => invitations(world).await,
        14 => second_factor(world).await,
        15 => composition::live(world).await,
        16 => tokens::live(world).await,
        17 => coalitions::live(world).await,
        18 => batches(world).await,
        19 => protection::live(world).await,
        20 => protection::names_and_readers(world).await,
        21 => retention(world).await,
        22 => rules::live(world).await,
        23 => channel::live(world).await,
        _ => panic!("there is no step {step}"),
    }
}

/// A minute goes by.
fn pass(world: &World) {
    world.clock.set(world.kernel.clock.now().plus_seconds(60));
}

/// What is confidential is sealed at the full hour; what comes then waits for the next.
async fn batches(world: &World) {
    for _ in 0..2 {
        world.clock.set(world.kernel.clock.now().plus_seconds(3600));
        assert!(batches::seal_due(&world.program()).await.unwrap());
        assert!(!batches::seal_due(&world.program()).await.unwrap());
    }
    pass(world);
    let ctx = world.program();
    let mut tx = ctx.db().write().await.unwrap();
    let letter = Snapshot::new("letter", 1, ctx.id(), SECRETARIAT)
        .personal("sender", "Дана Серік")
        .field("subject", "Жауап қашан болады");
    tx.record("receive", letter);
    tx.commit(&ctx).await.unwrap();
}

/// The administrator chose for how long something is kept.
async fn retention(world: &World) {
    let mut administrator = world.signed_in("сақтаушы", Role::Administrator).await;
    for days in ["60", "45"] {
        pass(world);
        let answer = administrator
            .post("/en/retention", &[("reads", days), ("jobs", "30")])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
}

/// What only the kernel writes: entries of kinds that no slice has, jobs, a file, a link, a remembered answer.
async fn foundations(world: &World) {
    let ctx = world.program();
    let mut tx = ctx.db().write().await.unwrap();
    let letter = Snapshot::new("letter", 1, ctx.id(), SECRETARIAT)
        .personal("sender", "Әлия Нұрлан")
        .field("subject", "Отказ в доступе к документам");
    tx.record("receive", letter);
    let notice = Snapshot::new("notice", 1, ctx.id(), PUBLIC)
        .field("text", "Жиналыс ертеңге ауыстырылды")
        .field("until", None::<String>);
    tx.record("publish", notice);
    let file = Bytes::from_static("көшірме\n".as_bytes());
    files::attach(&mut tx, &ctx, "хат.txt", file, SECRETARIAT)
        .await
        .unwrap();
    let end = |kind, id, reference| End {
        kind,
        id,
        reference,
    };
    let (from, to) = (ctx.id(), ctx.id());
    let (from, to) = (end("letter", from, "L-1"), end("notice", to, "N-1"));
    trace::link(&mut tx, &ctx, &from, &to, "answered", PUBLIC)
        .await
        .unwrap();
    let job = |kind| NewJob {
        kind,
        payload: serde_json::json!({ "to": "ұйым" }),
        audience_id: SECRETARIAT,
        result_path: Some("/jobs".into()),
        run_at: None,
    };
    jobs::enqueue(&mut tx, &ctx, job("of another version"))
        .await
        .unwrap();
    tx.commit(&ctx).await.unwrap();
    // Nobody knows this kind: the job lies with the operator.
    jobs::drain(&world.kernel).await.unwrap();
    let mut tx = ctx.db().write().await.unwrap();
    jobs::enqueue(&mut tx, &ctx, job("waits for its node"))
        .await
        .unwrap();
    tx.commit(&ctx).await.unwrap();
}

async fn people_and_organisations(world: &World) {
    let ctx = world.program();
    for (key, kind, names) in [
        (
            "platform",
            body::Kind::Secretariat,
            [
                "Ұлттық диалог алаңы",
                "Национальная диалоговая площадка",
                "National Dialogue Platform",
            ],
        ),
        (
            "justice",
            body::Kind::Ministry,
            [
                "Әділет министрлігі",
                "Министерство юстиции",
                "Ministry of Justice",
            ],
        ),
        (
            "health",
            body::Kind::Ministry,
            [
                "Денсаулық сақтау министрлігі",
                "Министерство здравоохранения",
                "Ministry of Health",
            ],
        ),
        (
            "ngo-saiga",
            body::Kind::Ngo,
            ["«Қағаз киік»", "«Бумажная сайга»", "Paper Saiga"],
        ),
    ] {
        let [kk, ru, en] = names;
        let organisation = body::NewOrganisation {
            key: key.into(),
            kind,
            sector: "government".into(),
            name: Content::in_three(kk, ru, en),
            from: None,
        };
        body::add_organisation(&ctx, organisation).await.unwrap();
    }
    for (handle, role) in [("aliya", Role::Clerk), ("marat", Role::Moderator)] {
        world.signed_in(handle, role).await;
    }
    let gone = accounts::NewPerson {
        handle: "кеткен".into(),
        name: Content::in_three("Кеткен адам", "Ушедший", "Somebody gone"),
        role: Role::Ngo,
        password: None,
        demonstration: false,
        what_to_try: None,
    };
    let id = accounts::add_person(&ctx, gone).await.unwrap();
    pass(world);
    accounts::erase_person(&world.program(), id).await.unwrap();
    let mut stranger = world.stranger();
    let wrong = [("handle", "aliya"), ("password", "not the password")];
    stranger.post("/en/sign-in", &wrong).await;
}

async fn read(world: &World, name: &str, file: &'static str) -> Uuid {
    pass(world);
    let bytes = Bytes::from_static(file.as_bytes());
    read_import(&world.program(), name, bytes, None)
        .await
        .unwrap()
        .import
        .id
}

async fn confirm(world: &World, id: Uuid) {
    pass(world);
    confirm_import(&world.program(), id).await.unwrap();
}

async fn recommendations(world: &World) {
    let first = read(world, "тізілім.csv", FIRST).await;
    confirm(world, first).await;
    let second = read(world, "тізілім.csv", SECOND).await;
    confirm(world, second).await;
    let undone = read(world, "жоба.csv", UNDONE).await;
    confirm(world, undone).await;
    pass(world);
    undo_import(&world.program(), undone).await.unwrap();
    let faulty = read(world, "с ошибками.csv", FAULTY).await;
    set_aside_faults(&world.program(), faulty, Which::All)
        .await
        .unwrap();
    confirm(world, faulty).await;
    let open = read(world, "names.csv", "name\nAigul\n").await;
    let discarded = read(world, "лишнее.csv", FIRST).await;
    assert_ne!(open, discarded);
    pass(world);
    let ctx = world.program();
    discard_import(&ctx, discarded).await.unwrap();
    let translated = |key: &str, language: &str, text: &str| {
        (key.to_owned(), language.to_owned(), text.to_owned())
    };
    add_translations(
        &ctx,
        &[
            translated(
                "k-3",
                "en",
                "Establish an independent body to investigate all complaints of torture",
            ),
            translated(
                "k-4",
                "ru",
                "Признать бытовое насилие в отношении женщин преступлением",
            ),
        ],
    )
    .await
    .unwrap();
    let name = Content::in_three("Азаптау", "Пытки", "Torture");
    name_labels(&ctx, &[(LabelKind::Theme, "Torture".into(), name)])
        .await
        .unwrap();
    let mut clerk = sign_in(world, "aliya").await;
    let page = clerk.get("/en/recommendations/R-0003").await;
    let version = hidden(&page.body, "/corrections", "version");
    let correction = [
        ("version", version.as_str()),
        (
            "text",
            "Создать независимый орган для расследования всех жалоб на пытки",
        ),
        ("position", "noted"),
        ("position_source", "хат № 7"),
        ("paragraph", "12 (a)"),
        ("reason", "описка в первоисточнике"),
    ];
    let done = clerk
        .post("/en/recommendations/R-0003/corrections", &correction)
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

async fn sign_in<'w>(world: &'w World, handle: &str) -> Browser<'w> {
    let mut browser = world.stranger();
    let form = [("handle", handle), ("password", crate::world::PASSWORD)];
    let answer = browser.post("/en/sign-in", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    browser
}

/// The value of the first hidden field of a name after a mark.
pub fn hidden(body: &str, mark: &str, field: &str) -> String {
    let at = body
        .find(mark)
        .unwrap_or_else(|| panic!("{mark} in {body}"));
    let rest = body[at..]
        .split(&format!("name=\"{field}\" value=\""))
        .nth(1)
        .unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn road_maps(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    let wish = [("road_maps", "3"), ("scope", "all"), ("country", "")];
    for _ in 0..2 {
        pass(world);
        let answer = clerk.post("/en/proposals", &wish).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        jobs::drain(&world.kernel).await.unwrap();
    }
    let discard = async |clerk: &mut Browser<'_>, number: i64| {
        let page = clerk.get(&format!("/en/proposals/{number}")).await;
        let version = hidden(&page.body, "/discarding", "version");
        let path = format!("/en/proposals/{number}/discarding");
        let answer = clerk.post(&path, &[("version", &version)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    };
    discard(&mut clerk, 1).await;
    pass(world);
    let card = clerk.get("/en/proposals/2/cards/1").await;
    let version = hidden(&card.body, "/cards/1/title", "version");
    let title = [
        ("version", version.as_str()),
        ("title_en", "Treaties & protocols"),
        ("title_ru", "Договоры «и» протоколы"),
        ("title_kk", "Шарттар мен хаттамалар"),
    ];
    let answer = clerk.post("/en/proposals/2/cards/1/title", &title).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    for n in ["1", "2"] {
        let card = clerk.get(&format!("/en/proposals/2/cards/{n}")).await;
        let version = hidden(&card.body, &format!("/cards/{n}/acceptance"), "version");
        let path = format!("/en/proposals/2/cards/{n}/acceptance");
        let answer = clerk.post(&path, &[("version", &version)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
    // Places chosen by hand end those that the engine chose.
    for (road_map, recommendation) in [
        ("RM-01", "R-0003"),
        ("RM-02", "R-0003"),
        ("RM-01", "R-0005"),
    ] {
        pass(world);
        let path = format!("/en/road-maps/{road_map}/placements");
        let answer = clerk
            .post(&path, &[("recommendation", recommendation)])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
}

async fn replies(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    let question = [
        ("addressee", "justice"),
        ("asked", "2026-11-02"),
        ("unit", "working"),
        ("number", "10"),
        ("day", ""),
        ("what", "Сотқа қанша іс жетті?"),
    ];
    for number in ["1", "2", "5"] {
        let path = format!("/en/recommendations/R-000{number}/duties");
        let answer = clerk.post(&path, &question).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
    for (version, exit, reason, to) in [
        ("1", "transferred", "не наша компетенция", "health"),
        ("2", "declined", "құпия деректер", ""),
    ] {
        let form = [
            ("version", version),
            ("exit", exit),
            ("reason", reason),
            ("to", to),
            ("day", "2026-11-10"),
        ];
        let answer = clerk.post("/en/duties/D-0001/exits", &form).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{exit}: {}",
            answer.body
        );
    }
}

async fn saved_views(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    for (name, query) in [
        ("Азаптау", "theme=Torture"),
        ("«Пытки»", "q=пытка&sort=newest"),
    ] {
        let form = [("name", name), ("query", query)];
        let answer = clerk.post("/en/recommendations/views", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
}

/// A report of an organisation that acts under its own name.
pub fn report() -> Vec<u8> {
    let lines = [
        "Түрмелер",
        "Открыть тюрьмы для общественных наблюдателей.",
        "Наблюдатели побывали в семи учреждениях.",
    ];
    let body: String = lines
        .iter()
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
        .collect();
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    crate::stories::packed(&[("word/document.xml", document)])
}

async fn submissions(world: &World) {
    world.signed_in("саида", Role::Ngo).await;
    body::add_member(&world.program(), "саида", "ngo-saiga")
        .await
        .unwrap();
    let mut ngo = sign_in(world, "саида").await;
    let draft = |text, reach, act| {
        [
            ("title", "Түрмелер"),
            ("language", "ru"),
            ("text", text),
            ("theme", "Torture"),
            ("source", "Баламалы баяндама"),
            ("source_day", "2026-05-12"),
            ("paragraph", "4"),
            ("country", "Kazakhstan"),
            ("addressee", "justice"),
            ("reach", reach),
            ("act", act),
        ]
    };
    for (text, reach, act) in [
        ("Обеспечить врачей во всех изоляторах", "public", "submit"),
        ("Публиковать отчёты о посещениях", "members", "submit"),
        ("Разрешить переписку с адвокатом", "organisation", "submit"),
        ("Ещё не дописано", "", "save"),
    ] {
        pass(world);
        let answer = ngo.post("/en/submissions", &draft(text, reach, act)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
    pass(world);
    let reason = [("reason", "Үкімет мұны орындады")];
    let answer = ngo
        .post("/en/recommendations/R-0012/withdrawal", &reason)
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let answer = ngo
        .upload("/en/submissions/reports", "баяндама.docx", &report())
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let path = answer.headers["location"].to_str().unwrap().to_owned();
    pass(world);
    let answer = ngo.post(&format!("{path}/marks"), &[("mark", "2")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

const ROAD_MAPS: &str = "\
№,Название,Ключевая рекомендация,Индикаторы,Оценка,Кем дана,Вид оценки,Дата,Метод
7,Предупреждение пыток,\"CAT/C/KAZ/CO/4, п. 12\",Число дел о пытках,не исполнено,Коалиция НПО,независимая,10.12.2022,интервью
8,Свобода слова,,,в процессе,Министерство юстиции,государство,2023-03-01,
";

const LATER: &str = "\
id,mechanism,country,date,document_symbol,paragraph,text
l-1,UPR,Kazakhstan,2025-01-23,A/HRC/59/15,140.1,Ratify the Second Optional Protocol to the Covenant
l-2,CEDAW,Kazakhstan,2025-02-01,CEDAW/C/KAZ/CO/6,14,Криминализировать бытовое насилие в отношении женщин
l-3,CRPD,Kazakhstan,2024-03-15,CRPD/C/KAZ/CO/1,5,Make all public transport accessible to persons with disabilities
";

async fn existing_road_maps(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    let path = "/en/road-maps/imports";
    let mut ids = Vec::new();
    for name in ["карты.csv", "лишние карты.csv"] {
        pass(world);
        let answer = clerk.upload(path, name, ROAD_MAPS.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        ids.push(answer.headers["location"].to_str().unwrap().to_owned());
    }
    pass(world);
    let answer = clerk.post(&format!("{}/confirmation", ids[0]), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let answer = clerk.post(&format!("{}/discarding", ids[1]), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let later = read(world, "кейін.csv", LATER).await;
    confirm(world, later).await;
    jobs::drain(&world.kernel).await.unwrap();
    let queue = clerk.get("/en/queue").await;
    let mut proposed = queue.body.split("/en/queue/places/").filter_map(|part| {
        let (ask, rest) = part.split_once('/')?;
        rest.starts_with("acceptance").then(|| ask.to_owned())
    });
    let (accepted, refused) = (proposed.next().unwrap(), proposed.next().unwrap());
    for (ask, act, reason) in [
        (&accepted, "acceptance", ""),
        (&refused, "refusal", "басқа мәселе"),
    ] {
        pass(world);
        let path = format!("/en/queue/places/{ask}/{act}");
        let answer = clerk.post(&path, &[("reason", reason)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
}

/// Every kind of act of a review, one of them taken back; a road map merged, one set aside and one taken
/// up again; own keys.
async fn review(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    let post = async |clerk: &mut Browser<'_>, path: &str, form: &[(&str, &str)]| {
        pass(world);
        let answer = clerk.post(path, form).await;
        let done = answer.status == StatusCode::SEE_OTHER;
        assert!(done, "{path}: {}", answer.body);
    };
    let wish = [("road_maps", "4"), ("scope", "all"), ("country", "")];
    pass(world);
    let answer = clerk.post("/en/proposals", &wish).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let proposal = answer.headers["location"].to_str().unwrap().to_owned();
    jobs::drain(&world.kernel).await.unwrap();
    let cards = open_cards(&mut clerk, &proposal).await;
    let first = format!("{proposal}/cards/{}", cards[0]);
    let page = clerk.get(&first).await;
    let mark = hidden(&page.body, "/places/confirmation", "ask");
    let confirmed = [("ask", mark.as_str()), ("from", "doubtful")];
    post(
        &mut clerk,
        &format!("{proposal}/places/confirmation"),
        &confirmed,
    )
    .await;
    post(&mut clerk, &format!("{proposal}/undoing"), &[]).await;
    for (act, fields) in [
        ("setting-aside", [("reason", "«кейін» қараймыз")]),
        ("taking-up", [("reason", "")]),
    ] {
        let page = clerk.get(&first).await;
        let version = hidden(&page.body, &format!("/{act}"), "version");
        let mut form = vec![("version", version.as_str())];
        form.extend(fields);
        post(&mut clerk, &format!("{first}/{act}"), &form).await;
    }
    let page = clerk.get(&first).await;
    let version = hidden(&page.body, "/merging", "version");
    let merged = [("version", version.as_str()), ("card", cards[1].as_str())];
    post(&mut clerk, &format!("{first}/merging"), &merged).await;
    for verdict in ["apart", "same"] {
        let pair = [("one", "R-0005"), ("other", "R-0003"), ("verdict", verdict)];
        post(&mut clerk, "/en/road-maps/RM-01/pairs", &pair).await;
    }
    let page = clerk.get("/en/road-maps/RM-01").await;
    let version = hidden(&page.body, "/merging", "version");
    let merged = [("version", version.as_str()), ("road_map", "RM-02")];
    post(&mut clerk, "/en/road-maps/RM-01/merging", &merged).await;
    post(&mut clerk, "/en/road-maps/RM-01/reopening", &[]).await;
    let page = clerk.get("/en/road-maps/RM-02").await;
    let version = hidden(&page.body, "/setting-aside", "version");
    let aside = [("version", version.as_str()), ("reason", "күту керек")];
    post(&mut clerk, "/en/road-maps/RM-02/setting-aside", &aside).await;
    let keys = [("in_use", "yes"), ("key-accept", "қ"), ("key-next", "ж")];
    post(&mut clerk, "/en/account/shortcuts", &keys).await;
}

/// The numbers of the cards of a proposal.
/// An author lets more people see a recommendation, fewer, and then everybody; a key of a file of road maps is linked
/// by hand, unlinked, and linked again.
async fn doors(world: &World) {
    let mut ngo = sign_in(world, "саида").await;
    let own = ngo
        .get("/api/v1/submissions?state=submitted&reach=organisation")
        .await;
    let own: serde_json::Value = serde_json::from_str(&own.body).unwrap();
    let path = format!("/en{}", own["items"][0]["path"].as_str().unwrap());
    for reach in ["members", "organisation", "public"] {
        pass(world);
        let page = ngo.get(&path).await.body;
        let version = hidden(&page, "/audience", "version");
        let form = [("version", version.as_str()), ("reach", reach)];
        let answer = ngo.post(&format!("{path}/audience"), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
    let mut clerk = sign_in(world, "aliya").await;
    let file = "number,title,key_recommendation\n9,Bilim,Еш жерде жоқ ұсыным\n";
    let answer = clerk
        .upload("/en/road-maps/imports", "білім.csv", file.as_bytes())
        .await;
    let path = answer.headers["location"].to_str().unwrap().to_owned();
    pass(world);
    let answer = clerk.post(&format!("{path}/confirmation"), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = clerk.get(&path).await.body;
    let key = page.split("/link\"").next().unwrap();
    let key = key[key.rfind('"').unwrap() + 1..].to_owned();
    for act in ["link", "unlinking", "link"] {
        pass(world);
        let form = [("recommendation", "R-0005")];
        let answer = clerk.post(&format!("{key}/{act}"), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
}

async fn open_cards(clerk: &mut Browser<'_>, proposal: &str) -> Vec<String> {
    let page = clerk.get(proposal).await;
    let cards: Vec<String> = page
        .body
        .split("id=\"card-")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    assert!(cards.len() > 1, "{}", page.body);
    cards
}

/// What the engine offers for a text without themes is accepted, taken back and refused; a text is parted by hand, which
/// takes an ask out of its road map, and another parting is taken back.
async fn themes_and_partings(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    let post = async |clerk: &mut Browser<'_>, path: &str, form: &[(&str, &str)]| {
        pass(world);
        let answer = clerk.post(path, form).await;
        let done = answer.status == StatusCode::SEE_OTHER;
        assert!(done, "{path}: {}", answer.body);
    };
    let number: i64 = Query::new("SELECT number FROM recommendations WHERE source_key = 'f-2'")
        .scalar(world.kernel.db.read())
        .await
        .unwrap()
        .unwrap();
    // The register is too small to learn from: the engine's part is played.
    world
        .tamper(&format!(
            "INSERT INTO theme_looks (row, best, at) VALUES ({number}, 970, 1795428000000000)"
        ))
        .await;
    world
        .tamper(&format!("INSERT INTO theme_offers (row, n, theme, confidence, because) VALUES ({number}, 1, 'Torture', 970, '{{\"matters\":[],\"words\":[\"prisons\"]}}')"))
        .await;
    let reference = format!("R-{number:04}");
    let mark = format!("{reference}.1795428000000000");
    let path = format!("/en/recommendations/{reference}/themes");
    let given = [("text", mark.as_str()), ("theme", "Torture")];
    post(&mut clerk, &path, &given).await;
    post(&mut clerk, &format!("{path}/undoing"), &[]).await;
    let changed = [("text", mark.as_str()), ("other", "Women")];
    post(&mut clerk, &path, &changed).await;
    post(&mut clerk, &format!("{path}/undoing"), &[]).await;
    let refused = [("text", mark.as_str())];
    post(&mut clerk, "/en/recommendations/themes/refusal", &refused).await;

    let whole = "Ratify the Second Optional Protocol to the Covenant and abolish the death penalty";
    let first = "Ratify the Second Optional Protocol\nabolish the death penalty";
    for asks in [whole, first, "abolish the death penalty"] {
        let page = clerk.get("/en/recommendations/R-0001/asks").await;
        let version = hidden(&page.body, "/asks", "version");
        let form = [("version", version.as_str()), ("asks", asks)];
        post(&mut clerk, "/en/recommendations/R-0001/asks", &form).await;
    }
    post(&mut clerk, "/en/recommendations/R-0001/asks/undoing", &[]).await;
    jobs::drain(&world.kernel).await.unwrap();
}

/// One who came in by a link and got another role, one whose link is open, one whose link was withdrawn, one erased with
/// the reason for their role; mails that went and one that cannot go.
async fn invitations(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    world.signed_in("әкімші", Role::Administrator).await;
    let mut administrator = sign_in(world, "әкімші").await;
    for (handle, name, role) in [
        ("zhanar", "Жанар Кенесова", "focal_point"),
        ("ерлан", "Ерлан", "validator"),
        ("olga", "Ольга Ким", "observer"),
        ("кетті", "Кетті", "ngo"),
    ] {
        let form = [
            ("name", name),
            ("handle", handle),
            ("mail", "somebody@example.org"),
            ("role", role),
            ("language", "kk"),
        ];
        pass(world);
        let answer = clerk.post("/en/people", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
    let link = newest_link(world, "zhanar").await;
    jobs::drain(&world.kernel).await.unwrap();
    let password = [("password", crate::world::PASSWORD)];
    let answer = world.stranger().post(&link, &password).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    pass(world);
    let path = path_of_person(world, "olga").await;
    let withdrawal = format!("{path}/invitations/withdrawal");
    let answer = clerk.post(&withdrawal, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    for (handle, role) in [("zhanar", "validator"), ("кетті", "deputy")] {
        pass(world);
        let path = path_of_person(world, handle).await;
        let form = [("role", role), ("reason", "министрлік хаты № 7")];
        let answer = administrator.post(&format!("{path}/role"), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
    let path = path_of_person(world, "кетті").await;
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    pass(world);
    accounts::erase_person(&world.program(), id).await.unwrap();
    let forgotten = [("handle", "zhanar")];
    world
        .stranger()
        .post("/en/sign-in/forgotten", &forgotten)
        .await;
}

/// Where the newest mail to a person leads, while it waits.
pub async fn newest_link(world: &World, handle: &str) -> String {
    let text: Option<String> = Query::new("SELECT m.body_text FROM mails m JOIN people p ON p.id = m.person_id WHERE p.handle = ? AND m.body_text LIKE '%/invitations/%' ORDER BY m.created_at DESC LIMIT 1")
        .bind(handle)
        .scalar(world.kernel.db.read())
        .await
        .unwrap();
    let text = text.unwrap_or_else(|| panic!("no link was written to {handle}"));
    let line = text.lines().find(|line| line.contains("/invitations/"));
    let (_, path) = line.unwrap().split_once("//").unwrap();
    path[path.find('/').unwrap()..].to_owned()
}

pub async fn path_of_person(world: &World, handle: &str) -> String {
    let id: Option<Uuid> = Query::new("SELECT id FROM people WHERE handle = ?")
        .bind(handle)
        .scalar(world.kernel.db.read())
        .await
        .unwrap();
    format!("/en/people/{}", id.unwrap())
}

/// One with a second factor and a used recovery code, one who has not confirmed theirs, half a sign-in.
async fn second_factor(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    clerk.get("/en/account/second-factor").await;
    let mut moderator = sign_in(world, "marat").await;
    let codes = set_second_factor(world, &mut moderator, "marat").await;
    pass(world);
    let mut other = world.stranger();
    let password = [("handle", "marat"), ("password", crate::world::PASSWORD)];
    other.post("/en/sign-in", &password).await;
    let code = [("code", codes[0].as_str())];
    let answer = other.post("/en/sign-in/code", &code).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    world.stranger().post("/en/sign-in", &password).await;
    let wrong = [("handle", "aliya"), ("password", "not the password")];
    world.stranger().post("/en/sign-in", &wrong).await;
}

/// Sets a second factor up as the page asks; the recovery codes.
pub async fn set_second_factor(
    world: &World,
    browser: &mut Browser<'_>,
    handle: &str,
) -> Vec<String> {
    let page = browser.get("/en/account/second-factor").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let code = code_of(world, handle).await;
    let answer = browser
        .post("/en/account/second-factor", &[("code", &code)])
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let codes = answer.body.split("<li><code>").skip(1);
    codes
        .map(|rest| rest.split('<').next().unwrap().to_owned())
        .collect()
}

/// What a person's device shows now.
pub async fn code_of(world: &World, handle: &str) -> String {
    let secret: Option<Vec<u8>> = Query::new("SELECT f.secret FROM second_factors f JOIN people p ON p.id = f.person_id WHERE p.handle = ?")
        .bind(handle)
        .scalar(world.kernel.db.read())
        .await
        .unwrap();
    accounts::code_now(&secret.unwrap(), world.kernel.clock.now())
}
