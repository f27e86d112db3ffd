//! The built-in vocabulary as data: what it holds, that its names find their concepts in sentences of
//! three languages, and that neighbours are told apart.
#![allow(clippy::unwrap_used, reason = "tests")]

use kenes_synthesis::{Concept, Kind, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

const LANGUAGES: [&str; 3] = ["English", "Russian", "Kazakh"];

fn keys<'vocabulary>(vocabulary: &'vocabulary Vocabulary, text: &str) -> Vec<&'vocabulary str> {
    vocabulary
        .concepts_in(text)
        .into_iter()
        .map(|concept| concept.key.as_str())
        .collect()
}

#[test]
fn it_covers_the_field() {
    let vocabulary = Vocabulary::builtin();
    let count = |kind: Kind| {
        vocabulary
            .concepts()
            .iter()
            .filter(|concept| concept.kind == kind)
            .count()
    };
    println!("{} concepts", vocabulary.concepts().len());
    for kind in [
        Kind::Theme,
        Kind::Instrument,
        Kind::Institution,
        Kind::Group,
        Kind::Matter,
    ] {
        println!("{kind:?} {}", count(kind));
    }
    assert!(vocabulary.concepts().len() >= 400);
}

#[test]
fn every_concept_has_titles_and_names_in_three_languages() {
    let vocabulary = Vocabulary::builtin();
    let mut wrong = Vec::new();
    for (language, tongue) in LANGUAGES.iter().enumerate() {
        let mut titles: BTreeMap<String, &str> = BTreeMap::new();
        for concept in vocabulary.concepts() {
            let title = &concept.titles[language];
            let words = title.split_whitespace().count();
            if !(3..=9).contains(&words) {
                wrong.push(format!("{}: {words} words in \"{title}\"", concept.key));
            }
            if let Some(other) = titles.insert(title.to_lowercase(), &concept.key) {
                wrong.push(format!("{} and {other}: \"{title}\"", concept.key));
            }
            if vocabulary.names_of(&concept.key)[language].is_empty() {
                wrong.push(format!("{}: no name in {tongue}", concept.key));
            }
            let cyrillic = title
                .chars()
                .filter(|letter| ('А'..='ӿ').contains(letter))
                .count();
            if (language == 0) != (cyrillic == 0) {
                wrong.push(format!("{}: \"{title}\" is not {tongue}", concept.key));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn concepts_belong_to_themes_that_exist() {
    let vocabulary = Vocabulary::builtin();
    for concept in vocabulary.concepts() {
        assert!(!concept.themes.is_empty(), "{} has no theme", concept.key);
        if concept.kind == Kind::Theme {
            assert_eq!(
                concept.themes,
                [concept.key.as_str()],
                "a theme is filed under itself"
            );
        }
        for theme in &concept.themes {
            let found = vocabulary.concept(theme).map(|found| found.kind);
            assert_eq!(found, Some(Kind::Theme), "{}: {theme}", concept.key);
        }
    }
}

/// A name in the middle of a sentence, as its own line of the table would be met in a text.
fn sentence(name: &str, language: usize) -> String {
    match language {
        0 => format!("It is necessary to keep in mind the {name}, so that nothing is forgotten."),
        1 => format!("Следует помнить: {name}. Об этом идет речь ниже."),
        _ => format!("Мынаны есте сақтау қажет: {name}. Бұл төменде айтылады."),
    }
}

#[test]
fn every_name_finds_its_concept_in_a_sentence() {
    let vocabulary = Vocabulary::builtin();
    let mut lost = Vec::new();
    for concept in vocabulary.concepts() {
        for (language, names) in vocabulary.names_of(&concept.key).iter().enumerate() {
            for name in names {
                if !keys(&vocabulary, &sentence(name, language)).contains(&concept.key.as_str()) {
                    lost.push(format!("{}: {name}", concept.key));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// Pairs of concepts that may share a name, since a text that uses it means both.
const MEANT_TOGETHER: &[(&str, &str)] = &[("children", "youth")];

/// A matter may share a name with a theme that it is filed under: the theme is then meant as well.
fn may_share(one: &Concept, other: &Concept) -> bool {
    let under = |theme: &Concept, concept: &Concept| {
        theme.kind == Kind::Theme && concept.themes.contains(&theme.key)
    };
    under(one, other)
        || under(other, one)
        || MEANT_TOGETHER.contains(&(one.key.as_str(), other.key.as_str()))
        || MEANT_TOGETHER.contains(&(other.key.as_str(), one.key.as_str()))
}

#[test]
fn no_two_concepts_share_a_name_by_accident() {
    let vocabulary = Vocabulary::builtin();
    let mut shared: BTreeSet<(String, String, String)> = BTreeSet::new();
    for concept in vocabulary.concepts() {
        for name in vocabulary.names_of(&concept.key).iter().flatten() {
            for other in vocabulary.concepts_named(name) {
                if other.key != concept.key && !may_share(concept, other) {
                    let (one, two) = if concept.key < other.key {
                        (&concept.key, &other.key)
                    } else {
                        (&other.key, &concept.key)
                    };
                    shared.insert((one.clone(), two.clone(), name.clone()));
                }
            }
        }
    }
    let lines: Vec<String> = shared
        .iter()
        .map(|(one, other, name)| format!("{one} and {other}: {name}"))
        .collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

/// The instruments that a text names.
fn instruments<'vocabulary>(
    vocabulary: &'vocabulary Vocabulary,
    text: &str,
) -> Vec<&'vocabulary str> {
    vocabulary
        .concepts_in(text)
        .into_iter()
        .filter(|concept| concept.kind == Kind::Instrument)
        .map(|concept| concept.key.as_str())
        .collect()
}

#[test]
fn treaties_are_told_from_their_protocols_and_procedures() {
    let vocabulary = Vocabulary::builtin();
    for (text, expected) in [
        ("Ratify the Convention against Torture", "cat"),
        (
            "Ratify the Optional Protocol to the Convention against Torture",
            "opcat",
        ),
        (
            "Ратифицировать Факультативный протокол к Конвенции против пыток",
            "opcat",
        ),
        (
            "Азаптауға қарсы конвенцияның факультативтік хаттамасын ратификациялау",
            "opcat",
        ),
        (
            "Make the declaration under article 22 of the Convention against Torture",
            "cat-22",
        ),
        (
            "Сделать заявление по статье 22 Конвенции против пыток",
            "cat-22",
        ),
        (
            "Accede to the International Covenant on Civil and Political Rights",
            "iccpr",
        ),
        (
            "Ratify the First Optional Protocol to the International Covenant on Civil and Political Rights",
            "iccpr-op1",
        ),
        (
            "Ratify the Second Optional Protocol to the International Covenant on Civil and Political Rights",
            "iccpr-op2",
        ),
        (
            "Ратифицировать второй Факультативный протокол к Международному пакту о гражданских и политических правах",
            "iccpr-op2",
        ),
        (
            "Азаматтық және саяси құқықтар туралы халықаралық пактінің екінші факультативтік хаттамасын ратификациялау",
            "iccpr-op2",
        ),
        (
            "Ratify the International Covenant on Economic, Social and Cultural Rights",
            "icescr",
        ),
        (
            "Ратифицировать Факультативный протокол к Международному пакту об экономических, социальных и культурных правах",
            "icescr-op",
        ),
        (
            "Ratify the Optional Protocol to the Convention on the Rights of Persons with Disabilities",
            "crpd-op",
        ),
        ("Ратифицировать Конвенцию о правах инвалидов", "crpd"),
        (
            "Accede to the Convention on the Elimination of All Forms of Discrimination against Women",
            "cedaw",
        ),
        (
            "Accede to the Optional Protocol to the Convention on the Elimination of All Forms of Discrimination against Women",
            "cedaw-op",
        ),
        (
            "Принять поправку к пункту 1 статьи 20 Конвенции о ликвидации всех форм дискриминации в отношении женщин",
            "cedaw-20-amendment",
        ),
        ("Make the declaration under article 14 of ICERD", "cerd-14"),
        (
            "Ratify the Convention on the Elimination of All Forms of Racial Discrimination",
            "icerd",
        ),
        (
            "Ratify the Optional Protocol to the Convention on the Rights of the Child on a communications procedure",
            "crc-ic",
        ),
        (
            "Бала құқықтары туралы конвенцияның хабарламалар рәсіміне қатысты факультативтік хаттамасына қосылу",
            "crc-ic",
        ),
        (
            "Ratify the Optional Protocol on the involvement of children in armed conflict",
            "crc-ac",
        ),
        (
            "Ratify the Optional Protocol on the sale of children, child prostitution and child pornography",
            "crc-sc",
        ),
        (
            "Ratify the Rome Statute of the International Criminal Court",
            "rome",
        ),
        (
            "Accede to the Agreement on the Privileges and Immunities of the International Criminal Court",
            "apic",
        ),
        (
            "Ratify the Kampala amendments to the Rome Statute",
            "kampala-amendments",
        ),
        ("Ratify ILO Convention No. 189", "ilo189"),
        ("Ратифицировать Конвенцию МОТ № 190", "ilo190"),
        ("ХЕҰ-ның № 169 конвенциясын ратификациялау", "ilo169"),
        (
            "Accede to the 1961 Convention on the Reduction of Statelessness",
            "stateless-1961",
        ),
        (
            "Присоединиться к Конвенции о статусе апатридов 1954 года",
            "stateless-1954",
        ),
    ] {
        assert_eq!(instruments(&vocabulary, text), [expected], "{text}");
    }
}

#[test]
fn abbreviations_are_read_as_they_are_written() {
    let vocabulary = Vocabulary::builtin();
    for (text, expected) in [
        ("CAT", "cat"),
        ("UNCAT", "cat"),
        ("OP-CAT", "opcat"),
        ("OPCAT", "opcat"),
        ("CAT-OP", "opcat"),
        ("ФПКПП", "opcat"),
        ("CED", "ced"),
        ("CPED", "ced"),
        ("ICPPED", "ced"),
        ("CEDAW", "cedaw"),
        ("OP-CEDAW", "cedaw-op"),
        ("CRC", "crc"),
        ("OP-CRC-AC", "crc-ac"),
        ("OPAC", "crc-ac"),
        ("OP-CRC-SC", "crc-sc"),
        ("OPSC", "crc-sc"),
        ("OP-CRC-IC", "crc-ic"),
        ("CRPD", "crpd"),
        ("OP-CRPD", "crpd-op"),
        ("ICRMW", "icrmw"),
        ("CMW", "icrmw"),
        ("ICCPR", "iccpr"),
        ("МПГПП", "iccpr"),
        ("ICCPR-OP1", "iccpr-op1"),
        ("ICCPR-OP2", "iccpr-op2"),
        ("OP2-ICCPR", "iccpr-op2"),
        ("ICESCR", "icescr"),
        ("МПЭСКП", "icescr"),
        ("OP-ICESCR", "icescr-op"),
        ("ICERD", "icerd"),
        ("ICC", "rome"),
        ("APIC", "apic"),
        ("UNDRIP", "undrip"),
        ("UNCAC", "uncac"),
        ("NHRI", "nhri"),
        ("NPM", "npm"),
        ("НПМ", "npm"),
        ("ҰПМ", "npm"),
        ("NMIRF", "nmirf"),
        ("UPR", "upr"),
        ("УПО", "upr"),
        ("ӘКШ", "upr"),
        ("SPT", "spt"),
        ("OHCHR", "ohchr"),
        ("УВКПЧ", "ohchr"),
        ("UNHCR", "unhcr"),
        ("ICRC", "icrc"),
        ("FGM", "fgm"),
        ("HIV/AIDS", "hiv"),
        ("ВИЧ", "hiv"),
        ("LGBTI", "lgbt"),
        ("ЛГБТИ", "lgbt"),
        ("NGOs", "civil-society"),
        ("НПО", "civil-society"),
        ("ҮЕҰ", "civil-society"),
        ("IDPs", "idp"),
        ("WGAD", "wgad"),
        ("OSCE", "osce"),
    ] {
        let sentence = format!("Please look at {text} once more");
        assert!(
            keys(&vocabulary, &sentence).contains(&expected),
            "{text}: {:?}",
            keys(&vocabulary, &sentence)
        );
    }
}

#[test]
fn neighbours_are_told_apart_in_all_languages() {
    let vocabulary = Vocabulary::builtin();
    for (text, named, unnamed) in [
        (
            "Prohibit corporal punishment in schools",
            "corporal-school",
            "corporal-home",
        ),
        (
            "Запретить телесные наказания детей в семье",
            "corporal-home",
            "corporal-school",
        ),
        (
            "Мектептерде дене жазасына тыйым салу",
            "corporal-school",
            "corporal-home",
        ),
        ("Improve access to education", "education", "accessibility"),
        (
            "Free the judiciary from the influence of the executive",
            "justice",
            "death-penalty",
        ),
        (
            "Extend a standing invitation",
            "standing-invitation",
            "rapporteur-visits",
        ),
        (
            "Invite the Special Rapporteur on torture",
            "sr-torture",
            "torture-investigation",
        ),
        (
            "Пригласить Специального докладчика по вопросу о пытках",
            "sr-torture",
            "torture",
        ),
        (
            "Submit a report to the Committee against Torture",
            "cat-committee",
            "cat",
        ),
        (
            "Representation of ethnic minorities in parliament",
            "minority-representation",
            "children",
        ),
        ("Ban bride kidnapping", "bride-kidnapping", "child-marriage"),
        ("Некедегі зорлауды қылмыс деп тану", "marital-rape", "rape"),
        ("Close the pay gap", "equal-pay", "minimum-wage"),
    ] {
        let found = keys(&vocabulary, text);
        assert!(found.contains(&named), "{text}: {found:?}");
        assert!(!found.contains(&unnamed), "{text}: {found:?}");
    }
}

#[test]
fn rows_of_an_institution_add_concepts_and_names() {
    let head =
        "key\tkind\tnarrow\tthemes\ttitle_en\ttitle_ru\ttitle_kk\tnames_en\tnames_ru\tnames_kk\n";
    let mut vocabulary = Vocabulary::builtin();
    let concepts = vocabulary.concepts().len();
    vocabulary
        .extend(&format!(
            "{head}npm\t\t\t\t\t\t\tTorture Prevention Council\tСовет по предупреждению пыток\tАзаптаудың алдын алу кеңесі\n\
             school-bus\tmatter\t3\teducation\tSchool buses in remote villages\tШкольные автобусы в отдаленных селах\tШалғай ауылдардағы мектеп автобустары\tschool bus\tшкольный автобус\tмектеп автобусы\n"
        ))
        .unwrap();
    assert_eq!(vocabulary.concepts().len(), concepts + 1);
    assert!(keys(&vocabulary, "Азаптаудың алдын алу кеңесіне қаржы бөлу").contains(&"npm"));
    assert!(keys(&vocabulary, "Купить школьные автобусы").contains(&"school-bus"));
    assert_eq!(
        vocabulary.concept("npm").unwrap().titles,
        Vocabulary::builtin().concept("npm").unwrap().titles,
        "an empty title leaves the built-in one"
    );
}

#[test]
fn a_broken_row_is_named_and_nothing_is_added() {
    let head =
        "key\tkind\tnarrow\tthemes\ttitle_en\ttitle_ru\ttitle_kk\tnames_en\tnames_ru\tnames_kk\n";
    let good = "\tSchool buses in villages\tШкольные автобусы в селах\tАуылдағы мектеп автобустары\tschool bus\tшкольный автобус\tмектеп автобусы\n";
    for (row, line, column) in [
        (format!("bus\tthing\t3\teducation{good}"), 2, "kind"),
        (format!("bus\tmatter\tnarrow\teducation{good}"), 2, "narrow"),
        (format!("bus\tmatter\t3\teducatoin{good}"), 2, "themes"),
        (format!("bus\tmatter\t3\t{good}"), 2, "themes"),
        (
            format!("bus\tmatter\t3\teducation\tBuses{}", &good[25..]),
            2,
            "title_en",
        ),
        (format!("npm\tmatter\t3\ttorture{good}"), 2, "kind"),
        (format!("npm\t\t\thousing{good}"), 2, "themes"),
        ("bus\tmatter\t3\n".to_owned(), 2, ""),
        (format!("\n\n\tmatter\t3\teducation{good}"), 4, "key"),
    ] {
        let mut vocabulary = Vocabulary::builtin();
        let faults = vocabulary.extend(&format!("{head}{row}")).unwrap_err();
        assert_eq!(
            (faults[0].line, faults[0].column.as_str()),
            (line, column),
            "{row}: {faults:?}"
        );
        assert!(vocabulary.concept("bus").is_none());
    }
    let faults = Vocabulary::builtin().extend("key;kind\n").unwrap_err();
    assert_eq!(faults[0].line, 1);
    assert!(faults[0].message.contains("tabs"), "{}", faults[0]);
}

/// Names that are one word once articles and the like are gone, and meant so.
const ONE_WORD_LEFT: &[&str] = &[
    "the poor",
    "reporting to",
    "assistance from",
    "комитет по",
    "хабардар болу",
    "Baha'i",
    "Baha'is",
];

#[test]
fn a_name_of_several_words_is_never_matched_by_one_of_them() {
    let vocabulary = Vocabulary::builtin();
    let mut wrong = Vec::new();
    for concept in vocabulary.concepts() {
        for name in vocabulary.names_of(&concept.key).iter().flatten() {
            let words = name
                .split(|letter: char| !letter.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .count();
            if words > 1
                && vocabulary.matched_words(name) == 1
                && !ONE_WORD_LEFT.contains(&name.as_str())
            {
                wrong.push(format!("{}: {name}", concept.key));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
