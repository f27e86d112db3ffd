//! The manners of `/api/v1`: problem documents, cursors, entity tags, idempotency keys.

use crate::{
    clock::Instant,
    ctx::Ctx,
    db::Query,
    error::{Error, Refusal, Result},
    i18n::Arg,
};
use axum::response::{IntoResponse, Response};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

/// One page of a list: the items, and the cursor of the next page.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Listed<T> {
    pub items: Vec<T>,
    /// Pass it as `after` for the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// RFC 9457 problem document, in the caller's language.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Problem {
    /// A URI that names the kind of problem: `/problems/<word key>`.
    pub r#type: String,
    pub title: String,
    pub status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The request's id, for the operator.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub instance: String,
    /// Wrong fields and how to mend them.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub errors: Vec<ProblemField>,
}

#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProblemField {
    pub field: String,
    pub message: String,
}

impl Problem {
    #[must_use]
    pub fn of(ctx: &Ctx, error: &Error) -> Self {
        let say = |key: &str, args: &[(&str, Arg)]| ctx.say(key, args);
        let args = |args: &[(&'static str, String)]| -> Vec<(&str, Arg)> {
            args.iter()
                .map(|(n, v)| (*n, Arg::Text(v.clone())))
                .collect()
        };
        let (title, errors) = match error {
            Error::Refused(refusal) => (say(refusal.key, &args(&refusal.args)), Vec::new()),
            Error::Invalid(fields) => (
                say(error.key(), &[]),
                fields
                    .iter()
                    .map(|(field, e)| ProblemField {
                        field: field.clone(),
                        message: say(&e.key, &args(&e.args)),
                    })
                    .collect(),
            ),
            _ => (say(error.key(), &[]), Vec::new()),
        };
        Self {
            r#type: format!("/problems/{}", error.key()),
            title,
            status: error.status().as_u16(),
            detail: None,
            instance: ctx.request_id.clone(),
            errors,
        }
    }

    /// A refusal of the outer layers, in one sentence.
    #[must_use]
    pub fn saying(ctx: &Ctx, status: StatusCode, key: &str) -> Self {
        Self {
            r#type: format!("/problems/{key}"),
            title: ctx.say(key, &[]),
            status: status.as_u16(),
            detail: None,
            instance: ctx.request_id.clone(),
            errors: Vec::new(),
        }
    }

    #[must_use]
    pub fn respond(&self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(self)).into_response();
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        response
    }
}

/// A cursor holds the sort keys of the last item, opaque to the caller.
#[must_use]
pub fn cursor(keys: &impl Serialize) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(keys).unwrap_or_default())
}

/// The sort keys of a cursor.
///
/// # Errors
/// Refused, when the cursor is not one of ours. We sort by no text with a character 0, which PostgreSQL does not take.
pub fn read_cursor<T: DeserializeOwned>(text: &str) -> Result<T> {
    URL_SAFE_NO_PAD
        .decode(text)
        .ok()
        .filter(|bytes| !bytes.windows(6).any(|part| part == b"\\u0000"))
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| Refusal::new("error-bad-cursor").into())
}

/// A JSON answer with its entity tag; 304 when the caller has it already.
///
/// # Errors
/// Internal, when the value cannot be written.
pub fn answer(headers: &HeaderMap, value: &impl Serialize) -> Result<Response> {
    let body = serde_json::to_vec(value).map_err(Error::internal)?;
    let digest = Sha256::digest(&body);
    let tag: String = digest.iter().take(16).map(|b| format!("{b:02x}")).collect();
    let tag = format!("\"{tag}\"");
    if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|sent| sent.as_bytes() == tag.as_bytes())
    {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    Ok((
        [
            (header::CONTENT_TYPE, "application/json".to_owned()),
            (header::ETAG, tag),
            (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        ],
        body,
    )
        .into_response())
}

/// The version in `If-Match: "3"`.
///
/// # Errors
/// Refused, when the header is missing or not a version: a change without it could overwrite.
pub fn if_match(headers: &HeaderMap) -> Result<i64> {
    headers
        .get(header::IF_MATCH)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.trim_matches('"').parse().ok())
        .ok_or_else(|| Refusal::new("error-if-match-missing").into())
}

#[derive(sea_orm::FromQueryResult)]
struct Remembered {
    request: String,
    status: i32,
    body: String,
}

/// Answers a repeated request with the same `Idempotency-Key` as the first time.
///
/// `body` is the request's bytes; the same key with another body is refused.
///
/// # Errors
/// Refused for a key used with another body; what `act` returns; the database's.
pub async fn idempotent<F, T>(
    ctx: &Ctx,
    headers: &HeaderMap,
    body: &[u8],
    act: F,
) -> Result<Response>
where
    F: Future<Output = Result<(StatusCode, T)>>,
    T: Serialize,
{
    let key = headers
        .get("idempotency-key")
        .and_then(|v| v.to_str().ok())
        .map(str::to_owned);
    let request: String = Sha256::digest(body)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let owner = ctx
        .viewer
        .person_id()
        .map(|id| id.to_string())
        .unwrap_or_default();
    if let Some(key) = &key {
        let earlier: Option<Remembered> = Query::new(
            "SELECT request, status, body FROM idempotency_keys WHERE owner = ? AND key = ?",
        )
        .bind(owner.as_str())
        .bind(key.as_str())
        .one(ctx.db().read())
        .await?;
        if let Some(earlier) = earlier {
            if earlier.request != request {
                return Err(Refusal::new("error-idempotency-reused").into());
            }
            let status = u16::try_from(earlier.status)
                .ok()
                .and_then(|s| StatusCode::from_u16(s).ok())
                .unwrap_or(StatusCode::OK);
            return Ok((
                status,
                [(header::CONTENT_TYPE, "application/json")],
                earlier.body,
            )
                .into_response());
        }
    }
    let (status, value) = act.await?;
    let body = serde_json::to_string(&value).map_err(Error::internal)?;
    if let Some(key) = key {
        let tx = ctx.db().write().await?;
        Query::new(
            "INSERT INTO idempotency_keys (owner, key, request, status, body, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (owner, key) DO NOTHING",
        )
        .bind(owner.as_str())
        .bind(key.as_str())
        .bind(request.as_str())
        .bind(i32::from(status.as_u16()))
        .bind(body.as_str())
        .bind(ctx.now.micros())
        .run(&*tx)
        .await?;
        tx.commit(ctx).await?;
    }
    Ok((status, [(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// Forgets keys older than a day.
///
/// # Errors
/// The database's.
pub async fn forget_old_keys(ctx: &Ctx) -> Result<()> {
    let before: Instant = ctx.now.plus_seconds(-86_400);
    let tx = ctx.db().write().await?;
    Query::new("DELETE FROM idempotency_keys WHERE at < ?")
        .bind(before.micros())
        .run(&*tx)
        .await?;
    tx.commit(ctx).await
}

/// Forgets remembered answers that name a record, in the transaction that takes back what it said.
///
/// # Errors
/// The database's.
pub async fn forget_answers_about(tx: &crate::db::WriteTx, id: uuid::Uuid) -> Result<()> {
    Query::new("DELETE FROM idempotency_keys WHERE body LIKE ?")
        .bind(format!("%{id}%"))
        .run(&**tx)
        .await?;
    Ok(())
}
