//! What a draft would change of the road maps that stand.

use std::collections::{BTreeMap, BTreeSet};

/// So many asks of a card, with the number of the road map in which they stand now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drafted {
    pub card: i32,
    pub stands_in: Option<i64>,
    pub asks: usize,
}

/// The difference between what stands and a draft. Cards and road maps by their numbers, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Cards that go on as a road map that stands.
    pub kept: Vec<(i32, i64)>,
    /// Cards that would be road maps of their own, and nothing that stands is parted for them.
    pub new: Vec<i32>,
    /// Asks that would leave their road map: from, to, how many.
    pub moved: Vec<(i64, i32, usize)>,
    /// Road maps of which several cards would have a share.
    pub split: Vec<(i64, Vec<i32>)>,
    /// Road maps most of which would stand in a card that goes on as another, or as none.
    pub merged: Vec<(i64, i32)>,
    /// Asks without a road map that would get one: to, how many.
    pub added: Vec<(i32, usize)>,
}

impl Difference {
    /// How many asks would leave their road map.
    #[must_use]
    pub fn moved_asks(&self) -> usize {
        self.moved.iter().map(|(_, _, asks)| asks).sum()
    }

    /// How many asks without a road map would get one.
    #[must_use]
    pub fn added_asks(&self) -> usize {
        self.added.iter().map(|(_, asks)| asks).sum()
    }
}

type Shares = BTreeMap<(i32, i64), usize>;

fn shares(places: &[Drafted]) -> Shares {
    let mut shares = Shares::new();
    for place in places {
        if let Some(road_map) = place.stands_in {
            *shares.entry((place.card, road_map)).or_default() += place.asks;
        }
    }
    shares
}

fn sum_by<K: Ord>(shares: &Shares, key: impl Fn(i32, i64) -> K) -> BTreeMap<K, usize> {
    let mut sums = BTreeMap::new();
    for ((card, road_map), n) in shares {
        *sums.entry(key(*card, *road_map)).or_default() += n;
    }
    sums
}

/// Which cards go on as which road maps: each is the other's best match, and they have at least half
/// of the smaller one in common.
#[must_use]
pub fn continuing(places: &[Drafted]) -> BTreeMap<i32, i64> {
    let shares = shares(places);
    let (cards, road_maps) = (
        sum_by(&shares, |card, _| card),
        sum_by(&shares, |_, road_map| road_map),
    );
    let mut pairs: Vec<_> = shares.iter().collect();
    pairs.sort_by_key(|(pair, n)| (std::cmp::Reverse(**n), **pair));
    let mut found = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut tried = BTreeSet::new();
    for ((card, road_map), n) in pairs {
        let best = tried.insert((true, i64::from(*card))) & tried.insert((false, *road_map));
        let smaller = cards[card].min(road_maps[road_map]);
        if best && n * 2 >= smaller && taken.insert(*road_map) {
            found.insert(*card, *road_map);
        }
    }
    found
}

/// Compares; `continues` says which card goes on as which road map.
#[must_use]
pub fn difference(places: &[Drafted], continues: &BTreeMap<i32, i64>) -> Difference {
    let shares = shares(places);
    let sizes = sum_by(&shares, |_, road_map| road_map);
    let cards: BTreeSet<i32> = places.iter().map(|place| place.card).collect();
    let mut out = Difference {
        kept: continues
            .iter()
            .filter(|(card, _)| cards.contains(card))
            .map(|(card, road_map)| (*card, *road_map))
            .collect(),
        ..Difference::default()
    };
    for (road_map, size) in &sizes {
        // Less than a fifth, or one alone, is a move.
        let parts: Vec<i32> = shares
            .iter()
            .filter(|((_, of), n)| of == road_map && **n >= 2 && **n * 5 >= *size)
            .map(|((card, _), _)| *card)
            .collect();
        match parts.as_slice() {
            [card]
                if continues.get(card) != Some(road_map)
                    && shares[&(*card, *road_map)] * 2 > *size =>
            {
                out.merged.push((*road_map, *card));
            }
            [] | [_] => {}
            _ => out.split.push((*road_map, parts)),
        }
    }
    let parted: BTreeSet<(i64, i32)> = out
        .split
        .iter()
        .flat_map(|(road_map, cards)| cards.iter().map(|card| (*road_map, *card)))
        .chain(out.merged.iter().copied())
        .collect();
    let cut_out: BTreeSet<i32> = parted.iter().map(|(_, card)| *card).collect();
    out.new = cards
        .iter()
        .filter(|card| !continues.contains_key(card) && !cut_out.contains(card))
        .copied()
        .collect();
    for place in places {
        match place.stands_in {
            None => out.added.push((place.card, place.asks)),
            Some(from)
                if continues.get(&place.card) != Some(&from)
                    && !parted.contains(&(from, place.card)) =>
            {
                out.moved.push((from, place.card, place.asks));
            }
            Some(_) => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each triple: so many asks of a card, from a road map (0: from none).
    fn places(shares: &[(usize, i32, i64)]) -> Vec<Drafted> {
        shares
            .iter()
            .map(|(asks, card, from)| Drafted {
                card: *card,
                stands_in: (*from > 0).then_some(*from),
                asks: *asks,
            })
            .collect()
    }

    fn compared(shares: &[(usize, i32, i64)]) -> Difference {
        let places = places(shares);
        difference(&places, &continuing(&places))
    }

    #[test]
    fn nothing_stands_so_all_is_new() {
        let found = compared(&[(3, 1, 0), (2, 2, 0)]);
        assert_eq!(found.new, [1, 2]);
        assert_eq!(found.added_asks(), 5);
        assert!(found.moved.is_empty() && found.kept.is_empty());
    }

    #[test]
    fn the_same_again_is_no_difference() {
        let found = compared(&[(5, 1, 7), (4, 2, 8)]);
        assert_eq!(found.kept, [(1, 7), (2, 8)]);
        let expected = Difference {
            kept: found.kept.clone(),
            ..Difference::default()
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn moved_new_split_and_merged_are_told_apart() {
        // RM 7 goes on as card 1 but for one ask; RM 8 is parted over cards 2 and 3; RM 9 joins card 1;
        // card 4 is new.
        let found = compared(&[
            (9, 1, 7),
            (1, 2, 7),
            (6, 2, 8),
            (4, 3, 8),
            (3, 1, 9),
            (2, 4, 0),
        ]);
        assert_eq!(found.kept, [(1, 7), (2, 8)]);
        assert_eq!(found.moved, [(7, 2, 1)]);
        assert_eq!(found.split, [(8, vec![2, 3])]);
        assert_eq!(found.merged, [(9, 1)]);
        assert_eq!(found.new, [4]);
        assert_eq!(found.added_asks(), 2);
    }

    #[test]
    fn a_road_map_goes_on_as_one_card_at_most() {
        let places = places(&[(5, 1, 7), (5, 2, 7), (5, 2, 8)]);
        let found = continuing(&places);
        let mut road_maps: Vec<i64> = found.values().copied().collect();
        road_maps.dedup();
        assert_eq!(road_maps.len(), found.len());
    }
}
