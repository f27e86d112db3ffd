//! What is done with offered themes: find them, accept, change, refuse, take back.

use super::{
    model::{self, AT_ONCE, LIKELY, Offer, SURE},
    store::{self as offers, Part, WaitingRow},
    tables::DecisionRow,
};
use crate::{
    knowledge,
    slices::recommendations::{
        imports::actions::put_facts,
        model::{LabelKind, parse_reference},
        policy::{self, MayCorrect},
        store::{self, Labels, json},
        tables::{RecommendationRow, label_keys, labels_of},
    },
};
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Error, Result,
    access::SECRETARIAT,
    clock::Instant,
    content::Content,
    db::WriteTx,
    error::{Conflict, ConflictField, Refusal},
    form::wrong,
    jobs::{self, JobRun, NewJob},
};
use kenes_synthesis::Text;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// The kind of the job that looks for themes.
pub const JOB: &str = "recommendations.themes";
/// Texts between two marks of progress.
const STEP: usize = 200;

fn new_job() -> NewJob<'static> {
    NewJob {
        kind: JOB,
        payload: serde_json::Value::Null,
        audience_id: SECRETARIAT,
        result_path: Some("/recommendations/themes".to_owned()),
        run_at: None,
    }
}

/// Whoever may correct, or the answer that a stranger gets: there is nothing here.
pub fn permit(ctx: &Ctx) -> Result<MayCorrect> {
    policy::may_correct(&ctx.viewer).ok_or(Error::NotFound)
}

/// Orders that the engine looks at all texts without themes.
///
/// # Errors
/// `NotFound`; the database's.
pub async fn order(ctx: &Ctx) -> Result<()> {
    permit(ctx)?;
    jobs::order(ctx, new_job()).await?;
    Ok(())
}

/// Orders it together with the import that brought such texts.
///
/// # Errors
/// The database's.
pub async fn order_with(tx: &mut WriteTx, ctx: &Ctx) -> Result<()> {
    jobs::enqueue(tx, ctx, new_job()).await?;
    Ok(())
}

/// The job: offers themes anew. It writes no recommendation; run twice, it harms nothing.
pub fn run(run: JobRun) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move { find(&run).await })
}

async fn find(run: &JobRun) -> Result<()> {
    let ctx = &run.ctx;
    let permit = policy::may_import(&ctx.viewer).ok_or(Error::Forbidden)?;
    let db = ctx.db().read();
    let lessons = offers::count_lessons(db, &ctx.viewer).await?;
    let found = if lessons.suffice() {
        let labelled = labelled(ctx).await?;
        let waiting: Vec<(i64, String)> = offers::list_waiting(db, &ctx.viewer)
            .await?
            .into_iter()
            .map(|row| (row.row, row.texts.of_record().to_owned()))
            .collect();
        let worker = run.clone();
        tokio::task::spawn_blocking(move || learn_and_offer(labelled, waiting, &worker))
            .await
            .map_err(Error::internal)?
    } else {
        Vec::new()
    };
    let later = ctx.later();
    let tx = ctx.db().write().await?;
    offers::replace(&tx, &permit, &found, later.now).await?;
    tx.commit(&later).await
}

/// The texts that people labelled, as the engine reads them.
async fn labelled(ctx: &Ctx) -> Result<Vec<Text>> {
    let db = ctx.db().read();
    let rows = offers::list_labelled(db, &ctx.viewer).await?;
    let numbers: Vec<i64> = rows.iter().map(|row| row.row).collect();
    let mut labels = labels_of(db, &numbers).await?;
    Ok(rows
        .into_iter()
        .map(|row| Text {
            id: row.row.to_string(),
            text: row.texts.of_record().to_owned(),
            themes: labels
                .remove(&row.row)
                .into_iter()
                .flatten()
                .filter(|label| label.kind == LabelKind::Theme.code())
                .map(|label| label.key)
                .collect(),
            ..Text::default()
        })
        .collect())
}

fn learn_and_offer(
    labelled: Vec<Text>,
    waiting: Vec<(i64, String)>,
    run: &JobRun,
) -> Vec<(i64, Vec<Offer>)> {
    run.progress(0, waiting.len(), "recommendations-step-themes");
    let lesson = knowledge::of_engine().learn_themes(&model::learnable(labelled));
    let Some(lesson) = lesson else {
        return Vec::new();
    };
    let mut found = Vec::with_capacity(waiting.len());
    for some in waiting.chunks(STEP) {
        let texts: Vec<&str> = some.iter().map(|(_, text)| text.as_str()).collect();
        for ((row, _), offered) in some.iter().zip(lesson.offer(&texts)) {
            found.push((*row, offered.into_iter().map(Offer::of).collect()));
        }
        run.progress(found.len(), waiting.len(), "recommendations-step-themes");
    }
    found
}

/// A text that was marked on the page, and the moment of the offers that its reader saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub number: i64,
    pub at: Instant,
}

impl Mark {
    /// Reads `R-0142.1795428000000000`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (reference, at) = text.split_once('.')?;
        Some(Self {
            number: parse_reference(reference)?,
            at: Instant::from_micros(at.parse().ok()?),
        })
    }
}

/// What was decided, and how many texts it left alone, because somebody was faster or the engine has
/// looked again since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub decided: usize,
    pub left: usize,
}

/// Gives a text the themes that a person chose among those offered and all others of the register.
///
/// # Errors
/// `NotFound`; `Invalid` at the field `other`; `Conflict` when the text has themes by now, or other
/// offers than those that were seen.
pub async fn decide(ctx: &Ctx, mark: Mark, marked: &[String], others: &[String]) -> Result<()> {
    let permit = permit(ctx)?;
    let known = offers::list_themes(ctx.db().read()).await?;
    let row = store::find_visible(ctx.db().read(), &ctx.viewer, mark.number)
        .await?
        .ok_or(Error::NotFound)?;
    let themes = model::chosen(&known, marked, others)
        .map_err(|(field, error)| Error::Invalid(wrong(field, error)))?;
    let mut tx = ctx.db().write().await?;
    let look = offers::list_looks(&*tx, &ctx.viewer, &[mark.number])
        .await?
        .pop()
        .filter(|look| look.at == mark.at);
    let Some(look) = look else {
        let stored = labels_of(&*tx, &[row.row]).await?;
        let stored = label_keys(stored.get(&row.row));
        let stored = stored.get(&LabelKind::Theme).cloned().unwrap_or_default();
        return Err(conflict(ctx, &row, &known, &stored, &themes));
    };
    let offered = offers::offers_of(&*tx, &[look.row]).await?;
    let offered = offered.get(&look.row).cloned().unwrap_or_default();
    let mut labels = Labels::load(&*tx).await?;
    give(&mut tx, ctx, &permit, row, &offered, themes, &mut labels).await?;
    tx.commit(ctx).await
}

fn conflict(
    ctx: &Ctx,
    row: &RecommendationRow,
    known: &[(String, Content)],
    stored: &[String],
    sent: &[String],
) -> Error {
    let names = |keys: &[String]| {
        let name = |key: &String| {
            let known = known.iter().find(|(of, _)| of == key);
            known
                .map_or(key.as_str(), |(_, name)| name.text(ctx.locale))
                .to_owned()
        };
        if keys.is_empty() {
            ctx.say("recommendations-offer-no-theme", &[])
        } else {
            keys.iter().map(name).collect::<Vec<_>>().join("; ")
        }
    };
    Error::Conflict(Arc::new(Conflict {
        path: row.path(),
        stored_version: row.version,
        fields: vec![ConflictField {
            label: "recommendations-field-theme",
            stored: names(stored),
            sent: names(sent),
        }],
    }))
}

/// Accepts what is marked beforehand in these texts: their likely themes.
///
/// # Errors
/// `NotFound`; refused, when none of it waits any more.
pub async fn accept_marked(ctx: &Ctx, marks: &[Mark]) -> Result<Outcome> {
    let looks = seen(ctx, marks).await?;
    accept(ctx, looks, marks.len(), LIKELY).await
}

/// Accepts the sure themes of all texts that have one, of one import or of all.
///
/// # Errors
/// `NotFound`; refused, when there is none.
pub async fn accept_sure(ctx: &Ctx, import: Option<Uuid>) -> Result<Outcome> {
    permit(ctx)?;
    let db = ctx.db().read();
    let looks = offers::list_part(db, &ctx.viewer, Part::Sure, import, AT_ONCE).await?;
    let count = looks.len();
    accept(ctx, looks, count, SURE).await
}

/// The marked texts that still wait, with the offers that were seen.
async fn seen(ctx: &Ctx, marks: &[Mark]) -> Result<Vec<WaitingRow>> {
    permit(ctx)?;
    let by_number: HashMap<i64, Instant> =
        marks.iter().map(|mark| (mark.number, mark.at)).collect();
    let numbers: Vec<i64> = by_number.keys().copied().collect();
    let mut looks = offers::list_looks(ctx.db().read(), &ctx.viewer, &numbers).await?;
    looks.retain(|look| by_number.get(&look.number) == Some(&look.at));
    Ok(looks)
}

/// Those of the texts that wait with the same offers under the lock: somebody may have been faster.
async fn still_waiting(ctx: &Ctx, tx: &WriteTx, looks: &[WaitingRow]) -> Result<Vec<WaitingRow>> {
    let seen: HashMap<i64, Instant> = looks.iter().map(|look| (look.row, look.at)).collect();
    let numbers: Vec<i64> = looks.iter().map(|look| look.number).collect();
    let mut still = offers::list_looks(&**tx, &ctx.viewer, &numbers).await?;
    still.retain(|look| seen.get(&look.row) == Some(&look.at));
    Ok(still)
}

async fn accept(ctx: &Ctx, looks: Vec<WaitingRow>, asked: usize, from: i32) -> Result<Outcome> {
    let permit = permit(ctx)?;
    let mut tx = ctx.db().write().await?;
    let rows: Vec<i64> = still_waiting(ctx, &tx, &looks)
        .await?
        .iter()
        .map(|look| look.row)
        .collect();
    let mut offered = offers::offers_of(&*tx, &rows).await?;
    let mut standing = store::find_rows(&*tx, &rows).await?;
    let mut labels = Labels::load(&*tx).await?;
    let mut decided = 0;
    for number in rows {
        let (Some(row), Some(offers)) = (standing.remove(&number), offered.remove(&number)) else {
            continue;
        };
        let themes: Vec<String> = offers
            .iter()
            .filter(|offer| offer.confidence >= from)
            .map(|offer| offer.theme.clone())
            .collect();
        if themes.is_empty() {
            continue;
        }
        give(&mut tx, ctx, &permit, row, &offers, themes, &mut labels).await?;
        decided += 1;
    }
    finish(ctx, tx, decided, asked).await
}

async fn finish(ctx: &Ctx, tx: WriteTx, decided: usize, asked: usize) -> Result<Outcome> {
    if decided == 0 {
        return Err(Refusal::new("recommendations-offer-nothing-to-decide").into());
    }
    tx.commit(ctx).await?;
    Ok(Outcome {
        decided,
        left: asked.saturating_sub(decided),
    })
}

/// Refuses what is offered for these texts: they stay without themes, and are not offered any again.
///
/// # Errors
/// `NotFound`; refused, when none of it waits any more.
pub async fn refuse(ctx: &Ctx, marks: &[Mark]) -> Result<Outcome> {
    let permit = permit(ctx)?;
    let looks = seen(ctx, marks).await?;
    let mut tx = ctx.db().write().await?;
    let still = still_waiting(ctx, &tx, &looks).await?;
    let rows: Vec<i64> = still.iter().map(|look| look.row).collect();
    let mut offered = offers::offers_of(&*tx, &rows).await?;
    for look in &still {
        let offers = offered.remove(&look.row).unwrap_or_default();
        let decision = decision(ctx, look.id, "refused", &offers, &[])?;
        offers::insert_decision(&tx, &permit, &decision).await?;
        tx.record("refuse_themes", decision.snapshot());
    }
    let decided = still.len();
    finish(ctx, tx, decided, marks.len()).await
}

fn decision(
    ctx: &Ctx,
    recommendation: Uuid,
    verdict: &str,
    offered: &[Offer],
    themes: &[String],
) -> Result<DecisionRow> {
    let offered: Vec<(&str, i32)> = offered
        .iter()
        .map(|offer| (offer.theme.as_str(), offer.confidence))
        .collect();
    Ok(DecisionRow {
        id: ctx.id(),
        recommendation_id: recommendation,
        verdict: verdict.to_owned(),
        offered: json(&offered)?,
        themes: json(&themes)?,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
        taken_back_at: None,
        taken_back_by: None,
    })
}

/// Writes themes into a recommendation that has none, with the decision behind them.
async fn give(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayCorrect,
    row: RecommendationRow,
    offered: &[Offer],
    themes: Vec<String>,
    labels: &mut Labels,
) -> Result<()> {
    let all_offered = themes
        .iter()
        .all(|theme| offered.iter().any(|offer| offer.theme == *theme));
    let verdict = if all_offered { "accepted" } else { "changed" };
    let decision = decision(ctx, row.id, verdict, offered, &themes)?;
    write_themes(tx, ctx, permit, row, themes, "accept_themes", labels).await?;
    offers::insert_decision(tx, permit, &decision).await?;
    tx.record("decide", decision.snapshot());
    Ok(())
}

async fn write_themes(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayCorrect,
    mut row: RecommendationRow,
    themes: Vec<String>,
    verb: &'static str,
    labels: &mut Labels,
) -> Result<()> {
    let keys = labels_of(&**tx, &[row.row]).await?;
    let mut facts = row.facts(label_keys(keys.get(&row.row)));
    if themes.is_empty() {
        facts.labels.remove(&LabelKind::Theme);
    } else {
        facts.labels.insert(LabelKind::Theme, themes);
    }
    put_facts(&mut row, &facts)?;
    row.version += 1;
    let asks = store::update_recommendation(tx, ctx, permit, &row, &facts.labels, labels).await?;
    tx.record(verb, row.snapshot(&facts.labels, &asks));
    Ok(())
}

/// What this person decided at a moment, as far as it still stands: how many texts.
///
/// # Errors
/// The database's.
pub async fn count_done(ctx: &Ctx, at: Instant) -> Result<usize> {
    let person = ctx.viewer.person_id();
    Ok(offers::list_decided_at(ctx.db().read(), at, person)
        .await?
        .len())
}

/// Takes back what this person decided at a moment. Texts whose themes somebody has changed since keep
/// them.
///
/// # Errors
/// `NotFound`; refused, when nothing of it is theirs to take back.
pub async fn undo(ctx: &Ctx, at: Instant) -> Result<Outcome> {
    let permit = permit(ctx)?;
    let person = ctx.viewer.person_id();
    let tx = ctx.db().write().await?;
    let decisions = offers::list_decided_at(&*tx, at, person).await?;
    take_back(ctx, &permit, tx, decisions).await
}

/// Takes back the decision about one recommendation, whoever made it.
///
/// # Errors
/// `NotFound`; refused, when there is none, or somebody changed the themes since.
pub async fn undo_one(ctx: &Ctx, reference: &str) -> Result<()> {
    let permit = permit(ctx)?;
    let number = parse_reference(reference).ok_or(Error::NotFound)?;
    let tx = ctx.db().write().await?;
    let row = store::find_visible(&*tx, &ctx.viewer, number)
        .await?
        .ok_or(Error::NotFound)?;
    let standing = offers::find_standing(&*tx, row.id).await?;
    take_back(ctx, &permit, tx, standing.into_iter().collect()).await?;
    Ok(())
}

async fn take_back(
    ctx: &Ctx,
    permit: &MayCorrect,
    mut tx: WriteTx,
    decisions: Vec<DecisionRow>,
) -> Result<Outcome> {
    let ids: Vec<Uuid> = decisions.iter().map(|d| d.recommendation_id).collect();
    let mut rows: BTreeMap<Uuid, RecommendationRow> = offers::find_by_ids(&*tx, &ctx.viewer, &ids)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let numbers: Vec<i64> = rows.values().map(|row| row.row).collect();
    let standing = labels_of(&*tx, &numbers).await?;
    let mut labels = Labels::load(&*tx).await?;
    let asked = decisions.len();
    let mut decided = 0;
    for mut decision in decisions {
        let Some(row) = rows.remove(&decision.recommendation_id) else {
            continue;
        };
        let given = decision.theme_keys();
        let now = label_keys(standing.get(&row.row));
        if !given.is_empty() && now.get(&LabelKind::Theme) != Some(&given) {
            continue;
        }
        decision.taken_back_at = Some(ctx.now);
        decision.taken_back_by = ctx.viewer.person_id();
        if !offers::end_decision(&tx, permit, &decision).await? {
            continue;
        }
        if !given.is_empty() {
            let verb = "take_themes_back";
            write_themes(&mut tx, ctx, permit, row, Vec::new(), verb, &mut labels).await?;
        }
        tx.record("take_back", decision.snapshot());
        decided += 1;
    }
    if decided == 0 {
        return Err(Refusal::new("recommendations-offer-nothing-to-undo").into());
    }
    tx.commit(ctx).await?;
    Ok(Outcome {
        decided,
        left: asked - decided,
    })
}
