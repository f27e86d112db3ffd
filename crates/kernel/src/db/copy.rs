//! Whole tables out and in, the same on both engines: what a backup is made of.
//!
//! Columns and their kinds are read from the live schema, so that a new table is in the next
//! backup without a word here. Search indexes are left out: they are made from the rows.

use super::{Db, Engine, Query};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, QueryResult, Value as Bound};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// What a column holds, by the types that migrations use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    Uuid,
    Bytes,
    Text,
    BigInteger,
    Integer,
    Boolean,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
    pub kind: ColumnKind,
}

/// A table of the live schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

#[derive(FromQueryResult)]
struct Named {
    name: String,
    declared: String,
}

/// The tables that hold data, in an order in which each comes after those that it refers to.
///
/// # Errors
/// The database's; a column type that no migration should use.
pub async fn list_tables(db: &Db) -> Result<Vec<Table>, DbErr> {
    let names = match db.engine() {
        Engine::Sqlite => Query::new(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%#_terms#_%' ESCAPE '#' AND name <> 'schema_migrations' ORDER BY rowid",
        ),
        Engine::Postgres => Query::new(
            "SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = current_schema() AND c.relname NOT LIKE '%#_terms' ESCAPE '#' AND c.relname <> 'schema_migrations' ORDER BY c.oid",
        ),
    }
    .column::<String>(db.read())
    .await?;
    let mut tables = Vec::new();
    for name in names {
        let columns = list_columns(db, &name).await?;
        tables.push(Table { name, columns });
    }
    Ok(tables)
}

async fn list_columns(db: &Db, table: &str) -> Result<Vec<Column>, DbErr> {
    let rows: Vec<Named> = match db.engine() {
        Engine::Sqlite => {
            Query::new("SELECT name, lower(type) AS declared FROM pragma_table_info(?) ORDER BY name")
        }
        Engine::Postgres => Query::new(
            "SELECT column_name::text AS name, data_type::text AS declared FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ? ORDER BY column_name COLLATE \"C\"",
        ),
    }
    .bind(table)
    .all(db.read())
    .await?;
    rows.into_iter()
        .map(|row| {
            let kind = match row.declared.as_str() {
                "uuid" | "uuid_blob" => ColumnKind::Uuid,
                "blob" | "bytea" => ColumnKind::Bytes,
                "text" => ColumnKind::Text,
                "bigint" => ColumnKind::BigInteger,
                "integer" => ColumnKind::Integer,
                "boolean" => ColumnKind::Boolean,
                other => return Err(DbErr::Type(format!("{table}.{}: {other}", row.name))),
            };
            Ok(Column {
                name: row.name,
                kind,
            })
        })
        .collect()
}

/// All rows of a table, each a list of values in the order of its columns: numbers, truth values,
/// texts, ids as text, bytes as base64.
///
/// # Errors
/// The database's.
pub async fn read_rows(db: &impl ConnectionTrait, table: &Table) -> Result<Vec<Vec<Value>>, DbErr> {
    let names: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    let sql = format!("SELECT {} FROM {}", quoted(&names), table.name);
    let rows = Query::new(&sql).rows(db).await?;
    rows.iter()
        .map(|row| {
            table
                .columns
                .iter()
                .map(|column| read_value(row, column))
                .collect()
        })
        .collect()
}

fn read_value(row: &QueryResult, column: &Column) -> Result<Value, DbErr> {
    let name = column.name.as_str();
    Ok(match column.kind {
        ColumnKind::Uuid => row
            .try_get::<Option<Uuid>>("", name)?
            .map_or(Value::Null, |id| id.to_string().into()),
        ColumnKind::Bytes => row
            .try_get::<Option<Vec<u8>>>("", name)?
            .map_or(Value::Null, |bytes| STANDARD.encode(bytes).into()),
        ColumnKind::Text => row.try_get::<Option<String>>("", name)?.into(),
        ColumnKind::BigInteger => row.try_get::<Option<i64>>("", name)?.into(),
        ColumnKind::Integer => row.try_get::<Option<i32>>("", name)?.into(),
        ColumnKind::Boolean => row.try_get::<Option<bool>>("", name)?.into(),
    })
}

/// Puts rows into a table whose columns are those of `from`.
///
/// # Errors
/// The database's; a value that does not fit its column.
pub async fn write_rows(
    db: &impl ConnectionTrait,
    from: &Table,
    rows: &[Vec<Value>],
) -> Result<(), DbErr> {
    let names: Vec<&str> = from
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    let one = format!("({})", vec!["?"; names.len()].join(", "));
    // Both engines bind at least 32,000 values a statement.
    let chunk = (30_000 / names.len().max(1)).clamp(1, 500);
    for rows in rows.chunks(chunk) {
        let mut insert = Query::new(&format!(
            "INSERT INTO {} ({}) VALUES ",
            from.name,
            quoted(&names)
        ));
        for (n, row) in rows.iter().enumerate() {
            insert = insert.text(if n == 0 { "" } else { ", " }).text(&one);
            for (column, value) in from.columns.iter().zip(row) {
                insert = insert.bind(bound(from, column, value)?);
            }
        }
        insert.run(db).await?;
    }
    Ok(())
}

fn bound(table: &Table, column: &Column, value: &Value) -> Result<Bound, DbErr> {
    let wrong = || {
        DbErr::Type(format!(
            "{}.{}: a value does not fit",
            table.name, column.name
        ))
    };
    if value.is_null() {
        return Ok(match column.kind {
            ColumnKind::Uuid => None::<Uuid>.into(),
            ColumnKind::Bytes => None::<Vec<u8>>.into(),
            ColumnKind::Text => None::<String>.into(),
            ColumnKind::BigInteger => None::<i64>.into(),
            ColumnKind::Integer => None::<i32>.into(),
            ColumnKind::Boolean => None::<bool>.into(),
        });
    }
    let text = || value.as_str().ok_or_else(wrong);
    let number = || value.as_i64().ok_or_else(wrong);
    Ok(match column.kind {
        ColumnKind::Uuid => text()?.parse::<Uuid>().map_err(|_| wrong())?.into(),
        ColumnKind::Bytes => STANDARD.decode(text()?).map_err(|_| wrong())?.into(),
        ColumnKind::Text => text()?.to_owned().into(),
        ColumnKind::BigInteger => number()?.into(),
        ColumnKind::Integer => i32::try_from(number()?).map_err(|_| wrong())?.into(),
        ColumnKind::Boolean => value.as_bool().ok_or_else(wrong)?.into(),
    })
}

/// Empties every table, the last first.
///
/// # Errors
/// The database's.
pub async fn empty_tables(db: &impl ConnectionTrait, tables: &[Table]) -> Result<(), DbErr> {
    for table in tables.iter().rev() {
        Query::new(&format!("DELETE FROM {}", table.name))
            .run(db)
            .await?;
    }
    Ok(())
}

fn quoted(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("\"{name}\""))
        .collect::<Vec<_>>()
        .join(", ")
}
