//! Content in languages: one value for a text that exists in several.

use crate::i18n::Locale;
use sea_orm::{ColIdx, DbErr, QueryResult, TryGetError, TryGetable};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text in its language of record with its translations; one JSON text column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Language of record, a BCP 47 tag.
    pub record: String,
    /// Raised with each change of the text of record.
    #[serde(default = "one")]
    pub version: u32,
    pub texts: BTreeMap<String, Passage>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    pub text: String,
    /// The version of the text of record that this was translated from; the record's own version
    /// for the record.
    #[serde(default = "one")]
    pub from: u32,
}

/// Read from a text column on both engines; PostgreSQL's own JSON type is not used.
impl TryGetable for Content {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let text = String::try_get_by(row, index)?;
        serde_json::from_str(&text)
            .map_err(|error| TryGetError::DbErr(DbErr::Type(error.to_string())))
    }
}

const fn one() -> u32 {
    1
}

/// What a reader is shown, and how it stands to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    pub text: &'a str,
    pub language: &'a str,
    pub standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The text of record.
    Record,
    /// A translation of the record as it stands.
    Translation,
    /// A translation of an earlier version.
    Stale,
}

impl Content {
    /// Language tag → text, as the API writes it.
    #[must_use]
    pub fn plain(&self) -> BTreeMap<String, String> {
        self.texts
            .iter()
            .map(|(language, passage)| (language.clone(), passage.text.clone()))
            .collect()
    }

    #[must_use]
    pub fn new(record: &str, text: impl Into<String>) -> Self {
        Self {
            record: record.to_owned(),
            version: 1,
            texts: BTreeMap::from([(
                record.to_owned(),
                Passage {
                    text: text.into(),
                    from: 1,
                },
            )]),
        }
    }

    /// Kazakh, Russian and English at once, English being the record.
    #[must_use]
    pub fn in_three(kk: &str, ru: &str, en: &str) -> Self {
        Self::new("en", en)
            .translated("ru", ru)
            .translated("kk", kk)
    }

    /// Adds or replaces a translation of the record as it stands; an empty text removes it.
    #[must_use]
    pub fn translated(mut self, language: &str, text: &str) -> Self {
        if language == self.record {
            return self;
        }
        if text.is_empty() {
            self.texts.remove(language);
        } else {
            self.texts.insert(
                language.to_owned(),
                Passage {
                    text: text.to_owned(),
                    from: self.version,
                },
            );
        }
        self
    }

    /// Changes the text of record; translations become stale by themselves.
    #[must_use]
    pub fn corrected(mut self, text: &str) -> Self {
        if self.of_record() != text {
            self.version += 1;
            self.texts.insert(
                self.record.clone(),
                Passage {
                    text: text.to_owned(),
                    from: self.version,
                },
            );
        }
        self
    }

    #[must_use]
    pub fn of_record(&self) -> &str {
        self.texts.get(&self.record).map_or("", |p| p.text.as_str())
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.texts.get(language).map(|p| p.text.as_str())
    }

    /// What a reader of `locale` sees: their language, else the record.
    #[must_use]
    pub fn shown(&self, locale: Locale) -> Shown<'_> {
        let (language, passage) = self
            .texts
            .get_key_value(locale.tag())
            .or_else(|| self.texts.get_key_value(&self.record))
            .map_or((self.record.as_str(), None), |(l, p)| (l.as_str(), Some(p)));
        let standing = match passage {
            _ if language == self.record => Standing::Record,
            Some(p) if p.from == self.version => Standing::Translation,
            _ => Standing::Stale,
        };
        Shown {
            text: passage.map_or("", |p| p.text.as_str()),
            language,
            standing,
        }
    }

    /// As [`Content::shown`], the text alone.
    #[must_use]
    pub fn text(&self, locale: Locale) -> &str {
        self.shown(locale).text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_makes_translations_stale_and_a_new_one_mends_that() {
        let content = Content::new("ru", "старый")
            .translated("en", "old")
            .corrected("новый");
        assert_eq!(content.shown(Locale::En).standing, Standing::Stale);
        assert_eq!(content.shown(Locale::Kk).text, "новый");
        assert_eq!(content.shown(Locale::Kk).standing, Standing::Record);
        let content = content.translated("en", "new");
        assert_eq!(content.shown(Locale::En).standing, Standing::Translation);
    }
}
