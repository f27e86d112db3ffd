//! The canonical bytes of an entry.
//!
//! `{"actor":P,"at":micros,"fields":{name:P,…},"format":1,"kind":P,"subject":P,"verb":P,"version":n}`
//! where a part P is `{"open":value}` or `{"sealed":"64 hexadecimal digits"}`.

use std::collections::BTreeMap;

use super::{Commitment, Entry, FRAME_DEPTH, Field, PlaceError};
use crate::entry::place::FieldName;
use crate::value::{MAX_DEPTH, Value, ValueError};

/// The layout that this crate writes and reads; the tag of commitments holds it too.
const FORMAT: i64 = 1;

/// Bytes that are not an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The bytes are not canonical.
    #[error(transparent)]
    Bytes(#[from] ValueError),
    /// The entry is of a layout that this program does not know.
    #[error("the entry has format {found}, this program reads format 1: use a newer release")]
    Format { found: i64 },
    /// A member is missing or of another type.
    #[error("the member `{member}` of the entry is missing or of the wrong type")]
    Member { member: String },
    /// The entry holds more than an entry has.
    #[error("the entry has the unknown member `{member}`")]
    Unknown { member: String },
    /// A field has a name that the ledger does not take.
    #[error(transparent)]
    Name(#[from] PlaceError),
}

impl Entry {
    /// The bytes that are hashed into the tree: the same for the same entry everywhere.
    pub fn canonical_bytes(&self) -> Vec<u8> {
        let fields = self
            .fields
            .iter()
            .map(|(name, field)| (name.clone(), write_part(field)))
            .collect();
        let members = [
            ("format", Value::Integer(FORMAT)),
            ("version", Value::Integer(self.version.into())),
            ("at", Value::Integer(self.at_micros)),
            ("kind", write_part(&self.kind)),
            ("subject", write_part(&self.subject)),
            ("verb", write_part(&self.verb)),
            ("actor", write_part(&self.actor)),
            ("fields", Value::Map(fields)),
        ];
        let members = members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        Value::Map(members.collect()).canonical_bytes()
    }

    /// Reads what [`Entry::canonical_bytes`] wrote, and nothing else.
    pub fn parse(bytes: &[u8]) -> Result<Self, EntryError> {
        let Value::Map(mut members) = Value::parse(bytes)? else {
            return Err(wrong("(whole entry)"));
        };
        let format = integer(&mut members, "format")?;
        if format != FORMAT {
            return Err(EntryError::Format { found: format });
        }
        let version = integer(&mut members, "version")?;
        let entry = Entry {
            version: u16::try_from(version).map_err(|_| wrong("version"))?,
            at_micros: integer(&mut members, "at")?,
            kind: part(&mut members, "kind")?,
            subject: part(&mut members, "subject")?,
            verb: part(&mut members, "verb")?,
            actor: part(&mut members, "actor")?,
            fields: fields(&mut members)?,
        };
        match members.into_keys().next() {
            Some(member) => Err(EntryError::Unknown { member }),
            None => Ok(entry),
        }
    }
}

fn write_part(field: &Field) -> Value {
    let (name, value) = match field {
        Field::Open(value) => ("open", value.clone()),
        Field::Sealed(commitment) => ("sealed", Value::Text(commitment.hash().to_string())),
    };
    Value::Map([(name.to_owned(), value)].into())
}

fn integer(members: &mut BTreeMap<String, Value>, name: &str) -> Result<i64, EntryError> {
    match members.remove(name) {
        Some(Value::Integer(number)) => Ok(number),
        _ => Err(wrong(name)),
    }
}

fn part(members: &mut BTreeMap<String, Value>, name: &str) -> Result<Field, EntryError> {
    members.remove(name).and_then(read_part).ok_or(wrong(name))
}

fn fields(members: &mut BTreeMap<String, Value>) -> Result<BTreeMap<String, Field>, EntryError> {
    let Some(Value::Map(parts)) = members.remove("fields") else {
        return Err(wrong("fields"));
    };
    let mut fields = BTreeMap::new();
    for (name, value) in parts {
        FieldName::new(&name)?;
        let field = read_part(value).ok_or_else(|| wrong(&format!("fields.{name}")))?;
        fields.insert(name, field);
    }
    Ok(fields)
}

/// A part, or nothing if it is neither open nor sealed. Only the writing of hashes in lower case is
/// taken, so that what is read is written back byte for byte.
fn read_part(value: Value) -> Option<Field> {
    let Value::Map(mut members) = value else {
        return None;
    };
    let (name, value) = members.pop_first()?;
    if !members.is_empty() {
        return None;
    }
    match (name.as_str(), value) {
        ("open", value) => (value.depth() <= MAX_DEPTH - FRAME_DEPTH).then_some(Field::Open(value)),
        ("sealed", Value::Text(hex)) => {
            let commitment = Commitment::from_hash(hex.parse().ok()?);
            (commitment.hash().to_string() == hex).then_some(Field::Sealed(commitment))
        }
        _ => None,
    }
}

fn wrong(member: &str) -> EntryError {
    EntryError::Member {
        member: member.to_owned(),
    }
}
