//! Where a road map that has become too large can be cut in two.

use crate::knowledge::Knowledge;
use crate::model::Titles;
use crate::read::Reader;
use crate::reason::Naming;
use crate::vocabulary::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Asks below which neither part of a cut may fall.
const LEAST: usize = 2;

/// A proposed cut: the asks that leave, and what they have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Which of the texts leave, as indices in their order; never all, never none.
    pub leaving: Vec<usize>,
    /// The matter that all of them name and none of the others does.
    pub matter: Naming,
    /// What a road map about that matter is called.
    pub titles: Titles,
}

/// Proposes a cut of the asks of one road map by the narrow matter that parts them most evenly. None
/// where no matter is named by at least two asks, an eighth of all, and left unnamed by as many.
///
/// Equal texts give equal cuts, in whatever order they come.
///
/// ```
/// use kenes_synthesis::{Knowledge, propose_cut};
///
/// let texts = [
///     "Ratify the Optional Protocol to the Convention against Torture",
///     "Accede to OP-CAT",
///     "Investigate all complaints of torture by an independent body",
///     "Compensate the victims of torture",
/// ];
/// let cut = propose_cut(&texts, &Knowledge::builtin()).expect("two of four name the protocol");
/// assert_eq!(cut.leaving, [0, 1]);
/// ```
#[must_use]
pub fn propose_cut<T: AsRef<str>>(texts: &[T], knowledge: &Knowledge) -> Option<Cut> {
    let vocabulary = knowledge.vocabulary();
    let mut reader = Reader::new(vocabulary);
    let mut named: BTreeMap<u16, BTreeSet<usize>> = BTreeMap::new();
    for (n, text) in texts.iter().enumerate() {
        let text = text.as_ref();
        for (concept, _) in reader.read(text, 0, text.len()).concepts() {
            let known = vocabulary.at(concept);
            if known.kind != Kind::Theme && known.narrow >= 2 {
                named.entry(concept).or_default().insert(n);
            }
        }
    }
    let least = LEAST.max(texts.len() / 8);
    let (concept, leaving) = named
        .into_iter()
        .filter(|(_, asks)| asks.len() >= least && texts.len() - asks.len() >= least)
        .max_by_key(|(concept, asks)| {
            let smaller = asks.len().min(texts.len() - asks.len());
            // The smaller part leaves where two matters part alike; then the vocabulary's order.
            let leaves_less = asks.len() == smaller;
            let narrow = vocabulary.at(*concept).narrow;
            (smaller, leaves_less, narrow, std::cmp::Reverse(*concept))
        })?;
    let [en, ru, kk] = vocabulary.at(concept).titles.clone();
    Some(Cut {
        leaving: leaving.into_iter().collect(),
        matter: knowledge.naming(concept),
        titles: Titles { en, ru, kk },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 7] = [
        "Ratify the Optional Protocol to the Convention against Torture",
        "Присоединиться к Факультативному протоколу к Конвенции против пыток",
        "Accede to OP-CAT",
        "Investigate all complaints of torture by an independent body",
        "Compensate the victims of torture",
        "Азаптау туралы шағымдарды тәуелсіз тергеу",
        "Train police officers on the prevention of torture",
    ];

    #[test]
    fn the_cut_does_not_depend_on_the_order() {
        let knowledge = Knowledge::builtin();
        let cut = propose_cut(&TEXTS, &knowledge).unwrap();
        let mut turned = TEXTS;
        turned.reverse();
        let again = propose_cut(&turned, &knowledge).unwrap();
        assert_eq!(cut.matter, again.matter);
        let mut back: Vec<usize> = again.leaving.iter().map(|n| TEXTS.len() - 1 - n).collect();
        back.sort_unstable();
        assert_eq!(cut.leaving, back);
    }

    #[test]
    fn neither_part_is_empty_and_the_title_is_written_in_three_languages() {
        let cut = propose_cut(&TEXTS, &Knowledge::builtin()).unwrap();
        assert!(cut.leaving.len() >= 2 && TEXTS.len() - cut.leaving.len() >= 2);
        for title in [&cut.titles.en, &cut.titles.ru, &cut.titles.kk] {
            assert!(
                title.chars().next().is_some_and(char::is_uppercase)
                    || title.starts_with(char::is_numeric),
                "{title}"
            );
            assert!(
                (3..=9).contains(&title.split_whitespace().count()),
                "{title}"
            );
        }
    }

    #[test]
    fn nothing_to_cut_is_no_cut() {
        let knowledge = Knowledge::builtin();
        let none: [&str; 0] = [];
        assert_eq!(propose_cut(&none, &knowledge), None);
        assert_eq!(propose_cut(&["Ratify OP-CAT"], &knowledge), None);
        assert_eq!(propose_cut(&["Ratify OP-CAT"; 10], &knowledge), None);
        assert_eq!(propose_cut(&["qwerty"; 10], &knowledge), None);
    }
}
