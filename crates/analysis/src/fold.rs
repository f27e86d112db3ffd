//! Folding: the form of a text in which spelling and typography no longer differ.

use unicode_normalization::UnicodeNormalization;

/// Folds a text: lower case, ё to е, accents gone, compatibility forms unfolded, typographic quotes
/// and dashes made plain, soft hyphens, zero-width and direction marks and control characters gone.
///
/// White space stays as it is but for exotic spaces, which become plain ones. The letters й and ї and
/// all letters of Kazakh keep their identity. Folding twice changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends the folded text to a string, without a new allocation for plain ASCII.
pub(crate) fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        folded.extend(
            text.chars()
                .filter(|letter| !letter.is_ascii_control() || letter.is_ascii_whitespace())
                .map(|letter| letter.to_ascii_lowercase()),
        );
        return;
    }
    if text.chars().all(is_plain_cyrillic) {
        folded.extend(
            text.chars()
                .flat_map(char::to_lowercase)
                .map(|letter| if letter == 'ё' { 'е' } else { letter }),
        );
        return;
    }
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        push_folded(letter, folded);
    }
}

/// Letters that need only lower case: Russian and Kazakh Cyrillic, where no accent can follow.
fn is_plain_cyrillic(letter: char) -> bool {
    matches!(letter, 'А'..='я' | 'Ё' | 'ё') || crate::language::is_kazakh_letter(letter)
}

fn push_folded(letter: char, folded: &mut String) {
    match letter {
        '\u{0306}' => recompose(folded, &[('и', 'й'), ('у', 'ў')]),
        '\u{0308}' => recompose(folded, &[('і', 'ї')]),
        'ё' => folded.push('е'),
        'ł' => folded.push('l'),
        'ø' => folded.push('o'),
        'đ' => folded.push('d'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'ı' => folded.push('i'),
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '`' | '´' => folded.push('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '″' => folded.push('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => folded.push('-'),
        '⁄' => folded.push('/'),
        _ if is_mark(letter) => {}
        _ if letter.is_whitespace() && letter != '\n' && letter != '\t' && letter != '\r' => {
            folded.push(' ');
        }
        _ if letter.is_control() && !letter.is_whitespace() => {}
        _ => folded.push(letter),
    }
}

/// Turns a base letter that was decomposed back into the letter it was, when it counts as its own.
fn recompose(folded: &mut String, pairs: &[(char, char)]) {
    let Some(last) = folded.chars().next_back() else {
        return;
    };
    if let Some((_, whole)) = pairs.iter().find(|(base, _)| *base == last) {
        folded.pop();
        folded.push(*whole);
    }
}

/// Marks that carry no letter of their own: accents, soft hyphens, joiners, direction marks.
pub(crate) fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{0300}'..='\u{036f}'
            | '\u{00ad}'
            | '\u{061c}'
            | '\u{115f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_and_typography_are_made_equal() {
        assert_eq!(fold("Ещё ЁЛКА"), "еще елка");
        assert_eq!(fold("«Қазақстан» — “ok”"), "\"қазақстан\" - \"ok\"");
        assert_eq!(fold("со\u{00ad}глас\u{200b}ие\u{200f}"), "согласие");
        assert_eq!(fold("Côte d’Ivoire"), "cote d'ivoire");
        assert_eq!(fold("и\u{0306}од, рай\u{feff}"), "йод, рай");
        assert_eq!(fold("е\u{0308}"), "е");
        assert_eq!(fold("ӘҒҚҢӨҰҮҺІ"), "әғқңөұүһі");
        assert_eq!(fold("İstanbul ﬁle №5"), "istanbul file no5");
        assert_eq!(fold("a\u{0}b\u{7}c"), "abc");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in [
            "Ещё й Ї",
            "“Æsop’s” – ½",
            "a\u{00a0}b\u{2009}c",
            "ﬃ Å e\u{301}",
        ] {
            assert_eq!(fold(&fold(text)), fold(text));
        }
    }
}
