//! Work that goes on after the answer: a table, leases, retries with back-off, dead letters.
//!
//! A job finds its record and calls an action; run twice, it harms nothing. Progress is kept in
//! memory for this process's pages and written to the row when the database is free.

use crate::{
    access::Viewer,
    clock::Instant,
    ctx::{Ctx, Kernel},
    db::{Engine, Query, WriteTx},
    error::{Error, Result},
    i18n::Locale,
};
use futures_util::future::BoxFuture;
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::Serialize;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use uuid::Uuid;

const LEASE_SECONDS: i64 = 60;

/// A kind of work: its name in the table, and what does it.
#[derive(Clone, Copy)]
pub struct JobKind {
    pub name: &'static str,
    /// The word key of what the page calls it.
    pub key: &'static str,
    pub max_attempts: i32,
    pub run: fn(JobRun) -> BoxFuture<'static, Result<()>>,
}

/// All kinds, gathered by the platform.
#[derive(Clone, Default)]
pub struct JobKinds(pub Vec<JobKind>);

impl JobKinds {
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&JobKind> {
        self.0.iter().find(|kind| kind.name == name)
    }
}

/// One running job.
#[derive(Clone)]
pub struct JobRun {
    pub ctx: Ctx,
    pub id: Uuid,
    pub payload: serde_json::Value,
}

/// How far a job is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    pub done: i64,
    pub total: i64,
    /// Word key of the step that is being done.
    pub step: String,
}

/// The progress of this process's jobs.
#[derive(Default)]
pub struct Progresses(Mutex<HashMap<Uuid, Progress>>);

impl Progresses {
    pub fn set(&self, id: Uuid, progress: Progress) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, progress);
    }

    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<Progress> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&id)
            .cloned()
    }

    fn forget(&self, id: Uuid) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&id);
    }
}

impl JobRun {
    /// Says how far the work is; cheap, may be called often and from a blocking thread.
    pub fn progress(&self, done: usize, total: usize, step: &str) {
        self.ctx.kernel.progresses.set(
            self.id,
            Progress {
                done: i64::try_from(done).unwrap_or(i64::MAX),
                total: i64::try_from(total).unwrap_or(i64::MAX),
                step: step.to_owned(),
            },
        );
    }
}

/// A row of the table, as pages and the API show it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Job {
    pub id: Uuid,
    pub kind: String,
    /// `waiting`, `running`, `done`, `dead`.
    pub state: String,
    pub attempts: i32,
    pub run_at: Instant,
    pub created_at: Instant,
    pub finished_at: Option<Instant>,
    pub progress_done: i64,
    pub progress_total: i64,
    pub progress_step: String,
    pub last_error: Option<String>,
    pub audience_id: i64,
    /// Where the result can be read.
    pub result_path: Option<String>,
    payload: String,
}

const COLUMNS: &str = "id, kind, state, attempts, run_at, created_at, finished_at, progress_done, progress_total, progress_step, last_error, audience_id, result_path, payload";

/// A job to enqueue.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    pub kind: &'a str,
    pub payload: serde_json::Value,
    pub audience_id: i64,
    pub result_path: Option<String>,
    pub run_at: Option<Instant>,
}

/// Enqueues in the change's own transaction: it runs exactly when the change is committed.
///
/// # Errors
/// The database's.
pub async fn enqueue(tx: &mut WriteTx, ctx: &Ctx, job: NewJob<'_>) -> Result<Uuid> {
    let id = ctx.id();
    Query::new(
        "INSERT INTO jobs (id, kind, payload, state, attempts, run_at, created_at, created_by, progress_done, progress_total, progress_step, audience_id, result_path) VALUES (?, ?, ?, 'waiting', 0, ?, ?, ?, 0, 0, '', ?, ?)",
    )
    .bind(id)
    .bind(job.kind)
    .bind(job.payload.to_string())
    .bind(job.run_at.unwrap_or(ctx.now).micros())
    .bind(ctx.now.micros())
    .bind(ctx.viewer.person_id())
    .bind(job.audience_id)
    .bind(job.result_path)
    .run(&**tx)
    .await?;
    tx.stirs();
    Ok(id)
}

/// Orders a job by itself, where no change goes with it.
///
/// # Errors
/// The database's.
pub async fn order(ctx: &Ctx, job: NewJob<'_>) -> Result<Uuid> {
    let mut tx = ctx.db().write().await?;
    let id = enqueue(&mut tx, ctx, job).await?;
    tx.commit(ctx).await?;
    Ok(id)
}

/// The job, if the viewer may see it, with the freshest progress.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn get_job(ctx: &Ctx, id: Uuid) -> Result<Job> {
    let mut job: Job = Query::new(&format!("SELECT {COLUMNS} FROM jobs WHERE id = ?"))
        .bind(id)
        .one(ctx.db().read())
        .await?
        .ok_or(Error::NotFound)?;
    if !ctx.viewer.may_see(job.audience_id) {
        return Err(Error::NotFound);
    }
    if let Some(progress) = ctx.kernel.progresses.get(id)
        && job.state == "running"
    {
        job.progress_done = progress.done;
        job.progress_total = progress.total;
        job.progress_step = progress.step;
    }
    Ok(job)
}

/// The newest jobs that the viewer may see, at most `limit`.
///
/// # Errors
/// The database's.
pub async fn list_jobs(ctx: &Ctx, limit: u32) -> Result<Vec<Job>> {
    Ok(
        Query::new(&format!("SELECT {COLUMNS} FROM jobs WHERE audience_id IN "))
            .list(ctx.viewer.audiences().iter().copied())
            .text(" ORDER BY created_at DESC, id DESC LIMIT ?")
            .bind(i64::from(limit))
            .all(ctx.db().read())
            .await?,
    )
}

/// Puts a dead job back into the queue.
///
/// # Errors
/// `NotFound` when it is not dead, or the database's.
pub async fn revive(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let touched = Query::new(
        "UPDATE jobs SET state = 'waiting', attempts = 0, run_at = ?, last_error = NULL WHERE id = ? AND state = 'dead'",
    )
    .bind(ctx.now.micros())
    .bind(id)
    .run(&*tx)
    .await?;
    if touched == 0 {
        return Err(Error::NotFound);
    }
    tx.stirs();
    tx.commit(ctx).await
}

/// Works until told to shut down; a running job is finished first.
pub async fn work(kernel: Arc<Kernel>) {
    let mut shutdown = kernel.shutdown.subscribe();
    if kernel.db.engine() == Engine::Sqlite
        && let Err(error) = release_leases(&kernel).await
    {
        tracing::error!(%error, "could not release the leases of an earlier run");
    }
    loop {
        if *shutdown.borrow() {
            return;
        }
        match work_once(&kernel).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "the job table does not answer"),
        }
        tokio::select! {
            () = kernel.stirred.notified() => {}
            () = tokio::time::sleep(Duration::from_millis(1000)) => {}
            _ = shutdown.changed() => {}
        }
    }
}

/// Runs all that is due, for tests and the command line.
///
/// # Errors
/// The database's; failures of jobs are in their rows.
pub async fn drain(kernel: &Arc<Kernel>) -> Result<usize> {
    let mut count = 0;
    while work_once(kernel).await? {
        count += 1;
    }
    Ok(count)
}

/// Claims and runs one job; false when none is due.
async fn work_once(kernel: &Arc<Kernel>) -> Result<bool> {
    let Some(job) = claim(kernel).await? else {
        return Ok(false);
    };
    let Some(kind) = kernel.jobs.find(&job.kind).copied() else {
        finish(
            kernel,
            &job,
            Err(format!("no such kind of job: {}", job.kind)),
            0,
        )
        .await?;
        return Ok(true);
    };
    let ctx = kernel.acting(Viewer::program(), Locale::En);
    let payload = serde_json::from_str(&job.payload).map_err(Error::internal)?;
    let run = JobRun {
        ctx,
        id: job.id,
        payload,
    };
    let mut work = tokio::spawn((kind.run)(run));
    let outcome = loop {
        tokio::select! {
            done = &mut work => break done,
            () = tokio::time::sleep(Duration::from_secs(15)) => renew(kernel, job.id).await,
        }
    };
    let outcome = match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(panic) => Err(format!("the job panicked: {panic}")),
    };
    if let Err(error) = &outcome {
        tracing::warn!(job = %job.id, kind = job.kind, attempt = job.attempts, %error, "job failed");
    }
    finish(kernel, &job, outcome, kind.max_attempts).await?;
    kernel.progresses.forget(job.id);
    Ok(true)
}

async fn claim(kernel: &Arc<Kernel>) -> Result<Option<Job>> {
    let now = kernel.clock.now();
    let due = Query::new(
        "SELECT count(*) FROM jobs WHERE (state = 'waiting' AND run_at <= ?) OR (state = 'running' AND lease_until < ?)",
    )
    .bind(now.micros())
    .bind(now.micros())
    .scalar::<i64>(kernel.db.read())
    .await?;
    if due.unwrap_or(0) == 0 {
        return Ok(None);
    }
    let skip = match kernel.db.engine() {
        Engine::Sqlite => "",
        Engine::Postgres => " FOR UPDATE SKIP LOCKED",
    };
    let ctx = kernel.program();
    let tx = kernel.db.write().await?;
    let job: Option<Job> = Query::new(
        "UPDATE jobs SET state = 'running', attempts = attempts + 1, lease_until = ? WHERE id = (SELECT id FROM jobs WHERE (state = 'waiting' AND run_at <= ?) OR (state = 'running' AND lease_until < ?) ORDER BY run_at, id LIMIT 1",
    )
    .bind(now.plus_seconds(LEASE_SECONDS).micros())
    .bind(now.micros())
    .bind(now.micros())
    .text(skip)
    .text(&format!(") RETURNING {COLUMNS}"))
    .one(&*tx)
    .await?;
    tx.commit(&ctx).await?;
    Ok(job)
}

async fn renew(kernel: &Arc<Kernel>, id: Uuid) {
    let ctx = kernel.program();
    let progress = kernel.progresses.get(id).unwrap_or_default();
    let renewed: Result<()> = async {
        let tx = kernel.db.write().await?;
        Query::new(
            "UPDATE jobs SET lease_until = ?, progress_done = ?, progress_total = ?, progress_step = ? WHERE id = ? AND state = 'running'",
        )
        .bind(ctx.now.plus_seconds(LEASE_SECONDS).micros())
        .bind(progress.done)
        .bind(progress.total)
        .bind(progress.step)
        .bind(id)
        .run(&*tx)
        .await?;
        tx.commit(&ctx).await
    }
    .await;
    if let Err(error) = renewed {
        tracing::warn!(job = %id, %error, "could not renew a lease");
    }
}

async fn finish(
    kernel: &Arc<Kernel>,
    job: &Job,
    outcome: std::result::Result<(), String>,
    max_attempts: i32,
) -> Result<()> {
    let ctx = kernel.program();
    let progress = kernel.progresses.get(job.id).unwrap_or_default();
    let (state, run_at, error) = match outcome {
        Ok(()) => ("done", ctx.now, None),
        Err(error) if job.attempts >= max_attempts => ("dead", ctx.now, Some(error)),
        Err(error) => (
            "waiting",
            ctx.now.plus_seconds(back_off_seconds(job.attempts)),
            Some(error),
        ),
    };
    let tx = kernel.db.write().await?;
    Query::new(
        "UPDATE jobs SET state = ?, run_at = ?, last_error = ?, finished_at = ?, lease_until = NULL, progress_done = ?, progress_total = ?, progress_step = ? WHERE id = ?",
    )
    .bind(state)
    .bind(run_at.micros())
    .bind(error)
    .bind((state != "waiting").then_some(ctx.now.micros()))
    .bind(progress.done)
    .bind(progress.total)
    .bind(progress.step)
    .bind(job.id)
    .run(&*tx)
    .await?;
    tx.commit(&ctx).await
}

/// 5 s, 25 s, 2 min, 10 min, then every half hour.
fn back_off_seconds(attempts: i32) -> i64 {
    5_i64
        .saturating_pow(u32::try_from(attempts.clamp(1, 6)).unwrap_or(1))
        .min(1800)
}

/// On SQLite this process is the only one, so what runs now is from a run that was cut off.
async fn release_leases(kernel: &Arc<Kernel>) -> Result<()> {
    let ctx = kernel.program();
    let tx = kernel.db.write().await?;
    Query::new("UPDATE jobs SET state = 'waiting', lease_until = NULL WHERE state = 'running'")
        .run(&*tx)
        .await?;
    tx.commit(&ctx).await
}

/// How many jobs are waiting, running and dead, for `doctor` and the operator's page.
///
/// # Errors
/// The database's.
pub async fn counts(db: &impl ConnectionTrait) -> Result<Vec<(String, i64)>> {
    #[derive(FromQueryResult)]
    struct Row {
        state: String,
        n: i64,
    }
    let rows: Vec<Row> =
        Query::new("SELECT state, count(*) AS n FROM jobs GROUP BY state ORDER BY state")
            .all(db)
            .await?;
    Ok(rows.into_iter().map(|row| (row.state, row.n)).collect())
}
