//! Tables of the clock. The calendar is made for the tests: its days have the shape of real ones,
//! and only the file of a country says which are.

use super::*;
use jiff::civil::{Weekday, date};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn entry(kind: DayKind, name: &str) -> DayEntry {
    DayEntry {
        kind,
        name: name.to_owned(),
        source: "test".to_owned(),
        confidence: Confidence::Official,
    }
}

/// Days of 2024 to 2026 as a ministry in Astana could count them.
fn entries() -> BTreeMap<Date, DayEntry> {
    let mut entries = BTreeMap::new();
    let mut put = |kind, name, days: &[Date]| {
        for day in days {
            entries.insert(*day, entry(kind, name));
        }
    };
    for year in [2024, 2025, 2026] {
        let [first, second] = [date(year, 1, 1), date(year, 1, 2)];
        put(DayKind::Holiday, "New Year", &[first, second]);
        put(DayKind::Holiday, "Christmas", &[date(year, 1, 7)]);
        put(DayKind::Holiday, "Women's Day", &[date(year, 3, 8)]);
        let nauryz = [21, 22, 23].map(|day| date(year, 3, day));
        put(DayKind::Holiday, "Nauryz", &nauryz);
        put(DayKind::Holiday, "Independence Day", &[date(year, 12, 16)]);
    }
    put(DayKind::MovedRest, "for 3 January", &[date(2025, 1, 3)]);
    put(DayKind::WorkingDay, "for 5 January", &[date(2025, 1, 5)]);
    put(
        DayKind::MovedRest,
        "for Nauryz",
        &[date(2024, 3, 25), date(2025, 3, 24), date(2025, 3, 25)],
    );
    put(
        DayKind::MovedRest,
        "for Nauryz",
        &[date(2026, 3, 24), date(2026, 3, 25)],
    );
    entries
}

fn calendar_of(entries: BTreeMap<Date, DayEntry>) -> Calendar {
    Calendar::new(
        "KZ",
        "Asia/Almaty",
        &[Weekday::Saturday, Weekday::Sunday],
        entries,
        (date(2024, 1, 1), date(2027, 1, 1)),
    )
    .unwrap()
}

fn calendar() -> Calendar {
    calendar_of(entries())
}

fn rules_of(first_day: FirstDay, last_day: LastDay) -> Rules {
    Rules {
        first_day: Setting {
            value: first_day,
            source: "test".to_owned(),
        },
        last_day: Setting {
            value: last_day,
            source: "test".to_owned(),
        },
    }
}

fn rules() -> Rules {
    rules_of(FirstDay::DayAfter, LastDay::NextWorkingDay)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn explained(start: &str, term: Term) -> Vec<Step> {
    due(day(start), term, &calendar(), &rules())
        .unwrap()
        .explanation
}

fn nauryz(text: &str) -> Rest {
    Rest {
        date: day(text),
        why: Why::Holiday {
            name: "Nauryz".to_owned(),
        },
    }
}

#[test]
fn terms_end_on_the_day_in_the_table() {
    use Term::{CalendarDays, Months, On, WorkingDays};
    let table = [
        // event, term, last day
        ("2026-03-02", CalendarDays(1), "2026-03-03"),
        ("2026-03-02", CalendarDays(0), "2026-03-02"),
        ("2026-02-20", CalendarDays(15), "2026-03-09"), // Saturday 7 March, then a Sunday holiday
        ("2026-03-06", CalendarDays(15), "2026-03-26"), // ends on 21 March, a Saturday of Nauryz
        ("2025-03-06", CalendarDays(15), "2025-03-26"), // ends on 21 March, a Friday of Nauryz
        ("2024-03-06", CalendarDays(15), "2024-03-26"), // ends on 21 March, a Thursday of Nauryz
        ("2025-12-25", CalendarDays(7), "2026-01-05"),  // over New Year and a weekend
        ("2026-09-24", CalendarDays(60), "2026-11-23"), // 60 days of a special procedure
        ("2024-02-19", CalendarDays(10), "2024-02-29"), // leap day
        ("2025-02-19", CalendarDays(10), "2025-03-03"), // 1 March is a Saturday
        ("2026-03-02", WorkingDays(1), "2026-03-03"),
        ("2026-03-07", WorkingDays(0), "2026-03-09"),
        ("2026-03-19", WorkingDays(1), "2026-03-20"),
        ("2026-03-20", WorkingDays(1), "2026-03-26"),
        ("2025-03-20", WorkingDays(3), "2025-03-28"),
        ("2026-03-02", WorkingDays(15), "2026-03-26"),
        ("2024-12-31", WorkingDays(1), "2025-01-05"), // a Sunday on which people work
        ("2024-12-31", WorkingDays(2), "2025-01-06"),
        ("2025-12-31", WorkingDays(3), "2026-01-08"),
        ("2026-01-31", Months(1), "2026-03-02"), // 28 February is a Saturday
        ("2024-01-31", Months(1), "2024-02-29"),
        ("2025-01-30", Months(1), "2025-02-28"),
        ("2024-02-29", Months(12), "2025-02-28"),
        ("2026-01-21", Months(2), "2026-03-26"), // 21 March again
        ("2026-04-30", Months(1), "2026-06-01"), // 30 May is a Saturday
        ("2025-12-16", Months(12), "2026-12-17"), // Independence Day
        ("2026-05-04", Months(0), "2026-05-04"),
        ("2026-01-05", On(date(2026, 3, 22)), "2026-03-22"), // a named day stays
    ];
    for (start, term, last) in table {
        let found = due(day(start), term, &calendar(), &rules()).unwrap();
        assert_eq!(found.date, day(last), "{term:?} from {start}");
    }
}

#[test]
fn the_rules_of_a_body_change_the_day() {
    use FirstDay::{DayAfter, SameDay};
    use LastDay::{NextWorkingDay, Stays};
    let table = [
        // Friday 6 March 2026; 15 days later is Saturday 21 March.
        (
            Term::CalendarDays(15),
            DayAfter,
            NextWorkingDay,
            "2026-03-26",
        ),
        (Term::CalendarDays(15), DayAfter, Stays, "2026-03-21"),
        (Term::CalendarDays(15), SameDay, Stays, "2026-03-20"),
        (Term::CalendarDays(0), SameDay, Stays, "2026-03-06"),
        (Term::WorkingDays(1), SameDay, Stays, "2026-03-06"),
        (Term::WorkingDays(1), DayAfter, Stays, "2026-03-09"),
        (Term::Months(1), SameDay, Stays, "2026-04-06"),
    ];
    for (term, first, last, expected) in table {
        let rules = rules_of(first, last);
        let found = due(day("2026-03-06"), term, &calendar(), &rules).unwrap();
        assert_eq!(found.date, day(expected), "{term:?} {first:?} {last:?}");
    }
}

#[test]
fn a_moved_last_day_says_over_what() {
    let weekday = |text: &str| Rest {
        date: day(text),
        why: Why::Weekend,
    };
    let moved = |text: &str| Rest {
        date: day(text),
        why: Why::MovedRest {
            name: "for Nauryz".to_owned(),
        },
    };
    assert_eq!(
        explained("2026-03-06", Term::CalendarDays(15)),
        [
            Step::CountedFrom {
                date: day("2026-03-07")
            },
            Step::Moved {
                from: day("2026-03-21"),
                to: day("2026-03-26"),
                over: vec![
                    weekday("2026-03-21"),
                    weekday("2026-03-22"),
                    nauryz("2026-03-23"),
                    moved("2026-03-24"),
                    moved("2026-03-25"),
                ],
            },
        ]
    );
}

#[test]
fn a_count_of_working_days_says_what_it_passed_over() {
    assert_eq!(
        explained("2024-12-31", Term::WorkingDays(3)),
        [
            Step::CountedFrom {
                date: day("2025-01-01")
            },
            Step::SkippedHoliday {
                date: day("2025-01-01"),
                name: "New Year".to_owned()
            },
            Step::SkippedHoliday {
                date: day("2025-01-02"),
                name: "New Year".to_owned()
            },
            Step::SkippedMovedRest {
                date: day("2025-01-03"),
                name: "for 3 January".to_owned()
            },
            Step::SkippedWeekend { days: 1 },
            Step::CountedWorkingWeekend {
                date: day("2025-01-05"),
                name: "for 5 January".to_owned()
            },
            Step::SkippedHoliday {
                date: day("2025-01-07"),
                name: "Christmas".to_owned()
            },
        ]
    );
}

#[test]
fn weekends_are_told_once_where_the_first_was_met() {
    let steps = explained("2026-03-19", Term::WorkingDays(4));
    assert_eq!(steps[1], Step::SkippedWeekend { days: 4 });
    let told: Vec<bool> = steps[2..]
        .iter()
        .map(|step| matches!(step, Step::SkippedHoliday { .. }))
        .collect();
    assert_eq!(
        told,
        [true, false, false],
        "the holiday, then two moved days"
    );
}

#[test]
fn a_short_month_and_a_named_rest_day_are_told() {
    assert_eq!(
        explained("2024-01-31", Term::Months(1)),
        [
            Step::CountedFrom {
                date: day("2024-01-31")
            },
            Step::MonthShortened {
                wanted: 31,
                date: day("2024-02-29")
            },
        ]
    );
    let named = explained("2026-01-05", Term::On(day("2026-03-23")));
    assert_eq!(
        named,
        [
            Step::Named {
                date: day("2026-03-23")
            },
            Step::EndsOnRest {
                date: day("2026-03-23"),
                why: nauryz("2026-03-23").why
            },
        ]
    );
    assert!(!named[0].is_warning() && named[1].is_warning());
}

#[test]
fn beyond_the_known_calendar_the_count_goes_on_and_warns_once() {
    let after = Step::CalendarUnknownAfter {
        date: day("2026-12-31"),
    };
    let before = Step::CalendarUnknownBefore {
        date: day("2024-01-01"),
    };
    let warned = |start: &str, term| {
        let steps = explained(start, term).into_iter();
        steps.filter(Step::is_warning).collect::<Vec<_>>()
    };
    assert_eq!(warned("2026-12-28", Term::WorkingDays(3)), []);
    for (start, term) in [
        ("2026-12-28", Term::WorkingDays(10)),
        ("2026-11-23", Term::Months(24)),
        ("2026-11-23", Term::On(day("2031-05-05"))),
    ] {
        assert_eq!(warned(start, term), std::slice::from_ref(&after));
    }
    assert_eq!(warned("2023-12-20", Term::CalendarDays(5)), [before]);
    assert_eq!(warned("2023-12-20", Term::Months(1)), []);
    assert_eq!(warned("2023-12-31", Term::WorkingDays(1)), []);
    let long = due(day("2026-11-23"), Term::Months(96), &calendar(), &rules()).unwrap();
    assert_eq!(long.date, day("2034-11-23"), "an 8-year reporting cycle");
}

#[test]
fn a_day_that_is_only_expected_is_told() {
    let mut entries = entries();
    let mut kurban = entry(DayKind::Holiday, "Kurban Ait");
    kurban.confidence = Confidence::Expected;
    entries.insert(day("2026-05-27"), kurban);
    let found = due(
        day("2026-05-25"),
        Term::WorkingDays(2),
        &calendar_of(entries),
        &rules(),
    )
    .unwrap();
    assert_eq!(found.date, day("2026-05-28"));
    assert_eq!(
        found.explanation.last(),
        Some(&Step::ExpectedDay {
            date: day("2026-05-27"),
            name: "Kurban Ait".to_owned()
        })
    );
}

#[test]
fn a_day_ends_at_midnight_where_the_body_sits() {
    let zone = |name| {
        let weekend = [Weekday::Saturday, Weekday::Sunday];
        let known = (date(2024, 1, 1), date(2027, 1, 1));
        Calendar::new("KZ", name, &weekend, BTreeMap::new(), known).unwrap()
    };
    let table = [
        // Almaty and Astana went from UTC+6 to UTC+5 when 1 March 2024 began, so 29 February had
        // 25 hours; the west was there before.
        ("Asia/Almaty", "2024-02-28", "2024-02-28T18:00:00Z"),
        ("Asia/Almaty", "2024-02-29", "2024-02-29T19:00:00Z"),
        ("Asia/Almaty", "2024-03-01", "2024-03-01T19:00:00Z"),
        ("Asia/Aqtobe", "2024-02-29", "2024-02-29T19:00:00Z"),
        ("Asia/Almaty", "2026-11-23", "2026-11-23T19:00:00Z"),
        // Clocks in Cairo skip midnight when summer begins: the day before ends an hour short.
        ("Africa/Cairo", "2026-04-23", "2026-04-23T22:00:00Z"),
        ("UTC", "2026-11-23", "2026-11-24T00:00:00Z"),
    ];
    for (name, last, instant) in table {
        let calendar = zone(name);
        let found = due(day(last), Term::On(day(last)), &calendar, &rules()).unwrap();
        assert_eq!(found.ends_at, at(instant), "{name} {last}");
        let before = Timestamp::from_microsecond(found.ends_at.as_microsecond() - 1).unwrap();
        let standing_at = |now| standing(found.date, now, &calendar, None);
        assert_eq!(standing_at(before), Standing::DueToday, "{name} {last}");
        assert_eq!(standing_at(found.ends_at), Standing::Overdue { days: 1 });
    }
}

#[test]
fn a_duty_stands_as_in_the_table() {
    let table = [
        // due on 10 March 2026
        ("2026-03-08T18:59:59Z", Standing::Waiting { days_left: 2 }),
        ("2026-03-08T19:00:00Z", Standing::Waiting { days_left: 1 }),
        ("2026-03-09T19:00:00Z", Standing::DueToday),
        ("2026-03-10T18:59:59Z", Standing::DueToday),
        ("2026-03-10T19:00:00Z", Standing::Overdue { days: 1 }),
        ("2026-04-22T04:00:00Z", Standing::Overdue { days: 43 }),
    ];
    for (now, expected) in table {
        let found = standing(day("2026-03-10"), at(now), &calendar(), None);
        assert_eq!(found, expected, "{now}");
    }
}

#[test]
fn stored_keys_read_back_and_others_do_not() {
    for kind in [DayKind::Holiday, DayKind::MovedRest, DayKind::WorkingDay] {
        assert_eq!(DayKind::from_key(kind.key()), Some(kind));
    }
    use Confidence::{Expected, Official, Secondary};
    for confidence in [Official, Secondary, Expected] {
        assert_eq!(Confidence::from_key(confidence.key()), Some(confidence));
    }
    assert_eq!(DayKind::from_key("Holiday"), None);
    assert_eq!(Confidence::from_key(""), None);
    assert_eq!(Exit::from_parts("transferred", "not ours", None), None);
    assert_eq!(Exit::from_parts("accepted", "", Some(Uuid::nil())), None);
}

#[test]
fn silence_is_counted_in_days_since_the_first_ask() {
    let of = |now| silence(day("2026-03-10"), at(now), &calendar());
    assert_eq!(of("2026-03-01T00:00:00Z"), 0);
    assert_eq!(of("2026-03-10T18:59:59Z"), 0);
    assert_eq!(of("2026-03-10T19:00:00Z"), 1);
    assert_eq!(of("2026-04-22T04:00:00Z"), 43);
}

#[test]
fn every_exit_closes_the_clock_on_its_day() {
    let reason = || "not ours".to_owned();
    let exits = [
        (Exit::Accepted, "accepted"),
        (Exit::AcceptedInPart, "accepted_in_part"),
        (Exit::Declined { reason: reason() }, "declined"),
        (
            Exit::Transferred {
                to: Uuid::from_u128(2),
                reason: reason(),
            },
            "transferred",
        ),
        (Exit::Answered, "answered"),
        (Exit::Withdrawn { reason: reason() }, "withdrawn"),
    ];
    for (exit, key) in exits {
        assert_eq!(exit.key(), key);
        let stored = Exit::from_parts(key, exit.reason().unwrap_or(""), exit.to());
        assert_eq!(stored.as_ref(), Some(&exit));
        for (when, on, late_by) in [
            ("2026-03-10T18:59:59Z", "2026-03-10", 0),
            ("2026-03-12T19:00:00Z", "2026-03-13", 3),
        ] {
            let reply = Reply {
                exit: exit.clone(),
                at: at(when),
            };
            // However late one looks, the standing stays what it was on the day of the exit.
            let now = at("2027-01-01T00:00:00Z");
            let found = standing(day("2026-03-10"), now, &calendar(), Some(&reply));
            let expected = Standing::Closed {
                exit: exit.clone(),
                on: day(on),
                late_by,
            };
            assert_eq!(found, expected);
        }
    }
}

#[test]
fn a_transfer_never_restarts_the_clock() {
    let duty = Duty {
        addressee: Uuid::from_u128(1),
        asked: day("2026-02-20"),
        due: day("2026-03-10"),
    };
    let transfer = |to| Exit::Transferred {
        to: Uuid::from_u128(to),
        reason: "within the competence of another ministry".to_owned(),
    };
    // Handed on twice, the second time long after the last day.
    let second = duty.after(&transfer(2)).unwrap().unwrap();
    let third = second.after(&transfer(3)).unwrap().unwrap();
    assert_eq!(third.addressee, Uuid::from_u128(3));
    assert_eq!((third.asked, third.due), (duty.asked, duty.due));
    let now = at("2026-04-04T06:00:00Z");
    assert_eq!(
        standing(third.due, now, &calendar(), None),
        Standing::Overdue { days: 25 }
    );
    assert_eq!(silence(third.asked, now, &calendar()), 43);
    assert_eq!(duty.after(&transfer(1)), Err(Refusal::TransferToSelf));
}

#[test]
fn an_exit_that_needs_a_reason_is_refused_without() {
    let duty = Duty {
        addressee: Uuid::from_u128(1),
        asked: day("2026-02-20"),
        due: day("2026-03-10"),
    };
    let blank = || " \u{a0}\n".to_owned();
    let to = Uuid::from_u128(2);
    for exit in [
        Exit::Declined { reason: blank() },
        Exit::Transferred {
            to,
            reason: blank(),
        },
        Exit::Withdrawn { reason: blank() },
    ] {
        assert_eq!(duty.after(&exit), Err(Refusal::ReasonMissing));
    }
    for exit in [Exit::Accepted, Exit::AcceptedInPart, Exit::Answered] {
        assert_eq!(duty.after(&exit), Ok(None));
    }
}

#[test]
fn a_calendar_that_cannot_be_used_says_why() {
    let make = |zone: &str, weekend: &[Weekday], from, until| {
        Calendar::new("KZ", zone, weekend, BTreeMap::new(), (from, until))
            .map(|calendar| calendar.country().to_owned())
    };
    let (from, until) = (date(2026, 1, 1), date(2027, 1, 1));
    assert_eq!(make("Asia/Almaty", &[], from, until), Ok("KZ".to_owned()));
    assert!(make("UTC", &[], from, date(2026, 1, 2)).is_ok(), "one day");
    let name = "Asia/Nowhere".to_owned();
    assert_eq!(
        make("Asia/Nowhere", &[], from, until),
        Err(CalendarError::UnknownZone { name })
    );
    let week: Vec<Weekday> = Weekday::Sunday.cycle_forward().take(7).collect();
    assert_eq!(
        make("UTC", &week, from, until),
        Err(CalendarError::NoWorkingDay)
    );
    for until in [from, date(2025, 12, 31)] {
        assert_eq!(
            make("UTC", &[], from, until),
            Err(CalendarError::Empty { from, until })
        );
    }
}

#[test]
fn terms_beyond_reason_are_refused() {
    let of = |start, term| due(start, term, &calendar(), &rules()).map(|due| due.date);
    let start = day("2026-11-23");
    for term in [
        Term::CalendarDays(LONGEST_TERM + 1),
        Term::WorkingDays(u32::MAX),
        Term::Months(u32::MAX),
    ] {
        assert_eq!(of(start, term), Err(DueError::TermTooLong));
    }
    for term in [
        Term::CalendarDays(1),
        Term::WorkingDays(1),
        Term::Months(1),
        Term::On(Date::MAX),
    ] {
        assert_eq!(of(Date::MAX, term), Err(DueError::OutOfRange), "{term:?}");
    }
}

#[test]
fn an_explanation_reads_back_from_its_stored_text() {
    let steps = explained("2024-12-31", Term::WorkingDays(600));
    let text = serde_json::to_string(&steps).unwrap();
    assert!(text.starts_with(r#"[{"step":"counted_from","date":"2025-01-01"}"#));
    assert_eq!(serde_json::from_str::<Vec<Step>>(&text).unwrap(), steps);
    let text = serde_json::to_string(&Term::WorkingDays(15)).unwrap();
    assert_eq!(text, r#"{"working_days":15}"#);
}

proptest! {
    #[test]
    fn working_days_are_counted_one_by_one(offset in 0_i64..1000, days in 1_u32..120) {
        let calendar = calendar();
        let start = day("2024-01-01").checked_add(Span::new().days(offset)).unwrap();
        let found = due(start, Term::WorkingDays(days), &calendar, &rules()).unwrap().date;
        prop_assert!(calendar.is_working(found));
        let counted = start.tomorrow().unwrap().series(Span::new().days(1))
            .take_while(|date| *date <= found)
            .filter(|date| calendar.is_working(*date))
            .count();
        prop_assert_eq!(counted, days as usize);
    }

    #[test]
    fn a_longer_term_never_ends_earlier(offset in 0_i64..1000, days in 0_u32..400, more in 0_u32..90) {
        let start = day("2024-01-01").checked_add(Span::new().days(offset)).unwrap();
        let of = |term| due(start, term, &calendar(), &rules()).unwrap();
        for (short, long) in [
            (Term::CalendarDays(days), Term::CalendarDays(days + more)),
            (Term::WorkingDays(days), Term::WorkingDays(days + more)),
            (Term::Months(days), Term::Months(days + more)),
        ] {
            let (short, long) = (of(short), of(long));
            prop_assert!(short.date <= long.date && short.ends_at <= long.ends_at);
        }
    }

    #[test]
    fn no_date_or_term_makes_it_panic(
        year in -9999_i16..=9999, month in 1_i8..=12, number in 0_u32..40_000, now: i64,
    ) {
        let start = date(year, month, 1);
        let now = Timestamp::from_microsecond(now).unwrap_or(Timestamp::UNIX_EPOCH);
        let (calendar, rules) = (calendar(), rules());
        for term in [Term::CalendarDays(number), Term::Months(number), Term::On(start)] {
            let _ = due(start, term, &calendar, &rules);
        }
        let _ = due(start, Term::WorkingDays(number % 500), &calendar, &rules);
        let _ = standing(start, now, &calendar, None);
        let _ = silence(start, now, &calendar);
    }
}
