//! The demonstration's recommendations, through the same import as everybody's.

use super::{
    actions::{add_translations, ask_for_reply, get_recommendation, name_labels},
    imports::actions::{confirm_import, read_import, read_observations},
    model::LabelKind,
    moderation, store,
    submissions::{
        actions::{draft, submit},
        circles::set_circle,
        model::Typed,
    },
};
use crate::slices::{
    accounts,
    body::{self, TypedCoalition, answer_invitation, found_coalition, invite_partner},
    duties::{self, TypedExit, TypedQuestion},
};
use bytes::Bytes;
use futures_util::future::BoxFuture;
use kenes_documents::{ColumnRule, Field, List, Mapping};
use kenes_kernel::{
    Ctx, Error, Result,
    access::{PUBLIC, Role, Viewer, ViewerPerson},
    content::Content,
    jobs::{self, JobRun, NewJob},
};
use serde::Deserialize;

const RECOMMENDATIONS: &str = include_str!("../../../demo/recommendations.csv");
const TRANSLATIONS: &str = include_str!("../../../demo/translations.csv");
const THEMES: &str = include_str!("../../../demo/themes.csv");
const GROUPS: &str = include_str!("../../../demo/groups.csv");
const DUTIES: &str = include_str!("../../../demo/duties.csv");
const OBSERVATIONS: &str = include_str!("../../../demo/observations.txt");
const SUBMISSIONS: &str = include_str!("../../../demo/submissions.csv");
pub const TO_TRY: &str = include_str!("../../../demo/import-to-try.csv");
pub const OBSERVATIONS_TO_TRY: &str = include_str!("../../../demo/observations-to-try.txt");
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
    let job = NewJob {
        kind: JOB,
        payload: serde_json::Value::Null,
        audience_id: PUBLIC,
        result_path: Some("/recommendations".to_owned()),
        run_at: None,
    };
    jobs::order(ctx, job).await?;
    Ok(())
}

/// The job: fills the register once. What an earlier attempt brought in stays.
pub fn run(run: JobRun) -> BoxFuture<'static, Result<()>> {
    Box::pin(async move {
        if store::has_any(run.ctx.db().read()).await? {
            return Ok(());
        }
        seed(&run.ctx, |done, step| run.progress(done, 4, step)).await
    })
}

/// Imports the demonstration's recommendations with their labels and translations; `report` hears
/// how many of the four steps are done, and which comes next.
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
    add_translations(&ctx.later(), &translations).await?;
    let read = read_observations(&ctx.later(), "observations.txt", OBSERVATIONS.into()).await?;
    confirm_import(&ctx.later(), read.import.id).await?;
    seed_submissions(ctx).await?;
    seed_coalitions(ctx).await?;
    report(3, "recommendations-step-questions");
    seed_duties(ctx).await
}

#[derive(Deserialize)]
struct Submission {
    title: String,
    language: String,
    text: String,
    theme: String,
    addressee: String,
    source: String,
    days_ago: Option<i64>,
    paragraph: String,
    /// Empty for a draft.
    reach: String,
}

/// What an organisation of the demonstration recommends under its own name, and a draft of it; nothing where its
/// representative is not there.
async fn seed_submissions(ctx: &Ctx) -> Result<()> {
    let Some(viewer) = representative(ctx, "ngo").await? else {
        return Ok(());
    };
    let acting = || ctx.kernel.acting(viewer.clone(), ctx.locale);
    let mut submitted = Vec::new();
    for line in csv::Reader::from_reader(SUBMISSIONS.as_bytes()).deserialize::<Submission>() {
        let line = line.map_err(Error::internal)?;
        let ctx = acting();
        let day = line.days_ago.map(|days| {
            let then = ctx.now.plus_seconds(-86_400 * days);
            then.day(&ctx.kernel.zone).iso()
        });
        let typed = Typed {
            title: line.title,
            language: line.language,
            text: line.text,
            theme: line.theme,
            addressee: line.addressee,
            source: line.source,
            source_day: day.unwrap_or_default(),
            paragraph: line.paragraph,
            country: "Kazakhstan".into(),
            reach: line.reach.clone(),
            ..Typed::default()
        };
        let id = draft(&ctx, &typed).await?;
        if !line.reach.is_empty() {
            submitted.extend(submit(&acting(), &[(id, 1)]).await?);
        }
    }
    match submitted.last() {
        Some(reference) => seed_moderation(ctx, reference).await,
        None => Ok(()),
    }
}

/// The moderator says where a recommendation belongs, so that the public log has an act to read.
async fn seed_moderation(ctx: &Ctx, reference: &str) -> Result<()> {
    let db = ctx.db().read();
    let Some(person) = accounts::find_person_by_handle(db, "moderator").await? else {
        return Ok(());
    };
    let name = person.name.text(ctx.locale).to_owned();
    let person = ViewerPerson {
        id: person.id,
        name,
    };
    let viewer = Viewer::person(person, Role::Moderator, Role::Moderator.audiences());
    let ctx = ctx.later().kernel.acting(viewer, ctx.locale);
    let row = get_recommendation(&ctx, reference).await?;
    let typed = moderation::model::Typed {
        version: row.version,
        act: "redirect".into(),
        institution: "interior".into(),
        reason: "Речь о порядке задержания: отвечать должно ведомство, которое задерживает.".into(),
        ..moderation::model::Typed::default()
    };
    moderation::actions::moderate(&ctx, reference, &typed).await?;
    Ok(())
}

/// A representative of the demonstration who acts for an organisation, if they are there.
async fn representative(ctx: &Ctx, handle: &str) -> Result<Option<Viewer>> {
    let db = ctx.db().read();
    let Some(person) = accounts::find_person_by_handle(db, handle).await? else {
        return Ok(None);
    };
    let name = person.name.text(ctx.locale).to_owned();
    let person = ViewerPerson {
        id: person.id,
        name,
    };
    let viewer = Viewer::person(person, Role::Ngo, Role::Ngo.audiences());
    let viewer = body::acting_for(&ctx.later(), viewer).await?;
    Ok(viewer.organisation.is_some().then_some(viewer))
}

/// A coalition of two organisations with a draft of one of them, and another that waits for an answer.
async fn seed_coalitions(ctx: &Ctx) -> Result<()> {
    let (Some(_), Some(_)) = (
        representative(ctx, "ngo").await?,
        representative(ctx, "partner").await?,
    ) else {
        return Ok(());
    };
    let founded = |name: &str, purpose: &str| TypedCoalition {
        name: name.into(),
        purpose: purpose.into(),
    };
    let own = founded(
        "Открытые двери",
        "Общий альтернативный доклад о местах лишения свободы.",
    );
    let id = found_coalition(&acting(ctx, "ngo").await?, &own).await?;
    invite_partner(&acting(ctx, "ngo").await?, id, "ngo-lantern").await?;
    answer_invitation(&acting(ctx, "partner").await?, id, true).await?;
    let typed = Typed {
        title: "Посещения без предупреждения".into(),
        language: "ru".into(),
        text: "Разрешить общественным наблюдателям посещать изоляторы в любое время суток без предварительного уведомления.".into(),
        country: "Kazakhstan".into(),
        ..Typed::default()
    };
    let shared = draft(&acting(ctx, "ngo").await?, &typed).await?;
    set_circle(&acting(ctx, "ngo").await?, shared, 1, &id.to_string()).await?;
    let other = founded(
        "Letters from Inside",
        "Complaints about correspondence with lawyers.",
    );
    let id = found_coalition(&acting(ctx, "partner").await?, &other).await?;
    invite_partner(&acting(ctx, "partner").await?, id, "ngo-saiga").await
}

/// As this representative, with all that they may see by now.
async fn acting(ctx: &Ctx, handle: &str) -> Result<Ctx> {
    let viewer = representative(ctx, handle).await?.ok_or(Error::NotFound)?;
    Ok(ctx.kernel.acting(viewer, ctx.locale))
}

#[derive(Deserialize)]
struct Question {
    recommendation: String,
    addressee: String,
    asked_days_ago: i64,
    unit: String,
    number: String,
    language: String,
    what: String,
    exit: String,
    exit_days_ago: Option<i64>,
    reason: String,
    to: String,
}

/// Awaited replies with dates that count back from today, and what came of some of them. They need
/// the calendar and the organisations; without either nothing is asked.
async fn seed_duties(ctx: &Ctx) -> Result<()> {
    if !duties::can_count(ctx).await? {
        return Ok(());
    }
    for line in csv::Reader::from_reader(DUTIES.as_bytes()).deserialize::<Question>() {
        let line = line.map_err(Error::internal)?;
        let mut ctx = ctx.later();
        ctx.locale = line.language.parse().unwrap_or_default();
        let days_ago = |days: i64| {
            let then = ctx.now.plus_seconds(-86_400 * days);
            then.day(&ctx.kernel.zone).iso()
        };
        let row = store::find_by_source_key(ctx.db().read(), &line.recommendation)
            .await?
            .ok_or_else(|| Error::internal(format!("no {}", line.recommendation)))?;
        let question = TypedQuestion {
            addressee: line.addressee,
            asked: days_ago(line.asked_days_ago),
            unit: line.unit,
            number: line.number,
            day: String::new(),
            what: line.what,
        };
        let duty = ask_for_reply(&ctx, &row.reference(), &question).await?;
        if let Some(days) = line.exit_days_ago {
            let exit = TypedExit {
                version: 1,
                exit: line.exit,
                reason: line.reason,
                to: line.to,
                day: days_ago(days),
            };
            duties::leave(&ctx.later(), &duty, &exit).await?;
        }
    }
    Ok(())
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
