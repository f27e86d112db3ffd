//! Queries of the body.

use super::{
    composition::tables::{TERM_COLUMNS, TermRow},
    model::Circle,
    policy::MayKeep,
    tables::{MembershipRow, ORGANISATION_COLUMNS, OrganisationRow},
};
use kenes_kernel::{
    Error, Result,
    access::{HIDDEN, Role, Viewer},
    clock::Instant,
    content::Content,
    db::{Query, WriteTx},
    i18n::Locale,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// The organisation with this key.
///
/// # Errors
/// The database's.
pub async fn find_organisation_by_key(
    db: &impl ConnectionTrait,
    key: &str,
) -> Result<Option<OrganisationRow>> {
    Ok(Query::new(&format!(
        "SELECT {ORGANISATION_COLUMNS} FROM organisations WHERE key = ?"
    ))
    .bind(key)
    .one(db)
    .await?)
}

/// The organisation with this id.
///
/// # Errors
/// The database's.
pub async fn find_organisation(
    db: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<OrganisationRow>> {
    Ok(Query::new(&format!(
        "SELECT {ORGANISATION_COLUMNS} FROM organisations WHERE id = ?"
    ))
    .bind(id)
    .one(db)
    .await?)
}

/// Who acts for an organisation: its members, whoever has one of the duties of an institution, and whoever holds its seat.
const ACTING: &str = "SELECT id, person_id, organisation_id, from_day, until_day FROM memberships UNION ALL SELECT t.id, t.person_id, COALESCE(t.institution_id, s.organisation_id), t.from_day, t.until_day FROM terms t LEFT JOIN seats s ON s.id = t.seat_id WHERE t.person_id IS NOT NULL AND (t.institution_id IS NOT NULL OR t.seat_id IS NOT NULL)";

/// Whether a person acted for an organisation, or held something in the body, before a day or after it, and does not on
/// that day.
///
/// # Errors
/// The database's.
pub async fn is_resting(db: &impl ConnectionTrait, person: Uuid, day: &str) -> Result<bool> {
    #[derive(FromQueryResult)]
    struct Held {
        ever: i64,
        now: i64,
    }
    let held: Option<Held> = Query::new("SELECT count(*) AS ever, count(CASE WHEN x.from_day <= ? AND (x.until_day IS NULL OR x.until_day > ?) THEN 1 END) AS now FROM (SELECT from_day, until_day FROM memberships WHERE person_id = ? UNION ALL SELECT from_day, until_day FROM terms WHERE person_id = ?) x")
        .bind(day)
        .bind(day)
        .bind(person)
        .bind(person)
        .one(db)
        .await?;
    Ok(held.is_some_and(|held| held.ever > 0 && held.now == 0))
}

/// The organisation for which a person acts on a day, and the audience of its people; the newest
/// membership or term, where there are several.
///
/// # Errors
/// The database's.
pub async fn find_acting_for(
    db: &impl ConnectionTrait,
    person: Uuid,
    day: &str,
) -> Result<Option<(Uuid, Content, i64)>> {
    #[derive(FromQueryResult)]
    struct Acting {
        id: Uuid,
        name: Content,
        audience: i64,
    }
    let row: Option<Acting> = Query::new(&format!("SELECT o.id, o.name, a.id AS audience FROM ({ACTING}) m JOIN organisations o ON o.id = m.organisation_id JOIN audiences a ON a.subject = o.id AND a.kind = 'organisation' WHERE m.person_id = ? AND m.from_day <= ? AND (m.until_day IS NULL OR m.until_day > ?) ORDER BY m.from_day DESC, m.id DESC LIMIT 1"))
        .bind(person)
        .bind(day)
        .bind(day)
        .one(db)
        .await?;
    Ok(row.map(|row| (row.id, row.name, row.audience)))
}

/// The people who act for an organisation on a day.
///
/// # Errors
/// The database's.
pub async fn list_people_acting_for(
    db: &impl ConnectionTrait,
    organisation: Uuid,
    day: &str,
) -> Result<Vec<Uuid>> {
    Ok(Query::new(&format!("SELECT DISTINCT m.person_id FROM ({ACTING}) m WHERE m.organisation_id = ? AND m.from_day <= ? AND (m.until_day IS NULL OR m.until_day > ?) ORDER BY m.person_id"))
        .bind(organisation)
        .bind(day)
        .bind(day)
        .column(db)
        .await?)
}

/// The audiences of what was hidden: of an organisation, or of every one for those who decide about hiding.
///
/// # Errors
/// The database's.
pub async fn list_hidden_audiences(
    db: &impl ConnectionTrait,
    organisation: Option<Uuid>,
) -> Result<Vec<i64>> {
    let query = Query::new("SELECT id FROM audiences WHERE kind = ?").bind(HIDDEN);
    let query = match organisation {
        Some(id) => query.text(" AND subject = ?").bind(id),
        None => query,
    };
    Ok(query.column(db).await?)
}

/// Kind, name and audience of an organisation that stands on a day.
pub async fn find_standing(
    db: &impl ConnectionTrait,
    organisation: Uuid,
    day: &str,
) -> Result<Option<(String, Content, i64)>> {
    #[derive(FromQueryResult)]
    struct Standing {
        kind: String,
        name: Content,
        audience: i64,
    }
    let row: Option<Standing> = Query::new("SELECT o.kind, o.name, a.id AS audience FROM organisations o JOIN audiences a ON a.subject = o.id AND a.kind = 'organisation' WHERE o.id = ? AND o.from_day <= ? AND (o.until_day IS NULL OR o.until_day > ?)")
        .bind(organisation)
        .bind(day)
        .bind(day)
        .one(db)
        .await?;
    Ok(row.map(|row| (row.kind, row.name, row.audience)))
}

/// The people with an account, in one of these roles, who belong to a circle on a day, each once.
///
/// # Errors
/// The database's.
pub async fn list_people_of(
    db: &impl ConnectionTrait,
    circle: Circle,
    day: &str,
    roles: &[Role],
) -> Result<Vec<Uuid>> {
    let (query, id) = match circle {
        Circle::Office(id) => (
            Query::new(
                "SELECT DISTINCT m.person_id FROM terms m JOIN people p ON p.id = m.person_id WHERE m.office_id = ?",
            ),
            id,
        ),
        Circle::Coalition(id) => (
            Query::new(&format!(
                "SELECT DISTINCT m.person_id FROM ({ACTING}) m JOIN people p ON p.id = m.person_id JOIN coalition_partners c ON c.organisation_id = m.organisation_id JOIN coalitions k ON k.id = c.coalition_id WHERE k.ended_at IS NULL AND c.accepted_at IS NOT NULL AND c.ended_at IS NULL AND c.coalition_id = ?"
            )),
            id,
        ),
    };
    Ok(query
        .bind(id)
        .text(" AND m.from_day <= ? AND (m.until_day IS NULL OR m.until_day > ?) AND p.erased_at IS NULL AND p.role IN ")
        .bind(day)
        .bind(day)
        .list(roles.iter().map(|role| role.code()))
        .column(db)
        .await?)
}

pub async fn insert_membership(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    row: &MembershipRow,
) -> Result<()> {
    Query::new("INSERT INTO memberships (id, person_id, organisation_id, from_day, until_day) VALUES (?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.person_id)
        .bind(row.organisation_id)
        .bind(row.from_day.as_str())
        .bind(row.until_day.clone())
        .run(db)
        .await?;
    Ok(())
}

/// The organisations that the viewer may see, sorted as the language sorts names.
///
/// # Errors
/// The database's.
pub async fn list_organisations(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    locale: Locale,
) -> Result<Vec<OrganisationRow>> {
    Ok(Query::new(&format!(
        "SELECT {ORGANISATION_COLUMNS} FROM organisations WHERE audience_id IN "
    ))
    .list(viewer.audiences().iter().copied())
    .text(&format!(" ORDER BY sort_{locale}, id"))
    .all(db)
    .await?)
}

pub async fn insert_organisation(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    row: &OrganisationRow,
    sort_keys: [Vec<u8>; 3],
    at: Instant,
) -> Result<()> {
    let [kk, ru, en] = sort_keys;
    Query::new("INSERT INTO organisations (id, key, kind, sector, name, sort_kk, sort_ru, sort_en, audience_id, from_day, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.key.as_str())
        .bind(row.kind.as_str())
        .bind(row.sector.as_str())
        .bind(serde_json::to_string(&row.name).map_err(Error::internal)?)
        .bind(kk)
        .bind(ru)
        .bind(en)
        .bind(row.audience_id)
        .bind(row.from_day.as_str())
        .bind(row.version)
        .bind(at.micros())
        .run(db)
        .await?;
    Ok(())
}

/// For whom a person acts and acted.
///
/// # Errors
/// The database's.
pub async fn list_memberships_of(
    db: &impl ConnectionTrait,
    person: Uuid,
) -> Result<Vec<MembershipRow>> {
    Ok(Query::new("SELECT id, person_id, organisation_id, from_day, until_day FROM memberships WHERE person_id = ? ORDER BY from_day, id")
        .bind(person)
        .all(db)
        .await?)
}

/// What a person holds and held.
///
/// # Errors
/// The database's.
pub async fn list_terms_of(db: &impl ConnectionTrait, person: Uuid) -> Result<Vec<TermRow>> {
    Ok(Query::new(&format!(
        "SELECT {TERM_COLUMNS} FROM terms WHERE person_id = ? ORDER BY from_day, id"
    ))
    .bind(person)
    .all(db)
    .await?)
}

/// Ends what an erased person did; the caller notes it.
///
/// # Errors
/// The database's.
pub async fn end_membership(tx: &WriteTx, id: Uuid, until: &str) -> Result<()> {
    Query::new("UPDATE memberships SET until_day = ? WHERE id = ?")
        .bind(until)
        .bind(id)
        .run(&**tx)
        .await?;
    Ok(())
}

/// As [`end_membership`].
///
/// # Errors
/// The database's.
pub async fn end_term_of(tx: &WriteTx, id: Uuid, until: &str, version: i64) -> Result<()> {
    Query::new("UPDATE terms SET until_day = ?, version = ? WHERE id = ?")
        .bind(until)
        .bind(version)
        .bind(id)
        .run(&**tx)
        .await?;
    Ok(())
}
