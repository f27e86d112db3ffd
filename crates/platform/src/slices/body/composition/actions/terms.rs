//! Who holds a part: beginning, ending and renewing terms, and ending what they are held in.

use super::{Typed, outside, outside_error, permit, read_organisation, read_period};
use crate::slices::{
    accounts,
    body::{
        composition::{
            model::{Part, Period, Place, parse_seat_reference, seat_reference},
            store,
            tables::TermRow,
        },
        policy::MayKeep,
        store as organisations,
    },
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::audience_of,
    clock::Day,
    content::Content,
    db::WriteTx,
    error::{Conflict, ConflictField},
    form::{FieldError, FieldErrors, line, wrong},
};
use std::sync::Arc;
use uuid::Uuid;

/// A term to begin.
#[derive(Clone, Debug, Default)]
pub struct TypedTerm {
    /// Code of a [`Place`].
    pub place: String,
    /// Number of a seat, key of everything else.
    pub of: String,
    pub part: String,
    /// Handle of somebody with an account; or empty, and the name is given.
    pub handle: String,
    pub name: Typed,
    /// Key of the organisation for which a member of a group sits; may be empty.
    pub organisation: String,
    pub document: String,
    pub from: String,
    pub until: String,
}

/// A place where parts are held, as a rule has to know it.
pub struct Held {
    pub place: Place,
    pub id: Uuid,
    pub path: String,
    pub period: Period,
    pub version: i64,
}

/// The place of this kind under this key; a seat under its number.
///
/// # Errors
/// The database's.
pub async fn find_place(
    db: &impl sea_orm::ConnectionTrait,
    place: Place,
    of: &str,
) -> Result<Option<Held>> {
    let found = match place {
        Place::Seat => match parse_seat_reference(of) {
            Some(number) => store::find_seat(db, number).await?.map(|row| {
                let reference = seat_reference(row.number);
                (row.id, reference, row.from_day, row.until_day, row.version)
            }),
            None => None,
        },
        Place::Office => store::find_office(db, &line(of))
            .await?
            .map(|row| (row.id, row.key, row.from_day, row.until_day, row.version)),
        Place::Group => store::find_group(db, &line(of))
            .await?
            .map(|row| (row.id, row.key, row.from_day, row.until_day, row.version)),
        Place::Institution => organisations::find_organisation_by_key(db, &line(of))
            .await?
            .map(|row| (row.id, row.key, row.from_day, row.until_day, row.version)),
    };
    let Some((id, key, from, until, version)) = found else {
        return Ok(None);
    };
    Ok(Some(Held {
        place,
        id,
        path: place_path(place, &key),
        period: Period::stored(&from, until.as_deref())?,
        version,
    }))
}

/// The page of a place, without the language.
#[must_use]
pub fn place_path(place: Place, key: &str) -> String {
    match place {
        Place::Seat => format!("/body/seats/{key}"),
        Place::Office => format!("/body/offices/{key}"),
        Place::Group => format!("/body/groups/{key}"),
        Place::Institution => format!("/body/organisations/{key}"),
    }
}

/// Lets somebody hold a part; the path of the place.
///
/// # Errors
/// `NotFound` for a stranger; `Invalid` by field.
pub async fn begin_term(ctx: &Ctx, typed: &TypedTerm) -> Result<String> {
    let permit = permit(ctx)?;
    let mut tx = ctx.db().write().await?;
    let path = insert_term(&mut tx, ctx, &permit, typed).await?;
    tx.commit(ctx).await?;
    Ok(path)
}

/// As [`begin_term`], in an open transaction.
async fn insert_term(
    tx: &mut WriteTx,
    ctx: &Ctx,
    permit: &MayKeep,
    typed: &TypedTerm,
) -> Result<String> {
    let mut errors = FieldErrors::new();
    let place = Place::from_code(&typed.place)
        .ok_or_else(|| Error::Invalid(wrong("place", FieldError::new("body-place-unknown"))))?;
    let held = find_place(&**tx, place, &typed.of).await?;
    if held.is_none() {
        errors.insert("of".into(), FieldError::new("body-no-such-place"));
    }
    let part = Part::from_code(&typed.part).filter(|part| place.parts().contains(part));
    if part.is_none() {
        errors.insert("part".into(), FieldError::new("body-part-unknown"));
    }
    let (person_id, name) = read_holder(tx, typed, &mut errors).await?;
    let organisation = read_organisation(tx, &typed.organisation, &mut errors).await?;
    let period = read_period(&typed.from, &typed.until, &mut errors);
    if let (Some(held), Some(part), Some(period)) = (&held, part, period) {
        if !held.period.covers(&period) {
            errors
                .entry(outside(&held.period, &period).into())
                .or_insert_with(|| outside_error(&held.period));
        }
        if part.is_held_alone()
            && let Some(error) = meeting(tx, held, part, &period).await?
        {
            errors.entry("from".into()).or_insert(error);
        }
    }
    let (Some(held), Some(part), Some(period), true) = (held, part, period, errors.is_empty())
    else {
        return Err(Error::Invalid(errors));
    };
    let here = |kind: Place| (kind == place).then_some(held.id);
    let row = TermRow {
        id: ctx.id(),
        seat_id: here(Place::Seat),
        office_id: here(Place::Office),
        group_id: here(Place::Group),
        institution_id: here(Place::Institution),
        part: part.code().into(),
        person_id,
        name,
        organisation_id: organisation.map(|row| row.id),
        document: line(&typed.document),
        audience_id: part.audience(place),
        from_day: period.from.iso(),
        until_day: period.until.map(Day::iso),
        until_reason: String::new(),
        version: 1,
    };
    store::insert_term(&**tx, permit, &row, ctx.now).await?;
    // Who acts for an organisation sees what is for its own people.
    if row.person_id.is_some()
        && let Some(organisation) = store::find_represented(&**tx, &row).await?
    {
        audience_of(&**tx, "organisation", organisation).await?;
    }
    tx.record("begin", row.snapshot());
    Ok(held.path)
}

/// Somebody with an account, or the name of somebody without.
async fn read_holder(
    tx: &WriteTx,
    typed: &TypedTerm,
    errors: &mut FieldErrors,
) -> Result<(Option<Uuid>, Option<Content>)> {
    let handle = line(&typed.handle);
    if handle.is_empty() {
        return Ok((None, Some(typed.name.required("name", errors))));
    }
    let person = accounts::find_person_by_handle(&**tx, &handle).await?;
    if person.is_none() {
        errors.insert("handle".into(), FieldError::new("body-no-such-person"));
    }
    Ok((person.map(|person| person.id), None))
}

/// That somebody else holds the part on a day of the period.
async fn meeting(
    tx: &WriteTx,
    held: &Held,
    part: Part,
    period: &Period,
) -> Result<Option<FieldError>> {
    for term in store::list_terms_in(&**tx, held.place, held.id).await? {
        let other = Period::stored(&term.from_day, term.until_day.as_deref())?;
        if term.part == part.code() && other.meets(period) {
            let error = match other.until {
                Some(until) => FieldError::new("body-held-until")
                    .with("from", other.from)
                    .with("until", until),
                None => FieldError::new("body-held").with("from", other.from),
            };
            return Ok(Some(error));
        }
    }
    Ok(None)
}

/// The form that ends a term or a place.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct TypedEnd {
    pub until: String,
    pub reason: String,
    pub version: i64,
}

/// Ends a term.
///
/// # Errors
/// `NotFound`; `Invalid` at `until`; `Conflict` when somebody changed it since.
pub async fn end_term(ctx: &Ctx, id: Uuid, typed: &TypedEnd) -> Result<()> {
    let permit = permit(ctx)?;
    let mut tx = ctx.db().write().await?;
    let mut row = store::find_term(&*tx, &ctx.viewer, id)
        .await?
        .ok_or(Error::NotFound)?;
    let until = Period::parse(&row.from_day, &typed.until)
        .map_err(Error::Invalid)?
        .until
        .ok_or_else(|| Error::Invalid(wrong("until", FieldError::new("body-day-wrong"))))?;
    if row.version != typed.version {
        return Err(conflict(
            format!("/body/terms/{id}/closure"),
            row.version,
            row.until_day.as_deref().unwrap_or_default(),
            &typed.until,
        ));
    }
    row.until_day = Some(until.iso());
    row.until_reason = line(&typed.reason);
    row.version += 1;
    store::update_term(&*tx, &permit, &row).await?;
    tx.record("end", row.snapshot());
    tx.commit(ctx).await
}

fn conflict(path: String, version: i64, stored: &str, sent: &str) -> Error {
    Error::Conflict(Arc::new(Conflict {
        path,
        stored_version: version,
        fields: vec![ConflictField {
            label: "body-field-until",
            stored: stored.to_owned(),
            sent: sent.to_owned(),
        }],
    }))
}

/// Ends a seat, an office, a group with its subgroups, or an institution; the terms in it end with it.
///
/// # Errors
/// `NotFound`; `Invalid` at `until`; `Conflict` when somebody changed it since.
pub async fn end_place(ctx: &Ctx, place: Place, of: &str, typed: &TypedEnd) -> Result<String> {
    let permit = permit(ctx)?;
    let mut tx = ctx.db().write().await?;
    let held = find_place(&*tx, place, of).await?.ok_or(Error::NotFound)?;
    let until = Period::parse(&held.period.from.iso(), &typed.until)
        .map_err(Error::Invalid)?
        .until
        .ok_or_else(|| Error::Invalid(wrong("until", FieldError::new("body-day-wrong"))))?;
    if held.version != typed.version {
        let stored = held.period.until.map(Day::iso).unwrap_or_default();
        let path = format!("{}/closure", held.path);
        return Err(conflict(path, held.version, &stored, &typed.until));
    }
    let mut ending = vec![(held.id, held.version)];
    if place == Place::Group {
        let groups = store::list_groups(&*tx, None).await?;
        let mut at = 0;
        while let Some((parent, _)) = ending.get(at).copied() {
            let below = groups.iter().filter(|row| row.parent_id == Some(parent));
            ending.extend(below.filter_map(|row| {
                let lasts = row
                    .until_day
                    .as_deref()
                    .is_none_or(|day| *day > *until.iso());
                lasts.then_some((row.id, row.version))
            }));
            at += 1;
        }
    }
    for (id, version) in ending {
        end_one(
            &mut tx,
            &permit,
            place,
            id,
            version + 1,
            until,
            &typed.reason,
        )
        .await?;
    }
    tx.commit(ctx).await?;
    Ok(held.path)
}

async fn end_one(
    tx: &mut WriteTx,
    permit: &MayKeep,
    place: Place,
    id: Uuid,
    version: i64,
    until: Day,
    reason: &str,
) -> Result<()> {
    store::end_place(&**tx, permit, place, id, &until.iso(), version).await?;
    for mut term in store::list_terms_in(&**tx, place, id).await? {
        let lasts = term
            .until_day
            .as_deref()
            .is_none_or(|day| *day > *until.iso());
        if lasts {
            let from = term.from_day.parse::<Day>().map_err(Error::internal)?;
            term.until_day = Some(until.max(from).iso());
            term.until_reason = line(reason);
            term.version += 1;
            store::update_term(&**tx, permit, &term).await?;
            tx.record("end", term.snapshot());
        }
    }
    match place {
        Place::Seat => {
            let rows = store::list_seats(&**tx, None).await?;
            let row = rows.into_iter().find(|row| row.id == id);
            tx.record("end", row.ok_or(Error::NotFound)?.snapshot());
        }
        Place::Office => {
            let rows = store::list_offices(&**tx, None).await?;
            let row = rows.into_iter().find(|row| row.id == id);
            tx.record("end", row.ok_or(Error::NotFound)?.snapshot());
        }
        Place::Group => {
            let rows = store::list_groups(&**tx, None).await?;
            let row = rows.into_iter().find(|row| row.id == id);
            tx.record("end", row.ok_or(Error::NotFound)?.snapshot());
        }
        Place::Institution => {
            let row = organisations::find_organisation(&**tx, id).await?;
            tx.record("end", row.ok_or(Error::NotFound)?.snapshot());
        }
    }
    Ok(())
}

/// Renews terms until a day: the yearly renewal of mandates.
///
/// # Errors
/// `NotFound` for a stranger or a term that is not there; `Invalid` at `until` and `terms`.
pub async fn renew_terms(ctx: &Ctx, ids: &[Uuid], until: &str) -> Result<usize> {
    let permit = permit(ctx)?;
    let day = line(until)
        .parse::<Day>()
        .map_err(|_| Error::Invalid(wrong("until", FieldError::new("body-day-wrong"))))?;
    if ids.is_empty() {
        return Err(Error::Invalid(wrong(
            "terms",
            FieldError::new("body-renewal-nothing-chosen"),
        )));
    }
    let mut tx = ctx.db().write().await?;
    for id in ids {
        let mut row = store::find_term(&*tx, &ctx.viewer, *id)
            .await?
            .ok_or(Error::NotFound)?;
        if row
            .until_day
            .as_deref()
            .is_none_or(|old| day.iso().as_str() <= old)
        {
            return Err(Error::Invalid(wrong(
                "until",
                FieldError::new("body-renewal-earlier"),
            )));
        }
        row.until_day = Some(day.iso());
        row.version += 1;
        store::update_term(&*tx, &permit, &row).await?;
        tx.record("renew", row.snapshot());
    }
    tx.commit(ctx).await?;
    Ok(ids.len())
}
