//! The handover file of an institution: who has its duties, what it owes and until when, what it promised, what it
//! answered. It is read whole by whoever comes new, so that nothing stays with a person who is gone.

use super::{
    policy,
    store::duties::{self as store, AddressedRow, GivenRow, Wanted},
};
use crate::slices::body::{self, DutyHolder, tables::OrganisationRow};
use jiff::ToSpan as _;
use kenes_kernel::{Ctx, Error, Result};

/// Days for which a duty in an institution is new.
const FRESH: i32 = 60;
/// Replies of each kind that the file lists at most.
const MOST: i64 = 500;

/// What a successor takes over.
pub struct Handover {
    pub institution: OrganisationRow,
    /// The newest first; ended ones too.
    pub holders: Vec<DutyHolder>,
    /// What is due first on top.
    pub open: Vec<AddressedRow>,
    /// Accepted, wholly or in part: the newest first.
    pub promises: Vec<GivenRow>,
    /// Every other way in which a wait ended.
    pub given: Vec<GivenRow>,
}

/// Whether somebody has had a duty in an institution for less than two months.
#[must_use]
pub fn is_fresh(ctx: &Ctx, holder: &DutyHolder) -> bool {
    let today = ctx.today();
    let since = today.0.saturating_sub(FRESH.days()).to_string();
    holder.stands_on(&today.iso()) && holder.from_day >= since
}

/// The handover file of the institution with this key.
///
/// # Errors
/// `NotFound` for an institution that is none, and for whoever neither acts for it nor keeps duties.
pub async fn get_handover(ctx: &Ctx, key: &str) -> Result<Handover> {
    let db = ctx.db().read();
    let institution = body::find_organisation_by_key(db, key)
        .await?
        .filter(|row| policy::may_read_handover(&ctx.viewer, row.id))
        .ok_or(Error::NotFound)?;
    let wanted = Wanted {
        open: Some(true),
        addressee: Some(institution.id),
        limit: MOST,
        ..Wanted::default()
    };
    let given = store::list_given(db, &ctx.viewer, institution.id, MOST).await?;
    let (promises, given) = given.into_iter().partition(GivenRow::is_promise);
    Ok(Handover {
        holders: body::list_duty_holders(db, institution.id).await?,
        open: store::list_duties(db, &ctx.viewer, &wanted).await?,
        promises,
        given,
        institution,
    })
}
