//! What is done with the asks of a text: part it by hand, take that back.

use super::{
    model::{self, Numbered, Parted},
    store::{self as partings, EveryAskRow},
    tables::PartingRow,
};
use crate::slices::recommendations::{
    model::{asks::Span, parse_reference},
    places,
    policy::{self, MayCorrect},
    store::{self, json},
    tables::{RecommendationRow, label_keys, labels_of},
};
use kenes_kernel::{
    Ctx, Error, Result,
    db::WriteTx,
    error::{Conflict, ConflictField, Refusal},
    form::{FieldError, wrong},
};
use std::sync::Arc;
use uuid::Uuid;

/// Whoever may correct, or the answer that a stranger gets: there is nothing here.
pub fn permit(ctx: &Ctx) -> Result<MayCorrect> {
    policy::may_correct(&ctx.viewer).ok_or(Error::NotFound)
}

/// What the form sends: one ask a line, and the version that its reader saw.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct TypedAsks {
    pub asks: String,
    pub version: i64,
}

/// Parts a text into the asks that a person typed.
///
/// # Errors
/// `NotFound`; `Invalid` at the field `asks`; `Conflict` when somebody changed the recommendation since.
pub async fn part(ctx: &Ctx, reference: &str, typed: &TypedAsks) -> Result<()> {
    let permit = permit(ctx)?;
    let (mut tx, mut row, every) = open(ctx, reference).await?;
    let standing = standing(&every);
    let text = row.texts.of_record().to_owned();
    if row.version != typed.version {
        return Err(Error::Conflict(Arc::new(Conflict {
            path: format!("{}/asks", row.path()),
            stored_version: row.version,
            fields: vec![ConflictField {
                label: "recommendations-parting-field",
                stored: model::lines(&text, &standing),
                sent: typed.asks.clone(),
            }],
        })));
    }
    let refuse = |error| Error::Invalid(wrong("asks", error));
    let spans = model::read(&text, &typed.asks).map_err(refuse)?;
    let next = every.iter().map(|ask| ask.n).max().unwrap_or(0) + 1;
    let parted = model::renumber(&text, &standing, &spans, next);
    if parted.added.is_empty() && parted.gone.is_empty() && parted.kept == standing {
        let error = FieldError::new("recommendations-parting-nothing");
        return Err(refuse(error));
    }
    let after = write(&mut tx, ctx, &permit, &row, &every, &parted).await?;
    let parting = PartingRow {
        id: ctx.id(),
        recommendation_id: row.id,
        before_asks: json(&standing)?,
        after_asks: json(&after)?,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
        undone_at: None,
        undone_by: None,
        audience_id: row.audience_id,
    };
    partings::insert_parting(&tx, &permit, &parting).await?;
    record(&mut tx, &permit, &mut row, "part", &after).await?;
    tx.record("part", parting.snapshot());
    // What is new among the asks waits for a place.
    places::after_import(&mut tx, ctx).await?;
    tx.commit(ctx).await
}

/// The recommendation under the lock, with every ask that it ever had.
async fn open(
    ctx: &Ctx,
    reference: &str,
) -> Result<(WriteTx, RecommendationRow, Vec<EveryAskRow>)> {
    let number = parse_reference(reference).ok_or(Error::NotFound)?;
    let tx = ctx.db().write().await?;
    let row = store::find_visible(&*tx, &ctx.viewer, number)
        .await?
        .ok_or(Error::NotFound)?;
    let every = partings::list_every_ask(&*tx, row.id).await?;
    Ok((tx, row, every))
}

/// The asks that stand, by number.
#[must_use]
pub fn standing(every: &[EveryAskRow]) -> Vec<Numbered> {
    every
        .iter()
        .filter(|ask| ask.gone_at.is_none())
        .map(EveryAskRow::numbered)
        .collect()
}

/// Changes the asks; those that go leave their places. The asks as they stand then.
async fn write(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayCorrect,
    row: &RecommendationRow,
    every: &[EveryAskRow],
    parted: &Parted,
) -> Result<Vec<Numbered>> {
    for ask in &parted.kept {
        partings::set_ask(tx, permit, row.id, ask, None).await?;
    }
    let going: Vec<&EveryAskRow> = every
        .iter()
        .filter(|ask| parted.gone.contains(&ask.n))
        .collect();
    for ask in &going {
        partings::set_ask(tx, permit, row.id, &ask.numbered(), Some(ctx.now)).await?;
    }
    let ids: Vec<Uuid> = going.iter().map(|ask| ask.id).collect();
    places::leave(tx, ctx, row.id, ids).await?;
    for ask in &parted.added {
        match every.iter().find(|known| known.n == ask.n) {
            Some(_) => partings::set_ask(tx, permit, row.id, ask, None).await?,
            None => partings::insert_ask(tx, ctx, permit, row, ask).await?,
        }
    }
    let mut after = [parted.kept.as_slice(), parted.added.as_slice()].concat();
    after.sort_by_key(|ask| ask.n);
    Ok(after)
}

async fn record(
    tx: &mut WriteTx,
    permit: &MayCorrect,
    row: &mut RecommendationRow,
    verb: &'static str,
    asks: &[Numbered],
) -> Result<()> {
    row.version += 1;
    if !partings::raise_version(tx, permit, row).await? {
        return Err(Error::internal("the version changed under the lock"));
    }
    let labels = labels_of(&**tx, &[row.row]).await?;
    let spans: Vec<Span> = asks.iter().map(Numbered::span).collect();
    tx.record(
        verb,
        row.snapshot(&label_keys(labels.get(&row.row)), &spans),
    );
    Ok(())
}

/// Takes the newest parting of a text back: the asks are as before, and those that had left their places
/// stand there again.
///
/// # Errors
/// `NotFound`; refused, when there is none, the asks changed since, or somebody has placed one that it added.
pub async fn undo(ctx: &Ctx, reference: &str) -> Result<()> {
    let permit = permit(ctx)?;
    let (mut tx, mut row, every) = open(ctx, reference).await?;
    let nothing = || Error::from(Refusal::new("recommendations-parting-nothing-to-undo"));
    let mut parting = partings::list_partings(&*tx, row.id)
        .await?
        .into_iter()
        .find(|parting| parting.undone_at.is_none())
        .ok_or_else(nothing)?;
    let read = |asks: &str| -> Result<Vec<Numbered>> {
        serde_json::from_str(asks).map_err(Error::internal)
    };
    let (before, after) = (read(&parting.before_asks)?, read(&parting.after_asks)?);
    let text = row.texts.of_record();
    if standing(&every) != after || !before.iter().all(|ask| fits(text, ask)) {
        return Err(nothing());
    }
    let added: Vec<Uuid> = every
        .iter()
        .filter(|ask| ask.gone_at.is_none() && !before.iter().any(|old| old.n == ask.n))
        .map(|ask| ask.id)
        .collect();
    if places::are_placed(&tx, added).await? {
        return Err(Refusal::new("recommendations-parting-placed-since").into());
    }
    let returning: Vec<Uuid> = every
        .iter()
        .filter(|ask| ask.gone_at.is_some() && before.iter().any(|old| old.n == ask.n))
        .map(|ask| ask.id)
        .collect();
    let stood = |n: i32| after.iter().any(|ask| ask.n == n);
    let (kept, back): (Vec<Numbered>, Vec<Numbered>) =
        before.iter().copied().partition(|ask| stood(ask.n));
    let parted = Parted {
        kept,
        added: back,
        gone: after
            .iter()
            .map(|ask| ask.n)
            .filter(|n| !before.iter().any(|old| old.n == *n))
            .collect(),
    };
    let now = write(&mut tx, ctx, &permit, &row, &every, &parted).await?;
    places::return_to(&mut tx, ctx, returning, parting.at).await?;
    parting.undone_at = Some(ctx.now);
    parting.undone_by = ctx.viewer.person_id();
    partings::end_parting(&tx, &permit, &parting).await?;
    record(&mut tx, &permit, &mut row, "undo_parting", &now).await?;
    tx.record("undo", parting.snapshot());
    places::after_import(&mut tx, ctx).await?;
    tx.commit(ctx).await
}

/// Whether a span cuts no letter of the text; one without words stands for the whole of it.
fn fits(text: &str, ask: &Numbered) -> bool {
    let at = |byte: i32| usize::try_from(byte).ok();
    match (at(ask.start), at(ask.end)) {
        (Some(start), Some(end)) => text.get(start..end).is_some(),
        _ => false,
    }
}
