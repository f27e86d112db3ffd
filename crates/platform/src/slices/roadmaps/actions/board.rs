//! The board: the road maps that stand, with counts that are remembered while nothing changes.

use crate::slices::roadmaps::store::board::{
    self, BoardQuery, BoardRow, BoardSort, Counted, OutlineRow,
};
use kenes_kernel::{Ctx, Result, events, remember::Remembered};
use std::{cmp::Reverse, collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Answers that hold for one viewer until something happens.
#[derive(Default)]
struct Kept {
    counts: Remembered<HashMap<Uuid, Counted>>,
    totals: Remembered<i64>,
    outlines: Remembered<Outline>,
}

/// What all of it depends on: what has happened, and who looks at it.
async fn state(ctx: &Ctx) -> Result<String> {
    let head = events::head(ctx.db().read()).await?;
    Ok(format!("{head:?} {:?}", ctx.viewer.audiences()))
}

/// All that stands in a road map without its texts, and the recommending States by row.
pub struct Outline {
    pub rows: Vec<OutlineRow>,
    pub states: HashMap<i64, Vec<String>>,
}

/// The road maps that are asked for, in the order that is asked for.
///
/// # Errors
/// The database's.
pub async fn list_road_maps(ctx: &Ctx, asked: &BoardQuery<'_>) -> Result<Vec<BoardRow>> {
    let state = state(ctx).await?;
    let counting = board::count_all(ctx.db().read(), &ctx.viewer);
    let kept = ctx.kernel.memory.of::<Kept>();
    let counts = kept.counts.get(state, counting).await?;
    let none = Counted::default();
    let mut rows: Vec<BoardRow> = board::list_found(ctx.db(), &ctx.viewer, asked)
        .await?
        .into_iter()
        .map(|row| {
            let counted = counts.get(&row.id).unwrap_or(&none);
            BoardRow {
                number: row.number,
                title: row.title,
                summary: row.summary,
                recommendations: counted.recommendations,
                repeat_groups: counted.repeat_groups,
                doubtful: counted.doubtful,
                first_date: counted.first_date.clone(),
                last_date: counted.last_date.clone(),
            }
        })
        .collect();
    match asked.sort {
        BoardSort::Number => {}
        BoardSort::Asked => rows.sort_by_key(|row| Reverse(row.recommendations)),
        BoardSort::Newest => {
            rows.sort_by_cached_key(|row| Reverse(row.last_date.clone().unwrap_or_default()));
        }
    }
    if let Some(limit) = asked.limit {
        rows.truncate(limit);
    }
    Ok(rows)
}

/// How many recommendations stand in these road maps, each once.
///
/// # Errors
/// The database's.
pub async fn count_recommendations(ctx: &Ctx, rows: &[BoardRow]) -> Result<i64> {
    let mut numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
    numbers.sort_unstable();
    let asked = format!("{} {numbers:?}", state(ctx).await?);
    let counting = board::count_recommendations_in(ctx.db().read(), &ctx.viewer, &numbers);
    let kept = ctx.kernel.memory.of::<Kept>();
    Ok(*kept.totals.get(asked, counting).await?)
}

/// What counts and order need of all of a road map: thousands of places are walked once, until something changes.
///
/// # Errors
/// The database's.
pub async fn get_outline(ctx: &Ctx, road_map: Uuid) -> Result<Arc<Outline>> {
    let asked = format!("{} {road_map}", state(ctx).await?);
    let kept = ctx.kernel.memory.of::<Kept>();
    kept.outlines.get(asked, find_outline(ctx, road_map)).await
}

async fn find_outline(ctx: &Ctx, road_map: Uuid) -> Result<Outline> {
    let db = ctx.db().read();
    let mut states: HashMap<i64, Vec<String>> = HashMap::new();
    for (row, state) in board::list_states_in(db, road_map).await? {
        states.entry(row).or_default().push(state);
    }
    Ok(Outline {
        rows: board::list_outline(db, &ctx.viewer, road_map).await?,
        states,
    })
}
