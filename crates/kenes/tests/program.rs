//! The program as its operator meets it: started, stopped, asked for help, given the wrong folder.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests start processes and wait for them"
)]

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_kenes");
const TO_TRY: &str = "../platform/demo/import-to-try.csv";
const WITH_FAULTS: &str = "../platform/demo/import-with-faults.csv";

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("kenes-program-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn kenes(arguments: &[&str]) -> Output {
    Command::new(PROGRAM)
        .args(arguments)
        .env("KENES_LOG", "warn")
        .stdin(Stdio::null())
        .output()
        .unwrap()
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

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(output)))
}

fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

/// A running program; it ends with the test.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    /// Starts `kenes` with these arguments and waits until it answers.
    fn start(arguments: &[&str]) -> Self {
        let address = free_address();
        let mut child = Command::new(PROGRAM)
            .args(arguments)
            .args(["--listen", &address])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while TcpStream::connect(&address).is_err() {
            assert!(child.try_wait().unwrap().is_none(), "the program ended");
            assert!(begun.elapsed() < Duration::from_secs(60), "no answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        let running = Self { child, address };
        assert!(running.get("/healthz").starts_with("HTTP/1.1 200"));
        running
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Waits until the page holds a part, as jobs bring it.
    fn wait_for(&self, path: &str, part: &str) {
        let begun = Instant::now();
        while !self.get(path).contains(part) {
            assert!(
                begun.elapsed() < Duration::from_secs(90),
                "{part} did not come to {path}"
            );
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    fn ask_to_stop(&self) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
    }

    fn stop(mut self) {
        self.ask_to_stop();
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_demonstration_fills_itself_and_survives_a_restart_with_its_data() {
    let folder = Folder::new("demo");
    let data = folder.join("data");
    let arguments = ["demo", "--data", text(&data)];
    let mut running = Running::start(&arguments);
    let mut greeting = String::new();
    let mut lines = BufReader::new(running.child.stdout.take().unwrap());
    while !greeting.contains("the data stays in") {
        lines.read_line(&mut greeting).unwrap();
    }
    for part in [&format!("http://{}/", running.address), "clerk", "пытка"] {
        assert!(greeting.contains(part), "{greeting}");
    }
    running.wait_for("/en/road-maps", "RM-50");
    let root = settled_root(&running);
    running.stop();

    let running = Running::start(&arguments);
    assert!(running.get("/en/road-maps").contains("RM-50"));
    assert_eq!(settled_root(&running), root);
    let taken = kenes(&[
        "demo",
        "--data",
        text(&folder.join("other")),
        "--listen",
        &running.address,
    ]);
    assert!(!taken.status.success());
    assert!(
        said(&taken).contains("is taken by another program"),
        "{}",
        said(&taken)
    );
    running.stop();

    let verified = kenes(&["verify", "--data", text(&data)]);
    assert!(verified.status.success(), "{}", said(&verified));
    let examined = kenes(&["doctor", "--data", text(&data)]);
    assert!(examined.status.success(), "{}", said(&examined));
}

/// The root of the journal when nothing is written any more: the demonstration goes on filling itself
/// after its first pages are there.
fn settled_root(running: &Running) -> String {
    let mut before = journal_root(running);
    loop {
        std::thread::sleep(Duration::from_secs(3));
        let after = journal_root(running);
        if after == before {
            return after;
        }
        before = after;
    }
}

fn journal_root(running: &Running) -> String {
    let page = running.get("/en/verify");
    let digits = page
        .split(|c: char| !c.is_ascii_hexdigit())
        .find(|word| word.len() == 64);
    digits.unwrap_or_else(|| panic!("{page}")).to_owned()
}

#[test]
fn a_request_that_was_accepted_is_answered_before_the_program_stops() {
    let folder = Folder::new("stop");
    let mut running = Running::start(&["demo", "--data", text(&folder.join("data"))]);
    let body = "handle=nobody&password=a+wrong+password+of+some+length";
    let (first, rest) = body.split_at(20);
    let mut stream = TcpStream::connect(&running.address).unwrap();
    write!(
        stream,
        "POST /en/sign-in HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {1}\r\nConnection: close\r\n\r\n{first}",
        running.address,
        body.len()
    )
    .unwrap();
    stream.flush().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    running.ask_to_stop();
    std::thread::sleep(Duration::from_millis(300));
    assert!(
        running.child.try_wait().unwrap().is_none(),
        "it did not wait"
    );
    stream.write_all(rest.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    assert!(answer.contains("value=\"nobody\""), "{answer}");
    assert!(running.child.wait().unwrap().success());
}

#[test]
fn a_wrong_folder_is_a_sentence_and_nothing_is_removed() {
    let folder = Folder::new("folders");
    let file = folder.join("file");
    fs::write(&file, "mine").unwrap();
    let output = kenes(&["demo", "--data", text(&file)]);
    assert!(!output.status.success());
    assert!(
        said(&output).contains("it is not a folder"),
        "{}",
        said(&output)
    );
    for arguments in [
        &["demo", "--data", text(&folder.0)][..],
        &["demo", "--reset", "--data", text(&folder.0)][..],
    ] {
        let output = kenes(arguments);
        assert!(!output.status.success(), "{}", said(&output));
        assert!(file.is_file(), "what is not ours stays");
    }
    let output = kenes(&["serve", "--config", text(&folder.join("none.toml"))]);
    assert!(
        said(&output).contains("there is no settings file"),
        "{}",
        said(&output)
    );
    fs::write(folder.join("k.toml"), "lissten = \"127.0.0.1:1\"\n").unwrap();
    let output = kenes(&["doctor", "--config", text(&folder.join("k.toml"))]);
    assert!(said(&output).contains("lissten"), "{}", said(&output));
}

#[test]
fn what_was_imported_is_exported_and_imports_again_as_the_same() {
    let folder = Folder::new("import");
    let (one, other) = (folder.join("one"), folder.join("other"));
    let import = |file: &str, data: &Path, more: &[&str]| {
        let mut arguments = vec![
            "import",
            "recommendations",
            file,
            "--json",
            "--data",
            text(data),
        ];
        arguments.extend(more);
        kenes(&arguments)
    };
    let dry = json(&import(TO_TRY, &one, &["--dry-run"]));
    assert_eq!((&dry["read"], &dry["new"]), (&24.into(), &24.into()));
    let first = json(&import(TO_TRY, &one, &[]));
    assert_eq!(
        (&first["read"], &first["new"]),
        (&24.into(), &24.into()),
        "a dry run keeps nothing"
    );
    assert_eq!(first["import"], "I-0001");
    let again = json(&import(TO_TRY, &one, &[]));
    assert_eq!(
        (&again["new"], &again["unchanged"]),
        (&0.into(), &24.into())
    );

    for format in ["csv", "xlsx", "json"] {
        let file = folder.join(&format!("register.{format}"));
        let output = kenes(&[
            "export",
            "recommendations",
            "--data",
            text(&one),
            "--format",
            format,
            "--output",
            text(&file),
        ]);
        assert!(output.status.success(), "{}", said(&output));
        let data = other.join(format);
        let back = json(&import(text(&file), &data, &[]));
        assert_eq!(
            (&back["read"], &back["new"]),
            (&24.into(), &24.into()),
            "{format}: {back}"
        );
        assert_eq!(back["faults"], serde_json::json!([]), "{format}");
        let same = json(&import(text(&file), &one, &[]));
        assert_eq!(
            (
                &same["new"],
                &same["unchanged"],
                &same["changed"],
                &same["gone"]
            ),
            (&0.into(), &24.into(), &0.into(), &0.into()),
            "{format}: {same}"
        );
    }
    let verified = kenes(&["verify", "--data", text(&one)]);
    assert!(verified.status.success(), "{}", said(&verified));
}

#[test]
fn a_file_with_faults_imports_nothing_and_names_each_until_they_are_set_aside() {
    let folder = Folder::new("faults");
    let data = folder.join("data");
    let output = kenes(&[
        "import",
        "recommendations",
        WITH_FAULTS,
        "--data",
        text(&data),
    ]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for part in [
        "row 5, Date:",
        "31.02.2026",
        "Nothing was imported",
        "[[column]]",
    ] {
        assert!(said(&output).contains(part), "{part}: {}", said(&output));
    }
    let arguments = [
        "import",
        "recommendations",
        WITH_FAULTS,
        "--json",
        "--set-aside-faulty",
        "--data",
        text(&data),
    ];
    let output = kenes(&arguments);
    assert!(output.status.success(), "{}", said(&output));
    let summary = json(&output);
    let faults = summary["faults"].as_array().unwrap();
    assert!(faults.iter().all(|fault| {
        fault["row"].is_number()
            && fault["message"]
                .as_str()
                .is_some_and(|message| !message.is_empty())
    }));
    let read = summary["read"].as_i64().unwrap();
    assert!(read > 0);
    let file = folder.join("out.csv");
    kenes(&[
        "export",
        "recommendations",
        "--data",
        text(&data),
        "--output",
        text(&file),
    ]);
    let rows = fs::read_to_string(&file).unwrap().lines().count();
    assert!(rows as i64 > read, "the good rows are there: {rows}");
}

#[test]
fn texts_become_road_maps_without_a_database() {
    let folder = Folder::new("synthesise");
    let (input, output) = (folder.join("in.csv"), folder.join("out.csv"));
    fs::write(
        &input,
        "id,text\na,Ratify OP-CAT\nb,Ratify the Optional Protocol to the Convention against Torture\nc,Отменить смертную казнь\n",
    )
    .unwrap();
    let done = kenes(&[
        "synthesise",
        "--input",
        text(&input),
        "--output",
        text(&output),
        "--road-maps",
        "50",
    ]);
    assert!(done.status.success(), "{}", said(&done));
    let table = fs::read_to_string(&output).unwrap();
    let mut lines = table.lines();
    assert_eq!(
        lines.next(),
        Some("id,repeat_group,road_map,title_en,title_ru,title_kk,confidence")
    );
    let groups: Vec<&str> = lines.map(|line| line.split(',').nth(1).unwrap()).collect();
    assert_eq!(groups[0], groups[1]);
    assert_ne!(groups[0], groups[2]);
    fs::write(&input, "id,text\na,One\na,Two\n").unwrap();
    let refused = kenes(&[
        "synthesise",
        "--input",
        text(&input),
        "--output",
        text(&output),
    ]);
    assert!(!refused.status.success());
    assert!(
        said(&refused).contains("\"a\" stands already in row 2"),
        "{}",
        said(&refused)
    );
}

/// Two regional treaties that no built-in name knows, and a name more for a built-in concept.
const OWN_VOCABULARY: &str = "\
key\tkind\tnarrow\tthemes\ttitle_en\ttitle_ru\ttitle_kk\tnames_en\tnames_ru\tnames_kk
aral-compact\tinstrument\t3\twater\tAral Compact on shared rivers\tАральский договор об общих реках\tОртақ өзендер туралы Арал шарты\tAral Compact\tАральский договор\tАрал шарты
steppe-compact\tinstrument\t3\tland\tSteppe Compact on common pastures\tСтепной договор об общих пастбищах\tОртақ жайылымдар туралы Дала шарты\tSteppe Compact\tСтепной договор\tДала шарты
older-persons\t\t\t\t\t\t\tGolden Age programme\tпрограмма «Золотой век»\t«Алтын ғасыр» бағдарламасы
";

#[test]
fn texts_are_grouped_by_the_institutions_own_words() {
    let folder = Folder::new("own-words");
    let (input, output) = (folder.join("in.csv"), folder.join("out.csv"));
    let own = folder.join("own.tsv");
    fs::write(
        &input,
        "id,text\na,Extend the Golden Age programme\nb,Расширить программу «Золотой век»\nc,Abolish the death penalty\n",
    )
    .unwrap();
    fs::write(&own, OWN_VOCABULARY).unwrap();
    let synthesise = |more: &[&str]| {
        let mut arguments = vec![
            "synthesise",
            "--input",
            text(&input),
            "--output",
            text(&output),
        ];
        arguments.extend(more);
        kenes(&arguments)
    };
    let groups = || -> Vec<String> {
        fs::read_to_string(&output)
            .unwrap()
            .lines()
            .skip(1)
            .map(|line| line.split(',').nth(1).unwrap().to_owned())
            .collect()
    };
    assert!(synthesise(&[]).status.success());
    let without = groups();
    assert_ne!(without[0], without[1], "nobody knows this programme");
    let done = synthesise(&["--vocabulary", text(&own)]);
    assert!(done.status.success(), "{}", said(&done));
    let with = groups();
    assert_eq!(with[0], with[1], "the table names it in both languages");
    assert_ne!(with[0], with[2]);

    fs::write(&own, OWN_VOCABULARY.replace("\tland\t", "\tsteppe\t")).unwrap();
    let refused = synthesise(&["--vocabulary", text(&own)]);
    assert!(!refused.status.success());
    assert!(
        said(&refused)
            .contains("own.tsv, line 3, column themes: \"steppe\" is not the key of a theme"),
        "{}",
        said(&refused)
    );
    let absent = synthesise(&["--vocabulary", text(&folder.join("none.tsv"))]);
    assert!(
        said(&absent).contains("none.tsv cannot be read"),
        "{}",
        said(&absent)
    );
}

#[test]
fn the_register_parts_texts_by_the_institutions_own_words() {
    let folder = Folder::new("own-register");
    let (data, table) = (folder.join("data"), folder.join("table.csv"));
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("vocabulary.tsv"), OWN_VOCABULARY).unwrap();
    fs::write(
        &table,
        "Id;Committee;Document;Date;Paragraph;Recommendation;Language\n\
         O-1;CERD;DEMO/CERD/1;14.06.2024;5;Ratify the Aral Compact and the Steppe Compact;en\n",
    )
    .unwrap();
    let imported = kenes(&[
        "import",
        "recommendations",
        text(&table),
        "--data",
        text(&data),
        "--json",
    ]);
    assert_eq!(json(&imported)["new"], 1, "{}", said(&imported));
    let running = Running::start(&["serve", "--data", text(&data)]);
    let page = running.get("/en/recommendations/R-0001");
    assert!(page.contains("It asks for 2 things"), "{page}");
    assert!(
        page.contains(r#"<li value="2">Steppe Compact</li>"#),
        "{page}"
    );
    running.stop();

    let doctor = kenes(&["doctor", "--data", text(&data)]);
    assert!(
        said(&doctor).contains("vocabulary.tsv was read: 2 new concepts"),
        "{}",
        said(&doctor)
    );
    let broken = OWN_VOCABULARY.replace("instrument\t3\twater", "treaty\t3\twater");
    fs::write(data.join("vocabulary.tsv"), broken).unwrap();
    for arguments in [
        &["doctor", "--data", text(&data)][..],
        &["serve", "--data", text(&data), "--listen", &free_address()],
    ] {
        let stopped = kenes(arguments);
        assert!(!stopped.status.success(), "{}", said(&stopped));
        let sentence = said(&stopped);
        assert!(
            sentence.contains(
                "vocabulary.tsv, line 2, column kind: \"treaty\" is not a kind; write theme"
            ),
            "{sentence}"
        );
    }
}

#[test]
fn help_is_there_for_every_command() {
    for command in [
        "demo",
        "serve",
        "migrate",
        "import",
        "export",
        "synthesise",
        "user",
        "verify",
        "backup",
        "restore",
        "doctor",
    ] {
        let output = kenes(&[command, "--help"]);
        assert!(output.status.success());
        assert!(said(&output).contains("Usage: kenes"), "{}", said(&output));
    }
}
