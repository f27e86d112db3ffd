//! Is the tree what its head says, and is everything that stands beside the bytes of an entry what they say?

use super::{Finding, Openings, PAGE, Verified, list_openings, open};
use crate::{
    access::PUBLIC,
    db::Query,
    error::Result,
    journal::{AUDIENCE, PROTECT, RecordKind, WHOLE, batches},
};
use kenes_ledger::{Batch, Entry, Field, Frontier, Hash, Place, Value, leaf_hash, root_of};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct EntryRow {
    seq: i64,
    position: Option<i64>,
    batch: Option<i64>,
    at: i64,
    subject_kind: String,
    subject: Option<Uuid>,
    verb: String,
    actor: Option<Uuid>,
    audience_id: i64,
    removes: bool,
    leaf: Vec<u8>,
    body: Vec<u8>,
}

pub async fn check(
    db: &impl ConnectionTrait,
    kinds: &[RecordKind],
    outcome: &mut Verified,
) -> Result<()> {
    let mut frontier = Frontier::default();
    let mut members: Members = BTreeMap::new();
    let mut after = 0_i64;
    loop {
        let page: Vec<EntryRow> = Query::new(
            "SELECT seq, position, batch, at, subject_kind, subject, verb, actor, audience_id, removes, leaf, body FROM journal_entries WHERE seq > ? ORDER BY seq LIMIT ?",
        )
        .bind(after)
        .bind(i64::from(PAGE))
        .all(db)
        .await?;
        if page.is_empty() {
            break;
        }
        let seqs: Vec<i64> = page.iter().map(|row| row.seq).collect();
        let mut openings = list_openings(db, &seqs).await?;
        for row in page {
            if row.seq != after + 1 {
                outcome.findings.push(Finding::Sequence {
                    expected: after + 1,
                    found: row.seq,
                });
            }
            after = row.seq;
            let leaf = leaf_hash(&row.body);
            let parsed = Entry::parse(&row.body);
            if leaf.as_bytes().as_slice() != row.leaf || parsed.is_err() {
                outcome
                    .findings
                    .push(Finding::EntryAltered { seq: row.seq });
            }
            check_position(&row, leaf, &mut frontier, &mut members, outcome);
            if let Ok(entry) = parsed {
                let openings = openings.remove(&row.seq).unwrap_or_default();
                check_entry(db, &row, &entry, &openings, outcome).await?;
                if row.subject_kind == batches::KIND {
                    let members = members.remove(&row.seq).unwrap_or_default();
                    check_batch(&row, &entry, (&members, &openings), outcome);
                }
            }
        }
    }
    // Members of something that is no batch.
    for (seq, column) in members.keys().map(|seq| (*seq, "batch")) {
        outcome
            .findings
            .push(Finding::ColumnAltered { seq, column });
    }
    check_head(db, &frontier, outcome).await?;
    check_removals(db, outcome).await?;
    check_row_kinds(db, kinds, outcome).await
}

/// The leaves of confidential entries by the number of the batch that they say they are in.
type Members = BTreeMap<i64, Vec<Hash>>;

/// A public entry is the next leaf of the tree; any other is a member of a later batch, or waits for one.
fn check_position(
    row: &EntryRow,
    leaf: Hash,
    frontier: &mut Frontier,
    members: &mut Members,
    outcome: &mut Verified,
) {
    let seq = row.seq;
    match (row.position, row.batch) {
        (Some(position), None) => {
            frontier.append(leaf);
            if i64::try_from(frontier.size()) != Ok(position) {
                let column = "position";
                outcome
                    .findings
                    .push(Finding::ColumnAltered { seq, column });
            }
        }
        (None, Some(batch)) => members.entry(batch).or_default().push(leaf),
        (None, None) => outcome.waiting += 1,
        (Some(_), Some(_)) => {
            frontier.append(leaf);
            let column = "batch";
            outcome
                .findings
                .push(Finding::ColumnAltered { seq, column });
        }
    }
    if row.position.is_none() && row.audience_id == PUBLIC {
        let column = "position";
        outcome
            .findings
            .push(Finding::ColumnAltered { seq, column });
    }
}

/// A batch is made again from its members and its seed.
fn check_batch(
    row: &EntryRow,
    entry: &Entry,
    (members, openings): (&[Hash], &Openings),
    outcome: &mut Verified,
) {
    let open_field = |name: &str| match entry.fields().get(name) {
        Some(Field::Open(value)) => Some(value.clone()),
        _ => None,
    };
    let seed = openings
        .get(batches::SEED)
        .and_then(|row| open(entry, batches::SEED, row))
        .and_then(|value| match value {
            Value::Text(hex) => hex.parse::<Hash>().ok(),
            _ => None,
        });
    let Some(seed) = seed else {
        outcome.findings.push(Finding::OpeningGone {
            seq: row.seq,
            field: batches::SEED.into(),
        });
        return;
    };
    let batch = Batch::new(members, seed.as_bytes());
    let agrees = open_field(batches::ROOT) == Some(Value::Text(batch.root().to_string()))
        && open_field(batches::LEAVES)
            == i64::try_from(batch.leaves().len()).ok().map(Value::Integer);
    if !agrees {
        outcome.findings.push(Finding::Batch { seq: row.seq });
    }
}

/// Whether a later entry removes the record of this one, or takes what it said out of the journal.
async fn is_silenced_after(db: &impl ConnectionTrait, row: &EntryRow) -> Result<bool> {
    let found: Option<i64> = Query::new(
        "SELECT max(seq) FROM journal_entries WHERE subject = ? AND (removes OR verb = ?) AND seq > ?",
    )
    .bind(row.subject)
    .bind(PROTECT)
    .bind(row.seq)
    .scalar(db)
    .await?;
    Ok(found.is_some())
}

/// Checks the openings of an entry, and its columns against what it says.
async fn check_entry(
    db: &impl ConnectionTrait,
    row: &EntryRow,
    entry: &Entry,
    openings: &Openings,
    outcome: &mut Verified,
) -> Result<()> {
    for (field, opening) in openings {
        let opens = open(entry, field, opening).is_some();
        if !opens {
            outcome.findings.push(Finding::OpeningAltered {
                kind: row.subject_kind.clone(),
                record: row.subject.unwrap_or_default(),
                seq: row.seq,
                field: field.clone(),
            });
        }
    }
    let read = |place: &Place| match entry.part(place)? {
        Field::Open(value) => Some(value.clone()),
        Field::Sealed(_) => {
            let name = place.to_string();
            openings
                .get(&name)
                .and_then(|opening| open(entry, &name, opening))
        }
    };
    let field = |name: &str| Place::field(name).ok().and_then(|place| read(&place));
    let is_sealed = !matches!(entry.kind(), Field::Open(_));
    // Who did what is never erased, and what the whole of a record stands in only once the record is removed.
    let mut kept = vec![Place::Kind, Place::Subject, Place::Verb, Place::Actor];
    if is_sealed {
        kept.extend(Place::field(WHOLE));
    }
    for place in kept {
        let name = place.to_string();
        if entry.part(&place).is_some() && read(&place).is_none() && !openings.contains_key(&name) {
            let seq = row.seq;
            if name == WHOLE && is_silenced_after(db, row).await? {
                continue;
            }
            outcome
                .findings
                .push(Finding::OpeningGone { seq, field: name });
        }
    }
    let state = field(WHOLE);
    let audience = match &state {
        Some(Value::Map(state)) if is_sealed => state.get(AUDIENCE).cloned(),
        _ => field(AUDIENCE),
    };
    let is_empty = match &state {
        Some(Value::Map(state)) if is_sealed => state.is_empty(),
        _ => entry.fields().is_empty(),
    };
    let text = |id: Option<Uuid>| id.map_or(Value::Null, |id| Value::Text(id.to_string()));
    let is = |place, expected: Value| read(&place).is_none_or(|value| value == expected);
    for (column, agrees) in [
        ("at", entry.at_micros() == row.at),
        (
            "subject_kind",
            is(Place::Kind, row.subject_kind.as_str().into()),
        ),
        ("subject", is(Place::Subject, text(row.subject))),
        ("verb", is(Place::Verb, row.verb.as_str().into())),
        ("actor", is(Place::Actor, text(row.actor))),
        (
            "audience_id",
            is_sealed == (row.audience_id != PUBLIC)
                && audience.is_none_or(|value| value == Value::Integer(row.audience_id)),
        ),
        ("removes", row.removes == is_empty),
    ] {
        if !agrees {
            let seq = row.seq;
            outcome
                .findings
                .push(Finding::ColumnAltered { seq, column });
        }
    }
    let rows_root = match &state {
        Some(Value::Map(state)) if is_sealed => state.get("rows_root").cloned(),
        _ => field("rows_root"),
    };
    match rows_root {
        Some(Value::Text(root)) => check_rows(db, row.seq, &root, outcome).await,
        _ => Ok(()),
    }
}

async fn check_rows(
    db: &impl ConnectionTrait,
    seq: i64,
    root: &str,
    outcome: &mut Verified,
) -> Result<()> {
    #[derive(FromQueryResult)]
    struct Row {
        n: i64,
        leaf: Vec<u8>,
    }
    let rows: Vec<Row> = Query::new("SELECT n, leaf FROM journal_rows WHERE seq = ? ORDER BY n")
        .bind(seq)
        .all(db)
        .await?;
    let hashes: Option<Vec<Hash>> = (0..)
        .zip(rows)
        .map(|(n, row)| {
            let leaf = <[u8; 32]>::try_from(row.leaf).ok()?;
            (row.n == n).then_some(Hash::from_bytes(leaf))
        })
        .collect();
    if hashes.is_none_or(|hashes| root_of(&hashes).to_string() != root) {
        outcome.findings.push(Finding::RowsRoot { seq });
    }
    Ok(())
}

async fn check_head(
    db: &impl ConnectionTrait,
    frontier: &Frontier,
    outcome: &mut Verified,
) -> Result<()> {
    #[derive(FromQueryResult)]
    struct HeadRow {
        frontier: Vec<u8>,
        event_seq: i64,
    }
    let computed = frontier.root().to_string();
    let size = i64::try_from(frontier.size()).unwrap_or(i64::MAX);
    if computed != outcome.head.root || size != outcome.head.size {
        outcome.findings.push(Finding::Root {
            recorded: outcome.head.root.clone(),
            computed,
        });
    }
    let row: Option<HeadRow> =
        Query::new("SELECT frontier, event_seq FROM journal_head WHERE id = 1")
            .one(db)
            .await?;
    let Some(row) = row else { return Ok(()) };
    if row.frontier != frontier.to_bytes() {
        let column = "frontier";
        outcome.findings.push(Finding::HeadAltered { column });
    }
    let newest: Option<i64> = Query::new("SELECT max(seq) FROM events").scalar(db).await?;
    if newest.is_some_and(|newest| newest != row.event_seq) {
        let column = "event_seq";
        outcome.findings.push(Finding::HeadAltered { column });
    }
    Ok(())
}

/// A bulk entry's rows are removed all at once, by a later entry about the same subject.
async fn check_removals(db: &impl ConnectionTrait, outcome: &mut Verified) -> Result<()> {
    let odd: Vec<i64> = Query::new(
        "SELECT DISTINCT r.seq FROM journal_rows r LEFT JOIN journal_entries b ON b.seq = r.seq LEFT JOIN journal_entries e ON e.seq = r.removed_by WHERE r.removed_by IS NOT NULL AND (e.seq IS NULL OR e.seq <= r.seq OR e.subject <> b.subject OR EXISTS (SELECT 1 FROM journal_rows o WHERE o.seq = r.seq AND o.removed_by IS NULL)) ORDER BY r.seq",
    )
    .column(db)
    .await?;
    for seq in odd {
        outcome.findings.push(Finding::RemovalAltered { seq });
    }
    Ok(())
}

/// A row says beside its leaf of what kind its record is: one that nobody looks for would hide its loss.
async fn check_row_kinds(
    db: &impl ConnectionTrait,
    kinds: &[RecordKind],
    outcome: &mut Verified,
) -> Result<()> {
    let unknown: Vec<i64> =
        Query::new("SELECT DISTINCT seq FROM journal_rows WHERE subject_kind NOT IN ")
            .list(kinds.iter().map(|kind| kind.name))
            .text(" ORDER BY seq")
            .column(db)
            .await?;
    for seq in unknown {
        outcome.findings.push(Finding::RowsRoot { seq });
    }
    Ok(())
}
