//! Publishing, admitting and withdrawing keys.

use super::channels::channel_page;
use crate::slices::channel::actions;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    page::{At, see_other},
};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Published {
    recipient: String,
}

pub async fn publish(ctx: Ctx, At(id): At<Uuid>, Form(form): Form<Published>) -> Result<Response> {
    match actions::publish(&ctx, id, &form.recipient).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/channels/{id}"))),
        Err(Error::Invalid(errors)) => {
            // What was typed is not shown again: it may be a secret key.
            channel_page(&ctx, id, StatusCode::UNPROCESSABLE_ENTITY, &errors).await
        }
        Err(error) => Err(error),
    }
}

pub async fn admit(ctx: Ctx, At((id, key)): At<(Uuid, Uuid)>) -> Result<Response> {
    actions::admit(&ctx, id, key).await?;
    Ok(see_other(&ctx, &format!("/channels/{id}")))
}

pub async fn withdraw(ctx: Ctx, At((id, key)): At<(Uuid, Uuid)>) -> Result<Response> {
    actions::withdraw(&ctx, id, key).await?;
    Ok(see_other(&ctx, &format!("/channels/{id}")))
}
