//! The tables of the composition, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{Result, access::PUBLIC, content::Content, db::Query, journal::Snapshot};
use sea_orm::{DatabaseConnection, FromQueryResult};
use uuid::Uuid;

pub const PROFILE: &str = "body_profile";
pub const SECTOR: &str = "sector";
pub const SEAT: &str = "seat";
pub const OFFICE: &str = "office";
pub const GROUP: &str = "working_group";
pub const TERM: &str = "term";

/// What the body says of itself.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ProfileRow {
    pub id: Uuid,
    pub name: Content,
    pub mandate: Content,
    pub legal_basis: Content,
    pub cadence: Content,
    pub founded_day: String,
    pub version: i64,
}

pub const PROFILE_COLUMNS: &str = "id, name, mandate, legal_basis, cadence, founded_day, version";

impl ProfileRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(PROFILE, 1, self.id, PUBLIC)
            .field("name", &self.name)
            .field("mandate", &self.mandate)
            .field("legal_basis", &self.legal_basis)
            .field("cadence", &self.cadence)
            .field("founded", self.founded_day.as_str())
            .field("version", self.version)
    }
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct SectorRow {
    pub id: Uuid,
    pub key: String,
    pub name: Content,
    pub class: String,
    pub joined: Option<String>,
    pub position: i64,
    pub from_day: String,
    pub until_day: Option<String>,
    pub version: i64,
}

pub const SECTOR_COLUMNS: &str =
    "id, key, name, class, joined, position, from_day, until_day, version";

impl SectorRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(SECTOR, 1, self.id, PUBLIC)
            .field("key", self.key.as_str())
            .field("name", &self.name)
            .field("class", self.class.as_str())
            .field("joined", self.joined.clone())
            .field("position", self.position)
            .field("from", self.from_day.as_str())
            .field("until", self.until_day.clone())
            .field("version", self.version)
    }
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct SeatRow {
    pub id: Uuid,
    pub number: i64,
    pub sector_id: Uuid,
    pub organisation_id: Option<Uuid>,
    pub mandate_document: String,
    pub from_day: String,
    pub until_day: Option<String>,
    pub version: i64,
}

pub const SEAT_COLUMNS: &str =
    "id, number, sector_id, organisation_id, mandate_document, from_day, until_day, version";

impl SeatRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(SEAT, 1, self.id, PUBLIC)
            .field("number", self.number)
            .field("sector", self.sector_id)
            .field("organisation", self.organisation_id)
            .field("mandate_document", self.mandate_document.as_str())
            .field("from", self.from_day.as_str())
            .field("until", self.until_day.clone())
            .field("version", self.version)
    }
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct OfficeRow {
    pub id: Uuid,
    pub key: String,
    pub title: Content,
    pub organisation_id: Option<Uuid>,
    pub from_day: String,
    pub until_day: Option<String>,
    pub version: i64,
}

pub const OFFICE_COLUMNS: &str = "id, key, title, organisation_id, from_day, until_day, version";

impl OfficeRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(OFFICE, 1, self.id, PUBLIC)
            .field("key", self.key.as_str())
            .field("title", &self.title)
            .field("organisation", self.organisation_id)
            .field("from", self.from_day.as_str())
            .field("until", self.until_day.clone())
            .field("version", self.version)
    }
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct GroupRow {
    pub id: Uuid,
    pub key: String,
    pub parent_id: Option<Uuid>,
    pub name: Content,
    pub mandate: Content,
    pub from_day: String,
    pub until_day: Option<String>,
    pub version: i64,
}

pub const GROUP_COLUMNS: &str = "id, key, parent_id, name, mandate, from_day, until_day, version";

impl GroupRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(GROUP, 1, self.id, PUBLIC)
            .field("key", self.key.as_str())
            .field("parent", self.parent_id)
            .field("name", &self.name)
            .field("mandate", &self.mandate)
            .field("from", self.from_day.as_str())
            .field("until", self.until_day.clone())
            .field("version", self.version)
    }
}

/// Somebody holds a part, from a day until another.
#[derive(Clone, Debug, FromQueryResult)]
pub struct TermRow {
    pub id: Uuid,
    pub seat_id: Option<Uuid>,
    pub office_id: Option<Uuid>,
    pub group_id: Option<Uuid>,
    pub institution_id: Option<Uuid>,
    pub part: String,
    pub person_id: Option<Uuid>,
    /// Of somebody without an account.
    pub name: Option<Content>,
    pub organisation_id: Option<Uuid>,
    pub document: String,
    pub audience_id: i64,
    pub from_day: String,
    pub until_day: Option<String>,
    pub until_reason: String,
    pub version: i64,
}

pub const TERM_COLUMNS: &str = "id, seat_id, office_id, group_id, institution_id, part, person_id, name, organisation_id, document, audience_id, from_day, until_day, until_reason, version";

impl TermRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(TERM, 1, self.id, self.audience_id)
            .field("seat", self.seat_id)
            .field("office", self.office_id)
            .field("group", self.group_id)
            .field("institution", self.institution_id)
            .field("part", self.part.as_str())
            .field("person", self.person_id)
            .personal("name", self.name.as_ref())
            .field("organisation", self.organisation_id)
            .field("document", self.document.as_str())
            .field("from", self.from_day.as_str())
            .field("until", self.until_day.clone())
            .field("until_reason", self.until_reason.as_str())
            .field("version", self.version)
    }

    /// What the term is held in.
    #[must_use]
    pub fn place_id(&self) -> Option<Uuid> {
        self.seat_id
            .or(self.office_id)
            .or(self.group_id)
            .or(self.institution_id)
    }
}

/// The live rows of one table for the verification.
macro_rules! loader {
    ($name:ident, $row:ty, $table:literal, $columns:expr) => {
        pub fn $name(
            db: DatabaseConnection,
            after: Option<Uuid>,
            limit: u32,
        ) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
            Box::pin(async move {
                let rows: Vec<$row> = Query::new(&format!(
                    "SELECT {} FROM {} WHERE id > ? ORDER BY id LIMIT ?",
                    $columns, $table
                ))
                .bind(after.unwrap_or(Uuid::nil()))
                .bind(i64::from(limit))
                .all(&db)
                .await?;
                Ok(rows.iter().map(<$row>::snapshot).collect())
            })
        }
    };
}

loader!(load_profile, ProfileRow, "body_profile", PROFILE_COLUMNS);
loader!(load_sectors, SectorRow, "sectors", SECTOR_COLUMNS);
loader!(load_seats, SeatRow, "seats", SEAT_COLUMNS);
loader!(load_offices, OfficeRow, "offices", OFFICE_COLUMNS);
loader!(load_groups, GroupRow, "working_groups", GROUP_COLUMNS);
loader!(load_terms, TermRow, "terms", TERM_COLUMNS);
