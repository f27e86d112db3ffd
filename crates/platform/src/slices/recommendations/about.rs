//! What the register keeps of a person, for the copy of their data.

use super::{reads, submissions, views};
use futures_util::future::BoxFuture;
use kenes_kernel::{Ctx, Result};
use serde_json::{Value, json};
use uuid::Uuid;

/// What a person drafted and submitted, and the views that they saved.
pub fn about_person(ctx: &Ctx, person: Uuid) -> BoxFuture<'_, Result<Value>> {
    Box::pin(async move {
        let db = ctx.db().read();
        let written: Vec<Value> = submissions::store::list_written_by(db, person)
            .await?
            .into_iter()
            .map(|row| {
                json!({
                    "begun": row.created_at.timestamp().to_string(),
                    "submitted": row.submitted_at.map(|at| at.timestamp().to_string()),
                    "title": row.title,
                    "text": row.text,
                    "named_as": row.attribution,
                })
            })
            .collect();
        let views = views::store::list_names(db, person).await?;
        let read = reads::store::count_by(db, person).await?;
        Ok(json!({ "written": written, "saved_views": views, "confidential_records_read": read }))
    })
}
