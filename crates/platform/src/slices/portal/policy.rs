//! Everybody may open these pages; each list in them is filtered by its own slice.

use crate::slice::Act;

pub const OPEN: Act = Act {
    thing: "site",
    verb: "open",
    may: |_| true,
};
