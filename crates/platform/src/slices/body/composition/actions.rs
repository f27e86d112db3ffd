//! What is done with the composition: what stands on a day, and what the secretariat enters.

pub mod terms;

use super::{
    model::{Class, Period, parse_key},
    store::{self, Named, Wanted},
    tables::{GroupRow, OfficeRow, ProfileRow, SeatRow, SectorRow},
};
use crate::slices::body::{
    policy::{self, MayKeep},
    store as organisations,
    tables::OrganisationRow,
};
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Day,
    content::Content,
    db::WriteTx,
    error::{Conflict, ConflictField, Refusal},
    form::{FieldError, FieldErrors, line},
};
use serde::Deserialize;
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Everything that stands on one day, or ever stood.
pub struct Composition {
    pub sectors: Vec<SectorRow>,
    pub seats: Vec<SeatRow>,
    pub offices: Vec<OfficeRow>,
    pub groups: Vec<GroupRow>,
    pub terms: Vec<Named>,
    /// Organisations in the order of the reader's language.
    pub organisations: Vec<(Uuid, String, Content)>,
}

impl Composition {
    /// The terms in one place.
    pub fn terms_in(&self, id: Uuid) -> impl Iterator<Item = &Named> {
        self.terms
            .iter()
            .filter(move |named| named.term.place_id() == Some(id))
    }

    #[must_use]
    pub fn organisation(&self, id: Uuid) -> Option<&(Uuid, String, Content)> {
        self.organisations.iter().find(|known| known.0 == id)
    }

    /// Seats of a sector in the order of their organisations' names.
    #[must_use]
    pub fn seats_of(&self, sector: Uuid) -> Vec<&SeatRow> {
        let order: HashMap<Uuid, usize> = self
            .organisations
            .iter()
            .enumerate()
            .map(|(n, known)| (known.0, n))
            .collect();
        let mut seats: Vec<&SeatRow> = self
            .seats
            .iter()
            .filter(|seat| seat.sector_id == sector)
            .collect();
        seats.sort_by_key(|seat| {
            let at = seat.organisation_id.and_then(|id| order.get(&id).copied());
            (at.unwrap_or(usize::MAX), seat.number)
        });
        seats
    }
}

/// What stands on a day, as far as the viewer may see it.
///
/// # Errors
/// The database's.
pub async fn composition(ctx: &Ctx, day: Option<Day>) -> Result<Composition> {
    let db = ctx.db().read();
    let day = day.map(Day::iso);
    let day = day.as_deref();
    Ok(Composition {
        sectors: store::list_sectors(db, day).await?,
        seats: store::list_seats(db, day).await?,
        offices: store::list_offices(db, day).await?,
        groups: store::list_groups(db, day).await?,
        terms: store::list_terms(
            db,
            &ctx.viewer,
            Wanted {
                day,
                ..Wanted::default()
            },
        )
        .await?,
        organisations: store::list_organisation_names(db, &ctx.viewer, ctx.locale).await?,
    })
}

/// Whoever may keep the composition, or the answer that a stranger gets: there is nothing here.
pub fn permit(ctx: &Ctx) -> Result<MayKeep> {
    policy::may_keep(&ctx.viewer).ok_or(Error::NotFound)
}

/// A text in three languages as a form or a row of a file says it.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub kk: String,
    pub ru: String,
    pub en: String,
}

impl Typed {
    /// The text in the language of record: the first of en, ru and kk that is filled.
    pub fn content(&self) -> Option<Content> {
        let texts = [("en", &self.en), ("ru", &self.ru), ("kk", &self.kk)]
            .map(|(language, text)| (language, line(text)));
        let (record, text) = texts.iter().find(|(_, text)| !text.is_empty())?;
        let content = Content::new(record, text.clone());
        Some(texts.iter().fold(content, |content, (language, text)| {
            content.translated(language, text)
        }))
    }

    /// A text that has to be there in one language at least.
    fn required(&self, field: &str, errors: &mut FieldErrors) -> Content {
        self.content().unwrap_or_else(|| {
            errors.insert(
                format!("{field}-{}", "en"),
                FieldError::new("body-name-missing"),
            );
            Content::new("en", "")
        })
    }

    fn optional(&self) -> Content {
        self.content().unwrap_or_else(|| Content::new("en", ""))
    }
}

/// The form of the profile.
#[derive(Clone, Debug, Default)]
pub struct TypedProfile {
    pub name: Typed,
    pub mandate: Typed,
    pub legal_basis: Typed,
    pub cadence: Typed,
    pub founded: String,
    /// The version that its reader saw; 0 for the first.
    pub version: i64,
}

/// Writes what the body says of itself.
///
/// # Errors
/// `NotFound` for a stranger; `Invalid` by field; `Conflict` when somebody changed it since.
pub async fn keep_profile(ctx: &Ctx, typed: &TypedProfile) -> Result<()> {
    let permit = permit(ctx)?;
    let mut errors = FieldErrors::new();
    let name = typed.name.required("name", &mut errors);
    let founded = line(&typed.founded).parse::<Day>();
    if founded.is_err() {
        errors.insert("founded".into(), FieldError::new("body-day-wrong"));
    }
    let (true, Ok(founded)) = (errors.is_empty(), founded) else {
        return Err(Error::Invalid(errors));
    };
    let mut tx = ctx.db().write().await?;
    let standing = store::find_profile(&*tx).await?;
    let version = standing.as_ref().map_or(0, |row| row.version);
    if let Some(stored) = standing.as_ref().filter(|_| version != typed.version) {
        return Err(Error::Conflict(Arc::new(Conflict {
            path: "/body/profile".into(),
            stored_version: stored.version,
            fields: vec![ConflictField {
                label: "body-field-name",
                stored: stored.name.text(ctx.locale).to_owned(),
                sent: name.text(ctx.locale).to_owned(),
            }],
        })));
    }
    let row = ProfileRow {
        id: standing.as_ref().map_or_else(|| ctx.id(), |row| row.id),
        name,
        mandate: typed.mandate.optional(),
        legal_basis: typed.legal_basis.optional(),
        cadence: typed.cadence.optional(),
        founded_day: founded.iso(),
        version: version + 1,
    };
    if standing.is_some() {
        store::update_profile(&*tx, &permit, &row).await?;
        tx.record("change", row.snapshot());
    } else {
        store::insert_profile(&*tx, &permit, &row, ctx.now).await?;
        tx.record("add", row.snapshot());
    }
    tx.commit(ctx).await
}

/// A sector to add.
#[derive(Clone, Debug, Default)]
pub struct TypedSector {
    pub key: String,
    pub name: Typed,
    pub class: String,
    pub joined: String,
    pub position: i64,
    pub from: String,
    pub until: String,
}

/// Adds a sector.
///
/// # Errors
/// `NotFound` for a stranger; `Invalid` by field.
pub async fn add_sector(ctx: &Ctx, typed: &TypedSector) -> Result<()> {
    let permit = permit(ctx)?;
    let mut tx = ctx.db().write().await?;
    insert_sector(&mut tx, ctx, &permit, typed).await?;
    tx.commit(ctx).await
}

/// The sectors that such a body usually has: a line for each, with its name in three languages.
const USUAL_SECTORS: &str = include_str!("sectors.csv");

#[derive(Deserialize)]
struct UsualSector {
    key: String,
    class: String,
    joined: String,
    name_en: String,
    name_ru: String,
    name_kk: String,
}

/// Adds the usual sectors, as they stand since the body was founded; all of them or none.
///
/// # Errors
/// `NotFound` for a stranger; `Refused` where there are sectors already.
pub async fn add_usual_sectors(ctx: &Ctx) -> Result<()> {
    let permit = permit(ctx)?;
    let mut tx = ctx.db().write().await?;
    if !store::list_sectors(&*tx, None).await?.is_empty() {
        return Err(Refusal::new("body-sectors-there").into());
    }
    let founded = store::find_profile(&*tx).await?;
    let from = founded
        .map(|row| row.founded_day)
        .filter(|day| !day.is_empty())
        .unwrap_or_else(|| ctx.today().iso());
    let lines = csv::Reader::from_reader(USUAL_SECTORS.as_bytes()).into_deserialize();
    for (position, line) in (1..).zip(lines) {
        let line: UsualSector = line.map_err(Error::internal)?;
        let sector = TypedSector {
            key: line.key,
            name: Typed {
                kk: line.name_kk,
                ru: line.name_ru,
                en: line.name_en,
            },
            class: line.class,
            joined: line.joined,
            position,
            from: from.clone(),
            until: String::new(),
        };
        insert_sector(&mut tx, ctx, &permit, &sector).await?;
    }
    tx.commit(ctx).await
}

async fn insert_sector(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayKeep,
    typed: &TypedSector,
) -> Result<()> {
    let mut errors = FieldErrors::new();
    let key = read_key(&typed.key, &mut errors);
    let name = typed.name.required("name", &mut errors);
    let class = Class::from_code(&typed.class);
    if class.is_none() {
        errors.insert("class".into(), FieldError::new("body-class-unknown"));
    }
    let joined = line(&typed.joined);
    let period = read_period(&typed.from, &typed.until, &mut errors);
    if store::find_sector(&**tx, &key).await?.is_some() {
        errors.insert("key".into(), FieldError::new("body-key-taken-sector"));
    }
    let (Some(class), Some(period), true) = (class, period, errors.is_empty()) else {
        return Err(Error::Invalid(errors));
    };
    let row = SectorRow {
        id: ctx.id(),
        key,
        name,
        class: class.code().into(),
        joined: (!joined.is_empty()).then_some(joined),
        position: typed.position,
        from_day: period.from.iso(),
        until_day: period.until.map(Day::iso),
        version: 1,
    };
    store::insert_sector(&**tx, permit, &row, ctx.now).await?;
    tx.record("add", row.snapshot());
    Ok(())
}

/// A seat to add; for an organisation, or in a person's own name.
#[derive(Clone, Debug, Default)]
pub struct TypedSeat {
    pub sector: String,
    /// Key of an organisation; may be empty.
    pub organisation: String,
    pub document: String,
    pub from: String,
    pub until: String,
}

/// Adds a seat; its number.
///
/// # Errors
/// `NotFound` for a stranger; `Invalid` by field.
pub async fn add_seat(ctx: &Ctx, typed: &TypedSeat) -> Result<i64> {
    let permit = permit(ctx)?;
    let mut tx = ctx.db().write().await?;
    let number = insert_seat(&mut tx, ctx, &permit, typed).await?;
    tx.commit(ctx).await?;
    Ok(number)
}

/// As [`add_seat`], in an open transaction.
pub(super) async fn insert_seat(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayKeep,
    typed: &TypedSeat,
) -> Result<i64> {
    let mut errors = FieldErrors::new();
    let sector = store::find_sector(&**tx, &line(&typed.sector)).await?;
    if sector.is_none() {
        errors.insert("sector".into(), FieldError::new("body-no-such-sector"));
    }
    let organisation = read_organisation(tx, &typed.organisation, &mut errors).await?;
    let period = read_period(&typed.from, &typed.until, &mut errors);
    let (Some(sector), Some(period), true) = (sector, period, errors.is_empty()) else {
        return Err(Error::Invalid(errors));
    };
    let row = SeatRow {
        id: ctx.id(),
        number: store::next_seat_number(&**tx).await?,
        sector_id: sector.id,
        organisation_id: organisation.map(|row| row.id),
        mandate_document: line(&typed.document),
        from_day: period.from.iso(),
        until_day: period.until.map(Day::iso),
        version: 1,
    };
    store::insert_seat(&**tx, permit, &row, ctx.now).await?;
    tx.record("add", row.snapshot());
    Ok(row.number)
}

/// An office or a group to add.
#[derive(Clone, Debug, Default)]
pub struct TypedUnit {
    pub key: String,
    pub name: Typed,
    /// Of a group.
    pub mandate: Typed,
    /// Key of the group that a subgroup is part of; may be empty.
    pub parent: String,
    /// Key of an office's organisation; may be empty.
    pub organisation: String,
    pub from: String,
    pub until: String,
}

/// Adds an office; its key.
///
/// # Errors
/// `NotFound` for a stranger; `Invalid` by field.
pub async fn add_office(ctx: &Ctx, typed: &TypedUnit) -> Result<String> {
    let permit = permit(ctx)?;
    let mut errors = FieldErrors::new();
    let key = read_key(&typed.key, &mut errors);
    let title = typed.name.required("name", &mut errors);
    let period = read_period(&typed.from, &typed.until, &mut errors);
    let mut tx = ctx.db().write().await?;
    let organisation = read_organisation(&tx, &typed.organisation, &mut errors).await?;
    if store::find_office(&*tx, &key).await?.is_some() {
        errors.insert("key".into(), FieldError::new("body-key-taken-office"));
    }
    let (Some(period), true) = (period, errors.is_empty()) else {
        return Err(Error::Invalid(errors));
    };
    let row = OfficeRow {
        id: ctx.id(),
        key,
        title,
        organisation_id: organisation.map(|row| row.id),
        from_day: period.from.iso(),
        until_day: period.until.map(Day::iso),
        version: 1,
    };
    store::insert_office(&*tx, &permit, &row, ctx.now).await?;
    tx.record("add", row.snapshot());
    tx.commit(ctx).await?;
    Ok(row.key)
}

/// Adds a working group or a subgroup; its key.
///
/// # Errors
/// `NotFound` for a stranger; `Invalid` by field: a subgroup stands no longer than its group.
pub async fn add_group(ctx: &Ctx, typed: &TypedUnit) -> Result<String> {
    let permit = permit(ctx)?;
    let mut errors = FieldErrors::new();
    let key = read_key(&typed.key, &mut errors);
    let name = typed.name.required("name", &mut errors);
    let period = read_period(&typed.from, &typed.until, &mut errors);
    let mut tx = ctx.db().write().await?;
    if store::find_group(&*tx, &key).await?.is_some() {
        errors.insert("key".into(), FieldError::new("body-key-taken-group"));
    }
    let parent = match line(&typed.parent) {
        parent if parent.is_empty() => None,
        parent => {
            let found = store::find_group(&*tx, &parent).await?;
            if found.is_none() {
                errors.insert("parent".into(), FieldError::new("body-no-such-group"));
            }
            found
        }
    };
    if let (Some(parent), Some(period)) = (&parent, period) {
        let outer = Period::stored(&parent.from_day, parent.until_day.as_deref())?;
        if !outer.covers(&period) {
            errors.insert(outside(&outer, &period).into(), outside_error(&outer));
        }
    }
    let (Some(period), true) = (period, errors.is_empty()) else {
        return Err(Error::Invalid(errors));
    };
    let row = GroupRow {
        id: ctx.id(),
        key,
        parent_id: parent.map(|row| row.id),
        name,
        mandate: typed.mandate.optional(),
        from_day: period.from.iso(),
        until_day: period.until.map(Day::iso),
        version: 1,
    };
    store::insert_group(&*tx, &permit, &row, ctx.now).await?;
    tx.record("add", row.snapshot());
    tx.commit(ctx).await?;
    Ok(row.key)
}

fn read_key(typed: &str, errors: &mut FieldErrors) -> String {
    parse_key(typed).unwrap_or_else(|error| {
        errors.insert("key".into(), error);
        String::new()
    })
}

fn read_period(from: &str, until: &str, errors: &mut FieldErrors) -> Option<Period> {
    Period::parse(from, until)
        .map_err(|wrong| errors.extend(wrong))
        .ok()
}

async fn read_organisation(
    tx: &WriteTx,
    typed: &str,
    errors: &mut FieldErrors,
) -> Result<Option<OrganisationRow>> {
    let key = line(typed);
    if key.is_empty() {
        return Ok(None);
    }
    let found = organisations::find_organisation_by_key(&**tx, &key).await?;
    if found.is_none() {
        errors.insert(
            "organisation".into(),
            FieldError::new("body-no-such-organisation"),
        );
    }
    Ok(found)
}

/// Which end of a period reaches beyond another.
fn outside(outer: &Period, period: &Period) -> &'static str {
    if period.from < outer.from {
        "from"
    } else {
        "until"
    }
}

fn outside_error(outer: &Period) -> FieldError {
    match outer.until {
        Some(until) => FieldError::new("body-outside")
            .with("from", outer.from)
            .with("until", until),
        None => FieldError::new("body-outside-open").with("from", outer.from),
    }
}
