//! Many new rows at once, prepared while the database writes.

use super::{
    super::{
        model::{
            LabelKeys,
            asks::{Span, part},
        },
        policy::MayImport,
        tables::RecommendationRow,
    },
    SEARCH,
    write::{Labels, ROWS_AT_ONCE, insert_asks, insert_pairs, json, label_numbers, search_text},
};
use kenes_kernel::{
    Ctx, Error, Result,
    db::{Engine, Query, WriteTx},
    journal::{SealedRow, Sealing, Snapshot},
    text::Terms,
};
use sea_orm::FromQueryResult;
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
    sync::Arc,
};
use uuid::Uuid;

/// Rows that are prepared at once.
const SHARE: usize = 2000;

/// Gives new rows the ids of their documents, making those that are new.
///
/// # Errors
/// The database's.
pub async fn add_documents(
    tx: &WriteTx,
    ctx: &Ctx,
    _: &MayImport,
    rows: &mut [NewRow],
) -> Result<()> {
    #[derive(FromQueryResult)]
    struct Document {
        id: Uuid,
        mechanism: String,
        symbol: String,
        country: String,
    }
    let place = |row: &RecommendationRow| {
        (
            row.mechanism.clone(),
            row.symbol.clone(),
            row.country.clone(),
        )
    };
    let mut wanted: Vec<&RecommendationRow> = Vec::new();
    let mut met = HashSet::new();
    for NewRow { row, .. } in rows.iter() {
        if !row.symbol.is_empty() && met.insert(place(row)) {
            wanted.push(row);
        }
    }
    let mut ids = HashMap::new();
    for chunk in wanted.chunks(ROWS_AT_ONCE) {
        let mut insert = Query::new(
            "INSERT INTO documents (id, mechanism, symbol, country, date, audience_id, created_at) VALUES ",
        );
        for (at, row) in chunk.iter().enumerate() {
            insert = insert
                .text(if at == 0 {
                    "(?, ?, ?, ?, ?, ?, ?)"
                } else {
                    ", (?, ?, ?, ?, ?, ?, ?)"
                })
                .bind(ctx.id())
                .bind(row.mechanism.as_str())
                .bind(row.symbol.as_str())
                .bind(row.country.as_str())
                .bind((!row.date.is_empty()).then(|| row.date.clone()))
                .bind(row.audience_id)
                .bind(ctx.now.micros());
        }
        insert
            .text(" ON CONFLICT (mechanism, symbol, country) DO NOTHING")
            .run(&**tx)
            .await?;
        let symbols: BTreeSet<&str> = chunk.iter().map(|row| row.symbol.as_str()).collect();
        let found: Vec<Document> =
            Query::new("SELECT id, mechanism, symbol, country FROM documents WHERE mechanism IN ")
                .list(
                    chunk
                        .iter()
                        .map(|row| row.mechanism.as_str())
                        .collect::<BTreeSet<_>>(),
                )
                .text(" AND symbol IN ")
                .list(symbols)
                .all(&**tx)
                .await?;
        for row in found {
            ids.insert((row.mechanism, row.symbol, row.country), row.id);
        }
    }
    for NewRow { row, .. } in rows {
        row.document_id = ids.get(&place(row)).copied();
    }
    Ok(())
}

/// A new row of the register with what belongs to it.
pub struct NewRow {
    pub row: RecommendationRow,
    pub labels: LabelKeys,
    /// Without them the text is parted by its words.
    pub asks: Option<Vec<Span>>,
}

/// Inserts many new rows with their labels, asks and search terms; with them what the journal keeps of each.
///
/// While the database writes some rows, the next are parted into asks and made into statements, states and search terms
/// on other threads.
///
/// # Errors
/// The database's.
pub async fn insert_recommendations(
    tx: &WriteTx,
    ctx: &Ctx,
    _: &MayImport,
    rows: Vec<NewRow>,
    labels: &mut Labels,
) -> Result<Vec<SealedRow>> {
    let engine = tx.engine();
    let rows = Arc::new(rows);
    let mut sealing = Sealing::new(ctx);
    let mut shares = (0..rows.len())
        .step_by(SHARE)
        .map(|from| from..(from + SHARE).min(rows.len()));
    let prepare = |share: Range<usize>| {
        let rows = Arc::clone(&rows);
        let of = share.clone();
        let work = tokio::task::spawn_blocking(move || Prepared::of(engine, &rows[of]));
        (share, work)
    };
    let mut next = shares.next().map(prepare);
    while let Some((share, work)) = next {
        let prepared = work.await.map_err(Error::internal)??;
        next = shares.next().map(prepare);
        sealing.add(prepared.states).await?;
        let share = &rows[share];
        for insert in prepared.inserts {
            insert.run(&**tx).await?;
        }
        let asks = share
            .iter()
            .zip(&prepared.asks)
            .map(|(new, asks)| (&new.row, 1, asks.as_slice()));
        insert_asks(tx, ctx, asks).await?;
        let mut pairs: Vec<(i64, i64, i32)> = Vec::with_capacity(share.len() * 4);
        for new in share {
            pairs.extend(label_numbers(tx, new.row.row, &new.labels, labels).await?);
        }
        insert_pairs(tx, &pairs).await?;
        SEARCH.put_terms(&**tx, engine, &prepared.terms).await?;
    }
    sealing.finish().await
}

/// What the database and the journal take of some new rows.
struct Prepared {
    asks: Vec<Vec<Span>>,
    states: Vec<Snapshot>,
    inserts: Vec<Query>,
    terms: Vec<(i64, Terms)>,
}

impl Prepared {
    /// Takes some 100 microseconds a row.
    fn of(engine: Engine, share: &[NewRow]) -> Result<Self> {
        let missing = share.iter().filter(|new| new.asks.is_none());
        let mut parted = part(missing.map(|new| new.row.texts.of_record())).into_iter();
        let asks: Vec<Vec<Span>> = share
            .iter()
            .map(|new| match &new.asks {
                Some(asks) => asks.clone(),
                None => parted.next().unwrap_or_default(),
            })
            .collect();
        let terms = |new: &NewRow| {
            let text = search_text(&new.row, &new.labels);
            (new.row.row, Terms::of(engine, &text))
        };
        Ok(Self {
            states: share
                .iter()
                .zip(&asks)
                .map(|(new, asks)| new.row.snapshot(&new.labels, asks))
                .collect(),
            inserts: share
                .chunks(ROWS_AT_ONCE)
                .map(insertion)
                .collect::<Result<_>>()?,
            terms: share.iter().map(terms).collect(),
            asks,
        })
    }
}

fn insertion(rows: &[NewRow]) -> Result<Query> {
    let mut insert = Query::new(
        "INSERT INTO recommendations (id, row, number, source_scope, source_key, kind, mechanism, subject_matter, document_id, symbol, issuing_body, country, paragraph, heading, cycle, session, date, language, texts, original_text, position, position_source, assessment_comment, extra, fingerprint, import_id, gone_import_id, audience_id, version, created_at) VALUES ",
    );
    for (n, NewRow { row, .. }) in rows.iter().enumerate() {
        insert = insert
            .text(if n == 0 { "(" } else { ", (" })
            .text("?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(row.id)
            .bind(row.row)
            .bind(row.number)
            .bind(row.source_scope.as_str())
            .bind(row.source_key.as_str())
            .bind(row.kind.as_str())
            .bind(row.mechanism.as_str())
            .bind(row.subject_matter.as_str())
            .bind(row.document_id)
            .bind(row.symbol.as_str())
            .bind(row.issuing_body.as_str())
            .bind(row.country.as_str())
            .bind(row.paragraph.as_str())
            .bind(row.heading.as_str())
            .bind(row.cycle)
            .bind(row.session.as_str())
            .bind(row.date.as_str())
            .bind(row.language.as_str())
            .bind(json(&row.texts)?)
            .bind(row.original_text.as_str())
            .bind(row.position.as_str())
            .bind(row.position_source.as_str())
            .bind(row.assessment_comment.as_str())
            .bind(row.extra.as_str())
            .bind(row.fingerprint.as_str())
            .bind(row.import_id)
            .bind(row.gone_import_id)
            .bind(row.audience_id)
            .bind(row.version)
            .bind(row.created_at.micros());
    }
    Ok(insert)
}
