//! Reading one text: words, concepts, verbs, and what weighs how much.

use crate::hash::{MixedMap, of_word};
use crate::stems::Stemmed;
use crate::vocabulary::{Kind, Role, Vocabulary};
use kenes_analysis::{Language, guess_language, stem, tokens};
use std::collections::HashMap;

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Byte range in the original text.
    pub start: u32,
    pub end: u32,
    /// The hash of its stem.
    pub stem: u64,
    /// The hash of its form without number, by which names of one word are matched.
    pub form: u64,
    pub role: Option<Role>,
    /// Whether it stands after "with a view to" and the like.
    pub purpose: bool,
}

/// A concept named in a text, by the range of words that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub concept: u16,
    pub first: u32,
    pub last: u32,
}

/// A verb of asking in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    pub action: u16,
    pub first: u32,
    pub last: u32,
}

/// A text as the engine sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub words: Vec<Word>,
    pub mentions: Vec<Mention>,
    pub verbs: Vec<Verb>,
    /// The language that it is written in; `None` when nothing was read.
    pub language: Option<Language>,
}

/// Reads texts with one vocabulary; remembers the stems of words that it has met.
pub(crate) struct Reader<'knowledge> {
    vocabulary: &'knowledge Vocabulary,
    stems: HashMap<String, Stemmed>,
}

impl<'knowledge> Reader<'knowledge> {
    pub fn new(vocabulary: &'knowledge Vocabulary) -> Self {
        Reader {
            vocabulary,
            stems: HashMap::new(),
        }
    }

    /// Reads the part of a text between two bytes (both on letter boundaries).
    pub fn read(&mut self, text: &str, start: usize, end: usize) -> Reading {
        let mut words = Vec::new();
        for token in tokens(&text[start..end]) {
            let stemmed = match self.stems.get(&token.folded) {
                Some(known) => *known,
                None => {
                    let fresh = self.vocabulary.stemmed(&token.folded);
                    self.stems.insert(token.folded, fresh);
                    fresh
                }
            };
            words.push(Word {
                start: (start + token.start) as u32,
                end: (start + token.end) as u32,
                stem: stemmed.stem,
                form: stemmed.form,
                role: self.vocabulary.role(stemmed.stem),
                purpose: false,
            });
        }
        self.mark_purposes(&mut words);
        let (mentions, verbs) = self.mentions(&words);
        let mut reading = Reading {
            words,
            mentions,
            verbs,
            language: Some(guess_language(&text[start..end])),
        };
        self.resolve_protocols(&mut reading);
        reading
    }

    /// Marks the words after a purpose marker, up to the end of the text.
    fn mark_purposes(&self, words: &mut [Word]) {
        let begins = (1..words.len()).find(|at| {
            self.vocabulary.purposes().iter().any(|marker| {
                words.len() >= at + marker.len()
                    && words[*at..at + marker.len()]
                        .iter()
                        .map(|word| word.stem)
                        .eq(marker.iter().copied())
            })
        });
        if let Some(begins) = begins.filter(|at| *at >= 3) {
            for word in &mut words[begins..] {
                word.purpose = true;
            }
        }
    }

    /// Finds all names; a concept inside a longer name does not count.
    fn mentions(&self, words: &[Word]) -> (Vec<Mention>, Vec<Verb>) {
        let kept: Vec<u32> = (0..words.len() as u32)
            .filter(|at| words[*at as usize].role != Some(Role::Function))
            .collect();
        let (mut mentions, mut verbs) = (Vec::new(), Vec::new());
        let mut covered = 0usize;
        for begin in 0..kept.len() {
            let mut node = 0;
            let (mut longest, mut longest_verb) = (None, None);
            for (at, index) in kept.iter().enumerate().skip(begin) {
                let Some(next) = self.vocabulary.step(node, words[*index as usize].stem) else {
                    break;
                };
                node = next;
                let named = self.vocabulary.named(node);
                let only = (at == begin).then(|| words[*index as usize].form);
                if named.concepts_for(only).next().is_some() {
                    longest = Some((at, node));
                }
                if !named.actions.is_empty() {
                    longest_verb = Some((at, node));
                }
            }
            if let Some((at, node)) = longest
                && at + 1 > covered
            {
                covered = at + 1;
                let only = (at == begin).then(|| words[kept[begin] as usize].form);
                for concept in self.vocabulary.named(node).concepts_for(only) {
                    mentions.push(Mention {
                        concept,
                        first: kept[begin],
                        last: kept[at],
                    });
                }
            }
            if let Some((at, node)) = longest_verb {
                for action in &self.vocabulary.named(node).actions {
                    verbs.push(Verb {
                        action: *action,
                        first: kept[begin],
                        last: kept[at],
                    });
                }
            }
        }
        (mentions, verbs)
    }

    /// "… and its Optional Protocol": the protocol of the instrument named before.
    fn resolve_protocols(&self, reading: &mut Reading) {
        let (Some(optional), Some(protocol)) = (PROTOCOL.first(), PROTOCOL.get(1)) else {
            return;
        };
        let pairs: Vec<u32> = (1..reading.words.len() as u32)
            .filter(|at| {
                let word = |index: u32| reading.words[index as usize].stem;
                protocol.contains(&word(*at)) && optional.contains(&word(at - 1))
            })
            .collect();
        for at in pairs {
            let inside = reading.mentions.iter().any(|mention| {
                mention.first < at
                    && mention.last >= at
                    && self.vocabulary.at(mention.concept).kind == Kind::Instrument
            });
            if inside {
                continue;
            }
            let before = reading.mentions.iter().rev().find(|mention| {
                mention.last < at && self.vocabulary.at(mention.concept).kind == Kind::Instrument
            });
            let Some(before) = before else { continue };
            let protocols: &[&str] = match self.vocabulary.at(before.concept).key.as_str() {
                "cat" => &["opcat"],
                "cedaw" => &["cedaw-op"],
                "crpd" => &["crpd-op"],
                "icescr" => &["icescr-op"],
                "iccpr" => &["iccpr-op1"],
                "crc" => &["crc-ac", "crc-sc"],
                _ => &[],
            };
            for key in protocols {
                if let Some(concept) = self.vocabulary.index_of(key) {
                    reading.mentions.push(Mention {
                        concept,
                        first: at - 1,
                        last: at,
                    });
                }
            }
        }
        reading
            .mentions
            .sort_by_key(|mention| (mention.first, mention.last, mention.concept));
    }
}

/// Stems of "optional" and of "protocol" in the three languages.
static PROTOCOL: std::sync::LazyLock<[Vec<u64>; 2]> = std::sync::LazyLock::new(|| {
    let stems = |words: &[&str]| words.iter().map(|word| of_word(&stem(word))).collect();
    [
        stems(&[
            "optional",
            "facultative",
            "факультативный",
            "факультативтік",
        ]),
        stems(&["protocol", "protocols", "протокол", "хаттама", "хаттамасы"]),
    ]
});

impl Reading {
    /// Concepts with the strength of their naming: once a concept, less after a purpose marker.
    pub fn concepts(&self) -> Vec<(u16, f32)> {
        let mut strengths: MixedMap<f32> = MixedMap::default();
        for mention in &self.mentions {
            let strength = if self.words[mention.first as usize].purpose {
                0.5
            } else {
                1.0
            };
            let known = strengths.entry(u64::from(mention.concept)).or_insert(0.0);
            *known = known.max(strength);
        }
        let mut concepts: Vec<(u16, f32)> = strengths
            .into_iter()
            .map(|(concept, strength)| (concept as u16, strength))
            .collect();
        concepts.sort_by_key(|(concept, _)| *concept);
        concepts
    }
}
