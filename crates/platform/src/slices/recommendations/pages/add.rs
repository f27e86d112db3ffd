//! The ways into the register, for those who have one.

use super::localised;
use crate::{slice::Sample, slices::recommendations::policy};
use askama::Template;
use axum::response::Response;
use kenes_kernel::{
    Ctx, Error, Result,
    page::{Shell, render},
};

#[derive(Template)]
#[template(path = "recommendations/html/add.html")]
struct WaysView {
    shell: Shell,
    ways: Vec<Way>,
}

struct Way {
    href: String,
    title: String,
    text: String,
}

pub async fn ways(ctx: Ctx) -> Result<Response> {
    if !policy::may_add(&ctx.viewer) {
        return Err(Error::NotFound);
    }
    let mut open = Vec::new();
    if policy::may_import(&ctx.viewer).is_some() {
        open.push(("observations", "/imports/observations"));
        open.push(("file", "/imports/new"));
    }
    if policy::represents(&ctx.viewer) {
        open.push(("form", "/submissions/new"));
        open.push(("report", "/submissions/reports/new"));
    }
    render(&view(&ctx, &open))
}

fn view(ctx: &Ctx, ways: &[(&str, &str)]) -> WaysView {
    WaysView {
        shell: Shell::new(ctx, "recommendations-add-title"),
        ways: ways
            .iter()
            .map(|(name, path)| Way {
                href: localised(ctx, path),
                title: ctx.say(&format!("recommendations-add-{name}"), &[]),
                text: ctx.say(&format!("recommendations-add-{name}-text"), &[]),
            })
            .collect(),
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let all = [
        ("observations", "/imports/observations"),
        ("file", "/imports/new"),
        ("form", "/submissions/new"),
        ("report", "/submissions/reports/new"),
    ];
    vec![("add", view(ctx, &all).render())]
}
