//! What an import says of itself in one object, for the command line.

use super::{fill, get_import, new_import};
use crate::slices::recommendations::{
    imports::{
        model::{Chosen, Recognised},
        parse,
        store::{self as import_store, FaultRow},
    },
    policy,
    tables::ImportRow,
};
use bytes::Bytes;
use kenes_documents::Mapping;
use kenes_kernel::{Ctx, Error, Result};
use uuid::Uuid;

/// Reads a file and says what it would change; nothing of it is kept.
///
/// # Errors
/// As [`read_import`].
pub async fn summarise_file(
    ctx: &Ctx,
    file_name: &str,
    bytes: Bytes,
    mapping: Option<Mapping>,
) -> Result<serde_json::Value> {
    policy::may_import(&ctx.viewer).ok_or(Error::Forbidden)?;
    let limit_bytes = ctx.kernel.config.upload_limit_bytes();
    if bytes.len() as u64 > limit_bytes {
        return Err(Error::TooLarge { limit_bytes });
    }
    let chosen = mapping.map_or(Chosen::Proposal, Chosen::Given);
    let parsed = parse::parse(ctx, bytes, file_name.to_owned(), chosen).await?;
    let mut row = new_import(ctx, file_name);
    let recognised = fill(ctx.db().read(), &mut row, &parsed).await?;
    let faults = match parsed.reading() {
        Some(reading) => import_store::fault_rows(&reading.faults)?,
        None => Vec::new(),
    };
    Ok(summary(ctx, &row, &recognised, &faults))
}

/// What the command line prints of an import: `format, read, new, unchanged, changed, gone, faults`.
///
/// # Errors
/// `NotFound`.
pub async fn import_summary(ctx: &Ctx, id: Uuid) -> Result<serde_json::Value> {
    let row = get_import(ctx, id).await?;
    let recognised = serde_json::from_str(&row.recognised).unwrap_or_default();
    let faults = import_store::list_faults(ctx.db().read(), id, i64::MAX).await?;
    Ok(summary(ctx, &row, &recognised, &faults))
}

fn summary(
    ctx: &Ctx,
    row: &ImportRow,
    recognised: &Recognised,
    faults: &[FaultRow],
) -> serde_json::Value {
    let faults: Vec<serde_json::Value> = faults
        .iter()
        .map(|fault| {
            serde_json::json!({
                "row": fault.row_number,
                "column": fault.column_name,
                "message": fault_sentence(ctx, &fault.code, &fault.args),
                "set_aside": fault.set_aside_at.is_some(),
            })
        })
        .collect();
    serde_json::json!({
        "import": (row.number > 0).then(|| row.reference()),
        "state": row.state,
        "format": row.format,
        "encoding": recognised.encoding,
        "line_ends": recognised.line_ends,
        "columns": recognised.columns,
        "missing": recognised.missing,
        "mapping": row.mapping,
        "read": row.read_count,
        "new": row.new_count,
        "unchanged": row.unchanged_count,
        "changed": row.changed_count,
        "gone": row.gone_count,
        "faults": faults,
    })
}

/// What is wrong with a row and how to mend it, in the reader's language.
#[must_use]
pub fn fault_sentence(ctx: &Ctx, code: &str, args: &str) -> String {
    let args: Vec<(String, String)> = serde_json::from_str(args).unwrap_or_default();
    let args: Vec<(&str, kenes_kernel::i18n::Arg)> = args
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().into()))
        .collect();
    ctx.say(&format!("recommendations-fault-{code}"), &args)
}
