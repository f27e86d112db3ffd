//! The pages of the dialogue with sample content, for tests in all languages.

use super::{
    FaultLine, ImportLine, ImportPage, ImportsPage, KeyChoice, RoadMapLine, UnfoundKey, fault_line,
    mapping_form,
};
use crate::{
    slice::Sample,
    slices::roadmaps::existing::model::{Wrong, fault_codes},
};
use askama::Template;
use kenes_documents::existing::Mapping;
use kenes_kernel::page::Choice;
use kenes_kernel::{Ctx, i18n::Arg, page::Shell};

fn faults(ctx: &Ctx) -> Vec<FaultLine> {
    fault_codes()
        .map(|code| {
            let args = [
                "found",
                "number",
                "first_row",
                "grade",
                "author",
                "length",
                "limit",
                "expected",
                "reference",
                "title",
            ];
            fault_line(
                ctx,
                &Wrong {
                    row: 7,
                    column: Some("Title".into()),
                    cell: Some("B7".into()),
                    code: code.to_owned(),
                    args: args
                        .into_iter()
                        .map(|name| (name, "1".to_owned()))
                        .collect(),
                },
            )
        })
        .collect()
}

fn unfound(linked: &str) -> UnfoundKey {
    UnfoundKey {
        id: format!("recommendation-{}", linked.len()),
        action: "/en/road-maps/imports/x/keys/y".into(),
        written: "Protect journalists".into(),
        road_map: "RM-07".into(),
        road_map_href: "/en/road-maps/RM-07".into(),
        linked: linked.into(),
        linked_href: "/en/recommendations/R-0142".into(),
        typed: "journ".into(),
        error: "Several recommendations have these words.".into(),
        offered: vec!["R-0007 · Protect journalists and bloggers".into()],
    }
}

fn page(ctx: &Ctx, state: &str) -> ImportPage {
    let open = matches!(state, "read" | "unmapped");
    let columns = ["No".to_owned(), "Title".to_owned()];
    ImportPage {
        shell: Shell::titled(ctx, "RMI-01 road-maps.xlsx".into()),
        path: "/en/road-maps/imports/x".into(),
        reference: "RMI-01".into(),
        file_name: "road-maps.xlsx".into(),
        state: state.into(),
        lead: ctx.say(
            &format!("roadmaps-existing-lead-{state}"),
            &[
                ("new", Arg::Number(48)),
                ("grown", Arg::Number(1)),
                ("unchanged", Arg::Number(1)),
            ],
        ),
        changes: true,
        open,
        new_count: 48,
        fault_count: if state == "unmapped" { 0 } else { 16 },
        faults: faults(ctx),
        missing: ctx.say("roadmaps-existing-column-number", &[]),
        mapping: open.then(|| mapping_form(ctx, &columns, &Mapping::propose(&columns))),
        mapping_error: String::new(),
        is_remembered: open,
        unfound: if open {
            Vec::new()
        } else {
            vec![unfound("R-0142 · Protect journalists"), unfound("")]
        },
        unfound_lead: ctx.say(
            "roadmaps-existing-unfound-lead",
            &[("n", 2_i64.into()), ("linked", 1_i64.into())],
        ),
        road_maps: vec![RoadMapLine {
            reference: "RM-07".into(),
            titles: vec![("en".into(), "Prevention of torture".into())],
            state: ctx.say("roadmaps-existing-is-new", &[]),
            missing: super::languages(ctx, &["kk", "ru"]),
            keys: vec![
                KeyChoice {
                    id: "key-7-0".into(),
                    written: "CAT/C/KAZ/CO/4, para. 12".into(),
                    certain: ctx.say(
                        "roadmaps-existing-certain-paragraph",
                        &[("recommendation", "R-0142".into())],
                    ),
                    choices: Vec::new(),
                },
                KeyChoice {
                    id: "key-7-1".into(),
                    written: "Establish a body".into(),
                    certain: String::new(),
                    choices: vec![Choice {
                        value: String::new(),
                        label: ctx.say("roadmaps-existing-no-link", &[]),
                        selected: true,
                    }],
                },
            ],
            indicators: 3,
            grades: 2,
        }],
        uncertain: 1,
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let list = |imports| ImportsPage {
        shell: Shell::new(ctx, "roadmaps-existing-title"),
        limit: 64,
        error: ctx.say("roadmaps-existing-nothing-in-it", &[]),
        imports,
    };
    let line = ImportLine {
        href: "/en/road-maps/imports/x".into(),
        reference: "RMI-01".into(),
        file_name: "road-maps.xlsx".into(),
        state: ctx.say("roadmaps-existing-state-read", &[]),
        at: ctx.now,
    };
    let mut samples = vec![
        ("road_map_imports", list(vec![line]).render()),
        ("road_map_imports_empty", list(Vec::new()).render()),
    ];
    for (name, state) in [
        ("road_map_import_read", "read"),
        ("road_map_import_unmapped", "unmapped"),
        ("road_map_import_confirmed", "confirmed"),
        ("road_map_import_undone", "undone"),
        ("road_map_import_discarded", "discarded"),
    ] {
        samples.push((name, page(ctx, state).render()));
    }
    samples
}
