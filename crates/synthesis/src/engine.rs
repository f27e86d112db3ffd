//! One run from texts to a synthesis.

use crate::asks::{Part, parts, parts_at};
use crate::filing::Filing;
use crate::knowledge::Knowledge;
use crate::likeness::{Space, Weights, space};
use crate::model::{
    Ask, Control, Note, Pin, Placement, Progress, Refusal, RepeatGroup, RoadMap, Settings, Stage,
    Synthesis, Text,
};
use crate::read::{Reader, Reading};
use crate::reason::{Naming, Reason};
use crate::repeats::{self, Bounds};
use crate::roadmaps::{Plan, Slot, Stand};
use crate::themes::{ThemeModel, Training, bag};
use crate::titles;
use crate::vocabulary::{Kind, Role, Vocabulary};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Texts that the register itself is learned from when nothing else was, at most.
const MOST_OWN_TEXTS: usize = 40_000;

/// How large a road map grows before matters are cut out of it, in halves of the mean: themes that were
/// learned from labels may be larger than those of the vocabulary, for fewer of their texts are strangers.
/// Chosen over 120 States that are scored nowhere.
const HALVES: usize = 13;
const LEARNED_HALVES: usize = 15;

/// Makes asks, repeat groups and road maps of all texts.
///
/// The result depends neither on the order of the texts nor on chance. `progress` is called some
/// hundred times; when it answers [`Control::Stop`] the run ends with [`Refusal::Stopped`].
pub fn synthesise(
    texts: &[Text],
    knowledge: &Knowledge,
    settings: &Settings,
    progress: &mut dyn FnMut(Progress) -> Control,
) -> Result<Synthesis, Refusal> {
    check(texts, settings)?;
    let mut ordered: Vec<&Text> = texts.iter().collect();
    ordered.sort_by(|one, other| one.id.cmp(&other.id));
    let read = read_all(&ordered, knowledge, progress)?;
    if read.parts.iter().all(|part| part.reading.words.is_empty()) {
        return Err(Refusal::NoWords);
    }
    let mut run = Run::new(&ordered, &read, knowledge, settings);
    report(progress, Stage::Repeats, 0, read.parts.len())?;
    let mut space = space(
        &read.parts.iter().collect::<Vec<_>>(),
        &knowledge.vocabulary,
        &Weights::default(),
    );
    let asks: Vec<&str> = read
        .parts
        .iter()
        .zip(&read.text_of)
        .map(|(part, text)| &ordered[*text].text[part.start..part.end])
        .collect();
    space.meanings = knowledge.meanings(&asks, progress)?;
    let bounds = Bounds {
        signature: signatures(&read.parts, &knowledge.vocabulary),
        apart: run.apart.clone(),
    };
    let first_of_group = repeats::group(&space, &bounds, settings.repeat_threshold);
    report(progress, Stage::RoadMaps, 0, read.parts.len())?;
    let themes = Themes::of(&read, knowledge);
    run.resolve_pins(&themes, settings);
    let (stands, carried) = Plan {
        scores: &themes.scores,
        matters: &run.matters,
        most: settings.road_maps,
        halves: if knowledge.learned.is_some() {
            LEARNED_HALVES
        } else {
            HALVES
        },
        fill: settings.fill,
        together: &run.together,
        apart: &run.apart,
        fixed: &run.fixed,
    }
    .place();
    report(progress, Stage::Titles, 0, read.parts.len())?;
    run.carried = settings.fill.then_some(carried);
    Ok(run.write(&space, &first_of_group, &themes, &stands))
}

fn check(texts: &[Text], settings: &Settings) -> Result<(), Refusal> {
    if texts.is_empty() {
        return Err(Refusal::NoTexts);
    }
    if !(1..=100_000).contains(&settings.road_maps) {
        return Err(Refusal::RoadMaps(settings.road_maps));
    }
    if !(0.0..=1.0).contains(&settings.repeat_threshold) {
        return Err(Refusal::Threshold);
    }
    let mut ids = BTreeSet::new();
    for (index, text) in texts.iter().enumerate() {
        if text.id.is_empty() {
            return Err(Refusal::NoId(index + 1));
        }
        if !ids.insert(&text.id) {
            return Err(Refusal::SameId(text.id.clone()));
        }
    }
    Ok(())
}

fn report(
    progress: &mut dyn FnMut(Progress) -> Control,
    stage: Stage,
    done: usize,
    of: usize,
) -> Result<(), Refusal> {
    match progress(Progress { stage, done, of }) {
        Control::Continue => Ok(()),
        Control::Stop => Err(Refusal::Stopped),
    }
}

/// All asks with the number of their text, and the reading of each whole text.
struct Read {
    parts: Vec<Part>,
    text_of: Vec<usize>,
    wholes: Vec<Reading>,
}

fn read_all(
    texts: &[&Text],
    knowledge: &Knowledge,
    progress: &mut dyn FnMut(Progress) -> Control,
) -> Result<Read, Refusal> {
    let mut reader = Reader::new(&knowledge.vocabulary);
    let mut read = Read {
        parts: Vec::new(),
        text_of: Vec::new(),
        wholes: Vec::new(),
    };
    let often = texts.len().div_ceil(100).max(1);
    for (index, text) in texts.iter().enumerate() {
        if index % often == 0 {
            report(progress, Stage::Reading, index, texts.len())?;
        }
        let (found, whole) = if text.asks.is_empty() {
            parts(&text.text, &mut reader, &knowledge.vocabulary)
        } else {
            parts_at(&text.text, &text.asks, &mut reader, &knowledge.vocabulary)
        };
        read.text_of.extend(std::iter::repeat_n(index, found.len()));
        read.parts.extend(found);
        read.wholes.push(whole);
    }
    Ok(read)
}

/// Scores of themes for every ask, with the names of the themes.
struct Themes {
    names: Vec<Naming>,
    /// The vocabulary's concept of each theme, where the themes are the vocabulary's.
    concepts: Vec<Option<u16>>,
    scores: Vec<Vec<f32>>,
}

impl Themes {
    fn of(read: &Read, knowledge: &Knowledge) -> Themes {
        match &knowledge.learned {
            Some(learned) => {
                let scores = read
                    .parts
                    .iter()
                    .zip(&read.text_of)
                    .map(|(part, text)| {
                        let own = learned.scores(&part.reading);
                        let whole = learned.scores(&read.wholes[*text]);
                        own.iter()
                            .zip(whole)
                            .map(|(one, other)| 0.1 * one + 0.9 * other)
                            .collect()
                    })
                    .collect();
                Themes {
                    names: learned.namings.clone(),
                    concepts: vec![None; learned.namings.len()],
                    scores,
                }
            }
            None => Themes::from_vocabulary(read, knowledge),
        }
    }

    /// Without labels the vocabulary files the texts, and a model learned from its filing smooths it.
    fn from_vocabulary(read: &Read, knowledge: &Knowledge) -> Themes {
        let vocabulary = &knowledge.vocabulary;
        let filing = Filing::new(vocabulary);
        let mut scores: Vec<Vec<f32>> = read
            .parts
            .iter()
            .zip(&read.text_of)
            .map(|(part, text)| {
                let own = filing.scores(&part.reading);
                let whole = filing.scores(&read.wholes[*text]);
                own.iter()
                    .zip(whole)
                    .map(|(one, other)| 0.6 * one + 0.4 * other)
                    .collect()
            })
            .collect();
        let themes = filing.themes();
        smooth(&mut scores, read, themes.len());
        Themes {
            names: themes
                .iter()
                .map(|index| knowledge.naming(*index))
                .collect(),
            concepts: themes.iter().copied().map(Some).collect(),
            scores,
        }
    }
}

/// Adds the margins of a model that learns from the vocabulary's own filing, so that words which the
/// vocabulary lacks but which stand with a theme count as well.
fn smooth(scores: &mut [Vec<f32>], read: &Read, themes: usize) {
    let stride = read.parts.len().div_ceil(MOST_OWN_TEXTS).max(1);
    let best = |scores: &Vec<f32>| {
        (0..scores.len())
            .max_by(|one, other| scores[*one].total_cmp(&scores[*other]).then(other.cmp(one)))
            .filter(|at| scores[*at] > 0.67)
    };
    let (mut bags, mut targets) = (Vec::new(), Vec::new());
    for (part, scores) in read.parts.iter().zip(scores.iter()).step_by(stride) {
        if let Some(theme) = best(scores) {
            bags.push(bag(&part.reading));
            targets.push(vec![theme as u16]);
        }
    }
    let labels = (0..themes).map(|theme| theme.to_string()).collect();
    let model = ThemeModel::train(
        &bags,
        &targets,
        labels,
        Training {
            passes: 5,
            cost: 0.18,
            least_texts: 2,
        },
    );
    for (part, scores) in read.parts.iter().zip(scores) {
        let margins = model.scores(&model.vector(&bag(&part.reading)));
        for (score, margin) in scores.iter_mut().zip(margins) {
            *score += 0.92 * margin.clamp(-1.0, 1.0);
        }
    }
}

/// Asks to join a treaty are told apart by the treaty, opposite verbs by a number of their own.
fn signatures(parts: &[Part], vocabulary: &Vocabulary) -> Vec<u32> {
    parts
        .iter()
        .map(|part| {
            if let Some(instrument) = part.instrument {
                return u32::from(instrument) + 10;
            }
            match part.verb.map(|verb| vocabulary.action(verb)) {
                Some(action) if action.key == "retain" => 1,
                Some(action) if action.key == "decriminalise" => 2,
                Some(action) if action.opposes.is_some() && action.key == "dissolve" => 3,
                _ => 0,
            }
        })
        .collect()
}

/// The narrow matters of an ask, those of treaties first.
fn matters(part: &Part, vocabulary: &Vocabulary) -> Vec<u16> {
    let mut found: Vec<u16> = part
        .reading
        .concepts()
        .into_iter()
        .map(|(concept, _)| concept)
        .filter(|concept| {
            vocabulary.at(*concept).kind != Kind::Theme && vocabulary.at(*concept).narrow >= 2
        })
        .collect();
    found.sort_by_key(|concept| (std::cmp::Reverse(vocabulary.at(*concept).narrow), *concept));
    found
}

struct Run<'run> {
    read: &'run Read,
    knowledge: &'run Knowledge,
    settings: &'run Settings,
    asks: Vec<Ask>,
    by_id: HashMap<String, usize>,
    matters: Vec<Vec<u16>>,
    together: Vec<(usize, usize)>,
    apart: Vec<(usize, usize)>,
    fixed: BTreeMap<usize, usize>,
    /// Road maps that the texts carried before themes were divided to fill a number.
    carried: Option<usize>,
    notes: Vec<Note>,
}

impl<'run> Run<'run> {
    fn new(
        texts: &[&Text],
        read: &'run Read,
        knowledge: &'run Knowledge,
        settings: &'run Settings,
    ) -> Self {
        let mut asks: Vec<Ask> = Vec::with_capacity(read.parts.len());
        let mut number = 0;
        for (index, (part, text)) in read.parts.iter().zip(&read.text_of).enumerate() {
            number = if index > 0 && read.text_of[index - 1] == *text {
                number + 1
            } else {
                1
            };
            asks.push(Ask {
                id: format!("{}/{number}", texts[*text].id),
                text_id: texts[*text].id.clone(),
                start: part.start,
                end: part.end,
                verb: part
                    .verb
                    .map(|verb| knowledge.vocabulary.action(verb).key.clone()),
            });
        }
        let by_id: HashMap<String, usize> = asks
            .iter()
            .enumerate()
            .map(|(at, ask)| (ask.id.clone(), at))
            .collect();
        let mut run = Run {
            read,
            knowledge,
            settings,
            matters: read
                .parts
                .iter()
                .map(|part| matters(part, &knowledge.vocabulary))
                .collect(),
            asks,
            by_id,
            together: Vec::new(),
            apart: Vec::new(),
            fixed: BTreeMap::new(),
            carried: None,
            notes: Vec::new(),
        };
        run.read_pairs();
        run
    }

    /// Pins on pairs; each that names an unknown ask becomes a note.
    fn read_pairs(&mut self) {
        for pin in &self.settings.pins {
            let (one, other) = match pin {
                Pin::Together(one, other) | Pin::Apart(one, other) => (one, other),
                Pin::In(..) => continue,
            };
            match (self.by_id.get(one), self.by_id.get(other)) {
                (Some(left), Some(right)) if left != right => match pin {
                    Pin::Together(..) => self.together.push((*left, *right)),
                    _ => self.apart.push((*left, *right)),
                },
                _ => self.notes.push(Note::PinWithoutEffect { pin: pin.clone() }),
            }
        }
    }

    /// Pins on road maps, by the key of a theme; a matter's key fixes its theme.
    fn resolve_pins(&mut self, themes: &Themes, settings: &Settings) {
        for pin in &settings.pins {
            let Pin::In(ask, road_map) = pin else {
                continue;
            };
            let theme = road_map.split('.').next().unwrap_or_default();
            let at = themes.names.iter().position(|naming| naming.key == theme);
            match (self.by_id.get(ask), at) {
                (Some(ask), Some(at)) => {
                    self.fixed.insert(*ask, at);
                }
                _ => self.notes.push(Note::PinWithoutEffect { pin: pin.clone() }),
            }
        }
    }

    fn write(
        mut self,
        space: &Space,
        first_of_group: &[usize],
        themes: &Themes,
        stands: &[Stand],
    ) -> Synthesis {
        let vocabulary = &self.knowledge.vocabulary;
        let mut members: BTreeMap<&Slot, Vec<usize>> = BTreeMap::new();
        for (ask, stand) in stands.iter().enumerate() {
            members.entry(&stand.slot).or_default().push(ask);
        }
        let concepts: Vec<Vec<u16>> = self
            .read
            .parts
            .iter()
            .zip(&self.read.text_of)
            .map(|(_, text)| {
                self.read.wholes[*text]
                    .concepts()
                    .into_iter()
                    .map(|(concept, _)| concept)
                    .collect()
            })
            .collect();
        let lists: Vec<Vec<&[u16]>> = members
            .values()
            .map(|asks| asks.iter().map(|ask| concepts[*ask].as_slice()).collect())
            .collect();
        let hints: Vec<Option<u16>> = members
            .keys()
            .map(|slot| slot.matter.or(themes.concepts[slot.theme]))
            .collect();
        let titles = titles::choose(&lists, &hints, vocabulary);
        let keys: BTreeMap<&Slot, String> = members
            .keys()
            .map(|slot| (*slot, self.key(slot, themes)))
            .collect();
        let placements: Vec<Placement> = (0..self.asks.len())
            .map(|ask| self.placement(ask, space, first_of_group, themes, &stands[ask], &keys))
            .collect();
        let sure = |asks: &[usize]| {
            let sum: f32 = asks.iter().map(|ask| placements[*ask].confidence).sum();
            sum / asks.len().max(1) as f32
        };
        let mut road_maps: Vec<RoadMap> = members
            .iter()
            .zip(titles)
            .map(|((slot, asks), titles)| RoadMap {
                key: keys[*slot].clone(),
                titles,
                why: self.why(slot, themes, sure(asks)),
                size: asks.len(),
            })
            .collect();
        road_maps.sort_by(|one, other| one.key.cmp(&other.key));
        self.remark(&road_maps);
        let mut groups: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (ask, first) in first_of_group.iter().enumerate() {
            groups
                .entry(*first)
                .or_default()
                .push(self.asks[ask].id.clone());
        }
        let repeat_groups = groups
            .into_iter()
            .map(|(first, asks)| RepeatGroup {
                key: self.asks[first].id.clone(),
                asks,
            })
            .collect();
        Synthesis {
            repeat_groups,
            road_maps,
            placements,
            notes: self.notes,
            asks: self.asks,
        }
    }

    fn key(&self, slot: &Slot, themes: &Themes) -> String {
        let theme = &themes.names[slot.theme].key;
        match slot.matter {
            Some(matter) => format!("{theme}.{}", self.knowledge.vocabulary.at(matter).key),
            None => theme.clone(),
        }
    }

    fn why(&self, slot: &Slot, themes: &Themes, score: f32) -> Reason {
        let theme = themes.names[slot.theme].clone();
        match slot.matter {
            Some(matter) => Reason::CutOut {
                theme,
                matter: self.knowledge.naming(matter),
            },
            None => Reason::Theme { theme, score },
        }
    }

    fn placement(
        &self,
        ask: usize,
        space: &Space,
        first_of_group: &[usize],
        themes: &Themes,
        stand: &Stand,
        keys: &BTreeMap<&Slot, String>,
    ) -> Placement {
        let scores = &themes.scores[ask];
        let own = scores[stand.slot.theme];
        let next = scores
            .iter()
            .enumerate()
            .filter(|(theme, _)| *theme != stand.slot.theme)
            .map(|(_, score)| *score)
            .fold(f32::MIN, f32::max);
        let margin = if next > f32::MIN { own - next } else { 1.0 };
        let confidence = if stand.pinned {
            1.0
        } else {
            (1.0 / (1.0 + (-3.0 * margin).exp())).clamp(0.0, 1.0)
        };
        let mut reasons = Vec::new();
        if stand.pinned {
            reasons.push(Reason::Pinned);
        }
        if let Some(instrument) = self.read.parts[ask].instrument {
            reasons.push(Reason::SameInstrument {
                instrument: self.knowledge.naming(instrument),
            });
        }
        let shared = self.shared(ask, stand, themes);
        if !shared.is_empty() {
            reasons.push(Reason::SharedConcepts { concepts: shared });
        }
        if let Some(theme) = stand.dissolved {
            reasons.push(Reason::NextBest {
                theme: themes.names[theme].clone(),
            });
        }
        let first = first_of_group[ask];
        if first != ask {
            let similarity = space.likeness(ask, first);
            reasons.push(Reason::NearestTexts {
                ids: vec![self.asks[first].id.clone()],
                similarity,
            });
        }
        if own > 0.0 {
            reasons.push(Reason::Theme {
                theme: themes.names[stand.slot.theme].clone(),
                score: confidence,
            });
        }
        if reasons.is_empty() {
            reasons.push(Reason::Leftover);
        }
        Placement {
            ask: self.asks[ask].id.clone(),
            repeat_group: self.asks[first].id.clone(),
            road_map: keys[&stand.slot].clone(),
            confidence: (confidence * 100.0).round() / 100.0,
            doubtful: confidence < 0.6,
            reasons,
        }
    }

    /// Concepts of an ask that belong to its road map.
    fn shared(&self, ask: usize, stand: &Stand, themes: &Themes) -> Vec<Naming> {
        let vocabulary = &self.knowledge.vocabulary;
        let theme = themes.concepts[stand.slot.theme].map(|index| vocabulary.at(index).key.clone());
        self.read.parts[ask]
            .reading
            .concepts()
            .into_iter()
            .map(|(concept, _)| concept)
            .filter(|concept| {
                stand.slot.matter == Some(*concept)
                    || theme
                        .as_ref()
                        .is_some_and(|theme| vocabulary.at(*concept).themes.contains(theme))
            })
            .take(4)
            .map(|concept| self.knowledge.naming(concept))
            .collect()
    }

    fn remark(&mut self, road_maps: &[RoadMap]) {
        if let Some(carried) = self.carried
            && carried < road_maps.len()
        {
            self.notes.push(Note::Divided {
                carried,
                made: road_maps.len(),
            });
        }
        if road_maps.len() < self.settings.road_maps {
            self.notes.push(Note::FewerRoadMaps {
                wanted: self.settings.road_maps,
                made: road_maps.len(),
            });
        }
        let empty: BTreeSet<String> = self
            .read
            .parts
            .iter()
            .zip(&self.asks)
            .filter(|(part, _)| {
                part.reading
                    .words
                    .iter()
                    .all(|word| word.role == Some(Role::Function))
            })
            .map(|(_, ask)| ask.text_id.clone())
            .collect();
        if !empty.is_empty() {
            self.notes.push(Note::WithoutMatter {
                texts: empty.into_iter().collect(),
            });
        }
    }
}
