//! What persons do to a draft, as rules without a database: an act changes cards and places, and what
//! it changed is kept, so that it can be taken back.

use kenes_kernel::{content::Content, error::Refusal};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A card of the draft, as far as acts change it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardState {
    pub title: Content,
    /// The road map that it became.
    pub road_map: Option<Uuid>,
    pub gone: Option<Gone>,
}

/// Why a card is no longer one of the draft's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gone {
    /// What stood in it stands in the card with this number.
    Merged { into: i32 },
    /// It shall not become a road map.
    SetAside { reason: String },
    /// It was cut out of another card, and that was taken back.
    Undone,
}

/// Where an ask stands in the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceState {
    pub card: i32,
    /// The same for asks that one action would answer.
    pub repeat: i32,
    pub doubtful: bool,
    /// Whether a person stands for the place.
    pub decided: bool,
    /// Whether a person has looked at it.
    pub seen: bool,
}

/// The part of a draft that an act touches: all cards, and the places that it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub cards: BTreeMap<i32, CardState>,
    pub places: BTreeMap<Uuid, PlaceState>,
    /// Above every repeat number of the whole draft.
    pub next_repeat: i32,
}

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// They belong where they stand.
    Confirm(Vec<Uuid>),
    /// They were looked at, no more.
    See(Vec<Uuid>),
    /// They belong to another card.
    Move {
        asks: Vec<Uuid>,
        to: i32,
    },
    /// It asks something else than the rest of its repeat group.
    Part(Uuid),
    /// It asks the same as the other and belongs to its card.
    Join {
        ask: Uuid,
        with: Uuid,
    },
    Rename {
        card: i32,
        title: Content,
    },
    /// All that stands in the card belongs to the other.
    Merge {
        card: i32,
        into: i32,
    },
    /// These of a card's asks become a card of their own.
    Split {
        card: i32,
        asks: Vec<Uuid>,
        new: i32,
        title: Content,
    },
    SetAside {
        card: i32,
        reason: String,
    },
    /// A card that was set aside is one of the draft's again.
    TakeUp(i32),
    /// The cards become these road maps.
    Accept(Vec<(i32, Uuid)>),
}

impl Act {
    /// The verb under which the journal keeps it.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Confirm(_) => "confirm",
            Self::See(_) => "see",
            Self::Move { .. } => "move",
            Self::Part(_) => "part",
            Self::Join { .. } => "join",
            Self::Rename { .. } => "rename",
            Self::Merge { .. } => "merge",
            Self::Split { .. } => "split",
            Self::SetAside { .. } => "set-aside",
            Self::TakeUp(_) => "take-up",
            Self::Accept(_) => "accept",
        }
    }
}

/// One thing before and after an act; nothing before: it did not exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change<K, S> {
    pub key: K,
    pub before: Option<S>,
    pub after: S,
}

/// All that an act changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    pub cards: Vec<Change<i32, CardState>>,
    pub places: Vec<Change<Uuid, PlaceState>>,
    /// Titles of road maps that stood before and were renamed by an acceptance.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Change<Uuid, Content>>,
}

impl Changes {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.places.is_empty()
    }

    /// The cards whose title, contents or existence changed.
    #[must_use]
    pub fn touched_cards(&self) -> BTreeSet<i32> {
        let moved = self.places.iter().filter_map(|change| {
            let before = change.before.as_ref()?.card;
            (before != change.after.card).then_some([before, change.after.card])
        });
        self.cards
            .iter()
            .map(|change| change.key)
            .chain(moved.flatten())
            .collect()
    }

    /// What takes it back: before and after change places. A card that did not exist is gone then.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self {
            cards: self
                .cards
                .iter()
                .map(|change| Change {
                    key: change.key,
                    before: Some(change.after.clone()),
                    after: change.before.clone().unwrap_or_else(|| CardState {
                        gone: Some(Gone::Undone),
                        ..change.after.clone()
                    }),
                })
                .collect(),
            places: self
                .places
                .iter()
                .filter_map(|change| {
                    Some(Change {
                        key: change.key,
                        before: Some(change.after.clone()),
                        after: change.before.clone()?,
                    })
                })
                .collect(),
            titles: self
                .titles
                .iter()
                .filter_map(|change| {
                    Some(Change {
                        key: change.key,
                        before: Some(change.after.clone()),
                        after: change.before.clone()?,
                    })
                })
                .collect(),
        }
    }
}

impl Draft {
    /// Does it; what it changed comes back.
    ///
    /// # Errors
    /// A card that is accepted, gone or not there; an ask that is not there; a split that leaves nothing.
    pub fn apply(&mut self, act: &Act) -> Result<Changes, Refusal> {
        let before = self.clone();
        match act {
            Act::Confirm(asks) => {
                for ask in asks {
                    let place = self.open_place(*ask)?;
                    place.doubtful = false;
                    place.decided = true;
                    place.seen = true;
                }
            }
            Act::See(asks) => {
                for ask in asks {
                    self.open_place(*ask)?.seen = true;
                }
            }
            Act::Move { asks, to } => {
                self.open_card(*to)?;
                for ask in asks {
                    self.place_in(*ask, *to)?;
                }
            }
            Act::Part(ask) => {
                let next = self.next_repeat;
                let place = self.open_place(*ask)?;
                place.repeat = next;
                place.seen = true;
                self.next_repeat += 1;
            }
            Act::Join { ask, with } => {
                let PlaceState { card, repeat, .. } = self.open_place(*with)?.clone();
                self.place_in(*ask, card)?;
                self.open_place(*ask)?.repeat = repeat;
            }
            Act::Rename { card, title } => self.open_card(*card)?.title = title.clone(),
            Act::Merge { card, into } => {
                if card == into {
                    return Err(Refusal::new("roadmaps-merge-itself"));
                }
                self.open_card(*into)?;
                self.open_card(*card)?.gone = Some(Gone::Merged { into: *into });
                for place in self.places.values_mut().filter(|p| p.card == *card) {
                    place.card = *into;
                }
            }
            Act::Split {
                card,
                asks,
                new,
                title,
            } => self.split(*card, asks, *new, title)?,
            Act::SetAside { card, reason } => {
                let reason = reason.clone();
                self.open_card(*card)?.gone = Some(Gone::SetAside { reason });
            }
            Act::TakeUp(card) => {
                let state = self.cards.get_mut(card).ok_or_else(no_such_card)?;
                if !matches!(state.gone, Some(Gone::SetAside { .. })) {
                    return Err(Refusal::new("roadmaps-card-not-set-aside"));
                }
                state.gone = None;
            }
            Act::Accept(cards) => {
                for (card, road_map) in cards {
                    self.open_card(*card)?.road_map = Some(*road_map);
                }
            }
        }
        Ok(self.since(&before))
    }

    /// Takes an act back.
    ///
    /// # Errors
    /// When something that the act changed has been changed since.
    pub fn undo(&mut self, changes: &Changes) -> Result<Changes, Refusal> {
        let mut back = changes.reversed();
        for change in &mut back.places {
            // That somebody looked at it since is no change of the place, and stays so.
            let now = self.places.get(&change.key).map(|place| place.seen);
            if let (Some(now), Some(then)) = (now, &mut change.before)
                && now != then.seen
            {
                then.seen = now;
                change.after.seen = now;
            }
        }
        let same_cards = back
            .cards
            .iter()
            .all(|change| self.cards.get(&change.key) == change.before.as_ref());
        let same_places = back.places.iter().all(|change| {
            let now = self.places.get(&change.key);
            now == change.before.as_ref()
                && self.is_open(change.after.card, &back)
                && self.is_open(now.map_or(0, |now| now.card), &back)
        });
        if !same_cards || !same_places {
            return Err(Refusal::new("roadmaps-changed-since"));
        }
        for change in &back.cards {
            // A new card that somebody has filled since is not empty, and stays.
            let vanishes = change.after.gone == Some(Gone::Undone);
            let own = |ask: &Uuid| back.places.iter().any(|place| place.key == *ask);
            if vanishes
                && self
                    .places
                    .iter()
                    .any(|(ask, place)| place.card == change.key && !own(ask))
            {
                return Err(Refusal::new("roadmaps-changed-since"));
            }
        }
        for change in &back.cards {
            self.cards.insert(change.key, change.after.clone());
        }
        for change in &back.places {
            self.places.insert(change.key, change.after.clone());
        }
        Ok(back)
    }

    /// Whether a card may give or take, now or after this is done.
    fn is_open(&self, card: i32, after: &Changes) -> bool {
        let changed = after.cards.iter().find(|change| change.key == card);
        let open = |card: &CardState| card.road_map.is_none() && card.gone.is_none();
        changed.is_some() || self.cards.get(&card).is_some_and(open)
    }

    fn split(
        &mut self,
        card: i32,
        asks: &[Uuid],
        new: i32,
        title: &Content,
    ) -> Result<(), Refusal> {
        self.open_card(card)?;
        let all = self.places.values().filter(|p| p.card == card).count();
        let leaving: BTreeSet<&Uuid> = asks.iter().collect();
        if leaving.is_empty() || leaving.len() >= all {
            return Err(Refusal::new("roadmaps-split-nothing"));
        }
        let state = CardState {
            title: title.clone(),
            road_map: None,
            gone: None,
        };
        if self.cards.insert(new, state).is_some() {
            return Err(Refusal::new("roadmaps-changed-since"));
        }
        for ask in leaving {
            if self.open_place(*ask)?.card != card {
                return Err(Refusal::new("roadmaps-changed-since"));
            }
            let place = self.open_place(*ask)?;
            place.card = new;
            place.seen = true;
        }
        Ok(())
    }

    fn place_in(&mut self, ask: Uuid, card: i32) -> Result<(), Refusal> {
        let place = self.open_place(ask)?;
        place.card = card;
        place.doubtful = false;
        place.decided = true;
        place.seen = true;
        Ok(())
    }

    fn open_card(&mut self, card: i32) -> Result<&mut CardState, Refusal> {
        let state = self.cards.get_mut(&card).ok_or_else(no_such_card)?;
        if state.road_map.is_some() {
            return Err(Refusal::new("roadmaps-card-accepted"));
        }
        if state.gone.is_some() {
            return Err(Refusal::new("roadmaps-card-gone"));
        }
        Ok(state)
    }

    fn open_place(&mut self, ask: Uuid) -> Result<&mut PlaceState, Refusal> {
        let card = self.places.get(&ask).ok_or_else(no_such_place)?.card;
        self.open_card(card)?;
        self.places.get_mut(&ask).ok_or_else(no_such_place)
    }

    fn since(&self, before: &Self) -> Changes {
        Changes {
            cards: differing(&before.cards, &self.cards),
            places: differing(&before.places, &self.places),
            titles: Vec::new(),
        }
    }
}

fn no_such_card() -> Refusal {
    Refusal::new("roadmaps-no-such-card")
}

fn no_such_place() -> Refusal {
    Refusal::new("roadmaps-no-such-place")
}

fn differing<K: Ord + Clone, S: PartialEq + Clone>(
    before: &BTreeMap<K, S>,
    after: &BTreeMap<K, S>,
) -> Vec<Change<K, S>> {
    after
        .iter()
        .filter(|(key, state)| before.get(key) != Some(state))
        .map(|(key, state)| Change {
            key: key.clone(),
            before: before.get(key).cloned(),
            after: state.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn title(text: &str) -> Content {
        Content::in_three(text, text, text)
    }

    fn ask(n: u8) -> Uuid {
        Uuid::from_u128(u128::from(n) + 1)
    }

    /// Three cards of four asks each, in repeat groups of two.
    fn draft() -> Draft {
        let card = |n: i32| CardState {
            title: title(&n.to_string()),
            road_map: None,
            gone: None,
        };
        Draft {
            cards: (1..=3).map(|n| (n, card(n))).collect(),
            places: (0..12_u8)
                .map(|n| {
                    let place = PlaceState {
                        card: i32::from(n / 4) + 1,
                        repeat: i32::from(n / 2) + 1,
                        doubtful: n % 3 == 0,
                        decided: false,
                        seen: false,
                    };
                    (ask(n), place)
                })
                .collect(),
            next_repeat: 7,
        }
    }

    /// What a person may press, sensible or not.
    fn act() -> impl Strategy<Value = (u8, Vec<u8>, i32, i32)> {
        (
            0..11_u8,
            prop::collection::vec(0..12_u8, 1..5),
            1..6_i32,
            1..6_i32,
        )
    }

    fn made((kind, asks, one, other): &(u8, Vec<u8>, i32, i32), draft: &Draft) -> Act {
        let ids: Vec<Uuid> = asks.iter().map(|n| ask(*n)).collect();
        let new = draft.cards.keys().max().unwrap() + 1;
        match kind {
            0 => Act::Confirm(ids),
            1 => Act::See(ids),
            2 => Act::Move {
                asks: ids,
                to: *one,
            },
            3 => Act::Part(ids[0]),
            4 => Act::Join {
                ask: ids[0],
                with: ask(u8::try_from(*other).unwrap()),
            },
            5 => Act::Rename {
                card: *one,
                title: title(&format!("{one} {other}")),
            },
            6 => Act::Merge {
                card: *one,
                into: *other,
            },
            7 => Act::Split {
                card: *one,
                asks: ids,
                new,
                title: title("new"),
            },
            8 => Act::SetAside {
                card: *one,
                reason: "not ours".into(),
            },
            9 => Act::TakeUp(*one),
            _ => Act::Accept(vec![(*one, Uuid::from_u128(99))]),
        }
    }

    /// As people see it: cards that were cut out and taken back are not there.
    fn seen(draft: &Draft) -> (BTreeMap<i32, CardState>, BTreeMap<Uuid, PlaceState>) {
        let cards = draft.cards.iter();
        let there = cards.filter(|(_, card)| card.gone != Some(Gone::Undone));
        (
            there.map(|(n, card)| (*n, card.clone())).collect(),
            draft.places.clone(),
        )
    }

    proptest! {
        #[test]
        fn undo_after_any_sequence_of_acts_restores_the_state(acts in prop::collection::vec(act(), 0..40)) {
            let mut now = draft();
            let mut states = Vec::new();
            let mut done = Vec::new();
            for typed in &acts {
                let before = seen(&now);
                let mut tried = now.clone();
                if let Ok(changes) = tried.apply(&made(typed, &now)) {
                    now = tried;
                    states.push(before);
                    done.push(changes);
                }
            }
            while let (Some(changes), Some(before)) = (done.pop(), states.pop()) {
                now.undo(&changes).unwrap();
                prop_assert_eq!(seen(&now), before);
            }
            prop_assert_eq!(seen(&now), seen(&draft()));
        }

        #[test]
        fn no_act_loses_an_ask_or_opens_what_is_closed(acts in prop::collection::vec(act(), 0..40)) {
            let mut now = draft();
            for typed in &acts {
                let before = now.clone();
                let mut tried = now.clone();
                if tried.apply(&made(typed, &now)).is_ok() {
                    now = tried;
                }
                prop_assert_eq!(now.places.len(), 12);
                for (ask, place) in &now.places {
                    prop_assert!(now.cards.contains_key(&place.card));
                    let stood = &before.cards[&before.places[ask].card];
                    if stood.road_map.is_some() {
                        prop_assert_eq!(&before.places[ask], place);
                    }
                }
            }
        }
    }

    #[test]
    fn what_somebody_else_changed_since_is_not_taken_back() {
        let mut now = draft();
        let mine = now
            .apply(&Act::Move {
                asks: vec![ask(0)],
                to: 2,
            })
            .unwrap();
        now.apply(&Act::Move {
            asks: vec![ask(0)],
            to: 3,
        })
        .unwrap();
        let before = now.clone();
        assert_eq!(now.undo(&mine).unwrap_err().key, "roadmaps-changed-since");
        assert_eq!(now, before, "a refusal changes nothing");
    }

    #[test]
    fn closed_cards_neither_give_nor_take() {
        let mut now = draft();
        let id = Uuid::from_u128(99);
        now.apply(&Act::Accept(vec![(1, id)])).unwrap();
        now.apply(&Act::SetAside {
            card: 2,
            reason: "x".into(),
        })
        .unwrap();
        for (act, key) in [
            (Act::Confirm(vec![ask(0)]), "roadmaps-card-accepted"),
            (
                Act::Move {
                    asks: vec![ask(9)],
                    to: 1,
                },
                "roadmaps-card-accepted",
            ),
            (Act::Merge { card: 3, into: 2 }, "roadmaps-card-gone"),
            (Act::Merge { card: 3, into: 3 }, "roadmaps-merge-itself"),
            (Act::TakeUp(3), "roadmaps-card-not-set-aside"),
            (Act::See(vec![ask(200)]), "roadmaps-no-such-place"),
            (
                Act::Split {
                    card: 3,
                    asks: (8..12).map(ask).collect(),
                    new: 4,
                    title: title("x"),
                },
                "roadmaps-split-nothing",
            ),
        ] {
            assert_eq!(now.clone().apply(&act).unwrap_err().key, key, "{act:?}");
        }
        now.apply(&Act::TakeUp(2)).unwrap();
        assert_eq!(now.cards[&2].gone, None);
    }
}
