//! The rules of procedure through the API.

use super::{
    actions::{self, Version, seated_on},
    model::{
        Asks, Base, Bound, Least, Majority, Matter, Rules,
        count::{Impossible, Need, Present, Quorum, Step},
        trial::{self, Trial},
        typed::{Sent, one},
    },
};
use axum::{extract::Query, response::Response};
use http::HeaderMap;
use kenes_kernel::{
    Ctx, Error, Result,
    api::{Listed, Problem, answer},
    clock::Day,
    form::{FieldError, wrong},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(utoipa::OpenApi)]
#[openapi(
    paths(rules, list_versions, outcome),
    components(schemas(
        RulesOn,
        RulesVersion,
        RulesLeast,
        RulesOwnQuorum,
        RulesMajority,
        RulesJoined,
        RulesUnit,
        RulesOutcome,
        Problem
    ))
)]
pub struct Description;

/// The rules of procedure in force on a day, with the seats of that day.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RulesOn {
    /// The day that is shown.
    pub on: String,
    pub version: RulesVersion,
    /// The whole of the voting seats, under the key `all`, then each sector or what counts as one.
    pub quorum: Vec<RulesUnit>,
}

/// One version of the rules.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RulesVersion {
    pub number: i64,
    pub from: String,
    /// The first day on which it no longer holds.
    pub until: Option<String>,
    /// in-force, past, coming, corrected or withdrawn, as of today.
    pub standing: String,
    pub adopted: String,
    /// Language tag → the decision by which it was adopted.
    pub document: BTreeMap<String, String>,
    pub quorum: RulesLeast,
    /// Of each sector besides; nothing where sectors are not counted apart.
    pub sector_quorum: Option<RulesLeast>,
    /// Sectors, or what counts as one, that differ in this.
    pub own_quorums: Vec<RulesOwnQuorum>,
    /// decision, procedure, rules → what adopts.
    pub majorities: BTreeMap<String, RulesMajority>,
    /// Class of seat → propose, speak, vote, co-author.
    pub rights: BTreeMap<String, Vec<String>>,
    /// Sector → its rights, where they differ from those of its class.
    pub sector_rights: BTreeMap<String, Vec<String>>,
    pub joined: Vec<RulesJoined>,
}

/// How many are enough: a number of seats, or a share.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RulesLeast {
    pub seats: Option<u32>,
    /// `≥` where the share itself is enough, `>` where only more is.
    pub bound: Option<String>,
    pub numerator: Option<u32>,
    pub denominator: Option<u32>,
}

/// What a unit has to have present instead of what is asked of each.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RulesOwnQuorum {
    pub unit: String,
    /// Nothing where it is not asked for.
    pub quorum: Option<RulesLeast>,
}

/// What adopts: a share of a base, or at most so many objections.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RulesMajority {
    /// cast, present or entitled; nothing for consensus.
    pub base: Option<String>,
    pub share: Option<RulesLeast>,
    /// How many may object; nothing where votes are counted.
    pub objections: Option<u32>,
}

/// Sectors that count as one.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RulesJoined {
    pub key: String,
    /// Language tag → name.
    pub name: BTreeMap<String, String>,
    pub sectors: Vec<String>,
}

/// The voting seats of a sector or of the whole, and how many of them make a quorum.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RulesUnit {
    pub key: String,
    pub entitled: u64,
    /// Nothing where it is not asked for.
    pub needed: Option<u64>,
    /// Who is present, and how many are missing: of an outcome alone.
    pub present: Option<u64>,
    pub missing: Option<u64>,
}

/// What a vote comes to.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RulesOutcome {
    /// Number of the version that says so.
    pub version: i64,
    /// adopted, not-adopted or no-quorum; nothing where no votes were given.
    pub verdict: Option<String>,
    pub has_quorum: bool,
    pub quorum: Vec<RulesUnit>,
    /// Of what the majority is counted: cast, present or entitled.
    pub base: Option<String>,
    /// The number of the base.
    pub counted: Option<u64>,
    /// Votes for that are needed, or objections that are allowed.
    pub needed: Option<u64>,
    pub objections_allowed: Option<u64>,
}

impl From<Least> for RulesLeast {
    fn from(least: Least) -> Self {
        match least {
            Least::Seats(seats) => Self {
                seats: Some(seats),
                bound: None,
                numerator: None,
                denominator: None,
            },
            Least::Share(share) => Self {
                seats: None,
                bound: Some(match share.bound() {
                    Bound::AtLeast => "≥".to_owned(),
                    Bound::MoreThan => ">".to_owned(),
                }),
                numerator: Some(share.numerator()),
                denominator: Some(share.denominator()),
            },
        }
    }
}

impl From<Majority> for RulesMajority {
    fn from(majority: Majority) -> Self {
        match majority.asks() {
            Asks::Share(share, base) => Self {
                base: Some(base.code().to_owned()),
                share: Some(Least::Share(share).into()),
                objections: None,
            },
            Asks::NoMoreObjections(objections) => Self {
                base: None,
                share: None,
                objections: Some(objections),
            },
        }
    }
}

impl From<&Version> for RulesVersion {
    fn from(version: &Version) -> Self {
        let rules = &version.rules;
        let codes = |rights: &super::model::Rights| -> Vec<String> {
            rights.iter().map(|right| right.code().to_owned()).collect()
        };
        Self {
            number: version.row.number,
            from: version.row.from_day.clone(),
            until: version.until.map(Day::iso),
            standing: version.standing.code().to_owned(),
            adopted: version.row.adopted_day.clone(),
            document: version.row.document.plain(),
            quorum: rules.quorum.into(),
            sector_quorum: rules.unit_quorum.map(RulesLeast::from),
            own_quorums: rules
                .own_quorums
                .iter()
                .map(|(unit, least)| RulesOwnQuorum {
                    unit: unit.clone(),
                    quorum: least.map(RulesLeast::from),
                })
                .collect(),
            majorities: Matter::ALL
                .into_iter()
                .map(|matter| (matter.code().to_owned(), rules.majorities.of(matter).into()))
                .collect(),
            rights: rules
                .rights
                .iter()
                .map(|(class, rights)| (class.code().to_owned(), codes(rights)))
                .collect(),
            sector_rights: rules
                .own_rights
                .iter()
                .map(|(sector, rights)| (sector.clone(), codes(rights)))
                .collect(),
            joined: rules
                .joined
                .iter()
                .map(|set| RulesJoined {
                    key: set.key.clone(),
                    name: set.name.plain(),
                    sectors: set.sectors.iter().cloned().collect(),
                })
                .collect(),
        }
    }
}

/// The key of the whole in a list of units.
const WHOLE: &str = "all";

/// The whole and each unit; `counts` adds who is present.
fn units(
    rules: &Rules,
    seated: &[super::model::count::Seated],
    quorum: &Quorum,
    counts: bool,
) -> Vec<RulesUnit> {
    let of = |key: &str, need: &Need| RulesUnit {
        key: key.to_owned(),
        entitled: need.entitled,
        needed: Some(need.needed),
        present: counts.then_some(need.present),
        missing: counts.then(|| need.missing()),
    };
    let each = rules.units(seated).into_iter().map(|unit| {
        let need = quorum.units.iter().find(|(key, _)| *key == unit.key);
        need.map_or_else(
            || RulesUnit {
                key: unit.key.clone(),
                entitled: unit.entitled,
                needed: None,
                present: None,
                missing: None,
            },
            |(key, need)| of(key, need),
        )
    });
    std::iter::once(of(WHOLE, &quorum.whole))
        .chain(each)
        .collect()
}

/// Numbers that cannot be, beside the parameter that says them.
fn refused(impossible: &Impossible) -> Error {
    Error::Invalid(match impossible {
        Impossible::TooManyPresent { sector, seats } => wrong(
            &format!("present-{sector}"),
            FieldError::new("body-rules-too-many-present")
                .with("sector", sector)
                .with("seats", seats),
        ),
        Impossible::TooManyVotes { votes, present } => wrong(
            "yes",
            FieldError::new("body-rules-too-many-votes")
                .with("votes", votes)
                .with("present", present),
        ),
    })
}

#[derive(Deserialize, utoipa::IntoParams)]
pub struct RulesOnDay {
    /// A day as YYYY-MM-DD; today by default.
    on: Option<String>,
}

fn day(ctx: &Ctx, typed: &str) -> Result<Day> {
    match typed.trim() {
        "" => Ok(ctx.today()),
        typed => typed
            .parse()
            .map_err(|_| Error::Invalid(wrong("on", FieldError::new("body-day-wrong")))),
    }
}

/// The rules in force on a day, and what makes a quorum with the seats of that day.
#[utoipa::path(
    get, path = "/api/v1/rules", tag = "body", params(RulesOnDay),
    responses(
        (status = 200, body = RulesOn),
        (status = 404, body = Problem, description = "No rules are in force on that day"),
        (status = 422, body = Problem),
        (status = 500, body = Problem),
    )
)]
pub async fn rules(
    ctx: Ctx,
    headers: HeaderMap,
    Query(asked): Query<RulesOnDay>,
) -> Result<Response> {
    let day = day(&ctx, asked.on.as_deref().unwrap_or_default())?;
    let db = ctx.db().read();
    let today = ctx.today();
    let on_day = actions::rules_on(db, day).await?.ok_or(Error::NotFound)?;
    // How it stands is said as of today, whatever day is asked for.
    let versions = actions::list_versions(db, today).await?;
    let version = versions
        .into_iter()
        .find(|version| version.row.number == on_day.row.number)
        .ok_or(Error::NotFound)?;
    let seated = seated_on(db, day).await?.seated;
    let quorum = version
        .rules
        .quorum(&seated, &Present::new())
        .map_err(|impossible| refused(&impossible))?;
    let found = RulesOn {
        on: day.iso(),
        version: RulesVersion::from(&version),
        quorum: units(&version.rules, &seated, &quorum, false),
    };
    answer(&headers, &found)
}

/// All versions of the rules, the oldest first; withdrawn ones too.
#[utoipa::path(
    get, path = "/api/v1/rules/versions", tag = "body",
    responses((status = 200, body = Listed<RulesVersion>), (status = 500, body = Problem))
)]
pub async fn list_versions(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    let versions = actions::list_versions(ctx.db().read(), ctx.today()).await?;
    let items = versions.iter().map(RulesVersion::from).collect();
    answer(&headers, &Listed { items, next: None })
}

#[derive(Deserialize, utoipa::IntoParams)]
#[allow(
    dead_code,
    reason = "describes the parameters; those by sector are read by name"
)]
pub struct RulesTrial {
    /// A day as YYYY-MM-DD, whose rules and seats are asked; today by default.
    on: Option<String>,
    /// decision, procedure or rules; decision by default.
    matter: Option<String>,
    /// Votes for.
    yes: Option<u32>,
    /// Votes against, or objections.
    no: Option<u32>,
    abstain: Option<u32>,
}

/// What numbers come to by the rules of a day; nothing is kept. Say who is present by sector, as
/// `present-government=9`, and other seats than those of the day as `seats-government=12`.
#[utoipa::path(
    get, path = "/api/v1/rules/outcome", tag = "body", params(RulesTrial),
    responses(
        (status = 200, body = RulesOutcome),
        (status = 404, body = Problem, description = "No rules are in force on that day"),
        (status = 422, body = Problem, description = "Numbers that cannot be, each by its parameter"),
        (status = 500, body = Problem),
    )
)]
pub async fn outcome(ctx: Ctx, headers: HeaderMap, Query(asked): Query<Sent>) -> Result<Response> {
    let day = day(&ctx, &one(&asked, "on"))?;
    let db = ctx.db().read();
    let version = actions::rules_on(db, day).await?.ok_or(Error::NotFound)?;
    let rows = trial::rows(&version.rules, &seated_on(db, day).await?.seated);
    let mut sent: Sent = trial::fields(&rows)
        .into_iter()
        .filter(|(name, _)| !name.starts_with("present-"))
        .collect();
    sent.extend(asked);
    let trial = Trial::parse(&sent, &rows).map_err(Error::Invalid)?;
    let (quorum, outcome) = trial
        .answer(&version.rules)
        .map_err(|impossible| refused(&impossible))?;
    let mut found = RulesOutcome {
        version: version.row.number,
        verdict: outcome
            .as_ref()
            .map(|outcome| outcome.verdict.code().to_owned()),
        has_quorum: quorum.is_met(),
        quorum: units(&version.rules, &trial.seated, &quorum, true),
        base: None,
        counted: None,
        needed: None,
        objections_allowed: None,
    };
    for step in outcome.iter().flat_map(|outcome| &outcome.steps) {
        match step {
            Step::Base { base, count, .. } => {
                found.base = Some(Base::code(*base).to_owned());
                found.counted = Some(*count);
            }
            Step::Share { needed, .. } => found.needed = Some(*needed),
            Step::Objections { allowed, .. } => found.objections_allowed = Some(*allowed),
            _ => {}
        }
    }
    answer(&headers, &found)
}
