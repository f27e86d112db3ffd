//! What a person does with their shortcuts. Own conveniences: not journaled, erased with the person.

use super::{model::Shortcuts, store};
use kenes_kernel::{Ctx, Error, Result};
use std::collections::BTreeMap;

/// The shortcuts of whoever asks; the usual ones for those who never changed them.
///
/// # Errors
/// The database's.
pub async fn shortcuts_of(ctx: &Ctx) -> Result<Shortcuts> {
    let Some(person) = ctx.viewer.person_id() else {
        return Ok(Shortcuts::default());
    };
    Ok(store::find(ctx.db().read(), person)
        .await?
        .unwrap_or_default())
}

/// Keeps a person's own shortcuts.
///
/// # Errors
/// `NotFound` for visitors; `Invalid`.
pub async fn change(ctx: &Ctx, in_use: bool, typed: &BTreeMap<String, String>) -> Result<()> {
    let person = ctx.viewer.person_id().ok_or(Error::NotFound)?;
    let shortcuts = Shortcuts::check(in_use, typed).map_err(Error::Invalid)?;
    let tx = ctx.db().write().await?;
    store::put(&*tx, person, &shortcuts, ctx.now).await?;
    tx.commit(ctx).await
}
