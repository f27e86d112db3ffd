//! Who works on a draft: words, steps, and the form that changes it.

use super::{Choice, as_typed, page};
use crate::slices::{
    body::{self, CoalitionRow},
    recommendations::submissions::{
        actions,
        circles::{self, Circle},
        store as own_store,
        tables::{CircleStepRow, SubmissionRow},
    },
};
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    page::{At, see_other},
};
use serde::Deserialize;
use uuid::Uuid;

/// What the page of a draft says of its circle.
pub struct CircleView {
    /// Who works on it now; empty for a draft that is not kept yet.
    pub now: String,
    /// Who may; none for whoever is not its author.
    pub choices: Vec<Choice>,
    pub action: String,
    pub steps: Vec<String>,
    /// Whether the viewer's organisation is the author.
    pub own: bool,
    pub in_coalition: bool,
}

impl CircleView {
    pub async fn of(ctx: &Ctx, row: Option<&SubmissionRow>, organisation: Uuid) -> Result<Self> {
        let Some(row) = row else {
            return Ok(Self {
                now: String::new(),
                choices: Vec::new(),
                action: String::new(),
                steps: Vec::new(),
                own: true,
                in_coalition: false,
            });
        };
        let db = ctx.db().read();
        let coalitions = body::list_coalitions(db, &ctx.viewer).await?;
        let now = circles::circle_of(ctx, row.audience_id, &coalitions);
        let steps = own_store::list_circle_steps(db, &ctx.viewer, row.id).await?;
        Ok(Self {
            choices: circles::choices(ctx, row, &coalitions)
                .into_iter()
                .map(|circle| Choice {
                    value: circle.value(),
                    label: circle_word(ctx, &circle),
                    selected: now == circle,
                })
                .collect(),
            action: format!("/{}{}/circle", ctx.locale, row.path()),
            steps: steps
                .iter()
                .map(|step| step_line(ctx, step, &coalitions))
                .collect(),
            own: row.organisation_id == organisation,
            in_coalition: matches!(now, Circle::Coalition { .. }),
            now: circle_word(ctx, &now),
        })
    }

    pub fn sample(ctx: &Ctx) -> Self {
        let coalition = Circle::Coalition {
            id: ctx.id(),
            name: "Coalition against torture".into(),
        };
        Self {
            now: circle_word(ctx, &Circle::Organisation),
            choices: [Circle::Person, Circle::Organisation]
                .map(|circle| Choice {
                    value: circle.value(),
                    label: circle_word(ctx, &circle),
                    selected: circle == Circle::Organisation,
                })
                .into(),
            action: "/en/submissions/x/circle".into(),
            steps: vec![format!("3 May 2026: {}", circle_word(ctx, &coalition))],
            own: true,
            in_coalition: true,
        }
    }
}

pub fn circle_word(ctx: &Ctx, circle: &Circle) -> String {
    let key = format!("recommendations-circle-{}", circle.code());
    match circle {
        Circle::Coalition { name, .. } => ctx.say(&key, &[("name", name.as_str().into())]),
        _ => ctx.say(&key, &[]),
    }
}

/// "3 May 2026: Coalition against torture".
fn step_line(ctx: &Ctx, step: &CircleStepRow, coalitions: &[CoalitionRow]) -> String {
    let words = &ctx.kernel.words;
    let day = words.day(ctx.locale, step.at.day(&ctx.kernel.zone));
    let circle = circles::circle_of(ctx, step.audience_id, coalitions);
    format!("{day}: {}", circle_word(ctx, &circle))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CircleForm {
    version: i64,
    circle: String,
}

pub async fn set_circle(
    ctx: Ctx,
    At(id): At<Uuid>,
    Form(form): Form<CircleForm>,
) -> Result<Response> {
    let row = actions::get_submission(&ctx, id).await?;
    match circles::set_circle(&ctx, id, form.version, &form.circle).await {
        Ok(()) => Ok(see_other(&ctx, &row.path())),
        Err(Error::Invalid(errors)) => {
            let (_, organisation) = actions::drafting(&ctx)?;
            let typed = as_typed(&ctx, &row).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&ctx, &organisation, Some(&row), status, (typed, errors)).await
        }
        Err(error) => Err(error),
    }
}
