//! Search: our analysis of text, stored as terms that SQLite FTS5 and PostgreSQL only index.
//!
//! An index is a table named by its owner. The row number ties it to the owner's record, so that
//! rights are checked in the same query.

pub use kenes_analysis::{fold, guess_language, index_terms};

use crate::db::{Engine, Query};
use kenes_analysis::query;
use sea_orm::{ConnectionTrait, DbErr};
use std::fmt::Write as _;

/// A full-text index over one kind of record.
#[derive(Clone, Copy, Debug)]
pub struct SearchIndex {
    /// The table's name; its columns are `rowid`/`row` and `terms`.
    pub table: &'static str,
}

/// The terms of a text as one of the databases takes them.
#[derive(Clone, Debug)]
pub struct Terms(String);

impl Terms {
    /// Takes some 20 microseconds a text: leave many to a blocking thread.
    #[must_use]
    pub fn of(engine: Engine, text: &str) -> Self {
        let terms = index_terms(text);
        Self(match engine {
            Engine::Sqlite => terms.join(" "),
            Engine::Postgres => as_tsvector(&terms),
        })
    }
}

impl SearchIndex {
    /// Stores the terms of a record's texts, replacing earlier ones.
    ///
    /// # Errors
    /// The database's.
    pub async fn put(
        &self,
        db: &impl ConnectionTrait,
        engine: Engine,
        rows: &[(i64, String)],
    ) -> Result<(), DbErr> {
        let terms: Vec<(i64, Terms)> = rows
            .iter()
            .map(|(row, text)| (*row, Terms::of(engine, text)))
            .collect();
        self.put_terms(db, engine, &terms).await
    }

    /// Stores terms that were made before, replacing earlier ones.
    ///
    /// # Errors
    /// The database's.
    pub async fn put_terms(
        &self,
        db: &impl ConnectionTrait,
        engine: Engine,
        rows: &[(i64, Terms)],
    ) -> Result<(), DbErr> {
        for chunk in rows.chunks(200) {
            let (head, tail) = match engine {
                Engine::Sqlite => (
                    format!(
                        "INSERT OR REPLACE INTO {} (rowid, terms) VALUES ",
                        self.table
                    ),
                    "",
                ),
                Engine::Postgres => (
                    format!("INSERT INTO {} (row, terms) VALUES ", self.table),
                    " ON CONFLICT (row) DO UPDATE SET terms = excluded.terms",
                ),
            };
            let mut insert = Query::new(&head);
            for (n, (row, terms)) in chunk.iter().enumerate() {
                insert = insert
                    .text(match (engine, n) {
                        (Engine::Sqlite, 0) => "(?, ?)",
                        (Engine::Sqlite, _) => ", (?, ?)",
                        (Engine::Postgres, 0) => "(?, ?::tsvector)",
                        (Engine::Postgres, _) => ", (?, ?::tsvector)",
                    })
                    .bind(*row)
                    .bind(terms.0.as_str());
            }
            insert.text(tail).run(db).await?;
        }
        Ok(())
    }

    /// Forgets records.
    ///
    /// # Errors
    /// The database's.
    pub async fn remove(
        &self,
        db: &impl ConnectionTrait,
        engine: Engine,
        rows: &[i64],
    ) -> Result<(), DbErr> {
        let column = match engine {
            Engine::Sqlite => "rowid",
            Engine::Postgres => "row",
        };
        for chunk in rows.chunks(500) {
            Query::new(&format!("DELETE FROM {} WHERE {column} IN ", self.table))
                .list(chunk.iter().copied())
                .run(db)
                .await?;
        }
        Ok(())
    }

    /// `SELECT` of the row numbers that a person's query finds; `None` when it asks for nothing.
    #[must_use]
    pub fn matching(&self, engine: Engine, asked: &str) -> Option<Query> {
        let parsed = query::parse(asked);
        match engine {
            Engine::Sqlite => query::to_fts5(&parsed).map(|text| {
                Query::new(&format!(
                    "SELECT rowid FROM {0} WHERE {0} MATCH ?",
                    self.table
                ))
                .bind(text)
            }),
            Engine::Postgres => query::to_tsquery(&parsed).map(|text| {
                Query::new(&format!(
                    "SELECT row FROM {} WHERE terms @@ ?::tsquery",
                    self.table
                ))
                .bind(text)
            }),
        }
    }
}

/// `'term':1,7 'other':2`: positions are ours, since PostgreSQL's parser splits words otherwise.
/// A position is at most 16383 there.
fn as_tsvector(terms: &[String]) -> String {
    let mut places: std::collections::BTreeMap<&str, Vec<usize>> =
        std::collections::BTreeMap::new();
    for (n, term) in terms.iter().enumerate() {
        places.entry(term).or_default().push((n + 1).min(16_383));
    }
    let mut out = String::new();
    for (term, positions) in places {
        if !out.is_empty() {
            out.push(' ');
        }
        let _ = write!(out, "'{}':", term.replace(['\'', '\\'], ""));
        for (n, position) in positions.iter().take(255).enumerate() {
            let _ = write!(out, "{}{position}", if n == 0 { "" } else { "," });
        }
    }
    out
}
