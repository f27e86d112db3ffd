//! The one analysis of text that search and the engines share: Kazakh, Russian and English.
//!
//! A text becomes *tokens* (words with their place in the text), a token is *folded* (case, ё,
//! typographic marks) and *stemmed* (case, number, possession). The language of a word never has to
//! be known: the stem depends on the word alone, so a query of one word meets a text in any of the
//! three languages. The invariant is that every term consists of letters and digits only, lower
//! case, and is therefore safe inside SQLite FTS5 and PostgreSQL `tsvector('simple')`.
//!
//! ```
//! use kenes_analysis::{index_terms, query};
//!
//! let stored = index_terms("Расследовать все случаи пыток");
//! assert_eq!(index_terms("пытка"), stored[3..]);
//!
//! let asked = query::parse("пытка -\"смертная казнь\"");
//! assert_eq!(query::to_fts5(&asked).as_deref(), Some("(\"пытк\" NOT (\"смертн\" + \"казнь\"))"));
//! ```

mod fold;
mod kazakh;
mod language;
pub mod query;
mod russian;
mod stem;
mod tokens;

pub use fold::fold;
pub use language::{Language, guess_language};
pub use stem::{index_terms, stem};
pub use tokens::{MOST_LETTERS, Token, Tokens, tokens};
