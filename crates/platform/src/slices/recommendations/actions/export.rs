//! The register as a file: row by row, so that its size is that of a page, not of the register.

use super::super::{
    model::{LabelKind, filter::Filter},
    reads::store::{Way, note_read, watched},
    store::{self, Place},
    tables::{LabelRow, RecommendationRow, label_keys, labels_of},
};
use kenes_documents::{
    Record,
    export::{Form, TableWriter, register_columns, register_row},
};
use kenes_kernel::{Ctx, Error, Result, api::cursor};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};

/// Rows that are read, and held, at once.
const AT_ONCE: i64 = 2000;

/// How often a table is begun again because rows with another extra value came in while it was written.
const ATTEMPTS: usize = 3;

/// Lines of the second sheet of a workbook.
type Notes = Vec<(String, String)>;

/// Writes everything that the filter finds to a file that `open` gives, in a form that an import reads back
/// unchanged; `notes` are told how many rows there are. Gives the file, and how many rows it holds.
///
/// # Errors
/// The database's; internal for a stored mechanism that no import knows, and when the file cannot be written.
pub async fn export<W: Write + Send + 'static>(
    ctx: &Ctx,
    filter: &Filter,
    form: &Form,
    open: impl Fn() -> Result<W>,
    notes: impl Fn(usize) -> Notes,
) -> Result<(W, usize)> {
    let title = ctx.say("recommendations-title", &[]);
    for _ in 0..ATTEMPTS {
        let extras = extra_names(ctx, filter).await?;
        let columns = register_columns(&extras);
        let table = TableWriter::new(open()?, form, &title, columns).map_err(Error::internal)?;
        if let Some(table) = write_rows(ctx, filter, &extras, table).await? {
            let rows = table.rows();
            let notes = notes(rows);
            let file = tokio::task::spawn_blocking(move || table.end(&notes)).await;
            return Ok((
                file.map_err(Error::internal)?.map_err(Error::internal)?,
                rows,
            ));
        }
    }
    Err(Error::internal(
        "the register changed while it was written; try again",
    ))
}

/// The table with all its rows; none when a row has an extra value that is not among these.
async fn write_rows<W: Write + Send + 'static>(
    ctx: &Ctx,
    filter: &Filter,
    extras: &BTreeSet<String>,
    mut table: TableWriter<W>,
) -> Result<Option<TableWriter<W>>> {
    let mut filter = filter.first_page();
    loop {
        let rows = store::list_page(ctx.db(), &ctx.viewer, &filter, AT_ONCE).await?;
        let Some(last) = rows.last() else {
            return Ok(Some(table));
        };
        filter.after = cursor(&Place(last.date.clone(), last.row, 0));
        note_read(ctx, Way::File, &watched(&rows)).await?;
        let numbers: Vec<i64> = rows.iter().map(|row| row.row).collect();
        let labels = labels_of(ctx.db().read(), &numbers).await?;
        let known = extras.clone();
        let written = tokio::task::spawn_blocking(move || {
            for row in &rows {
                let record = record_of(row, labels.get(&row.row))?;
                if record.extra.keys().any(|name| !known.contains(name)) {
                    return Ok(None);
                }
                table
                    .row(&register_row(&record, &known))
                    .map_err(Error::internal)?;
            }
            Ok::<_, Error>(Some(table))
        })
        .await
        .map_err(Error::internal)??;
        let Some(whole) = written else {
            return Ok(None);
        };
        table = whole;
    }
}

/// The names of all extra values of what the filter finds.
async fn extra_names(ctx: &Ctx, filter: &Filter) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let mut after = 0;
    loop {
        let rows = store::list_extras(ctx.db(), &ctx.viewer, filter, after, AT_ONCE).await?;
        let Some(last) = rows.last() else {
            return Ok(names);
        };
        after = last.row;
        for row in &rows {
            let extra: BTreeMap<String, serde::de::IgnoredAny> =
                serde_json::from_str(&row.extra).unwrap_or_default();
            for name in extra.into_keys() {
                names.insert(name);
            }
        }
    }
}

fn record_of(row: &RecommendationRow, labels: Option<&Vec<LabelRow>>) -> Result<Record> {
    let names: BTreeMap<(&str, &str), &str> = labels
        .into_iter()
        .flatten()
        .map(|label| {
            (
                (label.kind.as_str(), label.key.as_str()),
                label.name.of_record(),
            )
        })
        .collect();
    row.facts(label_keys(labels))
        .to_record(row.number, |kind: LabelKind, key: &str| {
            names.get(&(kind.code(), key)).unwrap_or(&key).to_string()
        })
        .ok_or_else(|| Error::internal(format!("unknown mechanism {}", row.mechanism)))
}
