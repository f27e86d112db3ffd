//! Statements that change the register. Each takes the permit of its act.

use super::{
    super::{
        model::{
            Change, LabelKeys, LabelKind,
            asks::{Span, refit},
        },
        partings::model::{Numbered, follow},
        policy::MayCorrect,
        policy::MayImport,
        tables::{
            AskRow, RECOMMENDATION_COLUMNS, RecommendationRow, asks_of, label_keys, labels_of,
            spans,
        },
    },
    SEARCH,
};
use kenes_kernel::{
    Ctx, Error, Result,
    content::Content,
    db::{Query, WriteTx, take_numbers},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

/// Rows of one INSERT: below the number of values that either database takes at once.
pub(super) const ROWS_AT_ONCE: usize = 200;

/// The labels that are known: their numbers by kind and key, and their keys by any of their names.
#[derive(Default)]
pub struct Labels {
    numbers: HashMap<(LabelKind, String), i64>,
    keys: HashMap<(LabelKind, String), String>,
}

#[derive(FromQueryResult)]
struct LabelEntry {
    id: i64,
    kind: String,
    key: String,
    name: Content,
}

impl Labels {
    /// # Errors
    /// The database's.
    pub async fn load(db: &impl ConnectionTrait) -> Result<Self> {
        let rows: Vec<LabelEntry> = Query::new("SELECT id, kind, key, name FROM labels")
            .all(db)
            .await?;
        let mut labels = Self::default();
        for row in rows {
            let Some(kind) = LabelKind::from_code(&row.kind) else {
                continue;
            };
            for passage in row.name.texts.values() {
                labels
                    .keys
                    .insert((kind, passage.text.clone()), row.key.clone());
            }
            labels.numbers.insert((kind, row.key), row.id);
        }
        Ok(labels)
    }

    /// The key under which a source's word is known; the word itself when it is not.
    #[must_use]
    pub fn canonical(&self, kind: LabelKind, word: &str) -> String {
        let asked = (kind, word.to_owned());
        if self.numbers.contains_key(&asked) {
            return asked.1;
        }
        self.keys.get(&asked).cloned().unwrap_or(asked.1)
    }

    /// The label's number; it is added when it is new.
    async fn number(&mut self, tx: &WriteTx, kind: LabelKind, key: &str) -> Result<i64> {
        let asked = (kind, key.to_owned());
        if let Some(number) = self.numbers.get(&asked) {
            return Ok(*number);
        }
        let number = insert_label(tx, kind, key, &Content::new("en", key)).await?;
        self.numbers.insert(asked, number);
        Ok(number)
    }
}

async fn insert_label(tx: &WriteTx, kind: LabelKind, key: &str, name: &Content) -> Result<i64> {
    let number = take_numbers(&**tx, "label", 1).await?;
    Query::new("INSERT INTO labels (id, kind, key, name) VALUES (?, ?, ?, ?)")
        .bind(number)
        .bind(kind.code())
        .bind(key)
        .bind(json(name)?)
        .run(&**tx)
        .await?;
    Ok(number)
}

/// Names a label in languages, adding it when it is new.
///
/// # Errors
/// The database's.
pub async fn name_label(
    tx: &WriteTx,
    _: &MayImport,
    kind: LabelKind,
    key: &str,
    name: &Content,
) -> Result<()> {
    let touched = Query::new("UPDATE labels SET name = ? WHERE kind = ? AND key = ?")
        .bind(json(name)?)
        .bind(kind.code())
        .bind(key)
        .run(&**tx)
        .await?;
    if touched == 0 {
        insert_label(tx, kind, key, name).await?;
    }
    Ok(())
}

/// The document's id, made when it is new.
///
/// # Errors
/// The database's.
pub async fn document(
    tx: &WriteTx,
    ctx: &Ctx,
    _: &MayImport,
    row: &RecommendationRow,
) -> Result<Option<Uuid>> {
    if row.symbol.is_empty() {
        return Ok(None);
    }
    Query::new("INSERT INTO documents (id, mechanism, symbol, country, date, audience_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (mechanism, symbol, country) DO NOTHING")
        .bind(ctx.id())
        .bind(row.mechanism.as_str())
        .bind(row.symbol.as_str())
        .bind(row.country.as_str())
        .bind((!row.date.is_empty()).then(|| row.date.clone()))
        .bind(row.audience_id)
        .bind(ctx.now.micros())
        .run(&**tx)
        .await?;
    Ok(
        Query::new("SELECT id FROM documents WHERE mechanism = ? AND symbol = ? AND country = ?")
            .bind(row.mechanism.as_str())
            .bind(row.symbol.as_str())
            .bind(row.country.as_str())
            .scalar(&**tx)
            .await?,
    )
}

/// Inserts asks of rows, each numbered from the given number on.
pub(super) async fn insert_asks<'row>(
    tx: &WriteTx,
    ctx: &Ctx,
    rows: impl Iterator<Item = (&'row RecommendationRow, i32, &'row [Span])>,
) -> Result<()> {
    let asks: Vec<(&RecommendationRow, i32, Span)> = rows
        .flat_map(|(row, first, spans)| (first..).zip(spans).map(move |(n, span)| (row, n, *span)))
        .collect();
    for chunk in asks.chunks(ROWS_AT_ONCE) {
        let mut insert = Query::new(
            "INSERT INTO asks (id, recommendation_id, row, n, span_start, span_end) VALUES ",
        );
        for (at, (row, n, (start, end))) in chunk.iter().enumerate() {
            insert = insert
                .text(if at == 0 {
                    "(?, ?, ?, ?, ?, ?)"
                } else {
                    ", (?, ?, ?, ?, ?, ?)"
                })
                .bind(ctx.id())
                .bind(row.id)
                .bind(row.row)
                .bind(*n)
                .bind(*start)
                .bind(*end);
        }
        insert.run(&**tx).await?;
    }
    Ok(())
}

pub(super) async fn label_numbers(
    tx: &WriteTx,
    row: i64,
    keys: &LabelKeys,
    labels: &mut Labels,
) -> Result<Vec<(i64, i64, i32)>> {
    let mut out = Vec::new();
    for (kind, keys) in keys {
        for (n, key) in keys.iter().enumerate() {
            out.push((row, labels.number(tx, *kind, key).await?, small(n)?));
        }
    }
    Ok(out)
}

pub(super) async fn insert_pairs(tx: &WriteTx, pairs: &[(i64, i64, i32)]) -> Result<()> {
    for chunk in pairs.chunks(1000) {
        let mut insert = Query::new("INSERT INTO recommendation_labels (row, label_id, n) VALUES ");
        for (at, (row, label, n)) in chunk.iter().enumerate() {
            insert = insert
                .text(if at == 0 { "(?, ?, ?)" } else { ", (?, ?, ?)" })
                .bind(*row)
                .bind(*label)
                .bind(*n);
        }
        insert.run(&**tx).await?;
    }
    Ok(())
}

/// What a person may search by: the texts in all languages, and what names the recommendation.
pub(super) fn search_text(row: &RecommendationRow, keys: &LabelKeys) -> String {
    let mut out = row.reference();
    for part in [&row.symbol, &row.issuing_body, &row.country] {
        out.push('\n');
        out.push_str(part);
    }
    for state in keys.get(&LabelKind::State).into_iter().flatten() {
        out.push('\n');
        out.push_str(state);
    }
    for passage in row.texts.texts.values() {
        out.push('\n');
        out.push_str(&passage.text);
    }
    out
}

/// Writes the new state of a row that stood already, with labels, asks and the search terms; the
/// asks as they stand then.
///
/// # Errors
/// `Conflict` is the caller's to see; the database's.
pub async fn update_recommendation(
    tx: &WriteTx,
    ctx: &Ctx,
    _: &MayCorrect,
    row: &RecommendationRow,
    keys: &LabelKeys,
    labels: &mut Labels,
) -> Result<Vec<Span>> {
    let before: Option<Content> = Query::new("SELECT texts FROM recommendations WHERE id = ?")
        .bind(row.id)
        .scalar(&**tx)
        .await?;
    Query::new("UPDATE recommendations SET kind = ?, mechanism = ?, subject_matter = ?, document_id = ?, symbol = ?, issuing_body = ?, country = ?, paragraph = ?, heading = ?, cycle = ?, session = ?, date = ?, language = ?, texts = ?, original_text = ?, position = ?, position_source = ?, assessment_comment = ?, extra = ?, fingerprint = ?, gone_import_id = ?, version = ? WHERE id = ?")
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
        .bind(row.gone_import_id)
        .bind(row.version)
        .bind(row.id)
        .run(&**tx)
        .await?;
    Query::new("DELETE FROM recommendation_labels WHERE row = ?")
        .bind(row.row)
        .run(&**tx)
        .await?;
    let pairs = label_numbers(tx, row.row, keys, labels).await?;
    insert_pairs(tx, &pairs).await?;
    SEARCH
        .put(&**tx, tx.engine(), &[(row.row, search_text(row, keys))])
        .await?;
    let standing = asks_of(&**tx, &[row.row])
        .await?
        .remove(&row.row)
        .unwrap_or_default();
    let Some(before) = before.filter(|texts| texts.of_record() != row.texts.of_record()) else {
        return Ok(spans(Some(&standing)));
    };
    // What was offered for other words holds no longer.
    for sql in [
        "DELETE FROM theme_offers WHERE row = ?",
        "DELETE FROM theme_looks WHERE row = ?",
    ] {
        Query::new(sql).bind(row.row).run(&**tx).await?;
    }
    let fitted = fit(tx, row, before.of_record(), &standing).await?;
    let (kept, added) = fitted.split_at(standing.len());
    for (ask, (start, end)) in standing.iter().zip(kept) {
        Query::new("UPDATE asks SET span_start = ?, span_end = ? WHERE id = ?")
            .bind(*start)
            .bind(*end)
            .bind(ask.id)
            .run(&**tx)
            .await?;
    }
    if !added.is_empty() {
        let last: Option<i32> = Query::new("SELECT max(n) FROM asks WHERE recommendation_id = ?")
            .bind(row.id)
            .scalar(&**tx)
            .await?;
        let next = last.unwrap_or(0) + 1;
        insert_asks(tx, ctx, std::iter::once((row, next, added))).await?;
    }
    Ok(fitted)
}

/// The asks of a corrected text: as the engine cuts them, or where a person did, as they had cut them.
async fn fit(
    tx: &WriteTx,
    row: &RecommendationRow,
    before: &str,
    standing: &[AskRow],
) -> Result<Vec<Span>> {
    let by_hand: Option<i64> = Query::new(
        "SELECT count(*) FROM partings WHERE recommendation_id = ? AND undone_at IS NULL",
    )
    .bind(row.id)
    .scalar(&**tx)
    .await?;
    let text = row.texts.of_record();
    if by_hand.unwrap_or(0) == 0 {
        return Ok(refit(standing.len(), text));
    }
    let asks: Vec<Numbered> = standing
        .iter()
        .map(|ask| Numbered::of(ask.n, ask.span()))
        .collect();
    Ok(follow(before, &asks, text))
}

/// Keeps what was changed, by whom and why.
///
/// # Errors
/// The database's.
pub async fn insert_corrections(
    tx: &WriteTx,
    ctx: &Ctx,
    _: &MayCorrect,
    recommendation: Uuid,
    changes: &[Change],
    reason: &str,
    import: Option<Uuid>,
) -> Result<()> {
    for change in changes {
        Query::new("INSERT INTO corrections (id, recommendation_id, field, before_value, after_value, reason, import_id, at, by_person) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(ctx.id())
            .bind(recommendation)
            .bind(change.field.as_str())
            .bind(change.before.as_str())
            .bind(change.after.as_str())
            .bind(reason)
            .bind(import)
            .bind(ctx.now.micros())
            .bind(ctx.viewer.person_id())
            .run(&**tx)
            .await?;
    }
    Ok(())
}

/// Takes an import's rows out again with all that belongs to them.
///
/// # Errors
/// The database's.
pub async fn delete_imported(tx: &WriteTx, _: &MayImport, import: Uuid) -> Result<()> {
    let rows: Vec<i64> = Query::new("SELECT row FROM recommendations WHERE import_id = ?")
        .bind(import)
        .column(&**tx)
        .await?;
    SEARCH.remove(&**tx, tx.engine(), &rows).await?;
    for sql in [
        "DELETE FROM theme_offers WHERE row IN (SELECT row FROM recommendations WHERE import_id = ?)",
        "DELETE FROM theme_looks WHERE row IN (SELECT row FROM recommendations WHERE import_id = ?)",
        "DELETE FROM recommendation_labels WHERE row IN (SELECT row FROM recommendations WHERE import_id = ?)",
        "DELETE FROM asks WHERE recommendation_id IN (SELECT id FROM recommendations WHERE import_id = ?)",
        "DELETE FROM recommendations WHERE import_id = ?",
    ] {
        Query::new(sql).bind(import).run(&**tx).await?;
    }
    Ok(())
}

pub(super) fn small(n: usize) -> Result<i32> {
    i32::try_from(n).map_err(Error::internal)
}

pub fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

/// Writes the search index anew from the rows, after a restore.
///
/// # Errors
/// The database's.
pub async fn reindex(db: &kenes_kernel::db::Db) -> Result<()> {
    let mut after = Uuid::nil();
    loop {
        let rows: Vec<RecommendationRow> = Query::new(&format!(
            "SELECT {RECOMMENDATION_COLUMNS} FROM recommendations r WHERE r.id > ? ORDER BY r.id LIMIT 500"
        ))
        .bind(after)
        .all(db.read())
        .await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.id;
        let numbers: Vec<i64> = rows.iter().map(|row| row.row).collect();
        let labels = labels_of(db.read(), &numbers).await?;
        let texts: Vec<(i64, String)> = rows
            .iter()
            .map(|row| (row.row, search_text(row, &label_keys(labels.get(&row.row)))))
            .collect();
        SEARCH.put(db.read(), db.engine(), &texts).await?;
    }
}

/// Whether the register holds anything at all.
///
/// # Errors
/// The database's.
pub async fn has_any(db: &impl ConnectionTrait) -> Result<bool> {
    let first: Option<i64> = Query::new("SELECT number FROM recommendations LIMIT 1")
        .scalar(db)
        .await?;
    Ok(first.is_some())
}

/// Puts a mechanism that ships with the program in, or renames it.
///
/// # Errors
/// The database's.
pub async fn put_mechanism(
    db: &impl ConnectionTrait,
    code: &str,
    family: &str,
    name: &str,
    restricted: bool,
    sort: i32,
) -> Result<()> {
    Query::new("INSERT INTO mechanisms (code, family, name, restricted, sort) VALUES (?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET name = excluded.name, sort = excluded.sort")
        .bind(code)
        .bind(family)
        .bind(name)
        .bind(restricted)
        .bind(sort)
        .run(db)
        .await?;
    Ok(())
}
