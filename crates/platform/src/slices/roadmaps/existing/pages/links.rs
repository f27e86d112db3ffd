//! On the page of an import: the key recommendations that it did not find, to be linked by hand.

use super::page;
use crate::slices::roadmaps::{
    existing::{
        actions, links as acts,
        store::{self as imports},
        tables::RoadMapImportRow,
    },
    model::{recommendation_reference, road_map_reference},
    store,
};
use axum::{Form, response::Response};
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    page::{At, Shell, see_other},
};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// A key that its import did not find.
pub struct UnfoundKey {
    pub id: String,
    /// Where the form goes.
    pub action: String,
    pub written: String,
    pub road_map: String,
    pub road_map_href: String,
    /// "R-0142 · …", once a person linked it.
    pub linked: String,
    pub linked_href: String,
    pub typed: String,
    pub error: String,
    /// What the typed letters could mean.
    pub offered: Vec<String>,
}

/// What was typed for one key, and why it could not be taken.
pub struct Refused {
    pub key: Uuid,
    pub typed: String,
    pub errors: FieldErrors,
}

/// The keys that the import did not find, with those that were linked since.
///
/// # Errors
/// The database's.
pub async fn unfound(
    ctx: &Ctx,
    row: &RoadMapImportRow,
    refused: Option<Refused>,
) -> Result<Vec<UnfoundKey>> {
    if row.state != "confirmed" {
        return Ok(Vec::new());
    }
    let db = ctx.db().read();
    let (keys, links) = acts::list_unfound(ctx, row.id).await?;
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = links.values().map(|link| link.recommendation_id).collect();
    let numbers = imports::list_numbers(db, &ctx.viewer, &ids).await?;
    let offered = match &refused {
        Some(refused) => acts::candidates(ctx, &refused.typed).await?,
        None => Vec::new(),
    };
    let wanted: Vec<i64> = numbers
        .values()
        .copied()
        .chain(offered.iter().copied())
        .collect();
    let excerpts = actions::excerpts(ctx, &wanted).await?;
    let road_maps: HashMap<Uuid, i64> = store::list_titles(db, &ctx.viewer)
        .await?
        .into_iter()
        .map(|road_map| (road_map.id, road_map.number))
        .collect();
    let shell = Shell::titled(ctx, String::new());
    Ok(keys
        .into_iter()
        .map(|key| {
            let number = links
                .get(&key.id)
                .and_then(|link| numbers.get(&link.recommendation_id));
            let refused = refused.as_ref().filter(|refused| refused.key == key.id);
            let road_map = road_maps
                .get(&key.road_map_id)
                .map(|number| road_map_reference(*number))
                .unwrap_or_default();
            UnfoundKey {
                id: format!("recommendation-{}", key.id),
                action: shell.url(&format!("/road-maps/imports/{}/keys/{}", row.id, key.id)),
                written: key.written,
                road_map_href: shell.url(&format!("/road-maps/{road_map}")),
                road_map,
                linked: number
                    .and_then(|number| excerpts.get(number).cloned())
                    .unwrap_or_default(),
                linked_href: number
                    .map(|number| {
                        let reference = recommendation_reference(*number);
                        shell.url(&format!("/recommendations/{reference}"))
                    })
                    .unwrap_or_default(),
                typed: refused.map(|r| r.typed.clone()).unwrap_or_default(),
                error: refused
                    .and_then(|refused| refused.errors.values().next())
                    .map(|error| shell.say_error(error))
                    .unwrap_or_default(),
                offered: refused
                    .map(|_| {
                        offered
                            .iter()
                            .filter_map(|number| excerpts.get(number).cloned())
                            .collect()
                    })
                    .unwrap_or_default(),
            }
        })
        .collect())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    recommendation: String,
}

pub async fn link(
    ctx: Ctx,
    At((id, key)): At<(Uuid, Uuid)>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    match acts::link(&ctx, id, key, &typed.recommendation).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/road-maps/imports/{id}#unfound"))),
        Err(Error::Invalid(errors)) => {
            let row = actions::get_import(&ctx, id).await?;
            let refused = Refused {
                key,
                typed: typed.recommendation,
                errors,
            };
            page(&ctx, &row, None, Some(refused)).await
        }
        Err(error) => Err(error),
    }
}

pub async fn unlink(ctx: Ctx, At((id, key)): At<(Uuid, Uuid)>) -> Result<Response> {
    acts::unlink(&ctx, id, key).await?;
    Ok(see_other(&ctx, &format!("/road-maps/imports/{id}#unfound")))
}
