//! Bundles the style sheets, scripts, fonts and icons and writes the table that `src/lib.rs`
//! embeds. This is the only place of the workspace that runs Node.
//!
//! Node modules lie in `target/kenes-assets-cache/<hash of the lock file>`, so they are fetched
//! once for each lock file and survive `cargo clean -p`. `KENES_ASSETS_DIR` names a folder that
//! `bundle.mjs` has filled before (on another machine, say); then Node is not needed at all.
#![allow(
    clippy::disallowed_methods,
    reason = "settings of a test or a build come from its environment"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const LOCKED: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

fn main() {
    println!("cargo::rerun-if-env-changed=KENES_ASSETS_DIR");
    for file in LOCKED.iter().chain(&["build.rs", "bundle.mjs"]) {
        println!("cargo::rerun-if-changed={file}");
    }
    for source in ["css", "js", "icons.txt"] {
        println!("cargo::rerun-if-changed=../platform/web/{source}");
    }
    if let Err(sentence) = build() {
        println!("cargo::error={sentence}");
        std::process::exit(1);
    }
}

fn build() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo gave no OUT_DIR")?);
    let bundle = match env::var_os("KENES_ASSETS_DIR") {
        Some(folder) => {
            let folder = PathBuf::from(folder);
            println!("cargo::rerun-if-changed={}", folder.display());
            folder
        }
        None => bundled_by_node(&out)?,
    };
    let table = table(&bundle)?;
    fs::write(out.join("table.rs"), table).map_err(|e| format!("cannot write the asset table: {e}"))
}

/// Installs the locked packages, runs `bundle.mjs` and returns the folder that it filled.
fn bundled_by_node(out: &Path) -> Result<PathBuf, String> {
    let here =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo gave no manifest folder")?);
    let cache = node_modules(&here, out)?;
    let bundle = out.join("bundle");
    let web = here.join("../platform/web");
    let mut node = Command::new("node");
    node.arg(here.join("bundle.mjs"))
        .arg(&cache)
        .arg(&web)
        .arg(&bundle);
    run(&mut node, "bundling the style sheets and scripts failed")?;
    Ok(bundle)
}

/// The folder whose `node_modules` fit the lock file; filled by `npm ci` when it is not there.
fn node_modules(here: &Path, out: &Path) -> Result<PathBuf, String> {
    let mut hash = Fnv::default();
    for file in LOCKED {
        let bytes = fs::read(here.join(file)).map_err(|e| format!("cannot read {file}: {e}"))?;
        hash.update(&bytes);
    }
    // OUT_DIR is target/<profile>/build/<crate>/out; the cache is shared by all profiles.
    let target = out.ancestors().nth(4).unwrap_or(out);
    let cache = target
        .join("kenes-assets-cache")
        .join(format!("{:016x}", hash.0));
    if cache.join("node_modules").is_dir() {
        return Ok(cache);
    }
    let fresh = cache.with_extension(std::process::id().to_string());
    let io = |e: std::io::Error| format!("cannot prepare {}: {e}", fresh.display());
    fs::create_dir_all(&fresh).map_err(io)?;
    for file in LOCKED {
        fs::copy(here.join(file), fresh.join(file)).map_err(io)?;
    }
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(&fresh)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    run(
        &mut npm,
        "`npm ci` could not fetch the packages of crates/assets/package-lock.json; check the network and the npm registry",
    )?;
    // Another build may have finished first; its folder is as good as ours.
    if fs::rename(&fresh, &cache).is_err() && !cache.join("node_modules").is_dir() {
        return Err(format!(
            "cannot move {} to {}",
            fresh.display(),
            cache.display()
        ));
    }
    Ok(cache)
}

/// Runs a command; on failure returns one sentence that names the remedy, then the tool's own words.
fn run(command: &mut Command, failure: &str) -> Result<(), String> {
    let output = command.output().map_err(|_| {
        "Node.js 20 or newer with npm is needed to build the pages' style sheets and scripts: install it \
         (Debian: apt install nodejs npm), or set KENES_ASSETS_DIR to a folder that crates/assets/bundle.mjs has filled."
            .to_owned()
    })?;
    if output.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&output.stderr)
        .trim()
        .replace('\n', " | ");
    Err(format!("{failure}: {words}"))
}

/// The Rust source of the table: one entry for each line of the bundle's `manifest.tsv`.
fn table(bundle: &Path) -> Result<String, String> {
    let path = bundle.join("manifest.tsv");
    let manifest = fs::read_to_string(&path).map_err(|e| {
        format!(
            "{} cannot be read ({e}); fill the folder with `node crates/assets/bundle.mjs`",
            path.display()
        )
    })?;
    let mut source = String::from("static TABLE: &[Asset] = &[\n");
    for (number, line) in manifest.lines().enumerate() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, file, content_type, hash] = fields[..] else {
            return Err(format!(
                "{} line {}: expected 4 fields, found {}",
                path.display(),
                number + 1,
                fields.len()
            ));
        };
        let embed = |ending: &str| {
            let at = bundle.join(format!("{file}{ending}"));
            at.is_file()
                .then(|| format!("include_bytes!({:?})", at.to_string_lossy()))
        };
        let bytes = embed("")
            .ok_or_else(|| format!("{} names {file}, which is not there", path.display()))?;
        let packed =
            |ending| embed(ending).map_or_else(|| "None".to_owned(), |e| format!("Some({e})"));
        let (gzip, brotli) = (packed(".gz"), packed(".br"));
        let (url, etag) = (format!("/assets/{file}"), format!("\"{hash}\""));
        let _ = writeln!(
            source,
            "Asset {{ name: {name:?}, url: {url:?}, bytes: {bytes}, content_type: {content_type:?}, etag: {etag:?}, gzip: {gzip}, brotli: {brotli} }},"
        );
    }
    source.push_str("];\n");
    Ok(source)
}

/// FNV-1a, 64 bits: names the cache folder; nothing depends on its strength.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn update(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
