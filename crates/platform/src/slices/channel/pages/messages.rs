//! A message as its holders see it: sealed, until their browser opens it.

use super::{Sealed, age_file, channels::recipients_of, day, sealed, sealed_of};
use crate::{
    slice::Sample,
    slices::channel::{
        actions::messages as acts,
        demo,
        model::{age::armored, fingerprint, ids_of},
    },
};
use askama::Template;
use axum::{
    extract::Request,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, FormErrors, Shell, render_with, see_other},
};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "channel/html/message.html")]
struct MessagePage {
    shell: Shell,
    channel: String,
    channel_path: String,
    path: String,
    read: String,
    armored: String,
    /// Empty where the sender gave none.
    reply_to: String,
    reply_print: String,
    answers: Vec<Sealed>,
    recipients: String,
    key_ids: String,
    script: super::Script,
    errors: FormErrors,
    demonstration: String,
}

pub async fn message(ctx: Ctx, At((id, message)): At<(Uuid, Uuid)>) -> Result<Response> {
    message_page(&ctx, id, message, StatusCode::OK, &FieldErrors::new()).await
}

async fn message_page(
    ctx: &Ctx,
    id: Uuid,
    message: Uuid,
    status: StatusCode,
    errors: &FieldErrors,
) -> Result<Response> {
    let (channel, row, answers) = acts::get_message(ctx, id, message).await?;
    let standing = channel.standing();
    let received = day(ctx, &row.received_day);
    let title = ctx.say("channel-message-title", &[("day", received.into())]);
    let shell = Shell::titled(ctx, title);
    let channel_path = format!("/{}{}", ctx.locale, channel.row.path());
    let reply_to = row.reply_to.unwrap_or_default();
    let page = MessagePage {
        channel: channel.row.name.text(ctx.locale).to_owned(),
        path: format!("{channel_path}/messages/{message}"),
        channel_path,
        read: row
            .read_day
            .as_deref()
            .map(|read| day(ctx, read))
            .unwrap_or_default(),
        armored: armored(&row.sealed),
        reply_print: if reply_to.is_empty() {
            String::new()
        } else {
            fingerprint(&reply_to)
        },
        reply_to,
        answers: answers.iter().map(|answer| sealed(ctx, answer)).collect(),
        recipients: recipients_of(&standing),
        key_ids: ids_of(&standing),
        script: super::Script::new(),
        errors: FormErrors::of(&shell, errors),
        demonstration: demo::identity_of(ctx, &channel).unwrap_or_default(),
        shell,
    };
    let mut response = render_with(status, &page)?;
    response.headers_mut().insert(
        http::header::CACHE_CONTROL,
        http::HeaderValue::from_static("no-store"),
    );
    Ok(response)
}

pub async fn file(ctx: Ctx, At((id, message)): At<(Uuid, Uuid)>) -> Result<Response> {
    let (_, row, _) = acts::get_message(&ctx, id, message).await?;
    Ok(age_file("message.age", row.sealed))
}

pub async fn answer_file(
    ctx: Ctx,
    At((id, message, answer)): At<(Uuid, Uuid, Uuid)>,
) -> Result<Response> {
    let (_, _, answers) = acts::get_message(&ctx, id, message).await?;
    let row = answers.into_iter().find(|row| row.id == answer);
    let row = row.ok_or(Error::NotFound)?;
    Ok(age_file("answer.age", row.sealed))
}

pub async fn mark_read(ctx: Ctx, At((id, message)): At<(Uuid, Uuid)>) -> Result<Response> {
    acts::mark_read(&ctx, id, message).await?;
    Ok(see_other(
        &ctx,
        &format!("/channels/{id}/messages/{message}"),
    ))
}

pub async fn answer(
    ctx: Ctx,
    At((id, message)): At<(Uuid, Uuid)>,
    request: Request,
) -> Result<Response> {
    // Whoever may not know of it is told so before anything is read.
    acts::get_message(&ctx, id, message).await?;
    let (sealed, upload) = sealed_of(&ctx, request).await?;
    match acts::answer(&ctx, id, message, &sealed, upload.text("keys")).await {
        Ok(()) => Ok(see_other(
            &ctx,
            &format!("/channels/{id}/messages/{message}"),
        )),
        Err(Error::Invalid(errors)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            message_page(&ctx, id, message, status, &errors).await
        }
        Err(error) => Err(error),
    }
}

pub async fn wrap(
    ctx: Ctx,
    At((id, message)): At<(Uuid, Uuid)>,
    request: Request,
) -> Result<Response> {
    acts::get_message(&ctx, id, message).await?;
    let (sealed, upload) = sealed_of(&ctx, request).await?;
    acts::wrap(&ctx, id, message, None, &sealed, upload.text("keys")).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub async fn wrap_answer(
    ctx: Ctx,
    At((id, message, answer)): At<(Uuid, Uuid, Uuid)>,
    request: Request,
) -> Result<Response> {
    acts::get_message(&ctx, id, message).await?;
    let (sealed, upload) = sealed_of(&ctx, request).await?;
    let keys = upload.text("keys");
    acts::wrap(&ctx, id, message, Some(answer), &sealed, keys).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub async fn delete(ctx: Ctx, At((id, message)): At<(Uuid, Uuid)>) -> Result<Response> {
    acts::delete(&ctx, id, message).await?;
    Ok(see_other(&ctx, &format!("/channels/{id}")))
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let page = |read: &str, reply_to: &str, answers| MessagePage {
        shell: Shell::titled(ctx, "Message of 2 May 2026".into()),
        channel: "Commissioner for Human Rights".into(),
        channel_path: "/en/channels/x".into(),
        path: "/en/channels/x/messages/y".into(),
        read: read.into(),
        armored: armored(b"sealed"),
        reply_to: reply_to.into(),
        reply_print: fingerprint(reply_to),
        answers,
        recipients: "age1x".into(),
        key_ids: "a b".into(),
        script: super::Script::new(),
        errors: [("ciphertext", ctx.say("channel-sealed-plain", &[]))]
            .into_iter()
            .collect(),
        demonstration: "AGE-SECRET-KEY-1X".into(),
    };
    let answer = Sealed {
        day: "4 May 2026".into(),
        armored: armored(b"sealed"),
    };
    vec![
        ("message", page("", "", Vec::new()).render()),
        (
            "message_answered",
            page("3 May 2026", "age1y", vec![answer]).render(),
        ),
    ]
}
