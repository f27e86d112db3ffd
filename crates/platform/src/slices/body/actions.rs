//! What is done with the body's table.

use super::{model::Kind, policy, store, tables::OrganisationRow};
use kenes_kernel::{
    Ctx, Error, Result,
    access::PUBLIC,
    content::Content,
    form::{FieldError, wrong},
    i18n::Locale,
};
use uuid::Uuid;

/// An organisation to add.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    pub key: String,
    pub kind: Kind,
    pub sector: String,
    pub name: Content,
}

/// Adds an organisation from today on.
///
/// # Errors
/// `Forbidden`; `Invalid` for a key that is taken.
pub async fn add_organisation(ctx: &Ctx, new: NewOrganisation) -> Result<Uuid> {
    let permit = policy::may_add(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut tx = ctx.db().write().await?;
    if store::find_organisation_by_key(&*tx, &new.key)
        .await?
        .is_some()
    {
        return Err(Error::Invalid(wrong(
            "key",
            FieldError::new("body-key-taken"),
        )));
    }
    let sort_keys =
        Locale::ALL.map(|locale| ctx.kernel.words.sort_key(locale, new.name.text(locale)));
    let row = OrganisationRow {
        id: ctx.id(),
        key: new.key,
        kind: new.kind.code().to_owned(),
        sector: new.sector,
        name: new.name,
        audience_id: PUBLIC,
        from_day: ctx.today().iso(),
        until_day: None,
        version: 1,
    };
    store::insert_organisation(&*tx, &permit, &row, sort_keys, ctx.now).await?;
    tx.record("add", row.snapshot());
    tx.commit(ctx).await?;
    Ok(row.id)
}
