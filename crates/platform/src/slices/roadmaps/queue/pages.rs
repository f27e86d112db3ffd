//! The page of the queue.

mod sample;

pub use sample::samples;

use super::{
    actions,
    model::SHOWN,
    store::{self as queue, ImportProgress, Part, QueueCounts, QueueRow},
};
use crate::slices::{
    operations::{JobLine, list_open_work},
    recommendations::{import_reference, source_line},
    roadmaps::{
        actions::{find_typed, permit, place_ask, places::sentences, reasons as linked},
        model,
        pages::{Keys, confidence},
        store::{self, AskRow},
    },
};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    form::FieldErrors,
    i18n::Arg,
    page::{At, Choice, FormErrors, Shell, render_with, see_other},
};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roadmaps/queue/html/queue.html")]
pub struct QueuePage {
    shell: Shell,
    keys: Keys,
    lead: String,
    /// "12 of 30 asks of this import have a place."
    progress: String,
    run: String,
    /// The job that fills the queue now.
    work: Vec<JobLine>,
    done: Option<Done>,
    imports: Vec<Choice>,
    /// Id of the chosen import, or empty.
    import: String,
    sure: i64,
    unseen: i64,
    sections: Vec<Section>,
    road_maps: Vec<String>,
    errors: FormErrors,
    typed: Typed,
    empty: bool,
}

struct Section {
    id: &'static str,
    heading: String,
    text: String,
    items: Vec<Item>,
    cards: Vec<NewRoadMap>,
}

/// A new road map that leftovers would need.
struct NewRoadMap {
    n: i32,
    title: String,
    why: Vec<String>,
    count: usize,
    items: Vec<Item>,
}

struct Item {
    ask_id: String,
    reference: String,
    href: String,
    source: String,
    text: String,
    lang: String,
    position: String,
    /// `RM-17`; empty when none is proposed.
    road_map: String,
    road_map_title: String,
    confidence: String,
    /// `R-0142`, whose repeat it is; empty when it repeats nothing.
    repeats: String,
    reasons: Vec<linked::Sentence>,
    /// Id and reason of a refusal that stands.
    refusal: String,
    refused_because: String,
}

/// What was accepted a moment ago, and the way back.
struct Done {
    sentence: String,
    at: i64,
}

/// What came back with a form that could not be taken.
#[derive(Default)]
struct Typed {
    ask: String,
    road_map: String,
    reason: String,
    errors: FieldErrors,
}

#[derive(Deserialize, Default)]
pub struct Asked {
    /// The import whose recommendations are asked for.
    #[serde(default)]
    import: String,
    /// The moment of the act before.
    #[serde(default)]
    done: String,
}

impl Asked {
    fn import(&self) -> Option<Uuid> {
        self.import.parse().ok()
    }
}

pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    permit(&ctx)?;
    page(&ctx, StatusCode::OK, &asked, Typed::default()).await
}

async fn page(ctx: &Ctx, status: StatusCode, asked: &Asked, typed: Typed) -> Result<Response> {
    let db = ctx.db().read();
    let shell = Shell::new(ctx, "roadmaps-queue-title");
    let import = asked.import();
    let counts = queue::count_queue(db, &ctx.viewer, import).await?;
    let titles: BTreeMap<i64, String> = store::list_titles(db, &ctx.viewer)
        .await?
        .iter()
        .map(|row| (row.number, row.title.text(ctx.locale).to_owned()))
        .collect();
    let imports = queue::list_import_progress(db, &ctx.viewer, import).await?;
    let sections = sections(ctx, &shell, import, &counts, &titles).await?;
    let errors = FormErrors::of(&shell, &typed.errors)
        .at_item("road_map", &typed.ask)
        .at_item("reason", &typed.ask);
    let page = QueuePage {
        keys: Keys::of(ctx).await?,
        lead: lead(ctx, &counts),
        progress: progress(ctx, &imports, import),
        run: match queue::last_run(db).await? {
            Some(at) => ctx.say(
                "roadmaps-queue-run",
                &[("moment", Arg::Text(shell.moment(&at)))],
            ),
            None => String::new(),
        },
        work: list_open_work(ctx)
            .await?
            .into_iter()
            .filter(|job| job.kind == actions::JOB)
            .collect(),
        done: done(ctx, &asked.done).await?,
        imports: import_choices(ctx, &imports, import),
        import: import.map(|id| id.to_string()).unwrap_or_default(),
        sure: counts.sure,
        unseen: counts.unseen(),
        empty: counts.waiting == 0,
        sections,
        road_maps: titles
            .iter()
            .map(|(number, title)| format!("{} · {title}", model::road_map_reference(*number)))
            .collect(),
        errors,
        typed,
        shell,
    };
    render_with(status, &page)
}

fn lead(ctx: &Ctx, counts: &QueueCounts) -> String {
    if counts.waiting == 0 {
        return ctx.say("roadmaps-queue-nothing", &[]);
    }
    ctx.say(
        "roadmaps-queue-lead",
        &[
            ("n", Arg::Number(counts.waiting)),
            ("sure", Arg::Number(counts.sure)),
            ("doubtful", Arg::Number(counts.doubtful)),
            ("new", Arg::Number(counts.new)),
        ],
    )
}

fn progress(ctx: &Ctx, imports: &[ImportProgress], wanted: Option<Uuid>) -> String {
    imports
        .iter()
        .find(|row| Some(row.id) == wanted)
        .map(|row| {
            ctx.say(
                "roadmaps-queue-progress",
                &[
                    ("done", Arg::Number(row.placed)),
                    ("n", Arg::Number(row.asks)),
                ],
            )
        })
        .unwrap_or_default()
}

fn import_choices(ctx: &Ctx, imports: &[ImportProgress], wanted: Option<Uuid>) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: ctx.say("roadmaps-queue-all-imports", &[]),
        selected: wanted.is_none(),
    };
    std::iter::once(all)
        .chain(imports.iter().map(|row| Choice {
            value: row.id.to_string(),
            label: format!("{} · {}", import_reference(row.number), row.file_name),
            selected: Some(row.id) == wanted,
        }))
        .collect()
}

async fn done(ctx: &Ctx, at: &str) -> Result<Option<Done>> {
    let Ok(at) = at.parse::<i64>() else {
        return Ok(None);
    };
    let rows = actions::list_done(ctx, Instant::from_micros(at)).await?;
    Ok((!rows.is_empty()).then(|| Done {
        sentence: ctx.say("roadmaps-queue-done", &[("n", rows.len().into())]),
        at,
    }))
}

async fn sections(
    ctx: &Ctx,
    shell: &Shell,
    import: Option<Uuid>,
    counts: &QueueCounts,
    titles: &BTreeMap<i64, String>,
) -> Result<Vec<Section>> {
    let db = ctx.db().read();
    let refused = actions::refused_asks(ctx).await?;
    let mut sections = Vec::new();
    for (id, part, count) in [
        ("doubtful", Part::Doubtful, counts.doubtful),
        ("sure", Part::Sure, counts.sure),
        ("by-hand", Part::ByHand, counts.by_hand),
        ("unseen", Part::Unseen, counts.unseen()),
    ] {
        if count == 0 {
            continue;
        }
        let rows = queue::list_queue(db, &ctx.viewer, part, import, SHOWN).await?;
        sections.push(Section {
            id,
            heading: ctx.say(
                &format!("roadmaps-queue-{id}"),
                &[("n", Arg::Number(count))],
            ),
            text: ctx.say(&format!("roadmaps-queue-{id}-text"), &[]),
            items: rows
                .iter()
                .map(|row| item(ctx, shell, row, titles, &refused))
                .collect(),
            cards: Vec::new(),
        });
    }
    if counts.new > 0 {
        let rows = queue::list_queue(db, &ctx.viewer, Part::New(0), import, i64::MAX).await?;
        let mut by_card: BTreeMap<i32, Vec<QueueRow>> = BTreeMap::new();
        for row in rows {
            by_card.entry(row.card).or_default().push(row);
        }
        let cards = queue::list_cards(db)
            .await?
            .into_iter()
            .filter_map(|card| {
                let rows = by_card.remove(&card.n)?;
                Some(NewRoadMap {
                    n: card.n,
                    title: card.title.text(ctx.locale).to_owned(),
                    why: sentences(card.why.text(ctx.locale)),
                    count: rows.len(),
                    items: rows
                        .iter()
                        .take(usize::try_from(SHOWN).unwrap_or(50))
                        .map(|row| item(ctx, shell, row, titles, &refused))
                        .collect(),
                })
            })
            .collect();
        let new = Section {
            id: "new",
            heading: ctx.say("roadmaps-queue-new", &[("n", Arg::Number(counts.new))]),
            text: ctx.say("roadmaps-queue-new-text", &[]),
            items: Vec::new(),
            cards,
        };
        let later = ["by-hand", "unseen"];
        let at = sections
            .iter()
            .position(|s: &Section| later.contains(&s.id));
        sections.insert(at.unwrap_or(sections.len()), new);
    }
    let items = sections.iter_mut().flat_map(|section: &mut Section| {
        let of_cards = section.cards.iter_mut().flat_map(|card| &mut card.items);
        section.items.iter_mut().chain(of_cards)
    });
    let found = items.flat_map(|item| &mut item.reasons).collect();
    linked::link(ctx, found).await?;
    Ok(sections)
}

fn item(
    ctx: &Ctx,
    shell: &Shell,
    row: &QueueRow,
    titles: &BTreeMap<i64, String>,
    refused: &HashMap<Uuid, (Uuid, String)>,
) -> Item {
    let ask: AskRow = row.ask();
    // The ask alone, in the language of record: a translation shows all asks of its recommendation.
    let whole = ask.texts.of_record();
    let own = crate::slices::recommendations::words(whole, (ask.span_start, ask.span_end));
    let shown = ask.texts.shown(ctx.locale);
    let (text, lang) = if own.trim() == whole.trim() {
        (shown.text, shown.language)
    } else {
        (own, ask.texts.record.as_str())
    };
    let reference = model::recommendation_reference(row.number);
    let refusal = refused.get(&row.ask_id);
    let number = row.road_map_number;
    Item {
        ask_id: row.ask_id.to_string(),
        href: shell.url(&format!("/recommendations/{reference}")),
        reference,
        source: source_line(ctx, &row.mechanism, row.date.as_deref(), None),
        text: text.to_owned(),
        lang: lang.to_owned(),
        position: row.position.clone(),
        road_map: number.map(model::road_map_reference).unwrap_or_default(),
        road_map_title: number
            .and_then(|number| titles.get(&number).cloned())
            .unwrap_or_default(),
        confidence: confidence(row.confidence),
        repeats: row
            .repeats_number
            .filter(|number| *number != row.number)
            .map(model::recommendation_reference)
            .unwrap_or_default(),
        reasons: linked::reasons(row.reasons.text(ctx.locale)),
        refusal: refusal.map(|(id, _)| id.to_string()).unwrap_or_default(),
        refused_because: refusal
            .map(|(_, reason)| reason.clone())
            .unwrap_or_default(),
    }
}

/// The queue with its filter, after an act at a moment.
fn back(ctx: &Ctx, import: &str, at: Option<Instant>) -> Response {
    let mut query = Vec::new();
    if let Ok(import) = import.parse::<Uuid>() {
        query.push(format!("import={import}"));
    }
    if let Some(at) = at {
        query.push(format!("done={}", at.micros()));
    }
    let query = query.join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    see_other(ctx, &format!("/queue{mark}{query}"))
}

#[derive(Deserialize, Default)]
pub struct Posted {
    #[serde(default)]
    import: String,
    #[serde(default)]
    road_map: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    at: String,
}

pub async fn order(ctx: Ctx) -> Result<Response> {
    actions::order_queue(&ctx).await?;
    Ok(see_other(&ctx, "/queue"))
}

pub async fn accept_sure(ctx: Ctx, Form(form): Form<Posted>) -> Result<Response> {
    let at = actions::accept_sure(&ctx, form.import.parse().ok()).await?;
    Ok(back(&ctx, &form.import, Some(at)))
}

pub async fn accept_one(ctx: Ctx, At(ask): At<Uuid>, Form(form): Form<Posted>) -> Result<Response> {
    let at = actions::accept_one(&ctx, ask).await?;
    Ok(back(&ctx, &form.import, Some(at)))
}

pub async fn accept_new(ctx: Ctx, At(n): At<i32>, Form(form): Form<Posted>) -> Result<Response> {
    let at = actions::accept_new(&ctx, n).await?;
    Ok(back(&ctx, &form.import, Some(at)))
}

pub async fn undo(ctx: Ctx, Form(form): Form<Posted>) -> Result<Response> {
    let at = form.at.parse().map_err(|_| Error::NotFound)?;
    actions::undo(&ctx, Instant::from_micros(at)).await?;
    Ok(back(&ctx, &form.import, None))
}

pub async fn place(ctx: Ctx, At(ask): At<Uuid>, Form(form): Form<Posted>) -> Result<Response> {
    permit(&ctx)?;
    let placed = match find_typed(&ctx, &form.road_map).await {
        // What was typed is what was proposed: then it joins its repeat group too.
        Ok(target) => {
            let proposed =
                queue::list_queue(ctx.db().read(), &ctx.viewer, Part::One(ask), None, 1).await?;
            if proposed
                .iter()
                .any(|row| row.road_map_id == Some(target.id))
            {
                actions::accept_one(&ctx, ask).await
            } else {
                place_ask(&ctx, ask, &form.road_map).await.map(|()| ctx.now)
            }
        }
        Err(error) => Err(error),
    };
    match placed {
        Ok(at) => Ok(back(&ctx, &form.import, Some(at))),
        Err(Error::Invalid(errors)) => come_back(&ctx, ask, form, errors).await,
        Err(error) => Err(error),
    }
}

pub async fn refuse(ctx: Ctx, At(ask): At<Uuid>, Form(form): Form<Posted>) -> Result<Response> {
    match actions::refuse(&ctx, ask, &form.reason).await {
        Ok(()) => Ok(back(&ctx, &form.import, None)),
        Err(Error::Invalid(errors)) => come_back(&ctx, ask, form, errors).await,
        Err(error) => Err(error),
    }
}

async fn come_back(ctx: &Ctx, ask: Uuid, form: Posted, errors: FieldErrors) -> Result<Response> {
    let asked = Asked {
        import: form.import,
        done: String::new(),
    };
    let typed = Typed {
        ask: ask.to_string(),
        road_map: form.road_map,
        reason: form.reason,
        errors,
    };
    page(ctx, StatusCode::UNPROCESSABLE_ENTITY, &asked, typed).await
}

pub async fn withdraw(ctx: Ctx, At(id): At<Uuid>, Form(form): Form<Posted>) -> Result<Response> {
    actions::withdraw_refusal(&ctx, id).await?;
    Ok(back(&ctx, &form.import, None))
}
