//! Who owes a reply, one such wait, and how it ended.

use super::say_step;
use crate::{
    slice::Sample,
    slices::{
        accounts, body,
        duties::{
            actions::{
                self,
                duties::{self as acts, TypedExit},
            },
            model::{Exit, Standing, Step, Term, days_between, standing_on},
            policy,
            store::duties::{self as store, AddressedRow, Wanted},
            tables::{DutyRow, ExitRow},
        },
    },
};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    api::{cursor, read_cursor},
    clock::{Day, Instant},
    content::Content,
    error::Refusal,
    form::FieldErrors,
    i18n::Arg,
    page::{At, Choice, FormErrors, Shell, render_with, see_other},
};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// Duties of one page.
const PAGE: i64 = 50;

/// A wait as lists and pages of other slices show it.
pub struct DutyLine {
    pub reference: String,
    pub href: String,
    pub subject: String,
    pub subject_href: String,
    pub addressee: String,
    /// Empty when the subject says it.
    pub what: String,
    pub what_lang: String,
    /// waiting, due, overdue or the kind of the exit, as `ui::state_tag` draws it.
    pub state: &'static str,
    /// "Overdue by 5 days".
    pub state_label: String,
    pub asked: Day,
    pub due: Day,
}

impl DutyLine {
    /// # Errors
    /// Internal, for a stored day that is none.
    pub fn of(ctx: &Ctx, row: &AddressedRow) -> Result<Self> {
        let shell = Shell::titled(ctx, String::new());
        let duty = &row.duty;
        let due = duty.due()?;
        let (state, state_label) = standing_words(ctx, duty, due);
        let what = duty.what.as_ref().map(|what| what.shown(ctx.locale));
        Ok(Self {
            reference: duty.reference(),
            href: shell.url(&duty.path()),
            subject: duty.subject_reference.clone(),
            subject_href: shell.url(&duty.subject_path),
            addressee: row.addressee.text(ctx.locale).to_owned(),
            what_lang: what
                .as_ref()
                .map(|w| w.language.to_owned())
                .unwrap_or_default(),
            what: what.map(|w| w.text.to_owned()).unwrap_or_default(),
            state,
            state_label,
            asked: duty.asked()?,
            due,
        })
    }

    /// For tests of pages that show one.
    #[must_use]
    pub fn sample(ctx: &Ctx) -> Self {
        Self {
            reference: "D-0007".into(),
            href: "/en/duties/D-0007".into(),
            subject: "R-0142".into(),
            subject_href: "/en/recommendations/R-0142".into(),
            addressee: "Ministry of Justice".into(),
            what: "Which draft law gives the Ombudsman regional offices?".into(),
            what_lang: "en".into(),
            state: "overdue",
            state_label: ctx.say("duties-standing-overdue", &[("n", 5_i64.into())]),
            asked: ctx.today(),
            due: ctx.today(),
        }
    }
}

/// The state as components draw it, and its words.
fn standing_words(ctx: &Ctx, duty: &DutyRow, due: Day) -> (&'static str, String) {
    if !duty.is_open() {
        let label = ctx.say(&exit_key(&duty.exit), &[]);
        let state = match duty.exit.as_str() {
            "accepted" => "accepted",
            "accepted_in_part" => "partly",
            "declined" => "declined",
            "withdrawn" => "withdrawn",
            _ => "done",
        };
        return (state, label);
    }
    match standing_on(due.0, ctx.today().0) {
        Standing::Overdue { days } => (
            "overdue",
            ctx.say("duties-standing-overdue", &[("n", i64::from(days).into())]),
        ),
        Standing::Waiting { days_left } => (
            "waiting",
            ctx.say(
                "duties-standing-waiting",
                &[("n", i64::from(days_left).into())],
            ),
        ),
        _ => ("waiting", ctx.say("duties-standing-today", &[])),
    }
}

fn exit_key(exit: &str) -> String {
    format!("duties-exit-{}", exit.replace('_', "-"))
}

#[derive(Template)]
#[template(path = "duties/html/duties.html")]
struct DutiesPage {
    shell: Shell,
    lead: String,
    states: Vec<Choice>,
    addressees: Vec<Choice>,
    filtered: bool,
    duties: Vec<DutyLine>,
    next: String,
    /// The handover file of the addressee that is chosen, or of one's own institution: title and address.
    handover: Option<(String, String)>,
}

#[derive(Clone, Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    addressee: String,
    #[serde(default)]
    after: String,
}

pub async fn duties(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let db = ctx.db().read();
    let addressee = asked.addressee.parse::<Uuid>().ok();
    let wanted = Wanted {
        open: match asked.state.as_str() {
            "closed" => Some(false),
            "all" => None,
            _ => Some(true),
        },
        addressee,
        after: (!asked.after.is_empty())
            .then(|| read_cursor(&asked.after))
            .transpose()?,
        limit: PAGE + 1,
        ..Wanted::default()
    };
    let mut rows = store::list_duties(db, &ctx.viewer, &wanted).await?;
    let more = rows.len() as i64 > PAGE;
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let next = match rows.last() {
        Some(last) if more => {
            let after = cursor(&(last.duty.due_day.as_str(), last.duty.number));
            let query = [
                ("state", asked.state.as_str()),
                ("addressee", asked.addressee.as_str()),
                ("after", after.as_str()),
            ];
            let query = serde_urlencoded::to_string(query).map_err(Error::internal)?;
            Shell::titled(&ctx, String::new()).url(&format!("/duties?{query}"))
        }
        _ => String::new(),
    };
    let counted = store::count_open(db, &ctx.viewer, &ctx.today().iso()).await?;
    let page = DutiesPage {
        lead: ctx.say(
            "duties-lead-open",
            &[
                ("n", Arg::Number(counted.open)),
                ("overdue", Arg::Number(counted.overdue)),
            ],
        ),
        states: ["open", "closed", "all"]
            .into_iter()
            .map(|value| Choice {
                value: value.to_owned(),
                label: ctx.say(&format!("duties-show-{value}"), &[]),
                selected: value == asked.state,
            })
            .collect(),
        addressees: addressee_choices(&ctx, addressee).await?,
        filtered: addressee.is_some() || matches!(asked.state.as_str(), "closed" | "all"),
        duties: rows
            .iter()
            .map(|row| DutyLine::of(&ctx, row))
            .collect::<Result<_>>()?,
        next,
        handover: handover_link(&ctx, addressee).await?,
        shell: Shell::new(&ctx, "duties-duties-title"),
    };
    render_with(StatusCode::OK, &page)
}

async fn handover_link(ctx: &Ctx, addressee: Option<Uuid>) -> Result<Option<(String, String)>> {
    let own = ctx.viewer.organisation.as_ref().map(|own| own.id);
    let Some(id) = addressee.or(own) else {
        return Ok(None);
    };
    if !policy::may_read_handover(&ctx.viewer, id) {
        return Ok(None);
    }
    let found = body::find_organisation(ctx.db().read(), id).await?;
    Ok(found.map(|row| {
        let name = row.name.text(ctx.locale).into();
        (
            ctx.say("duties-handover-title", &[("name", name)]),
            format!("/{}/duties/handover/{}", ctx.locale, row.key),
        )
    }))
}

async fn addressee_choices(ctx: &Ctx, chosen: Option<Uuid>) -> Result<Vec<Choice>> {
    let all = Choice {
        value: String::new(),
        label: ctx.say("duties-addressee-all", &[]),
        selected: chosen.is_none(),
    };
    let found = store::list_addressees(ctx.db().read(), &ctx.viewer, ctx.locale).await?;
    Ok(std::iter::once(all)
        .chain(found.into_iter().map(|(id, name)| Choice {
            value: id.to_string(),
            label: name.text(ctx.locale).to_owned(),
            selected: Some(id) == chosen,
        }))
        .collect())
}

#[derive(Template)]
#[template(path = "duties/html/duty.html")]
struct DutyPage {
    shell: Shell,
    reference: String,
    lead: String,
    /// "15 working days".
    term: String,
    line: DutyLine,
    steps: Vec<String>,
    /// Says that today's calendar counts otherwise; empty when it does not.
    recounted: String,
    exits: Vec<ExitLine>,
    form: Option<ExitForm>,
}

struct ExitLine {
    sentence: String,
    reason: String,
    late: String,
    author: String,
    at: Instant,
}

struct ExitForm {
    action: String,
    version: i64,
    exits: Vec<Choice>,
    reason: String,
    day: String,
    to: Vec<Choice>,
    errors: FormErrors,
}

pub async fn duty(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    let row = acts::get_duty(&ctx, &reference).await?;
    page(&ctx, &row, StatusCode::OK, None).await
}

pub async fn leave(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<TypedExit>,
) -> Result<Response> {
    match acts::leave(&ctx, &reference, &typed).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/duties/{reference}"))),
        Err(Error::Invalid(errors)) => {
            let row = acts::get_duty(&ctx, &reference).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, &row, status, Some((typed, errors))).await
        }
        Err(error) => Err(error),
    }
}

async fn page(
    ctx: &Ctx,
    row: &DutyRow,
    status: StatusCode,
    typed: Option<(TypedExit, FieldErrors)>,
) -> Result<Response> {
    let db = ctx.db().read();
    let organisations = body::list_organisations(db, &ctx.viewer, ctx.locale).await?;
    let names: HashMap<Uuid, &Content> = organisations.iter().map(|o| (o.id, &o.name)).collect();
    let exits = store::list_exits(db, row.id).await?;
    let authors: Vec<Uuid> = exits.iter().filter_map(|exit| exit.by_person).collect();
    let authors = accounts::list_names(db, &ctx.viewer, ctx.locale, &authors).await?;
    let addressee = names.get(&row.addressee_id).copied();
    let line = DutyLine::of(
        ctx,
        &AddressedRow {
            duty: row.clone(),
            addressee: addressee.cloned().unwrap_or_else(|| Content::new("en", "")),
        },
    )?;
    let (steps, recounted) = explain(ctx, row, &line).await?;
    let may_leave = policy::keeps_duties(&ctx.viewer) && row.is_open();
    let form = may_leave.then(|| exit_form(ctx, row, &organisations, typed));
    render_with(
        status,
        &DutyPage {
            shell: Shell::titled(ctx, row.reference()),
            reference: row.reference(),
            lead: lead(ctx, row, &line, exits.last()),
            term: say_term(ctx, row.term()?),
            steps,
            recounted,
            exits: exits
                .iter()
                .map(|exit| exit_line(ctx, exit, &line, &names, &authors))
                .collect(),
            line,
            form,
        },
    )
}

/// "The Ministry of Justice has not replied for 43 days."
fn lead(ctx: &Ctx, row: &DutyRow, line: &DutyLine, last: Option<&ExitRow>) -> String {
    let who = Arg::Text(line.addressee.clone());
    let subject = Arg::Text(line.subject.clone());
    if row.is_open() {
        let days = days_between(line.asked.0, ctx.today().0);
        return ctx.say(
            "duties-lead-silence",
            &[
                ("who", who),
                ("subject", subject),
                ("n", i64::from(days).into()),
            ],
        );
    }
    let day = last
        .and_then(|exit| exit.day.parse::<Day>().ok())
        .map(|day| ctx.kernel.words.day(ctx.locale, day))
        .unwrap_or_default();
    ctx.say(
        &format!("duties-lead-{}", row.exit.replace('_', "-")),
        &[("who", who), ("subject", subject), ("day", day.into())],
    )
}

fn say_term(ctx: &Ctx, term: Term) -> String {
    let counted = |key: &str, n: u32| ctx.say(key, &[("n", i64::from(n).into())]);
    match term {
        Term::WorkingDays(n) => counted("duties-term-working", n),
        Term::CalendarDays(n) => counted("duties-term-calendar", n),
        Term::Months(n) => counted("duties-term-months", n),
        Term::On(_) => ctx.say("duties-term-on", &[]),
    }
}

/// How the date was counted, in the reader's language, by the calendar as it is today.
async fn explain(ctx: &Ctx, row: &DutyRow, line: &DutyLine) -> Result<(Vec<String>, String)> {
    let counted = match actions::count(ctx, line.asked, row.term()?).await {
        Ok(counted) => counted,
        // The calendar was taken away; the date stands as it was counted.
        Err(Error::Refused(Refusal { .. })) => return Ok((Vec::new(), String::new())),
        Err(error) => return Err(error),
    };
    let steps = counted
        .explanation
        .iter()
        .map(|step| say_step(ctx, step))
        .collect();
    let recounted = if counted.date == line.due.0 {
        String::new()
    } else {
        let day = |day| Arg::Text(ctx.kernel.words.day(ctx.locale, day));
        ctx.say(
            "duties-recounted",
            &[("due", day(line.due)), ("date", day(Day(counted.date)))],
        )
    };
    Ok((steps, recounted))
}

fn exit_line(
    ctx: &Ctx,
    exit: &ExitRow,
    line: &DutyLine,
    names: &HashMap<Uuid, &Content>,
    authors: &HashMap<Uuid, String>,
) -> ExitLine {
    let name = |id: Uuid| {
        names
            .get(&id)
            .map(|name| name.text(ctx.locale).to_owned())
            .unwrap_or_default()
    };
    let day = exit.day.parse::<Day>().ok();
    let late = day.map_or(0, |day| days_between(line.due.0, day.0));
    ExitLine {
        sentence: ctx.say(
            &format!("duties-history-{}", exit.kind.replace('_', "-")),
            &[
                ("who", name(exit.by_id).into()),
                ("to", exit.to_id.map(name).unwrap_or_default().into()),
                (
                    "day",
                    day.map(|day| ctx.kernel.words.day(ctx.locale, day))
                        .unwrap_or_default()
                        .into(),
                ),
            ],
        ),
        reason: exit.reason.clone(),
        late: if late > 0 && exit.kind != "transferred" {
            ctx.say("duties-late-by", &[("n", i64::from(late).into())])
        } else {
            String::new()
        },
        author: exit
            .by_person
            .and_then(|id| authors.get(&id).cloned())
            .unwrap_or_else(|| ctx.say("role-clerk", &[])),
        at: exit.at,
    }
}

fn exit_form(
    ctx: &Ctx,
    row: &DutyRow,
    organisations: &[body::tables::OrganisationRow],
    typed: Option<(TypedExit, FieldErrors)>,
) -> ExitForm {
    let (typed, errors) = typed.unwrap_or_else(|| {
        let typed = TypedExit {
            version: row.version,
            day: ctx.today().iso(),
            ..TypedExit::default()
        };
        (typed, FieldErrors::new())
    });
    let shell = Shell::titled(ctx, String::new());
    let nobody = Choice {
        value: String::new(),
        label: ctx.say("duties-to-nobody", &[]),
        selected: typed.to.is_empty(),
    };
    ExitForm {
        action: format!("{}/exits", shell.url(&row.path())),
        version: typed.version,
        exits: Exit::KEYS
            .into_iter()
            .map(|key| Choice {
                value: key.to_owned(),
                label: ctx.say(&exit_key(key), &[]),
                selected: typed.exit == key,
            })
            .collect(),
        to: std::iter::once(nobody)
            .chain(organisations.iter().map(|organisation| Choice {
                value: organisation.key.clone(),
                label: organisation.name.text(ctx.locale).to_owned(),
                selected: typed.to == organisation.key,
            }))
            .collect(),
        reason: typed.reason,
        day: typed.day,
        errors: FormErrors::of(&shell, &errors),
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let list = |duties: Vec<DutyLine>| DutiesPage {
        shell: Shell::new(ctx, "duties-duties-title"),
        lead: ctx.say(
            "duties-lead-open",
            &[("n", 6_i64.into()), ("overdue", 2_i64.into())],
        ),
        states: vec![Choice {
            value: "open".into(),
            label: ctx.say("duties-show-open", &[]),
            selected: true,
        }],
        addressees: vec![Choice {
            value: String::new(),
            label: ctx.say("duties-addressee-all", &[]),
            selected: true,
        }],
        filtered: false,
        duties,
        next: "/en/duties?after=x".into(),
        handover: Some((
            ctx.say("duties-handover-title", &[("name", "Justice".into())]),
            "/en/duties/handover/justice".into(),
        )),
    };
    let args = [
        ("who", Arg::Text("Ministry of Justice".into())),
        ("to", Arg::Text("Ministry of the Interior".into())),
        ("day", Arg::Text("1 May 2026".into())),
        ("subject", Arg::Text("R-0142".into())),
        ("n", Arg::Number(43)),
    ];
    let one = DutyPage {
        shell: Shell::titled(ctx, "D-0007".into()),
        reference: "D-0007".into(),
        lead: ctx.say("duties-lead-silence", &args),
        term: say_term(ctx, Term::WorkingDays(15)),
        line: DutyLine::sample(ctx),
        steps: vec![say_step(ctx, &Step::SkippedWeekend { days: 4 })],
        recounted: ctx.say(
            "duties-recounted",
            &[("due", "1 May".into()), ("date", "4 May".into())],
        ),
        exits: vec![ExitLine {
            sentence: ctx.say("duties-history-transferred", &args),
            reason: "The matter is theirs.".into(),
            late: ctx.say("duties-late-by", &args),
            author: "A. T.".into(),
            at: ctx.now,
        }],
        form: Some(ExitForm {
            action: "/en/duties/D-0007/exits".into(),
            version: 1,
            exits: vec![Choice {
                value: "answered".into(),
                label: ctx.say("duties-exit-answered", &[]),
                selected: true,
            }],
            reason: String::new(),
            day: "2026-05-01".into(),
            to: Vec::new(),
            errors: std::iter::once(("reason", ctx.say("duties-refusal-reason-missing", &[])))
                .collect(),
        }),
    };
    vec![
        ("duties", list(vec![DutyLine::sample(ctx)]).render()),
        ("duties_empty", list(Vec::new()).render()),
        ("duty", one.render()),
    ]
}
