//! Writes Word documents: headings, paragraphs, lists and tables, as people go on writing in them.

use std::io::Cursor;

use docx_rs::{
    AbstractNumbering, BreakType, Docx, IndentLevel, Level, LevelJc, LevelText, NumberFormat,
    Numbering, NumberingId, Paragraph, Run, RunFonts, SpecialIndentType, Start, Style, StyleType,
    Table, TableCell, TableRow, WidthType,
};

/// One part of a document. Line breaks in texts are kept; what no document can hold is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Of the second level: the title has the first.
    Heading(String),
    Text(String),
    /// Of a list without numbers.
    Item(String),
    /// Rows shorter than the head are filled with empty cells.
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
}

/// The document cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("The document cannot be written: {0}.")]
pub struct WordError(String);

const TITLE: &str = "Title";
const HEADING: &str = "Heading1";
const FONT: &str = "Arial";
/// The width of the text in twentieths of a point: A4 with its usual margins.
const WIDTH: usize = 9000;
const LIST: usize = 2;

/// A document in A4.
///
/// # Errors
/// When the archive cannot be written.
pub fn docx(title: &str, blocks: &[Block]) -> Result<Vec<u8>, WordError> {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT);
    let style = |id: &str, name: &str, size| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .bold()
            .size(size)
    };
    let bullet = Level::new(
        0,
        Start::new(1),
        NumberFormat::new("bullet"),
        LevelText::new("•"),
        LevelJc::new("left"),
    )
    .indent(Some(360), Some(SpecialIndentType::Hanging(360)), None, None);
    let mut document = Docx::new()
        .default_fonts(fonts)
        .default_size(22)
        .page_size(11_906, 16_838)
        .add_style(style(TITLE, "Title", 36))
        .add_style(style(HEADING, "heading 1", 28).outline_lvl(0))
        .add_abstract_numbering(AbstractNumbering::new(LIST).add_level(bullet))
        .add_numbering(Numbering::new(LIST, LIST))
        .add_paragraph(paragraph(title).style(TITLE));
    for block in blocks {
        document = match block {
            Block::Heading(text) => {
                document.add_paragraph(paragraph(text).style(HEADING).keep_next(true))
            }
            Block::Text(text) => document.add_paragraph(paragraph(text)),
            Block::Item(text) => document.add_paragraph(
                paragraph(text).numbering(NumberingId::new(LIST), IndentLevel::new(0)),
            ),
            Block::Table { head, rows } => document
                .add_table(table(head, rows))
                .add_paragraph(Paragraph::new()),
        };
    }
    let mut out = Cursor::new(Vec::new());
    document
        .build()
        .pack(&mut out)
        .map_err(|error| WordError(error.to_string()))?;
    Ok(out.into_inner())
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new().add_run(run(text))
}

fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line.chars().filter(|c| is_written(*c)).collect::<String>());
    }
    run
}

/// Whether XML 1.0 has this character.
fn is_written(c: char) -> bool {
    !matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn table(head: &[String], rows: &[Vec<String>]) -> Table {
    let share = WIDTH / head.len().max(1);
    let cell = |text: &str, bold: bool| {
        let run = if bold { run(text).bold() } else { run(text) };
        TableCell::new()
            .add_paragraph(Paragraph::new().add_run(run))
            .width(share, WidthType::Dxa)
    };
    let line = |cells: &[String], bold: bool| {
        let empty = String::new();
        let filled = (0..head.len()).map(|n| cell(cells.get(n).unwrap_or(&empty), bold));
        TableRow::new(filled.collect()).cant_split()
    };
    let all = std::iter::once(line(head, true)).chain(rows.iter().map(|row| line(row, false)));
    Table::new(all.collect())
        .set_grid(vec![share; head.len()])
        .width(WIDTH, WidthType::Dxa)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, docx::read};

    #[test]
    fn a_document_is_read_back_as_it_was_written() {
        let blocks = [
            Block::Heading("Мерзімдер".into()),
            Block::Text("бірінші\nекінші \u{1}<&>".into()),
            Block::Item("жауап".into()),
            Block::Table {
                head: vec!["a".into(), "b".into()],
                rows: vec![vec!["1".into()]],
            },
        ];
        let bytes = docx("Тапсыру парағы", &blocks).expect("written");
        let document = read(&bytes, &Limits::default()).expect("a document");
        let text = format!("{document:?}");
        for part in ["Тапсыру парағы", "Мерзімдер", "екінші <&>", "жауап"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}
