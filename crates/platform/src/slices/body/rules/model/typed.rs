//! Rules as a form says them, field by field, and what is wrong with them.

use super::{
    Base, Bound, Joined, Least, Majorities, Majority, Matter, Right, Rights, Rules, SMALL, Share,
    count::Seated,
};
use crate::slices::body::composition::{
    actions::Typed as Texts,
    model::{Class, parse_key},
};
use kenes_kernel::{
    content::Content,
    form::{FieldError, FieldErrors, line},
};
use std::collections::{BTreeMap, BTreeSet};

/// What a form sends, by the name of its field.
pub type Sent = BTreeMap<String, String>;

/// How many sets of joined sectors a form has room for.
pub const JOINS: usize = 2;

#[must_use]
pub fn one(sent: &Sent, name: &str) -> String {
    sent.get(name).map(|typed| line(typed)).unwrap_or_default()
}

/// A text in three languages, from fields that end in the language.
#[must_use]
pub fn three(sent: &Sent, name: &str) -> Option<Content> {
    let of = |language: &str| one(sent, &format!("{name}-{language}"));
    let texts = Texts {
        kk: of("kk"),
        ru: of("ru"),
        en: of("en"),
    };
    texts.content()
}

/// Letters that a text of a form may have.
pub const LONGEST: usize = 2000;

/// As [`three`]; a text that is too long is a fault of its field.
pub fn read_three(sent: &Sent, name: &str, errors: &mut FieldErrors) -> Option<Content> {
    for language in ["kk", "ru", "en"] {
        let field = format!("{name}-{language}");
        if is_long(&one(sent, &field)) {
            errors.insert(field, too_long());
        }
    }
    three(sent, name)
}

#[must_use]
pub fn is_long(text: &str) -> bool {
    text.chars().count() > LONGEST
}

#[must_use]
pub fn too_long() -> FieldError {
    FieldError::new("body-rules-text-long").with("most", LONGEST)
}

/// Writes a text in three languages into its fields.
pub fn put_three(sent: &mut Sent, name: &str, content: &Content) {
    for (language, text) in content.plain() {
        sent.insert(format!("{name}-{language}"), text);
    }
}

fn is_on(sent: &Sent, name: &str) -> bool {
    sent.get(name).is_some_and(|value| !value.is_empty())
}

/// `2/3`, `60 %`.
fn parse_share(bound: Bound, typed: &str) -> Option<Share> {
    let typed = line(typed);
    let (numerator, denominator) = match typed.strip_suffix('%') {
        Some(hundredths) => (hundredths, "100"),
        None => typed.split_once('/')?,
    };
    let read = |text: &str| text.trim().parse().ok();
    Share::new(bound, read(numerator)?, read(denominator)?)
}

/// Seats are few: a larger number is a slip of the hand.
const MOST_SEATS: u32 = 10_000;

fn parse_seats(typed: &str) -> Option<u32> {
    let seats = line(typed).parse().ok()?;
    (1..=MOST_SEATS).contains(&seats).then_some(seats)
}

/// A quorum of one unit in one field: `2` seats, `1/3` at least, `>1/2` more than; `0` for none; empty as for all.
fn parse_own(typed: &str) -> Result<Option<Option<Least>>, FieldError> {
    let typed = line(typed);
    let least = match typed.as_str() {
        "" => return Ok(None),
        "0" => return Ok(Some(None)),
        text if text.starts_with('>') => parse_share(Bound::MoreThan, &text[1..]).map(Least::Share),
        text => parse_seats(text)
            .map(Least::Seats)
            .or_else(|| parse_share(Bound::AtLeast, text).map(Least::Share)),
    };
    least
        .map(|least| Some(Some(least)))
        .ok_or_else(|| FieldError::new("body-rules-own-quorum-wrong"))
}

/// As [`parse_own`] reads it.
fn write_own(least: Option<Least>) -> String {
    match least {
        None => "0".to_owned(),
        Some(Least::Seats(seats)) => seats.to_string(),
        Some(Least::Share(share)) => {
            let mark = if share.bound() == Bound::MoreThan {
                ">"
            } else {
                ""
            };
            format!("{mark}{}", write_share(share))
        }
    }
}

fn write_share(share: Share) -> String {
    format!("{}/{}", share.numerator(), share.denominator())
}

/// A form that is being read: what it says, and what is wrong with it so far.
struct Reading<'a> {
    sent: &'a Sent,
    errors: FieldErrors,
}

impl Reading<'_> {
    fn fault(&mut self, field: &str, key: &str) {
        self.errors
            .entry(field.to_owned())
            .or_insert_with(|| FieldError::new(key));
    }

    /// The fields `{name}-how` and `{name}-value`; nothing where it is not asked for.
    fn least(&mut self, name: &str) -> Option<Least> {
        let (how, value) = (format!("{name}-how"), format!("{name}-value"));
        let typed = one(self.sent, &value);
        let least = match one(self.sent, &how).as_str() {
            "none" if name != "quorum" => return None,
            "seats" => {
                let seats = parse_seats(&typed).map(Least::Seats);
                if seats.is_none() {
                    self.fault(&value, "body-rules-seats-wrong");
                }
                return seats;
            }
            "more" => parse_share(Bound::MoreThan, &typed),
            "least" => parse_share(Bound::AtLeast, &typed),
            _ => {
                self.fault(&how, "body-rules-how-unknown");
                return None;
            }
        };
        if least.is_none() {
            self.fault(&value, "body-rules-share-wrong");
        }
        least.map(Least::Share)
    }

    fn majority(&mut self, matter: Matter) -> Option<Majority> {
        let field = |part: &str| format!("{}-{part}", matter.code());
        let how = one(self.sent, &field("how"));
        let base = Base::from_code(&one(self.sent, &field("base")));
        let needs_base = !matches!(how.as_str(), "absolute" | "consensus" | "consensus-minus");
        if needs_base && base.is_none() {
            self.fault(&field("base"), "body-rules-base-unknown");
        }
        let typed = one(self.sent, &field("value"));
        let share = |bound| parse_share(bound, &typed);
        let read = match how.as_str() {
            "simple" => Some(Majority::Simple(base?)),
            "absolute" => Some(Majority::Absolute),
            "two-thirds" => Some(Majority::TwoThirds(base?)),
            "least" => share(Bound::AtLeast)
                .zip(base)
                .map(|(s, b)| Majority::Share(s, b)),
            "more" => share(Bound::MoreThan)
                .zip(base)
                .map(|(s, b)| Majority::Share(s, b)),
            "consensus" => Some(Majority::Consensus),
            "consensus-minus" => parse_seats(&typed).map(Majority::ConsensusMinus),
            _ => {
                self.fault(&field("how"), "body-rules-how-unknown");
                return None;
            }
        };
        if read.is_none() && (base.is_some() || !needs_base) {
            let key = if how == "consensus-minus" {
                "body-rules-objections-wrong"
            } else {
                "body-rules-share-wrong"
            };
            self.fault(&field("value"), key);
        }
        read
    }

    fn rights(&self, prefix: &str) -> Rights {
        let has = |right: &Right| is_on(self.sent, &format!("{prefix}-{}", right.code()));
        Right::ALL.into_iter().filter(has).collect()
    }

    fn own_quorum(&mut self, field: &str) -> Option<Option<Least>> {
        parse_own(&one(self.sent, field)).unwrap_or_else(|error| {
            self.errors.insert(field.to_owned(), error);
            None
        })
    }

    /// The n-th set of joined sectors; nothing where its fields are empty.
    fn joined(&mut self, n: usize, seated: &[Seated]) -> Option<Joined> {
        let field = |part: &str| format!("join-{n}-{part}");
        let sectors: BTreeSet<String> = seated
            .iter()
            .filter(|place| is_on(self.sent, &field(&format!("of-{}", place.sector))))
            .map(|place| place.sector.clone())
            .collect();
        let name = read_three(self.sent, &field("name"), &mut self.errors);
        let key = one(self.sent, &field("key"));
        if sectors.is_empty() && name.is_none() && key.is_empty() {
            return None;
        }
        let key = parse_key(&key)
            .map_err(|error| self.errors.insert(field("key"), error))
            .ok();
        if name.is_none() {
            self.fault(&field("name-en"), "body-name-missing");
        }
        if sectors.len() < 2 {
            self.fault(&field("of"), "body-rules-join-few");
        }
        Some(Joined {
            key: key?,
            name: name?,
            sectors,
        })
    }
}

impl Rules {
    /// Reads a form. `seated` names all sectors, with the seats that they have on the first day of the rules.
    ///
    /// # Errors
    /// A sentence for each field that is wrong.
    pub fn parse(sent: &Sent, seated: &[Seated]) -> Result<Self, FieldErrors> {
        let mut reading = Reading {
            sent,
            errors: FieldErrors::new(),
        };
        let quorum = reading.least("quorum");
        let unit_quorum = reading.least("units");
        let [decision, procedure, rules] = Matter::ALL.map(|matter| reading.majority(matter));
        let mut own_quorums = BTreeMap::new();
        let mut own_rights = BTreeMap::new();
        for place in seated {
            let sector = &place.sector;
            if is_on(sent, &format!("own-{sector}")) {
                own_rights.insert(sector.clone(), reading.rights(&format!("sector-{sector}")));
            }
            if let Some(least) = reading.own_quorum(&format!("quorum-of-{sector}")) {
                own_quorums.insert(sector.clone(), least);
            }
        }
        let mut joined = Vec::new();
        for n in 1..=JOINS {
            let Some(set) = reading.joined(n, seated) else {
                continue;
            };
            if let Some(least) = reading.own_quorum(&format!("join-{n}-quorum")) {
                own_quorums.insert(set.key.clone(), least);
            }
            joined.push((n, set));
        }
        let rights = Class::ALL
            .into_iter()
            .map(|class| (class, reading.rights(&format!("class-{}", class.code()))))
            .collect();
        let read = (quorum, decision, procedure, rules);
        let (Some(quorum), Some(decision), Some(procedure), Some(change)) = read else {
            return Err(reading.errors);
        };
        let read = Self {
            quorum,
            unit_quorum,
            own_quorums,
            majorities: Majorities {
                decision,
                procedure,
                rules: change,
            },
            rights,
            own_rights,
            joined: joined.iter().map(|(_, set)| set.clone()).collect(),
        };
        let mut errors = reading.errors;
        read.check_joined(&joined, seated, &mut errors);
        read.check_seats(seated, &mut errors);
        if errors.is_empty() {
            Ok(read)
        } else {
            Err(errors)
        }
    }

    /// Only small sectors are joined, each once, and those that may vote with those that may vote.
    fn check_joined(
        &self,
        joined: &[(usize, Joined)],
        seated: &[Seated],
        errors: &mut FieldErrors,
    ) {
        let mut fault = |field: String, error: FieldError| {
            errors.entry(field).or_insert(error);
        };
        for (at, (n, set)) in joined.iter().enumerate() {
            let of = || format!("join-{n}-of");
            let earlier = || joined[..at].iter().map(|(_, other)| other);
            let places: Vec<&Seated> = seated
                .iter()
                .filter(|place| set.sectors.contains(&place.sector))
                .collect();
            if let Some(large) = places.iter().find(|place| place.seats > SMALL) {
                let error = FieldError::new("body-rules-join-large")
                    .with("sector", &large.sector)
                    .with("seats", large.seats);
                fault(of(), error);
            }
            let voting = |place: &&&Seated| self.may(Right::Vote, &place.sector, place.class);
            let votes = places.iter().filter(voting).count();
            if votes > 0 && votes < places.len() {
                fault(of(), FieldError::new("body-rules-join-unlike"));
            }
            if earlier().any(|other| !other.sectors.is_disjoint(&set.sectors)) {
                fault(of(), FieldError::new("body-rules-join-twice"));
            }
            let is_taken = seated.iter().any(|place| place.sector == set.key)
                || earlier().any(|other| other.key == set.key);
            if is_taken {
                fault(
                    format!("join-{n}-key"),
                    FieldError::new("body-rules-join-key-taken"),
                );
            }
            for sector in &set.sectors {
                if self.own_quorums.contains_key(sector) {
                    fault(
                        format!("quorum-of-{sector}"),
                        FieldError::new("body-rules-own-quorum-joined"),
                    );
                }
            }
        }
    }

    /// Somebody can vote, and no more seats are asked for than there are.
    fn check_seats(&self, seated: &[Seated], errors: &mut FieldErrors) {
        let may_vote = |place: &Seated| self.may(Right::Vote, &place.sector, place.class);
        let by_class = Class::ALL.iter().any(|class| {
            self.rights
                .get(class)
                .is_some_and(|r| r.contains(&Right::Vote))
        });
        if !by_class && !seated.iter().any(may_vote) {
            errors.insert(
                "class-participant-vote".to_owned(),
                FieldError::new("body-rules-nobody-votes"),
            );
        }
        let entitled = self.entitled(seated);
        if entitled > 0 && self.quorum.of(entitled) > entitled {
            let error = FieldError::new("body-rules-quorum-beyond").with("entitled", entitled);
            errors.entry("quorum-value".to_owned()).or_insert(error);
        }
    }

    /// The fields of a form that says these rules.
    #[must_use]
    pub fn fields(&self) -> Sent {
        let mut sent = Sent::new();
        let mut put = |name: String, value: &str| sent.insert(name, value.to_owned());
        for (name, least) in [("quorum", Some(self.quorum)), ("units", self.unit_quorum)] {
            let (how, value) = match least {
                None => ("none", String::new()),
                Some(Least::Seats(seats)) => ("seats", seats.to_string()),
                Some(Least::Share(share)) => (how(share), write_share(share)),
            };
            put(format!("{name}-how"), how);
            put(format!("{name}-value"), &value);
        }
        for matter in Matter::ALL {
            let (how, base, value) = match self.majorities.of(matter) {
                Majority::Simple(base) => ("simple", Some(base), String::new()),
                Majority::Absolute => ("absolute", None, String::new()),
                Majority::TwoThirds(base) => ("two-thirds", Some(base), String::new()),
                Majority::Share(share, base) => (how(share), Some(base), write_share(share)),
                Majority::Consensus => ("consensus", None, String::new()),
                Majority::ConsensusMinus(n) => ("consensus-minus", None, n.to_string()),
            };
            put(format!("{}-how", matter.code()), how);
            put(
                format!("{}-base", matter.code()),
                base.unwrap_or(Base::Cast).code(),
            );
            put(format!("{}-value", matter.code()), &value);
        }
        for (class, rights) in &self.rights {
            for right in rights {
                put(format!("class-{}-{}", class.code(), right.code()), "on");
            }
        }
        for (sector, rights) in &self.own_rights {
            put(format!("own-{sector}"), "on");
            for right in rights {
                put(format!("sector-{sector}-{}", right.code()), "on");
            }
        }
        for (n, set) in (1..).zip(&self.joined) {
            put(format!("join-{n}-key"), &set.key);
            for sector in &set.sectors {
                put(format!("join-{n}-of-{sector}"), "on");
            }
        }
        for (unit, least) in &self.own_quorums {
            let joined = self.joined.iter().position(|set| set.key == *unit);
            let field = joined.map_or_else(
                || format!("quorum-of-{unit}"),
                |at| format!("join-{}-quorum", at + 1),
            );
            put(field, &write_own(*least));
        }
        for (n, set) in (1..).zip(&self.joined) {
            put_three(&mut sent, &format!("join-{n}-name"), &set.name);
        }
        sent
    }
}

const fn how(share: Share) -> &'static str {
    match share.bound() {
        Bound::AtLeast => "least",
        Bound::MoreThan => "more",
    }
}
