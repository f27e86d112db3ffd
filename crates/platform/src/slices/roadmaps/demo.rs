//! The road maps of the demonstration, as its body accepted them.

use super::{
    actions::{Placing, found_road_map},
    policy,
    store::{self, SeedRow},
    tables::{PlacementRow, RoadMapRow},
};
use kenes_kernel::{Ctx, Error, Result, access::PUBLIC, content::Content};
use serde::Deserialize;
use std::collections::BTreeMap;

const ROAD_MAPS: &str = include_str!("../../../demo/road-maps.csv");

/// Every so many recommendations the demonstration is not sure of a place.
const DOUBTFUL_EVERY: i64 = 20;
/// Doubtful places of the demonstration.
const DOUBTFUL: usize = 12;

#[derive(Deserialize)]
struct Line {
    number: i64,
    title_en: String,
    title_ru: String,
    title_kk: String,
    summary_en: String,
    summary_ru: String,
    summary_kk: String,
}

/// Adds the road maps with the recommendations that name them; those that name none wait for review.
///
/// # Errors
/// The database's; internal for a broken file.
pub async fn seed(ctx: &Ctx) -> Result<()> {
    let ctx = &ctx.later();
    let permit = policy::may_keep(&ctx.viewer).ok_or(Error::Forbidden)?;
    let mut seeds: BTreeMap<i64, Vec<SeedRow>> = BTreeMap::new();
    for row in store::list_seeds(ctx.db().read()).await? {
        if let Some(number) = wanted(&row.extra) {
            seeds.entry(number).or_default().push(row);
        }
    }
    let mut doubtful = 0;
    let mut tx = ctx.db().write().await?;
    for line in csv::Reader::from_reader(ROAD_MAPS.as_bytes()).deserialize::<Line>() {
        let line = line.map_err(Error::internal)?;
        let road_map = RoadMapRow {
            id: ctx.id(),
            number: store::take_numbers(&*tx, "road_maps", 1).await?,
            title: Content::in_three(&line.title_kk, &line.title_ru, &line.title_en),
            summary: Some(Content::in_three(
                &line.summary_kk,
                &line.summary_ru,
                &line.summary_en,
            )),
            origin: "demonstration".into(),
            audience_id: PUBLIC,
            version: 1,
            created_at: ctx.now,
        };
        let mut placings = Vec::new();
        for seed in seeds.remove(&line.number).unwrap_or_default() {
            let unsure = doubtful < DOUBTFUL && seed.number % DOUBTFUL_EVERY == 7;
            doubtful += usize::from(unsure);
            placings.push(placing(ctx, &road_map, &seed, unsure));
        }
        found_road_map(&mut tx, &permit, ctx, &road_map, placings).await?;
    }
    tx.commit(ctx).await
}

/// The number of the road map in a recommendation's further columns.
fn wanted(extra: &str) -> Option<i64> {
    let extra: BTreeMap<String, String> = serde_json::from_str(extra).unwrap_or_default();
    extra.get("road_map")?.trim().parse().ok()
}

fn placing(ctx: &Ctx, road_map: &RoadMapRow, seed: &SeedRow, unsure: bool) -> Placing {
    let reasons = if unsure {
        Content::in_three(
            "Көрсетілім дерегімен қойылған, сенімді емес.",
            "Размещено данными демонстрации, без уверенности.",
            "Placed by the data of the demonstration, not sure.",
        )
    } else {
        Content::in_three(
            "Көрсетілім дерегімен қойылған.",
            "Размещено данными демонстрации.",
            "Placed by the data of the demonstration.",
        )
    };
    Placing {
        recommendation_id: seed.recommendation_id,
        recommendation: seed.number,
        row: PlacementRow {
            id: ctx.id(),
            ask_id: seed.ask_id,
            row: seed.row,
            road_map_id: road_map.id,
            repeat_group_id: None,
            confidence: if unsure { 400 } else { 950 },
            doubtful: unsure,
            pinned: false,
            reasons,
            proposal_id: None,
            from_at: ctx.now,
            placed_by: None,
            until_at: None,
            ended_by: None,
            audience_id: seed.audience_id,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_road_maps_are_numbered_as_they_stand() {
        let numbers: Vec<i64> = csv::Reader::from_reader(ROAD_MAPS.as_bytes())
            .deserialize::<Line>()
            .map(|line| line.unwrap().number)
            .collect();
        assert_eq!(numbers, (1..=50).collect::<Vec<_>>());
    }

    #[test]
    fn a_recommendation_may_name_its_road_map() {
        assert_eq!(wanted(r#"{"road_map":"12"}"#), Some(12));
        assert_eq!(wanted(r#"{"road_map":""}"#), None);
        assert_eq!(wanted("{}"), None);
    }
}
