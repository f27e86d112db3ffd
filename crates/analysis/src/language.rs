//! The three languages of the product and a guess at the language of a text.

/// A language that the product is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Kazakh, the state language.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

impl Language {
    /// All languages, in the order in which pages show them.
    pub const ALL: [Language; 3] = [Language::Kk, Language::Ru, Language::En];

    /// The BCP 47 tag: `kk`, `ru` or `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Kk => "kk",
            Language::Ru => "ru",
            Language::En => "en",
        }
    }

    /// Reads a tag such as `ru`, `RU` or `ru-KZ`; `None` for a language that is none of the three.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Language::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }
}

/// Guesses the language from the script and from the letters that only Kazakh has.
///
/// Cyrillic text is Kazakh when at least one letter in twenty-five is one of ә ғ қ ң ө ұ ү һ і
/// (running Kazakh has about one in six, and a Kazakh name inside a Russian sentence stays below).
/// Everything that is not mainly Cyrillic counts as English, empty text included.
#[must_use]
pub fn guess_language(text: &str) -> Language {
    let (mut latin, mut cyrillic, mut kazakh) = (0usize, 0usize, 0usize);
    for letter in text.chars() {
        if letter.is_ascii_alphabetic() {
            latin += 1;
        } else if ('\u{0400}'..='\u{052f}').contains(&letter) {
            cyrillic += 1;
            if is_kazakh_letter(letter) {
                kazakh += 1;
            }
        }
    }
    if cyrillic == 0 || latin > cyrillic {
        Language::En
    } else if kazakh * 25 >= cyrillic {
        Language::Kk
    } else {
        Language::Ru
    }
}

/// Whether a letter, in either case, is written in Kazakh and not in Russian.
pub(crate) fn is_kazakh_letter(letter: char) -> bool {
    matches!(
        letter,
        'ә' | 'ғ'
            | 'қ'
            | 'ң'
            | 'ө'
            | 'ұ'
            | 'ү'
            | 'һ'
            | 'і'
            | 'Ә'
            | 'Ғ'
            | 'Қ'
            | 'Ң'
            | 'Ө'
            | 'Ұ'
            | 'Ү'
            | 'Һ'
            | 'І'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_back() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag(" RU-kz "), Some(Language::Ru));
        assert_eq!(Language::from_tag("fr"), None);
        assert_eq!(Language::from_tag(""), None);
    }

    #[test]
    fn languages_are_told_apart() {
        assert_eq!(guess_language("Abolish the death penalty"), Language::En);
        assert_eq!(guess_language("Отменить смертную казнь"), Language::Ru);
        assert_eq!(guess_language("Өлім жазасын жою"), Language::Kk);
        assert_eq!(
            guess_language("Адам құқықтары жөніндегі уәкіл"),
            Language::Kk
        );
        assert_eq!(
            guess_language(
                "Комитет рекомендует государству-участнику (г. Қызылорда) расширить полномочия омбудсмана"
            ),
            Language::Ru
        );
        assert_eq!(guess_language(""), Language::En);
        assert_eq!(guess_language("124.5"), Language::En);
    }
}
