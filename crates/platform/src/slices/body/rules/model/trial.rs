//! Numbers with which somebody tries the rules, as a form says them.

use super::{
    Matter, Right, Rules,
    count::{Impossible, Outcome, Present, Quorum, Seated, Votes},
    typed::{Sent, one},
};
use crate::slices::body::composition::model::Class;
use kenes_kernel::form::{FieldError, FieldErrors};

/// A body and a vote that somebody made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    pub matter: Matter,
    pub seated: Vec<Seated>,
    pub present: Present,
    /// Nothing where no number of votes is filled in: then the quorum alone is asked for.
    pub votes: Option<Votes>,
}

/// The one row of a body that has no sectors yet.
pub const ALL: &str = "all";

/// Rows of the form: sectors that have seats and may vote; one row for all where there is none.
#[must_use]
pub fn rows(rules: &Rules, seated: &[Seated]) -> Vec<Seated> {
    let rows: Vec<Seated> = seated
        .iter()
        .filter(|place| place.seats > 0)
        .filter(|place| rules.may(Right::Vote, &place.sector, place.class))
        .cloned()
        .collect();
    if rows.is_empty() {
        return vec![Seated {
            sector: ALL.into(),
            class: Class::Participant,
            seats: 0,
        }];
    }
    rows
}

/// The form before somebody changed it: the seats of the day, all of them present.
#[must_use]
pub fn fields(rows: &[Seated]) -> Sent {
    let mut sent = Sent::from([("matter".to_owned(), Matter::Decision.code().to_owned())]);
    for place in rows {
        sent.insert(format!("seats-{}", place.sector), place.seats.to_string());
        sent.insert(format!("present-{}", place.sector), place.seats.to_string());
    }
    sent
}

/// More than this is a slip of the hand.
const MOST: u32 = 10_000;

/// A number of a form; empty is 0.
fn number(sent: &Sent, field: &str, errors: &mut FieldErrors) -> u32 {
    let typed = one(sent, field);
    if typed.is_empty() {
        return 0;
    }
    let read = typed.parse().ok().filter(|n| *n <= MOST);
    read.unwrap_or_else(|| {
        let error = FieldError::new("body-rules-number-wrong").with("most", MOST);
        errors.insert(field.to_owned(), error);
        0
    })
}

impl Trial {
    /// Reads a form with these rows.
    ///
    /// # Errors
    /// A sentence for each number that is none.
    pub fn parse(sent: &Sent, rows: &[Seated]) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let matter = Matter::from_code(&one(sent, "matter"));
        if matter.is_none() {
            let error = FieldError::new("body-rules-matter-unknown");
            errors.insert("matter".into(), error);
        }
        let mut present = Present::new();
        let seated = rows
            .iter()
            .map(|place| {
                let there = number(sent, &format!("present-{}", place.sector), &mut errors);
                present.insert(place.sector.clone(), there);
                Seated {
                    seats: number(sent, &format!("seats-{}", place.sector), &mut errors),
                    ..place.clone()
                }
            })
            .collect();
        let votes = Votes {
            yes: number(sent, "yes", &mut errors),
            no: number(sent, "no", &mut errors),
            abstain: number(sent, "abstain", &mut errors),
        };
        let is_vote = ["yes", "no", "abstain"]
            .iter()
            .any(|field| !one(sent, field).is_empty());
        match matter {
            Some(matter) if errors.is_empty() => Ok(Self {
                matter,
                seated,
                present,
                votes: is_vote.then_some(votes),
            }),
            _ => Err(errors),
        }
    }

    /// The quorum, and what the vote comes to where there is one.
    ///
    /// # Errors
    /// Numbers that cannot be.
    pub fn answer(&self, rules: &Rules) -> Result<(Quorum, Option<Outcome>), Impossible> {
        let quorum = rules.quorum(&self.seated, &self.present)?;
        let outcome = self
            .votes
            .map(|votes| rules.decide(self.matter, &self.seated, &self.present, votes))
            .transpose()?;
        Ok((quorum, outcome))
    }
}
