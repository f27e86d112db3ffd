//! `kenes import`: the same dialogue as on the page, at the command line.

use crate::{Outcome, Place, program, settings};
use clap::Subcommand;
use kenes_kernel::{Ctx, Error, Kernel, i18n::Arg};
use kenes_platform::slices::recommendations::{
    self as register, Which, confirm_import, discard_import, import_summary, read_import,
    set_aside_faults,
};
use std::{path::PathBuf, process::ExitCode};

#[derive(Subcommand)]
pub enum What {
    /// Recommendations from a UHRI export, an OHCHR matrix, a UPR-Info file, or any CSV or XLSX.
    Recommendations(Arguments),
}

#[derive(clap::Args)]
pub struct Arguments {
    /// The file; its content tells what it is.
    file: PathBuf,
    /// Says what would change and changes nothing.
    #[arg(long)]
    dry_run: bool,
    /// Prints the summary as JSON.
    #[arg(long)]
    json: bool,
    /// Mapping of columns (TOML), instead of the proposed one.
    #[arg(long)]
    mapping: Option<PathBuf>,
    /// Imports the good rows; the faulty ones stay listed.
    #[arg(long)]
    set_aside_faulty: bool,
}

pub async fn run(place: &Place, what: What) -> Outcome {
    let What::Recommendations(arguments) = what;
    let kernel = program::build(settings::read(place)?).await?;
    let ctx = kernel.program();
    let bytes = std::fs::read(&arguments.file)
        .map_err(|error| format!("{} cannot be read: {error}", arguments.file.display()))?;
    let mapping = match &arguments.mapping {
        None => None,
        Some(path) => Some(read_mapping(path)?),
    };
    let name = arguments
        .file
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into());
    let preview = read_import(&ctx, &name, bytes.into(), mapping)
        .await
        .map_err(|error| sentence(&kernel, &ctx, &error))?;
    let id = preview.import.id;
    let summary = import_summary(&ctx, id)
        .await
        .map_err(|e| sentence(&kernel, &ctx, &e))?;
    show(&summary, arguments.json);
    let faults = summary["faults"].as_array().map_or(0, Vec::len);
    if arguments.dry_run {
        let discarded = discard_import(&ctx.later(), id).await;
        discarded.map_err(|e| sentence(&kernel, &ctx, &e))?;
        return Ok(ExitCode::SUCCESS);
    }
    if faults > 0 {
        if !arguments.set_aside_faulty {
            eprintln!("Nothing was imported: mend the {faults} rows, or add --set-aside-faulty.");
            discard_import(&ctx.later(), id)
                .await
                .map_err(|e| sentence(&kernel, &ctx, &e))?;
            return Ok(ExitCode::from(1));
        }
        let set_aside = set_aside_faults(&ctx.later(), id, Which::All).await;
        set_aside.map_err(|e| sentence(&kernel, &ctx, &e))?;
    }
    let done = confirm_import(&ctx.later(), id)
        .await
        .map_err(|e| sentence(&kernel, &ctx, &e))?;
    if !arguments.json {
        println!("added {}, changed {}", done.added, done.changed);
    }
    Ok(ExitCode::SUCCESS)
}

fn read_mapping(path: &std::path::Path) -> Result<register::Mapping, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    register::Mapping::from_text(&text).map_err(|refusal| format!("{}: {refusal}", path.display()))
}

fn show(summary: &serde_json::Value, json: bool) {
    if json {
        println!("{summary}");
        return;
    }
    for name in ["format", "read", "new", "unchanged", "changed", "gone"] {
        println!("{name:<10} {}", summary[name].to_string().trim_matches('"'));
    }
    for fault in summary["faults"].as_array().into_iter().flatten() {
        println!(
            "row {}, {}: {}",
            fault["row"],
            fault["column"].as_str().unwrap_or("whole row"),
            fault["message"].as_str().unwrap_or_default()
        );
    }
}

/// The words of the pages, for the terminal.
fn sentence(kernel: &Kernel, ctx: &Ctx, error: &Error) -> String {
    match error {
        Error::Refused(refusal) => {
            let args: Vec<(&str, Arg)> = refusal
                .args
                .iter()
                .map(|(name, value)| (*name, value.as_str().into()))
                .collect();
            kernel.words.say(ctx.locale, refusal.key, &args)
        }
        Error::Internal(cause) => cause.to_string(),
        error => kernel.words.say(ctx.locale, error.key(), &[]),
    }
}
