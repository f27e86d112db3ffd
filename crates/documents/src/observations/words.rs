//! What paragraphs of concluding observations say by their fixed phrases, in English, Russian and Kazakh.

use std::ops::Range;

/// Parts of a document, told by their headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Introduction,
    Positive,
    Concerns,
    FollowUp,
}

/// Small letters, ё as е, hard blanks as blanks.
pub(super) fn lower(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ё' => 'е',
            '\u{a0}' | '\u{202f}' | '\t' | '\n' => ' ',
            '’' => '\'',
            c => c,
        })
        .collect()
}

const SECTIONS: [(Section, &[&str]); 4] = [
    (
        Section::Introduction,
        &["introduction", "введение", "кіріспе"],
    ),
    (
        Section::Positive,
        &[
            "positive aspects",
            "positive developments",
            "позитивные аспекты",
            "позитивные изменения",
            "положительные аспекты",
            "оң аспектілер",
            "оң өзгерістер",
            "жағымды аспектілер",
        ],
    ),
    (
        Section::Concerns,
        &[
            "principal subjects of concern",
            "principal areas of concern",
            "principal matters of concern",
            "main areas of concern",
            "factors and difficulties",
            "concerns and recommendations",
            "suggestions and recommendations",
            "subjects of concern",
            "основные вопросы, вызывающие",
            "основные проблемы",
            "основные области",
            "основные темы",
            "вопросы, вызывающие",
            "факторы и трудности",
            "предложения и рекомендации",
            "негізгі алаңдатарлық",
            "алаңдаушылық туғызатын",
            "негізгі мәселелер",
        ],
    ),
    (
        Section::FollowUp,
        &[
            "follow-up",
            "follow up",
            "dissemination",
            "next periodic report",
            "next report",
            "implementation and reporting",
            "последующие",
            "последующая",
            "распространение",
            "следующий",
            "кейінгі",
            "тарату",
            "келесі",
        ],
    ),
];

/// The part that a heading opens.
pub(super) fn section_of(heading: &str) -> Option<Section> {
    let heading = lower(heading);
    SECTIONS
        .iter()
        .find(|(_, starts)| starts.iter().any(|start| heading.starts_with(start)))
        .map(|(section, _)| *section)
}

pub(super) fn is_title(line: &str) -> bool {
    let line = lower(line);
    [
        "concluding observations",
        "заключительные замечания",
        "қорытынды ескертулер",
        "қорытынды ескертпелер",
    ]
    .iter()
    .any(|word| line.contains(word))
}

/// A committee asks with one of these verbs.
const ASKING: [&str; 12] = [
    "recommends",
    "urges",
    "calls",
    "encourages",
    "requests",
    "invites",
    "suggests",
    "advises",
    "exhorts",
    "рекомендует",
    "призывает",
    "предлагает",
];

const ASKING_PHRASES: [&str; 22] = [
    "state party should",
    "state party must",
    "state party is urged",
    "state party is encouraged",
    "state party is invited",
    "state party is requested",
    "state party is recommended",
    "it should ",
    "authorities should",
    "reiterates its recommendation",
    "reiterates its previous recommendation",
    "recalls its previous recommendation",
    "государству-участнику следует",
    "государству – участнику следует",
    "государству-участнику надлежит",
    "государству-участнику рекомендуется",
    "государству-участнику предлагается",
    "государство-участник должно",
    "комитет просит",
    "комитет также просит",
    "повторяет свою рекомендацию",
    "повторяет свои рекомендации",
];

/// Kazakh verbs of asking end their sentence.
const KAZAKH_ASKING: [&str; 7] = [
    "ұсынады",
    "шақырады",
    "сұрайды",
    "үндейді",
    "тиіс",
    "ұсыныс береді",
    "ұсынысын қайталайды",
];

/// Whether a sentence asks the State for something.
fn asks(sentence: &str) -> bool {
    if ASKING_PHRASES
        .iter()
        .any(|phrase| sentence.contains(phrase))
    {
        return true;
    }
    if KAZAKH_ASKING.iter().any(|verb| sentence.contains(verb))
        && (sentence.contains("комитет") || sentence.contains("қатысушы мемлекет"))
    {
        return true;
    }
    let mut words = sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        if word != "committee" && word != "комитет" {
            continue;
        }
        // Between the committee and what it does stand adverbs alone.
        for word in words.clone().take(7) {
            if ASKING.contains(&word) {
                return true;
            }
            if matches!(
                word,
                "concerned" | "regrets" | "notes" | "welcomes" | "that"
            ) || word.starts_with("обеспокоен")
                || word.starts_with("отмечает")
                || word.starts_with("приветствует")
            {
                break;
            }
        }
    }
    false
}

/// Where the first sentence stands that asks for something.
pub(super) fn first_asking(text: &str) -> Option<usize> {
    sentences(text)
        .into_iter()
        .find(|range| asks(&lower(&text[range.clone()])))
        .map(|range| range.start)
}

pub(super) fn is_concern(text: &str) -> bool {
    let text = lower(text);
    [
        "concern",
        "regrets",
        "deplores",
        "alarmed",
        "disturbed",
        "while noting",
        "while welcoming",
        "while acknowledging",
        "takes note",
        "committee notes",
        "обеспоко",
        "озабочен",
        "сожале",
        "встревожен",
        "отмечает",
        "отмечая",
        "принимает к сведению",
        "алаңда",
        "өкініш",
        "атап өтеді",
    ]
    .iter()
    .any(|word| text.contains(word))
}

pub(super) fn is_positive(text: &str) -> bool {
    let text = lower(text);
    [
        "welcomes",
        "appreciates",
        "commends",
        "with satisfaction",
        "приветствует",
        "с удовлетворением",
        "құптайды",
        "ризашылық",
    ]
    .iter()
    .any(|word| text.contains(word))
}

pub(super) fn is_introduction(text: &str) -> bool {
    let text = lower(text);
    let considered = [
        "considered the",
        "having considered",
        "рассмотрел",
        "қарады",
    ];
    considered.iter().any(|word| text.contains(word)) && names_report(&text)
}

fn names_report(text: &str) -> bool {
    ["report", "доклад", "баяндама"]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether a paragraph asks for information on named paragraphs within a time.
pub(super) fn is_follow_up(text: &str) -> bool {
    let text = lower(text);
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let names = any(&["paragraph", "пункт", "тарма"]);
    let gives = any(&["information", "информаци", "сведени", "ақпарат", "мәлімет"]);
    let until = any(&[
        "within ",
        "by ",
        "no later than",
        "в течение",
        "не позднее",
        " до ",
        "ішінде",
        "дейін",
        "кешіктірмей",
    ]);
    let requests = any(&[
        "request",
        "invite",
        "provide",
        "submit",
        "просит",
        "представить",
        "сұрайды",
        "ұсын",
    ]);
    // What is to be told in the next report alone has no time of its own.
    let in_report = any(&[
        "in its next periodic report",
        "в своем следующем периодическом",
        "в следующем периодическом докладе",
    ]);
    names && gives && until && requests && !in_report
}

pub(super) fn is_next_report(text: &str) -> bool {
    let text = lower(text);
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    any(&[
        "periodic report",
        "next report",
        "combined report",
        "периодический доклад",
        "периодические доклады",
        "следующий доклад",
        "мерзімді баяндама",
        "кезеңдік баяндама",
    ]) && any(&[
        "submit",
        "due ",
        "submission",
        "представить",
        "представлен",
        "тапсыр",
        "ұсын",
    ])
}

/// Paragraphs about the procedure itself: spreading the document, the common core document, other treaties' forms.
pub(super) fn is_procedure(text: &str) -> bool {
    let text = lower(text);
    [
        "disseminate",
        "common core document",
        "widely the",
        "translated into",
        "распространить",
        "общий базовый документ",
        "базовый документ",
        "кеңінен тарат",
        "жалпы негізгі құжат",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// Words before a point that ends no sentence.
const ABBREVIATED: [&str; 18] = [
    "art", "arts", "para", "paras", "no", "nos", "mr", "mrs", "ms", "st", "vol", "ст", "п", "пп",
    "г", "гг", "т", "др",
];

/// The sentences of a text as ranges of bytes, without a rest between them.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let ends = match c {
            '\n' => true,
            '.' | '!' | '?' => {
                let before: String = text[start..at]
                    .chars()
                    .rev()
                    .take_while(|c| c.is_alphabetic())
                    .take(6)
                    .flat_map(char::to_lowercase)
                    .collect();
                let before: String = before.chars().rev().collect();
                let mut after = text[end..].chars();
                after.next().is_some_and(char::is_whitespace)
                    && after
                        .find(|c| !c.is_whitespace())
                        .is_some_and(|c| c.is_uppercase() || "“\"«(".contains(c))
                    && !ABBREVIATED.contains(&before.as_str())
            }
            _ => false,
        };
        if ends {
            let rest = &text[end..];
            let next = end + rest.len() - rest.trim_start().len();
            if !text[start..end].trim().is_empty() && next > start {
                out.push(start..end);
                start = next.max(end);
            }
        }
    }
    if start < text.len() && !text[start..].trim().is_empty() {
        out.push(start..text.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_is_told_from_what_worries_in_three_languages() {
        for (text, asking, concern) in [
            ("The State party should: (a) Adopt a law;", true, false),
            (
                "The Committee also strongly recommends that the State party act.",
                true,
                false,
            ),
            (
                "The Committee is concerned that recommends is no verb here",
                false,
                true,
            ),
            (
                "The Committee is concerned about reports of torture.",
                false,
                true,
            ),
            ("It urges the State party to act.", false, false),
            (
                "Комитет настоятельно призывает государство-участник принять меры.",
                true,
                false,
            ),
            (
                "Государству-участнику следует: a) создать орган;",
                true,
                false,
            ),
            ("Комитет обеспокоен сообщениями о пытках.", false, true),
            (
                "Комитет қатысушы мемлекетке заң қабылдауды ұсынады.",
                true,
                false,
            ),
            ("Қатысушы мемлекет тәуелсіз орган құруға тиіс.", true, false),
            ("Комитет азаптау туралы хабарларға алаңдайды.", false, true),
            (
                "The Committee welcomes the adoption of the law.",
                false,
                false,
            ),
        ] {
            assert_eq!(first_asking(text).is_some(), asking, "{text}");
            assert_eq!(is_concern(text), concern, "{text}");
        }
    }

    #[test]
    fn sentences_end_where_a_new_one_begins() {
        let text = "It notes art. 5 of the law. The State party should act (No. 3). It ends";
        let parts: Vec<&str> = sentences(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(
            parts,
            [
                "It notes art. 5 of the law.",
                "The State party should act (No. 3).",
                "It ends"
            ]
        );
        assert_eq!(first_asking(text), Some(28));
    }
}
