//! Titles: the concept that most of a road map's asks name and few others do, written as a whole
//! phrase in each language; where two would be equal, with the name of what sets one apart.

use crate::model::Titles;
use crate::vocabulary::{Kind, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

/// Words that a title may have.
pub(crate) const MOST_WORDS: usize = 9;

/// Chooses a title for every road map; `members` holds the concepts of every ask of every road map,
/// `hints` a concept that the road map was made for. Titles are unique in each language.
pub(crate) fn choose(
    members: &[Vec<&[u16]>],
    hints: &[Option<u16>],
    vocabulary: &Vocabulary,
) -> Vec<Titles> {
    let counts: Vec<BTreeMap<u16, usize>> =
        members.iter().map(|asks| count(asks, vocabulary)).collect();
    let mut everywhere: BTreeMap<u16, usize> = BTreeMap::new();
    for (concept, number) in counts.iter().flatten() {
        *everywhere.entry(*concept).or_insert(0) += number;
    }
    let total: usize = members.iter().map(Vec::len).sum();
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(members[*at].len()), *at));
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut titles = vec![Titles::default(); members.len()];
    for at in order {
        let ranked = rank(
            &counts[at],
            members[at].len(),
            &everywhere,
            total,
            hints[at],
            vocabulary,
        );
        let title = candidates(&ranked, vocabulary)
            .find(|title| is_free(title, &taken))
            .unwrap_or_else(|| numbered(&ranked, vocabulary, &taken));
        taken.extend([
            title.en.to_lowercase(),
            title.ru.to_lowercase(),
            title.kk.to_lowercase(),
        ]);
        titles[at] = title;
    }
    titles
}

/// In how many asks each concept is named; a theme also counts where one of its concepts is named.
fn count(asks: &[&[u16]], vocabulary: &Vocabulary) -> BTreeMap<u16, usize> {
    let mut counts = BTreeMap::new();
    for concepts in asks {
        let mut named: BTreeSet<u16> = concepts.iter().copied().collect();
        for concept in *concepts {
            named.extend(
                vocabulary
                    .at(*concept)
                    .themes
                    .iter()
                    .filter_map(|theme| vocabulary.index_of(theme)),
            );
        }
        for concept in named {
            *counts.entry(concept).or_insert(0) += 1;
        }
    }
    counts
}

/// Concepts by how well they tell this road map from the others.
fn rank(
    counts: &BTreeMap<u16, usize>,
    size: usize,
    everywhere: &BTreeMap<u16, usize>,
    total: usize,
    hint: Option<u16>,
    vocabulary: &Vocabulary,
) -> Vec<u16> {
    let mut ranked: Vec<(f32, u16)> = counts
        .iter()
        .map(|(concept, number)| {
            let own = *number as f32 / size.max(1) as f32;
            let leak = (everywhere[concept] - number) as f32 / (total - size).max(1) as f32;
            let shared = if own >= 0.6 { 1.0 } else { own / 0.6 };
            let is_theme = vocabulary.at(*concept).kind == Kind::Theme;
            // A matter that nearly all of them name says more than the theme that they were filed under.
            let made_for = match hint == Some(*concept) {
                true => 0.4,
                false if !is_theme && own >= 0.8 => 0.5,
                false => 0.0,
            };
            let telling = if is_theme { 0.0 } else { 0.05 };
            (
                shared + 0.4 * own - 0.9 * leak + (made_for + telling) * own,
                *concept,
            )
        })
        .collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    ranked.into_iter().map(|(_, concept)| concept).collect()
}

/// Whole titles first, by rank; then titles with a second concept after a colon.
fn candidates<'run>(
    ranked: &'run [u16],
    vocabulary: &'run Vocabulary,
) -> impl Iterator<Item = Titles> + 'run {
    let first = ranked.first().copied();
    let alone = first.into_iter().map(|concept| plain(concept, vocabulary));
    let paired = first.into_iter().flat_map(move |head| {
        ranked
            .iter()
            .skip(1)
            .take(30)
            .filter_map(move |tail| paired(head, *tail, vocabulary))
    });
    let others = ranked
        .iter()
        .skip(1)
        .take(4)
        .map(|concept| plain(*concept, vocabulary));
    let rest = ranked.iter().skip(1).take(8).flat_map(move |head| {
        ranked.iter().take(20).filter_map(move |tail| {
            if tail == head {
                None
            } else {
                self::paired(*head, *tail, vocabulary)
            }
        })
    });
    alone.chain(paired).chain(others).chain(rest)
}

fn plain(concept: u16, vocabulary: &Vocabulary) -> Titles {
    let [en, ru, kk] = vocabulary.at(concept).titles.clone();
    Titles { en, ru, kk }
}

fn paired(head: u16, tail: u16, vocabulary: &Vocabulary) -> Option<Titles> {
    let (head, tail) = (vocabulary.at(head), vocabulary.at(tail));
    let joined = |at: usize| {
        let title = format!("{}: {}", head.titles[at], tail.names[at]);
        (title.split_whitespace().count() <= MOST_WORDS
            && !head.titles[at].contains(&tail.names[at]))
        .then_some(title)
    };
    Some(Titles {
        en: joined(0)?,
        ru: joined(1)?,
        kk: joined(2)?,
    })
}

fn is_free(title: &Titles, taken: &BTreeSet<String>) -> bool {
    [&title.en, &title.ru, &title.kk]
        .iter()
        .all(|name| !taken.contains(&name.to_lowercase()))
}

/// The last resort, when a register has more road maps than the vocabulary has matters.
fn numbered(ranked: &[u16], vocabulary: &Vocabulary, taken: &BTreeSet<String>) -> Titles {
    let head = ranked
        .first()
        .copied()
        .or_else(|| vocabulary.index_of("general"))
        .unwrap_or(0);
    let base = plain(head, vocabulary);
    let mut number = 1;
    loop {
        let title = if number == 1 {
            base.clone()
        } else {
            Titles {
                en: format!("{}, part {number}", base.en),
                ru: format!("{}, часть {number}", base.ru),
                kk: format!("{}, {number}-бөлім", base.kk),
            }
        };
        if is_free(&title, taken) {
            return title;
        }
        number += 1;
    }
}
