//! Where recommendations without a place could go: the engine's suggestion into road maps that stand.

use super::{engine, pairs};
use crate::{
    knowledge,
    slices::roadmaps::{
        model::LEAST_SUGGESTED,
        store::{self, AskRow},
    },
};
use kenes_kernel::{Ctx, Error, Result, content::Content};
use kenes_synthesis::{Reason, Standing, place};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};
use uuid::Uuid;

/// A road map that the engine suggests for an ask.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// Number of the road map.
    pub road_map: i64,
    pub confidence_permille: i32,
    pub reasons: Content,
}

/// What stands, as the engine indexes it, with the mark of the state that it was made from. Making it
/// takes seconds in a register of many thousands, so it is kept until a place changes.
type Kept = Option<(String, Arc<Standing>)>;

static STANDING: LazyLock<Mutex<Kept>> = LazyLock::new(Mutex::default);

/// The engine's suggestions for asks that stand nowhere. An ask that resembles nothing has none.
///
/// # Errors
/// The database's.
pub async fn suggest(ctx: &Ctx, asks: &[AskRow]) -> Result<HashMap<Uuid, Suggestion>> {
    let db = ctx.db().read();
    if asks.is_empty() {
        return Ok(HashMap::new());
    }
    // The mark names the audiences too: one reader's index is never another's.
    let mark = format!(
        "{} {:?}",
        store::standing_mark(db).await?,
        ctx.viewer.audiences()
    );
    let kept = kept(&mark);
    let rows = match &kept {
        Some(_) => Vec::new(),
        None => store::list_standing_texts(db, &ctx.viewer).await?,
    };
    let new: Vec<_> = asks.iter().map(engine::text_of_ask).collect();
    let proposed = tokio::task::spawn_blocking(move || {
        let standing = kept.unwrap_or_else(|| {
            let asks = rows.iter().map(engine::standing_ask).collect();
            let standing = Arc::new(Standing::new(asks, knowledge::of_engine()));
            keep(mark, &standing);
            standing
        });
        place(&new, &standing, knowledge::of_engine())
    })
    .await
    .map_err(Error::internal)?;
    let found = proposed
        .into_iter()
        .filter_map(|proposal| {
            let ask = proposal.ask.split('/').next()?.parse().ok()?;
            let confidence_permille = engine::permille(proposal.confidence);
            if confidence_permille < LEAST_SUGGESTED {
                return None;
            }
            Some((
                ask,
                Suggestion {
                    road_map: proposal.road_map?.parse().ok()?,
                    confidence_permille,
                    reasons: engine::described(&proposal.reasons),
                },
            ))
        })
        .collect();
    honour(ctx, asks, found).await
}

/// What a person said of an ask and one that stands goes before what the engine finds.
async fn honour(
    ctx: &Ctx,
    asks: &[AskRow],
    mut found: HashMap<Uuid, Suggestion>,
) -> Result<HashMap<Uuid, Suggestion>> {
    let ids: Vec<Uuid> = asks.iter().map(|ask| ask.ask_id).collect();
    for (ask, pairs) in pairs::said_of_standing(ctx, &ids).await? {
        for (standing, same) in pairs {
            let road_map = store::get_road_map(ctx.db().read(), standing.road_map_id).await?;
            let is_suggested = found
                .get(&ask)
                .is_some_and(|s| s.road_map == road_map.number);
            if same {
                let suggestion = Suggestion {
                    road_map: road_map.number,
                    confidence_permille: 1000,
                    reasons: engine::described(&[Reason::Pinned]),
                };
                found.insert(ask, suggestion);
            } else if is_suggested {
                found.remove(&ask);
            }
        }
    }
    Ok(found)
}

fn kept(mark: &str) -> Option<Arc<Standing>> {
    STANDING
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .as_ref()
        .filter(|(of, _)| of == mark)
        .map(|(_, standing)| Arc::clone(standing))
}

fn keep(mark: String, standing: &Arc<Standing>) {
    *STANDING.lock().unwrap_or_else(PoisonError::into_inner) = Some((mark, Arc::clone(standing)));
}
