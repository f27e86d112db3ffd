//! What a reader did on its own account, so that nothing happens silently.

use std::fmt;

use serde::Serialize;

/// How many row numbers a note names at most.
const NAMED_ROWS: usize = 20;

/// One thing that the reader mended, guessed or left out, with the rows where it did so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    pub kind: NoteKind,
    /// The first rows concerned, at most 20.
    pub rows: Vec<u32>,
    /// How many rows are concerned; 0 when the note is about the whole file.
    pub count: u32,
}

/// The kinds of notes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoteKind {
    /// Control characters were removed from cells.
    ControlCharactersRemoved,
    /// Marks of writing direction and zero-width characters were removed from cells.
    DirectionMarksRemoved,
    /// Some bytes have no meaning in the file's encoding; they show as `�`.
    UnreadableCharacters,
    /// References such as `&#40;` were turned into the characters that they stand for.
    CharacterReferencesDecoded,
    /// The row is a concern or an observation of the body, not a recommendation.
    Concerns,
    /// Two or more rows say the same in every field; each has a key of its own.
    RepeatedRows,
    /// The same recommendation stands under several heads and became one record.
    UnderSeveralHeads,
    /// A paragraph number was stored as a number, so `124.10` may have become `124.1`.
    NumericParagraphs,
    /// Dates such as 03/04/2010 could be read in two ways; they were read with the day first.
    AmbiguousDates,
    /// Empty rows were passed over.
    BlankRows,
    /// Rows above the header were passed over.
    RowsAboveHeader,
    /// Cells beyond the last named column were empty and were passed over.
    EmptyExtraCells,
    /// The workbook has other sheets that were not read.
    OtherSheets { sheets: String },
    /// The State under review is not named in the file.
    StateNotNamed,
    /// The document has other tables that were not read.
    OtherTables { tables: usize },
    /// Headers that come again within a matrix were passed over.
    RepeatedHeaders,
}

impl NoteKind {
    /// Every code that [`NoteKind::code`] can return.
    pub const CODES: [&'static str; 16] = [
        "control-characters-removed",
        "direction-marks-removed",
        "unreadable-characters",
        "character-references-decoded",
        "concerns",
        "repeated-rows",
        "under-several-heads",
        "numeric-paragraphs",
        "ambiguous-dates",
        "blank-rows",
        "rows-above-header",
        "empty-extra-cells",
        "other-sheets",
        "state-not-named",
        "other-tables",
        "repeated-headers",
    ];

    /// A stable word for this kind, to be used as a key in catalogues of words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ControlCharactersRemoved => "control-characters-removed",
            Self::DirectionMarksRemoved => "direction-marks-removed",
            Self::UnreadableCharacters => "unreadable-characters",
            Self::CharacterReferencesDecoded => "character-references-decoded",
            Self::Concerns => "concerns",
            Self::RepeatedRows => "repeated-rows",
            Self::UnderSeveralHeads => "under-several-heads",
            Self::NumericParagraphs => "numeric-paragraphs",
            Self::AmbiguousDates => "ambiguous-dates",
            Self::BlankRows => "blank-rows",
            Self::RowsAboveHeader => "rows-above-header",
            Self::EmptyExtraCells => "empty-extra-cells",
            Self::OtherSheets { .. } => "other-sheets",
            Self::StateNotNamed => "state-not-named",
            Self::OtherTables { .. } => "other-tables",
            Self::RepeatedHeaders => "repeated-headers",
        }
    }

    /// The named places of the sentence, as text.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::OtherSheets { sheets } => vec![("sheets", sheets.clone())],
            Self::OtherTables { tables } => vec![("tables", tables.to_string())],
            _ => Vec::new(),
        }
    }

    fn sentence(&self) -> String {
        match self {
            Self::ControlCharactersRemoved => "Control characters were removed".into(),
            Self::DirectionMarksRemoved => "Invisible marks of writing direction were removed".into(),
            Self::UnreadableCharacters => {
                "Some characters cannot be read in this encoding and show as �; try another encoding".into()
            }
            Self::CharacterReferencesDecoded => "References such as &#40; were turned into characters".into(),
            Self::Concerns => "Rows are concerns or observations, not recommendations".into(),
            Self::RepeatedRows => "Rows say the same in every field and are kept as separate records".into(),
            Self::UnderSeveralHeads => "Recommendations stand under several heads and became one record each".into(),
            Self::NumericParagraphs => {
                "Paragraph numbers are stored as numbers: 124.10 may have become 124.1".into()
            }
            Self::AmbiguousDates => "Dates could be read in two ways and were read with the day first".into(),
            Self::BlankRows => "Empty rows were passed over".into(),
            Self::RowsAboveHeader => "Rows above the header were passed over".into(),
            Self::EmptyExtraCells => "Empty cells beyond the last named column were passed over".into(),
            Self::OtherSheets { sheets } => format!("Other sheets were not read: {sheets}"),
            Self::StateNotNamed => "The file does not name the State under review".into(),
            Self::OtherTables { tables } => format!("Other tables of the document were not read: {tables}"),
            Self::RepeatedHeaders => "Repeated headers were passed over".into(),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind.sentence())?;
        if self.count > 0 {
            let rows: Vec<String> = self.rows.iter().map(u32::to_string).collect();
            let more = if self.count as usize > self.rows.len() {
                ", …"
            } else {
                ""
            };
            write!(f, " ({} rows: {}{more})", self.count, rows.join(", "))?;
        }
        f.write_str(".")
    }
}

/// Gathers notes: one for each kind, however many rows it concerns.
#[derive(Debug, Default, Clone)]
pub(crate) struct Notes(Vec<(Note, u32)>);

impl Notes {
    /// Notes something about the whole file.
    pub(crate) fn file(&mut self, kind: NoteKind) {
        self.entry(kind);
    }

    /// Notes something about one row. Rows come in order, so a row concerned in several cells counts once.
    pub(crate) fn row(&mut self, kind: NoteKind, row: u32) {
        let (note, last) = self.entry(kind);
        if *last == row {
            return;
        }
        *last = row;
        note.count += 1;
        if note.rows.len() < NAMED_ROWS {
            note.rows.push(row);
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Note> {
        self.0.into_iter().map(|(note, _)| note).collect()
    }

    fn entry(&mut self, kind: NoteKind) -> &mut (Note, u32) {
        let at = self
            .0
            .iter()
            .position(|(note, _)| note.kind == kind)
            .unwrap_or_else(|| {
                self.0.push((
                    Note {
                        kind,
                        rows: Vec::new(),
                        count: 0,
                    },
                    0,
                ));
                self.0.len() - 1
            });
        &mut self.0[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_note_has_its_code() {
        let all = [
            NoteKind::ControlCharactersRemoved,
            NoteKind::DirectionMarksRemoved,
            NoteKind::UnreadableCharacters,
            NoteKind::CharacterReferencesDecoded,
            NoteKind::Concerns,
            NoteKind::RepeatedRows,
            NoteKind::UnderSeveralHeads,
            NoteKind::NumericParagraphs,
            NoteKind::AmbiguousDates,
            NoteKind::BlankRows,
            NoteKind::RowsAboveHeader,
            NoteKind::EmptyExtraCells,
            NoteKind::OtherSheets { sheets: "a".into() },
            NoteKind::StateNotNamed,
            NoteKind::OtherTables { tables: 2 },
            NoteKind::RepeatedHeaders,
        ];
        assert_eq!(all.each_ref().map(NoteKind::code), NoteKind::CODES);
    }

    #[test]
    fn a_note_counts_each_row_once_and_names_the_first_twenty() {
        let mut notes = Notes::default();
        for row in 2..=40 {
            notes.row(NoteKind::BlankRows, row);
            notes.row(NoteKind::BlankRows, row);
        }
        let notes = notes.into_vec();
        let [note] = &notes[..] else {
            panic!("one note")
        };
        assert_eq!((note.count, note.rows.len()), (39, 20));
        assert!(
            note.to_string()
                .starts_with("Empty rows were passed over (39 rows: 2, 3,")
        );
        assert!(note.to_string().ends_with("21, …)."));
    }
}
