//! The numbers that Word counts by itself: they stand in no text, only in the lists that styles and paragraphs name.

use std::collections::{BTreeMap, HashMap};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Block, Paragraph, attribute, parse};
use crate::archive::Archive;
use crate::limits::Limits;
use crate::refusal::Refusal;

/// The running text of a document in its order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    pub lines: Vec<Line>,
    pub footnotes: Vec<String>,
    /// The paragraphs of all page headers.
    pub headers: Vec<String>,
}

/// A paragraph as a reader sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The number that Word writes before it, such as `14.` or `(a)`; empty when it counts none.
    pub number: String,
    pub text: String,
    /// Whether its style or its weight makes it a heading.
    pub heading: bool,
}

/// A list has nine levels.
const LEVELS: usize = 9;
/// Lists, styles and levels that are looked at; no document needs as many.
const MOST: usize = 20_000;
/// Styles rest upon one another no deeper than this.
const DEEPEST: usize = 20;

/// Reads a Word document as running text.
///
/// # Errors
/// As [`super::read`].
pub fn outline(bytes: &[u8], limits: &Limits) -> Result<Outline, Refusal> {
    let mut archive = Archive::open(bytes, limits)?;
    let mut optional = |name: &str| -> Result<Vec<u8>, Refusal> {
        if archive.has(name) {
            archive.part(name)
        } else {
            Ok(Vec::new())
        }
    };
    let lists = Lists::read(&optional("word/numbering.xml")?);
    let styles = read_styles(&optional("word/styles.xml")?);
    let notes = optional("word/footnotes.xml")?;
    let mut headers: Vec<String> = archive
        .names()
        .filter(|name| name.starts_with("word/header") && name.ends_with(".xml"))
        .collect();
    headers.sort();
    let mut outline = Outline::default();
    for name in headers {
        let part = archive.part(&name)?;
        outline.headers.extend(texts(parse(&part, limits)?));
    }
    if !notes.is_empty() {
        outline.footnotes = texts(parse(&notes, limits)?);
    }
    let body = parse(&archive.part("word/document.xml")?, limits)?;
    let mut counting = Counting::new(&lists, &styles);
    for block in body {
        match block {
            Block::Paragraph(paragraph) => outline.lines.push(counting.line(paragraph)),
            Block::Table(table) => {
                let cells = table.rows.into_iter().flatten();
                outline
                    .lines
                    .extend(cells.flat_map(|cell| cell.paragraphs).map(|text| Line {
                        text,
                        ..Line::default()
                    }));
            }
        }
    }
    Ok(outline)
}

fn texts(blocks: Vec<Block>) -> Vec<String> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.push(paragraph.text),
            Block::Table(table) => {
                let cells = table.rows.into_iter().flatten();
                out.extend(cells.flat_map(|cell| cell.paragraphs));
            }
        }
    }
    out.retain(|text| !text.trim().is_empty());
    out
}

/// How one level of a list writes its number.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// `%1.`, `(%2)`, `%1.%2`.
    text: String,
    /// The style whose paragraphs stand on this level.
    style: String,
}

#[derive(Debug, Default)]
struct Definition {
    levels: BTreeMap<usize, Level>,
    /// The name under which other definitions stand for this one.
    named: String,
    /// The name of the definition that this one stands for.
    stands_for: String,
}

/// A list of a document: a definition with what is otherwise in it.
#[derive(Debug, Default)]
struct Instance {
    definition: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Debug, Default)]
struct Lists {
    definitions: HashMap<u32, Definition>,
    instances: HashMap<u32, Instance>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: String,
    name: String,
    list: Option<u32>,
    level: Option<usize>,
    outline: Option<usize>,
}

/// Hears each element's beginning, with the names of those around it; damage ends the reading, since a document
/// without its lists is still a text.
fn walk(xml: &[u8], mut hear: impl FnMut(&BytesStart<'_>, &str)) {
    if xml.is_empty() {
        return;
    }
    let text = crate::encoding::Encoding::detect(xml).decode(xml);
    let mut reader = Reader::from_str(&text);
    let mut around: Vec<String> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                hear(&start, around.last().map_or("", String::as_str));
                if around.len() >= 256 {
                    return;
                }
                around.push(start.local_name().as_ref().to_owned());
            }
            Ok(Event::Empty(start)) => hear(&start, around.last().map_or("", String::as_str)),
            Ok(Event::End(_)) => {
                around.pop();
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

impl Lists {
    fn read(xml: &[u8]) -> Self {
        let mut lists = Self::default();
        // What is open: a definition or an instance, and the level in it.
        let (mut definition, mut instance, mut level) = (None, None, None);
        walk(xml, |start, around| {
            let name = start.local_name();
            let number = |name: &str| attribute(start, name).and_then(|v| v.parse::<u32>().ok());
            let value = || attribute(start, "val").unwrap_or_default();
            match name.as_ref() {
                "abstractNum" if lists.definitions.len() < MOST => {
                    definition = number("abstractNumId");
                    instance = None;
                    if let Some(id) = definition {
                        lists.definitions.entry(id).or_default();
                    }
                }
                "num" if lists.instances.len() < MOST => {
                    instance = number("numId");
                    definition = None;
                    if let Some(id) = instance {
                        lists.instances.entry(id).or_default();
                    }
                }
                "abstractNumId" => {
                    let own = instance.and_then(|id| lists.instances.get_mut(&id));
                    if let (Some(own), Some(id)) = (own, number("val")) {
                        own.definition = id;
                    }
                }
                "styleLink" | "numStyleLink" => {
                    if let Some(own) = definition.and_then(|id| lists.definitions.get_mut(&id)) {
                        match name.as_ref() {
                            "styleLink" => own.named = value(),
                            _ => own.stands_for = value(),
                        }
                    }
                }
                "lvl" | "lvlOverride" => {
                    level = number("ilvl")
                        .and_then(|n| usize::try_from(n).ok())
                        .filter(|n| *n < LEVELS);
                }
                "startOverride" => {
                    let own = instance.and_then(|id| lists.instances.get_mut(&id));
                    if let (Some(own), Some(level), Some(at)) = (own, level, number("val")) {
                        own.starts.insert(level, at);
                    }
                }
                "start" | "numFmt" | "lvlText" | "pStyle" if around == "lvl" => {
                    let levels = match (definition, instance) {
                        (Some(id), _) => lists.definitions.get_mut(&id).map(|d| &mut d.levels),
                        (None, Some(id)) => lists.instances.get_mut(&id).map(|i| &mut i.levels),
                        (None, None) => None,
                    };
                    if let (Some(levels), Some(level)) = (levels, level) {
                        let level = levels.entry(level).or_default();
                        match name.as_ref() {
                            "start" => level.start = number("val"),
                            "numFmt" => level.format = value(),
                            "lvlText" => level.text = value(),
                            _ => level.style = value(),
                        }
                    }
                }
                _ => {}
            }
        });
        lists
    }

    /// The definition behind a list, also where one only stands for another.
    fn definition(&self, id: u32) -> Option<(u32, &Definition)> {
        let found = self.definitions.get(&id)?;
        if !found.levels.is_empty() || found.stands_for.is_empty() {
            return Some((id, found));
        }
        let mut named: Vec<_> = self
            .definitions
            .iter()
            .filter(|(_, other)| other.named == found.stands_for)
            .map(|(id, other)| (*id, other))
            .collect();
        named.sort_by_key(|(id, _)| *id);
        named.into_iter().next()
    }
}

fn read_styles(xml: &[u8]) -> HashMap<String, Style> {
    let mut styles: HashMap<String, Style> = HashMap::new();
    let mut open = String::new();
    walk(xml, |start, _| {
        let name = start.local_name();
        if name.as_ref() == "style" {
            open = attribute(start, "styleId").unwrap_or_default();
            if styles.len() < MOST {
                styles.entry(open.clone()).or_default();
            }
            return;
        }
        let (Some(style), Some(value)) = (styles.get_mut(&open), attribute(start, "val")) else {
            return;
        };
        match name.as_ref() {
            "basedOn" => style.based_on = value,
            "name" => style.name = value.to_lowercase(),
            "numId" => style.list = value.parse().ok(),
            "ilvl" => style.level = value.parse().ok(),
            "outlineLvl" => style.outline = value.parse().ok(),
            _ => {}
        }
    });
    styles
}

/// Counts the paragraphs of a document in their order.
struct Counting<'a> {
    lists: &'a Lists,
    styles: &'a HashMap<String, Style>,
    /// What each definition has counted on each level.
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists whose own beginnings were taken up.
    begun: Vec<u32>,
    /// Paragraphs counted by a field.
    fields: u32,
}

impl<'a> Counting<'a> {
    fn new(lists: &'a Lists, styles: &'a HashMap<String, Style>) -> Self {
        Self {
            lists,
            styles,
            counted: HashMap::new(),
            begun: Vec::new(),
            fields: 0,
        }
    }

    fn line(&mut self, paragraph: Paragraph) -> Line {
        let has_words = !paragraph.text.trim().is_empty();
        let number = if paragraph.counted && has_words {
            self.fields += 1;
            format!("{}.", self.fields)
        } else {
            self.number(&paragraph, has_words).unwrap_or_default()
        };
        Line {
            number,
            heading: has_words && (paragraph.bold || self.is_heading(&paragraph)),
            text: paragraph.text,
        }
    }

    /// The style and those that it is based on.
    fn chain(&self, style: &str) -> impl Iterator<Item = &'a Style> {
        let styles = self.styles;
        std::iter::successors(styles.get(style), |style| styles.get(&style.based_on)).take(DEEPEST)
    }

    fn is_heading(&self, paragraph: &Paragraph) -> bool {
        let outline = paragraph
            .outline
            .or_else(|| self.chain(&paragraph.style).find_map(|style| style.outline));
        let named = self
            .chain(&paragraph.style)
            .any(|style| style.name.starts_with("heading") || style.name.starts_with("title"));
        outline.map_or(named, |level| level < LEVELS)
    }

    /// The number before a paragraph. Word counts empty paragraphs too, but shows nothing to be cited there.
    fn number(&mut self, paragraph: &Paragraph, has_words: bool) -> Option<String> {
        let by_style = self.chain(&paragraph.style).find(|s| s.list.is_some());
        let list = paragraph
            .list
            .or(by_style.and_then(|style| style.list))
            .filter(|list| *list != 0)?;
        let instance = self.lists.instances.get(&list)?;
        let (id, definition) = self.lists.definition(instance.definition)?;
        let at = paragraph
            .level
            .or_else(|| {
                let at_style = |(_, level): &(&usize, &Level)| {
                    !level.style.is_empty() && level.style == paragraph.style
                };
                definition.levels.iter().find(at_style).map(|(at, _)| *at)
            })
            .or_else(|| self.chain(&paragraph.style).find_map(|style| style.level))
            .unwrap_or(0)
            .min(LEVELS - 1);
        let level = |at: usize| {
            instance
                .levels
                .get(&at)
                .or_else(|| definition.levels.get(&at))
        };
        let own = level(at)?;
        if own.format == "bullet" || own.format == "none" {
            return None;
        }
        let start = |at: usize| level(at).and_then(|level| level.start).unwrap_or(1);
        let counted = self.counted.entry(id).or_default();
        if !instance.starts.is_empty() && !self.begun.contains(&list) && self.begun.len() < MOST {
            self.begun.push(list);
            for (at, first) in &instance.starts {
                counted[*at] = first.checked_sub(1);
            }
        }
        counted[at] = Some(counted[at].map_or_else(|| start(at), |n| n.saturating_add(1)));
        for deeper in &mut counted[at + 1..] {
            *deeper = None;
        }
        if !has_words {
            return None;
        }
        let mut out = String::new();
        let mut rest = own.text.as_str();
        while let Some(place) = rest.find('%') {
            out.push_str(&rest[..place]);
            rest = &rest[place + 1..];
            let shown = rest.chars().next().and_then(|c| c.to_digit(10));
            if let Some(shown) = shown.filter(|n| (1..=LEVELS as u32).contains(n)) {
                let shown = shown as usize - 1;
                let value = counted[shown].unwrap_or_else(|| start(shown));
                let format = level(shown).map_or("", |level| level.format.as_str());
                out.push_str(&written(value, format));
                rest = &rest[1..];
            }
        }
        out.push_str(rest);
        let out = out.trim().to_owned();
        (!out.is_empty() && out.chars().count() <= 40).then_some(out)
    }
}

const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";

/// A number in one of the formats of lists; what is not known is written in digits.
fn written(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number, ('a'..='z').collect()),
        "upperLetter" => letters(number, ('A'..='Z').collect()),
        "russianLower" => letters(number, RUSSIAN.chars().collect()),
        "russianUpper" => letters(number, RUSSIAN.to_uppercase().chars().collect()),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "none" | "bullet" => String::new(),
        _ => number.to_string(),
    }
}

/// a … z, aa, bb …, as Word goes on.
fn letters(number: u32, alphabet: Vec<char>) -> String {
    let Some(at) = number.checked_sub(1) else {
        return "0".to_owned();
    };
    let count = alphabet.len() as u32;
    let times = (at / count + 1).min(20) as usize;
    std::iter::repeat_n(alphabet[(at % count) as usize], times).collect()
}

fn roman(number: u32) -> String {
    if number == 0 || number >= 4000 {
        return number.to_string();
    }
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut left, mut out) = (number, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Para"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Named"/></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Named"/><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="Para"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Para"/></w:style>
<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style></w:styles>"#;

    fn numbers(paragraphs: &[Paragraph]) -> Vec<String> {
        let (lists, styles) = (
            Lists::read(NUMBERING.as_bytes()),
            read_styles(STYLES.as_bytes()),
        );
        let mut counting = Counting::new(&lists, &styles);
        paragraphs
            .iter()
            .map(|paragraph| counting.line(paragraph.clone()).number)
            .collect()
    }

    fn paragraph(style: &str, list: Option<u32>, level: Option<usize>) -> Paragraph {
        Paragraph {
            text: "Words".into(),
            style: style.into(),
            list,
            level,
            ..Paragraph::default()
        }
    }

    #[test]
    fn levels_are_counted_and_begin_anew_under_the_next_number() {
        let found = numbers(&[
            paragraph("Para", None, None),
            paragraph("", Some(1), Some(1)),
            paragraph("", Some(1), Some(1)),
            paragraph("Sub", None, None),
            paragraph("", Some(1), Some(1)),
            paragraph("Para", Some(0), None),
            paragraph("Para", None, None),
        ]);
        assert_eq!(found, ["1.", "(a)", "(b)", "2.", "(a)", "", "3."]);
    }

    #[test]
    fn a_list_that_begins_elsewhere_and_one_that_stands_for_another_are_followed() {
        let found = numbers(&[
            paragraph("", Some(2), None),
            paragraph("", Some(2), None),
            paragraph("", Some(3), None),
            paragraph("", Some(3), None),
            paragraph("", Some(99), None),
        ]);
        assert_eq!(found, ["7.", "8.", "I.", "II.", ""]);
    }

    #[test]
    fn fields_that_count_and_headings_are_known() {
        let (lists, styles) = (Lists::default(), read_styles(STYLES.as_bytes()));
        let mut counting = Counting::new(&lists, &styles);
        let counted = Paragraph {
            counted: true,
            ..paragraph("", None, None)
        };
        assert_eq!(counting.line(counted.clone()).number, "1.");
        assert_eq!(counting.line(counted).number, "2.");
        assert!(counting.line(paragraph("H", None, None)).heading);
        assert!(!counting.line(paragraph("Para", None, None)).heading);
    }

    #[test]
    fn numbers_are_written_in_the_formats_of_lists() {
        for (number, format, text) in [
            (3, "lowerLetter", "c"),
            (28, "lowerLetter", "bb"),
            (2, "russianLower", "б"),
            (14, "lowerRoman", "xiv"),
            (1999, "upperRoman", "MCMXCIX"),
            (4, "decimalZero", "04"),
            (0, "upperLetter", "0"),
            (12, "chicago", "12"),
        ] {
            assert_eq!(written(number, format), text);
        }
    }

    #[test]
    fn damage_in_the_lists_leaves_a_text_without_numbers() {
        let lists = Lists::read(b"<w:numbering><w:abstractNum w:abstractNumId='0'></w:num>");
        assert!(lists.instances.is_empty());
    }
}
