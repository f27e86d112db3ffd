//! The form of the moderator, one act with what can be done about it, and the public log.

use super::{
    actions,
    model::{Deed, Typed, parse_reference},
    store::{self as own_store, PAGE},
    tables::ModerationRow,
};
use crate::{
    slice::Sample,
    slices::{
        body,
        recommendations::{
            actions::get_recommendation, pages::localised, policy, tables::RecommendationRow,
        },
    },
};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    form::FieldErrors,
    page::{At, Choice, FormErrors, Shell, render, render_with, see_other},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "recommendations/html/moderation_log.html")]
struct LogPage {
    shell: Shell,
    acts: Vec<ActLine>,
    /// Address of the acts before these; empty on the last page.
    older: String,
}

#[derive(Template)]
#[template(path = "recommendations/html/moderation.html")]
struct ActPage {
    shell: Shell,
    act: ActLine,
    version: i64,
    /// The words of the appeal, for its author and those who decide.
    appeal: String,
    /// Where the form goes that this reader has; empty when they have none.
    lifting: String,
    appealing: String,
    deciding: String,
    decisions: Vec<Choice>,
    typed: TypedAnswer,
    errors: FormErrors,
}

#[derive(Template)]
#[template(path = "recommendations/html/moderate.html")]
struct ModeratePage {
    shell: Shell,
    reference: String,
    back: String,
    action: String,
    text: String,
    lang: String,
    deeds: Vec<Choice>,
    institutions: Vec<Choice>,
    typed: Typed,
    errors: FormErrors,
}

/// An act as lists and pages tell it, never with what was hidden.
pub struct ActLine {
    reference: String,
    href: String,
    at: Instant,
    what: String,
    reason: String,
    /// The recommendation, where the reader may see it.
    about: Option<(String, String)>,
    state: &'static str,
    state_word: String,
    /// What came of it, each with its moment.
    then: Vec<String>,
}

impl ActLine {
    async fn of(ctx: &Ctx, act: &ModerationRow) -> Result<Self> {
        let about = own_store::find_recommendation(ctx.db().read(), act.recommendation_id)
            .await?
            .filter(|row| ctx.viewer.may_see(row.audience_id))
            .map(|row| (row.reference(), localised(ctx, &row.path())));
        let target = match act.deed() {
            Some(Deed::Redirect) => body::find_organisation_by_key(ctx.db().read(), &act.target)
                .await?
                .map_or_else(
                    || act.target.clone(),
                    |organisation| organisation.name.text(ctx.locale).to_owned(),
                ),
            Some(Deed::Merge) => visible_target(ctx, &act.target).await?,
            _ => String::new(),
        };
        Ok(Self::told(ctx, act, about, &target))
    }

    fn told(ctx: &Ctx, act: &ModerationRow, about: Option<(String, String)>, target: &str) -> Self {
        let state = act.state();
        let shell = Shell::titled(ctx, String::new());
        let mut then = Vec::new();
        let mut tell = |key: &str, at: Option<Instant>, why: &str| {
            if let Some(at) = at {
                let args = [("when", shell.moment(&at).into()), ("why", why.into())];
                then.push(ctx.say(key, &args));
            }
        };
        tell(
            "recommendations-moderation-then-appeal",
            act.appealed_at,
            "",
        );
        let why = act.decision_reason.as_deref().unwrap_or_default();
        let decision = act.decision.as_deref().unwrap_or("upheld");
        let key = format!("recommendations-moderation-then-{decision}");
        tell(&key, act.decided_at, why);
        if act.decided_at.is_none() || decision != "granted" {
            let why = act.lift_reason.as_deref().unwrap_or_default();
            tell("recommendations-moderation-then-lifted", act.lifted_at, why);
        }
        Self {
            reference: act.reference(),
            href: localised(ctx, &act.path()),
            at: act.at,
            what: ctx.say(
                &format!("recommendations-moderation-did-{}", act.act),
                &[("target", target.into())],
            ),
            reason: act.reason.clone(),
            about,
            state: match state.code() {
                "lifted" => "declined",
                "appealed" => "asked",
                _ => "accepted",
            },
            state_word: ctx.say(
                &format!("recommendations-moderation-state-{}", state.code()),
                &[],
            ),
            then,
        }
    }
}

/// The other recommendation by its reference, or that it is one that the reader does not see.
async fn visible_target(ctx: &Ctx, reference: &str) -> Result<String> {
    match get_recommendation(ctx, reference).await {
        Ok(row) => Ok(row.reference()),
        Err(Error::NotFound) => Ok(ctx.say("recommendations-moderation-another", &[])),
        Err(error) => Err(error),
    }
}

/// What was done to a recommendation, for its page.
///
/// # Errors
/// The database's.
pub async fn notices(ctx: &Ctx, row: &RecommendationRow) -> Result<Vec<ActLine>> {
    let mut lines = Vec::new();
    for act in own_store::list_of(ctx.db().read(), row.id).await? {
        if act.stands() {
            lines.push(ActLine::of(ctx, &act).await?);
        }
    }
    Ok(lines)
}

/// An act as the page of its recommendation tells it.
pub struct Notice {
    pub href: String,
    pub reference: String,
    pub sentence: String,
}

impl ActLine {
    /// For the page of a recommendation.
    #[must_use]
    pub fn notice(&self) -> Notice {
        Notice {
            href: self.href.clone(),
            reference: self.reference.clone(),
            sentence: format!("{} {}", self.what, self.reason),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Before {
    before: String,
}

pub async fn log(ctx: Ctx, Query(query): Query<Before>) -> Result<Response> {
    let before = parse_reference(&query.before);
    let mut found = own_store::list_log(ctx.db().read(), before).await?;
    let more = found.len() > usize::try_from(PAGE).unwrap_or(0);
    found.truncate(usize::try_from(PAGE).unwrap_or(0));
    let older = match found.last() {
        Some(last) if more => format!("/{}/moderation?before={}", ctx.locale, last.reference()),
        _ => String::new(),
    };
    let mut acts = Vec::new();
    for act in &found {
        acts.push(ActLine::of(&ctx, act).await?);
    }
    render(&LogPage {
        shell: Shell::new(&ctx, "recommendations-moderation-title"),
        acts,
        older,
    })
}

/// What a reader types about an act.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TypedAnswer {
    version: i64,
    reason: String,
    appeal: String,
    decision: String,
}

pub async fn act(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    let act = actions::get_moderation(&ctx, &reference).await?;
    let form = (TypedAnswer::default(), FieldErrors::new());
    act_page(&ctx, &act, StatusCode::OK, form).await
}

async fn act_page(
    ctx: &Ctx,
    act: &ModerationRow,
    status: StatusCode,
    (typed, errors): (TypedAnswer, FieldErrors),
) -> Result<Response> {
    let is_author = actions::is_author(ctx, act).await?;
    let decides = policy::may_decide(&ctx.viewer).is_some();
    let moderates = policy::may_moderate(&ctx.viewer).is_some();
    let path = localised(ctx, &act.path());
    let where_to = |open: bool, part: &str| {
        if open {
            format!("{path}/{part}")
        } else {
            String::new()
        }
    };
    let shell = Shell::titled(
        ctx,
        ctx.say(
            "recommendations-moderation-one",
            &[("reference", act.reference().into())],
        ),
    );
    let view = ActPage {
        act: ActLine::of(ctx, act).await?,
        version: act.version,
        appeal: if is_author || decides || moderates {
            act.appeal.clone().unwrap_or_default()
        } else {
            String::new()
        },
        lifting: where_to(moderates && act.stands(), "lifting"),
        appealing: where_to(
            is_author && act.stands() && act.appealed_at.is_none(),
            "appeal",
        ),
        deciding: where_to(
            decides && act.stands() && act.appealed_at.is_some() && act.decided_at.is_none(),
            "decision",
        ),
        decisions: decisions(ctx, &typed.decision),
        errors: FormErrors::of(&shell, &errors),
        typed,
        shell,
    };
    render_with(status, &view)
}

fn decisions(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    ["upheld", "granted"]
        .into_iter()
        .map(|decision| Choice {
            value: decision.into(),
            label: ctx.say(
                &format!("recommendations-moderation-decision-{decision}"),
                &[],
            ),
            selected: decision == chosen,
        })
        .collect()
}

async fn answered(
    ctx: &Ctx,
    reference: &str,
    typed: TypedAnswer,
    done: Result<ModerationRow>,
) -> Result<Response> {
    match done {
        Ok(act) => Ok(see_other(ctx, &act.path())),
        Err(Error::Invalid(errors)) => {
            let act = actions::get_moderation(ctx, reference).await?;
            act_page(ctx, &act, StatusCode::UNPROCESSABLE_ENTITY, (typed, errors)).await
        }
        Err(error) => Err(error),
    }
}

pub async fn lift(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<TypedAnswer>,
) -> Result<Response> {
    let done = actions::lift(&ctx, &reference, typed.version, &typed.reason).await;
    answered(&ctx, &reference, typed, done).await
}

pub async fn appeal(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<TypedAnswer>,
) -> Result<Response> {
    let done = actions::appeal(&ctx, &reference, typed.version, &typed.appeal).await;
    answered(&ctx, &reference, typed, done).await
}

pub async fn decide(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<TypedAnswer>,
) -> Result<Response> {
    let decision = (typed.decision.as_str(), typed.reason.as_str());
    let done = actions::decide(&ctx, &reference, typed.version, decision).await;
    answered(&ctx, &reference, typed, done).await
}

pub async fn form(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    let row = get_recommendation(&ctx, &reference).await?;
    let typed = Typed {
        version: row.version,
        ..Typed::default()
    };
    form_page(&ctx, &row, StatusCode::OK, (typed, FieldErrors::new())).await
}

pub async fn moderate(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    match actions::moderate(&ctx, &reference, &typed).await {
        Ok(act) => Ok(see_other(&ctx, &act.path())),
        Err(Error::Invalid(errors)) => {
            let row = get_recommendation(&ctx, &reference).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            form_page(&ctx, &row, status, (typed, errors)).await
        }
        Err(error) => Err(error),
    }
}

async fn form_page(
    ctx: &Ctx,
    row: &RecommendationRow,
    status: StatusCode,
    (typed, errors): (Typed, FieldErrors),
) -> Result<Response> {
    let db = ctx.db().read();
    // The form is there for what an organisation submitted, and for nothing else.
    crate::slices::recommendations::submissions::store::find_submitted(db, row.id)
        .await?
        .ok_or(Error::NotFound)?;
    let institutions = body::list_organisations(db, &ctx.viewer, ctx.locale)
        .await?
        .into_iter()
        .map(|organisation| Choice {
            label: organisation.name.text(ctx.locale).to_owned(),
            selected: organisation.key == typed.institution,
            value: organisation.key,
        });
    let none = Choice {
        value: String::new(),
        label: ctx.say("web-not-known", &[]),
        selected: typed.institution.is_empty(),
    };
    let shell = Shell::new(ctx, "recommendations-moderation-form");
    let view = ModeratePage {
        reference: row.reference(),
        back: localised(ctx, &row.path()),
        action: format!("{}/moderation", localised(ctx, &row.path())),
        text: row.texts.of_record().to_owned(),
        lang: row.texts.record.clone(),
        deeds: deeds(ctx, &typed.act),
        institutions: std::iter::once(none).chain(institutions).collect(),
        errors: FormErrors::of(&shell, &errors),
        typed,
        shell,
    };
    render_with(status, &view)
}

fn deeds(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    Deed::ALL
        .into_iter()
        .map(|deed| Choice {
            value: deed.code().into(),
            label: ctx.say(
                &format!("recommendations-moderation-act-{}", deed.code()),
                &[],
            ),
            selected: deed.code() == chosen,
        })
        .collect()
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let row = |number, appealed: bool, decision: Option<&str>| ModerationRow {
        id: uuid::Uuid::nil(),
        number,
        recommendation_id: uuid::Uuid::nil(),
        act: "hide".into(),
        target: String::new(),
        reason: "It names a witness who may be harmed.".into(),
        at: ctx.now,
        by_person: None,
        appeal: appealed.then(|| "The witness has agreed.".to_owned()),
        appealed_at: appealed.then_some(ctx.now),
        appealed_by: None,
        decision: decision.map(str::to_owned),
        decision_reason: decision.map(|_| "The consent is on file.".to_owned()),
        decided_at: decision.map(|_| ctx.now),
        decided_by: None,
        lifted_at: decision.filter(|d| *d == "granted").map(|_| ctx.now),
        lifted_by: None,
        lift_reason: None,
        version: 1,
    };
    let about = || Some(("R-0364".to_owned(), "/en/recommendations/R-0364".to_owned()));
    let lines = vec![
        ActLine::told(ctx, &row(3, false, None), None, ""),
        ActLine::told(ctx, &row(2, true, None), None, ""),
        ActLine::told(ctx, &row(1, true, Some("granted")), about(), ""),
    ];
    let log = |acts, older: &str| LogPage {
        shell: Shell::new(ctx, "recommendations-moderation-title"),
        acts,
        older: older.into(),
    };
    let errors = |fields: &[(&'static str, &str)]| -> FormErrors {
        fields
            .iter()
            .map(|(field, key)| (*field, ctx.say(key, &[])))
            .collect()
    };
    let act = |lifting: &str, appealing: &str, deciding: &str| ActPage {
        shell: Shell::titled(
            ctx,
            ctx.say(
                "recommendations-moderation-one",
                &[("reference", "M-0002".into())],
            ),
        ),
        act: ActLine::told(ctx, &row(2, true, Some("upheld")), about(), ""),
        version: 1,
        appeal: "The witness has agreed.".into(),
        lifting: lifting.into(),
        appealing: appealing.into(),
        deciding: deciding.into(),
        decisions: decisions(ctx, ""),
        typed: TypedAnswer::default(),
        errors: errors(&[
            ("reason", "recommendations-moderation-reason-empty"),
            ("decision", "recommendations-moderation-decision-missing"),
        ]),
    };
    let path = "/en/moderation/M-0002";
    let form = ModeratePage {
        shell: Shell::new(ctx, "recommendations-moderation-form"),
        reference: "R-0364".into(),
        back: "/en/recommendations/R-0364".into(),
        action: "/en/recommendations/R-0364/moderation".into(),
        text: "Open the prisons to monitors.".into(),
        lang: "en".into(),
        deeds: deeds(ctx, "merge"),
        institutions: Vec::new(),
        typed: Typed::default(),
        errors: errors(&[
            ("act", "recommendations-moderation-act-missing"),
            ("same_as", "recommendations-moderation-same-unknown"),
            (
                "institution",
                "recommendations-moderation-institution-missing",
            ),
        ]),
    };
    vec![
        (
            "moderation_log",
            log(lines, "/en/moderation?before=M-0001").render(),
        ),
        ("moderation_log_empty", log(Vec::new(), "").render()),
        (
            "moderation_act",
            act("", &format!("{path}/appeal"), "").render(),
        ),
        (
            "moderation_decision",
            act(&format!("{path}/lifting"), "", &format!("{path}/decision")).render(),
        ),
        ("moderate", form.render()),
    ]
}
