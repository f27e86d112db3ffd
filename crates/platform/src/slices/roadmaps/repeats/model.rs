//! The filter of repeated asks in its address, and the drawing of a line in time as plain numbers.

use kenes_kernel::form::line;

/// Groups of one page.
pub const PAGE: i64 = 25;

/// Which repeats are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RepeatFilter {
    pub mechanism: String,
    pub theme: String,
    /// supported, noted …; `unknown` for none.
    pub position: String,
    /// Years, both counted in.
    pub from: Option<i16>,
    pub to: Option<i16>,
    pub sort: RepeatSort,
    /// From 1.
    pub page: i64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RepeatSort {
    #[default]
    Asked,
    Newest,
    Oldest,
}

impl RepeatSort {
    pub const ALL: [Self; 3] = [Self::Asked, Self::Newest, Self::Oldest];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        }
    }
}

impl RepeatFilter {
    /// Reads the query of an address; what cannot be read is left out.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let mut filter = Self {
            page: 1,
            ..Self::default()
        };
        for (name, value) in pairs {
            let value: String = line(&value).chars().take(200).collect();
            let year = || {
                value
                    .parse::<i16>()
                    .ok()
                    .filter(|year| (1900..=2200).contains(year))
            };
            match name.as_str() {
                "mechanism" => filter.mechanism = value,
                "theme" => filter.theme = value,
                "position" => filter.position = value,
                "from" => filter.from = year(),
                "to" => filter.to = year(),
                "sort" => {
                    filter.sort = RepeatSort::ALL
                        .into_iter()
                        .find(|sort| sort.code() == value)
                        .unwrap_or_default();
                }
                "page" => {
                    filter.page = value.parse().unwrap_or(1).clamp(1, 100_000);
                }
                _ => {}
            }
        }
        filter
    }

    /// The filter as the query of an address, without the page.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        for (name, value) in [
            ("mechanism", &self.mechanism),
            ("theme", &self.theme),
            ("position", &self.position),
        ] {
            if !value.is_empty() {
                pairs.push((name, value.clone()));
            }
        }
        for (name, year) in [("from", self.from), ("to", self.to)] {
            if let Some(year) = year {
                pairs.push((name, year.to_string()));
            }
        }
        if self.sort != RepeatSort::default() {
            pairs.push(("sort", self.sort.code().to_owned()));
        }
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }

    /// Whether it leaves anything out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        let empty = Self {
            sort: self.sort,
            page: self.page,
            ..Self::default()
        };
        *self != empty
    }
}

/// `G-12`.
#[must_use]
pub fn group_reference(number: i64) -> String {
    format!("G-{number}")
}

/// The number in `G-12`, `g 12` or `12`.
#[must_use]
pub fn parse_group(text: &str) -> Option<i64> {
    let text = line(text).to_uppercase();
    let digits = text
        .strip_prefix('G')
        .unwrap_or(&text)
        .trim_start_matches(['-', ' ']);
    let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    all_digits
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|n| *n > 0)
}

/// Width of the drawing, in its own units.
pub const WIDTH: i32 = 760;
/// Where the line begins: the names of lanes stand before it.
const LEFT: i32 = 150;
const RIGHT: i32 = 60;
/// Two marks of a lane are at least so far apart, else they become one.
const APART: i32 = 34;

/// Something at a time in a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    pub lane: usize,
    /// `YYYY-MM-DD`, or its beginning.
    pub date: String,
    /// `supported`, `noted`, …, or `grade`.
    pub state: String,
}

/// A mark of the drawing: what stands so near together that it would overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub lane: usize,
    pub x: i32,
    pub first: String,
    pub last: String,
    pub count: usize,
    /// The common state, or `mixed`.
    pub state: String,
}

/// A year below the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub x: i32,
    pub year: i32,
}

/// Days since the year 0, near enough for a drawing; `None` for what is no date.
fn days(date: &str) -> Option<i32> {
    let mut parts = date.splitn(3, '-').map(str::parse::<i32>);
    let year = parts
        .next()?
        .ok()
        .filter(|year| (1900..=2200).contains(year))?;
    // A year alone stands in its middle.
    let month = parts.next().and_then(Result::ok).unwrap_or(7).clamp(1, 12);
    let day = parts.next().and_then(Result::ok).unwrap_or(1).clamp(1, 31);
    Some(year * 372 + (month - 1) * 31 + day - 1)
}

/// Marks and years. Undated moments are in the table alone.
#[must_use]
pub fn draw(moments: &[Moment]) -> (Vec<Mark>, Vec<Tick>) {
    let dated: Vec<(i32, &Moment)> = moments
        .iter()
        .filter_map(|moment| Some((days(&moment.date)?, moment)))
        .collect();
    let (Some(first), Some(last)) = (
        dated.iter().map(|(day, _)| day / 372).min(),
        dated.iter().map(|(day, _)| day / 372).max(),
    ) else {
        return (Vec::new(), Vec::new());
    };
    let (begin, end) = (first * 372, (last + 1) * 372);
    let x = |day: i32| LEFT + (day - begin) * (WIDTH - LEFT - RIGHT) / (end - begin);
    let mut sorted = dated;
    sorted.sort_by_key(|(day, moment)| (moment.lane, *day));
    let mut marks: Vec<Mark> = Vec::new();
    for (day, moment) in sorted {
        let near = marks
            .last_mut()
            .filter(|mark| mark.lane == moment.lane && x(day) - mark.x < APART);
        match near {
            Some(mark) => {
                mark.count += 1;
                mark.last.clone_from(&moment.date);
                if mark.state != moment.state {
                    mark.state = "mixed".into();
                }
            }
            None => marks.push(Mark {
                lane: moment.lane,
                x: x(day),
                first: moment.date.clone(),
                last: moment.date.clone(),
                count: 1,
                state: moment.state.clone(),
            }),
        }
    }
    // As many years as fit beside each other.
    let years = last + 1 - first;
    let step = (years * 44 / (WIDTH - LEFT - RIGHT) + 1).max(1);
    let ticks = (first..=last + 1)
        .step_by(usize::try_from(step).unwrap_or(1))
        .map(|year| Tick {
            x: x(year * 372),
            year,
        })
        .collect();
    (marks, ticks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(lane: usize, date: &str, state: &str) -> Moment {
        Moment {
            lane,
            date: date.into(),
            state: state.into(),
        }
    }

    #[test]
    fn a_filter_reads_back_from_its_address() {
        let query =
            "mechanism=CAT&theme=Torture+%26+death&position=noted&from=2010&to=2026&sort=newest";
        let filter = RepeatFilter::from_query(query);
        assert_eq!(
            (filter.from, filter.theme.as_str(), filter.page),
            (Some(2010), "Torture & death", 1)
        );
        assert_eq!(filter.to_query(), query);
        assert!(filter.narrows());
        let odd = RepeatFilter::from_query("from=x&to=99999&sort=?&page=-3&other=1");
        assert_eq!(
            odd,
            RepeatFilter {
                page: 1,
                ..RepeatFilter::default()
            }
        );
        assert!(!odd.narrows());
        assert_eq!(
            (parse_group("g-12"), parse_group("G-0"), parse_group("R-1")),
            (Some(12), None, None)
        );
    }

    #[test]
    fn marks_stand_in_the_order_of_time_and_near_ones_are_one() {
        let moments = [
            moment(0, "2010-06-07", "supported"),
            moment(0, "2010-06-07", "noted"),
            moment(0, "2025-01-23", "supported"),
            moment(1, "2014", "noted"),
            moment(1, "", "noted"),
        ];
        let (marks, ticks) = draw(&moments);
        assert_eq!(marks.len(), 3);
        assert_eq!((marks[0].count, marks[0].state.as_str()), (2, "mixed"));
        assert!(marks[0].x < marks[2].x && marks[2].x < marks[1].x);
        assert_eq!((ticks[0].year, ticks[0].x), (2010, LEFT));
        assert_eq!(draw(&[]), (Vec::new(), Vec::new()));
    }

    proptest! {
        #[test]
        fn every_dated_moment_is_counted_once_and_within_the_drawing(
            found in proptest::collection::vec((0_usize..3, 1900_i32..2200, 0_u32..14, 0_u32..33), 0..40)
        ) {
            let moments: Vec<Moment> = found
                .iter()
                .map(|(lane, year, month, day)| moment(*lane, &format!("{year}-{month:02}-{day:02}"), "noted"))
                .collect();
            let (marks, ticks) = draw(&moments);
            prop_assert_eq!(marks.iter().map(|mark| mark.count).sum::<usize>(), moments.len());
            for mark in &marks {
                prop_assert!((LEFT..=WIDTH - RIGHT).contains(&mark.x));
            }
            for pair in ticks.windows(2) {
                prop_assert!(pair[1].x - pair[0].x >= 30);
            }
        }
    }
}
