//! `kenes doctor`: what works, and what to mend.

use super::model;
use crate::{Outcome, Place, program, settings, vocabulary};
use kenes_kernel::{
    clock::{Clock as _, Instant, SystemClock},
    config::Config,
    db,
    files::{self, Files},
    jobs, journal,
    mail::Smtp,
};
use kenes_platform::{
    meaning::{self, Fault},
    migrations,
};
use std::process::ExitCode;

pub async fn run(place: &Place) -> Outcome {
    let config = settings::read(place)?;
    let mut report = Report::default();
    check_zone(&config, &mut report);
    match program::open(&config).await {
        Ok(database) => {
            report.good(&format!("folder {} can be written", config.data.display()));
            report.good("the database answers");
            if check_schema(&database, &mut report).await {
                check_clock(&database, &mut report).await;
                check_files(&config, &database, &mut report).await;
                check_jobs(&database, &mut report).await;
            }
        }
        Err(sentence) => report.bad(&sentence),
    }
    check_mail(&config, &mut report).await;
    match vocabulary::tell(&config) {
        Ok(Some(told)) => report.good(&told),
        Ok(None) => report.note("the institution adds no vocabulary of its own"),
        Err(sentence) => report.bad(&sentence),
    }
    check_model(&config, &mut report);
    if config.public_url.is_empty() {
        report.note("`public_url` is not set: links in documents are relative, and those in mails begin with the address that is listened on");
    }
    Ok(if report.bad == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

async fn check_schema(database: &db::Db, report: &mut Report) -> bool {
    match db::pending(database, migrations::ALL).await {
        Ok(steps) if steps.is_empty() => {
            report.good("the schema is up to date");
            return true;
        }
        Ok(steps) => report.bad(&format!(
            "{} steps of the schema are missing: run `kenes migrate`",
            steps.len()
        )),
        Err(error) => report.bad(&format!("the schema cannot be read: {error}")),
    }
    false
}

async fn check_jobs(database: &db::Db, report: &mut Report) {
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

/// The journal is in the order of time, so a clock behind its newest entry is wrong, or was.
async fn check_clock(database: &db::Db, report: &mut Report) {
    let now = SystemClock.now();
    match journal::newest_at(database.read()).await {
        Ok(Some(newest)) if newest > now => report.bad(&format!(
            "the clock says {}, but the journal's newest entry is of {}: set the clock (NTP)",
            now.timestamp(),
            newest.timestamp()
        )),
        Ok(_) => report.good(&format!("the clock says {}", now.timestamp())),
        Err(error) => report.bad(&format!("the journal cannot be read: {error}")),
    }
}

async fn check_files(config: &Config, database: &db::Db, report: &mut Report) {
    let folder = config.data.join("files");
    if let Err(error) = std::fs::create_dir_all(&folder) {
        return report.bad(&format!(
            "the folder {} cannot be made: {error}",
            folder.display()
        ));
    }
    let checked = match Files::in_folder(&folder) {
        Ok(files) => files::check(database.read(), &files)
            .await
            .map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match checked {
        Ok((count, missing)) if missing.is_empty() => {
            report.good(&format!("{count} uploaded files are there"));
        }
        Ok((count, missing)) => report.bad(&format!(
            "{} of {count} uploaded files are missing in {}, the first is {}: put them back from a backup",
            missing.len(),
            folder.display(),
            missing[0]
        )),
        Err(error) => report.bad(&format!("the uploaded files cannot be checked: {error}")),
    }
}

fn check_model(config: &Config, report: &mut Report) {
    match model::state(&meaning::place(config)) {
        Ok(sentence) => report.good(&sentence),
        Err(Fault::Absent(_)) if config.model.as_os_str().is_empty() => report.note(
            "no language model is installed (`kenes model install`): repeats are found by concepts and words alone",
        ),
        Err(fault) => report.bad(&fault.to_string()),
    }
}

/// Whether somebody listens at the mail server's address. No letter is sent.
async fn check_mail(config: &Config, report: &mut Report) {
    if config.smtp.is_empty() {
        return report.note("no mail server is set (`smtp`): no mail is sent");
    }
    if let Err(sentence) = Smtp::new(&config.smtp, &config.mail_from) {
        return report.bad(&sentence);
    }
    let Some(address) = mail_address(&config.smtp) else {
        return report.bad("`smtp` is not an address: write smtp://USER:PASSWORD@HOST:PORT");
    };
    let tried = tokio::time::timeout(
        std::time::Duration::from_secs(3),
        tokio::net::TcpStream::connect(&address),
    );
    match tried.await {
        Ok(Ok(_)) => report.good(&format!("a mail server listens at {address}")),
        _ => report.bad(&format!(
            "nobody answers at {address}: check `smtp` and the mail server"
        )),
    }
}

/// `HOST:PORT` of `smtp://USER:PASSWORD@HOST:PORT`, without the name and the password.
fn mail_address(smtp: &str) -> Option<String> {
    let rest = smtp
        .strip_prefix("smtp://")
        .or_else(|| smtp.strip_prefix("smtps://"))?;
    let host = rest.rsplit('@').next()?.trim_end_matches('/');
    if host.is_empty() {
        return None;
    }
    Some(if host.contains(':') {
        host.to_owned()
    } else {
        format!("{host}:587")
    })
}

fn check_zone(config: &Config, report: &mut Report) {
    let Ok(zone) = kenes_kernel::clock::find_zone(&config.zone) else {
        return report.bad(&format!(
            "`{}` is not a zone of the IANA database: set `zone`, such as Asia/Almaty",
            config.zone
        ));
    };
    // Kazakhstan has had one zone, UTC+5, since 1 March 2024; an older database gives +6.
    let is_old = kenes_kernel::clock::find_zone("Asia/Almaty").is_ok_and(|almaty| {
        Instant::from_micros(1_719_792_000_000_000).hour_minute(&almaty) != (5, 0)
    });
    if is_old {
        return report.bad("the zone database is older than 2024a: install a newer tzdata");
    }
    let (hour, minute) = SystemClock.now().hour_minute(&zone);
    report.good(&format!(
        "zone {}: it is {hour:02}:{minute:02} there",
        config.zone
    ));
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

#[cfg(test)]
mod tests {
    use super::mail_address;

    #[test]
    fn the_password_of_the_mail_server_is_not_printed() {
        for (smtp, address) in [
            (
                "smtp://a:b@mail.example.org:25",
                Some("mail.example.org:25"),
            ),
            ("smtps://mail.example.org", Some("mail.example.org:587")),
            (
                "smtp://a:p@ss@mail.example.org/",
                Some("mail.example.org:587"),
            ),
            ("smtp://", None),
            ("mail.example.org", None),
        ] {
            assert_eq!(mail_address(smtp).as_deref(), address, "{smtp}");
        }
    }
}
