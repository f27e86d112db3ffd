//! Where in an entry a value stands.

use std::fmt;
use std::str::FromStr;

/// A part of an entry. Written `@kind`, `@subject`, `@verb`, `@actor`, or as the bare field name,
/// and read back from the same text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Kind,
    Subject,
    Verb,
    Actor,
    /// A field of the record; made by [`Place::field`].
    Field(FieldName),
}

/// A checked name: 1 to 255 bytes, no control characters, no `@` in front.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldName(String);

impl FieldName {
    pub(crate) fn new(name: &str) -> Result<Self, PlaceError> {
        if name.is_empty() {
            return Err(PlaceError::Empty);
        }
        if name.len() > 255 {
            return Err(PlaceError::Long { bytes: name.len() });
        }
        if name.starts_with('@') || name.contains(char::is_control) {
            return Err(PlaceError::Character {
                name: name.escape_debug().to_string(),
            });
        }
        Ok(Self(name.to_owned()))
    }

    /// The name as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name that no field may have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    #[error("a field has an empty name")]
    Empty,
    #[error("a field name has {bytes} bytes, 255 at most")]
    Long { bytes: usize },
    #[error("the field name `{name}` begins with `@` or holds a control character")]
    Character { name: String },
}

impl Place {
    /// The place of a field of the record; refuses names that the ledger does not take.
    pub fn field(name: &str) -> Result<Self, PlaceError> {
        FieldName::new(name).map(Place::Field)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Place::Kind => "@kind",
            Place::Subject => "@subject",
            Place::Verb => "@verb",
            Place::Actor => "@actor",
            Place::Field(name) => name.as_str(),
        })
    }
}

impl FromStr for Place {
    type Err = PlaceError;

    fn from_str(text: &str) -> Result<Self, PlaceError> {
        match text {
            "@kind" => Ok(Place::Kind),
            "@subject" => Ok(Place::Subject),
            "@verb" => Ok(Place::Verb),
            "@actor" => Ok(Place::Actor),
            name => Place::field(name),
        }
    }
}
