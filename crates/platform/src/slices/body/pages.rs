//! The public page of the body's composition.

use super::{model::Kind, store};
use crate::slice::Sample;
use askama::Template;
use axum::response::Response;
use kenes_kernel::{
    Ctx, Result,
    page::{Shell, render},
};

#[derive(Template)]
#[template(path = "body/html/body.html")]
struct BodyPage {
    shell: Shell,
    organisation_count: usize,
    kinds: Vec<KindBlock>,
}

struct KindBlock {
    code: &'static str,
    name: String,
    organisations: Vec<OrganisationLine>,
}

struct OrganisationLine {
    name: String,
    lang: String,
}

impl BodyPage {
    fn sample(ctx: &Ctx) -> Self {
        Self {
            shell: Shell::new(ctx, "body-title"),
            organisation_count: 1,
            kinds: vec![KindBlock {
                code: "ministry",
                name: ctx.say("body-kind-ministry", &[]),
                organisations: vec![OrganisationLine {
                    name: "Ministry of Justice".into(),
                    lang: "en".into(),
                }],
            }],
        }
    }
}

pub async fn body(ctx: Ctx) -> Result<Response> {
    let rows = store::list_organisations(ctx.db().read(), &ctx.viewer, ctx.locale).await?;
    let kinds = Kind::ALL
        .into_iter()
        .map(|kind| KindBlock {
            code: kind.code(),
            name: ctx.say(&kind.key(), &[]),
            organisations: rows
                .iter()
                .filter(|row| row.kind == kind.code())
                .map(|row| {
                    let shown = row.name.shown(ctx.locale);
                    OrganisationLine {
                        name: shown.text.to_owned(),
                        lang: shown.language.to_owned(),
                    }
                })
                .collect(),
        })
        .filter(|block| !block.organisations.is_empty())
        .collect();
    render(&BodyPage {
        shell: Shell::new(&ctx, "body-title"),
        organisation_count: rows.len(),
        kinds,
    })
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    vec![("body", BodyPage::sample(ctx).render())]
}
