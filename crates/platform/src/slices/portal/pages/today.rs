//! One desk for each person: everything that waits for them, with its date and one way in. Nothing else nags.

use crate::{
    app,
    slice::{Sample, Waiting},
    slices::portal::policy,
};
use askama::Template;
use axum::response::Response;
use kenes_kernel::{
    Ctx, Error, Result,
    page::{Shell, render},
};

/// Days of what is called soon.
const SOON: i32 = 7;

#[derive(Template)]
#[template(path = "portal/html/today.html")]
struct TodayPage {
    shell: Shell,
    lead: String,
    groups: Vec<Group>,
}

/// What waits together: overdue, soon, later, without a date.
struct Group {
    id: &'static str,
    title: String,
    lines: Vec<Line>,
}

struct Line {
    act: String,
    text: String,
    lang: String,
    href: String,
    due: String,
    overdue: bool,
}

pub async fn page(ctx: Ctx) -> Result<Response> {
    if !policy::has_desk(&ctx.viewer) {
        return Err(Error::NotFound);
    }
    let mut waiting = Vec::new();
    for slice in app::slices() {
        if let Some(today) = slice.today {
            waiting.extend(today(&ctx).await?);
        }
    }
    render(&TodayPage::new(&ctx, waiting))
}

impl TodayPage {
    fn new(ctx: &Ctx, mut waiting: Vec<Waiting>) -> Self {
        waiting.sort_by_key(|one| one.due);
        let count = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
        let today = ctx.today();
        let soon = today.0.saturating_add(jiff::Span::new().days(SOON));
        let mut groups: Vec<Group> = ["overdue", "soon", "later", "undated"]
            .map(|id| Group {
                id,
                title: ctx.say(&format!("portal-today-{id}"), &[]),
                lines: Vec::new(),
            })
            .into();
        for one in waiting {
            let at = match one.due {
                Some(day) if day < today => 0,
                Some(day) if day.0 <= soon => 1,
                Some(_) => 2,
                None => 3,
            };
            groups[at].lines.push(Line {
                act: one.act,
                text: one.text,
                lang: one.lang,
                href: format!("/{}{}", ctx.locale, one.href),
                due: one
                    .due
                    .map(|day| ctx.kernel.words.day(ctx.locale, day))
                    .unwrap_or_default(),
                overdue: at == 0,
            });
        }
        groups.retain(|group| !group.lines.is_empty());
        Self {
            shell: Shell::new(ctx, "portal-today-title"),
            lead: ctx.say("portal-today-lead", &[("n", count.into())]),
            groups,
        }
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let one = |due: Option<i32>| Waiting {
        act: "Answer".into(),
        text: "R-0142 · Which draft law?".into(),
        lang: "en".into(),
        href: "/duties/D-0007".into(),
        due: due.map(|days| {
            let span = jiff::Span::new().days(days);
            kenes_kernel::clock::Day(ctx.today().0.saturating_add(span))
        }),
    };
    let all = vec![one(Some(-3)), one(Some(2)), one(Some(30)), one(None)];
    vec![
        ("today", TodayPage::new(ctx, all).render()),
        ("today_empty", TodayPage::new(ctx, Vec::new()).render()),
    ]
}
