//! Sentences that say why, with a link where they name a recommendation that the reader may see.

use crate::slices::{
    recommendations::Part,
    roadmaps::{
        model::{parse_recommendation, recommendation_reference},
        store::board,
    },
};
use kenes_kernel::{Ctx, Result};
use std::collections::HashSet;

/// A sentence in pieces.
pub type Sentence = Vec<Part>;

/// Reasons as they are kept, one a line.
#[must_use]
pub fn reasons(kept: &str) -> Vec<Sentence> {
    kept.lines()
        .filter(|line| !line.is_empty())
        .map(parted)
        .collect()
}

/// The sentence, cut where it names recommendations; nothing is linked yet.
#[must_use]
pub fn parted(sentence: &str) -> Sentence {
    let mut parts: Sentence = Vec::new();
    let mut rest = sentence;
    while let Some(at) = rest.find("R-") {
        let digits = rest[at + 2..]
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        let end = at + 2 + digits;
        // "R-" within a word, such as a symbol of a document, is no reference.
        let stands_alone = !rest[..at].ends_with(|c: char| c.is_alphanumeric() || "/-".contains(c));
        if digits >= 4 && stands_alone {
            push(&mut parts, &rest[..at]);
            parts.push(Part {
                text: rest[at..end].to_owned(),
                href: String::new(),
            });
        } else {
            push(&mut parts, &rest[..end]);
        }
        rest = &rest[end..];
    }
    push(&mut parts, rest);
    parts
}

/// Text that is no reference goes on in one piece.
fn push(parts: &mut Sentence, text: &str) {
    match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if number(last).is_none() => last.text.push_str(text),
        _ => parts.push(Part {
            text: text.to_owned(),
            href: String::new(),
        }),
    }
}

/// The recommendation that a piece names.
fn number(part: &Part) -> Option<i64> {
    let number = parse_recommendation(&part.text)?;
    (part.text == recommendation_reference(number)).then_some(number)
}

/// Links what these sentences name and the reader may see: one question for all of them.
///
/// # Errors
/// The database's.
pub async fn link(ctx: &Ctx, sentences: Vec<&mut Sentence>) -> Result<()> {
    let mut parts: Vec<(i64, &mut Part)> = sentences
        .into_iter()
        .flatten()
        .filter_map(|part| Some((number(part)?, part)))
        .collect();
    let mut numbers: Vec<i64> = parts.iter().map(|(number, _)| *number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() {
        return Ok(());
    }
    let visible: HashSet<i64> = board::list_visible(ctx.db().read(), &ctx.viewer, &numbers)
        .await?
        .into_iter()
        .collect();
    for (number, part) in &mut parts {
        if visible.contains(number) {
            part.href = format!("/recommendations/{}", part.text);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(sentence: &str) -> Vec<String> {
        parted(sentence).into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn a_sentence_is_cut_where_it_names_recommendations() {
        assert_eq!(
            texts("Like R-0142, R-12345 (54%)."),
            ["Like ", "R-0142", ", ", "R-12345", " (54%)."]
        );
        assert_eq!(texts("R-0001"), ["R-0001"]);
        assert_eq!(texts("Ұқсас: R-0142"), ["Ұқсас: ", "R-0142"]);
    }

    #[test]
    fn what_only_looks_like_a_reference_stays_text() {
        for sentence in ["A/HR-0142 and R-12 and R-", "CCPR-0142", "", "Nothing"] {
            let whole: Vec<String> = (!sentence.is_empty())
                .then(|| sentence.to_owned())
                .into_iter()
                .collect();
            assert_eq!(texts(sentence), whole, "{sentence}");
        }
    }
}
