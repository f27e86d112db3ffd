//! Queries of the body.

use super::{
    policy::MayAdd,
    tables::{ORGANISATION_COLUMNS, OrganisationRow},
};
use kenes_kernel::{Error, Result, access::Viewer, clock::Instant, db::Query, i18n::Locale};
use sea_orm::ConnectionTrait;

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
    _: &MayAdd,
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
