//! Queries of the protected channel. Knows neither rights nor time.

use super::{
    policy::{MayHold, MaySend},
    tables::{
        ANSWER_COLUMNS, AnswerRow, CHANNEL_COLUMNS, ChannelRow, KEY_COLUMNS, KeyRow,
        MESSAGE_COLUMNS, MessageRow,
    },
};
use kenes_kernel::{
    Error, Result,
    access::Viewer,
    clock::Instant,
    content::Content,
    db::{Query, WriteTx},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

fn json(value: &Content) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

/// All channels, the oldest first: that they are there is public.
///
/// # Errors
/// The database's.
pub async fn list_channels(db: &impl ConnectionTrait) -> Result<Vec<ChannelRow>> {
    Ok(Query::new(&format!(
        "SELECT {CHANNEL_COLUMNS} FROM channels ORDER BY created_at, id"
    ))
    .all(db)
    .await?)
}

/// # Errors
/// The database's.
pub async fn find_channel(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<ChannelRow>> {
    Ok(Query::new(&format!(
        "SELECT {CHANNEL_COLUMNS} FROM channels WHERE id = ?"
    ))
    .bind(id)
    .one(db)
    .await?)
}

/// # Errors
/// The database's.
pub async fn find_channel_by_key(
    db: &impl ConnectionTrait,
    key: &str,
) -> Result<Option<ChannelRow>> {
    Ok(Query::new(&format!(
        "SELECT {CHANNEL_COLUMNS} FROM channels WHERE key = ?"
    ))
    .bind(key)
    .one(db)
    .await?)
}

/// Every key of a channel, the oldest first.
///
/// # Errors
/// The database's.
pub async fn list_keys(db: &impl ConnectionTrait, channel: Uuid) -> Result<Vec<KeyRow>> {
    Ok(Query::new(&format!(
        "SELECT {KEY_COLUMNS} FROM channel_keys WHERE channel_id = ? ORDER BY published_at, id"
    ))
    .bind(channel)
    .all(db)
    .await?)
}

/// Whether this public key was ever published anywhere.
///
/// # Errors
/// The database's.
pub async fn is_known_key(db: &impl ConnectionTrait, recipient: &str) -> Result<bool> {
    let count: Option<i64> = Query::new("SELECT count(*) FROM channel_keys WHERE recipient = ?")
        .bind(recipient)
        .scalar(db)
        .await?;
    Ok(count > Some(0))
}

/// The channels in which a person has an admitted key.
///
/// # Errors
/// The database's.
pub async fn list_held_by(db: &impl ConnectionTrait, person: Uuid) -> Result<Vec<ChannelRow>> {
    Ok(Query::new(&format!("SELECT {CHANNEL_COLUMNS} FROM channels WHERE id IN (SELECT k.channel_id FROM channel_keys k WHERE k.person_id = ? AND k.admitted_at IS NOT NULL AND k.withdrawn_at IS NULL) ORDER BY created_at, id"))
        .bind(person)
        .all(db)
        .await?)
}

/// The messages of a channel that the viewer may see, the newest day first.
///
/// # Errors
/// The database's.
pub async fn list_messages(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    channel: Uuid,
) -> Result<Vec<MessageRow>> {
    Ok(Query::new(&format!(
        "SELECT {MESSAGE_COLUMNS} FROM channel_messages WHERE channel_id = ? AND audience_id IN "
    ))
    .bind(channel)
    .list(viewer.audiences().iter().copied())
    .text(" ORDER BY received_day DESC, id")
    .all(db)
    .await?)
}

/// A message of a channel that the viewer may see.
///
/// # Errors
/// The database's.
pub async fn find_message(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    channel: Uuid,
    id: Uuid,
) -> Result<Option<MessageRow>> {
    Ok(Query::new(&format!(
        "SELECT {MESSAGE_COLUMNS} FROM channel_messages WHERE channel_id = ? AND id = ? AND audience_id IN "
    ))
    .bind(channel)
    .bind(id)
    .list(viewer.audiences().iter().copied())
    .one(db)
    .await?)
}

/// The message that its sender finds again.
///
/// # Errors
/// The database's.
pub async fn find_by_code(
    db: &impl ConnectionTrait,
    _: &MaySend,
    code_hash: &str,
) -> Result<Option<MessageRow>> {
    Ok(Query::new(&format!(
        "SELECT {MESSAGE_COLUMNS} FROM channel_messages WHERE code_hash = ?"
    ))
    .bind(code_hash)
    .one(db)
    .await?)
}

/// The answers to messages, the oldest first. The caller has checked that the messages may be seen.
///
/// # Errors
/// The database's.
pub async fn list_answers(db: &impl ConnectionTrait, messages: &[Uuid]) -> Result<Vec<AnswerRow>> {
    Ok(Query::new(&format!(
        "SELECT {ANSWER_COLUMNS} FROM channel_answers WHERE message_id IN "
    ))
    .list(messages.iter().copied())
    .text(" ORDER BY answered_day, id")
    .all(db)
    .await?)
}

#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct Unread {
    pub messages: i64,
    pub first: Option<String>,
}

/// How many messages of a channel nobody has read, and the oldest day.
///
/// # Errors
/// The database's.
pub async fn count_unread(db: &impl ConnectionTrait, channel: Uuid) -> Result<Unread> {
    let query = Query::new(
        "SELECT count(*) AS messages, min(received_day) AS first FROM channel_messages WHERE channel_id = ? AND read_day IS NULL",
    );
    Ok(query.bind(channel).one(db).await?.unwrap_or_default())
}

/// # Errors
/// The database's.
pub async fn insert_channel(tx: &WriteTx, _: &MayHold, row: &ChannelRow) -> Result<()> {
    Query::new("INSERT INTO channels (id, key, name, about, office_id, coalition_id, audience_id, version, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.key.as_str())
        .bind(json(&row.name)?)
        .bind(json(&row.about)?)
        .bind(row.office_id)
        .bind(row.coalition_id)
        .bind(row.audience_id)
        .bind(row.version)
        .bind(row.created_at.micros())
        .bind(row.created_by)
        .run(&**tx)
        .await?;
    Ok(())
}

/// # Errors
/// The database's.
pub async fn insert_key(tx: &WriteTx, _: &MayHold, row: &KeyRow) -> Result<()> {
    Query::new("INSERT INTO channel_keys (id, channel_id, person_id, recipient, published_at, admitted_at, admitted_by, withdrawn_at, withdrawn_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.channel_id)
        .bind(row.person_id)
        .bind(row.recipient.as_str())
        .bind(row.published_at.micros())
        .bind(row.admitted_at.map(Instant::micros))
        .bind(row.admitted_by)
        .bind(row.withdrawn_at.map(Instant::micros))
        .bind(row.withdrawn_by)
        .bind(row.version)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Writes an admission or a withdrawal; `false` when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_key(tx: &WriteTx, _: &MayHold, row: &KeyRow) -> Result<bool> {
    let touched = Query::new("UPDATE channel_keys SET admitted_at = ?, admitted_by = ?, withdrawn_at = ?, withdrawn_by = ?, version = ? WHERE id = ? AND version = ?")
        .bind(row.admitted_at.map(Instant::micros))
        .bind(row.admitted_by)
        .bind(row.withdrawn_at.map(Instant::micros))
        .bind(row.withdrawn_by)
        .bind(row.version)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

/// # Errors
/// The database's.
pub async fn insert_message(tx: &WriteTx, _: &MaySend, row: &MessageRow) -> Result<()> {
    Query::new("INSERT INTO channel_messages (id, channel_id, audience_id, code_hash, reply_to, sealed, sealed_for, received_day, read_day, read_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.channel_id)
        .bind(row.audience_id)
        .bind(row.code_hash.as_str())
        .bind(row.reply_to.clone())
        .bind(row.sealed.clone())
        .bind(row.sealed_for.as_str())
        .bind(row.received_day.as_str())
        .bind(row.read_day.clone())
        .bind(row.read_by)
        .bind(row.version)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Writes that a message was read or sealed anew; `false` when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_message(tx: &WriteTx, _: &MayHold, row: &MessageRow) -> Result<bool> {
    let touched = Query::new("UPDATE channel_messages SET sealed = ?, sealed_for = ?, read_day = ?, read_by = ?, version = ? WHERE id = ? AND version = ?")
        .bind(row.sealed.clone())
        .bind(row.sealed_for.as_str())
        .bind(row.read_day.clone())
        .bind(row.read_by)
        .bind(row.version)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

/// # Errors
/// The database's.
pub async fn insert_answer(tx: &WriteTx, _: &MayHold, row: &AnswerRow) -> Result<()> {
    Query::new("INSERT INTO channel_answers (id, message_id, audience_id, sealed, sealed_for, answered_day, answered_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.message_id)
        .bind(row.audience_id)
        .bind(row.sealed.clone())
        .bind(row.sealed_for.as_str())
        .bind(row.answered_day.as_str())
        .bind(row.answered_by)
        .bind(row.version)
        .run(&**tx)
        .await?;
    Ok(())
}

/// Writes an answer that was sealed anew; `false` when somebody was faster.
///
/// # Errors
/// The database's.
pub async fn update_answer(tx: &WriteTx, _: &MayHold, row: &AnswerRow) -> Result<bool> {
    let touched = Query::new("UPDATE channel_answers SET sealed = ?, sealed_for = ?, version = ? WHERE id = ? AND version = ?")
        .bind(row.sealed.clone())
        .bind(row.sealed_for.as_str())
        .bind(row.version)
        .bind(row.id)
        .bind(row.version - 1)
        .run(&**tx)
        .await?;
    Ok(touched == 1)
}

/// Removes a message with its answers.
///
/// # Errors
/// The database's.
pub async fn delete_message(tx: &WriteTx, _: &MayHold, id: Uuid) -> Result<()> {
    Query::new("DELETE FROM channel_answers WHERE message_id = ?")
        .bind(id)
        .run(&**tx)
        .await?;
    Query::new("DELETE FROM channel_messages WHERE id = ?")
        .bind(id)
        .run(&**tx)
        .await?;
    Ok(())
}

/// The keys that a person published.
///
/// # Errors
/// The database's.
pub async fn list_keys_of(db: &impl ConnectionTrait, person: Uuid) -> Result<Vec<KeyRow>> {
    Ok(Query::new(&format!(
        "SELECT {KEY_COLUMNS} FROM channel_keys WHERE person_id = ? ORDER BY published_at, id"
    ))
    .bind(person)
    .all(db)
    .await?)
}
