//! Pages of the rules of procedure: what holds on a day, each version with what it changed.

pub mod calculator;
pub mod keep;
pub mod plain;

use super::{
    actions::{self, Seating, Version, get_version, list_versions, seated_on},
    model::{
        Change, Least, Matter, Right, Rights, Rules,
        count::{Present, Seated},
        dated::Standing,
    },
};
use crate::{
    slice::Sample,
    slices::body::{composition::model::Class, policy},
};
use askama::Template;
use axum::{extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Result,
    clock::Day,
    content::Content,
    i18n::Arg,
    page::{At, Shell, render, render_with},
};
use plain::Plain;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "body/html/rules.html")]
struct RulesPage {
    shell: Shell,
    on: String,
    on_error: String,
    is_past: bool,
    /// Which version this is, and how it stands.
    shown: String,
    said: Option<Said>,
    versions: Vec<VersionLine>,
    keeps: bool,
}

#[derive(Template)]
#[template(path = "body/html/rules_version.html")]
struct VersionPage {
    shell: Shell,
    shown: String,
    state: &'static str,
    state_label: String,
    document: Text,
    note: Option<Text>,
    /// Why it was withdrawn.
    withdrawn: String,
    said: Said,
    /// What it changed, since which version.
    since: String,
    changes: Vec<ChangeLine>,
    /// Where it can still be withdrawn.
    withdrawal: String,
}

/// A text with its language.
pub struct Text {
    text: String,
    lang: String,
}

impl Text {
    fn of(ctx: &Ctx, content: &Content) -> Self {
        let shown = content.shown(ctx.locale);
        Self {
            text: shown.text.to_owned(),
            lang: shown.language.to_owned(),
        }
    }
}

/// What rules say with the seats of one day, as the template draws it.
pub struct Said {
    /// The two sentences that come first.
    lead: Vec<String>,
    quorum: Vec<String>,
    units: Vec<UnitLine>,
    majorities: Vec<MajorityLine>,
    rights: Vec<String>,
    seats: Vec<RightsLine>,
    joined: Vec<String>,
    try_href: String,
}

struct UnitLine {
    name: String,
    entitled: String,
    needed: String,
}

struct MajorityLine {
    matter: String,
    text: String,
    needed: String,
}

struct RightsLine {
    who: String,
    /// Whether it is a sector that differs from its class.
    is_own: bool,
    may: Vec<bool>,
}

struct VersionLine {
    href: String,
    name: String,
    period: String,
    adopted: String,
    document: Text,
    state: &'static str,
    state_label: String,
}

pub struct ChangeLine {
    topic: String,
    before: String,
    after: String,
}

#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    on: String,
}

fn link(ctx: &Ctx, path: &str) -> String {
    format!("/{}{path}", ctx.locale)
}

fn written(ctx: &Ctx, day: Day) -> Arg {
    Arg::Text(ctx.kernel.words.day(ctx.locale, day))
}

/// The rules in force today or on the day that is asked for.
pub async fn rules(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let today = ctx.today();
    let typed = asked.on.trim();
    let read = if typed.is_empty() {
        Ok(today)
    } else {
        typed.parse::<Day>()
    };
    let day = *read.as_ref().unwrap_or(&today);
    let db = ctx.db().read();
    let versions = list_versions(db, today).await?;
    let version = actions::rules_on(db, day).await?;
    let seating = seated_on(db, day).await?;
    let said = version
        .as_ref()
        .map(|version| Said::new(&ctx, version, &seating));
    let shown = match &version {
        Some(version) if day == today => shown_in_force(&ctx, version),
        Some(version) => ctx.say(
            "body-rules-shown-on",
            &[
                ("day", written(&ctx, day)),
                ("number", Arg::Text(version.row.number.to_string())),
            ],
        ),
        None => ctx.say("body-rules-shown-none", &[("day", written(&ctx, day))]),
    };
    let mut page = RulesPage {
        shell: Shell::new(&ctx, "body-rules-title"),
        on: asked.on.clone(),
        on_error: String::new(),
        is_past: day != today,
        shown,
        said,
        versions: versions.iter().rev().map(|v| line(&ctx, v)).collect(),
        keeps: policy::keeps(&ctx.viewer),
    };
    if read.is_err() {
        page.on_error = ctx.say("body-day-wrong", &[]);
        return render_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    render(&page)
}

fn shown_in_force(ctx: &Ctx, version: &Version) -> String {
    ctx.say(
        "body-rules-shown-today",
        &[
            ("number", Arg::Text(version.row.number.to_string())),
            ("from", written(ctx, version.from)),
        ],
    )
}

/// "Version 2".
fn name_of(ctx: &Ctx, number: i64) -> String {
    let number = Arg::Text(number.to_string());
    ctx.say("body-rules-version", &[("number", number)])
}

fn state_of(ctx: &Ctx, standing: Standing) -> (&'static str, String) {
    let state = match standing {
        Standing::InForce => "done",
        Standing::Coming => "waiting",
        // No mark: nothing waits and nothing went wrong.
        Standing::Past | Standing::Corrected => "",
        Standing::Withdrawn => "declined",
    };
    (
        state,
        ctx.say(&format!("body-rules-stands-{}", standing.code()), &[]),
    )
}

fn period_of(ctx: &Ctx, version: &Version) -> String {
    let from = written(ctx, version.from);
    match version.until {
        Some(until) if until > version.from && version.standing != Standing::Withdrawn => {
            let last = until.0.yesterday().map_or(until, Day);
            ctx.say(
                "body-from-to",
                &[("from", from), ("to", written(ctx, last))],
            )
        }
        _ => ctx.say("body-since", &[("from", from)]),
    }
}

fn adopted_of(ctx: &Ctx, version: &Version) -> String {
    let adopted = version.row.adopted_day.parse();
    let adopted = adopted.map_or_else(|_| Arg::Text(String::new()), |day| written(ctx, day));
    ctx.say("body-rules-adopted-on", &[("day", adopted)])
}

fn line(ctx: &Ctx, version: &Version) -> VersionLine {
    let (state, state_label) = state_of(ctx, version.standing);
    VersionLine {
        href: link(ctx, &version.row.path()),
        name: name_of(ctx, version.row.number),
        period: period_of(ctx, version),
        adopted: adopted_of(ctx, version),
        document: Text::of(ctx, &version.row.document),
        state,
        state_label,
    }
}

/// One version, with the seats of its first day or, where it is in force, of today.
pub async fn version(ctx: Ctx, At(number): At<i64>) -> Result<Response> {
    let (version, versions) = get_version(&ctx, number).await?;
    let day = day_of(&version, ctx.today());
    let seating = seated_on(ctx.db().read(), day).await?;
    let before = version
        .before
        .and_then(|before| versions.iter().find(|other| other.row.number == before));
    let changes = before.map(|before| changes(&ctx, &seating, &version.rules, &before.rules));
    let (state, state_label) = state_of(&ctx, version.standing);
    let may_withdraw = policy::keeps(&ctx.viewer)
        && version.standing != Standing::Withdrawn
        && version.from > ctx.today();
    let shown = [period_of(&ctx, &version), adopted_of(&ctx, &version)].join(" · ");
    render(&VersionPage {
        shell: Shell::titled(&ctx, name_of(&ctx, number)),
        shown,
        state,
        state_label,
        document: Text::of(&ctx, &version.row.document),
        note: Some(Text::of(&ctx, &version.row.note)).filter(|note| !note.text.is_empty()),
        withdrawn: version.row.withdrawn_why.clone(),
        said: Said::new(&ctx, &version, &seating),
        since: before.map_or_else(String::new, |before| since(&ctx, before.row.number)),
        changes: changes.unwrap_or_default(),
        withdrawal: if may_withdraw {
            link(&ctx, &format!("{}/withdrawal", version.row.path()))
        } else {
            String::new()
        },
    })
}

/// On which day the seats are counted with which a version is shown.
fn day_of(version: &Version, today: Day) -> Day {
    if version.standing == Standing::InForce {
        today
    } else {
        version.from
    }
}

fn since(ctx: &Ctx, number: i64) -> String {
    let number = Arg::Text(number.to_string());
    ctx.say("body-rules-since-version", &[("number", number)])
}

/// What one version says otherwise than the one before, topic by topic.
pub fn changes(ctx: &Ctx, seating: &Seating, after: &Rules, before: &Rules) -> Vec<ChangeLine> {
    let (old, new) = (
        Plain::new(ctx, seating).with(before),
        Plain::new(ctx, seating).with(before).with(after),
    );
    let unsaid = |change: &Change| match &change.after {
        Some(_) => ctx.say("body-rules-unsaid-before", &[]),
        None => ctx.say("body-rules-unsaid-now", &[]),
    };
    after
        .changes_since(before)
        .iter()
        .map(|change| ChangeLine {
            topic: change
                .after
                .as_ref()
                .or(change.before.as_ref())
                .map_or_else(String::new, |clause| new.topic(clause)),
            before: change
                .before
                .as_ref()
                .map_or_else(|| unsaid(change), |clause| old.clause(clause)),
            after: change
                .after
                .as_ref()
                .map_or_else(|| unsaid(change), |clause| new.clause(clause)),
        })
        .collect()
}

impl Said {
    fn new(ctx: &Ctx, version: &Version, seating: &Seating) -> Self {
        let try_href = format!("/body/rules/calculator?version={}", version.row.number);
        Self::of(ctx, &version.rules, seating, link(ctx, &try_href))
    }

    fn of(ctx: &Ctx, rules: &Rules, seating: &Seating, try_href: String) -> Self {
        let plain = Plain::new(ctx, seating).with(rules);
        let entitled = rules.entitled(&seating.seated);
        let number = |n: u64| {
            let n = i64::try_from(n).unwrap_or(i64::MAX);
            ctx.kernel.words.number(ctx.locale, n)
        };
        let mut lead = Vec::new();
        if entitled > 0 {
            lead.push(plain.quorum(rules.quorum.of(entitled).max(1), entitled));
        }
        lead.push(plain.decision(rules.majorities.decision));
        let clauses = rules.clauses();
        let quorum = clauses
            .iter()
            .filter(|clause| {
                use super::model::Clause::{OwnQuorum, Quorum, UnitQuorum};
                matches!(clause, Quorum(_) | UnitQuorum(_) | OwnQuorum(..))
            })
            .map(|clause| plain.clause(clause));
        let mut quorum: Vec<String> = quorum.collect();
        if let Least::Share(share) = rules.quorum
            && entitled > 0
        {
            quorum.insert(1, plain.arithmetic(share, entitled));
        }
        Self {
            lead,
            quorum,
            units: units(&plain, rules, seating, number),
            majorities: Matter::ALL
                .into_iter()
                .map(|matter| {
                    let majority = rules.majorities.of(matter);
                    MajorityLine {
                        matter: plain.matter(matter),
                        text: plain.majority(majority),
                        needed: match plain.if_all_vote(majority, entitled) {
                            needed if needed.is_empty() => ctx.say("body-rules-no-vote", &[]),
                            needed => needed,
                        },
                    }
                })
                .collect(),
            rights: Right::ALL.map(|right| plain.right(right)).into(),
            seats: rights_lines(&plain, rules),
            joined: rules.joined.iter().map(|set| plain.joined(set)).collect(),
            try_href,
        }
    }
}

/// The whole and each unit, with what each has to have present.
fn units(
    plain: &Plain,
    rules: &Rules,
    seating: &Seating,
    number: impl Fn(u64) -> String,
) -> Vec<UnitLine> {
    // Nobody is present: what is needed does not depend on it.
    let Ok(quorum) = rules.quorum(&seating.seated, &Present::new()) else {
        return Vec::new();
    };
    let whole = UnitLine {
        name: plain.say("body-rules-whole", &[]),
        entitled: number(quorum.whole.entitled),
        needed: number(quorum.whole.needed),
    };
    let each = rules.units(&seating.seated).into_iter().map(|unit| {
        let need = quorum.units.iter().find(|(key, _)| *key == unit.key);
        UnitLine {
            name: plain.name(&unit.key),
            entitled: number(unit.entitled),
            needed: need.map_or_else(
                || plain.say("body-rules-not-asked", &[]),
                |(_, need)| number(need.needed),
            ),
        }
    });
    std::iter::once(whole).chain(each).collect()
}

fn rights_lines(plain: &Plain, rules: &Rules) -> Vec<RightsLine> {
    let line = |who: String, is_own: bool, rights: &Rights| RightsLine {
        who,
        is_own,
        may: Right::ALL.map(|right| rights.contains(&right)).into(),
    };
    let none = Rights::new();
    let classes = Class::ALL.into_iter().map(|class| {
        let rights = rules.rights.get(&class).unwrap_or(&none);
        line(plain.class(class), false, rights)
    });
    let own = rules
        .own_rights
        .iter()
        .map(|(sector, rights)| line(plain.name(sector), true, rights));
    classes.chain(own).collect()
}

/// A small body and its rules, for samples.
fn sample_of() -> (Rules, Seating) {
    use super::model::{Base, Joined, Majorities, Majority, Share};
    let names = [
        ("civil-society", "Civil society", 14, Class::Participant),
        ("ombudsman", "Ombudsman", 1, Class::Participant),
        (
            "child-ombudsman",
            "Ombudsman on children",
            1,
            Class::Participant,
        ),
        ("mission", "Missions", 2, Class::Observer),
    ];
    let seating = Seating {
        seated: names
            .map(|(key, _, seats, class)| Seated {
                sector: key.into(),
                class,
                seats,
            })
            .into(),
        names: names
            .map(|(key, name, _, _)| (key.to_owned(), Content::new("en", name)))
            .into(),
        ..Seating::default()
    };
    let rules = Rules {
        quorum: Least::Share(Share::MAJORITY),
        unit_quorum: Some(Least::Seats(1)),
        own_quorums: [
            ("independent".to_owned(), None),
            (
                "civil-society".to_owned(),
                Some(Least::Share(Share::TWO_THIRDS)),
            ),
        ]
        .into(),
        majorities: Majorities {
            decision: Majority::ConsensusMinus(2),
            procedure: Majority::Simple(Base::Present),
            rules: Majority::TwoThirds(Base::Entitled),
        },
        rights: [(Class::Participant, Rights::from(Right::ALL))].into(),
        own_rights: [("mission".to_owned(), Rights::from([Right::Speak]))].into(),
        joined: vec![Joined {
            key: "independent".into(),
            name: Content::new("en", "Independent institutions"),
            sectors: ["ombudsman".to_owned(), "child-ombudsman".to_owned()].into(),
        }],
    };
    (rules, seating)
}

/// Other rules, so that every kind of change and majority is said once.
fn sample_before() -> Rules {
    use super::model::{Base, Bound, Majority, Share};
    let (mut rules, _) = sample_of();
    rules.quorum = Least::Seats(10);
    rules.unit_quorum = Share::new(Bound::AtLeast, 3, 5).map(Least::Share);
    rules.own_quorums = [("mission".to_owned(), Some(Least::Seats(2)))].into();
    rules.majorities.decision = Majority::Consensus;
    rules.majorities.procedure = Majority::Absolute;
    rules.majorities.rules = Majority::Share(Share::TWO_THIRDS, Base::Cast);
    rules.own_rights = [("mission".to_owned(), Rights::new())].into();
    rules.joined.clear();
    rules
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let (rules, seating) = sample_of();
    let said = |rules: &Rules| Said::of(ctx, rules, &seating, "/".into());
    let day = || Arg::Text("1 March 2026".into());
    let lines = [
        Standing::Coming,
        Standing::InForce,
        Standing::Corrected,
        Standing::Past,
        Standing::Withdrawn,
    ]
    .map(|standing| {
        let (state, state_label) = state_of(ctx, standing);
        VersionLine {
            href: "/".into(),
            name: name_of(ctx, 2),
            period: ctx.say("body-since", &[("from", day())]),
            adopted: ctx.say("body-rules-adopted-on", &[("day", day())]),
            document: Text::of(ctx, &Content::new("en", "Decision 4")),
            state,
            state_label,
        }
    });
    let page = |said, versions, keeps| RulesPage {
        shell: Shell::new(ctx, "body-rules-title"),
        on: String::new(),
        on_error: String::new(),
        is_past: true,
        shown: ctx.say("body-rules-shown-none", &[("day", day())]),
        said,
        versions,
        keeps,
    };
    let (state, state_label) = state_of(ctx, Standing::Coming);
    let version = VersionPage {
        shell: Shell::titled(ctx, name_of(ctx, 2)),
        shown: ctx.say("body-since", &[("from", day())]),
        state,
        state_label,
        document: Text::of(ctx, &Content::new("en", "Decision 4")),
        note: Some(Text::of(ctx, &Content::new("en", "After a year of trial."))),
        withdrawn: "It was adopted otherwise.".into(),
        said: said(&sample_before()),
        since: since(ctx, 1),
        changes: changes(ctx, &seating, &rules, &sample_before()),
        withdrawal: "/".into(),
    };
    let mut samples = vec![
        (
            "rules",
            page(Some(said(&rules)), lines.into(), true).render(),
        ),
        ("rules_none", page(None, Vec::new(), false).render()),
        ("rules_version", version.render()),
    ];
    samples.extend(calculator::samples(ctx));
    samples.extend(keep::samples(ctx));
    samples
}
