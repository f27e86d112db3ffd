//! What the author of a recommendation does with it on its page: change who sees it, take it back.

use super::{Refused, localised, page};
use crate::slices::recommendations::{
    actions, identity,
    moderation::{
        self,
        pages::{ActLine, Notice},
    },
    policy, protection, reads,
    submissions::{
        self,
        model::{Attribution, Reach},
        tables::AudienceStepRow,
    },
    tables::RecommendationRow,
};
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    access::{MEMBERS, MEMBERS_AND_OBSERVERS, PUBLIC},
    form::FieldErrors,
    page::{At, FormErrors, Shell, see_other},
};

/// Who sees it, and the choices that its author has.
pub(super) struct ReachForm {
    pub action: String,
    pub version: i64,
    /// What is the case.
    pub now: String,
    pub choices: Vec<ReachChoice>,
    pub errors: FormErrors,
    pub open: bool,
}

pub(super) struct ReachChoice {
    pub value: &'static str,
    pub label: String,
    pub selected: bool,
}

/// As anybody reads it; the author's own form says "our organisation".
fn reach_word(ctx: &Ctx, code: &str) -> String {
    ctx.say(&format!("recommendations-reach-by-{code}"), &[])
}

impl ReachForm {
    pub fn new(
        ctx: &Ctx,
        row: &RecommendationRow,
        steps: &[AudienceStepRow],
        typed: Option<(TypedReach, FieldErrors)>,
    ) -> Self {
        let own = ctx.viewer.organisation.as_ref().map(|o| o.audience_id);
        let now = match row.audience_id {
            PUBLIC => Reach::Public,
            MEMBERS_AND_OBSERVERS => Reach::MembersAndObservers,
            MEMBERS => Reach::Members,
            id if own == Some(id) => Reach::Organisation,
            _ => Reach::Coalition,
        };
        let open = typed.is_some();
        let (typed, errors) = typed.unwrap_or_else(|| {
            let typed = TypedReach {
                version: row.version,
                reach: now.code().to_owned(),
            };
            (typed, FieldErrors::new())
        });
        let shell = Shell::titled(ctx, String::new());
        let since = steps.last().map(|step| shell.moment(&step.at));
        Self {
            action: format!("{}/audience", localised(ctx, &row.path())),
            version: typed.version,
            now: ctx.say(
                if since.is_some() {
                    "recommendations-reach-now-since"
                } else {
                    "recommendations-reach-now"
                },
                &[
                    ("who", reach_word(ctx, now.code()).into()),
                    ("since", since.unwrap_or_default().into()),
                ],
            ),
            choices: Reach::ALL
                .into_iter()
                .map(|reach| ReachChoice {
                    value: reach.code(),
                    label: ctx.say(
                        &format!("recommendations-submission-reach-{}", reach.code()),
                        &[],
                    ),
                    selected: reach.code() == typed.reach,
                })
                .collect(),
            errors: FormErrors::of(&shell, &errors),
            open,
        }
    }
}

/// Who saw it before, and who since.
pub(super) fn step_sentence(
    ctx: &Ctx,
    row: &RecommendationRow,
    step: &AudienceStepRow,
    entry: Option<i64>,
) -> String {
    ctx.say(
        "recommendations-verb-audience",
        &[
            ("who", row.issuing_body.as_str().into()),
            ("before", reach_word(ctx, &step.before_reach).into()),
            ("after", reach_word(ctx, &step.reach).into()),
            ("entry", entry_word(ctx, entry).into()),
        ],
    )
}

/// Which entry of the journal, or that it waits for its batch.
pub(super) fn entry_word(ctx: &Ctx, entry: Option<i64>) -> String {
    match entry {
        Some(entry) => ctx.say("recommendations-entry", &[("entry", entry.into())]),
        None => ctx.say("recommendations-entry-waiting", &[]),
    }
}

/// What protects people on the page of a recommendation of civil society.
#[derive(Default)]
pub(super) struct Guarded {
    pub protected: String,
    pub moderated: Vec<Notice>,
    pub protect_href: String,
    pub moderate_href: String,
    pub identity_href: String,
    pub sealed: Vec<String>,
    pub reads: Vec<String>,
}

impl Guarded {
    pub async fn of(
        ctx: &Ctx,
        row: &RecommendationRow,
        (has_author, is_author): (bool, bool),
    ) -> Result<Self> {
        let db = ctx.db().read();
        let Some(submission) = (if has_author {
            submissions::store::find_submitted(db, row.id).await?
        } else {
            None
        }) else {
            return Ok(Self::default());
        };
        let is_sealed = submission.attribution == Attribution::Participant.code();
        let own = ctx.viewer.organisation.as_ref().map(|own| own.id);
        let may_open = is_sealed && own.is_some() && own == submission.opener_id;
        let (mut sealed, mut reads) = (Vec::new(), Vec::new());
        if is_author {
            reads = reads::view::lines(ctx, &[row.id, submission.id]).await?;
        }
        if is_author && is_sealed {
            sealed.push(ctx.say("recommendations-attribution-is-sealed", &[]));
            for opening in identity::store::list_openings(db, row.id).await? {
                sealed.push(identity::pages::line(ctx, &opening).await?);
            }
        }
        let done = protection::store::find_protection(ctx.db().read(), row.id).await?;
        let path = localised(ctx, &row.path());
        let to = |open: bool, part: &str| {
            if open {
                format!("{path}/{part}")
            } else {
                String::new()
            }
        };
        let may_protect = policy::may_protect(&ctx.viewer).is_some()
            && (is_author || !policy::represents(&ctx.viewer));
        let notices = moderation::pages::notices(ctx, row).await?;
        let shell = Shell::titled(ctx, String::new());
        Ok(Self {
            protect_href: to(may_protect && done.is_none(), "protection"),
            identity_href: to(may_open, "identity"),
            sealed,
            reads,
            moderate_href: to(policy::may_moderate(&ctx.viewer).is_some(), "moderation"),
            moderated: notices.iter().map(ActLine::notice).collect(),
            protected: done.map_or_else(String::new, |done| {
                ctx.say(
                    &format!("recommendations-protection-notice-{}", done.by_whom),
                    &[("when", shell.moment(&done.at).into())],
                )
            }),
        })
    }
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub struct TypedReach {
    version: i64,
    reach: String,
}

pub async fn set_reach(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<TypedReach>,
) -> Result<Response> {
    match submissions::reach::set_reach(&ctx, &reference, typed.version, &typed.reach).await {
        Ok(row) => Ok(see_other(&ctx, &row.path())),
        Err(Error::Invalid(errors)) => {
            let row = actions::get_recommendation(&ctx, &reference).await?;
            let refused = Refused {
                reach: Some((typed, errors)),
                ..Refused::default()
            };
            page(&ctx, &row, StatusCode::UNPROCESSABLE_ENTITY, refused).await
        }
        Err(error) => Err(error),
    }
}

/// What its author needs to take a recommendation back.
pub(super) struct WithdrawalForm {
    pub action: String,
    pub reason: String,
    pub errors: FormErrors,
    pub open: bool,
}

impl WithdrawalForm {
    pub fn new(ctx: &Ctx, row: &RecommendationRow, typed: Option<(String, FieldErrors)>) -> Self {
        let open = typed.is_some();
        let (reason, errors) = typed.unwrap_or_default();
        Self {
            action: format!("{}/withdrawal", localised(ctx, &row.path())),
            reason,
            errors: FormErrors::of(&Shell::titled(ctx, String::new()), &errors),
            open,
        }
    }
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub struct TypedWithdrawal {
    reason: String,
}

pub async fn withdraw(
    ctx: Ctx,
    At(reference): At<String>,
    Form(typed): Form<TypedWithdrawal>,
) -> Result<Response> {
    match submissions::actions::withdraw(&ctx, &reference, &typed.reason).await {
        Ok(row) => Ok(see_other(&ctx, &row.path())),
        Err(Error::Invalid(errors)) => {
            let row = actions::get_recommendation(&ctx, &reference).await?;
            let refused = Refused {
                withdrawal: Some((typed.reason, errors)),
                ..Refused::default()
            };
            page(&ctx, &row, StatusCode::UNPROCESSABLE_ENTITY, refused).await
        }
        Err(error) => Err(error),
    }
}
