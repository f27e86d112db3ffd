//! Rules of parting by hand: what a person typed as spans of a text, and which asks stay.

use crate::slices::recommendations::model::asks::{Span, words};
use kenes_kernel::form::{FieldError, is_invisible};
use serde::{Deserialize, Serialize};

/// Asks that one text may have.
const MOST_ASKS: usize = 60;
/// Letters of a line that an error shows.
const SHOWN: usize = 60;

/// An ask with its lasting number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered {
    pub n: i32,
    pub start: i32,
    pub end: i32,
}

impl Numbered {
    #[must_use]
    pub fn of(n: i32, (start, end): Span) -> Self {
        Self { n, start, end }
    }

    #[must_use]
    pub fn span(&self) -> Span {
        (self.start, self.end)
    }
}

/// What a parting does with the asks that stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parted {
    /// Those that stay, with their spans from now on.
    pub kept: Vec<Numbered>,
    pub added: Vec<Numbered>,
    /// Numbers of those that are no asks any more.
    pub gone: Vec<i32>,
}

/// The asks as the form shows them: one a line, in the order of the text.
#[must_use]
pub fn lines(text: &str, asks: &[Numbered]) -> String {
    let mut asks = asks.to_vec();
    asks.sort_by_key(|ask| (ask.start, ask.n));
    let lines: Vec<String> = asks
        .iter()
        .map(|ask| one_line(words(text, ask.span())))
        .collect();
    lines.join("\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads one ask a line as spans of the text, in the order of the text. White space counts as one
/// space, so that an ask may run over the lines of its text.
///
/// # Errors
/// The sentence for the field, naming the line that is no part of the text, has no words, or stands
/// over another.
pub fn read(text: &str, typed: &str) -> Result<Vec<Span>, FieldError> {
    let view = View::of(text);
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut after = 0;
    for (n, line) in (1_usize..).zip(typed.lines()) {
        let wanted: Vec<char> = View::of(line.trim()).letters;
        if wanted.is_empty() {
            continue;
        }
        let wrong = |key: &str| {
            let mut shown: String = line.trim().chars().take(SHOWN).collect();
            if line.trim().chars().count() > SHOWN {
                shown.push('…');
            }
            Err(FieldError::new(key).with("n", n).with("line", shown))
        };
        if !wanted.iter().any(|c| c.is_alphanumeric()) {
            return wrong("recommendations-parting-empty-ask");
        }
        // Where the same words stand twice, each line takes its own.
        let free = |at: &usize| {
            let range = (*at, *at + wanted.len());
            found
                .iter()
                .all(|(start, end)| range.1 <= *start || range.0 >= *end)
        };
        let places = view.places(&wanted);
        let place = places
            .iter()
            .find(|at| **at >= after && free(at))
            .or_else(|| places.iter().find(|at| free(at)));
        let Some(place) = place else {
            return wrong(if places.is_empty() {
                "recommendations-parting-not-in-text"
            } else {
                "recommendations-parting-overlaps"
            });
        };
        after = place + wanted.len();
        found.push((*place, after));
    }
    if found.is_empty() {
        return Err(FieldError::new("recommendations-parting-no-ask"));
    }
    if found.len() > MOST_ASKS {
        return Err(FieldError::new("recommendations-parting-too-many").with("n", MOST_ASKS));
    }
    found.sort_unstable();
    Ok(found
        .into_iter()
        .map(|(first, end)| view.span(first, end))
        .collect())
}

/// A text as one line: its letters with the bytes where they stand.
struct View {
    letters: Vec<char>,
    bytes: Vec<(usize, usize)>,
}

impl View {
    fn of(text: &str) -> Self {
        let mut view = Self {
            letters: Vec::new(),
            bytes: Vec::new(),
        };
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            if letter.is_whitespace() {
                if view.letters.last() == Some(&' ') {
                    continue;
                }
                view.letters.push(' ');
            } else if is_invisible(letter) {
                continue;
            } else {
                view.letters.push(letter);
            }
            view.bytes.push((at, end));
        }
        view
    }

    /// Where these letters stand as whole words.
    fn places(&self, wanted: &[char]) -> Vec<usize> {
        if wanted.is_empty() || wanted.len() > self.letters.len() {
            return Vec::new();
        }
        let whole = |at: usize, inner: usize, outer: Option<usize>| {
            let outside = outer.and_then(|at| self.letters.get(at));
            !(self.letters[at + inner].is_alphanumeric()
                && outside.is_some_and(|c| c.is_alphanumeric()))
        };
        let last = wanted.len() - 1;
        (0..=self.letters.len() - wanted.len())
            .filter(|at| self.letters[*at..*at + wanted.len()] == *wanted)
            .filter(|at| whole(*at, 0, at.checked_sub(1)) && whole(*at, last, Some(at + last + 1)))
            .collect()
    }

    fn span(&self, first: usize, end: usize) -> Span {
        let small = |at: usize| i32::try_from(at).unwrap_or(0);
        (small(self.bytes[first].0), small(self.bytes[end - 1].1))
    }
}

/// Which asks stay: those with the same words first, then those that share most of their words with a
/// new one. What is left of the new ones gets the numbers from `next` on.
#[must_use]
pub fn renumber(text: &str, standing: &[Numbered], spans: &[Span], next: i32) -> Parted {
    let length = i32::try_from(text.len()).unwrap_or(i32::MAX);
    // An ask without a span of its own stands for the whole text.
    let range = |ask: &Numbered| match ask.span() {
        (start, end) if start < end => (start, end),
        _ => (0, length),
    };
    let shared = |one: Span, other: Span| one.1.min(other.1) - one.0.max(other.0);
    let mut pairs: Vec<(bool, i32, usize, usize)> = Vec::new();
    for (old, ask) in standing.iter().enumerate() {
        for (new, span) in spans.iter().enumerate() {
            let common = shared(range(ask), *span);
            if common > 0 {
                pairs.push((range(ask) == *span, common, old, new));
            }
        }
    }
    pairs.sort_by_key(|(same, common, old, new)| (std::cmp::Reverse((*same, *common)), *old, *new));
    let mut number_of: Vec<Option<i32>> = vec![None; spans.len()];
    let mut stays = vec![false; standing.len()];
    for (_, _, old, new) in pairs {
        if !stays[old] && number_of[new].is_none() {
            stays[old] = true;
            number_of[new] = Some(standing[old].n);
        }
    }
    let mut parted = Parted::default();
    let mut free = next;
    for (span, number) in spans.iter().zip(number_of) {
        match number {
            Some(n) => parted.kept.push(Numbered::of(n, *span)),
            None => {
                parted.added.push(Numbered::of(free, *span));
                free += 1;
            }
        }
    }
    parted.kept.sort_by_key(|ask| ask.n);
    parted.gone = standing
        .iter()
        .zip(stays)
        .filter(|(_, stays)| !stays)
        .map(|(ask, _)| ask.n)
        .collect();
    parted
}

/// The asks of a text that a person had parted, after its words were corrected: each where its words stand
/// now; an ask whose words are gone stands for the whole text until a person decides.
#[must_use]
pub fn follow(before: &str, asks: &[Numbered], after: &str) -> Vec<Span> {
    let view = View::of(after);
    let mut from = 0;
    asks.iter()
        .map(|ask| {
            let (start, end) = ask.span();
            if start >= end {
                return (0, 0);
            }
            let wanted = View::of(words(before, (start, end)).trim()).letters;
            let places = view.places(&wanted);
            let place = places.iter().find(|at| **at >= from).or(places.first());
            place.map_or((0, 0), |at| {
                from = at + wanted.len();
                view.span(*at, from)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "12. Ratify OP-CAT and CED;\ntrain the police (Norway)";

    fn read_words<'text>(text: &'text str, typed: &str) -> Result<Vec<&'text str>, String> {
        read(text, typed)
            .map(|spans| spans.into_iter().map(|span| words(text, span)).collect())
            .map_err(|error| error.key)
    }

    #[test]
    fn lines_are_found_in_the_text_in_whatever_order_and_white_space() {
        assert_eq!(
            read_words(TEXT, "Ratify OP-CAT\r\n\n  CED; train\u{a0}the police "),
            Ok(vec!["Ratify OP-CAT", "CED;\ntrain the police"])
        );
        assert_eq!(
            read_words(TEXT, "train the police\nRatify OP-CAT"),
            Ok(vec!["Ratify OP-CAT", "train the police"])
        );
        assert_eq!(
            read_words(
                "Азаптауды тыю. Азаптауды тыю",
                "Азаптауды тыю\nАзаптауды тыю"
            ),
            Ok(vec!["Азаптауды тыю", "Азаптауды тыю"])
        );
    }

    #[test]
    fn what_is_not_in_the_text_is_refused_with_its_line() {
        for (typed, key) in [
            ("Ratify OPCAT", "not-in-text"),
            ("atify OP-CAT", "not-in-text"),
            ("Ratify OP-CAT\n;", "empty-ask"),
            (" \n", "no-ask"),
            ("Ratify OP-CAT and CED\nCED", "overlaps"),
            ("CED\nCED", "overlaps"),
        ] {
            assert_eq!(
                read_words(TEXT, typed),
                Err(format!("recommendations-parting-{key}")),
                "{typed}"
            );
        }
        let error = read(TEXT, "CED\nRatify all").unwrap_err();
        assert_eq!(
            error.args,
            [("n", "2".to_owned()), ("line", "Ratify all".to_owned())]
        );
    }

    #[test]
    fn an_ask_that_stays_keeps_its_number() {
        let whole = [Numbered::of(1, (4, 52))];
        let parted = renumber(TEXT, &whole, &[(4, 17), (27, 43)], 2);
        assert_eq!(parted.kept, [Numbered::of(1, (27, 43))]);
        assert_eq!(parted.added, [Numbered::of(2, (4, 17))]);
        assert!(parted.gone.is_empty());

        let two = [Numbered::of(1, (4, 17)), Numbered::of(2, (22, 25))];
        let joined = renumber(TEXT, &two, &[(4, 25)], 3);
        assert_eq!(joined.kept, [Numbered::of(1, (4, 25))]);
        assert_eq!(joined.gone, [2]);
        // The same words keep their number, however the others are cut.
        let moved = renumber(TEXT, &two, &[(22, 25), (27, 43)], 3);
        assert_eq!(moved.kept, [Numbered::of(2, (22, 25))]);
        assert_eq!(
            (moved.added, moved.gone),
            (vec![Numbered::of(3, (27, 43))], vec![1])
        );
        // One that stood for the whole text goes on as any part of it.
        let lost = renumber(TEXT, &[Numbered::of(5, (0, 0))], &[(4, 17)], 6);
        assert_eq!(lost.kept, [Numbered::of(5, (4, 17))]);
    }

    #[test]
    fn a_correction_moves_the_spans_with_their_words() {
        let asks = [Numbered::of(1, (4, 17)), Numbered::of(3, (27, 43))];
        let after = "12. Sign and ratify it. Ratify OP-CAT soon; train the judges";
        assert_eq!(follow(TEXT, &asks, after), [(24, 37), (0, 0)]);
    }

    proptest! {
        #[test]
        fn any_cut_reads_back_and_no_number_is_lost_or_given_twice(
            cuts in proptest::collection::btree_set(0_usize..8, 0..6),
            before in proptest::collection::btree_set(0_usize..8, 0..6),
        ) {
            let parts = ["Азаптау ", "one, ", "two; ", "три ", "(a) ", "төрт ", "бес. ", "six"];
            let text = parts.concat();
            let spans = |cuts: &std::collections::BTreeSet<usize>| -> Vec<Span> {
                let mut ends: Vec<usize> = cuts.iter().map(|at| at + 1).chain([parts.len()]).collect();
                ends.dedup();
                let mut from = 0;
                ends.into_iter().map(|to| {
                    let start: usize = parts[..from].iter().map(|part| part.len()).sum();
                    let words = parts[from..to].concat();
                    from = to;
                    (start as i32, (start + words.trim_end().len()) as i32)
                }).collect()
            };
            let (new, old) = (spans(&cuts), spans(&before));
            let standing: Vec<Numbered> = (1..).zip(&old).map(|(n, span)| Numbered::of(n, *span)).collect();
            let numbered: Vec<Numbered> = (1..).zip(&new).map(|(n, span)| Numbered::of(n, *span)).collect();
            prop_assert_eq!(read(&text, &lines(&text, &numbered)).unwrap(), new.clone());
            let parted = renumber(&text, &standing, &new, standing.len() as i32 + 1);
            prop_assert_eq!(parted.kept.len() + parted.added.len(), new.len());
            let mut numbers: Vec<i32> = parted.kept.iter().chain(&parted.added).map(|ask| ask.n).chain(parted.gone).collect();
            let count = numbers.len();
            numbers.sort_unstable();
            numbers.dedup();
            prop_assert_eq!(numbers.len(), count);
        }
    }
}
