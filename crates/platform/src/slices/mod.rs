//! The slices in their order. Each may call only earlier ones, through their door.

pub mod accounts;
pub mod body;
pub mod channel;
pub mod duties;
pub mod operations;
pub mod portal;
pub mod recommendations;
pub mod roadmaps;

/// Makes the search indexes anew from the rows, after a restore.
///
/// # Errors
/// The database's.
pub async fn reindex(db: &kenes_kernel::db::Db) -> kenes_kernel::Result<()> {
    recommendations::reindex(db).await?;
    roadmaps::reindex(db).await
}
