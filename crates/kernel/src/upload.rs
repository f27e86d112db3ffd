//! A form with a file, received no further than the limit.

use crate::{
    ctx::Ctx,
    error::{Error, Refusal, Result},
};
use axum::{
    body::Body,
    extract::{FromRequest as _, Multipart, Request, multipart::MultipartError},
};
use bytes::{Bytes, BytesMut};
use http::{StatusCode, header};

/// What a form may have around its file.
const FRAME_BYTES: u64 = 64 * 1024;

/// What a form with a file brought.
#[derive(Default)]
pub struct Upload {
    pub file_name: String,
    /// Empty when no file was chosen.
    pub bytes: Bytes,
    texts: Vec<(String, String)>,
}

impl Upload {
    /// The text of a field; empty when it is not there.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.texts
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, text)| text)
    }
}

/// The one file of the form, and its other fields. A body that says that it is too large is not read at all, and
/// no other further than the limit: the reader of forms holds whatever arrives.
///
/// # Errors
/// `TooLarge`; `Refused` for what is no such form.
pub async fn upload_of(ctx: &Ctx, request: Request) -> Result<Upload> {
    let limit_bytes = ctx.kernel.config.upload_limit_bytes();
    let most = limit_bytes.saturating_add(FRAME_BYTES);
    let stated = request.headers().get(header::CONTENT_LENGTH);
    let stated = stated.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if stated.is_some_and(|stated| stated > most) {
        return Err(Error::TooLarge { limit_bytes });
    }
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let request = request.map(|body| Body::new(http_body_util::Limited::new(body, most)));
    let broken = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge { limit_bytes },
        _ => Refusal::new("error-bad-request").into(),
    };
    let mut multipart = Multipart::from_request(request, &())
        .await
        .map_err(|_| Refusal::new("error-bad-request"))?;
    let mut upload = Upload::default();
    while let Some(mut field) = multipart.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            field
                .file_name()
                .unwrap_or_default()
                .clone_into(&mut upload.file_name);
        }
        let mut bytes = BytesMut::new();
        while let Some(chunk) = field.chunk().await.map_err(broken)? {
            if (bytes.len() + chunk.len()) as u64 > limit_bytes {
                return Err(Error::TooLarge { limit_bytes });
            }
            bytes.extend_from_slice(&chunk);
        }
        if name == "file" {
            upload.bytes = bytes.freeze();
        } else {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            upload.texts.push((name, text));
        }
    }
    Ok(upload)
}
