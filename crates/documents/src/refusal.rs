//! Why a whole file cannot be read, and what the person can do about it.

use thiserror::Error;

/// A reason to refuse a whole file. Nothing of it has been read.
///
/// [`Refusal::code`] and [`Refusal::args`] let a caller say it in its own languages; `Display` says it in English.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    #[error(
        "The file is empty. Choose the file again; if it is empty on your disk too, export it anew."
    )]
    Empty,
    #[error(
        "The file has {size} bytes, more than the {limit} bytes that are read at once. Split it into smaller files."
    )]
    TooLarge { size: usize, limit: usize },
    #[error("The file is cut off: its end is missing. Download or export it again.")]
    Truncated,
    #[error(
        "The file is protected by a password. Open it, save it without a password, and choose it again."
    )]
    PasswordProtected,
    #[error(
        "This is an old Excel workbook (.xls). Open it in Excel or LibreOffice and save it as .xlsx or .csv."
    )]
    LegacyExcel,
    #[error(
        "This is an old Word document (.doc). Open it in Word or LibreOffice and save it as .docx."
    )]
    LegacyWord,
    #[error("This is a {found} file. Save it as .xlsx, .csv, .json or .docx.")]
    WrongKind { found: &'static str },
    #[error(
        "The Word document has no table of recommendations. Choose a thematic matrix, or a document whose recommendations stand in a table."
    )]
    NoTable,
    #[error(
        "There is no paragraph of text in the document. Choose the document itself, or paste its text."
    )]
    NoParagraphs,
    #[error(
        "The packed file would unfold to an unreasonable size (part “{part}”). Open it, delete what is not needed, and save it again."
    )]
    Bomb { part: String },
    #[error(
        "The packed file has {found} parts, more than the {limit} that are read. Open it and save it again."
    )]
    TooManyParts { found: usize, limit: usize },
    #[error("The file is damaged: {detail}. Open it in its program and save it again.")]
    Damaged { detail: String },
    #[error("The file is neither a table nor a document that can be read: it holds binary data.")]
    Binary,
    #[error("The file has more than {limit} rows. Split it into smaller files.")]
    TooManyRows { limit: usize },
    #[error(
        "The table has more than {limit} columns. Delete the columns that are not needed, or check that it is a table."
    )]
    TooManyColumns { limit: usize },
    #[error("The table has more than {limit} cells. Split it into smaller files.")]
    TooManyCells { limit: usize },
    #[error("There is no sheet “{wanted}” in the workbook. Its sheets are: {}.", found.join(", "))]
    NoSuchSheet { wanted: String, found: Vec<String> },
    #[error("The JSON cannot be read at line {line}, column {column}: {detail}. Export it again.")]
    BadJson {
        line: usize,
        column: usize,
        detail: String,
    },
    #[error("The columns needed were not recognised. Needed: {}. The file has: {}. Say which column is which, or rename them.", needed.join(", "), found.join(", "))]
    ColumnsMissing {
        needed: Vec<String>,
        found: Vec<String>,
    },
    #[error("The mapping does not fit the file: {detail}.")]
    MappingUnfit { detail: String },
}

impl Refusal {
    /// A stable word for this refusal, to be used as a key in catalogues of words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::Truncated => "truncated",
            Self::PasswordProtected => "password-protected",
            Self::LegacyExcel => "legacy-excel",
            Self::LegacyWord => "legacy-word",
            Self::WrongKind { .. } => "wrong-kind",
            Self::NoTable => "no-table",
            Self::NoParagraphs => "no-paragraphs",
            Self::Bomb { .. } => "bomb",
            Self::TooManyParts { .. } => "too-many-parts",
            Self::Damaged { .. } => "damaged",
            Self::Binary => "binary",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::NoSuchSheet { .. } => "no-such-sheet",
            Self::BadJson { .. } => "bad-json",
            Self::ColumnsMissing { .. } => "columns-missing",
            Self::MappingUnfit { .. } => "mapping-unfit",
        }
    }

    /// Every code that [`Refusal::code`] can return, so that a caller can test that its catalogues are complete.
    pub const CODES: [&'static str; 20] = [
        "empty",
        "too-large",
        "truncated",
        "password-protected",
        "legacy-excel",
        "legacy-word",
        "wrong-kind",
        "no-table",
        "no-paragraphs",
        "bomb",
        "too-many-parts",
        "damaged",
        "binary",
        "too-many-rows",
        "too-many-columns",
        "too-many-cells",
        "no-such-sheet",
        "bad-json",
        "columns-missing",
        "mapping-unfit",
    ];

    /// The named places of the sentence, as text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { size, limit } => {
                vec![("size", size.to_string()), ("limit", limit.to_string())]
            }
            Self::WrongKind { found } => vec![("found", (*found).to_owned())],
            Self::Bomb { part } => vec![("part", part.clone())],
            Self::TooManyParts { found, limit } => {
                vec![("found", found.to_string()), ("limit", limit.to_string())]
            }
            Self::Damaged { detail } | Self::MappingUnfit { detail } => {
                vec![("detail", detail.clone())]
            }
            Self::TooManyRows { limit }
            | Self::TooManyColumns { limit }
            | Self::TooManyCells { limit } => vec![("limit", limit.to_string())],
            Self::NoSuchSheet { wanted, found } => {
                vec![("wanted", wanted.clone()), ("found", found.join(", "))]
            }
            Self::BadJson {
                line,
                column,
                detail,
            } => vec![
                ("line", line.to_string()),
                ("column", column.to_string()),
                ("detail", detail.clone()),
            ],
            Self::ColumnsMissing { needed, found } => {
                vec![("needed", needed.join(", ")), ("found", found.join(", "))]
            }
            Self::Empty
            | Self::Truncated
            | Self::PasswordProtected
            | Self::LegacyExcel
            | Self::LegacyWord
            | Self::NoTable
            | Self::NoParagraphs
            | Self::Binary => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_its_code_and_a_whole_sentence() {
        let all = [
            Refusal::Empty,
            Refusal::TooLarge { size: 2, limit: 1 },
            Refusal::Truncated,
            Refusal::PasswordProtected,
            Refusal::LegacyExcel,
            Refusal::LegacyWord,
            Refusal::WrongKind { found: "PDF" },
            Refusal::NoTable,
            Refusal::NoParagraphs,
            Refusal::Bomb { part: "a".into() },
            Refusal::TooManyParts { found: 2, limit: 1 },
            Refusal::Damaged { detail: "a".into() },
            Refusal::Binary,
            Refusal::TooManyRows { limit: 1 },
            Refusal::TooManyColumns { limit: 1 },
            Refusal::TooManyCells { limit: 1 },
            Refusal::NoSuchSheet {
                wanted: "a".into(),
                found: vec!["b".into()],
            },
            Refusal::BadJson {
                line: 1,
                column: 2,
                detail: "a".into(),
            },
            Refusal::ColumnsMissing {
                needed: vec!["a".into()],
                found: vec!["b".into()],
            },
            Refusal::MappingUnfit { detail: "a".into() },
        ];
        assert_eq!(all.each_ref().map(Refusal::code), Refusal::CODES);
        for refusal in all {
            let sentence = refusal.to_string();
            assert!(sentence.ends_with('.'), "{sentence}");
            for (_, value) in refusal.args() {
                assert!(sentence.contains(&value), "{sentence}");
            }
        }
    }
}
