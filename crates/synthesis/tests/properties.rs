//! The promises of the engine, on small data of our own and on the evaluation data when it is there.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read the environment and files"
)]

use kenes_analysis::Language;
use kenes_synthesis::{
    Control, Knowledge, Note, Pin, Refusal, RoadMap, Settings, Standing, StandingAsk, Synthesis,
    Text, Titles, place, synthesise, table,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

fn texts(rows: &[&str]) -> Vec<Text> {
    rows.iter()
        .enumerate()
        .map(|(at, text)| Text {
            id: format!("t{at:03}"),
            text: (*text).to_owned(),
            ..Text::default()
        })
        .collect()
}

fn run(texts: &[Text], settings: &Settings) -> Synthesis {
    synthesise(texts, &Knowledge::builtin(), settings, &mut |_| {
        Control::Continue
    })
    .unwrap()
}

fn small_register() -> Vec<Text> {
    texts(&[
        "124.1 Ratify OP-CAT (France);",
        "Ratify the Optional Protocol to the Convention against Torture",
        "Consider acceding to the Convention for the Protection of All Persons from Enforced Disappearance",
        "Ratify CED",
        "Ратифицировать Конвенцию для защиты всех лиц от насильственных исчезновений",
        "Abolish the death penalty",
        "Отменить смертную казнь",
        "Өлім жазасын жою",
        "Establish a moratorium on executions",
        "Investigate promptly all allegations of torture",
        "Расследовать все сообщения о пытках",
        "Азаптау туралы шағымдарды тергеу",
        "Improve conditions of detention in prisons",
        "Уменьшить переполненность тюрем",
        "Adopt a law on domestic violence",
        "Принять закон о бытовом насилии",
        "Increase the participation of women in political life",
        "Guarantee equal pay for men and women",
        "Establish the office of the Ombudsman for the rights of the child",
        "Combat child labour in agriculture",
        "Protect journalists from attacks",
        "Decriminalise defamation",
        "Issue a standing invitation to special procedures",
        "Тұрақты шақыру жіберу арнайы рәсімдерге",
        "Ensure inclusive education for children with disabilities",
        "Strengthen the independence of the judiciary",
        "Обеспечить независимость судей",
        "Amend the law on peaceful assemblies",
        "Provide safe drinking water in rural areas",
        "Combat trafficking in persons and assist its victims",
    ])
}

fn partition<'a>(
    synthesis: &'a Synthesis,
    of: impl Fn(usize) -> &'a str,
) -> BTreeSet<BTreeSet<&'a str>> {
    let mut groups: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (at, ask) in synthesis.asks.iter().enumerate() {
        groups.entry(of(at)).or_default().insert(&ask.id);
    }
    groups.into_values().collect()
}

#[test]
fn the_same_ask_meets_in_other_words_and_languages() {
    let result = run(&small_register(), &Settings::default());
    let group = |text: &str| {
        let at = result
            .asks
            .iter()
            .position(|ask| ask.text_id == text)
            .unwrap();
        result.placements[at].repeat_group.clone()
    };
    assert_eq!(
        group("t000"),
        group("t001"),
        "OP-CAT by its short and full name"
    );
    assert_eq!(
        group("t002"),
        group("t003"),
        "CED by its full and short name"
    );
    assert_eq!(group("t003"), group("t004"), "CED in English and Russian");
    assert_eq!(
        group("t005"),
        group("t006"),
        "death penalty in English and Russian"
    );
    assert_eq!(
        group("t005"),
        group("t007"),
        "death penalty in English and Kazakh"
    );
    assert_ne!(group("t000"), group("t003"), "two treaties");
    assert_ne!(group("t005"), group("t008"), "abolition and moratorium");
}

#[test]
fn another_order_gives_the_same_result() {
    let forward = small_register();
    let mut backward = forward.clone();
    backward.reverse();
    assert_eq!(
        run(&forward, &Settings::default()),
        run(&backward, &Settings::default())
    );
}

#[test]
fn exactly_as_many_road_maps_as_wanted_are_made_by_dividing_large_ones() {
    let register = small_register();
    let exactly = |road_maps| {
        let settings = Settings {
            road_maps,
            fill: true,
            ..Settings::default()
        };
        run(&register, &settings)
    };
    let carried = run(&register, &Settings::default()).road_maps.len();
    assert!(carried > 1);
    let result = exactly(carried + 1);
    assert_eq!(result.road_maps.len(), carried + 1);
    assert_eq!(
        result.notes,
        [Note::Divided {
            carried,
            made: carried + 1
        }]
    );
    let divided = |map: &&RoadMap| map.key.contains('.');
    assert!(
        result
            .road_maps
            .iter()
            .filter(divided)
            .all(|map| map.size >= 2)
    );
    assert!(result.road_maps.iter().any(|map| divided(&map)));
    // Fewer wanted than the texts carry is what it was, and more than can be divided is said.
    assert_eq!(exactly(2).road_maps.len(), 2);
    let most = exactly(10_000);
    assert!(
        most.notes
            .iter()
            .any(|note| matches!(note, Note::FewerRoadMaps { wanted: 10_000, .. }))
    );
    assert!(most.road_maps.len() > carried);
}

#[test]
fn every_placement_has_readable_reasons_and_every_title_is_good() {
    for number in [1, 3, 10, 50, 10_000] {
        let result = run(
            &small_register(),
            &Settings {
                road_maps: number,
                ..Settings::default()
            },
        );
        assert!(result.road_maps.len() <= number);
        assert_eq!(result.placements.len(), result.asks.len());
        for placement in &result.placements {
            assert!((0.0..=1.0).contains(&placement.confidence));
            assert!(!placement.reasons.is_empty());
            for language in Language::ALL {
                for reason in &placement.reasons {
                    let sentence = reason.describe(language);
                    assert!(
                        sentence.ends_with('.') && sentence.split_whitespace().count() >= 3,
                        "{sentence}"
                    );
                }
            }
        }
        let picks: [fn(&Titles) -> String; 3] = [
            |titles| titles.en.clone(),
            |titles| titles.ru.clone(),
            |titles| titles.kk.clone(),
        ];
        for pick in picks {
            let titles: Vec<String> = result
                .road_maps
                .iter()
                .map(|map| pick(&map.titles))
                .collect();
            let distinct: BTreeSet<&String> = titles.iter().collect();
            assert_eq!(distinct.len(), titles.len());
            for title in &titles {
                assert!(
                    (3..=9).contains(&title.split_whitespace().count()),
                    "{title}"
                );
            }
        }
    }
}

#[test]
fn pins_are_honoured() {
    let pins = vec![
        Pin::Together("t000/1".into(), "t028/1".into()),
        Pin::Apart("t005/1".into(), "t006/1".into()),
        Pin::In("t020/1".into(), "health".into()),
        Pin::In("t020/1".into(), "no-such-road-map".into()),
    ];
    let result = run(
        &small_register(),
        &Settings {
            pins,
            ..Settings::default()
        },
    );
    let at = |ask: &str| {
        &result.placements[result
            .asks
            .iter()
            .position(|known| known.id == ask)
            .unwrap()]
    };
    assert_eq!(at("t000/1").road_map, at("t028/1").road_map);
    assert_ne!(at("t005/1").road_map, at("t006/1").road_map);
    assert_ne!(at("t005/1").repeat_group, at("t006/1").repeat_group);
    assert_eq!(at("t020/1").road_map, "health");
    assert!(
        result
            .notes
            .iter()
            .any(|note| matches!(note, Note::PinWithoutEffect { .. }))
    );
}

#[test]
fn bundles_and_lists_become_several_asks() {
    let result = run(
        &texts(&[
            "Ratify CRPD and the Optional Protocol to CEDAW",
            "The State party should: (a) abolish the death penalty; (b) train judges; (c) build schools",
            "Abolish the death penalty and issue a standing invitation to special procedures",
            "Prevent and combat trafficking in persons",
            "Sign and ratify the Rome Statute",
        ]),
        &Settings::default(),
    );
    let count = |text: &str| result.asks.iter().filter(|ask| ask.text_id == text).count();
    assert_eq!(
        [
            count("t000"),
            count("t001"),
            count("t002"),
            count("t003"),
            count("t004")
        ],
        [2, 3, 2, 1, 1]
    );
    for ask in &result.asks {
        assert!(ask.start < ask.end);
    }
}

#[test]
fn bad_input_gets_a_refusal() {
    let knowledge = Knowledge::builtin();
    let refuse = |texts: &[Text], settings: &Settings| {
        synthesise(texts, &knowledge, settings, &mut |_| Control::Continue).unwrap_err()
    };
    let good = small_register();
    assert_eq!(refuse(&[], &Settings::default()), Refusal::NoTexts);
    assert_eq!(
        refuse(
            &good,
            &Settings {
                road_maps: 0,
                ..Settings::default()
            }
        ),
        Refusal::RoadMaps(0)
    );
    assert_eq!(
        refuse(&texts(&["", " — "]), &Settings::default()),
        Refusal::NoWords
    );
    assert_eq!(
        refuse(
            &good,
            &Settings {
                repeat_threshold: f32::NAN,
                ..Settings::default()
            }
        ),
        Refusal::Threshold
    );
    let twice = vec![good[0].clone(), good[0].clone()];
    assert_eq!(
        refuse(&twice, &Settings::default()),
        Refusal::SameId("t000".into())
    );
    let stopped = synthesise(&good, &knowledge, &Settings::default(), &mut |_| {
        Control::Stop
    });
    assert_eq!(stopped, Err(Refusal::Stopped));
}

#[test]
fn odd_registers_give_sensible_results() {
    let identical = run(
        &texts(&["Abolish the death penalty"; 10]),
        &Settings::default(),
    );
    assert_eq!(
        (identical.repeat_groups.len(), identical.road_maps.len()),
        (1, 1)
    );
    assert_eq!(
        run(&texts(&["Abolish the death penalty"]), &Settings::default())
            .road_maps
            .len(),
        1
    );
    let thirty: Vec<&str> = ["Build schools", "Protect refugees", "Combat corruption"]
        .into_iter()
        .cycle()
        .take(30)
        .collect();
    assert!(run(&texts(&thirty), &Settings::default()).road_maps.len() <= 3);
    let long = "Investigate torture and improve prisons; ".repeat(750);
    let headings =
        "Rural women 49.The Committee recommends that the State party improve health care";
    let other = "Abolir la pena de muerte en todas las circunstancias";
    let control = "Abolish\u{0}\u{7} the\u{200b} death\u{ad} penalty\u{202e}";
    let result = run(
        &texts(&[
            &long,
            headings,
            other,
            control,
            "A. Introduction",
            "人权 1234 …",
        ]),
        &Settings::default(),
    );
    let first = result
        .asks
        .iter()
        .find(|ask| ask.text_id == "t001")
        .unwrap();
    assert!(headings[first.start..first.end].starts_with("The Committee"));
    assert!(
        result
            .asks
            .iter()
            .filter(|ask| ask.text_id == "t000")
            .count()
            <= 40
    );
}

#[test]
fn what_stands_does_not_move_and_the_new_finds_its_place() {
    let knowledge = Knowledge::builtin();
    let register = small_register();
    let result = run(&register, &Settings::default());
    let standing: Vec<StandingAsk> = result
        .asks
        .iter()
        .zip(&result.placements)
        .map(|(ask, placement)| StandingAsk {
            id: ask.id.clone(),
            text: register
                .iter()
                .find(|text| text.id == ask.text_id)
                .unwrap()
                .text[ask.start..ask.end]
                .to_owned(),
            road_map: placement.road_map.clone(),
            repeat_group: placement.repeat_group.clone(),
        })
        .collect();
    let standing = Standing::new(standing, &knowledge);
    let new = [
        Text {
            id: "n1".into(),
            text: "Proceed to the abolition of capital punishment".into(),
            ..Text::default()
        },
        Text {
            id: "n2".into(),
            text: "Regulate the export of bananas".into(),
            ..Text::default()
        },
        Text {
            id: "n3".into(),
            text: String::new(),
            ..Text::default()
        },
    ];
    let before = standing.asks().to_vec();
    let places = place(&new, &standing, &knowledge);
    assert_eq!(standing.asks(), before);
    let death = standing
        .asks()
        .iter()
        .find(|ask| ask.id == "t005/1")
        .unwrap();
    assert_eq!(places[0].road_map.as_deref(), Some(death.road_map.as_str()));
    assert_eq!(
        places[0].repeat_group.as_deref(),
        Some(death.repeat_group.as_str())
    );
    assert_eq!(
        (places[1].road_map.as_deref(), places[2].road_map.as_deref()),
        (None, None)
    );
    assert!(
        places.iter().all(|place| !place.reasons.is_empty()),
        "{places:?}"
    );
}

#[test]
fn labels_teach_themes_and_name_road_maps() {
    let mut teacher = small_register();
    for text in &mut teacher {
        let theme = if ["death", "смертн", "Өлім", "executions"]
            .iter()
            .any(|word| text.text.contains(word))
        {
            "Death penalty"
        } else {
            "Everything else"
        };
        text.themes = vec![theme.to_owned()];
    }
    let knowledge = Knowledge::builtin().learn(&teacher);
    assert_eq!(
        knowledge.predict_themes("Abolish the death penalty now")[0].0,
        "Death penalty"
    );
    assert!(
        Knowledge::builtin()
            .predict_themes("Abolish the death penalty")
            .is_empty()
    );
}

#[test]
fn an_own_vocabulary_is_read_with_its_faults_named() {
    let header =
        "key\tkind\tnarrow\tthemes\ttitle_en\ttitle_ru\ttitle_kk\tnames_en\tnames_ru\tnames_kk\n";
    let good = "saiga\tmatter\t3\tenvironment\tProtection of the saiga\tОхрана популяции сайгаков\tКиік популяциясын қорғау\tsaiga\tсайгак\tкиік\n";
    let knowledge = Knowledge::builtin()
        .with_vocabulary(&format!("{header}{good}"))
        .unwrap();
    let result = synthesise(
        &texts(&["Protect the saiga"]),
        &knowledge,
        &Settings::default(),
        &mut |_| Control::Continue,
    )
    .unwrap();
    assert_eq!(result.road_maps[0].key, "environment");
    let bad = "saiga\tanimal\t9\tno-theme\tSaiga\tСайгак\tКиік\t\t\t\n";
    let faults = Knowledge::builtin()
        .with_vocabulary(&format!("{header}{bad}too few cells\n"))
        .unwrap_err();
    assert_eq!(faults[0].line, 3);
    let faults = Knowledge::builtin()
        .with_vocabulary(&format!("{header}{bad}"))
        .unwrap_err();
    let columns: BTreeSet<&str> = faults.iter().map(|fault| fault.column.as_str()).collect();
    assert!(
        ["kind", "narrow", "themes", "title_en", "names_kk"]
            .iter()
            .all(|column| columns.contains(column))
    );
    assert!(Knowledge::builtin().with_vocabulary("no header").is_err());
}

#[test]
fn tables_are_read_and_faults_name_row_and_column() {
    let own = table::read_texts("id,text,themes\na,\"Ratify, soon\",x;y\n".as_bytes()).unwrap();
    assert_eq!(
        (own[0].text.as_str(), own[0].themes.len()),
        ("Ratify, soon", 2)
    );
    let uhri = "Text;Themes;OHCHR Annotation Id\nAbolish;\"- One\n- Two\";k-1\n";
    assert_eq!(
        table::read_texts(uhri.as_bytes()).unwrap()[0].themes,
        ["One", "Two"]
    );
    let faults = table::read_texts("id,text\na,b\na,c\n,d\ne\n".as_bytes()).unwrap_err();
    assert_eq!(
        faults.iter().map(|fault| fault.row).collect::<Vec<_>>(),
        [3, 4, 5]
    );
    assert!(table::read_texts(b"").is_err() && table::read_texts(b"\xff\xfe").is_err());
    let result = run(&own, &Settings::default());
    assert_eq!(table::write_placements(&result).lines().count(), 2);
    assert!(table::write_report(&result).contains("\"asks\""));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_texts_give_a_result_or_a_refusal(rows in proptest::collection::vec(any::<String>(), 0..12), number in 0usize..60) {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let texts = texts(&rows);
        let settings = Settings { road_maps: number, ..Settings::default() };
        if let Ok(result) = synthesise(&texts, &Knowledge::builtin(), &settings, &mut |_| Control::Continue) {
            prop_assert!(result.road_maps.len() <= number);
            for text in &texts {
                prop_assert!(result.asks.iter().any(|ask| ask.text_id == text.id), "{:?} has no ask", text);
            }
            for ask in &result.asks {
                let text = &texts.iter().find(|text| text.id == ask.text_id).unwrap().text;
                prop_assert!(text.get(ask.start..ask.end).is_some());
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = table::read_texts(&bytes);
    }
}

fn evaluation_file(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("KENES_EVALUATION_DATA")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"));
    let found = std::fs::read(folder.join("recommendations").join(name)).ok();
    if found.is_none() {
        println!(
            "skipped: the evaluation data ({name}) is not here; KENES_EVALUATION_DATA can name its folder"
        );
    }
    found
}

#[test]
fn a_real_register_keeps_the_promises() {
    let Some(bytes) = evaluation_file("kazakhstan.csv") else {
        return;
    };
    let texts = table::read_texts(&bytes).unwrap();
    let result = run(&texts, &Settings::default());
    let mut reversed = texts.clone();
    reversed.reverse();
    let again = run(&reversed, &Settings::default());
    assert_eq!(
        partition(&result, |at| &result.placements[at].road_map),
        partition(&again, |at| &again.placements[at].road_map)
    );
    let first_asks: BTreeMap<&str, &str> = result
        .asks
        .iter()
        .zip(&result.placements)
        .rev()
        .map(|(ask, placement)| (ask.text_id.as_str(), placement.road_map.as_str()))
        .collect();
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for road_map in first_asks.values() {
        *sizes.entry(road_map).or_insert(0) += 1;
    }
    assert!(
        sizes.values().filter(|size| **size < 3).count() <= 3,
        "{sizes:?}"
    );
    assert!(
        sizes.values().all(|size| size * 100 <= texts.len() * 12),
        "{sizes:?}"
    );
}

#[test]
fn an_index_that_is_renewed_places_as_a_new_one() {
    let knowledge = Knowledge::builtin();
    let register = small_register();
    let asks = |of: &[usize]| -> Vec<StandingAsk> {
        of.iter()
            .map(|at| StandingAsk {
                id: format!("{}/1", register[*at].id),
                text: register[*at].text.clone(),
                road_map: (at % 4).to_string(),
                repeat_group: format!("{}/1", register[*at].id),
            })
            .collect()
    };
    let all: Vec<usize> = (0..register.len()).collect();
    let older = Standing::new(asks(&all[..6]), &knowledge);
    for now in [&all[3..], &all[..6], &all[..1], &[][..], &all[..]] {
        let renewed = older.renewed(asks(now), &knowledge);
        let fresh = Standing::new(asks(now), &knowledge);
        assert_eq!(
            place(&register, &renewed, &knowledge),
            place(&register, &fresh, &knowledge)
        );
        let again = renewed.renewed(asks(&all), &knowledge);
        let whole = Standing::new(asks(&all), &knowledge);
        assert_eq!(
            place(&register, &again, &knowledge),
            place(&register, &whole, &knowledge)
        );
    }
}
