//! Road maps that a body has already: number, title, key recommendations, indicators, grades with their authors.
//!
//! Read out of a table (CSV, XLSX, JSON, a table of a Word document) or a Word document in which each road map is a
//! heading with labelled paragraphs. All or nothing: whoever finds [`Reading::faults`] mends them first. Grades are
//! kept as they were published and never brought to a scale.

mod citation;
mod columns;
mod outline;
mod read;
mod reader;
mod sheet;

pub use citation::{Citation, split_citation};
pub use columns::{Column, Mapping, Standing, column_of};
pub use read::{Fault, FaultKind, Layout, Reading, read};
pub use sheet::{COLUMNS, sheet};

use jiff::civil::Date;

/// One road map of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExistingRoadMap {
    /// The row in which it begins.
    pub row: u32,
    /// Its own number, at least 1.
    pub number: u32,
    /// Language tag (`en`, `ru`, `kk`) and title; the first is the one of record. Never empty.
    pub titles: Vec<(String, String)>,
    /// Language tag and what it is about; empty when the file says nothing.
    pub summary: Option<(String, String)>,
    pub keys: Vec<KeyRecommendation>,
    pub indicators: Vec<String>,
    pub grades: Vec<Grade>,
}

/// A recommendation that a road map was made for, as its file cites or quotes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyRecommendation {
    pub row: u32,
    /// As written, with its citation.
    pub written: String,
    pub citation: Option<Citation>,
    /// The words without the citation; may be empty.
    pub text: String,
}

/// What somebody says about how far a road map is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    pub row: u32,
    /// As published.
    pub grade: String,
    /// Who gave it; never empty.
    pub by: String,
    pub standing: Standing,
    pub on: Option<Date>,
    pub method: String,
}
