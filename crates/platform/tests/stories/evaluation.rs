//! Real files, from the upload to the register: every row, theme, group of persons, goal, position and State arrives, and
//! a second import changes nothing. The data lie outside the repository; without them each story says that it is
//! skipped. What a file holds is counted here by readers of a few lines that share nothing with those of kenes.

use crate::world::{Browser, World, engines};
use bytes::Bytes;
use http::StatusCode;
use kenes_kernel::{access::Role, journal::verify};
use kenes_platform::slices::recommendations::{
    Which, confirm_import, import_summary, read_import, set_aside_faults,
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read as _},
    path::PathBuf,
};

#[allow(
    clippy::disallowed_methods,
    reason = "whoever runs the tests says where the data are"
)]
fn data(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("KENES_EVALUATION_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = folder.join("recommendations").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!(
            "SKIPPED: the evaluation data are missing ({})",
            path.display()
        );
    }
    bytes
}

/// Imports a file as a whole, its faulty rows set aside; what the second reading says.
async fn import_twice(world: &World, name: &str, bytes: &[u8]) -> [Value; 2] {
    let mut said = Vec::new();
    for _ in 0..2 {
        world.clock.set(world.kernel.clock.now().plus_seconds(60));
        let ctx = world.program();
        let preview = read_import(&ctx, name, Bytes::copy_from_slice(bytes), None)
            .await
            .unwrap();
        let id = preview.import.id;
        said.push(import_summary(&ctx, id).await.unwrap());
        set_aside_faults(&ctx, id, Which::All).await.unwrap();
        confirm_import(&ctx.later(), id).await.unwrap();
    }
    assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    said.try_into().unwrap()
}

fn assert_second_changes_nothing(second: &Value, count: usize) {
    for (name, expected) in [
        ("unchanged", count),
        ("new", 0),
        ("changed", 0),
        ("gone", 0),
    ] {
        assert_eq!(second[name], expected, "{name} of {second}");
    }
}

/// The register as anybody can take it out, by paragraph or key.
async fn register(reader: &mut Browser<'_>, by: &str) -> BTreeMap<String, Value> {
    let answer = reader.get("/en/recommendations/export.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    let whole: Value = serde_json::from_str(&answer.body).unwrap();
    let rows = whole.as_array().cloned().or_else(|| {
        let lists = whole.as_object()?.values();
        lists
            .filter_map(Value::as_array)
            .max_by_key(|l| l.len())
            .cloned()
    });
    let rows = rows.unwrap_or_else(|| panic!("a list in {}", &answer.body[..200]));
    let count = rows.len();
    let by_key: BTreeMap<String, Value> = rows
        .into_iter()
        .map(|row| (row[by].as_str().unwrap_or_default().to_owned(), row))
        .collect();
    assert_eq!(by_key.len(), count, "{by} names each row");
    by_key
}

fn set(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Array(items) => items
            .iter()
            .map(|i| i.as_str().unwrap().to_owned())
            .collect(),
        Value::String(text) => text
            .lines()
            .map(|line| line.trim_start_matches("- ").to_owned())
            .collect(),
        _ => BTreeSet::new(),
    }
}

/// One row of a matrix, read by cutting its XML at the tags of rows, cells and paragraphs.
#[derive(Debug, Default)]
struct MatrixRow {
    number: String,
    text: String,
    position: String,
    themes: BTreeSet<String>,
    groups: BTreeSet<String>,
    goals: BTreeSet<String>,
    states: BTreeSet<String>,
}

/// The pieces that begin with a tag, up to the next one.
fn pieces<'x>(xml: &'x str, tag: &str) -> Vec<&'x str> {
    let (bare, with) = (format!("<{tag}>"), format!("<{tag} "));
    let mut starts: Vec<usize> = xml.match_indices(&bare).map(|(at, _)| at).collect();
    starts.extend(xml.match_indices(&with).map(|(at, _)| at));
    starts.sort_unstable();
    let ends = starts.iter().skip(1).copied().chain([xml.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| &xml[*start..end])
        .collect()
}

fn plain(paragraph: &str) -> String {
    let texts = pieces(paragraph, "w:t").into_iter().map(|piece| {
        let inside = piece.split_once('>').map_or("", |(_, rest)| rest);
        inside.split("</w:t>").next().unwrap_or_default()
    });
    let text: String = texts.collect();
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

/// The brackets at the end of an ask, the outermost of each pair.
fn brackets_at_end(ask: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = ask.trim_end().trim_end_matches('.');
    while rest.ends_with(')') {
        let mut depth = 0;
        let open = rest.char_indices().rev().find(|(_, c)| {
            depth += i32::from(*c == ')') - i32::from(*c == '(');
            depth == 0
        });
        let Some((open, _)) = open else { break };
        found.push(rest[open + 1..rest.len() - 1].to_owned());
        rest = rest[..open].trim_end();
    }
    found
}

/// Rows, section heads, and the recommendations by number.
fn read_matrix(bytes: &[u8]) -> (usize, usize, Vec<MatrixRow>) {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut xml)
        .unwrap();
    let rows = pieces(&xml, "w:tr");
    let mut heads = 0;
    let mut found = Vec::new();
    for row in rows.iter().skip(1) {
        let cells: Vec<Vec<String>> = pieces(row, "w:tc")
            .into_iter()
            .map(|cell| pieces(cell, "w:p").into_iter().map(plain).collect())
            .collect();
        if cells.len() == 1 {
            heads += 1;
            continue;
        }
        let first = cells[0][0].trim().to_owned();
        let (number, text) = first.split_once(' ').unwrap();
        let mut one = MatrixRow {
            number: number.to_owned(),
            text: text.to_owned(),
            position: cells[1].concat().trim().to_lowercase(),
            ..MatrixRow::default()
        };
        let mut part = "themes";
        for (at, line) in cells
            .iter()
            .enumerate()
            .skip(2)
            .flat_map(|(at, cell)| cell.iter().map(move |line| (at, line)))
        {
            let line = line.trim();
            if at == 3 {
                part = "goals";
            }
            match line {
                "Groups of Persons:" | "Affected persons:" => part = "groups",
                "SDGs:" => part = "goals",
                _ => {
                    let Some(item) = line.strip_prefix("- ") else {
                        continue;
                    };
                    let list = match part {
                        "groups" => &mut one.groups,
                        "goals" => &mut one.goals,
                        _ => &mut one.themes,
                    };
                    list.insert(item.trim().to_owned());
                }
            }
        }
        one.states = text
            .split(';')
            .flat_map(brackets_at_end)
            .filter(|inside| !inside.chars().any(|c| c.is_ascii_digit() || c == '.'))
            .collect();
        found.push(one);
    }
    (rows.len(), heads, found)
}

/// Letters and digits alone: what neither blanks nor signs at the end can change.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[tokio::test]
async fn both_matrices_arrive_whole_and_a_second_import_changes_nothing() {
    // Table rows, section heads, supported, noted: as the description of the data counts them.
    for (name, rows, heads, supported, noted) in [
        ("ohchr-matrix-slovenia-cycle4.docx", 308, 53, 217, 37),
        ("ohchr-matrix-slovenia-cycle3.docx", 269, 53, 182, 33),
    ] {
        let Some(bytes) = data(name) else { return };
        let (found_rows, found_heads, expected) = read_matrix(&bytes);
        assert_eq!((found_rows, found_heads), (rows, heads), "{name}");
        assert_eq!(expected.len(), rows - heads - 1);
        let of = |position: &str| {
            expected
                .iter()
                .filter(|row| row.position == position)
                .count()
        };
        assert_eq!((of("supported"), of("noted")), (supported, noted), "{name}");
        let numbers: BTreeSet<&str> = expected.iter().map(|row| row.number.as_str()).collect();
        for engine in engines() {
            let world = World::on(engine).await;
            let [first, second] = import_twice(&world, name, &bytes).await;
            assert_eq!(first["new"], numbers.len(), "{first}");
            assert_second_changes_nothing(&second, numbers.len());
            let register = register(&mut world.stranger(), "paragraph").await;
            assert_eq!(register.len(), numbers.len());
            for row in &expected {
                let stored = &register[&row.number];
                let at = format!("{name} {}", row.number);
                assert_eq!(
                    stored["position"].as_str().unwrap().to_lowercase(),
                    row.position,
                    "{at}"
                );
                for (field, wanted) in [
                    ("themes", &row.themes),
                    ("groups_of_persons", &row.groups),
                    ("sdgs", &row.goals),
                    ("recommending_states", &row.states),
                ] {
                    assert_eq!(set(&stored[field]), *wanted, "{at}: {field}");
                }
                let kept = letters(stored["text"].as_str().unwrap());
                let without_states = row.states.iter().fold(row.text.clone(), |text, state| {
                    text.replace(&format!("({state})"), "")
                });
                assert_eq!(kept, letters(&without_states), "{at}");
            }
        }
    }
}

/// Rows of a text file by the value of one column.
fn count_by(text: &str, terminator: csv::Terminator, column: &str) -> BTreeMap<String, usize> {
    let mut reader = csv::ReaderBuilder::new()
        .terminator(terminator)
        .from_reader(text.as_bytes());
    let at = reader
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == column)
        .unwrap();
    let mut counts = BTreeMap::new();
    for row in reader.records() {
        *counts.entry(row.unwrap()[at].to_owned()).or_default() += 1;
    }
    counts
}

#[tokio::test]
async fn the_recommendations_to_kazakhstan_arrive_whole() {
    let Some(bytes) = data("kazakhstan.csv") else {
        return;
    };
    let text = std::str::from_utf8(&bytes).unwrap();
    let positions = count_by(text, csv::Terminator::CRLF, "response");
    let sessions = count_by(text, csv::Terminator::CRLF, "session");
    let count: usize = positions.values().sum();
    assert_eq!((count, positions["Accepted"]), (327, 269));
    for engine in engines() {
        let world = World::on(engine).await;
        let [first, second] = import_twice(&world, "kazakhstan.csv", &bytes).await;
        assert_eq!(
            (&first["new"], &first["faults"]),
            (&count.into(), &serde_json::json!([]))
        );
        assert_second_changes_nothing(&second, count);
        let register = register(&mut world.stranger(), "reference").await;
        let of =
            |field: &str, value: &str| register.values().filter(|row| row[field] == value).count();
        assert_eq!(of("position", "supported"), positions["Accepted"]);
        for (session, count) in &sessions {
            assert_eq!(of("session", session), *count, "session {session}");
        }
        let themes = |row: &Value| set(&row["themes"]).len();
        let issues: usize = csv::Reader::from_reader(text.as_bytes())
            .records()
            .map(|row| {
                row.unwrap()
                    .iter()
                    .next_back()
                    .unwrap()
                    .split(';')
                    .filter(|issue| !issue.trim().is_empty())
                    .count()
            })
            .sum();
        assert_eq!(
            register.values().map(themes).sum::<usize>(),
            issues,
            "every issue is a theme"
        );
    }
}

#[tokio::test]
async fn the_original_of_upr_info_arrives_whole() {
    let Some(bytes) = data("upr-info-original.csv") else {
        return;
    };
    // Mac Roman: what is not ASCII does not matter to the counts.
    let text: String = bytes
        .iter()
        .map(|b| if b.is_ascii() { char::from(*b) } else { '?' })
        .collect();
    let positions = count_by(&text, csv::Terminator::Any(b'\r'), "Response");
    let count: usize = positions.values().sum();
    for engine in engines() {
        let world = World::on(engine).await;
        let [first, second] = import_twice(&world, "upr-info.csv", &bytes).await;
        assert_eq!(
            (&first["new"], &first["faults"]),
            (&count.into(), &serde_json::json!([]))
        );
        assert_second_changes_nothing(&second, count);
        let register = register(&mut world.stranger(), "reference").await;
        let supported = register
            .values()
            .filter(|row| row["position"] == "supported")
            .count();
        assert_eq!(supported, positions["Accepted"]);
    }
}

#[tokio::test]
async fn the_export_of_the_index_arrives_whole_and_its_two_forms_are_one() {
    let (Some(workbook), Some(json)) = (data("uhri-shaped.xlsx"), data("uhri-shaped.json")) else {
        return;
    };
    let whole: Value = serde_json::from_slice(&json).unwrap();
    let rows = whole
        .as_array()
        .or_else(|| whole.as_object()?.values().find_map(Value::as_array))
        .unwrap();
    for engine in engines() {
        let world = World::on(engine).await;
        let [first, second] = import_twice(&world, "uhri.xlsx", &workbook).await;
        let faults = first["faults"].as_array().unwrap().len();
        assert_eq!(faults, 3, "{first}");
        assert_eq!(first["new"], rows.len() - faults);
        assert_second_changes_nothing(&second, rows.len() - faults);
        let [third, _] = import_twice(&world, "uhri.json", &json).await;
        assert_second_changes_nothing(&third, rows.len() - faults);
        let mut clerk = world.signed_in("aliya", Role::Clerk).await;
        assert_eq!(
            register(&mut clerk, "reference").await.len(),
            rows.len() - faults
        );
    }
}
