//! What accounts asks of organisations, whose table a later slice owns.

use futures_util::future::BoxFuture;
use kenes_kernel::{Ctx, Result, content::Content, db::WriteTx};
use std::sync::OnceLock;
use uuid::Uuid;

/// An organisation as people are shown it here.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub id: Uuid,
    pub key: String,
    pub name: Content,
    /// Whether it stands today.
    pub stands: bool,
}

/// How the later slice answers.
#[derive(Clone, Copy)]
pub struct Organisations {
    /// All organisations that the viewer may see.
    pub list: for<'a> fn(&'a Ctx) -> BoxFuture<'a, Result<Vec<Organisation>>>,
    /// Lets a person act for an organisation from today on, in the same transaction.
    pub join: for<'a> fn(&'a mut WriteTx, &'a Ctx, Uuid, Uuid) -> BoxFuture<'a, Result<()>>,
}

static ASKED: OnceLock<Organisations> = OnceLock::new();

/// Called once by `app.rs`.
pub fn ask_organisations_by(organisations: Organisations) {
    ASKED.get_or_init(|| organisations);
}

/// # Errors
/// The database's.
pub(super) async fn list_organisations(ctx: &Ctx) -> Result<Vec<Organisation>> {
    match ASKED.get() {
        Some(organisations) => (organisations.list)(ctx).await,
        None => Ok(Vec::new()),
    }
}

/// # Errors
/// The later slice's.
pub(super) async fn join(
    tx: &mut WriteTx,
    ctx: &Ctx,
    person: Uuid,
    organisation: Uuid,
) -> Result<()> {
    match ASKED.get() {
        Some(organisations) => (organisations.join)(tx, ctx, person, organisation).await,
        None => Ok(()),
    }
}
