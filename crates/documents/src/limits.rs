//! How large a file may be before it is refused.

/// The bounds that every reader keeps. They exist so that a hostile or broken file costs a sentence, not the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file itself, in bytes.
    pub file_bytes: usize,
    /// Sum of the sizes of all parts of a packed file (XLSX, DOCX) after unpacking, in bytes.
    pub unpacked_bytes: u64,
    /// Unpacked bytes for one packed byte in any single part of more than one mebibyte.
    pub ratio: u64,
    /// Number of parts in a packed file.
    pub parts: usize,
    /// Number of rows in a table.
    pub rows: usize,
    /// Number of columns in a table.
    pub columns: usize,
    /// Number of cells in a table, empty ones between filled ones included.
    pub cells: usize,
    /// Length of one cell that goes into a record, in characters. Longer cells are faults of their row.
    pub cell_chars: usize,
    /// Length of what names something (a key, a State, a symbol, a theme) in characters: databases index it.
    pub name_chars: usize,
}

impl Default for Limits {
    /// Room for the whole corpus of the Universal Human Rights Index (about 267,500 rows of 14 columns) and not much more.
    fn default() -> Self {
        Self {
            file_bytes: 128 << 20,
            unpacked_bytes: 1 << 30,
            ratio: 400,
            parts: 5_000,
            rows: 500_000,
            columns: 256,
            cells: 10_000_000,
            cell_chars: 20_000,
            name_chars: 200,
        }
    }
}
