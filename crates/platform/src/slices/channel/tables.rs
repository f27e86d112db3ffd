//! The tables of the protected channel, read-only for later slices.

use super::model::code::hex;
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Result, access::PUBLIC, clock::Instant, content::Content, db::Query, journal::Snapshot,
};
use sea_orm::{DatabaseConnection, FromQueryResult};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

pub const CHANNEL: &str = "channel";
pub const KEY: &str = "channel_key";
pub const MESSAGE: &str = "channel_message";
pub const ANSWER: &str = "channel_answer";

/// To whom people without an account write.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ChannelRow {
    pub id: Uuid,
    pub key: String,
    pub name: Content,
    pub about: Content,
    pub office_id: Option<Uuid>,
    pub coalition_id: Option<Uuid>,
    /// Of its messages.
    pub audience_id: i64,
    pub version: i64,
    pub created_at: Instant,
    pub created_by: Option<Uuid>,
}

pub const CHANNEL_COLUMNS: &str =
    "id, key, name, about, office_id, coalition_id, audience_id, version, created_at, created_by";

impl ChannelRow {
    /// Where its holders read.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/channels/{}", self.id)
    }

    /// Where others write.
    #[must_use]
    pub fn public_path(&self) -> String {
        format!("/protected/{}", self.key)
    }

    /// That there is a channel is public; which coalition opened it is not.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(CHANNEL, 1, self.id, PUBLIC)
            .field("key", self.key.as_str())
            .field("name", &self.name)
            .field("about", &self.about)
            .field("office", self.office_id)
            .personal("coalition", self.coalition_id)
            .field("messages_for", self.audience_id)
            .field("version", self.version)
    }
}

/// A public key of somebody who belongs to a channel.
#[derive(Clone, Debug, FromQueryResult)]
pub struct KeyRow {
    pub id: Uuid,
    pub channel_id: Uuid,
    pub person_id: Uuid,
    pub recipient: String,
    pub published_at: Instant,
    pub admitted_at: Option<Instant>,
    pub admitted_by: Option<Uuid>,
    pub withdrawn_at: Option<Instant>,
    pub withdrawn_by: Option<Uuid>,
    pub version: i64,
}

pub const KEY_COLUMNS: &str = "id, channel_id, person_id, recipient, published_at, admitted_at, admitted_by, withdrawn_at, withdrawn_by, version";

impl KeyRow {
    /// Keys are public, so that a key put in by hand is found; whose they are is sealed.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(KEY, 1, self.id, PUBLIC)
            .field("channel", self.channel_id)
            .personal("person", self.person_id)
            .field("recipient", self.recipient.as_str())
            .field("published_at", self.published_at)
            .field("admitted_at", self.admitted_at)
            .personal("admitted_by", self.admitted_by)
            .field("withdrawn_at", self.withdrawn_at)
            .personal("withdrawn_by", self.withdrawn_by)
            .field("version", self.version)
    }
}

/// What somebody sealed and sent.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MessageRow {
    pub id: Uuid,
    pub channel_id: Uuid,
    pub audience_id: i64,
    pub code_hash: String,
    pub reply_to: Option<String>,
    pub sealed: Vec<u8>,
    /// Ids of keys.
    pub sealed_for: String,
    pub received_day: String,
    pub read_day: Option<String>,
    pub read_by: Option<Uuid>,
    pub version: i64,
}

pub const MESSAGE_COLUMNS: &str = "id, channel_id, audience_id, code_hash, reply_to, sealed, sealed_for, received_day, read_day, read_by, version";

impl MessageRow {
    /// Without the sealed text itself: it can be deleted for good.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(MESSAGE, 1, self.id, self.audience_id)
            .field("channel", self.channel_id)
            .field("code", self.code_hash.as_str())
            .field("reply_to", self.reply_to.clone())
            .field("sealed", hash(&self.sealed))
            .field("sealed_for", self.sealed_for.as_str())
            .field("received", self.received_day.as_str())
            .field("read", self.read_day.clone())
            .field("read_by", self.read_by)
            .field("version", self.version)
    }
}

/// What a holder sealed for the sender.
#[derive(Clone, Debug, FromQueryResult)]
pub struct AnswerRow {
    pub id: Uuid,
    pub message_id: Uuid,
    pub audience_id: i64,
    pub sealed: Vec<u8>,
    pub sealed_for: String,
    pub answered_day: String,
    pub answered_by: Uuid,
    pub version: i64,
}

pub const ANSWER_COLUMNS: &str =
    "id, message_id, audience_id, sealed, sealed_for, answered_day, answered_by, version";

impl AnswerRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(ANSWER, 1, self.id, self.audience_id)
            .field("message", self.message_id)
            .field("sealed", hash(&self.sealed))
            .field("sealed_for", self.sealed_for.as_str())
            .field("answered", self.answered_day.as_str())
            .field("answered_by", self.answered_by)
            .field("version", self.version)
    }
}

fn hash(sealed: &[u8]) -> String {
    hex(&Sha256::digest(sealed))
}

/// The live rows of one table for the verification.
macro_rules! loader {
    ($name:ident, $row:ty, $table:literal, $columns:expr) => {
        pub fn $name(
            db: DatabaseConnection,
            after: Option<Uuid>,
            limit: u32,
        ) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
            Box::pin(async move {
                let rows: Vec<$row> = Query::new(&format!(
                    "SELECT {} FROM {} WHERE id > ? ORDER BY id LIMIT ?",
                    $columns, $table
                ))
                .bind(after.unwrap_or(Uuid::nil()))
                .bind(i64::from(limit))
                .all(&db)
                .await?;
                Ok(rows.iter().map(<$row>::snapshot).collect())
            })
        }
    };
}

loader!(load_channels, ChannelRow, "channels", CHANNEL_COLUMNS);
loader!(load_keys, KeyRow, "channel_keys", KEY_COLUMNS);
loader!(
    load_messages,
    MessageRow,
    "channel_messages",
    MESSAGE_COLUMNS
);
loader!(load_answers, AnswerRow, "channel_answers", ANSWER_COLUMNS);
