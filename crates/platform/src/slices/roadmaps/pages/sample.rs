//! Every page with sample content, for tests in all languages.

use super::standing::Standing;
use super::{
    BoardPage, HistoryLine, KeepForm, Point, RoadMapPage, TitlePosted, TraceGroup, TraceLink,
    card::{CardPage, DraftGroup, DraftPlace, SplitLine, SplitPage, TypedBack},
    closures::{CloseForms, Closed, ClosedLine},
    draft::{
        ActLine, ActsPage, DifferencePage, DifferenceRow, DifferenceSection, DoubtfulPage, Named,
    },
    export, lead,
    lines::{Card, Excerpt, Keys, PlaceLine, Tag, TitleForm, counted, heading},
    proposals::{DraftCard, PageLink, ProposalLine, ProposalPage, ProposalsPage, progress},
    review::{Done, ReviewPage},
    sorts,
};
use crate::{
    slice::Sample,
    slices::{
        accounts::Shortcuts,
        operations::JobLine,
        roadmaps::{
            existing::{
                self,
                pages::{BroughtView, GradeLine, KeyLine, Voice},
            },
            model::Asked,
            queue, repeats,
        },
    },
};
use askama::Template;
use kenes_kernel::{
    Ctx,
    content::Content,
    form::FieldErrors,
    page::{FormErrors, Shell},
};

const ASK: &str = "00000000-0000-0000-0000-000000000001";

fn place() -> PlaceLine {
    PlaceLine {
        ask_id: ASK.into(),
        reference: "R-0142".into(),
        href: "/en/recommendations/R-0142".into(),
        source: "CAT · 2 December 2014".into(),
        text: "Ratify the Optional Protocol.".into(),
        lang: "en".into(),
        position: "supported".into(),
        doubtful: true,
        withdrawn: true,
        reasons: crate::slices::roadmaps::actions::reasons::reasons("Nearest: R-0007."),
        confidence: "42%".into(),
        road_map: "RM-17".into(),
        road_map_title: "Independence of the Ombudsman".into(),
    }
}

fn brought() -> BroughtView {
    let grade = |grade: &str, by: &str| GradeLine {
        grade: grade.into(),
        by: by.into(),
        day: "10 December 2022".into(),
        method: "interviews".into(),
    };
    BroughtView {
        missing: "Kazakh".into(),
        title_lang: "ru".into(),
        keys: vec![KeyLine {
            written: "CAT/C/KAZ/CO/4, para. 12".into(),
            reference: "R-0142".into(),
            href: "/en/recommendations/R-0142".into(),
        }],
        indicators: vec![Excerpt {
            text: "Number of cases".into(),
            lang: "en".into(),
        }],
        voices: vec![
            Voice {
                label: "The State".into(),
                grades: Vec::new(),
            },
            Voice {
                label: "Others".into(),
                grades: vec![grade("none", "Coalition of NGOs")],
            },
        ],
    }
}

fn card(ctx: &Ctx) -> Card {
    Card {
        id: "card-17".into(),
        href: "/en/road-maps/RM-17".into(),
        reference: "RM-17".into(),
        title: "Independence of the Ombudsman".into(),
        sentence: counted(ctx, 23, 4, Some("2010-06-07")),
        tags: vec![Tag {
            kind: "waiting".into(),
            label: ctx.say("roadmaps-doubtful", &[("n", 3_usize.into())]),
        }],
        summary: "The Ombudsman has a law of his own.".into(),
        asks: vec![Excerpt {
            text: "Extend the mandate.".into(),
            lang: "en".into(),
        }],
    }
}

fn title_form(shell: &Shell) -> TitleForm {
    let title = Content::in_three("Атауы", "Название", "Title");
    let posted = TitlePosted::default();
    TitleForm::new(
        shell,
        "/x".into(),
        1,
        &title,
        Some(&posted),
        &FieldErrors::new(),
    )
}

fn board(ctx: &Ctx, cards: Vec<Card>) -> BoardPage {
    BoardPage {
        shell: Shell::new(ctx, "roadmaps-board-title"),
        lead: ctx.say(
            "roadmaps-board-lead",
            &[("n", 50_usize.into()), ("total", 240_usize.into())],
        ),
        search: "ombudsman".into(),
        sorts: sorts(ctx, "asked"),
        cards,
        exports: export::links(),
        may_keep: true,
        closed: vec![ClosedLine {
            href: "/en/road-maps/RM-07".into(),
            reference: "RM-07".into(),
            title: "Office of the Ombudsman".into(),
            closed: closed(ctx),
        }],
    }
}

fn road_map(ctx: &Ctx) -> RoadMapPage {
    let shell = Shell::titled(ctx, "Independence of the Ombudsman".into());
    let asked = Asked {
        times: 18,
        repeat_groups: 4,
        since: Some("2010".into()),
        states: 14,
        bodies: 3,
    };
    RoadMapPage {
        reference: "RM-17".into(),
        summary: "The Ombudsman has a law of his own.".into(),
        lead: lead(ctx, &asked),
        brought: brought(),
        points: vec![Point {
            label: "2014".into(),
            href: String::new(),
            text: ctx.say(
                "roadmaps-point",
                &[
                    ("n", 2_usize.into()),
                    ("who", "CAT, UPR".into()),
                    ("position", ctx.say("roadmaps-positions-differ", &[]).into()),
                ],
            ),
            state: "supported".into(),
        }],
        standing: Standing::sample(ctx, vec![place()]),
        sources: vec![TraceGroup {
            label: ctx.say("roadmaps-kind-recommendation", &[("n", 2_usize.into())]),
            links: ["R-0050", "R-0142"]
                .map(|reference| TraceLink {
                    href: format!("/en/recommendations/{reference}"),
                    reference: reference.into(),
                    title: String::new(),
                })
                .into(),
            day: String::new(),
        }],
        results: Vec::new(),
        history: vec![HistoryLine {
            at: ctx.now,
            sentence: ctx.say("roadmaps-verb-found", &[]),
        }],
        citation: "RM-17".into(),
        closed: Some(closed(ctx)),
        form: Some(KeepForm {
            action: "/en/road-maps/RM-17".into(),
            close: CloseForms {
                version: 1,
                road_maps: vec!["RM-03 · National institutions".into()],
                road_map: "RM-99".into(),
                reason: String::new(),
                one: "R-0001".into(),
                other: "R-0002/2".into(),
                pin: "R-0001".into(),
                errors: wrong_field(ctx, "road_map", "roadmaps-no-such-road-map"),
            },
            title: title_form(&shell),
            recommendation: "R-9".into(),
            recommendation_error: ctx.say("roadmaps-no-such-recommendation", &[]),
            errors: FormErrors::default(),
        }),
        shell,
    }
}

fn closed(ctx: &Ctx) -> Closed {
    Closed {
        sentence: ctx.say(
            "roadmaps-closed-merged",
            &[("day", "1 March 2026".into()), ("reason", "".into())],
        ),
        href: "/en/road-maps/RM-03".into(),
        link: "RM-03 National institutions".into(),
        may_reopen: true,
    }
}

fn wrong_field(ctx: &Ctx, field: &str, key: &str) -> FormErrors {
    std::iter::once((field, ctx.say(key, &[]))).collect()
}

fn draft_place() -> DraftPlace {
    DraftPlace {
        place: place(),
        mark: format!("{ASK}.1.12"),
        decided: false,
        seen: true,
        card: 12,
        card_title: "Independence of the Ombudsman".into(),
        kin: "R-0077/2".into(),
    }
}

fn typed_back() -> TypedBack {
    TypedBack {
        ask: ASK.into(),
        card: "wom".into(),
        other: "R-9999".into(),
        reason: "not ours".into(),
        choices: vec!["3 · Women in public life".into()],
    }
}

fn keys(ctx: &Ctx) -> Keys {
    Keys::from(ctx, &Shortcuts::default())
}

fn doubtful(ctx: &Ctx, some: bool) -> DoubtfulPage {
    DoubtfulPage {
        shell: Shell::new(ctx, "roadmaps-doubtful-title"),
        number: 1,
        base: "/en/proposals/1".into(),
        from: "doubtful".into(),
        lead: ctx.say("roadmaps-doubtful-lead", &[("n", 43_usize.into())]),
        progress: progress(ctx, 312, 327),
        places: if some {
            vec![draft_place()]
        } else {
            Vec::new()
        },
        cards: vec!["13 · Torture".into()],
        open: true,
        may_undo: true,
        errors: FormErrors::default(),
        typed: typed_back(),
        keys: keys(ctx),
    }
}

fn named(reference: &str) -> Named {
    Named {
        href: "/en/x".into(),
        reference: reference.into(),
        title: "Independence of the Ombudsman".into(),
    }
}

fn difference(ctx: &Ctx) -> DifferencePage {
    let n = |n: usize| [("n", n.into())];
    DifferencePage {
        shell: Shell::new(ctx, "roadmaps-difference-title"),
        number: 1,
        base: "/en/proposals/1".into(),
        lead: ctx.say("roadmaps-difference-moved", &n(4)),
        sections: vec![
            DifferenceSection {
                id: "moved",
                heading: ctx.say("roadmaps-difference-moved", &n(4)),
                rows: vec![DifferenceRow {
                    stands: vec![named("RM-17")],
                    draft: vec![named("3")],
                    recommendations: vec![named("R-0142")],
                    more: 3,
                }],
            },
            DifferenceSection {
                id: "new",
                heading: ctx.say("roadmaps-difference-new", &n(2)),
                rows: vec![DifferenceRow {
                    draft: vec![named("9")],
                    ..DifferenceRow::default()
                }],
            },
        ],
    }
}

fn acts(ctx: &Ctx, some: bool) -> ActsPage {
    let verbs = [
        "confirm",
        "see",
        "move",
        "part",
        "join",
        "rename",
        "merge",
        "split",
        "set-aside",
        "take-up",
        "accept",
        "undo",
    ];
    let line = |(n, verb): (i64, &str)| ActLine {
        number: n,
        at: ctx.now,
        who: "Aliya".into(),
        sentence: ctx.say(
            &format!("roadmaps-act-{verb}"),
            &[
                ("recommendations", "R-0001, R-0002".into()),
                ("n", 5_usize.into()),
                ("cards", 1_usize.into()),
                ("card", "3".into()),
                ("to", "4".into()),
                ("title", "Torture".into()),
            ],
        ),
        undone: n % 2 == 0,
        may_undo: n % 2 == 1,
    };
    ActsPage {
        shell: Shell::new(ctx, "roadmaps-acts-title"),
        number: 1,
        base: "/en/proposals/1".into(),
        acts: if some {
            (1..).zip(verbs).map(line).collect()
        } else {
            Vec::new()
        },
    }
}

fn split(ctx: &Ctx) -> SplitPage {
    let shell = Shell::titled(
        ctx,
        ctx.say("roadmaps-split-title", &[("title", "Torture".into())]),
    );
    SplitPage {
        back: "/en/road-maps/RM-17".into(),
        back_label: "RM-17 Torture".into(),
        lead: ctx.say(
            "roadmaps-cut-proposed",
            &[
                ("n", 12_usize.into()),
                ("all", 40_usize.into()),
                ("matter", "Optional Protocol".into()),
            ],
        ),
        action: "/x".into(),
        version: 1,
        places: vec![SplitLine {
            place: place(),
            mark: ASK.into(),
            leaves: true,
        }],
        title: title_form(&shell),
        errors: wrong_field(ctx, "ask", "roadmaps-nothing-marked"),
        shell,
    }
}

fn proposal(ctx: &Ctx, computing: bool) -> ProposalPage {
    let draft = DraftCard {
        card: card(ctx),
        version: 1,
        road_map: String::new(),
        road_map_reference: String::new(),
        gone: String::new(),
        action: "/en/proposals/1/cards/1".into(),
    };
    let aside = DraftCard {
        card: card(ctx),
        version: 3,
        road_map: String::new(),
        road_map_reference: String::new(),
        gone: ctx.say("roadmaps-card-set-aside", &[("reason", "not ours".into())]),
        action: "/en/proposals/1/cards/2".into(),
    };
    let job = JobLine::sample(ctx);
    ProposalPage {
        shell: Shell::titled(ctx, "1".into()),
        version: 2,
        lead: ctx.say(
            "roadmaps-proposal-draft",
            &[("n", 50_usize.into()), ("left", 7_usize.into())],
        ),
        state: "draft".into(),
        state_label: ctx.say("roadmaps-state-draft", &[]),
        notes: vec!["49 road maps instead of 50.".into()],
        job: computing.then_some(job),
        cards: if computing {
            Vec::new()
        } else {
            vec![draft, aside]
        },
        progress: progress(ctx, 312, 327),
        seen: 312,
        total: 327,
        difference: ctx.say("roadmaps-difference-moved", &[("n", 4_usize.into())]),
        doubtful: ctx.say("roadmaps-doubtful-places", &[("n", 43_usize.into())]),
        pages: [1, 2]
            .map(|n| PageLink {
                label: n.to_string(),
                href: "/x".into(),
                current: n == 1,
            })
            .into(),
        page: 1,
        count: 50,
        open: !computing,
        may_undo: true,
        action: "/en/proposals/1".into(),
        keys: keys(ctx),
    }
}

fn card_page(ctx: &Ctx) -> CardPage {
    let shell = Shell::titled(ctx, "Independence of the Ombudsman".into());
    CardPage {
        back: "/en/proposals/1".into(),
        number: 1,
        n: 12,
        version: 1,
        lead: counted(ctx, 23, 4, Some("2010")),
        why: vec!["It names what this road map is about.".into()],
        groups: vec![DraftGroup {
            heading: heading(ctx, "roadmaps-single-recommendations", 1, 1),
            places: vec![draft_place()],
        }],
        progress: progress(ctx, 312, 327),
        cards: vec!["13 · Torture".into()],
        open: true,
        gone: ctx.say("roadmaps-card-merged", &[("card", "4".into())]),
        is_set_aside: true,
        may_undo: true,
        action: "/en/proposals/1/cards/12".into(),
        base: "/en/proposals/1".into(),
        from: "12".into(),
        title: title_form(&shell),
        errors: wrong_field(ctx, "reason", "roadmaps-reason-empty"),
        typed: typed_back(),
        keys: keys(ctx),
        shell,
    }
}

fn proposals(ctx: &Ctx, some: bool) -> ProposalsPage {
    let line = ProposalLine {
        href: "/en/proposals/1".into(),
        number: 1,
        sentence: ctx.say(
            "roadmaps-proposal-sentence",
            &[("asks", 240_usize.into()), ("n", 50_usize.into())],
        ),
        state: "draft".into(),
        state_label: ctx.say("roadmaps-state-draft", &[]),
        at: ctx.now,
    };
    ProposalsPage {
        shell: Shell::new(ctx, "roadmaps-proposals-title"),
        proposals: if some { vec![line] } else { Vec::new() },
        has_model: some,
        road_maps: "50".into(),
        road_maps_error: String::new(),
        countries: Vec::new(),
        fills: Vec::new(),
        scopes: Vec::new(),
        scope_error: String::new(),
        errors: FormErrors::default(),
    }
}

fn review(ctx: &Ctx) -> ReviewPage {
    ReviewPage {
        shell: Shell::new(ctx, "roadmaps-review-title"),
        keys: keys(ctx),
        lead: ctx.say(
            "roadmaps-review-lead",
            &[("doubtful", 12_usize.into()), ("waiting", 3_usize.into())],
        ),
        done: Some(Done {
            sentence: ctx.say(
                "roadmaps-done",
                &[
                    ("reference", "R-0142".into()),
                    ("road_map", "RM-17".into()),
                    ("title", "Independence of the Ombudsman".into()),
                ],
            ),
            action: "/en/review/x/undoing".into(),
        }),
        doubtful: vec![place()],
        waiting: 3,
        road_maps: vec!["RM-17 · Independence of the Ombudsman".into()],
        errors: FormErrors::default(),
        typed: "RM-99".into(),
        typed_ask: ASK.into(),
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let mut samples = own(ctx);
    samples.extend(existing::pages::samples(ctx));
    samples.extend(queue::pages::samples(ctx));
    samples.extend(repeats::pages::samples(ctx));
    samples
}

fn own(ctx: &Ctx) -> Vec<Sample> {
    vec![
        ("board", board(ctx, vec![card(ctx)]).render()),
        ("board_empty", board(ctx, Vec::new()).render()),
        ("road_map", road_map(ctx).render()),
        ("review", review(ctx).render()),
        ("proposals", proposals(ctx, true).render()),
        ("proposals_empty", proposals(ctx, false).render()),
        ("proposal", proposal(ctx, false).render()),
        ("proposal_computing", proposal(ctx, true).render()),
        ("card", card_page(ctx).render()),
        ("doubtful", doubtful(ctx, true).render()),
        ("doubtful_none", doubtful(ctx, false).render()),
        ("difference", difference(ctx).render()),
        ("acts", acts(ctx, true).render()),
        ("acts_empty", acts(ctx, false).render()),
        ("split", split(ctx).render()),
    ]
}
