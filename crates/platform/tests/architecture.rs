//! The rules of the house. Each failure is a sentence that says which rule and where.

use std::{
    fs,
    path::{Path, PathBuf},
};

const SLICES: &[&str] = &[
    "accounts",
    "body",
    "channel",
    "operations",
    "duties",
    "recommendations",
    "roadmaps",
    "portal",
];
const ENGINES: &[&str] = &["analysis", "documents", "embedding", "ledger", "synthesis"];

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, extension: &str) -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return out;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            let text = fs::read_to_string(&path).unwrap();
            out.push((path, text));
        }
    }
    out.sort();
    out
}

/// The code without its tests and comments.
fn code(text: &str) -> String {
    text.split("#[cfg(test)]")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn slice_of(path: &Path) -> Option<&'static str> {
    let mut parts = path
        .components()
        .map(|c| c.as_os_str().to_string_lossy().into_owned());
    parts.find(|part| part == "slices")?;
    let name = parts.next()?;
    SLICES.iter().find(|slice| **slice == name).copied()
}

#[test]
fn engines_know_no_network_database_clock_or_files() {
    for engine in ENGINES {
        let manifest = fs::read_to_string(crates().join(engine).join("Cargo.toml")).unwrap();
        let runtime = manifest.split("[dev-dependencies]").next().unwrap();
        for forbidden in [
            "tokio",
            "sea-orm",
            "sqlx",
            "axum",
            "hyper",
            "reqwest",
            "kenes-kernel",
            "kenes-platform",
        ] {
            assert!(
                !runtime.lines().any(|l| l.starts_with(forbidden)),
                "the engine {engine} is pure, but depends on {forbidden}"
            );
        }
        for (path, text) in files(&crates().join(engine).join("src"), "rs") {
            for forbidden in [
                "std::fs",
                "std::env",
                "std::net",
                "SystemTime",
                "Instant::now",
                "Timestamp::now",
            ] {
                assert!(
                    !code(&text).contains(forbidden),
                    "{}: the engine {engine} is pure, but uses {forbidden}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn the_kernel_knows_no_slice_and_two_engines() {
    let manifest = fs::read_to_string(crates().join("kernel/Cargo.toml")).unwrap();
    for line in manifest.lines().filter(|line| line.starts_with("kenes-")) {
        assert!(
            line.starts_with("kenes-ledger") || line.starts_with("kenes-analysis"),
            "the kernel may know the ledger and the analysis alone, not: {line}"
        );
    }
}

#[test]
fn a_slice_calls_only_earlier_ones_through_their_door() {
    for (path, text) in files(&crates().join("platform/src/slices"), "rs") {
        let Some(own) = slice_of(&path) else { continue };
        let place = SLICES.iter().position(|s| *s == own).unwrap();
        for (n, other) in SLICES
            .iter()
            .enumerate()
            .filter(|(_, other)| **other != own)
        {
            for mention in [format!("slices::{other}"), format!("slices::{{{other}")] {
                let allowed = n < place;
                assert!(
                    allowed || !code(&text).contains(&mention),
                    "{}: {own} comes before {other} and may not call it",
                    path.display()
                );
            }
            for room in ["store", "actions", "pages", "api", "policy", "model"] {
                assert!(
                    !code(&text).contains(&format!("{other}::{room}::")),
                    "{}: {own} goes into the room {room} of {other}; use its door",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn sql_stands_in_stores_and_tables_alone() {
    for (path, text) in files(&crates().join("platform/src"), "rs") {
        let name = path.to_string_lossy();
        if name.contains("/store") || name.contains("/tables") {
            continue;
        }
        for statement in ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE "] {
            assert!(
                !code(&text).contains(statement),
                "{name}: SQL belongs in store.rs"
            );
        }
    }
}

#[test]
fn http_stays_in_pages_and_api() {
    for (path, text) in files(&crates().join("platform/src/slices"), "rs") {
        let file = path.to_string_lossy();
        if ["pages", "api", "mod.rs"]
            .iter()
            .any(|part| file.contains(part))
            || file.ends_with("accounts/actions.rs")
        {
            continue;
        }
        for forbidden in ["use axum", "use http::", "StatusCode"] {
            assert!(
                !code(&text).contains(forbidden),
                "{file}: HTTP belongs in pages.rs and api.rs"
            );
        }
    }
}

#[test]
fn markup_stands_in_templates_alone() {
    for (path, text) in files(&crates().join("platform/src"), "rs") {
        for markup in ["\"<p", "\"<div", "\"<span", "\"<a ", "\"<li", "\"</"] {
            assert!(
                !code(&text).contains(markup),
                "{}: markup belongs in templates",
                path.display()
            );
        }
    }
}

#[test]
fn no_file_holds_more_than_one_idea() {
    let mut long = Vec::new();
    for krate in [
        "analysis",
        "assets",
        "documents",
        "embedding",
        "kenes",
        "kernel",
        "ledger",
        "platform",
        "synthesis",
    ] {
        for (path, text) in files(&crates().join(krate).join("src"), "rs") {
            let lines = code(&text).lines().count();
            if lines > 650 {
                long.push(format!("{} ({lines} lines)", path.display()));
            }
        }
    }
    assert!(long.is_empty(), "past 600 lines, split by noun: {long:?}");
}

#[test]
fn every_slice_has_its_door_and_its_words() {
    for slice in SLICES {
        let door = crates().join(format!("platform/src/slices/{slice}/mod.rs"));
        let text = fs::read_to_string(&door).unwrap();
        assert!(
            text.starts_with("//!"),
            "{slice}: the door explains the room"
        );
        for locale in ["kk", "ru", "en"] {
            let words = crates().join(format!("platform/locales/{locale}/{slice}.ftl"));
            let text = fs::read_to_string(words).unwrap();
            for line in text
                .lines()
                .filter(|l| l.contains(" =") && !l.starts_with([' ', '#']))
            {
                assert!(
                    line.starts_with(&format!("{slice}-")),
                    "{locale}/{slice}.ftl: the key of «{line}» does not begin with {slice}-"
                );
            }
        }
    }
}

#[test]
fn every_step_of_the_schema_has_its_twin() {
    let folder = crates().join("platform/migrations");
    for (path, _) in files(&folder, "sql") {
        let name = path.file_name().unwrap().to_owned();
        if path.parent().unwrap().ends_with("twins") {
            assert!(
                folder.join(&name).exists(),
                "{}: the twin of no step",
                path.display()
            );
            continue;
        }
        let twin = folder.join("twins").join(&name);
        let rows = fs::read_to_string(&twin).unwrap_or_default();
        assert!(
            rows.contains("INSERT INTO") || !code_of_sql(&path).contains("CREATE TABLE"),
            "{}: a step has a twin of realistic rows in migrations/twins, see tests/twins.rs",
            path.display()
        );
        assert!(twin.exists(), "{}: a step has a twin", path.display());
    }
}

fn code_of_sql(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("--"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The tables whose rows the journal keeps, by what `verify` replays.
const JOURNALED: &[&str] = &[
    "people",
    "role_changes",
    "api_tokens",
    "organisations",
    "memberships",
    "duties",
    "duty_exits",
    "recommendations",
    "asks",
    "labels",
    "recommendation_labels",
    "imports",
    "alternative_reports",
    "submissions",
    "withdrawals",
    "road_maps",
    "placements",
    "proposals",
    "road_map_imports",
    "key_recommendations",
    "indicators",
    "grades",
    "refusals",
    "review_acts",
    "ask_pairs",
    "road_map_closures",
    "channels",
    "channel_keys",
    "channel_messages",
    "channel_answers",
];

/// What a step that changes a journaled table still has to name; `sources` and `tests` are where it is looked for.
fn unproven(sql: &str, sources: &str, tests: &str) -> Option<String> {
    let touched = JOURNALED.iter().find(|table| {
        sql.lines()
            .filter(|line| !line.trim_start().starts_with("--"))
            .any(|line| {
                [
                    "ALTER TABLE",
                    "UPDATE",
                    "DELETE FROM",
                    "DROP TABLE",
                    "INSERT INTO",
                ]
                .iter()
                .any(|verb| {
                    let words = format!("{verb} {table}");
                    line.find(&words).is_some_and(|at| {
                        let rest = &line[at + words.len()..];
                        !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
                    })
                })
            })
    })?;
    let named = |mark: &str| {
        sql.lines()
            .find_map(|line| line.strip_prefix(mark))
            .map(str::trim)
            .filter(|name| !name.is_empty())
    };
    let defined = |name: &str, text: &str| text.contains(&format!("fn {name}("));
    match named("-- Upcaster:") {
        Some(name) if defined(name, sources) => {}
        Some(reason) if reason.starts_with("none, ") => {}
        _ => {
            return Some(format!(
                "it changes {touched}, which is journaled: name the function that brings old entries to the new shape \
                 (`-- Upcaster: upcast_person`), or say why there is none (`-- Upcaster: none, because …`)"
            ));
        }
    }
    match named("-- Twin test:") {
        Some(name) if defined(name, tests) => None,
        _ => Some(format!(
            "it changes {touched}, which is journaled: name the test that proves it on the twins (`-- Twin test: …`)"
        )),
    }
}

#[test]
fn a_step_that_changes_a_journaled_table_names_its_upcaster_and_its_test() {
    let all = |folder: &str| -> String {
        files(&crates().join(folder), "rs")
            .into_iter()
            .map(|(_, text)| text)
            .collect()
    };
    let (sources, tests) = (all("platform/src"), all("platform/tests"));
    for (path, sql) in files(&crates().join("platform/migrations"), "sql") {
        let is_twin = path.parent().unwrap().ends_with("twins");
        if is_twin {
            continue;
        }
        let missing = unproven(&sql, &sources, &tests);
        assert!(
            missing.is_none(),
            "{}: {}",
            path.display(),
            missing.unwrap()
        );
    }
}

#[test]
fn the_rule_for_journaled_tables_sees_what_it_shall_see() {
    let change = "ALTER TABLE people ADD COLUMN born integer\n";
    let (sources, tests) = ("fn upcast_person(", "async fn people_of_the_first_shape(");
    for (sql, proven) in [
        (change.to_owned(), false),
        (format!("-- Upcaster: upcast_person\n{change}"), false),
        (
            format!(
                "-- Upcaster: upcast_nobody\n-- Twin test: people_of_the_first_shape\n{change}"
            ),
            false,
        ),
        (
            format!(
                "-- Upcaster: upcast_person\n-- Twin test: people_of_the_first_shape\n{change}"
            ),
            true,
        ),
        (
            format!(
                "-- Upcaster: none, because no entry holds it\n-- Twin test: people_of_the_first_shape\n{change}"
            ),
            true,
        ),
        (
            "ALTER TABLE people_seen ADD COLUMN x integer".to_owned(),
            true,
        ),
        (
            "CREATE INDEX people_by_role ON people (role)".to_owned(),
            true,
        ),
        ("-- UPDATE people".to_owned(), true),
    ] {
        let missing = unproven(&sql, sources, tests);
        assert_eq!(missing.is_none(), proven, "{sql}: {missing:?}");
    }
}
