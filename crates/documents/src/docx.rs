//! Paragraphs and tables of Word documents, as far as a reader of contents needs them.
//!
//! Deleted and moved-away text of tracked changes is left out, inserted text is kept; of alternatives for older
//! programs only the first is read, so that text boxes do not come twice. [`outline`] gives running text with the
//! numbers that Word itself counts.

mod lists;

pub use lists::{Line, Outline, outline};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::archive::Archive;
use crate::limits::Limits;
use crate::refusal::Refusal;

/// The contents of a Word document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    pub body: Vec<Block>,
    /// The paragraphs of all page headers.
    pub headers: Vec<String>,
}

/// A paragraph, or a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Paragraph(Paragraph),
    Table(WordTable),
}

/// A paragraph with what its numbering and its weight as a heading depend on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraph {
    pub text: String,
    /// The id of its style; empty for the usual one.
    pub style: String,
    /// The list that the paragraph itself names; 0 takes it out of the list of its style.
    pub list: Option<u32>,
    pub level: Option<usize>,
    /// Its level in the outline, from 0; 9 is none.
    pub outline: Option<usize>,
    /// Whether it begins with a field that counts paragraphs (`AUTONUM`).
    pub counted: bool,
    /// Whether all its words are bold.
    pub bold: bool,
    /// Whether any of its words is not.
    plain: bool,
}

/// A table's rows, the header among them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WordTable {
    pub rows: Vec<Vec<WordCell>>,
}

/// One cell of a Word table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WordCell {
    /// The paragraphs, those of tables inside the cell among them.
    pub paragraphs: Vec<String>,
    /// How many columns the cell covers.
    pub span: usize,
}

impl WordCell {
    /// The paragraphs as lines.
    pub fn text(&self) -> String {
        self.paragraphs.join("\n")
    }
}

impl Document {
    /// The tables that stand in the body itself.
    pub fn tables(&self) -> impl Iterator<Item = &WordTable> {
        self.body.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
    }
}

/// Reads a Word document (DOCX).
///
/// # Errors
/// Whatever keeps the packed file from being opened, or [`Refusal::Damaged`] with the place in its XML.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    let mut document = Document {
        body: parse(&archive.part("word/document.xml")?, limits)?,
        headers: Vec::new(),
    };
    let mut headers: Vec<String> = archive
        .names()
        .filter(|name| name.starts_with("word/header") && name.ends_with(".xml"))
        .collect();
    headers.sort();
    for name in headers {
        for block in parse(&archive.part(&name)?, limits)? {
            match block {
                Block::Paragraph(paragraph) => document.headers.push(paragraph.text),
                Block::Table(table) => {
                    let cells = table.rows.into_iter().flatten();
                    document
                        .headers
                        .extend(cells.flat_map(|cell| cell.paragraphs));
                }
            }
        }
    }
    document.headers.retain(|text| !text.trim().is_empty());
    Ok(document)
}

/// Reads the running text of any file that calls itself a Word document, and says of others what they are.
///
/// # Errors
/// As [`read`]; [`Refusal::WrongKind`] and its kin; [`Refusal::NoParagraphs`] where there is no word.
pub fn running_text(bytes: &[u8], limits: &Limits) -> Result<Vec<Line>, Refusal> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(crate::archive::old_office(bytes));
    }
    if let Some(found) = crate::source::other_kind(bytes) {
        return Err(Refusal::WrongKind { found });
    }
    if !bytes.starts_with(b"PK") {
        return Err(Refusal::WrongKind { found: "text" });
    }
    crate::source::packed_kind(bytes, limits)?;
    let lines = outline(bytes, limits)?.lines;
    if lines.iter().all(|line| line.text.trim().is_empty()) {
        return Err(Refusal::NoParagraphs);
    }
    Ok(lines)
}

/// Elements whose whole contents are no text of the document.
const SKIPPED: [&str; 8] = [
    "del",
    "moveFrom",
    "Fallback",
    "delText",
    "pPrChange",
    "rPrChange",
    "sectPr",
    "tblPr",
];

/// What is open at a place of the XML.
#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    /// Open tables, outermost first.
    tables: Vec<WordTable>,
    /// Open paragraphs, outermost first: text boxes nest them.
    paragraphs: Vec<Paragraph>,
    /// How deep inside skipped elements.
    skipped: usize,
    /// Inside the properties of a paragraph; those of its mark say nothing of its words.
    in_properties: bool,
    in_text: bool,
    in_instruction: bool,
    /// Whether the open run is bold.
    bold: bool,
    /// Paragraphs, cells, rows and tables so far.
    parts: usize,
}

fn parse(xml: &[u8], limits: &Limits) -> Result<Vec<Block>, Refusal> {
    let text = crate::encoding::Encoding::detect(xml).decode(xml);
    let mut reader = Reader::from_str(&text);
    let mut walk = Walk::default();
    loop {
        let event = reader.read_event().map_err(|error| Refusal::Damaged {
            detail: format!(
                "the text of the document breaks off at byte {}: {error}",
                reader.error_position()
            ),
        })?;
        match event {
            Event::Start(start) => {
                let name = start.local_name();
                let mark = walk.in_properties && name.as_ref() == "rPr";
                if walk.skipped > 0 || mark || SKIPPED.contains(&name.as_ref()) {
                    walk.skipped += 1;
                } else {
                    walk.property(&start);
                    walk.open(name.as_ref(), limits)?;
                }
            }
            Event::Empty(start) if walk.skipped == 0 => walk.empty(&start, limits)?,
            Event::End(_) if walk.skipped > 0 => walk.skipped -= 1,
            Event::End(end) => walk.close(end.local_name().as_ref()),
            Event::Text(content) if walk.in_text && walk.skipped == 0 => {
                walk.push(&content.xml10_content())
            }
            Event::Text(content) if walk.in_instruction && walk.skipped == 0 => {
                walk.instruction(&content.xml10_content());
            }
            Event::CData(content) if walk.in_text && walk.skipped == 0 => {
                walk.push(&content.xml10_content())
            }
            Event::GeneralRef(name) if walk.in_text && walk.skipped == 0 => {
                let decoded =
                    crate::text::decode_references(&format!("&{};", &*name.xml10_content()));
                walk.push(decoded.as_deref().unwrap_or("\u{fffd}"));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(walk.blocks)
}

impl Walk {
    /// Each part takes memory however little stands in it, so they are counted.
    fn open(&mut self, name: &str, limits: &Limits) -> Result<(), Refusal> {
        self.parts += usize::from(matches!(name, "p" | "tbl" | "tr" | "tc"));
        if self.parts > limits.cells {
            return Err(Refusal::TooManyCells {
                limit: limits.cells,
            });
        }
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.in_properties = true,
            "r" => self.bold = false,
            "instrText" => self.in_instruction = true,
            "tbl" => self.tables.push(WordTable::default()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "tc" => {
                if let Some(row) = self
                    .tables
                    .last_mut()
                    .and_then(|table| table.rows.last_mut())
                {
                    row.push(WordCell {
                        paragraphs: Vec::new(),
                        span: 1,
                    });
                }
            }
            "t" => self.in_text = true,
            _ => {}
        }
        Ok(())
    }

    fn empty(&mut self, start: &BytesStart<'_>, limits: &Limits) -> Result<(), Refusal> {
        self.property(start);
        if self.in_properties {
            return Ok(());
        }
        match start.local_name().as_ref() {
            "br" | "cr" => self.push("\n"),
            "tab" => self.push("\t"),
            "noBreakHyphen" => self.push("\u{2011}"),
            "p" => {
                self.open("p", limits)?;
                self.close("p");
            }
            "tc" => {
                self.open("tc", limits)?;
                self.close("tc");
            }
            "tr" => self.open("tr", limits)?,
            "gridSpan" => {
                let span = attribute(start, "val")
                    .and_then(|value| value.parse::<usize>().ok())
                    .unwrap_or(1);
                if let Some(cell) = self.cell() {
                    cell.span = span.clamp(1, 63);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "pPr" => self.in_properties = false,
            "instrText" => self.in_instruction = false,
            "p" => {
                let Some(mut paragraph) = self.paragraphs.pop() else {
                    return;
                };
                paragraph.bold &= !paragraph.plain;
                match self.cell() {
                    Some(cell) => cell.paragraphs.push(paragraph.text),
                    None => self.blocks.push(Block::Paragraph(paragraph)),
                }
            }
            "tbl" => {
                let Some(table) = self.tables.pop() else {
                    return;
                };
                match self.cell() {
                    Some(outer) => {
                        let cells = table.rows.into_iter().flatten();
                        outer
                            .paragraphs
                            .extend(cells.flat_map(|cell| cell.paragraphs));
                    }
                    None => self.blocks.push(Block::Table(table)),
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self) -> Option<&mut WordCell> {
        self.tables.last_mut()?.rows.last_mut()?.last_mut()
    }

    fn push(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
            if !text.trim().is_empty() {
                paragraph.bold |= self.bold;
                paragraph.plain |= !self.bold;
            }
        }
    }

    /// Takes what an element says of its paragraph or run.
    fn property(&mut self, start: &BytesStart<'_>) {
        let name = start.local_name();
        let value = attribute(start, "val");
        if !self.in_properties {
            match name.as_ref() {
                "b" => self.bold = !matches!(value.as_deref(), Some("0" | "false" | "off")),
                "fldSimple" => {
                    let instruction = attribute(start, "instr").unwrap_or_default();
                    self.instruction(&instruction);
                }
                _ => {}
            }
            return;
        }
        let (Some(paragraph), Some(value)) = (self.paragraphs.last_mut(), value) else {
            return;
        };
        match name.as_ref() {
            "pStyle" => paragraph.style = value,
            "numId" => paragraph.list = value.parse().ok(),
            "ilvl" => paragraph.level = value.parse().ok(),
            "outlineLvl" => paragraph.outline = value.parse().ok(),
            _ => {}
        }
    }

    fn instruction(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.counted |= paragraph.text.trim().is_empty() && text.contains("AUTONUM");
        }
    }
}

/// The value of an attribute by its local name.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| attribute.value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(body: &str) -> Vec<Block> {
        let xml = format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
        );
        parse(xml.as_bytes(), &Limits::default()).expect("well-formed")
    }

    #[test]
    fn tracked_changes_breaks_and_references_are_read_as_seen() {
        let found = blocks(
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:ins><w:r><w:t>A &amp; B</w:t><w:br/><w:t>&#1178;</w:t></w:r></w:ins>\
             <w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p>",
        );
        let [Block::Paragraph(paragraph)] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!(paragraph.text, "A & B\nҚ");
    }

    #[test]
    fn merged_cells_and_inner_tables_are_kept() {
        let found = blocks(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4\"/></w:tcPr><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:tc></w:tr>\
             <w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
        );
        let [Block::Table(table)] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!(
            table.rows[0][0],
            WordCell {
                paragraphs: vec!["Head".into()],
                span: 4
            }
        );
        assert_eq!(table.rows[1][0].paragraphs, ["inner", ""]);
    }

    #[test]
    fn broken_xml_is_damage() {
        let broken = parse(b"<w:document><w:body></w:p>", &Limits::default());
        assert!(matches!(broken, Err(Refusal::Damaged { .. })));
    }
}
