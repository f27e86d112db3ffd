//! Lines of a document: each with the mark that stands before it, wherever that comes from.

use super::words::section_of;
use crate::docx::Outline;
use crate::text::{clean, one_line};

/// What stands before a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    /// `C.` or `II.`: a part of the document.
    Part,
    /// `14.`
    Paragraph(String),
    /// `(a)`
    Item(String),
}

#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The paragraph or line in its source, from 1.
    pub place: u32,
    pub mark: Mark,
    pub text: String,
}

/// A heading is no longer than this, in characters.
const HEADING_CHARS: usize = 200;

/// Digits of a paragraph's number that was typed: four could be a year.
const TYPED_DIGITS: usize = 3;

/// Digits of a paragraph's number that Word counted.
const COUNTED_DIGITS: usize = 6;

impl Line {
    fn of(place: usize, number: &str, text: &str) -> Option<Self> {
        let text = one_line(&clean(text).0);
        if text.is_empty() {
            return None;
        }
        let counted = match take_mark(&format!("{number} x"), COUNTED_DIGITS) {
            (mark, "x") => mark,
            _ => Mark::None,
        };
        let (mark, text) = if number.is_empty() {
            let (mark, rest) = take_mark(&text, TYPED_DIGITS);
            (mark, rest.to_owned())
        } else {
            (counted, text)
        };
        // A part is a heading; an initial before a name begins no part.
        let mark = match mark {
            Mark::Part if section_of(&text).is_none() && !is_short(&text) => Mark::None,
            mark => mark,
        };
        Some(Self {
            place: u32::try_from(place).unwrap_or(u32::MAX),
            mark,
            text,
        })
    }

    /// Whether the line can be a heading: short, begun with a capital, ended by nothing.
    pub fn is_heading(&self) -> bool {
        self.mark == Mark::None && is_short(&self.text)
    }
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= HEADING_CHARS
        && text
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || "“\"«".contains(c))
        && !text.ends_with(['.', ';', ':', ',', '?', '!', '-'])
}

/// The mark at the beginning of a line, and the rest; a number has so many digits at most.
fn take_mark(text: &str, most_digits: usize) -> (Mark, &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=most_digits).contains(&digits) {
        let after = &text[digits..];
        let pointed = after.strip_prefix(['.', ')']);
        let rest = pointed.unwrap_or(after).trim_start();
        let begins = rest
            .chars()
            .next()
            .is_some_and(|c| c.is_alphabetic() || "“\"«(".contains(c));
        if pointed.is_some() && begins {
            return (Mark::Paragraph(text[..digits].to_owned()), rest);
        }
    }
    let inside = text.strip_prefix('(').unwrap_or(text);
    let letters: String = inside
        .chars()
        .take_while(|c| c.is_alphabetic())
        .take(6)
        .collect();
    let after = &inside[letters.len()..];
    let count = letters.chars().count();
    let small = letters.chars().all(char::is_lowercase);
    let roman = letters.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let doubled = count == 2 && letters.chars().next() == letters.chars().nth(1);
    if small
        && (count == 1 || doubled || (roman && (1..=5).contains(&count)))
        && let Some(rest) = after.strip_prefix(')')
    {
        return (Mark::Item(format!("({letters})")), rest.trim_start());
    }
    let great = letters.chars().all(char::is_uppercase);
    let numeral = letters.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if inside.len() == text.len()
        && great
        && (count == 1 || (numeral && count > 1))
        && let Some(rest) = after.strip_prefix('.')
    {
        let heading = rest.trim_start();
        if heading.len() < rest.len() && !heading.is_empty() {
            return (Mark::Part, heading);
        }
    }
    (Mark::None, text)
}

/// The lines of a Word document.
pub(super) fn of_outline(outline: &Outline) -> Vec<Line> {
    outline
        .lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Line::of(at + 1, &line.number, &line.text))
        .collect()
}

/// The lines of a pasted text. Where a page broke a sentence into lines, they are joined again.
pub(super) fn of_text(text: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for (at, raw) in text.lines().enumerate() {
        let Some(line) = Line::of(at + 1, "", raw) else {
            continue;
        };
        let goes_on =
            line.mark == Mark::None
                && line.text.chars().next().is_some_and(|c| {
                    c.is_lowercase() || c.is_ascii_digit() && !is_edge(&line.text)
                });
        match out.last_mut() {
            Some(before) if goes_on && !is_edge(&before.text) => {
                if !before.text.ends_with('-') {
                    before.text.push(' ');
                }
                before.text.push_str(&line.text);
            }
            _ => out.push(line),
        }
    }
    out
}

/// Lines of the edges of pages: a page number, the symbol, the number of the printing.
pub(super) fn is_edge(text: &str) -> bool {
    let one_word = !text.contains(' ');
    text.chars().all(|c| c.is_ascii_digit() || c == ' ')
        || (one_word && crate::symbol::Symbol::parse(text).is_some())
        || text.starts_with("GE.")
        || text.starts_with("Please recycle")
        || text.starts_with("Просьба отправить на вторичную")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_parted_from_their_line() {
        for (line, mark, rest) in [
            (
                "14.\tThe Committee",
                Mark::Paragraph("14".into()),
                "The Committee",
            ),
            (
                "14.The Committee",
                Mark::Paragraph("14".into()),
                "The Committee",
            ),
            ("(a) Adopt", Mark::Item("(a)".into()), "Adopt"),
            ("a)\tпринять", Mark::Item("(a)".into()), "принять"),
            ("(iv) Adopt", Mark::Item("(iv)".into()), "Adopt"),
            ("(aa) Adopt", Mark::Item("(aa)".into()), "Adopt"),
            (
                "C. Principal subjects of concern",
                Mark::Part,
                "Principal subjects of concern",
            ),
            ("II. Positive aspects", Mark::Part, "Positive aspects"),
            ("2030 Agenda", Mark::None, "2030 Agenda"),
            ("14.2 of the Covenant", Mark::None, "14.2 of the Covenant"),
            ("The State", Mark::None, "The State"),
            ("(see para. 4)", Mark::None, "(see para. 4)"),
        ] {
            let found = Line::of(1, "", line).unwrap();
            assert_eq!((found.mark, found.text.as_str()), (mark, rest), "{line}");
        }
        let counted = Line::of(1, "(b)", "Adopt").unwrap();
        assert_eq!(counted.mark, Mark::Item("(b)".into()));
    }

    #[test]
    fn sentences_broken_by_the_page_are_whole_again() {
        let lines = of_text(
            "14. The Committee recom-\nmends follow-\nup and\nmore.\n\nTorture\n15. Next\n",
        );
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "The Committee recom-mends follow-up and more.",
                "Torture",
                "Next"
            ]
        );
        assert!(lines[1].is_heading());
    }
}
