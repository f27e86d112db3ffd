//! Kinds of organisations and the sectors in which they sit.

use kenes_kernel::access::Role;
use uuid::Uuid;

/// People who do something together: whoever holds a part in an office, or acts for a partner of a coalition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    Office(Uuid),
    Coalition(Uuid),
}

/// What an organisation is. A body can only use these; their names are words of the catalogues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Ministry,
    Agency,
    Court,
    Parliament,
    Ombudsperson,
    Commission,
    Ngo,
    InternationalNgo,
    ForeignNgo,
    InternationalOrganisation,
    Mission,
    Expert,
    Secretariat,
}

impl Kind {
    pub const ALL: [Self; 13] = [
        Self::Ministry,
        Self::Agency,
        Self::Court,
        Self::Parliament,
        Self::Ombudsperson,
        Self::Commission,
        Self::Ngo,
        Self::InternationalNgo,
        Self::ForeignNgo,
        Self::InternationalOrganisation,
        Self::Mission,
        Self::Expert,
        Self::Secretariat,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ministry => "ministry",
            Self::Agency => "agency",
            Self::Court => "court",
            Self::Parliament => "parliament",
            Self::Ombudsperson => "ombudsperson",
            Self::Commission => "commission",
            Self::Ngo => "ngo",
            Self::InternationalNgo => "international_ngo",
            Self::ForeignNgo => "foreign_ngo",
            Self::InternationalOrganisation => "international_organisation",
            Self::Mission => "mission",
            Self::Expert => "expert",
            Self::Secretariat => "secretariat",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// In which role a plain member of such an organisation takes part: what its machine holds as well. Nobody's own
    /// role is among them, such as the secretariat's, a moderator's or a validator's.
    #[must_use]
    pub const fn role_of_member(self) -> Role {
        match self {
            Self::Ministry | Self::Agency | Self::Court => Role::FocalPoint,
            Self::Parliament => Role::Deputy,
            Self::Ombudsperson | Self::Commission => Role::Ombudsperson,
            Self::Ngo | Self::InternationalNgo => Role::Ngo,
            Self::ForeignNgo
            | Self::InternationalOrganisation
            | Self::Mission
            | Self::Expert
            | Self::Secretariat => Role::Observer,
        }
    }

    /// The word key of the kind's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("body-kind-{}", self.code().replace('_', "-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_member_decides_validates_and_publishes_nothing() {
        for kind in Kind::ALL {
            let role = kind.role_of_member();
            assert!(
                !matches!(
                    role,
                    Role::Validator | Role::Moderator | Role::Clerk | Role::Administrator
                ),
                "{kind:?}"
            );
        }
    }
}
