//! The pages of a seat, an office, a group, an organisation and a person.

use super::{Fact, Text, link, name_of, organisation_of, part_of, say_period};
use crate::slices::body::{
    composition::{
        actions::{self, Composition, terms::place_path},
        model::{Period, Place, parse_seat_reference, seat_reference},
        store::{self, Named, Wanted},
        tables::GroupRow,
    },
    model::Kind,
    policy, store as organisations,
};
use askama::Template;
use axum::{extract::Path, response::Response};
use kenes_kernel::{
    Ctx, Error, Result,
    page::{Shell, render},
};
use uuid::Uuid;

/// The page of a seat, an office, a group, an organisation or a person: what it is, and every term in it.
#[derive(Template)]
#[template(path = "body/html/place.html")]
pub struct PlacePage {
    shell: Shell,
    /// What the heading is of: "Seat S-07".
    kind: String,
    lang: String,
    lead: Option<Text>,
    facts: Vec<Fact>,
    terms: Vec<TermLine>,
    /// Whether the column of places or that of names is left out.
    of_person: bool,
    below_title: String,
    below: Vec<Fact>,
    /// Links of those who keep the composition.
    keep: Vec<Fact>,
}

pub struct TermLine {
    pub name: Text,
    pub name_href: String,
    pub place: Text,
    pub place_href: String,
    pub part: String,
    /// Held in another place than that of the page.
    pub elsewhere: bool,
    pub organisation: Option<Text>,
    pub period: String,
    pub stands: bool,
    pub reason: String,
    pub document: String,
    pub end_href: String,
}

impl PlacePage {
    pub fn sample(ctx: &Ctx) -> Self {
        let text = |text: &str| Text::plain(ctx, text.into());
        Self {
            shell: Shell::new(ctx, "body-title"),
            kind: ctx.say("body-place-seat", &[]),
            lang: "en".into(),
            lead: Some(text("Sums up the year.")),
            facts: vec![Fact {
                label: ctx.say("body-field-sector", &[]),
                text: text("Government"),
                href: "/".into(),
            }],
            terms: vec![TermLine {
                name: text("Z. Kenesova"),
                name_href: "/".into(),
                place: text("S-01"),
                place_href: "/".into(),
                part: ctx.say("body-part-holder", &[]),
                elsewhere: true,
                organisation: Some(text("Ministry of Justice")),
                period: "2025".into(),
                stands: true,
                reason: "Another office".into(),
                document: "Order 7".into(),
                end_href: "/".into(),
            }],
            of_person: false,
            below_title: ctx.say("body-subgroups", &[]),
            below: vec![Fact {
                label: "2015".into(),
                text: text("Democracy"),
                href: "/".into(),
            }],
            keep: vec![Fact {
                label: ctx.say("body-keep-term", &[]),
                text: text(""),
                href: "/".into(),
            }],
        }
    }

    fn new(ctx: &Ctx, kind: &str, title: &Text, facts: Vec<Fact>) -> Self {
        Self {
            shell: Shell::titled(ctx, title.text.clone()),
            kind: ctx.say(kind, &[]),
            lang: title.lang.clone(),
            lead: None,
            facts,
            terms: Vec::new(),
            of_person: false,
            below_title: String::new(),
            below: Vec::new(),
            keep: Vec::new(),
        }
    }

    /// What a person who keeps the composition can do here.
    fn kept(mut self, ctx: &Ctx, place: Place, key: &str, ended: bool) -> Self {
        if policy::keeps(&ctx.viewer) && !ended {
            let path = place_path(place, key);
            let act = |label: &str, href: String| Fact {
                label: ctx.say(label, &[]),
                text: Text::plain(ctx, String::new()),
                href: link(ctx, &href),
            };
            let begin = format!("/body/terms/new?place={}&of={key}", place.code());
            self.keep.push(act("body-keep-term", begin));
            self.keep
                .push(act("body-keep-end", format!("{path}/closure")));
        }
        self
    }
}

fn fact(ctx: &Ctx, key: &str, text: Text, href: String) -> Fact {
    Fact {
        label: ctx.say(key, &[]),
        text,
        href,
    }
}

fn period_fact(ctx: &Ctx, from: &str, until: Option<&str>) -> Fact {
    let text = Text::plain(ctx, say_period(ctx, from, until));
    fact(ctx, "body-field-period", text, String::new())
}

/// The terms as lines; newest first.
pub async fn term_lines(ctx: &Ctx, wanted: Wanted<'_>) -> Result<Vec<TermLine>> {
    let db = ctx.db().read();
    let rows = store::list_terms(db, &ctx.viewer, wanted).await?;
    let all = actions::composition(ctx, None).await?;
    let keeps = policy::keeps(&ctx.viewer);
    let today = ctx.today();
    Ok(rows
        .iter()
        .rev()
        .map(|named| {
            let term = &named.term;
            let (place, href) = place_of(ctx, &all, named);
            let stands = Period::stored(&term.from_day, term.until_day.as_deref())
                .is_ok_and(|period| period.holds(today));
            TermLine {
                name: name_of(ctx, named),
                name_href: term
                    .person_id
                    .filter(|_| named.name.is_some())
                    .map(|id| link(ctx, &format!("/body/people/{id}")))
                    .unwrap_or_default(),
                place,
                place_href: href,
                part: part_of(ctx, named),
                elsewhere: wanted.place.is_none(),
                organisation: named
                    .organisation
                    .as_ref()
                    .map(|known| Text::of(ctx, &known.1)),
                period: say_period(ctx, &term.from_day, term.until_day.as_deref()),
                stands,
                reason: if keeps {
                    term.until_reason.clone()
                } else {
                    String::new()
                },
                document: term.document.clone(),
                end_href: if keeps && (stands || term.until_day.is_none()) {
                    link(ctx, &format!("/body/terms/{}/closure", term.id))
                } else {
                    String::new()
                },
            }
        })
        .collect())
}

/// What a term is held in, and its page.
fn place_of(ctx: &Ctx, all: &Composition, named: &Named) -> (Text, String) {
    let term = &named.term;
    let found = if let Some(id) = term.seat_id {
        all.seats.iter().find(|row| row.id == id).map(|row| {
            let reference = seat_reference(row.number);
            let organisation = organisation_of(ctx, all, row.organisation_id);
            let name = organisation.map_or_else(String::new, |text| format!(", {}", text.text));
            let text = Text::plain(ctx, format!("{reference}{name}"));
            (text, place_path(Place::Seat, &reference))
        })
    } else if let Some(id) = term.office_id {
        all.offices.iter().find(|row| row.id == id).map(|row| {
            (
                Text::of(ctx, &row.title),
                place_path(Place::Office, &row.key),
            )
        })
    } else if let Some(id) = term.group_id {
        all.groups
            .iter()
            .find(|row| row.id == id)
            .map(|row| (Text::of(ctx, &row.name), place_path(Place::Group, &row.key)))
    } else {
        term.institution_id
            .and_then(|id| all.organisation(id))
            .map(|known| {
                (
                    Text::of(ctx, &known.2),
                    place_path(Place::Institution, &known.1),
                )
            })
    };
    found.map_or_else(
        || (Text::plain(ctx, String::new()), String::new()),
        |(text, path)| (text, link(ctx, &path)),
    )
}

fn has_ended(ctx: &Ctx, until: Option<&str>) -> bool {
    until.is_some_and(|until| until <= ctx.today().iso().as_str())
}

pub async fn seat(ctx: Ctx, Path(reference): Path<String>) -> Result<Response> {
    let db = ctx.db().read();
    let number = parse_seat_reference(&reference).ok_or(Error::NotFound)?;
    let row = store::find_seat(db, number).await?.ok_or(Error::NotFound)?;
    let all = actions::composition(&ctx, None).await?;
    let sector = all.sectors.iter().find(|known| known.id == row.sector_id);
    let mut facts = Vec::new();
    if let Some(known) = row.organisation_id.and_then(|id| all.organisation(id)) {
        let href = link(&ctx, &place_path(Place::Institution, &known.1));
        facts.push(fact(
            &ctx,
            "body-field-organisation",
            Text::of(&ctx, &known.2),
            href,
        ));
    }
    if let Some(sector) = sector {
        let text = Text::of(&ctx, &sector.name);
        facts.push(fact(&ctx, "body-field-sector", text, String::new()));
        let class = ctx.say(&format!("body-class-{}", sector.class), &[]);
        facts.push(fact(
            &ctx,
            "body-field-class",
            Text::plain(&ctx, class),
            String::new(),
        ));
    }
    facts.push(period_fact(&ctx, &row.from_day, row.until_day.as_deref()));
    if !row.mandate_document.is_empty() {
        let text = Text::plain(&ctx, row.mandate_document.clone());
        facts.push(fact(&ctx, "body-field-document", text, String::new()));
    }
    let reference = seat_reference(row.number);
    let title = Text::plain(&ctx, reference.clone());
    let mut page = PlacePage::new(&ctx, "body-place-seat", &title, facts);
    page.terms = term_lines(&ctx, in_place(Place::Seat, row.id)).await?;
    let ended = has_ended(&ctx, row.until_day.as_deref());
    render(&page.kept(&ctx, Place::Seat, &reference, ended))
}

fn in_place(place: Place, id: Uuid) -> Wanted<'static> {
    Wanted {
        place: Some((place, id)),
        ..Wanted::default()
    }
}

pub async fn office(ctx: Ctx, Path(key): Path<String>) -> Result<Response> {
    let db = ctx.db().read();
    let row = store::find_office(db, &key).await?.ok_or(Error::NotFound)?;
    let all = actions::composition(&ctx, None).await?;
    let mut facts = Vec::new();
    if let Some(known) = row.organisation_id.and_then(|id| all.organisation(id)) {
        let href = link(&ctx, &place_path(Place::Institution, &known.1));
        facts.push(fact(
            &ctx,
            "body-field-organisation",
            Text::of(&ctx, &known.2),
            href,
        ));
    }
    facts.push(period_fact(&ctx, &row.from_day, row.until_day.as_deref()));
    let title = Text::of(&ctx, &row.title);
    let mut page = PlacePage::new(&ctx, "body-place-office", &title, facts);
    page.terms = term_lines(&ctx, in_place(Place::Office, row.id)).await?;
    let ended = has_ended(&ctx, row.until_day.as_deref());
    render(&page.kept(&ctx, Place::Office, &row.key, ended))
}

pub async fn group(ctx: Ctx, Path(key): Path<String>) -> Result<Response> {
    let db = ctx.db().read();
    let row = store::find_group(db, &key).await?.ok_or(Error::NotFound)?;
    let all = actions::composition(&ctx, None).await?;
    let as_fact = |label: String, group: &GroupRow| Fact {
        label,
        text: Text::of(&ctx, &group.name),
        href: link(&ctx, &place_path(Place::Group, &group.key)),
    };
    let mut facts = Vec::new();
    if let Some(parent) = all
        .groups
        .iter()
        .find(|known| Some(known.id) == row.parent_id)
    {
        facts.push(as_fact(ctx.say("body-field-parent", &[]), parent));
    }
    facts.push(period_fact(&ctx, &row.from_day, row.until_day.as_deref()));
    let title = Text::of(&ctx, &row.name);
    let mut page = PlacePage::new(&ctx, "body-place-group", &title, facts);
    page.lead = (!row.mandate.of_record().is_empty()).then(|| Text::of(&ctx, &row.mandate));
    page.terms = term_lines(&ctx, in_place(Place::Group, row.id)).await?;
    page.below_title = ctx.say("body-subgroups", &[]);
    page.below = all
        .groups
        .iter()
        .filter(|known| known.parent_id == Some(row.id))
        .map(|known| {
            let period = say_period(&ctx, &known.from_day, known.until_day.as_deref());
            as_fact(period, known)
        })
        .collect();
    let ended = has_ended(&ctx, row.until_day.as_deref());
    render(&page.kept(&ctx, Place::Group, &row.key, ended))
}

pub async fn organisation(ctx: Ctx, Path(key): Path<String>) -> Result<Response> {
    let db = ctx.db().read();
    let row = organisations::find_organisation_by_key(db, &key)
        .await?
        .filter(|row| ctx.viewer.may_see(row.audience_id))
        .ok_or(Error::NotFound)?;
    let all = actions::composition(&ctx, None).await?;
    let mut facts = Vec::new();
    if let Some(kind) = Kind::from_code(&row.kind) {
        let text = Text::plain(&ctx, ctx.say(&format!("{}-one", kind.key()), &[]));
        facts.push(fact(&ctx, "body-field-kind", text, String::new()));
    }
    facts.push(period_fact(&ctx, &row.from_day, row.until_day.as_deref()));
    let title = Text::of(&ctx, &row.name);
    let mut page = PlacePage::new(&ctx, "body-place-institution", &title, facts);
    page.terms = term_lines(&ctx, in_place(Place::Institution, row.id)).await?;
    let sits_for = Wanted {
        organisation: Some(row.id),
        ..Wanted::default()
    };
    let lines = term_lines(&ctx, sits_for).await?;
    page.terms.extend(lines.into_iter().map(|line| TermLine {
        organisation: None,
        ..line
    }));
    page.below_title = ctx.say("body-seats", &[]);
    page.below = all
        .seats
        .iter()
        .filter(|seat| seat.organisation_id == Some(row.id))
        .map(|seat| {
            let reference = seat_reference(seat.number);
            Fact {
                label: say_period(&ctx, &seat.from_day, seat.until_day.as_deref()),
                href: link(&ctx, &place_path(Place::Seat, &reference)),
                text: Text::plain(&ctx, reference),
            }
        })
        .collect();
    let ended = has_ended(&ctx, row.until_day.as_deref());
    render(&page.kept(&ctx, Place::Institution, &row.key, ended))
}

/// What one person has done in the body, as far as the viewer may see it; without any of it there is no such page.
pub async fn person(ctx: Ctx, Path(id): Path<String>) -> Result<Response> {
    let id: Uuid = id.parse().map_err(|_| Error::NotFound)?;
    let wanted = Wanted {
        person: Some(id),
        ..Wanted::default()
    };
    let terms = term_lines(&ctx, wanted).await?;
    let first = terms.first().filter(|line| !line.name_href.is_empty());
    let title = first.ok_or(Error::NotFound)?;
    let title = Text {
        text: title.name.text.clone(),
        lang: title.name.lang.clone(),
    };
    let mut page = PlacePage::new(&ctx, "body-place-person", &title, Vec::new());
    page.of_person = true;
    page.terms = terms;
    render(&page)
}
