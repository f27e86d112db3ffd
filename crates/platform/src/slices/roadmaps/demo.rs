//! The road maps of the demonstration, as its body accepted them.

use super::{
    actions::{
        engine, number_groups,
        placing::{Placing, found_road_map},
    },
    existing::actions::{confirm_road_maps, read_road_maps},
    model, policy,
    queue::actions::order_queue,
    store::{self, SeedRow, proposals::TextRow},
    tables::{PlacementRow, RoadMapRow},
};
use bytes::Bytes;
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Error, Result,
    access::PUBLIC,
    content::Content,
    db::take_numbers,
    jobs::{self, JobRun, NewJob},
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const GRADES: &str = include_str!("../../../demo/grades.csv");
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

/// The kind of the job that accepts the road maps.
pub const JOB: &str = "roadmaps.demonstration";

/// Orders the demonstration's road maps as a job that everybody may follow.
///
/// # Errors
/// The database's.
pub async fn order_demonstration(ctx: &Ctx) -> Result<()> {
    let job = NewJob {
        kind: JOB,
        payload: serde_json::Value::Null,
        audience_id: PUBLIC,
        result_path: Some("/road-maps".to_owned()),
        run_at: None,
    };
    jobs::order(ctx, job).await?;
    Ok(())
}

/// The job: adds the road maps once, after the register was filled.
pub fn run(run: JobRun) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        let ctx = &run.ctx;
        if !store::list_titles(ctx.db().read(), &ctx.viewer)
            .await?
            .is_empty()
        {
            return Ok(());
        }
        let report =
            |done: usize, total: usize| run.progress(done, total, "roadmaps-step-founding");
        seed(ctx, report).await?;
        grade(&ctx.later()).await?;
        order_queue(&ctx.later()).await
    })
}

/// Brings in what assessors say of some road maps, as the dialogue does.
async fn grade(ctx: &Ctx) -> Result<()> {
    let file = Bytes::from_static(GRADES.as_bytes());
    let import = read_road_maps(ctx, "grades.csv", file).await?;
    confirm_road_maps(&ctx.later(), import, &BTreeMap::new()).await
}

/// Adds the road maps with the recommendations that name them; those that name none wait for review.
/// Which of them ask the same is the engine's finding. `report` hears how many are done, of how many.
///
/// # Errors
/// The database's; internal for a broken file.
pub async fn seed(ctx: &Ctx, report: impl Fn(usize, usize)) -> Result<()> {
    let ctx = &ctx.later();
    let permit = policy::may_keep(&ctx.viewer).ok_or(Error::Forbidden)?;
    let rows = store::list_seeds(ctx.db().read()).await?;
    if rows.is_empty() {
        return Err(Error::internal("the register is not filled yet"));
    }
    let mut seeds: BTreeMap<i64, Vec<Seed>> = BTreeMap::new();
    for seed in with_repeats(rows).await? {
        if let Some(number) = wanted(&seed.row.extra) {
            seeds.entry(number).or_default().push(seed);
        }
    }
    let lines: Vec<Line> = csv::Reader::from_reader(ROAD_MAPS.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(Error::internal)?;
    let mut doubtful = 0;
    let mut tx = ctx.db().write().await?;
    for (done, line) in lines.iter().enumerate() {
        report(done, lines.len());
        let road_map = RoadMapRow {
            id: ctx.id(),
            number: take_numbers(&*tx, "road_maps", 1).await?,
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
        let seeds = seeds.remove(&line.number).unwrap_or_default();
        let repeats = seeds.iter().map(|seed| seed.repeat_n);
        let groups = number_groups(&tx, &permit, ctx, repeats).await?;
        let mut placings = Vec::new();
        for seed in &seeds {
            let unsure = doubtful < DOUBTFUL && seed.row.number % DOUBTFUL_EVERY == 7;
            doubtful += usize::from(unsure);
            let kin: BTreeSet<i64> = seeds
                .iter()
                .filter(|other| other.repeat_n == seed.repeat_n)
                .map(|other| other.row.number)
                .filter(|number| *number != seed.row.number)
                .collect();
            let mut placing = placing(ctx, &road_map, &seed.row, reasons(&kin, unsure));
            placing.row.repeat_group_id = groups.get(&seed.repeat_n).copied();
            placing.row.confidence = if unsure { 400 } else { 950 };
            placing.row.doubtful = unsure;
            placings.push(placing);
        }
        found_road_map(&mut tx, &permit, ctx, &road_map, placings).await?;
    }
    tx.commit(ctx).await
}

/// An ask with the number of its repeat group.
struct Seed {
    row: SeedRow,
    repeat_n: i32,
}

async fn with_repeats(rows: Vec<SeedRow>) -> Result<Vec<Seed>> {
    let texts: Vec<TextRow> = rows.iter().map(SeedRow::text).collect();
    let repeats = tokio::task::spawn_blocking(move || engine::repeats(&texts))
        .await
        .map_err(Error::internal)??;
    Ok(rows
        .into_iter()
        .zip(repeats)
        .map(|(row, repeat_n)| Seed { row, repeat_n })
        .collect())
}

/// Why the demonstration has an ask where it stands, one sentence a line.
fn reasons(kin: &BTreeSet<i64>, unsure: bool) -> Content {
    let named: Vec<String> = kin
        .iter()
        .take(3)
        .map(|number| model::recommendation_reference(*number))
        .collect();
    let named = named.join(", ");
    let [mut kk, mut ru, mut en] = if unsure {
        [
            "Көрсетілімнің хатшылығы осы жерге қойды, бірақ сенімді емес.".to_owned(),
            "Секретариат демонстрации поместил её сюда, но не уверен.".to_owned(),
            "The secretariat of the demonstration placed it here and is not sure.".to_owned(),
        ]
    } else {
        [
            "Көрсетілімнің хатшылығы осы жерге қойды.".to_owned(),
            "Секретариат демонстрации поместил её сюда.".to_owned(),
            "The secretariat of the demonstration placed it here.".to_owned(),
        ]
    };
    if !named.is_empty() {
        kk.push_str(&format!("\nМынамен бірдей нәрсені сұрайды: {named}."));
        ru.push_str(&format!("\nПросит о том же, что и {named}."));
        en.push_str(&format!("\nAsks for the same as {named}."));
    }
    Content::in_three(&kk, &ru, &en)
}

/// The number of the road map in a recommendation's further columns.
fn wanted(extra: &str) -> Option<i64> {
    let extra: BTreeMap<String, String> = serde_json::from_str(extra).unwrap_or_default();
    extra.get("road_map")?.trim().parse().ok()
}

fn placing(ctx: &Ctx, road_map: &RoadMapRow, seed: &SeedRow, reasons: Content) -> Placing {
    Placing {
        recommendation_id: seed.recommendation_id,
        recommendation: seed.number,
        row: PlacementRow {
            id: ctx.id(),
            ask_id: seed.ask_id,
            row: seed.row,
            road_map_id: road_map.id,
            repeat_group_id: None,
            confidence: 1000,
            doubtful: false,
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
