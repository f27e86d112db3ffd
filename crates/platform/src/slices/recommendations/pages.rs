//! Pages of the register.

pub mod add;
mod recommendation;
pub mod reply;
mod sample;

pub use recommendation::{author, correct, field_key, recommendation, set_reach, withdraw};

use super::{
    actions::{self, FacetValues, PAGE},
    identity, imports,
    model::{
        bitmaps::Totals,
        filter::{Facet, Filter, Sort, UNKNOWN},
    },
    moderation, partings,
    places::{self, PlaceOnPage},
    protection, store, submissions,
    tables::{LabelRow, RecommendationRow},
    themes::{self, pages::Offered},
    views::pages::{SavedViews, Typed, saved_views},
};
use crate::slice::Sample;
use askama::Template;
use axum::{extract::RawQuery, response::Response};
use http::StatusCode;
use kenes_documents::export::Form;
use kenes_kernel::{
    Ctx, Result,
    clock::Day,
    content::Standing,
    files::download,
    page::{Shell, render_with},
};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "recommendations/html/register.html")]
struct RegisterView {
    shell: Shell,
    lead: String,
    search: String,
    sorts: Vec<SortChoice>,
    facets: Vec<FacetView>,
    chosen: Vec<Chosen>,
    clear: String,
    entries: Vec<Entry>,
    exports: Vec<Link>,
    pager: PageRange,
    first: String,
    may_import: bool,
    may_add: bool,
    /// Where themes are offered for what is shown, and how many; empty where none are.
    offers: Option<Offered>,
    views: SavedViews,
}

struct SortChoice {
    value: &'static str,
    label: String,
    selected: bool,
}

struct FacetView {
    name: &'static str,
    legend: String,
    options: Vec<FacetOption>,
    /// Whether it is folded away while nobody uses it.
    folds: bool,
    open: bool,
    /// Address that shows all values; empty when all are shown.
    all: String,
    all_label: String,
}

struct FacetOption {
    value: String,
    label: String,
    count: i64,
    checked: bool,
}

/// A filter that is set, with the address without it.
struct Chosen {
    label: String,
    href: String,
}

struct Link {
    label: &'static str,
    href: String,
}

pub struct PageRange {
    pub previous: String,
    pub next: String,
    pub from: i64,
    pub to: i64,
    pub total: i64,
}

/// A recommendation as lists show it.
pub struct Entry {
    reference: String,
    href: String,
    head: String,
    position: String,
    restricted: bool,
    withdrawn: bool,
    text: String,
    lang: String,
    stale: bool,
    /// Address, reference and title of the road maps where it stands.
    places: Vec<(String, String, String)>,
}

impl Entry {
    fn of(
        ctx: &Ctx,
        row: &RecommendationRow,
        labels: Option<&Vec<LabelRow>>,
        places: Option<&Vec<PlaceOnPage>>,
    ) -> Self {
        let shown = row.texts.shown(ctx.locale);
        Self {
            reference: row.reference(),
            href: localised(ctx, &row.path()),
            head: head(ctx, row, labels),
            position: row.position.clone(),
            restricted: row.audience_id != kenes_kernel::access::PUBLIC,
            withdrawn: false,
            text: shown.text.to_owned(),
            lang: shown.language.to_owned(),
            stale: shown.standing == Standing::Stale,
            places: road_maps(ctx, places),
        }
    }

    fn sample() -> Self {
        Self {
            reference: "R-0142".into(),
            href: "/en/recommendations/R-0142".into(),
            head: "UPR 2014 · Germany".into(),
            position: "supported".into(),
            restricted: true,
            withdrawn: true,
            text: "Extend the mandate of the Ombudsman to all regions.".into(),
            lang: "en".into(),
            stale: true,
            places: vec![(
                "/en/road-maps/RM-17".into(),
                "RM-17".into(),
                "Ombudsman".into(),
            )],
        }
    }
}

/// The road maps of a recommendation, each once, however many of its asks stand there.
fn road_maps(ctx: &Ctx, places: Option<&Vec<PlaceOnPage>>) -> Vec<(String, String, String)> {
    let mut shown: Vec<(String, String, String)> = Vec::new();
    for place in places.into_iter().flatten() {
        let line = (
            localised(ctx, &place.href),
            place.road_map_reference.clone(),
            place.title.clone(),
        );
        if !shown.contains(&line) {
            shown.push(line);
        }
    }
    shown
}

/// "UPR 2014 · Germany, Sweden": where it comes from, in one line.
fn head(ctx: &Ctx, row: &RecommendationRow, labels: Option<&Vec<LabelRow>>) -> String {
    let mechanism = mechanism_word(ctx, &row.mechanism);
    let mut parts = vec![if row.subject_matter.is_empty() {
        mechanism
    } else {
        format!("{mechanism} {}", row.subject_matter)
    }];
    if let Some(year) = row.date.get(..4) {
        parts[0] = format!("{} {year}", parts[0]);
    } else if let Some(cycle) = row.cycle {
        parts.push(ctx.say("recommendations-cycle", &[("n", i64::from(cycle).into())]));
    }
    let states: Vec<String> = labels
        .into_iter()
        .flatten()
        .filter(|label| label.kind == "state")
        .map(|label| label_name(ctx, label))
        .collect();
    if !states.is_empty() {
        parts.push(states.join(", "));
    } else if matches!(row.mechanism.as_str(), "NGO" | "REGIONAL" | "NHRI")
        && !row.issuing_body.is_empty()
    {
        parts.push(row.issuing_body.clone());
    }
    if !row.country.is_empty() {
        parts.push(country_name(ctx, &row.country));
    }
    parts.join(" · ")
}

/// The mechanism as a line names it: the code of the documents, or a short word where the code is ours.
#[must_use]
pub fn mechanism_word(ctx: &Ctx, code: &str) -> String {
    word_or(
        ctx,
        &format!("recommendations-mechanism-{}", code.to_lowercase()),
        code,
    )
}

/// "CAT · 12 December 2014", or with the cycle where the day is not known.
#[must_use]
pub fn source_line(ctx: &Ctx, mechanism: &str, date: Option<&str>, cycle: Option<i32>) -> String {
    let word = mechanism_word(ctx, mechanism);
    match (date.filter(|date| !date.is_empty()), cycle) {
        (Some(date), _) => format!("{word} · {}", written_day(ctx, date)),
        (None, Some(cycle)) => {
            let cycle = ctx.say("recommendations-cycle", &[("n", i64::from(cycle).into())]);
            format!("{word} · {cycle}")
        }
        (None, None) => word,
    }
}

/// The State in the reader's language, where its English name is a known one.
pub fn country_name(ctx: &Ctx, name: &str) -> String {
    let slug: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    word_or(ctx, &format!("recommendations-country-{slug}"), name)
}

fn word_or(ctx: &Ctx, key: &str, otherwise: &str) -> String {
    if ctx.kernel.words.has(ctx.locale, key) {
        ctx.say(key, &[])
    } else {
        otherwise.to_owned()
    }
}

/// The name of a label; States are named in the reader's language.
fn label_name(ctx: &Ctx, label: &LabelRow) -> String {
    let name = label.name.text(ctx.locale);
    if label.kind == "state" {
        country_name(ctx, name)
    } else {
        name.to_owned()
    }
}

/// The path in the reader's language.
pub fn localised(ctx: &Ctx, path: &str) -> String {
    format!("/{}{path}", ctx.locale)
}

pub async fn register(ctx: Ctx, RawQuery(query): RawQuery) -> Result<Response> {
    let filter = Filter::from_query(&query.unwrap_or_default());
    show_register(&ctx, &filter, StatusCode::OK, Typed::default()).await
}

/// One page of the register; `typed` is the name of a view that could not be taken.
pub async fn show_register(
    ctx: &Ctx,
    filter: &Filter,
    status: StatusCode,
    typed: Typed,
) -> Result<Response> {
    let (page, facets) = tokio::try_join!(
        actions::list_recommendations(ctx, filter, PAGE),
        actions::list_facets(ctx, filter),
    )?;
    let rows: Vec<i64> = page.rows.iter().map(|row| row.row).collect();
    let withdrawn = submissions::store::list_withdrawn(ctx.db().read(), &rows).await?;
    let placed = places::places_of(ctx, rows).await?;
    let names = mechanism_names(ctx).await?;
    let entries: Vec<Entry> = page
        .rows
        .iter()
        .map(|row| Entry {
            withdrawn: withdrawn.contains(&row.row),
            ..Entry::of(ctx, row, page.labels.get(&row.row), placed.get(&row.row))
        })
        .collect();
    let shown = i64::try_from(entries.len()).unwrap_or(0);
    let next = Filter {
        after: page.next.clone(),
        ..filter.clone()
    };
    let view = RegisterView {
        shell: Shell::new(ctx, "recommendations-title"),
        lead: lead(ctx, filter, page.totals),
        search: filter.search.clone(),
        sorts: sorts(ctx, filter),
        facets: facets
            .iter()
            .map(|facet| facet_view(ctx, filter, facet, &names))
            .collect(),
        chosen: chosen(ctx, filter, &facets, &names),
        clear: if filter.is_whole() {
            String::new()
        } else {
            localised(ctx, "/recommendations")
        },
        entries,
        exports: export_links(ctx, filter),
        pager: PageRange {
            previous: String::new(),
            next: if page.next.is_empty() {
                String::new()
            } else {
                localised(ctx, &next.address("/recommendations"))
            },
            from: page.before + 1,
            to: page.before + shown,
            total: page.totals.found,
        },
        first: if filter.after.is_empty() {
            String::new()
        } else {
            localised(ctx, &filter.first_page().address("/recommendations"))
        },
        may_import: super::policy::may_import(&ctx.viewer).is_some(),
        may_add: super::policy::may_add(&ctx.viewer),
        offers: offered(ctx, filter).await?,
        views: saved_views(ctx, filter, typed).await?,
    };
    render_with(status, &view)
}

/// Whoever looks at the texts without themes, and may decide, is led to what is offered for them.
async fn offered(ctx: &Ctx, filter: &Filter) -> Result<Option<Offered>> {
    let asked = filter
        .chosen(Facet::Theme)
        .iter()
        .any(|value| value == UNKNOWN);
    if !asked {
        return Ok(None);
    }
    themes::pages::offered(ctx, None).await
}

fn lead(ctx: &Ctx, filter: &Filter, totals: Totals) -> String {
    let key = if filter.is_whole() {
        "recommendations-lead"
    } else {
        "recommendations-lead-found"
    };
    ctx.say(
        key,
        &[
            ("n", totals.found.into()),
            ("supported", totals.supported.into()),
        ],
    )
}

fn sorts(ctx: &Ctx, filter: &Filter) -> Vec<SortChoice> {
    Sort::ALL
        .into_iter()
        .map(|sort| SortChoice {
            value: sort.code(),
            label: ctx.say(sort.key(), &[]),
            selected: sort == filter.sort,
        })
        .collect()
}

async fn mechanism_names(ctx: &Ctx) -> Result<HashMap<String, String>> {
    Ok(store::list_mechanisms(ctx.db().read())
        .await?
        .into_iter()
        .map(|mechanism| {
            let name = mechanism.name.text(ctx.locale).to_owned();
            (mechanism.code, name)
        })
        .collect())
}

fn value_label(
    ctx: &Ctx,
    facet: Facet,
    value: &str,
    name: Option<&kenes_kernel::content::Content>,
    mechanisms: &HashMap<String, String>,
) -> String {
    match facet {
        Facet::Theme if value == UNKNOWN => ctx.say("recommendations-without-theme", &[]),
        _ if value == UNKNOWN => ctx.say("web-not-known", &[]),
        Facet::Mechanism => mechanisms
            .get(value)
            .map_or_else(|| value.to_owned(), |name| named_mechanism(value, name)),
        Facet::Position if matches!(value, "supported" | "noted" | "partly" | "no-reply") => {
            ctx.say(&format!("web-position-{value}"), &[])
        }
        Facet::Language if matches!(value, "en" | "ru" | "kk" | "und") => {
            ctx.say(&format!("recommendations-language-{value}"), &[])
        }
        Facet::Cycle => match value.parse::<i64>() {
            Ok(n) => ctx.say("recommendations-cycle", &[("n", n.into())]),
            Err(_) => value.to_owned(),
        },
        Facet::Country => country_name(ctx, value),
        Facet::State => country_name(ctx, name.map_or(value, |name| name.text(ctx.locale))),
        _ => name.map_or_else(|| value.to_owned(), |name| name.text(ctx.locale).to_owned()),
    }
}

/// "CAT · Committee against Torture"; a code that is ours says nothing to a reader.
fn named_mechanism(code: &str, name: &str) -> String {
    if matches!(code, "OWN" | "NGO" | "NHRI" | "REGIONAL") {
        name.to_owned()
    } else {
        format!("{code} · {name}")
    }
}

fn facet_view(
    ctx: &Ctx,
    filter: &Filter,
    facet: &FacetValues,
    mechanisms: &HashMap<String, String>,
) -> FacetView {
    let chosen = filter.chosen(facet.facet);
    let all = Filter {
        all_of: Some(facet.facet),
        ..filter.first_page()
    };
    FacetView {
        name: facet.facet.code(),
        legend: ctx.say(facet.facet.key(), &[]),
        folds: !matches!(
            facet.facet,
            Facet::Mechanism | Facet::Position | Facet::RoadMap | Facet::Theme
        ),
        open: !chosen.is_empty() || filter.all_of == Some(facet.facet),
        options: facet
            .values
            .iter()
            .map(|counted| FacetOption {
                label: value_label(
                    ctx,
                    facet.facet,
                    &counted.value,
                    counted.name.as_ref(),
                    mechanisms,
                ),
                count: counted.count,
                checked: chosen.contains(&counted.value),
                value: counted.value.clone(),
            })
            .collect(),
        all: if facet.hidden == 0 {
            String::new()
        } else {
            localised(ctx, &all.address("/recommendations"))
        },
        all_label: ctx.say("recommendations-facet-all", &[("n", facet.hidden.into())]),
    }
}

fn chosen(
    ctx: &Ctx,
    filter: &Filter,
    facets: &[FacetValues],
    mechanisms: &HashMap<String, String>,
) -> Vec<Chosen> {
    let mut out = Vec::new();
    for (facet, values) in &filter.values {
        for value in values {
            let mut without = filter.first_page();
            if let Some(values) = without.values.get_mut(facet) {
                values.retain(|other| other != value);
            }
            without.values.retain(|_, values| !values.is_empty());
            let name = facets
                .iter()
                .filter(|counted| counted.facet == *facet)
                .flat_map(|counted| &counted.values)
                .find(|counted| counted.value == *value)
                .and_then(|counted| counted.name.as_ref());
            let label = value_label(ctx, *facet, value, name, mechanisms);
            out.push(Chosen {
                label: ctx.say("recommendations-without", &[("value", label.into())]),
                href: localised(ctx, &without.address("/recommendations")),
            });
        }
    }
    out
}

fn export_links(ctx: &Ctx, filter: &Filter) -> Vec<Link> {
    let filter = filter.first_page();
    [("CSV", "csv"), ("XLSX", "xlsx"), ("JSON", "json")]
        .into_iter()
        .map(|(label, ending)| Link {
            label,
            href: localised(
                ctx,
                &filter.address(&format!("/recommendations/export.{ending}")),
            ),
        })
        .collect()
}

pub async fn export_csv(ctx: Ctx, RawQuery(query): RawQuery) -> Result<Response> {
    let form = Form::Csv {
        byte_order_mark: true,
    };
    export_as(ctx, query, "text/csv; charset=utf-8", "csv", form).await
}

pub async fn export_xlsx(ctx: Ctx, RawQuery(query): RawQuery) -> Result<Response> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let form = Form::Workbook {
        folder: Some(ctx.kernel.files.scratch_folder()?),
    };
    export_as(ctx, query, KIND, "xlsx", form).await
}

pub async fn export_json(ctx: Ctx, RawQuery(query): RawQuery) -> Result<Response> {
    export_as(ctx, query, "application/json", "json", Form::Json).await
}

/// Exactly what the register shows under this query, on all its pages.
async fn export_as(
    ctx: Ctx,
    query: Option<String>,
    kind: &'static str,
    ending: &'static str,
    form: Form,
) -> Result<Response> {
    let filter = Filter::from_query(&query.unwrap_or_default());
    let notes = |rows: usize| {
        let said = |key| ctx.say(key, &[]);
        let today = ctx.kernel.words.day(ctx.locale, ctx.today());
        let mut notes = vec![
            (said("recommendations-export-date"), today),
            (said("recommendations-export-count"), rows.to_string()),
        ];
        if !filter.is_whole() {
            let query = filter.first_page().to_query();
            notes.push((said("recommendations-export-filter"), query));
        }
        notes
    };
    let open = || ctx.kernel.files.scratch().map(std::io::BufWriter::new);
    let (file, _) = actions::export(&ctx, &filter, &form, open, notes).await?;
    let name = format!("recommendations-{}.{ending}", ctx.today().iso());
    download(file, kind, &name).await
}

/// A day as the language writes it; what is no day stays as it is.
pub fn written_day(ctx: &Ctx, iso: &str) -> String {
    iso.parse::<Day>().map_or_else(
        |_| iso.to_owned(),
        |day| ctx.kernel.words.day(ctx.locale, day),
    )
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let mut samples = vec![
        ("register", sample::register(ctx, false).render()),
        ("register_empty", sample::register(ctx, true).render()),
    ];
    samples.extend(recommendation::samples(ctx));
    samples.extend(reply::samples(ctx));
    samples.extend(add::samples(ctx));
    samples.extend(imports::pages::samples(ctx));
    samples.extend(submissions::pages::samples(ctx));
    samples.extend(themes::pages::samples(ctx));
    samples.extend(partings::pages::samples(ctx));
    samples.extend(moderation::pages::samples(ctx));
    samples.extend(protection::pages::samples(ctx));
    samples.extend(identity::pages::samples(ctx));
    samples
}
