//! The names that columns bear in files of this field, in English, Russian and Kazakh.

use super::Field;
use crate::text::fold;

/// Names as [`fold`] leaves them, by field. UHRI's own spelling “Reccomending” is among them.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Key,
        &[
            "key",
            "id",
            "annotation id",
            "ohchr annotation id",
            "recommendation id",
            "identifier",
            "record id",
            "код",
            "ключ",
            "идентификатор",
            "код рекомендации",
            "сәйкестендіргіш",
            "кілт",
        ],
    ),
    (Field::Reference, &["reference", "ref"]),
    (
        Field::Kind,
        &[
            "type",
            "annotation type",
            "kind",
            "тип",
            "тип аннотации",
            "түрі",
        ],
    ),
    (
        Field::Mechanism,
        &[
            "mechanism",
            "human rights mechanism",
            "recommending body",
            "reccomending body",
            "body",
            "un body",
            "committee",
            "source",
            "механизм",
            "правозащитный механизм",
            "орган",
            "договорный орган",
            "комитет",
            "источник",
            "тетік",
            "тетігі",
            "құқық қорғау тетігі",
            "шарттық орган",
            "дереккөз",
            "комитет атауы",
        ],
    ),
    (
        Field::IssuingBody,
        &["issuing body", "кем вынесена", "кем дана", "кім берген"],
    ),
    (
        Field::Country,
        &[
            "country",
            "state",
            "state under review",
            "sur",
            "reviewed state",
            "countries concerned",
            "country concerned",
            "to",
            "страна",
            "государство",
            "государство обзора",
            "государство участник",
            "ел",
            "мемлекет",
            "шолу жасалатын мемлекет",
            "қатысушы мемлекет",
        ],
    ),
    (
        Field::DocumentSymbol,
        &[
            "document symbol",
            "symbol",
            "document",
            "un symbol",
            "document number",
            "символ",
            "символ документа",
            "документ",
            "условное обозначение",
            "обозначение документа",
            "құжат",
            "құжат символы",
            "құжаттың символы",
            "құжаттың белгісі",
        ],
    ),
    (
        Field::DocumentDate,
        &[
            "document publication date",
            "document date",
            "publication date",
            "date",
            "date of adoption",
            "дата",
            "дата документа",
            "дата публикации",
            "дата принятия",
            "күні",
            "құжат күні",
            "құжаттың күні",
            "жарияланған күні",
            "қабылданған күні",
        ],
    ),
    (
        Field::Paragraph,
        &[
            "paragraph",
            "para",
            "para no",
            "paragraph number",
            "paragraph no",
            "recommendation number",
            "recommendation no",
            "rec number",
            "пункт",
            "параграф",
            "абзац",
            "№ пункта",
            "номер пункта",
            "№ рекомендации",
            "номер рекомендации",
            "тармақ",
            "тармағы",
            "тармақ нөмірі",
            "ұсыным нөмірі",
            "ұсыным №",
        ],
    ),
    (Field::Heading, &["heading", "заголовок", "тақырыпша"]),
    (
        Field::Text,
        &[
            "text",
            "recommendation",
            "recommendations",
            "recommendation text",
            "text of recommendation",
            "text of the recommendation",
            "full text",
            "текст",
            "текст рекомендации",
            "рекомендация",
            "рекомендации",
            "содержание рекомендации",
            "содержание",
            "мәтін",
            "мәтіні",
            "ұсыным",
            "ұсынымдар",
            "ұсыным мәтіні",
            "ұсынымның мәтіні",
            "ұсыныс",
            "мазмұны",
        ],
    ),
    (Field::OriginalText, &["original text"]),
    (
        Field::Language,
        &["language", "lang", "язык", "тіл", "тілі"],
    ),
    (
        Field::RecommendingStates,
        &[
            "recommending states",
            "recommending state",
            "upr recommending states",
            "upr reccomending states",
            "reccomending states",
            "reccomending state",
            "upr recommending state",
            "from",
            "from state",
            "from country",
            "recommending country",
            "рекомендующее государство",
            "рекомендующие государства",
            "рекомендующая страна",
            "рекомендующие страны",
            "страна рекомендатель",
            "от кого",
            "ұсыным беруші мемлекет",
            "ұсыным берген мемлекет",
            "ұсыным берген мемлекеттер",
            "ұсынушы мемлекет",
            "ұсынушы мемлекеттер",
            "ұсынушы ел",
        ],
    ),
    (
        Field::Cycle,
        &[
            "cycle",
            "upr cycle",
            "review cycle",
            "цикл",
            "цикл упо",
            "цикл обзора",
            "кезең",
            "циклі",
        ],
    ),
    (
        Field::Session,
        &["session", "upr session", "сессия", "сессия упо", "сессиясы"],
    ),
    (
        Field::Position,
        &[
            "position",
            "upr position",
            "response",
            "state response",
            "response of the state",
            "state position",
            "position of the state",
            "position of the state under review",
            "status",
            "позиция",
            "позиция государства",
            "позиция казахстана",
            "ответ",
            "ответ государства",
            "статус",
            "ұстаным",
            "ұстанымы",
            "мемлекет ұстанымы",
            "мемлекеттің ұстанымы",
            "жауап",
            "жауабы",
            "мәртебесі",
        ],
    ),
    (
        Field::PositionSource,
        &[
            "position source",
            "source of position",
            "источник позиции",
            "ұстаным дереккөзі",
        ],
    ),
    (
        Field::SectionThemes,
        &[
            "section themes",
            "section theme",
            "section",
            "раздел",
            "бөлім",
        ],
    ),
    (
        Field::Themes,
        &[
            "themes",
            "theme",
            "issues",
            "issue",
            "topics",
            "topic",
            "full list of themes",
            "human rights themes",
            "human rights themes and groups of persons",
            "тема",
            "темы",
            "тематика",
            "вопросы",
            "вопрос",
            "тақырып",
            "тақырыбы",
            "тақырыптар",
            "тақырыптары",
            "мәселелер",
        ],
    ),
    (
        Field::GroupsOfPersons,
        &[
            "groups of persons",
            "affected persons",
            "groups",
            "persons affected",
            "concerned groups",
            "группы лиц",
            "группы",
            "затронутые лица",
            "затрагиваемые лица",
            "адамдар топтары",
            "топтар",
            "халық топтары",
        ],
    ),
    (
        Field::Sdgs,
        &[
            "sdgs",
            "sdg",
            "relevant sdgs",
            "sustainable development goals",
            "цур",
            "цели устойчивого развития",
            "тдм",
            "тұрақты даму мақсаттары",
        ],
    ),
    (
        Field::AssessmentComment,
        &[
            "assessment comment",
            "assessment comments on level of implementation",
            "assessment",
            "comment",
            "comments",
            "оценка",
            "комментарий",
            "комментарии",
            "примечание",
            "бағалау",
            "бағасы",
            "түсініктеме",
            "ескертпе",
        ],
    ),
];

/// The field that a column of this name fills, or `None` for an unknown name.
pub fn field_of(name: &str) -> Option<Field> {
    // Longer cells are no names; this also keeps the search for the header row cheap.
    if name.len() > 120 {
        return None;
    }
    let folded = fold(name);
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()))
        .map(|(field, _)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_folded_and_belongs_to_one_field() {
        let mut seen = std::collections::BTreeSet::new();
        for (field, names) in NAMES {
            for name in *names {
                assert_eq!(&fold(name), name);
                assert!(seen.insert(*name), "{name} of {field:?} stands twice");
            }
        }
    }

    #[test]
    fn names_of_the_register_are_known() {
        for field in Field::ALL
            .into_iter()
            .filter(|field| !matches!(field, Field::Extra | Field::Ignore))
        {
            assert_eq!(field_of(field.name()), Some(field));
        }
    }

    #[test]
    fn names_in_three_languages_are_known() {
        for (name, field) in [
            ("UPR Reccomending States", Field::RecommendingStates),
            ("Текст рекомендации", Field::Text),
            ("Ұсынымның мәтіні", Field::Text),
            ("Позиция государства:", Field::Position),
            ("№ рекомендации", Field::Paragraph),
        ] {
            assert_eq!(field_of(name), Some(field), "{name}");
        }
        assert_eq!(field_of("From-Rgrp"), None);
        assert_eq!(field_of(""), None);
    }
}
