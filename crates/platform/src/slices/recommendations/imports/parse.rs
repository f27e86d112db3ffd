//! From the bytes of a file to facts, and from facts to what they would change.

use super::{
    model::{ChangedSample, Chosen, NewSample, Recognised, SAMPLES, excerpt, refused},
    store as import_store,
};
use crate::slices::recommendations::{
    model::{Change, Difference, Facts, LabelKind, difference, reference},
    store::{self, Labels},
    tables::{RecommendationRow, label_keys, labels_of},
};
use bytes::Bytes;
use kenes_documents::{
    Format, Limits, Mapping, Reading, Refusal,
    observations::{self, Edits, Observations},
    recognise,
};
use kenes_kernel::{Ctx, Error, Result};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeSet, HashMap};

/// A file as far as it could be read.
pub enum Parsed {
    Read(Box<Reading>),
    Observations(Box<ReadObservations>),
    /// The columns are not understood well enough; a person says which is which.
    Unmapped {
        columns: Vec<String>,
        signature: String,
        proposal: Mapping,
        missing: Vec<String>,
    },
}

/// Concluding observations, with what a person corrected and the records that come of both.
pub struct ReadObservations {
    pub found: Observations,
    pub edits: Edits,
    pub reading: Reading,
}

impl Parsed {
    /// The records and faults, where the file could be read.
    pub fn reading(&self) -> Option<&Reading> {
        match self {
            Self::Read(reading) => Some(reading),
            Self::Observations(read) => Some(&read.reading),
            Self::Unmapped { .. } => None,
        }
    }
}

/// Reads a file off the threads that answer requests.
///
/// # Errors
/// Refused, when the file is none that can be read; internal, when the work was lost.
pub async fn parse(ctx: &Ctx, bytes: Bytes, file_name: String, chosen: Chosen) -> Result<Parsed> {
    let limits = limits(ctx);
    let remembered = match &chosen {
        Chosen::Proposal => import_store::list_mappings(ctx.db().read()).await?,
        Chosen::Given(_) | Chosen::Observations(_) => HashMap::new(),
    };
    tokio::task::spawn_blocking(move || read(&bytes, &file_name, &limits, &chosen, &remembered))
        .await
        .map_err(Error::internal)?
        .map_err(|refusal| refused(&refusal).into())
}

/// What the readers of files keep to here.
pub fn limits(ctx: &Ctx) -> Limits {
    Limits {
        file_bytes: usize::try_from(ctx.kernel.config.upload_limit_bytes()).unwrap_or(usize::MAX),
        ..Limits::default()
    }
}

fn read_observations(found: Observations, edits: &Edits, limits: &Limits) -> Parsed {
    Parsed::Observations(Box::new(ReadObservations {
        reading: found.reading(edits, limits),
        edits: edits.clone(),
        found,
    }))
}

fn read(
    bytes: &[u8],
    file_name: &str,
    limits: &Limits,
    chosen: &Chosen,
    remembered: &HashMap<String, String>,
) -> Result<Parsed, Refusal> {
    if let Chosen::Observations(edits) = chosen {
        let found = observations::read(bytes, limits)?;
        return Ok(read_observations(found, edits, limits));
    }
    let source = recognise(bytes, Some(file_name), limits)?;
    if let Some(found) = source.observations() {
        return Ok(read_observations(found.clone(), &Edits::default(), limits));
    }
    let mapping = match chosen {
        Chosen::Given(mapping) => Some(mapping.clone()),
        Chosen::Proposal if source.format() == Format::Table => remembered
            .get(&source.signature())
            .and_then(|text| Mapping::from_text(text).ok()),
        Chosen::Proposal | Chosen::Observations(_) => None,
    };
    let reading = match &mapping {
        Some(mapping) => source.read_with(mapping),
        None => source.read(),
    };
    match reading {
        Ok(reading) => Ok(Parsed::Read(Box::new(reading))),
        Err(Refusal::ColumnsMissing { needed, .. }) if source.format() == Format::Table => {
            Ok(Parsed::Unmapped {
                columns: source.columns().to_vec(),
                signature: source.signature(),
                proposal: mapping
                    .or_else(|| source.mapping().cloned())
                    .unwrap_or_default(),
                missing: needed,
            })
        }
        Err(refusal) => Err(refusal),
    }
}

/// What a reading would do to the register as it stands.
pub struct Compared {
    pub facts: Vec<Facts>,
    /// Row in the file of each of the facts.
    pub file_rows: Vec<u32>,
    pub difference: Difference,
    pub changed: Vec<ChangedRow>,
    pub labels: Labels,
}

impl Compared {
    /// Whether a new text has no theme.
    #[must_use]
    pub fn brings_texts_without_themes(&self) -> bool {
        let mut new = self.difference.new.iter().map(|at| &self.facts[*at]);
        new.any(|facts| !facts.labels.contains_key(&LabelKind::Theme))
    }
}

/// A row that an import would correct.
pub struct ChangedRow {
    pub row: RecommendationRow,
    /// The facts as they stand.
    pub facts: Facts,
    pub changes: Vec<Change>,
}

/// Compares a reading with the register. Rows that differ only where somebody here corrected them
/// count as unchanged.
///
/// # Errors
/// The database's.
pub async fn compare(db: &impl ConnectionTrait, reading: &Reading) -> Result<Compared> {
    let labels = Labels::load(db).await?;
    let facts: Vec<Facts> = reading
        .records
        .iter()
        .map(|record| {
            Facts::of_record(record, reading.format, &reading.signature, |kind, word| {
                labels.canonical(kind, word)
            })
        })
        .collect();
    let scopes: BTreeSet<&str> = facts.iter().map(|fact| fact.scope.as_str()).collect();
    let known = import_store::list_known(db, &scopes).await?;
    let mut difference = difference(&known, &facts);
    let changed = find_changes(db, &facts, &mut difference).await?;
    Ok(Compared {
        file_rows: reading.records.iter().map(|record| record.row).collect(),
        facts,
        difference,
        changed,
        labels,
    })
}

async fn find_changes(
    db: &impl ConnectionTrait,
    facts: &[Facts],
    difference: &mut Difference,
) -> Result<Vec<ChangedRow>> {
    let rows: Vec<i64> = difference.differing.iter().map(|(row, _)| *row).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut standing = store::find_rows(db, &rows).await?;
    let labels = labels_of(db, &rows).await?;
    let kept = import_store::list_corrected_here(db, &rows).await?;
    let nothing = BTreeSet::new();
    let mut changed = Vec::new();
    for (number, at) in &difference.differing {
        let Some(row) = standing.remove(number) else {
            continue;
        };
        let old = row.facts(label_keys(labels.get(number)));
        let changes = old.changes(&facts[*at], kept.get(number).unwrap_or(&nothing));
        if changes.is_empty() {
            difference.unchanged += 1;
        } else {
            changed.push(ChangedRow {
                row,
                facts: old,
                changes,
            });
        }
    }
    Ok(changed)
}

/// Fills the samples that the page shows.
pub fn add_samples(recognised: &mut Recognised, compared: &Compared) {
    recognised.new = compared
        .difference
        .new
        .iter()
        .take(SAMPLES)
        .map(|at| {
            let fact = &compared.facts[*at];
            NewSample {
                row: compared.file_rows[*at],
                key: fact.key.clone(),
                mechanism: fact.mechanism_code(),
                language: fact.language.clone(),
                text: excerpt(&fact.text, 300),
            }
        })
        .collect();
    recognised.changed = compared
        .changed
        .iter()
        .take(SAMPLES * 4)
        .map(|changed| ChangedSample {
            reference: changed.row.reference(),
            changes: changed
                .changes
                .iter()
                .map(|change| Change {
                    field: change.field.clone(),
                    before: excerpt(&change.before, 300),
                    after: excerpt(&change.after, 300),
                })
                .collect(),
        })
        .collect();
    // A row's number in the index is its number in the register.
    recognised.gone = compared
        .difference
        .gone
        .iter()
        .take(SAMPLES * 4)
        .map(|row| reference(*row))
        .collect();
}
