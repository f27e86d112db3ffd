//! What reading a file costs: the most memory held at once, and time.

use peak_alloc::PeakAlloc;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

/// One at a time, so that nothing else is counted.
static TURN: Mutex<()> = Mutex::new(());

/// Runs `act` and fails when it holds more than `most_bytes` at once, or takes longer than `most_time`.
#[allow(
    clippy::disallowed_methods,
    reason = "the time that a reader takes is what is tested"
)]
pub fn bounded<T>(most_bytes: usize, most_time: Duration, act: impl FnOnce() -> T) -> T {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let before = ALLOCATED.current_usage();
    ALLOCATED.reset_peak_usage();
    let started = Instant::now();
    let out = act();
    let took = started.elapsed();
    let held = ALLOCATED.peak_usage().saturating_sub(before);
    assert!(
        held <= most_bytes,
        "held {held} bytes at once, {most_bytes} at most"
    );
    assert!(took <= most_time, "took {took:?}, {most_time:?} at most");
    out
}
