//! Pages of those who write: nobody is recognised on them.

pub mod channels;
pub mod keys;
pub mod messages;

use super::{
    actions::{self, Channel, messages as acts},
    demo,
    model::{age::SEALED_LIMIT, age::armored, fingerprint, ids_of, is_open},
    tables::{AnswerRow, KeyRow, MessageRow},
};
use crate::slice::Sample;
use askama::Template;
use axum::{
    Form,
    body::Bytes,
    extract::Request,
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::{StatusCode, header};
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, FormErrors, Shell, render, render_with},
    upload::{Upload, upload_of},
};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

/// The script that seals; its hash is published.
const SCRIPT: &str = "protected.js";

#[derive(Template)]
#[template(path = "channel/html/protected.html")]
struct StartPage {
    shell: Shell,
    channels: Vec<Line>,
    complaints: Vec<Complaint>,
}

/// A channel in a list.
struct Line {
    href: String,
    name: String,
    about: String,
    open: bool,
    keys: Vec<PublicKey>,
}

/// A key as it is published.
pub struct PublicKey {
    recipient: String,
    fingerprint: String,
    since: String,
}

/// Where an individual complaint can be examined.
pub struct Complaint {
    name: String,
    what: String,
    how: String,
    address: String,
}

#[derive(Template)]
#[template(path = "channel/html/write.html")]
struct WritePage {
    shell: Shell,
    about: String,
    path: String,
    /// The page of the office; empty for a coalition.
    office: String,
    open: bool,
    keys: Vec<PublicKey>,
    key_ids: String,
    script: Script,
    errors: FormErrors,
    reply_to: String,
}

impl WritePage {
    fn recipients(&self) -> String {
        let keys: Vec<&str> = self.keys.iter().map(|key| key.recipient.as_str()).collect();
        keys.join(" ")
    }
}

#[derive(Template)]
#[template(path = "channel/html/sent.html")]
struct SentPage {
    shell: Shell,
    code: String,
    has_key: bool,
}

#[derive(Template)]
#[template(path = "channel/html/answer.html")]
struct AnswerPage {
    shell: Shell,
    path: String,
    script: Script,
    asked: bool,
    found: Option<Found>,
    /// The demonstration's code; empty elsewhere.
    demonstration: String,
}

/// A message as its sender sees it.
struct Found {
    to: String,
    received: String,
    read: String,
    answers: Vec<Sealed>,
    has_key: bool,
}

/// A sealed text as it is shown.
pub struct Sealed {
    day: String,
    armored: String,
}

#[derive(Template)]
#[template(path = "channel/html/verify.html")]
struct VerifyPage {
    shell: Shell,
    script: Script,
    /// The whole address of the script.
    address: String,
    channels: Vec<Line>,
}

/// The script as a page loads it, and as somebody else checks it.
#[derive(Clone)]
pub struct Script {
    url: &'static str,
    /// SHA-256 in hexadecimal digits, as `sha256sum` writes it.
    hash: String,
    /// The same for the attribute `integrity`.
    integrity: String,
}

impl Script {
    fn new() -> Self {
        let url = kenes_assets::url(SCRIPT);
        let bytes = kenes_assets::get(url).map_or(&[][..], |asset| asset.bytes);
        let hash = Sha256::digest(bytes);
        Self {
            url,
            hash: super::model::code::hex(&hash),
            integrity: format!("sha256-{}", STANDARD.encode(hash)),
        }
    }
}

fn public_keys(ctx: &Ctx, keys: &[&KeyRow]) -> Vec<PublicKey> {
    let day = |key: &KeyRow| {
        let at = key.admitted_at.unwrap_or(key.published_at);
        ctx.kernel.words.day(ctx.locale, at.day(&ctx.kernel.zone))
    };
    keys.iter()
        .map(|key| PublicKey {
            recipient: key.recipient.clone(),
            fingerprint: fingerprint(&key.recipient),
            since: day(key),
        })
        .collect()
}

fn line(ctx: &Ctx, channel: &Channel) -> Line {
    let standing = channel.standing();
    Line {
        href: format!("/{}{}", ctx.locale, channel.row.public_path()),
        name: channel.row.name.text(ctx.locale).to_owned(),
        about: channel.row.about.text(ctx.locale).to_owned(),
        open: is_open(&standing),
        keys: public_keys(ctx, &standing),
    }
}

fn day(ctx: &Ctx, stored: &str) -> String {
    stored
        .parse()
        .map(|day| ctx.kernel.words.day(ctx.locale, day))
        .unwrap_or_default()
}

const COMPLAINTS: &str = include_str!("complaints.csv");

/// Everywhere, and in the country of this body.
fn complaints(ctx: &Ctx) -> Vec<Complaint> {
    let mut reader = csv::Reader::from_reader(COMPLAINTS.as_bytes());
    let columns: Vec<String> = reader
        .headers()
        .map(|found| found.iter().map(str::to_owned).collect())
        .unwrap_or_default();
    let rows: Vec<csv::StringRecord> = reader.records().filter_map(|row| row.ok()).collect();
    let one = |row: &csv::StringRecord, column: &str| {
        let at = columns.iter().position(|name| name == column);
        at.and_then(|at| row.get(at)).unwrap_or_default().to_owned()
    };
    rows.iter()
        .filter(|row| {
            ["", ctx.kernel.config.country.as_str()].contains(&one(row, "country").as_str())
        })
        .map(|row| Complaint {
            name: one(row, &format!("name_{}", ctx.locale)),
            what: one(row, &format!("what_{}", ctx.locale)),
            how: one(row, &format!("how_{}", ctx.locale)),
            address: one(row, "address"),
        })
        .collect()
}

pub async fn start(ctx: Ctx) -> Result<Response> {
    let channels = actions::list_channels(&ctx).await?;
    render(&StartPage {
        shell: Shell::new(&ctx, "channel-title"),
        channels: channels.iter().map(|channel| line(&ctx, channel)).collect(),
        complaints: complaints(&ctx),
    })
}

pub async fn verify(ctx: Ctx) -> Result<Response> {
    let channels = actions::list_channels(&ctx).await?;
    let script = Script::new();
    render(&VerifyPage {
        shell: Shell::new(&ctx, "channel-verify-title"),
        address: ctx.kernel.config.whole_address(script.url),
        script,
        channels: channels.iter().map(|channel| line(&ctx, channel)).collect(),
    })
}

pub async fn write(ctx: Ctx, At(key): At<String>) -> Result<Response> {
    write_page(&ctx, &key, StatusCode::OK, &FieldErrors::new(), "").await
}

async fn write_page(
    ctx: &Ctx,
    key: &str,
    status: StatusCode,
    errors: &FieldErrors,
    reply_to: &str,
) -> Result<Response> {
    let channel = actions::get_channel_by_key(ctx, key).await?;
    let standing = channel.standing();
    let office = match channel.row.office_id {
        Some(id) => crate::slices::body::find_office_by_id(ctx.db().read(), id)
            .await?
            .map(|office| format!("/{}/body/offices/{}", ctx.locale, office.key)),
        None => None,
    };
    let shell = Shell::titled(ctx, channel.row.name.text(ctx.locale).to_owned());
    let page = WritePage {
        about: channel.row.about.text(ctx.locale).to_owned(),
        path: format!("/{}{}", ctx.locale, channel.row.public_path()),
        office: office.unwrap_or_default(),
        open: is_open(&standing),
        keys: public_keys(ctx, &standing),
        key_ids: ids_of(&standing),
        script: Script::new(),
        errors: FormErrors::of(&shell, errors),
        reply_to: reply_to.to_owned(),
        shell,
    };
    render_with(status, &page)
}

/// A form with a sealed text, in a file or pasted; not received further than a sealed text may be long.
async fn sealed_of(ctx: &Ctx, request: Request) -> Result<(Vec<u8>, Upload)> {
    let upload = upload_of(ctx, request).await.map_err(|error| match error {
        Error::TooLarge { .. } => Error::TooLarge {
            limit_bytes: SEALED_LIMIT as u64,
        },
        other => other,
    })?;
    let pasted = upload.text("ciphertext");
    let sealed = if upload.bytes.is_empty() {
        pasted.as_bytes().to_vec()
    } else {
        upload.bytes.to_vec()
    };
    Ok((sealed, upload))
}

pub async fn send(ctx: Ctx, At(key): At<String>, request: Request) -> Result<Response> {
    let (sealed, upload) = sealed_of(&ctx, request).await?;
    let sent = acts::Sent {
        sealed,
        reply_to: upload.text("reply_to").to_owned(),
        lookup: upload.text("lookup").to_owned(),
        keys: upload.text("keys").to_owned(),
    };
    match acts::send(&ctx, &key, &sent).await {
        Ok(code) => render(&SentPage {
            shell: Shell::new(&ctx, "channel-sent-title"),
            code: code.map(|code| code.spaced()).unwrap_or_default(),
            has_key: !sent.reply_to.is_empty(),
        }),
        Err(Error::Invalid(errors)) => {
            let status = if errors.contains_key("keys") {
                StatusCode::CONFLICT
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            // What was sent in its place is not shown again: it may be the text itself.
            let reply_to = if errors.contains_key("reply_to") {
                ""
            } else {
                &sent.reply_to
            };
            write_page(&ctx, &key, status, &errors, reply_to).await
        }
        Err(error) => Err(error),
    }
}

/// The public keys as `age --recipients-file` takes them.
pub async fn recipients(ctx: Ctx, At(key): At<String>) -> Result<Response> {
    let channel = actions::get_channel_by_key(&ctx, &key).await?;
    let mut text = String::new();
    for key in public_keys(&ctx, &channel.standing()) {
        text.push_str(&format!("# {}\n{}\n", key.fingerprint, key.recipient));
    }
    let head = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((head, text).into_response())
}

pub async fn code_form(ctx: Ctx) -> Result<Response> {
    render(&answer_page(&ctx, false, None))
}

fn answer_page(ctx: &Ctx, asked: bool, found: Option<Found>) -> AnswerPage {
    let demonstration = if ctx.kernel.config.demo {
        demo::CODE
    } else {
        ""
    };
    AnswerPage {
        shell: Shell::new(ctx, "channel-answer-title"),
        path: format!("/{}/protected/answer", ctx.locale),
        script: Script::new(),
        asked,
        found,
        demonstration: demonstration.into(),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Typed where there is no script.
    code: String,
    /// Made from the code by the script.
    lookup: String,
}

pub async fn find_again(ctx: Ctx, request: Request) -> Result<Response> {
    let asked = asked_of(&ctx, request).await?;
    let found = acts::find_again(&ctx, &asked.code, &asked.lookup).await?;
    let shown = found.map(|found| shown(&ctx, &found));
    render(&answer_page(&ctx, true, shown))
}

/// The script sends a form with parts, a page without script a plain one.
async fn asked_of(ctx: &Ctx, request: Request) -> Result<Asked> {
    use axum::extract::FromRequest as _;
    let kind = request.headers().get(header::CONTENT_TYPE);
    let is_multipart = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    if is_multipart {
        let upload = upload_of(ctx, request).await?;
        return Ok(Asked {
            code: upload.text("code").to_owned(),
            lookup: upload.text("lookup").to_owned(),
        });
    }
    let form = Form::<Asked>::from_request(request, &()).await;
    form.map(|form| form.0)
        .map_err(|_| kenes_kernel::error::Refusal::new("error-bad-request").into())
}

fn shown(ctx: &Ctx, found: &acts::Found) -> Found {
    let message: &MessageRow = &found.message;
    Found {
        to: found.channel.row.name.text(ctx.locale).to_owned(),
        received: day(ctx, &message.received_day),
        read: message
            .read_day
            .as_deref()
            .map(|read| day(ctx, read))
            .unwrap_or_default(),
        answers: found.answers.iter().map(|row| sealed(ctx, row)).collect(),
        has_key: message.reply_to.is_some(),
    }
}

fn sealed(ctx: &Ctx, row: &AnswerRow) -> Sealed {
    Sealed {
        day: day(ctx, &row.answered_day),
        armored: armored(&row.sealed),
    }
}

/// A sealed text as a file.
fn age_file(name: &str, bytes: Vec<u8>) -> Response {
    let head = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (head, Bytes::from(bytes)).into_response()
}

fn sample_key() -> PublicKey {
    let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p".to_owned();
    PublicKey {
        fingerprint: fingerprint(&recipient),
        recipient,
        since: "2 May 2026".into(),
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let line = |open| Line {
        href: "/en/protected/ombudsman".into(),
        name: "Commissioner for Human Rights".into(),
        about: "Complaints about torture are read first.".into(),
        open,
        keys: vec![sample_key()],
    };
    let write = |open, errors| WritePage {
        shell: Shell::titled(ctx, "Commissioner for Human Rights".into()),
        about: "Complaints about torture are read first.".into(),
        path: "/en/protected/ombudsman".into(),
        office: "/en/body/offices/commissioner".into(),
        open,
        keys: vec![sample_key(), sample_key()],
        key_ids: "a b".into(),
        script: Script::new(),
        errors,
        reply_to: String::new(),
    };
    let start = |channels| StartPage {
        shell: Shell::new(ctx, "channel-title"),
        channels,
        complaints: complaints(ctx),
    };
    let wrong = || {
        [("ciphertext", ctx.say("channel-sealed-plain", &[]))]
            .into_iter()
            .collect::<FormErrors>()
    };
    let sent = |code: &str, has_key| SentPage {
        shell: Shell::new(ctx, "channel-sent-title"),
        code: code.into(),
        has_key,
    };
    let found = |read: &str, answers, has_key| Found {
        to: "Commissioner for Human Rights".into(),
        received: "2 May 2026".into(),
        read: read.into(),
        answers,
        has_key,
    };
    let answer = Sealed {
        day: "4 May 2026".into(),
        armored: armored(b"sealed"),
    };
    let verify = VerifyPage {
        shell: Shell::new(ctx, "channel-verify-title"),
        script: Script::new(),
        address: "https://dialogue.example.org/assets/protected.js".into(),
        channels: vec![line(true), line(false)],
    };
    let mut samples = vec![
        ("protected", start(vec![line(true), line(false)]).render()),
        ("protected_empty", start(Vec::new()).render()),
        ("write", write(true, FormErrors::default()).render()),
        ("write_wrong", write(true, wrong()).render()),
        ("write_closed", write(false, FormErrors::default()).render()),
        ("sent", sent("0123-4567", false).render()),
        ("sent_by_script", sent("", true).render()),
        ("answer_form", answer_page(ctx, false, None).render()),
        ("answer_none", answer_page(ctx, true, None).render()),
        (
            "answer_waits",
            answer_page(ctx, true, Some(found("", Vec::new(), false))).render(),
        ),
        (
            "answer",
            answer_page(ctx, true, Some(found("3 May 2026", vec![answer], true))).render(),
        ),
        ("verify", verify.render()),
    ];
    samples.extend(channels::samples(ctx));
    samples.extend(messages::samples(ctx));
    samples
}
