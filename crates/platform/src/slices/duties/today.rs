//! What waits for replies: one's own, and for the secretariat those of everybody.

use super::{
    handover::is_fresh,
    policy,
    store::duties::{self as store, AddressedRow, Wanted},
};
use crate::{slice::Waiting, slices::body};
use futures_util::future::BoxFuture;
use jiff::ToSpan as _;
use kenes_kernel::{Ctx, Result};

/// Replies that a desk lists; the others are behind a link.
const MOST: i64 = 30;
/// Days before its last day from which the secretariat looks after a reply.
const BEFORE: i32 = 14;

pub fn today(ctx: &Ctx) -> BoxFuture<'_, Result<Vec<Waiting>>> {
    Box::pin(async move {
        let mut waiting = Vec::new();
        if policy::may_answer(&ctx.viewer)
            && let Some(own) = &ctx.viewer.organisation
        {
            let wanted = Wanted {
                open: Some(true),
                addressee: Some(own.id),
                limit: MOST + 1,
                ..Wanted::default()
            };
            let href = format!("/duties?addressee={}", own.id);
            waiting.extend(listed(ctx, &wanted, "duties-today-answer", &href, false).await?);
            if let Some(key) = fresh_institution(ctx).await? {
                let href = format!("/duties/handover/{key}");
                let act = "duties-today-handover";
                waiting.push(Waiting::new(ctx, act, own.name.clone(), href));
            }
        }
        if policy::keeps_duties(&ctx.viewer) {
            let until = ctx.today().0.saturating_add(BEFORE.days());
            let wanted = Wanted {
                open: Some(true),
                due_until: Some(until.to_string()),
                limit: MOST + 1,
                ..Wanted::default()
            };
            waiting.extend(listed(ctx, &wanted, "duties-today-chase", "/duties", true).await?);
            let db = ctx.db().read();
            let today = ctx.today().iso();
            for (key, name) in store::list_without_holder(db, &ctx.viewer, &today).await? {
                let name = name.shown(ctx.locale);
                let href = format!("/body/organisations/{key}");
                let act = Waiting::new(ctx, "duties-today-no-holder", name.text, href);
                waiting.push(Waiting {
                    lang: name.language.to_owned(),
                    ..act
                });
            }
        }
        Ok(waiting)
    })
}

/// The key of the viewer's institution, where they have a duty in it since lately.
async fn fresh_institution(ctx: &Ctx) -> Result<Option<String>> {
    let Some(own) = &ctx.viewer.organisation else {
        return Ok(None);
    };
    let db = ctx.db().read();
    let holders = body::list_duty_holders(db, own.id).await?;
    let fresh = holders
        .iter()
        .any(|holder| holder.person_id == ctx.viewer.person_id() && is_fresh(ctx, holder));
    if !fresh {
        return Ok(None);
    }
    let row = body::find_organisation(db, own.id).await?;
    Ok(row.map(|row| row.key))
}

async fn listed(
    ctx: &Ctx,
    wanted: &Wanted,
    act: &str,
    all: &str,
    named: bool,
) -> Result<Vec<Waiting>> {
    let mut rows = store::list_duties(ctx.db().read(), &ctx.viewer, wanted).await?;
    let more = rows.len() as i64 > MOST;
    rows.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    let mut waiting = rows
        .iter()
        .map(|row| line(ctx, row, act, named))
        .collect::<Result<Vec<_>>>()?;
    if more {
        waiting.push(Waiting::new(ctx, "duties-today-more", "", all));
    }
    Ok(waiting)
}

fn line(ctx: &Ctx, row: &AddressedRow, act: &str, named: bool) -> Result<Waiting> {
    let duty = &row.duty;
    let what = duty.what.as_ref().map(|what| what.shown(ctx.locale));
    let mut text = duty.subject_reference.clone();
    if named {
        text = format!("{text} · {}", row.addressee.text(ctx.locale));
    } else if let Some(what) = &what {
        text = format!("{text} · {}", what.text);
    }
    let lang = what.filter(|_| !named).map(|what| what.language.to_owned());
    let act = Waiting::new(ctx, act, text, duty.path()).due(duty.due()?);
    Ok(Waiting {
        lang: lang.unwrap_or_default(),
        ..act
    })
}
