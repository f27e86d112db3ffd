//! Hashing takes memory and time by design.

use crate::slices::accounts::{
    actions::{note_failure, refuse_many},
    store::Attempt,
    tables::PersonRow,
};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use kenes_kernel::{
    Ctx, Error, Result,
    form::{FieldError, wrong},
};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Only a few run at once.
static HASHING: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

fn hasher(memory_kib: u32) -> Result<Argon2<'static>> {
    // OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane.
    let params = Params::new(memory_kib, 2, 1, None).map_err(|e| Error::internal(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

pub async fn hash_password(ctx: &Ctx, password: String) -> Result<String> {
    let hasher = hasher(ctx.kernel.config.password_memory_kib)?;
    let salt: [u8; 16] = ctx.kernel.random.bytes();
    let _turn = HASHING.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || {
        hasher
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map(|hash| hash.to_string())
            .map_err(|e| Error::internal(e.to_string()))
    })
    .await
    .map_err(Error::internal)?
}

/// Whether the password is the stored one; where none is stored it takes as long to say no.
pub async fn verify_password(ctx: &Ctx, password: String, stored: Option<String>) -> Result<bool> {
    let hasher = hasher(ctx.kernel.config.password_memory_kib)?;
    let _turn = HASHING.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || match stored {
        Some(stored) => PasswordHash::new(&stored)
            .is_ok_and(|hash| hasher.verify_password(password.as_bytes(), &hash).is_ok()),
        None => {
            let _ = hasher.hash_password_with_salt(password.as_bytes(), &[0; 16]);
            false
        }
    })
    .await
    .map_err(Error::internal)
}

/// Somebody who is signed in types their password anew before an act that matters.
///
/// # Errors
/// `Invalid` for a password that is not theirs; `TooMany`.
pub async fn type_again(ctx: &Ctx, person: &PersonRow, password: String) -> Result<()> {
    let attempt = Attempt {
        what: "again",
        handle: &person.handle,
        origin: &ctx.origin,
    };
    refuse_many(ctx, attempt).await?;
    if verify_password(ctx, password, person.password_hash.clone()).await? {
        return Ok(());
    }
    note_failure(ctx, attempt).await?;
    let not_theirs = FieldError::new("accounts-password-not-yours");
    Err(Error::Invalid(wrong("password", not_theirs)))
}
