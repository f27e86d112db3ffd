//! SQL with bound values, put together piece by piece. `?` stands for the next value.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, QueryResult, Statement, Value};
use std::fmt::Write as _;

/// A statement in the making. Text is ours, values are always bound.
///
/// ```
/// use kenes_kernel::db::Query;
/// let query = Query::new("SELECT id FROM people WHERE role = ?").bind("clerk")
///     .text(" AND audience_id IN ").list([1_i64, 2]);
/// assert_eq!(query.sql(), "SELECT id FROM people WHERE role = ? AND audience_id IN (?, ?)");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Query {
    sql: String,
    values: Vec<Value>,
}

impl Query {
    #[must_use]
    pub fn new(sql: &str) -> Self {
        Self::default().text(sql)
    }

    /// Adds text; each `?` in it is the place of a value bound later, in order.
    #[must_use]
    pub fn text(mut self, sql: &str) -> Self {
        self.sql.push_str(sql);
        self
    }

    /// Binds the next `?`.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Adds `(?, ?, …)` with its values bound; an empty list becomes `(NULL)`, which matches nothing.
    #[must_use]
    pub fn list<V: Into<Value>>(mut self, values: impl IntoIterator<Item = V>) -> Self {
        self.sql.push('(');
        let before = self.values.len();
        for value in values {
            self.sql.push_str(if self.values.len() > before {
                ", ?"
            } else {
                "?"
            });
            self.values.push(value.into());
        }
        if self.values.len() == before {
            self.sql.push_str("NULL");
        }
        self.sql.push(')');
        self
    }

    /// Adds another query at this place, with its values.
    #[must_use]
    #[allow(
        clippy::should_implement_trait,
        reason = "it reads as what it does: a query is added to a query"
    )]
    pub fn add(mut self, other: &Query) -> Self {
        self.sql.push_str(&other.sql);
        self.values.extend(other.values.iter().cloned());
        self
    }

    #[must_use]
    pub fn sql(&self) -> &str {
        &self.sql
    }

    fn statement(self, db: &impl ConnectionTrait) -> Statement {
        debug_assert_eq!(
            self.sql.matches('?').count(),
            self.values.len(),
            "each ? has its value: {}",
            self.sql
        );
        let backend = db.get_database_backend();
        let sql = match backend {
            // SQLite looks a named place up in a list: its time for many rows grows with the square.
            DbBackend::Sqlite => self.sql,
            _ => numbered(&self.sql),
        };
        Statement::from_sql_and_values(backend, sql, self.values)
    }

    /// Runs a changing statement; the number of rows it touched.
    ///
    /// # Errors
    /// The database's.
    pub async fn run(self, db: &impl ConnectionTrait) -> Result<u64, DbErr> {
        let statement = self.statement(db);
        Ok(db.execute_raw(statement).await?.rows_affected())
    }

    /// All rows as `T`, whose field names are the column names.
    ///
    /// # Errors
    /// The database's, or that a column does not fit its field.
    pub async fn all<T: FromQueryResult>(self, db: &impl ConnectionTrait) -> Result<Vec<T>, DbErr> {
        let statement = self.statement(db);
        db.query_all_raw(statement)
            .await?
            .iter()
            .map(|row| T::from_query_result(row, ""))
            .collect()
    }

    /// The first row as `T`.
    ///
    /// # Errors
    /// As [`Query::all`].
    pub async fn one<T: FromQueryResult>(
        self,
        db: &impl ConnectionTrait,
    ) -> Result<Option<T>, DbErr> {
        let statement = self.statement(db);
        match db.query_one_raw(statement).await? {
            Some(row) => Ok(Some(T::from_query_result(&row, "")?)),
            None => Ok(None),
        }
    }

    /// All rows as they come, for the few callers that read columns by position.
    ///
    /// # Errors
    /// The database's.
    pub async fn rows(self, db: &impl ConnectionTrait) -> Result<Vec<QueryResult>, DbErr> {
        let statement = self.statement(db);
        db.query_all_raw(statement).await
    }

    /// The first column of the first row; `None` when there is no row or it is NULL.
    ///
    /// # Errors
    /// As [`Query::all`].
    pub async fn scalar<T: sea_orm::TryGetable>(
        self,
        db: &impl ConnectionTrait,
    ) -> Result<Option<T>, DbErr> {
        let statement = self.statement(db);
        match db.query_one_raw(statement).await? {
            Some(row) => row.try_get_by_index::<Option<T>>(0),
            None => Ok(None),
        }
    }

    /// The first column of every row.
    ///
    /// # Errors
    /// As [`Query::all`].
    pub async fn column<T: sea_orm::TryGetable>(
        self,
        db: &impl ConnectionTrait,
    ) -> Result<Vec<T>, DbErr> {
        let statement = self.statement(db);
        db.query_all_raw(statement)
            .await?
            .iter()
            .map(|row| row.try_get_by_index(0))
            .collect()
    }
}

/// Each `?` by its number: `$1`, `$2`.
fn numbered(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() + sql.len() / 2);
    for (n, part) in sql.split('?').enumerate() {
        if n > 0 {
            let _ = write!(out, "${n}");
        }
        out.push_str(part);
    }
    out
}
