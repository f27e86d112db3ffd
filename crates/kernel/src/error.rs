//! The errors that an action can end in, each with one HTTP status and one sentence for its reader.

use crate::form::FieldErrors;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use std::sync::Arc;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an action did not happen.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// It is not there, or may not be seen: the two are never told apart.
    #[error("not found")]
    NotFound,
    /// The thing may be seen, but this act on it is not this person's.
    #[error("forbidden")]
    Forbidden,
    /// What was entered cannot be taken; the form keeps it.
    #[error("invalid input")]
    Invalid(FieldErrors),
    /// A rule of the domain refuses.
    #[error("refused: {}", .0.key)]
    Refused(Refusal),
    /// Somebody changed the record in the meantime.
    #[error("conflict")]
    Conflict(Arc<Conflict>),
    /// The request is larger than allowed.
    #[error("too large")]
    TooLarge { limit_bytes: u64 },
    /// Too many attempts.
    #[error("too many")]
    TooMany { retry_after_seconds: u64 },
    /// Our fault; details go to the log under the request's id.
    #[error("internal: {0}")]
    Internal(Arc<dyn std::error::Error + Send + Sync>),
}

/// A refusal of the domain: a word key with named arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub key: &'static str,
    pub args: Vec<(&'static str, String)>,
}

impl Refusal {
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Two versions of one record: what is stored, and what this person wanted to store.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Where the record can be read.
    pub path: String,
    pub stored_version: i64,
    /// Field (word key) → stored text and text that was sent.
    pub fields: Vec<ConflictField>,
}

#[derive(Clone, Debug)]
pub struct ConflictField {
    pub label: &'static str,
    pub stored: String,
    pub sent: String,
}

impl Error {
    /// Wraps a failure that is nobody's input.
    pub fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(Arc::from(error.into()))
    }

    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Invalid(_) | Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The word key of the sentence that says what happened.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "error-not-found",
            Self::Forbidden => "error-forbidden",
            Self::Invalid(_) => "error-invalid",
            Self::Refused(refusal) => refusal.key,
            Self::Conflict(_) => "error-conflict",
            Self::TooLarge { .. } => "error-too-large",
            Self::TooMany { .. } => "error-too-many",
            Self::Internal(_) => "error-internal",
        }
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::internal(error)
    }
}

impl From<object_store::Error> for Error {
    fn from(error: object_store::Error) -> Self {
        Self::internal(error)
    }
}

/// The bare status; the platform's outermost layer writes the page or the problem document,
/// since only it knows the reader's language and whether a page or the API was asked.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
