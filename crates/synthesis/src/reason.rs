//! Why something was placed where it stands, as data and as sentences in three languages.

use crate::model::Titles;
use kenes_analysis::Language;
use serde::{Deserialize, Serialize};

/// A concept with its plain names, so that a reason can be read without the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// Key of the concept, or the label of an import.
    pub key: String,
    /// Plain names.
    pub names: Titles,
}

impl Naming {
    /// The name in one language.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::En => &self.names.en,
            Language::Ru => &self.names.ru,
            Language::Kk => &self.names.kk,
        }
    }
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum Reason {
    /// It asks to join the same treaty as the others of its repeat group.
    SameInstrument {
        /// The treaty.
        instrument: Naming,
    },
    /// It names matters that its road map is about.
    SharedConcepts {
        /// The matters.
        concepts: Vec<Naming>,
    },
    /// It reads like these asks, which stand in the same place.
    NearestTexts {
        /// Ids of asks.
        ids: Vec<String>,
        /// Likeness to the first, 0 to 1.
        similarity: f32,
    },
    /// Its theme, from its words or as labelled texts taught it.
    Theme {
        /// The theme.
        theme: Naming,
        /// Confidence, 0 to 1.
        score: f32,
    },
    /// The theme was too large for one road map, and this matter was cut out of it.
    CutOut {
        /// The theme.
        theme: Naming,
        /// The matter.
        matter: Naming,
    },
    /// Its own theme had too few asks, and this one is the next best.
    NextBest {
        /// The theme that it would have had.
        theme: Naming,
    },
    /// A person has fixed the place.
    Pinned,
    /// It names no matter of its own and stands with the others of this kind.
    Leftover,
}

impl Reason {
    /// The reason as one whole sentence.
    #[must_use]
    pub fn describe(&self, language: Language) -> String {
        match language {
            Language::En => self.english(),
            Language::Ru => self.russian(),
            Language::Kk => self.kazakh(),
        }
    }

    fn english(&self) -> String {
        let name = |naming: &Naming| naming.names.en.clone();
        match self {
            Reason::SameInstrument { instrument } => {
                format!("It asks to join the same treaty: {}.", name(instrument))
            }
            Reason::SharedConcepts { concepts } => {
                format!(
                    "It names what this road map is about: {}.",
                    listed(concepts, Language::En)
                )
            }
            Reason::NearestTexts { ids, similarity } => {
                format!(
                    "It reads like {} (likeness {}%).",
                    ids.join(", "),
                    percent(*similarity)
                )
            }
            Reason::Theme { theme, score } => {
                format!(
                    "Its words belong to the theme \"{}\" (confidence {}%).",
                    name(theme),
                    percent(*score)
                )
            }
            Reason::CutOut { theme, matter } => format!(
                "The theme \"{}\" is too large for one road map, so \"{}\" has its own.",
                name(theme),
                name(matter)
            ),
            Reason::NextBest { theme } => {
                format!(
                    "The theme \"{}\" has too few asks for a road map of its own; this is the next best.",
                    name(theme)
                )
            }
            Reason::Pinned => "A person has fixed this place.".to_owned(),
            Reason::Leftover => {
                "It names no matter of its own and stands with others of its kind.".to_owned()
            }
        }
    }

    fn russian(&self) -> String {
        let name = |naming: &Naming| naming.names.ru.clone();
        match self {
            Reason::SameInstrument { instrument } => {
                format!(
                    "Рекомендуется присоединиться к тому же договору: {}.",
                    name(instrument)
                )
            }
            Reason::SharedConcepts { concepts } => {
                format!(
                    "Упоминается предмет этой дорожной карты: {}.",
                    listed(concepts, Language::Ru)
                )
            }
            Reason::NearestTexts { ids, similarity } => {
                format!(
                    "Текст близок к следующим: {} (сходство {}%).",
                    ids.join(", "),
                    percent(*similarity)
                )
            }
            Reason::Theme { theme, score } => {
                format!(
                    "По словам текст относится к теме «{}» (уверенность {}%).",
                    name(theme),
                    percent(*score)
                )
            }
            Reason::CutOut { theme, matter } => format!(
                "Тема «{}» слишком велика для одной дорожной карты, поэтому «{}» выделена в отдельную.",
                name(theme),
                name(matter)
            ),
            Reason::NextBest { theme } => format!(
                "По теме «{}» слишком мало рекомендаций для отдельной дорожной карты; эта подходит ближе всего.",
                name(theme)
            ),
            Reason::Pinned => "Место закреплено человеком.".to_owned(),
            Reason::Leftover => {
                "Собственный предмет не назван; рекомендация стоит рядом с подобными.".to_owned()
            }
        }
    }

    fn kazakh(&self) -> String {
        let name = |naming: &Naming| naming.names.kk.clone();
        match self {
            Reason::SameInstrument { instrument } => {
                format!("Дәл сол шартқа қосылу ұсынылады: {}.", name(instrument))
            }
            Reason::SharedConcepts { concepts } => {
                format!(
                    "Осы жол картасының мәселесі аталған: {}.",
                    listed(concepts, Language::Kk)
                )
            }
            Reason::NearestTexts { ids, similarity } => {
                format!(
                    "Мәтін мыналарға ұқсас: {} (ұқсастығы {}%).",
                    ids.join(", "),
                    percent(*similarity)
                )
            }
            Reason::Theme { theme, score } => {
                format!(
                    "Мәтін сөздеріне қарай «{}» тақырыбына жатады (сенімділік {}%).",
                    name(theme),
                    percent(*score)
                )
            }
            Reason::CutOut { theme, matter } => format!(
                "«{}» тақырыбы бір жол картасы үшін тым үлкен, сондықтан «{}» бөлек шығарылды.",
                name(theme),
                name(matter)
            ),
            Reason::NextBest { theme } => format!(
                "«{}» тақырыбы бойынша ұсынымдар жеке жол картасына жеткіліксіз; бұл карта ең жақыны.",
                name(theme)
            ),
            Reason::Pinned => "Орнын адам бекіткен.".to_owned(),
            Reason::Leftover => {
                "Өз мәселесі аталмаған; ұсыным осындай басқаларымен бірге тұр.".to_owned()
            }
        }
    }
}

fn listed(concepts: &[Naming], language: Language) -> String {
    concepts
        .iter()
        .map(|concept| concept.name(language))
        .collect::<Vec<_>>()
        .join("; ")
}

fn percent(share: f32) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}
