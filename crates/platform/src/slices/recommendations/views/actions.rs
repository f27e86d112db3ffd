//! What a person does with their own views.

use super::store::{self, ViewRow};
use crate::slices::recommendations::model::filter::Filter;
use kenes_kernel::{
    Ctx, Error, Result,
    db::WriteTx,
    form::{FieldError, line, wrong},
};
use unicode_segmentation::UnicodeSegmentation as _;
use uuid::Uuid;

/// Characters of a name, as a reader counts them.
const LONGEST_NAME: usize = 80;
/// Views that one person keeps.
const MOST_VIEWS: usize = 50;

/// The views of the person who looks; none for a visitor.
///
/// # Errors
/// The database's.
pub async fn list_own(ctx: &Ctx) -> Result<Vec<ViewRow>> {
    match ctx.viewer.person_id() {
        Some(person) => store::list_views(ctx.db().read(), person).await,
        None => Ok(Vec::new()),
    }
}

/// Saves a view under a name; a view of the same name gives way. The address of the view comes back.
///
/// # Errors
/// `NotFound` for a visitor; `Invalid` at the field `name`.
pub async fn save(ctx: &Ctx, name: &str, query: &str) -> Result<String> {
    let person = ctx.viewer.person_id().ok_or(Error::NotFound)?;
    let name = line(name);
    let filter = Filter::from_query(query).first_page();
    let own = store::list_views(ctx.db().read(), person).await?;
    let known = own.iter().find(|view| view.name == name);
    let refusal = match name.graphemes(true).count() {
        0 => Some("recommendations-view-name-empty"),
        n if n > LONGEST_NAME => Some("recommendations-view-name-long"),
        _ if known.is_none() && own.len() >= MOST_VIEWS => Some("recommendations-view-too-many"),
        _ => None,
    };
    if let Some(key) = refusal {
        return Err(Error::Invalid(wrong("name", FieldError::new(key))));
    }
    let row = ViewRow {
        id: ctx.id(),
        name,
        query: filter.to_query(),
    };
    let tx = ctx.db().write().await?;
    if let Some(known) = known {
        store::delete_view(&*tx, person, known.id).await?;
    }
    store::insert_view(&*tx, person, &row, ctx.now).await?;
    tx.commit(ctx).await?;
    Ok(filter.address("/recommendations"))
}

/// Forgets a view.
///
/// # Errors
/// `NotFound`, also for somebody else's.
pub async fn remove(ctx: &Ctx, id: Uuid) -> Result<()> {
    let person = ctx.viewer.person_id().ok_or(Error::NotFound)?;
    let tx = ctx.db().write().await?;
    if !store::delete_view(&*tx, person, id).await? {
        return Err(Error::NotFound);
    }
    tx.commit(ctx).await
}

/// Forgets all views of a person who is erased.
///
/// # Errors
/// The database's.
pub async fn erase_person(tx: &WriteTx, person: Uuid) -> Result<()> {
    store::delete_all(tx, person).await
}
