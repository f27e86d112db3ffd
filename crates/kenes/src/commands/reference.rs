//! `kenes config-reference`: prints docs/configuration.md from the settings themselves.

use crate::Outcome;
use kenes_kernel::config::Config;
use std::{fmt::Write as _, process::ExitCode};

const HEADER: &str = "\
# Settings

A TOML file (`--config FILE`), then environment variables `KENES_<NAME>`, then flags; the later wins.
This page is printed by `kenes config-reference`.

| setting | default | what it is |
|---|---|---|
";

/// What each setting is, in the order of [`Config`].
const MEANINGS: &[(&str, &str)] = &[
    (
        "data",
        "Folder of the embedded database and of uploaded files.",
    ),
    (
        "database",
        "`sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`. Empty: SQLite in the data folder.",
    ),
    ("listen", "Address and port to listen on."),
    (
        "public_url",
        "The address people use, such as `https://dialogue.example.org`; empty: as asked. Links in mails begin with it.",
    ),
    ("name_kk", "The body's name in Kazakh."),
    ("name_ru", "The body's name in Russian."),
    ("name_en", "The body's name in English."),
    (
        "source_url",
        "Where the source code of this installation can be fetched; the licence asks for the offer.",
    ),
    ("zone", "IANA zone in which legal days begin and end."),
    (
        "country",
        "ISO 3166 code of the country whose working days count.",
    ),
    (
        "upload_limit_mb",
        "Largest upload in megabytes; a file of the whole Universal Human Rights Index needs 512.",
    ),
    (
        "vocabulary",
        "Table of the institution's own concepts for the synthesis, see [vocabulary.md](vocabulary.md). \
         Empty: `vocabulary.tsv` in the data folder, if it is there.",
    ),
    (
        "model",
        "File of the optional language model, or its folder, see [model.md](model.md). \
         Empty: where `kenes model install` puts it, in the folder `model` of the data folder.",
    ),
    (
        "session_idle_hours",
        "Sessions end after so many hours without a request.",
    ),
    (
        "require_second_factor",
        "Whoever decides, validates or publishes signs in with two factors; until one is set, nothing else is open to \
         them. The demonstration never asks.",
    ),
    (
        "smtp",
        "SMTP server as `smtp://USER:PASSWORD@HOST:PORT`; empty: no mail is sent. With a password the connection must \
         be encrypted (STARTTLS; `smtps://` from the first byte), without one it is where the server can.",
    ),
    (
        "mail_from",
        "Who mails are from, such as `Dialogue <dialogue@example.org>`; needed with `smtp`.",
    ),
    (
        "invitation_days",
        "An invitation can be accepted for so many days.",
    ),
    (
        "behind_proxy",
        "A proxy of one's own stands before kenes: the network of whoever asks is read from the last entry of \
         `X-Forwarded-For`. Off, that header is not believed.",
    ),
    (
        "secure_cookies",
        "Cookies are sent over HTTPS alone. Off only for trying out on one's own machine.",
    ),
    (
        "password_memory_kib",
        "Memory of one password hash in KiB; less than the default is for tests alone.",
    ),
    (
        "log",
        "`info`, `debug` or a filter such as `kenes=debug,sqlx=warn`.",
    ),
    ("log_format", "`text` for people, `json` for machines."),
    (
        "demo",
        "Shows the demonstration's sign-ins and the design page.",
    ),
];

pub fn run() -> Outcome {
    print!("{}", page()?);
    Ok(ExitCode::SUCCESS)
}

/// The whole page; a setting without a meaning, or a meaning without a setting, is an error.
fn page() -> Result<String, String> {
    let defaults = serde_json::to_value(Config::default()).map_err(|error| error.to_string())?;
    let defaults = defaults.as_object().ok_or("the settings are no table")?;
    let mut page = HEADER.to_owned();
    for (name, meaning) in MEANINGS {
        let default = defaults
            .get(*name)
            .ok_or_else(|| format!("there is no setting {name}"))?;
        let _ = writeln!(page, "| `{name}` | `{default}` | {meaning} |");
    }
    match defaults
        .keys()
        .find(|key| !MEANINGS.iter().any(|(name, _)| name == key))
    {
        None => Ok(page),
        Some(key) => Err(format!("the setting {key} is not explained")),
    }
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn the_page_in_the_repository_is_the_one_that_is_printed() {
        let written = include_str!("../../../../docs/configuration.md");
        assert_eq!(
            page().unwrap(),
            written,
            "print it anew: kenes config-reference"
        );
    }
}
