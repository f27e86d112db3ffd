//! Withdrawing identifying content.

use super::{store as own_store, tables::ProtectionRow};
use crate::slices::{
    accounts::Letter,
    body,
    recommendations::{
        actions::get_recommendation,
        moderation::store as moderations,
        policy,
        store::{self, Labels},
        submissions::{
            store::{find_submitted, find_withdrawal},
            tables::SubmissionRow,
        },
        tables::{AUTHORED, RecommendationRow, label_keys, labels_of},
    },
};
use kenes_kernel::{
    Ctx, Error, Result,
    api::forget_answers_about,
    content::{Content, Passage},
    db::WriteTx,
    error::{Conflict, Refusal},
    form::{FieldError, wrong},
    i18n::Locale,
    journal::{PROTECT, WHOLE, erase_openings},
};
use serde::Deserialize;
use std::sync::Arc;

/// The form of a protection.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub version: i64,
    /// `yes` when the author's name goes too.
    pub with_name: String,
    /// `yes`: it cannot be undone, and for a recipient, that the author asked for it.
    pub sure: String,
}

/// Whether the viewer may do it here: as the author, or as a recipient at the author's request.
///
/// # Errors
/// `NotFound` for everybody else, for what the viewer does not see and for what no organisation submitted.
pub async fn standing(ctx: &Ctx, about: &str) -> Result<(RecommendationRow, SubmissionRow, bool)> {
    policy::may_protect(&ctx.viewer).ok_or(Error::NotFound)?;
    let row = get_recommendation(ctx, about).await?;
    let submission = find_submitted(ctx.db().read(), row.id)
        .await?
        .ok_or(Error::NotFound)?;
    let own = ctx.viewer.organisation.as_ref().map(|own| own.id);
    let is_author = policy::represents(&ctx.viewer) && own == Some(submission.organisation_id);
    if policy::represents(&ctx.viewer) && !is_author {
        return Err(Error::NotFound);
    }
    Ok((row, submission, is_author))
}

/// Withdraws what a recommendation says, everywhere at once; a neutral mark stands in its place. It cannot be undone.
///
/// # Errors
/// As [`standing`]; `Invalid` at `sure`; `Refused` when it was done already; `Conflict` when it changed in the meantime.
pub async fn protect(ctx: &Ctx, about: &str, typed: &Typed) -> Result<RecommendationRow> {
    let permit = policy::may_protect(&ctx.viewer).ok_or(Error::NotFound)?;
    let (seen, submission, is_author) = standing(ctx, about).await?;
    if typed.sure != "yes" {
        let error = FieldError::new("recommendations-protection-sure-missing");
        return Err(Error::Invalid(wrong("sure", error)));
    }
    let mut tx = ctx.db().write().await?;
    let mut row = store::find_visible(&*tx, &ctx.viewer, seen.number)
        .await?
        .ok_or(Error::NotFound)?;
    if own_store::find_protection(&*tx, row.id).await?.is_some() {
        return Err(Refusal::new("recommendations-protection-done").into());
    }
    if row.version != typed.version {
        return Err(Error::Conflict(Arc::new(Conflict {
            path: row.path(),
            stored_version: row.version,
            fields: Vec::new(),
        })));
    }
    let with_name = typed.with_name == "yes";
    empty(ctx, &mut row, with_name);
    let keys = label_keys(labels_of(&*tx, &[row.row]).await?.get(&row.row));
    row.fingerprint = row.facts(keys.clone()).fingerprint();
    row.version += 1;
    let fact = ProtectionRow {
        id: ctx.id(),
        recommendation_id: row.id,
        by_whom: if is_author { "author" } else { "recipient" }.into(),
        with_name,
        audience_id: row.audience_id,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
    };
    own_store::insert_protection(&tx, &permit, &fact).await?;
    own_store::empty_words(&tx, &permit, row.id, submission.id).await?;
    let mut labels = Labels::load(&*tx).await?;
    let register = permit.for_register();
    let asks = store::update_recommendation(&tx, ctx, &register, &row, &keys, &mut labels).await?;
    let mut silenced = AUTHORED.to_vec();
    silenced.push(WHOLE);
    erase_openings(&tx, row.id, &silenced).await?;
    erase_openings(&tx, submission.id, &[WHOLE]).await?;
    forget_answers_about(&tx, submission.id).await?;
    tx.record(PROTECT, row.snapshot(&keys, &asks));
    tx.record(PROTECT, fact.snapshot());
    record_emptied(&mut tx, &row).await?;
    if !is_author {
        // Whoever did not ask for it hears of it.
        let letter = Letter {
            kind: "content-withdrawn",
            args: vec![("reference", row.reference().into())],
            link: Some(row.path()),
        };
        body::write_to_people_of(&mut tx, ctx, submission.organisation_id, &letter).await?;
    }
    tx.commit(ctx).await?;
    Ok(row)
}

/// The mark in all languages, and nothing of what its author wrote.
fn empty(ctx: &Ctx, row: &mut RecommendationRow, with_name: bool) {
    let words = &ctx.kernel.words;
    let mark = |locale: Locale| words.say(locale, "recommendations-protection-mark", &[]);
    let version = row.texts.version + 1;
    let mut texts: std::collections::BTreeMap<String, Passage> = Locale::ALL
        .into_iter()
        .map(|locale| {
            let passage = Passage {
                text: mark(locale),
                from: version,
            };
            (locale.tag().to_owned(), passage)
        })
        .collect();
    let record = row.texts.record.clone();
    // A text in another language has a mark of record too.
    let nearest = record.parse().unwrap_or(Locale::En);
    texts.entry(record.clone()).or_insert_with(|| Passage {
        text: mark(nearest),
        from: version,
    });
    row.texts = Content {
        record,
        version,
        texts,
    };
    row.heading.clear();
    row.paragraph.clear();
    row.original_text.clear();
    row.date.clear();
    "{}".clone_into(&mut row.extra);
    if with_name {
        row.issuing_body = words.say(nearest, "recommendations-protection-somebody", &[]);
    }
}

/// Whatever else was emptied is recorded as it stands now.
async fn record_emptied(tx: &mut WriteTx, row: &RecommendationRow) -> Result<()> {
    if let Some(submission) = find_submitted(&**tx, row.id).await? {
        tx.record(PROTECT, submission.snapshot());
    }
    if let Some(withdrawal) = find_withdrawal(&**tx, row.id).await? {
        erase_openings(tx, withdrawal.id, &["reason", WHOLE]).await?;
        tx.record(PROTECT, withdrawal.snapshot());
    }
    for act in moderations::list_of(&**tx, row.id).await? {
        erase_openings(tx, act.id, &["appeal"]).await?;
        tx.record(PROTECT, act.snapshot());
    }
    Ok(())
}
