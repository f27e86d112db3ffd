//! The few figures of the start page, counted as the viewer may see them.

use kenes_kernel::{Result, access::Viewer, db::Query};
use sea_orm::ConnectionTrait;

/// How many recommendations the viewer may see.
pub async fn count_recommendations(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<i64> {
    count(
        db,
        viewer,
        "SELECT count(*) FROM recommendations WHERE audience_id IN ",
    )
    .await
}

/// How many road maps the viewer may see.
pub async fn count_road_maps(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<i64> {
    count(
        db,
        viewer,
        "SELECT count(*) FROM road_maps WHERE audience_id IN ",
    )
    .await
}

async fn count(db: &impl ConnectionTrait, viewer: &Viewer, sql: &str) -> Result<i64> {
    let counted = Query::new(sql)
        .list(viewer.audiences().iter().copied())
        .scalar(db)
        .await?;
    Ok(counted.unwrap_or(0))
}
