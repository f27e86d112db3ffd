//! Rules of procedure as values, pure: what they say. How they count stands in [`count`], how a form says them in
//! [`typed`].
//!
//! All arithmetic is of whole numbers. A share of a number of seats is compared by multiplying across: `count` is at
//! least `n/d` of `whole` if and only if `count · d ≥ n · whole`, and more than it if and only if `count · d > n · whole`.

pub mod count;
pub mod dated;
#[cfg(test)]
mod tests;
pub mod trial;
pub mod typed;

use crate::slices::body::composition::model::Class;
use kenes_kernel::content::Content;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a share itself is enough (≥), or only what lies above it (>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    AtLeast,
    MoreThan,
}

/// A share of a number of seats or votes: at least 2/3, more than 1/2. Kept in lowest terms, above 0 and at most 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "SharePlain", into = "SharePlain")]
pub struct Share {
    bound: Bound,
    numerator: u32,
    denominator: u32,
}

/// A share as it is stored and as the API writes it.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct SharePlain {
    bound: Bound,
    numerator: u32,
    denominator: u32,
}

impl From<Share> for SharePlain {
    fn from(share: Share) -> Self {
        Self {
            bound: share.bound,
            numerator: share.numerator,
            denominator: share.denominator,
        }
    }
}

impl TryFrom<SharePlain> for Share {
    type Error = &'static str;

    fn try_from(plain: SharePlain) -> Result<Self, Self::Error> {
        Self::new(plain.bound, plain.numerator, plain.denominator).ok_or("no share of seats")
    }
}

/// A number with its fraction in lowest terms: 6, or 6 and 2/3. `rest` is 0 for a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mixed {
    pub whole: u64,
    pub rest: u64,
    pub of: u64,
}

impl Share {
    /// More than a half: the simple majority (rule 85 of the rules of procedure of the UN General Assembly, A/520).
    pub const MAJORITY: Self = Self {
        bound: Bound::MoreThan,
        numerator: 1,
        denominator: 2,
    };
    /// At least two thirds (rule 83 there).
    pub const TWO_THIRDS: Self = Self {
        bound: Bound::AtLeast,
        numerator: 2,
        denominator: 3,
    };
    /// The largest denominator that rules of procedure can name.
    pub const MOST: u32 = 1000;

    /// A share above 0 and at most 1; none for anything else, and none for "more than all", which nothing can reach.
    #[must_use]
    pub fn new(bound: Bound, numerator: u32, denominator: u32) -> Option<Self> {
        let possible = numerator > 0
            && numerator <= denominator
            && denominator <= Self::MOST
            && (bound == Bound::AtLeast || numerator < denominator);
        let common = divisor(numerator.into(), denominator.into());
        let lowest = |n: u32| u32::try_from(u64::from(n) / common.max(1)).ok();
        possible.then_some(Self {
            bound,
            numerator: lowest(numerator)?,
            denominator: lowest(denominator)?,
        })
    }

    #[must_use]
    pub const fn bound(self) -> Bound {
        self.bound
    }

    #[must_use]
    pub const fn numerator(self) -> u32 {
        self.numerator
    }

    #[must_use]
    pub const fn denominator(self) -> u32 {
        self.denominator
    }

    /// Whether `count` reaches the share of `whole`: exactly at it for [`Bound::AtLeast`], only above it for
    /// [`Bound::MoreThan`].
    #[must_use]
    pub fn is_reached(self, count: u64, whole: u64) -> bool {
        let count = u128::from(count) * u128::from(self.denominator);
        let share = u128::from(whole) * u128::from(self.numerator);
        match self.bound {
            Bound::AtLeast => count >= share,
            Bound::MoreThan => count > share,
        }
    }

    /// The smallest number that reaches the share of `whole`: `⌈n·whole/d⌉` for at least, `⌊n·whole/d⌋ + 1` for more.
    #[must_use]
    pub fn least(self, whole: u64) -> u64 {
        let share = u128::from(whole) * u128::from(self.numerator);
        let of = u128::from(self.denominator);
        let least = match self.bound {
            Bound::AtLeast => share.div_ceil(of),
            Bound::MoreThan => share / of + 1,
        };
        // At most whole, or 1 more where whole is 0.
        u64::try_from(least).unwrap_or(u64::MAX)
    }

    /// What the share of `whole` is exactly.
    #[must_use]
    pub fn of(self, whole: u64) -> Mixed {
        let share = u128::from(whole) * u128::from(self.numerator);
        let of = u128::from(self.denominator);
        // Below the denominator and below `whole`: both fit.
        let rest = u64::try_from(share % of).unwrap_or_default();
        let common = divisor(rest, self.denominator.into()).max(1);
        Mixed {
            whole: u64::try_from(share / of).unwrap_or(u64::MAX),
            rest: rest / common,
            of: u64::from(self.denominator) / common,
        }
    }
}

/// The greatest common divisor.
const fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// How many seats are enough: a share of those that are entitled, or a number whatever their number is.
///
/// Both occur: "a majority of the members" (rule 67 of the General Assembly), "twelve members shall constitute a quorum"
/// (article 39, 2 (a), of the International Covenant on Civil and Political Rights).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Least {
    Share(Share),
    Seats(u32),
}

impl Least {
    /// How many of `entitled` seats it asks for. A number may ask for more than there are: then nothing is enough.
    #[must_use]
    pub fn of(self, entitled: u64) -> u64 {
        match self {
            Self::Share(share) => share.least(entitled),
            Self::Seats(seats) => seats.into(),
        }
    }
}

/// Of what a majority is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// Votes for and against. Who abstains is considered as not voting (rule 86 of the General Assembly).
    Cast,
    /// All who are present and may vote: who abstains or does not answer counts as not for (article 39, 2 (b), of the
    /// Covenant: "a majority vote of the members present").
    Present,
    /// All seats that may vote, present or not.
    Entitled,
}

impl Base {
    pub const ALL: [Self; 3] = [Self::Cast, Self::Present, Self::Entitled];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cast => "cast",
            Self::Present => "present",
            Self::Entitled => "entitled",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|base| base.code() == code)
    }
}

/// What adopts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Majority {
    /// More than half of the base (rule 85 of the General Assembly, there of those present and voting). Equal votes do
    /// not adopt.
    Simple(Base),
    /// More than half of all seats that may vote, present or not (article 10 of the Statute of the International Court
    /// of Justice; article 112, 7 (a), of the Rome Statute for a quorum).
    Absolute,
    /// At least two thirds of the base (rule 83 of the General Assembly).
    TwoThirds(Base),
    /// Any other share of the base.
    Share(Share, Base),
    /// Nobody who is present objects (article 161, 8 (e), of the Convention on the Law of the Sea: "the absence of any
    /// formal objection"). Who abstains does not object.
    Consensus,
    /// At most so many object ("consensus minus one": Prague Document of the CSCE of 31 January 1992, paragraph 16).
    ConsensusMinus(u32),
}

impl Majority {
    /// The share and its base; for consensus how many may object.
    #[must_use]
    pub const fn asks(self) -> Asks {
        match self {
            Self::Simple(base) => Asks::Share(Share::MAJORITY, base),
            Self::Absolute => Asks::Share(Share::MAJORITY, Base::Entitled),
            Self::TwoThirds(base) => Asks::Share(Share::TWO_THIRDS, base),
            Self::Share(share, base) => Asks::Share(share, base),
            Self::Consensus => Asks::NoMoreObjections(0),
            Self::ConsensusMinus(objections) => Asks::NoMoreObjections(objections),
        }
    }
}

/// What a majority comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    Share(Share, Base),
    NoMoreObjections(u32),
}

/// What is voted on: rules ask for different majorities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// Decisions and recommendations of the body.
    Decision,
    /// The order of the day, the closing of a list of speakers.
    Procedure,
    /// A change of these rules.
    Rules,
}

impl Matter {
    pub const ALL: [Self; 3] = [Self::Decision, Self::Procedure, Self::Rules];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Procedure => "procedure",
            Self::Rules => "rules",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matter| matter.code() == code)
    }
}

/// The majority for each matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Majorities {
    pub decision: Majority,
    pub procedure: Majority,
    pub rules: Majority,
}

impl Majorities {
    #[must_use]
    pub const fn of(&self, matter: Matter) -> Majority {
        match matter {
            Matter::Decision => self.decision,
            Matter::Procedure => self.procedure,
            Matter::Rules => self.rules,
        }
    }
}

/// What a seat may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    Propose,
    Speak,
    Vote,
    /// To stand beside others as author of a proposal that somebody else makes.
    CoAuthor,
}

impl Right {
    pub const ALL: [Self; 4] = [Self::Propose, Self::Speak, Self::Vote, Self::CoAuthor];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Propose => "propose",
            Self::Speak => "speak",
            Self::Vote => "vote",
            Self::CoAuthor => "co-author",
        }
    }
}

pub type Rights = BTreeSet<Right>;

/// Sectors of one or two seats that count as one for quorum, secrecy and verdicts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// As addresses and the API write it; never the key of a sector.
    pub key: String,
    pub name: Content,
    pub sectors: BTreeSet<String>,
}

/// Seats up to which a sector may be joined with others.
pub const SMALL: u32 = 2;

/// The rules of procedure: one version of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Of all seats that may vote.
    pub quorum: Least,
    /// Of the seats of each unit that may vote, besides; nothing where the whole alone counts.
    pub unit_quorum: Option<Least>,
    /// Where a unit differs from the others, by its key; nothing where it is not asked for.
    pub own_quorums: BTreeMap<String, Option<Least>>,
    pub majorities: Majorities,
    pub rights: BTreeMap<Class, Rights>,
    /// Where a sector differs from its class, by its key.
    pub own_rights: BTreeMap<String, Rights>,
    pub joined: Vec<Joined>,
}

impl Rules {
    /// What the seats of a sector may do: its own rights where it has such, else those of its class.
    #[must_use]
    pub fn rights_of(&self, sector: &str, class: Class) -> Rights {
        let own = self.own_rights.get(sector);
        own.or_else(|| self.rights.get(&class))
            .cloned()
            .unwrap_or_default()
    }

    /// Whether a seat of this sector has the right.
    #[must_use]
    pub fn may(&self, right: Right, sector: &str, class: Class) -> bool {
        self.rights_of(sector, class).contains(&right)
    }

    /// The key under which a sector counts: its own, or that of the sectors that it is joined with.
    #[must_use]
    pub fn unit_of<'a>(&'a self, sector: &'a str) -> &'a str {
        let within = self
            .joined
            .iter()
            .find(|joined| joined.sectors.contains(sector));
        within.map_or(sector, |joined| &joined.key)
    }

    /// What a unit has to have present, besides the whole.
    #[must_use]
    pub fn quorum_of(&self, unit: &str) -> Option<Least> {
        self.own_quorums
            .get(unit)
            .copied()
            .unwrap_or(self.unit_quorum)
    }

    /// What the rules say, clause by clause, in the order in which they are read.
    #[must_use]
    pub fn clauses(&self) -> Vec<Clause> {
        let mut clauses = vec![
            Clause::Quorum(self.quorum),
            Clause::UnitQuorum(self.unit_quorum),
        ];
        for (unit, least) in &self.own_quorums {
            clauses.push(Clause::OwnQuorum(unit.clone(), *least));
        }
        for matter in Matter::ALL {
            clauses.push(Clause::Majority(matter, self.majorities.of(matter)));
        }
        for class in Class::ALL {
            let rights = self.rights.get(&class).cloned().unwrap_or_default();
            clauses.push(Clause::Rights(class, rights));
        }
        for (sector, rights) in &self.own_rights {
            clauses.push(Clause::OwnRights(sector.clone(), rights.clone()));
        }
        for joined in &self.joined {
            clauses.push(Clause::Joined(joined.clone()));
        }
        clauses
    }

    /// What these rules say otherwise than those before them.
    #[must_use]
    pub fn changes_since(&self, before: &Self) -> Vec<Change> {
        let (old, new) = (before.clauses(), self.clauses());
        let same_topic = |clause: &Clause, others: &[Clause]| {
            let topic = clause.topic();
            others.iter().find(|other| other.topic() == topic).cloned()
        };
        let mut changes: Vec<Change> = new
            .iter()
            .map(|clause| Change {
                before: same_topic(clause, &old),
                after: Some(clause.clone()),
            })
            .filter(|change| change.before != change.after)
            .collect();
        let gone = old
            .iter()
            .filter(|clause| same_topic(clause, &new).is_none())
            .map(|clause| Change {
                before: Some(clause.clone()),
                after: None,
            });
        changes.extend(gone);
        changes
    }
}

/// One thing that rules say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    Quorum(Least),
    UnitQuorum(Option<Least>),
    OwnQuorum(String, Option<Least>),
    Majority(Matter, Majority),
    Rights(Class, Rights),
    OwnRights(String, Rights),
    Joined(Joined),
}

impl Clause {
    /// What it is about: two versions say different things about the same.
    fn topic(&self) -> (u8, String) {
        match self {
            Self::Quorum(_) => (0, String::new()),
            Self::UnitQuorum(_) => (1, String::new()),
            Self::OwnQuorum(unit, _) => (2, unit.clone()),
            Self::Majority(matter, _) => (3, matter.code().to_owned()),
            Self::Rights(class, _) => (4, class.code().to_owned()),
            Self::OwnRights(sector, _) => (5, sector.clone()),
            Self::Joined(joined) => (6, joined.key.clone()),
        }
    }
}

/// What one version says and the one before it did not, or otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub before: Option<Clause>,
    pub after: Option<Clause>,
}
