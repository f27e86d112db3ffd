//! Who may do what with the calendar.

use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};

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
