//! Pages of those who belong to a channel: the channel, its keys, its messages. For all others they are not there.

use super::{day, fingerprint};
use crate::{
    slice::Sample,
    slices::{
        accounts,
        channel::{
            actions::{self, Channel, messages as acts},
            demo,
            model::{HOLDERS_AT_LEAST, Standing, Typed, ids_of, is_open, is_stale},
            tables::{AnswerRow, KeyRow, MessageRow},
        },
    },
};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    form::FieldErrors,
    i18n::Arg,
    page::{At, Choice, FormErrors, Shell, render, render_with, see_other},
};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "channel/html/channels.html")]
struct ChannelsPage {
    shell: Shell,
    channels: Vec<Line>,
    may_open: bool,
}

struct Line {
    href: String,
    name: String,
    state: String,
}

#[derive(Template)]
#[template(path = "channel/html/channel_new.html")]
struct NewPage {
    shell: Shell,
    choices: Vec<Choice>,
    typed: Typed,
    errors: FormErrors,
}

#[derive(Template)]
#[template(path = "channel/html/channel.html")]
struct ChannelPage {
    shell: Shell,
    path: String,
    /// Where others write.
    public_path: String,
    public_address: String,
    state: String,
    /// Whether the viewer's key is admitted.
    holds: bool,
    /// Whether a key of the viewer waits for somebody to admit it.
    waits: bool,
    keys: Vec<Key>,
    former: Vec<Key>,
    messages: Vec<Message>,
    /// Texts that somebody who holds a key today cannot read.
    stale: Vec<Stale>,
    recipients: String,
    key_ids: String,
    script: super::Script,
    errors: FormErrors,
    /// The secret key of whoever looks, in the demonstration.
    demonstration: String,
}

pub struct Key {
    id: String,
    name: String,
    recipient: String,
    fingerprint: String,
    state: &'static str,
    /// With its day.
    state_label: String,
    own: bool,
    may_admit: bool,
    may_withdraw: bool,
}

struct Message {
    href: String,
    received: String,
    read: String,
    answers: usize,
}

/// A sealed text to be sealed anew.
struct Stale {
    file: String,
    action: String,
    /// The sender's key, for an answer.
    reply_to: String,
}

pub fn state_of(ctx: &Ctx, channel: &Channel) -> String {
    let standing = channel.standing();
    let n = i64::try_from(standing.len()).unwrap_or(i64::MAX);
    let key = if is_open(&standing) {
        "channel-state-open"
    } else {
        "channel-state-closed"
    };
    let least = i64::try_from(HOLDERS_AT_LEAST).unwrap_or(2);
    ctx.say(key, &[("n", n.into()), ("least", least.into())])
}

pub async fn list(ctx: Ctx) -> Result<Response> {
    let channels = actions::list_own(&ctx).await?;
    let may_open = !actions::list_choices(&ctx).await?.is_empty();
    let lines = channels
        .iter()
        .map(|channel| Line {
            href: format!("/{}{}", ctx.locale, channel.row.path()),
            name: channel.row.name.text(ctx.locale).to_owned(),
            state: state_of(&ctx, channel),
        })
        .collect();
    render(&ChannelsPage {
        shell: Shell::new(&ctx, "channel-holders-title"),
        channels: lines,
        may_open,
    })
}

pub async fn new(ctx: Ctx) -> Result<Response> {
    new_page(&ctx, StatusCode::OK, Typed::default(), &FieldErrors::new()).await
}

pub async fn open(ctx: Ctx, Form(typed): Form<Typed>) -> Result<Response> {
    match actions::open(&ctx, &typed).await {
        Ok(id) => Ok(see_other(&ctx, &format!("/channels/{id}"))),
        Err(Error::Invalid(errors)) => {
            new_page(&ctx, StatusCode::UNPROCESSABLE_ENTITY, typed, &errors).await
        }
        Err(error) => Err(error),
    }
}

async fn new_page(
    ctx: &Ctx,
    status: StatusCode,
    typed: Typed,
    errors: &FieldErrors,
) -> Result<Response> {
    let choices = actions::list_choices(ctx).await?;
    let choices = choices
        .into_iter()
        .map(|(value, name)| Choice {
            selected: value == typed.of,
            label: name.text(ctx.locale).to_owned(),
            value,
        })
        .collect();
    let shell = Shell::new(ctx, "channel-new-title");
    render_with(
        status,
        &NewPage {
            errors: FormErrors::of(&shell, errors),
            choices,
            typed,
            shell,
        },
    )
}

pub async fn channel(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    channel_page(&ctx, id, StatusCode::OK, &FieldErrors::new()).await
}

pub async fn channel_page(
    ctx: &Ctx,
    id: Uuid,
    status: StatusCode,
    errors: &FieldErrors,
) -> Result<Response> {
    let (_, channel) = actions::get_own(ctx.db().read(), ctx, id).await?;
    let holds = channel.holds(ctx.viewer.person_id());
    let (messages, answers) = if holds {
        acts::list_messages(ctx, &channel).await?
    } else {
        (Vec::new(), Vec::new())
    };
    let keys = keys_of(ctx, &channel, holds).await?;
    let (keys, former): (Vec<Key>, Vec<Key>) = keys
        .into_iter()
        .partition(|key| matches!(key.state, "waits" | "stands"));
    let standing = channel.standing();
    let shell = Shell::titled(ctx, channel.row.name.text(ctx.locale).to_owned());
    let public_path = format!("/{}{}", ctx.locale, channel.row.public_path());
    let page = ChannelPage {
        path: format!("/{}{}", ctx.locale, channel.row.path()),
        public_address: ctx.kernel.config.whole_address(&public_path),
        public_path,
        state: state_of(ctx, &channel),
        holds,
        waits: keys.iter().any(|key| key.own && key.state == "waits"),
        keys,
        former,
        stale: stale_of(ctx, &channel, &messages, &answers),
        messages: messages
            .iter()
            .map(|row| message_line(ctx, &channel, row, &answers))
            .collect(),
        recipients: recipients_of(&standing),
        key_ids: ids_of(&standing),
        script: super::Script::new(),
        errors: FormErrors::of(&shell, errors),
        demonstration: demo::identity_of(ctx, &channel).unwrap_or_default(),
        shell,
    };
    render_with(status, &page)
}

pub fn recipients_of(standing: &[&KeyRow]) -> String {
    let keys: Vec<&str> = standing.iter().map(|key| key.recipient.as_str()).collect();
    keys.join(" ")
}

async fn keys_of(ctx: &Ctx, channel: &Channel, holds: bool) -> Result<Vec<Key>> {
    let ids: Vec<Uuid> = channel.keys.iter().map(|key| key.person_id).collect();
    let names = accounts::list_names(ctx.db().read(), &ctx.viewer, ctx.locale, &ids).await?;
    let day = |at: Instant| ctx.kernel.words.day(ctx.locale, at.day(&ctx.kernel.zone));
    Ok(channel
        .keys
        .iter()
        .map(|key| {
            let standing = Standing::of(key, &channel.people);
            let own = Some(key.person_id) == ctx.viewer.person_id();
            let present = matches!(standing, Standing::Waits | Standing::Stands);
            Key {
                id: key.id.to_string(),
                name: names.get(&key.person_id).cloned().unwrap_or_default(),
                recipient: key.recipient.clone(),
                fingerprint: fingerprint(&key.recipient),
                state: standing.code(),
                state_label: ctx.say(
                    &format!("channel-key-state-{}", standing.code()),
                    &[(
                        "day",
                        day(key
                            .withdrawn_at
                            .or(key.admitted_at)
                            .unwrap_or(key.published_at))
                        .into(),
                    )],
                ),
                own,
                may_admit: holds && !own && standing == Standing::Waits,
                may_withdraw: present && (holds || own),
            }
        })
        .collect())
}

fn message_line(ctx: &Ctx, channel: &Channel, row: &MessageRow, answers: &[AnswerRow]) -> Message {
    let read = row.read_day.as_deref();
    Message {
        href: format!("/{}{}/messages/{}", ctx.locale, channel.row.path(), row.id),
        received: day(ctx, &row.received_day),
        read: read.map(|read| day(ctx, read)).unwrap_or_default(),
        answers: answers
            .iter()
            .filter(|answer| answer.message_id == row.id)
            .count(),
    }
}

fn stale_of(
    ctx: &Ctx,
    channel: &Channel,
    messages: &[MessageRow],
    answers: &[AnswerRow],
) -> Vec<Stale> {
    let standing = channel.standing();
    let base = |id: Uuid| format!("/{}{}/messages/{id}", ctx.locale, channel.row.path());
    let of_messages = messages
        .iter()
        .filter(|row| is_stale(&row.sealed_for, &standing))
        .map(|row| Stale {
            file: format!("{}/file", base(row.id)),
            action: format!("{}/wrapping", base(row.id)),
            reply_to: String::new(),
        });
    let of_answers = answers
        .iter()
        .filter(|row| is_stale(&row.sealed_for, &standing))
        .filter_map(|row| {
            let message = messages
                .iter()
                .find(|message| message.id == row.message_id)?;
            let base = format!("{}/answers/{}", base(message.id), row.id);
            Some(Stale {
                file: format!("{base}/file"),
                action: format!("{base}/wrapping"),
                reply_to: message.reply_to.clone()?,
            })
        });
    of_messages.chain(of_answers).collect()
}

fn sample_key(ctx: &Ctx, state: Standing, own: bool) -> Key {
    let public = super::sample_key();
    Key {
        id: "x".into(),
        name: "Bakhytzhan Nurpeis".into(),
        recipient: public.recipient,
        fingerprint: public.fingerprint,
        state: state.code(),
        state_label: ctx.say(
            &format!("channel-key-state-{}", state.code()),
            &[("day", public.since.into())],
        ),
        own,
        may_admit: state == Standing::Waits && !own,
        may_withdraw: own,
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let list = |channels, may_open| ChannelsPage {
        shell: Shell::new(ctx, "channel-holders-title"),
        channels,
        may_open,
    };
    let line = Line {
        href: "/en/channels/x".into(),
        name: "Commissioner for Human Rights".into(),
        state: ctx.say("channel-state-open", &[("n", Arg::Number(2))]),
    };
    let new = |choices, errors| NewPage {
        shell: Shell::new(ctx, "channel-new-title"),
        choices,
        typed: Typed::default(),
        errors,
    };
    let choice = Choice {
        value: "office x".into(),
        label: "Commissioner".into(),
        selected: false,
    };
    let wrong = |field: &'static str, key: &str| {
        [(field, ctx.say(key, &[]))]
            .into_iter()
            .collect::<FormErrors>()
    };
    let page = |holds: bool, waits, messages: Vec<Message>, stale| ChannelPage {
        shell: Shell::titled(ctx, "Commissioner for Human Rights".into()),
        path: "/en/channels/x".into(),
        public_path: "/en/protected/ombudsman".into(),
        public_address: "https://dialogue.example.org/en/protected/ombudsman".into(),
        state: ctx.say(
            "channel-state-closed",
            &[("n", Arg::Number(1)), ("least", Arg::Number(2))],
        ),
        holds,
        waits,
        keys: vec![
            sample_key(ctx, Standing::Stands, holds),
            sample_key(ctx, Standing::Waits, !holds),
        ],
        former: vec![
            sample_key(ctx, Standing::Left, false),
            sample_key(ctx, Standing::Withdrawn, false),
        ],
        messages,
        stale,
        recipients: "age1x".into(),
        key_ids: "a b".into(),
        script: super::Script::new(),
        errors: wrong("recipient", "channel-key-wrong"),
        demonstration: "AGE-SECRET-KEY-1X".into(),
    };
    let message = |read: &str, answers| Message {
        href: "/en/channels/x/messages/y".into(),
        received: "2 May 2026".into(),
        read: read.into(),
        answers,
    };
    let stale = Stale {
        file: "/x".into(),
        action: "/y".into(),
        reply_to: String::new(),
    };
    vec![
        ("channels", list(vec![line], true).render()),
        ("channels_empty", list(Vec::new(), false).render()),
        (
            "channel_new",
            new(vec![choice], wrong("name_kk", "channel-name-empty")).render(),
        ),
        (
            "channel_new_none",
            new(Vec::new(), FormErrors::default()).render(),
        ),
        (
            "channel",
            page(
                true,
                false,
                vec![message("", 0), message("3 May 2026", 1)],
                vec![stale],
            )
            .render(),
        ),
        (
            "channel_empty",
            page(true, false, Vec::new(), Vec::new()).render(),
        ),
        (
            "channel_waits",
            page(false, true, Vec::new(), Vec::new()).render(),
        ),
    ]
}
