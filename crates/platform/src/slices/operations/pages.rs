//! Pages of jobs and of the journal's head.

use super::policy;
use crate::slice::Sample;
use askama::Template;
use axum::response::{
    IntoResponse, Response,
    sse::{Event, KeepAlive, Sse},
};
use futures_util::{Stream, stream};
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Instant,
    i18n::Arg,
    jobs::{self, Job},
    journal,
    page::{At, Shell, render, see_other},
};
use std::{convert::Infallible, time::Duration};
use uuid::Uuid;

/// A job as `components.html` draws it.
pub struct JobLine {
    pub id: String,
    /// The kind of its job, such as `roadmaps.queue`.
    pub kind: String,
    pub title: String,
    pub state: String,
    pub state_label: String,
    /// What is being done now and how much is left.
    pub sentence: String,
    pub done: i64,
    pub total: i64,
    /// Address of the event stream; empty when the job is over.
    pub events: String,
    pub path: String,
    pub revival: String,
    pub created_at: Instant,
    pub last_error: String,
    pub result: String,
}

impl JobLine {
    #[must_use]
    pub fn of(ctx: &Ctx, job: &Job) -> Self {
        let title_key = ctx
            .kernel
            .jobs
            .find(&job.kind)
            .map_or("operations-job-unknown", |k| k.key);
        let over = matches!(job.state.as_str(), "done" | "dead");
        let path = format!("/jobs/{}", job.id);
        Self {
            id: job.id.to_string(),
            kind: job.kind.clone(),
            title: ctx.say(title_key, &[]),
            state: shown_state(job).to_owned(),
            state_label: ctx.say(&format!("operations-state-{}", job.state), &[]),
            sentence: sentence(ctx, job),
            done: job.progress_done,
            total: job.progress_total,
            events: if over {
                String::new()
            } else {
                format!("/{}{path}/events", ctx.locale)
            },
            revival: format!("{path}/revival"),
            path,
            created_at: job.created_at,
            last_error: job.last_error.clone().unwrap_or_default(),
            result: job.result_path.clone().unwrap_or_default(),
        }
    }

    /// For tests of pages that show one.
    #[must_use]
    pub fn sample(ctx: &Ctx) -> Self {
        Self {
            id: Uuid::nil().to_string(),
            kind: String::new(),
            title: ctx.say("operations-job-unknown", &[]),
            state: "running".into(),
            state_label: ctx.say("operations-state-running", &[]),
            sentence: ctx.say(
                "operations-progress",
                &[("done", Arg::Number(40)), ("total", Arg::Number(120))],
            ),
            done: 40,
            total: 120,
            events: "/en/jobs/x/events".into(),
            path: "/jobs/x".into(),
            revival: "/jobs/x/revival".into(),
            created_at: ctx.now,
            last_error: String::new(),
            result: "/road-maps".into(),
        }
    }
}

/// The states as the components know them: a dead letter is drawn as failed.
fn shown_state(job: &Job) -> &str {
    if job.state == "dead" {
        "failed"
    } else {
        &job.state
    }
}

fn sentence(ctx: &Ctx, job: &Job) -> String {
    let counted = [
        ("done", Arg::Number(job.progress_done)),
        ("total", Arg::Number(job.progress_total)),
    ];
    match job.state.as_str() {
        "running" if !job.progress_step.is_empty() => ctx.say(&job.progress_step, &counted),
        "running" if job.progress_total > 0 => ctx.say("operations-progress", &counted),
        state => ctx.say(&format!("operations-state-{state}-sentence"), &[]),
    }
}

#[derive(Template)]
#[template(path = "operations/html/jobs.html")]
struct JobsPage {
    shell: Shell,
    /// Whether the reader may see what is deleted and when.
    retention: bool,
    jobs: Vec<JobLine>,
}

#[derive(Template)]
#[template(path = "operations/html/job.html")]
struct JobPage {
    shell: Shell,
    job: JobLine,
    may_revive: bool,
}

#[derive(Template)]
#[template(path = "operations/html/record.html")]
struct RecordPage {
    shell: Shell,
    size: i64,
    root: String,
}

pub async fn jobs(ctx: Ctx) -> Result<Response> {
    check(&ctx)?;
    let jobs = jobs::list_jobs(&ctx, 100).await?;
    render(&JobsPage {
        shell: Shell::new(&ctx, "operations-jobs-title"),
        retention: policy::may_read_retention(&ctx.viewer),
        jobs: jobs.iter().map(|job| JobLine::of(&ctx, job)).collect(),
    })
}

pub async fn job(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    let job = jobs::get_job(&ctx, id).await?;
    let line = JobLine::of(&ctx, &job);
    render(&JobPage {
        shell: Shell::titled(&ctx, line.title.clone()),
        may_revive: job.state == "dead" && policy::may_read_jobs(&ctx.viewer),
        job: line,
    })
}

/// The work under way that the viewer may follow, oldest first.
///
/// # Errors
/// The database's.
pub async fn list_open_work(ctx: &Ctx) -> Result<Vec<JobLine>> {
    let mut open: Vec<JobLine> = jobs::list_jobs(ctx, 20)
        .await?
        .iter()
        .filter(|job| matches!(job.state.as_str(), "waiting" | "running"))
        .map(|job| JobLine::of(ctx, job))
        .collect();
    open.reverse();
    Ok(open)
}

/// The job's progress as server-sent events, until it is over or the server stops.
pub async fn job_events(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    jobs::get_job(&ctx, id).await?;
    Ok(Sse::new(progress_stream(ctx, id))
        .keep_alive(KeepAlive::default())
        .into_response())
}

fn progress_stream(
    ctx: Ctx,
    id: Uuid,
) -> impl Stream<Item = std::result::Result<Event, Infallible>> {
    stream::unfold(
        (ctx, String::new(), false),
        move |(ctx, last, over)| async move {
            if over || *ctx.kernel.shutdown.borrow() {
                return None;
            }
            let mut shutdown = ctx.kernel.shutdown.subscribe();
            loop {
                let job = jobs::get_job(&ctx, id).await.ok()?;
                let over = matches!(job.state.as_str(), "done" | "dead");
                let line = JobLine::of(&ctx, &job);
                let text = serde_json::json!({
                "state": line.state, "sentence": line.sentence, "done": line.done, "total": line.total,
            })
            .to_string();
                if text != last || over {
                    let event = Event::default().event("progress").data(&text);
                    return Some((Ok(event), (ctx, text, over)));
                }
                tokio::select! {
                    () = tokio::time::sleep(Duration::from_millis(300)) => {}
                    _ = shutdown.changed() => return None,
                }
            }
        },
    )
}

pub async fn revive(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    check(&ctx)?;
    jobs::get_job(&ctx, id).await?;
    jobs::revive(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/jobs/{id}")))
}

pub async fn record(ctx: Ctx) -> Result<Response> {
    let head = journal::head(ctx.db().read()).await?;
    render(&RecordPage {
        shell: Shell::new(&ctx, "operations-record-title"),
        size: head.size,
        root: head.root,
    })
}

fn check(ctx: &Ctx) -> Result<()> {
    if policy::may_read_jobs(&ctx.viewer) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let shell = || Shell::new(ctx, "operations-jobs-title");
    let mut samples = super::retention::pages::samples(ctx);
    samples.extend([
        (
            "jobs",
            JobsPage {
                shell: shell(),
                retention: true,
                jobs: vec![JobLine::sample(ctx)],
            }
            .render(),
        ),
        (
            "jobs_empty",
            JobsPage {
                shell: shell(),
                retention: true,
                jobs: vec![],
            }
            .render(),
        ),
        (
            "job",
            JobPage {
                shell: shell(),
                job: JobLine::sample(ctx),
                may_revive: true,
            }
            .render(),
        ),
        (
            "record",
            RecordPage {
                shell: shell(),
                size: 3,
                root: "ab".repeat(32),
            }
            .render(),
        ),
    ]);
    samples
}
