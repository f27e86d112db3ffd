//! The keys of whoever reads a page, as its script and its list of keys need them.

use super::{actions::shortcuts_of, model::Shortcuts};
use kenes_kernel::{Ctx, Result};

/// The keys of whoever reads the page, for its script and for its list of keys.
pub struct Keys {
    /// JSON: act → key; empty when they are switched off.
    pub json: String,
    /// Key and what it does.
    pub lines: Vec<(String, String)>,
}

impl Keys {
    /// # Errors
    /// The database's.
    pub async fn of(ctx: &Ctx) -> Result<Self> {
        Ok(Self::from(ctx, &shortcuts_of(ctx).await?))
    }

    #[must_use]
    pub fn from(ctx: &Ctx, own: &Shortcuts) -> Self {
        let acts = own.keys.iter().filter(|(_, key)| !key.is_empty());
        Self {
            json: if own.in_use {
                own.written()
            } else {
                "{}".to_owned()
            },
            lines: acts
                .map(|(act, key)| {
                    let does = ctx.say(&format!("accounts-key-{act}"), &[]);
                    (key.clone(), does)
                })
                .collect(),
        }
    }
}
