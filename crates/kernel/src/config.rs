//! The settings of one installation, as plain data. The binary reads them from file, environment
//! and flags; nothing else looks at the environment.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Every setting, with its default. Documented in `docs/configuration.md`, generated from here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Folder of the embedded database and of uploaded files.
    pub data: PathBuf,
    /// `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`. Empty: SQLite in the data folder.
    pub database: String,
    /// Address and port to listen on.
    pub listen: String,
    /// The address people use, such as `https://dialogue.example.org`; empty: as asked. Links in
    /// mails begin with it.
    pub public_url: String,
    /// The body's name in Kazakh, Russian and English.
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    /// Where the source code of this installation can be fetched; the licence asks for the offer.
    pub source_url: String,
    /// IANA zone in which legal days begin and end.
    pub zone: String,
    /// ISO 3166 code of the country whose working days count.
    pub country: String,
    /// Largest upload in megabytes.
    pub upload_limit_mb: u64,
    /// Table of the institution's own concepts for the synthesis (docs/vocabulary.md). Empty:
    /// `vocabulary.tsv` in the data folder, if it is there.
    pub vocabulary: PathBuf,
    /// File of the optional language model (docs/model.md), or its folder. Empty: where
    /// `kenes model install` puts it, in the folder `model` of the data folder.
    pub model: PathBuf,
    /// Sessions end after so many hours without a request.
    pub session_idle_hours: u32,
    /// Whoever decides, validates or publishes signs in with two factors; until one is set, nothing else is open to
    /// them. The demonstration never asks.
    pub require_second_factor: bool,
    /// SMTP server as `smtp://USER:PASSWORD@HOST:PORT`; empty: no mail is sent.
    pub smtp: String,
    /// Who mails are from, such as `Dialogue <dialogue@example.org>`; needed with `smtp`.
    pub mail_from: String,
    /// An invitation can be accepted for so many days.
    pub invitation_days: u32,
    /// A proxy of one's own stands before kenes: the network of whoever asks is read from the last entry of
    /// `X-Forwarded-For`. Off, that header is not believed.
    pub behind_proxy: bool,
    /// Cookies are sent over HTTPS alone. Off only for trying out on one's own machine.
    pub secure_cookies: bool,
    /// Memory of one password hash in KiB; less than the default is for tests alone.
    pub password_memory_kib: u32,
    /// `info`, `debug` or a filter such as `kenes=debug,sqlx=warn`.
    pub log: String,
    /// `text` for people, `json` for machines.
    pub log_format: String,
    /// Shows the demonstration's sign-ins and the design page.
    pub demo: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("kenes-data"),
            database: String::new(),
            listen: "127.0.0.1:8430".into(),
            public_url: String::new(),
            name_kk: "Ұлттық диалог алаңы".into(),
            name_ru: "Национальная диалоговая площадка".into(),
            name_en: "National Dialogue Platform".into(),
            source_url: String::new(),
            zone: "Asia/Almaty".into(),
            country: "KZ".into(),
            upload_limit_mb: 64,
            vocabulary: PathBuf::new(),
            model: PathBuf::new(),
            session_idle_hours: 12,
            require_second_factor: true,
            smtp: String::new(),
            mail_from: String::new(),
            invitation_days: 7,
            behind_proxy: false,
            secure_cookies: true,
            password_memory_kib: 19_456,
            log: "info".into(),
            log_format: "text".into(),
            demo: false,
        }
    }
}

impl Config {
    /// The database to open.
    #[must_use]
    pub fn database_url(&self) -> String {
        if self.database.is_empty() {
            format!("sqlite:{}", self.data.join("kenes.sqlite3").display())
        } else {
            self.database.clone()
        }
    }

    /// The institution's own table of concepts: the one that is set, else the one in the data folder,
    /// where it need not be.
    #[must_use]
    pub fn vocabulary_file(&self) -> PathBuf {
        if self.vocabulary.as_os_str().is_empty() {
            self.data.join("vocabulary.tsv")
        } else {
            self.vocabulary.clone()
        }
    }

    /// The address of a page as people cite it; the path alone while no public address is set.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.trim_end_matches('/'))
    }

    /// The address of a page for a mail, which has no page to be relative to.
    #[must_use]
    pub fn whole_address(&self, path: &str) -> String {
        if self.public_url.is_empty() {
            format!("http://{}{path}", self.listen)
        } else {
            self.address(path)
        }
    }

    #[must_use]
    pub fn upload_limit_bytes(&self) -> u64 {
        self.upload_limit_mb.saturating_mul(1024 * 1024)
    }

    #[must_use]
    pub fn name(&self, locale: crate::i18n::Locale) -> &str {
        match locale {
            crate::i18n::Locale::Kk => &self.name_kk,
            crate::i18n::Locale::Ru => &self.name_ru,
            crate::i18n::Locale::En => &self.name_en,
        }
    }
}
