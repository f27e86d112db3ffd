//! `kenes synthesise`: the engine over a file, without a database.

use crate::{Outcome, vocabulary};
use kenes_platform::meaning::LanguageModel;
use kenes_synthesis::{Control, Knowledge, Progress, Settings, Stage, Text, synthesise, table};
use std::{
    io::IsTerminal as _,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

/// Texts in, repeat groups and road maps out.
#[derive(clap::Args)]
pub struct Arguments {
    /// CSV with the columns id, text and perhaps language and themes (separated by `;`).
    #[arg(long)]
    input: PathBuf,
    /// The most road maps that are wanted; fewer are made where the texts carry fewer.
    #[arg(long, default_value_t = 50)]
    road_maps: usize,
    /// Divide themes until there are as many road maps as wanted.
    #[arg(long)]
    exactly: bool,
    /// CSV to write: id, repeat_group, road_map, titles in three languages, confidence.
    #[arg(long)]
    output: PathBuf,
    /// CSV of labelled recommendations to learn themes from.
    #[arg(long)]
    learn_from: Option<PathBuf>,
    /// Table of an institution's own concepts and names, see docs/vocabulary.md.
    #[arg(long)]
    vocabulary: Option<PathBuf>,
    /// File of the language model, see docs/model.md; without it words and concepts alone are compared.
    #[arg(long)]
    model: Option<PathBuf>,
    /// JSON file with every ask, reason and note.
    #[arg(long)]
    report: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let texts = read(&arguments.input)?;
    let mut knowledge = Knowledge::builtin();
    if let Some(file) = &arguments.vocabulary {
        knowledge = knowledge
            .with_vocabulary(&vocabulary::read(file)?)
            .map_err(|faults| vocabulary::sentence(file, &faults))?;
    }
    if let Some(teacher) = &arguments.learn_from {
        knowledge = knowledge.learn(&read(teacher)?);
    }
    if let Some(file) = &arguments.model {
        let model = LanguageModel::open(file).map_err(|fault| fault.to_string())?;
        knowledge = knowledge.with_meaning(Arc::new(model));
    }
    let settings = Settings {
        road_maps: arguments.road_maps,
        fill: arguments.exactly,
        ..Settings::default()
    };
    let result = synthesise(&texts, &knowledge, &settings, &mut show)
        .map_err(|refusal| refusal.to_string())?;
    write(&arguments.output, &table::write_placements(&result))?;
    if let Some(report) = &arguments.report {
        write(report, &table::write_report(&result))?;
    }
    eprintln!(
        "{} texts, {} repeat groups, {} road maps",
        texts.len(),
        result.repeat_groups.len(),
        result.road_maps.len()
    );
    Ok(ExitCode::SUCCESS)
}

/// One line that is written over, for a person who waits at a terminal.
fn show(progress: Progress) -> Control {
    if std::io::stderr().is_terminal() {
        let stage = match progress.stage {
            Stage::Reading => "reading",
            Stage::Meaning => "comparing meanings",
            Stage::Repeats => "finding repeats",
            Stage::RoadMaps => "forming road maps",
            Stage::Titles => "writing titles and reasons",
        };
        eprint!("\r\x1b[K{stage}: {} of {}", progress.done, progress.of);
        if progress.stage == Stage::Titles {
            eprintln!();
        }
    }
    Control::Continue
}

fn read(path: &Path) -> Result<Vec<Text>, String> {
    let bytes = std::fs::read(path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    table::read_texts(&bytes).map_err(|faults| {
        let lines: Vec<String> = faults
            .iter()
            .map(|fault| format!("{}: {fault}", path.display()))
            .collect();
        lines.join("\n")
    })
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text)
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
