//! Verification: is the tree what its head says, and is every live record what was last recorded?

use super::{Head, RecordKind, Snapshot, head};
use crate::{
    ctx::Kernel,
    db::Query,
    error::{Error, Result},
};
use kenes_ledger::{
    Entry, Field, Frontier, Hash, Opening, Place, RowDifference, RowLeaf, Salt, Value, leaf_hash,
    row_differences,
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
    /// An entry number is missing or given twice.
    Sequence { expected: i64, found: i64 },
    /// The entries do not give the root of the head.
    Root { recorded: String, computed: String },
    /// The rows of a bulk entry do not give its root.
    RowsRoot { seq: i64 },
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
        findings: Vec::new(),
    };
    check_tree(db, &mut outcome).await?;
    for kind in &kernel.records.0 {
        check_kind(db, kind, &mut outcome).await?;
    }
    Ok(outcome)
}

#[derive(FromQueryResult)]
struct EntryRow {
    seq: i64,
    leaf: Vec<u8>,
    body: Vec<u8>,
}

async fn check_tree(db: &impl ConnectionTrait, outcome: &mut Verified) -> Result<()> {
    let mut frontier = Frontier::default();
    let mut after = 0_i64;
    loop {
        let page: Vec<EntryRow> = Query::new(
            "SELECT seq, leaf, body FROM journal_entries WHERE seq > ? ORDER BY seq LIMIT ?",
        )
        .bind(after)
        .bind(i64::from(PAGE))
        .all(db)
        .await?;
        let Some(last) = page.last() else { break };
        let next_after = last.seq;
        for row in page {
            if row.seq != after + 1 {
                outcome.findings.push(Finding::Sequence {
                    expected: after + 1,
                    found: row.seq,
                });
            }
            after = row.seq;
            let leaf = leaf_hash(&row.body);
            if leaf.as_bytes().as_slice() != row.leaf {
                outcome
                    .findings
                    .push(Finding::EntryAltered { seq: row.seq });
            }
            frontier.append(leaf);
            check_rows_root(db, &row, outcome).await?;
        }
        after = next_after;
    }
    let computed = frontier.root().to_string();
    let size = i64::try_from(frontier.size()).unwrap_or(i64::MAX);
    if computed != outcome.head.root || size != outcome.head.size {
        outcome.findings.push(Finding::Root {
            recorded: outcome.head.root.clone(),
            computed,
        });
    }
    Ok(())
}

async fn check_rows_root(
    db: &impl ConnectionTrait,
    row: &EntryRow,
    outcome: &mut Verified,
) -> Result<()> {
    let Ok(entry) = Entry::parse(&row.body) else {
        outcome
            .findings
            .push(Finding::EntryAltered { seq: row.seq });
        return Ok(());
    };
    let fields = opened(db, row.seq, &entry).await?.fields;
    let Some(Value::Text(root)) = fields.get("rows_root") else {
        return Ok(());
    };
    let leaves: Vec<Vec<u8>> = Query::new("SELECT leaf FROM journal_rows WHERE seq = ? ORDER BY n")
        .bind(row.seq)
        .column(db)
        .await?;
    let hashes: Option<Vec<Hash>> = leaves
        .into_iter()
        .map(|leaf| <[u8; 32]>::try_from(leaf).ok().map(Hash::from_bytes))
        .collect();
    if hashes.is_none_or(|hashes| kenes_ledger::root_of(&hashes).to_string() != *root) {
        outcome.findings.push(Finding::RowsRoot { seq: row.seq });
    }
    Ok(())
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
    field: String,
    salt: Vec<u8>,
    value: String,
}

async fn opened(db: &impl ConnectionTrait, seq: i64, entry: &Entry) -> Result<Opened> {
    let mut out = Opened {
        fields: BTreeMap::new(),
        erased: vec![],
        altered: vec![],
        state_erased: false,
    };
    let rows: Vec<OpeningRow> =
        Query::new("SELECT field, salt, value FROM journal_openings WHERE seq = ?")
            .bind(seq)
            .all(db)
            .await?;
    let openings: HashMap<String, OpeningRow> = rows
        .into_iter()
        .map(|row| (row.field.clone(), row))
        .collect();
    for (name, field) in entry.fields() {
        let value = match field {
            Field::Open(value) => value.clone(),
            Field::Sealed(_) => match openings.get(name) {
                None if name == "state" => {
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
            Value::Map(map) if name == "state" && matches!(field, Field::Sealed(_)) => {
                out.fields.extend(map);
            }
            value => {
                out.fields.insert(name.clone(), value);
            }
        }
    }
    Ok(out)
}

fn open(entry: &Entry, name: &str, row: &OpeningRow) -> Option<Value> {
    let salt: Salt = row.salt.as_slice().try_into().ok()?;
    let value = Value::parse(row.value.as_bytes()).ok()?;
    let opening = Opening {
        place: Place::field(name).ok()?,
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
        let page = (kind.load)(db.clone(), after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        check_page(db, kind, &page, outcome).await?;
        seen.extend(page.iter().map(|snapshot| snapshot.id));
    }
    outcome.records += seen.len() as u64;
    check_missing(db, kind, &seen, outcome).await
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
    for snapshot in page {
        let entry = entries.get(&snapshot.id).copied();
        let row = rows.get(&snapshot.id);
        match (entry, row) {
            (Some(seq), row) if row.is_none_or(|row| row.seq < seq) => {
                check_entry(db, kind, snapshot, seq, outcome).await?;
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

async fn check_entry(
    db: &impl ConnectionTrait,
    kind: &RecordKind,
    live: &Snapshot,
    seq: i64,
    outcome: &mut Verified,
) -> Result<()> {
    let body: Vec<u8> = Query::new("SELECT body FROM journal_entries WHERE seq = ?")
        .bind(seq)
        .scalar(db)
        .await?
        .ok_or(Error::NotFound)?;
    let Ok(entry) = Entry::parse(&body) else {
        return Ok(());
    };
    let opened = opened(db, seq, &entry).await?;
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
        return Ok(());
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
    Ok(())
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
    let found = row_differences(
        &salt,
        &recorded,
        live.kind,
        &live.id.to_string(),
        &live.fields,
    );
    for difference in found.unwrap_or_default() {
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
