//! kenes, the program: one binary that serves the platform and keeps its data.

mod commands;
mod program;
mod settings;
mod vocabulary;

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
    #[command(
        after_help = "Opens http://127.0.0.1:8430/ within seconds; everything in it is invented, and one click signs in."
    )]
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
    #[command(after_help = "Example:\n  kenes serve --data /var/lib/kenes --listen 127.0.0.1:8430")]
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
    #[command(
        after_help = "Examples:\n  kenes import recommendations uhri.xlsx --data DIR --dry-run\n  kenes import recommendations table.csv --data DIR --mapping columns.toml"
    )]
    Import {
        #[command(flatten)]
        place: Place,
        #[command(subcommand)]
        what: commands::import::What,
    },
    /// Writes the register into a file: CSV, XLSX or JSON.
    #[command(
        after_help = "Examples:\n  kenes export recommendations --data DIR --format xlsx --output register.xlsx\n  kenes export road-maps --data DIR --output road-maps.csv"
    )]
    Export {
        #[command(flatten)]
        place: Place,
        #[command(subcommand)]
        what: commands::export::What,
    },
    /// Groups recommendations of a file into repeat groups and road maps; needs no database.
    #[command(
        after_help = "Example:\n  kenes synthesise --input texts.csv --road-maps 50 --output road-maps.csv"
    )]
    Synthesise(commands::synthesise::Arguments),
    /// Adds, lists and erases people.
    #[command(
        after_help = "Example:\n  echo \"a long password\" | kenes user add aigerim --name \"Aigerim T.\" --role clerk --data DIR"
    )]
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
    #[command(after_help = "Example:\n  kenes backup --data DIR kenes-2026-11-24.zip")]
    Backup {
        #[command(flatten)]
        place: Place,
        /// File to write, such as kenes-2026-11-24.zip.
        file: PathBuf,
    },
    /// Puts a backup into an empty database.
    #[command(
        after_help = "Example, from SQLite to PostgreSQL:\n  kenes restore --database postgres://kenes@localhost/kenes --data DIR kenes-2026-11-24.zip"
    )]
    Restore {
        #[command(flatten)]
        place: Place,
        /// File that `kenes backup` wrote.
        file: PathBuf,
    },
    /// Installs, checks and removes the optional language model.
    Model {
        #[command(flatten)]
        place: Place,
        #[command(subcommand)]
        act: commands::model::Act,
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

/// An import is many small values: the system's allocator takes a fifth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
        Command::Model { place, act } => commands::model::run(&place, act).await,
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
