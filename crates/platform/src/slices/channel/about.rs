//! What the protected channel keeps of a person, for the copy of their data.

use super::store;
use futures_util::future::BoxFuture;
use kenes_kernel::{Ctx, Result};
use serde_json::{Value, json};
use uuid::Uuid;

/// The public keys that a person published.
pub fn about_person(ctx: &Ctx, person: Uuid) -> BoxFuture<'_, Result<Value>> {
    Box::pin(async move {
        let keys: Vec<Value> = store::list_keys_of(ctx.db().read(), person)
            .await?
            .into_iter()
            .map(|row| {
                json!({
                    "public_key": row.recipient,
                    "published": row.published_at.timestamp().to_string(),
                    "withdrawn": row.withdrawn_at.map(|at| at.timestamp().to_string()),
                })
            })
            .collect();
        Ok(json!({ "keys": keys }))
    })
}
