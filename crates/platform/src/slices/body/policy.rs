//! Who may do what with organisations.

use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};

/// The composition of the body is public.
pub const READ: Act = Act {
    thing: "organisation",
    verb: "read",
    may: |_| true,
};

/// Proof that [`may_add`] was asked.
pub struct MayAdd(());

/// The secretariat keeps the table.
#[must_use]
pub fn may_add(viewer: &Viewer) -> Option<MayAdd> {
    matches!(viewer.role, Role::Clerk | Role::Administrator).then_some(MayAdd(()))
}
