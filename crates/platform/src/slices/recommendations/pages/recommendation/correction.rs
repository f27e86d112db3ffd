//! The form in which the secretariat corrects a recommendation.

use super::{Refused, localised, page};
use crate::slices::recommendations::{
    actions::{self, Correction},
    tables::RecommendationRow,
};
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, Choice, FormErrors, Shell, see_other},
};

pub(super) struct CorrectionForm {
    pub action: String,
    pub text: String,
    pub paragraph: String,
    pub position_source: String,
    pub reason: String,
    pub version: i64,
    pub positions: Vec<Choice>,
    pub errors: FormErrors,
    pub open: bool,
}

impl CorrectionForm {
    pub fn new(
        ctx: &Ctx,
        row: &RecommendationRow,
        typed: Option<(Correction, FieldErrors)>,
    ) -> Self {
        let open = typed.is_some();
        let (typed, errors) = typed.unwrap_or_else(|| {
            (
                Correction {
                    text: row.texts.of_record().to_owned(),
                    position: row.position.clone(),
                    position_source: row.position_source.clone(),
                    paragraph: row.paragraph.clone(),
                    reason: String::new(),
                    version: row.version,
                },
                FieldErrors::new(),
            )
        });
        let shell = Shell::titled(ctx, String::new());
        Self {
            action: format!("{}/corrections", localised(ctx, &row.path())),
            positions: ["", "supported", "noted", "partly", "no-reply"]
                .into_iter()
                .map(|value| Choice {
                    value: value.into(),
                    label: if value.is_empty() {
                        ctx.say("web-not-known", &[])
                    } else {
                        ctx.say(&format!("web-position-{value}"), &[])
                    },
                    selected: typed.position == value,
                })
                .collect(),
            text: typed.text,
            paragraph: typed.paragraph,
            position_source: typed.position_source,
            reason: typed.reason,
            version: typed.version,
            errors: FormErrors::of(&shell, &errors),
            open,
        }
    }
}

pub async fn correct(
    ctx: Ctx,
    At(reference): At<String>,
    Form(correction): Form<Correction>,
) -> Result<Response> {
    match actions::correct(&ctx, &reference, correction.clone()).await {
        Ok(()) => {
            let row = actions::get_recommendation(&ctx, &reference).await?;
            Ok(see_other(&ctx, &row.path()))
        }
        Err(Error::Invalid(errors)) => {
            let row = actions::get_recommendation(&ctx, &reference).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let refused = Refused {
                correction: Some((correction, errors)),
                ..Refused::default()
            };
            page(&ctx, &row, status, refused).await
        }
        Err(error) => Err(error),
    }
}
