//! Mail: a row written in the transaction of what causes it, carried by a job, with its failure to see.
//!
//! A row knows the person, never the address: that is looked up when the mail goes, so a person who was erased gets
//! none. Subject and text are emptied as soon as the mail has gone or failed for good, since they may hold a link that
//! lets somebody in; the demonstration keeps them for its outbox.

use crate::{
    access::SECRETARIAT,
    clock::Instant,
    ctx::Ctx,
    db::{Query, WriteTx},
    error::{Error, Result},
    form::line,
    i18n::Locale,
    jobs::{self, NewJob},
};
use futures_util::future::BoxFuture;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// The job that carries one mail; the platform says how the person's address is found.
pub const JOB: &str = "mail";
/// After so many tries a mail has failed.
pub const MAX_ATTEMPTS: i32 = 10;

/// What is carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub id: Uuid,
    pub address: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Why a mail did not go. Never holds what the server wrote, since that repeats the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No mail server is set.
    NoServer,
    /// The person has no address, or it cannot be written to.
    NoAddress,
    /// The person was erased in the meantime.
    Erased,
    /// Nobody answers, or says to come later.
    Later(u16),
    /// The server refuses for good, with its code.
    Refused(u16),
}

impl Failure {
    /// Whether another try would be in vain.
    #[must_use]
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::Later(_))
    }

    /// As it is stored.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::NoServer => "no-server".into(),
            Self::NoAddress => "no-address".into(),
            Self::Erased => "erased".into(),
            Self::Later(code) => format!("later {code}"),
            Self::Refused(code) => format!("refused {code}"),
        }
    }

    /// As it was stored.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let (name, number) = code.split_once(' ').unwrap_or((code, "0"));
        let number = number.parse().ok()?;
        match name {
            "no-server" => Some(Self::NoServer),
            "no-address" => Some(Self::NoAddress),
            "erased" => Some(Self::Erased),
            "later" => Some(Self::Later(number)),
            "refused" => Some(Self::Refused(number)),
            _ => None,
        }
    }
}

/// Takes mails away: a true edge.
pub trait Carrier: Send + Sync + 'static {
    fn carry<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), Failure>>;
}

/// The demonstration's: nothing leaves the machine.
#[derive(Clone, Copy, Debug)]
pub struct Outbox;

impl Carrier for Outbox {
    fn carry<'a>(&'a self, _: &'a Letter) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async { Ok(()) })
    }
}

/// Where no mail server is set.
#[derive(Clone, Copy, Debug)]
pub struct NoServer;

impl Carrier for NoServer {
    fn carry<'a>(&'a self, _: &'a Letter) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async { Err(Failure::NoServer) })
    }
}

/// A mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// A server by its address, and who writes.
    ///
    /// # Errors
    /// A sentence that names the setting that cannot be read.
    pub fn new(url: &str, from: &str) -> Result<Self, String> {
        let from = from.parse().map_err(|_| {
            "`mail_from` is not a mail address: write Dialogue <dialogue@example.org>".to_owned()
        })?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&encrypted(url))
            .map_err(|_| {
                "`smtp` is not an address: write smtp://USER:PASSWORD@HOST:PORT".to_owned()
            })?
            .build();
        Ok(Self { transport, from })
    }

    fn message(&self, letter: &Letter) -> Option<Message> {
        let host = self.from.email.domain();
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, letter.address.parse().ok()?))
            .subject(letter.subject.as_str())
            .message_id(Some(format!("<{}@{host}>", letter.id)))
            .multipart(MultiPart::alternative_plain_html(
                letter.text.clone(),
                letter.html.clone(),
            ))
            .ok()
    }
}

/// A password is sent over an encrypted connection alone.
fn encrypted(url: &str) -> String {
    if !url.starts_with("smtp://") || url.contains("tls=") {
        return url.to_owned();
    }
    let tls = if url.contains('@') {
        "required"
    } else {
        "opportunistic"
    };
    let mark = if url.contains('?') { '&' } else { '?' };
    format!("{url}{mark}tls={tls}")
}

impl Carrier for Smtp {
    fn carry<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            let message = self.message(letter).ok_or(Failure::NoAddress)?;
            match self.transport.send(message).await {
                Ok(_) => Ok(()),
                Err(error) => {
                    let code = error.status().map_or(0, u16::from);
                    Err(if error.is_permanent() {
                        Failure::Refused(code)
                    } else {
                        Failure::Later(code)
                    })
                }
            }
        })
    }
}

/// A mail to write.
#[derive(Clone, Debug)]
pub struct NewMail {
    pub person: Uuid,
    /// What it is about, such as `invitation`.
    pub kind: &'static str,
    pub locale: Locale,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Who alone learns of it; `None` for those who keep people.
    pub audience: Option<i64>,
}

/// A mail as pages show it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Mail {
    pub id: Uuid,
    pub person_id: Uuid,
    pub kind: String,
    pub language: String,
    /// Empty once the mail has gone or failed, but for the demonstration.
    pub subject: String,
    pub body_text: String,
    pub body_html: String,
    pub created_at: Instant,
    pub sent_at: Option<Instant>,
    pub failed_at: Option<Instant>,
    pub tried_at: Option<Instant>,
    pub attempts: i32,
    pub failure: Option<String>,
}

const COLUMNS: &str = "id, person_id, kind, language, subject, body_text, body_html, created_at, sent_at, failed_at, tried_at, attempts, failure";

/// Writes a mail in the change's own transaction: it goes exactly when the change is committed.
///
/// # Errors
/// The database's.
pub async fn post(tx: &mut WriteTx, ctx: &Ctx, mail: NewMail) -> Result<Uuid> {
    let id = ctx.id();
    Query::new("INSERT INTO mails (id, person_id, kind, language, subject, body_text, body_html, created_at, audience_id, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
        .bind(id)
        .bind(mail.person)
        .bind(mail.kind)
        .bind(mail.locale.tag())
        // No line break that a name brought may begin another header.
        .bind(line(&mail.subject))
        .bind(mail.text)
        .bind(mail.html)
        .bind(ctx.now.micros())
        .bind(mail.audience)
        .run(&**tx)
        .await?;
    let job = NewJob {
        kind: JOB,
        payload: serde_json::json!({ "mail": id }),
        audience_id: mail.audience.unwrap_or(SECRETARIAT),
        result_path: None,
        run_at: None,
    };
    jobs::enqueue(tx, ctx, job).await?;
    Ok(id)
}

/// The mail, while it has neither gone nor failed.
///
/// # Errors
/// The database's.
pub async fn find_waiting(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Mail>> {
    Ok(Query::new(&format!(
        "SELECT {COLUMNS} FROM mails WHERE id = ? AND sent_at IS NULL AND failed_at IS NULL"
    ))
    .bind(id)
    .one(db)
    .await?)
}

/// Gives a waiting mail to the carrier and notes what came of it. `to` is the address, or why there is none.
///
/// # Errors
/// Internal when it is to be tried again; the database's.
pub async fn carry(ctx: &Ctx, mail: Mail, to: Result<String, Failure>) -> Result<()> {
    let carried = match to {
        Ok(address) => {
            let letter = Letter {
                id: mail.id,
                address,
                subject: mail.subject,
                text: mail.body_text,
                html: mail.body_html,
            };
            ctx.kernel.mail.carry(&letter).await
        }
        Err(failure) => Err(failure),
    };
    let ctx = ctx.later();
    let over = match carried {
        Ok(()) => true,
        Err(failure) => failure.is_final() || mail.attempts + 1 >= MAX_ATTEMPTS,
    };
    let tx = ctx.db().write().await?;
    Query::new("UPDATE mails SET attempts = attempts + 1, tried_at = ?, sent_at = ?, failed_at = ?, failure = ? WHERE id = ?")
        .bind(ctx.now.micros())
        .bind(carried.is_ok().then_some(ctx.now.micros()))
        .bind((over && carried.is_err()).then_some(ctx.now.micros()))
        .bind(carried.err().map(Failure::code))
        .bind(mail.id)
        .run(&*tx)
        .await?;
    if over && !ctx.kernel.config.demo {
        Query::new("UPDATE mails SET subject = '', body_text = '', body_html = '' WHERE id = ?")
            .bind(mail.id)
            .run(&*tx)
            .await?;
    }
    tx.commit(&ctx).await?;
    match carried {
        Err(failure) if !over => Err(Error::internal(format!(
            "the mail did not go: {}",
            failure.code()
        ))),
        _ => Ok(()),
    }
}

/// The newest mails, at most `limit`, with their texts: for the demonstration's outbox.
///
/// # Errors
/// The database's.
pub async fn list_all(db: &impl ConnectionTrait, limit: u32) -> Result<Vec<Mail>> {
    Ok(Query::new(&format!(
        "SELECT {COLUMNS} FROM mails ORDER BY created_at DESC, id DESC LIMIT ?"
    ))
    .bind(i64::from(limit))
    .all(db)
    .await?)
}

/// The newest mails that failed, or that were tried in vain and wait, without their texts and without those that have
/// an audience of their own.
///
/// # Errors
/// The database's.
pub async fn list_troubled(db: &impl ConnectionTrait, limit: u32) -> Result<Vec<Mail>> {
    Ok(Query::new("SELECT id, person_id, kind, language, '' AS subject, '' AS body_text, '' AS body_html, created_at, sent_at, failed_at, tried_at, attempts, failure FROM mails WHERE sent_at IS NULL AND failure IS NOT NULL AND audience_id IS NULL ORDER BY created_at DESC, id DESC LIMIT ?")
        .bind(i64::from(limit))
        .all(db)
        .await?)
}

/// Deletes a person's mails.
///
/// # Errors
/// The database's.
pub async fn erase_of(db: &impl ConnectionTrait, person: Uuid) -> Result<()> {
    Query::new("DELETE FROM mails WHERE person_id = ?")
        .bind(person)
        .run(db)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(subject: &str, address: &str) -> Letter {
        Letter {
            id: Uuid::nil(),
            address: address.into(),
            subject: subject.into(),
            text: "Сәлем".into(),
            html: "<p>Сәлем</p>".into(),
        }
    }

    #[test]
    fn a_line_break_in_a_subject_or_an_address_begins_no_header() {
        let smtp = Smtp::new("smtp://localhost:2525", "Диалог <a@example.org>").unwrap();
        let message = smtp
            .message(&letter(
                "Invitation\r\nBcc: eve@example.org",
                "b@example.org",
            ))
            .unwrap();
        let written = String::from_utf8(message.formatted()).unwrap();
        assert!(!written.contains("\r\nBcc:"), "{written}");
        assert!(
            smtp.message(&letter("x", "b@example.org\r\nBcc: eve@example.org"))
                .is_none()
        );
    }

    #[test]
    fn a_password_goes_over_an_encrypted_connection() {
        for (url, expected) in [
            ("smtp://a:b@h", "smtp://a:b@h?tls=required"),
            ("smtp://h:25", "smtp://h:25?tls=opportunistic"),
            ("smtp://h?tls=required", "smtp://h?tls=required"),
            ("smtps://a:b@h", "smtps://a:b@h"),
        ] {
            assert_eq!(encrypted(url), expected);
        }
    }

    #[test]
    fn settings_that_cannot_be_read_are_named() {
        assert!(Smtp::new("smtp://h", "nobody").is_err_and(|said| said.contains("mail_from")));
        assert!(Smtp::new("mail.example.org", "a@b.org").is_err_and(|said| said.contains("smtp")));
    }

    #[test]
    fn failures_read_back() {
        for failure in [
            Failure::NoServer,
            Failure::NoAddress,
            Failure::Erased,
            Failure::Later(451),
            Failure::Refused(550),
        ] {
            assert_eq!(Failure::from_code(&failure.code()), Some(failure));
        }
    }
}
