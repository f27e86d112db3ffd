//! How a road map's file cites a recommendation.

use serde::{Deserialize, Serialize};

/// Where a recommendation is to be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Citation {
    /// Our own reference: `R-0142`.
    Own(u32),
    /// A document of the United Nations and its paragraph: `CAT/C/KAZ/CO/4`, `12 (a)`.
    Paragraph { symbol: String, paragraph: String },
}

/// Words that stand between a symbol and the number of its paragraph.
const MARKS: [&str; 12] = [
    "paragraph",
    "paras.",
    "paras",
    "para.",
    "para",
    "пункт",
    "п.",
    "§",
    "№",
    "no.",
    "rec.",
    "тармақ",
];

/// Parts a citation from the words that follow it: `CAT/C/KAZ/CO/4, para. 12: Establish …`, `R-0142 Ratify …`.
/// Without a citation the whole text comes back.
pub fn split_citation(text: &str) -> (Option<Citation>, &str) {
    let text = text.trim();
    if let Some((number, rest)) = own(text) {
        return (Some(Citation::Own(number)), after_sign(rest));
    }
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'))
        .unwrap_or(text.len());
    let symbol = text[..end].trim_end_matches('.');
    if !is_symbol(symbol) {
        return (None, text);
    }
    let mut rest = text[end..].trim_start_matches([' ', ',', ';', '\u{a0}', '\n', '\t']);
    let lower = rest.to_lowercase();
    // Lower-casing these words never changes their length in bytes.
    if let Some(mark) = MARKS.iter().find(|mark| lower.starts_with(**mark)) {
        rest = rest.get(mark.len()..).unwrap_or("").trim_start();
    }
    let (paragraph, rest) = take_paragraph(rest);
    let citation = Citation::Paragraph {
        symbol: symbol.to_owned(),
        paragraph,
    };
    (Some(citation), after_sign(rest))
}

fn own(text: &str) -> Option<(u32, &str)> {
    let rest = text
        .strip_prefix("R-")
        .or_else(|| text.strip_prefix("r-"))?;
    let end = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest[..end].parse().ok().filter(|number| *number > 0)?;
    let rest = &rest[end..];
    (!rest.starts_with(char::is_alphanumeric)).then_some((number, rest))
}

/// Two strokes at least, and nothing but what symbols consist of.
fn is_symbol(word: &str) -> bool {
    word.matches('/').count() >= 2
        && word.len() <= 60
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '(' | ')'))
}

/// `12`, `139.25`, `12 (a)`.
fn take_paragraph(text: &str) -> (String, &str) {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit()
            || c == '.' && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
        {
            end = at + 1;
        } else {
            break;
        }
    }
    if end == 0 {
        return (String::new(), text);
    }
    let mut paragraph = text[..end].to_owned();
    let mut rest = &text[end..];
    let tail = rest.trim_start();
    if let Some(inside) = tail.strip_prefix('(')
        && let Some(close) = inside.find(')')
        && (1..=3).contains(&close)
        && inside[..close].chars().all(|c| c.is_ascii_alphanumeric())
    {
        paragraph.push_str(&format!(" ({})", &inside[..close]));
        rest = &inside[close + 1..];
    }
    (paragraph, rest)
}

fn after_sign(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '–' | '—' | '-' | '·')
    })
    .trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(symbol: &str, paragraph: &str) -> Option<Citation> {
        Some(Citation::Paragraph {
            symbol: symbol.into(),
            paragraph: paragraph.into(),
        })
    }

    #[test]
    fn citations_are_parted_from_words_as_people_write_them() {
        for (text, citation, words) in [
            (
                "R-0142 Ratify OP-CAT",
                Some(Citation::Own(142)),
                "Ratify OP-CAT",
            ),
            ("R-0142", Some(Citation::Own(142)), ""),
            (
                "CAT/C/KAZ/CO/4, para. 12: Establish a body",
                paragraph("CAT/C/KAZ/CO/4", "12"),
                "Establish a body",
            ),
            (
                "CAT/C/KAZ/CO/4, п. 12 (a) — Создать орган",
                paragraph("CAT/C/KAZ/CO/4", "12 (a)"),
                "Создать орган",
            ),
            (
                "A/HRC/43/10 139.25 Ratify",
                paragraph("A/HRC/43/10", "139.25"),
                "Ratify",
            ),
            ("CCPR/C/KAZ/CO/3", paragraph("CCPR/C/KAZ/CO/3", ""), ""),
            ("Ratify and/or accede", None, "Ratify and/or accede"),
            ("R-0 nothing", None, "R-0 nothing"),
            ("R-12a", None, "R-12a"),
            ("", None, ""),
            ("Қылмыс деп тану", None, "Қылмыс деп тану"),
        ] {
            assert_eq!(split_citation(text), (citation, words), "{text}");
        }
    }
}
