use super::{
    count::{Impossible, Present, Seated, Step, Verdict, Votes},
    typed::Sent,
    *,
};

mod proofs;

fn share(bound: Bound, numerator: u32, denominator: u32) -> Share {
    Share::new(bound, numerator, denominator).unwrap()
}

fn seats(sector: &str, class: Class, seats: u32) -> Seated {
    Seated {
        sector: sector.into(),
        class,
        seats,
    }
}

/// 11 + 2 + 1 + 1 + 1 + 14 seats that may vote, and 3 that observe.
fn body() -> Vec<Seated> {
    vec![
        seats("civil-society", Class::Participant, 14),
        seats("government", Class::Participant, 11),
        seats("parliament", Class::Participant, 2),
        seats("ombudsman", Class::Participant, 1),
        seats("child-ombudsman", Class::Participant, 1),
        seats("hr-commission", Class::Participant, 1),
        seats("mission", Class::Observer, 3),
    ]
}

fn plain() -> Rules {
    let all = Rights::from(Right::ALL);
    Rules {
        quorum: Least::Share(Share::MAJORITY),
        unit_quorum: None,
        own_quorums: BTreeMap::new(),
        majorities: Majorities {
            decision: Majority::TwoThirds(Base::Cast),
            procedure: Majority::Simple(Base::Cast),
            rules: Majority::TwoThirds(Base::Entitled),
        },
        rights: BTreeMap::from([
            (Class::Participant, all),
            (Class::Observer, Rights::from([Right::Speak])),
            (Class::Guest, Rights::new()),
        ]),
        own_rights: BTreeMap::new(),
        joined: Vec::new(),
    }
}

fn joined() -> Joined {
    Joined {
        key: "independent".into(),
        name: Content::new("en", "Independent institutions"),
        sectors: ["ombudsman", "child-ombudsman", "hr-commission"]
            .map(String::from)
            .into(),
    }
}

fn with(decision: Majority) -> Rules {
    let mut rules = plain();
    rules.majorities.decision = decision;
    rules
}

/// One sector of so many seats, of which so many are present: what a vote for a decision comes to.
fn outcome(
    rules: &Rules,
    (entitled, present): (u32, u32),
    (yes, no, abstain): (u32, u32, u32),
) -> Verdict {
    let seated = [seats("government", Class::Participant, entitled)];
    let present = Present::from([("government".into(), present)]);
    let votes = Votes { yes, no, abstain };
    rules
        .decide(Matter::Decision, &seated, &present, votes)
        .unwrap()
        .verdict
}

#[test]
fn shares_are_exact_at_their_boundary() {
    let least = |n, d| share(Bound::AtLeast, n, d);
    let more = |n, d| share(Bound::MoreThan, n, d);
    for (share, whole, needed) in [
        // Two thirds of 9 is 6, of 10 is 6 2/3, of 31 is 20 2/3.
        (least(2, 3), 9, 6),
        (least(2, 3), 10, 7),
        (least(2, 3), 31, 21),
        (more(2, 3), 9, 7),
        // More than half of 8 is 5, and so is more than half of 9.
        (more(1, 2), 8, 5),
        (more(1, 2), 9, 5),
        (least(1, 2), 8, 4),
        (least(1, 2), 9, 5),
        (least(1, 3), 30, 10),
        (least(1, 3), 31, 11),
        (least(3, 4), 31, 24),
        (least(1, 1), 31, 31),
        (least(60, 100), 15, 9),
        (more(60, 100), 15, 10),
        // A third of a third is not lost: 1/3 of 3 · 10⁹.
        (least(1, 3), 3_000_000_000, 1_000_000_000),
        (least(1, 2), 0, 0),
        (more(1, 2), 0, 1),
    ] {
        assert_eq!(share.least(whole), needed, "{share:?} of {whole}");
    }
    assert_eq!(least(60, 100), least(3, 5));
    let mixed = least(2, 3).of(31);
    assert_eq!((mixed.whole, mixed.rest, mixed.of), (20, 2, 3));
    assert_eq!(least(2, 4).of(9).rest, 1);
    assert_eq!(least(2, 3).of(9).rest, 0);
    // No share: nothing, more than all, and what no rules name.
    for (bound, n, d) in [
        (Bound::AtLeast, 0, 3),
        (Bound::AtLeast, 4, 3),
        (Bound::AtLeast, 1, 0),
        (Bound::MoreThan, 1, 1),
        (Bound::AtLeast, 1, 1001),
    ] {
        assert_eq!(Share::new(bound, n, d), None, "{bound:?} {n}/{d}");
    }
}

#[test]
fn a_vote_comes_to_what_its_majority_says() {
    use Verdict::{Adopted, NoQuorum, NotAdopted};
    let half = share(Bound::AtLeast, 1, 2);
    for (majority, seats, votes, verdict) in [
        (Majority::Simple(Base::Cast), (9, 7), (4, 2, 1), Adopted),
        (Majority::Simple(Base::Cast), (9, 7), (3, 3, 1), NotAdopted),
        (Majority::Simple(Base::Cast), (9, 7), (1, 0, 6), Adopted),
        (Majority::Simple(Base::Present), (9, 7), (4, 0, 3), Adopted),
        (
            Majority::Simple(Base::Present),
            (9, 7),
            (3, 0, 4),
            NotAdopted,
        ),
        (
            Majority::Simple(Base::Present),
            (9, 8),
            (4, 0, 0),
            NotAdopted,
        ),
        (
            Majority::Simple(Base::Entitled),
            (9, 5),
            (4, 0, 1),
            NotAdopted,
        ),
        (Majority::Absolute, (9, 5), (5, 0, 0), Adopted),
        (Majority::Absolute, (8, 8), (4, 0, 4), NotAdopted),
        (Majority::TwoThirds(Base::Cast), (9, 9), (6, 3, 0), Adopted),
        (
            Majority::TwoThirds(Base::Cast),
            (9, 9),
            (5, 3, 1),
            NotAdopted,
        ),
        (Majority::TwoThirds(Base::Cast), (9, 9), (2, 1, 6), Adopted),
        (
            Majority::TwoThirds(Base::Entitled),
            (9, 6),
            (6, 0, 0),
            Adopted,
        ),
        (
            Majority::TwoThirds(Base::Entitled),
            (9, 6),
            (5, 0, 1),
            NotAdopted,
        ),
        (
            Majority::Share(half, Base::Cast),
            (9, 8),
            (4, 4, 0),
            Adopted,
        ),
        // Nobody votes for it: no share of nothing is enough.
        (
            Majority::TwoThirds(Base::Cast),
            (9, 9),
            (0, 0, 9),
            NotAdopted,
        ),
        (
            Majority::Share(half, Base::Cast),
            (9, 9),
            (0, 0, 9),
            NotAdopted,
        ),
        (Majority::Consensus, (9, 9), (5, 0, 4), Adopted),
        (Majority::Consensus, (9, 9), (8, 1, 0), NotAdopted),
        (Majority::ConsensusMinus(1), (9, 9), (8, 1, 0), Adopted),
        (Majority::ConsensusMinus(1), (9, 9), (7, 2, 0), NotAdopted),
        // 5 of 9 are a quorum, 4 are none; 4 of 8 are none either.
        (Majority::Consensus, (9, 5), (5, 0, 0), Adopted),
        (Majority::Consensus, (9, 4), (4, 0, 0), NoQuorum),
        (Majority::Consensus, (8, 4), (4, 0, 0), NoQuorum),
        (Majority::Consensus, (0, 0), (0, 0, 0), NoQuorum),
    ] {
        assert_eq!(
            outcome(&with(majority), seats, votes),
            verdict,
            "{majority:?}, {seats:?}, {votes:?}"
        );
    }
}

#[test]
fn a_quorum_says_how_many_are_missing_and_where() {
    let mut rules = plain();
    rules.unit_quorum = Some(Least::Seats(2));
    rules.joined = vec![joined()];
    let present: Present = [("civil-society", 10), ("government", 9), ("ombudsman", 1)]
        .map(|(sector, n)| (sector.to_owned(), n))
        .into();
    let quorum = rules.quorum(&body(), &present).unwrap();
    assert!(quorum.whole.is_met() && !quorum.is_met());
    assert_eq!((quorum.whole.entitled, quorum.whole.present), (30, 20));
    assert_eq!(quorum.whole.needed, 16);
    let missing: Vec<_> = quorum
        .units
        .iter()
        .map(|(key, need)| (key.as_str(), need.entitled, need.needed, need.missing()))
        .collect();
    assert_eq!(
        missing,
        [
            ("civil-society", 14, 2, 0),
            ("government", 11, 2, 0),
            ("parliament", 2, 2, 2),
            ("independent", 3, 2, 1),
        ]
    );
    // Apart, a sector of one seat is asked for that seat alone.
    rules.joined.clear();
    let quorum = rules.quorum(&body(), &present).unwrap();
    let alone = quorum.units.iter().find(|(key, _)| key == "ombudsman");
    assert_eq!(alone.unwrap().1.needed, 1);
    // A unit may be asked for something else, or for nothing.
    rules.own_quorums = BTreeMap::from([
        ("parliament".into(), None),
        ("government".into(), Some(Least::Share(Share::TWO_THIRDS))),
    ]);
    let quorum = rules.quorum(&body(), &present).unwrap();
    assert!(quorum.units.iter().all(|(key, _)| key != "parliament"));
    assert_eq!(quorum.units[1].1.needed, 8);
    // Observers are no part of it, and are not counted.
    let mut with_observers = present.clone();
    with_observers.insert("mission".into(), 3);
    assert_eq!(rules.quorum(&body(), &with_observers), Ok(quorum));
}

#[test]
fn numbers_that_cannot_be_are_refused() {
    let rules = plain();
    let present = Present::from([("parliament".into(), 3)]);
    assert_eq!(
        rules.quorum(&body(), &present),
        Err(Impossible::TooManyPresent {
            sector: "parliament".into(),
            seats: 2
        })
    );
    let present = Present::from([("government".into(), 9)]);
    let votes = Votes {
        yes: 8,
        no: 1,
        abstain: 1,
    };
    assert_eq!(
        rules.decide(Matter::Decision, &body(), &present, votes),
        Err(Impossible::TooManyVotes {
            votes: 10,
            present: 9
        })
    );
    // Numbers at the edge of what fits do not overflow.
    let huge: Vec<Seated> = (0..3)
        .map(|n| seats(&n.to_string(), Class::Participant, u32::MAX))
        .collect();
    let present: Present = huge.iter().map(|s| (s.sector.clone(), s.seats)).collect();
    let votes = Votes {
        yes: u32::MAX,
        no: u32::MAX,
        abstain: u32::MAX,
    };
    let found = rules.decide(Matter::Decision, &huge, &present, votes);
    assert_eq!(found.unwrap().verdict, Verdict::NotAdopted);
}

#[test]
fn an_outcome_explains_itself() {
    let seated = [seats("government", Class::Participant, 9)];
    let present = Present::from([("government".into(), 9)]);
    let votes = Votes {
        yes: 5,
        no: 3,
        abstain: 1,
    };
    let found = plain().decide(Matter::Decision, &seated, &present, votes);
    let steps = found.unwrap().steps;
    assert_eq!(
        steps[1..],
        [
            Step::Base {
                base: Base::Cast,
                count: 8,
                abstained: 1
            },
            Step::Share {
                share: Share::TWO_THIRDS,
                whole: 8,
                exact: Mixed {
                    whole: 5,
                    rest: 1,
                    of: 3
                },
                needed: 6
            },
            Step::Yes { yes: 5, needed: 6 },
        ]
    );
}

#[test]
fn a_sector_may_differ_from_its_class() {
    let mut rules = plain();
    assert!(!rules.may(Right::CoAuthor, "mission", Class::Observer));
    rules.own_rights = BTreeMap::from([("mission".into(), Rights::from([Right::CoAuthor]))]);
    assert!(rules.may(Right::CoAuthor, "mission", Class::Observer));
    assert!(!rules.may(Right::Speak, "mission", Class::Observer));
    rules.own_rights = BTreeMap::from([("government".into(), Rights::from([Right::Speak]))]);
    assert_eq!(rules.entitled(&body()), 19);
}

#[test]
fn two_versions_differ_in_what_they_say_otherwise() {
    let before = plain();
    let mut after = plain();
    assert_eq!(after.changes_since(&before), []);
    after.unit_quorum = Some(Least::Seats(1));
    after.joined = vec![joined()];
    after.majorities.decision = Majority::Consensus;
    let changes = after.changes_since(&before);
    assert_eq!(changes.len(), 3);
    assert_eq!(changes[0].before, Some(Clause::UnitQuorum(None)));
    assert_eq!(changes[2].before, None);
    let back = before.changes_since(&after);
    assert_eq!(back.len(), 3);
    assert_eq!(back[2].after, None);
}

/// A form of plain rules, with some fields otherwise.
fn form(otherwise: &[(&str, &str)]) -> Sent {
    let mut sent = plain().fields();
    for (name, value) in otherwise {
        sent.insert((*name).to_owned(), (*value).to_owned());
    }
    sent
}

#[test]
fn each_fault_of_a_form_names_its_field() {
    let join = |more: &[(&str, &str)]| {
        let mut fields = vec![
            ("join-1-key", "independent"),
            ("join-1-name-en", "Independent"),
            ("join-1-of-ombudsman", "on"),
            ("join-1-of-hr-commission", "on"),
        ];
        fields.extend(more);
        form(&fields)
    };
    for (sent, field, key) in [
        (
            form(&[("quorum-how", "none")]),
            "quorum-how",
            "body-rules-how-unknown",
        ),
        (
            form(&[("quorum-value", "half")]),
            "quorum-value",
            "body-rules-share-wrong",
        ),
        (
            form(&[("quorum-value", "3/2")]),
            "quorum-value",
            "body-rules-share-wrong",
        ),
        (
            form(&[("quorum-how", "seats"), ("quorum-value", "0")]),
            "quorum-value",
            "body-rules-seats-wrong",
        ),
        (
            form(&[("quorum-how", "seats"), ("quorum-value", "31")]),
            "quorum-value",
            "body-rules-quorum-beyond",
        ),
        (
            form(&[("units-how", "")]),
            "units-how",
            "body-rules-how-unknown",
        ),
        (
            form(&[("decision-how", "best")]),
            "decision-how",
            "body-rules-how-unknown",
        ),
        (
            form(&[("decision-base", "")]),
            "decision-base",
            "body-rules-base-unknown",
        ),
        (
            form(&[("rules-how", "least")]),
            "rules-value",
            "body-rules-share-wrong",
        ),
        (
            form(&[("rules-how", "consensus-minus"), ("rules-value", "-1")]),
            "rules-value",
            "body-rules-objections-wrong",
        ),
        (
            form(&[("class-participant-vote", "")]),
            "class-participant-vote",
            "body-rules-nobody-votes",
        ),
        (
            form(&[("quorum-of-government", ">1")]),
            "quorum-of-government",
            "body-rules-own-quorum-wrong",
        ),
        (join(&[("join-1-key", "")]), "join-1-key", "body-key-wrong"),
        (
            join(&[("join-1-key", "parliament")]),
            "join-1-key",
            "body-rules-join-key-taken",
        ),
        (
            join(&[("join-1-name-en", "")]),
            "join-1-name-en",
            "body-name-missing",
        ),
        (
            join(&[("join-1-of-ombudsman", "")]),
            "join-1-of",
            "body-rules-join-few",
        ),
        (
            join(&[("join-1-of-government", "on")]),
            "join-1-of",
            "body-rules-join-large",
        ),
        (
            join(&[("own-ombudsman", "on")]),
            "join-1-of",
            "body-rules-join-unlike",
        ),
        (
            join(&[("quorum-of-ombudsman", "1")]),
            "quorum-of-ombudsman",
            "body-rules-own-quorum-joined",
        ),
        (
            join(&[
                ("join-2-key", "small"),
                ("join-2-name-kk", "Шағын"),
                ("join-2-of-ombudsman", "on"),
                ("join-2-of-parliament", "on"),
            ]),
            "join-2-of",
            "body-rules-join-twice",
        ),
    ] {
        let errors = Rules::parse(&sent, &body()).unwrap_err();
        assert_eq!(
            errors.get(field).map(|error| error.key.as_str()),
            Some(key),
            "{field}: {errors:?}"
        );
    }
    assert!(Rules::parse(&join(&[]), &body()).is_ok());
    assert_eq!(Rules::parse(&Sent::new(), &body()).unwrap_err().len(), 8);
    let percent = form(&[("quorum-how", "least"), ("quorum-value", " 50 % ")]);
    let quorum = Rules::parse(&percent, &body()).unwrap().quorum;
    assert_eq!(quorum, Least::Share(share(Bound::AtLeast, 1, 2)));
}
