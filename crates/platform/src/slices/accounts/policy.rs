//! Who may do what with accounts.

use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};

/// Pages that everybody may open, which then show what their viewer may see.
pub const FIRST_SIGHT: Act = Act {
    thing: "site",
    verb: "open",
    may: |_| true,
};

pub const SIGN_IN: Act = Act {
    thing: "session",
    verb: "begin",
    may: |_| true,
};
pub const DEMONSTRATION_SIGN_IN: Act = Act {
    thing: "session",
    verb: "begin in the demonstration",
    may: |_| true,
};
pub const SIGN_OUT: Act = Act {
    thing: "session",
    verb: "end",
    may: |_| true,
};
pub const READ_OWN: Act = Act {
    thing: "own account",
    verb: "read",
    may: is_signed_in,
};
pub const CHOOSE_KEYS: Act = Act {
    thing: "own account",
    verb: "choose keyboard shortcuts",
    may: is_signed_in,
};
pub const END_SESSIONS: Act = Act {
    thing: "own account",
    verb: "end other sessions",
    may: is_signed_in,
};

/// Proof that [`may_add_person`] was asked.
pub struct MayAddPerson(());

/// Proof that [`may_erase_person`] was asked.
pub struct MayErasePerson(());

#[must_use]
pub fn is_signed_in(viewer: &Viewer) -> bool {
    viewer.person.is_some()
}

/// The administrator adds people; so does the program itself, at the command line.
#[must_use]
pub fn may_add_person(viewer: &Viewer) -> Option<MayAddPerson> {
    is_program_or_administrator(viewer).then_some(MayAddPerson(()))
}

#[must_use]
pub fn may_erase_person(viewer: &Viewer) -> Option<MayErasePerson> {
    is_program_or_administrator(viewer).then_some(MayErasePerson(()))
}

fn is_program_or_administrator(viewer: &Viewer) -> bool {
    viewer.person.is_none() && viewer.role == Role::Clerk || viewer.role == Role::Administrator
}
