//! `kenes import`: the same dialogue as on the page, at the command line.

use crate::{Outcome, Place, program, settings};
use clap::Subcommand;
use kenes_kernel::{Ctx, Error, Kernel, i18n::Arg};
use kenes_platform::slices::recommendations::{
    self as register, Which, confirm_as_read, discard_import, import_summary, read_to_import,
    set_aside_faults, summarise_file,
};
use std::{io::IsTerminal as _, path::PathBuf, process::ExitCode};

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
    let refused = |error: Error| sentence(&kernel, &ctx, &error);
    if arguments.dry_run {
        let summary = summarise_file(&ctx, &name, bytes.into(), mapping).await;
        let summary = summary.map_err(refused)?;
        show(&summary, arguments.json);
        return Ok(outcome(&summary));
    }
    say("Reading the file.");
    let (preview, read) = read_to_import(&ctx, &name, bytes.into(), mapping)
        .await
        .map_err(refused)?;
    let id = preview.import.id;
    let summary = import_summary(&ctx, id).await.map_err(refused)?;
    show(&summary, arguments.json);
    let faults = summary["faults"].as_array().map_or(0, Vec::len);
    if summary["state"] == "unmapped" || (faults > 0 && !arguments.set_aside_faulty) {
        if faults > 0 {
            eprintln!("Nothing was imported: mend the {faults} rows, or add --set-aside-faulty.");
        }
        discard_import(&ctx.later(), id).await.map_err(refused)?;
        return Ok(ExitCode::from(1));
    }
    if faults > 0 {
        set_aside_faults(&ctx.later(), id, Which::All)
            .await
            .map_err(refused)?;
    }
    say("Bringing the rows into the register.");
    let done = confirm_as_read(&ctx.later(), id, read)
        .await
        .map_err(refused)?;
    if !arguments.json {
        println!("added {}, changed {}", done.added, done.changed);
    }
    Ok(ExitCode::SUCCESS)
}

/// What is being done now, for a person who waits at a terminal.
fn say(sentence: &str) {
    if std::io::stderr().is_terminal() {
        eprintln!("{sentence}");
    }
}

/// Success for a file that could be imported as it is.
fn outcome(summary: &serde_json::Value) -> ExitCode {
    let faults = summary["faults"].as_array().map_or(0, Vec::len);
    if faults == 0 && summary["state"] == "read" {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    }
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
    let text = |name: &str| summary[name].to_string().trim_matches('"').to_owned();
    for name in [
        "format",
        "encoding",
        "line_ends",
        "read",
        "new",
        "unchanged",
        "changed",
        "gone",
    ] {
        if !text(name).is_empty() {
            println!("{:<10} {}", name.replace('_', " "), text(name));
        }
    }
    if let Some(mapping) = summary["mapping"].as_str().filter(|m| !m.is_empty()) {
        println!(
            "\nThe columns were read by this mapping. To change it, save it, edit it and give it with --mapping:\n"
        );
        println!("{}", mapping.trim_end());
        println!();
    }
    let missing: Vec<&str> = summary["missing"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_str)
        .collect();
    if !missing.is_empty() {
        println!(
            "No column was recognised for: {}. Name one in the mapping.",
            missing.join(", ")
        );
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
