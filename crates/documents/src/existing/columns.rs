//! What the columns and labels of a road map's file are called, in three languages.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    Number,
    /// In whatever language it is written.
    Title,
    TitleEn,
    TitleRu,
    TitleKk,
    Summary,
    KeyRecommendation,
    Indicators,
    Grade,
    GradedBy,
    /// Whether the State or somebody independent of it gave the grade.
    Standing,
    GradedOn,
    Method,
    /// What the State itself says, in a column of its own.
    StateClaim,
    StateClaimOn,
    /// What an independent assessor says, in a column of its own.
    IndependentGrade,
    Ignore,
}

impl Column {
    pub const ALL: [Self; 17] = [
        Self::Number,
        Self::Title,
        Self::TitleEn,
        Self::TitleRu,
        Self::TitleKk,
        Self::Summary,
        Self::KeyRecommendation,
        Self::Indicators,
        Self::Grade,
        Self::GradedBy,
        Self::Standing,
        Self::GradedOn,
        Self::Method,
        Self::StateClaim,
        Self::StateClaimOn,
        Self::IndependentGrade,
        Self::Ignore,
    ];

    /// The canonical name, as our export writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Title => "title",
            Self::TitleEn => "title_en",
            Self::TitleRu => "title_ru",
            Self::TitleKk => "title_kk",
            Self::Summary => "summary",
            Self::KeyRecommendation => "key_recommendation",
            Self::Indicators => "indicators",
            Self::Grade => "grade",
            Self::GradedBy => "graded_by",
            Self::Standing => "standing",
            Self::GradedOn => "graded_on",
            Self::Method => "method",
            Self::StateClaim => "state_claim",
            Self::StateClaimOn => "state_claim_on",
            Self::IndependentGrade => "independent_grade",
            Self::Ignore => "ignore",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }
}

/// How an assessor stands to the State. A fact of the file, never guessed from a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    State,
    Independent,
    /// The file does not say.
    NotSaid,
}

impl Standing {
    pub fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Independent => "independent",
            Self::NotSaid => "not_said",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::State, Self::Independent, Self::NotSaid]
            .into_iter()
            .find(|standing| standing.code() == code)
    }

    pub(super) fn read(word: &str) -> Option<Self> {
        let word = fold(word);
        Some(match word.as_str() {
            "" | "not said" | "не указано" | "көрсетілмеген" => Self::NotSaid,
            "state"
            | "government"
            | "claim"
            | "state claim"
            | "государство"
            | "правительство"
            | "мемлекет"
            | "үкімет" => Self::State,
            "independent"
            | "ngo"
            | "independent assessment"
            | "независимая"
            | "независимый"
            | "независимо"
            | "нпо"
            | "тәуелсіз"
            | "үеұ" => Self::Independent,
            _ => return None,
        })
    }
}

/// Which column is which, and what holds for the whole file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// In the order of the file's columns.
    pub columns: Vec<Column>,
    /// Who gave the grades that name nobody.
    pub graded_by: String,
    /// How that assessor stands to the State.
    pub standing: Option<Standing>,
    /// When, for grades without a date.
    pub graded_on: Option<Date>,
}

impl Mapping {
    /// What the names of the columns say. A second column for what holds one value is left out.
    pub fn propose(names: &[String]) -> Self {
        let mut columns: Vec<Column> = Vec::with_capacity(names.len());
        for name in names {
            let column = column_of(name)
                .filter(|column| !columns.contains(column))
                .unwrap_or(Column::Ignore);
            columns.push(column);
        }
        Self {
            columns,
            ..Self::default()
        }
    }

    /// What must be there before the file can be read.
    pub fn missing(&self) -> Vec<Column> {
        let has = |wanted: &[Column]| wanted.iter().any(|column| self.columns.contains(column));
        let mut missing = Vec::new();
        if !has(&[Column::Number]) {
            missing.push(Column::Number);
        }
        if !has(&[
            Column::Title,
            Column::TitleEn,
            Column::TitleRu,
            Column::TitleKk,
        ]) {
            missing.push(Column::Title);
        }
        missing
    }

    /// A column that two places claim.
    pub fn doubled(&self) -> Option<Column> {
        let mut seen = Vec::new();
        for column in self
            .columns
            .iter()
            .filter(|column| **column != Column::Ignore)
        {
            if seen.contains(column) {
                return Some(*column);
            }
            seen.push(*column);
        }
        None
    }
}

/// Names as [`fold`] leaves them.
const NAMES: &[(Column, &[&str])] = &[
    (
        Column::Number,
        &[
            "number",
            "no",
            "n",
            "№",
            "nr",
            "road map",
            "roadmap",
            "road map no",
            "road map number",
            "№ п п",
            "п п",
            "номер",
            "номер дорожной карты",
            "№ дорожной карты",
            "дорожная карта",
            "дк",
            "нөмір",
            "нөмірі",
            "№ р с",
            "р с",
            "жол картасы",
            "жол картасының нөмірі",
            "реттік нөмірі",
            "reference",
        ],
    ),
    (
        Column::Title,
        &[
            "title",
            "name",
            "road map title",
            "title of the road map",
            "название",
            "наименование",
            "название дорожной карты",
            "наименование дорожной карты",
            "тема",
            "атауы",
            "атау",
            "жол картасының атауы",
            "тақырып",
            "тақырыбы",
        ],
    ),
    (
        Column::TitleEn,
        &[
            "title en",
            "title in english",
            "title english",
            "название на английском",
            "название en",
            "ағылшынша атауы",
            "атауы en",
        ],
    ),
    (
        Column::TitleRu,
        &[
            "title ru",
            "title in russian",
            "title russian",
            "название на русском",
            "название ru",
            "орысша атауы",
            "атауы ru",
        ],
    ),
    (
        Column::TitleKk,
        &[
            "title kk",
            "title kz",
            "title in kazakh",
            "title kazakh",
            "название на казахском",
            "название kk",
            "қазақша атауы",
            "атауы kk",
        ],
    ),
    (
        Column::Summary,
        &[
            "summary",
            "description",
            "about",
            "описание",
            "содержание",
            "сипаттама",
            "мазмұны",
        ],
    ),
    (
        Column::KeyRecommendation,
        &[
            "key recommendation",
            "key recommendations",
            "recommendation",
            "recommendations",
            "key recommendation text",
            "ключевая рекомендация",
            "ключевые рекомендации",
            "рекомендация",
            "рекомендации",
            "негізгі ұсыным",
            "негізгі ұсынымдар",
            "ұсыным",
            "ұсынымдар",
            "басты ұсыным",
        ],
    ),
    (
        Column::Indicators,
        &[
            "indicators",
            "indicator",
            "индикаторы",
            "индикатор",
            "показатели",
            "показатель",
            "индикаторлар",
            "көрсеткіштер",
            "көрсеткіш",
        ],
    ),
    (
        Column::Grade,
        &[
            "grade",
            "assessment",
            "level of implementation",
            "status",
            "оценка",
            "степень исполнения",
            "статус",
            "баға",
            "бағасы",
            "орындалу деңгейі",
        ],
    ),
    (
        Column::GradedBy,
        &[
            "graded by",
            "assessed by",
            "assessor",
            "author",
            "author of the grade",
            "grade author",
            "кем дана",
            "кем оценено",
            "оценил",
            "автор",
            "автор оценки",
            "бағалаған",
            "кім бағалады",
            "баға авторы",
            "авторы",
        ],
    ),
    (
        Column::Standing,
        &[
            "standing",
            "kind of assessor",
            "assessor kind",
            "independence",
            "вид оценки",
            "независимость",
            "бағалаушы түрі",
            "тәуелсіздігі",
        ],
    ),
    (
        Column::GradedOn,
        &[
            "graded on",
            "date",
            "grade date",
            "date of grade",
            "assessed on",
            "дата",
            "дата оценки",
            "күні",
            "бағалау күні",
        ],
    ),
    (
        Column::Method,
        &[
            "method",
            "methodology",
            "метод",
            "методика",
            "әдіс",
            "әдістеме",
        ],
    ),
    (
        Column::StateClaim,
        &[
            "state claim",
            "claim of the state",
            "state says",
            "government assessment",
            "оценка государства",
            "заявление государства",
            "государство заявляет",
            "мемлекет бағасы",
            "мемлекет мәлімдемесі",
        ],
    ),
    (
        Column::StateClaimOn,
        &[
            "state claim on",
            "state claim date",
            "дата заявления",
            "дата оценки государства",
            "мәлімдеме күні",
        ],
    ),
    (
        Column::IndependentGrade,
        &[
            "independent grade",
            "independent assessment",
            "ngo assessment",
            "независимая оценка",
            "оценка нпо",
            "тәуелсіз баға",
            "үеұ бағасы",
        ],
    ),
];

/// The column that a name or a label stands for.
pub fn column_of(name: &str) -> Option<Column> {
    let folded = fold(name);
    if let Some(column) = Column::from_name(name.trim()) {
        return Some(column);
    }
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()))
        .map(|(column, _)| *column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_three_languages_and_mean_one_thing() {
        for (name, column) in [
            ("№ п/п", Column::Number),
            ("Наименование дорожной карты", Column::Title),
            ("Title_KK", Column::TitleKk),
            ("Ключевая рекомендация", Column::KeyRecommendation),
            ("Көрсеткіштер", Column::Indicators),
            ("Кем дана", Column::GradedBy),
            ("state_claim_on", Column::StateClaimOn),
        ] {
            assert_eq!(column_of(name), Some(column), "{name}");
        }
        assert_eq!(column_of("colour"), None);
        let mut all: Vec<&str> = NAMES
            .iter()
            .flat_map(|(_, names)| names.iter().copied())
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "no name stands for two columns");
        for column in Column::ALL {
            assert_eq!(Column::from_name(column.name()), Some(column));
        }
        for name in all {
            assert_eq!(fold(name), name, "names stand here as they are compared");
        }
    }

    #[test]
    fn a_proposal_takes_the_first_column_of_a_kind_and_says_what_is_missing() {
        let names = ["№", "Название", "Тема", "x"].map(str::to_owned);
        let mapping = Mapping::propose(&names);
        assert_eq!(
            mapping.columns,
            [
                Column::Number,
                Column::Title,
                Column::Ignore,
                Column::Ignore
            ]
        );
        assert!(mapping.missing().is_empty());
        assert_eq!(
            Mapping::propose(&["x".to_owned()]).missing(),
            [Column::Number, Column::Title]
        );
        assert_eq!(mapping.doubled(), None);
    }
}
