//! The institution's own table of concepts, read from its file and told to the engine.

use kenes_kernel::config::Config;
use kenes_platform::knowledge;
use kenes_synthesis::VocabularyFault;
use std::path::Path;

/// Faults that are printed; the rest is counted, since one shifted column breaks every line.
const MOST_FAULTS: usize = 20;

/// Tells the engine the institution's table, where there is one: the one in the data folder, or the
/// one that is set. Gives a sentence on what was read.
///
/// # Errors
/// The file cannot be read, or every fault with file, line, column and how to mend it.
pub fn tell(config: &Config) -> Result<Option<String>, String> {
    let file = config.vocabulary_file();
    if config.vocabulary.as_os_str().is_empty() && !file.exists() {
        return Ok(None);
    }
    let added = knowledge::tell(&read(&file)?).map_err(|faults| sentence(&file, &faults))?;
    Ok(Some(format!(
        "the vocabulary {} was read: {added} new concepts",
        file.display()
    )))
}

/// The text of a table.
///
/// # Errors
/// A sentence: the file is not there, or it is no UTF-8.
pub fn read(file: &Path) -> Result<String, String> {
    let bytes = std::fs::read(file)
        .map_err(|error| format!("the vocabulary {} cannot be read: {error}", file.display()))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
        format!(
            "{}, line {line}: this is no UTF-8; save the table as UTF-8 text with tabs",
            file.display()
        )
    })
}

/// All faults, each with its file, as lines.
pub fn sentence(file: &Path, faults: &[VocabularyFault]) -> String {
    let mut lines = vec![format!(
        "the vocabulary {} is not used until it is mended:",
        file.display()
    )];
    lines.extend(
        faults
            .iter()
            .take(MOST_FAULTS)
            .map(|fault| format!("  {}, {fault}", file.display())),
    );
    if faults.len() > MOST_FAULTS {
        lines.push(format!("  and {} more", faults.len() - MOST_FAULTS));
    }
    lines.join("\n")
}
