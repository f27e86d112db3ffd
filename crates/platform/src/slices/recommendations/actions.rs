//! What is done with single recommendations, and reading the register.

mod counts;
mod export;

pub use counts::{FacetValues, PAGE, RegisterPage, list_facets, list_recommendations, warm};
pub use export::export;

use super::{
    imports::actions::put_facts,
    model::{Change, Facts, LabelKind, mechanisms::SHIPPED, parse_reference},
    policy, protection, reads,
    store::{self, Labels, json},
    submissions,
    tables::{RECOMMENDATION, RecommendationRow, label_keys, labels_of},
    views,
};
use crate::slices::duties::{self, Subject, TypedQuestion};
use futures_util::future::BoxFuture;
use kenes_documents::Position;
use kenes_kernel::{
    Ctx, Error, Result,
    content::Content,
    db::{Db, WriteTx},
    error::{Conflict, ConflictField, Refusal},
    form::{FieldError, FieldErrors, line, paragraph, wrong},
};
use std::sync::Arc;
use uuid::Uuid;

/// The longest text that a correction may give, in characters, as importers take it.
const TEXT_LIMIT: usize = 20_000;

/// Inserts the mechanisms that ship with the program, and renews their names.
///
/// # Errors
/// The database's.
pub async fn found_mechanisms(db: &Db) -> Result<()> {
    for (sort, mechanism) in (1_i32..).zip(&SHIPPED) {
        store::put_mechanism(
            db.read(),
            mechanism.code,
            mechanism.family,
            &json(&mechanism.name())?,
            mechanism.restricted,
            sort,
        )
        .await?;
    }
    Ok(())
}

/// The recommendation with this reference.
///
/// # Errors
/// `NotFound`, also for what the viewer may not see.
pub async fn get_recommendation(ctx: &Ctx, reference: &str) -> Result<RecommendationRow> {
    let number = parse_reference(reference).ok_or(Error::NotFound)?;
    store::find_visible(ctx.db().read(), &ctx.viewer, number)
        .await?
        .ok_or(Error::NotFound)
}

/// What the secretariat types to correct a recommendation.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Correction {
    pub text: String,
    pub position: String,
    pub position_source: String,
    pub paragraph: String,
    pub reason: String,
    pub version: i64,
}

impl Correction {
    /// As a person meant it, or what is wrong with it.
    fn checked(self) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let checked = Self {
            text: paragraph(&self.text),
            position: line(&self.position),
            position_source: line(&self.position_source),
            paragraph: line(&self.paragraph),
            reason: line(&self.reason),
            version: self.version,
        };
        let mut refuse = |field: &str, key: &str| {
            errors.insert(field.to_owned(), FieldError::new(key));
        };
        if checked.text.is_empty() {
            refuse("text", "recommendations-correction-text-empty");
        } else if checked.text.chars().count() > TEXT_LIMIT {
            refuse("text", "recommendations-correction-too-long");
        }
        if checked.reason.is_empty() {
            refuse("reason", "recommendations-correction-reason-empty");
        }
        for (field, value) in [
            ("reason", &checked.reason),
            ("position_source", &checked.position_source),
            ("paragraph", &checked.paragraph),
        ] {
            if value.chars().count() > 1000 {
                refuse(field, "recommendations-correction-too-long");
            }
        }
        let known = Position::ALL.iter().any(|p| p.word() == checked.position);
        if !checked.position.is_empty() && !known {
            refuse("position", "recommendations-correction-position");
        }
        if errors.is_empty() {
            Ok(checked)
        } else {
            Err(errors)
        }
    }

    fn apply(&self, facts: &mut Facts) {
        facts.set("text", &self.text);
        facts.set("position", &self.position);
        facts.set("position_source", &self.position_source);
        facts.set("paragraph", &self.paragraph);
    }
}

/// Corrects a recommendation: the text as imported stays as a fact beside the correction.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Invalid`; `Conflict` when somebody changed it in the meantime.
pub async fn correct(ctx: &Ctx, reference: &str, correction: Correction) -> Result<()> {
    let permit = policy::may_correct(&ctx.viewer).ok_or(Error::Forbidden)?;
    let correction = correction.checked().map_err(Error::Invalid)?;
    let number = get_recommendation(ctx, reference).await?.number;
    let mut tx = ctx.db().write().await?;
    let mut row = store::find_visible(&*tx, &ctx.viewer, number)
        .await?
        .ok_or(Error::NotFound)?;
    if protection::store::find_protection(&*tx, row.id)
        .await?
        .is_some()
    {
        return Err(Refusal::new("recommendations-protection-corrected").into());
    }
    let mut labels = Labels::load(&*tx).await?;
    let old = row.facts(label_keys(labels_of(&*tx, &[row.row]).await?.get(&row.row)));
    if row.version != correction.version {
        return Err(conflict(&row, &old, &correction));
    }
    let mut new = old.clone();
    correction.apply(&mut new);
    let changes: Vec<Change> = old.changes(&new, &std::collections::BTreeSet::new());
    if changes.is_empty() {
        return Err(Error::Invalid(wrong(
            "text",
            FieldError::new("recommendations-correction-nothing"),
        )));
    }
    put_facts(&mut row, &new)?;
    row.version += 1;
    store::insert_corrections(
        &tx,
        ctx,
        &permit,
        row.id,
        &changes,
        &correction.reason,
        None,
    )
    .await?;
    let asks =
        store::update_recommendation(&tx, ctx, &permit, &row, &new.labels, &mut labels).await?;
    tx.record("correct", row.snapshot(&new.labels, &asks));
    tx.commit(ctx).await
}

fn conflict(row: &RecommendationRow, stored: &Facts, sent: &Correction) -> Error {
    let mut wanted = stored.clone();
    sent.apply(&mut wanted);
    let labels = [
        ("text", "recommendations-field-text"),
        ("position", "recommendations-field-position"),
        ("position_source", "recommendations-field-position-source"),
        ("paragraph", "recommendations-field-paragraph"),
    ];
    let fields = labels
        .into_iter()
        .filter(|(field, _)| stored.get(field) != wanted.get(field))
        .map(|(field, label)| ConflictField {
            label,
            stored: stored.get(field),
            sent: wanted.get(field),
        })
        .collect();
    Error::Conflict(Arc::new(Conflict {
        path: row.path(),
        stored_version: row.version,
        fields,
    }))
}

/// Adds translations of texts of record: source key, language, text.
///
/// # Errors
/// `Forbidden`; `Refused` when a key is unknown or stands in several sources.
pub async fn add_translations(ctx: &Ctx, translations: &[(String, String, String)]) -> Result<()> {
    let permit = policy::may_correct(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut tx = ctx.db().write().await?;
    let mut labels = Labels::load(&*tx).await?;
    for (key, language, text) in translations {
        let mut row = store::find_by_source_key(&*tx, key)
            .await?
            .ok_or_else(|| Refusal::new("recommendations-translation-unknown").with("key", key))?;
        let keys = label_keys(labels_of(&*tx, &[row.row]).await?.get(&row.row));
        row.texts = row.texts.translated(language, text);
        row.version += 1;
        let asks =
            store::update_recommendation(&tx, ctx, &permit, &row, &keys, &mut labels).await?;
        tx.record("translate", row.snapshot(&keys, &asks));
    }
    tx.commit(ctx).await
}

/// Names labels in languages: kind, key, name.
///
/// # Errors
/// `Forbidden`; the database's.
pub async fn name_labels(ctx: &Ctx, names: &[(LabelKind, String, Content)]) -> Result<()> {
    let permit = policy::may_import(&ctx.viewer).ok_or(Error::Forbidden)?;
    let tx = ctx.db().write().await?;
    for (kind, key, name) in names {
        store::name_label(&tx, &permit, *kind, key, name).await?;
    }
    tx.commit(ctx).await
}

/// Asks an institution for a reply to a recommendation; the reference of the duty comes back.
///
/// # Errors
/// `NotFound`; `Invalid` with a sentence for each field; `Refused` while there is no calendar.
pub async fn ask_for_reply(ctx: &Ctx, reference: &str, typed: &TypedQuestion) -> Result<String> {
    if !policy::may_ask(&ctx.viewer) {
        return Err(Error::NotFound);
    }
    let row = get_recommendation(ctx, reference).await?;
    let subject = Subject {
        kind: RECOMMENDATION,
        id: row.id,
        reference: row.reference(),
        path: row.path(),
        audience_id: row.audience_id,
    };
    let mut tx = ctx.db().write().await?;
    let duty = duties::ask(&mut tx, ctx, &subject, typed).await?;
    tx.commit(ctx).await?;
    Ok(duty.reference())
}

/// Forgets what a person kept here for themselves alone, their name on what they submitted by it, and what they read.
pub fn erase_person<'tx>(
    tx: &'tx mut WriteTx,
    ctx: &'tx Ctx,
    person: Uuid,
) -> BoxFuture<'tx, Result<()>> {
    Box::pin(async move {
        views::actions::erase_person(tx, person).await?;
        reads::store::erase_person(tx, person).await?;
        submissions::names::erase_person(tx, ctx, person).await?;
        submissions::circles::erase_person(tx, person).await
    })
}
