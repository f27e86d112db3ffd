//! Words in Kazakh, Russian and English: one Fluent catalogue a language, dates and numbers by ICU.

use crate::clock::{Day, Instant};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::Entry;
use icu::{
    calendar::Iso,
    collator::{Collator, CollatorBorrowed, options::CollatorOptions},
    datetime::{DateTimeFormatter, fieldsets::YMD, input::Date},
    decimal::{DecimalFormatter, input::Decimal},
};
use intl_memoizer::concurrent::IntlLangMemoizer;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt, str::FromStr, sync::OnceLock};

/// The languages of the pages. Contents may be in others.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default,
)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    Kk,
    Ru,
    #[default]
    En,
}

impl Locale {
    pub const ALL: [Self; 3] = [Self::Kk, Self::Ru, Self::En];

    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Kk => "Қазақша",
            Self::Ru => "Русский",
            Self::En => "English",
        }
    }

    /// The best of a browser's `Accept-Language` header.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut wishes: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|part| {
                let (range, weight) = part.split_once(";q=").unwrap_or((part, "1"));
                let primary = range.trim().split('-').next()?.to_ascii_lowercase();
                Some((weight.trim().parse().ok()?, primary.parse().ok()?))
            })
            .filter(|(weight, _)| *weight > 0.0)
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.first().map(|(_, locale)| *locale)
    }

    /// A whole number with the language's grouping ("38,906", "38 906").
    fn format_number(self, n: i64) -> String {
        static FORMATTERS: OnceLock<Vec<DecimalFormatter>> = OnceLock::new();
        let formatters = FORMATTERS.get_or_init(|| {
            Self::ALL
                .into_iter()
                .map(|locale| {
                    DecimalFormatter::try_new(locale.icu().into(), Default::default())
                        .expect("the three languages are in the compiled data")
                })
                .collect()
        });
        formatters[self as usize]
            .format(&Decimal::from(n))
            .to_string()
    }

    /// Fluent takes a plain function, one a language.
    fn number_formatter(self) -> fn(&FluentValue, &IntlLangMemoizer) -> Option<String> {
        fn format(locale: Locale, value: &FluentValue) -> Option<String> {
            match value {
                #[allow(
                    clippy::cast_possible_truncation,
                    reason = "only whole numbers are passed in"
                )]
                FluentValue::Number(n) if n.value.fract() == 0.0 => {
                    Some(locale.format_number(n.value as i64))
                }
                _ => None,
            }
        }
        match self {
            Self::Kk => |value, _| format(Self::Kk, value),
            Self::Ru => |value, _| format(Self::Ru, value),
            Self::En => |value, _| format(Self::En, value),
        }
    }

    fn icu(self) -> icu::locale::Locale {
        match self {
            Self::Kk => icu::locale::locale!("kk"),
            Self::Ru => icu::locale::locale!("ru"),
            Self::En => icu::locale::locale!("en-GB"),
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Locale {
    type Err = ();
    fn from_str(tag: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|l| l.tag() == tag).ok_or(())
    }
}

/// All catalogues, and the formatters that go with them.
pub struct Words {
    catalogues: Vec<Catalogue>,
}

struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    dates: DateTimeFormatter<YMD>,
    short_dates: DateTimeFormatter<YMD>,
    collator: CollatorBorrowed<'static>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").finish_non_exhaustive()
    }
}

impl Words {
    /// Reads the catalogues.
    ///
    /// # Errors
    /// A sentence naming the language and what is wrong: a syntax error or a key given twice.
    pub fn load(sources: &[(Locale, &str)]) -> Result<Self, String> {
        let catalogues = Locale::ALL
            .into_iter()
            .map(|locale| Catalogue::load(locale, sources))
            .collect::<Result<_, _>>()?;
        Ok(Self { catalogues })
    }

    fn catalogue(&self, locale: Locale) -> &Catalogue {
        &self.catalogues[locale as usize]
    }

    /// The keys of a language, for the test that the sets are equal.
    #[must_use]
    pub fn keys(&self, locale: Locale) -> &BTreeSet<String> {
        &self.catalogue(locale).keys
    }

    #[must_use]
    pub fn has(&self, locale: Locale, key: &str) -> bool {
        self.catalogue(locale).bundle.has_message(key)
    }

    /// The sentence of `key`. A missing key shows itself in brackets, so that a test finds it.
    #[must_use]
    pub fn say(&self, locale: Locale, key: &str, args: &[(&str, Arg)]) -> String {
        let catalogue = self.catalogue(locale);
        let Some(pattern) = catalogue.bundle.get_message(key).and_then(|m| m.value()) else {
            return format!("[{key}]");
        };
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Number(n) => fluent.set((*name).to_owned(), FluentValue::from(*n)),
                Arg::Text(t) => fluent.set((*name).to_owned(), FluentValue::from(t.clone())),
            }
        }
        let mut errors = Vec::new();
        let text = catalogue
            .bundle
            .format_pattern(pattern, Some(&fluent), &mut errors);
        if errors.is_empty() {
            text.into_owned()
        } else {
            format!("[{key}: {text}]")
        }
    }

    /// A whole number with the language's grouping.
    #[must_use]
    pub fn number(&self, locale: Locale, n: i64) -> String {
        locale.format_number(n)
    }

    /// "23 November 2026"; the year's word is written out, so that a day may end a sentence.
    #[must_use]
    pub fn day(&self, locale: Locale, day: Day) -> String {
        let written = format_day(&self.catalogue(locale).dates, day);
        let (short, whole) = match locale {
            Locale::Ru => ("г.", "года"),
            Locale::Kk => ("ж.", "жылғы"),
            Locale::En => return written,
        };
        written
            .replace(&format!("\u{202f}{short}"), &format!(" {whole}"))
            .replace(&format!("\u{a0}{short}"), &format!(" {whole}"))
    }

    /// "23 Nov 2026", for tables.
    #[must_use]
    pub fn short_day(&self, locale: Locale, day: Day) -> String {
        format_day(&self.catalogue(locale).short_dates, day)
    }

    /// "23 November 2026, 11:42" in the body's zone.
    #[must_use]
    pub fn moment(&self, locale: Locale, instant: Instant, zone: &TimeZone) -> String {
        let (hour, minute) = instant.hour_minute(zone);
        format!(
            "{}, {hour:02}:{minute:02}",
            self.day(locale, instant.day(zone))
        )
    }

    /// A key that sorts by bytes as the language sorts names; stored, so that both databases agree.
    #[must_use]
    pub fn sort_key(&self, locale: Locale, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self
            .catalogue(locale)
            .collator
            .write_sort_key_to(text, &mut key);
        key
    }
}

impl Catalogue {
    fn load(locale: Locale, sources: &[(Locale, &str)]) -> Result<Self, String> {
        let language = locale
            .tag()
            .parse()
            .map_err(|_| format!("{locale}: not a language tag"))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(locale.number_formatter()));
        let mut keys = BTreeSet::new();
        for (_, source) in sources.iter().filter(|(l, _)| *l == locale) {
            let resource = FluentResource::try_new((*source).to_owned())
                .map_err(|(_, errors)| format!("{locale}: {errors:?}"))?;
            for entry in resource.entries() {
                if let Entry::Message(message) = entry {
                    keys.insert(message.id.name.to_owned());
                }
            }
            bundle
                .add_resource(resource)
                .map_err(|errors| format!("{locale}: {errors:?}"))?;
        }
        Ok(Self {
            bundle,
            keys,
            dates: DateTimeFormatter::try_new(locale.icu().into(), YMD::long())
                .map_err(|e| format!("{locale}: dates: {e}"))?,
            short_dates: DateTimeFormatter::try_new(locale.icu().into(), YMD::medium())
                .map_err(|e| format!("{locale}: dates: {e}"))?,
            collator: Collator::try_new(locale.icu().into(), CollatorOptions::default())
                .map_err(|e| format!("{locale}: collation: {e}"))?,
        })
    }
}

fn format_day(formatter: &DateTimeFormatter<YMD>, day: Day) -> String {
    let date = day.0;
    let (year, month, d) = (
        i32::from(date.year()),
        u8::try_from(date.month()).unwrap_or(1),
        u8::try_from(date.day()).unwrap_or(1),
    );
    match Date::<Iso>::try_new_iso(year, month, d) {
        Ok(date) => formatter.format(&date).to_string(),
        Err(_) => day.iso(),
    }
}

/// An argument of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Number(i64),
    Text(String),
}

impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Self::Number(n)
    }
}
impl From<&i64> for Arg {
    fn from(n: &i64) -> Self {
        Self::Number(*n)
    }
}
impl From<usize> for Arg {
    fn from(n: usize) -> Self {
        Self::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<&usize> for Arg {
    fn from(n: &usize) -> Self {
        (*n).into()
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<&&str> for Arg {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}
