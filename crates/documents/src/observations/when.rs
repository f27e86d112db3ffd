//! Dates, terms, sessions and numbers of paragraphs inside running text.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::words::lower;
use crate::date::{DateOrder, parse_date};

/// Words with their places in bytes; dashes part words.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            out.push((from, &text[from..at]));
        }
    }
    if let Some(from) = start {
        out.push((from, &text[from..]));
    }
    out
}

/// The dates of a text in their order, with their places in bytes.
pub(super) fn dates_in(text: &str) -> Vec<(usize, Date)> {
    let tokens = tokens(text);
    let mut out: Vec<(usize, Date)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = [4, 3]
            .into_iter()
            .filter(|count| at + count <= tokens.len())
            .find_map(|count| {
                let words: Vec<&str> = tokens[at..at + count].iter().map(|(_, w)| *w).collect();
                // Years alone and numbers alone make no date; there is a month's name.
                let named = words
                    .iter()
                    .any(|word| word.chars().all(char::is_alphabetic));
                let year = words
                    .iter()
                    .any(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()));
                let short = words.iter().all(|word| word.len() <= 24);
                (named && year && short)
                    .then(|| parse_date(&words.join(" "), DateOrder::DayFirst))
                    .flatten()
                    .map(|date| (count, date))
            });
        match found {
            Some((count, date)) => {
                out.push((tokens[at].0, date));
                at += count;
            }
            None => at += 1,
        }
    }
    out
}

/// Numbers up to ten as words, and a half where months are meant.
const COUNTS: [(&str, i64); 18] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("six", 6),
    ("одного", 1),
    ("один", 1),
    ("двух", 2),
    ("два", 2),
    ("трех", 3),
    ("три", 3),
    ("шести", 6),
    ("бір", 1),
    ("екі", 2),
    ("үш", 3),
    ("алты", 6),
    ("a", 1),
    ("twelve", 12),
    ("eighteen", 18),
];

/// The time within which something is asked for: “within one year”, «в течение двух лет», «бір жыл ішінде».
pub(super) fn term_in(text: &str) -> Option<Span> {
    let text = lower(text);
    let words: Vec<&str> = tokens(&text).into_iter().map(|(_, word)| word).collect();
    let count = |word: &str| -> Option<i64> {
        let number = word.parse::<i64>().ok().filter(|n| (1..=60).contains(n));
        number.or_else(|| {
            COUNTS
                .iter()
                .find(|(name, _)| *name == word)
                .map(|(_, n)| *n)
        })
    };
    let unit = |word: &str, n: i64| -> Option<Span> {
        if word.starts_with("year") || matches!(word, "года" | "год" | "лет" | "жыл") {
            Some(n.years())
        } else if word.starts_with("month") || word.starts_with("месяц") || word == "ай" {
            Some(n.months())
        } else {
            None
        }
    };
    words.windows(3).find_map(|three| {
        let before = matches!(three[0], "within" | "течение");
        let after = three[2].starts_with("ішінде");
        match (before, after) {
            (true, _) => unit(three[2], count(three[1])?),
            (false, true) => unit(three[1], count(three[0])?),
            (false, false) => None,
        }
    })
}

/// One paragraph that follow-up is asked on: its number, and the items named, such as `(a), (c)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub number: String,
    pub items: String,
}

/// The paragraphs that a text names: “paragraphs 14 (a) and (c), 18 and 26–28 above”, «в пунктах 14 и 18»,
/// «14, 18 және 26-тармақтарда».
pub(super) fn paragraphs_named(text: &str) -> Vec<Named> {
    let lowered = lower(text);
    let mut out: Vec<Named> = Vec::new();
    for word in ["paragraph", "paras", "пункт", "пп."] {
        for (at, _) in lowered.match_indices(word) {
            let rest = &lowered[at..];
            let list = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
            add(&mut out, &rest[list..]);
        }
    }
    for (at, _) in lowered.match_indices("тарма") {
        let before = &lowered[..at];
        let from = before
            .rfind(|c: char| {
                !(c.is_ascii_digit()
                    || c.is_whitespace()
                    || "(),-–‑".contains(c)
                    || "және".contains(c)
                    || c.is_ascii_lowercase())
            })
            .map_or(0, |at| {
                at + before[at..].chars().next().map_or(1, char::len_utf8)
            });
        let list = &before[from..];
        let first = list.find(|c: char| c.is_ascii_digit());
        if let Some(first) = first {
            add(&mut out, &list[first..]);
        }
    }
    out
}

/// Reads a list of numbers as far as it goes.
fn add(out: &mut Vec<Named>, list: &str) {
    let mut rest = list.trim_start();
    let mut range_from: Option<u32> = None;
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) {
            break;
        }
        let number: u32 = rest[..digits].parse().unwrap_or(0);
        rest = &rest[digits..];
        if let Some(from) = range_from.take() {
            for between in (from + 1..number).take(50) {
                push(out, between, "");
            }
        }
        let (items, after) = items(rest);
        push(out, number, &items);
        let trimmed = after.trim_start();
        let separator = [
            "and ",
            "и ",
            "және ",
            ", and ",
            ",",
            "&",
            "–",
            "-",
            "‑",
            ";",
        ]
        .into_iter()
        .find(|sign| trimmed.starts_with(sign));
        let Some(separator) = separator else { break };
        if matches!(separator, "–" | "-" | "‑") {
            range_from = Some(number);
        }
        rest = trimmed[separator.len()..].trim_start();
        for also in [
            "and ",
            "и ",
            "және ",
            "paragraphs ",
            "paragraph ",
            "пунктах ",
            "пункте ",
        ] {
            rest = rest.strip_prefix(also).map_or(rest, str::trim_start);
        }
    }
}

fn push(out: &mut Vec<Named>, number: u32, items: &str) {
    let number = number.to_string();
    if number != "0" && !out.iter().any(|named| named.number == number) && out.len() < 200 {
        out.push(Named {
            number,
            items: items.to_owned(),
        });
    }
}

/// `(a) and (c)` after a number, and what stands behind; Russian documents write `a)`.
fn items(text: &str) -> (String, &str) {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    loop {
        let mut next = rest.trim_start();
        if !found.is_empty() {
            for sign in ["and ", ", and ", "и ", "және ", ",", "–", "-"] {
                next = next.strip_prefix(sign).map_or(next, str::trim_start);
            }
        }
        let inside = next.strip_prefix('(').unwrap_or(next);
        let letters = inside
            .char_indices()
            .take_while(|(_, c)| c.is_alphabetic())
            .last()
            .map_or(0, |(at, c)| at + c.len_utf8());
        let word = &inside[..letters];
        let is_item = (1..=4).contains(&word.chars().count()) && inside[letters..].starts_with(')');
        if !is_item || found.len() >= 30 {
            return (found.join(", "), rest);
        }
        found.push(format!("({word})"));
        rest = &inside[letters + 1..];
    }
}

const TENS: [(&str, &str, u32); 10] = [
    ("twent", "двадцат", 20),
    ("thirt", "тридцат", 30),
    ("fort", "сороков", 40),
    ("fift", "пятьдесят", 50),
    ("sixt", "шестьдесят", 60),
    ("sevent", "семьдесят", 70),
    ("eight", "восемьдесят", 80),
    ("ninet", "девяност", 90),
    ("hundred", "сто", 100),
    ("one hundred", "сот", 100),
];
const ONES: [(&str, &str, u32); 19] = [
    ("first", "перв", 1),
    ("second", "втор", 2),
    ("third", "трет", 3),
    ("fourth", "четверт", 4),
    ("fifth", "пят", 5),
    ("sixth", "шест", 6),
    ("seventh", "седьм", 7),
    ("eighth", "восьм", 8),
    ("ninth", "девят", 9),
    ("tenth", "десят", 10),
    ("eleventh", "одиннадцат", 11),
    ("twelfth", "двенадцат", 12),
    ("thirteenth", "тринадцат", 13),
    ("fourteenth", "четырнадцат", 14),
    ("fifteenth", "пятнадцат", 15),
    ("sixteenth", "шестнадцат", 16),
    ("seventeenth", "семнадцат", 17),
    ("eighteenth", "восемнадцат", 18),
    ("nineteenth", "девятнадцат", 19),
];

/// The number of the session that a text names: “76th session”, “seventy-sixth session”, «семьдесят шестой сессии».
pub(super) fn session_in(text: &str) -> Option<String> {
    let lowered = lower(text);
    let words: Vec<&str> = tokens(&lowered).into_iter().map(|(_, word)| word).collect();
    let at = words
        .iter()
        .position(|word| word.starts_with("session") || word.starts_with("сесси"))?;
    let before = &words[at.saturating_sub(6)..at];
    let mut total = 0;
    for word in before.iter().rev() {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        if !digits.is_empty() && digits.len() <= 3 {
            return Some(digits);
        }
        match ordinal(word) {
            Some(number) if total == 0 || number >= 20 => total += number,
            Some(_) => break,
            None if *word == "and" => {}
            // “76-й сессии” comes as 76 and й.
            None if total == 0 && word.chars().count() <= 2 => {}
            None => break,
        }
    }
    (total > 0).then(|| total.to_string())
}

fn ordinal(word: &str) -> Option<u32> {
    let one = ONES.iter().find(|(english, russian, _)| {
        word == *english
            || word
                .strip_prefix(russian)
                .is_some_and(|end| matches!(end, "ой" | "ая" | "ую" | "ей" | "ья" | "ью" | "ьей"))
    });
    one.map(|(_, _, n)| *n).or_else(|| {
        TENS.iter()
            .find(|(english, russian, _)| {
                word.strip_prefix(english)
                    .is_some_and(|end| matches!(end, "y" | "ieth" | "" | "th"))
                    || word
                        .strip_prefix(russian)
                        .is_some_and(|end| matches!(end, "" | "ь" | "ой" | "ая" | "ую" | "о"))
            })
            .map(|(_, _, n)| *n)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_stand_anywhere_in_a_text() {
        let dates = |text| -> Vec<Date> { dates_in(text).into_iter().map(|(_, d)| d).collect() };
        assert_eq!(
            dates("at its meetings held on 3 and 4 May 2023, adopted on 10 May 2023."),
            [date(2023, 5, 4), date(2023, 5, 10)]
        );
        assert_eq!(dates("(17 April–12 May 2023)"), [date(2023, 5, 12)]);
        assert_eq!(
            dates("не позднее 12 мая 2024 года представить"),
            [date(2024, 5, 12)]
        );
        assert_eq!(dates("2024 жылғы 12 мамырға дейін"), [date(2024, 5, 12)]);
        assert_eq!(dates("by May 12, 2024"), [date(2024, 5, 12)]);
        assert_eq!(dates("in 2024, under article 12"), []);
    }

    #[test]
    fn terms_are_read_in_three_languages() {
        let term = |text| term_in(text).map(|span| (span.get_years(), span.get_months()));
        assert_eq!(term("within one year of the adoption"), Some((1, 0)));
        assert_eq!(term("в течение двух лет"), Some((2, 0)));
        assert_eq!(term("бір жыл ішінде"), Some((1, 0)));
        assert_eq!(term("within 18 months"), Some((0, 18)));
        assert_eq!(term("within its powers"), None);
    }

    #[test]
    fn named_paragraphs_are_listed_with_their_items() {
        let named = |text| -> Vec<String> {
            paragraphs_named(text)
                .into_iter()
                .map(|n| format!("{} {}", n.number, n.items).trim().to_owned())
                .collect()
        };
        assert_eq!(
            named("in paragraphs 14 (a) and (c), 18 and 26–28 above"),
            ["14 (a), (c)", "18", "26", "27", "28"]
        );
        assert_eq!(
            named("содержащихся в пунктах 14 a), 18 и 26 настоящих замечаний"),
            ["14 (a)", "18", "26"]
        );
        assert_eq!(
            named("осы құжаттың 14, 18 және 26-тармақтарында"),
            ["14", "18", "26"]
        );
        assert_eq!(named("paragraph 2030 of the Agenda"), Vec::<String>::new());
    }

    #[test]
    fn sessions_are_numbers_however_they_are_written() {
        for (text, session) in [
            ("at its 76th session", Some("76")),
            ("at its seventy-sixth session (17 April)", Some("76")),
            ("at its one hundred and twenty-first session", Some("121")),
            ("at its fiftieth session", Some("50")),
            ("на своей семьдесят шестой сессии", Some("76")),
            ("на 76-й сессии", Some("76")),
            ("өзінің 76-сессиясында", Some("76")),
            ("the session", None),
        ] {
            assert_eq!(session_in(text).as_deref(), session, "{text}");
        }
    }
}
