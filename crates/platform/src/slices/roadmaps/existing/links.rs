//! Key recommendations that the import of their file did not find, linked by a person afterwards.

use super::{
    actions::{get_import, take_back},
    store::{self as imports, links},
    tables::{KeyLinkRow, KeyRow},
};
use crate::slices::{
    recommendations::{Filter, get_recommendation, list_recommendations},
    roadmaps::{
        actions::{find_standing, permit, place_by_hand},
        model::{parse_recommendation, recommendation_reference},
        store,
    },
};
use kenes_kernel::{
    Ctx, Error, Result,
    error::Refusal,
    form::{FieldError, line, wrong},
};
use std::collections::HashMap;
use uuid::Uuid;

/// How many recommendations are offered for a few letters.
const OFFERED: i64 = 8;

/// The keys that an import did not find, and the links that persons gave them since.
///
/// # Errors
/// `NotFound`; the database's.
pub async fn list_unfound(
    ctx: &Ctx,
    import: Uuid,
) -> Result<(Vec<KeyRow>, HashMap<Uuid, KeyLinkRow>)> {
    get_import(ctx, import).await?;
    let db = ctx.db().read();
    let keys = links::list_unfound(db, import).await?;
    let ids: Vec<Uuid> = keys.iter().map(|key| key.id).collect();
    let linked = links::list_links(db, &ids).await?;
    Ok((keys, linked))
}

/// The numbers of recommendations that a few letters could mean, each word as a beginning.
///
/// # Errors
/// The database's.
pub async fn candidates(ctx: &Ctx, typed: &str) -> Result<Vec<i64>> {
    let words: Vec<String> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(20)
        .map(|word| format!("{word}*"))
        .collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let filter = Filter {
        search: words.join(" "),
        ..Filter::default()
    };
    let page = list_recommendations(ctx, &filter, OFFERED).await?;
    Ok(page.rows.iter().map(|row| row.number).collect())
}

/// The recommendation that a person means, by its number or by words that it alone has.
async fn find_typed(ctx: &Ctx, typed: &str) -> Result<i64> {
    let typed = line(typed);
    let refused = |error| Error::Invalid(wrong("recommendation", error));
    if typed.is_empty() {
        return Err(refused(FieldError::new("roadmaps-existing-link-none")));
    }
    if let Some(number) = parse_recommendation(&typed) {
        return match get_recommendation(ctx, &recommendation_reference(number)).await {
            Ok(row) => Ok(row.number),
            Err(Error::NotFound) => Err(refused(FieldError::new("roadmaps-existing-link-none"))),
            Err(error) => Err(error),
        };
    }
    match candidates(ctx, &typed).await?.as_slice() {
        [one] => Ok(*one),
        [] => Err(refused(FieldError::new("roadmaps-existing-link-none"))),
        _ => Err(refused(FieldError::new("roadmaps-existing-link-several"))),
    }
}

/// Links a key to the recommendation that is typed: its asks come into the road map and stay there, but what a person
/// has placed elsewhere stays where it is.
///
/// # Errors
/// `NotFound`; `Invalid` at the field `recommendation`; `Refused` when the key is linked already.
pub async fn link(ctx: &Ctx, import: Uuid, key: Uuid, typed: &str) -> Result<()> {
    let permit = permit(ctx)?;
    get_import(ctx, import).await?;
    let db = ctx.db().read();
    let key = links::find_key(db, import, key)
        .await?
        .ok_or(Error::NotFound)?;
    let number = find_typed(ctx, typed).await?;
    let asks = store::list_asks_of(db, &ctx.viewer, number).await?;
    let first = asks.first().ok_or(Error::NotFound)?;
    let mut tx = ctx.db().write().await?;
    let known = links::list_links(&*tx, &[key.id]).await?;
    if key.recommendation_id.is_some() || !known.is_empty() {
        return Err(Refusal::new("roadmaps-existing-linked-already").into());
    }
    let row = KeyLinkRow {
        id: ctx.id(),
        key_id: key.id,
        recommendation_id: first.recommendation_id,
        from_at: ctx.now,
        linked_by: ctx.viewer.person_id(),
        until_at: None,
    };
    links::insert_link(&tx, &permit, &row).await?;
    tx.record("link", row.snapshot());
    let target = store::get_road_map(&*tx, key.road_map_id).await?;
    for ask in &asks {
        let standing = find_standing(&*tx, ask.ask_id).await?;
        if standing.is_none_or(|standing| !standing.pinned) {
            place_by_hand(&mut tx, &permit, ctx, ask, &target, None).await?;
        }
    }
    tx.commit(ctx).await
}

/// Takes a link back: what it had brought into the road map stands as before, unless somebody moved it since.
///
/// # Errors
/// `NotFound`; `Refused` when it is not linked any more.
pub async fn unlink(ctx: &Ctx, import: Uuid, key: Uuid) -> Result<()> {
    let permit = permit(ctx)?;
    get_import(ctx, import).await?;
    let db = ctx.db().read();
    let key = links::find_key(db, import, key)
        .await?
        .ok_or(Error::NotFound)?;
    let mut tx = ctx.db().write().await?;
    let gone = || Refusal::new("roadmaps-nothing-to-undo");
    let mut link = links::list_links(&*tx, &[key.id])
        .await?
        .remove(&key.id)
        .ok_or_else(gone)?;
    if !links::end_link(&tx, &permit, link.id, ctx.now, ctx.viewer.person_id()).await? {
        return Err(gone().into());
    }
    link.until_at = Some(ctx.now);
    tx.record("unlink", link.snapshot());
    for place in imports::list_begun_at(&*tx, link.from_at).await? {
        let is_ours = place.road_map_id == key.road_map_id
            && place.placed_by == link.linked_by
            && place.until_at.is_none();
        if is_ours {
            take_back(&mut tx, &permit, ctx, place).await?;
        }
    }
    tx.commit(ctx).await
}
