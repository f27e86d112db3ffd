//! The pages of repeated asks with sample content, for tests in all languages.

use super::{
    Pager, PointRow, RepeatLine, RepeatPage, RepeatsPage,
    line::{Graded, LineInTime, grades_at},
};
use crate::{
    slice::Sample,
    slices::roadmaps::{
        model::Asked,
        pages::lead,
        repeats::{model::RepeatSort, store::MemberRow},
    },
};
use askama::Template;
use kenes_kernel::page::Choice;
use kenes_kernel::{Ctx, content::Content, i18n::Arg, page::Shell};

fn asked() -> Asked {
    Asked {
        times: 11,
        repeat_groups: 1,
        since: Some("2010".into()),
        states: 23,
        bodies: 4,
    }
}

fn member(date: &str, position: &str) -> MemberRow {
    MemberRow {
        group_number: 12,
        row: 1,
        number: 142,
        span_start: 0,
        span_end: 0,
        mechanism: "CAT".into(),
        issuing_body: String::new(),
        date: Some(date.into()),
        cycle: None,
        position: position.into(),
        assessment_comment: String::new(),
        texts: Content::new("en", "Ratify"),
        road_map_number: 17,
        road_map_title: Content::new("en", "Treaties"),
        withdrawn: false,
    }
}

fn list(ctx: &Ctx, empty: bool) -> RepeatsPage {
    let choice = || {
        vec![Choice {
            value: String::new(),
            label: ctx.say("roadmaps-repeats-all", &[]),
            selected: true,
        }]
    };
    RepeatsPage {
        shell: Shell::new(ctx, "roadmaps-repeats-title"),
        lead: ctx.say(
            "roadmaps-repeats-lead",
            &[("n", Arg::Number(if empty { 0 } else { 84 }))],
        ),
        mechanisms: choice(),
        themes: choice(),
        positions: choice(),
        sorts: RepeatSort::ALL
            .into_iter()
            .map(|sort| Choice {
                value: sort.code().into(),
                label: ctx.say(&format!("roadmaps-repeats-sort-{}", sort.code()), &[]),
                selected: false,
            })
            .collect(),
        from: "2010".into(),
        to: String::new(),
        narrowed: true,
        items: if empty {
            Vec::new()
        } else {
            vec![RepeatLine {
                reference: "G-12".into(),
                href: "/en/repeats/G-12".into(),
                sentence: lead(ctx, &asked()),
                text: "Ratify the Optional Protocol.".into(),
                lang: "en".into(),
                road_map: "RM-17".into(),
                road_map_title: "Treaties".into(),
                positions: vec![
                    ("supported".into(), "6".into()),
                    ("noted".into(), "5".into()),
                ],
            }]
        },
        exports: super::export::links(&super::RepeatFilter::default()),
        pager: (!empty).then(|| Pager {
            previous: String::new(),
            next: "/en/repeats?page=2".into(),
            from: 1,
            to: 25,
            total: 84,
        }),
    }
}

fn one(ctx: &Ctx) -> RepeatPage {
    let grades = [Graded {
        grade: "none".into(),
        assessor: "Coalition of NGOs".into(),
        standing: "independent".into(),
        day: "2022-12-10".into(),
    }];
    let members = [
        member("2010-06-07", "supported"),
        member("2014-12-02", "noted"),
        member("2025-01-23", ""),
    ];
    RepeatPage {
        shell: Shell::titled(
            ctx,
            ctx.say("roadmaps-repeat-title", &[("reference", "G-12".into())]),
        ),
        lead: lead(ctx, &asked()),
        text: "Ratify the Optional Protocol.".into(),
        lang: "en".into(),
        road_map: "RM-17".into(),
        road_map_title: "Treaties".into(),
        line: LineInTime::of(ctx, &members, &grades),
        rows: vec![PointRow {
            day: "23 January 2025".into(),
            who: "CAT".into(),
            reference: "R-0142".into(),
            href: "/en/recommendations/R-0142".into(),
            text: "Ratify the Optional Protocol.".into(),
            lang: "en".into(),
            position: "supported".into(),
            withdrawn: true,
            comment: "In progress".into(),
            grades: grades_at(ctx, &grades, "2025-01-23"),
        }],
        citation: "…".into(),
        back: "/en/repeats".into(),
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    vec![
        ("repeats", list(ctx, false).render()),
        ("repeats_empty", list(ctx, true).render()),
        ("repeat", one(ctx).render()),
    ]
}
