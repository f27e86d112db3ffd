//! Stems as the engine sees them: those of `kenes_analysis`, but for words that a stemmer throws
//! together with others of quite another sense ("nationality" with "national").

use crate::hash::of_word;
use kenes_analysis::{stem, tokens};
use std::collections::HashMap;

/// A word as it is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stemmed {
    /// Hash of its stem: shared by all its grammatical forms, and by too many others in English.
    pub stem: u64,
    /// Hash of its number-free form: shared by singular and plural only. A name of one word is
    /// matched by it, so that the name "executions" does not find "executive".
    pub form: u64,
}

/// Words that keep a stem of their own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stems {
    distinct: HashMap<String, u64>,
}

impl Stems {
    /// Lets all words of a line share a stem that no other word has.
    pub fn keep_apart(&mut self, words: &str) {
        let words: Vec<String> = tokens(words).map(|token| token.folded).collect();
        if let Some(first) = words.first() {
            let own = of_word(&format!("={first}"));
            self.distinct
                .extend(words.into_iter().map(|word| (word, own)));
        }
    }

    /// The stem and the form of one folded word.
    pub fn of(&self, folded: &str) -> Stemmed {
        let stem = self
            .distinct
            .get(folded)
            .copied()
            .unwrap_or_else(|| of_word(&stem(folded)));
        let form = if folded.is_ascii() {
            of_word(&number_free(folded))
        } else {
            stem
        };
        Stemmed { stem, form }
    }
}

/// An English noun without its plural ending (the "s stemmer" of Harman, JASIS 1991).
fn number_free(folded: &str) -> String {
    let ends = |suffix: &str| folded.len() > suffix.len() + 2 && folded.ends_with(suffix);
    if ends("ies") && !ends("eies") && !ends("aies") {
        format!("{}y", &folded[..folded.len() - 3])
    } else if ends("s") && !ends("us") && !ends("ss") && !ends("is") {
        folded[..folded.len() - 1].to_owned()
    } else {
        folded.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_shared_by_singular_and_plural_only() {
        let stems = Stems::default();
        let form = |word| stems.of(word).form;
        assert_eq!(form("minorities"), form("minority"));
        assert_eq!(form("prisons"), form("prison"));
        assert_eq!(form("executions"), form("execution"));
        assert_ne!(form("executions"), form("executive"));
        assert_ne!(form("minors"), form("minority"));
        assert_eq!(form("aids"), form("aid"));
        assert_eq!(form("crisis"), form("crisis"));
    }

    #[test]
    fn words_kept_apart_share_a_stem_with_each_other_alone() {
        let mut stems = Stems::default();
        let before = stems.of("nationality").stem;
        assert_eq!(before, stems.of("national").stem);
        stems.keep_apart("nationality nationalities");
        assert_eq!(stems.of("nationality").stem, stems.of("nationalities").stem);
        assert_ne!(stems.of("nationality").stem, stems.of("national").stem);
    }

    #[test]
    fn cyrillic_words_are_matched_by_their_stem() {
        let stems = Stems::default();
        assert_eq!(stems.of("пыток").form, stems.of("пытка").form);
    }
}
