//! From a text to its asks: numbers, headings and brackets off, then (a), (b), bundles and lists of
//! treaties apart.

use crate::read::{Reader, Reading};
use crate::vocabulary::{Kind, Role, Vocabulary};
use std::ops::Range;

/// Asks that one text may have; the rest stays with the last, so a pasted report cannot flood a run.
const MOST_ASKS: usize = 40;

/// A part of a text that asks one thing, with what was read in it.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub start: usize,
    pub end: usize,
    pub reading: Reading,
    /// The first verb of asking.
    pub verb: Option<u16>,
    /// The one instrument that this part of a list is about.
    pub instrument: Option<u16>,
}

/// Splits a text into its asks, at least one; the second value is the reading of the whole.
pub(crate) fn parts(
    text: &str,
    reader: &mut Reader<'_>,
    vocabulary: &Vocabulary,
) -> (Vec<Part>, Reading) {
    let (start, end) = clean(text);
    let whole = reader.read(text, start, end);
    let mut cuts = enumeration(text, start, end);
    if cuts.len() < 2 {
        cuts = bundle(text, start, end, &whole, vocabulary);
    }
    let mut parts = Vec::new();
    if let [only] = cuts[..]
        && (only, end) == trim(text, only, end)
        && instruments(&whole, vocabulary).len() < 2
    {
        // The common case: one ask, which is the whole text and need not be read again.
        let verb = main_verb(&whole, vocabulary);
        let joins = verb.is_some_and(|verb| vocabulary.action(verb).kind == "instrument");
        let instrument = instruments(&whole, vocabulary)
            .first()
            .map(|(concept, _)| *concept)
            .filter(|_| joins);
        parts.push(Part {
            start: only,
            end,
            reading: whole.clone(),
            verb,
            instrument,
        });
        return (parts, whole);
    }
    for (index, cut) in cuts.iter().enumerate() {
        let until = cuts.get(index + 1).copied().unwrap_or(end);
        if parts.len() + 1 >= MOST_ASKS {
            add_part(text, *cut, end, reader, vocabulary, &mut parts);
            break;
        }
        add_part(text, *cut, until, reader, vocabulary, &mut parts);
    }
    (parts, whole)
}

/// The asks of a text at given ranges of bytes. A range that the engine would cut itself is read as
/// it reads it, so an item of a list of treaties keeps the verb that stands before the list.
pub(crate) fn parts_at(
    text: &str,
    ranges: &[Range<usize>],
    reader: &mut Reader<'_>,
    vocabulary: &Vocabulary,
) -> (Vec<Part>, Reading) {
    let (own, whole) = parts(text, reader, vocabulary);
    let given = ranges
        .iter()
        .map(|range| {
            let fits = range.start < range.end && text.get(range.clone()).is_some();
            let (start, end) = if fits {
                (range.start, range.end)
            } else {
                clean(text)
            };
            if let Some(known) = own
                .iter()
                .find(|part| (part.start, part.end) == (start, end))
            {
                return known.clone();
            }
            let reading = reader.read(text, start, end);
            let verb = main_verb(&reading, vocabulary);
            let joins = verb.is_some_and(|verb| vocabulary.action(verb).kind == "instrument");
            Part {
                start,
                end,
                instrument: instruments(&reading, vocabulary)
                    .first()
                    .map(|(concept, _)| *concept)
                    .filter(|_| joins),
                verb,
                reading,
            }
        })
        .collect();
    (given, whole)
}

/// The byte range of the ask itself: without `124.5 `, a heading with a paragraph number, and the
/// recommending States in brackets at the end.
pub(crate) fn clean(text: &str) -> (usize, usize) {
    let mut start = text.len() - text.trim_start_matches(is_margin).len();
    let numbered =
        text[start..].trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let number = text.len() - numbered.len() - start;
    if number > 0 && numbered.starts_with(|letter: char| letter.is_whitespace() || letter == ')') {
        start += number
            + (numbered.len()
                - numbered
                    .trim_start_matches(|letter| is_margin(letter) || letter == ')')
                    .len());
    } else if let Some(paragraph) = paragraph_number(&text[start..]) {
        start += paragraph;
    }
    let mut end = start + text[start..].trim_end_matches(is_margin).len();
    let body = &text[start..end];
    let trimmed = body.trim_end_matches([';', '.', ',']).trim_end();
    if trimmed.ends_with(')')
        && let Some(open) = trimmed.rfind('(')
        && open > 0
        && names_states(&trimmed[open + 1..trimmed.len() - 1])
    {
        end = start + body[..open].trim_end().len();
    }
    if start >= end {
        (0, text.len())
    } else {
        (start, end)
    }
}

fn is_margin(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{feff}' | '•' | '·' | '-' | '–' | '—' | '*')
}

/// Names in the final brackets: capitals at the beginning, no acronym of a treaty.
fn names_states(inside: &str) -> bool {
    let inside = inside.trim();
    inside.chars().next().is_some_and(char::is_uppercase)
        && inside
            .chars()
            .filter(|letter| letter.is_lowercase())
            .count()
            * 2
            > inside.chars().count()
        && !inside.contains(['-', '/']) | inside.contains(' ')
}

/// Length of a heading with a paragraph number glued to its end: "Rural women 49.The Committee …".
fn paragraph_number(text: &str) -> Option<usize> {
    let limit = text
        .char_indices()
        .nth(160)
        .map_or(text.len(), |(at, _)| at);
    let head = &text[..limit];
    let mut from = 0;
    while let Some(found) = head[from..].find('.') {
        let dot = from + found;
        let digits = head[..dot].len()
            - head[..dot]
                .trim_end_matches(|letter: char| letter.is_ascii_digit())
                .len();
        let before = &head[..dot - digits];
        let after = &text[dot + 1..];
        if (1..=3).contains(&digits)
            && before.ends_with(char::is_whitespace)
            && !before.trim().is_empty()
            && !before.contains([',', ';'])
            && after.trim_start().starts_with(char::is_uppercase)
        {
            return Some(dot + 1 + (after.len() - after.trim_start().len()));
        }
        from = dot + 1;
    }
    None
}

/// Where the items of an enumeration (a), (b), (c) begin; the words before (a) stay with the first.
fn enumeration(text: &str, start: usize, end: usize) -> Vec<usize> {
    let mut cuts = vec![start];
    for alphabet in ["abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрст"] {
        let mut at = start;
        let mut found = Vec::new();
        for letter in alphabet.chars() {
            let Some(next) = text[at..end].find(&format!("({letter})")) else {
                break;
            };
            found.push(at + next);
            at += next + letter.len_utf8() + 2;
        }
        if found.len() >= 2 {
            cuts.extend_from_slice(&found[1..]);
            return cuts;
        }
    }
    cuts
}

/// Where the asks of a bundle begin: after ";" or "and", at a verb of asking, when both sides name
/// something of their own.
fn bundle(
    text: &str,
    start: usize,
    end: usize,
    whole: &Reading,
    vocabulary: &Vocabulary,
) -> Vec<usize> {
    let mut cuts = vec![start];
    let mut from = 0u32;
    for verb in &whole.verbs {
        let first = verb.first as usize;
        if first == 0 || verb.first <= from || whole.words[first].purpose {
            continue;
        }
        let Some(joint) = joint_before(text, whole, first).filter(|joint| *joint > from as usize)
        else {
            continue;
        };
        let left = names(whole, from, joint as u32, vocabulary);
        let right = names(whole, verb.first, whole.words.len() as u32, vocabulary);
        let own_left = !left.is_empty();
        let own_right = right.iter().any(|concept| !left.contains(concept));
        let long = whole.words[from as usize..joint]
            .iter()
            .filter(|word| word.role.is_none())
            .count()
            >= 2
            && whole.words[first..]
                .iter()
                .filter(|word| word.role.is_none())
                .count()
                >= 2;
        let semicolon = text
            [whole.words[joint.saturating_sub(1)].end as usize..whole.words[first].start as usize]
            .contains(';');
        if own_left && own_right && (long || semicolon) {
            cuts.push(whole.words[first].start as usize);
            from = verb.first;
        }
    }
    cuts.retain(|cut| *cut < end || *cut == start);
    cuts.dedup();
    cuts
}

/// Words that join two asks, before a verb that stands at `first`; gives the first of them.
fn joint_before(text: &str, whole: &Reading, first: usize) -> Option<usize> {
    let mut at = first;
    let mut joined = false;
    while at > 0 && first - at < 4 {
        let word = &whole.words[at - 1];
        let written = text[word.start as usize..word.end as usize].to_lowercase();
        let gap = &text[word.end as usize..whole.words[at].start as usize];
        if gap.contains([';', ',']) {
            return (gap.contains(';') || joined).then_some(at);
        }
        match written.as_str() {
            "and" | "и" | "және" | "а" | "well" | "as" | "также" => joined = true,
            "to" | "also" | "further" | "fully" | "effectively" => {}
            _ => break,
        }
        at -= 1;
    }
    (joined && at > 0).then_some(at)
}

/// Concepts of some weight named in a range of words.
fn names(whole: &Reading, from: u32, to: u32, vocabulary: &Vocabulary) -> Vec<u16> {
    whole
        .mentions
        .iter()
        .filter(|mention| mention.first >= from && mention.last < to)
        .filter(|mention| vocabulary.at(mention.concept).narrow >= 2)
        .map(|mention| mention.concept)
        .collect()
}

/// Adds the asks between two bytes: one, or one for each instrument of a list to be ratified.
fn add_part(
    text: &str,
    start: usize,
    end: usize,
    reader: &mut Reader<'_>,
    vocabulary: &Vocabulary,
    parts: &mut Vec<Part>,
) {
    let (start, end) = trim(text, start, end);
    let reading = reader.read(text, start, end);
    let verb = main_verb(&reading, vocabulary);
    let listed = instruments(&reading, vocabulary);
    let is_joining = verb.is_some_and(|verb| vocabulary.action(verb).kind == "instrument");
    if !is_joining || listed.len() < 2 {
        let instrument = if is_joining {
            listed.first().map(|(concept, _)| *concept)
        } else {
            None
        };
        parts.push(Part {
            start,
            end,
            reading,
            verb,
            instrument,
        });
        return;
    }
    for (index, (concept, at)) in listed.iter().enumerate() {
        let from = if index == 0 { start } else { *at };
        let until = listed.get(index + 1).map_or(end, |(_, next)| *next);
        let (from, until) = trim(text, from, until);
        if from < until && parts.len() < MOST_ASKS {
            let reading = reader.read(text, from, until);
            parts.push(Part {
                start: from,
                end: until,
                reading,
                verb,
                instrument: Some(*concept),
            });
        }
    }
}

/// The range without white space, joints and punctuation at its ends.
fn trim(text: &str, start: usize, end: usize) -> (usize, usize) {
    let part = &text[start..end];
    let margin = |letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, ';' | ',' | '.')
    };
    let mut kept = part.trim_end_matches(margin);
    for joint in [
        " and the",
        " and its",
        " and",
        " и",
        " және",
        " as well as the",
        " as well as",
        " а также",
    ] {
        kept = kept
            .strip_suffix(joint)
            .unwrap_or(kept)
            .trim_end_matches(margin);
    }
    let lead = kept.len() - kept.trim_start_matches(margin).len();
    if kept.len() <= lead {
        (start, end)
    } else {
        (start + lead, start + kept.len())
    }
}

/// The verb that the ask turns on: the first that says more than "continue" or "promote".
fn main_verb(reading: &Reading, vocabulary: &Vocabulary) -> Option<u16> {
    let main = reading
        .words
        .iter()
        .take_while(|word| !word.purpose)
        .count() as u32;
    let of_kind = |kinds: &[&str]| {
        reading
            .verbs
            .iter()
            .find(|verb| {
                verb.first < main && kinds.contains(&vocabulary.action(verb.action).kind.as_str())
            })
            .map(|verb| verb.action)
    };
    let first = of_kind(&[
        "instrument",
        "change",
        "law",
        "case",
        "people",
        "institution",
        "mechanism",
        "policy",
    ])?;
    if vocabulary.action(first).kind == "policy" {
        return of_kind(&["instrument"]).or(Some(first));
    }
    Some(first)
}

/// Instruments in the order of the text, each with the byte where its name begins.
fn instruments(reading: &Reading, vocabulary: &Vocabulary) -> Vec<(u16, usize)> {
    let mut listed: Vec<(u16, usize)> = Vec::new();
    for mention in &reading.mentions {
        let word = &reading.words[mention.first as usize];
        let concept = vocabulary.at(mention.concept);
        if concept.kind == Kind::Instrument
            && concept.narrow == 3
            && !word.purpose
            && word.role != Some(Role::Function)
            && !listed.iter().any(|(known, _)| *known == mention.concept)
        {
            listed.push((mention.concept, word.start as usize));
        }
    }
    listed
}
