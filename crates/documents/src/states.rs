//! Names of States, as far as they are needed to tell a State in brackets from another remark in brackets.

use crate::text::{fold, one_line};

/// Short and official English names, as UN documents and UPR-Info write them, folded by [`fold`]. Names that differ
/// only by signs are listed once.
const NAMES: &str = "afghanistan|albania|algeria|andorra|angola|antigua and barbuda|antigua barbuda|argentina|armenia|\
australia|austria|azerbaijan|bahamas|bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|\
bolivia plurinational state of|plurinational state of bolivia|bosnia and herzegovina|bosnia herzegovina|botswana|\
brazil|brunei|brunei darussalam|bulgaria|burkina faso|burundi|cabo verde|cape verde|cambodia|cameroon|canada|\
central african republic|chad|chile|china|colombia|comoros|congo|republic of congo|republic of the congo|costa rica|\
cote divoire|côte divoire|croatia|cuba|cyprus|czechia|czech republic|democratic peoples republic of korea|dpr korea|\
democratic republic of the congo|democratic republic of congo|denmark|djibouti|dominica|dominican republic|ecuador|\
egypt|el salvador|equatorial guinea|eritrea|estonia|eswatini|swaziland|ethiopia|fiji|finland|france|gabon|gambia|\
georgia|germany|ghana|greece|grenada|guatemala|guinea|guinea bissau|guyana|haiti|holy see|honduras|hungary|iceland|\
india|indonesia|iran|iran islamic republic of|islamic republic of iran|iraq|ireland|israel|italy|jamaica|japan|\
jordan|kazakhstan|kenya|kiribati|kuwait|kyrgyzstan|lao peoples democratic republic|laos|latvia|lebanon|lesotho|\
liberia|libya|libyan arab jamahiriya|liechtenstein|lithuania|luxembourg|macedonia fyr|north macedonia|\
the former yugoslav republic of macedonia|former yugoslav republic of macedonia|madagascar|malawi|malaysia|maldives|\
mali|malta|marshall islands|mauritania|mauritius|mexico|micronesia|micronesia federated states of|\
federated states of micronesia|moldova|republic of moldova|monaco|mongolia|montenegro|morocco|mozambique|myanmar|\
namibia|nauru|nepal|netherlands|kingdom of the netherlands|netherlands kingdom of the|new zealand|nicaragua|niger|\
nigeria|norway|oman|pakistan|palau|palestine|state of palestine|panama|papua new guinea|paraguay|peru|philippines|\
poland|portugal|qatar|republic of korea|korea|south korea|romania|russia|russian federation|rwanda|\
saint kitts and nevis|st kitts nevis|saint lucia|st lucia|saint vincent and the grenadines|\
st vincent the grenadines|samoa|san marino|sao tome and principe|sao tome principe|saudi arabia|senegal|serbia|\
seychelles|sierra leone|singapore|slovakia|slovenia|solomon islands|somalia|south africa|south sudan|spain|\
sri lanka|sudan|suriname|sweden|switzerland|syria|syrian arab republic|tajikistan|tanzania|\
united republic of tanzania|thailand|timor leste|togo|tonga|trinidad and tobago|trinidad tobago|tunisia|turkey|\
türkiye|turkiye|turkmenistan|tuvalu|uganda|ukraine|united arab emirates|united kingdom|\
united kingdom of great britain and northern ireland|united states|united states of america|uruguay|uzbekistan|\
vanuatu|venezuela|venezuela bolivarian republic of|bolivarian republic of venezuela|viet nam|vietnam|yemen|zambia|\
zimbabwe|european union|cook islands|niue";

/// Whether a text is the English name of a State (or of an observer that makes recommendations).
pub fn is_state(name: &str) -> bool {
    let mut folded = fold(name);
    if let Some(rest) = folded.strip_prefix("the ")
        && rest != "former yugoslav republic of macedonia"
    {
        folded = rest.to_owned();
    }
    NAMES.split('|').any(|known| known == folded)
}

/// Whether a text could be the name of a State in any language: it begins with a capital, has no digit, is no
/// abbreviation of capitals alone and is not long.
fn could_be_state(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
    let words = name.split_whitespace().count();
    (4..=60).contains(&letters.len())
        && words <= 9
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name
            .chars()
            .any(|c| c.is_numeric() || matches!(c, '.' | ':' | '%' | '/' | '«' | '“' | '"'))
        && !letters.iter().all(|c| c.is_uppercase())
}

/// Reads what stands in one pair of brackets as recommending States: one name, or several parted by commas,
/// semicolons or “and”. `None` when it is something else, such as “(No. 189)” or “(CEDAW)”.
pub(crate) fn in_brackets(inside: &str) -> Option<Vec<String>> {
    let inside = one_line(inside);
    if is_state(&inside) {
        return Some(vec![inside]);
    }
    let mut names = Vec::new();
    for part in inside
        .split([',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let part = part.strip_prefix("and ").unwrap_or(part);
        match part.split_once(" and ") {
            Some((first, second)) if !is_state(part) && is_state(first) && is_state(second) => {
                names.push(first.to_owned());
                names.push(second.to_owned());
            }
            _ => names.push(part.to_owned()),
        }
    }
    let fits = !names.is_empty()
        && (names.iter().all(|name| is_state(name))
            || (names.len() == 1 && could_be_state(&names[0])));
    fits.then_some(names)
}

/// Parts a text from the recommending States that stand in brackets at the end of it, or at the end of each of its
/// asks: “Ratify it (Ukraine); Sign it (Slovakia);” gives “Ratify it; Sign it” and both States.
pub(crate) fn split_states(text: &str) -> (String, Vec<String>) {
    let groups = bracket_groups(text);
    let mut states: Vec<String> = Vec::new();
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    // From the end: a group belongs to the States when an ask ends after it, or when such a group follows it.
    let mut closes_from = None;
    for (start, end) in groups.into_iter().rev() {
        let after = text[end..].trim_start();
        let tail = after.trim_start_matches([';', '.', ',']).trim_start();
        let ends_ask =
            tail.is_empty() || (after.starts_with(';') && tail.starts_with(char::is_uppercase));
        let before_other = closes_from == Some(end + (text[end..].len() - after.len()));
        let Some(names) = Some((ends_ask, before_other))
            .filter(|(a, b)| *a || *b)
            .and_then(|_| in_brackets(&text[start + 1..end - 1]))
            .filter(|names| {
                tail.is_empty() || before_other || names.iter().all(|name| is_state(name))
            })
        else {
            continue;
        };
        for name in names.into_iter().rev() {
            if !states.contains(&name) {
                states.push(name);
            }
        }
        cuts.push((start, end));
        closes_from = Some(start);
    }
    states.reverse();
    if cuts.is_empty() {
        return (text.trim().to_owned(), states);
    }
    (without(text, &cuts), states)
}

/// The text without the ranges given (last first), each with the blanks before it, and without signs at the end.
fn without(text: &str, cuts: &[(usize, usize)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (start, end) in cuts.iter().rev() {
        out.push_str(text[from..*start].trim_end());
        from = *end;
    }
    out.push_str(&text[from..]);
    out.trim().trim_end_matches(';').trim_end().to_owned()
}

/// The outermost pairs of brackets, as byte ranges that include the brackets, in order.
fn bracket_groups(text: &str) -> Vec<(usize, usize)> {
    let mut groups = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            ')' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    groups.push((start, at + 1));
                }
            }
            _ => {}
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (String, Vec<String>) {
        split_states(text)
    }

    #[test]
    fn states_at_the_end_are_parted_from_the_text() {
        for (text, rest, states) in [
            (
                "Ratify the Convention (France) (Lithuania);",
                "Ratify the Convention",
                vec!["France", "Lithuania"],
            ),
            (
                "Ratify ILO Convention, 2011 (No. 189) (Philippines);",
                "Ratify ILO Convention, 2011 (No. 189)",
                vec!["Philippines"],
            ),
            (
                "Pay women equally (Venezuela (Bolivarian Republic of));",
                "Pay women equally",
                vec!["Venezuela (Bolivarian Republic of)"],
            ),
            (
                "Sign it (Ukraine); Ratify it (Slovakia);",
                "Sign it; Ratify it",
                vec!["Ukraine", "Slovakia"],
            ),
            (
                "Sign it (Germany, France and Spain).",
                "Sign it.",
                vec!["Germany", "France", "Spain"],
            ),
            (
                "Sign it (Bosnia and Herzegovina);",
                "Sign it",
                vec!["Bosnia and Herzegovina"],
            ),
            (
                "Подписать протокол (Германия);",
                "Подписать протокол",
                vec!["Германия"],
            ),
            (
                "Sign the Convention (CEDAW);",
                "Sign the Convention (CEDAW);",
                vec![],
            ),
            (
                "Amend the law (art. 8) and report",
                "Amend the law (art. 8) and report",
                vec![],
            ),
            (
                "Amend (Law); Then report (Peru)",
                "Amend (Law); Then report",
                vec!["Peru"],
            ),
            ("", "", vec![]),
            ("((()", "((()", vec![]),
        ] {
            let (got, got_states) = split(text);
            assert_eq!(got, rest, "{text}");
            assert_eq!(got_states, states, "{text}");
        }
    }

    #[test]
    fn names_are_known_with_and_without_article_and_accents() {
        for name in [
            "the Netherlands",
            "Côte d’Ivoire",
            "Viet Nam",
            "Türkiye",
            "Bosnia & Herzegovina",
            "Gambia",
        ] {
            assert!(is_state(name), "{name}");
        }
        for name in ["", "the", "Rural women", "CEDAW"] {
            assert!(!is_state(name), "{name}");
        }
    }
}
