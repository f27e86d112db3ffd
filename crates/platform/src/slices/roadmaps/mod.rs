//! In the making.
use crate::slice::Slice;
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "roadmaps",
        ..Slice::default()
    }
}
