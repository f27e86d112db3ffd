//! The demonstration's recommendations, through the same import as everybody's.

use super::{
    actions::{add_translations, name_labels},
    imports::actions::{confirm_import, read_import},
    model::LabelKind,
    store,
};
use bytes::Bytes;
use futures_util::future::BoxFuture;
use kenes_documents::{ColumnRule, Field, List, Mapping};
use kenes_kernel::{
    Ctx, Error, Result,
    access::PUBLIC,
    content::Content,
    jobs::{self, JobRun, NewJob},
};
use serde::Deserialize;

const RECOMMENDATIONS: &str = include_str!("../../../demo/recommendations.csv");
const TRANSLATIONS: &str = include_str!("../../../demo/translations.csv");
const THEMES: &str = include_str!("../../../demo/themes.csv");
const GROUPS: &str = include_str!("../../../demo/groups.csv");
pub const TO_TRY: &str = include_str!("../../../demo/import-to-try.csv");
pub const WITH_FAULTS: &str = include_str!("../../../demo/import-with-faults.csv");

#[derive(Deserialize)]
struct Named {
    key: String,
    en: String,
    ru: String,
    kk: String,
}

#[derive(Deserialize)]
struct Translation {
    reference: String,
    language: String,
    text: String,
}

/// The kind of the job that fills the register.
pub const JOB: &str = "recommendations.demonstration";

/// Orders the demonstration's recommendations as a job that everybody may follow.
///
/// # Errors
/// The database's.
pub async fn order_demonstration(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let job = NewJob {
        kind: JOB,
        payload: serde_json::Value::Null,
        audience_id: PUBLIC,
        result_path: Some("/recommendations".to_owned()),
        run_at: None,
    };
    jobs::enqueue(&mut tx, ctx, job).await?;
    tx.commit(ctx).await
}

/// The job: fills the register once. What an earlier attempt brought in stays.
pub fn run(run: JobRun) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        if store::has_any(run.ctx.db().read()).await? {
            return Ok(());
        }
        seed(&run.ctx, |done, step| run.progress(done, 3, step)).await
    })
}

/// Imports the demonstration's recommendations with their labels and translations; `report` hears
/// how many of the three steps are done, and which comes next.
///
/// # Errors
/// Those of the import; internal for a broken file.
pub async fn seed(ctx: &Ctx, report: impl Fn(usize, &str)) -> Result<()> {
    report(0, "recommendations-step-names");
    let mut names = Vec::new();
    for (kind, file) in [(LabelKind::Theme, THEMES), (LabelKind::Group, GROUPS)] {
        for line in csv::Reader::from_reader(file.as_bytes()).deserialize::<Named>() {
            let line = line.map_err(Error::internal)?;
            let name = Content::in_three(&line.kk, &line.ru, &line.en);
            names.push((kind, line.key, name));
        }
    }
    name_labels(&ctx.later(), &names).await?;
    report(1, "recommendations-step-import");
    let preview = read_import(
        &ctx.later(),
        "demonstration",
        Bytes::from(register()?),
        Some(mapping()),
    )
    .await?;
    confirm_import(&ctx.later(), preview.import.id).await?;
    report(2, "recommendations-step-translations");
    let mut translations = Vec::new();
    for line in csv::Reader::from_reader(TRANSLATIONS.as_bytes()).deserialize::<Translation>() {
        let line = line.map_err(Error::internal)?;
        translations.push((line.reference, line.language, line.text));
    }
    add_translations(&ctx.later(), &translations).await
}

/// The file in the words of importers: special procedures carry their subject, the body's own
/// recommendations their code, and a missing position is left empty.
fn register() -> Result<Vec<u8>> {
    let mut reader = csv::Reader::from_reader(RECOMMENDATIONS.as_bytes());
    let header = reader.headers().map_err(Error::internal)?.clone();
    let place = |name: &str| header.iter().position(|column| column == name);
    let (mechanism, body, position) =
        (place("mechanism"), place("issuing_body"), place("position"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).map_err(Error::internal)?;
    for record in reader.records() {
        let record = record.map_err(Error::internal)?;
        let issuing = body.and_then(|at| record.get(at)).unwrap_or_default();
        let cells: Vec<String> = record
            .iter()
            .enumerate()
            .map(|(at, cell)| {
                if Some(at) == mechanism {
                    code(cell, issuing)
                } else if Some(at) == position && cell == "none" {
                    String::new()
                } else {
                    cell.to_owned()
                }
            })
            .collect();
        writer.write_record(&cells).map_err(Error::internal)?;
    }
    writer
        .into_inner()
        .map_err(|error| Error::internal(error.to_string()))
}

fn code(mechanism: &str, issuing_body: &str) -> String {
    match mechanism {
        "BODY" => "OWN".to_owned(),
        "SR" => issuing_body.to_owned(),
        other => other.to_owned(),
    }
}

fn mapping() -> Mapping {
    let list = || List::By(";".to_owned());
    let mut columns: Vec<ColumnRule> = [
        ("reference", Field::Key),
        ("mechanism", Field::Mechanism),
        ("issuing_body", Field::IssuingBody),
        ("document_symbol", Field::DocumentSymbol),
        ("document_date", Field::DocumentDate),
        ("paragraph", Field::Paragraph),
        ("country", Field::Country),
        ("cycle", Field::Cycle),
        ("session", Field::Session),
        ("position", Field::Position),
        ("position_source", Field::PositionSource),
        ("language", Field::Language),
        ("text", Field::Text),
        ("road_map", Field::Extra),
    ]
    .into_iter()
    .map(|(name, field)| ColumnRule::new(name, field))
    .collect();
    for (name, field) in [
        ("recommending_states", Field::RecommendingStates),
        ("themes", Field::Themes),
        ("groups_of_persons", Field::GroupsOfPersons),
        ("sdgs", Field::Sdgs),
    ] {
        columns.push(ColumnRule::new(name, field).list(list()));
    }
    Mapping {
        columns,
        ..Mapping::default()
    }
}
