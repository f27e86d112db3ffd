//! From scores of themes to at most K road maps of workable sizes.
//!
//! Every unit (asks that persons hold together) goes to its best theme; themes that are too small are
//! dissolved into the next best of each member; themes that are too large give off their commonest
//! narrow matters; what persons have pinned goes before all of it.

use std::collections::{BTreeMap, BTreeSet};

/// One road map: a theme, or a matter cut out of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Slot {
    pub theme: usize,
    pub matter: Option<u16>,
}

/// Where an ask came to stand.
#[derive(Clone, Debug)]
pub(crate) struct Stand {
    pub slot: Slot,
    /// The theme that the ask would have had, when it was dissolved.
    pub dissolved: Option<usize>,
    pub pinned: bool,
}

/// What the plan is made from.
pub(crate) struct Plan<'run> {
    /// Scores of every theme for every ask; larger is better.
    pub scores: &'run [Vec<f32>],
    /// Narrow matters of every ask, the most telling first.
    pub matters: &'run [Vec<u16>],
    /// The most road maps.
    pub most: usize,
    /// Asks that a road map holds at most where it can be divided, in halves of the mean.
    pub halves: usize,
    /// Whether themes are divided until there are as many.
    pub fill: bool,
    /// Numbers of asks that belong together.
    pub together: &'run [(usize, usize)],
    /// Numbers of asks that must not share a road map.
    pub apart: &'run [(usize, usize)],
    /// Asks fixed to a theme.
    pub fixed: &'run BTreeMap<usize, usize>,
}

impl Plan<'_> {
    /// Asks that one road map should not exceed, twelve at least.
    fn largest(&self) -> usize {
        (self.scores.len() * self.halves / (2 * self.most.max(1))).max(12)
    }

    /// Asks below which a theme is dissolved: an eighth of the mean, and at least three in a small
    /// register, four in one of 200 asks and more. Where few asks meet many road maps, half of the
    /// mean is enough, but from 60 asks on a road map has three.
    fn smallest(&self) -> usize {
        let asks = self.scores.len();
        if asks < 4 * self.most {
            let least = if asks >= 60 { 3 } else { 1 };
            return asks.div_ceil(2 * self.most.max(1)).max(least);
        }
        (asks / (8 * self.most.max(1))).max((asks / 50).clamp(3, 4))
    }

    /// Places all asks; with them the number of road maps before themes were divided to fill it.
    pub fn place(&self) -> (Vec<Stand>, usize) {
        let units = self.units();
        let themes = self.scores.first().map_or(0, Vec::len);
        let mut alive: BTreeSet<usize> = (0..themes).collect();
        let mut home: Vec<usize> = units.iter().map(|unit| self.best(unit, &alive)).collect();
        let wanted = home.clone();
        loop {
            let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
            let mut held: BTreeSet<usize> = BTreeSet::new();
            for (unit, theme) in units.iter().zip(&home) {
                *sizes.entry(*theme).or_insert(0) += unit.len();
                if unit.iter().any(|ask| self.fixed.contains_key(ask)) {
                    held.insert(*theme);
                }
            }
            alive.retain(|theme| sizes.contains_key(theme));
            let small = sizes
                .iter()
                .filter(|(theme, size)| {
                    sizes.len() > self.most || (**size < self.smallest() && !held.contains(theme))
                })
                .min_by_key(|(theme, size)| (held.contains(theme), **size, **theme));
            let Some((theme, _)) = small else { break };
            let theme = *theme;
            if sizes.len() <= 1 {
                break;
            }
            alive.remove(&theme);
            for (unit, at) in units.iter().zip(&mut home) {
                if *at == theme {
                    *at = self.best(unit, &alive);
                }
            }
        }
        let mut stands: Vec<Stand> = vec![
            Stand {
                slot: Slot {
                    theme: 0,
                    matter: None
                },
                dissolved: None,
                pinned: false
            };
            self.scores.len()
        ];
        for ((unit, theme), first) in units.iter().zip(&home).zip(&wanted) {
            let pinned = unit.len() > 1 || unit.iter().any(|ask| self.fixed.contains_key(ask));
            for ask in unit {
                stands[*ask] = Stand {
                    slot: Slot {
                        theme: *theme,
                        matter: None,
                    },
                    dissolved: (first != theme).then_some(*first),
                    pinned,
                };
            }
        }
        self.cut_large(&units, &mut stands);
        let carried = slots(&stands).len();
        if self.fill {
            self.fill(&units, &mut stands);
        }
        self.keep_apart(&units, &mut stands);
        (stands, carried)
    }

    /// Asks that stay together; a unit of one for most.
    fn units(&self) -> Vec<Vec<usize>> {
        let mut owner: Vec<usize> = (0..self.scores.len()).collect();
        fn root(owner: &mut [usize], mut ask: usize) -> usize {
            while owner[ask] != ask {
                owner[ask] = owner[owner[ask]];
                ask = owner[ask];
            }
            ask
        }
        for (one, other) in self.together {
            let (left, right) = (root(&mut owner, *one), root(&mut owner, *other));
            owner[left.max(right)] = left.min(right);
        }
        let mut units: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for ask in 0..self.scores.len() {
            units.entry(root(&mut owner, ask)).or_default().push(ask);
        }
        units.into_values().collect()
    }

    /// The best living theme of a unit; a fixed one goes first while it lives.
    fn best(&self, unit: &[usize], alive: &BTreeSet<usize>) -> usize {
        if let Some(theme) = unit.iter().find_map(|ask| self.fixed.get(ask)) {
            return *theme;
        }
        let score = |theme: usize| unit.iter().map(|ask| self.scores[*ask][theme]).sum::<f32>();
        alive
            .iter()
            .copied()
            .max_by(|one, other| score(*one).total_cmp(&score(*other)).then(other.cmp(one)))
            .unwrap_or(0)
    }

    /// Cuts the commonest narrow matters out of themes that are too large.
    fn cut_large(&self, units: &[Vec<usize>], stands: &mut [Stand]) {
        let mut slots = slots(stands);
        let themes: Vec<usize> = slots.iter().map(|slot| slot.theme).collect();
        for theme in themes {
            let whole = Slot {
                theme,
                matter: None,
            };
            loop {
                let members: Vec<&Vec<usize>> = units
                    .iter()
                    .filter(|unit| stands[unit[0]].slot == whole)
                    .collect();
                let size: usize = members.iter().map(|unit| unit.len()).sum();
                if size <= self.largest() || slots.len() >= self.most {
                    break;
                }
                let counts = self.named(&members);
                let room = self.smallest().max(size / 12);
                let best = counts
                    .iter()
                    .filter(|(_, count)| **count >= room && **count + room <= size)
                    .max_by_key(|(matter, count)| {
                        ((**count).min(self.largest()), std::cmp::Reverse(**matter))
                    });
                let Some((matter, _)) = best else { break };
                let slot = Slot {
                    theme,
                    matter: Some(*matter),
                };
                self.cut_out(&members, &slot, stands);
                slots.insert(slot);
            }
        }
    }

    /// Divides themes by the matter that parts one of them most evenly, until there are as many road
    /// maps as wanted or nothing is left to divide: three asks a road map first, then two.
    fn fill(&self, units: &[Vec<usize>], stands: &mut [Stand]) {
        let mut slots = slots(stands);
        for room in [3, 2] {
            while slots.len() < self.most {
                let mut wholes: BTreeMap<usize, Vec<&Vec<usize>>> = BTreeMap::new();
                for unit in units {
                    let slot = &stands[unit[0]].slot;
                    if slot.matter.is_none() {
                        wholes.entry(slot.theme).or_default().push(unit);
                    }
                }
                let best = wholes
                    .iter()
                    .flat_map(|(theme, members)| {
                        let size: usize = members.iter().map(|unit| unit.len()).sum();
                        self.named(members).into_iter().map(move |(matter, count)| {
                            let slot = Slot {
                                theme: *theme,
                                matter: Some(matter),
                            };
                            (count.min(size.saturating_sub(count)), slot)
                        })
                    })
                    .filter(|(smaller, slot)| *smaller >= room && !slots.contains(slot))
                    .max_by_key(|(smaller, slot)| (*smaller, std::cmp::Reverse(slot.clone())));
                let Some((_, slot)) = best else { break };
                let members = wholes.remove(&slot.theme).unwrap_or_default();
                self.cut_out(&members, &slot, stands);
                slots.insert(slot);
            }
        }
    }

    /// How many asks of these units name each narrow matter.
    fn named(&self, units: &[&Vec<usize>]) -> BTreeMap<u16, usize> {
        let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
        for unit in units {
            let matters: BTreeSet<u16> = unit
                .iter()
                .flat_map(|ask| self.matters[*ask].iter().copied())
                .collect();
            for matter in matters {
                *counts.entry(matter).or_insert(0) += unit.len();
            }
        }
        counts
    }

    /// Moves the units that name the slot's matter there.
    fn cut_out(&self, units: &[&Vec<usize>], slot: &Slot, stands: &mut [Stand]) {
        let Some(matter) = slot.matter else { return };
        let names =
            |unit: &&&Vec<usize>| unit.iter().any(|ask| self.matters[*ask].contains(&matter));
        for ask in units.iter().filter(names).copied().flatten() {
            stands[*ask].slot = slot.clone();
        }
    }

    /// Moves one of each pair that a person holds apart to the next best road map.
    fn keep_apart(&self, units: &[Vec<usize>], stands: &mut [Stand]) {
        for (one, other) in self.apart {
            if stands[*one].slot != stands[*other].slot {
                continue;
            }
            let mover = if self.fixed.contains_key(other) {
                one
            } else {
                other
            };
            let Some(unit) = units.iter().find(|unit| unit.contains(mover)) else {
                continue;
            };
            let barred: BTreeSet<Slot> = self
                .apart
                .iter()
                .filter_map(|(left, right)| {
                    if unit.contains(left) {
                        Some(stands[*right].slot.clone())
                    } else if unit.contains(right) {
                        Some(stands[*left].slot.clone())
                    } else {
                        None
                    }
                })
                .collect();
            let slots = slots(stands);
            let score = |slot: &Slot| {
                unit.iter()
                    .map(|ask| self.scores[*ask][slot.theme])
                    .sum::<f32>()
            };
            let mut free: Vec<Slot> = slots
                .iter()
                .filter(|slot| !barred.contains(slot))
                .cloned()
                .collect();
            if slots.len() < self.most {
                let themes = self.scores[unit[0]].len();
                free.extend(
                    (0..themes)
                        .map(|theme| Slot {
                            theme,
                            matter: None,
                        })
                        .filter(|slot| !slots.contains(slot) && !barred.contains(slot)),
                );
            }
            free.sort_by(|left, right| score(right).total_cmp(&score(left)).then(left.cmp(right)));
            if let Some(slot) = free.first() {
                for ask in unit {
                    stands[*ask].slot = slot.clone();
                    stands[*ask].pinned = true;
                }
            }
        }
    }
}

/// The road maps in which somebody stands.
fn slots(stands: &[Stand]) -> BTreeSet<Slot> {
    stands.iter().map(|stand| stand.slot.clone()).collect()
}
