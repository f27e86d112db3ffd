//! The newest entry of a record against the record as it lives.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Field, Opening, Place};
use crate::value::Value;

/// One field in which the live record and its newest entry disagree, or which can no longer be
/// compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub field: String,
    /// What the entry says.
    pub recorded: Recorded,
    /// What the record says; nothing if it has no such field.
    pub live: Option<Value>,
}

/// What an entry says about a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// This value.
    Value(Value),
    /// Nothing: the entry has no such field.
    Absent,
    /// Something that can no longer be read: the opening is gone.
    Erased,
    /// Something else than the stored opening claims: the opening was tampered with.
    Contradicted,
}

impl Difference {
    /// True for a field that was erased both in the journal and in the record: reported, but no
    /// sign of tampering. An erased field that still has a live value is a difference, for nobody
    /// can tell any more whether that value is the recorded one.
    pub fn is_erasure(&self) -> bool {
        self.recorded == Recorded::Erased && matches!(self.live, None | Some(Value::Null))
    }
}

impl Entry {
    /// Compares the recorded fields with the live ones and names each difference, by field name.
    ///
    /// `openings` are those of this entry that are still kept, in any order; `live` is the state of
    /// the record in the shape of this entry's version. A sealed field without an opening is
    /// reported as erased ([`Difference::is_erasure`]).
    ///
    /// ```
    /// use kenes_ledger::{DraftField, EntryDraft, Recorded, Value};
    ///
    /// let draft = EntryDraft {
    ///     version: 1,
    ///     at_micros: 0,
    ///     kind: DraftField::open("measure"),
    ///     subject: DraftField::open("M-43"),
    ///     verb: DraftField::open("assign"),
    ///     actor: DraftField::sealed("person 1"),
    ///     fields: [("due".to_owned(), DraftField::open("2026-12-01"))].into(),
    /// };
    /// let (entry, openings) = draft.seal(&mut || [1; 32])?;
    /// let live = [("due".to_owned(), Value::from("2027-12-01"))].into();
    /// let differences = entry.differences(&openings, &live);
    /// assert_eq!(differences[0].field, "due");
    /// assert_eq!(differences[0].recorded, Recorded::Value(Value::from("2026-12-01")));
    /// # Ok::<(), kenes_ledger::DraftError>(())
    /// ```
    pub fn differences(
        &self,
        openings: &[Opening],
        live: &BTreeMap<String, Value>,
    ) -> Vec<Difference> {
        let names: BTreeSet<&String> = self.fields.keys().chain(live.keys()).collect();
        let mut differences = Vec::new();
        for name in names {
            let recorded = self.recorded(name, openings);
            let live = live.get(name);
            let same = match &recorded {
                Recorded::Value(value) => Some(value) == live,
                Recorded::Absent | Recorded::Erased | Recorded::Contradicted => false,
            };
            if !same {
                differences.push(Difference {
                    field: name.clone(),
                    recorded,
                    live: live.cloned(),
                });
            }
        }
        differences
    }

    fn recorded(&self, name: &str, openings: &[Opening]) -> Recorded {
        match self.fields.get(name) {
            None => Recorded::Absent,
            Some(Field::Open(value)) => Recorded::Value(value.clone()),
            Some(Field::Sealed(_)) => {
                let opening = openings.iter().find(
                    |opening| matches!(&opening.place, Place::Field(field) if field.as_str() == name),
                );
                match opening {
                    None => Recorded::Erased,
                    Some(opening) if self.check_opening(opening) => {
                        Recorded::Value(opening.value.clone())
                    }
                    Some(_) => Recorded::Contradicted,
                }
            }
        }
    }
}
