//! One invented person for each role of the demonstration.

use super::actions::{NewPerson, add_person};
use kenes_kernel::{Ctx, Error, Result, access::Role, content::Content};
use serde::Deserialize;

const PEOPLE: &str = include_str!("../../../demo/people.csv");

#[derive(Deserialize)]
struct Line {
    key: String,
    name_en: String,
    name_ru: String,
    name_kk: String,
    role: String,
    what_to_try_en: String,
    what_to_try_ru: String,
    what_to_try_kk: String,
}

/// Adds the demonstration's people.
///
/// # Errors
/// Those of [`add_person`]; internal for a broken file.
pub async fn seed(ctx: &Ctx) -> Result<()> {
    for line in csv::Reader::from_reader(PEOPLE.as_bytes()).deserialize::<Line>() {
        let line = line.map_err(Error::internal)?;
        let role = Role::from_code(&line.role)
            .ok_or_else(|| Error::internal(format!("no such role: {}", line.role)))?;
        let new = NewPerson {
            handle: line.key,
            name: Content::in_three(&line.name_kk, &line.name_ru, &line.name_en),
            role,
            password: None,
            demonstration: true,
            what_to_try: Some(Content::in_three(
                &line.what_to_try_kk,
                &line.what_to_try_ru,
                &line.what_to_try_en,
            )),
        };
        add_person(&ctx.later(), new).await?;
    }
    Ok(())
}
