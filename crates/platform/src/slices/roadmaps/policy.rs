//! Who may do what with road maps and proposals.

use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};

/// Road maps are public; each reader sees in them the recommendations open to him.
pub const READ: Act = Act {
    thing: "road map",
    verb: "read",
    may: |_| true,
};
pub const RENAME: Act = Act {
    thing: "road map",
    verb: "rename",
    may: keeps,
};
pub const PLACE: Act = Act {
    thing: "road map",
    verb: "place a recommendation",
    may: keeps,
};
pub const CLOSE: Act = Act {
    thing: "road map",
    verb: "merge, split or set aside",
    may: keeps,
};
pub const REVIEW: Act = Act {
    thing: "road map",
    verb: "review doubtful places",
    may: keeps,
};
pub const READ_PROPOSALS: Act = Act {
    thing: "proposal",
    verb: "read",
    may: keeps,
};
pub const PROPOSE: Act = Act {
    thing: "proposal",
    verb: "compute",
    may: keeps,
};
pub const EDIT_PROPOSAL: Act = Act {
    thing: "proposal",
    verb: "edit, accept or discard",
    may: keeps,
};

pub const IMPORT: Act = Act {
    thing: "road map",
    verb: "import what stood before",
    may: keeps,
};
pub const QUEUE: Act = Act {
    thing: "queue",
    verb: "read, accept or refuse",
    may: keeps,
};

/// Proof that [`may_keep`] was asked.
pub struct MayKeep(());

/// The secretariat and the moderator keep the road maps.
#[must_use]
pub fn keeps(viewer: &Viewer) -> bool {
    matches!(viewer.role, Role::Clerk | Role::Moderator)
}

#[must_use]
pub fn may_keep(viewer: &Viewer) -> Option<MayKeep> {
    keeps(viewer).then_some(MayKeep(()))
}
