//! The organisations of the demonstration's body.

use super::{
    actions::{NewOrganisation, add_organisation},
    model::Kind,
};
use kenes_kernel::{Ctx, Error, Result, content::Content};
use serde::Deserialize;

const ORGANISATIONS: &str = include_str!("../../../demo/organisations.csv");

#[derive(Deserialize)]
struct Line {
    key: String,
    kind: String,
    sector: String,
    name_en: String,
    name_ru: String,
    name_kk: String,
}

/// Adds the demonstration's organisations.
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
    Ok(())
}
