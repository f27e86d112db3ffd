//! Verification: is the tree what its head says, and is every live record what was last recorded?

mod entries;

use super::{Head, RecordKind, Snapshot, WHOLE, head};
use crate::{
    ctx::Kernel,
    db::Query,
    error::{Error, Result},
};
use kenes_ledger::{
    Entry, Field, Hash, Opening, Place, RowDifference, RowLeaf, Salt, Value, row_differences,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt,
};
use uuid::Uuid;

const PAGE: u32 = 500;

/// Something that is not as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The bytes of an entry do not hash to its leaf.
    EntryAltered { seq: i64 },
    /// What stands beside the bytes of an entry says something else than they do.
    ColumnAltered { seq: i64, column: &'static str },
    /// The opening of a part that nothing erases is gone, so that the part cannot be read.
    OpeningGone { seq: i64, field: String },
    /// What the head says beside root and size.
    HeadAltered { column: &'static str },
    /// Rows of a bulk entry are marked as removed by an entry that did not remove them.
    RemovalAltered { seq: i64 },
    /// A live record after this one cannot be read at all.
    Unreadable { kind: String, after: Option<Uuid> },
    /// An entry number is missing or given twice.
    Sequence { expected: i64, found: i64 },
    /// The entries do not give the root of the head.
    Root { recorded: String, computed: String },
    /// The rows of a bulk entry do not give its root.
    RowsRoot { seq: i64 },
    /// The members of a batch, with its padding, do not give its root.
    Batch { seq: i64 },
    /// A live record differs from its newest entry.
    Differs {
        kind: String,
        record: Uuid,
        seq: i64,
        field: String,
    },
    /// The opening of a sealed field does not show what was sealed.
    OpeningAltered {
        kind: String,
        record: Uuid,
        seq: i64,
        field: String,
    },
    /// A live record was never recorded.
    Unrecorded { kind: String, record: Uuid },
    /// A recorded record is gone without an entry that says so.
    Missing {
        kind: String,
        record: Uuid,
        seq: i64,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EntryAltered { seq } => write!(f, "entry {seq}: its bytes were altered"),
            Self::ColumnAltered { seq, column } => write!(
                f,
                "entry {seq}: its column `{column}` was altered, its bytes say something else"
            ),
            Self::OpeningGone { seq, field } => {
                write!(f, "entry {seq}: the opening of `{field}` is gone")
            }
            Self::HeadAltered { column } => {
                write!(
                    f,
                    "the head's column `{column}` does not belong to its entries"
                )
            }
            Self::RemovalAltered { seq } => write!(
                f,
                "entry {seq}: some of its rows are marked as removed, but no entry removed them"
            ),
            Self::Unreadable { kind, after } => match after {
                Some(after) => write!(f, "{kind}: the record after {after} cannot be read"),
                None => write!(f, "{kind}: the first record cannot be read"),
            },
            Self::Sequence { expected, found } => {
                write!(f, "entry {expected} is missing: the next one is {found}")
            }
            Self::Root { recorded, computed } => {
                write!(
                    f,
                    "the head says root {recorded}, the entries give {computed}"
                )
            }
            Self::RowsRoot { seq } => {
                write!(
                    f,
                    "entry {seq}: its rows do not give the root that it recorded"
                )
            }
            Self::Batch { seq } => {
                write!(
                    f,
                    "entry {seq}: the confidential entries under it do not give the root that it recorded"
                )
            }
            Self::Differs {
                kind,
                record,
                seq,
                field,
            } => {
                write!(
                    f,
                    "{kind} {record}: field `{field}` differs from entry {seq}"
                )
            }
            Self::OpeningAltered {
                kind,
                record,
                seq,
                field,
            } => {
                write!(
                    f,
                    "{kind} {record}: the opening of `{field}` in entry {seq} was altered"
                )
            }
            Self::Unrecorded { kind, record } => {
                write!(
                    f,
                    "{kind} {record}: stands in the database, but no entry records it"
                )
            }
            Self::Missing { kind, record, seq } => {
                write!(
                    f,
                    "{kind} {record}: recorded in entry {seq}, but gone from the database"
                )
            }
        }
    }
}

/// What a verification found.
#[derive(Clone, Debug)]
pub struct Verified {
    pub head: Head,
    pub records: u64,
    /// Sealed fields whose openings were erased: no sign of tampering.
    pub erased_fields: u64,
    /// Confidential entries that wait for their batch: compared with their records, but bound by no head yet.
    pub waiting: u64,
    pub findings: Vec<Finding>,
}

/// Replays the whole journal against the live records.
///
/// # Errors
/// The database's; what is wrong with the record comes back as findings.
pub async fn verify(kernel: &Kernel) -> Result<Verified> {
    let db = kernel.db.read();
    let mut outcome = Verified {
        head: head(db).await?,
        records: 0,
        erased_fields: 0,
        waiting: 0,
        findings: Vec::new(),
    };
    entries::check(db, &kernel.records.0, &mut outcome).await?;
    for kind in &kernel.records.0 {
        check_kind(db, kind, &mut outcome).await?;
    }
    Ok(outcome)
}

/// The fields of an entry that can be read, and those that cannot.
struct Opened {
    fields: BTreeMap<String, Value>,
    erased: Vec<String>,
    altered: Vec<String>,
    state_erased: bool,
}

#[derive(FromQueryResult)]
struct OpeningRow {
    seq: i64,
    field: String,
    salt: Vec<u8>,
    value: String,
}

fn opened(entry: &Entry, openings: &Openings) -> Opened {
    let mut out = Opened {
        fields: BTreeMap::new(),
        erased: vec![],
        altered: vec![],
        state_erased: false,
    };
    for (name, field) in entry.fields() {
        let value = match field {
            Field::Open(value) => value.clone(),
            Field::Sealed(_) => match openings.get(name) {
                None if name == WHOLE => {
                    out.state_erased = true;
                    continue;
                }
                None => {
                    out.erased.push(name.clone());
                    continue;
                }
                Some(row) => match open(entry, name, row) {
                    Some(value) => value,
                    None => {
                        out.altered.push(name.clone());
                        continue;
                    }
                },
            },
        };
        match value {
            Value::Map(map) if name == WHOLE && matches!(field, Field::Sealed(_)) => {
                out.fields.extend(map);
            }
            value => {
                out.fields.insert(name.clone(), value);
            }
        }
    }
    out
}

fn open(entry: &Entry, name: &str, row: &OpeningRow) -> Option<Value> {
    let salt: Salt = row.salt.as_slice().try_into().ok()?;
    let value = Value::parse(row.value.as_bytes()).ok()?;
    let opening = Opening {
        place: name.parse::<Place>().ok()?,
        salt,
        value,
    };
    entry.check_opening(&opening).then_some(opening.value)
}

/// The newest record of a subject: an entry of its own, or a row of a bulk entry.
#[derive(FromQueryResult)]
struct Newest {
    subject: Uuid,
    seq: i64,
}

#[derive(FromQueryResult)]
struct RowRow {
    subject: Uuid,
    seq: i64,
    salt: Vec<u8>,
    leaf: Vec<u8>,
    marks: Vec<u8>,
}

async fn check_kind(
    db: &sea_orm::DatabaseConnection,
    kind: &RecordKind,
    outcome: &mut Verified,
) -> Result<()> {
    let mut after = None;
    let mut seen: HashSet<Uuid> = HashSet::new();
    loop {
        let page = match (kind.load)(db.clone(), after, PAGE).await {
            Ok(page) => page,
            Err(error) => {
                after = last_readable(db, kind, after).await?.ok_or(error)?;
                outcome.findings.push(Finding::Unreadable {
                    kind: kind.name.into(),
                    after,
                });
                break;
            }
        };
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        check_page(db, kind, &page, outcome).await?;
        seen.extend(page.iter().map(|snapshot| snapshot.id));
    }
    outcome.records += seen.len() as u64;
    check_missing(db, kind, &seen, outcome).await
}

/// The record before the one that cannot be read; nothing when all can be read alone.
async fn last_readable(
    db: &sea_orm::DatabaseConnection,
    kind: &RecordKind,
    mut after: Option<Uuid>,
) -> Result<Option<Option<Uuid>>> {
    db.ping().await?;
    loop {
        match (kind.load)(db.clone(), after, 1).await {
            Ok(page) => match page.last() {
                Some(last) => after = Some(last.id),
                None => return Ok(None),
            },
            Err(_) => return Ok(Some(after)),
        }
    }
}

async fn check_page(
    db: &impl ConnectionTrait,
    kind: &RecordKind,
    page: &[Snapshot],
    outcome: &mut Verified,
) -> Result<()> {
    let ids = || page.iter().map(|snapshot| snapshot.id);
    let entries: HashMap<Uuid, i64> = Query::new(
        "SELECT subject, max(seq) AS seq FROM journal_entries WHERE removes = ? AND subject IN ",
    )
    .bind(false)
    .list(ids())
    .text(" GROUP BY subject")
    .all::<Newest>(db)
    .await?
    .into_iter()
    .map(|row| (row.subject, row.seq))
    .collect();
    let mut rows: HashMap<Uuid, RowRow> = HashMap::new();
    for row in Query::new(
        "SELECT subject, seq, salt, leaf, marks FROM journal_rows WHERE removed_by IS NULL AND subject IN ",
    )
    .list(ids())
    .all::<RowRow>(db)
    .await?
    {
        if rows.get(&row.subject).is_none_or(|earlier| earlier.seq < row.seq) {
            rows.insert(row.subject, row);
        }
    }
    let seqs: Vec<i64> = entries.values().copied().collect();
    let bodies: HashMap<i64, Vec<u8>> = list_bodies(db, &seqs).await?;
    let mut openings = list_openings(db, &seqs).await?;
    for snapshot in page {
        let entry = entries.get(&snapshot.id).copied();
        let row = rows.get(&snapshot.id);
        match (entry, row) {
            (Some(seq), row) if row.is_none_or(|row| row.seq < seq) => {
                let body = bodies.get(&seq).ok_or(Error::NotFound)?;
                let openings = openings.remove(&seq).unwrap_or_default();
                check_entry(kind, snapshot, (seq, body, &openings), outcome);
            }
            (_, Some(row)) => check_row(snapshot, row, outcome),
            (_, None) => outcome.findings.push(Finding::Unrecorded {
                kind: kind.name.into(),
                record: snapshot.id,
            }),
        }
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct BodyRow {
    seq: i64,
    body: Vec<u8>,
}

async fn list_bodies(db: &impl ConnectionTrait, seqs: &[i64]) -> Result<HashMap<i64, Vec<u8>>> {
    let rows: Vec<BodyRow> = Query::new("SELECT seq, body FROM journal_entries WHERE seq IN ")
        .list(seqs.iter().copied())
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.seq, row.body)).collect())
}

/// The openings of one entry, by place.
type Openings = HashMap<String, OpeningRow>;

async fn list_openings(db: &impl ConnectionTrait, seqs: &[i64]) -> Result<HashMap<i64, Openings>> {
    let rows: Vec<OpeningRow> =
        Query::new("SELECT seq, field, salt, value FROM journal_openings WHERE seq IN ")
            .list(seqs.iter().copied())
            .all(db)
            .await?;
    let mut out: HashMap<i64, Openings> = HashMap::new();
    for row in rows {
        out.entry(row.seq)
            .or_default()
            .insert(row.field.clone(), row);
    }
    Ok(out)
}

/// Compares a live record with its newest entry: number, bytes and openings.
fn check_entry(
    kind: &RecordKind,
    live: &Snapshot,
    (seq, body, openings): (i64, &[u8], &Openings),
    outcome: &mut Verified,
) {
    let Ok(entry) = Entry::parse(body) else {
        return;
    };
    let opened = opened(&entry, openings);
    let named = |field: &str| (kind.name.to_owned(), live.id, seq, field.to_owned());
    for field in &opened.altered {
        let (kind, record, seq, field) = named(field);
        outcome.findings.push(Finding::OpeningAltered {
            kind,
            record,
            seq,
            field,
        });
    }
    if opened.state_erased {
        outcome.erased_fields += 1;
        return;
    }
    let recorded = (kind.upcast)(entry.version(), opened.fields);
    let names: std::collections::BTreeSet<&String> =
        recorded.keys().chain(live.fields.keys()).collect();
    for name in names {
        if opened.altered.contains(name) {
            continue;
        }
        let live_value = live.fields.get(name);
        if opened.erased.contains(name) {
            outcome.erased_fields += 1;
            if matches!(live_value, None | Some(Value::Null)) {
                continue;
            }
        } else if recorded.get(name) == live_value || is_bulk_field(name) {
            continue;
        }
        let (kind, record, seq, field) = named(name);
        outcome.findings.push(Finding::Differs {
            kind,
            record,
            seq,
            field,
        });
    }
}

/// The two fields that the journal itself adds to a bulk entry.
fn is_bulk_field(name: &str) -> bool {
    name == "rows" || name == "rows_root"
}

fn check_row(live: &Snapshot, row: &RowRow, outcome: &mut Verified) {
    let differs = |field: String| Finding::Differs {
        kind: live.kind.to_owned(),
        record: live.id,
        seq: row.seq,
        field,
    };
    let (Ok(salt), Ok(leaf)) = (
        Salt::try_from(row.salt.as_slice()),
        <[u8; 32]>::try_from(row.leaf.as_slice()),
    ) else {
        outcome.findings.push(differs("*".into()));
        return;
    };
    let recorded = RowLeaf {
        leaf: Hash::from_bytes(leaf),
        marks: row.marks.clone(),
    };
    let id = live.id.to_string();
    let found = row_differences(&salt, &recorded, live.kind, &id, &live.fields);
    let found = found.unwrap_or_default();
    let marks = RowLeaf::new(&salt, live.kind, &id, &live.fields).map(|row| row.marks);
    if found.is_empty() && marks.as_ref() != Ok(&row.marks) {
        outcome.findings.push(differs("*".into()));
    }
    for difference in found {
        outcome.findings.push(differs(match difference {
            RowDifference::Changed(f) | RowDifference::Added(f) | RowDifference::Removed(f) => f,
            RowDifference::Unexplained => "*".into(),
        }));
    }
}

/// Records that the journal knows and the database no longer has.
async fn check_missing(
    db: &impl ConnectionTrait,
    kind: &RecordKind,
    seen: &HashSet<Uuid>,
    outcome: &mut Verified,
) -> Result<()> {
    #[derive(FromQueryResult)]
    struct Last {
        subject: Uuid,
        seq: i64,
        removes: bool,
    }
    let mut last: HashMap<Uuid, (i64, bool)> = HashMap::new();
    for sql in [
        "SELECT subject, seq, removes FROM journal_entries WHERE subject_kind = ? AND subject IS NOT NULL",
        "SELECT subject, seq, removed_by IS NOT NULL AS removes FROM journal_rows WHERE subject_kind = ?",
    ] {
        for row in Query::new(sql).bind(kind.name).all::<Last>(db).await? {
            let entry = last.entry(row.subject).or_insert((row.seq, row.removes));
            if row.seq > entry.0 {
                *entry = (row.seq, row.removes);
            }
        }
    }
    let mut missing: Vec<(i64, Uuid)> = last
        .into_iter()
        .filter(|(id, (_, removed))| !removed && !seen.contains(id))
        .map(|(id, (seq, _))| (seq, id))
        .collect();
    missing.sort_unstable();
    for (seq, record) in missing {
        outcome.findings.push(Finding::Missing {
            kind: kind.name.into(),
            record,
            seq,
        });
    }
    Ok(())
}
