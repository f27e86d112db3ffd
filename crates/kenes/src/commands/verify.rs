//! `kenes verify`: is the record what was recorded?

use crate::{Outcome, Place, program, settings};
use kenes_kernel::journal;
use std::process::ExitCode;

pub async fn run(place: &Place) -> Outcome {
    let kernel = program::build(settings::read(place)?).await?;
    let verified = journal::verify(&kernel)
        .await
        .map_err(|error| error.to_string())?;
    println!("entries  {}", verified.head.size);
    println!("root     {}", verified.head.root);
    println!("records  {}", verified.records);
    println!("erased   {} sealed fields", verified.erased_fields);
    println!(
        "waiting  {} confidential entries for their batch",
        verified.waiting
    );
    for finding in &verified.findings {
        println!("FOUND    {finding}");
    }
    if verified.findings.is_empty() {
        println!("Every record is as it was last recorded.");
        Ok(ExitCode::SUCCESS)
    } else {
        println!("{} findings.", verified.findings.len());
        Ok(ExitCode::from(1))
    }
}
