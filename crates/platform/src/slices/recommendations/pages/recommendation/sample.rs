//! The page of a recommendation with all that it can show.

use super::{
    AskShown, CorrectionEntry, CorrectionForm, DutyLine, Fact, HistoryEntry, LabelList, Origin,
    PlaceOnPage, PlaceShown, RecommendationView, Repeat, Translation,
    authored::{ReachChoice, ReachForm, WithdrawalForm},
    country_name,
};
use crate::{
    slice::Sample,
    slices::recommendations::{moderation::pages::Notice, places::Part},
};
use kenes_kernel::{
    Ctx,
    page::{Choice, FormErrors, Shell},
};

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let view = RecommendationView {
        shell: Shell::titled(ctx, "R-0142".into()),
        reference: "R-0142".into(),
        lead: ctx.say(
            "recommendations-one-lead-dated",
            &[
                ("who", "CAT".into()),
                ("country", country_name(ctx, "Kazakhstan").into()),
                ("known", "yes".into()),
                ("date", "2014-11-12".into()),
            ],
        ),
        text: "Extend the mandate of the Ombudsman to all regions.".into(),
        lang: "en".into(),
        heading: "National institutions".into(),
        original: "9. Extend the mandate of the Ombudsman to all regions.".into(),
        translations: vec![Translation {
            lang: "ru".into(),
            language: ctx.say("recommendations-language-ru", &[]),
            text: "Распространить мандат Уполномоченного на все регионы.".into(),
            stale: true,
        }],
        position: "supported".into(),
        position_source: "A/HRC/59/15/Add.1, para. 3".into(),
        restricted: true,
        gone: true,
        facts: vec![Fact {
            label: ctx.say("recommendations-field-symbol", &[]),
            value: "CAT/C/KAZ/CO/3".into(),
            href: "/en/recommendations?document=x".into(),
        }],
        labels: vec![LabelList {
            label: ctx.say("recommendations-field-theme", &[]),
            values: vec![("/en/recommendations?theme=nhri".into(), "NHRI".into())],
        }],
        origin: Some(Origin {
            sentence: ctx.say(
                "recommendations-themes-accepted",
                &[("who", "Aliya".into()), ("when", "10:00".into())],
            ),
            undo: "/en/recommendations/R-0142/themes/undoing".into(),
        }),
        extra: vec![Fact {
            label: "Remark".into(),
            value: "see para. 9".into(),
            href: String::new(),
        }],
        extra_open: true,
        asks: [(1, "Extend the mandate"), (3, "to all regions")]
            .into_iter()
            .map(|(n, words)| AskShown {
                n,
                words: words.into(),
                place: None,
            })
            .collect(),
        part_href: "/en/recommendations/R-0142/asks".into(),
        places: vec![PlaceShown {
            ask: "Extend the mandate".into(),
            place: PlaceOnPage {
                ask: 1,
                road_map_reference: "RM-17".into(),
                title: "Independence of the Ombudsman".into(),
                href: "/road-maps/RM-17".into(),
                reasons: vec![vec![
                    Part {
                        text: "Nearest: ".into(),
                        ..Part::default()
                    },
                    Part {
                        text: "R-0007".into(),
                        href: "/recommendations/R-0007".into(),
                    },
                ]],
                repeats: vec![Repeat {
                    reference: "R-0007".into(),
                    source: "UPR · 10 December 2014".into(),
                    position: "noted".into(),
                    text: "Strengthen the Ombudsman".into(),
                    lang: "en".into(),
                }],
            },
        }],
        placed_shown: true,
        duties: vec![DutyLine::sample(ctx)],
        ask_href: "/en/recommendations/R-0142/reply".into(),
        history: vec![HistoryEntry {
            at: ctx.now,
            sentence: ctx.say(
                "recommendations-verb-confirm-import",
                &[("who", "A. T.".into()), ("entry", 3_i64.into())],
            ),
        }],
        corrections: vec![CorrectionEntry {
            at: ctx.now,
            field: ctx.say("recommendations-field-text", &[]),
            before: "one".into(),
            after: "two".into(),
            reason: "misprint".into(),
            author: "A. T.".into(),
        }],
        citation: "CAT, CAT/C/KAZ/CO/3".into(),
        withdrawn: ctx.say(
            "recommendations-withdrawn-notice",
            &[
                ("who", "Paper Saiga".into()),
                ("when", "today".into()),
                ("reason", "outdated".into()),
            ],
        ),
        changed_by_others: ctx.say(
            "recommendations-changed-by-others",
            &[("who", "Paper Saiga".into())],
        ),
        protected: ctx.say(
            "recommendations-protection-notice-author",
            &[("when", "12 May 2026".into())],
        ),
        moderated: vec![Notice {
            href: "/en/moderation/M-0001".into(),
            reference: "M-0001".into(),
            sentence: ctx.say("recommendations-moderation-did-hide", &[]),
        }],
        identity_href: "/en/recommendations/R-0142/identity".into(),
        sealed: vec![ctx.say("recommendations-attribution-is-sealed", &[])],
        reads: vec![ctx.say(
            "recommendations-read-by-file",
            &[
                ("when", "12 May 2026, 11:42".into()),
                ("who", "Dina".into()),
                ("place", "Lantern and Key".into()),
            ],
        )],
        protect_href: "/en/recommendations/R-0142/protection".into(),
        moderate_href: "/en/recommendations/R-0142/moderation".into(),
        withdrawal: Some(WithdrawalForm {
            action: "/en/recommendations/R-0142/withdrawal".into(),
            reason: String::new(),
            errors: FormErrors::default(),
            open: true,
        }),
        reach: Some(ReachForm {
            action: "/en/recommendations/R-0142/audience".into(),
            version: 2,
            now: ctx.say(
                "recommendations-reach-now-since",
                &[("who", "All".into()), ("since", "today".into())],
            ),
            choices: vec![ReachChoice {
                value: "public",
                label: ctx.say("recommendations-submission-reach-public", &[]),
                selected: true,
            }],
            errors: std::iter::once(("reach", ctx.say("recommendations-reach-published", &[])))
                .collect(),
            open: true,
        }),
        form: Some(CorrectionForm {
            action: "/en/recommendations/R-0142/corrections".into(),
            text: "Extend".into(),
            paragraph: "9".into(),
            position_source: String::new(),
            reason: String::new(),
            version: 1,
            positions: vec![Choice {
                value: "noted".into(),
                label: ctx.say("web-position-noted", &[]),
                selected: true,
            }],
            errors: std::iter::once((
                "reason",
                ctx.say("recommendations-correction-reason-empty", &[]),
            ))
            .collect(),
            open: true,
        }),
    };
    vec![("recommendation", askama::Template::render(&view))]
}
