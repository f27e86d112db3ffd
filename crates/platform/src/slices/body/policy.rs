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

/// National organisations draft together. That a representative acts for one is asked in the action.
pub const ALLY: Act = Act {
    thing: "coalition",
    verb: "found, invite to, answer, leave",
    may: allies,
};

/// Who decides about what was hidden, and so sees it: the moderator who hides, the ombudsperson who hears appeals.
#[must_use]
pub fn sees_hidden(viewer: &Viewer) -> bool {
    matches!(viewer.role, Role::Moderator | Role::Ombudsperson)
}

/// Whoever takes part by a seat, a duty or a membership, and not by an office of the secretariat.
#[must_use]
pub fn takes_part(viewer: &Viewer) -> bool {
    matches!(
        viewer.role,
        Role::Observer
            | Role::Ngo
            | Role::Deputy
            | Role::Ombudsperson
            | Role::FocalPoint
            | Role::Validator
    )
}

/// Proof that [`may_ally`] was asked.
pub struct MayAlly(());

#[must_use]
pub fn allies(viewer: &Viewer) -> bool {
    viewer.role == Role::Ngo
}

#[must_use]
pub fn may_ally(viewer: &Viewer) -> Option<MayAlly> {
    allies(viewer).then_some(MayAlly(()))
}

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

/// The rules by which the body meets and decides are public.
pub const READ_RULES: Act = Act {
    thing: "rules of procedure",
    verb: "read, try with numbers",
    may: |_| true,
};
pub const SET_RULES: Act = Act {
    thing: "rules of procedure",
    verb: "enter a version, withdraw one that has not begun",
    may: keeps,
};

/// Proof that [`may_set_rules`] was asked.
pub struct MaySetRules(());

/// The secretariat enters what the body adopted.
#[must_use]
pub fn may_set_rules(viewer: &Viewer) -> Option<MaySetRules> {
    keeps(viewer).then_some(MaySetRules(()))
}
