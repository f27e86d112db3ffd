//! Tables in text files: line ends, delimiters, quotation marks.

use csv::{ReaderBuilder, StringRecord, Terminator};
use serde::{Deserialize, Serialize};

use crate::limits::Limits;
use crate::mapping::synonyms;
use crate::refusal::Refusal;
use crate::table::{Broken, Cell, Row};

/// How the lines of a text file end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LineEnds {
    Lf,
    CrLf,
    /// Carriage returns alone, as old Macintosh computers wrote them.
    Cr,
}

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Pipe,
}

impl Delimiter {
    pub const ALL: [Delimiter; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// The rows of a text file and how they were found.
pub(crate) struct Delimited {
    pub rows: Vec<Row>,
    pub line_ends: LineEnds,
    pub delimiter: Delimiter,
}

/// Cuts a text into rows. `delimiter` is the person's choice; without one it is found.
pub(crate) fn read(
    text: &str,
    delimiter: Option<Delimiter>,
    limits: &Limits,
) -> Result<Delimited, Refusal> {
    let line_ends = line_ends(text);
    let (named, body) = separator_line(text);
    let delimiter = delimiter.or(named).unwrap_or_else(|| guess(body));
    let mut reader = builder(delimiter).from_reader(body.as_bytes());
    let mut rows = Vec::new();
    let mut cells = 0_usize;
    let mut record = StringRecord::new();
    let mut last_start = 0;
    // A line that names the separator is the first row in the eyes of the person.
    let mut number = if body.len() == text.len() { 0 } else { 1 };
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                return Err(Refusal::Damaged {
                    detail: error.to_string(),
                });
            }
        }
        if rows.len() >= limits.rows {
            return Err(Refusal::TooManyRows { limit: limits.rows });
        }
        cells += record.len();
        if cells > limits.cells {
            return Err(Refusal::TooManyCells {
                limit: limits.cells,
            });
        }
        last_start = record
            .position()
            .map_or(0, |position| position.byte() as usize);
        number += 1 + blank_lines(body.as_bytes(), last_start);
        rows.push(Row {
            number,
            width: record.len(),
            cells: record.iter().map(Cell::from_text).collect(),
            broken: None,
        });
    }
    if let Some(last) = rows.last_mut()
        && ends_inside_quotes(&body[last_start.min(body.len())..], delimiter)
    {
        last.broken = Some(Broken::UnclosedQuote);
    }
    Ok(Delimited {
        rows,
        line_ends,
        delimiter,
    })
}

fn builder(delimiter: Delimiter) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    // The terminator CRLF of this reader stands for \r, \n and \r\n alike.
    builder
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.byte())
        .terminator(Terminator::CRLF);
    builder
}

/// How many empty lines stand before a record: the reader passes over them, a spreadsheet shows them as rows.
fn blank_lines(bytes: &[u8], start: usize) -> u32 {
    let mut at = start;
    if at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    loop {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => at += 2,
            (Some(b'\r' | b'\n'), _) => at += 1,
            _ => return lines,
        }
        lines += 1;
    }
}

/// The line ends outside quotation marks decide; the first one found speaks for the file.
fn line_ends(text: &str) -> LineEnds {
    let mut quoted = false;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => return LineEnds::Lf,
            b'\r' if !quoted => {
                return if bytes.get(at + 1) == Some(&b'\n') {
                    LineEnds::CrLf
                } else {
                    LineEnds::Cr
                };
            }
            _ => {}
        }
    }
    LineEnds::Lf
}

/// Reads the line `sep=;` that Excel writes and understands at the beginning of a text file.
fn separator_line(text: &str) -> (Option<Delimiter>, &str) {
    let Some(rest) = text.strip_prefix("sep=") else {
        return (None, text);
    };
    let Some(found) = Delimiter::ALL
        .into_iter()
        .find(|d| rest.as_bytes().first() == Some(&d.byte()))
    else {
        return (None, text);
    };
    let rest = &rest[1..];
    let body = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix(['\n', '\r']));
    body.map_or((None, text), |body| (Some(found), body))
}

/// The delimiter under which the first rows have most known names in the header, then most rows of one width.
fn guess(text: &str) -> Delimiter {
    let score = |delimiter: Delimiter| {
        let mut records = builder(delimiter)
            .from_reader(text.as_bytes())
            .into_records();
        let Some(Ok(header)) = records.next() else {
            return (0, 0, 0);
        };
        let known = header
            .iter()
            .filter(|name| synonyms::field_of(name).is_some())
            .count();
        let known = if header.len() > 1 { known } else { 0 };
        let width = header.len();
        let same = records
            .take(50)
            .filter(|r| r.as_ref().is_ok_and(|r| r.len() == width && width > 1))
            .count();
        (known, same, width)
    };
    let mut best = (Delimiter::Comma, score(Delimiter::Comma));
    for delimiter in [Delimiter::Semicolon, Delimiter::Tab, Delimiter::Pipe] {
        let found = score(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
}

/// Whether a record's text ends while a quotation mark is open.
fn ends_inside_quotes(text: &str, delimiter: Delimiter) -> bool {
    let (mut quoted, mut at_start, mut after_quote) = (false, true, false);
    for byte in text.bytes() {
        if quoted {
            if byte == b'"' {
                (quoted, after_quote) = (false, true);
            }
            continue;
        }
        if byte == b'"' && (at_start || after_quote) {
            quoted = true;
        }
        after_quote = false;
        at_start = byte == delimiter.byte() || byte == b'\n' || byte == b'\r';
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(found: &Delimited) -> Vec<Vec<String>> {
        found
            .rows
            .iter()
            .map(|row| {
                row.cells
                    .iter()
                    .map(|cell| cell.text().into_owned())
                    .collect()
            })
            .collect()
    }

    #[test]
    fn line_ends_and_delimiters_are_found() {
        for (text, ends, delimiter) in [
            ("id,text\n1,a;b\n", LineEnds::Lf, Delimiter::Comma),
            (
                "id;text\r\n1;\"a,\r\nb\"\r\n",
                LineEnds::CrLf,
                Delimiter::Semicolon,
            ),
            ("id\ttext\r1\ta, b\r", LineEnds::Cr, Delimiter::Tab),
            ("id|text\n1|a", LineEnds::Lf, Delimiter::Pipe),
            (
                "sep=;\r\nx;y\r\n1,5;2",
                LineEnds::CrLf,
                Delimiter::Semicolon,
            ),
        ] {
            let found = read(text, None, &Limits::default()).expect("a table");
            assert_eq!(
                (found.line_ends, found.delimiter),
                (ends, delimiter),
                "{text:?}"
            );
            assert_eq!(found.rows.len(), 2, "{text:?}");
            assert_eq!(found.rows[1].width, 2, "{text:?}");
        }
    }

    #[test]
    fn the_line_that_names_the_separator_counts_as_a_row() {
        let found = read("sep=;\nid;text\n1;a", None, &Limits::default()).expect("a table");
        assert_eq!(found.rows[0].number, 2);
        assert_eq!(found.rows[1].number, 3);
    }

    #[test]
    fn empty_lines_count_as_rows_as_in_a_spreadsheet() {
        for ends in ["\n", "\r\n", "\r"] {
            let text = ["id,text", "", "1,a", "2,b", "", "", "3,c", ""].join(ends);
            let found = read(&text, None, &Limits::default()).expect("a table");
            let numbers: Vec<u32> = found.rows.iter().map(|row| row.number).collect();
            assert_eq!(numbers, [1, 3, 4, 7], "{ends:?}");
        }
    }

    #[test]
    fn a_chosen_delimiter_wins() {
        let found =
            read("id,text\n1,a", Some(Delimiter::Tab), &Limits::default()).expect("a table");
        assert_eq!(texts(&found), [["id,text"], ["1,a"]]);
    }

    #[test]
    fn an_open_quotation_mark_is_seen() {
        let broken = |text: &str| {
            read(text, None, &Limits::default())
                .expect("a table")
                .rows
                .last()
                .and_then(|row| row.broken.clone())
        };
        assert_eq!(broken("id,text\n1,\"a\n2,b\n"), Some(Broken::UnclosedQuote));
        assert_eq!(broken("id,text\n1,\"a \"\"b\"\"\"\n"), None);
        assert_eq!(broken("id,text\n1,5\" pipe\n"), None);
    }

    #[test]
    fn rows_and_cells_are_limited() {
        let limits = Limits {
            rows: 2,
            ..Limits::default()
        };
        assert_eq!(
            read("a\nb\nc", None, &limits).err(),
            Some(Refusal::TooManyRows { limit: 2 })
        );
        let limits = Limits {
            cells: 5,
            ..Limits::default()
        };
        assert_eq!(
            read("a,b,c\nd,e,f", None, &limits).err(),
            Some(Refusal::TooManyCells { limit: 5 })
        );
    }
}
