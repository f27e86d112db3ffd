//! In the making.
use crate::slice::Slice;
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "recommendations",
        ..Slice::default()
    }
}
/// Mechanisms that ship with the program.
pub async fn found_mechanisms(_: &kenes_kernel::db::Db) -> kenes_kernel::Result<()> {
    Ok(())
}
