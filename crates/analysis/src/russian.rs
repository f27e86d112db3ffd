//! Russian stems: Snowball, then fleeting vowels, with the few words that no rule joins.

use rust_stemmers::{Algorithm, Stemmer};

/// Words whose forms Snowball scatters or throws together with another word.
const IRREGULAR: &[(&str, &[&str])] = &[
    (
        "судья",
        &[
            "судья",
            "судьи",
            "судье",
            "судью",
            "судьей",
            "судьею",
            "судей",
            "судьям",
            "судьями",
            "судьях",
        ],
    ),
    ("дет", &["детьми", "детям", "детях", "дети", "детей"]),
    ("люд", &["людьми", "людям", "людях", "люди", "людей"]),
    ("тюрьм", &["тюрем"]),
    (
        "казнь",
        &[
            "казнь",
            "казни",
            "казней",
            "казням",
            "казнями",
            "казнях",
            "казнью",
        ],
    ),
    ("земл", &["земель"]),
    (
        "семья",
        &[
            "семья",
            "семьи",
            "семье",
            "семью",
            "семьей",
            "семей",
            "семьям",
            "семьями",
            "семьях",
        ],
    ),
    (
        "статья",
        &[
            "статья",
            "статьи",
            "статье",
            "статью",
            "статьей",
            "статей",
            "статьям",
            "статьями",
            "статьях",
        ],
    ),
    ("уровн", &["уровень"]),
    (
        "ден",
        &[
            "день",
            "дня",
            "дню",
            "днем",
            "дне",
            "дни",
            "дней",
            "дням",
            "днями",
            "днях",
        ],
    ),
    (
        "мат",
        &[
            "мать",
            "матери",
            "матерью",
            "матерей",
            "матерям",
            "матерями",
            "матерях",
        ],
    ),
    ("письм", &["писем"]),
    ("сестр", &["сестер"]),
    (
        "гражданин",
        &[
            "граждане",
            "граждан",
            "гражданам",
            "гражданами",
            "гражданах",
            "гражданин",
            "гражданина",
            "гражданину",
        ],
    ),
];

/// Stems one folded Cyrillic word that has no Kazakh letters.
///
/// Snowball leaves the fleeting vowel of «пыток» and «беженец» in place; the stem's last «ок», «ек»
/// or «ец» after a consonant loses it, in every form of the word alike, so all forms meet.
pub(crate) fn stem(word: &str) -> String {
    if let Some((joined, _)) = IRREGULAR.iter().find(|(_, forms)| forms.contains(&word)) {
        return (*joined).to_owned();
    }
    let mut stemmed = Stemmer::create(Algorithm::Russian).stem(word).into_owned();
    if stemmed.is_empty() {
        return word.to_owned();
    }
    let letters: Vec<char> = stemmed.chars().rev().take(3).collect();
    let count = stemmed.chars().count();
    if let [last, vowel, before] = letters[..] {
        let fleeting = matches!((vowel, last), ('о', 'к') | ('е', 'к')) && count >= 5
            || (vowel, last) == ('е', 'ц') && count >= 4;
        if fleeting && is_consonant(before) {
            stemmed.truncate(stemmed.len() - vowel.len_utf8() - last.len_utf8());
            stemmed.push(last);
        }
    }
    stemmed
}

fn is_consonant(letter: char) -> bool {
    !matches!(
        letter,
        'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'й' | 'ь' | 'ъ'
    )
}
