//! What an import shows of a file before anything is stored of it.

use crate::slices::recommendations::model::Change;
use kenes_documents::{
    Mapping, Reading, Refusal,
    observations::{Edits, Observations},
};
use kenes_kernel::error::Refusal as Refused;
use serde::{Deserialize, Serialize};

/// Rows shown of each kind.
pub const SAMPLES: usize = 5;

/// What was recognised, as JSON beside the import.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recognised {
    pub encoding: String,
    pub line_ends: String,
    pub delimiter: String,
    pub sheet: String,
    pub columns: Vec<String>,
    pub signature: String,
    /// Rows below the header that are not blank.
    pub row_count: u32,
    /// Heads of sections of a matrix.
    pub section_heads: u32,
    pub notes: Vec<RecognisedNote>,
    /// Fields that no column fills, when the file could not be read without them.
    pub missing: Vec<String>,
    pub new: Vec<NewSample>,
    pub changed: Vec<ChangedSample>,
    /// References of rows that the file no longer has.
    pub gone: Vec<String>,
    /// The paragraphs of concluding observations, as the document has them.
    pub observations: Option<Observations>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RecognisedNote {
    pub code: String,
    pub args: Vec<(String, String)>,
    pub count: u32,
    pub rows: Vec<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NewSample {
    pub row: u32,
    pub key: String,
    pub mechanism: String,
    pub language: String,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChangedSample {
    pub reference: String,
    pub changes: Vec<Change>,
}

impl Recognised {
    /// What a reading says of its file; the samples are added later.
    #[must_use]
    pub fn of(reading: &Reading) -> Self {
        Self {
            encoding: reading
                .encoding
                .map(|encoding| encoding.name().to_owned())
                .unwrap_or_default(),
            line_ends: reading.line_ends.map(word).unwrap_or_default(),
            delimiter: reading.delimiter.map(word).unwrap_or_default(),
            sheet: reading.sheet.clone().unwrap_or_default(),
            columns: reading.columns.clone(),
            signature: reading.signature.clone(),
            row_count: reading.row_count,
            section_heads: reading.section_heads,
            notes: reading
                .notes
                .iter()
                .map(|note| RecognisedNote {
                    code: note.kind.code().to_owned(),
                    args: note
                        .kind
                        .args()
                        .into_iter()
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect(),
                    count: note.count,
                    rows: note.rows.iter().take(20).copied().collect(),
                })
                .collect(),
            ..Self::default()
        }
    }
}

/// The word by which the engine writes one of its choices, such as `semicolon`.
fn word(value: impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// How a file is to be read.
#[derive(Clone, Debug, Default)]
pub enum Chosen {
    /// By the format's own mapping, a remembered one, or the proposal.
    #[default]
    Proposal,
    /// By what a person said.
    Given(Mapping),
    /// As concluding observations, with what a person corrected.
    Observations(Edits),
}

/// The refusal of a whole file, in words.
#[must_use]
pub fn refused(refusal: &Refusal) -> Refused {
    let key = match refusal.code() {
        "empty" => "recommendations-refusal-empty",
        "too-large" => "recommendations-refusal-too-large",
        "truncated" => "recommendations-refusal-truncated",
        "password-protected" => "recommendations-refusal-password-protected",
        "legacy-excel" => "recommendations-refusal-legacy-excel",
        "legacy-word" => "recommendations-refusal-legacy-word",
        "wrong-kind" => "recommendations-refusal-wrong-kind",
        "no-table" => "recommendations-refusal-no-table",
        "no-paragraphs" => "recommendations-refusal-no-paragraphs",
        "bomb" => "recommendations-refusal-bomb",
        "too-many-parts" => "recommendations-refusal-too-many-parts",
        "binary" => "recommendations-refusal-binary",
        "too-many-rows" => "recommendations-refusal-too-many-rows",
        "too-many-columns" => "recommendations-refusal-too-many-columns",
        "too-many-cells" => "recommendations-refusal-too-many-cells",
        "no-such-sheet" => "recommendations-refusal-no-such-sheet",
        "bad-json" => "recommendations-refusal-bad-json",
        "columns-missing" => "recommendations-refusal-columns-missing",
        "mapping-unfit" => "recommendations-refusal-mapping-unfit",
        _ => "recommendations-refusal-damaged",
    };
    let mut refused = Refused::new(key);
    for (name, value) in refusal.args() {
        refused = refused.with(name, value);
    }
    if refusal.code() != "damaged" && key == "recommendations-refusal-damaged" {
        refused = refused.with("detail", refusal.to_string());
    }
    refused
}

/// The beginning of a text, cut between characters.
#[must_use]
pub fn excerpt(text: &str, characters: usize) -> String {
    let mut out: String = text.chars().take(characters).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}
