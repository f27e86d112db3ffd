//! The public pages of the body: who takes part, today and on any past day.

pub mod keep;
pub mod place;

use super::{
    actions::{self, Composition, terms::place_path},
    model::{Class, Part, Period, Place, seat_reference},
    store::{self, Named},
    tables::{GroupRow, SeatRow, SectorRow},
};
use crate::{
    slice::Sample,
    slices::body::{model::Kind, policy, store as organisations},
};
use askama::Template;
use axum::{extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Result,
    clock::Day,
    content::Content,
    i18n::Arg,
    page::{Shell, render, render_with},
};
use serde::Deserialize;
use uuid::Uuid;

/// A text with the language that it is in.
pub struct Text {
    text: String,
    lang: String,
}

impl Text {
    fn of(ctx: &Ctx, content: &Content) -> Self {
        let shown = content.shown(ctx.locale);
        Self {
            text: shown.text.to_owned(),
            lang: shown.language.to_owned(),
        }
    }

    fn plain(ctx: &Ctx, text: String) -> Self {
        Self {
            text,
            lang: ctx.locale.to_string(),
        }
    }
}

#[derive(Template)]
#[template(path = "body/html/body.html")]
struct BodyPage {
    shell: Shell,
    on: String,
    on_error: String,
    /// Which day is shown.
    shown: String,
    is_past: bool,
    mandate: Option<Text>,
    facts: Vec<Fact>,
    offices: Vec<OfficeLine>,
    sectors: Vec<SectorBlock>,
    groups: Vec<GroupBlock>,
    /// Organisations without a seat on that day, by kind.
    others: Vec<KindBlock>,
    keeps: bool,
    /// Whether no sector stands, so that the usual ones are offered.
    without_sectors: bool,
}

/// One line of a list of facts.
struct Fact {
    label: String,
    text: Text,
    href: String,
}

struct OfficeLine {
    href: String,
    title: Text,
    organisation: Option<Text>,
    holders: Vec<Text>,
}

struct SectorBlock {
    key: String,
    name: Text,
    class: String,
    seats: Vec<SeatLine>,
}

struct SeatLine {
    reference: String,
    href: String,
    organisation: Text,
    organisation_href: String,
    holders: Vec<HolderLine>,
}

struct HolderLine {
    name: Text,
    part: String,
}

struct GroupBlock {
    href: String,
    name: Text,
    period: String,
    mandate: Text,
    chairs: Vec<ChairLine>,
    subgroups: Vec<GroupBlock>,
}

struct ChairLine {
    name: Text,
    organisation: Option<Text>,
}

struct KindBlock {
    name: String,
    organisations: Vec<OrganisationLine>,
}

struct OrganisationLine {
    name: Text,
    href: String,
}

#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    on: String,
}

/// Who takes part, today or on the day that is asked for.
pub async fn body(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let today = ctx.today();
    let typed = asked.on.trim();
    let read = if typed.is_empty() {
        Ok(today)
    } else {
        typed.parse::<Day>()
    };
    let day = *read.as_ref().unwrap_or(&today);
    let composition = actions::composition(&ctx, Some(day)).await?;
    let mut page = BodyPage::new(&ctx, &composition, day).await?;
    page.on = asked.on.clone();
    if read.is_err() {
        page.on_error = ctx.say("body-day-wrong", &[]);
        return render_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    render(&page)
}

impl BodyPage {
    async fn new(ctx: &Ctx, composition: &Composition, day: Day) -> Result<Self> {
        let db = ctx.db().read();
        let today = ctx.today();
        let profile = store::find_profile(db).await?;
        let title = profile.as_ref().map_or_else(
            || ctx.say("body-title", &[]),
            |row| row.name.text(ctx.locale).to_owned(),
        );
        let fact = |key: &str, text: Text| Fact {
            label: ctx.say(key, &[]),
            text,
            href: String::new(),
        };
        let mut facts = Vec::new();
        if let Some(row) = &profile {
            facts.push(fact(
                "body-field-founded",
                Text::plain(ctx, written(ctx, &row.founded_day)),
            ));
            for (key, content) in [
                ("body-field-legal-basis", &row.legal_basis),
                ("body-field-cadence", &row.cadence),
            ] {
                if !content.of_record().is_empty() {
                    facts.push(fact(key, Text::of(ctx, content)));
                }
            }
        }
        let seated: Vec<Uuid> = composition
            .seats
            .iter()
            .filter_map(|seat| seat.organisation_id)
            .collect();
        let rows = organisations::list_organisations(db, &ctx.viewer, ctx.locale).await?;
        let standing = |from: &str, until: Option<&str>| {
            Period::stored(from, until).is_ok_and(|period| period.holds(day))
        };
        let others = Kind::ALL
            .into_iter()
            .map(|kind| KindBlock {
                name: ctx.say(&kind.key(), &[]),
                organisations: rows
                    .iter()
                    .filter(|row| row.kind == kind.code() && !seated.contains(&row.id))
                    .filter(|row| standing(&row.from_day, row.until_day.as_deref()))
                    .map(|row| OrganisationLine {
                        name: Text::of(ctx, &row.name),
                        href: link(ctx, &place_path(Place::Institution, &row.key)),
                    })
                    .collect(),
            })
            .filter(|block| !block.organisations.is_empty())
            .collect();
        Ok(Self {
            shell: Shell::titled(ctx, title),
            on: String::new(),
            on_error: String::new(),
            shown: ctx.say(
                if day == today {
                    "body-shown-today"
                } else {
                    "body-shown-on"
                },
                &[("day", day_of(ctx, day))],
            ),
            is_past: day != today,
            mandate: profile
                .as_ref()
                .filter(|row| !row.mandate.of_record().is_empty())
                .map(|row| Text::of(ctx, &row.mandate)),
            facts,
            offices: offices(ctx, composition),
            sectors: composition
                .sectors
                .iter()
                .map(|sector| sector_block(ctx, composition, sector))
                .filter(|block| !block.seats.is_empty())
                .collect(),
            groups: group_blocks(ctx, composition, None),
            others,
            keeps: policy::keeps(&ctx.viewer),
            without_sectors: composition.sectors.is_empty() && day == today,
        })
    }

    fn sample(ctx: &Ctx) -> Self {
        let text = |text: &str| Text::plain(ctx, text.into());
        let group = |subgroups| GroupBlock {
            href: "/".into(),
            name: text("Working group"),
            period: "2015".into(),
            mandate: text("Sums up the year."),
            chairs: vec![ChairLine {
                name: text("A. Deputy"),
                organisation: Some(text("Parliament")),
            }],
            subgroups,
        };
        Self {
            shell: Shell::new(ctx, "body-title"),
            on: "2015-06-01".into(),
            on_error: String::new(),
            shown: ctx.say("body-shown-on", &[("day", Arg::Text("1 June 2015".into()))]),
            is_past: true,
            mandate: Some(text("Brings government and civil society together.")),
            facts: vec![Fact {
                label: ctx.say("body-field-founded", &[]),
                text: text("2013"),
                href: String::new(),
            }],
            offices: vec![OfficeLine {
                href: "/".into(),
                title: text("Ambassador-at-Large"),
                organisation: Some(text("Ministry")),
                holders: vec![text("D. Orazbekov")],
            }],
            sectors: vec![SectorBlock {
                key: "government".into(),
                name: text("Government"),
                class: ctx.say("body-class-participant", &[]),
                seats: vec![SeatLine {
                    reference: "S-01".into(),
                    href: "/".into(),
                    organisation: text("Ministry of Justice"),
                    organisation_href: "/".into(),
                    holders: vec![HolderLine {
                        name: text("Z. Kenesova"),
                        part: ctx.say("body-part-holder", &[]),
                    }],
                }],
            }],
            groups: vec![group(vec![group(Vec::new())])],
            others: vec![KindBlock {
                name: ctx.say("body-kind-ngo", &[]),
                organisations: vec![OrganisationLine {
                    name: text("Paper Saiga"),
                    href: "/".into(),
                }],
            }],
            keeps: true,
            without_sectors: true,
        }
    }
}

fn link(ctx: &Ctx, path: &str) -> String {
    format!("/{}{path}", ctx.locale)
}

fn day_of(ctx: &Ctx, day: Day) -> Arg {
    Arg::Text(ctx.kernel.words.day(ctx.locale, day))
}

fn written(ctx: &Ctx, day: &str) -> String {
    day.parse::<Day>().map_or_else(
        |_| day.to_owned(),
        |day| ctx.kernel.words.day(ctx.locale, day),
    )
}

/// "since 1 May 2015", "1 May 2015 to 30 April 2016": the last day that still counts.
fn say_period(ctx: &Ctx, from: &str, until: Option<&str>) -> String {
    let Ok(period) = Period::stored(from, until) else {
        return String::new();
    };
    match period.until {
        None => ctx.say("body-since", &[("from", day_of(ctx, period.from))]),
        Some(until) => {
            let last = until.0.yesterday().map_or(until, Day).max(period.from);
            ctx.say(
                "body-from-to",
                &[
                    ("from", day_of(ctx, period.from)),
                    ("to", day_of(ctx, last)),
                ],
            )
        }
    }
}

fn name_of(ctx: &Ctx, named: &Named) -> Text {
    match &named.name {
        Some(name) if !name.of_record().is_empty() => Text::of(ctx, name),
        _ => Text::plain(ctx, ctx.say("body-name-erased", &[])),
    }
}

fn part_of(ctx: &Ctx, named: &Named) -> String {
    Part::from_code(&named.term.part).map_or_else(String::new, |part| ctx.say(&part.key(), &[]))
}

fn organisation_of(ctx: &Ctx, composition: &Composition, id: Option<Uuid>) -> Option<Text> {
    id.and_then(|id| composition.organisation(id))
        .map(|known| Text::of(ctx, &known.2))
}

fn offices(ctx: &Ctx, composition: &Composition) -> Vec<OfficeLine> {
    composition
        .offices
        .iter()
        .map(|office| OfficeLine {
            href: link(ctx, &place_path(Place::Office, &office.key)),
            title: Text::of(ctx, &office.title),
            organisation: organisation_of(ctx, composition, office.organisation_id),
            holders: composition
                .terms_in(office.id)
                .map(|named| name_of(ctx, named))
                .collect(),
        })
        .collect()
}

fn sector_block(ctx: &Ctx, composition: &Composition, sector: &SectorRow) -> SectorBlock {
    let class = Class::from_code(&sector.class).unwrap_or(Class::Guest);
    SectorBlock {
        key: sector.key.clone(),
        name: Text::of(ctx, &sector.name),
        class: ctx.say(&format!("body-class-{}", class.code()), &[]),
        seats: composition
            .seats_of(sector.id)
            .into_iter()
            .map(|seat| seat_line(ctx, composition, seat))
            .collect(),
    }
}

fn seat_line(ctx: &Ctx, composition: &Composition, seat: &SeatRow) -> SeatLine {
    let reference = seat_reference(seat.number);
    let organisation = seat
        .organisation_id
        .and_then(|id| composition.organisation(id));
    SeatLine {
        href: link(ctx, &place_path(Place::Seat, &reference)),
        organisation_href: organisation
            .map(|known| link(ctx, &place_path(Place::Institution, &known.1)))
            .unwrap_or_default(),
        organisation: organisation.map_or_else(
            || Text::plain(ctx, ctx.say("body-seat-own-name", &[])),
            |known| Text::of(ctx, &known.2),
        ),
        holders: composition
            .terms_in(seat.id)
            .map(|named| HolderLine {
                name: name_of(ctx, named),
                part: part_of(ctx, named),
            })
            .collect(),
        reference,
    }
}

/// The groups below one, or those that are part of none that stands.
fn group_blocks(ctx: &Ctx, composition: &Composition, parent: Option<Uuid>) -> Vec<GroupBlock> {
    composition
        .groups
        .iter()
        .filter(|group| match parent {
            Some(parent) => group.parent_id == Some(parent),
            None => group
                .parent_id
                .is_none_or(|above| composition.groups.iter().all(|known| known.id != above)),
        })
        .map(|group| group_block(ctx, composition, group))
        .collect()
}

fn group_block(ctx: &Ctx, composition: &Composition, group: &GroupRow) -> GroupBlock {
    GroupBlock {
        href: link(ctx, &place_path(Place::Group, &group.key)),
        name: Text::of(ctx, &group.name),
        period: say_period(ctx, &group.from_day, group.until_day.as_deref()),
        mandate: Text::of(ctx, &group.mandate),
        chairs: composition
            .terms_in(group.id)
            .filter(|named| named.term.part == Part::CoChair.code())
            .map(|named| ChairLine {
                name: name_of(ctx, named),
                organisation: named
                    .organisation
                    .as_ref()
                    .map(|known| Text::of(ctx, &known.1)),
            })
            .collect(),
        subgroups: group_blocks(ctx, composition, Some(group.id)),
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let mut samples = vec![
        ("body", BodyPage::sample(ctx).render()),
        ("body_place", place::PlacePage::sample(ctx).render()),
    ];
    samples.extend(keep::samples(ctx));
    samples
}
