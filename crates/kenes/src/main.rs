//! kenes, the program: one binary that serves the platform and keeps its data.

mod commands;
mod program;
mod settings;

use clap::{Args, Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// The system for a national human-rights dialogue: from who asked to what changed.
#[derive(Parser)]
#[command(name = "kenes", version, about, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Where the data lies. Also settable in a file (`--config`) and as `KENES_…` variables.
#[derive(Args, Clone, Default)]
pub struct Place {
    /// Settings file (TOML); see docs/configuration.md.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    /// Folder of the embedded database and of uploaded files.
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`, instead of SQLite in the data folder.
    #[arg(long, global = true)]
    database: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Starts the demonstration: a living body with invented data, in a folder of its own.
    Demo {
        /// Folder of the demonstration.
        #[arg(long, default_value = "demo-data")]
        data: PathBuf,
        /// Address and port to listen on.
        #[arg(long, default_value = "127.0.0.1:8430")]
        listen: String,
        /// Removes what an earlier demonstration left in the folder and starts afresh.
        #[arg(long)]
        reset: bool,
    },
    /// Serves the platform.
    Serve {
        #[command(flatten)]
        place: Place,
        /// Address and port to listen on.
        #[arg(long)]
        listen: Option<String>,
    },
    /// Brings the database to the present schema.
    Migrate {
        #[command(flatten)]
        place: Place,
    },
    /// Reads a file into the register; all or nothing, with every fault named.
    Import {
        #[command(flatten)]
        place: Place,
        #[command(subcommand)]
        what: commands::import::What,
    },
    /// Writes the register into a file: CSV, XLSX or JSON.
    Export {
        #[command(flatten)]
        place: Place,
        #[command(subcommand)]
        what: commands::export::What,
    },
    /// Groups recommendations of a file into repeat groups and road maps; needs no database.
    Synthesise(commands::synthesise::Arguments),
    /// Adds, lists and erases people.
    User {
        #[command(flatten)]
        place: Place,
        #[command(subcommand)]
        act: commands::user::Act,
    },
    /// Replays the journal against every record and names what differs.
    Verify {
        #[command(flatten)]
        place: Place,
    },
    /// Writes everything into one file, restorable on either database engine.
    Backup {
        #[command(flatten)]
        place: Place,
        /// File to write, such as kenes-2026-11-24.zip.
        file: PathBuf,
    },
    /// Puts a backup into an empty database.
    Restore {
        #[command(flatten)]
        place: Place,
        /// File that `kenes backup` wrote.
        file: PathBuf,
    },
    /// Checks database, folders, clock, mail and jobs, and says what to mend.
    Doctor {
        #[command(flatten)]
        place: Place,
    },
    /// Prints the page of all settings.
    #[command(hide = true)]
    ConfigReference,
}

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Demo {
            data,
            listen,
            reset,
        } => commands::demo::run(data, listen, reset).await,
        Command::Serve { place, listen } => commands::serve::run(&place, listen).await,
        Command::Migrate { place } => commands::migrate::run(&place).await,
        Command::Import { place, what } => commands::import::run(&place, what).await,
        Command::Export { place, what } => commands::export::run(&place, what).await,
        Command::Synthesise(arguments) => commands::synthesise::run(&arguments),
        Command::User { place, act } => commands::user::run(&place, act).await,
        Command::Verify { place } => commands::verify::run(&place).await,
        Command::Backup { place, file } => commands::backup::back_up(&place, &file).await,
        Command::Restore { place, file } => commands::backup::restore(&place, &file).await,
        Command::Doctor { place } => commands::doctor::run(&place).await,
        Command::ConfigReference => commands::reference::run(),
    };
    match outcome {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("kenes: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// How a command ends: its exit code, or one sentence for the person at the terminal.
type Outcome = Result<ExitCode, String>;
