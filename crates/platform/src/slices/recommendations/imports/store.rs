//! Queries of imports.

use crate::slices::recommendations::{
    model::{Known, Part},
    policy::MayImport,
    tables::{IMPORT_COLUMNS, ImportRow},
};
use kenes_documents::Fault;
use kenes_kernel::{
    Ctx, Error, Result,
    access::Viewer,
    clock::Instant,
    db::{Query, WriteTx},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// A fault of an import, as it is kept and shown.
#[derive(Clone, Debug, FromQueryResult)]
pub struct FaultRow {
    pub n: i64,
    pub row_number: Option<i64>,
    pub column_name: Option<String>,
    pub cell: Option<String>,
    pub code: String,
    /// JSON list of name and value.
    pub args: String,
    pub set_aside_at: Option<Instant>,
}

/// # Errors
/// The database's.
pub async fn find_visible(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<ImportRow>> {
    Ok(Query::new(&format!(
        "SELECT {IMPORT_COLUMNS} FROM imports WHERE id = ? AND audience_id IN "
    ))
    .bind(id)
    .list(viewer.audiences().iter().copied())
    .one(db)
    .await?)
}

/// The imports, newest first, at most 200.
///
/// # Errors
/// The database's.
pub async fn list_imports(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<ImportRow>> {
    Ok(Query::new(&format!(
        "SELECT {IMPORT_COLUMNS} FROM imports WHERE audience_id IN "
    ))
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY number DESC LIMIT 200")
    .all(db)
    .await?)
}

/// The faults of an import, those that wait for somebody first; at most `limit` of them.
///
/// # Errors
/// The database's.
pub async fn list_faults(
    db: &impl ConnectionTrait,
    import: Uuid,
    limit: i64,
) -> Result<Vec<FaultRow>> {
    Ok(Query::new("SELECT n, row_number, column_name, cell, code, args, set_aside_at FROM import_faults WHERE import_id = ? ORDER BY CASE WHEN set_aside_at IS NULL THEN 0 ELSE 1 END, n LIMIT ?")
        .bind(import)
        .bind(limit)
        .all(db)
        .await?)
}

/// Faults of a reading as they would be kept.
///
/// # Errors
/// Internal, when their arguments cannot be written.
pub fn fault_rows(faults: &[Fault]) -> Result<Vec<FaultRow>> {
    (1..)
        .zip(faults)
        .map(|(n, fault)| {
            Ok(FaultRow {
                n,
                row_number: fault.row.map(i64::from),
                column_name: fault.column.clone(),
                cell: fault.cell.clone(),
                code: fault.kind.code().to_owned(),
                args: serde_json::to_string(&fault.kind.args()).map_err(Error::internal)?,
                set_aside_at: None,
            })
        })
        .collect()
}

/// # Errors
/// The database's.
pub async fn count_open_faults(db: &impl ConnectionTrait, import: Uuid) -> Result<i64> {
    Ok(Query::new(
        "SELECT count(*) FROM import_faults WHERE import_id = ? AND set_aside_at IS NULL",
    )
    .bind(import)
    .scalar(db)
    .await?
    .unwrap_or(0))
}

/// The mappings that were confirmed, by the signature of their columns.
///
/// # Errors
/// The database's.
pub async fn list_mappings(db: &impl ConnectionTrait) -> Result<HashMap<String, String>> {
    #[derive(FromQueryResult)]
    struct Remembered {
        signature: String,
        mapping: String,
    }
    let rows: Vec<Remembered> = Query::new("SELECT signature, mapping FROM column_mappings")
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.signature, row.mapping))
        .collect())
}

#[derive(FromQueryResult)]
struct KnownRow {
    row: i64,
    source_scope: String,
    source_key: String,
    fingerprint: String,
    mechanism: String,
    country: String,
    symbol: String,
    session: String,
    gone_import_id: Option<Uuid>,
}

/// What stands of these sources, by scope and key.
///
/// # Errors
/// The database's.
pub async fn list_known(
    db: &impl ConnectionTrait,
    scopes: &BTreeSet<&str>,
) -> Result<HashMap<(String, String), Known>> {
    let mut out = HashMap::new();
    let scopes: Vec<&str> = scopes.iter().copied().collect();
    for chunk in scopes.chunks(500) {
        let rows: Vec<KnownRow> = Query::new("SELECT row, source_scope, source_key, fingerprint, mechanism, country, symbol, session, gone_import_id FROM recommendations WHERE source_scope IN ")
            .list(chunk.iter().copied())
            .all(db)
            .await?;
        for row in rows {
            let part = Part {
                scope: row.source_scope.clone(),
                mechanism: row.mechanism,
                country: row.country,
                symbol: row.symbol,
                session: row.session,
            };
            out.insert(
                (row.source_scope, row.source_key),
                Known {
                    row: row.row,
                    fingerprint: row.fingerprint,
                    part,
                    gone: row.gone_import_id.is_some(),
                },
            );
        }
    }
    Ok(out)
}

#[derive(FromQueryResult)]
struct CorrectedField {
    row: i64,
    field: String,
}

/// The fields of these rows that a person corrected here, or gave where the source had nothing, which no import overwrites.
///
/// # Errors
/// The database's.
pub async fn list_corrected_here(
    db: &impl ConnectionTrait,
    rows: &[i64],
) -> Result<HashMap<i64, BTreeSet<String>>> {
    let mut out: HashMap<i64, BTreeSet<String>> = HashMap::new();
    for chunk in rows.chunks(1000) {
        let found: Vec<CorrectedField> = Query::new("SELECT r.row, c.field FROM corrections c JOIN recommendations r ON r.id = c.recommendation_id WHERE c.import_id IS NULL AND r.row IN ")
            .list(chunk.iter().copied())
            .text(" UNION SELECT r.row, 'theme' AS field FROM theme_decisions d JOIN recommendations r ON r.id = d.recommendation_id WHERE d.taken_back_at IS NULL AND d.verdict <> 'refused' AND r.row IN ")
            .list(chunk.iter().copied())
            .all(db)
            .await?;
        for row in found {
            out.entry(row.row).or_default().insert(row.field);
        }
    }
    Ok(out)
}

/// # Errors
/// The database's.
pub async fn insert_import(tx: &WriteTx, _: &MayImport, row: &ImportRow) -> Result<()> {
    Query::new("INSERT INTO imports (id, number, state, format, file_name, attachment_id, sha256, recognised, mapping, read_count, new_count, changed_count, unchanged_count, gone_count, fault_count, audience_id, created_at, created_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.number)
        .bind(row.state.as_str())
        .bind(row.format.as_str())
        .bind(row.file_name.as_str())
        .bind(row.attachment_id)
        .bind(row.sha256.as_str())
        .bind(row.recognised.as_str())
        .bind(row.mapping.as_str())
        .bind(row.read_count)
        .bind(row.new_count)
        .bind(row.changed_count)
        .bind(row.unchanged_count)
        .bind(row.gone_count)
        .bind(row.fault_count)
        .bind(row.audience_id)
        .bind(row.created_at.micros())
        .bind(row.created_by)
        .bind(row.version)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Writes everything of an import that can change; `false` when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_import(tx: &WriteTx, _: &MayImport, row: &ImportRow) -> Result<bool> {
    let touched = Query::new("UPDATE imports SET state = ?, format = ?, recognised = ?, mapping = ?, read_count = ?, new_count = ?, changed_count = ?, unchanged_count = ?, gone_count = ?, fault_count = ?, confirmed_at = ?, confirmed_by = ?, undone_at = ?, undone_by = ?, version = ? WHERE id = ? AND version = ?")
        .bind(row.state.as_str())
        .bind(row.format.as_str())
        .bind(row.recognised.as_str())
        .bind(row.mapping.as_str())
        .bind(row.read_count)
        .bind(row.new_count)
        .bind(row.changed_count)
        .bind(row.unchanged_count)
        .bind(row.gone_count)
        .bind(row.fault_count)
        .bind(row.confirmed_at.map(Instant::micros))
        .bind(row.confirmed_by)
        .bind(row.undone_at.map(Instant::micros))
        .bind(row.undone_by)
        .bind(row.version)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

/// Replaces the faults of an import by those of a new reading.
///
/// # Errors
/// The database's.
pub async fn put_faults(tx: &WriteTx, _: &MayImport, import: Uuid, faults: &[Fault]) -> Result<()> {
    Query::new("DELETE FROM import_faults WHERE import_id = ?")
        .bind(import)
        .run(&**tx)
        .await?;
    for chunk in fault_rows(faults)?.chunks(500) {
        let mut insert = Query::new(
            "INSERT INTO import_faults (import_id, n, row_number, column_name, cell, code, args) VALUES ",
        );
        for (at, fault) in chunk.iter().enumerate() {
            insert = insert
                .text(if at == 0 {
                    "(?, ?, ?, ?, ?, ?, ?)"
                } else {
                    ", (?, ?, ?, ?, ?, ?, ?)"
                })
                .bind(import)
                .bind(fault.n)
                .bind(fault.row_number)
                .bind(fault.column_name.clone())
                .bind(fault.cell.clone())
                .bind(fault.code.as_str())
                .bind(fault.args.as_str());
        }
        insert.run(&**tx).await?;
    }
    Ok(())
}

/// Sets one fault or all of them aside; how many.
///
/// # Errors
/// The database's.
pub async fn set_aside(
    tx: &WriteTx,
    ctx: &Ctx,
    _: &MayImport,
    import: Uuid,
    n: Option<i64>,
) -> Result<u64> {
    let mut query = Query::new("UPDATE import_faults SET set_aside_at = ?, set_aside_by = ? WHERE set_aside_at IS NULL AND import_id = ?")
        .bind(ctx.now.micros())
        .bind(ctx.viewer.person_id())
        .bind(import);
    if let Some(n) = n {
        query = query.text(" AND n = ?").bind(n);
    }
    Ok(query.run(&**tx).await?)
}

/// Remembers a mapping for the next file with the same columns.
///
/// # Errors
/// The database's.
pub async fn remember_mapping(
    tx: &WriteTx,
    ctx: &Ctx,
    _: &MayImport,
    signature: &str,
    mapping: &str,
) -> Result<()> {
    Query::new("INSERT INTO column_mappings (signature, mapping, at, by_person) VALUES (?, ?, ?, ?) ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, at = excluded.at, by_person = excluded.by_person")
        .bind(signature)
        .bind(mapping)
        .bind(ctx.now.micros())
        .bind(ctx.viewer.person_id())
        .run(&**tx)
        .await?;
    Ok(())
}

/// What a confirmed import changed in rows that stood already, newest first.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ImportCorrection {
    pub row: i64,
    pub field: String,
    pub before_value: String,
    pub after_value: String,
}

/// # Errors
/// The database's.
pub async fn list_import_corrections(
    db: &impl ConnectionTrait,
    import: Uuid,
) -> Result<Vec<ImportCorrection>> {
    Ok(Query::new("SELECT r.row, c.field, c.before_value, c.after_value FROM corrections c JOIN recommendations r ON r.id = c.recommendation_id WHERE c.import_id = ? ORDER BY r.row, c.field")
        .bind(import)
        .all(db)
        .await?)
}

/// The rows that an import marked as gone.
///
/// # Errors
/// The database's.
pub async fn list_gone_with(db: &impl ConnectionTrait, import: Uuid) -> Result<Vec<i64>> {
    Ok(
        Query::new("SELECT row FROM recommendations WHERE gone_import_id = ? ORDER BY row")
            .bind(import)
            .column(db)
            .await?,
    )
}

/// How many files were read and wait for somebody who brings them in.
///
/// # Errors
/// The database's.
pub async fn count_waiting(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<i64> {
    let found: Option<i64> = Query::new(
        "SELECT count(*) FROM imports WHERE state IN ('read', 'unmapped') AND audience_id IN ",
    )
    .list(viewer.audiences().iter().copied())
    .scalar(db)
    .await?;
    Ok(found.unwrap_or(0))
}
