//! Words of a text with their place in it.

use crate::fold::{fold_into, is_mark};

/// Letters of a word that count. Databases refuse terms of thousands of bytes, and no language has such words; two
/// that differ only further on are one.
pub const MOST_LETTERS: usize = 100;

/// A word: its byte range in the original text and its folded form (letters and digits only).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte of the word in the original text.
    pub start: usize,
    /// First byte after the word in the original text.
    pub end: usize,
    /// The word in lower case without accents, cut after [`MOST_LETTERS`]; never empty.
    pub folded: String,
}

/// Gives the words of a text in order.
///
/// A word is a run of letters and digits; soft hyphens and zero-width marks inside do not end it,
/// hyphens and full stops do. The English possessive `'s` belongs to the range of its word and not
/// to the folded form.
///
/// ```
/// let words: Vec<String> = kenes_analysis::tokens("The child’s OP-CAT").map(|token| token.folded).collect();
/// assert_eq!(words, ["the", "child", "op", "cat"]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, at: 0 }
}

/// The iterator over the words of a text, made by [`tokens`].
#[derive(Clone, Debug)]
pub struct Tokens<'text> {
    text: &'text str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.at + self.text[self.at..].find(char::is_alphanumeric)?;
            let mut end = start;
            for (offset, letter) in self.text[start..].char_indices() {
                if letter.is_alphanumeric() {
                    end = start + offset + letter.len_utf8();
                } else if !is_mark(letter) {
                    break;
                }
            }
            self.at = end;
            let mut folded = String::with_capacity(end - start);
            fold_into(&self.text[start..end], &mut folded);
            folded.retain(char::is_alphanumeric);
            if folded.is_empty() {
                continue;
            }
            if let Some((end, _)) = folded.char_indices().nth(MOST_LETTERS) {
                folded.truncate(end);
            }
            self.at += possessive_length(&self.text[end..]);
            return Some(Token {
                start,
                end: self.at,
                folded,
            });
        }
    }
}

/// Bytes of a leading `'s` that ends a word, or zero.
fn possessive_length(rest: &str) -> usize {
    let mut letters = rest.chars();
    let Some(mark) = letters
        .next()
        .filter(|mark| matches!(mark, '\'' | '’' | 'ʼ' | '‘' | '´' | '`'))
    else {
        return 0;
    };
    if !matches!(letters.next(), Some('s' | 'S'))
        || letters.next().is_some_and(char::is_alphanumeric)
    {
        return 0;
    }
    mark.len_utf8() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).map(|token| token.folded).collect()
    }

    #[test]
    fn words_keep_their_place() {
        let text = "«Ещё» child’s 124.5 со\u{00ad}гласие";
        let found: Vec<_> = tokens(text).collect();
        assert_eq!(words(text), ["еще", "child", "124", "5", "согласие"]);
        assert_eq!(&text[found[0].start..found[0].end], "Ещё");
        assert_eq!(&text[found[1].start..found[1].end], "child’s");
        assert_eq!(&text[found[4].start..found[4].end], "со\u{00ad}гласие");
    }

    #[test]
    fn a_word_that_is_none_is_cut_and_keeps_its_place() {
        let text = format!("{} end", "құ".repeat(5_000));
        let found: Vec<_> = tokens(&text).collect();
        assert_eq!(found[0].folded.chars().count(), MOST_LETTERS);
        assert_eq!((found[0].end, found[1].folded.as_str()), (20_000, "end"));
    }

    #[test]
    fn odd_text_gives_no_odd_words() {
        assert!(words("").is_empty());
        assert!(words("— … \u{200b} !").is_empty());
        assert_eq!(words("½ x² 人权"), ["12", "x2", "人权"]);
        assert_eq!(words("it's Women's' cat'sx"), ["it", "women", "cat", "sx"]);
    }
}
