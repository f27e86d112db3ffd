//! Kinds of organisations and the sectors in which they sit.

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

    /// The word key of the kind's name.
    #[must_use]
    pub fn key(self) -> String {
        format!("body-kind-{}", self.code().replace('_', "-"))
    }
}
