//! Who may see: audiences, and the viewer who holds some of them.
//!
//! Every record and attachment has an `audience_id`. Every list, count, facet, suggestion and
//! search filters on that one column by the ids that the [`Viewer`] holds. What the viewer may do
//! is decided by the pure functions of each slice's `policy.rs`.

use crate::{
    db::{Query, take_numbers},
    error::Result,
};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// The audience of everybody, with or without an account.
pub const PUBLIC: i64 = 1;
/// Everybody who holds a seat or observes.
pub const MEMBERS_AND_OBSERVERS: i64 = 2;
/// Everybody who holds a seat.
pub const MEMBERS: i64 = 3;
/// The secretariat and the moderator: restricted origins, such as visit reports not yet released.
pub const SECRETARIAT: i64 = 4;

/// The kind of the audience of what the moderator hid: the subject is the organisation whose it is.
pub const HIDDEN: &str = "hidden";

/// In which part a person takes part. The names of the body's offices and duties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Visitor,
    Observer,
    Ngo,
    Deputy,
    Ombudsperson,
    FocalPoint,
    Validator,
    Moderator,
    Clerk,
    Administrator,
}

impl Role {
    pub const ALL: [Self; 10] = [
        Self::Visitor,
        Self::Observer,
        Self::Ngo,
        Self::Deputy,
        Self::Ombudsperson,
        Self::FocalPoint,
        Self::Validator,
        Self::Moderator,
        Self::Clerk,
        Self::Administrator,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Observer => "observer",
            Self::Ngo => "ngo",
            Self::Deputy => "deputy",
            Self::Ombudsperson => "ombudsperson",
            Self::FocalPoint => "focal_point",
            Self::Validator => "validator",
            Self::Moderator => "moderator",
            Self::Clerk => "clerk",
            Self::Administrator => "administrator",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The word key of the role's name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Visitor => "role-visitor",
            Self::Observer => "role-observer",
            Self::Ngo => "role-ngo",
            Self::Deputy => "role-deputy",
            Self::Ombudsperson => "role-ombudsperson",
            Self::FocalPoint => "role-focal-point",
            Self::Validator => "role-validator",
            Self::Moderator => "role-moderator",
            Self::Clerk => "role-clerk",
            Self::Administrator => "role-administrator",
        }
    }

    /// The standing audiences of a role; organisations and groups add their own later.
    #[must_use]
    pub fn audiences(self) -> Vec<i64> {
        match self {
            Self::Visitor | Self::Administrator => vec![PUBLIC],
            Self::Observer => vec![PUBLIC, MEMBERS_AND_OBSERVERS],
            Self::Ngo | Self::Deputy | Self::Ombudsperson | Self::FocalPoint | Self::Validator => {
                vec![PUBLIC, MEMBERS_AND_OBSERVERS, MEMBERS]
            }
            Self::Moderator | Self::Clerk => {
                vec![PUBLIC, MEMBERS_AND_OBSERVERS, MEMBERS, SECRETARIAT]
            }
        }
    }
}

/// The person who looks or acts, as plain data. Filled by the platform from the session or token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub person: Option<ViewerPerson>,
    pub role: Role,
    /// The organisation for which the person acts.
    pub organisation: Option<ViewerOrganisation>,
    audiences: Arc<[i64]>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewerPerson {
    pub id: Uuid,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewerOrganisation {
    pub id: Uuid,
    /// In the reader's language.
    pub name: String,
    /// The audience of the organisation's own people.
    pub audience_id: i64,
}

impl Viewer {
    /// Somebody without an account.
    #[must_use]
    pub fn visitor() -> Self {
        Self {
            person: None,
            role: Role::Visitor,
            organisation: None,
            audiences: Role::Visitor.audiences().into(),
        }
    }

    #[must_use]
    pub fn person(person: ViewerPerson, role: Role, audiences: Vec<i64>) -> Self {
        Self {
            person: Some(person),
            role,
            organisation: None,
            audiences: audiences.into(),
        }
    }

    /// A machine of an organisation: it sees what a plain member of the organisation in this role sees, and is nobody
    /// in person. It reads alone: the journal would take what it wrote for the program's own.
    #[must_use]
    pub fn machine(role: Role, organisation: ViewerOrganisation) -> Self {
        Self {
            person: None,
            role,
            organisation: None,
            audiences: role.audiences().into(),
        }
        .acting_for(organisation)
    }

    /// The program itself: reads everything, and acts under the name of what it does.
    #[must_use]
    pub fn program() -> Self {
        Self {
            person: None,
            role: Role::Clerk,
            organisation: None,
            audiences: vec![PUBLIC, MEMBERS_AND_OBSERVERS, MEMBERS, SECRETARIAT].into(),
        }
    }

    /// The same, acting for an organisation: they see what is for its own people.
    #[must_use]
    pub fn acting_for(mut self, organisation: ViewerOrganisation) -> Self {
        self = self.seeing_too(&[organisation.audience_id]);
        self.organisation = Some(organisation);
        self
    }

    /// The same person, who sees what is for these audiences too.
    #[must_use]
    pub fn seeing_too(mut self, more: &[i64]) -> Self {
        if !more.is_empty() {
            let mut audiences = [&self.audiences, more].concat();
            audiences.sort_unstable();
            audiences.dedup();
            self.audiences = audiences.into();
        }
        self
    }

    /// The same person without a part in the body: they see and do what a visitor does.
    #[must_use]
    pub fn resting(mut self) -> Self {
        self.role = Role::Visitor;
        self.organisation = None;
        self.audiences = Role::Visitor.audiences().into();
        self
    }

    /// The audience ids that every query filters by, ascending.
    #[must_use]
    pub fn audiences(&self) -> &[i64] {
        &self.audiences
    }

    #[must_use]
    pub fn may_see(&self, audience_id: i64) -> bool {
        self.audiences.contains(&audience_id)
    }

    #[must_use]
    pub fn person_id(&self) -> Option<Uuid> {
        self.person.as_ref().map(|p| p.id)
    }
}

/// Writes the standing audiences; run by the first migration's data step.
///
/// # Errors
/// The database's.
pub async fn found_audiences(db: &impl ConnectionTrait) -> Result<()> {
    for (id, kind) in [
        (PUBLIC, "public"),
        (MEMBERS_AND_OBSERVERS, "members_and_observers"),
        (MEMBERS, "members"),
        (SECRETARIAT, "secretariat"),
    ] {
        Query::new("INSERT INTO audiences (id, kind) VALUES (?, ?) ON CONFLICT (id) DO NOTHING")
            .bind(id)
            .bind(kind)
            .run(db)
            .await?;
    }
    Ok(())
}

/// The audience of one subject, such as an organisation's own people; made when it is new.
///
/// # Errors
/// The database's.
pub async fn audience_of(db: &impl ConnectionTrait, kind: &str, subject: Uuid) -> Result<i64> {
    let found = Query::new("SELECT id FROM audiences WHERE kind = ? AND subject = ?")
        .bind(kind)
        .bind(subject)
        .scalar(db)
        .await?;
    if let Some(id) = found {
        return Ok(id);
    }
    let id = take_numbers(db, "audience", 1).await?;
    Query::new("INSERT INTO audiences (id, kind, subject) VALUES (?, ?, ?)")
        .bind(id)
        .bind(kind)
        .bind(subject)
        .run(db)
        .await?;
    Ok(id)
}

/// The word key of an audience's name.
#[must_use]
pub fn audience_key(id: i64) -> &'static str {
    match id {
        PUBLIC => "audience-public",
        MEMBERS_AND_OBSERVERS => "audience-members-and-observers",
        MEMBERS => "audience-members",
        SECRETARIAT => "audience-secretariat",
        _ => "audience-other",
    }
}
