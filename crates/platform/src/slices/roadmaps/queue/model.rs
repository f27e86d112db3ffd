//! Rules of the queue: what is sure, and which asks become one repeat group.

use kenes_kernel::form::{FieldError, paragraph};
use std::collections::{BTreeMap, HashMap};
use unicode_segmentation::UnicodeSegmentation;
use uuid::Uuid;

/// Confidence, in thousandths, from which a place may be accepted together with others.
pub const SURE: i32 = 750;
/// Places that are accepted at once.
pub const AT_ONCE: i64 = 2000;
/// Entries of each section of the page; the sentence says how many there are.
pub const SHOWN: i64 = 50;
const LONGEST_REASON: usize = 500;

/// How many new road maps leftovers may need at most: one each, within what a person can look through.
/// With less room the engine would put together what does not belong together.
#[must_use]
pub fn new_road_maps(leftovers: usize) -> i32 {
    i32::try_from(leftovers.clamp(1, 30)).unwrap_or(30)
}

/// Why a place is refused.
///
/// # Errors
/// The field's error, when it is empty or too long.
pub fn refusal_reason(text: &str) -> Result<String, FieldError> {
    let text = paragraph(text);
    match text.graphemes(true).count() {
        0 => Err(FieldError::new("roadmaps-queue-reason-empty")),
        n if n > LONGEST_REASON => Err(FieldError::new("roadmaps-queue-reason-long")),
        _ => Ok(text),
    }
}

/// An ask with the road map that it is placed in, or stands in, and the ask whose repeat it is: itself, where it is
/// the first of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joining {
    pub ask: Uuid,
    pub road_map: Uuid,
    pub root: Uuid,
}

/// Asks that become one repeat group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// Those that are being placed.
    pub placing: Vec<Uuid>,
    /// Those that stand.
    pub standing: Vec<Uuid>,
}

/// Which of the asks belong together, in whatever order they are accepted. A repeat in another road map is none:
/// groups do not cross road maps.
#[must_use]
pub fn join(placing: &[Joining], standing: &[Joining]) -> Vec<Joined> {
    let mut groups: BTreeMap<(Uuid, Uuid), Joined> = BTreeMap::new();
    for one in placing {
        let group = groups.entry((one.road_map, one.root)).or_default();
        group.placing.push(one.ask);
    }
    for one in standing {
        if let Some(group) = groups.get_mut(&(one.road_map, one.root)) {
            group.standing.push(one.ask);
        }
    }
    groups
        .into_values()
        .filter(|group| group.placing.len() + group.standing.len() > 1)
        .collect()
}

/// The first of its kind of every ask: along the chain of repeats to its end; a circle ends at its smallest id.
#[must_use]
pub fn root_of(ask: Uuid, repeats: &HashMap<Uuid, Uuid>) -> Uuid {
    let mut seen = vec![ask];
    let mut at = ask;
    while let Some(next) = repeats.get(&at).copied() {
        if let Some(circle) = seen.iter().position(|id| *id == next) {
            return seen[circle..].iter().min().copied().unwrap_or(next);
        }
        seen.push(next);
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(n: u8) -> Uuid {
        Uuid::from_u128(n.into())
    }

    fn joining(ask: u8, road_map: u8, root: u8) -> Joining {
        Joining {
            ask: id(ask),
            road_map: id(road_map),
            root: id(root),
        }
    }

    #[test]
    fn what_repeats_the_same_ask_is_one_group_and_road_maps_keep_groups_apart() {
        let standing = [joining(9, 1, 9), joining(8, 2, 9), joining(7, 1, 7)];
        let placing = [
            joining(10, 1, 9),
            joining(11, 1, 9),
            joining(12, 3, 9),
            joining(13, 2, 14),
            joining(14, 2, 14),
            joining(15, 2, 15),
        ];
        let group = |placing: &[u8], standing: &[u8]| Joined {
            placing: placing.iter().copied().map(id).collect(),
            standing: standing.iter().copied().map(id).collect(),
        };
        assert_eq!(
            join(&placing, &standing),
            [group(&[10, 11], &[9]), group(&[13, 14], &[])]
        );
    }

    #[test]
    fn chains_end_at_their_first_and_circles_at_their_smallest() {
        let repeats =
            HashMap::from([(1, 2), (2, 3), (5, 6), (6, 5), (7, 6)].map(|(a, b)| (id(a), id(b))));
        for (ask, root) in [(1, 3), (3, 3), (5, 5), (6, 5), (7, 5)] {
            assert_eq!(root_of(id(ask), &repeats), id(root), "{ask}");
        }
    }

    #[test]
    fn reasons_are_needed_and_short() {
        assert!(refusal_reason(" ").is_err());
        assert!(refusal_reason(&"қ".repeat(501)).is_err());
        assert_eq!(
            refusal_reason(" Another treaty ").unwrap(),
            "Another treaty"
        );
        assert_eq!(
            (new_road_maps(1), new_road_maps(40), new_road_maps(9999)),
            (1, 30, 30)
        );
    }

    proptest! {
        #[test]
        fn every_ask_is_in_one_group_at_most_and_never_in_another_road_map(
            placing in proptest::collection::vec((0_u8..3, 0_u8..8), 1..12),
            standing in proptest::collection::vec((0_u8..3, 0_u8..8), 0..6),
        ) {
            let made = |first: u8, found: &[(u8, u8)]| -> Vec<Joining> {
                (first..)
                    .zip(found)
                    .map(|(ask, (road_map, root))| joining(ask, 200 + road_map, *root))
                    .collect()
            };
            let (placing, standing) = (made(0, &placing), made(100, &standing));
            let mut seen = Vec::new();
            for group in join(&placing, &standing) {
                let members: Vec<Uuid> = group.placing.iter().chain(&group.standing).copied().collect();
                let mut homes: Vec<(Uuid, Uuid)> = placing
                    .iter()
                    .chain(&standing)
                    .filter(|one| members.contains(&one.ask))
                    .map(|one| (one.road_map, one.root))
                    .collect();
                homes.dedup();
                prop_assert_eq!(homes.len(), 1);
                seen.extend(members);
            }
            let count = seen.len();
            seen.sort();
            seen.dedup();
            prop_assert_eq!(seen.len(), count);
        }
    }
}
