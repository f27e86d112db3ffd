//! Queries of the composition. Knows neither rights nor time.

use super::{
    model::Place,
    tables::{
        GROUP_COLUMNS, GroupRow, OFFICE_COLUMNS, OfficeRow, PROFILE_COLUMNS, ProfileRow,
        SEAT_COLUMNS, SECTOR_COLUMNS, SeatRow, SectorRow, TERM_COLUMNS, TermRow,
    },
};
use crate::slices::body::policy::MayKeep;
use kenes_kernel::{
    Error, Result, access::Viewer, clock::Instant, content::Content, db::Query, i18n::Locale,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// What stands on a day; everything that ever stood without one.
fn standing(query: Query, alias: &str, day: Option<&str>) -> Query {
    match day {
        Some(day) => query
            .text(&format!(
                " AND {alias}from_day <= ? AND ({alias}until_day IS NULL OR {alias}until_day > ?)"
            ))
            .bind(day)
            .bind(day),
        None => query,
    }
}

pub async fn find_profile(db: &impl ConnectionTrait) -> Result<Option<ProfileRow>> {
    Ok(Query::new(&format!(
        "SELECT {PROFILE_COLUMNS} FROM body_profile ORDER BY created_at LIMIT 1"
    ))
    .one(db)
    .await?)
}

pub async fn list_sectors(db: &impl ConnectionTrait, day: Option<&str>) -> Result<Vec<SectorRow>> {
    let query = Query::new(&format!("SELECT {SECTOR_COLUMNS} FROM sectors WHERE 1 = 1"));
    Ok(standing(query, "", day)
        .text(" ORDER BY position, key")
        .all(db)
        .await?)
}

/// Seats in the order of their numbers.
pub async fn list_seats(db: &impl ConnectionTrait, day: Option<&str>) -> Result<Vec<SeatRow>> {
    let query = Query::new(&format!("SELECT {SEAT_COLUMNS} FROM seats WHERE 1 = 1"));
    Ok(standing(query, "", day)
        .text(" ORDER BY number")
        .all(db)
        .await?)
}

pub async fn list_offices(db: &impl ConnectionTrait, day: Option<&str>) -> Result<Vec<OfficeRow>> {
    let query = Query::new(&format!("SELECT {OFFICE_COLUMNS} FROM offices WHERE 1 = 1"));
    Ok(standing(query, "", day)
        .text(" ORDER BY created_at, id")
        .all(db)
        .await?)
}

/// Groups from the oldest to the newest.
pub async fn list_groups(db: &impl ConnectionTrait, day: Option<&str>) -> Result<Vec<GroupRow>> {
    let query = Query::new(&format!(
        "SELECT {GROUP_COLUMNS} FROM working_groups WHERE 1 = 1"
    ));
    Ok(standing(query, "", day)
        .text(" ORDER BY from_day, created_at, id")
        .all(db)
        .await?)
}

/// A term with the names that it needs to be shown.
#[derive(Clone, Debug)]
pub struct Named {
    pub term: TermRow,
    /// `None` where the person was erased.
    pub name: Option<Content>,
    pub organisation: Option<(String, Content)>,
}

/// Which terms are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    pub day: Option<&'a str>,
    pub place: Option<(Place, Uuid)>,
    pub person: Option<Uuid>,
    pub organisation: Option<Uuid>,
}

/// The terms that the viewer may see, from the oldest to the newest.
pub async fn list_terms(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    wanted: Wanted<'_>,
) -> Result<Vec<Named>> {
    #[derive(FromQueryResult)]
    struct Names {
        id: Uuid,
        person_name: Option<Content>,
        for_key: Option<String>,
        for_name: Option<Content>,
    }
    let only = |query: Query| {
        let mut query = query.list(viewer.audiences().iter().copied());
        if let Some((place, id)) = wanted.place {
            query = query
                .text(&format!(" AND t.{} = ?", column(place)))
                .bind(id);
        }
        if let Some(person) = wanted.person {
            query = query.text(" AND t.person_id = ?").bind(person);
        }
        if let Some(organisation) = wanted.organisation {
            query = query.text(" AND t.organisation_id = ?").bind(organisation);
        }
        standing(query, "t.", wanted.day).text(" ORDER BY t.from_day, t.created_at, t.id")
    };
    let columns = TERM_COLUMNS
        .split(", ")
        .map(|name| format!("t.{name}"))
        .collect::<Vec<_>>()
        .join(", ");
    let terms: Vec<TermRow> = only(Query::new(&format!(
        "SELECT {columns} FROM terms t WHERE t.audience_id IN "
    )))
    .all(db)
    .await?;
    let names: Vec<Names> = only(Query::new("SELECT t.id AS id, p.name AS person_name, o.key AS for_key, o.name AS for_name FROM terms t LEFT JOIN people p ON p.id = t.person_id AND p.erased_at IS NULL LEFT JOIN organisations o ON o.id = t.organisation_id WHERE t.audience_id IN "))
        .all(db)
        .await?;
    // Two reads of one order; a term between them is left out rather than misnamed.
    Ok(terms
        .into_iter()
        .filter_map(|term| {
            let named = names.iter().find(|named| named.id == term.id)?;
            Some(Named {
                name: named.person_name.clone().or_else(|| term.name.clone()),
                organisation: named.for_key.clone().zip(named.for_name.clone()),
                term,
            })
        })
        .collect())
}

/// The column of a term that names its place.
const fn column(place: Place) -> &'static str {
    match place {
        Place::Seat => "seat_id",
        Place::Office => "office_id",
        Place::Group => "group_id",
        Place::Institution => "institution_id",
    }
}

/// Every term in a place, whoever may see it: what a rule has to know.
pub async fn list_terms_in(
    db: &impl ConnectionTrait,
    place: Place,
    id: Uuid,
) -> Result<Vec<TermRow>> {
    Ok(Query::new(&format!(
        "SELECT {TERM_COLUMNS} FROM terms WHERE {} = ? ORDER BY from_day, created_at, id",
        column(place)
    ))
    .bind(id)
    .all(db)
    .await?)
}

pub async fn find_term(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    id: Uuid,
) -> Result<Option<TermRow>> {
    Ok(Query::new(&format!(
        "SELECT {TERM_COLUMNS} FROM terms WHERE id = ? AND audience_id IN "
    ))
    .bind(id)
    .list(viewer.audiences().iter().copied())
    .one(db)
    .await?)
}

pub async fn find_sector(db: &impl ConnectionTrait, key: &str) -> Result<Option<SectorRow>> {
    Ok(Query::new(&format!(
        "SELECT {SECTOR_COLUMNS} FROM sectors WHERE key = ?"
    ))
    .bind(key)
    .one(db)
    .await?)
}

pub async fn find_seat(db: &impl ConnectionTrait, number: i64) -> Result<Option<SeatRow>> {
    Ok(Query::new(&format!(
        "SELECT {SEAT_COLUMNS} FROM seats WHERE number = ?"
    ))
    .bind(number)
    .one(db)
    .await?)
}

pub async fn find_office(db: &impl ConnectionTrait, key: &str) -> Result<Option<OfficeRow>> {
    Ok(Query::new(&format!(
        "SELECT {OFFICE_COLUMNS} FROM offices WHERE key = ?"
    ))
    .bind(key)
    .one(db)
    .await?)
}

/// # Errors
/// The database's.
pub async fn find_office_by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<OfficeRow>> {
    Ok(Query::new(&format!(
        "SELECT {OFFICE_COLUMNS} FROM offices WHERE id = ?"
    ))
    .bind(id)
    .one(db)
    .await?)
}

/// The offices in which a person holds a part on a day.
///
/// # Errors
/// The database's.
pub async fn list_offices_of(
    db: &impl ConnectionTrait,
    person: Uuid,
    day: &str,
) -> Result<Vec<OfficeRow>> {
    let query = Query::new(&format!("SELECT {OFFICE_COLUMNS} FROM offices WHERE id IN (SELECT t.office_id FROM terms t WHERE t.person_id = ?"))
        .bind(person);
    Ok(standing(query, "t.", Some(day))
        .text(") ORDER BY created_at, id")
        .all(db)
        .await?)
}

pub async fn find_group(db: &impl ConnectionTrait, key: &str) -> Result<Option<GroupRow>> {
    Ok(Query::new(&format!(
        "SELECT {GROUP_COLUMNS} FROM working_groups WHERE key = ?"
    ))
    .bind(key)
    .one(db)
    .await?)
}

pub async fn next_seat_number(db: &impl ConnectionTrait) -> Result<i64> {
    Ok(Query::new("SELECT COALESCE(MAX(number), 0) + 1 FROM seats")
        .scalar(db)
        .await?
        .unwrap_or(1))
}

/// Names of organisations in the order of the reader's language: id, key, name.
pub async fn list_organisation_names(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    locale: Locale,
) -> Result<Vec<(Uuid, String, Content)>> {
    #[derive(FromQueryResult)]
    struct Name {
        id: Uuid,
        key: String,
        name: Content,
    }
    let rows: Vec<Name> =
        Query::new("SELECT id, key, name FROM organisations WHERE audience_id IN ")
            .list(viewer.audiences().iter().copied())
            .text(&format!(" ORDER BY sort_{locale}, id"))
            .all(db)
            .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, row.key, row.name))
        .collect())
}

fn json(value: &Content) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

pub async fn insert_profile(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    row: &ProfileRow,
    at: Instant,
) -> Result<()> {
    Query::new("INSERT INTO body_profile (id, name, mandate, legal_basis, cadence, founded_day, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(json(&row.name)?)
        .bind(json(&row.mandate)?)
        .bind(json(&row.legal_basis)?)
        .bind(json(&row.cadence)?)
        .bind(row.founded_day.as_str())
        .bind(row.version)
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

pub async fn update_profile(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    row: &ProfileRow,
) -> Result<()> {
    Query::new("UPDATE body_profile SET name = ?, mandate = ?, legal_basis = ?, cadence = ?, founded_day = ?, version = ? WHERE id = ?")
        .bind(json(&row.name)?)
        .bind(json(&row.mandate)?)
        .bind(json(&row.legal_basis)?)
        .bind(json(&row.cadence)?)
        .bind(row.founded_day.as_str())
        .bind(row.version)
        .bind(row.id)
        .run(db)
        .await?;
    Ok(())
}

pub async fn insert_sector(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    row: &SectorRow,
    at: Instant,
) -> Result<()> {
    Query::new("INSERT INTO sectors (id, key, name, class, joined, position, from_day, until_day, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.key.as_str())
        .bind(json(&row.name)?)
        .bind(row.class.as_str())
        .bind(row.joined.clone())
        .bind(row.position)
        .bind(row.from_day.as_str())
        .bind(row.until_day.clone())
        .bind(row.version)
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

pub async fn insert_seat(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    row: &SeatRow,
    at: Instant,
) -> Result<()> {
    Query::new("INSERT INTO seats (id, number, sector_id, organisation_id, mandate_document, from_day, until_day, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.number)
        .bind(row.sector_id)
        .bind(row.organisation_id)
        .bind(row.mandate_document.as_str())
        .bind(row.from_day.as_str())
        .bind(row.until_day.clone())
        .bind(row.version)
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

pub async fn insert_office(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    row: &OfficeRow,
    at: Instant,
) -> Result<()> {
    Query::new("INSERT INTO offices (id, key, title, organisation_id, from_day, until_day, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.key.as_str())
        .bind(json(&row.title)?)
        .bind(row.organisation_id)
        .bind(row.from_day.as_str())
        .bind(row.until_day.clone())
        .bind(row.version)
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

pub async fn insert_group(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    row: &GroupRow,
    at: Instant,
) -> Result<()> {
    Query::new("INSERT INTO working_groups (id, key, parent_id, name, mandate, from_day, until_day, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.key.as_str())
        .bind(row.parent_id)
        .bind(json(&row.name)?)
        .bind(json(&row.mandate)?)
        .bind(row.from_day.as_str())
        .bind(row.until_day.clone())
        .bind(row.version)
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

pub async fn insert_term(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    row: &TermRow,
    at: Instant,
) -> Result<()> {
    Query::new("INSERT INTO terms (id, seat_id, office_id, group_id, institution_id, part, person_id, name, organisation_id, document, audience_id, from_day, until_day, until_reason, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.seat_id)
        .bind(row.office_id)
        .bind(row.group_id)
        .bind(row.institution_id)
        .bind(row.part.as_str())
        .bind(row.person_id)
        .bind(row.name.as_ref().map(json).transpose()?)
        .bind(row.organisation_id)
        .bind(row.document.as_str())
        .bind(row.audience_id)
        .bind(row.from_day.as_str())
        .bind(row.until_day.clone())
        .bind(row.until_reason.as_str())
        .bind(row.version)
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

/// Writes the end of a term, and what renewal or erasure changed.
pub async fn update_term(db: &impl ConnectionTrait, _: &MayKeep, row: &TermRow) -> Result<()> {
    Query::new(
        "UPDATE terms SET name = ?, until_day = ?, until_reason = ?, version = ? WHERE id = ?",
    )
    .bind(row.name.as_ref().map(json).transpose()?)
    .bind(row.until_day.clone())
    .bind(row.until_reason.as_str())
    .bind(row.version)
    .bind(row.id)
    .run(db)
    .await?;
    Ok(())
}

/// Ends a seat, an office or a group.
pub async fn end_place(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    place: Place,
    id: Uuid,
    until: &str,
    version: i64,
) -> Result<()> {
    let table = match place {
        Place::Seat => "seats",
        Place::Office => "offices",
        Place::Group => "working_groups",
        Place::Institution => "organisations",
    };
    Query::new(&format!(
        "UPDATE {table} SET until_day = ?, version = ? WHERE id = ?"
    ))
    .bind(until)
    .bind(version)
    .bind(id)
    .run(db)
    .await?;
    Ok(())
}

#[derive(Clone, Debug, Default, FromQueryResult)]
pub struct Ending {
    pub terms: i64,
    pub first: Option<String>,
}

/// How many terms that stand on a day end before another, and the first such day.
///
/// # Errors
/// The database's.
pub async fn count_ending(db: &impl ConnectionTrait, day: &str, before: &str) -> Result<Ending> {
    let query = Query::new("SELECT count(*) AS terms, min(until_day) AS first FROM terms WHERE from_day <= ? AND until_day > ? AND until_day <= ?")
        .bind(day)
        .bind(day)
        .bind(before);
    Ok(query.one(db).await?.unwrap_or_default())
}

/// Who holds or held a duty for an institution, the newest first.
///
/// # Errors
/// The database's.
pub async fn list_duty_holders(
    db: &impl ConnectionTrait,
    institution: Uuid,
) -> Result<Vec<DutyHolder>> {
    Ok(Query::new("SELECT t.part, t.person_id, t.name, p.name AS person_name, t.from_day, t.until_day FROM terms t LEFT JOIN people p ON p.id = t.person_id AND p.erased_at IS NULL WHERE t.institution_id = ? ORDER BY t.from_day DESC, t.created_at DESC, t.id DESC")
        .bind(institution)
        .all(db)
        .await?)
}

/// A person in one of the three duties of an institution.
#[derive(Clone, Debug, FromQueryResult)]
pub struct DutyHolder {
    /// `focal-point`, `alternate-focal-point` or `validator`.
    pub part: String,
    pub person_id: Option<Uuid>,
    /// Of somebody without an account.
    pub name: Option<Content>,
    pub person_name: Option<Content>,
    pub from_day: String,
    pub until_day: Option<String>,
}

impl DutyHolder {
    #[must_use]
    pub fn stands_on(&self, day: &str) -> bool {
        self.from_day.as_str() <= day && self.until_day.as_deref().is_none_or(|until| until > day)
    }
}

/// The organisation for which the holder of a term acts: the institution, or the one that has the seat.
///
/// # Errors
/// The database's.
pub async fn find_represented(db: &impl ConnectionTrait, term: &TermRow) -> Result<Option<Uuid>> {
    if term.institution_id.is_some() {
        return Ok(term.institution_id);
    }
    Ok(
        Query::new(
            "SELECT organisation_id FROM seats WHERE id = ? AND organisation_id IS NOT NULL",
        )
        .bind(term.seat_id)
        .scalar(db)
        .await?,
    )
}
