//! `kenes migrate`.

use crate::{Outcome, Place, program, settings};
use kenes_kernel::clock::SystemClock;
use std::process::ExitCode;

pub async fn run(place: &Place) -> Outcome {
    let config = settings::read(place)?;
    let db = program::open(&config).await?;
    let done = kenes_platform::app::migrate(&db, &SystemClock)
        .await
        .map_err(|error| error.to_string())?;
    if done.is_empty() {
        println!("The schema is up to date.");
    }
    for step in done {
        println!("applied {step}");
    }
    Ok(ExitCode::SUCCESS)
}
