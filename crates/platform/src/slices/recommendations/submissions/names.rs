//! The name of a person on what they submitted by it.

use super::store as own_store;
use crate::slices::{
    body,
    recommendations::{
        policy::MayCorrect,
        store::{self, Labels},
        tables::{label_keys, labels_of},
    },
};
use kenes_kernel::{Ctx, Error, Result, db::WriteTx, journal::erase_openings};
use uuid::Uuid;

/// What an erased person submitted by name stays under their organisation.
///
/// # Errors
/// The database's.
pub async fn erase_person(tx: &mut WriteTx, ctx: &Ctx, person: Uuid) -> Result<()> {
    let permit = MayCorrect::of_the_program();
    for (mut row, organisation) in own_store::list_named(&**tx, person).await? {
        let organisation = body::find_organisation(&**tx, organisation)
            .await?
            .ok_or(Error::NotFound)?;
        organisation
            .name
            .of_record()
            .clone_into(&mut row.issuing_body);
        let keys = label_keys(labels_of(&**tx, &[row.row]).await?.get(&row.row));
        row.fingerprint = row.facts(keys.clone()).fingerprint();
        row.version += 1;
        let mut labels = Labels::load(&**tx).await?;
        let asks = store::update_recommendation(tx, ctx, &permit, &row, &keys, &mut labels).await?;
        erase_openings(tx, row.id, &["issuing_body"]).await?;
        tx.record("rename", row.snapshot(&keys, &asks));
    }
    Ok(())
}
