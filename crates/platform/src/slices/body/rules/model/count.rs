//! How the rules count, pure: quorum, outcome of a vote, and the steps that explain them.
//!
//! ```text
//! seats of each sector ─┐
//! who is present ───────┼─► quorum of the whole and of each unit ─► base ─► share ─► adopted, not adopted
//! votes ────────────────┘
//! ```

use super::{Asks, Base, Least, Matter, Mixed, Right, Rules, Share};
use crate::slices::body::composition::model::Class;
use std::collections::BTreeMap;

/// The seats of a sector on a day, held or vacant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    pub sector: String,
    pub class: Class,
    pub seats: u32,
}

/// How many seats of each sector are present, by its key. A sector that is not named has nobody present; one that may
/// not vote is not counted.
pub type Present = BTreeMap<String, u32>;

/// Votes of seats that are present. Who is present and in none of these took no part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    pub yes: u32,
    /// Against; where consensus is asked for, objections.
    pub no: u32,
    pub abstain: u32,
}

/// Numbers that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// More seats of a sector are present than it has.
    TooManyPresent { sector: String, seats: u32 },
    /// More votes than seats that are present and may vote.
    TooManyVotes { votes: u64, present: u64 },
}

/// A sector, or several that count as one, with the seats that may vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub key: String,
    /// Keys of its sectors.
    pub sectors: Vec<String>,
    pub entitled: u64,
}

/// What is asked for in a quorum, and what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    pub least: Least,
    pub entitled: u64,
    pub present: u64,
    /// The smallest number that is enough.
    pub needed: u64,
}

impl Need {
    #[must_use]
    pub const fn missing(&self) -> u64 {
        self.needed.saturating_sub(self.present)
    }

    #[must_use]
    pub const fn is_met(&self) -> bool {
        self.missing() == 0
    }
}

/// Whether enough are there, in the whole and in each unit that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quorum {
    pub whole: Need,
    /// Units with seats that may vote and of which something is asked, by key.
    pub units: Vec<(String, Need)>,
}

impl Quorum {
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.whole.is_met() && self.units.iter().all(|(_, need)| need.is_met())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Adopted,
    NotAdopted,
    /// Nothing can be decided.
    NoQuorum,
}

impl Verdict {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Adopted => "adopted",
            Self::NotAdopted => "not-adopted",
            Self::NoQuorum => "no-quorum",
        }
    }
}

/// One step of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Whole(Need),
    Unit(String, Need),
    /// Of what the majority is counted.
    Base {
        base: Base,
        count: u64,
        abstained: u64,
    },
    /// What the share of the base is exactly, and the smallest number of votes that is enough.
    Share {
        share: Share,
        whole: u64,
        exact: Mixed,
        needed: u64,
    },
    /// Votes for beside those that are needed.
    Yes {
        yes: u64,
        needed: u64,
    },
    /// As many for as against, where more than half is needed.
    Equal(u64),
    Objections {
        objections: u64,
        allowed: u64,
    },
}

/// What a vote comes to, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub verdict: Verdict,
    pub steps: Vec<Step>,
}

impl Rules {
    /// The units with seats that may vote, in the order of `seated`.
    #[must_use]
    pub fn units(&self, seated: &[Seated]) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        for place in self.voting(seated) {
            let key = self.unit_of(&place.sector);
            let at = units.iter().position(|unit| unit.key == key);
            let at = at.unwrap_or_else(|| {
                units.push(Unit {
                    key: key.to_owned(),
                    sectors: Vec::new(),
                    entitled: 0,
                });
                units.len() - 1
            });
            units[at].sectors.push(place.sector.clone());
            units[at].entitled += u64::from(place.seats);
        }
        units
    }

    /// The sectors with seats that may vote.
    fn voting<'a>(&'a self, seated: &'a [Seated]) -> impl Iterator<Item = &'a Seated> {
        seated
            .iter()
            .filter(|place| place.seats > 0 && self.may(Right::Vote, &place.sector, place.class))
    }

    /// How many seats may vote.
    #[must_use]
    pub fn entitled(&self, seated: &[Seated]) -> u64 {
        self.voting(seated)
            .map(|place| u64::from(place.seats))
            .sum()
    }

    /// Whether there is a quorum, and how many are missing where.
    ///
    /// Entitled are all seats that may vote, held or vacant. A unit is never asked for more seats than it has, so that
    /// "two of each sector" means "all" for a sector with one; the whole may be.
    ///
    /// # Errors
    /// More seats of a sector are present than it has.
    pub fn quorum(&self, seated: &[Seated], present: &Present) -> Result<Quorum, Impossible> {
        for place in self.voting(seated) {
            if present.get(&place.sector).is_some_and(|n| *n > place.seats) {
                return Err(Impossible::TooManyPresent {
                    sector: place.sector.clone(),
                    seats: place.seats,
                });
            }
        }
        let there = |sectors: &[String]| -> u64 {
            let counts = sectors.iter().filter_map(|sector| present.get(sector));
            counts.map(|n| u64::from(*n)).sum()
        };
        let units = self.units(seated);
        let entitled = units.iter().map(|unit| unit.entitled).sum();
        let whole = Need {
            least: self.quorum,
            entitled,
            present: units.iter().map(|unit| there(&unit.sectors)).sum(),
            // Nobody at all is never a quorum, even where nobody is entitled.
            needed: self.quorum.of(entitled).max(1),
        };
        let units = units
            .into_iter()
            .filter_map(|unit| {
                let least = self.quorum_of(&unit.key)?;
                let need = Need {
                    least,
                    entitled: unit.entitled,
                    present: there(&unit.sectors),
                    needed: least.of(unit.entitled).min(unit.entitled),
                };
                Some((unit.key, need))
            })
            .collect();
        Ok(Quorum { whole, units })
    }

    /// What a vote comes to: without a quorum nothing is decided; else the majority for the matter says.
    ///
    /// Something is adopted by a share only if somebody votes for it, also where the share of the base is 0.
    ///
    /// # Errors
    /// More seats of a sector are present than it has, or more votes than seats that are present.
    pub fn decide(
        &self,
        matter: Matter,
        seated: &[Seated],
        present: &Present,
        votes: Votes,
    ) -> Result<Outcome, Impossible> {
        let quorum = self.quorum(seated, present)?;
        let (yes, no) = (u64::from(votes.yes), u64::from(votes.no));
        let abstained = u64::from(votes.abstain);
        let sum = yes + no + abstained;
        if sum > quorum.whole.present {
            return Err(Impossible::TooManyVotes {
                votes: sum,
                present: quorum.whole.present,
            });
        }
        let mut steps = quorum_steps(&quorum);
        if !quorum.is_met() {
            let verdict = Verdict::NoQuorum;
            return Ok(Outcome { verdict, steps });
        }
        let is_adopted = match self.majorities.of(matter).asks() {
            Asks::NoMoreObjections(allowed) => {
                let allowed = u64::from(allowed);
                steps.push(Step::Objections {
                    objections: no,
                    allowed,
                });
                no <= allowed
            }
            Asks::Share(share, base) => {
                let whole = match base {
                    Base::Cast => yes + no,
                    Base::Present => quorum.whole.present,
                    Base::Entitled => quorum.whole.entitled,
                };
                let needed = share.least(whole).max(1);
                steps.push(Step::Base {
                    base,
                    count: whole,
                    abstained,
                });
                steps.push(Step::Share {
                    share,
                    whole,
                    exact: share.of(whole),
                    needed,
                });
                if share == Share::MAJORITY && base == Base::Cast && yes == no && yes > 0 {
                    steps.push(Step::Equal(yes));
                }
                steps.push(Step::Yes { yes, needed });
                yes > 0 && share.is_reached(yes, whole)
            }
        };
        let verdict = if is_adopted {
            Verdict::Adopted
        } else {
            Verdict::NotAdopted
        };
        Ok(Outcome { verdict, steps })
    }
}

/// The steps that say whether there is a quorum.
#[must_use]
pub fn quorum_steps(quorum: &Quorum) -> Vec<Step> {
    let units = quorum.units.iter();
    std::iter::once(Step::Whole(quorum.whole))
        .chain(units.map(|(key, need)| Step::Unit(key.clone(), *need)))
        .collect()
}
