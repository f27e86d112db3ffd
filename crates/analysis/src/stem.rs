//! Stems: the part of a word that its grammatical forms share.

use crate::{kazakh, russian, tokens};
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// English plurals that no suffix rule joins to their singular.
const ENGLISH_IRREGULAR: &[(&str, &str)] = &[
    ("children", "child"),
    ("women", "woman"),
    ("men", "man"),
    ("people", "person"),
    ("peoples", "people"),
    ("persons", "person"),
    ("prisoners", "prisoner"),
    ("dying", "die"),
];

/// Gives the stem of one folded word; the language need not be known.
///
/// Latin words go through the English Snowball stemmer. A Cyrillic word first loses what can only be
/// Kazakh suffixes, then, unless Kazakh letters remain, goes through the Russian Snowball stemmer
/// with fleeting vowels treated; so a word gives the same stem from a Kazakh and from a Russian text.
/// Words in other scripts and numbers stay as they are.
///
/// ```
/// assert_eq!(kenes_analysis::stem("пыток"), kenes_analysis::stem("пытка"));
/// assert_eq!(kenes_analysis::stem("құқықтарының"), "құқық");
/// assert_eq!(kenes_analysis::stem("ratification"), "ratif");
/// ```
#[must_use]
pub fn stem(folded: &str) -> Cow<'_, str> {
    if folded.is_ascii() {
        return english(folded);
    }
    if !folded
        .chars()
        .all(|letter| ('\u{0400}'..='\u{052f}').contains(&letter))
    {
        return Cow::Borrowed(folded);
    }
    let residue = kazakh::stem(folded);
    if residue.chars().any(crate::language::is_kazakh_letter) {
        return match residue {
            Cow::Borrowed(kept) => Cow::Borrowed(kept),
            Cow::Owned(owned) => Cow::Owned(owned),
        };
    }
    Cow::Owned(russian::stem(&residue))
}

fn english(folded: &str) -> Cow<'_, str> {
    if folded.len() < 3 || folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(folded);
    }
    if let Some((_, singular)) = ENGLISH_IRREGULAR.iter().find(|(word, _)| *word == folded) {
        return Cow::Borrowed(singular);
    }
    // Snowball may leave an apostrophe-free word longer than a letter, never an empty one.
    Stemmer::create(Algorithm::English).stem(folded)
}

/// Gives the terms to store for search, one a word, in the order of the text.
///
/// Every term consists of letters and digits in lower case. Terms are to be stored separated by one
/// space, so that phrases stay adjacent; FTS5 needs `unicode61 remove_diacritics 0`.
#[must_use]
pub fn index_terms(text: &str) -> Vec<String> {
    tokens(text)
        .map(|token| stem(&token.folded).into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(words: &[&str]) {
        let first = stem(words[0]).into_owned();
        for word in words {
            assert_eq!(stem(word), first, "«{word}» does not meet «{}»", words[0]);
        }
    }

    fn apart(one: &str, other: &str) {
        assert_ne!(
            stem(one),
            stem(other),
            "«{one}» and «{other}» fall together"
        );
    }

    #[test]
    fn russian_forms_meet() {
        meet(&["пытка", "пытки", "пыток", "пыткам", "пытками", "пытку"]);
        meet(&["право", "прав", "права", "правами", "правам"]);
        meet(&["сирота", "сирот", "сироты", "сиротам"]);
        meet(&["ребенок", "ребенка", "ребенку"]);
        meet(&["беженец", "беженцев", "беженцы", "беженцам"]);
        meet(&["подросток", "подростки", "подростков"]);
        meet(&["суд", "суда", "судов", "судам", "суды"]);
        meet(&["судья", "судьи", "судей", "судьями", "судьям"]);
        meet(&["дети", "детей", "детям", "детьми", "детях"]);
        meet(&["тюрьма", "тюрем", "тюрьмы", "тюрьмах"]);
        meet(&["смертная", "смертной", "смертную"]);
        meet(&["казнь", "казни", "казней"]);
        meet(&["граждан", "граждане", "гражданам"]);
        meet(&["свобода", "свободы", "свобод"]);
        apart("суд", "судья");
        apart("право", "правительство");
        apart("казнь", "казна");
    }

    #[test]
    fn kazakh_forms_meet() {
        meet(&[
            "азаптау",
            "азаптауды",
            "азаптаудан",
            "азаптауға",
            "азаптаудың",
        ]);
        meet(&[
            "құқық",
            "құқықтары",
            "құқықтарының",
            "құқығы",
            "құқықтарын",
            "құқығын",
            "құқықтар",
        ]);
        meet(&[
            "бала",
            "балалар",
            "балалардың",
            "баланың",
            "балаларды",
            "балаларға",
            "балалары",
        ]);
        meet(&["әйел", "әйелдер", "әйелдердің", "әйелдерге", "әйелдерді"]);
        meet(&["шара", "шаралар", "шараларды", "шараларын"]);
        meet(&["мүгедек", "мүгедектер", "мүгедектерге"]);
        meet(&["адам", "адамдар", "адамдардың", "адамның"]);
        meet(&["жаза", "жазасы", "жазасын", "жазаның"]);
        meet(&["сот", "соттар", "соттың", "соттарға"]);
        meet(&["бостандығы", "бостандық", "бостандығын", "бостандықтары"]);
        meet(&["мектеп", "мектебі", "мектептер", "мектептерде"]);
        meet(&["заң", "заңдар", "заңды", "заңның", "заңға"]);
        apart("бала", "балабақша");
        apart("құқық", "құрылыс");
    }

    #[test]
    fn english_forms_meet() {
        meet(&["child", "children"]);
        meet(&["ratify", "ratifying", "ratified", "ratifies"]);
        meet(&["convention", "conventions"]);
        apart("protocol", "protest");
    }

    #[test]
    fn terms_are_letters_and_digits() {
        let terms = index_terms("«Ст. 13-бап», CCPR/C/KAZ/CO/3; l'État — 人权");
        assert!(
            terms
                .iter()
                .all(|term| term.chars().all(char::is_alphanumeric) && !term.is_empty())
        );
        assert_eq!(terms.len(), 11);
    }
}
