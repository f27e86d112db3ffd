//! The register as bitmaps: for every value of a facet the rows that have it, whoever may see them, and for
//! every audience its rows. A page intersects them, so that its counts cost the same whatever was asked.
//!
//! Rows are numbers of the register. What is shown of a row is still asked of the database, with its rights.

use super::{
    LabelKind,
    filter::{Facet, Filter, Sort, UNKNOWN},
};
use roaring::RoaringBitmap;
use std::{
    collections::{BTreeMap, HashMap},
    num::ParseIntError,
    ops::Bound,
};
use uuid::Uuid;

/// How many a filter finds, and how many of them the State supports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub found: i64,
    pub supported: i64,
}

/// Rows that share these values.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub audience: i64,
    pub import: Option<Uuid>,
    /// `YYYY-MM-DD`, or empty.
    pub date: String,
    pub mechanism: String,
    pub position: String,
    pub cycle: Option<i32>,
    pub language: String,
    pub symbol: String,
    pub country: String,
    pub rows: RoaringBitmap,
}

/// The rows that have a label.
#[derive(Clone, Debug)]
pub struct Labelled {
    pub kind: LabelKind,
    pub key: String,
    pub rows: RoaringBitmap,
}

/// Some rows of the register, or all, as the database holds them.
#[derive(Debug, Default)]
pub struct Part {
    pub cells: Vec<Cell>,
    pub labels: Vec<Labelled>,
}

impl Part {
    #[must_use]
    pub fn rows(&self) -> RoaringBitmap {
        self.cells
            .iter()
            .fold(RoaringBitmap::new(), |rows, cell| rows | &cell.rows)
    }
}

/// The rows in a text of numbers with commas between, as databases hand them over.
///
/// # Errors
/// What is no number of a row.
pub fn rows_in_text(text: &str) -> Result<RoaringBitmap, ParseIntError> {
    let rows = text.split(',').filter(|row| !row.is_empty());
    let mut rows = rows.map(str::parse).collect::<Result<Vec<u32>, _>>()?;
    // In their order they are put in several times as fast.
    rows.sort_unstable();
    Ok(rows.into_iter().collect())
}

type Values = HashMap<String, RoaringBitmap>;

/// All rows by what they are filtered and sorted by. An empty value is one that is not known.
#[derive(Debug, Default)]
pub struct Bitmaps {
    audiences: HashMap<i64, RoaringBitmap>,
    imports: HashMap<Uuid, RoaringBitmap>,
    dates: BTreeMap<String, RoaringBitmap>,
    facets: HashMap<Facet, Values>,
}

/// The facet of a kind of label; `None` where the register has none.
fn facet_of(kind: LabelKind) -> Option<Facet> {
    Facet::ALL
        .into_iter()
        .find(|facet| facet.label() == Some(kind))
}

impl Bitmaps {
    /// The rows that an import brought.
    #[must_use]
    pub fn of_import(&self, import: Uuid) -> RoaringBitmap {
        self.imports.get(&import).cloned().unwrap_or_default()
    }

    /// Forgets `rows`, then holds `part`.
    pub fn replace(&mut self, rows: &RoaringBitmap, part: Part) {
        if !rows.is_empty() {
            forget(&mut self.audiences, rows);
            forget(&mut self.imports, rows);
            self.dates.retain(|_, all| still(all, rows));
            for values in self.facets.values_mut() {
                forget(values, rows);
            }
        }
        for cell in part.cells {
            *self.audiences.entry(cell.audience).or_default() |= &cell.rows;
            if let Some(import) = cell.import {
                *self.imports.entry(import).or_default() |= &cell.rows;
            }
            let columns = [
                (Facet::Mechanism, cell.mechanism),
                (Facet::Position, cell.position),
                (
                    Facet::Cycle,
                    cell.cycle.map(|n| n.to_string()).unwrap_or_default(),
                ),
                (Facet::Language, cell.language),
                (Facet::Document, cell.symbol),
                (Facet::Country, cell.country),
            ];
            for (facet, value) in columns {
                self.add(facet, value, &cell.rows);
            }
            *self.dates.entry(cell.date).or_default() |= cell.rows;
        }
        for label in part.labels {
            if let Some(facet) = facet_of(label.kind) {
                self.add(facet, label.key, &label.rows);
            }
        }
    }

    fn add(&mut self, facet: Facet, value: String, rows: &RoaringBitmap) {
        let values = self.facets.entry(facet).or_default();
        *values.entry(value).or_default() |= rows;
    }

    /// What is found in the filter's facets among the rows that these audiences see.
    ///
    /// `searched` are the rows that the search finds; `None` while nothing is searched for. `road_maps` are the
    /// rows in the road maps that were chosen.
    #[must_use]
    pub fn find(
        &self,
        audiences: &[i64],
        filter: &Filter,
        searched: Option<&RoaringBitmap>,
        road_maps: &RoaringBitmap,
    ) -> Found<'_> {
        let mut seen = RoaringBitmap::new();
        for audience in audiences {
            if let Some(rows) = self.audiences.get(audience) {
                seen |= rows;
            }
        }
        if let Some(rows) = searched {
            seen &= rows;
        }
        let narrowed = filter
            .values
            .iter()
            .map(|(facet, values)| {
                let rows = match facet {
                    Facet::RoadMap => road_maps.clone(),
                    _ => self.with_any(*facet, values),
                };
                (*facet, rows)
            })
            .collect();
        let mut found = Found {
            all: self,
            seen,
            narrowed,
            rows: RoaringBitmap::new(),
        };
        found.rows = found.open_for(None);
        found
    }

    /// The rows that have no value of a facet.
    fn without(&self, facet: Facet) -> RoaringBitmap {
        let all = self
            .audiences
            .values()
            .fold(RoaringBitmap::new(), |all, rows| all | rows);
        let with = self.facets.get(&facet).into_iter().flatten();
        with.fold(all, |rest, (_, rows)| rest - rows)
    }

    fn with_any(&self, facet: Facet, values: &[String]) -> RoaringBitmap {
        let mut rows = RoaringBitmap::new();
        if facet == Facet::Theme && values.iter().any(|value| value == UNKNOWN) {
            rows |= self.without(facet);
        }
        let Some(all) = self.facets.get(&facet) else {
            return rows;
        };
        for value in values {
            let own = match facet {
                Facet::Position if value == UNKNOWN => String::new(),
                Facet::Cycle => match value.parse::<i32>() {
                    Ok(cycle) => cycle.to_string(),
                    Err(_) => continue,
                },
                _ => value.clone(),
            };
            if let Some(some) = all.get(&own) {
                rows |= some;
            }
        }
        rows
    }
}

/// Forgets rows of every value, and values without any.
fn forget<K>(values: &mut HashMap<K, RoaringBitmap>, rows: &RoaringBitmap) {
    values.retain(|_, all| still(all, rows));
}

fn still(all: &mut RoaringBitmap, gone: &RoaringBitmap) -> bool {
    *all -= gone;
    !all.is_empty()
}

/// Where a page begins: behind this date and row.
pub type After<'place> = Option<(&'place str, u32)>;

/// What a filter finds.
pub struct Found<'bitmaps> {
    all: &'bitmaps Bitmaps,
    /// What is seen and searched for, before any facet.
    seen: RoaringBitmap,
    narrowed: BTreeMap<Facet, RoaringBitmap>,
    rows: RoaringBitmap,
}

impl Found<'_> {
    /// What is found.
    #[must_use]
    pub fn rows(&self) -> &RoaringBitmap {
        &self.rows
    }

    /// What is found when one facet is left open.
    #[must_use]
    pub fn open_for(&self, facet: Option<Facet>) -> RoaringBitmap {
        let mut rows = self.seen.clone();
        for (narrowed, some) in &self.narrowed {
            if Some(*narrowed) != facet {
                rows &= some;
            }
        }
        rows
    }

    #[must_use]
    pub fn totals(&self) -> Totals {
        let supported = self
            .all
            .facets
            .get(&Facet::Position)
            .and_then(|positions| positions.get("supported"));
        Totals {
            found: number(self.rows.len()),
            supported: number(supported.map_or(0, |rows| self.rows.intersection_len(rows))),
        }
    }

    /// The values of a facet with counts that respect all other facets, the most frequent first.
    #[must_use]
    pub fn counted(&self, facet: Facet) -> Vec<(String, i64)> {
        let opened;
        let rows = if self.narrowed.contains_key(&facet) {
            opened = self.open_for(Some(facet));
            &opened
        } else {
            &self.rows
        };
        let mut counts: Vec<(String, i64)> = self
            .all
            .facets
            .get(&facet)
            .into_iter()
            .flatten()
            .filter_map(|(value, some)| {
                let shown = match facet {
                    _ if !value.is_empty() => value.as_str(),
                    Facet::Mechanism | Facet::Position | Facet::Language => UNKNOWN,
                    // The page has no name for what is not known of these.
                    _ => return None,
                };
                let n = rows.intersection_len(some);
                (n > 0).then(|| (shown.to_owned(), number(n)))
            })
            .collect();
        counts.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
        if facet == Facet::Theme {
            let n = rows.intersection_len(&self.all.without(facet));
            if n > 0 {
                // First, since whoever looks for them would not search a long list for what has no name.
                counts.insert(0, (UNKNOWN.to_owned(), number(n)));
            }
        }
        counts
    }

    /// The first `limit` rows behind a place, in an order of the register.
    #[must_use]
    pub fn page(&self, sort: Sort, after: After<'_>, limit: usize) -> Vec<u32> {
        let mut page = Vec::with_capacity(limit);
        match sort {
            Sort::Number => {
                let mut rows = self.rows.iter();
                if let Some((_, row)) = after {
                    let Some(next) = row.checked_add(1) else {
                        return page;
                    };
                    rows.advance_to(next);
                }
                page.extend(rows.take(limit));
            }
            Sort::Newest => {
                let until = after.map_or(Bound::Unbounded, |(date, _)| Bound::Included(date));
                let dates = self.all.dates.range::<str, _>((Bound::Unbounded, until));
                for (date, some) in dates.rev() {
                    let behind = |row: &u32| after.is_none_or(|(d, r)| d != date || *row < r);
                    let rows = &self.rows & some;
                    page.extend(rows.iter().rev().filter(behind).take(limit - page.len()));
                    if page.len() == limit {
                        break;
                    }
                }
            }
            Sort::Oldest => {
                let dated = self.all.dates.iter().filter(|(date, _)| !date.is_empty());
                let undated = self.all.dates.iter().filter(|(date, _)| date.is_empty());
                // Rows without a date come last in both directions.
                let late = |date: &str| (date.is_empty(), date.to_owned());
                let begins = after.map(|(date, row)| (late(date), row));
                for (date, some) in dated.chain(undated) {
                    let date = late(date);
                    if begins.as_ref().is_some_and(|(first, _)| date < *first) {
                        continue;
                    }
                    let behind = |row: &u32| {
                        begins
                            .as_ref()
                            .is_none_or(|(first, r)| *first != date || row > r)
                    };
                    let rows = &self.rows & some;
                    page.extend(rows.iter().filter(behind).take(limit - page.len()));
                    if page.len() == limit {
                        break;
                    }
                }
            }
        }
        page
    }
}

fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(rows: &[u32], mechanism: &str, position: &str, cycle: Option<i32>, date: &str) -> Cell {
        Cell {
            audience: 1,
            date: date.into(),
            mechanism: mechanism.into(),
            position: position.into(),
            cycle,
            language: "en".into(),
            rows: rows.iter().collect(),
            ..Cell::default()
        }
    }

    /// Rows 1 to 13; 13 is the secretariat's.
    fn register() -> Bitmaps {
        let mut all = Bitmaps::default();
        let cells = vec![
            cell(&[1, 2, 3, 4, 5], "UPR", "supported", Some(1), "2010-02-01"),
            cell(&[6, 7, 8], "UPR", "noted", Some(2), "2014-10-30"),
            cell(&[9, 10, 11, 12], "CAT", "", None, ""),
            Cell {
                audience: 4,
                ..cell(&[13], "SPT", "", None, "2016-01-01")
            },
        ];
        let labels = vec![Labelled {
            kind: LabelKind::Theme,
            key: "torture".into(),
            rows: [2, 6, 13].into_iter().collect(),
        }];
        all.replace(&RoaringBitmap::new(), Part { cells, labels });
        all
    }

    fn found<'all>(all: &'all Bitmaps, query: &str) -> Found<'all> {
        all.find(
            &[1],
            &Filter::from_query(query),
            None,
            &RoaringBitmap::new(),
        )
    }

    fn values(pairs: &[(&str, i64)]) -> Vec<(String, i64)> {
        pairs.iter().map(|(v, n)| ((*v).to_owned(), *n)).collect()
    }

    #[test]
    fn a_facet_respects_the_others_and_is_open_itself() {
        let all = register();
        let found = found(&all, "mechanism=UPR&position=noted");
        assert_eq!(
            found.counted(Facet::Position),
            values(&[("supported", 5), ("noted", 3)])
        );
        assert_eq!(found.counted(Facet::Mechanism), values(&[("UPR", 3)]));
        assert_eq!(found.counted(Facet::Cycle), values(&[("2", 3)]));
        assert_eq!(
            found.counted(Facet::Theme),
            values(&[(UNKNOWN, 2), ("torture", 1)])
        );
        assert_eq!((found.totals().found, found.totals().supported), (3, 0));
    }

    #[test]
    fn what_is_not_known_is_asked_for_by_name_or_left_out() {
        let all = register();
        let count = |query: &str| found(&all, query).totals().found;
        assert_eq!(count("position=unknown"), 4);
        assert_eq!(count("cycle=01&cycle=2"), 8);
        assert_eq!(count("cycle=first"), 0);
        assert_eq!(count("country=Kazakhstan"), 0);
        assert!(found(&all, "").counted(Facet::Country).is_empty());
        assert_eq!(
            found(&all, "").counted(Facet::Position),
            values(&[("supported", 5), (UNKNOWN, 4), ("noted", 3)])
        );
    }

    #[test]
    fn another_audience_adds_neither_a_row_nor_a_value() {
        let all = register();
        assert_eq!(found(&all, "theme=torture").totals().found, 2);
        assert_eq!(found(&all, "theme=unknown").totals().found, 10);
        assert_eq!(
            found(&all, "theme=unknown&theme=torture").totals().found,
            12
        );
        let mechanisms = found(&all, "").counted(Facet::Mechanism);
        assert_eq!(mechanisms, values(&[("UPR", 8), ("CAT", 4)]));
        let none = all.find(&[], &Filter::default(), None, &RoaringBitmap::new());
        assert_eq!(none.totals(), Totals::default());
    }

    #[test]
    fn pages_follow_each_other_in_every_order_and_rows_without_a_date_come_last() {
        let all = register();
        let dates = ["2010-02-01", "2014-10-30", ""];
        let date = |row: u32| dates[usize::from(row > 5) + usize::from(row > 8)];
        for (sort, order) in [
            (Sort::Number, vec![1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
            (Sort::Newest, vec![8, 7, 6, 5, 4, 3, 2, 1, 12, 11, 10, 9]),
            (Sort::Oldest, vec![1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        ] {
            for limit in 1..=13 {
                let found = found(&all, "");
                let mut walked: Vec<u32> = Vec::new();
                loop {
                    let after = walked.last().map(|row| (date(*row), *row));
                    let page = found.page(sort, after, limit);
                    walked.extend(&page);
                    if page.len() < limit {
                        break;
                    }
                }
                assert_eq!(walked, order, "{sort:?} by {limit}");
            }
        }
    }

    #[test]
    fn rows_that_change_are_forgotten_where_they_were() {
        let mut all = register();
        let part = Part {
            cells: vec![cell(&[1], "CEDAW", "noted", None, "2020-01-01")],
            labels: Vec::new(),
        };
        all.replace(&[1, 2].into_iter().collect(), part);
        let found = found(&all, "");
        assert_eq!(found.totals().found, 11);
        assert_eq!(
            found.counted(Facet::Mechanism),
            values(&[("UPR", 6), ("CAT", 4), ("CEDAW", 1)])
        );
        assert_eq!(
            found.counted(Facet::Theme),
            values(&[(UNKNOWN, 10), ("torture", 1)])
        );
        assert_eq!(found.page(Sort::Newest, None, 1), [1]);
    }
}
