//! Counting the facets that are columns of the register. The database counts once how many
//! recommendations share all of these columns; every facet, under any choice of the others, is a
//! sum over these few cells.

use super::filter::{Facet, Filter, UNKNOWN};
use std::collections::HashMap;

/// How many recommendations share these values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub mechanism: String,
    pub position: String,
    pub cycle: Option<i32>,
    pub language: String,
    pub symbol: String,
    pub country: String,
    pub count: i64,
}

/// How many a filter finds, and how many of them the State supports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub found: i64,
    pub supported: i64,
}

/// Whether a facet is a column, and counted from cells.
#[must_use]
pub fn is_column(facet: Facet) -> bool {
    match facet {
        Facet::Mechanism
        | Facet::Position
        | Facet::Document
        | Facet::Cycle
        | Facet::Country
        | Facet::Language => true,
        Facet::RoadMap | Facet::Theme | Facet::Group | Facet::State | Facet::Sdg => false,
    }
}

/// The filter with all facets left open that are columns: what cells are counted under.
#[must_use]
pub fn open_columns(filter: &Filter) -> Filter {
    let mut open = Filter {
        search: filter.search.clone(),
        values: filter.values.clone(),
        ..Filter::default()
    };
    open.values.retain(|facet, _| !is_column(*facet));
    open
}

impl Cell {
    /// The cell's value of a facet as the page shows it; `None` where nothing is known and the page
    /// has no name for it.
    fn value(&self, facet: Facet) -> Option<String> {
        let known = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        let named = |value: &str| Some(known(value).unwrap_or_else(|| UNKNOWN.to_owned()));
        match facet {
            Facet::Mechanism => named(&self.mechanism),
            Facet::Position => named(&self.position),
            Facet::Language => named(&self.language),
            Facet::Cycle => self.cycle.map(|cycle| cycle.to_string()),
            Facet::Document => known(&self.symbol),
            Facet::Country => known(&self.country),
            _ => None,
        }
    }

    fn has(&self, facet: Facet, values: &[String]) -> bool {
        let one_of = |own: &str| values.iter().any(|value| value == own);
        match facet {
            Facet::Mechanism => one_of(&self.mechanism),
            Facet::Language => one_of(&self.language),
            Facet::Document => one_of(&self.symbol),
            Facet::Country => one_of(&self.country),
            Facet::Position if self.position.is_empty() => one_of(UNKNOWN),
            Facet::Position => one_of(&self.position),
            Facet::Cycle => values
                .iter()
                .any(|value| self.cycle.is_some() && value.parse().ok() == self.cycle),
            _ => true,
        }
    }

    fn fits(&self, filter: &Filter, without: Option<Facet>) -> bool {
        filter
            .values
            .iter()
            .all(|(facet, values)| Some(*facet) == without || self.has(*facet, values))
    }
}

/// The values of a facet with counts that respect all other facets, the most frequent first.
#[must_use]
pub fn counted(cells: &[Cell], filter: &Filter, facet: Facet) -> Vec<(String, i64)> {
    let mut counts: HashMap<String, i64> = HashMap::new();
    for cell in cells.iter().filter(|cell| cell.fits(filter, Some(facet))) {
        if let Some(value) = cell.value(facet) {
            *counts.entry(value).or_default() += cell.count;
        }
    }
    let mut counts: Vec<(String, i64)> = counts.into_iter().collect();
    counts.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    counts
}

/// What a filter finds in all.
#[must_use]
pub fn totals(cells: &[Cell], filter: &Filter) -> Totals {
    let mut totals = Totals::default();
    for cell in cells.iter().filter(|cell| cell.fits(filter, None)) {
        totals.found += cell.count;
        if cell.position == "supported" {
            totals.supported += cell.count;
        }
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(mechanism: &str, position: &str, cycle: Option<i32>, count: i64) -> Cell {
        Cell {
            mechanism: mechanism.into(),
            position: position.into(),
            cycle,
            language: "en".into(),
            count,
            ..Cell::default()
        }
    }

    fn register() -> Vec<Cell> {
        vec![
            cell("UPR", "supported", Some(1), 5),
            cell("UPR", "noted", Some(2), 3),
            cell("CAT", "", None, 5),
        ]
    }

    fn values(pairs: &[(&str, i64)]) -> Vec<(String, i64)> {
        pairs.iter().map(|(v, n)| ((*v).to_owned(), *n)).collect()
    }

    #[test]
    fn a_facet_respects_the_others_and_is_open_itself() {
        let filter = Filter::from_query("mechanism=UPR&position=noted");
        let count = |facet| counted(&register(), &filter, facet);
        assert_eq!(
            count(Facet::Position),
            values(&[("supported", 5), ("noted", 3)])
        );
        assert_eq!(count(Facet::Mechanism), values(&[("UPR", 3)]));
        assert_eq!(count(Facet::Cycle), values(&[("2", 3)]));
        assert_eq!(
            totals(&register(), &filter),
            Totals {
                found: 3,
                supported: 0
            }
        );
    }

    #[test]
    fn equal_counts_stand_in_the_order_of_their_values() {
        let whole = Filter::default();
        assert_eq!(
            counted(&register(), &whole, Facet::Mechanism),
            values(&[("UPR", 8), ("CAT", 5)])
        );
        assert_eq!(
            counted(&register(), &whole, Facet::Position),
            values(&[("supported", 5), (UNKNOWN, 5), ("noted", 3)])
        );
    }

    #[test]
    fn what_is_not_known_is_asked_for_by_name_or_left_out() {
        let found = |query: &str| totals(&register(), &Filter::from_query(query)).found;
        assert_eq!(found("position=unknown"), 5);
        assert_eq!(found("cycle=1&cycle=2"), 8);
        assert_eq!(found("cycle=first"), 0);
        assert_eq!(found("country=Kazakhstan"), 0);
        assert!(counted(&register(), &Filter::default(), Facet::Country).is_empty());
    }

    #[test]
    fn search_and_labels_stay_when_columns_are_opened() {
        let filter = Filter::from_query("q=torture&theme=nhri&cycle=2&sort=newest&all=theme");
        assert_eq!(open_columns(&filter).to_query(), "q=torture&theme=nhri");
    }
}
