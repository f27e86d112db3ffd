//! Numbers and headings that stand inside the texts of recommendations.

/// What stood before a recommendation's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// The heading before the number, as treaty bodies' texts have it in UHRI's exports.
    pub heading: Option<&'a str>,
    /// The number in its usual form: `124.5`, `49`, `96 (c)`.
    pub paragraph: String,
    pub text: &'a str,
}

/// The longest heading that is believed to be one, in characters.
const HEADING_CHARS: usize = 200;

/// A number goes on no further than this.
const NUMBER_BYTES: usize = 24;

/// Parts number and heading from the text: `124.5 Ratify …`, `96. (c) Replace …`, `Rural women 49.The Committee …`.
/// `None` when there is no such number.
pub fn split_number(text: &str) -> Option<Numbered<'_>> {
    let text = text.trim();
    at_start(text).or_else(|| after_heading(text))
}

fn at_start(text: &str) -> Option<Numbered<'_>> {
    let (number, rest) = take_number(text)?;
    finish(None, number, rest)
}

/// Digits, with further parts after points: `124.5`, and `49` before its own point.
fn take_number(text: &str) -> Option<(&str, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    if end == 0 || end > 4 {
        return None;
    }
    while end < NUMBER_BYTES && text[end..].starts_with('.') {
        match digits(&text[end + 1..]) {
            more @ 1..=4 => end += 1 + more,
            _ => break,
        }
    }
    Some((&text[..end], &text[end..]))
}

/// Checks what follows the number and takes letters in brackets into it.
fn finish<'a>(heading: Option<&'a str>, number: &str, rest: &'a str) -> Option<Numbered<'a>> {
    let pointed = rest.strip_prefix(['.', ')', ':']);
    let after = pointed.unwrap_or(rest);
    // A number without a point is one only in the form 124.5 and with a blank behind it: “2030 Agenda” is none.
    if pointed.is_none() && !(number.contains('.') && after.starts_with(char::is_whitespace)) {
        return None;
    }
    let mut text = after.trim_start();
    let mut paragraph = number.to_owned();
    if let Some(letter) = letter_in_brackets(text) {
        paragraph.push(' ');
        paragraph.push_str(letter);
        text = text[letter.len()..].trim_start();
    }
    (text
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || "“\"«‘'(".contains(c)))
    .then_some(Numbered {
        heading,
        paragraph,
        text,
    })
}

/// A single letter or a small Roman number in brackets at the beginning: `(c)`, `(iv)`.
fn letter_in_brackets(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('(')?;
    let end = inside.find(')')?;
    let (letter, after) = (&inside[..end], &inside[end + 1..]);
    let count = letter.chars().count();
    let single = count == 1 && letter.chars().all(char::is_alphabetic);
    let roman = (1..=5).contains(&count) && letter.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    ((single || roman) && after.starts_with(char::is_whitespace)).then(|| &text[..end + 2])
}

/// Looks for `heading 49.Text`: a short beginning without a sentence's end, a number with a point, a capital letter.
fn after_heading(text: &str) -> Option<Numbered<'_>> {
    if !text.chars().next()?.is_uppercase() {
        return None;
    }
    let mut depth = 0_i32;
    let mut before = ' ';
    for (at, c) in text.char_indices().take(HEADING_CHARS) {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '.' | ';' | ':' if depth <= 0 => return None,
            _ if c.is_ascii_digit() && depth <= 0 && before.is_whitespace() => {
                let heading = text[..at].trim();
                if let Some(found) = heading_number(heading, &text[at..]) {
                    return Some(found);
                }
            }
            _ => {}
        }
        before = c;
    }
    None
}

fn heading_number<'a>(heading: &'a str, rest: &'a str) -> Option<Numbered<'a>> {
    let (number, after) = take_number(rest)?;
    let last = heading
        .rsplit(char::is_whitespace)
        .next()?
        .trim_matches(['(', ','])
        .to_lowercase();
    let refers = matches!(
        last.as_str(),
        "no" | "№"
            | "art"
            | "article"
            | "articles"
            | "para"
            | "paragraph"
            | "paragraphs"
            | "and"
            | "to"
            | "of"
            | "in"
            | "rule"
            | "recommendation"
            | "resolution"
            | "protocol"
            | "ст"
            | "статья"
            | "статьи"
            | "пункт"
            | "и"
            | "в"
    );
    let found = finish(Some(heading), number, after)?;
    let capital = found
        .text
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || !c.is_alphabetic());
    (after.starts_with('.') && !refers && capital && number.len() <= 3).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_headings_are_parted_from_the_text() {
        for (text, heading, paragraph, rest) in [
            (
                "124.5 Ratify the Protocol",
                None,
                "124.5",
                "Ratify the Protocol",
            ),
            ("95.1. Ratify it", None, "95.1", "Ratify it"),
            (
                "96. (c) Replace the procedure",
                None,
                "96 (c)",
                "Replace the procedure",
            ),
            ("96. (iv) Replace it", None, "96 (iv)", "Replace it"),
            (
                "49.The Committee recommends",
                None,
                "49",
                "The Committee recommends",
            ),
            (
                "Rural women 49.The Committee",
                Some("Rural women"),
                "49",
                "The Committee",
            ),
            (
                "Awareness-raising (art. 8) 17. The Committee",
                Some("Awareness-raising (art. 8)"),
                "17",
                "The Committee",
            ),
            (
                "Жінес 12. Комитет рекомендует",
                Some("Жінес"),
                "12",
                "Комитет рекомендует",
            ),
        ] {
            let found = split_number(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found.heading, found.paragraph.as_str(), found.text),
                (heading, paragraph, rest)
            );
        }
    }

    #[test]
    fn numbers_that_belong_to_the_text_stay_in_it() {
        for text in [
            "2030 Agenda must be kept",
            "2. 5",
            "",
            "124.5",
            "12 States asked. For more",
            "Implement article 12. The State party",
            "The Committee recommends this. 12. Another",
            "Adopt by 2012. Then report",
            "қазақша 12. Мәтін",
            "99999. Text",
        ] {
            assert_eq!(split_number(text), None, "{text}");
        }
    }
}
