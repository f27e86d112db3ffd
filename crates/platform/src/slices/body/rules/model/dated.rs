//! Which version holds on which day, pure.

use kenes_kernel::clock::Day;

/// One version as far as its days go. A list of them is in the order of their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    pub number: i64,
    pub from: Day,
    pub is_withdrawn: bool,
}

/// How a version stands to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    InForce,
    Past,
    Coming,
    /// A later version holds from the same day on: it corrected this one, which counts for no day.
    Corrected,
    Withdrawn,
}

impl Standing {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Past => "past",
            Self::Coming => "coming",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Versions that were not withdrawn, in the order in which they hold.
fn standing(versions: &[Dated]) -> Vec<Dated> {
    let mut all: Vec<Dated> = versions
        .iter()
        .filter(|version| !version.is_withdrawn)
        .copied()
        .collect();
    all.sort_by_key(|version| (version.from, version.number));
    all
}

/// The number of the version that holds on a day: the newest of those that began last.
#[must_use]
pub fn in_force(versions: &[Dated], day: Day) -> Option<i64> {
    let begun = standing(versions)
        .into_iter()
        .rfind(|version| version.from <= day);
    begun.map(|version| version.number)
}

/// The version that one follows or would follow: the last that was not withdrawn and holds before it.
#[must_use]
pub fn before(versions: &[Dated], version: Dated) -> Option<i64> {
    let earlier = standing(versions)
        .into_iter()
        .rfind(|other| (other.from, other.number) < (version.from, version.number));
    earlier.map(|other| other.number)
}

/// The first day on which a version no longer holds; nothing while no other follows.
#[must_use]
pub fn until(versions: &[Dated], version: Dated) -> Option<Day> {
    let next = standing(versions)
        .into_iter()
        .find(|other| (other.from, other.number) > (version.from, version.number));
    next.map(|other| other.from)
}

/// How a version stands on a day.
#[must_use]
pub fn stands(versions: &[Dated], version: Dated, day: Day) -> Standing {
    if version.is_withdrawn {
        return Standing::Withdrawn;
    }
    match until(versions, version) {
        Some(until) if until == version.from => Standing::Corrected,
        Some(until) if until <= day => Standing::Past,
        _ if version.from > day => Standing::Coming,
        _ => Standing::InForce,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn version(number: i64, from: &str, is_withdrawn: bool) -> Dated {
        Dated {
            number,
            from: day(from),
            is_withdrawn,
        }
    }

    #[test]
    fn a_version_holds_from_its_day_until_the_next_begins() {
        let all = [
            version(1, "2013-03-01", false),
            version(2, "2024-02-01", false),
            version(3, "2024-02-01", false),
            version(4, "2026-06-01", true),
            version(5, "2027-01-01", false),
        ];
        for (on, number) in [
            ("2013-02-28", None),
            ("2013-03-01", Some(1)),
            ("2024-01-31", Some(1)),
            ("2024-02-01", Some(3)),
            ("2026-12-31", Some(3)),
            ("2027-01-01", Some(5)),
        ] {
            assert_eq!(in_force(&all, day(on)), number, "{on}");
        }
        let today = day("2026-11-23");
        let stand = all.map(|one| stands(&all, one, today).code());
        assert_eq!(
            stand,
            ["past", "corrected", "in-force", "withdrawn", "coming"]
        );
        assert_eq!(before(&all, all[0]), None);
        assert_eq!(before(&all, all[2]), Some(2));
        assert_eq!(before(&all, all[3]), Some(3));
        assert_eq!(before(&all, all[4]), Some(3));
        assert_eq!(until(&all, all[0]), Some(day("2024-02-01")));
        assert_eq!(until(&all, all[4]), None);
    }

    proptest! {
        #[test]
        fn each_day_has_at_most_one_version_and_it_says_so(
            begins in prop::collection::vec((0..20_i64, any::<bool>()), 0..8),
            on in 0..25_i64,
        ) {
            let at = |n: i64| {
                let first = day("2020-01-01");
                Day(first.0.saturating_add(jiff::Span::new().days(n)))
            };
            let all: Vec<Dated> = (1..).zip(&begins)
                .map(|(number, (from, is_withdrawn))| Dated { number, from: at(*from), is_withdrawn: *is_withdrawn })
                .collect();
            let holding: Vec<i64> = all.iter()
                .filter(|one| stands(&all, **one, at(on)) == Standing::InForce)
                .map(|one| one.number)
                .collect();
            prop_assert!(holding.len() <= 1);
            prop_assert_eq!(holding.first().copied(), in_force(&all, at(on)));
        }
    }
}
