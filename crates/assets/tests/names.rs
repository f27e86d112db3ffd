//! What templates ask for is in the bundle, and the first page stays light.

use std::path::{Path, PathBuf};

/// Bytes that a first visit may cost without the page's own HTML, which is left about 15 kB.
const BUDGET: usize = 85_000;

fn templates() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../platform")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the platform's folder is beside this crate")
        {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "html") {
                let text = std::fs::read_to_string(&path).expect("templates are UTF-8");
                found.push((path, text));
            }
        }
    }
    assert!(
        found.len() >= 4,
        "the base page and its parts are templates"
    );
    found
}

/// The texts in quotes that follow `opening` in `source`.
fn quoted<'a>(source: &'a str, opening: &'a str) -> impl Iterator<Item = &'a str> {
    source
        .split(opening)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
}

fn sprite() -> &'static str {
    let asset = kenes_assets::get(kenes_assets::url("icons.svg")).expect("the sprite");
    std::str::from_utf8(asset.bytes).expect("an SVG is text")
}

#[test]
fn every_asset_that_a_template_names_is_in_the_bundle() {
    for (path, text) in templates() {
        for name in quoted(&text, "shell.asset(\"") {
            assert_ne!(
                kenes_assets::url(name),
                "/assets/unknown",
                "{}: {name}",
                path.display()
            );
        }
    }
}

#[test]
fn every_icon_that_a_template_names_is_in_the_sprite() {
    for (path, text) in templates() {
        let icons = quoted(&text, "icon(\"").map(str::to_owned);
        let states = quoted(&text, "state_tag(\"").map(|kind| format!("state-{kind}"));
        let kinds = quoted(&text, "callout(\"")
            .chain(quoted(&text, "ui::notice(\""))
            .map(|kind| format!("notice-{kind}"));
        for icon in icons.chain(states).chain(kinds) {
            let symbol = format!("id=\"{icon}\"");
            assert!(
                sprite().contains(&symbol),
                "{}: add \"{icon}\" to web/icons.txt",
                path.display()
            );
        }
    }
}

#[test]
fn a_first_visit_in_kazakh_stays_within_the_budget() {
    let names = [
        "app.css",
        "app.js",
        "scheme.js",
        "htmx.js",
        "icons.svg",
        "favicon.svg",
    ];
    let fonts = ["latin", "cyrillic", "kazakh", "tenge"];
    let fonts = fonts
        .iter()
        .flat_map(|set| [400, 600].map(|weight| format!("golos-{set}-{weight}.woff2")));
    let total: usize = names
        .iter()
        .map(|name| (*name).to_owned())
        .chain(fonts)
        .map(|name| {
            let asset =
                kenes_assets::get(kenes_assets::url(&name)).expect("a file of the first page");
            asset.gzip.unwrap_or(asset.bytes).len()
        })
        .sum();
    assert!(total < BUDGET, "{total} bytes");
}

#[test]
fn an_address_leads_back_to_its_asset() {
    for asset in kenes_assets::all() {
        let found = kenes_assets::get(asset.url).expect("its own address");
        assert_eq!(found.name, asset.name);
        assert_eq!(kenes_assets::url(asset.name), asset.url);
        assert!(
            asset
                .gzip
                .is_none_or(|packed| packed.len() < asset.bytes.len())
        );
    }
    assert!(kenes_assets::get("/assets/../Cargo.toml").is_none());
}

#[test]
fn nothing_is_fetched_from_another_host() {
    for name in ["app.css", "icons.svg"] {
        let asset = kenes_assets::get(kenes_assets::url(name)).expect("a file of the first page");
        let text = std::str::from_utf8(asset.bytes).expect("text");
        let foreign = text
            .replace("http://www.w3.org/", "")
            .replace("http%3A%2F%2Fwww.w3.org", "");
        assert!(
            !foreign.contains("http://") && !foreign.contains("https://"),
            "{name}"
        );
    }
}
