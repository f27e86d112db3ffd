//! Concluding observations: read as such, and corrected before they are imported.

use super::{Preview, fill, get_import, open, parse_kept, put, read_chosen};
use crate::slices::recommendations::{
    imports::{model::Chosen, store as import_store},
    policy,
};
use bytes::Bytes;
use kenes_documents::{Format, observations::Edits};
use kenes_kernel::{
    Ctx, Error, Result,
    error::{Conflict, Refusal},
};
use std::sync::Arc;
use uuid::Uuid;

/// Reads a document or a pasted text as concluding observations and keeps it; the register stays as it is.
///
/// # Errors
/// As [`super::read_import`].
pub async fn read_observations(ctx: &Ctx, file_name: &str, bytes: Bytes) -> Result<Preview> {
    let chosen = Chosen::Observations(Edits::default());
    read_chosen(ctx, file_name, bytes, chosen).await
}

/// Keeps what a person corrected in a reading that waits for its confirmation.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Refused` when the import is past reading or none of concluding observations;
/// `Conflict` when somebody corrected it in the meantime.
pub async fn correct_observations(
    ctx: &Ctx,
    id: Uuid,
    version: i64,
    edits: Edits,
) -> Result<Preview> {
    let permit = policy::may_import(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut row = get_import(ctx, id).await?;
    open(&row)?;
    if row.format != Format::Observations.code() {
        return Err(Refusal::new("recommendations-import-not-readable").into());
    }
    if row.version != version {
        return Err(Error::Conflict(Arc::new(Conflict {
            path: format!("/imports/{id}"),
            stored_version: row.version,
            fields: Vec::new(),
        })));
    }
    let parsed = parse_kept(ctx, &row, Chosen::Observations(edits)).await?;
    let mut tx = ctx.db().write().await?;
    let recognised = fill(&*tx, &mut row, &parsed).await?;
    put(&tx, &permit, &mut row).await?;
    let faults = parsed.reading().map_or(&[][..], |reading| &reading.faults);
    import_store::put_faults(&tx, &permit, row.id, faults).await?;
    tx.record("correct_import", row.snapshot());
    tx.commit(ctx).await?;
    Ok(Preview {
        import: row,
        recognised,
    })
}
