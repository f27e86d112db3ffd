//! SQL with bound values, put together piece by piece. `?` stands for the next value.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, QueryResult, Statement, Value};

/// A statement in the making. Text is ours, values are always bound.
///
/// ```
/// use kenes_kernel::db::Query;
/// let query = Query::new("SELECT id FROM people WHERE role = ?").bind("clerk")
///     .text(" AND audience_id IN ").list([1_i64, 2]);
/// assert_eq!(query.sql(), "SELECT id FROM people WHERE role = $1 AND audience_id IN ($2, $3)");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Query {
    sql: String,
    values: Vec<Value>,
    awaited: usize,
}

impl Query {
    #[must_use]
    pub fn new(sql: &str) -> Self {
        Self::default().text(sql)
    }

    /// Adds text; each `?` in it becomes the placeholder of a value bound later, in order.
    #[must_use]
    pub fn text(mut self, sql: &str) -> Self {
        for c in sql.chars() {
            if c == '?' {
                self.awaited += 1;
                self.sql.push('$');
                self.sql.push_str(&self.awaited.to_string());
            } else {
                self.sql.push(c);
            }
        }
        self
    }

    /// Binds the next `?`.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Adds `($n, $m, …)` with its values bound; an empty list becomes `(NULL)`, which matches nothing.
    #[must_use]
    pub fn list<V: Into<Value>>(mut self, values: impl IntoIterator<Item = V>) -> Self {
        self.sql.push('(');
        let mut any = false;
        for value in values {
            if any {
                self.sql.push_str(", ");
            }
            any = true;
            self.awaited += 1;
            self.sql.push('$');
            self.sql.push_str(&self.awaited.to_string());
            self.values.push(value.into());
        }
        if !any {
            self.sql.push_str("NULL");
        }
        self.sql.push(')');
        self
    }

    /// Adds another query at this place, renumbering its placeholders.
    #[must_use]
    #[allow(
        clippy::should_implement_trait,
        reason = "it reads as what it does: a query is added to a query"
    )]
    pub fn add(mut self, other: &Query) -> Self {
        let mut rest = other.sql.as_str();
        while let Some(at) = rest.find('$') {
            self.sql.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            self.awaited += 1;
            self.sql.push('$');
            self.sql.push_str(&self.awaited.to_string());
            rest = &rest[digits..];
        }
        self.sql.push_str(rest);
        self.values.extend(other.values.iter().cloned());
        self
    }

    #[must_use]
    pub fn sql(&self) -> &str {
        &self.sql
    }

    fn statement(self, db: &impl ConnectionTrait) -> Statement {
        debug_assert_eq!(
            self.awaited,
            self.values.len(),
            "each ? has its value: {}",
            self.sql
        );
        Statement::from_sql_and_values(db.get_database_backend(), self.sql, self.values)
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
