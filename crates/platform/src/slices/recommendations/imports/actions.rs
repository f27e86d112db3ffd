//! What is done with imports.

mod observations;
mod rows;
mod summary;

pub use observations::{correct_observations, read_observations};
pub use rows::{new_row, put_facts};
pub use summary::{fault_sentence, import_summary, summarise_file};

use rows::{add_rows, change_rows, mark_rows};

use super::{
    model::{Chosen, Recognised},
    parse::{self, Compared, Parsed},
    store as import_store,
};
use crate::slices::recommendations::{
    model::Change,
    places,
    policy::{self, MayCorrect, MayImport},
    store::{self, Labels, json},
    tables::{ImportRow, label_keys, labels_of},
    themes,
};
use bytes::Bytes;
use kenes_documents::{Format, Mapping, Reading};
use kenes_kernel::{
    Ctx, Error, Result,
    access::SECRETARIAT,
    db::{WriteTx, take_numbers},
    error::{Conflict, Refusal},
    files,
};
use sea_orm::ConnectionTrait;
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// An import after it was read: what stands beside it in the database.
#[derive(Clone, Debug)]
pub struct Preview {
    pub import: ImportRow,
    pub recognised: Recognised,
}

/// What a confirmation did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub added: usize,
    pub changed: usize,
    pub gone: usize,
    pub returned: usize,
}

/// Which faults are set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    /// The fault with this number.
    One(i64),
}

/// Reads a file and keeps it with what it would change; the register stays as it is.
///
/// # Errors
/// `Forbidden`; `Refused` for a file that cannot be read, with how to mend it; `TooLarge`.
pub async fn read_import(
    ctx: &Ctx,
    file_name: &str,
    bytes: Bytes,
    mapping: Option<Mapping>,
) -> Result<Preview> {
    let chosen = mapping.map_or(Chosen::Proposal, Chosen::Given);
    read_chosen(ctx, file_name, bytes, chosen).await
}

async fn read_chosen(ctx: &Ctx, file_name: &str, bytes: Bytes, chosen: Chosen) -> Result<Preview> {
    let (preview, _) = read_and_keep(ctx, file_name, bytes, chosen).await?;
    Ok(preview)
}

/// Reads a file whose rows are imported in one go, as the command line does; what was read goes with the preview.
///
/// # Errors
/// As [`read_import`].
pub async fn read_to_import(
    ctx: &Ctx,
    file_name: &str,
    bytes: Bytes,
    mapping: Option<Mapping>,
) -> Result<(Preview, AsRead)> {
    let chosen = mapping.map_or(Chosen::Proposal, Chosen::Given);
    let (preview, parsed) = read_and_keep(ctx, file_name, bytes, chosen).await?;
    Ok((preview, AsRead(parsed)))
}

/// What was read of a file, so that its confirmation need not read it again.
pub struct AsRead(Parsed);

async fn read_and_keep(
    ctx: &Ctx,
    file_name: &str,
    bytes: Bytes,
    chosen: Chosen,
) -> Result<(Preview, Parsed)> {
    let permit = policy::may_import(&ctx.viewer).ok_or(Error::Forbidden)?;
    let limit_bytes = ctx.kernel.config.upload_limit_bytes();
    if bytes.len() as u64 > limit_bytes {
        return Err(Error::TooLarge { limit_bytes });
    }
    let parsed = parse::parse(ctx, bytes.clone(), file_name.to_owned(), chosen).await?;
    let mut tx = ctx.db().write().await?;
    let attachment = files::attach(&mut tx, ctx, file_name, bytes, SECRETARIAT).await?;
    let mut row = ImportRow {
        number: take_numbers(&*tx, "import", 1).await?,
        attachment_id: attachment.id,
        sha256: attachment.sha256.clone(),
        ..new_import(ctx, &attachment.name)
    };
    let recognised = fill(&*tx, &mut row, &parsed).await?;
    import_store::insert_import(&tx, &permit, &row).await?;
    if let Some(reading) = parsed.reading() {
        import_store::put_faults(&tx, &permit, row.id, &reading.faults).await?;
    }
    tx.record("read_import", row.snapshot());
    tx.commit(ctx).await?;
    let preview = Preview {
        import: row,
        recognised,
    };
    Ok((preview, parsed))
}

/// An import before anything was read.
fn new_import(ctx: &Ctx, file_name: &str) -> ImportRow {
    ImportRow {
        id: ctx.id(),
        number: 0,
        state: String::new(),
        format: String::new(),
        file_name: file_name.to_owned(),
        attachment_id: Uuid::nil(),
        sha256: String::new(),
        recognised: String::new(),
        mapping: String::new(),
        read_count: 0,
        new_count: 0,
        changed_count: 0,
        unchanged_count: 0,
        gone_count: 0,
        fault_count: 0,
        audience_id: SECRETARIAT,
        created_at: ctx.now,
        created_by: ctx.viewer.person_id(),
        confirmed_at: None,
        confirmed_by: None,
        undone_at: None,
        undone_by: None,
        version: 1,
    }
}

/// Reads the kept file again by a mapping that a person made.
///
/// # Errors
/// As [`read_import`]; `NotFound`; `Refused` when the import is past reading.
pub async fn map_import(ctx: &Ctx, id: Uuid, mapping: Mapping) -> Result<Preview> {
    let permit = policy::may_import(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut row = get_import(ctx, id).await?;
    open(&row)?;
    let parsed = parse_kept(ctx, &row, Chosen::Given(mapping)).await?;
    let mut tx = ctx.db().write().await?;
    let recognised = fill(&*tx, &mut row, &parsed).await?;
    put(&tx, &permit, &mut row).await?;
    let faults = parsed.reading().map_or(&[][..], |reading| &reading.faults);
    import_store::put_faults(&tx, &permit, row.id, faults).await?;
    tx.record("map_import", row.snapshot());
    tx.commit(ctx).await?;
    Ok(Preview {
        import: row,
        recognised,
    })
}

/// Fills an import's row from what was read.
async fn fill(
    db: &impl ConnectionTrait,
    row: &mut ImportRow,
    parsed: &Parsed,
) -> Result<Recognised> {
    let recognised = match parsed {
        Parsed::Unmapped {
            columns,
            signature,
            proposal,
            missing,
        } => {
            row.state = "unmapped".into();
            row.format = "table".into();
            row.mapping = proposal.to_text();
            Recognised {
                columns: columns.clone(),
                signature: signature.clone(),
                missing: missing.clone(),
                ..Recognised::default()
            }
        }
        Parsed::Read(reading) => {
            row.mapping = reading
                .mapping
                .as_ref()
                .map(Mapping::to_text)
                .unwrap_or_default();
            fill_read(db, row, reading).await?
        }
        Parsed::Observations(read) => {
            row.mapping = json(&read.edits)?;
            Recognised {
                observations: Some(read.found.clone()),
                ..fill_read(db, row, &read.reading).await?
            }
        }
    };
    row.recognised = json(&recognised)?;
    Ok(recognised)
}

async fn fill_read(
    db: &impl ConnectionTrait,
    row: &mut ImportRow,
    reading: &Reading,
) -> Result<Recognised> {
    let compared = parse::compare(db, reading).await?;
    let mut recognised = Recognised::of(reading);
    parse::add_samples(&mut recognised, &compared);
    row.state = "read".into();
    row.format = reading.format.code().to_owned();
    count(row, reading, &compared);
    Ok(recognised)
}

fn count(row: &mut ImportRow, reading: &Reading, compared: &Compared) {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    row.read_count = number(reading.records.len());
    row.new_count = number(compared.difference.new.len());
    row.changed_count = number(compared.changed.len());
    row.unchanged_count = number(compared.difference.unchanged);
    row.gone_count = number(compared.difference.gone.len());
    row.fault_count = number(reading.faults.len());
}

/// The import, if the viewer may see it.
///
/// # Errors
/// `NotFound`.
pub async fn get_import(ctx: &Ctx, id: Uuid) -> Result<ImportRow> {
    if !policy::may_read_imports(&ctx.viewer) {
        return Err(Error::NotFound);
    }
    import_store::find_visible(ctx.db().read(), &ctx.viewer, id)
        .await?
        .ok_or(Error::NotFound)
}

/// Sets faulty rows aside by name: they stay listed, and the rest can be confirmed.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Refused` when the import is past reading.
pub async fn set_aside_faults(ctx: &Ctx, id: Uuid, which: Which) -> Result<u64> {
    let permit = policy::may_import(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut row = get_import(ctx, id).await?;
    open(&row)?;
    let n = match which {
        Which::All => None,
        Which::One(n) => Some(n),
    };
    let mut tx = ctx.db().write().await?;
    let count = import_store::set_aside(&tx, ctx, &permit, id, n).await?;
    if count > 0 {
        put(&tx, &permit, &mut row).await?;
        tx.record("set_aside_faults", row.snapshot());
    }
    tx.commit(ctx).await?;
    Ok(count)
}

/// Brings the file into the register, in one transaction and one journal entry over all new rows.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Refused` while faults are neither mended nor set aside.
pub async fn confirm_import(ctx: &Ctx, id: Uuid) -> Result<Outcome> {
    confirm(ctx, id, None).await
}

/// As [`confirm_import`], with what was read of the file when it was kept.
///
/// # Errors
/// As [`confirm_import`].
pub async fn confirm_as_read(ctx: &Ctx, id: Uuid, read: AsRead) -> Result<Outcome> {
    confirm(ctx, id, Some(read.0)).await
}

async fn confirm(ctx: &Ctx, id: Uuid, parsed: Option<Parsed>) -> Result<Outcome> {
    let permit = policy::may_import(&ctx.viewer).ok_or(Error::Forbidden)?;
    let correct = policy::may_correct(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut row = get_import(ctx, id).await?;
    if row.state != "read" {
        return Err(Refusal::new("recommendations-import-not-readable").into());
    }
    let open_faults = import_store::count_open_faults(ctx.db().read(), id).await?;
    if open_faults > 0 {
        return Err(Refusal::new("recommendations-import-has-faults")
            .with("n", open_faults)
            .into());
    }
    let parsed = match parsed {
        Some(parsed) => parsed,
        None => parse_kept(ctx, &row, kept_mapping(&row)?).await?,
    };
    let Some(reading) = parsed.reading() else {
        return Err(Refusal::new("recommendations-import-not-readable").into());
    };
    let mut tx = ctx.db().write().await?;
    let mut compared = parse::compare(&*tx, reading).await?;
    count(&mut row, reading, &compared);
    row.state = "confirmed".into();
    row.confirmed_at = Some(ctx.now);
    row.confirmed_by = ctx.viewer.person_id();
    put(&tx, &permit, &mut row).await?;
    if row.format == "table" {
        import_store::remember_mapping(&tx, ctx, &permit, &reading.signature, &row.mapping).await?;
    }
    // A file of the whole index is large: what is compared is not kept twice.
    drop(parsed);
    let brings_texts_without_themes = compared.brings_texts_without_themes();
    let outcome = Outcome {
        added: compared.difference.new.len(),
        changed: compared.changed.len(),
        gone: compared.difference.gone.len(),
        returned: compared.difference.returned.len(),
    };
    add_rows(&mut tx, ctx, &permit, &row, &mut compared).await?;
    change_rows(&mut tx, ctx, &permit, &correct, &row, &mut compared).await?;
    mark_rows(
        &mut tx,
        ctx,
        &correct,
        &compared.difference.gone,
        Some(row.id),
        &mut compared.labels,
    )
    .await?;
    mark_rows(
        &mut tx,
        ctx,
        &correct,
        &compared.difference.returned,
        None,
        &mut compared.labels,
    )
    .await?;
    if outcome.added > 0 {
        places::after_import(&mut tx, ctx).await?;
    }
    if brings_texts_without_themes {
        themes::actions::order_with(&mut tx, ctx).await?;
    }
    tx.commit(ctx).await?;
    Ok(outcome)
}

/// Takes an import back as a whole: its rows go, what it changed is as before.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Refused` when something was built upon it, or it was never confirmed.
pub async fn undo_import(ctx: &Ctx, id: Uuid) -> Result<()> {
    let permit = policy::may_import(&ctx.viewer).ok_or(Error::Forbidden)?;
    let correct = policy::may_correct(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut row = get_import(ctx, id).await?;
    if row.state != "confirmed" {
        return Err(Refusal::new("recommendations-import-not-confirmed").into());
    }
    let mut tx = ctx.db().write().await?;
    if store::is_built_upon(&*tx, id).await? || places::is_placed(&tx, id).await? {
        return Err(Refusal::new("recommendations-import-built-upon").into());
    }
    let mut labels = Labels::load(&*tx).await?;
    restore_changed(&mut tx, ctx, &permit, &correct, id, &mut labels).await?;
    let gone = import_store::list_gone_with(&*tx, id).await?;
    mark_rows(&mut tx, ctx, &correct, &gone, None, &mut labels).await?;
    store::delete_imported(&tx, &permit, id).await?;
    row.state = "undone".into();
    row.undone_at = Some(ctx.now);
    row.undone_by = ctx.viewer.person_id();
    put(&tx, &permit, &mut row).await?;
    tx.remove_bulk("undo_import", row.snapshot());
    tx.commit(ctx).await
}

async fn restore_changed(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayImport,
    correct: &MayCorrect,
    import: Uuid,
    labels: &mut Labels,
) -> Result<()> {
    let mut by_row: HashMap<i64, Vec<Change>> = HashMap::new();
    let mut order = Vec::new();
    for correction in import_store::list_import_corrections(&**tx, import).await? {
        let changes = by_row.entry(correction.row).or_default();
        if changes.is_empty() {
            order.push(correction.row);
        }
        changes.push(Change {
            field: correction.field,
            before: correction.after_value,
            after: correction.before_value,
        });
    }
    let mut standing = store::find_rows(&**tx, &order).await?;
    let keys = labels_of(&**tx, &order).await?;
    for number in order {
        let (Some(mut row), Some(changes)) = (standing.remove(&number), by_row.remove(&number))
        else {
            continue;
        };
        let mut facts = row.facts(label_keys(keys.get(&number)));
        for change in &changes {
            facts.set(&change.field, &change.after);
        }
        put_facts(&mut row, &facts)?;
        row.document_id = store::document(tx, ctx, permit, &row).await?;
        row.version += 1;
        store::insert_corrections(tx, ctx, correct, row.id, &changes, "", Some(import)).await?;
        let asks =
            store::update_recommendation(tx, ctx, correct, &row, &facts.labels, labels).await?;
        tx.record("restore", row.snapshot(&facts.labels, &asks));
    }
    Ok(())
}

/// Puts a file away that was read and not confirmed.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Refused` when the import is past reading.
pub async fn discard_import(ctx: &Ctx, id: Uuid) -> Result<()> {
    let permit = policy::may_import(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut row = get_import(ctx, id).await?;
    open(&row)?;
    let mut tx = ctx.db().write().await?;
    row.state = "discarded".into();
    put(&tx, &permit, &mut row).await?;
    tx.record("discard_import", row.snapshot());
    tx.commit(ctx).await
}

fn kept_mapping(row: &ImportRow) -> Result<Chosen> {
    if row.format == Format::Observations.code() {
        let edits = serde_json::from_str(&row.mapping).map_err(Error::internal)?;
        return Ok(Chosen::Observations(edits));
    }
    if row.mapping.is_empty() {
        return Ok(Chosen::Proposal);
    }
    let mapping = Mapping::from_text(&row.mapping).map_err(Error::internal)?;
    Ok(Chosen::Given(mapping))
}

async fn parse_kept(ctx: &Ctx, row: &ImportRow, chosen: Chosen) -> Result<Parsed> {
    let attachment = files::get_attachment(ctx.db().read(), row.attachment_id).await?;
    let bytes = ctx.kernel.files.get(&attachment.sha256).await?;
    parse::parse(ctx, bytes, row.file_name.clone(), chosen).await
}

fn open(row: &ImportRow) -> Result<()> {
    if matches!(row.state.as_str(), "read" | "unmapped") {
        Ok(())
    } else {
        Err(Refusal::new("recommendations-import-over").into())
    }
}

/// Stores the row under its next version, unless somebody was faster.
async fn put(tx: &WriteTx, permit: &MayImport, row: &mut ImportRow) -> Result<()> {
    row.version += 1;
    if import_store::update_import(tx, permit, row).await? {
        return Ok(());
    }
    Err(Error::Conflict(Arc::new(Conflict {
        path: format!("/imports/{}", row.id),
        stored_version: row.version,
        fields: Vec::new(),
    })))
}
