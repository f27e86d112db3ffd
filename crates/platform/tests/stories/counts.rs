//! What the register counts from memory is what plain SQL counts: for filters drawn by chance, for every
//! viewer, on both databases, in two processes on one database, whatever happened in between.

use crate::world::{World, engines};
use bytes::Bytes;
use kenes_kernel::{
    Ctx,
    access::{self, Role, SECRETARIAT, Viewer, ViewerOrganisation, ViewerPerson},
    config::Config,
    db::Query,
    i18n::Locale,
    journal::Snapshot,
    text::SearchIndex,
};
use kenes_platform::slices::recommendations::{
    Correction, Facet, Filter, Sort, Which, confirm_import, correct, get_recommendation,
    list_facets, list_recommendations, read_import, set_aside_faults, undo_import,
};
use sea_orm::FromQueryResult;
use std::{collections::BTreeMap, fmt::Write as _};
use uuid::Uuid;

const SEARCH: SearchIndex = SearchIndex {
    table: "recommendation_terms",
};
/// Filters that are drawn after every change.
const DRAWN: usize = 6;

/// Numbers as if by chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn of<'a>(&mut self, some: &[&'a str]) -> &'a str {
        some[self.below(some.len())]
    }
}

const COUNTRIES: &[&str] = &["Kazakhstan", "Norway", "Kenya"];
const THEMES: &[&str] = &["Torture", "Women", "Justice", "Education"];
const TEXTS: &[&str] = &[
    "Ratify the Optional Protocol to the Convention against Torture",
    "Adopt a law against domestic violence",
    "Открыть места лишения свободы для независимых проверок",
    "Train judges and police officers in human rights",
    "Мүгедектігі бар балаларға мектеп ашу",
];

/// A file of `n` rows from the `first` on; every sixth is confidential.
fn file(first: usize, n: usize, chance: &mut Chance) -> String {
    let mut out = String::from(
        "id,mechanism,country,date,document_symbol,cycle,text,from_state,response,themes,groups,sdgs\n",
    );
    for at in first..first + n {
        let mechanism = ["UPR", "UPR", "CAT", "CEDAW", "NGO", "SPT"][at % 6];
        let upr = mechanism == "UPR";
        writeln!(
            out,
            "k-{at},{mechanism},{},{},{},{},{} {at},{},{},{};{},{},{}",
            chance.of(COUNTRIES),
            chance.of(&["", "2010-05-04", "2014-10-30", "2014-10-31", "2023-05-10"]),
            chance.of(&["", "A/HRC/28/10", "CAT/C/KAZ/CO/4"]),
            if upr { chance.of(&["1", "2", "3"]) } else { "" },
            chance.of(TEXTS),
            if upr {
                chance.of(&["Germany", "Norway", "Chile"])
            } else {
                ""
            },
            if upr {
                chance.of(&["Accepted", "Noted", ""])
            } else {
                ""
            },
            chance.of(THEMES),
            chance.of(THEMES),
            chance.of(&["", "Women", "Children"]),
            chance.of(&["", "5", "16"]),
        )
        .unwrap();
    }
    out
}

async fn import(ctx: &Ctx, file: String) -> Uuid {
    let preview = read_import(ctx, "file.csv", Bytes::from(file), None).await;
    let id = preview.unwrap().import.id;
    set_aside_faults(&ctx.later(), id, Which::All)
        .await
        .unwrap();
    confirm_import(&ctx.later(), id).await.unwrap();
    id
}

fn drawn(chance: &mut Chance) -> Filter {
    let mut filter = Filter::default();
    if chance.below(3) == 0 {
        let searches = [
            "torture",
            "human rights",
            "закон OR свобода",
            "rat*",
            "xyzzy",
        ];
        filter.search = chance.of(&searches).into();
    }
    for _ in 0..chance.below(4) {
        let (facet, value) = match chance.below(9) {
            0 => (Facet::Mechanism, chance.of(&["UPR", "CAT", "SPT", "NGO"])),
            1 => (
                Facet::Position,
                chance.of(&["supported", "noted", "unknown"]),
            ),
            2 => (Facet::Country, chance.of(COUNTRIES)),
            3 => (Facet::Cycle, chance.of(&["1", "02", "first"])),
            4 => (Facet::Theme, chance.of(THEMES)),
            5 => (Facet::State, chance.of(&["Germany", "Norway"])),
            6 => (Facet::Group, chance.of(&["Women", "Children"])),
            7 => (Facet::Document, chance.of(&["A/HRC/28/10", "none"])),
            _ => (Facet::Language, chance.of(&["en", "ru", "unknown"])),
        };
        let values = filter.values.entry(facet).or_default();
        if !values.contains(&value.to_owned()) {
            values.push(value.to_owned());
        }
    }
    filter.sort = Sort::ALL[chance.below(3)];
    filter
}

fn column(facet: Facet) -> Option<&'static str> {
    Some(match facet {
        Facet::Mechanism => "r.mechanism",
        Facet::Position => "CASE WHEN r.position = '' THEN 'unknown' ELSE r.position END",
        Facet::Document => "r.symbol",
        Facet::Cycle => "CAST(r.cycle AS text)",
        Facet::Country => "r.country",
        Facet::Language => "r.language",
        _ => return None,
    })
}

/// ` WHERE …` in plain SQL, but for the facet `without`.
fn condition(ctx: &Ctx, filter: &Filter, without: Option<Facet>) -> Query {
    let mut query =
        Query::new(" WHERE r.audience_id IN ").list(ctx.viewer.audiences().iter().copied());
    if !filter.search.is_empty() {
        let rows = SEARCH.matching(ctx.db().engine(), &filter.search).unwrap();
        query = query.text(" AND r.row IN (").add(&rows).text(")");
    }
    for (facet, values) in filter.values.iter().filter(|(of, _)| Some(**of) != without) {
        let values = values.iter().map(|value| value.trim_start_matches('0'));
        query = match (column(*facet), facet.label()) {
            (Some(column), _) => query.text(&format!(" AND {column} IN ")).list(values),
            (None, Some(kind)) => query
                .text(" AND r.row IN (SELECT rl.row FROM recommendation_labels rl JOIN labels l ON l.id = rl.label_id WHERE l.kind = ? AND l.key IN ")
                .bind(kind.code())
                .list(values)
                .text(")"),
            (None, None) => query,
        };
    }
    query
}

#[derive(FromQueryResult)]
struct Count {
    value: Option<String>,
    n: i64,
}

async fn counted(ctx: &Ctx, filter: &Filter, facet: Facet) -> BTreeMap<String, i64> {
    let condition = condition(ctx, filter, Some(facet));
    let query = match (column(facet), facet.label()) {
        (Some(column), _) => Query::new(&format!(
            "SELECT {column} AS value, count(*) AS n FROM recommendations r"
        ))
        .add(&condition)
        .text(" GROUP BY 1"),
        (None, Some(kind)) => Query::new("SELECT l.key AS value, count(*) AS n FROM recommendations r JOIN recommendation_labels rl ON rl.row = r.row JOIN labels l ON l.id = rl.label_id")
            .add(&condition)
            .text(" AND l.kind = ? GROUP BY 1")
            .bind(kind.code()),
        (None, None) => return BTreeMap::new(),
    };
    let counts: Vec<Count> = query.all(ctx.db().read()).await.unwrap();
    counts
        .into_iter()
        .filter_map(|count| Some((count.value.filter(|value| !value.is_empty())?, count.n)))
        .collect()
}

async fn rows(ctx: &Ctx, filter: &Filter) -> Vec<i64> {
    let order = match filter.sort {
        Sort::Number => "r.row",
        Sort::Newest => "r.date DESC, r.row DESC",
        Sort::Oldest => "CASE WHEN r.date = '' THEN '9999' ELSE r.date END, r.row",
    };
    Query::new("SELECT r.row FROM recommendations r")
        .add(&condition(ctx, filter, None))
        .text(&format!(" ORDER BY {order}"))
        .column(ctx.db().read())
        .await
        .unwrap()
}

async fn compare(ctx: &Ctx, filter: &Filter) {
    let asked = format!("{:?} {}", ctx.viewer.audiences(), filter.to_query());
    let expected = rows(ctx, filter).await;
    let mut walked = Vec::new();
    let mut page_of = filter.clone();
    loop {
        let page = list_recommendations(ctx, &page_of, 40).await.unwrap();
        assert_eq!(page.totals.found, expected.len() as i64, "{asked}");
        assert_eq!(page.before, walked.len() as i64, "{asked}");
        walked.extend(page.rows.iter().map(|row| row.row));
        if page.next.is_empty() {
            break;
        }
        page_of.after = page.next;
    }
    assert_eq!(walked, expected, "{asked}");
    let facets = list_facets(ctx, filter).await.unwrap();
    for facet in Facet::ALL.into_iter().filter(|f| *f != Facet::RoadMap) {
        let expected = counted(ctx, filter, facet).await;
        let shown = facets.iter().find(|values| values.facet == facet);
        let values: BTreeMap<String, i64> = shown
            .iter()
            .flat_map(|facet| &facet.values)
            .filter(|value| value.count > 0)
            .map(|value| (value.value.clone(), value.count))
            .collect();
        assert!(
            shown.is_none_or(|facet| facet.hidden == 0),
            "the file keeps to few values"
        );
        assert_eq!(values, expected, "{facet:?} of {asked}");
    }
}

/// Every viewer asks both processes.
async fn compare_all(processes: &[&World], viewers: &[Viewer], chance: &mut Chance) {
    let mut filters = vec![Filter::default()];
    filters.extend((0..DRAWN).map(|_| drawn(chance)));
    for filter in &filters {
        let viewer = &viewers[chance.below(viewers.len())];
        let world = processes[chance.below(processes.len())];
        compare(&world.kernel.acting(viewer.clone(), Locale::En), filter).await;
    }
    // The whole register of everybody in every process.
    for world in processes {
        for viewer in viewers {
            let ctx = world.kernel.acting(viewer.clone(), Locale::En);
            compare(&ctx, &Filter::default()).await;
        }
    }
}

async fn hand_over(ctx: &Ctx, row: i64, audience: i64) {
    let found: Vec<Uuid> = Query::new("SELECT id FROM recommendations WHERE row = ?")
        .bind(row)
        .column(ctx.db().read())
        .await
        .unwrap();
    let mut tx = ctx.db().write().await.unwrap();
    Query::new("UPDATE recommendations SET audience_id = ? WHERE row = ?")
        .bind(audience)
        .bind(row)
        .run(&*tx)
        .await
        .unwrap();
    tx.record(
        "restrict",
        Snapshot::new("recommendation", 1, found[0], audience),
    );
    tx.commit(ctx).await.unwrap();
}

#[tokio::test]
async fn counts_from_memory_are_those_of_sql_for_every_viewer_whatever_happens() {
    for engine in engines() {
        let world = World::on(engine).await;
        let ctx = world.program();
        let chance = &mut Chance(7);
        let organisation = ViewerOrganisation {
            id: Uuid::from_u128(5),
            name: "Bureau".into(),
            audience_id: {
                let tx = ctx.db().write().await.unwrap();
                let id = access::audience_of(&*tx, "organisation", Uuid::from_u128(5)).await;
                tx.commit(&ctx).await.unwrap();
                id.unwrap()
            },
        };
        let person = |role: Role| {
            let person = ViewerPerson {
                id: Uuid::from_u128(9),
                name: "A".into(),
            };
            Viewer::person(person, role, role.audiences())
        };
        let viewers = [
            Viewer::visitor(),
            person(Role::Observer),
            person(Role::Clerk),
            person(Role::Ngo).acting_for(organisation.clone()),
        ];
        // Another process on the same database, with a memory of its own.
        let folder = std::env::temp_dir().join(format!("kenes_second_{}", ctx.id()));
        std::fs::create_dir_all(&folder).unwrap();
        let second = World::seeded(ctx.db().clone(), folder, Config::default(), 43);
        let both = [&world, &second];
        compare_all(&both, &viewers, chance).await;

        import(&ctx.later(), file(0, 60, chance)).await;
        compare_all(&both, &viewers, chance).await;

        // The second file says some rows anew, leaves some out and brings some.
        let mut text = file(30, 60, chance);
        text.push_str("k-99,CAT,Kazakhstan,31.02.2026,,,Ratify,,,,,\n");
        let again = import(&second.program(), text).await;
        compare_all(&both, &viewers, chance).await;

        for row in [2, 3, 40] {
            let number = format!("R-{row:04}");
            let stored = get_recommendation(&ctx, &number).await.unwrap();
            let correction = Correction {
                text: "Abolish torture in the law and in practice".into(),
                position: "noted".into(),
                reason: "by the source".into(),
                version: stored.version,
                ..Correction::default()
            };
            correct(&ctx.later(), &number, correction).await.unwrap();
        }
        compare_all(&both, &viewers, chance).await;

        hand_over(&ctx.later(), 5, SECRETARIAT).await;
        hand_over(&ctx.later(), 7, organisation.audience_id).await;
        compare_all(&both, &viewers, chance).await;

        let third = import(&ctx.later(), file(200, 25, chance)).await;
        compare_all(&both, &viewers, chance).await;
        undo_import(&second.program().later(), third).await.unwrap();
        compare_all(&both, &viewers, chance).await;
        let _ = undo_import(&ctx.later(), again).await;
        compare_all(&both, &viewers, chance).await;
    }
}

#[tokio::test]
async fn another_history_of_the_same_length_is_not_taken_for_ones_own() {
    for engine in engines() {
        let world = World::on(engine).await;
        let ctx = world.program();
        let chance = &mut Chance(3);
        import(&ctx, file(0, 30, chance)).await;
        compare(&ctx, &Filter::default()).await;
        // As after a restore: other rows, and another entry under the number that was the newest.
        world
            .tamper("UPDATE recommendations SET audience_id = 4 WHERE row < 9")
            .await;
        world
            .tamper("UPDATE journal_entries SET leaf = body WHERE seq = (SELECT max(seq) FROM journal_entries)")
            .await;
        let visitor = world.kernel.acting(Viewer::visitor(), Locale::En);
        compare(&visitor, &Filter::default()).await;
    }
}
