//! The page of offered themes.

mod links;
mod sample;

pub use links::{Offered, Origin, ThemesOfImport, offered, origin};
pub use sample::samples;

use super::{
    actions::{self, Mark, Outcome},
    model::{self, LIKELY, Lessons, Offer, SHOWN},
    store::{self as offers, Counts, Part, WaitingRow},
};
use crate::slices::{
    accounts::{self, Keys},
    operations::{JobLine, list_open_work},
    recommendations::{
        model::{parse_reference, reference},
        pages::{author, localised, source_line},
        tables::import_reference,
    },
};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    content::Content,
    form::FieldErrors,
    i18n::Arg,
    page::{At, Choice, FormErrors, Shell, render_with, see_other},
};
use serde::Deserialize;
use uuid::Uuid;

/// Fields in which a person names other themes.
const OTHERS: usize = 3;

#[derive(Template)]
#[template(path = "recommendations/html/themes.html")]
struct ThemesPage {
    shell: Shell,
    keys: Keys,
    lead: String,
    /// Why nothing is offered; empty where something can be.
    too_few: String,
    run: String,
    work: Vec<JobLine>,
    done: Option<Done>,
    imports: Vec<Choice>,
    /// Id of the chosen import, or empty.
    import: String,
    sure: i64,
    unseen: i64,
    sections: Vec<Section>,
    refused: Vec<Refused>,
    themes: Vec<String>,
    errors: FormErrors,
    empty: bool,
    register: String,
}

struct Section {
    id: &'static str,
    heading: String,
    text: String,
    items: Vec<Item>,
}

struct Item {
    reference: String,
    href: String,
    source: String,
    text: String,
    lang: String,
    /// Reference and moment of the offers: what a form sends back.
    mark: String,
    action: String,
    offers: Vec<OfferShown>,
    others: Vec<Other>,
    /// Why what was typed here could not be taken.
    error: String,
}

/// A field for another theme.
struct Other {
    id: String,
    value: String,
}

struct OfferShown {
    key: String,
    name: String,
    tag: &'static str,
    word: String,
    because: Vec<String>,
    checked: bool,
}

struct Refused {
    reference: String,
    href: String,
    text: String,
    lang: String,
    who: String,
    action: String,
}

/// What was decided a moment ago, and the way back.
struct Done {
    sentence: String,
    at: i64,
}

/// What came back with a form that could not be taken.
#[derive(Default)]
struct Typed {
    number: i64,
    marked: Vec<String>,
    others: Vec<String>,
    errors: FieldErrors,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    /// The import whose texts are asked for.
    import: String,
    /// The moment of the act before.
    done: String,
    /// How many texts that act left alone.
    left: String,
}

pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    page(&ctx, StatusCode::OK, &asked, Typed::default()).await
}

async fn page(ctx: &Ctx, status: StatusCode, asked: &Asked, typed: Typed) -> Result<Response> {
    actions::permit(ctx)?;
    let db = ctx.db().read();
    let shell = Shell::new(ctx, "recommendations-offers-title");
    let import: Option<Uuid> = asked.import.parse().ok();
    let counts = offers::count(db, &ctx.viewer, import).await?;
    let lessons = offers::count_lessons(db, &ctx.viewer).await?;
    let known = offers::list_themes(db).await?;
    let imports = offers::list_imports(db, &ctx.viewer, import).await?;
    let errors = match typed.number {
        0 => FormErrors::of(&shell, &FieldErrors::new()),
        number => FormErrors::of(&shell, &typed.errors).at_item("other", &reference(number)),
    };
    let view = ThemesPage {
        keys: Keys::of(ctx).await?,
        lead: lead(ctx, &counts),
        too_few: too_few(ctx, lessons),
        run: match offers::last_run(db).await? {
            Some(at) => ctx.say(
                "recommendations-offers-run",
                &[("moment", Arg::Text(shell.moment(&at)))],
            ),
            None => String::new(),
        },
        work: work(ctx).await?,
        done: done(ctx, asked).await?,
        imports: import_choices(ctx, &imports, import),
        import: import.map(|id| id.to_string()).unwrap_or_default(),
        sure: counts.sure,
        unseen: counts.unseen(),
        sections: sections(ctx, import, &counts, &known, &typed).await?,
        refused: refused(ctx, import).await?,
        themes: known
            .iter()
            .map(|(_, name)| name.text(ctx.locale).to_owned())
            .collect(),
        errors,
        empty: counts.waiting == 0,
        register: localised(ctx, "/recommendations?theme=unknown"),
        shell,
    };
    render_with(status, &view)
}

/// The job that looks for themes now.
pub async fn work(ctx: &Ctx) -> Result<Vec<JobLine>> {
    Ok(list_open_work(ctx)
        .await?
        .into_iter()
        .filter(|job| job.kind == actions::JOB)
        .collect())
}

fn lead(ctx: &Ctx, counts: &Counts) -> String {
    if counts.waiting == 0 {
        return ctx.say("recommendations-offers-all-themed", &[]);
    }
    ctx.say(
        "recommendations-offers-lead",
        &[
            ("n", Arg::Number(counts.waiting)),
            ("offered", Arg::Number(counts.offered())),
            ("sure", Arg::Number(counts.sure)),
        ],
    )
}

/// Why nothing is offered while the register holds too few labels.
fn too_few(ctx: &Ctx, lessons: Lessons) -> String {
    if lessons.suffice() {
        return String::new();
    }
    ctx.say(
        "recommendations-offers-too-few",
        &[
            ("texts", lessons.texts.into()),
            ("themes", lessons.themes.into()),
            ("least", model::LEAST_LABELLED.into()),
            ("each", model::LEAST_TEXTS.into()),
        ],
    )
}

fn import_choices(
    ctx: &Ctx,
    imports: &[offers::ImportToTheme],
    wanted: Option<Uuid>,
) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: ctx.say("recommendations-offers-all-imports", &[]),
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

async fn done(ctx: &Ctx, asked: &Asked) -> Result<Option<Done>> {
    let Ok(at) = asked.done.parse::<i64>() else {
        return Ok(None);
    };
    let n = actions::count_done(ctx, Instant::from_micros(at)).await?;
    let left: i64 = asked.left.parse().unwrap_or(0);
    let mut sentence = ctx.say("recommendations-offers-done", &[("n", n.into())]);
    if left > 0 {
        sentence.push(' ');
        sentence.push_str(&ctx.say("recommendations-offers-left", &[("n", left.into())]));
    }
    Ok((n > 0).then_some(Done { sentence, at }))
}

async fn sections(
    ctx: &Ctx,
    import: Option<Uuid>,
    counts: &Counts,
    known: &[(String, Content)],
    typed: &Typed,
) -> Result<Vec<Section>> {
    let db = ctx.db().read();
    let mut sections = Vec::new();
    for (id, part, count) in [
        ("sure", Part::Sure, counts.sure),
        ("to-decide", Part::ToDecide, counts.to_decide),
        ("nothing", Part::Nothing, counts.unfit),
    ] {
        if count == 0 {
            continue;
        }
        let rows = offers::list_part(db, &ctx.viewer, part, import, SHOWN).await?;
        let numbers: Vec<i64> = rows.iter().map(|row| row.row).collect();
        let found = offers::offers_of(db, &numbers).await?;
        sections.push(Section {
            id,
            heading: ctx.say(
                &format!("recommendations-offers-{id}"),
                &[("n", Arg::Number(count))],
            ),
            text: ctx.say(&format!("recommendations-offers-{id}-text"), &[]),
            items: rows
                .iter()
                .map(|row| item(ctx, row, found.get(&row.row), known, typed))
                .collect(),
        });
    }
    Ok(sections)
}

fn item(
    ctx: &Ctx,
    row: &WaitingRow,
    offers: Option<&Vec<Offer>>,
    known: &[(String, Content)],
    typed: &Typed,
) -> Item {
    let came_back = typed.number == row.number;
    let shown = row.texts.shown(ctx.locale);
    let reference = reference(row.number);
    let offers = offers.into_iter().flatten().map(|offer| OfferShown {
        name: theme_name(ctx, known, &offer.theme),
        tag: match model::word(offer.confidence) {
            "sure" => "accepted",
            "likely" => "noted",
            _ => "waiting",
        },
        word: ctx.say(
            &format!("recommendations-offer-{}", model::word(offer.confidence)),
            &[],
        ),
        because: because(ctx, offer),
        checked: if came_back {
            typed.marked.contains(&offer.theme)
        } else {
            offer.confidence >= LIKELY
        },
        key: offer.theme.clone(),
    });
    let typed_others: &[String] = if came_back { &typed.others } else { &[] };
    let others = (0..OTHERS).map(|n| Other {
        id: if n == 0 {
            format!("other-{reference}")
        } else {
            format!("other-{reference}-{}", n + 1)
        },
        value: typed_others.get(n).cloned().unwrap_or_default(),
    });
    let others = others.collect();
    Item {
        href: localised(ctx, &format!("/recommendations/{reference}")),
        source: source_line(ctx, &row.mechanism, Some(&row.date), row.cycle),
        text: shown.text.to_owned(),
        lang: shown.language.to_owned(),
        mark: format!("{reference}.{}", row.at.micros()),
        action: localised(ctx, &format!("/recommendations/{reference}/themes")),
        offers: offers.collect(),
        others,
        error: if came_back {
            let shell = Shell::titled(ctx, String::new());
            FormErrors::of(&shell, &typed.errors)
                .beside("other")
                .to_owned()
        } else {
            String::new()
        },
        reference,
    }
}

fn theme_name(ctx: &Ctx, known: &[(String, Content)], key: &str) -> String {
    known
        .iter()
        .find(|(of, _)| of == key)
        .map_or(key, |(_, name)| name.text(ctx.locale))
        .to_owned()
}

fn because(ctx: &Ctx, offer: &Offer) -> Vec<String> {
    let mut sentences = Vec::new();
    if !offer.because.matters.is_empty() {
        let matters: Vec<&str> = offer
            .because
            .matters
            .iter()
            .map(|matter| matter.text(ctx.locale))
            .collect();
        sentences.push(ctx.say(
            "recommendations-offer-because-matters",
            &[("matters", matters.join(", ").into())],
        ));
    }
    if !offer.because.words.is_empty() {
        sentences.push(ctx.say(
            "recommendations-offer-because-words",
            &[("words", offer.because.words.join(", ").into())],
        ));
    }
    sentences
}

async fn refused(ctx: &Ctx, import: Option<Uuid>) -> Result<Vec<Refused>> {
    let db = ctx.db().read();
    let rows = offers::list_refused(db, &ctx.viewer, import, SHOWN).await?;
    let people: Vec<Uuid> = rows.iter().filter_map(|row| row.by_person).collect();
    let names = accounts::list_names(db, &ctx.viewer, ctx.locale, &people).await?;
    let shell = Shell::titled(ctx, String::new());
    Ok(rows
        .into_iter()
        .map(|row| {
            let reference = reference(row.number);
            let shown = row.texts.shown(ctx.locale);
            let href = localised(ctx, &format!("/recommendations/{reference}"));
            Refused {
                text: shown.text.to_owned(),
                lang: shown.language.to_owned(),
                who: ctx.say(
                    "recommendations-offer-refused-by",
                    &[
                        ("who", author(ctx, row.by_person, &names).into()),
                        ("when", shell.moment(&row.at).into()),
                    ],
                ),
                action: format!("{href}/themes/undoing"),
                href,
                reference,
            }
        })
        .collect())
}

/// The page with its filter, after an act.
fn back(ctx: &Ctx, import: &str, outcome: Option<Outcome>) -> Response {
    let mut query = Vec::new();
    if let Ok(import) = import.parse::<Uuid>() {
        query.push(format!("import={import}"));
    }
    if let Some(outcome) = outcome {
        query.push(format!("done={}", ctx.now.micros()));
        if outcome.left > 0 {
            query.push(format!("left={}", outcome.left));
        }
    }
    let query = query.join("&");
    let mark = if query.is_empty() { "" } else { "?" };
    see_other(ctx, &format!("/recommendations/themes{mark}{query}"))
}

/// What the forms of the page send; a field may come several times.
#[derive(Default)]
struct Posted {
    import: String,
    at: String,
    marks: Vec<Mark>,
    themes: Vec<String>,
    others: Vec<String>,
}

impl Posted {
    fn of(pairs: Vec<(String, String)>) -> Self {
        let mut posted = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "import" => posted.import = value,
                "at" => posted.at = value,
                "text" => posted.marks.extend(Mark::parse(&value)),
                "theme" => posted.themes.push(value),
                "other" if posted.others.len() < OTHERS => {
                    posted.others.push(kenes_kernel::form::line(&value));
                }
                _ => {}
            }
        }
        posted
    }
}

type Pairs = Form<Vec<(String, String)>>;

pub async fn order(ctx: Ctx) -> Result<Response> {
    actions::order(&ctx).await?;
    Ok(see_other(&ctx, "/recommendations/themes"))
}

pub async fn accept_sure(ctx: Ctx, Form(pairs): Pairs) -> Result<Response> {
    let posted = Posted::of(pairs);
    let outcome = actions::accept_sure(&ctx, posted.import.parse().ok()).await?;
    Ok(back(&ctx, &posted.import, Some(outcome)))
}

pub async fn accept_marked(ctx: Ctx, Form(pairs): Pairs) -> Result<Response> {
    let posted = Posted::of(pairs);
    let outcome = actions::accept_marked(&ctx, &posted.marks).await?;
    Ok(back(&ctx, &posted.import, Some(outcome)))
}

pub async fn refuse(ctx: Ctx, Form(pairs): Pairs) -> Result<Response> {
    let posted = Posted::of(pairs);
    let outcome = actions::refuse(&ctx, &posted.marks).await?;
    Ok(back(&ctx, &posted.import, Some(outcome)))
}

pub async fn undo(ctx: Ctx, Form(pairs): Pairs) -> Result<Response> {
    let posted = Posted::of(pairs);
    let at = posted.at.parse().map_err(|_| Error::NotFound)?;
    actions::undo(&ctx, Instant::from_micros(at)).await?;
    Ok(back(&ctx, &posted.import, None))
}

pub async fn decide(ctx: Ctx, At(reference): At<String>, Form(pairs): Pairs) -> Result<Response> {
    actions::permit(&ctx)?;
    let posted = Posted::of(pairs);
    let number = parse_reference(&reference).ok_or(Error::NotFound)?;
    let mark = posted
        .marks
        .iter()
        .find(|mark| mark.number == number)
        .copied()
        .unwrap_or(Mark {
            number,
            at: Instant::from_micros(0),
        });
    match actions::decide(&ctx, mark, &posted.themes, &posted.others).await {
        Ok(()) => Ok(back(&ctx, &posted.import, Some(Outcome::default()))),
        Err(Error::Invalid(errors)) => {
            let asked = Asked {
                import: posted.import,
                ..Asked::default()
            };
            let typed = Typed {
                number,
                marked: posted.themes,
                others: posted.others,
                errors,
            };
            page(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &asked, typed).await
        }
        Err(error) => Err(error),
    }
}

pub async fn undo_one(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    actions::undo_one(&ctx, &reference).await?;
    Ok(see_other(&ctx, &format!("/recommendations/{reference}")))
}
