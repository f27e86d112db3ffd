//! Settings from file, environment and flags, the later winning.

use crate::Place;
use figment::{
    Figment,
    providers::{Env, Format as _, Serialized, Toml},
};
use kenes_kernel::config::Config;

/// Reads the settings.
///
/// # Errors
/// A sentence that names the setting and where it stands.
pub fn read(place: &Place) -> Result<Config, String> {
    let mut figment = Figment::from(Serialized::defaults(Config::default()));
    if let Some(file) = &place.config {
        if !file.is_file() {
            return Err(format!("there is no settings file {}", file.display()));
        }
        figment = figment.merge(Toml::file_exact(file));
    }
    figment = figment.merge(Env::prefixed("KENES_").filter(|key| !is_of_developers(key.as_str())));
    if let Some(data) = &place.data {
        figment = figment.merge(Serialized::default("data", data));
    }
    if let Some(database) = &place.database {
        figment = figment.merge(Serialized::default("database", database));
    }
    figment
        .extract()
        .map_err(|error| format!("the settings cannot be read: {error}"))
}

/// Variables of builds and tests, which are no settings: `KENES_TEST_POSTGRES` and the like.
fn is_of_developers(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    key.starts_with("test") || matches!(key.as_str(), "evaluation_data" | "assets_dir")
}

/// Begins to log as the settings say; a second call changes nothing.
pub fn log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let _ = if config.log_format == "json" {
        lines.json().try_init()
    } else {
        lines.with_target(false).try_init()
    };
}
