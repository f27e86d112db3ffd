//! Rules, changes and steps in plain words of the reader's language. Says what the model found, decides nothing.

use super::super::{
    actions::Seating,
    model::{
        Asks, Base, Bound, Clause, Joined, Least, Majority, Matter, Mixed, Right, Rights, Rules,
        Share,
        count::{Impossible, Need, Step},
    },
};
use crate::slices::body::composition::model::Class;
use kenes_kernel::{
    Ctx,
    form::{FieldError, FieldErrors},
    i18n::Arg,
};
use std::collections::BTreeMap;

/// What speaks: the language, and the names of sectors and of what counts as one.
pub struct Plain<'a> {
    pub ctx: &'a Ctx,
    names: BTreeMap<String, String>,
    /// Keys of the sectors in the order of the composition.
    order: Vec<String>,
}

fn text(value: impl ToString) -> Arg {
    Arg::Text(value.to_string())
}

impl<'a> Plain<'a> {
    pub fn new(ctx: &'a Ctx, seating: &Seating) -> Self {
        let names = seating.names.iter();
        Self {
            ctx,
            order: seating.names.iter().map(|(key, _)| key.clone()).collect(),
            names: names
                .map(|(key, name)| (key.clone(), name.text(ctx.locale).to_owned()))
                .collect(),
        }
    }

    /// Knows the names of what these rules join, too.
    pub fn with(mut self, rules: &Rules) -> Self {
        for set in &rules.joined {
            let name = set.name.text(self.ctx.locale).to_owned();
            self.names.insert(set.key.clone(), name);
        }
        self
    }

    pub fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.ctx.say(key, args)
    }

    fn number(&self, n: u64) -> Arg {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        text(self.ctx.kernel.words.number(self.ctx.locale, n))
    }

    /// A number whose word follows the rules of plurals.
    fn plural(n: u64) -> Arg {
        Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// The name of a sector or of several that count as one.
    pub fn name(&self, key: &str) -> String {
        self.names
            .get(key)
            .cloned()
            .unwrap_or_else(|| key.to_owned())
    }

    /// "more than half", "at least 3/5".
    pub fn share(&self, share: Share) -> String {
        let key = match share.bound() {
            Bound::AtLeast => "body-rules-share-least",
            Bound::MoreThan => "body-rules-share-more",
        };
        let word = match (share.numerator(), share.denominator()) {
            (1, 2) => "half",
            (1, 3) => "third",
            (2, 3) => "two-thirds",
            (1, 4) => "quarter",
            (3, 4) => "three-quarters",
            (1, 1) => "all",
            _ => "other",
        };
        self.say(
            key,
            &[
                ("share", text(word)),
                ("n", text(share.numerator())),
                ("d", text(share.denominator())),
            ],
        )
    }

    /// What makes a quorum: of the whole, of each unit, of one.
    fn least(&self, what: &str, least: Option<Least>, unit: &str) -> String {
        let unit = ("unit", text(unit));
        match least {
            None => self.say(&format!("body-rules-{what}-none"), &[unit]),
            Some(Least::Seats(n)) => {
                let n = Self::plural(n.into());
                self.say(&format!("body-rules-{what}-seats"), &[("n", n), unit])
            }
            Some(Least::Share(share)) => {
                let share = text(self.share(share));
                self.say(
                    &format!("body-rules-{what}-share"),
                    &[("share", share), unit],
                )
            }
        }
    }

    pub fn matter(&self, matter: Matter) -> String {
        self.say(&format!("body-rules-matter-{}", matter.code()), &[])
    }

    pub fn right(&self, right: Right) -> String {
        self.say(&format!("body-rules-right-{}", right.code()), &[])
    }

    pub fn class(&self, class: Class) -> String {
        self.say(&format!("body-rules-class-{}", class.code()), &[])
    }

    /// "Simple majority: more than half of the votes for and against …".
    pub fn majority(&self, majority: Majority) -> String {
        let name = match majority {
            Majority::Simple(_) => "simple",
            Majority::Absolute => "absolute",
            Majority::TwoThirds(_) => "two-thirds",
            Majority::Share(..) => "share",
            Majority::Consensus => return self.say("body-rules-majority-consensus", &[]),
            Majority::ConsensusMinus(n) => {
                let n = Self::plural(n.into());
                return self.say("body-rules-majority-consensus-minus", &[("n", n)]);
            }
        };
        let Asks::Share(share, base) = majority.asks() else {
            return String::new();
        };
        let base = format!("body-rules-of-{}", base.code());
        let what = self.say(&base, &[("share", text(self.share(share)))]);
        self.say(
            &format!("body-rules-majority-{name}"),
            &[("what", text(what))],
        )
    }

    /// What a decision needs, as the second sentence of the page.
    pub fn decision(&self, majority: Majority) -> String {
        match majority.asks() {
            Asks::NoMoreObjections(0) => self.say("body-rules-lead-consensus", &[]),
            Asks::NoMoreObjections(n) => {
                let n = Self::plural(n.into());
                self.say("body-rules-lead-consensus-minus", &[("n", n)])
            }
            Asks::Share(share, base) => {
                let key = format!("body-rules-lead-{}", base.code());
                self.say(&key, &[("share", text(self.share(share)))])
            }
        }
    }

    /// "16 of 30 voting seats make a quorum."
    pub fn quorum(&self, needed: u64, entitled: u64) -> String {
        self.say(
            "body-rules-lead-quorum",
            &[
                ("needed", Self::plural(needed)),
                ("entitled", self.number(entitled)),
            ],
        )
    }

    fn rights(&self, rights: &Rights) -> String {
        if rights.is_empty() {
            return self.say("body-rules-rights-none", &[]);
        }
        let words: Vec<String> = rights.iter().map(|right| self.right(*right)).collect();
        words.join(", ").to_lowercase()
    }

    pub fn joined(&self, set: &Joined) -> String {
        let place = |key: &String| self.order.iter().position(|other| other == key);
        let mut keys: Vec<&String> = set.sectors.iter().collect();
        keys.sort_by_key(|key| place(key));
        let sectors: Vec<String> = keys.into_iter().map(|key| self.name(key)).collect();
        let name = set.name.text(self.ctx.locale);
        self.say(
            "body-rules-joined-text",
            &[("name", text(name)), ("sectors", text(sectors.join(", ")))],
        )
    }

    /// What a clause is about.
    pub fn topic(&self, clause: &Clause) -> String {
        match clause {
            Clause::Quorum(_) => self.say("body-rules-quorum", &[]),
            Clause::UnitQuorum(_) => self.say("body-rules-units", &[]),
            Clause::OwnQuorum(unit, _) => {
                self.say("body-rules-topic-own", &[("unit", text(self.name(unit)))])
            }
            Clause::Majority(matter, _) => self.matter(*matter),
            Clause::Rights(class, _) => self.say(
                "body-rules-topic-rights",
                &[("who", text(self.class(*class)))],
            ),
            Clause::OwnRights(sector, _) => self.say(
                "body-rules-topic-rights",
                &[("who", text(self.name(sector)))],
            ),
            Clause::Joined(_) => self.say("body-rules-joined", &[]),
        }
    }

    pub fn clause(&self, clause: &Clause) -> String {
        match clause {
            Clause::Quorum(least) => self.least("quorum", Some(*least), ""),
            Clause::UnitQuorum(least) => self.least("units", *least, ""),
            Clause::OwnQuorum(unit, least) => self.least("own", *least, &self.name(unit)),
            Clause::Majority(_, majority) => self.majority(*majority),
            Clause::Rights(_, rights) | Clause::OwnRights(_, rights) => self.rights(rights),
            Clause::Joined(set) => self.joined(set),
        }
    }

    fn mixed(&self, mixed: Mixed) -> String {
        let whole = i64::try_from(mixed.whole).unwrap_or(i64::MAX);
        let whole = self.ctx.kernel.words.number(self.ctx.locale, whole);
        match mixed {
            Mixed { rest: 0, .. } => whole,
            Mixed { whole: 0, rest, of } => format!("{rest}/{of}"),
            Mixed { rest, of, .. } => format!("{whole}\u{a0}{rest}/{of}"),
        }
    }

    /// "2/3 of 31 is 20 2/3; that or more (≥) makes 21."
    pub fn arithmetic(&self, share: Share, whole: u64) -> String {
        let key = match share.bound() {
            Bound::AtLeast => "body-rules-step-least",
            Bound::MoreThan => "body-rules-step-more",
        };
        let fraction = format!("{}/{}", share.numerator(), share.denominator());
        self.say(
            key,
            &[
                ("share", text(fraction)),
                ("whole", self.number(whole)),
                ("exact", text(self.mixed(share.of(whole)))),
                ("needed", self.number(share.least(whole).max(1))),
            ],
        )
    }

    fn need(&self, what: &str, unit: &str, need: &Need) -> String {
        let how = if need.is_met() { "met" } else { "short" };
        self.say(
            &format!("body-rules-step-{what}-{how}"),
            &[
                ("unit", text(unit)),
                ("entitled", self.number(need.entitled)),
                ("present", self.number(need.present)),
                ("needed", self.number(need.needed)),
                ("missing", self.number(need.missing())),
            ],
        )
    }

    /// A step of an explanation, in one or two sentences.
    pub fn step(&self, step: &Step) -> String {
        match step {
            Step::Whole(need) => {
                let said = self.need("whole", "", need);
                match need.least {
                    Least::Share(share) => {
                        format!("{} {said}", self.arithmetic(share, need.entitled))
                    }
                    Least::Seats(_) => said,
                }
            }
            Step::Unit(unit, need) => self.need("unit", &self.name(unit), need),
            Step::Base {
                base,
                count,
                abstained,
            } => {
                let count = ("count", self.number(*count));
                let abstained = ("abstained", self.number(*abstained));
                self.say(
                    &format!("body-rules-step-{}", base.code()),
                    &[count, abstained],
                )
            }
            Step::Share { share, whole, .. } => self.arithmetic(*share, *whole),
            Step::Equal(votes) => {
                self.say("body-rules-step-equal", &[("votes", self.number(*votes))])
            }
            Step::Yes { yes, needed } => {
                let key = if yes >= needed {
                    "body-rules-step-yes-enough"
                } else {
                    "body-rules-step-yes-short"
                };
                self.say(
                    key,
                    &[
                        ("yes", self.number(*yes)),
                        ("needed", self.number(*needed)),
                        ("missing", self.number(needed.saturating_sub(*yes))),
                    ],
                )
            }
            Step::Objections {
                objections,
                allowed,
            } => self.say(
                "body-rules-step-objections",
                &[
                    ("objections", self.number(*objections)),
                    ("allowed", self.number(*allowed)),
                ],
            ),
        }
    }

    /// What numbers that cannot be say beside the field that is to be mended.
    pub fn impossible(&self, found: &Impossible) -> FieldErrors {
        match found {
            Impossible::TooManyPresent { sector, seats } => FieldErrors::from([(
                format!("present-{sector}"),
                FieldError::new("body-rules-too-many-present")
                    .with("sector", self.name(sector))
                    .with("seats", seats),
            )]),
            Impossible::TooManyVotes { votes, present } => FieldErrors::from([(
                "yes".to_owned(),
                FieldError::new("body-rules-too-many-votes")
                    .with("votes", votes)
                    .with("present", present),
            )]),
        }
    }

    /// Faults that name a sector name it as its readers do.
    pub fn named(&self, mut errors: FieldErrors) -> FieldErrors {
        for (name, value) in errors.values_mut().flat_map(|error| &mut error.args) {
            if *name == "sector" {
                *value = self.name(value);
            }
        }
        errors
    }

    /// What the majority needs where every seat that may vote does; nothing for consensus.
    pub fn if_all_vote(&self, majority: Majority, entitled: u64) -> String {
        match majority.asks() {
            Asks::Share(share, Base::Cast | Base::Present | Base::Entitled) => {
                let needed = share.least(entitled).max(1);
                let n = i64::try_from(needed).unwrap_or(i64::MAX);
                self.ctx.kernel.words.number(self.ctx.locale, n)
            }
            Asks::NoMoreObjections(_) => String::new(),
        }
    }
}
