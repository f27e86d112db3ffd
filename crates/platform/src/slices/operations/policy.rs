//! Who may see and mend the machinery.

use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};

pub const READ_JOBS: Act = Act {
    thing: "job",
    verb: "read",
    may: may_read_jobs,
};
/// One job is followed by whoever its audience holds: a public one by everybody.
pub const FOLLOW_JOB: Act = Act {
    thing: "job",
    verb: "follow, where its audience allows",
    may: |_| true,
};
pub const REVIVE: Act = Act {
    thing: "job",
    verb: "revive",
    may: may_read_jobs,
};
/// The head of the journal is public: anybody may write it down and compare.
pub const READ_RECORD: Act = Act {
    thing: "journal head",
    verb: "read",
    may: |_| true,
};

pub const READ_RETENTION: Act = Act {
    thing: "retention rule",
    verb: "read, with what would go",
    may: may_read_retention,
};
pub const SET_RETENTION: Act = Act {
    thing: "retention rule",
    verb: "set, run now",
    may: |viewer| may_set_retention(viewer).is_some(),
};

/// Proof that [`may_set_retention`] was asked.
pub struct MaySetRetention(());

#[must_use]
pub fn may_read_retention(viewer: &Viewer) -> bool {
    matches!(viewer.role, Role::Clerk | Role::Administrator)
}

#[must_use]
pub fn may_set_retention(viewer: &Viewer) -> Option<MaySetRetention> {
    (viewer.role == Role::Administrator).then_some(MaySetRetention(()))
}

#[must_use]
pub fn may_read_jobs(viewer: &Viewer) -> bool {
    matches!(
        viewer.role,
        Role::Clerk | Role::Moderator | Role::Administrator
    )
}
