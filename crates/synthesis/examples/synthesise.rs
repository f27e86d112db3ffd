//! The engine at the command line: `--input A.csv --output B.csv [--road-maps 50] [--exactly yes] [--learn-from C.csv] [--report D.json]`.
#![allow(
    clippy::disallowed_methods,
    reason = "an example reads its own arguments and files"
)]

use kenes_synthesis::{Control, Knowledge, Settings, synthesise, table};
use std::collections::HashMap;
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let flags: HashMap<&str, &str> = arguments
        .chunks(2)
        .filter_map(|pair| Some((pair.first()?.as_str(), pair.get(1)?.as_str())))
        .collect();
    let texts = read(flags.get("--input").ok_or("--input FILE is missing")?)?;
    let mut knowledge = Knowledge::builtin();
    if let Some(teacher) = flags.get("--learn-from") {
        knowledge = knowledge.learn(&read(teacher)?);
    }
    let mut settings = Settings::default();
    if let Some(number) = flags.get("--road-maps") {
        settings.road_maps = number.parse()?;
    }
    settings.fill = flags.get("--exactly") == Some(&"yes");
    if let Some(threshold) = flags.get("--repeat-threshold") {
        settings.repeat_threshold = threshold.parse()?;
    }
    let result = synthesise(&texts, &knowledge, &settings, &mut |_| Control::Continue)?;
    fs::write(
        flags.get("--output").ok_or("--output FILE is missing")?,
        table::write_placements(&result),
    )?;
    if let Some(report) = flags.get("--report") {
        fs::write(report, table::write_report(&result))?;
    }
    Ok(())
}

fn read(path: &str) -> Result<Vec<kenes_synthesis::Text>, String> {
    let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    table::read_texts(&bytes).map_err(|faults| {
        faults
            .iter()
            .map(|fault| format!("{path}: {fault}"))
            .collect::<Vec<_>>()
            .join("\n")
    })
}
