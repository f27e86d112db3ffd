//! The organisations of the demonstration's body.

use super::{
    actions::{NewOrganisation, add_member, add_organisation},
    model::Kind,
};
use crate::slices::accounts;
use kenes_kernel::{Ctx, Error, Result, content::Content};
use serde::Deserialize;

const ORGANISATIONS: &str = include_str!("../../../demo/organisations.csv");
const PEOPLE: &str = include_str!("../../../demo/people.csv");

#[derive(Deserialize)]
struct Line {
    key: String,
    kind: String,
    sector: String,
    name_en: String,
    name_ru: String,
    name_kk: String,
}

#[derive(Deserialize)]
struct Member {
    key: String,
    organisation: String,
}

/// Adds the demonstration's organisations, and lets its people act for theirs.
///
/// # Errors
/// Those of [`add_organisation`]; internal for a broken file.
pub async fn seed(ctx: &Ctx) -> Result<()> {
    for line in csv::Reader::from_reader(ORGANISATIONS.as_bytes()).deserialize::<Line>() {
        let line = line.map_err(Error::internal)?;
        let kind = Kind::from_code(&line.kind)
            .ok_or_else(|| Error::internal(format!("no such kind: {}", line.kind)))?;
        let name = Content::in_three(&line.name_kk, &line.name_ru, &line.name_en);
        let new = NewOrganisation {
            key: line.key,
            kind,
            sector: line.sector,
            name,
        };
        add_organisation(&ctx.later(), new).await?;
    }
    for line in csv::Reader::from_reader(PEOPLE.as_bytes()).deserialize::<Member>() {
        let line = line.map_err(Error::internal)?;
        // A body may be founded without the demonstration's people.
        let person = accounts::find_person_by_handle(ctx.db().read(), &line.key).await?;
        if person.is_some() {
            add_member(&ctx.later(), &line.key, &line.organisation).await?;
        }
    }
    Ok(())
}
