//! From what was read to rows of the register: new ones, changed ones, and those that are gone.

use crate::slices::recommendations::{
    imports::parse::{ChangedRow, Compared},
    model::Facts,
    policy::{MayCorrect, MayImport},
    store::{self, Labels, NewRow, json},
    tables::{ImportRow, RecommendationRow, label_keys, labels_of},
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::{PUBLIC, SECRETARIAT},
    clock::Instant,
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
    let facts = new
        .iter()
        .map(|at| std::mem::take(&mut compared.facts[*at]))
        .collect();
    let mut rows = make_rows(ctx, facts, first, import.id).await?;
    for NewRow { row, .. } in &mut rows {
        if mechanisms.get(&row.mechanism).copied().unwrap_or(true) {
            row.audience_id = SECRETARIAT;
        }
    }
    store::add_documents(tx, ctx, permit, &mut rows).await?;
    let sealed = store::insert_recommendations(tx, ctx, permit, rows, &mut compared.labels).await?;
    tx.record_bulk(
        "confirm_import",
        Bulk {
            snapshot: import.snapshot(),
            rows: sealed,
        },
    );
    Ok(())
}

/// Rows of what was read, numbered from `first`, made on as many threads as the machine has.
async fn make_rows(ctx: &Ctx, facts: Vec<Facts>, first: i64, import: Uuid) -> Result<Vec<NewRow>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = facts.len().div_ceil(threads).max(1);
    let mut numbered = (first..).zip(facts).map(|(n, facts)| (ctx.id(), n, facts));
    let now = ctx.now;
    let mut working = Vec::new();
    loop {
        let some: Vec<(Uuid, i64, Facts)> = numbered.by_ref().take(share).collect();
        if some.is_empty() {
            break;
        }
        working.push(tokio::task::spawn_blocking(move || {
            let make = |(id, number, facts): (Uuid, i64, Facts)| {
                Ok(NewRow {
                    row: row_of(id, now, &facts, number, Some(import))?,
                    labels: facts.labels,
                    asks: None,
                })
            };
            some.into_iter().map(make).collect::<Result<Vec<NewRow>>>()
        }));
    }
    let mut rows = Vec::new();
    for share in working {
        rows.append(&mut share.await.map_err(Error::internal)??);
    }
    Ok(rows)
}

/// A row of the register before it has an audience of its own.
pub fn new_row(
    ctx: &Ctx,
    facts: &Facts,
    number: i64,
    import: Option<Uuid>,
) -> Result<RecommendationRow> {
    row_of(ctx.id(), ctx.now, facts, number, import)
}

fn row_of(
    id: Uuid,
    now: Instant,
    facts: &Facts,
    number: i64,
    import: Option<Uuid>,
) -> Result<RecommendationRow> {
    let mut row = RecommendationRow {
        id,
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
        created_at: now,
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
    if row.texts.of_record() != facts.text {
        row.texts = row.texts.clone().corrected(&facts.text);
    }
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
