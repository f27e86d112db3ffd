//! What goes in and what comes out, as plain data.

use crate::reason::Reason;
use serde::{Deserialize, Serialize};
use std::{fmt, ops::Range};

/// A recommendation as it was received.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Unique among the texts of one run; never empty.
    pub id: String,
    /// The words of the recommendation in English, Russian or Kazakh.
    pub text: String,
    /// Language tag where it is known (`en`, `ru`, `kk`).
    pub language: Option<String>,
    /// Themes that a person or an import gave; used only by [`crate::Knowledge::learn`].
    pub themes: Vec<String>,
    /// The asks that are known already, as ranges of bytes in their order; empty: the engine parts
    /// the text itself. A range outside of the text or off its letters stands for the whole text.
    #[serde(default)]
    pub asks: Vec<Range<usize>>,
}

/// What a person has fixed about placements. Pins are honoured before anything else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pin {
    /// Two asks belong to one road map.
    Together(String, String),
    /// Two asks belong to different road maps and are not repeats.
    Apart(String, String),
    /// An ask belongs to the road map with a key (of a theme or of a standing road map).
    In(String, String),
}

/// How the synthesis is to be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// The most road maps that are wanted, 1 to 100,000.
    pub road_maps: usize,
    /// Whether themes are divided until there are as many road maps as wanted, although the texts
    /// carry fewer matters of a workable size.
    pub fill: bool,
    /// What persons have fixed.
    pub pins: Vec<Pin>,
    /// Average likeness, 0 to 1, from which asks are proposed as repeats.
    pub repeat_threshold: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            road_maps: 50,
            fill: false,
            pins: Vec::new(),
            repeat_threshold: 0.38,
        }
    }
}

/// One thing that a text asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// The text's id, a slash, and the number of the ask from 1: `kaz-14/1`.
    pub id: String,
    /// The text that it stands in.
    pub text_id: String,
    /// First byte in the text.
    pub start: usize,
    /// First byte after the ask in the text.
    pub end: usize,
    /// Key of the verb of asking, such as `ratify`, when one was recognised.
    pub verb: Option<String>,
}

/// A road map that the engine proposes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoadMap {
    /// Unique in the synthesis and equal for equal input: `women`, `women.domestic-violence`.
    pub key: String,
    /// Titles of 3 to 9 words, each unique in its language.
    pub titles: Titles,
    /// Why this road map exists.
    pub why: Reason,
    /// Asks placed in it.
    pub size: usize,
}

/// One title in three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Titles {
    /// English.
    pub en: String,
    /// Russian.
    pub ru: String,
    /// Kazakh.
    pub kk: String,
}

/// Where an ask was placed, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// Id of the ask.
    pub ask: String,
    /// Key of its repeat group: the id of the group's first ask.
    pub repeat_group: String,
    /// Key of its road map.
    pub road_map: String,
    /// 0 to 1.
    pub confidence: f32,
    /// Whether a person should look at it first.
    pub doubtful: bool,
    /// Never empty.
    pub reasons: Vec<Reason>,
}

/// Asks that one and the same action would answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepeatGroup {
    /// Id of its first ask.
    pub key: String,
    /// Ids of all its asks, in order; one at least.
    pub asks: Vec<String>,
}

/// A remark on the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// Fewer road maps than wanted, since the texts carry no more matters of a workable size.
    FewerRoadMaps {
        /// Road maps wanted.
        wanted: usize,
        /// Road maps made.
        made: usize,
    },
    /// Themes were divided further than their size asks for, since a number was wanted exactly.
    Divided {
        /// Road maps that the texts carry of themselves.
        carried: usize,
        /// Road maps made.
        made: usize,
    },
    /// Texts without a word that could be placed, put where the others without a matter are.
    WithoutMatter {
        /// Ids of the texts.
        texts: Vec<String>,
    },
    /// A pin names an ask or a road map that does not exist, or contradicts another pin.
    PinWithoutEffect {
        /// The pin.
        pin: Pin,
    },
}

/// The result of one run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Synthesis {
    /// All asks, in the order of the texts' ids.
    pub asks: Vec<Ask>,
    /// All repeat groups, by key.
    pub repeat_groups: Vec<RepeatGroup>,
    /// All road maps, by key.
    pub road_maps: Vec<RoadMap>,
    /// One placement an ask, in the order of the asks.
    pub placements: Vec<Placement>,
    /// Remarks on the whole.
    pub notes: Vec<Note>,
}

/// Why a run was refused or stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// No text was given.
    NoTexts,
    /// None of the texts holds a word.
    NoWords,
    /// The number of road maps is 0 or above 100,000.
    RoadMaps(usize),
    /// Two texts have this id.
    SameId(String),
    /// A text has no id; the number counts from 1.
    NoId(usize),
    /// The repeat threshold is not between 0 and 1.
    Threshold,
    /// The caller stopped the work.
    Stopped,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NoTexts => write!(out, "there is no recommendation to work on"),
            Refusal::NoWords => write!(out, "none of the recommendations holds a word"),
            Refusal::RoadMaps(number) => {
                write!(
                    out,
                    "{number} road maps cannot be made; ask for 1 to 100,000"
                )
            }
            Refusal::SameId(id) => write!(
                out,
                "two recommendations have the id \"{id}\"; give each its own"
            ),
            Refusal::NoId(number) => write!(out, "recommendation number {number} has no id"),
            Refusal::Threshold => write!(out, "the repeat threshold has to lie between 0 and 1"),
            Refusal::Stopped => write!(out, "the work was stopped"),
        }
    }
}

impl std::error::Error for Refusal {}

/// How far the work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Done in this stage.
    pub done: usize,
    /// To be done in this stage.
    pub of: usize,
}

/// The stages of a run, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Words, concepts and asks of each text.
    Reading,
    /// Vectors of meaning, when there is a model.
    Meaning,
    /// Repeats.
    Repeats,
    /// Themes and road maps.
    RoadMaps,
    /// Titles and reasons.
    Titles,
}

/// Whether the work goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Go on.
    Continue,
    /// Stop with [`Refusal::Stopped`].
    Stop,
}
