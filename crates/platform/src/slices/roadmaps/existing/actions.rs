//! What is done with a file of road maps: read, map, confirm, undo, discard.

mod undoing;

pub use undoing::{take_back, undo_road_maps};

use super::{
    model::{self, Candidate, Match, Plan},
    store::{self as imports, links},
    tables::{GradeRow, IndicatorRow, KeyRow, RoadMapImportRow},
};
use crate::{
    knowledge,
    slices::{
        recommendations::refuse_file,
        roadmaps::{
            actions::{engine, find_standing, permit, place_by_hand},
            model::recommendation_reference,
            policy::MayKeep,
            store,
            tables::RoadMapRow,
        },
    },
};
use bytes::Bytes;
use kenes_documents::{
    Limits, Refusal as FileRefusal,
    existing::{ExistingRoadMap, Mapping, Reading, read},
    signature,
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::{PUBLIC, SECRETARIAT},
    content::Content,
    db::{WriteTx, take_numbers},
    error::{Conflict, Refusal},
    files,
};
use kenes_synthesis::{Reason, Standing, StandingAsk, Text, place};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// A file as far as it could be read.
pub enum Parsed {
    Read(Box<Reading>),
    /// Number or title is not recognised; a person says which columns they are.
    Unmapped {
        columns: Vec<String>,
        missing: Vec<String>,
    },
}

/// Reads a file and keeps it with what it would change; the road maps stay as they are. The import's id.
///
/// # Errors
/// `NotFound`; refused for a file that cannot be read, with how to mend it; `TooLarge`.
pub async fn read_road_maps(ctx: &Ctx, file_name: &str, bytes: Bytes) -> Result<Uuid> {
    let permit = permit(ctx)?;
    let limit_bytes = ctx.kernel.config.upload_limit_bytes();
    if bytes.len() as u64 > limit_bytes {
        return Err(Error::TooLarge { limit_bytes });
    }
    let parsed = parse(ctx, bytes.clone(), None).await?;
    let parsed = match remembered(ctx, &parsed).await? {
        Some(mapping) => parse(ctx, bytes.clone(), Some(mapping)).await?,
        None => parsed,
    };
    let prepared = prepare(ctx, &parsed).await?;
    let mut tx = ctx.db().write().await?;
    let attachment = files::attach(&mut tx, ctx, file_name, bytes, SECRETARIAT).await?;
    let mut row = RoadMapImportRow {
        id: ctx.id(),
        number: take_numbers(&*tx, "road_map_imports", 1).await?,
        state: String::new(),
        file_name: attachment.name.clone(),
        attachment_id: attachment.id,
        sha256: attachment.sha256.clone(),
        mapping: String::new(),
        matches: String::new(),
        read_count: 0,
        new_count: 0,
        grown_count: 0,
        unchanged_count: 0,
        fault_count: 0,
        audience_id: SECRETARIAT,
        created_at: ctx.now,
        created_by: ctx.viewer.person_id(),
        confirmed_at: None,
        confirmed_by: None,
        undone_at: None,
        undone_by: None,
        version: 1,
    };
    fill(&mut row, &parsed, &prepared)?;
    imports::insert_import(&tx, &permit, &row).await?;
    tx.record("read_road_maps", row.snapshot());
    tx.commit(ctx).await?;
    Ok(row.id)
}

/// What a person made of the columns of the last file of this shape.
///
/// # Errors
/// The database's.
pub async fn remembered(ctx: &Ctx, parsed: &Parsed) -> Result<Option<Mapping>> {
    let columns = match parsed {
        Parsed::Read(reading) => &reading.columns,
        Parsed::Unmapped { columns, .. } => columns,
    };
    let mapping = links::find_mapping(ctx.db().read(), &signature(columns)).await?;
    Ok(mapping
        .and_then(|kept| serde_json::from_str(&kept).ok())
        .filter(|mapping: &Mapping| mapping.columns.len() == columns.len()))
}

/// Reads the kept file again by a mapping that a person made.
///
/// # Errors
/// As [`read_road_maps`]; refused when the import is past reading.
pub async fn map_road_maps(ctx: &Ctx, id: Uuid, mapping: &Mapping) -> Result<()> {
    let permit = permit(ctx)?;
    let mut row = get_import(ctx, id).await?;
    open(&row)?;
    let parsed = parse_kept(ctx, &row, Some(mapping.clone())).await?;
    let prepared = prepare(ctx, &parsed).await?;
    fill(&mut row, &parsed, &prepared)?;
    if matches!(parsed, Parsed::Unmapped { .. }) {
        row.mapping = written(mapping)?;
    }
    let mut tx = ctx.db().write().await?;
    put(&tx, &permit, &mut row).await?;
    tx.record("map_road_maps", row.snapshot());
    tx.commit(ctx).await
}

/// The import, if the viewer may see it.
///
/// # Errors
/// `NotFound`.
pub async fn get_import(ctx: &Ctx, id: Uuid) -> Result<RoadMapImportRow> {
    permit(ctx)?;
    imports::find_import(ctx.db().read(), &ctx.viewer, id)
        .await?
        .ok_or(Error::NotFound)
}

/// What the kept file says, and what it would do to the road maps as they stand now.
///
/// # Errors
/// The files' and the database's.
pub async fn preview(ctx: &Ctx, row: &RoadMapImportRow) -> Result<(Parsed, Plan)> {
    let parsed = parse_kept(ctx, row, kept_mapping(row)).await?;
    let plan = planned(ctx.db().read(), &parsed).await?;
    Ok((parsed, plan))
}

async fn planned(db: &impl sea_orm::ConnectionTrait, parsed: &Parsed) -> Result<Plan> {
    let Parsed::Read(reading) = parsed else {
        return Ok(Plan::default());
    };
    let numbers: Vec<i64> = reading
        .road_maps
        .iter()
        .map(|road_map| i64::from(road_map.number))
        .collect();
    Ok(model::plan(
        reading,
        &imports::list_standing(db, &numbers).await?,
    ))
}

/// What stands beside a reading in the database.
struct Prepared {
    plan: Plan,
    matches: Vec<Match>,
}

async fn prepare(ctx: &Ctx, parsed: &Parsed) -> Result<Prepared> {
    let plan = planned(ctx.db().read(), parsed).await?;
    let matches = match parsed {
        Parsed::Read(reading) => {
            let register = imports::list_candidates(ctx.db().read(), &ctx.viewer).await?;
            let reading = reading.clone();
            tokio::task::spawn_blocking(move || find_matches(&reading, &register))
                .await
                .map_err(Error::internal)?
        }
        Parsed::Unmapped { .. } => Vec::new(),
    };
    Ok(Prepared { plan, matches })
}

/// The certain matches; for the other keys with words the three likeliest by the engine.
fn find_matches(reading: &Reading, register: &[Candidate]) -> Vec<Match> {
    let mut matches = model::match_exactly(reading, register);
    let texts: HashMap<u32, &ExistingRoadMap> = reading
        .road_maps
        .iter()
        .map(|road_map| (road_map.number, road_map))
        .collect();
    let words = |found: &Match| {
        let key = texts.get(&found.road_map)?.keys.get(found.key)?;
        Some(if key.text.is_empty() {
            &key.written
        } else {
            &key.text
        })
    };
    let open: Vec<(usize, Text)> = matches
        .iter()
        .enumerate()
        .filter(|(_, found)| found.candidates.is_empty())
        .filter_map(|(at, found)| {
            let text = Text {
                id: at.to_string(),
                text: words(found)?.clone(),
                ..Text::default()
            };
            Some((at, text))
        })
        .collect();
    if open.is_empty() || register.is_empty() {
        return matches;
    }
    // All in one heap: the nearest three come back as the reason.
    let standing = register
        .iter()
        .enumerate()
        .map(|(at, candidate)| StandingAsk {
            id: format!("{}/{at}", candidate.number),
            text: candidate.text.clone(),
            road_map: "register".into(),
            repeat_group: String::new(),
        })
        .collect();
    let standing = Standing::new(standing, knowledge::of_engine());
    for (at, text) in open {
        for proposed in place(
            std::slice::from_ref(&text),
            &standing,
            knowledge::of_engine(),
        ) {
            for reason in proposed.reasons {
                let Reason::NearestTexts { ids, similarity } = reason else {
                    continue;
                };
                let found = &mut matches[at];
                found.likeness = found.likeness.max(engine::permille(similarity) / 10);
                for id in ids {
                    let number = id.split('/').next().and_then(|number| number.parse().ok());
                    if let Some(number) = number
                        && !found.candidates.contains(&number)
                        && found.candidates.len() < 3
                    {
                        found.candidates.push(number);
                    }
                }
            }
        }
    }
    matches
}

fn fill(row: &mut RoadMapImportRow, parsed: &Parsed, prepared: &Prepared) -> Result<()> {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match parsed {
        Parsed::Unmapped { columns, .. } => {
            row.state = "unmapped".into();
            row.mapping = written(&Mapping::propose(columns))?;
        }
        Parsed::Read(reading) => {
            row.state = "read".into();
            row.mapping = written(&reading.mapping)?;
            row.read_count = number(reading.road_maps.len());
        }
    }
    row.matches = written(&prepared.matches)?;
    row.new_count = number(prepared.plan.new.len());
    row.grown_count = number(prepared.plan.grown.len());
    row.unchanged_count = number(prepared.plan.unchanged);
    row.fault_count = number(prepared.plan.faults.len());
    Ok(())
}

fn written(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

fn kept_mapping(row: &RoadMapImportRow) -> Option<Mapping> {
    serde_json::from_str(&row.mapping).ok()
}

/// The matches that were found when the file was read.
#[must_use]
pub fn kept_matches(row: &RoadMapImportRow) -> Vec<Match> {
    serde_json::from_str(&row.matches).unwrap_or_default()
}

async fn parse_kept(ctx: &Ctx, row: &RoadMapImportRow, mapping: Option<Mapping>) -> Result<Parsed> {
    let attachment = files::get_attachment(ctx.db().read(), row.attachment_id).await?;
    let bytes = ctx.kernel.files.get(&attachment.sha256).await?;
    parse(ctx, bytes, mapping).await
}

async fn parse(ctx: &Ctx, bytes: Bytes, mapping: Option<Mapping>) -> Result<Parsed> {
    let limits = Limits {
        file_bytes: usize::try_from(ctx.kernel.config.upload_limit_bytes()).unwrap_or(usize::MAX),
        // A body has tens of road maps, and each is looked at by a person.
        rows: 20_000,
        ..Limits::default()
    };
    let reading = tokio::task::spawn_blocking(move || read(&bytes, &limits, mapping.as_ref()))
        .await
        .map_err(Error::internal)?;
    match reading {
        Ok(reading) => Ok(Parsed::Read(Box::new(reading))),
        Err(FileRefusal::ColumnsMissing { needed, found }) => Ok(Parsed::Unmapped {
            columns: found,
            missing: needed,
        }),
        Err(FileRefusal::NoTable) => Err(Refusal::new("roadmaps-existing-nothing-in-it").into()),
        Err(refusal) => Err(refuse_file(&refusal).into()),
    }
}

fn open(row: &RoadMapImportRow) -> Result<()> {
    if matches!(row.state.as_str(), "read" | "unmapped") {
        Ok(())
    } else {
        Err(Refusal::new("roadmaps-existing-over").into())
    }
}

async fn put(tx: &WriteTx, permit: &MayKeep, row: &mut RoadMapImportRow) -> Result<()> {
    row.version += 1;
    if imports::update_import(tx, permit, row).await? {
        return Ok(());
    }
    Err(Error::Conflict(Arc::new(Conflict {
        path: format!("/road-maps/imports/{}", row.id),
        stored_version: row.version,
        fields: Vec::new(),
    })))
}

/// What a person said of the keys that were not certain: (road map, key) → recommendation.
pub type Choices = BTreeMap<(u32, usize), i64>;

/// Brings the file's road maps in, all in one transaction: with their numbers and titles, their key
/// recommendations placed and pinned, indicators and grades as data.
///
/// # Errors
/// `NotFound`; refused while there is a fault.
pub async fn confirm_road_maps(ctx: &Ctx, id: Uuid, choices: &Choices) -> Result<()> {
    let permit = permit(ctx)?;
    let mut row = get_import(ctx, id).await?;
    if row.state != "read" {
        return Err(Refusal::new("roadmaps-existing-not-readable").into());
    }
    let (parsed, _) = preview(ctx, &row).await?;
    let Parsed::Read(reading) = &parsed else {
        return Err(Refusal::new("roadmaps-existing-not-readable").into());
    };
    let matches = kept_matches(&row);
    let mut tx = ctx.db().write().await?;
    let plan = planned(&*tx, &parsed).await?;
    if !plan.faults.is_empty() {
        return Err(Refusal::new("roadmaps-existing-has-faults")
            .with("n", plan.faults.len())
            .into());
    }
    fill(
        &mut row,
        &parsed,
        &Prepared {
            plan: plan.clone(),
            matches: matches.clone(),
        },
    )?;
    row.state = "confirmed".into();
    row.confirmed_at = Some(ctx.now);
    row.confirmed_by = ctx.viewer.person_id();
    put(&tx, &permit, &mut row).await?;
    tx.record("confirm_road_maps", row.snapshot());
    // Who graded, and when, is said of this file alone.
    let columns = Mapping {
        columns: reading.mapping.columns.clone(),
        ..Mapping::default()
    };
    let shape = signature(&reading.columns);
    links::remember_mapping(&tx, ctx, &permit, &shape, &written(&columns)?).await?;
    let numbers: Vec<i64> = reading.road_maps.iter().map(|r| r.number.into()).collect();
    let standing = imports::list_standing(&*tx, &numbers).await?;
    let mut ids: HashMap<i64, RoadMapRow> = imports::list_by_number(&*tx, &numbers)
        .await?
        .into_iter()
        .map(|row| (row.number, row))
        .collect();
    for at in &plan.new {
        let road_map = found(&mut tx, &permit, ctx, &reading.road_maps[*at]).await?;
        ids.insert(road_map.number, road_map);
    }
    if let Some(highest) = numbers.iter().max() {
        imports::pass_number(&*tx, *highest).await?;
    }
    for at in plan.new.iter().chain(&plan.grown) {
        let road_map = &reading.road_maps[*at];
        let number = i64::from(road_map.number);
        let known = standing.get(&number).cloned().unwrap_or_default();
        let mut bringing = Bringing {
            tx: &mut tx,
            permit: &permit,
            ctx,
            import: row.id,
            target: ids.get(&number).ok_or(Error::NotFound)?.clone(),
        };
        for key in model::new_keys(road_map, &known) {
            let found = matches
                .iter()
                .find(|m| m.road_map == road_map.number && m.key == key);
            let n = known.keys.len() + key;
            bringing
                .key(
                    n,
                    &road_map.keys[key].written,
                    found,
                    choices.get(&(road_map.number, key)),
                )
                .await?;
        }
        for at in model::new_indicators(road_map, &known) {
            let n = known.indicators.len() + at;
            bringing.indicator(n, &road_map.indicators[at]).await?;
        }
        for at in model::new_grades(road_map, &known) {
            let n = known.grades.len() + at;
            bringing.grade(n, &road_map.grades[at]).await?;
        }
    }
    tx.commit(ctx).await
}

async fn found(
    tx: &mut WriteTx,
    permit: &MayKeep,
    ctx: &Ctx,
    road_map: &ExistingRoadMap,
) -> Result<RoadMapRow> {
    let row = RoadMapRow {
        id: ctx.id(),
        number: road_map.number.into(),
        title: model::in_languages(&road_map.titles)
            .ok_or_else(|| Error::internal("a road map was read without a title"))?,
        summary: road_map
            .summary
            .as_ref()
            .map(|(language, text)| Content::new(language, text.as_str())),
        origin: "import".into(),
        audience_id: PUBLIC,
        version: 1,
        created_at: ctx.now,
    };
    store::insert_road_map(tx, permit, ctx, &row).await?;
    tx.record("import", row.snapshot());
    Ok(row)
}

/// One road map while its file fills it.
struct Bringing<'a> {
    tx: &'a mut WriteTx,
    permit: &'a MayKeep,
    ctx: &'a Ctx,
    import: Uuid,
    target: RoadMapRow,
}

impl Bringing<'_> {
    async fn key(
        &mut self,
        n: usize,
        written: &str,
        found: Option<&Match>,
        chosen: Option<&i64>,
    ) -> Result<()> {
        let certain = found.filter(|found| !found.certain.is_empty());
        let (number, matched_by) = match (chosen, certain) {
            // Only what was offered can be chosen.
            (Some(number), None) if found.is_some_and(|f| f.candidates.contains(number)) => {
                (Some(*number), "person".to_owned())
            }
            (_, Some(found)) => (found.candidates.first().copied(), found.certain.clone()),
            _ => (None, String::new()),
        };
        let asks = match number {
            Some(number) => store::list_asks_of(&**self.tx, &self.ctx.viewer, number).await?,
            None => Vec::new(),
        };
        let row = KeyRow {
            id: self.ctx.id(),
            road_map_id: self.target.id,
            n: position(n),
            written: written.to_owned(),
            recommendation_id: asks.first().map(|ask| ask.recommendation_id),
            matched_by: if asks.is_empty() {
                String::new()
            } else {
                matched_by
            },
            import_id: self.import,
            created_at: self.ctx.now,
            created_by: self.ctx.viewer.person_id(),
        };
        imports::insert_key(self.tx, self.permit, &row).await?;
        self.tx.record("import", row.snapshot());
        for ask in &asks {
            // What a person has placed elsewhere stays there: the key is linked, nothing moves.
            let standing = find_standing(&**self.tx, ask.ask_id).await?;
            if standing.is_none_or(|standing| !standing.pinned) {
                place_by_hand(self.tx, self.permit, self.ctx, ask, &self.target, None).await?;
            }
        }
        Ok(())
    }

    async fn indicator(&mut self, n: usize, words: &str) -> Result<()> {
        let language = match kenes_documents::language::detect(words) {
            known @ ("kk" | "ru" | "en") => known,
            _ => self.target.title.record.as_str(),
        };
        let row = IndicatorRow {
            id: self.ctx.id(),
            road_map_id: self.target.id,
            n: position(n),
            words: Content::new(language, words),
            import_id: self.import,
            created_at: self.ctx.now,
            created_by: self.ctx.viewer.person_id(),
        };
        imports::insert_indicator(self.tx, self.permit, &row).await?;
        self.tx.record("import", row.snapshot());
        Ok(())
    }

    async fn grade(&mut self, n: usize, grade: &kenes_documents::existing::Grade) -> Result<()> {
        let row = GradeRow {
            id: self.ctx.id(),
            road_map_id: self.target.id,
            n: position(n),
            grade: grade.grade.clone(),
            assessor: grade.by.clone(),
            standing: grade.standing.code().to_owned(),
            day: grade.on.map(|on| on.to_string()).unwrap_or_default(),
            method: grade.method.clone(),
            import_id: self.import,
            created_at: self.ctx.now,
            created_by: self.ctx.viewer.person_id(),
        };
        imports::insert_grade(self.tx, self.permit, &row).await?;
        self.tx.record("import", row.snapshot());
        Ok(())
    }
}

fn position(n: usize) -> i32 {
    i32::try_from(n + 1).unwrap_or(i32::MAX)
}

/// Puts a file away that was read and not confirmed.
///
/// # Errors
/// `NotFound`; refused when the import is past reading.
pub async fn discard_road_maps(ctx: &Ctx, id: Uuid) -> Result<()> {
    let permit = permit(ctx)?;
    let mut row = get_import(ctx, id).await?;
    open(&row)?;
    let mut tx = ctx.db().write().await?;
    row.state = "discarded".into();
    put(&tx, &permit, &mut row).await?;
    tx.record("discard_road_maps", row.snapshot());
    tx.commit(ctx).await
}

/// The excerpts of recommendations that a person chooses among.
///
/// # Errors
/// The database's.
pub async fn excerpts(ctx: &Ctx, numbers: &[i64]) -> Result<HashMap<i64, String>> {
    let mut found = HashMap::new();
    for number in numbers {
        if found.contains_key(number) {
            continue;
        }
        let asks = store::list_asks_of(ctx.db().read(), &ctx.viewer, *number).await?;
        if let Some(ask) = asks.first() {
            let text: String = ask.texts.of_record().chars().take(160).collect();
            found.insert(
                *number,
                format!("{} · {text}", recommendation_reference(*number)),
            );
        }
    }
    Ok(found)
}
