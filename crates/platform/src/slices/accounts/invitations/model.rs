//! How a link stands, pure.

use kenes_kernel::clock::Instant;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A link to choose a new password after forgetting it works for so long.
pub const RESET_SECONDS: i64 = 2 * 3600;
/// So many links to one person within [`REQUEST_WINDOW_SECONDS`]; further requests are answered alike and send none.
pub const REQUESTS_OF_ONE: i64 = 3;
/// So many requests from one network within [`REQUEST_WINDOW_SECONDS`], then it has to wait.
pub const REQUESTS_FROM_ONE: i64 = 20;
pub const REQUEST_WINDOW_SECONDS: i64 = 3600;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Invitation,
    Reset,
}

impl Purpose {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }
}

/// A link as it is stored.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Invitation {
    pub id: Uuid,
    pub person_id: Uuid,
    pub purpose: String,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
}

/// How a link stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Open,
    Used,
    Expired,
    Withdrawn,
}

impl Invitation {
    #[must_use]
    pub fn standing(&self, now: Instant) -> Standing {
        if self.used_at.is_some() {
            Standing::Used
        } else if self.withdrawn_at.is_some() {
            Standing::Withdrawn
        } else if self.expires_at <= now {
            Standing::Expired
        } else {
            Standing::Open
        }
    }
}

impl Standing {
    /// The word key of what lists call it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "accounts-invitation-open",
            Self::Used => "accounts-invitation-used",
            Self::Expired => "accounts-invitation-expired",
            Self::Withdrawn => "accounts-invitation-withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_ends_by_use_by_withdrawal_and_by_time() {
        let at = Instant::from_micros;
        let link = |used, withdrawn| Invitation {
            id: Uuid::nil(),
            person_id: Uuid::nil(),
            purpose: "invitation".into(),
            created_at: at(0),
            expires_at: at(10),
            used_at: used,
            withdrawn_at: withdrawn,
        };
        for (used, withdrawn, now, standing) in [
            (None, None, 9, Standing::Open),
            (None, None, 10, Standing::Expired),
            (Some(at(5)), None, 20, Standing::Used),
            (None, Some(at(5)), 6, Standing::Withdrawn),
        ] {
            assert_eq!(link(used, withdrawn).standing(at(now)), standing);
        }
    }
}
