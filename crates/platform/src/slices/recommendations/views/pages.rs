//! The forms beside the register with which a person keeps views.

use super::actions;
use crate::slices::recommendations::model::filter::Filter;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    page::{At, Shell, see_other},
};
use serde::Deserialize;
use uuid::Uuid;

/// A saved view as the register shows it.
pub struct ViewLink {
    pub name: String,
    pub href: String,
    pub current: bool,
    pub removal: String,
}

/// The views of the person who looks, and the form for one more.
#[derive(Default)]
pub struct SavedViews {
    pub links: Vec<ViewLink>,
    /// Empty for visitors, and while nothing is asked that a name could stand for.
    pub action: String,
    pub query: String,
    pub name: String,
    pub error: String,
}

/// A name that could not be taken, with its sentence.
#[derive(Default)]
pub struct Typed {
    pub name: String,
    pub error: String,
}

pub async fn saved_views(ctx: &Ctx, filter: &Filter, typed: Typed) -> Result<SavedViews> {
    if ctx.viewer.person_id().is_none() {
        return Ok(SavedViews::default());
    }
    let shell = Shell::titled(ctx, String::new());
    let query = filter.first_page().to_query();
    let links = actions::list_own(ctx)
        .await?
        .into_iter()
        .map(|view| ViewLink {
            href: shell.url(&Filter::from_query(&view.query).address("/recommendations")),
            removal: shell.url(&format!("/recommendations/views/{}/removal", view.id)),
            current: view.query == query,
            name: view.name,
        })
        .collect();
    Ok(SavedViews {
        links,
        action: if filter.is_whole() && typed.error.is_empty() {
            String::new()
        } else {
            shell.url("/recommendations/views")
        },
        query,
        name: typed.name,
        error: typed.error,
    })
}

#[derive(Deserialize)]
pub struct ViewPosted {
    #[serde(default)]
    name: String,
    #[serde(default)]
    query: String,
}

pub async fn save(ctx: Ctx, Form(form): Form<ViewPosted>) -> Result<Response> {
    match actions::save(&ctx, &form.name, &form.query).await {
        Ok(address) => Ok(see_other(&ctx, &address)),
        Err(Error::Invalid(errors)) => {
            let shell = Shell::titled(&ctx, String::new());
            let typed = Typed {
                error: errors
                    .get("name")
                    .map(|error| shell.say_error(error))
                    .unwrap_or_default(),
                name: form.name,
            };
            let filter = Filter::from_query(&form.query).first_page();
            crate::slices::recommendations::pages::show_register(
                &ctx,
                &filter,
                StatusCode::UNPROCESSABLE_ENTITY,
                typed,
            )
            .await
        }
        Err(error) => Err(error),
    }
}

pub async fn remove(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    actions::remove(&ctx, id).await?;
    Ok(see_other(&ctx, "/recommendations"))
}
