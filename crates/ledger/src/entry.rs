//! One entry of the journal: the new state of a record in canonical bytes, each part readable or
//! sealed.

mod compare;
mod place;
mod wire;

use std::collections::BTreeMap;
use std::fmt;

pub use compare::{Difference, Recorded};
pub use place::{FieldName, Place, PlaceError};
pub use wire::EntryError;

use crate::hash::{Hash, leaf_hash, sha256};
use crate::value::{MAX_DEPTH, Value};

/// 32 random bytes, fresh for each sealed part of each entry.
pub type Salt = [u8; 32];

/// How many levels of lists and maps the frame of an entry takes around a value.
const FRAME_DEPTH: usize = 3;

/// Whether everyone who holds the entry may read a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// The value stands in the entry.
    Open,
    /// Only a commitment stands in the entry.
    Sealed,
}

/// A value that is about to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftField {
    pub value: Value,
    pub visibility: Visibility,
}

impl DraftField {
    /// A value that everyone may read for ever: it can never be erased.
    pub fn open(value: impl Into<Value>) -> Self {
        Self {
            value: value.into(),
            visibility: Visibility::Open,
        }
    }

    /// A value that only holders of its opening may read, and that is gone with the opening.
    pub fn sealed(value: impl Into<Value>) -> Self {
        Self {
            value: value.into(),
            visibility: Visibility::Sealed,
        }
    }
}

/// What an action wants to record.
///
/// The names in `fields` and their number stay readable even when every value is sealed, and they
/// can betray a sealed kind: such a record puts its state as one map into one field with a name
/// that all kinds share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDraft {
    /// Version of the record's shape; an upcaster reads it to bring old entries up to date.
    pub version: u16,
    /// When, in microseconds of UTC since 1970.
    pub at_micros: i64,
    /// What kind of record.
    pub kind: DraftField,
    /// Which record, by its id.
    pub subject: DraftField,
    /// What was done to it.
    pub verb: DraftField,
    /// Who did it.
    pub actor: DraftField,
    /// The state of the record afterwards, by field name.
    pub fields: BTreeMap<String, DraftField>,
}

/// Why a draft cannot become an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// A field has a name that the ledger does not take.
    #[error(transparent)]
    Name(#[from] PlaceError),
    /// A value nests lists and maps too deeply to be read back.
    #[error("the value of `{place}` nests lists and maps {depth} deep, {} at most", MAX_DEPTH - FRAME_DEPTH)]
    Depth { place: Place, depth: usize },
}

/// SHA-256("kenes/entry/v1/" ‖ place ‖ 0x00 ‖ salt ‖ canonical value): binds a value to its place
/// without showing it. Equal values under different salts look unrelated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Commitment(Hash);

impl Commitment {
    /// Commits to a value at a place; `salt` must be fresh and random, or the value can be guessed.
    pub fn new(place: &Place, salt: &Salt, value: &Value) -> Self {
        let tag = format!("kenes/entry/v1/{place}\0");
        Self(sha256(&[tag.as_bytes(), salt, &value.canonical_bytes()]))
    }

    /// Takes a commitment that was computed before.
    pub const fn from_hash(hash: Hash) -> Self {
        Self(hash)
    }

    /// The commitment as a hash, to be shown or stored.
    pub const fn hash(&self) -> Hash {
        self.0
    }
}

/// One part of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// Readable by everyone who holds the entry.
    Open(Value),
    /// Readable with its [`Opening`] alone.
    Sealed(Commitment),
}

/// What opens one commitment: kept in a table of its own, deleted to erase the value.
#[derive(Clone, PartialEq, Eq)]
pub struct Opening {
    pub place: Place,
    pub salt: Salt,
    pub value: Value,
}

impl fmt::Debug for Opening {
    /// Names the place alone: value and salt must not reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opening")
            .field("place", &self.place)
            .finish_non_exhaustive()
    }
}

/// One entry of the journal, as it is hashed into the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    version: u16,
    at_micros: i64,
    kind: Field,
    subject: Field,
    verb: Field,
    actor: Field,
    fields: BTreeMap<String, Field>,
}

impl EntryDraft {
    /// Turns the draft into an entry and the openings of its sealed parts.
    ///
    /// `salts` is called once for each sealed part and must return 32 fresh random bytes each time.
    /// Errors: a field name or a value that [`Entry::parse`] could not read back.
    ///
    /// ```
    /// use kenes_ledger::{DraftField, EntryDraft};
    ///
    /// let draft = EntryDraft {
    ///     version: 1,
    ///     at_micros: 0,
    ///     kind: DraftField::open("answer"),
    ///     subject: DraftField::open("018f"),
    ///     verb: DraftField::open("submit"),
    ///     actor: DraftField::open("person 3"),
    ///     fields: [("author".to_owned(), DraftField::sealed("Айгүл"))].into(),
    /// };
    /// let (entry, openings) = draft.seal(&mut || [7; 32])?;
    /// assert_eq!(openings.len(), 1);
    /// assert!(entry.check_opening(&openings[0]));
    /// assert!(!entry.canonical_bytes().windows(10).any(|bytes| bytes == "Айгүл".as_bytes()));
    /// # Ok::<(), kenes_ledger::DraftError>(())
    /// ```
    pub fn seal(
        self,
        salts: &mut dyn FnMut() -> Salt,
    ) -> Result<(Entry, Vec<Opening>), DraftError> {
        let mut openings = Vec::new();
        let mut record =
            |place: Place, draft: DraftField| record(place, draft, salts, &mut openings);
        let kind = record(Place::Kind, self.kind)?;
        let subject = record(Place::Subject, self.subject)?;
        let verb = record(Place::Verb, self.verb)?;
        let actor = record(Place::Actor, self.actor)?;
        let mut fields = BTreeMap::new();
        for (name, draft) in self.fields {
            let field = record(Place::field(&name)?, draft)?;
            fields.insert(name, field);
        }
        let entry = Entry {
            version: self.version,
            at_micros: self.at_micros,
            kind,
            subject,
            verb,
            actor,
            fields,
        };
        Ok((entry, openings))
    }
}

/// One part of the draft as it stands in the entry; a sealed one leaves its opening.
fn record(
    place: Place,
    draft: DraftField,
    salts: &mut dyn FnMut() -> Salt,
    openings: &mut Vec<Opening>,
) -> Result<Field, DraftError> {
    let DraftField { value, visibility } = draft;
    let depth = value.depth();
    if depth > MAX_DEPTH - FRAME_DEPTH {
        return Err(DraftError::Depth { place, depth });
    }
    if visibility == Visibility::Open {
        return Ok(Field::Open(value));
    }
    let salt = salts();
    let commitment = Commitment::new(&place, &salt, &value);
    openings.push(Opening { place, salt, value });
    Ok(Field::Sealed(commitment))
}

impl Entry {
    /// Version of the record's shape.
    pub fn version(&self) -> u16 {
        self.version
    }

    /// When, in microseconds of UTC since 1970.
    pub fn at_micros(&self) -> i64 {
        self.at_micros
    }

    /// What kind of record.
    pub fn kind(&self) -> &Field {
        &self.kind
    }

    /// Which record.
    pub fn subject(&self) -> &Field {
        &self.subject
    }

    /// What was done.
    pub fn verb(&self) -> &Field {
        &self.verb
    }

    /// Who did it.
    pub fn actor(&self) -> &Field {
        &self.actor
    }

    /// The state of the record by field name.
    pub fn fields(&self) -> &BTreeMap<String, Field> {
        &self.fields
    }

    /// The part at a place, if the entry has it.
    pub fn part(&self, place: &Place) -> Option<&Field> {
        match place {
            Place::Kind => Some(&self.kind),
            Place::Subject => Some(&self.subject),
            Place::Verb => Some(&self.verb),
            Place::Actor => Some(&self.actor),
            Place::Field(name) => self.fields.get(name.as_str()),
        }
    }

    /// The hash that goes into the tree.
    pub fn leaf(&self) -> Hash {
        leaf_hash(&self.canonical_bytes())
    }

    /// Whether the opening belongs to a sealed part of this entry and shows what was sealed.
    pub fn check_opening(&self, opening: &Opening) -> bool {
        let shown = Commitment::new(&opening.place, &opening.salt, &opening.value);
        self.part(&opening.place) == Some(&Field::Sealed(shown))
    }
}

#[cfg(test)]
#[path = "entry_tests.rs"]
mod tests;
