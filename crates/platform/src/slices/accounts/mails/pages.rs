//! Mails as they are written, what failed, and the demonstration's outbox.

use super::actions::{Composed, Letter};
use crate::slices::accounts::{people, policy, store, tables::PersonRow};
use askama::Template;
use axum::response::Response;
use kenes_kernel::{
    Ctx, Error, Result,
    access::MEMBERS_AND_OBSERVERS,
    clock::Instant,
    content::Content,
    i18n::{Arg, Locale},
    mail::{self, Failure, Mail},
    page::{Shell, render},
};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "accounts/html/mail.html")]
pub struct HtmlMail<'a> {
    pub mail: &'a Composed,
}

#[derive(Template)]
#[template(path = "accounts/html/mail.txt")]
pub struct TextMail<'a> {
    pub mail: &'a Composed,
}

impl HtmlMail<'_> {
    pub fn sample(ctx: &Ctx) -> askama::Result<String> {
        let person = PersonRow {
            id: Uuid::nil(),
            handle: "aigul".into(),
            name: Content::in_three("Айгүл <Серікова>", "Айгуль <Серикова>", "Aigul <Serikova>"),
            role: "clerk".into(),
            password_hash: None,
            demonstration: false,
            what_to_try: None,
            erased_at: None,
            audience_id: MEMBERS_AND_OBSERVERS,
            version: 1,
            mail: None,
            language: None,
            created_at: ctx.now,
        };
        let letter = Letter {
            kind: "invitation",
            args: vec![("days", Arg::Number(7))],
            link: Some("/invitations/x".into()),
        };
        let mail = &Composed::of(ctx, &person, &letter);
        HtmlMail { mail }.render()
    }
}

#[derive(Template)]
#[template(path = "accounts/html/mails.html")]
pub struct MailsPage {
    shell: Shell,
    lead: String,
    no_server: bool,
    mails: Vec<MailLine>,
}

struct MailLine {
    /// Empty when the person was erased.
    to: String,
    href: String,
    kind: String,
    why: String,
    waits: bool,
    state_label: String,
    created: Instant,
    tried: Instant,
}

/// The newest mails that did not go.
pub async fn mails(ctx: Ctx) -> Result<Response> {
    let permit = policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let db = ctx.db().read();
    let troubled = mail::list_troubled(db, 200).await?;
    let ids: Vec<Uuid> = troubled.iter().map(|mail| mail.person_id).collect();
    let names = store::list_names_for_keeping(db, &permit, ctx.locale, &ids).await?;
    let lines = troubled
        .iter()
        .map(|mail| mail_line(&ctx, mail, &names))
        .collect();
    render(&MailsPage::new(&ctx, lines))
}

impl MailsPage {
    fn new(ctx: &Ctx, mails: Vec<MailLine>) -> Self {
        let shell = Shell::new(ctx, "accounts-mails-title");
        let config = &ctx.kernel.config;
        Self {
            lead: shell.say_n("accounts-mails-lead", mails.len()),
            no_server: config.smtp.is_empty() && !config.demo,
            shell,
            mails,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        let line = |failure: Failure, failed_at| Mail {
            id: Uuid::nil(),
            person_id: Uuid::nil(),
            kind: "invitation".into(),
            language: "kk".into(),
            subject: String::new(),
            body_text: String::new(),
            body_html: String::new(),
            created_at: ctx.now,
            sent_at: None,
            failed_at,
            tried_at: Some(ctx.now),
            attempts: 3,
            failure: Some(failure.code()),
        };
        let names = HashMap::from([(Uuid::nil(), "Aigul Serikova".to_owned())]);
        let failures = [
            (Failure::Refused(550), Some(ctx.now)),
            (Failure::Later(451), None),
            (Failure::Later(0), None),
            (Failure::NoServer, Some(ctx.now)),
            (Failure::NoAddress, Some(ctx.now)),
        ];
        let lines = failures
            .into_iter()
            .map(|(failure, failed)| mail_line(ctx, &line(failure, failed), &names))
            .collect();
        let mut page = Self::new(ctx, lines);
        page.no_server = true;
        page
    }
}

fn mail_line(ctx: &Ctx, mail: &Mail, names: &HashMap<Uuid, String>) -> MailLine {
    let failure = mail.failure.as_deref().and_then(Failure::from_code);
    let (key, code) = match failure {
        Some(Failure::NoServer) => ("accounts-mail-failed-no-server", 0),
        Some(Failure::Refused(code)) => ("accounts-mail-failed-refused", code),
        Some(Failure::Later(0)) => ("accounts-mail-failed-unreachable", 0),
        Some(Failure::Later(code)) => ("accounts-mail-failed-later", code),
        _ => ("accounts-mail-failed-no-address", 0),
    };
    let waits = mail.failed_at.is_none();
    MailLine {
        to: names.get(&mail.person_id).cloned().unwrap_or_default(),
        href: people::path_of(mail.person_id),
        kind: kind_name(ctx, &mail.kind),
        why: ctx.say(key, &[("code", code.to_string().into())]),
        waits,
        state_label: ctx.say(
            if waits {
                "accounts-mail-state-waiting"
            } else {
                "accounts-mail-state-failed"
            },
            &[],
        ),
        created: mail.created_at,
        tried: mail.tried_at.unwrap_or(mail.created_at),
    }
}

fn kind_name(ctx: &Ctx, kind: &str) -> String {
    ctx.say(&format!("accounts-mail-{kind}-name"), &[])
}

#[derive(Template)]
#[template(path = "accounts/html/outbox.html")]
pub struct OutboxPage {
    shell: Shell,
    lead: String,
    mails: Vec<OutboxMail>,
}

struct OutboxMail {
    subject: String,
    lang: String,
    to: String,
    at: Instant,
    lines: Vec<Line>,
}

/// A line of a mail; an address is a link.
struct Line {
    text: String,
    is_link: bool,
}

/// Every mail of the demonstration, which sends none.
pub async fn outbox(ctx: Ctx) -> Result<Response> {
    if !ctx.kernel.config.demo {
        return Err(Error::NotFound);
    }
    let db = ctx.db().read();
    let mut mails = Vec::new();
    for mail in mail::list_all(db, 100).await? {
        let person = store::find_person(db, mail.person_id).await?;
        let to = person.map_or_else(String::new, |person| {
            let name = person.name.text(ctx.locale);
            format!("{name} <{}>", person.mail.unwrap_or_default())
        });
        mails.push(OutboxMail::of(mail, to));
    }
    render(&OutboxPage::new(&ctx, mails))
}

impl OutboxMail {
    fn of(mail: Mail, to: String) -> Self {
        let lang = mail.language.parse().unwrap_or(Locale::En);
        Self {
            subject: mail.subject,
            lang: lang.tag().to_owned(),
            to,
            at: mail.created_at,
            lines: mail
                .body_text
                .lines()
                .map(|text| Line {
                    is_link: text.starts_with("http://") || text.starts_with("https://"),
                    text: text.to_owned(),
                })
                .collect(),
        }
    }
}

impl OutboxPage {
    fn new(ctx: &Ctx, mails: Vec<OutboxMail>) -> Self {
        let shell = Shell::new(ctx, "accounts-outbox-title");
        Self {
            lead: shell.say_n("accounts-outbox-lead", mails.len()),
            shell,
            mails,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        let mail = Mail {
            id: Uuid::nil(),
            person_id: Uuid::nil(),
            kind: "invitation".into(),
            language: "kk".into(),
            subject: "Шақыру".into(),
            body_text: "Сәлеметсіз бе!\n\nhttps://kenes.example/kk/invitations/x\n".into(),
            body_html: String::new(),
            created_at: ctx.now,
            sent_at: None,
            failed_at: None,
            tried_at: None,
            attempts: 0,
            failure: None,
        };
        let to = "Aigul Serikova <aigul@example.org>".into();
        Self::new(ctx, vec![OutboxMail::of(mail, to)])
    }
}
