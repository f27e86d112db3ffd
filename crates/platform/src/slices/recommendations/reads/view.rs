//! The list of readers as its author sees it.

use super::store::{ReadRow, list_reads};
use crate::slices::{accounts, body};
use kenes_kernel::{Ctx, Result, access::Role};
use std::collections::HashMap;
use uuid::Uuid;

/// Readers, each in a sentence, newest first.
///
/// # Errors
/// The database's.
pub async fn lines(ctx: &Ctx, subjects: &[Uuid]) -> Result<Vec<String>> {
    let db = ctx.db().read();
    let reads = list_reads(db, subjects).await?;
    let mut names: HashMap<Uuid, String> = HashMap::new();
    let ids: Vec<Uuid> = reads
        .iter()
        .map(|read| read.reader_id)
        .chain(reads.iter().filter_map(|read| read.organisation_id))
        .collect();
    for id in ids {
        if names.contains_key(&id) {
            continue;
        }
        let name = match accounts::find_person(db, id).await? {
            Some(person) => person.name.text(ctx.locale).to_owned(),
            None => body::find_organisation(db, id)
                .await?
                .map_or_else(String::new, |found| found.name.text(ctx.locale).to_owned()),
        };
        names.insert(id, name);
    }
    Ok(reads.iter().map(|read| line(ctx, read, &names)).collect())
}

fn line(ctx: &Ctx, read: &ReadRow, names: &HashMap<Uuid, String>) -> String {
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_default();
    let place = read.organisation_id.as_ref().map(name).unwrap_or_else(|| {
        Role::from_code(&read.role).map_or_else(String::new, |role| ctx.say(role.key(), &[]))
    });
    let when = ctx
        .kernel
        .words
        .moment(ctx.locale, read.last_at, &ctx.kernel.zone);
    let args = [
        ("when", when.into()),
        ("who", name(&read.reader_id).into()),
        ("place", place.into()),
    ];
    ctx.say(&format!("recommendations-read-by-{}", read.way), &args)
}
