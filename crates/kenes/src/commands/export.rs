//! `kenes export`: the register as a file that `kenes import` reads back unchanged.

use crate::{Outcome, Place, program, settings};
use clap::{Subcommand, ValueEnum};
use kenes_documents::export;
use kenes_platform::slices::{
    recommendations::{Filter, list_for_export},
    roadmaps,
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(Subcommand)]
pub enum What {
    /// Every recommendation of the register.
    Recommendations(Arguments),
    /// Every road map with the asks that stand in it.
    RoadMaps(Arguments),
}

#[derive(clap::Args)]
pub struct Arguments {
    /// Form of the file.
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// File to write.
    #[arg(long)]
    output: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Xlsx,
    Json,
}

pub async fn run(place: &Place, what: What) -> Outcome {
    let kernel = program::build(settings::read(place)?).await?;
    let ctx = kernel.program();
    let (arguments, sheet) = match what {
        What::Recommendations(arguments) => {
            let records = list_for_export(&ctx, &Filter::default()).await;
            let records = records.map_err(|error| error.to_string())?;
            let title = ctx.say("recommendations-title", &[]);
            (arguments, export::register_sheet(&title, &records))
        }
        What::RoadMaps(arguments) => {
            let sheet = roadmaps::export_sheet(&ctx).await;
            (arguments, sheet.map_err(|error| error.to_string())?)
        }
    };
    write(&arguments, &sheet)
}

fn write(arguments: &Arguments, sheet: &export::Sheet) -> Outcome {
    let bytes = match arguments.format {
        Format::Csv => export::csv(sheet, true),
        Format::Xlsx => export::xlsx(sheet),
        Format::Json => export::json(sheet),
    }
    .map_err(|error| error.to_string())?;
    whole(&arguments.output, &bytes)?;
    println!(
        "{} rows are in {}.",
        sheet.rows.len(),
        arguments.output.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// Writes beside the file and renames, so that a full disk never leaves half a file.
fn whole(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    std::fs::write(&part, bytes)
        .and_then(|()| std::fs::rename(&part, path))
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
