//! `kenes doctor`: what works, and what to mend.

use crate::{Outcome, Place, program, settings};
use kenes_kernel::{config::Config, db, jobs};
use kenes_platform::migrations;
use std::process::ExitCode;

pub async fn run(place: &Place) -> Outcome {
    let config = settings::read(place)?;
    let mut report = Report::default();
    match jiff_zone(&config) {
        Ok(()) => report.good(&format!("zone {}", config.zone)),
        Err(sentence) => report.bad(&sentence),
    }
    match program::open(&config).await {
        Ok(database) => {
            report.good(&format!("folder {} can be written", config.data.display()));
            report.good("the database answers");
            check_schema(&database, &mut report).await;
        }
        Err(sentence) => report.bad(&sentence),
    }
    if config.smtp.is_empty() {
        report.note("no mail server is set (`smtp`): no mail is sent");
    } else {
        report.good("a mail server is set");
    }
    if config.public_url.is_empty() {
        report.note("`public_url` is not set: links in documents are relative");
    }
    Ok(if report.bad == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

async fn check_schema(database: &db::Db, report: &mut Report) {
    match db::pending(database, migrations::ALL).await {
        Ok(steps) if steps.is_empty() => report.good("the schema is up to date"),
        Ok(steps) => {
            report.bad(&format!(
                "{} steps of the schema are missing: run `kenes migrate`",
                steps.len()
            ));
            return;
        }
        Err(error) => return report.bad(&format!("the schema cannot be read: {error}")),
    }
    match jobs::counts(database.read()).await {
        Ok(counts) => match counts.iter().find(|(state, _)| state == "dead") {
            Some((_, n)) => report.bad(&format!(
                "{n} jobs failed for good: open /jobs as the secretariat"
            )),
            None => report.good("no job has failed for good"),
        },
        Err(error) => report.bad(&format!("the job table cannot be read: {error}")),
    }
}

fn jiff_zone(config: &Config) -> Result<(), String> {
    kenes_kernel::clock::find_zone(&config.zone)
        .map(|_| ())
        .map_err(|_| {
            format!(
                "`{}` is not a zone of the IANA database: set `zone`, such as Asia/Almaty",
                config.zone
            )
        })
}

#[derive(Default)]
struct Report {
    bad: usize,
}

impl Report {
    fn good(&mut self, sentence: &str) {
        println!("ok    {sentence}");
    }

    fn note(&mut self, sentence: &str) {
        println!("note  {sentence}");
    }

    fn bad(&mut self, sentence: &str) {
        self.bad += 1;
        println!("MEND  {sentence}");
    }
}
