//! The page of one recommendation.

mod authored;
mod correction;
mod sample;

pub use authored::{set_reach, withdraw};
pub use correction::correct;
pub use sample::samples;

use super::{country_name, label_name, localised, named_mechanism, word_or, written_day};
use crate::slices::{
    accounts,
    duties::{DutyLine, list_of_subject},
    recommendations::{
        actions::{self, Correction},
        model::{
            LabelKind,
            filter::{Facet, Filter},
        },
        moderation::pages::Notice,
        partings::{
            model::Numbered,
            pages::{AskShown, in_order},
        },
        places::{self, PlaceOnPage, Repeat},
        policy,
        reads::store::{Way, note_read, watched},
        store, submissions,
        submissions::tables::AudienceStepRow,
        tables::{LabelRow, RecommendationRow, asks_of, labels_of},
        themes::pages::{Origin, origin},
    },
};
use askama::Template;
use authored::{ReachForm, TypedReach, WithdrawalForm};
use axum::response::Response;
use correction::CorrectionForm;
use http::StatusCode;
use kenes_kernel::{
    Ctx, Result,
    access::PUBLIC,
    clock::Instant,
    form::FieldErrors,
    journal::{self, HistoryLine},
    page::{At, Shell, render_with},
};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "recommendations/html/recommendation.html")]
struct RecommendationView {
    shell: Shell,
    reference: String,
    lead: String,
    text: String,
    lang: String,
    heading: String,
    original: String,
    translations: Vec<Translation>,
    position: String,
    position_source: String,
    restricted: bool,
    gone: bool,
    facts: Vec<Fact>,
    labels: Vec<LabelList>,
    /// Where the themes come from, when the engine had proposed them.
    origin: Option<Origin>,
    /// Columns of the source that the register has no field for, under their own names.
    extra: Vec<Fact>,
    /// Whether they are this program's own, such as the concern that a recommendation answers.
    extra_open: bool,
    asks: Vec<AskShown>,
    /// Where they are cut by hand; empty for those who do not cut.
    part_href: String,
    places: Vec<PlaceShown>,
    placed_shown: bool,
    duties: Vec<DutyLine>,
    /// Where an institution is asked for a reply; empty for those who do not ask.
    ask_href: String,
    history: Vec<HistoryEntry>,
    corrections: Vec<CorrectionEntry>,
    citation: String,
    form: Option<CorrectionForm>,
    /// That its author took it back, when and why; empty when they did not.
    withdrawn: String,
    /// That somebody else corrected the author's text; empty when nobody did.
    changed_by_others: String,
    withdrawal: Option<WithdrawalForm>,
    reach: Option<ReachForm>,
    /// That its content was withdrawn to protect people, and when; empty when it was not.
    protected: String,
    /// What the moderator did that stands.
    moderated: Vec<Notice>,
    /// Where content is withdrawn, and where it is moderated; empty for those who do neither.
    protect_href: String,
    moderate_href: String,
    /// Where a sealed name is opened, for the organisation that may.
    identity_href: String,
    /// How the author is named and who opened it, for the author alone.
    sealed: Vec<String>,
    /// Who read it, for the author alone.
    reads: Vec<String>,
}

/// What could not be taken of one of the forms.
#[derive(Default)]
struct Refused {
    correction: Option<(Correction, FieldErrors)>,
    withdrawal: Option<(String, FieldErrors)>,
    reach: Option<(TypedReach, FieldErrors)>,
}

/// Where an ask stands; its words are left out when they are the whole recommendation.
struct PlaceShown {
    ask: String,
    place: PlaceOnPage,
}

struct Translation {
    lang: String,
    language: String,
    text: String,
    stale: bool,
}

struct Fact {
    label: String,
    value: String,
    href: String,
}

struct LabelList {
    label: String,
    values: Vec<(String, String)>,
}

struct HistoryEntry {
    at: Instant,
    sentence: String,
}

struct CorrectionEntry {
    at: Instant,
    field: String,
    before: String,
    after: String,
    reason: String,
    author: String,
}

pub async fn recommendation(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    let row = actions::get_recommendation(&ctx, &reference).await?;
    note_read(&ctx, Way::Page, &watched([&row])).await?;
    page(&ctx, &row, StatusCode::OK, Refused::default()).await
}

async fn page(
    ctx: &Ctx,
    row: &RecommendationRow,
    status: StatusCode,
    refused: Refused,
) -> Result<Response> {
    let db = ctx.db().read();
    let labels = labels_of(db, &[row.row]).await?;
    let labels = labels.get(&row.row).cloned().unwrap_or_default();
    let mechanism = Mechanism::of(ctx, row).await?;
    let history = journal::history(db, row.id).await?;
    let corrections = store::list_corrections(db, row.id).await?;
    let authors: Vec<Uuid> = history
        .iter()
        .filter_map(|line| line.actor)
        .chain(corrections.iter().filter_map(|c| c.by_person))
        .collect();
    let names = accounts::list_names(db, &ctx.viewer, ctx.locale, &authors).await?;
    let mut placed = places::places_of(ctx, vec![row.row]).await?;
    let text = row.texts.of_record();
    let asks: Vec<Numbered> = asks_of(db, &[row.row])
        .await?
        .remove(&row.row)
        .unwrap_or_default()
        .iter()
        .map(|ask| Numbered::of(ask.n, ask.span()))
        .collect();
    let asks = in_order(text, &asks, |_| None);
    let may_correct = policy::may_correct(&ctx.viewer).is_some();
    let author_id = submissions::store::find_author(db, row.id).await?;
    let withdrawal = submissions::store::find_withdrawal(db, row.id).await?;
    let own = ctx.viewer.organisation.as_ref().map(|own| own.id);
    let is_author = author_id.is_some() && author_id == own && policy::represents(&ctx.viewer);
    let steps = submissions::store::list_audience_steps(db, row.id).await?;
    let guarded = authored::Guarded::of(ctx, row, (author_id.is_some(), is_author)).await?;
    let shell = Shell::titled(ctx, row.reference());
    let view = RecommendationView {
        moderated: guarded.moderated,
        protect_href: guarded.protect_href,
        identity_href: guarded.identity_href,
        sealed: guarded.sealed,
        reads: guarded.reads,
        moderate_href: guarded.moderate_href,
        withdrawn: withdrawal
            .as_ref()
            .map(|withdrawal| {
                ctx.say(
                    "recommendations-withdrawn-notice",
                    &[
                        ("who", row.issuing_body.as_str().into()),
                        ("when", shell.moment(&withdrawal.at).into()),
                        ("reason", withdrawal.reason.as_str().into()),
                    ],
                )
            })
            .unwrap_or_default(),
        changed_by_others: if author_id.is_some() && corrections.iter().any(|c| c.field == "text") {
            ctx.say(
                "recommendations-changed-by-others",
                &[("who", row.issuing_body.as_str().into())],
            )
        } else {
            String::new()
        },
        withdrawal: (is_author && withdrawal.is_none())
            .then(|| WithdrawalForm::new(ctx, row, refused.withdrawal)),
        reach: (is_author && withdrawal.is_none())
            .then(|| ReachForm::new(ctx, row, &steps, refused.reach)),
        shell,
        reference: row.reference(),
        lead: lead(ctx, row, &mechanism, &labels),
        text: text.to_owned(),
        lang: row.texts.record.clone(),
        heading: row.heading.clone(),
        original: row.original_text.clone(),
        translations: translations(ctx, row),
        position: row.position.clone(),
        position_source: row.position_source.clone(),
        restricted: row.audience_id != PUBLIC,
        gone: row.gone_import_id.is_some(),
        facts: facts(ctx, row, &mechanism),
        labels: label_lists(ctx, &labels),
        origin: origin(ctx, row, &names).await?,
        extra: extra(ctx, row),
        extra_open: is_ours(row),
        places: shown(placed.remove(&row.row).unwrap_or_default(), &asks),
        placed_shown: places::is_filled(),
        asks,
        part_href: if may_correct {
            format!("{}/asks", localised(ctx, &row.path()))
        } else {
            String::new()
        },
        duties: list_of_subject(ctx, row.id)
            .await?
            .iter()
            .map(|duty| DutyLine::of(ctx, duty))
            .collect::<Result<_>>()?,
        ask_href: if policy::may_ask(&ctx.viewer) {
            format!("{}/reply", localised(ctx, &row.path()))
        } else {
            String::new()
        },
        history: history
            .iter()
            .map(|line| history_entry(ctx, row, line, &names, &steps))
            .collect(),
        corrections: corrections
            .into_iter()
            .filter(|_| guarded.protected.is_empty())
            .map(|c| CorrectionEntry {
                at: c.at,
                field: ctx.say(&field_key(&c.field), &[]),
                before: c.before_value,
                after: c.after_value,
                reason: if c.import_id.is_some() {
                    ctx.say("recommendations-correction-by-import", &[])
                } else {
                    c.reason
                },
                author: author(ctx, c.by_person, &names),
            })
            .collect(),
        citation: citation(ctx, row, &mechanism),
        form: (may_correct && guarded.protected.is_empty())
            .then(|| CorrectionForm::new(ctx, row, refused.correction)),
        protected: guarded.protected,
    };
    render_with(status, &view)
}

fn shown(places: Vec<PlaceOnPage>, asks: &[AskShown]) -> Vec<PlaceShown> {
    let words = |n: i32| asks.iter().find(|ask| ask.n == n);
    places
        .into_iter()
        .map(|place| PlaceShown {
            ask: words(place.ask)
                .filter(|_| asks.len() > 1)
                .map(|ask| ask.words.clone())
                .unwrap_or_default(),
            place,
        })
        .collect()
}

/// The word key of a field's name.
pub fn field_key(field: &str) -> String {
    format!("recommendations-field-{}", field.replace('_', "-"))
}

/// The mechanism of a recommendation in the reader's language, and who spoke in it.
struct Mechanism {
    name: String,
    /// The issuing body; the mechanism itself where the source only repeats its name.
    who: String,
}

impl Mechanism {
    async fn of(ctx: &Ctx, row: &RecommendationRow) -> Result<Self> {
        let known = store::list_mechanisms(ctx.db().read())
            .await?
            .into_iter()
            .find(|mechanism| mechanism.code == row.mechanism);
        let Some(known) = known else {
            return Ok(Self::named(&row.mechanism, &row.issuing_body));
        };
        let repeated = known
            .name
            .texts
            .values()
            .any(|passage| passage.text == row.issuing_body);
        let name = known.name.text(ctx.locale);
        Ok(Self::named(
            name,
            if repeated { "" } else { &row.issuing_body },
        ))
    }

    fn named(name: &str, body: &str) -> Self {
        Self {
            name: name.to_owned(),
            who: if body.is_empty() { name } else { body }.to_owned(),
        }
    }
}

/// What is the case, in one sentence.
fn lead(ctx: &Ctx, row: &RecommendationRow, mechanism: &Mechanism, labels: &[LabelRow]) -> String {
    let states = labels.iter().filter(|label| label.kind == "state").count();
    let (country, known) = if row.country.is_empty() {
        (ctx.say("web-not-known", &[]), "no")
    } else {
        (country_name(ctx, &row.country), "yes")
    };
    let date = written_day(ctx, &row.date);
    let args = [
        ("who", mechanism.who.as_str().into()),
        ("country", country.into()),
        ("known", known.into()),
        ("date", date.into()),
        ("n", states.into()),
    ];
    match (states > 0, row.date.is_empty()) {
        (true, true) => ctx.say("recommendations-one-lead-states", &args),
        (true, false) => ctx.say("recommendations-one-lead-states-dated", &args),
        (false, true) => ctx.say("recommendations-one-lead", &args),
        (false, false) => ctx.say("recommendations-one-lead-dated", &args),
    }
}

fn translations(ctx: &Ctx, row: &RecommendationRow) -> Vec<Translation> {
    row.texts
        .texts
        .iter()
        .filter(|(language, _)| **language != row.texts.record)
        .map(|(language, passage)| Translation {
            lang: language.clone(),
            language: language_name(ctx, language),
            text: passage.text.clone(),
            stale: passage.from != row.texts.version,
        })
        .collect()
}

fn language_name(ctx: &Ctx, tag: &str) -> String {
    if matches!(tag, "en" | "ru" | "kk" | "und") {
        ctx.say(&format!("recommendations-language-{tag}"), &[])
    } else {
        tag.to_owned()
    }
}

fn facts(ctx: &Ctx, row: &RecommendationRow, mechanism: &Mechanism) -> Vec<Fact> {
    let link = |facet: Facet, value: &str| {
        localised(ctx, &Filter::of(facet, value).address("/recommendations"))
    };
    let mut out = Vec::new();
    let mut add = |field: &str, value: String, href: String| {
        if !value.is_empty() {
            out.push(Fact {
                label: ctx.say(&field_key(field), &[]),
                value,
                href,
            });
        }
    };
    add(
        "mechanism",
        named_mechanism(&row.mechanism_code(), &mechanism.name),
        link(Facet::Mechanism, &row.mechanism),
    );
    if mechanism.who != mechanism.name {
        add("issuing_body", mechanism.who.clone(), String::new());
    }
    add(
        "country",
        country_name(ctx, &row.country),
        link(Facet::Country, &row.country),
    );
    add(
        "symbol",
        row.symbol.clone(),
        link(Facet::Document, &row.symbol),
    );
    add("paragraph", row.paragraph.clone(), String::new());
    add("date", written_day(ctx, &row.date), String::new());
    if let Some(cycle) = row.cycle {
        let value = ctx.say("recommendations-cycle", &[("n", i64::from(cycle).into())]);
        add("cycle", value, link(Facet::Cycle, &cycle.to_string()));
    }
    add("session", row.session.clone(), String::new());
    add(
        "language",
        language_name(ctx, &row.language),
        link(Facet::Language, &row.language),
    );
    add(
        "assessment_comment",
        row.assessment_comment.clone(),
        String::new(),
    );
    if row.kind == "concern" {
        add(
            "kind",
            ctx.say("recommendations-kind-concern", &[]),
            String::new(),
        );
    }
    out
}

/// The source's other columns under their own names; what this program put there is named and dated as it writes.
fn extra(ctx: &Ctx, row: &RecommendationRow) -> Vec<Fact> {
    row.extra()
        .into_iter()
        .map(|(name, value)| {
            let ours = is_ours(row);
            let key = format!("recommendations-extra-{name}");
            Fact {
                label: if ours {
                    word_or(ctx, &key, &name)
                } else {
                    name
                },
                value: if ours {
                    written_day(ctx, &value)
                } else {
                    value
                },
                href: String::new(),
            }
        })
        .collect()
}

fn is_ours(row: &RecommendationRow) -> bool {
    row.source_scope.starts_with("observations ") || row.source_scope == submissions::actions::SCOPE
}

fn label_lists(ctx: &Ctx, labels: &[LabelRow]) -> Vec<LabelList> {
    [
        (LabelKind::State, Some(Facet::State)),
        (LabelKind::Theme, Some(Facet::Theme)),
        (LabelKind::Group, Some(Facet::Group)),
        (LabelKind::Sdg, Some(Facet::Sdg)),
        (LabelKind::Section, None),
    ]
    .into_iter()
    .map(|(kind, facet)| LabelList {
        label: ctx.say(&field_key(kind.code()), &[]),
        values: labels
            .iter()
            .filter(|label| label.kind == kind.code())
            .map(|label| {
                let href = facet.map_or_else(String::new, |facet| {
                    localised(
                        ctx,
                        &Filter::of(facet, &label.key).address("/recommendations"),
                    )
                });
                (href, label_name(ctx, label))
            })
            .collect(),
    })
    .filter(|list| !list.values.is_empty())
    .collect()
}

fn history_entry(
    ctx: &Ctx,
    row: &RecommendationRow,
    line: &HistoryLine,
    names: &HashMap<Uuid, String>,
    steps: &[AudienceStepRow],
) -> HistoryEntry {
    let verb = line.verb.replace('_', "-");
    if let Some(step) = steps.iter().find(|step| step.at == line.at) {
        return HistoryEntry {
            at: line.at,
            sentence: authored::step_sentence(ctx, row, step, line.entry),
        };
    }
    // An organisation submits, whoever pressed the button.
    let who = if verb == "submit" {
        row.issuing_body.clone()
    } else {
        author(ctx, line.actor, names)
    };
    HistoryEntry {
        at: line.at,
        sentence: ctx.say(
            &format!("recommendations-verb-{verb}"),
            &[
                ("who", who.into()),
                ("entry", authored::entry_word(ctx, line.entry).into()),
            ],
        ),
    }
}

/// The name of a person as this reader may know it; the program's own word where nobody acted.
pub fn author(ctx: &Ctx, person: Option<Uuid>, names: &HashMap<Uuid, String>) -> String {
    match person {
        None => ctx.say("recommendations-the-program", &[]),
        Some(id) => names
            .get(&id)
            .cloned()
            .unwrap_or_else(|| ctx.say("role-clerk", &[])),
    }
}

fn citation(ctx: &Ctx, row: &RecommendationRow, mechanism: &Mechanism) -> String {
    let mut source = vec![mechanism.who.clone()];
    if !row.symbol.is_empty() {
        source.push(row.symbol.clone());
    }
    if !row.paragraph.is_empty() {
        source.push(ctx.say(
            "recommendations-citation-paragraph",
            &[("paragraph", row.paragraph.as_str().into())],
        ));
    }
    if !row.date.is_empty() {
        source.push(written_day(ctx, &row.date));
    }
    let config = &ctx.kernel.config;
    ctx.say(
        "recommendations-citation",
        &[
            ("source", source.join(", ").into()),
            ("site", config.name(ctx.locale).into()),
            ("reference", row.reference().into()),
            ("address", config.address(&row.path()).into()),
            ("day", ctx.kernel.words.day(ctx.locale, ctx.today()).into()),
        ],
    )
}
