//! What the register of recommendations shows of road maps.

use super::reasons;
use crate::slices::{
    recommendations::{
        PlaceOnPage, Repeat, RoadMapRows, model::bitmaps::rows_in_text, source_line,
    },
    roadmaps::{model, store, tables::RoadMapRow},
};
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Error, Result,
    access::Viewer,
    db::{Query, WriteTx},
    journal,
};
use std::{collections::HashMap, sync::Arc};
use tokio::sync::Mutex;
use uuid::Uuid;

/// Where the asks of these recommendation rows stand, with reasons and repeats.
pub fn places_of(
    ctx: Ctx,
    rows: Vec<i64>,
) -> BoxFuture<'static, Result<HashMap<i64, Vec<PlaceOnPage>>>> {
    Box::pin(async move {
        let db = ctx.db().read();
        let places = store::list_places_of(db, &ctx.viewer, &rows).await?;
        let titles: HashMap<i64, RoadMapRow> = store::list_titles(db, &ctx.viewer)
            .await?
            .into_iter()
            .map(|row| (row.number, row))
            .collect();
        // A list of recommendations names road maps alone; the page of one shows its repeats.
        let groups: Vec<i64> = match rows.as_slice() {
            [_] => places.iter().filter_map(|p| p.group_number).collect(),
            _ => Vec::new(),
        };
        let kin = store::list_kin(db, &ctx.viewer, &groups).await?;
        let mut found: HashMap<i64, Vec<PlaceOnPage>> = HashMap::new();
        for place in places {
            let Some(road_map) = titles.get(&place.road_map_number) else {
                continue;
            };
            let reference = model::road_map_reference(place.road_map_number);
            let repeats = kin
                .iter()
                .filter(|k| Some(k.group_number) == place.group_number && k.number != place.number)
                .map(|k| {
                    let shown = k.texts.shown(ctx.locale);
                    Repeat {
                        reference: model::recommendation_reference(k.number),
                        source: source_line(&ctx, &k.mechanism, k.date.as_deref(), k.cycle),
                        position: k.position.clone(),
                        text: shown.text.to_owned(),
                        lang: shown.language.to_owned(),
                    }
                })
                .collect();
            found.entry(place.row).or_default().push(PlaceOnPage {
                ask: place.n,
                href: format!("/road-maps/{reference}"),
                road_map_reference: reference,
                title: road_map.title.text(ctx.locale).to_owned(),
                reasons: reasons::reasons(place.reasons.text(ctx.locale)),
                repeats,
            });
        }
        let sentences = found.values_mut().flatten();
        let sentences = sentences.flat_map(|place| &mut place.reasons).collect();
        reasons::link(&ctx, sentences).await?;
        Ok(found)
    })
}

/// Selects the rows that stand in the road map with this reference; the register itself leaves
/// out what its viewer may not see.
#[must_use]
pub fn rows_in(reference: &str) -> Query {
    let number = model::parse_road_map(reference).unwrap_or(0);
    store::rows_in(&Viewer::visitor(), number)
}

/// The kinds of records by whose events the rows of road maps change.
const KINDS: &[&str] = &["placement", "placements", "road_map", "road_map_import"];

/// The rows of all road maps, with the newest event that they hold.
#[derive(Default)]
struct Kept(Mutex<(String, Arc<Vec<RoadMapRows>>)>);

/// The road maps in which something stands with their rows, from memory while no event has changed them.
pub fn rows_by_road_map(ctx: Ctx) -> BoxFuture<'static, Result<Arc<Vec<RoadMapRows>>>> {
    Box::pin(async move {
        let kept = ctx.kernel.memory.of::<Kept>();
        let newest = journal::newest_about(ctx.db().read(), KINDS).await?;
        // Who asks while the rows are read waits for them.
        let mut standing = kept.0.lock().await;
        if standing.0 != newest {
            let road_maps = store::list_rows_by_road_map(ctx.db()).await?;
            let road_maps = road_maps
                .into_iter()
                .map(|row| {
                    Ok(RoadMapRows {
                        reference: model::road_map_reference(row.number),
                        title: row.title,
                        audience_id: row.audience_id,
                        rows: rows_in_text(&row.rows).map_err(Error::internal)?,
                    })
                })
                .collect::<Result<Vec<_>>>()?;
            *standing = (newest, Arc::new(road_maps));
        }
        Ok(Arc::clone(&standing.1))
    })
}

/// Whether a place is built upon a recommendation of this import.
pub fn is_placed(tx: &WriteTx, import: Uuid) -> BoxFuture<'_, Result<bool>> {
    Box::pin(async move { store::is_import_placed(&**tx, import).await })
}

/// Who may see a place is who sees its recommendation: when that changes, so does what is recorded of every place
/// that it ever had.
pub fn follow_audience<'tx>(
    tx: &'tx mut WriteTx,
    _: &'tx Ctx,
    row: i64,
) -> BoxFuture<'tx, Result<()>> {
    Box::pin(async move {
        for place in store::placing::list_all_of(&**tx, row).await? {
            tx.record("follow_audience", place.snapshot());
        }
        Ok(())
    })
}

/// Reasons are kept one a line.
#[must_use]
pub fn sentences(reasons: &str) -> Vec<String> {
    reasons
        .lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
