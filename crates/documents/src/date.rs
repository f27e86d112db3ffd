//! Dates as people and spreadsheets write them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Which of two numbers comes first in a date such as 03/04/2010.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

/// The earliest year that a document of this field can bear: the Charter of the United Nations is of 1945.
const FIRST_YEAR: i16 = 1945;
const LAST_YEAR: i16 = 2150;

/// Reads a date: ISO 8601 (a time after it is passed over), `23.03.2010` and its kin, day, month name and year in
/// English, Russian or Kazakh, or an Excel serial number written as text. `None` when it is not a date between 1945
/// and 2150.
pub fn parse_date(text: &str, order: DateOrder) -> Option<Date> {
    let text = text
        .trim()
        .trim_end_matches("г.")
        .trim_end_matches("ж.")
        .trim();
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) && text.len() == 5 {
        return from_serial(text.parse().ok()?, false);
    }
    numeric(text, order)
        .or_else(|| named(text))
        .filter(in_range)
}

/// Reads an Excel serial number of days. Day 0 is 1899-12-30, or 1904-01-01 in workbooks that say so; a fraction is
/// the time of day and is passed over.
pub fn from_serial(serial: f64, epoch_1904: bool) -> Option<Date> {
    if !serial.is_finite() || !(0.0..200_000.0).contains(&serial) {
        return None;
    }
    let epoch = if epoch_1904 {
        jiff::civil::date(1904, 1, 1)
    } else {
        jiff::civil::date(1899, 12, 30)
    };
    let days = jiff::Span::new().try_days(serial.floor() as i64).ok()?;
    epoch.checked_add(days).ok().filter(in_range)
}

/// Whether a numeric date could be read with either number first. `None` when it is not such a date.
pub(crate) fn order_of(text: &str) -> Option<Option<DateOrder>> {
    let parts = number_parts(text.trim())?;
    let [(first, first_len), (second, _), _] = parts;
    if first_len == 4 {
        return None;
    }
    Some(match (first > 12, second > 12) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        // A date written with points is never American.
        _ if text.contains('.') => Some(DateOrder::DayFirst),
        _ => None,
    })
}

fn in_range(date: &Date) -> bool {
    (FIRST_YEAR..=LAST_YEAR).contains(&date.year())
}

fn number_parts(text: &str) -> Option<[(i32, usize); 3]> {
    let day = text.split(['T', ' ']).next()?;
    let mut parts = day.split(['-', '.', '/']);
    let mut out = [(0, 0); 3];
    for slot in &mut out {
        let part = parts.next()?;
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *slot = (part.parse().ok()?, part.len());
    }
    parts.next().is_none().then_some(out)
}

fn numeric(text: &str, order: DateOrder) -> Option<Date> {
    let [(a, a_len), (b, b_len), (c, c_len)] = number_parts(text)?;
    let (year, month, day) = match (a_len, b_len, c_len, order) {
        (4, 1..=2, 1..=2, _) => (a, b, c),
        (1..=2, 1..=2, 4, DateOrder::DayFirst) => (c, b, a),
        (1..=2, 1..=2, 4, DateOrder::MonthFirst) => (c, a, b),
        _ => return None,
    };
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// The beginnings of the names of months, from January, in English, Russian and Kazakh.
const MONTHS: [&[&str]; 12] = [
    &["jan", "янв", "қаңтар"],
    &["feb", "фев", "ақпан"],
    &["mar", "мар", "наурыз"],
    &["apr", "апр", "сәуір"],
    &["may", "май", "мая", "мамыр"],
    &["jun", "июн", "маусым"],
    &["jul", "июл", "шілде"],
    &["aug", "авг", "тамыз"],
    &["sep", "сен", "қыркүйек"],
    &["oct", "окт", "қазан"],
    &["nov", "ноя", "қараша"],
    &["dec", "дек", "желтоқсан"],
];

fn named(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let (mut year, mut month, mut day) = (None, None, None);
    for word in lower.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '«' | '»' | '"'))
    {
        if word.is_empty() || matches!(word, "г" | "ж" | "жылғы" | "жыл" | "года" | "of")
        {
            continue;
        }
        let digits: &str = &word[..word.bytes().take_while(u8::is_ascii_digit).count()];
        let number = digits.parse::<i16>().ok();
        match (number, digits.len()) {
            (Some(number), 4) if year.is_none() && digits == word => year = Some(number),
            (Some(number), 1..=2) if day.is_none() && is_ordinal(&word[digits.len()..]) => {
                day = Some(number)
            }
            (None, 0) if month.is_none() => {
                let at = MONTHS
                    .iter()
                    .position(|names| names.iter().any(|name| word.starts_with(name)))?;
                month = Some(at as i8 + 1);
            }
            _ => return None,
        }
    }
    Date::new(year?, month?, i8::try_from(day?).ok()?).ok()
}

fn is_ordinal(rest: &str) -> bool {
    matches!(rest, "" | "st" | "nd" | "rd" | "th")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("2010-03-23", date(2010, 3, 23)),
            ("2010-03-23T00:00:00Z", date(2010, 3, 23)),
            ("2010/3/23", date(2010, 3, 23)),
            ("23.03.2010 г.", date(2010, 3, 23)),
            ("03/04/2010", date(2010, 4, 3)),
            ("23 March 2010", date(2010, 3, 23)),
            ("March 23rd, 2010", date(2010, 3, 23)),
            ("«23» марта 2010 года", date(2010, 3, 23)),
            ("2010 жылғы 23 наурыз", date(2010, 3, 23)),
            ("40260", date(2010, 3, 23)),
        ] {
            assert_eq!(
                parse_date(text, DateOrder::DayFirst),
                Some(expected),
                "{text}"
            );
        }
        assert_eq!(
            parse_date("03/04/2010", DateOrder::MonthFirst),
            Some(date(2010, 3, 4))
        );
    }

    #[test]
    fn what_is_not_a_date_is_none() {
        for text in [
            "",
            "not a date",
            "2010",
            "31.02.2010",
            "23.03.10",
            "0001-01-01",
            "12345678901",
            "99999",
            "23 smarch 2010",
            "1 2 march 2010",
            "2010-03-23-01",
            "март 2010",
        ] {
            assert_eq!(parse_date(text, DateOrder::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn excel_counts_days_from_the_thirtieth_of_december_1899() {
        assert_eq!(from_serial(40260.0, false), Some(date(2010, 3, 23)));
        assert_eq!(from_serial(40260.75, false), Some(date(2010, 3, 23)));
        assert_eq!(from_serial(38798.0, true), Some(date(2010, 3, 23)));
        for broken in [f64::NAN, f64::INFINITY, -1.0, 1e300, 5.0] {
            assert_eq!(from_serial(broken, false), None, "{broken}");
        }
    }

    #[test]
    fn the_order_is_known_when_one_number_is_above_twelve() {
        assert_eq!(order_of("23/03/2010"), Some(Some(DateOrder::DayFirst)));
        assert_eq!(order_of("03/23/2010"), Some(Some(DateOrder::MonthFirst)));
        assert_eq!(order_of("03/04/2010"), Some(None));
        assert_eq!(order_of("2010-03-04"), None);
    }
}
