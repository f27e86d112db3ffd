//! Opening a sealed name.

use super::{store as own_store, tables::OpeningRow};
use crate::slices::{
    accounts::{self, Letter},
    body,
    recommendations::{
        actions::get_recommendation,
        moderation::model::reason,
        policy::{self, MayOpen},
        submissions::{model::Attribution, store::find_submitted, tables::SubmissionRow},
        tables::RecommendationRow,
    },
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::{ViewerOrganisation, audience_of},
};

/// What the organisation that may open a name is shown.
pub struct Sealed {
    pub row: RecommendationRow,
    pub openings: Vec<OpeningRow>,
    /// Organisation and person, once the viewer's organisation has opened the name.
    pub author: Option<(String, String)>,
}

/// A sealed name that the viewer's organisation may open.
///
/// # Errors
/// `NotFound` for everybody else, and where no name is sealed.
pub async fn get_sealed(ctx: &Ctx, about: &str) -> Result<Sealed> {
    let (_, organisation, row, submission) = opening(ctx, about).await?;
    let db = ctx.db().read();
    let openings = own_store::list_openings(db, row.id).await?;
    let is_open = openings
        .iter()
        .any(|opening| opening.organisation_id == organisation.id);
    let author = if is_open {
        let author = body::find_organisation(db, submission.organisation_id)
            .await?
            .ok_or(Error::NotFound)?;
        let person = match submission.submitted_by {
            Some(id) => accounts::find_person(db, id).await?,
            None => None,
        };
        Some((
            author.name.text(ctx.locale).to_owned(),
            person.map_or_else(String::new, |person| {
                person.name.text(ctx.locale).to_owned()
            }),
        ))
    } else {
        None
    };
    Ok(Sealed {
        row,
        openings,
        author,
    })
}

/// Opens a sealed name, with a reason that its author sees.
///
/// # Errors
/// As [`get_sealed`]; `Invalid` at `reason`.
pub async fn open(ctx: &Ctx, about: &str, why: &str) -> Result<RecommendationRow> {
    let (permit, organisation, row, submission) = opening(ctx, about).await?;
    let why = reason("reason", why).map_err(Error::Invalid)?;
    let mut tx = ctx.db().write().await?;
    let own = audience_of(&*tx, "organisation", submission.organisation_id).await?;
    let fact = OpeningRow {
        id: ctx.id(),
        recommendation_id: row.id,
        organisation_id: organisation.id,
        reason: why,
        audience_id: own,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
    };
    own_store::insert_opening(&tx, &permit, &fact).await?;
    tx.record("open", fact.snapshot());
    let letter = Letter {
        kind: "name-opened",
        args: Vec::new(),
        link: Some(row.path()),
    };
    body::write_to_people_of(&mut tx, ctx, submission.organisation_id, &letter).await?;
    tx.commit(ctx).await?;
    Ok(row)
}

async fn opening(
    ctx: &Ctx,
    about: &str,
) -> Result<(
    MayOpen,
    ViewerOrganisation,
    RecommendationRow,
    SubmissionRow,
)> {
    let permit = policy::may_open(&ctx.viewer).ok_or(Error::NotFound)?;
    let organisation = ctx.viewer.organisation.clone().ok_or(Error::NotFound)?;
    let row = get_recommendation(ctx, about).await?;
    let submission = find_submitted(ctx.db().read(), row.id)
        .await?
        .filter(|submission| {
            Attribution::from_code(&submission.attribution) == Some(Attribution::Participant)
                && submission.opener_id == Some(organisation.id)
        })
        .ok_or(Error::NotFound)?;
    Ok((permit, organisation, row, submission))
}
