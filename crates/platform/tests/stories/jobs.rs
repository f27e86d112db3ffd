//! Work that goes on after the answer: retried, then shown to the operator.

use crate::world::{NOW, World, engines};
use http::StatusCode;
use kenes_kernel::{
    Error,
    access::{Role, SECRETARIAT},
    jobs::{self, JobKind, JobRun, NewJob},
};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use uuid::Uuid;

static RUNS: AtomicUsize = AtomicUsize::new(0);

const FAILS: JobKind = JobKind {
    name: "fails",
    key: "operations-title",
    max_attempts: 3,
    run: |_: JobRun| Box::pin(async { Err(Error::internal("the neighbour does not answer")) }),
};
const PANICS: JobKind = JobKind {
    name: "panics",
    key: "operations-title",
    max_attempts: 1,
    run: |_: JobRun| Box::pin(async { panic!("a broken file") }),
};
const WORKS: JobKind = JobKind {
    name: "works",
    key: "operations-title",
    max_attempts: 3,
    run: |_: JobRun| {
        Box::pin(async {
            RUNS.fetch_add(1, Ordering::SeqCst);
            Ok(())
        })
    },
};

async fn world_with_jobs(engine: crate::world::On) -> World {
    let mut world = World::on(engine).await;
    let kernel = Arc::get_mut(&mut world.kernel).expect("nobody else holds a new world");
    kernel.jobs.0.extend([FAILS, PANICS, WORKS]);
    world
}

async fn enqueue(world: &World, kind: &str) -> Uuid {
    let ctx = world.program();
    let mut tx = ctx.db().write().await.unwrap();
    let job = NewJob {
        kind,
        payload: serde_json::Value::Null,
        audience_id: SECRETARIAT,
        result_path: None,
        run_at: None,
    };
    let id = jobs::enqueue(&mut tx, &ctx, job).await.unwrap();
    tx.commit(&ctx).await.unwrap();
    id
}

#[tokio::test]
async fn a_failing_job_is_tried_again_later_and_then_lies_with_the_operator_until_revived() {
    for engine in engines() {
        let world = world_with_jobs(engine).await;
        let id = enqueue(&world, "fails").await;
        assert_eq!(jobs::drain(&world.kernel).await.unwrap(), 1);
        assert_eq!(
            jobs::drain(&world.kernel).await.unwrap(),
            0,
            "it waits before it is tried again"
        );
        for hours in [1, 2] {
            world.clock.set(NOW.plus_seconds(hours * 3600));
            assert_eq!(jobs::drain(&world.kernel).await.unwrap(), 1);
        }
        let job = jobs::get_job(&world.program(), id).await.unwrap();
        assert_eq!((job.state.as_str(), job.attempts), ("dead", 3));
        assert!(job.last_error.unwrap().contains("does not answer"));

        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        let page = clerk.get(&format!("/en/jobs/{id}")).await;
        assert_eq!(page.status, StatusCode::OK);
        jobs::revive(&world.program(), id).await.unwrap();
        let job = jobs::get_job(&world.program(), id).await.unwrap();
        assert_eq!((job.state.as_str(), job.attempts), ("waiting", 0));
    }
}

#[tokio::test]
async fn a_panicking_job_and_one_of_an_unknown_kind_end_without_stopping_the_others() {
    for engine in engines() {
        let world = world_with_jobs(engine).await;
        let panicking = enqueue(&world, "panics").await;
        let unknown = enqueue(&world, "of another version").await;
        let before = RUNS.load(Ordering::SeqCst);
        let working = enqueue(&world, "works").await;
        assert_eq!(jobs::drain(&world.kernel).await.unwrap(), 3);
        assert_eq!(RUNS.load(Ordering::SeqCst), before + 1);
        for (id, state) in [(panicking, "dead"), (unknown, "dead"), (working, "done")] {
            let job = jobs::get_job(&world.program(), id).await.unwrap();
            assert_eq!(job.state, state, "{}", job.kind);
        }
    }
}

#[tokio::test]
async fn a_job_does_not_exist_for_those_who_may_not_see_it() {
    for engine in engines() {
        let world = world_with_jobs(engine).await;
        let id = enqueue(&world, "works").await;
        let mut ngo = world.signed_in("dana", Role::Ngo).await;
        assert_eq!(
            ngo.get(&format!("/en/jobs/{id}")).await.status,
            StatusCode::NOT_FOUND
        );
    }
}
