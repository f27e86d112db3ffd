//! Rows of a bulk import: one entry records the Merkle root over all of them, so that thousands of
//! rows cost one entry and each can still be checked alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::entry::{Place, PlaceError, Salt};
use crate::hash::{Hash, leaf_hash, sha256};
use crate::value::{Value, write_map, write_text};

const LEAF_TAG: &[u8] = b"kenes/row/v1\0";
const MARK_TAG: &[u8] = b"kenes/row-mark/v1\0";
const MARK_BYTES: usize = 8;

/// One imported row as the store keeps it beside its salt.
///
/// * `leaf` = leaf hash of "kenes/row/v1" ‖ 0 ‖ salt ‖ canonical `{"fields":…,"kind":…,"subject":…}`;
///   it alone is proof.
/// * `marks` tell which field of a row differs when its leaf does: for each field, by ascending
///   name, one byte with the length of the name, the name, and the first 8 bytes of
///   SHA-256("kenes/row-mark/v1" ‖ 0 ‖ salt ‖ name ‖ 0 ‖ canonical value).
///
/// Erasing a row deletes the salt and the marks; the leaf stays and says nothing any more.
///
/// ```
/// use kenes_ledger::{RowDifference, RowLeaf, Value, root_of, row_differences};
///
/// let salt = [5; 32]; // 32 random bytes
/// let mut fields = [("text".to_owned(), Value::from("Ratify the Protocol"))].into();
/// let row = RowLeaf::new(&salt, "recommendation", "R-0001", &fields)?;
/// let import_root = root_of(&[row.leaf]);
/// # let _ = import_root;
///
/// fields.insert("text".to_owned(), Value::from("Consider ratifying the Protocol"));
/// let found = row_differences(&salt, &row, "recommendation", "R-0001", &fields)?;
/// assert_eq!(found, [RowDifference::Changed("text".to_owned())]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLeaf {
    pub leaf: Hash,
    pub marks: Vec<u8>,
}

/// What differs between a live row and its import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowDifference {
    /// The field has another value.
    Changed(String),
    /// The field was not imported.
    Added(String),
    /// The field was imported and is gone.
    Removed(String),
    /// No field differs by its mark, but the row does: it is of another kind or subject, or leaf,
    /// salt or marks were altered.
    Unexplained,
}

impl RowLeaf {
    /// Hashes one row; `salt` is 32 fresh random bytes for this row alone.
    ///
    /// Errors: a field name that the ledger does not take.
    pub fn new(
        salt: &Salt,
        kind: &str,
        subject: &str,
        fields: &BTreeMap<String, Value>,
    ) -> Result<Self, PlaceError> {
        let mut marks = Vec::new();
        for (name, value) in fields {
            Place::field(name)?;
            marks.push(name.len() as u8); // a checked name has 255 bytes at most
            marks.extend_from_slice(name.as_bytes());
            marks.extend_from_slice(&mark(salt, name, value));
        }
        // The canonical form of {fields, kind, subject}, without a copy of the fields.
        let mut row = String::from("{\"fields\":");
        write_map(fields, &mut row);
        for (name, text) in [("kind", kind), ("subject", subject)] {
            row.push_str(",\"");
            row.push_str(name);
            row.push_str("\":");
            write_text(text, &mut row);
        }
        row.push('}');
        let bytes = [LEAF_TAG, salt, row.as_bytes()].concat();
        Ok(Self {
            leaf: leaf_hash(&bytes),
            marks,
        })
    }
}

/// Compares a live row with its import and names what differs, by field name; nothing if the leaf
/// agrees.
///
/// Errors: a live field name that the ledger does not take.
pub fn row_differences(
    salt: &Salt,
    recorded: &RowLeaf,
    kind: &str,
    subject: &str,
    live: &BTreeMap<String, Value>,
) -> Result<Vec<RowDifference>, PlaceError> {
    if RowLeaf::new(salt, kind, subject, live)?.leaf == recorded.leaf {
        return Ok(Vec::new());
    }
    let Some(marks) = read_marks(&recorded.marks) else {
        return Ok(vec![RowDifference::Unexplained]);
    };
    let names: BTreeSet<&str> = marks
        .keys()
        .copied()
        .chain(live.keys().map(String::as_str))
        .collect();
    let mut differences = Vec::new();
    for name in names {
        match (marks.get(name), live.get(name)) {
            (Some(old), Some(value)) if **old != mark(salt, name, value) => {
                differences.push(RowDifference::Changed(name.to_owned()));
            }
            (None, Some(_)) => differences.push(RowDifference::Added(name.to_owned())),
            (Some(_), None) => differences.push(RowDifference::Removed(name.to_owned())),
            _ => {}
        }
    }
    if differences.is_empty() {
        differences.push(RowDifference::Unexplained);
    }
    Ok(differences)
}

fn mark(salt: &Salt, name: &str, value: &Value) -> [u8; MARK_BYTES] {
    let hash = sha256(&[
        MARK_TAG,
        salt,
        name.as_bytes(),
        &[0],
        &value.canonical_bytes(),
    ]);
    let (mark, _) = hash
        .as_bytes()
        .split_first_chunk()
        .expect("a hash has 32 bytes");
    *mark
}

/// The mark of each field by its name, or nothing if the bytes are damaged.
fn read_marks(mut bytes: &[u8]) -> Option<BTreeMap<&str, &[u8; MARK_BYTES]>> {
    let mut marks = BTreeMap::new();
    while let Some((length, rest)) = bytes.split_first() {
        let (name, rest) = rest.split_at_checked(usize::from(*length))?;
        let (mark, rest) = rest.split_first_chunk()?;
        marks.insert(std::str::from_utf8(name).ok()?, mark);
        bytes = rest;
    }
    Some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::tests::any_value;
    use RowDifference::{Added, Changed, Removed, Unexplained};
    use proptest::prelude::*;

    const SALT: Salt = [3; 32];

    fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, Value> {
        pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Value::from(*text)))
            .collect()
    }

    fn compare(row: &RowLeaf, live: &BTreeMap<String, Value>) -> Vec<RowDifference> {
        row_differences(&SALT, row, "recommendation", "R-1", live).unwrap()
    }

    #[test]
    fn changed_added_and_removed_fields_are_named() {
        let imported = fields(&[("a", "1"), ("b", "2"), ("c", "3"), ("e", "5")]);
        let row = RowLeaf::new(&SALT, "recommendation", "R-1", &imported).unwrap();
        assert_eq!(compare(&row, &imported), []);
        let live = fields(&[("a", "1"), ("b", "two"), ("d", "3"), ("e", "5")]);
        let expected = [Changed("b".into()), Removed("c".into()), Added("d".into())];
        assert_eq!(compare(&row, &live), expected);
    }

    #[test]
    fn another_subject_salt_or_damaged_marks_are_unexplained() {
        let live = fields(&[("a", "1")]);
        let row = RowLeaf::new(&SALT, "recommendation", "R-1", &live).unwrap();
        let other = row_differences(&SALT, &row, "recommendation", "R-2", &live).unwrap();
        assert_eq!(other, [Unexplained]);
        let salted = row_differences(&[4; 32], &row, "recommendation", "R-1", &live).unwrap();
        assert_eq!(salted, [Changed("a".into())]);
        let mut damaged = row;
        damaged.marks.pop();
        assert_eq!(compare(&damaged, &live), [], "the leaf alone is proof");
        assert_eq!(compare(&damaged, &fields(&[("a", "2")])), [Unexplained]);
    }

    #[test]
    fn equal_rows_with_other_salts_look_unrelated() {
        let row = fields(&[("a", "1")]);
        let one = RowLeaf::new(&[1; 32], "k", "s", &row).unwrap();
        let two = RowLeaf::new(&[2; 32], "k", "s", &row).unwrap();
        assert_ne!(one.leaf, two.leaf);
        assert_ne!(one.marks, two.marks);
    }

    #[test]
    fn a_name_that_the_ledger_does_not_take_is_refused() {
        let row = fields(&[("@a", "1")]);
        assert!(RowLeaf::new(&SALT, "k", "s", &row).is_err());
    }

    proptest! {
        #[test]
        fn every_change_is_found(
            imported in prop::collection::btree_map("[a-d]", any_value(), 0..4),
            live in prop::collection::btree_map("[a-d]", any_value(), 0..4),
        ) {
            let row = RowLeaf::new(&SALT, "recommendation", "R-1", &imported).unwrap();
            let expected: Vec<RowDifference> = ["a", "b", "c", "d"]
                .into_iter()
                .filter_map(|name| match (imported.get(name), live.get(name)) {
                    (Some(old), Some(new)) if old != new => Some(Changed(name.into())),
                    (Some(_), None) => Some(Removed(name.into())),
                    (None, Some(_)) => Some(Added(name.into())),
                    _ => None,
                })
                .collect();
            prop_assert_eq!(compare(&row, &live), expected);
        }

        #[test]
        fn no_marks_make_it_panic(leaf: [u8; 32], marks: Vec<u8>) {
            let row = RowLeaf { leaf: Hash::from_bytes(leaf), marks };
            prop_assert!(!compare(&row, &fields(&[("a", "1")])).is_empty());
        }
    }
}
