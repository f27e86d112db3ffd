//! The bytes of the journal are read as they were written or not at all: entries that were cut, joined or changed
//! never panic, and what is read is written back byte for byte. Short by default; `scripts/fuzz` runs longer.

use kenes_ledger::{
    DraftField, Entry, EntryDraft, Frontier, Hash, Place, RowLeaf, Value, row_differences,
};
use proptest::prelude::*;
use proptest::sample::Index;

fn entry(number: i64, text: &str) -> Vec<u8> {
    let draft = EntryDraft {
        version: 1,
        at_micros: 1_795_392_000_000_000 + number,
        kind: DraftField::open("recommendation"),
        subject: DraftField::sealed("01890a5d-ac96-774b-bcce-b302099a8057"),
        verb: DraftField::open("correct"),
        actor: DraftField::sealed(Value::Null),
        fields: [
            ("text".to_owned(), DraftField::open(text)),
            ("themes".to_owned(), DraftField::open(vec![number, -1])),
            (
                "state".to_owned(),
                DraftField::sealed(Value::Map([("a".to_owned(), Value::Bool(true))].into())),
            ),
        ]
        .into(),
    };
    let (entry, _) = draft.seal(&mut || [7; 32]).expect("a draft");
    entry.canonical_bytes()
}

fn check(bytes: &[u8]) {
    match Entry::parse(bytes) {
        Ok(entry) => assert_eq!(entry.canonical_bytes(), bytes),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(value) = Value::parse(bytes) {
        assert_eq!(value.canonical_bytes(), bytes);
    }
    if let Ok(frontier) = Frontier::from_bytes(bytes) {
        assert_eq!(frontier.to_bytes(), bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(place) = text.parse::<Place>() {
            assert_eq!(place.to_string(), text);
        }
        if let Ok(hash) = text.parse::<Hash>() {
            assert_eq!(hash.to_string(), text.to_ascii_lowercase());
        }
    }
    let row = RowLeaf {
        leaf: Hash::from_bytes([3; 32]),
        marks: bytes.to_vec(),
    };
    let live = [("text".to_owned(), Value::from("x"))].into();
    let found = row_differences(&[1; 32], &row, "recommendation", "R-1", &live);
    assert!(!found.expect("a good name").is_empty());
}

proptest! {
    #[test]
    fn journal_entries_changed(text in "\\PC{0,40}", changes in prop::collection::vec((any::<Index>(), any::<u8>(), 0..4_u8), 1..6)) {
        let mut bytes = entry(3, &text);
        for (place, value, how) in changes {
            let at = place.index(bytes.len().max(1));
            match how {
                0 if at < bytes.len() => bytes[at] ^= 1 << (value % 8),
                1 => bytes.insert(at.min(bytes.len()), value),
                2 if at < bytes.len() => drop(bytes.remove(at)),
                _ => bytes.truncate(at.max(bytes.len() / 2)),
            }
        }
        check(&bytes);
    }

    #[test]
    fn journal_entries_joined(cuts in any::<[Index; 2]>()) {
        let (first, second) = (entry(1, "Тексеру"), entry(22, "Расследовать"));
        check(&[&first[..cuts[0].index(first.len())], &second[cuts[1].index(second.len())..]].concat());
    }

    #[test]
    fn arbitrary_journal_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
    }
}
