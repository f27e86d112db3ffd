//! From what was read to rows of the register: new ones, changed ones, and those that are gone.

use crate::slices::recommendations::{
    imports::parse::{ChangedRow, Compared},
    model::{Facts, asks},
    policy::{MayCorrect, MayImport},
    store::{self, Labels, NewRow, json},
    tables::{ImportRow, RecommendationRow, label_keys, labels_of},
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::{PUBLIC, SECRETARIAT},
    content::Content,
    db::{WriteTx, take_numbers},
    journal::Bulk,
};
use std::collections::HashMap;
use uuid::Uuid;

pub(super) async fn add_rows(
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
        let facts = std::mem::take(&mut compared.facts[*at]);
        let mut row = new_row(ctx, &facts, number, Some(import.id))?;
        if mechanisms.get(&row.mechanism).copied().unwrap_or(true) {
            row.audience_id = SECRETARIAT;
        }
        rows.push(NewRow {
            row,
            labels: facts.labels,
            asks,
        });
    }
    store::add_documents(tx, ctx, permit, &mut rows).await?;
    let sealed =
        store::insert_recommendations(tx, ctx, permit, &rows, &mut compared.labels).await?;
    tx.record_bulk(
        "confirm_import",
        Bulk {
            snapshot: import.snapshot(),
            rows: sealed,
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

pub(super) async fn change_rows(
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
pub(super) async fn mark_rows(
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
