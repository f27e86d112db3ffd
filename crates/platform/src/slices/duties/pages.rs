//! The calendar page: which days count, and a count that explains itself.

pub mod duties;
pub mod handover;

use super::{
    actions,
    model::{Due, Rest, Step, Term, Why},
    store,
};
use crate::slice::Sample;
use askama::Template;
use axum::{extract::Query, response::Response};
use http::StatusCode;
use jiff::civil::Date;
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Day,
    i18n::Arg,
    page::{Choice, Shell, render, render_with},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "duties/html/calendar.html")]
struct CalendarPage {
    shell: Shell,
    from: String,
    from_error: String,
    number: String,
    number_error: String,
    units: Vec<Choice>,
    /// Empty until something was counted.
    result: String,
    steps: Vec<String>,
    years: Vec<YearBlock>,
}

struct YearBlock {
    year: i16,
    /// The present year is open, the others are folded away.
    open: bool,
    days: Vec<DayLine>,
    /// What the days are known from; a day names the number of its own.
    sources: Vec<SourceLine>,
}

struct DayLine {
    day: Day,
    kind: String,
    name: String,
    source: usize,
}

#[derive(PartialEq)]
struct SourceLine {
    text: String,
    confidence: String,
}

impl YearBlock {
    /// The number of the source, from 1; a new one is added.
    fn source(&mut self, source: SourceLine) -> usize {
        let known = self.sources.iter().position(|known| *known == source);
        known.map_or_else(
            || {
                self.sources.push(source);
                self.sources.len()
            },
            |at| at + 1,
        )
    }
}

#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    from: String,
    #[serde(default)]
    number: String,
    #[serde(default)]
    unit: String,
}

impl CalendarPage {
    fn new(ctx: &Ctx, asked: &Asked) -> Self {
        let unit = if asked.unit.is_empty() {
            "working"
        } else {
            &asked.unit
        };
        Self {
            shell: Shell::new(ctx, "duties-title"),
            from: asked.from.clone(),
            from_error: String::new(),
            number: asked.number.clone(),
            number_error: String::new(),
            units: ["working", "calendar", "months"]
                .into_iter()
                .map(|value| Choice {
                    value: value.into(),
                    label: ctx.say(&format!("duties-unit-{value}"), &[]),
                    selected: value == unit,
                })
                .collect(),
            result: String::new(),
            steps: Vec::new(),
            years: Vec::new(),
        }
    }

    fn sample(ctx: &Ctx) -> Self {
        let mut page = Self::new(ctx, &Asked::default());
        page.result = ctx.say("duties-due", &[("date", Arg::Text("1 May".into()))]);
        page.steps = vec![say_step(ctx, &Step::SkippedWeekend { days: 4 })];
        page.years = vec![YearBlock {
            year: 2026,
            open: true,
            days: vec![DayLine {
                day: ctx.today(),
                kind: ctx.say("duties-kind-holiday", &[]),
                name: "Nauryz".into(),
                source: 1,
            }],
            sources: vec![SourceLine {
                text: "Law on holidays".into(),
                confidence: ctx.say("duties-confidence-secondary", &[]),
            }],
        }];
        page
    }
}

pub async fn calendar(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let mut page = CalendarPage::new(&ctx, &asked);
    page.years = years(&ctx).await?;
    let mut status = StatusCode::OK;
    if !asked.from.is_empty() || !asked.number.is_empty() {
        match read(&ctx, &asked) {
            Ok((start, term)) => match actions::count(&ctx, start, term).await {
                Ok(due) => show(&ctx, &mut page, &due),
                Err(Error::Refused(refusal)) => {
                    page.number_error = ctx.say(refusal.key, &[]);
                    status = StatusCode::UNPROCESSABLE_ENTITY;
                }
                Err(error) => return Err(error),
            },
            Err((from_error, number_error)) => {
                page.from_error = from_error;
                page.number_error = number_error;
                status = StatusCode::UNPROCESSABLE_ENTITY;
            }
        }
    }
    if status == StatusCode::OK {
        render(&page)
    } else {
        render_with(status, &page)
    }
}

/// What was typed, or the sentences beside the two fields.
fn read(ctx: &Ctx, asked: &Asked) -> std::result::Result<(Day, Term), (String, String)> {
    let start = asked.from.trim().parse::<Day>();
    let number = asked.number.trim().parse::<u32>();
    match (start, number) {
        (Ok(start), Ok(number)) => Ok((
            start,
            match asked.unit.as_str() {
                "calendar" => Term::CalendarDays(number),
                "months" => Term::Months(number),
                _ => Term::WorkingDays(number),
            },
        )),
        (start, number) => Err((
            start
                .err()
                .map(|_| ctx.say("duties-from-wrong", &[]))
                .unwrap_or_default(),
            number
                .err()
                .map(|_| ctx.say("duties-number-wrong", &[]))
                .unwrap_or_default(),
        )),
    }
}

fn show(ctx: &Ctx, page: &mut CalendarPage, due: &Due) {
    page.result = ctx.say("duties-due", &[("date", say_day(ctx, due.date))]);
    page.steps = due
        .explanation
        .iter()
        .map(|step| say_step(ctx, step))
        .collect();
}

async fn years(ctx: &Ctx) -> Result<Vec<YearBlock>> {
    let rows = store::list_days(ctx.db().read(), &ctx.kernel.config.country).await?;
    let mut years: Vec<YearBlock> = Vec::new();
    for row in rows {
        let day: Day = row.day.parse().map_err(Error::internal)?;
        let year = day.0.year();
        if years.last().is_none_or(|block| block.year != year) {
            years.push(YearBlock {
                year,
                open: year == ctx.today().0.year(),
                days: Vec::new(),
                sources: Vec::new(),
            });
        }
        let Some(block) = years.last_mut() else {
            continue;
        };
        let source = block.source(SourceLine {
            text: row.source,
            confidence: ctx.say(&format!("duties-confidence-{}", row.confidence), &[]),
        });
        block.days.push(DayLine {
            day,
            kind: ctx.say(&format!("duties-kind-{}", row.kind.replace('_', "-")), &[]),
            name: row.name.text(ctx.locale).to_owned(),
            source,
        });
    }
    years.reverse();
    Ok(years)
}

fn say_day(ctx: &Ctx, date: Date) -> Arg {
    Arg::Text(ctx.kernel.words.day(ctx.locale, Day(date)))
}

/// One step of the count as a whole sentence.
fn say_step(ctx: &Ctx, step: &Step) -> String {
    let day = |date: &Date| say_day(ctx, *date);
    let named = |key: &str, date: &Date, name: &str| {
        ctx.say(
            key,
            &[("date", day(date)), ("name", Arg::Text(name.to_owned()))],
        )
    };
    match step {
        Step::CountedFrom { date } => ctx.say("duties-step-counted-from", &[("date", day(date))]),
        Step::Named { date } => ctx.say("duties-step-named", &[("date", day(date))]),
        Step::SkippedWeekend { days } => ctx.say(
            "duties-step-skipped-weekend",
            &[("n", Arg::Number((*days).into()))],
        ),
        Step::SkippedHoliday { date, name } => named("duties-step-skipped-holiday", date, name),
        Step::SkippedMovedRest { date, name } => {
            named("duties-step-skipped-moved-rest", date, name)
        }
        Step::CountedWorkingWeekend { date, name } => {
            named("duties-step-counted-working-weekend", date, name)
        }
        Step::MonthShortened { wanted, date } => ctx.say(
            "duties-step-month-shortened",
            &[
                ("wanted", Arg::Number((*wanted).into())),
                ("date", day(date)),
            ],
        ),
        Step::Moved { from, to, over } => ctx.say(
            "duties-step-moved",
            &[
                ("from", day(from)),
                ("to", day(to)),
                ("why", Arg::Text(say_rests(ctx, over))),
            ],
        ),
        Step::EndsOnRest { date, .. } => {
            ctx.say("duties-step-ends-on-rest", &[("date", day(date))])
        }
        Step::CalendarUnknownBefore { date } => {
            ctx.say("duties-step-unknown-before", &[("date", day(date))])
        }
        Step::CalendarUnknownAfter { date } => {
            ctx.say("duties-step-unknown-after", &[("date", day(date))])
        }
        Step::ExpectedDay { date, name } => named("duties-step-expected", date, name),
    }
}

fn say_rests(ctx: &Ctx, over: &[Rest]) -> String {
    let mut names: Vec<String> = Vec::new();
    for rest in over {
        let name = match &rest.why {
            Why::Weekend => ctx.say("duties-weekend", &[]),
            Why::Holiday { name } | Why::MovedRest { name } => name.clone(),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let mut pages = vec![("calendar", CalendarPage::sample(ctx).render())];
    pages.extend(duties::samples(ctx));
    pages.extend(handover::samples(ctx));
    pages
}
