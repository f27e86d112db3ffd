//! `kenes serve`.

use crate::{Outcome, Place, program, settings};
use std::process::ExitCode;

pub async fn run(place: &Place, listen: Option<String>) -> Outcome {
    let mut config = settings::read(place)?;
    if let Some(listen) = listen {
        config.listen = listen;
    }
    settings::log(&config);
    let listener = program::listen(&config.listen).await?;
    let address = config.listen.clone();
    let kernel = program::build(config).await?;
    tracing::info!(%address, "serving");
    program::serve(kernel, listener).await?;
    Ok(ExitCode::SUCCESS)
}
