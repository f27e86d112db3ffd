//! The asks of a recommendation: one or more things that it wants done, as spans of its text.

use crate::knowledge;

/// First byte, and first byte after; both 0 for an ask that stands for the whole text, since a
/// correction took its words away.
pub type Span = (i32, i32);

const WHOLE: Span = (0, 0);

/// Parts texts into their asks, one at least a text. Takes about 30 microseconds a text: leave many
/// to a blocking thread.
#[must_use]
pub fn part<'text>(texts: impl IntoIterator<Item = &'text str>) -> Vec<Vec<Span>> {
    let small = |at: usize| i32::try_from(at).unwrap_or(0);
    knowledge::of_engine()
        .part(texts)
        .into_iter()
        .map(|ranges| {
            ranges
                .into_iter()
                .map(|range| (small(range.start), small(range.end)))
                .collect()
        })
        .collect()
}

/// The asks of a corrected text. What stands keeps its number, since places and measures point to it:
/// a text with more asks than before gets new ones at the end, and asks that it no longer has stand
/// for the whole text until a person decides.
#[must_use]
pub fn refit(standing: usize, text: &str) -> Vec<Span> {
    let mut spans = part([text]).pop().unwrap_or_default();
    while spans.len() < standing.max(1) {
        spans.push(WHOLE);
    }
    spans
}

/// The words of an ask; the whole text when its span does not fit.
#[must_use]
pub fn words(text: &str, (start, end): Span) -> &str {
    usize::try_from(start)
        .ok()
        .zip(usize::try_from(end).ok())
        .filter(|(start, end)| start < end)
        .and_then(|(start, end)| text.get(start..end))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_as_many_asks_as_items() {
        for (text, asks) in [
            (
                "Abolish the death penalty",
                vec!["Abolish the death penalty"],
            ),
            (
                "124.5 Ratify OP-CAT and CED (Norway);",
                vec!["Ratify OP-CAT", "CED"],
            ),
            (
                "The State party should: (a) Adopt a law on domestic violence; (b) Train police officers",
                vec![
                    "The State party should: (a) Adopt a law on domestic violence",
                    "(b) Train police officers",
                ],
            ),
            ("Жою", vec!["Жою"]),
        ] {
            let spans = part([text]).pop().unwrap();
            let found: Vec<&str> = spans.into_iter().map(|span| words(text, span)).collect();
            assert_eq!(found, asks);
        }
    }

    #[test]
    fn a_correction_takes_no_ask_away() {
        let text = "Abolish the death penalty";
        assert_eq!(refit(1, text), [(0, 25)]);
        assert_eq!(refit(3, text), [(0, 25), WHOLE, WHOLE]);
        assert_eq!(words(text, WHOLE), text);
        assert_eq!(refit(1, "Ratify OP-CAT and CED").len(), 2);
    }

    #[test]
    fn a_span_that_does_not_fit_gives_the_whole_text() {
        assert_eq!(words("пытки", (0, 4)), "пы");
        assert_eq!(words("пытки", (1, 4)), "пытки");
        assert_eq!(words("abc", (2, 9)), "abc");
    }
}
