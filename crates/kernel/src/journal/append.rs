//! Appending: seal, hash, store, and move the head.

use super::{Noted, SealedRow, Snapshot, WHOLE};
use crate::{
    access::PUBLIC,
    ctx::Ctx,
    db::{Engine, Query},
    error::{Error, Result},
};
use futures_util::future::join;
use kenes_ledger::{
    DraftField, Entry, EntryDraft, Frontier, Hash, Opening, Value, leaf_hash, root_of,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct HeadRow {
    frontier: Vec<u8>,
    event_seq: i64,
}

/// Appends everything that a transaction noted. Locks the head, so that entries have one order. Gives the number of
/// the last one.
///
/// Every entry has a number, in the order of writing; the place in the tree, which is what the public sees, is another:
/// an entry that is not public has none and waits for the next batch.
///
/// # Errors
/// The database's.
pub async fn append(
    tx: &impl ConnectionTrait,
    engine: Engine,
    ctx: &Ctx,
    noted: &[Noted],
) -> Result<i64> {
    let mut head = lock_head(tx, engine).await?;
    for note in noted {
        let (subject, state, rows) = prepare(note);
        let (entry, openings) = draft(ctx, &subject, state)
            .seal(&mut || ctx.kernel.random.bytes())
            .map_err(Error::internal)?;
        let leaf = leaf_hash(&entry.canonical_bytes());
        head.1 += 1;
        let seq = head.1;
        let position = if subject.audience_id == PUBLIC {
            head.0.append(leaf);
            Some(i64::try_from(head.0.size()).map_err(Error::internal)?)
        } else {
            None
        };
        store_entry(tx, ctx, &subject, (seq, position), &entry, leaf, &openings).await?;
        store_rows(tx, seq, rows).await?;
        if let Noted::BulkRemoval { snapshot, .. } = note {
            Query::new(
                "UPDATE journal_rows SET removed_by = ? WHERE removed_by IS NULL AND seq IN (SELECT seq FROM journal_entries WHERE subject = ?)",
            )
            .bind(seq)
            .bind(snapshot.id)
            .run(tx)
            .await?;
        }
        Query::new("INSERT INTO events (seq, at, kind, subject_kind, subject, audience_id, entry) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(seq)
            .bind(ctx.now.micros())
            .bind(subject.verb)
            .bind(subject.kind)
            .bind(subject.id)
            .bind(subject.audience_id)
            .bind(seq)
            .run(tx)
            .await?;
    }
    Query::new(
        "UPDATE journal_head SET size = ?, root = ?, frontier = ?, event_seq = ? WHERE id = 1",
    )
    .bind(i64::try_from(head.0.size()).map_err(Error::internal)?)
    .bind(head.0.root().to_string())
    .bind(head.0.to_bytes())
    .bind(head.1)
    .run(tx)
    .await?;
    Ok(head.1)
}

/// Locks the head until the transaction ends: its tree and the number of the newest entry.
///
/// # Errors
/// The database's.
pub async fn lock_head(tx: &impl ConnectionTrait, engine: Engine) -> Result<(Frontier, i64)> {
    Query::new("INSERT INTO journal_head (id, size, root, frontier, event_seq) VALUES (1, 0, ?, ?, 0) ON CONFLICT (id) DO NOTHING")
        .bind(kenes_ledger::empty_root().to_string())
        .bind(Frontier::default().to_bytes())
        .run(tx)
        .await?;
    let lock = match engine {
        Engine::Sqlite => "",
        Engine::Postgres => " FOR UPDATE",
    };
    let row: HeadRow = Query::new(&format!(
        "SELECT frontier, event_seq FROM journal_head WHERE id = 1{lock}"
    ))
    .one(tx)
    .await?
    .ok_or_else(|| Error::internal("the journal has no head"))?;
    Ok((
        Frontier::from_bytes(&row.frontier).map_err(Error::internal)?,
        row.event_seq,
    ))
}

/// What an entry is about.
struct Subject {
    verb: &'static str,
    kind: &'static str,
    version: u16,
    id: Uuid,
    audience_id: i64,
    personal: Vec<&'static str>,
    removes: bool,
}

impl Subject {
    fn of(verb: &'static str, snapshot: &Snapshot) -> Self {
        Self {
            verb,
            kind: snapshot.kind,
            version: snapshot.version,
            id: snapshot.id,
            audience_id: snapshot.audience_id,
            personal: snapshot.personal.clone(),
            removes: false,
        }
    }
}

/// What is noted: its subject, its state, and the rows under it.
fn prepare(note: &Noted) -> (Subject, BTreeMap<String, Value>, &[SealedRow]) {
    match note {
        Noted::State { verb, snapshot } | Noted::BulkRemoval { verb, snapshot } => {
            (Subject::of(verb, snapshot), snapshot.fields.clone(), &[])
        }

        Noted::Removal {
            verb,
            kind,
            id,
            audience_id,
        } => {
            let snapshot = Snapshot::new(kind, 1, *id, *audience_id);
            let subject = Subject {
                removes: true,
                ..Subject::of(verb, &snapshot)
            };
            (subject, BTreeMap::new(), &[])
        }
        Noted::Bulk { verb, bulk } => {
            let hashes: Vec<Hash> = bulk.rows.iter().map(|row| row.leaf.leaf).collect();
            let mut state = bulk.snapshot.fields.clone();
            state.insert(
                "rows".into(),
                Value::Integer(i64::try_from(hashes.len()).unwrap_or(i64::MAX)),
            );
            state.insert(
                "rows_root".into(),
                Value::Text(root_of(&hashes).to_string()),
            );
            (Subject::of(verb, &bulk.snapshot), state, &bulk.rows)
        }
    }
}

fn draft(ctx: &Ctx, subject: &Subject, state: BTreeMap<String, Value>) -> EntryDraft {
    let actor = ctx
        .viewer
        .person_id()
        .map_or(Value::Null, |id| Value::Text(id.to_string()));
    let public = subject.audience_id == PUBLIC;
    let part = |text: String| {
        if public {
            DraftField::open(text)
        } else {
            DraftField::sealed(text)
        }
    };
    let fields = if public {
        state
            .into_iter()
            .map(|(name, value)| {
                let personal = subject.personal.iter().any(|p| *p == name);
                let field = if personal {
                    DraftField::sealed(value)
                } else {
                    DraftField::open(value)
                };
                (name, field)
            })
            .collect()
    } else {
        // Personal fields keep their own openings, so that they can be erased alone.
        let (personal, rest): (BTreeMap<_, _>, BTreeMap<_, _>) = state
            .into_iter()
            .partition(|(name, _)| subject.personal.iter().any(|p| p == name));
        let mut fields: BTreeMap<String, DraftField> = personal
            .into_iter()
            .map(|(name, value)| (name, DraftField::sealed(value)))
            .collect();
        fields.insert(WHOLE.into(), DraftField::sealed(Value::Map(rest)));
        fields
    };
    EntryDraft {
        version: subject.version,
        at_micros: ctx.now.micros(),
        kind: part(subject.kind.to_owned()),
        subject: part(subject.id.to_string()),
        verb: part(subject.verb.to_owned()),
        actor: DraftField::sealed(actor),
        fields,
    }
}

async fn store_entry(
    tx: &impl ConnectionTrait,
    ctx: &Ctx,
    subject: &Subject,
    (seq, position): (i64, Option<i64>),
    entry: &Entry,
    leaf: Hash,
    openings: &[Opening],
) -> Result<()> {
    Query::new("INSERT INTO journal_entries (seq, position, at, subject_kind, subject, verb, actor, audience_id, removes, leaf, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(seq)
        .bind(position)
        .bind(ctx.now.micros())
        .bind(subject.kind)
        .bind(subject.id)
        .bind(subject.verb)
        .bind(ctx.viewer.person_id())
        .bind(subject.audience_id)
        .bind(subject.removes)
        .bind(leaf.as_bytes().to_vec())
        .bind(entry.canonical_bytes())
        .run(tx)
        .await?;
    for opening in openings {
        let value = String::from_utf8(opening.value.canonical_bytes()).map_err(Error::internal)?;
        Query::new("INSERT INTO journal_openings (seq, field, salt, value) VALUES (?, ?, ?, ?)")
            .bind(seq)
            .bind(opening.place.to_string())
            .bind(opening.salt.to_vec())
            .bind(value)
            .run(tx)
            .await?;
    }
    Ok(())
}

/// Rows of one INSERT: below the number of values that either database takes at once.
const ROWS_AT_ONCE: usize = 500;

/// While the database writes some rows, the statement of the next is made.
async fn store_rows(tx: &impl ConnectionTrait, seq: i64, rows: &[SealedRow]) -> Result<()> {
    let mut chunks = rows
        .chunks(ROWS_AT_ONCE)
        .zip((0_i64..).step_by(ROWS_AT_ONCE));
    let mut make = || {
        chunks
            .next()
            .map(|(chunk, from)| rows_insertion(seq, from, chunk))
    };
    let mut next = make();
    while let Some(insert) = next {
        let (written, following) = join(insert.run(tx), async { make() }).await;
        written?;
        next = following;
    }
    Ok(())
}

fn rows_insertion(seq: i64, from: i64, rows: &[SealedRow]) -> Query {
    let mut insert = Query::new(
        "INSERT INTO journal_rows (seq, n, subject_kind, subject, salt, leaf, marks) VALUES ",
    );
    for (n, row) in (from..).zip(rows) {
        insert = insert
            .text(if n == from {
                "(?, ?, ?, ?, ?, ?, ?)"
            } else {
                ", (?, ?, ?, ?, ?, ?, ?)"
            })
            .bind(seq)
            .bind(n)
            .bind(row.kind)
            .bind(row.id)
            .bind(row.salt.to_vec())
            .bind(row.leaf.leaf.as_bytes().to_vec())
            .bind(row.leaf.marks.clone());
    }
    insert
}
