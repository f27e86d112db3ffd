//! Everybody may open these pages; each list in them is filtered by its own slice.

use crate::slice::Act;
use kenes_kernel::access::Viewer;

pub const OPEN: Act = Act {
    thing: "site",
    verb: "open",
    may: |_| true,
};

/// Everybody who signed in has a desk of their own.
pub const OWN_DESK: Act = Act {
    thing: "desk",
    verb: "see what waits for oneself",
    may: has_desk,
};

/// Everybody reads, corrects, takes along and erases what is kept of themselves.
pub const OWN_DATA: Act = Act {
    thing: "personal data",
    verb: "read, correct, erase one's own",
    may: has_desk,
};

#[must_use]
pub fn has_desk(viewer: &Viewer) -> bool {
    viewer.person.is_some()
}
