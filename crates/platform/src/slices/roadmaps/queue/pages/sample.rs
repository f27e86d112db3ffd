//! The page of the queue with sample content, for tests in all languages.

use super::{Done, Item, NewRoadMap, QueuePage, Section, Typed, lead};
use crate::{
    slice::Sample,
    slices::{
        accounts::Shortcuts,
        operations::JobLine,
        roadmaps::{pages::Keys, queue::store::QueueCounts},
    },
};
use askama::Template;
use kenes_kernel::{
    Ctx,
    form::{FieldError, wrong},
    i18n::Arg,
    page::{Choice, FormErrors, Shell},
};

const ASK: &str = "00000000-0000-0000-0000-000000000001";

fn item(n: u32, road_map: &str, refused: &str) -> Item {
    Item {
        ask_id: format!("{}{n}", &ASK[..35]),
        reference: "R-0142".into(),
        href: "/en/recommendations/R-0142".into(),
        source: "CAT · 2 December 2014".into(),
        text: "Ratify the Optional Protocol.".into(),
        lang: "en".into(),
        position: "supported".into(),
        road_map: road_map.into(),
        road_map_title: "Independence of the Ombudsman".into(),
        confidence: "42%".into(),
        repeats: "R-0007".into(),
        reasons: crate::slices::roadmaps::actions::reasons::reasons("Nearest: R-0007."),
        refusal: if refused.is_empty() {
            String::new()
        } else {
            ASK.into()
        },
        refused_because: refused.into(),
    }
}

fn page(ctx: &Ctx, counts: &QueueCounts) -> QueuePage {
    let shell = Shell::new(ctx, "roadmaps-queue-title");
    let section = |id: &'static str, items, cards| Section {
        id,
        heading: ctx.say(&format!("roadmaps-queue-{id}"), &[("n", Arg::Number(1))]),
        text: ctx.say(&format!("roadmaps-queue-{id}-text"), &[]),
        items,
        cards,
    };
    let errors = wrong("reason", FieldError::new("roadmaps-queue-reason-empty"));
    QueuePage {
        keys: Keys::from(ctx, &Shortcuts::default()),
        lead: lead(ctx, counts),
        progress: ctx.say(
            "roadmaps-queue-progress",
            &[("done", Arg::Number(12)), ("n", Arg::Number(30))],
        ),
        run: ctx.say("roadmaps-queue-run", &[("moment", "…".into())]),
        work: vec![JobLine::sample(ctx)],
        done: Some(Done {
            sentence: ctx.say("roadmaps-queue-done", &[("n", 3_usize.into())]),
            at: 1,
        }),
        imports: vec![
            Choice {
                value: String::new(),
                label: ctx.say("roadmaps-queue-all-imports", &[]),
                selected: true,
            },
            Choice {
                value: ASK.into(),
                label: "I-0002 · later.csv".into(),
                selected: false,
            },
        ],
        import: String::new(),
        sure: counts.sure,
        unseen: counts.unseen(),
        empty: counts.waiting == 0,
        sections: if counts.waiting == 0 {
            Vec::new()
        } else {
            vec![
                section("doubtful", vec![item(1, "RM-17", "")], Vec::new()),
                section("sure", vec![item(2, "RM-17", "")], Vec::new()),
                section(
                    "new",
                    Vec::new(),
                    vec![NewRoadMap {
                        n: 1,
                        title: "Protection of journalists".into(),
                        why: vec!["Its words belong to one theme.".into()],
                        count: 2,
                        items: vec![item(3, "", "")],
                    }],
                ),
                section("by-hand", vec![item(4, "", "Another treaty")], Vec::new()),
            ]
        },
        road_maps: vec!["RM-17 · Independence of the Ombudsman".into()],
        errors: FormErrors::of(&shell, &errors).at_item("reason", ASK),
        typed: Typed {
            ask: ASK.into(),
            errors,
            ..Typed::default()
        },
        shell,
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let full = QueueCounts {
        waiting: 5,
        doubtful: 1,
        sure: 1,
        new: 1,
        by_hand: 1,
    };
    vec![
        ("queue", page(ctx, &full).render()),
        ("queue_empty", page(ctx, &QueueCounts::default()).render()),
    ]
}
