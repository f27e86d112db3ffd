//! What holds for any rules, any seats and any votes.

use super::*;
use proptest::prelude::*;

fn any_share() -> impl Strategy<Value = Share> {
    (any::<bool>(), 1..=Share::MOST, 1..=Share::MOST).prop_filter_map("a share", |(more, n, d)| {
        let bound = if more {
            Bound::MoreThan
        } else {
            Bound::AtLeast
        };
        Share::new(bound, n.min(d), n.max(d))
    })
}

fn any_least() -> impl Strategy<Value = Least> {
    prop_oneof![
        any_share().prop_map(Least::Share),
        (1..=30_u32).prop_map(Least::Seats)
    ]
}

fn any_base() -> impl Strategy<Value = Base> {
    prop::sample::select(Base::ALL.to_vec())
}

fn any_majority() -> impl Strategy<Value = Majority> {
    prop_oneof![
        any_base().prop_map(Majority::Simple),
        Just(Majority::Absolute),
        any_base().prop_map(Majority::TwoThirds),
        (any_share(), any_base()).prop_map(|(share, base)| Majority::Share(share, base)),
        Just(Majority::Consensus),
        (1..5_u32).prop_map(Majority::ConsensusMinus),
    ]
}

prop_compose! {
    fn any_rules()(
        quorum in any_least(),
        unit_quorum in prop::option::of(any_least()),
        own in prop::option::of(prop::option::of(any_least())),
        decision in any_majority(),
        procedure in any_majority(),
        rules in any_majority(),
        observers in prop::sample::subsequence(Right::ALL.to_vec(), 0..=4),
        government in prop::option::of(prop::sample::subsequence(Right::ALL.to_vec(), 0..=4)),
        joins in any::<bool>(),
    ) -> Rules {
        let mut all = plain();
        all.quorum = quorum;
        all.unit_quorum = unit_quorum;
        all.majorities = Majorities { decision, procedure, rules };
        all.rights.insert(Class::Observer, observers.into_iter().collect());
        if let Some(rights) = government {
            all.own_rights.insert("government".into(), rights.into_iter().collect());
        }
        if joins {
            all.joined.push(joined());
        }
        if let Some(least) = own {
            let unit = if joins { "independent" } else { "parliament" };
            all.own_quorums.insert(unit.into(), least);
        }
        all
    }
}

/// Somebody of each sector is present, and they vote somehow.
fn any_count() -> impl Strategy<Value = (Present, Votes)> {
    let present = body()
        .into_iter()
        .map(|place| (Just(place.sector), 0..=place.seats))
        .collect::<Vec<_>>();
    (present, 0..15_u32, 0..15_u32, 0..15_u32).prop_map(|(present, yes, no, abstain)| {
        let present: Present = present.into_iter().collect();
        (present, Votes { yes, no, abstain })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_least_number_is_the_smallest_that_reaches_the_share(share in any_share(), whole in 0..100_000_u64) {
        let least = share.least(whole);
        prop_assert!(share.is_reached(least, whole));
        prop_assert!(least == 0 || !share.is_reached(least - 1, whole));
        prop_assert!(least <= whole.max(1));
        // What the share is exactly lies at the least number or just below it.
        let exact = share.of(whole);
        let at = exact.whole + u64::from(exact.rest > 0);
        prop_assert_eq!(least, if share.bound() == Bound::MoreThan && exact.rest == 0 { at + 1 } else { at });
        prop_assert!(exact.rest < exact.of);
    }

    #[test]
    fn a_share_does_not_depend_on_the_scale(share in any_share(), count in 0..1000_u64, whole in 0..1000_u64, times in 1..1_000_000_u64) {
        prop_assert_eq!(share.is_reached(count, whole), share.is_reached(count * times, whole * times));
    }

    #[test]
    fn what_was_adopted_stays_adopted_when_somebody_votes_for_it_instead(rules in any_rules(), (present, votes) in any_count()) {
        for matter in Matter::ALL {
            let Ok(before) = rules.decide(matter, &body(), &present, votes) else { continue };
            if before.verdict != Verdict::Adopted { continue }
            for better in [
                Votes { yes: votes.yes + 1, no: votes.no.saturating_sub(1), ..votes },
                Votes { yes: votes.yes + 1, abstain: votes.abstain.saturating_sub(1), ..votes },
            ] {
                if let Ok(after) = rules.decide(matter, &body(), &present, better) {
                    prop_assert_eq!(after.verdict, Verdict::Adopted);
                }
            }
        }
    }

    #[test]
    fn a_quorum_is_not_lost_when_somebody_comes(rules in any_rules(), (present, _) in any_count(), at in 0..7_usize) {
        let before = rules.quorum(&body(), &present).unwrap();
        let mut more = present;
        let place = &body()[at];
        let there = more.entry(place.sector.clone()).or_default();
        *there = (*there + 1).min(place.seats);
        let after = rules.quorum(&body(), &more).unwrap();
        prop_assert!(after.is_met() || !before.is_met());
        prop_assert!(after.whole.missing() <= before.whole.missing());
        // Whoever comes of a sector that may not vote changes nothing.
        if !rules.may(Right::Vote, &place.sector, place.class) {
            prop_assert_eq!(after, before);
        }
    }

    #[test]
    fn without_a_quorum_nothing_is_adopted_and_the_steps_agree(rules in any_rules(), (present, votes) in any_count()) {
        let quorum = rules.quorum(&body(), &present).unwrap();
        if let Ok(found) = rules.decide(Matter::Decision, &body(), &present, votes) {
            prop_assert_eq!(found.verdict == Verdict::NoQuorum, !quorum.is_met());
            for step in &found.steps {
                if let Step::Yes { yes, needed } = step {
                    prop_assert_eq!(yes >= needed, found.verdict == Verdict::Adopted);
                }
            }
        }
    }

    #[test]
    fn joining_sectors_changes_no_seat_of_the_whole(rules in any_rules(), (present, _) in any_count()) {
        let mut apart = rules.clone();
        apart.joined.clear();
        let one = rules.quorum(&body(), &present).unwrap();
        let other = apart.quorum(&body(), &present).unwrap();
        prop_assert_eq!(one.whole, other.whole);
        let sum: u64 = rules.units(&body()).iter().map(|unit| unit.entitled).sum();
        prop_assert_eq!(sum, rules.entitled(&body()));
    }

    #[test]
    fn rules_are_stored_and_typed_without_loss(rules in any_rules()) {
        let text = serde_json::to_string(&rules).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Rules>(&text).unwrap(), &rules);
        match Rules::parse(&rules.fields(), &body()) {
            Ok(read) => prop_assert_eq!(read, rules),
            // The seats of the day may refuse what the rules themselves could say.
            Err(errors) => prop_assert!(errors.values().all(|error| error.key == "body-rules-quorum-beyond"), "{:?}", errors),
        }
    }

    #[test]
    fn any_form_is_read_or_refused(fields in prop::collection::btree_map("(quorum|units|decision|join-1|own|class)-[a-z0-9-]{0,12}", ".{0,12}", 0..12)) {
        let mut sent = plain().fields();
        sent.extend(fields);
        let _ = Rules::parse(&sent, &body());
    }
}
