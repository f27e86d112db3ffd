//! A light stripper of Kazakh suffixes: case, then possessive, then plural, from the end of the word.
//!
//! Kazakh is agglutinative: stem + plural + possessive + case. A word with Kazakh letters is
//! certainly Kazakh and loses all three. A word without them may be Russian, so it loses only what
//! Russian words do not end in: a plural in its right phonetic place, the cases of a verbal noun in
//! «-ау», the possessive of a noun in «-а».

use crate::language::is_kazakh_letter;
use std::borrow::Cow;

/// Cases after a third-person possessive («құқықтары-ның», «баласы-на»).
const CASES_AFTER_POSSESSIVE: &[&str] = &[
    "ның", "нің", "нда", "нде", "нан", "нен", "мен", "на", "не", "н",
];

/// Plain cases, the longest first.
const CASES: &[&str] = &[
    "дағы", "дегі", "тағы", "тегі", "ның", "нің", "дың", "дің", "тың", "тің", "дан", "ден", "тан",
    "тен", "нан", "нен", "мен", "бен", "пен", "ға", "ге", "қа", "ке", "ны", "ні", "ды", "ді", "ты",
    "ті", "да", "де", "та", "те",
];

const PLURALS: &[&str] = &["лар", "лер", "дар", "дер", "тар", "тер"];

/// Russian words that end like a Kazakh plural or possessive and must be left alone.
const NOT_KAZAKH: &[&str] = &[
    "гендер",
    "тендер",
    "стандар",
    "доллар",
    "экземпляр",
    "запасы",
    "припасы",
    "календар",
    "жандар",
    "секундар",
    "кальмар",
    "боцман",
    "вендер",
    "блендер",
    "брендер",
    "слендер",
    "спендер",
    "рендер",
    "лендлер",
];

/// Strips Kazakh suffixes from one folded Cyrillic word; what remains has at least two letters.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if NOT_KAZAKH.contains(&word) {
        return Cow::Borrowed(word);
    }
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 {
        return Cow::Borrowed(word);
    }
    let kept = if letters.iter().copied().any(is_kazakh_letter) {
        certain(&letters)
    } else {
        careful(&letters)
    };
    if kept.len() == letters.len() && kept == letters {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(kept.into_iter().collect())
    }
}

/// Strips a word that is Kazakh by its letters.
fn certain(word: &[char]) -> Vec<char> {
    let without_case = strip_case(word);
    let without_possessive = strip_possessive(&without_case);
    strip_plural(&without_possessive).to_vec()
}

fn strip_case(word: &[char]) -> Vec<char> {
    for suffix in CASES_AFTER_POSSESSIVE {
        if let Some(base) = strip(word, suffix, 4)
            && (ends_with_possessive(base) || *suffix != "н" && *suffix != "на" && *suffix != "не")
            && (ends_with_vowel(base)
                || suffix.starts_with('м')
                || *suffix == "нан"
                || *suffix == "нен")
        {
            return base.to_vec();
        }
    }
    for suffix in CASES {
        if let Some(base) = strip(word, suffix, 2)
            && has_vowel(base)
            && suits(base, suffix)
        {
            return base.to_vec();
        }
    }
    word.to_vec()
}

/// Third-person endings before which a bare «н», «на», «не» is a case.
fn ends_with_possessive(base: &[char]) -> bool {
    matches!(base.last(), Some('ы' | 'і'))
}

/// Whether the first sound of a case suffix agrees with the last of the base (assimilation).
fn suits(base: &[char], suffix: &str) -> bool {
    let Some(last) = base.last().copied() else {
        return false;
    };
    match suffix.chars().next() {
        Some('т' | 'қ' | 'к' | 'п') => is_voiceless(last),
        Some('д') => !is_voiceless(last),
        Some('ғ' | 'г') => !is_voiceless(last),
        Some('н') => is_vowel(last) || matches!(last, 'м' | 'н' | 'ң'),
        _ => true,
    }
}

fn strip_possessive(word: &[char]) -> Vec<char> {
    for suffix in ["ымыз", "іміз", "ыңыз", "іңіз", "сы", "сі", "ы", "і"] {
        let Some(base) = strip(word, suffix, 2) else {
            continue;
        };
        if !has_vowel(base) {
            continue;
        }
        let after_vowel = ends_with_vowel(base);
        if suffix.starts_with('с') != after_vowel {
            continue;
        }
        return restore(base);
    }
    word.to_vec()
}

/// Undoes the voicing before a vowel: «құқығ» → «құқық», «мектеб» → «мектеп», «жүрег» → «жүрек».
fn restore(base: &[char]) -> Vec<char> {
    let mut restored = base.to_vec();
    if let Some(last) = restored.last_mut() {
        *last = match *last {
            'ғ' => 'қ',
            'г' => 'к',
            'б' => 'п',
            other => other,
        };
    }
    restored
}

fn strip_plural(word: &[char]) -> &[char] {
    for suffix in PLURALS {
        if let Some(base) = strip(word, suffix, 2)
            && has_vowel(base)
            && suits_plural(base, suffix)
        {
            return base;
        }
    }
    word
}

/// The plural begins with л after vowels, р, й, у; with д after з, ж, л, м, н, ң; else with т.
fn suits_plural(base: &[char], suffix: &str) -> bool {
    let Some(last) = base.last().copied() else {
        return false;
    };
    match suffix.chars().next() {
        Some('л') => is_vowel(last) || matches!(last, 'р' | 'й' | 'у' | 'и'),
        Some('д') => matches!(last, 'з' | 'ж' | 'л' | 'м' | 'н' | 'ң'),
        _ => is_voiceless(last),
    }
}

/// Strips a word that may be Russian.
fn careful(word: &[char]) -> Vec<char> {
    for (ending, kept) in CAREFUL_PLURALS {
        if let Some(base) = strip(word, ending, 3) {
            let plural: String = ending.chars().take(*kept).collect();
            let whole: String = base.iter().collect::<String>() + &plural;
            if has_vowel(base)
                && suits_plural(base, &plural)
                && !NOT_KAZAKH.iter().any(|not| whole.ends_with(not))
            {
                return base.to_vec();
            }
        }
    }
    // «мектептер»: no Russian word but the helicopter has «птер».
    for ending in ["тер", "терде", "терден", "термен"] {
        if let Some(base) = strip(word, ending, 4)
            && base.last() == Some(&'п')
        {
            return base.to_vec();
        }
    }
    for ending in ["ды", "дан", "да", "ы", "ын", "ына", "ында", "ынан", "мен"]
    {
        if let Some(base) = strip(word, ending, 4)
            && let [.., 'а' | 'е' | 'я' | 'о', 'у'] = base
        {
            return base.to_vec();
        }
    }
    for ending in ["сы", "сын", "сына", "сында", "сынан", "сымен"] {
        if let Some(base) = strip(word, ending, 4)
            && matches!(base.last(), Some('а' | 'я'))
        {
            return base.to_vec();
        }
    }
    word.to_vec()
}

/// Back-vowel plurals with what may follow; front ones almost always show a Kazakh letter, and bare
/// «-лер», «-дер», «-тер» end too many Russian words. The number says how long the plural itself is.
const CAREFUL_PLURALS: &[(&str, usize)] = &[
    ("лар", 3),
    ("ларды", 3),
    ("лардан", 3),
    ("ларда", 3),
    ("лары", 3),
    ("ларын", 3),
    ("ларына", 3),
    ("ларында", 3),
    ("ларынан", 3),
    ("ларымен", 3),
    ("лармен", 3),
    ("дар", 3),
    ("дарды", 3),
    ("дардан", 3),
    ("дарда", 3),
    ("дары", 3),
    ("дарын", 3),
    ("дарына", 3),
    ("дарында", 3),
    ("дармен", 3),
    ("тар", 3),
    ("тарды", 3),
    ("тардан", 3),
    ("тарда", 3),
    ("тарын", 3),
    ("тарына", 3),
    ("тарында", 3),
    ("тармен", 3),
];

/// The word without a suffix, when at least `least` letters remain.
fn strip<'word>(word: &'word [char], suffix: &str, least: usize) -> Option<&'word [char]> {
    let length = suffix.chars().count();
    let base = word
        .len()
        .checked_sub(length)
        .filter(|kept| *kept >= least)?;
    word[base..]
        .iter()
        .copied()
        .eq(suffix.chars())
        .then_some(&word[..base])
}

fn ends_with_vowel(word: &[char]) -> bool {
    word.last().copied().is_some_and(is_vowel)
}

fn has_vowel(word: &[char]) -> bool {
    word.iter()
        .any(|letter| is_vowel(*letter) || matches!(letter, 'у' | 'и' | 'ю'))
}

/// Full vowels; «у» and «и» close a syllable in Kazakh and take the consonant forms of suffixes.
fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'а' | 'ә' | 'е' | 'о' | 'ө' | 'ұ' | 'ү' | 'ы' | 'і' | 'я' | 'э'
    )
}

fn is_voiceless(letter: char) -> bool {
    matches!(
        letter,
        'к' | 'қ'
            | 'п'
            | 'т'
            | 'с'
            | 'ш'
            | 'щ'
            | 'ч'
            | 'ц'
            | 'х'
            | 'ф'
            | 'б'
            | 'в'
            | 'г'
            | 'д'
            | 'һ'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_go_in_turn() {
        for (word, base) in [
            ("құқықтарының", "құқық"),
            ("құқығымен", "құқық"),
            ("әйелдердің", "әйел"),
            ("мүшелері", "мүше"),
            ("мектебінде", "мектеп"),
            ("қызметкерлерге", "қызметкер"),
            ("заңнамасын", "заңнама"),
            ("азаптауға", "азаптау"),
            ("тәуелсіздігін", "тәуелсіздік"),
            ("өлім", "өлім"),
        ] {
            assert_eq!(stem(word), base);
        }
    }

    #[test]
    fn russian_words_are_left_alone() {
        for word in [
            "граждан",
            "суды",
            "труда",
            "капитан",
            "доллары",
            "удар",
            "лидер",
            "гендер",
            "календарь",
            "характер",
            "вопросы",
            "запасы",
            "стороны",
            "города",
            "стандарты",
            "государства",
            "обмен",
            "сотрудники",
        ] {
            assert_eq!(stem(word), word);
        }
    }
}
