//! The page on which a person sees, changes and switches off their keys.

use super::{
    actions,
    model::{ACTS, Shortcuts},
};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{FormErrors, Shell, render_with, see_other},
};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "accounts/html/shortcuts.html")]
pub struct ShortcutsPage {
    shell: Shell,
    in_use: bool,
    keys: Vec<KeyField>,
    saved: bool,
    errors: FormErrors,
}

struct KeyField {
    name: String,
    label: String,
    key: String,
    error: String,
}

#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    saved: String,
}

pub async fn shortcuts(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    if ctx.viewer.person.is_none() {
        return Ok(see_other(&ctx, "/sign-in?next=/account/shortcuts"));
    }
    let own = actions::shortcuts_of(&ctx).await?;
    let saved = !asked.saved.is_empty();
    render_with(
        StatusCode::OK,
        &page(&ctx, own.in_use, &own.keys, saved, &FieldErrors::new()),
    )
}

pub async fn change(ctx: Ctx, Form(form): Form<BTreeMap<String, String>>) -> Result<Response> {
    let usual = form.contains_key("usual");
    let typed = if usual {
        Shortcuts::default().keys
    } else {
        ACTS.into_iter()
            .map(|(act, _)| {
                let key = form.get(&format!("key-{act}")).cloned();
                (act.to_owned(), key.unwrap_or_default())
            })
            .collect()
    };
    let in_use = usual || form.contains_key("in_use");
    match actions::change(&ctx, in_use, &typed).await {
        Ok(()) => Ok(see_other(&ctx, "/account/shortcuts?saved=1")),
        Err(Error::Invalid(errors)) => render_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &page(&ctx, in_use, &typed, false, &errors),
        ),
        Err(error) => Err(error),
    }
}

fn page(
    ctx: &Ctx,
    in_use: bool,
    keys: &BTreeMap<String, String>,
    saved: bool,
    errors: &FieldErrors,
) -> ShortcutsPage {
    let shell = Shell::new(ctx, "accounts-keys-title");
    ShortcutsPage {
        in_use,
        saved,
        keys: ACTS
            .into_iter()
            .map(|(act, _)| {
                let name = format!("key-{act}");
                KeyField {
                    label: ctx.say(&format!("accounts-key-{act}"), &[]),
                    key: keys.get(act).cloned().unwrap_or_default(),
                    error: errors
                        .get(&name)
                        .map(|error| shell.say_error(error))
                        .unwrap_or_default(),
                    name,
                }
            })
            .collect(),
        errors: FormErrors::of(&shell, errors),
        shell,
    }
}

impl ShortcutsPage {
    pub fn sample(ctx: &Ctx) -> Self {
        let mut keys = Shortcuts::default().keys;
        keys.insert("seen".into(), "j".into());
        let errors = Shortcuts::check(true, &keys).err().unwrap_or_default();
        page(ctx, true, &keys, true, &errors)
    }
}
