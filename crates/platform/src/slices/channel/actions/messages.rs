//! Messages: sending, coming back with a code, reading, answering, sealing anew, deleting.

use super::{Channel, as_of_today, conflict, get_channel_by_key, get_held};
use crate::slices::{
    accounts,
    channel::{
        model::{
            Recipient,
            age::{Fault, Sealed},
            code::{Code, Lookup},
            ids_of, is_open,
        },
        policy::{self, MayHold},
        store,
        tables::{ANSWER, AnswerRow, MESSAGE, MessageRow},
    },
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::Viewer,
    clock::Instant,
    db::WriteTx,
    error::Refusal,
    form::{FieldError, line, wrong},
    journal::{WHOLE, erase_openings},
};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use uuid::Uuid;

/// Messages that one network sends in an hour.
const SENT_AN_HOUR: usize = 20;
/// Codes that one network asks for in an hour.
const ASKED_AN_HOUR: usize = 120;
const HOUR_SECONDS: i64 = 3600;

/// What a sender's form brings.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    pub sealed: Vec<u8>,
    /// The sender's public key for answers; empty for none.
    pub reply_to: String,
    /// Made from the sender's code; empty where the code is to be made here.
    pub lookup: String,
    /// The keys for which the browser sealed it; empty where that is not known.
    pub keys: String,
}

/// How often networks came in the last hour: in memory alone, and gone with the program.
#[derive(Default)]
struct Tries(Mutex<HashMap<(&'static str, String), Vec<Instant>>>);

impl Tries {
    fn count(&self, what: &'static str, ctx: &Ctx, most: usize) -> Result<()> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let since = ctx.now.plus_seconds(-HOUR_SECONDS);
        all.retain(|_, times| {
            times.retain(|at| *at > since);
            !times.is_empty()
        });
        let times = all.entry((what, ctx.origin.clone())).or_default();
        if times.len() >= most {
            return Err(Error::TooMany {
                retry_after_seconds: HOUR_SECONDS.unsigned_abs(),
            });
        }
        times.push(ctx.now);
        Ok(())
    }
}

/// The same request by nobody in particular: not even somebody who is signed in sends under their name.
fn nameless(ctx: &Ctx) -> Ctx {
    Ctx {
        viewer: Viewer::visitor(),
        ..ctx.clone()
    }
}

/// Takes a sealed message. The code of the sender, where it was made here.
///
/// # Errors
/// `NotFound`; `Invalid` at `ciphertext`, `reply_to`, `lookup`, or at `keys` where the keys have changed since the page was
/// read; `Refused` while the channel is not open; `TooMany`. Nothing of what was sent is kept then.
pub async fn send(ctx: &Ctx, key: &str, sent: &Sent) -> Result<Option<Code>> {
    let ctx = &nameless(ctx);
    let permit = policy::may_send(&ctx.viewer).ok_or(Error::Forbidden)?;
    let channel = get_channel_by_key(ctx, key).await?;
    ctx.kernel
        .memory
        .of::<Tries>()
        .count("send", ctx, SENT_AN_HOUR)?;
    let standing = channel.standing();
    if !is_open(&standing) {
        return Err(Refusal::new("channel-not-open").into());
    }
    let present = ids_of(&standing);
    let declared = line(&sent.keys);
    if !declared.is_empty() && declared != present {
        return Err(Error::Invalid(wrong(
            "keys",
            FieldError::new("channel-keys-changed"),
        )));
    }
    let sealed = read_sealed(&sent.sealed, standing.len())?;
    let reply_to = match line(&sent.reply_to) {
        empty if empty.is_empty() => None,
        typed => Some(
            Recipient::parse(&typed).map_err(|error| Error::Invalid(wrong("reply_to", error)))?,
        ),
    };
    let (lookup, code) = match sent.lookup.as_str() {
        "" => {
            let code = Code::of(ctx.kernel.random.bytes());
            (code.lookup(), Some(code))
        }
        lookup => {
            let lookup = Lookup::parse(lookup).ok_or_else(|| {
                Error::Invalid(wrong("lookup", FieldError::new("channel-lookup-wrong")))
            })?;
            (lookup, None)
        }
    };
    let mut tx = ctx.db().write().await?;
    // The same message sent twice is there once.
    let code_hash = lookup.hash();
    if store::find_by_code(&*tx, &permit, &code_hash)
        .await?
        .is_some()
    {
        return Ok(code);
    }
    let first = store::count_unread(&*tx, channel.row.id).await?.messages == 0;
    let row = MessageRow {
        id: random_id(ctx),
        channel_id: channel.row.id,
        audience_id: channel.row.audience_id,
        code_hash,
        reply_to: reply_to.map(|key| key.as_str().to_owned()),
        sealed: sealed.bytes().to_vec(),
        // A file that was made elsewhere is taken to be for the same keys: their number is.
        sealed_for: present,
        received_day: ctx.today().iso(),
        read_day: None,
        read_by: None,
        version: 1,
    };
    store::insert_message(&tx, &permit, &row).await?;
    tx.record("receive", row.snapshot());
    if first {
        tell_holders(&mut tx, ctx, &channel).await?;
    }
    tx.commit(ctx).await?;
    Ok(code)
}

/// An id that tells no time, unlike others.
fn random_id(ctx: &Ctx) -> Uuid {
    uuid::Builder::from_random_bytes(ctx.kernel.random.bytes()).into_uuid()
}

/// What was sent as a sealed text for at least so many keys.
fn read_sealed(sent: &[u8], keys: usize) -> Result<Sealed> {
    let refused = |error| Error::Invalid(wrong("ciphertext", error));
    let sealed = Sealed::parse(sent).map_err(|fault: Fault| refused(fault.sentence()))?;
    if sealed.recipients() < keys {
        let error = FieldError::new("channel-sealed-few").with("n", keys);
        return Err(refused(error));
    }
    Ok(sealed)
}

/// One mail that says nothing but that something waits, and only while nothing else does: those who carry mails count
/// no messages.
async fn tell_holders(tx: &mut WriteTx, ctx: &Ctx, channel: &Channel) -> Result<()> {
    for key in channel.standing() {
        let letter = accounts::Letter {
            kind: "desk",
            args: Vec::new(),
            link: Some("/today".into()),
        };
        accounts::write_within(tx, ctx, key.person_id, letter, channel.row.audience_id).await?;
    }
    Ok(())
}

/// A message as its sender finds it again.
#[derive(Clone, Debug)]
pub struct Found {
    pub message: MessageRow,
    pub answers: Vec<AnswerRow>,
    pub channel: Channel,
}

/// What the holder of a code finds. A code or number that is none, is unknown, or whose message was deleted finds
/// nothing, and is not told which.
///
/// # Errors
/// `TooMany`; the database's.
pub async fn find_again(ctx: &Ctx, code: &str, lookup: &str) -> Result<Option<Found>> {
    let ctx = &nameless(ctx);
    let permit = policy::may_send(&ctx.viewer).ok_or(Error::Forbidden)?;
    ctx.kernel
        .memory
        .of::<Tries>()
        .count("code", ctx, ASKED_AN_HOUR)?;
    let lookup = Lookup::parse(lookup).or_else(|| Code::parse(code).map(|code| code.lookup()));
    let db = ctx.db().read();
    // What is no code is looked for as well, and takes as long.
    let hash = lookup.map_or_else(String::new, |lookup| lookup.hash());
    let Some(message) = store::find_by_code(db, &permit, &hash).await? else {
        return Ok(None);
    };
    let answers = store::list_answers(db, &[message.id]).await?;
    let row = store::find_channel(db, message.channel_id)
        .await?
        .ok_or(Error::NotFound)?;
    let channel = as_of_today(db, ctx, row).await?;
    Ok(Some(Found {
        message,
        answers,
        channel,
    }))
}

/// Every message of a channel with its answers, for whoever holds a key.
///
/// # Errors
/// `NotFound` for everybody else.
pub async fn list_messages(
    ctx: &Ctx,
    channel: &Channel,
) -> Result<(Vec<MessageRow>, Vec<AnswerRow>)> {
    if !channel.holds(ctx.viewer.person_id()) {
        return Err(Error::NotFound);
    }
    let db = ctx.db().read();
    let messages = store::list_messages(db, &ctx.viewer, channel.row.id).await?;
    let ids: Vec<Uuid> = messages.iter().map(|row| row.id).collect();
    let answers = store::list_answers(db, &ids).await?;
    Ok((messages, answers))
}

/// One message with its answers.
///
/// # Errors
/// `NotFound` for whoever holds no key of the channel.
pub async fn get_message(
    ctx: &Ctx,
    channel: Uuid,
    id: Uuid,
) -> Result<(Channel, MessageRow, Vec<AnswerRow>)> {
    let db = ctx.db().read();
    let (_, channel) = get_held(db, ctx, channel).await?;
    let message = store::find_message(db, &ctx.viewer, channel.row.id, id)
        .await?
        .ok_or(Error::NotFound)?;
    let answers = store::list_answers(db, &[id]).await?;
    Ok((channel, message, answers))
}

/// A message that is about to change.
async fn changing(
    tx: &WriteTx,
    ctx: &Ctx,
    channel: Uuid,
    id: Uuid,
) -> Result<(MayHold, Channel, MessageRow)> {
    let (permit, channel) = get_held(&**tx, ctx, channel).await?;
    let message = store::find_message(&**tx, &ctx.viewer, channel.row.id, id)
        .await?
        .ok_or(Error::NotFound)?;
    Ok((permit, channel, message))
}

async fn put(
    tx: &mut WriteTx,
    permit: &MayHold,
    channel: &Channel,
    row: &mut MessageRow,
    verb: &'static str,
) -> Result<()> {
    row.version += 1;
    if !store::update_message(tx, permit, row).await? {
        return Err(conflict(&channel.row, row.version));
    }
    tx.record(verb, row.snapshot());
    Ok(())
}

/// Says that the message was read; its sender sees it.
///
/// # Errors
/// `NotFound`.
pub async fn mark_read(ctx: &Ctx, channel: Uuid, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let (permit, channel, mut row) = changing(&tx, ctx, channel, id).await?;
    if row.read_day.is_some() {
        return Ok(());
    }
    row.read_day = Some(ctx.today().iso());
    row.read_by = ctx.viewer.person_id();
    put(&mut tx, &permit, &channel, &mut row, "read").await?;
    tx.commit(ctx).await
}

/// Stores a sealed answer. Who answers has read.
///
/// # Errors
/// `NotFound`; `Invalid` at `ciphertext`; `Refused` where the sender gave no key for an answer.
pub async fn answer(ctx: &Ctx, channel: Uuid, id: Uuid, sealed: &[u8], keys: &str) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let (permit, channel, mut row) = changing(&tx, ctx, channel, id).await?;
    if row.reply_to.is_none() {
        return Err(Refusal::new("channel-no-reply-key").into());
    }
    let sealed = read_sealed(sealed, 1)?;
    let present = ids_of(&channel.standing());
    let answer = AnswerRow {
        id: random_id(ctx),
        message_id: row.id,
        audience_id: row.audience_id,
        sealed: sealed.bytes().to_vec(),
        sealed_for: if line(keys) == present {
            present
        } else {
            String::new()
        },
        answered_day: ctx.today().iso(),
        answered_by: ctx.viewer.person_id().ok_or(Error::NotFound)?,
        version: 1,
    };
    store::insert_answer(&tx, &permit, &answer).await?;
    tx.record("answer", answer.snapshot());
    if row.read_day.is_none() {
        row.read_day = Some(ctx.today().iso());
        row.read_by = ctx.viewer.person_id();
        put(&mut tx, &permit, &channel, &mut row, "read").await?;
    }
    tx.commit(ctx).await
}

/// Replaces the sealed text of a message, or of one of its answers, by the same text sealed for the keys of today.
///
/// # Errors
/// `NotFound`; `Invalid` at `ciphertext`, or at `keys` where they are not those of today.
pub async fn wrap(
    ctx: &Ctx,
    channel: Uuid,
    id: Uuid,
    of_answer: Option<Uuid>,
    sealed: &[u8],
    keys: &str,
) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let (permit, channel, mut row) = changing(&tx, ctx, channel, id).await?;
    let standing = channel.standing();
    let present = ids_of(&standing);
    if line(keys) != present {
        return Err(Error::Invalid(wrong(
            "keys",
            FieldError::new("channel-keys-changed"),
        )));
    }
    let extra = usize::from(of_answer.is_some());
    let sealed = read_sealed(sealed, standing.len() + extra)?;
    match of_answer {
        None => {
            row.sealed = sealed.bytes().to_vec();
            row.sealed_for = present;
            put(&mut tx, &permit, &channel, &mut row, "wrap").await?;
        }
        Some(answer) => {
            let mut answer = store::list_answers(&*tx, &[row.id])
                .await?
                .into_iter()
                .find(|row| row.id == answer)
                .ok_or(Error::NotFound)?;
            answer.sealed = sealed.bytes().to_vec();
            answer.sealed_for = present;
            answer.version += 1;
            if !store::update_answer(&tx, &permit, &answer).await? {
                return Err(conflict(&channel.row, answer.version));
            }
            tx.record("wrap", answer.snapshot());
        }
    }
    tx.commit(ctx).await
}

/// Deletes a message with its answers for good: what the journal knew of them goes too, that there was something stays.
///
/// # Errors
/// `NotFound`.
pub async fn delete(ctx: &Ctx, channel: Uuid, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let (permit, _, row) = changing(&tx, ctx, channel, id).await?;
    for answer in store::list_answers(&*tx, &[row.id]).await? {
        erase_openings(&tx, answer.id, &[WHOLE]).await?;
        tx.remove("delete", ANSWER, answer.id, answer.audience_id);
    }
    store::delete_message(&tx, &permit, row.id).await?;
    erase_openings(&tx, row.id, &[WHOLE]).await?;
    tx.remove("delete", MESSAGE, row.id, row.audience_id);
    tx.commit(ctx).await
}
