//! The codes of human-rights mechanisms.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{fold, one_line};

/// The code of a mechanism: a treaty body, the universal periodic review, a special procedure, the Subcommittee on
/// Prevention, or an origin outside the United Nations. Only [`Mechanism::parse`] makes one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mechanism(String);

/// The families of mechanisms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    UniversalPeriodicReview,
    TreatyBody,
    SpecialProcedure,
    /// Regional bodies such as OSCE institutions.
    Regional,
    /// Reports of civil society.
    CivilSociety,
    /// National human-rights institutions.
    NationalInstitution,
    /// The body's own recommendations.
    Own,
}

/// Codes with their full names in English, Russian and Kazakh, folded.
const MECHANISMS: &[(&str, &[&str])] = &[
    (
        "UPR",
        &[
            "universal periodic review",
            "upr working group",
            "working group on the universal periodic review",
            "упо",
            "универсальный периодический обзор",
            "әмбебап мерзімді шолу",
            "әмш",
            "жалпыға бірдей мерзімді шолу",
            "әмбебап кезеңдік шолу",
            "әкш",
        ],
    ),
    (
        "CAT",
        &[
            "committee against torture",
            "комитет против пыток",
            "кпп",
            "азаптауға қарсы комитет",
        ],
    ),
    (
        "CCPR",
        &[
            "human rights committee",
            "hrc",
            "hrctte",
            "комитет по правам человека",
            "кпч",
            "адам құқықтары комитеті",
            "адам құқықтары жөніндегі комитет",
        ],
    ),
    (
        "CEDAW",
        &[
            "committee on the elimination of discrimination against women",
            "комитет по ликвидации дискриминации в отношении женщин",
            "клдж",
            "әйелдерге қатысты кемсітушілікті жою жөніндегі комитет",
            "әйелдерге қатысты кемсітушілікті жою комитеті",
        ],
    ),
    (
        "CERD",
        &[
            "committee on the elimination of racial discrimination",
            "комитет по ликвидации расовой дискриминации",
            "клрд",
            "нәсілдік кемсітушілікті жою жөніндегі комитет",
            "нәсілдік кемсітушілікті жою комитеті",
        ],
    ),
    (
        "CESCR",
        &[
            "committee on economic social and cultural rights",
            "комитет по экономическим социальным и культурным правам",
            "кэскп",
            "экономикалық әлеуметтік және мәдени құқықтар комитеті",
            "экономикалық әлеуметтік және мәдени құқықтар жөніндегі комитет",
        ],
    ),
    (
        "CMW",
        &[
            "committee on migrant workers",
            "комитет по трудящимся мигрантам",
            "ктм",
            "комитет по защите прав всех трудящихся мигрантов и членов их семей",
            "еңбекші көшіп қонушылар комитеті",
        ],
    ),
    (
        "CRC",
        &[
            "committee on the rights of the child",
            "комитет по правам ребенка",
            "кпр",
            "бала құқықтары комитеті",
            "бала құқықтары жөніндегі комитет",
        ],
    ),
    ("CRC-OP-AC", &[]),
    ("CRC-OP-SC", &[]),
    (
        "CRPD",
        &[
            "committee on the rights of persons with disabilities",
            "комитет по правам инвалидов",
            "кпи",
            "мүгедектігі бар адамдардың құқықтары жөніндегі комитет",
            "мүгедектердің құқықтары жөніндегі комитет",
        ],
    ),
    (
        "CED",
        &[
            "committee on enforced disappearances",
            "комитет по насильственным исчезновениям",
            "кни",
            "күштеп жоғалтулар жөніндегі комитет",
        ],
    ),
    (
        "SPT",
        &[
            "subcommittee on prevention of torture",
            "subcommittee on prevention",
            "подкомитет по предупреждению пыток",
            "ппп",
            "азаптаудың алдын алу жөніндегі кіші комитет",
        ],
    ),
    (
        "REGIONAL",
        &[
            "regional",
            "regional body",
            "osce",
            "odihr",
            "обсе",
            "бдипч",
            "региональный",
            "еқыұ",
            "өңірлік",
        ],
    ),
    (
        "NGO",
        &[
            "civil society",
            "alternative report",
            "shadow report",
            "нпо",
            "альтернативный доклад",
            "гражданское общество",
            "үеұ",
            "баламалы баяндама",
            "азаматтық қоғам",
        ],
    ),
    (
        "NHRI",
        &[
            "national human rights institution",
            "ombudsman",
            "нпзу",
            "уполномоченный по правам человека",
            "омбудсмен",
            "адам құқықтары жөніндегі уәкіл",
        ],
    ),
    (
        "OWN",
        &[
            "own",
            "own recommendation",
            "собственная",
            "собственная рекомендация",
            "өз ұсынымы",
        ],
    ),
];

/// The three kinds of special procedures, by how their names begin in English.
const PROCEDURES: [(&str, &[&str]); 3] = [
    (
        "SR",
        &[
            "special rapporteur",
            "special representative",
            "специальный докладчик",
            "спецдокладчик",
            "арнайы баяндамашы",
        ],
    ),
    (
        "IE",
        &[
            "independent expert",
            "независимый эксперт",
            "тәуелсіз сарапшы",
        ],
    ),
    ("WG", &["working group", "рабочая группа", "жұмыс тобы"]),
];

impl Mechanism {
    /// The universal periodic review.
    pub fn upr() -> Self {
        Self("UPR".to_owned())
    }

    /// Reads a code or a full name. Special procedures keep their subject: `SR Peaceful Assembly`.
    pub fn parse(text: &str) -> Option<Self> {
        let line = one_line(text.trim().trim_start_matches("- "));
        if line.is_empty() || line.chars().count() > 160 {
            return None;
        }
        let folded = fold(&line);
        let name = folded.strip_prefix("the ").unwrap_or(&folded);
        let name = name
            .strip_prefix("un ")
            .or_else(|| name.strip_suffix(" оон"))
            .unwrap_or(name);
        for (code, names) in MECHANISMS {
            if fold(code) == name || names.contains(&name) {
                return Some(Self((*code).to_owned()));
            }
        }
        procedure(&line).map(Self)
    }

    /// The code, such as `CAT` or `SR Peaceful Assembly`.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The family that the mechanism belongs to.
    pub fn family(&self) -> Family {
        match self.0.as_str() {
            "UPR" => Family::UniversalPeriodicReview,
            "REGIONAL" => Family::Regional,
            "NGO" => Family::CivilSociety,
            "NHRI" => Family::NationalInstitution,
            "OWN" => Family::Own,
            code if PROCEDURES
                .iter()
                .any(|(short, _)| code.starts_with(&format!("{short} "))) =>
            {
                Family::SpecialProcedure
            }
            _ => Family::TreatyBody,
        }
    }

    /// All codes but those of special procedures.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        MECHANISMS.iter().map(|(code, _)| *code)
    }
}

fn procedure(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    for (short, names) in PROCEDURES {
        if let Some(subject) = line.strip_prefix(short)
            && subject.starts_with([' ', '-', ':'])
            && subject.chars().any(char::is_alphabetic)
        {
            return Some(format!(
                "{short} {}",
                subject.trim_start_matches([' ', '-', ':'])
            ));
        }
        for name in names {
            // The folded and the written form have the same length only when letters fold one to one, so cut by words.
            if lower.starts_with(name) {
                let subject: Vec<&str> = line
                    .split_whitespace()
                    .skip(name.split(' ').count())
                    .collect();
                let subject = subject.join(" ");
                let subject = ["on the ", "on ", "по вопросу о ", "по "]
                    .iter()
                    .find_map(|start| subject.strip_prefix(start))
                    .unwrap_or(&subject);
                return (!subject.is_empty()).then(|| format!("{short} {subject}"));
            }
        }
    }
    None
}

impl TryFrom<String> for Mechanism {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("“{text}” is not a known mechanism"))
    }
}

impl From<Mechanism> for String {
    fn from(mechanism: Mechanism) -> Self {
        mechanism.0
    }
}

impl fmt::Display for Mechanism {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mechanisms_are_read_by_code_and_by_name() {
        for (text, code, family) in [
            ("- UPR", "UPR", Family::UniversalPeriodicReview),
            ("crc-op-ac", "CRC-OP-AC", Family::TreatyBody),
            (
                "Committee on the Rights of the Child",
                "CRC",
                Family::TreatyBody,
            ),
            ("Комитет против пыток ООН", "CAT", Family::TreatyBody),
            (
                "Бала құқықтары жөніндегі комитет",
                "CRC",
                Family::TreatyBody,
            ),
            (
                "SR Peaceful Assembly",
                "SR Peaceful Assembly",
                Family::SpecialProcedure,
            ),
            (
                "Special Rapporteur on torture",
                "SR torture",
                Family::SpecialProcedure,
            ),
            (
                "WG Arbitrary Detention",
                "WG Arbitrary Detention",
                Family::SpecialProcedure,
            ),
            ("SPT", "SPT", Family::TreatyBody),
            ("НПО", "NGO", Family::CivilSociety),
        ] {
            let found = Mechanism::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.code(), found.family()), (code, family), "{text}");
        }
        for text in [
            "",
            "SR",
            "SRI LANKA",
            "WGS",
            "XYZ",
            "UPRX",
            "Special Rapporteur",
            &"x".repeat(500),
        ] {
            assert_eq!(Mechanism::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_is_checked_when_read_from_data() {
        assert!(serde_json::from_str::<Mechanism>("\"CAT\"").is_ok());
        assert!(serde_json::from_str::<Mechanism>("\"XYZ\"").is_err());
    }
}
