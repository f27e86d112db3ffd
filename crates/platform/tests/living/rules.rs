//! Rules of procedure of a small body: in force, past, corrected, coming, withdrawn.

use super::{pass, sign_in};
use crate::world::World;
use http::StatusCode;

const PLAIN: &[(&str, &str)] = &[
    ("step", "enter"),
    ("adopted", "2013-03-01"),
    ("document-ru", "Решение № 4"),
    ("quorum-how", "more"),
    ("quorum-value", "1/2"),
    ("units-how", "none"),
    ("decision-how", "consensus"),
    ("procedure-how", "simple"),
    ("procedure-base", "present"),
    ("rules-how", "two-thirds"),
    ("rules-base", "entitled"),
    ("class-participant-vote", "on"),
];

pub async fn live(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    for (after, from, more) in [
        ("0", "2013-03-01", vec![]),
        (
            "1",
            "2026-11-23",
            vec![("units-how", "seats"), ("units-value", "2")],
        ),
        (
            "2",
            "2026-11-23",
            vec![
                ("note-kk", "Түзету"),
                ("decision-how", "least"),
                ("decision-base", "cast"),
                ("decision-value", "60 %"),
                ("own-mission", "on"),
                ("sector-mission-speak", "on"),
                ("quorum-of-government", ">1/2"),
            ],
        ),
        (
            "3",
            "2027-01-01",
            vec![("decision-how", "consensus-minus"), ("decision-value", "2")],
        ),
    ] {
        pass(world);
        let mut form = PLAIN.to_vec();
        form.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
        form.extend(more);
        form.extend([("after", after), ("from", from)]);
        let answer = clerk.post("/en/body/rules", &form).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{form:?}: {}",
            answer.body
        );
    }
    pass(world);
    let why = [("why", "Қате енгізілді")];
    let answer = clerk.post("/en/body/rules/4/withdrawal", &why).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}
