//! From recommendations to asks, repeat groups and road maps, each with a title and reasons.
//!
//! The engine proposes, a person decides. It is pure: no clock, chance, files or network; equal texts
//! give equal results in whatever order they come. What it knows beforehand is the readable
//! vocabulary in `vocabulary/`, and what labelled texts have taught it.
//!
//! ```
//! use kenes_synthesis::{Control, Knowledge, Settings, Text, synthesise};
//!
//! let text = |id: &str, text: &str| Text { id: id.into(), text: text.into(), ..Text::default() };
//! let texts = [
//!     text("a", "Ratify OP-CAT"),
//!     text("b", "Ratify the Optional Protocol to the Convention against Torture"),
//!     text("c", "Отменить смертную казнь"),
//! ];
//! let result = synthesise(&texts, &Knowledge::builtin(), &Settings::default(), &mut |_| Control::Continue)?;
//! assert_eq!(result.placements[0].repeat_group, result.placements[1].repeat_group);
//! assert_ne!(result.placements[0].repeat_group, result.placements[2].repeat_group);
//! # Ok::<(), kenes_synthesis::Refusal>(())
//! ```

mod asks;
mod cut;
mod engine;
mod filing;
mod hash;
mod knowledge;
mod likeness;
mod meaning;
mod model;
mod offers;
mod place;
mod read;
mod reason;
mod repeats;
mod roadmaps;
mod stems;
pub mod table;
mod themes;
mod titles;
mod vocabulary;

pub use cut::{Cut, propose_cut};
pub use engine::synthesise;
pub use knowledge::Knowledge;
pub use meaning::{Meaning, Meanings};
pub use model::{
    Ask, Control, Note, Pin, Placement, Progress, Refusal, RepeatGroup, RoadMap, Settings, Stage,
    Synthesis, Text, Titles,
};
pub use offers::{OfferedTheme, ThemeLesson};
pub use place::{ProposedPlace, Standing, StandingAsk, place};
pub use reason::{Naming, Reason};
pub use vocabulary::{Concept, Kind, Vocabulary, VocabularyFault};
