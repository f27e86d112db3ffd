//! Who may do what with the calendar.

use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};

/// Everybody may check how a date was counted.
pub const READ: Act = Act {
    thing: "calendar",
    verb: "read",
    may: |_| true,
};

/// Proof that [`may_keep_calendar`] was asked.
pub struct MayKeepCalendar(());

#[must_use]
pub fn may_keep_calendar(viewer: &Viewer) -> Option<MayKeepCalendar> {
    matches!(viewer.role, Role::Clerk | Role::Administrator).then_some(MayKeepCalendar(()))
}
