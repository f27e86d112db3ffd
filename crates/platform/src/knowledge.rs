//! What the engine knows in this process: its built-in vocabulary, and the rows that the institution
//! adds (docs/vocabulary.md). Told once, before the first page is served; never changed afterwards, so
//! that all asks, suggestions and drafts of one run come from the same words.

use crate::meaning::{self, Fault, LanguageModel};
use kenes_kernel::config::Config;
use kenes_synthesis::{Knowledge, VocabularyFault};
use std::sync::{Arc, OnceLock};

static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();

/// The engine's knowledge; the built-in one, where nothing else was told.
#[must_use]
pub fn of_engine() -> &'static Knowledge {
    KNOWLEDGE.get_or_init(Knowledge::builtin)
}

/// The engine's knowledge with the language model, where its file is there and sound; the model is given
/// back with the value. Reads 72 MB: call it on a blocking thread, for a work of some length.
#[must_use]
pub fn with_model(config: &Config) -> Knowledge {
    let knowledge = of_engine().clone();
    match LanguageModel::open(&meaning::place(config)) {
        Ok(model) => knowledge.with_meaning(Arc::new(model)),
        Err(Fault::Absent(_)) => knowledge,
        Err(fault) => {
            tracing::warn!("the work goes on without the language model: {fault}");
            knowledge
        }
    }
}

/// Adds an institution's own table of concepts to the built-in ones and tells the result to this
/// process. Gives the number of concepts that are new.
///
/// # Errors
/// Every fault of the table with its line and column; nothing is told then.
pub fn tell(table: &str) -> Result<usize, Vec<VocabularyFault>> {
    let before = Knowledge::builtin();
    let concepts = |knowledge: &Knowledge| knowledge.vocabulary().concepts().len();
    let own = before.clone().with_vocabulary(table)?;
    let added = concepts(&own) - concepts(&before);
    // What was told first stays: a second call changes nothing that is already in use.
    let _ = KNOWLEDGE.set(own);
    Ok(added)
}
