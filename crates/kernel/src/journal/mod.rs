//! The journal: an RFC 6962 tree over the new state of every record, from entry 1.
//!
//! A public record's entry is readable but for its actor and its personal fields; any other
//! record's entry is sealed as a whole: kind, subject, verb, actor and one map of its state enter
//! as salted commitments. Their openings lie in a table of their own; erasing deletes them.

mod append;
pub mod batches;
mod rows;
mod verify;

pub use append::append;
pub use rows::{SealedRow, Sealing, seal_rows};
pub use verify::{Finding, Verified, verify};

use crate::{clock::Instant, db::Query, error::Result};
use futures_util::future::BoxFuture;
pub use kenes_ledger::Value;
use sea_orm::{ConnectionTrait, DatabaseConnection, FromQueryResult};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The field of every state that says who may see the record.
pub(crate) const AUDIENCE: &str = "audience";

/// The state of one record as the journal keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    pub kind: &'static str,
    /// Version of the shape; raised together with an upcaster.
    pub version: u16,
    pub id: Uuid,
    pub audience_id: i64,
    pub fields: BTreeMap<String, Value>,
    /// The fields that hold personal data: sealed even in a public record.
    pub personal: Vec<&'static str>,
}

impl Snapshot {
    /// A state without fields but its audience: who may see a record is part of what is recorded.
    #[must_use]
    pub fn new(kind: &'static str, version: u16, id: Uuid, audience_id: i64) -> Self {
        let audience = Value::Integer(audience_id);
        Self {
            kind,
            version,
            id,
            audience_id,
            fields: BTreeMap::from([(AUDIENCE.to_owned(), audience)]),
            personal: Vec::new(),
        }
    }

    #[must_use]
    pub fn field(mut self, name: &str, value: impl IntoValue) -> Self {
        self.fields.insert(name.to_owned(), value.into_value());
        self
    }

    /// A field with personal data.
    #[must_use]
    pub fn personal(mut self, name: &'static str, value: impl IntoValue) -> Self {
        self.personal.push(name);
        self.field(name, value)
    }
}

/// What can stand in a journal entry.
pub trait IntoValue {
    fn into_value(self) -> Value;
}
impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}
impl IntoValue for &str {
    fn into_value(self) -> Value {
        Value::Text(self.to_owned())
    }
}
impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(self)
    }
}
impl IntoValue for &String {
    fn into_value(self) -> Value {
        Value::Text(self.clone())
    }
}
impl IntoValue for i64 {
    fn into_value(self) -> Value {
        Value::Integer(self)
    }
}
impl IntoValue for i32 {
    fn into_value(self) -> Value {
        Value::Integer(self.into())
    }
}
impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Bool(self)
    }
}
impl IntoValue for Instant {
    fn into_value(self) -> Value {
        Value::Integer(self.micros())
    }
}
impl IntoValue for Uuid {
    fn into_value(self) -> Value {
        Value::Text(self.to_string())
    }
}
impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Null, IntoValue::into_value)
    }
}
impl<T: IntoValue> IntoValue for Vec<T> {
    fn into_value(self) -> Value {
        Value::List(self.into_iter().map(IntoValue::into_value).collect())
    }
}
impl IntoValue for &crate::content::Content {
    fn into_value(self) -> Value {
        let texts = self
            .texts
            .iter()
            .map(|(language, passage)| {
                let passage = BTreeMap::from([
                    ("from".to_owned(), Value::Integer(passage.from.into())),
                    ("text".to_owned(), Value::Text(passage.text.clone())),
                ]);
                (language.clone(), Value::Map(passage))
            })
            .collect();
        Value::Map(BTreeMap::from([
            ("record".to_owned(), Value::Text(self.record.clone())),
            ("version".to_owned(), Value::Integer(self.version.into())),
            ("texts".to_owned(), Value::Map(texts)),
        ]))
    }
}

/// Many new records at once: the act's own state, and the rows under its root.
#[derive(Clone, Debug)]
pub struct Bulk {
    pub snapshot: Snapshot,
    pub rows: Vec<SealedRow>,
}

/// What a transaction noted for its end.
#[derive(Clone, Debug)]
pub enum Noted {
    State {
        verb: &'static str,
        snapshot: Snapshot,
    },
    Removal {
        verb: &'static str,
        kind: &'static str,
        id: Uuid,
        audience_id: i64,
    },
    Bulk {
        verb: &'static str,
        bulk: Bulk,
    },
    BulkRemoval {
        verb: &'static str,
        snapshot: Snapshot,
    },
}

/// Loads live states: the database, the last id of the page before, how many.
pub type LoadSnapshots =
    fn(DatabaseConnection, Option<Uuid>, u32) -> BoxFuture<'static, Result<Vec<Snapshot>>>;

/// A kind of record as the verification knows it.
#[derive(Clone, Copy)]
pub struct RecordKind {
    pub name: &'static str,
    /// The live states with ids after `after`, ascending, at most `limit`.
    pub load: LoadSnapshots,
    /// Brings the fields of an older version to the present shape.
    pub upcast: fn(u16, BTreeMap<String, Value>) -> BTreeMap<String, Value>,
}

/// The upcaster of a kind that has one version.
#[must_use]
pub fn as_it_is(_: u16, fields: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    fields
}

/// All kinds, gathered by the platform.
#[derive(Clone, Default)]
pub struct RecordKinds(pub Vec<RecordKind>);

/// The tree's head, as printed on receipts and protocols.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub size: i64,
    pub root: String,
}

/// The head as it is stored; an empty tree before the first entry.
///
/// # Errors
/// The database's.
pub async fn head(db: &impl ConnectionTrait) -> Result<Head> {
    #[derive(FromQueryResult)]
    struct Row {
        size: i64,
        root: String,
    }
    let row: Option<Row> = Query::new("SELECT size, root FROM journal_head WHERE id = 1")
        .one(db)
        .await?;
    Ok(row.map_or_else(
        || Head {
            size: 0,
            root: kenes_ledger::empty_root().to_string(),
        },
        |row| Head {
            size: row.size,
            root: row.root,
        },
    ))
}

/// The time of the newest entry; nothing may be recorded before it.
///
/// # Errors
/// The database's.
pub async fn newest_at(db: &impl ConnectionTrait) -> Result<Option<Instant>> {
    Ok(
        Query::new("SELECT at FROM journal_entries ORDER BY seq DESC LIMIT 1")
            .scalar::<i64>(db)
            .await?
            .map(Instant::from_micros),
    )
}

/// Number and leaf of the newest entry about these kinds of records: while they stay, nothing of those kinds has
/// changed. Empty before the first such entry.
///
/// # Errors
/// The database's.
pub async fn newest_about(db: &impl ConnectionTrait, kinds: &[&str]) -> Result<String> {
    #[derive(FromQueryResult)]
    struct Newest {
        seq: i64,
        leaf: Vec<u8>,
    }
    let newest: Option<Newest> =
        Query::new("SELECT e.entry AS seq, j.leaf FROM events e JOIN journal_entries j ON j.seq = e.entry WHERE e.subject_kind IN ")
            .list(kinds.iter().copied())
            .text(" ORDER BY e.seq DESC LIMIT 1")
            .one(db)
            .await?;
    Ok(newest.map_or_else(String::new, |newest| {
        let leaf: String = newest
            .leaf
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("{} {leaf}", newest.seq)
    }))
}

/// One line of a record's history.
#[derive(Clone, Debug, FromQueryResult)]
pub struct HistoryLine {
    /// The entry's place in the tree, or that of its batch; `None` while it waits for one.
    pub entry: Option<i64>,
    pub at: Instant,
    pub verb: String,
    pub actor: Option<Uuid>,
}

/// What was done to a record, newest first. The caller has checked that the record may be seen.
///
/// # Errors
/// The database's.
pub async fn history(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<HistoryLine>> {
    Ok(Query::new(
        "SELECT coalesce(j.position, b.position) AS entry, j.at, j.verb, j.actor FROM journal_entries j LEFT JOIN journal_entries b ON b.seq = j.batch WHERE j.seq IN (SELECT seq FROM journal_entries WHERE subject = ? UNION SELECT seq FROM journal_rows WHERE subject = ?) ORDER BY j.seq DESC LIMIT 200",
    )
    .bind(id)
    .bind(id)
    .all(db)
    .await?)
}

/// What the whole of a secret record stands in. It can be erased once the record is removed, or once a later entry
/// [protects](PROTECT) people: that it was there stays.
pub const WHOLE: &str = "state";

/// The verb of an entry that takes what a record said out of the journal, to protect people.
pub const PROTECT: &str = "protect";

/// Deletes the openings of a record's personal fields in all its entries. The tree still verifies;
/// the act itself is noted by the caller as the record's new state, or as its removal.
///
/// # Errors
/// The database's.
pub async fn erase_openings(tx: &crate::db::WriteTx, id: Uuid, fields: &[&str]) -> Result<u64> {
    Ok(Query::new("DELETE FROM journal_openings WHERE seq IN (SELECT seq FROM journal_entries WHERE subject = ?) AND field IN ")
        .bind(id)
        .list(fields.iter().copied())
        .run(&**tx)
        .await?)
}
