//! Rules tried with numbers: what would be adopted, and why. A plain form; nothing is kept.

use super::{
    super::{
        actions::{Version, list_versions, rules_on, seated_on},
        model::{
            Matter, Rules,
            count::{Outcome, Quorum, Seated, Verdict, quorum_steps},
            trial::{self, Trial},
            typed::{Sent, one},
        },
    },
    day_of, link,
    plain::Plain,
    sample_of,
};
use crate::slice::Sample;
use askama::Template;
use axum::{extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    i18n::Arg,
    page::{Choice, FormErrors, Shell, render, render_with},
};

#[derive(Template)]
#[template(path = "body/html/rules_calculator.html")]
struct CalculatorPage {
    shell: Shell,
    back: String,
    lead: String,
    version: String,
    matters: Vec<Choice>,
    rows: Vec<Row>,
    yes: String,
    no: String,
    abstain: String,
    answer: Option<Answer>,
    errors: FormErrors,
}

/// A sector with the numbers that were typed.
struct Row {
    key: String,
    name: String,
    seats: String,
    present: String,
}

/// What the numbers come to.
struct Answer {
    kind: &'static str,
    title: String,
    steps: Vec<String>,
}

/// The form with the seats of the day, and what it comes to once it was sent.
pub async fn calculator(ctx: Ctx, Query(sent): Query<Sent>) -> Result<Response> {
    let Some(version) = asked_version(&ctx, &one(&sent, "version")).await? else {
        return Err(Error::NotFound);
    };
    let day = day_of(&version, ctx.today());
    let seating = seated_on(ctx.db().read(), day).await?;
    let rules = &version.rules;
    let rows = trial::rows(rules, &seating.seated);
    let was_sent = sent.contains_key("matter");
    let sent = if was_sent { sent } else { trial::fields(&rows) };
    let plain = Plain::new(&ctx, &seating).with(rules);
    let mut page = CalculatorPage::new(&plain, &version, &sent, &rows);
    if !was_sent {
        return render(&page);
    }
    let answer = Trial::parse(&sent, &rows).and_then(|trial| {
        let found = trial.answer(rules);
        found.map_err(|impossible| plain.impossible(&impossible))
    });
    match answer {
        Ok((quorum, outcome)) => {
            page.answer = Some(Answer::new(&plain, &quorum, outcome));
            render(&page)
        }
        Err(errors) => {
            page.errors = FormErrors::of(&page.shell, &errors);
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// The version that is named, or the one in force today.
async fn asked_version(ctx: &Ctx, number: &str) -> Result<Option<Version>> {
    let (db, today) = (ctx.db().read(), ctx.today());
    if number.is_empty() {
        return rules_on(db, today).await;
    }
    let versions = list_versions(db, today).await?;
    Ok(versions
        .into_iter()
        .find(|version| version.row.number.to_string() == number))
}

impl CalculatorPage {
    fn new(plain: &Plain, version: &Version, sent: &Sent, rows: &[Seated]) -> Self {
        let ctx = plain.ctx;
        let number = version.row.number;
        Self {
            shell: Shell::new(ctx, "body-rules-try"),
            back: link(ctx, &version.row.path()),
            lead: ctx.say(
                "body-rules-try-lead",
                &[("number", Arg::Text(number.to_string()))],
            ),
            version: number.to_string(),
            matters: matters(plain, &version.rules, &one(sent, "matter")),
            rows: rows
                .iter()
                .map(|place| Row {
                    key: place.sector.clone(),
                    name: if place.sector == trial::ALL {
                        ctx.say("body-rules-whole", &[])
                    } else {
                        plain.name(&place.sector)
                    },
                    seats: one(sent, &format!("seats-{}", place.sector)),
                    present: one(sent, &format!("present-{}", place.sector)),
                })
                .collect(),
            yes: one(sent, "yes"),
            no: one(sent, "no"),
            abstain: one(sent, "abstain"),
            answer: None,
            errors: FormErrors::of(&Shell::new(ctx, "body-rules-try"), &FieldErrors::new()),
        }
    }
}

fn matters(plain: &Plain, rules: &Rules, chosen: &str) -> Vec<Choice> {
    let choice = |matter: Matter| {
        let majority = plain.majority(rules.majorities.of(matter));
        Choice {
            value: matter.code().into(),
            label: plain.say(
                "body-rules-matter-with",
                &[
                    ("matter", Arg::Text(plain.matter(matter))),
                    ("majority", Arg::Text(majority)),
                ],
            ),
            selected: matter.code() == chosen,
        }
    };
    Matter::ALL.into_iter().map(choice).collect()
}

impl Answer {
    fn new(plain: &Plain, quorum: &Quorum, outcome: Option<Outcome>) -> Self {
        let is_met = quorum.is_met();
        let (kind, title, steps) = match outcome {
            Some(outcome) => {
                let kind = match outcome.verdict {
                    Verdict::Adopted => "success",
                    Verdict::NotAdopted => "error",
                    Verdict::NoQuorum => "waits",
                };
                let title = format!("body-rules-verdict-{}", outcome.verdict.code());
                (kind, title, outcome.steps)
            }
            None if is_met => (
                "success",
                "body-rules-verdict-quorum".into(),
                quorum_steps(quorum),
            ),
            None => (
                "waits",
                "body-rules-verdict-no-quorum".into(),
                quorum_steps(quorum),
            ),
        };
        Self {
            kind,
            title: plain.say(&title, &[]),
            steps: steps.iter().map(|step| plain.step(step)).collect(),
        }
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    use super::super::model::{
        Base, Least, Majority,
        count::{Present, Votes},
    };
    let (mut rules, seating) = sample_of();
    rules.majorities.decision = Majority::Simple(Base::Cast);
    rules.own_quorums = [("independent".to_owned(), Some(Least::Seats(2)))].into();
    let plain = Plain::new(ctx, &seating).with(&rules);
    let page = |matter: Matter, (civil, ombudsman): (u32, u32), votes: Votes| {
        let present = Present::from([
            ("civil-society".into(), civil),
            ("ombudsman".into(), ombudsman),
            ("child-ombudsman".into(), ombudsman),
        ]);
        let quorum = rules.quorum(&seating.seated, &present).ok()?;
        let outcome = rules.decide(matter, &seating.seated, &present, votes).ok();
        Some(CalculatorPage {
            shell: Shell::new(ctx, "body-rules-try"),
            back: "/".into(),
            lead: ctx.say("body-rules-try-lead", &[("number", Arg::Text("2".into()))]),
            version: "2".into(),
            matters: matters(&plain, &rules, "decision"),
            rows: vec![Row {
                key: "civil-society".into(),
                name: plain.name("civil-society"),
                seats: "14".into(),
                present: civil.to_string(),
            }],
            yes: votes.yes.to_string(),
            no: votes.no.to_string(),
            abstain: votes.abstain.to_string(),
            answer: Some(Answer::new(&plain, &quorum, outcome)),
            errors: FormErrors::default(),
        })
    };
    let votes = |yes, no| Votes {
        yes,
        no,
        abstain: 1,
    };
    [
        (
            "rules_calculator_adopted",
            Matter::Decision,
            (12, 1),
            votes(6, 5),
        ),
        (
            "rules_calculator_equal",
            Matter::Decision,
            (12, 1),
            votes(6, 6),
        ),
        (
            "rules_calculator_present",
            Matter::Procedure,
            (12, 1),
            votes(9, 2),
        ),
        (
            "rules_calculator_entitled",
            Matter::Rules,
            (12, 1),
            votes(9, 2),
        ),
        (
            "rules_calculator_short",
            Matter::Decision,
            (9, 0),
            votes(6, 2),
        ),
    ]
    .into_iter()
    .filter_map(|(name, matter, present, votes)| {
        page(matter, present, votes).map(|page| (name, page.render()))
    })
    .collect()
}
