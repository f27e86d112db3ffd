//! Who may do what with the calendar.

use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};
use uuid::Uuid;

/// Everybody may check how a date was counted.
pub const READ: Act = Act {
    thing: "calendar",
    verb: "read",
    may: |_| true,
};

/// Who owes a reply, and for how long: as public as what was asked.
pub const READ_DUTIES: Act = Act {
    thing: "duty",
    verb: "read",
    may: |_| true,
};
pub const KEEP_DUTIES: Act = Act {
    thing: "duty",
    verb: "ask for a reply, record how it ended",
    may: keeps_duties,
};

/// What an institution owes, promised and answered, on one page for whoever comes new.
pub const HAND_OVER: Act = Act {
    thing: "handover file",
    verb: "read one's institution's; the secretariat and the moderator any",
    may: |viewer| may_answer(viewer) || keeps_duties(viewer),
};

/// Whoever answers for an institution.
#[must_use]
pub fn may_answer(viewer: &Viewer) -> bool {
    matches!(
        viewer.role,
        Role::FocalPoint | Role::Validator | Role::Deputy | Role::Ombudsperson
    )
}

/// Those who act for an institution, and those who keep duties.
#[must_use]
pub fn may_read_handover(viewer: &Viewer, institution: Uuid) -> bool {
    let own = viewer.organisation.as_ref().map(|own| own.id);
    keeps_duties(viewer) || (may_answer(viewer) && own == Some(institution))
}

/// Proof that [`may_keep_duties`] was asked.
pub struct MayKeepDuties(());

/// The secretariat and the moderator ask, and enter the letters that come back.
#[must_use]
pub fn keeps_duties(viewer: &Viewer) -> bool {
    matches!(viewer.role, Role::Clerk | Role::Moderator)
}

#[must_use]
pub fn may_keep_duties(viewer: &Viewer) -> Option<MayKeepDuties> {
    keeps_duties(viewer).then_some(MayKeepDuties(()))
}

/// Proof that [`may_keep_calendar`] was asked.
pub struct MayKeepCalendar(());

#[must_use]
pub fn may_keep_calendar(viewer: &Viewer) -> Option<MayKeepCalendar> {
    matches!(viewer.role, Role::Clerk | Role::Administrator).then_some(MayKeepCalendar(()))
}
