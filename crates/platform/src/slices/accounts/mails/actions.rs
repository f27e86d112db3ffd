//! Composing, and the job that sends.

use super::pages::{HtmlMail, TextMail};
use crate::slices::accounts::{store, tables::PersonRow};
use askama::Template as _;
use kenes_kernel::{
    Ctx, Error, Result,
    db::WriteTx,
    form::line,
    i18n::Arg,
    jobs::{JobKind, JobRun},
    mail::{self, Failure, NewMail},
};
use uuid::Uuid;

/// What a mail is about. Its words are `accounts-mail-<kind>-subject`, `-text`, `-note` and, with a link, `-button`.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    pub kind: &'static str,
    /// What the words name beside `site`, `name` and `handle`. Nothing that not everybody may see.
    pub args: Vec<(&'a str, Arg)>,
    /// A path without the language.
    pub link: Option<String>,
}

/// The composed mail.
pub struct Composed {
    pub lang: &'static str,
    pub subject: String,
    pub greeting: String,
    pub text: String,
    pub note: String,
    /// Address and words.
    pub link: Option<(String, String)>,
    pub footer: String,
}

impl Composed {
    pub fn of(ctx: &Ctx, person: &PersonRow, letter: &Letter<'_>) -> Self {
        let locale = person.locale().unwrap_or(ctx.locale);
        let config = &ctx.kernel.config;
        let mut args: Vec<(&str, Arg)> = vec![
            ("site", config.name(locale).to_owned().into()),
            ("name", line(person.name.text(locale)).into()),
            ("handle", person.handle.clone().into()),
        ];
        args.extend(letter.args.iter().cloned());
        let say = |key: &str| ctx.kernel.words.say(locale, key, &args);
        let about = |part: &str| say(&format!("accounts-mail-{}-{part}", letter.kind));
        Self {
            lang: locale.tag(),
            subject: about("subject"),
            greeting: say("accounts-mail-greeting"),
            text: about("text"),
            note: about("note"),
            link: letter.link.as_ref().map(|path| {
                let address = config.whole_address(&format!("/{locale}{path}"));
                (address, about("button"))
            }),
            footer: say("accounts-mail-footer"),
        }
    }
}

/// Writes to a person in their language; nothing is written to somebody without an address. Whether one was written.
///
/// # Errors
/// The database's; internal when a template fails.
pub async fn write_to(
    tx: &mut WriteTx,
    ctx: &Ctx,
    person: &PersonRow,
    letter: Letter<'_>,
) -> Result<bool> {
    post(tx, ctx, person, letter, None).await
}

/// Writes to a person of whose mail nobody else learns but who is in the audience: not in the list of jobs, and not in
/// that of mails which did not go.
///
/// # Errors
/// As [`write_to`].
pub async fn write_within(
    tx: &mut WriteTx,
    ctx: &Ctx,
    person: Uuid,
    letter: Letter<'_>,
    audience: i64,
) -> Result<bool> {
    match store::find_person(&**tx, person).await? {
        Some(person) => post(tx, ctx, &person, letter, Some(audience)).await,
        None => Ok(false),
    }
}

async fn post(
    tx: &mut WriteTx,
    ctx: &Ctx,
    person: &PersonRow,
    letter: Letter<'_>,
    audience: Option<i64>,
) -> Result<bool> {
    if person.mail.is_none() || person.erased_at.is_some() {
        return Ok(false);
    }
    let composed = Composed::of(ctx, person, &letter);
    let new = NewMail {
        person: person.id,
        kind: letter.kind,
        locale: person.locale().unwrap_or(ctx.locale),
        subject: composed.subject.clone(),
        text: TextMail { mail: &composed }
            .render()
            .map_err(Error::internal)?,
        html: HtmlMail { mail: &composed }
            .render()
            .map_err(Error::internal)?,
        audience,
    };
    mail::post(tx, ctx, new).await?;
    Ok(true)
}

/// Carries one mail.
pub const SEND: JobKind = JobKind {
    name: mail::JOB,
    key: "accounts-job-mail",
    max_attempts: mail::MAX_ATTEMPTS,
    run: |run: JobRun| Box::pin(send(run)),
};

async fn send(run: JobRun) -> Result<()> {
    let id: Uuid = serde_json::from_value(run.payload["mail"].clone()).map_err(Error::internal)?;
    let db = run.ctx.db().read();
    // Gone already, or erased with its person.
    let Some(waiting) = mail::find_waiting(db, id).await? else {
        return Ok(());
    };
    let to = match store::find_person(db, waiting.person_id).await? {
        Some(person) if person.erased_at.is_none() => person.mail.ok_or(Failure::NoAddress),
        _ => Err(Failure::Erased),
    };
    mail::carry(&run.ctx, waiting, to).await
}
