//! What is wrong with single rows, and what was mended on the way.

use std::fmt;

use serde::Serialize;

/// One thing that is wrong in one place of a file. The row named gave no record; the other rows go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The row as a spreadsheet numbers it, from 1; in JSON the position of the element, from 1.
    pub row: Option<u32>,
    /// The column's name as the file writes it.
    pub column: Option<String>,
    /// The cell in a spreadsheet's own words, such as `C17`. Only for workbooks.
    pub cell: Option<String>,
    pub kind: FaultKind,
}

/// The kinds of faults, with the values that a sentence about them needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FaultKind {
    EmptyText,
    NoMechanism,
    UnknownMechanism { found: String },
    UnknownKind { found: String },
    BadDate { found: String },
    BadCycle { found: String },
    UnknownPosition { found: String },
    RaggedRow { expected: usize, found: usize },
    DuplicateKey { key: String, first_row: u32 },
    EmptyKey,
    TooLong { length: usize, limit: usize },
    UnclosedQuote,
    SpreadsheetError { found: String },
    NoNumber { found: String },
    NotAnObject { found: String },
    NoSymbol,
    BadSymbol { found: String },
    SymbolOfAnother { found: String, chosen: String },
    NoParagraph,
    RepeatedParagraph { number: String, first: u32 },
}

impl FaultKind {
    /// Every code that [`FaultKind::code`] can return.
    pub const CODES: [&'static str; 20] = [
        "empty-text",
        "no-mechanism",
        "unknown-mechanism",
        "unknown-kind",
        "bad-date",
        "bad-cycle",
        "unknown-position",
        "ragged-row",
        "duplicate-key",
        "empty-key",
        "too-long",
        "unclosed-quote",
        "spreadsheet-error",
        "no-number",
        "not-an-object",
        "no-symbol",
        "bad-symbol",
        "symbol-of-another",
        "no-paragraph",
        "repeated-paragraph",
    ];

    /// A stable word for this kind, to be used as a key in catalogues of words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyText => "empty-text",
            Self::NoMechanism => "no-mechanism",
            Self::UnknownMechanism { .. } => "unknown-mechanism",
            Self::UnknownKind { .. } => "unknown-kind",
            Self::BadDate { .. } => "bad-date",
            Self::BadCycle { .. } => "bad-cycle",
            Self::UnknownPosition { .. } => "unknown-position",
            Self::RaggedRow { .. } => "ragged-row",
            Self::DuplicateKey { .. } => "duplicate-key",
            Self::EmptyKey => "empty-key",
            Self::TooLong { .. } => "too-long",
            Self::UnclosedQuote => "unclosed-quote",
            Self::SpreadsheetError { .. } => "spreadsheet-error",
            Self::NoNumber { .. } => "no-number",
            Self::NotAnObject { .. } => "not-an-object",
            Self::NoSymbol => "no-symbol",
            Self::BadSymbol { .. } => "bad-symbol",
            Self::SymbolOfAnother { .. } => "symbol-of-another",
            Self::NoParagraph => "no-paragraph",
            Self::RepeatedParagraph { .. } => "repeated-paragraph",
        }
    }

    /// The named places of the sentence, as text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownMechanism { found }
            | Self::UnknownKind { found }
            | Self::BadDate { found }
            | Self::BadCycle { found }
            | Self::UnknownPosition { found }
            | Self::SpreadsheetError { found }
            | Self::NoNumber { found }
            | Self::BadSymbol { found }
            | Self::NotAnObject { found } => vec![("found", found.clone())],
            Self::RaggedRow { expected, found } => {
                vec![
                    ("expected", expected.to_string()),
                    ("found", found.to_string()),
                ]
            }
            Self::DuplicateKey { key, first_row } => {
                vec![("key", key.clone()), ("first_row", first_row.to_string())]
            }
            Self::TooLong { length, limit } => {
                vec![("length", length.to_string()), ("limit", limit.to_string())]
            }
            Self::SymbolOfAnother { found, chosen } => {
                vec![("found", found.clone()), ("chosen", chosen.clone())]
            }
            Self::RepeatedParagraph { number, first } => {
                vec![("number", number.clone()), ("first", first.to_string())]
            }
            Self::EmptyText
            | Self::NoMechanism
            | Self::EmptyKey
            | Self::UnclosedQuote
            | Self::NoSymbol
            | Self::NoParagraph => Vec::new(),
        }
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyText => write!(f, "There is no text. Fill it in or delete the row."),
            Self::NoMechanism => write!(
                f,
                "No mechanism is named. Fill in a code such as UPR, CAT or CEDAW, or give one for the whole file."
            ),
            Self::UnknownMechanism { found } => write!(
                f,
                "“{found}” is not a known mechanism. Use UPR, CAT, CCPR, CEDAW, CERD, CESCR, CMW, CRC, CRC-OP-AC, CRC-OP-SC, CRPD, CED, SPT, NGO, NHRI, REGIONAL, OWN, or a special procedure that starts with SR, IE or WG."
            ),
            Self::UnknownKind { found } => {
                write!(
                    f,
                    "“{found}” is neither a recommendation nor a concern. Write one of the two."
                )
            }
            Self::BadDate { found } => {
                write!(
                    f,
                    "“{found}” is not a date. Write it as 2026-11-23 or 23.11.2026."
                )
            }
            Self::BadCycle { found } => {
                write!(f, "“{found}” is not a review cycle. Write 1, 2, 3 or 4.")
            }
            Self::UnknownPosition { found } => {
                write!(
                    f,
                    "“{found}” is not a known position. Write supported, noted, partly or no reply."
                )
            }
            Self::RaggedRow { expected, found } => write!(
                f,
                "The row has {found} cells where the header has {expected}. Look for a missing quotation mark or a stray delimiter."
            ),
            Self::DuplicateKey { key, first_row } => write!(
                f,
                "The number “{key}” was already used in row {first_row}. Give this row another, or delete it."
            ),
            Self::EmptyKey => write!(f, "The column of identifiers is empty here. Fill it in."),
            Self::TooLong { length, limit } => write!(
                f,
                "The cell has {length} characters, more than the {limit} allowed. Shorten it or attach it as a document."
            ),
            Self::UnclosedQuote => write!(
                f,
                "A quotation mark opens here and never closes, so the rest of the file fell into one cell. Close it."
            ),
            Self::SpreadsheetError { found } => {
                write!(
                    f,
                    "The spreadsheet shows the error {found}. Mend the formula or type the value."
                )
            }
            Self::NoNumber { found } => write!(
                f,
                "The recommendation has no number at its start (“{found}”). Write it as in the report, such as 140.7."
            ),
            Self::NotAnObject { found } => {
                write!(
                    f,
                    "The element is {found}, not an object with named fields."
                )
            }
            Self::NoSymbol => write!(
                f,
                "The document's symbol was not found. Fill it in as it stands on the cover, such as CAT/C/KAZ/CO/4."
            ),
            Self::BadSymbol { found } => write!(
                f,
                "“{found}” is not the symbol of concluding observations. It names the committee, the State and the report, such as CAT/C/KAZ/CO/4."
            ),
            Self::SymbolOfAnother { found, chosen } => write!(
                f,
                "The symbol {found} is not one of {chosen}. Mend the symbol or choose the other committee."
            ),
            Self::NoParagraph => write!(
                f,
                "The passage bears no number of a paragraph. Fill it in, since it is cited by it, or leave the passage out."
            ),
            Self::RepeatedParagraph { number, first } => write!(
                f,
                "Paragraph {number} was already taken from passage {first}. Give this one its own number, merge the two, or leave one out."
            ),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, &self.cell, &self.column) {
            (_, Some(cell), Some(column)) => write!(f, "Cell {cell} ({column}): ")?,
            (_, Some(cell), None) => write!(f, "Cell {cell}: ")?,
            (Some(row), None, Some(column)) => write!(f, "Row {row}, {column}: ")?,
            (Some(row), None, None) => write!(f, "Row {row}: ")?,
            (None, None, Some(column)) => write!(f, "{column}: ")?,
            (None, None, None) => {}
        }
        self.kind.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_its_code_and_a_whole_sentence() {
        let found = || "x".to_owned();
        let all = [
            FaultKind::EmptyText,
            FaultKind::NoMechanism,
            FaultKind::UnknownMechanism { found: found() },
            FaultKind::UnknownKind { found: found() },
            FaultKind::BadDate { found: found() },
            FaultKind::BadCycle { found: found() },
            FaultKind::UnknownPosition { found: found() },
            FaultKind::RaggedRow {
                expected: 3,
                found: 2,
            },
            FaultKind::DuplicateKey {
                key: found(),
                first_row: 2,
            },
            FaultKind::EmptyKey,
            FaultKind::TooLong {
                length: 3,
                limit: 2,
            },
            FaultKind::UnclosedQuote,
            FaultKind::SpreadsheetError { found: found() },
            FaultKind::NoNumber { found: found() },
            FaultKind::NotAnObject { found: found() },
            FaultKind::NoSymbol,
            FaultKind::BadSymbol { found: found() },
            FaultKind::SymbolOfAnother {
                found: found(),
                chosen: "CAT".into(),
            },
            FaultKind::NoParagraph,
            FaultKind::RepeatedParagraph {
                number: "14".into(),
                first: 3,
            },
        ];
        assert_eq!(all.each_ref().map(FaultKind::code), FaultKind::CODES);
        for kind in all {
            let tagged = serde_json::to_value(&kind).expect("plain data");
            assert_eq!(tagged["code"], kind.code());
            for (_, value) in kind.args() {
                assert!(kind.to_string().contains(&value), "{kind}");
            }
            assert!(kind.to_string().ends_with('.'), "{kind}");
        }
    }

    #[test]
    fn a_fault_names_its_place_as_exactly_as_it_can() {
        let fault = |row, column: Option<&str>, cell: Option<&str>| {
            let (column, cell) = (column.map(str::to_owned), cell.map(str::to_owned));
            Fault {
                row,
                column,
                cell,
                kind: FaultKind::EmptyText,
            }
            .to_string()
        };
        assert!(fault(Some(17), Some("Text"), Some("C17")).starts_with("Cell C17 (Text): There"));
        assert!(fault(Some(17), Some("Text"), None).starts_with("Row 17, Text: There"));
        assert!(fault(Some(17), None, None).starts_with("Row 17: There"));
    }
}
