//! What is done with imports.

mod observations;
mod summary;

pub use observations::{correct_observations, read_observations};
pub use summary::{fault_sentence, import_summary, summarise_file};

use super::{
    model::{Chosen, Recognised},
    parse::{self, ChangedRow, Compared, Parsed},
    store as import_store,
};
use crate::slices::recommendations::{
    model::{Change, Facts, asks},
    places,
    policy::{self, MayCorrect, MayImport},
    store::{self, Labels, NewRow, json},
    tables::{ImportRow, RecommendationRow, label_keys, labels_of},
    themes,
};
use bytes::Bytes;
use kenes_documents::{Format, Mapping, Reading};
use kenes_kernel::{
    Ctx, Error, Result,
    access::{PUBLIC, SECRETARIAT},
    content::Content,
    db::{WriteTx, take_numbers},
    error::{Conflict, Refusal},
    files,
    journal::Bulk,
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
    Ok(Preview {
        import: row,
        recognised,
    })
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
    let mapping = kept_mapping(&row)?;
    let parsed = parse_kept(ctx, &row, mapping).await?;
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
    if compared.brings_texts_without_themes() {
        themes::actions::order_with(&mut tx, ctx).await?;
    }
    tx.commit(ctx).await?;
    Ok(outcome)
}

async fn add_rows(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayImport,
    import: &ImportRow,
    compared: &mut Compared,
) -> Result<()> {
    let new = &compared.difference.new;
    if new.is_empty() {
        tx.record("confirm_import", import.snapshot());
        return Ok(());
    }
    let count = i64::try_from(new.len()).map_err(Error::internal)?;
    let first = take_numbers(&**tx, "recommendation", count).await?;
    let mechanisms: HashMap<String, bool> = store::list_mechanisms(&**tx)
        .await?
        .into_iter()
        .map(|mechanism| (mechanism.code, mechanism.restricted))
        .collect();
    let asks = part_new(compared).await?;
    let new = &compared.difference.new;
    let mut rows: Vec<NewRow> = Vec::with_capacity(new.len());
    for ((number, at), asks) in (first..).zip(new).zip(asks) {
        let facts = &compared.facts[*at];
        let mut row = new_row(ctx, facts, number, Some(import.id))?;
        if mechanisms.get(&row.mechanism).copied().unwrap_or(true) {
            row.audience_id = SECRETARIAT;
        }
        rows.push(NewRow {
            row,
            labels: facts.labels.clone(),
            asks,
        });
    }
    store::add_documents(tx, ctx, permit, &mut rows).await?;
    store::insert_recommendations(tx, ctx, permit, &rows, &mut compared.labels).await?;
    tx.record_bulk(
        "confirm_import",
        Bulk {
            snapshot: import.snapshot(),
            rows: rows
                .iter()
                .map(|new| new.row.snapshot(&new.labels, &new.asks))
                .collect(),
        },
    );
    Ok(())
}

/// The asks of the new texts, parted off the threads that answer requests, on as many as the machine has.
async fn part_new(compared: &Compared) -> Result<Vec<Vec<asks::Span>>> {
    let new = &compared.difference.new;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let shares: Vec<_> = new
        .chunks(new.len().div_ceil(threads).max(1))
        .map(|share| {
            let texts: Vec<String> = share
                .iter()
                .map(|at| compared.facts[*at].text.clone())
                .collect();
            tokio::task::spawn_blocking(move || asks::part(texts.iter().map(String::as_str)))
        })
        .collect();
    let mut parted = Vec::with_capacity(new.len());
    for share in shares {
        parted.extend(share.await.map_err(Error::internal)?);
    }
    Ok(parted)
}

/// A row of the register before it has an audience of its own.
pub fn new_row(
    ctx: &Ctx,
    facts: &Facts,
    number: i64,
    import: Option<Uuid>,
) -> Result<RecommendationRow> {
    let mut row = RecommendationRow {
        id: ctx.id(),
        row: number,
        number,
        source_scope: facts.scope.clone(),
        source_key: facts.key.clone(),
        kind: String::new(),
        mechanism: String::new(),
        subject_matter: String::new(),
        document_id: None,
        symbol: String::new(),
        issuing_body: String::new(),
        country: String::new(),
        paragraph: String::new(),
        heading: String::new(),
        cycle: None,
        session: String::new(),
        date: String::new(),
        language: String::new(),
        texts: Content::new(&facts.language, facts.text.as_str()),
        original_text: String::new(),
        position: String::new(),
        position_source: String::new(),
        assessment_comment: String::new(),
        extra: String::new(),
        fingerprint: String::new(),
        import_id: import,
        gone_import_id: None,
        audience_id: PUBLIC,
        version: 1,
        created_at: ctx.now,
    };
    put_facts(&mut row, facts)?;
    Ok(row)
}

/// Writes facts into a row; a changed text of record makes its translations stale.
pub fn put_facts(row: &mut RecommendationRow, facts: &Facts) -> Result<()> {
    row.kind.clone_from(&facts.kind);
    row.mechanism.clone_from(&facts.mechanism);
    row.subject_matter.clone_from(&facts.subject_matter);
    row.symbol.clone_from(&facts.symbol);
    row.issuing_body.clone_from(&facts.issuing_body);
    row.country.clone_from(&facts.country);
    row.paragraph.clone_from(&facts.paragraph);
    row.heading.clone_from(&facts.heading);
    row.cycle = facts.cycle;
    row.session.clone_from(&facts.session);
    row.date.clone_from(&facts.date);
    if row.texts.record != facts.language {
        let text = row.texts.of_record().to_owned();
        row.texts.texts.remove(&row.texts.record);
        let version = row.texts.version;
        row.texts.record.clone_from(&facts.language);
        row.texts.texts.insert(
            facts.language.clone(),
            kenes_kernel::content::Passage {
                text,
                from: version,
            },
        );
    }
    row.language.clone_from(&facts.language);
    row.texts = row.texts.clone().corrected(&facts.text);
    row.original_text.clone_from(&facts.original_text);
    row.position.clone_from(&facts.position);
    row.position_source.clone_from(&facts.position_source);
    row.assessment_comment.clone_from(&facts.assessment_comment);
    row.extra = json(&facts.extra)?;
    row.fingerprint = facts.fingerprint();
    Ok(())
}

async fn change_rows(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayImport,
    correct: &MayCorrect,
    import: &ImportRow,
    compared: &mut Compared,
) -> Result<()> {
    for changed in std::mem::take(&mut compared.changed) {
        let ChangedRow {
            mut row,
            mut facts,
            changes,
        } = changed;
        for change in &changes {
            facts.set(&change.field, &change.after);
        }
        put_facts(&mut row, &facts)?;
        row.document_id = store::document(tx, ctx, permit, &row).await?;
        row.gone_import_id = None;
        row.version += 1;
        store::insert_corrections(tx, ctx, correct, row.id, &changes, "", Some(import.id)).await?;
        let asks = store::update_recommendation(
            tx,
            ctx,
            correct,
            &row,
            &facts.labels,
            &mut compared.labels,
        )
        .await?;
        compared.difference.returned.retain(|gone| *gone != row.row);
        tx.record("correct_by_import", row.snapshot(&facts.labels, &asks));
    }
    Ok(())
}

/// Marks rows as gone with an import, or as there again.
async fn mark_rows(
    tx: &mut WriteTx,
    ctx: &Ctx,
    correct: &MayCorrect,
    rows: &[i64],
    gone_with: Option<Uuid>,
    labels: &mut Labels,
) -> Result<()> {
    let mut standing = store::find_rows(&**tx, rows).await?;
    let keys = labels_of(&**tx, rows).await?;
    for number in rows {
        let Some(mut row) = standing.remove(number) else {
            continue;
        };
        row.gone_import_id = gone_with;
        row.version += 1;
        let keys = label_keys(keys.get(number));
        let asks = store::update_recommendation(tx, ctx, correct, &row, &keys, labels).await?;
        let verb = if gone_with.is_some() {
            "mark_gone"
        } else {
            "mark_returned"
        };
        tx.record(verb, row.snapshot(&keys, &asks));
    }
    Ok(())
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
