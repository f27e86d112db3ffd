//! The tables of people and sessions, read-only for later slices.

use futures_util::future::BoxFuture;
use kenes_kernel::{
    Result,
    access::MEMBERS_AND_OBSERVERS,
    clock::Instant,
    content::Content,
    db::Query,
    i18n::Locale,
    journal::{Snapshot, Value},
    retention::Rule,
};
use sea_orm::{DatabaseConnection, FromQueryResult};
use std::collections::BTreeMap;
use uuid::Uuid;

pub const PERSON: &str = "person";

#[derive(Clone, Debug, FromQueryResult)]
pub struct PersonRow {
    pub id: Uuid,
    pub handle: String,
    pub name: Content,
    pub role: String,
    pub password_hash: Option<String>,
    pub demonstration: bool,
    pub what_to_try: Option<Content>,
    pub erased_at: Option<Instant>,
    pub audience_id: i64,
    pub version: i64,
    /// Where the person is written to.
    pub mail: Option<String>,
    /// In which language the person is written to.
    pub language: Option<String>,
    pub created_at: Instant,
}

pub const PERSON_COLUMNS: &str = "id, handle, name, role, password_hash, demonstration, what_to_try, erased_at, audience_id, version, mail, language, created_at";

impl PersonRow {
    /// The language in which the person is written to, if one is known.
    #[must_use]
    pub fn locale(&self) -> Option<Locale> {
        self.language.as_deref()?.parse().ok()
    }

    /// The state that the journal keeps. The password is no part of it.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let erased = self.erased_at.is_some();
        let mail = self.mail.clone().filter(|_| !erased);
        Snapshot::new(PERSON, 2, self.id, self.audience_id)
            .personal("handle", (!erased).then(|| self.handle.clone()))
            .personal("name", (!erased).then_some(&self.name))
            .personal("mail", mail)
            .field("language", self.language.clone())
            .field("role", self.role.as_str())
            .field("erased", erased)
            .field("version", self.version)
    }
}

/// Before the second shape nobody had a mail address or a language.
pub fn upcast_person(version: u16, mut fields: BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    if version < 2 {
        fields.insert("mail".into(), Value::Null);
        fields.insert("language".into(), Value::Null);
    }
    fields
}

/// That somebody gave a person another role.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RoleChangeRow {
    pub id: Uuid,
    pub person_id: Uuid,
    pub before_role: String,
    pub role: String,
    /// Empty once the person was erased.
    pub reason: String,
    pub at: Instant,
    pub by_person: Option<Uuid>,
}

pub const ROLE_CHANGE: &str = "role_change";
pub const ROLE_CHANGE_COLUMNS: &str = "id, person_id, before_role, role, reason, at, by_person";

impl RoleChangeRow {
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(ROLE_CHANGE, 1, self.id, MEMBERS_AND_OBSERVERS)
            .personal("reason", self.reason.as_str())
            .field("person", self.person_id)
            .field("before", self.before_role.as_str())
            .field("role", self.role.as_str())
            .field("at", self.at)
            .field("by", self.by_person)
    }
}

/// The live changes of roles for the verification.
pub fn load_role_changes(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<RoleChangeRow> = Query::new(&format!(
            "SELECT {ROLE_CHANGE_COLUMNS} FROM role_changes WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(RoleChangeRow::snapshot).collect())
    })
}

/// The live people for the verification.
pub fn load_people(
    db: DatabaseConnection,
    after: Option<Uuid>,
    limit: u32,
) -> BoxFuture<'static, Result<Vec<Snapshot>>> {
    Box::pin(async move {
        let rows: Vec<PersonRow> = Query::new(&format!(
            "SELECT {PERSON_COLUMNS} FROM people WHERE id > ? ORDER BY id LIMIT ?"
        ))
        .bind(after.unwrap_or(Uuid::nil()))
        .bind(i64::from(limit))
        .all(&db)
        .await?;
        Ok(rows.iter().map(PersonRow::snapshot).collect())
    })
}

/// For how long what is no part of the record is kept.
pub const KEPT: &[Rule] = &[
    Rule {
        name: "sessions",
        days: 30,
        least: 1,
        most: 365,
        from: "sessions WHERE coalesce(ended_at, last_used_at) < ?",
    },
    Rule {
        name: "devices",
        days: 400,
        least: 30,
        most: 800,
        from: "devices WHERE last_used_at < ?",
    },
    Rule {
        name: "links",
        days: 90,
        least: 30,
        most: 3650,
        from: "invitations WHERE expires_at < ?",
    },
    Rule {
        name: "mails",
        days: 90,
        least: 7,
        most: 3650,
        from: "mails WHERE (sent_at IS NOT NULL OR failed_at IS NOT NULL) AND created_at < ?",
    },
];
