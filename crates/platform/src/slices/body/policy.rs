//! Who may do what with the body.

use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};

/// The composition of the body is public.
pub const READ: Act = Act {
    thing: "composition of the body",
    verb: "read",
    may: |_| true,
};
pub const KEEP: Act = Act {
    thing: "composition of the body",
    verb: "enter and end organisations, seats, offices, groups and terms",
    may: keeps,
};

/// Proof that [`may_keep`] was asked.
pub struct MayKeep(());

/// The secretariat keeps who takes part.
#[must_use]
pub fn keeps(viewer: &Viewer) -> bool {
    matches!(viewer.role, Role::Clerk | Role::Administrator)
}

#[must_use]
pub fn may_keep(viewer: &Viewer) -> Option<MayKeep> {
    keeps(viewer).then_some(MayKeep(()))
}
