//! Tables given to `kenes synthesise`, and an institution's own vocabulary, are read or refused with a place and a
//! sentence, however they were cut, joined or changed. Short by default; `scripts/fuzz` runs longer.

use kenes_synthesis::{Knowledge, table::read_texts};
use proptest::prelude::*;
use proptest::sample::Index;

const TABLE: &str = "\u{feff}id;text;language;themes\r\n\
a-1;\"Ratify; \"\"OP-CAT\"\"\";en;Treaties\r\n\
a-2;Отменить смертную казнь;ru;- Казнь\r\n\
a-3;Өлім жазасын жою;kk;\r\n";

const VOCABULARY: &str = "key\tkind\tnarrow\tthemes\ttitle_en\ttitle_ru\ttitle_kk\tnames_en\tnames_ru\tnames_kk\n\
water\ttheme\t\twater\tThe right to clean drinking water\tПраво на чистую питьевую воду\tТаза ауыз суға құқық\twater;drinking water\tвода;питьевая вода\tсу;ауыз су\n\
aral\tmatter\t3\twater\tThe health of people near the Aral\tЗдоровье людей у Арала\tАрал маңындағы халықтың денсаулығы\tAral Sea\tАральское море\tАрал теңізі\n";

fn changed(text: &str, changes: &[(Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (place, value, how) in changes {
        let at = place.index(bytes.len().max(1)).min(bytes.len());
        match how % 5 {
            0 if at < bytes.len() => bytes[at] ^= 1 << (value % 8),
            1 => bytes.insert(at, *value),
            2 if at < bytes.len() => drop(bytes.remove(at)),
            3 => bytes.truncate(at.max(bytes.len() / 2)),
            _ => {
                let piece = bytes[at..(at + usize::from(*value)).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(Index, u8, u8)>> {
    prop::collection::vec((any::<Index>(), any::<u8>(), any::<u8>()), 1..8)
}

proptest! {
    #[test]
    fn synthesise_tables(changes in changes()) {
        match read_texts(&changed(TABLE, &changes)) {
            Ok(texts) => prop_assert!(!texts.is_empty() && texts.iter().all(|text| !text.id.is_empty())),
            Err(faults) => {
                prop_assert!((1..=200).contains(&faults.len()));
                prop_assert!(faults.iter().all(|fault| !fault.to_string().is_empty()));
            }
        }
    }
}

proptest! {
    // Each case reads the built-in vocabulary anew.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, ..ProptestConfig::default() })]

    #[test]
    fn vocabulary_tables(changes in changes()) {
        let bytes = changed(VOCABULARY, &changes);
        let text = String::from_utf8_lossy(&bytes);
        if let Err(faults) = Knowledge::builtin().with_vocabulary(&text) {
            prop_assert!(faults.iter().all(|fault| fault.line > 0 && !fault.message.is_empty()));
        }
    }
}

#[test]
fn the_tables_that_are_changed_here_are_good() {
    assert_eq!(read_texts(TABLE.as_bytes()).expect("good").len(), 3);
    Knowledge::builtin()
        .with_vocabulary(VOCABULARY)
        .expect("good");
}
