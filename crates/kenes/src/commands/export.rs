//! `kenes export`: the register as a file that `kenes import` reads back unchanged.

use crate::{Outcome, Place, program, settings};
use clap::{Subcommand, ValueEnum};
use kenes_documents::export::{Form, csv, json, xlsx};
use kenes_kernel::Error;
use kenes_platform::slices::{
    recommendations::{Filter, export},
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
    let (output, rows) = match what {
        What::Recommendations(Arguments { format, output }) => {
            let folder = output
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            let form = form(format, folder.unwrap_or(Path::new(".")));
            let open = || std::fs::File::create(part(&output)).map_err(Error::internal);
            let written = export(&ctx, &Filter::default(), &form, open, |_| Vec::new()).await;
            let (_, rows) = written.map_err(|error| {
                // What was begun is of no use to anybody.
                let _ = std::fs::remove_file(part(&output));
                unwritten(&output, &error)
            })?;
            (output, rows)
        }
        What::RoadMaps(Arguments { format, output }) => {
            let sheet = roadmaps::export_sheet(&ctx).await;
            let sheet = sheet.map_err(|error| error.to_string())?;
            let bytes = match format {
                Format::Csv => csv(&sheet, true),
                Format::Xlsx => xlsx(&sheet),
                Format::Json => json(&sheet),
            };
            let bytes = bytes.map_err(|error| error.to_string())?;
            std::fs::write(part(&output), bytes).map_err(|error| unwritten(&output, &error))?;
            (output, sheet.rows.len())
        }
    };
    std::fs::rename(part(&output), &output).map_err(|error| unwritten(&output, &error))?;
    println!("{rows} rows are in {}.", output.display());
    Ok(ExitCode::SUCCESS)
}

fn form(format: Format, folder: &Path) -> Form {
    match format {
        Format::Csv => Form::Csv {
            byte_order_mark: true,
        },
        Format::Json => Form::Json,
        Format::Xlsx => Form::Workbook {
            folder: Some(folder.to_owned()),
        },
    }
}

/// Written first, beside the file, so that a full disk never leaves half a file under its name.
fn part(output: &Path) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn unwritten(output: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{} cannot be written: {error}", output.display())
}
