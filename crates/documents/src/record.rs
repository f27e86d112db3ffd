//! What an importer hands over: one record a recommendation, in the words of the field.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::mechanism::Mechanism;
use crate::text::fold;

/// One recommendation (or concern) as the file gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The row as a spreadsheet numbers it, from 1; in JSON the position of the element.
    pub row: u32,
    /// The name of the record within its source, the same whenever the source is read again: the annotation id (UHRI),
    /// the number within the document (matrix), the column of identifiers, or a hash of the content.
    pub key: String,
    /// The human reference that an exported register bears.
    #[serde(default)]
    pub reference: Option<String>,
    pub kind: Kind,
    pub mechanism: Mechanism,
    /// The body as the file writes it, where that says more than the code.
    #[serde(default)]
    pub issuing_body: Option<String>,
    /// The State under review.
    #[serde(default)]
    pub country: Option<String>,
    #[serde(default)]
    pub document_symbol: Option<String>,
    #[serde(default)]
    pub document_date: Option<Date>,
    /// The number within the document, such as `124.5`, `49` or `96 (c)`.
    #[serde(default)]
    pub paragraph: Option<String>,
    /// The heading that stands before the number inside a treaty body's text.
    #[serde(default)]
    pub heading: Option<String>,
    /// The recommendation itself, without number, heading and States where the format puts them into the text.
    pub text: String,
    /// The whole cell, freed of control characters only.
    pub original_text: String,
    /// `kk`, `ru`, `en`, or `und` when the language is not known.
    pub language: String,
    #[serde(default)]
    pub recommending_states: Vec<String>,
    /// The cycle of the universal periodic review, from 1.
    #[serde(default)]
    pub cycle: Option<u8>,
    /// The session of the universal periodic review: a number, or the file's own words.
    #[serde(default)]
    pub session: Option<String>,
    #[serde(default)]
    pub position: Option<Position>,
    #[serde(default)]
    pub position_source: Option<String>,
    /// The heads of the sections of a matrix under which the recommendation stands.
    #[serde(default)]
    pub section_themes: Vec<String>,
    #[serde(default)]
    pub themes: Vec<String>,
    #[serde(default)]
    pub groups_of_persons: Vec<String>,
    #[serde(default)]
    pub sdgs: Vec<String>,
    #[serde(default)]
    pub assessment_comment: Option<String>,
    /// All other columns by name.
    #[serde(default)]
    pub extra: BTreeMap<String, String>,
}

/// Whether the body recommends something or expresses a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    #[default]
    Recommendation,
    /// UHRI's “Concerns/Observations”.
    Concern,
}

impl Kind {
    /// The word for the kind in an exported register.
    pub fn word(self) -> &'static str {
        match self {
            Self::Recommendation => "recommendation",
            Self::Concern => "concern",
        }
    }

    /// Reads a word for the kind. `None` when it is no known one.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        if folded.starts_with("recommendation")
            || folded.starts_with("рекомендаци")
            || folded.starts_with("ұсын")
        {
            Some(Self::Recommendation)
        } else if [
            "concern",
            "observation",
            "обеспокоенност",
            "замечани",
            "алаңдау",
            "ескерт",
        ]
        .iter()
        .any(|start| folded.starts_with(start))
        {
            Some(Self::Concern)
        } else {
            None
        }
    }
}

/// What the State under review said about a recommendation of the universal periodic review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    Supported,
    /// Taken note of; UPR-Info's “Rejected” is of this kind too.
    Noted,
    /// Supported in part.
    Partly,
    /// No reply, or none that is clear.
    NoReply,
}

impl Position {
    pub const ALL: [Position; 4] = [Self::Supported, Self::Noted, Self::Partly, Self::NoReply];

    /// The word for the position in an exported register.
    pub fn word(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Noted => "noted",
            Self::Partly => "partly",
            Self::NoReply => "no-reply",
        }
    }

    /// Reads a position in the words of UHRI, OHCHR, UPR-Info or a ministry's table, in English, Russian or Kazakh.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        POSITIONS
            .iter()
            .find(|(_, words)| words.contains(&folded.as_str()))
            .map(|(position, _)| *position)
    }
}

const POSITIONS: [(Position, &[&str]); 4] = [
    (
        Position::Supported,
        &[
            "supported",
            "support",
            "supports",
            "accepted",
            "accept",
            "accepts",
            "enjoys support",
            "enjoys the support",
            "поддержано",
            "поддержана",
            "поддерживается",
            "поддержаны",
            "принято",
            "принята",
            "принимается",
            "пользуется поддержкой",
            "қолдау тапты",
            "қолдау табады",
            "қолданды",
            "қабылданды",
            "қолдайды",
            "қабылданған",
        ],
    ),
    (
        Position::Noted,
        &[
            "noted",
            "rejected",
            "not supported",
            "not accepted",
            "taken note of",
            "takes note",
            "take note",
            "reject",
            "принято к сведению",
            "принята к сведению",
            "принимается к сведению",
            "отмечено",
            "отмечена",
            "отклонено",
            "отклонена",
            "не поддержано",
            "не поддержана",
            "не поддерживается",
            "не принято",
            "не принята",
            "назарға алынды",
            "назарға алынған",
            "ескерілді",
            "мәліметке алынды",
            "қабылданбады",
            "қолдау таппады",
            "қолдау тапқан жоқ",
            "қабылданбаған",
        ],
    ),
    (
        Position::Partly,
        &[
            "partly",
            "partly supported",
            "partially supported",
            "supported in part",
            "partly accepted",
            "partially accepted",
            "accepted in part",
            "partial",
            "supported noted",
            "поддержано частично",
            "поддержана частично",
            "частично поддержано",
            "частично поддержана",
            "принято частично",
            "принята частично",
            "частично принято",
            "частично принята",
            "ішінара қолдау тапты",
            "ішінара қолданды",
            "ішінара қабылданды",
        ],
    ),
    (
        Position::NoReply,
        &[
            "no reply",
            "no response",
            "no position",
            "no clear position",
            "general response",
            "unclear",
            "pending",
            "in pending",
            "нет ответа",
            "без ответа",
            "нет позиции",
            "не определена",
            "жауап жоқ",
            "жауап берілмеді",
            "ұстаным жоқ",
        ],
    ),
];

/// The cycle of the universal periodic review that a session belongs to: sessions 1-12, 13-26, 27-40 and from 41 on
/// (Human Rights Council resolutions 5/1 and 16/21, and the calendars of reviews).
pub fn cycle_of_session(session: u16) -> Option<u8> {
    match session {
        1..=12 => Some(1),
        13..=26 => Some(2),
        27..=40 => Some(3),
        41..=54 => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_in_three_languages() {
        for (text, position) in [
            ("Accepted", Position::Supported),
            ("- Supported", Position::Supported),
            ("Rejected", Position::Noted),
            ("Supported/Noted", Position::Partly),
            ("No response", Position::NoReply),
            ("Принято к сведению", Position::Noted),
            ("Назарға алынды", Position::Noted),
        ] {
            assert_eq!(Position::parse(text), Some(position), "{text}");
        }
        for position in Position::ALL {
            assert_eq!(Position::parse(position.word()), Some(position));
        }
        assert_eq!(Position::parse("perhaps"), None);
        assert_eq!(Position::parse(""), None);
    }

    #[test]
    fn sessions_belong_to_cycles() {
        assert_eq!(
            [7, 20, 34, 48].map(cycle_of_session),
            [Some(1), Some(2), Some(3), Some(4)]
        );
        assert_eq!(cycle_of_session(0), None);
    }
}
