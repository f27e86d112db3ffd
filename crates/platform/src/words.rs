//! The catalogues: one file a slice and language, gathered here. The key sets are equal by test.

use kenes_kernel::i18n::{Locale, Words};

macro_rules! catalogues {
    ($($file:literal),* $(,)?) => {
        &[$(
            (Locale::Kk, include_str!(concat!("../locales/kk/", $file, ".ftl"))),
            (Locale::Ru, include_str!(concat!("../locales/ru/", $file, ".ftl"))),
            (Locale::En, include_str!(concat!("../locales/en/", $file, ".ftl"))),
        )*]
    };
}

const SOURCES: &[(Locale, &str)] = catalogues![
    "kernel",
    "web",
    "accounts",
    "body",
    "rules",
    "channel",
    "duties",
    "operations",
    "recommendations",
    "themes",
    "partings",
    "countries",
    "doors",
    "protection",
    "roadmaps",
    "portal",
];

/// All words.
///
/// # Errors
/// A sentence naming the language and what is wrong in its catalogue.
pub fn load() -> Result<Words, String> {
    Words::load(SOURCES)
}
