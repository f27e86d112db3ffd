//! What people type: cleaning, checking, and errors that stand beside their field.

use garde::Validate;
use std::collections::BTreeMap;

/// Field name → word key of the sentence that says how to mend it, with arguments.
pub type FieldErrors = BTreeMap<String, FieldError>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub key: String,
    pub args: Vec<(&'static str, String)>,
}

impl FieldError {
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            args: Vec::new(),
        }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// One wrong field.
#[must_use]
pub fn wrong(field: &str, error: FieldError) -> FieldErrors {
    BTreeMap::from([(field.to_owned(), error)])
}

/// Runs garde's rules; a rule's message is a word key (`#[garde(custom(..))]` functions return it).
///
/// # Errors
/// The first failed rule of each field.
pub fn check<T: Validate>(form: &T) -> Result<(), FieldErrors>
where
    T::Context: Default,
{
    let Err(report) = form.validate() else {
        return Ok(());
    };
    let mut errors = FieldErrors::new();
    for (path, error) in report.iter() {
        errors
            .entry(path.to_string())
            .or_insert_with(|| FieldError::new(error.message()));
    }
    Err(errors)
}

/// One line of text as a person meant it: trimmed, inner white space single, no control
/// characters and no direction marks that could make a name read differently than it is stored.
#[must_use]
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(char::is_whitespace) {
        let before = out.len();
        if before > 0 {
            out.push(' ');
        }
        let start = out.len();
        out.extend(word.chars().filter(|c| !is_invisible(*c)));
        if out.len() == start {
            out.truncate(before);
        }
    }
    out
}

/// Text of several lines: line ends are LF, invisible characters gone, ends trimmed.
#[must_use]
pub fn paragraph(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| *c == '\n' || *c == '\t' || !is_invisible(*c))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Control characters, zero-width characters and the Unicode direction marks (UAX #9).
#[must_use]
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_a_person_meant() {
        assert_eq!(
            line("  Ministry \u{202e}of\r\n\t Justice\u{0} "),
            "Ministry of Justice"
        );
        assert_eq!(line(" \u{200b} "), "");
        assert_eq!(line("a \u{200b} b"), "a b");
    }

    #[test]
    fn a_paragraph_keeps_its_lines() {
        assert_eq!(paragraph("one\r\ntwo\rthree\u{7}\n"), "one\ntwo\nthree");
    }
}
