//! Small operations on texts that all readers share.

use std::borrow::Cow;
use std::collections::HashSet;

/// What [`clean`] took out of a text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Removed {
    pub control: bool,
    pub direction: bool,
    pub unreadable: bool,
}

/// Takes out control characters and invisible marks of direction, turns all line ends into `\n` and cuts blanks at
/// both ends. Nothing else is touched.
pub(crate) fn clean(text: &str) -> (Cow<'_, str>, Removed) {
    let mut removed = Removed::default();
    if text
        .bytes()
        .all(|b| b == b'\n' || (0x20..0x7f).contains(&b))
    {
        return (Cow::Borrowed(text.trim()), removed);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\t' => out.push(c),
            '\u{2028}' | '\u{2029}' => out.push('\n'),
            _ if c.is_control() => removed.control = true,
            '\u{61c}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {
                removed.direction = true;
            }
            '\u{fffd}' => {
                removed.unreadable = true;
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    let trimmed = out.trim();
    if trimmed.len() != out.len() {
        out = trimmed.to_owned();
    }
    (Cow::Owned(out), removed)
}

/// Turns numeric references and the five named ones of XML (and `&nbsp;`) into their characters. `None` when there
/// is nothing to turn.
pub(crate) fn decode_references(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    let mut changed = false;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // No further than the longest reference reaches: a text of ampersands stays cheap.
        let decoded = rest
            .bytes()
            .take(11)
            .position(|byte| byte == b';')
            .and_then(|end| Some((reference(&rest[1..end])?, end)));
        match decoded {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
                changed = true;
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    changed.then_some(out)
}

fn reference(name: &str) -> Option<char> {
    let code = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        "nbsp" => return Some(' '),
        _ => name.strip_prefix('#')?,
    };
    let number = match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    char::from_u32(number).filter(|c| !c.is_control())
}

/// Makes one line of a text: every run of blanks and line ends becomes one space.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Folds a heading or a coded word for comparison: small letters, ё as е, and nothing but letters, digits and single
/// spaces. What stands in brackets stays.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = if c == 'ё' { 'е' } else { c };
        if c.is_alphanumeric() || c == '№' {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        } else if c != '\'' && c != '’' {
            gap = true;
        }
    }
    out
}

/// The first characters of a text for a message about it, with an ellipsis when it is longer than `chars`.
pub(crate) fn excerpt(text: &str, chars: usize) -> String {
    let line = one_line(text);
    match line.char_indices().nth(chars) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// Reads a list whose items are lines that begin with `- `. A line without the mark goes on with the item before it.
pub(crate) fn dash_lines(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let begin = |items: &mut Vec<String>, item: &str| {
        let item = one_line(item);
        if !item.is_empty() {
            items.push(item);
        }
    };
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let bullet = line.strip_prefix(['-', '–', '•', '—']);
        match bullet {
            Some(item) if item.is_empty() || item.starts_with(char::is_whitespace) => {
                begin(&mut items, item);
            }
            _ => match items.last_mut() {
                Some(last) => {
                    last.push(' ');
                    last.push_str(&one_line(line));
                }
                None => begin(&mut items, line),
            },
        }
    }
    let mut distinct = Vec::new();
    push_items(&mut distinct, items);
    distinct
}

/// Adds items to a list, each on one line, unless it is empty or already there.
pub(crate) fn push_items(items: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    let mut seen: HashSet<String> = items.iter().cloned().collect();
    for item in more {
        let item = one_line(&item);
        if !item.is_empty() && !seen.contains(&item) {
            seen.insert(item.clone());
            items.push(item);
        }
    }
}

/// The name of a column: one clean line, cut where no name is that long.
pub(crate) fn column_name(text: &str) -> String {
    excerpt(&clean(text).0, COLUMN_CHARS)
}

const COLUMN_CHARS: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_says_what_it_took_out() {
        let (text, removed) = clean("  a\u{0}b\u{202e}c\u{fffd}\r\nd\re ");
        assert_eq!(text, "abc\u{fffd}\nd\ne");
        assert_eq!(
            removed,
            Removed {
                control: true,
                direction: true,
                unreadable: true
            }
        );
        assert_eq!(
            clean(" Adopt a law "),
            (Cow::Borrowed("Adopt a law"), Removed::default())
        );
        assert_eq!(clean("Қазақстан\u{a0}заңы").0, "Қазақстан\u{a0}заңы");
    }

    #[test]
    fn references_become_characters_and_ampersands_stay() {
        assert_eq!(
            decode_references("&#40;Unknown&#41;").as_deref(),
            Some("(Unknown)")
        );
        assert_eq!(
            decode_references("a &amp; b &#x2014; c").as_deref(),
            Some("a & b — c")
        );
        assert_eq!(decode_references("&&#x1F54A;").as_deref(), Some("&🕊"));
        for untouched in ["Women & girls", "R&D; x", "&#0;", "&#99999999;", "&", "&;"] {
            assert_eq!(decode_references(untouched), None, "{untouched}");
        }
    }

    #[test]
    fn folding_forgets_case_and_signs() {
        assert_eq!(fold(" To-Rgrp "), "to rgrp");
        assert_eq!(
            fold("Позиция государства-участника:"),
            "позиция государства участника"
        );
        assert_eq!(fold("№ п/п"), "№ п п");
        assert_eq!(fold("Ещё"), "еще");
    }

    #[test]
    fn dash_lists_keep_hyphens_inside_items() {
        assert_eq!(
            dash_lines("- 5 - GENDER EQUALITY\n- Asylum-seekers - refugees\nand others"),
            [
                "5 - GENDER EQUALITY",
                "Asylum-seekers - refugees and others"
            ]
        );
        assert_eq!(dash_lines("Mexico"), ["Mexico"]);
        assert_eq!(dash_lines("- \n-\n"), Vec::<String>::new());
    }

    #[test]
    fn excerpts_count_characters() {
        assert_eq!(excerpt("Қазақстан Республикасы", 9), "Қазақстан…");
        assert_eq!(excerpt("қысқа", 9), "қысқа");
    }
}
