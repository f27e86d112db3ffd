//! The public page of the most repeated asks, and the page of one.

pub mod export;
mod line;
mod sample;

pub use sample::samples;

use super::{
    model::{PAGE, RepeatFilter, RepeatSort, group_reference, parse_group},
    store::{self, MemberRow},
};
use crate::slices::{
    recommendations::{Facet, Filter, list_facets, mechanism_word, source_line, words},
    roadmaps::{
        model::{self, Asked, Asking},
        pages::lead,
        store as road_maps,
    },
};
use askama::Template;
use axum::{extract::RawQuery, response::Response};
use kenes_kernel::{
    Ctx, Error, Result,
    i18n::Arg,
    page::{At, Choice, Shell, render},
};
use line::LineInTime;
use std::collections::{BTreeMap, HashMap};

#[derive(Template)]
#[template(path = "roadmaps/repeats/html/repeats.html")]
pub struct RepeatsPage {
    shell: Shell,
    lead: String,
    mechanisms: Vec<Choice>,
    themes: Vec<Choice>,
    positions: Vec<Choice>,
    sorts: Vec<Choice>,
    from: String,
    to: String,
    narrowed: bool,
    items: Vec<RepeatLine>,
    exports: Vec<(&'static str, String)>,
    pager: Option<Pager>,
}

struct RepeatLine {
    reference: String,
    href: String,
    sentence: String,
    text: String,
    lang: String,
    road_map: String,
    road_map_title: String,
    /// Kind and how often: "supported", "6".
    positions: Vec<(String, String)>,
}

struct Pager {
    previous: String,
    next: String,
    from: i64,
    to: i64,
    total: i64,
}

#[derive(Template)]
#[template(path = "roadmaps/repeats/html/repeat.html")]
pub struct RepeatPage {
    shell: Shell,
    lead: String,
    text: String,
    lang: String,
    road_map: String,
    road_map_title: String,
    line: LineInTime,
    rows: Vec<PointRow>,
    citation: String,
    back: String,
}

/// One recommendation in the table behind the drawing.
struct PointRow {
    /// A written date, or that it is not known.
    day: String,
    who: String,
    reference: String,
    href: String,
    text: String,
    lang: String,
    /// `supported`, `noted` …; empty when not known.
    position: String,
    /// Whether its author took it back.
    withdrawn: bool,
    /// What its source says of how far it is; may be empty.
    comment: String,
    /// The newest grades of its road map at that time, each with its assessor.
    grades: Vec<String>,
}

/// A group with the members that the reader may see.
pub(super) struct Repeat {
    pub number: i64,
    pub members: Vec<MemberRow>,
    pub asked: Asked,
}

/// The groups of a page or of all, in the order of the filter.
///
/// # Errors
/// The database's.
pub(super) async fn repeats(
    ctx: &Ctx,
    filter: &RepeatFilter,
    paged: bool,
) -> Result<(Vec<Repeat>, i64)> {
    let db = ctx.db().read();
    let rows = store::list_repeats(db, &ctx.viewer, filter, paged).await?;
    let total = rows.first().map_or(0, |row| row.total);
    let numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
    let mut by_group = with_members(ctx, &numbers, filter).await?;
    let repeats = numbers
        .into_iter()
        .filter_map(|number| by_group.remove(&number))
        .collect();
    Ok((repeats, total))
}

async fn with_members(
    ctx: &Ctx,
    numbers: &[i64],
    filter: &RepeatFilter,
) -> Result<HashMap<i64, Repeat>> {
    let db = ctx.db().read();
    let members = store::list_members(db, &ctx.viewer, numbers, filter).await?;
    let rows: Vec<i64> = members.iter().map(|member| member.row).collect();
    let mut states: HashMap<i64, Vec<String>> = HashMap::new();
    for (row, state) in road_maps::list_states(db, &rows).await? {
        states.entry(row).or_default().push(state);
    }
    let mut by_group: BTreeMap<i64, Vec<MemberRow>> = BTreeMap::new();
    for member in members {
        by_group
            .entry(member.group_number)
            .or_default()
            .push(member);
    }
    Ok(by_group
        .into_iter()
        .map(|(number, members)| {
            let askings: Vec<Asking<'_>> = members
                .iter()
                .map(|member| Asking {
                    recommendation: member.number,
                    mechanism: &member.mechanism,
                    issuing_body: &member.issuing_body,
                    date: member.date.as_deref(),
                    states: states.get(&member.row).map_or(&[], Vec::as_slice),
                    repeat_group: Some(number),
                })
                .collect();
            let repeat = Repeat {
                number,
                asked: model::asked(&askings),
                members,
            };
            (number, repeat)
        })
        .collect())
}

pub async fn list(ctx: Ctx, RawQuery(query): RawQuery) -> Result<Response> {
    let filter = RepeatFilter::from_query(&query.unwrap_or_default());
    let (found, total) = repeats(&ctx, &filter, true).await?;
    let shell = Shell::new(&ctx, "roadmaps-repeats-title");
    let items = found
        .iter()
        .map(|repeat| line_of(&ctx, &shell, repeat))
        .collect();
    let facets = list_facets(&ctx, &Filter::default()).await?;
    render(&RepeatsPage {
        lead: ctx.say("roadmaps-repeats-lead", &[("n", Arg::Number(total))]),
        mechanisms: choices(&ctx, &facets, Facet::Mechanism, &filter.mechanism),
        themes: choices(&ctx, &facets, Facet::Theme, &filter.theme),
        positions: choices(&ctx, &facets, Facet::Position, &filter.position),
        sorts: RepeatSort::ALL
            .into_iter()
            .map(|sort| Choice {
                value: sort.code().to_owned(),
                label: ctx.say(&format!("roadmaps-repeats-sort-{}", sort.code()), &[]),
                selected: sort == filter.sort,
            })
            .collect(),
        from: filter.from.map(|year| year.to_string()).unwrap_or_default(),
        to: filter.to.map(|year| year.to_string()).unwrap_or_default(),
        narrowed: filter.narrows(),
        items,
        exports: export::links(&filter),
        pager: pager(&shell, &filter, found.len(), total),
        shell,
    })
}

fn choices(
    ctx: &Ctx,
    facets: &[crate::slices::recommendations::FacetValues],
    facet: Facet,
    chosen: &str,
) -> Vec<Choice> {
    let mut choices = vec![Choice {
        value: String::new(),
        label: ctx.say("roadmaps-repeats-all", &[]),
        selected: chosen.is_empty(),
    }];
    let values = facets.iter().find(|found| found.facet == facet);
    for counted in values.iter().flat_map(|found| &found.values) {
        let label = match (&counted.name, facet) {
            (Some(name), _) => name.text(ctx.locale).to_owned(),
            (None, Facet::Mechanism) => mechanism_word(ctx, &counted.value),
            (None, Facet::Position) => position_word(ctx, &counted.value),
            (None, _) => counted.value.clone(),
        };
        choices.push(Choice {
            selected: counted.value == chosen,
            value: counted.value.clone(),
            label,
        });
    }
    if !chosen.is_empty() && choices.iter().all(|choice| choice.value != chosen) {
        choices.push(Choice {
            value: chosen.to_owned(),
            label: chosen.to_owned(),
            selected: true,
        });
    }
    choices
}

/// The position in words; `unknown` or empty where it is not known.
fn position_word(ctx: &Ctx, position: &str) -> String {
    match position {
        "" | "unknown" => ctx.say("roadmaps-position-unknown", &[]),
        "mixed" => ctx.say("roadmaps-positions-differ", &[]),
        known => ctx.say(&format!("web-position-{known}"), &[]),
    }
}

fn pager(shell: &Shell, filter: &RepeatFilter, shown: usize, total: i64) -> Option<Pager> {
    let before = (filter.page - 1) * PAGE;
    if total <= PAGE && filter.page == 1 {
        return None;
    }
    let query = filter.to_query();
    let address = |page: i64| {
        let and = if query.is_empty() { "" } else { "&" };
        shell.url(&format!("/repeats?{query}{and}page={page}"))
    };
    Some(Pager {
        previous: if filter.page > 1 {
            address(filter.page - 1)
        } else {
            String::new()
        },
        next: if before + PAGE < total {
            address(filter.page + 1)
        } else {
            String::new()
        },
        from: before + 1,
        to: before + i64::try_from(shown).unwrap_or(0),
        total,
    })
}

fn line_of(ctx: &Ctx, shell: &Shell, repeat: &Repeat) -> RepeatLine {
    let reference = group_reference(repeat.number);
    let (text, lang) = newest_words(ctx, &repeat.members);
    let newest = repeat.members.last();
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    for member in &repeat.members {
        *positions.entry(&member.position).or_default() += 1;
    }
    RepeatLine {
        href: shell.url(&format!("/repeats/{reference}")),
        reference,
        sentence: lead(ctx, &repeat.asked),
        text,
        lang,
        road_map: newest
            .map(|member| model::road_map_reference(member.road_map_number))
            .unwrap_or_default(),
        road_map_title: newest
            .map(|member| member.road_map_title.text(ctx.locale).to_owned())
            .unwrap_or_default(),
        positions: positions
            .into_iter()
            .filter(|(position, _)| !position.is_empty())
            .map(|(position, count)| (position.to_owned(), count.to_string()))
            .collect(),
    }
}

/// The words of the newest that there are in the reader's language, else of the newest.
fn newest_words(ctx: &Ctx, members: &[MemberRow]) -> (String, String) {
    let own = members
        .iter()
        .rev()
        .find(|member| member.texts.record == ctx.locale.tag());
    own.or(members.last())
        .map(|member| ask_words(ctx, member))
        .unwrap_or_default()
}

fn ask_words(ctx: &Ctx, member: &MemberRow) -> (String, String) {
    let whole = member.texts.of_record();
    let own = words(whole, (member.span_start, member.span_end));
    let shown = member.texts.shown(ctx.locale);
    if own.trim() == whole.trim() {
        (shown.text.to_owned(), shown.language.to_owned())
    } else {
        (own.to_owned(), member.texts.record.clone())
    }
}

pub async fn one(ctx: Ctx, At(reference): At<String>) -> Result<Response> {
    let repeat = get_repeat(&ctx, &reference).await?;
    let shell = Shell::titled(
        &ctx,
        ctx.say(
            "roadmaps-repeat-title",
            &[("reference", Arg::Text(group_reference(repeat.number)))],
        ),
    );
    let newest = repeat.members.last().ok_or(Error::NotFound)?;
    let road_map = model::road_map_reference(newest.road_map_number);
    let grades = line::grades_of(&ctx, newest.road_map_number).await?;
    let (text, lang) = newest_words(&ctx, &repeat.members);
    let reference = group_reference(repeat.number);
    let address = ctx.kernel.config.address(&format!("/repeats/{reference}"));
    render(&RepeatPage {
        lead: lead(&ctx, &repeat.asked),
        line: LineInTime::of(&ctx, &repeat.members, &grades),
        rows: repeat
            .members
            .iter()
            .map(|member| point_row(&ctx, &shell, member, &grades))
            .collect(),
        citation: ctx.say(
            "roadmaps-citation",
            &[
                ("site", Arg::Text(shell.site_name.clone())),
                ("reference", Arg::Text(reference.clone())),
                ("title", Arg::Text(text.clone())),
                ("address", Arg::Text(address)),
                (
                    "day",
                    Arg::Text(ctx.kernel.words.day(ctx.locale, ctx.today())),
                ),
            ],
        ),
        back: shell.url("/repeats"),
        road_map_title: newest.road_map_title.text(ctx.locale).to_owned(),
        road_map,
        text,
        lang,
        shell,
    })
}

/// The group with this reference, if the reader may see two recommendations of it or more.
///
/// # Errors
/// `NotFound`.
pub(super) async fn get_repeat(ctx: &Ctx, reference: &str) -> Result<Repeat> {
    let number = parse_group(reference).ok_or(Error::NotFound)?;
    with_members(ctx, &[number], &RepeatFilter::default())
        .await?
        .remove(&number)
        .filter(|repeat| repeat.members.len() > 1)
        .ok_or(Error::NotFound)
}

fn point_row(ctx: &Ctx, shell: &Shell, member: &MemberRow, grades: &[line::Graded]) -> PointRow {
    let reference = model::recommendation_reference(member.number);
    let (text, lang) = ask_words(ctx, member);
    let date = member.date.as_deref().unwrap_or_default();
    PointRow {
        day: line::written(ctx, date),
        who: source_line(ctx, &member.mechanism, None, member.cycle),
        href: shell.url(&format!("/recommendations/{reference}")),
        reference,
        text,
        lang,
        position: member.position.clone(),
        withdrawn: member.withdrawn,
        comment: member.assessment_comment.clone(),
        grades: line::grades_at(ctx, grades, date),
    }
}
