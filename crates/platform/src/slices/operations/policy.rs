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

#[must_use]
pub fn may_read_jobs(viewer: &Viewer) -> bool {
    matches!(
        viewer.role,
        Role::Clerk | Role::Moderator | Role::Administrator
    )
}
